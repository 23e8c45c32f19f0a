//! The search held against the definition, on the person's own memory: every unit is compared, and the answers must be
//! the same. The units come out of the tables themselves, once these are known to hold what the log says: the search has
//! no part in it, nor has any index.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::lookup::{Match, Request, lookup, the_best_of_unit};
use crate::error::Result;
use crate::fuzzy::lengths;
use crate::model::{Lang, Text, Unit};
use crate::store::Reader;

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
    let queries = queries(store, sample)?;
    let mut expected: Vec<Vec<Match>> = vec![Vec::new(); queries.len()];
    store.scan(&mut |unit| {
        for (request, expected) in queries.iter().zip(&mut expected) {
            if can_reach(&unit, request) {
                let matches = request.targets.iter().filter_map(|wanted| the_best_of_unit(&unit, wanted, request));
                expected.extend(matches.filter(|found| found.score >= request.threshold));
            }
        }
        Ok(())
    })?;
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
fn queries(store: &dyn Reader, sample: usize) -> Result<Vec<Request>> {
    // How many texts there are in each language, and in which of its written forms.
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut held: BTreeSet<Lang> = BTreeSet::new();
    store.scan(&mut |unit| {
        for variant in unit.variants {
            *counts.entry(variant.lang.language().to_owned()).or_default() += 1;
            held.insert(variant.lang);
        }
        Ok(())
    })?;
    let of = |language: &str, same: bool| -> Vec<Lang> {
        held.iter().filter(|lang| (lang.language() == language) == same).cloned().collect()
    };
    let mut out = Vec::new();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    store.scan(&mut |unit| {
        for variant in &unit.variants {
            let language = variant.lang.language();
            let step = counts.get(language).copied().unwrap_or_default().div_ceil(sample.max(1)).max(1);
            let at = at.entry(language.to_owned()).or_default();
            let (turn, asked) = (*at / step, at.is_multiple_of(step));
            *at += 1;
            if !asked {
                continue;
            }
            let others = of(language, false);
            if let (false, Some(source)) = (others.is_empty(), of(language, true).into_iter().next()) {
                let text = changed(variant.text.key().as_str(), turn);
                let request = Request::new(Text::plain(text), source, others);
                out.push(Request { threshold: COMPARED_FROM, limit: None, ..request });
            }
        }
        Ok(())
    })?;
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
