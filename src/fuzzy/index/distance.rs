//! The Levenshtein distance of two class texts, bit-parallel in a band of diagonals (Myers 1999; Hyyrö 2003), or in whole
//! columns of words where the band is wider. It stops as soon as the distance is sure to be over the bound.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use super::windows::{ROWS, Table};

/// The query, made ready.
#[derive(Debug)]
pub(in crate::fuzzy) struct Pattern {
    length: usize,
    positions: Positions,
    /// The same positions as bytes, a row for each class: where 64 of them begin anywhere, with one load.
    bytes: Vec<u8>,
}

/// For each class the positions of the query where it stands.
#[derive(Debug)]
pub(super) struct Positions {
    /// For each class, which row of `words`; row 0 is empty.
    pub(super) rows: [u8; 256],
    /// Rows of `stride` words, position 0 at bit [`PAD`]; zeros before and behind.
    words: Vec<u64>,
    stride: usize,
}

/// Texts that are compared at a time.
pub(super) const TOGETHER: usize = 8;

/// Diagonals of a band of one word that is compared [`TOGETHER`]: as many as 64 bits from anywhere hold that begin at a
/// whole byte.
const BYTEWISE: usize = 57;

/// Words of the widest band that is compared [`TOGETHER`].
const MOST_WORDS: usize = 4;

/// Zero bits before the first position, so that a band may begin above the first row.
pub(super) const PAD: usize = 64 * MOST_WORDS;

/// Texts that are compared at a time at most, where registers hold the query's positions, see `windows`.
pub(super) const MANY: usize = 2 * SIXTEEN;

/// Texts that are put beside each other at a time.
pub(super) const SIXTEEN: usize = 16;

/// The diagonals (row less column) that a path of a given number of edits can touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    /// How many there are below the main one.
    pub(super) down: usize,
    /// How many in all.
    pub(super) width: usize,
}

impl Pattern {
    /// Makes `classes` ready.
    pub(in crate::fuzzy) fn new(classes: &[u8]) -> Self {
        let stride = (PAD + classes.len()).div_ceil(64) + 2 * MOST_WORDS;
        let mut rows = [0u8; 256];
        let mut words = Vec::with_capacity(stride * (classes.len().min(40) + 1));
        words.resize(stride, 0u64);
        for (at, &class) in classes.iter().enumerate() {
            let row = &mut rows[usize::from(class)];
            if *row == 0 {
                // 255 classes at most, class 0 is none: the rows fit.
                *row = u8::try_from(words.len() / stride).unwrap_or(u8::MAX);
                words.resize(words.len() + stride, 0);
            }
            let bit = PAD + at;
            words[usize::from(*row) * stride + bit / 64] |= 1 << (bit % 64);
        }
        let mut bytes = vec![0u8; words.len() * 8];
        for (eight, word) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(&words) {
            *eight = word.to_le_bytes();
        }
        Self { length: classes.len(), positions: Positions { rows, words, stride }, bytes }
    }

    /// Where its classes stand.
    pub(super) fn positions(&self) -> &Positions {
        &self.positions
    }

    /// How many characters the query has.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The distance to `text`, if it is at most `most`.
    pub(in crate::fuzzy) fn within(&self, text: &[u8], most: usize) -> Option<usize> {
        let (n, l) = (self.length, text.len());
        if n.abs_diff(l) > most {
            return None;
        }
        if n == 0 || l == 0 {
            return Some(n.max(l));
        }
        // Diagonals (column less row) that a path of `most` edits can touch: at a shift of s it has spent |s| and still
        // needs |l - n - s|.
        let most = most.min(n.max(l));
        let Band { down, width } = Band::new(n, l, most);
        match width {
            ..=64 => self.narrow(text, most, down),
            65..=128 => self.middle(text, most, down),
            _ => self.whole(text, most),
        }
    }

    /// The band in which texts of `lengths` characters can be compared [`TOGETHER`] by [`Pattern::together`], if at most
    /// `most` edits lead to the longest one.
    pub(super) fn band(&self, lengths: RangeInclusive<usize>, most: usize) -> Option<Band> {
        let (n, shortest, longest) = (self.length, *lengths.start(), *lengths.end());
        if n == 0 || shortest == 0 || n.abs_diff(shortest) > most || n.abs_diff(longest) > most {
            return None;
        }
        let most = most.min(n.max(longest));
        let band = Band::new(n, shortest, most).and(Band::new(n, longest, most));
        (band.width <= 64 * MOST_WORDS).then_some(band)
    }

    /// The distances to texts of about one length, each where it is at most `most`, else [`u64::MAX`]: what
    /// [`Pattern::within`] says of each, or less where rows of `table` are shared; in step, so that the processor works on all
    /// at once. `band` is what [`Pattern::band`] gave for their lengths; the words come from `table`, where there is one.
    #[inline(always)]
    pub(super) fn together<E: Eight>(
        &self,
        table: Option<&Table<u64>>,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        band: Band,
    ) -> [u64; TOGETHER] {
        let down = band.down;
        match table {
            Some(table) => self.by_words::<E, _>(&Tabled::new(table), texts, most, band),
            None if band.width <= BYTEWISE => {
                let begin = PAD + down - 63;
                self.in_step(Bytewise::<E> { pattern: self, begin, cells: Cells::first(down) }, texts, most, down)
            }
            None => self.by_words::<E, _>(&Shifted(&self.positions), texts, most, band),
        }
    }

    #[inline(always)]
    fn by_words<E: Eight, S: Words>(
        &self,
        source: &S,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        Band { down, width }: Band,
    ) -> [u64; TOGETHER] {
        match width {
            0..=64 => self.in_step(Wordwise::<E, S, 1>::first(source, down), texts, most, down),
            65..=128 => self.in_step(Wordwise::<E, S, 2>::first(source, down), texts, most, down),
            129..=192 => self.in_step(Wordwise::<E, S, 3>::first(source, down), texts, most, down),
            _ => self.in_step(Wordwise::<E, S, MOST_WORDS>::first(source, down), texts, most, down),
        }
    }

    #[inline(always)]
    fn in_step<E: Eight, B: Banded<E>>(
        &self,
        mut band: B,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        down: usize,
    ) -> [u64; TOGETHER] {
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
            let mut rows = [0usize; TOGETHER];
            for (row, head) in rows.iter_mut().zip(&heads) {
                *row = offsets[usize::from(head[j])];
            }
            distance = distance.plus(one).minus(band.next(rows, j, ends));
            if over(distance, j) {
                return [u64::MAX; TOGETHER];
            }
        }
        // Those that are at their end wait for the others.
        let mut left = E::of(lengths.map(|length| (length - shortest) as u64));
        for j in shortest..longest {
            let mut rows = [0usize; TOGETHER];
            for (row, text) in rows.iter_mut().zip(texts) {
                *row = offsets[usize::from(text.get(j).copied().unwrap_or_default())];
            }
            let live = left.some();
            distance = distance.plus(live).minus(band.next(rows, j, ends).and(live));
            left = left.minus(live);
            if over(distance, j) {
                return [u64::MAX; TOGETHER];
            }
        }
        distance.into().map(|distance| if distance <= most as u64 { distance } else { u64::MAX })
    }

    #[inline(always)]
    fn window64(&self, class: u8, bit: usize) -> u64 {
        self.positions.window(usize::from(self.positions.rows[usize::from(class)]), bit)
    }

    /// In a band of 64 diagonals, the lowest at the highest bit.
    fn narrow(&self, text: &[u8], most: usize, down: usize) -> Option<usize> {
        // In column j + 1 the highest bit is row j + 1 + down, so the window begins at position j + down - 63.
        let begin = PAD + down - 63;
        // The distance is followed along the diagonal where it stands at the end, see `in_step`.
        let end = 63 - (down + text.len() - self.length);
        let mut vp = !0u64 << (63 - down);
        let mut vn = 0u64;
        let mut distance = self.length.saturating_sub(text.len());
        for (j, &class) in text.iter().enumerate() {
            let x = self.window64(class, begin + j);
            let d0 = (((x & vp).wrapping_add(vp)) ^ vp) | x | vn;
            let hp = vn | !(d0 | vp);
            let hn = d0 & vp;
            distance += usize::from(d0 >> end & 1 == 0);
            if distance > most {
                return None;
            }
            let down_d0 = d0 >> 1;
            vp = hn | !(down_d0 | hp);
            vn = down_d0 & hp;
        }
        Some(distance)
    }

    /// The same in a band of 128 diagonals.
    fn middle(&self, text: &[u8], most: usize, down: usize) -> Option<usize> {
        let begin = PAD + down - 127;
        let end = 127 - (down + text.len() - self.length);
        let mut vp = !0u128 << (127 - down);
        let mut vn = 0u128;
        let mut distance = self.length.saturating_sub(text.len());
        for (j, &class) in text.iter().enumerate() {
            let (low, high) = (self.window64(class, begin + j), self.window64(class, begin + j + 64));
            let x = u128::from(low) | u128::from(high) << 64;
            let d0 = (((x & vp).wrapping_add(vp)) ^ vp) | x | vn;
            let hp = vn | !(d0 | vp);
            let hn = d0 & vp;
            distance += usize::from(d0 >> end & 1 == 0);
            if distance > most {
                return None;
            }
            let down_d0 = d0 >> 1;
            vp = hn | !(down_d0 | hp);
            vn = down_d0 & hp;
        }
        Some(distance)
    }

    /// Whole columns, 64 rows a word.
    fn whole(&self, text: &[u8], most: usize) -> Option<usize> {
        let words = self.length.div_ceil(64);
        let mut columns = vec![(u64::MAX, 0u64); words];
        let last = 1u64 << ((self.length - 1) % 64);
        let mut distance = self.length;
        for (j, &class) in text.iter().enumerate() {
            let (mut hp_in, mut hn_in) = (1u64, 0u64);
            for (word, (vp, vn)) in columns.iter_mut().enumerate() {
                let x = self.window64(class, PAD + word * 64) | hn_in;
                let d0 = (((x & *vp).wrapping_add(*vp)) ^ *vp) | x | *vn;
                let hp = *vn | !(d0 | *vp);
                let hn = d0 & *vp;
                if word + 1 == words {
                    distance += usize::from(hp & last != 0);
                    distance -= usize::from(hn & last != 0);
                }
                let (hp_out, hn_out) = (hp >> 63, hn >> 63);
                let (hp, hn) = (hp << 1 | hp_in, hn << 1 | hn_in);
                (hp_in, hn_in) = (hp_out, hn_out);
                *vp = hn | !(d0 | hp);
                *vn = hp & d0;
            }
            if distance > most + (text.len() - j - 1) {
                return None;
            }
        }
        (distance <= most).then_some(distance)
    }
}

impl Positions {
    /// The 64 positions of a row from a bit on.
    #[inline(always)]
    pub(super) fn window(&self, row: usize, bit: usize) -> u64 {
        let at = row * self.stride + bit / 64;
        let (low, high) = (self.words[at], self.words[at + 1]);
        let shift = bit % 64;
        low >> shift | (high << 1) << (63 - shift)
    }

    /// How many rows there are.
    pub(super) fn row_count(&self) -> usize {
        self.words.len() / self.stride
    }

    /// How many positions there are in a row.
    pub(super) fn occurrences(&self, row: usize) -> u32 {
        self.words[row * self.stride..][..self.stride].iter().map(|word| word.count_ones()).sum()
    }

    /// The same in fewer rows: `shares` says for each row in which of them its positions stand.
    pub(super) fn joined(&self, shares: &[u8]) -> Self {
        let count = usize::from(shares.iter().copied().max().unwrap_or_default()) + 1;
        let mut words = vec![0u64; count * self.stride];
        for (from, &share) in self.words.chunks(self.stride).zip(shares) {
            let to = &mut words[usize::from(share) * self.stride..][..self.stride];
            to.iter_mut().zip(from).for_each(|(to, from)| *to |= from);
        }
        Self { rows: self.rows.map(|row| shares[usize::from(row)]), words, stride: self.stride }
    }
}

impl Band {
    /// What either holds.
    fn and(self, other: Self) -> Self {
        let down = self.down.max(other.down);
        let up = (self.width - self.down).max(other.width - other.down);
        Self { down, width: down + up }
    }

    /// At a shift of *s* a path of `most` edits has spent |*s*| and still needs |*l* - *n* - *s*|.
    fn new(n: usize, l: usize, most: usize) -> Self {
        let (down, up) = ((most + n - l.min(most + n)) / 2, (most + l - n.min(most + l)) / 2);
        Self { down, width: down + up + 1 }
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
    fn next(&mut self, rows: [usize; TOGETHER], j: usize, ends: E) -> E;
}

/// The cells of some words: where the next is one more than the one above, and where it is one less.
struct Cells<E, const WORDS: usize> {
    vp: [E; WORDS],
    vn: [E; WORDS],
}

impl<E: Eight, const WORDS: usize> Cells<E, WORDS> {
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

impl<E: Eight> Banded<E> for Bytewise<'_, E> {
    const DIAGONALS: usize = 64;

    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        usize::from(self.pattern.positions.rows[class]) * self.pattern.positions.stride * 8
    }

    #[inline(always)]
    fn next(&mut self, rows: [usize; TOGETHER], j: usize, ends: E) -> E {
        let begin = self.begin + j;
        let byte = begin.div_ceil(8);
        let mut words = [0u64; TOGETHER];
        for (word, row) in words.iter_mut().zip(rows) {
            if let Some(eight) = self.pattern.bytes[row + byte..].first_chunk::<8>() {
                *word = u64::from_le_bytes(*eight);
            }
        }
        self.cells.next([E::of(words).left_by((byte * 8 - begin) as u64)], ends)
    }
}

/// Where words come from.
trait Words {
    /// What stands for the positions of a class.
    fn offset(&self, class: usize) -> usize;
    /// In column `j` + 1 the words of `rows`, the highest diagonals in the last, the band going so far down.
    fn words<E: Eight, const WORDS: usize>(&self, rows: [usize; TOGETHER], j: usize, down: usize) -> [E; WORDS];
}

/// Made of the positions anew.
struct Shifted<'p>(&'p Positions);

impl Words for Shifted<'_> {
    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        usize::from(self.0.rows[class]) * self.0.stride
    }

    #[inline(always)]
    fn words<E: Eight, const WORDS: usize>(&self, rows: [usize; TOGETHER], j: usize, down: usize) -> [E; WORDS] {
        let begin = PAD + down + 1 + j - 64 * WORDS;
        let (first, shift) = (begin / 64, (begin % 64) as u64);
        let positions = &self.0.words;
        let mut out = [E::splat(0); WORDS];
        let mut low = out[0];
        for w in 0..=WORDS {
            let mut words = [0u64; TOGETHER];
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
struct Tabled<'t> {
    places: &'t [[u64; ROWS]],
    table: &'t Table<u64>,
}

impl<'t> Tabled<'t> {
    #[inline(always)]
    fn new(table: &'t Table<u64>) -> Self {
        Self { places: table.places(), table }
    }
}

impl Words for Tabled<'_> {
    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        usize::from(self.table.rows[class])
    }

    #[inline(always)]
    fn words<E: Eight, const WORDS: usize>(&self, rows: [usize; TOGETHER], j: usize, down: usize) -> [E; WORDS] {
        // Loops: closures would be compiled without the vector instructions of the function around.
        let mut out = [E::splat(0); WORDS];
        for (w, out) in out.iter_mut().enumerate() {
            // Words that end before the first position hold nothing, and neither does the last place.
            let place = &self.places[(down + j + 64 * (w + 1)).wrapping_sub(64 * WORDS).min(self.table.last)];
            let mut words = [0u64; TOGETHER];
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

impl<'s, E: Eight, S: Words, const WORDS: usize> Wordwise<'s, E, S, WORDS> {
    #[inline(always)]
    fn first(source: &'s S, down: usize) -> Self {
        Self { source, down, cells: Cells::first(down) }
    }
}

impl<E: Eight, S: Words, const WORDS: usize> Banded<E> for Wordwise<'_, E, S, WORDS> {
    const DIAGONALS: usize = 64 * WORDS;

    #[inline(always)]
    fn offset(&self, class: usize) -> usize {
        self.source.offset(class)
    }

    #[inline(always)]
    fn next(&mut self, rows: [usize; TOGETHER], j: usize, ends: E) -> E {
        self.cells.next(self.source.words(rows, j, self.down), ends)
    }
}

/// Eight words of 64 bits.
pub(super) trait Eight: Copy {
    fn of(words: [u64; TOGETHER]) -> Self;
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
    fn into(self) -> [u64; TOGETHER];
}

/// Plain words.
#[derive(Clone, Copy)]
pub(super) struct PlainEight([u64; TOGETHER]);

impl PlainEight {
    #[inline(always)]
    fn each(self, other: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|k| of(self.0[k], other.0[k])))
    }
}

impl Eight for PlainEight {
    #[inline(always)]
    fn of(words: [u64; TOGETHER]) -> Self {
        Self(words)
    }
    #[inline(always)]
    fn splat(word: u64) -> Self {
        Self([word; TOGETHER])
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
    fn into(self) -> [u64; TOGETHER] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::wide::Width;
    use super::super::windows::{WORTH_WHILE, Windows};
    use super::*;

    #[test]
    fn the_distance_is_that_of_strsim_at_every_bound() {
        let mut seed = 11u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for round in 0..4000 {
            let longest = [6, 20, 80, 200, 420][round % 5];
            let letters = [2, 4, 30, 120][round % 4];
            let a: Vec<u8> = (0..next(longest + 1)).map(|_| 1 + next(letters) as u8).collect();
            let mut b = a.clone();
            if round % 4 == 0 {
                b = (0..next(longest + 1)).map(|_| 1 + next(letters) as u8).collect();
            } else {
                for _ in 0..next(1 + longest / 4) {
                    let at = next(b.len() + 1);
                    match next(3) {
                        0 => b.insert(at, 1 + next(letters) as u8),
                        1 if at < b.len() => drop(b.remove(at)),
                        _ if at < b.len() => b[at] = 1 + next(letters) as u8,
                        _ => {}
                    }
                }
            }
            let true_distance = strsim::generic_levenshtein(&a, &b);
            let pattern = Pattern::new(&a);
            let around = true_distance.saturating_sub(2)..=true_distance + 2;
            let same: Vec<u8> = b.iter().map(|&class| 1 + class % 7).collect();
            let mut windows = Windows::after(WORTH_WHILE);
            for most in around.clone() {
                let shorter = &b[..b.len() - b.len() / 30];
                if let Some(band) = pattern.band(shorter.len()..=b.len(), most) {
                    let texts = std::array::from_fn(|k| [b.as_slice(), same.as_slice(), shorter][k % 3]);
                    for (width, tabled) in Width::all().into_iter().flat_map(|width| [(width, false), (width, true)]) {
                        let table = if tabled { windows.plain(&pattern, TOGETHER) } else { None };
                        let shared = table.is_some_and(|table| table.shared);
                        let found = width.together(&pattern, table, &texts, most, band);
                        for (text, found) in texts.iter().zip(found) {
                            let expected = pattern.within(text, most).map_or(u64::MAX, |distance| distance as u64);
                            let holds = if shared { found <= expected } else { found == expected };
                            assert!(holds, "{a:?} {text:?} at most {most} {width:?}: {found}, not {expected}");
                        }
                    }
                }
            }
            // Many at a time, with the words of the query in registers.
            let others: Vec<Vec<u8>> = (0..MANY)
                .map(|k| {
                    let mut other = b[..b.len() - b.len() * (k % 4) / 40].to_vec();
                    (0..k).for_each(|_| {
                        if let Some(class) = other.get_mut(next(longest + 1)) {
                            *class = 1 + next(letters) as u8;
                        }
                    });
                    other
                })
                .collect();
            let mut texts: Vec<&[u8]> = others.iter().map(Vec::as_slice).collect();
            texts.sort_by_key(|text| text.len());
            for width in Width::all() {
                let mut windows = Windows::after(WORTH_WHILE);
                for count in [1, 7, 9, SIXTEEN, SIXTEEN + 1, MANY] {
                    for most in [true_distance, true_distance + 5, 31, 63, 100, 190, 250] {
                        let texts = std::array::from_fn(|k| texts[k.min(count - 1)]);
                        let mut found = [None; MANY];
                        let any = width.distances(&pattern, &mut windows, &texts, count, |_| most, &mut found);
                        for (text, found) in texts[..count].iter().zip(found) {
                            let found = found.filter(|_| any);
                            assert_eq!(found, pattern.within(text, most), "{a:?} {text:?} at most {most} {width:?}");
                        }
                    }
                }
            }
            for most in around.chain([0, 1, 31, 63, 64, 100, 127, 128, 300, next(500)]) {
                let expected = (true_distance <= most).then_some(true_distance);
                assert_eq!(pattern.within(&b, most), expected, "{a:?} {b:?} at most {most}");
            }
            if !a.is_empty() && !b.is_empty() {
                assert_eq!(pattern.whole(&b, usize::MAX / 2), Some(true_distance));
            }
        }
    }
}
