//! A handle on a memory: what threads share, and what hands out those who read and write.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::database::{Created, Database};
use super::ledger::Ledger;
use super::location::Location;
use super::reader::{Reader, Stamp};
use super::sqlite::database::SqliteDatabase;
use super::writer::Writer;
use crate::error::{Notice, Result};

/// A memory that is open. A clone is the same memory; it may be handed to any thread. All who read through one handle
/// share its search indexes.
#[derive(Clone)]
pub struct Memory(Arc<dyn Database>);

impl Memory {
    /// Opens the memory that lies there, and makes an empty one where there is none. Where a file or its folder may only
    /// be read, the memory can be read, and writing is an error.
    ///
    /// # Errors
    /// [`crate::error::Error::StoreStranger`] for a file that is not a memory of ours,
    /// [`crate::error::Error::StoreNewer`] for one that a newer Cotejo made, and those of the file system.
    pub fn open(location: impl Into<Location>) -> Result<Self> {
        Ok(Self(match location.into() {
            Location::File(file) => Arc::new(SqliteDatabase::open(&file)?),
            Location::InProcess => Arc::new(SqliteDatabase::in_process()?),
        }))
    }

    /// Whether something lies there that [`Memory::open`] opens, or refuses as no memory of ours, instead of making one.
    #[must_use]
    pub fn is_there(location: &Location) -> bool {
        match location {
            // A link that leads nowhere is something, too.
            Location::File(file) => file.symlink_metadata().is_ok(),
            Location::InProcess => false,
        }
    }

    /// A new memory that lives as long as its handles.
    ///
    /// # Errors
    /// [`crate::error::Error::StoreFailed`], of the database.
    pub fn in_process() -> Result<Self> {
        Self::open(Location::InProcess)
    }

    /// Makes a new memory, filled by `fill`, so that it is there whole or not at all. Where two do so at once, one memory
    /// stands and both get it. What `fill` is handed is good for as long as it runs.
    ///
    /// # Errors
    /// Those of [`Memory::open`] and of `fill`.
    pub fn create(location: impl Into<Location>, fill: &mut dyn FnMut(&Self) -> Result<()>) -> Result<(Self, Created)> {
        match location.into() {
            Location::File(file) => {
                let (database, created) = SqliteDatabase::create(&file, &mut |made| fill(&Self(made)))?;
                Ok((Self(Arc::new(database)), created))
            }
            Location::InProcess => {
                let memory = Self::in_process()?;
                fill(&memory)?;
                Ok((memory, Created::Here))
            }
        }
    }

    /// Where it lies.
    #[must_use]
    pub fn location(&self) -> &Location {
        self.0.location()
    }

    /// One who reads: sees the last commit, and that one until refreshed.
    ///
    /// # Errors
    /// Those of the database.
    pub fn reader(&self) -> Result<Box<dyn Reader>> {
        self.0.reader()
    }

    /// Up to `count` readers of one and the same commit, made ready to search in a language: for work in as many threads,
    /// whose answers then are those of one. Fewer, but one at least, where others write without a pause.
    ///
    /// # Errors
    /// Those of the database.
    pub fn readers(&self, language: &str, count: usize) -> Result<Vec<Box<dyn Reader>>> {
        self.0.readers(language, count)
    }

    /// One who writes. Where the memory may only be read, each write is [`crate::error::Error::StoreReadOnly`].
    ///
    /// # Errors
    /// Those of the database.
    pub fn writer(&self) -> Result<Box<dyn Writer>> {
        self.0.writer()
    }

    /// The desk's own bookkeeping.
    ///
    /// # Errors
    /// Those of the database.
    pub fn ledger(&self) -> Result<Box<dyn Ledger>> {
        self.0.ledger()
    }

    /// Brings the search index of a language up to the last commit, so that no lookup has to; false where there is none
    /// to bring: a memory that lives in the process, or one beside which no index can be written. A lookup does so by
    /// itself when it pays.
    ///
    /// # Errors
    /// Those of the database.
    pub fn refresh_index(&self, language: &str) -> Result<bool> {
        self.0.refresh_index(language)
    }

    /// Refreshes now, for every language, the index that the next lookup in it would refresh before it answers: what
    /// belongs at the end of an import. An interruption loses nothing but the time.
    ///
    /// # Errors
    /// Those of the database.
    pub fn refresh_due_indexes(&self) -> Result<()> {
        self.0.refresh_due_indexes()
    }

    /// Copies the whole memory, as of one commit, into a new file.
    ///
    /// # Errors
    /// [`crate::error::Error::FileExists`] if the file is there already.
    pub fn backup(&self, file: &Path) -> Result<()> {
        self.0.backup(file)
    }

    /// Puts a copy that [`Memory::backup`] made in this memory's place, in one commit, which gets a nonce of its own. With
    /// `keep`, what the memory was is kept in a new file of that name, or of the first such name that is free (`keep.2`…),
    /// which is returned. From the commit that is kept to the copy's nobody else writes: whoever is in the midst of an
    /// import finds another memory and stops ([`crate::error::Error::StoreExchanged`]).
    ///
    /// # Errors
    /// Those of [`Memory::open`] for a file that is no memory, [`crate::error::Error::StoreDamaged`] for a damaged one.
    pub fn restore(&self, file: &Path, keep: Option<&Path>, by: &Stamp) -> Result<Option<PathBuf>> {
        self.0.restore(file, keep, by)
    }

    /// Puts a copy in the place of a memory in a file that cannot be opened, as [`Memory::restore`] does where it can. The file
    /// itself is kept under the name `keep`, or the first such name that is free; which.
    ///
    /// # Errors
    /// [`crate::error::Error::StoreStranger`] where it was never a memory, as far as can be seen; as [`Memory::restore`].
    pub fn replace(file: &Path, copy: &Path, keep: &Path, by: &Stamp) -> Result<(Self, PathBuf)> {
        let (database, kept) = SqliteDatabase::replace(file, copy, keep, by)?;
        Ok((Self(Arc::new(database)), kept))
    }

    /// What is wrong with the memory; empty if all is well.
    ///
    /// # Errors
    /// Those of the database.
    pub fn check(&self) -> Result<Vec<Notice>> {
        self.0.check()
    }

    /// What came up since this was last asked and a person should know, each once for as long as the memory is open: that
    /// no search index can be written beside it.
    #[must_use]
    pub fn take_notices(&self) -> Vec<Notice> {
        self.0.take_notices()
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Memory").field(self.location()).finish()
    }
}

/// Threads share it.
const _: () = {
    const fn shared<T: Clone + Send + Sync>() {}
    shared::<Memory>();
};
