//! What the modules demand beyond elements and attributes (XLIFF 2.1, section 5).

use std::collections::HashSet;

use super::fragment::Fragment;
use super::unit::{Refs, ids_in};
use super::{Examiner, same_language, shapes, shown};
use crate::format::doctor::XliffFault;
use crate::format::xml::{self, Element, Node};

const FS: &str = "urn:oasis:names:tc:xliff:fs:2.0";
const SIZE: &str = "urn:oasis:names:tc:xliff:sizerestriction:2.0";

impl Examiner<'_> {
    /// Attributes of modules on an element of the core.
    pub(super) fn module_attributes(&mut self, element: &Element, name: &str) {
        let of = |space: &str, name: &str| element.attribute_in(space, name);
        if of(FS, "subFs").is_some() && of(FS, "fs").is_none() {
            self.needs(element, "fs:subFs", "fs:fs");
        }
        let isolated = element.attribute("isolated") == Some("yes");
        if name == "ec" && !isolated {
            for (space, attribute) in
                [(FS, "fs"), (FS, "subFs"), (SIZE, "sizeInfo"), (SIZE, "sizeInfoRef"), (SIZE, "equivStorage")]
            {
                if of(space, attribute).is_some() {
                    self.needs(element, attribute, "isolated=\"yes\"");
                }
            }
        }
        if of(SIZE, "sizeInfo").is_some() && of(SIZE, "sizeInfoRef").is_some() {
            self.excludes(element, "slr:sizeInfo", "slr:sizeInfoRef");
        }
        let (sizes, storage) = self.scope.profiles;
        for (name, applies, is_right, wanted) in [
            ("sizeInfo", sizes, shapes::is_number as fn(&str) -> bool, "90"),
            ("equivStorage", storage, shapes::is_number, "90"),
            ("sizeRestriction", sizes, shapes::is_restriction, "90; 25,100; *"),
            ("storageRestriction", storage, shapes::is_restriction, "90; 25,100; *"),
        ] {
            if let Some(value) = of(SIZE, name).filter(|value| applies && !is_right(value)) {
                let (told, value) = (element.name.clone(), shown(value));
                let (attribute, wanted) = (format!("slr:{name}"), wanted.to_owned());
                self.tell(XliffFault::AttributeValue { element: told, attribute, value, wanted }, element.place());
            }
        }
        if let Some(value) = of(SIZE, "sizeInfoRef").filter(|value| !self.scope.sizes.contains(*value)) {
            self.dangling(element, "slr:sizeInfoRef", value);
        }
    }

    fn dangling(&mut self, element: &Element, attribute: &str, value: &str) {
        let (name, at) = (element.name.clone(), element.place());
        self.tell(XliffFault::Dangling { element: name, attribute: attribute.to_owned(), value: shown(value) }, at);
    }

    fn unique<'e>(&mut self, elements: impl Iterator<Item = &'e Element>) {
        let mut ids = HashSet::new();
        for element in elements {
            if let Some(id) = element.attribute("id")
                && !ids.insert(id)
            {
                self.twice(&element.name, id, element.place());
            }
        }
    }

    /// An element of a module, directly in a file, a group or a unit.
    pub(super) fn module(&mut self, element: &Element, name: &str, parent: &str) {
        match name {
            "mtc:matches" | "gls:glossary" if parent != "unit" => {
                let fault = XliffFault::Element { element: element.name.clone(), parent: parent.to_owned() };
                self.tell(fault, element.place());
            }
            "mtc:matches" => {
                self.unique(element.elements());
                for found in element.elements().filter(|found| found.attribute("subType").is_some()) {
                    if found.attribute("type").is_none() {
                        self.needs(found, "subType", "type");
                    }
                }
            }
            "gls:glossary" => {
                let entries = element.elements();
                let all = entries.flat_map(|entry| {
                    std::iter::once(entry).chain(entry.elements().filter(|inner| inner.name == "translation"))
                });
                self.unique(all);
                for entry in element.elements() {
                    let told =
                        entry.elements().any(|inner| ["translation", "definition"].contains(&inner.name.as_str()));
                    if !told {
                        let element = "translation".to_owned();
                        let fault = XliffFault::ElementMissing { element, parent: "glossEntry".to_owned() };
                        self.tell(fault, entry.place());
                    }
                }
            }
            "mda:metadata" => {
                let mut all = Vec::new();
                within(element, &mut all);
                self.unique(all.into_iter());
            }
            "res:resourceData" => self.resources(element),
            "slr:profiles" => {
                let own = |name: &str| element.attribute(name).is_some_and(|profile| profile.starts_with("xliff:"));
                self.scope.profiles = (own("generalProfile"), own("storageProfile"));
            }
            "slr:data" => {
                let mut ids = HashSet::new();
                element.elements().for_each(|inner| ids_in(inner, &mut ids));
                self.scope.sizes.extend(ids.into_iter().map(str::to_owned));
            }
            "val:validation" => element.elements().for_each(|rule| self.rule(rule)),
            _ => {}
        }
    }

    fn resources(&mut self, data: &Element) {
        self.unique(data.elements());
        for item in data.elements().filter(|item| item.name == "resourceItem") {
            for side in item.elements().filter(|side| ["source", "target"].contains(&side.name.as_str())) {
                let empty = side.children.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty()));
                if empty != side.attribute("href").is_some() {
                    let fault = XliffFault::Content { element: side.name.clone(), attribute: "href".to_owned() };
                    self.tell(fault, side.place());
                }
                // What a picture says in its target may be of a region.
                let expected = self.source.clone();
                if let Some(lang) = side.attribute_in(xml::XML, "lang")
                    && side.name == "source"
                    && !same_language(lang, &expected)
                {
                    let element = side.name.clone();
                    let fault = XliffFault::Language { element, lang: shown(lang), expected: shown(&expected) };
                    self.tell(fault, side.place());
                }
            }
        }
    }

    fn rule(&mut self, rule: &Element) {
        const KINDS: [&str; 4] = ["isPresent", "isNotPresent", "startsWith", "endsWith"];
        let own = KINDS.iter().filter(|name| rule.attribute(name).is_some()).count();
        let foreign = rule.attributes.iter().filter(|attribute| !attribute.space.is_empty()).count();
        if own + foreign != 1 {
            self.one_of(rule, "isPresent, isNotPresent, startsWith, endsWith");
        }
        if rule.attribute("occurs").is_some() && rule.attribute("isPresent").is_none() {
            self.needs(rule, "occurs", "isPresent");
        }
        let exists = rule.attribute("existsInSource") == Some("yes");
        if exists && !["isPresent", "startsWith", "endsWith"].iter().any(|name| rule.attribute(name).is_some()) {
            self.needs(rule, "existsInSource", "isPresent, startsWith, endsWith");
        }
    }

    /// What changes are said to be of.
    pub(super) fn changes(&mut self, unit: &Element, track: &Element) {
        let mut all = Vec::new();
        within(unit, &mut all);
        for revisions in track.elements().filter(|inner| inner.name == "revisions") {
            let of = revisions.attribute("appliesTo").unwrap_or_default();
            let referred = revisions.attribute("ref").map(|id| all.iter().find(|one| one.attribute("id") == Some(id)));
            match referred {
                Some(None) => self.dangling(revisions, "ref", revisions.attribute("ref").unwrap_or_default()),
                None if all.iter().filter(|one| one.name == of).count() > 1 => {
                    self.needs(revisions, "appliesTo", "ref");
                }
                _ => {}
            }
            let Some(Some(changed)) = referred else { continue };
            for item in revisions.elements().flat_map(Element::elements).filter(|inner| inner.name == "item") {
                let property = item.attribute("property").unwrap_or_default();
                if property != "content" && changed.attribute(property).is_none() {
                    let (element, value) = ("item".to_owned(), shown(property));
                    let wanted = "content".to_owned();
                    let attribute = "property".to_owned();
                    self.tell(XliffFault::AttributeValue { element, attribute, value, wanted }, item.place());
                }
            }
        }
    }

    /// What terms and matches refer to in their unit.
    pub(super) fn module_references(&mut self, unit: &Element, refs: &Refs<'_>) {
        let mut ids = HashSet::new();
        for part in unit.elements().filter(|inner| ["segment", "ignorable"].contains(&inner.name.as_str())) {
            ids_in(part, &mut ids);
        }
        let mut all = Vec::new();
        within(unit, &mut all);
        let own = self.unit.clone().unwrap_or_default();
        for element in all {
            let name = shapes::name_of(element);
            if !matches!(name.as_deref(), Some("mtc:match" | "gls:glossEntry" | "gls:translation")) {
                continue;
            }
            let Some(reference) = element.attribute("ref") else { continue };
            // Terms may refer to what is elsewhere; a match is of its unit.
            if !reference.starts_with('#') && name.as_deref() != Some("mtc:match") {
                continue;
            }
            let Some(fragment) = Fragment::read(reference) else {
                let fault = XliffFault::Fragment { element: element.name.clone(), value: shown(reference) };
                self.tell(fault, element.place());
                continue;
            };
            if !fragment.is_in(&own, &self.scope.id) {
                continue;
            }
            let there = match fragment.leaf {
                Some((None | Some("t"), id)) => ids.contains(id),
                Some((Some("n"), id)) => refs.notes.contains(id),
                Some((Some("d"), id)) => refs.data.contains(id),
                Some((Some(module), id)) => refs.modules.get(module).is_some_and(|ids| ids.contains(id)),
                None => true,
            };
            if !there {
                self.dangling(element, "ref", reference);
            }
        }
    }
}

/// All elements inside, in order.
fn within<'e>(element: &'e Element, out: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        out.push(inner);
        within(inner, out);
    }
}
