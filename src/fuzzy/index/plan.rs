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
    /// What was chosen last among shorter and among longer segments.
    last: [Option<Choice>; 2],
    odds: Vec<[Odds; 3]>,
    asked: Vec<Asked>,
}

/// Which pieces are asked for, and how they are counted: chosen in one bucket, and as good in the next ones.
#[derive(Debug, Default)]
struct Choice {
    /// The most edits, and the length of the longest segment where it was made.
    most: usize,
    longest: usize,
    /// None where looking at the signatures is more work than comparing all texts.
    rule: Option<Rule>,
    /// For each position of the query: whether its one, its two and its three are asked for.
    asked: Vec<[bool; 3]>,
}

/// How often a piece is missing in the bucket, and how many columns it takes to ask for it.
#[derive(Debug, Clone, Copy, Default)]
struct Odds {
    missing: f32,
    loads: f32,
}

/// A piece is asked for if that makes one more missing piece at least this likely; which of these is the least work in
/// all is worked out.
const WORTH: [f32; 4] = [0.7, 0.45, 0.25, 0.1];

/// Ways to count.
const RULES: [Rule; 2] = [Rule::Cover, Rule::Halves];

/// A choice stays good while lengths and edits change by less than one part in so many.
const ALIKE: usize = 8;

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
        let side = usize::from(bucket.shortest > n);
        let mut choice = self.last[side].take().unwrap_or_default();
        let alike = |a: usize, b: usize| a.abs_diff(b) * ALIKE <= a;
        if choice.asked.len() != n || !alike(choice.most, most) || !alike(choice.longest, bucket.longest) {
            self.choose(&mut choice, bytes, &places, pieces, most);
        }
        self.steps.clear();
        self.allowed = most;
        if let Some(rule) = choice.rule {
            self.rule = rule;
            self.allowed = allowed(rule, bucket, n, most);
            places.steps(pieces, &choice.asked, &mut self.steps);
        }
        self.last[side] = Some(choice);
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

    /// Works out what is the least work in a bucket.
    fn choose(&mut self, choice: &mut Choice, bytes: &[u8], places: &Places<'_>, pieces: &Pieces, most: usize) {
        let (bucket, n) = (places.bucket, pieces.len());
        places.odds(bytes, pieces, &mut self.odds);
        // To look at the signatures of a block or not to: then all its texts are compared.
        let words = (most / 64 + 1) as f32;
        let lanes = (bucket.count / bucket.blocks()).min(LANES) as f32;
        let all = lanes * (COMPARE.0 + COMPARE.1 * words * (most as f32 / GROWTH).min(bucket.longest as f32));
        let (mut least, mut best) = (all, None);
        self.asked.clear();
        for rule in RULES {
            let expected = match rule {
                Rule::Cover => cover(&self.odds, &mut self.asked),
                Rule::Halves => halves(&self.odds, &mut self.asked),
            };
            for (k, expected) in expected.into_iter().enumerate() {
                let over = expected.missing - allowed(rule, bucket, n, most) as f32 - 0.5;
                let work = LOAD * expected.loads + all * left_over(over / expected.variance.max(0.25).sqrt());
                if work < least {
                    (least, best) = (work, Some((rule, k)));
                }
            }
        }
        (choice.most, choice.longest, choice.rule) = (most, bucket.longest, best.map(|(rule, _)| rule));
        choice.asked.clear();
        if let Some((rule, k)) = best {
            let from = if rule == RULES[0] { 0 } else { n };
            choice.asked.extend(self.asked[from..from + n].iter().map(|asked| asked.map(|each| each[k])));
        } else {
            choice.asked.resize(n, [false; 3]);
        }
    }
}

/// How many pieces may be missing where at most `most` edits lead to a segment of the bucket.
fn allowed(rule: Rule, bucket: &Bucket, n: usize, most: usize) -> usize {
    match rule {
        Rule::Cover => most,
        Rule::Halves => (2 * most).saturating_sub(bucket.shortest.saturating_sub(n)),
    }
}

/// Which part of the segments is left over where the expected count lies so many standard deviations over the allowed one:
/// texts are not thrown by dice, so it is more than chance would leave. Fitted to three languages.
fn left_over(deviations: f32) -> f32 {
    let tail = 0.5 * (-1.2 * deviations.abs()).exp();
    if deviations > 0.0 { tail } else { 1.0 - tail }
}

/// What is to be expected of the count.
#[derive(Debug, Clone, Copy, Default)]
struct Expected {
    missing: f32,
    variance: f32,
    /// How many columns it takes.
    loads: f32,
}

/// Whether a position's one, its two and its three are asked for, for each of [`WORTH`].
type Asked = [[bool; WORTH.len()]; 3];

/// Walks over the query's positions under the rule of cover, for each of [`WORTH`] in step.
fn cover(odds: &[[Odds; 3]], asked: &mut Vec<Asked>) -> [Expected; WORTH.len()] {
    let mut out = [Expected::default(); WORTH.len()];
    // How likely the last point stands at the position before, at the one before that, or farther back.
    let (mut last, mut near, mut far) = ([0.0f32; WORTH.len()], [0.0f32; WORTH.len()], [1.0f32; WORTH.len()]);
    for [one, two, three] in odds {
        let mut asks: Asked = Default::default();
        for k in 0..WORTH.len() {
            let free_two = two.missing * (near[k] + far[k]);
            let free_three = (three.missing * far[k]).max(free_two);
            asks[0][k] = one.missing >= WORTH[k] && one.missing * (1.0 - free_three) >= WORTH[k].min(0.3);
            let unknown = 1.0 - if asks[0][k] { one.missing } else { 0.0 };
            asks[1][k] = unknown * free_two >= WORTH[k];
            let two_missing = if asks[1][k] { two.missing } else { 0.0 };
            let gain = unknown * far[k] * (1.0 - two_missing) * three.missing;
            asks[2][k] = gain >= WORTH[k];
            let gain = if asks[2][k] { gain } else { 0.0 };
            let likely = 1.0 - unknown + unknown * two_missing * (near[k] + far[k]) + gain;
            let still_far = unknown * (1.0 - two_missing) * (far[k] + near[k]) - gain;
            (last[k], near[k], far[k]) = (likely, unknown * last[k], still_far);
            out[k].missing += likely;
            out[k].variance += likely * (1.0 - likely);
            let load = |asked: bool, odds: &Odds| if asked { odds.loads } else { 0.0 };
            out[k].loads += load(asks[0][k], one) + load(asks[1][k], two) + load(asks[2][k], three);
        }
        asked.push(asks);
    }
    out
}

/// The same under the rule of halves.
fn halves(odds: &[[Odds; 3]], asked: &mut Vec<Asked>) -> [Expected; WORTH.len()] {
    let mut out = [Expected::default(); WORTH.len()];
    let mut one_before = [0.0f32; WORTH.len()];
    for (at, [one, two, _]) in odds.iter().enumerate() {
        let mut asks: Asked = Default::default();
        for k in 0..WORTH.len() {
            asks[0][k] = one.missing >= WORTH[k].max(0.3);
            let known_one = if asks[0][k] { one.missing } else { 0.0 };
            let known = if at == 0 { 0.0 } else { 1.0 - (1.0 - known_one) * (1.0 - one_before[k]) };
            let gain = (1.0 - known) * two.missing;
            asks[1][k] = gain >= WORTH[k];
            let likely = known + if asks[1][k] { gain } else { 0.0 };
            one_before[k] = known_one;
            out[k].missing += likely;
            // Neighbouring pairs are missing together; under the rule of cover they take turns.
            out[k].variance += 2.0 * likely * (1.0 - likely);
            let load = |asked: bool, odds: &Odds| if asked { odds.loads } else { 0.0 };
            out[k].loads += load(asks[0][k], one) + load(asks[1][k], two);
        }
        asked.push(asks);
    }
    out
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

    /// For each position, the one or two windows that cover where a piece there can stand; `None` if no two do.
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

    /// For each position of the query, how often its one, its two and its three are missing.
    fn odds(&self, bytes: &[u8], pieces: &Pieces, odds: &mut Vec<[Odds; 3]>) {
        let (pairs, triples, behind) = (&self.bucket.pairs, &self.bucket.triples, self.bucket.pairs.count);
        odds.clear();
        // Where the pieces that begin here, one before and two before can stand.
        let [mut before, mut farther] = [None; 2];
        for (i, here) in self.windows().enumerate().take(pieces.len()) {
            let mut three = [Odds::default(); 3];
            three[0] = self.odds_of(bytes, pairs.column(pieces.ones[i]), here);
            if i > 0 {
                three[1] = self.odds_of(bytes, pairs.column(pieces.twos[i - 1]), before);
            }
            if i > 1 && triples.count > 0 {
                let column = triples.column(pieces.threes[i - 2]).behind(behind);
                three[2] = self.odds_of(bytes, column, farther);
            }
            odds.push(three);
            (before, farther) = (here, before);
        }
    }

    /// How often a piece is missing from the windows in which it can stand.
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

    /// What is asked for at each position.
    fn steps(&self, pieces: &Pieces, asked: &[[bool; 3]], steps: &mut Vec<Step>) {
        let (pairs, triples, behind) = (&self.bucket.pairs, &self.bucket.triples, self.bucket.pairs.count);
        let [mut before, mut farther] = [None; 2];
        for (i, (&[one, two, three], here)) in asked.iter().zip(self.windows()).enumerate() {
            let mut step = Step { one: Ask::Nothing, two: Ask::Nothing, three: Ask::Nothing };
            if one {
                step.one = self.ask(pairs.column(pieces.ones[i]), here);
            }
            if two {
                step.two = self.ask(pairs.column(pieces.twos[i - 1]), before);
            }
            if three {
                step.three = self.ask(triples.column(pieces.threes[i - 2]).behind(behind), farther);
            }
            steps.push(step);
            (before, farther) = (here, before);
        }
        // Steps that ask for nothing after the last one count nothing.
        while steps.last().is_some_and(|step| [step.one, step.two, step.three] == [Ask::Nothing; 3]) {
            steps.pop();
        }
    }

    #[inline]
    fn ask(&self, column: Placed, windows: Option<(usize, usize)>) -> Ask {
        let column = match column {
            Placed::Nowhere => return Ask::Missing,
            Placed::Everywhere => return Ask::Nothing,
            Placed::Column(column) => column,
        };
        let Some((first, second)) = windows else { return Ask::Nothing };
        let columns = self.bucket.columns();
        let place = |window: usize| self.bucket.signature + (window * columns + column) * self.column_bytes;
        Ask::Column(Column { first: place(first), second: place(second) })
    }
}
