//! Languages and their variants, and how two of them stand to each other.

use std::fmt;
use std::str::FromStr;

use unic_langid::LanguageIdentifier;

/// A language as a canonical BCP 47 tag (RFC 5646): `en`, `pt-PT`, `zh-Hans`, `zh-MO`.
///
/// Parsing accepts the spellings that files really hold (`pt_BR`, `EN_US`, `zh_hans`, `por`) and makes one of them: a
/// script that the region implies is dropped (`zh-Hant-MO` is `zh-MO`), and so is one that the language implies, except
/// for Chinese, where script is the very thing that is told apart. Whoever needs the original spelling for export keeps
/// it beside ([`crate::model::Variant::tag`]).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Lang(LanguageIdentifier);

/// Text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLang(pub String);

/// How two tags stand to each other. Only [`Standing::Same`] may ever fill a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// One written language: `zh-CN` and `zh-Hans`, `pt-AO` and `pt-PT`, equal tags.
    Same,
    /// A bare tag against a narrower one: `pt` and `pt-PT`, `zh-Hant` and `zh-MO`.
    Unspecified,
    /// Two written forms of one language: `pt-PT` and `pt-BR`, `zh-Hans` and `zh-Hant`, `zh-TW` and `zh-MO`.
    Sister,
    /// Different languages.
    Other,
}

impl Lang {
    /// The canonical tag of `tag`.
    ///
    /// # Errors
    /// [`BadLang`] if it is not well-formed, or names no language.
    pub fn parse(tag: &str) -> Result<Self, BadLang> {
        let bad = || BadLang(tag.to_owned());
        let trimmed = tag.trim();
        let (first, rest) = match trimmed.find(['-', '_']) {
            Some(at) => trimmed.split_at(at),
            None => (trimmed, ""),
        };
        // ISO 639-2 and 639-3 codes that exporters of our three languages write (RFC 5646, 2.2.1 wants the short one).
        let first = match first.to_ascii_lowercase().as_str() {
            "eng" => "en",
            "por" => "pt",
            "zho" | "chi" | "cmn" => "zh",
            _ => first,
        };
        let mut id: LanguageIdentifier = format!("{first}{rest}").parse().map_err(|_| bad())?;
        if id.language.is_empty() || id.language.as_str() == "und" {
            return Err(bad());
        }
        // The parser is lenient about variants. They are letters and digits, and one of four begins with a digit (RFC 5646,
        // 2.2.5); what is not could not be read again.
        let well_formed = |variant: &str| {
            variant.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && (variant.len() > 4 || variant.starts_with(|c: char| c.is_ascii_digit()))
        };
        if !id.variants().all(|variant| well_formed(variant.as_str())) {
            return Err(bad());
        }
        if let Some(script) = id.script {
            let mut likely = id.clone();
            likely.script = None;
            let chinese_without_region = id.language.as_str() == "zh" && id.region.is_none();
            likely.maximize();
            if likely.script == Some(script) && !chinese_without_region {
                id.script = None;
            }
        }
        Ok(Self(id))
    }

    /// The language without script and region: `pt` of `pt-BR`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.language.as_str()
    }

    /// The script, stated or implied by the region: `Hant` of `zh-MO`; none for a bare `zh`.
    #[must_use]
    pub fn script(&self) -> Option<String> {
        if let Some(script) = self.0.script {
            return Some(script.as_str().to_owned());
        }
        if self.language() == "zh" && self.0.region.is_none() {
            return None;
        }
        let mut likely = self.0.clone();
        likely.maximize();
        likely.script.map(|script| script.as_str().to_owned())
    }

    /// The region, if stated: `MO` of `zh-MO`.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.0.region.as_ref().map(unic_langid::subtags::Region::as_str)
    }

    /// The identifier, for Fluent.
    #[must_use]
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.0
    }

    /// How a text in `self` stands to a wish for `other`; the table of the design, symmetric.
    ///
    /// ```
    /// use cotejo::model::{Lang, Standing};
    /// let standing = |a: &str, b: &str| Lang::parse(a).unwrap().standing(&Lang::parse(b).unwrap());
    /// assert_eq!(standing("zh-CN", "zh-Hans"), Standing::Same);
    /// assert_eq!(standing("pt", "pt-PT"), Standing::Unspecified);
    /// assert_eq!(standing("pt-BR", "pt-PT"), Standing::Sister);
    /// assert_eq!(standing("pt-AO", "pt-PT"), Standing::Same);
    /// ```
    #[must_use]
    pub fn standing(&self, other: &Lang) -> Standing {
        if self == other {
            return Standing::Same;
        }
        if self.language() != other.language() {
            return Standing::Other;
        }
        let (a, b) = (self.norm(), other.norm());
        if a == b {
            return Standing::Same;
        }
        let fits = |x: &Option<String>, y: &Option<String>| x.is_none() || x == y;
        let wider = |x: &Norm, y: &Norm| fits(&x.script, &y.script) && fits(&x.region, &y.region);
        if wider(&a, &b) || wider(&b, &a) { Standing::Unspecified } else { Standing::Sister }
    }

    /// Which written norm the tag stands for; what it leaves open is `None`.
    fn norm(&self) -> Norm {
        let region = self.region();
        match self.language() {
            // Every Portuguese but Brazil's is written after Lisbon's norm.
            "pt" => {
                Norm { script: None, region: region.map(|region| if region == "BR" { "BR" } else { "PT" }.to_owned()) }
            }
            // Simplified Chinese is one norm whatever the region; traditional Chinese has one a region.
            "zh" => match self.script().as_deref() {
                Some("Hans") => Norm { script: Some("Hans".to_owned()), region: Some("CN".to_owned()) },
                script => Norm { script: script.map(str::to_owned), region: region.map(str::to_owned) },
            },
            _ => Norm {
                script: self.0.script.map(|script| script.as_str().to_owned()),
                region: region.map(str::to_owned),
            },
        }
    }
}

#[derive(PartialEq, Eq)]
struct Norm {
    script: Option<String>,
    region: Option<String>,
}

impl FromStr for Lang {
    type Err = BadLang;

    fn from_str(tag: &str) -> Result<Self, BadLang> {
        Self::parse(tag)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.0)
    }
}

impl PartialOrd for Lang {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lang {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.to_string().cmp(&other.to_string())
    }
}

impl fmt::Display for BadLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no language tag: {}", self.0)
    }
}

impl std::error::Error for BadLang {}

impl serde::Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Lang::parse(&tag).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    #[test]
    fn spellings_that_files_hold_become_canonical() {
        for (written, canonical) in [
            ("pt_BR", "pt-BR"),
            ("zh_hans", "zh-Hans"),
            ("EN_US", "en-US"),
            ("zh-Hant-MO", "zh-MO"),
            ("zh-Hans-CN", "zh-CN"),
            ("zh-Hant", "zh-Hant"),
            ("pt-Latn-PT", "pt-PT"),
            ("en-Latn", "en"),
            ("por", "pt"),
            ("cmn-Hans", "zh-Hans"),
            (" en ", "en"),
        ] {
            assert_eq!(lang(written).to_string(), canonical, "{written}");
        }
        for bad in ["", "und", "1", "português", "x", "en--US", "e n", "sr-Cyrl-Rsns", "sl-19l -1994"] {
            assert!(Lang::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_table_is_symmetric_and_as_designed() {
        use Standing::{Other, Same, Sister, Unspecified};
        for (a, b, standing) in [
            ("en", "en", Same),
            ("zh-CN", "zh-Hans", Same),
            ("zh-SG", "zh-CN", Same),
            ("pt-AO", "pt-MZ", Same),
            ("pt-MO", "pt-PT", Same),
            ("zh-Hant-MO", "zh-MO", Same),
            ("pt", "pt-PT", Unspecified),
            ("pt", "pt-BR", Unspecified),
            ("zh", "zh-Hans", Unspecified),
            ("zh", "zh-MO", Unspecified),
            ("zh-Hant", "zh-MO", Unspecified),
            ("en", "en-GB", Unspecified),
            ("pt-PT", "pt-BR", Sister),
            ("pt-AO", "pt-BR", Sister),
            ("zh-Hans", "zh-Hant", Sister),
            ("zh-CN", "zh-MO", Sister),
            ("zh-TW", "zh-HK", Sister),
            ("zh-MO", "zh-HK", Sister),
            ("en-GB", "en-US", Sister),
            ("en", "pt", Other),
        ] {
            assert_eq!(lang(a).standing(&lang(b)), standing, "{a} {b}");
            assert_eq!(lang(b).standing(&lang(a)), standing, "{b} {a}");
        }
    }
}
