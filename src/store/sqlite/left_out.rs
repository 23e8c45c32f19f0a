//! What the memory's own text does not have: units that somebody took out of it, and those of which it says that they are
//! forgotten.

use std::collections::HashMap;

use rusqlite::params;

use super::commit::Commit;
use super::said::newest;
use super::session::SqliteSession;
use crate::error::Result;
use crate::model::{Lang, Time, Unit, UnitId};
use crate::store::reader::UnitRow;
use crate::store::writer::{LeftOutReport, TextSays};

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
        let of_units = text.tombstones.iter().filter(|tombstone| tombstone.rendering.is_none());
        let of_units = of_units.filter(|tombstone| tombstone.restored.is_none());
        let tombstones: HashMap<&UnitId, Time> = of_units.map(|tombstone| (&tombstone.id, tombstone.at)).collect();
        for (row, id) in self.unlisted(text.listed).map_err(store.failed())? {
            let said = tombstones.get(&id).copied();
            // An old text, from before somebody brought it back.
            if said.is_some() && !self.said(store)?.units.contains_key(&id) {
                report.kept += 1;
                continue;
            }
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
            let changed = store.changed_here(row, agreed.unwrap_or_default())?;
            let came_after = || -> Result<bool> {
                let unit = if changed { None } else { store.read_unit(row)? };
                let date = unit.as_ref().and_then(newest);
                Ok(date.zip(said.or(text.newest)).is_some_and(|(date, until)| date > until))
            };
            if changed || came_after()? {
                if said.is_some() {
                    self.bring_back(store, &id)?;
                }
                report.kept += 1;
            } else {
                self.remove(store, row)?;
                report.forgotten += 1;
            }
        }
        Ok(report)
    }

    /// The languages of a unit that the text does not have, and that it cannot have left out: they were brought here since the
    /// two last said the same, by other files.
    pub(super) fn own_langs(
        &self,
        store: &SqliteSession,
        (row, unit): (UnitRow, &Unit),
        text: &Unit,
        agreed: Option<i64>,
    ) -> Result<Vec<Lang>> {
        let missing = || unit.variants.iter().map(|variant| &variant.lang).filter(|lang| text.variant(lang).is_none());
        let Some(agreed) = agreed.filter(|_| missing().next().is_some()) else { return Ok(Vec::new()) };
        let steps = self.steps(store, row, Some(unit))?;
        let has = |unit: &Option<Unit>, lang: &Lang| unit.as_ref().is_some_and(|unit| unit.variant(lang).is_some());
        let is_own = |lang: &&Lang| {
            let came = steps.iter().rev().find(|step| has(&step.after, lang) && !has(&step.before, lang));
            came.is_some_and(|step| step.revision > agreed && !step.by_text)
        };
        Ok(missing().filter(is_own).cloned().collect())
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
}
