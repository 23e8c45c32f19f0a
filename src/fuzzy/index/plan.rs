//! Which pieces of the query are asked for in a bucket. `PROOF.md` says why counting the missing ones bounds the distance
//! from below.

use super::alphabet::{Placed, slot_of_one, slot_of_three, slot_of_two};
use super::count::{Ask, Column, LANES, Rule, Step};
use super::layout::{Bucket, Head};

/// The query's pieces: for each position the rank of its character, of it with the one before, and of those with the one
/// before them.
#[derive(Debug)]
pub(super) struct Pieces {
    ones: Vec<u16>,
    twos: Vec<u16>,
    threes: Vec<u16>,
}

/// What to count in a bucket.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) rule: Rule,
    /// How many are allowed to be missing.
    pub(super) allowed: usize,
    /// The work, the rule and the worth that were best in the last bucket of shorter and of longer segments.
    last: [Option<(f32, Rule, f32)>; 2],
    odds: Vec<[Odds; 3]>,
}

/// How often a piece is missing in the bucket, and what is asked for it.
#[derive(Debug, Clone, Copy)]
struct Odds {
    missing: f32,
    /// How many columns that takes.
    loads: f32,
    ask: Ask,
}

const UNASKED: Odds = Odds { missing: 0.0, loads: 0.0, ask: Ask::Nothing };

/// A piece is asked for if that makes one more missing piece at least this likely; which of these is the least work in
/// all is worked out for each bucket.
const WORTH: [f32; 4] = [0.7, 0.45, 0.25, 0.1];

/// How many times as much work makes it worth while to think again.
const MORE: f32 = 1.1;

/// What it costs to load a column of a block, in nanoseconds or whatever else. Only the ratio of the two counts.
const LOAD: f32 = 4.0;
/// What it costs to compare a text, and each of its characters that is looked at for each word of the band.
const COMPARE: (f32, f32) = (15.0, 0.4);
/// How fast the distance of texts that have nothing to do with each other grows, an edit a character.
const GROWTH: f32 = 0.7;

impl Pieces {
    pub(super) fn new(head: &Head, bytes: &[u8], query: &[char]) -> Self {
        let ones = query.iter().map(|&c| head.rank(bytes, slot_of_one(c))).collect();
        let twos = query.windows(2).map(|pair| head.rank(bytes, slot_of_two(pair[0], pair[1]))).collect();
        let threes = query.windows(3).map(|t| head.rank_of_three(bytes, slot_of_three(t[0], t[1], t[2]))).collect();
        Self { ones, twos, threes }
    }

    fn len(&self) -> usize {
        self.ones.len()
    }
}

impl Plan {
    /// Chooses pieces, and the rule to count by, for at most `most` edits.
    pub(super) fn make(&mut self, bytes: &[u8], bucket: &Bucket, pieces: &Pieces, most: usize) {
        let n = pieces.len();
        let places = Places::new(bucket, n, most);
        let (pairs, triples, behind) = (&bucket.pairs, &bucket.triples, bucket.pairs.count);
        self.odds.clear();
        // Where the pieces that begin here, one before and two before can stand.
        let [mut before, mut farther] = [None; 2];
        for i in 0..n {
            let here = places.windows(i);
            let one = places.odds(bytes, pairs.column(pieces.ones[i]), here);
            let two = if i < 1 { UNASKED } else { places.odds(bytes, pairs.column(pieces.twos[i - 1]), before) };
            let three = if i < 2 || triples.count == 0 {
                UNASKED
            } else {
                let column = triples.column(pieces.threes[i - 2]);
                places.odds(bytes, column.behind(behind), farther)
            };
            self.odds.push([one, two, three]);
            (before, farther) = (here, before);
        }
        let inserted = bucket.shortest.saturating_sub(n);
        let allowed = |rule| match rule {
            Rule::Cover => most,
            Rule::Halves => (2 * most).saturating_sub(inserted),
        };
        // To look at the signatures of a block or not to: then all its texts are compared.
        let words = (most / 64 + 1) as f32;
        let lanes = (bucket.count / bucket.blocks()).min(LANES) as f32;
        let all = lanes * (COMPARE.0 + COMPARE.1 * words * (most as f32 / GROWTH).min(bucket.longest as f32));
        let work = |plan: &Self, rule: Rule, worth: f32| {
            let (mean, spread, loads) = plan.expect(rule, worth);
            LOAD * loads + all * left_over((mean - allowed(rule) as f32 - 0.5) / spread.max(0.25).sqrt())
        };
        // Buckets of about the same length need about the same. Only where what was best in the last one on this side is more
        // work here are all ways tried again.
        let side = usize::from(bucket.shortest > n);
        let (known, mut rule, mut worth) = self.last[side].unwrap_or((0.0, Rule::Cover, WORTH[0]));
        let mut least = work(self, rule, worth);
        if least > known * MORE {
            for a_worth in WORTH {
                for a_rule in [Rule::Cover, Rule::Halves] {
                    let work = work(self, a_rule, a_worth);
                    if work < least {
                        (least, rule, worth) = (work, a_rule, a_worth);
                    }
                }
            }
        }
        self.last[side] = Some((least, rule, worth));
        self.rule = rule;
        if least >= all {
            self.steps.clear();
            self.allowed = most;
            return;
        }
        self.allowed = allowed(rule);
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
        self.steps.iter().flat_map(|step| [&step.one, &step.two, &step.three]).map(loads).sum()
    }

    /// The mean and the variance of the count, and how many columns it takes.
    fn expect(&self, rule: Rule, worth: f32) -> (f32, f32, f32) {
        let (mut mean, mut spread, mut loads) = (0.0f32, 0.0f32, 0.0f32);
        walk(rule, worth, &self.odds, |odds, likely, asked| {
            mean += likely;
            spread += likely * (1.0 - likely);
            for (odds, asked) in odds.iter().zip(asked) {
                loads += if asked { odds.loads } else { 0.0 };
            }
        });
        // Neighbouring pieces are missing together, under the rule of halves; under the other one taking turns.
        (mean, if rule == Rule::Halves { 2.0 * spread } else { spread }, loads)
    }

    fn choose(&mut self, rule: Rule, worth: f32) {
        self.steps.clear();
        let steps = &mut self.steps;
        walk(rule, worth, &self.odds, |odds, _, asked| {
            let [one, two, three] = std::array::from_fn(|k| if asked[k] { odds[k].ask } else { Ask::Nothing });
            steps.push(Step { one, two, three });
        });
        // Steps that ask for nothing before the first and after the last one count nothing.
        while steps.last().is_some_and(|step| [step.one, step.two, step.three] == [Ask::Nothing; 3]) {
            steps.pop();
        }
    }
}

/// Which part of the segments is left over where the expected count lies so many standard deviations over the allowed one:
/// texts are not thrown by dice, so it is more than chance would leave. Fitted to three languages.
fn left_over(deviations: f32) -> f32 {
    let tail = 0.5 * (-1.2 * deviations.abs()).exp();
    if deviations > 0.0 { tail } else { 1.0 - tail }
}

/// Walks over the query's positions: how likely each counts as missing, and which of its one, two and three are asked for.
#[inline(always)]
fn walk(rule: Rule, worth: f32, odds: &[[Odds; 3]], mut each: impl FnMut(&[Odds; 3], f32, [bool; 3])) {
    match rule {
        Rule::Cover => {
            // How likely the last point stands at the position before, at the one before that, or farther back.
            let (mut last, mut near, mut far) = (0.0f32, 0.0f32, 1.0f32);
            for piece in odds {
                let [one, two, three] = piece;
                let free_two = two.missing * (near + far);
                let free_three = (three.missing * far).max(free_two);
                let ask_one = one.missing >= worth && one.missing * (1.0 - free_three) >= worth.min(0.3);
                let known = if ask_one { one.missing } else { 0.0 };
                let ask_two = (1.0 - known) * free_two >= worth;
                let (two_near, two_far) = if ask_two { (near * two.missing, far * two.missing) } else { (0.0, 0.0) };
                let gain = (1.0 - known) * (far - two_far) * three.missing;
                let ask_three = gain >= worth;
                let gain = if ask_three { gain } else { 0.0 };
                let likely = known + (1.0 - known) * (two_near + two_far) + gain;
                let still_far = (1.0 - known) * (far - two_far) - gain + (1.0 - known) * (near - two_near);
                (last, near, far) = (likely, (1.0 - known) * last, still_far);
                each(piece, likely, [ask_one, ask_two, ask_three]);
            }
        }
        Rule::Halves => {
            let mut one_before = 0.0f32;
            for piece in odds {
                let [one, two, _] = piece;
                let ask_one = one.missing >= worth.max(0.3);
                let known_one = if ask_one { one.missing } else { 0.0 };
                let known = if two.ask == Ask::Nothing { 0.0 } else { 1.0 - (1.0 - known_one) * (1.0 - one_before) };
                let ask_two = (1.0 - known) * two.missing >= worth;
                each(piece, known + if ask_two { (1.0 - known) * two.missing } else { 0.0 }, [ask_one, ask_two, false]);
                one_before = known_one;
            }
        }
    }
}

/// Where in a bucket's segments a piece of the query can stand.
struct Places<'a> {
    bucket: &'a Bucket,
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
        Self { bucket, column_bytes: bucket.column_bytes(), reach: bucket.width / bucket.step, left, right }
    }

    /// The one or two windows that cover where a piece at `position` of the query can stand; `None` if none do.
    #[inline]
    fn windows(&self, position: usize) -> Option<(usize, usize)> {
        let Bucket { windows, width, step, .. } = *self.bucket;
        let (begin, end) = (position.saturating_sub(self.left), position + self.right);
        let first = (begin as u32 / step as u32).min(windows as u32 - 1) as usize;
        let mut second = first;
        // The last window has no end.
        if first + 1 < windows && end >= first * step + width {
            second = (first + self.reach).min(windows - 1);
            if second + 1 < windows && end >= second * step + width {
                return None;
            }
            while second > first + 1 && end < (second - 1) * step + width {
                second -= 1;
            }
        }
        Some((first, second))
    }

    /// How often a piece is missing from the windows in which it can stand.
    #[inline]
    fn odds(&self, bytes: &[u8], column: Placed, windows: Option<(usize, usize)>) -> Odds {
        let column = match column {
            Placed::Nowhere => return Odds { missing: 1.0, loads: 0.0, ask: Ask::Missing },
            Placed::Everywhere => return UNASKED,
            Placed::Column(column) => column,
        };
        let Some((first, second)) = windows else { return UNASKED };
        let Bucket { densities, signature, .. } = *self.bucket;
        let columns = self.bucket.columns();
        let present = |window: usize| f32::from(bytes[densities + window * columns + column]) / 255.0;
        let place = |window: usize| signature + (window * columns + column) * self.column_bytes;
        let (mut missing, mut loads) = (1.0 - present(first), 1.0);
        if second != first {
            missing *= 1.0 - present(second);
            loads = 2.0;
        }
        Odds { missing, loads, ask: Ask::Column(Column { first: place(first), second: place(second) }) }
    }
}
