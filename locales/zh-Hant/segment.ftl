# segment

help-segment = 將文字切分為句子：輸入每行一個文字區塊，輸出每行一句，每個文字區塊之後空一行
help-segment-file = 文字，每行一個文字區塊；- 表示標準輸入
help-segment-srx = 自備的斷句規則（SRX 2.0 檔案；預設使用內建規則）

error-srx-without-rules = { $file } 中沒有可用的斷句規則。請提供至少含有一條規則的 SRX 2.0 檔案。
error-block-too-long = { $file } 第 { $line } 行：此行超過一個文字區塊的上限 { $limit } MB。請將其拆開，每行一個段落。
notice-srx-rule-left-out = { $file } 第 { $line } 行：略過了一條斷句規則，因為無法解析其模式中的這一部分：{ $part }
notice-srx-rule-too-large = { $file } 第 { $line } 行：略過了一條斷句規則，因為其模式重複次數過多，會佔用過多記憶體和時間：{ $part }
error-text-not-utf8 = { $file } 第 { $line } 行：不是 UTF-8 文字。請將檔案另存為 UTF-8 後再試。
