# align

help-align = Learn from published pages: the same story in two or three languages, or a folder of them, becomes units of the memory, marked as not reviewed. With --segments: say which segments of two lists belong together
help-align-segments = The files hold one segment a line
help-align-source = A page, or a folder of pages; with --segments the segments of the text, or a folder that holds each text and its translation
help-align-translation = The page in another language, or another folder; with --segments the segments of the translation (the ladder goes to standard output)
help-align-more = More pages or folders
help-align-from = The language of the text; in a folder, what its files end in
help-align-to = The language of the translation; in a folder, what its files end in
help-align-out = The folder for the ladders of a folder: name.en-pt.ladder
value-translation = translation
align-done = { $pairs ->
    [one] One pair
   *[other] { $pairs } pairs
 } aligned: { $units ->
    [one] one unit
   *[other] { $units } units
 }. The ladders are in { $folder }.{ $left ->
    [0] {""}
    [one] {" "}One pair was left out.
   *[other] {" "}{ $left } pairs were left out.
 }

error-partner-missing = { $file } was left out: its translation is missing. Put { $partner } beside it.
error-folder-without-pairs = { $folder } holds no file that ends in .{ $from } or .{ $to }. Give a folder of pairs such as name.{ $from } and name.{ $to }, with a segment a line.
error-too-many-segments = { $file } holds more than { $limit } segments. Split it, chapter by chapter, and split its translation in the same places.
error-paragraph-bad = { $file }, line { $line }: this is no paragraph number: “{ $text }”. Write the number of each segment’s paragraph, one a line, or remove the file.
error-paragraphs-differ = { $file } holds { $paragraphs } paragraph numbers, but there are { $segments } segments. Write one a segment, or remove the file.
