//! Where a long document's path surely goes, found before anything is scored: rare tokens that both sides share.
//!
//! Pairs of sentences that share a token rare on both sides, near the diagonal, are points; the heaviest monotone chain of
//! them (a longest increasing subsequence, with a Fenwick tree for its prefix maxima) is the line; points off their
//! neighbours' diagonal are thrown out.

use super::corpus::{Bags, Text};
use super::prior::Rows;

/// A token is rare that stands in at most this many sentences of a side.
const RARE: usize = 12;

/// How far from the diagonal a point may be, as a share of the document.
const NEAR: f64 = 0.1;

/// How many sentences a point may be off the median of its neighbours.
const OFF: i64 = 15;

/// How many neighbours on each side the median is taken of.
const NEIGHBOURS: usize = 5;

/// The nodes before pairs of sentences that belong together by their rare tokens, ascending; `known` says which types are
/// each other's translation.
pub(super) fn anchors(text: &Text, known: &Rows) -> Vec<(u32, u32)> {
    let (n, m) = (text.source.len(), text.target.len());
    let (ours, theirs) = (rare(&text.source.bags), rare(&text.target.bags));
    let mut points: Vec<(u32, u32, f64)> = Vec::new();
    for (kind, sentences) in &ours {
        for (made, value) in known.row(*kind as usize) {
            let Ok(at) = theirs.binary_search_by_key(&made, |(kind, _)| *kind) else { continue };
            let weight = f64::from(value) / (sentences.len() * theirs[at].1.len()) as f64;
            for &i in sentences {
                for &j in &theirs[at].1 {
                    if (f64::from(i) / n as f64 - f64::from(j) / m as f64).abs() <= NEAR {
                        points.push((i, j, weight));
                    }
                }
            }
        }
    }
    points.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    points.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    straightened(&heaviest_chain(&points, m))
}

/// The types that are rare on a side, ascending, with their sentences.
fn rare(bags: &Bags) -> Vec<(u32, Vec<u32>)> {
    let mut all: Vec<(u32, u32)> = Vec::new();
    for (sentence, bag) in (0u32..).zip(0..bags.len()) {
        all.extend(bags.of(bag).map(|(kind, _)| (kind, sentence)));
    }
    all.sort_unstable();
    (all.chunk_by(|a, b| a.0 == b.0))
        .filter(|chunk| chunk.len() <= RARE)
        .map(|chunk| (chunk[0].0, chunk.iter().map(|(_, sentence)| *sentence).collect()))
        .collect()
}

/// The chain of points that ascends on both sides and weighs most. Points come ordered by their first side.
fn heaviest_chain(points: &[(u32, u32, f64)], m: usize) -> Vec<(u32, u32)> {
    // Prefix maxima over j: weight of the best chain that ends before, and its last point.
    let mut tree: Vec<(f64, usize)> = vec![(0.0, usize::MAX); m + 2];
    let mut before = vec![usize::MAX; points.len()];
    let mut best = (0.0, usize::MAX);
    let mut from = 0;
    while from < points.len() {
        let row = points[from].0;
        let to = from + points[from..].partition_point(|point| point.0 == row);
        let mut entered = Vec::with_capacity(to - from);
        for (number, point) in (from..).zip(&points[from..to]) {
            let mut at = point.1 as usize;
            let mut most = (0.0, usize::MAX);
            while at > 0 {
                if tree[at].0 > most.0 {
                    most = tree[at];
                }
                at &= at - 1;
            }
            before[number] = most.1;
            entered.push((point.1 as usize + 1, most.0 + point.2, number));
        }
        for (place, weight, number) in entered {
            if weight > best.0 {
                best = (weight, number);
            }
            let mut at = place;
            while at < tree.len() {
                if weight > tree[at].0 {
                    tree[at] = (weight, number);
                }
                at += at & at.wrapping_neg();
            }
        }
        from = to;
    }
    let mut out = Vec::new();
    let mut at = best.1;
    while at != usize::MAX {
        out.push((points[at].0, points[at].1));
        at = before[at];
    }
    out.reverse();
    out
}

/// The points whose diagonal is that of their neighbours.
fn straightened(chain: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let diagonal = |point: &(u32, u32)| i64::from(point.1) - i64::from(point.0);
    (0..chain.len())
        .filter(|&at| {
            let range = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(chain.len());
            let mut around: Vec<i64> = chain[range].iter().map(diagonal).collect();
            around.sort_unstable();
            (diagonal(&chain[at]) - around[around.len() / 2]).abs() <= OFF
        })
        .map(|at| chain[at])
        .collect()
}
