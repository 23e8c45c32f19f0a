
# HTML 与纯文本
error-file-too-dense = { $file }：文本块及其中的标记超过 { $limit } 个，一篇文章不会有这么多。请只保存文章本身，或拆分文件。
error-story-too-long = { $file }：待译内容超出了一篇文章的规模：句子和网站文字超过 { $segments } 条、其中的标记超过 { $tags } 个，或文字超过 { $megabytes } MB。请拆分文件后分别翻译。
notice-data-untranslated = { $file }：页面中供搜索引擎读取的内容尚未翻译，仍为原文语言：{ $names }。请在网站发布系统中翻译，或在那里删去。
notice-codes-differ = { $file } 第 { $line } 行：译文的标记与原文不一致（缺少 { $lost } 个，多出 { $added } 个）。无法对应的标记已略去或移至末尾，请检查此处。
notice-codes-differ-at = { $file }，“{ $words }”处：译文的标签与原文不一致（缺 { $lost } 个，多 { $added } 个）。放不下的已省略或移到末尾，请查看此处。
notice-parts-unread = { $file }：以下部分的文字不读取，保持原样：{ $names }。如有需要，请在 Word 中翻译。
notice-story-doubtful = { $file }：不能确定读出的就是正文（{ $confidence }%）。请用“cotejo read --explain { $file }”查看；网站正文所在的位置可以在 cotejo.toml 的 [sites] 中说明。
notice-encoding-left = { $file }：编码 { $encoding } 无法表示译文中的字符，文件已改用 UTF-8 写入。请在使用该文件的地方声明这一编码。

# cotejo read
help-read = 把网页中的报道与网站自身的文字分开
help-read-page = 保存的网页或文档：HTML、Word 或纯文本
help-read-explain = 说明每一段为何属于正文或属于网站
read-story = 报道（{ $lang ->
    [none] 语言不确定
   *[other] { $lang }
}）：{ $blocks } 段
read-confidence = 可信度：{ $confidence }%
read-byline = 作者：{ $text }
read-date = 日期：{ $text }
read-section = 栏目：{ $text }
read-strings = 网站文字：{ $strings } 条
read-role = { $name ->
    [title] 标题
    [standfirst] 导语
    [heading] 小标题
    [paragraph] 段落
    [item] 列表项
    [quotation] 引文
    [caption] 图片说明
    [cell] 表格单元格
    [byline] 作者
    [date] 日期
    [section] 栏目
    [meta] 页面数据
    [site-string] 网站文字
   *[other] 文字
}
read-place = { $name ->
    [breadcrumb] 面包屑导航
    [navigation] 导航
    [header] 页眉
    [footer] 页脚
    [box] 侧栏
    [form] 表单
    [comments] 评论
    [byline] 正文周围
    [meta] 页面数据
    [page] 页面
   *[other] 其他位置
}
read-evidence = { $kind ->
    [told-story] 项目已指明：正文
    [told-site] 项目已指明：非正文
    [sentences] 完整的句子
    [short] 短行
    [house-words] 网站对读者说的话
    [site-line] 开头像网站自身的文字
    [date] 日期
    [byline] 作者署名
    [links] 大多是链接
    [repeated] 在页面上不止出现一次
    [boxed] 位于可跳过的栏框
    [listed] 列表项
    [among-story] 位于正文各段之间
    [apart-from-story] 位于正文之外
   *[other] 其他
}{ $weight ->
    [0] { "" }
   *[other] （{ $weight }）
}
