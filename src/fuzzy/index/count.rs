//! Counting, for 512 segments at once, how many of the query's pieces are missing: carry-save adders over columns of
//! bits. The plain words here are the definition; `wide` holds the same for vector registers, and a test compares them.

/// Segments a block, one bit each.
pub(super) const LANES: usize = 512;
/// Bytes of one column of one block.
pub(super) const LINE: usize = LANES / 8;

/// 512 bits of a column.
pub(super) type Line = [u8; LINE];

/// The columns that say which segments have a piece, a line for each block. A piece that one window covers has the same
/// column twice. One that is not asked for counts as there: its lines are all set; one that is in no segment has lines with
/// nothing set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    pub(super) first: &'a [Line],
    pub(super) second: &'a [Line],
}

/// A position of the query: its character, that with the one before, and those with the one before them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) one: Ask<'a>,
    pub(super) two: Ask<'a>,
    pub(super) three: Ask<'a>,
}

/// How missing pieces are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Rule {
    /// The fewest positions that touch every missing piece: at most as many as edits.
    #[default]
    Cover,
    /// The missing pairs: at most two for each edit, and one for each inserted character. Triples are not asked for.
    Halves,
    /// The missing characters: at most one for each edit that inserts nothing. Nothing else is asked for.
    Ones,
}

/// What is counted in a bucket.
#[derive(Debug)]
pub(super) struct Count<'a> {
    /// From the query's first position on.
    pub(super) steps: &'a [Step<'a>],
    /// Whether any piece has two columns, and whether any triple is asked for.
    pub(super) seconds: bool,
    pub(super) threes: bool,
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
    /// A line; the one so many bytes further is wanted soon.
    fn load(line: &Line, ahead: usize) -> Self;
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
    match (count.rule, count.seconds, count.threes) {
        (Rule::Cover, false, false) => scan_by::<W, Cover<W>, false, 2>(count, from, to, out),
        (Rule::Cover, false, true) => scan_by::<W, Cover<W>, false, 3>(count, from, to, out),
        (Rule::Cover, true, false) => scan_by::<W, Cover<W>, true, 2>(count, from, to, out),
        (Rule::Cover, true, true) => scan_by::<W, Cover<W>, true, 3>(count, from, to, out),
        (Rule::Halves, false, _) => scan_by::<W, Halves<W>, false, 2>(count, from, to, out),
        (Rule::Halves, true, _) => scan_by::<W, Halves<W>, true, 2>(count, from, to, out),
        (Rule::Ones, false, _) => scan_by::<W, Ones, false, 1>(count, from, to, out),
        (Rule::Ones, true, _) => scan_by::<W, Ones, true, 1>(count, from, to, out),
    }
}

/// How far ahead what will be loaded is fetched, in blocks: the columns are too many for the processor to foresee the
/// next block of each.
const AHEAD: usize = 2;

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

struct Ones;

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

impl<W: Word> Counting<W> for Ones {
    #[inline(always)]
    fn new() -> Self {
        Self
    }
    #[inline(always)]
    fn next(&mut self, one: W, _two: W, _three: W) -> W {
        one
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
fn scan_by<W: Word, C: Counting<W>, const SECONDS: bool, const LONGEST: usize>(
    count: &Count<'_>,
    from: usize,
    to: usize,
    out: &mut Vec<[u64; 8]>,
) {
    // Counters start so that the one missing piece too many carries out of the last bit.
    let bits = (usize::BITS - count.allowed.leading_zeros()) as usize;
    if count.steps.len() <= count.allowed || bits > MOST_BITS {
        out.extend((from..to).map(|_| [u64::MAX; 8]));
        return;
    }
    let start = (1usize << bits) - 1 - count.allowed;
    for block in from..to {
        let ahead = ((block + AHEAD).min(to - 1) - block) * LINE;
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
                *missing = next::<W, C, SECONDS, LONGEST>(&mut counting, step, block, ahead);
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
            let one = next::<W, C, SECONDS, LONGEST>(&mut counting, step, block, ahead);
            over = W::or(over, ripple(&mut counters, 0, bits, one));
        }
        out.push(over.negated());
    }
}

/// Whether a position counts as missing; pieces of up to `LONGEST` characters are asked for.
#[inline(always)]
fn next<W: Word, C: Counting<W>, const SECONDS: bool, const LONGEST: usize>(
    counting: &mut C,
    step: &Step<'_>,
    block: usize,
    ahead: usize,
) -> W {
    let one = missing::<W, SECONDS>(&step.one, block, ahead);
    let two = if LONGEST > 1 { missing::<W, SECONDS>(&step.two, block, ahead) } else { W::zero() };
    let three = if LONGEST > 2 { missing::<W, SECONDS>(&step.three, block, ahead) } else { W::zero() };
    counting.next(one, two, three)
}

/// The lanes in which a piece is missing.
#[inline(always)]
fn missing<W: Word, const SECONDS: bool>(ask: &Ask<'_>, block: usize, ahead: usize) -> W {
    let first = W::load(&ask.first[block], ahead);
    if SECONDS { W::nor(first, W::load(&ask.second[block], ahead)) } else { W::not(first) }
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
    fn load(line: &Line, _ahead: usize) -> Self {
        let (words, _) = line.as_chunks::<8>();
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
