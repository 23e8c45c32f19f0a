//! What the memory's text says is forgotten, for whoever asks of many units.

use std::collections::HashMap;

use crate::model::{ForgottenRendering, Time, Tombstone, Unit, UnitId, Variant};

/// What the memory's text says is forgotten, while units come in.
#[derive(Default)]
pub(super) struct Said {
    /// Units, and when they were forgotten.
    pub(super) units: HashMap<UnitId, Time>,
    /// Units that were forgotten and are back, and since when.
    pub(super) restored: HashMap<UnitId, Time>,
    renderings: HashMap<UnitId, Vec<(ForgottenRendering, Time)>>,
}

impl Said {
    pub(super) fn of(tombstones: Vec<Tombstone>) -> Self {
        let mut said = Self::default();
        for Tombstone { id, at, rendering, restored, .. } in tombstones {
            match (rendering, restored) {
                (Some(rendering), None) => said.renderings.entry(id).or_default().push((rendering, at)),
                (Some(_), Some(_)) => {}
                (None, Some(restored)) => drop(said.restored.insert(id, restored)),
                (None, None) => drop(said.units.insert(id, at)),
            }
        }
        said
    }

    /// Whether it says that a unit is forgotten which was not changed since.
    pub(super) fn forgot(&self, unit: &Unit) -> bool {
        let at = self.units.get(&unit.id);
        at.is_some_and(|at| newest(unit).is_none_or(|newest| newest <= *at))
    }

    /// Whether it says that some rendering of a unit was withdrawn.
    pub(super) fn withdrew_any(&self, id: &UnitId) -> bool {
        self.renderings.contains_key(id)
    }

    /// Whether the text of a variant, as it stands, was withdrawn.
    pub(super) fn withdrew(&self, id: &UnitId, variant: &Variant) -> bool {
        let at = self.withdrawn(id, variant);
        at.is_some_and(|at| variant.changed.is_none_or(|changed| changed <= at))
    }

    /// When the text of a variant, whenever it was written, was withdrawn.
    pub(super) fn withdrawn(&self, id: &UnitId, variant: &Variant) -> Option<Time> {
        let this = ForgottenRendering::of(variant);
        self.renderings.get(id)?.iter().filter(|(said, _)| *said == this).map(|(_, at)| *at).max()
    }
}

pub(super) fn newest(unit: &Unit) -> Option<Time> {
    Variant::newest(&unit.variants).and_then(|variant| variant.changed)
}
