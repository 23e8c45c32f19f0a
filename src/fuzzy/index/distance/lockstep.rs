//! Distances in lockstep: eight texts at a time, so that the processor works on all at once.

use std::cmp::Ordering;

use super::{DiagonalBand, LOCKSTEP_TEXTS, MOST_BAND_WORDS, PAD, Pattern, Positions};
use crate::fuzzy::index::masks::{MaskTable, ROWS};

/// Diagonals of a band of one word that is compared [`LOCKSTEP_TEXTS`]: as many as 64 bits from anywhere hold that begin at a
/// whole byte.
const BYTEWISE: usize = 57;

impl Pattern {
    /// The distances to texts of about one length, each where it is at most `most`, else [`u64::MAX`]: what
    /// [`Pattern::within`] says of each, or less where rows of `table` are shared; in step, so that the processor works on all
    /// at once. `band` is what [`Pattern::band`] gave for their lengths; the masks come from `table`, where there is one.
    #[inline(always)]
    pub(in crate::fuzzy::index) fn lockstep<E: LockstepWords>(
        &self,
        table: Option<&MaskTable<u64>>,
        texts: &[&[u8]; LOCKSTEP_TEXTS],
        most: usize,
        band: DiagonalBand,
    ) -> [u64; LOCKSTEP_TEXTS] {
        let down = band.down;
        match table {
            Some(table) => self.by_masks::<E, _>(table, texts, most, band),
            None if band.width <= BYTEWISE => {
                let begin = PAD + down - 63;
                self.in_lockstep(Bytewise::<E> { pattern: self, begin, cells: Cells::first(down) }, texts, most, down)
            }
            None => self.by_masks::<E, _>(&self.positions, texts, most, band),
        }
    }

    #[inline(always)]
    fn by_masks<E: LockstepWords, S: MaskSource>(
        &self,
        source: &S,
        texts: &[&[u8]; LOCKSTEP_TEXTS],
        most: usize,
        DiagonalBand { down, width }: DiagonalBand,
    ) -> [u64; LOCKSTEP_TEXTS] {
        match width {
            0..=64 => self.in_lockstep(Wordwise::<E, S, 1>::first(source, down), texts, most, down),
            65..=128 => self.in_lockstep(Wordwise::<E, S, 2>::first(source, down), texts, most, down),
            129..=192 => self.in_lockstep(Wordwise::<E, S, 3>::first(source, down), texts, most, down),
            _ => self.in_lockstep(Wordwise::<E, S, MOST_BAND_WORDS>::first(source, down), texts, most, down),
        }
    }

    #[inline(always)]
    fn in_lockstep<E: LockstepWords, B: Banded<E>>(
        &self,
        mut band: B,
        texts: &[&[u8]; LOCKSTEP_TEXTS],
        most: usize,
        down: usize,
    ) -> [u64; LOCKSTEP_TEXTS] {
        let lengths = texts.map(<[u8]>::len);
        let (shortest, longest) =
            lengths.iter().fold((usize::MAX, 0), |(least, most), &length| (least.min(length), most.max(length)));
        let mut offsets = [0usize; 256];
        for (class, offset) in offsets.iter_mut().enumerate() {
            *offset = band.offset(class);
        }
        // The diagonal on which each distance stands at the end. It never falls along a diagonal, so what it is on the way
        // is enough to stop. It begins with what the query is longer by, and in the rows above the first one it costs one a
        // column, which is what the text is longer by.
        let ends = E::of(lengths.map(|length| (B::DIAGONALS - 1 - (down + length - self.length)) as u64));
        let one = E::splat(1);
        let mut distance = E::of(lengths.map(|length| self.length.saturating_sub(length) as u64));
        let over = |distance: E, j: usize| j % 8 == 7 && distance.all_over(most as u64);
        let heads = texts.map(|text| &text[..shortest]);
        for j in 0..shortest {
            let mut rows = [0usize; LOCKSTEP_TEXTS];
            for (row, head) in rows.iter_mut().zip(&heads) {
                *row = offsets[usize::from(head[j])];
            }
            distance = distance.plus(one).minus(band.next(rows, j, ends));
            if over(distance, j) {
                return [u64::MAX; LOCKSTEP_TEXTS];
            }
        }
        // Those that are at their end wait for the others.
        let mut left = E::of(lengths.map(|length| (length - shortest) as u64));
        for j in shortest..longest {
            let mut rows = [0usize; LOCKSTEP_TEXTS];
            for (row, text) in rows.iter_mut().zip(texts) {
                *row = offsets[usize::from(text.get(j).copied().unwrap_or_default())];
            }
            let live = left.some();
            distance = distance.plus(live).minus(band.next(rows, j, ends).and(live));
            left = left.minus(live);
            if over(distance, j) {
                return [u64::MAX; LOCKSTEP_TEXTS];
            }
        }
        distance.into().map(|distance| if distance <= most as u64 { distance } else { u64::MAX })
    }
}

/// The cells of a band in one column, for texts that are compared together: how each differs from the one above.
trait Banded<E> {
    /// How many diagonals it holds.
    const DIAGONALS: usize;
    /// What stands for the positions of a class.
    fn offset(&self, class: usize) -> usize;
    /// In column `j` + 1, the characters' positions standing at `rows`: 1 for each text whose distance is the same as in
    /// the column before, on the diagonal at the bit `ends`.
    fn next(&mut self, rows: [usize; LOCKSTEP_TEXTS], j: usize, ends: E) -> E;
}

/// The cells of some words: where the next is one more than the one above, and where it is one less.
struct Cells<E, const WORDS: usize> {
    vp: [E; WORDS],
    vn: [E; WORDS],
}

impl<E: LockstepWords, const WORDS: usize> Cells<E, WORDS> {
    const DIAGONALS: usize = 64 * WORDS;

    /// Before the first column, the band going so far down: the rows from the first one on cost one each.
    #[inline(always)]
    fn first(down: usize) -> Self {
        let first = Self::DIAGONALS - 1 - down;
        let mut vp = [E::splat(0); WORDS];
        for (w, vp) in vp.iter_mut().enumerate() {
            *vp = E::splat(match w.cmp(&(first / 64)) {
                Ordering::Less => 0,
                Ordering::Equal => !0 << (first % 64),
                Ordering::Greater => !0,
            });
        }
        Self { vp, vn: [E::splat(0); WORDS] }
    }

    /// See [`Banded::next`]; `x` says where the characters stand.
    #[inline(always)]
    fn next(&mut self, x: [E; WORDS], ends: E) -> E {
        let (mut d0s, mut hps, mut hns) = (self.vp, self.vp, self.vp);
        let (mut carry, mut same) = (E::splat(0), E::splat(0));
        for w in 0..WORDS {
            let (vp, vn) = (self.vp[w], self.vn[w]);
            let part = x[w].and(vp);
            let mut sum = part.plus(vp);
            if WORDS > 1 {
                sum = sum.plus(carry);
                // What is in both carries, and what is in one and is not left.
                carry = part.or(vp.and_not(sum)).right::<63>();
            }
            let d0 = sum.xor(vp).or(x[w]).or(vn);
            // A shift by 64 or more, up or down, leaves nothing.
            same = same.or(d0.right_each(if w == 0 { ends } else { ends.minus(E::splat(64 * w as u64)) }));
            d0s[w] = d0;
            hps[w] = vn.or(d0.or(vp).not());
            hns[w] = d0.and(vp);
        }
        for w in 0..WORDS {
            let mut down_d0 = d0s[w].right::<1>();
            if w + 1 < WORDS {
                down_d0 = down_d0.or(d0s[w + 1].left::<63>());
            }
            self.vp[w] = hns[w].or(down_d0.or(hps[w]).not());
            self.vn[w] = down_d0.and(hps[w]);
        }
        same.and(E::splat(1))
    }
}

/// A band of one word: as many diagonals as 64 bits from anywhere hold that begin at a whole byte, in the highest bits.
struct Bytewise<'p, E> {
    pattern: &'p Pattern,
    begin: usize,
    cells: Cells<E, 1>,
}

impl<E: LockstepWords> Banded<E> for Bytewise<'_, E> {
    const DIAGONALS: usize = 64;

    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        usize::from(self.pattern.positions.rows[class]) * self.pattern.positions.stride * 8
    }

    #[inline(always)]
    fn next(&mut self, rows: [usize; LOCKSTEP_TEXTS], j: usize, ends: E) -> E {
        let begin = self.begin + j;
        let byte = begin.div_ceil(8);
        let mut words = [0u64; LOCKSTEP_TEXTS];
        for (word, row) in words.iter_mut().zip(rows) {
            if let Some(eight) = self.pattern.bytes[row + byte..].first_chunk::<8>() {
                *word = u64::from_le_bytes(*eight);
            }
        }
        self.cells.next([E::of(words).left_by((byte * 8 - begin) as u64)], ends)
    }
}

/// Where the masks of the query come from.
trait MaskSource {
    /// What stands for the positions of a class.
    fn offset(&self, class: usize) -> usize;
    /// In column `j` + 1 the masks of `rows`, the highest diagonals in the last, the band going so far down.
    fn masks<E: LockstepWords, const WORDS: usize>(
        &self,
        rows: [usize; LOCKSTEP_TEXTS],
        j: usize,
        down: usize,
    ) -> [E; WORDS];
}

/// Made of the positions anew.
impl MaskSource for Positions {
    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        usize::from(self.rows[class]) * self.stride
    }

    #[inline(always)]
    fn masks<E: LockstepWords, const WORDS: usize>(
        &self,
        rows: [usize; LOCKSTEP_TEXTS],
        j: usize,
        down: usize,
    ) -> [E; WORDS] {
        let begin = PAD + down + 1 + j - 64 * WORDS;
        let (first, shift) = (begin / 64, (begin % 64) as u64);
        let positions = &self.words;
        let mut out = [E::splat(0); WORDS];
        let mut low = out[0];
        for w in 0..=WORDS {
            let mut words = [0u64; LOCKSTEP_TEXTS];
            for (word, row) in words.iter_mut().zip(rows) {
                *word = positions.get(row + first + w).copied().unwrap_or_default();
            }
            let high = E::of(words);
            if w > 0 {
                out[w - 1] = low.right_by(shift).or(high.left::<1>().left_by(63 - shift));
            }
            low = high;
        }
        out
    }
}

/// Found in a table.
impl MaskSource for MaskTable<u64> {
    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        usize::from(self.rows[class])
    }

    #[inline(always)]
    fn masks<E: LockstepWords, const WORDS: usize>(
        &self,
        rows: [usize; LOCKSTEP_TEXTS],
        j: usize,
        down: usize,
    ) -> [E; WORDS] {
        let places: &[[u64; ROWS]] = self.places();
        // Loops: closures would be compiled without the vector instructions of the function around.
        let mut out = [E::splat(0); WORDS];
        for (w, out) in out.iter_mut().enumerate() {
            // MaskSource that end before the first position hold nothing, and neither does the last place.
            let place = &places[(down + j + 64 * (w + 1)).wrapping_sub(64 * WORDS).min(self.last)];
            let mut words = [0u64; LOCKSTEP_TEXTS];
            for (word, row) in words.iter_mut().zip(rows) {
                *word = place[row % ROWS];
            }
            *out = E::of(words);
        }
        out
    }
}

/// A band of several words, the highest diagonals in the last.
struct Wordwise<'s, E, S, const WORDS: usize> {
    source: &'s S,
    down: usize,
    cells: Cells<E, WORDS>,
}

impl<'s, E: LockstepWords, S: MaskSource, const WORDS: usize> Wordwise<'s, E, S, WORDS> {
    #[inline(always)]
    fn first(source: &'s S, down: usize) -> Self {
        Self { source, down, cells: Cells::first(down) }
    }
}

impl<E: LockstepWords, S: MaskSource, const WORDS: usize> Banded<E> for Wordwise<'_, E, S, WORDS> {
    const DIAGONALS: usize = 64 * WORDS;

    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        self.source.offset(class)
    }

    #[inline(always)]
    fn next(&mut self, rows: [usize; LOCKSTEP_TEXTS], j: usize, ends: E) -> E {
        self.cells.next(self.source.masks(rows, j, self.down), ends)
    }
}

/// Eight words of 64 bits, one for each text.
pub(in crate::fuzzy::index) trait LockstepWords: Copy {
    fn of(words: [u64; LOCKSTEP_TEXTS]) -> Self;
    fn splat(word: u64) -> Self;
    fn and(self, other: Self) -> Self;
    /// What is not in `other`.
    fn and_not(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    fn xor(self, other: Self) -> Self;
    fn not(self) -> Self;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn left<const BY: i32>(self) -> Self;
    fn right<const BY: i32>(self) -> Self;
    /// By less than 64.
    fn left_by(self, by: u64) -> Self;
    /// By less than 64.
    fn right_by(self, by: u64) -> Self;
    /// Each by its own; by 64 or more leaves nothing.
    fn right_each(self, by: Self) -> Self;
    /// 1 where it is not 0, else 0; of numbers below 2^63.
    fn some(self) -> Self;
    /// Whether all are over `most`; of numbers below 2^63.
    fn all_over(self, most: u64) -> bool;
    fn into(self) -> [u64; LOCKSTEP_TEXTS];
}

/// Plain words.
#[derive(Clone, Copy)]
pub(in crate::fuzzy::index) struct PlainLockstep([u64; LOCKSTEP_TEXTS]);

impl PlainLockstep {
    #[inline(always)]
    fn each(self, other: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|k| of(self.0[k], other.0[k])))
    }
}

impl LockstepWords for PlainLockstep {
    #[inline(always)]
    fn of(words: [u64; LOCKSTEP_TEXTS]) -> Self {
        Self(words)
    }
    #[inline(always)]
    fn splat(word: u64) -> Self {
        Self([word; LOCKSTEP_TEXTS])
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        self.each(other, |a, b| a & b)
    }
    #[inline(always)]
    fn and_not(self, other: Self) -> Self {
        self.each(other, |a, b| a & !b)
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        self.each(other, |a, b| a | b)
    }
    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        self.each(other, |a, b| a ^ b)
    }
    #[inline(always)]
    fn not(self) -> Self {
        Self(self.0.map(|word| !word))
    }
    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self.each(other, u64::wrapping_add)
    }
    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        self.each(other, u64::wrapping_sub)
    }
    #[inline(always)]
    fn left<const BY: i32>(self) -> Self {
        Self(self.0.map(|word| word << BY))
    }
    #[inline(always)]
    fn right<const BY: i32>(self) -> Self {
        Self(self.0.map(|word| word >> BY))
    }
    #[inline(always)]
    fn left_by(self, by: u64) -> Self {
        Self(self.0.map(|word| word << by))
    }
    #[inline(always)]
    fn right_by(self, by: u64) -> Self {
        Self(self.0.map(|word| word >> by))
    }
    #[inline(always)]
    fn right_each(self, by: Self) -> Self {
        self.each(by, |word, by| if by < 64 { word >> by } else { 0 })
    }
    #[inline(always)]
    fn some(self) -> Self {
        Self(self.0.map(|word| u64::from(word != 0)))
    }
    #[inline(always)]
    fn all_over(self, most: u64) -> bool {
        self.0.iter().all(|&word| word > most)
    }
    #[inline(always)]
    fn into(self) -> [u64; LOCKSTEP_TEXTS] {
        self.0
    }
}
