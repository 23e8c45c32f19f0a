//! TMX 1.4b: memories that every other tool reads, and our own text memory, one variant a line.
//!
//! Reading is lenient (TMX 1.1 to 1.4, any encoding, a document type that nobody fetches) and streamed: a unit is cut
//! out, read and forgotten; what stays is eight bytes for each foreign unit, to number equal ones. A broken unit is a
//! notice. Writing is canonical: the same units give the same bytes, and reading them back gives the same units, state,
//! confidence and all (in `prop`s whose type begins with `x-cotejo-`).
//!
//! What another tool says of state and origin is read by the tables in `format/foreign.txt`. One odd variant (no language, no
//! `seg`, a character that XML does not have) costs that variant, not its unit.
//!
//! A unit is our own if it says its origin; it keeps its `tuid`. Any other gets an id from its content
//! ([`UnitId::foreign`](crate::model::UnitId::foreign)), because foreign `tuid`s are mere running numbers, and keeps the
//! foreign one as a prop (`x-tmx-tuid`).

mod chunks;
mod codes;
mod examine;
mod mend;
mod mend_codes;
mod read;
mod sources;
mod structure;
mod write;

use super::doctor::DoctorFormat;
use super::{Format, Likeness, MemoryFormat};

/// TMX.
pub(super) const FORMAT: Format = Format {
    memory: Some(MemoryFormat {
        whole: read::whole,
        read: read::read,
        name_in_file: read::tuid_of,
        write: write::write,
    }),
    doctor: Some(DoctorFormat { examine: examine::examine, repair: Some(mend::mend) }),
    ..Format::new("tmx", &["tmx"], sniff)
};

/// The version that our files name as that of the tool: it changes with how they are written, not with each release.
const WRITER_VERSION: &str = "1";

/// Types of our own `prop`s.
mod prop {
    pub(super) const PREFIX: &str = "x-cotejo-";
    /// The processing instruction of a [tombstone](crate::model::Tombstone).
    pub(super) const FORGOTTEN: &str = "cotejo-forgotten";
    /// That of one that does not hold any more.
    pub(super) const RESTORED: &str = "cotejo-restored";
    pub(super) const ORIGIN: &str = "x-cotejo-origin";
    /// The language that a unit was written in first, where a file for another tool has it the other way round.
    pub(super) const SOURCE: &str = "x-cotejo-source";
    pub(super) const DOCUMENT: &str = "x-cotejo-document";
    pub(super) const POSITION: &str = "x-cotejo-position";
    pub(super) const MESSAGE: &str = "x-cotejo-message";
    pub(super) const CREATED: &str = "x-cotejo-created";
    pub(super) const CHANGED: &str = "x-cotejo-changed";
    pub(super) const STATE: &str = "x-cotejo-state";
    pub(super) const CONFIDENCE: &str = "x-cotejo-confidence";
    /// The language of a text whose tag is spelt as another tool takes it.
    pub(super) const LANG: &str = "x-cotejo-lang";
    pub(super) const TAG: &str = "x-cotejo-tag";
    /// Stands before the type of a foreign prop that looks like one of ours.
    pub(super) const FOREIGN: &str = "x-cotejo-prop-";
    /// Stands before the name of a foreign attribute that is kept as a prop.
    pub(super) const ATTRIBUTE: &str = "x-tmx-";
}

fn sniff(head: &[u8]) -> Likeness {
    if super::xml::root_is(head, "tmx") { Likeness::Certain } else { Likeness::None }
}
