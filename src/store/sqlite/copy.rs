//! Copying a whole memory: into a file, out of one, and from one connection to another.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::failure::failure;
use super::schema::{self, Found, MIGRATIONS};
use super::settings::{PATIENCE, holds_log, immutable_uri, page_size};
use crate::error::{Cause, Error, Result};
use crate::store::beside::{parent, publish};
use crate::store::location::Location;

/// Takes the whole content of another memory's file, in one transaction.
pub(super) fn copy_from(target: &mut Connection, location: &Location, file: &Path) -> Result<()> {
    let own_name = location.to_string();
    let name = file.display().to_string();
    let failed = |error: rusqlite::Error| failure(&name, error);
    match std::fs::metadata(file) {
        Ok(meta) if meta.is_dir() => return Err(Error::FileIsDirectory { file: name }),
        Ok(_) => {}
        Err(error) => return Err(Error::reading(&name, error)),
    }
    let opened = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
    let read = schema::found(&opened, MIGRATIONS);
    let (source, found) = match read {
        Ok(found) => (opened, found),
        // In a folder where the log's files cannot be made.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) && !holds_log(file) => {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            let opened = Connection::open_with_flags(immutable_uri(file), flags).map_err(failed)?;
            let found = schema::found(&opened, MIGRATIONS).map_err(failed)?;
            (opened, found)
        }
        Err(error) => return Err(failed(error)),
    };
    match found {
        Found::Version(_) => {}
        Found::Stranger | Found::Empty => return Err(Error::StoreStranger { location: name }),
        Found::Newer(found) => return Err(Error::StoreNewer { location: name, found, known: MIGRATIONS.len() as u64 }),
    }
    let sound: String = source.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if sound != "ok" {
        return Err(Error::StoreDamaged { location: name, reason: Cause::said(sound) });
    }
    let failed = |error: rusqlite::Error| failure(&own_name, error);
    let (own, other) = (page_size(target).map_err(failed)?, page_size(&source).map_err(failed)?);
    // A memory in this process cannot be marked for the write-ahead log, as a file's pages are.
    if own == other && location.file().is_some() {
        copy_pages(&source, target).map_err(failed)?;
    } else {
        // Pages are copied as they are: a memory of other ones is written anew first.
        let beside = tempfile::tempdir_in(parent(location.file().unwrap_or(file)))
            .map_err(|error| Error::writing(&own_name, error))?;
        let anew = beside.path().join("anew.db");
        source.pragma_update(None, "page_size", own).map_err(failed)?;
        source.execute("VACUUM INTO ?1", [anew.to_string_lossy()]).map_err(failed)?;
        let anew = Connection::open_with_flags(&anew, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
        copy_pages(&anew, target).map_err(failed)?;
    }
    let copied = schema::migrate(target, MIGRATIONS, |_| Ok::<(), rusqlite::Error>(()));
    copied.map(|_| ()).map_err(|error| failure(&own_name, error))
}

/// Copies the memory before its version changes: `newsroom.db` to `newsroom.db.v1` beside it, or `newsroom.db.v1.2`….
pub(super) fn copy_before(file: &Path, name: &str, from: usize) -> Result<()> {
    let mut copy = file.as_os_str().to_owned();
    copy.push(format!(".v{from}"));
    let mut free = PathBuf::from(&copy);
    let mut number = 2u32;
    // A copy from an earlier time is somebody's last resort, too.
    while free.symlink_metadata().is_ok() {
        let mut next = copy.clone();
        next.push(format!(".{number}"));
        free = PathBuf::from(next);
        number = number.saturating_add(1);
    }
    let source =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| failure(name, error))?;
    copy_to(&source, &free)
}

/// Copies a database, as of one commit, into a new file that is there whole or not at all.
pub(super) fn copy_to(source: &Connection, file: &Path) -> Result<()> {
    let name = file.display().to_string();
    if file.exists() {
        return Err(Error::FileExists { file: name });
    }
    let beside = tempfile::tempdir_in(parent(file)).map_err(|error| Error::writing(&name, error))?;
    let made = beside.path().join("copy.db");
    let failed = |error: rusqlite::Error| failure(&name, error);
    let mut target = Connection::open(&made).map_err(failed)?;
    copy_pages(source, &mut target).map_err(failed)?;
    target.close().map_err(|(_, error)| failed(error))?;
    publish(&made, file).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::FileExists { file: name.clone() },
        _ => Error::writing(&name, error),
    })
}

/// Copies all pages in one transaction of the target; waits while somebody else writes.
pub(super) fn copy_pages(source: &Connection, target: &mut Connection) -> rusqlite::Result<()> {
    use rusqlite::backup::{Backup, StepResult};
    let backup = Backup::new(source, target)?;
    let mut waited = Duration::ZERO;
    loop {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ if waited > PATIENCE => {
                return Err(rusqlite::Error::SqliteFailure(
                    rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
                    None,
                ));
            }
            _ => {
                let pause = Duration::from_millis(20);
                std::thread::sleep(pause);
                waited += pause;
            }
        }
    }
}
