# desk

# --- 設定（cotejo.toml）與術語（terms.toml） ---
error-config-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。請更正該行，或對照 README 中的範例。
error-config-unknown-key = { $file } 第 { $line } 行：沒有名為「{ $key }」的設定。請更正名稱，或刪除該行。
error-config-bad-value = { $file } 第 { $line } 行：{ $value } 不能作為「{ $key }」的值。{ $key ->
    [source] 請用引號寫出一個語言標籤，例如 "en"。
    [targets] 請寫成語言標籤的清單，例如 ["pt-PT", "zh-MO"]。
    [threshold] 請寫 0 到 100 之間的整數。
    [penalties] 請單獨寫成一節：[penalties]。
    [segment] 請單獨寫成一節：[segment]。
    [no_break] 請寫成縮寫的清單，例如 ["Dr.", "Prof."]。
    [store] 請用引號寫出檔案名稱。
    [text] 請用引號寫出檔案名稱。
    [terms] 請用引號寫出檔案名稱。
    [catalogues] 請用引號寫出資料夾名稱。
    [out] 請用引號寫出資料夾名稱。
   *[other] 請寫 0 到 100 之間的整數。
}
error-toml-encoding = { $file } 第 { $line } 行：文字不是 UTF-8 編碼。請將檔案存成 UTF-8 後再試一次。
error-toml-repeated = { $file } 第 { $line } 行：「{ $key }」重複出現。請刪除其中一處，或改用別的名稱。
error-terms-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。請更正該行；未讀取任何術語。
error-terms-unknown-key = { $file } 第 { $line } 行：「{ $key }」既不是語言標籤，也不是概念的欄位。請更正名稱，或刪除該行。
error-terms-bad-value = { $file } 第 { $line } 行：{ $value } 不能作為「{ $key }」的值。請用引號寫出術語，或寫成 {"{"} text = "…", status = "preferred" {"}"} 這樣的表，或寫成它們的清單；狀態只能是 preferred、admitted、deprecated 或 forbidden。
