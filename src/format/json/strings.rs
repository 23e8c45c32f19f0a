//! The inside of a JSON string: what it stands for (RFC 8259, section 7), and how a file writes what need not be escaped.

use crate::format::encoding;
use crate::model::Span;

/// A character or an escape.
struct Item {
    span: Span,
    blank: bool,
    /// Whether a line ends with it.
    ends: bool,
}

fn items(raw: &str) -> impl Iterator<Item = Item> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &raw[at..];
        let first = rest.chars().next()?;
        let (length, shown) = match (first, rest.as_bytes().get(1)) {
            ('\\', Some(b'u')) => {
                let code = rest.get(2..6).and_then(|code| u32::from_str_radix(code, 16).ok());
                (6, code.and_then(char::from_u32))
            }
            ('\\', Some(b'n')) => (2, Some('\n')),
            ('\\', Some(b'r')) => (2, Some('\r')),
            ('\\', Some(b't')) => (2, Some('\t')),
            ('\\', _) => (2, None),
            (c, _) => (c.len_utf8(), Some(c)),
        };
        let span = Span::new(at, raw.len().min(at + length));
        at = span.end;
        Some(Item { span, blank: shown.is_some_and(char::is_whitespace), ends: matches!(shown, Some('\n' | '\r')) })
    })
}

/// Where each line of a string stands in it, without blanks at its ends; lines without anything left out.
pub(super) fn lines(raw: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut line: Option<Span> = None;
    for item in items(raw) {
        match &mut line {
            _ if item.ends => out.extend(line.take()),
            _ if item.blank => {}
            Some(line) => line.end = item.span.end,
            None => line = Some(item.span),
        }
    }
    out.extend(line);
    out
}

/// What a stretch of a string stands for; none if it is broken.
pub(super) fn decode(raw: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{raw}\"")).ok()
}

/// How a file writes its strings.
#[derive(Debug, Clone)]
pub(super) struct Style {
    /// Whether all that is not ASCII is escaped.
    ascii: bool,
    /// Whether the digits of escapes are capitals.
    capitals: bool,
    /// For each character of ASCII: whether it stands there bare, and how it is escaped.
    seen: [(bool, Escaped); 128],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escaped {
    Never,
    /// `\/`
    Short,
    /// `\u002f`
    Long,
}

impl Style {
    /// That of these strings.
    pub(super) fn of<'t>(strings: impl Iterator<Item = &'t str>) -> Self {
        let mut seen = [(false, Escaped::Never); 128];
        let (mut bare, mut escaped, mut capitals) = (false, false, None);
        for raw in strings {
            if !raw.contains('\\') {
                bare |= !raw.is_ascii();
                raw.bytes().filter(u8::is_ascii).for_each(|byte| seen[usize::from(byte)].0 = true);
                continue;
            }
            for item in items(raw) {
                let own = &raw[item.span.range()];
                match own.as_bytes() {
                    [b'\\', b'u', digits @ ..] => {
                        let code = own.get(2..).and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
                        let letter = digits.iter().find(|digit| digit.is_ascii_alphabetic());
                        capitals = capitals.or(letter.map(u8::is_ascii_uppercase));
                        match seen.get_mut(code as usize) {
                            Some(seen) => seen.1 = Escaped::Long,
                            None => escaped = true,
                        }
                    }
                    [b'\\', byte] if byte.is_ascii_punctuation() => seen[usize::from(*byte)].1 = Escaped::Short,
                    [byte] => seen[usize::from(*byte)].0 = true,
                    _ => bare |= !own.is_ascii(),
                }
            }
        }
        Self { ascii: escaped && !bare, capitals: capitals.unwrap_or(false), seen }
    }

    /// Characters as the inside of a string, in an encoding that may lack some.
    pub(super) fn write(&self, chars: &str, encoding: &'static str, out: &mut String) {
        let all = encoding::can_write(encoding, chars);
        let mut room = [0; 4];
        for c in chars.chars() {
            let (bare, escaped) = self.seen.get(c as usize).copied().unwrap_or((true, Escaped::Never));
            match c {
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '"' | '\\' if escaped != Escaped::Long => out.extend(['\\', c]),
                '"' | '\\' | '\0'..' ' => self.long(c, out),
                c if !bare && escaped == Escaped::Short => out.extend(['\\', c]),
                c if !bare && escaped == Escaped::Long => self.long(c, out),
                c if c.is_ascii() => out.push(c),
                c if self.ascii || (!all && !encoding::can_write(encoding, c.encode_utf8(&mut room))) => {
                    self.long(c, out);
                }
                c => out.push(c),
            }
        }
    }

    fn long(&self, c: char, out: &mut String) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            match self.capitals {
                true => out.push_str(&format!("\\u{unit:04X}")),
                false => out.push_str(&format!("\\u{unit:04x}")),
            }
        }
    }
}
