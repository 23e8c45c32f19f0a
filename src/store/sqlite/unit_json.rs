//! A unit as one JSON value: how the history keeps what a unit was before.

use serde::{Deserialize, Serialize};

use crate::model::{Lang, Origin, Position, State, Text, Time, Unit, UnitId, Variant};

/// Versioned by `v`, so that a later form can still read an earlier one.
#[derive(Serialize, Deserialize)]
struct UnitForm {
    v: u32,
    id: UnitId,
    source: Lang,
    variants: Vec<VariantForm>,
    origin: Origin,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    position: Option<Position>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    props: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed_by: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct VariantForm {
    lang: Lang,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    text: Text,
    state: State,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    confidence: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed_by: Option<String>,
}

impl VariantForm {
    fn of(variant: Variant) -> Self {
        let Variant { lang, tag, text, state, origin, confidence, changed, changed_by } = variant;
        Self { lang, tag, text, state, origin, confidence, changed, changed_by }
    }

    fn variant(self) -> Variant {
        let Self { lang, tag, text, state, origin, confidence, changed, changed_by } = self;
        Variant { lang, tag, text, state, origin, confidence, changed, changed_by }
    }
}

/// The JSON of a unit.
pub(super) fn write(unit: &Unit) -> String {
    let unit = unit.clone();
    let form = UnitForm {
        v: 1,
        id: unit.id,
        source: unit.source,
        variants: unit.variants.into_iter().map(VariantForm::of).collect(),
        origin: unit.origin,
        document: unit.document,
        position: unit.position,
        message: unit.message,
        notes: unit.notes,
        props: unit.props,
        created: unit.created,
        changed: unit.changed,
        created_by: unit.created_by,
        changed_by: unit.changed_by,
    };
    serde_json::to_string(&form).unwrap_or_default()
}

/// The unit of a JSON; none if it is not one.
pub(super) fn read(json: &str) -> Option<Unit> {
    let form: UnitForm = serde_json::from_str(json).ok()?;
    Some(Unit {
        id: form.id,
        source: form.source,
        variants: form.variants.into_iter().map(VariantForm::variant).collect(),
        origin: form.origin,
        document: form.document,
        position: form.position,
        message: form.message,
        notes: form.notes,
        props: form.props,
        created: form.created,
        changed: form.changed,
        created_by: form.created_by,
        changed_by: form.changed_by,
    })
}
