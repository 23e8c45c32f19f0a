//! How many sentences a bead has on each side, and how often each shape is met.

/// A shape of beads: so many sentences of the source, so many of the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) source: usize,
    pub(super) target: usize,
    /// Two pairs that cross: how many sentences of the source are in the first part, whose counterpart is the second of the
    /// target, and how many of the target are in its first part.
    pub(super) crossed: Option<(usize, usize)>,
}

/// The sentences of a part of a bead: how many before the bead's end it ends, and how many it has, on each side.
pub(super) type Part = ((usize, usize), (usize, usize));

impl Shape {
    /// The two pairs of a shape that crosses: the one whose source comes first, and the other.
    pub(super) fn pairs(self) -> Option<[Part; 2]> {
        let (i, j) = self.crossed?;
        let (later, behind) = (self.source - i, self.target - j);
        Some([((later, i), (0, behind)), ((0, later), (behind, j))])
    }
}

const fn shape(source: usize, target: usize) -> Shape {
    Shape { source, target, crossed: None }
}

const fn crossed(source: (usize, usize), target: (usize, usize)) -> Shape {
    Shape { source: source.0 + source.1, target: target.0 + target.1, crossed: Some((source.0, target.0)) }
}

/// How many there are.
pub(super) const SHAPES: usize = 23;

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
    crossed((1, 1), (1, 1)),
    crossed((2, 1), (1, 1)),
    crossed((1, 2), (1, 1)),
    crossed((1, 1), (2, 1)),
    crossed((1, 1), (1, 2)),
];

/// The longest side of a shape.
pub(super) const LONGEST: usize = 5;

/// What is thought before anything is counted.
const START: [f64; SHAPES] = [
    0.84, 0.03, 0.03, 0.035, 0.035, 0.004, 0.008, 0.008, 0.002, 0.002, 0.001, 0.001, 0.0005, 0.0008, 0.0008, 0.0005,
    0.0005, 0.0003, 0.003, 0.0005, 0.0005, 0.0005, 0.0005,
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
