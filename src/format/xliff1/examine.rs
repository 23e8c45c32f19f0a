//! Whether a file of version 1.2 is built as the standard says: which elements stand where, which attributes must be there, whose ids
//! are unique (XLIFF 1.2, sections 2 and 3, transitional). Values are not judged: the dialects have their own.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use super::CORE_PREFIX;
use crate::error::{Error, Result};
use crate::format::doctor::{Diagnosis, Finding, XliffFault};
use crate::format::recognize;
use crate::format::xml::{self, Element, Place, Step, Xml};

/// The largest file that is examined, in bytes.
const MAX_BYTES: u64 = 512 << 20;

/// An element: its name, the attributes that must be there, what stands inside in this order (`?` at most once, `*` any number of
/// times, `+` at least once, else once; alternatives by `/`), and whether it holds text.
type Shape = (&'static str, &'static str, &'static str, bool);

const INLINE: &str = "g/x/bx/ex/bpt/ept/ph/it/mrk*";
const BESIDE: &str = "context-group/count-group/prop-group/note/alt-trans*";

const SHAPES: &[Shape] = &[
    ("xliff", "version", "file+", false),
    ("file", "original source-language datatype", "header? body", false),
    ("header", "", "skl? phase-group? glossary/reference/count-group/prop-group/note/tool*", false),
    ("body", "", "group/trans-unit/bin-unit*", false),
    ("group", "", "context-group* count-group* prop-group* note* group/trans-unit/bin-unit*", false),
    ("trans-unit", "id", "", false),
    ("alt-trans", "", "source? seg-source? target+ context-group* prop-group* note*", false),
    ("bin-unit", "id mime-type", "bin-source bin-target? context-group/count-group/prop-group/note/trans-unit*", false),
    ("source", "", INLINE, true),
    ("seg-source", "", INLINE, true),
    ("target", "", INLINE, true),
    ("g", "id", INLINE, true),
    ("mrk", "mtype", INLINE, true),
    ("sub", "", INLINE, true),
    ("x", "id", "", false),
    ("bx", "id", "", false),
    ("ex", "id", "", false),
    ("bpt", "id", "sub*", true),
    ("ept", "id", "sub*", true),
    ("ph", "id", "sub*", true),
    ("it", "id pos", "sub*", true),
    ("note", "", "", true),
    ("context-group", "", "context+", false),
    ("context", "context-type", "", true),
    ("count-group", "name", "count*", false),
    ("count", "", "", true),
    ("prop-group", "", "prop+", false),
    ("prop", "prop-type", "", true),
    ("phase-group", "", "phase+", false),
    ("phase", "phase-name process-name", "note*", false),
];

fn shape_of(name: &str) -> Option<&'static Shape> {
    SHAPES.iter().find(|(known, ..)| *known == name)
}

/// Tells everything that is wrong with a file.
pub(super) fn examine<'a>(
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
    let mut examiner = Examiner {
        tell,
        stopped: false,
        faults: BTreeMap::new(),
        units: 0,
        stack: Vec::new(),
        ids: HashSet::new(),
        groups: HashSet::new(),
        unit: None,
    };
    if bytes.len() as u64 == MAX_BYTES {
        examiner.broken("too-large", String::new(), Place::START);
        return Ok(examiner.diagnosis());
    }
    drop(bytes);
    if let Some((at, c)) = xml::odd_character(&text) {
        let mut place = Place::START;
        place.pass(&text.as_bytes()[..at]);
        let (reason, detail) = xml::odd_fault(c);
        examiner.broken(reason, detail, place);
    }
    let mut walk = Xml::with_odd_characters(file, &text, 1);
    let mut begun = false;
    while !examiner.stopped {
        match walk.next() {
            Ok(Step::Open(element)) => {
                if !begun && element.name != "xliff" {
                    return Err(recognize::not(file, "XLIFF", text.as_bytes()));
                }
                begun = true;
                if examiner.open(&element) == Inside::Foreign
                    && let Err(error) = walk.skip()
                {
                    examiner.failed(error, walk.place())?;
                    break;
                }
            }
            Ok(Step::Text(words)) => examiner.text(&words, walk.place()),
            Ok(Step::Close) => examiner.close(),
            Ok(Step::End) => break,
            Err(error) if begun => {
                examiner.failed(error, walk.place())?;
                break;
            }
            Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
            Err(_) => return Err(recognize::not(file, "XLIFF", text.as_bytes())),
        }
    }
    Ok(examiner.diagnosis())
}

/// Whether an element is gone into.
#[derive(PartialEq, Eq)]
enum Inside {
    Own,
    /// Another tool's, or one whose content is anybody's.
    Foreign,
}

struct Frame {
    name: String,
    at: Place,
    shape: &'static Shape,
    /// How far its parts have come, and how many of the kind there were.
    step: usize,
    count: u64,
}

struct Examiner<'t> {
    tell: &'t mut dyn FnMut(Finding) -> ControlFlow<()>,
    stopped: bool,
    faults: BTreeMap<&'static str, u64>,
    units: u64,
    stack: Vec<Frame>,
    /// The ids of units of the file, and of groups.
    ids: HashSet<String>,
    groups: HashSet<String>,
    unit: Option<String>,
}

impl Examiner<'_> {
    fn tell(&mut self, fault: XliffFault, at: Place) {
        if self.stopped {
            return;
        }
        let finding = Finding::xliff(fault, at, self.unit.as_deref());
        *self.faults.entry(finding.fault.id()).or_default() += 1;
        self.stopped = (self.tell)(finding).is_break();
    }

    fn broken(&mut self, reason: &str, detail: String, at: Place) {
        self.tell(XliffFault::Broken { reason: reason.to_owned(), detail }, at);
    }

    fn failed(&mut self, error: Error, at: Place) -> Result<()> {
        match error {
            Error::XmlTruncated { element, .. } => self.tell(XliffFault::Truncated { element }, at),
            Error::XmlBroken { reason, detail, .. } => self.broken(&reason, detail, at),
            error => return Err(error),
        }
        Ok(())
    }

    fn diagnosis(self) -> Diagnosis {
        Diagnosis { units: self.units, faults: self.faults, tools: Vec::new(), source: None }
    }

    fn open(&mut self, element: &Element) -> Inside {
        let at = element.place();
        // 1.0 has no namespace.
        let own = element.space.starts_with(CORE_PREFIX) || element.space.is_empty();
        if !own {
            return Inside::Foreign;
        }
        if let Some(parent) = self.stack.last() {
            let (parent, step, count) = (parent.name.clone(), parent.step, parent.count);
            self.placed(element, &parent, step, count);
        }
        let Some(shape) = shape_of(&element.name) else { return Inside::Foreign };
        for attribute in shape.1.split_whitespace().filter(|name| element.attribute(name).is_none()) {
            let fault = XliffFault::AttributeMissing { element: element.name.clone(), attribute: attribute.to_owned() };
            self.tell(fault, at);
        }
        match element.name.as_str() {
            "xliff" => {
                let version = element.attribute("version").unwrap_or_default();
                if !["1.0", "1.1", "1.2"].contains(&version) {
                    self.tell(XliffFault::Version { version: version.chars().take(40).collect() }, at);
                }
            }
            "file" => {
                self.ids.clear();
                self.groups.clear();
            }
            // Within a picture's unit, too, they are units of the file.
            "trans-unit" | "bin-unit" => {
                self.units += 1;
                self.unit = element.attribute("id").map(str::to_owned);
                if let Some(id) = element.attribute("id")
                    && !self.ids.insert(id.to_owned())
                {
                    self.twice(element, id);
                }
            }
            "group" => {
                if let Some(id) = element.attribute("id")
                    && !self.groups.insert(id.to_owned())
                {
                    self.twice(element, id);
                }
            }
            _ => {}
        }
        self.stack.push(Frame { name: element.name.clone(), at, shape, step: 0, count: 0 });
        Inside::Own
    }

    fn twice(&mut self, element: &Element, id: &str) {
        let id = id.chars().take(60).collect();
        self.tell(XliffFault::IdTwice { element: element.name.clone(), id }, element.place());
    }

    /// Whether an element may stand where it does.
    fn placed(&mut self, element: &Element, parent: &str, step: usize, count: u64) {
        let Some(frame) = self.stack.last() else { return };
        let steps = steps_of(frame.shape);
        let mut missing = Vec::new();
        let mut found = None;
        for (at, part) in steps.iter().enumerate().skip(step) {
            let before = if at == step { count } else { 0 };
            if part.names.contains(&element.name.as_str()) && (part.many || before == 0) {
                found = Some((at, before + 1));
                break;
            }
            if part.required && before == 0 {
                missing.extend(part.names.first().copied());
            }
        }
        let (at, parent) = (element.place(), parent.to_owned());
        match found {
            Some(place) => {
                if let Some(frame) = self.stack.last_mut() {
                    (frame.step, frame.count) = place;
                }
                for name in missing {
                    let fault = XliffFault::ElementMissing { element: name.to_owned(), parent: parent.clone() };
                    self.tell(fault, at);
                }
            }
            None => self.tell(XliffFault::Element { element: element.name.clone(), parent }, at),
        }
    }

    fn text(&mut self, words: &str, at: Place) {
        let Some(frame) = self.stack.last().filter(|frame| !frame.shape.3 && !words.trim().is_empty()) else { return };
        let (parent, words) = (frame.name.clone(), words.trim().chars().take(60).collect());
        self.tell(XliffFault::Text { parent, words }, at);
    }

    fn close(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        let steps = steps_of(frame.shape);
        let open = steps.iter().enumerate().skip(frame.step);
        let missing = open.filter(|(at, part)| part.required && (*at > frame.step || frame.count == 0));
        for name in missing.filter_map(|(_, part)| part.names.first().copied()) {
            self.tell(XliffFault::ElementMissing { element: name.to_owned(), parent: frame.name.clone() }, frame.at);
        }
        if ["trans-unit", "bin-unit"].contains(&frame.name.as_str()) {
            self.unit = None;
        }
    }
}

/// A place among what stands inside an element.
struct Part {
    names: Vec<&'static str>,
    required: bool,
    many: bool,
}

fn steps_of(shape: &'static Shape) -> Vec<Part> {
    let part = |word: &'static str| {
        let names = word.trim_end_matches(['?', '*', '+']);
        Part {
            names: names.split('/').collect(),
            required: !word.ends_with(['?', '*']),
            many: word.ends_with(['*', '+']),
        }
    };
    // What stands beside a text comes in any order behind it.
    let words = if shape.0 == "trans-unit" { ["source seg-source? target?", BESIDE] } else { [shape.2, ""] };
    words.into_iter().flat_map(str::split_whitespace).map(part).collect()
}
