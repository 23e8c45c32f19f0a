//! Reading and writing files. A format is a value with capabilities; it yields blocks with neutral traits and decides
//! nothing about them.
//!
//! To add a format: one file here, one name in [`FORMATS`]; the contract test then fails until its fixture folder exists.

mod bilingual_table;
mod breadcrumb;
mod candidate;
mod consumer;
mod density;
pub mod doctor;
mod docx;
mod encoding;
mod feed;
mod fluent;
mod foreign;
mod glossary;
mod hard_wrap;
mod html;
mod json;
mod markdown;
mod part;
mod po;
mod poured;
mod recognize;
mod subtitles;
pub mod table;
mod tbx;
mod terms;
mod text;
mod time;
mod tmx;
mod unread;
pub(crate) mod toml_keys;
mod xliff;
mod xliff1;
mod xml;
mod zip;

use std::borrow::Cow;
use std::io::{BufRead, Write};

use crate::error::{Error, Noted, Notice, Result};
use crate::model::{
    Bilingual, BilingualBlock, Concept, Document, InFile, Lang, Original, Standing, Text, Time, Tombstone, Unit,
};

pub use consumer::{Consumer, LangPair};
pub use html::Selector;
pub use recognize::{HEAD, Likeness, head, recognize};
pub(crate) use terms::write::updated as updated_terms;

/// Every format; where a file is like several to the same degree, the first of them counts.
pub const FORMATS: &[&Format] = &[
    TMX, XLIFF, XLIFF_1, TBX, FLUENT, TERMS, SRT, VTT, TABLE_DOCX, TABLE_XLSX, TABLE_CSV, DOCX, FEED, HTML, TEXT,
    MARKDOWN, PO, XLSX, GLOSSARY, JSON, ARB,
];

/// TMX: memories.
pub const TMX: &Format = &tmx::FORMAT;
/// XLIFF 2: a document beside its translation.
pub const XLIFF: &Format = &xliff::FORMAT;
/// XLIFF 1.2 and its dialects: the same as most tools read and write it.
pub const XLIFF_1: &Format = &xliff1::FORMAT;
/// Which XLIFF a translator gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum XliffVersion {
    /// 2.0.
    #[default]
    Two,
    /// 1.2, which older tools take.
    One,
}

crate::model::named!(XliffVersion { Two = "2.0", One = "1.2" });

impl XliffVersion {
    /// The format that writes it.
    #[must_use]
    pub const fn format(self) -> &'static Format {
        match self {
            Self::Two => XLIFF,
            Self::One => XLIFF_1,
        }
    }
}

/// Fluent: a site's messages.
pub const FLUENT: &Format = &fluent::FORMAT;
/// TOML written by an editor's hand: the house's terms.
pub const TERMS: &Format = &terms::FORMAT;
/// DOCX: what Word writes.
pub const DOCX: &Format = &docx::FORMAT;
/// A table for review in Word's files: a document beside its translation, a row a segment.
pub const TABLE_DOCX: &Format = &bilingual_table::DOCX;
/// The same in Excel's files.
pub const TABLE_XLSX: &Format = &bilingual_table::XLSX;
/// The same in CSV.
pub const TABLE_CSV: &Format = &bilingual_table::CSV;
/// TBX: terms between tools.
pub const TBX: &Format = &tbx::FORMAT;
/// CSV and TSV: glossaries as people keep them in spreadsheets.
pub const GLOSSARY: &Format = &glossary::FORMAT;
/// XLSX: the same in Excel's own files.
pub const XLSX: &Format = &glossary::XLSX;
/// HTML: pages.
pub const HTML: &Format = &html::FORMAT;
/// Feeds (RSS, Atom) and WordPress's exports.
pub const FEED: &Format = &feed::FORMAT;
/// Markdown: manuscripts, documentation.
pub const MARKDOWN: &Format = &markdown::FORMAT;
/// gettext's catalogues: messages beside their translations.
pub const PO: &Format = &po::FORMAT;
/// JSON: catalogues of messages in one language.
pub const JSON: &Format = &json::FORMAT;
/// ARB: the same as Flutter has them.
pub const ARB: &Format = &json::ARB;
/// SubRip: subtitles.
pub const SRT: &Format = &subtitles::SRT;
/// WebVTT: subtitles of the Web.
pub const VTT: &Format = &subtitles::VTT;
/// Plain text, a page saved as text.
pub const TEXT: &Format = &text::FORMAT;

/// A format: what it is called, how it is recognized, what it can do.
pub struct Format {
    /// Its name in `--format` and in files: `html`, `tmx`, `xliff`.
    pub id: &'static str,
    /// Without the dot, lower case; the first is the one that files of ours get. Formats may share some.
    pub extensions: &'static [&'static str],
    /// How much bytes look like it. Must be cheap; sees at most the first [`HEAD`] bytes.
    pub sniff: fn(&[u8]) -> Likeness,
    /// Whether no name promises it: a table of Word's is first of all a file of Word's.
    pub by_content: bool,
    /// Whether it is a container of files, which says what it is only inside: then `sniff` sees all of a file.
    pub container: bool,
    document: Option<DocumentFormat>,
    memory: Option<MemoryFormat>,
    bilingual: Option<BilingualFormat>,
    catalogue: Option<CatalogueFormat>,
    terms: Option<TermsFormat>,
    doctor: Option<doctor::DoctorFormat>,
}

/// What a format can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability {
    /// A document to be translated.
    Document,
    /// Units of a memory.
    Memory,
    /// A document beside its translation.
    Bilingual,
    /// The messages of a site.
    Catalogue,
    /// The concepts of a termbase.
    Terms,
    /// Files of it can be examined.
    Examine,
}

crate::model::named!(Capability {
    Document = "document",
    Memory = "memory",
    Bilingual = "bilingual",
    Catalogue = "catalogue",
    Terms = "terms",
    Examine = "examine",
});

/// What goes out in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A document that came, with its texts in another language.
    Poured,
    /// A bilingual file that came, with translations put in.
    Filled,
    /// A file of our own.
    Made,
    /// A file that came, with what is new put in.
    Merged,
}

crate::model::named!(Written { Poured = "poured", Filled = "filled", Made = "made", Merged = "merged" });

impl Format {
    /// A format that is recognized and can do nothing yet.
    const fn new(id: &'static str, extensions: &'static [&'static str], sniff: fn(&[u8]) -> Likeness) -> Self {
        Self {
            id,
            extensions,
            sniff,
            by_content: false,
            container: false,
            document: None,
            memory: None,
            bilingual: None,
            catalogue: None,
            terms: None,
            doctor: None,
        }
    }

    /// What goes out in it.
    #[must_use]
    pub fn writes(&self) -> Written {
        match (&self.document, &self.bilingual, &self.catalogue) {
            (Some(_), ..) => Written::Poured,
            (_, Some(bilingual), _) if bilingual.made.is_none() => Written::Filled,
            (_, _, Some(_)) => Written::Merged,
            // The house's own terms stay in the editor's file.
            _ if self.id == TERMS.id => Written::Merged,
            _ => Written::Made,
        }
    }

    /// Whether it has a capability.
    #[must_use]
    pub fn can(&self, capability: Capability) -> bool {
        match capability {
            Capability::Document => self.document.is_some(),
            Capability::Memory => self.memory.is_some(),
            Capability::Bilingual => self.bilingual.is_some(),
            Capability::Catalogue => self.catalogue.is_some(),
            Capability::Terms => self.terms.is_some(),
            Capability::Examine => self.doctor.is_some(),
        }
    }

    /// How it reads documents and pours into them.
    ///
    /// # Errors
    /// [`Error::FormatCannot`], about `file`, if it holds none; so for the other capabilities.
    pub fn document(&self, file: &str) -> Result<&DocumentFormat> {
        self.document.as_ref().ok_or_else(|| self.cannot(file, Capability::Document))
    }

    /// How it streams units in and out.
    ///
    /// # Errors
    /// As [`Format::document`].
    pub fn memory(&self, file: &str) -> Result<&MemoryFormat> {
        self.memory.as_ref().ok_or_else(|| self.cannot(file, Capability::Memory))
    }

    /// How it reads and writes a document beside its translation.
    ///
    /// # Errors
    /// As [`Format::document`].
    pub fn bilingual(&self, file: &str) -> Result<&BilingualFormat> {
        self.bilingual.as_ref().ok_or_else(|| self.cannot(file, Capability::Bilingual))
    }

    /// How it makes a document beside its translation, where it can.
    ///
    /// # Errors
    /// As [`Format::document`].
    pub fn made_bilingual(&self, file: &str) -> Result<&MadeBilingual> {
        self.bilingual(file)?.made.as_ref().ok_or_else(|| self.cannot(file, Capability::Bilingual))
    }

    /// How it reads messages and merges them.
    ///
    /// # Errors
    /// As [`Format::document`].
    pub fn catalogue(&self, file: &str) -> Result<&CatalogueFormat> {
        self.catalogue.as_ref().ok_or_else(|| self.cannot(file, Capability::Catalogue))
    }

    /// How it reads concepts.
    ///
    /// # Errors
    /// As [`Format::document`].
    pub fn terms(&self, file: &str) -> Result<&TermsFormat> {
        self.terms.as_ref().ok_or_else(|| self.cannot(file, Capability::Terms))
    }

    /// How it examines files and repairs them.
    ///
    /// # Errors
    /// As [`Format::document`].
    pub fn doctor(&self, file: &str) -> Result<&doctor::DoctorFormat> {
        self.doctor.as_ref().ok_or_else(|| self.cannot(file, Capability::Examine))
    }

    /// The extension that files of ours in this format get.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        self.extensions.first().copied().unwrap_or(self.id)
    }

    /// The extension of a translation of the file of this name: that of the file itself where no name says what it is, but what
    /// is inside (a document with macros is one afterwards).
    #[must_use]
    pub fn extension_of(&self, name: &str) -> &'static str {
        let own = crate::model::last_name(name).rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let kept =
            self.extensions.iter().find(|known| (self.container || self.by_content) && own.as_deref() == Some(**known));
        kept.copied().unwrap_or_else(|| self.extension())
    }

    fn cannot(&self, file: &str, capability: Capability) -> Error {
        let capability = capability.name().to_owned();
        Error::FormatCannot { file: file.to_owned(), format: self.id.to_owned(), capability }
    }
}

/// The format of this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// The format that read a document.
///
/// # Errors
/// [`Error::FormatUnknown`] if it is none of [`FORMATS`].
pub fn of(document: &Document) -> Result<&'static Format> {
    let unknown = || Error::FormatUnknown { file: document.name.clone(), found: document.format.to_owned() };
    by_id(document.format).ok_or_else(unknown)
}

/// The format in which a file holds terms: as its content says, and where only a person knows that a text is a table of terms, a
/// table.
///
/// # Errors
/// As [`recognize()`]; [`Error::FormatCannot`].
pub fn of_terms(name: &str, bytes: &[u8]) -> Result<&'static Format> {
    match recognize(name, bytes)? {
        format if format.id == TEXT.id => Ok(GLOSSARY),
        format if format.can(Capability::Terms) => Ok(format),
        format => Err(format.cannot(name, Capability::Terms)),
    }
}

/// The format in which a file of this name is to be written: the first that the name allows and that has the capability.
///
/// # Errors
/// [`Error::FormatUnknown`] for a name that says no format, [`Error::FormatCannot`] for one whose formats cannot.
pub fn for_writing(name: &str, capability: Capability) -> Result<&'static Format> {
    let mut named = recognize::named(FORMATS, name).peekable();
    match named.peek().copied() {
        None => Err(Error::FormatUnknown { file: name.to_owned(), found: "name".to_owned() }),
        Some(first) => named.find(|format| format.can(capability)).ok_or_else(|| first.cannot(name, capability)),
    }
}

/// One archive (ZIP) of several files.
///
/// # Errors
/// [`Error::FileUnwritable`] where no archive can hold them.
pub fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    zip::pack(files).map_err(|error| Error::writing("zip", std::io::Error::other(error)))
}

/// The files in an archive (ZIP), by name; of `most` bytes in all. Folders are left out.
///
/// # Errors
/// [`Error::ArchiveBroken`], [`Error::ArchiveTooLarge`].
pub fn unpack(file: &str, bytes: &[u8], most: u64) -> Result<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::Archive::open(file, bytes)?;
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let mut left = most;
    let mut out = Vec::new();
    for (number, name) in names.into_iter().enumerate().filter(|(_, name)| !name.ends_with('/')) {
        let bytes = archive.read(number, left)?;
        left = left.saturating_sub(bytes.len() as u64);
        out.push((name, bytes));
    }
    Ok(out)
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
    /// How a draft shows that it is one; none where a format has no place for a notice.
    pub banner: Option<Banner>,
}

/// How a poured file shows that it is a draft.
#[derive(Clone, Copy)]
pub struct Banner {
    /// The file with a notice (its language, its words) on it.
    pub put: fn(&Input<'_>, &str, &str) -> Result<Vec<u8>>,
    /// How it marks what has no confirmed translation.
    pub gaps: GapMark,
}

/// How a draft marks a segment without a confirmed translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapMark {
    /// By the markup's own means; taking the notice out takes all marks away.
    Style,
    /// In double square brackets.
    Brackets,
    /// By nothing but the language that it is in.
    None,
}

crate::model::named!(GapMark { Style = "style", Brackets = "brackets", None = "none" });

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
    pub whole: for<'a> fn(Box<dyn BufRead + Send + 'a>, &'a str) -> Result<WholeFile>,
    /// Units one after another in bounded memory. An `Err` ends the stream; a broken unit is a notice and the stream goes on.
    /// The stream may be read in another thread than the one that asked for it.
    pub read: for<'a> fn(Box<dyn BufRead + Send + 'a>, &'a str) -> Box<dyn Iterator<Item = Result<Yield>> + Send + 'a>,
    /// What a file called a unit that has another id here, among what is kept of it ([`Unit::props`]).
    pub name_in_file: fn(&[(String, String)]) -> Option<&str>,
    /// Writes units in the order given.
    pub write: fn(&mut dyn Write, &MemoryHeader, &mut dyn Iterator<Item = Result<Unit>>) -> Result<()>,
}

/// What is known of a file of units before the first of them is taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WholeFile {
    /// What it says is forgotten, or back.
    pub tombstones: Vec<Tombstone>,
    /// The first unit before whose end another one begins: a merge that kept the lines of both sides tore the file.
    pub torn: Option<InFile>,
}

/// What a stream of units brings.
#[derive(Debug, Clone, PartialEq)]
pub enum Yield {
    /// A unit, and where it stands in the file.
    Unit(Box<Unit>, InFile),
    /// Something to tell.
    Notice(Notice),
}

/// What stands at the head of a memory's file.
#[derive(Debug, Clone, Default)]
pub struct MemoryHeader {
    /// The languages of all units, where each has these two alone, and how their tags are spelt.
    pub pair: Option<LangPair>,
    /// When it was written; left out where the same content must give the same bytes (our own snapshot).
    pub written: Option<Time>,
    /// What is told to be forgotten, in [order](Tombstone::order); the memory's own text alone tells it.
    pub tombstones: Vec<Tombstone>,
}

/// Reading and writing a document beside its translation.
pub struct BilingualFormat {
    /// Everything of one file: a document for each original and target language, at least one.
    pub parts: fn(&Input<'_>) -> Result<Noted<Vec<Bilingual>>>,
    /// A file that does not say in which language its translations are, as if it said this one.
    pub with_target: fn(&Input<'_>, &Lang) -> Vec<u8>,
    /// A file into which translations are put: what [`BilingualFormat::parts`] read from it, with other targets and states.
    /// Everything else stays byte for byte as it was; with nothing changed, the bytes that came.
    pub refill: fn(&Input<'_>, &[Bilingual]) -> Result<Vec<u8>>,
    /// How such a file is made; none where it only ever comes from elsewhere.
    made: Option<MadeBilingual>,
}

/// Making a file that holds a document beside its translation.
pub struct MadeBilingual {
    /// The whole file.
    pub write: fn(&Bilingual) -> Result<Vec<u8>>,
    /// A file brought up to date: what the update names becomes different, everything else stays byte for byte as it was. None
    /// where a file is only ever made anew.
    pub update: Option<UpdateBilingual>,
}

/// See [`MadeBilingual::update`].
pub type UpdateBilingual = fn(&Input<'_>, &BilingualUpdate<'_>) -> Result<Vec<u8>>;

impl BilingualFormat {
    /// The document that a file holds, the first where it holds several; a notice tells of the others.
    ///
    /// # Errors
    /// Those of the format.
    pub fn read(&self, input: &Input<'_>) -> Result<Noted<Bilingual>> {
        let Noted { value, mut notices } = (self.parts)(input)?;
        let mut parts = value.into_iter();
        let Some(first) = parts.next() else { return Err(Error::FileEmpty { file: input.name.to_owned() }) };
        let count = parts.len() as u64;
        if count > 0 {
            let name = format!("{} ({})", first.original.name, first.target);
            notices.push(Notice::OtherDocuments { file: input.name.to_owned(), name, count });
        }
        Ok(Noted { value: first, notices })
    }

    /// Everything of one file, as [`BilingualFormat::parts`] gives it; its translations are in `target` where it does not say
    /// which language they are in.
    ///
    /// # Errors
    /// Those of the format.
    pub fn parts_into(&self, input: &Input<'_>, target: Option<&Lang>) -> Result<Noted<Vec<Bilingual>>> {
        Ok(self.parts_said(input, target)?.map(|said| said.parts))
    }

    /// The same, with the bytes that say it.
    ///
    /// # Errors
    /// As [`BilingualFormat::parts_into`].
    pub fn parts_said<'a>(&self, input: &Input<'a>, target: Option<&Lang>) -> Result<Noted<SaidParts<'a>>> {
        match ((self.parts)(input), target) {
            (Err(Error::TrgLangMissing { .. }), Some(target)) => {
                let bytes = (self.with_target)(input, target);
                let parts = (self.parts)(&Input { name: input.name, bytes: &bytes })?;
                Ok(parts.map(|parts| SaidParts { bytes: bytes.into(), parts }))
            }
            (read, _) => Ok(read?.map(|parts| SaidParts { bytes: input.bytes.into(), parts })),
        }
    }
}

/// Everything of a bilingual file whose translations are in a language that it, or somebody, says.
pub struct SaidParts<'a> {
    /// The file, saying it.
    pub bytes: Cow<'a, [u8]>,
    /// A document for each original and target language.
    pub parts: Vec<Bilingual>,
}

/// What becomes different in a bilingual file.
pub struct BilingualUpdate<'a> {
    /// The original as it is now; the file says so where it said how it was.
    pub original: &'a Original,
    /// The language of the original.
    pub source: &'a Lang,
    /// The language of the translation.
    pub target: &'a Lang,
    /// The units of the story.
    pub story: UnitUpdates<'a>,
    /// The site's strings.
    pub site: UnitUpdates<'a>,
}

/// What becomes of the units of the story, or of the site's strings.
pub struct UnitUpdates<'a> {
    /// One for each that the file was read with, in order.
    pub units: Vec<UnitUpdate<'a>>,
    /// New ones, in order, each with the number of the unit that it comes before: of the first, 0.
    pub new: Vec<(usize, &'a BilingualBlock)>,
}

/// What becomes of a unit.
#[derive(Debug, Clone, Copy)]
pub enum UnitUpdate<'a> {
    /// It stays as it is.
    Kept,
    /// Segments get another target or other candidates; what else differs is not looked at. A target whose codes the file
    /// has no names for stays out.
    Renewed {
        /// The unit as it was read.
        before: &'a BilingualBlock,
        /// As it is to be.
        after: &'a BilingualBlock,
    },
    /// It goes.
    Gone,
}

/// Reading a site's messages and merging new ones in.
#[allow(clippy::type_complexity, reason = "a capability is spelt out where it is read")]
pub struct CatalogueFormat {
    /// The messages with a value, in order.
    pub read: fn(&Input<'_>) -> Result<Noted<Vec<Message>>>,
    /// Every id that is taken: also of messages without a value, and of those that cannot be read.
    pub ids: fn(&Input<'_>) -> Result<Vec<String>>,
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
    pub read: fn(&Input<'_>, &TermsOptions) -> Result<Noted<ReadTerms>>,
    /// A file of that name with these concepts.
    pub write: fn(&str, &[Concept]) -> Result<Vec<u8>>,
}

/// What is known of a file of terms that does not say all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermsOptions {
    /// What the columns of a table hold, in order: a language (`pt-PT`), or `id`, `definition en`, `note`, `status`, `-` for what
    /// is not read. What their headings say, unless told.
    pub columns: Vec<String>,
    /// The language that is translated from.
    pub source: Option<Lang>,
    /// Those that are translated into.
    pub targets: Vec<Lang>,
    /// Those of the terms that are there already: a tag that they have means what it means there.
    pub known: Vec<Lang>,
}

impl TermsOptions {
    /// The language that a tag means: the one told that is the same written language; of a bare tag (`pt`, `zh`), the only one
    /// told that it leaves open; else itself.
    pub(crate) fn settled(&self, lang: Lang) -> Lang {
        if self.known.contains(&lang) {
            return lang;
        }
        let told = || self.source.iter().chain(&self.targets).chain(&self.known);
        if let Some(same) = told().find(|told| told.standing(&lang) == Standing::Same) {
            return same.clone();
        }
        let is_bare = lang.identifier().script.is_none() && lang.region().is_none();
        let mut open: Vec<&Lang> = self.source.iter().chain(&self.targets).collect();
        open.retain(|told| is_bare && lang.standing(told) == Standing::Unspecified);
        open.dedup();
        match open[..] {
            [one] => one.clone(),
            _ => lang,
        }
    }
}

/// The terms of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadTerms {
    /// In the order of the file. An id is empty where the file gives none.
    pub concepts: Vec<ReadConcept>,
    /// How a table was understood, for a person to look at.
    pub layout: Option<TableLayout>,
}

impl ReadTerms {
    /// The concepts alone.
    #[must_use]
    pub fn into_concepts(self) -> Vec<Concept> {
        self.concepts.into_iter().map(|read| read.concept).collect()
    }
}

/// A concept of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadConcept {
    /// With a status for each term, also where the file tells none.
    pub concept: Concept,
    /// For each of its terms, whether the file tells the status.
    pub told: Vec<bool>,
}

/// How a table of terms was understood.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TableLayout {
    /// The encoding of the file.
    pub encoding: String,
    /// What stands between the cells.
    pub separator: String,
    /// Whether its first rows are headings.
    pub headed: bool,
    /// Its columns.
    pub columns: Vec<TableColumn>,
}

/// A column of a table of terms.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TableColumn {
    /// Its heading, if it has one.
    pub heading: String,
    /// What it holds.
    pub meaning: ColumnMeaning,
    /// In or of which language.
    #[serde(serialize_with = "tag_or_none")]
    pub lang: Option<Lang>,
}

fn tag_or_none<S: serde::Serializer>(lang: &Option<Lang>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    match lang {
        Some(lang) => serializer.collect_str(lang),
        None => serializer.serialize_none(),
    }
}

/// What a column of a table of terms holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnMeaning {
    /// Terms.
    Terms,
    /// The language of the row's terms.
    Language,
    /// What tells one concept from others.
    Id,
    /// The field.
    Subject,
    /// What the concept is.
    Definition,
    /// For the editor.
    Note,
    /// Whether to use a term.
    Status,
    /// Noun, verb.
    PartOfSpeech,
    /// Inflected forms.
    Forms,
    /// It is not read.
    Nothing,
}

crate::model::named!(ColumnMeaning {
    Terms = "terms",
    Language = "language",
    Id = "id",
    Subject = "subject",
    Definition = "definition",
    Note = "note",
    Status = "status",
    PartOfSpeech = "part-of-speech",
    Forms = "forms",
    Nothing = "nothing",
});
