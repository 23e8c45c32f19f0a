//! Reading XML that strangers made, safely: bounded depth, no entities but XML's own, nothing fetched, a file that ends
//! in the middle is told apart from one that ends.
//!
//! `quick-xml` splits the text; what it lets pass (cut off files, control characters, unknown entities, several roots)
//! is held here, after XML 1.0 (fifth edition).

mod conflict;
mod decode;
mod element;
pub(crate) mod places;
mod write;

use std::sync::{Arc, LazyLock};

use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, Result};

pub(crate) use conflict::{OURS, THEIRS, conflict};
pub(crate) use decode::{Decoding, MALFORMED, decode, encoding, label};
pub(crate) use element::{Element, Node, XmlAttribute};
pub(crate) use write::{attribute_into, escape_into};

/// How deep elements may stand inside each other.
pub(crate) const MAX_DEPTH: usize = 1000;

/// How many namespace declarations may be in force at once.
const MAX_NAMESPACES: usize = 1000;

/// Attributes of one element. Each is held against those before it.
const MAX_ATTRIBUTES: usize = 1000;

/// Elements inside of one that is read as a whole: a unit, a header. Each takes many times its length of memory.
const MAX_ELEMENTS: usize = 100_000;

/// The namespace of `xml:lang` and `xml:space`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A step through a file.
#[derive(Debug)]
pub(crate) enum Step {
    /// An element opens; its children come as the next steps.
    Open(Element),
    /// The innermost open element closes.
    Close,
    /// Characters.
    Text(String),
    /// The end, with everything closed.
    End,
}

/// A place in a file: its line and the column in characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl Place {
    /// Where a file begins.
    pub(crate) const START: Self = Self { line: 1, column: 1 };

    /// Goes past UTF-8.
    pub(crate) fn pass(&mut self, bytes: &[u8]) {
        let characters = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u64;
        match memchr::memrchr(b'\n', bytes) {
            Some(last) => {
                self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
                self.column = 1 + characters(&bytes[last + 1..]);
            }
            None => self.column += characters(bytes),
        }
    }
}

/// The namespaces that need no declaration, the same for all elements.
static NO_SPACE: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from(""));
static XML_SPACE: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from(XML));

/// A walk through a decoded file.
pub(crate) struct Xml<'a> {
    file: &'a str,
    text: &'a str,
    reader: quick_xml::Reader<&'a [u8]>,
    /// Where the names of the open elements stand, and how many namespaces were in force outside each.
    open: Vec<(std::ops::Range<usize>, usize)>,
    /// Prefix and namespace, innermost last.
    spaces: Vec<(String, Arc<str>)>,
    seen_root: bool,
    /// Whether characters that XML does not allow come as they are.
    odd: bool,
    /// Up to where lines are counted, and the line and the column there.
    counted: usize,
    line: u64,
    column: u64,
}

impl<'a> Xml<'a> {
    /// A walk through `text`, which begins on line `line` of `file`.
    ///
    /// # Errors
    /// [`Error::XmlBroken`] if it holds a character that XML does not allow (XML 1.0, 2.2).
    pub(crate) fn new(file: &'a str, text: &'a str, line: u64) -> Result<Self> {
        match odd_character(text) {
            Some((at, _)) => Err(odd_at(file, text, at, line)),
            None => Ok(Self::strict(file, text, line)),
        }
    }

    /// The same for text that is known to hold no such character.
    pub(crate) fn strict(file: &'a str, text: &'a str, line: u64) -> Self {
        Self { odd: false, ..Self::with_odd_characters(file, text, line) }
    }

    /// The same for a reader that leaves out by itself what holds a character that XML does not allow: each comes as it is,
    /// whether it stands there or is referred to (`&#x1F;`).
    pub(crate) fn with_odd_characters(file: &'a str, text: &'a str, line: u64) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let (open, spaces) = (Vec::new(), Vec::new());
        Self { file, text, reader, open, spaces, seen_root: false, odd: true, counted: 0, line, column: 1 }
    }

    /// The next step.
    ///
    /// # Errors
    /// [`Error::XmlBroken`], [`Error::XmlTruncated`], [`Error::XmlTooDeep`], [`Error::XmlEntities`]; each ends the walk.
    pub(crate) fn next(&mut self) -> Result<Step> {
        loop {
            let before = self.position();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.failed(before, &error)),
            };
            match event {
                Event::Start(start) => return self.open(before, &start).map(Step::Open),
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::End(_) => {
                    if let Some((_, spaces)) = self.open.pop() {
                        self.spaces.truncate(spaces);
                    }
                    return Ok(Step::Close);
                }
                Event::Text(text) => {
                    let text: &str = &text;
                    if !self.open.is_empty() {
                        return Ok(Step::Text(one_line_end(text)));
                    }
                    if text.chars().any(|c| !matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{feff}')) {
                        self.count_to(before);
                        return Err(self.broken("syntax", String::new()));
                    }
                }
                Event::CData(text) => return Ok(Step::Text(one_line_end(&text))),
                Event::GeneralRef(name) => match reference(&name) {
                    Ok(c) => return Ok(Step::Text(c.to_string())),
                    Err(("character", _)) if self.odd => {
                        let c = number(&name).and_then(char::from_u32).unwrap_or(MALFORMED);
                        return Ok(Step::Text(c.to_string()));
                    }
                    Err((reason, detail)) => {
                        self.count_to(before);
                        return Err(self.broken(reason, detail));
                    }
                },
                Event::DocType(doctype) => {
                    if let Some(entity) = declared_entity(&doctype) {
                        self.count_to(before);
                        return Err(Error::XmlEntities { file: self.file.to_owned(), line: self.line, entity });
                    }
                }
                Event::Eof => {
                    self.count_to(self.text.len());
                    return match self.open.last() {
                        Some((element, _)) => Err(Error::XmlTruncated {
                            file: self.file.to_owned(),
                            line: self.line,
                            element: self.text.get(element.clone()).unwrap_or_default().to_owned(),
                        }),
                        None if !self.seen_root => Err(self.broken("syntax", String::new())),
                        None => Ok(Step::End),
                    };
                }
            }
        }
    }

    /// Reads everything inside `element`, which the last step opened, up to and with its end.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(crate) fn fill(&mut self, element: Element) -> Result<Element> {
        let mut stack = vec![element];
        let mut elements = 0;
        loop {
            match self.next()? {
                Step::Open(inner) => {
                    elements += 1;
                    if elements > MAX_ELEMENTS {
                        return Err(self.broken("too-large", String::new()));
                    }
                    stack.push(inner);
                }
                Step::Text(text) => {
                    if let Some(last) = stack.last_mut() {
                        match last.children.last_mut() {
                            Some(Node::Text(before)) => before.push_str(&text),
                            _ => last.children.push(Node::Text(text)),
                        }
                    }
                }
                Step::Close => {
                    let Some(inner) = stack.pop() else { return Err(self.broken("syntax", String::new())) };
                    match stack.last_mut() {
                        Some(outer) => outer.children.push(Node::Element(inner)),
                        None => return Ok(inner),
                    }
                }
                Step::End => return Err(self.broken("syntax", String::new())),
            }
        }
    }

    /// Goes past everything inside the element that the last step opened, keeping nothing.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(crate) fn skip(&mut self) -> Result<()> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            if matches!(self.next()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    /// An error of the kind [`Error::XmlBroken`] at the line that was counted last.
    pub(crate) fn broken(&self, reason: &str, detail: String) -> Error {
        Error::XmlBroken { file: self.file.to_owned(), line: self.line, reason: reason.to_owned(), detail }
    }

    /// How far the walk has come, in bytes of the text.
    pub(crate) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len())
    }

    /// The same walk where the text begins in a column other than the first.
    pub(crate) fn in_column(mut self, column: u64) -> Self {
        self.column = column;
        self
    }

    /// The line and the column that were counted last: of the element that opened last, or of what is broken.
    pub(crate) fn place(&self) -> Place {
        Place { line: self.line, column: self.column }
    }

    fn count_to(&mut self, at: usize) {
        if at > self.counted {
            let mut place = self.place();
            place.pass(&self.text.as_bytes()[self.counted..at]);
            (self.line, self.column) = (place.line, place.column);
            self.counted = at;
        }
    }

    fn open(&mut self, at: usize, start: &BytesStart<'_>) -> Result<Element> {
        self.count_to(at);
        if self.open.is_empty() && self.seen_root {
            return Err(self.broken("syntax", String::new()));
        }
        self.seen_root = true;
        if self.open.len() >= MAX_DEPTH {
            return Err(Error::XmlTooDeep { file: self.file.to_owned(), line: self.line, limit: MAX_DEPTH as u64 });
        }
        let outside = self.spaces.len();
        let mut attributes: Vec<XmlAttribute> = Vec::new();
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else { return Err(self.broken("attribute", String::new())) };
            if attribute.value.contains('<') {
                return Err(self.broken("attribute", String::new()));
            }
            let value = match attribute_value(&attribute.value) {
                Ok(value) => value,
                Err((reason, detail)) => return Err(self.broken(reason, detail)),
            };
            let key: &str = attribute.key.as_ref();
            match key.split_once(':') {
                None if key == "xmlns" => self.spaces.push((String::new(), Arc::from(value.as_str()))),
                Some(("xmlns", prefix)) => self.spaces.push((prefix.to_owned(), Arc::from(value.as_str()))),
                _ if attributes.len() >= MAX_ATTRIBUTES => return Err(self.broken("too-large", String::new())),
                _ => attributes.push(XmlAttribute { space: NO_SPACE.clone(), name: key.to_owned(), value }),
            }
        }
        if self.spaces.len() > MAX_NAMESPACES {
            return Err(self.broken("namespaces", String::new()));
        }
        // Now that all declarations are known.
        for attribute in &mut attributes {
            if let Some((prefix, local)) = attribute.name.split_once(':') {
                attribute.space = self.space(prefix);
                attribute.name = local.to_owned();
            }
        }
        let name = start.name();
        let name: &str = name.as_ref();
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == ':') {
            return Err(self.broken("syntax", String::new()));
        }
        let begin = at + memchr::memchr(b'<', &self.text.as_bytes()[at..]).map_or(0, |open| open + 1);
        self.open.push((begin..begin + name.len(), outside));
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let space = self.space(prefix);
        Ok(Element {
            space,
            name: local.to_owned(),
            attributes,
            children: Vec::new(),
            line: self.line,
            column: self.column,
        })
    }

    fn space(&self, prefix: &str) -> Arc<str> {
        if prefix == "xml" {
            return XML_SPACE.clone();
        }
        match self.spaces.iter().rev().find(|(known, _)| known == prefix) {
            Some((_, space)) => space.clone(),
            None if prefix.is_empty() => NO_SPACE.clone(),
            None => Arc::from(prefix),
        }
    }

    fn failed(&mut self, before: usize, error: &quick_xml::Error) -> Error {
        self.count_to(before);
        match error {
            quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, .. }) => {
                self.broken("end-tag", format!("<{expected}>"))
            }
            quick_xml::Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                self.broken("end-tag", format!("</{found}>"))
            }
            quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => self.broken("entity", "&".to_owned()),
            // Every other syntax error of quick-xml is markup that the end of the file cut off.
            quick_xml::Error::Syntax(kind) if *kind != SyntaxError::InvalidBangMarkup && !self.open.is_empty() => {
                let element =
                    self.open.last().and_then(|(name, _)| self.text.get(name.clone())).unwrap_or_default().to_owned();
                self.count_to(self.text.len());
                Error::XmlTruncated { file: self.file.to_owned(), line: self.line, element }
            }
            quick_xml::Error::InvalidAttr(_) => self.broken("attribute", String::new()),
            _ => self.broken("syntax", String::new()),
        }
    }
}

/// Whether the beginning of a file is XML whose root is the element `name`, whatever its prefix. A beginning that ends
/// before the root does counts if it is XML at all.
pub(crate) fn root_is(head: &[u8], name: &str) -> bool {
    let text = decode_head(head);
    match first_step(&text) {
        Ok(Step::Open(root)) => root.name == name,
        Err(Error::XmlEntities { .. }) => memchr::memmem::find(text.as_bytes(), name.as_bytes()).is_some(),
        Err(Error::XmlBroken { .. }) => {
            text.trim_start().starts_with("<?xml") && text.contains(&format!("DOCTYPE {name}"))
        }
        _ => false,
    }
}

/// The root element of a file that begins so, as far as it is there.
pub(crate) fn root(head: &[u8]) -> Option<Element> {
    match first_step(&decode_head(head)) {
        Ok(Step::Open(root)) => Some(root),
        _ => None,
    }
}

/// The root's start tag, for a person to see what kind of XML it is: its name, and the version if it says one.
pub(crate) fn start_tag(head: &[u8]) -> Option<String> {
    const LONGEST: usize = 40;
    let root = root(head)?;
    let short = |text: &str| text.chars().take(LONGEST).collect::<String>();
    Some(match root.attribute("version") {
        Some(version) => format!("<{} version=\"{}\">", short(&root.name), short(version)),
        None => format!("<{}>", short(&root.name)),
    })
}

/// The beginning of a file up to what XML does not allow: its last character may be cut in half.
fn decode_head(head: &[u8]) -> String {
    let mut text = decode(head);
    if let Some((at, _)) = odd_character(&text) {
        text.truncate(at);
    }
    text
}

fn first_step(text: &str) -> Result<Step> {
    Xml::new("", text, 1)?.next()
}

/// The first character that XML 1.0 does not allow (2.2), and where; a text is gone through no further than to it.
pub(crate) fn odd_character(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let at = bytes.iter().enumerate().position(|(at, byte)| match byte {
        b'\t' | b'\n' | b'\r' => false,
        0..0x20 => true,
        0xef => matches!(bytes.get(at + 1..at + 3), Some([0xbf, 0xbe | 0xbf])),
        _ => false,
    })?;
    text[at..].chars().next().map(|c| (at, c))
}

/// What is wrong with a character that XML does not allow.
pub(crate) fn odd_fault(c: char) -> XmlFault {
    match c {
        MALFORMED => ("encoding", String::new()),
        _ => ("character", format!("U+{:04X}", u32::from(c))),
    }
}

/// An error of the kind [`Error::XmlBroken`] for the character at `at` of a text that begins on line `line`.
pub(crate) fn odd_at(file: &str, text: &str, at: usize, line: u64) -> Error {
    let line = line + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() as u64;
    let (reason, detail) = odd_fault(text[at..].chars().next().unwrap_or(MALFORMED));
    Error::XmlBroken { file: file.to_owned(), line, reason: reason.to_owned(), detail }
}

/// Whether XML 1.0 allows the character (2.2, production `Char`).
pub(crate) fn allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Line ends as one `\n` each (XML 1.0, 2.11).
fn one_line_end(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

type XmlFault = (&'static str, String);

/// The character that a reference stands for, by what is between `&` and `;`.
pub(crate) fn reference(name: &str) -> std::result::Result<char, XmlFault> {
    match name {
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "amp" => return Ok('&'),
        "apos" => return Ok('\''),
        "quot" => return Ok('"'),
        _ => {}
    }
    if !name.starts_with('#') {
        return Err(("entity", format!("&{name};")));
    }
    number(name).and_then(char::from_u32).filter(|&c| allowed(c)).ok_or_else(|| ("character", format!("&{name};")))
}

/// The number of a numeric reference, by what is between `&` and `;`.
fn number(name: &str) -> Option<u32> {
    let rest = name.strip_prefix('#')?;
    match rest.strip_prefix('x') {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok(),
        None if rest.bytes().all(|b| b.is_ascii_digit()) => rest.parse().ok(),
        _ => None,
    }
}

/// The value of an attribute as it stands in a file, references resolved and blanks normalized (XML 1.0, 3.3.3).
pub(crate) fn attribute_value(raw: &str) -> std::result::Result<String, XmlFault> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\n', '\r', '\t']) {
        out.push_str(&rest[..at]);
        if rest[at..].starts_with('&') {
            let Some(end) = rest[at..].find(';') else { return Err(("entity", "&".to_owned())) };
            out.push(reference(&rest[at + 1..at + end])?);
            rest = &rest[at + end + 1..];
        } else {
            out.push(' ');
            let length = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
            rest = &rest[at + length..];
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// The name of the first entity that a document type declares, if any.
pub(crate) fn declared_entity(doctype: &str) -> Option<String> {
    let at = doctype.find("<!ENTITY")?;
    let mut words = doctype[at + "<!ENTITY".len()..].split_whitespace();
    let mut name = words.next().unwrap_or_default();
    if name == "%" {
        name = words.next().unwrap_or_default();
    }
    Some(name.chars().take(40).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(text: &str) -> Result<Vec<String>> {
        let mut xml = Xml::new("t", text, 1)?;
        let mut out = Vec::new();
        loop {
            match xml.next()? {
                Step::Open(element) => out.push(format!("{{{}}}{}@{}", element.space, element.name, element.line)),
                Step::Close => out.push("/".to_owned()),
                Step::Text(text) => out.push(text),
                Step::End => return Ok(out),
            }
        }
    }

    fn reason(text: &str) -> String {
        match walk(text).unwrap_err() {
            Error::XmlBroken { reason, detail, line, .. } => format!("{reason} {detail} {line}"),
            other => other.to_string(),
        }
    }

    #[test]
    fn names_are_resolved_and_references_read() {
        let text =
            "<?xml version='1.0'?>\n<a xmlns='u' xmlns:p='v'>\n<p:b c='1&#10;&amp;2\n3'>x&lt;<![CDATA[<y>]]></p:b></a>";
        assert_eq!(walk(text).unwrap(), ["{u}a@2", "\n", "{v}b@3", "x", "<", "<y>", "/", "/"]);
        let mut xml = Xml::new("t", text, 1).unwrap();
        let Step::Open(root) = xml.next().unwrap() else { panic!() };
        let root = xml.fill(root).unwrap();
        let b = root.elements().find(|element| element.is("v", "b")).unwrap();
        assert_eq!(b.attribute("c"), Some("1\n&2 3"));
        assert_eq!(b.text(), "x<<y>");
    }

    #[test]
    fn what_the_splitter_lets_pass_is_refused() {
        assert_eq!(reason("<a>\n<b></a>"), "end-tag <b> 2");
        assert_eq!(reason("<a>&nbsp;</a>"), "entity &nbsp; 1");
        assert_eq!(reason("<a>&#1;</a>"), "character &#1; 1");
        assert_eq!(reason("<a>\n\u{1}</a>"), "character U+0001 2");
        assert_eq!(reason("<a b='1' b='2'/>"), "attribute  1");
        assert_eq!(reason("<a/><b/>"), "syntax  1");
        assert_eq!(reason("<a/>x"), "syntax  1");
        assert_eq!(reason("no xml"), "syntax  1");
        assert_eq!(reason(""), "syntax  1");
        assert!(matches!(walk("<a>\n<b>x"), Err(Error::XmlTruncated { line: 2, element, .. }) if element == "b"));
        assert!(matches!(walk("<a><b x='"), Err(Error::XmlTruncated { element, .. }) if element == "a"));
        assert!(matches!(walk(&"<a>".repeat(1001)), Err(Error::XmlTooDeep { limit: 1000, .. })));
        let bomb = "<!DOCTYPE a [<!ENTITY l 'ha'><!ENTITY m '&l;&l;'>]><a>&m;</a>";
        assert!(matches!(walk(bomb), Err(Error::XmlEntities { entity, .. }) if entity == "l"));
    }
}
