# align

help-align = 從已發布的網頁中學習：同一篇文章的兩三種語言版本，或存放這些網頁的資料夾，成為記憶庫中的翻譯單元，並標明尚未審校。加上 --segments 時，判斷兩份句段清單中哪些互相對應
help-align-segments = 檔案每行一個句段
help-align-source = 網頁，或存放網頁的資料夾；使用 --segments 時為原文的句段，或存放各篇原文及譯文的資料夾
help-align-translation = 另一種語言的網頁，或另一個資料夾；使用 --segments 時為譯文的句段（對齊結果寫到標準輸出）
help-align-more = 更多網頁或資料夾
help-align-from = 原文的語言；用於資料夾時，也是檔名的結尾
help-align-to = 譯文的語言；用於資料夾時，也是檔名的結尾
help-align-out = 存放資料夾對齊結果的資料夾：name.en-zh.ladder
value-translation = 譯文
align-done = 已對齊 { $pairs } 對檔案，共 { $units } 個單元。對齊結果在 { $folder } 中。{ $left ->
    [0] {""}
   *[other] 有 { $left } 對被略過。
 }

error-partner-missing = 已略過 { $file }：缺少譯文。請把 { $partner } 放在同一資料夾中。
error-folder-without-pairs = { $folder } 中沒有以 .{ $from } 或 .{ $to } 結尾的檔案。請給出存放成對檔案（如 name.{ $from } 和 name.{ $to }，每行一個句段）的資料夾。
error-too-many-segments = { $file } 的句段多於 { $limit } 個。請按章節分割，並在相同的位置分割譯文。
error-paragraph-bad = { $file } 第 { $line } 行：不是段落編號：「{ $text }」。請每行寫一個句段所屬段落的編號，或刪除該檔案。
error-paragraphs-differ = { $file } 有 { $paragraphs } 個段落編號，而句段有 { $segments } 個。請為每個句段寫一個編號，或刪除該檔案。
