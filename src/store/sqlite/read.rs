//! Asking the memory.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use rusqlite::{OptionalExtension as _, Row, params};

use super::columns::{chars_of, key_hash, to_i64};
use super::rekey::keys_are_current;
use super::session::{ReadTransaction, SqliteSession};
use super::tally::{Adding, Sum, Tally, UNIT_COLUMNS};
use crate::error::Result;
use crate::model::{Key, Lang, Origin, Position, State, Text, Time, Unit, UnitId, Variant};
use crate::store::reader::{Change, ChangeKind, Neighbours, Revision, Side, StoredKey, UnitRow};

const UNIT: &str = "SELECT unit.row, unit.id, unit.source, unit.origin, document.name, unit.position, unit.positions, \
     unit.message, unit.notes, unit.props, unit.created, unit.changed, unit.created_by, unit.changed_by";
const UNIT_FROM: &str = "FROM unit JOIN document ON document.row = unit.document";

/// What a unit's own row is read by. What an earlier version wrote, and may only be read here, has no sums.
pub(super) fn unit_sql(has_sums: bool) -> String {
    let sum = if has_sums { "unit.sum" } else { "NULL" };
    format!("{UNIT}, {sum} {UNIT_FROM} WHERE unit.row = ?1")
}

/// What its variants are read by; until version 4 they had no origins of their own.
pub(super) fn variants_sql(has_origins: bool) -> String {
    let origin = if has_origins { "origin" } else { "NULL" };
    format!(
        "SELECT lang, tag, text, state, confidence, changed, changed_by, {origin} FROM variant WHERE unit = ?1 ORDER BY lang"
    )
}

/// Tags already parsed, in a walk over many variants.
#[derive(Default)]
pub(super) struct Langs(HashMap<String, Rc<Lang>>);

impl Langs {
    pub(super) fn get(&mut self, tag: &str) -> Option<Rc<Lang>> {
        if let Some(lang) = self.0.get(tag) {
            return Some(Rc::clone(lang));
        }
        let lang = Rc::new(Lang::parse(tag).ok()?);
        self.0.insert(tag.to_owned(), Rc::clone(&lang));
        Some(lang)
    }
}

impl SqliteSession {
    pub(super) fn holds_stamp(&self, revision: &Revision) -> rusqlite::Result<bool> {
        self.connection
            .prepare_cached("SELECT 1 FROM stamp WHERE revision = ?1 AND nonce = ?2")?
            .exists(params![to_i64(revision.number), revision.nonce])
    }

    pub(super) fn row_of(&self, id: &UnitId) -> rusqlite::Result<Option<UnitRow>> {
        self.connection
            .prepare_cached("SELECT row FROM unit WHERE id = ?1")?
            .query_row([id.as_str()], |row| Ok(UnitRow(row.get(0)?)))
            .optional()
    }

    pub(super) fn read_unit(&self, row: UnitRow) -> Result<Option<Unit>> {
        self.read_unit_with(row, &mut Langs::default())
    }

    pub(super) fn read_unit_with(&self, row: UnitRow, langs: &mut Langs) -> Result<Option<Unit>> {
        let failed = self.failed();
        let sql = unit_sql(self.shared.has_sums);
        let mut statement = self.connection.prepare_cached(&sql).map_err(&failed)?;
        let mut rows = statement.query([row.0]).map_err(&failed)?;
        let Some(found) = rows.next().map_err(&failed)? else { return Ok(None) };
        let mut adding = Adding::default();
        let stored: Option<i64> = found.get(UNIT_COLUMNS + 1).map_err(&failed)?;
        let mut sum = adding.columns(found, 1..=UNIT_COLUMNS).map_err(&failed)?;
        let unit = self.unit_of(found, langs);
        drop(rows);
        let sql = variants_sql(self.shared.has_origins);
        let mut statement = self.connection.prepare_cached(&sql).map_err(&failed)?;
        let mut unit = unit?;
        let mut rows = statement.query([row.0]).map_err(&failed)?;
        while let Some(found) = rows.next().map_err(&failed)? {
            sum = sum.with(adding.variant_columns(found, 0).map_err(&failed)?);
            unit.variants.push(self.variant_of(found, &unit.id, langs)?);
        }
        if stored.is_some_and(|stored| stored != sum.0) {
            return Err(self.damaged("unit".to_owned()));
        }
        unit.gather_origin();
        Ok(Some(unit))
    }

    /// See [`crate::store::Reader::found_unit`].
    pub(super) fn read_found(&self, row: UnitRow, language: &str) -> Result<Unit> {
        let unit = self.read_unit(row)?.ok_or_else(|| self.damaged("rows".to_owned()))?;
        if unit.variants.iter().any(|variant| variant.lang.language() == language) {
            Ok(unit)
        } else {
            Err(self.damaged("rows".to_owned()))
        }
    }

    /// See [`crate::store::Reader::scan`].
    pub(super) fn scan_tables(&self, each: &mut dyn FnMut(Unit) -> Result<()>) -> Result<()> {
        let failed = self.failed();
        let _reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        if let Some(logged) = Tally::logged(&self.connection).map_err(&failed)?
            && logged != Tally::of_tables(&self.connection, |_, _| Ok(())).map_err(&failed)?
        {
            return Err(self.damaged("count".to_owned()));
        }
        let mut statement =
            self.connection.prepare("SELECT row FROM unit NOT INDEXED ORDER BY row").map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        let mut langs = Langs::default();
        while let Some(row) = rows.next().map_err(&failed)? {
            let row = UnitRow(row.get(0).map_err(&failed)?);
            each(self.read_unit_with(row, &mut langs)?.ok_or_else(|| self.damaged("rows".to_owned()))?)?;
        }
        Ok(())
    }

    /// That the texts are as many as the log says, that each key is the one that its hash was made of, and that the index
    /// by which keys are found has the same ones.
    pub(super) fn ensure_variants(&self) -> Result<()> {
        let failed = self.failed();
        let Some(logged) = Tally::logged(&self.connection).map_err(&failed)? else { return Ok(()) };
        let current = keys_are_current(&self.connection).map_err(&failed)?;
        let walk = |sql: &str, with_key: bool| -> Result<(i64, u64)> {
            let mut statement = self.connection.prepare_cached(sql).map_err(&failed)?;
            let mut rows = statement.query([]).map_err(&failed)?;
            let (mut count, mut sum) = (0, 0u64);
            while let Some(row) = rows.next().map_err(&failed)? {
                let unit: i64 = row.get(0).map_err(&failed)?;
                let chars: i64 = row.get(1).map_err(&failed)?;
                let hash: i64 = row.get(2).map_err(&failed)?;
                let language = row.get_ref(3).map_err(&failed)?.as_bytes().unwrap_or_default();
                if with_key {
                    let key = row.get_ref(4).map_err(&failed)?.as_str().unwrap_or_default();
                    let made = row.get::<_, i64>(5).map_err(&failed)? == i64::from(Key::VERSION);
                    if made && current && (key_hash(key), i64::from(chars_of(key))) != (hash, chars) {
                        return Err(self.damaged("unit".to_owned()));
                    }
                }
                // Each of them alone, so that a difference in one is not made up for by another.
                let language = language.iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte));
                let key = Sum((language << 32).cast_signed() ^ chars ^ hash);
                count += 1;
                sum = sum.wrapping_add(key.at(unit).cast_unsigned());
            }
            Ok((count, sum))
        };
        let table =
            walk("SELECT unit, key_chars, key_hash, language, key, key_version FROM variant NOT INDEXED", true)?;
        let index = walk("SELECT unit, key_chars, key_hash, language FROM variant INDEXED BY variant_key", false)?;
        if table == index && table.0 == logged.variants { Ok(()) } else { Err(self.damaged("count".to_owned())) }
    }

    fn unit_of(&self, row: &Row<'_>, langs: &mut Langs) -> Result<Unit> {
        let failed = self.failed();
        let id: String = row.get(1).map_err(&failed)?;
        let bad = |column: &str| self.damaged(format!("unit {id}: {column}"));
        let text = |at: usize| -> Result<Option<String>> { row.get(at).map_err(&failed) };
        let source = text(2)?.unwrap_or_default();
        let list = |at: usize, column: &str| -> Result<Vec<String>> {
            text(at)?.map_or_else(|| Ok(Vec::new()), |json| serde_json::from_str(&json).map_err(|_| bad(column)))
        };
        let pairs = |at: usize, column: &str| -> Result<Vec<(String, String)>> {
            text(at)?.map_or_else(|| Ok(Vec::new()), |json| serde_json::from_str(&json).map_err(|_| bad(column)))
        };
        let position: Option<(i64, i64)> =
            row.get::<_, Option<i64>>(5).map_err(&failed)?.zip(row.get::<_, Option<i64>>(6).map_err(&failed)?);
        let position = match position {
            None => None,
            Some((index, of)) => match (u32::try_from(index), u32::try_from(of)) {
                (Ok(index), Ok(of)) => Some(Position { index, of }),
                _ => return Err(bad("position")),
            },
        };
        Ok(Unit {
            source: langs.get(&source).ok_or_else(|| bad("source"))?.as_ref().clone(),
            variants: Vec::with_capacity(2),
            origin: Origin::named(&text(3)?.unwrap_or_default()).ok_or_else(|| bad("origin"))?,
            document: text(4)?.filter(|name| !name.is_empty()),
            position,
            message: text(7)?,
            notes: list(8, "notes")?,
            props: pairs(9, "props")?,
            created: row.get::<_, Option<i64>>(10).map_err(&failed)?.map(Time),
            changed: row.get::<_, Option<i64>>(11).map_err(&failed)?.map(Time),
            created_by: text(12)?,
            changed_by: text(13)?,
            id: UnitId::kept(id.clone()),
        })
    }

    fn variant_of(&self, row: &Row<'_>, unit: &UnitId, langs: &mut Langs) -> Result<Variant> {
        let failed = self.failed();
        let tag: String = row.get(0).map_err(&failed)?;
        let bad = |column: &str| self.damaged(format!("unit {unit}, {tag}: {column}"));
        let text = row.get_ref(2).map_err(&failed)?.as_str().map_err(|_| bad("text"))?;
        let confidence: Option<i64> = row.get(4).map_err(&failed)?;
        Ok(Variant {
            lang: langs.get(&tag).ok_or_else(|| bad("lang"))?.as_ref().clone(),
            tag: row.get(1).map_err(&failed)?,
            text: Text::decode(text).map_err(|_| bad("text"))?,
            state: row.get_ref(3).map_err(&failed)?.as_str().ok().and_then(State::named).ok_or_else(|| bad("state"))?,
            confidence: match confidence.map(u16::try_from) {
                None => None,
                Some(Ok(confidence)) => Some(confidence),
                Some(Err(_)) => return Err(bad("confidence")),
            },
            changed: row.get::<_, Option<i64>>(5).map_err(&failed)?.map(Time),
            changed_by: row.get(6).map_err(&failed)?,
            origin: match row.get_ref(7).map_err(&failed)?.as_str_or_null().map_err(|_| bad("origin"))? {
                None => None,
                Some(name) => Some(Origin::named(name).ok_or_else(|| bad("origin"))?),
            },
        })
    }

    /// See [`crate::store::Reader::keys`].
    pub(super) fn walk_keys(
        &self,
        language: &str,
        chars: &RangeInclusive<u32>,
        each: &mut dyn FnMut(StoredKey<'_>) -> Result<()>,
    ) -> Result<()> {
        let failed = self.failed();
        let _reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        let mut langs = Langs::default();
        let current = keys_are_current(&self.connection).map_err(&failed)?;
        if current {
            // A walk over (nearly) everything is faster in the table's own order than by the index.
            let whole = *chars.start() <= 1 && *chars.end() == u32::MAX;
            let sql = if whole {
                "SELECT unit, lang, key, key_chars FROM variant \
                 WHERE +language = ?1 AND key_version <> 0 AND key_chars BETWEEN ?2 AND ?3"
            } else {
                "SELECT unit, lang, key, key_chars FROM variant \
                 WHERE language = ?1 AND key_chars BETWEEN ?2 AND ?3 AND key_version <> 0"
            };
            let mut statement = self.connection.prepare_cached(sql).map_err(&failed)?;
            let mut rows = statement.query(params![language, chars.start(), chars.end()]).map_err(&failed)?;
            while let Some(row) = rows.next().map_err(&failed)? {
                let tag = row.get_ref(1).map_err(&failed)?.as_str().unwrap_or_default();
                let key = row.get_ref(2).map_err(&failed)?.as_str().unwrap_or_default();
                let unit = UnitRow(row.get(0).map_err(&failed)?);
                let lang = langs.get(tag).ok_or_else(|| self.damaged(format!("variant {}: {tag}", unit.0)))?;
                each(StoredKey { row: unit, lang: &lang, key, chars: row.get(3).map_err(&failed)? })?;
            }
        }
        // Those that another program wrote, or all of them if an older Cotejo made the keys: made here and now.
        let sql = if current {
            "SELECT unit, lang, text FROM variant WHERE key_version = 0"
        } else {
            "SELECT unit, lang, text FROM variant WHERE +language = ?1"
        };
        let mut statement = self.connection.prepare_cached(sql).map_err(&failed)?;
        let mut rows = if current { statement.query([]) } else { statement.query([language]) }.map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let tag = row.get_ref(1).map_err(&failed)?.as_str().unwrap_or_default();
            let unit = UnitRow(row.get(0).map_err(&failed)?);
            let text = row.get_ref(2).map_err(&failed)?.as_str().unwrap_or_default();
            let (Some(lang), Ok(text)) = (langs.get(tag), Text::decode(text)) else {
                return Err(self.damaged(format!("variant {}: {tag}", unit.0)));
            };
            if lang.language() != language {
                continue;
            }
            let key = text.key();
            let length = chars_of(key.as_str());
            if chars.contains(&length) {
                each(StoredKey { row: unit, lang: &lang, key: key.as_str(), chars: length })?;
            }
        }
        Ok(())
    }

    /// See [`crate::store::Reader::by_key`].
    pub(super) fn find_key(&self, language: &str, key: &Key) -> Result<Vec<(UnitRow, Lang)>> {
        let failed = self.failed();
        let mut out = Vec::new();
        if keys_are_current(&self.connection).map_err(&failed)? {
            let mut statement = self
                .connection
                .prepare_cached(
                    "SELECT unit, lang FROM variant \
                     WHERE language = ?1 AND key_chars = ?2 AND key_hash = ?3 AND key = ?4 AND key_version <> 0",
                )
                .map_err(&failed)?;
            let mut rows = statement
                .query(params![language, chars_of(key.as_str()), key_hash(key.as_str()), key.as_str()])
                .map_err(&failed)?;
            while let Some(row) = rows.next().map_err(&failed)? {
                let unit = UnitRow(row.get(0).map_err(&failed)?);
                let tag: String = row.get(1).map_err(&failed)?;
                let lang = Lang::parse(&tag).map_err(|_| self.damaged(format!("variant {}: {tag}", unit.0)))?;
                out.push((unit, lang));
            }
            let mut statement =
                self.connection.prepare_cached("SELECT 1 FROM variant WHERE key_version = 0").map_err(&failed)?;
            if !statement.exists([]).map_err(&failed)? {
                out.sort();
                return Ok(out);
            }
            out.clear();
        }
        let length = chars_of(key.as_str());
        self.walk_keys(language, &(length..=length), &mut |stored| {
            if stored.key == key.as_str() {
                out.push((stored.row, stored.lang.clone()));
            }
            Ok(())
        })?;
        out.sort();
        Ok(out)
    }

    /// See [`crate::store::Reader::neighbours`].
    pub(super) fn around(&self, row: UnitRow, language: &str) -> Result<Neighbours> {
        let failed = self.failed();
        let _reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        let place: Option<(i64, Option<i64>, Option<i64>, bool)> = self
            .connection
            .prepare_cached("SELECT document, position, positions, origin = 'site-string' FROM unit WHERE row = ?1")
            .and_then(|mut statement| {
                statement.query_row([row.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()
            })
            .map_err(&failed)?;
        let Some((document, Some(position), Some(positions), site)) = place.filter(|place| place.0 != 0) else {
            return Ok(Neighbours { before: Side::Unknown, after: Side::Unknown });
        };
        let side = |position: i64| -> Result<Side> {
            if position < 0 || position >= positions {
                return Ok(Side::Edge);
            }
            let mut statement = self
                .connection
                .prepare_cached(
                    "SELECT DISTINCT variant.text FROM unit JOIN variant ON variant.unit = unit.row \
                     WHERE document = ?1 AND document <> 0 AND position = ?2 AND (unit.origin = 'site-string') = ?3 \
                     AND +language = ?4",
                )
                .map_err(&failed)?;
            let mut rows = statement.query(params![document, position, site, language]).map_err(&failed)?;
            let mut keys = Vec::new();
            while let Some(row) = rows.next().map_err(&failed)? {
                let text = row.get_ref(0).map_err(&failed)?.as_str().unwrap_or_default();
                keys.push(Text::decode(text).map_err(|bad| self.damaged(bad.0))?.key());
            }
            keys.sort();
            keys.dedup();
            Ok(if keys.is_empty() { Side::Unknown } else { Side::Keys(keys) })
        };
        Ok(Neighbours { before: side(position - 1)?, after: side(position + 1)? })
    }

    /// See [`crate::store::Reader::changes_since`].
    pub(super) fn walk_changes(&self, number: u64, each: &mut dyn FnMut(Change) -> Result<()>) -> Result<()> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached("SELECT revision, unit, kind FROM change WHERE revision > ?1 ORDER BY revision, unit")
            .map_err(&failed)?;
        let mut rows = statement.query([to_i64(number)]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            each(Change {
                revision: row.get::<_, i64>(0).map_err(&failed)?.unsigned_abs(),
                row: UnitRow(row.get(1).map_err(&failed)?),
                kind: self.kind_of(row.get_ref(2).map_err(&failed)?.as_str().unwrap_or_default())?,
            })?;
        }
        Ok(())
    }

    pub(super) fn kind_of(&self, name: &str) -> Result<ChangeKind> {
        ChangeKind::named(name).ok_or_else(|| self.damaged(format!("change: {name}")))
    }
}
