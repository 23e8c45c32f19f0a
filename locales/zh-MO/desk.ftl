# 澳門用語：只列出與 zh-Hant 不同的訊息。

help-any-out = 輸出資料夾（預設使用項目設定）
help-any-threshold = 相符率達到多少才提供既有譯文（含模糊匹配），0 到 100（預設使用項目設定，項目未設定時為 70）
pretranslate-story = 「{ $title }」（{ $file }），{ $lang }，{ $by ->
    [option] 由您指定
    [markup] 依網頁自身宣告
    [name] 依檔名
    [project] 依項目檔案
    [text] 依用詞判斷
   *[other] 依其他線索
}
help-init = 建立新項目：cotejo.toml 與附有一個範例概念的術語庫
error-original-outside = 譯文檔案指定 { $file } 為原始檔案。原始檔案只從記憶庫、項目資料夾（隱藏檔案除外）或譯文檔案所在的資料夾中尋找，因此未讀取該檔案。如果它確實是原網頁，請將其複製到譯文檔案旁邊。
error-text-missing = 項目沒有指定文字快照。請在 cotejo.toml 中設定 text = "memory.tmx"，或指定要匯出的雙語檔案。
error-text-of-another = 文字快照屬於項目自己的記憶庫，而不是 --memory 指定的那一個。後者已確認的單元可用 --to（供其他工具使用時加 --for）匯出。
error-project-missing = 此處及上層資料夾中沒有 { $file }，也沒有可存放個人記憶庫的資料夾。請用 cotejo init 建立項目，或用 --memory 指定記憶庫。
init-project = Cotejo 項目檔案。路徑以本資料夾為起點；以 # 開頭的行不會讀取。
help-export-to = 供其他工具使用：譯文的語言，每種語言一個檔案（預設為項目所設）
help-export-from = 供其他工具使用：原文的語言（預設為項目所設）
help-export-out = 寫入的資料夾（預設為項目所設）；使用 --to 時也可以是一個以 .tmx 結尾的檔名
init-text = 同一記憶庫的文字形式（TMX），供版本控制使用，由 `cotejo export` 寫出。它只供本項目使用：其中包含所有語言以及未經確認
    的譯文，其他工具會誤以為已經完成。供其他工具使用的檔案請用 `cotejo export --to zh-MO --for omegat` 匯出。
notice-target-not-held = 記憶庫中沒有 { $lang }，項目也沒有指定該語言。記憶庫中有：{ $langs }。
error-terms-file-unset = 本項目沒有術語庫。請在 cotejo.toml 中寫入 terms = "terms.toml"；匯入術語表時會自動建立該檔案。
