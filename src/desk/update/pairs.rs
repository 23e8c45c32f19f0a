//! Which sentence of a file stands for which of its page, where several say the same and are not translated alike.

use std::collections::HashMap;

use crate::model::{BilingualBlock, Key, Segment};

/// A sentence of the file.
pub(super) struct Earlier<'a> {
    pub(super) unit: usize,
    pub(super) segment: &'a Segment,
    key: Key,
    /// The key of what it is translated as.
    rendering: Option<Key>,
}

/// The sentences of units, in order.
pub(super) fn sentences(units: &[BilingualBlock]) -> Vec<Earlier<'_>> {
    let of_unit = |(unit, block)| {
        let block: &BilingualBlock = block;
        block.segments.iter().filter(|segment| !segment.is_apart()).map(move |segment| Earlier {
            unit,
            segment,
            key: segment.source.key(),
            rendering: segment.target.as_ref().filter(|target| !target.is_blank()).map(crate::model::Text::key),
        })
    };
    units.iter().enumerate().flat_map(of_unit).collect()
}

/// Which of the file's sentences one of the page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// This one.
    One(usize),
    /// One of these, which are not translated alike, and nothing tells which.
    Undecided(Vec<usize>),
}

/// For the sentences of the page that are said more than once, and not translated alike, which one of the file's each is:
/// the one with the same neighbours. Counted are the page's sentences that `sentences` gives.
pub(super) fn pairs(old: &[Earlier<'_>], new: &[Earlier<'_>]) -> HashMap<usize, Choice> {
    /// A sentence that is said more often than this is a refrain; there only what stands where it stood is sure.
    const MOST: usize = 256;
    let mut old_of: HashMap<&Key, Vec<usize>> = HashMap::new();
    let mut new_of: HashMap<&Key, usize> = HashMap::new();
    for (at, one) in old.iter().enumerate() {
        old_of.entry(&one.key).or_default().push(at);
    }
    for one in new {
        *new_of.entry(&one.key).or_default() += 1;
    }
    let is_contested = |key: &Key, known: &[usize]| {
        let wanted = new_of.get(key).copied().unwrap_or_default();
        let differ = known.iter().any(|&at| old[at].rendering != old[known[0]].rendering);
        let translated = known.iter().any(|&at| old[at].rendering.is_some());
        translated && (differ || wanted > known.len())
    };
    let contested: HashMap<&Key, &[usize]> = old_of
        .iter()
        .filter(|(key, known)| is_contested(key, known))
        .map(|(key, known)| (*key, known.as_slice()))
        .collect();
    let head = old.iter().zip(new).take_while(|(a, b)| a.key == b.key).count();
    let short = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(short).take_while(|(a, b)| a.key == b.key).count();
    let mut used = vec![false; old.len()];
    let mut out = HashMap::new();
    // What stands where it stood, beside what it stood beside.
    let same = (0..head).map(|at| (at, at)).chain((1..=tail).map(|back| (old.len() - back, new.len() - back)));
    for (was, is) in same.filter(|&(was, is)| contested.contains_key(&new[is].key) && stands_by(old, was, new, is)) {
        out.insert(is, Choice::One(was));
        used[was] = true;
    }
    for (at, one) in new.iter().enumerate() {
        let Some(&known) = contested.get(&one.key) else { continue };
        if out.contains_key(&at) {
            continue;
        }
        let near: &[usize] = if known.len() > MOST { &[] } else { known };
        let near: Vec<(usize, (usize, usize))> = near
            .iter()
            .filter(|&&was| stands_by(old, was, new, at))
            .map(|&was| (was, common(old, was, new, at)))
            .collect();
        // Those than which no other one has more around it in common.
        let best: Vec<usize> = near
            .iter()
            .filter(|(_, (l, r))| !near.iter().any(|(_, (a, b))| a >= l && b >= r && (a, b) != (l, r)))
            .map(|(was, _)| *was)
            .collect();
        let alike = best.iter().all(|&was| old[was].rendering == old[best[0]].rendering);
        let choice = match best.iter().find(|&&was| !used[was]).filter(|_| alike) {
            Some(&was) => {
                used[was] = true;
                Choice::One(was)
            }
            None => Choice::Undecided(distinct(old, known)),
        };
        out.insert(at, choice);
    }
    out
}

/// Whether two sentences that say the same have the neighbour in common that tells who says it: what comes before in the
/// paragraph, else what comes behind in it, else the end of the paragraph before.
fn stands_by(old: &[Earlier<'_>], was: usize, new: &[Earlier<'_>], is: usize) -> bool {
    let before = |all: &[Earlier<'_>], at: usize| at.checked_sub(1).map(|at| all[at].key.clone());
    let same_unit = |other: Option<&Earlier<'_>>| other.is_some_and(|other| other.unit == new[is].unit);
    let before_too = same_unit(is.checked_sub(1).and_then(|at| new.get(at)));
    match !before_too && same_unit(new.get(is + 1)) {
        true => old.get(was + 1).is_some_and(|other| other.key == new[is + 1].key),
        false => before(old, was) == before(new, is),
    }
}

/// How many sentences before, and behind, are the same.
fn common(old: &[Earlier<'_>], was: usize, new: &[Earlier<'_>], is: usize) -> (usize, usize) {
    /// As far as it is looked.
    const FAR: usize = 32;
    let same = |(a, b): &(&Earlier<'_>, &Earlier<'_>)| a.key == b.key;
    let before = old[..was].iter().rev().zip(new[..is].iter().rev()).take(FAR).take_while(same).count();
    let behind = old[was + 1..].iter().zip(&new[is + 1..]).take(FAR).take_while(same).count();
    (before, behind)
}

/// One sentence for each rendering, a person's before one that was filled in.
fn distinct(old: &[Earlier<'_>], known: &[usize]) -> Vec<usize> {
    let mut sorted = known.to_vec();
    sorted.sort_by_key(|&at| old[at].segment.is_as_filled());
    let mut seen = std::collections::HashSet::new();
    sorted.retain(|&at| old[at].rendering.as_ref().is_some_and(|rendering| seen.insert(rendering.clone())));
    sorted
}
