//! Opening a connection: the file or its copy in memory, its settings, its schema brought to the last version.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::copy::copy_before;
use super::failure::{Failure, failure};
use super::parts::missing_tables;
use super::rekey::rekey;
use super::schema::{self, Found, MIGRATIONS, READABLE};
use super::settings::{Journal, PAGE, PATIENCE, holds_log, immutable_uri};
#[cfg(unix)]
use super::settings::{has_log_index, unlocked_uri};
use super::tally::count_anew;
use crate::error::{Error, Result};

/// Opens the database in a file that is there.
pub(super) fn open(file: &Path, name: &str, journal: Journal) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // SQLite itself falls back to reading where writing is not permitted.
    let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(|error| failure(name, error))?;
    match settle(connection, Some(file), name, journal) {
        Err(Error::FileUnreadable { .. } | Error::StoreReadOnly { .. }) if !holds_log(file) => {
            // A memory at rest in a folder where the log's files cannot be made.
            let connection = Connection::open_with_flags(
                immutable_uri(file),
                flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            )
            .map_err(|error| failure(name, error))?;
            settle(connection, Some(file), name, journal)
        }
        // One with commits in its log, in such a folder, and no index of the log beside it: nobody has it open.
        #[cfg(unix)]
        Err(Error::FileUnreadable { reason, .. }) if reason.to_string() == "log" && !has_log_index(file) => {
            let connection = Connection::open_with_flags(
                unlocked_uri(file),
                flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            )
            .map_err(|error| failure(name, error))?;
            // So the index of the log is made in this process; and closing does not try to fold the log into the file.
            let set = connection
                .query_row("PRAGMA locking_mode = EXCLUSIVE", [], |row| row.get::<_, String>(0))
                .and_then(|_| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true));
            set.map_err(|error| failure(name, error))?;
            settle(connection, Some(file), name, journal)
        }
        settled => settled,
    }
}

/// Sets the connection up and brings the schema to the last version.
pub(super) fn settle(
    mut connection: Connection,
    file: Option<&Path>,
    name: &str,
    journal: Journal,
) -> Result<Connection> {
    let failed = |error: rusqlite::Error| failure(name, error);
    connection.busy_timeout(PATIENCE).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(64);
    let read_only = connection.is_readonly("main").map_err(failed)?;
    // A file without a table is a memory that is being made here, or what is left of one.
    let new = file.is_none() || matches!(journal, Journal::None);
    // The triggers stamp what other programs write. Cotejo stamps its own commits, and its inserts are a third
    // cheaper where none is asked; where this cannot be set, `clock.writing` keeps them quiet.
    let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false);
    // Else a statement is made anew each time that a value is bound on which SQLite thinks its plan might depend.
    let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true);
    match schema::found(&connection, MIGRATIONS).map_err(failed)? {
        Found::Stranger => return Err(Error::StoreStranger { location: name.to_owned() }),
        Found::Newer(found) => {
            return Err(Error::StoreNewer { location: name.to_owned(), found, known: MIGRATIONS.len() as u64 });
        }
        Found::Version(version) if version == MIGRATIONS.len() => {}
        Found::Empty if !new => return Err(Error::StoreEmpty { location: name.to_owned() }),
        Found::Version(version) if read_only && version >= READABLE => {}
        Found::Empty | Found::Version(_) if read_only => {
            return Err(Error::StoreReadOnly { location: name.to_owned() });
        }
        found @ (Found::Empty | Found::Version(_)) => {
            if found == Found::Empty {
                connection.pragma_update(None, "page_size", PAGE).map_err(failed)?;
            }
            if file.is_some() {
                journal.set(&connection).map_err(failed)?;
            }
            let copy = |from: usize| file.map_or(Ok(()), |file| copy_before(file, name, from));
            let outcome = schema::migrate(&mut connection, MIGRATIONS, |from| copy(from).map_err(Failure::Ours));
            match outcome.map_err(|failure| failure.at(name))? {
                Found::Version(_) | Found::Empty => {}
                Found::Stranger => return Err(Error::StoreStranger { location: name.to_owned() }),
                Found::Newer(found) => {
                    return Err(Error::StoreNewer { location: name.to_owned(), found, known: MIGRATIONS.len() as u64 });
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
    let missing = missing_tables(&connection).map_err(failed)?;
    if !missing.is_empty() {
        return Err(Error::StorePartMissing { location: name.to_owned(), parts: missing.join(", ") });
    }
    rekey(&connection, name)?;
    if !read_only {
        count_anew(&connection).map_err(failed)?;
    }
    Ok(connection)
}
