//! A glossary that somebody sent, against the termbase: what is new, what is missing, what it says otherwise. Nothing is taken
//! away, and what was taken in once adds nothing the second time.

mod known;

use std::collections::{BTreeMap, HashSet};

use self::known::{Index, Opened};
use crate::desk::concept_ids::ConceptIds;
use crate::format::ReadConcept;
use crate::model::{Concept, Lang};

/// What becomes of a termbase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedTerms {
    /// The concepts that are new, or not as they were.
    pub concepts: Vec<Concept>,
    /// How many are which.
    pub counts: MergeCounts,
}

/// How many concepts of a glossary are which.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct MergeCounts {
    /// In the termbase none is like it.
    pub new: u64,
    /// It says more, or something else, than the one in the termbase.
    pub changed: u64,
    /// The termbase has all of it.
    pub unchanged: u64,
}

/// The termbase with a glossary taken in. A concept is one of the house's if both have the same id and a term in common; or if
/// they have a term in common in each language in which both have one to use, and in one at least (so homonyms stay apart). Then what the house
/// lacks is added. A status that the file tells is followed; what else differs is followed only where the id says that it is the
/// house's own concept, as in a table that went out and comes back.
#[must_use]
pub fn merge(known: &[Concept], incoming: &[ReadConcept]) -> MergedTerms {
    let mut index = Index::of(known);
    let mut ids: ConceptIds = known.iter().map(|concept| concept.id.clone()).collect();
    let mut opened: BTreeMap<usize, Opened> = BTreeMap::new();
    let mut new = Vec::new();
    // Of each concept that the house has: where, and whether it had something to say.
    let mut taken = Vec::new();
    for read in incoming {
        let concept = index.spelt(&read.concept);
        match index.like(known, &concept) {
            Some((at, is_own)) => {
                let house = opened.entry(at).or_insert_with(|| Opened::of(known[at].clone()));
                let had_to_say = house.take(&concept, &read.told, is_own);
                if had_to_say {
                    index.add(at, &concept);
                }
                taken.push((at, had_to_say));
            }
            None => {
                let id = if is_slug(&concept.id) {
                    ids.take(concept.id.clone())
                } else {
                    ids.fresh(concept.terms.iter().map(|term| term.text.as_str()))
                };
                new.push(Concept { id, ..concept });
            }
        }
    }
    let changed: BTreeMap<usize, Concept> = opened
        .into_iter()
        .map(|(at, house)| (at, house.concept))
        .filter(|(at, concept)| known[*at] != *concept)
        .collect();
    let said_something = taken.iter().filter(|(at, said)| *said && changed.contains_key(at)).count() as u64;
    let counts =
        MergeCounts { new: new.len() as u64, changed: said_something, unchanged: taken.len() as u64 - said_something };
    MergedTerms { concepts: changed.into_values().chain(new).collect(), counts }
}

/// What of a termbase goes out: all of it; or the terms in the source's language and those wanted, of concepts that have one
/// wanted.
#[must_use]
pub fn selected(concepts: &[Concept], source: Option<&Lang>, wanted: &[Lang]) -> Vec<Concept> {
    if wanted.is_empty() {
        return concepts.to_vec();
    }
    let told: HashSet<&Lang> = wanted.iter().chain(source).collect();
    let of_these = |concept: &Concept| {
        let mut concept = concept.clone();
        concept.terms.retain(|term| told.contains(&term.lang));
        concept.definitions.retain(|one| one.lang.as_ref().is_none_or(|lang| told.contains(lang)));
        concept
    };
    let has_one = |concept: &&Concept| concept.terms.iter().any(|term| wanted.contains(&term.lang));
    concepts.iter().filter(has_one).map(of_these).collect()
}

/// Whether an id is one as the house's own are, and says something to a person.
fn is_slug(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let letters = id.chars().filter(char::is_ascii_alphabetic).count();
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(plain) && letters > 2
}
