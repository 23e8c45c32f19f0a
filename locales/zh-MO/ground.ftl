# 澳門用語：只列出與 zh-Hant 不同的訊息。

lang-pt = 葡文
lang-pt-PT = 葡文（葡萄牙）
lang-pt-BR = 葡文（巴西）
lang-pt-AO = 葡文（安哥拉）
lang-pt-MZ = 葡文（莫桑比克）
lang-pt-MO = 葡文（澳門）
lang-zh-CN = 中文（中國內地）
