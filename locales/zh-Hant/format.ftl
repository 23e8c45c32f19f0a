# format

error-xml-broken = { $file } 第 { $line } 行：檔案不是格式正確的 XML：{ $reason ->
    [end-tag] 結束標籤沒有關閉 { $detail }
    [entity] { $detail } 沒有定義
    [character] XML 不允許出現字元 { $detail }
    [encoding] 有位元組不符合檔案宣告的編碼
    [attribute] 有屬性書寫有誤
    [too-large] 其中一部分超過可處理的大小
    [namespaces] 命名空間過多
    [syntax] XML 語法有誤
   *[other] XML 語法有誤
}。請用產生該檔案的工具重新匯出。
error-xml-truncated = { $file } 第 { $line } 行：檔案中途結束，<{ $element }> 沒有關閉。此後的內容無法讀取。請重新取得或重新匯出該檔案。
error-xml-too-deep = { $file } 第 { $line } 行：元素巢狀超過 { $limit } 層。沒有翻譯工具會產生這樣的檔案，請確認它的來源。
error-xml-entities = { $file } 第 { $line } 行：檔案自行定義了實體 { $entity }。這類檔案可能耗盡電腦的記憶體，因此 Cotejo 不予讀取。請從檔案中刪除該定義後再試。
error-archive-broken = { $file }{ $part ->
    [none] {""}
   *[other] （{ $part }）
}：{ $reason ->
    [truncated] 檔案不完整，中途就結束了。請重新取得，或用產生它的程式重新儲存。
    [directory] 這個 ZIP 檔案的目錄與內容不符。請用產生它的程式開啟並重新儲存。
    [too-many] 這個 ZIP 檔案所含的檔案數超過任何文件，請確認其來源。
    [twice] 這個 ZIP 檔案中有兩個同名檔案，無法判斷以哪個為準。請用產生它的程式開啟並重新儲存。
    [protected] 這一部分受密碼保護。請取消密碼後重新儲存檔案。
    [method] 這一部分使用了 Cotejo 不支援的壓縮方式。請用產生它的程式開啟並重新儲存。
    [damaged] 這一部分已損壞。請重新取得檔案；Word 或 LibreOffice 也許能修復。
   *[other] 檔案已損壞，請重新取得。
}
error-archive-too-large = { $file }（{ $part }）：這一部分解壓縮後超過 { $limit } MB，沒有文章會這麼大。有的檔案專為耗盡電腦記憶體而製作，請確認其來源。
error-part-missing = { $file }：缺少 { $part } 這一部分，無法構成文件。請用 Word 或 LibreOffice 開啟並重新儲存。
error-trg-lang-missing = { $file } 沒有說明譯文語言（trgLang）。cotejo import 和 cotejo check 可用 --to 指定，例如 --to zh-Hant；也可以寫進檔案：在 <xliff> 標籤中寫 trgLang="zh-Hant"；XLIFF 1.2 則在每個 <file> 標籤中寫 target-language="zh-Hant"。
error-langs-equal = { $file } 的來源語言和目標語言都是 { $lang }。請在 <xliff> 標籤中寫上譯文的語言（trgLang），然後重試。

notice-unit-skipped = { $file } 第 { $line } 行{ $unit ->
    [none] {""}
   *[other] （單元 { $unit }）
}：略過了一個翻譯單元：{ $reason ->
    [end-tag] 結束標籤沒有關閉 { $detail }
    [entity] { $detail } 沒有定義
    [character] XML 不允許出現字元 { $detail }
    [encoding] 有位元組不符合檔案宣告的編碼
    [attribute] 有屬性書寫有誤
    [too-large] 超過可處理的大小
    [unclosed] 缺少結束標籤
    [no-variant] 其中沒有文字
    [no-seg] 沒有文字（seg）
    [one-language] 只有一種語言的文字
    [language] 「{ $detail }」不是語言標籤
    [syntax] XML 語法有誤
   *[other] XML 語法有誤
}。
notice-variant-skipped = { $file } 第 { $line } 行{ $unit ->
    [none] {""}
   *[other] （單元 { $unit }）
}：略過了翻譯單元中的一種語言：{ $reason ->
    [end-tag] 結束標籤沒有關閉 { $detail }
    [entity] { $detail } 沒有定義
    [character] XML 不允許出現字元 { $detail }
    [encoding] 有位元組不符合檔案宣告的編碼
    [attribute] 有屬性書寫有誤
    [too-large] 超過可處理的大小
    [unclosed] 缺少結束標籤
    [no-variant] 其中沒有文字
    [no-seg] 沒有文字（seg）
    [one-language] 只有一種語言的文字
    [language] 「{ $detail }」不是語言標籤
    [syntax] XML 語法有誤
   *[other] XML 語法有誤
}。該單元的其他語言均已讀取。
notice-other-documents = { $file } 另含 { $count } 個文件或目標語言；這次只處理了 { $name }。
notice-status-unknown = { $file } 第 { $line } 行：「{ $value }」不是 { $property } 的已知值。帶此標記的譯文會列為參考，但不視為已確認。

notice-message-skipped = { $file } 第 { $line } 行：這則訊息無法讀取，已保持原樣。請檢查大括號與縮排。
notice-message-kept = { $file } 第 { $line } 行：訊息 { $message } 已存在且文字不同，已保持原樣。如果新文字更好，請在檔案中修改。
notice-message-bad-id = 「{ $message }」不能用作訊息的識別碼，已略去。識別碼以字母開頭，只含字母、數字與連字號。
error-po-broken = { $file } 第 { $line } 行：{ $reason ->
    [string] 此處缺少引號內的文字，或文字沒有在本行結束。
    [word] 這不是 gettext 目錄的關鍵字。
    [order] 此關鍵字不能出現在這裡：每則訊息有一個 msgid，其下是對應的 msgstr。
   *[other] 這不是 gettext 目錄。
}未讀取檔案中的任何內容。請更正該行；也可用 msgfmt -c 檢視。
error-json-broken = { $file } 第 { $line } 行：{ $reason ->
    [string] 引號內的文字在此沒有結束，或其中的反斜線沒有意義。
    [end] 檔案中途結束，有大括號或方括號沒有關閉。
    [place] 此處不能出現這樣的內容：缺少或多出了逗號、冒號或引號。
    [deep] 巢狀的層數超過任何訊息目錄。
   *[other] 這不是 JSON。
}未讀取檔案中的任何內容。請更正該行，或重新匯出檔案。
notice-choices-left = { $file } 第 { $line } 行{ $count ->
    [one] {""}
   *[other] 等 { $count } 處
}：該訊息依情況從幾種說法中選擇（plural、select）。這些說法保持原樣，請直接在檔案中翻譯。
notice-emphasis-rewritten = { $file } 第 { $line } 行{ $count ->
    [one] {""}
   *[other] 等 { $count } 處
}：強調標記緊鄰標點，Markdown 無法辨識。已將標記移到標點之外，或改寫為 HTML 標籤；請確認強調的文字是否正確。

notice-term-status-unknown = { $file } 第 { $line } 行：「{ $status }」不是 Cotejo 認識的狀態{ $count ->
    [1] {""}
   *[other] （共 { $count } 處）
}，已忽略。請寫 preferred、admitted、deprecated 或 forbidden。
notice-glossary-rows-empty = { $file } 第 { $line } 行：沒有術語的列共 { $count } 列，這是第一列；均已略過。
notice-tbx-concepts-empty = { $file } 第 { $line } 行：沒有術語的概念共 { $count } 個，這是第一個；均已略過。
notice-term-lang-unknown = { $file } 第 { $line } 行：「{ $tag }」不是語言標籤，其下的術語已略過（涉及 { $count } 個概念）。
notice-sheets-unread = { $file }：只讀取了工作表「{ $sheet }」；另有 { $count } 張工作表也有內容。如需匯入，請將其分別另存為檔案。

# 審校用表格。
error-table-damaged = { $file } 第 { $line } 行：表格的隱藏記錄遺失或損毀，無法辨認其中內容。請改用較早的複本，或以 `cotejo convert` 重新產生表格。
error-table-newer = { $file } 由較新版本的 Cotejo 產生。請先更新本機的 Cotejo，再匯入該表格。
error-table-not-unicode = { $file } 儲存時未使用 Unicode，部分字元已遺失。請在試算表軟體中另存為「CSV UTF-8」或 XLSX；尚未匯入任何內容。
error-table-not-filled = { $file } 是審校用表格，不能在其中填入譯文。請先以 `cotejo import` 將表格中的改動匯入記憶庫，再填充產生該表格的原檔案。
notice-table-rows-foreign = { $file } 第 { $line } 行：表格產生時沒有的行共 { $count } 行，這是第一行；均未匯入。
notice-table-rows-missing = { $file }：表格中有 { $count } 行已不存在；相應句段保持原樣。
notice-table-rows-twice = { $file } 第 { $line } 行：重複出現且內容不同的行共 { $count } 行，這是第一行；均未匯入。
notice-table-source-edited = { $file } 第 { $line } 行：原文被改動的行共 { $count } 行，這是第一行；以送出時的原文為準。
notice-table-codes-broken = { $file } 第 { $line } 行：標籤（{ "{1}" }…{ "{/1}" }）受損的譯文共 { $count } 條，這是第一條；這些行未匯入。請依原文放好標籤，再重新匯入表格。
notice-table-codes-lost = { $file } 第 { $line } 行：缺少原文標籤的譯文共 { $count } 條，這是第一條。
notice-table-state-unknown = { $file } 第 { $line } 行：無法辨識其狀態的行共 { $count } 行，這是第一行；狀態保持不變。

# cotejo formats
help-formats = 列出 Cotejo 能讀寫的格式
formats-columns = 格式 | 檔案 | 讀入 | 寫出
formats-name = { $format ->
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
}
formats-in = { $capability ->
    [document] 待翻譯的文件
    [memory] 翻譯記憶庫
    [bilingual] 原文與譯文對照的文件
    [catalogue] 網站的訊息
    [terms] 術語表
    [examine] 待檢查的檔案
   *[other] { $capability }
}
formats-out = { $out ->
    [poured] 另一種語言的同一檔案
    [filled] 填好譯文的同一檔案
    [made] 新檔案
    [merged] 補充了新內容的同一檔案
   *[other] { $out }
}
