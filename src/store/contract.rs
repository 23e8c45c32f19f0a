//! The memory's contract, each promise kept where its subject is.

use rusqlite::{OptionalExtension as _, params};

use super::read::Reading;
use super::sqlite::Sqlite;
use super::{
    Change, Event, Import, ImportId, ImportJob, ImportReport, Neighbours, Revision, Selection, Stamp, Stats, Store,
    StoredKey, UndoReport, UnitRow,
};
use crate::error::{Error, Notice, Result};
use crate::model::{Hash, Key, Lang, Unit, UnitId};

/// SQLite's cache of pages, in KiB.
const CACHE: i64 = 16 << 10;
/// The same during an import.
const CACHE_OF_IMPORT: i64 = 128 << 10;
/// After how many pages the log is folded into the file, as SQLite does it unless told.
const AUTOCHECKPOINT: i64 = 1000;
/// After how many bytes during an import.
const LOG_OF_IMPORT: i64 = 128 << 20;

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

    fn readers(&self, language: &str, count: usize) -> Result<Vec<Box<dyn Store>>> {
        self.open_readers(language, count)
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

    fn fold_due(&self) -> Result<()> {
        self.fold_due_keys()
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

    fn import(
        &mut self,
        job: &ImportJob,
        units: &mut (dyn Iterator<Item = Result<Unit>> + Send),
    ) -> Result<ImportReport> {
        // Ids and keys come in no order: what is written again and again stays at hand meanwhile (sizes in KiB).
        // And the log is folded into the file when it has become long, not after every commit.
        // What the tables' checks and references hold is held by what is written, row after row of its own making; for
        // each of them, SQLite would build the set of allowed words anew, a third of the whole work.
        let settings = |connection: &rusqlite::Connection, kibibytes: i64, pages: i64, trusting: bool| {
            connection.pragma_update(None, "cache_size", -kibibytes)?;
            connection.pragma_update(None, "wal_autocheckpoint", pages)?;
            connection.pragma_update(None, "foreign_keys", !trusting)?;
            connection.pragma_update(None, "ignore_check_constraints", trusting)
        };
        let pages = LOG_OF_IMPORT / super::sqlite::page_size(&self.connection).map_err(self.failed())?.max(1);
        settings(&self.connection, CACHE_OF_IMPORT, pages, true).map_err(self.failed())?;
        let report = self.take_in(job, units);
        settings(&self.connection, CACHE, AUTOCHECKPOINT, false).map_err(self.failed())?;
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
            let lang =
                Lang::parse(&tag).map_err(|bad| Error::StoreDamaged { file: self.name.clone(), reason: bad.into() })?;
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
