//! What is demanded of inline codes and annotations (XLIFF 2.1, sections 4.2.3, 4.3.1 and 4.7).

use std::collections::{HashMap, HashSet};

use super::unit::Refs;
use super::{Examiner, shown};
use crate::format::doctor::XliffFault;
use crate::format::xml::Element;

/// An inline element begins, or one that holds text ends.
#[derive(Clone, Copy)]
pub(super) struct Event<'e> {
    pub(super) element: &'e Element,
    pub(super) opens: bool,
}

/// The source of a unit, or its target.
pub(super) struct Side<'s, 'e> {
    pub(super) events: &'s [Event<'e>],
    /// The ids of the unit's segments.
    pub(super) others: &'s HashSet<&'e str>,
}

/// The inline elements of a text in order.
pub(super) fn events(within: &Element) -> Vec<Event<'_>> {
    fn walk<'e>(within: &'e Element, out: &mut Vec<Event<'e>>) {
        for element in within.elements() {
            out.push(Event { element, opens: true });
            if ["pc", "mrk"].contains(&element.name.as_str()) {
                walk(element, out);
                out.push(Event { element, opens: false });
            }
        }
    }
    let mut out = Vec::new();
    walk(within, &mut out);
    out
}

fn or<'e>(element: &'e Element, name: &str, unless: &'static str) -> &'e str {
    element.attribute(name).unwrap_or(unless)
}

impl Examiner<'_> {
    /// One side of a unit, or of a match.
    pub(super) fn side(&mut self, side: &Side<'_, '_>, refs: &Refs<'_>) {
        let opened = || side.events.iter().filter(|event| event.opens).map(|event| event.element);
        let mut ids: HashMap<&str, &Element> = HashMap::new();
        for element in opened() {
            if let Some(id) = element.attribute("id")
                && (ids.insert(id, element).is_some() || side.others.contains(id))
            {
                self.twice(&element.name, id, element.place());
            }
        }
        for element in opened() {
            self.code(element, refs, &ids);
            self.module_attributes(element, &element.name);
        }
        self.pairs(side, "sc", "ec");
        self.pairs(side, "sm", "em");
        self.sequences(side);
    }

    /// What a code says of itself.
    fn code(&mut self, element: &Element, refs: &Refs<'_>, ids: &HashMap<&str, &Element>) {
        let dangling = |attribute: &str, value: &str| XliffFault::Dangling {
            element: element.name.clone(),
            attribute: attribute.to_owned(),
            value: shown(value),
        };
        for attribute in ["dataRef", "dataRefStart", "dataRefEnd"] {
            if let Some(value) = element.attribute(attribute).filter(|value| !refs.data.contains(value)) {
                self.tell(dangling(attribute, value), element.place());
            }
        }
        for attribute in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
            for unit in element.attribute(attribute).unwrap_or_default().split_whitespace() {
                let flow = (element.name.clone(), attribute.to_owned(), unit.to_owned(), element.place());
                self.scope.subflows.push(flow);
            }
        }
        if let Some(copied) = element.attribute("copyOf") {
            match ids.get(copied) {
                Some(base) if or(base, "canCopy", "yes") == "yes" => {}
                _ => self.tell(dangling("copyOf", copied), element.place()),
            }
            for attribute in ["dataRef", "dataRefStart", "dataRefEnd"] {
                if element.attribute(attribute).is_some() {
                    self.excludes(element, "copyOf", attribute);
                }
            }
        }
        if let Some(kind) = element.attribute("subType") {
            match element.attribute("type") {
                None => self.needs(element, "subType", "type"),
                Some(of) if kind.starts_with("xlf:") => {
                    let known: &[&str] = match of {
                        "fmt" => &["xlf:b", "xlf:i", "xlf:u", "xlf:lb", "xlf:pb"],
                        "ui" => &["xlf:var"],
                        _ => &[],
                    };
                    if !known.contains(&kind) {
                        let wanted = if known.is_empty() { "my:value".to_owned() } else { known.join(", ") };
                        let (name, value) = (element.name.clone(), shown(kind));
                        let fault = XliffFault::AttributeValue {
                            element: name,
                            attribute: "subType".to_owned(),
                            value,
                            wanted,
                        };
                        self.tell(fault, element.place());
                    }
                }
                Some(_) => {}
            }
        }
        let fixed = ["no", "firstNo"].contains(&or(element, "canReorder", "yes"));
        if fixed {
            for attribute in ["canCopy", "canDelete"] {
                if or(element, attribute, "yes") != "no" {
                    self.needs(element, "canReorder", &format!("{attribute}=\"no\""));
                }
            }
        }
    }

    /// Elements that open and close apart from each other.
    fn pairs(&mut self, side: &Side<'_, '_>, opener: &str, closer: &str) {
        let is_isolated = |element: &Element| or(element, "isolated", "no") == "yes";
        let mut open: HashMap<&str, &Element> = HashMap::new();
        let lone = |element: &Element| XliffFault::PairMissing {
            element: element.name.clone(),
            id: shown(element.attribute("startRef").or_else(|| element.attribute("id")).unwrap_or_default()),
        };
        for event in side.events.iter().filter(|event| event.opens) {
            let element = event.element;
            if element.name == opener && !is_isolated(element) {
                open.insert(element.attribute("id").unwrap_or_default(), element);
            }
            if element.name != closer {
                continue;
            }
            if is_isolated(element) {
                if element.attribute("startRef").is_some() {
                    self.excludes(element, "isolated", "startRef");
                } else if element.attribute("id").is_none() {
                    self.needs(element, "isolated", "id");
                }
                continue;
            }
            let Some(start) = element.attribute("startRef") else {
                if closer == "ec" {
                    self.needs(element, "id", "isolated=\"yes\"");
                }
                continue;
            };
            if closer == "ec" && element.attribute("id").is_some() {
                self.excludes(element, "startRef", "id");
            }
            match open.remove(start) {
                None => self.tell(lone(element), element.place()),
                Some(opened) if closer == "ec" => self.alike(opened, element),
                Some(_) => {}
            }
        }
        let mut left: Vec<&Element> = open.into_values().collect();
        left.sort_by_key(|element| (element.line, element.column));
        for element in left {
            self.tell(lone(element), element.place());
        }
    }

    /// What both codes of a pair say must be the same.
    fn alike(&mut self, start: &Element, end: &Element) {
        for attribute in ["canCopy", "canDelete", "canOverlap", "canReorder"] {
            let (one, other) = (or(start, attribute, "yes"), or(end, attribute, "yes"));
            let other_is_next = attribute == "canReorder" && one == "firstNo" && other == "no";
            if one != other && !other_is_next {
                let id = shown(start.attribute("id").unwrap_or_default());
                self.tell(XliffFault::PairDiffers { attribute: attribute.to_owned(), id }, end.place());
            }
        }
    }

    /// A code that may not be reordered comes behind the first of its sequence.
    fn sequences(&mut self, side: &Side<'_, '_>) {
        let mut begun = false;
        for event in side.events.iter().filter(|event| event.opens) {
            match or(event.element, "canReorder", "yes") {
                "firstNo" => begun = true,
                "no" if !begun => {
                    let id = shown(event.element.attribute("id").unwrap_or_default());
                    self.tell(XliffFault::Reordered { id }, event.element.place());
                }
                _ => {}
            }
        }
    }

    /// Codes that may not be reordered stand in the target as they do in the source.
    pub(super) fn reordered<'e>(&mut self, source: &[Event<'e>], target: &[Event<'e>]) {
        let fixed = |event: &Event<'_>| or(event.element, "canReorder", "yes") != "yes";
        let key = |event: &Event<'_>| {
            (
                event
                    .element
                    .attribute("id")
                    .or_else(|| event.element.attribute("startRef"))
                    .unwrap_or_default()
                    .to_owned(),
                event.opens,
            )
        };
        // Annotations stand where they like.
        let codes = |events: &[Event<'e>]| -> Vec<Event<'e>> {
            events.iter().copied().filter(|event| !["mrk", "sm", "em"].contains(&event.element.name.as_str())).collect()
        };
        let (source, target) = (codes(source), codes(target));
        // A sequence goes from its first to the last that belongs to it.
        let mut at = 0;
        while at < source.len() {
            if !(source[at].opens && or(source[at].element, "canReorder", "yes") == "firstNo") {
                at += 1;
                continue;
            }
            let run = source[at..].iter().enumerate().take_while(|(step, event)| {
                fixed(event) && (*step == 0 || or(event.element, "canReorder", "yes") != "firstNo" || !event.opens)
            });
            let last = run.filter(|(_, event)| event.opens).map(|(step, _)| step).last().unwrap_or(0);
            let sequence: Vec<_> = source[at..=at + last].iter().map(key).collect();
            if let Some(there) = target.iter().position(|event| key(event) == sequence[0]) {
                let same = target[there..].iter().take(sequence.len()).map(key).eq(sequence.iter().cloned());
                if !same {
                    let id = shown(&sequence[0].0);
                    self.tell(XliffFault::Reordered { id }, target[there].element.place());
                }
            }
            at += last + 1;
        }
    }
}
