//! Copying a whole memory: into a file, out of one, and from one connection to another.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::failure::failure;
use super::schema::{self, Found, MIGRATIONS};
use super::settings::{PATIENCE, holds_log, immutable_uri, page_size};
use crate::error::{Cause, Error, Result};
use crate::store::beside::{HeldFolder, free_name, parent, publish, same_permissions};

/// What is done while nobody else writes.
pub(super) type Meanwhile<'a> = dyn FnMut() -> Result<()> + 'a;

/// Takes the whole content of another memory's file into the memory `own`, which lies in a file or in this process, in one
/// transaction; `first` is done in it before anything goes.
pub(super) fn copy_from(
    target: &mut Connection,
    (own, own_file): (&str, Option<&Path>),
    file: &Path,
    first: &mut Meanwhile<'_>,
) -> Result<()> {
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
        return Err(Error::StoreDamaged { location: name, reason: Cause::said("pages") });
    }
    let failed = |error: rusqlite::Error| failure(own, error);
    let (own_size, other) = (page_size(target).map_err(failed)?, page_size(&source).map_err(failed)?);
    // A memory in this process cannot be marked for the write-ahead log, as a file's pages are.
    let (beside, anew);
    let source = if own_size == other && own_file.is_some() {
        &source
    } else {
        // Pages are copied as they are: a memory of other ones is written anew first.
        beside = HeldFolder::new_in(parent(own_file.unwrap_or(file))).map_err(|error| Error::writing(own, error))?;
        let file = beside.path().join("anew.db");
        source.pragma_update(None, "page_size", own_size).map_err(failed)?;
        source.execute("VACUUM INTO ?1", [file.to_string_lossy()]).map_err(failed)?;
        anew = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
        &anew
    };
    {
        // From the first step on nobody else writes, so that what is kept is the very commit that goes.
        let pages = PageCopy::begin(source, target).map_err(failed)?;
        first()?;
        pages.finish().map_err(failed)?;
    }
    let copied = schema::migrate(target, MIGRATIONS, |_| Ok::<(), rusqlite::Error>(()));
    copied.map(|_| ()).map_err(|error| failure(own, error))
}

/// Copies the memory before its version changes: `newsroom.db` to `newsroom.db.v1` beside it, or `newsroom.db.v1.2`….
pub(super) fn copy_before(file: &Path, name: &str, from: usize) -> Result<()> {
    let mut copy = file.as_os_str().to_owned();
    copy.push(format!(".v{from}"));
    let source =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| failure(name, error))?;
    copy_to_free(&source, file, Path::new(&copy)).map(|_| ())
}

/// Copies the memory in `memory`, as of one commit, into a new file that is there whole or not at all.
pub(super) fn copy_to(source: &Connection, memory: Option<&Path>, file: &Path) -> Result<()> {
    if file.symlink_metadata().is_ok() {
        return Err(Error::FileExists { file: file.display().to_string() });
    }
    let made = MadeCopy::of(source, memory, file)?;
    if made.publish(file)? { Ok(()) } else { Err(Error::FileExists { file: file.display().to_string() }) }
}

/// The same under the first name that is free; which.
pub(super) fn copy_to_free(source: &Connection, memory: &Path, wanted: &Path) -> Result<PathBuf> {
    let made = MadeCopy::of(source, Some(memory), wanted)?;
    loop {
        // Somebody else may be about to take the same name.
        let free = free_name(wanted);
        if made.publish(&free)? {
            return Ok(free);
        }
    }
}

/// A whole copy that has no name yet.
struct MadeCopy {
    file: PathBuf,
    _beside: HeldFolder,
}

impl MadeCopy {
    /// One beside the name that it is to get, with the permissions of the memory.
    fn of(source: &Connection, memory: Option<&Path>, wanted: &Path) -> Result<Self> {
        let name = wanted.display().to_string();
        let beside = HeldFolder::new_in(parent(wanted)).map_err(|error| Error::writing(&name, error))?;
        let file = beside.path().join("copy.db");
        let failed = |error: rusqlite::Error| failure(&name, error);
        let mut target = Connection::open(&file).map_err(failed)?;
        if let Some(memory) = memory {
            same_permissions(memory, &file).map_err(|error| Error::writing(&name, error))?;
        }
        copy_pages(source, &mut target).map_err(failed)?;
        // A copy at rest is one file, also for who may only read it: in the write-ahead mode it would need two beside it.
        target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0)).map_err(failed)?;
        target.close().map_err(|(_, error)| failed(error))?;
        Ok(Self { file, _beside: beside })
    }

    /// Gives it its name; false if something has that.
    fn publish(&self, file: &Path) -> Result<bool> {
        match publish(&self.file, file) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(Error::writing(&file.display().to_string(), error)),
        }
    }
}

/// Copies all pages in one transaction of the target; waits while somebody else writes.
pub(super) fn copy_pages(source: &Connection, target: &mut Connection) -> rusqlite::Result<()> {
    PageCopy::begin(source, target)?.finish()
}

/// A copy of all pages under way: nobody else writes to the target meanwhile.
struct PageCopy<'a>(Backup<'a, 'a>);

impl<'a> PageCopy<'a> {
    /// Waits until nobody else writes.
    fn begin(source: &'a Connection, target: &'a mut Connection) -> rusqlite::Result<Self> {
        let mut copy = Self(Backup::new(source, target)?);
        copy.step(0)?;
        Ok(copy)
    }

    fn finish(mut self) -> rusqlite::Result<()> {
        while !self.step(-1)? {}
        Ok(())
    }

    /// So many pages more, all if it is negative; whether it was the last.
    fn step(&mut self, pages: std::ffi::c_int) -> rusqlite::Result<bool> {
        let begun = Instant::now();
        loop {
            match self.0.step(pages)? {
                StepResult::Done => return Ok(true),
                StepResult::More => return Ok(false),
                _ if begun.elapsed() > PATIENCE => {
                    let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
                    return Err(rusqlite::Error::SqliteFailure(busy, None));
                }
                _ => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }
}
