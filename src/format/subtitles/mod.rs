//! Subtitles: SubRip and WebVTT. What is to be translated are sentences, not cues: a sentence that runs over several cues is
//! one text, and its translation is spread over the same cues again. Times, numbers, names, settings, notes, styles, blank
//! lines and the lines' ends are never touched.

mod cues;
mod markup;
mod pour;
mod runs;
mod split;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::density::most_pieces;
use super::text::MAX_TEXT;
use super::{Banner, DocumentFormat, Format, GapMark, Input, Likeness, encoding, part};
use crate::error::{Error, Noted, Result};
use crate::model::{Block, BlockTraits, Document, Markup, Place, PlaceKind, Role, Span};

/// SubRip.
pub(super) const SRT: Format = Format {
    document: Some(DocumentFormat { read: |input| read(input, Dialect::SubRip), pour: pour::sub_rip, banner: None }),
    ..Format::new("srt", &["srt"], |head| sniff(head, Dialect::SubRip))
};

/// WebVTT (W3C).
pub(super) const VTT: Format = Format {
    document: Some(DocumentFormat {
        read: |input| read(input, Dialect::WebVtt),
        pour: pour::web_vtt,
        banner: Some(Banner { put: pour::banner, gaps: GapMark::Brackets }),
    }),
    ..Format::new("vtt", &["vtt"], |head| sniff(head, Dialect::WebVtt))
};

/// Which of the two a file is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    SubRip,
    WebVtt,
}

fn sniff(head: &[u8], dialect: Dialect) -> Likeness {
    // UTF-16 is ASCII with zeros between, as far as marks go.
    let head: Vec<u8> = head.iter().copied().filter(|&byte| byte != 0).collect();
    let text = String::from_utf8_lossy(&head);
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']);
    let is = match dialect {
        // Some tools leave the first line out; where the name does not say which it is, SubRip is asked first.
        Dialect::WebVtt => cues::has_signature(text) || cues::begins_with_cue(text),
        Dialect::SubRip => !cues::has_signature(text) && cues::begins_with_cue(text),
    };
    if is { Likeness::Certain } else { Likeness::None }
}

fn read(input: &Input<'_>, dialect: Dialect) -> Result<Noted<Document>> {
    if input.bytes.len() > MAX_TEXT {
        return Err(Error::FileTooLarge { file: input.name.to_owned(), limit: (MAX_TEXT >> 20) as u64 });
    }
    let format = match dialect {
        Dialect::SubRip => SRT.id,
        Dialect::WebVtt => VTT.id,
    };
    let mut document = part::document(input, format, Markup::Whole);
    let part = encoding::decode("", input.bytes, None);
    let Some(subtitles) = runs::read(&part.text, dialect) else {
        return Err(Error::FileTooDense { file: input.name.to_owned(), limit: most_pieces(part.text.len()) as u64 });
    };
    document.meta.lang = subtitles.lang.map(|lang| part.text[lang.range()].to_owned());
    let blocks = subtitles.runs.into_iter().map(|run| Block {
        place: Place { part: 0, span: run.span(), kind: PlaceKind::Content, inside: None, tag: None },
        role: Role::Paragraph,
        traits: BlockTraits { element: Cow::Borrowed("cue"), line: run.line(), ..BlockTraits::default() },
        text: run.text,
    });
    let blocks = blocks.collect();
    part::append(&mut document, part, blocks, Vec::new());
    Ok(Noted::plain(document))
}

/// What ends a line at `at`, where one ends there: `\n`, `\r\n`, `\r`, and `\r\r\n`, which comes of a text that was
/// converted twice.
fn line_end(text: &str, at: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let returns = bytes[at..].iter().take_while(|&&byte| byte == b'\r').count();
    match bytes.get(at + returns) {
        Some(b'\n') => Some(Span::new(at, at + returns + 1)),
        _ => (returns > 0).then(|| Span::new(at, at + 1)),
    }
}
