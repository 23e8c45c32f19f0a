# Do arquivo à memória.

help-align-confidence = Grau de confiança a partir do qual um par de frases passa a unidade, de 0 a 100 (predefinição: 90)
help-memory-forget-document = Retirar antes uma página inteira: o endereço ou o caminho
progress-reading = A ler páginas: { $done } de { $of }
progress-pairing = A procurar que páginas correspondem: vistos { $done } pares de { $of }
progress-aligning = A alinhar: { $done } pares de { $of }
progress-writing = A gravar na memória…
archive-read = Páginas lidas: { $pages }{ $pages ->
    [0] {""}
   *[other] {" "}({ $langs })
 }{ $passed ->
    [0] .
   *[other] . Outros ficheiros, postos de parte: { $passed }.
 }
archive-furniture = { $count ->
    [one] Um bloco repete-se palavra por palavra em várias notícias: é do sítio e ficou de fora.
   *[other] { $count } blocos repetem-se palavra por palavra em várias notícias: são do sítio e ficaram de fora.
 }
archive-group = { $files } ({ $found ->
    [given] como indicou
    [links] pelas ligações
    [name] pelos nomes
    [content] pelo que dizem
   *[other] pelo que dizem
 }): { $units ->
    [one] uma unidade
   *[other] { $units } unidades
 }
archive-groups = Notícias em várias línguas: { $groups } (pelas ligações: { $links }; pelo nome: { $name }; pelo que dizem: { $content })
archive-refused = { $why ->
    [same-language] { $file } e { $beside } estão na mesma língua: nada se aprendeu com elas.
    [other-story] { $file } e { $beside } não contam a mesma notícia: nada se aprendeu com elas.
    [unsure] { $file } e { $beside }: há muito pouco com que saber se correspondem, por isso nada se aprendeu com elas. Indique mais páginas de uma vez, ou importe primeiro uma memória.
    [summary] { $file } e { $beside }: uma é apenas um resumo ou uma parte da outra; nada se aprendeu com elas.
    [older] { $file } é mais antiga do que a versão que a memória conhece: nada se aprendeu com ela.
    [superseded] { $file }: há uma versão mais recente da mesma página; nada se aprendeu com esta.
    [alone] { $file }: não se encontrou nenhuma página noutra língua que lhe corresponda. Se existir, indique as duas em conjunto.
   *[other] { $file }: não se encontrou nenhuma página noutra língua que lhe corresponda. Se existir, indique as duas em conjunto.
 }
archive-beads = Frases postas lado a lado (primeira língua-outra língua: quantas vezes): { $beads }
archive-left-out = { $why ->
    [doubtful] Confiança insuficiente (abaixo de { $least } %), fora da memória: { $count }
    [contradicting] Números, datas ou quantias que se contradizem, de fora: { $count }
    [passage] Várias frases ao lado de várias outras, de fora: { $count }
    [untranslated] O mesmo texto nas duas línguas, de fora: { $count }
    [known] Já na memória, pela mão de uma pessoa: { $count }
    [kept] Traduzidas de outro modo por uma pessoa, cujo texto fica: { $count }
    [forgotten] Retiradas antes, e assim ficam: { $count }
    [rejected] Rejeitadas antes por uma pessoa, e assim ficam: { $count }
   *[other] Retiradas antes, e assim ficam: { $count }
 }
archive-review = A revisão compensa: entre os { $looks } pares menos seguros, cerca de { $found } errados na memória e cerca de { $right } certos que ficaram de fora. Para os ver: cotejo review, com as mesmas páginas
archive-more = … e mais { $count }; --json indica todas.
archive-otherwise = { $count ->
    [one] Uma frase tem na memória outra tradução, feita por uma pessoa; essa fica e vem primeiro.
   *[other] { $count } frases têm na memória outra tradução, feita por uma pessoa; essas ficam e vêm primeiro.
 }
archive-taken = Unidades novas: { $new }; atualizadas: { $updated }; inalteradas: { $unchanged }{ $gone ->
    [0] {""}
   *[other] ; retiradas com as respetivas frases: { $gone }
 }. Não estão revistas e descontam pontos na correspondência. Para voltar atrás: cotejo memory undo { $import }
archive-no-news = Nada de novo: { $units ->
    [0] a memória já tem tudo.
    [one] a memória já tem a única unidade.
   *[other] a memória já tem as { $units } unidades.
 }
archive-nothing = Nada se aprendeu.
memory-forgot-document = { $document }: { $forgotten ->
    [one] uma unidade retirada
   *[other] { $forgotten } unidades retiradas
 }{ $updated ->
    [0] .
    [one] ; outra ficou sem esta língua.
   *[other] ; outras { $updated } ficaram sem esta língua.
 } Para as repor: cotejo memory undo { $import }
error-document-unknown = A memória não tem nada de { $document }. Indique o endereço ou o caminho da página tal como «cotejo lookup» o mostra.
