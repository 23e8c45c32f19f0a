//! Two units of one name in the memory's own text: whoever merged it kept both.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::model::{Key, Time, Unit, UnitId, Variant};

/// The units of a text so far.
#[derive(Default)]
pub(super) struct NamedUnits {
    /// Their ids, each with a mark of what the unit says.
    marks: HashMap<UnitId, u64>,
    /// When the last of all was changed.
    newest: Option<Time>,
}

/// Under which id a unit of a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Its own.
    Own,
    /// Another, since its own is that of a unit with other texts.
    Another,
}

impl NamedUnits {
    /// Whether the text has a unit of this id.
    pub(super) fn has(&self, id: &UnitId) -> bool {
        self.marks.contains_key(id)
    }

    /// Whether it has none at all.
    pub(super) fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// When the last of them was changed.
    pub(super) fn newest(&self) -> Option<Time> {
        self.newest
    }

    /// Takes the next unit of the text. One of an id that another one has, with other texts, gets an id of its own: whoever
    /// merged the text kept both.
    pub(super) fn take(&mut self, unit: &mut Unit) -> Naming {
        self.newest = self.newest.max(Variant::newest(&unit.variants).and_then(|variant| variant.changed));
        let mut mark = DefaultHasher::new();
        unit.variants.iter().for_each(|variant| (variant.lang.to_string(), variant.text.encode()).hash(&mut mark));
        let mark = mark.finish();
        let mut nth = 0;
        while *self.marks.entry(unit.id.clone()).or_insert(mark) != mark {
            let source = unit.variant(&unit.source).map_or_else(|| Key::of(""), |source| source.text.key());
            let rendering = unit.variants.iter().find(|variant| variant.lang != unit.source);
            let (lang, key) = rendering.map_or((&unit.source, source.clone()), |one| (&one.lang, one.text.key()));
            unit.id = UnitId::foreign(&source, lang, &key, nth);
            nth += 1;
        }
        if nth == 0 { Naming::Own } else { Naming::Another }
    }
}
