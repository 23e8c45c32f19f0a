//! One sentence compared with many, each by itself: for what is too new to be in the index.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::index::Pattern;
use super::score::{base_of, largest_distance, lengths, of_distance};
use crate::model::Key;

/// What a search looks for, made ready once and asked of many keys.
#[derive(Debug)]
pub struct Probe<'a> {
    /// The key that is looked for.
    pub key: &'a Key,
    length: usize,
    /// Made when it is first asked of a key.
    classes: OnceLock<Option<(HashMap<char, u8>, Pattern)>>,
}

impl<'a> Probe<'a> {
    /// Makes ready to look for `key`.
    #[must_use]
    pub fn new(key: &'a Key) -> Self {
        Self { key, length: key.as_str().chars().count(), classes: OnceLock::new() }
    }

    /// Each of the key's characters as a number from 1 on, and the key as such numbers; none where there are too many.
    fn classes(&self) -> Option<&(HashMap<char, u8>, Pattern)> {
        let learn = || {
            let mut numbers: HashMap<char, u8> = HashMap::new();
            let mut classes = Vec::with_capacity(self.length);
            for c in self.key.as_str().chars() {
                let next = u8::try_from(numbers.len() + 1).ok().filter(|&next| next < u8::MAX);
                let number = numbers.get(&c).copied().or(next)?;
                numbers.insert(c, number);
                classes.push(number);
            }
            Some((numbers, Pattern::new(&classes)))
        };
        self.classes.get_or_init(learn).as_ref()
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
        let longer = self.length.max(length);
        if let Some((numbers, pattern)) = self.classes() {
            // A character that the query has not is equal to nothing in it.
            let text: Vec<u8> = key.chars().map(|c| numbers.get(&c).copied().unwrap_or(u8::MAX)).collect();
            return Some(of_distance(pattern.within(&text, largest_distance(floor, longer))?, longer));
        }
        let base = base_of(self.key.as_str(), key);
        (base >= floor).then_some(base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probe_says_what_the_score_says() {
        let many: String = (0x4e00..0x4f80).filter_map(char::from_u32).collect();
        let texts =
            ["", "a", "The talks ended.", "The talk ended!", "會談結束", "会谈结束了", "é🙂", &many, &many[3..]];
        for a in texts {
            let a = Key::of(a);
            let probe = Probe::new(&a);
            for b in texts {
                let b = Key::of(b);
                let base = super::super::base(&a, &b);
                for floor in [0, 1, 50, 70, 99, 100] {
                    let found = probe.reaches(b.as_str(), b.as_str().chars().count(), floor);
                    assert_eq!(found, (base >= floor).then_some(base), "{a:?} {b:?} {floor}");
                }
            }
        }
    }
}
