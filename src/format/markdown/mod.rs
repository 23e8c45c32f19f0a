//! Markdown (CommonMark, with tables, footnotes, task lists and front matter): paragraphs, headings, items and cells as texts,
//! links, emphasis and code in them as codes. What stands between them stays byte for byte: code, HTML, addresses, the
//! rest of the front matter.

mod emphasis;
mod front_matter;
mod inline;
mod pour;
mod read;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::density::most_pieces;
use super::text::MAX_TEXT;
use super::{Banner, DocumentFormat, Format, GapMark, Input, Likeness, encoding, part, unread};
use crate::error::{Error, Noted, Result};
use crate::model::{Block, BlockTraits, Document, Markup, Place, PlaceKind, Role};

/// The format.
pub(super) const FORMAT: Format = Format {
    document: Some(DocumentFormat {
        read,
        pour: pour::pour,
        banner: Some(Banner { put: super::text::banner, gaps: GapMark::Brackets }),
    }),
    ..Format::new("markdown", &["md", "markdown", "mdown", "mkd"], sniff)
};

/// Any text is Markdown; which text is nothing else, its marks tell.
fn sniff(head: &[u8]) -> Likeness {
    if unread::is_markdown(head) {
        Likeness::Certain
    } else if !head.is_empty() && !head.contains(&0) {
        Likeness::Possible
    } else {
        Likeness::None
    }
}

fn read(input: &Input<'_>) -> Result<Noted<Document>> {
    let file = || input.name.to_owned();
    if input.bytes.len() > MAX_TEXT {
        return Err(Error::FileTooLarge { file: file(), limit: (MAX_TEXT >> 20) as u64 });
    }
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: file() });
    }
    let mut document = part::document(input, FORMAT.id, Markup::Whole);
    let part = encoding::decode("", input.bytes, None);
    let too_dense = || Error::FileTooDense { file: file(), limit: most_pieces(part.text.len()) as u64 };
    let read = read::read(&part.text).ok_or_else(too_dense)?;
    document.meta.lang = front_matter::lang(&part.text).map(|lang| part.text[lang.range()].to_owned());
    let mut lines = Lines { text: &part.text, at: 0, line: 1 };
    let mut titled = false;
    let blocks = read.into_iter().map(|found| {
        let role = match found.role {
            // The first is the document's.
            Role::Title if std::mem::replace(&mut titled, true) => Role::Heading,
            role => role,
        };
        let traits = BlockTraits {
            element: Cow::Borrowed(found.element),
            line: lines.of(found.span.start),
            ..BlockTraits::default()
        };
        let kind = if found.front.is_some() { PlaceKind::TextOnly } else { PlaceKind::Content };
        Block {
            text: found.text,
            place: Place { part: 0, span: found.span, kind, inside: None, tag: None },
            role,
            traits,
        }
    });
    let blocks = blocks.collect();
    part::append(&mut document, part, blocks, Vec::new());
    Ok(Noted::plain(document))
}

/// Counts lines up to places that come in order.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, place: usize) -> u32 {
        if place > self.at {
            let passed = memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..place]).count();
            self.line = self.line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
            self.at = place;
        }
        self.line
    }
}
