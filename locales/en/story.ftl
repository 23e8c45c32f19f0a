
# HTML and text
error-page-too-many-blocks = { $file }: the page holds more than { NUMBER($limit) } pieces of text, which no page for people does. Save the page again from a browser, or read a part of it.
notice-codes-differ = { $file }, line { $line }: the translation does not carry the formatting of the original ({ $lost } codes missing, { $added } too many). What did not fit was left out or put at the end; look at this place.
notice-encoding-left = { $file }: the encoding { $encoding } cannot hold the translation, so the file is written in UTF-8. Declare that wherever the file is used.
