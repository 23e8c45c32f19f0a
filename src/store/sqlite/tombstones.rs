//! What the memory's own text says is forgotten, and has to say again: units, and renderings in whose place an earlier one stands.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rusqlite::OptionalExtension as _;

use super::said::{Said, newest};
use super::session::SqliteSession;
use super::unit_json;
use crate::error::Result;
use crate::model::{ForgottenRendering, Time, Tombstone, Unit, UnitId, Variant};
use crate::store::reader::{ChangeKind, Event, UnitRow};

/// Where the tombstones of the text are kept: a JSON list.
const TOMBSTONES: &str = "text_tombstones";

/// Keeps these tombstones, and no others.
pub(super) fn set_tombstones(connection: &rusqlite::Connection, tombstones: &[Tombstone]) -> rusqlite::Result<()> {
    let json = serde_json::to_string(tombstones).unwrap_or_default();
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?1, ?2)", [TOMBSTONES, &json]).map(|_| ())
}

/// What a tombstone is of: a unit, or one rendering of it.
pub(super) type Of = (UnitId, Option<ForgottenRendering>);

fn of(tombstone: &Tombstone) -> Of {
    (tombstone.id.clone(), tombstone.rendering.clone())
}

/// These tombstones and the others; of two of the same thing `choose` takes one.
fn with(
    tombstones: Vec<Tombstone>,
    others: Vec<Tombstone>,
    choose: impl Fn(Tombstone, Tombstone) -> Tombstone,
) -> Vec<Tombstone> {
    let mut out: Vec<Option<Tombstone>> = tombstones.into_iter().map(Some).collect();
    let mut known: HashMap<Of, usize> =
        out.iter().flatten().enumerate().map(|(at, tombstone)| (of(tombstone), at)).collect();
    for other in others {
        let at = *known.entry(of(&other)).or_insert_with(|| {
            out.push(None);
            out.len() - 1
        });
        out[at] = Some(match out[at].take() {
            Some(there) => choose(there, other),
            None => other,
        });
    }
    out.into_iter().flatten().collect()
}

/// Whether a tombstone still has something to say, of the unit as it is now.
fn stands(tombstone: &Tombstone, unit: Option<&Unit>) -> bool {
    match (&tombstone.rendering, unit) {
        // What was changed since it was forgotten needs nobody to say that it is back.
        (None, Some(unit)) if tombstone.restored.is_some() => newest(unit).is_none_or(|date| date <= tombstone.at),
        (None, unit) => unit.is_none(),
        (Some(_), None) => false,
        (Some(rendering), Some(unit)) if tombstone.restored.is_some() => {
            let now = unit.variants.iter().find(|now| now.lang.to_string() == rendering.lang);
            let dated = |now: &Variant| now.changed.is_none_or(|changed| changed <= tombstone.at);
            now.is_some_and(|now| ForgottenRendering::of(now) == *rendering && dated(now))
        }
        (Some(rendering), Some(unit)) => {
            let now = unit.variants.iter().find(|now| now.lang.to_string() == rendering.lang);
            now.is_none_or(|now| {
                ForgottenRendering::of(now) != *rendering && now.changed.is_none_or(|changed| changed <= tombstone.at)
            })
        }
    }
}

/// Notes that what the memory's text says is forgotten is back, as it was.
pub(super) fn set_restored(connection: &rusqlite::Connection, back: &[Of], at: Time) -> rusqlite::Result<()> {
    let back: HashSet<&Of> = back.iter().collect();
    let mut kept = kept(connection)?;
    for tombstone in kept.iter_mut().filter(|one| one.restored.is_none()) {
        if back.contains(&of(tombstone)) {
            tombstone.restored = Some(at.max(tombstone.at));
        }
    }
    set_tombstones(connection, &kept)
}

/// Keeps these tombstones beside those that are kept, of two of the same thing the later.
pub(super) fn add_tombstones(connection: &rusqlite::Connection, more: Vec<Tombstone>) -> rusqlite::Result<()> {
    set_tombstones(connection, &with(kept(connection)?, more, Tombstone::later))
}

fn kept(connection: &rusqlite::Connection) -> rusqlite::Result<Vec<Tombstone>> {
    Ok(kept_json(connection)?.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}

fn kept_json(connection: &rusqlite::Connection) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")
        .and_then(|mut s| s.query_row([TOMBSTONES], |row| row.get(0)).optional())
}

impl SqliteSession {
    pub(super) fn kept_tombstones(&self) -> Result<Vec<Tombstone>> {
        kept(&self.connection).map_err(self.failed())
    }

    /// What is kept of what the memory's text says; read anew where it says something else by now.
    fn said(&self) -> Result<Arc<Said>> {
        let json = kept_json(&self.connection).map_err(self.failed())?.unwrap_or_default();
        let mut last = self.said.borrow_mut();
        if let Some((of, said)) = &*last
            && *of == json
        {
            return Ok(Arc::clone(said));
        }
        let said = Arc::new(Said::of(serde_json::from_str(&json).unwrap_or_default()));
        *last = Some((json, Arc::clone(&said)));
        Ok(said)
    }

    /// See [`crate::store::Ledger::keep_tombstones`].
    pub(super) fn keep_said(&mut self, said: &[Tombstone]) -> Result<()> {
        if said.is_empty() {
            return Ok(());
        }
        self.note(|connection| add_tombstones(connection, said.to_vec()))
    }

    /// See [`crate::store::Ledger::tombstones`].
    pub(super) fn text_tombstones(&self) -> Result<Vec<Tombstone>> {
        let mut since = Vec::new();
        if let Some(agreed) = self.text_agreed()? {
            since = self.gone_since(agreed).map_err(self.failed())?;
            since.extend(self.withdrawn_since(agreed)?);
        }
        let mut standing = Vec::new();
        // What is known already was forgotten when it says; but what was brought back meanwhile was forgotten again.
        let known = |known: Tombstone, again: Tombstone| match known.restored {
            Some(restored) => Tombstone { at: again.at.max(Time(restored.0.saturating_add(1))), ..again },
            None => known,
        };
        for tombstone in with(self.kept_tombstones()?, since, known) {
            let row = self.row_of(&tombstone.id).map_err(self.failed())?;
            let unit = row.map(|row| self.read_unit(row)).transpose()?.flatten();
            let tombstone = match (tombstone.restored, &unit) {
                (Some(restored), None) if tombstone.rendering.is_none() => {
                    Tombstone { at: Time(restored.0.saturating_add(1)), restored: None, ..tombstone }
                }
                _ => tombstone,
            };
            if !stands(&tombstone, unit.as_ref()) {
                continue;
            }
            // A rendering's stands beside its unit, wherever that is now.
            let (document, position) = match unit {
                Some(unit) => (unit.document, unit.position),
                None => (tombstone.document, tombstone.position),
            };
            standing.push(Tombstone { document, position, ..tombstone });
        }
        standing.sort_by(Tombstone::order);
        Ok(standing)
    }

    /// Whether the memory's text says that a rendering was withdrawn, and nobody here took it back who might bring it again.
    pub(super) fn is_withdrawn(&self, said: &Said, id: &UnitId, variant: &Variant) -> Result<bool> {
        if !said.withdrew(id, variant) {
            return Ok(false);
        }
        let says = |unit: &Unit| unit.variant(&variant.lang).is_some_and(|was| was.text == variant.text);
        let stood = |event: &&Event| !matches!(event.kind, ChangeKind::Older | ChangeKind::Unconfirmed);
        let events = self.events(id)?;
        let last = events.iter().rev().filter(stood).find(|event| event.before.as_ref().is_some_and(says));
        Ok(last.is_none_or(|last| last.why != "undo"))
    }

    /// See [`crate::store::Reader::withdrawn`].
    pub(super) fn withdrawn_at(&self, id: &UnitId, variant: &Variant) -> Result<Option<Time>> {
        let said = self.said()?;
        let undated = Variant { changed: None, ..variant.clone() };
        let is = said.withdrew_any(id) && self.is_withdrawn(&said, id, &undated)?;
        Ok(if is { said.withdrawn(id, variant) } else { None })
    }

    /// The renderings that stood here when the memory and its text last said the same, and in whose place an earlier one
    /// stands again, otherwise than because the text said so.
    fn withdrawn_since(&self, agreed: i64) -> Result<Vec<Tombstone>> {
        /// A unit, what it was before the first of its changes, and when the last was made.
        type Changed = (UnitRow, Option<String>, Option<i64>);
        let changed = || -> rusqlite::Result<Vec<Changed>> {
            let mut statement = self.connection.prepare_cached(
                "SELECT unit, min(change.revision), before, \
                     (SELECT at FROM change AS last JOIN stamp ON stamp.revision = last.revision \
                      WHERE last.unit = change.unit ORDER BY last.revision DESC LIMIT 1) \
                 FROM change WHERE revision > ?1 GROUP BY unit",
            )?;
            let rows = statement.query_map([agreed], |row| Ok((UnitRow(row.get(0)?), row.get(2)?, row.get(3)?)))?;
            rows.collect()
        };
        let mut out = Vec::new();
        for (row, before, at) in changed().map_err(self.failed())? {
            let Some(was) = before.as_deref().and_then(unit_json::read) else { continue };
            let Some(now) = self.read_unit(row)?.filter(|now| now.variants != was.variants) else { continue };
            if !self.changed_here(row, agreed)? {
                continue;
            }
            let tombstone = |was: &Variant| Tombstone {
                id: now.id.clone(),
                at: at.map(Time).max(was.changed).unwrap_or(Time(0)),
                document: None,
                position: None,
                rendering: Some(ForgottenRendering::of(was)),
                restored: None,
            };
            let gone = was.variants.iter().filter(|was| was.lang != now.source && now.variant(&was.lang).is_none());
            out.extend(gone.map(tombstone));
            for variant in &now.variants {
                let Some(was) = was.variant(&variant.lang).filter(|was| was.text != variant.text) else { continue };
                // A later text is newer than what it replaces, and needs nobody to say so.
                if variant.changed.zip(was.changed).is_some_and(|(now, was)| now < was) {
                    out.push(tombstone(was));
                }
            }
        }
        Ok(out)
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
                rendering: None,
                restored: None,
            });
        }
        Ok(gone)
    }
}
