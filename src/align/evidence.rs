//! What the words say about a bead: how much likelier each of its tokens is for the other side than by chance.
//!
//! For a token y of the target and the source sentences S of the bead,
//!
//!   gain(y) = min(7, ln[(1−λ) + λ · Σ T(y|x) / (|S| · P(y))])
//!
//! depends on S and y alone. So what a bead's target says is the sum of what each of its sentences says given S, and one
//! table a direction, `[node][sentences of S]`, serves every shape.
//!
//! *Leave one out*: what two sentences taught the lexicon in the last round is taken out where they are compared. Otherwise
//! each mistake teaches the rare words that confirm it.

use std::collections::VecDeque;

use super::band::Band;
use super::chances::Seen;
use super::corpus::{Bags, Vocabulary};
use super::lattice::Span;
use super::lexicon::{Contribution, Lexicon};
use super::prior::Rows;
use super::shapes::LONGEST;
use super::tokens::Kind;

/// What one token says at most, in nats.
const MOST_GAIN: f32 = 7.0;

/// How often a token that stands several times in a sentence speaks.
const MOST_TIMES: u16 = 16;

/// A product of odds is turned into a logarithm before it overflows.
const MOST_ODDS: f64 = 1e200;

/// How much a sentence more among the given ones weakens what each token says: a little more than the tokens that it brings, so
/// that a stray sentence is not taken along.
const DILUTED: f32 = 1.1;

/// How much of what is likely around a word is its own document's: what the whole article speaks of says little of which of its
/// sentences belong together. Not of Han characters, each of which stands in many words: hard news loses by it.
const NEARBY: f32 = 0.1;

/// How many observations the prior weighs as much as.
const KAPPA: f32 = 1.0;

/// The part of the lexicon that a document can use, by the types of one of its sides.
pub(super) struct Local {
    /// The document's types of that side, ascending.
    types: Vec<u32>,
    rows: Rows,
}

impl Local {
    /// Both directions of what `lexicon` and `prior` say about the types of a document.
    pub(super) fn both(source: &Bags, target: &Bags, lexicon: &Lexicon, prior: &Rows) -> (Self, Self) {
        let sorted = |bags: &Bags| {
            let mut types = bags.types.clone();
            types.sort_unstable();
            types.dedup();
            types
        };
        let (ours, theirs) = (sorted(source), sorted(target));
        let mut rows = Rows { starts: vec![0], ..Rows::default() };
        for &kind in &ours {
            let (mut links, mut priors) = (lexicon.links.range(kind as usize), prior.range(kind as usize));
            // Three ascending lists at once.
            let mut place = 0;
            loop {
                let link = links.clone().next().map(|at| (lexicon.links.types[at], lexicon.links.values[at]));
                let known = priors.clone().next().map(|at| (prior.types[at], prior.values[at]));
                let (made, value) = match (link, known) {
                    (None, None) => break,
                    (Some((a, value)), Some((b, known))) if a == b => {
                        links.next();
                        priors.next();
                        (a, value + KAPPA * known)
                    }
                    (Some((a, value)), b) if b.is_none_or(|(b, _)| a < b) => {
                        links.next();
                        (a, value)
                    }
                    (_, Some((b, known))) => {
                        priors.next();
                        (b, KAPPA * known)
                    }
                    (Some(_), None) => break,
                };
                place += theirs[place..].partition_point(|other| *other < made);
                if theirs.get(place) == Some(&made) {
                    rows.types.push(u32::try_from(place).unwrap_or(u32::MAX));
                    rows.values.push(value);
                }
            }
            rows.starts.push(rows.types.len());
        }
        let turned = rows.transposed(theirs.len());
        (Self { types: ours, rows }, Self { types: theirs, rows: turned })
    }

    /// The bags of a side with its types numbered as here.
    fn numbered(&self, bags: &Bags) -> Vec<u32> {
        let number = |kind: &u32| u32::try_from(self.types.binary_search(kind).unwrap_or(0)).unwrap_or(u32::MAX);
        bags.types.iter().map(number).collect()
    }
}

/// What the beads of the last round taught the lexicon.
pub(super) struct Taught {
    /// Weight, and what it contributed; by the types of source and target.
    pub(super) beads: Vec<(f32, Vec<Contribution>)>,
    /// Which bead holds a sentence of the source and one of the target, ascending.
    pub(super) by_source: Vec<(u32, u32, u32)>,
    /// The same by target and source.
    pub(super) by_target: Vec<(u32, u32, u32)>,
}

impl Taught {
    /// From beads (first and one after last sentence of each side).
    pub(super) fn new(beads: Vec<(Span, f32, Vec<Contribution>)>) -> Self {
        let mut out = Self { beads: Vec::new(), by_source: Vec::new(), by_target: Vec::new() };
        for (number, ((source, target), weight, links)) in (0..).zip(beads) {
            for i in source {
                for j in target.clone() {
                    out.by_source.push((i, j, number));
                    out.by_target.push((j, i, number));
                }
            }
            out.beads.push((weight, links));
        }
        out.by_source.sort_unstable();
        out.by_target.sort_unstable();
        out
    }
}

/// One direction of a document's comparison: the tokens of `made` are explained by those of `given`.
pub(super) struct Direction<'a> {
    given: &'a Bags,
    made: &'a Bags,
    /// The given side's types, numbered in the document.
    given_numbers: Vec<u32>,
    made_numbers: Vec<u32>,
    /// How many types the made side has in the document.
    made_types: usize,
    links: &'a Local,
    facts: Facts<'a>,
    taught: &'a [(f32, Vec<Contribution>)],
    /// By given and made sentence.
    own: &'a [(u32, u32, u32)],
    forward: bool,
    /// Of each element of the bags made: how likely it is around.
    around: Vec<f32>,
}

/// What a direction knows of all types of the archive.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    /// Of each type given: how often it was learnt from.
    pub(super) counts: &'a [f32],
    /// Of each type made: λ.
    pub(super) chances: &'a [f32],
    /// The vocabulary of the made side.
    pub(super) made: &'a Vocabulary,
    /// The bucket of each type made.
    pub(super) buckets: &'a [u8],
}

/// What the tokens made say, `[node by rows of the given side][sentences given − 1]`.
pub(super) type Gains = Vec<[f32; LONGEST]>;

/// The matches of one given sentence with the sentences made in its row of the band.
#[derive(Default)]
struct Matches {
    first: usize,
    starts: Vec<usize>,
    /// Place in the sentence's bag, and the sum of T.
    found: Vec<(u16, f32)>,
}

/// Room that is used again from sentence to sentence.
pub(super) struct Room {
    /// For each type made: its place in the sentence at hand.
    place: Vec<u16>,
    /// What the two sentences at hand taught, `[type of the given][type of the made]`.
    grid: Vec<f32>,
}

impl<'a> Direction<'a> {
    /// `sides` are given and made with their part of the lexicon; `forward` if the given side is the source.
    pub(super) fn new(
        given: (&'a Bags, &'a Local),
        made: (&'a Bags, &'a Local),
        facts: Facts<'a>,
        taught: &'a Taught,
        forward: bool,
    ) -> Self {
        let made_numbers = made.1.numbered(made.0);
        Self {
            given: given.0,
            made: made.0,
            given_numbers: given.1.numbered(given.0),
            around: around(made.0, &made_numbers, made.1.types.len(), facts.made),
            made_numbers,
            made_types: made.1.types.len(),
            links: given.1,
            facts,
            taught: &taught.beads,
            own: if forward { &taught.by_source } else { &taught.by_target },
            forward,
        }
    }

    /// The gains of every node of `band`, whose rows are the given side's; up to `longest` sentences together.
    pub(super) fn gains(&self, band: &Band, longest: usize) -> Gains {
        let mut out = vec![[0.0; LONGEST]; band.nodes()];
        let nothing: Vec<f32> = (0..self.made.len())
            .map(|at| {
                self.made.of(at).map(|(kind, n)| f32::from(n) * (1.0 - self.facts.chances[kind as usize]).ln()).sum()
            })
            .collect();
        // Of each element of the bags made: what its sum of T counts, and what it says at most.
        let scales: Vec<(f32, f64)> = (self.made.types.iter().zip(&self.around))
            .map(|(kind, share)| {
                let chance = self.facts.chances[*kind as usize];
                (chance / (1.0 - chance) / share, f64::from(MOST_GAIN.exp() / (1.0 - chance)))
            })
            .collect();
        let mut sums = vec![0.0f32; self.made_types];
        let mut touched: Vec<u32> = Vec::new();
        let mut ring: VecDeque<Matches> = VecDeque::new();
        let mut room = self.room();
        for i in 1..=self.given.len() {
            let given = i - 1;
            let (low, high) = (band.rows[i].0.max(1) as usize, band.rows[i].1 as usize);
            for at in self.given.range(given) {
                let (kind, count) = (self.given.types[at], f32::from(self.given.counts[at]));
                let weight = count / (self.facts.counts[kind as usize] + KAPPA);
                for (made, value) in self.links.rows.row(self.given_numbers[at] as usize) {
                    let sum = &mut sums[made as usize];
                    if *sum == 0.0 {
                        touched.push(made);
                    }
                    *sum += weight * value;
                }
            }
            let mut row = if ring.len() == LONGEST { ring.pop_front().unwrap_or_default() } else { Matches::default() };
            row.first = low;
            row.starts.clear();
            row.found.clear();
            let mut own =
                self.own.partition_point(|(g, m, _)| (*g as usize, *m as usize) < (given, low.saturating_sub(1)));
            for j in low..high {
                row.starts.push(row.found.len());
                let made = j - 1;
                let from = own;
                while self.own.get(own).is_some_and(|(g, m, _)| *g as usize == given && *m as usize == made) {
                    own += 1;
                }
                if from == own {
                    for (at, kind) in self.made_numbers[self.made.range(made)].iter().enumerate() {
                        let sum = sums[*kind as usize];
                        if sum > 0.0 {
                            row.found.push((u16::try_from(at).unwrap_or(u16::MAX), sum));
                        }
                    }
                } else {
                    self.matches(given, made, &self.own[from..own], &mut room, &mut row.found);
                }
            }
            row.starts.push(row.found.len());
            for kind in touched.drain(..) {
                sums[kind as usize] = 0.0;
            }
            ring.push_back(row);
            self.add_up(i, band, longest, (&ring, &nothing, &scales), &mut out);
        }
        out
    }

    /// What one, two, … sentences up to the `i`-th say together.
    fn add_up(
        &self,
        i: usize,
        band: &Band,
        longest: usize,
        (ring, nothing, scales): (&VecDeque<Matches>, &[f32], &[(f32, f64)]),
        out: &mut Gains,
    ) {
        let (low, high) = (band.rows[i].0.max(1) as usize, band.rows[i].1 as usize);
        let mut buffer: Vec<f32> = Vec::new();
        let mut hit: Vec<u16> = Vec::new();
        let diluted = self.diluted(i, longest);
        for j in low..high {
            let made = j - 1;
            let range = self.made.range(made);
            buffer.clear();
            buffer.resize(range.len(), 0.0);
            hit.clear();
            let cell = &mut out[band.row_starts[i] + j - band.rows[i].0 as usize];
            for taken in 1..=longest.min(i) {
                let row = &ring[ring.len() - taken];
                if j < row.first || j - row.first + 1 >= row.starts.len() {
                    cell[taken - 1..].fill(nothing[made]);
                    break;
                }
                for &(at, value) in &row.found[row.starts[j - row.first]..row.starts[j - row.first + 1]] {
                    let sum = &mut buffer[at as usize];
                    if *sum == 0.0 {
                        hit.push(at);
                    }
                    *sum += value;
                }
                // A product of many, and one logarithm of it.
                let mut odds = 1.0f64;
                let mut gain = 0.0f64;
                for &at in &hit {
                    let element = range.start + at as usize;
                    let (scale, most) = scales[element];
                    // ln[(1−λ) + λr] − ln(1−λ): the latter is in `nothing` already.
                    let more = f64::from(1.0 + buffer[at as usize] * scale / diluted[taken - 1]).min(most);
                    let times = self.made.counts[element].min(MOST_TIMES);
                    odds *= if times == 1 { more } else { more.powi(i32::from(times)) };
                    if odds > MOST_ODDS {
                        gain += odds.ln();
                        odds = 1.0;
                    }
                }
                let gain = nothing[made] + (gain + odds.ln()) as f32;
                cell[taken - 1] = gain;
            }
        }
    }

    /// Among how many tokens a token made is looked for where the one, two, … sentences before `i` are given.
    fn diluted(&self, i: usize, longest: usize) -> [f32; LONGEST] {
        let mut out = [0.0; LONGEST];
        let (mut tokens, mut most) = (0, 0);
        for (own, diluted) in self.given.totals[i - longest.min(i)..i].iter().rev().zip(&mut out) {
            tokens += own;
            most = most.max(*own);
            let (tokens, most) = (tokens as f32, most.max(1) as f32);
            *diluted = most * (tokens / most).powf(DILUTED);
        }
        out
    }

    pub(super) fn room(&self) -> Room {
        Room { place: vec![u16::MAX; self.made_types], grid: Vec::new() }
    }

    /// What the tokens of sentence `made` get from those of sentence `given` when what the two taught (`own`) is taken out.
    fn matches(
        &self,
        given: usize,
        made: usize,
        own: &[(u32, u32, u32)],
        room: &mut Room,
        found: &mut Vec<(u16, f32)>,
    ) {
        let (ours, theirs) = (self.given.range(given), self.made.range(made));
        let width = theirs.len();
        room.grid.clear();
        room.grid.resize(ours.len() * width, 0.0);
        let mut weight = 0.0;
        for (_, _, bead) in own {
            let (bead_weight, links) = &self.taught[*bead as usize];
            weight += bead_weight;
            for &(source, target, worth) in links {
                let (from, to) = if self.forward { (source, target) } else { (target, source) };
                if let Ok(row) = self.given.types[ours.clone()].binary_search(&from)
                    && let Ok(column) = self.made.types[theirs.clone()].binary_search(&to)
                {
                    room.grid[row * width + column] += worth;
                }
            }
        }
        for (at, kind) in self.made_numbers[theirs.clone()].iter().enumerate() {
            room.place[*kind as usize] = u16::try_from(at).unwrap_or(u16::MAX);
        }
        let mut sums = vec![0.0f32; width];
        for (row, at) in ours.enumerate() {
            let (kind, count) = (self.given.types[at], f32::from(self.given.counts[at]));
            let learnt = (self.facts.counts[kind as usize] - weight * count).max(0.0);
            let factor = count / (learnt + KAPPA);
            for (other, value) in self.links.rows.row(self.given_numbers[at] as usize) {
                let place = room.place[other as usize];
                if place != u16::MAX {
                    let value = value - room.grid[row * width + place as usize];
                    // What is left of a sum after its parts were taken out again.
                    if value > 1e-4 {
                        sums[place as usize] += factor * value;
                    }
                }
            }
        }
        for kind in &self.made_numbers[theirs] {
            room.place[*kind as usize] = u16::MAX;
        }
        found.extend((0..).zip(sums).filter(|(_, sum)| *sum > 0.0));
    }

    /// Adds to `seen` how sure it is that each token of sentence `made` has a translation in sentence `given`.
    pub(super) fn observe(&self, given: usize, made: usize, posterior: f64, room: &mut Room, seen: &mut Seen) {
        let mut found = Vec::new();
        let pair = (u32::try_from(given).unwrap_or(u32::MAX), u32::try_from(made).unwrap_or(u32::MAX));
        let from = self.own.partition_point(|(g, m, _)| (*g, *m) < pair);
        let to = self.own.partition_point(|(g, m, _)| (*g, *m) <= pair);
        self.matches(given, made, &self.own[from..to], room, &mut found);
        let mut sums = vec![0.0f32; self.made.range(made).len()];
        for (at, sum) in found {
            sums[at as usize] = sum;
        }
        let around = &self.around[self.made.range(made)];
        for (((kind, count), sum), around) in self.made.of(made).zip(sums).zip(around) {
            let kind = kind as usize;
            let chance = f64::from(self.facts.chances[kind]);
            let ratio = f64::from(sum) / (f64::from(self.given.totals[given].max(1)) * f64::from(*around));
            let sure = chance * ratio / (1.0 - chance + chance * ratio);
            let weight = posterior * f64::from(count);
            let bucket = self.facts.buckets[kind] as usize;
            seen.add(self.facts.made.kinds[kind] as usize, bucket, weight * sure, weight);
        }
    }
}

/// How likely each element of a document's bags is around it: by the archive, and for words by the document's other sentences
/// ([`NEARBY`]). `numbers` are the elements' types, numbered in the document, of which there are `types`.
fn around(bags: &Bags, numbers: &[u32], types: usize, vocabulary: &Vocabulary) -> Vec<f32> {
    let mut counts = vec![0u32; types];
    for (number, count) in numbers.iter().zip(&bags.counts) {
        counts[*number as usize] += u32::from(*count);
    }
    let tokens: u32 = bags.totals.iter().sum();
    let mut out = Vec::with_capacity(numbers.len());
    for bag in 0..bags.len() {
        let others = (tokens - bags.totals[bag]).max(1) as f32;
        for (at, (kind, count)) in bags.range(bag).zip(bags.of(bag)) {
            let share = vocabulary.share[kind as usize];
            out.push(if vocabulary.kinds[kind as usize] == Kind::Word {
                let nearby = (counts[numbers[at] as usize] - u32::from(count)) as f32 / others;
                (1.0 - NEARBY) * share + NEARBY * nearby
            } else {
                share
            });
        }
    }
    out
}
