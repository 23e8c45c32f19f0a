
# HTML and text
error-page-too-many-blocks = { $file }: the page holds more than { $limit } pieces of text, which no page for people does. Save the page again from a browser, or read a part of it.
notice-codes-differ = { $file }, line { $line }: the translation does not carry the tags of the original ({ $lost } missing, { $added } too many). What did not fit was left out or put at the end; look at this place.
notice-encoding-left = { $file }: the encoding { $encoding } cannot hold the translation, so the file is written in UTF-8. Declare that wherever the file is used.

# cotejo read
help-read = Separate the story of a page from the site’s own text
help-read-page = The saved page: HTML or plain text
read-story = Story ({ $lang ->
    [none] language not sure
   *[other] { $lang }
}): { $blocks ->
    [one] { $blocks } block
   *[other] { $blocks } blocks
}
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
