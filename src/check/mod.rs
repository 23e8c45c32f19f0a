//! What an editor is told of: what disagrees between a text and its translation, and where.
//!
//! To add a check: one file here, one name in [`CHECKS`]; a test then fails until each locale has its words
//! (`check-<id>`, and the sentences that it adds to [`FindingText`]) and a case file in `tests/check/<id>/` exists.

mod codes;
mod contradiction;
mod consistency;
mod numbers;
mod renderings;
mod term_forbidden;
mod term_not_used;
mod units;
mod untranslated;

use std::rc::Rc;

use crate::error::Result;
use crate::model::{InFile, Key, Lang, Span, State, Text, UnitId};
use crate::termbase::Termbase;

pub use contradiction::contradict;
pub use renderings::{Rendering, Renderings};

/// Every check, in the order in which findings of one segment are told.
pub const CHECKS: &[&Check] = &[
    &untranslated::CHECK,
    &term_not_used::CHECK,
    &term_forbidden::CHECK,
    &consistency::CHECK,
    &numbers::CHECK,
    &codes::CHECK,
];

/// A check.
pub struct Check {
    /// Its name in `--json`.
    pub id: &'static str,
    /// What kind of error it finds.
    pub category: Category,
    /// How grave a finding is unless the check says otherwise.
    pub severity: Severity,
    /// What it looks at.
    pub run: Run,
}

/// What a check looks at.
pub enum Run {
    /// One segment at a time.
    Segment(fn(&Subject, &Surroundings<'_>) -> Vec<Remark>),
    /// All segments of a file together. Each remark comes with the index of its subject.
    File(fn(&[Subject]) -> Vec<(usize, Remark)>),
    /// All segments of a file together, and each against the memory.
    FileAndMemory {
        /// As [`Run::File`].
        file: fn(&[Subject]) -> Vec<(usize, Remark)>,
        /// One segment against what the memory holds.
        memory: fn(&Subject, &dyn MemoryLookup) -> Result<Vec<Remark>>,
    },
}

/// A segment and its translation.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// Where it stands.
    pub place: SubjectPlace,
    /// Where its owner finds it, if it stands in a file.
    pub in_file: InFile,
    /// The language of the source.
    pub source_lang: Lang,
    /// The source.
    pub source: Text,
    /// The language of the target.
    pub target_lang: Lang,
    /// The translation, not blank.
    pub target: Text,
    /// How far the work on it is.
    pub state: State,
}

/// Where a subject stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectPlace {
    /// In a bilingual document: the block's id and the segment's.
    Segment {
        /// [`crate::model::BilingualBlock::id`].
        block: String,
        /// [`crate::model::Segment::id`].
        segment: String,
        /// Of the site's strings, not of the story.
        site: bool,
    },
    /// In a memory.
    Unit(UnitId),
}

impl std::fmt::Display for SubjectPlace {
    /// As it is told in lists: `b12/1`, a unit's id.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Segment { block, segment, .. } => write!(f, "{block}/{segment}"),
            Self::Unit(unit) => write!(f, "{unit}"),
        }
    }
}

/// What a check may ask beside its subject.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The house's terms.
    pub termbase: &'a Termbase,
}

/// What the memory knows; the store stands on the other side.
pub trait MemoryLookup {
    /// The confirmed renderings of a source, of exactly the target's written language.
    ///
    /// # Errors
    /// What reading the memory brings.
    fn renderings(&self, source: &Lang, key: &Key, target: &Lang) -> Result<Rc<Renderings>>;
}

/// How grave a finding is (MQM).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A matter of choice.
    Neutral,
    /// Does not mislead.
    Minor,
    /// May mislead.
    Major,
    /// Unfit to publish.
    Critical,
}

crate::model::named!(Severity { Neutral = "neutral", Minor = "minor", Major = "major", Critical = "critical" });

/// What kind of error it is (MQM, dimension and type).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Not the term that the termbase wants.
    Terminology,
    /// One source, several renderings.
    Inconsistency,
    /// A number, a date or a sum of money.
    Number,
    /// What is not translated.
    Untranslated,
    /// Links, images, placeholders.
    Markup,
}

crate::model::named!(Category {
    Terminology = "terminology/inconsistent-with-terminology-resource",
    Inconsistency = "terminology/inconsistent-use-of-terminology",
    Number = "accuracy/mistranslation/number",
    Untranslated = "accuracy/untranslated",
    Markup = "design-and-markup/markup-tag",
});

/// What a check says about a segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Where in the source, in bytes of its characters without codes.
    pub source: Option<Span>,
    /// Where in the target, the same way.
    pub target: Option<Span>,
    /// What is wrong.
    pub says: FindingText,
    /// What to do.
    pub advice: FindingText,
    /// What to write at the place in the target, where that is sure.
    pub replacement: Option<String>,
    /// Where it is not the check's own.
    pub severity: Option<Severity>,
}

/// Something that disagrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The check's id.
    pub check: &'static str,
    /// Its kind.
    pub category: Category,
    /// How grave it is.
    pub severity: Severity,
    /// The subject, as an index into what was checked.
    pub subject: usize,
    /// What and where.
    pub remark: Remark,
}

messages! {
    /// What findings say, and what they advise.
    pub enum FindingText {
        /// A term of the source, and none of the house's for it in the target.
        TermNotUsed = "finding-term-not-used" { term: String },
        /// A term that the house never uses.
        TermForbidden = "finding-term-forbidden" { found: String },
        /// A term that the house uses no more.
        TermDeprecated = "finding-term-deprecated" { found: String },
        /// The same source is rendered otherwise elsewhere in the file.
        OtherwiseInFile = "finding-otherwise-in-file" { other: String, place: String },
        /// The same source is rendered otherwise in the memory.
        OtherwiseInMemory = "finding-otherwise-in-memory" { other: String, unit: String },
        /// A number of the source that the target lacks.
        NumberMissing = "finding-number-missing" { number: String },
        /// A number of the target that the source lacks.
        NumberAdded = "finding-number-added" { number: String },
        /// Another number stands in its place.
        NumberChanged = "finding-number-changed" { number: String, found: String },
        /// The same figures, which mean another number in the target’s language.
        NumberReadOtherwise = "finding-number-read-otherwise" { number: String },
        /// Per cent here, a bare number there.
        PercentLost = "finding-percent-lost" { number: String, found: String },
        /// The same amount in another currency.
        CurrencyChanged = "finding-currency-changed" { number: String, found: String },
        /// A decimal mark of another language.
        MarkForeign = "finding-mark-foreign" { found: String },
        /// The target is the source.
        NotTranslated = "finding-not-translated" {},
        /// A code of the source that the target lacks.
        CodeMissing = "finding-code-missing" { code: String },
        /// A code of the target that the source lacks.
        CodeAdded = "finding-code-added" { code: String },
        /// More of what is told above: so many are left out.
        MoreInSegment = "finding-more-in-segment" { count: u64 },
        /// Use this term.
        AdviceUse = "advice-use" { wanted: String },
        /// Write this in its place.
        AdviceUseInstead = "advice-use-instead" { wanted: String },
        /// Find another word.
        AdviceAvoid = "advice-avoid" { found: String },
        /// Decide on one rendering.
        AdviceOneRendering = "advice-one-rendering" {},
        /// Translate it.
        AdviceTranslate = "advice-translate" {},
        /// Compare with the source.
        AdviceCompare = "advice-compare" {},
    }
}

/// The most that one check tells of one segment; how many more there are is its last remark. A segment in which twenty
/// thousand figures differ is another text, and nobody reads on.
const MOST_REMARKS: usize = 100;

fn not_too_many(mut remarks: Vec<Remark>) -> Vec<Remark> {
    if remarks.len() > MOST_REMARKS {
        let count = (remarks.len() - MOST_REMARKS) as u64;
        remarks.truncate(MOST_REMARKS);
        let (says, advice) = (FindingText::MoreInSegment { count }, FindingText::AdviceCompare {});
        remarks.push(Remark { source: None, target: None, says, advice, replacement: None, severity: None });
    }
    remarks
}

/// Runs checks over the subjects of a file, in the order of the file, then of [`CHECKS`].
///
/// # Errors
/// What reading the memory brings.
pub fn run(
    checks: &[&Check],
    subjects: &[Subject],
    around: &Surroundings<'_>,
    memory: Option<&dyn MemoryLookup>,
) -> Result<Vec<Finding>> {
    let mut findings: Vec<(usize, usize, Finding)> = Vec::new();
    for (order, check) in checks.iter().enumerate() {
        let mut found = |subject: usize, remark: Remark| {
            findings.push((subject, order, check.finding(subject, remark)));
        };
        match &check.run {
            Run::Segment(run) => {
                for (at, subject) in subjects.iter().enumerate() {
                    not_too_many(run(subject, around)).into_iter().for_each(|remark| found(at, remark));
                }
            }
            Run::File(run) => run(subjects).into_iter().for_each(|(at, remark)| found(at, remark)),
            Run::FileAndMemory { file, memory: ask } => {
                file(subjects).into_iter().for_each(|(at, remark)| found(at, remark));
                if let Some(memory) = memory {
                    for (at, subject) in subjects.iter().enumerate() {
                        ask(subject, memory)?.into_iter().for_each(|remark| found(at, remark));
                    }
                }
            }
        }
    }
    // Stable: remarks of one check on one subject stay in its order.
    findings.sort_by_key(|(subject, order, _)| (*subject, *order));
    Ok(findings.into_iter().map(|(.., finding)| finding).collect())
}

/// Runs checks over one segment of a memory: those that look at single segments, and the memory's own renderings.
///
/// # Errors
/// What reading the memory brings.
pub fn run_one(
    checks: &[&Check],
    subject: &Subject,
    around: &Surroundings<'_>,
    memory: &dyn MemoryLookup,
) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for check in checks {
        let remarks = match &check.run {
            Run::Segment(run) => not_too_many(run(subject, around)),
            Run::File(_) => Vec::new(),
            Run::FileAndMemory { memory: ask, .. } => ask(subject, memory)?,
        };
        findings.extend(remarks.into_iter().map(|remark| check.finding(0, remark)));
    }
    Ok(findings)
}

impl Check {
    /// The check of this id.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        CHECKS.iter().find(|check| check.id == id).copied()
    }

    fn finding(&self, subject: usize, remark: Remark) -> Finding {
        let severity = remark.severity.unwrap_or(self.severity);
        Finding { check: self.id, category: self.category, severity, subject, remark }
    }
}
