//! The desk's own bookkeeping, kept with the memory: originals that were pretranslated, the text snapshot that was
//! taken in. It touches no unit and makes no commit.

use super::reader::Revision;
use crate::error::Result;
use crate::model::{Hash, Tombstone};

/// The bookkeeping of one memory; see [`Memory::ledger`](super::Memory::ledger).
pub trait Ledger: Send {
    /// Keeps the bytes of an original.
    fn keep_original(&mut self, name: &str, hash: &Hash, bytes: &[u8]) -> Result<()>;

    /// The bytes with this hash.
    fn original(&self, hash: &Hash) -> Result<Option<Vec<u8>>>;

    /// The bytes last kept under this name, with their hash.
    fn original_named(&self, name: &str) -> Result<Option<(Hash, Vec<u8>)>>;

    /// Whether this memory and a text snapshot with this content agree: it took that in or wrote it last, or it is the
    /// one that it last set out to write.
    fn agrees_with_text(&self, hash: &Hash) -> Result<bool>;

    /// Says which text snapshot this memory and it agree on, as of a commit that was `seen`. Where another memory was
    /// restored since, they do not, and nothing is noted.
    fn set_text_taken(&mut self, hash: &Hash, seen: &Revision) -> Result<()>;

    /// The units that a text snapshot written now has to name as forgotten, in order: an earlier one had them.
    fn tombstones(&self) -> Result<Vec<Tombstone>>;

    /// Keeps what a text that is about to come in says is forgotten: it is heeded while that text, or any other file, comes in,
    /// and said again.
    fn keep_tombstones(&mut self, said: &[Tombstone]) -> Result<()>;

    /// The same of one that holds all that the memory held then, and nothing else, and these tombstones.
    fn set_text_written(&mut self, hash: &Hash, seen: &Revision, tombstones: &[Tombstone]) -> Result<()>;

    /// Says which text snapshot is about to take the place of the last one, as of a commit that was `seen`.
    fn set_text_coming(&mut self, hash: &Hash, seen: &Revision) -> Result<()>;
}
