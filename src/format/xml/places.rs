//! Places in a piece of XML that is changed where it stands: attributes of a start tag, lines.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::{attribute_into, attribute_value};

/// The attributes of a start tag as they are named, values without references.
pub(crate) fn attributes(tag: &str) -> Vec<(String, String)> {
    let inside = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let name = inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len());
    let start = BytesStart::from_content(inside, name);
    let read = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let key: &str = attribute.key.as_ref();
        (key.to_owned(), attribute_value(&attribute.value).unwrap_or_default())
    };
    start.attributes().flatten().map(read).collect()
}

pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    attributes(tag).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// A start tag with an attribute set, or taken out.
pub(crate) fn with_attribute(tag: &str, name: &str, value: Option<&str>) -> String {
    let new = value.map(|value| {
        let mut out = String::new();
        attribute_into(&mut out, name, value);
        out
    });
    let new = new.unwrap_or_default();
    if let Some(there) = place_of(tag, name) {
        // What says the same stays as it is written.
        let said = tag[there.clone()].split_once('=').map(|(_, said)| said.trim().trim_matches(['"', '\'']));
        if said.and_then(|said| attribute_value(said).ok()).as_deref() == value {
            return tag.to_owned();
        }
        return format!("{}{new}{}", &tag[..there.start], &tag[there.end..]);
    }
    let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
    format!("{}{new}{}", &tag[..end], &tag[end..])
}

/// Where an attribute stands in a start tag, with the blanks before it.
pub(crate) fn place_of(tag: &str, name: &str) -> Option<Range<usize>> {
    let bytes = tag.as_bytes();
    let mut at = tag.find(|c: char| c.is_whitespace())?;
    loop {
        let begin = at;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let key = at;
        let equals = at + tag[at..].find('=')?;
        let quote = equals + tag[equals..].find(['"', '\''])?;
        let end = quote + 1 + tag[quote + 1..].find(char::from(bytes[quote]))?;
        if tag[key..equals].trim() == name {
            return Some(begin..end + 1);
        }
        at = end + 1;
    }
}

/// A range, with the rest of its lines where that is blank.
pub(crate) fn with_its_lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let end = range.end + (text[range.end..].len() - text[range.end..].trim_start_matches([' ', '\t', '\r']).len());
    match text[end..].starts_with('\n') {
        true => line_start(text, range.start)..end + 1,
        false => range.clone(),
    }
}

/// Where the line of a place begins, if there are but blanks before it.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(at, |line| line + 1);
    if text[line..at].trim().is_empty() { line } else { at }
}
