# segment
error-srx-without-rules = { $file } 中沒有可用的斷句規則。請提供至少含有一條規則的 SRX 2.0 檔案。
error-block-too-long = { $file } 第 { $line } 行：此行超過 { $limit } MB，而一個文字區塊最多只能這麼長。請將其拆開，每行一個段落。
notice-srx-rule-left-out = { $file } 第 { $line } 行：略過了一條斷句規則，因為無法理解其樣式中的這一部分：{ $part }
