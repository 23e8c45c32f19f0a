//! Tags, text and comments of an HTML page as byte ranges (HTML Standard, 13.2.5 Tokenization). It copies nothing,
//! decodes nothing, and sees each byte a bounded number of times; a test holds it against `html5gum`.

use memchr::{memchr, memchr2};

use crate::model::Span;

/// A stretch of a page; the stretches of a page follow each other without gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// All of it, delimiters included.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Text in which character references are decoded.
    Text,
    /// The text of a `title` or `textarea`: references are decoded, tags are not.
    Rcdata,
    /// The content of a script, a style sheet, a frame.
    Raw,
    /// A CDATA section in SVG or MathML.
    Cdata,
    /// A start tag.
    Start { name: Span },
    /// An end tag.
    End { name: Span },
    /// A comment, a document type, a tag that the end of the file cuts off.
    Other,
}

/// An attribute of a start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// Its name as written.
    pub(crate) name: Span,
    /// Its value without quotation marks, references not decoded; none where only the name stands.
    pub(crate) value: Option<Span>,
}

/// What the start tag that came last makes of the text after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Data,
    Rcdata,
    Raw,
    Script,
    Plain,
}

/// Nobody looks at more attributes of a tag.
const MOST_ATTRIBUTES: usize = 4096;

/// The scanner.
#[derive(Debug)]
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    mode: Mode,
    last: Span,
    attributes: Vec<Attribute>,
    /// Whether SVG or MathML stands around: there, and only there, CDATA sections are text.
    pub(crate) foreign: bool,
}

impl<'a> Scanner<'a> {
    /// A scanner of all of `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, mode: Mode::Data, last: Span::default(), attributes: Vec::new(), foreign: false }
    }

    /// The attributes of the start tag that came last, in order, duplicates included.
    pub(crate) fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    fn token(&mut self, end: usize, kind: TokenKind) -> Option<Token> {
        let span = Span::new(self.at, end);
        self.at = end;
        Some(Token { span, kind })
    }

    fn data(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let mut from = self.at;
        loop {
            let Some(found) = memchr(b'<', &bytes[from..]) else {
                return self.token(bytes.len(), TokenKind::Text);
            };
            let open = from + found;
            let markup = match bytes.get(open + 1) {
                Some(byte) if byte.is_ascii_alphabetic() => true,
                Some(b'!' | b'?') => true,
                // `</` at the very end is text.
                Some(b'/') => open + 2 < bytes.len(),
                _ => false,
            };
            if !markup {
                from = open + 1;
                continue;
            }
            if open > self.at {
                return self.token(open, TokenKind::Text);
            }
            return self.markup();
        }
    }

    fn markup(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let open = self.at;
        match bytes[open + 1] {
            b'!' if bytes[open..].starts_with(b"<!--") => self.token(comment_end(bytes, open), TokenKind::Other),
            b'!' if self.foreign && bytes[open..].starts_with(b"<![CDATA[") => {
                let end = memchr::memmem::find(&bytes[open..], b"]]>").map_or(bytes.len(), |found| open + found + 3);
                self.token(end, TokenKind::Cdata)
            }
            b'/' if bytes[open + 2].is_ascii_alphabetic() => {
                let name = name_span(bytes, open + 2);
                let mut attributes = Attributes { bytes, at: name.end };
                attributes.by_ref().for_each(drop);
                match attributes.tag_end() {
                    Some(end) => self.token(end, TokenKind::End { name }),
                    None => self.token(bytes.len(), TokenKind::Other),
                }
            }
            b'!' | b'?' | b'/' => {
                let end = memchr(b'>', &bytes[open + 2..]).map_or(bytes.len(), |found| open + 2 + found + 1);
                self.token(end, TokenKind::Other)
            }
            _ => {
                let name = name_span(bytes, open + 1);
                let mut attributes = Attributes { bytes, at: name.end };
                self.attributes.clear();
                self.attributes.extend(attributes.by_ref().take(MOST_ATTRIBUTES));
                attributes.by_ref().for_each(drop);
                let Some(end) = attributes.tag_end() else {
                    return self.token(bytes.len(), TokenKind::Other);
                };
                self.last = name;
                self.mode = if self.foreign { Mode::Data } else { mode_after(&self.text[name.range()]) };
                self.token(end, TokenKind::Start { name })
            }
        }
    }

    /// The content of the element that opened last, up to its end tag.
    fn inner(&mut self, kind: TokenKind) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let end = match self.mode {
            Mode::Plain => bytes.len(),
            Mode::Script => script_end(bytes, self.at),
            _ => element_end(bytes, self.at, &bytes[self.last.range()]),
        };
        self.mode = if self.mode == Mode::Plain { Mode::Plain } else { Mode::Data };
        if end == self.at {
            return self.next();
        }
        self.token(end, kind)
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if self.at >= self.text.len() {
            return None;
        }
        match self.mode {
            Mode::Data => self.data(),
            Mode::Rcdata => self.inner(TokenKind::Rcdata),
            Mode::Plain | Mode::Raw | Mode::Script => self.inner(TokenKind::Raw),
        }
    }
}

/// What an HTML parser without scripting reads after this start tag; `noscript` stays closed, because a saved page was
/// read with scripts.
fn mode_after(name: &str) -> Mode {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    match name.len() {
        6 if is("script") => Mode::Script,
        5 if is("style") => Mode::Raw,
        6 if is("iframe") => Mode::Raw,
        8 if is("noscript") || is("noframes") => Mode::Raw,
        3 if is("xmp") => Mode::Raw,
        7 if is("noembed") => Mode::Raw,
        5 if is("title") => Mode::Rcdata,
        8 if is("textarea") => Mode::Rcdata,
        9 if is("plaintext") => Mode::Plain,
        _ => Mode::Data,
    }
}

const BLANK: u8 = 1;
/// `/` and `>`, which end a tag's name.
const TAG: u8 = 2;
const EQUALS: u8 = 4;
const CLOSE: u8 = 8;

/// What a byte is within a tag.
const CLASS: [u8; 256] = {
    let mut out = [0; 256];
    out[b' ' as usize] = BLANK;
    out[b'\t' as usize] = BLANK;
    out[b'\n' as usize] = BLANK;
    out[b'\r' as usize] = BLANK;
    out[0x0c] = BLANK;
    out[b'/' as usize] = TAG;
    out[b'>' as usize] = TAG | CLOSE;
    out[b'=' as usize] = EQUALS;
    out
};

fn blank(byte: u8) -> bool {
    CLASS[usize::from(byte)] == BLANK
}

/// Where the next byte of one of these classes stands, at `at` or behind; the end if there is none.
fn until(bytes: &[u8], at: usize, classes: u8) -> usize {
    let length = bytes[at..].iter().position(|&byte| CLASS[usize::from(byte)] & classes != 0);
    length.map_or(bytes.len(), |length| at + length)
}

fn name_span(bytes: &[u8], start: usize) -> Span {
    Span::new(start, until(bytes, start, BLANK | TAG))
}

/// Behind a comment that opens at `open` (13.2.5.43 and following: `<!-->` and `<!--->` are comments, `--!>` ends one).
fn comment_end(bytes: &[u8], open: usize) -> usize {
    let body = open + 4;
    if bytes[body..].starts_with(b">") {
        return body + 1;
    }
    if bytes[body..].starts_with(b"->") {
        return body + 2;
    }
    let mut from = body;
    while let Some(found) = memchr::memmem::find(&bytes[from..], b"--") {
        let dashes = from + found;
        let after = dashes + 2;
        if bytes[after..].starts_with(b">") {
            return after + 1;
        }
        if bytes[after..].starts_with(b"!>") {
            return after + 2;
        }
        from = dashes + 1;
    }
    bytes.len()
}

/// Whether an end (or start) tag's name at `at` is `name` and really ends there.
fn named_at(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let end = at + name.len();
    bytes.len() > end
        && bytes[at..end].eq_ignore_ascii_case(name)
        && (blank(bytes[end]) || bytes[end] == b'/' || bytes[end] == b'>')
}

fn element_end(bytes: &[u8], start: usize, name: &[u8]) -> usize {
    let mut from = start;
    while let Some(found) = memchr(b'<', &bytes[from..]) {
        let open = from + found;
        if bytes.get(open + 1) == Some(&b'/') && named_at(bytes, open + 2, name) {
            return open;
        }
        from = open + 1;
    }
    bytes.len()
}

/// Where the script that starts at `start` ends (13.2.5.15 to 13.2.5.31: `<!--` escapes, a `<script` in it doubly).
fn script_end(bytes: &[u8], start: usize) -> usize {
    #[derive(PartialEq)]
    enum ScriptState {
        Plain,
        Escaped,
        Doubly,
    }
    let mut state = ScriptState::Plain;
    let mut from = start;
    while let Some(found) = memchr2(b'<', b'-', &bytes[from..]) {
        let at = from + found;
        from = at + 1;
        if bytes[at] == b'-' {
            if state != ScriptState::Plain && bytes[at..].starts_with(b"-->") {
                state = ScriptState::Plain;
                from = at + 3;
            }
            continue;
        }
        let end_tag = bytes.get(at + 1) == Some(&b'/') && named_at(bytes, at + 2, b"script");
        match state {
            ScriptState::Plain | ScriptState::Escaped if end_tag => return at,
            ScriptState::Plain if bytes[at..].starts_with(b"<!--") => {
                state = ScriptState::Escaped;
                from = at + 2;
            }
            ScriptState::Escaped if named_at(bytes, at + 1, b"script") => state = ScriptState::Doubly,
            ScriptState::Doubly if end_tag => state = ScriptState::Escaped,
            _ => {}
        }
    }
    bytes.len()
}

/// The attributes of a tag, in order, duplicates included; stops at the tag's `>`.
#[derive(Debug)]
pub(crate) struct Attributes<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Attributes<'a> {
    /// Those of the start tag whose name is `name`.
    pub(crate) fn of(text: &'a str, name: Span) -> Self {
        Self { bytes: text.as_bytes(), at: name.end }
    }

    /// Behind the `>` at which they stopped.
    fn tag_end(&self) -> Option<usize> {
        (self.at < self.bytes.len()).then_some(self.at + 1)
    }

    fn skip_blanks(&mut self) {
        while self.at < self.bytes.len() && blank(self.bytes[self.at]) {
            self.at += 1;
        }
    }
}

impl Iterator for Attributes<'_> {
    type Item = Attribute;

    fn next(&mut self) -> Option<Attribute> {
        while self.at < self.bytes.len() && (blank(self.bytes[self.at]) || self.bytes[self.at] == b'/') {
            self.at += 1;
        }
        let start = self.at;
        if start >= self.bytes.len() || self.bytes[start] == b'>' {
            return None;
        }
        // A leading `=` belongs to the name (13.2.5.32).
        self.at = until(self.bytes, start + 1, BLANK | TAG | EQUALS);
        let name = Span::new(start, self.at);
        self.skip_blanks();
        if self.bytes.get(self.at) != Some(&b'=') {
            return Some(Attribute { name, value: None });
        }
        self.at += 1;
        self.skip_blanks();
        let value = match self.bytes.get(self.at) {
            Some(&quote @ (b'"' | b'\'')) => {
                let open = self.at + 1;
                match memchr(quote, &self.bytes[open..]) {
                    Some(length) => {
                        self.at = open + length + 1;
                        Span::new(open, open + length)
                    }
                    None => {
                        self.at = self.bytes.len();
                        Span::new(open, self.at)
                    }
                }
            }
            _ => {
                let open = self.at;
                self.at = until(self.bytes, open, BLANK | CLOSE);
                Span::new(open, self.at)
            }
        };
        Some(Attribute { name, value: Some(value) })
    }
}
