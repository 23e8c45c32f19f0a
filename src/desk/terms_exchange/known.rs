//! The house's concepts, found by what a glossary says, and what it adds to them.

use std::collections::{HashMap, HashSet};

use crate::model::{Concept, Definition, Lang, Standing, Term, TermStatus};

/// So many concepts that have a term are asked whether they are the one that is meant.
const ASKED: usize = 64;

/// A term as concepts are found by it: upper and lower case are one.
type Key = (Lang, String);

fn key(term: &Term) -> Key {
    (term.lang.clone(), term.text.to_lowercase())
}

/// Where in the termbase a concept is.
pub(super) struct Index {
    by_term: HashMap<Key, Vec<usize>>,
    by_id: HashMap<String, usize>,
    /// The languages in which each has a term to use.
    langs: Vec<HashSet<Lang>>,
    /// How the house spells languages.
    spelt: HashMap<Lang, Lang>,
}

impl Index {
    pub(super) fn of(known: &[Concept]) -> Self {
        let mut index = Self {
            by_term: HashMap::new(),
            by_id: known.iter().enumerate().map(|(at, concept)| (concept.id.clone(), at)).collect(),
            langs: vec![HashSet::new(); known.len()],
            spelt: HashMap::new(),
        };
        for (at, concept) in known.iter().enumerate() {
            index.add(at, concept);
            for term in &concept.terms {
                index.spelt.entry(term.lang.clone()).or_insert_with(|| term.lang.clone());
            }
        }
        index
    }

    /// From now on, the concept has these terms too.
    pub(super) fn add(&mut self, at: usize, concept: &Concept) {
        for term in &concept.terms {
            let found = self.by_term.entry(key(term)).or_default();
            if !found.contains(&at) && found.len() < ASKED {
                found.push(at);
            }
            if term.status <= TermStatus::Admitted {
                self.langs[at].insert(term.lang.clone());
            }
        }
    }

    /// The concept with its languages as the house spells them: `zh-CN` where it has `zh-Hans`.
    pub(super) fn spelt(&mut self, concept: &Concept) -> Concept {
        let mut concept = concept.clone();
        for term in &mut concept.terms {
            if !self.spelt.contains_key(&term.lang) {
                let same = self.spelt.values().find(|known| known.standing(&term.lang) == Standing::Same);
                let spelt = same.cloned().unwrap_or_else(|| term.lang.clone());
                self.spelt.insert(term.lang.clone(), spelt);
            }
            if let Some(spelt) = self.spelt.get(&term.lang) {
                term.lang = spelt.clone();
            }
        }
        for lang in concept.definitions.iter_mut().filter_map(|one| one.lang.as_mut()) {
            if let Some(spelt) = self.spelt.get(lang) {
                *lang = spelt.clone();
            }
        }
        concept
    }

    /// The house's concept that is meant, if it has it, and whether the id says so.
    pub(super) fn like(&self, known: &[Concept], concept: &Concept) -> Option<(usize, bool)> {
        // How many terms each has in common with it, and in which languages.
        let mut common: HashMap<usize, (usize, HashSet<&Lang>)> = HashMap::new();
        let mut asked = HashSet::new();
        for term in &concept.terms {
            let key = key(term);
            for at in self.by_term.get(&key).into_iter().flatten() {
                if asked.insert((*at, key.clone())) {
                    let (count, langs) = common.entry(*at).or_default();
                    *count += 1;
                    langs.insert(&term.lang);
                }
            }
        }
        if let Some(at) = self.by_id.get(&concept.id)
            && common.contains_key(at)
        {
            return Some((*at, true));
        }
        // A word that is not to be used says nothing of what is meant.
        let used = concept.terms.iter().filter(|term| term.status <= TermStatus::Admitted);
        let langs: HashSet<&Lang> = used.map(|term| &term.lang).collect();
        let no_other = |at: usize, shared: &HashSet<&Lang>| {
            langs.iter().all(|lang| shared.contains(lang) || !self.langs[at].contains(lang))
        };
        let fits = common.into_iter().filter(|(at, (_, shared))| no_other(*at, shared));
        let best = fits.max_by_key(|(at, (count, _))| {
            let house = &known[*at];
            let same_subject = house.subject.is_some() && house.subject == concept.subject;
            let same_definition = concept.definitions.iter().any(|one| house.definitions.contains(one));
            (*count, same_definition, same_subject, std::cmp::Reverse(*at))
        });
        best.map(|(at, _)| (at, false))
    }
}

/// A concept of the house to which something is added.
pub(super) struct Opened {
    pub(super) concept: Concept,
    exact: HashMap<(Lang, String), usize>,
    folded: HashSet<Key>,
}

impl Opened {
    pub(super) fn of(concept: Concept) -> Self {
        let mut opened = Self { exact: HashMap::new(), folded: HashSet::new(), concept };
        for (at, term) in opened.concept.terms.iter().enumerate() {
            opened.exact.entry((term.lang.clone(), term.text.clone())).or_insert(at);
            opened.folded.insert(key(term));
        }
        opened
    }

    /// Takes in what the other says; whether anything is otherwise than before.
    pub(super) fn take(&mut self, other: &Concept, told: &[bool], is_own: bool) -> bool {
        let mut changed = say(&mut self.concept.subject, other.subject.as_deref(), is_own);
        changed |= self.define(other, is_own);
        // A glossary that has a word in two spellings means both of them.
        let mut spellings: HashMap<Key, HashSet<&str>> = HashMap::new();
        for term in &other.terms {
            spellings.entry(key(term)).or_default().insert(&term.text);
        }
        for (at, term) in other.terms.iter().enumerate() {
            let is_told = told.get(at).copied().unwrap_or(false);
            let folded = key(term);
            let place = self.exact.get(&(term.lang.clone(), term.text.clone())).copied();
            if let Some(there) = place.and_then(|at| self.concept.terms.get_mut(at)) {
                if is_told && there.status != term.status {
                    there.status = term.status;
                    changed = true;
                }
                changed |= say(&mut there.part_of_speech, term.part_of_speech.as_deref(), is_own);
                changed |= say(&mut there.note, term.note.as_deref(), is_own);
                if there.forms != term.forms && !term.forms.is_empty() && (is_own || there.forms.is_empty()) {
                    there.forms.clone_from(&term.forms);
                    changed = true;
                }
            } else if !self.folded.contains(&folded) || spellings.get(&folded).is_some_and(|texts| texts.len() > 1) {
                let mut term = Term { line: None, ..term.clone() };
                let has_preferred = |lang: &Lang| {
                    self.concept.terms.iter().any(|term| term.lang == *lang && term.status == TermStatus::Preferred)
                };
                if !is_told && term.status == TermStatus::Preferred && has_preferred(&term.lang) {
                    term.status = TermStatus::Admitted;
                }
                self.exact.insert((term.lang.clone(), term.text.clone()), self.concept.terms.len());
                self.folded.insert(folded);
                self.concept.terms.push(term);
                changed = true;
            }
        }
        changed
    }

    /// Takes in definitions of languages that the house has none in; and, of its own concept, what they say now.
    fn define(&mut self, other: &Concept, is_own: bool) -> bool {
        let (mut here, there) = (by_lang(&self.concept), by_lang(other));
        let mut changed = false;
        for (lang, text) in there {
            match here.iter_mut().find(|(of, _)| *of == lang) {
                Some((_, said)) if is_own && !same_words(said, &text) => *said = text,
                Some(_) => continue,
                None => here.push((lang, text)),
            }
            changed = true;
        }
        if changed {
            let plain = self.concept.definitions.iter().all(|one| one.lang.is_none()) && here.len() == 1;
            let with_lang = |(lang, text): (Option<Lang>, String)| Definition { lang: lang.filter(|_| !plain), text };
            self.concept.definitions = here.into_iter().map(with_lang).collect();
        }
        changed
    }
}

/// What a concept is, once a language, as the file of the house keeps it: what is said in no language is said in that of the
/// first term.
fn by_lang(concept: &Concept) -> Vec<(Option<Lang>, String)> {
    let mut out: Vec<(Option<Lang>, String)> = Vec::new();
    for Definition { lang, text } in &concept.definitions {
        let lang = lang.clone().or_else(|| concept.terms.first().map(|term| term.lang.clone()));
        match out.iter_mut().find(|(of, _)| *of == lang) {
            Some((_, said)) => *said = format!("{said} {text}"),
            None => out.push((lang, text.clone())),
        }
    }
    out
}

/// Says what is not said yet, or, of the house's own concept, is said otherwise; whether it was.
fn say(there: &mut Option<String>, said: Option<&str>, is_own: bool) -> bool {
    let Some(said) = said else { return false };
    let is_new = match there.as_deref() {
        None => true,
        Some(before) => is_own && !same_words(before, said),
    };
    if is_new {
        *there = Some(said.to_owned());
    }
    is_new
}

/// Tables and XML keep no line ends and no blanks that nothing stands between.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
