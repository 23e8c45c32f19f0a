//! Asking the memory: units, their keys and neighbours, what changed, what happened to each of them.

use std::ops::RangeInclusive;

use crate::error::Result;
use crate::fuzzy::Probe;
use crate::model::{Hash, Key, Lang, Origin, State, Time, Unit, UnitId, Variant};

/// One who reads a memory.
///
/// A reader that [`Memory::reader`](super::Memory::reader) hands out sees one commit, whatever is written meanwhile, until
/// it is [refreshed](Reader::refresh). A [`Writer`](super::Writer) reads too: it sees the last commit, its own included,
/// and holds on to one for the length of a [`snapshot`](Reader::snapshot). Any number may read at once, while others write.
pub trait Reader: Send {
    /// Sees the last commit from now on; which that is. What a reader no longer needs, the database can give up: one that
    /// lives long should be refreshed between two pieces of work.
    fn refresh(&mut self) -> Result<Revision>;

    /// The commit that is seen.
    fn revision(&self) -> Result<Revision>;

    /// Whether that very commit, number and nonce, is in this memory's past.
    fn holds(&self, revision: &Revision) -> Result<bool>;

    /// Asks several questions of one and the same commit.
    fn snapshot(&self, work: &mut dyn FnMut() -> Result<()>) -> Result<()>;

    /// The unit of this id.
    fn unit(&self, id: &UnitId) -> Result<Option<Unit>>;

    /// The unit of this row; none if it is gone.
    fn unit_at(&self, row: UnitRow) -> Result<Option<Unit>>;

    /// The unit that a search or an index names, which is there with a text in that language, and all of whose texts are the
    /// ones that their keys were made of.
    ///
    /// # Errors
    /// [`crate::error::Error::StoreDamaged`] where it is not: the database is damaged, and the answer would not be whole.
    fn found_unit(&self, row: UnitRow, language: &str) -> Result<Unit>;

    /// Every unit in the order in which the tables themselves hold them, by no index, once it is known that they hold what
    /// the log says: what any other way to the units is held against.
    ///
    /// # Errors
    /// [`crate::error::Error::StoreDamaged`] where the tables hold something else.
    fn scan(&self, each: &mut dyn FnMut(Unit) -> Result<()>) -> Result<()>;

    /// Units one after another in the canonical order: document (none first), position (none first), id; all of one
    /// commit, in bounded memory.
    fn units<'s>(&'s self, selection: &Selection) -> Result<Box<dyn Iterator<Item = Result<Unit>> + 's>>;

    /// The keys of all variants in a language (`pt` means `pt-PT`, `pt-BR`…) whose length in characters lies in `chars`,
    /// in no particular order.
    fn keys(
        &self,
        language: &str,
        chars: RangeInclusive<u32>,
        each: &mut dyn FnMut(StoredKey<'_>) -> Result<()>,
    ) -> Result<()>;

    /// Hands every variant in a language whose base with the probe's key can reach `floor` to `judge`, with an upper bound
    /// of that base, in no particular order; `judge` returns the floor from then on, which may only rise. Nothing that
    /// comparing with every key would find is left out.
    fn search(
        &self,
        language: &str,
        probe: &Probe<'_>,
        floor: u8,
        judge: &mut dyn FnMut(UnitRow, u8) -> Result<u8>,
    ) -> Result<()>;

    /// The variants in a language whose key is exactly `key`, by row.
    fn by_key(&self, language: &str, key: &Key) -> Result<Vec<(UnitRow, Lang)>>;

    /// What stands before and after a unit in its document, as keys of a language.
    fn neighbours(&self, row: UnitRow, language: &str) -> Result<Neighbours>;

    /// What changed after a revision, oldest first; a unit once for each commit that touched it.
    fn changes_since(&self, number: u64, each: &mut dyn FnMut(Change) -> Result<()>) -> Result<()>;

    /// The languages of all variants and how many there are of each, by tag.
    fn languages(&self) -> Result<Vec<(Lang, u64)>>;

    /// All imports, oldest first.
    fn imports(&self) -> Result<Vec<Import>>;

    /// The units that were here and are gone, each as it last was, as far as that is known.
    fn gone_units(&self) -> Result<Vec<Unit>>;

    /// Everything that happened to a unit, oldest first; empty for an id that was never here.
    fn history(&self, id: &UnitId) -> Result<Vec<Event>>;

    /// When a rendering of a unit, whose own date does not count, was withdrawn by somebody who shares the memory's text; none
    /// where that is not known, or it was taken back here.
    fn withdrawn(&self, id: &UnitId, variant: &Variant) -> Result<Option<Time>>;

    /// What the memory holds.
    fn stats(&self) -> Result<Stats>;
}

/// A commit: its number, and a random nonce that no other commit has, so that a copy that went another way is told
/// apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Revision {
    /// From 0, growing.
    pub number: u64,
    /// Random.
    pub nonce: [u8; 16],
}

/// A unit's number in one store: smaller than its id, never given to another unit, meaningless elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitRow(pub i64);

/// Which units; everything unless narrowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only of this document.
    pub document: Option<String>,
    /// Only of these origins; any if empty.
    pub origins: Vec<Origin>,
    /// Only with a variant in each of these languages.
    pub langs: Vec<Lang>,
}

/// The key of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredKey<'a> {
    /// The unit it belongs to.
    pub row: UnitRow,
    /// The variant's language.
    pub lang: &'a Lang,
    /// The key.
    pub key: &'a str,
    /// Its length in Unicode scalar values.
    pub chars: u32,
}

/// What stands around a unit in its document. Story and site's strings are apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// Before it.
    pub before: Side,
    /// After it.
    pub after: Side,
}

/// One side of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// The document's begin or end.
    Edge,
    /// The keys that stand there: one, or several where the document was rendered several times.
    Keys(Vec<Key>),
    /// The unit has no document or position, or its neighbour is not in the memory in that language.
    Unknown,
}

/// A unit that a commit touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The commit's number.
    pub revision: u64,
    /// Which unit.
    pub row: UnitRow,
    /// What happened to it.
    pub kind: ChangeKind,
}

/// What happened to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It came.
    New,
    /// It became different.
    Updated,
    /// It went, by `forget` or by the undoing of the import that brought it.
    Forgotten,
    /// The undoing of an import made it what it was before.
    Restored,
    /// A program that is not Cotejo wrote.
    Elsewhere,
    /// A file offered a text that is older than the one that stands, which stayed; no commit.
    Older,
    /// A file offered a text that nobody confirmed where somebody confirmed the one that stands, which stayed; no commit.
    Unconfirmed,
}

crate::model::named!(ChangeKind {
    New = "new",
    Updated = "updated",
    Forgotten = "forgotten",
    Restored = "restored",
    Elsewhere = "elsewhere",
    Older = "older",
    Unconfirmed = "unconfirmed",
});

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The person's name.
    pub who: String,
    /// Now.
    pub when: Time,
}

/// An import's number in one store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct ImportId(pub i64);

/// An import in the journal, or what [`Writer::put`](super::Writer::put) wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its number.
    pub import: ImportId,
    /// The file's name; of a `put`, why it was made.
    pub name: String,
    /// Of the file's content.
    pub hash: Hash,
    /// Who began it, and when.
    pub by: Stamp,
    /// How far it is.
    pub state: ImportState,
    /// How many units of the stream are in.
    pub taken: u64,
    /// Units that were not there.
    pub new: u64,
    /// Units that became different.
    pub updated: u64,
    /// Units that were there as they are.
    pub unchanged: u64,
    /// What a tag without a region was taken for.
    pub settle: Option<Lang>,
    /// What stood where the file said otherwise than newer work.
    pub prefer: Prefer,
    /// How its units met those that were there.
    pub manner: Manner,
    /// By which journey it came about: `import`, `put`, `forget` or `reject`.
    pub journey: String,
    /// Units that were forgotten with it.
    pub forgotten: u64,
}

/// How an arriving unit meets one of the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Manner {
    /// Variant by variant: equal text keeps the higher state with its author and date; another text takes the place of
    /// what is there, unless nobody confirmed it and somebody did that. The stored source stands where the words are the
    /// same. Notes and props are added; other languages stay.
    Merge,
    /// The arriving unit takes its place whole, but for languages that the memory has with a date of their own. For our
    /// own text snapshot.
    Replace,
}

crate::model::named!(Manner { Merge = "merge", Replace = "replace" });

/// What stands where a file says otherwise than newer work here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Prefer {
    /// The newer text stands; the older is kept in the history. What was forgotten stays forgotten.
    #[default]
    Newer,
    /// The file's.
    File,
}

crate::model::named!(Prefer { Newer = "newer", File = "file" });

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportState {
    /// Under way, or interrupted: importing the same file goes on, `undo` takes it back.
    Running,
    /// Whole.
    Done,
    /// Taken back.
    Undone,
}

crate::model::named!(ImportState { Running = "running", Done = "done", Undone = "undone" });

/// Something that happened to a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// In which commit.
    pub revision: u64,
    /// What.
    pub kind: ChangeKind,
    /// Who did it; none for another program.
    pub by: Option<Stamp>,
    /// By which journey: `import`, `put`, `forget`, `reject`, `undo`, `elsewhere` (another program).
    pub why: String,
    /// The import it came with or was undone with.
    pub import: Option<ImportId>,
    /// What the unit was before, or what was offered; none if it was not there, or if another program changed it.
    pub before: Option<Unit>,
}

/// What a memory holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// Units.
    pub units: u64,
    /// Units by origin, those that occur; one of which some texts came to be otherwise counts under each.
    pub origins: Vec<(Origin, u64)>,
    /// Variants by language and state, those that occur.
    pub variants: Vec<(Lang, State, u64)>,
    /// Documents with units.
    pub documents: u64,
    /// Kept originals.
    pub originals: u64,
    /// Imports begun and not ended.
    pub interrupted: u64,
    /// The last commit.
    pub revision: u64,
    /// Of the database, its free pages included.
    pub bytes: u64,
}
