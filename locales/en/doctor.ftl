# doctor

help-doctor = Tell which tools take a TMX file and what each would lose; whether an XLIFF file is valid
help-doctor-file = The file: TMX or XLIFF
help-doctor-repair = Write a TMX file that all of them take, as far as that can be, and tell what is lost

error-repair-cannot = { $file }: Cotejo examines { $format ->
    [xliff] XLIFF files
    [xliff-1] XLIFF files
   *[other] such files
} and does not repair them. Correct what is told, or export the file again from the tool that made it.
error-repair-empty = { $file }: nothing of it could be kept, so nothing was written. Export the file again from the tool that made it.

doctor-place = line { $line }, column { $column }{ $unit ->
    [none] {""}
   *[other] {" "}(unit { $unit })
}:
doctor-effect = { $effect ->
    [refuses] refused by: { $tools }
    [unit] leave the unit out: { $tools }
    [text] lose a text of it: { $tools }
    [garbles] take codes or bytes for words: { $tools }
    [markup] lose the inline codes: { $tools }
    [data] lose a date: { $tools }
   *[other] suffer: { $tools }
}
doctor-more = { $count ->
    [one] one more like that on line { $line }
   *[other] { $count } more like that on line { $line }
}
doctor-summary = { $format ->
    [tmx] { $units ->
        [one] One unit
       *[other] { $units } units
    }, { $findings ->
        [0] nothing that any tool would stumble over
        [one] one finding
       *[other] { $findings } findings
    }.
   *[other] { $findings ->
        [0] The file is valid.
        [one] The file is not valid: one finding.
       *[other] The file is not valid: { $findings } findings.
    }
}
doctor-verdict = { $verdict ->
    [loads] loads all of it
    [loses] loads { $units } of { $all } units, with losses
    [nothing] loads nothing
    [refuses] refuses the file
   *[other] not known
}
doctor-advice = To write a file that all of them take: cotejo doctor { $file } --repair { $new }
doctor-repaired = { $file }: { $units ->
    [one] one unit written
   *[other] { $units } units written
}; { $lost ->
    [0] nothing was lost
    [one] one thing could not be kept (above)
   *[other] { $lost } things could not be kept (above)
}.

tmx-broken = this is no well-formed XML: { $reason ->
    [end-tag] an end tag does not close { $detail }
    [entity] { $detail } is not defined
    [character] the character { $detail } is not allowed in XML
    [encoding] some bytes are not in the encoding that the file declares
    [attribute] an attribute is written wrongly
    [too-large] a part is larger than Cotejo can look at
    [unclosed] its end tag is missing
    [syntax] the markup is damaged
   *[other] the markup is damaged
}. No tool reads a file behind such a place.
tmx-truncated = the file ends in the middle; <{ $element }> is never closed.
tmx-no-units = { $units ->
    [0] the file holds no unit.
   *[other] the file holds { $units } units, and no tool would load any of them.
}
tmx-no-header = there is no <header>.
tmx-no-body = there is no <body>, in which the units stand.
tmx-version = { $version ->
    [none] the file does not say its version (version="1.4").
   *[other] the file says that it is TMX { $version }; the tools’ schemas know 1.4 and 1.1.
}
tmx-namespace = the elements are in the namespace { $space }; TMX has none.
tmx-encoding = the file is in { $encoding }; write it in UTF-8.
tmx-attribute-missing = <{ $element }> lacks the attribute { $attribute }.
tmx-attribute-unknown = <{ $element }> has the attribute { $attribute }, which TMX does not have there.
tmx-attribute-value = { $attribute }="{ $value }" in <{ $element }> is no value that TMX has.
tmx-element-misplaced = <{ $element }> has no place here in <{ $parent }>, or not in this order.
tmx-text-misplaced = text stands where TMX has none, in <{ $parent }>: “{ $words }”
tmx-srclang-missing = the header does not name the source language (srclang).
tmx-srclang-all = the header leaves the source language open (srclang="*all*").
tmx-source-unsaid = neither the header nor the unit says which of its texts is the source (srclang).
tmx-source-missing = there is no text in the source language, { $tag }.
tmx-source-spelling = the source language is written { $source }, and the text says { $tag }.
tmx-source-other = the unit’s source language is { $tag }, the header’s { $header }, in which it has no text.
tmx-no-variants = the unit holds no text.
tmx-language-missing = a text does not say its language (xml:lang).
tmx-language-attribute = in TMX 1.1 the language stands in lang, not in xml:lang.
tmx-language-lang-only = the language { $tag } stands in lang; in TMX 1.4 it belongs in xml:lang.
tmx-language-underscore = { $tag } is joined otherwise than with hyphens.
tmx-language-bad = “{ $tag }” is no language tag.
tmx-language-script = { $tag } tells Chinese by its script alone; write { $spelling }.
tmx-seg-missing = the { $tag } text has no <seg>.
tmx-text-empty = the { $tag } text is empty.
tmx-one-language = the unit has text in fewer than two languages that can be told.
tmx-variants-twice = { $tag } has several texts in one unit.
tmx-text-long = the { $tag } text is { $characters } characters long, more than { $limit }.
tmx-cdata = text stands in a CDATA section.
tmx-codes = { $count ->
    [one] the text has an inline code.
   *[other] the text has { $count } inline codes.
}
tmx-text-in-code = words stand inside <{ $element }>: “{ $words }”
tmx-codes-unpaired = <{ $element }> has no partner. With “TMX level 2”, OmegaT 3.6 refuses such a file.
tmx-date = { $attribute }="{ $value }" is not written as TMX writes dates (20240501T120000Z).
tmx-several-languages = the file has { $count } languages; a pair is read at a time.

loss-unit = a unit is not in the new file: { $reason ->
    [outside] text between units belongs to none
    [no-variant] it holds no text whose language can be told
    [end-tag] an end tag does not close { $detail }
    [entity] { $detail } is not defined
    [character] the character { $detail } is not allowed in XML
    [encoding] some bytes are not in the encoding that the file declares
    [attribute] an attribute is written wrongly
    [too-large] a part is larger than Cotejo can look at
    [unclosed] its end tag is missing
    [syntax] the markup is damaged
   *[other] the markup is damaged
}.{ $words ->
    [none] {""}
   *[other] {" "}It said: “{ $words }”
}
loss-variant = a text is not in the new file: { $reason ->
    [end-tag] an end tag does not close { $detail }
    [entity] { $detail } is not defined
    [character] the character { $detail } is not allowed in XML
    [encoding] some bytes are not in the encoding that the file declares
    [attribute] an attribute is written wrongly
    [too-large] a part is larger than Cotejo can look at
    [unclosed] its end tag is missing
    [syntax] the markup is damaged
   *[other] the markup is damaged
}. It said: “{ $words }”
loss-language = a text is not in the new file: { $tag ->
    [none] it does not say its language
   *[other] “{ $tag }” is no language
}. It said: “{ $words }”
loss-rest = what stands from here on is not in the new file: the old one breaks off.
loss-characters = { $count ->
    [one] one character was taken out that XML does not have.
   *[other] { $count } characters were taken out that XML does not have.
}
loss-attribute = { $attribute }="{ $value }" of <{ $element }> was taken out.
loss-element = <{ $element }> was taken out; what it said is a note, if it said anything.

xliff-broken = this is no well-formed XML: { $reason ->
    [end-tag] an end tag does not close { $detail }
    [entity] { $detail } is not defined
    [character] the character { $detail } is not allowed in XML
    [encoding] some bytes are not in the encoding that the file declares
    [attribute] an attribute is written wrongly
    [too-large] a part is larger than Cotejo can look at
    [unclosed] its end tag is missing
    [syntax] the markup is damaged
   *[other] the markup is damaged
}.
xliff-truncated = the file ends in the middle; <{ $element }> is never closed. Fetch it again.
xliff-version = version="{ $version }" is no version that Cotejo knows.
xliff-element = { $parent ->
    [none] <{ $element }> is not in the namespace of XLIFF.
   *[other] <{ $element }> may not stand here in <{ $parent }>: not there at all, not in this order, or not twice.
}
xliff-element-missing = <{ $parent }> lacks <{ $element }>.
xliff-text = <{ $parent }> may not hold text: “{ $words }”
xliff-attribute-missing = <{ $element }> lacks the attribute { $attribute }.
xliff-attribute-unknown = <{ $element }> may not have the attribute { $attribute }.
xliff-attribute-value = { $attribute }="{ $value }" in <{ $element }> is wrong; it takes: { $wanted ->
    [id] a name without blanks
    [ids] names without blanks
    [language] a language tag (pt-PT)
    [positive] a whole number from 1 on
    [priority] a number from 1 to 10
    [percent] a number from 0 to 100
    [user] a value with a prefix (my:value)
    [marktype] generic, comment, term, or a value with a prefix (my:value)
    [hex] the number of a character that XML does not allow
    [format] the name of an element of HTML
   *[other] { $wanted }
}.
xliff-id-twice = the id { $id } of <{ $element }> stands there already; give it another.
xliff-dangling = { $attribute }="{ $value }" of <{ $element }> refers to nothing that it may refer to.
xliff-fragment = “{ $value }” in <{ $element }> is no reference as XLIFF writes them (#n=1, #/f=1/u=2/3).
xliff-language = <{ $element }> is in { $lang }, where the file says { $expected }.
xliff-no-target-language = there is a translation, and <xliff> does not say its language (trgLang).
xliff-needs = { $attribute } in <{ $element }> goes only with { $other }.
xliff-excludes = { $attribute } and { $other } do not go together in <{ $element }>.
xliff-one-of = <{ $element }> takes exactly one of: { $attributes }.
xliff-content = <{ $element }> has either content or { $attribute }, one of them.
xliff-pair-missing = <{ $element }> ({ $id }) has no partner in the unit, or not behind it.
xliff-pair-differs = the two codes { $id } of a pair differ in { $attribute }.
xliff-deleted = the code { $id } must not be left out of the translation.
xliff-reordered = the code { $id } must keep its place in its sequence, behind the first that says firstNo.
xliff-order = the place { $order } of a translation is taken, or lies beyond the last segment.
xliff-space = source and target do not treat white space alike (xml:space).
