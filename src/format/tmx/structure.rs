//! Which elements, attributes and values TMX 1.4b has where.

use crate::format::xml::{self, Element, XmlAttribute};

/// An element of TMX.
pub(super) struct Shape {
    name: &'static str,
    /// Its attributes; those that must be there end in `!`.
    attributes: &'static [&'static str],
    /// What may stand directly inside, in the order of groups where there is one: all of a group before those of the next.
    pub(super) children: &'static [&'static [&'static str]],
    /// Whether it holds text.
    pub(super) text: bool,
}

const CODES: &[&str] = &["bpt", "ept", "ph", "it", "hi", "ut"];
const SUB: &[&[&str]] = &[&["sub"]];

const SHAPES: &[Shape] = &[
    Shape {
        name: "header",
        attributes: &[
            "creationtool!",
            "creationtoolversion!",
            "segtype!",
            "o-tmf!",
            "adminlang!",
            // That it must be there is a fault of its own.
            "srclang",
            "datatype!",
            "o-encoding",
            "creationdate",
            "creationid",
            "changedate",
            "changeid",
        ],
        children: &[&["note", "prop", "ude"]],
        text: false,
    },
    Shape { name: "note", attributes: &["o-encoding", "xml:lang", "lang"], children: &[], text: true },
    Shape { name: "prop", attributes: &["type!", "xml:lang", "o-encoding", "lang"], children: &[], text: true },
    Shape { name: "ude", attributes: &["name!", "base"], children: &[&["map"]], text: false },
    Shape { name: "map", attributes: &["unicode!", "code", "ent", "subst"], children: &[], text: false },
    Shape {
        name: "tu",
        attributes: &[
            "tuid",
            "o-encoding",
            "datatype",
            "usagecount",
            "lastusagedate",
            "creationtool",
            "creationtoolversion",
            "creationdate",
            "creationid",
            "changedate",
            "segtype",
            "changeid",
            "o-tmf",
            "srclang",
        ],
        children: &[&["note", "prop"], &["tuv"]],
        text: false,
    },
    Shape {
        name: "tuv",
        attributes: &[
            "xml:lang",
            "lang",
            "o-encoding",
            "datatype",
            "usagecount",
            "lastusagedate",
            "creationtool",
            "creationtoolversion",
            "creationdate",
            "creationid",
            "changedate",
            "o-tmf",
            "changeid",
        ],
        children: &[&["note", "prop"], &["seg"]],
        text: false,
    },
    Shape { name: "seg", attributes: &[], children: &[CODES], text: true },
    Shape { name: "bpt", attributes: &["i!", "x", "type"], children: SUB, text: true },
    Shape { name: "ept", attributes: &["i!"], children: SUB, text: true },
    Shape { name: "sub", attributes: &["datatype", "type"], children: &[CODES], text: true },
    Shape { name: "it", attributes: &["pos!", "x", "type"], children: SUB, text: true },
    Shape { name: "ph", attributes: &["x", "assoc", "type"], children: SUB, text: true },
    Shape { name: "hi", attributes: &["x", "type"], children: &[CODES], text: true },
    Shape { name: "ut", attributes: &["x"], children: SUB, text: true },
];

impl Shape {
    /// That of an element by its name.
    pub(super) fn of(name: &str) -> Option<&'static Self> {
        SHAPES.iter().find(|shape| shape.name == name)
    }

    /// Those of its attributes that must be there.
    pub(super) fn required(&self) -> impl Iterator<Item = &'static str> {
        self.attributes.iter().filter_map(|name| name.strip_suffix('!'))
    }

    /// Whether it has an attribute of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|known| known.trim_end_matches('!') == name)
    }

    /// Which group of children an element belongs to; none where it may not stand there.
    pub(super) fn group(&self, child: &str) -> Option<usize> {
        self.children.iter().position(|group| group.contains(&child))
    }
}

/// The name of an attribute as TMX writes it; none for those that any XML may have (`xsi:…`).
pub(super) fn name_of(attribute: &XmlAttribute) -> Option<String> {
    match &*attribute.space {
        "" => Some(attribute.name.clone()),
        xml::XML => Some(format!("xml:{}", attribute.name)),
        "http://www.w3.org/2001/XMLSchema-instance" => None,
        space => Some(format!("{{{space}}}{}", attribute.name)),
    }
}

/// Whether an attribute may have a value.
pub(super) fn allows(attribute: &str, value: &str) -> bool {
    match attribute {
        "segtype" => ["block", "sentence", "phrase", "paragraph"].contains(&value),
        "pos" => ["begin", "end"].contains(&value),
        _ => true,
    }
}

/// Whether a tag is one of the parts that XML Schema's `xs:language` has.
pub(super) fn is_language_token(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(at, part)| {
        let letters = |byte: u8| if at == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        (1..=8).contains(&part.len()) && part.bytes().all(letters)
    })
}

/// The tag of a text: `xml:lang`, else `lang`.
pub(super) fn tag_of(tuv: &Element) -> Option<&str> {
    tuv.attribute_in(xml::XML, "lang").or_else(|| tuv.attribute("lang")).map(str::trim).filter(|tag| !tag.is_empty())
}
