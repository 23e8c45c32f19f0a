//! The desk's own bookkeeping, kept with the memory: originals that were pretranslated, files that were written, the text
//! snapshot that was taken in. It touches no unit and makes no commit.

use super::reader::Revision;
use crate::error::Result;
use crate::model::Hash;

/// The bookkeeping of one memory; see [`Memory::ledger`](super::Memory::ledger).
pub trait Ledger: Send {
    /// Keeps the bytes of an original.
    fn keep_original(&mut self, name: &str, hash: &Hash, bytes: &[u8]) -> Result<()>;

    /// The bytes with this hash.
    fn original(&self, hash: &Hash) -> Result<Option<Vec<u8>>>;

    /// The bytes last kept under this name, with their hash.
    fn original_named(&self, name: &str) -> Result<Option<(Hash, Vec<u8>)>>;

    /// The content hash of the text snapshot last taken in or written.
    fn text_taken(&self) -> Result<Option<Hash>>;

    /// Says which text snapshot this memory and it agree on, as of a commit that was `seen`. Where another memory was
    /// restored since, they do not, and nothing is noted.
    fn set_text_taken(&mut self, hash: &Hash, seen: &Revision) -> Result<()>;

    /// The content hash that a file had when Cotejo last wrote it.
    fn written(&self, name: &str) -> Result<Option<Hash>>;

    /// Remembers what Cotejo wrote into a file.
    fn set_written(&mut self, name: &str, hash: &Hash) -> Result<()>;
}
