//! What the memory suggests for the termbase.

use std::sync::Arc;

use super::Workspace;
use crate::desk::suggest_terms::{LIMIT, SuggestedTerm, languages, suggested};
use crate::error::{Noted, Result};
use crate::model::Lang;
use crate::termbase::Termbase;

/// What is suggested.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SuggestOptions {
    /// The language of the terms; the project's source unless told.
    pub from: Option<Lang>,
    /// What they are called in; the project's languages unless told.
    pub to: Vec<Lang>,
    /// How many at most; [`LIMIT`] unless told.
    pub limit: Option<usize>,
}

impl Workspace {
    /// Terms and names that the memory's units suggest, likeliest first, without those that the termbase has; and the termbase.
    ///
    /// # Errors
    /// No language to look in; a termbase that cannot be read; those of the store.
    pub fn suggest_terms(&self, options: &SuggestOptions) -> Result<Noted<(Vec<SuggestedTerm>, Arc<Termbase>)>> {
        let mut notices = Vec::new();
        let known = self.termbase()?.take(&mut notices);
        let found = self.reading(|memory, _| {
            let reader = memory.reader()?;
            let of_project = (self.project().source.as_ref(), self.project().targets.as_slice());
            let (from, to) = languages(options.from.as_ref(), &options.to, of_project, &reader.languages()?)?;
            suggested(reader.as_ref(), &from, &to, &known, options.limit.unwrap_or(LIMIT))
        });
        let terms = found?.take(&mut notices);
        Ok(Noted { value: (terms, known), notices })
    }
}
