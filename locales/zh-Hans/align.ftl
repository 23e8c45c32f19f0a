# align

help-align = 从已发布的网页中学习：同一篇报道的两三种语言版本，或存放它们的文件夹，成为记忆库中的翻译单元，并标明尚未审校。加上 --segments 时，判断两份句段列表中哪些互相对应
help-align-segments = 文件每行一个句段
help-align-source = 网页，或存放网页的文件夹；使用 --segments 时为原文的句段，或存放各篇原文及译文的文件夹
help-align-translation = 另一种语言的网页，或另一个文件夹；使用 --segments 时为译文的句段（对齐结果写到标准输出）
help-align-more = 更多网页或文件夹
help-align-from = 原文的语言；用于文件夹时，也是文件名的结尾
help-align-to = 译文的语言；用于文件夹时，也是文件名的结尾
help-align-out = 存放文件夹对齐结果的文件夹：name.en-zh.ladder
value-translation = 译文
align-done = 已对齐 { $pairs } 对文件，共 { $units } 个单元。对齐结果在 { $folder } 中。{ $left ->
    [0] {""}
   *[other] 有 { $left } 对被略过。
 }

error-partner-missing = 已略过 { $file }：缺少译文。请把 { $partner } 放在同一文件夹中。
error-folder-without-pairs = { $folder } 中没有以 .{ $from } 或 .{ $to } 结尾的文件。请给出存放成对文件（如 name.{ $from } 和 name.{ $to }，每行一个句段）的文件夹。
error-too-many-segments = { $file } 的句段多于 { $limit } 个。请按章节拆分，并在相同的位置拆分译文。
error-paragraph-bad = { $file } 第 { $line } 行：不是段落编号：“{ $text }”。请每行写一个句段所属段落的编号，或删除该文件。
error-paragraphs-differ = { $file } 有 { $paragraphs } 个段落编号，而句段有 { $segments } 个。请为每个句段写一个编号，或删除该文件。
