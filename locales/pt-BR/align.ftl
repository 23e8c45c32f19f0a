# align

help-align = Aprender com páginas publicadas: a mesma notícia em dois ou três idiomas, ou uma pasta delas, vira unidades da memória, marcadas como não revisadas. Com --segments: dizer quais segmentos de duas listas correspondem
help-align-segments = Os arquivos têm um segmento por linha
help-align-source = Uma página ou uma pasta de páginas; com --segments, os segmentos do texto ou uma pasta com cada texto e sua tradução
help-align-translation = A página em outro idioma ou outra pasta; com --segments, os segmentos da tradução (o alinhamento vai para a saída padrão)
help-align-more = Mais páginas ou pastas
help-align-from = O idioma do texto; em uma pasta, a terminação dos arquivos
help-align-to = O idioma da tradução; em uma pasta, a terminação dos arquivos
help-align-out = A pasta para os alinhamentos de uma pasta: nome.en-pt.ladder
value-translation = tradução
align-done = { $pairs ->
    [one] Um par alinhado
   *[other] { $pairs } pares alinhados
 }: { $units ->
    [one] uma unidade
   *[other] { $units } unidades
 }. Os alinhamentos estão em { $folder }.{ $left ->
    [0] {""}
    [one] {" "}Um par ficou de fora.
   *[other] {" "}{ $left } pares ficaram de fora.
 }

error-partner-missing = { $file } ficou de fora: falta a tradução. Coloque { $partner } ao lado.
error-folder-without-pairs = { $folder } não contém nenhum arquivo terminado em .{ $from } ou .{ $to }. Indique uma pasta de pares como nome.{ $from } e nome.{ $to }, com um segmento por linha.
error-too-many-segments = { $file } contém mais de { $limit } segmentos. Divida-o por capítulos, e divida a tradução nos mesmos pontos.
error-paragraph-bad = { $file }, linha { $line }: isto não é um número de parágrafo: “{ $text }”. Escreva o número do parágrafo de cada segmento, um por linha, ou remova o arquivo.
error-paragraphs-differ = { $file } contém { $paragraphs } números de parágrafo, mas há { $segments } segmentos. Escreva um por segmento, ou remova o arquivo.
