//! What looks like a term or a name in sentences and their translations, and what it is called on the other side.
//!
//! Stretches of words that could be a term are counted on both sides: none begins or ends with a function word, none crosses a
//! mark, in Chinese the words are the dictionary's (ICU4X). What always stands in a longer one is left to that. A stretch and its
//! rendering find each other by how often they stand in the same pair (Dice; as candidates of each other, competitive linking
//! after Melamed 2000), where few coincidences decide by likeness, capitals and length.

use std::collections::HashMap;

use super::Termbase;
use super::stretches::{Capitals, Side, Stretches};
use crate::model::Lang;

/// The least number of pairs in which both stand.
const LEAST_COUNT: u32 = 2;

/// The same for single words that are no names: they are many, and few of them are terms.
const LEAST_COUNT_OF_WORDS: u32 = 3;

/// The least association.
const LEAST_DICE: f64 = 0.5;

/// So many pairs of a stretch are looked at: what stands everywhere is no term.
const MOST_PAIRS: usize = 400;

/// So many examples are kept.
const EXAMPLES: usize = 3;

/// A term or name that the house does not have yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// As it stands in the first language.
    pub source: String,
    /// In the other.
    pub target: String,
    /// Whether it is somebody's or something's name.
    pub is_name: bool,
    /// In how many pairs both stand.
    pub count: u32,
    /// How much speaks for it; the order of the suggestions.
    pub score: f64,
    /// Pairs in which they stand, by number.
    pub examples: Vec<usize>,
    /// Whether it is worth telling.
    told: bool,
}

/// What belongs together of the stretches of both sides.
struct Link {
    source: u32,
    target: u32,
    count: u32,
    score: f64,
}

/// The terms and names that pairs of sentences suggest, likeliest first, without those that the house has.
#[must_use]
pub fn suggest(pairs: &[(&str, &str)], from: &Lang, to: &Lang, known: &Termbase) -> Vec<Suggestion> {
    let source = Stretches::of(pairs.iter().map(|pair| pair.0), from);
    let target = Stretches::of(pairs.iter().map(|pair| pair.1), to);
    let mut links = links(&source, &target);
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| (a.source, a.target).cmp(&(b.source, b.target))));
    let mut out: Vec<Suggestion> = Vec::new();
    let (mut taken_source, mut taken_target) = (vec![false; source.len()], vec![false; target.len()]);
    for link in links {
        let (s, t) = (source.get(link.source), target.get(link.target));
        // A part of what was suggested already, where it hardly stands by itself.
        let covered = out.iter().any(|other| part_of(&s.text, &other.source) && part_of(&t.text, &other.target));
        if taken_source[link.source as usize] || taken_target[link.target as usize] || covered {
            continue;
        }
        taken_source[link.source as usize] = true;
        taken_target[link.target as usize] = true;
        // The same in both, or with a title more, is nothing to look up, and covers its parts all the same.
        let told = !part_of(&s.text, &t.text)
            && !part_of(&t.text, &s.text)
            && !is_known(known, &s.text, from)
            && !is_known(known, &t.text, to);
        let both: Vec<usize> = common(&s.pairs, &t.pairs).map(|at| at as usize).collect();
        out.push(Suggestion {
            source: s.text.clone(),
            target: t.text.clone(),
            is_name: is_name(s) || is_name(t),
            told,
            count: link.count,
            score: link.score,
            examples: both.into_iter().take(EXAMPLES).collect(),
        });
    }
    out.retain(|suggestion| suggestion.told);
    out
}

fn is_name(side: &Side) -> bool {
    side.capitals == Some(Capitals::All)
}

/// Whether the house has it as a whole, inflected or not.
fn is_known(known: &Termbase, text: &str, lang: &Lang) -> bool {
    known.find_all(text, lang).iter().any(|found| found.span.start == 0 && found.span.end == text.len())
}

fn part_of(short: &str, long: &str) -> bool {
    long.len() >= short.len() && long.to_lowercase().contains(&short.to_lowercase())
}

fn links(source: &Stretches, target: &Stretches) -> Vec<Link> {
    let (there, back) = (best(source, target), best(target, source));
    let mut out = Vec::new();
    for (s, found) in (0..).zip(&there) {
        for &(t, count, ties) in found {
            // Each is among the best of the other.
            let Some(&(_, _, others)) = back[t as usize].iter().find(|(back, ..)| *back == s) else { continue };
            let (a, b) = (source.get(s), target.get(t));
            if let Some(score) = score(a, b, count, ties.max(others)) {
                out.push(Link { source: s, target: t, count, score });
            }
        }
    }
    out
}

/// For each stretch of one side those of the other that stand in most of its pairs for how often they stand at all, with in how
/// many pairs both do, and how many stretches apart from each other do as well.
fn best(one: &Stretches, other: &Stretches) -> Vec<Vec<(u32, u32, u32)>> {
    let mut counts: Vec<u32> = vec![0; other.len()];
    let mut out = Vec::with_capacity(one.len());
    for s in one.all() {
        let mut touched: Vec<u32> = Vec::new();
        if s.pairs.len() <= MOST_PAIRS {
            for pair in &s.pairs {
                for &t in other.in_pair(*pair) {
                    if counts[t as usize] == 0 {
                        touched.push(t);
                    }
                    counts[t as usize] += 1;
                }
            }
        }
        let dice = |t: u32| 2.0 * f64::from(counts[t as usize]) / (s.pairs.len() + other.get(t).pairs.len()) as f64;
        let mut ranked: Vec<(f64, u32)> =
            touched.iter().filter(|t| counts[**t as usize] >= LEAST_COUNT).map(|&t| (dice(t), t)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let top = ranked.first().map_or(0.0, |first| first.0);
        let near: Vec<u32> = ranked.iter().filter(|(dice, _)| *dice >= 0.85 * top).map(|(_, t)| *t).take(24).collect();
        // Those that do not overlap compete; parts of one another are one.
        let mut apart: Vec<u32> = Vec::new();
        for &t in &near {
            let text = &other.get(t).text;
            if apart.iter().all(|&seen| !part_of(text, &other.get(seen).text) && !part_of(&other.get(seen).text, text))
            {
                apart.push(t);
            }
        }
        let ties = u32::try_from(apart.len()).unwrap_or(u32::MAX);
        out.push(near.iter().filter(|t| dice(**t) >= LEAST_DICE).map(|&t| (t, counts[t as usize], ties)).collect());
        touched.iter().for_each(|t| counts[*t as usize] = 0);
    }
    out
}

/// How much speaks for a pair; none if too little does.
fn score(a: &Side, b: &Side, count: u32, ties: u32) -> Option<f64> {
    let single = a.words == 1 && b.words == 1;
    let name = is_name(a) || is_name(b);
    if single && !name && count < LEAST_COUNT_OF_WORDS {
        return None;
    }
    // What is a name in one language is not all small letters in the other.
    if let (Some(a), Some(b)) = (a.capitals, b.capitals)
        && a != b
        && a != Capitals::Some
        && b != Capitals::Some
    {
        return None;
    }
    let dice = 2.0 * f64::from(count) / (a.pairs.len() + b.pairs.len()) as f64;
    let alike = likeness(&a.text, &b.text);
    // With few pairs much stands in all of them by chance.
    let evidence = f64::from(count) + 3.0 * alike - 0.5 * f64::from(ties - 1);
    if evidence < 2.0 {
        return None;
    }
    let balance = {
        let (a, b) = (f64::from(a.weight), f64::from(b.weight));
        a.min(b) / a.max(b)
    };
    // Where two coincidences are all there is, both sides have to say as much as each other.
    if count == LEAST_COUNT && alike < 0.4 && balance < 0.75 {
        return None;
    }
    let kind = match (name, single) {
        (true, _) => 1.3,
        (false, false) => 1.2,
        (false, true) => 0.5,
    };
    Some(dice * (1.0 + evidence).ln() * kind * (0.5 + 0.5 * balance) * (1.0 + 0.3 * alike))
}

/// How alike two words are written, 0 to 1: pairs of letters in common.
fn likeness(a: &str, b: &str) -> f64 {
    let of = |text: &str| {
        let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic()).collect();
        let mut counts: HashMap<(char, char), i32> = HashMap::new();
        letters.windows(2).for_each(|two| *counts.entry((two[0], two[1])).or_default() += 1);
        counts
    };
    let (a, b) = (of(a), of(b));
    let both: i32 = a.iter().map(|(two, count)| *count.min(b.get(two).unwrap_or(&0))).sum();
    let all: i32 = a.values().sum::<i32>() + b.values().sum::<i32>();
    if all == 0 { 0.0 } else { f64::from(2 * both) / f64::from(all) }
}

fn common<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    a.iter().copied().filter(|at| b.binary_search(at).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Concept, Term, TermStatus};

    const PAIRS: [(&str, &str); 7] = [
        (
            "The Harbour Council met in Vila Salgada on Monday to hear what the salt workers want.",
            "O Conselho do Porto reuniu-se na segunda-feira em Vila Salgada para ouvir o que querem os salineiros.",
        ),
        (
            "A salt tax would ruin us, they told the Harbour Council.",
            "Um imposto do sal arruinava-nos, disseram ao Conselho do Porto.",
        ),
        ("Nobody in Lisbon has paid a salt tax since 1810.", "Em Lisboa ninguém paga um imposto do sal desde 1810."),
        ("The Harbour Council answers in May.", "O Conselho do Porto responde em maio."),
        ("Lisbon keeps silent about the salt tax.", "Lisboa nada diz sobre o imposto do sal."),
        ("Marta Quintela will write to Lisbon again.", "Marta Quintela vai escrever outra vez para Lisboa."),
        ("Marta Quintela knows every salt pan by name.", "Marta Quintela conhece cada salina pelo nome."),
    ];

    fn found(pairs: &[(&str, &str)], from: &str, to: &str, known: &Termbase) -> Vec<(String, String, bool)> {
        let lang = |tag: &str| Lang::parse(tag).unwrap();
        let found = suggest(pairs, &lang(from), &lang(to), known);
        found.into_iter().map(|one| (one.source, one.target, one.is_name)).collect()
    }

    fn has(found: &[(String, String, bool)], source: &str, target: &str, name: bool) -> bool {
        found.contains(&(source.to_owned(), target.to_owned(), name))
    }

    #[test]
    fn names_and_terms_of_several_words_find_their_renderings() {
        let none = Termbase::new(Vec::new());
        let there = found(&PAIRS, "en", "pt-PT", &none);
        assert!(has(&there, "Harbour Council", "Conselho do Porto", true), "{there:?}");
        assert!(has(&there, "salt tax", "imposto do sal", false), "{there:?}");
        assert!(has(&there, "Lisbon", "Lisboa", true), "{there:?}");
        // Nothing that begins or ends with a function word, no piece of a name, nothing that is the same in both.
        for (source, target, _) in &there {
            for word in ["the", "Council", "Harbour", "Marta Quintela", "Salgada", "Porto", "said"] {
                assert!(source != word && target != word, "{there:?}");
            }
        }
        let turned: Vec<(&str, &str)> = PAIRS.iter().rev().map(|(a, b)| (*b, *a)).collect();
        assert!(has(&found(&turned, "pt-PT", "en", &none), "imposto do sal", "salt tax", false));
        // Chinese names that the dictionary does not know, up to the character that a function word is elsewhere.
        let chinese = [
            ("The mill belongs to Quirombi.", "磨坊属于基龙比。"),
            ("“I stay,” said Quirombi.", "“我留下，”基龙比说。"),
            ("Nobody has seen Quirombi since.", "此后没有人见过基龙比。"),
        ];
        let there = found(&chinese, "en", "zh-Hans", &none);
        assert!(has(&there, "Quirombi", "基龙比", true), "{there:?}");
        assert_eq!(found(&[], "en", "pt-PT", &none), []);
        assert_eq!(found(&[("", ""), ("…", "—"), ("12", "12")], "en", "zh-Hans", &none), []);
    }

    #[test]
    fn what_the_house_has_is_not_suggested() {
        let term = |tag: &str, text: &str| Term {
            lang: Lang::parse(tag).unwrap(),
            text: text.to_owned(),
            status: TermStatus::Preferred,
            part_of_speech: None,
            forms: Vec::new(),
            note: None,
            line: None,
        };
        let terms = vec![term("en", "salt tax"), term("pt-PT", "imposto do sal")];
        let known = Concept { id: "salt-tax".to_owned(), subject: None, definitions: Vec::new(), terms };
        let there = found(&PAIRS, "en", "pt-PT", &Termbase::new(vec![known]));
        assert!(has(&there, "Harbour Council", "Conselho do Porto", true), "{there:?}");
        assert!(there.iter().all(|one| !one.0.contains("salt") && !one.1.contains("sal")), "{there:?}");
    }
}
