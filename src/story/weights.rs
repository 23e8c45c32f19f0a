//! How much each sign counts in the search for a page's story: every threshold and weight of the reader, in one table.
//!
//! Lengths are in words, where a Chinese character counts for [`HAN_WORD`]. Shares run from 0 to 1. What is called weight
//! is that of a paragraph (`BlockFeatures::weight`: 1 to 7), a score is that of a candidate for headline or standfirst.
//!
//! Below each stands what was measured for it: of 430 readings (215 saved pages of other people's, each as HTML and as
//! text), how many come out otherwise in anything if this weight alone is changed, and what that does to the mean F1 of
//! the story over the 215 and to how many titles and standfirsts are right. F1 is only named where it changes by 0.001 or
//! so. One page is worth 0.005 of F1, and a language's standard error is about 0.01: no single figure here is a reason to
//! change a weight. What has no such line was not measured alone. With half of all names and words taken away (three draws)
//! the mean HTML F1 falls from 0.994 to 0.991, with all of them to 0.987: most of a page is told by its structure and by
//! what its text is about.

mod plain_text;

pub(super) use plain_text::*;

/// How many words a Chinese or Japanese character counts for. −25 %: 18 readings (text F1 +0.004); +25 %: 35 readings
/// (HTML F1 +0.002, text F1 +0.004, titles −1, standfirsts +1).
pub(super) const HAN_WORD: f32 = 0.5;

/// Blocks that a text may have in which no story is found, and be one all the same: a note, a notice on a door.
pub(super) const NOTE_BLOCKS: usize = 6;

/// Letters of a block of which runs are compared: enough for any paragraph that people write.
pub(super) const GRAM_LETTERS: usize = 4_000;

// What can be seen of one block (`features`).

/// Words that a Chinese line needs to be a sentence in spite of a date in it. No reading at any value; without it a
/// sentence such as 这座老桥在2020年5月重新开放了。 is a date.
pub(super) const CHINESE_SENTENCE_WORDS: f32 = 6.0;
/// The same in other languages. −25 %: 6 readings; +25 %: 5 readings (text F1 +0.005, titles +1).
pub(super) const SENTENCE_WORDS: f32 = 8.0;
/// Words that a line may have and be a date's, where marks part it: `Rita Maia | A Folha | 3 May 2024`. −25 %: 1
/// reading; +25 %: none.
pub(super) const PARTED_DATE_WORDS: f32 = 26.0;
/// Words that any other line may have and be a date's. −25 %: 63 readings (titles −1); +25 %: 24 readings.
pub(super) const DATE_WORDS: f32 = 14.0;
/// Words that a Chinese line may have and name the reporter: `记者 李明`. −25 %: none; +25 %: 2 readings.
pub(super) const REPORTER_WORDS: f32 = 10.0;
/// Words that make a Chinese line running text where it ends as a sentence does, with a comma or a stop within. −25 %:
/// 4 readings; +25 %: 1 reading.
pub(super) const CHINESE_PROSE_WORDS: f32 = 7.0;
/// The same where it has neither comma nor stop. −25 %: 1 reading (standfirsts +1); +25 %: 1 reading (text F1 +0.005,
/// titles +1).
pub(super) const CHINESE_BARE_PROSE_WORDS: f32 = 10.0;
/// The same where it does not end as a sentence does, but has a comma or a stop. −25 %: 7 readings; +25 %: 3 readings.
pub(super) const CHINESE_OPEN_PROSE_WORDS: f32 = 20.0;
/// Words that make a line running text where it ends as a sentence does. −25 %: 10 readings (text F1 −0.001, titles
/// −2); +25 %: 24 readings (text F1 +0.004, titles +1).
pub(super) const PROSE_WORDS: f32 = 9.0;
/// The same where it does not, but has a comma or a stop. −25 %: 21 readings (text F1 −0.006, titles −1); +25 %: 14
/// readings (text F1 −0.001).
pub(super) const OPEN_PROSE_WORDS: f32 = 24.0;
/// Below this a line that ends in a colon or semicolon leads to something and is no running text. −25 %: none; +25 %:
/// 1 reading.
pub(super) const LEAD_IN_WORDS: f32 = 12.0;
/// Above this a line that begins like a label of the site's is a sentence, if it reads like one. −25 %: 17 readings;
/// +25 %: 3 readings.
pub(super) const LABELLED_SENTENCE_WORDS: f32 = 11.0;
/// Words of a line that tells how long the page takes to read. Half to double: none; at 0: 6 readings; without bound:
/// none.
pub(super) const READING_TIME_WORDS: f32 = 8.0;
/// Words of a line that counts comments.
pub(super) const COMMENT_COUNT_WORDS: f32 = 12.0;
/// Words of a line that is an author's for the address it holds. −25 %: 6 readings (text F1 −0.001); +25 %: 7
/// readings.
pub(super) const ADDRESS_WORDS: f32 = 14.0;
/// Words of a line that is signed as Brazilian papers do: `Rita Maia, em Santos`. ±25 %: none; half: 2 readings;
/// double: none.
pub(super) const SIGNED_FROM_WORDS: f32 = 10.0;
/// Words of a line that names an author. −25 %: 1 reading; +25 %: none.
pub(super) const BYLINE_WORDS: f32 = 14.0;
/// Below this a line that breaks off with `…` is the beginning of another page's text. −25 %: 1 reading; +25 %: none.
pub(super) const TEASER_WORDS: f32 = 45.0;
/// Bytes below which a line that begins like `há 2 horas` says when it appeared. Half to double: none; at 0: 1
/// reading; without bound: none.
pub(super) const AGO_START_BYTES: usize = 30;
/// Characters below which a Chinese line that ends in 前 does. At 9: 1 reading; at 15: none.
pub(super) const AGO_CHINESE_CHARS: usize = 12;
/// Share of links from which a line is no running text. ±25 %: none; half: 1 reading; double: 21 readings (HTML F1
/// −0.013, titles −1).
pub(super) const PROSE_LINKS: f32 = 0.6;
/// What a paragraph weighs before its words are counted. −25 %: 3 readings (text F1 +0.005, titles +1); +25 %: 8
/// readings (HTML F1 +0.002, text F1 +0.005, titles +1).
pub(super) const PARAGRAPH_WEIGHT: f32 = 1.0;
/// Words that add 1 to a paragraph's weight. −25 %: 13 readings (HTML F1 +0.002, text F1 +0.007, titles +2,
/// standfirsts +1); +25 %: 3 readings.
pub(super) const WORDS_PER_WEIGHT: f32 = 12.0;
/// The most that words add to it. −25 %: 4 readings (HTML F1 +0.002, text F1 +0.004, titles +1); +25 %: 2 readings.
pub(super) const MOST_WORD_WEIGHT: f32 = 6.0;

// The site's lines, by their words (`boilerplate`): a longer line that begins like one is a sentence.

/// Words of a line that begins with an arrow and so leads to another page. ±25 %: none; half: 1 reading; double: none.
pub(super) const ARROW_WORDS: f32 = 26.0;
/// Words of a line that the lists hold as a whole. ±25 %: none; half: 6 readings; double: none.
pub(super) const WHOLE_LINE_WORDS: f32 = 8.0;
/// Words from which the beginning of one of the site's lines is one in a whole sentence too. At 2: none; at 6: 2
/// readings.
pub(super) const SURE_WORDS: usize = 3;
/// Ideographs from which it is.
pub(super) const SURE_IDEOGRAPHS: usize = 5;
/// Words that are no names behind a shorter beginning that make a line with a full stop a sentence.
pub(super) const TOLD_WORDS: usize = 2;
/// Characters of Chinese behind it above which they do.
pub(super) const TOLD_IDEOGRAPHS: usize = 6;
/// Words of a line that begins like a byline. −25 %: 28 readings; +25 %: 7 readings.
pub(super) const BYLINE_START_WORDS: f32 = 14.0;
/// … like a question for consent, or like an imprint. −25 %: 1 reading (text F1 +0.002, titles +1); +25 %: none.
pub(super) const CONSENT_START_WORDS: f32 = 60.0;
/// … like an invitation to subscribe. −25 %: 5 readings; +25 %: 4 readings.
pub(super) const SUBSCRIBE_START_WORDS: f32 = 34.0;
/// … like a list of subjects, a picture's credit or its caption. ±25 %: none; half: 2 readings; double: none.
pub(super) const CREDIT_START_WORDS: f32 = 40.0;
/// … like `Read also` or a player's label. ±25 %: none; half: 10 readings; double: none.
pub(super) const RELATED_START_WORDS: f32 = 26.0;
/// … like the beginning or the end of a box that can be skipped. Half to double: none; at 0: 2 readings; without
/// bound: none.
pub(super) const SKIP_START_WORDS: f32 = 9.0;
/// … like any other of the site's lines. −25 %: 7 readings; +25 %: 2 readings.
pub(super) const OTHER_START_WORDS: f32 = 20.0;
/// Words of a line that holds, anywhere, what only the site's lines hold. −25 %: none; +25 %: 3 readings.
pub(super) const ANYWHERE_WORDS: f32 = 60.0;
/// The same for a picture's credit. −25 %: 6 readings; +25 %: 2 readings.
pub(super) const CREDIT_ANYWHERE_WORDS: f32 = 45.0;

// The elements of a page with markup (`containers`).

/// Share of links from which a line is a linked headline. −25 %: none; +25 %: 4 readings (HTML F1 −0.003).
pub(super) const LINKED_HEADLINE_LINKS: f32 = 0.85;
/// Words from which it is one. −25 %: 1 reading; +25 %: none.
pub(super) const LINKED_HEADLINE_WORDS: f32 = 3.0;
/// Lines above a paragraph among which such a headline makes it another story's summary. Half to double: none; at 0: 2
/// readings (HTML F1 −0.002); without bound: 2 readings (HTML F1 +0.001).
pub(super) const SUMMARY_REACH: usize = 3;
/// Words below which a label (`Read also`) says what the whole element is. −25 %: none; +25 %: 1 reading.
pub(super) const LABEL_WORDS: f32 = 5.0;
/// Share of the page's running text from which an element's names say nothing of its parts, and never make it a box.
/// −25 %: 2 readings; +25 %: 2 readings (HTML F1 +0.002).
pub(super) const MOST_OF_THE_PAGE: f32 = 0.5;
/// Weight from which an element with a box's name holds paragraphs of the story all the same. ±25 %: none; half: 1
/// reading (HTML F1 +0.003); double: none.
pub(super) const PARAGRAPHS_WEIGHT: f32 = 9.0;
/// Share of the page's running text that it needs for that. Half to double: none; at 0: none; without bound: 2
/// readings (HTML F1 −0.006, titles −1).
pub(super) const PARAGRAPHS_SHARE: f32 = 0.08;
/// Share of links that it may have. Half to double: none; at 0: 2 readings (HTML F1 −0.006, titles −1); without bound:
/// none.
pub(super) const PARAGRAPHS_LINKS: f32 = 0.12;
/// Weight above which an element with a box's name is the story's for all that, if it shares the headline's words.
pub(super) const NAMED_STORY_WEIGHT: f32 = 2.5;
/// Share of the headline's words that it needs for that.
pub(super) const NAMED_STORY_SHARE: f32 = 0.5;
/// Times the page's blocks may be looked at for that.
pub(super) const NAMED_STORY_LOOKS: usize = 8;
/// Weight up to which an element is a box, if there is something to fill in or to press, or a label over it. Half to
/// double: none; at 0: 5 readings; without bound: none.
pub(super) const BOX_WEIGHT: f32 = 9.0;
/// Share of the page's running text up to which it is. −25 %: 1 reading; +25 %: 2 readings.
pub(super) const BOX_SHARE: f32 = 0.15;
/// Words below which it is. −25 %: 2 readings; +25 %: none.
pub(super) const BOX_WORDS: f32 = 90.0;

// Where the story stands in a page with markup (`markup`).

/// Elements around a paragraph that get of its weight. Half to double: none; at 0: 215 readings (HTML F1 −0.979,
/// titles −206, standfirsts −46); without bound: none.
pub(super) const SCORED_LEVELS: usize = 3;
/// What each gets of what the one within it got. Half to double: none; at 0: none; without bound: 12 readings (HTML F1
/// −0.007).
pub(super) const PARENT_SHARE: f32 = 0.5;
/// Factor of an element that is named as the story's body. −25 %: 1 reading (HTML F1 −0.002); +25 %: none.
pub(super) const BODY_NAME: f32 = 1.2;
/// Factor of one that is named as a caption. Half to double: none; at 0: none; without bound: 3 readings (HTML F1
/// −0.004).
pub(super) const CAPTION_NAME: f32 = 0.5;
/// Share of an element's running text from which summaries of other stories make it a list of them. −25 %: 2 readings
/// (HTML F1 +0.001); +25 %: 2 readings (HTML F1 −0.002).
pub(super) const SUMMARIES_SHARE: f32 = 0.5;
/// Factor of such a list. Half to double: none; at 0: none; without bound: 6 readings (HTML F1 −0.012).
pub(super) const SUMMARIES: f32 = 0.3;
/// Elements outward from the heaviest one whose children are looked at. At 5: 8 readings (HTML F1 −0.001); at 8: 4
/// readings (HTML F1 −0.001).
pub(super) const NEIGHBOUR_LEVELS: usize = 6;
/// Share of an element's longer words that the heaviest one has too, from which they tell of the same. Half and double:
/// 1 reading each.
pub(super) const KIN_SHARE: f32 = 0.35;
/// Longer words that it needs for that: one or two are shared by chance.
pub(super) const KIN_WORDS: usize = 4;
/// The same where its paragraphs stand in elements of the same names.
pub(super) const KIN_BY_PATH_SHARE: f32 = 0.05;
/// The same of one that stands beside it and speaks to the reader.
pub(super) const KIN_BESIDE_SHARE: f32 = 0.15;
/// Of the heaviest element's weight, what its sibling needs to belong to the story if nothing else speaks for it.
pub(super) const SIBLING_SHARE: f32 = 0.15;
/// Declared headlines that paragraphs are searched for.
pub(super) const MOST_HEADLINES: usize = 8;
/// Bytes of a headline's letters from which no paragraph holds them by chance.
pub(super) const CITED_HEADLINE_BYTES: usize = 24;
/// Elements around a paragraph whose names are compared for that.
pub(super) const PATH_LEVELS: usize = 3;
/// Words of a sentence that is running text where a page has no longer one.
pub(super) const SHORT_SENTENCE_WORDS: f32 = 3.0;
/// Share of headline and description in the story, below which the page is read in other ways too.
pub(super) const DOUBTFUL_AGREEMENT: f32 = 0.25;
/// By how much another way of reading must be the better one.
pub(super) const BETTER_AGREEMENT: f32 = 0.25;
/// Letters of a longer word.
pub(super) const LONG_WORD: usize = 5;
/// Of the value of the element that most speaks for, what a rival needs to be weighed by what it tells.
pub(super) const RIVAL_SHARE: f32 = 0.1;
/// Of what an element shares with headline and description, below which something in it is foreign.
pub(super) const FOREIGN_SHARE: f32 = 0.25;
/// … and what another one in it needs to share, to be taken instead of it.
pub(super) const SAME_SHARE: f32 = 0.8;
/// Of what speaks for it, what that other one needs.
pub(super) const INNER_PLAUSIBLE: f32 = 0.3;
/// By how much more another element must share to be taken instead of the likeliest.
pub(super) const CLOSER_SHARE: f32 = 1.3;
/// Of the likeliest one's value, what that other one needs.
pub(super) const CLOSER_VALUE: f32 = 0.3;
/// Rivals that are weighed.
pub(super) const MOST_RIVALS: usize = 12;
/// What a rival's value is multiplied by where it shares no word with headline and description; one that has them all
/// gets 1 more.
pub(super) const NOTHING_SHARED: f32 = 0.05;
/// Share of links from which no neighbour belongs to the story. −25 %: 2 readings; +25 %: 2 readings.
pub(super) const NEIGHBOUR_LINKS: f32 = 0.3;
/// Levels outward on which a single paragraph of running text belongs to the story. At 1: 1 reading; at 3: none.
pub(super) const PARAGRAPH_LEVELS: usize = 2;

// Which blocks there are the story's (`markup`).

/// Lines above the first paragraph from which they are verse.
pub(super) const VERSE_LINES: usize = 3;
/// Blocks above the story's first among which a picture's caption is its own.
pub(super) const CAPTION_REACH: usize = 12;
/// Words below which a line in a credit's element is the credit. ±25 %: none; half: 2 readings; double: none.
pub(super) const CREDIT_WORDS: f32 = 16.0;
/// Share of the story's weight behind which a label of comments ends it. ±25 %: none; half: none; double: 1 reading.
pub(super) const COMMENTS_SHARE: f32 = 0.6;
/// Share of links below which `Read also` is a label for what follows; with the link in it, it is whole by itself. ±25
/// %: none; half: none; double: 1 reading.
pub(super) const RELATED_LABEL_LINKS: f32 = 0.3;
/// Words below which it is a label in any case. −25 %: none; +25 %: 2 readings.
pub(super) const RELATED_LABEL_WORDS: f32 = 4.0;
/// Words above which a credit under a picture is a caption with its credit. −25 %: 4 readings; +25 %: 5 readings.
pub(super) const CREDITED_CAPTION_WORDS: f32 = 9.0;
/// Share of links from which a line under a picture is no caption. −25 %: 1 reading; +25 %: none.
pub(super) const CAPTION_LINKS: f32 = 0.8;
/// Words above which a line that begins like a caption is one. Half to double: none; at 0: none; without bound: 2
/// readings.
pub(super) const SAID_CAPTION_WORDS: f32 = 4.0;
/// Share of links above which a line is nothing but a link. −25 %: 5 readings; +25 %: 34 readings (HTML F1 −0.005).
pub(super) const LINK_LINE_LINKS: f32 = 0.85;
/// Words below which a line is a stray sign. Half to double: none; at 0: none; without bound: 430 readings (HTML F1
/// −0.976, text F1 −0.955, titles −342, standfirsts −84).
pub(super) const LEAST_WORDS: f32 = 0.5;
/// Words below which a quotation that a paragraph close by holds was pulled out of it. Half to double: none; at 0: 1
/// reading; without bound: none.
pub(super) const PULL_QUOTE_MOST_WORDS: f32 = 60.0;
/// Words from which it was, in markup. No public reading at any value; a page of our own (`tests/pages/en-bees.html`)
/// needs it.
pub(super) const PULL_QUOTE_WORDS: f32 = 6.0;
/// The same in Chinese, and in plain text. ±25 %: none; half: 3 readings; double: 1 reading.
pub(super) const LONG_PULL_QUOTE_WORDS: f32 = 9.0;
/// Blocks above and below among which the paragraph is looked for. Half to double: none; at 0: 1 reading; without
/// bound: none.
pub(super) const PULL_QUOTE_REACH: usize = 12;
/// Lines above a summary among which its linked headline is looked for, within the story. ±25 % none; at 2: 1 reading
/// (HTML F1 −0.001); at 8: none.
pub(super) const STORY_SUMMARY_REACH: usize = 4;
/// Share of the story's weight behind which an element named for the author says who that is. ±25 %: none; half: none;
/// double: 1 reading.
pub(super) const AUTHOR_NOTE_SHARE: f32 = 0.7;
/// Words below which a paragraph on the author is no part of the story. Half to double: none; at 0: 6 readings;
/// without bound: none.
pub(super) const AUTHOR_NOTE_WORDS: f32 = 90.0;
/// Words above which a line behind the last paragraph is still the story's. −25 %: 9 readings; +25 %: 3 readings.
pub(super) const TRAILING_WORDS: f32 = 2.0;
/// Share of links below which a line beside the story is plain text. −25 %: 1 reading; +25 %: none.
pub(super) const PLAIN_LINKS: f32 = 0.2;
/// Words above which a line right under a picture is its caption. −25 %: 1 reading; +25 %: none.
pub(super) const UNDER_PICTURE_WORDS: f32 = 1.0;
/// Words from which a sentence right above the first paragraph leads to it. ±25 %: none; half: none; double: 1
/// reading.
pub(super) const LEAD_SENTENCE_WORDS: f32 = 3.0;
/// Words from which a line does that is no sentence. ±25 %: none; half: 1 reading; double: 1 reading.
pub(super) const LEAD_LINE_WORDS: f32 = 12.0;

// The headline (`head::title`).

/// Words from which a line may be the headline. ±25 %: none; half: 3 readings; double: 2 readings (titles +2).
pub(super) const TITLE_LEAST_WORDS: f32 = 1.5;
/// Words above which it may not. −25 %: 1 reading (titles +1); +25 %: none.
pub(super) const TITLE_MOST_WORDS: f32 = 45.0;
/// Blocks of the story below its first within which the headline may stand, in markup. ±25 % none; at 6: none; at 24:
/// 1 reading (HTML F1 −0.005).
pub(super) const TITLE_REACH: usize = 12;
/// For the very words that the page declares as its title, or nearly those of two declarations. −25 %: 1 reading
/// (titles −1); +25 %: none.
pub(super) const TITLE_DECLARED: f32 = 4.0;
/// Bytes of its letters from which the beginning of a declared title is as good as the whole: the site's name follows.
pub(super) const TITLE_BEGINNING_BYTES: usize = 24;
/// Blocks above the story's first within which a headline that nothing declares is looked for, in markup.
pub(super) const TITLE_TOLD_REACH: usize = 12;
/// Share of its longer words that the story needs to have, if neither its element nor its names say headline.
pub(super) const TITLE_TOLD_SHARE: f32 = 0.4;
/// Off for each block between it and the story's first.
pub(super) const TITLE_TOLD_DISTANCE: f32 = 0.1;
/// The most that declarations add which agree with it, 1 each. Half to double: none; at 0: 8 readings (titles −8);
/// without bound: none.
pub(super) const TITLE_AGREEING_MOST: f32 = 4.0;
/// For standing in an `h1`. −25 %: none; +25 %: 1 reading (titles −1).
pub(super) const TITLE_H1: f32 = 3.0;
/// For standing in an `h2`. Half to double: none; at 0: 1 reading (titles −1); without bound: 23 readings (HTML F1
/// −0.015, titles −18).
pub(super) const TITLE_H2: f32 = 1.0;
/// For standing in an `h3`. Half to double: none; at 0: none; without bound: 24 readings (HTML F1 −0.036, titles −22,
/// standfirsts −2).
pub(super) const TITLE_H3: f32 = 0.4;
/// For an author's name that says headline. ±25 %: none; half: 2 readings; double: 2 readings (titles −2, standfirsts
/// −1).
pub(super) const TITLE_NAMED: f32 = 1.5;
/// Off for standing in a menu, a foot, a box, among links or comments. ±25 %: none; half: none; double: 1 reading
/// (titles −1).
pub(super) const TITLE_IN_BOX: f32 = 3.0;
/// Off for an author's name that says standfirst. No reading at any value; kept for pages that print the declared
/// title as a standfirst too.
pub(super) const TITLE_NAMED_STANDFIRST: f32 = 2.5;
/// Off for being hidden. No reading at any value; kept for pages whose only `h1` is for those who hear them.
pub(super) const TITLE_HIDDEN: f32 = 3.0;
/// Share of links above which it is one. −25 %: none; +25 %: 1 reading (titles −1).
pub(super) const TITLE_LINKS: f32 = 0.8;
/// Off for being a link. Half to double: none; at 0: 1 reading (titles −1); without bound: 8 readings (HTML F1 −0.008,
/// titles −2, standfirsts −1).
pub(super) const TITLE_LINKED: f32 = 0.7;
/// Off for standing below the story's first block, in markup. Half to double: none; at 0: 1 reading (HTML F1 −0.005,
/// titles −1); without bound: 3 readings (titles −1).
pub(super) const TITLE_BELOW: f32 = 1.0;
/// Off for each block between it and the story's first, in markup. Half to double: none; at 0: 3 readings (titles −1);
/// without bound: 158 readings (HTML F1 −0.003, titles −65, standfirsts −28).
pub(super) const TITLE_DISTANCE: f32 = 0.02;
/// The same in plain text. −25 %: none; +25 %: 1 reading.
pub(super) const TITLE_TEXT_DISTANCE: f32 = 0.04;
/// Words below which a question at the head of the story may be its headline. ±25 %: none; half: 1 reading (titles
/// −1); double: none.
pub(super) const TITLE_QUESTION_WORDS: f32 = 24.0;
/// Blocks of the story whose words a headline is expected to share, in plain text. Half to double: none; at 0: 51
/// readings (titles −30, standfirsts −4); without bound: none.
pub(super) const TITLE_STORY_BLOCKS: usize = 60;
/// For sharing all its runs of letters with the story. −25 %: 3 readings (titles −1); +25 %: 4 readings (titles −2).
pub(super) const TITLE_SHARED: f32 = 3.0;
/// Words from which that counts in full: of a word or two much is met again by chance. −25 %: 1 reading; +25 %: none.
pub(super) const TITLE_SHARED_WORDS: f32 = 5.0;
/// Words below which a line is rather a section's name or a button. −25 %: 1 reading; +25 %: 2 readings (titles +1).
pub(super) const TITLE_SHORT_WORDS: f32 = 4.0;
/// Off for being that short. ±25 %: none; half: 1 reading; double: none.
pub(super) const TITLE_SHORT: f32 = 1.2;
/// Off for ending in brackets, as a caption does with its credit. ±25 %: none; half: none; double: 3 readings (titles
/// −1).
pub(super) const TITLE_BRACKETS: f32 = 1.0;
/// For its length, in full from [`TITLE_LONG_WORDS`] words on. ±25 %: none; half: 5 readings (titles −2); double: 3
/// readings (titles +1).
pub(super) const TITLE_LONG: f32 = 1.5;
/// Words of a headline that is long enough. −25 %: 3 readings (titles −1); +25 %: 4 readings.
pub(super) const TITLE_LONG_WORDS: f32 = 8.0;
/// For standing in the text more than once. −25 %: 1 reading (titles +1); +25 %: 1 reading.
pub(super) const TITLE_TWICE: f32 = 0.8;
/// For standing alone. −25 %: 2 readings; +25 %: none.
pub(super) const TITLE_ALONE: f32 = 1.0;
/// Off for standing in a row, as menus do. ±25 %: none; half: none; double: 1 reading (titles −1).
pub(super) const TITLE_IN_ROW: f32 = 0.6;
/// Off for ending in a full stop. −25 %: 1 reading; +25 %: 1 reading (titles −1).
pub(super) const TITLE_FULL_STOP: f32 = 2.0;
/// For a date or an author below it. ±25 %: none; half: 1 reading (titles −1); double: 4 readings (standfirsts +1).
pub(super) const TITLE_OVER_BYLINE: f32 = 0.8;
/// Lines below within which those are looked for, and lines above within which a label such as `More on` is. At 4:
/// none; at 6: 1 reading (titles +1).
pub(super) const TITLE_BYLINE_REACH: usize = 5;
/// Off for standing below such a label. ±25 %: none; half: 1 reading (titles −1); double: 1 reading.
pub(super) const TITLE_LABELLED: f32 = 1.2;
/// Off for standing below a date or an author with another such line over that: a caption does.
pub(super) const TITLE_BELOW_BYLINE: f32 = 1.5;
/// Lines above that date or author among which the other line is looked for.
pub(super) const TITLE_SIGNED_REACH: usize = 3;
/// Words above which each takes [`TITLE_WORD`]: captions are longer than headlines.
pub(super) const TITLE_VERY_LONG_WORDS: f32 = 22.0;
/// What each takes.
pub(super) const TITLE_WORD: f32 = 0.1;
/// Off for sharing less than [`TITLE_STRANGE_SHARED`] of its runs of letters with the story.
pub(super) const TITLE_STRANGE: f32 = 1.0;
/// See [`TITLE_STRANGE`].
pub(super) const TITLE_STRANGE_SHARED: f32 = 0.05;
/// Words before a headline's colon up to which they may be a label of the page's: `Now reading:`.
pub(super) const TITLE_LABEL_WORDS: f32 = 2.0;
/// Off for being the way to the page.
pub(super) const TITLE_WAY: f32 = 2.0;
/// For any line that may be a headline, in plain text. ±25 %: none; half: none; double: 2 readings.
pub(super) const TITLE_TEXT: f32 = 1.0;
/// Lines above the best one among which a headline is preferred that is nearly as good. At 5: 2 readings (titles −1,
/// standfirsts −1); at 9: 1 reading (standfirsts +1).
pub(super) const TITLE_ABOVE_REACH: usize = 7;
/// Of the best one's score, what the upper one needs. −25 %: 1 reading; +25 %: 17 readings (titles −9, standfirsts
/// −1).
pub(super) const TITLE_ABOVE_SCORE: f32 = 0.7;
/// Words that it needs. −25 %: none; +25 %: 1 reading (titles +1).
pub(super) const TITLE_ABOVE_WORDS: f32 = 4.0;
/// Share of the story's runs of letters that it needs. −25 %: 2 readings; +25 %: 1 reading (text F1 +0.001, titles +1,
/// standfirsts +1).
pub(super) const TITLE_ABOVE_SHARED: f32 = 0.3;
/// The same for the line right above. −25 %: 1 reading (titles −1); +25 %: 1 reading (titles −1).
pub(super) const TITLE_RIGHT_ABOVE_SHARED: f32 = 0.2;
/// The same where headline, standfirst and byline stand as such below each other. ±25 %: none; half: none; double: 1
/// reading (titles −1).
pub(super) const TITLE_STAIR_SHARED: f32 = 0.05;
/// Words of headline and standfirst there. Half to double: none; at 0: none; without bound: 1 reading (titles −1).
pub(super) const TITLE_STAIR_WORDS: f32 = 6.0;
/// Lines apart from which the upper one must stand alone. ±25 % none; at 3: 1 reading; at 10: 1 reading (standfirsts
/// −1).
pub(super) const TITLE_ABOVE_FAR: usize = 5;
/// Words from which a line above the headline leads to it (引题). Half to double: none; at 0: none; without bound: 1
/// reading.
pub(super) const KICKER_LEAST_WORDS: f32 = 1.0;
/// Words below which it does. Half to double: none; at 0: 1 reading; without bound: none.
pub(super) const KICKER_MOST_WORDS: f32 = 25.0;

// The standfirst (`head::standfirst`).

/// Words from which a line may be the standfirst. ±25 %: none; half: none; double: 2 readings.
pub(super) const STANDFIRST_LEAST_WORDS: f32 = 4.0;
/// Words above which it may not. −25 %: 1 reading; +25 %: none.
pub(super) const STANDFIRST_MOST_WORDS: f32 = 90.0;
/// Share of links above which it may not. −25 %: none; +25 %: 1 reading.
pub(super) const STANDFIRST_LINKS: f32 = 0.5;
/// For the words that the page declares as its description. −25 %: none; +25 %: 53 readings.
pub(super) const STANDFIRST_DECLARED: f32 = 3.0;
/// For an author's name that says standfirst. −25 %: 2 readings; +25 %: none.
pub(super) const STANDFIRST_NAMED: f32 = 3.0;
/// For standing as a smaller heading right below the headline. Half to double: none; at 0: 5 readings; without bound:
/// none.
pub(super) const STANDFIRST_HEADING: f32 = 1.5;
/// Words from which that counts; in plain text, words of a line right below the headline. −25 %: 5 readings; +25 %: 2
/// readings.
pub(super) const STANDFIRST_HEADING_WORDS: f32 = 6.0;
/// For standing right below the headline and above the first paragraph. −25 %: 4 readings; +25 %: none.
pub(super) const STANDFIRST_BELOW_TITLE: f32 = 1.0;
/// Words from which that counts. −25 %: 3 readings; +25 %: none.
pub(super) const STANDFIRST_BELOW_TITLE_WORDS: f32 = 8.0;
/// Off for a caption or a credit. −25 %: none; +25 %: 2 readings.
pub(super) const STANDFIRST_CAPTION: f32 = 2.0;
/// Off for standing in a menu, a foot, a box, among links or comments. Half to double: none; at 0: 1 reading; without
/// bound: none.
pub(super) const STANDFIRST_IN_BOX: f32 = 3.0;
/// Off for standing above the headline. No reading at any value; kept because what stands above a headline leads to
/// it, where it is named so.
pub(super) const STANDFIRST_ABOVE: f32 = 1.5;
/// Off for being the first paragraph, which the page often declares as its description too. −25 %: 53 readings; +25 %:
/// none.
pub(super) const STANDFIRST_FIRST_PARAGRAPH: f32 = 2.5;
/// For standing right below the headline, in plain text. Half to double: none; at 0: 35 readings (standfirsts −9);
/// without bound: none.
pub(super) const STANDFIRST_TEXT_BELOW: f32 = 2.0;
/// For standing near it and above the byline, in plain text. −25 %: 5 readings (standfirsts −2); +25 %: none.
pub(super) const STANDFIRST_TEXT_NEAR: f32 = 1.0;
/// The score that a standfirst needs. −25 %: none; +25 %: 11 readings (standfirsts −2).
pub(super) const STANDFIRST_SCORE: f32 = 0.9;

// How sure a reading is (`confidence`): what parts pages that were read wrong from those that were read right.

/// Weight of a story of which one is half sure.
pub(super) const SURE_WEIGHT: f32 = 3.0;
/// Of the confidence, what another run of sentences as heavy takes.
pub(super) const RIVAL_TAKES: f32 = 0.5;
/// Lines that may part the sentences of such a run.
pub(super) const RIVAL_GAP: usize = 3;
/// Words by which a site speaks of itself, from which a paragraph is none of such a run.
pub(super) const HOUSE_WORDS: u32 = 2;
/// Of the confidence, what a headline takes that the story does not take up.
pub(super) const HEADLINE_SHARE: f32 = 0.4;
/// Share of its runs of letters that a story takes up of its headline where it is one.
pub(super) const SURE_SHARED: f32 = 0.2;

/// Share of the longer words that a page declares below which a story has next to none of them.
pub(super) const LEAST_AGREEMENT: f32 = 0.05;
/// Factor of the confidence then. Not measured alone.
pub(super) const STRANGE_FACTOR: f32 = 0.4;

// Byline, section, and what the paper says of itself (`head::meta`).

/// Words above which a paragraph below the story may be an appeal. Half to double: none; at 0: none; without bound: 2
/// readings.
pub(super) const APPEAL_WORDS: f32 = 20.0;
/// Paragraphs at the end of a story that may be the paper's own. Half to double: none; at 0: 6 readings; without
/// bound: none.
pub(super) const TAIL_PARAGRAPHS: usize = 4;
/// How many words a story has before what is said to the reader at its end is known by sharing none of them. At 0: none.
pub(super) const TOLD_BEFORE_TAIL_WORDS: f32 = 60.0;
/// Words above which a byline is one. −25 %: 23 readings; +25 %: none.
pub(super) const BYLINE_LEAST_WORDS: f32 = 1.0;
/// Words below which a line in a byline's element is one. −25 %: 2 readings; +25 %: none.
pub(super) const NAMED_BYLINE_WORDS: f32 = 12.0;
/// Words below which a line names a section. −25 %: none; +25 %: 1 reading.
pub(super) const SECTION_WORDS: f32 = 6.0;

// Which of the site's strings tell of a story (`editorial`).

/// Words of a link, or of a picture's description, from which it is a headline or a caption and no word of a menu.
pub(super) const EDITORIAL_HEADLINE_WORDS: f32 = 5.0;
