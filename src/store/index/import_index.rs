//! The first index of a memory, begun while its first import is still being written: the thread that reads the file keeps
//! the keys as they pass, so that no table need be walked for them.
//!
//! That rests on rows being counted from 1 in the order of the stream, as they are where every unit is new and nothing
//! was ever there. Whether it was so is known at the end; if not, what was kept is thrown away.

use std::borrow::Cow;
use std::thread::JoinHandle;

use crate::fuzzy::Builder;
use crate::store::reader::Revision;

/// Fewer keys than this are compared one by one: an index would not pay.
pub(in crate::store) const WORTH: u64 = 4096;

/// So many keys are kept and no more; with more, the tables are walked, a language at a time.
const MOST: usize = 2_000_000;

/// The keys of an import while it is read, by language.
#[derive(Default)]
pub(in crate::store) struct ImportKeys {
    languages: Vec<(String, LanguageKeys)>,
    units: u64,
    count: usize,
}

/// The keys of a language on their way into an index.
pub(in crate::store) enum LanguageKeys {
    /// Collected.
    Collected(Builder),
    /// So many, of which the index is being made.
    Building(usize, JoinHandle<Vec<u8>>),
}

/// All the keys that a memory has at a commit.
pub(in crate::store) struct ImportIndex {
    upto: Revision,
    languages: Vec<(String, LanguageKeys)>,
}

/// The commits of an import, as long as each stands right behind the one before, from a commit without a unit on: then
/// the memory holds what the import brought, and nothing else.
pub(in crate::store) struct CommitChain {
    last: Option<Revision>,
}

impl ImportKeys {
    /// Takes the keys of the next unit, each with its language.
    pub(in crate::store) fn take<'k>(&mut self, keys: impl Iterator<Item = (&'k str, Cow<'k, str>)>) {
        self.units += 1;
        for (language, key) in keys {
            self.count += 1;
            if self.count > MOST {
                self.languages.clear();
                continue;
            }
            let at = self.languages.iter().position(|(known, _)| known == language).unwrap_or_else(|| {
                self.languages.push((language.to_owned(), LanguageKeys::Collected(Builder::default())));
                self.languages.len() - 1
            });
            if let LanguageKeys::Collected(builder) = &mut self.languages[at].1 {
                builder.push(self.units, &key);
            }
        }
    }

    /// At the stream's end: begins to make the indexes.
    pub(in crate::store) fn close(&mut self) {
        for (_, keys) in &mut self.languages {
            let count = keys.len();
            if let LanguageKeys::Collected(builder) = keys
                && count as u64 >= WORTH
            {
                let builder = std::mem::take(builder);
                *keys = LanguageKeys::Building(count, std::thread::spawn(move || builder.build()));
            }
        }
    }

    /// What becomes of them when `new` units came in by this chain of commits: the memory's index, if they are all the
    /// keys that it has.
    pub(in crate::store) fn finish(self, chain: &CommitChain, new: u64) -> Option<ImportIndex> {
        let upto = chain.last?;
        (self.count <= MOST && new == self.units).then_some(ImportIndex { upto, languages: self.languages })
    }
}

impl LanguageKeys {
    pub(in crate::store) fn len(&self) -> usize {
        match self {
            Self::Collected(builder) => builder.len(),
            Self::Building(count, _) => *count,
        }
    }

    /// The index of them; none if its maker broke down, which has then said so.
    pub(in crate::store) fn index(self) -> Option<Vec<u8>> {
        match self {
            Self::Collected(builder) => Some(builder.build()),
            Self::Building(_, index) => index.join().ok(),
        }
    }
}

impl ImportIndex {
    /// All keys of a language at the commit `now`, if this is the memory's index at it; they are given once.
    pub(in crate::store) fn give(&mut self, language: &str, now: Revision) -> Option<LanguageKeys> {
        let at = self.languages.iter().position(|(known, _)| self.upto == now && known == language)?;
        Some(self.languages.swap_remove(at).1)
    }
}

impl CommitChain {
    /// One that begins at a commit without a unit, in a memory that never had one.
    pub(in crate::store) fn from(begin: Revision) -> Self {
        Self { last: Some(begin) }
    }

    /// None: the memory had units before.
    pub(in crate::store) fn broken() -> Self {
        Self { last: None }
    }

    /// Whether it is one so far.
    pub(in crate::store) fn is_whole(&self) -> bool {
        self.last.is_some()
    }

    /// Notes that a commit at `now` came behind the one `before`; they are the same if it changed nothing.
    pub(in crate::store) fn note(&mut self, before: Revision, now: Revision) {
        self.last = self.last.filter(|last| *last == before).map(|_| now);
    }
}
