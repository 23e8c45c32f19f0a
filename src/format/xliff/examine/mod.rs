//! Whether an XLIFF file of version 2 is valid: its elements and attributes by the table `shapes.txt`, and what the standard demands
//! beyond (XLIFF 2.1, sections 3 to 5), which no schema of it says.

mod fragment;
mod inline;
mod modules;
mod shapes;
mod unit;

use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use shapes::{Shape, Wrong};

use crate::error::{Error, Result};
use crate::format::doctor::{Diagnosis, Finding, XliffFault};
use crate::format::recognize;
use crate::format::xml::{self, Element, Node, Place, Step, Xml};

/// The largest file that is examined, in bytes.
const MAX_BYTES: u64 = 512 << 20;

/// Tells everything that is wrong with a file.
pub(in crate::format) fn examine<'a>(
    input: Box<dyn BufRead + Send + 'a>,
    file: &'a str,
    tell: &mut dyn FnMut(Finding) -> ControlFlow<()>,
) -> Result<Diagnosis> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES).read_to_end(&mut bytes).map_err(|error| Error::reading(file, error))?;
    let text = xml::decode(&bytes);
    if text.trim().is_empty() {
        return Err(Error::FileEmpty { file: file.to_owned() });
    }
    let mut examiner = Examiner::new(tell);
    if bytes.len() as u64 == MAX_BYTES {
        let fault = XliffFault::Broken { reason: "too-large".to_owned(), detail: String::new() };
        examiner.tell(fault, Place::START);
        return Ok(examiner.diagnosis());
    }
    drop(bytes);
    if let Some((at, c)) = xml::odd_character(&text) {
        let mut place = Place::START;
        place.pass(&text.as_bytes()[..at]);
        let (reason, detail) = xml::odd_fault(c);
        examiner.tell(XliffFault::Broken { reason: reason.to_owned(), detail }, place);
    }
    let mut walk = Xml::with_odd_characters(file, &text, 1);
    match walk.next() {
        Ok(Step::Open(root)) if root.name == "xliff" => examiner.open(root),
        Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
        _ => return Err(recognize::not(file, "XLIFF", text.as_bytes())),
    }
    while !examiner.stopped {
        let stepped = match walk.next() {
            Ok(Step::Open(element)) => examiner.child(element, &mut walk),
            Ok(Step::Text(words)) => {
                examiner.text(&words, walk.place());
                Ok(())
            }
            Ok(Step::Close) => {
                examiner.close();
                Ok(())
            }
            Ok(Step::End) => break,
            Err(error) => Err(error),
        };
        match stepped {
            Ok(()) => {}
            Err(Error::XmlTruncated { element, .. }) => {
                examiner.tell(XliffFault::Truncated { element }, walk.place());
                break;
            }
            Err(Error::XmlBroken { reason, detail, .. }) => {
                examiner.tell(XliffFault::Broken { reason, detail }, walk.place());
                break;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(examiner.diagnosis())
}

/// An element that is gone through part by part: the root, a file, a group.
struct Frame {
    element: Element,
    shape: &'static Shape,
    order: Order,
    /// The language that is said for what stands inside.
    lang: Option<String>,
    /// The ids of other tools' elements that stand directly inside.
    ids: HashSet<String>,
}

/// What is known of a file.
#[derive(Default)]
struct FileScope {
    id: String,
    groups: HashSet<String>,
    units: HashSet<String>,
    /// Units that codes say they hold: who, by which attribute, where.
    subflows: Vec<(String, String, String, Place)>,
    /// Ids in the data of size restriction.
    sizes: HashSet<String>,
    /// Whether sizes are restricted, and storage, by a profile of the standard's own.
    profiles: (bool, bool),
}

struct Examiner<'t> {
    tell: &'t mut dyn FnMut(Finding) -> ControlFlow<()>,
    stopped: bool,
    faults: BTreeMap<&'static str, u64>,
    units: u64,
    source: String,
    target: Option<String>,
    files: HashSet<String>,
    scope: FileScope,
    stack: Vec<Frame>,
    /// What the unit that is looked at is called.
    unit: Option<String>,
}

impl<'t> Examiner<'t> {
    fn new(tell: &'t mut dyn FnMut(Finding) -> ControlFlow<()>) -> Self {
        Self {
            tell,
            stopped: false,
            faults: BTreeMap::new(),
            units: 0,
            source: String::new(),
            target: None,
            files: HashSet::new(),
            scope: FileScope::default(),
            stack: Vec::new(),
            unit: None,
        }
    }

    fn tell(&mut self, fault: XliffFault, at: Place) {
        if self.stopped {
            return;
        }
        let finding = Finding::xliff(fault, at, self.unit.as_deref());
        *self.faults.entry(finding.fault.id()).or_default() += 1;
        self.stopped = (self.tell)(finding).is_break();
    }

    fn diagnosis(self) -> Diagnosis {
        Diagnosis { units: self.units, faults: self.faults, tools: Vec::new(), source: None }
    }

    /// An element opens whose parts are looked at one by one.
    fn open(&mut self, element: Element) {
        let at = element.place();
        let name = shapes::name_of(&element).unwrap_or_default();
        let Some(shape) = shapes::shape_of(&name) else {
            // The root of a namespace that is none of XLIFF 2's.
            let (element, parent) = (element.name, "none".to_owned());
            return self.tell(XliffFault::Element { element, parent }, at);
        };
        self.attributes(&element, &name, shape);
        let id = element.attribute("id").unwrap_or_default().to_owned();
        match name.as_str() {
            "xliff" => {
                self.source = element.attribute("srcLang").unwrap_or_default().to_owned();
                self.target = element.attribute("trgLang").map(str::to_owned);
                let version = element.attribute("version").unwrap_or_default();
                if !["2.0", "2.1", "2.2"].contains(&version) {
                    self.tell(XliffFault::Version { version: shown(version) }, at);
                }
            }
            "file" => {
                if !self.files.insert(id.clone()) {
                    self.twice("file", &id, at);
                }
                self.scope = FileScope { id, ..FileScope::default() };
            }
            _ => {
                if !self.scope.groups.insert(id.clone()) {
                    self.twice("group", &id, at);
                }
            }
        }
        self.module_attributes(&element, &name);
        let outer = self.stack.last().and_then(|frame| frame.lang.clone());
        let lang = element.attribute_in(xml::XML, "lang").map(str::to_owned).or(outer);
        self.stack.push(Frame { element, shape, order: Order::default(), lang, ids: HashSet::new() });
    }

    fn child(&mut self, element: Element, walk: &mut Xml<'_>) -> Result<()> {
        let name = shapes::name_of(&element);
        if let Some(frame) = self.stack.last_mut() {
            let (shape, parent) = (frame.shape, frame.element.name.clone());
            let missing = frame.order.take(shape, name.as_deref());
            self.placed(&element, &parent, missing);
        }
        match name.as_deref() {
            Some("xliff" | "file" | "group") => self.open(element),
            _ if self.stack.is_empty() => return walk.skip(),
            _ => {
                let element = walk.fill(element)?;
                let parent = self.stack.last().map(|frame| frame.element.name.clone()).unwrap_or_default();
                match name.as_deref() {
                    Some("unit") => self.in_unit(&element),
                    Some(_) => {
                        self.element(&element, &parent);
                        self.structural(&element, &parent);
                    }
                    None => {
                        let mut ids =
                            self.stack.last_mut().map(|frame| std::mem::take(&mut frame.ids)).unwrap_or_default();
                        self.foreign_ids(&element, &mut ids);
                        if let Some(frame) = self.stack.last_mut() {
                            frame.ids = ids;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, words: &str, at: Place) {
        if let Some(frame) = self.stack.last()
            && !words.trim().is_empty()
        {
            let parent = frame.element.name.clone();
            self.tell(XliffFault::Text { parent, words: shown(words) }, at);
        }
    }

    fn close(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        self.missing(frame.order.finish(frame.shape), &frame.element.name, frame.element.place());
        if frame.element.name == "file" {
            for (element, attribute, value, at) in std::mem::take(&mut self.scope.subflows) {
                if !self.scope.units.contains(&value) {
                    self.tell(XliffFault::Dangling { element, attribute, value }, at);
                }
            }
        }
    }

    fn twice(&mut self, element: &str, id: &str, at: Place) {
        self.tell(XliffFault::IdTwice { element: element.to_owned(), id: shown(id) }, at);
    }

    /// What came of an element's place among those beside it.
    fn placed(&mut self, element: &Element, parent: &str, missing: std::result::Result<Vec<&'static str>, ()>) {
        match missing {
            Ok(missing) => self.missing(missing, parent, element.place()),
            Err(()) => {
                let (parent, at) = (parent.to_owned(), element.place());
                self.tell(XliffFault::Element { element: element.name.clone(), parent }, at);
            }
        }
    }

    fn missing(&mut self, missing: Vec<&'static str>, parent: &str, at: Place) {
        for element in missing {
            self.tell(XliffFault::ElementMissing { element: element.to_owned(), parent: parent.to_owned() }, at);
        }
    }

    fn attributes(&mut self, element: &Element, name: &str, shape: &Shape) {
        let at = element.place();
        let there = |name: &str| match name.strip_prefix("xml:") {
            Some(name) => element.attribute_in(xml::XML, name).is_some(),
            None => element.attribute(name).is_some(),
        };
        for slot in shape.attributes.iter().filter(|slot| slot.required && !there(slot.name)) {
            self.tell(XliffFault::AttributeMissing { element: name.to_owned(), attribute: slot.name.to_owned() }, at);
        }
        for attribute in &element.attributes {
            let element = name.to_owned();
            let told = attribute.name.clone();
            match shapes::judge(shape, attribute) {
                Ok(()) => {}
                Err(Wrong::Unknown) => self.tell(XliffFault::AttributeUnknown { element, attribute: told }, at),
                Err(Wrong::Value(kind)) => {
                    let (value, wanted) = (shown(&attribute.value), shapes::wanted(kind));
                    self.tell(XliffFault::AttributeValue { element, attribute: told, value, wanted }, at);
                }
            }
        }
    }

    /// Attributes, order and text of an element and of all inside; those of other namespaces are let be.
    fn element(&mut self, element: &Element, parent: &str) {
        let Some(name) = shapes::name_of(element) else { return };
        let Some(shape) = shapes::shape_of(&name) else {
            let fault = XliffFault::Element { element: name, parent: parent.to_owned() };
            return self.tell(fault, element.place());
        };
        self.attributes(element, &name, shape);
        let mut order = Order::default();
        for node in &element.children {
            match node {
                Node::Text(words) if !shape.text && !words.trim().is_empty() => {
                    self.tell(XliffFault::Text { parent: name.clone(), words: shown(words) }, element.place());
                }
                Node::Text(_) => {}
                Node::Element(child) => {
                    let taken = order.take(shape, shapes::name_of(child).as_deref());
                    self.placed(child, &name, taken);
                    self.element(child, &name);
                }
            }
        }
        self.missing(order.finish(shape), &name, element.place());
    }

    /// What is demanded of what stands beside units: notes, modules, the skeleton.
    fn structural(&mut self, element: &Element, parent: &str) {
        match shapes::name_of(element).as_deref() {
            Some("skeleton") => {
                let empty =
                    element.children.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty()));
                if empty != element.attribute("href").is_some() {
                    let fault = XliffFault::Content { element: "skeleton".to_owned(), attribute: "href".to_owned() };
                    self.tell(fault, element.place());
                }
            }
            Some("notes") => {
                self.notes(element);
            }
            Some(name) => self.module(element, name, parent),
            None => {}
        }
    }

    /// The ids of notes, of which none may stand twice; those.
    fn notes<'e>(&mut self, notes: &'e Element) -> HashSet<&'e str> {
        let mut ids = HashSet::new();
        for note in notes.elements() {
            self.module_attributes(note, "note");
            if let Some(id) = note.attribute("id")
                && !ids.insert(id)
            {
                self.twice("note", id, note.place());
            }
        }
        ids
    }

    /// The ids of another tool's elements, of which none may stand twice beneath one parent.
    fn foreign_ids(&mut self, element: &Element, ids: &mut HashSet<String>) {
        let id = element.attribute("id").or_else(|| element.attribute_in(xml::XML, "id"));
        if let Some(id) = id
            && !ids.insert(id.to_owned())
        {
            self.twice(&element.name, id, element.place());
        }
        for inner in element.elements().filter(|inner| shapes::name_of(inner).is_none()) {
            self.foreign_ids(inner, ids);
        }
    }
}

/// How far the parts of an element have come.
#[derive(Default)]
struct Order {
    at: usize,
    count: u64,
}

impl Order {
    /// Takes the next part: what had to come before and did not; an error if it may not stand here.
    fn take(&mut self, shape: &'static Shape, name: Option<&str>) -> std::result::Result<Vec<&'static str>, ()> {
        let fits = |step: &shapes::Step| {
            step.names.iter().any(|known| name == Some(*known) || *known == "other" && shape.is_foreign(name))
        };
        let mut missing = Vec::new();
        for (at, step) in shape.children.iter().enumerate().skip(self.at) {
            let count = if at == self.at { self.count } else { 0 };
            if fits(step) && (step.many || count == 0) {
                (self.at, self.count) = (at, count + 1);
                return Ok(missing);
            }
            if step.required && count == 0 {
                missing.extend(step.names.first().copied());
            }
        }
        Err(())
    }

    /// What is missing at the end.
    fn finish(&self, shape: &'static Shape) -> Vec<&'static str> {
        let steps = shape.children.iter().enumerate().skip(self.at);
        let open = steps.filter(|(at, step)| step.required && (*at > self.at || self.count == 0));
        open.filter_map(|(_, step)| step.names.first().copied()).collect()
    }
}

/// The beginning of what is shown of a text.
fn shown(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(SHOWN) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

fn same_language(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}
