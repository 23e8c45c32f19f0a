//! The import journal: what came in together, how far it is, and taking it back; what happened to each unit.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc;

use rusqlite::{Connection, params};

use super::gather::{Chain, Gathering};
use super::read::to_i64;
use super::sqlite::Sqlite;
use super::write::{Put, Ready};
use super::{
    ChangeKind, Event, Import, ImportId, ImportJob, ImportReport, ImportState, Stamp, UndoReport, UnitRow, form,
};
use crate::error::{Cause, Error, Result};
use crate::model::{Hash, Time, Unit, UnitId};

/// How many units of an import make a commit unless told: enough that the disk's flush is a small part of the work, and
/// that a page of an index, whose keys come in no order, is not written again for every few of them.
const BATCH: usize = 16 << 10;

/// How many units are made ready before they are wanted, so that reading need not wait for a commit.
const AHEAD: usize = BATCH;
/// How many go from the one who reads to the one who writes at a time.
const UNITS_PER_PARCEL: usize = 64;

/// What goes from the one who reads to the one who writes.
enum Parcel {
    Units(Vec<Result<Ready>>),
    /// The stream's end; without it, the one who reads broke down.
    End,
}

/// Makes units ready from the one numbered `from` on; an error is the last thing sent. What the one who writes is done
/// with comes back here: memory is given up at less cost where it was taken.
fn read_ahead(
    units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    from: u64,
    together: usize,
    send: mpsc::SyncSender<Parcel>,
    done: &mpsc::Receiver<Vec<Ready>>,
    mut gathering: Option<Gathering>,
) -> Option<Gathering> {
    let mut skipped = 0;
    loop {
        let mut parcel = Vec::with_capacity(together);
        let mut end = false;
        while parcel.len() < together && !end {
            match units.next() {
                Some(Ok(_)) if skipped < from => skipped += 1,
                Some(unit) => {
                    end = unit.is_err();
                    let ready = unit.map(Ready::new);
                    if let (Some(gathering), Ok(ready)) = (&mut gathering, &ready) {
                        gathering.take(ready);
                    }
                    parcel.push(ready);
                }
                None => end = true,
            }
        }
        // Where nobody takes any more, the import has failed.
        if send.send(Parcel::Units(parcel)).is_err() || end {
            break;
        }
        done.try_iter().for_each(drop);
    }
    let _ = send.send(Parcel::End);
    drop(send);
    if let Some(gathering) = &mut gathering {
        gathering.close();
    }
    done.iter().for_each(drop);
    gathering
}

/// The units that the other thread makes ready.
struct Arriving {
    receive: mpsc::Receiver<Parcel>,
    there: std::vec::IntoIter<Result<Ready>>,
    ended: bool,
    /// Takes back what is written.
    done: mpsc::Sender<Vec<Ready>>,
}

/// Why there is no further unit though the stream has not ended.
enum Stopped {
    Stream(Error),
    Reader,
}

impl Iterator for Arriving {
    type Item = std::result::Result<Ready, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(unit) = self.there.next() {
                return Some(unit.map_err(Stopped::Stream));
            }
            if self.ended {
                return None;
            }
            match self.receive.recv() {
                Ok(Parcel::Units(units)) => self.there = units.into_iter(),
                Ok(Parcel::End) => self.ended = true,
                Err(mpsc::RecvError) => {
                    self.ended = true;
                    return Some(Err(Stopped::Reader));
                }
            }
        }
    }
}

impl Sqlite {
    /// The running import of the same content in the same manner.
    fn interrupted(&self, job: &ImportJob) -> Result<Option<Import>> {
        Ok(self
            .journal_where("state = 'running' AND hash = ?1 AND manner = ?2", params![job.hash.0, job.manner.name()])?
            .pop())
    }

    fn import_at(&self, import: ImportId) -> Result<Import> {
        self.journal_where("row = ?1", params![import.0])?
            .pop()
            .ok_or(Error::ImportUnknown { import: import.0.unsigned_abs() })
    }

    pub(super) fn take_in(
        &mut self,
        job: &ImportJob,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    ) -> Result<ImportReport> {
        let begun = self.interrupted(job)?;
        let resumed = begun.as_ref().map_or(0, |import| import.taken);
        // One thread reads units and makes them ready, this one writes them.
        std::thread::scope(|scope| {
            let (send, receive) = mpsc::sync_channel(AHEAD / UNITS_PER_PARCEL);
            let (done, written) = mpsc::channel();
            // No more at once than a batch, so that a stream that breaks down costs no more than one.
            let together = job.batch.map_or(UNITS_PER_PARCEL, |batch| batch.get().min(UNITS_PER_PARCEL));
            let mut chain = self.chain()?;
            let gathering = chain.holds().then(Gathering::default);
            let reader = scope.spawn(move || read_ahead(units, resumed, together, send, &written, gathering));
            let arriving = Arriving { receive, there: Vec::new().into_iter(), ended: false, done };
            let report = self.write_all(job, begun, arriving, &mut chain)?;
            if let Ok(Some(gathering)) = reader.join() {
                self.keep(gathering, &chain, &report);
            }
            Ok(report)
        })
    }

    fn write_all(
        &mut self,
        job: &ImportJob,
        begun: Option<Import>,
        units: Arriving,
        chain: &mut Chain,
    ) -> Result<ImportReport> {
        let resumed = begun.as_ref().map_or(0, |import| import.taken);
        // A resumed import is the first run's: its person, its time.
        let by = begun.as_ref().map_or_else(|| job.by.clone(), |import| import.by.clone());
        let mut import = begun.map(|import| import.import);
        let size = job.batch.map_or(BATCH, std::num::NonZeroUsize::get);
        let mut at = resumed;
        let done = units.done.clone();
        let mut units = units.peekable();
        loop {
            let mut batch = Vec::with_capacity(size.min(BATCH));
            while batch.len() < size {
                match units.next() {
                    Some(Ok(unit)) => batch.push(unit),
                    Some(Err(Stopped::Stream(error))) => return Err(self.taken_back(import, &by, error)),
                    Some(Err(Stopped::Reader)) => return Err(self.reader_stopped()),
                    None => break,
                }
            }
            let last = units.peek().is_none();
            let length = batch.len() as u64;
            let begin = |connection: &Connection| match import {
                Some(id) => Ok(id),
                None => begin_import(connection, job, &by),
            };
            let id = self.commit_begun(&by, "import", begin, |writer, store, id: ImportId| {
                let journal = store.import_at(id)?;
                if journal.state == ImportState::Undone {
                    return Err(Error::ImportUndone { import: id.0.unsigned_abs() });
                }
                // Another process may have gone on with the same import; what it took is in.
                let there = usize::try_from(journal.taken.saturating_sub(at)).unwrap_or(usize::MAX);
                let (mut new, mut updated, mut unchanged) = (0, 0, 0);
                for unit in batch.iter().skip(there) {
                    match writer.put(store, unit, job.manner, &by)? {
                        Put::New => new += 1,
                        Put::Updated => updated += 1,
                        Put::Unchanged => unchanged += 1,
                    }
                }
                writer
                    .connection
                    .prepare_cached(
                        "UPDATE import SET taken = max(taken, ?2), new = new + ?3, updated = updated + ?4, \
                         unchanged = unchanged + ?5, state = iif(?6, 'done', state) WHERE row = ?1",
                    )
                    .and_then(|mut s| s.execute(params![id.0, to_i64(at + length), new, updated, unchanged, last]))
                    .map_err(store.failed())?;
                chain.note(store, writer).map_err(store.failed())?;
                Ok(id)
            })?;
            import = Some(id);
            at += length;
            let _ = done.send(batch);
            if last {
                let journal = self.import_at(id)?;
                return Ok(ImportReport {
                    import: id,
                    new: journal.new,
                    updated: journal.updated,
                    unchanged: journal.unchanged,
                    resumed,
                });
            }
        }
    }

    /// The stream's thread ended before the stream: that breakdown ends this one too, as soon as they meet. What was
    /// committed can be resumed.
    fn reader_stopped(&self) -> Error {
        Error::StoreFailed { file: self.name.clone(), reason: Cause::said("the stream broke off") }
    }

    /// After an error in the stream: what came in goes out again.
    fn taken_back(&mut self, import: Option<ImportId>, by: &Stamp, error: Error) -> Error {
        match import.map(|import| self.take_back(import, by)) {
            Some(Err(second)) if second.fault() == crate::error::Fault::Environment => second,
            _ => error,
        }
    }

    pub(super) fn take_back(&mut self, import: ImportId, by: &Stamp) -> Result<UndoReport> {
        self.import_at(import)?;
        self.commit(by, "undo", Some(import), |writer, store| {
            if store.import_at(import)?.state == ImportState::Undone {
                return Err(Error::ImportUndone { import: import.0.unsigned_abs() });
            }
            let failed = store.failed();
            let revisions: Vec<i64> = writer
                .connection
                .prepare("SELECT revision FROM stamp WHERE import = ?1 AND why = 'import' ORDER BY revision DESC")
                .and_then(|mut s| s.query_map([import.0], |row| row.get(0))?.collect())
                .map_err(&failed)?;
            let mut kept = HashSet::new();
            let mut gone: HashMap<i64, bool> = HashMap::new();
            for revision in revisions {
                let changes: Vec<(i64, String, Option<String>)> = writer
                    .connection
                    .prepare_cached("SELECT unit, kind, before FROM change WHERE revision = ?1")
                    .and_then(|mut s| {
                        s.query_map([revision], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
                    })
                    .map_err(&failed)?;
                for (unit, kind, before) in changes {
                    let row = UnitRow(unit);
                    if !gone.contains_key(&unit)
                        && (kept.contains(&unit) || writer.changed_since(row, revision, &failed)?)
                    {
                        kept.insert(unit);
                        continue;
                    }
                    match before {
                        None if kind == ChangeKind::New.name() => {
                            writer.remove(store, row)?;
                            gone.insert(unit, true);
                        }
                        Some(json) => {
                            let before = form::read(&json).ok_or_else(|| Error::StoreDamaged {
                                file: store.name.clone(),
                                reason: Cause::said(format!("change {revision} {unit}")),
                            })?;
                            writer.restore(store, row, before)?;
                            gone.insert(unit, false);
                        }
                        None => {}
                    }
                }
            }
            writer
                .connection
                .execute("UPDATE import SET state = 'undone' WHERE row = ?1", [import.0])
                .map_err(&failed)?;
            let forgotten = gone.values().filter(|forgotten| **forgotten).count() as u64;
            Ok(UndoReport { forgotten, restored: gone.len() as u64 - forgotten, kept: kept.len() as u64 })
        })
    }

    /// See [`super::Store::history`].
    pub(super) fn events(&self, id: &UnitId) -> Result<Vec<Event>> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT change.revision, change.kind, stamp.who, stamp.at, stamp.why, stamp.import, change.before \
                 FROM change JOIN stamp ON stamp.revision = change.revision \
                 WHERE change.unit IN (SELECT row FROM unit WHERE id = ?1 \
                     UNION ALL SELECT unit FROM tombstone WHERE id = ?1) \
                 ORDER BY change.revision",
            )
            .map_err(&failed)?;
        let mut rows = statement.query([id.as_str()]).map_err(&failed)?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let who: Option<String> = row.get(2).map_err(&failed)?;
            let when: Option<i64> = row.get(3).map_err(&failed)?;
            let before: Option<String> = row.get(6).map_err(&failed)?;
            events.push(Event {
                revision: row.get::<_, i64>(0).map_err(&failed)?.unsigned_abs(),
                kind: self.kind_of(row.get_ref(1).map_err(&failed)?.as_str().unwrap_or_default())?,
                by: who.zip(when).map(|(who, when)| Stamp { who, when: Time(when) }),
                why: row.get(4).map_err(&failed)?,
                import: row.get::<_, Option<i64>>(5).map_err(&failed)?.map(ImportId),
                before: match before {
                    None => None,
                    Some(json) => Some(form::read(&json).ok_or_else(|| self.damaged(format!("unit {id}: history")))?),
                },
            });
        }
        Ok(events)
    }

    /// The imports for which a condition on their row holds.
    pub(super) fn journal_where(&self, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Import>> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached(&format!(
                "SELECT row, name, hash, who, at, state, taken, new, updated, unchanged FROM import \
                 WHERE {condition} ORDER BY row"
            ))
            .map_err(&failed)?;
        let mut rows = statement.query(values).map_err(&failed)?;
        let mut imports = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let count = |at: usize| row.get::<_, i64>(at).map(i64::unsigned_abs).map_err(&failed);
            let state: String = row.get(5).map_err(&failed)?;
            imports.push(Import {
                import: ImportId(row.get(0).map_err(&failed)?),
                name: row.get(1).map_err(&failed)?,
                hash: Hash(row.get(2).map_err(&failed)?),
                by: Stamp { who: row.get(3).map_err(&failed)?, when: Time(row.get(4).map_err(&failed)?) },
                state: ImportState::named(&state).ok_or_else(|| self.damaged(format!("import: {state}")))?,
                taken: count(6)?,
                new: count(7)?,
                updated: count(8)?,
                unchanged: count(9)?,
            });
        }
        Ok(imports)
    }
}

/// Enters an import in the journal: in its first commit, so that one of a single unit is one commit.
fn begin_import(connection: &Connection, job: &ImportJob, by: &Stamp) -> rusqlite::Result<ImportId> {
    connection.execute(
        "INSERT INTO import (name, hash, manner, who, at, state, taken, new, updated, unchanged) \
         VALUES (?1, ?2, ?3, ?4, ?5, 'running', 0, 0, 0, 0)",
        params![job.name, job.hash.0, job.manner.name(), by.who, by.when.0],
    )?;
    Ok(ImportId(connection.last_insert_rowid()))
}
