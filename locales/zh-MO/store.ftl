# 澳門用語：只列出與 zh-Hant 不同的訊息。

error-store-busy = 另一個程序正在寫入 { $location }，且已持續較長時間。請待其完成後再試。
stats-origin-story = 已譯報道
