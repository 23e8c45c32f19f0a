//! Imports that are killed: 200 seeded points, and whatever stands after each is whole.
//!
//! The child is this very test binary: [`child`] imports into the store that its environment names.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cotejo::error::Notice;
use cotejo::model::Unit;
use cotejo::store::{Created, ImportReport, ImportState, Manner, Memory, Reader, Writer};

use crate::store_story::{all, at, by, job, rich, unit};

/// How many units the import brings: some twenty commits.
const UNITS: u32 = 1_200;

const STORE: &str = "COTEJO_TEST_CHILD_STORE";
const FIRST_USE: &str = "COTEJO_TEST_CHILD_FIRST_USE";

fn stream() -> impl Iterator<Item = Unit> {
    (0..UNITS).map(|n| {
        let (id, en, pt) = (format!("u{n:05}"), format!("The bridge opened, {n}."), format!("A ponte abriu, {n}."));
        match n % 50 {
            // The same id again: an update with history, sometimes in a later batch.
            7 => unit(&format!("u{:05}", n.saturating_sub(107)), &[("en", en.as_str()), ("pt-BR", pt.as_str())]),
            8 => rich(&id),
            n if n < 40 => unit(&id, &[("en", en.as_str()), ("pt-PT", pt.as_str())]),
            place => at(unit(&id, &[("pt-PT", pt.as_str()), ("zh-MO", "大橋通車。")]), "b.html", place - 40, 10),
        }
    })
}

fn import(store: &mut dyn Writer) -> ImportReport {
    let mut job = job("killed.tmx", Manner::Merge, by("Ana", 100));
    job.batch = std::num::NonZeroUsize::new(60);
    store.import(&job, &mut stream().map(Ok)).unwrap()
}

fn distinct() -> std::collections::BTreeSet<String> {
    stream().map(|unit| unit.id.to_string()).collect()
}

#[test]
#[ignore = "run by the tests of this file, in a process of its own"]
#[allow(clippy::disallowed_methods)]
fn child() {
    let Some(file) = std::env::var_os(STORE).map(PathBuf::from) else {
        panic!("this is half of a test: run the others of this file");
    };
    if std::env::var_os(FIRST_USE).is_some() {
        let (memory, created) = Memory::create(&file, &mut |memory| {
            import(memory.writer()?.as_mut());
            Ok(())
        })
        .unwrap();
        // The other's may have been made empty, and be filling just now.
        assert!(created == Created::Elsewhere || all(memory.reader().unwrap().as_ref()).len() == distinct().len());
    } else {
        import(Memory::open(&file).unwrap().writer().unwrap().as_mut());
    }
}

#[allow(clippy::disallowed_methods)]
fn spawn(file: &Path, first_use: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "store_kill::child", "--ignored", "--nocapture"]).env(STORE, file);
    if first_use {
        command.env(FIRST_USE, "1");
    }
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Everything in the memory that an import is answerable for.
fn content(store: &dyn Reader) -> String {
    let units = all(store);
    let journal: Vec<_> = store
        .imports()
        .unwrap()
        .into_iter()
        .map(|import| (import.name, import.state, import.taken, import.new, import.updated, import.unchanged))
        .collect();
    let histories: Vec<_> = units
        .iter()
        .map(|unit| {
            let events = store.history(&unit.id).unwrap();
            events.into_iter().map(|event| (event.kind, event.by, event.before)).collect::<Vec<_>>()
        })
        .collect();
    format!("{journal:?}\n{units:#?}\n{histories:?}")
}

/// A small generator of reproducible numbers (SplitMix64, Steele, Lea and Flood 2014).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit.max(1)
    }
}

#[test]
fn an_import_killed_at_200_points_ends_as_if_it_had_not_been() {
    let folder = tempfile::tempdir().unwrap();
    let mut whole = Memory::in_process().unwrap().writer().unwrap();
    import(whole.as_mut());
    let wanted = content(whole.as_ref());
    // How long one takes here, so that the points lie all over it.
    let begun = Instant::now();
    assert!(spawn(&folder.path().join("timed.db"), false).wait().unwrap().success());
    let length = u64::try_from(begun.elapsed().as_micros()).unwrap();

    let mut seeded = Seeded(3);
    let (mut round, mut killed, mut half_way, mut ended) = (0, 0, 0, 0);
    let mut file = folder.path().join("0.db");
    while killed < 200 {
        let mut process = spawn(&file, false);
        // Mostly short, so that several kills fall on one import; one in eight anywhere.
        let limit = if killed % 8 == 0 { length } else { length / 3 };
        std::thread::sleep(Duration::from_micros(seeded.below(limit)));
        process.kill().unwrap();
        process.wait().unwrap();
        killed += 1;
        if !file.exists() {
            continue; // Killed while the memory was being made: it is not there at all.
        }
        let memory = Memory::open(&file).unwrap();
        let store = memory.reader().unwrap();
        for notice in memory.check().unwrap() {
            assert!(matches!(notice, Notice::MemoryImportInterrupted { .. }), "{killed}: {notice:?}");
        }
        let imports = store.imports().unwrap();
        let taken = imports.first().map_or(0, |import| import.taken);
        // What the journal says is what is there: a whole number of batches, their units and no more.
        let wanted_ids: std::collections::BTreeSet<String> =
            stream().take(usize::try_from(taken).unwrap()).map(|unit| unit.id.to_string()).collect();
        let units = all(store.as_ref());
        let ids: std::collections::BTreeSet<String> = units.iter().map(|unit| unit.id.to_string()).collect();
        assert!(ids == wanted_ids, "{killed}: {taken} taken, {} there", ids.len());
        if imports.first().is_some_and(|import| import.state == ImportState::Done) {
            assert!(content(store.as_ref()) == wanted, "{killed}: another memory than without the kills");
            ended += 1;
            round += 1;
            file = folder.path().join(format!("{round}.db"));
        } else {
            half_way += usize::from(taken > 0);
        }
    }
    // The last one is finished here.
    let mut store = Memory::open(&file).unwrap().writer().unwrap();
    import(store.as_mut());
    assert!(content(store.as_ref()) == wanted);
    println!("{killed} kills, {half_way} with an import half way, {ended} imports ended");
    assert!(half_way >= 20, "the kills came too early or too late: {half_way}");
    // Nothing of the makings that were killed is left.
    let odd: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.contains(".db"))
        .collect();
    assert_eq!(odd, [""; 0]);
}

#[test]
fn first_uses_at_once_all_succeed_with_one_memory() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..4 {
        let file = folder.path().join(format!("new folder {round}/memory.db"));
        let mut processes: Vec<Child> = (0..4).map(|n| spawn(&file, n != 3 || round % 2 == 0)).collect();
        for process in &mut processes {
            assert!(process.wait().unwrap().success(), "round {round}");
        }
        let memory = Memory::open(&file).unwrap();
        let store = memory.reader().unwrap();
        assert_eq!(memory.check().unwrap(), []);
        let imports = store.imports().unwrap();
        assert!(imports.iter().all(|import| import.state == ImportState::Done), "{imports:?}");
        assert_eq!(all(store.as_ref()).len(), distinct().len());
        // Who came second threw its own away.
        let left = std::fs::read_dir(file.parent().unwrap()).unwrap().count();
        assert!(left <= 3, "the memory and its log: {left}");
    }
}
