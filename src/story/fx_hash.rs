//! A quick hash for tables that are constant: nobody can choose their keys, so nobody can make them collide.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A constant table.
pub(super) type FxHashMap<K, V> = HashMap<K, V, BuildHasherDefault<FxHasher>>;

/// Multiplies and turns, eight bytes at a time where there are as many (the hash of Firefox and of rustc).
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct FxHasher(u64);

impl FxHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for FxHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((word, after)) = rest.split_first_chunk() {
            self.mix(u64::from_le_bytes(*word));
            rest = after;
        }
        if let Some((word, after)) = rest.split_first_chunk() {
            self.mix(u64::from(u32::from_le_bytes(*word)));
            rest = after;
        }
        for byte in rest {
            self.mix(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest and the highest bits; a product's lowest are weak.
        self.0.rotate_left(26)
    }
}
