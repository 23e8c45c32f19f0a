//! What alignment learnt or left out is looked at by a person, and what she decides is followed.

use std::ops::ControlFlow;

use super::Workspace;
use super::archive::LearnOptions;
use super::files::read_input;
use crate::desk::archive::{Step, Unread};
use crate::desk::review::apply::{Applied, plan};
use crate::desk::review::{LIMIT, Sheet, decisions, laid, remembered, table};
use crate::error::{Error, Noted, Result};
use crate::store::{Leaving, Manner, Stamp};

/// What is shown of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewOptions {
    /// How many pairs at once; [`LIMIT`] unless told.
    pub limit: Option<usize>,
}

/// What is worth a look.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Review {
    /// The pairs, among their neighbours.
    pub sheet: Sheet,
    /// Files that could not be read.
    pub unread: Vec<Unread>,
}

impl Workspace {
    /// What is worth a look, most doubtful first: of pages, or of all pages of folders, aligned again with what the memory
    /// knows; or, where none are given, of what the memory holds and nobody has reviewed. None if `watch` broke it off.
    ///
    /// # Errors
    /// A page that a person named and that cannot be read; those of the store.
    pub fn review(
        &self,
        given: &[String],
        options: &ReviewOptions,
        by: &Stamp,
        watch: &(dyn Fn(Step) -> ControlFlow<()> + Sync),
    ) -> Result<Noted<Option<Review>>> {
        let limit = options.limit.unwrap_or(LIMIT);
        if given.is_empty() {
            return self.reading(|memory, _| {
                let sheet = remembered::sheet_of(memory.reader()?.as_ref(), self.segmenter(), limit)?;
                Ok(Some(Review { sheet, unread: Vec::new() }))
            });
        }
        let mut notices = Vec::new();
        let read = self.archive(given, &LearnOptions::default(), by, watch, &mut notices)?;
        let Some((run, mut learnt)) = read else { return Ok(Noted { value: None, notices }) };
        let sheet = self.reading(|memory, _| {
            let reader = memory.reader()?;
            let Some(laying) = self.lay(reader.as_ref(), &run, &mut learnt)? else { return Ok(None) };
            let pairs = laying.learnable(reader.as_ref(), &run.pages)?;
            laid::sheet_of(reader.as_ref(), &run.pages, &pairs, limit).map(Some)
        });
        let value = sheet?.take(&mut notices).map(|sheet| Review { sheet, unread: learnt.unread });
        Ok(Noted { value, notices })
    }

    /// Follows the decisions of a file, the page's or the table's, as one import that can be undone. What does not fit the
    /// memory any more is told and left.
    ///
    /// # Errors
    /// A file that holds no decisions, or is damaged: then nothing of it counts. Those of the store.
    pub fn apply_review(&self, name: &str, by: &Stamp) -> Result<Noted<Applied>> {
        let bytes = read_input(&self.path(name), name, self.limits.page)?;
        let (read, overwritten) = match std::str::from_utf8(&bytes) {
            Ok(text) if decisions::is_one(text) => (decisions::read(name, text)?, Vec::new()),
            _ if bytes.is_empty() => return Err(Error::ReviewNone { file: name.to_owned() }),
            _ => table::read(name, &bytes)?,
        };
        self.reading(|memory, _| {
            let mut plan = plan(memory.reader()?.as_ref(), &read, by)?;
            plan.told.refused.extend(overwritten);
            plan.told.refused.sort_by_key(|refused| refused.line);
            let mut writer = memory.writer()?;
            if !plan.units.is_empty() {
                plan.told.import = writer.put(plan.units, Manner::Merge, name, by)?.import;
            }
            if !plan.rejected.is_empty() {
                let leaving = Leaving::Rejected(plan.told.import);
                let out = writer.take_out(&plan.rejected, leaving, name, by)?;
                plan.told.import = plan.told.import.or(out.import);
            }
            drop(writer);
            memory.refresh_due_indexes()?;
            Ok(plan.told)
        })
    }
}
