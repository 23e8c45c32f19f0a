//! Places in a message that a program fills in, as codes: `%s`, `%1$d`, `%(name)s`, `{name}`, `${name}`, `%{name}`.

use std::collections::HashMap;

use crate::model::{Code, Piece, Text};

/// Which marks a message's flags allow (`c-format`, `no-c-format`…); without any, only those that no prose has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Marks {
    /// Nothing says; a percent sign behind a number may be one.
    Unsaid,
    /// Said to have them.
    Said,
    /// Said to have none.
    None,
}

/// What the flags of a message say.
pub(super) fn marks<'f>(flags: impl Iterator<Item = &'f str>) -> Marks {
    let mut out = Marks::Unsaid;
    for flag in flags.filter_map(|flag| flag.strip_suffix("-format")) {
        match flag.starts_with("no-") {
            true if out == Marks::Unsaid => out = Marks::None,
            true => {}
            false => out = Marks::Said,
        }
    }
    out
}

/// A message with its placeables as codes, numbered in order.
pub(super) fn source(chars: &str, marks: Marks) -> Text {
    let mut count = 0;
    coded(chars, marks, |_| {
        count += 1;
        Some(count.to_string())
    })
}

/// A translation with its placeables as codes: each is the one that the source has. One that it has not, or not so often, is
/// characters.
pub(super) fn target(chars: &str, source: &Text, marks: Marks) -> Text {
    let mut known: HashMap<&str, Vec<&str>> = HashMap::new();
    for code in source.codes() {
        known.entry(code.data.as_str()).or_default().push(code.id.as_str());
    }
    known.values_mut().for_each(|ids| ids.reverse());
    coded(chars, marks, |data| known.get_mut(data).and_then(Vec::pop).map(str::to_owned))
}

/// The placeables in characters.
pub(super) fn within(chars: &str, marks: Marks) -> Vec<String> {
    source(chars, marks).codes().map(|code| code.data.clone()).collect()
}

fn coded(chars: &str, marks: Marks, mut id: impl FnMut(&str) -> Option<String>) -> Text {
    let mut out = Text::default();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = memchr::memchr3(b'%', b'{', b'$', &chars.as_bytes()[at..]) {
        at += found;
        match length(chars, at, marks) {
            Some(length) => {
                let data = &chars[at..at + length];
                if let Some(id) = id(data) {
                    out.push_chars(&chars[from..at]);
                    out.push(Piece::Code(Code::standalone(id, data)));
                    from = at + length;
                }
                at += length;
            }
            // A percent sign that is one, written twice.
            None => at += if chars[at..].starts_with("%%") { 2 } else { 1 },
        }
    }
    out.push_chars(&chars[from..]);
    out
}

/// How long the placeable at `at` is, if there is one.
pub(in crate::format) fn length(chars: &str, at: usize, marks: Marks) -> Option<usize> {
    if marks == Marks::None {
        return None;
    }
    let rest = &chars.as_bytes()[at..];
    match rest {
        [b'{', b'{', ..] => Some(named(&rest[2..], b"}}")? + 2),
        [b'{', ..] => Some(named(&rest[1..], b"}")? + 1),
        [b'$', b'{', ..] => Some(named(&rest[2..], b"}")? + 2),
        [b'%', b'{', ..] => Some(named(&rest[2..], b"}")? + 2),
        [b'%', b'(', ..] => {
            let name = named(&rest[2..], b")")? + 2;
            Some(name + conversion(&rest[name..])?)
        }
        [b'%', inner @ ..] => {
            let digits = inner.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let number = if digits > 0 && inner.get(digits) == Some(&b'$') { digits + 1 } else { 0 };
            let length = 1 + number + conversion(&inner[number..])?;
            let alone = |byte: Option<u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
            let before = at.checked_sub(1).and_then(|before| chars.as_bytes().get(before)).copied();
            let said = marks == Marks::Said
                || (alone(rest.get(length).copied()) && before.is_none_or(|byte| !byte.is_ascii_digit()));
            said.then_some(length)
        }
        _ => None,
    }
}

/// A name, and what ends it: `name`, `0`, `user.name`, `n:>4`.
fn named(rest: &[u8], end: &[u8]) -> Option<usize> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.:!<>[]- ".contains(byte);
    let length = rest.iter().take(64).take_while(|byte| is_name(byte)).count();
    let name = rest[..length].trim_ascii();
    let prose = name.contains(&b' ') || (name.is_empty() && end != b"}");
    (!prose && rest[length..].starts_with(end)).then_some(length + end.len())
}

/// Flags, width, precision and the letter of a conversion, as `printf` has them.
fn conversion(rest: &[u8]) -> Option<usize> {
    let skip = |at: usize, of: &[u8]| at + rest[at..].iter().take(32).take_while(|byte| of.contains(byte)).count();
    let at = skip(0, b"-+#0'");
    let at = skip(at, b"0123456789*");
    let at = if rest.get(at) == Some(&b'.') { skip(at + 1, b"0123456789*") } else { at };
    let at = skip(at, b"hlLqjzt");
    rest.get(at).filter(|letter| b"diouxXeEfFgGcspaA@".contains(letter)).map(|_| at + 1)
}

/// Whether a program fills a placeable in by the order in which it stands: `%s`, `{}`.
pub(super) fn is_by_order(data: &str) -> bool {
    match data.as_bytes() {
        [b'%', b'(' | b'{', ..] => false,
        [b'%', ..] => !data.contains('$'),
        _ => data.starts_with("{}"),
    }
}
