# segment

help-segment = Dividir texto em frases: um bloco por linha na entrada, uma frase por linha na saída, uma linha vazia depois de cada bloco
help-segment-file = O texto, um bloco por linha; - para a entrada padrão
help-segment-srx = Regras de segmentação próprias, em um arquivo SRX 2.0 (padrão: as embutidas)

error-srx-without-rules = { $file } não contém regras de segmentação que possam ser usadas. Indique um arquivo SRX 2.0 com pelo menos uma regra.
error-block-too-long = { $file }, linha { $line }: esta linha tem mais de { $limit } megabytes, o máximo que um bloco pode ter. Divida-a em linhas de um parágrafo cada.
notice-srx-rule-left-out = { $file }, linha { $line }: uma regra de segmentação foi deixada de fora porque o Cotejo não entende esta parte do padrão: { $part }
notice-srx-rule-too-large = { $file }, linha { $line }: uma regra de segmentação foi deixada de fora porque o padrão tem repetições demais e custaria memória e tempo demais: { $part }
error-text-not-utf8 = { $file }, linha { $line }: isto não é texto em UTF-8. Salve o arquivo em UTF-8 e tente de novo.
