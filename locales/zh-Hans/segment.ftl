# segment
error-srx-without-rules = { $file } 中没有可用的断句规则。请提供至少含有一条规则的 SRX 2.0 文件。
error-block-too-long = { $file } 第 { $line } 行：该行超过 { $limit } MB，而一个文本块最多只能这么长。请将其拆分，每行一个段落。
notice-srx-rule-left-out = { $file } 第 { $line } 行：略过了一条断句规则，因为无法理解其模式中的这一部分：{ $part }
