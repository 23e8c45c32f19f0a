//! Making a memory's file: in a folder of its own beside its place, then renamed in, so that it is there whole or not at
//! all.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use super::failure::failure;
use super::schema::APPLICATION_ID;
use super::session::SqliteSession;
use super::settings::{Journal, set_wal};
use super::shared::SharedState;
use crate::error::{Error, Result};
use crate::store::beside::{FileLock, HeldFolder, free_name, parent, publish, same_permissions};
use crate::store::database::Created;
use crate::store::index::import_index::ImportIndex;
use crate::store::reader::Stamp;

/// How far the head of a file reaches that says what it is.
const HEAD: usize = 100;

/// Makes the memory of `file`, filled by `fill`.
pub(super) fn fill_beside(
    file: &Path,
    fill: &mut dyn FnMut(&Arc<SharedState>) -> Result<()>,
) -> Result<(Arc<SharedState>, Created)> {
    let name = file.display().to_string();
    let made = Made::beside(file, fill)?;
    let created = match publish(&made.memory, file) {
        Ok(()) => Created::Here,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Created::Elsewhere,
        Err(error) => return Err(Error::writing(&name, error)),
    };
    drop(made.beside);
    let shared = SharedState::of_file(file, name, Journal::Log)?;
    shared.shelf.keep_imported(made.imported.filter(|_| created == Created::Here));
    Ok((shared, created))
}

/// Puts a copy in the place of what cannot be opened, which is moved to `keep`, or the first such name that is free; where.
pub(super) fn replace(file: &Path, copy: &Path, keep: &Path, by: &Stamp) -> Result<(Arc<SharedState>, PathBuf)> {
    let name = file.display().to_string();
    // What a link leads to is the memory, and its log stands beside that.
    let real = file.canonicalize().map_err(|error| Error::reading(&name, error))?;
    if !was_memory(&real).map_err(|error| Error::reading(&name, error))? {
        return Err(Error::StoreStranger { location: name });
    }
    let failed = |error| Error::writing(&name, error);
    let made = Made::beside(&real, &mut |made| SqliteSession::of(made)?.put_back(copy, None, by).map(|_| ()))?;
    same_permissions(&real, &made.memory).map_err(failed)?;
    let _lock = FileLock::wait(&real).map_err(failed)?;
    let kept = free_name(keep);
    // Whoever still has it open goes on writing into what is kept.
    std::fs::rename(&real, &kept).map_err(failed)?;
    for ending in ["-wal", "-shm"] {
        let with = |path: &Path| {
            let mut path = path.as_os_str().to_owned();
            path.push(ending);
            PathBuf::from(path)
        };
        match std::fs::rename(with(&real), with(&kept)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
    }
    publish(&made.memory, &real).map_err(failed)?;
    drop(made.beside);
    Ok((SharedState::of_file(file, name, Journal::Log)?, kept))
}

/// Whether a file that cannot be opened may be what is left of a memory: nothing at all, a head of zeros, or one of ours.
fn was_memory(file: &Path) -> std::io::Result<bool> {
    let mut head = Vec::with_capacity(HEAD);
    File::open(file)?.take(HEAD as u64).read_to_end(&mut head)?;
    let ours = head.starts_with(b"SQLite format 3\0") && head.get(68..72) == Some(&APPLICATION_ID.to_be_bytes()[..]);
    Ok(ours || head.iter().all(|&byte| byte == 0))
}

/// A whole memory that has no name yet.
struct Made {
    memory: PathBuf,
    imported: Option<ImportIndex>,
    beside: HeldFolder,
}

impl Made {
    fn beside(file: &Path, fill: &mut dyn FnMut(&Arc<SharedState>) -> Result<()>) -> Result<Self> {
        let name = file.display().to_string();
        let folder = parent(file);
        std::fs::create_dir_all(folder).map_err(|error| Error::writing(&name, error))?;
        let beside = HeldFolder::new_in(folder).map_err(|error| Error::writing(&name, error))?;
        let memory = beside.path().join("memory.db");
        // A new file has the permissions that SQLite gives it.
        drop(Connection::open(&memory).map_err(|error| failure(&name, error))?);
        let filled = SharedState::of_file(&memory, name.clone(), Journal::None)?;
        fill(&filled)?;
        let connection = filled.connect()?;
        set_wal(&connection).map_err(|error| failure(&name, error))?;
        filled.put_to_rest(connection);
        let imported = filled.shelf.take_imported();
        // Closing the last connection leaves all in the one file.
        filled.close()?;
        Ok(Self { memory, imported, beside })
    }
}
