//! The statements that write a unit and its variants, each parameter handed over only when it changes.

use rusqlite::types::ToSql;
use rusqlite::{CachedStatement, Connection};

use super::columns::{Columns, Ready};
use crate::model::{Key, Lang, Origin, Text, Variant};
use crate::store::reader::UnitRow;

/// The columns of a unit that are bound, in order.
macro_rules! unit_columns {
    () => {
        "(row, id, source, origin, document, position, positions, message, notes, props, created, changed, created_by, \
         changed_by, sum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
    };
}

/// Those of a variant.
macro_rules! variant_columns {
    () => {
        "(unit, lang, language, tag, text, encoding, state, confidence, key, key_version, key_chars, key_hash, changed, \
         changed_by, origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
    };
}

/// A new unit, unless its id is there.
pub(super) const INSERT_UNIT: &str = concat!("INSERT INTO unit ", unit_columns!(), " ON CONFLICT (id) DO NOTHING");
/// A unit in whose row another may stand.
pub(super) const UPSERT_UNIT: &str = concat!(
    "INSERT INTO unit ",
    unit_columns!(),
    " ON CONFLICT (row) DO UPDATE SET id = excluded.id, source = excluded.source, origin = excluded.origin, \
     document = excluded.document, position = excluded.position, positions = excluded.positions, \
     message = excluded.message, notes = excluded.notes, props = excluded.props, created = excluded.created, \
     changed = excluded.changed, created_by = excluded.created_by, changed_by = excluded.changed_by, \
     sum = excluded.sum"
);
/// A new variant.
pub(super) const INSERT_VARIANT: &str = concat!("INSERT INTO variant ", variant_columns!());
/// A variant in whose place another may stand.
pub(super) const REPLACE_VARIANT: &str = concat!("INSERT OR REPLACE INTO variant ", variant_columns!());

/// A statement, and what its parameters hold. From unit to unit most of them stay as they are, and SQLite takes a copy of
/// each text that it is given.
pub(super) struct Bound<'t> {
    statement: CachedStatement<'t>,
    held: [BoundValue; 15],
    /// The language that it holds, a unit's source or a variant's own.
    lang: Option<Lang>,
    /// Room for the encoding of a text.
    encoding: String,
}

/// What a parameter holds, as far as it is worth comparing.
#[derive(Clone, Copy, PartialEq)]
enum BoundValue {
    Null,
    Short([u8; 15], u8),
    Other,
}

impl BoundValue {
    fn of(text: Option<&str>) -> Self {
        let Some(text) = text else { return Self::Null };
        let mut short = [0; 15];
        match short.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                Self::Short(short, text.len() as u8)
            }
            None => Self::Other,
        }
    }
}

impl<'t> Bound<'t> {
    pub(super) fn new(connection: &'t Connection, sql: &str) -> rusqlite::Result<Self> {
        // A statement out of the cache has no parameter bound.
        Ok(Self {
            statement: connection.prepare_cached(sql)?,
            held: [BoundValue::Null; 15],
            lang: None,
            encoding: String::new(),
        })
    }

    /// Runs one of the statements over a unit; how many rows it wrote.
    pub(super) fn unit(&mut self, row: Option<i64>, ready: &Ready, document: i64) -> rusqlite::Result<usize> {
        let unit = &ready.unit;
        self.number(1, row)?;
        self.text(2, Some(unit.id.as_str()))?;
        if self.lang.as_ref() != Some(&unit.source) {
            self.text(3, Some(&unit.source.to_string()))?;
            self.lang = Some(unit.source.clone());
        }
        self.text(4, Some(unit.origin.name()))?;
        self.number(5, Some(document))?;
        self.number(6, unit.position.map(|position| position.index))?;
        self.number(7, unit.position.map(|position| position.of))?;
        self.text(8, unit.message.as_deref())?;
        self.text(9, ready.notes.as_deref())?;
        self.text(10, ready.props.as_deref())?;
        self.number(11, unit.created.map(|time| time.0))?;
        self.number(12, unit.changed.map(|time| time.0))?;
        self.text(13, unit.created_by.as_deref())?;
        self.text(14, unit.changed_by.as_deref())?;
        self.number(15, Some(ready.sum.0))?;
        self.statement.raw_execute()
    }

    /// Runs one of the statements over a variant.
    pub(super) fn variant(&mut self, row: UnitRow, variant: &Variant, columns: &Columns) -> rusqlite::Result<()> {
        self.number(1, Some(row.0))?;
        if self.lang.as_ref() != Some(&variant.lang) {
            self.text(2, Some(&variant.lang.to_string()))?;
            self.text(3, Some(variant.lang.language()))?;
            self.lang = Some(variant.lang.clone());
        }
        self.text(4, variant.tag.as_deref())?;
        let encoding = columns.encoding_of(&variant.text, &mut self.encoding);
        self.statement.raw_bind_parameter(5, encoding)?;
        self.number(6, Some(Text::ENCODING))?;
        self.text(7, Some(variant.state.name()))?;
        self.number(8, variant.confidence)?;
        self.statement.raw_bind_parameter(9, columns.key_of(&variant.text).as_ref())?;
        self.number(10, Some(Key::VERSION))?;
        self.number(11, Some(columns.chars))?;
        self.number(12, Some(columns.hash))?;
        self.number(13, variant.changed.map(|time| time.0))?;
        self.text(14, variant.changed_by.as_deref())?;
        self.text(15, variant.origin.map(Origin::name))?;
        self.statement.raw_execute().map(|_| ())
    }

    fn text(&mut self, at: usize, text: Option<&str>) -> rusqlite::Result<()> {
        let held = BoundValue::of(text);
        let before = std::mem::replace(&mut self.held[at - 1], held);
        if held != BoundValue::Other && held == before { Ok(()) } else { self.statement.raw_bind_parameter(at, text) }
    }

    fn number<N: ToSql>(&mut self, at: usize, number: Option<N>) -> rusqlite::Result<()> {
        let held = if number.is_some() { BoundValue::Other } else { BoundValue::Null };
        let before = std::mem::replace(&mut self.held[at - 1], held);
        if held == BoundValue::Null && before == BoundValue::Null {
            Ok(())
        } else {
            self.statement.raw_bind_parameter(at, number)
        }
    }
}
