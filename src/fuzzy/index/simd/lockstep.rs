//! Distances of eight texts in step in AVX2 registers.

use std::arch::x86_64::*;

use super::super::distance::lockstep::LockstepWords;
use super::super::distance::{DiagonalBand, LOCKSTEP_TEXTS, Pattern};
use super::super::masks::MaskTable;

/// See [`Pattern::lockstep`].
#[target_feature(enable = "avx2")]
pub(super) fn lockstep_avx2(
    pattern: &Pattern,
    table: Option<&MaskTable<u64>>,
    texts: &[&[u8]; LOCKSTEP_TEXTS],
    most: usize,
    band: DiagonalBand,
) -> [u64; LOCKSTEP_TEXTS] {
    pattern.lockstep::<Avx2Lockstep>(table, texts, most, band)
}

/// Eight words of 64 bits in two registers. Made only inside `lockstep_avx2`.
#[derive(Clone, Copy)]
struct Avx2Lockstep(__m256i, __m256i);

// SAFETY of every block below: `Avx2Lockstep` is used by `lockstep_avx2` alone, which is called only where AVX2 is there.
impl LockstepWords for Avx2Lockstep {
    #[inline(always)]
    fn of(words: [u64; LOCKSTEP_TEXTS]) -> Self {
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
    fn into(self) -> [u64; LOCKSTEP_TEXTS] {
        let mut out = [0u64; LOCKSTEP_TEXTS];
        unsafe {
            _mm256_storeu_si256(out.as_mut_ptr().cast(), self.0);
            _mm256_storeu_si256(out.as_mut_ptr().add(4).cast(), self.1);
        }
        out
    }
}
