//! The terms of the house: concepts, and what each is called.

use serde::{Deserialize, Serialize};

use super::unit::named;
use super::{Lang, Standing};

/// A concept of the termbase: one thing, its terms in each language (TBX, ISO 30042 `conceptEntry`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Stable, a slug: `prime-minister`.
    pub id: String,
    /// The field it belongs to: a [`SubjectField`]'s name, or the house's own word.
    pub subject: Option<String>,
    /// What it is, for people, in the order of the file.
    pub definitions: Vec<Definition>,
    /// In the order of the file.
    pub terms: Vec<Term>,
}

/// What a concept is, in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The language it is written in, where the file says it.
    pub lang: Option<Lang>,
    /// A sentence.
    pub text: String,
}

impl Definition {
    /// Of several, the one that somebody reads who reads `reader`: in that written language; else in a near one; else in one
    /// that is not told; else the first.
    #[must_use]
    pub fn for_reader<'a>(definitions: &'a [Self], reader: &Lang) -> Option<&'a Self> {
        definitions.iter().min_by_key(|definition| match &definition.lang {
            Some(lang) => match lang.standing(reader) {
                Standing::Same => 0,
                Standing::Unspecified => 1,
                Standing::Sister => 2,
                Standing::Other => 4,
            },
            None => 3,
        })
    }
}

/// The fields that Cotejo has a name for in each locale (TBX `subjectField`). A house may write others; they are shown as
/// they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubjectField {
    /// Minister, secretary: inflects for whoever holds it.
    Office,
    /// Spokesman, envoy.
    Person,
    /// Nurse, fisherman.
    Profession,
    /// Ministry, parliament, court.
    Institution,
    /// Country, city, region.
    Place,
    /// Currency, trade, figures.
    Economy,
    /// Customs, arts, cooking.
    Culture,
    /// Talks, visits, agreements.
    Diplomacy,
    /// Courts, laws, rights.
    Law,
}

named!(SubjectField {
    Office = "office", Person = "person", Profession = "profession", Institution = "institution", Place = "place",
    Economy = "economy", Culture = "culture", Diplomacy = "diplomacy", Law = "law"
});

/// A term: how a concept is called in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its language.
    pub lang: Lang,
    /// As it is written in running text.
    pub text: String,
    /// Whether to use it.
    pub status: TermStatus,
    /// Part of speech: `noun`, `proper-noun`, `verb`, `adjective`, `phrase`.
    pub part_of_speech: Option<String>,
    /// Inflected forms that the rules would not find.
    pub forms: Vec<String>,
    /// For the editor.
    pub note: Option<String>,
    /// The line of `terms.toml` it stands on, from 1.
    pub line: Option<u32>,
}

/// Whether a term is to be used (TBX `administrativeStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermStatus {
    /// The house's choice.
    Preferred,
    /// Fine too.
    Admitted,
    /// Not any more.
    Deprecated,
    /// Never.
    Forbidden,
}

named!(TermStatus { Preferred = "preferred", Admitted = "admitted", Deprecated = "deprecated", Forbidden = "forbidden" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_shown_the_definition_that_is_nearest() {
        let lang = |tag: &str| Lang::parse(tag).unwrap();
        let all: Vec<Definition> = ["en", "", "pt-BR", "zh-Hans", "zh-MO"]
            .iter()
            .map(|tag| Definition { lang: (!tag.is_empty()).then(|| lang(tag)), text: (*tag).to_owned() })
            .collect();
        let shown = |of: &[Definition], reader: &str| {
            Definition::for_reader(of, &lang(reader)).map(|definition| definition.text.clone())
        };
        for (reader, expected) in [
            ("en", "en"),
            ("pt-BR", "pt-BR"),
            ("pt-PT", "pt-BR"),
            ("zh-Hans", "zh-Hans"),
            ("zh-Hant", "zh-MO"),
            ("fr", ""),
        ] {
            assert_eq!(shown(&all, reader).as_deref(), Some(expected), "{reader}");
        }
        assert_eq!(shown(&all[..1], "pt-PT").as_deref(), Some("en"));
        assert_eq!(shown(&[], "pt-PT"), None);
    }
}
