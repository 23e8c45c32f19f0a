# Checks and terms.

# The checks by name, and how grave a finding is.
check-untranslated = sem tradução
check-term-not-used = termo preferido não usado
check-term-forbidden = termo indesejado
check-consistency = um original, várias traduções
check-numbers = números
check-codes = links e tags
severity-neutral = neutra
severity-minor = leve
severity-major = grave
severity-critical = crítica

# What findings say. The quoted words stand in the texts.
finding-term-not-used = A tradução não usa o termo da casa para “{ $term }”.
finding-term-forbidden = “{ $found }” é um termo que a casa não quer.
finding-term-deprecated = “{ $found }” é um termo que a casa não usa mais.
finding-otherwise-in-file = O mesmo original está em { $place } com outra tradução: “{ $other }”
finding-otherwise-in-memory = A memória tem outra tradução do mesmo original (unidade { $unit }): “{ $other }”
finding-number-missing = Falta “{ $number }” na tradução.
finding-number-added = “{ $number }” não está no original.
finding-number-changed = “{ $number }” virou “{ $found }”.
finding-number-read-otherwise = “{ $number }” está escrito como no original, mas no idioma da tradução é outro número.
finding-percent-lost = “{ $number }” e “{ $found }”: só um dos dois está em porcentagem.
finding-currency-changed = “{ $number }” e “{ $found }” não são a mesma moeda.
finding-mark-foreign = “{ $found }” tem o separador decimal de outro idioma.
finding-not-translated = A tradução é o próprio original, palavra por palavra.
finding-code-missing = Falta { $code } na tradução.
finding-code-added = { $code } não está no original.
finding-more-in-segment =
    { $count ->
        [one] Há mais uma divergência deste tipo neste segmento, que não é listada.
       *[other] Há mais { $count } divergências deste tipo neste segmento, que não são listadas.
    }

# What findings advise.
advice-use = Use “{ $wanted }”.
advice-use-instead = Escreva “{ $wanted }”.
advice-avoid = Evite “{ $found }”.
advice-one-rendering = Escolha uma das duas ou mantenha ambas, se o contexto exigir.
advice-translate = Traduza.
advice-compare = Compare com o original.

# The report of `cotejo check`.
check-head = { $place } · { $check } · { $severity }
check-place-line = linha { $line }, { $place }
check-unfinished = Segmentos ainda não confirmados: { $open } de { $segments }.
check-summary =
    { $findings ->
        [one] { $findings } ocorrência
       *[other] { $findings } ocorrências
    } em { $segments ->
        [one] { $segments } segmento
       *[other] { $segments } segmentos
    }.
check-clean =
    Nenhuma ocorrência em { $segments ->
        [one] { $segments } segmento
       *[other] { $segments } segmentos
    }.
check-nothing = Não há nada para verificar: nenhum segmento tem tradução para os idiomas pedidos.

# `cotejo terms`.
status-preferred = preferido
status-admitted = admitido
status-deprecated = obsoleto
status-forbidden = proibido
subject-office = cargo
subject-person = pessoa
subject-profession = profissão
subject-institution = instituição
subject-place = lugar
subject-economy = economia
subject-culture = cultura
subject-diplomacy = diplomacia
subject-law = direito
terms-none = Nenhum conceito tem um termo com “{ $word }”.
terms-no-file = Este projeto não tem termos. Escreva terms = "terms.toml" no cotejo.toml e coloque os termos nesse arquivo.

# Help.
help-check = Verificar termos, consistência e números em um arquivo bilíngue ou na memória inteira
help-check-file = O arquivo bilíngue: XLIFF ou TMX (padrão: a memória inteira)
help-check-to = Verificar apenas traduções para estes idiomas
help-terms = Os termos da casa
help-terms-find = Encontrar os conceitos aos quais uma palavra pertence
help-terms-find-word = A palavra, em qualquer idioma
help-terms-find-to = Mostrar apenas termos destes idiomas, separados por vírgulas
help-terms-find-from = Procurar a palavra apenas neste idioma
help-terms-suggest = Sugerir termos e nomes que as frases da memória têm e a base terminológica não
help-terms-suggest-from = O idioma dos termos (padrão: o idioma de origem do projeto)
help-terms-suggest-to = Como se dizem nestes idiomas, separados por vírgulas (padrão: os do projeto)
help-terms-suggest-limit = Quantos no máximo, começando pelos mais prováveis (padrão: 50)
help-terms-suggest-out = Gravá-los neste arquivo, cada um como comentário que você pode transformar em entrada da base terminológica
help-terms-suggest-force = Substituir o arquivo mesmo que tenha sido alterado; o conteúdo atual fica guardado ao lado
terms-suggest-none = A memória não sugere nenhum termo que a casa já não tenha. São necessárias frases que digam a mesma coisa várias vezes.
terms-suggest-how = Nada disto está na base terminológica. Para uma lista de onde escolher: “cotejo terms suggest --out suggestions.toml”
terms-suggest-written = { $count ->
    [one] Uma sugestão: { $file }. Só vale depois que você a passar para a base terminológica.
   *[other] { $count } sugestões, começando pelas mais prováveis: { $file }. Só valem depois que você as passar para a base terminológica.
 }
terms-suggest-head =
    Termos e nomes que a memória sugere, começando pelos mais prováveis. Nenhum vale ainda.
    Tire o “# ” das linhas do que aceitar, corrija e passe para a base terminológica (terms.toml).
    As linhas com ## dizem quantas vezes foi encontrado e mostram uma das frases.

# `cotejo terms import` and `export`.
terms-import-table = { $file }: uma tabela em { $encoding }, { $separator ->
    [comma] com vírgulas entre as células
    [semicolon] com ponto e vírgula entre as células
    [tab] com tabulações entre as células
    [cells] a primeira planilha
   *[other] em células
 }. O que as colunas contêm:
terms-import-column = { $meaning ->
    [terms] termos
    [language] o idioma do termo da linha
    [id] o identificador do conceito
    [subject] a área temática
    [definition] a definição
    [note] notas
    [status] se o termo deve ser usado
    [part-of-speech] a classe gramatical
    [forms] formas flexionadas
    [nothing] não é lida
   *[other] { $meaning }
 }{ $lang ->
    [none] {""}
   *[other] {" "}({ $lang })
 }
terms-import-counts = Conceitos: { $read } (novos: { $new }; com alguma novidade: { $changed }; sem novidade: { $unchanged })
terms-import-first = Os primeiros, como foram lidos:
terms-import-how = Nada foi gravado ainda. Se estiver certo: o mesmo comando com --yes
terms-import-how-table = Nada foi gravado ainda. Se estiver certo: o mesmo comando com --yes. Se não, diga o que as colunas contêm, na ordem: --columns en,pt-BR,note
terms-import-done = Gravado em { $file }.
terms-import-nothing = Nada muda: a base terminológica já tem tudo.
terms-exported = { $count ->
    [one] Um conceito: { $file }
   *[other] { $count } conceitos: { $file }
 }
help-terms-import = Trazer um glossário (CSV, TSV, XLSX, TBX) para a base terminológica; mostra como ele foi entendido e não grava nada sem --yes
help-terms-import-file = O glossário
help-terms-import-columns = O que as colunas de uma tabela contêm, na ordem: idiomas, id, subject, status, note, definition…, - para a que não deve ser lida
help-terms-import-from = O idioma de origem (padrão: o do projeto)
help-terms-import-to = Os idiomas de destino, separados por vírgulas (padrão: os do projeto)
help-terms-import-yes = Gravar na base terminológica; o conteúdo atual fica guardado ao lado
help-terms-export = Gravar a base terminológica como glossário para outras ferramentas: CSV, TSV, XLSX ou TBX
help-terms-export-file = O arquivo; o nome diz o formato: .csv, .tsv, .xlsx, .tbx ou .toml
help-terms-export-to = Apenas termos destes idiomas e do idioma de origem do projeto, separados por vírgulas
help-terms-export-force = Substituir o arquivo mesmo que tenha sido alterado; o conteúdo atual fica guardado ao lado
