//! The parts of a document: new text comes into the places of each part, and the new bytes of a part into the file that
//! it came from. Everything between is copied.
//!
//! A format whose file is one text reads one part and pours with [`pour_whole`]. A container (a file of files) decodes
//! each file inside that people read, appends its blocks, pours with [`pour_parts`], and puts the new bytes back in
//! their places with [`splice`]. What a container says about its files elsewhere (a ZIP: sizes and checksums, and the
//! offsets in the directory at its end) is the container's own to bring up to date.

use std::collections::BTreeMap;
use std::ops::Range;

use super::encoding;
use super::{Input, PouredBlock, Pouring};
use crate::error::{Noted, Notice, Result};
use crate::model::{Block, Container, Document, Lang, Markup, Metadata, Part, Span};

/// A document of this file in which no part was read yet.
pub(crate) fn document(input: &Input<'_>, format: &'static str, markup: Markup) -> Document {
    Document {
        name: input.name.to_owned(),
        format,
        markup,
        source: input.bytes.into(),
        parts: Vec::new(),
        containers: Vec::new(),
        blocks: Vec::new(),
        meta: Metadata::default(),
    }
}

/// Puts a part behind those of `document`. Blocks and containers come numbered as if it were the only part.
pub(crate) fn append(document: &mut Document, part: Part, mut blocks: Vec<Block>, mut containers: Vec<Container>) {
    let number = number(document.parts.len());
    let (first_block, first_container) = (document.blocks.len(), self::number(document.containers.len()));
    document.parts.push(part);
    if number == 0 {
        (document.blocks, document.containers) = (blocks, containers);
        return;
    }
    for container in &mut containers {
        container.parent = container.parent.map(|parent| parent.saturating_add(first_container));
    }
    for block in &mut blocks {
        block.place.part = number;
        block.place.inside = block.place.inside.map(|inside| inside + first_block);
        block.traits.container = block.traits.container.map(|container| container.saturating_add(first_container));
    }
    document.containers.append(&mut containers);
    document.blocks.append(&mut blocks);
}

/// What is poured into one part.
pub(crate) struct PartPouring<'a> {
    pub(crate) document: &'a Document,
    pub(crate) part: &'a Part,
    /// The language of the translation.
    pub(crate) lang: &'a Lang,
    /// In the order of the document, each once.
    pub(crate) blocks: Vec<(&'a Block, &'a PouredBlock)>,
}

/// How a format pours into one part: the part's new bytes, none where nothing of it changes.
pub(crate) type PourPart = fn(&PartPouring<'_>, &mut Vec<Notice>) -> Option<Vec<u8>>;

/// The new bytes of each part of a document; none where a part stays as it is.
pub(crate) fn pour_parts(
    document: &Document,
    pouring: &Pouring<'_>,
    pour_part: PourPart,
) -> Noted<Vec<Option<Vec<u8>>>> {
    let mut notices = Vec::new();
    if pouring.blocks.is_empty() {
        return Noted::plain(vec![None; document.parts.len()]);
    }
    let poured: BTreeMap<usize, &PouredBlock> = pouring.blocks.iter().map(|poured| (poured.block, poured)).collect();
    let mut by_part: Vec<PartPouring<'_>> = document
        .parts
        .iter()
        .map(|part| PartPouring { document, part, lang: pouring.lang, blocks: Vec::new() })
        .collect();
    for (at, poured) in poured {
        if let Some(block) = document.blocks.get(at)
            && let Some(part) = by_part.get_mut(block.place.part as usize)
        {
            part.blocks.push((block, poured));
        }
    }
    let value = by_part.iter().map(|part| pour_part(part, &mut notices)).collect();
    Noted { value, notices }
}

/// Pours into a document whose one part is the whole file.
pub(crate) fn pour_whole(document: &Document, pouring: &Pouring<'_>, pour_part: PourPart) -> Result<Noted<Vec<u8>>> {
    let poured = pour_parts(document, pouring, pour_part);
    let whole = 0..document.source.len();
    Ok(poured.map(|parts| splice(&document.source, parts.iter().flatten().map(|new| (whole.clone(), new.as_slice())))))
}

/// `source` with new bytes in place of some stretches, which are given in order and do not overlap.
pub(crate) fn splice<'a>(source: &[u8], replaced: impl IntoIterator<Item = (Range<usize>, &'a [u8])>) -> Vec<u8> {
    let mut out = Vec::with_capacity(source.len());
    let mut at = 0;
    for (range, new) in replaced {
        debug_assert!(at <= range.start && range.end <= source.len(), "{at} {range:?} {}", source.len());
        out.extend_from_slice(&source[at..range.start]);
        out.extend_from_slice(new);
        at = range.end;
    }
    out.extend_from_slice(&source[at..]);
    out
}

/// New text for stretches of a part's text. Stretches never overlap, except that one may contain others, which it takes
/// over: places nest, and are poured from the inside out.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    /// By start and end.
    new: BTreeMap<(usize, usize), String>,
}

impl Edits {
    /// Puts `new` in the place of `span`.
    pub(crate) fn replace(&mut self, span: Span, new: String) {
        self.new.insert((span.start, span.end), new);
    }

    /// Puts `new` between the bytes at `at`, behind what was put there before.
    pub(crate) fn insert(&mut self, at: usize, new: &str) {
        self.new.entry((at, at)).or_default().push_str(new);
    }

    /// `span` of `text` with all edits so far within it, which are taken out.
    pub(crate) fn take(&mut self, text: &str, span: Span) -> String {
        let keys: Vec<(usize, usize)> = self
            .new
            .range((span.start, 0)..(span.end, 0))
            .map(|(&key, _)| key)
            .filter(|&(_, end)| end <= span.end)
            .collect();
        let mut out = String::with_capacity(span.len());
        let mut at = span.start;
        for key in keys {
            if let Some(new) = self.new.remove(&key) {
                out.push_str(&text[at..key.0]);
                out.push_str(&new);
                at = key.1;
            }
        }
        out.push_str(&text[at..span.end]);
        out
    }

    /// The bytes of `part` with these edits; none if there are none. An edit that begins within the one before it is
    /// left out.
    pub(crate) fn written(self, part: &Part) -> Option<Vec<u8>> {
        (!self.new.is_empty()).then(|| encoding::write(part, self.splices(part.text.len())))
    }

    /// As [`Edits::written`], in UTF-8 with a byte order mark, whatever the part was in.
    pub(crate) fn written_in_utf8(self, part: &Part) -> Option<Vec<u8>> {
        let splices = self.splices(part.text.len());
        let unicode = Part { encoding: "UTF-8", bom: true, stretches: Vec::new(), ..part.clone() };
        (splices.len() > 1).then(|| encoding::write(&unicode, splices))
    }

    /// What a text of `length` bytes becomes.
    pub(crate) fn splices(self, length: usize) -> Vec<encoding::Splice> {
        let mut out = Vec::with_capacity(self.new.len() * 2 + 1);
        let mut at = 0;
        for ((start, end), new) in self.new {
            if start < at {
                continue;
            }
            out.push(encoding::Splice::Original(Span::new(at, start)));
            out.push(encoding::Splice::New(new));
            at = end;
        }
        out.push(encoding::Splice::Original(Span::new(at, length)));
        out
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
