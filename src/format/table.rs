//! Tables for spreadsheets: CSV (RFC 4180), in UTF-8 with a mark that spreadsheets know it by.
//!
//! A cell that a spreadsheet would take for a formula (`=1+1`, `+351…`, `-5`, `@name`) gets an apostrophe in front, and is
//! read back without it. A spreadsheet may save with semicolons or tabs between the cells, or as UTF-16: that is read too.

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

/// What begins a formula, its full-width forms too, or hides one before it.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A row with the line it begins on, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The line.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A table as CSV.
#[must_use]
pub fn write<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        // A Vec takes what is written.
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// The rows of a table, blank ones left out.
///
/// # Errors
/// [`Error::TextNotUtf8`] with the line.
pub fn read(file: &str, bytes: &[u8]) -> Result<Vec<TableRow>> {
    let text = decoded(file, bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut out = Vec::new();
    // The text is UTF-8 and rows may have any length: nothing is left that could be wrong with one.
    let (mut line, mut counted) = (1, 0);
    for record in reader.records().map_while(std::result::Result::ok) {
        // Where it begins, less the ends of lines before it, blank ones too.
        let begins = record.position().map_or(counted, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
        let rest = text.as_bytes().get(begins..).unwrap_or_default();
        let begins = begins + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += text.as_bytes().get(counted..begins).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count()
            as u64;
        counted = begins;
        let cells: Vec<String> = record.iter().map(|cell| unguarded(cell).to_owned()).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            out.push(TableRow { line, cells });
        }
    }
    Ok(out)
}

fn decoded(file: &str, bytes: &[u8]) -> Result<String> {
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if bytes.starts_with(mark) {
            return Ok(encoding.decode(bytes).0.into_owned());
        }
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
        Error::TextNotUtf8 { file: file.to_owned(), line }
    })?;
    Ok(text.to_owned())
}

/// What stands between the cells: what the first line has most of, outside of quotation marks.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(0, b','), (0, b';'), (0, b'\t')];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(_, sign)| *sign == byte).for_each(|(count, _)| *count += 1),
            _ => {}
        }
    }
    counts.iter().rev().max_by_key(|(count, _)| *count).map_or(b',', |(_, sign)| *sign)
}

fn guarded(cell: &str) -> String {
    if needs_guard(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn needs_guard(cell: &str) -> bool {
    cell.starts_with(FORMULA) || cell.strip_prefix('\'').is_some_and(|rest| rest.starts_with('\'') || needs_guard(rest))
}

fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_table_is_read_as_it_was_written_and_no_cell_is_a_formula() {
        let cells = [
            "",
            "plain",
            "=1+1",
            "+351 253",
            "-5 °C",
            "@cais",
            "'=1",
            "''=1",
            "''",
            "'",
            "'Tis late",
            "''Tis",
            "\t=1",
            "\r=1",
            "＝1",
            "a \"b\", c;\td",
            "two\nlines",
            "two\r\nlines",
            "据新华社报道",
            " =1",
            "--",
        ];
        let rows = [row(&["text", "again"]), row(&cells), row(&["x"])];
        let bytes = write(rows.iter().map(Vec::as_slice));
        let read = read("t.csv", &bytes).unwrap();
        assert_eq!(read.iter().map(|row| row.cells.clone()).collect::<Vec<_>>(), rows);
        assert_eq!(read.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 5]);
        // As a spreadsheet sees it.
        let text = String::from_utf8(bytes).unwrap();
        let mut seen = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        for record in seen.records() {
            assert!(record.unwrap().iter().all(|cell| !cell.starts_with(FORMULA)), "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_saves_is_read() {
        let said = [row(&["decision", "source; target", "x"]), row(&["accept", "a, b", ""])];
        let read =
            |bytes: &[u8]| read("t.csv", bytes).map(|rows| rows.into_iter().map(|row| row.cells).collect::<Vec<_>>());
        for text in [
            "decision,\"source; target\",x\naccept,\"a, b\",\n",
            "\u{feff}decision;\"source; target\";x\r\naccept;a, b;\r\n;;\r\n",
            "decision\tsource; target\tx\naccept\ta, b\t",
        ] {
            assert_eq!(read(text.as_bytes()).unwrap(), said, "{text}");
            let wide: Vec<u8> = "\u{feff}"
                .chars()
                .chain(text.chars())
                .collect::<String>()
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            assert_eq!(read(&wide).unwrap(), said, "{text}");
        }
        let bad = read(b"decision,source\naccept,A\nreject,caf\xe9\n");
        assert_eq!(bad, Err(Error::TextNotUtf8 { file: "t.csv".to_owned(), line: 3 }));
        assert_eq!(read(b"").unwrap(), Vec::<Vec<String>>::new());
    }
}
