# The journeys: pretranslate, import, export, init.

help-pretranslate = 預翻譯一篇文章：用記憶庫中既有的譯文預先填入
help-pretranslate-files = 文章：儲存的網頁（HTML）、Word 檔案或純文字；也可以是收到的雙語檔案（XLIFF），以記憶庫填入
help-any-out = 輸出資料夾（預設使用專案設定）
help-any-threshold = 相符率達到多少才提供既有譯文（含模糊匹配），0 到 100（預設使用專案設定，專案未設定時為 70）
help-pretranslate-leverage = 最接近的相符結果從多少相符率起計入報告，0 到 100（預設 50）；低於此值的計為新句
help-any-force = 覆寫 Cotejo 寫入之後被修改過的檔案；原有內容另存在旁邊（.bak）
help-pretranslate-xliff = 交給譯者的 XLIFF 版本：2.0 或 1.2（預設 2.0）。OmegaT 等許多工具使用 1.2
help-pretranslate-update = 更新翻譯中的檔案：為尚未翻譯的句段補上新的相符項目，加入網頁新增的內容；已完成的譯文不變
value-version = 版本
value-score = 相符率
value-format = 格式
pretranslate-promise = 只沿用既有譯文，不作機器翻譯。
pretranslate-story = 「{ $title }」（{ $file }），{ $lang }，{ $by ->
    [option] 由您指定
    [markup] 依網頁自身宣告
    [name] 依檔名
    [project] 依專案檔
    [text] 依用詞判斷
   *[other] 依其他線索
}
pretranslate-target = 譯入{ $lang }：
pretranslate-ambiguous = 有 { $count } 個句段存在多種不同的已確認譯文：未予填入，全部列為候選。
leverage-band = 相符等級
leverage-segments = 句段
leverage-words = 字數
leverage-strings = 網站文字
leverage-total = 合計
help-export = 匯出用於發布的檔案；使用 --to 或 --for 時，匯出供其他工具使用的已確認翻譯單元；兩者皆無時，匯出記憶庫的文字快照
help-export-files = 已完成的雙語檔案（XLIFF）
help-export-format = 要匯出的格式：html、tmx（預設兩者皆匯出）
help-export-with-findings = 即使檢查發現可能誤導讀者的問題，仍發布已完成的譯文
help-export-to = 供其他工具使用：譯文的語言，每種語言一個檔案（預設為專案所設）
help-export-from = 供其他工具使用：原文的語言（預設為專案所設）
help-export-for = 由哪個工具讀取翻譯單元：omegat、weblate 或 trados；語言標籤按該工具的慣例書寫（zh-CN、zh-TW）
help-export-out = 寫入的資料夾（預設為專案所設）；使用 --to 時也可以是一個以 .tmx 結尾的檔名
value-langs = 語言
value-tool = 工具
export-draft = 尚有 { $count } 個句段未確認：匯出的是草稿。
export-stopped = { $file }：有 { $count } 處譯文可能誤導讀者（見上），因此沒有發布任何內容；雙語對照頁已標出。請更正，或加上 --with-findings 匯出。
export-outdated = { $file }：原文在翻譯之後有改動，因此沒有發布任何內容。請用 pretranslate 加 --update 更新檔案；如仍要發布已譯的版本，請加上 --with-findings 匯出。
export-wrote = 已寫入：{ $file }
export-snapshot = 已寫入：{ $file }（{ $count } 個翻譯單元）
export-handed = 已寫入：{ $file }（{ $count } 個已確認的翻譯單元{ $unconfirmed ->
    [0] ）
   *[other] ，另有 { $unconfirmed } 個未確認，未寫入）
}
export-handed-none = { $lang }：沒有已確認的譯文，未寫出檔案{ $unconfirmed ->
    [0] 。
   *[other] （{ $unconfirmed } 個未確認）。
}
help-init = 建立新專案：cotejo.toml 與附有一個範例概念的術語庫
help-init-folder = 位置（預設為目前的資料夾）
init-wrote = 已寫入：{ $file }
init-next = 下一步：用 cotejo import 匯入記憶庫（TMX），或用 cotejo pretranslate 預翻譯一個網頁。
help-import = 把翻譯單元匯入記憶庫：其他工具的記憶庫（TMX），或已完成的雙語檔案（XLIFF）
help-import-files = TMX 或 XLIFF 檔案
help-import-as = 不帶地區的語言標籤如何解讀：--as pt-PT 表示把 pt 當作 pt-PT
help-import-to = 譯文的語言（雙語檔案沒有說明時使用，即沒有 trgLang 的 XLIFF）
help-import-prefer = 檔案內容與較新的譯文不同，或含有已刪除的單元時以哪一方為準：newer（較新者，預設）或 file（檔案）
import-done = { $file }：新增 { $new }，更新 { $updated }，未變 { $unchanged }，{ $forgotten ->
    [0] {""}
   *[other] 先前已刪除而未匯入 { $forgotten }，
 }略過 { $skipped }（匯入編號 { $import }）
import-into = 記憶庫：{ $memory }
error-original-lost = { $file }：原始檔案既不在原處，也不在記憶庫中，或者內容已經改變。請重新預翻譯該網頁，或把原始檔案放回原處。
error-original-outside = 譯文檔案指定 { $file } 為原始檔案。原始檔案只從記憶庫、專案資料夾（隱藏檔案除外）或譯文檔案所在的資料夾中尋找，因此未讀取該檔案。如果它確實是原網頁，請將其複製到譯文檔案旁邊。
error-original-no-file = 譯文檔案指定 { $file } 為原始檔案，但它不是一般檔案，因此未讀取。請把原網頁放到該位置。
error-segment-unplaced = 在 { $file } 中找不到譯文句段 { $segment }（「{ $words }」）的原文，因此沒有寫出任何內容。{ $reader ->
    [none] 此譯文屬於另一個網頁，或者原文已遭更動。
   *[other] 此譯文可能由另一版本的 Cotejo 產生，當時對網頁的解析有所不同。
}請先匯入此譯文，再重新預翻譯網頁：已譯內容會自動填回。
error-segment-ambiguous = 句段 { $segment }（「{ $words }」）的原文在 { $file } 中出現了 { $places } 處，無法判斷對應哪一處，因此沒有寫出任何內容。請先匯入此譯文，再重新預翻譯網頁。
error-segment-twice = 句段 { $segment }（「{ $words }」）在 { $file } 的譯文中出現了兩次，而且譯法不同，因此沒有寫出任何內容。請刪除有誤的翻譯單元。
error-project-of-another = { $file } 屬於另一個使用者，因此未採用。如果信任它，請明確指定：--config { $file }
error-project-leads-out = 在這裡找到了 { $file }，但其中的「{ $key }」指向所在資料夾之外的 { $path }，因此未採用。如果確實需要，請明確指定該檔案：--config { $file }
error-text-missing = 專案沒有指定文字快照。請在 cotejo.toml 中設定 text = "memory.tmx"，或指定要匯出的雙語檔案。
error-text-of-another = 文字快照屬於專案自己的記憶庫，而不是 --memory 指定的那一個。後者已確認的單元可用 --to（供其他工具使用時加 --for）匯出。
error-file-of-another-version = { $file } 的內容與 { $there } 所依據的版本不同。請先用 import 匯入已完成的譯文，再去掉 --update 並加上 --force 重新執行：譯文會從記憶庫中取回。
error-target-not-in-file = { $file } 中沒有 { $lang } 譯文。不加 --to 時，按檔案已有的語言填入。
notice-segments-not-filled = { $file }：有 { $count } 筆記憶庫譯文在檔案中沒有位置，或標記不符，未填入；在雙語頁面中作為相符項目列出。
pretranslate-refilled = { $lang }：已填入 { $filled } 段，待譯 { $open } 段
error-files-not-done = { $total } 個檔案中有 { $count } 個未處理：{ $files }。原因見上文。
notice-files-left = 尚未開始處理：{ $files }
error-story-twice = { $file } 與 { $other } 是同一篇稿件的同一語種譯文，只能發布其中一份。請只指定一份。
error-source-missing = 不知道原文是哪種語言。請指明，例如 --from en，或在 cotejo.toml 中設定 source。
error-memory-missing = { $file } 處沒有記憶庫。請檢查 --memory 指定的名稱；用 cotejo import 可建立新的記憶庫。
notice-target-skipped = { $file } 本來就是 { $lang }，沒有譯入該語言。
notice-target-not-held = 記憶庫中沒有 { $lang }，專案也沒有指定該語言。記憶庫中有：{ $langs }。
notice-ui-unknown = Cotejo 沒有 { $lang } 介面，現有：{ $langs }。
error-target-is-source = 原文已經是 { $lang }。請用 --to 指定另一種語言，或用 --from 指明原文的語言。
error-one-file-many-langs = { $file } 是單個檔案，而每個檔案只能有一種譯文語言。請用 --out 指定資料夾，或用 --to 只指定一種語言。
error-project-missing = 此處及上層資料夾中沒有 { $file }，也沒有可存放個人記憶庫的資料夾。請用 cotejo init 建立專案，或用 --memory 指定記憶庫。
error-import-empty = { $file }：沒有讀到任何翻譯單元。請確認檔案是否正確。
error-import-runs-otherwise = { $file }：該檔案的第 { $import } 次匯入曾中斷，當時{ $lang ->
    [none] 未指定不帶地區的語言標籤的含義
   *[other] 把不帶地區的語言標籤當作 { $lang }
}。請不帶 --as 和 --prefer 重新匯入以繼續，或先用「cotejo memory undo { $import }」復原。
error-conflict-marks = { $file }，第 { $line } 行：合併衝突尚未解決，一方是「{ $ours }」，另一方是「{ $theirs }」。請在檔案中作出取捨後重試；未讀入任何內容。
error-text-outside = { $file }，第 { $line } 行：「{ $words }」位於翻譯單元之間，不屬於任何單元。請刪除或移入單元後重試；未讀入任何內容。
notice-older-kept = { $file }：有 { $count } 個單元比記憶庫中的舊（第一個是第 { $line } 行的 { $unit }）。保留較新的文字，舊文字可在歷程中查看。如要以檔案為準，請加上 --prefer file 匯入。
error-update-of-another = { $file } 不是 { $document } 的 { $lang } 譯文，無法據此更新。
notice-final-stale = { $file } 是先前匯出的，與現在的譯文和網頁不符。該檔案維持原樣，待譯文完成後再次匯出即會取代。
notice-update-keeps-version = { $file } 不是 XLIFF { $version } 檔案，已按其現有版本更新。如需該版本的新檔案，請先匯入已完成的譯文，再以 --force（不加 --update）預翻譯。
notice-filled-emptied = { $file }：有 { $count } 個句段由 Cotejo 填入的譯文在記憶庫中已不存在，已清空。
notice-filled-replaced = { $file }：有 { $count } 個句段由 Cotejo 填入的譯文與記憶庫現有的不同，已改為記憶庫現有的譯文。
notice-lent-not-taken = { $file }：有 { $count } 個句段是由其他記憶庫提供並原樣填入的，未加入本記憶庫。
notice-aligned-forgotten = 再次找到的句對中有 { $count } 對先前已被刪除或拒絕，仍不加入。
notice-file-updated = { $file } 已更新：填入 { $filled } 個句段，{ $replaced ->
    [0] {""}
   *[other] 按記憶庫現有譯文更換 { $replaced } 個，
}{ $emptied ->
    [0] {""}
   *[other] 清除 { $emptied } 個已從記憶庫刪除的譯文，
}網頁新增 { $added } 個，網頁中已刪去 { $gone } 個。他人譯好的內容維持原樣。
notice-segments-gone = { $file }：有 { $count } 個已譯句段在網頁中已不存在（「{ $words }」），已從檔案中移出。原檔案另存在旁邊；將其匯入即可把這些譯文保存到記憶庫。
notice-renderings-undecided = { $file }：有 { $count } 個重複出現的句子先前譯法不一（第一個：「{ $words }」），而網頁上下文已改動，無法判斷應取哪種譯法。這些句段暫不填譯文，原有譯法列為建議，請選用。
notice-codes-moved = { $file }：有 { $count } 個已譯句段在網頁中的連結或格式有改動（第一個：「{ $words }」）。譯文保留，改為草稿；請將標記放到正確位置後再確認。原檔案另存在旁邊。
notice-unconfirmed-kept = { $file }：有 { $count } 個單元帶來了無人確認的譯文，而記憶庫中已有確認的譯文（第一個是第 { $line } 行的 { $unit }）。保留已確認的譯文，未採用的可在歷程中查看。如要採用這類譯文，請先審校。
notice-confirmation-kept = { $file }：有 { $count } 個單元在檔案中未經確認，而同樣的譯文在記憶庫中已確認（第一個是第 { $line } 行的 { $unit }），仍視為已確認。如要撤回確認，請加上 --prefer file 匯入。
notice-translation-replaced = { $file }：有 { $count } 條他人確認過的譯文被檔案中的內容取代（第一條在第 { $line } 行的 { $unit }，原由 { $who } 確認）。原譯文可在歷程中查看；用「cotejo memory undo { $import }」可全部復原。
notice-date-in-future = { $file }：有 { $count } 個單元的日期在未來（第一個是第 { $line } 行的 { $unit }），已改用今天的日期匯入，以免今後的修改被當作舊譯文。
notice-copy-not-taken = { $file }：有 { $count } 個句段的譯文與原文逐字相同，而記憶庫中已有譯文（第一個是第 { $line } 行的 { $unit }）。保留已有譯文，未加入這些照抄的原文。如確應保持原文，請加上 --prefer file 匯入。
notice-reviewed-replaced = { $file }：有 { $count } 條已審校的譯文被檔案中的內容取代（第一條在第 { $line } 行的 { $unit }）。原譯文可在歷程中查看；用「cotejo memory undo { $import }」可全部復原。
notice-left-out-forgotten = { $file }：有 { $count } 個單元已不在該檔案中，這裡也隨之刪除。如要恢復：cotejo memory undo { $import }。
notice-left-out-kept = { $file }：有 { $count } 個單元已不在該檔案中，但此後在這裡修改過，或比該檔案的全部內容都新，予以保留；下次匯出時會重新寫入。
notice-forgotten-kept = { $file }：有 { $count } 個單元已從記憶庫中刪除（第一個是第 { $line } 行的 { $unit }），未重新加入。如要恢復，請加上 --prefer file 匯入。
notice-filled-not-here = { $file }：有 { $count } 個句段由 Cotejo 填入，來源單元不在本記憶庫中，而同一檔案的其他來源單元在（第一個是第 { $line } 行的 { $unit }）。可能已有人將其刪除，因此未予加入。如要加入，請加上 --prefer file 匯入。
notice-filled-forgotten = { $file }：有 { $count } 個句段的譯文由 Cotejo 填入，此後已從記憶庫中刪除或撤回確認（第一個在第 { $line } 行：「{ $words }」，單元 { $unit }），不予發布。「pretranslate --update」會把這類譯文從檔案中清除；如仍要採用，請在檔案中修改其狀態或文字。
notice-forgotten-stands = { $file }：有 { $count } 個句段的譯文已從記憶庫中刪除（第一個在第 { $line } 行：「{ $words }」，單元 { $unit }）。因有人在檔案中確認過，仍照常發布；如不需要，請在檔案中刪去。
notice-unit-twice = { $file } 第 { $line } 行：單元 { $unit } 出現兩次，文字不同{ $count ->
    [one] ，兩者都已保留，
   *[other] （共有 { $count } 個這樣的單元），都已保留，此處
}第二個的編號為 { $other }。這是兩人都改動過、合併時雙方都保留的結果。在刪除其中一個之前，兩者都不會自動填入：「cotejo memory forget { $other }」或「cotejo memory forget { $unit }」。
notice-lender-not-asked = { $file }：有 { $count } 個句段是由另一個記憶庫 { $memory } 提供並原樣填入的（第一個在第 { $line } 行：「{ $words }」），而該記憶庫目前無法使用，無從得知這些譯文是否仍在其中。仍照常發布。要一併核對，請在 cotejo.toml 的「also」中列出該記憶庫。
notice-forgotten-in-file = { $file }：有 { $count } 則訊息的譯文已從記憶庫中刪除（第一則在第 { $line } 行：「{ $words }」，單元 { $unit }）。這類檔案不能區分是 Cotejo 填入的還是有人寫的，因此保留；如不需要，請在檔案中刪去。
notice-text-outdated = { $file }：有 { $count } 個句段是先前的譯文，記憶庫中現已不同（第一個在第 { $line } 行：「{ $words }」，單元 { $unit }）。現按檔案中的內容發布；凡由 Cotejo 填入且無人改動的，「pretranslate --update」可換成記憶庫現有的譯文。
notice-import-resumed-as = { $file }：第 { $import } 次匯入按原方式繼續{ $lang ->
    [none] {""}
   *[other] ，不帶地區的語言標籤當作 { $lang }
}。
notice-original-changed = { $file } 與預翻譯時的內容不同：已改用記憶庫中保存的原始檔案。
notice-original-moved = { $file } 已不在原處：已改用記憶庫中保存的原始檔案。
notice-units-missing = { $file }：網頁中有 { $count } 處文字不在譯文檔案裡，仍保留原文（第一處：「{ $words }」）。此網頁只是草稿。
notice-leverage-from = 低於 { $score }% 的相符結果未查詢，此處計為新句。不用 --leverage 時，從 50% 起計入。

# --- 設定（cotejo.toml）與術語（terms.toml） ---
error-config-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。請更正該行，或對照 cotejo init 產生的檔案。
error-config-unknown-key = { $file } 第 { $line } 行：沒有名為「{ $key }」的設定。請更正名稱，或刪除該行。
error-config-bad-selector = { $file } 第 { $line } 行：「{ $selector }」不是能在已儲存的網頁中找到文字的 CSS 選擇器。可以使用元素名稱、類別、id、屬性、:is()、:not() 以及元素的包含關係，例如 "article .body"；不能使用相鄰元素、位置或狀態。
error-config-store-kind-unknown = { $file } 第 { $line } 行：沒有可存放記憶庫的「{ $scheme }」資料庫。記憶庫保存在檔案中：請寫檔案名稱，例如 ".cotejo/newsroom.db"。如果檔案名稱本身含有冒號，請在前面加上 ./。
error-config-bad-value = { $file } 第 { $line } 行：{ $value } 不能作為「{ $key }」的值。{ $key ->
    [source] 請用引號寫出一個語言標籤，例如 "en"。
    [targets] 請寫成語言標籤的清單，例如 ["pt-PT", "zh-MO"]。
    [threshold] 請寫 0 到 100 之間的整數。
    [penalties] 請單獨寫成一節：[penalties]。
    [segment] 請單獨寫成一節：[segment]。
    [no_break] 請寫成縮寫的清單，例如 ["Dr.", "Prof."]。
    [memory] 請寫成獨立的一節：[memory]。
    [also] 請寫一份檔案名稱清單，例如 ["sport/.cotejo/sport.db"]。
    [store] 請用引號寫出檔案名稱。
    [text] 請用引號寫出檔案名稱。
    [terms] 請用引號寫出檔案名稱。
    [catalogues] 請用引號寫出資料夾名稱。
    [out] 請用引號寫出資料夾名稱。
    [sister] 請寫 0 到 100 之間的整數。
    [unspecified] 請寫 0 到 100 之間的整數。
    [alignment] 請寫 0 到 100 之間的整數。
    [machine] 請寫 0 到 100 之間的整數。
    [codes] 請寫 0 到 100 之間的整數。
   *[other] 可用的值見 cotejo init 產生的檔案。
}
error-toml-encoding = { $file } 第 { $line } 行：文字不是 UTF-8 編碼。請將檔案存成 UTF-8 後再試一次。
error-toml-repeated = { $file } 第 { $line } 行：「{ $key }」重複出現。請刪除其中一處，或改用別的名稱。
error-terms-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。請更正該行；未讀取任何術語。
error-terms-unknown-key = { $file } 第 { $line } 行：「{ $key }」既不是語言標籤，也不是概念的欄位。請更正名稱，或刪除該行。
error-terms-bad-value = { $file } 第 { $line } 行：{ $value } 不能作為「{ $key }」的值。請用引號寫出術語，或寫成 {"{"} text = "…", status = "preferred" {"}"} 這樣的表，或寫成它們的清單；狀態只能是 preferred、admitted、deprecated 或 forbidden。
error-terms-file-unset = 本專案沒有術語庫。請在 cotejo.toml 中寫入 terms = "terms.toml"；匯入術語表時會自動建立該檔案。
error-terms-none = { $file } 中沒有可以匯出的術語。請先寫入術語，或以 --to 指定其他語言。
error-glossary-column-unknown = { $file }：「{ $column }」不是欄中可以存放的內容。請寫語言（en、pt-PT），或 id、subject、language、term、status、part of speech、forms、note、definition，必要時加上語言（definition en）；不讀取的欄寫 -。
error-glossary-languages = { $file }：標題列和儲存格都沒有說明各欄的語言。請依序說明各欄的內容：--columns en,pt-PT,note
error-glossary-empty = { $file }：其中沒有術語。請確認儲存的是正確的檔案。

# 新專案檔案中的說明。
init-project = Cotejo 專案檔。路徑以本資料夾為起點；以 # 開頭的行不會讀取。
init-store = 記憶庫（資料庫）：只是本機快取，不必納入版本控制。
init-text = 同一記憶庫的文字形式（TMX），供版本控制使用，由 `cotejo export` 寫出。它只供本專案使用：其中包含所有語言以及未經確認
    的譯文，其他工具會誤以為已經完成。供其他工具使用的檔案請用 `cotejo export --to zh-Hant --for omegat` 匯出。
init-terms = 本社術語，每個概念一張表。
init-catalogues = 網站本身的文字（Fluent），每種語言一個資料夾；`cotejo export` 會補充新條目。
init-source = 多數原文的語言，用於未宣告語言的網頁。
init-targets = 目標語言，用於未指定 --to 時。
init-out = 預翻譯與發布檔案的輸出資料夾。
init-threshold = 相符率達到多少才提供既有譯文（模糊匹配），0 到 100。
init-penalties = 相符率的扣減，依次為：另一種語言變體；未註明語言變體；對齊未經審校；其他工具的機器譯文；標記不同。
init-also = 同時查找本資料夾內的其他記憶庫，唯讀。位於別處的記憶庫，請在命令列中以 --also <檔案> 指定。
init-no-break = 除 Cotejo 已知的之外，其後不斷句的縮寫：["Exma.", "Ilmo."]
init-termbase =
    本社術語，每個概念一張表。`cotejo check` 據此檢查，`cotejo terms find` 可供查詢。
    status：preferred（預設）、admitted、deprecated、forbidden。另有 definition、subject、note、forms。
init-concept = 一個供參考的概念。請在下面加入自己的術語；不再需要時可刪除此條。

help-convert = 轉換檔案：雙語檔案與審校用表格（DOCX、XLSX、CSV）互轉，或轉為 XLIFF、TMX；術語表轉為其他格式
help-convert-file = 檔案：XLIFF、PO、審校用表格，或術語表
help-convert-into = 新檔案；格式由副檔名決定
help-convert-to = 譯文的語言（檔案未註明時）
help-convert-xliff = 寫出的 XLIFF 版本：2.0 或 1.2（預設 2.0）
value-new-file = 新檔案
convert-done = { $file }：{ $kind ->
    [concepts] { $count } 個概念。
    [units] { $count } 個翻譯單元。
    [segments] { $count } 個句段。
   *[other] { $count }。
}{ $unconfirmed ->
    [0] {""}
   *[other] 未經確認的譯文 { $unconfirmed } 條，未寫入。
}
error-nothing-confirmed = { $file }：其中沒有已確認的譯文，因此沒有可寫出的翻譯單元。

help-package = 為外部譯者打包：雙語檔案、以往的翻譯單元、本社術語、原始檔案和說明，放在一個資料夾或 ZIP 中
help-package-files = 要翻譯的文件，或收到的雙語檔案
help-package-xliff = 交給譯者的 XLIFF 版本：2.0 或 1.2（預設 2.0）。OmegaT 等許多工具使用 1.2
help-package-table = 為每個雙語檔案附上審校用表格（DOCX）
help-package-zip = 打包成一個檔案（ZIP）
package-done = { $path }（{ $lang }）：檔案 { $files } 個，句段 { $segments } 個，其中 { $open } 個沒有已確認的譯文；以往的翻譯單元 { $matches } 個，概念 { $concepts } 個。收到譯好的資料夾或 ZIP 後，用 `cotejo import` 整個匯入即可。
package-readme-head = 從{ $source }譯成{ $target }：共 { $segments } 個句段，其中 { $open } 個待譯。

    請翻譯下列檔案。它們是雙語檔案（XLIFF），可用 OmegaT、Trados Studio、memoQ 或其他支援 XLIFF 的工具開啟。

    { $names }
package-readme-tables = 如果沒有這類工具，請直接在下列表格的譯文一欄中填寫。{ "{1}" }、{ "{/1}" } 等標籤應放在與原文相同的詞語兩側；其他各欄請勿改動。

    { $names }
package-readme-matches = matches.tmx：以往的翻譯單元 { $count } 個，供參考；請作為翻譯記憶庫載入。
package-readme-terms = terms.csv、terms.tbx：本社術語（{ $count } 個概念），兩者內容相同：前者是供查閱的表格，後者供翻譯工具載入。
package-readme-back = source：原始檔案，供參考。

    譯完後請以原檔名寄回，或將整個資料夾寄回。
error-package-empty = { $file }：其中沒有雙語檔案（XLIFF、PO 或審校用表格）。請確認這是寄回的資料夾或 ZIP。
