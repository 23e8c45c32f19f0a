//! What is worth a look of what alignment learnt or left out, and what a person decided about it.
//!
//! A [`Sheet`] shows pairs of sentences, most doubtful first, each among its neighbours; it is made of an archive that is
//! aligned again ([`laid`]) or of what the memory holds ([`remembered`]). A report makes a page of it, [`table`] a
//! spreadsheet; both give back [`decisions`], which name a page by its address and sentences by their words, never by the
//! number of a row. [`apply`] holds them against the memory as it is by then.

pub mod apply;
pub mod decisions;
pub mod laid;
pub mod remembered;
mod stretches;
pub mod table;

pub use stretches::{Item, Stretch};

use crate::desk::archive::units::unit_id;
use crate::error::Result;
use crate::model::{Lang, Origin, State, Unit, UnitId, Variant};
use crate::store::Reader;

/// So many pairs are shown at once unless told.
pub const LIMIT: usize = 200;

/// So many equal sentences of a page are told apart.
const MOST_EQUAL: u32 = 64;

/// What a person is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Stretches of pages, in which what is doubtful stands with its neighbours.
    pub stretches: Vec<Stretch>,
    /// What is doubtful, most doubtful first.
    pub items: Vec<Item>,
    /// How many more pairs nobody has reviewed.
    pub more: u64,
}

/// A sentence, or several that the memory has as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its words, with what stands between it and the next.
    pub text: String,
    /// How many equal sentences stand before it in its page.
    pub nth: u32,
}

/// Sentences that were laid beside each other, and what became of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Sentences of the first page, by number.
    pub source: Vec<u32>,
    /// Of the second.
    pub target: Vec<u32>,
    /// How sure it is, 0 to 1; none where nobody said.
    pub confidence: Option<f32>,
    /// What became of it.
    pub standing: Standing,
    /// The unit that the memory has of it, or would have; none where one side is empty.
    pub unit: Option<UnitId>,
}

/// What became of sentences that were laid beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// One side is empty: nothing corresponds.
    Alone,
    /// It was kept out of the memory, or has not been learnt yet.
    Outside,
    /// The memory has it, and nobody has looked at it.
    Inside,
    /// There is nothing to decide: a person's word stands, or both sides are the same text.
    Settled,
}

crate::model::named!(Standing { Alone = "alone", Outside = "outside", Inside = "inside", Settled = "settled" });

/// Sentences one after another, as one text.
#[must_use]
pub fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().collect::<String>().trim().to_owned()
}

/// Whether nobody has looked at a text that alignment brought.
fn is_unreviewed(unit: &Unit, variant: &Variant) -> bool {
    unit.origin_of(variant) == Origin::Aligned && variant.state < State::Reviewed
}

/// Which of equal sentences of a page a unit is made of, if alignment made it.
fn nth_of(unit: &Unit) -> Option<u32> {
    let (document, source) = (unit.document.as_deref()?, unit.variant(&unit.source)?.text.chars());
    (0..MOST_EQUAL).find(|&nth| unit_id(document, &unit.source, &source, nth) == unit.id)
}

/// A unit's rendering as the memory has it.
fn rendering(reader: &dyn Reader, id: &UnitId, lang: &Lang) -> Result<Option<(Unit, Option<Variant>)>> {
    Ok(reader.unit(id)?.map(|unit| {
        let variant = unit.variant(lang).cloned();
        (unit, variant)
    }))
}
