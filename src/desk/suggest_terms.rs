//! Terms and names that a memory suggests, for an editor to take into the termbase, or not: nothing here writes into it.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use crate::desk::concept_ids::ConceptIds;
use crate::error::{Error, Result};
use crate::model::{Lang, Origin, Standing, State, Unit, Variant, short_hash};
use crate::store::{Reader, Selection};
use crate::termbase::{Suggestion, Termbase, suggest};

/// So many pairs of sentences are looked at for a pair of languages, at most.
const MOST_PAIRS: usize = 50_000;

/// So many suggestions are shown unless told.
pub const LIMIT: usize = 50;

/// So many characters of an example are kept.
const EXAMPLE: usize = 160;

/// A term or name that the memory suggests, with what it is called in other languages.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SuggestedTerm {
    /// Its language.
    pub from: String,
    /// As it stands there.
    pub source: String,
    /// Whether it is a name.
    pub name: bool,
    /// What it is called, by language.
    pub targets: Vec<SuggestedTarget>,
}

/// What a term is called in another language.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SuggestedTarget {
    /// The language.
    pub to: String,
    /// As it stands there.
    pub target: String,
    /// In how many pairs of sentences both stand.
    pub count: u32,
    /// One of them.
    pub example: [String; 2],
}

/// What a memory suggests for a language and others, likeliest first.
///
/// # Errors
/// Those of the store.
pub fn suggested(
    reader: &dyn Reader,
    from: &Lang,
    to: &[Lang],
    known: &Termbase,
    limit: usize,
) -> Result<Vec<SuggestedTerm>> {
    let mut by_source: BTreeMap<String, (f64, SuggestedTerm)> = BTreeMap::new();
    for lang in to {
        let pairs = pairs(reader, from, lang)?;
        let texts: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        for Suggestion { source, target, is_name, count, score, examples, .. } in suggest(&texts, from, lang, known) {
            let example = examples.first().and_then(|at| pairs.get(*at));
            let example = example.map_or_else(Default::default, |(a, b)| [shortened(a), shortened(b)]);
            let (best, term) = by_source.entry(source.to_lowercase()).or_insert_with(|| {
                let (from, name) = (from.to_string(), is_name);
                (0.0, SuggestedTerm { from, source, name, targets: Vec::new() })
            });
            *best = best.max(score);
            term.name |= is_name;
            term.targets.push(SuggestedTarget { to: lang.to_string(), target, count, example });
        }
    }
    let mut ranked: Vec<(f64, SuggestedTerm)> = by_source.into_values().collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.source.cmp(&b.1.source)));
    Ok(ranked.into_iter().map(|(_, term)| term).take(limit).collect())
}

/// The pairs of sentences of two languages, each once: what people wrote or alignment found, nothing of an engine's.
fn pairs(reader: &dyn Reader, from: &Lang, to: &Lang) -> Result<Vec<(String, String)>> {
    let counts = |unit: &Unit, variant: &Variant| {
        variant.state >= State::Translated && unit.origin_of(variant) != Origin::Machine && !variant.text.is_blank()
    };
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for unit in reader.units(&Selection::default())? {
        let unit = unit?;
        let of = |lang: &Lang| {
            let mut found = unit.variants.iter().filter(|variant| variant.lang.standing(lang) == Standing::Same);
            found.find(|variant| counts(&unit, variant))
        };
        let (Some(source), Some(target)) = (of(from), of(to)) else { continue };
        let pair = (source.text.chars(), target.text.chars());
        if out.len() < MOST_PAIRS && seen.insert(short_hash(&[&pair.0, &pair.1], 16)) {
            out.push(pair);
        }
    }
    Ok(out)
}

/// A sentence on one line, or its beginning.
fn shortened(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let line = words.join(" ");
    let mut chars = line.char_indices().skip(EXAMPLE);
    chars.next().map_or_else(|| line.clone(), |(at, _)| format!("{}…", line[..at].trim_end()))
}

/// The languages to look at: those asked for, else the project's.
///
/// # Errors
/// [`Error::SourceMissing`]; [`Error::TargetIsSource`] where one is asked for that is the terms' own; [`Error::TargetsMissing`].
pub fn languages(
    from: Option<&Lang>,
    to: &[Lang],
    of_project: (Option<&Lang>, &[Lang]),
    held: &[(Lang, u64)],
) -> Result<(Lang, Vec<Lang>)> {
    let from = from.or(of_project.0).ok_or(Error::SourceMissing {})?.clone();
    if let Some(same) = to.iter().find(|lang| lang.standing(&from) == Standing::Same) {
        return Err(Error::TargetIsSource { lang: same.to_string() });
    }
    // The project's source is another language where its terms are looked for in one of the others.
    let (all, source) = if to.is_empty() { (of_project.1, of_project.0) } else { (to, None) };
    let mut langs: Vec<Lang> = Vec::new();
    for lang in all.iter().chain(source) {
        if lang.standing(&from) != Standing::Same && !langs.contains(lang) {
            langs.push(lang.clone());
        }
    }
    if langs.is_empty() {
        let held = held.iter().map(|(lang, _)| lang.to_string()).collect::<Vec<_>>().join(", ");
        return Err(Error::TargetsMissing { langs: if held.is_empty() { "none".to_owned() } else { held } });
    }
    Ok((from, langs))
}

/// The suggestions as entries of a termbase, each of which is a remark: an editor takes the signs away from what she accepts.
/// `head` says so in her language.
#[must_use]
pub fn file_of(terms: &[SuggestedTerm], known: &Termbase, head: &str) -> String {
    let mut ids: ConceptIds = known.concepts().iter().map(|concept| concept.id.clone()).collect();
    let mut out = String::new();
    for line in head.lines() {
        let _ = writeln!(out, "# {line}");
    }
    for term in terms {
        out.push('\n');
        for SuggestedTarget { to, count, example, .. } in &term.targets {
            let _ = writeln!(out, "## {count} × {} · {to}: {}", example[0], example[1]);
        }
        let texts = std::iter::once(&term.source).chain(term.targets.iter().map(|target| &target.target));
        let _ = writeln!(out, "# [{}]", ids.fresh(texts.map(String::as_str)));
        if term.name {
            let _ = writeln!(out, "# pos = \"proper-noun\"");
        }
        let _ = writeln!(out, "# {} = {}", term.from, quoted(&term.source));
        for SuggestedTarget { to, target, .. } in &term.targets {
            let _ = writeln!(out, "# {to} = {}", quoted(target));
        }
    }
    out
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
