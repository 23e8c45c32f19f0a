# doctor

help-doctor = Dizer que ferramentas aceitam um arquivo TMX e o que cada uma perderia; se um arquivo XLIFF é válido
help-doctor-file = O arquivo: TMX ou XLIFF
help-doctor-repair = Salvar um arquivo TMX que todas aceitem, tanto quanto possível, e dizer o que se perde

error-repair-cannot = { $file }: o Cotejo examina { $format ->
    [xliff] arquivos XLIFF
    [xliff-1] arquivos XLIFF
   *[other] arquivos destes
}, mas não os repara. Corrija o que é indicado ou exporte de novo o arquivo da ferramenta que o fez.
error-repair-empty = { $file }: não foi possível conservar nada, e por isso nada foi salvo. Exporte de novo o arquivo da ferramenta que o fez.

doctor-place = linha { $line }, coluna { $column }{ $unit ->
    [none] {""}
   *[other] {" "}(unidade { $unit })
}:
doctor-effect = { $effect ->
    [refuses] recusam o arquivo: { $tools }
    [unit] deixam a unidade de fora: { $tools }
    [text] perdem um dos textos: { $tools }
    [garbles] tratam tags ou bytes como palavras: { $tools }
    [markup] perdem as tags: { $tools }
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
        [one] um problema
       *[other] { $findings } problemas
    }.
   *[other] { $findings ->
        [0] O arquivo é válido.
        [one] O arquivo não é válido: um problema.
       *[other] O arquivo não é válido: { $findings } problemas.
    }
}
doctor-verdict = { $verdict ->
    [loads] carrega tudo
    [loses] carrega { $units } de { $all } unidades, com perdas
    [nothing] não carrega nada
    [refuses] recusa o arquivo
   *[other] não se sabe
}
doctor-advice = Para salvar um arquivo que todas aceitem: cotejo doctor { $file } --repair { $new }
doctor-repaired = { $file }: { $units ->
    [one] uma unidade salva
   *[other] { $units } unidades salvas
}; { $lost ->
    [0] nada se perdeu
    [one] houve uma coisa que não pôde ser conservada (acima)
   *[other] houve { $lost } coisas que não puderam ser conservadas (acima)
}.

tmx-broken = isto não é XML bem formado: { $reason ->
    [end-tag] uma tag de fechamento não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o caractere { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o arquivo declara
    [attribute] um atributo está escrito de forma errada
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a tag de fechamento
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. Nenhuma ferramenta lê o que vem depois.
tmx-truncated = o arquivo termina no meio; <{ $element }> nunca é fechado.
tmx-no-units = { $units ->
    [0] o arquivo não tem nenhuma unidade.
   *[other] o arquivo tem { $units } unidades, e nenhuma ferramenta carregaria nenhuma delas.
}
tmx-no-header = falta o <header>.
tmx-no-body = falta o <body>, onde ficam as unidades.
tmx-version = { $version ->
    [none] o arquivo não diz a sua versão (version="1.4").
   *[other] o arquivo diz ser TMX { $version }; os esquemas das ferramentas conhecem a 1.4 e a 1.1.
}
tmx-namespace = os elementos estão no espaço de nomes { $space }; o TMX não tem nenhum.
tmx-encoding = o arquivo está em { $encoding }; salve-o em UTF-8.
tmx-attribute-missing = falta o atributo { $attribute } em <{ $element }>.
tmx-attribute-unknown = <{ $element }> tem o atributo { $attribute }, que o TMX aí não tem.
tmx-attribute-value = { $attribute }="{ $value }" em <{ $element }> não é um valor que o TMX tenha.
tmx-element-misplaced = <{ $element }> não tem aqui lugar em <{ $parent }>, ou não nesta ordem.
tmx-text-misplaced = há texto onde o TMX não o tem, em <{ $parent }>: “{ $words }”
tmx-srclang-missing = o cabeçalho não diz o idioma de origem (srclang).
tmx-srclang-all = o cabeçalho deixa em aberto o idioma de origem (srclang="*all*").
tmx-source-unsaid = nem o cabeçalho nem a unidade dizem qual dos textos é o de origem (srclang).
tmx-source-missing = não há texto no idioma de origem, { $tag }.
tmx-source-spelling = o idioma de origem está escrito { $source }, e o texto diz { $tag }.
tmx-source-other = o idioma de origem da unidade é { $tag }, o do cabeçalho é { $header }, no qual ela não tem texto.
tmx-no-variants = a unidade não tem nenhum texto.
tmx-language-missing = um texto não diz em que idioma está (xml:lang).
tmx-language-attribute = no TMX 1.1 o idioma fica em lang, e não em xml:lang.
tmx-language-lang-only = o idioma { $tag } está em lang; no TMX 1.4 fica em xml:lang.
tmx-language-underscore = { $tag } não está ligado por hifens.
tmx-language-bad = “{ $tag }” não é um código de idioma.
tmx-language-script = { $tag } distingue o chinês só pela escrita; escreva { $spelling }.
tmx-seg-missing = o texto em { $tag } não tem <seg>.
tmx-text-empty = o texto em { $tag } está vazio.
tmx-one-language = a unidade tem texto em menos de dois idiomas que se reconheçam.
tmx-variants-twice = { $tag } tem vários textos na mesma unidade.
tmx-text-long = o texto em { $tag } tem { $characters } caracteres, mais de { $limit }.
tmx-cdata = há texto em uma seção CDATA.
tmx-codes = { $count ->
    [one] o texto tem uma tag.
   *[other] o texto tem { $count } tags.
}
tmx-text-in-code = há palavras dentro de <{ $element }>: “{ $words }”
tmx-codes-unpaired = <{ $element }> não tem par. Com o “nível 2 do TMX” ligado, o OmegaT 3.6 recusa um arquivo assim.
tmx-date = { $attribute }="{ $value }" não está escrito como o TMX escreve as datas (20240501T120000Z).
tmx-several-languages = o arquivo tem { $count } idiomas; é lido um par de cada vez.

loss-unit = uma unidade não está no arquivo novo: { $reason ->
    [outside] o texto entre unidades não pertence a nenhuma
    [no-variant] não tem texto cujo idioma se reconheça
    [end-tag] uma tag de fechamento não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o caractere { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o arquivo declara
    [attribute] um atributo está escrito de forma errada
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a tag de fechamento
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}.{ $words ->
    [none] {""}
   *[other] {" "}Dizia: “{ $words }”
}
loss-variant = um texto não está no arquivo novo: { $reason ->
    [end-tag] uma tag de fechamento não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o caractere { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o arquivo declara
    [attribute] um atributo está escrito de forma errada
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a tag de fechamento
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}. Dizia: “{ $words }”
loss-language = um texto não está no arquivo novo: { $tag ->
    [none] não diz em que idioma está
   *[other] “{ $tag }” não é um idioma
}. Dizia: “{ $words }”
loss-rest = o que vem daqui em diante não está no arquivo novo: o antigo é interrompido.
loss-characters = { $count ->
    [one] foi retirado um caractere que o XML não tem.
   *[other] foram retirados { $count } caracteres que o XML não tem.
}
loss-attribute = foi retirado { $attribute }="{ $value }" de <{ $element }>.
loss-element = foi retirado <{ $element }>; o que dizia, se dizia alguma coisa, ficou em uma nota.

xliff-broken = isto não é XML bem formado: { $reason ->
    [end-tag] uma tag de fechamento não fecha { $detail }
    [entity] { $detail } não está definido
    [character] o caractere { $detail } não é permitido em XML
    [encoding] há bytes que não estão na codificação que o arquivo declara
    [attribute] um atributo está escrito de forma errada
    [too-large] uma parte é maior do que o Cotejo consegue examinar
    [unclosed] falta a tag de fechamento
    [syntax] a marcação está danificada
   *[other] a marcação está danificada
}.
xliff-truncated = o arquivo termina no meio; <{ $element }> nunca é fechado. Obtenha-o de novo.
xliff-version = version="{ $version }" não é uma versão que o Cotejo conheça.
xliff-element = { $parent ->
    [none] <{ $element }> não está no espaço de nomes do XLIFF.
   *[other] <{ $element }> não pode estar aqui em <{ $parent }>: nunca, não nesta ordem, ou não duas vezes.
}
xliff-element-missing = falta <{ $element }> em <{ $parent }>.
xliff-text = <{ $parent }> não pode conter texto: “{ $words }”
xliff-attribute-missing = falta o atributo { $attribute } em <{ $element }>.
xliff-attribute-unknown = <{ $element }> não pode ter o atributo { $attribute }.
xliff-attribute-value = { $attribute }="{ $value }" em <{ $element }> está errado; o que se aceita: { $wanted ->
    [id] um nome sem espaços
    [ids] nomes sem espaços
    [language] um código de idioma (pt-PT)
    [positive] um número inteiro a partir de 1
    [priority] um número de 1 a 10
    [percent] um número de 0 a 100
    [user] um valor com prefixo (meu:valor)
    [marktype] generic, comment, term ou um valor com prefixo (meu:valor)
    [hex] o número de um caractere que o XML não permite
    [format] o nome de um elemento do HTML
   *[other] { $wanted }
}.
xliff-id-twice = o id { $id } de <{ $element }> já existe ali; dê-lhe outro.
xliff-dangling = { $attribute }="{ $value }" de <{ $element }> não remete para nada a que possa remeter.
xliff-fragment = “{ $value }” em <{ $element }> não é uma referência como o XLIFF as escreve (#n=1, #/f=1/u=2/3).
xliff-language = <{ $element }> está em { $lang }, e o arquivo diz { $expected }.
xliff-no-target-language = há uma tradução, e <xliff> não diz em que idioma está (trgLang).
xliff-needs = { $attribute } em <{ $element }> só vale com { $other }.
xliff-excludes = { $attribute } e { $other } não vão juntos em <{ $element }>.
xliff-one-of = <{ $element }> aceita exatamente um destes: { $attributes }.
xliff-content = <{ $element }> tem ou conteúdo ou { $attribute }, um dos dois.
xliff-pair-missing = <{ $element }> ({ $id }) não tem par na unidade, ou não depois dele.
xliff-pair-differs = os dois códigos { $id } de um par diferem em { $attribute }.
xliff-deleted = o código { $id } não pode faltar na tradução.
xliff-reordered = o código { $id } precisa manter o seu lugar na sequência, depois do primeiro, que diz firstNo.
xliff-order = o lugar { $order } de uma tradução está ocupado, ou fica depois do último segmento.
xliff-space = o original e a tradução não tratam os espaços da mesma forma (xml:space).
