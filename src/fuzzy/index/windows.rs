//! The words of a query for every place of a band, so few that registers hold those of all its characters.

use super::distance::{PAD, Pattern};

/// For each place of a band, of 32 diagonals or of words of 64, the words of all the query's characters: registers hold
/// them, and a character's word comes from there instead of from memory. Made when enough texts are compared.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// Texts compared so far.
    pub(super) asked: usize,
    pub(super) narrow: Option<Table<Line<[u32; 16]>>>,
    pub(super) wide: Option<Table<Line<[u64; 8]>>>,
    pub(super) plain: Option<Table<u64>>,
}

/// Comparisons from which on making the words is worth while.
pub(super) const WORTH_WHILE: usize = 64;

/// Rows of a small table.
pub(super) const FEW: usize = 32;

/// Queries of more characters would have more words than are quickly at hand.
const LONGEST: usize = 1024;

/// The words of one width. At `place` stand the positions that the band sees in column `place` − `down`; after the last
/// place it sees none.
#[derive(Debug)]
pub(super) struct Table<L> {
    /// For each place the words of the first [`FEW`] rows or of twice as many.
    pub(super) lines: Vec<L>,
    /// Lines a place.
    pub(super) each: usize,
    /// The place after which there is nothing.
    pub(super) last: usize,
}

/// What one load brings.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Line<L>(pub(super) L);

impl<L> Table<L> {
    /// The lines of each place.
    pub(super) fn places<const LINES: usize>(&self) -> &[[L; LINES]] {
        debug_assert_eq!(LINES, self.each);
        self.lines.as_chunks().0
    }
}

impl Windows {
    /// The words of 32 bits, for a band that is no wider, if so few characters are in the query and enough was compared.
    pub(super) fn narrow(&mut self, pattern: &Pattern, texts: usize) -> Option<&Table<Line<[u32; 16]>>> {
        self.asked += texts;
        if self.narrow.is_none() && self.asked > WORTH_WHILE {
            self.narrow = table(pattern, 32, |rows, words| {
                rows.extend(words.as_chunks().0.iter().map(|line| Line(line.map(|word| word as u32))));
            });
        }
        self.narrow.as_ref()
    }

    /// The same of 64 bits.
    pub(super) fn wide(&mut self, pattern: &Pattern, texts: usize) -> Option<&Table<Line<[u64; 8]>>> {
        self.asked += texts;
        if self.wide.is_none() && self.asked > WORTH_WHILE {
            self.wide =
                table(pattern, 64, |rows, words| rows.extend(words.as_chunks().0.iter().map(|line| Line(*line))));
        }
        self.wide.as_ref()
    }

    /// The same one by one, for registers that hold few.
    pub(super) fn plain(&mut self, pattern: &Pattern, texts: usize) -> Option<&Table<u64>> {
        self.asked += texts;
        if self.plain.is_none() && self.asked > WORTH_WHILE {
            self.plain = table(pattern, 64, |rows, words| rows.extend(words));
        }
        self.plain.as_ref()
    }
}

/// The words of a band of so many diagonals.
fn table<L>(pattern: &Pattern, diagonals: usize, append: impl Fn(&mut Vec<L>, &[u64])) -> Option<Table<L>> {
    let rows = pattern.row_count();
    let room = match rows {
        ..=FEW => FEW,
        _ if rows <= 2 * FEW => 2 * FEW,
        _ => return None,
    };
    if pattern.length() > LONGEST {
        return None;
    }
    let last = pattern.length() + diagonals - 1;
    let mut lines = Vec::new();
    let mut words = vec![0u64; room];
    for place in 0..=last {
        let bit = PAD + 1 - diagonals + place;
        for (row, word) in words.iter_mut().enumerate().take(rows) {
            *word = pattern.window(row, bit);
        }
        append(&mut lines, &words);
    }
    Some(Table { each: lines.len() / (last + 1), lines, last })
}
