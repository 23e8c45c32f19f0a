//! The one file with vector instructions: the counting of `count` and the distances of `distance` in AVX-512 and AVX2
//! registers. What it computes is defined by `count::Plain` and by `Pattern::within`; tests compare them. Everything unsafe
//! here is a load or a store of one array, or a call behind the question whether the processor can.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
use super::count::LINE;
use super::count::{Count, Plain, scan};
#[cfg(target_arch = "x86_64")]
use super::distance::SIXTEEN;
use super::distance::together::PlainEight;
use super::distance::{Band, MANY, Pattern, TOGETHER};
use super::windows::{Table, Windows};

/// How the counting is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// Words of 64 bits, anywhere.
    Plain,
    /// Registers of 256 bits.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// Registers of 512 bits.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

/// Has the lines of bytes fetched that will soon be read.
#[inline]
pub(super) fn fetch(bytes: &[u8]) {
    #[cfg(target_arch = "x86_64")]
    {
        let first = bytes.as_ptr();
        let lines = (first as usize % LINE + bytes.len()).div_ceil(LINE);
        for line in 0..lines {
            let place = first.wrapping_add(line * LINE);
            // SAFETY: a hint, which reads nothing.
            unsafe { std::arch::x86_64::_mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T0 }>(place.cast()) };
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = bytes;
}

impl Width {
    /// The ways that this processor knows, best last.
    #[cfg(test)]
    pub(super) fn all() -> Vec<Self> {
        let mut out = vec![Self::Plain];
        #[cfg(target_arch = "x86_64")]
        {
            if std::arch::is_x86_feature_detected!("avx2") {
                out.push(Self::Avx2);
            }
            if std::arch::is_x86_feature_detected!("avx512f") {
                out.push(Self::Avx512);
            }
        }
        out
    }

    /// The best way that this processor knows.
    pub(super) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if std::arch::is_x86_feature_detected!("avx512f") {
                return Self::Avx512;
            }
            if std::arch::is_x86_feature_detected!("avx2") {
                return Self::Avx2;
            }
        }
        Self::Plain
    }

    /// See [`scan`]. A way that the processor does not know is done in plain words.
    pub(super) fn scan(self, count: &Count<'_>, blocks: usize, out: &mut Vec<usize>) {
        match self {
            Self::Plain => scan::<Plain>(count, blocks, out),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if std::arch::is_x86_feature_detected!("avx2") => {
                // SAFETY: the processor has AVX2.
                unsafe { x86::scan_avx2(count, blocks, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 if std::arch::is_x86_feature_detected!("avx512f") => {
                // SAFETY: the processor has AVX-512 F.
                unsafe { x86::scan_avx512(count, blocks, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 | Self::Avx512 => scan::<Plain>(count, blocks, out),
        }
    }

    /// Puts the distance to each text into `found`, if it is at most what `most` says of its length; whether any is. Texts
    /// are of about one length, the shortest first; after the first `count` the last of them stands again and again.
    pub(super) fn distances(
        self,
        pattern: &Pattern,
        windows: &mut Windows,
        texts: &[&[u8]; MANY],
        count: usize,
        most: impl Fn(usize) -> usize,
        found: &mut [Option<usize>; MANY],
    ) -> bool {
        #[cfg(target_arch = "x86_64")]
        if let Some(any) = self.many(pattern, windows, texts, count, &most, found) {
            return any;
        }
        let texts = &texts[..count];
        for (found, texts) in found.chunks_mut(TOGETHER).zip(texts.chunks(TOGETHER)) {
            let (shortest, longest) = shortest_and_longest(texts);
            match pattern.band(shortest..=longest, most(longest)) {
                Some(band) if texts.len() > 2 => {
                    let last = texts.len() - 1;
                    let table = self.words_of(pattern, windows, texts.len());
                    let eight = std::array::from_fn(|k| texts[k.min(last)]);
                    let distances = self.together(pattern, table, &eight, most(longest), band);
                    for (found, distance) in found.iter_mut().zip(distances) {
                        *found = usize::try_from(distance).ok().filter(|_| distance != u64::MAX);
                    }
                    if table.is_some_and(|table| table.shared) {
                        make_exact(pattern, texts, most(longest), found);
                    }
                }
                _ => {
                    for (found, text) in found.iter_mut().zip(texts) {
                        *found = pattern.within(text, most(text.len()));
                    }
                }
            }
        }
        found[..count].iter().any(Option::is_some)
    }

    /// The same with the query's words in registers, where the processor can and the query is short enough.
    #[cfg(target_arch = "x86_64")]
    fn many(
        self,
        pattern: &Pattern,
        windows: &mut Windows,
        texts: &[&[u8]; MANY],
        count: usize,
        most: &impl Fn(usize) -> usize,
        found: &mut [Option<usize>; MANY],
    ) -> Option<bool> {
        if !self.holds_words() || count <= TOGETHER / 2 {
            return None;
        }
        let (shortest, longest) = shortest_and_longest(texts);
        let most = most(longest);
        let band = pattern.band(shortest..=longest, most)?;
        let most = u32::try_from(most).ok()?;
        let (groups, _) = texts.as_chunks::<SIXTEEN>();
        let (all, first) = ([groups[0], groups[1]], [groups[0]]);
        let two = count > SIXTEEN;
        let mut distances = [[u32::MAX; SIXTEEN]; MANY / SIXTEEN];
        let shared;
        // SAFETY of each call: the processor has what `holds_words` asked for.
        if band.width <= 32 {
            let table = windows.narrow(pattern, count)?;
            shared = table.shared;
            if two {
                distances = unsafe { x86::many_narrow::<2>(pattern, table, &all, most, band.down) };
            } else {
                [distances[0]] = unsafe { x86::many_narrow::<1>(pattern, table, &first, most, band.down) };
            }
        } else {
            let table = windows.wide(pattern, count)?;
            shared = table.shared;
            if band.width <= 64 && two {
                distances = unsafe { x86::many_wide::<1, 2>(pattern, table, &all, most, band.down) };
            } else {
                let many = match band.width {
                    ..=64 => x86::many_wide::<1, 1>,
                    65..=128 => x86::many_wide::<2, 1>,
                    129..=192 => x86::many_wide::<3, 1>,
                    _ => x86::many_wide::<4, 1>,
                };
                for (distances, texts) in distances.iter_mut().zip(groups).take(count.div_ceil(SIXTEEN)) {
                    [*distances] = unsafe { many(pattern, table, &[*texts], most, band.down) };
                }
            }
        }
        let distances = distances.as_flattened();
        if distances[..count].iter().all(|&distance| distance > most) {
            return Some(false);
        }
        for (found, &distance) in found.iter_mut().zip(distances) {
            *found = usize::try_from(distance).ok().filter(|_| distance <= most);
        }
        if shared {
            make_exact(pattern, &texts[..count], most as usize, found);
        }
        Some(found[..count].iter().any(Option::is_some))
    }

    /// The table for [`Width::together`]: a second one beside that of [`Width::many`] would cost more than the few texts
    /// that are left to it.
    fn words_of<'w>(self, pattern: &Pattern, windows: &'w mut Windows, texts: usize) -> Option<&'w Table<u64>> {
        if self.holds_words() { None } else { windows.plain(pattern, texts) }
    }

    /// Whether registers hold the words of all the query's characters, see [`Width::many`].
    fn holds_words(self) -> bool {
        #[cfg(target_arch = "x86_64")]
        if self == Self::Avx512 {
            return std::arch::is_x86_feature_detected!("avx512vbmi")
                && std::arch::is_x86_feature_detected!("avx512bw")
                && std::arch::is_x86_feature_detected!("avx512f");
        }
        false
    }

    /// See [`Pattern::together`].
    pub(super) fn together(
        self,
        pattern: &Pattern,
        table: Option<&Table<u64>>,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        band: Band,
    ) -> [u64; TOGETHER] {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 | Self::Avx512 if std::arch::is_x86_feature_detected!("avx2") => {
                // SAFETY: the processor has AVX2.
                unsafe { x86::together_avx2(pattern, table, texts, most, band) }
            }
            _ => pattern.together::<PlainEight>(table, texts, most, band),
        }
    }
}

/// Puts the distance itself in place of one that may be too small.
fn make_exact(pattern: &Pattern, texts: &[&[u8]], most: usize, found: &mut [Option<usize>]) {
    for (found, text) in found.iter_mut().zip(texts).filter(|(found, _)| found.is_some()) {
        *found = pattern.within(text, most);
    }
}

/// Of texts that stand in the order of their lengths.
fn shortest_and_longest(texts: &[&[u8]]) -> (usize, usize) {
    let length = |text: Option<&&[u8]>| text.map_or(0, |text| text.len());
    (length(texts.first()), length(texts.last()))
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::super::count::{Count, Line, Word, scan};
    use super::super::distance::together::Eight;
    use super::super::distance::{Band, Pattern, SIXTEEN, TOGETHER};
    use super::super::windows::{self, Table};
    use super::shortest_and_longest;

    /// Texts beside each other: the rows of the query's words for [`SIXTEEN`] texts in [`SIXTEEN`] columns, column by column.
    /// Behind its end a text has row 0, in which nothing is; the shortest of them has `shortest` bytes.
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    #[inline(never)]
    fn put_columns(rows: &[__m512i; 4], texts: &[&[u8]; SIXTEEN], from: usize, shortest: usize, out: &mut Columns) {
        let mut copies = [[0u8; SIXTEEN]; SIXTEEN];
        if from + SIXTEEN > shortest {
            for (copy, text) in copies.iter_mut().zip(texts) {
                let text = text.get(from..).unwrap_or_default();
                let end = text.len().min(SIXTEEN);
                copy[..end].copy_from_slice(&text[..end]);
            }
        }
        let line = |k: usize| {
            let text = if from + SIXTEEN > shortest { &copies[k] } else { &texts[k][from..from + SIXTEEN] };
            // SAFETY: it reads the 16 bytes of `text`.
            unsafe { _mm_loadu_si128(text.as_ptr().cast()) }
        };
        // Four texts a register: their rows, and then four by four the bytes of a column together.
        // SAFETY: it reads the 64 bytes of the table.
        let gather = unsafe { _mm512_loadu_si512(GATHER.as_ptr().cast()) };
        let mut fours = [gather; 4];
        for (four, register) in fours.iter_mut().enumerate() {
            let classes = _mm512_inserti32x4::<1>(_mm512_castsi128_si512(line(four * 4)), line(four * 4 + 1));
            let classes = _mm512_inserti32x4::<2>(classes, line(four * 4 + 2));
            let classes = _mm512_inserti32x4::<3>(classes, line(four * 4 + 3));
            let low = _mm512_permutex2var_epi8(rows[0], classes, rows[1]);
            let high = _mm512_permutex2var_epi8(rows[2], classes, rows[3]);
            let found = _mm512_mask_blend_epi8(_mm512_movepi8_mask(classes), low, high);
            *register = _mm512_permutexvar_epi8(gather, found);
        }
        let (a, b) = (_mm512_unpacklo_epi32(fours[0], fours[1]), _mm512_unpackhi_epi32(fours[0], fours[1]));
        let (c, d) = (_mm512_unpacklo_epi32(fours[2], fours[3]), _mm512_unpackhi_epi32(fours[2], fours[3]));
        // Each register holds every fourth column.
        let laced = [
            _mm512_unpacklo_epi64(a, c),
            _mm512_unpackhi_epi64(a, c),
            _mm512_unpacklo_epi64(b, d),
            _mm512_unpackhi_epi64(b, d),
        ];
        for (k, laced) in laced.into_iter().enumerate() {
            let quarters = [
                _mm512_castsi512_si128(laced),
                _mm512_extracti32x4_epi32::<1>(laced),
                _mm512_extracti32x4_epi32::<2>(laced),
                _mm512_extracti32x4_epi32::<3>(laced),
            ];
            for (four, quarter) in quarters.into_iter().enumerate() {
                // SAFETY: it writes the 16 bytes of a column.
                unsafe { _mm_storeu_si128(out[four * 4 + k].as_mut_ptr().cast(), quarter) };
            }
        }
    }

    /// [`SIXTEEN`] columns, in each a byte of [`SIXTEEN`] texts.
    type Columns = [[u8; SIXTEEN]; SIXTEEN];

    /// From four texts of sixteen bytes to sixteen columns of four.
    const GATHER: [u8; 64] = {
        let mut out = [0u8; 64];
        let mut k = 0;
        while k < 64 {
            out[k] = (k % 4 * SIXTEEN + k / 4) as u8;
            k += 1;
        }
        out
    };

    #[target_feature(enable = "avx512f")]
    fn rows(rows: &[u8; 256]) -> [__m512i; 4] {
        let (four, _) = rows.as_chunks::<64>();
        // SAFETY: it reads the 64 bytes of each chunk.
        std::array::from_fn(|k| unsafe { _mm512_loadu_si512(four[k].as_ptr().cast()) })
    }

    /// The distances in a band of 32 diagonals, or more than `most`: sixteen texts in each of `REGISTERS`.
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    pub(super) fn many_narrow<const REGISTERS: usize>(
        pattern: &Pattern,
        table: &Table<windows::Line<[u32; 16]>>,
        texts: &[[&[u8]; SIXTEEN]; REGISTERS],
        most: u32,
        down: usize,
    ) -> [[u32; SIXTEEN]; REGISTERS] {
        let load = |words: &[u32; SIXTEEN]| {
            // SAFETY: it reads the 64 bytes of `words`.
            unsafe { _mm512_loadu_si512(words.as_ptr().cast()) }
        };
        let (shortest, longest) = shortest_and_longest(texts.as_flattened());
        let zero = _mm512_setzero_si512();
        let [mut lengths, mut ends, mut distance] = [[zero; REGISTERS]; 3];
        for r in 0..REGISTERS {
            let mut words = [0u32; SIXTEEN];
            for (word, text) in words.iter_mut().zip(texts[r]) {
                *word = text.len() as u32;
            }
            lengths[r] = load(&words);
            let longer = _mm512_sub_epi32(lengths[r], _mm512_set1_epi32(pattern.length() as i32));
            let last = _mm512_sub_epi32(_mm512_set1_epi32(31 - down as i32), longer);
            ends[r] = _mm512_sllv_epi32(_mm512_set1_epi32(1), last);
            distance[r] = _mm512_sub_epi32(zero, _mm512_min_epi32(longer, zero));
        }
        let (one, limit) = (_mm512_set1_epi32(1), _mm512_set1_epi32(most.cast_signed()));
        let mut vp = [_mm512_set1_epi32((!0u32 << (31 - down)).cast_signed()); REGISTERS];
        let mut vn = [zero; REGISTERS];
        let (rows, places) = (rows(&table.rows), table.places());
        for from in (0..longest).step_by(SIXTEEN) {
            let mut columns = [Columns::default(); REGISTERS];
            for r in 0..REGISTERS {
                put_columns(&rows, &texts[r], from, shortest, &mut columns[r]);
            }
            for (k, j) in (from..from + SIXTEEN).enumerate() {
                let lines: &[_; 2] = &places[(down + j).min(table.last)];
                for r in 0..REGISTERS {
                    // SAFETY: it reads the 16 bytes of a column.
                    let row = _mm512_cvtepu8_epi32(unsafe { _mm_loadu_si128(columns[r][k].as_ptr().cast()) });
                    let line = |k: usize| load(&lines[k].0);
                    let x = _mm512_permutex2var_epi32(line(0), row, line(1));
                    let sum = _mm512_add_epi32(_mm512_and_si512(x, vp[r]), vp[r]);
                    // (sum ^ vp) | x, then | vn
                    let d0 = _mm512_or_si512(_mm512_ternarylogic_epi32::<0xf6>(x, sum, vp[r]), vn[r]);
                    // vn | !(d0 | vp)
                    let hp = _mm512_ternarylogic_epi32::<0xf1>(vn[r], d0, vp[r]);
                    let hn = _mm512_and_si512(d0, vp[r]);
                    let mut more = _mm512_testn_epi32_mask(d0, ends[r]);
                    if j >= shortest {
                        more &= _mm512_cmpgt_epu32_mask(lengths[r], _mm512_set1_epi32((j as u32).cast_signed()));
                    }
                    distance[r] = _mm512_mask_add_epi32(distance[r], more, distance[r], one);
                    let down_d0 = _mm512_srli_epi32::<1>(d0);
                    vp[r] = _mm512_ternarylogic_epi32::<0xf1>(hn, down_d0, hp);
                    vn[r] = _mm512_and_si512(down_d0, hp);
                }
                if k % 4 == 3 && distance.iter().all(|&distance| _mm512_cmple_epu32_mask(distance, limit) == 0) {
                    return [[u32::MAX; SIXTEEN]; REGISTERS];
                }
            }
        }
        distance.map(|distance| {
            let mut out = [0u32; SIXTEEN];
            // SAFETY: it writes the 64 bytes of `out`.
            unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), distance) };
            out
        })
    }

    /// The distances in a band of `WORDS` times 64 diagonals, or more than `most`: sixteen texts in each of `PAIRS` of
    /// registers.
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    pub(super) fn many_wide<const WORDS: usize, const PAIRS: usize>(
        pattern: &Pattern,
        table: &Table<windows::Line<[u64; 8]>>,
        texts: &[[&[u8]; SIXTEEN]; PAIRS],
        most: u32,
        down: usize,
    ) -> [[u32; SIXTEEN]; PAIRS] {
        let (shortest, longest) = shortest_and_longest(texts.as_flattened());
        let zero = _mm512_setzero_si512();
        // In each register of a pair eight texts.
        let [mut lengths, mut distance] = [[[zero; 2]; PAIRS]; 2];
        // The bit of each text's last diagonal, in the word where it is: elsewhere the shift is out of reach.
        let mut ends = [[[zero; 2]; PAIRS]; WORDS];
        for pair in 0..PAIRS {
            for half in 0..2 {
                let mut words = [0u64; 8];
                for (word, text) in words.iter_mut().zip(&texts[pair][half * 8..]) {
                    *word = text.len() as u64;
                }
                // SAFETY: it reads the 64 bytes of `words`.
                lengths[pair][half] = unsafe { _mm512_loadu_si512(words.as_ptr().cast()) };
                let longer = _mm512_sub_epi64(lengths[pair][half], _mm512_set1_epi64(pattern.length() as i64));
                for (w, ends) in ends.iter_mut().enumerate() {
                    let last = (64 * (WORDS - w) - 1) as i64 - down as i64;
                    let last = _mm512_sub_epi64(_mm512_set1_epi64(last), longer);
                    ends[pair][half] = _mm512_sllv_epi64(_mm512_set1_epi64(1), last);
                }
                distance[pair][half] = _mm512_sub_epi64(zero, _mm512_min_epi64(longer, zero));
            }
        }
        let (one, limit) = (_mm512_set1_epi64(1), _mm512_set1_epi64(i64::from(most)));
        // The rows from the first one on cost one each before the first column.
        let first = 64 * WORDS - 1 - down;
        let mut vp: [[[__m512i; 2]; PAIRS]; WORDS] = std::array::from_fn(|w| {
            let word = if w * 64 >= first { !0u64 } else { (!0u64).checked_shl((first - w * 64) as u32).unwrap_or(0) };
            [[_mm512_set1_epi64(word.cast_signed()); 2]; PAIRS]
        });
        let mut vn = [[[zero; 2]; PAIRS]; WORDS];
        let (rows, places) = (rows(&table.rows), table.places());
        for from in (0..longest).step_by(SIXTEEN) {
            let mut columns = [Columns::default(); PAIRS];
            for pair in 0..PAIRS {
                put_columns(&rows, &texts[pair], from, shortest, &mut columns[pair]);
            }
            for (k, j) in (from..from + SIXTEEN).enumerate() {
                // Words that end before the first position hold nothing, and neither does the last place.
                let lines: [&[windows::Line<[u64; 8]>; 4]; WORDS] = std::array::from_fn(|w| {
                    &places[(down + j + 64 * (w + 1)).wrapping_sub(64 * WORDS).min(table.last)]
                });
                for pair in 0..PAIRS {
                    let (eights, _) = columns[pair][k].as_chunks::<8>();
                    for half in 0..2 {
                        // SAFETY: it reads eight bytes of a column.
                        let row = _mm512_cvtepu8_epi64(unsafe { _mm_loadu_si64(eights[half].as_ptr()) });
                        let mut carry = 0;
                        let mut more = 0xff;
                        let (mut d0s, mut hps, mut hns) = ([one; WORDS], [one; WORDS], [one; WORDS]);
                        for w in 0..WORDS {
                            let x = words(lines[w], row);
                            let (p, m) = (vp[w][pair][half], vn[w][pair][half]);
                            let mut sum = _mm512_add_epi64(_mm512_and_si512(x, p), p);
                            if WORDS > 1 {
                                let part = sum;
                                sum = _mm512_mask_add_epi64(part, carry, part, one);
                                carry = _mm512_cmplt_epu64_mask(part, p) | (carry & _mm512_testn_epi64_mask(sum, sum));
                            }
                            let d0 = _mm512_or_si512(_mm512_ternarylogic_epi64::<0xf6>(x, sum, p), m);
                            more &= _mm512_testn_epi64_mask(d0, ends[w][pair][half]);
                            d0s[w] = d0;
                            hps[w] = _mm512_ternarylogic_epi64::<0xf1>(m, d0, p);
                            hns[w] = _mm512_and_si512(d0, p);
                        }
                        if j >= shortest {
                            more &= _mm512_cmpgt_epu64_mask(lengths[pair][half], _mm512_set1_epi64(j as i64));
                        }
                        distance[pair][half] =
                            _mm512_mask_add_epi64(distance[pair][half], more, distance[pair][half], one);
                        for w in 0..WORDS {
                            let mut down_d0 = _mm512_srli_epi64::<1>(d0s[w]);
                            if w + 1 < WORDS {
                                down_d0 = _mm512_or_si512(down_d0, _mm512_slli_epi64::<63>(d0s[w + 1]));
                            }
                            vp[w][pair][half] = _mm512_ternarylogic_epi64::<0xf1>(hns[w], down_d0, hps[w]);
                            vn[w][pair][half] = _mm512_and_si512(down_d0, hps[w]);
                        }
                    }
                }
                let over = |distance: &__m512i| _mm512_cmple_epu64_mask(*distance, limit) == 0;
                if k % 4 == 3 && distance.as_flattened().iter().all(over) {
                    return [[u32::MAX; SIXTEEN]; PAIRS];
                }
            }
        }
        distance.map(|pair| {
            let mut out = [0u32; SIXTEEN];
            for (out, distance) in out.as_chunks_mut::<8>().0.iter_mut().zip(pair) {
                // SAFETY: it writes the 32 bytes of `out`.
                unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), _mm512_cvtepi64_epi32(distance)) };
            }
            out
        })
    }

    /// The words of eight rows of a place.
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    #[inline]
    fn words(lines: &[windows::Line<[u64; 8]>; 4], row: __m512i) -> __m512i {
        let line = |k: usize| {
            // SAFETY: it reads the 64 bytes of a line.
            unsafe { _mm512_load_si512(lines[k].0.as_ptr().cast()) }
        };
        let low = _mm512_permutex2var_epi64(line(0), row, line(1));
        let high = _mm512_permutex2var_epi64(line(2), row, line(3));
        _mm512_mask_mov_epi64(low, _mm512_test_epi64_mask(row, _mm512_set1_epi64(16)), high)
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn together_avx2(
        pattern: &Pattern,
        table: Option<&Table<u64>>,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        band: Band,
    ) -> [u64; TOGETHER] {
        pattern.together::<Quads>(table, texts, most, band)
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn scan_avx2(count: &Count<'_>, blocks: usize, out: &mut Vec<usize>) {
        scan::<Two>(count, blocks, out);
    }

    #[target_feature(enable = "avx512f")]
    pub(super) fn scan_avx512(count: &Count<'_>, blocks: usize, out: &mut Vec<usize>) {
        scan::<One>(count, blocks, out);
    }

    /// Two registers of 256 bits. Made only inside `scan_avx2`.
    #[derive(Clone, Copy)]
    struct Two(__m256i, __m256i);

    // SAFETY of every block below: `Two` is used by `scan_avx2` alone, which is called only where AVX2 is there.
    impl Word for Two {
        const PAIRS: bool = false;

        #[inline(always)]
        fn zero() -> Self {
            unsafe { Self(_mm256_setzero_si256(), _mm256_setzero_si256()) }
        }
        #[inline(always)]
        fn ones() -> Self {
            unsafe { Self(_mm256_set1_epi64x(-1), _mm256_set1_epi64x(-1)) }
        }
        #[inline(always)]
        fn load(line: &Line, ahead: usize) -> Self {
            let line = line.as_ptr();
            unsafe { _mm_prefetch::<_MM_HINT_T0>(line.wrapping_add(ahead).cast()) };
            unsafe { Self(_mm256_loadu_si256(line.cast()), _mm256_loadu_si256(line.add(32).cast())) }
        }
        #[inline(always)]
        fn and_not(a: Self, b: Self) -> Self {
            unsafe { Self(_mm256_andnot_si256(a.0, b.0), _mm256_andnot_si256(a.1, b.1)) }
        }
        #[inline(always)]
        fn nor(a: Self, b: Self) -> Self {
            Self::xor(Self::or(a, b), Self::ones())
        }
        #[inline(always)]
        fn and(a: Self, b: Self) -> Self {
            unsafe { Self(_mm256_and_si256(a.0, b.0), _mm256_and_si256(a.1, b.1)) }
        }
        #[inline(always)]
        fn or(a: Self, b: Self) -> Self {
            unsafe { Self(_mm256_or_si256(a.0, b.0), _mm256_or_si256(a.1, b.1)) }
        }
        #[inline(always)]
        fn xor(a: Self, b: Self) -> Self {
            unsafe { Self(_mm256_xor_si256(a.0, b.0), _mm256_xor_si256(a.1, b.1)) }
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
            let mut out = [0u64; 8];
            unsafe {
                let (a, b) = (_mm256_xor_si256(self.0, Self::ones().0), _mm256_xor_si256(self.1, Self::ones().0));
                if _mm256_testz_si256(_mm256_or_si256(a, b), _mm256_or_si256(a, b)) == 1 {
                    return None;
                }
                _mm256_storeu_si256(out.as_mut_ptr().cast(), a);
                _mm256_storeu_si256(out.as_mut_ptr().add(4).cast(), b);
            }
            Some(out)
        }
    }

    /// One register of 512 bits. Made only inside `scan_avx512`.
    #[derive(Clone, Copy)]
    struct One(__m512i);

    // SAFETY of every block below: `One` is used by `scan_avx512` alone, which is called only where AVX-512 F is there.
    impl Word for One {
        const PAIRS: bool = true;

        #[inline(always)]
        fn zero() -> Self {
            unsafe { Self(_mm512_setzero_si512()) }
        }
        #[inline(always)]
        fn ones() -> Self {
            unsafe { Self(_mm512_set1_epi64(-1)) }
        }
        #[inline(always)]
        fn load(line: &Line, ahead: usize) -> Self {
            let line = line.as_ptr();
            unsafe { _mm_prefetch::<_MM_HINT_T0>(line.wrapping_add(ahead).cast()) };
            unsafe { Self(_mm512_loadu_si512(line.cast())) }
        }
        #[inline(always)]
        fn and_not(a: Self, b: Self) -> Self {
            unsafe { Self(_mm512_andnot_si512(a.0, b.0)) }
        }
        #[inline(always)]
        fn nor(a: Self, b: Self) -> Self {
            unsafe { Self(_mm512_ternarylogic_epi64::<0x03>(a.0, b.0, b.0)) }
        }
        #[inline(always)]
        fn and(a: Self, b: Self) -> Self {
            unsafe { Self(_mm512_and_si512(a.0, b.0)) }
        }
        #[inline(always)]
        fn or(a: Self, b: Self) -> Self {
            unsafe { Self(_mm512_or_si512(a.0, b.0)) }
        }
        #[inline(always)]
        fn xor(a: Self, b: Self) -> Self {
            unsafe { Self(_mm512_xor_si512(a.0, b.0)) }
        }
        #[inline(always)]
        fn xor3(a: Self, b: Self, c: Self) -> Self {
            unsafe { Self(_mm512_ternarylogic_epi64::<0x96>(a.0, b.0, c.0)) }
        }
        #[inline(always)]
        fn maj(a: Self, b: Self, c: Self) -> Self {
            unsafe { Self(_mm512_ternarylogic_epi64::<0xe8>(a.0, b.0, c.0)) }
        }
        #[inline(always)]
        fn unset(self) -> Option<[u64; 8]> {
            let mut out = [0u64; 8];
            unsafe {
                let unset = _mm512_ternarylogic_epi64::<0x0f>(self.0, self.0, self.0);
                if _mm512_test_epi64_mask(unset, unset) == 0 {
                    return None;
                }
                _mm512_storeu_si512(out.as_mut_ptr().cast(), unset);
            }
            Some(out)
        }
    }

    /// Eight words of 64 bits in two registers. Made only inside `together_avx2`.
    #[derive(Clone, Copy)]
    struct Quads(__m256i, __m256i);

    // SAFETY of every block below: `Quads` is used by `together_avx2` alone, which is called only where AVX2 is there.
    impl Eight for Quads {
        #[inline(always)]
        fn of(words: [u64; TOGETHER]) -> Self {
            let [a, b, c, d, e, f, g, h] = words;
            let (d, c, b, a) = (d as i64, c as i64, b as i64, a as i64);
            let (h, g, f, e) = (h as i64, g as i64, f as i64, e as i64);
            unsafe { Self(_mm256_set_epi64x(d, c, b, a), _mm256_set_epi64x(h, g, f, e)) }
        }
        #[inline(always)]
        fn splat(word: u64) -> Self {
            let all = unsafe { _mm256_set1_epi64x(word.cast_signed()) };
            Self(all, all)
        }
        #[inline(always)]
        fn and(self, other: Self) -> Self {
            unsafe { Self(_mm256_and_si256(self.0, other.0), _mm256_and_si256(self.1, other.1)) }
        }
        #[inline(always)]
        fn and_not(self, other: Self) -> Self {
            unsafe { Self(_mm256_andnot_si256(other.0, self.0), _mm256_andnot_si256(other.1, self.1)) }
        }
        #[inline(always)]
        fn or(self, other: Self) -> Self {
            unsafe { Self(_mm256_or_si256(self.0, other.0), _mm256_or_si256(self.1, other.1)) }
        }
        #[inline(always)]
        fn xor(self, other: Self) -> Self {
            unsafe { Self(_mm256_xor_si256(self.0, other.0), _mm256_xor_si256(self.1, other.1)) }
        }
        #[inline(always)]
        fn not(self) -> Self {
            self.xor(Self::splat(u64::MAX))
        }
        #[inline(always)]
        fn plus(self, other: Self) -> Self {
            unsafe { Self(_mm256_add_epi64(self.0, other.0), _mm256_add_epi64(self.1, other.1)) }
        }
        #[inline(always)]
        fn minus(self, other: Self) -> Self {
            unsafe { Self(_mm256_sub_epi64(self.0, other.0), _mm256_sub_epi64(self.1, other.1)) }
        }
        #[inline(always)]
        fn left<const BY: i32>(self) -> Self {
            unsafe { Self(_mm256_slli_epi64::<BY>(self.0), _mm256_slli_epi64::<BY>(self.1)) }
        }
        #[inline(always)]
        fn right<const BY: i32>(self) -> Self {
            unsafe { Self(_mm256_srli_epi64::<BY>(self.0), _mm256_srli_epi64::<BY>(self.1)) }
        }
        #[inline(always)]
        fn left_by(self, by: u64) -> Self {
            let by = Self::splat(by);
            unsafe { Self(_mm256_sllv_epi64(self.0, by.0), _mm256_sllv_epi64(self.1, by.1)) }
        }
        #[inline(always)]
        fn right_by(self, by: u64) -> Self {
            self.right_each(Self::splat(by))
        }
        #[inline(always)]
        fn right_each(self, by: Self) -> Self {
            unsafe { Self(_mm256_srlv_epi64(self.0, by.0), _mm256_srlv_epi64(self.1, by.1)) }
        }
        #[inline(always)]
        fn some(self) -> Self {
            let zero = Self::splat(0);
            unsafe { Self(_mm256_cmpgt_epi64(self.0, zero.0), _mm256_cmpgt_epi64(self.1, zero.1)).right::<63>() }
        }
        #[inline(always)]
        fn all_over(self, most: u64) -> bool {
            let most = Self::splat(most);
            unsafe {
                let over = [_mm256_cmpgt_epi64(self.0, most.0), _mm256_cmpgt_epi64(self.1, most.1)];
                _mm256_movemask_epi8(_mm256_and_si256(over[0], over[1])) == -1
            }
        }
        #[inline(always)]
        fn into(self) -> [u64; TOGETHER] {
            let mut out = [0u64; TOGETHER];
            unsafe {
                _mm256_storeu_si256(out.as_mut_ptr().cast(), self.0);
                _mm256_storeu_si256(out.as_mut_ptr().add(4).cast(), self.1);
            }
            out
        }
    }
}
