//! The memory, and the units of a file, as the checks ask them. What many units share is read once.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::check::{MemoryLookup, Rendering, Renderings};
use crate::error::Result;
use crate::model::{Key, Lang, Standing, Unit, UnitId};
use crate::store::Reader;

/// Answers for sources that this many units hold are kept: below it, reading them again costs no more than a few units.
const KEPT_FROM: usize = 8;

/// What the kept answers may weigh, in bytes; then they are gathered anew.
const MOST_KEPT: usize = 64 << 20;

/// Answers already given, so that a source that thousands of units hold is read once.
#[derive(Default)]
struct Answers {
    given: RefCell<HashMap<Key, Vec<Answer>>>,
    weight: Cell<usize>,
}

/// Asked from a language to a language.
type Answer = (Lang, Lang, Rc<Renderings>);

impl Answers {
    fn get(&self, source: &Lang, key: &Key, target: &Lang) -> Option<Rc<Renderings>> {
        let given = self.given.borrow();
        let of_key = given.get(key)?;
        of_key.iter().find(|(s, t, _)| s == source && t == target).map(|(.., answer)| Rc::clone(answer))
    }

    /// Keeps the answer that `units` units made.
    fn keep(&self, units: usize, source: &Lang, key: &Key, target: &Lang, answer: Renderings) -> Rc<Renderings> {
        let answer = Rc::new(answer);
        if units >= KEPT_FROM {
            let mut given = self.given.borrow_mut();
            let weight = key.as_str().len() + answer.weight();
            if self.weight.get() + weight > MOST_KEPT {
                given.clear();
                self.weight.set(0);
            }
            self.weight.set(self.weight.get() + weight);
            given.entry(key.clone()).or_default().push((source.clone(), target.clone(), Rc::clone(&answer)));
        }
        answer
    }
}

/// The memory as the checks ask it.
pub(super) struct AskedMemory<'a> {
    store: &'a dyn Reader,
    /// Whether its units are what is checked.
    asked: bool,
    answers: Answers,
}

impl<'a> AskedMemory<'a> {
    pub(super) fn new(store: &'a dyn Reader, asked: bool) -> Self {
        Self { store, asked, answers: Answers::default() }
    }

    /// Hands each rendering to `each`; how many units were read.
    fn each(&self, source: &Lang, key: &Key, target: &Lang, each: &mut dyn FnMut(Rendering)) -> Result<usize> {
        let rows = self.store.by_key(source.language(), key)?;
        // Of units that are checked themselves one always holds the source: the one that asks.
        if self.asked && rows.len() == 1 {
            return Ok(0);
        }
        for (row, lang) in &rows {
            if let Some(unit) = self.store.unit_at(*row)? {
                renderings_of(&unit, lang, source, target, self.asked).for_each(&mut *each);
            }
        }
        Ok(rows.len())
    }
}

impl MemoryLookup for AskedMemory<'_> {
    fn renderings(&self, source: &Lang, key: &Key, target: &Lang) -> Result<Rc<Renderings>> {
        if let Some(given) = self.answers.get(source, key, target) {
            return Ok(given);
        }
        let mut out = Renderings::default();
        let units = self.each(source, key, target, &mut |rendering| out.push(rendering))?;
        Ok(self.answers.keep(units, source, key, target, out))
    }
}

/// The units of a file, and behind them those of the memory that the file has not.
pub(super) struct UnitsInFile<'a> {
    units: &'a [Unit],
    /// In order: a key's fingerprint, the unit's index and its variant's.
    by_key: Vec<(u128, u32, u32)>,
    ids: HashSet<&'a UnitId>,
    memory: Option<AskedMemory<'a>>,
    answers: Answers,
}

impl<'a> UnitsInFile<'a> {
    pub(super) fn new(units: &'a [Unit], store: Option<&'a dyn Reader>) -> Self {
        let mut by_key = Vec::with_capacity(units.iter().map(|unit| unit.variants.len()).sum());
        for (u, unit) in (0..).zip(units) {
            for (v, variant) in (0..).zip(&unit.variants) {
                by_key.push((variant.text.key().fingerprint(), u, v));
            }
        }
        by_key.sort_unstable();
        let ids = units.iter().map(|unit| &unit.id).collect();
        let memory = store.map(|store| AskedMemory::new(store, false));
        Self { units, by_key, ids, memory, answers: Answers::default() }
    }
}

impl MemoryLookup for UnitsInFile<'_> {
    fn renderings(&self, source: &Lang, key: &Key, target: &Lang) -> Result<Rc<Renderings>> {
        if let Some(given) = self.answers.get(source, key, target) {
            return Ok(given);
        }
        let mut out = Renderings::default();
        let fingerprint = key.fingerprint();
        let first = self.by_key.partition_point(|&(known, ..)| known < fingerprint);
        let here = &self.by_key[first..];
        let here = &here[..here.partition_point(|&(known, ..)| known == fingerprint)];
        for &(_, u, v) in here {
            let unit = &self.units[u as usize];
            let lang = &unit.variants[v as usize].lang;
            if lang.language() == source.language() {
                renderings_of(unit, lang, source, target, true).for_each(|rendering| out.push(rendering));
            }
        }
        let mut units = here.len();
        if let Some(memory) = &self.memory {
            units += memory.each(source, key, target, &mut |rendering| {
                if !self.ids.contains(&rendering.unit) {
                    out.push(rendering);
                }
            })?;
        }
        Ok(self.answers.keep(units, source, key, target, out))
    }
}

/// The confirmed variants of a unit in exactly the target's written language, beside the one in `lang`.
fn renderings_of<'u>(
    unit: &'u Unit,
    lang: &'u Lang,
    source: &'u Lang,
    target: &'u Lang,
    asked: bool,
) -> impl Iterator<Item = Rendering> + 'u {
    let exact = move |lang_of: &Lang| lang_of != lang && lang_of.standing(target) == Standing::Same;
    let variants = unit.variants.iter().filter(move |variant| exact(&variant.lang));
    let from = unit.variant(lang);
    let confirmed = variants.filter(move |variant| from.is_some_and(|from| unit.is_confirmed_pair(from, variant)));
    // As a subject it is read from the language that it was written in first.
    let first = unit.variant(&unit.source).or_else(|| unit.variants.first());
    let asked = asked && first.is_some_and(|first| first.lang == *source);
    confirmed.map(move |variant| Rendering { unit: unit.id.clone(), target: variant.text.clone(), asked })
}
