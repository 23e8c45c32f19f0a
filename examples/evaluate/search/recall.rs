//! Whether anything is missed: what lookup answers against brute force, ties included.

use std::collections::BTreeMap;

use cotejo::desk::lookup::{Request, lookup};
use cotejo::model::Key;
use cotejo::store::Reader;

use super::corpus::Corpus;
use super::peer::Peer;
use super::{Goal, KINDS, Options, TOP, Table};

const THRESHOLDS: [u8; 3] = [50, 70, 85];

/// For a kind, a threshold and a limit: queries asked, queries answered otherwise, matches compared.
type Counts = BTreeMap<(usize, u8, bool), (usize, usize, usize)>;

pub(super) fn run(options: &Options, corpus: &Corpus, peer: &Peer, table: &mut Table) -> Result<(), String> {
    let mut queries = Vec::new();
    for (kind, name) in KINDS.iter().enumerate() {
        let of_kind = corpus.queries(&options.folder, name, options.queries)?;
        queries.extend(of_kind.into_iter().map(|query| (kind, query)));
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let counts = std::thread::scope(|scope| {
        let queries = &queries;
        let threads: Vec<_> = (0..threads)
            .map(|at| scope.spawn(move || ask(corpus, peer, queries.iter().skip(at).step_by(threads))))
            .collect();
        let mut all = Counts::new();
        for thread in threads {
            for (what, (asked, wrong, matches)) in thread.join().map_err(|_| "a thread failed")?? {
                let sum = all.entry(what).or_default();
                *sum = (sum.0 + asked, sum.1 + wrong, sum.2 + matches);
            }
        }
        Ok::<_, String>(all)
    })?;
    println!(
        "| {} queries | t | asked | all: differ | matches | top {TOP}: differ |\n|---|---|---|---|---|---|",
        corpus.lang
    );
    let (mut asked, mut agreed) = (0, 0);
    for (kind, name) in KINDS.iter().enumerate() {
        for t in THRESHOLDS {
            let (n, wrong, matches) = counts.get(&(kind, t, false)).copied().unwrap_or_default();
            let (n_top, wrong_top, _) = counts.get(&(kind, t, true)).copied().unwrap_or_default();
            println!("| {name} | {t} | {n} | {wrong} | {matches} | {wrong_top} |");
            asked += n + n_top;
            agreed += n + n_top - wrong - wrong_top;
        }
    }
    let recall = agreed as f64 / asked as f64;
    let matches: usize = counts.iter().filter(|(what, _)| !what.2).map(|(_, count)| count.2).sum();
    let told = format!(
        "{recall} ({agreed} of {asked} answers the same: {} queries × t 50, 70, 85 × all, top {TOP}; {matches} matches)",
        queries.len()
    );
    table.add(&format!("{}: recall against brute force, ties included", corpus.lang), Goal::AtLeast(1.0), recall, told);
    Ok(())
}

fn ask<'q>(corpus: &Corpus, peer: &Peer, queries: impl Iterator<Item = &'q (usize, String)>) -> Result<Counts, String> {
    let memory = corpus.open()?.reader().map_err(|error| error.to_string())?;
    let mut counts = Counts::new();
    for (kind, query) in queries {
        let key: Vec<char> = Key::of(query).as_str().chars().collect();
        // All at 50 hold all at 70 and 85: the distance does not depend on the threshold.
        let brute = peer.search(&key, THRESHOLDS[0]);
        for t in THRESHOLDS {
            let mut expected: Vec<(u32, u8)> = brute.iter().copied().filter(|(_, base)| *base >= t).collect();
            // No penalties, no context, no dates: base, then id, which grows with the line.
            expected.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
            for top in [false, true] {
                let limit = top.then_some(TOP);
                let found = answer(&*memory, corpus, query, t, limit)?;
                let wanted = &expected[..limit.unwrap_or(usize::MAX).min(expected.len())];
                let count = counts.entry((*kind, t, top)).or_default();
                count.0 += 1;
                count.2 += wanted.len();
                if found != wanted {
                    count.1 += 1;
                    println!("{} {t} {limit:?}: {} found, {} wanted: {query}", KINDS[*kind], found.len(), wanted.len());
                }
            }
        }
    }
    Ok(counts)
}

/// What lookup answers: lines and bases, in its order.
fn answer(
    memory: &dyn Reader,
    corpus: &Corpus,
    query: &str,
    threshold: u8,
    limit: Option<usize>,
) -> Result<Vec<(u32, u8)>, String> {
    let request = Request::new(query.into(), corpus.source.clone(), vec![corpus.target.clone()]);
    let found = lookup(memory, &Request { threshold, limit, ..request }).map_err(|error| error.to_string())?;
    Ok(found.iter().filter_map(|found| Some((found.target.text.chars().parse().ok()?, found.score))).collect())
}
