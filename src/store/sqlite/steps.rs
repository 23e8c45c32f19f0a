//! The history of a unit as steps, and what the unit is if only some of them were taken.

use super::commit::Commit;
use super::journal::BY_TEXT;
use super::session::SqliteSession;
use super::unit_json;
use crate::error::Result;
use crate::model::Unit;
use crate::store::reader::{ChangeKind, UnitRow};

/// A change of a unit: what it was, what it became, and with which import.
pub(super) struct Step {
    /// None too where nobody knows: if another program wrote.
    pub(super) before: Option<Unit>,
    /// None too where nobody knows: if another program wrote next.
    pub(super) after: Option<Unit>,
    pub(super) kind: ChangeKind,
    pub(super) import: Option<i64>,
    /// Whether it is the taking back of that import.
    pub(super) undo: bool,
    /// The commit.
    pub(super) revision: i64,
    /// Whether the memory's own text came in with it.
    pub(super) by_text: bool,
    /// Whether that import was taken back as a whole: neither it nor its taking back is a step any more.
    pub(super) undone: bool,
}

impl Commit<'_> {
    /// All changes of a unit in their order.
    pub(super) fn steps(&self, session: &SqliteSession, row: UnitRow, current: Option<&Unit>) -> Result<Vec<Step>> {
        let failed = session.failed();
        let sql = format!(
            "SELECT change.before, change.kind, stamp.why, stamp.import, coalesce(import.state = 'undone', 0), \
                 change.revision, {BY_TEXT} \
             FROM change JOIN stamp ON stamp.revision = change.revision LEFT JOIN import ON import.row = stamp.import \
             WHERE change.unit = ?1 ORDER BY change.revision DESC"
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(&failed)?;
        let mut rows = statement.query([row.0]).map_err(&failed)?;
        let mut after = current.cloned();
        let mut steps = Vec::new();
        while let Some(found) = rows.next().map_err(&failed)? {
            let before: Option<String> = found.get(0).map_err(&failed)?;
            let read = |json| unit_json::read(json).ok_or_else(|| session.damaged(format!("change {}", row.0)));
            let before = before.as_deref().map(read).transpose()?;
            let kind = session.kind_of(found.get_ref(1).map_err(&failed)?.as_str().unwrap_or_default())?;
            let why: String = found.get(2).map_err(&failed)?;
            let (import, undone) = (found.get(3).map_err(&failed)?, found.get(4).map_err(&failed)?);
            let (revision, by_text) = (found.get(5).map_err(&failed)?, found.get(6).map_err(&failed)?);
            let undo = why == "undo";
            steps.push(Step { before: before.clone(), after, kind, import, undo, revision, by_text, undone });
            after = before;
        }
        steps.reverse();
        Ok(steps)
    }
}

/// What a unit is that was `base` and then took these steps alone, each of which changes what it changed when it was taken.
/// Where the text that the rest translates is missing, that of `current` or of a step stands; where nothing but that is left
/// of several texts, the unit is gone, as when a text is taken out.
pub(super) fn laid_on(base: Option<&Unit>, steps: &[&Step], current: Option<&Unit>) -> Option<Unit> {
    let mut unit = base.cloned().map(spread);
    for step in steps {
        let Some(after) = step.after.clone().map(spread) else {
            unit = None;
            continue;
        };
        let before = step.before.clone().map(spread);
        let now = unit.get_or_insert_with(|| Unit { variants: Vec::new(), ..after.clone() });
        apply(now, before.as_ref(), &after);
    }
    let mut unit = unit?;
    let own = |from: &Unit| from.variant(&unit.source).cloned();
    if unit.variants.is_empty() {
        return None;
    }
    if unit.variant(&unit.source).is_none() {
        let afters = steps.iter().rev().filter_map(|step| step.after.as_ref());
        unit.variants.extend(current.into_iter().chain(afters).find_map(own));
    }
    let alone = unit.variants.len() == 1 && unit.variants[0].lang == unit.source;
    if alone && steps.last().and_then(|last| last.after.as_ref()).is_some_and(|after| after.variants.len() > 1) {
        return None;
    }
    unit.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
    unit.gather_origin();
    Some(unit)
}

fn spread(mut unit: Unit) -> Unit {
    unit.spread_origin();
    unit
}

/// Changes in a unit what a step from `before` to `after` changed.
fn apply(unit: &mut Unit, before: Option<&Unit>, after: &Unit) {
    for variant in &after.variants {
        let was = before.and_then(|before| before.variant(&variant.lang));
        // Who gave a text a date, and nothing else, did not bring it.
        let brought = was.is_none_or(|was| !was.says_what(variant)) || unit.variant(&variant.lang).is_some();
        if was != Some(variant) && brought {
            unit.variants.retain(|own| own.lang != variant.lang);
            unit.variants.push(variant.clone());
        }
    }
    let gone = |lang: &_| before.is_some_and(|before| before.variant(lang).is_some()) && after.variant(lang).is_none();
    unit.variants.retain(|own| !gone(&own.lang));
    macro_rules! follow {
        ($($field:ident),+) => {
            $(if before.is_none_or(|before| before.$field != after.$field) {
                unit.$field = after.$field.clone();
            })+
        };
    }
    follow!(source, origin, document, position, message, notes, props, created, changed, created_by, changed_by);
}
