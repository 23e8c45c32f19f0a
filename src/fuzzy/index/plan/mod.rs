//! Which n-grams of the query are asked for in a bucket. `PROOF.md` says why counting the missing ones bounds the distance
//! from below.

mod cost;
mod per_worth;
mod places;

use super::alphabet::{ColumnPlace, slot_of_bigram, slot_of_trigram, slot_of_unigram};
use super::bitslice::{ADDER_INPUTS, Ask, ColumnLine, CountingRule, LINE_BYTES, MissCount, NgramAsks};
use super::layout::{Bucket, IndexHead};
use super::simd::InstructionSet;
use cost::{Costs, Expected, Odds, QueryPart, WORTH, WORTH_OF_UNIGRAMS, allowed, walk};
use per_worth::PerWorth;
use places::Places;

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
    pub(super) rule: CountingRule,
    /// How many are allowed to be missing.
    pub(super) allowed: usize,
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

/// A choice may stay while lengths change by less than one part in so many…
const ALIKE: usize = 4;
/// …and while all that it has become more work is less than to choose again, for each character of the query.
const CHOOSE: f32 = 20.0;

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
        let mut ask = |column: ColumnPlace, windows: Option<(usize, usize)>| {
            let column = match column {
                ColumnPlace::Nowhere => return Some(Ask { first: source.nowhere, second: source.nowhere }),
                ColumnPlace::Everywhere => return None,
                ColumnPlace::Column(column) => column,
            };
            let (first, second) = windows?;
            plan.asked += if first == second { 1 } else { 2 };
            let lines = |window: usize| {
                let place = bucket.signature + (window * bucket.columns() + column) * places.column_bytes;
                let (lines, _) = source.bytes[place..place + places.blocks * LINE_BYTES].as_chunks();
                source.instructions.fetch(lines);
                lines
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
        choice.expected =
            walk(rule, [worth], &self.odds, |asks| choice.asked.push(asks.map(|PerWorth([ask])| ask > 0.0)));
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

/// Where lines come from.
#[derive(Debug, Clone, Copy)]
pub(super) struct SignatureBytes<'a> {
    /// The bytes of the index.
    pub(super) bytes: &'a [u8],
    /// Lines with nothing set, as many as the largest bucket has blocks.
    pub(super) nowhere: &'a [ColumnLine],
    /// With which they are counted.
    pub(super) instructions: InstructionSet,
}
