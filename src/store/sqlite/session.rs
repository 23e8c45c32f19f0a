//! One use of a memory, by one thread at a time: a connection, the commit that it sees, what it took off the shelf.

use std::cell::{OnceCell, RefCell};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use rusqlite::Connection;

use super::copy::copy_pages;
use super::failure::failure;
use super::said::Said;
use super::shared::SharedState;
use super::tally::Tally;
use crate::error::{Cause, Error, Result};
use crate::store::index::shelf::View;
use crate::store::reader::Revision;

/// A session: what hides behind a reader, a writer and a ledger.
pub(super) struct SqliteSession {
    pub(super) connection: Lease,
    pub(super) shared: Arc<SharedState>,
    pub(super) read_only: bool,
    pub(super) view: View,
    sees: Sees,
    /// Whether the memory is so small that nothing but the keys' own index leads to a text.
    small: OnceCell<bool>,
    /// What the memory's text says is forgotten, as it was last read, and the JSON that says so: asked of every segment of a file.
    pub(super) said: RefCell<Option<(String, Arc<Said>)>>,
}

/// In how many texts at most that is so.
const SMALL: i64 = 10_000;

/// Which commit a session sees.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sees {
    /// Always the last.
    Last,
    /// The one that its open transaction began with.
    One,
    /// The one that it copied, where a transaction would make those who write wait.
    Copy,
}

/// A connection in use.
pub(super) struct Lease {
    /// Taken out when dropped.
    connection: Option<Connection>,
    /// Where it goes then; none for one that nobody else can use.
    home: Option<Arc<SharedState>>,
}

/// One commit held on to while it lives; nested ones share the outermost's.
pub(super) struct ReadTransaction<'s>(Option<&'s Connection>);

impl SqliteSession {
    /// One that sees the last commit, and may write.
    pub(super) fn of(shared: &Arc<SharedState>) -> Result<Self> {
        let connection = Lease { connection: Some(shared.connect()?), home: Some(Arc::clone(shared)) };
        Self::new(shared, connection, Sees::Last)
    }

    /// One that sees one commit.
    pub(super) fn reading(shared: &Arc<SharedState>) -> Result<Self> {
        if shared.location.file().is_some() {
            let session = Self { sees: Sees::One, ..Self::of(shared)? };
            session.begin().map_err(session.failed())?;
            return Ok(session);
        }
        let own = Connection::open_in_memory().map_err(|error| failure(&shared.name, error))?;
        own.set_prepared_statement_cache_capacity(64);
        let mut session = Self::new(shared, Lease { connection: Some(own), home: None }, Sees::Copy)?;
        session.copy()?;
        Ok(session)
    }

    /// One over a connection that was opened otherwise, to the memory in `file`.
    #[cfg(test)]
    pub(super) fn over(connection: Connection, file: &std::path::Path) -> Self {
        let shared = SharedState::of_file(file, file.display().to_string(), super::settings::Journal::Log);
        let lease = Lease { connection: Some(connection), home: None };
        Self::new(&shared.expect("a memory"), lease, Sees::Last).expect("a session")
    }

    fn new(shared: &Arc<SharedState>, connection: Lease, sees: Sees) -> Result<Self> {
        let read_only = connection.is_readonly("main").map_err(|error| failure(&shared.name, error))?;
        Ok(Self {
            connection,
            shared: Arc::clone(shared),
            read_only,
            view: View::default(),
            sees,
            small: OnceCell::new(),
            said: RefCell::default(),
        })
    }

    /// Sees the last commit from now on.
    pub(super) fn see_last(&mut self) -> Result<()> {
        match self.sees {
            Sees::Last => Ok(()),
            Sees::One => {
                self.connection.execute_batch("COMMIT").map_err(self.failed())?;
                self.begin().map_err(self.failed())
            }
            Sees::Copy => self.copy(),
        }
    }

    /// That the index of the keys is whole where no search index would show that it is not.
    pub(super) fn ensure_keys_of_small(&self) -> Result<()> {
        let small = match self.small.get() {
            Some(small) => *small,
            None => {
                let logged = Tally::logged(&self.connection).map_err(self.failed())?;
                *self.small.get_or_init(|| logged.is_some_and(|logged| logged.variants <= SMALL))
            }
        };
        if small { self.view.ensure_keys(self) } else { Ok(()) }
    }

    /// A transaction sees what was committed before its first question.
    fn begin(&self) -> rusqlite::Result<()> {
        self.connection.prepare_cached("BEGIN")?.execute([])?;
        self.revision_now().map(|_| ())
    }

    fn copy(&mut self) -> Result<()> {
        let last = Self::of(&self.shared)?;
        let same = last.revision_now().and_then(|last| Ok(last == self.revision_now()?));
        if same.is_ok_and(|same| same) {
            return Ok(());
        }
        copy_pages(&last.connection, &mut self.connection).map_err(|error| failure(&self.shared.name, error))
    }

    pub(super) fn revision_now(&self) -> rusqlite::Result<Revision> {
        self.connection
            .prepare_cached("SELECT revision, nonce FROM stamp ORDER BY revision DESC LIMIT 1")?
            .query_row([], |row| Ok(Revision { number: row.get::<_, i64>(0)?.unsigned_abs(), nonce: row.get(1)? }))
    }

    /// That this is still the memory in which a commit was seen: one that was restored meanwhile has another past.
    pub(super) fn ensure_past(&self, seen: &Revision) -> Result<()> {
        if self.holds_stamp(seen).map_err(self.failed())? {
            return Ok(());
        }
        Err(Error::StoreExchanged { location: self.shared.name.clone() })
    }

    /// What an error of the database means, for `map_err`.
    pub(super) fn failed(&self) -> impl Fn(rusqlite::Error) -> Error + '_ {
        |error| failure(&self.shared.name, error)
    }

    /// Content that no version of Cotejo writes.
    pub(super) fn damaged(&self, reason: String) -> Error {
        Error::StoreDamaged { location: self.shared.name.clone(), reason: Cause::said(reason) }
    }

    /// That nothing may be written, if so.
    pub(super) fn ensure_writable(&self) -> Result<()> {
        if self.read_only { Err(Error::StoreReadOnly { location: self.shared.name.clone() }) } else { Ok(()) }
    }
}

impl Deref for Lease {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match &self.connection {
            Some(connection) => connection,
            None => unreachable!("only drop takes it out"),
        }
    }
}

impl DerefMut for Lease {
    fn deref_mut(&mut self) -> &mut Connection {
        match &mut self.connection {
            Some(connection) => connection,
            None => unreachable!("only drop takes it out"),
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let (Some(connection), Some(home)) = (self.connection.take(), self.home.take()) else { return };
        // A reader's transaction ends here.
        if connection.is_autocommit() || connection.execute_batch("COMMIT").is_ok() {
            home.put_to_rest(connection);
        }
    }
}

impl<'s> ReadTransaction<'s> {
    pub(super) fn begin(connection: &'s Connection) -> rusqlite::Result<Self> {
        if !connection.is_autocommit() {
            return Ok(Self(None));
        }
        connection.prepare_cached("BEGIN")?.execute([])?;
        Ok(Self(Some(connection)))
    }
}

impl Drop for ReadTransaction<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.0 {
            let _ = connection.prepare_cached("COMMIT").and_then(|mut commit| commit.execute([]));
        }
    }
}
