//! The table as CSV: the record in the last column, cut into no pieces.

use super::SIGN;
use super::cells::{Cells, Row};
use crate::error::{Noted, Result};
use crate::format::{Input, table};

/// Whether a file begins as such a table does: quotation marks are doubled in CSV, and a program may have written it anew with
/// semicolons or tabs, or in UTF-16.
pub(super) fn is_table(head: &[u8]) -> bool {
    let text: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let quoted = SIGN.replace('"', "\"\"");
    [SIGN, &quoted].iter().any(|sign| memchr::memmem::find(&text, sign.as_bytes()).is_some())
}

pub(super) fn write(cells: &Cells) -> Vec<u8> {
    let head = cells.first_row();
    let rows: Vec<Vec<String>> = std::iter::once(&head).chain(&cells.rows).map(|row| row.cells(usize::MAX)).collect();
    table::write(rows.iter().map(Vec::as_slice))
}

pub(super) fn read(input: &Input<'_>) -> Result<Noted<Cells>> {
    let table = table::read_any(input.bytes);
    let rows = table.rows.iter().map(|row| Row::of_cells(row.line, &row.cells));
    Ok(Noted::plain(Cells::of_rows(rows)))
}
