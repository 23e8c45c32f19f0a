# Checks and terms.

# The checks by name, and how grave a finding is.
check-untranslated = por traduzir
check-term-not-used = termo preferido não usado
check-term-forbidden = termo não desejado
check-consistency = um original, várias traduções
check-numbers = números
check-codes = ligações e etiquetas
severity-neutral = neutra
severity-minor = leve
severity-major = grave
severity-critical = crítica

# What findings say. The quoted words stand in the texts.
finding-term-not-used = A tradução não usa o termo da casa para «{ $term }».
finding-term-forbidden = «{ $found }» é um termo que a casa não quer.
finding-term-deprecated = «{ $found }» é um termo que a casa deixou de usar.
finding-otherwise-in-file = O mesmo original está em { $place } com outra tradução: «{ $other }»
finding-otherwise-in-memory = A memória tem outra tradução do mesmo original (unidade { $unit }): «{ $other }»
finding-number-missing = Falta «{ $number }» na tradução.
finding-number-added = «{ $number }» não está no original.
finding-number-changed = «{ $number }» passou a «{ $found }».
finding-number-read-otherwise = «{ $number }» está escrito como no original, mas na língua da tradução é outro número.
finding-percent-lost = «{ $number }» e «{ $found }»: só um dos dois está em percentagem.
finding-currency-changed = «{ $number }» e «{ $found }» não são a mesma moeda.
finding-mark-foreign = «{ $found }» tem o separador decimal de outra língua.
finding-not-translated = A tradução é o próprio original, palavra por palavra.
finding-code-missing = Falta { $code } na tradução.
finding-code-added = { $code } não está no original.
finding-more-in-segment =
    { $count ->
        [one] Há mais uma divergência deste tipo neste segmento, que não é listada.
       *[other] Há mais { $count } divergências deste tipo neste segmento, que não são listadas.
    }

# What findings advise.
advice-use = Use «{ $wanted }».
advice-use-instead = Escreva antes «{ $wanted }».
advice-avoid = Evite «{ $found }».
advice-one-rendering = Escolha uma das duas, ou mantenha ambas se o contexto o exigir.
advice-translate = Traduza.
advice-compare = Compare com o original.

# The report of `cotejo check`.
check-head = { $place } · { $check } · { $severity }
check-place-line = linha { $line }, { $place }
check-unfinished = Segmentos ainda por confirmar: { $open } de { $segments }.
check-summary =
    { $findings ->
        [one] 1 reparo
       *[other] { $findings } reparos
    } em { $segments ->
        [one] 1 segmento
       *[other] { $segments } segmentos
    }.
check-clean =
    Nenhum reparo em { $segments ->
        [one] 1 segmento
       *[other] { $segments } segmentos
    }.
check-nothing = Não há nada para verificar: nenhum segmento tem tradução para as línguas pedidas.

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
terms-none = Nenhum conceito tem um termo com «{ $word }».
terms-no-file = Este projeto não tem termos. Escreva terms = "terms.toml" no cotejo.toml e ponha os termos nesse ficheiro.

# Help.
help-check = Verificar termos, coerência e números num ficheiro bilingue ou em toda a memória
help-check-file = O ficheiro bilingue: XLIFF ou TMX (predefinição: toda a memória)
help-check-to = Verificar apenas traduções para estas línguas
help-terms = Os termos da casa
help-terms-find = Encontrar os conceitos a que uma palavra pertence
help-terms-find-word = A palavra, em qualquer língua
help-terms-find-to = Mostrar apenas termos destas línguas, separadas por vírgulas
help-terms-find-from = Pesquisar a palavra apenas nesta língua
help-terms-suggest = Sugerir termos e nomes que as frases da memória têm e a base terminológica não
help-terms-suggest-from = A língua dos termos (predefinição: a língua de partida do projeto)
help-terms-suggest-to = Como se dizem nestas línguas, separadas por vírgulas (predefinição: as do projeto)
help-terms-suggest-limit = Quantos no máximo, a começar pelos mais prováveis (predefinição: 50)
help-terms-suggest-out = Gravá-los neste ficheiro, cada um como comentário que pode transformar em entrada da base terminológica
help-terms-suggest-force = Substituir o ficheiro mesmo que tenha sido alterado; o conteúdo atual fica guardado ao lado
terms-suggest-none = A memória não sugere nenhum termo que a casa não tenha já. São precisas frases que digam a mesma coisa várias vezes.
terms-suggest-how = Nada disto está na base terminológica. Para uma lista de onde escolher: «cotejo terms suggest --out suggestions.toml»
terms-suggest-written = { $count ->
    [one] Uma sugestão: { $file }. Só conta depois de a passar para a base terminológica.
   *[other] { $count } sugestões, a começar pelas mais prováveis: { $file }. Só contam depois de as passar para a base terminológica.
 }
terms-suggest-head =
    Termos e nomes que a memória sugere, a começar pelos mais prováveis. Nenhum conta ainda.
    Retire o «# » às linhas do que aceitar, corrija-o e passe-o para a base terminológica (terms.toml).
    As linhas com ## dizem quantas vezes foi encontrado e mostram uma das frases.

# `cotejo terms import` and `export`.
terms-import-table = { $file }: uma tabela em { $encoding }, { $separator ->
    [comma] com vírgulas entre as células
    [semicolon] com ponto e vírgula entre as células
    [tab] com tabulações entre as células
    [cells] a primeira folha
   *[other] em células
 }. O que contêm as colunas:
terms-import-column = { $meaning ->
    [terms] termos
    [language] a língua do termo da linha
    [id] o identificador do conceito
    [subject] a área temática
    [definition] a definição
    [note] notas
    [status] se o termo é para usar
    [part-of-speech] a classe gramatical
    [forms] formas flexionadas
    [nothing] não é lida
   *[other] { $meaning }
 }{ $lang ->
    [none] {""}
   *[other] {" "}({ $lang })
 }
terms-import-counts = Conceitos: { $read } (novos: { $new }; com alguma novidade: { $changed }; sem novidade: { $unchanged })
terms-import-first = Os primeiros, tal como foram lidos:
terms-import-how = Ainda não foi gravado nada. Se está certo: o mesmo comando com --yes
terms-import-how-table = Ainda não foi gravado nada. Se está certo: o mesmo comando com --yes. Se não, diga o que contêm as colunas, por ordem: --columns en,pt-PT,note
terms-import-done = Gravado em { $file }.
terms-import-nothing = Nada muda: a base terminológica já tem tudo.
terms-exported = { $count ->
    [one] Um conceito: { $file }
   *[other] { $count } conceitos: { $file }
 }
help-terms-import = Trazer um glossário (CSV, TSV, XLSX, TBX) para a base terminológica; mostra como foi entendido e não grava nada sem --yes
help-terms-import-file = O glossário
help-terms-import-columns = O que contêm as colunas de uma tabela, por ordem: línguas, id, subject, status, note, definition…, - para a que não é para ler
help-terms-import-from = A língua de partida (predefinição: a do projeto)
help-terms-import-to = As línguas de chegada, separadas por vírgulas (predefinição: as do projeto)
help-terms-import-yes = Gravar na base terminológica; o conteúdo atual fica guardado ao lado
help-terms-export = Gravar a base terminológica como glossário para outras ferramentas: CSV, TSV, XLSX ou TBX
help-terms-export-file = O ficheiro; o nome diz o formato: .csv, .tsv, .xlsx, .tbx ou .toml
help-terms-export-to = Apenas termos destas línguas e da língua de partida do projeto, separadas por vírgulas
help-terms-export-force = Substituir o ficheiro mesmo que tenha sido alterado; o conteúdo atual fica guardado ao lado
