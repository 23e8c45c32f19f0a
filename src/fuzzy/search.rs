use super::score::{base_of, lengths};
use crate::model::Key;

/// What a search looks for, made ready once and asked of many keys.
#[derive(Debug, Clone)]
pub struct Probe<'a> {
    /// The key that is looked for.
    pub key: &'a Key,
    length: usize,
}

impl<'a> Probe<'a> {
    /// Makes ready to look for `key`.
    #[must_use]
    pub fn new(key: &'a Key) -> Self {
        Self { key, length: key.as_str().chars().count() }
    }

    /// The lengths, in characters, that can reach `floor`.
    #[must_use]
    pub fn lengths(&self, floor: u8) -> std::ops::RangeInclusive<usize> {
        lengths(floor, self.length)
    }

    /// The base of a key of `length` characters, if it reaches `floor`.
    #[must_use]
    pub fn reaches(&self, key: &str, length: usize, floor: u8) -> Option<u8> {
        if !self.lengths(floor).contains(&length) {
            return None;
        }
        let base = base_of(self.key.as_str(), key);
        (base >= floor).then_some(base)
    }
}
