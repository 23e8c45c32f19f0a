# 澳門用語：只列出與 zh-Hant 不同的訊息。

help-review-out = 要寫出的檔案（預設：項目輸出資料夾中的 review.html 或 review.csv）
