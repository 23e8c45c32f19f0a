//! What all who use one memory share: its place, its connections at rest, its search indexes.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::connection::{open, settle};
use super::failure::failure;
use super::settings::Journal;
use super::tally::{has_origins, has_sums};
use crate::error::Result;
use crate::store::index::shelf::Shelf;
use crate::store::location::Location;

/// So many connections are kept for who comes next, each with its cache of pages; more at once are closed when they are
/// done.
const AT_REST: usize = 8;

/// What the sessions of one memory share.
pub(super) struct SharedState {
    pub(super) location: Location,
    /// The location as errors name it.
    pub(super) name: String,
    pub(super) shelf: Shelf,
    /// Whether its units say what their rows hold (since version 3).
    pub(super) has_sums: bool,
    /// Whether its variants say their origin (since version 4).
    pub(super) has_origins: bool,
    connects_to: ConnectsTo,
    at_rest: Mutex<Vec<Connection>>,
}

/// What a connection leads to.
enum ConnectsTo {
    File(PathBuf, Journal),
    /// By its name among SQLite's own, and a connection that keeps it alive.
    Process {
        uri: String,
        _alive: Mutex<Connection>,
    },
}

impl SharedState {
    /// The memory in a file that is there; errors call it `name`.
    pub(super) fn of_file(file: &Path, name: String, journal: Journal) -> Result<Arc<Self>> {
        let connection = open(file, &name, journal)?;
        let has =
            |what: fn(&Connection) -> rusqlite::Result<bool>| what(&connection).map_err(|error| failure(&name, error));
        let (has_sums, has_origins) = (has(has_sums)?, has(has_origins)?);
        Ok(Arc::new(Self {
            location: Location::File(file.to_path_buf()),
            name,
            shelf: Shelf::beside(Some(file)),
            has_sums,
            has_origins,
            connects_to: ConnectsTo::File(file.to_path_buf(), journal),
            at_rest: Mutex::new(vec![connection]),
        }))
    }

    /// A new one in this process.
    pub(super) fn of_process() -> Result<Arc<Self>> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = Location::InProcess.to_string();
        let uri = format!("file:/cotejo-{}?vfs=memdb", COUNT.fetch_add(1, Ordering::Relaxed));
        let alive = open_in_process(&uri, &name)?;
        Ok(Arc::new(Self {
            location: Location::InProcess,
            name,
            shelf: Shelf::beside(None),
            has_sums: true,
            has_origins: true,
            connects_to: ConnectsTo::Process { uri, _alive: Mutex::new(alive) },
            at_rest: Mutex::default(),
        }))
    }

    /// A connection in no transaction.
    pub(super) fn connect(&self) -> Result<Connection> {
        let at_rest = self.at_rest.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match (at_rest, &self.connects_to) {
            (Some(connection), _) => Ok(connection),
            (None, ConnectsTo::File(file, journal)) => open(file, &self.name, *journal),
            (None, ConnectsTo::Process { uri, .. }) => open_in_process(uri, &self.name),
        }
    }

    /// Keeps a connection that somebody is done with, or closes it. One that a panic interrupted may be set as an import
    /// sets it.
    pub(super) fn put_to_rest(&self, connection: Connection) {
        let mut at_rest = self.at_rest.lock().unwrap_or_else(PoisonError::into_inner);
        if at_rest.len() < AT_REST && !std::thread::panicking() {
            at_rest.push(connection);
        }
    }

    /// Closes the connections at rest.
    pub(super) fn close(&self) -> Result<()> {
        let connections = std::mem::take(&mut *self.at_rest.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in connections {
            connection.close().map_err(|(_, error)| failure(&self.name, error))?;
        }
        Ok(())
    }
}

fn open_in_process(uri: &str, name: &str) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri, flags).map_err(|error| failure(name, error))?;
    settle(connection, None, name, Journal::Log)
}
