//! The counting of `bitslice` in strips of blocks, for processors with few registers: what to do at a position is found out
//! once for a whole strip, and the points of eight positions wait in the nearest cache until they are added up.

use std::ops::Range;

use super::bitslice::{ADDER_INPUTS, Ask, ColumnLine, CountingRule, LANES, LINE_BYTES, MissCount, NgramAsks, push};
use super::simd::prefetch_far;

/// Blocks of a strip at most.
const STRIP: usize = 16;
/// Blocks of each column that are fetched before a bucket is counted; what is behind is fetched as many blocks ahead.
pub(super) const FETCHED: usize = 4 * STRIP;
/// Counters have no more bits; a count that needs more is left to plain words.
const MOST_BITS: usize = 12;

/// A register of lanes. Several hold a line.
pub(super) trait Register: Copy {
    /// How many.
    const PER_LINE: usize;
    /// The register at `at` of a line.
    fn load(line: &ColumnLine, at: usize) -> Self;
    /// Puts it there.
    fn store(self, line: &mut ColumnLine, at: usize);
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    fn xor(self, other: Self) -> Self;
    fn not(self) -> Self;
    /// The sum's bit and its carry.
    fn add(a: Self, b: Self, c: Self) -> (Self, Self);
}

/// What is known of a strip's lanes, line after line.
#[repr(align(64))]
#[derive(Debug, Clone, Copy)]
struct Row([ColumnLine; STRIP]);

/// Rows: the points of eight positions, one with nothing set, where too many are missing, and the counters' bits.
const NOWHERE: usize = ADDER_INPUTS;
const OVER: usize = NOWHERE + 1;
const COUNTERS: usize = OVER + 1;

/// What is written down while a strip is counted; the same for strip after strip.
#[derive(Debug)]
pub(super) struct Scratch(Box<[Row; COUNTERS + MOST_BITS]>);

impl Scratch {
    pub(super) fn new() -> Self {
        Self(Box::new([Row([[0; LINE_BYTES]; STRIP]); COUNTERS + MOST_BITS]))
    }
}

/// What [`super::bitslice::scan`] says; false if the counters have too few bits for it.
#[inline(always)]
pub(super) fn scan_strips<R: Register>(
    count: &MissCount<'_>,
    blocks: usize,
    Scratch(rows): &mut Scratch,
    out: &mut Vec<usize>,
) -> bool {
    if count.steps.len() * ADDER_INPUTS <= count.allowed {
        out.extend(0..blocks * LANES);
        return true;
    }
    // As many as one of the sums below has.
    let bits = match usize::BITS - count.allowed.leading_zeros() {
        ..=4 => 4,
        5 => 5,
        6 => 6,
        7..=8 => 8,
        9..=12 => MOST_BITS,
        _ => return false,
    };
    // Counters start so that the one missing n-gram too many carries out of the last bit.
    let start = (1 << bits) - 1 - count.allowed;
    let positions = count.steps.as_flattened();
    // Of about the same size.
    let strip = blocks.div_ceil(blocks.div_ceil(STRIP).max(1)).max(1);
    for first in (0..blocks).step_by(strip) {
        let strip = first..(first + strip).min(blocks);
        for (bit, Row(counter)) in rows[COUNTERS..].iter_mut().enumerate().take(bits) {
            counter[..strip.len()].fill([if start >> bit & 1 == 1 { 0xff } else { 0 }; LINE_BYTES]);
        }
        rows[OVER].0[..strip.len()].fill([0; LINE_BYTES]);
        let mut row = 0;
        // Where the points of the two positions before are, and what was asked for at the last one.
        let [mut near, mut far] = [NOWHERE; 2];
        let mut before = None;
        let soon = (strip.start + FETCHED).min(blocks)..(strip.end + FETCHED).min(blocks);
        for (i, asks) in positions.iter().enumerate() {
            if !soon.is_empty() {
                fetch(asks, &soon);
            }
            let asked = [asks.unigram.as_ref(), asks.bigram.as_ref(), asks.trigram.as_ref()];
            let any = match count.rule {
                CountingRule::Cover => cover::<R>(&asked, &strip, rows, [row, near, far]),
                CountingRule::Bigrams => each::<R>(&[asked[0], asked[1], before], &strip, &mut rows[row].0),
                CountingRule::Unigrams => each::<R>(&[asked[0], None, None], &strip, &mut rows[row].0),
            };
            before = asked[0];
            (near, far) = (if any { row } else { NOWHERE }, near);
            row += usize::from(any);
            if row == ADDER_INPUTS || i + 1 == positions.len() && row > 0 {
                match bits {
                    4 => add_up::<R, 4>(rows, row, strip.len()),
                    5 => add_up::<R, 5>(rows, row, strip.len()),
                    6 => add_up::<R, 6>(rows, row, strip.len()),
                    8 => add_up::<R, 8>(rows, row, strip.len()),
                    _ => add_up::<R, MOST_BITS>(rows, row, strip.len()),
                }
                row = 0;
            }
        }
        for (over, block) in rows[OVER].0.iter().zip(strip) {
            let words: [u64; 8] = std::array::from_fn(|k| !u64::from_le_bytes(over.as_chunks().0[k]));
            if words != [0; 8] {
                push(&words, block, out);
            }
        }
    }
    true
}

/// Has so much of a position's columns fetched.
#[inline(always)]
fn fetch(asks: &NgramAsks<'_>, strip: &Range<usize>) {
    for ask in [&asks.unigram, &asks.bigram, &asks.trigram].into_iter().flatten() {
        prefetch_far(ask.first[strip.clone()].as_flattened());
        if !std::ptr::eq(ask.first, ask.second) {
            prefetch_far(ask.second[strip.clone()].as_flattened());
        }
    }
}

/// The points of a position under the rule of cover, if anything is asked for: `places` says where they are put, and where
/// those of the two positions before are.
#[inline(always)]
fn cover<R: Register>(
    asks: &[Option<&Ask<'_>>; 3],
    strip: &Range<usize>,
    rows: &mut [Row; COUNTERS + MOST_BITS],
    places: [usize; 3],
) -> bool {
    match asks.map(|ask| ask.is_some()) {
        [false, false, false] => return false,
        [true, false, false] => cover_with::<R, true, false, false>(asks, strip, rows, places),
        [false, true, false] => cover_with::<R, false, true, false>(asks, strip, rows, places),
        [true, true, false] => cover_with::<R, true, true, false>(asks, strip, rows, places),
        [false, false, true] => cover_with::<R, false, false, true>(asks, strip, rows, places),
        [true, false, true] => cover_with::<R, true, false, true>(asks, strip, rows, places),
        [false, true, true] => cover_with::<R, false, true, true>(asks, strip, rows, places),
        [true, true, true] => cover_with::<R, true, true, true>(asks, strip, rows, places),
    }
    true
}

#[inline(always)]
fn cover_with<R: Register, const UNIGRAM: bool, const BIGRAM: bool, const TRIGRAM: bool>(
    asks: &[Option<&Ask<'_>>; 3],
    strip: &Range<usize>,
    rows: &mut [Row; COUNTERS + MOST_BITS],
    places: [usize; 3],
) {
    let Some(some) = asks.iter().copied().flatten().next() else { return };
    let blocks = strip.len().min(STRIP);
    let lines = |k: usize| {
        let ask = asks[k].unwrap_or(some);
        [&ask.first[strip.clone()][..blocks], &ask.second[strip.clone()][..blocks]]
    };
    let [unigrams, bigrams, trigrams] = [lines(0), lines(1), lines(2)];
    let [here, near, far] = places.map(|row| row.min(NOWHERE));
    for block in 0..blocks {
        for at in 0..R::PER_LINE {
            let there =
                |[first, second]: [&[ColumnLine]; 2]| R::load(&first[block], at).or(R::load(&second[block], at));
            let point = |row: usize| R::load(&rows[row].0[block], at);
            let mut kept = None;
            let mut keep = |also: R| kept = Some(kept.map_or(also, |kept: R| kept.and(also)));
            // A pair whose first character was just touched is accounted for, and so is a triple that holds a touched one.
            if UNIGRAM {
                keep(there(unigrams));
            }
            if BIGRAM {
                keep(there(bigrams).or(point(near)));
            }
            if TRIGRAM {
                keep(there(trigrams).or(point(near)).or(point(far)));
            }
            if let Some(kept) = kept {
                kept.not().store(&mut rows[here].0[block], at);
            }
        }
    }
}

/// The points where one of some n-grams is missing, if any is asked for.
#[inline(always)]
fn each<R: Register>(asks: &[Option<&Ask<'_>>; 3], strip: &Range<usize>, points: &mut [ColumnLine; STRIP]) -> bool {
    let mut first = true;
    for ask in asks.iter().flatten() {
        if std::mem::take(&mut first) {
            each_with::<R, true>(ask, strip, points);
        } else {
            each_with::<R, false>(ask, strip, points);
        }
    }
    !first
}

#[inline(always)]
fn each_with<R: Register, const FIRST: bool>(ask: &Ask<'_>, strip: &Range<usize>, points: &mut [ColumnLine; STRIP]) {
    let lines = ask.first[strip.clone()].iter().zip(&ask.second[strip.clone()]);
    for (points, (first, second)) in points.iter_mut().zip(lines) {
        for at in 0..R::PER_LINE {
            let missing = R::load(first, at).or(R::load(second, at)).not();
            let points_before = if FIRST { missing } else { missing.or(R::load(points, at)) };
            points_before.store(points, at);
        }
    }
}

/// Adds the points of the first so many rows up.
#[inline(always)]
fn add_up<R: Register, const BITS: usize>(rows: &mut [Row; COUNTERS + MOST_BITS], count: usize, blocks: usize) {
    let places: [usize; ADDER_INPUTS] = std::array::from_fn(|k| if k < count { k } else { NOWHERE });
    for block in 0..blocks.min(STRIP) {
        for at in 0..R::PER_LINE {
            let load = |row: usize| R::load(&rows[row].0[block], at);
            let point = |k: usize| load(places[k]);
            let (sum, two_a) = R::add(load(COUNTERS), point(0), point(1));
            let (sum, two_b) = R::add(sum, point(2), point(3));
            let (twos, four_a) = R::add(load(COUNTERS + 1), two_a, two_b);
            let (sum, two_a) = R::add(sum, point(4), point(5));
            let (sum, two_b) = R::add(sum, point(6), point(7));
            let (twos, four_b) = R::add(twos, two_a, two_b);
            let (fours, mut carry) = R::add(load(COUNTERS + 2), four_a, four_b);
            let mut store = |row: usize, register: R| register.store(&mut rows[row].0[block], at);
            store(COUNTERS, sum);
            store(COUNTERS + 1, twos);
            store(COUNTERS + 2, fours);
            for bit in 3..BITS {
                let counter = R::load(&rows[COUNTERS + bit].0[block], at);
                counter.xor(carry).store(&mut rows[COUNTERS + bit].0[block], at);
                carry = counter.and(carry);
            }
            let over = R::load(&rows[OVER].0[block], at).or(carry);
            over.store(&mut rows[OVER].0[block], at);
        }
    }
}
