# 雙語頁面。
page-promise = 本頁只沿用既有譯文，不作機器翻譯。
page-title-draft = 草稿：{ $title }（{ $source } → { $target }）
page-title-final = { $title }（{ $source } → { $target }）
page-draft = 草稿
page-final = 完成稿
page-skip = 跳到正文
page-original = 原始檔案
page-made = 產生日期：{ $date }

page-banner-draft = 這是草稿：共 { $total } 個句段，其中 { $left } 個尚無已確認的譯文（{ $words } 字）。
page-banner-final = 所有句段均有已確認的譯文。
page-banner-correct = 檢查發現 { $count } 個句段可能誤導讀者。
page-banner-review = 有 { $count } 個句段是在本檔案中翻譯的，尚未審校。
page-draft-notice = 草稿，請勿發布。尚無已確認譯文的句段：{ $left }/{ $total }。{ $gaps ->
    [brackets] 正文中的以雙方括號標出。
    [style] 正文中的已標出。刪除本元素，提示與標記即一併消失。
    [none] {""}
   *[other] {""}
}

page-nav = 本頁內容
page-nav-summary = 概要
page-nav-left = 尚待處理
page-nav-terms = 術語
page-nav-story = 正文
page-nav-site = 網站文字
page-nav-notices = 提示

page-count-segments = { $count } 個句段
page-count-words = { $count } 字
page-count-share = { $count }%
page-score = { $score }%

page-todo-ready = 就緒
page-todo-ready-hint = 譯文已確認
page-todo-correct = 更正
page-todo-correct-hint = 檢查發現可能誤導讀者的問題
page-todo-review = 審校
page-todo-review-hint = 在本檔案中譯出，尚未審校
page-todo-choose = 選擇
page-todo-choose-hint = 以往譯文不一致，未填入任何一個
page-todo-adapt = 修改
page-todo-adapt-hint = 模糊匹配：以前譯過相似的句子
page-todo-confirm = 確認
page-todo-confirm-hint = 已有譯文，但無人確認
page-todo-new = 翻譯
page-todo-new-hint = 新句：記憶庫中沒有足夠相似的句子
page-todo-repeat = 重複
page-todo-repeat-hint = 同一句在前文出現過，在那裡譯一次即可

page-tile-ready = 就緒
page-tile-review = 待審校
page-tile-check = 待核對
page-tile-check-hint = 需要選擇、修改或確認
page-tile-new = 新句
page-tile-new-hint = 記憶庫中沒有足夠相似的句子
page-tile-repeat = 重複

page-filter = 顯示
page-filter-all = 全部
page-filter-check = 待核對
page-filter-new = 新句
page-filter-ready = 就緒
page-filter-review = 待審校
page-filter-count = 正文 { $story } 個，網站文字 { $site } 個
page-filter-repeat = 重複

page-bands = 記憶庫中已有的內容
page-bands-caption = 按與最相近舊句的相符程度統計的句段數和字數
page-bands-note = 百分比（相符率）表示措辭逐字相同的程度，低於 100% 的即模糊匹配。因其他原因扣減的百分點，在各項相符結果處註明。
page-column-band = 相符等級
page-column-segments = 句段
page-column-words = 字數

page-band-context = 上下文相符
page-band-context-range = 101%
page-band-context-hint = 同一句，前後句也相同，譯文已確認。已填入。
page-band-exact = 完全相符
page-band-exact-range = 100%
page-band-exact-hint = 同一句出現在別處，譯文已確認。以往譯文不相衝突的，已填入。請配合新的上下文通讀一遍。
page-band-fuzzy-range = { $from }–{ $to }%
page-band-fuzzy95 = 幾乎相同
page-band-fuzzy95-hint = 只差一個數字、專名或標點，或者以往譯文在本語言變體中未經確認。需修改。
page-band-figures = 數字不同
page-band-fuzzy85 = 非常相似
page-band-fuzzy85-hint = 有一兩個詞不同。需修改。
page-band-fuzzy75 = 相似
page-band-fuzzy75-hint = 有若干詞不同，以往譯文大部分可用。需修改。
page-band-fuzzy50 = 略有相似
page-band-fuzzy50-hint = 只有部分相同，可借用其中的說法。低於專案門檻的只計數，不顯示。
page-band-new = 新句
page-band-new-range = 低於 { $from }%
page-band-new-hint = 記憶庫中沒有相近的句子，需從頭翻譯。
page-band-repetition = 重複
page-band-repetition-range = 再次出現
page-band-repetition-hint = 同一句在本文前面出現過，譯一次即可。
page-band-translated = 檔案中已譯
page-band-translated-hint = 已有人在本文中譯出，不論記憶庫中有無譯文。

page-left = 尚待處理
page-left-nothing = 沒有待處理的內容：所有句段均有已確認的譯文。
page-left-terms-hint = 譯文中有本社避免使用的術語

page-terms = 本文術語
page-terms-caption = 原文中出現的本社術語及其{ $target }譯法
page-terms-none = 本文沒有出現本社術語。
page-term-source = 術語
page-term-preferred = 首選譯法
page-term-avoid = 避免使用
page-term-where = 位置
page-term-none = 未規定{ $lang }譯法
page-term-used = 譯文中已使用
page-term-unused = 譯文中未見
page-term-avoided = 譯文用了應避免的譯法
page-term-source-avoid = 原文本身用了本社避免使用的術語

page-story = 正文
page-site = 網站文字
page-site-hint = 正文周圍的選單、按鈕和欄目。它們屬於網站的訊息目錄，不屬於正文。
page-segment = 句段 { $number }
page-message = 訊息

page-gap-new = 新句：尚未翻譯
page-gap-choose = 未填入：以往譯文不一致
page-gap-adapt = 尚未翻譯，下面有相似的句子
page-gap-variety = 未填入：同一句雖有譯文，但不能確定屬於本語言變體
page-gap-far = 尚未翻譯；最相近的舊句差別太大，不予顯示
page-gap-codes = 未填入：同一句雖有譯文，但其中的標記不同
page-gap-unreviewed = 未填入：同一句雖有譯文，但無人確認
page-gap-repeat = 與句段 { $number } 相同
page-repeats = 重複句段 { $number }
page-unconfirmed = 尚無人確認

page-match-filled = 由記憶庫填入
page-match-by-hand = 在本文件中譯出，並非取自記憶庫
page-match-count = 舊句 { $count } 條
page-findings = 檢查結果
page-match-candidate = 相似的舊句（模糊匹配）
page-match-same = 同一句以往的譯文
page-match-ambiguous = 此句以往有不同的譯文，相符程度相同（此處列出 { $count } 種）。因此未填入；請選用其一，或另譯。
page-match-number = 候選 { $number }
page-match-more = 另有 { $count } 條舊句
page-match-source = 舊句
page-match-source-diff = 舊句（與本句比較）
page-match-target = 舊句的譯文，不是本句的譯文
page-match-target-same = 其譯文
page-match-no-difference = 措辭沒有差異
page-match-only = 差異僅在於：{ $kinds }
page-comma = 、
page-kind-case = 大小寫
page-kind-width = 全形半形
page-kind-punctuation = 標點
page-kind-number = 數字
page-diff-legend = 在舊句中，劃去的文字只見於舊句；加底線的文字是本句新有的。
page-diff-deleted = 僅見於舊句：
page-diff-inserted = 僅見於本句：

page-from-document = 文件
page-from-document-none = 未記錄
page-from-origin = 來源
page-from-memory = 記憶庫
page-from-changed = 修改日期
page-from-changed-by = 修改者
page-from-state = 狀態
page-from-unit = 單元
page-from-score = 相符率
page-score-sum = { $base }% { $names } = { $score }%

page-penalty-sister = − { $points }（另一種語言變體）
page-penalty-unspecified = − { $points }（未註明語言變體）
page-penalty-alignment = − { $points }（對齊所得，未經審校）
page-penalty-machine = − { $points }（其他工具的機器譯文）
page-penalty-codes = − { $points }（其中標記不同）
page-penalty-other = − { $points }（其他原因）

page-origin-story = 已譯報導
page-origin-site-string = 網站文字
page-origin-aligned = 由已刊登的文本對齊所得
page-origin-foreign = 其他工具的記憶庫
page-origin-machine = 機器譯文

page-state-initial = 未確認
page-state-translated = 已翻譯
page-state-reviewed = 已審校
page-state-final = 定稿

page-role-title = 標題
page-role-standfirst = 導言
page-role-heading = 小標題
page-role-item = 清單
page-role-quotation = 引文
page-role-caption = 圖片說明
page-role-cell = 表格儲存格
page-role-byline = 署名
page-role-date = 日期
page-role-section = 欄目
page-role-meta = 摘要

page-place-breadcrumb = 麵包屑導覽
page-place-navigation = 導覽列
page-place-header = 頁首
page-place-footer = 頁尾
page-place-box = 側欄
page-place-form = 表單
page-place-comments = 留言
page-place-byline = 正文周圍
page-place-meta = 檔案標頭
page-place-page = 頁面上

page-notices = 提示
page-keys = 按鍵：n 和 p 分別跳到下一個和上一個未完成的句段。
page-code = 標記 { $id }
