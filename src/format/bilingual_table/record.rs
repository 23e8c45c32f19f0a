//! The records of a table: what a program has to know of it and of its rows, and people need not see.

use serde::{Deserialize, Serialize};

use crate::model::{Text, short_hash};

/// The version of the records.
pub(super) const VERSION: u32 = 1;

/// Characters that only Unicode has together: a file that was saved without it has others here.
pub(super) const UNICODE: &str = "ã中";

/// Of the table as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HeadRecord {
    /// The version of this record. It stands first: by it a table is known.
    #[serde(rename = "cotejo-table")]
    pub(super) version: u32,
    pub(super) unicode: String,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) document: String,
    pub(super) format: String,
    pub(super) hash: String,
    pub(super) encoding: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reader: Option<u32>,
    /// How many rows it was made with.
    pub(super) rows: usize,
}

/// Of a row: the segment as it was when the table was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowRecord {
    /// The row's number, from 1.
    pub(super) row: usize,
    /// What table it belongs to: rows may be copied from one to another.
    pub(super) of: String,
    /// Whether it is a site's string and none of the story.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) site: bool,
    pub(super) block: String,
    pub(super) segment: String,
    pub(super) role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// What was said of the block when the table was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    pub(super) source: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<Text>,
    pub(super) state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) filled: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) after: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) changed: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) machine: bool,
    /// How much of it the memory had, as it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) score: Option<u8>,
}

impl HeadRecord {
    /// What its rows call it.
    pub(super) fn name(&self) -> String {
        let parts = [&self.source, &self.target, &self.document, &self.hash];
        short_hash(&parts.map(String::as_str), 8)
    }
}

/// A record as a cell holds it: JSON in characters that every file may hold.
pub(super) fn written(record: &impl Serialize) -> String {
    let json = serde_json::to_string(record).unwrap_or_default();
    let odd = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if odd(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// The record of a cell, whatever a program put around it.
pub(super) fn read<'r, R: Deserialize<'r>>(cell: &'r str) -> Option<R> {
    serde_json::from_str(cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')).ok()
}
