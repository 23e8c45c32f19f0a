//! A part's XML as a row of elements with the places they stand at: changed where it stands, it is never built anew. Nothing
//! here descends, however deep elements stand inside each other.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, Result};
use crate::format::density::most_marks;
use crate::format::xml::{self, Xml, places};

/// The vocabularies that mean something here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Alternatives for readers that know less (`mc:AlternateContent`).
    Alternatives,
    /// Formulas.
    Math,
    /// Any other.
    Other,
}

/// Elements of one part: as many as a book of a thousand pages has.
const MOST_ELEMENTS: usize = 1_500_000;

const SPACES: &[(&str, Space)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Alternatives),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Math),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Space::Math),
];

/// An element: 32 bytes, for a book has a million of them.
#[derive(Debug, Clone, Copy)]
struct Node {
    start: u32,
    /// Where its start tag ends.
    inside: u32,
    /// Where its end tag begins; where its start tag ends if it is empty.
    close: u32,
    end: u32,
    /// The number of the first element that is not inside.
    next: u32,
    parent: u32,
    space: Space,
}

/// The elements of a part, in the order of their start tags.
#[derive(Debug)]
pub(in crate::format) struct Tree<'t> {
    pub(in crate::format) text: &'t str,
    nodes: Vec<Node>,
    /// Whether the root says that blanks at the edges of characters are characters.
    keeps_blanks: bool,
}

impl<'t> Tree<'t> {
    /// The elements of `text`; errors call it `file`.
    ///
    /// # Errors
    /// Those of [`Xml`], and [`Error::FileTooDense`].
    pub(in crate::format) fn of(file: &str, text: &'t str) -> Result<Self> {
        let most = most_marks(text.len()).min(MOST_ELEMENTS);
        let mut reader = quick_xml::Reader::from_str(text);
        let (mut nodes, mut open): (Vec<Node>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut spaces: Vec<(String, Space, usize)> = Vec::new();
        if xml::odd_character(text).is_some() {
            return Err(fault(file, text));
        }
        let at = |reader: &quick_xml::Reader<&[u8]>| u32::try_from(reader.buffer_position()).unwrap_or(u32::MAX);
        loop {
            let start = at(&reader);
            let Ok(event) = reader.read_event() else { return Err(fault(file, text)) };
            let end = at(&reader);
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if open.len() >= xml::MAX_DEPTH || (open.is_empty() && !nodes.is_empty()) {
                        return Err(fault(file, text));
                    }
                    if nodes.len() >= most {
                        return Err(Error::FileTooDense { file: file.to_owned(), limit: most as u64 });
                    }
                    let number = nodes.len();
                    declare(&tag, number, &mut spaces);
                    let name = tag.name();
                    let name: &str = name.as_ref();
                    let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
                    let space =
                        spaces.iter().rev().find(|(known, ..)| known == prefix).map_or(Space::Other, |found| found.1);
                    let parent = open.last().map_or(u32::MAX, |&parent| u32::try_from(parent).unwrap_or(u32::MAX));
                    let next = u32::try_from(number + 1).unwrap_or(u32::MAX);
                    nodes.push(Node { start, inside: end, close: end, end, next, parent, space });
                    if is_empty {
                        spaces.retain(|&(.., since)| since != number);
                    } else {
                        open.push(number);
                    }
                }
                Event::End(_) => {
                    let Some(number) = open.pop() else { return Err(fault(file, text)) };
                    let next = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
                    let node = &mut nodes[number];
                    (node.close, node.end, node.next) = (start, end, next);
                    while spaces.last().is_some_and(|&(.., since)| since == number) {
                        spaces.pop();
                    }
                }
                Event::GeneralRef(name) => {
                    let name: &str = &name;
                    if !matches!(name, "lt" | "gt" | "amp" | "apos" | "quot") && !name.starts_with('#') {
                        return Err(fault(file, text));
                    }
                }
                Event::DocType(_) => return Err(fault(file, text)),
                Event::Eof => break,
                _ => {}
            }
        }
        if !open.is_empty() || nodes.is_empty() {
            return Err(fault(file, text));
        }
        let mut tree = Self { text, nodes, keeps_blanks: false };
        tree.keeps_blanks = tree.attribute(0, "space").as_deref() == Some("preserve");
        Ok(tree)
    }

    pub(in crate::format) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The number of the first element behind this one and all inside it.
    pub(in crate::format) fn next(&self, at: usize) -> usize {
        self.nodes[at].next as usize
    }

    pub(in crate::format) fn parent(&self, at: usize) -> Option<usize> {
        let parent = self.nodes[at].parent;
        (parent != u32::MAX).then_some(parent as usize)
    }

    /// The elements directly inside.
    pub(in crate::format) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.next(at);
        let first = (at + 1 < end).then_some(at + 1);
        std::iter::successors(first, move |&child| Some(self.next(child)).filter(|&next| next < end))
    }

    pub(in crate::format) fn space(&self, at: usize) -> Space {
        self.nodes[at].space
    }

    /// The name without its prefix.
    pub(in crate::format) fn local(&self, at: usize) -> &'t str {
        let name = self.name(at);
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix with its colon, empty where there is none.
    pub(in crate::format) fn prefix(&self, at: usize) -> &'t str {
        let name = self.name(at);
        &name[..name.find(':').map_or(0, |colon| colon + 1)]
    }

    fn name(&self, at: usize) -> &'t str {
        let tag = &self.tag(at)[1..];
        &tag[..tag.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(tag.len())]
    }

    /// The name, if it is one of the word processor's own.
    pub(in crate::format) fn word(&self, at: usize) -> Option<&'t str> {
        (self.space(at) == Space::Word).then(|| self.local(at))
    }

    pub(in crate::format) fn is(&self, at: usize, name: &str) -> bool {
        self.word(at) == Some(name)
    }

    /// The first element of the word processor's own of this name directly inside.
    pub(in crate::format) fn child(&self, at: usize, name: &str) -> Option<usize> {
        self.children(at).find(|&child| self.is(child, name))
    }

    pub(in crate::format) fn tag(&self, at: usize) -> &'t str {
        let node = self.nodes[at];
        &self.text[node.start as usize..node.inside as usize]
    }

    /// Where the whole element stands.
    pub(in crate::format) fn place(&self, at: usize) -> Range<usize> {
        let node = self.nodes[at];
        node.start as usize..node.end as usize
    }

    /// Where its start tag stands.
    pub(in crate::format) fn tag_place(&self, at: usize) -> Range<usize> {
        let node = self.nodes[at];
        node.start as usize..node.inside as usize
    }

    /// Where what is inside stands.
    pub(in crate::format) fn content(&self, at: usize) -> Range<usize> {
        let node = self.nodes[at];
        node.inside as usize..node.close as usize
    }

    pub(in crate::format) fn raw(&self, at: usize) -> &'t str {
        &self.text[self.place(at)]
    }

    /// The value of the attribute of this name, whatever its prefix.
    pub(in crate::format) fn attribute(&self, at: usize, name: &str) -> Option<String> {
        let tag = self.tag(at);
        if !tag.contains(name) {
            return None;
        }
        let local = |key: &str| key.rsplit_once(':').map_or(key.to_owned(), |(_, local)| local.to_owned());
        places::attributes(tag).into_iter().find(|(key, _)| local(key) == name).map(|(_, value)| value)
    }

    /// The value of `val`.
    pub(in crate::format) fn value(&self, at: usize) -> Option<String> {
        self.attribute(at, "val")
    }

    /// Whether blanks at the edges of its characters are characters.
    pub(in crate::format) fn keeps_blanks(&self, at: usize) -> bool {
        match self.attribute(at, "space") {
            Some(said) => said == "preserve",
            None => self.keeps_blanks,
        }
    }

    /// Whether a property that is on or off is on: it is where nothing else is said.
    pub(in crate::format) fn is_on(&self, at: usize) -> bool {
        !matches!(self.value(at).as_deref(), Some("0" | "false" | "off"))
    }

    /// The characters directly inside.
    pub(in crate::format) fn chars(&self, at: usize) -> String {
        decoded(&self.text[self.content(at)])
    }
}

/// The namespaces that a tag declares.
fn declare(tag: &BytesStart<'_>, number: usize, spaces: &mut Vec<(String, Space, usize)>) {
    let raw: &str = tag;
    if !raw.contains("xmlns") {
        return;
    }
    for attribute in tag.attributes().flatten() {
        let key: &str = attribute.key.as_ref();
        let prefix = match key.split_once(':') {
            None if key == "xmlns" => "",
            Some(("xmlns", prefix)) => prefix,
            _ => continue,
        };
        let value = xml::attribute_value(&attribute.value).unwrap_or_default();
        let space = SPACES.iter().find(|(name, _)| *name == value).map_or(Space::Other, |found| found.1);
        spaces.push((prefix.to_owned(), space, number));
    }
}

/// What is wrong with a text that is not read.
fn fault(file: &str, text: &str) -> Error {
    let broken =
        || Error::XmlBroken { file: file.to_owned(), line: 1, reason: "syntax".to_owned(), detail: String::new() };
    let mut walk = match Xml::new(file, text, 1) {
        Ok(walk) => walk,
        Err(error) => return error,
    };
    loop {
        match walk.next() {
            Ok(xml::Step::End) => return broken(),
            Ok(_) => {}
            Err(error) => return error,
        }
    }
}

/// Characters as they stand in a file, references resolved and line ends as one; comments are none.
pub(in crate::format) fn decoded(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '<', '\r']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let end = data.find("]]>").unwrap_or(data.len());
            out.push_str(&data[..end]);
            rest = data.get(end + 3..).unwrap_or_default();
        } else if rest.starts_with('<') {
            let end = if rest.starts_with("<!--") {
                rest.find("-->").map(|at| at + 3)
            } else {
                rest.find('>').map(|at| at + 1)
            };
            rest = &rest[end.unwrap_or(rest.len())..];
        } else if rest.starts_with('\r') {
            out.push('\n');
            rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
        } else {
            let end = rest.find(';').map_or(1, |at| at + 1);
            match xml::attribute_value(&rest[..end]) {
                Ok(value) => out.push_str(&value),
                Err(_) => out.push_str(&rest[..end]),
            }
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}
