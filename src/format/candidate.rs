//! What a bilingual file of ours says of an earlier rendering where its standard has no place for it: attributes of our own
//! namespace, the same in every XLIFF. A tool may drop them; the rendering is read all the same.

use super::time;
use super::xml::{Element, attribute_into};
use crate::model::{Candidate, Lang, Origin, Penalty, PenaltyKind, State, Text, Time, UnitId};

/// Our own namespace.
pub(super) const OWN: &str = "urn:x-cotejo:xliff:1";

/// Puts our own attributes of a candidate at the end of `out`; `shown` are the score and the base as the standard's say them.
pub(super) fn write(out: &mut String, candidate: &Candidate, shown: (u8, u8)) {
    attribute_into(out, "cotejo:unit", candidate.unit.as_str());
    for (name, value, shown) in [("cotejo:score", candidate.score, shown.0), ("cotejo:base", candidate.base, shown.1)] {
        if value != shown {
            attribute_into(out, name, &value.to_string());
        }
    }
    if !candidate.penalties.is_empty() {
        let penalties: Vec<String> =
            candidate.penalties.iter().map(|penalty| format!("{}:{}", penalty.kind.name(), penalty.points)).collect();
        attribute_into(out, "cotejo:penalties", &penalties.join(" "));
    }
    attribute_into(out, "cotejo:origin", candidate.origin.name());
    attribute_into(out, "cotejo:state", candidate.state.name());
    if let Some(changed) = candidate.changed {
        attribute_into(out, "cotejo:changed", &moment(changed));
    }
    if let Some(name) = &candidate.changed_by {
        attribute_into(out, "cotejo:changed-by", name);
    }
    if let Some(memory) = &candidate.memory {
        attribute_into(out, "cotejo:memory", memory);
    }
}

/// The candidate of an element with this source, rendering and its language; `said` are score and base as the standard's
/// attributes say them.
pub(super) fn read(
    found: &Element,
    (source, target, lang): (Text, Text, Lang),
    said: (Option<u8>, Option<u8>),
    by_machine: bool,
) -> Candidate {
    let own = |name: &str| found.attribute_in(OWN, name);
    let points =
        |name: &str, said: Option<u8>| own(name).and_then(|value| value.parse().ok()).or(said).unwrap_or_default();
    Candidate {
        unit: match own("unit") {
            Some(id) => UnitId::kept(id),
            None => UnitId::foreign(&source.key(), &lang, &target.key(), 0),
        },
        score: points("score", said.0),
        base: points("base", said.1),
        penalties: own("penalties").unwrap_or_default().split_ascii_whitespace().filter_map(penalty).collect(),
        origin: own("origin").and_then(Origin::named).unwrap_or(match by_machine {
            true => Origin::Machine,
            false => Origin::Foreign,
        }),
        state: own("state").and_then(State::named).unwrap_or(State::Initial),
        document: found.attribute("origin").map(str::to_owned),
        changed: own("changed").and_then(moment_said),
        changed_by: own("changed-by").map(str::to_owned),
        memory: own("memory").map(str::to_owned),
        source,
        target,
        lang,
    }
}

/// A share of a hundred, which the standard allows to have decimals.
pub(super) fn percent(value: &str) -> Option<u8> {
    let whole = value.trim().split('.').next()?;
    whole.parse().ok().filter(|&points| points <= 100)
}

/// A penalty by its name; one that only a newer Cotejo knows is left out, and shows as points without a name.
fn penalty(text: &str) -> Option<Penalty> {
    let (name, points) = text.rsplit_once(':')?;
    Some(Penalty { kind: PenaltyKind::named(name)?, points: points.parse().ok()? })
}

/// The moment as a date; as seconds behind an `@` where the calendar has none for it.
pub(super) fn moment(at: Time) -> String {
    time::extended(at).unwrap_or_else(|| format!("@{}", at.0))
}

/// The moment that [`moment`] wrote, or any other tool.
pub(super) fn moment_said(text: &str) -> Option<Time> {
    match text.strip_prefix('@') {
        Some(seconds) => seconds.parse().ok().map(Time),
        None => time::read(text),
    }
}
