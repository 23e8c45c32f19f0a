//! XLIFF 2.1: a document beside its translation, on its way to a translator's own tool and back.
//!
//! Core, with earlier renderings in the translation candidates module. The story is the `file` with the id `story`, the
//! site's strings are the one with the id `site`. What the standard has no place for stands in attributes of our own
//! namespace, which a tool may drop: the file reads all the same, and nothing that an import needs is lost with them.
//!
//! Reading takes what any tool made of such a file, or any other XLIFF 2: groups, annotations, segments split and merged
//! within a unit, candidates dropped.

mod ids;
mod inline;
mod read;
mod write;

use super::{BilingualFormat, Format};

/// XLIFF.
pub(super) const FORMAT: Format = Format {
    id: "xliff",
    extensions: &["xlf", "xliff"],
    sniff,
    document: None,
    memory: None,
    bilingual: Some(BilingualFormat { read: read::read, write: write::write }),
    catalogue: None,
    terms: None,
};

/// The namespace of the core (XLIFF 2.1, 4); 2.2 has its own that begins alike.
const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";
const CORE_PREFIX: &str = "urn:oasis:names:tc:xliff:document:2";

/// The namespace of the translation candidates module (XLIFF 2.1, 5.1).
const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";

/// Our own namespace.
const OWN: &str = "urn:x-cotejo:xliff:1";

/// Stands before the role in the `type` of a `unit`.
const ROLE: &str = "cotejo:";

fn sniff(head: &[u8]) -> bool {
    super::xml::root_is(head, "xliff")
}
