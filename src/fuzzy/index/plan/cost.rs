//! The cost model: what work it is to count and to compare in a bucket, and how much is likely to be left over.

use super::super::bitslice::{CountingRule, LANES};
use super::super::layout::Bucket;
use super::per_worth::PerWorth;

/// How often an n-gram is missing in the bucket, and how many columns it takes to ask for it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Odds {
    pub(super) missing: f32,
    pub(super) loads: f32,
}

/// An n-gram is asked for if that makes one more missing n-gram at least this likely; which of these is the least work in
/// all is worked out.
pub(super) const WORTH: [f32; 4] = [0.8, 0.6, 0.35, 0.1];
/// The same where few may be missing.
pub(super) const WORTH_OF_UNIGRAMS: [f32; 4] = [0.75, 0.3, 0.08, 0.01];

/// Where that is enough, only the n-grams of so much of the query's beginning are asked for; and the square root of it.
const PARTS: [(f32, f32); 8] =
    [(0.3, 0.548), (0.4, 0.632), (0.5, 0.707), (0.6, 0.775), (0.7, 0.837), (0.8, 0.894), (0.9, 0.949), (1.0, 1.0)];

/// What it costs to load a column of a block, in nanoseconds or whatever else. Only the ratio of the two counts.
const LOAD: f32 = 4.0;
/// What it costs to compare a text, and each of its characters that is looked at for each word of the band.
const COMPARE: (f32, f32) = (15.0, 0.4);
/// How fast the distance of texts that have nothing to do with each other grows, an edit a character.
const GROWTH: f32 = 0.7;

/// What work there is in a bucket, for a block of segments.
pub(super) struct Costs<'a> {
    bucket: &'a Bucket,
    n: usize,
    most: usize,
    /// To compare all texts.
    pub(super) all: f32,
}

/// How much of the query's beginning is asked for, and what work that makes.
#[derive(Debug, Clone, Copy)]
pub(super) struct QueryPart {
    pub(super) of: f32,
    pub(super) work: f32,
}

impl<'a> Costs<'a> {
    pub(super) fn new(bucket: &'a Bucket, n: usize, most: usize) -> Self {
        let words = (most / 64 + 1) as f32;
        let lanes = (bucket.count / bucket.blocks()).min(LANES) as f32;
        let looked_at = (most as f32 / GROWTH).min(bucket.longest as f32);
        Self { bucket, n, most, all: lanes * (COMPARE.0 + COMPARE.1 * words * looked_at) }
    }

    /// How much of the query is best asked for.
    pub(super) fn part(&self, rule: CountingRule, [missing, variance, loads]: [f32; 3]) -> QueryPart {
        let deviation = variance.max(0.25).sqrt();
        let allowed = allowed(rule, self.bucket, self.n, self.most) as f32 + 0.5;
        let mut best = QueryPart { of: 1.0, work: f32::INFINITY };
        for (of, root) in PARTS {
            let looking = LOAD * of * loads;
            if looking >= best.work {
                break;
            }
            let work = looking + self.all * left_over((of * missing - allowed) / (root * deviation));
            if work < best.work {
                best = QueryPart { of, work };
            }
        }
        best
    }
}

/// Which part of the segments is left over where the expected count lies so many standard deviations over the allowed one:
/// texts are not thrown by dice, so it is more than chance would leave. Fitted to three languages.
fn left_over(deviations: f32) -> f32 {
    let tail = 0.5 * power_of_two(-1.73 * deviations.abs());
    if deviations > 0.0 { tail } else { 1.0 - tail }
}

/// Of a number that is not positive, exact where it is whole and straight between: an estimate needs no more.
fn power_of_two(of: f32) -> f32 {
    f32::from_bits(((of.max(-126.0) + 127.0) * (1 << 23) as f32) as u32)
}

/// What is to be expected of the count, for each of so many worths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected<const N: usize> {
    missing: PerWorth<N>,
    variance: PerWorth<N>,
    /// How many columns it takes.
    loads: PerWorth<N>,
}

impl<const N: usize> Expected<N> {
    pub(super) fn at(&self, k: usize) -> [f32; 3] {
        [self.missing.0[k], self.variance.0[k], self.loads.0[k]]
    }
}

impl<const N: usize> Default for Expected<N> {
    fn default() -> Self {
        let none = PerWorth([0.0; N]);
        Self { missing: none, variance: none, loads: none }
    }
}

/// Walks over the query's positions, for each worth in step: whether a position's unigram, its bigram and its trigram are asked
/// for (1) or not (0), and what is to be expected.
#[inline(always)]
pub(super) fn walk<const N: usize>(
    rule: CountingRule,
    worth: [f32; N],
    odds: &[[Odds; 3]],
    mut each: impl FnMut([PerWorth<N>; 3]),
) -> Expected<N> {
    let (none, all, worth) = (PerWorth([0.0; N]), PerWorth([1.0; N]), PerWorth(worth));
    let mut out = Expected::default();
    let mut add = |asks: [PerWorth<N>; 3], odds: &[Odds; 3], likely: PerWorth<N>, variance: f32| {
        out.missing = out.missing + likely;
        out.variance = out.variance + likely * (all - likely) * variance;
        out.loads = out.loads + asks[0] * odds[0].loads + asks[1] * odds[1].loads + asks[2] * odds[2].loads;
        each(asks);
    };
    match rule {
        CountingRule::Cover => {
            // How likely the last point stands at the position before, at the one before that, or farther back.
            let (mut last, mut near, mut far) = (none, none, all);
            for odds in odds {
                let [unigram, bigram, trigram] = odds.map(|odds| odds.missing);
                let free_bigram = (near + far) * bigram;
                let free_trigram = (far * trigram).max(free_bigram);
                let ask_unigram =
                    worth.at_most(PerWorth([unigram; N])) * worth.min(0.3).at_most((all - free_trigram) * unigram);
                let unknown = all - ask_unigram * unigram;
                let ask_bigram = worth.at_most(unknown * free_bigram);
                let bigram_missing = ask_bigram * bigram;
                let gain = unknown * far * (all - bigram_missing) * trigram;
                let ask_trigram = worth.at_most(gain);
                let gain = ask_trigram * gain;
                let likely = all - unknown + unknown * bigram_missing * (near + far) + gain;
                let still_far = unknown * (all - bigram_missing) * (far + near) - gain;
                (last, near, far) = (likely, unknown * last, still_far);
                add([ask_unigram, ask_bigram, ask_trigram], odds, likely, 1.0);
            }
        }
        CountingRule::Bigrams => {
            // At the first position no bigram ends.
            let (mut unigram_before, mut bigram_ends) = (none, none);
            for odds in odds {
                let [unigram, bigram, _] = odds.map(|odds| odds.missing);
                let ask_unigram = worth.max(PerWorth([0.3; N])).at_most(PerWorth([unigram; N]));
                let known_unigram = ask_unigram * unigram;
                let known = bigram_ends * (all - (all - known_unigram) * (all - unigram_before));
                let gain = (all - known) * bigram;
                let ask_bigram = worth.at_most(gain);
                // Neighbouring bigrams are missing together; under the rule of cover they take turns.
                add([ask_unigram, ask_bigram, none], odds, known + ask_bigram * gain, 2.0);
                (unigram_before, bigram_ends) = (known_unigram, all);
            }
        }
        CountingRule::Unigrams => {
            for odds in odds {
                let unigram = PerWorth([odds[0].missing; N]);
                let ask_unigram = worth.at_most(unigram);
                add([ask_unigram, none, none], odds, ask_unigram * unigram, 1.0);
            }
        }
    }
    out
}

/// How many n-grams may be missing if there are at most so many edits.
pub(super) fn allowed(rule: CountingRule, bucket: &Bucket, n: usize, most: usize) -> usize {
    let inserted = bucket.shortest.saturating_sub(n);
    match rule {
        CountingRule::Cover => most,
        CountingRule::Bigrams => (2 * most).saturating_sub(inserted),
        CountingRule::Unigrams => most.saturating_sub(inserted),
    }
}
