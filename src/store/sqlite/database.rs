//! A memory in one SQLite database: opening it, and handing out those who use it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::copy::{copy_from, copy_to, copy_to_free};
use super::create::{fill_beside, replace};
use super::holder::announce;
use super::rekey::rekey;
use super::session::{ReadTransaction, SqliteSession};
use super::settings::Journal;
use super::shared::SharedState;
use super::tally::count_anew;
use crate::error::{Error, Notice, Result};
use crate::store::beside::{parent, remove_abandoned};
use crate::store::database::{Created, Database};
use crate::store::ledger::Ledger;
use crate::store::location::Location;
use crate::store::reader::{Reader, Stamp};
use crate::store::writer::Writer;

/// How often readers are tried to be brought to one commit while others write.
const TRIES: usize = 8;

/// A memory in one SQLite database.
pub(in crate::store) struct SqliteDatabase(Arc<SharedState>);

impl SqliteDatabase {
    /// See [`crate::store::Memory::open`].
    pub(in crate::store) fn open(file: &Path) -> Result<Self> {
        let name = file.display().to_string();
        match std::fs::metadata(file) {
            Ok(meta) if meta.is_dir() => Err(Error::FileIsDirectory { file: name }),
            Ok(_) => {
                remove_abandoned(parent(file), None);
                Ok(Self(SharedState::of_file(file, name, Journal::Log)?))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Self::create(file, &mut |_| Ok(())).map(|(database, _)| database)
            }
            Err(error) => Err(Error::reading(&name, error)),
        }
    }

    /// See [`crate::store::Memory::in_process`].
    pub(in crate::store) fn in_process() -> Result<Self> {
        Ok(Self(SharedState::of_process()?))
    }

    /// See [`crate::store::Memory::create`].
    pub(in crate::store) fn create(
        file: &Path,
        fill: &mut dyn FnMut(Arc<dyn Database>) -> Result<()>,
    ) -> Result<(Self, Created)> {
        let (shared, created) = fill_beside(file, &mut |made| fill(Arc::new(Self(Arc::clone(made)))))?;
        Ok((Self(shared), created))
    }

    /// See [`crate::store::Memory::replace`].
    pub(in crate::store) fn replace(file: &Path, copy: &Path, keep: &Path, by: &Stamp) -> Result<(Self, PathBuf)> {
        replace(file, copy, keep, by).map(|(shared, kept)| (Self(shared), kept))
    }

    /// A session that sees the last commit, and may write.
    pub(super) fn session(&self) -> Result<SqliteSession> {
        SqliteSession::of(&self.0)
    }
}

impl Database for SqliteDatabase {
    fn location(&self) -> &Location {
        &self.0.location
    }

    fn reader(&self) -> Result<Box<dyn Reader>> {
        Ok(Box::new(SqliteSession::reading(&self.0)?))
    }

    fn readers(&self, language: &str, count: usize) -> Result<Vec<Box<dyn Reader>>> {
        let mut readers = Vec::new();
        for _ in 0..count.max(1) {
            readers.push(SqliteSession::reading(&self.0)?);
        }
        for tries_left in (0..TRIES).rev() {
            let mut commits = readers.iter().map(|reader| reader.revision_now().map_err(reader.failed()));
            let first = commits.next().transpose()?;
            let mut one = true;
            for commit in commits {
                one &= Some(commit?) == first;
            }
            if one {
                break;
            }
            if tries_left == 0 {
                // Somebody commits all the time: one reader agrees with itself.
                readers.truncate(1);
                break;
            }
            for reader in &mut readers {
                reader.see_last()?;
            }
        }
        // The first one makes ready what the others then find on the shelf.
        for reader in &readers {
            let _reading = ReadTransaction::begin(&reader.connection).map_err(reader.failed())?;
            self.0.shelf.prepare(&reader.view, reader, language)?;
        }
        Ok(readers.into_iter().map(|reader| Box::new(reader) as Box<dyn Reader>).collect())
    }

    fn writer(&self) -> Result<Box<dyn Writer>> {
        Ok(Box::new(self.session()?))
    }

    fn ledger(&self) -> Result<Box<dyn Ledger>> {
        Ok(Box::new(self.session()?))
    }

    fn refresh_index(&self, language: &str) -> Result<bool> {
        self.session()?.refresh_index(language)
    }

    fn refresh_due_indexes(&self) -> Result<()> {
        self.session()?.refresh_due_indexes()
    }

    fn backup(&self, file: &Path) -> Result<()> {
        copy_to(&self.session()?.connection, self.0.location.file(), file)
    }

    fn restore(&self, file: &Path, keep: Option<&Path>, by: &Stamp) -> Result<Option<PathBuf>> {
        self.session()?.put_back(file, keep, by)
    }

    fn check(&self) -> Result<Vec<Notice>> {
        self.session()?.examine()
    }

    fn take_notices(&self) -> Vec<Notice> {
        self.0.shelf.take_notice().into_iter().collect()
    }
}

impl SqliteSession {
    /// See [`crate::store::Memory::restore`].
    pub(super) fn put_back(&mut self, file: &Path, keep: Option<&Path>, by: &Stamp) -> Result<Option<PathBuf>> {
        self.ensure_writable()?;
        let shared = Arc::clone(&self.shared);
        let _told = announce(shared.location.file(), "restore", by);
        let own = shared.location.file();
        let mut kept = None;
        copy_from(&mut self.connection, (&shared.name, own), file, &mut || {
            if let (Some(own), Some(keep)) = (own, keep) {
                let reading = shared.connect()?;
                kept = Some(copy_to_free(&reading, own, keep)?);
                shared.put_to_rest(reading);
            }
            Ok(())
        })?;
        shared.shelf.clear();
        rekey(&self.connection, &shared.name)?;
        count_anew(&self.connection).map_err(self.failed())?;
        self.commit(by, "restore", None, |commit, _| {
            commit.changes.set(1);
            Ok(())
        })?;
        Ok(kept)
    }

    pub(super) fn refresh_index(&self, language: &str) -> Result<bool> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        self.shared.shelf.refresh(&self.view, self, language)
    }

    pub(super) fn refresh_due_indexes(&self) -> Result<()> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        self.shared.shelf.refresh_due(&self.view, self)
    }
}
