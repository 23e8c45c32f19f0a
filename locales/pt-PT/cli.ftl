# The frame of the command line: help, the parser's errors, lines on standard error.

error-line = Erro: { $text }
notice-line = Nota: { $text }
progress-working = A trabalhar…
help-heading-usage = Utilização:
help-heading-commands = Comandos
help-heading-arguments = Argumentos
help-heading-options = Opções
help-heading-environment = Variáveis de ambiente:
help-variable-ui = O mesmo que --ui
help-variable-memory = O mesmo que --memory
help-variable-user = O seu nome, para o histórico do que altera
help-variable-log = Registar na saída de erros como decorre o trabalho: info, debug ou trace
help-aliases = (também: { $names })
help-usage-options = opções
help-usage-command = comando
help-cotejo = O Cotejo põe um texto ao lado do seu original: reaproveita traduções anteriores e não faz tradução automática.
help-any-help = Mostrar esta ajuda
help-any-version = Mostrar a versão
help-any-ui = Língua em que o Cotejo fala consigo: en, pt-PT, pt-BR, zh-Hans, zh-Hant, zh-MO
help-any-config = Ficheiro do projeto (predefinição: o cotejo.toml mais próximo)
help-any-memory = Base de dados da memória (predefinição: a do projeto)
help-any-by = Quem é, para o histórico (se omitido, COTEJO_USER ou o nome que o sistema lhe dá)
help-any-json = Mostrar o resultado em JSON
help-any-from = Língua do texto de partida
help-any-to = Língua de chegada; separe várias com vírgulas ou indique-as uma a uma
help-any-also = Outra memória onde pesquisar também, apenas para leitura. Pode indicar-se várias vezes
value-file = ficheiro
value-folder = pasta
value-lang = língua
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
error-option-unknown = Não existe a opção «{ $option }». { $similar ->
    [none] Consulte --help.
   *[other] Queria dizer { $similar }?
}
error-command-unknown = Não existe o comando «{ $command }». { $similar ->
    [none] Consulte --help.
   *[other] Queria dizer { $similar }?
}
error-command-missing = Indique o que fazer: cotejo <comando>. A lista de comandos está em cotejo --help.
error-value-bad = «{ $value }» não é um valor válido para { $option }. { $allowed ->
    [none] Consulte --help.
   *[other] Valores possíveis: { $allowed }.
}
error-value-missing = { $option } precisa de um valor. Consulte --help.
error-value-too-many = { $option } tem um valor a mais: «{ $value }». Ponha entre aspas o texto que contém espaços.
error-value-not-text = Um dos argumentos não é texto válido (UTF-8). Verifique o nome do ficheiro ou a codificação do terminal.
error-options-conflict = Não é possível usar { $option } em conjunto com { $other }. Retire um dos dois.
error-argument-missing = Falta indicar: { $arguments }. Consulte --help.
error-output-failed = Não foi possível enviar o resultado ({ $reason }). Verifique o espaço livre no disco.
