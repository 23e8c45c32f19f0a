//! The search replaced by a wrong one: `cotejo memory verify` and the oracle must both notice, and neither may cry wolf.

use std::path::Path;

use super::{World, run};
use crate::desk::lookup::lookup;
use crate::fuzzy::faults::{InjectedFault, with_fault};
use crate::model::Time;
use crate::store::{Memory, Selection};

#[path = "../../tests/all/oracle.rs"]
#[allow(dead_code)]
mod oracle;

use oracle::{Dice, definition, keep, memory, request, said};

/// What `cotejo memory verify` says of the memory in `file`: exit code, standard output.
fn verify(file: &Path) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["cotejo", "--ui", "en", "--memory", file.to_str().unwrap(), "memory", "verify", "--sample", "25"];
    let code = run(World {
        args: args.iter().map(Into::into).collect(),
        env: &|_| None,
        user: "user".to_owned(),
        locales: Vec::new(),
        now: Time(0),
        folder: file.parent().unwrap().to_owned(),
        data_folder: file.parent().map(Path::to_owned),
        input: &mut std::io::empty(),
        out: &mut out,
        err: &mut err,
        err_is_terminal: false,
        columns: None,
        start_log: &|_| true,
    });
    let told = String::from_utf8(err).unwrap();
    assert!(code < 2, "{told}");
    (code, String::from_utf8(out).unwrap())
}

/// Whether the memory answers so many of the property test's questions as the oracle does.
fn agrees(memory: &Memory, questions: usize) -> bool {
    let store = memory.reader().unwrap();
    let units: Vec<_> = store.units(&Selection::default()).unwrap().map(Result::unwrap).collect();
    let mut dice = Dice::new(5);
    (0..questions).all(|_| {
        let request = request(&mut dice, &units);
        let found: Vec<_> = lookup(store.as_ref(), &request).unwrap().iter().map(said).collect();
        found == definition(&units, &request)
    })
}

/// A memory in three scripts, folded while the search is `wrong`.
fn folded(folder: &Path, wrong: Option<InjectedFault>) -> Memory {
    let store = Memory::open(folder.join("memory.db")).unwrap();
    keep(&mut *store.writer().unwrap(), "memory.tmx", &memory(&mut Dice::new(12), 240));
    with_fault(wrong, || {
        for language in ["en", "pt", "zh"] {
            assert!(store.refresh_index(language).unwrap());
        }
    });
    store
}

#[test]
fn the_right_search_agrees_with_the_oracle_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let store = folded(folder.path(), None);
    assert!(agrees(&store, 200));
    let (code, said) = verify(&folder.path().join("memory.db"));
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("answered as comparing with every unit does"), "{said}");
}

#[test]
fn no_wrong_search_passes_verify_or_the_oracle() {
    for &wrong in InjectedFault::ALL {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("memory.db");
        let store = folded(folder.path(), Some(wrong));
        let (by_oracle, (code, said)) = with_fault(Some(wrong), || (agrees(&store, 2000), verify(&file)));
        assert!(!by_oracle, "the oracle took {wrong:?} for right");
        assert_eq!(code, 1, "verify took {wrong:?} for right: {said}");
        // One sentence a query that differs, and the sum.
        assert!(said.lines().count() > 1, "{said}");
    }
}
