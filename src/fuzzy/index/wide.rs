//! The one file with vector instructions: the counting of `count` in AVX-512 and AVX2 registers. What it computes is
//! defined by `count::Plain`; a test compares them. Everything unsafe here is a load of 64 bytes whose bounds are checked
//! on the line above, or a call behind the question whether the processor can.
#![allow(unsafe_code)]

use super::count::{Count, Plain, scan};
use super::distance::{Band, Pattern, PlainEight, TOGETHER};

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

    /// The distance to each text, if it is at most what `most` says of its length. Texts are of about one length.
    pub(super) fn distances(
        self,
        pattern: &Pattern,
        texts: &[&[u8]],
        most: impl Fn(usize) -> usize,
    ) -> [Option<usize>; TOGETHER] {
        let mut out = [None; TOGETHER];
        let lengths = texts.iter().map(|text| text.len());
        let (shortest, longest) = (lengths.clone().min().unwrap_or_default(), lengths.max().unwrap_or_default());
        match pattern.band(shortest..=longest, most(longest)) {
            Some(band) if texts.len() > 2 => {
                let last = texts.len() - 1;
                let found = self.together(pattern, &std::array::from_fn(|k| texts[k.min(last)]), most(longest), band);
                for (out, found) in out.iter_mut().zip(found) {
                    *out = usize::try_from(found).ok().filter(|_| found != u64::MAX);
                }
            }
            _ => {
                for (out, text) in out.iter_mut().zip(texts) {
                    *out = pattern.within(text, most(text.len()));
                }
            }
        }
        out
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

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::super::count::{Count, LINE, Word, scan};
    use super::super::distance::{Band, Eight, Pattern, PlainEight, TOGETHER};

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
