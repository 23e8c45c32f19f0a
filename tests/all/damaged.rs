//! A damaged database is not silent: whoever asks gets the right answer, or is told.

use std::fs;
use std::path::Path;

use cotejo::desk::lookup::{Match, Request, lookup};
use cotejo::desk::verify::verify;
use cotejo::error::{Error, Result};
use cotejo::model::Unit;
use cotejo::store::{Manner, Memory};

use crate::binary::Desk;
use crate::oracle::Dice;
use crate::store_story::{import, lang, unit};

/// A page of a new memory.
const PAGE: usize = 16 << 10;

fn units(count: u32) -> Vec<Unit> {
    let words = ["bridge", "harbour", "market", "school", "theatre", "river", "council", "museum"];
    let word = |n: u32, place: u32| words[(n / 8u32.pow(place) % 8) as usize];
    (0..count)
        .map(|n| {
            let en = format!("Number {n}: the {} {} {} opened again.", word(n, 0), word(n, 1), word(n, 2));
            unit(&format!("u{n:06}"), &[("en", en.as_str()), ("pt-PT", format!("{en} (pt)").as_str())])
        })
        .collect()
}

fn ask(file: &Path, count: u32) -> Result<Vec<Vec<Match>>> {
    let memory = Memory::open(file)?;
    let reader = memory.reader()?;
    (0..12)
        .map(|n| {
            let unit = &units(count)[(n * (count / 12)) as usize];
            let request = Request::new(unit.variants[0].text.clone(), lang("en"), vec![lang("pt-PT")]);
            lookup(reader.as_ref(), &request)
        })
        .collect()
}

/// What was done to the bytes, behind the head that says what the file is.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) -> String {
    let at = |dice: &mut Dice, bytes: &[u8]| 100 + dice.roll(bytes.len() - 100);
    match dice.roll(5) {
        0 | 1 => {
            let at = at(dice, bytes);
            bytes[at] ^= 1 << dice.roll(8);
            format!("a bit at {at}")
        }
        2 => {
            let (begin, many) = (at(dice, bytes), 1 + dice.roll(64));
            let end = (begin + many).min(bytes.len());
            bytes[begin..end].iter_mut().for_each(|byte| *byte = u8::try_from(dice.roll(256)).unwrap());
            format!("{many} bytes at {begin}")
        }
        3 => {
            let page = at(dice, bytes) / PAGE * PAGE;
            bytes[page.max(100)..page + PAGE].fill(0);
            format!("zeros in the page at {page}")
        }
        _ => {
            let end = at(dice, bytes);
            bytes.truncate(end);
            format!("cut off at {end}")
        }
    }
}

/// As many units as have an index, and so few that there is none.
#[test]
fn no_damage_costs_an_answer_without_a_word() {
    for (count, runs) in [(300, 150), (4_300, 40)] {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("m.db");
        let memory = Memory::open(&file).unwrap();
        import(memory.writer().unwrap().as_mut(), "all", Manner::Merge, 1, &units(count));
        memory.refresh_due_indexes().unwrap();
        drop(memory);
        let right = ask(&file, count).unwrap();
        assert!(right.iter().all(|found| !found.is_empty()));
        let whole: Vec<_> = fs::read_dir(home.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.file_name().unwrap().to_owned(), fs::read(path).unwrap()))
            .collect();
        let (mut told, mut harmless) = (0, 0);
        let mut dice = Dice::new(u64::from(count));
        for run in 0..runs {
            let home = tempfile::tempdir().unwrap();
            let mut what = String::new();
            for (name, bytes) in &whole {
                let mut bytes = bytes.clone();
                if name == "m.db" {
                    what = damage(&mut bytes, &mut dice);
                }
                fs::write(home.path().join(name), bytes).unwrap();
            }
            match ask(&home.path().join("m.db"), count) {
                Ok(found) if found == right => harmless += 1,
                Ok(_) => panic!("{count} units, run {run}: {what}: another answer, and nobody was told"),
                Err(Error::StoreFailed { reason, .. }) if reason.to_string() != "io" => {
                    panic!("{count} units, run {run}: {what}: {reason}")
                }
                Err(_) => told += 1,
            }
        }
        println!("{count} units: {told} told, {harmless} touched no answer");
        assert!(told > runs / 20, "the damages hit nothing");
    }
}

#[test]
fn verify_compares_with_what_the_log_says() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("m.db");
    let memory = Memory::open(&file).unwrap();
    import(memory.writer().unwrap().as_mut(), "all", Manner::Merge, 1, &units(200));
    let verified = verify(memory.reader().unwrap().as_ref(), 10).unwrap();
    assert!(verified.asked >= 20 && verified.agreed == verified.asked, "{verified:?}");
    drop(memory);
    // A row goes where no commit says so: the search does not find it, and neither does any way through an index.
    let other = rusqlite::Connection::open(&file).unwrap();
    other
        .execute_batch(
            "UPDATE clock SET writing = 1; DELETE FROM variant WHERE unit = 7; DELETE FROM unit WHERE row = 7; \
                         UPDATE clock SET writing = 0;",
        )
        .unwrap();
    drop(other);
    let memory = Memory::open(&file).unwrap();
    let outcome = verify(memory.reader().unwrap().as_ref(), 10);
    assert!(
        matches!(&outcome, Err(Error::StoreDamaged { reason, .. }) if reason.to_string() == "count"),
        "{outcome:?}"
    );
}

/// From the command line: exit code 3 and a sentence where a lookup cannot be whole; a check that says what, in the reader's
/// own language.
#[test]
fn a_damage_is_told_at_the_door() {
    let desk = Desk::empty();
    let file = desk.path("m.db");
    let memory = Memory::open(&file).unwrap();
    import(memory.writer().unwrap().as_mut(), "all", Manner::Merge, 1, &units(200));
    drop(memory);
    // Else SQLite takes out with a unit what belongs to it.
    let sql = |sql: &str| {
        let sql = format!("PRAGMA foreign_keys = OFF; {sql}");
        rusqlite::Connection::open(&file).unwrap().execute_batch(&sql).unwrap();
    };
    let lookup = [
        "lookup",
        "Number 7: the museum bridge bridge opened again.",
        "--from",
        "en",
        "--to",
        "pt-PT",
        "--memory",
        "m.db",
    ];
    desk.ends(0, &lookup);
    sql("UPDATE clock SET writing = 1; DELETE FROM unit WHERE row = 8; UPDATE clock SET writing = 0;");
    let told = desk.ends(3, &lookup);
    assert!(told.err.contains("damaged (an index names a segment that is not there)"), "{}", told.err);
    sql("DROP TRIGGER variant_made_elsewhere; DROP INDEX change_unit;");
    let check = desk.ends(1, &["memory", "check", "--memory", "m.db"]);
    for said in [
        "The trigger variant_made_elsewhere is missing",
        "The index change_unit is missing",
        "Rows in the table unit: 199",
        "there should be 200",
        "the table variant holds rows that belong to nothing",
    ] {
        assert!(check.out.contains(said), "{said}: {}", check.out);
    }
    let check = desk.ends(1, &["--ui", "pt-PT", "memory", "check", "--memory", "m.db"]);
    assert!(check.out.contains("Linhas na tabela unit: 199"), "{}", check.out);
    sql("DROP TABLE older; CREATE VIEW older AS SELECT '' AS offered;");
    let told = desk.ends(3, &["memory", "check", "--memory", "m.db"]);
    assert!(told.err.contains("older") && !told.err.contains("no such"), "{}", told.err);
    // Nothing at all is no new memory.
    desk.write("empty.db", "");
    for command in [&["stats"][..], &["import", "a.tmx"], &["memory", "check"]] {
        let told = desk.run(&[command, &["--memory", "empty.db"]].concat());
        assert_eq!(told.code, 2, "{told:?}");
    }
    assert!(desk.ends(2, &["stats", "--memory", "empty.db"]).err.contains("holds nothing at all"));
    assert_eq!(fs::metadata(desk.path("empty.db")).unwrap().len(), 0);
}

/// What the sentence about a damage advises works, whatever the damage: the copy stands there, and what was there is kept.
#[test]
fn a_damaged_memory_is_no_hindrance_to_its_copy() {
    let desk = Desk::empty();
    let file = desk.path("m.db");
    let memory = Memory::open(&file).unwrap();
    import(memory.writer().unwrap().as_mut(), "all", Manner::Merge, 1, &units(200));
    drop(memory);
    desk.ends(0, &["memory", "backup", "copy.db", "--memory", "m.db"]);
    let whole = fs::read(&file).unwrap();
    type Damage = fn(&mut Vec<u8>);
    let damages: [(&str, Damage); 6] = [
        ("nothing", |bytes| bytes.clear()),
        ("zeros alone", |bytes| bytes.fill(0)),
        ("no head", |bytes| bytes[..100].fill(0)),
        ("cut off", |bytes| bytes.truncate(3 * PAGE + 5)),
        ("no schema", |bytes| bytes[100..PAGE].fill(0xff)),
        ("no leaf", |bytes| bytes[2 * PAGE..].chunks_mut(PAGE).for_each(|page| page[..8].fill(0x7f))),
    ];
    for (name, damage) in damages {
        let mut bytes = whole.clone();
        damage(&mut bytes);
        fs::write(&file, &bytes).unwrap();
        let restored = desk.ends(0, &["memory", "restore", "copy.db", "--memory", "m.db", "--json"]).json();
        assert_eq!(restored[0]["units"], 200, "{name}");
        let kept = desk.path(restored[0]["before"].as_str().unwrap());
        assert!(fs::read(kept).unwrap().len() >= bytes.len().min(1), "{name}");
        desk.ends(0, &["memory", "check", "--memory", "m.db"]);
        desk.ends(0, &["memory", "forget", "u000007", "--memory", "m.db"]);
        desk.ends(0, &["memory", "restore", "copy.db", "--memory", "m.db"]);
    }
    // A damaged copy is refused, and what stands there stays.
    let mut bytes = whole.clone();
    bytes.truncate(3 * PAGE);
    desk.write("bad.db", &bytes);
    desk.write("m.db", "");
    desk.ends(3, &["memory", "restore", "bad.db", "--memory", "m.db"]);
    assert_eq!(desk.read("m.db"), "");
    // What never was a memory is not moved out of the way.
    desk.write("notes.txt", "My notes.");
    desk.ends(2, &["memory", "restore", "copy.db", "--memory", "notes.txt"]);
    assert_eq!(desk.read("notes.txt"), "My notes.");
}
