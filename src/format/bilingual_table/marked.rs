//! Texts with their codes as people see them in a table: `{1}bold{/1}`, `{2}`. Braces that would begin such a mark, or stand
//! before one, and are none of it are doubled: `{{1}` is `{1}` in the text.

use std::collections::HashMap;

use crate::model::{Code, CodeKind, Piece, Text};

/// The codes of a segment and the numbers that they are shown by.
#[derive(Debug, Default)]
pub(super) struct Codes<'c> {
    /// By whether one stands alone, and its id.
    numbers: HashMap<(bool, &'c str), usize>,
    /// What each mark stands for.
    meant: HashMap<(usize, CodeKind), Code>,
}

impl<'c> Codes<'c> {
    /// The codes of these texts, in their order; where two say otherwise what one code is, the last counts.
    pub(super) fn of(texts: impl IntoIterator<Item = &'c Text>) -> Self {
        let mut out = Self::default();
        for code in texts.into_iter().flat_map(Text::codes) {
            let next = out.numbers.len() + 1;
            let number = *out.numbers.entry(name(code)).or_insert(next);
            out.meant.insert((number, code.kind), code.clone());
        }
        out
    }

    /// A text as people see it.
    pub(super) fn shown(&self, text: &Text) -> String {
        let mut out = String::new();
        for (at, piece) in text.pieces().iter().enumerate() {
            match piece {
                Piece::Chars(chars) => {
                    escaped(chars, matches!(text.pieces().get(at + 1), Some(Piece::Code(_))), &mut out);
                }
                Piece::Code(code) => {
                    let number = self.numbers.get(&name(code)).copied().unwrap_or_default();
                    let slash = if code.kind == CodeKind::Close { "/" } else { "" };
                    out.push_str(&format!("{{{slash}{number}}}"));
                }
            }
        }
        out
    }

    /// The text that people see so; none where a mark stands for nothing, or two of a pair stand the wrong way round.
    pub(super) fn meant(&self, shown: &str) -> Option<Text> {
        let mut out = Text::default();
        let mut open: Vec<&str> = Vec::new();
        let mut rest = shown;
        while let Some(at) = rest.find('{') {
            out.push_chars(&rest[..at]);
            rest = &rest[at..];
            let Some(mark) = Mark::at(rest) else {
                let braces = rest.bytes().take_while(|byte| *byte == b'{').count();
                out.push_chars(&rest[..braces]);
                rest = &rest[braces..];
                continue;
            };
            out.push_chars(&rest[..mark.braces / 2]);
            if mark.braces.is_multiple_of(2) {
                out.push_chars(&rest[mark.braces..mark.length]);
            } else {
                let kinds = if mark.closes { &[CodeKind::Close][..] } else { &[CodeKind::Open, CodeKind::Standalone] };
                let code = kinds.iter().find_map(|kind| self.meant.get(&(mark.number, *kind)))?;
                match code.kind {
                    CodeKind::Open => open.push(&code.id),
                    CodeKind::Close if self.meant.contains_key(&(mark.number, CodeKind::Open)) => {
                        let place = open.iter().rposition(|id| *id == code.id)?;
                        open.remove(place);
                    }
                    CodeKind::Close | CodeKind::Standalone => {}
                }
                out.push(Piece::Code(code.clone()));
            }
            rest = &rest[mark.length..];
        }
        out.push_chars(rest);
        // What stays open was so in what it was made of: its other half stands in another segment.
        let never_closes = |id: &str| {
            let number = self.numbers.get(&(false, id)).copied().unwrap_or_default();
            !self.meant.contains_key(&(number, CodeKind::Close))
        };
        open.iter().all(|id| never_closes(id)).then_some(out)
    }
}

fn name(code: &Code) -> (bool, &str) {
    (code.kind == CodeKind::Standalone, &code.id)
}

/// Characters, the braces doubled that would begin a mark, or stand before one.
fn escaped(chars: &str, is_before_code: bool, out: &mut String) {
    let mut rest = chars;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let braces = rest.bytes().take_while(|byte| *byte == b'{').count();
        if Mark::at(rest).is_some() || (is_before_code && braces == rest.len()) {
            out.push_str(&rest[..braces]);
        }
        out.push_str(&rest[..braces]);
        rest = &rest[braces..];
    }
    out.push_str(rest);
}

/// Braces, a slash or none, a number, a brace.
struct Mark {
    braces: usize,
    closes: bool,
    number: usize,
    length: usize,
}

impl Mark {
    fn at(text: &str) -> Option<Self> {
        let braces = text.bytes().take_while(|byte| *byte == b'{').count();
        let behind = text.get(braces..)?;
        let closes = behind.starts_with('/');
        let digits = &behind[usize::from(closes)..];
        let count = digits.bytes().take(10).take_while(u8::is_ascii_digit).count();
        let is_mark = braces > 0 && (1..=9).contains(&count) && digits[count..].starts_with('}');
        let number = digits.get(..count)?.parse().ok()?;
        is_mark.then_some(Self { braces, closes, number, length: braces + usize::from(closes) + count + 1 })
    }
}
