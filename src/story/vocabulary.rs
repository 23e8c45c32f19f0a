//! Which words a text is about: what two texts on one thing share, and a site's own text does not.

use std::hash::Hasher as _;

use super::fx_hash::FxHasher;
use super::weights as w;
use crate::model::is_cjk_text;

/// The longer words of texts, and in Chinese their pairs of characters, as hashes in order: a page cannot make them slow.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Vec<u64>);

impl Vocabulary {
    /// The words of these texts.
    pub(super) fn of<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut out = Self::default();
        for text in texts {
            out.add(text.as_ref());
        }
        out.0.sort_unstable();
        out.0.dedup();
        out
    }

    fn add(&mut self, text: &str) {
        let (mut hasher, mut letters) = (FxHasher::default(), 0);
        let mut last = None;
        for c in text.chars().chain([' ']) {
            let cjk = is_cjk_text(c);
            if cjk {
                if let Some(before) = last {
                    let mut pair = FxHasher::default();
                    pair.write_u32(before);
                    pair.write_u32(u32::from(c));
                    self.0.push(pair.finish());
                }
                last = Some(u32::from(c));
            } else if c.is_alphanumeric() {
                for small in c.to_lowercase() {
                    hasher.write_u32(u32::from(small));
                }
                letters += 1;
                last = None;
                continue;
            } else {
                last = None;
            }
            if letters >= w::LONG_WORD {
                self.0.push(hasher.finish());
            }
            (hasher, letters) = (FxHasher::default(), 0);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Of these words, how many the other text has too, 0 to 1.
    pub(super) fn share_in(&self, other: &Self) -> f32 {
        let mut rest = other.0.as_slice();
        let mut shared = 0;
        for word in &self.0 {
            while rest.first().is_some_and(|first| first < word) {
                rest = &rest[1..];
            }
            shared += usize::from(rest.first() == Some(word));
        }
        shared as f32 / self.0.len().max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_about_one_thing_share_their_longer_words() {
        let of = |text: &str| Vocabulary::of([text]);
        let story = of("The ferry to the Island of Santa Clara sails again on Monday, the harbour master said.");
        assert!(of("Santa Clara: ferry sails again").share_in(&story) > 0.9);
        assert!(of("Register for our newsletter and accept the privacy notice").share_in(&story) < 0.1);
        let story = of("岛上的渡船星期一起恢复航行。");
        assert!(of("渡船恢复航行").share_in(&story) > 0.7);
        assert!(of("版权所有，不得转载").share_in(&story) < 0.1);
        assert_eq!(of("a 1 – , on").share_in(&story), 0.0);
    }
}
