//! All paths through a document at once: the likelihood of every bead in every place, and by going forward and backward over
//! the nodes (Baum et al. 1970) its posterior.

use std::ops::Range;

use super::band::{Band, as_u32};
use super::corpus::Text;
use super::evidence::Gains;
use super::lengths::{Lengths, Stretch};
use super::paragraphs::Paragraphs;
use super::shapes::{ALL, LONGEST, Part, Priors, SHAPES, Shape};

/// Posteriors below this are not kept.
const LEAST: f64 = 0.01;

/// What lengths and words count: less than 1 both, for neither is independent evidence, by itself (the words of a phrase come
/// together) or of the other.
const LENGTH_WEIGHT: f64 = 0.9;
/// See [`LENGTH_WEIGHT`]. Of the sum of both directions, so half of it is their mean.
const WORDS_WEIGHT: f64 = 0.25;

/// Beads of more than two sentences whose lengths speak against them more than this are not looked at further.
const LEAST_LENGTH: f64 = -2.5;

/// A bead that may be: where it begins, its shape, how sure it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Possible {
    /// First sentence of each side.
    pub(super) source: u32,
    pub(super) target: u32,
    /// Its number in [`ALL`].
    pub(super) shape: u8,
    pub(super) posterior: f32,
}

/// The sentences of a bead, source and target.
pub(super) type Span = (Range<u32>, Range<u32>);

impl Possible {
    /// What it pairs: nothing if it is null, two pairs if they cross.
    pub(super) fn spans(&self) -> Vec<Span> {
        let shape = ALL[self.shape as usize];
        if shape.source == 0 || shape.target == 0 {
            Vec::new()
        } else if let Some(pairs) = shape.pairs() {
            let whole = self.whole();
            let span = |((i, a), (j, b)): Part| {
                let (i, j) = (whole.0.end - as_u32(i), whole.1.end - as_u32(j));
                (i - as_u32(a)..i, j - as_u32(b)..j)
            };
            pairs.map(span).to_vec()
        } else {
            vec![self.whole()]
        }
    }

    /// All its sentences.
    pub(super) fn whole(&self) -> Span {
        let shape = ALL[self.shape as usize];
        (self.source..self.source + as_u32(shape.source), self.target..self.target + as_u32(shape.target))
    }
}

/// What is known of a document before its path is looked for.
pub(super) struct Lattice<'a> {
    pub(super) text: &'a Text,
    pub(super) band: &'a Band,
    /// What the target says given the source, by the band's rows.
    pub(super) forward: &'a Gains,
    /// What the source says given the target, by the band's columns.
    pub(super) backward: &'a Gains,
    pub(super) lengths: &'a Lengths,
    pub(super) priors: &'a Priors,
    pub(super) paragraphs: &'a Paragraphs,
    /// No shapes with more sentences than this on a side.
    pub(super) longest: usize,
}

impl Lattice<'_> {
    /// The beads whose posterior is worth keeping, by where they end.
    pub(super) fn posteriors(&self) -> Vec<Possible> {
        let (n, m) = (self.text.source.len(), self.text.target.len());
        let scores = self.scores();
        let nodes = self.band.nodes();
        let mut alpha = vec![f64::NEG_INFINITY; nodes];
        let mut beta = vec![f64::NEG_INFINITY; nodes];
        alpha[0] = 0.0;
        let mut terms = [0.0f64; SHAPES];
        for i in 0..=n {
            let (low, high) = self.band.rows[i];
            for j in low as usize..high as usize {
                let at = self.band.row_starts[i] + j - low as usize;
                if at == 0 {
                    continue;
                }
                let mut count = 0;
                for (shape, score) in ALL.iter().zip(&scores[at]) {
                    if *score > f32::NEG_INFINITY
                        && let Some(from) = self.band.at(i - shape.source, j - shape.target)
                    {
                        terms[count] = alpha[from] + f64::from(*score);
                        count += 1;
                    }
                }
                alpha[at] = log_sum(&terms[..count]);
            }
        }
        let Some(end) = self.band.at(n, m) else { return Vec::new() };
        let all = alpha[end];
        beta[end] = 0.0;
        let mut out = Vec::new();
        // Backward, each node hands on to those from which a bead leads here; `beta` of a node is whole when it is reached.
        for i in (0..=n).rev() {
            let (low, high) = self.band.rows[i];
            for j in (low as usize..high as usize).rev() {
                let at = self.band.row_starts[i] + j - low as usize;
                let own = beta[at];
                if own == f64::NEG_INFINITY {
                    continue;
                }
                for (number, (shape, score)) in (0u8..).zip(ALL.iter().zip(&scores[at])) {
                    if *score == f32::NEG_INFINITY {
                        continue;
                    }
                    let (i0, j0) = (i - shape.source, j - shape.target);
                    let Some(from) = self.band.at(i0, j0) else { continue };
                    let through = own + f64::from(*score);
                    beta[from] = log_add(beta[from], through);
                    let posterior = (alpha[from] + through - all).exp();
                    if posterior > LEAST {
                        out.push(Possible {
                            source: as_u32(i0),
                            target: as_u32(j0),
                            shape: number,
                            posterior: posterior.min(1.0) as f32,
                        });
                    }
                }
            }
        }
        out.reverse();
        out
    }

    /// The score of each shape of bead that ends at each node.
    fn scores(&self) -> Vec<[f32; SHAPES]> {
        let mut out = vec![[f32::NEG_INFINITY; SHAPES]; self.band.nodes()];
        let stretches = (
            stretches(&self.text.source.lengths, |length| self.lengths.source(length)),
            stretches(&self.text.target.lengths, |length| self.lengths.target(length)),
        );
        let priors: Vec<f64> = self.priors.0.iter().map(|prior| prior.ln()).collect();
        let crossing: Vec<Option<[(Part, usize); 2]>> = ALL.iter().map(|shape| shape.pairs().map(numbered)).collect();
        for i in 0..=self.text.source.len() {
            let (low, high) = self.band.rows[i];
            for j in low as usize..high as usize {
                let mut node = [f32::NEG_INFINITY; SHAPES];
                for (number, shape) in ALL.iter().enumerate() {
                    if shape.source > i || shape.target > j || shape.source.max(shape.target) > self.longest {
                        continue;
                    }
                    let score = if shape.source == 0 || shape.target == 0 {
                        Some(0.0)
                    } else if let Some([one, other]) = crossing[number] {
                        // Both have been looked at where they end, for themselves.
                        let part = |(((back, _), (down, _)), own): (Part, usize)| {
                            let score = out[self.band.at(i - back, j - down)?][own];
                            (score > f32::NEG_INFINITY).then(|| f64::from(score) - priors[own])
                        };
                        part(one).zip(part(other)).map(|(one, other)| one + other)
                    } else {
                        self.bead(&stretches, (i, j), (shape.source, shape.target))
                    };
                    if let Some(score) = score {
                        node[number] = (priors[number] + score) as f32;
                    }
                }
                out[self.band.row_starts[i] + j - low as usize] = node;
            }
        }
        out
    }

    /// The score without prior of the bead of the `a` source sentences before node `i` and the `b` of the target before `j`.
    fn bead(&self, stretches: &Stretches, (i, j): (usize, usize), (a, b): (usize, usize)) -> Option<f64> {
        let length = self.lengths.score(stretches.0[i][a - 1], stretches.1[j][b - 1]);
        if a + b > 2 && length < LEAST_LENGTH {
            return None;
        }
        let words = self.words((i, j), (a, b))?;
        let paragraphs = self.paragraphs.score((&self.text.source, i - a, a), (&self.text.target, j - b, b));
        Some(LENGTH_WEIGHT * length + WORDS_WEIGHT * words + paragraphs)
    }

    /// What the words of both directions say of the same.
    fn words(&self, (i, j): (usize, usize), (a, b): (usize, usize)) -> Option<f64> {
        let mut words = 0.0;
        for back in 0..b {
            words += self.forward[self.band.at(i, j - back)?][a - 1];
        }
        for back in 0..a {
            words += self.backward[self.band.at_column(i - back, j)?][b - 1];
        }
        Some(words.into())
    }

    /// Whether the words speak for a bead at all, or only lengths and order do; nothing has to speak for a null bead.
    pub(super) fn is_said_by_words(&self, bead: &Possible) -> bool {
        let shape = ALL[bead.shape as usize];
        let (i, j) = (bead.source as usize, bead.target as usize);
        if shape.source == 0 || shape.target == 0 {
            return true;
        }
        let (i, j) = (i + shape.source, j + shape.target);
        let words = match shape.pairs() {
            Some([one, other]) => {
                let part = |((back, a), (down, b)): Part| self.words((i - back, j - down), (a, b));
                part(one).zip(part(other)).map(|(one, other)| one.min(other))
            }
            None => self.words((i, j), (shape.source, shape.target)),
        };
        words.is_some_and(|words| words > 0.0)
    }
}

/// The parts of a shape that crosses, each with the number of its own shape.
fn numbered(parts: [Part; 2]) -> [(Part, usize); 2] {
    parts.map(|part| {
        let own = |shape: &Shape| shape.crossed.is_none() && (shape.source, shape.target) == (part.0.1, part.1.1);
        (part, ALL.iter().position(own).unwrap_or_default())
    })
}

/// For each node of each side, the one, two, … sentences before it.
type Stretches = (Vec<Vec<Stretch>>, Vec<Vec<Stretch>>);

fn stretches(lengths: &[f32], stretch: impl Fn(f32) -> Stretch) -> Vec<Vec<Stretch>> {
    let before = |end: usize, n: usize| stretch(lengths[end - n..end].iter().sum::<f32>());
    (0..=lengths.len()).map(|end| (1..=LONGEST.min(end)).map(|n| before(end, n)).collect()).collect()
}

fn log_sum(terms: &[f64]) -> f64 {
    let most = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    most + terms.iter().map(|term| (term - most).exp()).sum::<f64>().ln()
}

fn log_add(a: f64, b: f64) -> f64 {
    if a == f64::NEG_INFINITY {
        return b;
    }
    let (more, less) = if a > b { (a, b) } else { (b, a) };
    more + (less - more).exp().ln_1p()
}
