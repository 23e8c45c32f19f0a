//! Which n-grams of the query are asked for in a bucket. `PROOF.md` says why counting the missing ones bounds the distance
//! from below.

use std::ops::{Add, Mul, Sub};

use super::alphabet::{Placed, slot_of_bigram, slot_of_trigram, slot_of_unigram};
use super::bitslice::{
    ADDER_INPUTS, Ask, ColumnLine, CountingRule, LANES, LINE_BYTES, MissCount, NgramAsks, PREFETCH_BLOCKS,
};
use super::layout::{Bucket, IndexHead};
use super::simd::prefetch;

/// The query's n-grams: for each position the rank of its character, of it with the one before, and of those with the one
/// before them.
#[derive(Debug)]
pub(super) struct QueryNgrams {
    unigrams: Vec<u16>,
    bigrams: Vec<u16>,
    trigrams: Vec<u16>,
}

/// Plans bucket after bucket for one query.
#[derive(Debug)]
pub(super) struct Planner<'a> {
    source: SignatureBytes<'a>,
    ngrams: QueryNgrams,
    /// What was chosen last among shorter and among longer segments.
    last: [Option<Choice>; 2],
    odds: Vec<[Odds; 3]>,
}

/// What to count in a bucket.
#[derive(Debug, Default)]
pub(super) struct CountPlan<'a> {
    steps: Vec<[NgramAsks<'a>; ADDER_INPUTS]>,
    rule: CountingRule,
    /// How many are allowed to be missing.
    allowed: usize,
    /// How many columns are loaded.
    pub(super) asked: usize,
}

/// Which n-grams are asked for, and how they are counted: chosen in one bucket, and nearly as good in the next ones.
#[derive(Debug, Default, Clone)]
struct Choice {
    /// The length of the longest segment where it was made.
    longest: usize,
    /// None where looking at the signatures is more work than comparing all texts.
    rule: Option<CountingRule>,
    /// For each position of the query: whether its unigram, its bigram and its trigram are asked for.
    asked: Vec<[bool; 3]>,
    /// What is to be expected if all are asked for.
    expected: Expected<1>,
    /// What work that was for each segment.
    work: f32,
}

/// How often an n-gram is missing in the bucket, and how many columns it takes to ask for it.
#[derive(Debug, Clone, Copy, Default)]
struct Odds {
    missing: f32,
    loads: f32,
}

/// An n-gram is asked for if that makes one more missing n-gram at least this likely; which of these is the least work in
/// all is worked out.
const WORTH: [f32; 4] = [0.8, 0.6, 0.35, 0.1];
/// The same where few may be missing.
const WORTH_OF_UNIGRAMS: [f32; 4] = [0.75, 0.3, 0.08, 0.01];

/// Where that is enough, only the n-grams of so much of the query's beginning are asked for; and the square root of it.
const PARTS: [(f32, f32); 8] =
    [(0.3, 0.548), (0.4, 0.632), (0.5, 0.707), (0.6, 0.775), (0.7, 0.837), (0.8, 0.894), (0.9, 0.949), (1.0, 1.0)];

/// A choice may stay while lengths change by less than one part in so many…
const ALIKE: usize = 4;
/// …and while all that it has become more work is less than to choose again, for each character of the query.
const CHOOSE: f32 = 20.0;

/// What it costs to load a column of a block, in nanoseconds or whatever else. Only the ratio of the two counts.
const LOAD: f32 = 4.0;
/// What it costs to compare a text, and each of its characters that is looked at for each word of the band.
const COMPARE: (f32, f32) = (15.0, 0.4);
/// How fast the distance of texts that have nothing to do with each other grows, an edit a character.
const GROWTH: f32 = 0.7;

impl QueryNgrams {
    pub(super) fn new(head: &IndexHead, bytes: &[u8], query: &[char]) -> Self {
        let unigrams = query.iter().map(|&c| head.rank(bytes, slot_of_unigram(c))).collect();
        let bigrams = query.windows(2).map(|bigram| head.rank(bytes, slot_of_bigram(bigram[0], bigram[1]))).collect();
        let trigrams =
            query.windows(3).map(|t| head.rank_of_trigram(bytes, slot_of_trigram(t[0], t[1], t[2]))).collect();
        Self { unigrams, bigrams, trigrams }
    }

    fn len(&self) -> usize {
        self.unigrams.len()
    }
}

impl<'a> Planner<'a> {
    pub(super) fn new(source: SignatureBytes<'a>, ngrams: QueryNgrams) -> Self {
        let odds = Vec::with_capacity(ngrams.len());
        Self { source, ngrams, last: [None, None], odds }
    }

    /// Chooses n-grams, and the rule to count by, for at most `most` edits; has the beginnings of their columns fetched. How
    /// many may be missing is said by [`CountPlan::allow`].
    pub(super) fn make(&mut self, bucket: &Bucket, most: usize, plan: &mut CountPlan<'a>) {
        let n = self.ngrams.len();
        let places = Places::new(bucket, n, most);
        let side = usize::from(bucket.shortest > n);
        let mut choice = self.last[side].take().or_else(|| self.last[1 - side].clone()).unwrap_or_default();
        let costs = Costs::new(bucket, n, most);
        let alike = choice.asked.len() == n && choice.longest.abs_diff(bucket.longest) * ALIKE <= bucket.longest;
        let mut part = match choice.rule {
            Some(rule) if alike => Some(costs.part(rule, choice.expected.at(0)))
                .filter(|part| (part.work - choice.work) * places.blocks as f32 <= CHOOSE * n as f32),
            _ => None,
        };
        if part.is_none() {
            part = self.choose(&mut choice, &costs, &places);
        }
        plan.steps.clear();
        plan.asked = 0;
        if let (Some(rule), Some(part)) = (choice.rule, part) {
            plan.rule = rule;
            let end = ((n as f32 * part.of).ceil() as usize).min(n);
            self.ask(&places, &choice.asked[..end], plan);
        }
        self.last[side] = Some(choice);
    }

    /// Says what is asked for at each position.
    fn ask(&self, places: &Places<'_>, asked: &[[bool; 3]], plan: &mut CountPlan<'a>) {
        let Self { source, ref ngrams, .. } = *self;
        let bucket = places.bucket;
        let (bigrams, trigrams, behind) = (&bucket.bigrams, &bucket.trigrams, bucket.bigrams.count);
        let mut ask = |column: Placed, windows: Option<(usize, usize)>| {
            let column = match column {
                Placed::Nowhere => return Some(Ask { first: source.nowhere, second: source.nowhere }),
                Placed::Everywhere => return None,
                Placed::Column(column) => column,
            };
            let (first, second) = windows?;
            plan.asked += if first == second { 1 } else { 2 };
            let lines = |window: usize| {
                let place = bucket.signature + (window * bucket.columns() + column) * places.column_bytes;
                let bytes = &source.bytes[place..place + places.blocks * LINE_BYTES];
                prefetch(&bytes[..bytes.len().min(PREFETCH_BLOCKS * LINE_BYTES)]);
                bytes.as_chunks().0
            };
            let first_lines = lines(first);
            Some(Ask { first: first_lines, second: if first == second { first_lines } else { lines(second) } })
        };
        // Where the n-grams that begin here, one before and two before can stand.
        let [mut before, mut farther] = [None; 2];
        // What is behind the last position with something asked for need not be looked at.
        let end = asked.iter().rposition(|asked| *asked != [false; 3]).map_or(0, |last| last + 1);
        for (i, (&[unigram, bigram, trigram], here)) in asked[..end].iter().zip(places.windows()).enumerate() {
            let mut asks = NgramAsks::default();
            if unigram {
                asks.unigram = ask(bigrams.column(ngrams.unigrams[i]), here);
            }
            if bigram {
                asks.bigram = ask(bigrams.column(ngrams.bigrams[i - 1]), before);
            }
            if trigram {
                asks.trigram = ask(trigrams.column(ngrams.trigrams[i - 2]).behind(behind), farther);
            }
            if i % ADDER_INPUTS == 0 {
                plan.steps.push([NgramAsks::default(); ADDER_INPUTS]);
            }
            if let Some(eight) = plan.steps.last_mut() {
                eight[i % ADDER_INPUTS] = asks;
            }
            (before, farther) = (here, before);
        }
    }

    /// Works out what is the least work in a bucket; `None` if it is to compare all texts.
    fn choose(&mut self, choice: &mut Choice, costs: &Costs<'_>, places: &Places<'_>) -> Option<QueryPart> {
        let ngrams = &self.ngrams;
        places.odds(self.source.bytes, ngrams, &mut self.odds);
        let mut best: Option<(QueryPart, CountingRule, f32)> = None;
        // The others are stronger only where much has been inserted.
        let longer = places.bucket.shortest > ngrams.len();
        let rules = if longer {
            &[CountingRule::Cover, CountingRule::Bigrams, CountingRule::Unigrams][..]
        } else {
            &[CountingRule::Cover]
        };
        for &rule in rules {
            let worths = if rule == CountingRule::Unigrams { WORTH_OF_UNIGRAMS } else { WORTH };
            let expected = walk(rule, worths, &self.odds, |_| ());
            for (k, worth) in worths.into_iter().enumerate() {
                let part = costs.part(rule, expected.at(k));
                if best.is_none_or(|(best, ..)| part.work < best.work) {
                    best = Some((part, rule, worth));
                }
            }
        }
        let best = best.filter(|(part, ..)| part.work < costs.all);
        choice.longest = places.bucket.longest;
        choice.rule = best.map(|(_, rule, _)| rule);
        choice.asked.clear();
        choice.asked.reserve(ngrams.len());
        let Some((part, rule, worth)) = best else {
            choice.asked.resize(ngrams.len(), [false; 3]);
            return None;
        };
        choice.work = part.work;
        choice.expected = walk(rule, [worth], &self.odds, |asks| choice.asked.push(asks.map(|Each([ask])| ask > 0.0)));
        Some(part)
    }
}

impl CountPlan<'_> {
    /// For a query of `n` characters.
    pub(super) fn new(n: usize) -> Self {
        // A query of millions of characters may have nothing to be compared with.
        Self { steps: Vec::with_capacity(n.min(1024).div_ceil(ADDER_INPUTS)), ..Self::default() }
    }

    /// Says how many edits there may be at most: as many as when it was made, or fewer.
    pub(super) fn allow(&mut self, bucket: &Bucket, n: usize, most: usize) {
        self.allowed = allowed(self.rule, bucket, n, most);
    }

    /// What is to be counted.
    pub(super) fn count(&self) -> MissCount<'_> {
        MissCount { steps: &self.steps, rule: self.rule, allowed: self.allowed }
    }

    /// What the tests must notice: see `faults`.
    #[cfg(test)]
    pub(super) fn mistake(&mut self) {
        self.allowed = crate::fuzzy::faults::allowed(self.allowed);
    }
}

/// How many n-grams may be missing if there are at most so many edits.
fn allowed(rule: CountingRule, bucket: &Bucket, n: usize, most: usize) -> usize {
    let inserted = bucket.shortest.saturating_sub(n);
    match rule {
        CountingRule::Cover => most,
        CountingRule::Bigrams => (2 * most).saturating_sub(inserted),
        CountingRule::Unigrams => most.saturating_sub(inserted),
    }
}

/// Where lines come from.
#[derive(Debug, Clone, Copy)]
pub(super) struct SignatureBytes<'a> {
    /// The bytes of the index.
    pub(super) bytes: &'a [u8],
    /// Lines with nothing set, as many as the largest bucket has blocks.
    pub(super) nowhere: &'a [ColumnLine],
}

/// What work there is in a bucket, for a block of segments.
struct Costs<'a> {
    bucket: &'a Bucket,
    n: usize,
    most: usize,
    /// To compare all texts.
    all: f32,
}

/// How much of the query's beginning is asked for, and what work that makes.
#[derive(Debug, Clone, Copy)]
struct QueryPart {
    of: f32,
    work: f32,
}

impl<'a> Costs<'a> {
    fn new(bucket: &'a Bucket, n: usize, most: usize) -> Self {
        let words = (most / 64 + 1) as f32;
        let lanes = (bucket.count / bucket.blocks()).min(LANES) as f32;
        let looked_at = (most as f32 / GROWTH).min(bucket.longest as f32);
        Self { bucket, n, most, all: lanes * (COMPARE.0 + COMPARE.1 * words * looked_at) }
    }

    /// How much of the query is best asked for.
    fn part(&self, rule: CountingRule, [missing, variance, loads]: [f32; 3]) -> QueryPart {
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
struct Expected<const N: usize> {
    missing: Each<N>,
    variance: Each<N>,
    /// How many columns it takes.
    loads: Each<N>,
}

impl<const N: usize> Expected<N> {
    fn at(&self, k: usize) -> [f32; 3] {
        [self.missing.0[k], self.variance.0[k], self.loads.0[k]]
    }
}

impl<const N: usize> Default for Expected<N> {
    fn default() -> Self {
        let none = Each([0.0; N]);
        Self { missing: none, variance: none, loads: none }
    }
}

/// Walks over the query's positions, for each worth in step: whether a position's unigram, its bigram and its trigram are asked
/// for (1) or not (0), and what is to be expected.
#[inline(always)]
fn walk<const N: usize>(
    rule: CountingRule,
    worth: [f32; N],
    odds: &[[Odds; 3]],
    mut each: impl FnMut([Each<N>; 3]),
) -> Expected<N> {
    let (none, all, worth) = (Each([0.0; N]), Each([1.0; N]), Each(worth));
    let mut out = Expected::default();
    let mut add = |asks: [Each<N>; 3], odds: &[Odds; 3], likely: Each<N>, variance: f32| {
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
                    worth.at_most(Each([unigram; N])) * worth.min(0.3).at_most((all - free_trigram) * unigram);
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
                let ask_unigram = worth.max(Each([0.3; N])).at_most(Each([unigram; N]));
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
                let unigram = Each([odds[0].missing; N]);
                let ask_unigram = worth.at_most(unigram);
                add([ask_unigram, none, none], odds, ask_unigram * unigram, 1.0);
            }
        }
    }
    out
}

/// A number for each of so many worths.
#[derive(Debug, Clone, Copy)]
struct Each<const N: usize>([f32; N]);

impl<const N: usize> Each<N> {
    #[inline(always)]
    fn with(self, other: Self, of: impl Fn(f32, f32) -> f32) -> Self {
        Self(std::array::from_fn(|k| of(self.0[k], other.0[k])))
    }
    /// 1 where it is, else 0.
    #[inline(always)]
    fn at_most(self, other: Self) -> Self {
        self.with(other, |a, b| if a <= b { 1.0 } else { 0.0 })
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.with(other, |a, b| if a > b { a } else { b })
    }
    #[inline(always)]
    fn min(self, other: f32) -> Self {
        self.with(Self([other; N]), |a, b| if a < b { a } else { b })
    }
}

impl<const N: usize> Add for Each<N> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
}

impl<const N: usize> Sub for Each<N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
}

impl<const N: usize> Mul for Each<N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
}

impl<const N: usize> Mul<f32> for Each<N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: f32) -> Self {
        self * Self([other; N])
    }
}

/// Where in a bucket's segments an n-gram of the query can stand.
struct Places<'a> {
    bucket: &'a Bucket,
    blocks: usize,
    column_bytes: usize,
    /// How many windows begin in the span of one.
    reach: usize,
    /// How far it can have moved to the left and to the right.
    left: usize,
    right: usize,
}

impl<'a> Places<'a> {
    /// A path of `most` edits that is at a shift of *s* has spent |*s*|, and still needs |*length* − *n* − *s*|.
    fn new(bucket: &'a Bucket, n: usize, most: usize) -> Self {
        let left = (most + n).saturating_sub(bucket.shortest) / 2;
        let right = (most + bucket.longest).saturating_sub(n) / 2;
        let (blocks, column_bytes) = (bucket.blocks(), bucket.column_bytes());
        Self { bucket, blocks, column_bytes, reach: bucket.width / bucket.step, left, right }
    }

    /// For each position, the one or two windows that cover where an n-gram there can stand; `None` if no two do.
    fn windows(&self) -> impl Iterator<Item = Option<(usize, usize)>> {
        let Bucket { windows, width, step, .. } = *self.bucket;
        let (left, right, reach) = (self.left, self.right, self.reach);
        let (mut first, mut second) = (0, 0);
        (0usize..).map(move |position| {
            while first + 1 < windows && position.saturating_sub(left) >= (first + 1) * step {
                first += 1;
            }
            second = second.max(first);
            // The last window has no end.
            while second + 1 < windows && position + right >= second * step + width {
                second += 1;
            }
            (second <= first + reach).then_some((first, second))
        })
    }

    /// For each position of the query, how often its unigram, its bigram and its trigram are missing.
    fn odds(&self, bytes: &[u8], ngrams: &QueryNgrams, odds: &mut Vec<[Odds; 3]>) {
        let (bigrams, trigrams, behind) = (&self.bucket.bigrams, &self.bucket.trigrams, self.bucket.bigrams.count);
        odds.clear();
        // Where the n-grams that begin here, one before and two before can stand.
        let [mut before, mut farther] = [None; 2];
        for (i, here) in self.windows().enumerate().take(ngrams.len()) {
            let mut here_odds = [Odds::default(); 3];
            here_odds[0] = self.odds_of(bytes, bigrams.column(ngrams.unigrams[i]), here);
            if i > 0 {
                here_odds[1] = self.odds_of(bytes, bigrams.column(ngrams.bigrams[i - 1]), before);
            }
            if i > 1 && trigrams.count > 0 {
                let column = trigrams.column(ngrams.trigrams[i - 2]).behind(behind);
                here_odds[2] = self.odds_of(bytes, column, farther);
            }
            odds.push(here_odds);
            (before, farther) = (here, before);
        }
    }

    /// How often an n-gram is missing from the windows in which it can stand.
    #[inline]
    fn odds_of(&self, bytes: &[u8], column: Placed, windows: Option<(usize, usize)>) -> Odds {
        let column = match column {
            Placed::Nowhere => return Odds { missing: 1.0, loads: 0.0 },
            Placed::Everywhere => return Odds::default(),
            Placed::Column(column) => column,
        };
        let Some((first, second)) = windows else { return Odds::default() };
        let Bucket { densities, windows, .. } = *self.bucket;
        let absent = |window: usize| 1.0 - f32::from(bytes[densities + column * windows + window]) / 255.0;
        if second == first {
            return Odds { missing: absent(first), loads: 1.0 };
        }
        Odds { missing: absent(first) * absent(second), loads: 2.0 }
    }
}
