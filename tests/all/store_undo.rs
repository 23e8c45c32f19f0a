//! Taking back, whatever happened before: what was undone is gone, and hinders nothing.

use cotejo::model::{Lang, State, Unit, UnitId};
use cotejo::store::{
    ImportId, ImportJob, ImportState, Leaving, Location, Manner, Memory, Prefer, Reader, TakenOut, Writer,
};

use crate::oracle::Dice;
use crate::store_story::{all, at, by, job, lang, unit};

const IDS: [&str; 3] = ["u000001", "u000002", "u000003"];
const OTHERS: [&str; 2] = ["pt-PT", "zh-Hans"];

/// A unit that says one of few things in some of the languages.
fn any_unit(dice: &mut Dice, when: i64) -> Unit {
    let id = *dice.pick(&IDS);
    let english = format!("The harbour reopened, says {id}.");
    let mut texts = vec![("en", english)];
    for tag in OTHERS {
        if dice.chance(70) {
            texts.push((tag, format!("{tag} {}", dice.pick(&["one", "two"]))));
        }
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(tag, text)| (*tag, text.as_str())).collect();
    let mut unit = unit(id, &texts);
    if dice.chance(40) {
        let document = if dice.chance(50) { "harbour.html" } else { "port.html" };
        unit = at(unit, document, 0, 3);
    }
    for variant in &mut unit.variants {
        variant.state = *dice.pick(&[State::Translated, State::Translated, State::Reviewed]);
    }
    if dice.chance(50) {
        unit.notes.push(dice.pick(&["a note", "another"]).to_string());
    }
    if dice.chance(50) {
        (unit.changed, unit.changed_by) = (Some(by("Rui", when).when), Some("Rui".to_owned()));
    }
    unit
}

/// Something comes in, or is forgotten; the import, if it became one.
fn step(store: &mut dyn Writer, dice: &mut Dice, when: i64) -> Option<ImportId> {
    if dice.chance(30) {
        let langs: Vec<Lang> = OTHERS.iter().filter(|_| dice.chance(50)).map(|tag| lang(tag)).collect();
        let ids: Vec<&str> = IDS.into_iter().filter(|_| dice.chance(60)).collect();
        let what: Vec<TakenOut> =
            ids.into_iter().map(|id| TakenOut { unit: UnitId::kept(id), langs: langs.clone() }).collect();
        let leaving = if dice.chance(80) { Leaving::Forgotten } else { Leaving::Rejected(None) };
        return store.take_out(&what, leaving, "out", &by("Ana", when)).unwrap().import;
    }
    let units: Vec<Unit> = (0..=dice.roll(3)).map(|_| any_unit(dice, when)).collect();
    let manner = if dice.chance(75) { Manner::Merge } else { Manner::Replace };
    let prefer = if dice.chance(50) { Prefer::Newer } else { Prefer::File };
    let job = ImportJob { prefer, ..job(&format!("in {when}"), manner, by("Ana", when)) };
    Some(store.import(&job, &mut units.into_iter().map(Ok)).unwrap().import)
}

fn standing(store: &dyn Reader) -> Vec<ImportId> {
    let imports = store.imports().unwrap().into_iter().filter(|import| import.state != ImportState::Undone);
    imports.map(|import| import.import).collect()
}

#[test]
fn undone_newest_first_each_step_leaves_what_was_before_it() {
    for seed in 0..200 {
        let memory = Memory::open(Location::InProcess).unwrap();
        let mut store = memory.writer().unwrap();
        let mut dice = Dice::new(seed);
        let mut before = Vec::new();
        for when in 1..=2 + dice.roll(8) as i64 {
            let was = all(store.as_ref());
            before.extend(step(store.as_mut(), &mut dice, when).map(|import| (import, was)));
        }
        for (import, was) in before.into_iter().rev() {
            let undone = store.undo(import, &by("Ana", 1000)).unwrap();
            assert_eq!((undone.kept, undone.units), (0, Vec::new()), "seed {seed}, {import:?}");
            assert_eq!(all(store.as_ref()), was, "seed {seed}, {import:?}");
        }
        assert_eq!(all(store.as_ref()), []);
    }
}

#[test]
fn whatever_was_undone_in_between_hinders_nothing_and_leaves_nothing() {
    for seed in 0..400 {
        let memory = Memory::open(Location::InProcess).unwrap();
        let mut store = memory.writer().unwrap();
        let mut dice = Dice::new(seed);
        let first = dice.roll(4) as i64;
        for when in 1..=first {
            step(store.as_mut(), &mut dice, when);
        }
        let (ground, was) = (standing(store.as_ref()), all(store.as_ref()));
        for when in 10..14 + dice.roll(10) as i64 {
            let later: Vec<ImportId> =
                standing(store.as_ref()).into_iter().filter(|import| !ground.contains(import)).collect();
            if !later.is_empty() && dice.chance(40) {
                let had = all(store.as_ref()).len() as u64;
                let undone = store.undo(*dice.pick(&later), &by("Ana", when)).unwrap();
                // Each unit is told of once.
                assert!(undone.forgotten + undone.kept <= had, "seed {seed}: {undone:?}");
                assert!(
                    undone.forgotten + undone.restored + undone.kept <= IDS.len() as u64,
                    "seed {seed}: {undone:?}"
                );
            } else {
                step(store.as_mut(), &mut dice, when);
            }
        }
        let undo_all = |store: &mut dyn Writer, but: &[ImportId]| {
            for import in standing(store).into_iter().rev().filter(|import| !but.contains(import)) {
                let undone = store.undo(import, &by("Ana", 1000)).unwrap();
                assert_eq!((undone.kept, undone.units), (0, Vec::new()), "seed {seed}, {import:?}");
            }
        };
        undo_all(store.as_mut(), &ground);
        assert_eq!(all(store.as_ref()), was, "seed {seed}");
        undo_all(store.as_mut(), &[]);
        assert_eq!((all(store.as_ref()), standing(store.as_ref())), (Vec::new(), Vec::new()), "seed {seed}");
    }
}
