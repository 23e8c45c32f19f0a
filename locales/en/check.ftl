# Checks and terms.

# The checks by name, and how grave a finding is.
check-untranslated = not translated
check-term-not-used = preferred term not used
check-term-forbidden = term not wanted
check-consistency = one source, several renderings
check-numbers = numbers
check-codes = links and tags
severity-neutral = neutral
severity-minor = minor
severity-major = major
severity-critical = critical

# What findings say. The quoted words stand in the texts.
finding-term-not-used = The house’s term for “{ $term }” is not in the translation.
finding-term-forbidden = “{ $found }” is a term that the house does not want.
finding-term-deprecated = “{ $found }” is a term that the house no longer uses.
finding-otherwise-in-file = The same source has another translation at { $place }: “{ $other }”
finding-otherwise-in-memory = The memory has another translation of the same source (unit { $unit }): “{ $other }”
finding-number-missing = “{ $number }” is missing in the translation.
finding-number-added = “{ $number }” is not in the original.
finding-number-changed = “{ $number }” has become “{ $found }”.
finding-number-read-otherwise = “{ $number }” is written as in the original, but in the translation’s language it is another number.
finding-percent-lost = “{ $number }” and “{ $found }”: only one of the two says per cent.
finding-currency-changed = “{ $number }” and “{ $found }” are not the same currency.
finding-mark-foreign = “{ $found }” has the decimal mark of another language.
finding-not-translated = The translation is the original, word for word.
finding-code-missing = { $code } is missing in the translation.
finding-code-added = { $code } is not in the original.
finding-more-in-segment =
    { $count ->
        [one] One more disagreement of this kind in this segment is not listed.
       *[other] { $count } more disagreements of this kind in this segment are not listed.
    }

# What findings advise.
advice-use = Use “{ $wanted }”.
advice-use-instead = Write “{ $wanted }” instead.
advice-avoid = Avoid “{ $found }”.
advice-one-rendering = Choose one, or keep both if the context requires it.
advice-translate = Translate it.
advice-compare = Compare with the original.

# The report of `cotejo check`.
check-head = { $place } · { $check } · { $severity }
check-place-line = line { $line }, { $place }
check-unfinished = Not confirmed yet: { $open } of { $segments } segments.
check-summary =
    { $findings ->
        [one] 1 finding
       *[other] { $findings } findings
    } in { $segments ->
        [one] 1 segment
       *[other] { $segments } segments
    }.
check-clean =
    No findings in { $segments ->
        [one] 1 segment
       *[other] { $segments } segments
    }.
check-nothing = There is nothing to check: no segment has a translation into the languages asked for.

# `cotejo terms`.
status-preferred = preferred
status-admitted = admitted
status-deprecated = deprecated
status-forbidden = forbidden
subject-office = office
subject-person = person
subject-profession = profession
subject-institution = institution
subject-place = place
subject-economy = economy
subject-culture = culture
subject-diplomacy = diplomacy
subject-law = law
terms-none = No concept has a term with “{ $word }”.
terms-no-file = This project has no terms. Write terms = "terms.toml" into cotejo.toml and put the terms into that file.

# Help.
help-check = Check terms, consistency and numbers in a bilingual file, or in the whole memory
help-check-file = The bilingual file: XLIFF or TMX (default: the whole memory)
help-check-to = Check only translations into these languages
help-terms = The house’s terms
help-terms-find = Find the concepts that a word belongs to
help-terms-find-word = The word, in any language
help-terms-find-to = Show terms of these languages only, separated by commas
help-terms-find-from = Look for the word in this language only
help-terms-suggest = Suggest terms and names that the memory’s sentences have and the termbase has not
help-terms-suggest-from = The language of the terms (default: the project’s source)
help-terms-suggest-to = What they are called in these languages, separated by commas (default: the project’s)
help-terms-suggest-limit = How many at most, likeliest first (default: 50)
help-terms-suggest-out = Write them into this file, each as a remark that you turn into an entry of the termbase
help-terms-suggest-force = Overwrite the file even if it was changed; what it held is kept beside it
terms-suggest-none = The memory suggests no term that the house does not have already. It takes sentences that say the same thing several times.
terms-suggest-how = Nothing of this is in the termbase. For a list to choose from: “cotejo terms suggest --out suggestions.toml”
terms-suggest-written = { $count ->
    [one] One suggestion: { $file }. Nothing of it counts before you take it into the termbase.
   *[other] { $count } suggestions, likeliest first: { $file }. Nothing of them counts before you take it into the termbase.
 }
terms-suggest-head =
    Terms and names that the memory suggests, likeliest first. None of them counts yet.
    Take the “# ” away from the lines of what you accept, correct it, and put it into the termbase (terms.toml).
    Lines with ## say how often it was found, and show one of the sentences.

# `cotejo terms import` and `export`.
terms-import-table = { $file }: a table in { $encoding }, { $separator ->
    [comma] commas between the cells
    [semicolon] semicolons between the cells
    [tab] tabs between the cells
    [cells] its first sheet
   *[other] in cells
 }. What its columns hold:
terms-import-column = { $meaning ->
    [terms] terms
    [language] the language of the row’s term
    [id] the concept’s id
    [subject] the subject field
    [definition] the definition
    [note] notes
    [status] whether to use the term
    [part-of-speech] the part of speech
    [forms] inflected forms
    [nothing] not read
   *[other] { $meaning }
 }{ $lang ->
    [none] {""}
   *[other] {" "}({ $lang })
 }
terms-import-counts = Concepts: { $read } (new: { $new }; with something new: { $changed }; nothing new: { $unchanged })
terms-import-first = The first of them, as read:
terms-import-how = Nothing is written yet. If this is right: the same command with --yes
terms-import-how-table = Nothing is written yet. If this is right: the same command with --yes. If not, say what the columns hold, in order: --columns en,pt-PT,note
terms-import-done = Written into { $file }.
terms-import-nothing = Nothing changes: the termbase has all of it.
terms-exported = { $count ->
    [one] One concept: { $file }
   *[other] { $count } concepts: { $file }
 }
help-terms-import = Take a glossary (CSV, TSV, XLSX, TBX) into the termbase; shows how it is understood, and writes nothing without --yes
help-terms-import-file = The glossary
help-terms-import-columns = What the columns of a table hold, in order: languages, id, subject, status, note, definition…, - for one that is not read
help-terms-import-from = The language that is translated from (default: the project’s source)
help-terms-import-to = What it is translated into, separated by commas (default: the project’s)
help-terms-import-yes = Write it into the termbase; what that held is kept beside it
help-terms-export = Write the termbase as a glossary for other tools: CSV, TSV, XLSX or TBX
help-terms-export-file = The file; its name says the format: .csv, .tsv, .xlsx, .tbx or .toml
help-terms-export-to = Only terms of these languages and of the project’s source, separated by commas
help-terms-export-force = Overwrite the file even if it was changed; what it held is kept beside it
