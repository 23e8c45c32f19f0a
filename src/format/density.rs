//! How much a document may consist of for its size. What is made of ever so many small things takes many times its size of
//! memory, and is no article.

use crate::model::{BilingualBlock, Segment, Text};

/// Texts and tags within them that a document of any size may have: ten times those of the largest saved pages.
const ANY_SIZE: usize = 50_000;

/// In a larger one, how many bytes there are for each of them: a line or two of text.
const BYTES_EACH: usize = 128;

/// How many texts and tags within them a document of so many bytes may have, and elements around them.
pub(crate) fn most_pieces(bytes: usize) -> usize {
    ANY_SIZE.max(bytes / BYTES_EACH)
}

/// How many tags or lines a document of so many bytes may have that hold no text: each of them costs a few bytes alone,
/// and only for a while.
pub(crate) fn most_marks(bytes: usize) -> usize {
    (16 * ANY_SIZE).max(bytes / (BYTES_EACH / 16))
}

/// How many texts a unit holds, each with its translation, and tags within them.
pub(crate) fn pieces(block: &BilingualBlock) -> usize {
    let of = |source: &Text, target: Option<&Text>| {
        1 + source.codes().count() + target.map_or(0, |target| target.codes().count())
    };
    let of_segment = |segment: &Segment| {
        let candidates = segment.candidates.iter().map(|one| of(&one.source, Some(&one.target)));
        of(&segment.source, segment.target.as_ref()) + candidates.sum::<usize>()
    };
    block.segments.iter().map(of_segment).sum()
}
