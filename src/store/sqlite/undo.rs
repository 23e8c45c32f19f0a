//! Taking an import back: what it brought, and nothing that came after it; in batches, so that others get their turn.

use rusqlite::{OptionalExtension as _, params};

use super::commit::Commit;
use super::holder::announce;
use super::session::{ReadTransaction, SqliteSession};
use super::unit_json;
use crate::error::Result;
use crate::model::{Lang, Unit, Variant};
use crate::store::merge::same_content;
use crate::store::reader::{ImportId, ImportState, Revision, Stamp, UnitRow};
use crate::store::writer::{KeptUnit, UndoReport};

/// How many units make a commit.
const BATCH: usize = 2048;

/// What became of a unit.
enum Undone {
    Nothing,
    Forgotten,
    Restored,
}

impl SqliteSession {
    /// See [`crate::store::Writer::undo`]. The import is the one of that number in the memory that was `seen` at a commit.
    pub(super) fn take_back(&mut self, import: ImportId, seen: Option<&Revision>, by: &Stamp) -> Result<UndoReport> {
        let _told = announce(self.shared.location.file(), "undo", by);
        let (rows, mut seen) = {
            let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
            if let Some(seen) = seen {
                self.ensure_past(seen)?;
            }
            (self.rows_of(import)?, self.revision_now().map_err(self.failed())?)
        };
        let mut report = UndoReport { forgotten: 0, restored: 0, kept: 0, units: Vec::new() };
        let mut batches = rows.chunks(BATCH).peekable();
        loop {
            let batch = batches.next().unwrap_or_default();
            let last = batches.peek().is_none();
            let kept = report.units.len();
            let (forgotten, restored, units) = self.commit(by, "undo", Some(import), |commit, session| {
                session.ensure_past(&seen)?;
                let (mut forgotten, mut restored, mut units) = (0, 0, Vec::new());
                for &row in batch {
                    let (undone, left) = commit.take_back_unit(session, UnitRow(row), import)?;
                    match undone {
                        Undone::Nothing => {}
                        Undone::Forgotten => forgotten += 1,
                        Undone::Restored => restored += 1,
                    }
                    units.extend(left);
                }
                // One that has left something can be taken back again, when what came after it is.
                let whole = last && kept + units.len() == 0;
                let state = if whole { ImportState::Undone } else { ImportState::Done };
                commit
                    .connection
                    .execute("UPDATE import SET state = ?2 WHERE row = ?1", params![import.0, state.name()])
                    .map_err(session.failed())?;
                let now = session.revision_now().map_err(session.failed())?;
                seen = if commit.changes.get() > 0 { now } else { commit.before };
                Ok((forgotten, restored, units))
            })?;
            report.forgotten += forgotten;
            report.restored += restored;
            report.units.extend(units);
            report.kept = report.units.len() as u64;
            if last {
                return Ok(report);
            }
        }
    }

    /// The units that an import changed.
    fn rows_of(&self, import: ImportId) -> Result<Vec<i64>> {
        self.standing_import(import)?;
        self.connection
            .prepare(
                "SELECT DISTINCT change.unit FROM stamp JOIN change ON change.revision = stamp.revision \
                 WHERE stamp.import = ?1 AND stamp.why IN ('import', 'put', 'forget', 'reject') ORDER BY change.unit",
            )
            .and_then(|mut s| s.query_map([import.0], |row| row.get(0))?.collect())
            .map_err(self.failed())
    }
}

impl Commit<'_> {
    /// Brings back a unit that is gone, if it went with the import whose `last` change of it that was.
    fn bring_back(
        &self,
        session: &SqliteSession,
        row: UnitRow,
        last: i64,
        before: Option<&str>,
    ) -> Result<(Undone, Option<KeptUnit>)> {
        let went: bool = self
            .connection
            .prepare_cached(
                "SELECT kind = 'forgotten' AND revision = ?2 FROM change WHERE unit = ?1 ORDER BY revision DESC LIMIT 1",
            )
            .and_then(|mut s| s.query_row([row.0, last], |row| row.get(0)))
            .map_err(session.failed())?;
        let read = |json| unit_json::read(json).ok_or_else(|| session.damaged(format!("change {}", row.0)));
        let Some(unit) = before.filter(|_| went).map(read).transpose()? else { return Ok((Undone::Nothing, None)) };
        self.restore(session, row, unit)?;
        Ok((Undone::Restored, None))
    }

    /// Takes back what an import brought of one unit; and the unit, if something of it had to stay.
    fn take_back_unit(
        &self,
        session: &SqliteSession,
        row: UnitRow,
        import: ImportId,
    ) -> Result<(Undone, Option<KeptUnit>)> {
        let failed = session.failed();
        let of_import = self
            .connection
            .prepare_cached(
                "SELECT change.revision, change.before, change.kind = 'forgotten' \
                 FROM change JOIN stamp ON stamp.revision = change.revision \
                 WHERE change.unit = ?1 AND stamp.import = ?2 AND stamp.why IN ('import', 'put', 'forget', 'reject') \
                 ORDER BY change.revision",
            )
            .and_then(|mut s| {
                s.query_map(params![row.0, import.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                    .collect::<rusqlite::Result<Vec<(i64, Option<String>, bool)>>>()
            })
            .map_err(&failed)?;
        let (Some((_, before, _)), Some((last, _, went))) = (of_import.first(), of_import.last()) else {
            return Ok((Undone::Nothing, None));
        };
        // What it brought and took out again was nothing; whoever brings it later brings it anew.
        if before.is_none() && *went {
            return Ok((Undone::Nothing, None));
        }
        let Some(current) = session.read_unit(row)? else {
            return self.bring_back(session, row, *last, before.as_deref());
        };
        let next: Option<Option<String>> = self
            .connection
            .prepare_cached("SELECT before FROM change WHERE unit = ?1 AND revision > ?2 ORDER BY revision LIMIT 1")
            .and_then(|mut s| s.query_row(params![row.0, last], |row| row.get(0)).optional())
            .map_err(&failed)?;
        let read = |json: &String| unit_json::read(json).ok_or_else(|| session.damaged(format!("change {}", row.0)));
        let brought = match &next {
            None => Some(current.clone()),
            Some(json) => json.as_ref().map(read).transpose()?,
        };
        let left = |by: Option<i64>| {
            let import = by.filter(|&later| later != import.0).map(ImportId);
            Some(KeptUnit { unit: current.id.clone(), import })
        };
        // What went and came again since is whoever's who brought it then.
        let came_again: Option<Option<i64>> = self
            .connection
            .prepare_cached(
                "SELECT stamp.import FROM change JOIN stamp ON stamp.revision = change.revision \
                 WHERE change.unit = ?1 AND change.revision > ?2 AND change.kind = 'new' \
                 ORDER BY change.revision DESC LIMIT 1",
            )
            .and_then(|mut s| s.query_row(params![row.0, last], |row| row.get(0)).optional())
            .map_err(&failed)?;
        if let Some(by) = came_again {
            return Ok((Undone::Nothing, left(by)));
        }
        // What another program wrote over it nobody knows.
        let Some(brought) = brought else { return Ok((Undone::Nothing, left(None))) };
        let before = before.as_ref().map(read).transpose()?;
        let later = self.later(session, row, *last, &current)?;
        let (after, stays) = taken_out(before.as_ref(), &brought, &current, &later);
        let left = if stays.is_empty() { None } else { left(last_of(&later, &stays, &current)) };
        Ok(match after {
            None => {
                self.remove(session, row)?;
                (Undone::Forgotten, left)
            }
            Some(after) if same_content(&after, &current) => (Undone::Nothing, left),
            Some(after) => {
                self.restore(session, row, after)?;
                (Undone::Restored, left)
            }
        })
    }
}

/// A later change of a unit: what it was, what it became, with which import, and whether that was the taking back of one.
struct Later {
    before: Unit,
    after: Unit,
    import: Option<i64>,
    undo: bool,
}

/// The import, if it was one, that gave a unit the text that it has now in one of these languages, the last of them; what was
/// taken back since gave it none.
fn last_of(later: &[Later], langs: &[Lang], current: &Unit) -> Option<i64> {
    let says = |unit: &Unit, lang: &Lang| match (unit.variant(lang), current.variant(lang)) {
        (Some(then), Some(now)) => then.text == now.text && then.state == now.state,
        (then, now) => then.is_none() && now.is_none(),
    };
    let gave =
        |later: &&Later| !later.undo && langs.iter().any(|lang| says(&later.after, lang) && !says(&later.before, lang));
    later.iter().rev().find(gave)?.import
}

impl Later {
    /// Whether it gave a text back to a unit that had another one meanwhile: then the text is whoever's who did so.
    fn returns(&self, variant: &Variant) -> bool {
        let says = |unit: &Unit| unit.variant(&variant.lang).is_some_and(|now| now.text == variant.text);
        !self.undo && !says(&self.before) && says(&self.after)
    }
}

impl Commit<'_> {
    /// The changes of a unit after a revision, in their order.
    fn later(&self, session: &SqliteSession, row: UnitRow, since: i64, current: &Unit) -> Result<Vec<Later>> {
        let rows: Vec<(Option<String>, String, Option<i64>)> = self
            .connection
            .prepare_cached(
                "SELECT change.before, stamp.why, stamp.import FROM change JOIN stamp ON stamp.revision = change.revision \
                 WHERE change.unit = ?1 AND change.revision > ?2 ORDER BY change.revision",
            )
            .and_then(|mut s| s.query_map(params![row.0, since], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect())
            .map_err(session.failed())?;
        let mut after = current.clone();
        let mut out = Vec::new();
        for (before, why, import) in rows.into_iter().rev() {
            // What another program wrote over nobody knows.
            let Some(before) = before.as_deref().and_then(unit_json::read) else { break };
            out.push(Later { before: before.clone(), after, import, undo: why == "undo" });
            after = before;
        }
        out.reverse();
        Ok(out)
    }
}

/// `current` without what an import `brought` to what was there `before`; none if nothing is left of it. And the languages in
/// which something of it had to stay, being changed since.
fn taken_out(before: Option<&Unit>, brought: &Unit, current: &Unit, later: &[Later]) -> (Option<Unit>, Vec<Lang>) {
    let spread = |unit: &Unit| {
        let mut unit = unit.clone();
        unit.spread_origin();
        unit
    };
    let (before, brought, current) = (&before.map(spread), &spread(brought), &spread(current));
    let (mut after, stays) = without(before.as_ref(), brought, current, later);
    after.iter_mut().for_each(Unit::gather_origin);
    (after, stays)
}

/// The same, over units each of whose variants says its origin.
fn without(before: Option<&Unit>, brought: &Unit, current: &Unit, later: &[Later]) -> (Option<Unit>, Vec<Lang>) {
    let mut after = current.clone();
    let mut stays = Vec::new();
    let was = |variant: &Variant| before.and_then(|before| before.variant(&variant.lang));
    let is_source = |variant: &Variant| before.is_none() && variant.lang == current.source;
    for variant in brought.variants.iter().filter(|variant| !is_source(variant)) {
        let Some(at) = after.variants.iter().position(|now| now.lang == variant.lang) else { continue };
        let returned = later.iter().any(|later| later.returns(variant));
        match (was(variant), &after.variants[at]) {
            _ if returned => stays.push(variant.lang.clone()),
            (Some(was), now) if was.says_what(variant) || was.says_what(now) => {}
            (Some(was), now) if now.says_what(variant) => after.variants[at] = was.clone(),
            (None, now) if now.says_what(variant) => {
                after.variants.remove(at);
            }
            _ => stays.push(variant.lang.clone()),
        }
    }
    let Some(before) = before else {
        // What others added needs the source; alone it says nothing.
        let alone = after.variants.iter().all(|variant| variant.lang == current.source);
        let as_brought = |now: &Variant| brought.variant(&now.lang).is_some_and(|brought| brought.says_what(now));
        return match alone {
            true if after.variants.iter().all(as_brought) => (None, stays),
            true => {
                stays.push(current.source.clone());
                (Some(after), stays)
            }
            false => (Some(after), stays),
        };
    };
    for variant in &before.variants {
        if brought.variant(&variant.lang).is_none() && after.variant(&variant.lang).is_none() {
            after.variants.push(variant.clone());
        }
    }
    after.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
    macro_rules! back {
        ($($field:ident),+) => {
            $(if brought.$field != before.$field && current.$field == brought.$field {
                after.$field = before.$field.clone();
            })+
        };
    }
    back!(source, origin, document, position, message, notes, props);
    if after.variant(&after.source).is_none() {
        after.source = current.source.clone();
    }
    if same_content(&after, before) {
        return (Some(before.clone()), stays);
    }
    (Some(after), stays)
}
