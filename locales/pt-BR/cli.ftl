# The frame of the command line: help, the parser's errors, lines on standard error.

error-line = Erro: { $text }
notice-line = Observação: { $text }
progress-working = Trabalhando…
help-heading-usage = Uso:
help-heading-commands = Comandos
help-heading-arguments = Argumentos
help-heading-options = Opções
help-heading-environment = Variáveis de ambiente:
help-variable-ui = O mesmo que --ui
help-variable-memory = O mesmo que --memory
help-variable-user = Seu nome, para o histórico do que você altera
help-variable-log = Registrar na saída de erro como o trabalho é feito: info, debug ou trace
help-aliases = (também: { $names })
help-usage-options = opções
help-usage-command = comando
help-cotejo = O Cotejo coloca um texto ao lado do original: reaproveita traduções anteriores e não faz tradução automática.
help-any-help = Mostrar esta ajuda
help-any-version = Mostrar a versão
help-any-ui = Idioma em que o Cotejo fala com você: en, pt-PT, pt-BR, zh-Hans, zh-Hant, zh-MO
help-any-config = Arquivo do projeto (padrão: o cotejo.toml mais próximo)
help-any-memory = Banco de dados da memória (padrão: o do projeto)
help-any-by = Quem é você, para o histórico (se omitido, COTEJO_USER ou o nome que o sistema lhe dá)
help-any-json = Mostrar o resultado em JSON
help-any-from = Idioma do texto de origem
help-any-to = Idioma de destino; separe vários com vírgulas ou informe um por vez
help-any-also = Outra memória em que buscar também, apenas para leitura. Pode ser informada várias vezes
value-file = arquivo
value-folder = pasta
value-lang = idioma
value-sentence = frase
value-word = palavra
value-unit = unidade
value-origin = origem
value-state = estado
value-document = documento
value-day = dia
value-number = número
value-name = nome
value-side = lado
value-columns = colunas
error-option-unknown = A opção “{ $option }” não existe. { $similar ->
    [none] Consulte --help.
   *[other] Você quis dizer { $similar }?
}
error-command-unknown = O comando “{ $command }” não existe. { $similar ->
    [none] Consulte --help.
   *[other] Você quis dizer { $similar }?
}
error-command-missing = Indique o que fazer: cotejo <comando>. A lista de comandos está em cotejo --help.
error-value-bad = “{ $value }” não é um valor válido para { $option }. { $allowed ->
    [none] Consulte --help.
   *[other] Valores possíveis: { $allowed }.
}
error-value-missing = { $option } precisa de um valor. Consulte --help.
error-value-too-many = { $option } tem um valor a mais: “{ $value }”. Coloque entre aspas o texto que contém espaços.
error-value-not-text = Um dos argumentos não é texto válido (UTF-8). Verifique o nome do arquivo ou a codificação do terminal.
error-options-conflict = Não é possível usar { $option } junto com { $other }. Remova um dos dois.
error-argument-missing = Falta indicar: { $arguments }. Consulte --help.
error-output-failed = Não foi possível gravar o resultado ({ $reason }). Verifique o espaço livre no disco.
