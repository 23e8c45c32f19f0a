//! What a page has in common with its translation before anything is aligned: numbers, days, names in Latin letters.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::desk::archive::belonging::numbers;
use crate::desk::archive::pages::ArchivePage;
use crate::model::Time;

/// Words are cut to so many letters: `presidente` and `president` are one.
const LETTERS: usize = 6;

/// Pages further apart, in seconds, are hardly each other's translation.
const FAR: i64 = 8 * 86_400;

/// What a page has that its translation has too, most likely.
fn marks(page: &ArchivePage) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for sentence in &page.sentences {
        out.extend(numbers(&sentence.text, &page.lang));
    }
    for sentence in &page.sentences {
        for word in sentence.text.split(|c: char| !c.is_alphabetic() || !is_latin(c)) {
            let plain: String =
                word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).take(LETTERS).collect();
            if plain.len() > 2 || (plain.len() == 2 && word.chars().all(char::is_uppercase)) {
                out.insert(plain);
            }
        }
    }
    out
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}')
}

/// Pairs of pages in different languages that may be one text, best first for each page, by what they share; each pair
/// once, the smaller number first; for each page `most` in each other language. `may` says of two pages whether they come
/// into question.
pub(super) fn candidates(
    pages: &[ArchivePage],
    most: usize,
    may: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let marks: Vec<BTreeSet<String>> = pages.iter().map(marks).collect();
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, marks) in marks.iter().enumerate() {
        for mark in marks {
            having.entry(mark).or_default().push(at);
        }
    }
    let rarity = |mark: &str| {
        let having = having.get(mark).map_or(0, Vec::len);
        if having < 2 { 0.0 } else { ((pages.len() + 1) as f64 / having as f64).ln() }
    };
    // What stands in a fifth of many pages tells none from another, and would make every page meet every other.
    let common = (pages.len() / 5).max(50);
    let weight: Vec<f64> =
        marks.iter().map(|marks| marks.iter().map(|mark| rarity(mark).powi(2)).sum::<f64>().sqrt()).collect();
    let lengths: Vec<f64> = pages.iter().map(length).collect();
    let mut out = BTreeSet::new();
    for (at, own) in marks.iter().enumerate() {
        let mut shared: HashMap<usize, f64> = HashMap::new();
        for mark in own {
            let with = having.get(mark.as_str()).map_or(&[][..], Vec::as_slice);
            if with.len() > common {
                continue;
            }
            let worth = rarity(mark).powi(2);
            for &other in with.iter().filter(|&&other| other != at && may(at, other)) {
                *shared.entry(other).or_default() += worth;
            }
        }
        let mut by_language: HashMap<&str, Vec<(f64, usize)>> = HashMap::new();
        for (other, sum) in shared {
            let near = nearness((pages[at].date, lengths[at]), (pages[other].date, lengths[other]));
            let score = sum / (weight[at] * weight[other]).max(1e-9) * near;
            by_language.entry(pages[other].lang.language()).or_default().push((score, other));
        }
        for mut found in by_language.into_values() {
            found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            found.truncate(most);
            out.extend(found.into_iter().map(|(_, other)| (at.min(other), at.max(other))));
        }
    }
    out.into_iter().collect()
}

/// How well dates and lengths fit, 0 to 1.
fn nearness((a_date, a): (Option<Time>, f64), (b_date, b): (Option<Time>, f64)) -> f64 {
    let days = match (a_date, b_date) {
        (Some(a), Some(b)) if a.0.abs_diff(b.0) > FAR.unsigned_abs() => 0.3,
        (Some(_), Some(_)) => 1.0,
        _ => 0.8,
    };
    days * (a.min(b) / a.max(b).max(1.0)).max(0.2).sqrt()
}

/// Characters, one of a Chinese text being worth three.
fn length(page: &ArchivePage) -> f64 {
    let each = if page.lang.language() == "zh" { 3.0 } else { 1.0 };
    page.sentences.iter().map(|sentence| sentence.text.chars().count() as f64).sum::<f64>() * each
}
