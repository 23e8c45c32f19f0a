# 澳門用語：只列出與 zh-Hant 不同的訊息。

page-band-fuzzy50-hint = 只有部分相同，可借用其中的說法。低於項目門檻的只計數，不顯示。
page-origin-story = 已譯報道
