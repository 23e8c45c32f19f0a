//! What the paragraphs say, where a document tells them: sentences that begin a paragraph are translated by such. How often that
//! holds is learnt from beads that are sure, so that an archive that keeps its paragraphs is believed and another is not.

use super::corpus::Side;

/// How many beads a weight of nothing at all weighs as much as.
const PSEUDO: f64 = 20.0;

/// What agreement or disagreement says at most, in nats.
const MOST: f64 = 2.0;

/// What a paragraph's beginning inside a bead costs.
const INSIDE: f64 = 1.5;

/// How often beads were seen: does the source begin a paragraph, does the target.
pub(super) type Begun = [[f64; 2]; 2];

/// What each case says.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraphs([[f64; 2]; 2]);

impl Paragraphs {
    /// From what was seen in beads that are sure.
    pub(super) fn of(seen: &Begun) -> Self {
        let rows = [seen[0][0] + seen[0][1], seen[1][0] + seen[1][1]];
        let columns = [seen[0][0] + seen[1][0], seen[0][1] + seen[1][1]];
        let all = rows[0] + rows[1];
        let mut out = [[0.0; 2]; 2];
        if all > 0.0 {
            for (s, row) in out.iter_mut().enumerate() {
                for (t, value) in row.iter_mut().enumerate() {
                    let expected = rows[s] * columns[t] / all;
                    let smoothed = PSEUDO * (expected / all) + 0.5;
                    *value = ((seen[s][t] + smoothed) / (expected + smoothed)).ln().clamp(-MOST, MOST);
                }
            }
        }
        Self(out)
    }

    /// What they say of the bead of `a` source sentences from `i` on and `b` of the target from `j` on.
    pub(super) fn score(&self, (source, i, a): (&Side, usize, usize), (target, j, b): (&Side, usize, usize)) -> f64 {
        let Some((s, t)) = begins(source, i).zip(begins(target, j)) else { return 0.0 };
        let inside = |side: &Side, from: usize, n: usize| {
            (from + 1..from + n).filter(|at| begins(side, *at) == Some(true)).count() as f64
        };
        self.0[usize::from(s)][usize::from(t)] - INSIDE * (inside(source, i, a) + inside(target, j, b))
    }
}

/// Whether a sentence begins a paragraph, if that is known.
pub(super) fn begins(side: &Side, at: usize) -> Option<bool> {
    let paragraphs = side.paragraphs.as_ref()?;
    Some(at == 0 || paragraphs.get(at) != paragraphs.get(at - 1))
}
