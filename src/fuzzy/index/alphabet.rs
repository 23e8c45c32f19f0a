//! Characters as one byte each, and pieces of text as one of a few hundred columns: both learnt from the data.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Classes 1 to `SINGLES` stand for one character each, the most frequent ones.
const SINGLES: usize = 223;
/// The classes above are shared by all others. Class 0 is none.
const SHARED: u32 = 32;
/// Pieces are told apart by a hash of 16 bits.
pub(super) const SLOTS: usize = 1 << 16;
/// The column of pieces that are in nearly every segment: not kept.
pub(super) const EVERYWHERE: u16 = u16::MAX;
/// The column of pieces that are in no segment.
pub(super) const NOWHERE: u16 = u16::MAX - 1;

/// Which byte stands for a character. Two characters of one class make the class distance smaller than the true one,
/// never larger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alphabet {
    /// Sorted; the class of `singles[i]` is `i + 1`.
    pub(super) singles: Vec<u32>,
}

impl Alphabet {
    /// Learns the most frequent characters.
    pub(super) fn learn(counts: &HashMap<char, u64>) -> Self {
        let mut by_count: Vec<(u64, char)> = counts.iter().map(|(&c, &count)| (count, c)).collect();
        by_count.sort_by_key(|&(count, c)| (Reverse(count), c));
        let mut singles: Vec<u32> = by_count.iter().take(SINGLES).map(|&(_, c)| u32::from(c)).collect();
        singles.sort_unstable();
        Self { singles }
    }

    /// The class of a character, 1 to 255.
    pub(super) fn class(&self, c: char) -> u8 {
        let c = u32::from(c);
        let class = match self.singles.binary_search(&c) {
            Ok(at) => at as u32 + 1,
            Err(_) => SINGLES as u32 + 1 + (c.wrapping_mul(0x9e37_79b1) >> 16) % SHARED,
        };
        class as u8
    }
}

/// The slot of one character.
pub(super) fn slot_of_one(c: char) -> usize {
    (u64::from(u32::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

/// The slot of two neighbours.
pub(super) fn slot_of_two(a: char, b: char) -> usize {
    let both = u64::from(u32::from(a)) << 32 | u64::from(u32::from(b)) | 1 << 62;
    (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

/// Gives each slot a column so that the columns are equally full: frequent pieces get one of their own, rare ones share.
/// `counts` is how often each slot occurs among `characters` characters.
pub(super) fn columns(counts: &[u64], characters: u64, columns: u16) -> Vec<u16> {
    // A piece this frequent is in nearly every window of some dozen characters: knowing that it is there says nothing.
    let too_many = characters / 60 + 1;
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&slot| (Reverse(counts[slot]), slot));
    let mut heap: BinaryHeap<Reverse<(u64, u16)>> = (0..columns).map(|column| Reverse((0, column))).collect();
    let mut out = vec![NOWHERE; counts.len()];
    for slot in order {
        let count = counts[slot];
        if count == 0 {
            break;
        }
        if count > too_many {
            out[slot] = EVERYWHERE;
        } else if let Some(Reverse((load, column))) = heap.pop() {
            out[slot] = column;
            heap.push(Reverse((load + count, column)));
        }
    }
    out
}
