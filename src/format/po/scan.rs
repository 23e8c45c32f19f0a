//! The entries of a catalogue, and where each of its strings stands.

use super::strings::unescape;
use crate::model::Span;

/// A message, with what stands above it.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) comments: Vec<Comment>,
    pub(super) context: Option<Value>,
    pub(super) id: Option<Value>,
    pub(super) plural: Option<Value>,
    pub(super) translations: Vec<Translation>,
    /// Where its first keyword stands, in bytes, and on which line, from 1.
    pub(super) start: usize,
    pub(super) line: u64,
}

/// A line that begins with `#`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment {
    /// Without what ends it.
    pub(super) span: Span,
    /// What stands behind `#`: a blank, `.`, `:`, `,`, `|`.
    pub(super) kind: u8,
}

/// A string, in one line or several.
#[derive(Debug)]
pub(super) struct Value {
    /// From the first quotation mark to the last.
    pub(super) span: Span,
    /// What it says, without escapes.
    pub(super) text: String,
}

/// A `msgstr`.
#[derive(Debug)]
pub(super) struct Translation {
    /// Its number: `msgstr[1]`.
    pub(super) form: Option<usize>,
    pub(super) keyword: Span,
    pub(super) value: Value,
}

/// What is wrong with a catalogue, and on which line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: u64,
    /// `string` (it does not end on its line), `word` (no keyword), `order` (one that cannot stand there).
    pub(super) reason: &'static str,
}

impl Entry {
    /// Whether it is the catalogue's own: a message without words.
    pub(super) fn is_header(&self) -> bool {
        self.context.is_none() && self.id.as_ref().is_some_and(|id| id.text.is_empty())
    }

    /// The flags of its `#,` lines.
    pub(super) fn flags<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let lines = self.comments.iter().filter(|comment| comment.kind == b',');
        let flags = lines.flat_map(|line| text[line.span.start + 2..line.span.end].split(','));
        flags.map(str::trim).collect::<Vec<_>>().into_iter()
    }

    /// Whether nobody has confirmed it.
    pub(super) fn is_fuzzy(&self, text: &str) -> bool {
        self.flags(text).any(|flag| flag == "fuzzy")
    }
}

/// The entries of a catalogue, its header among them. Those that are no longer in use (`#~`) are comments here.
pub(super) fn scan(text: &str) -> Result<Vec<Entry>, Fault> {
    Scanner { text, at: 0, line: 1, entries: Vec::new(), comments: Vec::new() }.scan()
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    line: u64,
    entries: Vec<Entry>,
    /// Those that belong to the entry which comes next.
    comments: Vec<Comment>,
}

impl Scanner<'_> {
    fn scan(mut self) -> Result<Vec<Entry>, Fault> {
        while let Some(byte) = self.next_byte() {
            match byte {
                b'#' => self.comment(),
                b'"' => return Err(self.fault("order")),
                _ => self.keyword()?,
            }
        }
        self.whole()?;
        Ok(self.entries)
    }

    fn fault(&self, reason: &'static str) -> Fault {
        Fault { line: self.line, reason }
    }

    /// The next byte that is no blank.
    fn next_byte(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'\n' => self.line += 1,
                b'\r' if bytes.get(self.at + 1) != Some(&b'\n') => self.line += 1,
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {}
                _ => return Some(byte),
            }
            self.at += 1;
        }
        None
    }

    fn line_end(&self) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        memchr::memchr2(b'\n', b'\r', rest).map_or(self.text.len(), |length| self.at + length)
    }

    fn comment(&mut self) {
        let span = Span::new(self.at, self.line_end());
        let kind = self.text.as_bytes().get(self.at + 1).copied().filter(u8::is_ascii_punctuation).unwrap_or(b' ');
        match kind {
            // What stands above a message that is gone was about it.
            b'~' => self.comments.clear(),
            _ => self.comments.push(Comment { span, kind }),
        }
        self.at = span.end;
    }

    /// A keyword and its string.
    fn keyword(&mut self) -> Result<(), Fault> {
        let bytes = &self.text.as_bytes()[self.at..];
        let length = bytes.iter().take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_').count();
        let word = &self.text[self.at..self.at + length];
        let start = self.at;
        let mut form = None;
        let mut end = start + length;
        if word == "msgstr" && self.text.as_bytes().get(end) == Some(&b'[') {
            let inner = &self.text[end + 1..];
            let close = inner.bytes().take(12).position(|byte| byte == b']').ok_or_else(|| self.fault("word"))?;
            form = Some(inner[..close].trim().parse().map_err(|_| self.fault("word"))?);
            end += close + 2;
        }
        self.at = end;
        match word {
            // A part of the catalogue, for programs that have several.
            "domain" => {
                self.at = self.line_end();
                return Ok(());
            }
            "msgid" | "msgid_plural" | "msgctxt" | "msgstr" => {}
            _ => return Err(self.fault("word")),
        }
        let line = self.line;
        let value = self.value()?;
        let begins = word == "msgctxt" || (word == "msgid" && self.entries.last().is_none_or(|last| last.id.is_some()));
        if begins {
            self.whole()?;
            let comments = std::mem::take(&mut self.comments);
            self.entries.push(Entry { comments, start, line, ..Entry::default() });
        }
        let order = Fault { line, reason: "order" };
        let Some(entry) = self.entries.last_mut() else { return Err(order) };
        let is_open = entry.id.is_some() && entry.translations.is_empty();
        match word {
            "msgctxt" => entry.context = Some(value),
            "msgid" => entry.id = Some(value),
            "msgid_plural" if is_open && entry.plural.is_none() => entry.plural = Some(value),
            "msgstr" if entry.id.is_some() && (form.is_none() || entry.plural.is_some()) => {
                entry.translations.push(Translation { form, keyword: Span::new(start, end), value });
            }
            _ => return Err(order),
        }
        // Comments inside of an entry are about it.
        entry.comments.append(&mut self.comments);
        Ok(())
    }

    /// Whether the last entry has all that one has.
    fn whole(&self) -> Result<(), Fault> {
        match self.entries.last() {
            Some(last) if last.id.is_none() || last.translations.is_empty() => {
                Err(Fault { line: last.line, reason: "order" })
            }
            _ => Ok(()),
        }
    }

    /// The strings that follow, as one.
    fn value(&mut self) -> Result<Value, Fault> {
        let mut out: Option<Value> = None;
        loop {
            // Where no string follows, what was passed over is passed over again.
            let before = (self.at, self.line);
            if self.next_byte() != Some(b'"') {
                (self.at, self.line) = before;
                return out.ok_or_else(|| self.fault("string"));
            }
            let start = self.at;
            let bytes = self.text.as_bytes();
            self.at += 1;
            loop {
                match bytes.get(self.at) {
                    Some(b'"') => break,
                    Some(b'\\') => self.at += 2,
                    None | Some(b'\n' | b'\r') => return Err(self.fault("string")),
                    Some(_) => self.at += 1,
                }
            }
            let raw = self.text.get(start + 1..self.at).ok_or_else(|| self.fault("string"))?;
            self.at += 1;
            let value = out.get_or_insert_with(|| Value { span: Span::new(start, start), text: String::new() });
            value.span.end = self.at;
            unescape(raw, &mut value.text);
        }
    }
}
