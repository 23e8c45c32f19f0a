# From an archive to a memory.

help-align-confidence = From which confidence a pair of sentences becomes a unit, 0 to 100 (default: 90)
help-memory-forget-document = Forget a whole page instead: its address, or its path
progress-reading = Reading pages: { $done } of { $of }
progress-pairing = Finding which pages belong together: { $done } of { $of } looked at
progress-aligning = Aligning: { $done } of { $of } pairs
progress-writing = Writing into the memory…
archive-read = Pages read: { $pages }{ $pages ->
    [0] {""}
   *[other] {" "}({ $langs })
 }{ $passed ->
    [0] .
   *[other] . Other files passed over: { $passed }.
 }
archive-furniture = { $count ->
    [one] One block stands word for word in several stories: it is the site’s, and was left out.
   *[other] { $count } blocks stand word for word in several stories: they are the site’s, and were left out.
 }
archive-group = { $files } ({ $found ->
    [given] as you gave them
    [links] by their links
    [name] by their names
    [content] by what they say
   *[other] by what they say
 }): { $units ->
    [one] one unit
   *[other] { $units } units
 }
archive-groups = Stories in several languages: { $groups } (by links: { $links }, by name: { $name }, by what they say: { $content })
archive-refused = { $why ->
    [same-language] { $file } and { $beside } are in the same language: nothing was learnt from them.
    [other-story] { $file } and { $beside } do not tell the same story: nothing was learnt from them.
    [unsure] { $file } and { $beside }: there is too little to tell whether they belong together, so nothing was learnt from them. Give more pages at once, or import a memory first.
    [summary] { $file } and { $beside }: one is only a summary or a part of the other; nothing was learnt from them.
    [older] { $file } is older than the version that the memory knows: nothing was learnt from it.
    [superseded] { $file }: a newer version of the same page is there; nothing was learnt from this one.
    [alone] { $file }: no page in another language was found that belongs to it. If there is one, give the two together.
   *[other] { $file }: no page in another language was found that belongs to it. If there is one, give the two together.
 }
archive-beads = Sentences laid beside each other (first language-other language: how often): { $beads }
archive-left-out = { $why ->
    [doubtful] Not sure enough (below { $least } %), and kept out of the memory: { $count }
    [contradicting] Their figures, dates or sums contradict each other, left out: { $count }
    [passage] Several sentences beside several others, left out: { $count }
    [untranslated] The same text in both languages, left out: { $count }
    [known] Already in the memory, from a person: { $count }
    [kept] Rendered otherwise by a person, whose text stands: { $count }
    [forgotten] Forgotten before, and left so: { $count }
    [rejected] Rejected by a person before, and left out: { $count }
   *[other] Forgotten before, and left so: { $count }
 }
archive-review = A review would pay: among the { $looks } least sure pairs, about { $found } wrong in the memory and about { $right } right that were left out. To look at them: cotejo review, with the same pages
archive-more = … and { $count } more; --json lists them all.
archive-otherwise = { $count ->
    [one] One sentence has another translation by a person in the memory; that one stays and comes first.
   *[other] { $count } sentences have another translation by a person in the memory; those stay and come first.
 }
archive-taken = Units: { $new } new, { $updated } updated, { $unchanged } unchanged{ $gone ->
    [0] {""}
   *[other] , { $gone } gone with their sentences
 }. They are not reviewed, and match with a penalty. To take this back: cotejo memory undo { $import }
archive-no-news = Nothing new: { $units ->
    [0] the memory has all of it.
    [one] the memory has the one unit already.
   *[other] the memory has all { $units } units already.
 }
archive-nothing = Nothing was learnt.
memory-forgot-document = { $document }: { $forgotten ->
    [one] one unit
   *[other] { $forgotten } units
 } forgotten{ $updated ->
    [0] .
    [one] , one more without this language.
   *[other] , { $updated } more without this language.
 } To bring them back: cotejo memory undo { $import }
error-document-unknown = The memory has nothing of { $document }. Give the page’s address or path as “cotejo lookup” shows it.
