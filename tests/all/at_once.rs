//! Several at work on one memory: what anybody was told is written is in the memory, or in a copy that was kept.

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use cotejo::desk::memory;
use cotejo::desk::project::Project;
use cotejo::desk::workspace::{FileKind, NamedFile, Workspace, WritePolicy};
use cotejo::desk::write::{Overwrite, merge_into};
use cotejo::error::Error;
use cotejo::format::Message;
use cotejo::model::Unit;
use cotejo::store::{ImportState, Manner, Memory};

use crate::binary::Desk;
use crate::store_story::{all, by, import, job, unit};

/// How many units an import brings, and a commit of it.
const UNITS: u32 = 240;
const BATCH: usize = 8;

fn units(of: &str) -> Vec<Unit> {
    let text = |n: u32| (format!("{of} {n} opened."), format!("{of} {n} abriu."));
    (0..UNITS)
        .map(|n| (n, text(n)))
        .map(|(n, (en, pt))| unit(&format!("{of}{n:04}"), &[("en", &en), ("pt-PT", &pt)]))
        .collect()
}

fn ids(file: &Path) -> BTreeSet<String> {
    let memory = Memory::open(file).unwrap();
    assert!(memory.check().unwrap().iter().all(|notice| notice.id() == "notice-memory-import-interrupted"));
    all(memory.reader().unwrap().as_ref()).iter().map(|unit| unit.id.to_string()).collect()
}

/// The memory and every copy that a restore kept.
fn everything(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<PathBuf> = names
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name == "m.db" || (name.contains("before-restore") && !name.ends_with("-wal") && !name.ends_with("-shm"))
        })
        .collect();
    kept.iter().flat_map(|file| ids(file)).collect()
}

/// In a folder: a memory with some units, and a copy of it.
fn begin(folder: &Path) -> (PathBuf, PathBuf) {
    let (file, copy) = (folder.join("m.db"), folder.join("copy.db"));
    let memory = Memory::open(&file).unwrap();
    import(memory.writer().unwrap().as_mut(), "first", Manner::Merge, 1, &units("first")[..20]);
    memory.backup(&copy).unwrap();
    (file, copy)
}

#[test]
fn a_restore_during_an_import_loses_nothing_that_was_said_to_be_in() {
    let (mut whole, mut stopped) = (0, 0);
    for round in 0..30u64 {
        let home = tempfile::tempdir().unwrap();
        let (file, copy) = begin(home.path());
        let read_so_far = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            let importing = scope.spawn(|| {
                let memory = Memory::open(&file).unwrap();
                let mut job = job("second", Manner::Merge, by("Ana", 2));
                job.batch = NonZeroUsize::new(BATCH);
                // Not faster than it is read, so that between two commits others get their turn on a busy machine, too.
                let read = units("second").into_iter().enumerate().map(|(at, unit)| {
                    read_so_far.store(at, Ordering::Release);
                    if at % BATCH == 0 {
                        std::thread::sleep(std::time::Duration::from_millis(1 + 9 * (round % 2)));
                    }
                    Ok(unit)
                });
                memory.writer().unwrap().import(&job, &mut { read }).map(|report| report.new)
            });
            let restoring = scope.spawn(|| {
                // After a while, or, on however busy a machine, when the import is under way.
                match round % 2 {
                    0 => std::thread::sleep(std::time::Duration::from_micros(round * 701 % 20_000)),
                    _ => {
                        let wanted = UNITS as usize * (round as usize + 1) / 40;
                        while read_so_far.load(Ordering::Acquire) < wanted {
                            std::thread::yield_now();
                        }
                    }
                }
                memory::restore(&Memory::open(&file).unwrap(), &copy, &by("Rui", 3)).unwrap()
            });
            restoring.join().unwrap();
            let outcome = importing.join().unwrap();
            let there = everything(home.path());
            match outcome {
                Ok(new) => {
                    // It was over before the restore, or began behind it: never half here and half there.
                    assert_eq!(new, u64::from(UNITS));
                    let missing = units("second").iter().filter(|unit| !there.contains(unit.id.as_str())).count();
                    assert_eq!(missing, 0, "round {round}: units that are nowhere");
                    whole += 1;
                }
                Err(Error::StoreExchanged { .. }) => {
                    // What it had committed is kept: whole commits from the first unit on.
                    let second = there.iter().filter(|id| id.starts_with("second")).count();
                    assert_eq!(second % BATCH, 0);
                    assert!(units("second")[..second].iter().all(|unit| there.contains(unit.id.as_str())));
                    stopped += 1;
                }
                Err(other) => panic!("{other}"),
            }
        });
        // Imported again, it is all there.
        let memory = Memory::open(&file).unwrap();
        import(memory.writer().unwrap().as_mut(), "second", Manner::Merge, 2, &units("second"));
        let imports = memory.reader().unwrap().imports().unwrap();
        assert!(imports.iter().all(|import| import.state == ImportState::Done), "{imports:?}");
        assert_eq!(ids(&file).len(), 20 + UNITS as usize);
    }
    println!("{whole} imports came whole, {stopped} were stopped by the restore");
    assert!(stopped > 2, "the restores came too early or too late: {stopped}");
}

#[test]
fn a_copy_made_in_the_midst_of_the_same_import_leaves_no_gap() {
    let home = tempfile::tempdir().unwrap();
    let (file, copy) = (home.path().join("m.db"), home.path().join("copy.db"));
    let memory = Memory::open(&file).unwrap();
    let mut job = job("one", Manner::Merge, by("Ana", 2));
    job.batch = NonZeroUsize::new(BATCH);
    let one = units("one");
    // Backed up after some commits, restored after more: the import would go on behind what is then missing.
    let mut stream = one.iter().enumerate().map(|(at, unit)| {
        let taken = || memory.reader().unwrap().imports().unwrap().last().map_or(0, |import| import.taken);
        if at == 100 {
            while taken() == 0 {
                std::thread::yield_now();
            }
            memory.backup(&copy).unwrap();
        } else if at == 200 {
            let copied = ids(&copy).len() as u64;
            while taken() <= copied {
                std::thread::yield_now();
            }
            memory.restore(&copy, None, &by("Rui", 3)).unwrap();
        }
        Ok(unit.clone())
    });
    let outcome = memory.writer().unwrap().import(&job, &mut stream);
    assert!(matches!(outcome, Err(Error::StoreExchanged { .. })), "{outcome:?}");
    // The copy knows how far it is, so that the same file goes on from there.
    let report = memory.writer().unwrap().import(&job, &mut one.iter().cloned().map(Ok)).unwrap();
    assert!(report.resumed > 0 && report.new == u64::from(UNITS), "{report:?}");
    assert_eq!(ids(&file).len(), one.len());
}

#[test]
fn restores_at_once_keep_a_copy_each() {
    for _ in 0..5 {
        let home = tempfile::tempdir().unwrap();
        let (file, copy) = begin(home.path());
        let kept: BTreeSet<PathBuf> = std::thread::scope(|scope| {
            let restore = || memory::restore(&Memory::open(&file).unwrap(), &copy, &by("Rui", 3)).unwrap();
            let restoring: Vec<_> = (0..4).map(|_| scope.spawn(restore)).collect();
            restoring.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(kept.len(), 4, "{kept:?}");
        assert!(kept.iter().all(|kept| ids(kept).len() == 20));
        assert_eq!(ids(&file).len(), 20);
    }
}

#[test]
fn what_an_import_takes_back_is_its_own_though_a_copy_was_restored() {
    let home = tempfile::tempdir().unwrap();
    let (file, copy) = begin(home.path());
    let memory = Memory::open(&file).unwrap();
    let mut job = job("broken", Manner::Merge, by("Ana", 2));
    job.batch = NonZeroUsize::new(BATCH);
    let broken = Error::FileMissing { file: "broken".into() };
    // The number that the import has is another's when its stream breaks down.
    let mut stream = units("broken").into_iter().enumerate().map(|(at, unit)| {
        if at < 3 * BATCH {
            return Ok(unit);
        }
        while memory.reader().unwrap().imports().unwrap().len() < 2 {
            std::thread::yield_now();
        }
        memory.restore(&copy, None, &by("Rui", 3)).unwrap();
        import(memory.writer().unwrap().as_mut(), "other", Manner::Merge, 4, &units("other"));
        Err(broken.clone())
    });
    memory.writer().unwrap().import(&job, &mut stream).unwrap_err();
    assert_eq!(ids(&file).len(), 20 + UNITS as usize, "nobody else's import was taken back");
}

#[cfg(unix)]
#[test]
fn what_is_made_of_a_memory_has_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let (file, copy) = begin(home.path());
    for mode in [0o600, 0o660] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        fs::remove_file(&copy).unwrap();
        let memory = Memory::open(&file).unwrap();
        memory.backup(&copy).unwrap();
        memory::restore(&memory, &copy, &by("Rui", 3)).unwrap();
        memory.refresh_index("en").unwrap();
        let text = home.path().join(format!("{mode:o}.tmx"));
        memory::publish_text(&memory, &text, Overwrite::Ours).unwrap();
        let mut seen = 0;
        for entry in fs::read_dir(home.path()).unwrap() {
            let path = entry.unwrap().path();
            if !path.is_file() {
                continue;
            }
            let of_this_round = path.metadata().unwrap().permissions().mode() & 0o777;
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // A copy that was kept before has the permissions of then.
            if mode != 0o600 && (name == "600.tmx" || name.ends_with("before-restore")) {
                continue;
            }
            assert_eq!(of_this_round, mode, "{name}");
            seen += 1;
        }
        assert!(seen >= 5, "{seen}");
    }
}

fn project(desk: &Desk) -> Workspace {
    Workspace::new(Project::find_or_own(&desk.path(""), None, None).unwrap(), by("Ana", 5))
}

#[test]
fn catalogues_that_many_write_at_once_lose_no_message() {
    let desk = Desk::starter();
    desk.write("out/site.ftl", "# A person's.\nmine = Mine\n");
    project(&desk).memory().unwrap();
    let message = |id: String| Message { value: format!("Value of {id}"), id, comment: None };
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (desk, message) = (&desk, &message);
            scope.spawn(move || {
                let workspace = project(desk);
                for n in 0..10 {
                    let file = NamedFile {
                        path: desk.path("out/site.ftl"),
                        bytes: Vec::new(),
                        kind: FileKind::Catalogue,
                        policy: WritePolicy::Merged { messages: vec![message(format!("m-{writer}-{n}"))] },
                        story: None,
                    };
                    workspace.write(&[file], Overwrite::Ours).unwrap();
                }
            });
        }
    });
    let site = desk.read("out/site.ftl");
    let missing: Vec<String> = (0..4)
        .flat_map(|writer| (0..10).map(move |n| format!("m-{writer}-{n} = ")))
        .filter(|id| !site.contains(id.as_str()))
        .collect();
    assert_eq!(missing, [""; 0]);
    assert!(site.starts_with("# A person's.\nmine = Mine\n"), "{site}");
    let left = fs::read_dir(desk.path("out")).unwrap().count();
    assert_eq!(left, 1, "no lock is left lying about");
}

#[test]
fn what_a_person_saves_while_a_file_is_merged_is_merged_too() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("site.ftl");
    let mut calls = 0;
    let mut merge = |there: Option<&[u8]>| {
        calls += 1;
        // Her editor saves when the file was read.
        if calls == 1 {
            fs::write(&file, "hers\n").unwrap();
        }
        Ok([there.unwrap_or_default(), b"ours\n"].concat())
    };
    merge_into(&file, 1 << 20, &mut merge).unwrap();
    assert_eq!((calls, fs::read_to_string(&file).unwrap().as_str()), (2, "hers\nours\n"));
}

/// The text takes a while to write; whatever is put in its place meanwhile stays.
#[test]
fn a_text_that_a_colleague_brings_while_it_is_exported_is_not_written_over() {
    let home = tempfile::tempdir().unwrap();
    let text = home.path().join("m.tmx");
    let memory = Memory::open(home.path().join("m.db")).unwrap();
    import(memory.writer().unwrap().as_mut(), "first", Manner::Merge, 1, &units("first"));
    memory::publish_text(&memory, &text, Overwrite::Ours).unwrap();
    let mut refused = 0;
    for round in 0..20u64 {
        let theirs = format!("theirs {round}");
        let exported = std::thread::scope(|scope| {
            let exporting = scope.spawn(|| memory::publish_text(&memory, &text, Overwrite::Ours));
            std::thread::sleep(std::time::Duration::from_micros(round * 997 % 8_000));
            let beside = home.path().join("theirs");
            fs::write(&beside, &theirs).unwrap();
            fs::rename(&beside, &text).unwrap();
            exporting.join().unwrap()
        });
        refused += usize::from(matches!(exported, Err(Error::TextNotTakenIn { .. })));
        assert_eq!(fs::read_to_string(&text).unwrap(), theirs, "round {round}: {exported:?}");
        memory::publish_text(&memory, &text, Overwrite::Anything).unwrap();
    }
    assert!(refused > 0, "the colleague was always late");
}
