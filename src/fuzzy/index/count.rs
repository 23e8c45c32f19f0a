//! Counting, for 512 segments at once, how many of the query's pieces are missing: carry-save adders over columns of
//! bits. The plain words here are the definition; `wide` holds the same for vector registers, and a test compares them.

/// Segments a block, one bit each.
pub(super) const LANES: usize = 512;
/// Bytes of one column of one block.
pub(super) const LINE: usize = LANES / 8;

/// Where the columns stand that say which segments have a piece, as offsets of block 0. A piece that one window covers
/// has the same offset twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) first: usize,
    pub(super) second: usize,
}

/// What is asked for a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// Nothing: it counts as there.
    Nothing,
    /// It is in no segment.
    Missing,
    /// Its column.
    Column(Column),
}

/// A position of the query: its character, that with the one before, and those with the one before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) one: Ask,
    pub(super) two: Ask,
    pub(super) three: Ask,
}

/// How missing pieces are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Rule {
    /// The fewest positions that touch every missing piece: at most as many as edits.
    #[default]
    Cover,
    /// The missing pairs: at most two for each edit, and one for each inserted character. Triples are not asked for.
    Halves,
}

/// What is counted in a bucket.
#[derive(Debug)]
pub(super) struct Count<'a> {
    /// The bytes that the offsets point into.
    pub(super) signature: &'a [u8],
    /// From the query's first position on.
    pub(super) steps: &'a [Step],
    /// How they are counted.
    pub(super) rule: Rule,
    /// How many missing ones are still allowed: a segment with more is out.
    pub(super) allowed: usize,
}

/// What a lane's word of any width can do. `maj` and `xor3` are one instruction where there is a ternary one.
pub(super) trait Word: Copy {
    /// Nothing set.
    fn zero() -> Self;
    /// All set.
    fn ones() -> Self;
    /// The 64 bytes at `at`.
    fn load(bytes: &[u8], at: usize) -> Self;
    fn not(a: Self) -> Self;
    /// In `b` and not in `a`.
    fn and_not(a: Self, b: Self) -> Self;
    /// Neither in `a` nor in `b`.
    fn nor(a: Self, b: Self) -> Self;
    fn and(a: Self, b: Self) -> Self;
    fn or(a: Self, b: Self) -> Self;
    fn xor(a: Self, b: Self) -> Self;
    fn xor3(a: Self, b: Self, c: Self) -> Self;
    fn maj(a: Self, b: Self, c: Self) -> Self;
    /// The lanes that are *not* set.
    fn negated(self) -> [u64; 8];
}

/// Counters never need more than this many bits: no query has more pieces.
const MOST_BITS: usize = 13;

/// For each block from `from` to `to` the lanes in which at most `allowed` are missing, appended to `out`.
#[inline(always)]
pub(super) fn scan<W: Word>(count: &Count<'_>, from: usize, to: usize, out: &mut Vec<[u64; 8]>) {
    match count.rule {
        Rule::Cover => scan_by::<W, Cover<W>>(count, from, to, out),
        Rule::Halves => scan_by::<W, Halves<W>>(count, from, to, out),
    }
}

/// Decides position by position what counts as missing.
trait Counting<W> {
    fn new() -> Self;
    /// Whether the position counts, given whether its one, its two and its three are missing.
    fn next(&mut self, one: W, two: W, three: W) -> W;
}

/// Whether a point stands at the last position, and whether at that or the one before.
struct Cover<W> {
    last: W,
    near: W,
}
struct Halves<W> {
    one: W,
    /// All set, but none at the first position, which ends no pair.
    pair: W,
}

impl<W: Word> Counting<W> for Cover<W> {
    #[inline(always)]
    fn new() -> Self {
        Self { last: W::zero(), near: W::zero() }
    }
    #[inline(always)]
    fn next(&mut self, one: W, two: W, three: W) -> W {
        // A pair whose first character was just touched is accounted for, and so is a triple that holds a touched one.
        let point = W::or(one, W::or(W::and_not(self.last, two), W::and_not(self.near, three)));
        *self = Self { last: point, near: W::or(self.last, point) };
        point
    }
}

impl<W: Word> Counting<W> for Halves<W> {
    #[inline(always)]
    fn new() -> Self {
        Self { one: W::zero(), pair: W::zero() }
    }
    #[inline(always)]
    fn next(&mut self, one: W, two: W, _three: W) -> W {
        // A pair is missing if one of its characters is.
        let missing = W::and(self.pair, W::or(two, W::or(one, self.one)));
        *self = Self { one, pair: W::ones() };
        missing
    }
}

#[inline(always)]
fn scan_by<W: Word, C: Counting<W>>(count: &Count<'_>, from: usize, to: usize, out: &mut Vec<[u64; 8]>) {
    // Counters start so that the one missing piece too many carries out of the last bit.
    let bits = (usize::BITS - count.allowed.leading_zeros()) as usize;
    if count.steps.len() <= count.allowed || bits > MOST_BITS {
        out.extend((from..to).map(|_| [u64::MAX; 8]));
        return;
    }
    let start = (1usize << bits) - 1 - count.allowed;
    for block in from..to {
        let offset = block * LINE;
        let mut counters = [W::zero(); MOST_BITS];
        for (bit, counter) in counters.iter_mut().enumerate().take(bits) {
            if start >> bit & 1 == 1 {
                *counter = W::ones();
            }
        }
        let mut over = W::zero();
        let mut counting = C::new();
        let (eights, rest) = count.steps.as_chunks::<8>();
        for steps in eights {
            let mut eight = [W::zero(); 8];
            for (missing, step) in eight.iter_mut().zip(steps) {
                let one = ask(&step.one, count.signature, offset);
                let two = ask(&step.two, count.signature, offset);
                let three = ask(&step.three, count.signature, offset);
                *missing = counting.next(one, two, three);
            }
            if bits < 3 {
                for one in eight {
                    over = W::or(over, ripple(&mut counters, 0, bits, one));
                }
                continue;
            }
            let (sum, two_a) = add(counters[0], eight[0], eight[1]);
            let (sum, two_b) = add(sum, eight[2], eight[3]);
            let (twos, four_a) = add(counters[1], two_a, two_b);
            let (sum, two_a) = add(sum, eight[4], eight[5]);
            let (sum, two_b) = add(sum, eight[6], eight[7]);
            let (twos, four_b) = add(twos, two_a, two_b);
            let (fours, carry) = add(counters[2], four_a, four_b);
            counters[0] = sum;
            counters[1] = twos;
            counters[2] = fours;
            over = W::or(over, ripple(&mut counters, 3, bits, carry));
        }
        for step in rest {
            let one = ask(&step.one, count.signature, offset);
            let two = ask(&step.two, count.signature, offset);
            let three = ask(&step.three, count.signature, offset);
            let one = counting.next(one, two, three);
            over = W::or(over, ripple(&mut counters, 0, bits, one));
        }
        out.push(over.negated());
    }
}

/// The lanes in which a piece is missing.
#[inline(always)]
fn ask<W: Word>(ask: &Ask, signature: &[u8], offset: usize) -> W {
    match ask {
        Ask::Nothing => W::zero(),
        Ask::Missing => W::ones(),
        Ask::Column(Column { first, second }) if first == second => W::not(W::load(signature, first + offset)),
        Ask::Column(Column { first, second }) => {
            W::nor(W::load(signature, first + offset), W::load(signature, second + offset))
        }
    }
}

#[inline(always)]
fn add<W: Word>(a: W, b: W, c: W) -> (W, W) {
    (W::xor3(a, b, c), W::maj(a, b, c))
}

/// Adds `carry` to the counters from bit `from` on; returns what carries out of the last.
#[inline(always)]
fn ripple<W: Word>(counters: &mut [W; MOST_BITS], from: usize, bits: usize, mut carry: W) -> W {
    for counter in &mut counters[from..bits] {
        let sum = W::xor(*counter, carry);
        carry = W::and(*counter, carry);
        *counter = sum;
    }
    carry
}

/// Plain words.
#[derive(Clone, Copy)]
pub(super) struct Plain([u64; 8]);

impl Plain {
    #[inline(always)]
    fn each(a: Self, b: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|i| of(a.0[i], b.0[i])))
    }
}

impl Word for Plain {
    #[inline(always)]
    fn zero() -> Self {
        Self([0; 8])
    }
    #[inline(always)]
    fn ones() -> Self {
        Self([u64::MAX; 8])
    }
    #[inline(always)]
    fn load(bytes: &[u8], at: usize) -> Self {
        let (words, _) = bytes[at..at + LINE].as_chunks::<8>();
        Self(std::array::from_fn(|i| u64::from_le_bytes(words[i])))
    }
    #[inline(always)]
    fn not(a: Self) -> Self {
        Self(a.0.map(|word| !word))
    }
    #[inline(always)]
    fn and_not(a: Self, b: Self) -> Self {
        Self::each(a, b, |a, b| !a & b)
    }
    #[inline(always)]
    fn nor(a: Self, b: Self) -> Self {
        Self::each(a, b, |a, b| !(a | b))
    }
    #[inline(always)]
    fn and(a: Self, b: Self) -> Self {
        Self::each(a, b, |a, b| a & b)
    }
    #[inline(always)]
    fn or(a: Self, b: Self) -> Self {
        Self::each(a, b, |a, b| a | b)
    }
    #[inline(always)]
    fn xor(a: Self, b: Self) -> Self {
        Self::each(a, b, |a, b| a ^ b)
    }
    #[inline(always)]
    fn xor3(a: Self, b: Self, c: Self) -> Self {
        Self::xor(Self::xor(a, b), c)
    }
    #[inline(always)]
    fn maj(a: Self, b: Self, c: Self) -> Self {
        Self::or(Self::and(a, b), Self::and(c, Self::or(a, b)))
    }
    #[inline(always)]
    fn negated(self) -> [u64; 8] {
        self.0.map(|word| !word)
    }
}
