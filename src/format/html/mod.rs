//! HTML: a page's text as blocks in their places, and translations poured into those places. Nothing else of the page
//! changes by a byte: comments, scripts, styles, unclosed tags, quotation marks, the encoding.

mod banner;
mod attributes;
mod chars;
mod declared;
mod elements;
mod inline;
mod inline_token;
mod json;
mod languages;
mod link_rows;
mod page_metadata;
mod pour;
mod read;
mod scan;
mod select;
mod stack;

#[cfg(test)]
pub(super) use pour::pour_part;

pub(super) use chars::decode_text;
pub(super) use pour::edits;
pub use select::Selector;

use super::density::most_pieces;
use super::{Banner, DocumentFormat, Format, GapMark, Input, Likeness, encoding, part, xml};
use crate::error::{Error, Noted, Result};
use crate::model::{Document, Markup, Metadata, Part};

/// The format.
pub(super) const FORMAT: Format = Format {
    document: Some(DocumentFormat {
        read: read_document,
        pour: pour::pour,
        banner: Some(Banner { put: banner::banner, gaps: GapMark::Style }),
    }),
    ..Format::new("html", &["html", "htm", "xhtml", "shtml"], sniff)
};

/// The largest page that is read, in bytes.
pub(super) const MAX_PAGE: usize = 128 * 1024 * 1024;

fn sniff(head: &[u8]) -> Likeness {
    // XML of another kind may have a `body` too.
    let first = head.trim_ascii_start();
    let xml = first.starts_with(b"<?xml") || first.starts_with(b"<xliff");
    if xml && xml::root(head).is_some_and(|root| !root.name.eq_ignore_ascii_case("html")) {
        return Likeness::None;
    }
    // UTF-16 is ASCII with zeros between.
    let head: Vec<u8> = head.iter().copied().filter(|&byte| byte != 0).map(|byte| byte.to_ascii_lowercase()).collect();
    let has = |needle: &[u8]| memchr::memmem::find(&head, needle).is_some();
    let page = has(b"<!doctype html")
        || has(b"<html")
        || has(b"<head>")
        || has(b"<body")
        || (has(b"<p>") && has(b"</p>"))
        || (has(b"<div") && has(b"</"));
    if page { Likeness::Certain } else { Likeness::None }
}

fn read_document(input: &Input<'_>) -> Result<Noted<Document>> {
    if input.bytes.len() > MAX_PAGE {
        return Err(Error::FileTooLarge { file: input.name.to_owned(), limit: (MAX_PAGE >> 20) as u64 });
    }
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let mut document = part::document(input, FORMAT.id, Markup::Structured);
    document.meta = read_part(&mut document, "", input.bytes)?;
    Ok(Noted::plain(document))
}

/// Reads a page as the next part of `document`; what it declares about itself.
pub(super) fn read_part(document: &mut Document, path: &str, bytes: &[u8]) -> Result<Metadata> {
    let part = Part { path: path.to_owned(), ..decoded(bytes) };
    let Some(page) = read::read(&part.text) else {
        return Err(Error::FileTooDense { file: document.name.clone(), limit: most_pieces(part.text.len()) as u64 });
    };
    part::append(document, part, page.blocks, page.containers);
    Ok(page.meta)
}

/// The text of a page.
fn decoded(bytes: &[u8]) -> Part {
    encoding::decode("", bytes, declared(bytes).as_deref())
}

/// The encoding that the page declares in its first kilobytes: `meta charset`, `meta content="…charset=…"`, an XML
/// declaration (HTML Standard, 13.2.3.2; a larger stretch than there, because saved pages carry comments in front).
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(8192)];
    let lower: Vec<u8> = head.to_ascii_lowercase();
    for (key, within) in [(b"charset".as_slice(), b"<meta".as_slice()), (b"encoding".as_slice(), b"<?xml".as_slice())] {
        let mut from = 0;
        while let Some(found) = memchr::memmem::find(&lower[from..], key) {
            let at = from + found;
            from = at + key.len();
            // The nearest tag before it is the one that declares.
            let tag = lower[..at].iter().rposition(|&byte| byte == b'<')?;
            if !lower[tag..].starts_with(within) {
                continue;
            }
            let rest: &[u8] = lower[from..].trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else { continue };
            let rest = rest.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
            let rest = rest.trim_ascii_start();
            let length = rest.iter().position(|&byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(&byte)));
            let label = &rest[..length.unwrap_or(rest.len())];
            if !label.is_empty() {
                return Some(String::from_utf8_lossy(label).into_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
