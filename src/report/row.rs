//! A segment as the page sees it: its number, and what its reader has to do.

use std::collections::HashMap;

use crate::desk::leverage::{Band, words};
use crate::desk::report::{SegmentDetail, StoryReport};
use crate::fuzzy::{DifferenceKind, EditKind, diff};
use crate::l10n::Voice;
use crate::model::{BilingualBlock, Candidate, Segment, State, Text};
use crate::report::html::number;

/// What a segment asks of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Todo {
    /// Nothing: a confirmed translation is there that somebody read, here or where it came from.
    Ready,
    /// A confirmed translation is there that may mislead, as a check says.
    Correct,
    /// It was translated here, and nobody reviewed it: done, and yet to be read.
    Review,
    /// Earlier translations disagree.
    Choose,
    /// A translation is there that nobody confirmed.
    Confirm,
    /// Something similar was translated.
    Adapt,
    /// Nothing to go by.
    New,
    /// An earlier segment decides.
    Repeat,
}

impl Todo {
    /// What is left, in the order in which it is listed.
    pub(super) const LEFT: [Self; 7] =
        [Self::Correct, Self::Choose, Self::Confirm, Self::Adapt, Self::New, Self::Repeat, Self::Review];

    /// Whether a confirmed translation is there, whatever is still to be done with it.
    pub(super) fn is_confirmed(self) -> bool {
        matches!(self, Self::Ready | Self::Correct | Self::Review)
    }

    fn of(segment: &Segment, detail: &SegmentDetail) -> Self {
        if segment.is_confirmed() && detail.misleads() {
            Self::Correct
        } else if segment.is_confirmed() && detail.filled.is_none() && segment.state < State::Reviewed {
            Self::Review
        } else if segment.is_confirmed() {
            Self::Ready
        } else if segment.target.as_ref().is_some_and(|target| !target.is_blank()) {
            Self::Confirm
        } else if detail.ambiguous {
            Self::Choose
        } else if detail.repeats.is_some() {
            Self::Repeat
        } else if segment.candidates.is_empty() {
            Self::New
        } else {
            Self::Adapt
        }
    }

    /// For `class` and anchors.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Correct => "correct",
            Self::Review => "review",
            Self::Choose => "choose",
            Self::Confirm => "confirm",
            Self::Adapt => "adapt",
            Self::New => "new",
            Self::Repeat => "repeat",
        }
    }

    /// Which filter shows it: `ready`, `review`, `check`, `new` or `again`.
    pub(super) fn group(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Review => "review",
            Self::Correct | Self::Choose | Self::Confirm | Self::Adapt => "check",
            Self::New => "new",
            Self::Repeat => "again",
        }
    }

    /// The id of its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ready => "page-todo-ready",
            Self::Correct => "page-todo-correct",
            Self::Review => "page-todo-review",
            Self::Choose => "page-todo-choose",
            Self::Confirm => "page-todo-confirm",
            Self::Adapt => "page-todo-adapt",
            Self::New => "page-todo-new",
            Self::Repeat => "page-todo-repeat",
        }
    }

    /// The id of what it means.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Ready => "page-todo-ready-hint",
            Self::Correct => "page-todo-correct-hint",
            Self::Review => "page-todo-review-hint",
            Self::Choose => "page-todo-choose-hint",
            Self::Confirm => "page-todo-confirm-hint",
            Self::Adapt => "page-todo-adapt-hint",
            Self::New => "page-todo-new-hint",
            Self::Repeat => "page-todo-repeat-hint",
        }
    }
}

/// For `class` and swatches.
pub(super) fn band_class(band: Band) -> &'static str {
    match band {
        Band::Context => "b-context",
        Band::Exact => "b-exact",
        Band::Fuzzy95 => "b-95",
        Band::Fuzzy85 => "b-85",
        Band::Fuzzy75 => "b-75",
        Band::Fuzzy50 => "b-50",
        Band::New => "b-new",
        Band::Repetition => "b-again",
        Band::Translated => "b-done",
    }
}

/// The ids of a band's name and of what it means; the terminal says the same words.
#[must_use]
pub fn band_words(band: Band) -> [&'static str; 2] {
    match band {
        Band::Context => ["page-band-context", "page-band-context-hint"],
        Band::Exact => ["page-band-exact", "page-band-exact-hint"],
        Band::Fuzzy95 => ["page-band-fuzzy95", "page-band-fuzzy95-hint"],
        Band::Fuzzy85 => ["page-band-fuzzy85", "page-band-fuzzy85-hint"],
        Band::Fuzzy75 => ["page-band-fuzzy75", "page-band-fuzzy75-hint"],
        Band::Fuzzy50 => ["page-band-fuzzy50", "page-band-fuzzy50-hint"],
        Band::New => ["page-band-new", "page-band-new-hint"],
        Band::Repetition => ["page-band-repetition", "page-band-repetition-hint"],
        Band::Translated => ["page-band-translated", "page-band-translated-hint"],
    }
}

/// Which scores a band holds where matches were looked for from a score on, in words; none where there is nothing to say.
#[must_use]
pub fn band_range(voice: Voice, band: Band, from: Option<u8>) -> Option<String> {
    let score = |score: u8| number(score.into());
    if let Some((least, most)) = band.scores() {
        let least = least.max(from.unwrap_or_default()).min(most);
        return Some(voice.say("page-band-fuzzy-range", &[("from", score(least)), ("to", score(most))]));
    }
    match band {
        Band::Context => Some(voice.say("page-band-context-range", &[])),
        Band::Exact => Some(voice.say("page-band-exact-range", &[])),
        Band::Repetition => Some(voice.say("page-band-repetition-range", &[])),
        Band::Translated => None,
        _ => Some(voice.say("page-band-new-range", &[("from", score(from?))])),
    }
}

/// A segment with its number.
pub(super) struct Row<'a> {
    /// From 1; the site's strings go on where the story ends.
    pub(super) number: usize,
    /// The block around it.
    pub(super) block: &'a BilingualBlock,
    /// The two texts.
    pub(super) segment: &'a Segment,
    /// What is known of it.
    pub(super) detail: &'a SegmentDetail,
    /// What it asks.
    pub(super) todo: Todo,
    /// Whether it is the first of its block.
    pub(super) opens: bool,
    /// How many words its source has.
    pub(super) words: u64,
    /// Whether it is one of the site's strings.
    pub(super) of_site: bool,
}

impl Row<'_> {
    /// The candidate whose translation was filled in.
    pub(super) fn filled(&self) -> Option<&Candidate> {
        let unit = self.detail.filled.as_ref()?;
        self.segment.candidates.iter().find(|candidate| candidate.unit == *unit)
    }

    /// Whether the best earlier sentence says another figure: whatever its score, it is not nearly the same.
    pub(super) fn has_other_figures(&self) -> bool {
        self.detail.band == Band::Fuzzy95
            && self.segment.candidates.first().is_some_and(|best| {
                let parts = diff(best.source.key().as_str(), self.segment.source.key().as_str());
                parts.iter().any(|part| {
                    part.change != EditKind::Equal
                        && (part.named == Some(DifferenceKind::Number) || part.text.chars().any(char::is_numeric))
                })
            })
    }

    /// The translation, if there is one.
    pub(super) fn target(&self) -> Option<&Text> {
        self.segment.target.as_ref().filter(|target| !target.is_blank())
    }

    /// The terms to avoid that stand in the translation, as it writes them.
    pub(super) fn avoided(&self) -> Vec<String> {
        let Some(target) = self.target().map(Text::chars) else { return Vec::new() };
        let avoided = self.detail.terms.iter().flat_map(|term| &term.avoided);
        avoided.filter_map(|span| target.get(span.range()).map(str::to_owned)).collect()
    }

    /// The candidates, those together that say the same in the same language; best first, as are the groups.
    pub(super) fn groups(&self) -> Vec<Vec<&Candidate>> {
        let mut known: HashMap<(String, String, String), usize> = HashMap::new();
        let mut groups: Vec<Vec<&Candidate>> = Vec::new();
        for one in &self.segment.candidates {
            let at =
                *known.entry((one.source.encode(), one.target.encode(), one.lang.to_string())).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        groups
    }

    /// How many renderings are confirmed, equally near and in the very language: those that an ambiguity is about.
    pub(super) fn tied(&self) -> usize {
        let best = self.segment.candidates.first().map_or(0, |candidate| candidate.score);
        let tied = |one: &Candidate| one.score == best && one.penalties.is_empty() && one.state >= State::Translated;
        self.groups().iter().take_while(|group| group.iter().any(|one| tied(one))).count()
    }

    /// The final score of the best match, where there is one to show.
    pub(super) fn score(&self) -> Option<u8> {
        self.filled().or(self.segment.candidates.first()).map(|candidate| candidate.score)
    }
}

/// All segments: the story's, then the site's.
pub(super) fn rows(report: &StoryReport) -> (Vec<Row<'_>>, Vec<Row<'_>>) {
    let story = numbered(report.story(), 0, false);
    let site = numbered(report.site(), story.len(), true);
    (story, site)
}

fn numbered<'a>(
    segments: impl Iterator<Item = (&'a BilingualBlock, &'a Segment, &'a SegmentDetail)>,
    before: usize,
    of_site: bool,
) -> Vec<Row<'a>> {
    let mut last: Option<&BilingualBlock> = None;
    segments
        .enumerate()
        .map(|(index, (block, segment, detail))| {
            let opens = !last.is_some_and(|last| std::ptr::eq(last, block));
            last = Some(block);
            let words = words(&segment.source.chars());
            Row {
                number: before + index + 1,
                block,
                segment,
                detail,
                todo: Todo::of(segment, detail),
                opens,
                words,
                of_site,
            }
        })
        .collect()
}
