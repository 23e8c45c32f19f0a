//! Characters as one byte each, and n-grams of text as one of a few hundred columns: both learnt from the data.

use std::cmp::Reverse;
use std::collections::HashMap;

/// Classes 1 to `SINGLES` stand for one character each, the most frequent ones.
const SINGLES: usize = 223;
/// The classes above are shared by all others. Class 0 is none.
const SHARED: u32 = 32;
/// N-grams are told apart by a hash of 16 bits.
pub(super) const SLOTS: usize = 1 << 16;
/// The rank of n-grams that are in no segment.
pub(super) const NOWHERE: u16 = u16::MAX;

/// Which byte stands for a character. Two characters of one class make the class distance smaller than the true one,
/// never larger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alphabet {
    /// Sorted; the class of `singles[i]` is `i + 1`.
    pub(super) singles: Vec<u32>,
    /// The classes of the first characters, which are looked up most.
    first: [u8; FIRST],
}

/// Latin letters with and without marks.
const FIRST: usize = 0x180;

impl Alphabet {
    /// Learns the most frequent characters.
    pub(super) fn learn(counts: &HashMap<char, u64>) -> Self {
        let mut by_count: Vec<(u64, char)> = counts.iter().map(|(&c, &count)| (count, c)).collect();
        by_count.sort_by_key(|&(count, c)| (Reverse(count), c));
        let mut singles: Vec<u32> = by_count.iter().take(SINGLES).map(|&(_, c)| u32::from(c)).collect();
        singles.sort_unstable();
        Self::of(singles)
    }

    /// Of the characters that have a class of their own, sorted.
    pub(super) fn of(singles: Vec<u32>) -> Self {
        let mut out = Self { singles, first: [0; FIRST] };
        out.first = std::array::from_fn(|c| out.sought(c as u32));
        out
    }

    /// The class of a character, 1 to 255.
    pub(super) fn class(&self, c: char) -> u8 {
        let c = u32::from(c);
        self.first.get(c as usize).copied().unwrap_or_else(|| self.sought(c))
    }

    fn sought(&self, c: u32) -> u8 {
        let class = match self.singles.binary_search(&c) {
            Ok(at) => at as u32 + 1,
            Err(_) => SINGLES as u32 + 1 + (c.wrapping_mul(0x9e37_79b1) >> 16) % SHARED,
        };
        class as u8
    }
}

/// The slot of one character.
pub(super) fn slot_of_unigram(c: char) -> usize {
    (u64::from(u32::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

/// The slot of two neighbours.
pub(super) fn slot_of_bigram(a: char, b: char) -> usize {
    let both = u64::from(u32::from(a)) << 32 | u64::from(u32::from(b)) | 1 << 62;
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

/// The slot of three neighbours, among slots of their own.
pub(super) fn slot_of_trigram(a: char, b: char, c: char) -> usize {
    let all = u64::from(u32::from(a)) << 42 | u64::from(u32::from(b)) << 21 | u64::from(u32::from(c));
    (all.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

/// Which slots are the most frequent ones.
#[derive(Debug)]
pub(super) struct Ranks {
    /// For each slot its place in order of frequency, or [`NOWHERE`].
    pub(super) of: Vec<u16>,
    /// How often the slot of each rank occurs for each character of text.
    frequencies: Vec<f64>,
}

impl Ranks {
    /// `counts` is how often each slot occurs among `characters` characters.
    pub(super) fn new(counts: &[u32], characters: u64) -> Self {
        let mut order: Vec<usize> = (0..counts.len()).filter(|&slot| counts[slot] > 0).collect();
        order.sort_by_key(|&slot| (Reverse(counts[slot]), slot));
        let mut of = vec![NOWHERE; counts.len()];
        for (rank, &slot) in order.iter().enumerate() {
            of[slot] = u16::try_from(rank).unwrap_or(NOWHERE).min(NOWHERE - 1);
        }
        let frequencies = order.iter().map(|&slot| f64::from(counts[slot]) / characters as f64).collect();
        Self { of, frequencies }
    }

    /// Gives each rank one of `count` columns of windows `width` characters wide.
    pub(super) fn share(&self, count: usize, width: usize) -> Share {
        let everywhere = EVERYWHERE / width as f64;
        let skipped = self.frequencies.partition_point(|&frequency| frequency > everywhere);
        let mut rest: f64 = self.frequencies[skipped..].iter().sum();
        let mut own = 0;
        while own + 1 < count
            && let Some(frequency) = self.frequencies.get(skipped + own)
            && *frequency >= rest / (count - own) as f64
        {
            rest -= frequency;
            own += 1;
        }
        Share { skipped, own, count }
    }
}

/// An n-gram that a window holds this often on the average is in nearly every one: knowing that it is there says nothing.
const EVERYWHERE: f64 = 2.0;

/// Which n-grams have which of a bucket's columns, so that the columns are about equally full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    /// N-grams of a rank below have no column: they are nearly everywhere.
    pub(super) skipped: usize,
    /// So many of the next have a column of their own…
    pub(super) own: usize,
    /// …of this many; all others share the rest, back and forth.
    pub(super) count: usize,
}

/// Where an n-gram is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnPlace {
    /// It is in no segment.
    Nowhere,
    /// It is nearly everywhere: not kept.
    Everywhere,
    /// In this column of each window.
    Column(usize),
}

impl ColumnPlace {
    /// The same among columns that stand after `columns` others.
    #[inline]
    pub(super) fn behind(self, columns: usize) -> Self {
        match self {
            Self::Column(column) => Self::Column(columns + column),
            other => other,
        }
    }
}

impl Share {
    /// Where the n-grams of a rank are.
    #[inline]
    pub(super) fn column(&self, rank: u16) -> ColumnPlace {
        if rank == NOWHERE {
            return ColumnPlace::Nowhere;
        }
        let Some(place) = usize::from(rank).checked_sub(self.skipped) else { return ColumnPlace::Everywhere };
        if place < self.own {
            return ColumnPlace::Column(place);
        }
        let shared = self.count - self.own;
        if shared == 0 {
            return ColumnPlace::Everywhere;
        }
        // Back and forth, so that the more frequent ones of a turn share with the rarer ones of the next.
        let (behind, by) = ((place - self.own) as u32, shared as u32);
        let (turn, at) = (behind / by, (behind % by) as usize);
        ColumnPlace::Column(self.own + if turn.is_multiple_of(2) { at } else { shared - 1 - at })
    }
}
