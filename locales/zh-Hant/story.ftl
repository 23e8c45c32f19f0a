
# HTML 與純文字
error-page-too-many-blocks = { $file }：頁面中的文字區塊超過 { NUMBER($limit) } 個，供人閱讀的頁面不會如此。請用瀏覽器重新儲存頁面，或只讀取其中一部分。
notice-codes-differ = { $file } 第 { $line } 行：譯文的格式標記與原文不一致（缺少 { $lost } 個，多出 { $added } 個）。無法對應的標記已略去或移至末尾，請檢查此處。
notice-encoding-left = { $file }：編碼 { $encoding } 無法容納譯文，檔案已改以 UTF-8 寫入。請在使用該檔案的地方相應宣告。
