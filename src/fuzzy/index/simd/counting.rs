//! The bit-sliced counting in AVX2 and AVX-512 registers.

use std::arch::x86_64::*;

use super::super::bitslice::{ColumnLine, MissCount, Word, scan};

/// See [`scan`].
#[target_feature(enable = "avx2")]
pub(super) fn scan_avx2(count: &MissCount<'_>, blocks: usize, out: &mut Vec<usize>) {
    scan::<Avx2Word>(count, blocks, out);
}

/// See [`scan`].
#[target_feature(enable = "avx512f")]
pub(super) fn scan_avx512(count: &MissCount<'_>, blocks: usize, out: &mut Vec<usize>) {
    scan::<Avx512Word>(count, blocks, out);
}

/// Two registers of 256 bits. Made only inside `scan_avx2`.
#[derive(Clone, Copy)]
struct Avx2Word(__m256i, __m256i);

// SAFETY of every block below: `Avx2Word` is used by `scan_avx2` alone, which is called only where AVX2 is there.
impl Word for Avx2Word {
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
    fn load(line: &ColumnLine, ahead: usize) -> Self {
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
struct Avx512Word(__m512i);

// SAFETY of every block below: `Avx512Word` is used by `scan_avx512` alone, which is called only where AVX-512 F is there.
impl Word for Avx512Word {
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
    fn load(line: &ColumnLine, ahead: usize) -> Self {
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
