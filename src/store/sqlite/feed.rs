//! What the search index asks of the database.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use rusqlite::params;

use super::columns::{chars_of, to_i64};
use super::read::Langs;
use super::session::SqliteSession;
use crate::error::Result;
use crate::model::{Key, Text};
use crate::store::index::feed::{ChangedKey, KeyFeed};
use crate::store::reader::{Revision, StoredKey, UnitRow};

/// The session must be within a transaction, so that all answers are of one commit.
impl KeyFeed for SqliteSession {
    fn commit(&self) -> Result<Revision> {
        self.revision_now().map_err(self.failed())
    }

    fn holds(&self, revision: &Revision) -> Result<bool> {
        self.holds_stamp(revision).map_err(self.failed())
    }

    fn may_write(&self) -> bool {
        !self.read_only
    }

    fn language_after(&self, language: &str) -> Result<Option<String>> {
        self.connection
            .prepare_cached("SELECT min(language) FROM variant WHERE language > ?1")
            .and_then(|mut statement| statement.query_row([language], |row| row.get(0)))
            .map_err(self.failed())
    }

    fn has_keys(&self, language: &str, count: u64) -> Result<bool> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM variant WHERE language = ?1 LIMIT ?2)";
        let found: i64 = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row(params![language, to_i64(count)], |row| row.get(0)))
            .map_err(self.failed())?;
        Ok(found.unsigned_abs() >= count)
    }

    fn ensure_keys(&self) -> Result<()> {
        self.ensure_variants()
    }

    fn each_key(
        &self,
        language: &str,
        chars: &RangeInclusive<u32>,
        each: &mut dyn FnMut(StoredKey<'_>) -> Result<()>,
    ) -> Result<()> {
        self.walk_keys(language, chars, each)
    }

    fn changed_after(&self, revision: &Revision) -> Result<HashSet<UnitRow>> {
        // Not DISTINCT: it would make SQLite walk the whole index on units, 40 ms for a million, after each commit.
        self.connection
            .prepare_cached("SELECT unit FROM change WHERE revision > ?1")
            .and_then(|mut statement| {
                let rows = statement.query_map([to_i64(revision.number)], |row| Ok(UnitRow(row.get(0)?)))?;
                rows.collect::<rusqlite::Result<_>>()
            })
            .map_err(self.failed())
    }

    fn keys_after(&self, revision: &Revision, language: &str, out: &mut Vec<ChangedKey>) -> Result<()> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT variant.unit, lang, key, key_version, text, revision \
                 FROM change CROSS JOIN variant ON variant.unit = change.unit WHERE revision > ?1",
            )
            .map_err(&failed)?;
        let mut langs = Langs::default();
        // A unit that several commits changed comes with each of them, and is taken with the first.
        let mut taken_with: HashMap<i64, i64> = HashMap::new();
        let mut rows = statement.query([to_i64(revision.number)]).map_err(&failed)?;
        while let Some(variant) = rows.next().map_err(&failed)? {
            let row: i64 = variant.get(0).map_err(&failed)?;
            let with: i64 = variant.get(5).map_err(&failed)?;
            if *taken_with.entry(row).or_insert(with) != with {
                continue;
            }
            let tag = variant.get_ref(1).map_err(&failed)?.as_str().unwrap_or_default();
            let damaged = || self.damaged(format!("variant {row}: {tag}"));
            if langs.get(tag).ok_or_else(damaged)?.language() != language {
                continue;
            }
            let version: u32 = variant.get(3).map_err(&failed)?;
            let key = if version == Key::VERSION {
                Key::stored(variant.get(2).map_err(&failed)?)
            } else {
                let text = variant.get_ref(4).map_err(&failed)?.as_str().unwrap_or_default();
                Text::decode(text).map_err(|_| damaged())?.key()
            };
            out.push(ChangedKey { row: UnitRow(row), chars: chars_of(key.as_str()), key });
        }
        Ok(())
    }
}
