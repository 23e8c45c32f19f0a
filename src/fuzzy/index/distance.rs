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
}

/// Texts that are compared at a time.
pub(super) const TOGETHER: usize = 8;

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
        Self { length: classes.len(), rows, positions, stride }
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
        (n >= down && down + up < 64).then_some(down)
    }

    /// The distances to texts of one length, where they are at most `most`: what [`Pattern::within`] says of each, in
    /// step, so that the processor works on all at once. `down` is what [`Pattern::band`] gave.
    #[inline(always)]
    pub(super) fn together(&self, texts: &[&[u8]; TOGETHER], most: usize, down: usize) -> [u64; TOGETHER] {
        let length = texts[0].len();
        let texts = texts.map(|text| &text[..length]);
        let begin = PAD + down - 63;
        let mut vp = [!0u64 << (63 - down); TOGETHER];
        let mut vn = [0u64; TOGETHER];
        let mut distance = [down as u64; TOGETHER];
        let diagonal = (self.length - down).min(length);
        let give_up = (most + length - diagonal) as u64;
        let mut last = 1u64 << 62;
        for j in 0..length {
            let (word, shift) = ((begin + j) / 64, (begin + j) % 64);
            let mut low = [0u64; TOGETHER];
            let mut high = [0u64; TOGETHER];
            for k in 0..TOGETHER {
                let at = usize::from(self.rows[usize::from(texts[k][j])]) * self.stride + word;
                let pair = &self.positions[at..at + 2];
                low[k] = pair[0];
                high[k] = pair[1];
            }
            let in_diagonal = j < diagonal;
            for k in 0..TOGETHER {
                let x = low[k] >> shift | (high[k] << 1) << (63 - shift);
                let d0 = (((x & vp[k]).wrapping_add(vp[k])) ^ vp[k]) | x | vn[k];
                let hp = vn[k] | !(d0 | vp[k]);
                let hn = d0 & vp[k];
                if in_diagonal {
                    distance[k] += !d0 >> 63;
                } else {
                    distance[k] += u64::from(hp & last != 0);
                    distance[k] -= u64::from(hn & last != 0);
                }
                let down_d0 = d0 >> 1;
                vp[k] = hn | !(down_d0 | hp);
                vn[k] = down_d0 & hp;
            }
            if !in_diagonal {
                last >>= 1;
            }
            if j % 8 == 7 && in_diagonal && distance.iter().all(|&distance| distance > give_up) {
                return [u64::MAX; TOGETHER];
            }
        }
        distance.map(|distance| if distance <= most as u64 { distance } else { u64::MAX })
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

#[cfg(test)]
mod tests {
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
                    let found = pattern.together(&texts, most, down);
                    for (text, found) in texts.iter().zip(found) {
                        let expected = pattern.within(text, most).map_or(u64::MAX, |distance| distance as u64);
                        assert_eq!(found, expected, "{a:?} {text:?} at most {most}");
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
