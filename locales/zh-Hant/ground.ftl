# Words that every room uses: days, names of languages, files.

date = { $year }年{ $month ->
    [m1] 1
    [m2] 2
    [m3] 3
    [m4] 4
    [m5] 5
    [m6] 6
    [m7] 7
    [m8] 8
    [m9] 9
    [m10] 10
    [m11] 11
    [m12] 12
   *[other] { $month }
}月{ $day }日

lang-en = 英文
lang-en-GB = 英文（英國）
lang-en-US = 英文（美國）
lang-pt = 葡萄牙文
lang-pt-PT = 葡萄牙文（葡萄牙）
lang-pt-BR = 葡萄牙文（巴西）
lang-pt-AO = 葡萄牙文（安哥拉）
lang-pt-MZ = 葡萄牙文（莫三比克）
lang-pt-MO = 葡萄牙文（澳門）
lang-zh = 中文
lang-zh-Hans = 簡體中文
lang-zh-Hant = 繁體中文
lang-zh-CN = 中文（中國大陸）
lang-zh-SG = 中文（新加坡）
lang-zh-TW = 中文（台灣）
lang-zh-HK = 中文（香港）
lang-zh-MO = 中文（澳門）

error-file-missing = { $file }：檔案不存在。請檢查路徑。
error-file-is-directory = { $file } 是資料夾，不是檔案。請指定其中的某個檔案。
error-file-unreadable =
    { $file }：無法讀取（{ $reason ->
        [log] 其旁的日誌檔案既無法開啟，也無法新建
       *[other] { $reason }
    }）。請檢查檔案及其所在資料夾的權限。
error-file-unwritable = { $file }：無法寫入（{ $reason }）。未做任何變更。請檢查剩餘空間與資料夾權限。
error-file-too-large = { $file }：超過可處理的上限 { $limit } MB。請分割檔案後再試。
error-file-empty = { $file }：檔案中沒有文字。請確認網頁已完整儲存。
error-file-changed-by-person = { $file } 在 Cotejo 寫入之後曾被修改，因此保持原樣。請將它移到別處，或加上 --force 重新執行，原有內容會在旁邊另存一份。翻譯中的檔案（.xlf）可用 pretranslate 加 --update 更新。
error-file-not-ours = { $file } 已經存在，且沒有跡象顯示它由 Cotejo 寫入，因此保持原樣。請將它移到別處，或加上 --force 重新執行，原有內容會在旁邊另存一份。
error-folder-of-another = { $folder } 存放的是另一份文件（{ $document }）的檔案。請用 --out 另選資料夾。
notice-file-kept = 已覆寫 { $file }，原有內容另存為 { $kept }。
notice-folder-taken = { $folder } 存放的是另一份文件（{ $document }）的檔案，本篇的檔案放在 { $instead }。
error-file-busy = 另一個處理程序正在寫入 { $file }，且已持續較長時間，檔案維持原狀。請待其完成後再試。
error-format-unknown = { $file }：{ $found ->
    [name] Cotejo 能寫入的格式都不使用這樣的檔名。
    [zip] 這是 ZIP 壓縮檔，其中沒有 Cotejo 能讀取的文件。請先解壓縮。
    [pptx] 這是 PowerPoint 檔案，Cotejo 無法讀取。
    [odt] 這是 OpenDocument 檔案（LibreOffice），Cotejo 無法讀取。請另存為 .docx。
    [epub] 這是 EPUB 電子書，Cotejo 無法讀取。
    [pdf] 這是 PDF 檔案，Cotejo 無法讀取。
    [ole] 這是舊版 Office 檔案（.doc、.xls），Cotejo 無法讀取。請另存為 .docx。
    [encrypted] 此檔案受密碼保護。請開啟檔案，取消密碼（「檔案」—「資訊」—「保護」）後重新儲存。
    [json-settings] 這個檔案是程式的設定（JSON），不是供人閱讀的訊息。
    [json-data] 這個檔案是資料（JSON），不是訊息目錄。
    [gzip] 這是壓縮檔，請先解壓縮。
   *[other] Cotejo 無法辨識這種檔案。
}Cotejo 支援 HTML、Word（.docx）、純文字、Markdown、字幕（SRT、VTT）、TMX、XLIFF、PO、JSON、ARB、RSS、WordPress 與 Fluent 檔案，以及術語表（CSV、TSV、XLSX、TBX）。
error-format-cannot = { $file }：此處不能使用{ $format ->
    [html] {" "}HTML 檔案
    [docx] {" "}Word 檔案
    [text] 純文字檔案
    [srt] {" "}SubRip 字幕檔
    [vtt] {" "}WebVTT 字幕檔
    [po] {" "}gettext 目錄檔（PO）
    [feed] {" "}RSS、Atom 或 WordPress 訂閱檔
    [json] {" "}JSON 訊息目錄
    [arb] {" "}ARB 訊息目錄
    [markdown] {" "}Markdown 檔案
    [tmx] {" "}TMX 檔案
    [xliff] {" "}XLIFF 檔案
    [xliff-1] {" "}XLIFF 1.2 檔案
    [fluent] {" "}Fluent 檔案
    [terms] 術語庫
    [csv] 表格形式的術語表（CSV）
    [xlsx] {" "}Excel 檔案中的術語表
    [docx-table] 審校用表格（DOCX）
    [xlsx-table] 審校用表格（XLSX）
    [csv-table] 審校用表格（CSV）
    [tbx] {" "}TBX 術語表
   *[other] {" "}{ $format } 檔案
}，需要的是{ $capability ->
    [document] 待翻譯的文件（Word、HTML、Markdown、純文字、字幕或 JSON 訊息目錄）
    [memory] 翻譯記憶庫（TMX）
    [bilingual] 雙語檔案（XLIFF 或 PO）
    [catalogue] 訊息目錄（Fluent）
    [terms] 術語表（TOML、CSV、TSV、XLSX 或 TBX）
    [examine] 可供檢查的 TMX 或 XLIFF 檔案
   *[other] 其他格式
}。
error-not-what-its-name-says = { $file }：檔名表明是 { $format ->
    [html] HTML
    [docx] Word 檔案
    [text] 純文字
    [srt] SubRip 字幕
    [vtt] WebVTT 字幕
    [po] gettext 目錄檔（PO）
    [feed] 訂閱檔（RSS、Atom、WordPress）
    [json] 訊息目錄（JSON）
    [arb] 訊息目錄（ARB）
    [markdown] Markdown
    [tmx] TMX
    [xliff] XLIFF
    [xliff-1] XLIFF 1.2
    [fluent] Fluent
    [terms] 術語庫
    [csv] 表格（CSV）
    [xlsx] Excel 檔案
    [docx-table] 審校用表格（DOCX）
    [xlsx-table] 審校用表格（XLSX）
    [csv-table] 審校用表格（CSV）
    [tbx] TBX
   *[other] { $format }
}，內容卻不是。{ $found ->
    [html] 看起來是網頁（HTML）。
    [text] 看起來是純文字。
    [srt] 看起來是字幕檔（SubRip），請使用副檔名 .srt。
    [vtt] 看起來是字幕檔（WebVTT），請使用副檔名 .vtt。
    [po] 看起來是 gettext 目錄檔，請使用副檔名 .po。
    [feed] 看起來是訂閱檔或 WordPress 匯出檔，請使用副檔名 .xml。
    [json] 看起來是訊息目錄（JSON），請使用副檔名 .json。
    [arb] 看起來是訊息目錄（ARB），請使用副檔名 .arb。
    [json-settings] 其中是程式的設定（JSON），不是供人閱讀的訊息。
    [json-data] 其中是資料（JSON），不是訊息目錄。
    [markdown] 看起來是 Markdown 檔案，請使用副檔名 .md。
    [tmx] 看起來是翻譯記憶庫（TMX）。
    [xliff] 看起來是雙語檔案（XLIFF 2）。
    [xliff-1] 看起來是雙語檔案（XLIFF 1.2）。
    [fluent] 看起來是訊息目錄（Fluent）。
    [terms] 看起來是術語表（TOML）。
    [csv] 看起來是表格（CSV）。
    [tbx] 看起來是術語表（TBX）。
    [docx] 看起來是 Word 檔案（.docx）。
    [zip] 看起來是 ZIP 壓縮檔。
    [xlsx] 看起來是 Excel 檔案。
    [docx-table] 看起來是審校用表格（DOCX）。
    [xlsx-table] 看起來是審校用表格（XLSX）。
    [csv-table] 看起來是審校用表格（CSV）。
    [pptx] 看起來是 PowerPoint 檔案。
    [odt] 看起來是 OpenDocument 檔案（LibreOffice）。
    [epub] 看起來是 EPUB 電子書。
    [pdf] 看起來是 PDF 檔案。
    [ole] 看起來是舊版 Office 檔案（.doc、.xls）。請另存為 .docx。
    [encrypted] 檔案受密碼保護：請開啟檔案，取消密碼後重新儲存。
    [gzip] 看起來是壓縮檔（gzip）。
    [binary] 其中沒有文字。
   *[other] 開頭是 { $found }。
}請確認以此名稱儲存的是正確的檔案。
error-lang-unknown = 「{ $tag }」不是語言標籤。請寫成 en、pt-PT、pt-BR、zh-Hans 或 zh-MO 之類的形式。
error-lang-missing = { $file }：無法確定文字的語言。請用 --from 指明，例如 --from en。
error-targets-missing = 未指定目標語言。請使用 --to，或在 cotejo.toml 中設定 targets。{ $langs ->
    [none] 記憶庫目前是空的。
   *[other] 記憶庫中有：{ $langs }。
}
