# segment
error-srx-without-rules = { $file } holds no segmentation rules that can be used. Give an SRX 2.0 file with at least one rule.
error-block-too-long = { $file }, line { $line }: this line is longer than { $limit } megabytes, the most that one block may have. Split it into lines of a paragraph each.
notice-srx-rule-left-out = { $file }, line { $line }: a segmentation rule was left out, because this part of its pattern is not understood: { $part }
