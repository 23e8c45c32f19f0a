# The frame of the command line: help, the parser's errors, lines on standard error.

error-line = 錯誤：{ $text }
notice-line = 提示：{ $text }
progress-working = 處理中……
help-heading-usage = 用法：
help-heading-commands = 指令
help-heading-arguments = 引數
help-heading-options = 選項
help-heading-environment = 環境變數：
help-variable-ui = 與 --ui 相同
help-variable-memory = 與 --memory 相同
help-variable-user = 您的姓名，記入修改歷史
help-variable-log = 在標準錯誤輸出中記錄處理過程：info、debug 或 trace
help-aliases = （也可寫作：{ $names }）
help-usage-options = 選項
help-usage-command = 指令
help-cotejo = Cotejo 將譯文與原文並列對照：只沿用既有譯文，不作機器翻譯。
help-any-help = 顯示本說明
help-any-version = 顯示版本
help-any-ui = Cotejo 的介面語言：en、pt-PT、pt-BR、zh-Hans、zh-Hant、zh-MO
help-any-config = 專案檔（預設使用最近的 cotejo.toml）
help-any-memory = 記憶庫的資料庫檔案（預設使用專案的記憶庫）
help-any-by = 記入歷程的操作者姓名（預設使用 COTEJO_USER，其次是系統使用者名稱）
help-any-json = 以 JSON 格式輸出結果
help-any-from = 原文的語言
help-any-to = 目標語言；多種語言以逗號分隔，也可以逐一指定
help-any-also = 一併查詢的另一個記憶庫（唯讀）；可以指定多次
value-file = 檔案
value-folder = 資料夾
value-lang = 語言
value-sentence = 句子
value-word = 詞語
value-unit = 翻譯單元
value-origin = 來源
value-state = 狀態
value-document = 文件
value-day = 日期
value-number = 數字
value-name = 姓名
value-side = 取捨
value-columns = 欄
error-option-unknown = 沒有「{ $option }」這個選項。{ $similar ->
    [none] 請用 --help 查看用法。
   *[other] 您是否想用 { $similar }？
}
error-command-unknown = 沒有「{ $command }」這個指令。{ $similar ->
    [none] 請用 --help 查看用法。
   *[other] 您是否想用 { $similar }？
}
error-command-missing = 請指定要執行的指令：cotejo <指令>。用 cotejo --help 查看指令清單。
error-value-bad = 「{ $value }」不是 { $option } 的有效值。{ $allowed ->
    [none] 請用 --help 查看用法。
   *[other] 可用的值：{ $allowed }。
}
error-value-missing = { $option } 需要一個值。請用 --help 查看用法。
error-value-too-many = { $option } 多了一個值：「{ $value }」。含有空格的文字請放在引號內。
error-value-not-text = 有一個引數不是有效的文字（UTF-8）。請檢查檔名或終端機的編碼。
error-options-conflict = { $option } 不能與 { $other } 同時使用。請去掉其中一個。
error-argument-missing = 缺少引數：{ $arguments }。請用 --help 查看用法。
error-output-failed = 無法寫出結果（{ $reason }）。請檢查磁碟剩餘空間。
