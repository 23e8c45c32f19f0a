
# HTML e texto
error-file-too-dense = { $file }: é composto por mais de { $limit } textos e etiquetas dentro deles, o que não acontece em nenhuma notícia. Guarde só a notícia ou divida o ficheiro.
error-story-too-long = { $file }: há mais para traduzir do que uma notícia tem: acima de { $segments } frases e textos do sítio, de { $tags } etiquetas dentro deles ou de { $megabytes } MB de texto. Divida o ficheiro e traduza as partes.
notice-data-untranslated = { $file }: o que a página diz aos motores de busca não foi traduzido e continua na língua do original: { $names }. Traduza-o no sistema que publica a página, ou retire-o aí.
notice-codes-differ = { $file }, linha { $line }: as etiquetas da tradução não são as do original (em falta: { $lost }; a mais: { $added }). As que não tinham lugar foram omitidas ou postas no fim; verifique este ponto.
notice-codes-differ-at = { $file }, em «{ $words }»: a tradução não traz as etiquetas do original ({ $lost } em falta, { $added } a mais). O que não coube ficou de fora ou foi posto no fim; veja este sítio.
notice-parts-unread = { $file }: o texto destas partes não é lido e fica como está: { $names }. Traduza-o no Word, se for preciso.
notice-story-doubtful = { $file }: não é certo que o que foi lido seja a notícia ({ $confidence } %). Veja com «cotejo read --explain { $file }»; o lugar da notícia num site pode ser indicado em cotejo.toml, em [sites].
notice-encoding-left = { $file }: a codificação { $encoding } não comporta a tradução; o ficheiro foi gravado em UTF-8. Declare-o onde o ficheiro for usado.

# cotejo read
help-read = Separar, numa página, a notícia dos textos do próprio sítio
help-read-page = A página guardada ou o documento: HTML, Word ou texto simples
help-read-explain = Dizer de cada bloco porque é da notícia ou do site
read-story = Notícia ({ $lang ->
    [none] língua incerta
   *[other] { $lang }
}): { $blocks ->
    [one] { $blocks } bloco
   *[other] { $blocks } blocos
}
read-confidence = Grau de certeza: { $confidence } %
read-byline = Autoria: { $text }
read-date = Data: { $text }
read-section = Secção: { $text }
read-strings = Textos do sítio: { $strings }
read-role = { $name ->
    [title] título
    [standfirst] entrada
    [heading] intertítulo
    [paragraph] parágrafo
    [item] ponto de lista
    [quotation] citação
    [caption] legenda
    [cell] célula de tabela
    [byline] autor
    [date] data
    [section] secção
    [meta] dados da página
    [site-string] texto do sítio
   *[other] texto
}
read-place = { $name ->
    [breadcrumb] caminho de navegação
    [navigation] navegação
    [header] cabeçalho da página
    [footer] rodapé da página
    [box] caixa
    [form] formulário
    [comments] comentários
    [byline] à volta da notícia
    [meta] dados da página
    [page] página
   *[other] noutro lugar
}
read-evidence = { $kind ->
    [told-story] o projeto indica: notícia
    [told-site] o projeto indica: não é notícia
    [sentences] frases
    [short] uma linha curta
    [house-words] palavras do site ao leitor
    [site-line] começa como uma linha do site
    [date] uma data
    [byline] indica o autor
    [links] quase só ligações
    [repeated] aparece mais de uma vez na página
    [boxed] numa caixa que se pode saltar
    [listed] um ponto de uma lista
    [among-story] entre os blocos da notícia
    [apart-from-story] fora da notícia
   *[other] outro
}{ $weight ->
    [0] { "" }
   *[other] { " " }({ $weight })
}
