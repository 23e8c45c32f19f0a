//! The editor's terms: read at each run, looked up by a word.

use crate::error::{Noted, Result};
use crate::format::{self, Input, ReadTerms, TermsOptions};
use crate::model::{Concept, Lang, Term};
use crate::termbase::Termbase;

/// The termbase of a file's bytes.
///
/// # Errors
/// A file that holds what it should not, with its line.
pub fn read(input: &Input<'_>) -> Result<Noted<Termbase>> {
    Ok(concepts(input)?.map(Termbase::new))
}

/// The concepts of a file of the house's own terms.
///
/// # Errors
/// As [`read`].
pub(super) fn concepts(input: &Input<'_>) -> Result<Noted<Vec<Concept>>> {
    let read = (format::TERMS.terms(input.name)?.read)(input, &TermsOptions::default())?;
    Ok(read.map(ReadTerms::into_concepts))
}

/// A concept that a word was found in, with the terms to show.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundConcept<'a> {
    /// The concept.
    pub concept: &'a Concept,
    /// Its terms in the languages asked for, else all, in the order of the file.
    pub terms: Vec<&'a Term>,
}

/// The concepts one of whose terms is `word`, or has it as an inflected form or as a part; best first. `from` looks in
/// one language alone; `to` leaves concepts that have a term for one of these languages, and shows only those (and what
/// was looked in).
#[must_use]
pub fn find<'a>(termbase: &'a Termbase, word: &str, from: Option<&Lang>, to: &[Lang]) -> Vec<FoundConcept<'a>> {
    let wanted = |term: &Term, concept: usize| {
        to.iter()
            .chain(from)
            .any(|lang| termbase.applicable(concept, lang).iter().any(|applicable| std::ptr::eq(applicable.term, term)))
    };
    termbase
        .search(word, from)
        .into_iter()
        .filter(|concept| to.is_empty() || to.iter().any(|lang| !termbase.applicable(*concept, lang).is_empty()))
        .map(|at| {
            let concept = &termbase.concepts()[at];
            let terms = concept.terms.iter().filter(|term| to.is_empty() || wanted(term, at)).collect();
            FoundConcept { concept, terms }
        })
        .collect()
}
