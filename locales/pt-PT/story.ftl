
# HTML e texto
error-page-too-many-blocks = { $file }: a página tem mais de { NUMBER($limit) } fragmentos de texto, o que nenhuma página feita para pessoas tem. Guarde-a de novo a partir do navegador ou leia apenas uma parte.
notice-codes-differ = { $file }, linha { $line }: a tradução não traz a formatação do original (códigos em falta: { $lost }; a mais: { $added }). O que não cabia foi omitido ou posto no fim; verifique este ponto.
notice-encoding-left = { $file }: a codificação { $encoding } não comporta a tradução; o ficheiro foi escrito em UTF-8. Declare-o onde o ficheiro for usado.
