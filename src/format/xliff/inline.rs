//! Inline codes: `pc` where an opening and a closing code lie properly in one text, else `sc` and `ec`; `ph` for those
//! that stand alone; their data in `originalData` (XLIFF 2.1, 4.7).

use std::collections::{HashMap, HashSet};

use super::{CORE_PREFIX, ids};
use crate::format::xml::{self, Element, Node};
use crate::model::{Code, CodeKind, Piece, Text};

/// The data of codes, by id (`originalData`).
#[derive(Default)]
pub(super) struct Data {
    ids: HashMap<String, String>,
    order: Vec<String>,
}

impl Data {
    /// The `originalData` among an element's children, by id.
    pub(super) fn read(parent: &Element) -> HashMap<String, String> {
        let data = parent.elements().filter(|element| is_core(element, "originalData")).flat_map(Element::elements);
        data.filter_map(|element| Some((element.attribute("id")?.to_owned(), chars(element)))).collect()
    }

    fn reference(&mut self, data: &str) -> Option<String> {
        if data.is_empty() {
            return None;
        }
        if let Some(id) = self.ids.get(data) {
            return Some(id.clone());
        }
        let id = format!("d{}", self.order.len() + 1);
        self.ids.insert(data.to_owned(), id.clone());
        self.order.push(data.to_owned());
        Some(id)
    }

    /// Puts the `originalData` at the end of `out`, if there is any.
    pub(super) fn write(&self, out: &mut String, indent: &str) {
        if self.order.is_empty() {
            return;
        }
        out.push_str(indent);
        out.push_str("<originalData>\n");
        for (at, data) in self.order.iter().enumerate() {
            out.push_str(indent);
            out.push_str(&format!(" <data id=\"d{}\">", at + 1));
            write_chars(out, data);
            out.push_str("</data>\n");
        }
        out.push_str(indent);
        out.push_str("</originalData>\n");
    }
}

/// Whether it is the element of the core of this name, in whichever 2.x.
pub(super) fn is_core(element: &Element, name: &str) -> bool {
    element.name == name && element.space.starts_with(CORE_PREFIX)
}

/// Characters, those that XML cannot hold as `cp` (XLIFF 2.1, 4.2.3.1).
fn write_chars(out: &mut String, chars: &str) {
    let mut rest = chars;
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| !xml::allowed(c)) {
        xml::escape_into(out, &rest[..at]);
        out.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(c)));
        rest = &rest[at + c.len_utf8()..];
    }
    xml::escape_into(out, rest);
}

/// Characters alone, as an `ignorable` holds them.
pub(super) fn write_blanks(out: &mut String, blanks: &str) {
    write_chars(out, blanks);
}

fn character(cp: &Element) -> Option<char> {
    u32::from_str_radix(cp.attribute("hex")?, 16).ok().and_then(char::from_u32)
}

fn chars(element: &Element) -> String {
    let mut out = String::new();
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(inner) if inner.name == "cp" => out.extend(character(inner)),
            Node::Element(inner) => out.push_str(&chars(inner)),
        }
    }
    out
}

/// The text of a `source` or `target`.
pub(super) fn read(element: &Element, data: &HashMap<String, String>) -> Text {
    let mut text = Text::default();
    read_into(&mut text, element, data);
    text
}

fn read_into(text: &mut Text, within: &Element, data: &HashMap<String, String>) {
    for node in &within.children {
        let element = match node {
            Node::Text(chars) => {
                text.push_chars(chars);
                continue;
            }
            Node::Element(element) => element,
        };
        let id = || ids::to_code(element.attribute("id").unwrap_or_default());
        // Without the original data a code is what the file shows of it (`disp`), or calls it (`equiv`; XLIFF 2.1, 4.7.4.1).
        let data_of = |reference: &str, side: &str| -> String {
            let original = element.attribute(reference).and_then(|reference| data.get(reference));
            let said = |name: &str| element.attribute(&format!("{name}{side}")).map(str::to_owned);
            original.cloned().or_else(|| said("disp")).or_else(|| said("equiv")).unwrap_or_default()
        };
        match element.name.as_str() {
            "cp" => {
                if let Some(c) = character(element) {
                    text.push_chars(c.encode_utf8(&mut [0; 4]));
                }
            }
            "ph" => text.push(Piece::Code(Code::standalone(id(), data_of("dataRef", "")))),
            "sc" => text.push(Piece::Code(Code::open(id(), data_of("dataRef", "")))),
            "ec" => {
                let id = element.attribute("startRef").map_or_else(id, ids::to_code);
                text.push(Piece::Code(Code::close(id, data_of("dataRef", ""))));
            }
            "pc" => {
                text.push(Piece::Code(Code::open(id(), data_of("dataRefStart", "Start"))));
                read_into(text, element, data);
                text.push(Piece::Code(Code::close(id(), data_of("dataRefEnd", "End"))));
            }
            // `sm` and `em` hold nothing, `mrk` marks what it holds: annotations are no part of the text.
            _ => read_into(text, element, data),
        }
    }
}

/// How a code is written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum XliffCodeForm {
    Placeholder,
    SpanStart,
    SpanEnd,
    Start {
        isolated: bool,
    },
    /// The id of the `sc` that it closes.
    End {
        start: Option<String>,
    },
}

/// Which code of a text: its kind, its id, and how many of those stood before it in that text.
type Name = (CodeKind, String, usize);

/// Writes the texts of one unit (or of one candidate), so that ids are unique in it and closing codes find their opening
/// ones across its segments.
#[derive(Default)]
pub(super) struct Inline {
    used: HashSet<String>,
    /// What the codes of the segment being written are called, for source and target alike.
    names: HashMap<Name, String>,
    pub(super) data: Data,
}

/// One side of a unit: for each of its texts how each code is written.
pub(super) struct TextSide {
    partners: HashMap<(usize, usize), (usize, usize)>,
    /// The ids given to opening codes.
    opened: HashMap<(usize, usize), String>,
}

impl TextSide {
    /// Pairs the codes of texts that follow each other; `None` where a segment has no such text.
    pub(super) fn of<'t>(texts: impl Iterator<Item = Option<&'t Text>>) -> Self {
        let mut open: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        let mut partners = HashMap::new();
        for (number, text) in texts.enumerate() {
            for (at, code) in text.into_iter().flat_map(Text::codes).enumerate() {
                match code.kind {
                    CodeKind::Open => open.entry(&code.id).or_default().push((number, at)),
                    CodeKind::Close => {
                        if let Some(start) = open.get_mut(code.id.as_str()).and_then(Vec::pop) {
                            partners.insert(start, (number, at));
                            partners.insert((number, at), start);
                        }
                    }
                    CodeKind::Standalone => {}
                }
            }
        }
        Self { partners, opened: HashMap::new() }
    }
}

impl Inline {
    /// Keeps ids of segments from being given to codes.
    pub(super) fn reserve(&mut self, id: String) {
        self.used.insert(id);
    }

    /// The next segment begins.
    pub(super) fn next_segment(&mut self) {
        self.names.clear();
    }

    /// Puts the content of a `source` or `target` at the end of `out`; it is text `number` of its side.
    pub(super) fn write(&mut self, out: &mut String, text: &Text, side: &mut TextSide, number: usize) {
        let codes: Vec<&Code> = text.codes().collect();
        let spans = spans(&codes, side, number);
        let mut counts: HashMap<(CodeKind, &str), usize> = HashMap::new();
        let mut at = 0;
        for piece in text.pieces() {
            let code = match piece {
                Piece::Chars(chars) => {
                    write_chars(out, chars);
                    continue;
                }
                Piece::Code(code) => code,
            };
            let partner = side.partners.get(&(number, at)).copied();
            let form = match code.kind {
                CodeKind::Standalone => XliffCodeForm::Placeholder,
                CodeKind::Open if spans[at] => XliffCodeForm::SpanStart,
                CodeKind::Close if spans[at] => XliffCodeForm::SpanEnd,
                CodeKind::Open => XliffCodeForm::Start { isolated: partner.is_none() },
                CodeKind::Close => {
                    XliffCodeForm::End { start: partner.and_then(|start| side.opened.get(&start)).cloned() }
                }
            };
            let count = counts.entry((code.kind, &code.id)).or_default();
            // A closing code has a name of its own only where nothing opens it.
            let named = !matches!(form, XliffCodeForm::SpanEnd | XliffCodeForm::End { start: Some(_) });
            let name = if named {
                let key = (code.kind, code.id.clone(), *count);
                *count += 1;
                let used = &mut self.used;
                self.names.entry(key).or_insert_with(|| ids::of_code(&code.id, used)).clone()
            } else {
                String::new()
            };
            if code.kind == CodeKind::Open {
                side.opened.insert((number, at), name.clone());
            }
            let end = partner.filter(|_| form == XliffCodeForm::SpanStart).map(|(_, end)| codes[end].data.as_str());
            self.write_code(out, &form, &name, &code.data, end);
            at += 1;
        }
    }

    fn write_code(&mut self, out: &mut String, form: &XliffCodeForm, name: &str, data: &str, end: Option<&str>) {
        match form {
            XliffCodeForm::Placeholder => {
                out.push_str("<ph");
                xml::attribute_into(out, "id", name);
                self.refer(out, "dataRef", data);
                out.push_str("/>");
            }
            XliffCodeForm::SpanStart => {
                out.push_str("<pc");
                xml::attribute_into(out, "id", name);
                self.refer(out, "dataRefStart", data);
                self.refer(out, "dataRefEnd", end.unwrap_or_default());
                out.push('>');
            }
            XliffCodeForm::SpanEnd => out.push_str("</pc>"),
            XliffCodeForm::Start { isolated } => {
                out.push_str("<sc");
                xml::attribute_into(out, "id", name);
                if *isolated {
                    xml::attribute_into(out, "isolated", "yes");
                }
                self.refer(out, "dataRef", data);
                out.push_str("/>");
            }
            XliffCodeForm::End { start } => {
                out.push_str("<ec");
                match start {
                    Some(start) => xml::attribute_into(out, "startRef", start),
                    None => {
                        xml::attribute_into(out, "id", name);
                        xml::attribute_into(out, "isolated", "yes");
                    }
                }
                self.refer(out, "dataRef", data);
                out.push_str("/>");
            }
        }
    }

    fn refer(&mut self, out: &mut String, attribute: &str, data: &str) {
        if let Some(reference) = self.data.reference(data) {
            xml::attribute_into(out, attribute, &reference);
        }
    }
}

/// For each code of a text whether it and its partner are written as one `pc`: both lie in this text and cross no other
/// `pc`.
fn spans(codes: &[&Code], side: &TextSide, number: usize) -> Vec<bool> {
    let mut spans = vec![false; codes.len()];
    let mut closed = vec![false; codes.len()];
    let mut stack: Vec<usize> = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        let Some(&(other, partner)) = side.partners.get(&(number, at)) else { continue };
        if other != number {
            continue;
        }
        if code.kind == CodeKind::Open {
            stack.push(at);
            continue;
        }
        while stack.last().is_some_and(|&top| closed[top]) {
            stack.pop();
        }
        if stack.last() == Some(&partner) {
            stack.pop();
            (spans[partner], spans[at]) = (true, true);
        }
        closed[partner] = true;
    }
    spans
}
