# 查找：匹配结果及其依据。

help-lookup = 查找对某个句子有帮助的所有已有译文
help-lookup-sentence = 要查找的句子
help-lookup-queries = 改为逐行查找一个文本文件
help-lookup-threshold = 匹配须达到的匹配率，0 到 100（默认使用项目设置，项目未设置时为 70）
help-lookup-top = 每种目标语言最多显示几条匹配（默认 5 条）
help-lookup-all = 显示达到阈值的所有匹配
help-lookup-origin = 只查找此来源的翻译单元：story、site-string、aligned、foreign、machine；多个来源用逗号分隔
help-lookup-state = 只查找处于此状态或更高状态的译文：initial（未确认）、translated（已翻译）、reviewed（已审校）、final（定稿）
help-lookup-document = 只查找此文档的翻译单元
help-lookup-since = 只查找在这一天或之后修改的翻译单元（2026-01-31）
help-lookup-until = 只查找在这一天或之前修改的翻译单元（2026-01-31）
lookup-nothing-filtered = 符合 --origin、--state、--document、--since、--until 限定的内容中，没有达到 { $threshold }% 的：“{ $sentence }”。去掉这些限定可能会有结果。
lookup-nothing = 记忆库中没有达到 { $threshold }% 的内容：“{ $sentence }”。降低 --threshold 可显示更多结果。
lookup-query = 第 { $line } 行：{ $sentence }
lookup-match = { $score }%（{ $lang }）
lookup-match-unconfirmed = { $score }%（{ $lang }，未确认）
lookup-differs = { "  " }{ $kind ->
    [case] 字母大小写不同。
    [width] 全角与半角不同。
    [number] 数字不同。
    [punctuation] 标点或空格不同。
   *[other] 其他方面不同。
}
lookup-penalty = { "  " }{ $kind ->
    [sister] 目标语言的另一变体
    [unspecified] 未指明属于目标语言的哪种变体
    [alignment] 未经审校的对齐
    [machine] 机器译文
    [codes] 标记不同
   *[other] 其他原因
}：−{ $points }
lookup-base = { "  " }扣减前：{ $score }%
lookup-context = { "  " }{ $context ->
    [both] 前后两句都相同。
    [before] 前一句相同。
    [after] 后一句相同。
   *[other] 相邻的句子相同。
}
lookup-provenance = { "  " }来源：{ $document ->
    [none] { $origin ->
        [story] 已译报道
        [site-string] 网站文字
        [aligned] 对齐结果
        [foreign] 其他工具的记忆库
        [machine] 机器译文
       *[other] 其他来源
    }
   *[other] { $document }
}；{ $state ->
    [initial] 未确认
    [translated] 已翻译
    [reviewed] 已审校
    [final] 定稿
   *[other] 状态不详
}{ $date ->
    [none] {""}
   *[other] ，{ $date }
}{ $by ->
    [none] {""}
   *[other] ，{ $by }
}；单元 { $unit }
lookup-memory = { "  " }记忆库：{ $memory }
help-memory-verify = 核对查找结果与逐条比较的结果是否一致
help-memory-verify-sample = 每种语言查找多少句（默认 20 句）
memory-differs = 查找结果与逐条比较不一致：“{ $query }”。请报告此问题，并附上该句。
memory-verified = 共查找 { $asked } 句，与逐条比较一致的有 { $agreed } 句，匹配 { $matches } 条。
