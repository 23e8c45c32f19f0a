# The frame of the command line: help, the parser's errors, lines on standard error.

error-line = 错误：{ $text }
notice-line = 提示：{ $text }
progress-working = 正在处理……
help-heading-usage = 用法：
help-heading-commands = 命令
help-heading-arguments = 参数
help-heading-options = 选项
help-heading-environment = 环境变量：
help-variable-ui = 与 --ui 相同
help-variable-memory = 与 --memory 相同
help-variable-user = 您的姓名，记入修改历史
help-variable-log = 在标准错误输出中记录处理过程：info、debug 或 trace
help-aliases = （也可写作：{ $names }）
help-usage-options = 选项
help-usage-command = 命令
help-cotejo = Cotejo 将译文与原文并列对照：只复用已有译文，不做机器翻译。
help-any-help = 显示本帮助
help-any-version = 显示版本号
help-any-ui = Cotejo 的界面语言：en、pt-PT、pt-BR、zh-Hans、zh-Hant、zh-MO
help-any-config = 项目文件（默认使用最近的 cotejo.toml）
help-any-memory = 记忆库的数据库文件（默认使用项目的记忆库）
help-any-by = 记入历史的操作者姓名（默认使用 COTEJO_USER，其次是系统用户名）
help-any-json = 以 JSON 格式输出结果
help-any-from = 原文的语言
help-any-to = 目标语言；多种语言用逗号分隔，也可以逐一指定
help-any-also = 一并查找的另一个记忆库（只读）；可以多次指定
value-file = 文件
value-folder = 文件夹
value-lang = 语言
value-sentence = 句子
value-word = 词语
value-unit = 翻译单元
value-origin = 来源
value-state = 状态
value-document = 文档
value-day = 日期
value-number = 数字
value-name = 姓名
value-side = 取舍
value-columns = 列
error-option-unknown = 没有“{ $option }”这个选项。{ $similar ->
    [none] 请用 --help 查看用法。
   *[other] 您是不是想用 { $similar }？
}
error-command-unknown = 没有“{ $command }”这个命令。{ $similar ->
    [none] 请用 --help 查看用法。
   *[other] 您是不是想用 { $similar }？
}
error-command-missing = 请指定要执行的命令：cotejo <命令>。用 cotejo --help 查看命令列表。
error-value-bad = “{ $value }”不是 { $option } 的有效值。{ $allowed ->
    [none] 请用 --help 查看用法。
   *[other] 可用的值：{ $allowed }。
}
error-value-missing = { $option } 需要一个值。请用 --help 查看用法。
error-value-too-many = { $option } 多了一个值：“{ $value }”。含有空格的文本请放在引号内。
error-value-not-text = 有一个参数不是有效的文本（UTF-8）。请检查文件名或终端的编码。
error-options-conflict = { $option } 不能与 { $other } 同时使用。请去掉其中一个。
error-argument-missing = 缺少参数：{ $arguments }。请用 --help 查看用法。
error-output-failed = 无法写出结果（{ $reason }）。请检查磁盘剩余空间。
