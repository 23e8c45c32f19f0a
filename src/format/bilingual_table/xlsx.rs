//! The table as a sheet of Excel's: the record in hidden columns, the sheet protected so that only the translation, its state and
//! the comment are written in (without a password: whoever must, takes the protection off).

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::SIGN;
use super::cells::{COMMENT, Cells, Row, SEEN, SOURCE, STATE, TARGET};
use crate::error::{Error, Noted, Result};
use crate::format::Input;
use crate::format::zip::{Archive, zip_kind};

/// So much a file may unpack to, in bytes.
const MOST: u64 = 256 << 20;

/// A cell holds 32,767 units of UTF-16; of most characters each is one.
const CELL: usize = 16_000;

/// So many columns a row may have: what people see, and the pieces of a record.
const MOST_COLUMNS: usize = 400;

/// How wide the columns are that people see, in characters.
const WIDTHS: [f64; SEEN] = [6.0, 60.0, 60.0, 16.0, 12.0, 36.0];

pub(super) fn is_table(bytes: &[u8]) -> bool {
    if zip_kind(bytes) != Some("xlsx") {
        return false;
    }
    // The strings of a workbook stand in one file, or in the sheets themselves where a program writes them there.
    let Ok(mut archive) = Archive::open("", bytes) else { return false };
    let is_likely = |name: &&str| name.ends_with("sharedStrings.xml") || name.contains("worksheets/sheet");
    let numbers: Vec<usize> =
        archive.names().enumerate().filter(|(_, name)| is_likely(name)).map(|(at, _)| at).take(8).collect();
    numbers.into_iter().any(|number| {
        let Ok(text) = archive.read(number, MOST) else { return false };
        let escaped = SIGN.replace('"', "&quot;");
        [SIGN, &escaped].iter().any(|sign| memchr::memmem::find(&text, sign.as_bytes()).is_some())
    })
}

pub(super) fn write(file: &str, cells: &Cells) -> Result<Vec<u8>> {
    made(cells).map_err(|error| Error::writing(file, std::io::Error::other(error)))
}

fn made(cells: &Cells) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same rows are the same bytes, whenever they are written.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet();
    let cell =
        Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_num_format("@");
    let open = cell.clone().set_unlocked();
    let bold = cell.clone().set_bold();
    let mut widest = SEEN;
    for (at, row) in (0_u32..).zip(std::iter::once(&cells.first_row()).chain(&cells.rows)) {
        let all = row.cells(CELL);
        widest = widest.max(all.len());
        for (column, said) in all.iter().enumerate() {
            let format = match column {
                _ if at == 0 => &bold,
                TARGET | STATE | COMMENT => &open,
                _ => &cell,
            };
            put(sheet, at, column, said, format)?;
        }
    }
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    for column in SEEN..widest {
        sheet.set_column_hidden(u16::try_from(column).unwrap_or(u16::MAX))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let allowed =
        ProtectionOptions { format_columns: true, format_rows: true, format_cells: true, ..ProtectionOptions::new() };
    sheet.protect_with_options(&allowed);
    book.save_to_buffer()
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: usize,
    said: &str,
    format: &Format,
) -> std::result::Result<(), XlsxError> {
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    // What the format of a file cannot hold is kept in the record.
    let said: String = said.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    match said.is_empty() {
        true => sheet.write_blank(row, column, format)?,
        false => sheet.write_string_with_format(row, column, said, format)?,
    };
    Ok(())
}

pub(super) fn read(input: &Input<'_>) -> Result<Noted<Cells>> {
    let damaged =
        || Error::ArchiveBroken { file: input.name.to_owned(), part: "none".to_owned(), reason: "damaged".to_owned() };
    let mut archive = Archive::open(input.name, input.bytes)?;
    let mut left = MOST;
    for number in 0..archive.names().count() {
        left = left.saturating_sub(archive.read(number, left)?.len() as u64);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(input.bytes)).map_err(|_| damaged())?;
    for name in book.sheet_names() {
        let cells = Cells::of_rows(rows(&mut book, &name).ok_or_else(damaged)?);
        if !cells.head.is_empty() {
            return Ok(Noted::plain(cells));
        }
    }
    Err(damaged())
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Option<Vec<Row>> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(sheet).ok()?;
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            continue;
        }
        let row = rows.entry(row).or_default();
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = match cell.get_value() {
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => number.to_string(),
            DataRef::Bool(value) => value.to_string(),
            DataRef::DateTime(time) => time.to_string(),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(_) | DataRef::Empty => String::new(),
        };
    }
    Some(rows.into_iter().map(|(row, cells)| Row::of_cells(u64::from(row) + 1, &cells)).collect())
}

const _: () = assert!(SOURCE < TARGET && TARGET < STATE && STATE < COMMENT && COMMENT < SEEN);
