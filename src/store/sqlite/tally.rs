//! What a memory holds, counted: how many rows each table has, and a sum over the content of units and variants, which each
//! commit writes into the log. What was lost without a commit is told by it.

use std::ops::RangeInclusive;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use crate::model::{Unit, Variant};

/// How many rows each table has, and the sum of what units and variants hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) units: i64,
    pub(super) variants: i64,
    pub(super) documents: i64,
    pub(super) tombstones: i64,
    pub(super) older: i64,
    pub(super) imports: i64,
    pub(super) originals: i64,
    /// Modulo 2⁶⁴, so that it is the same in whatever order they came.
    pub(super) content: i64,
}

/// The version of the database from which on commits say what they left.
const COUNTED_FROM: i64 = 3;
/// The version from which on a variant can say its origin.
const ORIGIN_FROM: i64 = 4;

const COLUMNS: &str = "units, variants, documents, tombstones, older, imports, originals, content";

/// Whether units have sums, and commits say what they left.
pub(super) fn has_sums(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(version(connection)? >= COUNTED_FROM)
}

/// Whether a variant can say its origin.
pub(super) fn has_origins(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(version(connection)? >= ORIGIN_FROM)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))
}

impl Tally {
    /// What the last commit says that the memory holds; none if another program wrote last.
    pub(super) fn logged(connection: &Connection) -> rusqlite::Result<Option<Self>> {
        // One of an earlier version, which may only be read here, says nothing.
        if !has_sums(connection)? {
            return Ok(None);
        }
        connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM stamp ORDER BY revision DESC LIMIT 1"))?
            .query_row([], |row| {
                let number = |at: usize| row.get::<_, Option<i64>>(at);
                let Some(units) = number(0)? else { return Ok(None) };
                Ok(Some(Self {
                    units,
                    variants: number(1)?.unwrap_or(-1),
                    documents: number(2)?.unwrap_or(-1),
                    tombstones: number(3)?.unwrap_or(-1),
                    older: number(4)?.unwrap_or(-1),
                    imports: number(5)?.unwrap_or(-1),
                    originals: number(6)?.unwrap_or(-1),
                    content: number(7)?.unwrap_or(-1),
                }))
            })
            .optional()
            .map(Option::flatten)
    }

    /// Counts all that is there, by no index but the tables' own order, and hands on the row and the sum of each unit that
    /// is not as it was written.
    pub(super) fn of_tables(
        connection: &Connection,
        mut other: impl FnMut(i64, i64) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<Self> {
        let count = |table: &str| -> rusqlite::Result<i64> {
            connection.query_row(&format!("SELECT count(*) FROM {table} NOT INDEXED"), [], |row| row.get(0))
        };
        let mut tally = Self {
            documents: count("document")?,
            tombstones: count("tombstone")?,
            older: count("older")?,
            imports: count("import")?,
            originals: count("original")?,
            ..Self::default()
        };
        let mut adding = Adding::default();
        let mut units = connection.prepare(&format!("{UNIT_ROWS} NOT INDEXED ORDER BY row"))?;
        let rows = if has_origins(connection)? { VARIANT_ROWS } else { VARIANT_ROWS_BEFORE };
        let mut variants = connection.prepare(&format!("{rows} NOT INDEXED ORDER BY unit"))?;
        let (mut units, mut variants) = (units.query([])?, variants.query([])?);
        let mut variant = variants.next()?;
        while let Some(unit) = units.next()? {
            let row: i64 = unit.get(0)?;
            let mut sum = adding.columns(unit, 1..=UNIT_COLUMNS)?;
            let stored: Option<i64> = unit.get(UNIT_COLUMNS + 1)?;
            // Of those that belong to none it is enough that they are counted.
            while let Some(one) = variant {
                let of: i64 = one.get(0)?;
                if of > row {
                    break;
                }
                tally.variants += 1;
                sum = if of == row { sum.with(adding.variant_columns(one, 1)?) } else { sum };
                variant = variants.next()?;
            }
            tally.units += 1;
            tally.content = tally.content.wrapping_add(sum.at(row));
            if stored != Some(sum.0) {
                other(row, sum.0)?;
            }
        }
        while variant.is_some() {
            tally.variants += 1;
            variant = variants.next()?;
        }
        Ok(tally)
    }

    /// The tables whose number of rows is another, with both numbers.
    pub(super) fn differing(&self, found: &Self) -> Vec<(&'static str, i64, i64)> {
        let tables = [
            ("unit", self.units, found.units),
            ("variant", self.variants, found.variants),
            ("document", self.documents, found.documents),
            ("tombstone", self.tombstones, found.tombstones),
            ("older", self.older, found.older),
            ("import", self.imports, found.imports),
            ("original", self.originals, found.originals),
        ];
        tables.into_iter().filter(|(_, expected, found)| expected != found).collect()
    }

    /// Writes it into the log of a commit. Imports, which are few, are counted there and then.
    pub(super) fn log(&self, connection: &Connection, revision: i64) -> rusqlite::Result<()> {
        connection
            .prepare_cached(&format!(
                "UPDATE stamp SET ({COLUMNS}) = \
                 (?2, ?3, ?4, ?5, ?6, (SELECT count(*) FROM import), ?7, ?8) WHERE revision = ?1"
            ))?
            .execute(params![
                revision,
                self.units,
                self.variants,
                self.documents,
                self.tombstones,
                self.older,
                self.originals,
                self.content
            ])
            .map(|_| ())
    }
}

/// Counts a memory that no commit of ours left as it is: one of an older version, or one that another program wrote into.
pub(super) fn count_anew(connection: &Connection) -> rusqlite::Result<()> {
    if Tally::logged(connection)?.is_some() {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    if Tally::logged(&transaction)?.is_none() {
        transaction.execute("UPDATE clock SET writing = 1", [])?;
        let last: i64 = transaction.query_row("SELECT max(revision) FROM stamp", [], |row| row.get(0))?;
        let mut unsummed = Vec::new();
        let tally = Tally::of_tables(&transaction, |row, sum| {
            unsummed.push((row, sum));
            Ok(())
        })?;
        // One that has a sum already, and another one, is damaged: it stays as it is, and is told of.
        let mut update = transaction.prepare("UPDATE unit SET sum = ?2 WHERE row = ?1 AND sum IS NULL")?;
        for (row, sum) in unsummed {
            update.execute([row, sum])?;
        }
        drop(update);
        tally.log(&transaction, last)?;
        transaction.execute("UPDATE clock SET writing = 0", [])?;
    }
    transaction.commit()
}

/// Counts the tables of the desk's own notes, which no commit tells of, again.
pub(super) fn count_notes(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "UPDATE stamp SET originals = (SELECT count(*) FROM original) \
               WHERE revision = (SELECT max(revision) FROM stamp) AND units IS NOT NULL";
    connection.prepare_cached(sql)?.execute([]).map(|_| ())
}

const UNIT_ROWS: &str = "SELECT row, id, source, origin, \
     (SELECT name FROM document WHERE document.row = unit.document), position, positions, message, notes, props, created, \
     changed, created_by, changed_by, sum FROM unit";
/// The origin comes last: one that is not there adds nothing, so that the sums of earlier versions hold.
const VARIANT_ROWS: &str = "SELECT unit, lang, tag, text, state, confidence, changed, changed_by, origin FROM variant";
const VARIANT_ROWS_BEFORE: &str =
    "SELECT unit, lang, tag, text, state, confidence, changed, changed_by, NULL FROM variant";

/// How many columns of a unit, and of a variant, are summed: those above, but for the first, `sum` and a variant's origin.
pub(super) const UNIT_COLUMNS: usize = 13;
const VARIANT_COLUMNS: usize = 7;

/// The sum of a unit's rows as they are.
pub(super) fn sum_of_row(connection: &Connection, unit: i64) -> rusqlite::Result<Sum> {
    let mut adding = Adding::default();
    let mut sum = connection
        .prepare_cached(&format!("{UNIT_ROWS} WHERE row = ?1"))?
        .query_row([unit], |row| adding.columns(row, 1..=UNIT_COLUMNS))?;
    let mut statement = connection.prepare_cached(&format!("{VARIANT_ROWS} WHERE unit = ?1"))?;
    let mut rows = statement.query([unit])?;
    while let Some(row) = rows.next()? {
        sum = sum.with(adding.variant_columns(row, 1)?);
    }
    Ok(sum)
}

/// The sum over the rows of a unit: its own and those of its variants, in whatever order they come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum(pub(super) i64);

impl Sum {
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    /// What it adds to the sum over a memory as that of the unit in row `unit`.
    pub(super) fn at(self, unit: i64) -> i64 {
        // The mixing of SplitMix64 (Steele, Lea and Flood 2014): exchanged between two units, a text adds something else.
        let mut z = self.0.cast_unsigned() ^ unit.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)).cast_signed()
    }
}

/// What a row is made of, one column after the other.
#[derive(Default)]
pub(super) struct Adding(Vec<u8>);

impl Adding {
    /// Of a unit's own row.
    pub(super) fn unit(&mut self, unit: &Unit, notes: Option<&str>, props: Option<&str>) -> Sum {
        self.text(Some(unit.id.as_str()));
        self.text(Some(&unit.source.to_string()));
        self.text(Some(unit.origin.name()));
        self.text(Some(unit.document.as_deref().unwrap_or_default()));
        self.number(unit.position.map(|position| i64::from(position.index)));
        self.number(unit.position.map(|position| i64::from(position.of)));
        self.text(unit.message.as_deref());
        self.text(notes);
        self.text(props);
        self.number(unit.created.map(|time| time.0));
        self.number(unit.changed.map(|time| time.0));
        self.text(unit.created_by.as_deref());
        self.text(unit.changed_by.as_deref());
        self.hash()
    }

    /// Of a variant's, whose text is stored as these pieces of `encoded` make it.
    pub(super) fn variant(&mut self, variant: &Variant, encoded: &[&str]) -> Sum {
        self.text(Some(&variant.lang.to_string()));
        self.text(variant.tag.as_deref());
        self.begin(1, encoded.iter().map(|piece| piece.len()).sum());
        encoded.iter().for_each(|piece| self.0.extend_from_slice(piece.as_bytes()));
        self.text(Some(variant.state.name()));
        self.number(variant.confidence.map(i64::from));
        self.number(variant.changed.map(|time| time.0));
        self.text(variant.changed_by.as_deref());
        if let Some(origin) = variant.origin {
            self.text(Some(origin.name()));
        }
        self.hash()
    }

    /// What these columns of a row that is there add.
    pub(super) fn columns(&mut self, row: &Row<'_>, columns: RangeInclusive<usize>) -> rusqlite::Result<Sum> {
        for at in columns {
            self.value(row.get_ref(at)?);
        }
        Ok(self.hash())
    }

    /// What those of a variant add, from the column `first` on.
    pub(super) fn variant_columns(&mut self, row: &Row<'_>, first: usize) -> rusqlite::Result<Sum> {
        for at in first..first + VARIANT_COLUMNS {
            self.value(row.get_ref(at)?);
        }
        let origin = row.get_ref(first + VARIANT_COLUMNS)?;
        if origin != ValueRef::Null {
            self.value(origin);
        }
        Ok(self.hash())
    }

    fn value(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.number(None),
            ValueRef::Integer(number) => self.number(Some(number)),
            ValueRef::Real(number) => self.bytes(3, &number.to_le_bytes()),
            ValueRef::Text(bytes) => self.bytes(1, bytes),
            ValueRef::Blob(bytes) => self.bytes(4, bytes),
        }
    }

    fn text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.bytes(1, text.as_bytes()),
            None => self.0.push(0),
        }
    }

    fn number(&mut self, number: Option<i64>) {
        match number {
            Some(number) => self.bytes(2, &number.to_le_bytes()),
            None => self.0.push(0),
        }
    }

    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        self.begin(kind, bytes.len());
        self.0.extend_from_slice(bytes);
    }

    fn begin(&mut self, kind: u8, length: usize) {
        self.0.push(kind);
        self.0.extend_from_slice(&(length as u64).to_le_bytes());
    }

    fn hash(&mut self) -> Sum {
        let hash = Sum(first_eight(&self.0).cast_signed());
        self.0.clear();
        hash
    }
}

/// The beginning of a hash of some bytes.
pub(super) fn first_eight(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}
