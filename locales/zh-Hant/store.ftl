# 翻譯記憶庫。$file：路徑；$location：記憶庫所在位置；$unit：翻譯單元的編號；$reason：系統提供的原因。

error-store-kind-unknown = 沒有可存放記憶庫的「{ $scheme }」資料庫。記憶庫保存在檔案中：請給出檔案名稱，例如 newsroom.db。如果檔案名稱本身含有冒號，請在前面加上 ./。
error-store-without-file = 記憶庫 { $location } 不在檔案中，旁邊沒有地方可以保留它現有的內容，因此沒有用副本取代。請把副本還原到保存在檔案中的記憶庫。
error-store-stranger = { $location } 不是 Cotejo 的記憶庫，檔案維持原狀。請用 --memory 指定其他檔案。
error-store-newer = { $location } 由較新版本的 Cotejo 建立（格式 { $found }，目前版本最高支援格式 { $known }）。請更新 Cotejo，或用 --memory 指定其他記憶庫。
error-store-busy =
    { $process ->
        [none] 另一個處理程序
       *[other] 處理程序 { $process }{" "}
    }正在寫入 { $location }，且已持續較長時間{ $work ->
        [none] {""}
        [import] （匯入，由 { $who } 於 { $since } 開始）
        [undo] （復原匯入，由 { $who } 於 { $since } 開始）
        [restore] （還原備份，由 { $who } 於 { $since } 開始）
       *[other] （{ $work }，由 { $who } 於 { $since } 開始）
    }。請待其完成後再試。
error-store-empty = { $location } 中沒有任何內容，可能是複製時中斷了；檔案維持原狀。如果它原是記憶庫，請換上最近的備份；如果不是，請刪除它後重新執行指令，屆時會新建記憶庫。
error-store-part-missing = { $location } 已損毀：缺少資料表（{ $parts }）。檔案維持原狀。請用「cotejo memory restore」還原最近的備份。
error-store-exchanged = 此指令寫入期間，{ $location } 被還原為一份備份，因此指令已停止。先前寫入的內容保存在還原時留在記憶庫旁的副本中。請重新執行指令。
error-store-full = 磁碟已滿，無法寫入記憶庫 { $location }。原有內容並未遺失；請釋出空間後重試。
error-store-damaged =
    { $location } 已損毀（{ $reason ->
        [pages] 資料庫的頁面前後不符
        [schema] 資料表與記憶庫的不符
        [values] 某欄含有 Cotejo 不會寫入的內容
        [rows] 索引指向了不存在的句段
        [unit] 有句段與寫入時不同
        [count] 內容少於或多於日誌所記
       *[other] { $reason }
    }）。請用「cotejo memory restore」還原最近的備份。
error-store-failed =
    無法使用記憶庫 { $location }：{ $reason ->
        [io] 系統無法讀寫該檔案
       *[other] { $reason }
    }。
error-store-read-only = 記憶庫 { $location } 在此處為唯讀。請變更檔案及其資料夾的權限，或用 --memory 指定其他記憶庫。
error-file-exists = { $file } 已存在，不會被覆寫。請換一個未使用的檔名。
error-unit-unknown = 記憶庫中沒有翻譯單元 { $unit }。可用「cotejo lookup」查看編號。
error-import-unknown = 記憶庫中沒有第 { $import } 次匯入。可用「cotejo stats」查看所有匯入。
error-import-undone = 第 { $import } 次匯入已經撤銷。
error-text-not-taken-in = { $file } 的內容與記憶庫上次讀入的不同，檔案維持原狀。請先用「cotejo import」匯入，或加上 --force 重新執行，原有內容會在旁邊另存一份。
error-text-torn = { $file } 第 { $line } 行：從這裡開始的單元{ $unit ->
    [none] {""}
   *[other] （{ $unit }）
}尚未結束，下一個單元就開始了。如果合併時保留雙方的所有行（.gitattributes 中的「merge=union」），文字快照就會變成這樣，無法再分清哪些文字屬於哪個單元。沒有匯入任何內容。請去掉該設定，重新合併，並逐個單元選擇。

notice-memory-damaged =
    資料庫已損毀：{ $part ->
        [pages] 頁面前後不符
        [index] 索引 { $name } 與資料表不符
        [check] 資料表 { $name } 中有 Cotejo 不會寫入的列
        [reference] 資料表 { $name } 中有無所歸屬的列
        [history] 無法讀取單元的歷史內容（資料表 { $name }）
        [original] 所存的原文 { $name } 與存入時不同
        [clock] 其他程式的寫入將無法察覺
        [schema] 資料表與記憶庫的不符
        [values] 某欄含有 Cotejo 不會寫入的內容
        [rows] 有翻譯單元不在應在之處
       *[other] { $part }
    }（共 { $count } 處）。
notice-memory-part-missing =
    資料庫中缺少{ $kind ->
        [table] 資料表
        [index] 索引
        [trigger] 觸發程序
        [view] 檢視
       *[other] 部件
    } { $name }。
notice-memory-part-other =
    { $kind ->
        [table] 資料表
        [index] 索引
        [trigger] 觸發程序
        [view] 檢視
       *[other] 部件
    } { $name } 與 Cotejo 所建的不同。
notice-memory-count-wrong = 資料表 { $table } 有 { $found } 列，而日誌所記為 { $logged } 列。
notice-memory-content-wrong = 有翻譯單元的內容與寫入時不同。
notice-memory-text-unreadable = 翻譯單元 { $unit }（{ $lang }）：無法讀取所存文字。
notice-memory-key-wrong = 翻譯單元 { $unit }（{ $lang }）：搜尋鍵與文字不符。
notice-memory-source-missing = 翻譯單元 { $unit }：缺少來源語言（{ $lang }）的文字。
notice-memory-import-interrupted = 第 { $import } 次匯入（{ $name }）在完成 { $taken } 個單元後中斷。請重新匯入該檔案以繼續，或用「cotejo memory undo { $import }」撤銷。
notice-memory-made = 已建立新的空白記憶庫：{ $file }
notice-memory-built = 已根據 { $text } 建立新的記憶庫（{ $units } 個單元）：{ $file }
notice-index-unwritable =
    { $location }：無法在記憶庫旁寫入搜尋索引（{ $reason ->
        [read-only] 此處為唯讀
       *[other] { $reason }
    }）。比對結果不會遺漏，但每次執行都要另建索引，耗時更長。
notice-original-not-kept = 記憶庫在此處為唯讀，沒有保存 { $document } 的副本。請勿更動該檔案：「cotejo export」需要用到它。
notice-text-differs = { $file } 的內容與記憶庫上次讀入的不同。可用「cotejo import { $file }」讀入。

# cotejo memory, cotejo stats

help-memory = 管理記憶庫：歷史、撤銷、檢查、備份
help-memory-history = 查看一個翻譯單元的完整歷史
help-memory-history-unit = 翻譯單元的編號，見 cotejo lookup 的結果
help-memory-forget = 從記憶庫移除一個翻譯單元，歷史仍會保留
help-memory-forget-unit = 翻譯單元的編號，見 cotejo lookup 的結果
help-memory-undo = 撤銷一次匯入的全部內容
help-memory-undo-import = 匯入編號，見 cotejo stats 的結果
help-memory-check = 檢查記憶庫是否完好
help-memory-backup = 把記憶庫複製到新檔案
help-memory-backup-file = 要建立的檔案，先前不可存在
help-memory-restore = 以備份取代記憶庫，原記憶庫另存於同一資料夾
help-memory-restore-file = 由 cotejo memory backup 產生的備份
help-stats = 查看記憶庫的內容

memory-forgot = 已移除翻譯單元 { $unit }。歷史仍保留：cotejo memory history { $unit }
memory-undid = 已撤銷第 { $import } 次匯入。移除：{ $forgotten }；還原：{ $restored }；因其後另有修改而保留：{ $kept }。
memory-undo-left = 保留翻譯單元 { $unit }：{ $later ->
    [none] 此後有過更改。
   *[other] 第 { $later } 次匯入此後更改過它。如要還原，請先復原該次匯入，再復原第 { $import } 次。
}
memory-sound = { $file } 完好。翻譯單元：{ $units }。
memory-unsound = { $file }：發現問題 { $count } 處。
memory-backed-up = 記憶庫已複製到：{ $file }
memory-restored = 記憶庫已還原為 { $file } 的內容（翻譯單元：{ $units }）。還原前的內容保存於 { $kept }。
memory-event = { $date ->
    [none] 日期不詳
   *[other] { $date }
}{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
} · { $kind ->
    [new] 新增
    [updated] 修改
    [forgotten] 移除
    [restored] 還原
    [elsewhere] 由其他程式寫入
    [older] 檔案中的舊文字，未採用
    [unconfirmed] 檔案中未確認的譯文，未採用
   *[other] 其他變動
}{ $import ->
    [none] {""}
   *[other] （第 { $import } 次匯入：{ $name }）
}

stats-memory = 記憶庫：{ $file }（{ $size } kB）
stats-units = 翻譯單元：{ $units }。文件：{ $documents }。
stats-language = 語言
stats-variants = 句段
stats-state-initial = 未確認
stats-state-translated = 已翻譯
stats-state-reviewed = 已審校
stats-state-final = 定稿
stats-origin = 來源
stats-units-column = 翻譯單元
stats-origin-story = 已譯報導
stats-origin-site-string = 網站文字
stats-origin-aligned = 對齊的文本
stats-origin-foreign = 其他工具的記憶庫
stats-origin-machine = 機器譯文
stats-imports = 匯入次數：{ $count }。最近幾次：
stats-import = { $import }：{ $name }，{ $date }{ $who ->
    [none] {""}
   *[other] （{ $who }）
}。{ $journey ->
    [forget] 刪除：{ $forgotten }；修改：{ $updated }。
    [reject] 拒絕：{ $forgotten }；修改：{ $updated }。
    [import] 新增：{ $new }；修改：{ $updated }；未變：{ $unchanged }{ $forgotten ->
        [0] {""}
       *[other] ；刪除：{ $forgotten }
    }。
   *[other] {""}
}{ $state ->
    [running] 已中斷：請重新匯入該檔案以繼續。
    [undone] 已撤銷。
    [done] {""}
   *[other] {""}
}
