//! Feeds (RSS, Atom) and WordPress's exports (WXR): titles, descriptions, contents and excerpts, their HTML read as a page's
//! is, and written in the wrapping that it had: CDATA, escaped, or elements. Every other byte stays.

mod fields;
mod pour;
#[cfg(test)]
mod tests;
mod wrapped;

use std::borrow::Cow;
use std::ops::Range;

use self::fields::{Field, FieldKind, Fields};
use self::wrapped::Wrapped;
use super::density::most_pieces;
use super::html::MAX_PAGE;
use super::{DocumentFormat, Format, Input, Likeness, encoding, html, part, xml};
use crate::error::{Error, Noted, Result};
use crate::model::{Block, BlockTraits, Document, Markup, Part, Place, PlaceKind, Role, Span, Text};

/// The format.
pub(super) const FORMAT: Format = Format {
    document: Some(DocumentFormat { read, pour: pour::pour, banner: None }),
    by_content: true,
    ..Format::new("feed", &["xml", "rss", "atom", "wxr"], sniff)
};

fn sniff(head: &[u8]) -> Likeness {
    match xml::root(head) {
        Some(root) if fields::is_feed(&root) => Likeness::Certain,
        _ => Likeness::None,
    }
}

/// The whole of a feed as text.
fn decoded(bytes: &[u8]) -> Part {
    encoding::decode("", bytes, Some(xml::encoding(bytes)))
}

/// A piece of an element that is read by itself.
struct Fragment {
    /// Within the element's characters; within the file, where it holds elements.
    range: Range<usize>,
    /// Whether it is characters alone.
    plain: bool,
}

/// What an element says, and the pieces of it that are read.
struct Reading {
    /// None where it holds elements, and its text is the file's.
    wrapped: Option<Wrapped>,
    fragments: Vec<Fragment>,
}

impl Reading {
    fn of(text: &str, field: &Field) -> Self {
        if field.kind == FieldKind::Elements {
            return Self { wrapped: None, fragments: vec![Fragment { range: field.inside.clone(), plain: false }] };
        }
        let Some(wrapped) = Wrapped::of(text, field.inside.clone()) else {
            return Self { wrapped: None, fragments: Vec::new() };
        };
        let said = wrapped.text.as_str();
        let whole = 0..said.len();
        let fragments = match field.kind {
            _ if said.trim().is_empty() => Vec::new(),
            FieldKind::Title => vec![Fragment { range: whole, plain: !has_markup(said) }],
            FieldKind::Lines if has_line_breaks(said) => {
                lines(said).into_iter().map(|range| Fragment { range, plain: false }).collect()
            }
            _ => vec![Fragment { range: whole, plain: false }],
        };
        Self { wrapped: Some(wrapped), fragments }
    }

    fn text<'t>(&'t self, file: &'t str, fragment: &Fragment) -> &'t str {
        let all = self.wrapped.as_ref().map_or(file, |wrapped| wrapped.text.as_str());
        &all[fragment.range.clone()]
    }
}

fn has_markup(said: &str) -> bool {
    let tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let reference = |rest: &str| {
        let name = rest.bytes().take(12).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        name > 0 && rest[name..].starts_with(';')
    };
    said.match_indices('<').any(|(at, _)| tag(&said[at + 1..]))
        || said.match_indices('&').any(|(at, _)| reference(&said[at + 1..]))
}

/// Whether WordPress makes a line of each line: in contents without paragraphs and blocks of their own.
fn has_line_breaks(said: &str) -> bool {
    let has = |tag: &str| said.contains(tag);
    said.trim().contains('\n') && !has("<!-- wp:") && !has("<p>") && !has("<p ")
}

/// The lines of HTML, but within tags, comments, and elements whose line ends are their own.
fn lines(said: &str) -> Vec<Range<usize>> {
    const OWN: &[(&str, &str)] = &[
        ("<!--", "-->"),
        ("<pre", "</pre>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<textarea", "</textarea>"),
    ];
    let lower = said.to_ascii_lowercase();
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = memchr::memchr2(b'<', b'\n', &lower.as_bytes()[at..]) {
        at += found;
        if lower.as_bytes()[at] == b'\n' {
            at += 1;
            out.push(from..at);
            from = at;
            continue;
        }
        let rest = &lower[at..];
        let end = OWN.iter().find(|(open, _)| rest.starts_with(open)).map_or(">", |(_, close)| close);
        match rest.find(end) {
            Some(length) => at += length + end.len(),
            None => break,
        }
    }
    out.push(from..said.len());
    out.retain(|range| !said[range.clone()].trim().is_empty());
    out
}

fn read(input: &Input<'_>) -> Result<Noted<Document>> {
    if input.bytes.len() > MAX_PAGE {
        return Err(Error::FileTooLarge { file: input.name.to_owned(), limit: (MAX_PAGE >> 20) as u64 });
    }
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let mut document = part::document(input, FORMAT.id, Markup::Whole);
    let whole = decoded(input.bytes);
    let Fields { fields, lang } = fields::fields(input.name, &whole.text)?;
    let most = most_pieces(whole.text.len());
    for field in &fields {
        let reading = Reading::of(&whole.text, field);
        for fragment in &reading.fragments {
            let text = reading.text(&whole.text, fragment);
            let first = document.blocks.len();
            if fragment.plain {
                let part = Part {
                    path: field.name.clone(),
                    text: text.to_owned(),
                    encoding: "UTF-8",
                    bom: false,
                    stretches: Vec::new(),
                };
                let said = text.trim();
                let start = text.len() - text.trim_start().len();
                let block = Block {
                    text: Text::plain(said),
                    place: Place {
                        part: 0,
                        span: Span::new(start, start + said.len()),
                        kind: PlaceKind::TextOnly,
                        inside: None,
                        tag: None,
                    },
                    role: field.role,
                    traits: BlockTraits { element: Cow::Borrowed("title"), line: 1, ..BlockTraits::default() },
                };
                part::append(&mut document, part, vec![block], Vec::new());
            } else {
                html::read_part(&mut document, &field.name, text.as_bytes())?;
            }
            let before = reading.wrapped.as_ref().map_or("", |wrapped| &wrapped.text[..fragment.range.start]);
            let line = field.line + memchr::memchr_iter(b'\n', before.as_bytes()).count() as u64;
            for block in &mut document.blocks[first..] {
                block.traits.line = block.traits.line.saturating_add(u32::try_from(line - 1).unwrap_or(u32::MAX));
                if field.role != Role::Paragraph && block.role == Role::Paragraph {
                    block.role = field.role;
                }
            }
            if document.blocks.len() + document.parts.len() > most {
                return Err(Error::FileTooDense { file: input.name.to_owned(), limit: most as u64 });
            }
        }
    }
    document.meta.lang = lang.map(|(lang, _)| lang);
    Ok(Noted::plain(document))
}
