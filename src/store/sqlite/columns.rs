//! What the rows of a unit hold besides it: keys, hashes and encodings, made before anybody waits for a transaction.

use std::borrow::Cow;

use super::tally::{Adding, Sum, first_eight};
use crate::model::{Text, Unit, Variant};

/// A unit and what its rows hold besides.
pub(super) struct Ready {
    pub(super) unit: Unit,
    pub(super) notes: Option<String>,
    pub(super) props: Option<String>,
    pub(super) sum: Sum,
    /// As the unit's variants.
    pub(super) variants: Vec<Columns>,
}

/// What the row of a variant holds besides it. Most texts are stored as they are, between quotation marks, and are their
/// own key: no copy of them is made.
pub(super) struct Columns {
    /// The text's encoding where it is another.
    pub(super) text: Option<String>,
    /// The key where it is another.
    pub(super) key: Option<String>,
    pub(super) chars: u32,
    pub(super) hash: i64,
    /// Of the row.
    sum: Sum,
}

impl Ready {
    pub(super) fn new(unit: Unit) -> Self {
        let notes = (!unit.notes.is_empty()).then(|| json(&unit.notes));
        let props = (!unit.props.is_empty()).then(|| json(&unit.props));
        let mut adding = Adding::default();
        let own = adding.unit(&unit, notes.as_deref(), props.as_deref());
        let variants: Vec<_> = unit.variants.iter().map(|variant| Columns::of(variant, &mut adding)).collect();
        let sum = variants.iter().fold(own, |sum, variant| sum.with(variant.sum));
        Self { unit, notes, props, sum, variants }
    }

    /// The language and the key of each variant.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let variants = self.unit.variants.iter().zip(&self.variants);
        variants.map(|(variant, columns)| (variant.lang.language(), columns.key_of(&variant.text)))
    }
}

impl Columns {
    fn of(variant: &Variant, adding: &mut Adding) -> Self {
        let text = &variant.text;
        let key = text.key_chars();
        let (chars, hash) = (chars_of(&key), key_hash(&key));
        let as_is = text.encoded_as_is();
        let key = (as_is != Some(&key)).then(|| key.into_owned());
        let encoded = as_is.is_none().then(|| text.encode());
        let sum = match (&encoded, as_is) {
            (Some(encoded), _) => adding.variant(variant, &[encoded]),
            (None, as_is) => adding.variant(variant, &["\"", as_is.unwrap_or_default(), "\""]),
        };
        Self { text: encoded, key, chars, hash, sum }
    }

    /// The text's encoding, made in `room` where it is not at hand; `text` is the one that these columns were made of.
    pub(super) fn encoding_of<'a>(&'a self, text: &Text, room: &'a mut String) -> &'a str {
        self.text.as_deref().unwrap_or_else(|| {
            room.clear();
            room.extend(["\"", &text.shown(), "\""]);
            room
        })
    }

    /// The key.
    pub(super) fn key_of<'a>(&'a self, text: &'a Text) -> Cow<'a, str> {
        self.key.as_deref().map_or_else(|| text.shown(), Cow::Borrowed)
    }
}

/// Length in Unicode scalar values.
pub(super) fn chars_of(key: &str) -> u32 {
    u32::try_from(key.chars().count()).unwrap_or(u32::MAX)
}

/// What the index on keys holds of a key.
pub(super) fn key_hash(key: &str) -> i64 {
    first_eight(key.as_bytes()).cast_signed()
}

/// SQLite's integers are signed.
pub(super) fn to_i64(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn json(list: &impl serde::Serialize) -> String {
    serde_json::to_string(list).unwrap_or_default()
}
