# Words that every room uses: days, names of languages, files.

date = { $day } { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
    [m12] December
   *[other] { $month }
} { $year }

lang-en = English
lang-en-GB = English (United Kingdom)
lang-en-US = English (United States)
lang-pt = Portuguese
lang-pt-PT = Portuguese (Portugal)
lang-pt-BR = Portuguese (Brazil)
lang-pt-AO = Portuguese (Angola)
lang-pt-MZ = Portuguese (Mozambique)
lang-pt-MO = Portuguese (Macau)
lang-zh = Chinese
lang-zh-Hans = Chinese (simplified)
lang-zh-Hant = Chinese (traditional)
lang-zh-CN = Chinese (mainland China)
lang-zh-SG = Chinese (Singapore)
lang-zh-TW = Chinese (Taiwan)
lang-zh-HK = Chinese (Hong Kong)
lang-zh-MO = Chinese (Macau)

error-file-missing = { $file }: there is no such file. Check the path.
error-file-is-directory = { $file } is a folder, not a file. Name a file in it.
error-file-unreadable =
    { $file }: cannot be read ({ $reason ->
        [log] the files of its log, which belong beside it, can be neither opened nor made
       *[other] { $reason }
    }). Check the permissions of the file and its folder.
error-file-unwritable = { $file }: cannot be written ({ $reason }). Nothing was changed. Check the free space and the permissions of the folder.
error-file-too-large = { $file }: larger than the { $limit } MB that can be processed. Split the file and try again.
error-file-empty = { $file }: the file holds no text. Check that the page was saved whole.
error-file-changed-by-person = { $file } was changed since Cotejo wrote it, and was left as it is. Move it away, or repeat the command with --force: what it holds is then kept beside it. A file under translation (.xlf) is brought up to date by pretranslate with --update.
error-file-not-ours = { $file } is there already, and nothing says that Cotejo wrote it; it was left as it is. Move it away, or repeat the command with --force: what it holds is then kept beside it.
error-folder-of-another = { $folder } holds the files of another document, { $document }. Choose another folder with --out.
notice-file-kept = { $file } was overwritten; what it held is kept in { $kept }.
notice-folder-taken = { $folder } holds the files of another document, { $document }; this story’s are in { $instead }.
error-file-busy = { $file } is being written by another process that has been at it for a long time; it was left as it is. Try again when that is done.
error-format-unknown = { $file }: { $found ->
    [name] no format that Cotejo writes has files with such a name.
    [zip] this is a ZIP archive that holds no document that Cotejo reads. Unpack it first.
    [pptx] this is a PowerPoint file, which Cotejo does not read.
    [odt] this is an OpenDocument file (LibreOffice), which Cotejo does not read. Save it as .docx.
    [epub] this is an EPUB book, which Cotejo does not read.
    [pdf] this is a PDF file, which Cotejo does not read.
    [ole] this is an old Office file (.doc, .xls), which Cotejo does not read. Save it as .docx.
    [encrypted] this file is protected by a password. Open it, take the password away (File, Info, Protect) and save it.
    [json-settings] this file holds settings of a program (JSON), no messages for people.
    [json-data] this file holds data (JSON), no catalogue of messages.
    [gzip] this is a compressed file. Decompress it first.
   *[other] Cotejo does not know this kind of file.
} Cotejo works with HTML, Word (.docx), plain text, Markdown, subtitles (SRT, VTT), TMX, XLIFF, PO, JSON, ARB, RSS, WordPress and Fluent files, and with glossaries (CSV, TSV, XLSX, TBX).
error-format-cannot = { $file }: { $format ->
    [html] an HTML file
    [docx] a Word file
    [text] a plain text file
    [srt] a SubRip file
    [vtt] a WebVTT file
    [po] a gettext catalogue (PO)
    [feed] a feed (RSS, Atom, WordPress)
    [json] a catalogue in JSON
    [arb] an ARB catalogue
    [markdown] a Markdown file
    [tmx] a TMX file
    [xliff] an XLIFF file
    [xliff-1] an XLIFF 1.2 file
    [fluent] a Fluent file
    [terms] a termbase
    [csv] a glossary in a table (CSV)
    [xlsx] a glossary in an Excel file
    [docx-table] a table for review (DOCX)
    [xlsx-table] a table for review (XLSX)
    [csv-table] a table for review (CSV)
    [tbx] a TBX glossary
   *[other] a { $format } file
} cannot be used here; what is needed is { $capability ->
    [document] a document to translate (Word, HTML, Markdown, text, subtitles or a JSON catalogue)
    [memory] a translation memory (TMX)
    [bilingual] a bilingual file (XLIFF or PO)
    [catalogue] a catalogue of messages (Fluent)
    [terms] a glossary (TOML, CSV, TSV, XLSX or TBX)
    [examine] a TMX or XLIFF file, to be examined
   *[other] another format
}.
error-not-what-its-name-says = { $file }: the content is not { $format ->
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
}, though the name says so. { $found ->
    [html] It looks like a web page (HTML).
    [text] It looks like plain text.
    [srt] It looks like subtitles (SubRip). Name the file .srt.
    [vtt] It looks like subtitles (WebVTT). Name the file .vtt.
    [po] It looks like a gettext catalogue. Name the file .po.
    [feed] It looks like a feed or an export of WordPress. Name the file .xml.
    [json] It looks like a catalogue of messages (JSON). Name the file .json.
    [arb] It looks like a catalogue of messages (ARB). Name the file .arb.
    [json-settings] It holds settings of a program (JSON), no messages for people.
    [json-data] It holds data (JSON), no catalogue of messages.
    [markdown] It looks like Markdown. Name the file .md.
    [tmx] It looks like a translation memory (TMX).
    [xliff] It looks like a bilingual file (XLIFF 2).
    [xliff-1] It looks like a bilingual file (XLIFF 1.2).
    [fluent] It looks like a catalogue of messages (Fluent).
    [terms] It looks like a list of terms (TOML).
    [csv] It looks like a table (CSV).
    [tbx] It looks like a glossary (TBX).
    [docx] It looks like a Word file (.docx).
    [zip] It looks like a ZIP archive.
    [xlsx] It looks like an Excel file.
    [docx-table] It looks like a table for review (DOCX).
    [xlsx-table] It looks like a table for review (XLSX).
    [csv-table] It looks like a table for review (CSV).
    [pptx] It looks like a PowerPoint file.
    [odt] It looks like an OpenDocument file (LibreOffice).
    [epub] It looks like an EPUB book.
    [pdf] It looks like a PDF file.
    [ole] It looks like an old Office file (.doc, .xls). Save it as .docx.
    [encrypted] It is protected by a password: open it, take the password away and save it.
    [gzip] It looks like a compressed file (gzip).
    [binary] It holds no text.
   *[other] It begins with { $found }.
} Check that the right file was saved under this name.
error-lang-unknown = “{ $tag }” is not a language tag. Write one such as en, pt-PT, pt-BR, zh-Hans or zh-MO.
error-lang-missing = { $file }: the language of the text is not certain. Name it with --from, for instance --from en.
error-targets-missing = No target language was given. Use --to, or set targets in cotejo.toml. { $langs ->
    [none] The memory is still empty.
   *[other] The memory holds: { $langs }.
}
