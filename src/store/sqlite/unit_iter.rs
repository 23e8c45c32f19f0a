//! Every unit one after another.

use std::collections::VecDeque;

use rusqlite::params;

use super::failure::failure;
use super::read::Langs;
use super::session::{ReadTransaction, SqliteSession};
use crate::error::Result;
use crate::model::{Unit, Variant};
use crate::store::reader::{Selection, UnitRow};

/// How many ids a walk over the whole memory holds at a time.
const PAGE: usize = 1000;

impl SqliteSession {
    /// See [`crate::store::Reader::units`].
    pub(super) fn walk_units(&self, selection: &Selection) -> Result<UnitIter<'_>> {
        let failed = self.failed();
        let reading = ReadTransaction::begin(&self.connection).map_err(&failed)?;
        let mut documents = VecDeque::new();
        let sql = "SELECT row FROM document WHERE ?1 IS NULL OR name = ?1 ORDER BY name";
        let mut statement = self.connection.prepare_cached(sql).map_err(&failed)?;
        let mut rows = statement.query([&selection.document]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            documents.push_back(row.get(0).map_err(&failed)?);
        }
        Ok(UnitIter {
            store: self,
            _reading: reading,
            selection: selection.clone(),
            documents,
            page: VecDeque::new(),
            last: String::new(),
            langs: Langs::default(),
        })
    }
}

/// A walk over units in canonical order.
pub(super) struct UnitIter<'s> {
    store: &'s SqliteSession,
    _reading: ReadTransaction<'s>,
    selection: Selection,
    /// Those not yet done, by name; the nameless one first.
    documents: VecDeque<i64>,
    page: VecDeque<UnitRow>,
    /// Id of the last unit without document.
    last: String,
    langs: Langs,
}

impl UnitIter<'_> {
    /// The next rows; `false` at the end.
    fn turn(&mut self) -> rusqlite::Result<bool> {
        while let Some(document) = self.documents.front().copied() {
            if document == 0 {
                let mut statement = self
                    .store
                    .connection
                    .prepare_cached("SELECT row, id FROM unit WHERE document = 0 AND id > ?1 ORDER BY id LIMIT ?2")?;
                let mut rows = statement.query(params![self.last, PAGE as i64])?;
                while let Some(row) = rows.next()? {
                    self.page.push_back(UnitRow(row.get(0)?));
                    self.last = row.get(1)?;
                }
                if self.page.len() < PAGE {
                    self.documents.pop_front();
                }
            } else {
                let mut statement = self.store.connection.prepare_cached(
                    "SELECT row FROM unit WHERE document = ?1 AND document <> 0 ORDER BY position, positions, id",
                )?;
                let mut rows = statement.query([document])?;
                while let Some(row) = rows.next()? {
                    self.page.push_back(UnitRow(row.get(0)?));
                }
                self.documents.pop_front();
            }
            if !self.page.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Iterator for UnitIter<'_> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Result<Unit>> {
        loop {
            let Some(row) = self.page.pop_front() else {
                match self.turn() {
                    Ok(true) => continue,
                    Ok(false) => return None,
                    Err(error) => {
                        self.documents.clear();
                        return Some(Err(failure(&self.store.shared.name, error)));
                    }
                }
            };
            match self.store.read_unit_with(row, &mut self.langs) {
                Ok(None) => {}
                Ok(Some(unit)) => {
                    let origins = &self.selection.origins;
                    let of = |variant: &Variant| origins.contains(&unit.origin_of(variant));
                    let wanted = origins.is_empty() || origins.contains(&unit.origin) || unit.variants.iter().any(of);
                    if wanted && self.selection.langs.iter().all(|lang| unit.variant(lang).is_some()) {
                        return Some(Ok(unit));
                    }
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
