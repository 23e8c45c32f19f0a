//! The words of the trade: languages, text with inline codes, translation units, documents, bilingual documents, terms.
//!
//! | word | type | from |
//! |---|---|---|
//! | translation unit, variant | [`Unit`], [`Variant`] | TMX `tu`, `tuv` |
//! | inline code: open, close, standalone | [`Code`], [`CodeKind`] | XLIFF 2 `sc`/`ec`/`ph`, TMX `bpt`/`ept`/`ph` |
//! | segment | [`Segment`]; in a memory, a variant's text | SRX, TMX `seg`, XLIFF 2 `segment` |
//! | state: initial, translated, reviewed, final | [`State`] | XLIFF 2 |
//! | concept, term; preferred, admitted, deprecated, forbidden | [`Concept`], [`Term`], [`TermStatus`] | TBX (ISO 30042) |
//!
//! Nothing here reads a file, a clock or a database.

mod bilingual;
mod document;
mod hash;
mod key;
mod lang;
mod penalty;
mod script;
mod span;
mod term;
mod text;
mod text_encoding;
mod unit;
pub(crate) mod word_list;

pub use bilingual::{Bilingual, BilingualBlock, Candidate, Original, Segment, mark};
pub use document::{
    Block, BlockTraits, Container, Document, Landmark, Markup, Metadata, Part, Place, PlaceKind, RawStretch, Role,
    last_name, unrooted_name,
};
pub use hash::{Hash, Hashing, hash_bytes, short_hash};
pub use key::Key;
pub(crate) use key::has_single_blanks;
pub use lang::{BadLang, Lang, Standing};
pub use penalty::{Penalty, PenaltyKind};
pub use script::{is_basic_han, is_cjk_punctuation, is_cjk_text, is_han, is_kana};
pub use span::Span;
pub use term::{Concept, Definition, SubjectField, Term, TermStatus};
pub use text::{Code, CodeKind, Piece, Text};
pub use text_encoding::BadText;
pub(crate) use unit::named;
pub use unit::{ForgottenRendering, InFile, Origin, Position, State, Time, Tombstone, Unit, UnitId, Variant};
