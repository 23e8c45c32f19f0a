//! Changing the memory: every write is one transaction that stamps itself.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::bound::{Bound, INSERT_UNIT, INSERT_VARIANT, REPLACE_VARIANT, UPSERT_UNIT};
use super::merge::{json, merged, same_content};
use super::read::{chars_of, key_hash, to_i64};
use super::sqlite::Sqlite;
use super::{ChangeKind, ImportId, Manner, Revision, Stamp, UnitRow, form};
use crate::error::{Error, Result};
use crate::model::{Key, Lang, Text, Unit, UnitId, Variant};

/// A transaction under way: where the changes go, and under which revision.
pub(super) struct Writer<'t> {
    pub(super) connection: &'t Connection,
    revision: i64,
    pub(super) changes: Cell<u64>,
    /// The commit before this one.
    pub(super) before: Revision,
    /// Whether any unit was ever forgotten; where none was, nothing is asked.
    tombstones: bool,
    /// The first and the last of the new rows that the log does not have yet.
    unlogged: Cell<Option<(i64, i64)>>,
    /// Looked up once for a million units.
    inserts: OnceCell<Inserts<'t>>,
}

/// What every new unit runs. They are plain inserts: what may replace or fail half way costs SQLite a journal of its
/// own for each.
struct Inserts<'t> {
    unit: RefCell<Bound<'t>>,
    /// One for a unit's first variant, one for the second…, since those of the next unit are most likely in the same
    /// languages.
    variants: RefCell<Vec<Bound<'t>>>,
}

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
        let before = self.revision_now().map_err(&failed)?;
        let revision = before.number + 1;
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
            before,
            changes: Cell::new(0),
            tombstones,
            unlogged: Cell::new(None),
            inserts: OnceCell::new(),
        };
        let out = work(&writer, self, import)?;
        writer.log_new(self)?;
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
                        let (chars, hash) = (chars_of(key.as_str()), key_hash(key.as_str()));
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
    /// Logs the new units of which nothing is said yet: all together, their rows being the last of all.
    fn log_new(&self, store: &Sqlite) -> Result<()> {
        let Some((first, last)) = self.unlogged.take() else { return Ok(()) };
        self.connection
            .prepare_cached(
                "INSERT INTO change (revision, unit, kind) SELECT ?1, row, ?2 FROM unit WHERE row BETWEEN ?3 AND ?4",
            )
            .and_then(|mut s| s.execute(params![self.revision, ChangeKind::New.name(), first, last]))
            .map_err(store.failed())?;
        Ok(())
    }

    fn log(&self, row: UnitRow, kind: ChangeKind, before: Option<&Unit>, store: &Sqlite) -> Result<()> {
        self.log_new(store)?;
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

    pub(super) fn put(&self, store: &Sqlite, ready: &Ready, manner: Manner, by: &Stamp) -> Result<Put> {
        if !self.was_forgotten(store, &ready.unit.id)? && self.put_new(store, ready)? {
            return Ok(Put::New);
        }
        let Some(row) = store.row_of(&ready.unit.id).map_err(store.failed())? else {
            let row = self.insert(store, ready)?;
            self.log(row, ChangeKind::New, None, store)?;
            return Ok(Put::New);
        };
        let Some(before) = store.read_unit(row)? else { return Ok(Put::Unchanged) };
        let mut after = match manner {
            Manner::Merge => merged(&before, ready.unit.clone()),
            Manner::Replace => ready.unit.clone(),
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

    fn was_forgotten(&self, store: &Sqlite, id: &UnitId) -> Result<bool> {
        if !self.tombstones {
            return Ok(false);
        }
        self.connection
            .prepare_cached("SELECT 1 FROM tombstone WHERE id = ?1")
            .and_then(|mut s| s.exists([id.as_str()]))
            .map_err(store.failed())
    }

    /// Writes a unit unless its id is there already; for one that has no row of old.
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
        if inserts.unit.borrow_mut().unit(None, ready, document).map_err(&failed)? == 0 {
            return Ok(false);
        }
        let row = UnitRow(self.connection.last_insert_rowid());
        let mut statements = inserts.variants.borrow_mut();
        for (at, (variant, columns)) in ready.unit.variants.iter().zip(&ready.variants).enumerate() {
            if statements.len() == at {
                statements.push(Bound::new(self.connection, INSERT_VARIANT).map_err(&failed)?);
            }
            statements[at].variant(row, variant, columns).map_err(&failed)?;
        }
        let first = self.unlogged.get().map_or(row.0, |(first, _)| first);
        self.unlogged.set(Some((first, row.0)));
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
        Bound::new(self.connection, UPSERT_UNIT)
            .and_then(|mut statement| statement.unit(row, ready, document))
            .map_err(store.failed())?;
        Ok(UnitRow(row.unwrap_or_else(|| self.connection.last_insert_rowid())))
    }

    fn write_variant(&self, store: &Sqlite, row: UnitRow, variant: &Variant, columns: &Columns) -> Result<()> {
        Bound::new(self.connection, REPLACE_VARIANT)
            .and_then(|mut statement| statement.variant(row, variant, columns))
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
        let unit = Bound::new(connection, INSERT_UNIT)?;
        Ok(Self { unit: RefCell::new(unit), variants: RefCell::default() })
    }
}

/// A unit with what its rows hold besides, made before anybody waits for the transaction.
pub(super) struct Ready {
    pub(super) unit: Unit,
    pub(super) notes: Option<String>,
    pub(super) props: Option<String>,
    /// As the unit's variants.
    pub(super) variants: Vec<Columns>,
}

/// What the row of a variant holds besides it. Most texts are stored as they are, between quotation marks, and are their
/// own key: no copy of them is made.
pub(super) struct Columns {
    /// The text's encoding where it is another.
    pub(super) text: Option<String>,
    /// The key where it is another.
    pub(super) key: Option<String>,
    pub(super) chars: u32,
    pub(super) hash: i64,
}

impl Ready {
    pub(super) fn new(unit: Unit) -> Self {
        let notes = (!unit.notes.is_empty()).then(|| json(&unit.notes));
        let props = (!unit.props.is_empty()).then(|| json(&unit.props));
        let variants = unit.variants.iter().map(|variant| Columns::of(&variant.text)).collect();
        Self { unit, notes, props, variants }
    }

    /// The language and the key of each variant.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let variants = self.unit.variants.iter().zip(&self.variants);
        variants.map(|(variant, columns)| (variant.lang.language(), columns.key_of(&variant.text)))
    }
}

impl Columns {
    fn of(text: &Text) -> Self {
        let key = text.key_chars();
        let (chars, hash) = (chars_of(&key), key_hash(&key));
        let as_is = text.encoded_as_is();
        let key = (as_is != Some(&key)).then(|| key.into_owned());
        Self { text: as_is.is_none().then(|| text.encode()), key, chars, hash }
    }

    /// The text's encoding, made in `room` where it is not at hand; `text` is the one that these columns were made of.
    pub(super) fn encoding_of<'a>(&'a self, text: &Text, room: &'a mut String) -> &'a str {
        self.text.as_deref().unwrap_or_else(|| {
            room.clear();
            room.extend(["\"", &text.shown(), "\""]);
            room
        })
    }

    /// The key.
    pub(super) fn key_of<'a>(&'a self, text: &'a Text) -> Cow<'a, str> {
        self.key.as_deref().map_or_else(|| text.shown(), Cow::Borrowed)
    }
}
