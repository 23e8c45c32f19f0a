//! The places of the elements in a piece of XML: what reading gives values for, refilling needs the bytes of.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, Result};
use crate::format::xml::places;

/// An element of a text: its place, that of its start tag, and the elements inside.
#[derive(Debug)]
pub(super) struct RawElement {
    /// Without prefix.
    pub(super) name: String,
    /// The prefix, empty where it has none.
    prefix: String,
    pub(super) all: Range<usize>,
    pub(super) tag: Range<usize>,
    pub(super) children: Vec<RawElement>,
}

impl RawElement {
    /// The element that `text` is, which XML's own reader has taken already.
    pub(super) fn of(text: &str, file: &str) -> Result<Self> {
        let broken =
            || Error::XmlBroken { file: file.to_owned(), line: 0, reason: "syntax".to_owned(), detail: String::new() };
        let mut reader = quick_xml::Reader::from_str(text);
        let mut open: Vec<RawElement> = Vec::new();
        loop {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event().map_err(|_| broken())?;
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let element = |start: &BytesStart<'_>| {
                let name = start.name();
                let name: &str = name.as_ref();
                let (prefix, name) = name.split_once(':').unwrap_or(("", name));
                let (name, prefix) = (name.to_owned(), prefix.to_owned());
                RawElement { name, prefix, all: before..end, tag: before..end, children: Vec::new() }
            };
            let mut closed = match event {
                Event::Start(start) => {
                    open.push(element(&start));
                    continue;
                }
                Event::Empty(start) => element(&start),
                Event::End(_) => open.pop().ok_or_else(broken)?,
                Event::Eof => return Err(broken()),
                _ => continue,
            };
            closed.all.end = end;
            match open.last_mut() {
                Some(outer) => outer.children.push(closed),
                None => return Ok(closed),
            }
        }
    }

    /// The first element of this name and its own vocabulary directly inside.
    pub(super) fn child(&self, name: &str) -> Option<&RawElement> {
        self.children.iter().find(|inner| inner.name == name && inner.prefix == self.prefix)
    }

    /// The first element of this name of another vocabulary directly inside.
    pub(super) fn foreign(&self, name: &str) -> Option<&RawElement> {
        self.children.iter().find(|inner| inner.name == name && inner.prefix != self.prefix)
    }

    /// The place of its content; none where it has no end tag.
    pub(super) fn content(&self, text: &str) -> Option<Range<usize>> {
        let end = text[self.all.clone()].rfind("</")? + self.all.start;
        (self.tag.end <= end).then_some(self.tag.end..end)
    }

    /// The value of an attribute, by the name it has in the file.
    pub(super) fn attribute(&self, text: &str, name: &str) -> Option<String> {
        places::attribute(&text[self.tag.clone()], name)
    }
}
