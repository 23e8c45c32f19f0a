//! The journal: what came in together, how far each import is, what happened to each unit.

use rusqlite::{Connection, params};

use super::session::SqliteSession;
use super::unit_json;
use crate::error::{Error, Result};
use crate::model::{Hash, Lang, Time, Unit, UnitId};
use crate::store::reader::{ChangeKind, Event, Import, ImportId, ImportState, Manner, Prefer, Stamp, UnitRow};
use crate::store::writer::ImportJob;

/// Of a stamp, with its import if it has one: whether the memory's own text came in with it.
pub(super) const BY_TEXT: &str = "(stamp.why IN ('import', 'put') AND import.manner IS 'replace')";

impl SqliteSession {
    /// The running import of the same content in the same manner.
    pub(super) fn interrupted(&self, job: &ImportJob) -> Result<Option<Import>> {
        let settle = job.settle.as_ref().map(ToString::to_string);
        let values = params![job.hash.0, job.manner.name(), settle, job.prefer.name()];
        let same = "state = 'running' AND hash = ?1 AND manner = ?2 AND settle IS ?3 AND prefer = ?4";
        Ok(self.journal_where(same, values)?.pop())
    }

    pub(super) fn import_at(&self, import: ImportId) -> Result<Import> {
        self.journal_where("row = ?1", params![import.0])?
            .pop()
            .ok_or(Error::ImportUnknown { import: import.0.unsigned_abs() })
    }

    /// The same, if it was not taken back.
    pub(super) fn standing_import(&self, import: ImportId) -> Result<Import> {
        let journal = self.import_at(import)?;
        if journal.state == ImportState::Undone {
            return Err(Error::ImportUndone { import: import.0.unsigned_abs() });
        }
        Ok(journal)
    }

    /// Whether a unit was changed since a commit by anything but the memory's own text coming in.
    pub(super) fn changed_here(&self, row: UnitRow, since: i64) -> Result<bool> {
        let sql = format!(
            "SELECT 1 FROM change JOIN stamp ON stamp.revision = change.revision \
             LEFT JOIN import ON import.row = stamp.import \
             WHERE change.unit = ?1 AND change.revision > ?2 AND NOT {BY_TEXT}"
        );
        self.connection.prepare_cached(&sql).and_then(|mut s| s.exists(params![row.0, since])).map_err(self.failed())
    }

    /// See [`crate::store::Reader::gone_units`].
    pub(super) fn last_of_gone(&self) -> rusqlite::Result<Vec<Unit>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT (SELECT before FROM change WHERE change.unit = tombstone.unit ORDER BY revision DESC LIMIT 1) \
             FROM tombstone ORDER BY unit",
        )?;
        let mut rows = statement.query([])?;
        let mut gone = Vec::new();
        while let Some(row) = rows.next()? {
            gone.extend(row.get::<_, Option<String>>(0)?.as_deref().and_then(unit_json::read));
        }
        Ok(gone)
    }

    /// See [`crate::store::Reader::history`].
    pub(super) fn events(&self, id: &UnitId) -> Result<Vec<Event>> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT change.revision, change.kind, stamp.who, stamp.at, stamp.why, stamp.import, change.before \
                 FROM change JOIN stamp ON stamp.revision = change.revision \
                 WHERE change.unit IN (SELECT row FROM unit WHERE id = ?1 \
                     UNION ALL SELECT unit FROM tombstone WHERE id = ?1) \
                 ORDER BY change.revision",
            )
            .map_err(&failed)?;
        let mut rows = statement.query([id.as_str()]).map_err(&failed)?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let who: Option<String> = row.get(2).map_err(&failed)?;
            let when: Option<i64> = row.get(3).map_err(&failed)?;
            let before: Option<String> = row.get(6).map_err(&failed)?;
            events.push(Event {
                revision: row.get::<_, i64>(0).map_err(&failed)?.unsigned_abs(),
                kind: self.kind_of(row.get_ref(1).map_err(&failed)?.as_str().unwrap_or_default())?,
                by: who.zip(when).map(|(who, when)| Stamp { who, when: Time(when) }),
                why: row.get(4).map_err(&failed)?,
                import: row.get::<_, Option<i64>>(5).map_err(&failed)?.map(ImportId),
                before: match before {
                    None => None,
                    Some(json) => {
                        Some(unit_json::read(&json).ok_or_else(|| self.damaged(format!("unit {id}: history")))?)
                    }
                },
            });
        }
        events.extend(self.offered(id)?);
        events.sort_by_key(|event| event.revision);
        Ok(events)
    }

    /// What files offered for a unit that was older than what stood, or that nobody confirmed.
    fn offered(&self, id: &UnitId) -> Result<Vec<Event>> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT revision, who, at, import, offered FROM older \
                 WHERE unit IN (SELECT row FROM unit WHERE id = ?1 UNION ALL SELECT unit FROM tombstone WHERE id = ?1) \
                 ORDER BY row",
            )
            .map_err(&failed)?;
        let mut rows = statement.query([id.as_str()]).map_err(&failed)?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let offered: String = row.get(4).map_err(&failed)?;
            let unit = unit_json::read(&offered).ok_or_else(|| self.damaged(format!("unit {id}: history")))?;
            let mut renderings = unit.variants.iter().filter(|variant| variant.lang != unit.source);
            let confirmed = renderings.any(|variant| unit.is_confirmed(variant));
            events.push(Event {
                revision: row.get::<_, i64>(0).map_err(&failed)?.unsigned_abs(),
                kind: if confirmed { ChangeKind::Older } else { ChangeKind::Unconfirmed },
                by: Some(Stamp { who: row.get(1).map_err(&failed)?, when: Time(row.get(2).map_err(&failed)?) }),
                why: "import".to_owned(),
                import: row.get::<_, Option<i64>>(3).map_err(&failed)?.map(ImportId),
                before: Some(unit),
            });
        }
        Ok(events)
    }

    /// The imports for which a condition on their row holds.
    pub(super) fn journal_where(&self, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Import>> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached(&format!(
                "SELECT row, name, hash, who, at, state, taken, new, updated, unchanged, settle, prefer, manner, \
                     (SELECT why FROM stamp WHERE import = import.row ORDER BY revision LIMIT 1), \
                     (SELECT sum(changes) FROM stamp WHERE import = import.row AND why <> 'undo') \
                 FROM import WHERE {condition} ORDER BY row"
            ))
            .map_err(&failed)?;
        let mut rows = statement.query(values).map_err(&failed)?;
        let mut imports = Vec::new();
        while let Some(row) = rows.next().map_err(&failed)? {
            let count = |at: usize| row.get::<_, i64>(at).map(i64::unsigned_abs).map_err(&failed);
            let state: String = row.get(5).map_err(&failed)?;
            imports.push(Import {
                import: ImportId(row.get(0).map_err(&failed)?),
                name: row.get(1).map_err(&failed)?,
                hash: Hash(row.get(2).map_err(&failed)?),
                by: Stamp { who: row.get(3).map_err(&failed)?, when: Time(row.get(4).map_err(&failed)?) },
                state: ImportState::named(&state).ok_or_else(|| self.damaged(format!("import: {state}")))?,
                taken: count(6)?,
                new: count(7)?,
                updated: count(8)?,
                unchanged: count(9)?,
                settle: match row.get::<_, Option<String>>(10).map_err(&failed)? {
                    Some(tag) => Some(Lang::parse(&tag).map_err(|bad| self.damaged(bad.to_string()))?),
                    None => None,
                },
                prefer: Prefer::named(&row.get::<_, String>(11).map_err(&failed)?).unwrap_or_default(),
                manner: Manner::named(&row.get::<_, String>(12).map_err(&failed)?).unwrap_or(Manner::Merge),
                journey: row.get::<_, Option<String>>(13).map_err(&failed)?.unwrap_or_else(|| "import".to_owned()),
                // What it changed otherwise than by bringing something.
                forgotten: row
                    .get::<_, Option<i64>>(14)
                    .map_err(&failed)?
                    .map_or(0, i64::unsigned_abs)
                    .saturating_sub(count(7)? + count(8)?),
            });
        }
        Ok(imports)
    }
}

/// Enters an import in the journal: in its first commit, so that one of a single unit is one commit.
pub(super) fn begin_import(connection: &Connection, job: &ImportJob, by: &Stamp) -> rusqlite::Result<ImportId> {
    connection.execute(
        "INSERT INTO import (name, hash, manner, who, at, state, taken, new, updated, unchanged, settle, prefer) \
         VALUES (?1, ?2, ?3, ?4, ?5, 'running', 0, 0, 0, 0, ?6, ?7)",
        params![
            job.name,
            job.hash.0,
            job.manner.name(),
            by.who,
            by.when.0,
            job.settle.as_ref().map(ToString::to_string),
            job.prefer.name()
        ],
    )?;
    Ok(ImportId(connection.last_insert_rowid()))
}
