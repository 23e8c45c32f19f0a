# Do arquivo à memória.

help-align-confidence = Grau de confiança a partir do qual um par de frases vira unidade, de 0 a 100 (padrão: 90)
help-memory-forget-document = Em vez disso, retirar uma página inteira: o endereço ou o caminho
progress-reading = Lendo páginas: { $done } de { $of }
progress-pairing = Procurando quais páginas correspondem: vistos { $done } pares de { $of }
progress-aligning = Alinhando: { $done } pares de { $of }
progress-writing = Gravando na memória…
archive-read = Páginas lidas: { $pages }{ $pages ->
    [0] {""}
   *[other] {" "}({ $langs })
 }{ $passed ->
    [0] .
   *[other] . Outros arquivos, deixados de lado: { $passed }.
 }
archive-furniture = { $count ->
    [one] Um bloco se repete palavra por palavra em várias notícias: é do site e ficou de fora.
   *[other] { $count } blocos se repetem palavra por palavra em várias notícias: são do site e ficaram de fora.
 }
archive-group = { $files } ({ $found ->
    [given] como você indicou
    [links] pelos links
    [name] pelos nomes
    [content] pelo que dizem
   *[other] pelo que dizem
 }): { $units ->
    [one] uma unidade
   *[other] { $units } unidades
 }
archive-groups = Notícias em vários idiomas: { $groups } (pelos links: { $links }; pelo nome: { $name }; pelo que dizem: { $content })
archive-refused = { $why ->
    [same-language] { $file } e { $beside } estão no mesmo idioma: nada foi aprendido com elas.
    [other-story] { $file } e { $beside } não contam a mesma notícia: nada foi aprendido com elas.
    [unsure] { $file } e { $beside }: há muito pouco para saber se correspondem, por isso nada foi aprendido com elas. Indique mais páginas de uma vez, ou importe antes uma memória.
    [summary] { $file } e { $beside }: uma é só um resumo ou uma parte da outra; nada foi aprendido com elas.
    [older] { $file } é mais antiga do que a versão que a memória conhece: nada foi aprendido com ela.
    [superseded] { $file }: há uma versão mais recente da mesma página; nada foi aprendido com esta.
    [alone] { $file }: não foi encontrada nenhuma página em outro idioma que corresponda a ela. Se existir, indique as duas juntas.
   *[other] { $file }: não foi encontrada nenhuma página em outro idioma que corresponda a ela. Se existir, indique as duas juntas.
 }
archive-beads = Frases postas lado a lado (primeiro idioma-outro idioma: quantas vezes): { $beads }
archive-left-out = { $why ->
    [doubtful] Confiança insuficiente (abaixo de { $least } %), fora da memória: { $count }
    [contradicting] Números, datas ou valores que se contradizem, de fora: { $count }
    [passage] Várias frases ao lado de várias outras, de fora: { $count }
    [untranslated] O mesmo texto nos dois idiomas, de fora: { $count }
    [known] Já na memória, feitas por uma pessoa: { $count }
    [kept] Traduzidas de outra forma por uma pessoa, cujo texto fica: { $count }
    [forgotten] Retiradas antes, e assim ficam: { $count }
    [rejected] Rejeitadas antes por uma pessoa, e assim ficam: { $count }
   *[other] Retiradas antes, e assim ficam: { $count }
 }
archive-review = A revisão compensa: entre os { $looks } pares menos seguros, cerca de { $found } errados na memória e cerca de { $right } certos que ficaram de fora. Para vê-los: cotejo review, com as mesmas páginas
archive-more = … e mais { $count }; --json mostra todas.
archive-otherwise = { $count ->
    [one] Uma frase tem na memória outra tradução, feita por uma pessoa; essa fica e vem primeiro.
   *[other] { $count } frases têm na memória outra tradução, feita por uma pessoa; essas ficam e vêm primeiro.
 }
archive-taken = Unidades novas: { $new }; atualizadas: { $updated }; inalteradas: { $unchanged }{ $gone ->
    [0] {""}
   *[other] ; retiradas com suas frases: { $gone }
 }. Não estão revisadas e perdem pontos na correspondência. Para voltar atrás: cotejo memory undo { $import }
archive-no-news = Nada de novo: { $units ->
    [0] a memória já tem tudo.
    [one] a memória já tem a única unidade.
   *[other] a memória já tem as { $units } unidades.
 }
archive-nothing = Nada foi aprendido.
memory-forgot-document = { $document }: { $forgotten ->
    [one] uma unidade retirada
   *[other] { $forgotten } unidades retiradas
 }{ $updated ->
    [0] .
    [one] ; outra ficou sem este idioma.
   *[other] ; outras { $updated } ficaram sem este idioma.
 } Para trazê-las de volta: cotejo memory undo { $import }
error-document-unknown = A memória não tem nada de { $document }. Indique o endereço ou o caminho da página como “cotejo lookup” mostra.
