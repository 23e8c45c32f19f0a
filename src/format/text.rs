//! Plain text: a line is a block, and so are lines that were broken at a fixed width. What separates blocks stays as it
//! is.

use std::borrow::Cow;

use super::density::{most_marks, most_pieces};
use super::part::{self, Edits, PartPouring};
use super::{Banner, DocumentFormat, Format, GapMark, Input, Likeness, Pouring, encoding, hard_wrap};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Block, BlockTraits, Document, Markup, Place, PlaceKind, Role, Span, Text};

/// The format.
pub(super) const FORMAT: Format = Format {
    document: Some(DocumentFormat { read, pour, banner: Some(Banner { put: banner, gaps: GapMark::Brackets }) }),
    ..Format::new("text", &["txt", "text"], sniff)
};

/// The largest text that is read, in bytes: a block may have 256 MB, so a file of one block may.
pub(super) const MAX_TEXT: usize = 256 * 1024 * 1024;

fn sniff(head: &[u8]) -> Likeness {
    // UTF-16 holds zeros, other text none.
    let utf_16 = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    if !head.is_empty() && (utf_16 || !head.contains(&0)) { Likeness::Possible } else { Likeness::None }
}

fn read(input: &Input<'_>) -> Result<Noted<Document>> {
    if input.bytes.len() > MAX_TEXT {
        return Err(Error::FileTooLarge { file: input.name.to_owned(), limit: (MAX_TEXT >> 20) as u64 });
    }
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let mut document = part::document(input, FORMAT.id, Markup::Lines);
    read_part(&mut document, "", input.bytes)?;
    Ok(Noted::plain(document))
}

/// Reads a text as the next part of `document`.
pub(super) fn read_part(document: &mut Document, path: &str, bytes: &[u8]) -> Result<()> {
    let part = encoding::decode(path, bytes, None);
    let Some(blocks) = blocks(&part.text) else {
        return Err(Error::FileTooDense { file: document.name.clone(), limit: most_pieces(part.text.len()) as u64 });
    };
    part::append(document, part, blocks, Vec::new());
    Ok(())
}

/// The blocks of a text; none if there are more than [`most_pieces`].
fn blocks(text: &str) -> Option<Vec<Block>> {
    let most = most_pieces(text.len());
    let lines = lines(text)?;
    let bare: Vec<&str> = lines.iter().map(|line| text[line.range()].trim_end_matches(is_space)).collect();
    let width = hard_wrap::width(&bare);
    let mut out = Vec::new();
    let mut blank_lines = 0_u32;
    let mut at = 0;
    while at < lines.len() {
        let first = at;
        at += 1;
        if bare[first].trim_start_matches(is_space).is_empty() {
            blank_lines = blank_lines.saturating_add(1);
            continue;
        }
        // Lines that were one before they were broken are one block.
        while width.is_some_and(|width| {
            bare.get(at).is_some_and(|next| !next.is_empty() && hard_wrap::is_full(bare[at - 1], next, width))
        }) {
            at += 1;
        }
        let trimmed: Vec<&str> = bare[first..at].iter().map(|line| line.trim_start_matches(is_space)).collect();
        let from = lines[first].start + bare[first].len() - trimmed[0].len();
        let whole = Span::new(from, lines[at - 1].start + bare[at - 1].len());
        let spans = match trimmed.as_slice() {
            [line] => {
                let steps = super::breadcrumb::split(line);
                steps.into_iter().map(|step| Span::new(from + step.start, from + step.end)).collect()
            }
            _ => vec![whole],
        };
        for span in spans {
            if out.len() >= most {
                return None;
            }
            let text = if trimmed.len() > 1 { hard_wrap::join(&trimmed) } else { text[span.range()].to_owned() };
            out.push(Block {
                text: Text::plain(text),
                place: Place { part: 0, span, kind: PlaceKind::Content, inside: None, tag: None },
                role: Role::Paragraph,
                traits: BlockTraits {
                    element: Cow::Borrowed("line"),
                    line: u32::try_from(first + 1).unwrap_or(u32::MAX),
                    blank_lines_before: blank_lines,
                    ..BlockTraits::default()
                },
            });
        }
        blank_lines = 0;
    }
    Some(out)
}

/// The lines of a text, without what ends them; none if there are more than [`most_marks`].
fn lines(text: &str) -> Option<Vec<Span>> {
    let mut out = Vec::new();
    let mut start = 0;
    let most = most_marks(text.len());
    while start < text.len() {
        if out.len() >= most {
            return None;
        }
        let length = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[start..]);
        let end = length.map_or(text.len(), |length| start + length);
        out.push(Span::new(start, end));
        start = match text.as_bytes().get(end) {
            Some(b'\r') if text.as_bytes().get(end + 1) == Some(&b'\n') => end + 2,
            _ => end + 1,
        };
    }
    Some(out)
}

/// `new` in lines as long as those of the text that it stands for, with the same breaks and the same space before them.
fn broken_like(old: &str, new: &str) -> String {
    let Some(found) = old.find(['\n', '\r']) else { return new.to_owned() };
    let end = hard_wrap::line_end(old);
    let second = &old[found + end.len()..];
    let indent = &second[..second.len() - second.trim_start_matches(is_space).len()];
    let width = old.lines().map(|line| hard_wrap::columns(line.trim_end_matches(is_space))).max().unwrap_or(0);
    hard_wrap::wrap(new, width, indent, end)
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// The text with `words` in a paragraph below it, if its encoding can write them: what stands above stays the first line.
pub(super) fn banner(text: &Input<'_>, _: &str, words: &str) -> Result<Vec<u8>> {
    let part = encoding::decode("", text.bytes, None);
    let end = hard_wrap::line_end(&part.text);
    let mut edits = Edits::default();
    if encoding::can_write(part.encoding, words) {
        let line = if part.text.ends_with(['\n', '\r']) { "" } else { end };
        edits.insert(part.text.len(), &format!("{line}{end}[[ {words} ]]{end}"));
    }
    Ok(edits.written(&part).unwrap_or_else(|| text.bytes.to_vec()))
}

fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    part::pour_whole(document, pouring, pour_part)
}

/// The lines of a part with the poured blocks in theirs.
pub(super) fn pour_part(pouring: &PartPouring<'_>, notices: &mut Vec<Notice>) -> Option<Vec<u8>> {
    let (document, part) = (pouring.document, pouring.part);
    let mut edits = Edits::default();
    let mut writable = true;
    for &(block, poured) in &pouring.blocks {
        if poured.segments.iter().any(|segment| segment.text.codes().next().is_some()) {
            let added = poured.segments.iter().map(|segment| segment.text.codes().count() as u64).sum();
            notices.push(Notice::CodesDiffer {
                file: document.name.clone(),
                line: u64::from(block.traits.line),
                lost: 0,
                added,
            });
        }
        let mut new = String::new();
        for segment in &poured.segments {
            let chars = segment.text.chars();
            match segment.unconfirmed {
                Some(_) => new.extend(["[[", &chars, "]]"]),
                None => new.push_str(&chars),
            }
            new.push_str(&segment.after);
        }
        // What would break a block in two is a blank.
        new.truncate(new.trim_end().len());
        let new = new.replace(['\n', '\r'], " ");
        if new == *block.text.shown() {
            continue;
        }
        let span = block.place.span;
        let new = broken_like(&part.text[span.range()], &new);
        writable &= encoding::can_write(part.encoding, &new);
        edits.replace(span, new);
    }
    if writable {
        return edits.written(part);
    }
    // Plain text has no numeric references: a translation that the encoding cannot hold makes a UTF-8 file.
    notices.push(Notice::EncodingLeft { file: document.name.clone(), encoding: part.encoding.to_owned() });
    edits.written_in_utf8(part)
}
