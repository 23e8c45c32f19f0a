# The journeys: pretranslate, import, export, init.

help-pretranslate = 预翻译一篇文章：用记忆库中已有的译文预先填充
help-pretranslate-files = 文章：保存的网页（HTML）、Word 文件或纯文本；也可以是收到的双语文件（XLIFF），用记忆库填入
help-any-out = 输出文件夹（默认使用项目设置）
help-any-threshold = 匹配率达到多少才提供已有译文（含模糊匹配），0 到 100（默认使用项目设置，项目未设置时为 70）
help-pretranslate-leverage = 最接近的匹配从多少匹配率起计入报告，0 到 100（默认 50）；低于此值的计为新句
help-any-force = 覆盖 Cotejo 写入之后被修改过的文件；原有内容另存在旁边（.bak）
help-pretranslate-xliff = 交给译者的 XLIFF 版本：2.0 或 1.2（默认 2.0）。OmegaT 等许多工具使用 1.2
help-pretranslate-update = 更新翻译中的文件：为尚未翻译的句段补上新的匹配，加入网页新增的内容；已完成的译文不变
value-version = 版本
value-score = 匹配率
value-format = 格式
pretranslate-promise = 只复用已有译文，不做机器翻译。
pretranslate-story = “{ $title }”（{ $file }），{ $lang }，{ $by ->
    [option] 由您指定
    [markup] 据网页自身声明
    [name] 据文件名
    [project] 据项目文件
    [text] 据文本用词判断
   *[other] 据其他线索
}
pretranslate-target = 译入{ $lang }：
pretranslate-ambiguous = 有 { $count } 个句段存在多种不同的已确认译文：未作填充，全部列为候选。
leverage-band = 匹配等级
leverage-segments = 句段
leverage-words = 字数
leverage-strings = 网站文字
leverage-total = 合计
help-export = 导出用于发布的文件；使用 --to 或 --for 时，导出供其他工具使用的已确认翻译单元；两者都没有时，导出记忆库的文本快照
help-export-files = 已完成的双语文件（XLIFF）
help-export-format = 要导出的格式：html、tmx（默认两者都导出）
help-export-with-findings = 即使检查发现可能误导读者的问题，也发布已完成的译文
help-export-to = 供其他工具使用：译文的语言，每种语言一个文件（默认为项目所设）
help-export-from = 供其他工具使用：原文的语言（默认为项目所设）
help-export-for = 由哪个工具读取翻译单元：omegat、weblate 或 trados；语言标签按该工具的习惯书写（zh-CN、zh-TW）
help-export-out = 写入的文件夹（默认为项目所设）；使用 --to 时也可以是一个以 .tmx 结尾的文件名
value-langs = 语言
value-tool = 工具
export-draft = 还有 { $count } 个句段未确认：导出的是草稿。
export-stopped = { $file }：有 { $count } 处译文可能误导读者（见上），因此没有发布任何内容；双语对照页已标出。请更正，或加上 --with-findings 导出。
export-outdated = { $file }：原文在翻译之后有改动，因此没有发布任何内容。请用 pretranslate 加 --update 更新文件；如仍要发布已译的版本，请加上 --with-findings 导出。
export-wrote = 已写入：{ $file }
export-snapshot = 已写入：{ $file }（{ $count } 个翻译单元）
export-handed = 已写入：{ $file }（{ $count } 个已确认的翻译单元{ $unconfirmed ->
    [0] ）
   *[other] ，另有 { $unconfirmed } 个未确认，未写入）
}
export-handed-none = { $lang }：没有已确认的译文，未写出文件{ $unconfirmed ->
    [0] 。
   *[other] （{ $unconfirmed } 个未确认）。
}
help-init = 新建项目：cotejo.toml 和带有一个示例概念的术语库
help-init-folder = 位置（默认为当前文件夹）
init-wrote = 已写入：{ $file }
init-next = 下一步：用 cotejo import 导入记忆库（TMX），或用 cotejo pretranslate 预翻译一个网页。
help-import = 把翻译单元导入记忆库：其他工具的记忆库（TMX），或已完成的双语文件（XLIFF）
help-import-files = TMX 或 XLIFF 文件
help-import-as = 不带地区的语言标签如何理解：--as pt-PT 表示把 pt 当作 pt-PT
help-import-to = 译文的语言（双语文件没有说明时使用，即没有 trgLang 的 XLIFF）
help-import-prefer = 文件内容与较新的译文不同，或含有已删除的单元时以哪一方为准：newer（较新者，默认）或 file（文件）
import-done = { $file }：新增 { $new }，更新 { $updated }，未变 { $unchanged }，{ $forgotten ->
    [0] {""}
   *[other] 此前已删除而未导入 { $forgotten }，
 }跳过 { $skipped }（导入编号 { $import }）
import-into = 记忆库：{ $memory }
error-original-lost = { $file }：原文件既不在原处，也不在记忆库中，或者内容已经改变。请重新预翻译该网页，或把原文件放回原处。
error-original-outside = 译文文件指定 { $file } 为原文件。原文件只从记忆库、项目文件夹（隐藏文件除外）或译文文件所在的文件夹中查找，因此未读取该文件。如果它确实是原网页，请将其复制到译文文件旁边。
error-original-no-file = 译文文件指定 { $file } 为原文件，但它不是普通文件，因此未读取。请把原网页放到该位置。
error-segment-unplaced = 在 { $file } 中找不到译文句段 { $segment }（“{ $words }”）的原文，因此没有写出任何内容。{ $reader ->
    [none] 该译文属于另一网页，或者原文已被改动。
   *[other] 该译文可能由另一版本的 Cotejo 生成，当时对网页的解析有所不同。
}请先导入该译文，再重新预翻译网页：已译内容会自动填回。
error-segment-ambiguous = 句段 { $segment }（“{ $words }”）的原文在 { $file } 中出现了 { $places } 处，无法判断对应哪一处，因此没有写出任何内容。请先导入该译文，再重新预翻译网页。
error-segment-twice = 句段 { $segment }（“{ $words }”）在 { $file } 的译文中出现了两次，而且译法不同，因此没有写出任何内容。请删除有误的翻译单元。
error-project-of-another = { $file } 属于另一个用户，因此未采用。如果信任它，请明确指定：--config { $file }
error-project-leads-out = 在这里找到了 { $file }，但其中的“{ $key }”指向所在文件夹之外的 { $path }，因此未采用。如果确实需要，请明确指定该文件：--config { $file }
error-text-missing = 项目没有指定文本快照。请在 cotejo.toml 中设置 text = "memory.tmx"，或指定要导出的双语文件。
error-text-of-another = 文本快照属于项目自己的记忆库，而不是 --memory 指定的那一个。后者已确认的单元可用 --to（供其他工具使用时加 --for）导出。
error-file-of-another-version = { $file } 的内容与 { $there } 所依据的版本不同。请先用 import 导入已完成的译文，再去掉 --update 并加上 --force 重新执行：译文会从记忆库中取回。
error-target-not-in-file = { $file } 中没有 { $lang } 译文。不加 --to 时，按文件已有的语言填入。
notice-segments-not-filled = { $file }：有 { $count } 条记忆库译文在文件中没有位置，或标记不符，未填入；在双语页面中作为匹配列出。
pretranslate-refilled = { $lang }：已填入 { $filled } 段，待译 { $open } 段
error-files-not-done = { $total } 个文件中有 { $count } 个未处理：{ $files }。原因见上文。
notice-files-left = 尚未开始处理：{ $files }
error-story-twice = { $file } 与 { $other } 是同一篇稿件的同一语种译文，只能发布其中一份。请只指定一份。
error-source-missing = 不知道原文是哪种语言。请指明，例如 --from en，或在 cotejo.toml 中设置 source。
error-memory-missing = { $file } 处没有记忆库。请检查 --memory 指定的名称；用 cotejo import 可新建记忆库。
notice-target-skipped = { $file } 本来就是 { $lang }，没有译入该语言。
notice-target-not-held = 记忆库中没有 { $lang }，项目也没有指定该语言。记忆库中有：{ $langs }。
notice-ui-unknown = Cotejo 没有 { $lang } 界面，现有：{ $langs }。
error-target-is-source = 原文已经是 { $lang }。请用 --to 指定另一种语言，或用 --from 指明原文的语言。
error-one-file-many-langs = { $file } 是单个文件，而每个文件只能有一种译文语言。请用 --out 指定文件夹，或用 --to 只指定一种语言。
error-project-missing = 此处及上级文件夹中没有 { $file }，也没有可存放个人记忆库的数据文件夹。请用 cotejo init 新建项目，或用 --memory 指定记忆库。
error-import-empty = { $file }：没有读到任何翻译单元。请确认文件是否正确。
error-import-runs-otherwise = { $file }：该文件的第 { $import } 次导入曾中断，当时{ $lang ->
    [none] 未指定不带地区的语言标签的含义
   *[other] 把不带地区的语言标签当作 { $lang }
}。请不带 --as 和 --prefer 重新导入以继续，或先用“cotejo memory undo { $import }”撤销。
error-conflict-marks = { $file }，第 { $line } 行：合并冲突尚未解决，一方是“{ $ours }”，另一方是“{ $theirs }”。请在文件中作出取舍后重试；未读入任何内容。
error-text-outside = { $file }，第 { $line } 行：“{ $words }”位于翻译单元之间，不属于任何单元。请删除或移入单元后重试；未读入任何内容。
notice-older-kept = { $file }：有 { $count } 个单元比记忆库中的旧（第一个是第 { $line } 行的 { $unit }）。保留较新的文本，旧文本可在历史中查看。如要以文件为准，请加上 --prefer file 导入。
error-update-of-another = { $file } 不是 { $document } 的 { $lang } 译文，无法据此更新。
notice-final-stale = { $file } 是先前导出的，与现在的译文和网页不符。该文件未作改动，待译文完成后再次导出即会替换。
notice-update-keeps-version = { $file } 不是 XLIFF { $version } 文件，已按其现有版本更新。如需该版本的新文件，请先导入已完成的译文，再以 --force（不加 --update）预翻译。
notice-filled-emptied = { $file }：有 { $count } 个句段由 Cotejo 填入的译文在记忆库中已不存在，已清空。
notice-filled-replaced = { $file }：有 { $count } 个句段由 Cotejo 填入的译文与记忆库现有的不同，已改为记忆库现有的译文。
notice-lent-not-taken = { $file }：有 { $count } 个句段是由其他记忆库提供并原样填入的，未加入本记忆库。
notice-aligned-forgotten = 再次找到的句对中有 { $count } 对此前已被删除或拒绝，仍不加入。
notice-file-updated = { $file } 已更新：填入 { $filled } 个句段，{ $replaced ->
    [0] {""}
   *[other] 按记忆库现有译文更换 { $replaced } 个，
}{ $emptied ->
    [0] {""}
   *[other] 清除 { $emptied } 个已从记忆库删除的译文，
}网页新增 { $added } 个，网页中已删去 { $gone } 个。他人译好的内容未作改动。
notice-segments-gone = { $file }：有 { $count } 个已译句段在网页中已不存在（“{ $words }”），已从文件中移出。原文件另存在旁边；将其导入即可把这些译文保存到记忆库。
notice-renderings-undecided = { $file }：有 { $count } 个重复出现的句子此前译法不一（第一个：“{ $words }”），而网页上下文已改动，无法判断应取哪种译法。这些句段暂不填译文，原有译法列为建议，请选用。
notice-codes-moved = { $file }：有 { $count } 个已译句段在网页中的链接或格式有改动（第一个：“{ $words }”）。译文保留，改为草稿；请将标记放到正确位置后再确认。原文件另存在旁边。
notice-unconfirmed-kept = { $file }：有 { $count } 个单元带来了无人确认的译文，而记忆库中已有确认的译文（第一个是第 { $line } 行的 { $unit }）。保留已确认的译文，未采用的可在历史中查看。如要采用这类译文，请先审校。
notice-confirmation-kept = { $file }：有 { $count } 个单元在文件中未经确认，而同样的译文在记忆库中已确认（第一个是第 { $line } 行的 { $unit }），仍视为已确认。如要撤回确认，请加上 --prefer file 导入。
notice-translation-replaced = { $file }：有 { $count } 条他人确认过的译文被文件中的内容取代（第一条在第 { $line } 行的 { $unit }，原由 { $who } 确认）。原译文可在历史中查看；用“cotejo memory undo { $import }”可全部复原。
notice-date-in-future = { $file }：有 { $count } 个单元的日期在未来（第一个是第 { $line } 行的 { $unit }），已改用今天的日期导入，以免今后的修改被当作旧译文。
notice-copy-not-taken = { $file }：有 { $count } 个句段的译文与原文逐字相同，而记忆库中已有译文（第一个是第 { $line } 行的 { $unit }）。保留已有译文，未加入这些照抄的原文。如确应保持原文，请加上 --prefer file 导入。
notice-reviewed-replaced = { $file }：有 { $count } 条已审校的译文被文件中的内容取代（第一条在第 { $line } 行的 { $unit }）。原译文可在历史中查看；用“cotejo memory undo { $import }”可全部复原。
notice-left-out-forgotten = { $file }：有 { $count } 个单元已不在该文件中，这里也随之删除。如要恢复：cotejo memory undo { $import }。
notice-left-out-kept = { $file }：有 { $count } 个单元已不在该文件中，但此后在这里修改过，或比该文件的全部内容都新，予以保留；下次导出时会重新写入。
notice-forgotten-kept = { $file }：有 { $count } 个单元已从记忆库中删除（第一个是第 { $line } 行的 { $unit }），未重新加入。如要恢复，请加上 --prefer file 导入。
notice-filled-not-here = { $file }：有 { $count } 个句段由 Cotejo 填入，来源单元不在本记忆库中，而同一文件的其他来源单元在（第一个是第 { $line } 行的 { $unit }）。可能已有人将其删除，因此未予加入。如要加入，请加上 --prefer file 导入。
notice-filled-forgotten = { $file }：有 { $count } 个句段的译文由 Cotejo 填入，此后已从记忆库中删除或撤回确认（第一个在第 { $line } 行：“{ $words }”，单元 { $unit }），不予发布。“pretranslate --update”会把这类译文从文件中清除；如仍要采用，请在文件中修改其状态或文字。
notice-forgotten-stands = { $file }：有 { $count } 个句段的译文已从记忆库中删除（第一个在第 { $line } 行：“{ $words }”，单元 { $unit }）。因有人在文件中确认过，仍照常发布；如不需要，请在文件中删去。
notice-unit-twice = { $file } 第 { $line } 行：单元 { $unit } 出现两次，文字不同{ $count ->
    [one] ，两者都已保留，
   *[other] （共有 { $count } 个这样的单元），都已保留，此处
}第二个的编号为 { $other }。这是两人都改动过、合并时双方都保留的结果。在删除其中一个之前，两者都不会自动填入：“cotejo memory forget { $other }”或“cotejo memory forget { $unit }”。
notice-lender-not-asked = { $file }：有 { $count } 个句段是由另一个记忆库 { $memory } 提供并原样填入的（第一个在第 { $line } 行：“{ $words }”），而该记忆库现在不可用，无法得知这些译文是否仍在其中。仍照常发布。要一并核对，请在 cotejo.toml 的“also”中列出该记忆库。
notice-forgotten-in-file = { $file }：有 { $count } 条消息的译文已从记忆库中删除（第一条在第 { $line } 行：“{ $words }”，单元 { $unit }）。这类文件不能区分是 Cotejo 填入的还是有人写的，因此保留；如不需要，请在文件中删去。
notice-text-outdated = { $file }：有 { $count } 个句段是先前的译文，记忆库中现已不同（第一个在第 { $line } 行：“{ $words }”，单元 { $unit }）。现按文件中的内容发布；凡由 Cotejo 填入且无人改动的，“pretranslate --update”可换成记忆库现有的译文。
notice-import-resumed-as = { $file }：第 { $import } 次导入按原方式继续{ $lang ->
    [none] {""}
   *[other] ，不带地区的语言标签当作 { $lang }
}。
notice-original-changed = { $file } 与预翻译时的内容不同：已改用记忆库中保存的原文件。
notice-original-moved = { $file } 已不在原处：已改用记忆库中保存的原文件。
notice-units-missing = { $file }：网页中有 { $count } 处文字不在译文文件里，仍保留原文（第一处：“{ $words }”）。该网页只是草稿。
notice-leverage-from = 低于 { $score }% 的匹配未查找，此处计为新句。不用 --leverage 时，从 50% 起计入。

# --- 配置（cotejo.toml）与术语（terms.toml） ---
error-config-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。请更正该行，或对照 cotejo init 生成的文件。
error-config-unknown-key = { $file } 第 { $line } 行：没有名为“{ $key }”的设置。请更正名称，或删除该行。
error-config-bad-selector = { $file } 第 { $line } 行：“{ $selector }”不是能在已保存的网页中找到文字的 CSS 选择器。可以使用元素名、类、id、属性、:is()、:not() 以及元素的包含关系，例如 "article .body"；不能使用相邻元素、位置或状态。
error-config-store-kind-unknown = { $file } 第 { $line } 行：没有可存放记忆库的“{ $scheme }”数据库。记忆库保存在文件中：请写文件名，例如 ".cotejo/newsroom.db"。如果文件名本身含有冒号，请在前面加上 ./。
error-config-bad-value = { $file } 第 { $line } 行：{ $value } 不能作为“{ $key }”的值。{ $key ->
    [source] 请用引号写出一个语言标签，例如 "en"。
    [targets] 请写成语言标签的列表，例如 ["pt-PT", "zh-Hans"]。
    [threshold] 请写 0 到 100 之间的整数。
    [penalties] 请单独写成一节：[penalties]。
    [segment] 请单独写成一节：[segment]。
    [no_break] 请写成缩略语的列表，例如 ["Dr.", "Prof."]。
    [memory] 请写成单独的一节：[memory]。
    [also] 请写一个文件名列表，例如 ["sport/.cotejo/sport.db"]。
    [store] 请用引号写出文件名。
    [text] 请用引号写出文件名。
    [terms] 请用引号写出文件名。
    [catalogues] 请用引号写出文件夹名。
    [out] 请用引号写出文件夹名。
    [sister] 请写 0 到 100 之间的整数。
    [unspecified] 请写 0 到 100 之间的整数。
    [alignment] 请写 0 到 100 之间的整数。
    [machine] 请写 0 到 100 之间的整数。
    [codes] 请写 0 到 100 之间的整数。
   *[other] 可用的值见 cotejo init 生成的文件。
}
error-toml-encoding = { $file } 第 { $line } 行：文本不是 UTF-8 编码。请将文件存为 UTF-8 后重试。
error-toml-repeated = { $file } 第 { $line } 行：“{ $key }”重复出现。请删除其中一处，或改用别的名称。
error-terms-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。请更正该行；未读取任何术语。
error-terms-unknown-key = { $file } 第 { $line } 行：“{ $key }”既不是语言标签，也不是概念的字段。请更正名称，或删除该行。
error-terms-bad-value = { $file } 第 { $line } 行：{ $value } 不能作为“{ $key }”的值。请用引号写出术语，或写成 {"{"} text = "…", status = "preferred" {"}"} 这样的表，或写成它们的列表；状态只能是 preferred、admitted、deprecated 或 forbidden。
error-terms-file-unset = 本项目没有术语库。请在 cotejo.toml 中写入 terms = "terms.toml"；导入术语表时会自动建立该文件。
error-terms-none = { $file } 中没有可以导出的术语。请先写入术语，或用 --to 指定其他语言。
error-glossary-column-unknown = { $file }：“{ $column }”不是列中可以存放的内容。请写语言（en、pt-PT），或 id、subject、language、term、status、part of speech、forms、note、definition，必要时加上语言（definition en）；不读取的列写 -。
error-glossary-languages = { $file }：表头和单元格都没有说明各列的语言。请依次说明各列的内容：--columns en,pt-PT,note
error-glossary-empty = { $file }：其中没有术语。请确认保存的是正确的文件。

# 新项目文件中的说明。
init-project = Cotejo 项目文件。路径以本文件夹为起点；以 # 开头的行不会读取。
init-store = 记忆库（数据库）：只是本机缓存，不必纳入版本控制。
init-text = 同一记忆库的文本形式（TMX），供版本控制使用，由 `cotejo export` 写出。它只供本项目使用：其中包含所有语言以及未经确认
    的译文，其他工具会误以为已经完成。供其他工具使用的文件请用 `cotejo export --to zh-Hans --for omegat` 导出。
init-terms = 本社术语，每个概念一张表。
init-catalogues = 网站自身的文字（Fluent），每种语言一个文件夹；`cotejo export` 会补充新条目。
init-source = 多数原文的语言，用于未声明语言的网页。
init-targets = 目标语言，用于未指定 --to 时。
init-out = 预翻译和发布文件的输出文件夹。
init-threshold = 匹配率达到多少才提供已有译文（模糊匹配），0 到 100。
init-penalties = 匹配率的扣减，依次为：另一种语言变体；未注明语言变体；对齐未经审校；其他工具的机器译文；标记不同。
init-also = 同时查找本文件夹内的其他记忆库，只读。位于别处的记忆库，请在命令行中用 --also <文件> 指定。
init-no-break = 除 Cotejo 已知的之外，其后不断句的缩略语：["Exma.", "Ilmo."]
init-termbase =
    本社术语，每个概念一张表。`cotejo check` 据此检查，`cotejo terms find` 可供查询。
    status：preferred（默认）、admitted、deprecated、forbidden。另有 definition、subject、note、forms。
init-concept = 一个供参考的概念。请在下面添加自己的术语；不再需要时可删除此条。

help-convert = 转换文件：双语文件与审校用表格（DOCX、XLSX、CSV）互转，或转为 XLIFF、TMX；术语表转为其他格式
help-convert-file = 文件：XLIFF、PO、审校用表格，或术语表
help-convert-into = 新文件；格式由扩展名决定
help-convert-to = 译文的语言（文件未注明时）
help-convert-xliff = 写出的 XLIFF 版本：2.0 或 1.2（默认 2.0）
value-new-file = 新文件
convert-done = { $file }：{ $kind ->
    [concepts] { $count } 个概念。
    [units] { $count } 个翻译单元。
    [segments] { $count } 个句段。
   *[other] { $count }。
}{ $unconfirmed ->
    [0] {""}
   *[other] 未经确认的译文 { $unconfirmed } 条，未写入。
}
error-nothing-confirmed = { $file }：其中没有已确认的译文，因此没有可写出的翻译单元。

help-package = 为外部译者打包：双语文件、以往的翻译单元、本社术语、原文件和说明，放在一个文件夹或 ZIP 中
help-package-files = 要翻译的文档，或收到的双语文件
help-package-xliff = 交给译者的 XLIFF 版本：2.0 或 1.2（默认 2.0）。OmegaT 等许多工具使用 1.2
help-package-table = 为每个双语文件附上审校用表格（DOCX）
help-package-zip = 打包成一个文件（ZIP）
package-done = { $path }（{ $lang }）：文件 { $files } 个，句段 { $segments } 个，其中 { $open } 个没有已确认的译文；以往的翻译单元 { $matches } 个，概念 { $concepts } 个。收到译好的文件夹或 ZIP 后，用 `cotejo import` 整个导入即可。
package-readme-head = 从{ $source }译成{ $target }：共 { $segments } 个句段，其中 { $open } 个待译。

    请翻译下列文件。它们是双语文件（XLIFF），可用 OmegaT、Trados Studio、memoQ 或其他支持 XLIFF 的工具打开。

    { $names }
package-readme-tables = 如果没有这类工具，请直接在下列表格的译文一栏中填写。{ "{1}" }、{ "{/1}" } 等标签应放在与原文相同的词语两侧；其他各栏请勿改动。

    { $names }
package-readme-matches = matches.tmx：以往的翻译单元 { $count } 个，供参考；请作为翻译记忆库载入。
package-readme-terms = terms.csv、terms.tbx：本社术语（{ $count } 个概念），两者内容相同：前者是供查阅的表格，后者供翻译工具载入。
package-readme-back = source：原文件，供参考。

    译完后请以原文件名寄回，或将整个文件夹寄回。
error-package-empty = { $file }：其中没有双语文件（XLIFF、PO 或审校用表格）。请确认这是寄回的文件夹或 ZIP。
