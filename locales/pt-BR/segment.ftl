# segment
error-srx-without-rules = { $file } não contém regras de segmentação que possam ser usadas. Indique um arquivo SRX 2.0 com pelo menos uma regra.
error-block-too-long = { $file }, linha { $line }: esta linha tem mais de { $limit } megabytes, o máximo que um bloco pode ter. Divida-a em linhas de um parágrafo cada.
notice-srx-rule-left-out = { $file }, linha { $line }: uma regra de segmentação foi deixada de fora, porque esta parte do seu padrão não é compreendida: { $part }
