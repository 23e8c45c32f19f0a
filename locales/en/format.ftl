# format

error-xml-broken = { $file }, line { $line }: the file is not well-formed XML: { $reason ->
    [end-tag] the end tag does not close { $detail }
    [entity] { $detail } is not defined
    [character] the character { $detail } is not allowed in XML
    [encoding] the bytes are not in the encoding that the file declares
    [attribute] an attribute is written wrongly
    [too-large] a part of it is larger than can be processed
    [namespaces] there are too many namespaces
    [syntax] the markup is damaged
   *[other] the markup is damaged
}. Export the file again from the tool that made it.
error-xml-truncated = { $file }, line { $line }: the file ends in the middle; <{ $element }> is never closed. Nothing after this point can be read. Fetch the file again or export it again.
error-xml-too-deep = { $file }, line { $line }: more than { $limit } elements inside each other. No translation tool writes such a file; check where it comes from.
error-xml-entities = { $file }, line { $line }: the file defines the entity { $entity } itself. Such files can be made to fill a computer’s memory, so Cotejo does not read them. Remove the definition from the file and try again.
error-archive-broken = { $file }{ $part ->
    [none] {""}
   *[other] {" "}({ $part })
}: { $reason ->
    [truncated] the file ends in the middle. Fetch it again, or save it again in the program that made it.
    [directory] the table of contents of this ZIP file contradicts what is in it. Open it in the program that made it and save it again.
    [too-many] this ZIP file holds more files than any document does; check where it comes from.
    [twice] the ZIP file holds two files of the same name, so that no one can say which is meant. Open it in the program that made it and save it again.
    [protected] this part is protected by a password. Take the password away and save the file again.
    [method] this part is compressed in a way that Cotejo does not know. Open the file in the program that made it and save it again.
    [damaged] this part is damaged. Fetch the file again; Word or LibreOffice may be able to repair it.
   *[other] the file is damaged. Fetch it again.
}
error-archive-too-large = { $file } ({ $part }): this part unpacks to more than { $limit } MB, which no article does. Such files can be made to fill a computer’s memory; check where it comes from.
error-part-missing = { $file }: the part { $part } is missing, without which there is no document. Open the file in Word or LibreOffice and save it again.
error-trg-lang-missing = { $file } does not say its target language (trgLang). cotejo import and cotejo check take it with --to, as in --to pt-PT; or write it into the file: trgLang="pt-PT" in the <xliff> tag, in XLIFF 1.2 target-language="pt-PT" in each <file> tag.
error-langs-equal = { $file } says that it is translated from { $lang } into { $lang }. Write the language of the translations into the <xliff> tag (trgLang) and try again.

notice-unit-skipped = { $file }, line { $line }{ $unit ->
    [none] {""}
   *[other] {" "}(unit { $unit })
}: one unit was skipped: { $reason ->
    [end-tag] an end tag does not close { $detail }
    [entity] { $detail } is not defined
    [character] the character { $detail } is not allowed in XML
    [encoding] some bytes are not in the encoding that the file declares
    [attribute] an attribute is written wrongly
    [too-large] it is larger than can be processed
    [unclosed] its end tag is missing
    [no-variant] it holds no text
    [no-seg] it has no text (seg)
    [one-language] it has text in one language only
    [language] “{ $detail }” is not a language tag
    [syntax] the markup is damaged
   *[other] the markup is damaged
}.
notice-variant-skipped = { $file }, line { $line }{ $unit ->
    [none] {""}
   *[other] {" "}(unit { $unit })
}: one language of a unit was skipped: { $reason ->
    [end-tag] an end tag does not close { $detail }
    [entity] { $detail } is not defined
    [character] the character { $detail } is not allowed in XML
    [encoding] some bytes are not in the encoding that the file declares
    [attribute] an attribute is written wrongly
    [too-large] it is larger than can be processed
    [unclosed] its end tag is missing
    [no-variant] it holds no text
    [no-seg] it has no text (seg)
    [one-language] it has text in one language only
    [language] “{ $detail }” is not a language tag
    [syntax] the markup is damaged
   *[other] the markup is damaged
}. Its other languages were read.
notice-other-documents = { $file } holds { $count ->
    [one] one more document
   *[other] { $count } more documents
} or target languages; only { $name } was taken.
notice-status-unknown = { $file }, line { $line }: “{ $value }” is not a known value of { $property }. What is marked so is offered, but does not count as confirmed.

notice-message-skipped = { $file }, line { $line }: this message cannot be read and was left as it is. Check its braces and its indentation.
notice-message-kept = { $file }, line { $line }: the message { $message } is there with another text and was left as it is. Change it in the file if the new text is better.
notice-message-bad-id = “{ $message }” cannot be the id of a message and was left out. An id begins with a letter and holds letters, digits and hyphens only.
error-po-broken = { $file }, line { $line }: { $reason ->
    [string] a text in quotation marks is missing here, or does not end on its line.
    [word] this is no keyword of a gettext catalogue.
    [order] this keyword cannot stand here: each message has one msgid and, below it, its msgstr.
   *[other] this is no gettext catalogue.
} Nothing of the file was read. Correct that line; msgfmt -c shows it too.
error-json-broken = { $file }, line { $line }: { $reason ->
    [string] a text in quotation marks does not end here, or has a backslash that means nothing.
    [end] the file ends in the middle; a brace or a bracket is never closed.
    [place] this cannot stand here: a comma, a colon or a quotation mark is missing or too many.
    [deep] more groups inside each other than any catalogue has.
   *[other] this is no JSON.
} Nothing of the file was read. Correct that line, or export the file again.
notice-choices-left = { $file }, line { $line }{ $count ->
    [one] {""}
   *[other] { " " }and { $count } in all
}: the message chooses among several wordings (plural, select). They stay as they are; translate them in the file itself.
notice-emphasis-rewritten = { $file }, line { $line }{ $count ->
    [one] {""}
   *[other] { " " }and { $count } in all
}: beside punctuation, Markdown would not take the marks for emphasis there. They were moved past the punctuation, or written as HTML tags; look whether the right words stand out.

notice-term-status-unknown = { $file }, line { $line }: “{ $status }” is not a status that Cotejo knows{ $count ->
    [1] {""}
   *[other] {" "}({ $count } times)
}. It was left out; write preferred, admitted, deprecated or forbidden.
notice-glossary-rows-empty = { $file }, line { $line }: { $count ->
    [one] this row has no term and was left out.
   *[other] { $count } rows have no term and were left out; this is the first.
}
notice-tbx-concepts-empty = { $file }, line { $line }: { $count ->
    [one] one concept has no term and was left out.
   *[other] { $count } concepts have no term and were left out; the first stands here.
}
notice-term-lang-unknown = { $file }, line { $line }: “{ $tag }” is not a language tag. Its terms were left out (in { $count ->
    [one] one concept
   *[other] { $count } concepts
}).
notice-sheets-unread = { $file }: only the sheet “{ $sheet }” was read; { $count ->
    [one] one more has something in it.
   *[other] { $count } more have something in them.
} Save each as a file of its own to take it in.

# Tables for review.
error-table-damaged = { $file }, line { $line }: the hidden record of the table is gone or damaged, so that nothing in it can be told apart. Take an older copy of the file, or make the table anew with `cotejo convert`.
error-table-newer = { $file } was made by a newer Cotejo. Update this one, then take the table in.
error-table-not-unicode = { $file } was saved without Unicode: characters in it are lost. Save it again from the spreadsheet as “CSV UTF-8” or as XLSX; nothing was taken.
error-table-not-filled = { $file } is a table for review: nothing is filled in there. Take what was changed in it into the memory with `cotejo import`, then fill the file that it was made of.
notice-table-rows-foreign = { $file }, line { $line }: { $count ->
    [one] this row was not in the table when it was made; it was not taken.
   *[other] { $count } rows, from this one on, were not in the table when it was made; they were not taken.
}
notice-table-rows-missing = { $file }: { $count ->
    [one] one row of the table is not there any more; its segment stays as it is.
   *[other] { $count } rows of the table are not there any more; their segments stay as they are.
}
notice-table-rows-twice = { $file }, line { $line }: { $count ->
    [one] this row is there twice and says two different things; neither was taken.
   *[other] { $count } rows, first this one, are there twice and say different things; none of them was taken.
}
notice-table-source-edited = { $file }, line { $line }: { $count ->
    [one] the source was changed in this row; the source as it was sent counts.
   *[other] the source was changed in { $count } rows, first in this one; the source as it was sent counts.
}
notice-table-codes-broken = { $file }, line { $line }: { $count ->
    [one] the tags ({ "{1}" }…{ "{/1}" }) in this translation are damaged; the row was not taken.
   *[other] in { $count } translations, first in this one, the tags ({ "{1}" }…{ "{/1}" }) are damaged; the rows were not taken.
} Put them as they stand in the source and take the table in again.
notice-table-codes-lost = { $file }, line { $line }: { $count ->
    [one] this translation lacks tags that the source has.
   *[other] { $count } translations, first this one, lack tags that the source has.
}
notice-table-state-unknown = { $file }, line { $line }: { $count ->
    [one] the state in this row is no word that Cotejo knows; it counts as it was.
   *[other] the states in { $count } rows, first in this one, are no words that Cotejo knows; they count as they were.
}

# cotejo formats
help-formats = List the formats that Cotejo reads and writes
formats-columns = format | files | comes in as | goes out as
formats-name = { $format ->
    [html] HTML
    [docx] a Word file
    [text] plain text
    [srt] SubRip subtitles
    [vtt] WebVTT subtitles
    [po] a gettext catalogue (PO)
    [feed] a feed (RSS, Atom, WordPress)
    [json] a catalogue of messages (JSON)
    [arb] a catalogue of messages (ARB)
    [markdown] Markdown
    [tmx] TMX
    [xliff] XLIFF
    [xliff-1] XLIFF 1.2
    [fluent] Fluent
    [terms] a termbase
    [csv] a table (CSV)
    [xlsx] an Excel file
    [docx-table] a table for review (DOCX)
    [xlsx-table] a table for review (XLSX)
    [csv-table] a table for review (CSV)
    [tbx] TBX
   *[other] { $format }
}
formats-in = { $capability ->
    [document] a document to translate
    [memory] a translation memory
    [bilingual] a document beside its translation
    [catalogue] a site’s messages
    [terms] a glossary
    [examine] a file to be judged
   *[other] { $capability }
}
formats-out = { $out ->
    [poured] the same file in another language
    [filled] the same file, filled
    [made] a new file
    [merged] the same file, added to
   *[other] { $out }
}
