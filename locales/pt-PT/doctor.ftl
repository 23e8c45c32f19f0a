# doctor

help-doctor = Dizer que ferramentas aceitam um ficheiro TMX e o que cada uma perderia; se um ficheiro XLIFF é válido
help-doctor-file = O ficheiro: TMX ou XLIFF
help-doctor-repair = Gravar um ficheiro TMX que todas aceitem, tanto quanto possível, e dizer o que se perde

error-repair-cannot = { $file }: o Cotejo examina { $format ->
    [xliff] ficheiros XLIFF
    [xliff-1] ficheiros XLIFF
   *[other] ficheiros destes
}, mas não os repara. Corrija o que é indicado ou volte a exportar o ficheiro da ferramenta que o fez.
error-repair-empty = { $file }: não foi possível conservar nada, e por isso nada foi gravado. Volte a exportar o ficheiro da ferramenta que o fez.

doctor-place = linha { $line }, coluna { $column }{ $unit ->
    [none] {""}
   *[other] {" "}(unidade { $unit })
}:
doctor-effect = { $effect ->
    [refuses] recusam o ficheiro: { $tools }
    [unit] deixam a unidade de fora: { $tools }
    [text] perdem um dos textos: { $tools }
    [garbles] tomam etiquetas ou bytes por palavras: { $tools }
    [markup] perdem as etiquetas: { $tools }
    [data] perdem uma data: { $tools }
   *[other] sofrem: { $tools }
}
doctor-more = { $count ->
    [one] mais um como o da linha { $line }
   *[other] mais { $count } como o da linha { $line }
}
doctor-summary = { $format ->
    [tmx] { $units ->
        [one] Uma unidade
       *[other] { $units } unidades
    }; { $findings ->
        [0] nada em que alguma ferramenta tropece
        [one] um reparo
       *[other] { $findings } reparos
    }.
   *[other] { $findings ->
        [0] O ficheiro é válido.
        [one] O ficheiro não é válido: um reparo.
       *[other] O ficheiro não é válido: { $findings } reparos.
    }
}
doctor-verdict = { $verdict ->
    [loads] carrega tudo
    [loses] carrega { $units } de { $all } unidades, com perdas
    [nothing] não carrega nada
    [refuses] recusa o ficheiro
   *[other] não se sabe
}
doctor-advice = Para gravar um ficheiro que todas aceitem: cotejo doctor { $file } --repair { $new }
doctor-repaired = { $file }: { $units ->
    [one] uma unidade gravada
   *[other] { $units } unidades gravadas
}; { $lost ->
    [0] nada se perdeu
    [one] houve uma coisa que não se pôde conservar (acima)
   *[other] houve { $lost } coisas que não se puderam conservar (acima)
}.

tmx-broken = isto não é XML bem formado: { $reason ->
    [end-tag] uma etiqueta de fecho não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o carácter { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o ficheiro declara
    [attribute] um atributo está mal escrito
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a etiqueta de fecho
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. Nenhuma ferramenta lê o que vem depois.
tmx-truncated = o ficheiro acaba a meio; <{ $element }> nunca é fechado.
tmx-no-units = { $units ->
    [0] o ficheiro não tem nenhuma unidade.
   *[other] o ficheiro tem { $units } unidades, e nenhuma ferramenta carregaria uma só delas.
}
tmx-no-header = falta o <header>.
tmx-no-body = falta o <body>, onde ficam as unidades.
tmx-version = { $version ->
    [none] o ficheiro não diz a sua versão (version="1.4").
   *[other] o ficheiro diz ser TMX { $version }; os esquemas das ferramentas conhecem a 1.4 e a 1.1.
}
tmx-namespace = os elementos estão no espaço de nomes { $space }; o TMX não tem nenhum.
tmx-encoding = o ficheiro está em { $encoding }; grave-o em UTF-8.
tmx-attribute-missing = falta o atributo { $attribute } em <{ $element }>.
tmx-attribute-unknown = <{ $element }> tem o atributo { $attribute }, que o TMX aí não tem.
tmx-attribute-value = { $attribute }="{ $value }" em <{ $element }> não é um valor que o TMX tenha.
tmx-element-misplaced = <{ $element }> não tem aqui lugar em <{ $parent }>, ou não por esta ordem.
tmx-text-misplaced = há texto onde o TMX não o tem, em <{ $parent }>: «{ $words }»
tmx-srclang-missing = o cabeçalho não diz a língua de partida (srclang).
tmx-srclang-all = o cabeçalho deixa em aberto a língua de partida (srclang="*all*").
tmx-source-unsaid = nem o cabeçalho nem a unidade dizem qual dos textos é o de partida (srclang).
tmx-source-missing = não há texto na língua de partida, { $tag }.
tmx-source-spelling = a língua de partida está escrita { $source }, e o texto diz { $tag }.
tmx-source-other = a língua de partida da unidade é { $tag }, a do cabeçalho é { $header }, na qual ela não tem texto.
tmx-no-variants = a unidade não tem nenhum texto.
tmx-language-missing = um texto não diz em que língua está (xml:lang).
tmx-language-attribute = no TMX 1.1 a língua fica em lang, e não em xml:lang.
tmx-language-lang-only = a língua { $tag } está em lang; no TMX 1.4 fica em xml:lang.
tmx-language-underscore = { $tag } não está ligado por hífenes.
tmx-language-bad = «{ $tag }» não é uma etiqueta de língua.
tmx-language-script = { $tag } distingue o chinês só pela escrita; escreva { $spelling }.
tmx-seg-missing = o texto em { $tag } não tem <seg>.
tmx-text-empty = o texto em { $tag } está vazio.
tmx-one-language = a unidade tem texto em menos de duas línguas que se reconheçam.
tmx-variants-twice = { $tag } tem vários textos na mesma unidade.
tmx-text-long = o texto em { $tag } tem { $characters } caracteres, mais de { $limit }.
tmx-cdata = há texto numa secção CDATA.
tmx-codes = { $count ->
    [one] o texto tem uma etiqueta.
   *[other] o texto tem { $count } etiquetas.
}
tmx-text-in-code = há palavras dentro de <{ $element }>: «{ $words }»
tmx-codes-unpaired = <{ $element }> não tem par. Com o «nível 2 do TMX» ligado, o OmegaT 3.6 recusa um ficheiro assim.
tmx-date = { $attribute }="{ $value }" não está escrito como o TMX escreve as datas (20240501T120000Z).
tmx-several-languages = o ficheiro tem { $count } línguas; lê-se um par de cada vez.

loss-unit = uma unidade não está no ficheiro novo: { $reason ->
    [outside] o texto entre unidades não pertence a nenhuma
    [no-variant] não tem texto cuja língua se reconheça
    [end-tag] uma etiqueta de fecho não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o carácter { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o ficheiro declara
    [attribute] um atributo está mal escrito
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a etiqueta de fecho
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}.{ $words ->
    [none] {""}
   *[other] {" "}Dizia: «{ $words }»
}
loss-variant = um texto não está no ficheiro novo: { $reason ->
    [end-tag] uma etiqueta de fecho não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o carácter { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o ficheiro declara
    [attribute] um atributo está mal escrito
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a etiqueta de fecho
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. Dizia: «{ $words }»
loss-language = um texto não está no ficheiro novo: { $tag ->
    [none] não diz em que língua está
   *[other] «{ $tag }» não é uma língua
}. Dizia: «{ $words }»
loss-rest = o que vem daqui em diante não está no ficheiro novo: o antigo interrompe-se.
loss-characters = { $count ->
    [one] foi retirado um carácter que o XML não tem.
   *[other] foram retirados { $count } caracteres que o XML não tem.
}
loss-attribute = foi retirado { $attribute }="{ $value }" de <{ $element }>.
loss-element = foi retirado <{ $element }>; o que dizia, se dizia alguma coisa, ficou numa nota.

xliff-broken = isto não é XML bem formado: { $reason ->
    [end-tag] uma etiqueta de fecho não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o carácter { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o ficheiro declara
    [attribute] um atributo está mal escrito
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a etiqueta de fecho
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}.
xliff-truncated = o ficheiro acaba a meio; <{ $element }> nunca é fechado. Volte a obtê-lo.
xliff-version = version="{ $version }" não é uma versão que o Cotejo conheça.
xliff-element = { $parent ->
    [none] <{ $element }> não está no espaço de nomes do XLIFF.
   *[other] <{ $element }> não pode estar aqui em <{ $parent }>: nunca, não por esta ordem, ou não duas vezes.
}
xliff-element-missing = falta <{ $element }> em <{ $parent }>.
xliff-text = <{ $parent }> não pode conter texto: «{ $words }»
xliff-attribute-missing = falta o atributo { $attribute } em <{ $element }>.
xliff-attribute-unknown = <{ $element }> não pode ter o atributo { $attribute }.
xliff-attribute-value = { $attribute }="{ $value }" em <{ $element }> está errado; o que serve: { $wanted ->
    [id] um nome sem espaços
    [ids] nomes sem espaços
    [language] um código de língua (pt-PT)
    [positive] um número inteiro a partir de 1
    [priority] um número de 1 a 10
    [percent] um número de 0 a 100
    [user] um valor com prefixo (meu:valor)
    [marktype] generic, comment, term ou um valor com prefixo (meu:valor)
    [hex] o número de um carácter que o XML não permite
    [format] o nome de um elemento do HTML
   *[other] { $wanted }
}.
xliff-id-twice = o id { $id } de <{ $element }> já existe ali; dê-lhe outro.
xliff-dangling = { $attribute }="{ $value }" de <{ $element }> não remete para nada a que possa remeter.
xliff-fragment = «{ $value }» em <{ $element }> não é uma referência como o XLIFF as escreve (#n=1, #/f=1/u=2/3).
xliff-language = <{ $element }> está em { $lang }, e o ficheiro diz { $expected }.
xliff-no-target-language = há uma tradução, e <xliff> não diz em que língua está (trgLang).
xliff-needs = { $attribute } em <{ $element }> só vale com { $other }.
xliff-excludes = { $attribute } e { $other } não vão juntos em <{ $element }>.
xliff-one-of = <{ $element }> leva exatamente um destes: { $attributes }.
xliff-content = <{ $element }> tem ou conteúdo ou { $attribute }, um dos dois.
xliff-pair-missing = <{ $element }> ({ $id }) não tem par na unidade, ou não depois dele.
xliff-pair-differs = os dois códigos { $id } de um par diferem em { $attribute }.
xliff-deleted = o código { $id } não pode faltar na tradução.
xliff-reordered = o código { $id } tem de manter o seu lugar na sequência, depois do primeiro, que diz firstNo.
xliff-order = o lugar { $order } de uma tradução está ocupado, ou fica além do último segmento.
xliff-space = o original e a tradução não tratam os espaços da mesma forma (xml:space).
