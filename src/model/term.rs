//! The terms of the house: concepts, and what each is called.

use serde::{Deserialize, Serialize};

use super::Lang;
use super::unit::named;

/// A concept of the termbase: one thing, its terms in each language (TBX, ISO 30042 `conceptEntry`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Stable, a slug: `prime-minister`.
    pub id: String,
    /// The field it belongs to: `office`, `institution`, `place`, `economy`…
    pub subject: Option<String>,
    /// What it is, for people.
    pub definition: Option<String>,
    /// In the order of the file.
    pub terms: Vec<Term>,
}

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
