//! What new concepts of a termbase are called.

use std::collections::{HashMap, HashSet};

use crate::model::short_hash;

/// The ids that are taken.
#[derive(Debug, Default)]
pub(super) struct ConceptIds {
    taken: HashSet<String>,
    /// The number that is tried next, by what stands before it.
    next: HashMap<String, u64>,
}

impl FromIterator<String> for ConceptIds {
    fn from_iter<I: IntoIterator<Item = String>>(ids: I) -> Self {
        Self { taken: ids.into_iter().collect(), next: HashMap::new() }
    }
}

impl ConceptIds {
    /// A slug of the first of these terms that has Latin letters, which no concept has yet; from now on it is taken.
    pub(super) fn fresh<'t>(&mut self, terms: impl Iterator<Item = &'t str> + Clone) -> String {
        let slug = |text: &str| {
            let letters: String =
                text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
            letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
        };
        let found = terms.clone().map(slug).find(|slug| slug.len() > 1);
        self.take(found.unwrap_or_else(|| {
            let first = terms.clone().next().unwrap_or_default();
            format!("term-{}", short_hash(&[first], 6))
        }))
    }

    /// This id, with a number where it is taken; from now on it is.
    pub(super) fn take(&mut self, id: String) -> String {
        if self.taken.insert(id.clone()) {
            return id;
        }
        let number = self.next.entry(id.clone()).or_insert(2);
        loop {
            let numbered = format!("{id}-{number}");
            *number += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}
