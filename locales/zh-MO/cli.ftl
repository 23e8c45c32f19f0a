# 澳門用語：只列出與 zh-Hant 不同的訊息。

help-heading-arguments = 參數
help-any-config = 項目檔案（預設使用最近的 cotejo.toml）
help-any-memory = 記憶庫的資料庫檔案（預設使用項目的記憶庫）
error-value-not-text = 有一個參數不是有效的文字（UTF-8）。請檢查檔名或終端機的編碼。
error-argument-missing = 缺少參數：{ $arguments }。請用 --help 查看用法。
