# desk

# --- 配置（cotejo.toml）与术语（terms.toml） ---
error-config-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。请更正该行，或对照 README 中的示例。
error-config-unknown-key = { $file } 第 { $line } 行：没有名为“{ $key }”的设置。请更正名称，或删除该行。
error-config-bad-value = { $file } 第 { $line } 行：{ $value } 不能作为“{ $key }”的值。{ $key ->
    [source] 请用引号写出一个语言标签，例如 "en"。
    [targets] 请写成语言标签的列表，例如 ["pt-PT", "zh-Hans"]。
    [threshold] 请写 0 到 100 之间的整数。
    [penalties] 请单独写成一节：[penalties]。
    [segment] 请单独写成一节：[segment]。
    [no_break] 请写成缩略语的列表，例如 ["Dr.", "Prof."]。
    [store] 请用引号写出文件名。
    [text] 请用引号写出文件名。
    [terms] 请用引号写出文件名。
    [catalogues] 请用引号写出文件夹名。
    [out] 请用引号写出文件夹名。
   *[other] 请写 0 到 100 之间的整数。
}
error-toml-encoding = { $file } 第 { $line } 行：文本不是 UTF-8 编码。请将文件存为 UTF-8 后重试。
error-toml-repeated = { $file } 第 { $line } 行：“{ $key }”重复出现。请删除其中一处，或改用别的名称。
error-terms-broken = { $file } 第 { $line } 行：不是有效的 TOML（{ $reason }）。请更正该行；未读取任何术语。
error-terms-unknown-key = { $file } 第 { $line } 行：“{ $key }”既不是语言标签，也不是概念的字段。请更正名称，或删除该行。
error-terms-bad-value = { $file } 第 { $line } 行：{ $value } 不能作为“{ $key }”的值。请用引号写出术语，或写成 {"{"} text = "…", status = "preferred" {"}"} 这样的表，或写成它们的列表；状态只能是 preferred、admitted、deprecated 或 forbidden。
