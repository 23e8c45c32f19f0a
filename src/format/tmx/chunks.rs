use std::io::BufRead;

use crate::error::{Error, Result};
use crate::format::xml::{self, Decoding, Place};

/// The largest unit that is read, in bytes of text.
const MAX_UNIT: usize = 16 << 20;

/// The longest processing instruction that is looked at.
const MAX_INSTRUCTION: usize = 64 << 10;

/// How much may stand before the body.
const MAX_HEAD: usize = 16 << 20;

/// So much between two units is told.
const MAX_GATHERED: usize = 1000;

/// Something between units that is none.
#[derive(Debug)]
pub(super) enum Stray {
    /// Text: its first line.
    Text(String),
    /// An element: its name.
    Element(String),
}

/// A TMX file cut into its units, so that one that is broken does not take the others with it, and so that no more than
/// one is held at a time.
pub(super) struct Chunks<'a> {
    file: &'a str,
    input: Decoding<Box<dyn BufRead + Send + 'a>>,
    /// Decoded text not yet used up; what stands before `start` is.
    text: String,
    start: usize,
    /// The line that `start` is on.
    line: u64,
    column: u64,
    ended: bool,
    depth: usize,
    /// Where what was returned last began.
    begun: Place,
    /// Whether text between units is gathered, and not an error.
    gathers: bool,
    gathered: Vec<(Stray, Place)>,
    /// What there is of a unit that never ends.
    torn: String,
}

/// Why a unit cannot be cut out before whose end another one begins.
pub(super) const UNCLOSED: &str = "unclosed";

/// A part of the file.
#[derive(Debug)]
pub(super) enum Chunk {
    /// A `tu` from its `<` to its last `>`, and the line it begins on.
    Unit(String, u64),
    /// A `tu` that cannot be cut out: why, its start tag, and the line it begins on.
    Broken(&'static str, String, u64),
    /// A processing instruction between units, whole, and the line it begins on.
    Instruction(String, u64),
    /// The end, with everything closed.
    End,
}

/// What a `<` begins.
#[derive(PartialEq, Eq)]
enum MarkupKind {
    Comment,
    Cdata,
    Instruction,
    Doctype,
    UnitStart,
    UnitEnd,
    BodyStart,
    BodyEnd,
    RootEnd,
    Start,
    End,
}

impl<'a> Chunks<'a> {
    pub(super) fn new(file: &'a str, input: Box<dyn BufRead + Send + 'a>) -> Self {
        Self {
            file,
            input: Decoding::new(input),
            text: String::new(),
            start: 0,
            line: 1,
            column: 1,
            ended: false,
            depth: 0,
            begun: Place::START,
            gathers: false,
            gathered: Vec::new(),
            torn: String::new(),
        }
    }

    /// The same, where text between units is gathered.
    pub(super) fn gathering(file: &'a str, input: Box<dyn BufRead + Send + 'a>) -> Self {
        Self { gathers: true, ..Self::new(file, input) }
    }

    /// Where what was returned last began.
    pub(super) fn begun(&self) -> Place {
        self.begun
    }

    /// What was met between units since this was asked last, as far as it is not too much, and where it stands.
    pub(super) fn gathered(&mut self) -> Vec<(Stray, Place)> {
        std::mem::take(&mut self.gathered)
    }

    /// What there is of the last unit that never ended.
    pub(super) fn torn(&mut self) -> String {
        std::mem::take(&mut self.torn)
    }

    /// Keeps what there is of a unit that ends at `end` without its end tag.
    fn tear(&mut self, end: usize) {
        if self.gathers {
            self.torn = self.text[self.start..end].to_owned();
        }
    }

    /// The name of the encoding, once something was read.
    pub(super) fn encoding(&self) -> &'static str {
        self.input.encoding()
    }

    fn gather(&mut self, stray: Stray) {
        if self.gathered.len() < MAX_GATHERED {
            self.gathered.push((stray, self.place()));
        }
    }

    /// Where it has come to.
    pub(super) fn place(&self) -> Place {
        Place { line: self.line, column: self.column }
    }

    /// Everything up to and with the start tag of the body (or, where there is none, all there is); whether a body was
    /// found, and whether it was closed at once.
    pub(super) fn head(&mut self) -> Result<(String, Body)> {
        let mut at = self.start;
        let body = loop {
            let Some(open) = self.find(at, b'<')? else { break Body::Missing };
            if open - self.start > MAX_HEAD {
                return Err(Error::XmlBroken {
                    file: self.file.to_owned(),
                    line: self.line,
                    reason: "too-large".to_owned(),
                    detail: String::new(),
                });
            }
            let markup = self.markup(open)?;
            let end = if markup == MarkupKind::Doctype { self.doctype_end(open)? } else { self.end_of(open, &markup)? };
            let Some(end) = end else { break Body::Missing };
            at = end;
            if markup == MarkupKind::BodyStart {
                break if self.text[..end].ends_with("/>") { Body::Empty } else { Body::Open };
            }
        };
        let end = if body == Body::Missing { self.text.len() } else { at };
        let head = self.take(end);
        Ok((head, body))
    }

    /// The next unit.
    pub(super) fn next(&mut self) -> Result<Chunk> {
        loop {
            let Some(open) = self.find(self.start, b'<')? else { return Err(self.truncated("body")) };
            self.blank_to(open)?;
            self.drop_to(open);
            let open = self.start;
            self.begun = self.place();
            self.no_conflict(open)?;
            let markup = self.markup(open)?;
            match markup {
                MarkupKind::UnitStart => return self.unit(),
                MarkupKind::BodyEnd => return self.tail(),
                MarkupKind::RootEnd => return Err(self.broken("end-tag", "<body>")),
                _ => {}
            }
            let Some(end) = self.end_of(open, &markup)? else { return Err(self.truncated("body")) };
            match markup {
                MarkupKind::End => self.depth = self.depth.saturating_sub(1),
                MarkupKind::Start | MarkupKind::BodyStart if !self.text[..end].ends_with("/>") => {
                    self.depth += 1;
                    if self.depth > crate::format::xml::MAX_DEPTH {
                        return Err(Error::XmlTooDeep {
                            file: self.file.to_owned(),
                            line: self.line,
                            limit: crate::format::xml::MAX_DEPTH as u64,
                        });
                    }
                }
                _ => {}
            }
            if self.gathers && matches!(markup, MarkupKind::Start | MarkupKind::BodyStart) {
                let name = self.text[open + 1..end].split(|c: char| c.is_whitespace() || "/>".contains(c)).next();
                let name = name.unwrap_or_default().chars().take(60).collect();
                self.gather(Stray::Element(name));
            }
            if markup == MarkupKind::Instruction && end - open <= MAX_INSTRUCTION {
                let line = self.line;
                return Ok(Chunk::Instruction(self.take(end), line));
            }
            self.drop_to(end);
        }
    }

    /// That nothing but blanks stands before `open`: text between units belongs to none, and would be lost.
    fn blank_to(&mut self, open: usize) -> Result<()> {
        let between = &self.text[self.start..open];
        let words = between.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if words.is_empty() {
            return Ok(());
        }
        let words_at = self.start + between.len() - words.len();
        let words: String = words.lines().next().unwrap_or_default().trim_end().chars().take(60).collect();
        self.drop_to(words_at);
        if self.gathers {
            self.gather(Stray::Text(words));
            return Ok(());
        }
        Err(Error::TextOutside { file: self.file.to_owned(), line: self.line, words })
    }

    /// That no mark of an unresolved merge begins at `open`.
    fn no_conflict(&mut self, open: usize) -> Result<()> {
        while self.text.len() < open + xml::OURS.len() && self.more()? {}
        if !self.text[open..].starts_with(xml::OURS) {
            return Ok(());
        }
        // Both sides are named where they are near.
        while self.text.len() - open < MAX_UNIT && !self.text[open..].contains(xml::THEIRS) && self.more()? {}
        let from = self.text[..open].rfind('\n').map_or(self.start.min(open), |at| at + 1);
        self.drop_to(from);
        match xml::conflict(&self.text[self.start..]) {
            Some(found) => Err(found.error(self.file, self.line)),
            None => Ok(()),
        }
    }

    /// What stands behind a body that was closed: the end of the root.
    pub(super) fn tail(&mut self) -> Result<Chunk> {
        loop {
            let Some(open) = self.find(self.start, b'<')? else { return Err(self.truncated("tmx")) };
            self.drop_to(open);
            let markup = self.markup(self.start)?;
            let Some(end) = self.end_of(self.start, &markup)? else { return Err(self.truncated("tmx")) };
            self.drop_to(end);
            if markup == MarkupKind::RootEnd {
                return Ok(Chunk::End);
            }
        }
    }

    /// The line up to which everything is used up.
    pub(super) fn truncated(&mut self, element: &str) -> Error {
        let end = self.text.len();
        self.drop_to(end);
        Error::XmlTruncated { file: self.file.to_owned(), line: self.line, element: element.to_owned() }
    }

    fn broken(&self, reason: &str, detail: &str) -> Error {
        Error::XmlBroken {
            file: self.file.to_owned(),
            line: self.line,
            reason: reason.to_owned(),
            detail: detail.to_owned(),
        }
    }

    /// The unit that begins at `start`.
    fn unit(&mut self) -> Result<Chunk> {
        let line = self.line;
        // The start tag of one that is too large.
        let mut too_large: Option<String> = None;
        let Some(mut at) = self.end_of(self.start, &MarkupKind::UnitStart)? else { return Err(self.truncated("tu")) };
        if self.text[..at].ends_with("/>") {
            return Ok(Chunk::Unit(self.take(at), line));
        }
        let tag = at - self.start;
        loop {
            let Some(mut open) = self.find(at, b'<')? else {
                if too_large.is_none() {
                    self.tear(self.text.len());
                }
                return Err(self.truncated("tu"));
            };
            if self.text.len() - self.start > MAX_UNIT {
                // Everything up to here is given up; only the end is still looked for.
                too_large.get_or_insert_with(|| self.text[self.start..self.start + tag].to_owned());
                self.drop_to(open);
                open = self.start;
            }
            self.no_conflict(open)?;
            match self.markup(open)? {
                MarkupKind::UnitEnd => {
                    let Some(end) = self.end_of(open, &MarkupKind::UnitEnd)? else { return Err(self.truncated("tu")) };
                    if let Some(tag) = too_large {
                        self.drop_to(end);
                        return Ok(Chunk::Broken("too-large", tag, line));
                    }
                    return Ok(Chunk::Unit(self.take(end), line));
                }
                MarkupKind::UnitStart | MarkupKind::BodyEnd | MarkupKind::RootEnd => {
                    let reason = if too_large.is_some() { "too-large" } else { UNCLOSED };
                    if too_large.is_none() {
                        self.tear(open);
                    }
                    let tag = too_large.unwrap_or_else(|| self.text[self.start..self.start + tag].to_owned());
                    self.drop_to(open);
                    return Ok(Chunk::Broken(reason, tag, line));
                }
                markup @ (MarkupKind::Comment | MarkupKind::Cdata | MarkupKind::Instruction) => {
                    let Some(end) = self.end_of(open, &markup)? else { return Err(self.truncated("tu")) };
                    at = end;
                }
                // Where a tag ends is the parser's business: a stray quote must not swallow the units behind it.
                _ => at = open + 1,
            }
        }
    }

    /// What the `<` at `open` begins. `>` and blanks end a name; an unfinished one is whatever it looks like so far.
    fn markup(&mut self, open: usize) -> Result<MarkupKind> {
        while self.text.len() < open + 10 && self.more()? {}
        let rest = &self.text.as_bytes()[open + 1..];
        let named = |name: &[u8]| {
            rest.strip_prefix(name)
                .is_some_and(|after| matches!(after.first(), None | Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n')))
        };
        Ok(match rest.first() {
            Some(b'!') if rest.starts_with(b"!--") => MarkupKind::Comment,
            Some(b'!') if rest.starts_with(b"![CDATA[") => MarkupKind::Cdata,
            Some(b'!') => MarkupKind::Doctype,
            Some(b'?') => MarkupKind::Instruction,
            Some(b'/') if named(b"/tu") => MarkupKind::UnitEnd,
            Some(b'/') if named(b"/body") => MarkupKind::BodyEnd,
            Some(b'/') if named(b"/tmx") => MarkupKind::RootEnd,
            Some(b'/') => MarkupKind::End,
            _ if named(b"tu") => MarkupKind::UnitStart,
            _ if named(b"body") => MarkupKind::BodyStart,
            _ => MarkupKind::Start,
        })
    }

    /// The first byte after the markup at `open`; none where the file ends first.
    fn end_of(&mut self, open: usize, markup: &MarkupKind) -> Result<Option<usize>> {
        match markup {
            MarkupKind::Comment => self.find_all(open + 4, b"-->"),
            MarkupKind::Cdata => self.find_all(open + 9, b"]]>"),
            MarkupKind::Instruction => self.find_all(open + 2, b"?>"),
            MarkupKind::End | MarkupKind::UnitEnd | MarkupKind::BodyEnd | MarkupKind::RootEnd | MarkupKind::Doctype => {
                self.find_all(open, b">")
            }
            MarkupKind::Start | MarkupKind::UnitStart | MarkupKind::BodyStart => self.tag_end(open),
        }
    }

    /// The first byte after a start tag, whose attributes may hold `>`.
    fn tag_end(&mut self, open: usize) -> Result<Option<usize>> {
        let mut at = open + 1;
        let mut quote = None;
        loop {
            while at < self.text.len() {
                let byte = self.text.as_bytes()[at];
                match (quote, byte) {
                    (None, b'>') => return Ok(Some(at + 1)),
                    (None, b'"' | b'\'') => quote = Some(byte),
                    // `<` stands in no attribute: the quote was never closed, and the tag ends before it.
                    (_, b'<') => return Ok(Some(at)),
                    (Some(open), byte) if open == byte => quote = None,
                    _ => {}
                }
                at += 1;
            }
            if at - self.start > 4 * MAX_UNIT {
                return Err(self.broken("too-large", ""));
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// The first byte after a document type, whose internal subset may hold `>`.
    fn doctype_end(&mut self, open: usize) -> Result<Option<usize>> {
        let mut at = open + 1;
        let mut quote = None;
        let mut subset = false;
        loop {
            while at < self.text.len() {
                let byte = self.text.as_bytes()[at];
                match (quote, byte) {
                    (None, b'>') if !subset => return Ok(Some(at + 1)),
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (None, b'[') => subset = true,
                    (None, b']') => subset = false,
                    (None, b'<') => {
                        while self.text.len() < at + 4 && self.more()? {}
                        if self.text.as_bytes()[at..].starts_with(b"<!--") {
                            let Some(end) = self.find_all(at + 4, b"-->")? else { return Ok(None) };
                            at = end;
                            continue;
                        }
                    }
                    (Some(open), byte) if open == byte => quote = None,
                    _ => {}
                }
                at += 1;
            }
            if at - open > MAX_HEAD || !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Where the next `byte` stands from `at` on.
    fn find(&mut self, mut at: usize, byte: u8) -> Result<Option<usize>> {
        loop {
            if let Some(found) = memchr::memchr(byte, &self.text.as_bytes()[at..]) {
                return Ok(Some(at + found));
            }
            // Long stretches without markup: nothing of them is kept beyond the limit.
            at = self.text.len();
            if at - self.start > MAX_UNIT || !self.more()? {
                return if at - self.start > MAX_UNIT { self.far(byte) } else { Ok(None) };
            }
        }
    }

    /// As [`Self::find`] where too much text has passed to keep it: gives the text up as it goes.
    fn far(&mut self, byte: u8) -> Result<Option<usize>> {
        // One byte too many stays behind, so that whoever measures the unit sees that it was too large.
        loop {
            if let Some(found) = memchr::memchr(byte, &self.text.as_bytes()[self.start + MAX_UNIT..]) {
                return Ok(Some(self.start + MAX_UNIT + found));
            }
            let cut = self.floor(self.start + MAX_UNIT);
            let gone = memchr::memchr_iter(b'\n', &self.text.as_bytes()[cut..]).count();
            self.line += gone as u64;
            self.text.truncate(cut);
            while self.text.len() < self.start + MAX_UNIT {
                self.text.push(' ');
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// The first byte after the next `needle` from `at` on.
    fn find_all(&mut self, mut at: usize, needle: &[u8]) -> Result<Option<usize>> {
        loop {
            let from = at.min(self.text.len());
            if let Some(found) = memchr::memmem::find(&self.text.as_bytes()[from..], needle) {
                return Ok(Some(from + found + needle.len()));
            }
            at = at.max(self.text.len().saturating_sub(needle.len() - 1));
            if self.text.len() - self.start > 4 * MAX_UNIT {
                return Err(self.broken("too-large", ""));
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Reads on; `false` at the end of the file.
    fn more(&mut self) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let more = self.input.read_into(&mut self.text).map_err(|error| Error::reading(self.file, error))?;
        self.ended = !more;
        Ok(more)
    }

    fn floor(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Everything up to `end`, which is thereby used up.
    fn take(&mut self, end: usize) -> String {
        let taken = self.text[self.start..end].to_owned();
        self.drop_to(end);
        taken
    }

    /// Uses everything up to `end` up.
    fn drop_to(&mut self, end: usize) {
        let mut place = self.place();
        place.pass(&self.text.as_bytes()[self.start..end]);
        (self.line, self.column) = (place.line, place.column);
        self.start = end;
        // Moving what is left to the front costs its length: only when most of the text is used up.
        if self.start > self.text.len() / 2 && self.start > 1 << 16 || self.start == self.text.len() {
            self.text.drain(..self.start);
            self.start = 0;
        }
    }
}

/// What became of the body's start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// Units follow.
    Open,
    /// `<body/>`.
    Empty,
    /// There is none.
    Missing,
}
