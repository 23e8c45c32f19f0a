//! The paragraphs of a part that are there to be read: not those of what was deleted, and each once where a file says the
//! same twice for readers of different age.

use std::collections::HashSet;

use super::paragraph::{characters, content_start};
use super::tree::{Space, Tree};
use crate::model::Span;

/// Paragraphs that are one text, and where that text stands again.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// More than one where the end of one was deleted.
    pub(super) paragraphs: Vec<usize>,
    /// The same text for readers that know less.
    pub(super) twins: Vec<Vec<usize>>,
    pub(super) in_cell: bool,
}

impl Found {
    /// What is replaced when a translation is poured in.
    pub(super) fn span(&self, tree: &Tree<'_>) -> Span {
        span_of(tree, &self.paragraphs)
    }
}

pub(super) fn span_of(tree: &Tree<'_>, paragraphs: &[usize]) -> Span {
    match (paragraphs.first(), paragraphs.last()) {
        (Some(&first), Some(&last)) => {
            let start = content_start(tree, first);
            Span::new(start, tree.content(last).end.max(start))
        }
        _ => Span::default(),
    }
}

/// What stands around a place.
#[derive(Clone, Copy, Default)]
struct Around {
    deleted: bool,
    in_cell: bool,
    /// Alternatives, and which of them: the first is read.
    alternative: Option<(usize, usize)>,
}

/// What the branches of alternatives hold, as numbers of paragraphs found.
#[derive(Default)]
struct Alternatives {
    outer: Option<(usize, usize)>,
    branches: Vec<Vec<usize>>,
}

/// The paragraphs of a part in the order in which they begin.
pub(super) fn find(tree: &Tree<'_>) -> Vec<Found> {
    let mut all: Vec<(Found, Option<(usize, usize)>)> = Vec::new();
    let mut alternatives: Vec<Alternatives> = Vec::new();
    let mut open: Vec<(usize, Around)> = Vec::new();
    // Paragraphs that are one with one before them.
    let mut taken: HashSet<usize> = HashSet::new();
    let mut at = 0;
    while at < tree.len() {
        while open.last().is_some_and(|&(end, _)| at >= end) {
            open.pop();
        }
        let around = open.last().map(|&(_, around)| around).unwrap_or_default();
        let mut inside = around;
        match (tree.space(at), tree.local(at)) {
            (Space::Word, "p") if !around.deleted && !taken.remove(&at) => {
                let paragraphs = joined(tree, at);
                taken.extend(&paragraphs[1..]);
                all.push((Found { paragraphs, twins: Vec::new(), in_cell: around.in_cell }, around.alternative));
            }
            (Space::Word, "del" | "moveFrom") => inside.deleted = true,
            (Space::Word, "tr") => inside.deleted |= is_deleted(tree, at, "trPr", &["del"]),
            (Space::Word, "tc") => {
                inside.deleted |= is_deleted(tree, at, "tcPr", &["cellDel"]);
                inside.in_cell = true;
            }
            (Space::Word, "txbxContent") => inside.in_cell = false,
            (Space::Alternatives, "AlternateContent") => {
                alternatives.push(Alternatives { outer: around.alternative, branches: Vec::new() });
                inside.alternative = Some((alternatives.len() - 1, 0));
            }
            (Space::Alternatives, "Choice" | "Fallback") => {
                if let Some((number, branch)) = &mut inside.alternative {
                    *branch = alternatives[*number].branches.len();
                    alternatives[*number].branches.push(Vec::new());
                }
            }
            _ => {}
        }
        if tree.next(at) > at + 1 {
            open.push((tree.next(at), inside));
        }
        at += 1;
    }
    pair_up(tree, all, alternatives)
}

fn is_deleted(tree: &Tree<'_>, at: usize, properties: &str, marks: &[&str]) -> bool {
    tree.child(at, properties)
        .is_some_and(|at| tree.children(at).any(|child| marks.iter().any(|mark| tree.is(child, mark))))
}

/// A paragraph and those that follow it directly while the end of each is deleted.
fn joined(tree: &Tree<'_>, at: usize) -> Vec<usize> {
    let mut out = vec![at];
    let stop = tree.parent(at).map_or(tree.len(), |parent| tree.next(parent));
    let mut last = at;
    loop {
        let deleted = tree
            .child(last, "pPr")
            .and_then(|properties| tree.child(properties, "rPr"))
            .is_some_and(|mark| tree.children(mark).any(|child| matches!(tree.word(child), Some("del" | "moveFrom"))));
        let next = tree.next(last);
        if !deleted || next >= stop || !tree.is(next, "p") {
            return out;
        }
        out.push(next);
        last = next;
    }
}

/// Where the branches of alternatives say the same, what is found in the first is also the others'; where they do not, each
/// is read.
fn pair_up(
    tree: &Tree<'_>,
    all: Vec<(Found, Option<(usize, usize)>)>,
    mut alternatives: Vec<Alternatives>,
) -> Vec<Found> {
    for (number, (_, place)) in all.iter().enumerate() {
        let mut next = *place;
        while let Some((alternative, branch)) = next {
            let of = &mut alternatives[alternative];
            if let Some(list) = of.branches.get_mut(branch) {
                list.push(number);
            }
            // What stands in another branch than the first is that branch's alone.
            next = of.outer.filter(|_| branch == 0);
        }
    }
    let said = |number: &usize| -> String {
        all[*number].0.paragraphs.iter().map(|&paragraph| characters(tree, paragraph)).collect()
    };
    let mut twin_of: Vec<Option<usize>> = vec![None; all.len()];
    for alternative in &alternatives {
        let Some((first, others)) = alternative.branches.split_first() else { continue };
        for other in others {
            let same = first.len() == other.len() && first.iter().zip(other).all(|(one, two)| said(one) == said(two));
            if same {
                first.iter().zip(other).for_each(|(&one, &two)| twin_of[two] = Some(one));
            }
        }
    }
    let mut out: Vec<Found> = Vec::with_capacity(all.len());
    let mut place: Vec<usize> = vec![0; all.len()];
    let mut twins: Vec<(usize, Vec<usize>)> = Vec::new();
    for (number, (found, _)) in all.into_iter().enumerate() {
        let mut first = twin_of[number];
        while let Some(outer) = first.and_then(|first| twin_of[first]) {
            first = Some(outer);
        }
        match first {
            Some(first) => twins.push((first, found.paragraphs)),
            None => {
                place[number] = out.len();
                out.push(found);
            }
        }
    }
    for (first, paragraphs) in twins {
        out[place[first]].twins.push(paragraphs);
    }
    out
}
