# desk

# --- configuração (cotejo.toml) e termos (terms.toml) ---
error-config-broken = { $file }, linha { $line }: isto não é TOML válido ({ $reason }). Corrija essa linha ou compare com o exemplo do README.
error-config-unknown-key = { $file }, linha { $line }: não há nenhuma configuração chamada “{ $key }”. Corrija o nome ou apague a linha.
error-config-bad-value = { $file }, linha { $line }: { $value } não pode ser o valor de “{ $key }”. { $key ->
    [source] Escreva uma etiqueta de idioma entre aspas, por exemplo "en".
    [targets] Escreva uma lista de etiquetas de idioma, por exemplo ["pt-BR", "zh-Hans"].
    [threshold] Escreva um número inteiro de 0 a 100.
    [penalties] Escreva como uma seção própria: [penalties].
    [segment] Escreva como uma seção própria: [segment].
    [no_break] Escreva uma lista de abreviaturas, por exemplo ["Dr.", "Prof."].
    [store] Escreva o nome de um arquivo entre aspas.
    [text] Escreva o nome de um arquivo entre aspas.
    [terms] Escreva o nome de um arquivo entre aspas.
    [catalogues] Escreva o nome de uma pasta entre aspas.
    [out] Escreva o nome de uma pasta entre aspas.
   *[other] Escreva um número inteiro de 0 a 100.
}
error-toml-encoding = { $file }, linha { $line }: o texto não está em UTF-8. Salve o arquivo em UTF-8 e tente de novo.
error-toml-repeated = { $file }, linha { $line }: “{ $key }” aparece aqui pela segunda vez. Apague uma das duas ocorrências ou dê outro nome a ela.
error-terms-broken = { $file }, linha { $line }: isto não é TOML válido ({ $reason }). Corrija essa linha; nenhum termo foi lido.
error-terms-unknown-key = { $file }, linha { $line }: “{ $key }” não é uma etiqueta de idioma nem um campo de um conceito. Corrija o nome ou apague a linha.
error-terms-bad-value = { $file }, linha { $line }: { $value } não pode ser o valor de “{ $key }”. Escreva um termo entre aspas, uma tabela como {"{"} text = "…", status = "preferred" {"}"} ou uma lista deles; o status é preferred, admitted, deprecated ou forbidden.
