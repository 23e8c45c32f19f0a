//! Changing the memory: every write is one transaction that stamps itself.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::read::{Reading, chars_of, key_hash, to_i64};
use super::sqlite::Sqlite;
use super::{
    Change, ChangeKind, Event, Import, ImportId, ImportJob, ImportReport, ImportState, Manner, Neighbours, Revision,
    Selection, Stamp, Stats, Store, StoredKey, UndoReport, UnitRow, form,
};
use crate::error::{Error, Notice, Result};
use crate::model::{Hash, Key, Lang, State, Text, Unit, UnitId, Variant};

/// How many units of an import make a commit unless told: enough that the disk's flush is a small part of the work.
const BATCH: usize = 2000;

/// A transaction under way: where the changes go, and under which revision.
struct Writer<'t> {
    connection: &'t Connection,
    revision: i64,
    changes: Cell<u64>,
    /// Whether any unit was ever forgotten; where none was, nothing is asked.
    tombstones: bool,
}

impl Sqlite {
    /// One commit: `work` writes through the writer, and what it changed is stamped. If nothing changed, the revision
    /// stays; if anything fails, everything stays.
    fn commit<T>(
        &mut self,
        by: &Stamp,
        why: &str,
        import: Option<ImportId>,
        work: impl FnOnce(&Writer<'_>, &Self) -> Result<T>,
    ) -> Result<T> {
        let failed = self.failed();
        if self.read_only {
            return Err(Error::StoreReadOnly { file: self.name.clone() });
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(&failed)?;
        transaction.prepare_cached("UPDATE clock SET writing = 1").and_then(|mut s| s.execute([])).map_err(&failed)?;
        let revision = self.revision_now().map_err(&failed)?.number + 1;
        transaction
            .prepare_cached(
                "INSERT INTO stamp (revision, nonce, who, at, why, import) VALUES (?1, randomblob(16), ?2, ?3, ?4, ?5)",
            )
            .and_then(|mut s| s.execute(params![to_i64(revision), by.who, by.when.0, why, import.map(|i| i.0)]))
            .map_err(&failed)?;
        let tombstones = transaction
            .prepare_cached("SELECT 1 FROM tombstone LIMIT 1")
            .and_then(|mut s| s.exists([]))
            .map_err(&failed)?;
        let writer = Writer { connection: &transaction, revision: to_i64(revision), changes: Cell::new(0), tombstones };
        let out = work(&writer, self)?;
        if writer.changes.get() == 0 {
            transaction
                .prepare_cached("DELETE FROM stamp WHERE revision = ?1")
                .and_then(|mut s| s.execute([to_i64(revision)]))
                .map_err(&failed)?;
        }
        transaction.prepare_cached("UPDATE clock SET writing = 0").and_then(|mut s| s.execute([])).map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        Ok(out)
    }

    /// A write that touches no unit.
    fn note(&mut self, write: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<()> {
        if self.read_only {
            return Err(Error::StoreReadOnly { file: self.name.clone() });
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(self.failed())?;
        write(&transaction).map_err(self.failed())?;
        transaction.commit().map_err(self.failed())
    }

    /// Makes the keys that another program, or an older definition, left unmade.
    pub(super) fn rekey(&mut self) -> Result<()> {
        if self.read_only {
            return Ok(());
        }
        let unkeyed = |connection: &Connection| {
            connection.prepare_cached("SELECT 1 FROM variant WHERE key_version = 0")?.exists([])
        };
        if self.keys_are_current().map_err(self.failed())? && !unkeyed(&self.connection).map_err(self.failed())? {
            return Ok(());
        }
        let name = self.name.clone();
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(self.failed())?;
        let work = || -> rusqlite::Result<()> {
            transaction.execute("UPDATE clock SET writing = 1", [])?;
            let mut select = transaction.prepare(
                "SELECT unit, lang, text FROM variant WHERE key_version <> ?1 AND (unit, lang) > (?2, ?3) \
                 ORDER BY unit, lang LIMIT 1000",
            )?;
            let mut update = transaction.prepare(
                "UPDATE variant SET language = ?3, key = ?4, key_version = ?5, key_chars = ?6, key_hash = ?7 \
                 WHERE unit = ?1 AND lang = ?2",
            )?;
            let mut last = (i64::MIN, String::new());
            loop {
                let page: Vec<(i64, String, String)> = select
                    .query_map(params![Key::VERSION, last.0, last.1], |row| {
                        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                    })?
                    .collect::<rusqlite::Result<_>>()?;
                for (unit, lang, text) in &page {
                    // What cannot be read keeps its state; `check` names it.
                    if let (Ok(text), Ok(parsed)) = (Text::decode(text), Lang::parse(lang)) {
                        let key = text.key();
                        let (chars, hash) = (chars_of(&key), key_hash(&key));
                        update.execute(params![
                            unit,
                            lang,
                            parsed.language(),
                            key.as_str(),
                            Key::VERSION,
                            chars,
                            hash
                        ])?;
                    }
                }
                let Some((unit, lang, _)) = page.into_iter().next_back() else { break };
                last = (unit, lang);
            }
            transaction.execute("INSERT OR REPLACE INTO setting VALUES ('keys', ?1)", [Key::VERSION.to_string()])?;
            transaction.execute("UPDATE clock SET writing = 0", [])?;
            Ok(())
        };
        work().map_err(|error| Self::failure(&name, &error))?;
        transaction.commit().map_err(|error| Self::failure(&name, &error))
    }

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

    fn take_in(&mut self, job: &ImportJob, units: &mut dyn Iterator<Item = Result<Unit>>) -> Result<ImportReport> {
        let begun = self.interrupted(job)?;
        let resumed = begun.as_ref().map_or(0, |import| import.taken);
        // A resumed import is the first run's: its person, its time.
        let by = begun.as_ref().map_or_else(|| job.by.clone(), |import| import.by.clone());
        let mut import = begun.map(|import| import.import);
        let size = job.batch.map_or(BATCH, std::num::NonZeroUsize::get);
        let mut at = 0;
        let mut units = units.peekable();
        while at < resumed {
            match units.next() {
                Some(Ok(_)) => at += 1,
                Some(Err(error)) => return Err(self.taken_back(import, &by, error)),
                None => break,
            }
        }
        loop {
            let mut batch = Vec::with_capacity(size.min(BATCH));
            while batch.len() < size {
                match units.next() {
                    Some(Ok(unit)) => batch.push(unit),
                    Some(Err(error)) => return Err(self.taken_back(import, &by, error)),
                    None => break,
                }
            }
            let last = units.peek().is_none();
            let id = match import {
                Some(id) => id,
                None => self.begin_import(job, &by)?,
            };
            import = Some(id);
            let length = batch.len() as u64;
            self.commit(&by, "import", Some(id), |writer, store| {
                let journal = store.import_at(id)?;
                if journal.state == ImportState::Undone {
                    return Err(Error::ImportUndone { import: id.0.unsigned_abs() });
                }
                // Another process may have gone on with the same import; what it took is in.
                let done = usize::try_from(journal.taken.saturating_sub(at)).unwrap_or(usize::MAX);
                let (mut new, mut updated, mut unchanged) = (0, 0, 0);
                for unit in batch.into_iter().skip(done) {
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
                Ok(())
            })?;
            at += length;
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

    fn begin_import(&mut self, job: &ImportJob, by: &Stamp) -> Result<ImportId> {
        self.note(|connection| {
            connection.execute(
                "INSERT INTO import (name, hash, manner, who, at, state, taken, new, updated, unchanged) \
                 VALUES (?1, ?2, ?3, ?4, ?5, 'running', 0, 0, 0, 0)",
                params![job.name, job.hash.0, job.manner.name(), by.who, by.when.0],
            )?;
            Ok(())
        })?;
        Ok(ImportId(self.connection.last_insert_rowid()))
    }

    /// After an error in the stream: what came in goes out again.
    fn taken_back(&mut self, import: Option<ImportId>, by: &Stamp, error: Error) -> Error {
        match import.map(|import| self.take_back(import, by)) {
            Some(Err(second)) if second.fault() == crate::error::Fault::Environment => second,
            _ => error,
        }
    }

    fn take_back(&mut self, import: ImportId, by: &Stamp) -> Result<UndoReport> {
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
                                reason: format!("change {revision} {unit}"),
                            })?;
                            writer.restore(store, row, &before)?;
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
}

/// What became of an arriving unit.
enum Put {
    New,
    Updated,
    Unchanged,
}

impl Writer<'_> {
    fn log(&self, row: UnitRow, kind: ChangeKind, before: Option<&Unit>, store: &Sqlite) -> Result<()> {
        // A unit that changes twice in one commit was before what it was before the first time.
        self.connection
            .prepare_cached(
                "INSERT INTO change (revision, unit, kind, before) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT DO UPDATE SET kind = excluded.kind WHERE kind <> 'new' OR excluded.kind = 'forgotten'",
            )
            .and_then(|mut s| s.execute(params![self.revision, row.0, kind.name(), before.map(form::write)]))
            .map_err(store.failed())?;
        self.changes.set(self.changes.get() + 1);
        Ok(())
    }

    fn put(&self, store: &Sqlite, unit: Unit, manner: Manner, by: &Stamp) -> Result<Put> {
        let Some(row) = store.row_of(&unit.id).map_err(store.failed())? else {
            let row = self.insert(store, &unit)?;
            self.log(row, ChangeKind::New, None, store)?;
            return Ok(Put::New);
        };
        let Some(before) = store.read_unit(row)? else { return Ok(Put::Unchanged) };
        let mut after = match manner {
            Manner::Merge => merged(&before, unit),
            Manner::Replace => unit,
        };
        if same_content(&before, &after) {
            return Ok(Put::Unchanged);
        }
        after.created = after.created.or(before.created);
        after.created_by = after.created_by.or_else(|| before.created_by.clone());
        if after.changed.is_none() || after.changed < before.changed {
            after.changed = Some(by.when);
            after.changed_by = Some(by.who.clone());
        }
        self.log(row, ChangeKind::Updated, Some(&before), store)?;
        self.overwrite(store, row, &before, &after)?;
        Ok(Put::Updated)
    }

    fn insert(&self, store: &Sqlite, unit: &Unit) -> Result<UnitRow> {
        let row: Option<i64> = if self.tombstones {
            let row = self
                .connection
                .prepare_cached("DELETE FROM tombstone WHERE id = ?1 RETURNING unit")
                .and_then(|mut s| s.query_row([unit.id.as_str()], |row| row.get(0)).optional());
            row.map_err(store.failed())?
        } else {
            None
        };
        let row = self.write_unit(store, row, unit)?;
        for variant in &unit.variants {
            self.write_variant(store, row, variant)?;
        }
        Ok(row)
    }

    /// Puts a unit's own columns; a row that is there is replaced, none given makes one.
    fn write_unit(&self, store: &Sqlite, row: Option<i64>, unit: &Unit) -> Result<UnitRow> {
        let document = self.document(store, unit.document.as_deref())?;
        let notes = (!unit.notes.is_empty()).then(|| json(&unit.notes));
        let props = (!unit.props.is_empty()).then(|| json(&unit.props));
        self.connection
            .prepare_cached(
                "INSERT INTO unit (row, id, source, origin, document, position, positions, message, notes, props, \
                 created, changed, created_by, changed_by) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) \
                 ON CONFLICT (row) DO UPDATE SET id = excluded.id, source = excluded.source, \
                 origin = excluded.origin, document = excluded.document, position = excluded.position, \
                 positions = excluded.positions, message = excluded.message, notes = excluded.notes, \
                 props = excluded.props, created = excluded.created, changed = excluded.changed, \
                 created_by = excluded.created_by, changed_by = excluded.changed_by",
            )
            .and_then(|mut s| {
                s.execute(params![
                    row,
                    unit.id.as_str(),
                    unit.source.to_string(),
                    unit.origin.name(),
                    document,
                    unit.position.map(|position| position.index),
                    unit.position.map(|position| position.of),
                    unit.message,
                    notes,
                    props,
                    unit.created.map(|time| time.0),
                    unit.changed.map(|time| time.0),
                    unit.created_by,
                    unit.changed_by,
                ])
            })
            .map_err(store.failed())?;
        Ok(UnitRow(row.unwrap_or_else(|| self.connection.last_insert_rowid())))
    }

    fn write_variant(&self, store: &Sqlite, row: UnitRow, variant: &Variant) -> Result<()> {
        let key = variant.text.key();
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO variant (unit, lang, language, tag, text, encoding, state, confidence, key, \
                 key_version, key_chars, key_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )
            .and_then(|mut s| {
                s.execute(params![
                    row.0,
                    variant.lang.to_string(),
                    variant.lang.language(),
                    variant.tag,
                    variant.text.encode(),
                    Text::ENCODING,
                    variant.state.name(),
                    variant.confidence,
                    key.as_str(),
                    Key::VERSION,
                    chars_of(&key),
                    key_hash(&key),
                ])
            })
            .map_err(store.failed())?;
        Ok(())
    }

    /// Makes `before`, which stands there, into `after`.
    fn overwrite(&self, store: &Sqlite, row: UnitRow, before: &Unit, after: &Unit) -> Result<()> {
        self.write_unit(store, Some(row.0), after)?;
        for variant in &before.variants {
            if after.variant(&variant.lang).is_none() {
                self.connection
                    .prepare_cached("DELETE FROM variant WHERE unit = ?1 AND lang = ?2")
                    .and_then(|mut s| s.execute(params![row.0, variant.lang.to_string()]))
                    .map_err(store.failed())?;
            }
        }
        for variant in &after.variants {
            if before.variant(&variant.lang) != Some(variant) {
                self.write_variant(store, row, variant)?;
            }
        }
        Ok(())
    }

    fn document(&self, store: &Sqlite, name: Option<&str>) -> Result<i64> {
        let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(0) };
        let find = || {
            self.connection
                .prepare_cached("SELECT row FROM document WHERE name = ?1")?
                .query_row([name], |row| row.get(0))
                .optional()
        };
        if let Some(row) = find().map_err(store.failed())? {
            return Ok(row);
        }
        self.connection
            .prepare_cached("INSERT INTO document (name) VALUES (?1)")
            .and_then(|mut s| s.insert([name]))
            .map_err(store.failed())
    }

    /// Takes a unit out; its row and history stay behind a tombstone.
    fn remove(&self, store: &Sqlite, row: UnitRow) -> Result<()> {
        let Some(before) = store.read_unit(row)? else { return Ok(()) };
        self.log(row, ChangeKind::Forgotten, Some(&before), store)?;
        let work = || -> rusqlite::Result<()> {
            self.connection
                .prepare_cached("INSERT OR REPLACE INTO tombstone VALUES (?1, ?2)")?
                .execute(params![row.0, before.id.as_str()])?;
            self.connection.prepare_cached("DELETE FROM variant WHERE unit = ?1")?.execute([row.0])?;
            self.connection.prepare_cached("DELETE FROM unit WHERE row = ?1")?.execute([row.0])?;
            Ok(())
        };
        work().map_err(store.failed())
    }

    /// Makes a unit again what it was.
    fn restore(&self, store: &Sqlite, row: UnitRow, unit: &Unit) -> Result<()> {
        let before = store.read_unit(row)?;
        self.log(row, ChangeKind::Restored, before.as_ref(), store)?;
        match before {
            Some(before) => self.overwrite(store, row, &before, unit),
            None => self.insert(store, unit).map(|_| ()),
        }
    }

    /// Whether something after that revision changed the unit.
    fn changed_since(&self, row: UnitRow, revision: i64, failed: &dyn Fn(rusqlite::Error) -> Error) -> Result<bool> {
        self.connection
            .prepare_cached("SELECT 1 FROM change WHERE unit = ?1 AND revision > ?2 AND revision < ?3")
            .and_then(|mut s| s.exists(params![row.0, revision, self.revision]))
            .map_err(failed)
    }
}

/// `arriving` laid over what is there; see [`Manner::Merge`].
fn merged(before: &Unit, arriving: Unit) -> Unit {
    let mut after = before.clone();
    for variant in arriving.variants {
        match after.variants.iter_mut().find(|there| there.lang == variant.lang) {
            Some(there) if variant.state == State::Initial && there.state > State::Initial => {}
            Some(there) => *there = variant,
            None => after.variants.push(variant),
        }
    }
    after.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
    after.source = arriving.source;
    after.origin = arriving.origin;
    after.document = arriving.document.or(after.document);
    after.position = arriving.position.or(after.position);
    after.message = arriving.message.or(after.message);
    for note in arriving.notes {
        if !after.notes.contains(&note) {
            after.notes.push(note);
        }
    }
    // A type's values are replaced together: a type may stand several times.
    let of = |props: &[(String, String)], name: &str| -> Vec<String> {
        props.iter().filter(|prop| prop.0 == name).map(|prop| prop.1.clone()).collect()
    };
    for (name, _) in &arriving.props {
        if of(&after.props, name) != of(&arriving.props, name) {
            after.props.retain(|prop| prop.0 != *name);
            after.props.extend(arriving.props.iter().filter(|prop| prop.0 == *name).cloned());
        }
    }
    after.created = before.created.or(arriving.created);
    after.created_by = before.created_by.clone().or(arriving.created_by);
    after.changed = arriving.changed;
    after.changed_by = arriving.changed_by;
    after
}

/// Whether two units say the same, whoever wrote them down and when.
fn same_content(a: &Unit, b: &Unit) -> bool {
    a.source == b.source
        && a.variants == b.variants
        && a.origin == b.origin
        && a.document == b.document
        && a.position == b.position
        && a.message == b.message
        && a.notes == b.notes
        && a.props == b.props
}

fn json(list: &impl serde::Serialize) -> String {
    serde_json::to_string(list).unwrap_or_default()
}

impl Store for Sqlite {
    fn revision(&self) -> Result<Revision> {
        self.revision_now().map_err(self.failed())
    }

    fn holds(&self, revision: &Revision) -> Result<bool> {
        self.holds_stamp(revision).map_err(self.failed())
    }

    fn snapshot(&self, work: &mut dyn FnMut() -> Result<()>) -> Result<()> {
        let _reading = Reading::begin(&self.connection).map_err(self.failed())?;
        work()
    }

    fn unit(&self, id: &UnitId) -> Result<Option<Unit>> {
        let _reading = Reading::begin(&self.connection).map_err(self.failed())?;
        match self.row_of(id).map_err(self.failed())? {
            Some(row) => self.read_unit(row),
            None => Ok(None),
        }
    }

    fn unit_at(&self, row: UnitRow) -> Result<Option<Unit>> {
        let _reading = Reading::begin(&self.connection).map_err(self.failed())?;
        self.read_unit(row)
    }

    fn units<'s>(&'s self, selection: &Selection) -> Result<Box<dyn Iterator<Item = Result<Unit>> + 's>> {
        Ok(Box::new(self.walk_units(selection)?))
    }

    fn keys(
        &self,
        language: &str,
        chars: std::ops::RangeInclusive<u32>,
        each: &mut dyn FnMut(StoredKey<'_>) -> Result<()>,
    ) -> Result<()> {
        self.walk_keys(language, &chars, each)
    }

    fn search(
        &self,
        language: &str,
        probe: &crate::fuzzy::Probe<'_>,
        floor: u8,
        judge: &mut dyn FnMut(super::UnitRow, u8) -> Result<u8>,
    ) -> Result<()> {
        self.search_keys(language, probe, floor, judge)
    }

    fn fold(&self, language: &str) -> Result<bool> {
        self.fold_keys(language)
    }

    fn by_key(&self, language: &str, key: &Key) -> Result<Vec<(UnitRow, Lang)>> {
        self.find_key(language, key)
    }

    fn neighbours(&self, row: UnitRow, language: &str) -> Result<Neighbours> {
        self.around(row, language)
    }

    fn changes_since(&self, number: u64, each: &mut dyn FnMut(Change) -> Result<()>) -> Result<()> {
        self.walk_changes(number, each)
    }

    fn import(&mut self, job: &ImportJob, units: &mut dyn Iterator<Item = Result<Unit>>) -> Result<ImportReport> {
        // Ids and keys come in no order: what is written again and again stays at hand meanwhile (sizes in KiB).
        let cache = |kibibytes: i64| self.connection.pragma_update(None, "cache_size", -kibibytes);
        cache(128 << 10).map_err(self.failed())?;
        let report = self.take_in(job, units);
        self.connection.pragma_update(None, "cache_size", -(16i64 << 10)).map_err(self.failed())?;
        report
    }

    fn forget(&mut self, id: &UnitId, by: &Stamp) -> Result<()> {
        self.commit(by, "forget", None, |writer, store| match store.row_of(id).map_err(store.failed())? {
            Some(row) => writer.remove(store, row),
            None => Err(Error::UnitUnknown { unit: id.to_string() }),
        })
    }

    fn undo(&mut self, import: ImportId, by: &Stamp) -> Result<UndoReport> {
        self.take_back(import, by)
    }

    fn imports(&self) -> Result<Vec<Import>> {
        self.journal_where("1", [])
    }

    fn history(&self, id: &UnitId) -> Result<Vec<Event>> {
        self.events(id)
    }

    fn keep_original(&mut self, name: &str, hash: &Hash, bytes: &[u8]) -> Result<()> {
        self.note(|connection| {
            // The name's last one is the one kept last.
            connection.execute("DELETE FROM original WHERE name = ?1 AND hash = ?2", params![name, hash.0])?;
            connection.execute(
                "INSERT INTO original (name, hash, bytes) VALUES (?1, ?2, ?3)",
                params![name, hash.0, bytes],
            )?;
            Ok(())
        })
    }

    fn original(&self, hash: &Hash) -> Result<Option<Vec<u8>>> {
        self.connection
            .query_row("SELECT bytes FROM original WHERE hash = ?1 LIMIT 1", [&hash.0], |row| row.get(0))
            .optional()
            .map_err(self.failed())
    }

    fn original_named(&self, name: &str) -> Result<Option<(Hash, Vec<u8>)>> {
        self.connection
            .query_row("SELECT hash, bytes FROM original WHERE name = ?1 ORDER BY row DESC LIMIT 1", [name], |row| {
                Ok((Hash(row.get(0)?), row.get(1)?))
            })
            .optional()
            .map_err(self.failed())
    }

    fn text_taken(&self) -> Result<Option<Hash>> {
        Ok(self.setting("text_taken").map_err(self.failed())?.map(Hash))
    }

    fn set_text_taken(&mut self, hash: &Hash) -> Result<()> {
        self.note(|connection| {
            connection.execute("INSERT OR REPLACE INTO setting VALUES ('text_taken', ?1)", [&hash.0]).map(|_| ())
        })
    }

    fn written(&self, name: &str) -> Result<Option<Hash>> {
        self.connection
            .query_row("SELECT hash FROM written WHERE name = ?1", [name], |row| Ok(Hash(row.get(0)?)))
            .optional()
            .map_err(self.failed())
    }

    fn set_written(&mut self, name: &str, hash: &Hash) -> Result<()> {
        self.note(|connection| {
            connection.execute("INSERT OR REPLACE INTO written VALUES (?1, ?2)", [name, &hash.0]).map(|_| ())
        })
    }

    fn languages(&self) -> Result<Vec<(Lang, u64)>> {
        let failed = self.failed();
        let mut statement =
            self.connection.prepare("SELECT lang, count(*) FROM variant GROUP BY lang").map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        let mut langs = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let tag: String = row.get(0).map_err(&failed)?;
            let lang = Lang::parse(&tag)
                .map_err(|bad| Error::StoreDamaged { file: self.name.clone(), reason: bad.to_string() })?;
            langs.push((lang, row.get::<_, i64>(1).map_err(&failed)?.unsigned_abs()));
        }
        Ok(langs)
    }

    fn stats(&self) -> Result<Stats> {
        self.count()
    }

    fn backup(&self, file: &std::path::Path) -> Result<()> {
        super::sqlite::copy_to(&self.connection, file)
    }

    fn restore(&mut self, file: &std::path::Path, by: &Stamp) -> Result<()> {
        if self.read_only {
            return Err(Error::StoreReadOnly { file: self.name.clone() });
        }
        self.copy_from(file)?;
        self.rekey()?;
        self.commit(by, "restore", None, |writer, _| {
            writer.changes.set(1);
            Ok(())
        })
    }

    fn check(&self) -> Result<Vec<Notice>> {
        self.examine()
    }
}
