//! The Levenshtein distance of two class texts, bit-parallel in a band of 64 or 128 diagonals (Myers 1999; Hyyrö 2003),
//! or in whole columns of words where the band is wider. It stops as soon as the distance is sure to be over the bound.

/// The query, made ready: for each class the positions where it stands.
#[derive(Debug)]
pub(in crate::fuzzy) struct Pattern {
    length: usize,
    /// For each class, which row of `positions`; row 0 is empty.
    rows: [u8; 256],
    /// Rows of `stride` words, position 0 at bit [`PAD`]; zeros before and behind.
    positions: Vec<u64>,
    stride: usize,
    /// The same positions as bytes, a row for each class: where 64 of them begin anywhere, with one load.
    bytes: Vec<u8>,
    row_bytes: usize,
}

/// Texts that are compared at a time.
pub(super) const TOGETHER: usize = 8;

/// Diagonals of a band that is compared [`TOGETHER`]: as many as 64 bits from anywhere hold that begin at a whole byte.
const BAND: usize = 57;

/// Zero bits before the first position, so that a band may begin above the first row.
const PAD: usize = 128;

impl Pattern {
    /// Makes `classes` ready.
    pub(in crate::fuzzy) fn new(classes: &[u8]) -> Self {
        let stride = (PAD + classes.len()).div_ceil(64) + 8;
        let mut rows = [0u8; 256];
        let mut positions = vec![0u64; stride];
        for (at, &class) in classes.iter().enumerate() {
            let row = &mut rows[usize::from(class)];
            if *row == 0 {
                // 255 classes at most, class 0 is none: the rows fit.
                *row = u8::try_from(positions.len() / stride).unwrap_or(u8::MAX);
                positions.resize(positions.len() + stride, 0);
            }
            let bit = PAD + at;
            positions[usize::from(*row) * stride + bit / 64] |= 1 << (bit % 64);
        }
        let bytes = positions.iter().flat_map(|word| word.to_le_bytes()).collect();
        Self { length: classes.len(), rows, positions, stride, bytes, row_bytes: stride * 8 }
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
        let (down, up) = ((most + n - l.min(most + n)) / 2, (most + l - n.min(most + l)) / 2);
        if n < down {
            return self.whole(text, most);
        }
        match down + up + 1 {
            ..=64 => self.narrow(text, most, down),
            65..=128 => self.middle(text, most, down),
            _ => self.whole(text, most),
        }
    }

    /// Whether texts of `length` characters are compared [`TOGETHER`] at `most`, by [`Pattern::together`]; how far down the
    /// band goes.
    pub(super) fn band(&self, length: usize, most: usize) -> Option<usize> {
        let (n, l) = (self.length, length);
        if n.abs_diff(l) > most || n == 0 || l == 0 {
            return None;
        }
        let most = most.min(n.max(l));
        let (down, up) = ((most + n - l) / 2, (most + l - n) / 2);
        (n >= down && down + up < BAND).then_some(down)
    }

    /// The distances to texts of one length, where they are at most `most`, else [`u64::MAX`]: what [`Pattern::within`]
    /// says of each, in step, so that the processor works on all at once. `down` is what [`Pattern::band`] gave.
    #[inline(always)]
    pub(super) fn together<E: Eight>(&self, texts: &[&[u8]; TOGETHER], most: usize, down: usize) -> [u64; TOGETHER] {
        let length = texts[0].len();
        let texts = texts.map(|text| &text[..length]);
        let offsets: [usize; 256] = self.rows.map(|row| usize::from(row) * self.row_bytes);
        let begin = PAD + down - 63;
        let one = E::splat(1);
        let mut vp = E::splat(!0u64 << (63 - down));
        let mut vn = E::splat(0);
        let mut distance = E::splat(down as u64);
        let diagonal = (self.length - down).min(length);
        let give_up = (most + length - diagonal) as u64;
        let mut last = 62u64;
        for j in 0..length {
            // The last 57 of the 64 positions are right; those before them lie above the band.
            let bit = begin + j;
            let byte = bit.div_ceil(8);
            let mut words = [0u64; TOGETHER];
            for (word, text) in words.iter_mut().zip(&texts) {
                let at = offsets[usize::from(text[j])] + byte;
                if let Some(eight) = self.bytes[at..].first_chunk::<8>() {
                    *word = u64::from_le_bytes(*eight);
                }
            }
            let x = E::of(words).left((byte * 8 - bit) as u64);
            let d0 = x.and(vp).plus(vp).xor(vp).or(x).or(vn);
            let hp = vn.or(d0.or(vp).not());
            let hn = d0.and(vp);
            if j < diagonal {
                distance = distance.plus(one).minus(d0.right(63));
                if j % 8 == 7 && distance.least() > give_up {
                    return [u64::MAX; TOGETHER];
                }
            } else {
                distance = distance.plus(hp.right(last).and(one)).minus(hn.right(last).and(one));
                last = last.saturating_sub(1);
            }
            let down_d0 = d0.right(1);
            vp = hn.or(down_d0.or(hp).not());
            vn = down_d0.and(hp);
        }
        distance.into().map(|distance| if distance <= most as u64 { distance } else { u64::MAX })
    }

    #[inline(always)]
    fn window64(&self, class: u8, bit: usize) -> u64 {
        let at = usize::from(self.rows[usize::from(class)]) * self.stride + bit / 64;
        let (low, high) = (self.positions[at], self.positions[at + 1]);
        let shift = bit % 64;
        low >> shift | (high << 1) << (63 - shift)
    }

    /// A band of 64 diagonals, the lowest `down` below the main one at the highest bit.
    fn narrow(&self, text: &[u8], most: usize, down: usize) -> Option<usize> {
        // In column j + 1 the highest bit is row j + 1 + down, so the window begins at position j + down - 63.
        let begin = PAD + down - 63;
        let mut vp = !0u64 << (63 - down);
        let mut vn = 0u64;
        let mut distance = down;
        let diagonal = (self.length - down).min(text.len());
        // Below the last row there is nothing: what the diagonal costs can be won back along it, one a column.
        let give_up = most + text.len() - diagonal;
        for (j, &class) in text[..diagonal].iter().enumerate() {
            let x = self.window64(class, begin + j);
            let d0 = (((x & vp).wrapping_add(vp)) ^ vp) | x | vn;
            let hp = vn | !(d0 | vp);
            let hn = d0 & vp;
            distance += usize::from(d0 >> 63 == 0);
            if distance > give_up {
                return None;
            }
            let down_d0 = d0 >> 1;
            vp = hn | !(down_d0 | hp);
            vn = down_d0 & hp;
        }
        let mut last = 1u64 << 62;
        for (j, &class) in text.iter().enumerate().skip(diagonal) {
            let x = self.window64(class, begin + j);
            let d0 = (((x & vp).wrapping_add(vp)) ^ vp) | x | vn;
            let hp = vn | !(d0 | vp);
            let hn = d0 & vp;
            distance += usize::from(hp & last != 0);
            distance -= usize::from(hn & last != 0);
            last >>= 1;
            if distance > most + (text.len() - j - 1) {
                return None;
            }
            let down_d0 = d0 >> 1;
            vp = hn | !(down_d0 | hp);
            vn = down_d0 & hp;
        }
        (distance <= most).then_some(distance)
    }

    /// The same in a band of 128 diagonals.
    fn middle(&self, text: &[u8], most: usize, down: usize) -> Option<usize> {
        let begin = PAD + down - 127;
        let window = |class: u8, bit: usize| {
            u128::from(self.window64(class, bit)) | u128::from(self.window64(class, bit + 64)) << 64
        };
        let mut vp = !0u128 << (127 - down);
        let mut vn = 0u128;
        let mut distance = down;
        let diagonal = (self.length - down).min(text.len());
        let give_up = most + text.len() - diagonal;
        let mut last = 1u128 << 126;
        for (j, &class) in text.iter().enumerate() {
            let x = window(class, begin + j);
            let d0 = (((x & vp).wrapping_add(vp)) ^ vp) | x | vn;
            let hp = vn | !(d0 | vp);
            let hn = d0 & vp;
            if j < diagonal {
                distance += usize::from(d0 >> 127 == 0);
                if distance > give_up {
                    return None;
                }
            } else {
                distance += usize::from(hp & last != 0);
                distance -= usize::from(hn & last != 0);
                last >>= 1;
                if distance > most + (text.len() - j - 1) {
                    return None;
                }
            }
            let down_d0 = d0 >> 1;
            vp = hn | !(down_d0 | hp);
            vn = down_d0 & hp;
        }
        (distance <= most).then_some(distance)
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

/// Eight words of 64 bits.
pub(super) trait Eight: Copy {
    fn of(words: [u64; TOGETHER]) -> Self;
    fn splat(word: u64) -> Self;
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    fn xor(self, other: Self) -> Self;
    fn not(self) -> Self;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn left(self, by: u64) -> Self;
    fn right(self, by: u64) -> Self;
    fn least(self) -> u64;
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
    fn left(self, by: u64) -> Self {
        Self(self.0.map(|word| word << by))
    }
    #[inline(always)]
    fn right(self, by: u64) -> Self {
        Self(self.0.map(|word| word >> by))
    }
    #[inline(always)]
    fn least(self) -> u64 {
        self.0.into_iter().min().unwrap_or_default()
    }
    #[inline(always)]
    fn into(self) -> [u64; TOGETHER] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::wide::Width;
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
            let letters = [2, 4, 30][round % 3];
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
            for most in around.clone() {
                if let Some(down) = pattern.band(b.len(), most) {
                    let texts = std::array::from_fn(|k| if k % 2 == 0 { b.as_slice() } else { same.as_slice() });
                    for width in Width::all() {
                        let found = width.together(&pattern, &texts, most, down);
                        for (text, found) in texts.iter().zip(found) {
                            let expected = pattern.within(text, most).map_or(u64::MAX, |distance| distance as u64);
                            assert_eq!(found, expected, "{a:?} {text:?} at most {most} {width:?}");
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
