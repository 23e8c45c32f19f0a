//! Targets that stand in another order than their sources (`order`, XLIFF 2.1, 4.3.1.20).

use crate::model::{Segment, State, Text};

/// A part of a unit: a segment, and the place of its target among the unit's parts, from 1.
pub(super) struct Ordered {
    pub(super) segment: Segment,
    /// Where the part itself stands.
    pub(super) place: usize,
    /// Where its target stands.
    pub(super) order: usize,
}

/// The segments of a unit. Those whose targets change places among each other are one: whoever pours or keeps them one by
/// one would put the sentences in the order of the source.
pub(super) fn in_order(parts: Vec<Ordered>) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut run: Vec<Ordered> = Vec::new();
    let (mut farthest, mut nearest) = (0, usize::MAX);
    for part in parts {
        // A run is closed when all its targets stand where its parts do.
        if run.last().is_some_and(|last| farthest <= last.place && nearest >= run[0].place) {
            out.push(joined(std::mem::take(&mut run)));
            (farthest, nearest) = (0, usize::MAX);
        }
        farthest = farthest.max(part.order);
        nearest = nearest.min(part.order);
        run.push(part);
    }
    if !run.is_empty() {
        out.push(joined(run));
    }
    // Most units are one segment, for which a vector makes room for four.
    out.shrink_to_fit();
    out
}

fn joined(mut run: Vec<Ordered>) -> Segment {
    if run.len() == 1 {
        return run.remove(0).segment;
    }
    let mut source = Text::default();
    let last = run.len() - 1;
    for (at, Ordered { segment, .. }) in run.iter().enumerate() {
        source.push_text(&segment.source);
        if at < last {
            source.push_chars(&segment.after);
        }
    }
    let id = run[0].segment.id.clone();
    let state = run.iter().map(|part| part.segment.state).min().unwrap_or(State::Initial);
    let after = run[last].segment.after.clone();
    let candidates = run.iter_mut().flat_map(|part| std::mem::take(&mut part.segment.candidates)).collect();
    let by_machine = run.iter().any(|part| part.segment.by_machine);
    let whole = run.iter().all(|part| part.segment.target.is_some());
    // What stands between two targets is as wide as what stood between sources.
    let gaps: Vec<String> = run.iter().take(last).map(|part| part.segment.after.clone()).collect();
    run.sort_by_key(|part| part.order);
    let mut target = Text::default();
    for (at, part) in run.iter().enumerate() {
        if let Some(text) = &part.segment.target {
            target.push_text(text);
            target.push_chars(gaps.get(at).map_or("", String::as_str));
        }
    }
    let changed = run.iter().filter_map(|part| part.segment.changed).max();
    let changed_by = run.iter().rev().find_map(|part| part.segment.changed_by.clone());
    let target = whole.then_some(target);
    let line = run.iter().filter_map(|part| part.segment.line).min();
    Segment { id, source, target, state, filled: None, by_machine, changed, changed_by, after, candidates, line }
}
