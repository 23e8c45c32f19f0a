//! How much there is to translate at most. Each segment brings with it what the memory has for it, its unit in the
//! bilingual file and its place on the bilingual page, so that a dense page takes many times its size of memory.

use crate::desk::outline::Outline;
use crate::error::{Error, Result};
use crate::model::{Document, Piece, Text};
use crate::story::{Story, Verdict};

/// Sentences and strings: as many as two novels have sentences.
const MOST_SEGMENTS: usize = 20_000;

/// Tags within them.
const MOST_TAGS: usize = 50_000;

/// Their text, in bytes.
const MOST_TEXT: usize = 4 << 20;

/// Whether a document is not too long, told before it is cut.
pub(super) fn of_story(document: &Document, told: &Story) -> Result<()> {
    let (mut segments, mut tags, mut text) = (0, 0, 0);
    for (block, verdict) in document.blocks.iter().zip(&told.verdicts) {
        match verdict {
            Verdict::Story(_) => segments += usize::from(!block.text.is_blank()),
            Verdict::Site(_) => {}
            Verdict::Repeat(_) | Verdict::Neither => continue,
        }
        tags += block.text.codes().count();
        text += length(&block.text);
    }
    limited(document, segments <= MOST_SEGMENTS && tags <= MOST_TAGS && text <= MOST_TEXT)
}

/// The same of what it was cut into.
pub(super) fn of_outline(document: &Document, cut: &Outline) -> Result<()> {
    let segments: usize = cut.story.iter().chain(&cut.site).map(|block| block.segments.len()).sum();
    limited(document, segments <= MOST_SEGMENTS)
}

fn limited(document: &Document, fits: bool) -> Result<()> {
    let too_long = || Error::StoryTooLong {
        file: document.name.clone(),
        segments: MOST_SEGMENTS as u64,
        tags: MOST_TAGS as u64,
        megabytes: (MOST_TEXT >> 20) as u64,
    };
    fits.then_some(()).ok_or_else(too_long)
}

fn length(text: &Text) -> usize {
    let chars = |piece: &Piece| match piece {
        Piece::Chars(chars) => chars.len(),
        Piece::Code(_) => 0,
    };
    text.pieces().iter().map(chars).sum()
}
