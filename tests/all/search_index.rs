//! The index beside the database: whatever happens to a memory and to its index, lookup answers what the definition says.

use std::fs;
use std::path::{Path, PathBuf};

use cotejo::desk::lookup::lookup;
use cotejo::model::{Lang, State, Time, Unit, Variant};
use cotejo::store::{Manner, Memory, Reader, Selection, Stamp};

use crate::oracle::{Dice, definition, keep, memory, request, said};

const LANGUAGES: [&str; 3] = ["en", "pt", "zh"];

fn units(store: &dyn Reader) -> Vec<Unit> {
    store.units(&Selection::default()).unwrap().map(Result::unwrap).collect()
}

fn index_files(memory: &Path) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = fs::read_dir(memory.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "index"))
        .collect();
    out.sort();
    out
}

fn agrees(dice: &mut Dice, store: &dyn Reader, how: &str) {
    let units = units(store);
    for _ in 0..6 {
        let request = request(dice, &units);
        let found: Vec<_> = lookup(store, &request).unwrap().iter().map(said).collect();
        assert_eq!(found, definition(&units, &request), "after {how}: {request:#?}");
    }
}

/// Another program changes the database without a word.
fn elsewhere(file: &Path, dice: &mut Dice) {
    let connection = rusqlite::Connection::open(file).unwrap();
    match dice.roll(3) {
        0 => connection.execute("DELETE FROM unit WHERE row = (SELECT min(row) FROM unit)", []).unwrap(),
        1 => connection.execute("UPDATE unit SET changed = 7 WHERE row = (SELECT max(row) FROM unit)", []).unwrap(),
        _ => connection
            .execute("UPDATE variant SET text = '\"会谈 the visita\"' WHERE unit = (SELECT max(unit) FROM variant)", [])
            .unwrap(),
    };
}

#[test]
fn nothing_that_happens_to_a_memory_costs_a_match() {
    let by = Stamp { who: "tester".to_owned(), when: Time(0) };
    let mut with_index = 0;
    for seed in 0..8 {
        let mut dice = Dice::new(1000 + seed);
        let folder = tempfile::tempdir().unwrap();
        let mut file = folder.path().join("memory.db");
        let mut handle = Memory::open(&file).unwrap();
        let mut store = handle.writer().unwrap();
        let mut pool = memory(&mut dice, 120);
        keep(&mut *store, "first", &pool[..60]);
        let backup = folder.path().join("backup");
        for step in 0..25 {
            let how = match dice.roll(13) {
                0 | 1 => {
                    let language = *dice.pick(&LANGUAGES);
                    assert!(handle.refresh_index(language).unwrap());
                    format!("folding {language}")
                }
                2 => {
                    let from = dice.roll(pool.len() - 5);
                    keep(&mut *store, &format!("more {step}"), &pool[from..from + 5]);
                    "an import".to_owned()
                }
                3 | 4 => {
                    let at = dice.roll(pool.len());
                    for variant in &mut pool[at].variants {
                        variant.text.push_chars("了 a");
                    }
                    let edited = pool[at].clone();
                    if dice.chance(50) {
                        keep(&mut *store, &format!("edit {step}"), &[edited]);
                        "an edit".to_owned()
                    } else {
                        store.put(vec![edited], Manner::Replace, "edit", &by).unwrap();
                        "an edit that was put".to_owned()
                    }
                }
                5 => {
                    if let Some(unit) = units(&*store).first() {
                        store.forget(&unit.id, &by).unwrap();
                    }
                    "forgetting".to_owned()
                }
                6 => {
                    drop((store, handle));
                    handle = Memory::open(&file).unwrap();
                    store = handle.writer().unwrap();
                    "opening again".to_owned()
                }
                7 if cfg!(unix) && dice.chance(50) => {
                    // A foreign program cuts an index, or copies something over it, while it is open here.
                    for path in index_files(&file) {
                        let bytes = fs::read(&path).unwrap();
                        match dice.roll(3) {
                            0 => fs::write(&path, &bytes[..dice.roll(bytes.len())]).unwrap(),
                            1 => fs::write(&path, vec![0; bytes.len()]).unwrap(),
                            _ => fs::write(&path, b"").unwrap(),
                        }
                    }
                    "damage to an index that is open".to_owned()
                }
                7 => {
                    // Some systems let nobody touch a file that is mapped.
                    drop((store, handle));
                    for path in index_files(&file) {
                        if dice.chance(50) {
                            let mut bytes = fs::read(&path).unwrap();
                            let at = dice.roll(bytes.len());
                            bytes[at] ^= 16;
                            fs::write(&path, &bytes[..bytes.len() - dice.roll(2)]).unwrap();
                        } else {
                            fs::remove_file(&path).unwrap();
                        }
                    }
                    handle = Memory::open(&file).unwrap();
                    store = handle.writer().unwrap();
                    "damage to the index".to_owned()
                }
                8 => {
                    fs::remove_file(&backup).ok();
                    handle.backup(&backup).unwrap();
                    "a backup".to_owned()
                }
                9 if backup.exists() => {
                    handle.restore(&backup, None, &by).unwrap();
                    "restoring a backup".to_owned()
                }
                10 => {
                    // The database alone goes back in time, the index stays: it must not validate.
                    let copy = folder.path().join("older");
                    fs::remove_file(&copy).ok();
                    handle.backup(&copy).unwrap();
                    keep(&mut *store, &format!("later {step}"), &pool[..3]);
                    handle.refresh_index("en").unwrap();
                    drop((store, handle));
                    for ending in ["", "-wal", "-shm"] {
                        fs::remove_file(file.with_file_name(format!("memory.db{ending}"))).ok();
                    }
                    fs::rename(&copy, &file).unwrap();
                    handle = Memory::open(&file).unwrap();
                    store = handle.writer().unwrap();
                    keep(&mut *store, &format!("another way {step}"), &pool[10..12]);
                    "an older copy that went another way".to_owned()
                }
                11 => {
                    // What a crash leaves: the files as they are, with the log, while nothing closes them.
                    let crashed = folder.path().join(format!("crash {step}"));
                    fs::create_dir(&crashed).unwrap();
                    for entry in fs::read_dir(file.parent().unwrap()).unwrap() {
                        let path = entry.unwrap().path();
                        if path.is_file() {
                            fs::copy(&path, crashed.join(path.file_name().unwrap())).unwrap();
                        }
                    }
                    file = crashed.join("memory.db");
                    handle = Memory::open(&file).unwrap();
                    store = handle.writer().unwrap();
                    "a crash".to_owned()
                }
                _ => {
                    elsewhere(&file, &mut dice);
                    "another program".to_owned()
                }
            };
            with_index += usize::from(!index_files(&file).is_empty());
            agrees(&mut dice, &*store, &how);
            // A second process sees the same.
            agrees(&mut dice, &*Memory::open(&file).unwrap().reader().unwrap(), &how);
            // And so does a reader that shares the writer's index.
            agrees(&mut dice, &*handle.reader().unwrap(), &how);
        }
        let units = units(&*store);
        for threshold in 50..=100 {
            for limit in [None, Some(3)] {
                let mut request = request(&mut dice, &units);
                (request.threshold, request.limit) = (threshold, limit);
                let found: Vec<_> = lookup(&*store, &request).unwrap().iter().map(said).collect();
                assert_eq!(found, definition(&units, &request), "{request:#?}");
            }
        }
    }
    assert!(with_index > 100, "{with_index}");
}

#[test]
fn a_memory_of_some_size_makes_its_index_by_itself_and_keeps_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("memory.db");
    let handle = Memory::open(&file).unwrap();
    let mut store = handle.writer().unwrap();
    let mut dice = Dice::new(77);
    let small = memory(&mut dice, 60);
    keep(&mut *store, "small", &small);
    agrees(&mut dice, &*store, "the first import");
    assert_eq!(index_files(&file), [] as [PathBuf; 0], "a small memory needs none");

    let lang = |tag: &str| Lang::parse(tag).unwrap();
    let many: Vec<Unit> = (0..5000)
        .map(|number| {
            let mut unit = small[0].clone();
            unit.id = cotejo::model::UnitId::kept(format!("f{number:011}"));
            unit.source = lang("en");
            let mut target = Variant::translated(lang("pt-PT"), format!("Tradução {number}"));
            target.state = State::Reviewed;
            unit.variants = vec![Variant::translated(lang("en"), format!("Sentence number {number} of many.")), target];
            unit.document = None;
            unit.position = None;
            unit
        })
        .collect();
    keep(&mut *store, "many", &many);
    let mut request =
        cotejo::desk::lookup::Request::new("Sentence number 4321 of many.".into(), lang("en"), vec![lang("pt-PT")]);
    request.limit = None;
    let all = units(&*store);
    let look = |store: &dyn Reader, units: &[Unit], request: &cotejo::desk::lookup::Request| {
        let found: Vec<_> = lookup(store, request).unwrap().iter().map(said).collect();
        assert_eq!(found, definition(units, request));
        found.len()
    };
    assert!(look(&*store, &all, &request) > 1000);
    let made = index_files(&file);
    assert_eq!(made.len(), 1, "{made:?}");
    request.limit = Some(5);
    assert_eq!(look(&*store, &all, &request), 5);

    // One more unit is seen without a new index.
    let mut one = many[0].clone();
    one.id = cotejo::model::UnitId::kept("a00000000000");
    one.variants[0].text = "Sentence number 4321 of many.".into();
    keep(&mut *store, "one", &[one]);
    assert_eq!(look(&*store, &units(&*store), &request), 5);
    assert_eq!(index_files(&file), made);

    // Folded, the older generation goes.
    assert!(handle.refresh_index("en").unwrap());
    let folded = index_files(&file);
    assert!(folded.len() == 1 && folded != made, "{folded:?}");
    assert_eq!(look(&*store, &units(&*store), &request), 5);
    assert!(!Memory::in_process().unwrap().refresh_index("en").unwrap());
}
