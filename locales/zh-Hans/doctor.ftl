# doctor

help-doctor = 说明哪些工具接受一个 TMX 文件、各会丢失什么；检查 XLIFF 文件是否有效
help-doctor-file = 文件：TMX 或 XLIFF
help-doctor-repair = 尽可能写出一个各工具都接受的 TMX 文件，并说明丢失了什么

error-repair-cannot = { $file }：Cotejo 只检查{ $format ->
    [xliff]  XLIFF 文件
    [xliff-1]  XLIFF 文件
   *[other] 此类文件
}，不加修复。请按所列问题改正，或从生成该文件的工具重新导出。
error-repair-empty = { $file }：没有任何内容可以保留，因此没有写出文件。请从生成该文件的工具重新导出。

doctor-place = 第 { $line } 行第 { $column } 列{ $unit ->
    [none] {""}
   *[other] （单元 { $unit }）
}：
doctor-effect = { $effect ->
    [refuses] 拒绝此文件：{ $tools }
    [unit] 略过此单元：{ $tools }
    [text] 丢失其中一段文字：{ $tools }
    [garbles] 把标记或字节当作文字：{ $tools }
    [markup] 丢失行内标记：{ $tools }
    [data] 丢失日期：{ $tools }
   *[other] 受影响：{ $tools }
}
doctor-more = 与第 { $line } 行同类的还有 { $count } 处
doctor-summary = { $format ->
    [tmx] { $units } 个单元，{ $findings ->
        [0] 没有任何工具会遇到问题
       *[other] { $findings } 个问题
    }。
   *[other] { $findings ->
        [0] 文件有效。
       *[other] 文件无效：{ $findings } 个问题。
    }
}
doctor-verdict = { $verdict ->
    [loads] 全部载入
    [loses] 载入 { $all } 个单元中的 { $units } 个，有丢失
    [nothing] 什么也不载入
    [refuses] 拒绝此文件
   *[other] 未知
}
doctor-advice = 要写出各工具都接受的文件：cotejo doctor { $file } --repair { $new }
doctor-repaired = { $file }：已写出 { $units } 个单元；{ $lost ->
    [0] 没有丢失任何内容
   *[other] 有 { $lost } 处无法保留（见上）
}。

tmx-broken = 此处不是格式良好的 XML：{ $reason ->
    [end-tag] 结束标签与 { $detail } 不匹配
    [entity] { $detail } 没有定义
    [character] XML 不允许字符 { $detail }
    [encoding] 有些字节不属于文件声明的编码
    [attribute] 有属性写法错误
    [too-large] 有一部分过大，Cotejo 无法检查
    [unclosed] 缺少结束标签
    [syntax] 标记已损坏
   *[other] 标记已损坏
}。没有工具会读取其后的内容。
tmx-truncated = 文件在中途结束；<{ $element }> 一直没有关闭。
tmx-no-units = { $units ->
    [0] 文件中没有任何单元。
   *[other] 文件有 { $units } 个单元，但没有工具会载入其中任何一个。
}
tmx-no-header = 缺少 <header>。
tmx-no-body = 缺少存放单元的 <body>。
tmx-version = { $version ->
    [none] 文件没有注明版本（version="1.4"）。
   *[other] 文件自称是 TMX { $version }；各工具的模式只认 1.4 和 1.1。
}
tmx-namespace = 元素位于命名空间 { $space }；TMX 没有命名空间。
tmx-encoding = 文件编码是 { $encoding }；请保存为 UTF-8。
tmx-attribute-missing = <{ $element }> 缺少属性 { $attribute }。
tmx-attribute-unknown = <{ $element }> 带有 TMX 在此没有的属性 { $attribute }。
tmx-attribute-value = <{ $element }> 中的 { $attribute }="{ $value }" 不是 TMX 允许的值。
tmx-element-misplaced = <{ $element }> 不应出现在 <{ $parent }> 的此处，或次序不对。
tmx-text-misplaced = <{ $parent }> 中 TMX 不允许文字的地方有文字：“{ $words }”
tmx-srclang-missing = 文件头没有注明源语言（srclang）。
tmx-srclang-all = 文件头没有限定源语言（srclang="*all*"）。
tmx-source-unsaid = 文件头和单元都没有说明哪段文字是原文（srclang）。
tmx-source-missing = 没有源语言 { $tag } 的文字。
tmx-source-spelling = 源语言写作 { $source }，而文字标为 { $tag }。
tmx-source-other = 单元的源语言是 { $tag }，文件头的是 { $header }，而单元没有后者的文字。
tmx-no-variants = 单元中没有文字。
tmx-language-missing = 有一段文字没有注明语言（xml:lang）。
tmx-language-attribute = 在 TMX 1.1 中，语言写在 lang，而不是 xml:lang。
tmx-language-lang-only = 语言 { $tag } 写在 lang；在 TMX 1.4 中应写在 xml:lang。
tmx-language-underscore = { $tag } 没有用连字符连接。
tmx-language-bad = “{ $tag }”不是语言标签。
tmx-language-script = { $tag } 只以字体区分中文；请写 { $spelling }。
tmx-seg-missing = { $tag } 的文字没有 <seg>。
tmx-text-empty = { $tag } 的文字为空。
tmx-one-language = 单元中能辨认语言的文字不足两种语言。
tmx-variants-twice = { $tag } 在同一单元中有多段文字。
tmx-text-long = { $tag } 的文字有 { $characters } 个字符，超过 { $limit } 个。
tmx-cdata = 文字写在 CDATA 段中。
tmx-codes = 文字中有 { $count } 个行内标记。
tmx-text-in-code = <{ $element }> 里面有文字：“{ $words }”
tmx-codes-unpaired = <{ $element }> 没有配对。启用“TMX 2 级”时，OmegaT 3.6 会拒绝这样的文件。
tmx-date = { $attribute }="{ $value }" 不是 TMX 的日期写法（20240501T120000Z）。
tmx-several-languages = 文件有 { $count } 种语言；一次只读取一对。

loss-unit = 有一个单元不在新文件中：{ $reason ->
    [outside] 单元之间的文字不属于任何单元
    [no-variant] 没有能辨认语言的文字
    [end-tag] 结束标签与 { $detail } 不匹配
    [entity] { $detail } 没有定义
    [character] XML 不允许字符 { $detail }
    [encoding] 有些字节不属于文件声明的编码
    [attribute] 有属性写法错误
    [too-large] 有一部分过大，Cotejo 无法检查
    [unclosed] 缺少结束标签
    [syntax] 标记已损坏
   *[other] 标记已损坏
}。{ $words ->
    [none] {""}
   *[other] 内容是：“{ $words }”
}
loss-variant = 有一段文字不在新文件中：{ $reason ->
    [end-tag] 结束标签与 { $detail } 不匹配
    [entity] { $detail } 没有定义
    [character] XML 不允许字符 { $detail }
    [encoding] 有些字节不属于文件声明的编码
    [attribute] 有属性写法错误
    [too-large] 有一部分过大，Cotejo 无法检查
    [unclosed] 缺少结束标签
    [syntax] 标记已损坏
   *[other] 标记已损坏
}。内容是：“{ $words }”
loss-language = 有一段文字不在新文件中：{ $tag ->
    [none] 没有注明语言
   *[other] “{ $tag }”不是语言
}。内容是：“{ $words }”
loss-rest = 从这里开始的内容不在新文件中：旧文件到此中断。
loss-characters = 去掉了 { $count } 个 XML 不允许的字符。
loss-attribute = 去掉了 <{ $element }> 的 { $attribute }="{ $value }"。
loss-element = 去掉了 <{ $element }>；如有文字，已改为注释。

xliff-broken = 此处不是格式良好的 XML：{ $reason ->
    [end-tag] 结束标签与 { $detail } 不匹配
    [entity] { $detail } 没有定义
    [character] XML 不允许字符 { $detail }
    [encoding] 有些字节不属于文件声明的编码
    [attribute] 有属性写法错误
    [too-large] 有一部分过大，Cotejo 无法检查
    [unclosed] 缺少结束标签
    [syntax] 标记已损坏
   *[other] 标记已损坏
}。
xliff-truncated = 文件在中途结束；<{ $element }> 一直没有关闭。请重新获取文件。
xliff-version = version="{ $version }" 不是 Cotejo 认识的版本。
xliff-element = { $parent ->
    [none] <{ $element }> 不在 XLIFF 的命名空间中。
   *[other] <{ $element }> 不可出现在 <{ $parent }> 的此处：根本不允许、次序不对或重复出现。
}
xliff-element-missing = <{ $parent }> 缺少 <{ $element }>。
xliff-text = <{ $parent }> 不可含有文字：“{ $words }”
xliff-attribute-missing = <{ $element }> 缺少属性 { $attribute }。
xliff-attribute-unknown = <{ $element }> 不可带有属性 { $attribute }。
xliff-attribute-value = <{ $element }> 中的 { $attribute }="{ $value }" 有误；可用的值：{ $wanted ->
    [id] 不含空格的名称
    [ids] 若干不含空格的名称
    [language] 语言标签（pt-PT）
    [positive] 从 1 起的整数
    [priority] 1 到 10 的数字
    [percent] 0 到 100 的数字
    [user] 带前缀的值（my:value）
    [marktype] generic、comment、term 或带前缀的值（my:value）
    [hex] XML 不允许的字符的编号
    [format] HTML 元素名称
   *[other] { $wanted }
}。
xliff-id-twice = <{ $element }> 的 id { $id } 已经用过；请换一个。
xliff-dangling = <{ $element }> 的 { $attribute }="{ $value }" 没有指向任何可以指向的内容。
xliff-fragment = <{ $element }> 中的“{ $value }”不是 XLIFF 的引用写法（#n=1、#/f=1/u=2/3）。
xliff-language = <{ $element }> 标为 { $lang }，而文件注明的是 { $expected }。
xliff-no-target-language = 文件中有译文，但 <xliff> 没有注明译文语言（trgLang）。
xliff-needs = <{ $element }> 的 { $attribute } 只能与 { $other } 一同使用。
xliff-excludes = <{ $element }> 中的 { $attribute } 与 { $other } 不能同时使用。
xliff-one-of = <{ $element }> 必须恰好带有其中一项：{ $attributes }。
xliff-content = <{ $element }> 要么有内容，要么有 { $attribute }，二者取一。
xliff-pair-missing = <{ $element }>（{ $id }）在单元中没有配对，或配对不在其后。
xliff-pair-differs = 成对的标记 { $id } 的 { $attribute } 不一致。
xliff-deleted = 译文不可缺少标记 { $id }。
xliff-reordered = 标记 { $id } 必须保持在序列中的位置，排在写有 firstNo 的第一个之后。
xliff-order = 译文的位置 { $order } 已被占用，或超出最后一个句段。
xliff-space = 原文与译文对空白的处理不一致（xml:space）。
