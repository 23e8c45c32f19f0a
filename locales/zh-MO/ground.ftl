# 澳門用語：只列出與 zh-Hant 不同的訊息。

lang-pt = 葡文
lang-pt-PT = 葡文（葡萄牙）
lang-pt-BR = 葡文（巴西）
lang-pt-AO = 葡文（安哥拉）
lang-pt-MZ = 葡文（莫桑比克）
lang-pt-MO = 葡文（澳門）
lang-zh-CN = 中文（中國內地）
error-file-busy = 另一個程序正在寫入 { $file }，且已持續較長時間，檔案維持原狀。請待其完成後再試。
