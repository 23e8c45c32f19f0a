# 澳門用語：只列出與 zh-Hant 不同的訊息。

help-read = 將網頁中的報道與網站本身的文字分開
read-story = 報道（{ $lang ->
    [none] 語言不確定
   *[other] { $lang }
}）：{ $blocks } 段
