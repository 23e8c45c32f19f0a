//! Counting, for 512 segments at once, how many of the query's n-grams are missing: carry-save adders over columns of
//! bits. The plain words here are the definition; `simd` holds the same for vector registers, and a test compares them.

/// Segments a block, one bit each.
pub(super) const LANES: usize = 512;
/// Bytes of one column of one block.
pub(super) const LINE_BYTES: usize = LANES / 8;

/// 512 bits of a column.
pub(super) type ColumnLine = [u8; LINE_BYTES];

/// The columns that say which segments have an n-gram, a line for each block. An n-gram that one window covers has the same
/// column twice; one that is in no segment has lines with nothing set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    pub(super) first: &'a [ColumnLine],
    pub(super) second: &'a [ColumnLine],
}

/// A position of the query: its character, that with the one before, and those with the one before them. What is not
/// asked for counts as there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NgramAsks<'a> {
    pub(super) unigram: Option<Ask<'a>>,
    pub(super) bigram: Option<Ask<'a>>,
    pub(super) trigram: Option<Ask<'a>>,
}

/// Positions that are counted together.
pub(super) const ADDER_INPUTS: usize = 8;

/// How missing n-grams are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum CountingRule {
    /// The fewest positions that touch every missing n-gram: at most as many as edits.
    #[default]
    Cover,
    /// The missing pairs: at most two for each edit, and one for each inserted character. Triples are not asked for.
    Bigrams,
    /// The missing characters: at most one for each edit that inserts nothing. Nothing else is asked for.
    Unigrams,
}

/// What is counted in a bucket.
#[derive(Debug)]
pub(super) struct MissCount<'a> {
    /// From the query's first position on.
    pub(super) steps: &'a [[NgramAsks<'a>; ADDER_INPUTS]],
    /// How they are counted.
    pub(super) rule: CountingRule,
    /// How many missing ones are still allowed: a segment with more is out.
    pub(super) allowed: usize,
}

/// What a lane's word of any width can do. `maj` and `xor3` are one instruction where there is a ternary one.
pub(super) trait Word: Copy {
    /// Whether two blocks are counted together, so that what to do at a position is found out once for both: pays where
    /// there are registers enough.
    const PAIRS: bool;
    /// Nothing set.
    fn zero() -> Self;
    /// All set.
    fn ones() -> Self;
    /// A line; the one so many bytes further is wanted soon.
    fn load(line: &ColumnLine, ahead: usize) -> Self;
    /// In `b` and not in `a`.
    fn and_not(a: Self, b: Self) -> Self;
    /// Neither in `a` nor in `b`.
    fn nor(a: Self, b: Self) -> Self;
    fn and(a: Self, b: Self) -> Self;
    fn or(a: Self, b: Self) -> Self;
    fn xor(a: Self, b: Self) -> Self;
    fn xor3(a: Self, b: Self, c: Self) -> Self;
    fn maj(a: Self, b: Self, c: Self) -> Self;
    /// The lanes that are *not* set; none if all are.
    fn unset(self) -> Option<[u64; 8]>;
}

/// Counters never need more bits: no query has more n-grams.
const MOST_BITS: usize = 32;

/// The lanes of the first so many blocks in which at most `allowed` are missing, appended to `out` as they ascend.
#[inline(always)]
pub(super) fn scan<W: Word>(count: &MissCount<'_>, blocks: usize, out: &mut Vec<usize>) {
    match count.rule {
        CountingRule::Cover => scan_by::<W, Cover<W>>(count, blocks, out),
        CountingRule::Bigrams => scan_by::<W, Bigrams<W>>(count, blocks, out),
        CountingRule::Unigrams => scan_by::<W, Unigrams>(count, blocks, out),
    }
}

/// How far ahead what will be loaded is fetched, in blocks: the columns are too many for the processor to foresee the
/// next block of each.
pub(super) const PREFETCH_BLOCKS: usize = 4;

/// Decides position by position what counts as missing.
trait Counting<W>: Copy {
    fn new() -> Self;
    /// Whether the position counts, given whether its unigram, its bigram and its trigram are missing.
    fn next(&mut self, unigram: W, bigram: W, trigram: W) -> W;
}

/// Whether a point stands at the last position, and whether at that or the one before.
#[derive(Clone, Copy)]
struct Cover<W> {
    last: W,
    near: W,
}
/// Whether the last character is missing.
#[derive(Clone, Copy)]
struct Bigrams<W> {
    unigram: W,
}

#[derive(Clone, Copy)]
struct Unigrams;

impl<W: Word> Counting<W> for Cover<W> {
    #[inline(always)]
    fn new() -> Self {
        Self { last: W::zero(), near: W::zero() }
    }
    #[inline(always)]
    fn next(&mut self, unigram: W, bigram: W, trigram: W) -> W {
        // A pair whose first character was just touched is accounted for, and so is a triple that holds a touched one.
        let point = W::or(unigram, W::or(W::and_not(self.last, bigram), W::and_not(self.near, trigram)));
        *self = Self { last: point, near: W::or(self.last, point) };
        point
    }
}

impl<W: Word> Counting<W> for Unigrams {
    #[inline(always)]
    fn new() -> Self {
        Self
    }
    #[inline(always)]
    fn next(&mut self, unigram: W, _bigram: W, _trigram: W) -> W {
        unigram
    }
}

impl<W: Word> Counting<W> for Bigrams<W> {
    #[inline(always)]
    fn new() -> Self {
        Self { unigram: W::zero() }
    }
    #[inline(always)]
    fn next(&mut self, unigram: W, bigram: W, _trigram: W) -> W {
        // A pair is missing if one of its characters is.
        let missing = W::or(bigram, W::or(unigram, self.unigram));
        self.unigram = unigram;
        missing
    }
}

#[inline(always)]
fn scan_by<W: Word, C: Counting<W>>(count: &MissCount<'_>, blocks: usize, out: &mut Vec<usize>) {
    // Few bits stay in registers.
    match usize::BITS - count.allowed.leading_zeros() {
        _ if count.steps.len() * ADDER_INPUTS <= count.allowed => out.extend(0..blocks * LANES),
        0..=4 => scan_with::<W, C, 4>(count, blocks, out),
        5..=6 => scan_with::<W, C, 6>(count, blocks, out),
        7..=8 => scan_with::<W, C, 8>(count, blocks, out),
        9..=12 => scan_with::<W, C, 12>(count, blocks, out),
        _ => scan_with::<W, C, MOST_BITS>(count, blocks, out),
    }
}

#[inline(always)]
fn scan_with<W: Word, C: Counting<W>, const BITS: usize>(count: &MissCount<'_>, blocks: usize, out: &mut Vec<usize>) {
    let mut block = 0;
    while W::PAIRS && block + 2 <= blocks {
        let over = over::<W, C, BITS, 2>(count, block, blocks);
        for (k, over) in over.iter().enumerate() {
            if let Some(words) = over.unset() {
                push(&words, block + k, out);
            }
        }
        block += 2;
    }
    while block < blocks {
        let [over] = over::<W, C, BITS, 1>(count, block, blocks);
        if let Some(words) = over.unset() {
            push(&words, block, out);
        }
        block += 1;
    }
}

/// Appends the lanes that are set in a block's words.
#[inline(never)]
pub(super) fn push(words: &[u64; 8], block: usize, out: &mut Vec<usize>) {
    // Most words have none: those are passed over without a look at each.
    let mut some = 0u8;
    for (word, &set) in words.iter().enumerate() {
        some |= u8::from(set != 0) << word;
    }
    while some != 0 {
        let word = some.trailing_zeros() as usize;
        some &= some - 1;
        let mut set = words[word];
        while set != 0 {
            out.push(block * LANES + word * 64 + set.trailing_zeros() as usize);
            set &= set - 1;
        }
    }
}

/// The lanes of blocks from `block` on in which more than `allowed` are missing.
#[inline(always)]
fn over<W: Word, C: Counting<W>, const BITS: usize, const BLOCKS: usize>(
    count: &MissCount<'_>,
    block: usize,
    blocks: usize,
) -> [W; BLOCKS] {
    // Counters start so that the one missing n-gram too many carries out of the last bit.
    let start = (usize::MAX >> (usize::BITS as usize - BITS)) - count.allowed;
    let mut counters: [[W; BITS]; BLOCKS] =
        [std::array::from_fn(|bit| if start >> bit & 1 == 1 { W::ones() } else { W::zero() }); BLOCKS];
    let mut over = [W::zero(); BLOCKS];
    let mut counting = [C::new(); BLOCKS];
    let ahead = ((block + PREFETCH_BLOCKS).min(blocks - 1) - block) * LINE_BYTES;
    for steps in count.steps {
        let mut eight = [[W::zero(); BLOCKS]; ADDER_INPUTS];
        for (points, asks) in eight.iter_mut().zip(steps) {
            let unigram = missing::<W, BLOCKS>(asks.unigram.as_ref(), block, ahead);
            let bigram = missing::<W, BLOCKS>(asks.bigram.as_ref(), block, ahead);
            let trigram = missing::<W, BLOCKS>(asks.trigram.as_ref(), block, ahead);
            for k in 0..BLOCKS {
                points[k] = counting[k].next(unigram[k], bigram[k], trigram[k]);
            }
        }
        for k in 0..BLOCKS {
            let (sum, two_a) = add(counters[k][0], eight[0][k], eight[1][k]);
            let (sum, two_b) = add(sum, eight[2][k], eight[3][k]);
            let (twos, four_a) = add(counters[k][1], two_a, two_b);
            let (sum, two_a) = add(sum, eight[4][k], eight[5][k]);
            let (sum, two_b) = add(sum, eight[6][k], eight[7][k]);
            let (twos, four_b) = add(twos, two_a, two_b);
            let (fours, mut carry) = add(counters[k][2], four_a, four_b);
            counters[k][0] = sum;
            counters[k][1] = twos;
            counters[k][2] = fours;
            for counter in &mut counters[k][3..] {
                let sum = W::xor(*counter, carry);
                carry = W::and(*counter, carry);
                *counter = sum;
            }
            over[k] = W::or(over[k], carry);
        }
    }
    over
}

/// The lanes of some blocks in which an n-gram is missing.
#[inline(always)]
fn missing<W: Word, const BLOCKS: usize>(ask: Option<&Ask<'_>>, block: usize, ahead: usize) -> [W; BLOCKS] {
    let mut out = [W::zero(); BLOCKS];
    if let Some(ask) = ask {
        let (first, second) = (&ask.first[block..block + BLOCKS], &ask.second[block..block + BLOCKS]);
        for k in 0..BLOCKS {
            out[k] = W::nor(W::load(&first[k], ahead), W::load(&second[k], ahead));
        }
    }
    out
}

#[inline(always)]
fn add<W: Word>(a: W, b: W, c: W) -> (W, W) {
    (W::xor3(a, b, c), W::maj(a, b, c))
}

/// Plain words.
#[derive(Clone, Copy)]
pub(super) struct PlainWord([u64; 8]);

impl PlainWord {
    #[inline(always)]
    fn each(a: Self, b: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|i| of(a.0[i], b.0[i])))
    }
}

impl Word for PlainWord {
    const PAIRS: bool = false;

    #[inline(always)]
    fn zero() -> Self {
        Self([0; 8])
    }
    #[inline(always)]
    fn ones() -> Self {
        Self([u64::MAX; 8])
    }
    #[inline(always)]
    fn load(line: &ColumnLine, _ahead: usize) -> Self {
        let (words, _) = line.as_chunks::<8>();
        Self(std::array::from_fn(|i| u64::from_le_bytes(words[i])))
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
    fn unset(self) -> Option<[u64; 8]> {
        (self.0 != [u64::MAX; 8]).then(|| self.0.map(|word| !word))
    }
}
