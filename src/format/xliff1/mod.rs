//! XLIFF 1.2 and its dialects (SDLXLIFF, MQXLIFF, what content management systems hand out): a document beside its
//! translation, as nearly every tool reads and writes it.
//!
//! A file that came from elsewhere is never rebuilt: [`refill`](super::BilingualFormat::refill) puts translations into the places
//! that they have in it, and every other byte stays. A file of ours has a `group` for each block and in it a `trans-unit` for
//! each sentence, so that a tool which cuts sentences by itself, or none at all, brings back what it was given.

mod dialect;
mod examine;
mod html_inside;
mod inline;
mod raw;
mod read;
mod refill;
mod update;
mod write;

use std::collections::HashSet;

use super::candidate::OWN;
use super::doctor::DoctorFormat;
use super::{BilingualFormat, Format, Likeness, MadeBilingual, xml};
use crate::format::xml::Element;

/// XLIFF 1.2.
pub(super) const FORMAT: Format = Format {
    bilingual: Some(BilingualFormat {
        parts: read::parts,
        with_target: read::with_target,
        refill: refill::refill,
        made: Some(MadeBilingual { write: write::write, update: Some(update::update) }),
    }),
    doctor: Some(DoctorFormat { examine: examine::examine, repair: None }),
    ..Format::new("xliff-1", &["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "txlf"], sniff)
};

/// The namespace of 1.2, and how those of 1.1 and 1.2 begin; 1.0 had none.
const CORE: &str = "urn:oasis:names:tc:xliff:document:1.2";
const CORE_PREFIX: &str = "urn:oasis:names:tc:xliff:document:1.";

/// Stands before the role in the `restype` of a group of ours.
const ROLE: &str = "x-cotejo-";

fn sniff(head: &[u8]) -> Likeness {
    match xml::root(head) {
        Some(root) if root.name != "xliff" => Likeness::None,
        Some(root) if root.space.starts_with(CORE_PREFIX) => Likeness::Certain,
        Some(root) if root.attribute("version").is_some_and(|version| version.starts_with("1.")) => Likeness::Certain,
        _ => Likeness::None,
    }
}

/// Whether an element is of the standard: files of 1.0, and many made by hand, declare no namespace.
fn is_core(element: &Element, name: &str) -> bool {
    element.name == name && (element.space.is_empty() || element.space.starts_with(CORE_PREFIX))
}

/// Whether each of the segments has a number (`mid`) of its own; else they are told apart by their place.
fn are_numbers<'a>(mids: impl Iterator<Item = Option<&'a str>>) -> bool {
    let mut seen = HashSet::new();
    mids.into_iter().all(|mid| mid.is_some_and(|mid| !mid.is_empty() && seen.insert(mid)))
}
