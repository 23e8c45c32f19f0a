use super::score::{base, lengths};
use crate::model::Key;

/// What a search looks for, made ready once and asked of many keys.
#[derive(Debug, Clone)]
pub struct Probe<'a> {
    key: &'a Key,
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

    /// The base of `candidate`, if it reaches `floor`.
    #[must_use]
    pub fn reaches(&self, candidate: &Key, floor: u8) -> Option<u8> {
        if !self.lengths(floor).contains(&candidate.as_str().chars().count()) {
            return None;
        }
        let base = base(self.key, candidate);
        (base >= floor).then_some(base)
    }
}

/// Compares `probe` with every key and hands each whose base reaches the floor to `judge`, which returns the floor from
/// then on (see [`super::Best::floor`]; it may only rise).
///
/// # Errors
/// The first error of `judge`.
pub fn scan<'k, E>(
    probe: &Probe<'_>,
    keys: impl IntoIterator<Item = (u64, &'k Key)>,
    mut floor: u8,
    mut judge: impl FnMut(u64, u8) -> Result<u8, E>,
) -> Result<u8, E> {
    for (number, key) in keys {
        if let Some(base) = probe.reaches(key, floor) {
            floor = floor.max(judge(number, base)?);
        }
    }
    Ok(floor)
}
