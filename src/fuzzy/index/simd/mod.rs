//! The one folder with vector instructions: which this processor has, the counting of `bitslice` and the distances of
//! `distance` in AVX-512, AVX2 and NEON registers. What it computes is defined by `bitslice::PlainWord` and by
//! `Pattern::within`; tests compare them. Everything unsafe here is a load or a store of one array, or a call behind the question whether the
//! processor can.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod beside;
#[cfg(target_arch = "x86_64")]
mod counting;
#[cfg(target_arch = "x86_64")]
mod distances;
#[cfg(target_arch = "x86_64")]
mod lockstep;
#[cfg(target_arch = "aarch64")]
mod neon;

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

#[cfg(target_arch = "x86_64")]
use super::bitslice::LINE_BYTES;
use super::bitslice::{ColumnLine, MissCount, PREFETCH_BLOCKS, PlainWord, scan};
#[cfg(target_arch = "x86_64")]
use super::distance::TRANSPOSED_TEXTS;
use super::distance::beside::{MOST_BESIDE, PART};
use super::distance::lockstep::PlainLockstep;
use super::distance::{BATCH_TEXTS, DiagonalBand, LOCKSTEP_TEXTS, Pattern};
use super::masks::{MaskTable, MaskTables, PlaneTable};
use super::strips::{FETCHED, Scratch};

/// Fewer texts are not worth being laid beside each other.
const FEWEST_BESIDE: usize = 3;

/// Which instructions the search counts and compares with. All find the same; they differ in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstructionSet {
    /// Words of 64 bits, anywhere.
    Words,
    /// Registers of 128 bits (ARM, 64 bits).
    Neon,
    /// Registers of 256 bits (x86-64).
    Avx2,
    /// Registers of 512 bits (x86-64).
    Avx512,
}

crate::model::named!(InstructionSet { Words = "words", Neon = "neon", Avx2 = "avx2", Avx512 = "avx512" });

/// What [`InstructionSet::force`] said, as its place in [`InstructionSet::ALL`] and one.
static FORCED: AtomicUsize = AtomicUsize::new(0);

impl fmt::Display for InstructionSet {
    /// `words`, `neon`, `avx2`, `avx512`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Has the lines of bytes fetched that will soon be read.
#[inline]
pub(super) fn prefetch(bytes: &[u8]) {
    #[cfg(target_arch = "x86_64")]
    prefetch_to::<{ std::arch::x86_64::_MM_HINT_T0 }>(bytes);
    #[cfg(not(target_arch = "x86_64"))]
    let _ = bytes;
}

/// The same of those that will be read later: into the second cache, which waits for more lines at a time than the first.
#[inline]
pub(super) fn prefetch_far(bytes: &[u8]) {
    #[cfg(target_arch = "x86_64")]
    prefetch_to::<{ std::arch::x86_64::_MM_HINT_T1 }>(bytes);
    #[cfg(not(target_arch = "x86_64"))]
    let _ = bytes;
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn prefetch_to<const HINT: i32>(bytes: &[u8]) {
    let first = bytes.as_ptr();
    let mut place = 0;
    let ahead = first as usize % LINE_BYTES;
    while place < ahead + bytes.len() {
        // SAFETY: a hint, which reads nothing.
        unsafe { std::arch::x86_64::_mm_prefetch::<HINT>(first.wrapping_add(place).cast()) };
        place += LINE_BYTES;
    }
}

impl InstructionSet {
    /// Those that this processor has, best last.
    #[must_use]
    pub fn available() -> Vec<Self> {
        Self::ALL.iter().copied().filter(|set| set.is_available()).collect()
    }

    /// Whether this processor has it.
    #[must_use]
    pub fn is_available(self) -> bool {
        match self {
            Self::Words => true,
            #[cfg(target_arch = "aarch64")]
            Self::Neon => std::arch::is_aarch64_feature_detected!("neon"),
            #[cfg(not(target_arch = "aarch64"))]
            Self::Neon => false,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => std::arch::is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => std::arch::is_x86_feature_detected!("avx512f"),
            #[cfg(not(target_arch = "x86_64"))]
            Self::Avx2 | Self::Avx512 => false,
        }
    }

    /// The best that this processor has.
    #[must_use]
    pub fn best() -> Self {
        Self::ALL.iter().copied().rfind(|set| set.is_available()).unwrap_or(Self::Words)
    }

    /// For measuring alone: every index that this process opens from now on is searched with this set. Whether the
    /// processor has it; if not, nothing changes.
    #[doc(hidden)]
    #[must_use]
    pub fn force(self) -> bool {
        let place = Self::ALL.iter().position(|&set| set == self && set.is_available());
        if let Some(place) = place {
            FORCED.store(place + 1, Ordering::Relaxed);
        }
        place.is_some()
    }

    /// What an index is searched with: the best, unless another one was forced.
    pub(super) fn in_use() -> Self {
        let forced = FORCED.load(Ordering::Relaxed).checked_sub(1);
        forced.and_then(|place| Self::ALL.get(place).copied()).unwrap_or_else(Self::best)
    }

    /// Has the beginning of a column fetched, before its bucket is counted.
    pub(super) fn fetch(self, column: &[ColumnLine]) {
        if self == Self::Avx512 {
            prefetch(column[..column.len().min(PREFETCH_BLOCKS)].as_flattened());
        } else {
            prefetch_far(column[..column.len().min(FETCHED)].as_flattened());
        }
    }

    /// See [`scan`]. A way that the processor does not know is done in plain words.
    pub(super) fn scan(self, count: &MissCount<'_>, blocks: usize, scratch: &mut Scratch, out: &mut Vec<usize>) {
        let done = match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if self.is_available() => {
                // SAFETY: the processor has AVX2.
                unsafe { counting::scan_avx2(count, blocks, scratch, out) }
            }
            #[cfg(target_arch = "aarch64")]
            Self::Neon if self.is_available() => {
                // SAFETY: the processor has NEON.
                unsafe { neon::scan_neon(count, blocks, scratch, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 if self.is_available() => {
                // SAFETY: the processor has AVX-512 F.
                unsafe { counting::scan_avx512(count, blocks, out) }
                true
            }
            _ => false,
        };
        if !done {
            scan::<PlainWord>(count, blocks, out);
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
        if let Some(any) = self.beside(pattern, masks, texts, count, &most, found) {
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

    /// The same with the texts beside each other, where registers look bytes up in tables.
    fn beside(
        self,
        pattern: &Pattern,
        masks: &mut MaskTables,
        texts: &[&[u8]; BATCH_TEXTS],
        count: usize,
        most: &impl Fn(usize) -> usize,
        found: &mut [Option<usize>; BATCH_TEXTS],
    ) -> Option<bool> {
        let step = self.texts_beside()?;
        if count < FEWEST_BESIDE {
            return None;
        }
        let (shortest, longest) = shortest_and_longest(texts);
        let most = most(longest);
        let band = pattern.band(shortest..=longest, most)?;
        let (most, down) = (u32::try_from(most).ok()?, band.down);
        let (narrow, wide) = if band.width <= 32 {
            (Some(masks.planes_32(pattern, count)?), None)
        } else {
            (None, Some(masks.planes_64(pattern, count)?))
        };
        let shared = narrow.is_some_and(|table| table.shared) || wide.is_some_and(|table| table.shared);
        let mut any = false;
        for (found, texts) in found[..count].chunks_mut(step).zip(texts.chunks(step)) {
            let last = texts.len() - 1;
            let group = std::array::from_fn(|k| texts[k.min(last)]);
            let distances = match (narrow, wide) {
                (Some(table), _) => self.beside_of::<4, 1>(table, &group, most, down),
                (_, Some(table)) => match band.width {
                    ..=64 => self.beside_of::<8, 1>(table, &group, most, down),
                    65..=128 => self.beside_of::<8, 2>(table, &group, most, down),
                    129..=192 => self.beside_of::<8, 3>(table, &group, most, down),
                    _ => self.beside_of::<8, 4>(table, &group, most, down),
                },
                (None, None) => None,
            };
            for (found, distance) in found.iter_mut().zip(distances.unwrap_or([u32::MAX; MOST_BESIDE])) {
                *found = usize::try_from(distance).ok().filter(|_| distance <= most);
                any |= found.is_some();
            }
        }
        if any && shared {
            make_exact(pattern, &texts[..count], most as usize, found);
            any = found[..count].iter().any(Option::is_some);
        }
        Some(any)
    }

    /// How many texts it compares beside each other, if that is how it compares.
    fn texts_beside(self) -> Option<usize> {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if self.is_available() => Some(2 * PART),
            #[cfg(target_arch = "aarch64")]
            Self::Neon if self.is_available() => Some(PART),
            _ => None,
        }
    }

    /// See [`distance::beside`](super::distance::beside::beside); asked only where there is
    /// [`InstructionSet::texts_beside`].
    fn beside_of<const BYTES: usize, const WORDS: usize>(
        self,
        table: &PlaneTable<BYTES>,
        texts: &[&[u8]; MOST_BESIDE],
        most: u32,
        down: usize,
    ) -> Option<[u32; MOST_BESIDE]> {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if self.is_available() => {
                // SAFETY: the processor has AVX2.
                unsafe { beside::beside_avx2::<BYTES, WORDS>(table, texts, most, down) }
            }
            #[cfg(target_arch = "aarch64")]
            Self::Neon if self.is_available() => {
                // SAFETY: the processor has NEON.
                unsafe { neon::beside_neon::<BYTES, WORDS>(table, texts, most, down) }
            }
            _ => None,
        }
    }

    /// The table for [`InstructionSet::lockstep`]: a second one beside that of [`InstructionSet::transposed`] would cost more
    /// than the few texts that are left to it.
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
