//! Inline codes: `bpt`, `ept`, `ph`, `it`, `hi`, `ut` with their `sub` (TMX 1.4b, "Content Markup"), to [`Code`]s and back.
//!
//! The data of a code is the native code that the element holds, `<b>`. Where the element says more (a type, a subflow)
//! the data is the element itself in one canonical spelling, so that nothing is lost on the way back; an element
//! spelt out as native code gives the same data, so reading what was written never differs.

use std::collections::{HashMap, HashSet};

use crate::format::xml::{self, Element, Node, Step, Xml, XmlAttribute};
use crate::model::{Code, CodeKind, Piece, Text, is_cjk_punctuation, is_cjk_text};

/// Marks the `ph` that stands for a character that XML cannot hold; its number is the content.
const CHARACTER: &str = "x-cotejo-char";

/// The text of a `seg`. In one that is not our own (`foreign`) a line break keeps the words around it apart, as those of a
/// page are.
pub(super) fn read(seg: &Element, foreign: bool) -> Text {
    let mut reading =
        SegReader { text: Text::default(), used: HashSet::new(), pairs: HashMap::new(), next: 1, foreign };
    reading.reserve(seg);
    reading.walk(seg);
    reading.text
}

/// A text in which OmegaT's shortcut tags are codes: `<a0>`, `</a0>`, `<b1/>`; a tag without a partner stands for itself.
pub(super) fn shortcuts(text: &Text) -> Text {
    let mut out: Vec<Piece> = Vec::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    for piece in text.pieces() {
        let Piece::Chars(chars) = piece else {
            out.push(piece.clone());
            continue;
        };
        let mut rest = chars.as_str();
        while let Some((before, tag, after)) = next_shortcut(rest) {
            if !before.is_empty() {
                out.push(Piece::Chars(before.to_owned()));
            }
            let id = tag.trim_matches(['<', '>', '/']).to_owned();
            let code = match (tag.starts_with("</"), tag.ends_with("/>")) {
                (true, _) => match open.iter().rposition(|(_, name)| *name == id) {
                    Some(at) => {
                        let (start, _) = open.remove(at);
                        if let Some(Piece::Code(code)) = out.get_mut(start) {
                            code.kind = CodeKind::Open;
                        }
                        Code::close(id, tag)
                    }
                    None => Code::standalone(id, tag),
                },
                (false, true) => Code::standalone(id, tag),
                (false, false) => {
                    open.push((out.len(), id.clone()));
                    Code::standalone(id, tag)
                }
            };
            out.push(Piece::Code(code));
            rest = after;
        }
        if !rest.is_empty() {
            out.push(Piece::Chars(rest.to_owned()));
        }
    }
    Text::from_pieces(out)
}

/// The first shortcut tag, what stands before it, and what behind it.
fn next_shortcut(text: &str) -> Option<(&str, &str, &str)> {
    for (at, _) in text.match_indices('<') {
        let rest = text[at + 1..].strip_prefix('/').unwrap_or(&text[at + 1..]);
        let letters = rest.bytes().take_while(u8::is_ascii_lowercase).take(4).count();
        let digits = rest[letters..].bytes().take_while(u8::is_ascii_digit).take(5).count();
        let tail = &rest[letters + digits..];
        let close = if tail.starts_with("/>") { 2 } else { 1 };
        let closed = tail.starts_with("/>") && !text[at..].starts_with("</") || tail.starts_with('>');
        if (1..4).contains(&letters) && (1..5).contains(&digits) && closed {
            let end = text.len() - tail.len() + close;
            return Some((&text[..at], &text[at..end], &text[end..]));
        }
    }
    None
}

struct SegReader {
    text: Text,
    /// Ids that elements bring along; a code without one gets another.
    used: HashSet<String>,
    /// The ids of the `bpt`s so far, by their `i`.
    pairs: HashMap<String, String>,
    next: usize,
    foreign: bool,
}

impl SegReader {
    /// A blank behind what is there, unless one stands there or it is Chinese, which needs none.
    fn keep_apart(&mut self) {
        let last = self.text.pieces().iter().rev().find_map(|piece| match piece {
            Piece::Chars(chars) => chars.chars().next_back(),
            Piece::Code(_) => None,
        });
        if last.is_some_and(|c| !c.is_whitespace() && !is_cjk_text(c) && !is_cjk_punctuation(c)) {
            self.text.push_chars(" ");
        }
    }

    fn reserve(&mut self, within: &Element) {
        for element in within.elements() {
            if let Some(id) = element.attribute("x").or_else(|| element.attribute("i")) {
                self.used.insert(id.to_owned());
            }
            if element.name == "hi" {
                self.reserve(element);
            }
        }
    }

    fn id(&mut self, element: &Element) -> String {
        if let Some(id) = element.attribute("x").or_else(|| element.attribute("i")) {
            return id.to_owned();
        }
        loop {
            let id = self.next.to_string();
            self.next += 1;
            if !self.used.contains(&id) {
                return id;
            }
        }
    }

    fn walk(&mut self, within: &Element) {
        for node in &within.children {
            match node {
                Node::Text(text) => self.text.push_chars(text),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let code = match element.name.as_str() {
            "bpt" => {
                let id = self.id(element);
                if let Some(pair) = element.attribute("i") {
                    self.pairs.insert(pair.to_owned(), id.clone());
                }
                Code::open(id, data(element, "bpt"))
            }
            "ept" => {
                let id = match element.attribute("i").and_then(|pair| self.pairs.get(pair)) {
                    Some(id) => id.clone(),
                    None => self.id(element),
                };
                Code::close(id, data(element, "ept"))
            }
            "it" if element.attribute("pos") == Some("end") => Code::close(self.id(element), data(element, "ept")),
            "it" => Code::open(self.id(element), data(element, "bpt")),
            "ph" => {
                if let Some(c) = character(element) {
                    self.text.push_chars(c.encode_utf8(&mut [0; 4]));
                    return;
                }
                if self.foreign && is_break(element) {
                    self.keep_apart();
                }
                Code::standalone(self.id(element), data(element, "ph"))
            }
            "hi" => {
                let id = self.id(element);
                let open = Element { children: Vec::new(), ..element.clone() };
                self.text.push(Piece::Code(Code::open(id.clone(), fragment(&open, "hi"))));
                self.walk(element);
                Code::close(id, "<hi/>")
            }
            "ut" => Code::standalone(self.id(element), fragment(element, "ut")),
            // Nothing else may stand here; what it holds is text all the same.
            _ => return self.walk(element),
        };
        self.text.push(Piece::Code(code));
    }
}

/// Whether an element is a line break: by its type (TMX 1.4b, `lb`), or by the native code that it holds.
fn is_break(element: &Element) -> bool {
    if element.attribute("type") == Some("lb") {
        return true;
    }
    let native = element.text().trim().to_ascii_lowercase();
    let name = native.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
    let name = name.trim_end_matches('/');
    name.split_whitespace().next() == Some("br") || name == "w:br"
}

fn character(element: &Element) -> Option<char> {
    if element.attribute("type") != Some(CHARACTER) {
        return None;
    }
    u32::from_str_radix(element.text().trim(), 16).ok().and_then(char::from_u32)
}

fn data(element: &Element, name: &str) -> String {
    if says_more(element) { fragment(element, name) } else { element.text() }
}

/// Whether an element holds more than a native code.
fn says_more(element: &Element) -> bool {
    element.attributes.iter().any(|attribute| !places(&attribute.name)) || element.elements().next().is_some()
}

/// Attributes that are written anew each time.
fn places(name: &str) -> bool {
    matches!(name, "i" | "x" | "pos")
}

/// The element in its canonical spelling, under another name.
fn fragment(element: &Element, name: &str) -> String {
    let mut out = String::new();
    write_element(&mut out, element, name, true);
    out
}

fn write_element(out: &mut String, element: &Element, name: &str, outermost: bool) {
    out.push('<');
    out.push_str(name);
    for attribute in &element.attributes {
        if !(outermost && places(&attribute.name)) {
            write_attribute(out, attribute);
        }
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    write_children(out, element);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// The attributes of an element that [`spelt_out`] returned: those that are written anew are not among them.
fn write_attributes(out: &mut String, element: &Element) {
    for attribute in &element.attributes {
        write_attribute(out, attribute);
    }
}

fn write_attribute(out: &mut String, attribute: &XmlAttribute) {
    match &*attribute.space {
        "" => xml::attribute_into(out, &attribute.name, &attribute.value),
        xml::XML => xml::attribute_into(out, &format!("xml:{}", attribute.name), &attribute.value),
        _ => {}
    }
}

fn write_children(out: &mut String, element: &Element) {
    for node in &element.children {
        match node {
            Node::Text(text) => xml::escape_into(out, text),
            Node::Element(inner) => write_element(out, inner, &inner.name, false),
        }
    }
}

/// The element that data spells out, if it does so exactly as [`fragment`] would.
fn spelt_out(data: &str, names: &[&str]) -> Option<Element> {
    if !data.starts_with('<') || !data.ends_with('>') {
        return None;
    }
    let mut walk = Xml::new("", data, 1).ok()?;
    let Ok(Step::Open(root)) = walk.next() else { return None };
    if !names.contains(&root.name.as_str()) {
        return None;
    }
    let root = walk.fill(root).ok()?;
    let more = matches!(root.name.as_str(), "ut" | "hi") || says_more(&root);
    let same = matches!(walk.next(), Ok(Step::End)) && fragment(&root, &root.name) == data;
    (more && same && character(&root).is_none()).then_some(root)
}

/// Puts what a `seg` holds for `text` at the end of `out`.
pub(super) fn write(out: &mut String, text: &Text) {
    let codes: Vec<&Code> = text.codes().collect();
    let spelt: Vec<Option<Element>> = codes
        .iter()
        .map(|code| match code.kind {
            CodeKind::Open => spelt_out(&code.data, &["bpt", "hi"]),
            CodeKind::Close => spelt_out(&code.data, &["ept", "hi"]),
            CodeKind::Standalone => spelt_out(&code.data, &["ph", "ut"]),
        })
        .collect();
    let pairs = pairs(&codes, &spelt);
    let highlights = highlights(&spelt, &pairs);
    let mut at = 0;
    for piece in text.pieces() {
        match piece {
            Piece::Chars(chars) => write_chars(out, chars),
            Piece::Code(code) => {
                write_code(out, code, spelt[at].as_ref(), pairs[at], highlights[at]);
                at += 1;
            }
        }
    }
}

fn write_chars(out: &mut String, chars: &str) {
    let mut rest = chars;
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| !xml::allowed(c)) {
        xml::escape_into(out, &rest[..at]);
        out.push_str(&format!("<ph type=\"{CHARACTER}\">{:04X}</ph>", u32::from(c)));
        rest = &rest[at + c.len_utf8()..];
    }
    xml::escape_into(out, rest);
}

/// For each code the number of its pair (TMX `i`), if it has one; counted as they open.
fn pairs(codes: &[&Code], spelt: &[Option<Element>]) -> Vec<Option<usize>> {
    let mut partner = vec![None; codes.len()];
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, code) in codes.iter().enumerate() {
        match code.kind {
            CodeKind::Open => open.entry(&code.id).or_default().push(at),
            // An `ept` has no type, an `it` has one: what says more than an `ept` can stays alone.
            CodeKind::Close => {
                let typed = spelt[at].as_ref().is_some_and(|element| !element.attributes.is_empty());
                if let Some(start) = open.get_mut(code.id.as_str()).filter(|_| !typed).and_then(Vec::pop) {
                    partner[start] = Some(at);
                }
            }
            CodeKind::Standalone => {}
        }
    }
    let mut pairs = vec![None; codes.len()];
    let mut count = 0;
    for (start, end) in partner.into_iter().enumerate() {
        if let Some(end) = end {
            count += 1;
            (pairs[start], pairs[end]) = (Some(count), Some(count));
        }
    }
    pairs
}

/// For each code whether it is written as `hi`: only where all of them lie properly inside each other.
fn highlights(spelt: &[Option<Element>], pairs: &[Option<usize>]) -> Vec<bool> {
    let is_hi = |at: usize| spelt[at].as_ref().is_some_and(|element| element.name == "hi");
    let mut found = vec![false; spelt.len()];
    let mut first: HashMap<usize, usize> = HashMap::new();
    let mut stack = Vec::new();
    for at in 0..spelt.len() {
        let Some(pair) = pairs[at] else { continue };
        match first.get(&pair) {
            None => {
                first.insert(pair, at);
                if is_hi(at) {
                    stack.push(at);
                }
            }
            Some(&start) if is_hi(start) && is_hi(at) => match stack.pop() {
                Some(last) if last == start => (found[start], found[at]) = (true, true),
                _ => return vec![false; spelt.len()],
            },
            Some(&start) if is_hi(start) => return vec![false; spelt.len()],
            Some(_) => {}
        }
    }
    found
}

fn write_code(out: &mut String, code: &Code, spelt: Option<&Element>, pair: Option<usize>, highlight: bool) {
    if highlight {
        match (code.kind, spelt) {
            (CodeKind::Open, Some(element)) => {
                out.push_str("<hi");
                xml::attribute_into(out, "x", &code.id);
                write_attributes(out, element);
                out.push('>');
            }
            _ => out.push_str("</hi>"),
        }
        return;
    }
    let spelt = spelt.filter(|element| element.name != "hi");
    let name = match (code.kind, pair) {
        (CodeKind::Standalone, _) => spelt.map_or("ph", |element| element.name.as_str()),
        (CodeKind::Open, Some(_)) => "bpt",
        (CodeKind::Close, Some(_)) => "ept",
        (_, None) => "it",
    };
    out.push('<');
    out.push_str(name);
    if name == "it" {
        out.push_str(if code.kind == CodeKind::Open { " pos=\"begin\"" } else { " pos=\"end\"" });
    }
    if let Some(pair) = pair {
        xml::attribute_into(out, "i", &pair.to_string());
    }
    if name != "ept" {
        xml::attribute_into(out, "x", &code.id);
    }
    match spelt {
        Some(element) => {
            write_attributes(out, element);
            out.push('>');
            write_children(out, element);
        }
        None => {
            out.push('>');
            xml::escape_into(out, &code.data);
        }
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}
