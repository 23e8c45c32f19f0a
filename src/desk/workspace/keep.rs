//! What whoever keeps the memory does with it: what it holds, what happened to a unit, taking back, copies.

use std::path::{Path, PathBuf};

use super::Workspace;
use crate::desk::history::{HistoryEntry, history};
use crate::desk::memory;
use crate::desk::verify::{Verified, verify};
use crate::error::{Noted, Notice, Result};
use crate::model::UnitId;
use crate::store::{Import, ImportId, Stamp, Stats, UndoReport};

/// What a memory holds, and what came into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoryStats {
    /// What it holds.
    pub stats: Stats,
    /// All imports, oldest first.
    pub imports: Vec<Import>,
}

impl Workspace {
    /// What the memory holds.
    ///
    /// # Errors
    /// Those of the store.
    pub fn stats(&self) -> Result<Noted<MemoryStats>> {
        self.reading(|memory, _| {
            let reader = memory.reader()?;
            Ok(MemoryStats { stats: reader.stats()?, imports: reader.imports()? })
        })
    }

    /// What happened to a unit, oldest first, and what each time became different.
    ///
    /// # Errors
    /// [`crate::error::Error::UnitUnknown`] for an id that was never here.
    pub fn history(&self, unit: &UnitId) -> Result<Noted<Vec<HistoryEntry>>> {
        self.reading(|memory, _| history(memory.reader()?.as_ref(), unit))
    }

    /// Forgets a unit; its history stays.
    ///
    /// # Errors
    /// [`crate::error::Error::UnitUnknown`].
    pub fn forget(&self, unit: &UnitId, by: &Stamp) -> Result<Noted<()>> {
        self.reading(|memory, _| memory.writer()?.forget(unit, by))
    }

    /// Takes back an import as a whole.
    ///
    /// # Errors
    /// [`crate::error::Error::ImportUnknown`], [`crate::error::Error::ImportUndone`].
    pub fn undo(&self, import: ImportId, by: &Stamp) -> Result<Noted<UndoReport>> {
        self.reading(|memory, _| {
            let report = memory.writer()?.undo(import, by)?;
            memory.refresh_due_indexes()?;
            Ok(report)
        })
    }

    /// What is wrong with the memory's file; nothing if all is well.
    ///
    /// # Errors
    /// Those of the store.
    pub fn check_memory_file(&self) -> Result<Noted<Vec<Notice>>> {
        self.reading(|memory, _| memory.check())
    }

    /// The search held against comparing with every unit. See [`verify()`].
    ///
    /// # Errors
    /// Those of the store.
    pub fn verify(&self, sample: usize) -> Result<Noted<Verified>> {
        self.reading(|memory, _| verify(memory.reader()?.as_ref(), sample))
    }

    /// Copies the whole memory into a new file.
    ///
    /// # Errors
    /// [`crate::error::Error::FileExists`], and those of writing.
    pub fn backup(&self, file: &Path) -> Result<Noted<()>> {
        self.reading(|memory, _| memory.backup(file))
    }

    /// Puts a copy in the memory's place; returns where the memory as it was is kept. See [`memory::restore`].
    ///
    /// # Errors
    /// As for [`memory::restore`].
    pub fn restore(&self, copy: &Path, by: &Stamp) -> Result<Noted<PathBuf>> {
        self.journey(|memory, _| memory::restore(memory, copy, by)).or_else(|error| {
            // One that cannot be used is no hindrance: that is what copies are for.
            let location = self.memory_location()?;
            match location.file().filter(|_| memory::is_unusable(location, &error)) {
                None => Err(error),
                Some(file) => {
                    self.let_go_of_memory();
                    Ok(Noted { value: memory::restore_unusable(file, copy, by)?, notices: Vec::new() })
                }
            }
        })
    }
}
