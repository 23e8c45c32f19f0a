//! What is wrong with a memory. What cannot be read to its end is told, and the rest is looked at all the same.

use std::collections::BTreeMap;

use super::columns::{chars_of, key_hash};
use super::parts::wrong_parts;
use super::rekey::keys_are_current;
use super::session::{ReadTransaction, SqliteSession};
use super::tally::Tally;
use super::unit_json;
use crate::error::{Error, Notice, Result};
use crate::model::{Lang, Text, hash_bytes};
use crate::store::reader::ImportState;

/// One look at the memory.
type Look = fn(&SqliteSession, &mut Vec<Notice>) -> Result<()>;

const LOOKS: [Look; 9] = [
    SqliteSession::look_at_parts,
    SqliteSession::look_at_pages,
    SqliteSession::look_at_references,
    SqliteSession::look_at_counts,
    SqliteSession::look_at_log,
    SqliteSession::look_at_texts,
    SqliteSession::look_at_sources,
    SqliteSession::look_at_originals,
    SqliteSession::look_at_imports,
];

/// How many lines of its own SQLite is asked for.
const LINES: usize = 10_000;

impl SqliteSession {
    /// See [`crate::store::Memory::check`].
    pub(super) fn examine(&self) -> Result<Vec<Notice>> {
        let _reading = ReadTransaction::begin(&self.connection).map_err(self.failed())?;
        let mut notices = Vec::new();
        for look in LOOKS {
            match look(self, &mut notices) {
                Ok(()) => {}
                Err(Error::StoreDamaged { reason, .. }) => damaged(&mut notices, &reason.to_string(), "", 1),
                Err(Error::StoreFailed { reason, .. }) if reason.to_string() == "io" => {
                    damaged(&mut notices, "pages", "", 1);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(notices)
    }

    fn look_at_parts(&self, notices: &mut Vec<Notice>) -> Result<()> {
        for part in wrong_parts(&self.connection).map_err(self.failed())? {
            let (kind, name) = (part.kind, part.name);
            notices.push(match part.other {
                true => Notice::MemoryPartOther { kind, name },
                false => Notice::MemoryPartMissing { kind, name },
            });
        }
        Ok(())
    }

    /// SQLite's own check. What it says is English, and a line for each row: counted by what it is about.
    fn look_at_pages(&self, notices: &mut Vec<Notice>) -> Result<()> {
        let failed = self.failed();
        let mut found: BTreeMap<(&str, String), u64> = BTreeMap::new();
        let mut walk = || -> Result<()> {
            let sql = format!("PRAGMA integrity_check({LINES})");
            let mut statement = self.connection.prepare(&sql).map_err(&failed)?;
            let mut rows = statement.query([]).map_err(&failed)?;
            while let Some(row) = rows.next().map_err(&failed)? {
                let said: String = row.get::<_, Option<String>>(0).map_err(&failed)?.unwrap_or_default();
                if said != "ok" {
                    *found.entry(meant(&said)).or_default() += 1;
                }
            }
            Ok(())
        };
        let outcome = walk();
        for ((part, name), count) in found {
            damaged(notices, part, &name, count);
        }
        outcome
    }

    fn look_at_references(&self, notices: &mut Vec<Notice>) -> Result<()> {
        let failed = self.failed();
        let sql = "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY \"table\"";
        let mut statement = self.connection.prepare(sql).map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let (table, count): (String, i64) = (row.get(0).map_err(&failed)?, row.get(1).map_err(&failed)?);
            damaged(notices, "reference", &table, count.unsigned_abs());
        }
        Ok(())
    }

    /// What the last commit left, against what is there.
    fn look_at_counts(&self, notices: &mut Vec<Notice>) -> Result<()> {
        let failed = self.failed();
        let Some(logged) = Tally::logged(&self.connection).map_err(&failed)? else { return Ok(()) };
        let mut other = false;
        let counted = Tally::of_tables(&self.connection, |_, _| {
            other = true;
            Ok(())
        });
        let found = counted.map_err(&failed)?;
        let mut counts = logged.differing(&found);
        let one = |sql: &str| -> Result<(i64, i64)> {
            self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).map_err(&failed)
        };
        let (stamps, found_stamps) = one("SELECT coalesce(max(revision), -1) + 1, count(*) FROM stamp")?;
        counts.push(("stamp", stamps, found_stamps));
        let (changes, found_changes) =
            one("SELECT coalesce(sum(changes), 0), coalesce(sum(found), 0) FROM (SELECT changes, \
             (SELECT count(*) FROM change WHERE change.revision = stamp.revision) AS found \
             FROM stamp WHERE changes IS NOT NULL) WHERE changes <> found")?;
        counts.push(("change", changes, found_changes));
        let mut same = true;
        for (table, logged, found) in counts {
            if logged != found {
                same &= !matches!(table, "unit" | "variant" | "document");
                let (logged, found) = (logged.max(0).unsigned_abs(), found.unsigned_abs());
                notices.push(Notice::MemoryCountWrong { table: table.to_owned(), logged, found });
            }
        }
        if same && (other || logged.content != found.content) {
            notices.push(Notice::MemoryContentWrong {});
        }
        Ok(())
    }

    /// What units were before, and whether other programs' writes are noticed.
    fn look_at_log(&self, notices: &mut Vec<Notice>) -> Result<()> {
        let failed = self.failed();
        for (table, column) in [("change", "before"), ("older", "offered")] {
            let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
            let mut statement = self.connection.prepare(&sql).map_err(&failed)?;
            let mut rows = statement.query([]).map_err(&failed)?;
            let mut broken = 0;
            while let Some(row) = rows.next().map_err(&failed)? {
                let unit = row.get_ref(0).map_err(&failed)?.as_str().ok().and_then(unit_json::read);
                broken += u64::from(unit.is_none());
            }
            if broken > 0 {
                damaged(notices, "history", table, broken);
            }
        }
        let quiet: (i64, Option<i64>) = self
            .connection
            .query_row("SELECT count(*), sum(writing) FROM clock", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(&failed)?;
        if quiet != (1, Some(0)) {
            damaged(notices, "clock", "clock", 1);
        }
        Ok(())
    }

    fn look_at_texts(&self, notices: &mut Vec<Notice>) -> Result<()> {
        let failed = self.failed();
        let current = keys_are_current(&self.connection).map_err(&failed)?;
        let mut statement = self
            .connection
            .prepare(
                "SELECT unit.id, variant.lang, variant.language, variant.text, variant.key, variant.key_version, \
                 variant.key_chars, variant.key_hash FROM variant JOIN unit ON unit.row = variant.unit",
            )
            .map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let (unit, lang): (String, String) = (row.get(0).map_err(&failed)?, row.get(1).map_err(&failed)?);
            let language: String = row.get(2).map_err(&failed)?;
            let text = row.get_ref(3).map_err(&failed)?.as_str().ok().and_then(|text| Text::decode(text).ok());
            let parsed = Lang::parse(&lang).ok();
            let (Some(text), Some(parsed)) = (text, parsed) else {
                notices.push(Notice::MemoryTextUnreadable { unit, lang });
                continue;
            };
            let key = text.key();
            let keyed = row.get::<_, i64>(5).map_err(&failed)? != 0 && current;
            let same = row.get_ref(4).map_err(&failed)?.as_str().ok() == Some(key.as_str())
                && row.get::<_, i64>(6).map_err(&failed)? == i64::from(chars_of(key.as_str()))
                && row.get::<_, i64>(7).map_err(&failed)? == key_hash(key.as_str())
                && parsed.language() == language;
            if keyed && !same {
                notices.push(Notice::MemoryKeyWrong { unit, lang });
            }
        }
        Ok(())
    }

    fn look_at_sources(&self, notices: &mut Vec<Notice>) -> Result<()> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare(
                "SELECT id, source FROM unit \
                 WHERE NOT EXISTS (SELECT 1 FROM variant WHERE variant.unit = unit.row AND variant.lang = unit.source)",
            )
            .map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let (unit, lang) = (row.get(0).map_err(&failed)?, row.get(1).map_err(&failed)?);
            notices.push(Notice::MemorySourceMissing { unit, lang });
        }
        Ok(())
    }

    fn look_at_originals(&self, notices: &mut Vec<Notice>) -> Result<()> {
        let failed = self.failed();
        let mut statement = self.connection.prepare("SELECT name, hash, bytes FROM original").map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let (name, hash): (String, String) = (row.get(0).map_err(&failed)?, row.get(1).map_err(&failed)?);
            if row.get_ref(2).map_err(&failed)?.as_blob().ok().map(hash_bytes).is_none_or(|bytes| bytes.0 != hash) {
                damaged(notices, "original", &name, 1);
            }
        }
        Ok(())
    }

    fn look_at_imports(&self, notices: &mut Vec<Notice>) -> Result<()> {
        for import in self.journal_where("1", [])? {
            if import.state == ImportState::Running {
                notices.push(Notice::MemoryImportInterrupted {
                    import: import.import.0.unsigned_abs(),
                    name: import.name,
                    taken: import.taken,
                });
            }
        }
        Ok(())
    }
}

/// Tells of a damage, each kind once.
fn damaged(notices: &mut Vec<Notice>, part: &str, name: &str, count: u64) {
    let told = notices.iter().any(
        |notice| matches!(notice, Notice::MemoryDamaged { part: known, name: of, .. } if known == part && of == name),
    );
    if !told {
        notices.push(Notice::MemoryDamaged { part: part.to_owned(), name: name.to_owned(), count });
    }
}

/// What a line of SQLite's check is about: the kind of damage, and the table or index.
fn meant(said: &str) -> (&'static str, String) {
    let after = |words: &str| {
        let rest = said.split(words).nth(1)?;
        Some(rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default().to_owned())
    };
    let index = ["from index ", "in index ", "entries in index "].iter().find_map(|words| after(words));
    let check = ["CHECK constraint failed in ", "NULL value in ", "value in ", "order for "]
        .iter()
        .find_map(|words| after(words));
    match (index, check) {
        (Some(index), _) => ("index", index),
        (None, Some(table)) => ("check", table),
        (None, None) => ("pages", String::new()),
    }
}
