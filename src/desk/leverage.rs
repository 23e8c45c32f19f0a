//! How much of a story the memory already holds: segments and words by band.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::named;

/// The final score from which an earlier rendering counts as leverage, unless told.
pub const LEVERAGE_THRESHOLD: u8 = 50;

/// How near the best match of a segment is, as analysis reports of translation tools tell it.
///
/// The order is that of the report: what costs least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 101: the same segment between the same neighbours.
    Context,
    /// 100: the same segment.
    Exact,
    /// 95 to 99.
    Fuzzy95,
    /// 85 to 94.
    Fuzzy85,
    /// 75 to 84.
    Fuzzy75,
    /// 50 to 74.
    Fuzzy50,
    /// Nothing at 50 or above.
    New,
    /// The same source stands earlier in the same document, and the memory had no exact match for it.
    Repetition,
    /// Somebody has translated it in the file that was brought up to date: nothing of the memory is needed.
    Translated,
}

named!(Band {
    Context = "context",
    Exact = "100",
    Fuzzy95 = "95-99",
    Fuzzy85 = "85-94",
    Fuzzy75 = "75-84",
    Fuzzy50 = "50-74",
    New = "new",
    Repetition = "repetition",
    Translated = "translated",
});

impl Band {
    /// The band of a final score, 0 to 101. Never [`Band::Repetition`] or [`Band::Translated`]: those no score can tell.
    #[must_use]
    pub fn of(score: u8) -> Self {
        match score {
            101.. => Self::Context,
            100 => Self::Exact,
            _ => {
                let holds = |band: &&Self| band.scores().is_some_and(|(least, most)| (least..=most).contains(&score));
                Self::ALL.iter().find(holds).copied().unwrap_or(Self::New)
            }
        }
    }

    /// The scores of matches of other words, from and to; none for the other bands.
    #[must_use]
    pub fn scores(self) -> Option<(u8, u8)> {
        match self {
            Self::Fuzzy95 => Some((95, 99)),
            Self::Fuzzy85 => Some((85, 94)),
            Self::Fuzzy75 => Some((75, 84)),
            Self::Fuzzy50 => Some((LEVERAGE_THRESHOLD, 74)),
            Self::Context | Self::Exact | Self::New | Self::Repetition | Self::Translated => None,
        }
    }

    /// Whether the best match is one of other words.
    #[must_use]
    pub fn is_fuzzy(self) -> bool {
        self.scores().is_some()
    }
}

/// Segments and the words in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct WordCount {
    /// How many segments.
    pub segments: u64,
    /// How many words in them, by [`words`].
    pub words: u64,
}

impl WordCount {
    /// Adds another count to this one.
    pub fn add(&mut self, other: WordCount) {
        self.segments += other.segments;
        self.words += other.words;
    }
}

/// A count for each band. In JSON a map from the band's name to its count, `total` last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bands {
    counts: [WordCount; Band::ALL.len()],
}

impl Bands {
    /// Counts a segment of so many words.
    pub fn add(&mut self, band: Band, words: u64) {
        self.counts[band as usize].add(WordCount { segments: 1, words });
    }

    /// The count of one band.
    #[must_use]
    pub fn count(&self, band: Band) -> WordCount {
        self.counts[band as usize]
    }

    /// All bands together.
    #[must_use]
    pub fn total(&self) -> WordCount {
        self.counts.iter().fold(WordCount::default(), |mut total, count| {
            total.add(*count);
            total
        })
    }
}

impl Serialize for Bands {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Band::ALL.len() + 1))?;
        for band in Band::ALL {
            map.serialize_entry(band.name(), &self.count(*band))?;
        }
        map.serialize_entry("total", &self.total())?;
        map.end()
    }
}

/// Segments and words per band, story and site's strings apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Leverage {
    /// The score from which on matches were looked for, 50 or more: what is less alike counts as new. None where that is not
    /// known.
    pub from: Option<u8>,
    /// The story.
    pub story: Bands,
    /// The site's strings.
    pub site: Bands,
}

impl Default for Leverage {
    fn default() -> Self {
        Self { from: Some(LEVERAGE_THRESHOLD), story: Bands::default(), site: Bands::default() }
    }
}

impl Leverage {
    /// One band of story and site together.
    #[must_use]
    pub fn count(&self, band: Band) -> WordCount {
        let mut count = self.story.count(band);
        count.add(self.site.count(band));
        count
    }

    /// Everything together.
    #[must_use]
    pub fn total(&self) -> WordCount {
        let mut total = self.story.total();
        total.add(self.site.total());
        total
    }

    /// Adds another story's leverage to this one.
    pub fn add(&mut self, other: &Leverage) {
        for band in Band::ALL {
            self.story.counts[*band as usize].add(other.story.count(*band));
            self.site.counts[*band as usize].add(other.site.count(*band));
        }
    }
}

/// How many words `text` has: words of Unicode Standard Annex 29 with a letter or a digit in them. By that rule every
/// Han character is a word of its own, in whatever language it is quoted, so the language need not be known.
///
/// ```
/// use cotejo::desk::leverage::words;
/// assert_eq!(words("The minister can't stay: 1,200 guests."), 6);
/// assert_eq!(words("部长访问了葡萄牙。"), 8);
/// assert_eq!(words("2026年出口增长12.5%"), 7);
/// ```
#[must_use]
pub fn words(text: &str) -> u64 {
    text.unicode_words().count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_score_has_its_band() {
        for (score, name) in [
            (0, "new"),
            (49, "new"),
            (50, "50-74"),
            (74, "50-74"),
            (75, "75-84"),
            (84, "75-84"),
            (85, "85-94"),
            (94, "85-94"),
            (95, "95-99"),
            (99, "95-99"),
            (100, "100"),
            (101, "context"),
        ] {
            assert_eq!(Band::of(score).name(), name, "{score}");
        }
    }

    #[test]
    fn han_characters_count_one_each_and_latin_words_as_words() {
        assert_eq!(words(""), 0);
        assert_eq!(words(" — … 。"), 0);
        assert_eq!(words("dir-se-ia"), 3);
        assert_eq!(words("澳門特別行政區（RAEM）"), 8);
        assert_eq!(words("𠮷野家"), 3);
    }

    #[test]
    fn json_names_each_band_and_the_total() {
        let mut leverage = Leverage::default();
        leverage.story.add(Band::Exact, 12);
        leverage.story.add(Band::New, 3);
        leverage.site.add(Band::Repetition, 2);
        let json = serde_json::to_value(leverage).unwrap();
        assert_eq!(json["from"], 50);
        assert_eq!(json["story"]["100"]["words"], 12);
        assert_eq!(json["story"]["total"]["segments"], 2);
        assert_eq!(json["site"]["repetition"]["segments"], 1);
        assert_eq!(leverage.total(), WordCount { segments: 3, words: 17 });
    }
}
