//! XLIFF 2: a document beside its translation, on its way to a translator's own tool and back. Written is 2.0, which is
//! all that it needs and which every tool takes; read is any 2.
//!
//! Core, with earlier renderings in the translation candidates module. The story is the `file` with the id `story`, the
//! site's strings are the one with the id `site`. What the standard has no place for stands in attributes of our own
//! namespace, which a tool may drop: the file reads all the same, and nothing that an import needs is lost with them.
//!
//! Reading takes what any tool made of such a file, or any other XLIFF 2: groups, annotations, segments split and merged
//! within a unit, candidates dropped.

mod author;
mod examine;
pub(in crate::format) mod blanks;
mod ids;
mod inline;
pub(in crate::format) mod odd;
mod order;
mod read;
mod update;
mod write;

use super::candidate::OWN;
use super::doctor::DoctorFormat;
use super::xml::Element;
use super::{BilingualFormat, Format, Likeness, MadeBilingual, xml};

/// XLIFF.
pub(super) const FORMAT: Format = Format {
    bilingual: Some(BilingualFormat {
        parts: read::parts,
        with_target: read::with_target,
        refill: update::refill,
        made: Some(MadeBilingual { write: write::write, update: Some(update::update) }),
    }),
    doctor: Some(DoctorFormat { examine: examine::examine, repair: None }),
    ..Format::new("xliff", &["xlf", "xliff"], sniff)
};

/// The namespace of the core (XLIFF 2.1, 4); 2.2 has its own that begins alike.
const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";
const CORE_PREFIX: &str = "urn:oasis:names:tc:xliff:document:2";

/// The namespace of the translation candidates module (XLIFF 2.1, 5.1).
const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";

/// Stands before the mark of what Cotejo filled in, in the `subState` of a `segment`: who changes the state must change or
/// drop it (XLIFF 2.1, 4.3.1.31), and it is no part of an extension that a tool may drop.
const FILLED: &str = "cotejo:filled-";
/// The `subState` of what an engine wrote.
const BY_MACHINE: &str = "cotejo:machine";

/// Stands before the role in the `type` of a `unit`.
const ROLE: &str = "cotejo:";

/// XLIFF 1 has the extension, the root and most of the words, and is another format.
fn sniff(head: &[u8]) -> Likeness {
    match xml::root(head) {
        Some(root) if root.name != "xliff" => Likeness::None,
        Some(root) if root.space.starts_with(CORE_PREFIX) => Likeness::Certain,
        Some(root) if root.attribute("version").is_some_and(|version| version.starts_with("1.")) => Likeness::None,
        Some(_) => Likeness::Possible,
        None if xml::root_is(head, "xliff") => Likeness::Possible,
        None => Likeness::None,
    }
}

/// What a file calls an element that it has an id for; `none` where it has not.
fn id_in_file(element: &Element) -> String {
    element.attribute("id").filter(|id| !id.is_empty()).unwrap_or("none").to_owned()
}
