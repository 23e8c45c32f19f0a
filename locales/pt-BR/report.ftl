# A página bilíngue.
page-promise = Aqui são reaproveitadas traduções anteriores; nada é traduzido automaticamente.
page-title-draft = Rascunho: { $title } ({ $source } → { $target })
page-title-final = { $title } ({ $source } → { $target })
page-draft = Rascunho
page-final = Completa
page-skip = Pular para o texto
page-original = Original
page-made = Feita em { $date }

page-banner-draft = Este é um rascunho: { $left ->
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
    [one] Uma verificação encontrou em { $count } segmento algo que pode induzir a erro.
   *[other] As verificações encontraram em { $count } segmentos algo que pode induzir a erro.
}
page-banner-review = { $count ->
    [one] { $count } segmento foi traduzido aqui e ainda não foi revisado.
   *[other] { $count } segmentos foram traduzidos aqui e ainda não foram revisados.
}
page-draft-notice = Rascunho, não publicar. Segmentos sem tradução confirmada: { $left } de { $total }. { $gaps ->
    [brackets] Os do texto estão entre colchetes duplos.
    [style] Os do texto estão assinalados. Ao excluir este elemento, o aviso e as marcas desaparecem.
    [none] {""}
   *[other] {""}
}

page-nav = Nesta página
page-nav-summary = Resumo
page-nav-left = O que falta
page-nav-terms = Termos
page-nav-story = A matéria
page-nav-site = Textos do site
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
page-todo-correct-hint = uma verificação encontrou algo que pode induzir a erro
page-todo-review = Revisar
page-todo-review-hint = traduzido neste documento; ainda não foi revisado
page-todo-choose = Escolher
page-todo-choose-hint = as traduções anteriores divergem; nenhuma foi inserida
page-todo-adapt = Adaptar
page-todo-adapt-hint = correspondência parcial (fuzzy): uma frase parecida já foi traduzida
page-todo-confirm = Confirmar
page-todo-confirm-hint = há uma tradução, mas ninguém a confirmou
page-todo-new = Traduzir
page-todo-new-hint = nada parecido o bastante na memória
page-todo-repeat = Repetição
page-todo-repeat-hint = a mesma frase está mais acima; basta traduzir lá

page-tile-ready = Pronto
page-tile-review = A revisar
page-tile-check = Verificar
page-tile-check-hint = para escolher, adaptar ou confirmar
page-tile-new = Sem correspondência
page-tile-new-hint = nada parecido o bastante na memória
page-tile-repeat = Repetição

page-filter = Mostrar
page-filter-all = Tudo
page-filter-check = Verificar
page-filter-new = Sem correspondência
page-filter-ready = Pronto
page-filter-review = A revisar
page-filter-count = Na matéria: { $story }. Textos do site: { $site }.
page-filter-repeat = Repetição

page-bands = O que a memória tinha
page-bands-caption = Segmentos e palavras segundo a proximidade da melhor frase da memória
page-bands-note = A porcentagem diz quanto da redação coincide, caractere a caractere; abaixo de 100%, a correspondência é parcial (fuzzy). Os pontos descontados por outros motivos são indicados em cada correspondência.
page-column-band = Faixa
page-column-segments = Segmentos
page-column-words = Palavras

page-band-context = Correspondência de contexto
page-band-context-range = 101%
page-band-context-hint = A mesma frase entre as mesmas vizinhas, com tradução confirmada. Inserida.
page-band-exact = Correspondência exata
page-band-exact-range = 100%
page-band-exact-hint = A mesma frase em outro lugar, com tradução confirmada. Inserida, a não ser que as traduções anteriores divirjam. Vale a pena relê-la no novo lugar.
page-band-fuzzy-range = { $from }–{ $to }%
page-band-fuzzy95 = Quase igual
page-band-fuzzy95-hint = Muda um número, um nome ou uma vírgula, ou a tradução anterior não está confirmada para esta variante. Para adaptar.
page-band-figures = Outros números
page-band-fuzzy85 = Muito parecida
page-band-fuzzy85-hint = Mudam uma ou duas palavras. Para adaptar.
page-band-fuzzy75 = Parecida
page-band-fuzzy75-hint = Mudam várias palavras; a maior parte da tradução anterior ajuda. Para adaptar.
page-band-fuzzy50 = Um pouco parecida
page-band-fuzzy50-hint = Parte da frase está lá; serve para aproveitar uma expressão. Abaixo do limiar do projeto, é contada, mas não aparece.
page-band-new = Sem correspondência
page-band-new-range = menos de { $from }%
page-band-new-hint = Nada na memória se aproxima. Para traduzir do zero.
page-band-repetition = Repetição
page-band-repetition-range = de novo
page-band-repetition-hint = A mesma frase está mais acima neste documento. Basta traduzir uma vez.
page-band-translated = Traduzido no arquivo
page-band-translated-hint = Alguém o traduziu neste documento, seja o que for que a memória tenha.

page-left = O que falta
page-left-nothing = Não falta nada: todos os segmentos têm tradução confirmada.
page-left-terms-hint = a tradução tem um termo que a casa evita

page-terms = Termos neste texto
page-terms-caption = Termos da casa que aparecem no original e como dizer cada um em { $target }
page-terms-none = Nenhum termo da casa aparece neste texto.
page-term-source = Termo
page-term-preferred = Preferido
page-term-avoid = Evitar
page-term-where = Onde
page-term-none = sem termo definido em { $lang }
page-term-used = está na tradução
page-term-unused = não está na tradução
page-term-avoided = é um termo a evitar, e está na tradução
page-term-source-avoid = o próprio original usa um termo que a casa evita

page-story = A matéria
page-site = Textos do site
page-site-hint = Menus, botões e caixas em volta da matéria. Pertencem ao catálogo do site, não à matéria.
page-segment = Segmento { $number }
page-message = Mensagem

page-gap-new = Sem correspondência: ainda não traduzido
page-gap-choose = Nada foi inserido: as traduções anteriores divergem
page-gap-adapt = Ainda não traduzido; há uma frase parecida abaixo
page-gap-variety = Nada foi inserido: a mesma frase está na memória, mas não com certeza nesta variante da língua
page-gap-far = Ainda não traduzido; a frase mais próxima da memória está longe demais para aparecer
page-gap-codes = Nada foi inserido: a mesma frase está na memória, mas com outras tags
page-gap-unreviewed = Nada foi inserido: a mesma frase está na memória, mas ninguém confirmou a tradução
page-gap-repeat = Igual ao segmento { $number }
page-repeats = Repete o segmento { $number }
page-unconfirmed = Ainda a confirmar

page-match-filled = Inserida a partir da memória
page-match-by-hand = Traduzida neste documento, não veio da memória
page-match-count = { $count ->
    [one] { $count } frase da memória
   *[other] { $count } frases da memória
}
page-findings = Verificações
page-match-candidate = Frase parecida da memória (correspondência parcial, fuzzy)
page-match-same = A mesma frase, como já foi traduzida
page-match-ambiguous = { $count ->
    [one] Aparece { $count } tradução anterior desta mesma frase; outra diverge dela. Nada foi inserido; escolha uma ou escreva uma nova.
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
page-diff-legend = Em uma frase da memória, o que está riscado só existe nela; o que está sublinhado é novo na frase de hoje.
page-diff-deleted = só na frase da memória:
page-diff-inserted = só na frase de hoje:

page-from-document = Documento
page-from-document-none = sem registro
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
page-penalty-alignment = − { $points } (alinhada, ninguém revisou)
page-penalty-machine = − { $points } (tradução automática de outra ferramenta)
page-penalty-codes = − { $points } (outras tags)
page-penalty-other = − { $points } (outro motivo)

page-origin-story = matéria traduzida
page-origin-site-string = texto do site
page-origin-aligned = alinhamento de textos publicados
page-origin-foreign = memória de outra ferramenta
page-origin-machine = tradução automática

page-state-initial = a confirmar
page-state-translated = traduzida
page-state-reviewed = revisada
page-state-final = final

page-role-title = Título
page-role-standfirst = Linha fina
page-role-heading = Entretítulo
page-role-item = Lista
page-role-quotation = Citação
page-role-caption = Legenda
page-role-cell = Célula de tabela
page-role-byline = Assinatura
page-role-date = Data
page-role-section = Editoria
page-role-meta = Descrição

page-place-breadcrumb = trilha de navegação
page-place-navigation = navegação
page-place-header = cabeçalho da página
page-place-footer = rodapé da página
page-place-box = caixa
page-place-form = formulário
page-place-comments = comentários
page-place-byline = em volta da matéria
page-place-meta = cabeçalho do arquivo
page-place-page = na página

page-notices = Avisos
page-keys = Teclas: n avança para o próximo segmento pendente; p volta para o anterior.
page-code = Tag { $id }
