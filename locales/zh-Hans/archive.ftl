# 从存档到记忆库

help-align-confidence = 置信度达到多少，一对句子才成为翻译单元，0 到 100（默认 90）
help-memory-forget-document = 改为移除整个网页：给出其网址或路径
progress-reading = 正在读取网页：第 { $done } 个，共 { $of } 个
progress-pairing = 正在查找互为译文的网页：已比较 { $done } 对，共 { $of } 对
progress-aligning = 正在对齐：已完成 { $done } 对，共 { $of } 对
progress-writing = 正在写入记忆库……
archive-read = 已读取网页 { $pages } 个{ $pages ->
    [0] {""}
   *[other] （{ $langs }）
 }{ $passed ->
    [0] 。
   *[other] ；另有其他文件 { $passed } 个，未读取。
 }
archive-furniture = 有 { $count } 段文字一字不差地出现在多篇报道中：属于网站本身，已排除。
archive-group = { $files }（{ $found ->
    [given] 由您给出
    [links] 据链接
    [name] 据文件名
    [content] 据内容
   *[other] 据内容
 }）：{ $units } 个翻译单元
archive-groups = 有多种语言版本的报道：{ $groups } 篇（据链接 { $links }，据文件名 { $name }，据内容 { $content }）
archive-refused = { $why ->
    [same-language] { $file } 与 { $beside } 是同一种语言，未从中学习。
    [other-story] { $file } 与 { $beside } 说的不是同一件事，未从中学习。
    [unsure] { $file } 与 { $beside }：可供学习的内容太少，无法判断二者是否互为译文，未从中学习。请一次给出更多网页，或先导入记忆库。
    [summary] { $file } 与 { $beside }：其中一个只是另一个的摘要或一部分，未从中学习。
    [older] { $file } 比记忆库已有的版本旧，未从中学习。
    [superseded] { $file }：同一网页另有较新的版本，未从这一版本中学习。
    [alone] { $file }：没有找到与之对应的其他语言网页。如果有，请把两者一并给出。
   *[other] { $file }：没有找到与之对应的其他语言网页。如果有，请把两者一并给出。
 }
archive-beads = 对齐的句子（第一种语言-另一种语言：次数）：{ $beads }
archive-left-out = { $why ->
    [doubtful] 把握不足（低于 { $least }%），未收入记忆库：{ $count }
    [contradicting] 数字、日期或金额互相矛盾，未收入：{ $count }
    [passage] 多句对多句，未收入：{ $count }
    [untranslated] 两种语言文字相同，未收入：{ $count }
    [known] 记忆库中已有人工译文：{ $count }
    [kept] 已有不同的人工译文，以其为准：{ $count }
    [forgotten] 此前已移除，仍不收入：{ $count }
    [rejected] 此前审校时已否决，仍不收入：{ $count }
   *[other] 此前已移除，仍不收入：{ $count }
 }
archive-review = 值得审校：把握最小的 { $looks } 对中，记忆库中约有 { $found } 对有误，未收入的约有 { $right } 对其实正确。如要查看，请以同样的网页运行 cotejo review
archive-more = ……另有 { $count } 对；用 --json 可全部列出。
archive-otherwise = 有 { $count } 个句子在记忆库中另有人工译文；人工译文保留，并排在前面。
archive-taken = 翻译单元：新增 { $new }，更新 { $updated }，未变 { $unchanged }{ $gone ->
    [0] {""}
   *[other] ，因原句已不在网页中而移除 { $gone }
 }。这些单元尚未审校，匹配时会扣分。如要撤销：cotejo memory undo { $import }
archive-no-news = 没有新内容：{ $units ->
    [0] 记忆库中都已有了。
   *[other] { $units } 个翻译单元记忆库中都已有了。
 }
archive-nothing = 没有学到任何内容。
memory-forgot-document = { $document }：已移除 { $forgotten } 个翻译单元{ $updated ->
    [0] 。
   *[other] ，另从 { $updated } 个单元中移除了这种语言。
 }如要恢复：cotejo memory undo { $import }
error-document-unknown = 记忆库中没有 { $document } 的内容。请按 cotejo lookup 显示的写法给出网页的网址或路径。
