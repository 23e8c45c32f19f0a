//! The first index of a memory, begun while its first import is still being written: the one who reads keeps the keys as
//! they pass, so that no table need be walked for them.
//!
//! That rests on rows being counted from 1 in the order of the stream, as they are where every unit is new and nothing
//! was ever there. Whether it was so is known at the end; if not, what was gathered is thrown away.

use std::thread::JoinHandle;

use super::index::WORTH;
use super::read::Reading;
use super::sqlite::Sqlite;
use super::write::{Ready, Writer};
use super::{ImportReport, Revision};
use crate::error::Result;
use crate::fuzzy::Builder;

/// So many keys are kept and no more; with more, the tables are walked, a language at a time.
const MOST: usize = 2_000_000;

/// The keys of a stream, by language.
#[derive(Default)]
pub(super) struct Gathering {
    languages: Vec<(String, Keys)>,
    units: u64,
    count: usize,
}

/// The keys of a language on their way into an index.
pub(super) enum Keys {
    /// Collected.
    There(Builder),
    /// So many, of which the index is being made.
    Building(usize, JoinHandle<Vec<u8>>),
}

/// All the keys that a memory has at a commit.
pub(super) struct Gathered {
    upto: Revision,
    languages: Vec<(String, Keys)>,
}

/// The commits of an import, one behind the other from a commit without a unit on.
pub(super) struct Chain {
    last: Option<Revision>,
}

impl Gathering {
    /// Takes the keys of the next unit.
    pub(super) fn take(&mut self, ready: &Ready) {
        self.units += 1;
        for (language, key) in ready.keys() {
            self.count += 1;
            if self.count > MOST {
                self.languages.clear();
                continue;
            }
            let at = self.languages.iter().position(|(known, _)| known == language).unwrap_or_else(|| {
                self.languages.push((language.to_owned(), Keys::There(Builder::default())));
                self.languages.len() - 1
            });
            if let Keys::There(builder) = &mut self.languages[at].1 {
                builder.push(self.units, &key);
            }
        }
    }

    /// At the stream's end: begins to make the indexes.
    pub(super) fn close(&mut self) {
        for (_, keys) in &mut self.languages {
            let count = keys.len();
            if let Keys::There(builder) = keys
                && count as u64 >= WORTH
            {
                let builder = std::mem::take(builder);
                *keys = Keys::Building(count, std::thread::spawn(move || builder.build()));
            }
        }
    }
}

impl Keys {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::There(builder) => builder.len(),
            Self::Building(count, _) => *count,
        }
    }

    /// The index of them; none if its maker broke down, which has then said so.
    pub(super) fn index(self) -> Option<Vec<u8>> {
        match self {
            Self::There(builder) => Some(builder.build()),
            Self::Building(_, index) => index.join().ok(),
        }
    }
}

impl Chain {
    /// Whether it is one so far.
    pub(super) fn holds(&self) -> bool {
        self.last.is_some()
    }

    /// Notes a commit at its end, before it is made safe.
    pub(super) fn note(&mut self, store: &Sqlite, writer: &Writer<'_>) -> rusqlite::Result<()> {
        self.last = match self.last {
            Some(last) if last == writer.before && writer.changes.get() > 0 => Some(store.revision_now()?),
            Some(last) if last == writer.before => Some(last),
            _ => None,
        };
        Ok(())
    }
}

impl Sqlite {
    /// A chain from the last commit on, if that has no unit and never had one.
    pub(super) fn chain(&self) -> Result<Chain> {
        let failed = self.failed();
        self.shelf.gathered.take();
        if self.shelf.file().is_none() {
            return Ok(Chain { last: None });
        }
        let _reading = Reading::begin(&self.connection).map_err(&failed)?;
        let untouched: bool = self
            .connection
            .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'unit')", [], |row| row.get(0))
            .map_err(&failed)?;
        Ok(Chain { last: if untouched { Some(self.revision_now().map_err(&failed)?) } else { None } })
    }

    /// Keeps what was gathered, if the memory holds just that.
    pub(super) fn keep(&self, gathering: Gathering, chain: &Chain, report: &ImportReport) {
        let Some(upto) = chain.last else { return };
        if gathering.count <= MOST && report.new == gathering.units && report.resumed == 0 {
            *self.shelf.gathered.borrow_mut() = Some(Gathered { upto, languages: gathering.languages });
        }
    }

    /// All keys of a language at the commit `now`, if they were gathered.
    pub(super) fn give(&self, language: &str, now: Revision) -> Option<Keys> {
        let mut gathered = self.shelf.gathered.borrow_mut();
        let gathered = gathered.as_mut().filter(|gathered| gathered.upto == now)?;
        let at = gathered.languages.iter().position(|(known, _)| known == language)?;
        Some(gathered.languages.swap_remove(at).1)
    }
}
