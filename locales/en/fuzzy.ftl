# Lookup: matches, and why they are what they are.

help-lookup = Find every earlier rendering that helps with a sentence
help-lookup-sentence = The sentence to look up
help-lookup-queries = Look up every line of a text file instead
help-lookup-threshold = The score a match must reach, 0 to 100 (default: the project’s, or 70)
help-lookup-top = How many matches at most for each target language (default: 5)
help-lookup-all = Show all matches that reach the threshold
help-lookup-origin = Only units of this origin: story, site-string, aligned, foreign, machine; several are separated by commas
help-lookup-state = Only translations in this state or above: initial (not confirmed), translated, reviewed, final
help-lookup-document = Only units of this document
help-lookup-since = Only units changed on this day or later (2026-01-31)
help-lookup-until = Only units changed on this day or earlier (2026-01-31)
lookup-nothing-filtered = Nothing that --origin, --state, --document, --since and --until let through reaches { $threshold }%: “{ $sentence }”. Without them there may be more.
lookup-nothing = Nothing in the memory reaches { $threshold }%: “{ $sentence }”. A lower --threshold shows more.
lookup-query = Line { $line }: { $sentence }
lookup-match = { $score }% ({ $lang })
lookup-match-unconfirmed = { $score }% ({ $lang }, not confirmed)
lookup-differs = { "  " }{ $kind ->
    [case] Capital or small letters differ.
    [width] Full-width and half-width characters differ.
    [number] Numbers differ.
    [punctuation] Punctuation or spaces differ.
   *[other] Something else differs.
}
lookup-penalty = { "  " }{ $kind ->
    [sister] Sister variant of the target language
    [unspecified] Variant of the target language not specified
    [alignment] Alignment not reviewed
    [machine] Machine output
    [codes] Other tags
   *[other] Another reason
}: −{ $points }
lookup-base = { "  " }Before penalties: { $score }%
lookup-context = { "  " }{ $context ->
    [both] The sentences before and after are the same.
    [before] The sentence before is the same.
    [after] The sentence after is the same.
   *[other] A neighbouring sentence is the same.
}
lookup-provenance = { "  " }From: { $document ->
    [none] { $origin ->
        [story] a story
        [site-string] the site’s strings
        [aligned] an alignment
        [foreign] another tool’s memory
        [machine] machine output
       *[other] another origin
    }
   *[other] { $document }
}; { $state ->
    [initial] not confirmed
    [translated] translated
    [reviewed] reviewed
    [final] final
   *[other] state unknown
}{ $date ->
    [none] {""}
   *[other] , { $date }
}{ $by ->
    [none] {""}
   *[other] , { $by }
}; unit { $unit }
lookup-memory = { "  " }Memory: { $memory }
help-memory-verify = Check that the search finds the same as comparing every unit does
help-memory-verify-sample = How many queries in each language (default: 20)
memory-differs = The search answers differently: “{ $query }”. Please report this, with the sentence.
memory-verified = Queries asked: { $asked }; answered as comparing with every unit does: { $agreed }; matches: { $matches }.
