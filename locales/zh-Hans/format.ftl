# format

error-xml-broken = { $file } 第 { $line } 行：文件不是格式良好的 XML：{ $reason ->
    [end-tag] 结束标签没有闭合 { $detail }
    [entity] { $detail } 没有定义
    [character] XML 不允许出现字符 { $detail }
    [encoding] 有字节不符合文件声明的编码
    [attribute] 有属性书写有误
    [too-large] 其中一部分超过可处理的大小
    [namespaces] 命名空间过多
    [syntax] XML 语法有误
   *[other] XML 语法有误
}。请用生成该文件的工具重新导出。
error-xml-truncated = { $file } 第 { $line } 行：文件中途结束，<{ $element }> 没有闭合。此后的内容无法读取。请重新获取或重新导出该文件。
error-xml-too-deep = { $file } 第 { $line } 行：元素嵌套超过 { $limit } 层。没有翻译工具会生成这样的文件，请核实它的来源。
error-xml-entities = { $file } 第 { $line } 行：文件自行定义了实体 { $entity }。这类文件可能耗尽计算机内存，因此 Cotejo 不予读取。请从文件中删除该定义后重试。
error-archive-broken = { $file }{ $part ->
    [none] {""}
   *[other] （{ $part }）
}：{ $reason ->
    [truncated] 文件不完整，中途就结束了。请重新获取，或用生成它的程序重新保存。
    [directory] 这个 ZIP 文件的目录与内容不符。请用生成它的程序打开并重新保存。
    [too-many] 这个 ZIP 文件所含的文件数超过任何文档，请确认其来源。
    [twice] 这个 ZIP 文件中有两个同名文件，无法判断以哪个为准。请用生成它的程序打开并重新保存。
    [protected] 这一部分受密码保护。请取消密码后重新保存文件。
    [method] 这一部分使用了 Cotejo 不支持的压缩方式。请用生成它的程序打开并重新保存。
    [damaged] 这一部分已损坏。请重新获取文件；Word 或 LibreOffice 也许能修复。
   *[other] 文件已损坏，请重新获取。
}
error-archive-too-large = { $file }（{ $part }）：这一部分解压后超过 { $limit } MB，没有文章会这么大。有的文件专为耗尽电脑内存而制作，请确认其来源。
error-part-missing = { $file }：缺少 { $part } 这一部分，无法构成文档。请用 Word 或 LibreOffice 打开并重新保存。
error-trg-lang-missing = { $file } 没有说明译文语言（trgLang）。cotejo import 和 cotejo check 可用 --to 指定，例如 --to zh-Hans；也可以写进文件：在 <xliff> 标签中写 trgLang="zh-Hans"；XLIFF 1.2 则在每个 <file> 标签中写 target-language="zh-Hans"。
error-langs-equal = { $file } 的源语言和目标语言都是 { $lang }。请在 <xliff> 标签中写上译文的语言（trgLang），然后重试。

notice-unit-skipped = { $file } 第 { $line } 行{ $unit ->
    [none] {""}
   *[other] （单元 { $unit }）
}：跳过了一个翻译单元：{ $reason ->
    [end-tag] 结束标签没有闭合 { $detail }
    [entity] { $detail } 没有定义
    [character] XML 不允许出现字符 { $detail }
    [encoding] 有字节不符合文件声明的编码
    [attribute] 有属性书写有误
    [too-large] 超过可处理的大小
    [unclosed] 缺少结束标签
    [no-variant] 其中没有文本
    [no-seg] 没有文本（seg）
    [one-language] 只有一种语言的文本
    [language] “{ $detail }”不是语言标签
    [syntax] XML 语法有误
   *[other] XML 语法有误
}。
notice-variant-skipped = { $file } 第 { $line } 行{ $unit ->
    [none] {""}
   *[other] （单元 { $unit }）
}：跳过了翻译单元中的一种语言：{ $reason ->
    [end-tag] 结束标签没有闭合 { $detail }
    [entity] { $detail } 没有定义
    [character] XML 不允许出现字符 { $detail }
    [encoding] 有字节不符合文件声明的编码
    [attribute] 有属性书写有误
    [too-large] 超过可处理的大小
    [unclosed] 缺少结束标签
    [no-variant] 其中没有文本
    [no-seg] 没有文本（seg）
    [one-language] 只有一种语言的文本
    [language] “{ $detail }”不是语言标签
    [syntax] XML 语法有误
   *[other] XML 语法有误
}。该单元的其他语言均已读取。
notice-other-documents = { $file } 另含 { $count } 个文档或目标语言；这次只处理了 { $name }。
notice-status-unknown = { $file } 第 { $line } 行：“{ $value }”不是 { $property } 的已知取值。带此标记的译文会列为参考，但不视为已确认。

notice-message-skipped = { $file } 第 { $line } 行：这条消息无法读取，已保持原样。请检查花括号和缩进。
notice-message-kept = { $file } 第 { $line } 行：消息 { $message } 已存在且文本不同，已保持原样。如果新文本更好，请在文件中修改。
notice-message-bad-id = “{ $message }”不能用作消息的标识符，已略去。标识符以字母开头，只含字母、数字和连字符。
error-po-broken = { $file } 第 { $line } 行：{ $reason ->
    [string] 此处缺少引号内的文本，或文本没有在本行结束。
    [word] 这不是 gettext 目录的关键字。
    [order] 此关键字不能出现在这里：每条消息有一个 msgid，其下是对应的 msgstr。
   *[other] 这不是 gettext 目录。
}未读取文件中的任何内容。请更正该行；也可用 msgfmt -c 查看。
error-json-broken = { $file } 第 { $line } 行：{ $reason ->
    [string] 引号内的文本在此没有结束，或其中的反斜杠没有意义。
    [end] 文件中途结束，有花括号或方括号没有关闭。
    [place] 此处不能出现这样的内容：缺少或多出了逗号、冒号或引号。
    [deep] 嵌套的层数超过任何消息目录。
   *[other] 这不是 JSON。
}未读取文件中的任何内容。请更正该行，或重新导出文件。
notice-choices-left = { $file } 第 { $line } 行{ $count ->
    [one] {""}
   *[other] 等 { $count } 处
}：该消息按情况从几种说法中选择（plural、select）。这些说法保持原样，请直接在文件中翻译。
notice-emphasis-rewritten = { $file } 第 { $line } 行{ $count ->
    [one] {""}
   *[other] 等 { $count } 处
}：强调标记紧邻标点，Markdown 无法识别。已将标记移到标点之外，或改写为 HTML 标签；请确认强调的文字是否正确。

notice-term-status-unknown = { $file } 第 { $line } 行：“{ $status }”不是 Cotejo 认识的状态{ $count ->
    [1] {""}
   *[other] （共 { $count } 处）
}，已忽略。请写 preferred、admitted、deprecated 或 forbidden。
notice-glossary-rows-empty = { $file } 第 { $line } 行：没有术语的行共 { $count } 行，这是第一行；均已略过。
notice-tbx-concepts-empty = { $file } 第 { $line } 行：没有术语的概念共 { $count } 个，这是第一个；均已略过。
notice-term-lang-unknown = { $file } 第 { $line } 行：“{ $tag }”不是语言标签，其下的术语已略过（涉及 { $count } 个概念）。
notice-sheets-unread = { $file }：只读取了工作表“{ $sheet }”；另有 { $count } 张工作表也有内容。如需导入，请将其分别另存为文件。

# 审校用表格。
error-table-damaged = { $file } 第 { $line } 行：表格的隐藏记录缺失或损坏，无法辨认其中内容。请改用较早的副本，或用 `cotejo convert` 重新生成表格。
error-table-newer = { $file } 由较新版本的 Cotejo 生成。请先更新本机的 Cotejo，再导入该表格。
error-table-not-unicode = { $file } 保存时未使用 Unicode，部分字符已丢失。请在电子表格软件中另存为“CSV UTF-8”或 XLSX；尚未导入任何内容。
error-table-not-filled = { $file } 是审校用表格，不能在其中填入译文。请先用 `cotejo import` 将表格中的改动导入记忆库，再填充生成该表格的原文件。
notice-table-rows-foreign = { $file } 第 { $line } 行：表格生成时没有的行共 { $count } 行，这是第一行；均未导入。
notice-table-rows-missing = { $file }：表格中有 { $count } 行已不存在；相应句段保持原样。
notice-table-rows-twice = { $file } 第 { $line } 行：重复出现且内容不同的行共 { $count } 行，这是第一行；均未导入。
notice-table-source-edited = { $file } 第 { $line } 行：原文被改动的行共 { $count } 行，这是第一行；以发出时的原文为准。
notice-table-codes-broken = { $file } 第 { $line } 行：标签（{ "{1}" }…{ "{/1}" }）受损的译文共 { $count } 条，这是第一条；这些行未导入。请按原文放好标签，再重新导入表格。
notice-table-codes-lost = { $file } 第 { $line } 行：缺少原文标签的译文共 { $count } 条，这是第一条。
notice-table-state-unknown = { $file } 第 { $line } 行：无法识别其状态的行共 { $count } 行，这是第一行；状态保持不变。

# cotejo formats
help-formats = 列出 Cotejo 能读写的格式
formats-columns = 格式 | 文件 | 读入 | 写出
formats-name = { $format ->
    [html] HTML
    [docx] Word 文件
    [text] 纯文本
    [srt] SubRip 字幕
    [vtt] WebVTT 字幕
    [po] gettext 目录文件（PO）
    [feed] 订阅源（RSS、Atom、WordPress）
    [json] 消息目录（JSON）
    [arb] 消息目录（ARB）
    [markdown] Markdown
    [tmx] TMX
    [xliff] XLIFF
    [xliff-1] XLIFF 1.2
    [fluent] Fluent
    [terms] 术语库
    [csv] 表格（CSV）
    [xlsx] Excel 文件
    [docx-table] 审校用表格（DOCX）
    [xlsx-table] 审校用表格（XLSX）
    [csv-table] 审校用表格（CSV）
    [tbx] TBX
   *[other] { $format }
}
formats-in = { $capability ->
    [document] 待翻译的文档
    [memory] 翻译记忆库
    [bilingual] 原文与译文对照的文档
    [catalogue] 网站的消息
    [terms] 术语表
    [examine] 待检查的文件
   *[other] { $capability }
}
formats-out = { $out ->
    [poured] 另一种语言的同一文件
    [filled] 填好译文的同一文件
    [made] 新文件
    [merged] 补充了新内容的同一文件
   *[other] { $out }
}
