//! Making a memory's file: beside its place and renamed in, so that it is there whole or not at all.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use super::Store;
use super::sqlite::{Journal, Sqlite, parent, set_wal};
use crate::error::{Error, Result};

/// The file that who makes in a folder holds.
const HELD: &str = "held";

impl Sqlite {
    /// See [`super::make`].
    pub(super) fn make(file: &Path, fill: &mut dyn FnMut(&mut dyn Store) -> Result<()>) -> Result<(Self, bool)> {
        let name = file.display().to_string();
        let folder = parent(file);
        std::fs::create_dir_all(folder).map_err(|error| Error::writing(&name, error))?;
        let base = file.file_name().map(|base| base.to_string_lossy().into_owned()).unwrap_or_default();
        let prefix = format!(".{base}.making-");
        let beside = tempfile::Builder::new()
            .prefix(&prefix)
            .tempdir_in(folder)
            .map_err(|error| Error::writing(&name, error))?;
        let held = hold(beside.path()).map_err(|error| Error::writing(&name, error))?;
        remove_abandoned(folder, &prefix, beside.path());
        let made = beside.path().join("memory.db");
        let connection = Connection::open(&made).map_err(|error| Self::failure(&name, &error))?;
        let mut store = Self::settle(connection, Some(&made), name.clone(), Journal::None)?;
        fill(&mut store)?;
        set_wal(&store.connection).map_err(|error| Self::failure(&name, &error))?;
        let gathered = store.shelf.gathered.take();
        // Closing the only connection leaves all in the one file.
        store.connection.close().map_err(|(_, error)| Self::failure(&name, &error))?;
        let ours = match publish(&made, file) {
            Ok(()) => true,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => false,
            Err(error) => return Err(Error::writing(&name, error)),
        };
        drop((held, beside));
        let store = Self::open_existing(file, name)?;
        *store.shelf.gathered.borrow_mut() = gathered.filter(|_| ours);
        Ok((store, ours))
    }
}

/// Gives a finished file its name, unless something has it.
pub(super) fn publish(made: &Path, file: &Path) -> std::io::Result<()> {
    // Some systems let only who may write to a file make it last.
    File::options().write(true).open(made)?.sync_all()?;
    tempfile::TempPath::try_from_path(made)?.persist_noclobber(file).map_err(|error| error.error)?;
    // Makes the name last; not every system can, and the content is safe already.
    let _ = File::open(parent(file)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// What is held while a folder is made in, so that what a killed process left is told from what one is at.
fn hold(folder: &Path) -> std::io::Result<File> {
    let (new, held) = (folder.join("held.new"), folder.join(HELD));
    let file = File::create(&new)?;
    // Where a system knows no locks, the folder's age tells.
    if file.try_lock().is_ok() {
        std::fs::rename(new, held)?;
    }
    Ok(file)
}

/// Removes what a making that was killed left behind: what has that prefix and is a folder that nobody holds any more, or
/// older than `ours` by a day.
pub(super) fn remove_abandoned(folder: &Path, prefix: &str, ours: &Path) {
    let modified = |path: &Path| std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let Some(now) = modified(ours) else { return };
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if !entry.file_name().to_string_lossy().starts_with(prefix) || path == ours {
            continue;
        }
        let age = modified(&path).and_then(|then| now.duration_since(then).ok());
        let free = File::open(path.join(HELD)).is_ok_and(|held| held.try_lock().is_ok());
        if free || age.is_some_and(|age| age > Duration::from_secs(24 * 60 * 60)) {
            // One of the two is what it is.
            let _ = std::fs::remove_dir_all(&path);
            let _ = std::fs::remove_file(&path);
        }
    }
}
