//! A table for review: a document beside its translation, a row a segment, for people who have a word processor or a
//! spreadsheet and no translator's tool. Word, Excel and CSV hold the same rows; what a program needs of each (its segment, its
//! codes, what it said when the table was made) stands in a record that people do not see, so that nothing but the words and
//! the state is taken from what they see, and every row that was touched otherwise is told.

mod cells;
mod csv;
mod docx;
mod marked;
mod record;
mod rows;
mod words;
mod xlsx;

use super::{BilingualFormat, Format, Input, Likeness, MadeBilingual};
use crate::error::{Error, Noted, Result};
use crate::model::{Bilingual, Lang};

use cells::Cells;

/// In Word's files.
pub(super) const DOCX: Format = Format {
    bilingual: Some(bilingual(|input| parts(input, docx::read), |value| docx::write(&rows::of(value)))),
    container: true,
    by_content: true,
    ..Format::new("docx-table", &["docx"], |bytes| certain(docx::is_table(bytes)))
};

/// In Excel's files.
pub(super) const XLSX: Format = Format {
    bilingual: Some(bilingual(
        |input| parts(input, xlsx::read),
        |value| xlsx::write(&value.original.name, &rows::of(value)),
    )),
    container: true,
    by_content: true,
    ..Format::new("xlsx-table", &["xlsx"], |bytes| certain(xlsx::is_table(bytes)))
};

/// In CSV.
pub(super) const CSV: Format = Format {
    by_content: true,
    bilingual: Some(bilingual(|input| parts(input, csv::read), |value| Ok(csv::write(&rows::of(value))))),
    ..Format::new("csv-table", &["csv"], |head| certain(csv::is_table(head)))
};

/// What the head of every table has and no other file: the beginning of its record.
const SIGN: &str = "{\"cotejo-table\":";

const fn bilingual(
    parts: fn(&Input<'_>) -> Result<Noted<Vec<Bilingual>>>,
    write: fn(&Bilingual) -> Result<Vec<u8>>,
) -> BilingualFormat {
    BilingualFormat { parts, with_target, refill, made: Some(MadeBilingual { write, update: None }) }
}

fn certain(is: bool) -> Likeness {
    if is { Likeness::Certain } else { Likeness::None }
}

fn parts(input: &Input<'_>, read: fn(&Input<'_>) -> Result<Noted<Cells>>) -> Result<Noted<Vec<Bilingual>>> {
    let mut notices = Vec::new();
    let cells = read(input)?.take(&mut notices);
    let value = rows::bilingual(input.name, &cells)?.take(&mut notices);
    Ok(Noted { value: vec![value], notices })
}

/// A table always says which language its translations are in.
fn with_target(input: &Input<'_>, _: &Lang) -> Vec<u8> {
    input.bytes.to_vec()
}

/// Nothing is put into a table, which people lay out as they like: it is taken back, and made anew of what it was made of.
fn refill(input: &Input<'_>, parts: &[Bilingual]) -> Result<Vec<u8>> {
    match (bilingual_of(input)?, parts) {
        (own, [wanted]) if own == *wanted => Ok(input.bytes.to_vec()),
        _ => Err(Error::TableNotFilled { file: input.name.to_owned() }),
    }
}

fn bilingual_of(input: &Input<'_>) -> Result<Bilingual> {
    let format = super::recognize(input.name, input.bytes)?;
    Ok(format.bilingual(input.name)?.read(input)?.value)
}

#[cfg(test)]
mod tests;
