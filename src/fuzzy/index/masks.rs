//! The query's match masks (Myers' `Peq`: for each character, a bit where the query has it), shifted in advance to every
//! place of a band. There are so few of them that wide registers hold those of all characters of a query at one place.

use super::distance::{PAD, Pattern, Positions};

/// For each place of a band, of 32 diagonals or of words of 64, the masks of all the query's characters. Made when enough
/// texts are compared.
#[derive(Debug, Default)]
pub(super) struct MaskTables {
    /// Texts compared so far.
    asked: usize,
    #[cfg(target_arch = "x86_64")]
    of_32: Option<MaskTable<CacheLine<[u32; 16]>>>,
    #[cfg(target_arch = "x86_64")]
    of_64: Option<MaskTable<CacheLine<[u64; 8]>>>,
    words: Option<MaskTable<u64>>,
    planes_32: Option<PlaneTable<4>>,
    planes_64: Option<PlaneTable<8>>,
}

/// Comparisons from which on making the tables is worth while.
pub(super) const WORTH_WHILE: usize = 64;

/// The same of planes.
const PLANES_WORTH_WHILE: usize = 8;

/// Rows of a table; in row 0 nothing is.
pub(super) const ROWS: usize = 32;

/// The tables of longer queries would not stay in the cache.
const LONGEST: usize = 1024;

/// The masks of one width. At `place` stand the positions that the band sees in column `place` − `down`; after the last
/// place it sees none.
#[derive(Debug)]
pub(super) struct MaskTable<L> {
    lines: Vec<L>,
    /// The place after which there is nothing.
    pub(super) last: usize,
    /// In which row the positions of each class stand.
    pub(super) rows: [u8; 256],
    /// Whether several classes share a row, so that a distance found with it may be too small.
    pub(super) shared: bool,
}

/// The masks byte by byte, for registers that look bytes up in tables: of a place, in each plane a byte of each row's mask.
#[derive(Debug)]
pub(super) struct PlaneTable<const BYTES: usize> {
    pub(super) places: Vec<[[u8; ROWS]; BYTES]>,
    /// The rows of the classes, of sixteen classes each from the first one on; those where there is any.
    pub(super) rows_of: Vec<(u8, [u8; 16])>,
    /// How many characters the query has.
    pub(super) length: usize,
    /// See [`MaskTable`].
    pub(super) shared: bool,
}

impl<const BYTES: usize> PlaneTable<BYTES> {
    fn new(pattern: &Pattern) -> Self {
        let joined = joined(pattern.positions());
        let positions = joined.as_ref().unwrap_or(pattern.positions());
        let last = pattern.length() + 8 * BYTES - 1;
        let mut places = Vec::with_capacity(last + 1);
        let mut planes = [[0u8; ROWS]; BYTES];
        for place in 0..=last {
            // From place to place all go down by one, and the next position comes in above.
            for byte in 0..BYTES {
                let above = planes.get(byte + 1).copied().unwrap_or([0; ROWS]);
                for (byte, above) in planes[byte].iter_mut().zip(above) {
                    *byte = *byte >> 1 | above << 7;
                }
            }
            if let Some(&row) = positions.order.get(place) {
                planes[BYTES - 1][usize::from(row)] |= 0x80;
            }
            places.push(planes);
        }
        let sixteens = positions.rows.as_chunks::<16>().0.iter().zip((0u8..=15).map(|at| at * 16));
        let rows_of = sixteens.filter(|(rows, _)| **rows != [0; 16]).map(|(rows, from)| (from, *rows)).collect();
        Self { places, rows_of, length: pattern.length(), shared: joined.is_some() }
    }
}

/// What one load brings.
#[cfg(target_arch = "x86_64")]
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct CacheLine<L>(pub(super) L);

impl<L> MaskTable<L> {
    /// The masks of [`ROWS`] rows at each place, in so many lines.
    pub(super) fn places<const LINES: usize>(&self) -> &[[L; LINES]] {
        self.lines.as_chunks().0
    }
}

impl MaskTables {
    /// As if so many texts had been compared.
    #[cfg(test)]
    pub(super) fn after(asked: usize) -> Self {
        Self { asked, ..Self::default() }
    }

    /// The masks of 32 bits, for a band that is no wider, if enough was compared and the query is not too long.
    #[cfg(target_arch = "x86_64")]
    pub(super) fn of_32(&mut self, pattern: &Pattern, texts: usize) -> Option<&MaskTable<CacheLine<[u32; 16]>>> {
        if self.is_due(pattern, texts) && self.of_32.is_none() {
            self.of_32 = Some(table(pattern, 32, |lines, words| {
                lines.extend(words.as_chunks().0.iter().map(|line| CacheLine(line.map(|word| word as u32))));
            }));
        }
        self.of_32.as_ref()
    }

    /// The same of 64 bits.
    #[cfg(target_arch = "x86_64")]
    pub(super) fn of_64(&mut self, pattern: &Pattern, texts: usize) -> Option<&MaskTable<CacheLine<[u64; 8]>>> {
        if self.is_due(pattern, texts) && self.of_64.is_none() {
            let append = |lines: &mut Vec<_>, words: &[u64; ROWS]| {
                lines.extend(words.as_chunks().0.iter().copied().map(CacheLine));
            };
            self.of_64 = Some(table(pattern, 64, append));
        }
        self.of_64.as_ref()
    }

    /// The same one by one, for registers that hold few.
    pub(super) fn words(&mut self, pattern: &Pattern, texts: usize) -> Option<&MaskTable<u64>> {
        if self.is_due(pattern, texts) && self.words.is_none() {
            self.words = Some(table(pattern, 64, |words, more| words.extend(more)));
        }
        self.words.as_ref()
    }

    /// The same byte by byte, of 32 bits.
    pub(super) fn planes_32(&mut self, pattern: &Pattern, texts: usize) -> Option<&PlaneTable<4>> {
        if self.is_soon_due(pattern, texts) && self.planes_32.is_none() {
            self.planes_32 = Some(PlaneTable::new(pattern));
        }
        self.planes_32.as_ref()
    }

    /// And of 64 bits.
    pub(super) fn planes_64(&mut self, pattern: &Pattern, texts: usize) -> Option<&PlaneTable<8>> {
        if self.is_soon_due(pattern, texts) && self.planes_64.is_none() {
            self.planes_64 = Some(PlaneTable::new(pattern));
        }
        self.planes_64.as_ref()
    }

    /// Planes are made with less work than the others.
    fn is_soon_due(&mut self, pattern: &Pattern, texts: usize) -> bool {
        self.asked += texts;
        self.asked > PLANES_WORTH_WHILE && pattern.length() <= LONGEST
    }

    fn is_due(&mut self, pattern: &Pattern, texts: usize) -> bool {
        self.asked += texts;
        self.asked > WORTH_WHILE && pattern.length() <= LONGEST
    }
}

/// The masks of a band of so many diagonals.
fn table<L>(pattern: &Pattern, diagonals: usize, append: impl Fn(&mut Vec<L>, &[u64; ROWS])) -> MaskTable<L> {
    let joined = joined(pattern.positions());
    let positions = joined.as_ref().unwrap_or(pattern.positions());
    let last = pattern.length() + diagonals - 1;
    let mut lines = Vec::new();
    let mut words = [0u64; ROWS];
    for place in 0..=last {
        let bit = PAD + 1 - diagonals + place;
        for (row, word) in words.iter_mut().enumerate().take(positions.row_count()) {
            *word = positions.mask_from(row, bit);
        }
        append(&mut lines, &words);
    }
    MaskTable { lines, last, rows: positions.rows, shared: joined.is_some() }
}

/// If a query has more rows than a table: characters share rows, the rarest first. Who takes one for the other finds a
/// distance that is at most too small.
fn joined(positions: &Positions) -> Option<Positions> {
    const OWN: usize = ROWS - 1;
    let mut rows: Vec<usize> = (1..positions.row_count()).collect();
    if rows.len() <= OWN {
        return None;
    }
    rows.sort_by_cached_key(|&row| std::cmp::Reverse(positions.occurrences(row)));
    let mut shares = vec![0u8; positions.row_count()];
    for (rank, row) in rows.into_iter().enumerate() {
        // The last that has a row of its own shares it with the first that has none, and so on.
        let share = if rank < OWN { rank } else { OWN - 1 - (rank - OWN) % OWN };
        shares[row] = share as u8 + 1;
    }
    Some(positions.joined(&shares))
}
