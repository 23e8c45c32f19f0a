# segment

help-segment = 将文本切分为句子：输入每行一个文本块，输出每行一句，每个文本块之后空一行
help-segment-file = 文本，每行一个文本块；- 表示标准输入
help-segment-srx = 自备的断句规则（SRX 2.0 文件；默认使用内置规则）

error-srx-without-rules = { $file } 中没有可用的断句规则。请提供至少含有一条规则的 SRX 2.0 文件。
error-block-too-long = { $file } 第 { $line } 行：该行超过一个文本块的上限 { $limit } MB。请将其拆分，每行一个段落。
notice-srx-rule-left-out = { $file } 第 { $line } 行：略过了一条断句规则，因为无法解析其模式中的这一部分：{ $part }
notice-srx-rule-too-large = { $file } 第 { $line } 行：略过了一条断句规则，因为其模式重复次数过多，会占用过多内存和时间：{ $part }
error-text-not-utf8 = { $file } 第 { $line } 行：不是 UTF-8 文本。请将文件另存为 UTF-8 后重试。
