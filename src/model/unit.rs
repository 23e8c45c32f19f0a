//! Translation units: what was written in one language and how it was rendered in others.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Key, Lang, Text, short_hash};

/// A translation unit: one meaning, one variant a language. Any of them can be the source of a lookup.
///
/// Two renderings in one language are two units.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Given once, never recomputed.
    pub id: UnitId,
    /// The language the unit was written in first (TMX `srclang`); one of the variants' languages.
    pub source: Lang,
    /// One a language, ordered by tag.
    pub variants: Vec<Variant>,
    /// How it came to be. A variant that came to be otherwise says so itself.
    pub origin: Origin,
    /// The document it stands in: a URL, or a path relative to the project file. Never absolute.
    pub document: Option<String>,
    /// Where in the document.
    pub position: Option<Position>,
    /// For a site's string: its message id (Fluent).
    pub message: Option<String>,
    /// Notes for people, in order.
    pub notes: Vec<String>,
    /// What other tools put there and we keep: type and value, in order (TMX `prop`).
    pub props: Vec<(String, String)>,
    /// When it was first made.
    pub created: Option<Time>,
    /// When it last changed.
    pub changed: Option<Time>,
    /// Who made it first.
    pub created_by: Option<String>,
    /// Who changed it last.
    pub changed_by: Option<String>,
}

/// Where the owner of a file finds a unit or a segment in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InFile {
    /// The line, from 1.
    pub line: Option<u64>,
    /// The unit's id as the file gives it (TMX `tuid`), where the memory has another for it.
    pub id: Option<String>,
}

/// The text of a unit in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its canonical language.
    pub lang: Lang,
    /// The tag as the file it came from spelt it, where that differs; kept for export.
    pub tag: Option<String>,
    /// The segment.
    pub text: Text,
    /// How far the work on it is.
    pub state: State,
    /// How it came to be, where that is otherwise than its unit did: an engine's text beside people's.
    pub origin: Option<Origin>,
    /// For an alignment: how sure it is, 0 to 1000 (thousandths).
    pub confidence: Option<u16>,
    /// When its text or its state last changed; none where the unit's own date says it.
    pub changed: Option<Time>,
    /// Who wrote the text. Whoever confirmed it since stands in the history, and the author of an original, as a rule, in
    /// no memory: nobody who translated it wrote it.
    pub changed_by: Option<String>,
}

/// A unit's id: 12 lower-case hexadecimal digits when ours, or what a file of our own said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitId(String);

/// How a unit came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A person translated it in a document that Cotejo prepared, or it stands so in our own text memory.
    Story,
    /// The site's own string, not the story's.
    SiteString,
    /// An alignment of two published texts.
    Aligned,
    /// From another tool's memory.
    Foreign,
    /// Machine output, marked as such by the tool it came from.
    Machine,
}

/// How far the work on a variant is (XLIFF 2.1, 4.3.1.30 `state`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing confirmed.
    Initial,
    /// Translated.
    Translated,
    /// Reviewed by a second person.
    Reviewed,
    /// Published, or ready to be.
    Final,
}

/// The place of a segment among its document's: `index` counts from 0, `of` is how many there are. A unit whose index is
/// 0 has no neighbour before it, one whose index is `of - 1` none after it. Story and site strings count apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// From 0.
    pub index: u32,
    /// How many segments the document has.
    pub of: u32,
}

/// A unit, or one rendering of it, that a memory's text had and that is forgotten: the text says so, and whoever shares it
/// forgets it too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// Which unit.
    pub id: UnitId,
    /// When it was forgotten.
    pub at: Time,
    /// The document that it stood in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Where in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// The rendering, where the unit stays: an earlier one stands there again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rendering: Option<ForgottenRendering>,
    /// When somebody brought it back as it had been: then it is not forgotten any more, and whoever shares the text has it
    /// again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restored: Option<Time>,
}

/// A rendering that stood in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ForgottenRendering {
    /// Its language, as a tag.
    pub lang: String,
    /// A hash of its text.
    pub said: String,
}

impl ForgottenRendering {
    /// That of a variant.
    #[must_use]
    pub fn of(variant: &Variant) -> Self {
        Self { lang: variant.lang.to_string(), said: short_hash(&[&variant.text.encode()], 16) }
    }
}

impl Tombstone {
    /// The one that was written later of two of the same thing; what was brought back knew of its having been forgotten.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        let when = |one: &Self| (one.restored.unwrap_or(one.at), one.restored.is_some());
        if when(&self) < when(&other) { other } else { self }
    }

    /// Whether its place in a text is before that of a unit.
    #[must_use]
    pub fn is_before(&self, unit: &Unit) -> bool {
        canonical(self.document.as_deref(), self.position, &self.id)
            < canonical(unit.document.as_deref(), unit.position, &unit.id)
    }

    /// The order of tombstones in a text.
    #[must_use]
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        let place = canonical(self.document.as_deref(), self.position, &self.id);
        let others = canonical(other.document.as_deref(), other.position, &other.id);
        place.cmp(&others).then_with(|| self.rendering.cmp(&other.rendering))
    }
}

/// What units in canonical order are ordered by; the place counts within a document alone.
fn canonical<'a>(
    document: Option<&'a str>,
    position: Option<Position>,
    id: &'a UnitId,
) -> (Option<&'a str>, Option<Position>, &'a str) {
    (document, position.filter(|_| document.is_some()), id.as_str())
}

/// A moment, in seconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Origin {
    /// Whether nobody answers for such a text before it was reviewed.
    #[must_use]
    pub fn wants_review(self) -> bool {
        match self {
            Self::Aligned | Self::Machine => true,
            Self::Story | Self::SiteString | Self::Foreign => false,
        }
    }
}

impl Unit {
    /// A unit of texts and nothing else: foreign, in no document. `source` is the variant that it was written in first.
    #[must_use]
    pub fn of_texts(id: UnitId, source: Variant, others: impl IntoIterator<Item = Variant>) -> Self {
        let lang = source.lang.clone();
        let mut variants: Vec<Variant> = std::iter::once(source).chain(others).collect();
        variants.sort_by(|a, b| a.lang.cmp(&b.lang));
        Self {
            id,
            source: lang,
            variants,
            origin: Origin::Foreign,
            document: None,
            position: None,
            message: None,
            notes: Vec::new(),
            props: Vec::new(),
            created: None,
            changed: None,
            created_by: None,
            changed_by: None,
        }
    }

    /// The variant whose canonical language is exactly `lang`.
    #[must_use]
    pub fn variant(&self, lang: &Lang) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.lang == *lang)
    }

    /// When a variant of the unit last changed, and who wrote it: as it says itself, else as the unit does. Of the original
    /// the unit says no author.
    #[must_use]
    pub fn changed_of(&self, variant: &Variant) -> (Option<Time>, Option<String>) {
        match (variant.changed, &variant.changed_by) {
            (None, None) => (self.changed, self.changed_by.clone().filter(|_| variant.lang != self.source)),
            (when, who) => (when, who.clone()),
        }
    }

    /// Whether the unit's date is that of the variant which changed last.
    #[must_use]
    pub fn is_dated_by_variants(&self) -> bool {
        Variant::newest(&self.variants)
            .is_some_and(|newest| newest.changed == self.changed && newest.changed_by == self.changed_by)
    }

    /// Gives each variant the unit's date that has none of its own, so that a later change of one leaves the others'. A
    /// date that is only that of the variant which changed last says nothing of the others.
    pub fn date_variants(&mut self) {
        if self.is_dated_by_variants() {
            return;
        }
        for variant in &mut self.variants {
            if variant.changed.is_none() && variant.changed_by.is_none() && self.changed.is_some() {
                variant.changed = self.changed;
                variant.changed_by = self.changed_by.clone().filter(|_| variant.lang != self.source);
            }
        }
    }

    /// Has each rendering say its author itself that has no date to say it with, so that whoever adds another one later is
    /// not taken for theirs.
    pub fn name_variants(&mut self) {
        if self.changed.is_none() {
            for variant in self.variants.iter_mut().filter(|variant| variant.lang != self.source) {
                let own = variant.changed_by.is_some() || variant.changed.is_some();
                variant.changed_by = if own { variant.changed_by.take() } else { self.changed_by.clone() };
            }
        }
    }

    /// Whether a variant may be handed on as a translation: state translated or above, something to be seen, and not an
    /// unreviewed alignment.
    #[must_use]
    pub fn is_confirmed(&self, variant: &Variant) -> bool {
        let needed = if self.origin_of(variant).wants_review() { State::Reviewed } else { State::Translated };
        variant.state >= needed && !variant.text.is_blank()
    }

    /// How a variant of the unit came to be: as it says itself, else as the unit did.
    #[must_use]
    pub fn origin_of(&self, variant: &Variant) -> Origin {
        variant.origin.unwrap_or(self.origin)
    }

    /// Has each variant say its origin itself, so that the unit's may change without theirs. The original, which nobody
    /// rendered, says nothing of a unit whose renderings want a review.
    pub fn spread_origin(&mut self) {
        let (origin, source) = (self.origin, &self.source);
        for variant in &mut self.variants {
            let says_nothing = origin.wants_review() && variant.lang == *source;
            variant.origin = variant.origin.or(Some(origin).filter(|_| !says_nothing));
        }
    }

    /// Has only those variants say their origin whose origin is another than the unit's.
    pub fn gather_origin(&mut self) {
        for variant in &mut self.variants {
            variant.origin = variant.origin.filter(|origin| *origin != self.origin);
        }
    }

    /// Whether one variant may be handed on as the translation of another: both are confirmed, where what was written first
    /// needs nobody to confirm it as a source.
    #[must_use]
    pub fn is_confirmed_pair(&self, source: &Variant, target: &Variant) -> bool {
        (source.lang == self.source || self.is_confirmed(source)) && self.is_confirmed(target)
    }

    /// How far the work on a variant is as the translation of another: a pair is as far as its weaker side.
    #[must_use]
    pub fn state_of_pair(&self, source: &Variant, target: &Variant) -> State {
        if source.lang == self.source { target.state } else { target.state.min(source.state) }
    }
}

impl Variant {
    /// A translated variant.
    #[must_use]
    pub fn translated(lang: Lang, text: impl Into<Text>) -> Self {
        Self::of(lang, text.into(), State::Translated)
    }

    /// A variant without a date of its own.
    #[must_use]
    pub fn of(lang: Lang, text: Text, state: State) -> Self {
        Self { lang, tag: None, text, state, origin: None, confidence: None, changed: None, changed_by: None }
    }

    /// The one that was changed last of those that say when; of several at once the last that says who.
    #[must_use]
    pub fn newest(variants: &[Self]) -> Option<&Self> {
        let dated = variants.iter().filter(|variant| variant.changed.is_some());
        dated.max_by_key(|variant| (variant.changed, variant.changed_by.is_some()))
    }

    /// Whether it says the same, whoever wrote it down and when.
    #[must_use]
    pub fn says_what(&self, other: &Self) -> bool {
        self.lang == other.lang
            && self.text == other.text
            && self.state == other.state
            && self.origin == other.origin
            && self.tag == other.tag
            && self.confidence == other.confidence
    }
}

impl UnitId {
    /// The id of a unit of a document: a hash of document, source language, source key and how many equal ones stand
    /// before it in that document.
    #[must_use]
    pub fn in_document(document: &str, source: &Lang, key: &Key, occurrence: u32) -> Self {
        let (source, occurrence) = (source.to_string(), occurrence.to_string());
        Self(short_hash(&["document", document, &source, key.as_str(), &occurrence], 12))
    }

    /// The id of a foreign unit without a document: a hash of source key, first target language and its key, and how
    /// many equal ones came before.
    #[must_use]
    pub fn foreign(source: &Key, target: &Lang, target_key: &Key, occurrence: u32) -> Self {
        let (target, occurrence) = (target.to_string(), occurrence.to_string());
        Self(short_hash(&["foreign", source.as_str(), &target, target_key.as_str(), &occurrence], 12))
    }

    /// The id of the first such unit, by the characters of its keys, and a longer mark of it, by which equal ones are
    /// counted.
    #[must_use]
    pub fn foreign_first(source: &str, target: &Lang, target_key: &str) -> (Self, u64) {
        let mut mark = short_hash(&["foreign", source, &target.to_string(), target_key, "0"], 16);
        let number = u64::from_str_radix(&mark, 16).unwrap_or_default();
        mark.truncate(12);
        (Self(mark), number)
    }

    /// An id that our own file or store said.
    #[must_use]
    pub fn kept(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! named {
    ($type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every one, in order.
            pub const ALL: &'static [$type] = &[$(<$type>::$variant),+];

            /// Its name in files and in `--json`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(<$type>::$variant => $name),+ }
            }

            /// The one of this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(<$type>::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use named;

named!(State { Initial = "initial", Translated = "translated", Reviewed = "reviewed", Final = "final" });
named!(Origin { Story = "story", SiteString = "site-string", Aligned = "aligned", Foreign = "foreign", Machine = "machine" });
