//! Pouring a translation into a page: edits to the decoded text, from the inside out, everything between them as it was.

use std::collections::{BTreeMap, HashMap};

use super::attributes::quote_around;
use super::chars::{escape_attribute, escape_text};
use super::languages::Languages;
use super::page_metadata::PageMetadata;
use super::scan::{Attributes, Scanner, TokenKind};
use super::{FORMAT, json};
use crate::error::{Noted, Notice, Result};
use crate::format::part::{self, Edits, PartPouring};
use crate::format::poured::{CodePlan, codes_notice, is_confirmed, unchanged};
use crate::format::{PouredBlock, PouredSegment, Pouring, Unconfirmed, encoding};
use crate::model::{Block, CodeKind, Document, Lang, Part, Piece, PlaceKind, Span, Text};

/// The page with the given blocks' text replaced.
pub(super) fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    debug_assert_eq!(document.format, FORMAT.id);
    part::pour_whole(document, pouring, pour_part)
}

/// A page that is a part of a document, with the poured blocks' text replaced.
pub(in crate::format) fn pour_part(pouring: &PartPouring<'_>, notices: &mut Vec<Notice>) -> Option<Vec<u8>> {
    edits(pouring, notices).written(pouring.part)
}

/// What changes in such a page.
pub(in crate::format) fn edits(pouring: &PartPouring<'_>, notices: &mut Vec<Notice>) -> Edits {
    let mut pourer =
        Pourer { document: pouring.document, part: pouring.part, edits: Edits::default(), notices: Vec::new() };
    pourer.declare_lang(&pouring.lang.to_string());
    let page = PageMetadata::of(pourer.text());
    let mut segments = pouring.blocks.iter().flat_map(|(_, poured)| &poured.segments);
    if !segments.any(|segment| segment.unconfirmed.is_some()) {
        page.follow_address(pourer.text(), pouring.lang, &mut pourer.edits);
    }
    if pouring.blocks.iter().any(|&(block, poured)| is_confirmed(poured) && !unchanged(block, &poured.segments)) {
        page.follow_language(pourer.text(), pouring.lang, &mut pourer.edits);
        if !page.unread().is_empty() {
            let (file, names) = (pouring.document.name.clone(), page.unread().join(", "));
            pourer.notices.push(Notice::DataUntranslated { file, names });
        }
    }
    pourer.small_places(&pouring.blocks);
    pourer.content(&pouring.blocks, pouring.lang, &page);
    notices.append(&mut pourer.notices);
    pourer.edits
}

struct Pourer<'a> {
    document: &'a Document,
    part: &'a Part,
    edits: Edits,
    notices: Vec<Notice>,
}

impl<'a> Pourer<'a> {
    fn text(&self) -> &'a str {
        &self.part.text
    }

    /// `lang` (and `xml:lang`) of the `html` element become `lang`.
    fn declare_lang(&mut self, lang: &str) {
        let text = self.text();
        for token in Scanner::new(text) {
            let TokenKind::Start { name } = token.kind else { continue };
            if !text[name.range()].eq_ignore_ascii_case("html") {
                // Nothing but a comment or a document type stands before `html`.
                return;
            }
            let mut declared = false;
            for attribute in Attributes::of(text, name) {
                let key = &text[attribute.name.range()];
                let is_lang = key.eq_ignore_ascii_case("lang");
                if !is_lang && !key.eq_ignore_ascii_case("xml:lang") {
                    continue;
                }
                declared |= is_lang;
                match attribute.value {
                    Some(value) => {
                        let new =
                            if quote_around(text, value).is_some() { lang.to_owned() } else { format!("\"{lang}\"") };
                        self.edits.replace(value, new);
                    }
                    None => {
                        self.edits.insert(attribute.name.end, &format!("=\"{lang}\""));
                    }
                }
            }
            if !declared {
                self.edits.insert(name.end, &format!(" lang=\"{lang}\""));
            }
            return;
        }
    }

    /// Attributes, titles, strings in scripts: places that hold characters alone.
    fn small_places(&mut self, poured: &[(&Block, &PouredBlock)]) {
        // By tag: what stands there untranslated.
        let mut listed: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut marked: BTreeMap<usize, Unconfirmed> = BTreeMap::new();
        for &(block, poured) in poured {
            if block.place.kind == PlaceKind::Content {
                continue;
            }
            if let Some(unconfirmed) = poured.segments.iter().find_map(|segment| segment.unconfirmed.as_ref())
                && let Some(tag) = block.place.tag
            {
                match block.place.kind {
                    PlaceKind::TextOnly => {
                        marked.insert(tag, unconfirmed.clone());
                    }
                    _ => listed.entry(tag).or_default().push(place_name(block)),
                }
            }
            let chars: String =
                poured.segments.iter().flat_map(|segment| [segment.text.chars(), segment.after.clone()]).collect();
            let chars = chars.trim();
            if chars == block.text.chars() {
                continue;
            }
            if poured.segments.iter().any(|segment| segment.text.codes().next().is_some()) {
                self.notices.push(codes_notice(self.document, block, 0, 1));
            }
            let span = block.place.span;
            let mut new = String::with_capacity(chars.len() + 8);
            match block.place.kind {
                PlaceKind::Attribute => match quote_around(self.text(), span) {
                    Some(quote) => escape_attribute(chars, quote, &mut new),
                    None => {
                        new.push('"');
                        escape_attribute(chars, '"', &mut new);
                        new.push('"');
                    }
                },
                PlaceKind::Json => {
                    let name = self.part.encoding;
                    json::escape(chars, |chars| encoding::can_write(name, chars), &mut new);
                }
                PlaceKind::TextOnly | PlaceKind::Content => escape_text(chars, &mut new),
            }
            self.edits.replace(span, new);
        }
        for (tag, names) in listed {
            self.mark(tag, &format!(" data-cotejo-untranslated=\"{}\"", names.join(" ")));
        }
        for (tag, unconfirmed) in marked {
            self.mark(tag, &format!(" lang=\"{}\" data-cotejo=\"{}\"", unconfirmed.lang, unconfirmed.reason));
        }
    }

    /// Puts attributes into the start tag that begins at `tag`, first: of two of a name the first counts.
    fn mark(&mut self, tag: usize, attributes: &str) {
        let length = self.text()[tag + 1..].find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
        if let Some(length) = length {
            let at = tag + 1 + length;
            self.edits.insert(at, attributes);
        }
    }

    fn content(&mut self, poured: &[(&Block, &PouredBlock)], lang: &Lang, page: &PageMetadata) {
        let part = self.part;
        let mut languages = Languages::new(&part.text, &self.document.containers, lang);
        for &(block, poured) in poured {
            if block.place.kind != PlaceKind::Content || unchanged(block, &poured.segments) {
                continue;
            }
            let codes = self.code_spans(block);
            if is_confirmed(poured) {
                languages.around(block, &mut self.edits);
                languages.inside(block, &codes, &poured.segments, page, &mut self.edits);
            }
            let new = self.content_of(block, &codes, &poured.segments);
            let span = block.place.span;
            // What is left inside belonged to codes that the translation lost.
            self.edits.take(self.text(), span);
            self.edits.replace(span, new);
        }
    }

    /// Where each code of a block stands: between codes stand characters, and no character is written like a tag.
    fn code_spans(&self, block: &Block) -> Vec<(CodeKind, String, Span)> {
        let text = self.text();
        let mut at = block.place.span.start;
        let mut out = Vec::new();
        for code in block.text.codes() {
            let Some(found) = text[at..block.place.span.end].find(&code.data) else { break };
            let span = Span::new(at + found, at + found + code.data.len());
            at = span.end;
            out.push((code.kind, code.id.clone(), span));
        }
        out
    }

    fn content_of(&mut self, block: &Block, codes: &[(CodeKind, String, Span)], segments: &[PouredSegment]) -> String {
        let plan = CodePlan::of(block, segments);
        if plan.lost > 0 || plan.added > 0 {
            self.notices.push(codes_notice(self.document, block, plan.lost, plan.added));
        }
        let by_id: HashMap<(CodeKind, &str), Span> =
            codes.iter().map(|(kind, id, span)| ((*kind, id.as_str()), *span)).collect();
        let mut out = String::new();
        let mut ordinal = 0;
        for segment in segments {
            let (open, close) = match &segment.unconfirmed {
                Some(unconfirmed) => {
                    (format!("<span lang=\"{}\" data-cotejo=\"{}\">", unconfirmed.lang, unconfirmed.reason), "</span>")
                }
                None => (String::new(), ""),
            };
            // Only a run without codes is wrapped as a whole, or one whose codes open and close within it: a wrapper never
            // crosses another element.
            let first = ordinal;
            let kept: Vec<bool> = segment
                .text
                .pieces()
                .iter()
                .filter(|piece| matches!(piece, Piece::Code(_)))
                .map(|_| {
                    ordinal += 1;
                    plan.keep[ordinal - 1]
                })
                .collect();
            let inner = balanced(&segment.text, &kept);
            let mut at_code = 0;
            let mut wrapped = false;
            for piece in segment.text.pieces() {
                match piece {
                    Piece::Chars(chars) => {
                        if !wrapped {
                            out.push_str(&open);
                            wrapped = !open.is_empty();
                        }
                        escape_text(chars, &mut out);
                    }
                    Piece::Code(code) => {
                        let keep = plan.keep[first + at_code];
                        let within = inner[at_code];
                        at_code += 1;
                        if !keep {
                            continue;
                        }
                        if wrapped && !within {
                            out.push_str(close);
                            wrapped = false;
                        }
                        if !wrapped && within && !open.is_empty() {
                            out.push_str(&open);
                            wrapped = true;
                        }
                        if let Some(&span) = by_id.get(&(code.kind, code.id.as_str())) {
                            let markup = self.edits.take(self.text(), span);
                            out.push_str(&markup);
                        }
                    }
                }
            }
            if wrapped {
                out.push_str(close);
            }
            escape_text(&segment.after, &mut out);
        }
        let trimmed = out.trim_end_matches([' ', '\n']).len();
        out.truncate(trimmed);
        // Tags without a partner in the block hold the page's structure, images its sense: they stay.
        for (kind, id) in &plan.appended {
            if let Some(&span) = by_id.get(&(*kind, id.as_str())) {
                let markup = self.edits.take(self.text(), span);
                out.push_str(&markup);
            }
        }
        out
    }
}

/// For each code of a segment: whether what is kept of it opens and closes within the segment.
fn balanced(text: &Text, kept: &[bool]) -> Vec<bool> {
    let codes: Vec<_> = text.codes().collect();
    let mut out = vec![false; codes.len()];
    let mut opened: HashMap<&str, usize> = HashMap::new();
    for (at, code) in codes.iter().enumerate() {
        if !kept[at] {
            continue;
        }
        match code.kind {
            CodeKind::Standalone => out[at] = true,
            CodeKind::Open => {
                opened.insert(code.id.as_str(), at);
            }
            CodeKind::Close => {
                if let Some(open) = opened.remove(code.id.as_str()) {
                    out[open] = true;
                    out[at] = true;
                }
            }
        }
    }
    // A standalone code may itself be half of a page's pair (an unclosed tag): a wrapper must not cross it.
    for (at, code) in codes.iter().enumerate() {
        if code.kind == CodeKind::Standalone && half_a_pair(&code.data) {
            out[at] = false;
        }
    }
    out
}

fn half_a_pair(data: &str) -> bool {
    let name: String = data.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
    data.starts_with("</")
        || (data.starts_with('<')
            && !data.starts_with("<!")
            && super::elements::flow(&name.to_ascii_lowercase(), true) == super::elements::Flow::Inline)
}

fn place_name(block: &Block) -> String {
    match (block.place.kind, block.traits.element.split_once('@')) {
        (PlaceKind::Attribute, Some((_, attribute))) => attribute.to_owned(),
        _ => block.traits.property.as_deref().unwrap_or("content").to_owned(),
    }
}
