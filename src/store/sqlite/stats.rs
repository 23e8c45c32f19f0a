//! What a memory holds.

use super::session::{ReadTransaction, SqliteSession};
use crate::error::Result;
use crate::model::{Lang, Origin, State};
use crate::store::reader::Stats;

impl SqliteSession {
    /// See [`crate::store::Reader::stats`].
    pub(super) fn count(&self) -> Result<Stats> {
        let failed = self.failed();
        let _reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        let number = |sql: &str| -> Result<u64> {
            self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs).map_err(&failed)
        };
        let mut origins = Vec::new();
        // A unit of which some texts came to be otherwise counts under each.
        let of_variants = if self.shared.has_origins {
            "UNION ALL SELECT origin FROM variant WHERE origin IS NOT NULL GROUP BY unit, origin"
        } else {
            ""
        };
        let sql = format!("SELECT origin, count(*) FROM (SELECT origin FROM unit {of_variants}) GROUP BY origin");
        let mut statement = self.connection.prepare(&sql).map_err(&failed)?;
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
}
