//! The fewest spans that give every stretch of a row its look: a base under all, and spans that nest on it.

/// A row longer than this gets its most frequent look as base and a span for each stretch of another.
const LONGEST: usize = 160;

/// A span from one stretch of a row to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) look: usize,
}

/// The base of a row of looks, of which no two neighbours are equal, and the spans on it: those around others first.
pub(super) fn paint(row: &[usize]) -> (usize, Vec<Stroke>) {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    let mut by_look = std::collections::HashMap::new();
    for &look in row {
        let at = *by_look.entry(look).or_insert_with(|| {
            counts.push((look, 0));
            counts.len() - 1
        });
        counts[at].1 += 1;
    }
    // The first of several that are as frequent: what a paragraph begins with is mostly what it is.
    let Some(&(usual, _)) = counts.iter().rev().max_by_key(|(_, count)| *count) else { return (0, Vec::new()) };
    if row.len() > LONGEST || counts.len() <= 2 {
        return (usual, simple(row, usual));
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let tried = counts.iter().take(if row.len() > 40 { 1 } else { 4 });
    let best = tried.map(|&(base, _)| (base, on(row, base))).min_by_key(|(_, strokes)| strokes.len());
    best.unwrap_or((usual, Vec::new()))
}

/// A span for each stretch that is not the base.
fn simple(row: &[usize], base: usize) -> Vec<Stroke> {
    let others = row.iter().enumerate().filter(|&(_, &look)| look != base);
    others.map(|(at, &look)| Stroke { first: at, last: at, look }).collect()
}

/// The fewest spans on this base: how few strokes paint a row, each over what was painted before ("strange printer").
fn on(row: &[usize], base: usize) -> Vec<Stroke> {
    let row: Vec<usize> = std::iter::once(base).chain(row.iter().copied()).collect();
    let length = row.len();
    // For each stretch: how many strokes, and up to which equal place the first of them goes on (0: it ends).
    let mut fewest = vec![0_u32; (length + 1) * (length + 1)];
    let mut goes_on = vec![0_usize; (length + 1) * (length + 1)];
    let cell = |from: usize, to: usize| from * (length + 1) + to;
    for from in (0..length).rev() {
        for to in from + 1..=length {
            let mut best = (1 + fewest[cell(from + 1, to)], 0);
            for next in from + 1..to {
                if row[next] == row[from] {
                    let count = fewest[cell(from + 1, next)] + fewest[cell(next, to)];
                    if count < best.0 {
                        best = (count, next);
                    }
                }
            }
            (fewest[cell(from, to)], goes_on[cell(from, to)]) = best;
        }
    }
    let mut out = Vec::new();
    let mut open = vec![(0, length)];
    while let Some((from, to)) = open.pop() {
        if from >= to {
            continue;
        }
        let (mut last, mut between) = (from, Vec::new());
        while goes_on[cell(last, to)] > 0 {
            let next = goes_on[cell(last, to)];
            between.push((last + 1, next));
            last = next;
        }
        open.push((last + 1, to));
        open.extend(between);
        if from > 0 {
            out.push(Stroke { first: from - 1, last: last - 1, look: row[from] });
        }
    }
    out.sort_by_key(|stroke| (stroke.first, std::cmp::Reverse(stroke.last)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gets_the_fewest_spans() {
        for (row, base, spans) in [
            (vec![0], 0, 0),
            (vec![0, 1, 0], 0, 1),
            (vec![1, 0, 1, 0, 1], 1, 2),
            // Bold with a word in bold italics within plain text: one span in the other.
            (vec![0, 1, 2, 1, 0], 0, 2),
            (vec![0, 1, 2, 1, 0, 3], 0, 3),
            (vec![0, 1, 2, 1, 3, 1, 0], 0, 3),
        ] {
            let (found, strokes) = paint(&row);
            assert_eq!((found, strokes.len()), (base, spans), "{row:?}");
            // Painted in order, they give the row; no two cross.
            let mut painted = vec![found; row.len()];
            for stroke in &strokes {
                painted[stroke.first..=stroke.last].fill(stroke.look);
            }
            assert_eq!(painted, row);
            for (one, two) in
                strokes.iter().enumerate().flat_map(|(at, one)| strokes[at + 1..].iter().map(move |two| (one, two)))
            {
                assert!(two.first > one.last || two.last <= one.last, "{row:?}: {one:?} {two:?}");
            }
        }
    }

    #[test]
    fn a_long_row_takes_no_longer_than_it_is_long() {
        let row: Vec<usize> = (0..200_000).map(|at| at % 2).collect();
        assert_eq!(paint(&row).1.len(), 100_000);
    }
}
