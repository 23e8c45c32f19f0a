
# HTML e texto
error-file-too-dense = { $file }: é composto por mais de { $limit } textos e tags dentro deles, o que não acontece em nenhuma matéria. Salve só a matéria ou divida o arquivo.
error-story-too-long = { $file }: há mais para traduzir do que uma matéria tem: acima de { $segments } frases e textos do site, de { $tags } tags dentro deles ou de { $megabytes } MB de texto. Divida o arquivo e traduza as partes.
notice-data-untranslated = { $file }: o que a página informa aos mecanismos de busca não foi traduzido e continua no idioma do original: { $names }. Traduza no sistema que publica a página, ou remova de lá.
notice-codes-differ = { $file }, linha { $line }: as tags da tradução não são as do original (faltando: { $lost }; sobrando: { $added }). As que não couberam foram omitidas ou colocadas no fim; confira este ponto.
notice-codes-differ-at = { $file }, em “{ $words }”: a tradução não traz as tags do original ({ $lost } faltando, { $added } a mais). O que não coube ficou de fora ou foi para o fim; confira este trecho.
notice-parts-unread = { $file }: o texto destas partes não é lido e fica como está: { $names }. Traduza-o no Word, se for preciso.
notice-story-doubtful = { $file }: não é certo que o que foi lido seja a notícia ({ $confidence }%). Veja com “cotejo read --explain { $file }”; o lugar da notícia em um site pode ser indicado em cotejo.toml, em [sites].
notice-encoding-left = { $file }: a codificação { $encoding } não comporta a tradução; o arquivo foi gravado em UTF-8. Declare isso onde o arquivo for usado.

# cotejo read
help-read = Separar, em uma página, a matéria dos textos do próprio site
help-read-page = A página salva ou o documento: HTML, Word ou texto simples
help-read-explain = Dizer de cada bloco por que é da notícia ou do site
read-story = Matéria ({ $lang ->
    [none] idioma incerto
   *[other] { $lang }
}): { $blocks ->
    [one] { $blocks } bloco
   *[other] { $blocks } blocos
}
read-confidence = Grau de certeza: { $confidence }%
read-byline = Autoria: { $text }
read-date = Data: { $text }
read-section = Editoria: { $text }
read-strings = Textos do site: { $strings }
read-role = { $name ->
    [title] título
    [standfirst] linha fina
    [heading] entretítulo
    [paragraph] parágrafo
    [item] item de lista
    [quotation] citação
    [caption] legenda
    [cell] célula de tabela
    [byline] autor
    [date] data
    [section] editoria
    [meta] dados da página
    [site-string] texto do site
   *[other] texto
}
read-place = { $name ->
    [breadcrumb] trilha de navegação
    [navigation] navegação
    [header] cabeçalho da página
    [footer] rodapé da página
    [box] caixa
    [form] formulário
    [comments] comentários
    [byline] em volta da matéria
    [meta] dados da página
    [page] página
   *[other] em outro lugar
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
    [links] quase só links
    [repeated] aparece mais de uma vez na página
    [boxed] em uma caixa que se pode pular
    [listed] um item de lista
    [among-story] entre os blocos da notícia
    [apart-from-story] fora da notícia
   *[other] outro
}{ $weight ->
    [0] { "" }
   *[other] { " " }({ $weight })
}
