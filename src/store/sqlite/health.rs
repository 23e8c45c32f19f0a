//! What a memory holds, and what is wrong with it.

use super::columns::{chars_of, key_hash};
use super::rekey::keys_are_current;
use super::session::{ReadTransaction, SqliteSession};
use crate::error::{Notice, Result};
use crate::model::{Lang, Origin, State, Text};
use crate::store::reader::{ImportState, Stats};

impl SqliteSession {
    /// See [`crate::store::Reader::stats`].
    pub(super) fn count(&self) -> Result<Stats> {
        let failed = self.failed();
        let _reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        let number = |sql: &str| -> Result<u64> {
            self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs).map_err(&failed)
        };
        let mut origins = Vec::new();
        let mut statement =
            self.connection.prepare("SELECT origin, count(*) FROM unit GROUP BY origin").map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let name: String = row.get(0).map_err(&failed)?;
            let origin = Origin::named(&name).ok_or_else(|| self.damaged(format!("origin: {name}")))?;
            origins.push((origin, row.get::<_, i64>(1).map_err(&failed)?.unsigned_abs()));
        }
        origins.sort();
        let mut variants = Vec::new();
        let mut statement = self
            .connection
            .prepare("SELECT lang, state, count(*) FROM variant GROUP BY lang, state")
            .map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let (tag, state): (String, String) = (row.get(0).map_err(&failed)?, row.get(1).map_err(&failed)?);
            let lang = Lang::parse(&tag).map_err(|_| self.damaged(format!("lang: {tag}")))?;
            let state = State::named(&state).ok_or_else(|| self.damaged(format!("state: {state}")))?;
            variants.push((lang, state, row.get::<_, i64>(2).map_err(&failed)?.unsigned_abs()));
        }
        variants.sort();
        Ok(Stats {
            units: number("SELECT count(*) FROM unit")?,
            origins,
            variants,
            documents: number("SELECT count(DISTINCT document) FROM unit WHERE document <> 0")?,
            originals: number("SELECT count(*) FROM original")?,
            interrupted: number("SELECT count(*) FROM import WHERE state = 'running'")?,
            revision: self.revision_now().map_err(&failed)?.number,
            bytes: number("PRAGMA page_count")?.saturating_mul(number("PRAGMA page_size")?),
        })
    }

    /// See [`crate::store::Memory::check`].
    pub(super) fn examine(&self) -> Result<Vec<Notice>> {
        let failed = self.failed();
        let _reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        let mut notices = Vec::new();
        for sql in
            ["PRAGMA integrity_check(100)", "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check LIMIT 100"]
        {
            let mut statement = self.connection.prepare(sql).map_err(&failed)?;
            let mut rows = statement.query([]).map_err(&failed)?;
            while let Some(row) = rows.next().map_err(&failed)? {
                let reason: String = row.get::<_, Option<String>>(0).map_err(&failed)?.unwrap_or_default();
                if reason != "ok" {
                    notices.push(Notice::MemoryDamaged { reason });
                }
            }
        }
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
        let mut statement = self
            .connection
            .prepare(
                "SELECT id, source FROM unit \
                 WHERE NOT EXISTS (SELECT 1 FROM variant WHERE variant.unit = unit.row AND variant.lang = unit.source)",
            )
            .map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            notices.push(Notice::MemorySourceMissing {
                unit: row.get(0).map_err(&failed)?,
                lang: row.get(1).map_err(&failed)?,
            });
        }
        for import in self.journal_where("1", [])? {
            if import.state == ImportState::Running {
                notices.push(Notice::MemoryImportInterrupted {
                    import: import.import.0.unsigned_abs(),
                    name: import.name,
                    taken: import.taken,
                });
            }
        }
        Ok(notices)
    }
}
