//! What happened to a unit: who changed it and when, and what each time became different.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::model::{Lang, Unit, UnitId, Variant};
use crate::store::{ChangeKind, Event, Reader};

/// Something that happened to a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// What happened.
    pub event: Event,
    /// What the file was called that it came with or was undone with.
    pub import_name: Option<String>,
    /// What became different, by language; empty where another program wrote and nobody knows.
    pub changes: Vec<VariantChange>,
}

/// What a variant was and became; one of the two is there.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantChange {
    /// Its language.
    pub lang: Lang,
    /// What it was; none if it was not there.
    pub before: Option<Variant>,
    /// What it became; none if it went.
    pub after: Option<Variant>,
}

/// What happened to a unit, oldest first.
///
/// # Errors
/// [`Error::UnitUnknown`] for an id that was never here; those of the reader.
pub fn history(reader: &dyn Reader, id: &UnitId) -> Result<Vec<HistoryEntry>> {
    let events = reader.history(id)?;
    if events.is_empty() {
        return Err(Error::UnitUnknown { unit: id.as_str().to_owned() });
    }
    let imports = reader.imports()?;
    let name_of = |event: &Event| {
        let import = event.import.and_then(|id| imports.iter().find(|import| import.import == id));
        import.map(|import| import.name.clone())
    };
    let mut after = reader.unit(id)?;
    let mut out = Vec::with_capacity(events.len());
    for event in events.into_iter().rev() {
        if matches!(event.kind, ChangeKind::Older | ChangeKind::Unconfirmed) {
            // What a file offered changed nothing.
            let offered = event.before.as_ref().map(|offered| offered.variants.as_slice()).unwrap_or_default();
            let stands =
                |variant: &Variant| after.as_ref().and_then(|unit: &Unit| unit.variant(&variant.lang)).cloned();
            let other = |variant: &&Variant| stands(variant).is_none_or(|stands| stands.text != variant.text);
            let change = |variant: &Variant| VariantChange {
                lang: variant.lang.clone(),
                before: Some(variant.clone()),
                after: None,
            };
            let changes = offered.iter().filter(other).map(change).collect();
            out.push(HistoryEntry { import_name: name_of(&event), event, changes });
            continue;
        }
        let before = event.before.clone();
        // Of another program's writes nobody knows what was before.
        let known = before.is_some() || event.kind == ChangeKind::New;
        let changes = if known { changes(before.as_ref(), after.as_ref()) } else { Vec::new() };
        if known {
            after = before;
        }
        out.push(HistoryEntry { import_name: name_of(&event), event, changes });
    }
    out.reverse();
    Ok(out)
}

/// The variants whose words or state differ, by language.
fn changes(before: Option<&Unit>, after: Option<&Unit>) -> Vec<VariantChange> {
    let variants = |unit: Option<&Unit>| unit.map(|unit| unit.variants.clone()).unwrap_or_default();
    let (before, after) = (variants(before), variants(after));
    let langs: BTreeSet<&Lang> = before.iter().chain(&after).map(|variant| &variant.lang).collect();
    let of = |variants: &[Variant], lang: &Lang| variants.iter().find(|variant| variant.lang == *lang).cloned();
    let seen = |variant: &Option<Variant>| variant.as_ref().map(|variant| (variant.text.chars(), variant.state));
    langs
        .into_iter()
        .map(|lang| VariantChange { lang: lang.clone(), before: of(&before, lang), after: of(&after, lang) })
        .filter(|change| seen(&change.before) != seen(&change.after))
        .collect()
}
