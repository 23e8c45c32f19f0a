
# HTML 與純文字
error-page-too-many-blocks = { $file }：頁面中的文字區塊超過 { $limit } 個，正常的網頁不會有這麼多。請用瀏覽器重新儲存頁面，或只讀取其中一部分。
notice-codes-differ = { $file } 第 { $line } 行：譯文的標記與原文不一致（缺少 { $lost } 個，多出 { $added } 個）。無法對應的標記已略去或移至末尾，請檢查此處。
notice-encoding-left = { $file }：編碼 { $encoding } 無法表示譯文中的字元，檔案已改以 UTF-8 寫入。請在使用該檔案的地方宣告此編碼。

# cotejo read
help-read = 將網頁中的報導與網站本身的文字分開
help-read-page = 儲存的網頁：HTML 或純文字
read-story = 報導（{ $lang ->
    [none] 語言不確定
   *[other] { $lang }
}）：{ $blocks } 段
read-byline = 作者：{ $text }
read-date = 日期：{ $text }
read-section = 欄目：{ $text }
read-strings = 網站文字：{ $strings } 條
read-role = { $name ->
    [title] 標題
    [standfirst] 導言
    [heading] 小標題
    [paragraph] 段落
    [item] 清單項目
    [quotation] 引文
    [caption] 圖片說明
    [cell] 表格儲存格
    [byline] 作者
    [date] 日期
    [section] 欄目
    [meta] 頁面資料
    [site-string] 網站文字
   *[other] 文字
}
read-place = { $name ->
    [breadcrumb] 麵包屑導覽
    [navigation] 導覽列
    [header] 頁首
    [footer] 頁尾
    [box] 側欄
    [form] 表單
    [comments] 留言
    [byline] 正文周圍
    [meta] 頁面資料
    [page] 頁面
   *[other] 其他位置
}
