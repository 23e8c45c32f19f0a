//! What needs a look behind the traits: a full disk, another program's writes, versions, commits that fail half way.

use std::num::NonZeroUsize;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::connection::settle;
use super::copy::{copy_before, copy_to};
use super::database::SqliteDatabase;
use super::rekey::keys_are_current;
use super::schema::{self, APPLICATION_ID, MIGRATIONS};
use super::session::SqliteSession;
use super::settings::{Journal, immutable_uri, page_size};
use crate::error::{Error, Notice, Result};
use crate::model::{Hash, Key, Lang, Text, Time, Unit, UnitId, Variant};
use crate::store::{
    ChangeKind, ImportId, ImportJob, ImportReport, ImportState, Ledger, Manner, Prefer, Reader, Selection, Stamp,
    StoredKey, UnitRow, Writer,
};

/// A session over the memory in a file; the memory is open as long as it.
fn open(file: &Path) -> Result<SqliteSession> {
    SqliteDatabase::open(file)?.session()
}

fn in_process() -> SqliteSession {
    SqliteDatabase::in_process().unwrap().session().unwrap()
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn unit(id: usize, text: &str) -> Unit {
    let source = Variant::translated(lang("en"), format!("{text} number {id}."));
    let target = Variant::translated(lang("pt-PT"), format!("{text}, número {id}."));
    Unit::of_texts(UnitId::kept(format!("u{id:06}")), source, [target])
}

fn by(when: i64) -> Stamp {
    Stamp { who: "Ana".into(), when: Time(when) }
}

fn job(name: &str) -> ImportJob {
    job_by(name, 100)
}

fn job_by(name: &str, batch: usize) -> ImportJob {
    let hash = crate::model::hash_bytes(name.as_bytes());
    ImportJob {
        name: name.into(),
        hash,
        manner: Manner::Merge,
        prefer: Prefer::Newer,
        settle: None,
        by: by(1),
        batch: NonZeroUsize::new(batch),
    }
}

fn import(store: &mut SqliteSession, name: &str, count: usize, text: &str) -> Result<ImportReport> {
    store.import(&job(name), &mut (0..count).map(|id| Ok(unit(id, text))))
}

fn import_by(store: &mut SqliteSession, batch: usize) -> Result<ImportReport> {
    store.import(&job_by("job", batch), &mut (0..95).map(|id| Ok(unit(id, "First"))))
}

fn dump(store: &SqliteSession) -> Vec<Unit> {
    store.units(&Selection::default()).unwrap().map(|unit| unit.unwrap()).collect()
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let mut store = open(&file).unwrap();
    import(&mut store, "small", 50, "First").unwrap();
    let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.connection.pragma_update(None, "max_page_count", pages + 60).unwrap();
    let outcome = import(&mut store, "large", 6_000, "First");
    assert!(matches!(outcome, Err(Error::StoreFull { .. })), "{outcome:?}");
    // What was committed is there whole, a batch at a time; the journal says how far.
    let large = store.imports().unwrap().pop().unwrap();
    assert_eq!(large.state, ImportState::Running);
    assert!(large.taken > 0 && large.taken.is_multiple_of(100), "{large:?}");
    assert_eq!(dump(&store).len() as u64, large.taken.max(50));
    assert!(store.examine().unwrap().iter().all(|notice| matches!(notice, Notice::MemoryImportInterrupted { .. })));
    assert!(matches!(store.forget(&UnitId::kept("u000001"), &by(2)), Ok(()) | Err(Error::StoreFull { .. })));
    drop(store);
    // With room again it goes on where it stopped.
    let mut store = open(&file).unwrap();
    store.forget(&UnitId::kept("u000000"), &by(3)).unwrap();
    let report = import(&mut store, "large", 6_000, "First").unwrap();
    assert_eq!(report.resumed, large.taken);
    assert!(dump(&store).len() >= 5_998);
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn another_programs_writes_move_the_revision_and_renew_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let mut store = open(&file).unwrap();
    import(&mut store, "some", 3, "First").unwrap();
    let before = store.revision().unwrap();
    let stranger = Connection::open(&file).unwrap();
    stranger.execute("UPDATE variant SET text = '\"Quite another.\"' WHERE unit = 1 AND lang = 'en'", []).unwrap();
    let after = store.revision().unwrap();
    assert!(after.number > before.number && after.nonce != before.nonce);
    // The key is the new text's at once, also before anybody made it.
    assert_eq!(store.by_key("en", &Key::of("Quite another.")).unwrap(), [(UnitRow(1), lang("en"))]);
    assert_eq!(store.by_key("en", &Key::of("First number 0.")).unwrap(), []);
    let mut keys = 0;
    let mut count = |key: StoredKey<'_>| {
        keys += usize::from(key.key == "Quite another.");
        Ok(())
    };
    store.keys("en", 14..=14, &mut count).unwrap();
    store.keys("en", 0..=u32::MAX, &mut count).unwrap();
    store.keys("en", 15..=u32::MAX, &mut count).unwrap();
    assert_eq!(keys, 2);
    let mut touched = Vec::new();
    store
        .changes_since(before.number, &mut |change| {
            touched.push((change.row, change.kind));
            Ok(())
        })
        .unwrap();
    assert_eq!(touched, [(UnitRow(1), ChangeKind::Elsewhere)]);
    assert_eq!(store.history(&UnitId::kept("u000000")).unwrap()[1].by, None);
    // So do a new variant, a deletion, a renamed document.
    stranger
        .execute(
            "INSERT INTO variant (unit, lang, language, text, encoding, state) \
             VALUES (2, 'zh-MO', 'zh', '\"澳門\"', 1, 'translated')",
            [],
        )
        .unwrap();
    assert_eq!(store.by_key("zh", &Key::of("澳門")).unwrap(), [(UnitRow(2), lang("zh-MO"))]);
    let before = store.revision().unwrap();
    stranger.execute("DELETE FROM unit WHERE row = 3", []).unwrap();
    assert_ne!(store.revision().unwrap(), before);
    assert_eq!(store.unit_at(UnitRow(3)).unwrap(), None);
    assert_eq!(store.history(&UnitId::kept("u000002")).unwrap().last().unwrap().kind, ChangeKind::Elsewhere);
    // The next opening makes the keys; that changes nothing that a revision tells of.
    let before = store.revision().unwrap();
    drop((store, stranger));
    let store = open(&file).unwrap();
    assert_eq!(store.revision().unwrap(), before);
    let left: i64 =
        store.connection.query_row("SELECT count(*) FROM variant WHERE key_version = 0", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
    assert_eq!(store.by_key("zh", &Key::of("澳門")).unwrap(), [(UnitRow(2), lang("zh-MO"))]);
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn keys_of_an_older_definition_are_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let mut store = open(&file).unwrap();
    import(&mut store, "some", 2500, "First").unwrap();
    store.connection.execute("UPDATE clock SET writing = 1", []).unwrap();
    store
        .connection
        .execute_batch(
            "UPDATE variant SET key = 'old', key_version = 99, key_hash = 0, key_chars = 3; \
             UPDATE setting SET value = '99' WHERE name = 'keys'; UPDATE clock SET writing = 0",
        )
        .unwrap();
    // Even before they are: by the texts themselves.
    assert_eq!(store.by_key("en", &Key::of("First number 7.")).unwrap().len(), 1);
    drop(store);
    let store = open(&file).unwrap();
    assert!(keys_are_current(&store.connection).unwrap());
    assert_eq!(store.by_key("en", &Key::of("First number 7.")).unwrap().len(), 1);
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn strangers_newer_and_broken_files_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let refused = |name: &str| {
        let file = path(name);
        let before = std::fs::read(&file).unwrap();
        let Err(error) = open(&file) else { panic!("{name} was opened") };
        assert_eq!(std::fs::read(&file).unwrap(), before, "{name} was touched");
        error
    };
    std::fs::write(path("page.html"), "<html>".repeat(1000)).unwrap();
    assert!(matches!(refused("page.html"), Error::StoreStranger { .. }));
    let stranger = Connection::open(path("other.db")).unwrap();
    stranger.execute_batch("CREATE TABLE units (x INTEGER); INSERT INTO units VALUES (1)").unwrap();
    stranger.close().unwrap();
    assert!(matches!(refused("other.db"), Error::StoreStranger { .. }));
    let mut newer = open(&path("newer.db")).unwrap();
    import(&mut newer, "some", 10, "First").unwrap();
    newer.connection.pragma_update(None, "user_version", 9).unwrap();
    drop(newer);
    let Error::StoreNewer { found: 9, known, .. } = refused("newer.db") else { panic!("another error") };
    assert_eq!(known, MIGRATIONS.len() as u64);
    std::fs::create_dir(path("folder.db")).unwrap();
    assert!(matches!(open(&path("folder.db")), Err(Error::FileIsDirectory { .. })));
    // Cut off in the middle, then overwritten in the middle.
    let mut whole = open(&path("whole.db")).unwrap();
    import(&mut whole, "some", 2000, "First").unwrap();
    drop(whole);
    let bytes = std::fs::read(path("whole.db")).unwrap();
    std::fs::write(path("cut.db"), &bytes[..bytes.len() / 2]).unwrap();
    let found = match open(&path("cut.db")).map(|store| store.examine()) {
        Err(error) | Ok(Err(error)) => {
            // What SQLite said goes with it.
            let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<rusqlite::Error>());
            matches!(error, Error::StoreDamaged { .. }) && source.is_some()
        }
        Ok(Ok(notices)) => notices.iter().any(|notice| matches!(notice, Notice::MemoryDamaged { .. })),
    };
    assert!(found, "half a memory passed for a whole one");
    // An empty file was something, or will be: it does not become a memory without a word.
    std::fs::write(path("empty.db"), "").unwrap();
    assert!(matches!(refused("empty.db"), Error::StoreEmpty { .. }));
    assert_eq!(std::fs::metadata(path("empty.db")).unwrap().len(), 0);
}

#[test]
fn a_copy_is_made_before_a_migration() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let mut store = open(&file).unwrap();
    import(&mut store, "some", 10, "First").unwrap();
    drop(store);
    let mut connection = Connection::open(&file).unwrap();
    let known = MIGRATIONS.len();
    let next = &[MIGRATIONS, &["ALTER TABLE unit ADD COLUMN later INTEGER;"]].concat();
    let copy = |from: usize| copy_before(&file, "m.db", from);
    schema::migrate(&mut connection, next, |from| copy(from).map_err(|_| rusqlite::Error::InvalidQuery)).unwrap();
    let copied = folder.path().join(format!("m.db.v{known}"));
    assert_eq!(dump(&open(&copied).unwrap()).len(), 10);
    assert!(matches!(open(&file), Err(Error::StoreNewer { found, .. }) if found == known as u64 + 1));
    copy(known).unwrap();
    assert!(folder.path().join(format!("m.db.v{known}.2")).exists(), "no copy takes another's place");
    let id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0)).unwrap();
    assert_eq!(id, APPLICATION_ID);
}

#[test]
fn an_import_goes_on_where_it_stopped_and_two_share_one() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.db"), folder.path().join("two.db"));
    let mut whole = open(&one).unwrap();
    import_by(&mut whole, 10).unwrap();
    // Stopped by a panic of the stream in the middle of a batch, twice.
    for stop in [37, 64] {
        let outcome = std::panic::catch_unwind(|| {
            let mut store = open(&two).unwrap();
            store.import(
                &job_by("job", 10),
                &mut (0..95).map(|id| if id == stop { panic!("planted") } else { Ok(unit(id, "First")) }),
            )
        });
        assert!(outcome.is_err());
        let store = open(&two).unwrap();
        assert_eq!(dump(&store).len(), stop / 10 * 10);
        assert!(store.examine().unwrap().iter().any(|notice| matches!(notice, Notice::MemoryImportInterrupted { .. })));
    }
    // Another process finishes it while this one is at it.
    let mut here = open(&two).unwrap();
    let report = here
        .import(
            &job_by("job", 10),
            &mut (0..95).map(|id| {
                if id == 80 {
                    let mut there = open(&two).unwrap();
                    import_by(&mut there, 7).unwrap();
                }
                Ok(unit(id, "First"))
            }),
        )
        .unwrap();
    assert_eq!((report.new, report.updated, report.unchanged, report.resumed), (95, 0, 0, 60));
    assert_eq!(dump(&here), dump(&whole));
    assert_eq!(here.imports().unwrap().len(), 1);
    assert_eq!(here.examine().unwrap(), []);
}

#[test]
fn a_restored_copy_is_told_from_the_memory_that_went_on() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("m.db"), folder.path().join("copy.db"));
    let mut store = open(&file).unwrap();
    import(&mut store, "one", 10, "First").unwrap();
    let at_copy = store.revision().unwrap();
    copy_to(&store.connection, None, &copy).unwrap();
    import(&mut store, "two", 20, "Second").unwrap();
    let went_on = store.revision().unwrap();
    store.put_back(&copy, None, &by(9)).unwrap();
    assert_eq!(dump(&store).len(), 10);
    assert!(store.holds(&at_copy).unwrap());
    assert!(!store.holds(&went_on).unwrap());
    import(&mut store, "three", 30, "Third").unwrap();
    assert!(store.revision().unwrap().number >= went_on.number);
    assert!(!store.holds(&went_on).unwrap());
    assert_eq!(store.examine().unwrap(), []);
    for wrong in ["none.db", "m.txt"] {
        std::fs::write(folder.path().join("m.txt"), "no memory").unwrap();
        let before = store.revision().unwrap();
        assert!(store.put_back(&folder.path().join(wrong), None, &by(10)).is_err());
        assert_eq!(store.revision().unwrap(), before);
    }
}

#[test]
fn readers_see_one_commit_while_another_writes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let mut writer = open(&file).unwrap();
    import(&mut writer, "one", 2500, "First").unwrap();
    let reader = open(&file).unwrap();
    let mut units = reader.units(&Selection::default()).unwrap();
    assert!(units.next().is_some());
    import(&mut writer, "two", 3000, "Second").unwrap();
    assert_eq!(units.filter(|unit| unit.as_ref().unwrap().variants[0].text.chars().starts_with("First")).count(), 2499);
    reader
        .snapshot(&mut || {
            let before = reader.stats().unwrap().units;
            writer.forget(&UnitId::kept("u000001"), &by(3)).unwrap();
            assert_eq!(reader.stats().unwrap().units, before);
            assert!(reader.unit(&UnitId::kept("u000001")).unwrap().is_some());
            Ok(())
        })
        .unwrap();
    assert!(reader.unit(&UnitId::kept("u000001")).unwrap().is_none());
}

#[test]
fn a_memory_at_rest_is_read_where_nothing_may_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m ü%.db");
    let mut store = open(&file).unwrap();
    import(&mut store, "one", 25, "First").unwrap();
    drop(store);
    // As SQLite itself opens it where the folder may only be read; the whole way, as another user, is in tests/all.
    let uri = immutable_uri(&file);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri, flags).unwrap();
    let mut store =
        SqliteSession::over(settle(connection, Some(Path::new("m.db")), "m.db", Journal::Log).unwrap(), &file);
    assert_eq!(dump(&store).len(), 25);
    let outcome = store.forget(&UnitId::kept("u000001"), &by(3));
    assert!(matches!(outcome, Err(Error::StoreReadOnly { .. })));
    let seen = store.revision().unwrap();
    assert!(matches!(store.set_text_taken(&Hash("0".into()), &seen), Err(Error::StoreReadOnly { .. })));
    assert!(matches!(import(&mut store, "two", 5, "Second"), Err(Error::StoreReadOnly { .. })));
}

/// Reading a unit is most of what a check or an export asks of the database: no statement is made anew for each.
#[test]
fn units_are_read_by_statements_that_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder.path().join("m.db")).unwrap();
    import(&mut store, "one", 25, "First").unwrap();
    assert_eq!(dump(&store).len(), 25);
    for sql in [super::read::unit_sql(true), super::read::variants_sql(true)] {
        let statement = store.connection.prepare_cached(&sql).unwrap();
        assert!(statement.get_status(rusqlite::StatementStatus::Run) > 20, "{sql}");
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0, "{sql}");
    }
}

#[test]
fn texts_with_codes_have_one_encoding() {
    let mut store = in_process();
    let mut coded = unit(1, "x");
    coded.variants[0].text = Text::decode(r#"["a ",{"o":"1","d":"<b>"},"b",{"c":"1","d":"</b>"}]"#).unwrap();
    store.import(&job("one"), &mut [Ok(coded.clone())].into_iter()).unwrap();
    let (text, encoding): (String, u32) = store
        .connection
        .query_row("SELECT text, encoding FROM variant WHERE lang = 'en'", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!((text, encoding), (coded.variants[0].text.encode(), Text::ENCODING));
    assert_eq!(store.unit(&coded.id).unwrap(), Some(coded));
}

/// The index files beside a memory, by name.
fn indexes(file: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "index"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    found
}

/// Whether the keys of an import are at hand; they stay so.
fn holds_import(store: &SqliteSession) -> bool {
    let imported = store.shared.shelf.take_imported();
    let holds = imported.is_some();
    store.shared.shelf.keep_imported(imported);
    holds
}

/// What was gathered while an import was written is what a walk over the tables finds: also where an id comes twice,
/// where something was forgotten before, where another program writes between the import and the fold.
#[test]
fn the_first_index_is_that_of_a_walk() {
    type Before = fn(&mut SqliteSession);
    type After = fn(&Path);
    let nothing: (Before, After) = (|_| (), |_| ());
    let cases: [(&str, usize, (Before, After)); 5] = [
        ("plain", 5_000, nothing),
        ("an id twice", 4_900, nothing),
        ("few", 90, nothing),
        (
            "forgotten before",
            5_000,
            (
                |store| {
                    import(store, "before", 3, "Before").unwrap();
                    store.undo(ImportId(1), &by(2)).unwrap();
                },
                |_| (),
            ),
        ),
        (
            "written elsewhere",
            5_000,
            (
                |_| (),
                |file| {
                    let stranger = Connection::open(file).unwrap();
                    stranger.execute("UPDATE variant SET text = '\"Another.\"' WHERE unit = 7", []).unwrap();
                },
            ),
        ),
    ];
    for (name, distinct, (before, after)) in cases {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("m.db");
        let mut store = open(&file).unwrap();
        before(&mut store);
        let mut units = (0..if distinct < 4_096 { distinct } else { 5_000 }).map(|id| Ok(unit(id % distinct, "First")));
        let report = store.import(&job_by(name, 1_000), &mut units).unwrap();
        assert_eq!(report.new, distinct as u64, "{name}");
        let gathered = holds_import(&store);
        assert_eq!(gathered, matches!(name, "plain" | "few" | "written elsewhere"), "{name}");
        after(&file);
        store.refresh_due_indexes().unwrap();
        assert!(!holds_import(&store), "{name}: nothing is held on to");
        let first = indexes(&file);
        assert_eq!(first.len(), if distinct < 4_096 { 0 } else { 2 }, "{name}");
        drop(store);
        first.iter().for_each(|(name, _)| std::fs::remove_file(folder.path().join(name)).unwrap());
        open(&file).unwrap().refresh_due_indexes().unwrap();
        assert!(indexes(&file) == first, "{name}: the bytes differ");
    }
}

#[test]
fn one_batch_logs_each_unit_once() {
    let mut store = in_process();
    import(&mut store, "before", 2, "First").unwrap();
    store.forget(&UnitId::kept("u000001"), &by(2)).unwrap();
    let since = store.revision().unwrap().number;
    // New, there as it is, back again, new, changed in the batch that brought it, new.
    let units = [(2, "First"), (0, "First"), (1, "First"), (3, "First"), (2, "Second"), (4, "First")];
    // What was forgotten comes back for who says so.
    let told = ImportJob { prefer: Prefer::File, ..job("batch") };
    let report = store.import(&told, &mut units.into_iter().map(|(id, text)| Ok(unit(id, text)))).unwrap();
    assert_eq!((report.new, report.updated, report.unchanged), (4, 1, 1));
    let mut changes = Vec::new();
    store
        .changes_since(since, &mut |change| {
            changes.push((store.unit_at(change.row)?.unwrap().id.to_string(), change.kind));
            Ok(())
        })
        .unwrap();
    let ids = ["u000001", "u000002", "u000003", "u000004"];
    assert_eq!(changes, ids.map(|id| (id.to_owned(), ChangeKind::New)));
    let kinds = |id: &str| -> Vec<ChangeKind> {
        store.history(&UnitId::kept(id)).unwrap().into_iter().map(|event| event.kind).collect()
    };
    assert_eq!(kinds("u000001"), [ChangeKind::New, ChangeKind::Forgotten, ChangeKind::New]);
    assert_eq!(kinds("u000002"), [ChangeKind::New]);
    let (changed, second) = (store.unit(&UnitId::kept("u000002")).unwrap().unwrap(), unit(2, "Second"));
    assert_eq!(changed.variants.len(), second.variants.len());
    for (variant, expected) in changed.variants.iter().zip(&second.variants) {
        assert!(variant.says_what(expected), "{variant:?}");
        // Nobody signs an original that no file signs.
        let author = (variant.lang != changed.source).then_some("Ana");
        assert_eq!((variant.changed, variant.changed_by.as_deref()), (Some(Time(1)), author));
    }
    assert_eq!(store.examine().unwrap(), []);
}

#[test]
fn what_a_killed_making_left_goes_and_what_is_being_made_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let made = |name: &str| {
        let made = folder.path().join(format!(".cotejo-{name}"));
        std::fs::create_dir(&made).unwrap();
        std::fs::write(made.join("memory.db"), b"half").unwrap();
        made
    };
    let (killed, at_work, begun) = (made("killed"), made("at work"), made("begun"));
    std::fs::write(killed.join("held"), b"").unwrap();
    let held = std::fs::File::create(at_work.join("held")).unwrap();
    held.lock().unwrap();
    drop(open(&file).unwrap());
    assert_eq!((killed.exists(), at_work.exists(), begun.exists()), (false, true, true));
}

/// Memories made before pages grew, and the copies of them, are as good as new ones.
#[test]
fn a_copy_with_pages_of_another_size_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut connection = Connection::open(path("old.db")).unwrap();
    connection.pragma_update(None, "page_size", 4096).unwrap();
    schema::migrate(&mut connection, MIGRATIONS, |_| Ok::<(), rusqlite::Error>(())).unwrap();
    drop(connection);
    let (mut old, mut new) = (open(&path("old.db")).unwrap(), open(&path("new.db")).unwrap());
    let sizes =
        |old: &SqliteSession, new: &SqliteSession| [old, new].map(|store| page_size(&store.connection).unwrap());
    assert_eq!(sizes(&old, &new), [4096, 16384]);
    import(&mut old, "old", 300, "Old").unwrap();
    old.forget(&UnitId::kept("u000007"), &by(2)).unwrap();
    import(&mut new, "new", 200, "New").unwrap();
    let (of_old, of_new) = (dump(&old), dump(&new));
    copy_to(&old.connection, None, &path("old.copy")).unwrap();
    copy_to(&new.connection, None, &path("new.copy")).unwrap();
    new.put_back(&path("old.copy"), None, &by(3)).unwrap();
    old.put_back(&path("new.copy"), None, &by(3)).unwrap();
    assert_eq!((dump(&new), dump(&old)), (of_old.clone(), of_new));
    assert_eq!(new.history(&UnitId::kept("u000007")).unwrap().len(), 2);
    assert_eq!((old.examine().unwrap(), new.examine().unwrap()), (Vec::new(), Vec::new()));
    let mut inside = in_process();
    inside.put_back(&path("old.copy"), None, &by(3)).unwrap();
    assert_eq!(dump(&inside), of_old);
    // Which goes on as ever: what was forgotten stays so.
    import(&mut new, "more", 400, "More").unwrap();
    drop((old, new));
    let new = open(&path("new.db")).unwrap();
    assert_eq!(dump(&new).len(), 399);
    let mut left = std::fs::read_dir(folder.path()).unwrap();
    assert!(left.all(|entry| entry.unwrap().path().is_file()), "nothing is left lying about");
}
