//! The tools that units are handed to, and how they spell the tags of languages: a table, with its sources.

use std::sync::LazyLock;

use crate::model::{Lang, Standing};

/// The table: see the head of that file.
const TABLE: &str = include_str!("consumer.txt");

/// A tool that reads a file of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consumer {
    /// OmegaT.
    Omegat,
    /// Weblate.
    Weblate,
    /// Trados Studio and what is compatible with it.
    Trados,
}

crate::model::named!(Consumer { Omegat = "omegat", Weblate = "weblate", Trados = "trados" });

struct Spelling {
    consumer: Consumer,
    lang: Lang,
    tag: &'static str,
}

static READ: LazyLock<Vec<Spelling>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('|').map(str::trim);
        let consumer = Consumer::named(cells.next()?)?;
        let lang = Lang::parse(cells.next()?).ok()?;
        Some(Spelling { consumer, lang, tag: cells.next()? })
    };
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

impl Consumer {
    /// The tag of a language as the tool takes it.
    #[must_use]
    pub fn tag(self, lang: &Lang) -> String {
        let spelt = READ.iter().find(|spelling| spelling.consumer == self && spelling.lang == *lang);
        spelt.map_or_else(|| lang.to_string(), |spelling| spelling.tag.to_owned())
    }
}

/// The two languages of a file of units that holds one pair, and who reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LangPair {
    /// What is translated from.
    pub source: Lang,
    /// What is translated into.
    pub target: Lang,
    /// The tool; none for whoever reads tags as BCP 47 has them.
    pub consumer: Option<Consumer>,
}

impl LangPair {
    /// The tag for a text in `lang`: that of the side which it is the same written language as.
    #[must_use]
    pub fn tag(&self, lang: &Lang) -> String {
        let side = if lang.standing(&self.target) == Standing::Same { &self.target } else { &self.source };
        self.consumer.map_or_else(|| side.to_string(), |consumer| consumer.tag(side))
    }

    /// The tag of the source.
    #[must_use]
    pub fn source_tag(&self) -> String {
        self.consumer.map_or_else(|| self.source.to_string(), |consumer| consumer.tag(&self.source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_every_tool_has_one() {
        let rows = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(READ.len(), rows);
        for consumer in Consumer::ALL {
            assert!(READ.iter().any(|spelling| spelling.consumer == *consumer), "{}", consumer.name());
        }
        for spelling in READ.iter() {
            // What another tool hands back is the same written language, or one of those that the tag left open.
            let back = Lang::parse(spelling.tag).expect("a tag");
            let standing = back.standing(&spelling.lang);
            assert!(matches!(standing, Standing::Same | Standing::Unspecified), "{}: {standing:?}", spelling.tag);
        }
    }

    #[test]
    fn tags_are_spelt_as_the_reader_takes_them() {
        let lang = |tag: &str| Lang::parse(tag).expect("a tag");
        let pair = |target: &str, consumer| LangPair { source: lang("en"), target: lang(target), consumer };
        for consumer in Consumer::ALL {
            let tag = |target: &str, text: &str| pair(target, Some(*consumer)).tag(&lang(text));
            assert_eq!(tag("zh-Hans", "zh-CN"), "zh-CN");
            assert_eq!(tag("zh-Hans", "zh-Hans"), "zh-CN");
            assert_eq!(tag("zh-Hant", "zh-Hant"), "zh-TW");
            assert_eq!(tag("zh-MO", "zh-MO"), "zh-MO");
            assert_eq!(tag("pt-PT", "pt-AO"), "pt-PT");
            assert_eq!(tag("pt-PT", "en"), "en");
        }
        assert_eq!(pair("zh-Hans", None).tag(&lang("zh-CN")), "zh-Hans");
    }
}
