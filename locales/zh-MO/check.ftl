# 澳門用語：只列出與 zh-Hant 不同的訊息。

finding-currency-changed = 「{ $number }」與「{ $found }」貨幣不同。
terms-no-file = 本項目沒有術語庫。請在 cotejo.toml 中寫入 terms = "terms.toml"，並把術語寫進該檔案。
help-terms-suggest-from = 術語的語言（預設：項目的來源語言）
help-terms-suggest-to = 在這些語言中的說法，以逗號分隔（預設：項目的各種語言）
help-terms-import-from = 來源語言（預設：項目的來源語言）
help-terms-import-to = 目標語言，以逗號分隔（預設：項目的各種語言）
help-terms-export-to = 只寫這些語言以及項目來源語言的術語，以逗號分隔
