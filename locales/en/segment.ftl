# segment

help-segment = Cut text into sentences: a block a line in, a sentence a line out, an empty line after each block
help-segment-file = The text, one block a line; - for standard input
help-segment-srx = Segmentation rules of your own, an SRX 2.0 file (default: the built-in ones)

error-srx-without-rules = { $file } holds no segmentation rules that can be used. Give an SRX 2.0 file with at least one rule.
error-block-too-long = { $file }, line { $line }: this line is longer than { $limit } megabytes, the most that one block may have. Split it into lines of a paragraph each.
notice-srx-rule-left-out = { $file }, line { $line }: a segmentation rule was left out, because this part of its pattern is not understood: { $part }
notice-srx-rule-too-large = { $file }, line { $line }: a segmentation rule was left out, because its pattern repeats too much and would cost too much memory and time: { $part }
error-text-not-utf8 = { $file }, line { $line }: this is not text in UTF-8. Save the file as UTF-8 and try again.
