//! Where Chinese words begin and end, so that a term is not found across two of them: 高中 in 提高中国的出口.
//!
//! Chinese writes no blanks. The words are those of ICU4X's dictionary (`icu_segmenter`), which does not know most names;
//! so its word is taken only against a term where it can be trusted (see [`Words::cuts`]).

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::model::is_cjk_text;

/// The words of a text.
pub(super) struct Words {
    /// Where one begins or ends, in bytes, ascending; the first is 0, the last the length of the text.
    bounds: Vec<usize>,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        Self { bounds: segmenter.segment_str(text).collect() }
    }

    /// Where each word begins and ends.
    pub(super) fn each(&self) -> impl Iterator<Item = (usize, usize)> {
        self.bounds.windows(2).map(|two| (two[0], two[1]))
    }

    /// Whether the stretch from `start` to `end` of `text` is no word or words of its own there, but pieces of others: words
    /// of two characters or more reach into it from both ends; or from one, and the dictionary knows the stretch as a word
    /// and still cuts the text elsewhere. A word that holds the whole stretch (海关总署 holds 海关) cuts nothing.
    pub(super) fn cuts(&self, text: &str, start: usize, end: usize) -> bool {
        let inside = |at: usize| self.bounds.binary_search(&at).is_err();
        let (head, tail) = (inside(start), inside(end));
        // The words that the two ends stand in are two.
        let apart = || self.bounds.iter().any(|bound| start < *bound && *bound < end);
        let known = || Self::of(&text[start..end]).bounds.len() == 2;
        (head || tail) && text[start..end].chars().all(is_cjk_text) && apart() && ((head && tail) || known())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str, term: &str) -> bool {
        let start = text.find(term).unwrap();
        Words::of(text).cuts(text, start, start + term.len())
    }

    #[test]
    fn a_stretch_across_two_words_is_no_term() {
        for (text, term) in [
            ("渔民要求提高中国市场的份额", "高中"),
            ("漁民要求提高中國市場的份額", "高中"),
            ("累积分布如图所示", "积分"),
            ("美国会派代表来", "国会"),
        ] {
            assert!(cuts(text, term), "{term} in {text}");
        }
    }

    #[test]
    fn words_names_and_parts_of_longer_words_are_terms() {
        for (text, term) in [
            ("她在高中教书", "高中"),
            ("美国国会投票", "国会"),
            ("海关总署公布数据", "海关"),
            ("葡方代表团抵达澳门", "葡方"),
            ("瓦拉丁部长抵达", "瓦拉丁"),
            ("中葡论坛在澳门举行", "中葡论坛"),
            ("使用HDMI接口", "HDMI"),
        ] {
            assert!(!cuts(text, term), "{term} in {text}");
        }
    }
}
