# Checks and terms.

# The checks by name, and how grave a finding is.
check-untranslated = 未翻譯
check-term-not-used = 未使用首選術語
check-term-forbidden = 不應使用的術語
check-consistency = 同一原文有多種譯法
check-numbers = 數字
check-codes = 連結與標籤
severity-neutral = 中性
severity-minor = 輕微
severity-major = 嚴重
severity-critical = 致命

# What findings say. The quoted words stand in the texts.
finding-term-not-used = 譯文沒有使用「{ $term }」的規定術語。
finding-term-forbidden = 「{ $found }」是禁止使用的術語。
finding-term-deprecated = 「{ $found }」是已經停用的術語。
finding-otherwise-in-file = { $place } 處原文相同，譯文不同：「{ $other }」
finding-otherwise-in-memory = 記憶庫中同一原文另有譯法（單元 { $unit }）：「{ $other }」
finding-number-missing = 譯文缺少「{ $number }」。
finding-number-added = 原文中沒有「{ $number }」。
finding-number-changed = 「{ $number }」變成了「{ $found }」。
finding-number-read-otherwise = 「{ $number }」照抄了原文的寫法，在譯文語言中卻是另一個數。
finding-percent-lost = 「{ $number }」與「{ $found }」：只有一處是百分比。
finding-currency-changed = 「{ $number }」與「{ $found }」幣別不同。
finding-mark-foreign = 「{ $found }」使用了其他語言的小數分隔符號。
finding-not-translated = 譯文與原文一字不差。
finding-code-missing = 譯文缺少 { $code }。
finding-code-added = 原文中沒有 { $code }。
finding-more-in-segment = 本句段還有 { $count } 處同類問題未列出。

# What findings advise.
advice-use = 請使用「{ $wanted }」。
advice-use-instead = 請改用「{ $wanted }」。
advice-avoid = 請避免使用「{ $found }」。
advice-one-rendering = 請選用其一；如語境確有需要，也可保留兩種譯法。
advice-translate = 請翻譯。
advice-compare = 請對照原文。

# The report of `cotejo check`.
check-head = { $place } · { $check } · { $severity }
check-place-line = 第 { $line } 行，{ $place }
check-unfinished = 尚未確認的句段：{ $open } / { $segments }。
check-summary = { $segments } 個句段中有 { $findings } 處問題。
check-clean = { $segments } 個句段中未發現問題。
check-nothing = 沒有可檢查的內容：沒有任何句段有指定語言的譯文。

# `cotejo terms`.
status-preferred = 首選
status-admitted = 可用
status-deprecated = 停用
status-forbidden = 禁用
subject-office = 職務
subject-person = 人物
subject-profession = 職業
subject-institution = 機構
subject-place = 地名
subject-economy = 經濟
subject-culture = 文化
subject-diplomacy = 外交
subject-law = 法律
terms-none = 沒有任何概念的術語含有「{ $word }」。
terms-no-file = 本專案沒有術語庫。請在 cotejo.toml 中寫入 terms = "terms.toml"，並把術語寫進該檔案。

# Help.
help-check = 檢查雙語檔案或整個記憶庫中的術語、一致性與數字
help-check-file = 雙語檔案：XLIFF 或 TMX（預設檢查整個記憶庫）
help-check-to = 只檢查這些目標語言的譯文
help-terms = 本社術語庫
help-terms-find = 查詢一個詞所屬的概念
help-terms-find-word = 要查的詞，語言不限
help-terms-find-to = 只顯示這些語言的術語，以逗號分隔
help-terms-find-from = 只在這種語言中查詢該詞
help-terms-suggest = 從記憶庫的句子中推薦術語庫尚未收錄的術語和專名
help-terms-suggest-from = 術語的語言（預設：專案的來源語言）
help-terms-suggest-to = 在這些語言中的說法，以逗號分隔（預設：專案的各種語言）
help-terms-suggest-limit = 最多列出多少條，從可能性最大的開始（預設 50）
help-terms-suggest-out = 寫入此檔案，每條都是註解，可改為術語庫的條目
help-terms-suggest-force = 即使檔案被人修改過也覆寫；原有內容會在旁邊另存一份
terms-suggest-none = 記憶庫中沒有可推薦的新術語。同一說法須在多個句子中出現。
terms-suggest-how = 以上均未收入術語庫。要得到可供選用的清單：「cotejo terms suggest --out suggestions.toml」
terms-suggest-written = 已列出 { $count } 條，從可能性最大的開始：{ $file }。收入術語庫之前均不生效。
terms-suggest-head =
    記憶庫推薦的術語和專名，從可能性最大的開始。目前均不生效。
    採用哪一條，就去掉各行開頭的「# 」，核對後放入術語庫（terms.toml）。
    以 ## 開頭的行說明出現次數，並給出一個例句。

# `cotejo terms import` and `export`.
terms-import-table = { $file }：表格，編碼 { $encoding }，{ $separator ->
    [comma] 儲存格以逗號分隔
    [semicolon] 儲存格以分號分隔
    [tab] 儲存格以定位字元分隔
    [cells] 取第一張工作表
   *[other] 按儲存格
 }。各欄內容如下：
terms-import-column = { $meaning ->
    [terms] 術語
    [language] 本列術語的語言
    [id] 概念的識別碼
    [subject] 學科領域
    [definition] 定義
    [note] 備註
    [status] 術語是否可用
    [part-of-speech] 詞性
    [forms] 屈折形式
    [nothing] 不讀取
   *[other] { $meaning }
 }{ $lang ->
    [none] {""}
   *[other] （{ $lang }）
 }
terms-import-counts = 概念 { $read } 個（新增 { $new }，有所補充 { $changed }，無變化 { $unchanged }）
terms-import-first = 讀到的前幾個：
terms-import-how = 尚未寫入任何內容。若無誤，請加上 --yes 再次執行
terms-import-how-table = 尚未寫入任何內容。若無誤，請加上 --yes 再次執行。若有誤，請依序說明各欄的內容：--columns en,pt-PT,note
terms-import-done = 已寫入 { $file }。
terms-import-nothing = 沒有變化：術語庫已全部收錄。
terms-exported = { $count } 個概念：{ $file }
help-terms-import = 把術語表（CSV、TSV、XLSX、TBX）收入術語庫；先顯示如何理解該檔案，不加 --yes 不寫入
help-terms-import-file = 術語表檔案
help-terms-import-columns = 表格各欄依序的內容：語言、id、subject、status、note、definition 等；不讀取的欄寫 -
help-terms-import-from = 來源語言（預設：專案的來源語言）
help-terms-import-to = 目標語言，以逗號分隔（預設：專案的各種語言）
help-terms-import-yes = 寫入術語庫；原有內容會在旁邊另存一份
help-terms-export = 把術語庫寫成供其他工具使用的術語表：CSV、TSV、XLSX 或 TBX
help-terms-export-file = 要寫的檔案，格式由副檔名決定：.csv、.tsv、.xlsx、.tbx 或 .toml
help-terms-export-to = 只寫這些語言以及專案來源語言的術語，以逗號分隔
help-terms-export-force = 即使檔案被人修改過也覆寫；原有內容會在旁邊另存一份
