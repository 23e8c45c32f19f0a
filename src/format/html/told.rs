//! What a start tag says that matters to a reader of text.

use super::scan::{Attribute, Attributes};
use crate::model::Span;

/// What a start tag says; the first of two attributes of one name counts (13.2.5.33).
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Attributes that people read, on any element.
    pub(super) read: ReadRoom,
    pub(super) lang: Option<Span>,
    pub(super) role: Option<Span>,
    pub(super) style: Option<Span>,
    pub(super) kind: Option<Span>,
    pub(super) value: Option<Span>,
    pub(super) content: Option<Span>,
    pub(super) property: Option<Span>,
    pub(super) rel: Option<Span>,
    pub(super) href: Option<Span>,
    pub(super) hidden: bool,
    /// Whether its link leads to the place that bears its own name: `<a id=north href="#north">`.
    pub(super) leads_to_itself: bool,
}

/// The names and values of attributes that people read.
pub(super) type ReadRoom = Vec<(&'static str, Span)>;

/// A name that the author of a page gave to an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    itemprop: bool,
    value: Span,
}

/// The attributes that anything is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
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
    Hidden,
    Mark,
}

/// Which attribute a name is, in whatever case; most are none of these.
fn key(name: &str) -> Option<Key> {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    Some(match name.len() {
        2 if is("id") => Key::Mark,
        3 if is("alt") => Key::Read("alt"),
        3 if is("rel") => Key::Rel,
        4 if is("href") => Key::Href,
        4 if is("type") => Key::Type,
        4 if is("name") => Key::Name,
        4 if is("role") => Key::Role,
        4 if is("lang") => Key::Lang,
        5 if is("class") => Key::Mark,
        5 if is("title") => Key::Read("title"),
        5 if is("style") => Key::Style,
        5 if is("value") => Key::Value,
        5 if is("label") => Key::Read("label"),
        6 if is("hidden") => Key::Hidden,
        7 if is("content") => Key::Content,
        8 if is("property") => Key::Property,
        8 if is("itemprop") => Key::Itemprop,
        9 if is("data-type") => Key::Mark,
        10 if is("aria-label") => Key::Read("aria-label"),
        11 if is("data-testid") || is("data-module") => Key::Mark,
        11 if is("placeholder") => Key::Read("placeholder"),
        14 if is("data-component") => Key::Mark,
        16 if is("aria-description") => Key::Read("aria-description"),
        _ => return None,
    })
}

impl Told {
    /// What these attributes say; the names that they give to the element are put behind `marks`. `read` is lent
    /// for its room.
    pub(super) fn by(text: &str, attributes: &[Attribute], marks: &mut Vec<Mark>, read: ReadRoom) -> Self {
        let mut told = Self { read, ..Self::default() };
        told.read.clear();
        let own = marks.len();
        for attribute in attributes {
            let Some(key) = key(&text[attribute.name.range()]) else { continue };
            let Some(value) = attribute.value else {
                told.hidden |= key == Key::Hidden;
                continue;
            };
            let mut mark = |itemprop| marks.push(Mark { itemprop, value });
            let slot = match key {
                Key::Mark => {
                    mark(false);
                    continue;
                }
                Key::Read(name) => {
                    if !value.is_empty() && !told.read.iter().any(|&(known, _)| known == name) {
                        told.read.push((name, value));
                    }
                    continue;
                }
                Key::Hidden => {
                    told.hidden = true;
                    continue;
                }
                Key::Property => {
                    told.property = Some(value);
                    continue;
                }
                Key::Role => {
                    mark(false);
                    &mut told.role
                }
                Key::Itemprop => {
                    mark(true);
                    &mut told.property
                }
                Key::Name => &mut told.property,
                Key::Lang => &mut told.lang,
                Key::Style => &mut told.style,
                Key::Type => &mut told.kind,
                Key::Value => &mut told.value,
                Key::Content => &mut told.content,
                Key::Rel => &mut told.rel,
                Key::Href => &mut told.href,
            };
            slot.get_or_insert(value);
        }
        if marks.len() > own
            && let Some(href) = told.href
            && let Some(at) = memchr::memchr(b'#', text[href.range()].as_bytes())
        {
            let place = &text[href.range()][at + 1..];
            told.leads_to_itself = marks[own..].iter().any(|mark| &text[mark.value.range()] == place);
        }
        if let Some(style) = told.style {
            told.hidden |= hides(&text[style.range()]);
        }
        told
    }
}

/// What an element's author called it, as words.
pub(super) fn words(text: &str, marks: &[Mark]) -> Box<str> {
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
        match key(&text[attribute.name.range()]) {
            Some(Key::Mark | Key::Role) => push_word(text, Mark { itemprop: false, value }, start, out),
            Some(Key::Itemprop) => push_word(text, Mark { itemprop: true, value }, start, out),
            _ => {}
        }
    }
}

/// Puts a name behind the others, which begin at `start`. No author writes names so long as are left out.
fn push_word(text: &str, mark: Mark, start: usize, out: &mut String) {
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

fn hides(style: &str) -> bool {
    // Both `display` and `visibility` hold it.
    if style.len() > 4096 || memchr::memchr2(b'y', b'Y', style.as_bytes()).is_none() {
        return false;
    }
    let compact: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    compact.contains("display:none") || compact.contains("visibility:hidden")
}
