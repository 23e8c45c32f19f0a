//! The inline codes of a text, written so that every tool takes them: each that opens has one that closes, or says that it stands
//! alone; words stand outside of codes; elements that TMX does not have are codes with their own tags for data.

use std::collections::HashMap;

use super::mend::Mender;
use super::structure::{self, Shape};
use crate::format::xml::{Element, Node, attribute_into, escape_into};

/// A part of a text.
enum Part {
    Text(String),
    Open { number: String, attributes: String, data: String },
    Close { number: String, data: String },
    Alone { name: &'static str, attributes: String, data: String },
}

/// What a `seg` holds.
pub(super) fn seg(seg: &Element, mender: &mut Mender<'_>) -> String {
    let mut next = 1;
    let mut writer = CodesWriter { mender, next: &mut next, own: 0 };
    writer.inside(seg)
}

struct CodesWriter<'m, 'l> {
    mender: &'m mut Mender<'l>,
    /// The number of the next pair.
    next: &'m mut u64,
    /// Numbers for elements that have none.
    own: u64,
}

impl CodesWriter<'_, '_> {
    fn inside(&mut self, element: &Element) -> String {
        let mut parts = Vec::new();
        self.parts(element, &mut parts);
        self.write(&parts)
    }

    fn parts(&mut self, element: &Element, parts: &mut Vec<Part>) {
        for node in &element.children {
            match node {
                Node::Text(text) => parts.push(Part::Text(text.clone())),
                Node::Element(code) => self.code(code, parts),
            }
        }
    }

    fn code(&mut self, code: &Element, parts: &mut Vec<Part>) {
        let number = code.attribute("i").unwrap_or_default().to_owned();
        match code.name.as_str() {
            "bpt" => {
                let attributes = self.attributes(code, &["x", "type"]);
                parts.push(Part::Open { number, attributes, data: self.data(code) });
            }
            "ept" => {
                self.attributes(code, &[]);
                parts.push(Part::Close { number, data: self.data(code) });
            }
            "it" => {
                let data = self.data(code);
                let ends = match code.attribute("pos") {
                    Some("end") => true,
                    Some("begin") => false,
                    _ => code.text().trim_start().starts_with("</"),
                };
                let pos = if ends { "end" } else { "begin" };
                let attributes = format!(" pos=\"{pos}\"{}", self.attributes(code, &["x", "type"]));
                parts.push(Part::Alone { name: "it", attributes, data });
            }
            "ph" => {
                let attributes = self.attributes(code, &["x", "assoc", "type"]);
                parts.push(Part::Alone { name: "ph", attributes, data: self.data(code) });
            }
            "ut" => {
                let attributes = self.attributes(code, &["x"]);
                parts.push(Part::Alone { name: "ut", attributes, data: self.data(code) });
            }
            "hi" => {
                let attributes = self.attributes(code, &["x", "type"]);
                self.around(code, attributes, (String::new(), String::new()), parts);
            }
            // Text that belongs to no code.
            "sub" => self.parts(code, parts),
            name => {
                let attributes: String =
                    code.attributes.iter().map(|attribute| native(&attribute.name, &attribute.value)).collect();
                if code.children.is_empty() {
                    let mut data = String::new();
                    escape_into(&mut data, &format!("<{name}{attributes}/>"));
                    return parts.push(Part::Alone { name: "ph", attributes: String::new(), data });
                }
                let (mut open, mut close) = (String::new(), String::new());
                escape_into(&mut open, &format!("<{name}{attributes}>"));
                escape_into(&mut close, &format!("</{name}>"));
                self.around(code, String::new(), (open, close), parts);
            }
        }
    }

    /// What an element holds, between two codes in its place.
    fn around(&mut self, code: &Element, attributes: String, (open, close): (String, String), parts: &mut Vec<Part>) {
        self.own += 1;
        // No `i` holds a blank.
        let number = format!("own {}", self.own);
        parts.push(Part::Open { number: number.clone(), attributes, data: open });
        self.parts(code, parts);
        parts.push(Part::Close { number, data: close });
    }

    /// Those attributes that an element may have; the others are told.
    fn attributes(&mut self, code: &Element, names: &[&str]) -> String {
        let mut out = String::new();
        for name in names {
            if let Some(value) = code.attribute(name) {
                attribute_into(&mut out, name, value);
            }
        }
        for attribute in &code.attributes {
            let known = structure::name_of(attribute)
                .is_none_or(|name| Shape::of(&code.name).is_some_and(|shape| shape.has(&name)));
            if !known {
                self.mender.gone(&code.name, attribute, code.place());
            }
        }
        out
    }

    /// The native code that an element holds, with its subflows.
    fn data(&mut self, code: &Element) -> String {
        let mut out = String::new();
        for node in &code.children {
            match node {
                Node::Text(text) => escape_into(&mut out, text),
                Node::Element(sub) if sub.name == "sub" => {
                    out.push_str("<sub");
                    out.push_str(&self.attributes(sub, &["datatype", "type"]));
                    out.push('>');
                    out.push_str(&self.inside(sub));
                    out.push_str("</sub>");
                }
                Node::Element(other) => escape_into(&mut out, &other.text()),
            }
        }
        out
    }

    fn write(&mut self, parts: &[Part]) -> String {
        let pairs = self.pairs(parts);
        let mut out = String::new();
        let put = |name: &str, attributes: &str, data: &str, out: &mut String| {
            out.push_str(&format!("<{name}{attributes}>{data}</{name}>"));
        };
        for (at, part) in parts.iter().enumerate() {
            match (part, pairs.get(&at)) {
                (Part::Text(text), _) => escape_into(&mut out, text),
                (Part::Open { attributes, data, .. }, Some(pair)) => {
                    put("bpt", &format!(" i=\"{pair}\"{attributes}"), data, &mut out);
                }
                (Part::Close { data, .. }, Some(pair)) => put("ept", &format!(" i=\"{pair}\""), data, &mut out),
                (Part::Open { attributes, data, .. }, None) => {
                    put("it", &format!(" pos=\"begin\"{attributes}"), data, &mut out);
                }
                (Part::Close { data, .. }, None) => put("it", " pos=\"end\"", data, &mut out),
                (Part::Alone { name, attributes, data }, _) => put(name, attributes, data, &mut out),
            }
        }
        out
    }

    /// The number of the pair that a part belongs to, counted as they open.
    fn pairs(&mut self, parts: &[Part]) -> HashMap<usize, u64> {
        let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut partner: HashMap<usize, usize> = HashMap::new();
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Open { number, .. } => open.entry(number).or_default().push(at),
                Part::Close { number, .. } => {
                    if let Some(start) = open.get_mut(number.as_str()).and_then(Vec::pop) {
                        partner.insert(start, at);
                    }
                }
                _ => {}
            }
        }
        let mut pairs = HashMap::new();
        for start in 0..parts.len() {
            if let Some(end) = partner.get(&start) {
                pairs.insert(start, *self.next);
                pairs.insert(*end, *self.next);
                *self.next += 1;
            }
        }
        pairs
    }
}

/// An attribute as a native code has it.
fn native(name: &str, value: &str) -> String {
    let mut out = String::new();
    attribute_into(&mut out, name, value);
    out
}
