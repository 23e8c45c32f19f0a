//! What speaks against two stretches of text being a unit, however sure the alignment is of them.
//!
//! An alignment goes by words, lengths and order. Two notices of the same kind have all of that in common and tell of
//! different things, which their figures show; and where several sentences were laid beside several others, they are the same
//! passage, but no sentence and its translation.

use super::LeftOutBy;
use crate::align::Bead;
use crate::check::contradict;
use crate::model::Lang;

/// How sure one can be at most of what something speaks against.
const AT_MOST: f32 = 0.5;

/// More sentences than this on both sides, or more on one where the other has several, are a passage, not a unit.
const MOST: usize = 2;

/// What speaks against a bead being a unit, and how sure one still can be of it. `source` and `target` are its words.
#[must_use]
pub fn doubt(bead: &Bead, source: (&str, &Lang), target: (&str, &Lang)) -> Option<LeftOutBy> {
    let (fewer, more) = (bead.source.len().min(bead.target.len()), bead.source.len().max(bead.target.len()));
    if fewer > 1 && more > MOST {
        Some(LeftOutBy::Passage)
    } else if contradict(source, target) {
        Some(LeftOutBy::Contradicting)
    } else {
        None
    }
}

/// How sure one can be of a bead that something speaks against.
#[must_use]
pub fn doubted(bead: &Bead) -> f32 {
    bead.confidence.min(AT_MOST)
}
