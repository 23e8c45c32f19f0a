//! Changing the memory: every write is one transaction that stamps itself.

use std::cell::{Cell, OnceCell, RefCell};

use rusqlite::{
    CachedStatement, Connection, OptionalExtension as _, Statement, Transaction, TransactionBehavior, params,
};

use super::merge::{json, merged, same_content};
use super::read::{chars_of, key_hash, to_i64};
use super::sqlite::Sqlite;
use super::{ChangeKind, ImportId, Manner, Stamp, UnitRow, form};
use crate::error::{Error, Result};
use crate::model::{Key, Lang, Text, Unit, Variant};

/// A transaction under way: where the changes go, and under which revision.
pub(super) struct Writer<'t> {
    pub(super) connection: &'t Connection,
    revision: i64,
    pub(super) changes: Cell<u64>,
    /// Whether any unit was ever forgotten; where none was, nothing is asked.
    tombstones: bool,
    /// Looked up once for a million units.
    inserts: OnceCell<Inserts<'t>>,
}

/// What every new unit runs. They are plain inserts: what may replace or fail half way costs SQLite a journal of its
/// own for each.
struct Inserts<'t> {
    unit: RefCell<CachedStatement<'t>>,
    variant: RefCell<CachedStatement<'t>>,
    change: RefCell<CachedStatement<'t>>,
}

/// The columns that [`Writer`] binds of a unit and of a variant, in order.
const UNIT_COLUMNS: &str = "(row, id, source, origin, document, position, positions, message, notes, props, \
     created, changed, created_by, changed_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
const VARIANT_COLUMNS: &str = "(unit, lang, language, tag, text, encoding, state, confidence, key, \
     key_version, key_chars, key_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

impl Sqlite {
    /// One commit: `work` writes through the writer, and what it changed is stamped. If nothing changed, the revision
    /// stays; if anything fails, everything stays.
    pub(super) fn commit<T>(
        &mut self,
        by: &Stamp,
        why: &str,
        import: Option<ImportId>,
        work: impl FnOnce(&Writer<'_>, &Self) -> Result<T>,
    ) -> Result<T> {
        self.commit_begun(by, why, |_| Ok(import), |writer, store, _| work(writer, store))
    }

    /// The same, where what the commit belongs to may begin with it: `begin` writes that first.
    pub(super) fn commit_begun<T, I: Copy + Into<Option<ImportId>>>(
        &mut self,
        by: &Stamp,
        why: &str,
        begin: impl FnOnce(&Connection) -> rusqlite::Result<I>,
        work: impl FnOnce(&Writer<'_>, &Self, I) -> Result<T>,
    ) -> Result<T> {
        let failed = self.failed();
        if self.read_only {
            return Err(Error::StoreReadOnly { file: self.name.clone() });
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(&failed)?;
        let import = begin(&transaction).map_err(&failed)?;
        transaction.prepare_cached("UPDATE clock SET writing = 1").and_then(|mut s| s.execute([])).map_err(&failed)?;
        let revision = self.revision_now().map_err(&failed)?.number + 1;
        transaction
            .prepare_cached(
                "INSERT INTO stamp (revision, nonce, who, at, why, import) VALUES (?1, randomblob(16), ?2, ?3, ?4, ?5)",
            )
            .and_then(|mut s| s.execute(params![to_i64(revision), by.who, by.when.0, why, import.into().map(|i| i.0)]))
            .map_err(&failed)?;
        let tombstones = transaction
            .prepare_cached("SELECT 1 FROM tombstone LIMIT 1")
            .and_then(|mut s| s.exists([]))
            .map_err(&failed)?;
        let writer = Writer {
            connection: &transaction,
            revision: to_i64(revision),
            changes: Cell::new(0),
            tombstones,
            inserts: OnceCell::new(),
        };
        let out = work(&writer, self, import)?;
        let changes = writer.changes.get();
        drop(writer);
        if changes == 0 {
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
    pub(super) fn note(&mut self, write: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<()> {
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
}

/// What became of an arriving unit.
pub(super) enum Put {
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

    pub(super) fn put(&self, store: &Sqlite, ready: Ready, manner: Manner, by: &Stamp) -> Result<Put> {
        if !self.tombstones && self.put_new(store, &ready)? {
            return Ok(Put::New);
        }
        let Some(row) = store.row_of(&ready.unit.id).map_err(store.failed())? else {
            let row = self.insert(store, &ready)?;
            self.log(row, ChangeKind::New, None, store)?;
            return Ok(Put::New);
        };
        let unit = ready.unit;
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
        self.overwrite(store, row, &before, after)?;
        Ok(Put::Updated)
    }

    /// Writes and logs a unit unless its id is there already; for a memory that never forgot one, where no id has a row
    /// of old.
    fn put_new(&self, store: &Sqlite, ready: &Ready) -> Result<bool> {
        let failed = store.failed();
        let inserts = match self.inserts.get() {
            Some(inserts) => inserts,
            None => {
                let inserts = Inserts::new(self.connection).map_err(&failed)?;
                self.inserts.get_or_init(|| inserts)
            }
        };
        let document = self.document(store, ready.unit.document.as_deref())?;
        if bind_unit(&mut inserts.unit.borrow_mut(), None, ready, document).map_err(&failed)? == 0 {
            return Ok(false);
        }
        let row = UnitRow(self.connection.last_insert_rowid());
        for (variant, columns) in ready.unit.variants.iter().zip(&ready.variants) {
            bind_variant(&mut inserts.variant.borrow_mut(), row, variant, columns).map_err(&failed)?;
        }
        let kind = ChangeKind::New.name();
        inserts.change.borrow_mut().execute(params![self.revision, row.0, kind]).map_err(&failed)?;
        self.changes.set(self.changes.get() + 1);
        Ok(true)
    }

    fn insert(&self, store: &Sqlite, ready: &Ready) -> Result<UnitRow> {
        let row: Option<i64> = if self.tombstones {
            let row = self
                .connection
                .prepare_cached("DELETE FROM tombstone WHERE id = ?1 RETURNING unit")
                .and_then(|mut s| s.query_row([ready.unit.id.as_str()], |row| row.get(0)).optional());
            row.map_err(store.failed())?
        } else {
            None
        };
        let row = self.write_unit(store, row, ready)?;
        for (variant, columns) in ready.unit.variants.iter().zip(&ready.variants) {
            self.write_variant(store, row, variant, columns)?;
        }
        Ok(row)
    }

    /// Puts a unit's own columns; a row that is there is replaced, none given makes one.
    fn write_unit(&self, store: &Sqlite, row: Option<i64>, ready: &Ready) -> Result<UnitRow> {
        let document = self.document(store, ready.unit.document.as_deref())?;
        let sql = format!(
            "INSERT INTO unit {UNIT_COLUMNS} ON CONFLICT (row) DO UPDATE SET id = excluded.id, \
             source = excluded.source, origin = excluded.origin, document = excluded.document, \
             position = excluded.position, positions = excluded.positions, message = excluded.message, \
             notes = excluded.notes, props = excluded.props, created = excluded.created, changed = excluded.changed, \
             created_by = excluded.created_by, changed_by = excluded.changed_by"
        );
        self.connection
            .prepare_cached(&sql)
            .and_then(|mut statement| bind_unit(&mut statement, row, ready, document))
            .map_err(store.failed())?;
        Ok(UnitRow(row.unwrap_or_else(|| self.connection.last_insert_rowid())))
    }

    fn write_variant(&self, store: &Sqlite, row: UnitRow, variant: &Variant, columns: &Columns) -> Result<()> {
        self.connection
            .prepare_cached(&format!("INSERT OR REPLACE INTO variant {VARIANT_COLUMNS}"))
            .and_then(|mut statement| bind_variant(&mut statement, row, variant, columns))
            .map_err(store.failed())
    }

    /// Makes `before`, which stands there, into `after`.
    fn overwrite(&self, store: &Sqlite, row: UnitRow, before: &Unit, after: Unit) -> Result<()> {
        let ready = Ready::new(after);
        let after = &ready.unit;
        self.write_unit(store, Some(row.0), &ready)?;
        for variant in &before.variants {
            if after.variant(&variant.lang).is_none() {
                self.connection
                    .prepare_cached("DELETE FROM variant WHERE unit = ?1 AND lang = ?2")
                    .and_then(|mut s| s.execute(params![row.0, variant.lang.to_string()]))
                    .map_err(store.failed())?;
            }
        }
        for (variant, columns) in after.variants.iter().zip(&ready.variants) {
            if before.variant(&variant.lang) != Some(variant) {
                self.write_variant(store, row, variant, columns)?;
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
    pub(super) fn remove(&self, store: &Sqlite, row: UnitRow) -> Result<()> {
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
    pub(super) fn restore(&self, store: &Sqlite, row: UnitRow, unit: Unit) -> Result<()> {
        let before = store.read_unit(row)?;
        self.log(row, ChangeKind::Restored, before.as_ref(), store)?;
        match before {
            Some(before) => self.overwrite(store, row, &before, unit),
            None => self.insert(store, &Ready::new(unit)).map(|_| ()),
        }
    }

    /// Whether something after that revision changed the unit.
    pub(super) fn changed_since(
        &self,
        row: UnitRow,
        revision: i64,
        failed: &dyn Fn(rusqlite::Error) -> Error,
    ) -> Result<bool> {
        self.connection
            .prepare_cached("SELECT 1 FROM change WHERE unit = ?1 AND revision > ?2 AND revision < ?3")
            .and_then(|mut s| s.exists(params![row.0, revision, self.revision]))
            .map_err(failed)
    }
}

impl<'t> Inserts<'t> {
    fn new(connection: &'t Connection) -> rusqlite::Result<Self> {
        let prepared = |sql: &str| connection.prepare_cached(sql).map(RefCell::new);
        Ok(Self {
            unit: prepared(&format!("INSERT INTO unit {UNIT_COLUMNS} ON CONFLICT (id) DO NOTHING"))?,
            variant: prepared(&format!("INSERT INTO variant {VARIANT_COLUMNS}"))?,
            change: prepared("INSERT INTO change (revision, unit, kind) VALUES (?1, ?2, ?3)")?,
        })
    }
}

/// A unit with what its rows hold besides, made before anybody waits for the transaction.
pub(super) struct Ready {
    unit: Unit,
    notes: Option<String>,
    props: Option<String>,
    /// As the unit's variants.
    variants: Vec<Columns>,
}

/// What the row of a variant holds besides it.
struct Columns {
    lang: String,
    text: String,
    key: Key,
    chars: u32,
    hash: i64,
}

impl Ready {
    pub(super) fn new(unit: Unit) -> Self {
        let notes = (!unit.notes.is_empty()).then(|| json(&unit.notes));
        let props = (!unit.props.is_empty()).then(|| json(&unit.props));
        let columns = |variant: &Variant| {
            let key = variant.text.key();
            let (chars, hash) = (chars_of(&key), key_hash(&key));
            Columns { lang: variant.lang.to_string(), text: variant.text.encode(), key, chars, hash }
        };
        let variants = unit.variants.iter().map(columns).collect();
        Self { unit, notes, props, variants }
    }
}

/// Runs a statement over [`UNIT_COLUMNS`]; how many rows it wrote.
fn bind_unit(statement: &mut Statement<'_>, row: Option<i64>, ready: &Ready, document: i64) -> rusqlite::Result<usize> {
    let unit = &ready.unit;
    statement.execute(params![
        row,
        unit.id.as_str(),
        unit.source.to_string(),
        unit.origin.name(),
        document,
        unit.position.map(|position| position.index),
        unit.position.map(|position| position.of),
        unit.message,
        ready.notes,
        ready.props,
        unit.created.map(|time| time.0),
        unit.changed.map(|time| time.0),
        unit.created_by,
        unit.changed_by,
    ])
}

/// Runs a statement over [`VARIANT_COLUMNS`].
fn bind_variant(
    statement: &mut Statement<'_>,
    row: UnitRow,
    variant: &Variant,
    columns: &Columns,
) -> rusqlite::Result<()> {
    statement.execute(params![
        row.0,
        columns.lang,
        variant.lang.language(),
        variant.tag,
        columns.text,
        Text::ENCODING,
        variant.state.name(),
        variant.confidence,
        columns.key.as_str(),
        Key::VERSION,
        columns.chars,
        columns.hash,
    ])?;
    Ok(())
}
