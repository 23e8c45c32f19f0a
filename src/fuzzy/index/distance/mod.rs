//! The Levenshtein distance of two class texts, bit-parallel in a band of diagonals (Myers 1999; Hyyrö 2003), or in whole
//! columns of words where the band is wider. It stops as soon as the distance is sure to be over the bound.

pub(super) mod beside;
pub(super) mod lockstep;

use std::ops::RangeInclusive;

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
    /// The row of each position.
    pub(super) order: Vec<u8>,
}

/// Texts that are compared at a time.
pub(super) const LOCKSTEP_TEXTS: usize = 8;

/// Words of the widest band that is compared [`LOCKSTEP_TEXTS`].
const MOST_BAND_WORDS: usize = 4;

/// Zero bits before the first position, so that a band may begin above the first row.
pub(super) const PAD: usize = 64 * MOST_BAND_WORDS;

/// Texts that are compared at a time at most, where registers hold the query's positions, see `masks`.
pub(super) const BATCH_TEXTS: usize = 2 * TRANSPOSED_TEXTS;

/// Texts that are put beside each other at a time.
pub(super) const TRANSPOSED_TEXTS: usize = 16;

/// The diagonals (row less column) that a path of a given number of edits can touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DiagonalBand {
    /// How many there are below the main one.
    pub(super) down: usize,
    /// How many in all.
    pub(super) width: usize,
}

impl Pattern {
    /// Makes `classes` ready.
    pub(in crate::fuzzy) fn new(classes: &[u8]) -> Self {
        let stride = (PAD + classes.len()).div_ceil(64) + 2 * MOST_BAND_WORDS;
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
        let order = classes.iter().map(|&class| rows[usize::from(class)]).collect();
        let mut bytes = vec![0u8; words.len() * 8];
        for (eight, word) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(&words) {
            *eight = word.to_le_bytes();
        }
        Self { length: classes.len(), positions: Positions { rows, words, stride, order }, bytes }
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
        let DiagonalBand { down, width } = DiagonalBand::new(n, l, most);
        match width {
            ..=64 => self.narrow(text, most, down),
            65..=128 => self.middle(text, most, down),
            _ => self.whole(text, most),
        }
    }

    /// The band in which texts of `lengths` characters can be compared [`LOCKSTEP_TEXTS`] by [`Pattern::lockstep`], if at most
    /// `most` edits lead to the longest one.
    pub(super) fn band(&self, lengths: RangeInclusive<usize>, most: usize) -> Option<DiagonalBand> {
        let (n, shortest, longest) = (self.length, *lengths.start(), *lengths.end());
        if n == 0 || shortest == 0 || n.abs_diff(shortest) > most || n.abs_diff(longest) > most {
            return None;
        }
        let most = most.min(n.max(longest));
        let band = DiagonalBand::new(n, shortest, most).and(DiagonalBand::new(n, longest, most));
        (band.width <= 64 * MOST_BAND_WORDS).then_some(band)
    }

    #[inline(always)]
    fn mask64(&self, class: u8, bit: usize) -> u64 {
        self.positions.mask_from(usize::from(self.positions.rows[usize::from(class)]), bit)
    }

    /// In a band of 64 diagonals, the lowest at the highest bit.
    fn narrow(&self, text: &[u8], most: usize, down: usize) -> Option<usize> {
        // In column j + 1 the highest bit is row j + 1 + down, so the window begins at position j + down - 63.
        let begin = PAD + down - 63;
        // The distance is followed along the diagonal where it stands at the end, see `in_lockstep`.
        let end = 63 - (down + text.len() - self.length);
        let mut vp = !0u64 << (63 - down);
        let mut vn = 0u64;
        let mut distance = self.length.saturating_sub(text.len());
        for (j, &class) in text.iter().enumerate() {
            let x = self.mask64(class, begin + j);
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
            let (low, high) = (self.mask64(class, begin + j), self.mask64(class, begin + j + 64));
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
                let x = self.mask64(class, PAD + word * 64) | hn_in;
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
    pub(super) fn mask_from(&self, row: usize, bit: usize) -> u64 {
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
        let rows = self.rows.map(|row| shares[usize::from(row)]);
        let order = self.order.iter().map(|&row| shares[usize::from(row)]).collect();
        Self { rows, words, stride: self.stride, order }
    }
}

impl DiagonalBand {
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

#[cfg(test)]
mod tests {
    use super::super::masks::{MaskTables, WORTH_WHILE};
    use super::super::simd::InstructionSet;
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
            let mut masks = MaskTables::after(WORTH_WHILE);
            for most in around.clone() {
                let shorter = &b[..b.len() - b.len() / 30];
                if let Some(band) = pattern.band(shorter.len()..=b.len(), most) {
                    let texts = std::array::from_fn(|k| [b.as_slice(), same.as_slice(), shorter][k % 3]);
                    for (set, tabled) in
                        InstructionSet::available().into_iter().flat_map(|set| [(set, false), (set, true)])
                    {
                        let table = if tabled { masks.words(&pattern, LOCKSTEP_TEXTS) } else { None };
                        let shared = table.is_some_and(|table| table.shared);
                        let found = set.lockstep(&pattern, table, &texts, most, band);
                        for (text, found) in texts.iter().zip(found) {
                            let expected = pattern.within(text, most).map_or(u64::MAX, |distance| distance as u64);
                            let holds = if shared { found <= expected } else { found == expected };
                            assert!(holds, "{a:?} {text:?} at most {most} {set:?}: {found}, not {expected}");
                        }
                    }
                }
            }
            // Many at a time, with the words of the query in registers.
            let others: Vec<Vec<u8>> = (0..BATCH_TEXTS)
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
            for set in InstructionSet::available() {
                let mut masks = MaskTables::after(WORTH_WHILE);
                for count in [1, 7, 9, TRANSPOSED_TEXTS, TRANSPOSED_TEXTS + 1, BATCH_TEXTS] {
                    for most in [true_distance, true_distance + 5, 31, 63, 100, 190, 250] {
                        let texts = std::array::from_fn(|k| texts[k.min(count - 1)]);
                        let mut found = [None; BATCH_TEXTS];
                        let any = set.distances(&pattern, &mut masks, &texts, count, |_| most, &mut found);
                        for (text, found) in texts[..count].iter().zip(found) {
                            let found = found.filter(|_| any);
                            assert_eq!(found, pattern.within(text, most), "{a:?} {text:?} at most {most} {set:?}");
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
