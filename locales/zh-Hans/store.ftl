# 翻译记忆库。$file：路径；$location：记忆库所在位置；$unit：翻译单元的编号；$reason：系统给出的原因。

error-store-kind-unknown = 没有可存放记忆库的“{ $scheme }”数据库。记忆库保存在文件中：请给出文件名，例如 newsroom.db。如果文件名本身含有冒号，请在前面加上 ./。
error-store-without-file = 记忆库 { $location } 不在文件中，旁边没有地方可以保留它现有的内容，因此没有用副本替换。请把副本恢复到保存在文件中的记忆库。
error-store-stranger = { $location } 不是 Cotejo 的记忆库，文件保持原样。请用 --memory 指定其他文件。
error-store-newer = { $location } 由更新版本的 Cotejo 创建（格式 { $found }，当前版本最高支持格式 { $known }）。请升级 Cotejo，或用 --memory 指定其他记忆库。
error-store-busy =
    { $process ->
        [none] 另一个进程
       *[other] 进程 { $process }{" "}
    }正在写入 { $location }，且已持续较长时间{ $work ->
        [none] {""}
        [import] （导入，由 { $who } 于 { $since } 开始）
        [undo] （撤销导入，由 { $who } 于 { $since } 开始）
        [restore] （恢复备份，由 { $who } 于 { $since } 开始）
       *[other] （{ $work }，由 { $who } 于 { $since } 开始）
    }。请等它完成后再试。
error-store-empty = { $location } 中没有任何内容，可能是复制时中断了；文件保持原样。如果它原是记忆库，请换上最近的备份；如果不是，请删除它后重新执行命令，届时会新建记忆库。
error-store-part-missing = { $location } 已损坏：缺少数据表（{ $parts }）。文件保持原样。请用“cotejo memory restore”恢复最近的备份。
error-store-exchanged = 此命令写入期间，{ $location } 被恢复为一个备份，因此命令已停止。此前写入的内容保存在恢复时留在记忆库旁的副本中。请重新执行命令。
error-store-full = 磁盘已满，无法写入记忆库 { $location }。原有内容没有丢失；请腾出空间后重试。
error-store-damaged =
    { $location } 已损坏（{ $reason ->
        [pages] 数据库的页面前后不符
        [schema] 数据表与记忆库的不符
        [values] 某列含有 Cotejo 不会写入的内容
        [rows] 索引指向了不存在的句段
        [unit] 有句段与写入时不同
        [count] 内容少于或多于日志所记
       *[other] { $reason }
    }）。请用“cotejo memory restore”恢复最近的备份。
error-store-failed =
    无法使用记忆库 { $location }：{ $reason ->
        [io] 系统无法读写该文件
       *[other] { $reason }
    }。
error-store-read-only = 记忆库 { $location } 在此处为只读。请更改文件及其文件夹的权限，或用 --memory 指定其他记忆库。
error-file-exists = { $file } 已存在，不会被覆盖。请换一个未被使用的文件名。
error-unit-unknown = 记忆库中没有翻译单元 { $unit }。可用“cotejo lookup”查看编号。
error-import-unknown = 记忆库中没有第 { $import } 次导入。可用“cotejo stats”查看全部导入。
error-import-undone = 第 { $import } 次导入已经撤销。
error-text-not-taken-in = { $file } 的内容与记忆库上次读入的不同，文件保持原样。请先用“cotejo import”导入，或加上 --force 重新执行，原有内容会在旁边另存一份。
error-text-torn = { $file } 第 { $line } 行：从这里开始的单元{ $unit ->
    [none] {""}
   *[other] （{ $unit }）
}尚未结束，下一个单元就开始了。如果合并时保留双方的所有行（.gitattributes 中的“merge=union”），文本快照就会变成这样，无法再分清哪些文字属于哪个单元。没有导入任何内容。请去掉该设置，重新合并，并逐个单元选择。

notice-memory-damaged =
    数据库已损坏：{ $part ->
        [pages] 页面前后不符
        [index] 索引 { $name } 与数据表不符
        [check] 数据表 { $name } 中有 Cotejo 不会写入的行
        [reference] 数据表 { $name } 中有无所归属的行
        [history] 无法读取单元的历史内容（数据表 { $name }）
        [original] 所存的原文 { $name } 与存入时不同
        [clock] 其他程序的写入将无法察觉
        [schema] 数据表与记忆库的不符
        [values] 某列含有 Cotejo 不会写入的内容
        [rows] 有翻译单元不在应在之处
       *[other] { $part }
    }（共 { $count } 处）。
notice-memory-part-missing =
    数据库中缺少{ $kind ->
        [table] 数据表
        [index] 索引
        [trigger] 触发器
        [view] 视图
       *[other] 部件
    } { $name }。
notice-memory-part-other =
    { $kind ->
        [table] 数据表
        [index] 索引
        [trigger] 触发器
        [view] 视图
       *[other] 部件
    } { $name } 与 Cotejo 所建的不同。
notice-memory-count-wrong = 数据表 { $table } 有 { $found } 行，而日志所记为 { $logged } 行。
notice-memory-content-wrong = 有翻译单元的内容与写入时不同。
notice-memory-text-unreadable = 翻译单元 { $unit }（{ $lang }）：无法读取所存文本。
notice-memory-key-wrong = 翻译单元 { $unit }（{ $lang }）：检索键与文本不符。
notice-memory-source-missing = 翻译单元 { $unit }：缺少源语言（{ $lang }）文本。
notice-memory-import-interrupted = 第 { $import } 次导入（{ $name }）在完成 { $taken } 个单元后中断。请重新导入该文件以继续，或用“cotejo memory undo { $import }”撤销。
notice-memory-made = 已新建空记忆库：{ $file }
notice-memory-built = 已根据 { $text } 新建记忆库（{ $units } 个单元）：{ $file }
notice-index-unwritable =
    { $location }：无法在记忆库旁写入检索索引（{ $reason ->
        [read-only] 此处为只读
       *[other] { $reason }
    }）。匹配结果不会遗漏，但每次运行都要另建索引，耗时更长。
notice-original-not-kept = 记忆库在此处为只读，没有保存 { $document } 的副本。请勿改动该文件：“cotejo export”需要用到它。
notice-text-differs = { $file } 的内容与记忆库上次读入的不同。可用“cotejo import { $file }”读入。

# cotejo memory, cotejo stats

help-memory = 管理记忆库：历史、撤销、检查、备份
help-memory-history = 查看一个翻译单元的全部历史
help-memory-history-unit = 翻译单元的编号，见 cotejo lookup 的结果
help-memory-forget = 从记忆库中移除一个翻译单元，历史仍会保留
help-memory-forget-unit = 翻译单元的编号，见 cotejo lookup 的结果
help-memory-undo = 撤销一次导入的全部内容
help-memory-undo-import = 导入编号，见 cotejo stats 的结果
help-memory-check = 检查记忆库是否完好
help-memory-backup = 把记忆库复制到新文件
help-memory-backup-file = 要创建的文件，此前不能存在
help-memory-restore = 用备份替换记忆库，原记忆库另存在同一文件夹
help-memory-restore-file = 由 cotejo memory backup 生成的备份
help-stats = 查看记忆库的内容

memory-forgot = 已移除翻译单元 { $unit }。历史仍保留：cotejo memory history { $unit }
memory-undid = 已撤销第 { $import } 次导入。移除：{ $forgotten }；恢复原样：{ $restored }；因后来另有修改而保留：{ $kept }。
memory-undo-left = 保留翻译单元 { $unit }：{ $later ->
    [none] 此后有过更改。
   *[other] 第 { $later } 次导入此后更改过它。如要恢复，请先撤销该次导入，再撤销第 { $import } 次。
}
memory-sound = { $file } 完好。翻译单元：{ $units }。
memory-unsound = { $file }：发现问题 { $count } 处。
memory-backed-up = 记忆库已复制到：{ $file }
memory-restored = 记忆库已恢复为 { $file } 的内容（翻译单元：{ $units }）。恢复前的内容保存在 { $kept }。
memory-event = { $date ->
    [none] 日期不详
   *[other] { $date }
}{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
} · { $kind ->
    [new] 新增
    [updated] 修改
    [forgotten] 移除
    [restored] 恢复原样
    [elsewhere] 由其他程序写入
    [older] 文件中的旧文本，未采用
    [unconfirmed] 文件中未确认的译文，未采用
   *[other] 其他变动
}{ $import ->
    [none] {""}
   *[other] （第 { $import } 次导入：{ $name }）
}

stats-memory = 记忆库：{ $file }（{ $size } kB）
stats-units = 翻译单元：{ $units }。文档：{ $documents }。
stats-language = 语言
stats-variants = 句段
stats-state-initial = 未确认
stats-state-translated = 已翻译
stats-state-reviewed = 已审校
stats-state-final = 定稿
stats-origin = 来源
stats-units-column = 翻译单元
stats-origin-story = 已译报道
stats-origin-site-string = 网站文字
stats-origin-aligned = 对齐的文本
stats-origin-foreign = 其他工具的记忆库
stats-origin-machine = 机器译文
stats-imports = 导入次数：{ $count }。最近几次：
stats-import = { $import }：{ $name }，{ $date }{ $who ->
    [none] {""}
   *[other] （{ $who }）
}。{ $journey ->
    [forget] 删除：{ $forgotten }；修改：{ $updated }。
    [reject] 拒绝：{ $forgotten }；修改：{ $updated }。
    [import] 新增：{ $new }；修改：{ $updated }；未变：{ $unchanged }{ $forgotten ->
        [0] {""}
       *[other] ；删除：{ $forgotten }
    }。
   *[other] {""}
}{ $state ->
    [running] 已中断：请重新导入该文件以继续。
    [undone] 已撤销。
    [done] {""}
   *[other] {""}
}
