# The review of what alignment learnt or left out.

help-review = Look at what alignment is least sure of, and decide
help-review-pages = Published pages, or a folder of them: they are aligned again, so that what was left out can be reviewed too (default: what the memory holds unreviewed)
help-review-apply = Follow the decisions of a file: what the review page saved, or the CSV with its first column filled in
help-review-csv = Write a CSV file for a spreadsheet instead of a page
help-review-limit = How many pairs at most, most doubtful first (default: 200)
help-review-out = The file to write (default: review.html or review.csv in the project’s output folder)
help-review-force = Overwrite the file even if it was changed; what it held is kept beside it
error-review-none = { $file } holds no decisions of a review. Give the file that the review page saved, or the CSV that “cotejo review --csv” wrote.
error-review-newer = { $file } was saved by a newer Cotejo (form { $found }; this one knows form { $known }). Update Cotejo, or make the review anew.
error-review-broken = { $file }, line { $line }: this is no decision that can be read; perhaps the file was cut off or edited. Nothing of the file was followed. Save it again from the page or the spreadsheet, or delete the line.
error-review-column-missing = { $file } has no column “{ $column }”. Keep all columns of the CSV that “cotejo review --csv” wrote, with their names.
error-review-word-unknown = { $file }, line { $line }: “{ $word }” is no decision. Write accept or reject, or leave the cell empty. Nothing of the file was followed.
review-nothing = There is nothing to review: all that was aligned is reviewed, or nothing could be.
review-nothing-inside = There is nothing to review: the memory holds no unreviewed unit from alignment. Give the folder of your pages to see what was left out.
review-written = { $count ->
    [one] One pair to look at: { $file }
   *[other] { $count } pairs to look at, most doubtful first: { $file }
 }
review-more = { $count ->
    [one] One more waits for the next time; --limit shows more at once.
   *[other] { $count } more wait for the next time; --limit shows more at once.
 }
review-how-page = Open it in a browser, decide, and save the decisions. Then: “cotejo review --apply review-decisions.jsonl”
review-how-csv = Write accept or reject into the first column; corrections go into “new source” and “new target”, never over the texts. Save as CSV, then: “cotejo review --apply { $file }”
review-refused = { $file }, line { $line } (“{ $words }”): not followed, { $why ->
    [gone] since the memory no longer has this pair.
    [changed] since the memory has another text there by now.
    [reviewed] since somebody has reviewed it meanwhile, and that stands.
    [forgotten] since it was forgotten or rejected on purpose; “cotejo memory undo” brings it back.
    [twice] since another line of the file decides about it.
    [foreign] since it does not name a unit of that page.
    [overwritten] since its texts were changed in the spreadsheet. Write corrections into “new source” and “new target”.
   *[other] {""}
 }
review-applied = Accepted: { $accepted }, corrected: { $corrected }, rejected: { $rejected }{ $already ->
    [0] .
   *[other] ; so already: { $already }.
 } To take this back: cotejo memory undo { $import }
review-no-change = Nothing changed{ $already ->
    [0] : the file holds no decision that could be followed.
   *[other] : the memory has followed these decisions before ({ $already }).
 }

review-page-title = Review of the alignment
review-page-skip = Skip to the pairs
review-page-facts = Pairs: { $items } (in the memory: { $inside }; left out: { $outside })
review-page-intro = Which sentences belong together was worked out, not translated anew. Here is what is least sure, with the sentences around it. What you accept counts as reviewed, under your name; what you reject leaves the memory and does not come back.
review-page-more = { $count ->
    [one] One more pair waits; it comes with the next review.
   *[other] { $count } more pairs wait; they come with the next review.
 }
review-page-keys = Keys
review-page-noscript = Deciding needs the script of this page, which your browser does not run. Use the CSV instead: “cotejo review --csv”
review-page-done = Decided so far
review-page-apply = Saved decisions take effect with: “cotejo review --apply review-decisions.jsonl”
review-page-saved = Decisions saved: { $count }. Now run: “cotejo review --apply { $file }”
review-page-savednone = Saved without a decision: nothing has been decided yet.
review-page-accept = Accept
review-page-reject = Reject
review-page-split = Split
review-page-merge = Merge with the next
review-page-up = Move up
review-page-down = Move down
review-page-accepted = accepted
review-page-rejected = rejected
review-page-corrected = corrected
review-page-alone = nothing corresponds
review-page-outside = left out
review-page-inside = in the memory
review-page-settled = settled
review-page-nothing = (nothing)
review-page-sure = How sure the alignment is
review-page-locked = A person’s word stands there already, or both sides are the same text: nothing to decide.
review-page-onesided = Only one language stands here. Move a sentence to it, or merge it with the next row.
review-page-unsplit = There is one sentence on each side: nothing to split. Reject it if they do not belong together.
review-page-edge = No further row is shown here.
review-page-nomove = There is no sentence on this side to move.
review-page-nopast = There is nothing to undo.
review-page-undone = Undone.
review-page-end = That was the last open pair. Save with w.
review-page-restored = Your decisions from last time are here again.
review-key-accept = accept
review-key-reject = reject
review-key-split = split after the first sentence
review-key-merge = merge with the next row
review-key-side = choose the language
review-key-move = move a sentence of it up or down
review-key-row = choose the row
review-key-item = next and previous pair
review-key-undo = undo
review-key-save = save the decisions
