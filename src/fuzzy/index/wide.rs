//! The one file with vector instructions: the counting of `count` and the distances of `distance` in AVX-512 and AVX2
//! registers. What it computes is defined by `count::Plain` and by `Pattern::within`; tests compare them. Everything unsafe
//! here is a load or a store of one array, or a call behind the question whether the processor can.
#![allow(unsafe_code)]

use super::count::{Count, Plain, scan};
use super::distance::{Band, MANY, Pattern, PlainEight, TOGETHER};
use super::windows::Windows;

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
    pub(super) fn scan(self, count: &Count<'_>, from: usize, to: usize, out: &mut Vec<[u64; 8]>) {
        match self {
            Self::Plain => scan::<Plain>(count, from, to, out),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if std::arch::is_x86_feature_detected!("avx2") => {
                // SAFETY: the processor has AVX2.
                unsafe { x86::scan_avx2(count, from, to, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 if std::arch::is_x86_feature_detected!("avx512f") => {
                // SAFETY: the processor has AVX-512 F.
                unsafe { x86::scan_avx512(count, from, to, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 | Self::Avx512 => scan::<Plain>(count, from, to, out),
        }
    }

    /// The distance to each text, if it is at most what `most` says of its length. Texts are of about one length, and
    /// [`MANY`] at most.
    pub(super) fn distances(
        self,
        pattern: &Pattern,
        windows: &mut Windows,
        texts: &[&[u8]],
        most: impl Fn(usize) -> usize,
    ) -> [Option<usize>; MANY] {
        #[cfg(target_arch = "x86_64")]
        if let Some(found) = self.many(pattern, windows, texts, &most) {
            return found;
        }
        let mut out = [None; MANY];
        for (out, texts) in out.chunks_mut(TOGETHER).zip(texts.chunks(TOGETHER)) {
            let (shortest, longest) = shortest_and_longest(texts);
            match pattern.band(shortest..=longest, most(longest)) {
                Some(band) if texts.len() > 2 => {
                    let last = texts.len() - 1;
                    let found =
                        self.together(pattern, &std::array::from_fn(|k| texts[k.min(last)]), most(longest), band);
                    for (out, found) in out.iter_mut().zip(found).take(texts.len()) {
                        *out = usize::try_from(found).ok().filter(|_| found != u64::MAX);
                    }
                }
                _ => {
                    for (out, text) in out.iter_mut().zip(texts) {
                        *out = pattern.within(text, most(text.len()));
                    }
                }
            }
        }
        out
    }

    /// Has the beginning of a text fetched that will soon be compared.
    pub(super) fn fetch(text: &[u8]) {
        #[cfg(target_arch = "x86_64")]
        for line in text.chunks(64).take(2) {
            // SAFETY: a hint, which reads nothing.
            unsafe { std::arch::x86_64::_mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T0 }>(line.as_ptr().cast()) };
        }
        #[cfg(not(target_arch = "x86_64"))]
        let _ = text;
    }

    /// The same with the query's words in registers, where the processor can and the query is short enough.
    #[cfg(target_arch = "x86_64")]
    fn many(
        self,
        pattern: &Pattern,
        windows: &mut Windows,
        texts: &[&[u8]],
        most: &impl Fn(usize) -> usize,
    ) -> Option<[Option<usize>; MANY]> {
        if self != Self::Avx512
            || texts.len() <= TOGETHER / 2
            || !std::arch::is_x86_feature_detected!("avx512vbmi")
            || !std::arch::is_x86_feature_detected!("avx512bw")
            || !std::arch::is_x86_feature_detected!("avx512f")
        {
            return None;
        }
        let (shortest, longest) = shortest_and_longest(texts);
        let most = most(longest);
        let band = pattern.band(shortest..=longest, most)?;
        let last = texts.len() - 1;
        let all = std::array::from_fn(|k| texts[k.min(last)]);
        let most = u32::try_from(most).ok()?;
        let found = match band.width {
            ..=32 => {
                let table = windows.narrow(pattern, texts.len())?;
                // SAFETY: the processor has what is asked for above.
                unsafe { x86::many_narrow(pattern, table, &all, most, band.down) }
            }
            width => {
                let table = windows.wide(pattern, texts.len())?;
                let many = match width {
                    ..=64 => x86::many_wide::<1>,
                    65..=128 => x86::many_wide::<2>,
                    129..=192 => x86::many_wide::<3>,
                    _ => x86::many_wide::<4>,
                };
                // SAFETY: the processor has what is asked for above.
                unsafe { many(pattern, table, &all, most, band.down) }
            }
        };
        let mut out = [None; MANY];
        for (out, found) in out.iter_mut().zip(found).take(texts.len()) {
            *out = usize::try_from(found).ok().filter(|_| found <= most);
        }
        Some(out)
    }

    /// See [`Pattern::together`].
    pub(super) fn together(
        self,
        pattern: &Pattern,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        band: Band,
    ) -> [u64; TOGETHER] {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 if std::arch::is_x86_feature_detected!("avx512f") => {
                // SAFETY: the processor has AVX-512 F.
                unsafe { x86::together_avx512(pattern, texts, most, band) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if std::arch::is_x86_feature_detected!("avx2") => {
                // SAFETY: the processor has AVX2.
                unsafe { x86::together_avx2(pattern, texts, most, band) }
            }
            _ => pattern.together::<PlainEight>(texts, most, band),
        }
    }
}

fn shortest_and_longest(texts: &[&[u8]]) -> (usize, usize) {
    let lengths = texts.iter().map(|text| text.len());
    (lengths.clone().min().unwrap_or_default(), lengths.max().unwrap_or_default())
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::super::count::{Count, LINE, Word, scan};
    use super::super::distance::{Band, Eight, MANY, Pattern, PlainEight, TOGETHER};
    use super::super::windows::Table;

    /// Texts beside each other: the rows of the query's words for [`MANY`] texts in [`MANY`] columns, column by column. Behind
    /// its end a text has row 0, in which nothing is.
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    fn columns(rows: &[__m512i; 4], texts: &[&[u8]; MANY], from: usize) -> [__m128i; MANY] {
        let mut lines = [_mm_setzero_si128(); MANY];
        for (line, text) in lines.iter_mut().zip(texts) {
            let text = text.get(from..).unwrap_or_default();
            let mut copy = [0u8; MANY];
            let whole = match text.first_chunk::<MANY>() {
                Some(whole) => whole,
                None => {
                    copy[..text.len()].copy_from_slice(text);
                    &copy
                }
            };
            // SAFETY: it reads the 16 bytes of `whole`.
            *line = unsafe { _mm_loadu_si128(whole.as_ptr().cast()) };
        }
        for four in lines.as_chunks_mut::<4>().0 {
            let classes = _mm512_inserti32x4::<1>(_mm512_castsi128_si512(four[0]), four[1]);
            let classes = _mm512_inserti32x4::<3>(_mm512_inserti32x4::<2>(classes, four[2]), four[3]);
            let low = _mm512_permutex2var_epi8(rows[0], classes, rows[1]);
            let high = _mm512_permutex2var_epi8(rows[2], classes, rows[3]);
            let found = _mm512_mask_blend_epi8(_mm512_movepi8_mask(classes), low, high);
            *four = [
                _mm512_castsi512_si128(found),
                _mm512_extracti32x4_epi32::<1>(found),
                _mm512_extracti32x4_epi32::<2>(found),
                _mm512_extracti32x4_epi32::<3>(found),
            ];
        }
        // Four times each is laced with the one eight further: then lines are columns.
        for _ in 0..4 {
            lines = std::array::from_fn(|k| {
                let (a, b) = (lines[k / 2], lines[k / 2 + MANY / 2]);
                if k % 2 == 0 { _mm_unpacklo_epi8(a, b) } else { _mm_unpackhi_epi8(a, b) }
            });
        }
        lines
    }

    #[target_feature(enable = "avx512f")]
    fn rows(pattern: &Pattern) -> [__m512i; 4] {
        let (four, _) = pattern.rows().as_chunks::<64>();
        // SAFETY: it reads the 64 bytes of each chunk.
        std::array::from_fn(|k| unsafe { _mm512_loadu_si512(four[k].as_ptr().cast()) })
    }

    /// The distances in a band of 32 diagonals, or more than `most`.
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    pub(super) fn many_narrow(
        pattern: &Pattern,
        table: &Table<[u32; 16]>,
        texts: &[&[u8]; MANY],
        most: u32,
        down: usize,
    ) -> [u32; MANY] {
        let lengths = texts.map(|text| text.len() as u32);
        let longest = lengths.into_iter().max().unwrap_or_default() as usize;
        let n = pattern.length() as u32;
        let load = |words: [u32; MANY]| {
            // SAFETY: it reads the 64 bytes of `words`.
            unsafe { _mm512_loadu_si512(words.as_ptr().cast()) }
        };
        let line = |at: usize| load(table.lines[at].0);
        let ends = load(lengths.map(|length| 1u32 << (31 - (down as u32 + length - n))));
        let lengths = load(lengths);
        let (one, limit) = (_mm512_set1_epi32(1), _mm512_set1_epi32(most.cast_signed()));
        let mut distance = load(texts.map(|text| n.saturating_sub(text.len() as u32)));
        let mut vp = _mm512_set1_epi32((!0u32 << (31 - down)).cast_signed());
        let mut vn = _mm512_setzero_si512();
        let rows = rows(pattern);
        for from in (0..longest).step_by(MANY) {
            let columns = columns(&rows, texts, from);
            for (k, column) in columns.into_iter().enumerate() {
                let j = from + k;
                let row = _mm512_cvtepu8_epi32(column);
                let at = (down + j).min(table.last) * table.each;
                let mut x = _mm512_permutex2var_epi32(line(at), row, line(at + 1));
                if table.each > 2 {
                    let high = _mm512_permutex2var_epi32(line(at + 2), row, line(at + 3));
                    x = _mm512_mask_mov_epi32(x, _mm512_test_epi32_mask(row, _mm512_set1_epi32(32)), high);
                }
                let sum = _mm512_add_epi32(_mm512_and_si512(x, vp), vp);
                // (sum ^ vp) | x, then | vn
                let d0 = _mm512_or_si512(_mm512_ternarylogic_epi32::<0xf6>(x, sum, vp), vn);
                // vn | !(d0 | vp)
                let hp = _mm512_ternarylogic_epi32::<0xf1>(vn, d0, vp);
                let hn = _mm512_and_si512(d0, vp);
                let live = _mm512_cmpgt_epu32_mask(lengths, _mm512_set1_epi32((j as u32).cast_signed()));
                let more = _mm512_mask_testn_epi32_mask(live, d0, ends);
                distance = _mm512_mask_add_epi32(distance, more, distance, one);
                let down_d0 = _mm512_srli_epi32::<1>(d0);
                vp = _mm512_ternarylogic_epi32::<0xf1>(hn, down_d0, hp);
                vn = _mm512_and_si512(down_d0, hp);
                if k % 4 == 3 && _mm512_cmple_epu32_mask(distance, limit) == 0 {
                    return [u32::MAX; MANY];
                }
            }
        }
        let mut out = [0u32; MANY];
        // SAFETY: it writes the 64 bytes of `out`.
        unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), distance) };
        out
    }

    /// The distances in a band of `WORDS` times 64 diagonals, or more than `most`: eight texts in one register, eight in
    /// another.
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    pub(super) fn many_wide<const WORDS: usize>(
        pattern: &Pattern,
        table: &Table<[u64; 8]>,
        texts: &[&[u8]; MANY],
        most: u32,
        down: usize,
    ) -> [u32; MANY] {
        const HALF: usize = MANY / 2;
        let n = pattern.length() as u64;
        let longest = texts.iter().map(|text| text.len()).max().unwrap_or_default();
        let load = |words: [u64; HALF]| {
            // SAFETY: it reads the 64 bytes of `words`.
            unsafe { _mm512_loadu_si512(words.as_ptr().cast()) }
        };
        let line = |at: usize| load(table.lines[at].0);
        let halves = |of: &dyn Fn(u64) -> u64| -> [__m512i; 2] {
            std::array::from_fn(|half| load(std::array::from_fn(|k| of(texts[half * HALF + k].len() as u64))))
        };
        let lengths = halves(&|length| length);
        // The bit of each text's last diagonal, in the word where it is.
        let ends: [[__m512i; 2]; WORDS] = std::array::from_fn(|w| {
            halves(&|length| {
                let bit = (64 * WORDS - 1) as u64 - (down as u64 + length - n);
                if bit / 64 == w as u64 { 1 << (bit % 64) } else { 0 }
            })
        });
        let mut distance = halves(&|length| n.saturating_sub(length));
        let (one, limit) = (_mm512_set1_epi64(1), _mm512_set1_epi64(i64::from(most)));
        // The rows from the first one on cost one each before the first column.
        let first = 64 * WORDS - 1 - down;
        let mut vp: [[__m512i; 2]; WORDS] = std::array::from_fn(|w| {
            let word = if w * 64 >= first { !0u64 } else { (!0u64).checked_shl((first - w * 64) as u32).unwrap_or(0) };
            [_mm512_set1_epi64(word.cast_signed()); 2]
        });
        let mut vn = [[_mm512_setzero_si512(); 2]; WORDS];
        let rows = rows(pattern);
        for from in (0..longest).step_by(MANY) {
            let columns = columns(&rows, texts, from);
            for (k, column) in columns.into_iter().enumerate() {
                let j = from + k;
                for half in 0..2 {
                    let bytes = if half == 0 { column } else { _mm_srli_si128::<8>(column) };
                    let row = _mm512_cvtepu8_epi64(bytes);
                    let second = _mm512_test_epi64_mask(row, _mm512_set1_epi64(16));
                    let upper = _mm512_test_epi64_mask(row, _mm512_set1_epi64(32));
                    let mut more = _mm512_cmpgt_epu64_mask(lengths[half], _mm512_set1_epi64(j as i64));
                    let mut carry = 0;
                    let (mut d0s, mut hps, mut hns) = ([one; WORDS], [one; WORDS], [one; WORDS]);
                    for w in 0..WORDS {
                        // Words that end before the first position hold nothing.
                        let x = match (down + j + 64 * (w + 1)).checked_sub(64 * WORDS) {
                            None => _mm512_setzero_si512(),
                            Some(place) => {
                                let at = place.min(table.last) * table.each;
                                let low = _mm512_permutex2var_epi64(line(at), row, line(at + 1));
                                let high = _mm512_permutex2var_epi64(line(at + 2), row, line(at + 3));
                                let x = _mm512_mask_mov_epi64(low, second, high);
                                if table.each > 4 {
                                    let low = _mm512_permutex2var_epi64(line(at + 4), row, line(at + 5));
                                    let high = _mm512_permutex2var_epi64(line(at + 6), row, line(at + 7));
                                    _mm512_mask_mov_epi64(x, upper, _mm512_mask_mov_epi64(low, second, high))
                                } else {
                                    x
                                }
                            }
                        };
                        let (p, m) = (vp[w][half], vn[w][half]);
                        let part = _mm512_add_epi64(_mm512_and_si512(x, p), p);
                        let sum = _mm512_mask_add_epi64(part, carry, part, one);
                        carry = _mm512_cmplt_epu64_mask(part, p) | (carry & _mm512_testn_epi64_mask(sum, sum));
                        let d0 = _mm512_or_si512(_mm512_ternarylogic_epi64::<0xf6>(x, sum, p), m);
                        more = _mm512_mask_testn_epi64_mask(more, d0, ends[w][half]);
                        d0s[w] = d0;
                        hps[w] = _mm512_ternarylogic_epi64::<0xf1>(m, d0, p);
                        hns[w] = _mm512_and_si512(d0, p);
                    }
                    distance[half] = _mm512_mask_add_epi64(distance[half], more, distance[half], one);
                    for w in 0..WORDS {
                        let mut down_d0 = _mm512_srli_epi64::<1>(d0s[w]);
                        if w + 1 < WORDS {
                            down_d0 = _mm512_or_si512(down_d0, _mm512_slli_epi64::<63>(d0s[w + 1]));
                        }
                        vp[w][half] = _mm512_ternarylogic_epi64::<0xf1>(hns[w], down_d0, hps[w]);
                        vn[w][half] = _mm512_and_si512(down_d0, hps[w]);
                    }
                }
                if k % 4 == 3
                    && _mm512_cmple_epu64_mask(distance[0], limit) == 0
                    && _mm512_cmple_epu64_mask(distance[1], limit) == 0
                {
                    return [u32::MAX; MANY];
                }
            }
        }
        let mut out = [0u32; MANY];
        for (out, distance) in out.as_chunks_mut::<HALF>().0.iter_mut().zip(distance) {
            // SAFETY: it writes the 32 bytes of `out`.
            unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), _mm512_cvtepi64_epi32(distance)) };
        }
        out
    }

    #[target_feature(enable = "avx512f")]
    pub(super) fn together_avx512(
        pattern: &Pattern,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        band: Band,
    ) -> [u64; TOGETHER] {
        pattern.together::<Lanes>(texts, most, band)
    }

    /// In plain words, which the compiler makes registers of 256 bits of.
    #[target_feature(enable = "avx2")]
    pub(super) fn together_avx2(
        pattern: &Pattern,
        texts: &[&[u8]; TOGETHER],
        most: usize,
        band: Band,
    ) -> [u64; TOGETHER] {
        pattern.together::<PlainEight>(texts, most, band)
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn scan_avx2(count: &Count<'_>, from: usize, to: usize, out: &mut Vec<[u64; 8]>) {
        scan::<Two>(count, from, to, out);
    }

    #[target_feature(enable = "avx512f")]
    pub(super) fn scan_avx512(count: &Count<'_>, from: usize, to: usize, out: &mut Vec<[u64; 8]>) {
        scan::<One>(count, from, to, out);
    }

    /// How far ahead what will be loaded is fetched, in bytes of a column.
    const AHEAD: usize = 2 * LINE;

    /// Two registers of 256 bits. Made only inside `scan_avx2`.
    #[derive(Clone, Copy)]
    struct Two(__m256i, __m256i);

    // SAFETY of every block below: `Two` is used by `scan_avx2` alone, which is called only where AVX2 is there.
    impl Word for Two {
        #[inline(always)]
        fn zero() -> Self {
            unsafe { Self(_mm256_setzero_si256(), _mm256_setzero_si256()) }
        }
        #[inline(always)]
        fn ones() -> Self {
            unsafe { Self(_mm256_set1_epi64x(-1), _mm256_set1_epi64x(-1)) }
        }
        #[inline(always)]
        fn load(bytes: &[u8], at: usize) -> Self {
            let line = bytes[at..at + LINE].as_ptr();
            // The columns are too many for the processor to foresee the next block of each.
            unsafe { _mm_prefetch::<_MM_HINT_T0>(line.wrapping_add(AHEAD).cast()) };
            unsafe { Self(_mm256_loadu_si256(line.cast()), _mm256_loadu_si256(line.add(32).cast())) }
        }
        #[inline(always)]
        fn not(a: Self) -> Self {
            Self::xor(a, Self::ones())
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
        fn negated(self) -> [u64; 8] {
            let mut out = [0u64; 8];
            unsafe {
                _mm256_storeu_si256(out.as_mut_ptr().cast(), self.0);
                _mm256_storeu_si256(out.as_mut_ptr().add(4).cast(), self.1);
            }
            out.map(|word| !word)
        }
    }

    /// One register of 512 bits. Made only inside `scan_avx512`.
    #[derive(Clone, Copy)]
    struct One(__m512i);

    // SAFETY of every block below: `One` is used by `scan_avx512` alone, which is called only where AVX-512 F is there.
    impl Word for One {
        #[inline(always)]
        fn zero() -> Self {
            unsafe { Self(_mm512_setzero_si512()) }
        }
        #[inline(always)]
        fn ones() -> Self {
            unsafe { Self(_mm512_set1_epi64(-1)) }
        }
        #[inline(always)]
        fn load(bytes: &[u8], at: usize) -> Self {
            let line = bytes[at..at + LINE].as_ptr();
            unsafe { _mm_prefetch::<_MM_HINT_T0>(line.wrapping_add(AHEAD).cast()) };
            unsafe { Self(_mm512_loadu_si512(line.cast())) }
        }
        #[inline(always)]
        fn not(a: Self) -> Self {
            unsafe { Self(_mm512_ternarylogic_epi64::<0x0f>(a.0, a.0, a.0)) }
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
        fn negated(self) -> [u64; 8] {
            let mut out = [0u64; 8];
            unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), self.0) };
            out.map(|word| !word)
        }
    }

    /// Eight words of 64 bits in one register. Made only inside `together_avx512`.
    #[derive(Clone, Copy)]
    struct Lanes(__m512i);

    // SAFETY of every block below: `Lanes` is used by `together_avx512` alone, which is called only where AVX-512 F is
    // there.
    impl Eight for Lanes {
        #[inline(always)]
        fn of(words: [u64; TOGETHER]) -> Self {
            let [a, b, c, d, e, f, g, h] = words.map(u64::cast_signed);
            unsafe { Self(_mm512_set_epi64(h, g, f, e, d, c, b, a)) }
        }
        #[inline(always)]
        fn splat(word: u64) -> Self {
            unsafe { Self(_mm512_set1_epi64(word.cast_signed())) }
        }
        #[inline(always)]
        fn and(self, other: Self) -> Self {
            unsafe { Self(_mm512_and_si512(self.0, other.0)) }
        }
        #[inline(always)]
        fn or(self, other: Self) -> Self {
            unsafe { Self(_mm512_or_si512(self.0, other.0)) }
        }
        #[inline(always)]
        fn xor(self, other: Self) -> Self {
            unsafe { Self(_mm512_xor_si512(self.0, other.0)) }
        }
        #[inline(always)]
        fn not(self) -> Self {
            unsafe { Self(_mm512_ternarylogic_epi64::<0x0f>(self.0, self.0, self.0)) }
        }
        #[inline(always)]
        fn plus(self, other: Self) -> Self {
            unsafe { Self(_mm512_add_epi64(self.0, other.0)) }
        }
        #[inline(always)]
        fn minus(self, other: Self) -> Self {
            unsafe { Self(_mm512_sub_epi64(self.0, other.0)) }
        }
        #[inline(always)]
        fn less(self, other: Self) -> Self {
            unsafe { Self(_mm512_maskz_set1_epi64(_mm512_cmplt_epu64_mask(self.0, other.0), 1)) }
        }
        #[inline(always)]
        fn left(self, by: u64) -> Self {
            unsafe { Self(_mm512_sllv_epi64(self.0, _mm512_set1_epi64(by.cast_signed()))) }
        }
        #[inline(always)]
        fn right(self, by: u64) -> Self {
            unsafe { Self(_mm512_srlv_epi64(self.0, _mm512_set1_epi64(by.cast_signed()))) }
        }
        #[inline(always)]
        fn right_each(self, by: Self) -> Self {
            unsafe { Self(_mm512_srlv_epi64(self.0, by.0)) }
        }
        #[inline(always)]
        fn least(self) -> u64 {
            unsafe { _mm512_reduce_min_epu64(self.0) }
        }
        #[inline(always)]
        fn into(self) -> [u64; TOGETHER] {
            let mut out = [0u64; TOGETHER];
            unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), self.0) };
            out
        }
    }
}
