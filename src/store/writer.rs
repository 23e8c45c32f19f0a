//! Changing the memory: imports, single commits, forgetting, taking back.

use super::reader::{ImportId, Manner, Prefer, Reader, Stamp};
use crate::error::Result;
use crate::model::{Hash, Lang, Time, Tombstone, Unit, UnitId};

/// One who changes a memory. Every write is one commit or, for an import, one commit a batch; a commit that fails leaves
/// nothing behind. Several may be at it at once, in this process and in others: each waits for the other's commit.
pub trait Writer: Reader {
    /// Writes these units in one commit. A unit whose id is new comes in; one whose id is there meets it in the given
    /// manner, by the very rules of an import; the same id twice in `units` is the second laid over the first. What was
    /// changed has its history, and stands in the journal under `why`, as an import does under its file's name, so that
    /// [`Writer::undo`] takes it back as a whole. Where nothing becomes different there is no commit.
    ///
    /// # Errors
    /// Those of the store; nothing was written then.
    fn put(&mut self, units: Vec<Unit>, manner: Manner, why: &str, by: &Stamp) -> Result<PutReport>;

    /// Takes in a stream of units, in batches. The same job begun before and interrupted goes on where it stopped, and
    /// ends as if it had not been. An error in the stream takes back what this job had brought in. The stream is read in
    /// a thread of its own, ahead of what is written.
    fn import(
        &mut self,
        job: &ImportJob,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    ) -> Result<ImportReport>;

    /// Forgets what the memory's own text, which came in with an import, no longer has, and the memory has not changed since
    /// the two last said the same. It is taken back with that import.
    fn forget_left_out(&mut self, import: ImportId, text: &TextSays<'_>, by: &Stamp) -> Result<LeftOutReport>;

    /// Forgets a unit; its history stays.
    ///
    /// # Errors
    /// [`crate::error::Error::UnitUnknown`].
    fn forget(&mut self, id: &UnitId, by: &Stamp) -> Result<()>;

    /// Takes units out, or what some languages have of them, in one commit that [`Writer::undo`] takes back as a whole; what
    /// is not there is passed over. Their history stays. What is no part of an import stands in the journal under `why`.
    ///
    /// # Errors
    /// [`crate::error::Error::ImportUnknown`], and those of the store; nothing was taken out then.
    fn take_out(&mut self, what: &[TakenOut], leaving: Leaving, why: &str, by: &Stamp) -> Result<TakeOutReport>;

    /// Takes back what an import, or what was put, brought, and nothing that came after it. Where something of a unit was
    /// changed since, that stays and the unit is named; when what came after is taken back, the rest can be. In batches.
    ///
    /// # Errors
    /// [`crate::error::Error::ImportUnknown`], [`crate::error::Error::ImportUndone`].
    fn undo(&mut self, import: ImportId, by: &Stamp) -> Result<UndoReport>;
}

/// A unit that is to go, or part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOut {
    /// Which.
    pub unit: UnitId,
    /// The languages whose texts go; all if none is named. Where the unit's own source goes, or nothing but that is left,
    /// the unit does.
    pub langs: Vec<Lang>,
}

/// In which way something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// It is forgotten on purpose: its id does not come again by itself.
    Forgotten,
    /// It leaves with what an import replaces, and may come again with any other.
    With(ImportId),
    /// Somebody said that it is no translation, as part of what was put or alone: that text does not come again by itself,
    /// another rendering may.
    Rejected(Option<ImportId>),
}

/// The journey of a commit in which something was [rejected](Leaving::Rejected): see [`super::Event::why`].
pub const REJECT: &str = "reject";

/// What [`Writer::take_out`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct TakeOutReport {
    /// To undo it by; none if nothing went.
    pub import: Option<ImportId>,
    /// Units that went.
    pub forgotten: u64,
    /// Units that lost some of their languages.
    pub updated: u64,
}

/// What [`Writer::put`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct PutReport {
    /// To undo it by; none if nothing became different.
    pub import: Option<ImportId>,
    /// Units that were not there.
    pub new: u64,
    /// Units that became different.
    pub updated: u64,
    /// Units that were there as they are.
    pub unchanged: u64,
    /// Units with a text that is older than the one that stands (they count above, too); the history has it.
    pub older: u64,
    /// Units that were forgotten, and stay so.
    pub forgotten: u64,
    /// Units with a text that nobody confirmed where somebody confirmed the one that stands; the history has it.
    pub unconfirmed: u64,
    /// Reviewed or final renderings in whose place there is another text now, or none.
    pub replaced: u64,
}

/// What is imported, how, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportJob {
    /// The file's name, for people.
    pub name: String,
    /// Of the file's content. With `manner` it says whether an interrupted import is the same one.
    pub hash: Hash,
    /// What becomes of variants that the memory has and the stream has not.
    pub manner: Manner,
    /// What becomes of a text that is older than the one that stands, and of a unit that was forgotten.
    pub prefer: Prefer,
    /// What a tag without a region was taken for; kept with an interrupted import, so that it goes on as it began.
    pub settle: Option<Lang>,
    /// Who imports, and when.
    pub by: Stamp,
    /// How many units make one commit; as the store likes unless told. An interruption costs at most so many again.
    pub batch: Option<std::num::NonZeroUsize>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ImportReport {
    /// To undo it by.
    pub import: ImportId,
    /// Units that were not there.
    pub new: u64,
    /// Units that became different.
    pub updated: u64,
    /// Units that were there as they are.
    pub unchanged: u64,
    /// Units with a text that is older than the one that stands (they count above, too); the history has it.
    pub older: Told,
    /// Units that were forgotten, and stay so.
    pub forgotten: Told,
    /// Units with a text that nobody confirmed where somebody confirmed the one that stands; the history has it.
    pub unconfirmed: Told,
    /// Units whose text stands here, confirmed, and nobody confirms in the stream (they count above, too).
    pub lowered: Told,
    /// Units with a text that is its source, copied, where somebody translated it; the history has it.
    pub copied: Told,
    /// Reviewed or final renderings in whose place there is another text now, or none.
    pub replaced: Told,
    /// How many units of the stream an earlier, interrupted run had taken in (they count above).
    pub resumed: u64,
}

/// How often something is told of the units of a stream, and of which first. In JSON the number alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// How often.
    pub count: u64,
    /// Of which first; none if never.
    pub first: Option<FirstOf>,
}

impl Told {
    /// Counts so many more, which `first` is the first of.
    pub(super) fn add(&mut self, count: u64, first: impl FnOnce() -> FirstOf) {
        if count > 0 {
            self.count += count;
            self.first.get_or_insert_with(first);
        }
    }

    /// Adds what is told of later units.
    pub(super) fn extend(&mut self, later: Self) {
        self.count += later.count;
        self.first = self.first.take().or(later.first);
    }
}

impl serde::Serialize for Told {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.count)
    }
}

/// The first unit of a stream of which something is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstOf {
    /// Its id in the stream.
    pub unit: UnitId,
    /// Its number in the stream, from 0.
    pub at: u64,
    /// What the stream said of it besides ([`Unit::props`]): what its owner knows it by may stand there.
    pub props: Vec<(String, String)>,
}

/// What the memory's own text says of the units that it does not have.
pub struct TextSays<'a> {
    /// Which units it has.
    pub listed: &'a dyn Fn(&UnitId) -> bool,
    /// Whether a unit that it does not have was left out on purpose.
    pub whole: bool,
    /// When the last of those that it has was changed. What came later was not left out: an old text forgets nothing of what
    /// came since.
    pub newest: Option<Time>,
    /// Units that it says are forgotten.
    pub tombstones: &'a [Tombstone],
}

/// What became of the units that the memory's own text left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOutReport {
    /// They were forgotten.
    pub forgotten: u64,
    /// They were changed here since, and stay.
    pub kept: u64,
}

/// What undoing did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct UndoReport {
    /// Units that the import had brought and that went.
    pub forgotten: u64,
    /// Units that are again what they were.
    pub restored: u64,
    /// Units of which something was changed since, and stays.
    pub kept: u64,
    /// Those units.
    pub units: Vec<KeptUnit>,
}

/// A unit that could not be taken back, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct KeptUnit {
    /// Which.
    pub unit: UnitId,
    /// The import that changed it last, if it was one.
    pub import: Option<ImportId>,
}
