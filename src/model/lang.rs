//! Languages and their variants, and how two of them stand to each other.

use std::fmt;
use std::str::FromStr;

use unic_langid::LanguageIdentifier;

/// A language as a canonical BCP 47 tag (RFC 5646): `en`, `pt-PT`, `zh-Hans`, `zh-MO`.
///
/// Parsing accepts the spellings that files really hold (`pt_BR`, `EN_US`, `zh_hans`, `por`) and makes one of them: a
/// script that the region implies is dropped (`zh-Hant-MO` is `zh-MO`), and so is one that the language implies, except
/// for Chinese, where script is the very thing that is told apart. Whoever needs the original spelling for export keeps
/// it beside ([`crate::model::Variant::tag`]). What a well-formed tag says besides language, script, region and variant
/// (extensions, private use) is left out; an extended language stands for its own (`zh-yue` is `yue`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Lang(LanguageIdentifier);

/// Which tags are one written language; whatever is not here is another one, or leaves open which it is.
///
/// Portuguese: the regions that CLDR's `parentLocales` puts under `pt-PT`. Chinese: simplified characters, as published in
/// the mainland, Singapore and Malaysia, and by the mainland's press in Hong Kong and Macau.
const SAME: &[&[&str]] = &[
    &["pt-PT", "pt-AO", "pt-CH", "pt-CV", "pt-FR", "pt-GQ", "pt-GW", "pt-LU", "pt-MO", "pt-MZ", "pt-ST", "pt-TL"],
    &["zh-Hans", "zh-CN", "zh-SG", "zh-MY", "zh-Hans-MY", "zh-Hans-HK", "zh-Hans-MO"],
];

/// The variants that are nearest to one, nearest first; all others come after them. Macau and Hong Kong share most of their
/// words and names; Taiwan shares the characters.
const NEAREST: &[(&str, &[&str])] = &[
    ("zh-MO", &["zh-HK", "zh-Hant", "zh-TW"]),
    ("zh-HK", &["zh-MO", "zh-Hant", "zh-TW"]),
    ("zh-TW", &["zh-Hant", "zh-HK", "zh-MO"]),
    ("zh-Hant", &["zh-HK", "zh-TW", "zh-MO"]),
];

/// Whole tags that stand for another one: names of languages older than BCP 47, and those that IANA grandfathers.
const OLD_TAGS: &[(&str, &str)] = &[
    ("zh-chs", "zh-Hans"),
    ("zh-cht", "zh-Hant"),
    ("zh-guoyu", "zh"),
    ("zh-hakka", "hak"),
    ("zh-min-nan", "nan"),
    ("zh-min", "nan"),
    ("zh-xiang", "hsn"),
    ("i-hak", "hak"),
    ("en-gb-oed", "en-GB-oxendict"),
];

/// The languages that extend Chinese (RFC 5646, 2.2.2); Mandarin is what `zh` alone means.
const OF_CHINESE: &[&str] =
    &["cdo", "cjy", "cmn", "cnp", "cpx", "csp", "czh", "czo", "gan", "hak", "hsn", "lzh", "mnp", "nan", "wuu", "yue"];

/// Text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLang(pub String);

/// How two tags stand to each other. Only [`Standing::Same`] may ever fill a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// One written language: `zh-CN` and `zh-Hans`, `pt-AO` and `pt-PT`, equal tags. A list says which.
    Same,
    /// A bare tag against a narrower one: `pt` and `pt-PT`, `zh-Hant` and `zh-MO`, `pt-PT` and `pt-PT-colb1945`.
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
        let spelt = plain(tag.trim());
        let trimmed = spelt.as_str();
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

    /// How a text in `self` stands to a wish for `other`; symmetric.
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
        let (here, there) = (self.to_string(), other.to_string());
        if SAME.iter().any(|tags| tags.contains(&here.as_str()) && tags.contains(&there.as_str())) {
            return Standing::Same;
        }
        let (a, b) = (self.norm(), other.norm());
        if a.is_wider(&b) || b.is_wider(&a) { Standing::Unspecified } else { Standing::Sister }
    }

    /// Where renderings in several sister variants are offered for `self`, the place of `other` among them, nearest first.
    #[must_use]
    pub fn nearness(&self, other: &Lang) -> usize {
        let (here, there) = (self.to_string(), other.to_string());
        let row = NEAREST.iter().find(|(wanted, _)| *wanted == here).map(|(_, nearest)| *nearest).unwrap_or_default();
        row.iter().position(|tag| *tag == there).unwrap_or(row.len())
    }

    /// Which written norm the tag stands for; what it leaves open is `None`.
    fn norm(&self) -> Norm {
        let tag = self.to_string();
        // All tags of a list stand for its first.
        let listed = SAME.iter().find(|tags| tags.contains(&tag.as_str())).and_then(|tags| Self::parse(tags[0]).ok());
        let lang = listed.as_ref().unwrap_or(self);
        // Regions that are no country's (`pt-419`, `pt-XX`) leave open which norm it is.
        let region = lang.region().filter(|region| region.bytes().all(|b| b.is_ascii_alphabetic()));
        let region = region.filter(|region| !matches!(*region, "XX" | "ZZ" | "QO" | "EU" | "UN"));
        Norm {
            script: lang.script(),
            region: region.map(str::to_owned),
            variants: lang.0.variants().map(|variant| variant.as_str().to_owned()).collect(),
        }
    }
}

/// A tag as the parser of language identifiers takes it: hyphens, old names by today's, without extended languages,
/// extensions and private use. What is not well-formed stays as it is.
fn plain(tag: &str) -> String {
    let hyphens = tag.replace('_', "-");
    let lower = hyphens.to_ascii_lowercase();
    if let Some((_, today)) = OLD_TAGS.iter().find(|(old, _)| *old == lower) {
        return (*today).to_owned();
    }
    let mut parts: Vec<&str> = hyphens.split('-').collect();
    // A subtag of one character begins an extension, `x` private use; something must follow it (RFC 5646, 2.2.6, 2.2.7).
    if let Some(at) = parts.iter().skip(1).position(|part| part.len() == 1).map(|at| at + 1) {
        let said = |part: &&str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        if parts.len() > at + 1
            && parts[at..].iter().all(said)
            && parts.last().is_some_and(|last| last.len() > 1 || parts[at..].contains(&"x"))
        {
            parts.truncate(at);
        }
    }
    let extends = parts.len() > 1 && OF_CHINESE.contains(&parts[1].to_ascii_lowercase().as_str());
    if extends && matches!(parts[0].to_ascii_lowercase().as_str(), "zh" | "zho" | "chi") {
        parts.remove(0);
    }
    parts.join("-")
}

struct Norm {
    script: Option<String>,
    region: Option<String>,
    variants: Vec<String>,
}

impl Norm {
    /// Whether it says nothing that the other does not say too.
    fn is_wider(&self, other: &Self) -> bool {
        let fits = |one: &Option<String>, other: &Option<String>| one.is_none() || one == other;
        fits(&self.script, &other.script)
            && fits(&self.region, &other.region)
            && (self.variants.is_empty() || self.variants == other.variants)
    }
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
            ("zh-cmn-Hans", "zh-Hans"),
            ("zh-yue-HK", "yue-HK"),
            ("zh-CHS", "zh-Hans"),
            ("zh_CHT", "zh-Hant"),
            ("en-x-house", "en"),
            ("pt-PT-u-nu-latn", "pt-PT"),
            ("en-a-bbb-x-a", "en"),
        ] {
            assert_eq!(lang(written).to_string(), canonical, "{written}");
        }
        for bad in [
            "",
            "und",
            "1",
            "português",
            "x",
            "en--US",
            "e n",
            "sr-Cyrl-Rsns",
            "sl-19l -1994",
            "x-house",
            "en-x",
            "en-x-way2long99",
            "i-klingon",
        ] {
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
            // What is on no list is not the same, whatever it shares.
            ("pt-419", "pt-PT", Unspecified),
            ("pt-XX", "pt-PT", Unspecified),
            ("pt-419", "pt-XX", Unspecified),
            ("pt-US", "pt-PT", Sister),
            ("pt-Brai-PT", "pt-PT", Sister),
            ("pt-PT-colb1945", "pt-PT", Unspecified),
            ("pt-PT-colb1945", "pt-AO", Unspecified),
            ("pt-PT-colb1945", "pt-PT-ao1990", Sister),
            ("zh-Hans-MO", "zh-Hans", Same),
            ("zh-Hans-US", "zh-Hans", Unspecified),
            ("zh-XX", "zh-Hans", Unspecified),
            ("zh-Latn", "zh-Hans", Sister),
            ("en-GB-oxendict", "en-GB", Unspecified),
        ] {
            assert_eq!(lang(a).standing(&lang(b)), standing, "{a} {b}");
            assert_eq!(lang(b).standing(&lang(a)), standing, "{b} {a}");
        }
    }
}
