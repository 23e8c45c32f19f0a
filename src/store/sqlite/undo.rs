//! Taking an import back: what it brought, and nothing that came after it; in batches, so that others get their turn.

use rusqlite::params;

use super::commit::Commit;
use super::holder::announce;
use super::session::{ReadTransaction, SqliteSession};
use super::steps::{Step, laid_on};
use crate::error::Result;
use crate::model::{Lang, Unit, Variant};
use crate::store::merge::same_content;
use crate::store::reader::{ChangeKind, ImportId, ImportState, Revision, Stamp, UnitRow};
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
                    // One of which something stays is told as that alone.
                    match undone {
                        _ if left.is_some() => {}
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
    /// Takes back what an import brought of one unit; and the unit, if something of it had to stay.
    fn take_back_unit(
        &self,
        session: &SqliteSession,
        row: UnitRow,
        import: ImportId,
    ) -> Result<(Undone, Option<KeptUnit>)> {
        let current = session.read_unit(row)?;
        let steps = self.steps(session, row, current.as_ref())?;
        let own = |step: &Step| step.import == Some(import.0) && !step.undo;
        let (Some(first), Some(last)) = (steps.iter().position(own), steps.iter().rposition(own)) else {
            return Ok((Undone::Nothing, None));
        };
        let (before, brought) = (&steps[first].before, &steps[last].after);
        // What it brought and took out again was nothing; whoever brings it later brings it anew.
        if steps[first].kind != ChangeKind::Elsewhere && before.is_none() && steps[last].kind == ChangeKind::Forgotten {
            return Ok((Undone::Nothing, None));
        }
        // What another program wrote over nobody knows: only what came after that can be told apart.
        let clear = steps.iter().rposition(|step| step.kind == ChangeKind::Elsewhere).map_or(0, |at| at + 1);
        let others = |step: &&Step| !step.undone && step.import != Some(import.0);
        let without = (first >= clear).then(|| {
            let base = clear.checked_sub(1).and_then(|at| steps[at].after.as_ref());
            let others: Vec<&Step> = steps[clear..].iter().filter(others).collect();
            laid_on(base, &others, current.as_ref())
        });
        let Some(current) = current else {
            let went_with_it = last + 1 == steps.len() && steps[last].kind == ChangeKind::Forgotten;
            let after = without.unwrap_or_else(|| before.clone().filter(|_| went_with_it));
            let Some(after) = after else { return Ok((Undone::Nothing, None)) };
            self.restore(session, row, after)?;
            return Ok((Undone::Restored, None));
        };
        let left = |by: Option<i64>| {
            let import = by.filter(|&later| later != import.0).map(ImportId);
            Some(KeptUnit { unit: current.id.clone(), import })
        };
        let later: Vec<&Step> = steps[clear.max(last + 1)..].iter().filter(others).collect();
        let (after, left) = match (without, brought) {
            // Nothing came after it, or all of that was taken back; what was taken back in part is nobody's work.
            (Some(without), _) if later.iter().all(|step| step.undo) => (without, None),
            // What went and came again since is whoever's who brought it then.
            _ if later.iter().any(|step| step.kind == ChangeKind::New) => {
                let came = later.iter().rev().find(|step| step.kind == ChangeKind::New);
                return Ok((Undone::Nothing, left(came.and_then(|step| step.import))));
            }
            (Some(without), None) => (without, None),
            (None, None) => return Ok((Undone::Nothing, left(None))),
            (without, Some(brought)) => {
                let (after, stays) = taken_out(before.as_ref(), brought, &current, &later);
                match stays.is_empty() {
                    true => (without.unwrap_or(after), None),
                    false => (after, left(last_of(&later, &stays, &current))),
                }
            }
        };
        Ok(match after {
            None => {
                self.remove(session, row)?;
                (Undone::Forgotten, left)
            }
            Some(after) if after == current => (Undone::Nothing, left),
            Some(after) => {
                // A date alone is given back without a word.
                let same = same_content(&after, &current);
                self.restore(session, row, after)?;
                (if same { Undone::Nothing } else { Undone::Restored }, left)
            }
        })
    }
}

/// The import, if it was one, that gave a unit the text that it has now in one of these languages, the last of them; what was
/// taken back since gave it none.
fn last_of(later: &[&Step], langs: &[Lang], current: &Unit) -> Option<i64> {
    let says = |unit: &Option<Unit>, lang: &Lang| match (
        unit.as_ref().and_then(|unit| unit.variant(lang)),
        current.variant(lang),
    ) {
        (Some(then), Some(now)) => then.text == now.text && then.state == now.state,
        (then, now) => then.is_none() && now.is_none(),
    };
    let gave =
        |later: &&&Step| !later.undo && langs.iter().any(|lang| says(&later.after, lang) && !says(&later.before, lang));
    later.iter().rev().find(gave)?.import
}

/// Whether a step gave a text back to a unit that had another one meanwhile: then the text is whoever's who did so.
fn returns(step: &Step, variant: &Variant) -> bool {
    let says = |unit: &Option<Unit>| {
        unit.as_ref().and_then(|unit| unit.variant(&variant.lang)).is_some_and(|now| now.text == variant.text)
    };
    !step.undo && !says(&step.before) && says(&step.after)
}

/// `current` without what an import `brought` to what was there `before`; none if nothing is left of it. And the languages in
/// which something of it had to stay, being changed since.
fn taken_out(before: Option<&Unit>, brought: &Unit, current: &Unit, later: &[&Step]) -> (Option<Unit>, Vec<Lang>) {
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
fn without(before: Option<&Unit>, brought: &Unit, current: &Unit, later: &[&Step]) -> (Option<Unit>, Vec<Lang>) {
    let mut after = current.clone();
    let mut stays = Vec::new();
    let was = |variant: &Variant| before.and_then(|before| before.variant(&variant.lang));
    let is_source = |variant: &Variant| before.is_none() && variant.lang == current.source;
    for variant in brought.variants.iter().filter(|variant| !is_source(variant)) {
        let Some(at) = after.variants.iter().position(|now| now.lang == variant.lang) else { continue };
        let returned = later.iter().any(|step| returns(step, variant));
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
