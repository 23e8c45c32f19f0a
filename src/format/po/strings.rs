//! Strings as gettext writes them: escapes, and lines of at most 79 columns.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use crate::format::hard_wrap::columns;

/// How long lines are where they are wrapped.
pub(super) const WIDTH: usize = 79;

/// What the inside of a string says.
pub(super) fn unescape(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some(found) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(&rest[..found]);
        rest = &rest[found + 1..];
        let Some(c) = rest.chars().next() else { return out.push('\\') };
        let mut length = c.len_utf8();
        match c {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'a' => out.push('\u{7}'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'v' => out.push('\u{b}'),
            '0'..='7' => {
                length = rest.bytes().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                let code = u32::from_str_radix(&rest[..length], 8).unwrap_or(0);
                out.extend(char::from_u32(code));
            }
            'x' => {
                let digits = rest[1..].bytes().take(2).take_while(u8::is_ascii_hexdigit).count();
                length += digits;
                out.extend(u32::from_str_radix(&rest[1..=digits], 16).ok().and_then(char::from_u32));
            }
            _ => out.push(c),
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
}

/// Characters inside of a string.
pub(super) fn escape(chars: &str, out: &mut String) {
    for c in chars.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{b}' => out.push_str("\\v"),
            '\u{c}' => out.push_str("\\f"),
            c if u32::from(c) < 32 => out.push_str(&format!("\\{:03o}", u32::from(c))),
            c => out.push(c),
        }
    }
}

fn quoted(chars: &str) -> String {
    let mut out = String::with_capacity(chars.len() + 2);
    out.push('"');
    escape(chars, &mut out);
    out.push('"');
    out
}

/// A string behind a keyword, in lines that end in `end`: one where that is enough, else an empty one and those of the text;
/// wrapped where the catalogue's are.
pub(super) fn value(keyword: &str, chars: &str, wrapped: bool, end: &str) -> String {
    let one = quoted(chars);
    let inner = chars.strip_suffix('\n').unwrap_or(chars);
    if !inner.contains('\n') && (!wrapped || columns(keyword) + 1 + columns(&one) <= WIDTH) {
        return one;
    }
    let mut out = "\"\"".to_owned();
    for line in chars.split_inclusive('\n') {
        for piece in if wrapped { pieces(line) } else { vec![line] } {
            out.push_str(end);
            out.push_str(&quoted(piece));
        }
    }
    out
}

/// A line in pieces that fit.
fn pieces(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut to, mut width) = (0, 0, 2);
    let places = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()).segment_str(line);
    for next in places.filter(|&at| at > 0) {
        // What ends the line stays on it.
        let word = columns(&quoted(&line[to..next])) - 2;
        if to > from && width + word > WIDTH && &line[to..next] != "\n" {
            out.push(&line[from..to]);
            (from, width) = (to, 2);
        }
        width += word;
        to = next;
    }
    if from < line.len() {
        out.push(&line[from..]);
    }
    out
}
