
# HTML e texto
error-page-too-many-blocks = { $file }: a página tem mais de { NUMBER($limit) } trechos de texto, o que nenhuma página feita para pessoas tem. Salve-a de novo pelo navegador ou leia apenas uma parte.
notice-codes-differ = { $file }, linha { $line }: a tradução não traz a formatação do original (códigos faltando: { $lost }; sobrando: { $added }). O que não coube foi omitido ou colocado no fim; confira este ponto.
notice-encoding-left = { $file }: a codificação { $encoding } não comporta a tradução; o arquivo foi gravado em UTF-8. Declare isso onde o arquivo for usado.
