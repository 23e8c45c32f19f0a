//! How far a translation is, and whose it is, as the standard and the tools that extend it say it.

use std::collections::HashMap;

use crate::format::candidate;
use crate::format::foreign::{self, Claim};
use crate::format::time;
use crate::format::xml::Element;
use crate::model::{State, Time};

/// The namespace of Trados Studio's extension.
const SDL: &str = "http://sdl.com/FileTypes/SdlXliff/1.0";
/// That of memoQ's.
const MEMOQ: &str = "MQXliff";

/// What is said of a translation besides its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// None where nothing is said.
    pub(super) state: Option<State>,
    /// Whether it says that nobody has begun: what stands there is a copy of the source, if anything.
    pub(super) untouched: bool,
    pub(super) by_machine: bool,
    pub(super) changed: Option<Time>,
    pub(super) changed_by: Option<String>,
    /// What Cotejo filled in.
    pub(super) filled: Option<String>,
}

/// What a file says of the segments of one `trans-unit`.
pub(super) struct UnitSaid {
    /// Of all of them.
    unit: Said,
    /// By the number of the segment (`mid`).
    segments: HashMap<String, Said>,
}

impl UnitSaid {
    pub(super) fn of(unit: &Element, target: Option<&Element>) -> Self {
        let mut all = target.map(of_target).unwrap_or_default();
        // `approved` says that the translation passed its last review (XLIFF 1.2, 2.3.2, `trans-unit`).
        match unit.attribute("approved") {
            Some("yes") if all.state.is_none_or(|state| state < State::Reviewed) => all.state = Some(State::Reviewed),
            Some("no") if all.state.is_some_and(|state| state > State::Translated) => {
                all.state = Some(State::Translated);
            }
            // Whoever says that it is not, and says no more of it, confirms nothing.
            Some("no") if all.state.is_none() => (all.state, all.untouched) = (Some(State::Initial), true),
            _ => {}
        }
        memoq(unit, &mut all);
        let definitions = unit.elements().filter(|inner| inner.name == "seg-defs").flat_map(Element::elements);
        let segments = definitions.filter_map(|one| Some((one.attribute("id")?.to_owned(), sdl(one)))).collect();
        Self { unit: all, segments }
    }

    /// What is said of a segment; without a number, of a unit that is one segment.
    pub(super) fn of_segment(&self, mid: Option<&str>) -> Said {
        let own = match mid {
            Some(mid) => self.segments.get(mid),
            None if self.segments.len() == 1 => self.segments.values().next(),
            None => None,
        };
        own.unwrap_or(&self.unit).clone()
    }
}

/// The `state` and `state-qualifier` of a `target` or `mrk`, and what Cotejo noted there.
pub(super) fn of_target(target: &Element) -> Said {
    let claim = |word: &str| match foreign::claim("state", word) {
        Some(Claim::State(state)) => state,
        // What a tool calls its own way says nothing of a person's yes.
        _ => State::Initial,
    };
    let state = target.attribute("state");
    let qualifier = target.attribute("state-qualifier").unwrap_or_default();
    let by_machine = matches!(qualifier, "leveraged-mt" | "mt-suggestion" | "leveraged-inherited-mt");
    // A rough suggestion is no translation before somebody says so.
    let suggested = by_machine || matches!(qualifier, "fuzzy-match" | "leveraged-glossary");
    let said = state.map(claim).or(suggested.then_some(State::Initial));
    let person = |name: &str| target.attribute_in(super::OWN, name).map(str::to_owned);
    Said {
        state: if by_machine && said.is_none_or(|state| state < State::Reviewed) { Some(State::Initial) } else { said },
        untouched: state.is_some_and(|state| matches!(state, "new" | "needs-translation")),
        by_machine: by_machine && said.is_none_or(|state| state < State::Reviewed),
        changed: person("changed").and_then(|when| candidate::moment_said(&when)),
        changed_by: person("changed-by"),
        filled: person("filled"),
    }
}

/// Stands before the mark of what Cotejo filled in, where Trados Studio names the memory that a translation came from.
pub(super) const FILLED: &str = "cotejo:filled-";

/// `sdl:seg` (Trados Studio).
fn sdl(definition: &Element) -> Said {
    let claim = |kind: &str, word: &str| foreign::claim(kind, word);
    let level = definition.attribute("conf");
    let state = match level.map(|level| claim("ConfirmationLevel", level)) {
        Some(Some(Claim::State(state))) => Some(state),
        _ => Some(State::Initial),
    };
    let origin = |name: &str| {
        let said = definition.attribute(name).and_then(|origin| claim("x-Origin", origin));
        matches!(said, Some(Claim::Origin(crate::model::Origin::Machine)))
    };
    let unread = state.is_none_or(|state| state == State::Initial);
    let value = |key: &str| {
        let values = definition.elements().filter(|inner| inner.is(SDL, "value") || inner.name == "value");
        values.filter(|value| value.attribute("key") == Some(key)).map(Element::text).next()
    };
    Said {
        state,
        untouched: matches!(level, None | Some("Unspecified")),
        by_machine: origin("origin") && unread,
        changed: value("modified_on").or_else(|| value("created_on")).and_then(|when| american(&when)),
        changed_by: value("last_modified_by").or_else(|| value("created_by")).filter(|name| !name.is_empty()),
        filled: definition.attribute("origin-system").and_then(|name| name.strip_prefix(FILLED)).map(str::to_owned),
    }
}

/// `06/21/2023 14:03:11`, as Trados Studio writes it, in UTC; else as elsewhere.
fn american(when: &str) -> Option<Time> {
    let (day, clock) = when.split_once(' ').unwrap_or((when, "00:00:00"));
    let parts: Vec<&str> = day.split('/').collect();
    match parts[..] {
        [month, day, year] => time::read(&format!("{year}-{month:0>2}-{day:0>2}T{clock}Z")),
        _ => time::read(when),
    }
}

/// memoQ's attributes of a `trans-unit`.
fn memoq(unit: &Element, said: &mut Said) {
    let own = |name: &str| unit.attribute_in(MEMOQ, name);
    let Some(status) = own("status") else { return };
    said.state = match foreign::claim("state", status) {
        Some(Claim::State(state)) => Some(state),
        _ => Some(State::Initial),
    };
    said.untouched = matches!(status, "NotStarted");
    said.by_machine = status == "MachineTranslated";
    said.changed = own("lastchangedtimestamp").and_then(time::read);
    said.changed_by = own("lastchanginguser").filter(|name| !name.is_empty()).map(str::to_owned);
}
