//! What the index asks of the database that it stands beside.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use crate::error::Result;
use crate::model::Key;
use crate::store::reader::{Revision, StoredKey, UnitRow};

/// The keys of one memory at one commit: every answer is of that same commit.
pub(in crate::store) trait KeyFeed {
    /// The commit.
    fn commit(&self) -> Result<Revision>;

    /// Whether that very commit is in this one's past, or this one.
    fn holds(&self, revision: &Revision) -> Result<bool>;

    /// Whether files may be made beside the memory.
    fn may_write(&self) -> bool;

    /// The first language behind that one, in the order of their names; from the empty name on, all of them.
    fn language_after(&self, language: &str) -> Result<Option<String>>;

    /// Whether a language has at least so many keys.
    fn has_keys(&self, language: &str, count: u64) -> Result<bool>;

    /// That the memory has as many keys as its log says: what is not there any more would be missed without a word.
    fn ensure_keys(&self) -> Result<()>;

    /// Every key of a language whose length in characters lies in `chars`.
    fn each_key(
        &self,
        language: &str,
        chars: &RangeInclusive<u32>,
        each: &mut dyn FnMut(StoredKey<'_>) -> Result<()>,
    ) -> Result<()>;

    /// The units that changed after a commit.
    fn changed_after(&self, revision: &Revision) -> Result<HashSet<UnitRow>>;

    /// The keys in a language of the units that changed after a commit.
    fn keys_after(&self, revision: &Revision, language: &str, out: &mut Vec<ChangedKey>) -> Result<()>;
}

/// A key of a unit that changed.
#[derive(Clone)]
pub(in crate::store) struct ChangedKey {
    /// The unit.
    pub(in crate::store) row: UnitRow,
    /// The key's length in Unicode scalar values.
    pub(in crate::store) chars: u32,
    pub(in crate::store) key: Key,
}
