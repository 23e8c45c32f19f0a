//! Cotejo lays a text beside its original: a translation memory and localization toolkit for Portuguese, English and
//! Chinese. It finds every earlier rendering of a sentence ([`desk::lookup`]), says where terms and figures disagree
//! ([`check`]), and pours a translation into the places of its original ([`mod@format`]). It does not machine-translate.
//!
//! Begin with one of three programs, each a page long: `cargo run --example lookup`, `check`, `pour`. What everything
//! speaks of (texts, units, documents) is in [`model`]. A front end opens a [`store::Memory`], asks [`desk`], and makes
//! sentences of the ids and values that come back with [`l10n::Voice`]; nothing below it prints, or looks at the
//! environment or the clock. The binary `cotejo` is such a front end ([`cli`]).
//!
//! # The map
//! A module sees the modules that stand before it in this table, left to right and top to bottom; the three instruments
//! (floor 2) never see each other, nor does a front (floor 6) see another front. A test (`tidy`) reads the table here and holds every `crate::` path against it.
//!
//! | floor | modules | in one line | never |
//! |---|---|---|---|
//! | 0 ground | `model` `error` | the words of the trade | I/O, clock, a database or file format |
//! | 1 craft | `value` `termbase` `segment` `story` `fuzzy` `align` | pure algorithms over text | files, databases, randomness |
//! | 2 instruments | `check` `format` `store` | judge; read and write files; remember | each other |
//! | 3 desk | `desk` | the journeys, one file each | terminal, HTTP, sentences for a person |
//! | 4 voice | `l10n` | ids and values become sentences, through `locales/` | decisions |
//! | 5 show | `report` | HTML for people: the bilingual page, the review; lines of JSON for programs | SQL, file formats |
//! | 6 door | `cli` | arguments in, exit code out | anything that a second front would need |
//!
//! # The words
//! Names are the field's standard terms: see [`model`].
//!
//! # The journeys
//! **Translator.** What was translated once comes back, where it is the same sentence in the very language:
//! ```
//! use cotejo::desk::lookup::{Fill, Request, exact, fill};
//! use cotejo::desk::memory::import_units;
//! use cotejo::format::{self, Yield};
//! use cotejo::model::{Lang, Text, Time, hash_bytes};
//! use cotejo::store::{ImportJob, Manner, Prefer, Memory, Stamp};
//!
//! # fn main() -> cotejo::error::Result<()> {
//! let tmx = r#"<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" datatype="plaintext"
//!   o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
//!   <tu><tuv xml:lang="en"><seg>The port opens in May.</seg></tuv>
//!       <tuv xml:lang="pt_PT"><seg>O porto abre em maio.</seg></tuv></tu></body></tmx>"#;
//! let reader = format::TMX.memory("port.tmx")?;
//! let mut units = (reader.read)(Box::new(tmx.as_bytes()), "port.tmx");
//!
//! let memory = Memory::in_process()?;
//! let by = Stamp { who: "Ana".into(), when: Time(0) };
//! let hash = hash_bytes(tmx.as_bytes());
//! let job = ImportJob { name: "port.tmx".into(), hash, manner: Manner::Merge, prefer: Prefer::Newer, settle: None, by, batch: None };
//! assert_eq!(import_units(&memory, &job, &mut units)?.value.report.new, 1);
//! # drop(units);
//!
//! let (en, european, brazilian) = (lang("en"), lang("pt-PT"), lang("pt-BR"));
//! let request = Request::new(Text::plain("The port opens in May."), en, vec![european.clone(), brazilian.clone()]);
//! let found = exact(memory.reader()?.as_ref(), &request)?;
//! assert!(matches!(fill(&found, &european), Fill::Filled(_)));
//! // A sister variant is offered, never filled in.
//! assert_eq!(fill(&found, &brazilian), Fill::Nothing);
//! # Ok(()) }
//! # fn lang(tag: &str) -> Lang { Lang::parse(tag).expect("a tag") }
//! ```
//! **Editor.** What disagrees, as data:
//! ```
//! use cotejo::check::{self, Subject, SubjectPlace, Surroundings};
//! use cotejo::model::{InFile, Lang, State, Text, UnitId};
//! use cotejo::termbase::Termbase;
//!
//! let subject = Subject {
//!     place: SubjectPlace::Unit(UnitId::kept("a")),
//!     in_file: InFile::default(),
//!     source_lang: Lang::parse("en").unwrap(),
//!     source: Text::plain("Exports rose by 12 per cent."),
//!     target_lang: Lang::parse("pt-PT").unwrap(),
//!     target: Text::plain("As exportações subiram 21 por cento."),
//!     state: State::Translated,
//! };
//! let termbase = Termbase::new(Vec::new());
//! let around = Surroundings { termbase: &termbase };
//! let findings = check::run(check::CHECKS, &[subject], &around, None).unwrap();
//! assert_eq!(findings[0].check, "numbers");
//! ```
//! **Publisher.** A translation is poured into the places of the original; everything else stays as it was:
//! ```
//! use cotejo::format::{self, Input, PouredBlock, PouredSegment, Pouring};
//! use cotejo::model::{Lang, Text};
//!
//! # fn main() -> cotejo::error::Result<()> {
//! let page = "<html lang=en><p class=lead>The port opens in May.<!-- kept --></html>";
//! let html = format::HTML.document("port.html")?;
//! let document = (html.read)(&Input { name: "port.html", bytes: page.as_bytes() })?.value;
//! let block = document.blocks.iter().position(|block| block.text.chars() == "The port opens in May.").expect("it");
//! let segment = PouredSegment { text: Text::plain("O porto abre em maio."), after: String::new(), unconfirmed: None };
//! let lang = Lang::parse("pt-PT").expect("a tag");
//! let pouring = Pouring { lang: &lang, blocks: vec![PouredBlock { block, segments: vec![segment] }] };
//! let poured = String::from_utf8((html.pour)(&document, &pouring)?.value).expect("UTF-8");
//! assert_eq!(poured, "<html lang=\"pt-PT\"><p class=lead>O porto abre em maio.<!-- kept --></html>");
//! # Ok(()) }
//! ```

// The oracle of the integration tests names the crate as they do; `cli::mutants` includes it.
#[cfg(test)]
extern crate self as cotejo;

pub mod model;
#[macro_use]
pub mod error;

pub mod value;
pub mod termbase;
pub mod segment;
pub mod story;
pub mod fuzzy;
pub mod align;

pub mod check;
pub mod format;
pub mod store;

pub mod desk;

pub mod l10n;

pub mod report;

pub mod cli;
