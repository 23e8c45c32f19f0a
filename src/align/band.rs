//! The part of a document's square in which the path is looked for.
//!
//! A node (i, j) says that i sentences of the source and j of the target are done. A band gives each i the nodes that it
//! has; both ends never fall, so each j has a stretch of nodes too.

/// How many nodes a document may have: about a quarter of a gigabyte.
pub(super) const MOST_NODES: usize = 1_500_000;

/// The nodes that are looked at.
#[derive(Debug, Clone)]
pub(super) struct Band {
    /// For each i, the first j and the one after the last.
    pub(super) rows: Vec<(u32, u32)>,
    /// For each j, the first i and the one after the last.
    pub(super) columns: Vec<(u32, u32)>,
    /// Where the nodes of each row begin in a flat array.
    pub(super) row_starts: Vec<usize>,
    /// Where the nodes of each column begin in a flat array by columns.
    pub(super) column_starts: Vec<usize>,
}

impl Band {
    /// All nodes of `n` by `m` sentences.
    pub(super) fn full(n: usize, m: usize) -> Self {
        Self::of_rows(vec![(0, as_u32(m + 1)); n + 1], m)
    }

    /// Around a line through `anchors` (nodes, ascending in both), `half` wide to each side where they are dense and wider
    /// by a quarter of the gap where they are not.
    pub(super) fn around(n: usize, m: usize, anchors: &[(u32, u32)], half: f64) -> Self {
        let mut points: Vec<(u32, u32)> = vec![(0, 0)];
        // However far apart the anchors are, the band stays within what a document may take.
        let widest = (MOST_NODES / (n + 1)) as f64 / 2.0;
        for &(i, j) in anchors {
            let (li, lj) = points[points.len() - 1];
            if i > li && j > lj && (i as usize) < n && (j as usize) < m {
                points.push((i, j));
            }
        }
        if n > 0 {
            points.push((as_u32(n), as_u32(m)));
        }
        let mut rows = vec![(u32::MAX, 0u32); n + 1];
        for pair in points.windows(2) {
            let ((i0, j0), (i1, j1)) = (pair[0], pair[1]);
            let gap = f64::from((i1 - i0).max(j1 - j0));
            let width = (half + gap / 4.0).min(widest.max(4.0));
            let slope = f64::from(j1 - j0) / f64::from((i1 - i0).max(1));
            for i in i0..=i1 {
                let middle = f64::from(j0) + slope * f64::from(i - i0);
                let low = (middle - width - slope).floor().max(0.0) as u32;
                let high = ((middle + width + slope).ceil() as u32).min(as_u32(m));
                let row = &mut rows[i as usize];
                *row = (row.0.min(low), row.1.max(high + 1));
            }
        }
        if n == 0 {
            rows[0] = (0, as_u32(m + 1));
        }
        // Neither end falls, and the corners are inside.
        rows[0].0 = 0;
        rows[n].1 = as_u32(m + 1);
        for i in 1..=n {
            rows[i].1 = rows[i].1.max(rows[i - 1].1);
        }
        for i in (0..n).rev() {
            rows[i].0 = rows[i].0.min(rows[i + 1].0);
        }
        Self::of_rows(rows, m)
    }

    fn of_rows(rows: Vec<(u32, u32)>, m: usize) -> Self {
        let mut columns = vec![(u32::MAX, 0u32); m + 1];
        for (i, &(low, high)) in (0u32..).zip(&rows) {
            for j in low..high {
                let column = &mut columns[j as usize];
                *column = (column.0.min(i), column.1.max(i + 1));
            }
        }
        let starts = |lines: &[(u32, u32)]| {
            let mut at = 0usize;
            let mut out = Vec::with_capacity(lines.len() + 1);
            for &(low, high) in lines {
                out.push(at);
                at += high.saturating_sub(low) as usize;
            }
            out.push(at);
            out
        };
        let (row_starts, column_starts) = (starts(&rows), starts(&columns));
        Self { rows, columns, row_starts, column_starts }
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.row_starts[self.rows.len()]
    }

    /// The place of a node in a flat array by rows.
    pub(super) fn at(&self, i: usize, j: usize) -> Option<usize> {
        let (low, high) = self.rows[i];
        (low as usize <= j && j < high as usize).then(|| self.row_starts[i] + j - low as usize)
    }

    /// The place of a node in a flat array by columns.
    pub(super) fn at_column(&self, i: usize, j: usize) -> Option<usize> {
        let (low, high) = self.columns[j];
        (low as usize <= i && i < high as usize).then(|| self.column_starts[j] + i - low as usize)
    }

    /// The same, seen from the other side.
    pub(super) fn turned(&self) -> Self {
        Self {
            rows: self.columns.clone(),
            columns: self.rows.clone(),
            row_starts: self.column_starts.clone(),
            column_starts: self.row_starts.clone(),
        }
    }
}

/// Numbers of sentences and nodes fit.
pub(super) fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
