# 審校對齊所學到的和未收入的內容

help-review = 查看對齊最沒有把握之處，並作出決定
help-review-pages = 已發布的網頁，或存放網頁的資料夾：會重新對齊，未收入的內容也能審校（預設：記憶庫中尚未審校的內容）
help-review-apply = 執行檔案中的決定：審校頁面儲存的檔案，或填好第一欄的 CSV
help-review-csv = 不產生頁面，而是寫出供試算表使用的 CSV 檔案
help-review-limit = 最多列出多少對，從最沒有把握的開始（預設 200）
help-review-out = 要寫出的檔案（預設：專案輸出資料夾中的 review.html 或 review.csv）
help-review-force = 即使檔案被人修改過也覆寫；原有內容會在旁邊另存一份
error-review-none = { $file } 中沒有審校決定。請給出審校頁面儲存的檔案，或「cotejo review --csv」寫出的 CSV。
error-review-newer = { $file } 由較新版本的 Cotejo 儲存（格式 { $found }；目前版本只認識格式 { $known }）。請升級 Cotejo，或重新審校。
error-review-broken = { $file } 第 { $line } 行：不是可以讀取的決定，檔案可能被截斷或改動過。檔案中的決定均未執行。請從頁面或試算表重新儲存，或刪除這一行。
error-review-column-missing = { $file } 缺少「{ $column }」欄。請保留「cotejo review --csv」寫出的所有欄及其名稱。
error-review-word-unknown = { $file } 第 { $line } 行：「{ $word }」不是有效的決定。請填 accept（接受）或 reject（否決），或留空。檔案中的決定均未執行。
review-nothing = 沒有需要審校的內容：已對齊的都審校過了，或沒有可對齊的內容。
review-nothing-inside = 沒有需要審校的內容：記憶庫中沒有尚未審校的對齊單元。給出網頁所在的資料夾，可查看未收入的內容。
review-written = 有 { $count } 對需要查看，從最沒有把握的開始：{ $file }
review-more = 另有 { $count } 對留待下次；用 --limit 可一次列出更多。
review-how-page = 請在瀏覽器中開啟，作出決定並儲存。然後執行：「cotejo review --apply review-decisions.jsonl」
review-how-csv = 請在第一欄填 accept（接受）或 reject（否決）；更正請寫入「new source」和「new target」兩欄，不要改動原有文字。儲存為 CSV 後執行：「cotejo review --apply { $file }」
review-refused = { $file } 第 { $line } 行（「{ $words }」）：未執行，{ $why ->
    [gone] 記憶庫中已沒有這一對。
    [changed] 記憶庫中此處已是另一段文字。
    [reviewed] 此後已有人審校過，以其為準。
    [forgotten] 此前已移除或否決；可用「cotejo memory undo」還原。
    [twice] 檔案中另有一行對它作了決定。
    [foreign] 它指向的不是該網頁的單元。
    [overwritten] 表格中的原有文字被改動過。更正請寫入「new source」和「new target」兩欄。
   *[other] {""}
 }
review-applied = 接受 { $accepted }，更正 { $corrected }，否決 { $rejected }{ $already ->
    [0] 。
   *[other] ，原已如此 { $already }。
 }如要復原：cotejo memory undo { $import }
review-no-change = 沒有任何改動{ $already ->
    [0] ：檔案中沒有可執行的決定。
   *[other] ：這些決定此前已執行過（{ $already }）。
 }

review-page-title = 審校對齊結果
review-page-skip = 跳到句對
review-page-facts = 句對：{ $items }（已在記憶庫：{ $inside }；未收入：{ $outside }）
review-page-intro = 哪些句子互為譯文是推算出來的，並未重新翻譯。這裡列出最沒有把握的句對及其上下文。您接受的即記為由您審校；您否決的會從記憶庫移除，不再出現。
review-page-more = 另有 { $count } 對，留待下次審校。
review-page-keys = 按鍵
review-page-noscript = 作決定需要執行本頁的指令碼，而您的瀏覽器沒有執行它。請改用 CSV：「cotejo review --csv」
review-page-done = 已作決定
review-page-apply = 儲存的決定用此指令執行：「cotejo review --apply review-decisions.jsonl」
review-page-saved = 已儲存 { $count } 項決定。請執行：「cotejo review --apply { $file }」
review-page-savednone = 已儲存，但尚未作出任何決定。
review-page-accept = 接受
review-page-reject = 否決
review-page-split = 拆分
review-page-merge = 與下一列合併
review-page-up = 上移
review-page-down = 下移
review-page-accepted = 已接受
review-page-rejected = 已否決
review-page-corrected = 已更正
review-page-alone = 無對應
review-page-outside = 未收入
review-page-inside = 已在記憶庫
review-page-settled = 已定
review-page-nothing = （無）
review-page-sure = 對齊的把握程度
review-page-locked = 此處已有人工譯文，或兩邊文字相同，無須決定。
review-page-onesided = 這一列只有一種語言。請移入一個句子，或與下一列合併。
review-page-unsplit = 兩邊各只有一個句子，無法拆分。如果兩者並不對應，請否決。
review-page-edge = 此處沒有更多的列。
review-page-nomove = 這一邊沒有可移動的句子。
review-page-nopast = 沒有可復原的操作。
review-page-undone = 已復原。
review-page-end = 這是最後一對。按 w 儲存。
review-page-restored = 已還原您上次作出的決定。
review-key-accept = 接受
review-key-reject = 否決
review-key-split = 在第一句之後拆分
review-key-merge = 與下一列合併
review-key-side = 選擇語言
review-key-move = 將其中一句上移或下移
review-key-row = 選擇列
review-key-item = 下一對、上一對
review-key-undo = 復原
review-key-save = 儲存決定
