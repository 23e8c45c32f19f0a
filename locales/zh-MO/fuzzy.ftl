# 澳門用語：只列出與 zh-Hant 不同的訊息。

help-lookup-threshold = 相符結果須達到的相符率，0 到 100（預設使用項目設定，項目未設定時為 70）
lookup-provenance = { "  " }來源：{ $document ->
    [none] { $origin ->
        [story] 已譯報道
        [site-string] 網站文字
        [aligned] 對齊結果
        [foreign] 其他工具的記憶庫
        [machine] 機器譯文
       *[other] 其他來源
    }
   *[other] { $document }
}；{ $state ->
    [initial] 未確認
    [translated] 已翻譯
    [reviewed] 已審校
    [final] 定稿
   *[other] 狀態不詳
}{ $date ->
    [none] {""}
   *[other] ，{ $date }
}{ $by ->
    [none] {""}
   *[other] ，{ $by }
}；單元 { $unit }
