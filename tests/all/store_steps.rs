//! A memory killed between every two file operations: of making it, of commits, of folding the index, of restoring a
//! backup, of closing. Whatever stands there afterwards is some commit, whole, and answers exactly.
//!
//! The child is this very test binary, traced: the parent lets it come as far as its *n*-th system call that changes a
//! file, and kills it there. So SQLite's own operations are counted as well as ours, and no build carries a hook.
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cotejo::desk::lookup::lookup;
use cotejo::desk::memory::{publish_text, text_notice};
use cotejo::desk::workspace::StoryFolder;
use cotejo::desk::write::{FileWriter, Overwrite};
use cotejo::error::{Notice, Result};
use cotejo::model::{Time, Unit, UnitId};
use cotejo::store::{Created, Manner, Memory, Reader, Selection, Stamp, Writer};
use nix::libc;
use nix::sys::ptrace;
use nix::sys::signal::{Signal, raise};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{Pid, gettid};

use crate::oracle::{Dice, definition, keep, memory, request, said};

const FOLDER: &str = "COTEJO_TEST_STEPS_FOLDER";
const WHAT: &str = "COTEJO_TEST_STEPS_WHAT";

const LANGUAGES: [&str; 3] = ["en", "pt", "zh"];

type Work = fn(&Path);

/// What the child does.
const SCENARIOS: &[(&str, Work)] = &[
    ("make", |folder| drop(make(folder).unwrap())),
    ("commit", |folder| {
        let mut store = open(folder).writer().unwrap();
        for (name, units) in commits() {
            keep(&mut *store, name, &units);
        }
        put(&mut *store);
        store.forget(&pool()[0].id, &by()).unwrap();
        store.undo(store.imports().unwrap().last().unwrap().import, &by()).unwrap();
    }),
    ("fold", |folder| {
        let store = open(folder);
        for language in LANGUAGES {
            assert!(store.refresh_index(language).unwrap());
        }
    }),
    ("restore", |folder| open(folder).restore(&folder.join("backup"), None, &by()).map(|_| ()).unwrap()),
    ("write", |folder| {
        drop(publish_text(&open(folder), &folder.join("memory.tmx"), Overwrite::Ours).unwrap());
        for ending in STORY {
            write_story(folder, ending, "second").unwrap();
        }
    }),
];

/// Files of a story, one of them in a folder of its own.
const STORY: [&str; 3] = ["pt.html", "pt.xlf", "pt/site.ftl"];

fn write_story(folder: &Path, ending: &str, content: &str) -> Result<()> {
    let story = StoryFolder { path: folder.join("story"), document: "story.html".to_owned() };
    let writer = FileWriter { story: Some(&story), overwrite: Overwrite::Ours };
    let file = story.path.join(ending);
    writer.write(&file, format!("{ending}: {content}").as_bytes()).map(|kept| assert_eq!(kept, None))
}

fn make(folder: &Path) -> Result<(Memory, Created)> {
    Memory::create(folder.join("new/memory.db"), &mut |memory| {
        keep(memory.writer()?.as_mut(), "first", &pool()[..20]);
        Ok(())
    })
}

fn by() -> Stamp {
    Stamp { who: "tester".to_owned(), when: Time(0) }
}

fn pool() -> Vec<Unit> {
    memory(&mut Dice::new(31), 90)
}

/// New units, and edits of some that are there.
fn commits() -> [(&'static str, Vec<Unit>); 2] {
    let mut units = pool();
    for unit in &mut units[..4] {
        for variant in &mut unit.variants {
            variant.text.push_chars("了 a");
        }
    }
    let edited = units.drain(..4).collect();
    [("edits", edited), ("more", units.drain(60..).collect())]
}

/// A unit that is there edited, and a new one, in one commit without a stream.
fn put(store: &mut dyn Writer) {
    let mut units = pool()[5..7].to_vec();
    units[0].variants[0].text.push_chars(" put");
    units[1].id = UnitId::kept("put000000000");
    let report = store.put(units, Manner::Merge, "put", &by()).unwrap();
    assert_eq!((report.new, report.updated), (1, 1));
}

fn open(folder: &Path) -> Memory {
    Memory::open(folder.join("memory.db")).unwrap()
}

fn units(store: &dyn Reader) -> Vec<Unit> {
    store.units(&Selection::default()).unwrap().map(Result::unwrap).collect()
}

/// What each scenario begins with: a memory with a generation of each language, a tail behind it, a backup that went
/// another way.
fn template(folder: &Path) {
    let memory = open(folder);
    let mut store = memory.writer().unwrap();
    keep(&mut *store, "first", &pool()[..40]);
    memory.backup(&folder.join("backup")).unwrap();
    keep(&mut *store, "second", &pool()[30..50]);
    for language in LANGUAGES {
        memory.refresh_index(language).unwrap();
    }
    keep(&mut *store, "third", &pool()[50..64]);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, there).unwrap();
        }
    }
}

#[test]
#[ignore = "run by the test of this file, in a process of its own"]
#[allow(clippy::disallowed_methods)]
fn child() {
    let (Some(folder), Some(what)) = (std::env::var_os(FOLDER).map(PathBuf::from), std::env::var_os(WHAT)) else {
        panic!("this is half of a test: run the other of this file");
    };
    let work = SCENARIOS.iter().find(|(name, _)| what == *name).unwrap().1;
    // A test runs on a thread of its own, which alone is traced; the parent must know its number.
    ptrace::traceme().unwrap();
    println!("\ntraced {}", gettid());
    raise(Signal::SIGSTOP).unwrap();
    work(&folder);
}

/// Whether a system call changes a file, its name or what is safe on the disk.
fn changes_a_file(call: &libc::ptrace_syscall_info) -> bool {
    // SAFETY: the caller saw that the process stands at the entry of a call, of which this part of the union tells.
    #[allow(unsafe_code)]
    let entry = unsafe { call.u.entry };
    #[cfg(target_arch = "x86_64")]
    const NAMED: &[i64] =
        &[libc::SYS_rename, libc::SYS_unlink, libc::SYS_link, libc::SYS_mkdir, libc::SYS_rmdir, libc::SYS_chmod];
    #[cfg(not(target_arch = "x86_64"))]
    const NAMED: &[i64] = &[];
    const CALLS: &[i64] = &[
        libc::SYS_write,
        libc::SYS_pwrite64,
        libc::SYS_writev,
        libc::SYS_ftruncate,
        libc::SYS_fallocate,
        libc::SYS_fsync,
        libc::SYS_fdatasync,
        libc::SYS_fchmod,
        libc::SYS_linkat,
        libc::SYS_unlinkat,
        libc::SYS_renameat2,
        libc::SYS_mkdirat,
    ];
    let number = i64::try_from(entry.nr).unwrap_or(-1);
    let makes = number == libc::SYS_openat && entry.args[2] & u64::from(libc::O_CREAT.unsigned_abs()) != 0;
    // What goes to standard output and error is the test harness's.
    let told = number == libc::SYS_write && entry.args[0] < 3;
    (makes || CALLS.contains(&number) || NAMED.contains(&number)) && !told
}

/// Runs a scenario up to its `stop`-th change of a file (counted from 0) and kills it there; `None` if it ended before,
/// with how many changes it made.
#[allow(clippy::disallowed_methods)]
fn killed_at(folder: &Path, what: &str, stop: usize) -> Option<usize> {
    let mut process = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store_steps::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(WHAT, what)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(process.stdout.take().unwrap());
    let traced = said.by_ref().lines().find_map(|line| line.unwrap().strip_prefix("traced ")?.parse().ok());
    let pid = Pid::from_raw(traced.unwrap());
    let wait = || waitpid(pid, Some(WaitPidFlag::__WALL)).unwrap();
    let begun = wait();
    assert_eq!(begun, WaitStatus::Stopped(pid, Signal::SIGSTOP), "this test must be allowed to trace its own child");
    ptrace::setoptions(pid, ptrace::Options::PTRACE_O_TRACESYSGOOD | ptrace::Options::PTRACE_O_EXITKILL).unwrap();
    let mut changes = 0;
    let mut signal = None;
    loop {
        ptrace::syscall(pid, signal.take()).unwrap();
        match wait() {
            WaitStatus::PtraceSyscall(_) => {
                let call = ptrace::syscall_info(pid).unwrap();
                if call.op != libc::PTRACE_SYSCALL_INFO_ENTRY || !changes_a_file(&call) {
                    continue;
                }
                if changes == stop {
                    process.kill().unwrap();
                    assert!(matches!(wait(), WaitStatus::Signaled(_, Signal::SIGKILL, _)));
                    process.wait().unwrap();
                    return None;
                }
                changes += 1;
            }
            WaitStatus::Stopped(_, got) => signal = Some(got),
            WaitStatus::Exited(..) => {
                let mut rest = String::new();
                said.read_to_string(&mut rest).unwrap();
                assert!(process.wait().unwrap().success(), "{what} failed by itself: {rest}");
                return Some(changes);
            }
            other => panic!("{what}: {other:?}"),
        }
    }
}

/// The states that the memory may be found in: what stands there after each commit.
fn states(template: &Path, what: &str) -> Vec<Vec<Unit>> {
    let folder = tempfile::tempdir().unwrap();
    copy(template, folder.path());
    let memory = open(folder.path());
    let mut store = memory.writer().unwrap();
    let mut out = vec![units(&*store)];
    match what {
        "commit" => {
            for (name, new) in commits() {
                keep(&mut *store, name, &new);
                out.push(units(&*store));
            }
            put(&mut *store);
            out.push(units(&*store));
            store.forget(&pool()[0].id, &by()).unwrap();
            out.push(units(&*store));
            store.undo(store.imports().unwrap().last().unwrap().import, &by()).unwrap();
            out.push(units(&*store));
        }
        "restore" => {
            memory.restore(&folder.path().join("backup"), None, &by()).unwrap();
            out.push(units(&*store));
        }
        _ => {}
    }
    out
}

/// Holds what was left behind against the definition; returns which of the states it is.
fn sound(memory: &Memory, states: &[Vec<Unit>], dice: &mut Dice, where_: &str) -> usize {
    let reader = memory.reader().unwrap();
    let store = &*reader;
    for notice in memory.check().unwrap() {
        assert!(matches!(notice, Notice::MemoryImportInterrupted { .. }), "{where_}: {notice:?}");
    }
    let there = units(store);
    let state = states.iter().position(|state| *state == there);
    let state = state.unwrap_or_else(|| panic!("{where_}: {} units, of no commit", there.len()));
    for _ in 0..2 {
        let request = request(dice, &there);
        let found: Vec<_> = lookup(store, &request).unwrap().iter().map(said).collect();
        assert_eq!(found, definition(&there, &request), "{where_}: {request:#?}");
    }
    state
}

/// Kills the scenario before each of its changes, one after another, and looks at what it left; `points` is how many
/// there are at least.
#[allow(clippy::print_stdout)] // As the tests themselves may.
fn killed_everywhere(what: &str, points: usize) {
    // In memory where there is such a folder: a kill is no power cut, and the disk would be waited for thousands of times.
    let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let first = home.path().join("template");
    fs::create_dir(&first).unwrap();
    template(&first);
    let states = states(&first, what);
    let mut seen = BTreeSet::new();
    let mut dice = Dice::new(8);
    let mut ended = None;
    let mut stop = 0;
    while ended.is_none() {
        let folder = home.path().join(format!("{what}-{stop}"));
        copy(&first, &folder);
        ended = killed_at(&folder, what, stop);
        let where_ = format!("{what}, killed at {stop}");
        if what == "make" {
            // Whole or not at all; and the next one makes it.
            let whole = folder.join("new/memory.db").exists();
            let (memory, created) = make(&folder).unwrap();
            assert_eq!(created, if whole { Created::Elsewhere } else { Created::Here }, "{where_}");
            let store = memory.reader().unwrap();
            assert!(whole || ended.is_none(), "{where_}");
            seen.insert(usize::from(whole));
            assert_eq!(sound(&memory, &[units(&*store)], &mut dice, &where_), 0);
            assert_eq!(units(&*store).len(), 20, "{where_}");
        } else {
            let memory = open(&folder);
            let mut store = memory.writer().unwrap();
            seen.insert(sound(&memory, &states, &mut dice, &where_));
            // Life goes on: a commit, a fold, and again the same.
            keep(&mut *store, "after", &pool()[20..23]);
            assert!(memory.refresh_index(LANGUAGES[dice.roll(3)]).unwrap());
            sound(&memory, &[units(&*store)], &mut dice, &format!("{where_}, gone on"));
        }
        fs::remove_dir_all(&folder).unwrap();
        stop += 1;
    }
    println!("{what}: killed at {} points, states seen {seen:?}", stop - 1);
    let wanted = if what == "make" { 2 } else { states.len() };
    assert_eq!(seen.len(), wanted, "{what}: not every state was seen: {seen:?}");
    assert!(stop > points, "{what}: only {stop} changes of a file");
}

#[test]
fn what_is_published_killed_between_any_two_file_operations_is_never_taken_for_a_persons() {
    let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let first = home.path().join("template");
    fs::create_dir(&first).unwrap();
    template(&first);
    publish_text(&open(&first), &first.join("memory.tmx"), Overwrite::Ours).unwrap();
    let notes = "story/.written-by-cotejo";
    for ending in STORY {
        write_story(&first, ending, "first").unwrap();
    }
    keep(open(&first).writer().unwrap().as_mut(), "fourth", &pool()[64..70]);
    let (mut ended, mut stop, mut seen) = (None, 0, BTreeSet::new());
    while ended.is_none() {
        let folder = home.path().join(format!("write-{stop}"));
        copy(&first, &folder);
        ended = killed_at(&folder, "write", stop);
        let renewed = STORY.map(|ending| fs::read_to_string(folder.join("story").join(ending)).unwrap());
        let text = fs::read(folder.join("memory.tmx")).unwrap() != fs::read(first.join("memory.tmx")).unwrap();
        seen.insert((text, renewed.iter().filter(|content| content.ends_with("second")).count()));
        // The work goes on: nothing refuses, whatever is to be written now.
        let memory = open(&folder);
        assert_eq!(text_notice(memory.ledger().unwrap().as_ref(), &folder.join("memory.tmx"), None).unwrap(), None);
        keep(memory.writer().unwrap().as_mut(), "after", &pool()[70..73]);
        let published = publish_text(&memory, &folder.join("memory.tmx"), Overwrite::Ours).unwrap();
        assert_eq!(published.notices, [], "killed at {stop}");
        for ending in STORY {
            write_story(&folder, ending, "third").unwrap();
        }
        assert!(fs::read_to_string(folder.join(notes)).unwrap().ends_with('\n'));
        fs::remove_dir_all(&folder).unwrap();
        stop += 1;
    }
    // Each of the four files is the older one or the newer one, and every such moment was met.
    assert_eq!(seen, BTreeSet::from([(false, 0), (true, 0), (true, 1), (true, 2), (true, 3)]));
}

#[test]
fn a_memory_killed_while_it_is_made_is_whole_or_not_there() {
    killed_everywhere("make", 50);
}

#[test]
fn a_memory_killed_between_any_two_file_operations_of_commits_answers_exactly() {
    killed_everywhere("commit", 100);
}

#[test]
fn a_memory_killed_between_any_two_file_operations_of_folding_answers_exactly() {
    killed_everywhere("fold", 12);
}

#[test]
fn a_memory_killed_between_any_two_file_operations_of_restoring_answers_exactly() {
    killed_everywhere("restore", 50);
}
