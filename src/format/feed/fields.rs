//! Which elements of a feed people read, and where their characters stand.

use std::ops::Range;

use crate::error::Result;
use crate::format::xml::{Element, Step, XML, Xml};
use crate::model::Role;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
/// Without the version at the end.
const WORDPRESS: &str = "http://wordpress.org/export/";
const ITUNES: &str = "http://www.itunes.com/dtds/podcast-1.0.dtd";

/// Kinds of WordPress's posts that hold settings, styles and the like.
const NOT_READ: &[&str] = &[
    "acf-field",
    "acf-field-group",
    "custom_css",
    "customize_changeset",
    "nav_menu_item",
    "oembed_cache",
    "revision",
    "scheduled-action",
    "user_request",
    "wp_font_face",
    "wp_font_family",
    "wp_global_styles",
    "wp_navigation",
    "wp_template",
    "wp_template_part",
];

/// An element that people read.
#[derive(Debug)]
pub(super) struct Field {
    /// As it is written: `content:encoded`.
    pub(super) name: String,
    /// Its inside.
    pub(super) inside: Range<usize>,
    pub(super) line: u64,
    pub(super) kind: FieldKind,
    pub(super) role: Role,
    /// The number of the item around it.
    item: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// Characters; HTML where they hold tags or references.
    Title,
    Html,
    /// HTML of WordPress's, in which a line end ends a line.
    Lines,
    /// Elements of XHTML as they are.
    Elements,
}

/// What a feed holds.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) fields: Vec<Field>,
    /// Where its language is said: the inside of an element, or an attribute's value.
    pub(super) lang: Option<(String, Range<usize>)>,
}

/// Whether an element is the root of a feed.
pub(super) fn is_feed(root: &Element) -> bool {
    (root.name == "rss" && root.space.is_empty()) || root.is(ATOM, "feed") || root.is(ATOM, "entry")
}

/// An element that is open.
struct Open {
    name: String,
    is_item: bool,
    /// Where its inside begins, and what it is, where people read it.
    field: Option<(usize, u64, FieldKind, Role)>,
    /// What it says, where that is needed.
    said: Option<String>,
}

pub(super) fn fields(file: &str, text: &str) -> Result<Fields> {
    let mut xml = Xml::new(file, text, 1)?;
    let mut out = Fields::default();
    let mut open: Vec<Open> = Vec::new();
    let (mut item, mut skipped) = (0, Vec::new());
    let mut wordpress = false;
    // How many of the open elements are read, and are items.
    let (mut fields_open, mut items_open) = (0_usize, 0_usize);
    loop {
        match xml.next()? {
            Step::Open(element) => {
                let begin = xml.position();
                if open.is_empty() {
                    wordpress = text[..begin].contains(WORDPRESS);
                    if let Some(lang) = element.attribute_in(XML, "lang") {
                        let tag = text[..begin].rfind("xml:lang").map(|at| at + "xml:lang".len());
                        let value = tag.and_then(|at| Some(at + text[at..begin].find(['"', '\''])? + 1));
                        out.lang = value.map(|at| (lang.to_owned(), at..at + lang.len()));
                        out.lang = out.lang.filter(|(lang, at)| text.get(at.clone()) == Some(lang.as_str()));
                    }
                }
                let is_item = (element.name == "item" && !element.space.contains("media")) || element.is(ATOM, "entry");
                item += usize::from(is_item);
                let within = open.last().map_or("", |open| open.name.as_str());
                let kind = if fields_open > 0 { None } else { kind(&element, within, wordpress) };
                let is_lang = element.name == "language" && element.space.is_empty() && within == "channel";
                let is_type = element.name == "post_type" && element.space.starts_with(WORDPRESS);
                fields_open += usize::from(kind.is_some());
                items_open += usize::from(is_item);
                open.push(Open {
                    is_item,
                    field: kind.map(|(kind, role)| (begin, element.line, kind, role)),
                    said: (is_lang || is_type).then(String::new),
                    name: element.name,
                });
            }
            Step::Text(chars) => {
                if let Some(said) = open.last_mut().and_then(|open| open.said.as_mut()) {
                    said.push_str(&chars);
                }
            }
            Step::Close => {
                let end = xml.position();
                let Some(closed) = open.pop() else { continue };
                fields_open -= usize::from(closed.field.is_some());
                items_open -= usize::from(closed.is_item);
                if let Some((begin, line, kind, role)) = closed.field
                    && let Some(length) = text.get(begin..end).and_then(|inside| inside.rfind("</"))
                {
                    let item = if items_open > 0 { item } else { 0 };
                    let inside = begin..begin + length;
                    let role = if item == 0 && role == Role::Heading { Role::Title } else { role };
                    out.fields.push(Field { name: closed.name, inside, line, kind, role, item });
                } else if let Some(said) = closed.said {
                    if closed.name == "post_type" {
                        if NOT_READ.contains(&said.trim()) {
                            skipped.push(item);
                        }
                    } else if let Some(at) = text[..end].rfind("</")
                        && text[..at].trim_end().ends_with(said.trim())
                        && !said.trim().is_empty()
                    {
                        let at = text[..at].trim_end().len();
                        out.lang = Some((said.trim().to_owned(), at - said.trim().len()..at));
                    }
                }
            }
            Step::End => break,
        }
    }
    out.fields.retain(|field| skipped.binary_search(&field.item).is_err());
    Ok(out)
}

fn kind(element: &Element, within: &str, wordpress: bool) -> Option<(FieldKind, Role)> {
    let html = if wordpress { FieldKind::Lines } else { FieldKind::Html };
    let space = &*element.space;
    let in_feed = ["channel", "item", "image", "feed", "entry", "source"].contains(&within);
    match element.name.as_str() {
        _ if !in_feed || within == "source" => None,
        "title" | "subtitle" | "summary" | "content" if space == ATOM => {
            let role = if element.name == "title" { Role::Heading } else { Role::Paragraph };
            // What stands elsewhere (`src`), or is no text, is not here.
            match element.attribute("type") {
                _ if element.attribute("src").is_some() => None,
                None | Some("text" | "text/plain") => Some((FieldKind::Title, role)),
                Some("html" | "text/html") => Some((FieldKind::Html, role)),
                Some("xhtml") => Some((FieldKind::Elements, role)),
                Some(_) => None,
            }
        }
        "title" if space.is_empty() => Some((FieldKind::Title, Role::Heading)),
        "description" if space.is_empty() => Some((FieldKind::Html, Role::Paragraph)),
        "encoded" if space == CONTENT => Some((html, Role::Paragraph)),
        "encoded" if space.starts_with(WORDPRESS) => Some((html, Role::Paragraph)),
        "title" | "subtitle" | "summary" if space == ITUNES => Some((FieldKind::Title, Role::Paragraph)),
        _ => None,
    }
}
