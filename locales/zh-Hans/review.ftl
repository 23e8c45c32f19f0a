# 审校对齐所学到的和未收入的内容

help-review = 查看对齐最没有把握之处，并作出决定
help-review-pages = 已发布的网页，或存放网页的文件夹：会重新对齐，未收入的内容也能审校（默认：记忆库中尚未审校的内容）
help-review-apply = 执行文件中的决定：审校页面保存的文件，或填好第一列的 CSV
help-review-csv = 不生成页面，而是写出供电子表格使用的 CSV 文件
help-review-limit = 最多列出多少对，从最没有把握的开始（默认 200）
help-review-out = 要写出的文件（默认：项目输出文件夹中的 review.html 或 review.csv）
help-review-force = 即使文件被人修改过也覆盖；原有内容会在旁边另存一份
error-review-none = { $file } 中没有审校决定。请给出审校页面保存的文件，或“cotejo review --csv”写出的 CSV。
error-review-newer = { $file } 由较新版本的 Cotejo 保存（格式 { $found }；当前版本只认识格式 { $known }）。请升级 Cotejo，或重新审校。
error-review-broken = { $file } 第 { $line } 行：不是可以读取的决定，文件可能被截断或改动过。文件中的决定均未执行。请从页面或电子表格重新保存，或删除这一行。
error-review-column-missing = { $file } 缺少“{ $column }”列。请保留“cotejo review --csv”写出的所有列及其名称。
error-review-word-unknown = { $file } 第 { $line } 行：“{ $word }”不是有效的决定。请填 accept（接受）或 reject（否决），或留空。文件中的决定均未执行。
review-nothing = 没有需要审校的内容：已对齐的都审校过了，或没有可对齐的内容。
review-nothing-inside = 没有需要审校的内容：记忆库中没有尚未审校的对齐单元。给出网页所在的文件夹，可查看未收入的内容。
review-written = 有 { $count } 对需要查看，从最没有把握的开始：{ $file }
review-more = 另有 { $count } 对留待下次；用 --limit 可一次列出更多。
review-how-page = 请在浏览器中打开，作出决定并保存。然后执行：“cotejo review --apply review-decisions.jsonl”
review-how-csv = 请在第一列填 accept（接受）或 reject（否决）；更正请写入“new source”和“new target”两列，不要改动原有文字。保存为 CSV 后执行：“cotejo review --apply { $file }”
review-refused = { $file } 第 { $line } 行（“{ $words }”）：未执行，{ $why ->
    [gone] 记忆库中已没有这一对。
    [changed] 记忆库中此处已是另一段文字。
    [reviewed] 此后已有人审校过，以其为准。
    [forgotten] 此前已移除或否决；可用“cotejo memory undo”恢复。
    [twice] 文件中另有一行对它作了决定。
    [foreign] 它指向的不是该网页的单元。
    [overwritten] 表格中的原有文字被改动过。更正请写入“new source”和“new target”两列。
   *[other] {""}
 }
review-applied = 接受 { $accepted }，更正 { $corrected }，否决 { $rejected }{ $already ->
    [0] 。
   *[other] ，原已如此 { $already }。
 }如要撤销：cotejo memory undo { $import }
review-no-change = 没有任何改动{ $already ->
    [0] ：文件中没有可以执行的决定。
   *[other] ：这些决定此前已执行过（{ $already }）。
 }

review-page-title = 审校对齐结果
review-page-skip = 跳到句对
review-page-facts = 句对：{ $items }（已在记忆库：{ $inside }；未收入：{ $outside }）
review-page-intro = 哪些句子互为译文是推算出来的，并未重新翻译。这里列出最没有把握的句对及其上下文。您接受的即记为由您审校；您否决的会从记忆库移除，不再出现。
review-page-more = 另有 { $count } 对，留待下次审校。
review-page-keys = 按键
review-page-noscript = 作决定需要运行本页的脚本，而您的浏览器没有运行它。请改用 CSV：“cotejo review --csv”
review-page-done = 已作决定
review-page-apply = 保存的决定用此命令执行：“cotejo review --apply review-decisions.jsonl”
review-page-saved = 已保存 { $count } 项决定。请执行：“cotejo review --apply { $file }”
review-page-savednone = 已保存，但尚未作出任何决定。
review-page-accept = 接受
review-page-reject = 否决
review-page-split = 拆分
review-page-merge = 与下一行合并
review-page-up = 上移
review-page-down = 下移
review-page-accepted = 已接受
review-page-rejected = 已否决
review-page-corrected = 已更正
review-page-alone = 无对应
review-page-outside = 未收入
review-page-inside = 已在记忆库
review-page-settled = 已定
review-page-nothing = （无）
review-page-sure = 对齐的把握程度
review-page-locked = 此处已有人工译文，或两边文字相同，无须决定。
review-page-onesided = 这一行只有一种语言。请移入一个句子，或与下一行合并。
review-page-unsplit = 两边各只有一个句子，无法拆分。如果二者并不对应，请否决。
review-page-edge = 此处没有更多的行。
review-page-nomove = 这一边没有可移动的句子。
review-page-nopast = 没有可撤销的操作。
review-page-undone = 已撤销。
review-page-end = 这是最后一对。按 w 保存。
review-page-restored = 已恢复您上次作出的决定。
review-key-accept = 接受
review-key-reject = 否决
review-key-split = 在第一句之后拆分
review-key-merge = 与下一行合并
review-key-side = 选择语言
review-key-move = 将其中一句上移或下移
review-key-row = 选择行
review-key-item = 下一对、上一对
review-key-undo = 撤销
review-key-save = 保存决定
