# desk

# --- configuration (cotejo.toml) and terms (terms.toml) ---
error-config-broken = { $file }, line { $line }: this is not valid TOML ({ $reason }). Mend that line, or compare with the example in the README.
error-config-unknown-key = { $file }, line { $line }: there is no setting called “{ $key }”. Correct the name or delete the line.
error-config-bad-value = { $file }, line { $line }: { $value } cannot be the value of “{ $key }”. { $key ->
    [source] Write one language tag in quotation marks, for example "en".
    [targets] Write a list of language tags, for example ["pt-PT", "zh-Hans"].
    [threshold] Write a whole number from 0 to 100.
    [penalties] Write it as a section of its own: [penalties].
    [segment] Write it as a section of its own: [segment].
    [no_break] Write a list of abbreviations, for example ["Dr.", "Prof."].
    [store] Write a file name in quotation marks.
    [text] Write a file name in quotation marks.
    [terms] Write a file name in quotation marks.
    [catalogues] Write the name of a folder in quotation marks.
    [out] Write the name of a folder in quotation marks.
   *[other] Write a whole number from 0 to 100.
}
error-toml-encoding = { $file }, line { $line }: the text is not in UTF-8. Save the file as UTF-8 and try again.
error-toml-repeated = { $file }, line { $line }: “{ $key }” stands there for the second time. Delete one of the two or give it another name.
error-terms-broken = { $file }, line { $line }: this is not valid TOML ({ $reason }). Mend that line; no term was read.
error-terms-unknown-key = { $file }, line { $line }: “{ $key }” is neither a language tag nor a field of a concept. Correct the name or delete the line.
error-terms-bad-value = { $file }, line { $line }: { $value } cannot be the value of “{ $key }”. Write a term in quotation marks, a table such as {"{"} text = "…", status = "preferred" {"}"}, or a list of them; a status is preferred, admitted, deprecated or forbidden.
