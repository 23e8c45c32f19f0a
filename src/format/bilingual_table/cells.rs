//! What stands in a table, whatever file holds it.

/// A table as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Cells {
    /// The words above the columns.
    pub(super) headings: [String; SEEN],
    /// The record of the table as a whole.
    pub(super) head: String,
    /// In the order of the file.
    pub(super) rows: Vec<Row>,
    /// The languages of the source and of the translation, for the files that tell them to a spelling checker.
    pub(super) langs: [String; 2],
}

/// How many columns people see: the number, the source, the translation, its state, how much of it the memory had, a comment.
pub(super) const SEEN: usize = 6;

/// The columns that people write in.
pub(super) const SOURCE: usize = 1;
pub(super) const TARGET: usize = 2;
pub(super) const STATE: usize = 3;
pub(super) const COMMENT: usize = 5;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// The line of the file, or the row of the table, from 1.
    pub(super) line: u64,
    /// What people see.
    pub(super) seen: [String; SEEN],
    /// What they do not see.
    pub(super) record: String,
}

impl Row {
    /// Whether nothing stands in it that a person could have meant.
    pub(super) fn is_blank(&self) -> bool {
        self.record.trim().is_empty() && self.seen.iter().all(|cell| cell.trim().is_empty())
    }

    /// A row of cells one after another, the record in those behind the ones that people see.
    pub(super) fn of_cells(line: u64, cells: &[String]) -> Self {
        let mut seen: [String; SEEN] = Default::default();
        for (place, cell) in seen.iter_mut().zip(cells) {
            place.clone_from(cell);
        }
        Self { line, seen, record: cells.get(SEEN..).unwrap_or_default().concat() }
    }

    /// Its cells one after another, the record in as many as it needs when none holds more than `most` characters.
    pub(super) fn cells(&self, most: usize) -> Vec<String> {
        let mut out = self.seen.to_vec();
        out.extend(pieces(&self.record, most));
        out
    }
}

/// A text in pieces of `most` characters.
fn pieces(text: &str, most: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks(most.max(1)).map(|piece| piece.iter().collect()).collect()
}

impl Cells {
    /// The first row of a table in which rows are cells alone.
    pub(super) fn first_row(&self) -> Row {
        Row { line: 1, seen: self.headings.clone(), record: self.head.clone() }
    }

    /// The table of rows of cells: what it is stands in the first that is one of ours.
    pub(super) fn of_rows(rows: impl IntoIterator<Item = Row>) -> Self {
        let mut out = Self::default();
        for row in rows {
            if out.head.is_empty() && row.record.starts_with(super::SIGN) {
                (out.headings, out.head) = (row.seen, row.record);
            } else if !row.is_blank() {
                out.rows.push(row);
            }
        }
        out
    }
}
