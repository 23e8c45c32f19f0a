//! What translates what, learnt from the archive itself: IBM model 1 (Brown et al. 1993) in both directions over the beads of
//! the last round and the seed, their links combined (Liang, Taskar & Klein 2006 train such models to agree; here their link
//! posteriors meet in the geometric mean).
//!
//! Bags, not sentences: a type that stands twice counts twice, but is looked at once. The tables are walked type by type with
//! one dense row at hand, so that what is read stays in the processor's cache however large the archive is; and every sum is
//! made in one order, so that the number of threads changes nothing.

use std::ops::ControlFlow;

use super::corpus::{Bags, Corpus};
use super::prior::{Rows, starts_of};
use super::watch::Watch;

/// How many times model 1 goes over its beads.
const ITERATIONS: usize = 8;

/// How much of a token's probability belongs to the null word, which translates anything by its share in the archive.
const NULL_MASS: f32 = 0.1;

/// Links weaker than this are chance.
const LEAST_LINK: f32 = 0.02;

/// The beads that are learnt from.
pub(super) struct Training {
    pub(super) weights: Vec<f32>,
    pub(super) source: Bags,
    pub(super) target: Bags,
}

/// What was learnt.
pub(super) struct Lexicon {
    /// For each type of the source the types of the target that it was linked to, with the sum of the links.
    pub(super) links: Rows,
    /// How often each type of the source stood in what was learnt from.
    pub(super) source_counts: Vec<f32>,
    /// The same for the target.
    pub(super) target_counts: Vec<f32>,
}

/// What one bead contributed: source type, target type, link times weight.
pub(super) type Contribution = (u32, u32, f32);

impl Lexicon {
    /// Knows nothing.
    pub(super) fn empty(corpus: &Corpus) -> Self {
        let (m, n) = (corpus.source.spelt.len(), corpus.target.spelt.len());
        Self {
            links: Rows { starts: vec![0; m + 1], ..Rows::default() },
            source_counts: vec![0.0; m],
            target_counts: vec![0.0; n],
        }
    }

    /// Learnt from `training`; also what each of its beads contributed.
    pub(super) fn learnt(
        corpus: &Corpus,
        training: &Training,
        prior: &Rows,
        threads: usize,
        watch: &Watch<'_>,
    ) -> ControlFlow<(), (Self, Vec<Vec<Contribution>>)> {
        let (m, n) = (corpus.source.spelt.len(), corpus.target.spelt.len());
        let mirrored = prior.transposed(n);
        let forward = || {
            Direction {
                weights: &training.weights,
                given: &training.source,
                made: &training.target,
                share: &corpus.target.share,
                givens: m,
            }
            .trained(prior, watch)
        };
        let backward = || {
            Direction {
                weights: &training.weights,
                given: &training.target,
                made: &training.source,
                share: &corpus.source.share,
                givens: n,
            }
            .trained(&mirrored, watch)
        };
        let (there, back) = if threads > 1 {
            std::thread::scope(|scope| {
                let other = scope.spawn(backward);
                let there = forward();
                match other.join() {
                    Ok(back) => (there, back),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            })
        } else {
            (forward(), backward())
        };
        ControlFlow::Continue(combined(corpus, training, &there?, &back?))
    }
}

/// A model of one direction.
struct Model {
    /// The chance of each type made, for each type given.
    chances: Rows,
    /// For each element of the bags made: how likely it was altogether.
    totals: Vec<f32>,
}

/// What a model of one direction is trained on.
struct Direction<'a> {
    weights: &'a [f32],
    given: &'a Bags,
    made: &'a Bags,
    /// The share of each type made in all tokens.
    share: &'a [f32],
    /// How many types are given.
    givens: usize,
}

/// For each type the bags in which it stands, with its count there.
fn postings(bags: &Bags, types: usize) -> (Vec<usize>, Vec<(u32, u16)>) {
    let starts = starts_of(&bags.types, types);
    let mut next = starts.clone();
    let mut out = vec![(0, 0); bags.types.len()];
    for bag in 0..bags.len() {
        for (kind, count) in bags.of(bag) {
            let to = &mut next[kind as usize];
            out[*to] = (u32::try_from(bag).unwrap_or(u32::MAX), count);
            *to += 1;
        }
    }
    (starts, out)
}

impl Direction<'_> {
    fn trained(&self, prior: &Rows, watch: &Watch<'_>) -> ControlFlow<(), Model> {
        let (starts, postings) = postings(self.given, self.givens);
        let mut chances = self.start(&starts, &postings, prior);
        let mut totals = vec![0.0; self.made.types.len()];
        let mut dense = vec![0.0f32; self.share.len()];
        let mut gathered = vec![0.0f32; self.share.len()];
        for iteration in 0..=ITERATIONS {
            watch.still()?;
            self.add_up(&chances, &starts, &postings, &mut dense, &mut totals);
            if iteration == ITERATIONS {
                break;
            }
            let shares: Vec<f32> = totals.iter().zip(&self.made.counts).map(|(t, c)| f32::from(*c) / t).collect();
            for kind in 0..self.givens {
                let range = chances.range(kind);
                for at in range.clone() {
                    let made = chances.types[at] as usize;
                    dense[made] = chances.values[at];
                    gathered[made] = 0.0;
                }
                for &(bag, count) in &postings[starts[kind]..starts[kind + 1]] {
                    let bag = bag as usize;
                    let factor = self.weights[bag] * self.factor(bag, count);
                    for at in self.made.range(bag) {
                        let made = self.made.types[at] as usize;
                        gathered[made] += factor * dense[made] * shares[at];
                    }
                }
                let sum: f32 = range.clone().map(|at| gathered[chances.types[at] as usize]).sum();
                if sum > 0.0 {
                    for at in range {
                        chances.values[at] = gathered[chances.types[at] as usize] / sum;
                    }
                }
            }
        }
        ControlFlow::Continue(Model { chances, totals })
    }

    /// The part of a bag that a type takes which stands in it `count` times.
    fn factor(&self, bag: usize, count: u16) -> f32 {
        f32::from(count) * (1.0 - NULL_MASS) / self.given.totals[bag].max(1) as f32
    }

    /// Every pair that stands in a bead together: all the same, but for what the prior says.
    fn start(&self, starts: &[usize], postings: &[(u32, u16)], prior: &Rows) -> Rows {
        let mut rows = Rows { starts: vec![0], ..Rows::default() };
        let even = 1.0 / self.share.len().max(1) as f32;
        let mut seen = vec![u32::MAX; self.share.len()];
        let mut place = vec![0usize; self.share.len()];
        for kind in 0..self.givens {
            let stamp = u32::try_from(kind).unwrap_or(u32::MAX);
            for &(bag, _) in &postings[starts[kind]..starts[kind + 1]] {
                for at in self.made.range(bag as usize) {
                    let made = self.made.types[at];
                    if seen[made as usize] != stamp {
                        seen[made as usize] = stamp;
                        place[made as usize] = rows.types.len();
                        rows.types.push(made);
                        rows.values.push(even);
                    }
                }
            }
            for (made, value) in prior.row(kind) {
                if seen[made as usize] == stamp {
                    rows.values[place[made as usize]] += 0.5 * value;
                }
            }
            rows.starts.push(rows.types.len());
        }
        rows
    }

    /// How likely each element of the bags made is altogether.
    fn add_up(&self, chances: &Rows, starts: &[usize], postings: &[(u32, u16)], dense: &mut [f32], totals: &mut [f32]) {
        for (total, made) in totals.iter_mut().zip(&self.made.types) {
            *total = NULL_MASS * self.share[*made as usize];
        }
        for kind in 0..self.givens {
            for (made, value) in chances.row(kind) {
                dense[made as usize] = value;
            }
            for &(bag, count) in &postings[starts[kind]..starts[kind + 1]] {
                let factor = self.factor(bag as usize, count);
                for at in self.made.range(bag as usize) {
                    totals[at] += factor * dense[self.made.types[at] as usize];
                }
            }
        }
    }
}

/// The links of both directions in their geometric mean, bead by bead.
fn combined(corpus: &Corpus, training: &Training, there: &Model, back: &Model) -> (Lexicon, Vec<Vec<Contribution>>) {
    let (m, n) = (corpus.source.spelt.len(), corpus.target.spelt.len());
    // By the source's types, as the other direction's are.
    let back_chances = back.chances.transposed(m);
    let (starts, postings) = postings(&training.source, m);
    let (mut dense_there, mut dense_back) = (vec![0.0f32; n], vec![0.0f32; n]);
    let mut sums = vec![0.0f32; n];
    let mut links = Rows { starts: vec![0], ..Rows::default() };
    let mut contributions: Vec<Vec<Contribution>> = vec![Vec::new(); training.weights.len()];
    let mut source_counts = vec![0.0; m];
    let mut target_counts = vec![0.0; n];
    for bag in 0..training.weights.len() {
        for (kind, count) in training.source.of(bag) {
            source_counts[kind as usize] += training.weights[bag] * f32::from(count);
        }
        for (kind, count) in training.target.of(bag) {
            target_counts[kind as usize] += training.weights[bag] * f32::from(count);
        }
    }
    for kind in 0..m {
        for (made, value) in there.chances.row(kind) {
            dense_there[made as usize] = value;
        }
        for (made, value) in back_chances.row(kind) {
            dense_back[made as usize] = value;
        }
        for &(bag, count) in &postings[starts[kind]..starts[kind + 1]] {
            let bag = bag as usize;
            let count = f32::from(count);
            let own = training.source.range(bag);
            let Ok(place) = training.source.types[own.clone()].binary_search(&u32::try_from(kind).unwrap_or(u32::MAX))
            else {
                continue;
            };
            let back_total = back.totals[own.start + place];
            let forth = count * (1.0 - NULL_MASS) / training.source.totals[bag].max(1) as f32;
            let forth_back = count * (1.0 - NULL_MASS) / training.target.totals[bag].max(1) as f32;
            for at in training.target.range(bag) {
                let made = training.target.types[at] as usize;
                let made_count = f32::from(training.target.counts[at]);
                let most = count.min(made_count);
                let one = (made_count * forth * dense_there[made] / there.totals[at]).min(most);
                let other = (made_count * forth_back * dense_back[made] / back_total).min(most);
                let link = (one * other).sqrt();
                if link >= LEAST_LINK {
                    let worth = training.weights[bag] * link;
                    if sums[made] == 0.0 {
                        links.types.push(training.target.types[at]);
                    }
                    sums[made] += worth;
                    contributions[bag].push((
                        u32::try_from(kind).unwrap_or(u32::MAX),
                        training.target.types[at],
                        worth,
                    ));
                }
            }
        }
        let from = links.starts[kind];
        links.types[from..].sort_unstable();
        for at in from..links.types.len() {
            let made = links.types[at] as usize;
            links.values.push(sums[made]);
            sums[made] = 0.0;
        }
        links.starts.push(links.types.len());
    }
    (Lexicon { links, source_counts, target_counts }, contributions)
}
