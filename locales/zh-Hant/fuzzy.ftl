# 查詢：相符結果及其依據。

help-lookup = 查詢對某個句子有幫助的所有既有譯文
help-lookup-sentence = 要查詢的句子
help-lookup-queries = 改為逐行查詢一個文字檔案
help-lookup-threshold = 相符結果須達到的相符率，0 到 100（預設使用專案設定，專案未設定時為 70）
help-lookup-top = 每種目標語言最多顯示幾筆相符結果（預設 5 筆）
help-lookup-all = 顯示達到門檻的所有相符結果
help-lookup-origin = 只查詢此來源的翻譯單元：story、site-string、aligned、foreign、machine；多個來源以逗號分隔
help-lookup-state = 只查詢處於此狀態或更高狀態的譯文：initial（未確認）、translated（已翻譯）、reviewed（已審校）、final（定稿）
help-lookup-document = 只查詢此文件的翻譯單元
help-lookup-since = 只查詢在這一天或之後修改的翻譯單元（2026-01-31）
help-lookup-until = 只查詢在這一天或之前修改的翻譯單元（2026-01-31）
lookup-nothing-filtered = 符合 --origin、--state、--document、--since、--until 限定的內容中，沒有達到 { $threshold }% 的：「{ $sentence }」。去掉這些限定可能會有結果。
lookup-nothing = 記憶庫中沒有達到 { $threshold }% 的內容：「{ $sentence }」。降低 --threshold 可顯示更多結果。
lookup-query = 第 { $line } 行：{ $sentence }
lookup-match = { $score }%（{ $lang }）
lookup-match-unconfirmed = { $score }%（{ $lang }，未確認）
lookup-differs = { "  " }{ $kind ->
    [case] 字母大小寫不同。
    [width] 全形與半形不同。
    [number] 數字不同。
    [punctuation] 標點或空格不同。
   *[other] 其他方面不同。
}
lookup-penalty = { "  " }{ $kind ->
    [sister] 目標語言的另一變體
    [unspecified] 未指明屬於目標語言的哪種變體
    [alignment] 未經審校的對齊
    [machine] 機器譯文
    [codes] 標記不同
   *[other] 其他原因
}：−{ $points }
lookup-base = { "  " }扣減前：{ $score }%
lookup-context = { "  " }{ $context ->
    [both] 前後兩句都相同。
    [before] 前一句相同。
    [after] 後一句相同。
   *[other] 相鄰的句子相同。
}
lookup-provenance = { "  " }來源：{ $document ->
    [none] { $origin ->
        [story] 已譯報導
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
lookup-memory = { "  " }記憶庫：{ $memory }
help-memory-verify = 核對查詢結果與逐筆比較的結果是否一致
help-memory-verify-sample = 每種語言查詢多少句（預設 20 句）
memory-differs = 查詢結果與逐筆比較不一致：「{ $query }」。請回報此問題，並附上該句。
memory-verified = 共查詢 { $asked } 句，與逐筆比較一致的有 { $agreed } 句，相符結果 { $matches } 筆。
