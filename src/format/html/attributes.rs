//! What a start tag says that matters to a reader of text.

use super::scan::{Attribute, Attributes};
use crate::model::Span;

/// What a start tag says; the first of two attributes of one name counts (13.2.5.33).
#[derive(Debug, Default)]
pub(super) struct TagAttributes {
    /// Attributes that people read, on any element.
    pub(super) read: ReadableAttributes,
    pub(super) lang: Option<Span>,
    pub(super) role: Option<Span>,
    pub(super) style: Option<Span>,
    pub(super) kind: Option<Span>,
    pub(super) value: Option<Span>,
    pub(super) content: Option<Span>,
    pub(super) property: Option<Span>,
    pub(super) rel: Option<Span>,
    pub(super) href: Option<Span>,
    pub(super) hreflang: Option<Span>,
    pub(super) hidden: bool,
    /// Whether its text may be translated, where it says so (3.2.6.2).
    pub(super) translate: Option<bool>,
    /// Whether its link leads to the place that bears its own name: `<a id=north href="#north">`.
    pub(super) leads_to_itself: bool,
}

/// The names and values of attributes that people read.
pub(super) type ReadableAttributes = Vec<(&'static str, Span)>;

/// A name that the author of a page gave to an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct AuthorName {
    itemprop: bool,
    value: Span,
}

/// The attributes that anything is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AttributeKind {
    Read(&'static str),
    Lang,
    Role,
    Style,
    Type,
    Value,
    Content,
    Property,
    Itemprop,
    Name,
    Rel,
    Href,
    Hreflang,
    Hidden,
    Translate,
    AuthorName,
}

/// Which attribute a name is, in whatever case; most are none of these.
fn attribute_kind(name: &str) -> Option<AttributeKind> {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    Some(match name.len() {
        2 if is("id") => AttributeKind::AuthorName,
        3 if is("alt") => AttributeKind::Read("alt"),
        3 if is("rel") => AttributeKind::Rel,
        4 if is("href") => AttributeKind::Href,
        4 if is("type") => AttributeKind::Type,
        4 if is("name") => AttributeKind::Name,
        4 if is("role") => AttributeKind::Role,
        4 if is("lang") => AttributeKind::Lang,
        5 if is("class") => AttributeKind::AuthorName,
        5 if is("title") => AttributeKind::Read("title"),
        5 if is("style") => AttributeKind::Style,
        5 if is("value") => AttributeKind::Value,
        5 if is("label") => AttributeKind::Read("label"),
        6 if is("hidden") => AttributeKind::Hidden,
        7 if is("content") => AttributeKind::Content,
        8 if is("property") => AttributeKind::Property,
        8 if is("hreflang") => AttributeKind::Hreflang,
        8 if is("itemprop") => AttributeKind::Itemprop,
        9 if is("translate") => AttributeKind::Translate,
        9 if is("data-type") => AttributeKind::AuthorName,
        10 if is("aria-label") => AttributeKind::Read("aria-label"),
        11 if is("data-testid") || is("data-module") => AttributeKind::AuthorName,
        11 if is("placeholder") => AttributeKind::Read("placeholder"),
        14 if is("data-component") => AttributeKind::AuthorName,
        16 if is("aria-description") => AttributeKind::Read("aria-description"),
        _ => return None,
    })
}

impl TagAttributes {
    /// What these attributes say; the names that they give to the element are put behind `marks`. `read` is lent
    /// for its room.
    pub(super) fn by(
        text: &str,
        attributes: &[Attribute],
        marks: &mut Vec<AuthorName>,
        read: ReadableAttributes,
    ) -> Self {
        let mut attrs = Self { read, ..Self::default() };
        attrs.read.clear();
        let own = marks.len();
        for attribute in attributes {
            let Some(key) = attribute_kind(&text[attribute.name.range()]) else { continue };
            let Some(value) = attribute.value else {
                attrs.hidden |= key == AttributeKind::Hidden;
                continue;
            };
            let mut mark = |itemprop| marks.push(AuthorName { itemprop, value });
            let slot = match key {
                AttributeKind::AuthorName => {
                    mark(false);
                    continue;
                }
                AttributeKind::Read(name) => {
                    if !value.is_empty() && !attrs.read.iter().any(|&(known, _)| known == name) {
                        attrs.read.push((name, value));
                    }
                    continue;
                }
                AttributeKind::Hidden => {
                    attrs.hidden = true;
                    continue;
                }
                AttributeKind::Translate => {
                    attrs.translate = attrs.translate.or(translates(&text[value.range()]));
                    continue;
                }
                AttributeKind::Property => {
                    attrs.property = Some(value);
                    continue;
                }
                AttributeKind::Role => {
                    mark(false);
                    &mut attrs.role
                }
                AttributeKind::Itemprop => {
                    mark(true);
                    &mut attrs.property
                }
                AttributeKind::Name => &mut attrs.property,
                AttributeKind::Lang => &mut attrs.lang,
                AttributeKind::Style => &mut attrs.style,
                AttributeKind::Type => &mut attrs.kind,
                AttributeKind::Value => &mut attrs.value,
                AttributeKind::Content => &mut attrs.content,
                AttributeKind::Rel => &mut attrs.rel,
                AttributeKind::Href => &mut attrs.href,
                AttributeKind::Hreflang => &mut attrs.hreflang,
            };
            slot.get_or_insert(value);
        }
        if marks.len() > own
            && let Some(href) = attrs.href
            && let Some(at) = memchr::memchr(b'#', text[href.range()].as_bytes())
        {
            let place = &text[href.range()][at + 1..];
            attrs.leads_to_itself = marks[own..].iter().any(|mark| &text[mark.value.range()] == place);
        }
        if let Some(style) = attrs.style {
            attrs.hidden |= hides(&text[style.range()]);
        }
        attrs
    }
}

/// What an element's author called it, as words.
pub(super) fn words(text: &str, marks: &[AuthorName]) -> Box<str> {
    let room = marks.iter().map(|mark| mark.value.len() + if mark.itemprop { 10 } else { 1 }).sum::<usize>();
    let mut out = String::with_capacity(room.saturating_sub(1));
    for mark in marks {
        push_word(text, *mark, 0, &mut out);
    }
    out.into_boxed_str()
}

/// The same for the start tag whose name is `name`, put behind `out`.
pub(super) fn push_words(text: &str, name: Span, out: &mut String) {
    let start = out.len();
    for attribute in Attributes::of(text, name) {
        let Some(value) = attribute.value else { continue };
        match attribute_kind(&text[attribute.name.range()]) {
            Some(AttributeKind::AuthorName | AttributeKind::Role) => {
                push_word(text, AuthorName { itemprop: false, value }, start, out);
            }
            Some(AttributeKind::Itemprop) => push_word(text, AuthorName { itemprop: true, value }, start, out),
            _ => {}
        }
    }
}

/// Puts a name behind the others, which begin at `start`. No author writes names so long as are left out.
fn push_word(text: &str, mark: AuthorName, start: usize, out: &mut String) {
    if mark.value.len() > 1024 || out.len() - start >= 4096 {
        return;
    }
    if out.len() > start {
        out.push(' ');
    }
    if mark.itemprop {
        out.push_str("itemprop:");
    }
    out.push_str(text[mark.value.range()].trim());
}

/// What a `translate` attribute says; nothing where it says neither.
fn translates(value: &str) -> Option<bool> {
    let is = |other: &str| value.trim_ascii().eq_ignore_ascii_case(other);
    if is("no") {
        Some(false)
    } else if is("yes") || is("") {
        Some(true)
    } else {
        None
    }
}

fn hides(style: &str) -> bool {
    // Both `display` and `visibility` hold it.
    if style.len() > 4096 || memchr::memchr2(b'y', b'Y', style.as_bytes()).is_none() {
        return false;
    }
    let compact: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    compact.contains("display:none") || compact.contains("visibility:hidden")
}

/// The quotation mark around an attribute's value; none where it is written without.
pub(super) fn quote_around(text: &str, value: Span) -> Option<char> {
    // Blanks inside the marks are outside of the place.
    let before = text[..value.start].trim_ascii_end().chars().next_back()?;
    let after = text[value.end..].trim_ascii_start().chars().next()?;
    (before == after && (before == '"' || before == '\'')).then_some(before)
}
