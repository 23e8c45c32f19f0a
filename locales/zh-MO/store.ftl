# 澳門用語：只列出與 zh-Hant 不同的訊息。

error-store-busy =
    { $process ->
        [none] 另一個程序
       *[other] 程序 { $process }{" "}
    }正在寫入 { $location }，且已持續較長時間{ $work ->
        [none] {""}
        [import] （匯入，由 { $who } 於 { $since } 開始）
        [undo] （復原匯入，由 { $who } 於 { $since } 開始）
        [restore] （還原備份，由 { $who } 於 { $since } 開始）
       *[other] （{ $work }，由 { $who } 於 { $since } 開始）
    }。請待其完成後再試。
stats-origin-story = 已譯報道
