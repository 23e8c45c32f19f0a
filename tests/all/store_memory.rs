//! A handle on a memory: several threads read and write through it, each reader at its commit until it is refreshed;
//! units that are put come in as by an import; an index that cannot be written is told once.

use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;

use cotejo::desk::lookup::{Request, lookup};
use cotejo::error::Notice;
use cotejo::model::{Key, State, Text, Unit, UnitId, Variant};
use cotejo::store::{ChangeKind, ImportState, Manner, Memory, PutReport, Reader, Selection};

use crate::oracle::{Dice, memory};
use crate::store_story::{all, by, everywhere, import, lang, unit};

fn sentence(number: usize) -> Unit {
    unit(
        &format!("u{number:06}"),
        &[("en", &format!("Sentence number {number} of many.")), ("pt-PT", &format!("Frase {number}."))],
    )
}

fn found(reader: &dyn Reader, text: &str) -> usize {
    reader.by_key("en", &Key::of(text)).unwrap().len()
}

#[test]
fn a_reader_sees_its_commit_until_it_is_refreshed() {
    everywhere(|memory| {
        let mut writer = memory.writer().unwrap();
        import(writer.as_mut(), "first", Manner::Merge, 1, &[sentence(1)]);
        let mut reader = memory.reader().unwrap();
        let (before, units) = (reader.revision().unwrap(), all(reader.as_ref()));
        // Nothing that is asked tells of what was written meanwhile.
        writer.put(vec![sentence(2)], Manner::Merge, "two", &by("Ana", 2)).unwrap();
        writer.forget(&UnitId::kept("u000001"), &by("Ana", 3)).unwrap();
        assert_eq!((reader.revision().unwrap(), all(reader.as_ref())), (before, units));
        assert_eq!(found(reader.as_ref(), "Sentence number 2 of many."), 0);
        assert_eq!(reader.imports().unwrap().len(), 1);
        assert_eq!(reader.stats().unwrap().revision, before.number);
        assert!(reader.history(&UnitId::kept("u000001")).unwrap().len() == 1);
        // A new one sees it, and so does this one from now on.
        let after = memory.reader().unwrap().revision().unwrap();
        assert_eq!(after.number, before.number + 2);
        assert_eq!(reader.refresh().unwrap(), after);
        assert_eq!(reader.refresh().unwrap(), after, "nothing was written since");
        assert_eq!(all(reader.as_ref()), [sentence(2)]);
        assert!(reader.holds(&before).unwrap());
        // A writer sees the last commit always.
        assert_eq!(writer.revision().unwrap(), after);
    });
}

#[test]
fn threads_read_their_commits_while_another_writes() {
    const COMMITS: usize = 40;
    everywhere(|memory| {
        import(memory.writer().unwrap().as_mut(), "first", Manner::Merge, 1, &[sentence(0)]);
        let begin = Barrier::new(4);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    let memory = memory.clone();
                    let mut reader = memory.reader().unwrap();
                    begin.wait();
                    let mut last = 0;
                    while last < COMMITS {
                        let units = all(reader.as_ref());
                        // Each commit is there whole: units 0 to n, and unit 0 as that commit left it.
                        let target = units[0].variant(&lang("pt-PT")).unwrap().text.chars();
                        assert_eq!(target, format!("Frase {}.", units.len() - 1));
                        for at in [0, units.len() - 1, units.len()] {
                            let wanted = usize::from(at < units.len());
                            assert_eq!(found(reader.as_ref(), &format!("Sentence number {at} of many.")), wanted);
                        }
                        assert_eq!(all(reader.as_ref()).len(), units.len(), "the same commit still");
                        assert!(units.len() > last);
                        last = units.len() - 1;
                        reader.refresh().unwrap();
                    }
                });
            }
            begin.wait();
            let mut writer = memory.writer().unwrap();
            for number in 1..=COMMITS {
                let mut first = sentence(0);
                first.variants[1].text = Text::plain(format!("Frase {number}."));
                let report = writer.put(vec![first, sentence(number)], Manner::Merge, "both", &by("Ana", 2)).unwrap();
                assert_eq!((report.new, report.updated), (1, 1));
            }
        });
        assert_eq!(memory.check().unwrap(), []);
    });
}

#[test]
fn threads_search_one_index_at_their_own_commits() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let memory = Memory::open(&file).unwrap();
    let units: Vec<Unit> = (0..5000).map(sentence).collect();
    import(memory.writer().unwrap().as_mut(), "many", Manner::Merge, 1, &units);
    let old = memory.reader().unwrap();
    let request = |number: usize| Request {
        threshold: 100,
        ..Request::new(Text::plain(format!("Sentence number {number} of many.")), lang("en"), vec![lang("pt-PT")])
    };
    let ids = |reader: &dyn Reader, number: usize| -> Vec<String> {
        lookup(reader, &request(number)).unwrap().into_iter().map(|found| found.unit.id.to_string()).collect()
    };
    assert_eq!(ids(old.as_ref(), 17), ["u000017"]);
    assert_eq!(indexes(&file).len(), 1, "one index for all");
    let begin = Barrier::new(3);
    thread::scope(|scope| {
        let (begin, memory, ids) = (&begin, &memory, &ids);
        for _ in 0..2 {
            scope.spawn(move || {
                let mut reader = memory.reader().unwrap();
                begin.wait();
                for _ in 0..60 {
                    let newest = usize::try_from(reader.stats().unwrap().units).unwrap() - 1;
                    assert_eq!(ids(reader.as_ref(), newest), [format!("u{newest:06}")]);
                    assert_eq!(ids(reader.as_ref(), newest + 1), [""; 0]);
                    reader.refresh().unwrap();
                }
            });
        }
        begin.wait();
        let mut writer = memory.writer().unwrap();
        for number in 5000..5060 {
            writer.put(vec![sentence(number)], Manner::Merge, "one", &by("Ana", 2)).unwrap();
            assert_eq!(ids(writer.as_ref(), number), [format!("u{number:06}")]);
            if number % 20 == 0 {
                assert!(memory.refresh_index("en").unwrap());
            }
        }
    });
    // One that has held on to the first commit all the while answers of it, though the index went on.
    assert_eq!((ids(old.as_ref(), 17), ids(old.as_ref(), 5001)), (vec!["u000017".to_owned()], Vec::new()));
    assert_eq!(ids(memory.reader().unwrap().as_ref(), 5059), ["u005059"]);
}

fn nothing(unchanged: u64) -> PutReport {
    PutReport { import: None, new: 0, updated: 0, unchanged, older: 0, forgotten: 0, unconfirmed: 0, replaced: 0 }
}

#[test]
fn what_is_put_is_one_commit_with_history_and_is_taken_back_as_a_whole() {
    everywhere(|memory| {
        let mut writer = memory.writer().unwrap();
        import(writer.as_mut(), "first", Manner::Merge, 1, &[sentence(1), sentence(2)]);
        let before = writer.revision().unwrap();
        let mut changed = sentence(1);
        changed.variants[1].text = Text::plain("Outra frase.");
        let report = writer
            .put(vec![changed.clone(), sentence(2), sentence(3)], Manner::Merge, "page.html", &by("Rui", 5))
            .unwrap();
        let PutReport { import: Some(import), new: 1, updated: 1, unchanged: 1, .. } = report else {
            panic!("{report:?}")
        };
        assert_eq!(writer.revision().unwrap().number, before.number + 1, "one commit");
        let journal = writer.imports().unwrap().pop().unwrap();
        assert_eq!((journal.import, journal.name.as_str(), journal.state), (import, "page.html", ImportState::Done));
        assert_eq!((journal.new, journal.updated, journal.unchanged, journal.taken), (1, 1, 1, 3));
        let event = writer.history(&changed.id).unwrap().pop().unwrap();
        assert_eq!((event.kind, event.why.as_str(), event.import), (ChangeKind::Updated, "put", Some(import)));
        assert_eq!((event.by, event.before), (Some(by("Rui", 5)), Some(sentence(1))));
        // Nothing different, nothing written.
        let now = writer.revision().unwrap();
        let again = writer.put(vec![sentence(2), sentence(3)], Manner::Merge, "again", &by("Rui", 6)).unwrap();
        assert_eq!(again, nothing(2));
        let none = writer.put(Vec::new(), Manner::Replace, "none", &by("Rui", 6)).unwrap();
        assert_eq!(none, nothing(0));
        assert_eq!((writer.revision().unwrap(), writer.imports().unwrap().len()), (now, 2));
        // Taken back as a whole, but for what changed since.
        let mut since = sentence(3);
        since.variants[1].text = Text::plain("Mudada depois.");
        writer.put(vec![since.clone()], Manner::Merge, "later", &by("Ana", 7)).unwrap();
        let undone = writer.undo(import, &by("Ana", 8)).unwrap();
        assert_eq!((undone.forgotten, undone.restored, undone.kept), (0, 1, 1));
        assert_eq!(writer.unit(&changed.id).unwrap(), Some(sentence(1)));
        let kept = writer.unit(&since.id).unwrap().unwrap().variants;
        assert!(kept.iter().zip(&since.variants).all(|(a, b)| a.says_what(b)), "{kept:?}");
        assert_eq!(kept[1].changed_by.as_deref(), Some("Ana"));
        // What was left for that reason is left again: nothing more is taken back.
        let again = writer.undo(import, &by("Ana", 9)).unwrap();
        assert_eq!((again.forgotten, again.restored, again.kept), (0, 0, 1));
        assert_eq!(memory.check().unwrap(), []);
    });
}

/// How units of one id meet.
fn meetings() -> Vec<(Unit, Unit)> {
    let initial = |text: &str| {
        let mut unit = unit("x", &[("en", "One."), ("pt-PT", text)]);
        unit.variants[1].state = State::Initial;
        unit
    };
    let plain = |text: &str| unit("x", &[("en", "One."), ("pt-PT", text)]);
    let mut noted = plain("Um.");
    noted.notes = vec!["A note.".to_owned()];
    noted.props = vec![("client".to_owned(), "a".to_owned())];
    let chinese = unit("x", &[("en", "One."), ("zh-Hans", "一。")]);
    vec![
        (plain("Um."), plain("Um.")),
        (plain("Um."), plain("Uma.")),
        (plain("Um."), initial("Uma.")),
        (initial("Um."), initial("Uma.")),
        (noted.clone(), chinese.clone()),
        (chinese, noted),
    ]
}

#[test]
fn what_is_put_meets_what_is_there_as_an_import_does() {
    for manner in [Manner::Merge, Manner::Replace] {
        for (there, arriving) in meetings() {
            let (mut put, mut imported) =
                (Memory::in_process().unwrap().writer().unwrap(), Memory::in_process().unwrap().writer().unwrap());
            for store in [put.as_mut(), imported.as_mut()] {
                import(store, "there", Manner::Merge, 1, std::slice::from_ref(&there));
            }
            import(imported.as_mut(), "arriving", manner, 2, std::slice::from_ref(&arriving));
            put.put(vec![arriving.clone()], manner, "arriving", &by("Ana", 2)).unwrap();
            assert_eq!(all(put.as_ref()), all(imported.as_ref()), "{manner:?}: {there:?}, {arriving:?}");
            // The same id twice at once is the second laid over the first.
            let mut twice = Memory::in_process().unwrap().writer().unwrap();
            let report = twice.put(vec![there, arriving], manner, "twice", &by("Ana", 2)).unwrap();
            let variants = |store: &dyn Reader| -> Vec<Variant> { all(store).remove(0).variants };
            assert_eq!(variants(twice.as_ref()), variants(put.as_ref()));
            assert_eq!((report.new, report.updated + report.unchanged), (1, 1));
            // What stayed outside changed nothing.
            let mut kinds: Vec<_> =
                twice.history(&UnitId::kept("x")).unwrap().into_iter().map(|event| event.kind).collect();
            kinds.retain(|kind| *kind != ChangeKind::Unconfirmed);
            assert_eq!(kinds, [ChangeKind::New]);
        }
    }
}

/// Random memories, put and imported in random portions that overlap: the same units, the same histories.
#[test]
fn portions_that_are_put_make_the_memory_that_imports_make() {
    for seed in 0..20 {
        let mut dice = Dice::new(seed);
        let units = memory(&mut dice, 40);
        let (mut put, mut imported) =
            (Memory::in_process().unwrap().writer().unwrap(), Memory::in_process().unwrap().writer().unwrap());
        let mut states = Vec::new();
        for portion in 0..6 {
            let manner = *dice.pick(&[Manner::Merge, Manner::Replace]);
            let mut some: Vec<Unit> = units.iter().filter(|_| dice.chance(30)).cloned().collect();
            for unit in &mut some {
                if dice.chance(50) {
                    unit.variants[0].text.push_chars(&format!(" {portion}"));
                }
            }
            let name = format!("portion {portion}");
            let report = import(imported.as_mut(), &name, manner, portion, &some);
            let done = put.put(some, manner, &name, &by("Ana", portion)).unwrap();
            assert_eq!(
                (done.new, done.updated, done.unchanged),
                (report.new, report.updated, report.unchanged),
                "seed {seed}, {name}"
            );
            let now = all(put.as_ref());
            assert_eq!(now, all(imported.as_ref()), "seed {seed}, {name}");
            for unit in &now {
                let told = |store: &dyn Reader| -> Vec<(ChangeKind, Option<Unit>)> {
                    store.history(&unit.id).unwrap().into_iter().map(|event| (event.kind, event.before)).collect()
                };
                assert_eq!(told(put.as_ref()), told(imported.as_ref()), "seed {seed}, {name}, {}", unit.id);
            }
            states.push((done.import, now));
        }
        // The last one that changed something, taken back, leaves what was there before it.
        while let Some((import, _)) = states.pop() {
            let Some(import) = import else { continue };
            put.undo(import, &by("Ana", 9)).unwrap();
            let before = states.last().map(|(_, units)| units.clone()).unwrap_or_default();
            assert_eq!(all(put.as_ref()), before, "seed {seed}");
            break;
        }
    }
}

/// The index files beside a memory.
fn indexes(file: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "index")).collect()
}

#[test]
fn an_index_that_cannot_be_written_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let memory = Memory::open(&file).unwrap();
    let units: Vec<Unit> = (0..5000).map(sentence).collect();
    import(memory.writer().unwrap().as_mut(), "many", Manner::Merge, 1, &units);
    // A folder stands where the index would go, whoever asks.
    let revision = memory.reader().unwrap().revision().unwrap();
    let nonce: String = revision.nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    for language in ["en", "pt"] {
        let taken = folder.path().join(format!("m.db.{language}.{}-{nonce}.index", revision.number));
        std::fs::create_dir(&taken).unwrap();
        std::fs::write(taken.join("something"), "").unwrap();
    }
    assert_eq!(memory.take_notices(), []);
    let request = Request::new("Sentence number 17 of many.".into(), lang("en"), vec![lang("pt-PT")]);
    let found = lookup(memory.reader().unwrap().as_ref(), &request).unwrap();
    assert_eq!(found[0].unit.id.as_str(), "u000017", "nothing is missed");
    let told = memory.take_notices();
    let [Notice::IndexUnwritable { location, reason }] = &told[..] else { panic!("{told:?}") };
    assert_eq!(Path::new(location), file);
    let system: &dyn std::error::Error = told[0].cause().expect("what the system said");
    assert_eq!(system.to_string(), reason.to_string());
    lookup(memory.reader().unwrap().as_ref(), &request).unwrap();
    memory.refresh_due_indexes().unwrap();
    assert!(!memory.refresh_index("en").unwrap());
    assert_eq!(memory.take_notices(), [], "once");
    // With the name free again it is written.
    std::fs::remove_dir_all(folder.path().join(format!("m.db.en.{}-{nonce}.index", revision.number))).unwrap();
    assert!(memory.refresh_index("en").unwrap());
    let selected = memory.reader().unwrap();
    assert_eq!(selected.units(&Selection::default()).unwrap().count(), 5000);
}
