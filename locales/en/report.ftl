# The bilingual page.
page-promise = Earlier translations are reused here; nothing is machine-translated.
page-title-draft = Draft: { $title } ({ $source } → { $target })
page-title-final = { $title } ({ $source } → { $target })
page-draft = Draft
page-final = Complete
page-skip = Skip to the text
page-original = Original
page-made = Made on { $date }

page-banner-draft = This is a draft: { $left ->
    [one] { $left } segment
   *[other] { $left } segments
} of { $total } { $left ->
    [one] has
   *[other] have
} no confirmed translation yet ({ $words ->
    [one] { $words } word
   *[other] { $words } words
}).
page-banner-final = Every segment has a confirmed translation.
page-banner-correct = { $count ->
    [one] A check found something that may mislead in { $count } segment.
   *[other] Checks found something that may mislead in { $count } segments.
}
page-banner-review = { $count ->
    [one] { $count } segment was translated here and not reviewed yet.
   *[other] { $count } segments were translated here and not reviewed yet.
}
page-draft-notice = Draft, not for publication. Segments without a confirmed translation: { $left } of { $total }. { $gaps ->
    [brackets] Those in the text stand in double square brackets.
    [style] Those in the text are marked. Whoever deletes this element takes notice and marks away.
    [none] {""}
   *[other] {""}
}

page-nav = On this page
page-nav-summary = Summary
page-nav-left = What is left
page-nav-terms = Terms
page-nav-story = The story
page-nav-site = Site strings
page-nav-notices = Notices

page-count-segments = { $count ->
    [one] { $count } segment
   *[other] { $count } segments
}
page-count-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
page-count-share = { $count }%
page-score = { $score }%

page-todo-ready = Ready
page-todo-ready-hint = confirmed translation in place
page-todo-correct = Correct
page-todo-correct-hint = a check found something that may mislead
page-todo-review = Review
page-todo-review-hint = translated in this document; nobody has reviewed it yet
page-todo-choose = Choose
page-todo-choose-hint = earlier translations disagree; none was filled in
page-todo-adapt = Adapt
page-todo-adapt-hint = fuzzy match: a similar sentence was translated before
page-todo-confirm = Confirm
page-todo-confirm-hint = there is a translation, but nobody has confirmed it
page-todo-new = Translate
page-todo-new-hint = new: nothing similar enough in the memory
page-todo-repeat = Repeats
page-todo-repeat-hint = the same sentence comes earlier; translate it once there

page-tile-ready = Ready
page-tile-review = To review
page-tile-check = To check
page-tile-check-hint = to choose, adapt or confirm
page-tile-new = New
page-tile-new-hint = nothing similar enough in the memory
page-tile-repeat = Repeats

page-filter = Show
page-filter-all = All
page-filter-check = To check
page-filter-new = New
page-filter-ready = Ready
page-filter-review = To review
page-filter-count = In the story: { $story }. Site strings: { $site }.
page-filter-repeat = Repeats

page-bands = What the memory had
page-bands-caption = Segments and words by how close the best earlier sentence is
page-bands-note = The percentage says how much of the wording agrees, character by character; under 100% it is a fuzzy match. Points taken off for other reasons are named at each match.
page-column-band = Band
page-column-segments = Segments
page-column-words = Words

page-band-context = Context match
page-band-context-range = 101%
page-band-context-hint = The same sentence between the same neighbours, with a confirmed translation. Filled in.
page-band-exact = Exact match
page-band-exact-range = 100%
page-band-exact-hint = The same sentence in another place, with a confirmed translation. Filled in, unless earlier translations disagree. Read it once in its new place.
page-band-fuzzy-range = { $from }–{ $to }%
page-band-fuzzy95 = Nearly the same
page-band-fuzzy95-hint = A figure, a name or a comma differs, or the earlier translation is not confirmed for this variety. To adapt.
page-band-figures = Other figures
page-band-fuzzy85 = Very similar
page-band-fuzzy85-hint = A word or two differ. To adapt.
page-band-fuzzy75 = Similar
page-band-fuzzy75-hint = Several words differ; most of the earlier translation helps. To adapt.
page-band-fuzzy50 = Somewhat similar
page-band-fuzzy50-hint = Part of the sentence is there; good for a turn of phrase. Below the project’s threshold it is counted, not shown.
page-band-new = New
page-band-new-range = under { $from }%
page-band-new-hint = Nothing in the memory comes near. To be translated from scratch.
page-band-repetition = Repetition
page-band-repetition-range = again
page-band-repetition-hint = The same sentence comes earlier in this document. Translate it once.
page-band-translated = Translated in the file
page-band-translated-hint = Somebody translated it in this document, whatever the memory has.

page-left = What is left
page-left-nothing = Nothing is left: every segment has a confirmed translation.
page-left-terms-hint = the translation uses a term that the house avoids

page-terms = Terms in this text
page-terms-caption = Terms of the house that occur in the source, and what to call them in { $target }
page-terms-none = No term of the house occurs in this text.
page-term-source = Term
page-term-preferred = Preferred
page-term-avoid = Avoid
page-term-where = Where
page-term-none = no term set for { $lang }
page-term-used = found in the translation
page-term-unused = not found in the translation
page-term-avoided = this term is to be avoided, and the translation uses it
page-term-source-avoid = the source itself uses a term that the house avoids

page-story = The story
page-site = Site strings
page-site-hint = Menus, buttons and boxes around the story. They belong to the site’s catalogue, not to the story.
page-segment = Segment { $number }
page-message = Message

page-gap-new = New: not translated yet
page-gap-choose = Nothing filled in: earlier translations disagree
page-gap-adapt = Not translated yet; a similar sentence is below
page-gap-variety = Not filled in: the same sentence is known, but not for certain in this variety of the language
page-gap-far = Not translated yet; the nearest earlier sentence is too far off to show
page-gap-codes = Not filled in: the same sentence is known, with other tags inside
page-gap-unreviewed = Not filled in: the same sentence is known, but nobody has confirmed its translation
page-gap-repeat = The same as segment { $number }
page-repeats = Repeats segment { $number }
page-unconfirmed = Not confirmed by anyone yet

page-match-filled = Filled in from the memory
page-match-by-hand = Translated in this document, not taken from the memory
page-match-count = { $count ->
    [one] { $count } earlier sentence
   *[other] { $count } earlier sentences
}
page-findings = Findings
page-match-candidate = Similar earlier sentence (fuzzy match)
page-match-same = The same sentence, as translated before
page-match-ambiguous = { $count ->
    [one] { $count } earlier translation of this very sentence is shown; another one differs from it. Nothing was filled in; choose one, or write a new one.
   *[other] { $count } earlier translations of this very sentence are confirmed, equally close, and differ. Nothing was filled in; choose one, or write a new one.
}
page-match-number = Candidate { $number }
page-match-more = { $count ->
    [one] { $count } more earlier sentence
   *[other] { $count } more earlier sentences
}
page-match-source = Earlier sentence
page-match-source-diff = Earlier sentence, compared with this one
page-match-target = Its translation, not this sentence’s
page-match-target-same = Its translation
page-match-no-difference = no difference in the wording
page-match-only = differs only in: { $kinds }
page-comma = {", "}
page-kind-case = capital letters
page-kind-width = width of characters
page-kind-punctuation = punctuation
page-kind-number = numbers
page-diff-legend = In an earlier sentence, struck-through words are only there; underlined words are new in today’s sentence.
page-diff-deleted = only in the earlier sentence:
page-diff-inserted = only in today’s sentence:

page-from-document = Document
page-from-document-none = not recorded
page-from-origin = Origin
page-from-memory = Memory
page-from-changed = Changed
page-from-changed-by = By
page-from-state = State
page-from-unit = Unit
page-from-score = Score
page-score-sum = { $base }% { $names } = { $score }%

page-penalty-sister = − { $points } (another variety of the language)
page-penalty-unspecified = − { $points } (variety not stated)
page-penalty-alignment = − { $points } (aligned, nobody has reviewed it)
page-penalty-machine = − { $points } (machine output of another tool)
page-penalty-codes = − { $points } (other tags inside)
page-penalty-other = − { $points } (another reason)

page-origin-story = translated article
page-origin-site-string = site string
page-origin-aligned = aligned from published texts
page-origin-foreign = another tool’s memory
page-origin-machine = machine output

page-state-initial = not confirmed
page-state-translated = translated
page-state-reviewed = reviewed
page-state-final = final

page-role-title = Headline
page-role-standfirst = Standfirst
page-role-heading = Heading
page-role-item = List
page-role-quotation = Quotation
page-role-caption = Caption
page-role-cell = Table cell
page-role-byline = Byline
page-role-date = Date
page-role-section = Section
page-role-meta = Description

page-place-breadcrumb = breadcrumb
page-place-navigation = navigation
page-place-header = head of the page
page-place-footer = foot of the page
page-place-box = box
page-place-form = form
page-place-comments = comments
page-place-byline = around the story
page-place-meta = head of the file
page-place-page = on the page

page-notices = Notices
page-keys = Keys: n and p go to the next and previous unfinished segment.
page-code = Tag { $id }
