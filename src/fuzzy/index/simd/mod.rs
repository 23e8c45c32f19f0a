//! The one folder with vector instructions: which this processor has, the counting of `bitslice` and the distances of
//! `distance` in AVX-512 and AVX2 registers. What it computes is defined by `bitslice::PlainWord` and by `Pattern::within`;
//! tests compare them. Everything unsafe here is a load or a store of one array, or a call behind the question whether the
//! processor can.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod counting;
#[cfg(target_arch = "x86_64")]
mod distances;
#[cfg(target_arch = "x86_64")]
mod lockstep;

use std::fmt;

#[cfg(target_arch = "x86_64")]
use super::bitslice::LINE_BYTES;
use super::bitslice::{MissCount, PlainWord, scan};
#[cfg(target_arch = "x86_64")]
use super::distance::TRANSPOSED_TEXTS;
use super::distance::lockstep::PlainLockstep;
use super::distance::{BATCH_TEXTS, DiagonalBand, LOCKSTEP_TEXTS, Pattern};
use super::masks::{MaskTable, MaskTables};

/// Which instructions the search counts and compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstructionSet {
    /// Words of 64 bits, anywhere.
    Words,
    /// Registers of 256 bits.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// Registers of 512 bits.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl fmt::Display for InstructionSet {
    /// `words`, `avx2`, `avx512`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Words => "words",
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => "avx512",
        })
    }
}

/// Has the lines of bytes fetched that will soon be read.
#[inline]
pub(super) fn prefetch(bytes: &[u8]) {
    #[cfg(target_arch = "x86_64")]
    {
        let first = bytes.as_ptr();
        let lines = (first as usize % LINE_BYTES + bytes.len()).div_ceil(LINE_BYTES);
        for line in 0..lines {
            let place = first.wrapping_add(line * LINE_BYTES);
            // SAFETY: a hint, which reads nothing.
            unsafe { std::arch::x86_64::_mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T0 }>(place.cast()) };
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = bytes;
}

impl InstructionSet {
    /// The ways that this processor knows, best last.
    #[cfg(test)]
    pub(super) fn all() -> Vec<Self> {
        let mut out = vec![Self::Words];
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
    #[must_use]
    pub fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if std::arch::is_x86_feature_detected!("avx512f") {
                return Self::Avx512;
            }
            if std::arch::is_x86_feature_detected!("avx2") {
                return Self::Avx2;
            }
        }
        Self::Words
    }

    /// See [`scan`]. A way that the processor does not know is done in plain words.
    pub(super) fn scan(self, count: &MissCount<'_>, blocks: usize, out: &mut Vec<usize>) {
        match self {
            Self::Words => scan::<PlainWord>(count, blocks, out),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if std::arch::is_x86_feature_detected!("avx2") => {
                // SAFETY: the processor has AVX2.
                unsafe { counting::scan_avx2(count, blocks, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 if std::arch::is_x86_feature_detected!("avx512f") => {
                // SAFETY: the processor has AVX-512 F.
                unsafe { counting::scan_avx512(count, blocks, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 | Self::Avx512 => scan::<PlainWord>(count, blocks, out),
        }
    }

    /// Puts the distance to each text into `found`, if it is at most what `most` says of its length; whether any is. Texts
    /// are of about one length, the shortest first; after the first `count` the last of them stands again and again.
    pub(super) fn distances(
        self,
        pattern: &Pattern,
        masks: &mut MaskTables,
        texts: &[&[u8]; BATCH_TEXTS],
        count: usize,
        most: impl Fn(usize) -> usize,
        found: &mut [Option<usize>; BATCH_TEXTS],
    ) -> bool {
        #[cfg(target_arch = "x86_64")]
        if let Some(any) = self.transposed(pattern, masks, texts, count, &most, found) {
            return any;
        }
        let texts = &texts[..count];
        for (found, texts) in found.chunks_mut(LOCKSTEP_TEXTS).zip(texts.chunks(LOCKSTEP_TEXTS)) {
            let (shortest, longest) = shortest_and_longest(texts);
            match pattern.band(shortest..=longest, most(longest)) {
                Some(band) if texts.len() > 2 => {
                    let last = texts.len() - 1;
                    let table = self.table_for(pattern, masks, texts.len());
                    let eight = std::array::from_fn(|k| texts[k.min(last)]);
                    let distances = self.lockstep(pattern, table, &eight, most(longest), band);
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

    /// The same with the query's masks in registers, where the processor can and the query is short enough.
    #[cfg(target_arch = "x86_64")]
    fn transposed(
        self,
        pattern: &Pattern,
        masks: &mut MaskTables,
        texts: &[&[u8]; BATCH_TEXTS],
        count: usize,
        most: &impl Fn(usize) -> usize,
        found: &mut [Option<usize>; BATCH_TEXTS],
    ) -> Option<bool> {
        if !self.holds_masks() || count <= LOCKSTEP_TEXTS / 2 {
            return None;
        }
        let (shortest, longest) = shortest_and_longest(texts);
        let most = most(longest);
        let band = pattern.band(shortest..=longest, most)?;
        let most = u32::try_from(most).ok()?;
        let (groups, _) = texts.as_chunks::<TRANSPOSED_TEXTS>();
        let (all, first) = ([groups[0], groups[1]], [groups[0]]);
        let two = count > TRANSPOSED_TEXTS;
        let mut distances = [[u32::MAX; TRANSPOSED_TEXTS]; BATCH_TEXTS / TRANSPOSED_TEXTS];
        let shared;
        // SAFETY of each call: the processor has what `holds_masks` asked for.
        if band.width <= 32 {
            let table = masks.of_32(pattern, count)?;
            shared = table.shared;
            if two {
                distances = unsafe { distances::transposed_32::<2>(pattern, table, &all, most, band.down) };
            } else {
                [distances[0]] = unsafe { distances::transposed_32::<1>(pattern, table, &first, most, band.down) };
            }
        } else {
            let table = masks.of_64(pattern, count)?;
            shared = table.shared;
            if band.width <= 64 && two {
                distances = unsafe { distances::transposed_64::<1, 2>(pattern, table, &all, most, band.down) };
            } else {
                let many = match band.width {
                    ..=64 => distances::transposed_64::<1, 1>,
                    65..=128 => distances::transposed_64::<2, 1>,
                    129..=192 => distances::transposed_64::<3, 1>,
                    _ => distances::transposed_64::<4, 1>,
                };
                for (distances, texts) in distances.iter_mut().zip(groups).take(count.div_ceil(TRANSPOSED_TEXTS)) {
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

    /// The table for [`InstructionSet::lockstep`]: a second one beside that of [`InstructionSet::transposed`] would cost more than the few texts
    /// that are left to it.
    fn table_for<'w>(self, pattern: &Pattern, masks: &'w mut MaskTables, texts: usize) -> Option<&'w MaskTable<u64>> {
        if self.holds_masks() { None } else { masks.words(pattern, texts) }
    }

    /// Whether registers hold the masks of all the query's characters, see [`InstructionSet::transposed`].
    fn holds_masks(self) -> bool {
        #[cfg(target_arch = "x86_64")]
        if self == Self::Avx512 {
            return std::arch::is_x86_feature_detected!("avx512vbmi")
                && std::arch::is_x86_feature_detected!("avx512bw")
                && std::arch::is_x86_feature_detected!("avx512f");
        }
        false
    }

    /// See [`Pattern::lockstep`].
    pub(super) fn lockstep(
        self,
        pattern: &Pattern,
        table: Option<&MaskTable<u64>>,
        texts: &[&[u8]; LOCKSTEP_TEXTS],
        most: usize,
        band: DiagonalBand,
    ) -> [u64; LOCKSTEP_TEXTS] {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 | Self::Avx512 if std::arch::is_x86_feature_detected!("avx2") => {
                // SAFETY: the processor has AVX2.
                unsafe { lockstep::lockstep_avx2(pattern, table, texts, most, band) }
            }
            _ => pattern.lockstep::<PlainLockstep>(table, texts, most, band),
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
