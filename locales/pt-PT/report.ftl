# A página bilingue.
page-promise = Aqui reaproveitam-se traduções anteriores; nada é traduzido automaticamente.
page-title-draft = Rascunho: { $title } ({ $source } → { $target })
page-title-final = { $title } ({ $source } → { $target })
page-draft = Rascunho
page-final = Completa
page-skip = Saltar para o texto
page-original = Original
page-made = Feita em { $date }

page-banner-draft = Isto é um rascunho: { $left ->
    [one] { $left } segmento
   *[other] { $left } segmentos
} de { $total } ainda { $left ->
    [one] não tem
   *[other] não têm
} tradução confirmada ({ $words ->
    [one] { $words } palavra
   *[other] { $words } palavras
}).
page-banner-final = Todos os segmentos têm tradução confirmada.
page-banner-correct = { $count ->
    [one] Uma verificação encontrou em { $count } segmento algo que pode induzir em erro.
   *[other] As verificações encontraram em { $count } segmentos algo que pode induzir em erro.
}
page-banner-review = { $count ->
    [one] { $count } segmento foi traduzido aqui e ainda não foi revisto.
   *[other] { $count } segmentos foram traduzidos aqui e ainda não foram revistos.
}
page-draft-notice = Rascunho, não publicar. Segmentos sem tradução confirmada: { $left } de { $total }. { $gaps ->
    [brackets] Os do texto estão entre parênteses retos duplos.
    [style] Os do texto estão assinalados. Quem apagar este elemento retira o aviso e as marcas.
    [none] {""}
   *[other] {""}
}

page-nav = Nesta página
page-nav-summary = Resumo
page-nav-left = O que falta
page-nav-terms = Termos
page-nav-story = A notícia
page-nav-site = Textos do sítio
page-nav-notices = Avisos

page-count-segments = { $count ->
    [one] { $count } segmento
   *[other] { $count } segmentos
}
page-count-words = { $count ->
    [one] { $count } palavra
   *[other] { $count } palavras
}
page-count-share = { $count }%
page-score = { $score }%

page-todo-ready = Pronto
page-todo-ready-hint = tem tradução confirmada
page-todo-correct = Corrigir
page-todo-correct-hint = uma verificação encontrou algo que pode induzir em erro
page-todo-review = Rever
page-todo-review-hint = traduzido neste documento; ainda ninguém o reviu
page-todo-choose = Escolher
page-todo-choose-hint = as traduções anteriores divergem; nenhuma foi inserida
page-todo-adapt = Adaptar
page-todo-adapt-hint = correspondência parcial (fuzzy): já se traduziu uma frase parecida
page-todo-confirm = Confirmar
page-todo-confirm-hint = há uma tradução, mas ninguém a confirmou
page-todo-new = Traduzir
page-todo-new-hint = nada de suficientemente parecido na memória
page-todo-repeat = Repetição
page-todo-repeat-hint = a mesma frase está mais acima; basta traduzi-la lá

page-tile-ready = Pronto
page-tile-review = A rever
page-tile-check = A verificar
page-tile-check-hint = para escolher, adaptar ou confirmar
page-tile-new = Sem correspondência
page-tile-new-hint = nada de suficientemente parecido na memória
page-tile-repeat = Repetição

page-filter = Mostrar
page-filter-all = Tudo
page-filter-check = A verificar
page-filter-new = Sem correspondência
page-filter-ready = Pronto
page-filter-review = A rever
page-filter-count = Na notícia: { $story }. Textos do sítio: { $site }.
page-filter-repeat = Repetição

page-bands = O que a memória tinha
page-bands-caption = Segmentos e palavras segundo a proximidade da melhor frase da memória
page-bands-note = A percentagem diz quanto da redação coincide, carácter a carácter; abaixo de 100%, a correspondência é parcial (fuzzy). Os pontos descontados por outras razões vêm indicados em cada correspondência.
page-column-band = Escalão
page-column-segments = Segmentos
page-column-words = Palavras

page-band-context = Correspondência de contexto
page-band-context-range = 101%
page-band-context-hint = A mesma frase entre as mesmas vizinhas, com tradução confirmada. Inserida.
page-band-exact = Correspondência exata
page-band-exact-range = 100%
page-band-exact-hint = A mesma frase noutro lugar, com tradução confirmada. Inserida, salvo se as traduções anteriores divergirem. Convém lê-la uma vez no novo lugar.
page-band-fuzzy-range = { $from }–{ $to }%
page-band-fuzzy95 = Quase igual
page-band-fuzzy95-hint = Muda um número, um nome ou uma vírgula, ou a tradução anterior não está confirmada para esta variante. A adaptar.
page-band-figures = Outros números
page-band-fuzzy85 = Muito parecida
page-band-fuzzy85-hint = Mudam uma ou duas palavras. A adaptar.
page-band-fuzzy75 = Parecida
page-band-fuzzy75-hint = Mudam várias palavras; a maior parte da tradução anterior ajuda. A adaptar.
page-band-fuzzy50 = Algo parecida
page-band-fuzzy50-hint = Está lá uma parte da frase; serve para aproveitar uma expressão. Abaixo do limiar do projeto conta-se, mas não se mostra.
page-band-new = Sem correspondência
page-band-new-range = menos de { $from }%
page-band-new-hint = Nada na memória se aproxima. A traduzir de raiz.
page-band-repetition = Repetição
page-band-repetition-range = outra vez
page-band-repetition-hint = A mesma frase está mais acima neste documento. Basta traduzi-la uma vez.
page-band-translated = Traduzido no ficheiro
page-band-translated-hint = Alguém o traduziu neste documento, tenha a memória o que tiver.

page-left = O que falta
page-left-nothing = Não falta nada: todos os segmentos têm tradução confirmada.
page-left-terms-hint = a tradução tem um termo que a casa evita

page-terms = Termos neste texto
page-terms-caption = Termos da casa que estão no original, e como dizê-los em { $target }
page-terms-none = Neste texto não há nenhum termo da casa.
page-term-source = Termo
page-term-preferred = Preferido
page-term-avoid = Evitar
page-term-where = Onde
page-term-none = sem termo fixado em { $lang }
page-term-used = está na tradução
page-term-unused = não está na tradução
page-term-avoided = é um termo a evitar, e está na tradução
page-term-source-avoid = o próprio original usa um termo que a casa evita

page-story = A notícia
page-site = Textos do sítio
page-site-hint = Menus, botões e caixas à volta da notícia. Pertencem ao catálogo do sítio, não à notícia.
page-segment = Segmento { $number }
page-message = Mensagem

page-gap-new = Sem correspondência: ainda por traduzir
page-gap-choose = Nada foi inserido: as traduções anteriores divergem
page-gap-adapt = Ainda por traduzir; há uma frase parecida em baixo
page-gap-variety = Nada foi inserido: a memória tem a mesma frase, mas não com certeza nesta variante da língua
page-gap-far = Ainda por traduzir; a frase mais próxima da memória está demasiado longe para ser mostrada
page-gap-codes = Nada foi inserido: a memória tem a mesma frase, mas com outras etiquetas
page-gap-unreviewed = Nada foi inserido: a memória tem a mesma frase, mas ninguém confirmou a tradução
page-gap-repeat = Igual ao segmento { $number }
page-repeats = Repete o segmento { $number }
page-unconfirmed = Ainda por confirmar

page-match-filled = Inserida a partir da memória
page-match-by-hand = Traduzida neste documento, não vem da memória
page-match-count = { $count ->
    [one] { $count } frase da memória
   *[other] { $count } frases da memória
}
page-findings = Verificações
page-match-candidate = Frase parecida da memória (correspondência parcial, fuzzy)
page-match-same = A mesma frase, tal como foi traduzida
page-match-ambiguous = { $count ->
    [one] Mostra-se { $count } tradução anterior desta mesma frase; outra diverge dela. Nada foi inserido; escolha uma ou escreva uma nova.
   *[other] Há { $count } traduções anteriores desta mesma frase, confirmadas, igualmente próximas e diferentes. Nada foi inserido; escolha uma ou escreva uma nova.
}
page-match-number = Candidata { $number }
page-match-more = { $count ->
    [one] Mais { $count } frase da memória
   *[other] Mais { $count } frases da memória
}
page-match-source = Frase da memória
page-match-source-diff = Frase da memória, comparada com esta
page-match-target = A tradução dela, não a desta frase
page-match-target-same = A tradução dela
page-match-no-difference = sem diferença na redação
page-match-only = só difere em: { $kinds }
page-comma = {", "}
page-kind-case = maiúsculas
page-kind-width = largura dos caracteres
page-kind-punctuation = pontuação
page-kind-number = números
page-diff-legend = Numa frase da memória, o que está riscado só existe nela; o que está sublinhado é novo na frase de hoje.
page-diff-deleted = só na frase da memória:
page-diff-inserted = só na frase de hoje:

page-from-document = Documento
page-from-document-none = sem registo
page-from-origin = Origem
page-from-memory = Memória
page-from-changed = Alterada em
page-from-changed-by = Por
page-from-state = Estado
page-from-unit = Unidade
page-from-score = Grau de correspondência
page-score-sum = { $base }% { $names } = { $score }%

page-penalty-sister = − { $points } (outra variante da língua)
page-penalty-unspecified = − { $points } (variante não indicada)
page-penalty-alignment = − { $points } (alinhada, ninguém a reviu)
page-penalty-machine = − { $points } (tradução automática de outra ferramenta)
page-penalty-codes = − { $points } (outras etiquetas)
page-penalty-other = − { $points } (outro motivo)

page-origin-story = notícia traduzida
page-origin-site-string = texto do sítio
page-origin-aligned = alinhamento de textos publicados
page-origin-foreign = memória de outra ferramenta
page-origin-machine = tradução automática

page-state-initial = por confirmar
page-state-translated = traduzida
page-state-reviewed = revista
page-state-final = final

page-role-title = Título
page-role-standfirst = Entrada
page-role-heading = Intertítulo
page-role-item = Lista
page-role-quotation = Citação
page-role-caption = Legenda
page-role-cell = Célula de tabela
page-role-byline = Assinatura
page-role-date = Data
page-role-section = Secção
page-role-meta = Descrição

page-place-breadcrumb = caminho de navegação
page-place-navigation = navegação
page-place-header = cabeçalho da página
page-place-footer = rodapé da página
page-place-box = caixa
page-place-form = formulário
page-place-comments = comentários
page-place-byline = à volta da notícia
page-place-meta = cabeçalho do ficheiro
page-place-page = na página

page-notices = Avisos
page-keys = Teclas: n avança para o segmento seguinte por concluir; p recua para o anterior.
page-code = Etiqueta { $id }
