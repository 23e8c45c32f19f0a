//! From posteriors to one ladder: the path of least expected error (Goodman 1996), not the likeliest one.

use super::band::{Band, as_u32};
use super::lattice::Possible;
use super::shapes::ALL;

/// A bead is worth taking from this posterior on; precision against recall.
const WORTH: f64 = 0.3;

/// What a null bead's posterior counts, so that of two paths the likelier one is taken.
const NULL_WORTH: f64 = 0.001;

/// How a node is best reached.
#[derive(Clone, Copy)]
enum Step {
    /// Not at all.
    Nowhere,
    /// Over a sentence of the source, or of the target, that nobody thought null.
    Source,
    Target,
    /// By a bead of the list.
    Bead(u32),
}

/// The ladder of a document of `n` by `m` sentences: beads that hold each sentence once, in order.
pub(super) fn decode(n: usize, m: usize, band: &Band, possible: &[Possible]) -> Vec<Possible> {
    let mut by_end: Vec<(usize, u32)> = (0..)
        .zip(possible)
        .filter_map(|(number, bead)| {
            let shape = ALL[bead.shape as usize];
            let end = band.at(bead.source as usize + shape.source, bead.target as usize + shape.target)?;
            Some((end, number))
        })
        .collect();
    by_end.sort_unstable();
    let mut by_end = by_end.into_iter().peekable();
    let mut best = vec![f64::NEG_INFINITY; band.nodes()];
    let mut steps = vec![Step::Nowhere; band.nodes()];
    best[0] = 0.0;
    for i in 0..=n {
        for j in band.rows[i].0 as usize..band.rows[i].1 as usize {
            let at = band.row_starts[i] + j - band.rows[i].0 as usize;
            let mut consider = |from: Option<usize>, worth: f64, step: Step| {
                if let Some(from) = from
                    && best[from] + worth > best[at]
                {
                    best[at] = best[from] + worth;
                    steps[at] = step;
                }
            };
            consider(i.checked_sub(1).and_then(|i| band.at(i, j)), 0.0, Step::Source);
            consider(j.checked_sub(1).and_then(|j| band.at(i, j)), 0.0, Step::Target);
            while let Some((_, number)) = by_end.next_if(|(end, _)| *end == at) {
                let bead = &possible[number as usize];
                let from = band.at(bead.source as usize, bead.target as usize);
                consider(from, worth(bead), Step::Bead(number));
            }
        }
    }
    let mut out = Vec::new();
    let (mut i, mut j) = (n, m);
    while i + j > 0 {
        let Some(at) = band.at(i, j) else { break };
        let bead = match steps[at] {
            Step::Source => Possible { source: as_u32(i - 1), target: as_u32(j), shape: 1, posterior: 0.0 },
            Step::Target => Possible { source: as_u32(i), target: as_u32(j - 1), shape: 2, posterior: 0.0 },
            Step::Bead(number) => possible[number as usize],
            Step::Nowhere => break,
        };
        i -= ALL[bead.shape as usize].source;
        j -= ALL[bead.shape as usize].target;
        out.push(bead);
    }
    out.reverse();
    out
}

fn worth(bead: &Possible) -> f64 {
    let posterior = f64::from(bead.posterior);
    match ALL[bead.shape as usize] {
        shape if shape.source == 0 || shape.target == 0 => NULL_WORTH * posterior,
        shape if shape.crossed.is_some() => 2.0 * (posterior - WORTH),
        _ => posterior - WORTH,
    }
}
