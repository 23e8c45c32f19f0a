# align

help-align = 判断原文与译文的哪些句段互相对应：给出两个文件（每行一个句段），或一个存放此类文件（name.en、name.zh）的文件夹；整个文件夹作为一个语料库学习；加上 --memory 时，也从该记忆库中已确认的单元学习
help-align-segments = 文件每行一个句段
help-align-source = 原文的句段；或存放各篇原文及译文的文件夹
help-align-translation = 译文的句段；对齐结果写到标准输出
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
