
# HTML and text
error-file-too-dense = { $file }: it consists of more than { $limit } texts and tags within them, which no article does. Save the article alone, or split the file.
error-story-too-long = { $file }: there is more to translate than an article has: over { $segments } sentences and strings, { $tags } tags within them or { $megabytes } MB of text. Split the file and translate the parts.
notice-data-untranslated = { $file }: what the page tells search engines is not translated and still in the original's language: { $names }. Translate it where your site makes the page, or leave it out there.
notice-codes-differ = { $file }, line { $line }: the translation does not carry the tags of the original ({ $lost } missing, { $added } too many). What did not fit was left out or put at the end; look at this place.
notice-codes-differ-at = { $file }, at “{ $words }”: the translation does not carry the tags of the original ({ $lost } missing, { $added } too many). What did not fit was left out or put at the end; look at this place.
notice-parts-unread = { $file }: the text in these parts is not read and stays as it is: { $names }. Translate it in Word where it matters.
notice-story-doubtful = { $file }: it is not sure that what was read is the story ({ $confidence } %). Look at it with “cotejo read --explain { $file }”; where a site has its story can be said in cotejo.toml, under [sites].
notice-encoding-left = { $file }: the encoding { $encoding } cannot hold the translation, so the file is written in UTF-8. Declare that wherever the file is used.

# cotejo read
help-read = Separate the story of a page from the site’s own text
help-read-page = The saved page or the document: HTML, Word or plain text
help-read-explain = Say of each block why it is the story’s or the site’s
read-story = Story ({ $lang ->
    [none] language not sure
   *[other] { $lang }
}): { $blocks ->
    [one] { $blocks } block
   *[other] { $blocks } blocks
}
read-confidence = How sure: { $confidence } %
read-byline = Author: { $text }
read-date = Date: { $text }
read-section = Section: { $text }
read-strings = Strings of the site: { $strings }
read-role = { $name ->
    [title] headline
    [standfirst] standfirst
    [heading] heading
    [paragraph] paragraph
    [item] list item
    [quotation] quotation
    [caption] caption
    [cell] table cell
    [byline] author
    [date] date
    [section] section
    [meta] page data
    [site-string] string of the site
   *[other] text
}
read-place = { $name ->
    [breadcrumb] breadcrumb
    [navigation] navigation
    [header] page head
    [footer] page foot
    [box] box
    [form] form
    [comments] comments
    [byline] around the story
    [meta] page data
    [page] page
   *[other] elsewhere
}
read-evidence = { $kind ->
    [told-story] the project says: story
    [told-site] the project says: not the story
    [sentences] sentences
    [short] a short line
    [house-words] words of the site to its reader
    [site-line] begins like a line of the site’s
    [date] a date
    [byline] names the author
    [links] mostly links
    [repeated] stands on the page more than once
    [boxed] in a box that can be skipped
    [listed] an item of a list
    [among-story] among the story’s blocks
    [apart-from-story] apart from the story
   *[other] other
}{ $weight ->
    [0] { "" }
   *[other] { " " }({ $weight })
}
