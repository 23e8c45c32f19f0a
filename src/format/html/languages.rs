//! The languages that a page's elements say they are in (`<article lang>`): where translated text comes into one, it says
//! the translation's.

use std::collections::{HashMap, HashSet};

use super::page_metadata::{PageMetadata, parsed, value};
use super::scan::{Scanner, TokenKind};
use crate::format::PouredSegment;
use crate::format::part::Edits;
use crate::model::{Block, Code, CodeKind, Container, Lang, Piece, Span, Standing};

/// Sets languages around and inside translated blocks.
pub(super) struct Languages<'a> {
    text: &'a str,
    containers: &'a [Container],
    lang: &'a Lang,
    /// What each start tag says that was looked at.
    said: HashMap<usize, Option<(Span, Lang)>>,
    /// The elements that were passed on the way out, and what had been said by then: a page's elements are walked once.
    passed: HashSet<(usize, Option<String>)>,
}

impl<'a> Languages<'a> {
    pub(super) fn new(text: &'a str, containers: &'a [Container], lang: &'a Lang) -> Self {
        Self { text, containers, lang, said: HashMap::new(), passed: HashSet::new() }
    }

    /// The nearest element around a translated block that says a language says the translation's, and so do those further
    /// out that said the same. What stands in another language around them keeps its own, and the `html` element is set
    /// by itself.
    pub(super) fn around(&mut self, block: &Block, edits: &mut Edits) {
        let mut nearest = self.wrapping(block, edits);
        let mut next = block.traits.container;
        let mut tag = block.place.tag;
        loop {
            if let Some(at) = tag
                && let Some((span, said)) = self.said_once(at)
            {
                let same = |nearest: &Lang| matches!(nearest.standing(&said), Standing::Same | Standing::Unspecified);
                if !nearest.as_ref().is_none_or(same) {
                    return;
                }
                if said.standing(self.lang) != Standing::Same {
                    edits.replace(span, self.value(span));
                }
                nearest = Some(said);
            }
            let Some(container) = next.and_then(|at| self.containers.get(at as usize)) else { return };
            if !self.passed.insert((container.tag, nearest.as_ref().map(Lang::to_string))) {
                return;
            }
            tag = (block.place.tag != Some(container.tag)).then_some(container.tag);
            next = container.parent;
        }
    }

    /// The tags between a block's element and its text, which are no codes of it: what they say, with the innermost first.
    fn wrapping(&mut self, block: &Block, edits: &mut Edits) -> Option<Lang> {
        /// Tags in a row, and the length of one: what is more is no page's.
        const MOST: (usize, usize) = (32, 4096);
        let mut nearest = None;
        let mut end = block.place.span.start;
        for _ in 0..MOST.0 {
            end = self.text[..end].trim_end().len();
            let room = &self.text.as_bytes()[end.saturating_sub(MOST.1)..end];
            let Some(start) = memchr::memrchr(b'<', room).map(|at| at + end.saturating_sub(MOST.1)) else { break };
            let token = Scanner::new(&self.text[start..end]).next();
            let is_whole = token
                .is_some_and(|token| matches!(token.kind, TokenKind::Start { .. }) && token.span.end == end - start);
            if !is_whole || block.place.tag == Some(start) {
                break;
            }
            if let Some((span, said)) = self.said_once(start) {
                if said.standing(self.lang) != Standing::Same {
                    edits.replace(span, self.value(span));
                }
                nearest.get_or_insert(said);
            }
            end = start;
        }
        nearest
    }

    /// Codes of a translated block that say the original's language say the translation's, if what they hold was translated: a
    /// term in a third language stays what it is.
    pub(super) fn inside(
        &self,
        block: &Block,
        codes: &[(CodeKind, String, Span)],
        segments: &[PouredSegment],
        page: &PageMetadata,
        edits: &mut Edits,
    ) {
        for (kind, id, span) in codes {
            if *kind != CodeKind::Open {
                continue;
            }
            let Some((value, said)) = self.said_at(span.start) else { continue };
            let poured = segments.iter().flat_map(|segment| segment.text.pieces());
            let (before, now) = (chars_in(block.text.pieces().iter(), id), chars_in(poured, id));
            let whole = before.trim() == block.text.chars().trim();
            if said.standing(self.lang) != Standing::Same && before != now && (whole || page.is_own(&said)) {
                edits.replace(value, self.value(value));
            }
        }
    }

    fn said_once(&mut self, at: usize) -> Option<(Span, Lang)> {
        if let Some(said) = self.said.get(&at) {
            return said.clone();
        }
        let said = self.said_at(at);
        self.said.insert(at, said.clone());
        said
    }

    /// What the start tag at `at` says of its language, and where.
    fn said_at(&self, at: usize) -> Option<(Span, Lang)> {
        let rest = self.text.get(at..)?;
        let TokenKind::Start { name } = Scanner::new(rest).next()?.kind else { return None };
        if rest[name.range()].eq_ignore_ascii_case("html") {
            return None;
        }
        let value = ["lang", "xml:lang"].iter().find_map(|key| value(rest, name, key))?;
        Some((Span::new(at + value.start, at + value.end), parsed(&rest[value.range()])?))
    }

    fn value(&self, span: Span) -> String {
        let quoted = super::attributes::quote_around(self.text, span).is_some();
        if quoted { self.lang.to_string() } else { format!("\"{}\"", self.lang) }
    }
}

/// The characters between the two codes of an id.
fn chars_in<'t>(pieces: impl Iterator<Item = &'t Piece>, id: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for piece in pieces {
        match piece {
            Piece::Code(Code { id: other, kind, .. }) if other == id => open = *kind == CodeKind::Open,
            Piece::Chars(chars) if open => out.push_str(chars),
            _ => {}
        }
    }
    out
}
