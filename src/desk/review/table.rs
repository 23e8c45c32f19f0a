//! A sheet for a spreadsheet, and the decisions that somebody wrote into it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::apply::{Refused, RefusedBecause};
use super::decisions::{Beside, Decision, Read};
use super::stretches::Stretch;
use super::{Sheet, Standing, joined};
use crate::error::{Error, Result};
use crate::format::table::{self, TableRow};
use crate::model::{Lang, short_hash};

/// The column of the decisions: [`ACCEPT`], [`REJECT`] or nothing.
pub const DECISION: &str = "decision";

/// It is right, or as the columns of corrections say.
pub const ACCEPT: &str = "accept";

/// It is no translation.
pub const REJECT: &str = "reject";

/// The columns that a table has to have.
const NEEDED: [&str; 9] =
    [DECISION, "source", "target", "new source", "new target", "document", "from", "to", "reference"];

/// All of them, in their order.
const COLUMNS: [&str; 16] = [
    DECISION,
    "confidence",
    "memory",
    "source",
    "target",
    "new source",
    "new target",
    "source before",
    "target before",
    "source after",
    "target after",
    "document",
    "translation",
    "from",
    "to",
    "reference",
];

/// What a spreadsheet is to leave alone: no number and no date of its own.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    unit: Option<String>,
    inside: bool,
    at: u32,
    nth: u32,
    of: u32,
    date: Option<String>,
    /// Of the pages and both texts: says whether somebody wrote into them.
    check: String,
}

/// The sheet as CSV, a row a doubtful pair, most doubtful first.
#[must_use]
pub fn write(sheet: &Sheet) -> Vec<u8> {
    let header: Vec<String> = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> =
        sheet.items.iter().filter_map(|item| row(sheet.stretches.get(item.stretch)?, item.row)).collect();
    table::write(std::iter::once(header.as_slice()).chain(rows.iter().map(Vec::as_slice)))
}

fn row(stretch: &Stretch, at: usize) -> Option<Vec<String>> {
    let row = stretch.rows.get(at)?;
    let texts = |at: Option<usize>| -> [String; 2] {
        let Some(row) = at.and_then(|at| stretch.rows.get(at)) else { return Default::default() };
        [stretch.source_of(row), stretch.target_of(row)]
    };
    let ([source, target], before, after) = (texts(Some(at)), texts(at.checked_sub(1)), texts(Some(at + 1)));
    let (place, nth) = stretch.place_of(row);
    let reference = Reference {
        unit: row.unit.as_ref().map(ToString::to_string),
        inside: row.standing == Standing::Inside,
        at: place,
        nth,
        of: stretch.of,
        date: stretch.date.clone(),
        check: check(&stretch.document, &stretch.from, &stretch.to, &source, &target),
    };
    let [before_source, before_target] = before;
    let [after_source, after_target] = after;
    Some(vec![
        String::new(),
        row.confidence.map(|sure| format!("{:.0}", (sure * 100.0).floor())).unwrap_or_default(),
        if reference.inside { "yes" } else { "no" }.to_owned(),
        source,
        target,
        String::new(),
        String::new(),
        before_source,
        before_target,
        after_source,
        after_target,
        stretch.document.clone(),
        stretch.translation.clone().unwrap_or_default(),
        stretch.from.to_string(),
        stretch.to.to_string(),
        serde_json::to_string(&reference).unwrap_or_default(),
    ])
}

fn check(document: &str, from: &Lang, to: &Lang, source: &str, target: &str) -> String {
    short_hash(&[document, &from.to_string(), &to.to_string(), source, target], 16)
}

/// The decisions in a table, and those that cannot count, because somebody wrote over the texts.
///
/// # Errors
/// A table without one of its columns; a word that is no decision, a row that lost what says of it where it stands:
/// then nothing of it counts.
pub fn read(file: &str, bytes: &[u8]) -> Result<(Vec<Read>, Vec<Refused>)> {
    let mut rows = table::read(file, bytes)?.into_iter();
    let header = rows.next().ok_or_else(|| Error::ReviewNone { file: file.to_owned() })?;
    let found: HashMap<&str, usize> =
        header.cells.iter().enumerate().rev().map(|(at, cell)| (cell.trim(), at)).collect();
    let find = |name: &str| found.get(name).copied();
    if find(DECISION).is_none() && find("reference").is_none() {
        return Err(Error::ReviewNone { file: file.to_owned() });
    }
    if let Some(column) = NEEDED.iter().find(|name| find(name).is_none()) {
        return Err(Error::ReviewColumnMissing { file: file.to_owned(), column: (*column).to_owned() });
    }
    let (mut read, mut refused) = (Vec::new(), Vec::new());
    for row in rows {
        let cell = |name: &str| find(name).and_then(|at| row.cells.get(at)).map_or("", String::as_str);
        let word = cell(DECISION).trim();
        let rejects = match word.to_lowercase().as_str() {
            "" => continue,
            ACCEPT => false,
            REJECT => true,
            _ => {
                let (file, word) = (file.to_owned(), word.to_owned());
                return Err(Error::ReviewWordUnknown { file, line: row.line, word });
            }
        };
        match decision(&cell, rejects) {
            None => return Err(Error::ReviewBroken { file: file.to_owned(), line: row.line }),
            Some(Err(())) => refused.push(overwritten(&row, &cell)),
            Some(Ok(decision)) => read.push(Read { line: row.line, decision }),
        }
    }
    Ok((read, refused))
}

/// The decision of a row; none if it is broken, an error if somebody wrote over its texts.
fn decision<'a>(cell: &impl Fn(&str) -> &'a str, rejects: bool) -> Option<std::result::Result<Decision, ()>> {
    let reference: Reference = serde_json::from_str(cell("reference").trim()).ok()?;
    let (from, to) = (Lang::parse(cell("from").trim()).ok()?, Lang::parse(cell("to").trim()).ok()?);
    let (document, source, target) = (cell("document"), cell("source"), cell("target"));
    if reference.check != check(document, &from, &to, source, target) {
        return Some(Err(()));
    }
    let was = Beside {
        source: vec![source.to_owned()],
        target: vec![target.to_owned()],
        at: reference.at,
        nth: reference.nth,
        unit: reference.unit,
        inside: reference.inside,
    };
    let corrected = |name: &str, was: &str| -> Vec<String> {
        let new = joined([cell(name)]);
        vec![if new.is_empty() { was.to_owned() } else { new }]
    };
    let now = Beside {
        source: corrected("new source", source),
        target: corrected("new target", target),
        unit: None,
        inside: false,
        ..was.clone()
    };
    let decision = Decision {
        document: document.to_owned(),
        translation: Some(cell("translation").trim().to_owned()).filter(|name| !name.is_empty()),
        from,
        to,
        date: reference.date,
        of: reference.of,
        was: vec![was],
        now: if rejects { Vec::new() } else { vec![now] },
    };
    decision.is_sound().then_some(Ok(decision))
}

fn overwritten<'a>(row: &TableRow, cell: &impl Fn(&str) -> &'a str) -> Refused {
    Refused {
        line: row.line,
        why: RefusedBecause::Overwritten,
        source: cell("source").to_owned(),
        target: cell("target").to_owned(),
    }
}
