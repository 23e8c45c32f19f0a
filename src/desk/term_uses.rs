//! Which terms stand in a source segment, and how the house calls them in the target language.

use crate::desk::report::TermUse;
use crate::model::{Lang, TermStatus};
use crate::termbase::Termbase;

/// The terms of `text`, in order, not overlapping, each with the terms that hold for `to`.
#[must_use]
pub fn uses(termbase: &Termbase, text: &str, from: &Lang, to: &Lang) -> Vec<TermUse> {
    termbase
        .find(text, from)
        .into_iter()
        .map(|found| {
            let concept = &termbase.concepts()[found.concept];
            let source = &concept.terms[found.term];
            let targets = termbase.applicable(found.concept, to);
            let with = |statuses: &[TermStatus]| {
                targets
                    .iter()
                    .filter(|target| statuses.contains(&target.term.status))
                    .map(|target| target.term.text.clone())
                    .collect::<Vec<_>>()
            };
            let preferred = with(&[TermStatus::Preferred]);
            TermUse {
                concept: concept.id.clone(),
                span: found.span,
                term: source.text.clone(),
                status: source.status,
                preferred: if preferred.is_empty() { with(&[TermStatus::Admitted]) } else { preferred },
                avoid: with(&[TermStatus::Deprecated, TermStatus::Forbidden]),
                definition: concept.definition.clone(),
            }
        })
        .collect()
}
