//! The weights of saved text: the stretch of lines that the story is (`plain_text`).
//!
//! Those that choose between stretches (`plausible`) and the headline's that came with them were set together and not measured
//! alone: over the 215 pages, text F1 0.955 to 0.987, pages under 0.80 from 10 to none, titles 0.902 to 0.967; over the same
//! pages cut to three paragraphs, 0.877 to 0.944. Both halves of the sites, parted by a hash of their names, gained in each.

/// Lines within which a box that says where it begins must say where it ends. Half to double: none; at 0: 1 reading;
/// without bound: none.
pub(in crate::story) const SKIPPED_BOX_LINES: usize = 30;
/// Times that a line stands in the text above which it is no heading. ±25 % none; at 2: none; at 6: 2 readings.
pub(in crate::story) const REFRAIN_TIMES: u32 = 3;
/// Words below which a line is a heading, in a text that is nothing but an article. No reading at any value, because a
/// saved page is never an article alone; pasted text is.
pub(in crate::story) const BARE_HEADING_WORDS: f32 = 16.0;
/// What the widest gap costs that may stand within a story. ±25 %: none; half: none; double: 1 reading (text F1
/// −0.001, titles −1, standfirsts −1).
pub(in crate::story) const WIDEST_GAP: f32 = 8.0;
/// Weight of the stretch so far above which a label of comments ends the story. Half to double: none; at 0: 2 readings
/// (text F1 −0.003); without bound: 3 readings (text F1 −0.005).
pub(in crate::story) const STORY_BEFORE_COMMENTS: f32 = 8.0;
/// Factor of paragraphs below that label. ±25 %: none; half: none; double: 2 readings (text F1 −0.005).
pub(in crate::story) const COMMENTS_FACTOR: f32 = 0.3;
/// Factor of a paragraph with three of the words by which a site speaks of itself.
pub(in crate::story) const HOUSE_LIKE_FACTOR: f32 = 0.5;
/// … with four or more.
pub(in crate::story) const HOUSE_FACTOR: f32 = 0.15;
/// Lines above the story's first paragraph among which another may be its own.
pub(in crate::story) const EARLIER_REACH: usize = 5;
/// Lines within which paragraphs of that kind stand together.
pub(in crate::story) const HOUSE_REACH: usize = 3;
/// Weight of a stretch's paragraphs from which what stands over it counts in full.
pub(in crate::story) const HEADED_WEIGHT: f32 = 4.0;
/// Weight of a stretch from which more weight says little more.
pub(in crate::story) const STRETCH_WEIGHT: f32 = 8.0;
/// For a headline over the stretch all of whose runs of letters it takes up.
pub(in crate::story) const STRETCH_HEADLINE: f32 = 12.0;
/// For a date or an author over it.
pub(in crate::story) const STRETCH_SIGNED: f32 = 3.0;
/// Factor of what stands below a stretch that has all that a story has.
pub(in crate::story) const AFTER_STORY_FACTOR: f32 = 0.6;
/// Share of its headline's runs of letters that such a stretch takes up.
pub(in crate::story) const TOLD_HEADLINE: f32 = 0.1;
/// Weight that it has.
pub(in crate::story) const TOLD_WEIGHT: f32 = 5.0;
/// Paragraphs of a stretch in which its headline's words are looked for.
pub(in crate::story) const HEADLINE_PARAGRAPHS: usize = 12;
/// Lines above a stretch among which its headline is looked for.
pub(in crate::story) const HEAD_REACH: usize = 24;
/// Lines above the headline among which date and author may stand too.
pub(in crate::story) const SIGNED_REACH: usize = 4;
/// Paragraphs below another story's headline in which its words are looked for.
pub(in crate::story) const HEAD_PARAGRAPHS: usize = 3;
/// Paragraphs above it in which they are.
pub(in crate::story) const BEFORE_PARAGRAPHS: usize = 40;
/// Lines without a paragraph above which what follows does not go on with what stood before.
pub(in crate::story) const PARTING_LINES: usize = 40;
/// Lines over a stretch among which a label may say that it is other pages' or readers'.
pub(in crate::story) const LABEL_REACH: usize = 4;
/// Lines of headlines and summaries by turns below such a label that make a list of them.
pub(in crate::story) const SUMMARIES_LINES: usize = 5;
/// Factor of a stretch that is such a list.
pub(in crate::story) const LISTED_FACTOR: f32 = 0.4;
/// Times that the paragraphs below take up more of it than those above.
pub(in crate::story) const OTHER_HEAD_FACTOR: f32 = 1.5;
/// Dated headlines of one story from which those that follow are its own too, as in a report written as things happen.
pub(in crate::story) const LIVE_HEADS: u32 = 3;
/// Share of its headline's runs of letters that a story takes up, from which that tells what belongs to it.
pub(in crate::story) const OWN_HEAD_SHARED: f32 = 0.25;
/// Of what a story takes up of its headline, what paragraphs below another headline take up that are the same story's.
pub(in crate::story) const KIN_SHARED: f32 = 0.3;
/// Words from which a line may be a stretch's headline.
pub(in crate::story) const HEAD_LEAST_WORDS: f32 = 3.0;
/// … from which what it shares counts in full.
pub(in crate::story) const HEAD_WORDS: f32 = 6.0;
/// Share of its runs of letters that the paragraphs below take up, from which a line begins another story.
pub(in crate::story) const OTHER_HEAD_SHARED: f32 = 0.3;
/// Factor of paragraphs that stand by turns with headlines: other pages' summaries. −25 %: 4 readings; +25 %: 11
/// readings (text F1 −0.001, standfirsts +1).
pub(in crate::story) const TEASERS_FACTOR: f32 = 0.35;
/// What a label of comments takes from the stretch. Half to double: none; at 0: 1 reading; without bound: none.
pub(in crate::story) const COMMENTS_COST: f32 = 4.0;
/// … `Read also`, an imprint, a question for consent. −25 %: 3 readings (text F1 +0.002, titles +1); +25 %: 3
/// readings.
pub(in crate::story) const RELATED_COST: f32 = 3.0;
/// … an advert's label, a credit, a caption that says it is one, a button. −25 %: 2 readings (standfirsts +1); +25 %:
/// 1 reading.
pub(in crate::story) const BUTTON_COST: f32 = 0.8;
/// … any other of the site's lines. −25 %: 3 readings; +25 %: 1 reading.
pub(in crate::story) const BOILERPLATE_COST: f32 = 1.5;
/// What a short sentence adds to the stretch. −25 %: none; +25 %: 1 reading.
pub(in crate::story) const SENTENCE_GAIN: f32 = 0.2;
/// Words above which it does. ±25 %: none; half: none; double: 1 reading.
pub(in crate::story) const SENTENCE_GAIN_WORDS: f32 = 2.0;
/// Short lines since the last paragraph above which they are a menu or a list of links. At 2: 4 readings (text F1
/// +0.005, titles +1); at 4: 2 readings.
pub(in crate::story) const SHORT_LINES: u32 = 3;
/// What each of those takes from the stretch. −25 %: 4 readings (text F1 +0.002, titles +1); +25 %: 1 reading.
pub(in crate::story) const ROW_COST: f32 = 1.2;
/// What a short line takes that stands apart: it may be a heading. −25 %: 6 readings; +25 %: 2 readings.
pub(in crate::story) const APART_COST: f32 = 0.5;
/// What a short line takes that stands close below another. −25 %: 3 readings (standfirsts +1); +25 %: 3 readings
/// (text F1 +0.005, titles +1).
pub(in crate::story) const CLOSE_COST: f32 = 0.7;
/// Words of a paragraph behind a wide gap from which the story goes on there. −25 %: 1 reading (text F1 −0.001); +25
/// %: none.
pub(in crate::story) const AFTER_GAP_WORDS: f32 = 20.0;
/// Share of the story's weight, at either end, within which it may be cut short at a gap. −25 %: 1 reading; +25 %:
/// none.
pub(in crate::story) const TRIM_SHARE: f32 = 0.2;
/// Lines below a byline within which two paragraphs in a row show that the story begins there. Half to double: none;
/// at 0: 3 readings (titles −2); without bound: none.
pub(in crate::story) const BYLINE_REACH: usize = 12;
/// Width of a gap above which what stands below it is no longer the story. −25 %: 1 reading; +25 %: 1 reading.
pub(in crate::story) const END_GAP: f32 = 3.0;
/// What a line adds to a gap's width that says that the story is over. −25 %: 1 reading; +25 %: none.
pub(in crate::story) const END_LINE: f32 = 2.0;
/// … a sentence. Half to double: none; at 0: 1 reading; without bound: 1 reading.
pub(in crate::story) const END_SENTENCE: f32 = 0.3;
/// … any other line. ±25 %: none; half: 2 readings; double: none.
pub(in crate::story) const END_OTHER: f32 = 1.0;
/// Lines above and below that show whether a paragraph stands among headlines. At 4: 7 readings; at 6: 3 readings.
pub(in crate::story) const TEASERS_REACH: usize = 5;
/// Short lines in a row from which they are a list of links or a box, and no heading. At 2: 9 readings; at 4: 4
/// readings.
pub(in crate::story) const ROW_OF_LINES: usize = 3;
/// Words above which a line that does not end as a sentence does is no heading. −25 %: 12 readings; +25 %: 1 reading.
pub(in crate::story) const HEADING_WORDS: f32 = 24.0;
/// Words from which two such lines together are other pages' headlines. −25 %: 9 readings (text F1 −0.001); +25 %: 1
/// reading.
pub(in crate::story) const HEADLINE_WORDS: f32 = 8.0;
/// Words below which a line under a newsletter's words is its button. ±25 %: none; half: 1 reading; double: none.
pub(in crate::story) const SUBSCRIBE_BUTTON_WORDS: f32 = 4.0;
/// Words from which a line between headline and byline is a standfirst's. −25 %: 2 readings; +25 %: none.
pub(in crate::story) const DECK_WORDS: f32 = 6.0;
