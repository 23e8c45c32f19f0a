//! A session as a reader, as a writer and as a ledger.

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::columns::to_i64;
use super::session::{ReadTransaction, SqliteSession};
use super::tombstones::set_tombstones;
use crate::error::{Error, Result};
use crate::fuzzy::Probe;
use crate::model::{Hash, Key, Lang, Time, Tombstone, Unit, UnitId, Variant};
use crate::store::ledger::Ledger;
use crate::store::reader::{
    Change, Event, Import, ImportId, Manner, Neighbours, Reader, Revision, Selection, Stamp, Stats, StoredKey, UnitRow,
};
use crate::store::writer::{
    ImportJob, ImportReport, Leaving, LeftOutReport, PutReport, TakeOutReport, TakenOut, TextSays, UndoReport, Writer,
};

impl Reader for SqliteSession {
    fn refresh(&mut self) -> Result<Revision> {
        self.see_last()?;
        self.revision()
    }

    fn revision(&self) -> Result<Revision> {
        self.revision_now().map_err(self.failed())
    }

    fn holds(&self, revision: &Revision) -> Result<bool> {
        self.holds_stamp(revision).map_err(self.failed())
    }

    fn snapshot(&self, work: &mut dyn FnMut() -> Result<()>) -> Result<()> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        work()
    }

    fn unit(&self, id: &UnitId) -> Result<Option<Unit>> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        match self.row_of(id).map_err(self.failed())? {
            Some(row) => self.read_unit(row),
            None => Ok(None),
        }
    }

    fn unit_at(&self, row: UnitRow) -> Result<Option<Unit>> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        self.read_unit(row)
    }

    fn found_unit(&self, row: UnitRow, language: &str) -> Result<Unit> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        self.read_found(row, language)
    }

    fn scan(&self, each: &mut dyn FnMut(Unit) -> Result<()>) -> Result<()> {
        self.scan_tables(each)
    }

    fn units<'s>(&'s self, selection: &Selection) -> Result<Box<dyn Iterator<Item = Result<Unit>> + 's>> {
        Ok(Box::new(self.walk_units(selection)?))
    }

    fn keys(
        &self,
        language: &str,
        chars: RangeInclusive<u32>,
        each: &mut dyn FnMut(StoredKey<'_>) -> Result<()>,
    ) -> Result<()> {
        self.walk_keys(language, &chars, each)
    }

    fn search(
        &self,
        language: &str,
        probe: &Probe<'_>,
        floor: u8,
        judge: &mut dyn FnMut(UnitRow, u8) -> Result<u8>,
    ) -> Result<()> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        self.shared.shelf.search(&self.view, self, language, probe, floor, judge)
    }

    fn by_key(&self, language: &str, key: &Key) -> Result<Vec<(UnitRow, Lang)>> {
        self.ensure_keys_of_small()?;
        self.find_key(language, key)
    }

    fn neighbours(&self, row: UnitRow, language: &str) -> Result<Neighbours> {
        self.around(row, language)
    }

    fn changes_since(&self, number: u64, each: &mut dyn FnMut(Change) -> Result<()>) -> Result<()> {
        self.walk_changes(number, each)
    }

    fn languages(&self) -> Result<Vec<(Lang, u64)>> {
        let failed = self.failed();
        let mut statement =
            self.connection.prepare("SELECT lang, count(*) FROM variant GROUP BY lang").map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        let mut langs = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let tag: String = row.get(0).map_err(&failed)?;
            let lang = Lang::parse(&tag).map_err(|bad| self.damaged(bad.to_string()))?;
            langs.push((lang, row.get::<_, i64>(1).map_err(&failed)?.unsigned_abs()));
        }
        Ok(langs)
    }

    fn gone_units(&self) -> Result<Vec<Unit>> {
        self.last_of_gone().map_err(self.failed())
    }

    fn imports(&self) -> Result<Vec<Import>> {
        self.journal_where("1", [])
    }

    fn history(&self, id: &UnitId) -> Result<Vec<Event>> {
        self.events(id)
    }

    fn withdrawn(&self, id: &UnitId, variant: &Variant) -> Result<Option<Time>> {
        self.withdrawn_at(id, variant)
    }

    fn stats(&self) -> Result<Stats> {
        self.count()
    }
}

impl Writer for SqliteSession {
    fn put(&mut self, units: Vec<Unit>, manner: Manner, why: &str, by: &Stamp) -> Result<PutReport> {
        self.put_units(units, manner, why, by)
    }

    fn import(
        &mut self,
        job: &ImportJob,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    ) -> Result<ImportReport> {
        self.take_in(job, units)
    }

    fn forget(&mut self, id: &UnitId, by: &Stamp) -> Result<()> {
        self.commit(by, "forget", None, |commit, session| match session.row_of(id).map_err(session.failed())? {
            Some(row) => commit.remove(session, row),
            None => Err(Error::UnitUnknown { unit: id.to_string() }),
        })
    }

    fn take_out(&mut self, what: &[TakenOut], leaving: Leaving, why: &str, by: &Stamp) -> Result<TakeOutReport> {
        self.take_units_out(what, leaving, why, by)
    }

    fn forget_left_out(&mut self, import: ImportId, text: &TextSays<'_>, by: &Stamp) -> Result<LeftOutReport> {
        self.take_left_out(import, text, by)
    }

    fn undo(&mut self, import: ImportId, by: &Stamp) -> Result<UndoReport> {
        self.take_back(import, None, by)
    }
}

impl Ledger for SqliteSession {
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

    fn agrees_with_text(&self, hash: &Hash) -> Result<bool> {
        self.connection
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM setting WHERE name IN ('text_taken', 'text_coming') AND value = ?1)",
                [&hash.0],
                |row| row.get(0),
            )
            .map_err(self.failed())
    }

    fn set_text_taken(&mut self, hash: &Hash, seen: &Revision) -> Result<()> {
        self.note(|connection| agreed(connection, "text_taken", hash, seen))
    }

    fn keep_tombstones(&mut self, said: &[Tombstone]) -> Result<()> {
        self.keep_said(said)
    }

    fn tombstones(&self) -> Result<Vec<Tombstone>> {
        self.text_tombstones()
    }

    fn set_text_written(&mut self, hash: &Hash, seen: &Revision, tombstones: &[Tombstone]) -> Result<()> {
        self.note(|connection| {
            set_tombstones(connection, tombstones)?;
            agreed(connection, "text_taken", hash, seen)?;
            set_text_agreed(connection, seen)
        })
    }

    fn set_text_coming(&mut self, hash: &Hash, seen: &Revision) -> Result<()> {
        self.note(|connection| agreed(connection, "text_coming", hash, seen))
    }
}

/// Keeps a text's hash under a name, if the commit is this memory's.
fn agreed(connection: &Connection, name: &str, hash: &Hash, seen: &Revision) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO setting SELECT ?1, ?2 \
               WHERE EXISTS (SELECT 1 FROM stamp WHERE revision = ?3 AND nonce = ?4)";
    connection.execute(sql, params![name, hash.0, to_i64(seen.number), seen.nonce]).map(|_| ())
}

/// Keeps at which commit the memory and its text said the same, if the commit is this memory's.
pub(super) fn set_text_agreed(connection: &Connection, seen: &Revision) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO setting SELECT 'text_agreed', revision || ' ' || hex(nonce) FROM stamp \
               WHERE revision = ?1 AND nonce = ?2";
    connection.execute(sql, params![to_i64(seen.number), seen.nonce]).map(|_| ())
}

impl SqliteSession {
    /// The last commit at which the memory and its text said the same, as far as one is known.
    pub(super) fn text_agreed(&self) -> Result<Option<i64>> {
        let sql = "SELECT revision FROM setting JOIN stamp ON revision = CAST(value AS INTEGER) \
                   WHERE name = 'text_agreed' AND value = revision || ' ' || hex(nonce)";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row([], |row| row.get(0)).optional())
            .map_err(self.failed())
    }
}
