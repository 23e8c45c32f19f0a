//! The table of elements and attributes, `shapes.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::format::xml::{self, Element, XmlAttribute};

/// The table: see the head of that file.
const TABLE: &str = include_str!("shapes.txt");

/// The prefixes that the table and fragment identifiers use, by namespace; the core's is none.
const SPACES: &[(&str, &str)] = &[
    ("urn:oasis:names:tc:xliff:matches:2.0", "mtc"),
    ("urn:oasis:names:tc:xliff:glossary:2.0", "gls"),
    ("urn:oasis:names:tc:xliff:fs:2.0", "fs"),
    ("urn:oasis:names:tc:xliff:metadata:2.0", "mda"),
    ("urn:oasis:names:tc:xliff:resourcedata:2.0", "res"),
    ("urn:oasis:names:tc:xliff:changetracking:2.0", "ctr"),
    ("urn:oasis:names:tc:xliff:changetracking:2.1", "ctr"),
    ("urn:oasis:names:tc:xliff:sizerestriction:2.0", "slr"),
    ("urn:oasis:names:tc:xliff:validation:2.0", "val"),
];

/// How the namespace of the core begins; its version is behind it.
pub(super) const CORE: &str = "urn:oasis:names:tc:xliff:document:2.";

/// An element of the table.
pub(super) struct Shape {
    pub(super) attributes: Vec<Slot>,
    /// Whether attributes of other namespaces may stand on it.
    pub(super) open: bool,
    pub(super) children: Vec<Step>,
    pub(super) text: bool,
    /// The prefix of its own namespace; none for the core's.
    own: &'static str,
}

impl Shape {
    /// Whether an element is of another namespace: none of XLIFF's, or another module's.
    pub(super) fn is_foreign(&self, name: Option<&str>) -> bool {
        name.is_none_or(|name| name.split_once(':').map_or("", |(prefix, _)| prefix) != self.own)
    }
}

/// An attribute that an element has.
pub(super) struct Slot {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) required: bool,
}

/// A place among what stands inside an element.
pub(super) struct Step {
    pub(super) names: Vec<&'static str>,
    pub(super) required: bool,
    pub(super) many: bool,
}

struct Shapes {
    elements: HashMap<&'static str, Shape>,
    values: HashMap<&'static str, Vec<&'static str>>,
}

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let mut shapes = Shapes { elements: HashMap::new(), values: HashMap::new() };
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&'static str> = line.split('|').map(str::trim).collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        if cell(0) == "values" {
            shapes.values.insert(cell(1), cell(2).split(' ').collect());
            continue;
        }
        let attributes = cell(1).split_whitespace().filter(|word| *word != "*").map(slot).collect();
        let children = cell(2).split_whitespace().map(step).collect();
        let open = cell(1).split_whitespace().any(|word| word == "*");
        let own = cell(0).split_once(':').map_or("", |(prefix, _)| prefix);
        shapes.elements.insert(cell(0), Shape { attributes, open, children, text: cell(3) == "text", own });
    }
    shapes
});

/// `id!id`, `xml:space:space`, `name`.
fn slot(word: &'static str) -> Slot {
    let (required, split) = match word.split_once('!') {
        Some(parts) => (true, Some(parts)),
        None => (false, if word == "xml:lang" { None } else { word.rsplit_once(':') }),
    };
    let (name, kind) = split.unwrap_or((word, ""));
    Slot { name, kind, required }
}

fn step(word: &'static str) -> Step {
    let (names, last) = match word.strip_suffix(['?', '*', '+']) {
        Some(names) => (names, word.chars().next_back()),
        None => (word, None),
    };
    Step {
        names: names.split('/').collect(),
        required: matches!(last, None | Some('+')),
        many: matches!(last, Some('*' | '+')),
    }
}

/// The name by which the table knows an element, or would: `unit`, `gls:term`; none for one of another namespace.
pub(super) fn name_of(element: &Element) -> Option<String> {
    prefixed(&element.space, &element.name)
}

fn prefixed(space: &str, name: &str) -> Option<String> {
    if space.starts_with(CORE) {
        return Some(name.to_owned());
    }
    prefix_of(space).map(|prefix| format!("{prefix}:{name}"))
}

/// The prefix of a module's namespace.
pub(super) fn prefix_of(space: &str) -> Option<&'static str> {
    SPACES.iter().find(|(known, _)| *known == space).map(|(_, prefix)| *prefix)
}

/// The element of a name.
pub(super) fn shape_of(name: &str) -> Option<&'static Shape> {
    SHAPES.elements.get(name)
}

/// What is wrong with an attribute of an element that has a shape.
pub(super) enum Wrong {
    Unknown,
    /// Its value is not one of the kind.
    Value(&'static str),
}

/// Whether an attribute may stand on an element, with its value.
pub(super) fn judge(shape: &Shape, attribute: &XmlAttribute) -> Result<(), Wrong> {
    let known = |slots: &'static [Slot], name: &str| slots.iter().find(|slot| slot.name == name);
    let slot = match &*attribute.space {
        "" => shape.attributes.iter().find(|slot| slot.name == attribute.name),
        xml::XML => {
            let name = format!("xml:{}", attribute.name);
            let found = shape.attributes.iter().find(|slot| slot.name == name);
            // Of those of other namespaces, that of the language says it for what stands inside.
            if found.is_none() && shape.open {
                return if attribute.name == "lang" && !is_language(&attribute.value) {
                    Err(Wrong::Value("language"))
                } else {
                    Ok(())
                };
            }
            found
        }
        space => {
            if !shape.open {
                return Err(Wrong::Unknown);
            }
            let Some(module) = prefix_of(space).and_then(|prefix| {
                shape_of(match prefix {
                    "fs" => "@fs",
                    "slr" => "@slr",
                    _ => "",
                })
            }) else {
                return if space.starts_with(CORE) { Err(Wrong::Unknown) } else { Ok(()) };
            };
            known(&module.attributes, &attribute.name)
        }
    };
    let Some(slot) = slot else { return Err(Wrong::Unknown) };
    if is_of(slot.kind, &attribute.value) { Ok(()) } else { Err(Wrong::Value(slot.kind)) }
}

/// The values that a kind has, for a person; the kind itself where they are many.
pub(super) fn wanted(kind: &str) -> String {
    match SHAPES.values.get(kind) {
        Some(values) if values.len() <= 8 => values.join(", "),
        _ => kind.to_owned(),
    }
}

fn is_of(kind: &str, value: &str) -> bool {
    match kind {
        "" => true,
        "id" => is_token(value),
        "ids" => value.split_whitespace().next().is_some() && value.split_whitespace().all(is_token),
        "language" => is_language(value),
        "positive" => value.trim().parse::<u64>().is_ok_and(|number| number > 0),
        "priority" => value.trim().parse::<u8>().is_ok_and(|number| (1..=10).contains(&number)),
        "percent" => value.trim().parse::<f64>().is_ok_and(|number| (0.0..=100.0).contains(&number)),
        "user" => is_user(value),
        "marktype" => ["generic", "comment", "term"].contains(&value) || is_user(value),
        "hex" => {
            let digits =
                value.len() >= 2 && value.len().is_multiple_of(2) && value.bytes().all(|byte| byte.is_ascii_hexdigit());
            // Only for characters that XML lacks.
            let code = u32::from_str_radix(value, 16).ok();
            digits && code.is_some_and(|code| char::from_u32(code).is_none_or(|c| !xml::allowed(c)))
        }
        _ => SHAPES.values.get(kind).is_some_and(|values| values.contains(&value)),
    }
}

/// A number as the standard's own profiles of size restriction write it.
pub(super) fn is_number(value: &str) -> bool {
    value.trim().parse::<u64>().is_ok()
}

/// A restriction as those profiles write it: `*`, `90`, `25,100`, `25,*`.
pub(super) fn is_restriction(value: &str) -> bool {
    let last = |part: &str| is_number(part) || part.trim() == "*";
    match value.split_once(',') {
        Some((least, most)) => is_number(least) && last(most),
        None => last(value),
    }
}

/// An XML name token (NMTOKEN).
pub(super) fn is_token(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || "._-:\u{b7}".contains(c))
}

/// A value with the prefix of its authority: `my:value`.
fn is_user(value: &str) -> bool {
    value.split_once(':').is_some_and(|(prefix, rest)| {
        let part = |part: &str| !part.is_empty() && !part.contains(|c: char| c == ':' || c.is_whitespace());
        part(prefix) && part(rest)
    })
}

/// A language tag as BCP 47 builds them: at least two letters first.
fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts.next().unwrap_or_default();
    let known = (2..=8).contains(&first.len()) || first.eq_ignore_ascii_case("x") || first.eq_ignore_ascii_case("i");
    known
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_only_what_it_has() {
        for (name, shape) in &SHAPES.elements {
            for step in &shape.children {
                for child in step.names.iter().filter(|child| **child != "other") {
                    assert!(SHAPES.elements.contains_key(child), "{name}: {child}");
                }
            }
            let kinds = ["", "id", "ids", "language", "positive", "priority", "percent", "user", "marktype", "hex"];
            for slot in &shape.attributes {
                let known = kinds.contains(&slot.kind) || SHAPES.values.contains_key(slot.kind);
                assert!(known, "{name}: {}: {}", slot.name, slot.kind);
            }
        }
    }
}
