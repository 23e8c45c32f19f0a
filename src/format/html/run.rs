//! A run of text and inline tags becomes blocks: tags are paired, what wraps or trails is left outside, white space is
//! folded as a browser does.

use std::collections::HashMap;

use super::chars::decode_text;
use super::read::marks;
use crate::model::{Code, Piece, Span, Text};

/// A piece of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bit {
    pub(super) kind: BitKind,
    pub(super) span: Span,
    /// The name within the tag.
    pub(super) name: Span,
    /// Whether it stands in a link.
    pub(super) link: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BitKind {
    Text {
        blank: bool,
    },
    Open,
    Close,
    /// A line break.
    Break,
    /// A comment, an image, a script.
    Alone,
}

/// A block's text and its place.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) text: Text,
    pub(super) span: Span,
    pub(super) link_bytes: usize,
    /// Class words of inline elements that wrap the whole of it.
    pub(super) marks: Box<str>,
}

/// The blocks of a run: none if it holds no text.
pub(super) fn build(page: &str, bits: &[Bit], preformatted: bool, breaks_lines: bool) -> Vec<Built> {
    let mut texts = bits.iter().filter(|bit| matches!(bit.kind, BitKind::Text { blank: false }));
    let Some(first) = texts.next() else { return Vec::new() };
    // Most runs are one text: no tags to pair, nothing to weigh.
    if texts.next().is_none() && !bits.iter().any(|bit| matches!(bit.kind, BitKind::Open | BitKind::Close)) {
        return alone(page, first, preformatted).into_iter().collect();
    }
    let mut out = Vec::new();
    let mut start = 0;
    for at in 0..=bits.len() {
        if at < bits.len() && !(bits[at].kind == BitKind::Break && breaks_lines && separates(page, bits, at)) {
            continue;
        }
        let part = &bits[start..at];
        start = at;
        let pairs = pair(page, part);
        let blank: Vec<bool> = part.iter().map(|bit| is_blank(page, bit)).collect();
        out.extend(one(page, part, &pairs, &blank, preformatted));
    }
    out
}

/// Whether the line break at `at` stands between two paragraphs: behind a sentence's end, or before a line that does not
/// go on with the sentence.
fn separates(page: &str, bits: &[Bit], at: usize) -> bool {
    let text = |bit: &Bit| match bit.kind {
        BitKind::Text { blank: false } => Some(decode_text(&page[bit.span.range()])),
        _ => None,
    };
    let before = bits[..at].iter().rev().take_while(|bit| bit.kind != BitKind::Break).find_map(text);
    let after = bits[at + 1..].iter().take_while(|bit| bit.kind != BitKind::Break).find_map(text);
    let (Some(before), Some(after)) = (before, after) else { return false };
    let quotes = ['"', '”', '’', '»', '」', '』', ')', '）', '\''];
    let end = before.trim_end_matches(is_space).trim_end_matches(quotes);
    if end.ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；']) {
        return true;
    }
    if end.ends_with([',', '，', '、', '-', '–', '—']) {
        return false;
    }
    let next = after.trim_start_matches(is_space).chars().next();
    // Chinese has no capitals: a short line is a heading, a long one was broken by hand.
    let wide = end.chars().next_back().is_some_and(|c| c >= '\u{2e80}');
    if wide { end.chars().count() <= 25 } else { next.is_some_and(|c| !c.is_lowercase()) }
}

/// For each tag the other one of its pair.
fn pair(page: &str, bits: &[Bit]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; bits.len()];
    let mut opens: Vec<usize> = Vec::new();
    let name = |at: usize| &page[bits[at].name.range()];
    for (at, bit) in bits.iter().enumerate() {
        match bit.kind {
            BitKind::Open => opens.push(at),
            BitKind::Close => {
                // What is still open above it stays without a pair. Deeper than this no page nests what stands in a line.
                let reach = opens.len().saturating_sub(64);
                let found = opens[reach..].iter().rposition(|&open| name(open).eq_ignore_ascii_case(name(at)));
                if let Some(found) = found {
                    let open = opens[reach + found];
                    opens.truncate(reach + found);
                    pairs[open] = Some(at);
                    pairs[at] = Some(open);
                }
            }
            _ => {}
        }
    }
    pairs
}

fn is_blank(page: &str, bit: &Bit) -> bool {
    match bit.kind {
        BitKind::Text { blank: true } => true,
        BitKind::Text { blank: false } => decode_text(&page[bit.span.range()]).chars().all(is_space),
        _ => false,
    }
}

/// White space, and what looks like it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// The block of a text that no tag touches.
fn alone(page: &str, bit: &Bit, preformatted: bool) -> Option<Built> {
    if is_blank(page, bit) {
        return None;
    }
    let raw = &page[bit.span.range()];
    let start = leading_blank(raw);
    let end = raw.len() - trailing_blank(&raw[start..]);
    let chars = decode_text(&raw[start..end]);
    let mut out = String::with_capacity(chars.len());
    fold_into(&chars, preformatted, &mut false, &mut out);
    let link_bytes = if bit.link { out.len() } else { 0 };
    let text = Text::from_chars(out);
    let span = Span::new(bit.span.start + start, bit.span.start + end);
    (!text.is_blank()).then(|| Built { text, span, link_bytes, marks: Box::default() })
}

/// Puts `chars` behind `out`, runs of white space as one blank unless it is preformatted; `ends_blank` tells whether what
/// came before ended in one, and is kept.
fn fold_into(chars: &str, preformatted: bool, ends_blank: &mut bool, out: &mut String) {
    if preformatted {
        out.push_str(chars);
        *ends_blank &= chars.is_empty();
        return;
    }
    let mut from = 0;
    for (at, byte) in chars.bytes().enumerate() {
        if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') {
            continue;
        }
        if from < at {
            out.push_str(&chars[from..at]);
            *ends_blank = false;
        }
        if !*ends_blank {
            out.push(' ');
        }
        *ends_blank = true;
        from = at + 1;
    }
    if from < chars.len() {
        out.push_str(&chars[from..]);
        *ends_blank = false;
    }
}

fn one(page: &str, bits: &[Bit], pairs: &[Option<usize>], blank: &[bool], preformatted: bool) -> Option<Built> {
    let mut words = Vec::with_capacity(bits.len() + 1);
    words.push(0_usize);
    for (bit, &blank) in bits.iter().zip(blank) {
        let text = matches!(bit.kind, BitKind::Text { .. }) && !blank;
        words.push(words[words.len() - 1] + usize::from(text));
    }
    let empty = |from: usize, to: usize| words[from] == words[to];
    let (mut lo, mut hi) = (0, bits.len());
    if empty(lo, hi) {
        return None;
    }
    let mut wrapped = String::new();
    loop {
        let before = (lo, hi);
        if lo < hi {
            match (bits[lo].kind, pairs[lo]) {
                (BitKind::Text { .. }, _) if !blank[lo] => {}
                (BitKind::Open, Some(close)) if close == hi - 1 => {
                    if !wrapped.is_empty() {
                        wrapped.push(' ');
                    }
                    wrapped.push('<');
                    wrapped.push_str(&page[bits[lo].name.range()].to_ascii_lowercase());
                    wrapped.push('>');
                    wrapped.push(' ');
                    wrapped.push_str(&marks(page, bits[lo].name));
                    lo += 1;
                    hi -= 1;
                }
                (BitKind::Open, Some(close)) if close < hi && !empty(lo, close) => {}
                (BitKind::Open, Some(close)) if close < hi => lo = close + 1,
                _ => lo += 1,
            }
        }
        if lo < hi && (lo, hi) == before {
            let last = hi - 1;
            match (bits[last].kind, pairs[last]) {
                (BitKind::Text { .. }, _) if !blank[last] => {}
                (BitKind::Close, Some(open)) if open >= lo && !empty(open, last) => {}
                (BitKind::Close, Some(open)) if open >= lo => hi = open,
                _ => hi -= 1,
            }
        }
        if (lo, hi) == before {
            break;
        }
    }
    if lo >= hi {
        return None;
    }
    let mut text = Text::default();
    let mut span = Span::new(bits[lo].span.start, bits[hi - 1].span.end);
    let mut ids: HashMap<usize, usize> = HashMap::new();
    let mut next_id = 1;
    let mut link_bytes = 0;
    // Whether the text so far ends in a blank: another one folds into it, even across a tag.
    let mut ends_blank = false;
    for at in lo..hi {
        let bit = bits[at];
        let raw = &page[bit.span.range()];
        match bit.kind {
            BitKind::Text { .. } => {
                let mut raw = raw;
                if at == lo {
                    let skipped = leading_blank(raw);
                    span.start += skipped;
                    raw = &raw[skipped..];
                }
                if at + 1 == hi {
                    let kept = raw.len() - trailing_blank(raw);
                    span.end = bit.span.end - (raw.len() - kept);
                    raw = &raw[..kept];
                }
                let chars = decode_text(raw);
                let mut out = String::with_capacity(chars.len());
                fold_into(&chars, preformatted, &mut ends_blank, &mut out);
                if bit.link {
                    link_bytes += out.len();
                }
                text.push_chars(&out);
            }
            kind => {
                let other = pairs[at].filter(|&other| other >= lo && other < hi);
                let mut fresh = || {
                    next_id += 1;
                    next_id - 1
                };
                let code = match (kind, other) {
                    (BitKind::Open, Some(close)) => {
                        let id = fresh();
                        ids.insert(close, id);
                        Code::open(id.to_string(), raw)
                    }
                    (BitKind::Close, Some(_)) => {
                        let id = ids.get(&at).copied().unwrap_or_default();
                        Code::close(id.to_string(), raw)
                    }
                    _ => Code::standalone(fresh().to_string(), raw),
                };
                if kind == BitKind::Break {
                    // The words on both sides must not run together where codes are left out; Chinese needs no blank.
                    let wide = text.pieces().last().is_some_and(
                        |piece| matches!(piece, Piece::Chars(chars) if chars.ends_with(|c| ('\u{2e80}'..='\u{ffef}').contains(&c))),
                    );
                    if !ends_blank && !wide && !text.pieces().is_empty() {
                        text.push_chars(" ");
                    }
                    ends_blank = true;
                }
                // A picture is seen between the blanks around it; a comment or a tag is not.
                ends_blank &= kind != BitKind::Alone || raw.starts_with("<!");
                text.push(Piece::Code(code));
            }
        }
    }
    (!text.is_blank()).then(|| Built { text, span, link_bytes, marks: wrapped.into_boxed_str() })
}

/// Bytes of white space at the start of raw text, written as itself or as a reference.
fn leading_blank(raw: &str) -> usize {
    let mut at = 0;
    while let Some(c) = raw[at..].chars().next() {
        if is_space(c) {
            at += c.len_utf8();
        } else if c == '&'
            && let Some(length) = reference_blank(&raw[at..])
        {
            at += length;
        } else {
            break;
        }
    }
    at
}

fn trailing_blank(raw: &str) -> usize {
    let mut end = raw.len();
    while let Some(c) = raw[..end].chars().next_back() {
        if is_space(c) {
            end -= c.len_utf8();
            continue;
        }
        let tail = &raw.as_bytes()[end.saturating_sub(12)..end];
        if c == ';'
            && let Some(back) = memchr::memrchr(b'&', tail)
        {
            let start = end - tail.len() + back;
            if reference_blank(&raw[start..end]) == Some(end - start) {
                end = start;
                continue;
            }
        }
        break;
    }
    raw.len() - end
}

/// The length of a reference to white space that `raw` starts with.
fn reference_blank(raw: &str) -> Option<usize> {
    let head = &raw.as_bytes()[..raw.len().min(12)];
    let length = memchr::memchr(b';', head)? + 1;
    let chars = decode_text(&raw[..length]);
    (!chars.contains('&') && chars.chars().all(is_space)).then_some(length)
}
