//! The length model: how likely two stretches are each other's translation, by their lengths alone (Gale & Church 1993),
//! with the heavy tail of Student's t in the place of the normal curve, as a ratio to what unrelated sentences would give.

use super::corpus::Corpus;

/// The degrees of freedom of Student's t: few, so that one freely translated sentence does not drag the path off.
const FREEDOM: f64 = 4.0;

/// The median of t² at [`FREEDOM`] degrees.
const MEDIAN_OF_SQUARE: f64 = 0.55;

/// What a variance never goes under: two characters' worth.
const LEAST_VARIANCE: f64 = 4.0;

/// The variance of the logarithm of sentences' lengths in common prose.
const USUAL_VARIANCE: f64 = 0.5;

/// It weighs as much as so many sentences, divided by how many there are: three of much the same length would say that no
/// stranger is ever longer, and all of them would be one bead; thirty tell it themselves.
const FEW: f64 = 60.0;

/// The lengths of one language beside another's.
#[derive(Debug, Clone)]
pub(super) struct Lengths {
    /// Characters of target for one of source.
    pub(super) ratio: f64,
    /// The variance for each character of the mean length.
    pub(super) variance: f64,
    source: LogNormal,
    target: LogNormal,
}

/// How long the sentences of a side are: the logarithm of their length is normal.
#[derive(Debug, Clone, Copy)]
struct LogNormal {
    mean: f64,
    deviation: f64,
}

impl LogNormal {
    fn fitted(lengths: impl Iterator<Item = f32> + Clone) -> Self {
        let logs = || lengths.clone().filter(|length| *length > 0.0).map(|length| f64::from(length).ln());
        let n = logs().count().max(1) as f64;
        let mean = logs().sum::<f64>() / n;
        let square = logs().map(|log| (log - mean) * (log - mean)).sum::<f64>();
        let usual = FEW / n;
        let square = (square + usual * USUAL_VARIANCE) / (n + usual);
        Self { mean, deviation: square.sqrt().max(0.1) }
    }

    fn ln_density(self, length: f64) -> f64 {
        let log = length.max(0.5).ln();
        let z = (log - self.mean) / self.deviation;
        -0.5 * z * z - self.deviation.ln() - log - 0.918_938_533_204_672_7
    }
}

impl Lengths {
    /// Fitted to the archive, before anything is aligned.
    pub(super) fn new(corpus: &Corpus) -> Self {
        let source = || corpus.texts.iter().flat_map(|text| text.source.lengths.iter().copied());
        let target = || corpus.texts.iter().flat_map(|text| text.target.lengths.iter().copied());
        let sum = |lengths: &mut dyn Iterator<Item = f32>| lengths.map(f64::from).sum::<f64>();
        let (all_source, all_target) = (sum(&mut source()), sum(&mut target()));
        let ratio = if all_source > 0.0 && all_target > 0.0 { all_target / all_source } else { 1.0 };
        Self {
            ratio: ratio.clamp(0.2, 5.0),
            variance: 6.8,
            source: LogNormal::fitted(source()),
            target: LogNormal::fitted(target()),
        }
    }

    /// Fitted anew to beads that are sure: the lengths of both sides.
    pub(super) fn fit(&mut self, sure: &[(f32, f32)]) {
        if sure.len() < 5 {
            return;
        }
        let source: f64 = sure.iter().map(|(length, _)| f64::from(*length)).sum();
        let target: f64 = sure.iter().map(|(_, length)| f64::from(*length)).sum();
        if source <= 0.0 || target <= 0.0 {
            return;
        }
        self.ratio = target / source;
        let mut squares: Vec<f64> = sure
            .iter()
            .map(|(s, t)| {
                let (s, t) = (f64::from(*s), f64::from(*t));
                let off = t - self.ratio * s;
                off * off / ((self.ratio * s + t) / 2.0).max(1.0)
            })
            .collect();
        squares.sort_unstable_by(f64::total_cmp);
        self.variance = (squares[squares.len() / 2] / MEDIAN_OF_SQUARE).clamp(0.2, 30.0);
    }

    /// The logarithm of how much likelier the lengths are of each other's translations than of strangers; the mean of both
    /// directions, which differ in their unit and background alone.
    pub(super) fn score(&self, source: Stretch, target: Stretch) -> f64 {
        let (expected, got) = (self.ratio * source.length, target.length);
        let square = self.variance * (expected + got) / 2.0 + LEAST_VARIANCE;
        let z2 = (got - expected) * (got - expected) / square;
        // ln Γ((ν+1)/2) − ln Γ(ν/2) − ½ ln(νπ) for ν = 4 is ln(3/8).
        let spread = LN_3_8 - 0.5 * square.ln() - (FREEDOM + 1.0) / 2.0 * (z2 / FREEDOM).ln_1p();
        spread + 0.5 * (self.ratio.ln() - source.stranger - target.stranger)
    }

    /// A stretch of the source of this length.
    pub(super) fn source(&self, length: f32) -> Stretch {
        Stretch { length: length.into(), stranger: self.source.ln_density(length.into()) }
    }

    /// A stretch of the target.
    pub(super) fn target(&self, length: f32) -> Stretch {
        Stretch { length: length.into(), stranger: self.target.ln_density(length.into()) }
    }
}

/// The length of some sentences in a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    length: f64,
    /// The logarithm of the density of that length among the side's own sentences.
    stranger: f64,
}

/// ln(3/8).
const LN_3_8: f64 = -0.980_829_253_011_726_2;
