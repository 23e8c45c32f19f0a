//! The memory: it keeps every unit with its history, and forgets nothing by accident.
//!
//! [`Store`] is the memory in the trade's own words, without SQL. To add a database: one file here, one arm in
//! [`open`]; the story test (`tests/all/store_story.rs`) then runs on it.

mod bound;
mod contract;
mod form;
mod gather;
mod generation;
mod health;
mod index;
mod journal;
mod making;
mod map;
mod merge;
mod read;
mod schema;
mod sqlite;
#[cfg(test)]
mod tests;
mod walk;
mod write;

use std::ops::RangeInclusive;
use std::path::Path;

use crate::error::{Notice, Result};
use crate::fuzzy::Probe;
use crate::model::{Hash, Key, Lang, Origin, State, Time, Unit, UnitId};

/// The memory.
///
/// Reading (`&self`) sees the last commit, also while another process writes; [`Store::snapshot`] holds on to one commit
/// for as long as several questions need it. Every write is one commit or, for an import, one commit a batch; a commit
/// that fails leaves nothing behind.
pub trait Store: Send {
    /// The last commit.
    fn revision(&self) -> Result<Revision>;

    /// Whether that very commit, number and nonce, is in this memory's past.
    fn holds(&self, revision: &Revision) -> Result<bool>;

    /// Asks several questions of one and the same commit.
    fn snapshot(&self, work: &mut dyn FnMut() -> Result<()>) -> Result<()>;

    /// Up to `count` stores that read this memory at one and the same commit and hold on to it while they live, whatever
    /// is written meanwhile, made ready to search in a language: for work in as many threads, whose answers then are
    /// those of one. Fewer where others write without a pause; none for a memory that lives in the process, which no
    /// one else can open.
    fn readers(&self, language: &str, count: usize) -> Result<Vec<Box<dyn Store>>>;

    /// The unit of this id.
    fn unit(&self, id: &UnitId) -> Result<Option<Unit>>;

    /// The unit of this row; none if it is gone.
    fn unit_at(&self, row: UnitRow) -> Result<Option<Unit>>;

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

    /// Brings the search index of a language up to the last commit, so that no lookup has to; false where there is none
    /// to bring: a memory that lives in the process, or one that may only be read. A lookup does so by itself when it
    /// pays.
    fn fold(&self, language: &str) -> Result<bool>;

    /// Does now, for every language, the folding that the next lookup in it would do before it answers: what belongs at
    /// the end of an import. An interruption loses nothing but the time.
    fn fold_due(&self) -> Result<()>;

    /// The variants in a language whose key is exactly `key`, by row.
    fn by_key(&self, language: &str, key: &Key) -> Result<Vec<(UnitRow, Lang)>>;

    /// What stands before and after a unit in its document, as keys of a language.
    fn neighbours(&self, row: UnitRow, language: &str) -> Result<Neighbours>;

    /// What changed after a revision, oldest first; a unit once for each commit that touched it.
    fn changes_since(&self, number: u64, each: &mut dyn FnMut(Change) -> Result<()>) -> Result<()>;

    /// Takes in a stream of units, in batches. The same job begun before and interrupted goes on where it stopped, and
    /// ends as if it had not been. An error in the stream takes back what this job had brought in. The stream is read in
    /// a thread of its own, ahead of what is written.
    fn import(
        &mut self,
        job: &ImportJob,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    ) -> Result<ImportReport>;

    /// Forgets a unit; its history stays.
    ///
    /// # Errors
    /// [`crate::error::Error::UnitUnknown`].
    fn forget(&mut self, id: &UnitId, by: &Stamp) -> Result<()>;

    /// Takes back an import as a whole, in one commit. What was changed since by something else stays.
    ///
    /// # Errors
    /// [`crate::error::Error::ImportUnknown`], [`crate::error::Error::ImportUndone`].
    fn undo(&mut self, import: ImportId, by: &Stamp) -> Result<UndoReport>;

    /// All imports, oldest first.
    fn imports(&self) -> Result<Vec<Import>>;

    /// Everything that happened to a unit, oldest first; empty for an id that was never here.
    fn history(&self, id: &UnitId) -> Result<Vec<Event>>;

    /// Keeps the bytes of an original.
    fn keep_original(&mut self, name: &str, hash: &Hash, bytes: &[u8]) -> Result<()>;

    /// The bytes with this hash.
    fn original(&self, hash: &Hash) -> Result<Option<Vec<u8>>>;

    /// The bytes last kept under this name, with their hash.
    fn original_named(&self, name: &str) -> Result<Option<(Hash, Vec<u8>)>>;

    /// The content hash of the text snapshot last taken in or written.
    fn text_taken(&self) -> Result<Option<Hash>>;

    /// Says which text snapshot this memory and it agree on.
    fn set_text_taken(&mut self, hash: &Hash) -> Result<()>;

    /// The content hash that a file had when Cotejo last wrote it.
    fn written(&self, name: &str) -> Result<Option<Hash>>;

    /// Remembers what Cotejo wrote into a file.
    fn set_written(&mut self, name: &str, hash: &Hash) -> Result<()>;

    /// The languages of all variants and how many there are of each, by tag.
    fn languages(&self) -> Result<Vec<(Lang, u64)>>;

    /// What the memory holds.
    fn stats(&self) -> Result<Stats>;

    /// Copies the whole memory, as of one commit, into a new file.
    ///
    /// # Errors
    /// [`crate::error::Error::FileExists`] if the file is there already.
    fn backup(&self, file: &Path) -> Result<()>;

    /// Puts a copy that [`Store::backup`] made in this memory's place, in one commit, which gets a nonce of its own.
    ///
    /// # Errors
    /// Those of [`open`] for a file that is no memory, [`crate::error::Error::StoreDamaged`] for a damaged one.
    fn restore(&mut self, file: &Path, by: &Stamp) -> Result<()>;

    /// What is wrong with the memory; empty if all is well.
    fn check(&self) -> Result<Vec<Notice>>;
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

/// An import's number in one store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct ImportId(pub i64);

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The person's name.
    pub who: String,
    /// Now.
    pub when: Time,
}

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
}

crate::model::named!(ChangeKind {
    New = "new",
    Updated = "updated",
    Forgotten = "forgotten",
    Restored = "restored",
    Elsewhere = "elsewhere",
});

/// What is imported, how, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportJob {
    /// The file's name, for people.
    pub name: String,
    /// Of the file's content. With `manner` it says whether an interrupted import is the same one.
    pub hash: Hash,
    /// What becomes of variants that the memory has and the stream has not.
    pub manner: Manner,
    /// Who imports, and when.
    pub by: Stamp,
    /// How many units make one commit; as the store likes unless told. An interruption costs at most so many again.
    pub batch: Option<std::num::NonZeroUsize>,
}

/// How an arriving unit meets one of the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Manner {
    /// Variants, notes and props are added to or replace what is there; other languages stay; an unconfirmed variant
    /// (state initial) does not replace one that is translated or above.
    Merge,
    /// The arriving unit takes its place whole. For our own text snapshot.
    Replace,
}

crate::model::named!(Manner { Merge = "merge", Replace = "replace" });

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
    /// How many units of the stream an earlier, interrupted run had taken in (they count above).
    pub resumed: u64,
}

/// What undoing did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct UndoReport {
    /// Units that the import had brought and that went.
    pub forgotten: u64,
    /// Units that are again what they were.
    pub restored: u64,
    /// Units that something else changed since, and that stay.
    pub kept: u64,
}

/// An import in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its number.
    pub import: ImportId,
    /// The file's name.
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
}

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
    /// By which journey: `import`, `forget`, `undo`, `elsewhere` (another program).
    pub why: String,
    /// The import it came with or was undone with.
    pub import: Option<ImportId>,
    /// What the unit was before; none if it was not there, or if another program changed it.
    pub before: Option<Unit>,
}

/// What a memory holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// Units.
    pub units: u64,
    /// Units by origin, those that occur.
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

/// Opens the memory in `file`, and makes an empty one where there is none. Where the file or its folder may only be
/// read, the memory can be read, and writing is an error.
///
/// # Errors
/// [`crate::error::Error::StoreStranger`] for a file that is not a memory of ours, [`crate::error::Error::StoreNewer`]
/// for one that a newer Cotejo made, and those of the file system.
pub fn open(file: &Path) -> Result<Box<dyn Store>> {
    Ok(Box::new(sqlite::Sqlite::open(file)?))
}

/// A memory that lives as long as the process.
///
/// # Errors
/// [`crate::error::Error::StoreFailed`], of the database.
pub fn in_memory() -> Result<Box<dyn Store>> {
    Ok(Box::new(sqlite::Sqlite::in_memory()?))
}

/// Makes a new memory in `file`, filled by `fill`, so that it is there whole or not at all. Where two do so at once, one
/// memory stands and both get it; `false` says that it was the other's.
///
/// # Errors
/// Those of [`open`] and of `fill`.
pub fn make(file: &Path, fill: &mut dyn FnMut(&mut dyn Store) -> Result<()>) -> Result<(Box<dyn Store>, bool)> {
    let (store, ours) = sqlite::Sqlite::make(file, fill)?;
    Ok((Box::new(store), ours))
}
