//! Plain text: a line is a block. What separates blocks stays as it is.

use std::borrow::Cow;

use super::encoding::{self, Part};
use super::{DocumentFormat, Format, Input, Pouring};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Block, BlockTraits, Document, Metadata, Place, PlaceKind, Role, Span, Text};

/// The format.
pub const FORMAT: Format = Format {
    id: "text",
    extensions: &["txt", "text"],
    sniff,
    document: Some(DocumentFormat { read, pour }),
    memory: None,
    bilingual: None,
    catalogue: None,
    terms: None,
};

/// The largest text that is read, in bytes: a block may have 256 MB, so a file of one block may (design, section 9).
pub const MAX_TEXT: usize = 256 * 1024 * 1024;

fn sniff(head: &[u8]) -> bool {
    // UTF-16 holds zeros, other text none.
    !head.is_empty() && (head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || !head.contains(&0))
}

fn read(input: &Input<'_>) -> Result<Noted<Document>> {
    if input.bytes.len() > MAX_TEXT {
        return Err(Error::FileTooLarge { file: input.name.to_owned(), limit: (MAX_TEXT >> 20) as u64 });
    }
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let decoded = encoding::decode(input.bytes, None);
    let blocks = blocks(&decoded.text);
    Ok(Noted::plain(Document {
        name: input.name.to_owned(),
        format: FORMAT.id,
        text: decoded.text,
        encoding: decoded.encoding,
        bom: decoded.bom,
        stretches: decoded.stretches,
        containers: Vec::new(),
        blocks,
        meta: Metadata::default(),
    }))
}

fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut line = 0_u32;
    let mut blank_lines = 0_u32;
    while start < text.len() {
        line = line.saturating_add(1);
        let length = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[start..]);
        let end = length.map_or(text.len(), |length| start + length);
        let raw = &text[start..end];
        let trimmed = raw.trim_matches(is_space);
        if trimmed.is_empty() {
            blank_lines = blank_lines.saturating_add(1);
        } else {
            let from = start + (raw.len() - raw.trim_start_matches(is_space).len());
            for span in super::crumbs::split(trimmed) {
                let span = Span::new(from + span.start, from + span.end);
                out.push(Block {
                    text: Text::plain(&text[span.range()]),
                    place: Place { span, kind: PlaceKind::Content, inside: None, tag: None },
                    role: Role::Paragraph,
                    traits: BlockTraits {
                        element: Cow::Borrowed("line"),
                        line,
                        blank_lines_before: blank_lines,
                        ..BlockTraits::default()
                    },
                });
            }
            blank_lines = 0;
        }
        start = match text.as_bytes().get(end) {
            Some(b'\r') if text.as_bytes().get(end + 1) == Some(&b'\n') => end + 2,
            _ => end + 1,
        };
    }
    out
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    let mut poured: Vec<_> =
        pouring.blocks.iter().filter_map(|poured| Some((document.blocks.get(poured.block)?, poured))).collect();
    poured.sort_by_key(|(block, _)| block.place.span.start);
    let mut parts = Vec::with_capacity(poured.len() * 2 + 1);
    let mut at = 0;
    let mut notices = Vec::new();
    let mut writable = true;
    for (block, poured) in poured {
        if poured.segments.iter().any(|segment| segment.text.codes().next().is_some()) {
            let added = poured.segments.iter().map(|segment| segment.text.codes().count() as u64).sum();
            notices.push(Notice::CodesDiffer {
                file: document.name.clone(),
                line: u64::from(block.traits.line),
                lost: 0,
                added,
            });
        }
        let mut new: String =
            poured.segments.iter().flat_map(|segment| [segment.text.chars(), segment.after.clone()]).collect();
        // A block is a line: what would break it in two is a blank.
        new.truncate(new.trim_end().len());
        let new = new.replace(['\n', '\r'], " ");
        let span = block.place.span;
        if span.start < at || new == document.text[span.range()] {
            continue;
        }
        writable &= encoding::can_write(document.encoding, &new);
        parts.push(Part::Original(Span::new(at, span.start)));
        parts.push(Part::New(new));
        at = span.end;
    }
    parts.push(Part::Original(Span::new(at, document.text.len())));
    if !writable {
        // Plain text has no numeric references: a translation that the encoding cannot hold makes a UTF-8 file.
        notices.push(Notice::EncodingLeft { file: document.name.clone(), encoding: document.encoding.to_owned() });
        return Ok(Noted { value: encoding::write(&document.text, "UTF-8", true, &[], &parts), notices });
    }
    let bytes = encoding::write(&document.text, document.encoding, document.bom, &document.stretches, &parts);
    Ok(Noted { value: bytes, notices })
}
