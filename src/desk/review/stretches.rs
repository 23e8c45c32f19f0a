//! What is doubtful, most doubtful first, among its neighbours.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Part, Row, Sheet, Standing, joined};
use crate::model::Lang;

/// So many rows before and after a doubtful one are shown.
const AROUND: usize = 2;

/// Two pages in two languages, laid beside each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Beside {
    /// What the memory calls the page whose sentences are the sources.
    pub document: String,
    /// What it calls the other; none where it does not know.
    pub translation: Option<String>,
    /// The language of the first.
    pub from: Lang,
    /// Of the other.
    pub to: Lang,
    /// Their date, as the newer says it.
    pub date: Option<String>,
    /// The sentences of the first, with the place of each in its page.
    pub source: Vec<(Part, u32)>,
    /// The sentences of the other.
    pub target: Vec<Part>,
    /// How many sentences the first has.
    pub of: u32,
    /// What was laid beside what, in the order of the pages.
    pub rows: Vec<Row>,
}

/// Rows of two pages that follow each other; the numbers of their sentences count within it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// What the memory calls the page whose sentences are the sources.
    pub document: String,
    /// What it calls the other; none where it does not know.
    pub translation: Option<String>,
    /// The language of the first.
    pub from: Lang,
    /// Of the other.
    pub to: Lang,
    /// Their date, as the newer says it.
    pub date: Option<String>,
    /// How many sentences the first has.
    pub of: u32,
    /// The sentences of the first, with the place of each in its page.
    pub source: Vec<(Part, u32)>,
    /// The sentences of the other.
    pub target: Vec<Part>,
    /// What was laid beside what.
    pub rows: Vec<Row>,
}

/// A row that is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Which of the stretches it stands in.
    pub stretch: usize,
    /// Which of its rows it is.
    pub row: usize,
}

/// A row that can be decided about, by the pages it stands in and its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Doubt {
    pub(super) confidence: Option<f32>,
    pub(super) beside: usize,
    pub(super) row: usize,
}

impl Row {
    /// Whether there is something to decide.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Inside | Standing::Outside)
    }
}

/// What is open of two pages.
pub(super) fn doubts(beside: usize, rows: &[Row]) -> impl Iterator<Item = Doubt> {
    let open = rows.iter().enumerate().filter(|(_, row)| row.is_open());
    open.map(move |(row, of)| Doubt { confidence: of.confidence, beside, row })
}

/// The most doubtful, in order; how many more there are.
pub(super) fn most_doubtful(mut doubts: Vec<Doubt>, limit: usize) -> (Vec<Doubt>, u64) {
    doubts.sort_by(|a, b| {
        let sure = |doubt: &Doubt| doubt.confidence.unwrap_or(-1.0);
        sure(a).total_cmp(&sure(b)).then((a.beside, a.row).cmp(&(b.beside, b.row)))
    });
    let more = doubts.len().saturating_sub(limit) as u64;
    doubts.truncate(limit);
    (doubts, more)
}

/// The sheet of doubts; `pages` hands out what stands beside what, by its number.
///
/// # Errors
/// Those of `pages`.
pub(super) fn sheet<E>(
    (doubts, more): (Vec<Doubt>, u64),
    mut pages: impl FnMut(usize) -> std::result::Result<Option<Beside>, E>,
) -> std::result::Result<Sheet, E> {
    let mut by_pages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for doubt in &doubts {
        by_pages.entry(doubt.beside).or_default().push(doubt.row);
    }
    let mut sheet = Sheet { more, ..Sheet::default() };
    let mut places: BTreeMap<(usize, usize), Item> = BTreeMap::new();
    for (at, mut rows) in by_pages {
        let Some(beside) = pages(at)? else { continue };
        rows.sort_unstable();
        for (range, rows) in ranges(&rows, beside.rows.len()) {
            let stretch = sheet.stretches.len();
            for row in rows {
                places.insert((at, row), Item { stretch, row: row - range.start });
            }
            sheet.stretches.push(beside.stretch(range));
        }
    }
    sheet.items = doubts.iter().filter_map(|doubt| places.get(&(doubt.beside, doubt.row)).copied()).collect();
    Ok(sheet)
}

/// Ranges of rows around doubtful ones, each with those that stand in it; what touches is one.
fn ranges(doubtful: &[usize], of: usize) -> Vec<(Range<usize>, Vec<usize>)> {
    let mut out: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
    for &row in doubtful.iter().filter(|row| **row < of) {
        let around = row.saturating_sub(AROUND)..(row + AROUND + 1).min(of);
        match out.last_mut() {
            Some((last, rows)) if around.start <= last.end => {
                last.end = around.end;
                rows.push(row);
            }
            _ => out.push((around, vec![row])),
        }
    }
    out
}

impl Stretch {
    /// What the first page says in a row, as one text.
    #[must_use]
    pub fn source_of(&self, row: &Row) -> String {
        joined(row.source.iter().filter_map(|&at| self.source.get(at as usize)).map(|(part, _)| part.text.as_str()))
    }

    /// What the other says.
    #[must_use]
    pub fn target_of(&self, row: &Row) -> String {
        joined(row.target.iter().filter_map(|&at| self.target.get(at as usize)).map(|part| part.text.as_str()))
    }

    /// The place of a row's first sentence in its page, and how many equal ones stand before it.
    #[must_use]
    pub fn place_of(&self, row: &Row) -> (u32, u32) {
        let first = row.source.first().and_then(|&at| self.source.get(at as usize));
        first.map_or((0, 0), |(part, place)| (*place, if row.source.len() == 1 { part.nth } else { 0 }))
    }
}

impl Beside {
    fn stretch(&self, range: Range<usize>) -> Stretch {
        let rows = self.rows.get(range).unwrap_or_default();
        let numbers = |side: fn(&Row) -> &[u32]| {
            let mut numbers: Vec<u32> = rows.iter().flat_map(|row| side(row).iter().copied()).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        let (source, target) = (numbers(|row| &row.source), numbers(|row| &row.target));
        let within = |all: &[u32], own: &[u32]| -> Vec<u32> {
            let at = own.iter().filter_map(|number| all.binary_search(number).ok());
            at.map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect()
        };
        let renumbered = |row: &Row| Row {
            source: within(&source, &row.source),
            target: within(&target, &row.target),
            ..row.clone()
        };
        Stretch {
            document: self.document.clone(),
            translation: self.translation.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            date: self.date.clone(),
            of: self.of,
            rows: rows.iter().map(renumbered).collect(),
            source: source.iter().filter_map(|&at| self.source.get(at as usize).cloned()).collect(),
            target: target.iter().filter_map(|&at| self.target.get(at as usize).cloned()).collect(),
        }
    }
}
