//! What is demanded within a unit: ids, languages, orders, and what its codes and annotations refer to.

use std::collections::{HashMap, HashSet};

use super::fragment::Fragment;
use super::inline::{Event, Side, events};
use super::{Examiner, same_language, shapes, shown};
use crate::format::doctor::XliffFault;
use crate::format::xml::{self, Element};

/// What the codes of a unit, or of a match in it, may refer to.
pub(super) struct Refs<'e> {
    pub(super) data: HashSet<&'e str>,
    pub(super) notes: HashSet<&'e str>,
    /// Of terms, matches, metadata and what other modules hold, by the prefix of their module.
    pub(super) modules: HashMap<&'static str, HashSet<&'e str>>,
}

impl Examiner<'_> {
    /// A unit with all in it.
    pub(super) fn in_unit(&mut self, unit: &Element) {
        self.units += 1;
        let id = unit.attribute("id").unwrap_or_default().to_owned();
        self.unit = Some(id.clone());
        self.element(unit, "file");
        self.module_attributes(unit, "unit");
        if !self.scope.units.insert(id.clone()) {
            self.twice("unit", &id, unit.place());
        }
        let mut refs = Refs { data: HashSet::new(), notes: HashSet::new(), modules: HashMap::new() };
        let mut foreign = HashSet::new();
        for inner in unit.elements() {
            match shapes::name_of(inner).as_deref() {
                Some("originalData") => refs.data = self.data(inner),
                Some("notes") => refs.notes = self.notes(inner),
                Some("segment" | "ignorable") => {}
                Some(name) => {
                    if let Some(prefix) = shapes::prefix_of(&inner.space) {
                        ids_in(inner, refs.modules.entry(prefix).or_default());
                    }
                    self.module(inner, name, "unit");
                }
                None => self.foreign_ids(inner, &mut foreign),
            }
        }
        let parts: Vec<&Element> =
            unit.elements().filter(|inner| ["segment", "ignorable"].contains(&inner.name.as_str())).collect();
        if !parts.iter().any(|part| part.name == "segment") {
            self.tell(
                XliffFault::ElementMissing { element: "segment".to_owned(), parent: "unit".to_owned() },
                unit.place(),
            );
        }
        self.parts(unit, &parts, &refs);
        for inner in unit.elements().filter(|inner| shapes::name_of(inner).as_deref() == Some("ctr:changeTrack")) {
            self.changes(unit, inner);
        }
        for matches in unit.elements().filter(|inner| shapes::name_of(inner).as_deref() == Some("mtc:matches")) {
            for found in matches.elements().filter(|inner| inner.name == "match") {
                self.in_match(found);
            }
        }
        self.module_references(unit, &refs);
        self.unit = None;
    }

    fn data<'e>(&mut self, data: &'e Element) -> HashSet<&'e str> {
        let mut ids = HashSet::new();
        for one in data.elements() {
            let id = one.attribute("id").unwrap_or_default();
            if !ids.insert(id) {
                self.twice("data", id, one.place());
            }
        }
        ids
    }

    /// The segments of a unit and what stands between.
    fn parts(&mut self, unit: &Element, parts: &[&Element], refs: &Refs<'_>) {
        let mut ids: HashSet<&str> = HashSet::new();
        let mut orders: HashSet<u64> = HashSet::new();
        for (at, part) in parts.iter().enumerate() {
            if let Some(id) = part.attribute("id")
                && !ids.insert(id)
            {
                self.twice(&part.name, id, part.place());
            }
            if part.attribute("subState").is_some() && part.attribute("state").is_none() {
                self.needs(part, "subState", "state");
            }
            let side = |name: &str| part.elements().find(|inner| inner.name == name);
            if let Some(target) = side("target") {
                let order = target.attribute("order").and_then(|order| order.parse().ok()).unwrap_or(at as u64 + 1);
                if !orders.insert(order) || order > parts.len() as u64 {
                    self.tell(XliffFault::Order { order }, target.place());
                }
                if let Some(source) = side("source") {
                    let space = |side: &Element| {
                        let own = side.attribute_in(xml::XML, "space").map(str::to_owned);
                        own.unwrap_or_else(|| self.space(unit))
                    };
                    if space(source) != space(target) {
                        self.tell(XliffFault::Space {}, target.place());
                    }
                }
            }
            self.language(unit, part, false);
        }
        let of = |name: &str| -> Vec<Event<'_>> {
            let sides = parts.iter().flat_map(|part| part.elements().filter(|inner| inner.name == name));
            sides.flat_map(events).collect()
        };
        let (source, target) = (of("source"), of("target"));
        self.side(&Side { events: &source, others: &ids }, refs);
        self.side(&Side { events: &target, others: &ids }, refs);
        let in_target: HashSet<&str> = target.iter().filter_map(|event| event.element.attribute("id")).collect();
        for part in parts {
            let side = |name: &str| part.elements().find(|inner| inner.name == name);
            let (Some(own), Some(other)) = (side("source"), side("target")) else { continue };
            self.deleted(&events(own), &in_target, other);
        }
        self.reordered(&source, &target);
        self.references(&source, &target, &ids, refs);
    }

    /// Codes that may not be deleted, and are in no target.
    fn deleted(&mut self, source: &[Event<'_>], in_target: &HashSet<&str>, target: &Element) {
        for event in source.iter().filter(|event| event.opens && event.element.attribute("canDelete") == Some("no")) {
            let id = event.element.attribute("id").unwrap_or_default();
            let repeated = event.element.attribute("startRef").is_some();
            if !repeated && !in_target.contains(id) {
                self.tell(XliffFault::Deleted { id: shown(id) }, target.place());
            }
        }
    }

    /// What is said about white space around a unit.
    fn space(&self, unit: &Element) -> String {
        let around = self.stack.iter().rev().map(|frame| &frame.element);
        let mut said =
            std::iter::once(unit).chain(around).filter_map(|element| element.attribute_in(xml::XML, "space"));
        said.next().unwrap_or("default").to_owned()
    }

    /// The languages of a source and a target, said there or around.
    pub(super) fn language(&mut self, unit: &Element, part: &Element, free: bool) {
        let outer = self.stack.last().and_then(|frame| frame.lang.clone());
        let around = unit.attribute_in(xml::XML, "lang").map(str::to_owned).or(outer);
        for side in part.elements() {
            let own = side.attribute_in(xml::XML, "lang").map(str::to_owned);
            let said = own.or_else(|| around.clone());
            let expected = match side.name.as_str() {
                "source" => Some(self.source.clone()),
                "target" => {
                    if self.target.is_none() && !free {
                        self.tell(XliffFault::NoTargetLanguage {}, side.place());
                    }
                    self.target.clone()
                }
                _ => None,
            };
            if let (Some(lang), Some(expected)) = (said, expected)
                && !same_language(&lang, &expected)
                && !(free && side.name == "target")
            {
                let element = side.name.clone();
                self.tell(
                    XliffFault::Language { element, lang: shown(&lang), expected: shown(&expected) },
                    side.place(),
                );
            }
        }
    }

    /// A match: a small unit of its own.
    fn in_match(&mut self, found: &Element) {
        let inner = |name: &str| found.elements().find(|inner| shapes::name_of(inner).as_deref() == Some(name));
        let data = inner("originalData").map(|data| self.data(data)).unwrap_or_default();
        let refs = Refs { data, notes: HashSet::new(), modules: HashMap::new() };
        let none = HashSet::new();
        for name in ["source", "target"] {
            if let Some(side) = inner(name) {
                self.side(&Side { events: &events(side), others: &none }, &refs);
            }
        }
        let reference = found.attribute("reference") == Some("yes");
        self.language(found, found, reference);
    }

    /// What annotations refer to.
    fn references(&mut self, source: &[Event<'_>], target: &[Event<'_>], parts: &HashSet<&str>, refs: &Refs<'_>) {
        let ids = |events: &[Event<'_>]| -> HashSet<String> {
            events.iter().filter_map(|event| event.element.attribute("id")).map(str::to_owned).collect()
        };
        let (in_source, in_target) = (ids(source), ids(target));
        let unit = self.unit.clone().unwrap_or_default();
        for event in source.iter().chain(target).filter(|event| event.opens) {
            let element = event.element;
            if !["mrk", "sm"].contains(&element.name.as_str()) {
                continue;
            }
            let (reference, value) = (element.attribute("ref"), element.attribute("value"));
            let comment = element.attribute("type") == Some("comment");
            if comment && reference.is_some() == value.is_some() {
                self.one_of(element, "value, ref");
            }
            let Some(reference) = reference else { continue };
            let place = element.place();
            let dangling = || XliffFault::Dangling {
                element: element.name.clone(),
                attribute: "ref".to_owned(),
                value: shown(reference),
            };
            if !reference.starts_with('#') {
                if comment && value.is_none() {
                    self.tell(dangling(), place);
                }
                continue;
            }
            let Some(fragment) = Fragment::read(reference) else {
                let fault = XliffFault::Fragment { element: element.name.clone(), value: shown(reference) };
                self.tell(fault, place);
                continue;
            };
            let here = fragment.is_in(&unit, &self.scope.id);
            let there = match fragment.leaf {
                _ if !here => !comment,
                Some((Some("n"), id)) => refs.notes.contains(id),
                _ if comment => false,
                Some((Some("d"), id)) => refs.data.contains(id),
                Some((Some("t"), id)) => in_target.contains(id),
                Some((Some(module), id)) => refs.modules.get(module).is_some_and(|ids| ids.contains(id)),
                Some((None, id)) => in_source.contains(id) || parts.contains(id),
                None => true,
            };
            if !there {
                self.tell(dangling(), place);
            }
        }
    }

    pub(super) fn needs(&mut self, element: &Element, attribute: &str, other: &str) {
        let (name, at) = (element.name.clone(), element.place());
        self.tell(XliffFault::Needs { element: name, attribute: attribute.to_owned(), other: other.to_owned() }, at);
    }

    pub(super) fn excludes(&mut self, element: &Element, attribute: &str, other: &str) {
        let (name, at) = (element.name.clone(), element.place());
        self.tell(XliffFault::Excludes { element: name, attribute: attribute.to_owned(), other: other.to_owned() }, at);
    }

    pub(super) fn one_of(&mut self, element: &Element, attributes: &str) {
        let (name, at) = (element.name.clone(), element.place());
        self.tell(XliffFault::OneOf { element: name, attributes: attributes.to_owned() }, at);
    }
}

/// The ids of an element and of all inside.
pub(super) fn ids_in<'e>(element: &'e Element, ids: &mut HashSet<&'e str>) {
    ids.extend(element.attribute("id"));
    element.elements().for_each(|inner| ids_in(inner, ids));
}
