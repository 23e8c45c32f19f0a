# doctor

help-doctor = 說明哪些工具接受一個 TMX 檔案、各會遺失什麼；檢查 XLIFF 檔案是否有效
help-doctor-file = 檔案：TMX 或 XLIFF
help-doctor-repair = 盡可能寫出一個各工具都接受的 TMX 檔案，並說明遺失了什麼

error-repair-cannot = { $file }：Cotejo 只檢查{ $format ->
    [xliff]  XLIFF 檔案
    [xliff-1]  XLIFF 檔案
   *[other] 此類檔案
}，不加修復。請按所列問題改正，或從產生該檔案的工具重新匯出。
error-repair-empty = { $file }：沒有任何內容可以保留，因此沒有寫出檔案。請從產生該檔案的工具重新匯出。

doctor-place = 第 { $line } 行第 { $column } 欄{ $unit ->
    [none] {""}
   *[other] （單元 { $unit }）
}：
doctor-effect = { $effect ->
    [refuses] 拒絕此檔案：{ $tools }
    [unit] 略過此單元：{ $tools }
    [text] 遺失其中一段文字：{ $tools }
    [garbles] 把標記或位元組當作文字：{ $tools }
    [markup] 遺失行內標記：{ $tools }
    [data] 遺失日期：{ $tools }
   *[other] 受影響：{ $tools }
}
doctor-more = 與第 { $line } 行同類的還有 { $count } 處
doctor-summary = { $format ->
    [tmx] { $units } 個單元，{ $findings ->
        [0] 沒有任何工具會遇到問題
       *[other] { $findings } 個問題
    }。
   *[other] { $findings ->
        [0] 檔案有效。
       *[other] 檔案無效：{ $findings } 個問題。
    }
}
doctor-verdict = { $verdict ->
    [loads] 全部載入
    [loses] 載入 { $all } 個單元中的 { $units } 個，有遺失
    [nothing] 什麼也不載入
    [refuses] 拒絕此檔案
   *[other] 未知
}
doctor-advice = 要寫出各工具都接受的檔案：cotejo doctor { $file } --repair { $new }
doctor-repaired = { $file }：已寫出 { $units } 個單元；{ $lost ->
    [0] 沒有遺失任何內容
   *[other] 有 { $lost } 處無法保留（見上）
}。

tmx-broken = 此處不是格式良好的 XML：{ $reason ->
    [end-tag] 結束標籤與 { $detail } 不相符
    [entity] { $detail } 沒有定義
    [character] XML 不允許字元 { $detail }
    [encoding] 有些位元組不屬於檔案宣告的編碼
    [attribute] 有屬性寫法錯誤
    [too-large] 有一部分過大，Cotejo 無法檢查
    [unclosed] 缺少結束標籤
    [syntax] 標記已損壞
   *[other] 標記已損壞
}。沒有工具會讀取其後的內容。
tmx-truncated = 檔案在中途結束；<{ $element }> 一直沒有關閉。
tmx-no-units = { $units ->
    [0] 檔案中沒有任何單元。
   *[other] 檔案有 { $units } 個單元，但沒有工具會載入其中任何一個。
}
tmx-no-header = 缺少 <header>。
tmx-no-body = 缺少存放單元的 <body>。
tmx-version = { $version ->
    [none] 檔案沒有註明版本（version="1.4"）。
   *[other] 檔案自稱是 TMX { $version }；各工具的結構描述只認 1.4 和 1.1。
}
tmx-namespace = 元素位於命名空間 { $space }；TMX 沒有命名空間。
tmx-encoding = 檔案編碼是 { $encoding }；請儲存為 UTF-8。
tmx-attribute-missing = <{ $element }> 缺少屬性 { $attribute }。
tmx-attribute-unknown = <{ $element }> 帶有 TMX 在此沒有的屬性 { $attribute }。
tmx-attribute-value = <{ $element }> 中的 { $attribute }="{ $value }" 不是 TMX 允許的值。
tmx-element-misplaced = <{ $element }> 不應出現在 <{ $parent }> 的此處，或次序不對。
tmx-text-misplaced = <{ $parent }> 中 TMX 不允許文字的地方有文字：「{ $words }」
tmx-srclang-missing = 檔頭沒有註明來源語言（srclang）。
tmx-srclang-all = 檔頭沒有限定來源語言（srclang="*all*"）。
tmx-source-unsaid = 檔頭和單元都沒有說明哪段文字是原文（srclang）。
tmx-source-missing = 沒有來源語言 { $tag } 的文字。
tmx-source-spelling = 來源語言寫作 { $source }，而文字標為 { $tag }。
tmx-source-other = 單元的來源語言是 { $tag }，檔頭的是 { $header }，而單元沒有後者的文字。
tmx-no-variants = 單元中沒有文字。
tmx-language-missing = 有一段文字沒有註明語言（xml:lang）。
tmx-language-attribute = 在 TMX 1.1 中，語言寫在 lang，而不是 xml:lang。
tmx-language-lang-only = 語言 { $tag } 寫在 lang；在 TMX 1.4 中應寫在 xml:lang。
tmx-language-underscore = { $tag } 沒有用連字號連接。
tmx-language-bad = 「{ $tag }」不是語言標籤。
tmx-language-script = { $tag } 只以字體區分中文；請寫 { $spelling }。
tmx-seg-missing = { $tag } 的文字沒有 <seg>。
tmx-text-empty = { $tag } 的文字為空。
tmx-one-language = 單元中能辨識語言的文字不足兩種語言。
tmx-variants-twice = { $tag } 在同一單元中有多段文字。
tmx-text-long = { $tag } 的文字有 { $characters } 個字元，超過 { $limit } 個。
tmx-cdata = 文字寫在 CDATA 段中。
tmx-codes = 文字中有 { $count } 個行內標記。
tmx-text-in-code = <{ $element }> 裡面有文字：「{ $words }」
tmx-codes-unpaired = <{ $element }> 沒有配對。啟用「TMX 2 級」時，OmegaT 3.6 會拒絕這樣的檔案。
tmx-date = { $attribute }="{ $value }" 不是 TMX 的日期寫法（20240501T120000Z）。
tmx-several-languages = 檔案有 { $count } 種語言；一次只讀取一對。

loss-unit = 有一個單元不在新檔案中：{ $reason ->
    [outside] 單元之間的文字不屬於任何單元
    [no-variant] 沒有能辨識語言的文字
    [end-tag] 結束標籤與 { $detail } 不相符
    [entity] { $detail } 沒有定義
    [character] XML 不允許字元 { $detail }
    [encoding] 有些位元組不屬於檔案宣告的編碼
    [attribute] 有屬性寫法錯誤
    [too-large] 有一部分過大，Cotejo 無法檢查
    [unclosed] 缺少結束標籤
    [syntax] 標記已損壞
   *[other] 標記已損壞
}。{ $words ->
    [none] {""}
   *[other] 內容是：「{ $words }」
}
loss-variant = 有一段文字不在新檔案中：{ $reason ->
    [end-tag] 結束標籤與 { $detail } 不相符
    [entity] { $detail } 沒有定義
    [character] XML 不允許字元 { $detail }
    [encoding] 有些位元組不屬於檔案宣告的編碼
    [attribute] 有屬性寫法錯誤
    [too-large] 有一部分過大，Cotejo 無法檢查
    [unclosed] 缺少結束標籤
    [syntax] 標記已損壞
   *[other] 標記已損壞
}。內容是：「{ $words }」
loss-language = 有一段文字不在新檔案中：{ $tag ->
    [none] 沒有註明語言
   *[other] 「{ $tag }」不是語言
}。內容是：「{ $words }」
loss-rest = 從這裡開始的內容不在新檔案中：舊檔案到此中斷。
loss-characters = 去掉了 { $count } 個 XML 不允許的字元。
loss-attribute = 去掉了 <{ $element }> 的 { $attribute }="{ $value }"。
loss-element = 去掉了 <{ $element }>；如有文字，已改為註解。

xliff-broken = 此處不是格式良好的 XML：{ $reason ->
    [end-tag] 結束標籤與 { $detail } 不相符
    [entity] { $detail } 沒有定義
    [character] XML 不允許字元 { $detail }
    [encoding] 有些位元組不屬於檔案宣告的編碼
    [attribute] 有屬性寫法錯誤
    [too-large] 有一部分過大，Cotejo 無法檢查
    [unclosed] 缺少結束標籤
    [syntax] 標記已損壞
   *[other] 標記已損壞
}。
xliff-truncated = 檔案在中途結束；<{ $element }> 一直沒有關閉。請重新取得檔案。
xliff-version = version="{ $version }" 不是 Cotejo 認识的版本。
xliff-element = { $parent ->
    [none] <{ $element }> 不在 XLIFF 的命名空間中。
   *[other] <{ $element }> 不可出現在 <{ $parent }> 的此處：根本不允許、次序不對或重複出現。
}
xliff-element-missing = <{ $parent }> 缺少 <{ $element }>。
xliff-text = <{ $parent }> 不可含有文字：「{ $words }」
xliff-attribute-missing = <{ $element }> 缺少屬性 { $attribute }。
xliff-attribute-unknown = <{ $element }> 不可帶有屬性 { $attribute }。
xliff-attribute-value = <{ $element }> 中的 { $attribute }="{ $value }" 有誤；可用的值：{ $wanted ->
    [id] 不含空格的名稱
    [ids] 若干不含空格的名稱
    [language] 語言標籤（pt-PT）
    [positive] 從 1 起的整數
    [priority] 1 到 10 的數字
    [percent] 0 到 100 的數字
    [user] 帶前綴的值（my:value）
    [marktype] generic、comment、term 或帶前綴的值（my:value）
    [hex] XML 不允許的字元的編號
    [format] HTML 元素名稱
   *[other] { $wanted }
}。
xliff-id-twice = <{ $element }> 的 id { $id } 已經用過；請換一個。
xliff-dangling = <{ $element }> 的 { $attribute }="{ $value }" 沒有指向任何可以指向的內容。
xliff-fragment = <{ $element }> 中的「{ $value }」不是 XLIFF 的引用寫法（#n=1、#/f=1/u=2/3）。
xliff-language = <{ $element }> 標為 { $lang }，而檔案註明的是 { $expected }。
xliff-no-target-language = 檔案中有譯文，但 <xliff> 沒有註明譯文語言（trgLang）。
xliff-needs = <{ $element }> 的 { $attribute } 只能與 { $other } 一同使用。
xliff-excludes = <{ $element }> 中的 { $attribute } 與 { $other } 不能同時使用。
xliff-one-of = <{ $element }> 必須恰好帶有其中一項：{ $attributes }。
xliff-content = <{ $element }> 要麼有內容，要麼有 { $attribute }，二者取一。
xliff-pair-missing = <{ $element }>（{ $id }）在單元中沒有配對，或配對不在其後。
xliff-pair-differs = 成對的標記 { $id } 的 { $attribute } 不一致。
xliff-deleted = 譯文不可缺少標記 { $id }。
xliff-reordered = 標記 { $id } 必須保持在序列中的位置，排在寫有 firstNo 的第一個之後。
xliff-order = 譯文的位置 { $order } 已被佔用，或超出最後一個句段。
xliff-space = 原文與譯文對空白的處理不一致（xml:space）。
