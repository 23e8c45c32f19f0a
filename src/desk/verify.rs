//! The search held against the definition, on the person's own memory: every unit is compared, and the answers must be
//! the same.

use std::cmp::Ordering;

use super::lookup::{Match, Request, lookup, the_best_of_unit};
use crate::error::Result;
use crate::fuzzy::lengths;
use crate::model::{Lang, Text, Unit};
use crate::store::{Reader, Selection};

/// How many queries are asked unless told otherwise.
pub const SAMPLE: usize = 20;

/// The score from which matches are compared.
const COMPARED_FROM: u8 = 60;
/// How many of the best are compared, beside all: from one to so many, taking turns.
const BEST_COMPARED: usize = 5;

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Verified {
    /// How many queries were asked.
    pub asked: u64,
    /// How many of them the search answered as comparing with every unit does.
    pub agreed: u64,
    /// How many matches there were in all.
    pub matches: u64,
    /// The queries whose answers differ.
    pub differing: Vec<String>,
}

/// Asks `sample` queries, made from the memory's own segments, in each language that it holds, and compares what
/// [`lookup`] answers with what comparing with every unit gives: which units, with which scores, in which order, all of
/// them and the best few.
///
/// # Errors
/// Those of the store.
pub fn verify(store: &dyn Reader, sample: usize) -> Result<Verified> {
    let _span = tracing::info_span!("verify", sample).entered();
    let mut out = Verified::default();
    store.snapshot(&mut || compare(store, sample, &mut out))?;
    Ok(out)
}

fn compare(store: &dyn Reader, sample: usize, out: &mut Verified) -> Result<()> {
    let held: Vec<Lang> = store.languages()?.into_iter().map(|(lang, _)| lang).collect();
    let queries = queries(store, &held, sample)?;
    let mut expected: Vec<Vec<Match>> = vec![Vec::new(); queries.len()];
    for unit in store.units(&Selection::default())? {
        let unit = unit?;
        for (request, expected) in queries.iter().zip(&mut expected) {
            if can_reach(&unit, request) {
                let matches = request.targets.iter().filter_map(|wanted| the_best_of_unit(&unit, wanted, request));
                expected.extend(matches.filter(|found| found.score >= request.threshold));
            }
        }
    }
    for (turn, (request, mut expected)) in queries.iter().zip(expected).enumerate() {
        expected.sort_by(|a, b| in_order(request, a, b));
        let all = lookup(store, request)? == expected;
        // One language at a time: the threshold rises only when the list of every language wanted is full.
        let limit = 1 + turn % BEST_COMPARED;
        let mut top = true;
        for wanted in &request.targets {
            let one = Request { targets: vec![wanted.clone()], limit: Some(limit), ..request.clone() };
            let best = expected.iter().filter(|found| found.wanted == *wanted).take(limit);
            top &= lookup(store, &one)?.iter().eq(best);
        }
        out.asked += 1;
        out.matches += expected.len() as u64;
        if all && top {
            out.agreed += 1;
        } else {
            out.differing.push(request.text.chars());
        }
    }
    Ok(())
}

/// Segments from all over the memory, as they are and with some characters gone, doubled or changed.
fn queries(store: &dyn Reader, held: &[Lang], sample: usize) -> Result<Vec<Request>> {
    let mut languages: Vec<&str> = held.iter().map(Lang::language).collect();
    languages.dedup();
    let mut out = Vec::new();
    for language in languages {
        let others: Vec<Lang> = held.iter().filter(|lang| lang.language() != language).cloned().collect();
        let Some(source) = held.iter().find(|lang| lang.language() == language) else { continue };
        let mut count = 0usize;
        store.keys(language, 0..=u32::MAX, &mut |_| {
            count += 1;
            Ok(())
        })?;
        if others.is_empty() || count == 0 {
            continue;
        }
        let step = count.div_ceil(sample.max(1)).max(1);
        let mut at = 0usize;
        store.keys(language, 0..=u32::MAX, &mut |stored| {
            if at.is_multiple_of(step) {
                let text = changed(stored.key, at / step);
                let request = Request::new(Text::plain(text), source.clone(), others.clone());
                out.push(Request { threshold: COMPARED_FROM, limit: None, ..request });
            }
            at += 1;
            Ok(())
        })?;
    }
    Ok(out)
}

/// A text as an editor might have changed it, a little more each time.
fn changed(key: &str, turn: usize) -> String {
    let every = 3 + turn % 9;
    key.chars()
        .enumerate()
        .flat_map(|(at, c)| match (turn % 4, (at + 1) % every) {
            (1, 0) => vec![],
            (2, 0) => vec![c, c],
            (3, 0) => vec!['x'],
            _ => vec![c],
        })
        .collect()
}

/// Whether any of a unit's variants has a length that can reach the threshold; the base cannot reach it otherwise.
fn can_reach(unit: &Unit, request: &Request) -> bool {
    let reach = lengths(request.threshold, request.text.key().as_str().chars().count());
    unit.variants
        .iter()
        .filter(|variant| variant.lang.language() == request.source.language())
        .any(|variant| reach.contains(&variant.text.key().as_str().chars().count()))
}

/// The order of matches (`docs/search.md`), written down once more.
fn in_order(request: &Request, a: &Match, b: &Match) -> Ordering {
    let place = |found: &Match| request.targets.iter().position(|wanted| *wanted == found.wanted);
    place(a)
        .cmp(&place(b))
        .then(b.score.cmp(&a.score))
        .then(b.base.cmp(&a.base))
        .then(b.unit.changed.cmp(&a.unit.changed))
        .then(a.unit.id.cmp(&b.unit.id))
}
