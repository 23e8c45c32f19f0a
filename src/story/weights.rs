//! How much each sign counts in the search for a page's story: every threshold and weight of the reader, in one table.
//!
//! Lengths are in words, where a Chinese character counts for [`HAN_WORD`]. Shares run from 0 to 1. What is called weight
//! is that of a paragraph (`BlockFeatures::weight`: 1 to 7), a score is that of a candidate for headline or standfirst.

/// How many words a Chinese or Japanese character counts for.
pub(super) const HAN_WORD: f32 = 0.5;

// What can be seen of one block (`features`).

/// Words that a Chinese line needs to be a sentence in spite of a date in it.
pub(super) const CHINESE_SENTENCE_WORDS: f32 = 6.0;
/// The same in other languages.
pub(super) const SENTENCE_WORDS: f32 = 8.0;
/// Words that a line may have and be a date's, where marks part it: `Rita Maia | A Folha | 3 May 2024`.
pub(super) const PARTED_DATE_WORDS: f32 = 26.0;
/// Words that any other line may have and be a date's.
pub(super) const DATE_WORDS: f32 = 14.0;
/// Words that a Chinese line may have and name the reporter: `记者 李明`.
pub(super) const REPORTER_WORDS: f32 = 10.0;
/// Words that make a Chinese line running text where it ends as a sentence does, with a comma or a stop within.
pub(super) const CHINESE_PROSE_WORDS: f32 = 7.0;
/// The same where it has neither comma nor stop.
pub(super) const CHINESE_BARE_PROSE_WORDS: f32 = 10.0;
/// The same where it does not end as a sentence does, but has a comma or a stop.
pub(super) const CHINESE_OPEN_PROSE_WORDS: f32 = 20.0;
/// Words that make a line running text where it ends as a sentence does.
pub(super) const PROSE_WORDS: f32 = 9.0;
/// The same where it does not, but has a comma or a stop.
pub(super) const OPEN_PROSE_WORDS: f32 = 24.0;
/// Below this a line that ends in a colon or semicolon leads to something and is no running text.
pub(super) const LEAD_IN_WORDS: f32 = 12.0;
/// Above this a line that begins like a label of the site's is a sentence, if it reads like one.
pub(super) const LABELLED_SENTENCE_WORDS: f32 = 11.0;
/// Words of a line that tells how long the page takes to read.
pub(super) const READING_TIME_WORDS: f32 = 8.0;
/// Words of a line that is an author's for the address it holds.
pub(super) const ADDRESS_WORDS: f32 = 14.0;
/// Words of a line that is signed as Brazilian papers do: `Rita Maia, em Santos`.
pub(super) const SIGNED_FROM_WORDS: f32 = 10.0;
/// Words of a line that names an author.
pub(super) const BYLINE_WORDS: f32 = 14.0;
/// Words of a line that is an author's because there is a date in it; from here on a dated line may be running text.
pub(super) const DATED_BYLINE_WORDS: f32 = 12.0;
/// Below this a line that breaks off with `…` is the beginning of another page's text.
pub(super) const TEASER_WORDS: f32 = 45.0;
/// Bytes below which a line that begins like `há 2 horas` says when it appeared.
pub(super) const AGO_START_BYTES: usize = 30;
/// Characters below which a Chinese line that ends in 前 does.
pub(super) const AGO_CHINESE_CHARS: usize = 12;
/// Share of links from which a line is no running text.
pub(super) const PROSE_LINKS: f32 = 0.6;
/// What a paragraph weighs before its words are counted.
pub(super) const PARAGRAPH_WEIGHT: f32 = 1.0;
/// Words that add 1 to a paragraph's weight.
pub(super) const WORDS_PER_WEIGHT: f32 = 12.0;
/// The most that words add to it.
pub(super) const MOST_WORD_WEIGHT: f32 = 6.0;

// The site's lines, by their words (`boilerplate`): a longer line that begins like one is a sentence.

/// Words of a line that begins with an arrow and so leads to another page.
pub(super) const ARROW_WORDS: f32 = 26.0;
/// Words of a line that the lists hold as a whole.
pub(super) const WHOLE_LINE_WORDS: f32 = 8.0;
/// Words of a line that begins like a byline.
pub(super) const BYLINE_START_WORDS: f32 = 14.0;
/// … like a question for consent, or like an imprint.
pub(super) const CONSENT_START_WORDS: f32 = 60.0;
/// … like an invitation to subscribe.
pub(super) const SUBSCRIBE_START_WORDS: f32 = 34.0;
/// … like a list of subjects, a picture's credit or its caption.
pub(super) const CREDIT_START_WORDS: f32 = 40.0;
/// … like `Read also` or a player's label.
pub(super) const RELATED_START_WORDS: f32 = 26.0;
/// … like the beginning or the end of a box that can be skipped.
pub(super) const SKIP_START_WORDS: f32 = 9.0;
/// … like any other of the site's lines.
pub(super) const OTHER_START_WORDS: f32 = 20.0;
/// Words of a line that holds, anywhere, what only the site's lines hold.
pub(super) const ANYWHERE_WORDS: f32 = 60.0;
/// The same for a picture's credit.
pub(super) const CREDIT_ANYWHERE_WORDS: f32 = 45.0;

// The elements of a page with markup (`containers`).

/// Share of links from which a line is a linked headline.
pub(super) const LINKED_HEADLINE_LINKS: f32 = 0.85;
/// Words from which it is one.
pub(super) const LINKED_HEADLINE_WORDS: f32 = 3.0;
/// Lines above a paragraph among which such a headline makes it another story's summary.
pub(super) const SUMMARY_REACH: usize = 3;
/// Words below which a label (`Read also`) says what the whole element is.
pub(super) const LABEL_WORDS: f32 = 5.0;
/// Share of the page's running text from which an element's names say nothing of its parts, and never make it a box.
pub(super) const MOST_OF_THE_PAGE: f32 = 0.5;
/// Weight from which an element with a box's name holds paragraphs of the story all the same.
pub(super) const PARAGRAPHS_WEIGHT: f32 = 9.0;
/// Share of the page's running text that it needs for that.
pub(super) const PARAGRAPHS_SHARE: f32 = 0.08;
/// Share of links that it may have.
pub(super) const PARAGRAPHS_LINKS: f32 = 0.12;
/// Weight up to which an element is a box, if there is something to fill in or to press, or a label over it.
pub(super) const BOX_WEIGHT: f32 = 9.0;
/// Share of the page's running text up to which it is.
pub(super) const BOX_SHARE: f32 = 0.15;
/// Words below which it is.
pub(super) const BOX_WORDS: f32 = 90.0;

// Where the story stands in a page with markup (`markup`).

/// Elements around a paragraph that get of its weight.
pub(super) const SCORED_LEVELS: usize = 3;
/// What each gets of what the one within it got.
pub(super) const PARENT_SHARE: f32 = 0.5;
/// Factor of an element that is named as the story's body.
pub(super) const BODY_NAME: f32 = 1.2;
/// Factor of one that is named as a caption.
pub(super) const CAPTION_NAME: f32 = 0.5;
/// Share of an element's running text from which summaries of other stories make it a list of them.
pub(super) const SUMMARIES_SHARE: f32 = 0.5;
/// Factor of such a list.
pub(super) const SUMMARIES: f32 = 0.3;
/// Elements outward from the heaviest one whose children are looked at.
pub(super) const NEIGHBOUR_LEVELS: usize = 6;
/// Of the heaviest element's weight, what its sibling needs to belong to the story.
pub(super) const SIBLING_SHARE: f32 = 0.15;
/// The same farther out.
pub(super) const FAR_SIBLING_SHARE: f32 = 0.25;
/// Share of links from which no neighbour belongs to the story.
pub(super) const NEIGHBOUR_LINKS: f32 = 0.3;
/// Levels outward on which a single paragraph of running text belongs to the story.
pub(super) const PARAGRAPH_LEVELS: usize = 2;

// Which blocks there are the story's (`markup`).

/// Words below which a line in a credit's element is the credit.
pub(super) const CREDIT_WORDS: f32 = 16.0;
/// Share of the story's weight behind which a label of comments ends it.
pub(super) const COMMENTS_SHARE: f32 = 0.6;
/// Share of links below which `Read also` is a label for what follows; with the link in it, it is whole by itself.
pub(super) const RELATED_LABEL_LINKS: f32 = 0.3;
/// Words below which it is a label in any case.
pub(super) const RELATED_LABEL_WORDS: f32 = 4.0;
/// Words above which a credit under a picture is a caption with its credit.
pub(super) const CREDITED_CAPTION_WORDS: f32 = 9.0;
/// Share of links from which a line under a picture is no caption.
pub(super) const CAPTION_LINKS: f32 = 0.8;
/// Words above which a line that begins like a caption is one.
pub(super) const SAID_CAPTION_WORDS: f32 = 4.0;
/// Share of links above which a line is nothing but a link.
pub(super) const LINK_LINE_LINKS: f32 = 0.85;
/// Share of links above which a line under `Read also` belongs to it.
pub(super) const RELATED_LINKS: f32 = 0.4;
/// Words below which a line is a stray sign.
pub(super) const LEAST_WORDS: f32 = 0.5;
/// Words below which a quotation that a paragraph close by holds was pulled out of it.
pub(super) const PULL_QUOTE_MOST_WORDS: f32 = 60.0;
/// Words from which it was, in markup.
pub(super) const PULL_QUOTE_WORDS: f32 = 6.0;
/// The same in Chinese, and in plain text.
pub(super) const LONG_PULL_QUOTE_WORDS: f32 = 9.0;
/// Blocks above and below among which the paragraph is looked for.
pub(super) const PULL_QUOTE_REACH: usize = 12;
/// Lines above a summary among which its linked headline is looked for, within the story.
pub(super) const STORY_SUMMARY_REACH: usize = 4;
/// Share of the story's weight behind which an element named for the author says who that is.
pub(super) const AUTHOR_NOTE_SHARE: f32 = 0.7;
/// Words below which a paragraph on the author is no part of the story.
pub(super) const AUTHOR_NOTE_WORDS: f32 = 90.0;
/// Words above which a line behind the last paragraph is still the story's.
pub(super) const TRAILING_WORDS: f32 = 2.0;
/// Share of links below which a line beside the story is plain text.
pub(super) const PLAIN_LINKS: f32 = 0.2;
/// Words above which a line right under a picture is its caption.
pub(super) const UNDER_PICTURE_WORDS: f32 = 1.0;
/// Words from which a sentence right above the first paragraph leads to it.
pub(super) const LEAD_SENTENCE_WORDS: f32 = 3.0;
/// Words from which a line does that is no sentence.
pub(super) const LEAD_LINE_WORDS: f32 = 12.0;

// The stretch of lines that the story is in saved text (`plain_text`).

/// Lines within which a box that says where it begins must say where it ends.
pub(super) const SKIPPED_BOX_LINES: usize = 30;
/// Times that a line stands in the text above which it is no heading.
pub(super) const REFRAIN_TIMES: u32 = 3;
/// Words below which a line is a heading, in a text that is nothing but an article.
pub(super) const BARE_HEADING_WORDS: f32 = 16.0;
/// What the widest gap costs that may stand within a story.
pub(super) const WIDEST_GAP: f32 = 8.0;
/// Weight of the stretch so far above which a label of comments ends the story.
pub(super) const STORY_BEFORE_COMMENTS: f32 = 8.0;
/// Factor of paragraphs below that label.
pub(super) const COMMENTS_FACTOR: f32 = 0.3;
/// Factor of paragraphs that stand by turns with headlines: other pages' summaries.
pub(super) const TEASERS_FACTOR: f32 = 0.35;
/// What a label of comments takes from the stretch.
pub(super) const COMMENTS_COST: f32 = 4.0;
/// … `Read also`, an imprint, a question for consent.
pub(super) const RELATED_COST: f32 = 3.0;
/// … an advert's label, a credit, a button.
pub(super) const BUTTON_COST: f32 = 0.8;
/// … a caption that says it is one.
pub(super) const CAPTION_COST: f32 = 0.3;
/// … any other of the site's lines.
pub(super) const BOILERPLATE_COST: f32 = 1.5;
/// What a short sentence adds to the stretch.
pub(super) const SENTENCE_GAIN: f32 = 0.2;
/// Words above which it does.
pub(super) const SENTENCE_GAIN_WORDS: f32 = 2.0;
/// Short lines since the last paragraph above which they are a menu or a list of links.
pub(super) const SHORT_LINES: u32 = 3;
/// What each of those takes from the stretch.
pub(super) const ROW_COST: f32 = 1.2;
/// What a short line takes that stands apart: it may be a heading.
pub(super) const APART_COST: f32 = 0.5;
/// What a short line takes that stands close below another.
pub(super) const CLOSE_COST: f32 = 0.7;
/// Words of a paragraph behind a wide gap from which the story goes on there.
pub(super) const AFTER_GAP_WORDS: f32 = 20.0;
/// Share of the story's weight, at either end, within which it may be cut short at a gap.
pub(super) const TRIM_SHARE: f32 = 0.2;
/// Lines below a byline within which two paragraphs in a row show that the story begins there.
pub(super) const BYLINE_REACH: usize = 12;
/// Width of a gap above which what stands below it is no longer the story.
pub(super) const END_GAP: f32 = 3.0;
/// What a line adds to a gap's width that says that the story is over.
pub(super) const END_LINE: f32 = 2.0;
/// … a sentence.
pub(super) const END_SENTENCE: f32 = 0.3;
/// … any other line.
pub(super) const END_OTHER: f32 = 1.0;
/// Lines above and below that show whether a paragraph stands among headlines.
pub(super) const TEASERS_REACH: usize = 5;
/// Short lines in a row from which they are a list of links or a box, and no heading.
pub(super) const ROW_OF_LINES: usize = 3;
/// Words above which a line that does not end as a sentence does is no heading.
pub(super) const HEADING_WORDS: f32 = 24.0;
/// Words from which two such lines together are other pages' headlines.
pub(super) const HEADLINE_WORDS: f32 = 8.0;
/// Words below which a line under a newsletter's words is its button.
pub(super) const SUBSCRIBE_BUTTON_WORDS: f32 = 4.0;
/// Words from which a line between headline and byline is a standfirst's.
pub(super) const DECK_WORDS: f32 = 6.0;

// The headline (`head::title`).

/// Words from which a line may be the headline.
pub(super) const TITLE_LEAST_WORDS: f32 = 1.5;
/// Words above which it may not.
pub(super) const TITLE_MOST_WORDS: f32 = 45.0;
/// Blocks of the story below its first within which the headline may stand, in markup.
pub(super) const TITLE_REACH: usize = 12;
/// For the very words that the page declares as its title, or nearly those of two declarations.
pub(super) const TITLE_DECLARED: f32 = 4.0;
/// The most that declarations add which agree with it, 1 each.
pub(super) const TITLE_AGREEING_MOST: f32 = 4.0;
/// For standing in an `h1`.
pub(super) const TITLE_H1: f32 = 3.0;
/// For standing in an `h2`.
pub(super) const TITLE_H2: f32 = 1.0;
/// For standing in an `h3`.
pub(super) const TITLE_H3: f32 = 0.4;
/// For an author's name that says headline.
pub(super) const TITLE_NAMED: f32 = 1.5;
/// Off for standing in a menu, a foot, a box, among links or comments.
pub(super) const TITLE_IN_BOX: f32 = 3.0;
/// Off for an author's name that says standfirst.
pub(super) const TITLE_NAMED_STANDFIRST: f32 = 2.5;
/// Off for being hidden.
pub(super) const TITLE_HIDDEN: f32 = 3.0;
/// Share of links above which it is one.
pub(super) const TITLE_LINKS: f32 = 0.8;
/// Off for being a link.
pub(super) const TITLE_LINKED: f32 = 0.7;
/// Off for standing below the story's first block, in markup.
pub(super) const TITLE_BELOW: f32 = 1.0;
/// Off for each block between it and the story's first, in markup.
pub(super) const TITLE_DISTANCE: f32 = 0.02;
/// The same in plain text.
pub(super) const TITLE_TEXT_DISTANCE: f32 = 0.04;
/// Words below which a question at the head of the story may be its headline.
pub(super) const TITLE_QUESTION_WORDS: f32 = 24.0;
/// Blocks of the story whose words a headline is expected to share, in plain text.
pub(super) const TITLE_STORY_BLOCKS: usize = 60;
/// For sharing all its runs of letters with the story.
pub(super) const TITLE_SHARED: f32 = 3.0;
/// Words from which that counts in full: of a word or two much is met again by chance.
pub(super) const TITLE_SHARED_WORDS: f32 = 5.0;
/// Words below which a line is rather a section's name or a button.
pub(super) const TITLE_SHORT_WORDS: f32 = 4.0;
/// Off for being that short.
pub(super) const TITLE_SHORT: f32 = 1.2;
/// Off for ending in brackets, as a caption does with its credit.
pub(super) const TITLE_BRACKETS: f32 = 1.0;
/// For its length, in full from [`TITLE_LONG_WORDS`] words on.
pub(super) const TITLE_LONG: f32 = 1.5;
/// Words of a headline that is long enough.
pub(super) const TITLE_LONG_WORDS: f32 = 8.0;
/// For standing in the text more than once.
pub(super) const TITLE_TWICE: f32 = 0.8;
/// For standing alone.
pub(super) const TITLE_ALONE: f32 = 1.0;
/// Off for standing in a row, as menus do.
pub(super) const TITLE_IN_ROW: f32 = 0.6;
/// Off for ending in a full stop.
pub(super) const TITLE_FULL_STOP: f32 = 2.0;
/// For a date or an author below it.
pub(super) const TITLE_OVER_BYLINE: f32 = 0.8;
/// Lines below within which those are looked for, and lines above within which a label such as `More on` is.
pub(super) const TITLE_BYLINE_REACH: usize = 5;
/// Off for standing below such a label.
pub(super) const TITLE_LABELLED: f32 = 1.2;
/// For any line that may be a headline, in plain text.
pub(super) const TITLE_TEXT: f32 = 1.0;
/// Lines above the best one among which a headline is preferred that is nearly as good.
pub(super) const TITLE_ABOVE_REACH: usize = 7;
/// Of the best one's score, what the upper one needs.
pub(super) const TITLE_ABOVE_SCORE: f32 = 0.7;
/// Words that it needs.
pub(super) const TITLE_ABOVE_WORDS: f32 = 4.0;
/// Share of the story's runs of letters that it needs.
pub(super) const TITLE_ABOVE_SHARED: f32 = 0.3;
/// The same for the line right above.
pub(super) const TITLE_RIGHT_ABOVE_SHARED: f32 = 0.2;
/// The same where headline, standfirst and byline stand as such below each other.
pub(super) const TITLE_STAIR_SHARED: f32 = 0.05;
/// Words of headline and standfirst there.
pub(super) const TITLE_STAIR_WORDS: f32 = 6.0;
/// Lines apart from which the upper one must stand alone.
pub(super) const TITLE_ABOVE_FAR: usize = 5;
/// Words from which a line above the headline leads to it (引题).
pub(super) const KICKER_LEAST_WORDS: f32 = 1.0;
/// Words below which it does.
pub(super) const KICKER_MOST_WORDS: f32 = 25.0;

// The standfirst (`head::standfirst`).

/// Words from which a line may be the standfirst.
pub(super) const STANDFIRST_LEAST_WORDS: f32 = 4.0;
/// Words above which it may not.
pub(super) const STANDFIRST_MOST_WORDS: f32 = 90.0;
/// Share of links above which it may not.
pub(super) const STANDFIRST_LINKS: f32 = 0.5;
/// For the words that the page declares as its description.
pub(super) const STANDFIRST_DECLARED: f32 = 3.0;
/// For an author's name that says standfirst.
pub(super) const STANDFIRST_NAMED: f32 = 3.0;
/// For standing as a smaller heading right below the headline.
pub(super) const STANDFIRST_HEADING: f32 = 1.5;
/// Words from which that counts; in plain text, words of a line right below the headline.
pub(super) const STANDFIRST_HEADING_WORDS: f32 = 6.0;
/// For standing right below the headline and above the first paragraph.
pub(super) const STANDFIRST_BELOW_TITLE: f32 = 1.0;
/// Words from which that counts.
pub(super) const STANDFIRST_BELOW_TITLE_WORDS: f32 = 8.0;
/// Off for a caption or a credit.
pub(super) const STANDFIRST_CAPTION: f32 = 2.0;
/// Off for standing in a menu, a foot, a box, among links or comments.
pub(super) const STANDFIRST_IN_BOX: f32 = 3.0;
/// Off for standing above the headline.
pub(super) const STANDFIRST_ABOVE: f32 = 1.5;
/// Off for being the first paragraph, which the page often declares as its description too.
pub(super) const STANDFIRST_FIRST_PARAGRAPH: f32 = 2.5;
/// For standing right below the headline, in plain text.
pub(super) const STANDFIRST_TEXT_BELOW: f32 = 2.0;
/// For standing near it and above the byline, in plain text.
pub(super) const STANDFIRST_TEXT_NEAR: f32 = 1.0;
/// The score that a standfirst needs.
pub(super) const STANDFIRST_SCORE: f32 = 0.9;

// Byline, section, and what the paper says of itself (`head::meta`).

/// Words above which a paragraph below the story may be an appeal.
pub(super) const APPEAL_WORDS: f32 = 20.0;
/// Paragraphs at the end of a story that may be the paper's own.
pub(super) const TAIL_PARAGRAPHS: usize = 4;
/// Words above which a byline is one.
pub(super) const BYLINE_LEAST_WORDS: f32 = 1.0;
/// Words below which a line in a byline's element is one.
pub(super) const NAMED_BYLINE_WORDS: f32 = 12.0;
/// Words below which a line names a section.
pub(super) const SECTION_WORDS: f32 = 6.0;
