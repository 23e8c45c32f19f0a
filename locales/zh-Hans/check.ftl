# Checks and terms.

# The checks by name, and how grave a finding is.
check-untranslated = 未翻译
check-term-not-used = 未使用首选术语
check-term-forbidden = 不应使用的术语
check-consistency = 同一原文有多种译法
check-numbers = 数字
check-codes = 链接与标签
severity-neutral = 中性
severity-minor = 轻微
severity-major = 严重
severity-critical = 致命

# What findings say. The quoted words stand in the texts.
finding-term-not-used = 译文没有使用“{ $term }”的规定术语。
finding-term-forbidden = “{ $found }”是禁止使用的术语。
finding-term-deprecated = “{ $found }”是已经停用的术语。
finding-otherwise-in-file = { $place } 处原文相同，译文不同：“{ $other }”
finding-otherwise-in-memory = 记忆库中同一原文另有译法（单元 { $unit }）：“{ $other }”
finding-number-missing = 译文缺少“{ $number }”。
finding-number-added = 原文中没有“{ $number }”。
finding-number-changed = “{ $number }”变成了“{ $found }”。
finding-number-read-otherwise = “{ $number }”照抄了原文的写法，在译文语言中却是另一个数。
finding-percent-lost = “{ $number }”与“{ $found }”：只有一处是百分比。
finding-currency-changed = “{ $number }”与“{ $found }”币种不同。
finding-mark-foreign = “{ $found }”使用了其他语言的小数分隔符。
finding-not-translated = 译文与原文一字不差。
finding-code-missing = 译文缺少 { $code }。
finding-code-added = 原文中没有 { $code }。
finding-more-in-segment = 本句段还有 { $count } 处同类问题未列出。

# What findings advise.
advice-use = 请使用“{ $wanted }”。
advice-use-instead = 请改用“{ $wanted }”。
advice-avoid = 请避免使用“{ $found }”。
advice-one-rendering = 请选用其一；如语境确有需要，也可保留两种译法。
advice-translate = 请翻译。
advice-compare = 请对照原文。

# The report of `cotejo check`.
check-head = { $place } · { $check } · { $severity }
check-place-line = 第 { $line } 行，{ $place }
check-unfinished = 尚未确认的句段：{ $open } / { $segments }。
check-summary = { $segments } 个句段中有 { $findings } 处问题。
check-clean = { $segments } 个句段中未发现问题。
check-nothing = 没有可检查的内容：没有任何句段有指定语言的译文。

# `cotejo terms`.
status-preferred = 首选
status-admitted = 可用
status-deprecated = 停用
status-forbidden = 禁用
subject-office = 职务
subject-person = 人物
subject-profession = 职业
subject-institution = 机构
subject-place = 地名
subject-economy = 经济
subject-culture = 文化
subject-diplomacy = 外交
subject-law = 法律
terms-none = 没有任何概念的术语含有“{ $word }”。
terms-no-file = 本项目没有术语库。请在 cotejo.toml 中写入 terms = "terms.toml"，并把术语写进该文件。

# Help.
help-check = 检查双语文件或整个记忆库中的术语、一致性与数字
help-check-file = 双语文件：XLIFF 或 TMX（默认检查整个记忆库）
help-check-to = 只检查这些目标语言的译文
help-terms = 本社术语库
help-terms-find = 查找一个词所属的概念
help-terms-find-word = 要查的词，语言不限
help-terms-find-to = 只显示这些语言的术语，用逗号分隔
help-terms-find-from = 只在这种语言中查找该词
help-terms-suggest = 从记忆库的句子中推荐术语库尚未收录的术语和专名
help-terms-suggest-from = 术语的语言（默认：项目的源语言）
help-terms-suggest-to = 在这些语言中的说法，用逗号分隔（默认：项目的各种语言）
help-terms-suggest-limit = 最多列出多少条，从可能性最大的开始（默认 50）
help-terms-suggest-out = 写入此文件，每条都是注释，可改为术语库的条目
help-terms-suggest-force = 即使文件被人修改过也覆盖；原有内容会在旁边另存一份
terms-suggest-none = 记忆库中没有可推荐的新术语。同一说法须在多个句子中出现。
terms-suggest-how = 以上均未收入术语库。要得到可供选用的清单：“cotejo terms suggest --out suggestions.toml”
terms-suggest-written = 已列出 { $count } 条，从可能性最大的开始：{ $file }。收入术语库之前均不生效。
terms-suggest-head =
    记忆库推荐的术语和专名，从可能性最大的开始。目前均不生效。
    采用哪一条，就去掉各行开头的“# ”，核对后放入术语库（terms.toml）。
    以 ## 开头的行说明出现次数，并给出一个例句。

# `cotejo terms import` and `export`.
terms-import-table = { $file }：表格，编码 { $encoding }，{ $separator ->
    [comma] 单元格以逗号分隔
    [semicolon] 单元格以分号分隔
    [tab] 单元格以制表符分隔
    [cells] 取第一张工作表
   *[other] 按单元格
 }。各列内容如下：
terms-import-column = { $meaning ->
    [terms] 术语
    [language] 本行术语的语言
    [id] 概念的标识
    [subject] 学科领域
    [definition] 定义
    [note] 备注
    [status] 术语是否可用
    [part-of-speech] 词性
    [forms] 屈折形式
    [nothing] 不读取
   *[other] { $meaning }
 }{ $lang ->
    [none] {""}
   *[other] （{ $lang }）
 }
terms-import-counts = 概念 { $read } 个（新增 { $new }，有所补充 { $changed }，无变化 { $unchanged }）
terms-import-first = 读到的前几个：
terms-import-how = 尚未写入任何内容。若无误，请加上 --yes 再次运行
terms-import-how-table = 尚未写入任何内容。若无误，请加上 --yes 再次运行。若有误，请依次说明各列的内容：--columns en,pt-PT,note
terms-import-done = 已写入 { $file }。
terms-import-nothing = 没有变化：术语库已全部收录。
terms-exported = { $count } 个概念：{ $file }
help-terms-import = 把术语表（CSV、TSV、XLSX、TBX）收入术语库；先显示如何理解该文件，不加 --yes 不写入
help-terms-import-file = 术语表文件
help-terms-import-columns = 表格各列依次的内容：语言、id、subject、status、note、definition 等；不读取的列写 -
help-terms-import-from = 源语言（默认：项目的源语言）
help-terms-import-to = 目标语言，用逗号分隔（默认：项目的各种语言）
help-terms-import-yes = 写入术语库；原有内容会在旁边另存一份
help-terms-export = 把术语库写成供其他工具使用的术语表：CSV、TSV、XLSX 或 TBX
help-terms-export-file = 要写的文件，格式由扩展名决定：.csv、.tsv、.xlsx、.tbx 或 .toml
help-terms-export-to = 只写这些语言以及项目源语言的术语，用逗号分隔
help-terms-export-force = 即使文件被人修改过也覆盖；原有内容会在旁边另存一份
