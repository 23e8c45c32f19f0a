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
