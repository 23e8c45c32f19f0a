//! From an archive to a memory: pages that were published in several languages become units.
//!
//! Pages are read ([`pages`]), those that belong together are found ([`pairing`]), their stories are aligned, all of a pair
//! of languages together ([`ladders`]), and pages that turn out not to belong together are refused ([`belonging`]). What is
//! sure becomes units ([`units`]), which the memory takes in as one import. Nothing here reads a file or writes a memory.

pub mod belonging;
pub mod doubts;
pub mod furniture;
pub mod ladders;
pub mod pages;
pub mod pairing;
mod path_tags;
pub mod units;
mod words_shared;

use std::collections::BTreeMap;

use crate::align::Bead;
use crate::desk::archive::belonging::Belonging;
use crate::desk::archive::pairing::PairedBy;
use crate::store::ImportId;

/// What is being done.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Pages are read: so many of so many.
    Reading(usize, usize),
    /// Pages without names or links find their partners: of so many pairs, so many are looked at.
    Pairing(usize, usize),
    /// What belongs together is aligned: of so many pairs, so many are done.
    Aligning(usize, usize),
    /// The memory takes the units in.
    Writing,
}

/// Why nothing is learnt of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Two of them are in one language.
    SameLanguage,
    /// They do not tell the same.
    OtherStory,
    /// So little is there to learn from that it cannot be told whether they belong together.
    Unsure,
    /// One is a summary of the other, or a part.
    Summary,
    /// The memory has a newer version of the page.
    Older,
    /// No page in another language belongs to it.
    Alone,
    /// A newer version of it is among the pages.
    Superseded,
}

crate::model::named!(Refusal {
    SameLanguage = "same-language",
    OtherStory = "other-story",
    Unsure = "unsure",
    Summary = "summary",
    Older = "older",
    Alone = "alone",
    Superseded = "superseded",
});

/// Why a pair of sentences is no unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOutBy {
    /// It is not sure that they say the same.
    Doubtful,
    /// Their numbers, dates or sums contradict each other.
    Contradicting,
    /// Several sentences beside several others: the same passage, but no sentence and its translation.
    Passage,
    /// They are the same text: nobody translated it.
    Untranslated,
    /// The memory has it from a person.
    Known,
    /// A person rendered the sentence otherwise, and that stands.
    Kept,
    /// It was forgotten on purpose.
    Forgotten,
    /// A person said that it is no translation.
    Rejected,
}

crate::model::named!(LeftOutBy {
    Doubtful = "doubtful",
    Contradicting = "contradicting",
    Passage = "passage",
    Untranslated = "untranslated",
    Known = "known",
    Kept = "kept",
    Forgotten = "forgotten",
    Rejected = "rejected",
});

/// A page that was read.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct PageRead {
    /// The file.
    pub file: String,
    /// Its language.
    pub lang: String,
    /// How that was found.
    pub lang_by: &'static str,
    /// What the memory calls it: its address, else its path.
    pub document: String,
    /// Its date, as it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How many sentences its story has.
    pub sentences: usize,
}

/// Pages that were taken for one text in several languages.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct GroupTold {
    /// The files; the units' documents are those of the first.
    pub files: Vec<String>,
    /// How they were found to belong together.
    pub found: PairedBy,
    /// For each page after the first, how much of the two is each other's translation.
    pub belonging: Vec<Belonging>,
    /// Beads by their shape, `1-1`, `1-2`, `0-1`…
    pub beads: BTreeMap<String, u64>,
    /// How many units they gave.
    pub units: u64,
    /// How many of their sentences the memory has from a person, rendered so.
    pub known: u64,
    /// Files of them of which nothing was learnt, and why.
    pub refused: Vec<Refused>,
}

/// A page of which nothing was learnt.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Refused {
    /// The file.
    pub file: String,
    /// The file that it was laid beside; none where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
    /// Why.
    pub why: Refusal,
}

/// Sentences that became no unit.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct LeftOut {
    /// The files.
    pub files: [String; 2],
    /// Why.
    pub why: LeftOutBy,
    /// How sure the alignment is, 0 to 1.
    pub confidence: f32,
    /// What stands in the first.
    pub source: String,
    /// What stands in the second.
    pub target: String,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread {
    /// The file.
    pub file: String,
    /// Why.
    pub error: crate::error::Error,
}

/// What a person would gain by looking at the pairs of a run, the least sure first; by how sure the alignment is of each.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReviewGain {
    /// Pairs that nobody has looked at: those that the memory has, and those that were left out as doubtful.
    pub pairs: u64,
    /// So many of them are looked at.
    pub looks: u64,
    /// Wrong ones among all that the memory has.
    pub wrong: f32,
    /// Wrong ones that would leave the memory.
    pub found: f32,
    /// Right ones that would come in.
    pub right: f32,
}

impl ReviewGain {
    /// Of pairs with how sure each is: those taken, and those left out as doubtful.
    #[must_use]
    pub fn of(taken: impl Iterator<Item = f32>, left_out: impl Iterator<Item = f32>, looks: usize) -> Self {
        let mut pairs: Vec<(f32, bool)> = taken.map(|sure| (sure, true)).collect();
        let wrong = pairs.iter().map(|(sure, _)| 1.0 - sure).sum();
        pairs.extend(left_out.map(|sure| (sure, false)));
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let looked = &pairs[..pairs.len().min(looks)];
        let of = |inside: bool| looked.iter().filter(move |(_, taken)| *taken == inside).map(|(sure, _)| *sure);
        Self {
            pairs: pairs.len() as u64,
            looks: looked.len() as u64,
            wrong,
            found: of(true).map(|sure| 1.0 - sure).sum(),
            right: of(false).sum(),
        }
    }
}

/// What an archive gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Learnt {
    /// The pages that were read.
    pub pages: Vec<PageRead>,
    /// Which belong together, and what became of them.
    pub groups: Vec<GroupTold>,
    /// Pages that were left alone.
    pub alone: Vec<Refused>,
    /// Files that could not be read.
    pub unread: Vec<Unread>,
    /// Files of a folder whose names say that they hold no document.
    pub passed: u64,
    /// Blocks that stand in several stories of a site, and so belong to none.
    pub furniture: u64,
    /// Sentences that became no unit.
    pub left_out: Vec<LeftOut>,
    /// Sentences that a person rendered otherwise elsewhere: theirs stands, and comes first.
    pub otherwise: u64,
    /// What review would gain.
    pub review: ReviewGain,
    /// Units that bring something.
    pub news: u64,
    /// Units that were not there.
    pub new: u64,
    /// Units that became different.
    pub updated: u64,
    /// Units that were there as they are.
    pub unchanged: u64,
    /// Units of sentences that their page no longer has, and that went.
    pub gone: u64,
    /// What to undo it by; none if nothing became different.
    pub import: Option<ImportId>,
}

/// Beads by their shape.
pub(crate) fn shapes(ladder: &[Bead], into: &mut BTreeMap<String, u64>) {
    for bead in ladder {
        *into.entry(format!("{}-{}", bead.source.len(), bead.target.len())).or_default() += 1;
    }
}

impl LeftOutBy {
    /// Whether a person may think otherwise, and is shown it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Doubtful | Self::Contradicting | Self::Passage)
    }
}

impl Learnt {
    /// Whether anything could be learnt, now or before.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.units + group.known == 0)
    }
}
