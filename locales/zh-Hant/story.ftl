
# HTML 與純文字
error-file-too-dense = { $file }：文字區塊及其中的標記超過 { $limit } 個，一篇文章不會有這麼多。請只儲存文章本身，或分割檔案。
error-story-too-long = { $file }：待譯內容超出了一篇文章的規模：句子和網站文字超過 { $segments } 條、其中的標記超過 { $tags } 個，或文字超過 { $megabytes } MB。請分割檔案後分別翻譯。
notice-data-untranslated = { $file }：頁面中供搜尋引擎讀取的內容尚未翻譯，仍為原文語言：{ $names }。請在網站發佈系統中翻譯，或在該處刪去。
notice-codes-differ = { $file } 第 { $line } 行：譯文的標記與原文不一致（缺少 { $lost } 個，多出 { $added } 個）。無法對應的標記已略去或移至末尾，請檢查此處。
notice-codes-differ-at = { $file }，「{ $words }」處：譯文的標籤與原文不一致（缺 { $lost } 個，多 { $added } 個）。放不下的已略去或移到末尾，請查看此處。
notice-parts-unread = { $file }：以下部分的文字不讀取，維持原樣：{ $names }。如有需要，請在 Word 中翻譯。
notice-story-doubtful = { $file }：不能確定讀出的就是正文（{ $confidence }%）。請用「cotejo read --explain { $file }」查看；網站正文所在的位置可以在 cotejo.toml 的 [sites] 中說明。
notice-encoding-left = { $file }：編碼 { $encoding } 無法表示譯文中的字元，檔案已改以 UTF-8 寫入。請在使用該檔案的地方宣告此編碼。

# cotejo read
help-read = 將網頁中的報導與網站本身的文字分開
help-read-page = 儲存的網頁或文件：HTML、Word 或純文字
help-read-explain = 說明每一段為何屬於正文或屬於網站
read-story = 報導（{ $lang ->
    [none] 語言不確定
   *[other] { $lang }
}）：{ $blocks } 段
read-confidence = 可信度：{ $confidence }%
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
read-evidence = { $kind ->
    [told-story] cotejo.toml 已指明：正文
    [told-site] cotejo.toml 已指明：非正文
    [sentences] 完整的句子
    [short] 短行
    [house-words] 網站對讀者說的話
    [site-line] 開頭像網站自身的文字
    [date] 日期
    [byline] 作者署名
    [links] 大多是連結
    [repeated] 在頁面上不止出現一次
    [boxed] 位於可略過的欄框
    [listed] 清單項目
    [among-story] 位於正文各段之間
    [apart-from-story] 位於正文之外
   *[other] 其他
}{ $weight ->
    [0] { "" }
   *[other] （{ $weight }）
}
