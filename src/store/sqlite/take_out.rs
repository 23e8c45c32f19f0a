//! Taking units out together, so that it can be taken back together.

use rusqlite::Connection;

use super::commit::Commit;
use super::import::Outcomes;
use super::journal::begin_import;
use super::session::SqliteSession;
use crate::error::Result;
use crate::model::Hashing;
use crate::store::reader::{ImportId, ImportState, Manner, Prefer, Stamp};
use crate::store::writer::{ImportJob, Leaving, REJECT, TakeOutReport, TakenOut};

impl SqliteSession {
    /// See [`crate::store::Writer::take_out`].
    pub(super) fn take_units_out(
        &mut self,
        what: &[TakenOut],
        leaving: Leaving,
        why: &str,
        by: &Stamp,
    ) -> Result<TakeOutReport> {
        let (journey, part_of) = match leaving {
            Leaving::Forgotten => ("forget", None),
            Leaving::With(import) => ("import", Some(import)),
            Leaving::Rejected(part_of) => (REJECT, part_of),
        };
        if let Some(import) = part_of {
            let (forgotten, updated) = self.commit(by, journey, Some(import), |commit, session| {
                session.standing_import(import)?;
                let (forgotten, updated) = commit.take_all_out(session, what)?;
                commit.enter(session, import, &Outcomes::updated(updated), 0, ImportState::Done)?;
                Ok((forgotten, updated))
            })?;
            return Ok(TakeOutReport { import: part_of.filter(|_| forgotten + updated > 0), forgotten, updated });
        }
        let mut hashing = Hashing::default();
        what.iter().for_each(|one| hashing.update(format!("{} {:?}\n", one.unit, one.langs).as_bytes()));
        let job = ImportJob {
            name: why.to_owned(),
            hash: hashing.finish(),
            manner: Manner::Merge,
            prefer: Prefer::Newer,
            settle: None,
            by: by.clone(),
            batch: None,
        };
        let begin = |connection: &Connection| begin_import(connection, &job, by);
        self.commit_begun(by, journey, begin, |commit, session, id: ImportId| {
            let (forgotten, updated) = commit.take_all_out(session, what)?;
            let import = if forgotten + updated > 0 {
                commit.enter(session, id, &Outcomes::updated(updated), what.len() as u64, ImportState::Done)?;
                Some(id)
            } else {
                commit.take_journal_out(session, id)?;
                None
            };
            Ok(TakeOutReport { import, forgotten, updated })
        })
    }
}

impl Commit<'_> {
    /// How many units went, and how many lost some of their languages.
    fn take_all_out(&self, session: &SqliteSession, what: &[TakenOut]) -> Result<(u64, u64)> {
        let (mut forgotten, mut updated) = (0, 0);
        for TakenOut { unit, langs } in what {
            let Some(row) = session.row_of(unit).map_err(session.failed())? else { continue };
            let Some(mut after) = session.read_unit(row)? else { continue };
            let had = after.variants.len();
            after.variants.retain(|variant| !langs.contains(&variant.lang));
            if langs.is_empty() || after.variants.len() < 2 || after.variant(&after.source).is_none() {
                self.remove(session, row)?;
                forgotten += 1;
            } else if after.variants.len() < had {
                self.make_into(session, row, after)?;
                updated += 1;
            }
        }
        Ok((forgotten, updated))
    }
}
