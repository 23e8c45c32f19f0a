# 從存檔到記憶庫

help-align-confidence = 信心度達到多少，一對句子才成為翻譯單元，0 到 100（預設 90）
help-memory-forget-document = 改為移除整個網頁：給出其網址或路徑
progress-reading = 正在讀取網頁：第 { $done } 個，共 { $of } 個
progress-pairing = 正在尋找互為譯文的網頁：已比較 { $done } 對，共 { $of } 對
progress-aligning = 正在對齊：已完成 { $done } 對，共 { $of } 對
progress-writing = 正在寫入記憶庫……
archive-read = 已讀取網頁 { $pages } 個{ $pages ->
    [0] {""}
   *[other] （{ $langs }）
 }{ $passed ->
    [0] 。
   *[other] ；另有其他檔案 { $passed } 個，未讀取。
 }
archive-furniture = 有 { $count } 段文字一字不差地出現在多篇文章中：屬於網站本身，已排除。
archive-group = { $files }（{ $found ->
    [given] 由您給出
    [links] 依連結
    [name] 依檔名
    [content] 依內容
   *[other] 依內容
 }）：{ $units } 個翻譯單元
archive-groups = 有多種語言版本的文章：{ $groups } 篇（依連結 { $links }，依檔名 { $name }，依內容 { $content }）
archive-refused = { $why ->
    [same-language] { $file } 與 { $beside } 是同一種語言，未從中學習。
    [other-story] { $file } 與 { $beside } 說的不是同一件事，未從中學習。
    [unsure] { $file } 與 { $beside }：可供學習的內容太少，無法判斷兩者是否互為譯文，未從中學習。請一次給出更多網頁，或先匯入記憶庫。
    [summary] { $file } 與 { $beside }：其中一個只是另一個的摘要或一部分，未從中學習。
    [older] { $file } 比記憶庫已有的版本舊，未從中學習。
    [superseded] { $file }：同一網頁另有較新的版本，未從這一版本中學習。
    [alone] { $file }：找不到與之對應的其他語言網頁。如果有，請將兩者一併給出。
   *[other] { $file }：找不到與之對應的其他語言網頁。如果有，請將兩者一併給出。
 }
archive-beads = 對齊的句子（第一種語言-另一種語言：次數）：{ $beads }
archive-left-out = { $why ->
    [doubtful] 把握不足（低於 { $least }%），未收入記憶庫：{ $count }
    [contradicting] 數字、日期或金額互相矛盾，未收入：{ $count }
    [passage] 多句對多句，未收入：{ $count }
    [untranslated] 兩種語言文字相同，未收入：{ $count }
    [known] 記憶庫中已有人工譯文：{ $count }
    [kept] 已有不同的人工譯文，以其為準：{ $count }
    [forgotten] 此前已移除，仍不收入：{ $count }
    [rejected] 此前審校時已否決，仍不收入：{ $count }
   *[other] 此前已移除，仍不收入：{ $count }
 }
archive-review = 值得審校：把握最小的 { $looks } 對中，記憶庫中約有 { $found } 對有誤，未收入的約有 { $right } 對其實正確。如要查看，請以同樣的網頁執行 cotejo review
archive-more = ……另有 { $count } 對；使用 --json 可全部列出。
archive-otherwise = 有 { $count } 個句子在記憶庫中另有人工譯文；人工譯文保留，並排在前面。
archive-taken = 翻譯單元：新增 { $new }，更新 { $updated }，未變 { $unchanged }{ $gone ->
    [0] {""}
   *[other] ，因原句已不在網頁中而移除 { $gone }
 }。這些單元尚未審校，比對時會扣分。如要復原：cotejo memory undo { $import }
archive-no-news = 沒有新內容：{ $units ->
    [0] 記憶庫中都已經有了。
   *[other] { $units } 個翻譯單元記憶庫中都已經有了。
 }
archive-nothing = 沒有學到任何內容。
memory-forgot-document = { $document }：已移除 { $forgotten } 個翻譯單元{ $updated ->
    [0] 。
   *[other] ，另從 { $updated } 個單元中移除了這種語言。
 }如要還原：cotejo memory undo { $import }
error-document-unknown = 記憶庫中沒有 { $document } 的內容。請依 cotejo lookup 顯示的寫法給出網頁的網址或路徑。
