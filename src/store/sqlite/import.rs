//! Taking units in: an import in batches, or given units in one commit.

use std::num::NonZeroUsize;

use rusqlite::{Connection, params};

use super::columns::{Ready, to_i64};
use super::commit::{Commit, Meeting, Put};
use super::holder::announce;
use super::journal::begin_import;
use super::read_ahead::{Arriving, Stopped, channel};
use super::session::{ReadTransaction, SqliteSession};
use super::settings::page_size;
use super::traits::set_text_agreed;
use super::unit_json;
use crate::error::{Cause, Error, Fault, Result};
use crate::model::{Hashing, Unit};
use crate::store::index::import_index::{CommitChain, ImportKeys};
use crate::store::reader::{Import, ImportId, ImportState, Manner, Prefer, Revision, Stamp};
use crate::store::writer::{FirstOf, ImportJob, ImportReport, LeftOutReport, PutReport, TextSays, Told};

/// How many units of an import make a commit unless told: enough that the disk's flush is a small part of the work, and
/// that a page of an index, whose keys come in no order, is not written again for every few of them.
const BATCH: usize = 16 << 10;

/// SQLite's cache of pages, in KiB.
const CACHE: i64 = 16 << 10;
/// The same during an import.
const CACHE_OF_IMPORT: i64 = 128 << 10;
/// After how many pages the log is folded into the file, as SQLite does it unless told.
const AUTOCHECKPOINT: i64 = 1000;
/// After how many bytes during an import.
const LOG_OF_IMPORT: i64 = 128 << 20;

/// How many units had which outcome.
#[derive(Clone, Default)]
pub(super) struct Outcomes {
    new: u64,
    updated: u64,
    unchanged: u64,
    older: Told,
    forgotten: Told,
    unconfirmed: Told,
    lowered: Told,
    copied: Told,
    replaced: Told,
    /// Units that are not as they arrived.
    apart: u64,
}

impl Outcomes {
    /// So many units that became different.
    pub(super) fn updated(updated: u64) -> Self {
        Self { updated, ..Self::default() }
    }
}

impl SqliteSession {
    /// See [`crate::store::Writer::import`].
    pub(super) fn take_in(
        &mut self,
        job: &ImportJob,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    ) -> Result<ImportReport> {
        // Ids and keys come in no order: what is written again and again stays at hand meanwhile (sizes in KiB).
        // And the log is folded into the file when it has become long, not after every commit.
        // What the tables' checks and references hold is held by what is written, row after row of its own making; for
        // each of them, SQLite would build the set of allowed words anew, a third of the whole work.
        let settings = |connection: &Connection, kibibytes: i64, pages: i64, trusting: bool| {
            connection.pragma_update(None, "cache_size", -kibibytes)?;
            connection.pragma_update(None, "wal_autocheckpoint", pages)?;
            connection.pragma_update(None, "foreign_keys", !trusting)?;
            connection.pragma_update(None, "ignore_check_constraints", trusting)
        };
        let _told = announce(self.shared.location.file(), "import", &job.by);
        let pages = LOG_OF_IMPORT / page_size(&self.connection).map_err(self.failed())?.max(1);
        settings(&self.connection, CACHE_OF_IMPORT, pages, true).map_err(self.failed())?;
        let report = self.take_in_set(job, units);
        settings(&self.connection, CACHE, AUTOCHECKPOINT, false).map_err(self.failed())?;
        report
    }

    /// The same, over a connection that is set for it.
    fn take_in_set(
        &mut self,
        job: &ImportJob,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    ) -> Result<ImportReport> {
        let (begun, seen) = {
            let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
            (self.interrupted(job)?, self.revision_now().map_err(self.failed())?)
        };
        let resumed = begun.as_ref().map_or(0, |import| import.taken);
        // One thread reads units and makes them ready, this one writes them.
        std::thread::scope(|scope| {
            let (departing, arriving) = channel(job.batch);
            let mut chain = self.chain()?;
            let keys = chain.is_whole().then(ImportKeys::default);
            let reader = scope.spawn(move || departing.read(units, resumed, keys));
            let report = self.write_all(job, (begun, seen), arriving, &mut chain)?;
            if let Ok(Some(keys)) = reader.join()
                && report.resumed == 0
            {
                self.shared.shelf.keep_imported(keys.finish(&chain, report.new));
            }
            Ok(report)
        })
    }

    /// A chain from the last commit on, if that has no unit and never had one.
    fn chain(&self) -> Result<CommitChain> {
        let failed = self.failed();
        self.shared.shelf.keep_imported(None);
        if self.shared.location.file().is_none() {
            return Ok(CommitChain::broken());
        }
        let _reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        let untouched: bool = self
            .connection
            .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'unit')", [], |row| row.get(0))
            .map_err(&failed)?;
        if !untouched {
            return Ok(CommitChain::broken());
        }
        Ok(CommitChain::from(self.revision_now().map_err(&failed)?))
    }

    fn write_all(
        &mut self,
        job: &ImportJob,
        (begun, mut seen): (Option<Import>, Revision),
        units: Arriving,
        chain: &mut CommitChain,
    ) -> Result<ImportReport> {
        let resumed = begun.as_ref().map_or(0, |import| import.taken);
        // A resumed import is the first run's: its person, its time.
        let by = begun.as_ref().map_or_else(|| job.by.clone(), |import| import.by.clone());
        let mut import = begun.map(|import| import.import);
        let size = job.batch.map_or(BATCH, NonZeroUsize::get);
        let mut at = resumed;
        let mut told = Outcomes::default();
        let begun_at = seen;
        let done = units.done.clone();
        let mut units = units.peekable();
        loop {
            let mut batch = Vec::with_capacity(size.min(BATCH));
            while batch.len() < size {
                match units.next() {
                    Some(Ok(unit)) => batch.push(unit),
                    Some(Err(Stopped::Stream(error))) => return Err(self.taken_back(import, &seen, &by, error)),
                    Some(Err(Stopped::Thread)) => return Err(self.reader_stopped()),
                    None => break,
                }
            }
            let last = units.peek().is_none();
            let length = batch.len() as u64;
            let begin = |connection: &Connection| match import {
                Some(id) => Ok(id),
                None => begin_import(connection, job, &by),
            };
            let (journal, outcomes) = self.commit_begun(&by, "import", begin, |commit, session, id: ImportId| {
                session.ensure_past(&seen)?;
                let journal = session.standing_import(id)?;
                // Another process may have gone on with the same import; what it took is in.
                let there = usize::try_from(journal.taken.saturating_sub(at)).unwrap_or(usize::MAX);
                let agreed = if job.manner == Manner::Replace { session.text_agreed()? } else { None };
                let how = Meeting { manner: job.manner, prefer: job.prefer, import: id, by: &by, agreed };
                let outcomes =
                    commit.put_all(session, batch.get(there..).unwrap_or_default(), at + there as u64, how)?;
                let state = if last { ImportState::Done } else { ImportState::Running };
                commit.enter(session, id, &outcomes, at + length, state)?;
                let as_text = job.manner == Manner::Replace && resumed == 0 && told.apart + outcomes.apart == 0;
                if last && as_text {
                    commit.agree_if_all(session, at + length, &begun_at)?;
                }
                let now = session.revision_now().map_err(session.failed())?;
                seen = if commit.changes.get() > 0 { now } else { commit.before };
                chain.note(commit.before, seen);
                Ok((session.import_at(id)?, outcomes))
            })?;
            told.older.extend(outcomes.older);
            told.forgotten.extend(outcomes.forgotten);
            told.unconfirmed.extend(outcomes.unconfirmed);
            told.lowered.extend(outcomes.lowered);
            told.copied.extend(outcomes.copied);
            told.replaced.extend(outcomes.replaced);
            told.apart += outcomes.apart;
            import = Some(journal.import);
            at += length;
            let _ = done.send(batch);
            if last {
                return Ok(ImportReport {
                    import: journal.import,
                    new: journal.new,
                    updated: journal.updated,
                    unchanged: journal.unchanged,
                    older: told.older,
                    forgotten: told.forgotten,
                    unconfirmed: told.unconfirmed,
                    lowered: told.lowered,
                    copied: told.copied,
                    replaced: told.replaced,
                    resumed,
                });
            }
        }
    }

    /// The stream's thread ended before the stream: that breakdown ends this one too, as soon as they meet. What was
    /// committed can be resumed.
    fn reader_stopped(&self) -> Error {
        Error::StoreFailed { location: self.shared.name.clone(), reason: Cause::said("the stream broke off") }
    }

    /// After an error in the stream: what came in goes out again.
    fn taken_back(&mut self, import: Option<ImportId>, seen: &Revision, by: &Stamp, error: Error) -> Error {
        match import.map(|import| self.take_back(import, Some(seen), by)) {
            Some(Err(second)) if second.fault() == Fault::Environment => second,
            _ => error,
        }
    }

    /// See [`crate::store::Writer::forget_left_out`].
    pub(super) fn take_left_out(&mut self, import: ImportId, text: &TextSays<'_>, by: &Stamp) -> Result<LeftOutReport> {
        self.commit(by, "import", Some(import), |commit, session| {
            session.standing_import(import)?;
            commit.leave_out(session, text, session.text_agreed()?)
        })
    }

    /// See [`crate::store::Writer::put`].
    pub(super) fn put_units(&mut self, units: Vec<Unit>, manner: Manner, why: &str, by: &Stamp) -> Result<PutReport> {
        let mut hashing = Hashing::default();
        units.iter().for_each(|unit| hashing.update(unit_json::write(unit).as_bytes()));
        let units: Vec<Ready> = units.into_iter().map(Ready::new).collect();
        let job = ImportJob {
            name: why.to_owned(),
            hash: hashing.finish(),
            manner,
            prefer: Prefer::Newer,
            settle: None,
            by: by.clone(),
            batch: None,
        };
        let begin = |connection: &Connection| begin_import(connection, &job, by);
        self.commit_begun(by, "put", begin, |commit, session, id: ImportId| {
            let agreed = if manner == Manner::Replace { session.text_agreed()? } else { None };
            let begun_at = commit.before;
            let how = Meeting { manner, prefer: Prefer::Newer, import: id, by, agreed };
            let outcomes = commit.put_all(session, &units, 0, how)?;
            let Outcomes { new, updated, unchanged, .. } = outcomes;
            if manner == Manner::Replace && outcomes.apart == 0 {
                commit.agree_if_all(session, units.len() as u64, &begun_at)?;
            }
            let import = if new + updated > 0 {
                commit.enter(session, id, &outcomes, units.len() as u64, ImportState::Done)?;
                Some(id)
            } else {
                commit.take_journal_out(session, id)?;
                None
            };
            Ok(PutReport {
                import,
                new,
                updated,
                unchanged,
                older: outcomes.older.count,
                forgotten: outcomes.forgotten.count,
                unconfirmed: outcomes.unconfirmed.count,
                replaced: outcomes.replaced.count,
            })
        })
    }
}

impl Commit<'_> {
    /// Puts units, the first of which is number `begin` of its stream.
    fn put_all(&self, session: &SqliteSession, units: &[Ready], begin: u64, how: Meeting<'_>) -> Result<Outcomes> {
        let mut outcomes = Outcomes::default();
        for (at, unit) in (begin..).zip(units) {
            let this = || FirstOf { unit: unit.unit.id.clone(), at, props: unit.unit.props.clone() };
            let put = self.put(session, unit, how)?;
            outcomes.older.add(put.older.into(), this);
            outcomes.unconfirmed.add(put.unconfirmed.into(), this);
            outcomes.lowered.add(put.lowered.into(), this);
            outcomes.copied.add(put.copied.into(), this);
            outcomes.replaced.add(put.replaced, this);
            outcomes.apart += u64::from(put.apart);
            match put.put {
                Put::New => outcomes.new += 1,
                Put::Updated => outcomes.updated += 1,
                Put::Unchanged => outcomes.unchanged += 1,
                Put::Forgotten => outcomes.forgotten.add(1, this),
            }
        }
        Ok(outcomes)
    }

    /// Enters what came in into the journal, so many units of the stream having been taken; it is then running or done.
    pub(super) fn enter(
        &self,
        session: &SqliteSession,
        import: ImportId,
        outcomes: &Outcomes,
        taken: u64,
        state: ImportState,
    ) -> Result<()> {
        let &Outcomes { new, updated, unchanged, .. } = outcomes;
        self.connection
            .prepare_cached(
                "UPDATE import SET taken = max(taken, ?2), new = new + ?3, updated = updated + ?4, \
                 unchanged = unchanged + ?5, state = iif(state = 'running', ?6, state) WHERE row = ?1",
            )
            .and_then(|mut s| {
                s.execute(params![
                    import.0,
                    to_i64(taken),
                    to_i64(new),
                    to_i64(updated),
                    to_i64(unchanged),
                    state.name()
                ])
            })
            .map_err(session.failed())?;
        Ok(())
    }

    /// Notes that the text and the memory say the same, if what came of it is all that the memory holds. Whatever others
    /// changed since the import began counts as changed here.
    fn agree_if_all(&self, session: &SqliteSession, units: u64, seen: &Revision) -> Result<()> {
        let held = self.connection.query_row("SELECT count(*) FROM unit", [], |row| row.get::<_, i64>(0));
        if held.map_err(session.failed())? == to_i64(units) {
            set_text_agreed(self.connection, seen).map_err(session.failed())?;
        }
        Ok(())
    }

    /// Takes an import that brought nothing out of the journal.
    pub(super) fn take_journal_out(&self, session: &SqliteSession, import: ImportId) -> Result<()> {
        let work = || -> rusqlite::Result<()> {
            self.connection.execute("UPDATE stamp SET import = NULL WHERE import = ?1", [import.0])?;
            self.connection.execute("DELETE FROM import WHERE row = ?1", [import.0])?;
            Ok(())
        };
        work().map_err(session.failed())
    }
}
