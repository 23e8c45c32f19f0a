# 翻譯記憶庫。$file：路徑；$unit：翻譯單元的編號；$reason：系統提供的原因。

error-store-stranger = { $file } 不是 Cotejo 的記憶庫，檔案維持原狀。請用 --memory 指定其他檔案。
error-store-newer = { $file } 由較新版本的 Cotejo 建立（格式 { $found }，目前版本最高支援格式 { $known }）。請更新 Cotejo，或用 --memory 指定其他記憶庫。
error-store-busy = { $file } 正被另一個程序長時間寫入。請待其完成後再試。
error-store-full = 磁碟已滿，無法寫入記憶庫 { $file }。原有內容並未遺失；請釋出空間後重試。
error-store-damaged = { $file } 已損毀（{ $reason }）。請用「cotejo memory restore」還原最近的備份。
error-store-failed = 無法使用記憶庫 { $file }：{ $reason }。
error-store-read-only = 記憶庫 { $file } 在此處為唯讀。請變更檔案及其資料夾的權限，或用 --memory 指定其他記憶庫。
error-file-exists = { $file } 已存在，不會被覆寫。請換一個未使用的檔名。
error-unit-unknown = 記憶庫中沒有翻譯單元 { $unit }。可用「cotejo concordance」和「cotejo lookup」查看編號。
error-import-unknown = 記憶庫中沒有第 { $import } 次匯入。可用「cotejo stats」查看所有匯入。
error-import-undone = 第 { $import } 次匯入已經復原。
error-import-nothing = { $file }：沒有讀到任何翻譯單元。請確認檔案是否正確。
error-text-not-taken-in = { $file } 的內容與記憶庫上次讀入的不同，檔案維持原狀。請先用「cotejo import」匯入，或加上 --force 重新執行以覆寫它。

notice-memory-damaged = 資料庫已損毀：{ $reason }。
notice-memory-text-unreadable = 翻譯單元 { $unit }（{ $lang }）：無法讀取所存文字。
notice-memory-key-wrong = 翻譯單元 { $unit }（{ $lang }）：搜尋鍵與文字不符。
notice-memory-source-missing = 翻譯單元 { $unit }：缺少來源語言（{ $lang }）的文字。
notice-memory-import-interrupted = 第 { $import } 次匯入（{ $name }）在完成 { $taken } 個單元後中斷。請重新匯入該檔案以繼續，或用「cotejo memory undo { $import }」復原。
notice-memory-made = 已新建空的記憶庫：{ $file }
notice-memory-built = 已根據 { $text } 新建記憶庫（{ $units } 個單元）：{ $file }
notice-text-differs = { $file } 的內容與記憶庫上次讀入的不同。可用「cotejo import { $file }」讀入。
