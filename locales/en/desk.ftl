# The journeys: pretranslate, import, export, init.

help-pretranslate = Pretranslate an article: put earlier translations into it, as far as the memory reaches
help-pretranslate-files = The articles: saved pages (HTML), Word files or text; or a bilingual file (XLIFF) that was handed over, to be filled
help-any-out = The folder to write into (default: the project’s)
help-any-threshold = The score from which an earlier translation is offered as a fuzzy match, 0 to 100 (default: the project’s, or 70)
help-pretranslate-leverage = The score from which the nearest match is counted in the report, 0 to 100 (default: 50); what is lower counts as new
help-any-force = Overwrite files that were changed since Cotejo wrote them; what they held is kept beside them (.bak)
help-pretranslate-xliff = Which XLIFF the translator gets, 2.0 or 1.2 (default: 2.0). OmegaT and many other tools take 1.2
help-pretranslate-update = Bring files under translation up to date: new matches for what is open, what the page has gained; finished work stays
value-version = version
value-score = score
value-format = format
pretranslate-promise = Earlier translations are reused; nothing is machine-translated.
pretranslate-story = “{ $title }” ({ $file }), { $lang } { $by ->
    [option] as you said
    [markup] as the page declares
    [name] by the file’s name
    [project] by the project file
    [text] by its words
   *[other] by other signs
}
pretranslate-target = Into { $lang }:
pretranslate-ambiguous = { $count ->
    [one] One segment has several different confirmed translations: nothing was filled in, all are candidates.
   *[other] { $count } segments have several different confirmed translations: nothing was filled in, all are candidates.
}
leverage-band = band
leverage-segments = segments
leverage-words = words
leverage-strings = site’s strings
leverage-total = total
help-export = Write the files to publish; with --to or --for, the confirmed units for another tool; without either, the memory’s text snapshot
help-export-files = The finished bilingual files (XLIFF)
help-export-format = What to write: html, tmx (default: both)
help-export-with-findings = Publish a finished translation although the checks find something that may mislead
help-export-to = For another tool: the languages of the translations, one file each (default: the project’s)
help-export-from = For another tool: the language translated from (default: the project’s)
help-export-for = Who reads the units: omegat, weblate or trados; language tags are spelt as that tool takes them (zh-CN, zh-TW)
help-export-out = The folder to write into (default: the project’s); with --to, also the name of one file that ends in .tmx
value-langs = languages
value-tool = tool
export-draft = { $count ->
    [one] One segment is not confirmed yet: what was written is a draft.
   *[other] { $count } segments are not confirmed yet: what was written is a draft.
}
export-stopped = { $file }: { $count ->
    [one] one translation may mislead (see above)
   *[other] { $count } translations may mislead (see above)
}, so nothing was published; the bilingual page shows them. Correct them, or export with --with-findings.
export-outdated = { $file }: the original has changed since it was translated, so nothing was published. Bring the file up to date (pretranslate with --update), or export what was translated with --with-findings.
export-wrote = Written: { $file }
export-snapshot = Written: { $file } ({ $count ->
    [one] 1 unit
   *[other] { $count } units
})
export-handed = Written: { $file } ({ $count ->
    [one] 1 confirmed unit
   *[other] { $count } confirmed units
}{ $unconfirmed ->
    [0] )
   *[other] ; { $unconfirmed } unconfirmed left out)
}
export-handed-none = { $lang }: nothing is confirmed, so no file was written{ $unconfirmed ->
    [0] .
   *[other] {" "}({ $unconfirmed } unconfirmed).
}
help-init = Begin a project: cotejo.toml, and a termbase with a sample concept
help-init-folder = Where (default: here)
init-wrote = Written: { $file }
init-next = Next: cotejo import a memory (TMX), or cotejo pretranslate a page.
help-import = Take units into the memory: another tool’s memory (TMX), or a finished bilingual file (XLIFF)
help-import-files = TMX or XLIFF files
help-import-as = What a bare tag means: --as pt-PT takes pt as pt-PT
help-import-to = The language of the translations, where a bilingual file does not say it (an XLIFF without trgLang)
help-import-prefer = What stands where the file differs from newer work, or brings back what was forgotten: newer (the newer text; the default) or file
import-done = { $file }: { $new } new, { $updated } updated, { $unchanged } unchanged{ $forgotten ->
    [0] {""}
   *[other] , { $forgotten } forgotten before and left out
 }, { $skipped } skipped (import { $import })
import-into = Memory: { $memory }
error-original-lost = { $file }: the original is neither where it was nor in the memory, or is another one by now. Pretranslate the page again, or put the original back.
error-original-outside = The translation names { $file } as its original. An original is only taken from the memory, from the project’s folder (nothing hidden) or from beside the translation, so this one was not read. If it is the right page, copy it beside the translation.
error-original-no-file = The translation names { $file } as its original, but that is not a regular file, so it was not read. Put the original page in its place.
error-segment-unplaced = Segment { $segment } of the translation (“{ $words }”) is nowhere in { $file }, so nothing was written. { $reader ->
    [none] The translation belongs to another page, or its source text was changed.
   *[other] The translation may have been made by another version of Cotejo, which read the page differently.
} Import it, then pretranslate the page again: what was translated comes back.
error-segment-ambiguous = The text of segment { $segment } (“{ $words }”) is found in { $places } places of { $file }, and nothing tells which one is meant, so nothing was written. Import the translation, then pretranslate the page again.
error-segment-twice = Segment { $segment } (“{ $words }”) is in the translation of { $file } twice, with different renderings, so nothing was written. Delete the unit that is wrong.
error-project-of-another = { $file } belongs to another user, so it was not obeyed. If you trust it, name it: --config { $file }
error-project-leads-out = { $file } was found here, and its “{ $key }” leads out of its folder, to { $path }, so it was not obeyed. If that is what you want, name the file: --config { $file }
error-text-missing = The project names no text snapshot. Set text = "memory.tmx" in cotejo.toml, or export a bilingual file.
error-text-of-another = The text snapshot is that of the project’s own memory, not of the one that --memory names. Its confirmed units go out with --to (and --for, for another tool).
error-file-of-another-version = { $file } says something else than the version that { $there } was made from. Take in what is done there with import, then repeat without --update and with --force: it comes back from the memory.
error-target-not-in-file = { $file } holds no translation into { $lang }. Without --to, the languages that it has are filled.
notice-segments-not-filled = { $file }: translations that are in the memory and found no place in the file, or not its tags: { $count }. They stand as matches on the bilingual page.
pretranslate-refilled = Into { $lang }: filled { $filled }, open { $open }
error-files-not-done = { $count } of { $total } files were not done: { $files }. The reason for each is above.
notice-files-left = not begun: { $files }
error-story-twice = { $file } and { $other } are the same story in the same language, and only one can be published. Name one of them.
error-source-missing = The language translated from is not known. Name it, as in --from en, or set source in cotejo.toml.
error-memory-missing = There is no memory at { $file }. Check the name given with --memory; cotejo import makes a new one.
notice-target-skipped = { $file } is in { $lang } already: it was not translated into that language.
notice-target-not-held = The memory has nothing in { $lang }, and the project does not name that language. The memory has: { $langs }.
notice-ui-unknown = Cotejo does not speak { $lang }. It speaks { $langs }.
error-target-is-source = The text is in { $lang } already. Name another language with --to, or the language of the text with --from.
error-one-file-many-langs = { $file } is one file, and a file holds one language of translation. Name a folder with --out, or one language with --to.
error-project-missing = There is no { $file } here or above, and no data folder for a memory of your own. Begin a project with cotejo init, or name a memory with --memory.
error-import-empty = { $file }: nothing in it could be read as a unit. Check that it is the right file.
error-import-runs-otherwise = { $file }: import { $import } of this file was interrupted, and took bare tags for { $lang ->
    [none] themselves
   *[other] { $lang }
}. Import the file again without --as and --prefer to finish it, or take it back with “cotejo memory undo { $import }” first.
error-conflict-marks = { $file }, line { $line }: an unresolved merge, with “{ $ours }” on one side and “{ $theirs }” on the other. Decide between the two in the file and try again; nothing was read.
error-text-outside = { $file }, line { $line }: “{ $words }” stands between units and belongs to none. Delete it or move it into a unit, then try again; nothing was read.
notice-older-kept = { $file }: { $count ->
    [one] one unit is older than what the memory holds ({ $unit }, line { $line }). The newer text stands and the older one
   *[other] { $count } units are older than what the memory holds ({ $unit }, on line { $line }, is the first). The newer texts stand and the older ones
} can be read in the history. To put the file’s text in place, import it with --prefer file.
error-update-of-another = { $file } is no translation of { $document } into { $lang }, and cannot be brought up to date from it.
notice-final-stale = { $file } is from an earlier export: it is not what the translation and the page are now. It was left as it is; the next finished export replaces it.
notice-update-keeps-version = { $file } is not in XLIFF { $version } and was brought up to date as it is. For a new file in that version: pretranslate with --force and without --update, after what was translated has been imported.
notice-filled-emptied = { $file }: { $count ->
    [one] one segment held what Cotejo had filled in and the memory no longer has. It was emptied.
   *[other] { $count } segments held what Cotejo had filled in and the memory no longer has. They were emptied.
 }
notice-filled-replaced = { $file }: { $count ->
    [one] one segment held what Cotejo had filled in, and the memory says otherwise by now. It follows the memory.
   *[other] { $count } segments held what Cotejo had filled in, and the memory says otherwise by now. They follow the memory.
 }
notice-lent-not-taken = { $file }: { $count ->
    [one] one segment holds what another memory lent, as it was filled in; it was not taken in.
   *[other] { $count } segments hold what another memory lent, as it was filled in; they were not taken in.
 }
notice-aligned-forgotten = { $count ->
    [one] One pair that was found again had been forgotten or rejected here before, and stays out.
   *[other] { $count } pairs that were found again had been forgotten or rejected here before, and stay out.
 }
notice-file-updated = { $file } is up to date: { $filled } filled in, { $replaced ->
    [0] {""}
   *[other] { $replaced } filled anew as the memory says otherwise by now,{" "}
}{ $emptied ->
    [0] {""}
   *[other] { $emptied } taken out as the memory has forgotten it,{" "}
}{ $added } new in the page, { $gone } no longer in it. What somebody translated stays as it was.
notice-segments-gone = { $file }: { $count ->
    [one] one translated segment is
   *[other] { $count } translated segments are
 } no longer in the page (“{ $words }”), and left the file. The file as it was is kept beside it; import that to keep the work in the memory.
notice-renderings-undecided = { $file }: { $count ->
    [one] one sentence that is said more than once (“{ $words }”) had been translated in different ways, and the page changed around it. It is open
   *[other] { $count } sentences that are said more than once (“{ $words }” is the first) had been translated in different ways, and the page changed around them. They are open
 }, with the earlier translations as suggestions: choose the right one.
notice-codes-moved = { $file }: { $count ->
    [one] the page has changed links or formatting in one translated segment (“{ $words }”). Its translation is kept, as a draft
   *[other] the page has changed links or formatting in { $count } translated segments (“{ $words }” is the first). Their translations are kept, as drafts
 }: put the tags in their places and confirm. The file as it was is kept beside it.
notice-unconfirmed-kept = { $file }: { $count ->
    [one] one unit has a text that nobody confirmed where the memory has a confirmed one ({ $unit }, line { $line }). The confirmed text stands and the other one
   *[other] { $count } units have a text that nobody confirmed where the memory has a confirmed one ({ $unit }, on line { $line }, is the first). The confirmed texts stand and the others
} can be read in the history. To put such a text in place, have it reviewed first.
notice-confirmation-kept = { $file }: { $count ->
    [one] one unit is not confirmed in the file and has the text that is confirmed in the memory ({ $unit }, line { $line }). It stays
   *[other] { $count } units are not confirmed in the file and have the text that is confirmed in the memory ({ $unit }, on line { $line }, is the first). They stay
} confirmed. To take the confirmation back, import the file with --prefer file.
notice-translation-replaced = { $file }: { $count ->
    [one] one unit replaced what { $who } had confirmed ({ $unit }, line { $line }). That text
   *[other] { $count } units replaced what others had confirmed (the first, { $unit } on line { $line }, what { $who } had). Those texts
} can be read in the history; “cotejo memory undo { $import }” puts everything back.
notice-date-in-future = { $file }: { $count ->
    [one] one unit has a date in the future ({ $unit }, line { $line }). It was
   *[other] { $count } units have a date in the future ({ $unit }, on line { $line }, is the first). They were
 } taken in with today’s date, so that later work is not kept out.
notice-copy-not-taken = { $file }: { $count ->
    [one] one segment repeats its original word for word, and the memory has a translation of it ({ $unit }, line { $line }), which stands. The copy was
   *[other] { $count } segments repeat their original word for word, and the memory has translations of them ({ $unit }, on line { $line }, is the first), which stand. The copies were
} not taken in. If the text is meant to stay as it is, import the file with --prefer file.
notice-reviewed-replaced = { $file }: { $count ->
    [one] one reviewed rendering gave way to what the file says ({ $unit }, line { $line }). It
   *[other] { $count } reviewed renderings gave way to what the file says ({ $unit }, on line { $line }, is the first). They
} can be read in the history; “cotejo memory undo { $import }” puts everything back.
notice-left-out-forgotten = { $file }: { $count ->
    [one] one unit is no longer in it and was forgotten here as well
   *[other] { $count } units are no longer in it and were forgotten here as well
}. To bring back what was forgotten: cotejo memory undo { $import }.
notice-left-out-kept = { $file }: { $count ->
    [one] one unit is no longer in it, but was changed here since, or is newer than all of it; it stays, and the next export writes it
   *[other] { $count } units are no longer in it, but were changed here since, or are newer than all of it; they stay, and the next export writes them
} again.
notice-forgotten-kept = { $file }: { $count ->
    [one] one unit was forgotten here ({ $unit }, line { $line }) and stays
   *[other] { $count } units were forgotten here ({ $unit }, on line { $line }, is the first) and stay
} forgotten. To bring back what was forgotten, import the file with --prefer file.
notice-filled-not-here = { $file }: { $count ->
    [one] one segment holds what Cotejo filled in from a unit that this memory does not have, though it has others of them ({ $unit }, line { $line }). Somebody may have forgotten it, so it was
   *[other] { $count } segments hold what Cotejo filled in from units that this memory does not have, though it has others of them ({ $unit }, on line { $line }, is the first). Somebody may have forgotten them, so they were
} not taken in. To take such text in, import the file with --prefer file.
notice-filled-forgotten = { $file }: { $count ->
    [one] one segment holds what Cotejo filled in and the memory has forgotten since, or no longer confirms (“{ $words }”, line { $line }, unit { $unit }). It is
   *[other] { $count } segments hold what Cotejo filled in and the memory has forgotten since, or no longer confirms (“{ $words }”, line { $line }, unit { $unit }, is the first). They are
} not published. “pretranslate --update” takes such text out of the file; whoever wants it after all changes its state or its words there.
notice-forgotten-stands = { $file }: { $count ->
    [one] one segment says what the memory has forgotten (“{ $words }”, line { $line }, unit { $unit }). It is published, as somebody
   *[other] { $count } segments say what the memory has forgotten (“{ $words }”, line { $line }, unit { $unit }, is the first). They are published, as somebody
} confirmed it in the file; whoever does not want that takes it out there.
notice-unit-twice = { $file }, line { $line }: unit { $unit } stands there { $count ->
    [one] twice, with different words, and both were kept, the second one
   *[other] twice, with different words, as do other units ({ $count } in all), and all were kept, the second one here
} as { $other }. Two people changed it, and a merge kept both. Until one of them is forgotten, neither is filled in by itself: cotejo memory forget { $other }, or { $unit }.
notice-lender-not-asked = { $file }: { $count ->
    [one] one segment (“{ $words }”, line { $line }) was filled from another memory, { $memory }, which
   *[other] { $count } segments (“{ $words }”, line { $line }, is the first) were filled from another memory, { $memory }, which
} is not at hand: whether it still has those texts, or has forgotten them, cannot be asked. They are published. Name the memory under “also” in cotejo.toml to have it asked.
notice-forgotten-in-file = { $file }: { $count ->
    [one] one message says what the memory has forgotten (“{ $words }”, line { $line }, unit { $unit }). It stays, as a file of this kind does not tell
   *[other] { $count } messages say what the memory has forgotten (“{ $words }”, line { $line }, unit { $unit }, is the first). They stay, as a file of this kind does not tell
} whether Cotejo filled in a text or a person wrote it; whoever does not want that takes it out there.
notice-text-outdated = { $file }: { $count ->
    [one] one segment holds an earlier text; the memory says otherwise by now (“{ $words }”, line { $line }, unit { $unit }). It is
   *[other] { $count } segments hold an earlier text; the memory says otherwise by now (“{ $words }”, line { $line }, unit { $unit }, is the first). They are
} published as the file has it; “pretranslate --update” brings what the memory has, where nobody changed what Cotejo had filled in.
notice-import-resumed-as = { $file }: import { $import } goes on as it began{ $lang ->
    [none] {""}
   *[other] {": "}bare tags are taken for { $lang }
}.
notice-original-changed = { $file } is not what it was when it was pretranslated: the memory’s copy of the original was used.
notice-original-moved = { $file } is no longer there: the memory’s copy of the original was used.
notice-units-missing = { $file }: { $count ->
    [one] one text of the page is not in the translation and stays in the source language
   *[other] { $count } texts of the page are not in the translation and stay in the source language
} (the first: “{ $words }”). The page is a draft.
notice-leverage-from = What lies below { $score }% was not looked for: it counts as new here. Without --leverage it is counted from 50% on.

# --- configuration (cotejo.toml) and terms (terms.toml) ---
error-config-broken = { $file }, line { $line }: this is not valid TOML ({ $reason }). Correct that line, or compare it with the file that cotejo init writes.
error-config-unknown-key = { $file }, line { $line }: there is no setting called “{ $key }”. Correct the name or delete the line.
error-config-bad-selector = { $file }, line { $line }: “{ $selector }” is no CSS selector that finds text in a saved page. Use names of elements, classes, ids and attributes, :is(), :not() and elements within others, for example "article .body"; nothing about siblings, positions or states.
error-config-store-kind-unknown = { $file }, line { $line }: there is no database “{ $scheme }” that a memory could lie in. A memory lies in a file: write the name of the file, for example ".cotejo/newsroom.db". If the name itself has a colon, write ./ before it.
error-config-bad-value = { $file }, line { $line }: { $value } cannot be the value of “{ $key }”. { $key ->
    [source] Write one language tag in quotation marks, for example "en".
    [targets] Write a list of language tags, for example ["pt-PT", "zh-Hans"].
    [threshold] Write a whole number from 0 to 100.
    [penalties] Write it as a section of its own: [penalties].
    [segment] Write it as a section of its own: [segment].
    [no_break] Write a list of abbreviations, for example ["Dr.", "Prof."].
    [memory] Write it as a section of its own: [memory].
    [also] Write a list of file names, for example ["sport/.cotejo/sport.db"].
    [store] Write a file name in quotation marks.
    [text] Write a file name in quotation marks.
    [terms] Write a file name in quotation marks.
    [catalogues] Write the name of a folder in quotation marks.
    [out] Write the name of a folder in quotation marks.
    [sister] Write a whole number from 0 to 100.
    [unspecified] Write a whole number from 0 to 100.
    [alignment] Write a whole number from 0 to 100.
    [machine] Write a whole number from 0 to 100.
    [codes] Write a whole number from 0 to 100.
   *[other] The file that cotejo init writes says which values it can have.
}
error-toml-encoding = { $file }, line { $line }: the text is not in UTF-8. Save the file as UTF-8 and try again.
error-toml-repeated = { $file }, line { $line }: “{ $key }” is there for the second time. Delete one of the two or give it another name.
error-terms-broken = { $file }, line { $line }: this is not valid TOML ({ $reason }). Correct that line; no term was read.
error-terms-unknown-key = { $file }, line { $line }: “{ $key }” is neither a language tag nor a field of a concept. Correct the name or delete the line.
error-terms-bad-value = { $file }, line { $line }: { $value } cannot be the value of “{ $key }”. Write a term in quotation marks, a table such as {"{"} text = "…", status = "preferred" {"}"}, or a list of them; a status is preferred, admitted, deprecated or forbidden.
error-terms-file-unset = This project has no terms. Write terms = "terms.toml" into cotejo.toml; the file itself is made when a glossary is imported.
error-terms-none = { $file } has no term that could go out. Put terms into it, or name other languages with --to.
error-glossary-column-unknown = { $file }: “{ $column }” is nothing that a column can hold. Write a language (en, pt-PT) or id, subject, language, term, status, part of speech, forms, note or definition, with a language if need be (definition en), and - for a column that is not to be read.
error-glossary-languages = { $file }: neither headings nor cells say in which languages the columns are. Say what they hold, in order: --columns en,pt-PT,note
error-glossary-empty = { $file }: there is no term in it. Check that the right file was saved.

# What the files of a new project say.
init-project = A project of Cotejo. Paths start at this folder; a line that begins with # is not read.
init-store = The memory, a database: a cache on this machine, not for version control.
init-text = The same memory as text (TMX), for version control: `cotejo export` writes it. It is this project’s own: it holds every
    language and what nobody confirmed, which other tools would take for finished. For them there is
    `cotejo export --to pt-PT --for omegat`.
init-terms = What the house calls things, a table a concept.
init-catalogues = The site’s own strings (Fluent), one folder a language; `cotejo export` adds to them.
init-source = The language of most originals, for a page that does not say.
init-targets = The languages to translate into, where --to is not given.
init-out = Where pretranslated and published files go.
init-threshold = The score from which an earlier translation is offered (fuzzy match), 0 to 100.
init-penalties =
    Points that a match loses: another variety of the language; a variety not stated; an alignment that nobody
    reviewed; machine output of another tool; other tags inside.
init-also = Other memories in this folder to search as well; they are only read. One that lies elsewhere: --also <file> on the command line.
init-no-break = Abbreviations after which no sentence ends, beside those that Cotejo knows: ["Exma.", "Ilmo."]
init-termbase =
    The terms of the house, one table a concept. `cotejo check` asks for them, `cotejo terms find` looks one up.
    status: preferred (unless told), admitted, deprecated, forbidden. Also: definition, subject, note, forms.
init-concept = A concept to start from. Add your own below, and delete it when it is in the way.

help-convert = Convert a file: a bilingual file into a table for review (DOCX, XLSX, CSV) and back, into XLIFF or TMX; a glossary into another
help-convert-file = The file: XLIFF, PO or a table for review; or a glossary
help-convert-into = The new file; its extension says what it becomes
help-convert-to = The language of the translations, where the file does not say it
help-convert-xliff = Which XLIFF is written, 2.0 or 1.2 (default: 2.0)
value-new-file = new file
convert-done = { $file }: { $kind ->
    [concepts] { $count ->
        [one] one concept.
       *[other] { $count } concepts.
    }
    [units] { $count ->
        [one] one unit.
       *[other] { $count } units.
    }
    [segments] { $count ->
        [one] one segment.
       *[other] { $count } segments.
    }
   *[other] { $count }.
}{ $unconfirmed ->
    [0] {""}
    [one] {" "}One translation that nobody has confirmed is not in it.
   *[other] {" "}{ $unconfirmed } translations that nobody has confirmed are not in it.
}
error-nothing-confirmed = { $file }: no translation in it is confirmed, so there is no unit to write.

help-package = Pack for a freelancer: bilingual files, earlier units, the house’s terms, the originals and what to do, in one folder or ZIP
help-package-files = The documents, or bilingual files that were handed over
help-package-xliff = Which XLIFF the translator gets, 2.0 or 1.2 (default: 2.0). OmegaT and many other tools take 1.2
help-package-table = Put a table for review (DOCX) beside each bilingual file
help-package-zip = Make one file (ZIP) of it
package-done = { $path } ({ $lang }): { $files ->
    [one] one file
   *[other] { $files } files
}, { $segments ->
    [one] one segment
   *[other] { $segments } segments
}, { $open } of them without a confirmed translation; { $matches ->
    [one] one earlier unit
   *[other] { $matches } earlier units
}, { $concepts ->
    [one] one concept
   *[other] { $concepts } concepts
}. What comes back is taken in with “cotejo import”: the folder or the ZIP as a whole.
package-readme-head = From { $source } into { $target }: { $segments } segments, { $open } of them still to be translated.

    Please translate these files. They are bilingual files (XLIFF): open them in OmegaT, Trados Studio, memoQ or any other tool that takes XLIFF.

    { $names }
package-readme-tables = If you have no such tool, write into these tables instead, in the column for the translation. Tags such as { "{1}" } and { "{/1}" } belong around the same words as in the source; leave the other columns as they are.

    { $names }
package-readme-matches = matches.tmx: { $count ->
    [one] one earlier unit
   *[other] { $count } earlier units
} that may help; load it as a translation memory.
package-readme-terms = terms.csv, terms.tbx: the house’s terms ({ $count }), the same ones twice: a table to read, and a glossary for your tool.
package-readme-back = source: the originals, to look at.

    Please send back the translated files under the names that they have; or the whole folder.
error-package-empty = { $file }: there is no bilingual file (XLIFF, PO, table for review) in it. Check that it is the folder or the ZIP that came back.
