
# HTML 与纯文本
error-page-too-many-blocks = { $file }：页面中的文本块超过 { NUMBER($limit) } 个，供人阅读的页面不会如此。请用浏览器重新保存页面，或只读取其中一部分。
notice-codes-differ = { $file } 第 { $line } 行：译文的格式标记与原文不一致（缺少 { $lost } 个，多出 { $added } 个）。无法对应的标记已略去或移至末尾，请检查此处。
notice-encoding-left = { $file }：编码 { $encoding } 无法容纳译文，文件已改用 UTF-8 写入。请在使用该文件的地方相应声明。
