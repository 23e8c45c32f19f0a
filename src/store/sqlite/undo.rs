//! Taking an import back as a whole, in one commit.

use std::collections::{HashMap, HashSet};

use super::session::SqliteSession;
use super::unit_json;
use crate::error::{Cause, Error, Result};
use crate::store::reader::{ChangeKind, ImportId, ImportState, Stamp, UnitRow};
use crate::store::writer::UndoReport;

impl SqliteSession {
    /// See [`crate::store::Writer::undo`].
    pub(super) fn take_back(&mut self, import: ImportId, by: &Stamp) -> Result<UndoReport> {
        self.import_at(import)?;
        self.commit(by, "undo", Some(import), |commit, session| {
            if session.import_at(import)?.state == ImportState::Undone {
                return Err(Error::ImportUndone { import: import.0.unsigned_abs() });
            }
            let failed = session.failed();
            let revisions: Vec<i64> = commit
                .connection
                .prepare(
                    "SELECT revision FROM stamp WHERE import = ?1 AND why IN ('import', 'put') ORDER BY revision DESC",
                )
                .and_then(|mut s| s.query_map([import.0], |row| row.get(0))?.collect())
                .map_err(&failed)?;
            let mut kept = HashSet::new();
            let mut gone: HashMap<i64, bool> = HashMap::new();
            for revision in revisions {
                let changes: Vec<(i64, String, Option<String>)> = commit
                    .connection
                    .prepare_cached("SELECT unit, kind, before FROM change WHERE revision = ?1")
                    .and_then(|mut s| {
                        s.query_map([revision], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
                    })
                    .map_err(&failed)?;
                for (unit, kind, before) in changes {
                    let row = UnitRow(unit);
                    if !gone.contains_key(&unit)
                        && (kept.contains(&unit) || commit.changed_since(row, revision, &failed)?)
                    {
                        kept.insert(unit);
                        continue;
                    }
                    match before {
                        None if kind == ChangeKind::New.name() => {
                            commit.remove(session, row)?;
                            gone.insert(unit, true);
                        }
                        Some(json) => {
                            let before = unit_json::read(&json).ok_or_else(|| Error::StoreDamaged {
                                location: session.shared.name.clone(),
                                reason: Cause::said(format!("change {revision} {unit}")),
                            })?;
                            commit.restore(session, row, before)?;
                            gone.insert(unit, false);
                        }
                        None => {}
                    }
                }
            }
            commit
                .connection
                .execute("UPDATE import SET state = 'undone' WHERE row = ?1", [import.0])
                .map_err(&failed)?;
            let forgotten = gone.values().filter(|forgotten| **forgotten).count() as u64;
            Ok(UndoReport { forgotten, restored: gone.len() as u64 - forgotten, kept: kept.len() as u64 })
        })
    }
}
