//! Reading and writing files. A format is a value with capabilities; it yields blocks with neutral traits and decides
//! nothing about them.
//!
//! To add a format: one file here, one name in [`FORMATS`]; the contract test then fails until its fixture folder exists.

mod breadcrumb;
mod encoding;
mod fluent;
mod hard_wrap;
pub mod html;
mod part;
mod terms;
pub mod text;
mod time;
mod tmx;
pub(crate) mod toml_keys;
mod xliff;
mod xml;

use std::io::{BufRead, Write};

use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Bilingual, Concept, Document, Lang, Text, Time, Unit};

/// Every format, in the order in which names and contents are tried.
pub const FORMATS: &[&Format] =
    &[&tmx::FORMAT, &xliff::FORMAT, &fluent::FORMAT, &terms::FORMAT, &html::FORMAT, &text::FORMAT];

/// A format: what it is called, how it is recognized, what it can do.
pub struct Format {
    /// Its name in `--format` and in files: `html`, `tmx`, `xliff`.
    pub id: &'static str,
    /// Without the dot, lower case.
    pub extensions: &'static [&'static str],
    /// Whether bytes look like it. Must be cheap; sees at most the first 4096 bytes.
    pub sniff: fn(&[u8]) -> bool,
    /// Holds a document to be translated.
    pub document: Option<DocumentFormat>,
    /// Holds units of a memory.
    pub memory: Option<MemoryFormat>,
    /// Holds a document beside its translation.
    pub bilingual: Option<BilingualFormat>,
    /// Holds the messages of a site.
    pub catalogue: Option<CatalogueFormat>,
    /// Holds the concepts of a termbase.
    pub terms: Option<TermsFormat>,
}

/// How much of a file [`Format::sniff`] sees at most.
const HEAD: usize = 4096;

/// The format of this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// The format of a file: what its name says, if the content agrees; else, where the name says nothing, what the content
/// looks like. `bytes` is its beginning, or all of it.
///
/// # Errors
/// [`Error::NotWhatItsNameSays`] where name and content disagree, [`Error::FileEmpty`] where there is nothing to tell by,
/// [`Error::FormatUnknown`] where neither is known.
pub fn recognize(name: &str, bytes: &[u8]) -> Result<&'static Format> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let extension = last.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let named = FORMATS.iter().copied().find(|format| format.extensions.contains(&extension.as_str()));
    if let Some(format) = named.filter(|format| (format.sniff)(head)) {
        return Ok(format);
    }
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::FileEmpty { file: name.to_owned() });
    }
    match named {
        Some(format) => Err(Error::NotWhatItsNameSays { file: name.to_owned(), format: format.id.to_owned() }),
        None => FORMATS
            .iter()
            .copied()
            .find(|format| (format.sniff)(head))
            .ok_or_else(|| Error::FormatUnknown { file: name.to_owned() }),
    }
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Format({})", self.id)
    }
}

/// A file's content and the name to call it by in errors and units.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// As errors and the memory name it.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

/// Reading a document and pouring a translation into its places.
pub struct DocumentFormat {
    /// Blocks in the order of the file, with their places.
    pub read: fn(&Input<'_>) -> Result<Noted<Document>>,
    /// The original with the text of the given blocks replaced; everything else byte for byte as it was. With no block,
    /// the original bytes (`Document` keeps the decoded text and the encoding to return to).
    pub pour: fn(&Document, &Pouring<'_>) -> Result<Noted<Vec<u8>>>,
}

/// What is poured into a document.
#[derive(Debug, Clone)]
pub struct Pouring<'a> {
    /// The language of the translation; a document that declares its language as a whole declares this one afterwards.
    pub lang: &'a Lang,
    /// At most one for each block, in any order.
    pub blocks: Vec<PouredBlock>,
}

/// The segments that take a block's place.
#[derive(Debug, Clone)]
pub struct PouredBlock {
    /// Index into [`Document::blocks`].
    pub block: usize,
    /// In order.
    pub segments: Vec<PouredSegment>,
}

/// A segment poured into a place.
#[derive(Debug, Clone)]
pub struct PouredSegment {
    /// The text, with the codes of the block's own text.
    pub text: Text,
    /// The blanks after it, in the language of the text poured.
    pub after: String,
    /// Set where nothing is confirmed and the source still stands: its language and what to mark it with. Formats with
    /// markup mark it with `lang` and `data-cotejo`, in places that hold no markup on the nearest element.
    pub unconfirmed: Option<Unconfirmed>,
}

/// Why the source still stands where a translation should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unconfirmed {
    /// The language of the source that still stands.
    pub lang: Lang,
    /// `new`, `fuzzy` or `ambiguous`.
    pub reason: &'static str,
}

/// Streaming units in and out.
#[allow(clippy::type_complexity, reason = "a capability is spelt out where it is read")]
pub struct MemoryFormat {
    /// Goes to the end of a file without reading its units: whether it is whole, for a fraction of what reading costs.
    /// What it finds wrong, `read` finds wrong too.
    pub whole: for<'a> fn(Box<dyn BufRead + Send + 'a>, &'a str) -> Result<()>,
    /// Units one after another in bounded memory. An `Err` ends the stream; a broken unit is a notice and the stream goes on.
    /// The stream may be read in another thread than the one that asked for it.
    pub read: for<'a> fn(Box<dyn BufRead + Send + 'a>, &'a str) -> Box<dyn Iterator<Item = Result<Yield>> + Send + 'a>,
    /// Writes units in the order given.
    pub write: fn(&mut dyn Write, &MemoryHeader, &mut dyn Iterator<Item = Result<Unit>>) -> Result<()>,
}

/// What a stream of units brings.
#[derive(Debug, Clone, PartialEq)]
pub enum Yield {
    /// A unit.
    Unit(Box<Unit>),
    /// Something to tell.
    Notice(Notice),
}

/// What stands at the head of a memory's file.
#[derive(Debug, Clone, Default)]
pub struct MemoryHeader {
    /// The source language of all units, if they share one.
    pub source: Option<Lang>,
    /// When it was written; left out where the same content must give the same bytes (our own snapshot).
    pub written: Option<Time>,
}

/// Reading and writing a document beside its translation.
pub struct BilingualFormat {
    /// Everything of one file.
    pub read: fn(&Input<'_>) -> Result<Noted<Bilingual>>,
    /// The whole file.
    pub write: fn(&Bilingual) -> Result<Vec<u8>>,
}

/// Reading a site's messages and merging new ones in.
#[allow(clippy::type_complexity, reason = "a capability is spelt out where it is read")]
pub struct CatalogueFormat {
    /// The messages with a value, in order.
    pub read: fn(&Input<'_>) -> Result<Noted<Vec<Message>>>,
    /// The catalogue with messages merged in: what is there stays byte for byte, what is new is appended. A message whose
    /// id is there with another value stays as it is, and a notice says so.
    pub merge: fn(Option<&Input<'_>>, &[Message]) -> Result<Noted<Vec<u8>>>,
}

/// A message of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id: `contact-us`.
    pub id: String,
    /// Its value as plain text (escaping is the format's own).
    pub value: String,
    /// Where it stands, for whoever translates it.
    pub comment: Option<String>,
}

/// Reading the concepts of a termbase.
pub struct TermsFormat {
    /// In the order of the file; each term knows its line.
    pub read: fn(&Input<'_>) -> Result<Noted<Vec<Concept>>>,
}
