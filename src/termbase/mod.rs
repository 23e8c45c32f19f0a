//! Which terms stand in a text, inflected, and where.
//!
//! All forms of all terms of a language make one Aho-Corasick automaton, so that a text is read once however many terms
//! there are. What it finds is then held against word boundaries, capitals and the text's own variant; the longest stays.

mod fold;
mod inflect;
mod stretches;
mod suggest;
mod words;

pub use suggest::{Suggestion, suggest};

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::model::{Concept, Lang, Span, Standing, SubjectField, Term, TermStatus, is_cjk_text};
use fold::Folded;
use inflect::Inflection;
use words::Words;

/// The concepts of a house, ready to be looked for in texts.
pub struct Termbase {
    concepts: Vec<Concept>,
    /// By language without script and region.
    finders: HashMap<String, Finder>,
}

/// A term that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermMatch {
    /// Index into [`Termbase::concepts`].
    pub concept: usize,
    /// Index into [`Concept::terms`].
    pub term: usize,
    /// Where it stands, in bytes.
    pub span: Span,
}

/// Which terms of a concept hold for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applicable<'a> {
    /// Index into [`Concept::terms`].
    pub index: usize,
    /// The term.
    pub term: &'a Term,
}

/// The forms of one language while they are gathered.
#[derive(Default)]
struct Patterns {
    /// The index of each folded form.
    known: HashMap<String, usize>,
    forms: Vec<Vec<TermForm>>,
}

struct Finder {
    automaton: Option<AhoCorasick>,
    /// For each pattern of the automaton, the forms that fold to it.
    forms: Vec<Vec<TermForm>>,
}

struct TermForm {
    concept: usize,
    term: usize,
    /// Bytes of the folded form at which a capital must stand.
    capitals: Vec<usize>,
}

impl Termbase {
    /// The termbase of these concepts.
    #[must_use]
    pub fn new(concepts: Vec<Concept>) -> Self {
        let mut patterns: HashMap<String, Patterns> = HashMap::new();
        for (c, concept) in concepts.iter().enumerate() {
            for (t, term) in concept.terms.iter().enumerate() {
                let language = term.lang.language();
                let Patterns { known, forms } = patterns.entry(language.to_owned()).or_default();
                for form in all_forms(concept, term) {
                    let folded = Folded::of(&form);
                    if folded.text.trim().is_empty() {
                        continue;
                    }
                    let capitals =
                        folded.text.char_indices().map(|(at, _)| at).filter(|at| folded.is_upper(*at)).collect();
                    let at = *known.entry(folded.text).or_insert_with(|| {
                        forms.push(Vec::new());
                        forms.len() - 1
                    });
                    forms[at].push(TermForm { concept: c, term: t, capitals });
                }
            }
        }
        let finders = patterns
            .into_iter()
            .map(|(language, Patterns { known, forms })| {
                let mut texts = vec![String::new(); forms.len()];
                for (text, at) in known {
                    texts[at] = text;
                }
                // Only a pattern set beyond any memory makes this fail; then the language has no automaton and no
                // matches, rather than a panic.
                let automaton = AhoCorasick::builder()
                    .match_kind(MatchKind::Standard)
                    .kind(Some(AhoCorasickKind::ContiguousNFA))
                    .build(&texts)
                    .ok();
                (language, Finder { automaton, forms })
            })
            .collect();
        Self { concepts, finders }
    }

    /// The concepts, in the order given.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Whether there is no concept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// The terms that stand in `text`, in order; where several overlap, the longest, then the first; the same stretch may
    /// belong to several concepts. Only terms that hold for `lang` are found ([`Termbase::applicable`]), and in Chinese only
    /// such as are no pieces of two other words.
    #[must_use]
    pub fn find(&self, text: &str, lang: &Lang) -> Vec<TermMatch> {
        let mut all = self.find_all(text, lang);
        if lang.language() == "zh" && !all.is_empty() {
            let words = Words::of(text);
            all.retain(|found| !words.cuts(text, found.span.start, found.span.end));
        }
        all.sort_by_key(|found| (std::cmp::Reverse(found.span.len()), found.span.start, found.concept, found.term));
        let mut taken: HashSet<Span> = HashSet::new();
        let mut out: Vec<TermMatch> = Vec::new();
        // Longest first; `covered` marks bytes, so that this stays linear in text and matches.
        let mut covered = vec![false; text.len()];
        for found in all {
            let bytes = &mut covered[found.span.range()];
            if bytes.iter().any(|byte| *byte) && !taken.contains(&found.span) {
                continue;
            }
            if !bytes[0] {
                bytes.fill(true);
                taken.insert(found.span);
            }
            out.push(found);
        }
        out.sort_by_key(|found| (found.span.start, found.concept, found.term));
        out.dedup();
        out
    }

    /// Every term that stands in `text`, those inside longer ones too, in no order. In Chinese, pieces of two other words are
    /// among them: who asks whether a term is there at all must not be told that it is missing.
    #[must_use]
    pub fn find_all(&self, text: &str, lang: &Lang) -> Vec<TermMatch> {
        let mut out = Vec::new();
        let Some(finder) = self.finders.get(lang.language()) else { return out };
        let Some(automaton) = &finder.automaton else { return out };
        let folded = Folded::of(text);
        for found in automaton.find_overlapping_iter(&folded.text) {
            if !stands_alone(&folded.text, found.start(), found.end()) {
                continue;
            }
            for form in &finder.forms[found.pattern().as_usize()] {
                let capitals = form.capitals.iter().all(|at| folded.is_upper(found.start() + at));
                if !capitals || !self.holds(form.concept, form.term, lang) {
                    continue;
                }
                let (start, end) = folded.original(found.start(), found.end());
                if start < end {
                    out.push(TermMatch { concept: form.concept, term: form.term, span: Span::new(start, end) });
                }
            }
        }
        out
    }

    /// The terms of a concept that hold for a text in `lang`: those of the same written language; if there are none,
    /// those of a tag that leaves it open (pt for pt-PT, zh-Hant for zh-MO). Sisters never hold.
    #[must_use]
    pub fn applicable(&self, concept: usize, lang: &Lang) -> Vec<Applicable<'_>> {
        let Some(concept) = self.concepts.get(concept) else { return Vec::new() };
        let of = |standing: Standing| -> Vec<Applicable<'_>> {
            concept
                .terms
                .iter()
                .enumerate()
                .filter(|(_, term)| term.lang.standing(lang) == standing)
                .map(|(index, term)| Applicable { index, term })
                .collect()
        };
        let same = of(Standing::Same);
        if same.is_empty() { of(Standing::Unspecified) } else { same }
    }

    fn holds(&self, concept: usize, term: usize, lang: &Lang) -> bool {
        let terms = &self.concepts[concept].terms;
        match terms[term].lang.standing(lang) {
            Standing::Same => true,
            Standing::Unspecified => terms.iter().all(|other| other.lang.standing(lang) != Standing::Same),
            Standing::Sister | Standing::Other => false,
        }
    }

    /// The concepts (as indices) one of whose terms is `word`, or has it as an inflected form or as a part; whole terms
    /// first, then inflected forms, then parts. `from` looks only at terms that hold for that language.
    #[must_use]
    pub fn search(&self, word: &str, from: Option<&Lang>) -> Vec<usize> {
        let wanted = Folded::of(word.trim()).text;
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u8, usize)> = Vec::new();
        for (at, concept) in self.concepts.iter().enumerate() {
            let terms: Vec<&Term> = match from {
                Some(from) => self.applicable(at, from).into_iter().map(|applicable| applicable.term).collect(),
                None => concept.terms.iter().collect(),
            };
            let rank = terms
                .iter()
                .filter_map(|term| {
                    let text = Folded::of(&term.text).text;
                    if text == wanted {
                        Some(0)
                    } else {
                        let forms = all_forms(concept, term);
                        let folded: Vec<String> = forms.iter().map(|form| Folded::of(form).text).collect();
                        if folded.contains(&wanted) {
                            Some(1)
                        } else {
                            folded.iter().any(|form| begins_a_word(form, &wanted)).then_some(2)
                        }
                    }
                })
                .min();
            if let Some(rank) = rank {
                found.push((rank, at));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }
}

/// Whether `wanted` stands in `form` from the start of a word on.
fn begins_a_word(form: &str, wanted: &str) -> bool {
    let first = wanted.chars().next();
    form.match_indices(wanted)
        .any(|(at, _)| !form[..at].chars().next_back().is_some_and(joins_words) || !first.is_some_and(joins_words))
}

/// The term, its own forms, and the regular ones of each.
fn all_forms(concept: &Concept, term: &Term) -> Vec<String> {
    let inflection = inflection(concept, term);
    let mut forms = inflect::forms(&term.text, term.lang.language(), inflection);
    for form in &term.forms {
        if !forms.contains(form) {
            forms.push(form.clone());
        }
    }
    forms
}

fn inflection(concept: &Concept, term: &Term) -> Inflection {
    let subject = concept.subject.as_deref().and_then(SubjectField::named);
    let person = matches!(subject, Some(SubjectField::Office | SubjectField::Person | SubjectField::Profession));
    match term.part_of_speech.as_deref() {
        Some("proper-noun" | "phrase") => Inflection::None,
        Some("verb") => Inflection::Verb,
        Some("adjective") => Inflection::NumberAndGender,
        _ if person => Inflection::NumberAndGender,
        _ => Inflection::Number,
    }
}

/// Whether no letter or digit of a word goes on beyond either end. Chinese has no boundaries; beside Chinese characters
/// a Latin word stands alone.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let goes_on = |inside: Option<char>, outside: Option<char>| match (inside, outside) {
        (Some(inside), Some(outside)) => joins_words(inside) && joins_words(outside),
        _ => false,
    };
    let inside = &text[start..end];
    !goes_on(inside.chars().next(), text[..start].chars().next_back())
        && !goes_on(inside.chars().next_back(), text[end..].chars().next())
}

fn joins_words(c: char) -> bool {
    c.is_alphanumeric() && !is_cjk_text(c)
}

impl Applicable<'_> {
    /// Whether the house accepts it.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        matches!(self.term.status, TermStatus::Preferred | TermStatus::Admitted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    fn concept(id: &str, subject: &str, terms: &[(&str, &str, TermStatus)]) -> Concept {
        Concept {
            id: id.into(),
            subject: Some(subject.into()),
            definitions: Vec::new(),
            terms: terms
                .iter()
                .map(|(tag, text, status)| Term {
                    lang: lang(tag),
                    text: (*text).into(),
                    status: *status,
                    part_of_speech: None,
                    forms: Vec::new(),
                    note: None,
                    line: None,
                })
                .collect(),
        }
    }

    fn house() -> Termbase {
        use TermStatus::{Forbidden, Preferred};
        Termbase::new(vec![
            concept(
                "minister",
                "office",
                &[("en", "minister", Preferred), ("pt", "ministro", Preferred), ("zh-Hans", "部长", Preferred)],
            ),
            concept(
                "foreign-minister",
                "office",
                &[
                    ("en", "foreign minister", Preferred),
                    ("pt-PT", "ministro dos Negócios Estrangeiros", Preferred),
                    ("pt-BR", "ministro das Relações Exteriores", Preferred),
                    ("zh-Hans", "外交部长", Preferred),
                ],
            ),
            concept("who", "institution", &[("en", "WHO", Preferred), ("pt", "OMS", Preferred)]),
            concept(
                "bus",
                "transport",
                &[("pt-PT", "autocarro", Preferred), ("pt-PT", "ônibus", Forbidden), ("pt-BR", "ônibus", Preferred)],
            ),
            concept("trade", "economy", &[("zh-Hant", "貿易", Preferred), ("zh-TW", "通商", Preferred)]),
        ])
    }

    fn found(text: &str, tag: &str) -> Vec<(String, String)> {
        let house = house();
        house
            .find(text, &lang(tag))
            .iter()
            .map(|found| (house.concepts()[found.concept].id.clone(), text[found.span.range()].to_owned()))
            .collect()
    }

    #[test]
    fn terms_are_found_inflected_longest_first_and_where_they_stand() {
        for (tag, text, wanted) in [
            (
                "en",
                "The Foreign Ministers met a minister.",
                &[("foreign-minister", "Foreign Ministers"), ("minister", "minister")][..],
            ),
            ("en", "Who said the administer?", &[]),
            ("en", "The WHO’s head", &[("who", "WHO")]),
            (
                "pt-PT",
                "A ministra dos Negócios\u{a0}Estrangeiros e os ministros",
                &[("foreign-minister", "ministra dos Negócios\u{a0}Estrangeiros"), ("minister", "ministros")],
            ),
            ("pt-PT", "o ministro das Relações Exteriores", &[("minister", "ministro")]),
            (
                "pt-BR",
                "O MINISTRO DAS RELAÇÕES EXTERIORES",
                &[("foreign-minister", "MINISTRO DAS RELAÇÕES EXTERIORES")],
            ),
            ("pt", "de o\u{302}nibus ou de autocarro", &[("bus", "o\u{302}nibus"), ("bus", "autocarro")]),
            ("pt-BR", "de ônibus ou de autocarro", &[("bus", "ônibus")]),
            ("zh-Hans", "外交部长会见部长OMS", &[("foreign-minister", "外交部长"), ("minister", "部长")]),
            ("zh-MO", "貿易與通商", &[("trade", "貿易")]),
            ("zh-TW", "貿易與通商", &[("trade", "通商")]),
            ("fr", "ministre", &[]),
        ] {
            let mut got = found(text, tag);
            got.dedup();
            let wanted: Vec<_> = wanted.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
            assert_eq!(got, wanted, "{tag}: {text}");
        }
    }

    #[test]
    fn a_word_finds_its_concepts_whole_terms_first() {
        let house = house();
        let ids = |word: &str, from: Option<&str>| -> Vec<String> {
            let found = house.search(word, from.map(lang).as_ref());
            found.iter().map(|concept| house.concepts()[*concept].id.clone()).collect()
        };
        assert_eq!(ids("Minister", None), ["minister", "foreign-minister"]);
        assert_eq!(ids("ministras", None), ["minister", "foreign-minister"]);
        assert_eq!(ids("inister", None), Vec::<String>::new());
        assert_eq!(ids("ônibus", Some("pt-BR")), ["bus"]);
        assert_eq!(ids("autocarro", Some("pt-BR")), Vec::<String>::new());
        assert_eq!(ids("  ", None), Vec::<String>::new());
    }

    #[test]
    fn twenty_thousand_terms_are_read_in_one_pass() {
        let concepts: Vec<Concept> = (0..20_000)
            .map(|n| concept(&n.to_string(), "x", &[("en", &format!("thing{n} of note"), TermStatus::Preferred)]))
            .collect();
        let house = Termbase::new(concepts);
        let text: String = (0..20_000).map(|n| format!("A thing{n} of note. ")).collect();
        let start = std::time::Instant::now();
        assert_eq!(house.find(&text, &lang("en")).len(), 20_000);
        assert!(start.elapsed().as_secs() < 20);
    }

    #[test]
    fn nested_matches_cost_no_square() {
        let concepts: Vec<Concept> =
            (1..40).map(|n| concept(&n.to_string(), "x", &[("zh", &"国".repeat(n), TermStatus::Preferred)])).collect();
        let house = Termbase::new(concepts);
        let text = "国".repeat(20_000);
        let start = std::time::Instant::now();
        assert!(!house.find(&text, &lang("zh")).is_empty());
        assert!(start.elapsed().as_secs() < 20);
    }
}
