//! Who translated, and when, as the tools that write XLIFF 2 say it: the change tracking module (XLIFF 2.1, 5.6), the
//! provenance of ITS (5.9.7), the metadata module (5.4), and notes that are signed.

use crate::format::time;
use crate::format::xml::Element;
use crate::model::Time;

const CHANGES: &str = "urn:oasis:names:tc:xliff:changetracking:";
const METADATA: &str = "urn:oasis:names:tc:xliff:metadata:";
const PROVENANCE: &str = "http://www.w3.org/2005/11/its";

/// What metadata and notes call who wrote a text, the last hand in it first; without `x-`, `-` for `_`.
const HANDS: &[&str] = &[
    "last-modified-by",
    "modified-by",
    "changed-by",
    "changeid",
    "last-changed-by",
    "edited-by",
    "translated-by",
    "translator",
    "translator-name",
    "created-by",
    "creationid",
    "author",
    // Whoever confirms a text has not written it; but better this name than none.
    "reviewed-by",
    "reviewer",
];

/// What metadata call when that was.
const MOMENTS: &[&str] =
    &["last-modified", "last-modified-date", "modified-date", "changedate", "changed", "translated-on", "creationdate"];

/// No name of a person is longer.
const LONGEST: usize = 100;

/// A hand in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hand {
    pub(super) who: Option<String>,
    pub(super) when: Option<Time>,
}

impl Hand {
    /// What is said of the target of a segment with this id: on the segment, else on its unit, else `around`.
    pub(super) fn of_segment(unit: &Element, segment: &Element, around: &Hand) -> Self {
        let id = segment.attribute("id");
        let said = Self::revised(unit, id).or(Self::said(segment)).or(Self::said(unit));
        if said.who.is_some() { said } else { Self { when: said.when, ..around.clone() } }
    }

    /// What a file or group says of all that stands in it, by its attributes and by one of the elements inside.
    pub(super) fn said(element: &Element) -> Self {
        let attribute = |name: &str| name_of(element.attribute_in(PROVENANCE, name)?);
        let person = || attribute("person").or_else(|| attribute("revPerson"));
        let records = || {
            let records = element.elements().filter(|inner| inner.is(PROVENANCE, "provenanceRecords"));
            let record = records.flat_map(Element::elements).last()?;
            let of = |name: &str| name_of(record.attribute_in(PROVENANCE, name).or_else(|| record.attribute(name))?);
            of("person").or_else(|| of("revPerson"))
        };
        let noted = Self::noted(element.elements());
        Self { who: person().or_else(records).or(noted.who), when: noted.when }
    }

    /// What metadata and signed notes among these elements say.
    pub(super) fn noted<'e>(elements: impl Iterator<Item = &'e Element>) -> Self {
        let mut words: Vec<(String, String)> = Vec::new();
        for inner in elements {
            if inner.name == "metadata" && inner.space.starts_with(METADATA) {
                metas(inner, &mut words);
            } else if inner.name == "notes" {
                for note in inner.elements() {
                    let signed = note.attribute("from").map(|from| ("author".to_owned(), from.to_owned()));
                    // A note called after the translator is one to her.
                    let category = note.attribute("category").map(folded).filter(|category| category != "translator");
                    words.extend(category.map(|category| (category, note.text())).into_iter().chain(signed));
                }
            }
        }
        let of = |names: &[&str]| {
            let find = |name: &&str| words.iter().find(|(kind, value)| kind == name && !value.trim().is_empty());
            names.iter().find_map(find).map(|(_, value)| value.as_str())
        };
        Self { who: of(HANDS).and_then(name_of), when: of(MOMENTS).and_then(time::read) }
    }

    /// The last revision of the target of a segment, or of all segments of the unit.
    fn revised(unit: &Element, id: Option<&str>) -> Self {
        let tracks = unit.elements().filter(|inner| inner.name == "changeTrack" && inner.space.starts_with(CHANGES));
        let revisions = tracks.flat_map(Element::elements).filter(|inner| {
            let of_target = inner.attribute("appliesTo").is_none_or(|what| what == "target" || what == "segment");
            of_target && inner.attribute("ref").is_none_or(|of| Some(of) == id)
        });
        let hands = revisions.flat_map(Element::elements).map(|revision| Self {
            who: revision.attribute("author").and_then(name_of),
            when: revision.attribute("datetime").and_then(time::read),
        });
        // Of revisions without a date the first, which is the newest (XLIFF 2.1, 5.6.4.3).
        let mut newest = Self::default();
        for hand in hands {
            if newest == Self::default() || hand.when > newest.when {
                newest = hand;
            }
        }
        newest
    }

    fn or(self, other: Self) -> Self {
        if self == Self::default() { other } else { self }
    }
}

/// The types and values of metadata, however they are grouped.
fn metas(element: &Element, words: &mut Vec<(String, String)>) {
    for inner in element.elements() {
        match inner.name.as_str() {
            "meta" => words.extend(inner.attribute("type").map(|kind| (folded(kind), inner.text()))),
            "metaGroup" => metas(inner, words),
            _ => {}
        }
    }
}

fn folded(kind: &str) -> String {
    let kind = kind.trim().to_lowercase().replace(['_', ' ', ':'], "-");
    kind.strip_prefix("x-").map(str::to_owned).unwrap_or(kind)
}

/// A text as a name, if it can be one.
fn name_of(text: &str) -> Option<String> {
    let name = text.trim();
    (!name.is_empty() && name.chars().count() <= LONGEST && !name.contains(['\n', '\r'])).then(|| name.to_owned())
}
