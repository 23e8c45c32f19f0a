//! How many sentences a bead has on each side, and how often each shape is met.

/// A shape of beads: so many sentences of the source, so many of the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) source: usize,
    pub(super) target: usize,
    /// Two pairs that cross in a square of two by two.
    pub(super) swapped: bool,
}

const fn shape(source: usize, target: usize) -> Shape {
    Shape { source, target, swapped: false }
}

/// How many there are.
pub(super) const SHAPES: usize = 19;

/// All of them.
pub(super) const ALL: [Shape; SHAPES] = [
    shape(1, 1),
    shape(1, 0),
    shape(0, 1),
    shape(1, 2),
    shape(2, 1),
    shape(2, 2),
    shape(1, 3),
    shape(3, 1),
    shape(1, 4),
    shape(4, 1),
    shape(2, 3),
    shape(3, 2),
    shape(3, 3),
    shape(1, 5),
    shape(5, 1),
    shape(2, 4),
    shape(4, 2),
    shape(2, 5),
    Shape { source: 2, target: 2, swapped: true },
];

/// The longest side of a shape.
pub(super) const LONGEST: usize = 5;

/// What is thought before anything is counted.
const START: [f64; SHAPES] = [
    0.84, 0.03, 0.03, 0.035, 0.035, 0.004, 0.008, 0.008, 0.002, 0.002, 0.001, 0.001, 0.0005, 0.0008, 0.0008, 0.0005,
    0.0005, 0.0003, 0.003,
];

/// How many beads what is thought before weighs as much as.
const PSEUDO: f64 = 20.0;

/// The chance of each shape.
#[derive(Debug, Clone)]
pub(super) struct Priors(pub(super) [f64; SHAPES]);

impl Priors {
    pub(super) fn start() -> Self {
        Self(START)
    }

    /// From how often each shape is expected in the archive.
    pub(super) fn of_counts(counts: &[f64; SHAPES]) -> Self {
        let (all, start): (f64, f64) = (counts.iter().sum(), START.iter().sum());
        let mut out = [0.0; SHAPES];
        for at in 0..SHAPES {
            out[at] = (counts[at] + PSEUDO * START[at] / start) / (all + PSEUDO);
        }
        Self(out)
    }
}
