# Words that every room uses: days, names of languages, files.

date = { $year }年{ $month ->
    [m1] 1
    [m2] 2
    [m3] 3
    [m4] 4
    [m5] 5
    [m6] 6
    [m7] 7
    [m8] 8
    [m9] 9
    [m10] 10
    [m11] 11
    [m12] 12
   *[other] { $month }
}月{ $day }日

lang-en = 英语
lang-en-GB = 英语（英国）
lang-en-US = 英语（美国）
lang-pt = 葡萄牙语
lang-pt-PT = 葡萄牙语（葡萄牙）
lang-pt-BR = 葡萄牙语（巴西）
lang-pt-AO = 葡萄牙语（安哥拉）
lang-pt-MZ = 葡萄牙语（莫桑比克）
lang-pt-MO = 葡萄牙语（澳门）
lang-zh = 中文
lang-zh-Hans = 简体中文
lang-zh-Hant = 繁体中文
lang-zh-CN = 中文（中国内地）
lang-zh-SG = 中文（新加坡）
lang-zh-TW = 中文（台湾）
lang-zh-HK = 中文（香港）
lang-zh-MO = 中文（澳门）

error-file-missing = { $file }：文件不存在。请检查路径。
error-file-is-directory = { $file } 是文件夹，不是文件。请指定其中的某个文件。
error-file-unreadable =
    { $file }：无法读取（{ $reason ->
        [log] 其旁的日志文件既无法打开，也无法新建
       *[other] { $reason }
    }）。请检查文件及其所在文件夹的权限。
error-file-unwritable = { $file }：无法写入（{ $reason }）。未做任何更改。请检查剩余空间和文件夹权限。
error-file-too-large = { $file }：超过可处理的上限 { $limit } MB。请拆分文件后重试。
error-file-empty = { $file }：文件中没有文本。请确认网页已完整保存。
error-file-changed-by-person = { $file } 在 Cotejo 写入之后被人修改过，因此未作改动。请将它移到别处，或加上 --force 重新执行，原有内容会在旁边另存一份。翻译中的文件（.xlf）可用 pretranslate 加 --update 更新。
error-file-not-ours = { $file } 已经存在，且没有迹象表明它由 Cotejo 写入，因此未作改动。请将它移到别处，或加上 --force 重新执行，原有内容会在旁边另存一份。
error-folder-of-another = { $folder } 存放的是另一文档（{ $document }）的文件。请用 --out 另选文件夹。
notice-file-kept = 已覆盖 { $file }，原有内容另存为 { $kept }。
notice-folder-taken = { $folder } 存放的是另一文档（{ $document }）的文件，本篇的文件放在 { $instead }。
error-file-busy = 另一个进程正在写入 { $file }，且已持续较长时间，文件保持原样。请等它完成后再试。
error-format-unknown = { $file }：{ $found ->
    [name] Cotejo 能写入的格式都不使用这样的文件名。
    [zip] 这是 ZIP 压缩包，其中没有 Cotejo 能读取的文档。请先解压缩。
    [pptx] 这是 PowerPoint 文件，Cotejo 无法读取。
    [odt] 这是 OpenDocument 文件（LibreOffice），Cotejo 无法读取。请另存为 .docx。
    [epub] 这是 EPUB 电子书，Cotejo 无法读取。
    [pdf] 这是 PDF 文件，Cotejo 无法读取。
    [ole] 这是旧版 Office 文件（.doc、.xls），Cotejo 无法读取。请另存为 .docx。
    [encrypted] 此文件受密码保护。请打开文件，取消密码（“文件”—“信息”—“保护”）后重新保存。
    [json-settings] 这个文件是程序的设置（JSON），不是供人阅读的消息。
    [json-data] 这个文件是数据（JSON），不是消息目录。
    [gzip] 这是压缩文件，请先解压缩。
   *[other] Cotejo 无法识别这种文件。
}Cotejo 支持 HTML、Word（.docx）、纯文本、Markdown、字幕（SRT、VTT）、TMX、XLIFF、PO、JSON、ARB、RSS、WordPress 和 Fluent 文件，以及术语表（CSV、TSV、XLSX、TBX）。
error-format-cannot = { $file }：此处不能使用{ $format ->
    [html] {" "}HTML 文件
    [docx] {" "}Word 文件
    [text] 纯文本文件
    [srt] {" "}SubRip 字幕文件
    [vtt] {" "}WebVTT 字幕文件
    [po] {" "}gettext 目录文件（PO）
    [feed] {" "}RSS、Atom 或 WordPress 订阅源文件
    [json] {" "}JSON 消息目录
    [arb] {" "}ARB 消息目录
    [markdown] {" "}Markdown 文件
    [tmx] {" "}TMX 文件
    [xliff] {" "}XLIFF 文件
    [xliff-1] {" "}XLIFF 1.2 文件
    [fluent] {" "}Fluent 文件
    [terms] 术语库
    [csv] 表格形式的术语表（CSV）
    [xlsx] {" "}Excel 文件中的术语表
    [docx-table] 审校用表格（DOCX）
    [xlsx-table] 审校用表格（XLSX）
    [csv-table] 审校用表格（CSV）
    [tbx] {" "}TBX 术语表
   *[other] {" "}{ $format } 文件
}，需要的是{ $capability ->
    [document] 待翻译的文档（Word、HTML、Markdown、纯文本、字幕或 JSON 消息目录）
    [memory] 翻译记忆库（TMX）
    [bilingual] 双语文件（XLIFF 或 PO）
    [catalogue] 消息目录（Fluent）
    [terms] 术语表（TOML、CSV、TSV、XLSX 或 TBX）
    [examine] 可供检查的 TMX 或 XLIFF 文件
   *[other] 其他格式
}。
error-not-what-its-name-says = { $file }：文件名表明是 { $format ->
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
}，内容却不是。{ $found ->
    [html] 看起来是网页（HTML）。
    [text] 看起来是纯文本。
    [srt] 看起来是字幕文件（SubRip），请使用扩展名 .srt。
    [vtt] 看起来是字幕文件（WebVTT），请使用扩展名 .vtt。
    [po] 看起来是 gettext 目录文件，请使用扩展名 .po。
    [feed] 看起来是订阅源或 WordPress 导出文件，请使用扩展名 .xml。
    [json] 看起来是消息目录（JSON），请使用扩展名 .json。
    [arb] 看起来是消息目录（ARB），请使用扩展名 .arb。
    [json-settings] 其中是程序的设置（JSON），不是供人阅读的消息。
    [json-data] 其中是数据（JSON），不是消息目录。
    [markdown] 看起来是 Markdown 文件，请使用扩展名 .md。
    [tmx] 看起来是翻译记忆库（TMX）。
    [xliff] 看起来是双语文件（XLIFF 2）。
    [xliff-1] 看起来是双语文件（XLIFF 1.2）。
    [fluent] 看起来是消息目录（Fluent）。
    [terms] 看起来是术语表（TOML）。
    [csv] 看起来是表格（CSV）。
    [tbx] 看起来是术语表（TBX）。
    [docx] 看起来是 Word 文件（.docx）。
    [zip] 看起来是 ZIP 压缩包。
    [xlsx] 看起来是 Excel 文件。
    [docx-table] 看起来是审校用表格（DOCX）。
    [xlsx-table] 看起来是审校用表格（XLSX）。
    [csv-table] 看起来是审校用表格（CSV）。
    [pptx] 看起来是 PowerPoint 文件。
    [odt] 看起来是 OpenDocument 文件（LibreOffice）。
    [epub] 看起来是 EPUB 电子书。
    [pdf] 看起来是 PDF 文件。
    [ole] 看起来是旧版 Office 文件（.doc、.xls）。请另存为 .docx。
    [encrypted] 文件受密码保护：请打开文件，取消密码后重新保存。
    [gzip] 看起来是压缩文件（gzip）。
    [binary] 其中没有文本。
   *[other] 其开头是 { $found }。
}请确认以此名称保存的是正确的文件。
error-lang-unknown = “{ $tag }”不是语言标签。请写成 en、pt-PT、pt-BR、zh-Hans 或 zh-MO 之类的形式。
error-lang-missing = { $file }：无法确定文本的语言。请用 --from 指明，例如 --from en。
error-targets-missing = 未指定目标语言。请使用 --to，或在 cotejo.toml 中设置 targets。{ $langs ->
    [none] 记忆库目前是空的。
   *[other] 记忆库中有：{ $langs }。
}
