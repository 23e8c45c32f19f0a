//! The counting in strips, and distances of sixteen texts beside each other, in NEON registers.

use std::arch::aarch64::*;

use super::super::bitslice::{ColumnLine, MissCount};
use super::super::distance::beside::{MOST_BESIDE, PART, Vector, beside};
use super::super::masks::{PlaneTable, ROWS};
use super::super::strips::{Register, Scratch, scan_strips};

/// See [`scan_strips`].
#[target_feature(enable = "neon")]
pub(super) fn scan_neon(count: &MissCount<'_>, blocks: usize, scratch: &mut Scratch, out: &mut Vec<usize>) -> bool {
    scan_strips::<Neon>(count, blocks, scratch, out)
}

/// See [`beside`].
#[target_feature(enable = "neon")]
pub(super) fn beside_neon<const BYTES: usize, const WORDS: usize>(
    table: &PlaneTable<BYTES>,
    texts: &[&[u8]; MOST_BESIDE],
    most: u32,
    down: usize,
) -> Option<[u32; MOST_BESIDE]> {
    beside::<Neon, BYTES, WORDS>(table, texts, most, down)
}

/// A register of 128 bits. Made only inside `scan_neon` and `beside_neon`.
#[derive(Clone, Copy)]
struct Neon(uint8x16_t);

// SAFETY of every block below: `Neon` is used by `scan_neon` and `beside_neon` alone, which are called only where NEON is
// there.
impl Register for Neon {
    const PER_LINE: usize = 4;

    #[inline(always)]
    fn load(line: &ColumnLine, at: usize) -> Self {
        unsafe { Self(vld1q_u8(line.as_chunks::<16>().0[at].as_ptr())) }
    }
    #[inline(always)]
    fn store(self, line: &mut ColumnLine, at: usize) {
        unsafe { vst1q_u8(line.as_chunks_mut::<16>().0[at].as_mut_ptr(), self.0) }
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        unsafe { Self(vandq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        unsafe { Self(vorrq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        unsafe { Self(veorq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn not(self) -> Self {
        unsafe { Self(vmvnq_u8(self.0)) }
    }
    #[inline(always)]
    fn add(a: Self, b: Self, c: Self) -> (Self, Self) {
        // Where the first two differ the third one is the carry, else either of them.
        let either = Register::xor(a, b);
        unsafe { (Register::xor(either, c), Self(vbslq_u8(either.0, c.0, a.0))) }
    }
}

impl Neon {
    #[inline(always)]
    fn fours(self) -> uint32x4_t {
        unsafe { vreinterpretq_u32_u8(self.0) }
    }
    #[inline(always)]
    fn eights(self) -> uint64x2_t {
        unsafe { vreinterpretq_u64_u8(self.0) }
    }
    #[inline(always)]
    fn of_fours(fours: uint32x4_t) -> Self {
        unsafe { Self(vreinterpretq_u8_u32(fours)) }
    }
    #[inline(always)]
    fn of_eights(eights: uint64x2_t) -> Self {
        unsafe { Self(vreinterpretq_u8_u64(eights)) }
    }
}

impl Vector for Neon {
    const PARTS: usize = 1;

    #[inline(always)]
    fn load(parts: [&[u8; PART]; 2]) -> Self {
        unsafe { Self(vld1q_u8(parts[0].as_ptr())) }
    }
    #[inline(always)]
    fn store(self) -> [[u8; PART]; 2] {
        let mut out = [[0u8; PART]; 2];
        unsafe { vst1q_u8(out[0].as_mut_ptr(), self.0) };
        out
    }
    #[inline(always)]
    fn splat<const BYTES: usize>(number: u64) -> Self {
        unsafe {
            match BYTES {
                1 => Self(vdupq_n_u8(number as u8)),
                4 => Self::of_fours(vdupq_n_u32(number as u32)),
                _ => Self::of_eights(vdupq_n_u64(number)),
            }
        }
    }
    #[inline(always)]
    fn pick16(self, table: &[u8; 16]) -> Self {
        // From 16 on nothing is in the table, and that picks 0.
        unsafe { Self(vqtbl1q_u8(vld1q_u8(table.as_ptr()), self.0)) }
    }
    #[inline(always)]
    fn pick32(self, table: &[u8; ROWS]) -> Self {
        let (halves, _) = table.as_chunks::<16>();
        unsafe {
            let table = uint8x16x2_t(vld1q_u8(halves[0].as_ptr()), vld1q_u8(halves[1].as_ptr()));
            Self(vqtbl2q_u8(table, self.0))
        }
    }
    #[inline(always)]
    fn zip<const BYTES: usize>(self, other: Self) -> (Self, Self) {
        unsafe {
            match BYTES {
                1 => (Self(vzip1q_u8(self.0, other.0)), Self(vzip2q_u8(self.0, other.0))),
                2 => {
                    let (a, b) = (vreinterpretq_u16_u8(self.0), vreinterpretq_u16_u8(other.0));
                    (Self(vreinterpretq_u8_u16(vzip1q_u16(a, b))), Self(vreinterpretq_u8_u16(vzip2q_u16(a, b))))
                }
                _ => {
                    let (a, b) = (self.fours(), other.fours());
                    (Self::of_fours(vzip1q_u32(a, b)), Self::of_fours(vzip2q_u32(a, b)))
                }
            }
        }
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        unsafe { Self(vandq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn and_not(self, other: Self) -> Self {
        unsafe { Self(vbicq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        unsafe { Self(vorrq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        unsafe { Self(veorq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn plus<const BYTES: usize>(self, other: Self) -> Self {
        unsafe {
            if BYTES == 4 {
                Self::of_fours(vaddq_u32(self.fours(), other.fours()))
            } else {
                Self::of_eights(vaddq_u64(self.eights(), other.eights()))
            }
        }
    }
    #[inline(always)]
    fn minus<const BYTES: usize>(self, other: Self) -> Self {
        unsafe {
            if BYTES == 4 {
                Self::of_fours(vsubq_u32(self.fours(), other.fours()))
            } else {
                Self::of_eights(vsubq_u64(self.eights(), other.eights()))
            }
        }
    }
    #[inline(always)]
    fn half<const BYTES: usize>(self) -> Self {
        unsafe {
            if BYTES == 4 {
                Self::of_fours(vshrq_n_u32::<1>(self.fours()))
            } else {
                Self::of_eights(vshrq_n_u64::<1>(self.eights()))
            }
        }
    }
    #[inline(always)]
    fn last_bit<const BYTES: usize>(self) -> Self {
        unsafe {
            if BYTES == 4 {
                Self::of_fours(vshrq_n_u32::<31>(self.fours()))
            } else {
                Self::of_eights(vshrq_n_u64::<63>(self.eights()))
            }
        }
    }
    #[inline(always)]
    fn first_bit<const BYTES: usize>(self) -> Self {
        unsafe {
            if BYTES == 4 {
                Self::of_fours(vshlq_n_u32::<31>(self.fours()))
            } else {
                Self::of_eights(vshlq_n_u64::<63>(self.eights()))
            }
        }
    }
    #[inline(always)]
    fn zeros<const BYTES: usize>(self) -> Self {
        unsafe {
            if BYTES == 4 {
                Self::of_fours(vceqzq_u32(self.fours()))
            } else {
                Self::of_eights(vceqzq_u64(self.eights()))
            }
        }
    }
    #[inline(always)]
    fn above<const BYTES: usize>(self, other: Self) -> Self {
        unsafe {
            if BYTES == 4 {
                Self::of_fours(vcgtq_u32(self.fours(), other.fours()))
            } else {
                Self::of_eights(vcgtq_u64(self.eights(), other.eights()))
            }
        }
    }
    #[inline(always)]
    fn is_full(self) -> bool {
        unsafe { vminvq_u8(self.0) == u8::MAX }
    }
}
