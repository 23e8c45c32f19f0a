//! Making a memory's file: in a folder of its own beside its place, then renamed in, so that it is there whole or not at
//! all.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use super::failure::failure;
use super::settings::{Journal, set_wal};
use super::shared::SharedState;
use crate::error::{Error, Result};
use crate::store::beside::{HeldFolder, parent, publish};
use crate::store::database::Created;

/// Makes the memory of `file`, filled by `fill`.
pub(super) fn fill_beside(
    file: &Path,
    fill: &mut dyn FnMut(&Arc<SharedState>) -> Result<()>,
) -> Result<(Arc<SharedState>, Created)> {
    let name = file.display().to_string();
    let folder = parent(file);
    std::fs::create_dir_all(folder).map_err(|error| Error::writing(&name, error))?;
    let beside = HeldFolder::new_in(folder).map_err(|error| Error::writing(&name, error))?;
    let made = beside.path().join("memory.db");
    // A new file has the permissions that SQLite gives it.
    drop(Connection::open(&made).map_err(|error| failure(&name, error))?);
    let filled = SharedState::of_file(&made, name.clone(), Journal::None)?;
    fill(&filled)?;
    let connection = filled.connect()?;
    set_wal(&connection).map_err(|error| failure(&name, error))?;
    filled.put_to_rest(connection);
    let imported = filled.shelf.take_imported();
    // Closing the last connection leaves all in the one file.
    filled.close()?;
    drop(filled);
    let created = match publish(&made, file) {
        Ok(()) => Created::Here,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Created::Elsewhere,
        Err(error) => return Err(Error::writing(&name, error)),
    };
    drop(beside);
    let shared = SharedState::of_file(file, name, Journal::Log)?;
    shared.shelf.keep_imported(imported.filter(|_| created == Created::Here));
    Ok((shared, created))
}
