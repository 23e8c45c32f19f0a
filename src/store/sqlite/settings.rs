//! How a connection is set, and what it says of its file.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

/// Bytes of a page of a new memory. With SQLite's own four times smaller ones an import costs a seventh more, for the
/// same lookups and commits. Memories of any size are opened as they are.
pub(super) const PAGE: i64 = 16 << 10;

/// How long one process waits for another's commit.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

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
    pub(super) fn set(self, connection: &Connection) -> rusqlite::Result<()> {
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

/// Whether commits stand in a log beside the file.
pub(super) fn holds_log(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|meta| meta.len() > 0)
}

/// Whether an index of the log stands beside the file: somebody may have it open.
#[cfg(unix)]
pub(super) fn has_log_index(file: &Path) -> bool {
    let mut index = file.as_os_str().to_owned();
    index.push("-shm");
    Path::new(&index).symlink_metadata().is_ok()
}

/// The file as a URI that promises SQLite that nobody writes.
pub(super) fn immutable_uri(file: &Path) -> String {
    uri(file, "immutable=1")
}

/// The file as a URI that asks SQLite to take no locks.
#[cfg(unix)]
pub(super) fn unlocked_uri(file: &Path) -> String {
    uri(file, "vfs=unix-none")
}

fn uri(file: &Path, how: &str) -> String {
    let mut uri = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push('?');
    uri.push_str(how);
    uri
}
