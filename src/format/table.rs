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

/// A table, and how it stood in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its rows, blank ones left out.
    pub rows: Vec<TableRow>,
    /// The encoding of the file, by its name in the Encoding Standard.
    pub encoding: &'static str,
    /// What stands between its cells: `comma`, `semicolon`, `tab`, or `cells` where they are not parted by a character.
    pub separator: &'static str,
}

/// A table as CSV.
#[must_use]
pub fn write<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> Vec<u8> {
    write_with(b',', rows)
}

/// The same with another character between the cells.
#[must_use]
pub fn write_with<'a>(separator: u8, rows: impl IntoIterator<Item = &'a [String]>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
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
    Ok(rows_of(decoded(file, bytes)?.trim_start_matches('\u{feff}')).0)
}

/// The same in whatever encoding the file is in, also one from before Unicode.
#[must_use]
pub fn read_any(bytes: &[u8]) -> Table {
    let part = super::encoding::decode("", bytes, None);
    let (rows, separator) = rows_of(part.text.trim_start_matches('\u{feff}'));
    let separator = match separator {
        b';' => "semicolon",
        b'\t' => "tab",
        _ => "comma",
    };
    Table { rows, encoding: part.encoding, separator }
}

fn rows_of(text: &str) -> (Vec<TableRow>, u8) {
    let (separator, before) = separator(text);
    // Its line is there, and blank.
    let text = text.get(before..).unwrap_or_default();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
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
    (out, separator)
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

/// So many lines are looked at to tell what stands between the cells.
const LOOKED_AT: usize = 50;

/// What stands between the cells, and how many bytes at the beginning say nothing else (`sep=;`, which Excel reads so, too):
/// what as many lines as can be have equally often, outside of quotation marks.
fn separator(text: &str) -> (u8, usize) {
    const SIGNS: [u8; 3] = *b",;\t";
    let first = text.lines().next().unwrap_or_default();
    if let Some([sign]) = first.trim_matches('"').strip_prefix("sep=").map(str::as_bytes)
        && SIGNS.contains(sign)
    {
        return (*sign, first.len());
    }
    let mut lines = vec![[0_u32; 3]];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && lines.len() == LOOKED_AT => break,
            b'\n' if !quoted => lines.push([0; 3]),
            _ if !quoted => {
                if let (Some(at), Some(line)) = (SIGNS.iter().position(|sign| *sign == byte), lines.last_mut()) {
                    line[at] += 1;
                }
            }
            _ => {}
        }
    }
    // How many lines have it as often as most that have it at all, and how often that is.
    let alike = |at: usize| {
        let counts: Vec<u32> = lines.iter().map(|line| line[at]).filter(|count| *count > 0).collect();
        let times = |count: u32| counts.iter().filter(|other| **other == count).count();
        counts.iter().map(|count| (times(*count), *count)).max().unwrap_or((0, 0))
    };
    (0..SIGNS.len()).rev().max_by_key(|at| alike(*at)).map_or((b',', 0), |at| (SIGNS[at], 0))
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
