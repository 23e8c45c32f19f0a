//! The bit-sliced counting in AVX2 and AVX-512 registers.

use std::arch::x86_64::*;

use super::super::bitslice::{ColumnLine, MissCount, Word, scan};
use super::super::strips::{Register, Scratch, scan_strips};

/// See [`scan_strips`].
#[target_feature(enable = "avx2")]
pub(super) fn scan_avx2(count: &MissCount<'_>, blocks: usize, scratch: &mut Scratch, out: &mut Vec<usize>) -> bool {
    scan_strips::<Avx2Register>(count, blocks, scratch, out)
}

/// See [`scan`].
#[target_feature(enable = "avx512f")]
pub(super) fn scan_avx512(count: &MissCount<'_>, blocks: usize, out: &mut Vec<usize>) {
    scan::<Avx512Word>(count, blocks, out);
}

/// A register of 256 bits. Made only inside `scan_avx2`.
#[derive(Clone, Copy)]
struct Avx2Register(__m256i);

// SAFETY of every block below: `Avx2Register` is used by `scan_avx2` alone, which is called only where AVX2 is there.
impl Register for Avx2Register {
    const PER_LINE: usize = 2;

    #[inline(always)]
    fn load(line: &ColumnLine, at: usize) -> Self {
        let half = &line.as_chunks::<32>().0[at];
        unsafe { Self(_mm256_loadu_si256(half.as_ptr().cast())) }
    }
    #[inline(always)]
    fn store(self, line: &mut ColumnLine, at: usize) {
        let half = &mut line.as_chunks_mut::<32>().0[at];
        unsafe { _mm256_storeu_si256(half.as_mut_ptr().cast(), self.0) };
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        unsafe { Self(_mm256_and_si256(self.0, other.0)) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        unsafe { Self(_mm256_or_si256(self.0, other.0)) }
    }
    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        unsafe { Self(_mm256_xor_si256(self.0, other.0)) }
    }
    #[inline(always)]
    fn not(self) -> Self {
        unsafe { Self(_mm256_xor_si256(self.0, _mm256_set1_epi64x(-1))) }
    }
    #[inline(always)]
    fn add(a: Self, b: Self, c: Self) -> (Self, Self) {
        let either = a.xor(b);
        (either.xor(c), a.and(b).or(either.and(c)))
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
