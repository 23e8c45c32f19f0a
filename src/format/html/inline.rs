//! A run of text and inline tags becomes blocks: tags are paired, what wraps or trails is left outside, white space is
//! folded as a browser does.

use super::attributes::push_words;
use super::chars::{decode_text, is_space};
use super::inline_token::{InlineKind, InlineToken};
use super::link_rows::{breadcrumb_end, is_link, is_row, is_touching, without_hidden, without_untranslated};
use crate::model::{Code, Piece, Span, Text, has_single_blanks};

/// A block's text and its place.
#[derive(Debug)]
pub(super) struct InlineText {
    pub(super) text: Text,
    pub(super) span: Span,
    pub(super) link_bytes: usize,
    /// Class words of inline elements that wrap the whole of it.
    pub(super) marks: Box<str>,
}

/// What is known of a token among those of its block.
#[derive(Debug, Clone, Copy, Default)]
struct TokenFacts {
    /// The other tag of its pair.
    pair: Option<usize>,
    /// Whether it is white space alone.
    blank: bool,
    /// How many tokens before it hold text.
    texts: usize,
    /// The id of the code that closes here.
    id: usize,
}

/// Makes blocks of runs, one after the other; its buffers are used again.
#[derive(Debug, Default)]
pub(super) struct InlineBuilder {
    facts: Vec<TokenFacts>,
    /// Tags still open while pairs are looked for.
    opens: Vec<usize>,
    wrapped: String,
}

impl InlineBuilder {
    /// Puts the blocks of a run behind `out`: none if it holds no text. `breaks_lines`: a line break may part two blocks;
    /// `apart`: what stands in the run is no sentence, so that elements that touch each other are texts of their own.
    pub(super) fn build(
        &mut self,
        page: &str,
        tokens: &[InlineToken],
        preformatted: bool,
        breaks_lines: bool,
        apart: bool,
        out: &mut Vec<InlineText>,
    ) {
        let translated;
        let tokens = match without_untranslated(tokens) {
            Some(tokens) => {
                translated = tokens;
                &translated
            }
            None => tokens,
        };
        let mut texts = tokens.iter().filter(|token| matches!(token.kind, InlineKind::Text { blank: false }));
        let Some(first) = texts.next() else { return };
        // Most runs are one text: no tags to pair, nothing to weigh.
        if texts.next().is_none()
            && !tokens
                .iter()
                .any(|token| token.untranslated || matches!(token.kind, InlineKind::Open | InlineKind::Close))
        {
            out.extend(alone(page, first, preformatted));
            return;
        }
        let here = breadcrumb_end(page, tokens);
        if here.is_some() || is_row(page, tokens) {
            // Each link is a text of its own.
            let mut start = 0;
            let mut first = here.is_some();
            for (at, token) in tokens.iter().enumerate().take(here.map_or(tokens.len(), |(at, _)| at)) {
                if !is_link(page, token) {
                    continue;
                }
                if token.kind == InlineKind::Close || std::mem::take(&mut first) {
                    let part = &tokens[start..=at];
                    self.learn(page, part);
                    out.extend(self.one(page, part, preformatted));
                }
                start = at;
            }
            if let Some((at, separator)) = here {
                let mut step = tokens[at..].to_vec();
                step[0].span.start += separator;
                self.learn(page, &step);
                out.extend(self.one(page, &step, preformatted));
            }
            return;
        }
        if apart && is_touching(page, tokens) {
            // So is each of the elements.
            let (mut start, mut depth) = (0, 0_u32);
            for (at, token) in tokens.iter().enumerate() {
                match token.kind {
                    InlineKind::Open => {
                        if depth == 0 {
                            start = at;
                        }
                        depth += 1;
                    }
                    InlineKind::Close => {
                        depth -= 1;
                        if depth == 0 {
                            let part = &tokens[start..=at];
                            self.learn(page, part);
                            out.extend(self.one(page, part, preformatted));
                        }
                    }
                    _ => {}
                }
            }
            return;
        }
        let seen;
        let tokens = match without_hidden(tokens) {
            Some(tokens) => {
                seen = tokens;
                &seen
            }
            None => tokens,
        };
        let mut start = 0;
        for at in 0..=tokens.len() {
            if at < tokens.len()
                && !(tokens[at].kind == InlineKind::Break && breaks_lines && separates(page, tokens, at))
            {
                continue;
            }
            let part = &tokens[start..at];
            start = at;
            self.learn(page, part);
            out.extend(self.one(page, part, preformatted));
        }
    }

    /// Weighs the tokens of a block and pairs their tags.
    fn learn(&mut self, page: &str, tokens: &[InlineToken]) {
        self.facts.clear();
        self.opens.clear();
        let mut texts = 0;
        for (at, token) in tokens.iter().enumerate() {
            let blank = is_blank(page, token);
            self.facts.push(TokenFacts { blank, texts, ..TokenFacts::default() });
            match token.kind {
                InlineKind::Text { .. } => texts += usize::from(!blank),
                InlineKind::Open => self.opens.push(at),
                InlineKind::Close => {
                    // What is still open above it stays without a pair. Deeper than this no page nests what stands in
                    // a line.
                    let reach = self.opens.len().saturating_sub(64);
                    let name = &page[token.name.range()];
                    let same = |&open: &usize| page[tokens[open].name.range()].eq_ignore_ascii_case(name);
                    if let Some(found) = self.opens[reach..].iter().rposition(same) {
                        let open = self.opens[reach + found];
                        self.opens.truncate(reach + found);
                        self.facts[open].pair = Some(at);
                        self.facts[at].pair = Some(open);
                    }
                }
                // It stands for words.
                InlineKind::Alone => texts += usize::from(token.untranslated),
                InlineKind::Break => {}
            }
        }
        self.facts.push(TokenFacts { texts, ..TokenFacts::default() });
    }

    /// Whether no text stands between two places.
    fn empty(&self, from: usize, to: usize) -> bool {
        self.facts[from].texts == self.facts[to].texts
    }

    /// What is left of a block's tokens when those are taken off that wrap or trail; their names come into `wrapped`.
    fn unwrap_ends(&mut self, page: &str, tokens: &[InlineToken]) -> (usize, usize) {
        let (mut lo, mut hi) = (0, tokens.len());
        self.wrapped.clear();
        loop {
            let before = (lo, hi);
            if lo < hi {
                match (tokens[lo].kind, self.facts[lo].pair) {
                    (InlineKind::Text { .. }, _) if !self.facts[lo].blank => {}
                    (InlineKind::Alone, _) if tokens[lo].untranslated => {}
                    (InlineKind::Open, Some(close)) if close == hi - 1 => {
                        if !self.wrapped.is_empty() {
                            self.wrapped.push(' ');
                        }
                        self.wrapped.push('<');
                        let start = self.wrapped.len();
                        self.wrapped.push_str(&page[tokens[lo].name.range()]);
                        self.wrapped[start..].make_ascii_lowercase();
                        self.wrapped.push_str("> ");
                        push_words(page, tokens[lo].name, &mut self.wrapped);
                        lo += 1;
                        hi -= 1;
                    }
                    (InlineKind::Open, Some(close)) if close < hi && !self.empty(lo, close) => {}
                    (InlineKind::Open, Some(close)) if close < hi => lo = close + 1,
                    _ => lo += 1,
                }
            }
            if lo < hi && (lo, hi) == before {
                let last = hi - 1;
                match (tokens[last].kind, self.facts[last].pair) {
                    (InlineKind::Text { .. }, _) if !self.facts[last].blank => {}
                    (InlineKind::Alone, _) if tokens[last].untranslated => {}
                    (InlineKind::Close, Some(open)) if open >= lo && !self.empty(open, last) => {}
                    (InlineKind::Close, Some(open)) if open >= lo => hi = open,
                    _ => hi -= 1,
                }
            }
            if (lo, hi) == before {
                return (lo, hi);
            }
        }
    }

    fn one(&mut self, page: &str, tokens: &[InlineToken], preformatted: bool) -> Option<InlineText> {
        if self.empty(0, tokens.len()) {
            return None;
        }
        let (lo, hi) = self.unwrap_ends(page, tokens);
        if lo >= hi {
            return None;
        }
        let mut text = Text::with_room(hi - lo);
        let mut span = Span::new(tokens[lo].span.start, tokens[hi - 1].span.end);
        let mut next_id = 1;
        let mut link_bytes = 0;
        // Whether the text so far ends in a blank: another one folds into it, even across a tag.
        let mut ends_blank = false;
        for (at, token) in tokens.iter().enumerate().take(hi).skip(lo) {
            let raw = &page[token.span.range()];
            match token.kind {
                InlineKind::Text { .. } => {
                    let mut raw = raw;
                    if at == lo {
                        let skipped = leading_blank(raw);
                        span.start += skipped;
                        raw = &raw[skipped..];
                    }
                    if at + 1 == hi {
                        let kept = raw.len() - trailing_blank(raw);
                        span.end = token.span.end - (raw.len() - kept);
                        raw = &raw[..kept];
                    }
                    let chars = decode_text(raw);
                    let mut out = String::with_capacity(chars.len());
                    fold_into(&chars, preformatted, &mut ends_blank, &mut out);
                    if token.link {
                        link_bytes += out.len();
                    }
                    text.push(Piece::Chars(out));
                }
                kind => {
                    let other = self.facts[at].pair.filter(|&other| other >= lo && other < hi);
                    let id = match (kind, other) {
                        (InlineKind::Close, Some(_)) => self.facts[at].id,
                        _ => {
                            next_id += 1;
                            next_id - 1
                        }
                    };
                    let code = match (kind, other) {
                        (InlineKind::Open, Some(close)) => {
                            self.facts[close].id = id;
                            Code::open(id.to_string(), raw)
                        }
                        (InlineKind::Close, Some(_)) => Code::close(id.to_string(), raw),
                        _ => Code::standalone(id.to_string(), raw),
                    };
                    if kind == InlineKind::Break {
                        // The words on both sides must not run together where codes are left out; Chinese needs no
                        // blank.
                        let wide = text.pieces().last().is_some_and(
                            |piece| matches!(piece, Piece::Chars(chars) if chars.ends_with(|c| ('\u{2e80}'..='\u{ffef}').contains(&c))),
                        );
                        if !ends_blank && !wide && !text.pieces().is_empty() {
                            text.push_chars(" ");
                        }
                        ends_blank = true;
                    }
                    // A picture is seen between the blanks around it; a comment or a tag is not.
                    ends_blank &= kind != InlineKind::Alone || raw.starts_with("<!");
                    text.push(Piece::Code(code));
                }
            }
        }
        (!text.is_blank()).then(|| InlineText { text, span, link_bytes, marks: self.wrapped.as_str().into() })
    }
}

/// Whether the line break at `at` stands between two paragraphs: behind a sentence's end, or before a line that does not
/// go on with the sentence.
fn separates(page: &str, tokens: &[InlineToken], at: usize) -> bool {
    let text = |token: &InlineToken| match token.kind {
        InlineKind::Text { blank: false } => Some(decode_text(&page[token.span.range()])),
        _ => None,
    };
    let before = tokens[..at].iter().rev().take_while(|token| token.kind != InlineKind::Break).find_map(text);
    let after = tokens[at + 1..].iter().take_while(|token| token.kind != InlineKind::Break).find_map(text);
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

fn is_blank(page: &str, token: &InlineToken) -> bool {
    match token.kind {
        InlineKind::Text { blank: true } => true,
        InlineKind::Text { blank: false } => {
            let raw = page[token.span.range()].trim_start_matches(is_space);
            raw.is_empty() || (raw.starts_with('&') && decode_text(raw).chars().all(is_space))
        }
        _ => false,
    }
}

/// The block of a text that no tag touches.
fn alone(page: &str, token: &InlineToken, preformatted: bool) -> Option<InlineText> {
    if is_blank(page, token) {
        return None;
    }
    let raw = &page[token.span.range()];
    let start = leading_blank(raw);
    let end = raw.len() - trailing_blank(&raw[start..]);
    let chars = decode_text(&raw[start..end]);
    let mut out = String::with_capacity(chars.len());
    fold_into(&chars, preformatted, &mut false, &mut out);
    let link_bytes = if token.link { out.len() } else { 0 };
    let text = Text::from_chars(out);
    let span = Span::new(token.span.start + start, token.span.start + end);
    (!text.is_blank()).then(|| InlineText { text, span, link_bytes, marks: Box::default() })
}

/// Puts `chars` behind `out`, runs of white space as one blank unless it is preformatted; `ends_blank` tells whether what
/// came before ended in one, and is kept.
pub(super) fn fold_into(chars: &str, preformatted: bool, ends_blank: &mut bool, out: &mut String) {
    if preformatted {
        out.push_str(chars);
        *ends_blank &= chars.is_empty();
        return;
    }
    if has_single_blanks(chars) && !(*ends_blank && chars.starts_with(' ')) {
        out.push_str(chars);
        *ends_blank = if chars.is_empty() { *ends_blank } else { chars.ends_with(' ') };
        return;
    }
    // Words with single blanks between go in one piece.
    let mut from = 0;
    let mut blank = *ends_blank;
    for (at, byte) in chars.bytes().enumerate() {
        if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') {
            blank = false;
            continue;
        }
        if byte == b' ' && !blank {
            blank = true;
            continue;
        }
        out.push_str(&chars[from..at]);
        if !blank {
            out.push(' ');
            blank = true;
        }
        from = at + 1;
    }
    out.push_str(&chars[from..]);
    *ends_blank = blank;
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
