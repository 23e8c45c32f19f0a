# align

help-align = Aprender com páginas publicadas: a mesma notícia em duas ou três línguas, ou uma pasta delas, passa a unidades da memória, marcadas como não revistas. Com --segments: dizer que segmentos de duas listas correspondem
help-align-segments = Os ficheiros têm um segmento por linha
help-align-source = Uma página ou uma pasta de páginas; com --segments, os segmentos do texto ou uma pasta com cada texto e a respetiva tradução
help-align-translation = A página noutra língua ou outra pasta; com --segments, os segmentos da tradução (o alinhamento vai para a saída padrão)
help-align-more = Mais páginas ou pastas
help-align-from = A língua do texto; numa pasta, a terminação dos ficheiros
help-align-to = A língua da tradução; numa pasta, a terminação dos ficheiros
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
error-folder-without-pairs = { $folder } não contém nenhum ficheiro terminado em .{ $from } ou .{ $to }. Indique uma pasta de pares como nome.{ $from } e nome.{ $to }, com um segmento por linha.
error-too-many-segments = { $file } contém mais de { $limit } segmentos. Divida-o por capítulos, e divida a tradução nos mesmos sítios.
error-paragraph-bad = { $file }, linha { $line }: isto não é um número de parágrafo: «{ $text }». Escreva o número do parágrafo de cada segmento, um por linha, ou retire o ficheiro.
error-paragraphs-differ = { $file } contém { $paragraphs } números de parágrafo, mas há { $segments } segmentos. Escreva um por segmento, ou retire o ficheiro.
