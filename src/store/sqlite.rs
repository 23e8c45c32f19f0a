//! The SQLite file: opening, making, and what its errors mean.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::index::Shelf;
use super::making::publish;
use super::schema::{self, Found, MIGRATIONS};
use crate::error::{Cause, Error, Result};

/// Bytes of a page of a new memory. With SQLite's own four times smaller ones an import costs a seventh more, for the
/// same lookups and commits. Memories of any size are opened as they are.
const PAGE: i64 = 16 << 10;

/// How long one process waits for another's commit.
const PATIENCE: Duration = Duration::from_secs(20);

/// The memory in one SQLite database.
pub(super) struct Sqlite {
    pub(super) connection: Connection,
    /// As errors name it; empty for one that lives in memory.
    pub(super) name: String,
    pub(super) read_only: bool,
    pub(super) shelf: Shelf,
}

impl Sqlite {
    pub(super) fn open(file: &Path) -> Result<Self> {
        let name = file.display().to_string();
        match std::fs::metadata(file) {
            Ok(meta) if meta.is_dir() => Err(Error::FileIsDirectory { file: name }),
            Ok(_) => Self::open_existing(file, name),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Self::make(file, &mut |_| Ok(())).map(|(store, _)| store)
            }
            Err(error) => Err(Error::reading(&name, error)),
        }
    }

    pub(super) fn in_memory() -> Result<Self> {
        let connection = Connection::open_in_memory().map_err(|error| Self::failure("", &error))?;
        Self::settle(connection, None, String::new(), Journal::Log)
    }

    /// The same memory once more, for reading.
    pub(super) fn open_again(file: &Path, name: &str) -> Result<Self> {
        Self::open_existing(file, name.to_owned())
    }

    pub(super) fn open_existing(file: &Path, name: String) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // SQLite itself falls back to reading where writing is not permitted.
        let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)
            .map_err(|error| Self::failure(&name, &error))?;
        match Self::settle(connection, Some(file), name.clone(), Journal::Log) {
            Err(Error::FileUnreadable { .. } | Error::StoreReadOnly { .. }) if !holds_log(file) => {
                // A memory at rest in a folder where the log's files cannot be made.
                let connection = Connection::open_with_flags(
                    immutable_uri(file),
                    flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
                )
                .map_err(|error| Self::failure(&name, &error))?;
                Self::settle(connection, Some(file), name, Journal::Log)
            }
            settled => settled,
        }
    }

    /// Sets the connection up and brings the schema to the last version.
    pub(super) fn settle(
        mut connection: Connection,
        file: Option<&Path>,
        name: String,
        journal: Journal,
    ) -> Result<Self> {
        let failed = |error: rusqlite::Error| Self::failure(&name, &error);
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        connection.set_prepared_statement_cache_capacity(64);
        let read_only = connection.is_readonly("main").map_err(failed)?;
        // The triggers stamp what other programs write. Cotejo stamps its own commits, and its inserts are a third
        // cheaper where none is asked; where this cannot be set, `clock.writing` keeps them quiet.
        let _ = connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false);
        match schema::found(&connection, MIGRATIONS).map_err(failed)? {
            Found::Stranger => return Err(Error::StoreStranger { file: name }),
            Found::Newer(found) => return Err(Error::StoreNewer { file: name, found, known: MIGRATIONS.len() as u64 }),
            Found::Version(version) if version == MIGRATIONS.len() => {}
            Found::Empty | Found::Version(_) if read_only => return Err(Error::StoreReadOnly { file: name }),
            found @ (Found::Empty | Found::Version(_)) => {
                if found == Found::Empty {
                    connection.pragma_update(None, "page_size", PAGE).map_err(failed)?;
                }
                if file.is_some() {
                    journal.set(&connection).map_err(failed)?;
                }
                let copy = |from: usize| file.map_or(Ok(()), |file| copy_before(file, &name, from));
                let outcome = schema::migrate(&mut connection, MIGRATIONS, |from| copy(from).map_err(Failure::Ours));
                match outcome.map_err(|failure| failure.named(&name))? {
                    Found::Version(_) | Found::Empty => {}
                    Found::Stranger => return Err(Error::StoreStranger { file: name }),
                    Found::Newer(found) => {
                        return Err(Error::StoreNewer { file: name, found, known: MIGRATIONS.len() as u64 });
                    }
                }
            }
        }
        connection
            .execute_batch(
                "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;",
            )
            .map_err(failed)?;
        if !read_only && file.is_some() {
            journal.set(&connection).map_err(failed)?;
        }
        let mut store = Self { connection, name, read_only, shelf: Shelf::beside(file) };
        store.rekey()?;
        Ok(store)
    }

    /// Takes the whole content of another memory's file, in one transaction.
    pub(super) fn copy_from(&mut self, file: &Path) -> Result<()> {
        let name = file.display().to_string();
        let failed = |error: rusqlite::Error| Self::failure(&name, &error);
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
            Found::Stranger | Found::Empty => return Err(Error::StoreStranger { file: name }),
            Found::Newer(found) => return Err(Error::StoreNewer { file: name, found, known: MIGRATIONS.len() as u64 }),
        }
        let sound: String = source.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(failed)?;
        if sound != "ok" {
            return Err(Error::StoreDamaged { file: name, reason: Cause::said(sound) });
        }
        let failed = |error: rusqlite::Error| Self::failure(&self.name, &error);
        let (own, other) = (page_size(&self.connection).map_err(failed)?, page_size(&source).map_err(failed)?);
        if own == other {
            copy_pages(&source, &mut self.connection).map_err(failed)?;
        } else {
            // Pages are copied as they are: a memory of other ones is written anew first.
            let beside = tempfile::tempdir_in(parent(self.shelf.file().unwrap_or(file)))
                .map_err(|error| Error::writing(&self.name, error))?;
            let anew = beside.path().join("anew.db");
            source.pragma_update(None, "page_size", own).map_err(failed)?;
            source.execute("VACUUM INTO ?1", [anew.to_string_lossy()]).map_err(failed)?;
            let anew = Connection::open_with_flags(&anew, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
            copy_pages(&anew, &mut self.connection).map_err(failed)?;
        }
        let copied = schema::migrate(&mut self.connection, MIGRATIONS, |_| Ok::<(), rusqlite::Error>(()));
        copied.map(|_| ()).map_err(|error| Self::failure(&self.name, &error))
    }

    /// What an error of the database means.
    pub(super) fn failure(name: &str, error: &rusqlite::Error) -> Error {
        let file = name.to_owned();
        let reason = Cause::said(error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::StoreBusy { file },
            Some(ErrorCode::DiskFull) => Error::StoreFull { file },
            Some(ErrorCode::NotADatabase) => Error::StoreStranger { file },
            Some(ErrorCode::DatabaseCorrupt) => Error::StoreDamaged { file, reason },
            Some(ErrorCode::ReadOnly) => Error::StoreReadOnly { file },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Error::FileUnreadable { file, reason },
            _ => Error::StoreFailed { file, reason },
        }
    }

    /// The same, for `map_err`.
    pub(super) fn failed(&self) -> impl Fn(rusqlite::Error) -> Error + '_ {
        |error| Self::failure(&self.name, &error)
    }
}

/// An error of the database, or one that has its words already.
enum Failure {
    Sqlite(rusqlite::Error),
    Ours(Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Failure {
    fn named(self, name: &str) -> Error {
        match self {
            Self::Sqlite(error) => Sqlite::failure(name, &error),
            Self::Ours(error) => error,
        }
    }
}

/// What a commit is made safe by.
#[derive(Clone, Copy)]
pub(super) enum Journal {
    /// The write-ahead log.
    Log,
    /// Nothing, as long as nobody else knows the file: a memory that is being made is there whole or not at all, and
    /// made safe on the disk as a whole. Taking a failed commit back needs no more than this process.
    None,
}

impl Journal {
    fn set(self, connection: &Connection) -> rusqlite::Result<()> {
        match self {
            Self::Log => set_wal(connection),
            Self::None => {
                connection.query_row("PRAGMA journal_mode = MEMORY", [], |row| row.get::<_, String>(0))?;
                connection.pragma_update(None, "synchronous", false)
            }
        }
    }
}

pub(super) fn set_wal(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)).map(|_| ())
}

/// Bytes of a page.
pub(super) fn page_size(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA page_size", [], |row| row.get(0))
}

/// The folder that a file stands in.
pub(super) fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
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
    let source = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|error| Sqlite::failure(name, &error))?;
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
    let failed = |error: rusqlite::Error| Sqlite::failure(&name, &error);
    let mut target = Connection::open(&made).map_err(failed)?;
    copy_pages(source, &mut target).map_err(failed)?;
    target.close().map_err(|(_, error)| failed(error))?;
    publish(&made, file).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::FileExists { file: name.clone() },
        _ => Error::writing(&name, error),
    })
}

/// Copies all pages in one transaction of the target; waits while somebody else writes.
fn copy_pages(source: &Connection, target: &mut Connection) -> rusqlite::Result<()> {
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

/// Whether commits stand in a log beside the file.
fn holds_log(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|meta| meta.len() > 0)
}

/// The file as a URI that promises SQLite that nobody writes.
pub(super) fn immutable_uri(file: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}
