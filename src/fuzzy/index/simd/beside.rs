//! Distances of thirty-two texts beside each other in AVX2 registers.

use std::arch::x86_64::*;

use super::super::distance::beside::{MOST_BESIDE, PART, Vector, beside};
use super::super::masks::{PlaneTable, ROWS};

/// See [`beside`].
#[target_feature(enable = "avx2")]
pub(super) fn beside_avx2<const BYTES: usize, const WORDS: usize>(
    table: &PlaneTable<BYTES>,
    texts: &[&[u8]; MOST_BESIDE],
    most: u32,
    down: usize,
) -> Option<[u32; MOST_BESIDE]> {
    beside::<Avx2Vector, BYTES, WORDS>(table, texts, most, down)
}

/// A register of 256 bits. Made only inside `beside_avx2`.
#[derive(Clone, Copy)]
struct Avx2Vector(__m256i);

// SAFETY of every block below: `Avx2Vector` is used by `beside_avx2` alone, which is called only where AVX2 is there.
impl Vector for Avx2Vector {
    const PARTS: usize = 2;

    #[inline(always)]
    fn load(parts: [&[u8; PART]; 2]) -> Self {
        unsafe { Self(_mm256_loadu2_m128i(parts[1].as_ptr().cast(), parts[0].as_ptr().cast())) }
    }
    #[inline(always)]
    fn store(self) -> [[u8; PART]; 2] {
        let mut out = [[0u8; PART]; 2];
        unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), self.0) };
        out
    }
    #[inline(always)]
    fn splat<const BYTES: usize>(number: u64) -> Self {
        unsafe {
            Self(match BYTES {
                1 => _mm256_set1_epi8(number as i8),
                4 => _mm256_set1_epi32(number as i32),
                _ => _mm256_set1_epi64x(number.cast_signed()),
            })
        }
    }
    #[inline(always)]
    fn pick16(self, table: &[u8; 16]) -> Self {
        unsafe {
            let table = _mm256_broadcastsi128_si256(_mm_loadu_si128(table.as_ptr().cast()));
            // From 16 on the highest bit is set, and that picks 0.
            Self(_mm256_shuffle_epi8(table, _mm256_adds_epu8(self.0, _mm256_set1_epi8(0x70))))
        }
    }
    #[inline(always)]
    fn pick32(self, table: &[u8; ROWS]) -> Self {
        let [low, high] = [&table.as_chunks::<16>().0[0], &table.as_chunks::<16>().0[1]];
        self.pick16(low).or(self.xor(Self::splat::<1>(16)).pick16(high))
    }
    #[inline(always)]
    fn zip<const BYTES: usize>(self, other: Self) -> (Self, Self) {
        let (a, b) = (self.0, other.0);
        unsafe {
            match BYTES {
                1 => (Self(_mm256_unpacklo_epi8(a, b)), Self(_mm256_unpackhi_epi8(a, b))),
                2 => (Self(_mm256_unpacklo_epi16(a, b)), Self(_mm256_unpackhi_epi16(a, b))),
                _ => (Self(_mm256_unpacklo_epi32(a, b)), Self(_mm256_unpackhi_epi32(a, b))),
            }
        }
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        unsafe { Self(_mm256_and_si256(self.0, other.0)) }
    }
    #[inline(always)]
    fn and_not(self, other: Self) -> Self {
        unsafe { Self(_mm256_andnot_si256(other.0, self.0)) }
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
    fn plus<const BYTES: usize>(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        unsafe { Self(if BYTES == 4 { _mm256_add_epi32(a, b) } else { _mm256_add_epi64(a, b) }) }
    }
    #[inline(always)]
    fn minus<const BYTES: usize>(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        unsafe { Self(if BYTES == 4 { _mm256_sub_epi32(a, b) } else { _mm256_sub_epi64(a, b) }) }
    }
    #[inline(always)]
    fn half<const BYTES: usize>(self) -> Self {
        unsafe { Self(if BYTES == 4 { _mm256_srli_epi32::<1>(self.0) } else { _mm256_srli_epi64::<1>(self.0) }) }
    }
    #[inline(always)]
    fn last_bit<const BYTES: usize>(self) -> Self {
        unsafe { Self(if BYTES == 4 { _mm256_srli_epi32::<31>(self.0) } else { _mm256_srli_epi64::<63>(self.0) }) }
    }
    #[inline(always)]
    fn first_bit<const BYTES: usize>(self) -> Self {
        unsafe { Self(if BYTES == 4 { _mm256_slli_epi32::<31>(self.0) } else { _mm256_slli_epi64::<63>(self.0) }) }
    }
    #[inline(always)]
    fn zeros<const BYTES: usize>(self) -> Self {
        unsafe {
            let zero = _mm256_setzero_si256();
            Self(if BYTES == 4 { _mm256_cmpeq_epi32(self.0, zero) } else { _mm256_cmpeq_epi64(self.0, zero) })
        }
    }
    #[inline(always)]
    fn above<const BYTES: usize>(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        unsafe { Self(if BYTES == 4 { _mm256_cmpgt_epi32(a, b) } else { _mm256_cmpgt_epi64(a, b) }) }
    }
    #[inline(always)]
    fn is_full(self) -> bool {
        unsafe { _mm256_movemask_epi8(self.0) == -1 }
    }
}
