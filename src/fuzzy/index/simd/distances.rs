//! Distances of sixteen texts and more in AVX-512 registers, the query's masks kept in registers too.

use std::arch::x86_64::*;

use super::super::distance::{Pattern, TRANSPOSED_TEXTS};
use super::super::masks::{CacheLine, MaskTable};
use super::shortest_and_longest;

/// Transposes texts: the rows of the query's masks for [`TRANSPOSED_TEXTS`] texts, column by column, as many columns.
/// Behind its end a text has row 0, in which nothing is; the shortest of them has `shortest` bytes.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
#[inline(never)]
fn transpose(
    rows: &[__m512i; 4],
    texts: &[&[u8]; TRANSPOSED_TEXTS],
    from: usize,
    shortest: usize,
    out: &mut TransposedColumns,
) {
    let mut copies = [[0u8; TRANSPOSED_TEXTS]; TRANSPOSED_TEXTS];
    if from + TRANSPOSED_TEXTS > shortest {
        for (copy, text) in copies.iter_mut().zip(texts) {
            let text = text.get(from..).unwrap_or_default();
            let end = text.len().min(TRANSPOSED_TEXTS);
            copy[..end].copy_from_slice(&text[..end]);
        }
    }
    let line = |k: usize| {
        let text =
            if from + TRANSPOSED_TEXTS > shortest { &copies[k] } else { &texts[k][from..from + TRANSPOSED_TEXTS] };
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

/// [`TRANSPOSED_TEXTS`] columns, in each a byte of [`TRANSPOSED_TEXTS`] texts.
type TransposedColumns = [[u8; TRANSPOSED_TEXTS]; TRANSPOSED_TEXTS];

/// From four texts of sixteen bytes to sixteen columns of four.
const GATHER: [u8; 64] = {
    let mut out = [0u8; 64];
    let mut k = 0;
    while k < 64 {
        out[k] = (k % 4 * TRANSPOSED_TEXTS + k / 4) as u8;
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
pub(super) fn transposed_32<const REGISTERS: usize>(
    pattern: &Pattern,
    table: &MaskTable<CacheLine<[u32; 16]>>,
    texts: &[[&[u8]; TRANSPOSED_TEXTS]; REGISTERS],
    most: u32,
    down: usize,
) -> [[u32; TRANSPOSED_TEXTS]; REGISTERS] {
    let load = |words: &[u32; TRANSPOSED_TEXTS]| {
        // SAFETY: it reads the 64 bytes of `words`.
        unsafe { _mm512_loadu_si512(words.as_ptr().cast()) }
    };
    let (shortest, longest) = shortest_and_longest(texts.as_flattened());
    let zero = _mm512_setzero_si512();
    let [mut lengths, mut ends, mut distance] = [[zero; REGISTERS]; 3];
    for r in 0..REGISTERS {
        let mut words = [0u32; TRANSPOSED_TEXTS];
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
    for from in (0..longest).step_by(TRANSPOSED_TEXTS) {
        let mut columns = [TransposedColumns::default(); REGISTERS];
        for r in 0..REGISTERS {
            transpose(&rows, &texts[r], from, shortest, &mut columns[r]);
        }
        for (k, j) in (from..from + TRANSPOSED_TEXTS).enumerate() {
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
                return [[u32::MAX; TRANSPOSED_TEXTS]; REGISTERS];
            }
        }
    }
    distance.map(|distance| {
        let mut out = [0u32; TRANSPOSED_TEXTS];
        // SAFETY: it writes the 64 bytes of `out`.
        unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), distance) };
        out
    })
}

/// The distances in a band of `WORDS` times 64 diagonals, or more than `most`: sixteen texts in each of `PAIRS` of
/// registers.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
pub(super) fn transposed_64<const WORDS: usize, const PAIRS: usize>(
    pattern: &Pattern,
    table: &MaskTable<CacheLine<[u64; 8]>>,
    texts: &[[&[u8]; TRANSPOSED_TEXTS]; PAIRS],
    most: u32,
    down: usize,
) -> [[u32; TRANSPOSED_TEXTS]; PAIRS] {
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
    for from in (0..longest).step_by(TRANSPOSED_TEXTS) {
        let mut columns = [TransposedColumns::default(); PAIRS];
        for pair in 0..PAIRS {
            transpose(&rows, &texts[pair], from, shortest, &mut columns[pair]);
        }
        for (k, j) in (from..from + TRANSPOSED_TEXTS).enumerate() {
            // Words that end before the first position hold nothing, and neither does the last place.
            let lines: [&[CacheLine<[u64; 8]>; 4]; WORDS] =
                std::array::from_fn(|w| &places[(down + j + 64 * (w + 1)).wrapping_sub(64 * WORDS).min(table.last)]);
            for pair in 0..PAIRS {
                let (eights, _) = columns[pair][k].as_chunks::<8>();
                for half in 0..2 {
                    // SAFETY: it reads eight bytes of a column.
                    let row = _mm512_cvtepu8_epi64(unsafe { _mm_loadu_si64(eights[half].as_ptr()) });
                    let mut carry = 0;
                    let mut more = 0xff;
                    let (mut d0s, mut hps, mut hns) = ([one; WORDS], [one; WORDS], [one; WORDS]);
                    for w in 0..WORDS {
                        let x = masks_of(lines[w], row);
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
                    distance[pair][half] = _mm512_mask_add_epi64(distance[pair][half], more, distance[pair][half], one);
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
                return [[u32::MAX; TRANSPOSED_TEXTS]; PAIRS];
            }
        }
    }
    distance.map(|pair| {
        let mut out = [0u32; TRANSPOSED_TEXTS];
        for (out, distance) in out.as_chunks_mut::<8>().0.iter_mut().zip(pair) {
            // SAFETY: it writes the 32 bytes of `out`.
            unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), _mm512_cvtepi64_epi32(distance)) };
        }
        out
    })
}

/// The masks of eight rows of a place.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
#[inline]
fn masks_of(lines: &[CacheLine<[u64; 8]>; 4], row: __m512i) -> __m512i {
    let line = |k: usize| {
        // SAFETY: it reads the 64 bytes of a line.
        unsafe { _mm512_load_si512(lines[k].0.as_ptr().cast()) }
    };
    let low = _mm512_permutex2var_epi64(line(0), row, line(1));
    let high = _mm512_permutex2var_epi64(line(2), row, line(3));
    _mm512_mask_mov_epi64(low, _mm512_test_epi64_mask(row, _mm512_set1_epi64(16)), high)
}
