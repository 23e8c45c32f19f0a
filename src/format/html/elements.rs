//! What HTML's elements are to a reader of text (HTML Standard, 13.1.2 and 15.3).

use std::borrow::Cow;

use crate::model::{Landmark, Role};

/// What an element does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Stands within a line: an inline code.
    Inline,
    /// Stands within a line and has no content.
    InlineVoid,
    /// Sets its content apart.
    Block,
    /// Sets the text before it apart from the text after it, and has no content.
    BlockVoid,
    /// Its content is not text to be read: drawings, films, programs.
    Opaque,
}

const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "blink", "meter", "progress", "output", "slot", "picture",
];
const INLINE_VOID: &[&str] =
    &["br", "wbr", "img", "input", "embed", "source", "track", "param", "area", "basefont", "bgsound"];
const BLOCK_VOID: &[&str] = &["hr", "meta", "link", "base", "col", "frame", "keygen"];
const OPAQUE: &[&str] = &["svg", "math", "object", "audio", "video", "canvas", "map", "applet"];
const BLOCK: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "section",
    "article",
    "aside",
    "main",
    "nav",
    "header",
    "footer",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "address",
    "form",
    "fieldset",
    "legend",
    "label",
    "button",
    "select",
    "option",
    "optgroup",
    "textarea",
    "details",
    "summary",
    "dialog",
    "center",
    "hgroup",
    "menu",
    "dir",
    "html",
    "head",
    "body",
    "title",
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "frameset",
    "noframes",
    "noembed",
    "xmp",
    "plaintext",
    "datalist",
    "search",
    "listing",
    "marquee",
];

/// A known element's name as a static word; any other one's, lower-cased.
pub(super) fn intern(name: &str) -> Cow<'static, str> {
    let mut room = [0_u8; 12];
    if name.len() <= room.len() {
        let lower = &mut room[..name.len()];
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        if let Some(known) = std::str::from_utf8(lower).ok().and_then(known) {
            return Cow::Borrowed(known);
        }
    }
    Cow::Owned(name.chars().take(64).collect::<String>().to_ascii_lowercase())
}

fn known(name: &str) -> Option<&'static str> {
    // The commonest first: most tags of a page are these.
    ["div", "a", "span", "li", "p", "img", "script", "br", "ul"].into_iter().find(|&common| common == name).or_else(
        || {
            [BLOCK, INLINE, INLINE_VOID, BLOCK_VOID, OPAQUE]
                .iter()
                .find_map(|set| set.iter().copied().find(|&element| element == name))
        },
    )
}

/// What `name` does to the text around it; an element that HTML does not know stands within a line where only such
/// elements may (`in_phrasing`), else it is a component that sets its content apart.
pub(super) fn flow(name: &str, in_phrasing: bool) -> Flow {
    match name {
        "div" | "li" | "p" | "ul" => return Flow::Block,
        "a" | "span" => return Flow::Inline,
        _ => {}
    }
    if INLINE.contains(&name) {
        Flow::Inline
    } else if INLINE_VOID.contains(&name) {
        Flow::InlineVoid
    } else if OPAQUE.contains(&name) {
        Flow::Opaque
    } else if BLOCK_VOID.contains(&name) {
        Flow::BlockVoid
    } else if BLOCK.contains(&name) || !in_phrasing {
        Flow::Block
    } else {
        Flow::Inline
    }
}

/// Whether only elements that stand within a line belong into `name`.
pub(super) fn holds_phrasing(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "pre"
            | "a"
            | "span"
            | "em"
            | "strong"
            | "b"
            | "i"
            | "figcaption"
            | "summary"
            | "legend"
            | "label"
            | "button"
    )
}

/// What a start tag closes without an end tag: the elements, and the ones that shield them.
pub(super) fn closes(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "tr" => (&["td", "th", "tr"], &["table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tbody" | "thead" | "tfoot" => {
            (&["td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"], &["table"])
        }
        "option" => (&["option"], &["select", "datalist"]),
        "optgroup" => (&["option", "optgroup"], &["select"]),
        "body" => (&["head"], &[]),
        _ => (&[], &[]),
    }
}

/// Whether the start tag of a block closes an open paragraph, unless one of [`SHIELDS_P`] stands between (13.2.6.4.7).
pub(super) fn closes_p(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dd"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "ul"
            | "td"
            | "th"
            | "tr"
    )
}

/// Behind these an open paragraph is out of reach.
pub(super) const SHIELDS_P: &[&str] =
    &["table", "td", "th", "caption", "button", "object", "marquee", "template", "html"];

/// The region that an element is, by its name or its ARIA role; `inside_main` where an article or the main part stands
/// around (a header there is the article's own).
pub(super) fn landmark(name: &str, role: &str, inside_main: bool) -> Option<Landmark> {
    match role {
        "navigation" | "menu" | "menubar" | "tablist" => return Some(Landmark::Navigation),
        "main" | "article" => return Some(Landmark::Main),
        "banner" => return Some(Landmark::Header),
        "contentinfo" => return Some(Landmark::Footer),
        "complementary" => return Some(Landmark::Aside),
        "search" | "form" => return Some(Landmark::Form),
        "dialog" | "alertdialog" => return Some(Landmark::Dialog),
        _ => {}
    }
    match name {
        "article" | "main" => Some(Landmark::Main),
        "nav" => Some(Landmark::Navigation),
        "header" if !inside_main => Some(Landmark::Header),
        "footer" if !inside_main => Some(Landmark::Footer),
        "aside" => Some(Landmark::Aside),
        "figure" => Some(Landmark::Figure),
        "form" | "search" => Some(Landmark::Form),
        "dialog" => Some(Landmark::Dialog),
        _ => None,
    }
}

/// What the markup says that an element's text is; `around` is what it said of the element around it.
pub(super) fn role(name: &str, around: Role) -> Role {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "li" | "dt" | "dd" => Role::Item,
        "blockquote" => Role::Quotation,
        "figcaption" => Role::Caption,
        "td" | "th" => Role::Cell,
        "button" | "label" | "option" | "select" | "legend" | "textarea" => Role::SiteString,
        "table" | "ul" | "ol" | "section" | "article" | "main" | "body" | "form" | "nav" | "aside" | "header"
        | "footer" => Role::Paragraph,
        "p" if around == Role::Cell => Role::Paragraph,
        _ if around == Role::Heading => Role::Paragraph,
        _ => around,
    }
}
