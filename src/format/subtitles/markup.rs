//! Markup inside of cues: tags (`<i>`, `<v Ana>`, `<00:01.000>`) and SubRip's overrides (`{\an8}`) as codes, all else as
//! characters, and back.

use std::borrow::Cow;

use super::{Dialect, line_end};
use crate::format::hard_wrap;
use crate::format::html::decode_text;
use crate::model::{Code, CodeKind, Piece, Span, Text};

/// Tags that players of SubRip know; anything else between angle brackets is text there.
const SUB_RIP_TAGS: &[&str] =
    &["i", "b", "u", "s", "font", "c", "v", "ruby", "rt", "lang", "span", "em", "strong", "br"];

/// Tags of SubRip are no longer, in bytes: a line of nothing but their beginnings is read in linear time.
const LONGEST: usize = 1024;

/// A stretch of a cue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// Of one that opens or closes: the place of its other half among the tokens.
    pub(super) half: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Chars,
    Code(CodeKind),
}

/// What stands in `span`, whose tags are paired within it.
pub(super) fn tokens(text: &str, span: Span, dialect: Dialect) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let token = |span, kind| Token { span, kind, half: usize::MAX };
    let (mut at, mut from) = (span.start, span.start);
    let bytes = text.as_bytes();
    while let Some(found) = memchr::memchr2(b'<', b'{', &bytes[at..span.end]) {
        let start = at + found;
        let Some(length) = tag_length(&text[start..span.end], dialect) else {
            at = start + 1;
            continue;
        };
        if from < start {
            out.push(token(Span::new(from, start), TokenKind::Chars));
        }
        let tag = &text[start..start + length];
        let (name, closes) = name(tag);
        let here = out.len();
        out.push(token(Span::new(start, start + length), TokenKind::Code(CodeKind::Standalone)));
        if closes {
            // The innermost of the name; what stands open inside of it stays open to nobody.
            let reach = open.len().saturating_sub(64);
            if let Some(place) = open[reach..].iter().rposition(|(known, _)| known.eq_ignore_ascii_case(name)) {
                let (_, other) = open[reach + place];
                open.truncate(reach + place);
                (out[other].kind, out[other].half) = (TokenKind::Code(CodeKind::Open), here);
                (out[here].kind, out[here].half) = (TokenKind::Code(CodeKind::Close), other);
            }
        } else if !name.is_empty() {
            open.push((name, here));
        }
        (at, from) = (start + length, start + length);
    }
    if from < span.end {
        out.push(token(Span::new(from, span.end), TokenKind::Chars));
    }
    out
}

/// How long the code is that `rest` begins with, if it does.
fn tag_length(rest: &str, dialect: Dialect) -> Option<usize> {
    let near = &rest.as_bytes()[..rest.len().min(LONGEST)];
    if rest.starts_with("{\\") || ["{b}", "{i}", "{u}", "{/b}", "{/i}", "{/u}"].iter().any(|tag| rest.starts_with(tag))
    {
        let end = memchr::memchr3(b'}', b'\n', b'\r', near);
        return end.filter(|&end| near[end] == b'}').map(|end| end + 1);
    }
    if !rest.starts_with('<') {
        return None;
    }
    match dialect {
        // To its parser whatever follows `<` is a tag, up to the end of the cue if need be.
        Dialect::WebVtt => Some(memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |end| end + 1)),
        Dialect::SubRip => {
            let end = memchr::memchr3(b'>', b'\n', b'\r', near)?;
            (near[end] == b'>' && is_tag(rest)).then_some(end + 1)
        }
    }
}

/// Whether `rest` begins as a tag that players of SubRip know.
fn is_tag(rest: &str) -> bool {
    let (name, _) = name(rest);
    SUB_RIP_TAGS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The name of a tag, empty for one that never stands around anything, and whether it closes.
fn name(tag: &str) -> (&str, bool) {
    let inner = &tag[1..];
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let length = inner.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends = inner[length..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    if ends { (&inner[..length], closes) } else { ("", closes) }
}

/// Builds the text of a run, cue after cue.
#[derive(Default)]
pub(super) struct Builder {
    text: Text,
    /// The last two characters.
    tail: [Option<char>; 2],
    /// Whether a line, or a cue, has ended since.
    parted: bool,
    codes: usize,
}

impl Builder {
    /// Puts what stands between `tokens[first..last]` behind what is there.
    pub(super) fn push(&mut self, text: &str, tokens: &[Token], within: std::ops::Range<usize>, dialect: Dialect) {
        let mut ids: Vec<(usize, String)> = Vec::new();
        let mut skipped = usize::MAX;
        // A pair that ends with a cue and begins anew with the next is one.
        if let (Some(Piece::Code(last)), Some(first)) = (self.text.pieces().last().cloned(), tokens.get(within.start))
            && last.kind == CodeKind::Close
            && first.kind == TokenKind::Code(CodeKind::Open)
        {
            let opening = self.text.codes().find(|code| code.kind == CodeKind::Open && code.id == last.id);
            if opening.is_some_and(|opening| opening.data == text[first.span.range()]) {
                let mut pieces = self.text.pieces().to_vec();
                pieces.pop();
                self.text = Text::from_pieces(pieces);
                ids.push((first.half, last.id));
                skipped = within.start;
            }
        }
        self.parted |= self.tail[1].is_some();
        for at in within {
            let token = tokens[at];
            match token.kind {
                _ if at == skipped => {}
                TokenKind::Chars => self.chars(&text[token.span.range()], dialect),
                TokenKind::Code(kind) => {
                    // What parts two cues stands outside of what opens with the second.
                    if self.parted && kind != CodeKind::Close {
                        let next = tokens[at..].iter().find(|token| token.kind == TokenKind::Chars);
                        let next = next.and_then(|next| text[next.span.range()].chars().find(|c| !c.is_whitespace()));
                        self.part(next);
                    }
                    let known = ids.iter().rposition(|(other, _)| *other == at).filter(|_| kind == CodeKind::Close);
                    let id = match known {
                        Some(place) => ids.swap_remove(place).1,
                        None => {
                            self.codes += 1;
                            self.codes.to_string()
                        }
                    };
                    if kind == CodeKind::Open {
                        ids.push((token.half, id.clone()));
                    }
                    let data = text[token.span.range()].to_owned();
                    self.text.push(Piece::Code(Code { kind, id, data }));
                }
            }
        }
    }

    /// Characters as they are shown: lines are one.
    fn chars(&mut self, raw: &str, dialect: Dialect) {
        let mut at = 0;
        let mut line = String::new();
        loop {
            let found = memchr::memchr2(b'\n', b'\r', &raw.as_bytes()[at..]).map(|found| at + found);
            let end = found.unwrap_or(raw.len());
            let shown = decoded(&raw[at..end], dialect);
            let shown = if self.parted { shown.trim_start() } else { &*shown };
            let first = shown.chars().next();
            if first.is_some() {
                self.text.push_chars(&std::mem::take(&mut line));
                if self.parted {
                    self.part(first);
                }
                shown
                    .chars()
                    .rev()
                    .take(2)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .for_each(|c| self.tail = [self.tail[1], Some(c)]);
                line.push_str(shown);
            }
            let Some(ends) = found.and_then(|found| line_end(raw, found)) else { break };
            line.truncate(line.trim_end().len());
            self.parted |= self.tail[1].is_some();
            at = ends.end;
        }
        self.text.push_chars(&line);
    }

    /// What stands between two lines, before `next`.
    fn part(&mut self, next: Option<char>) {
        self.parted = false;
        let tail: String = self.tail.iter().flatten().collect();
        if let Some(next) = next
            && !tail.ends_with(char::is_whitespace)
        {
            self.text.push_chars(hard_wrap::joint(&tail, next.encode_utf8(&mut [0; 4])));
        }
    }

    /// The text so far.
    pub(super) fn finish(self) -> Text {
        self.text
    }
}

/// The characters that a stretch of a line stands for.
fn decoded(raw: &str, dialect: Dialect) -> Cow<'_, str> {
    match dialect {
        Dialect::WebVtt => decode_text(raw),
        Dialect::SubRip if !raw.contains("lt;") => Cow::Borrowed(raw),
        Dialect::SubRip => Cow::Owned(with_escapes(raw, |escape, out| match escape.strip_prefix("&amp;") {
            Some(rest) => out.extend(["&", rest]),
            None => out.push('<'),
        })),
    }
}

/// SubRip has no escapes, and players differ; `&lt;` is what most of them show as `<`. Any more `amp;` in it stand for
/// themselves but one, so that everything can be written.
fn with_escapes(chars: &str, each: impl Fn(&str, &mut String)) -> String {
    let mut out = String::with_capacity(chars.len() + 8);
    let mut rest = chars;
    while let Some(found) = rest.find('&') {
        out.push_str(&rest[..found]);
        rest = &rest[found..];
        let mut length = 1;
        while rest[length..].starts_with("amp;") {
            length += 4;
        }
        if rest[length..].starts_with("lt;") {
            length += 3;
            each(&rest[..length], &mut out);
        } else {
            out.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Characters as a cue writes them.
pub(super) fn write(chars: &str, dialect: Dialect, out: &mut String) {
    match dialect {
        Dialect::WebVtt => {
            let mut dashes = 0;
            for c in chars.chars() {
                match c {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    '>' if dashes > 1 => out.push_str("&gt;"),
                    _ => out.push(c),
                }
                dashes = if c == '-' { dashes + 1 } else { 0 };
            }
        }
        Dialect::SubRip => {
            let chars = with_escapes(chars, |escape, out| out.extend(["&amp;", &escape[1..]]));
            let mut rest = chars.as_str();
            while let Some(found) = rest.find('<') {
                out.push_str(&rest[..found]);
                rest = &rest[found..];
                // Also without an end: a code that follows may bring one.
                out.push_str(if is_tag(rest) { "&lt;" } else { "<" });
                rest = &rest[1..];
            }
            out.push_str(rest);
        }
    }
}
