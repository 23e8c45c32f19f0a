//! Which pieces of the query are asked for in a bucket. `PROOF.md` says why counting the missing ones bounds the distance
//! from below.

use super::alphabet::{EVERYWHERE, NOWHERE, slot_of_one, slot_of_two};
use super::count::{Ask, Column, Rule, Step};
use super::layout::{Bucket, Head};

/// The query's pieces: for each position the column of its character, and of it with the one before.
#[derive(Debug)]
pub(super) struct Pieces {
    ones: Vec<u16>,
    twos: Vec<u16>,
}

/// What to count in a bucket.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) rule: Rule,
    /// How many are allowed to be missing.
    pub(super) allowed: usize,
    odds: Vec<(Odds, Odds)>,
}

/// How often a piece is missing in the bucket, and what is asked for it.
#[derive(Debug, Clone, Copy)]
struct Odds {
    missing: f32,
    ask: Ask,
}

const UNASKED: Odds = Odds { missing: 0.0, ask: Ask::Nothing };

/// A piece is asked for if that makes one more missing piece at least this likely; the first of these that still leaves
/// next to no segment alive by chance is taken, since every piece costs a load.
const WORTH: [f32; 5] = [0.7, 0.5, 0.3, 0.18, 0.08];
/// How many standard deviations the expected count lies over the allowed one where that is so.
const ENOUGH: f32 = 4.0;

impl Pieces {
    pub(super) fn new(head: &Head, bytes: &[u8], query: &[char]) -> Self {
        let ones = query.iter().map(|&c| head.column(bytes, slot_of_one(c))).collect();
        let twos = std::iter::once(EVERYWHERE)
            .chain(query.windows(2).map(|pair| head.column(bytes, slot_of_two(pair[0], pair[1]))))
            .collect();
        Self { ones, twos }
    }

    fn len(&self) -> usize {
        self.ones.len()
    }
}

impl Plan {
    /// Chooses pieces, and the rule to count by, for at most `most` edits.
    pub(super) fn make(&mut self, head: &Head, bytes: &[u8], bucket: &Bucket, pieces: &Pieces, most: usize) {
        let n = pieces.len();
        let places = Places::new(bucket, head.columns, n, most);
        self.odds.clear();
        self.odds.extend((0..n).map(|i| {
            let one = places.odds(bytes, pieces.ones[i], i);
            let two = if i > 0 { places.odds(bytes, pieces.twos[i], i - 1) } else { UNASKED };
            (one, two)
        }));
        let inserted = bucket.shortest.saturating_sub(n);
        let covers = most as f32;
        let halves = (2 * most - inserted.min(2 * most)) as f32;
        let mut best = (f32::NEG_INFINITY, Rule::Cover, WORTH[WORTH.len() - 1]);
        for worth in WORTH {
            for (rule, allowed) in [(Rule::Cover, covers), (Rule::Halves, halves)] {
                let (mean, spread) = self.expect(rule, worth);
                let over = (mean - allowed - 0.5) / spread.max(0.25).sqrt();
                if over > best.0 {
                    best = (over, rule, worth);
                }
            }
            if best.0 >= ENOUGH {
                break;
            }
        }
        let (_, rule, worth) = best;
        self.rule = rule;
        self.allowed = match rule {
            Rule::Cover => most,
            Rule::Halves => 2 * most - inserted.min(2 * most),
        };
        self.choose(rule, worth);
    }

    /// What the tests must notice: see `wrong`.
    #[cfg(test)]
    pub(super) fn mistake(&mut self) {
        self.allowed = crate::fuzzy::wrong::allowed(self.allowed);
    }

    /// How many columns it loads.
    pub(super) fn asked(&self) -> usize {
        let loads = |ask: &Ask| match ask {
            Ask::Column(column) if column.first == column.second => 1,
            Ask::Column(_) => 2,
            _ => 0,
        };
        self.steps.iter().map(|step| loads(&step.one) + loads(&step.two)).sum()
    }

    /// The mean and the variance of the count.
    fn expect(&self, rule: Rule, worth: f32) -> (f32, f32) {
        let (mut mean, mut spread) = (0.0f32, 0.0f32);
        walk(rule, worth, &self.odds, |likely, _, _| {
            mean += likely;
            spread += likely * (1.0 - likely);
        });
        // Neighbouring pieces are missing together, under the rule of halves; under the other one taking turns.
        (mean, if rule == Rule::Halves { 2.0 * spread } else { spread })
    }

    fn choose(&mut self, rule: Rule, worth: f32) {
        self.steps.clear();
        let steps = &mut self.steps;
        let odds = &self.odds;
        let mut at = 0;
        walk(rule, worth, odds, |_, one, two| {
            let (one_odds, two_odds) = odds[at];
            at += 1;
            steps.push(Step {
                one: if one { one_odds.ask } else { Ask::Nothing },
                two: if two { two_odds.ask } else { Ask::Nothing },
            });
        });
        // Steps that ask for nothing before the first and after the last one count nothing.
        while steps.last().is_some_and(|step| step.one == Ask::Nothing && step.two == Ask::Nothing) {
            steps.pop();
        }
    }
}

/// Walks over the query's positions: how likely each counts as missing, and whether its one and its two are asked for.
#[inline(always)]
fn walk(rule: Rule, worth: f32, odds: &[(Odds, Odds)], mut each: impl FnMut(f32, bool, bool)) {
    match rule {
        Rule::Cover => {
            let mut before = 0.0f32;
            for (one, two) in odds {
                let free = two.missing * (1.0 - before);
                let ask_one = one.missing * (1.0 - free) >= worth || (one.missing >= worth && one.missing >= free);
                let known = if ask_one { one.missing } else { 0.0 };
                let gain = (1.0 - known) * free;
                let ask_two = gain >= worth;
                before = known + if ask_two { gain } else { 0.0 };
                each(before, ask_one, ask_two);
            }
        }
        Rule::Halves => {
            let mut one_before = 0.0f32;
            for (one, two) in odds {
                let ask_one = one.missing >= worth.max(0.3);
                let known_one = if ask_one { one.missing } else { 0.0 };
                let known = if two.ask == Ask::Nothing { 0.0 } else { 1.0 - (1.0 - known_one) * (1.0 - one_before) };
                let ask_two = (1.0 - known) * two.missing >= worth;
                each(known + if ask_two { (1.0 - known) * two.missing } else { 0.0 }, ask_one, ask_two);
                one_before = known_one;
            }
        }
    }
}

/// Where in a bucket's segments a piece of the query can stand.
struct Places<'a> {
    bucket: &'a Bucket,
    columns: usize,
    column_bytes: usize,
    /// How far it can have moved to the left and to the right.
    left: usize,
    right: usize,
}

impl<'a> Places<'a> {
    /// A path of `most` edits that is at a shift of *s* has spent |*s*|, and still needs |*length* − *n* − *s*|.
    fn new(bucket: &'a Bucket, columns: usize, n: usize, most: usize) -> Self {
        let left = (most + n).saturating_sub(bucket.shortest) / 2;
        let right = (most + bucket.longest).saturating_sub(n) / 2;
        Self { bucket, columns, column_bytes: bucket.column_bytes(), left, right }
    }

    #[inline]
    fn odds(&self, bytes: &[u8], column: u16, position: usize) -> Odds {
        match column {
            EVERYWHERE => return UNASKED,
            NOWHERE => return Odds { missing: 1.0, ask: Ask::Missing },
            _ => {}
        }
        let Bucket { windows, width, step, densities, signature, .. } = *self.bucket;
        let (begin, end) = (position.saturating_sub(self.left), position + self.right);
        let first = (begin / step).min(windows - 1);
        let mut second = first;
        // The last window has no end.
        if first + 1 < windows && end >= first * step + width {
            second = (first + width / step).min(windows - 1);
            if second + 1 < windows && end >= second * step + width {
                return UNASKED;
            }
            while second > first + 1 && end < (second - 1) * step + width {
                second -= 1;
            }
        }
        let column = usize::from(column);
        let present = |window: usize| f32::from(bytes[densities + window * self.columns + column]) / 255.0;
        let place = |window: usize| signature + (window * self.columns + column) * self.column_bytes;
        let mut missing = 1.0 - present(first);
        if second != first {
            missing *= 1.0 - present(second);
        }
        Odds { missing, ask: Ask::Column(Column { first: place(first), second: place(second) }) }
    }
}
