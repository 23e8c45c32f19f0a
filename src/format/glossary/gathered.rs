//! Rows that say the same concept, put together.

use std::collections::{HashMap, HashSet};

use crate::format::ReadConcept;
use crate::model::{Concept, Definition, Lang, Term, TermStatus};

/// A concept as rows say it, each term with the status that a row gives it, if any.
#[derive(Default)]
pub(super) struct RowConcept {
    pub(super) id: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) definitions: Vec<Definition>,
    pub(super) terms: Vec<(Term, Option<TermStatus>)>,
    /// Where each term stands.
    places: HashMap<(Lang, String), usize>,
    said: HashSet<(Option<Lang>, String)>,
}

/// The concepts so far: those of one id are one, or, without ids, those whose first term is the same and that say nothing
/// otherwise of it.
#[derive(Default)]
pub(super) struct Gathered {
    concepts: Vec<RowConcept>,
    by_name: HashMap<(bool, String), Vec<usize>>,
}

/// So many concepts of the same name, the last ones, are asked whether a row belongs to them.
const ASKED: usize = 16;

impl Gathered {
    /// Takes a row; whether it had anything to say.
    pub(super) fn take(&mut self, row: RowConcept) -> bool {
        if row.terms.is_empty() && (row.id.is_none() || row.definitions.is_empty()) {
            return false;
        }
        let name = match (&row.id, row.terms.first()) {
            (Some(id), _) => (true, id.clone()),
            (None, Some((term, _))) => (false, format!("{} {}", term.lang, term.text.to_lowercase())),
            (None, None) => return false,
        };
        let named = self.by_name.entry(name).or_default();
        let same = |at: &&usize| row.id.is_some() || self.concepts[**at].may_be(&row);
        match named.iter().rev().take(ASKED).find(same) {
            Some(&at) => self.concepts[at].add(row),
            None => {
                named.push(self.concepts.len());
                let mut concept = RowConcept { id: row.id.clone(), ..RowConcept::default() };
                concept.add(row);
                self.concepts.push(concept);
            }
        }
        true
    }

    pub(super) fn finish(self) -> Vec<ReadConcept> {
        self.concepts.into_iter().filter(|concept| !concept.terms.is_empty()).map(RowConcept::finish).collect()
    }
}

impl RowConcept {
    /// A term; where it is there already, what was not said of it yet.
    pub(super) fn push(&mut self, term: Term, status: Option<TermStatus>) {
        let key = (term.lang.clone(), term.text.clone());
        match self.places.get(&key).and_then(|at| self.terms.get_mut(*at)) {
            Some((there, of)) => {
                *of = of.or(status);
                there.part_of_speech = there.part_of_speech.take().or(term.part_of_speech);
                there.note = there.note.take().or(term.note);
                if there.forms.is_empty() {
                    there.forms = term.forms;
                }
            }
            None => {
                self.places.insert(key, self.terms.len());
                self.terms.push((term, status));
            }
        }
    }

    /// Whether another row of the same first term does not say that it is something else.
    fn may_be(&self, other: &Self) -> bool {
        let differ = |a: Option<&String>, b: Option<&String>| a.zip(b).is_some_and(|(a, b)| a != b);
        let defined = |lang: &Option<Lang>| self.definitions.iter().find(|one| one.lang == *lang).map(|one| &one.text);
        // Another word to use for it is another thing (`bank`: `banco`, `margem`); one not to use is not.
        let is_used =
            |(_, status): &&(Term, Option<TermStatus>)| status.is_none_or(|status| status <= TermStatus::Admitted);
        let mut shared: HashMap<&Lang, bool> = HashMap::new();
        for (term, _) in other.terms.iter().filter(is_used) {
            let is_here = self.places.contains_key(&(term.lang.clone(), term.text.clone()));
            *shared.entry(&term.lang).or_default() |= is_here;
        }
        let has = |lang: &Lang| self.terms.iter().filter(is_used).any(|(term, _)| term.lang == *lang);
        let apart = shared.into_iter().any(|(lang, shared)| !shared && has(lang));
        !apart
            && !differ(self.subject.as_ref(), other.subject.as_ref())
            && other.definitions.iter().all(|one| !differ(defined(&one.lang), Some(&one.text)))
    }

    fn add(&mut self, row: Self) {
        self.subject = self.subject.take().or(row.subject);
        for definition in row.definitions {
            if self.said.insert((definition.lang.clone(), definition.text.clone())) {
                self.definitions.push(definition);
            }
        }
        row.terms.into_iter().for_each(|(term, status)| self.push(term, status));
    }

    fn finish(self) -> ReadConcept {
        let (terms, told) = with_statuses(self.terms).into_iter().unzip();
        let id = self.id.unwrap_or_default();
        ReadConcept { concept: Concept { id, subject: self.subject, definitions: self.definitions, terms }, told }
    }
}

/// The terms with their statuses, and whether those were told. Where a language's say nothing, the first of them is preferred,
/// and the others are admitted.
pub(in crate::format) fn with_statuses(terms: Vec<(Term, Option<TermStatus>)>) -> Vec<(Term, bool)> {
    let is_preferred = |status: &Option<TermStatus>| *status == Some(TermStatus::Preferred);
    let mut chosen: HashSet<Lang> =
        terms.iter().filter(|(_, status)| is_preferred(status)).map(|(term, _)| term.lang.clone()).collect();
    let mut out = Vec::with_capacity(terms.len());
    for (mut term, status) in terms {
        let first = status.is_none() && chosen.insert(term.lang.clone());
        term.status = status.unwrap_or(if first { TermStatus::Preferred } else { TermStatus::Admitted });
        out.push((term, status.is_some()));
    }
    out
}
