//! What takes points off a match that reads the same.

use super::unit::named;

/// What takes points off a base, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PenaltyKind {
    /// The rendering is in a sister of the language wanted: pt-BR for pt-PT.
    Sister,
    /// One of the two tags leaves open what the other says: pt for pt-PT.
    Unspecified,
    /// The unit is an alignment that nobody reviewed.
    Alignment,
    /// The unit is machine output that nobody reviewed.
    Machine,
    /// Other inline codes than the text that is looked up.
    Codes,
}

named!(PenaltyKind {
    Sister = "sister",
    Unspecified = "unspecified",
    Alignment = "alignment",
    Machine = "machine",
    Codes = "codes",
});

/// A penalty that a match got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Penalty {
    /// Why.
    pub kind: PenaltyKind,
    /// How many points.
    pub points: u8,
}
