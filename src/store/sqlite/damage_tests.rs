//! What is done to a memory behind its back is found, and who holds it is told.

use std::path::Path;

use rusqlite::Connection;

use super::database::SqliteDatabase;
use super::holder::{announce, holder};
use super::schema::{self, MIGRATIONS};
use super::session::SqliteSession;
use super::tally::Tally;
use crate::error::{Error, Notice};
use crate::model::{Lang, Time, Unit, UnitId, Variant, hash_bytes};
use crate::store::{ImportJob, Ledger as _, Manner, Prefer, Stamp, Writer as _};

fn by() -> Stamp {
    Stamp { who: "Ana".into(), when: Time(1_795_000_000) }
}

fn unit(n: u32, pt: &str) -> Unit {
    let of = |tag: &str, text: String| Variant::translated(Lang::parse(tag).unwrap(), text.as_str());
    let mut unit = Unit::of_texts(
        UnitId::kept(format!("u{n:04}")),
        of("en", format!("Text {n}.")),
        [of("pt-PT", format!("{pt} {n}."))],
    );
    unit.document = Some(format!("d{}.html", n % 3));
    unit
}

fn open(file: &Path) -> SqliteSession {
    SqliteDatabase::open(file).unwrap().session().unwrap()
}

/// A memory in which everything was done that can be done to one.
fn filled(file: &Path) -> SqliteSession {
    let mut store = open(file);
    let mut job = ImportJob {
        name: "one.tmx".into(),
        hash: hash_bytes(b"one"),
        manner: Manner::Merge,
        prefer: Prefer::Newer,
        settle: None,
        by: by(),
        batch: std::num::NonZeroUsize::new(16),
    };
    store.import(&job, &mut (0..60).map(|n| Ok(unit(n, "Um")))).unwrap();
    store.forget(&UnitId::kept("u0003"), &by()).unwrap();
    store.forget(&UnitId::kept("u0004"), &by()).unwrap();
    (job.name, job.hash, job.prefer) = ("two.tmx".into(), hash_bytes(b"two"), Prefer::File);
    let second = store.import(&job, &mut (0..80).map(|n| Ok(unit(n, "Dois")))).unwrap();
    store.forget(&UnitId::kept("u0070"), &by()).unwrap();
    store.put(vec![unit(1, "Três"), unit(90, "Três")], Manner::Replace, "put", &by()).unwrap();
    store.undo(second.import, &by()).unwrap();
    store.keep_original("a.html", &hash_bytes(b"a"), b"a").unwrap();
    store
}

#[test]
fn every_commit_says_what_it_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let store = filled(&file);
    let logged = Tally::logged(&store.connection).unwrap().unwrap();
    assert_eq!(logged, Tally::of_tables(&store.connection, |row, _| panic!("{row}")).unwrap());
    assert!(logged.tombstones > 0 && logged.originals == 1 && logged.documents == 4, "{logged:?}");
    assert_eq!(store.examine().unwrap(), []);
    drop(store);
    // Another program's write is counted when the memory is next opened.
    let other = Connection::open(&file).unwrap();
    other.execute("UPDATE variant SET text = '\"theirs\"' WHERE unit = 9 AND lang = 'pt-PT'", []).unwrap();
    assert_eq!(Tally::logged(&other).unwrap(), None);
    drop(other);
    let store = open(&file);
    assert_eq!(store.examine().unwrap(), []);
    assert_ne!(Tally::logged(&store.connection).unwrap().unwrap().content, logged.content);
}

#[test]
fn what_is_done_behind_its_back_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.db");
    drop(filled(&whole));
    for (at, (done, found)) in [
        ("DELETE FROM variant WHERE unit = 12 AND lang = 'pt-PT'", "notice-memory-count-wrong"),
        ("UPDATE variant SET text = '\"Other.\"' WHERE unit = 12 AND lang = 'pt-PT'", "notice-memory-key-wrong"),
        ("UPDATE variant SET state = 'final' WHERE unit = 12", "notice-memory-content-wrong"),
        ("UPDATE unit SET message = 'x' WHERE row = 12", "notice-memory-content-wrong"),
        ("UPDATE document SET name = 'other.html' WHERE name = 'd1.html'", "notice-memory-content-wrong"),
        ("UPDATE variant SET text = 'no json' WHERE unit = 12", "notice-memory-damaged"),
        ("UPDATE change SET before = '{' WHERE before IS NOT NULL", "notice-memory-damaged"),
        ("DELETE FROM change WHERE unit = 12", "notice-memory-count-wrong"),
        ("DELETE FROM stamp WHERE revision = 2", "notice-memory-count-wrong"),
        ("DELETE FROM tombstone", "notice-memory-count-wrong"),
        ("DELETE FROM original", "notice-memory-count-wrong"),
        ("UPDATE original SET bytes = x'00'", "notice-memory-damaged"),
        ("UPDATE unit SET source = 'fr' WHERE row = 12", "notice-memory-source-missing"),
        ("DROP TRIGGER unit_changed_elsewhere", "notice-memory-part-missing"),
        ("DROP INDEX variant_key", "notice-memory-part-missing"),
        ("DROP VIEW units", "notice-memory-part-missing"),
        ("DROP INDEX change_unit; CREATE INDEX change_unit ON change (kind)", "notice-memory-part-other"),
        ("", "notice-memory-damaged"),
    ]
    .into_iter()
    .enumerate()
    {
        let file = folder.path().join(format!("{at}.db"));
        std::fs::copy(&whole, &file).unwrap();
        let other = Connection::open(&file).unwrap();
        other
            .execute_batch(
                "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; UPDATE clock SET writing = 1;",
            )
            .unwrap();
        other.execute_batch(done).unwrap();
        if !done.is_empty() {
            // With nothing else done, other programs' writes go unnoticed from now on.
            other.execute_batch("UPDATE clock SET writing = 0;").unwrap();
        }
        drop(other);
        let notices = open(&file).examine().unwrap();
        assert!(notices.iter().any(|notice| notice.id() == found), "{done}: {notices:?}");
        for notice in notices {
            let said = notice.args().iter().map(|(_, arg)| format!("{arg:?}")).collect::<String>();
            assert!(!said.contains("Text(\"\")") || matches!(notice, Notice::MemoryDamaged { .. }), "{notice:?}");
        }
    }
}

/// What a memory holds, as one of an earlier version; `before` is what that had besides.
fn as_of_version(version: usize, before: &str, from: &Path, to: &Path) {
    let mut connection = Connection::open(to).unwrap();
    schema::migrate::<rusqlite::Error>(&mut connection, &MIGRATIONS[..version], |_| Ok(())).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF; UPDATE clock SET writing = 1;").unwrap();
    connection.execute_batch(before).unwrap();
    connection.execute("ATTACH ?1 AS new", [from.to_string_lossy()]).unwrap();
    for table in
        ["document", "unit", "variant", "import", "stamp", "change", "tombstone", "older", "original", "setting"]
    {
        let columns: Option<String> = connection
            .query_row("SELECT group_concat(name) FROM pragma_table_info(?1, 'main')", [table], |row| row.get(0))
            .unwrap();
        let Some(columns) = columns else { continue };
        let sql = format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table};"
        );
        connection.execute_batch(&sql).unwrap();
    }
    connection.execute_batch("UPDATE clock SET writing = 0;").unwrap();
}

#[test]
fn a_memory_of_an_earlier_version_is_brought_up_and_may_be_read_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let whole = filled(&file);
    let units = |store: &SqliteSession| {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let mut rows = store.connection.prepare("SELECT id, lang, text FROM units ORDER BY id, lang").unwrap();
        rows.query_map([], read).unwrap().collect::<rusqlite::Result<Vec<(String, String, String)>>>().unwrap()
    };
    let logged = |store: &SqliteSession| Tally::logged(&store.connection).unwrap();
    // Before version 2 was published, its memories had a table more.
    let written = "CREATE TABLE written (name TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT, WITHOUT ROWID; \
                   INSERT INTO written VALUES ('out/a.html', 'b');";
    for (name, version, before) in [("1", 1, ""), ("2", 2, ""), ("2-written", 2, written), ("3", 3, "")] {
        let old = folder.path().join(format!("{name}.db"));
        as_of_version(version, before, &file, &old);
        if version >= 2 {
            let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
            let read_only = Connection::open_with_flags(&old, flags).unwrap();
            let read_only =
                super::connection::settle(read_only, Some(&old), "old.db", super::settings::Journal::Log).unwrap();
            let told = Tally::logged(&read_only).unwrap();
            assert_eq!(told, (version == 3).then(|| logged(&whole).unwrap()));
            if version == 3 {
                assert_eq!(Tally::of_tables(&read_only, |_, _| Ok(())).unwrap(), logged(&whole).unwrap());
            }
        }
        let mut store = open(&old);
        assert!(folder.path().join(format!("{name}.db.v{version}")).exists(), "a copy stands beside it");
        assert_eq!(store.examine().unwrap(), [], "{name}");
        assert_eq!(units(&store), units(&whole), "{name}");
        assert_eq!(units(&store).len(), usize::try_from(logged(&store).unwrap().variants).unwrap());
        if version >= 2 {
            assert_eq!(logged(&store), logged(&whole), "{name}");
        } else {
            // Which had neither dates of its own for each variant nor what was older.
            assert_eq!(
                (logged(&store).unwrap().units, logged(&store).unwrap().older),
                (logged(&whole).unwrap().units, 0)
            );
        }
        store.forget(&UnitId::kept("u0009"), &by()).unwrap();
        store.put(vec![unit(2, "Quatro")], Manner::Merge, "put", &by()).unwrap();
        assert_eq!(store.examine().unwrap(), [], "{name}, gone on with");
    }
}

#[test]
fn waiting_says_whom_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.db");
    let store = open(&file);
    let nobody = holder(&file);
    assert_eq!((nobody.process.as_str(), nobody.work.as_str()), ("none", "none"));
    let held = announce(Some(&file), "import", &by());
    let found = holder(&file);
    let process = std::process::id().to_string();
    assert!(found.process.starts_with(&process), "{}", found.process);
    assert_eq!((found.work.as_str(), found.who.as_str()), ("import", "Ana"));
    assert!(found.since.starts_with("2026-11-18T"), "{}", found.since);
    drop(held);
    assert_eq!(holder(&file).work, "none");
    // A program that says nothing is known by its lock, where the system tells.
    store.connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    let other = Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.connection.execute_batch("BEGIN IMMEDIATE").map_err(store.failed()).unwrap_err();
    let Error::StoreBusy { process: told, work, .. } = error else { panic!("{error}") };
    assert_eq!(work, "none");
    assert!(told == "none" || told.starts_with(&process), "{told}");
}
