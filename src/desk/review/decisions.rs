//! What a person decided, as a file: a line of JSON that says what it is, then a decision a line.
//!
//! A decision names pages by their addresses and sentences by their words: what stood beside each other, and what stands
//! beside each other now. So a file stays good when the memory has grown, and what has changed since is found out.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::model::Lang;

/// The first line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    /// What the file is: [`KIND`].
    cotejo: String,
    /// The version of its form.
    version: u32,
}

/// What a file of decisions says that it is.
pub const KIND: &str = "review";

/// The version of its form.
pub const VERSION: u32 = 1;

/// What a person decided about sentences of two pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What the memory calls the page whose sentences are the sources.
    pub document: String,
    /// What it calls the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<String>,
    /// The language of the first.
    pub from: Lang,
    /// Of the other.
    pub to: Lang,
    /// The pages' date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How many sentences the first page has.
    #[serde(default)]
    pub of: u32,
    /// What stood beside each other.
    pub was: Vec<Beside>,
    /// What belongs together; nothing where all of it is rejected.
    pub now: Vec<Beside>,
}

/// Sentences beside each other, each with what stands between it and the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// Of the first page.
    pub source: Vec<String>,
    /// Of the other.
    pub target: Vec<String>,
    /// The place of the first of them in its page, from 0.
    #[serde(default)]
    pub at: u32,
    /// How many equal ones stand before it.
    #[serde(default)]
    pub nth: u32,
    /// The unit that the memory had of it, or would have had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whether the memory had it.
    #[serde(default)]
    pub inside: bool,
}

/// A decision and the line it stands on, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The line.
    pub line: u64,
    /// The decision.
    pub decision: Decision,
}

/// The first line of a file of decisions.
#[must_use]
pub fn header() -> String {
    format!("{{\"cotejo\":\"{KIND}\",\"version\":{VERSION}}}")
}

/// Whether a file says that it holds decisions.
#[must_use]
pub fn is_one(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

/// The decisions of a file.
///
/// # Errors
/// [`Error::ReviewNone`] for a file that is none; [`Error::ReviewNewer`]; [`Error::ReviewBroken`] with the first line that is no
/// decision: then nothing of it counts.
pub fn read(file: &str, text: &str) -> Result<Vec<Read>> {
    let mut lines =
        (1_u64..).zip(text.trim_start_matches('\u{feff}').lines()).filter(|(_, line)| !line.trim().is_empty());
    let none = || Error::ReviewNone { file: file.to_owned() };
    let (_, first) = lines.next().ok_or_else(none)?;
    let header: Header = serde_json::from_str(first).map_err(|_| none())?;
    match header {
        Header { cotejo, .. } if cotejo != KIND => return Err(none()),
        Header { version, .. } if version > VERSION => {
            return Err(Error::ReviewNewer { file: file.to_owned(), found: version.into(), known: VERSION.into() });
        }
        Header { .. } => {}
    }
    let read = lines.map(|(line, text)| {
        let broken = || Error::ReviewBroken { file: file.to_owned(), line };
        let decision: Decision = serde_json::from_str(text).map_err(|_| broken())?;
        if decision.is_sound() { Ok(Read { line, decision }) } else { Err(broken()) }
    });
    read.collect()
}

/// Whether it is a day or a moment, as a page's date is kept.
fn is_date(said: &str) -> bool {
    said.parse::<jiff::Timestamp>().is_ok() || said.parse::<jiff::civil::Date>().is_ok()
}

impl Decision {
    /// Whether it can be one: two languages, a page, and on each side of what stands beside each other something to be read.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let has_text = |side: &[String]| side.iter().any(|part| !part.trim().is_empty());
        let whole = |beside: &Beside| has_text(&beside.source) && has_text(&beside.target);
        self.from != self.to
            && !self.document.trim().is_empty()
            && self.date.as_deref().is_none_or(is_date)
            && self.was.len() + self.now.len() > 0
            && self.was.iter().chain(&self.now).all(whole)
    }
}
