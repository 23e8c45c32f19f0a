//! What the memory's own text does not have: units that somebody took out of it, and those of which it says that they are
//! forgotten.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension as _, params};

use super::commit::Commit;
use super::session::SqliteSession;
use super::unit_json;
use crate::error::Result;
use crate::model::{Time, Tombstone, Unit, UnitId, Variant};
use crate::store::reader::UnitRow;
use crate::store::writer::{LeftOutReport, TextSays};

/// Where the tombstones of the text are kept: a JSON list.
const TOMBSTONES: &str = "text_tombstones";

impl Commit<'_> {
    /// Forgets the units that the memory's text left out and that were here, as they are, when the two last said the same;
    /// but none that came after all that the text has: that text is an old one. And those of which it says that they are
    /// forgotten, whenever they came, unless they were changed here or are newer than that.
    pub(super) fn leave_out(
        &self,
        store: &SqliteSession,
        text: &TextSays<'_>,
        agreed: Option<i64>,
    ) -> Result<LeftOutReport> {
        let mut report = LeftOutReport::default();
        if !text.whole && text.tombstones.is_empty() {
            return Ok(report);
        }
        let tombstones: HashMap<&UnitId, Time> = text.tombstones.iter().map(|it| (&it.id, it.at)).collect();
        for (row, id) in self.unlisted(text.listed).map_err(store.failed())? {
            let said = tombstones.get(&id).copied();
            if said.is_none() && !text.whole {
                continue;
            }
            let was_here = match agreed {
                Some(agreed) => self.was_here(row, agreed).map_err(store.failed())?,
                None => false,
            };
            if said.is_none() && !was_here {
                continue;
            }
            // Where the two never said the same, only what came with the text itself is not the memory's own.
            let changed = self.changed_here(store, row, agreed.unwrap_or_default())?;
            let came_after = || -> Result<bool> {
                let unit = if changed { None } else { store.read_unit(row)? };
                let date = unit.as_ref().and_then(newest);
                Ok(date.zip(said.or(text.newest)).is_some_and(|(date, until)| date > until))
            };
            if changed || came_after()? {
                report.kept += 1;
            } else {
                self.remove(store, row)?;
                report.forgotten += 1;
            }
        }
        Ok(report)
    }

    fn unlisted(&self, listed: &dyn Fn(&UnitId) -> bool) -> rusqlite::Result<Vec<(UnitRow, UnitId)>> {
        let mut statement = self.connection.prepare("SELECT row, id FROM unit ORDER BY row")?;
        let mut rows = statement.query([])?;
        let mut unlisted = Vec::new();
        while let Some(row) = rows.next()? {
            let id = UnitId::kept(row.get::<_, String>(1)?);
            if !listed(&id) {
                unlisted.push((UnitRow(row.get(0)?), id));
            }
        }
        Ok(unlisted)
    }

    fn was_here(&self, row: UnitRow, agreed: i64) -> rusqlite::Result<bool> {
        self.connection
            .prepare_cached("SELECT 1 FROM change WHERE unit = ?1 AND revision <= ?2")?
            .exists(params![row.0, agreed])
    }

    /// Keeps what the text says is forgotten, for it to be said again.
    pub(super) fn keep_tombstones(&self, store: &SqliteSession, said: &[Tombstone]) -> Result<()> {
        if said.is_empty() {
            return Ok(());
        }
        let mut kept = store.kept_tombstones()?;
        kept.retain(|one| said.iter().all(|other| other.id != one.id));
        kept.extend_from_slice(said);
        set_tombstones(self.connection, &kept).map_err(store.failed())
    }
}

/// Keeps these tombstones, and no others.
pub(super) fn set_tombstones(connection: &rusqlite::Connection, tombstones: &[Tombstone]) -> rusqlite::Result<()> {
    let json = serde_json::to_string(tombstones).unwrap_or_default();
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?1, ?2)", [TOMBSTONES, &json]).map(|_| ())
}

fn newest(unit: &Unit) -> Option<Time> {
    Variant::newest(&unit.variants).and_then(|variant| variant.changed)
}

impl SqliteSession {
    fn kept_tombstones(&self) -> Result<Vec<Tombstone>> {
        let json: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")
            .and_then(|mut s| s.query_row([TOMBSTONES], |row| row.get(0)).optional())
            .map_err(self.failed())?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// See [`crate::store::Ledger::tombstones`].
    pub(super) fn text_tombstones(&self) -> Result<Vec<Tombstone>> {
        let mut tombstones = self.kept_tombstones()?;
        let kept: HashSet<UnitId> = tombstones.iter().map(|tombstone| tombstone.id.clone()).collect();
        if let Some(agreed) = self.text_agreed()? {
            let gone = self.gone_since(agreed).map_err(self.failed())?;
            tombstones.extend(gone.into_iter().filter(|tombstone| !kept.contains(&tombstone.id)));
        }
        let mut there = self.connection.prepare_cached("SELECT 1 FROM unit WHERE id = ?1").map_err(self.failed())?;
        let mut gone = Vec::with_capacity(tombstones.len());
        for tombstone in tombstones {
            if !there.exists([tombstone.id.as_str()]).map_err(self.failed())? {
                gone.push(tombstone);
            }
        }
        gone.sort_by(Tombstone::order);
        Ok(gone)
    }

    /// The units that were here when the memory and its text last said the same, and are no more.
    fn gone_since(&self, agreed: i64) -> rusqlite::Result<Vec<Tombstone>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT tombstone.id, stamp.at, change.before \
             FROM tombstone JOIN change ON change.unit = tombstone.unit JOIN stamp ON stamp.revision = change.revision \
             WHERE change.revision = (SELECT max(revision) FROM change WHERE unit = tombstone.unit) \
               AND change.revision > ?1 \
               AND EXISTS (SELECT 1 FROM change WHERE unit = tombstone.unit AND revision <= ?1)",
        )?;
        let mut rows = statement.query([agreed])?;
        let mut gone = Vec::new();
        while let Some(row) = rows.next()? {
            let before: Option<String> = row.get(2)?;
            let unit = before.as_deref().and_then(unit_json::read);
            let at: Option<i64> = row.get(1)?;
            // A clock that is behind does not make what was forgotten newer than its forgetting.
            let Some(at) = at.map(Time).max(unit.as_ref().and_then(newest)) else { continue };
            gone.push(Tombstone {
                id: UnitId::kept(row.get::<_, String>(0)?),
                at,
                position: unit.as_ref().and_then(|unit| unit.position),
                document: unit.and_then(|unit| unit.document),
            });
        }
        Ok(gone)
    }
}
