//! Glossaries in Excel's files: the first sheet that has something in it, its cells as text. What is written is text as well, so
//! that no cell is a formula.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::layout::MOST_COLUMNS;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::table::{Table, TableRow};
use crate::format::zip::{Archive, zip_kind};
use crate::format::{Format, Input, Likeness, ReadTerms, TermsFormat, TermsOptions, recognize};
use crate::model::Concept;

/// The format.
pub(in crate::format) const FORMAT: Format = Format {
    terms: Some(TermsFormat { read, write }),
    container: true,
    ..Format::new("xlsx", &["xlsx", "xlsm", "xltx"], sniff)
};

/// So much a file may unpack to, in bytes.
const MOST: u64 = 256 << 20;

/// So many cells are read.
const MOST_CELLS: usize = 4_000_000;

fn sniff(bytes: &[u8]) -> Likeness {
    if zip_kind(bytes) == Some("xlsx") { Likeness::Certain } else { Likeness::None }
}

fn read(input: &Input<'_>, options: &TermsOptions) -> Result<Noted<ReadTerms>> {
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    if sniff(input.bytes) == Likeness::None {
        return Err(recognize::not(input.name, FORMAT.id, input.bytes));
    }
    fits(input)?;
    let (table, others) = table(input)?;
    let mut noted = super::read_table(input.name, &table, options)?;
    if let Some((sheet, count)) = others {
        noted.notices.push(Notice::SheetsUnread { file: input.name.to_owned(), sheet, count });
    }
    Ok(noted)
}

/// Looks at all that the file unpacks to, before anybody unpacks it without a limit.
fn fits(input: &Input<'_>) -> Result<()> {
    let mut archive = Archive::open(input.name, input.bytes)?;
    let mut left = MOST;
    for number in 0..archive.names().count() {
        left = left.saturating_sub(archive.read(number, left)?.len() as u64);
    }
    Ok(())
}

/// The first sheet that has cells; and, where others have some too, its name and how many they are.
fn table(input: &Input<'_>) -> Result<(Table, Option<(String, u64)>)> {
    let damaged = |part: &str| Error::ArchiveBroken {
        file: input.name.to_owned(),
        part: part.to_owned(),
        reason: "damaged".to_owned(),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(input.bytes)).map_err(|_| damaged("none"))?;
    let shown = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut first: Option<(String, Vec<TableRow>)> = None;
    let mut others = 0;
    for name in names {
        let rows = rows(&mut book, input.name, &name).map_err(|error| error.unwrap_or_else(|| damaged(&name)))?;
        match &first {
            _ if rows.is_empty() => {}
            None => first = Some((name, rows)),
            Some(_) => others += 1,
        }
    }
    let Some((name, rows)) = first else { return Err(Error::GlossaryEmpty { file: input.name.to_owned() }) };
    let table = Table { rows, encoding: "XLSX", separator: "cells" };
    Ok((table, (others > 0).then_some((name, others))))
}

/// The rows of a sheet that have something in them; an error without a name for a sheet that is damaged.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, file: &str, sheet: &str) -> std::result::Result<Vec<TableRow>, Option<Error>> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| None)?;
    let mut count = 0_usize;
    while let Some(cell) = cells.next_cell().map_err(|_| None)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let text = said(cell.get_value());
        if column >= MOST_COLUMNS || text.trim().is_empty() {
            continue;
        }
        let row = rows.entry(row).or_default();
        if row.len() <= column {
            count += column + 1 - row.len();
            row.resize(column + 1, String::new());
        }
        if count > MOST_CELLS {
            return Err(Some(Error::FileTooDense { file: file.to_owned(), limit: MOST_CELLS as u64 }));
        }
        row[column] = text;
    }
    Ok(rows.into_iter().map(|(row, cells)| TableRow { line: u64::from(row) + 1, cells }).collect())
}

/// What a cell says, as a person sees it, nearly.
fn said(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(time) => time.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn write(file: &str, concepts: &[Concept]) -> Result<Vec<u8>> {
    made(concepts).map_err(|error| Error::writing(file, std::io::Error::other(error)))
}

fn made(concepts: &[Concept]) -> std::result::Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    // The same concepts are the same bytes, whenever they are written.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(super::rows(concepts)) {
        for (column, cell) in (0_u16..).zip(&cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
