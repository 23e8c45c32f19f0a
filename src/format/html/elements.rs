//! What HTML's elements are to a reader of text (HTML Standard, 13.1.2 and 15.3).

use std::borrow::Cow;
use std::sync::LazyLock;

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

/// An element that HTML knows, and what its name alone says.
#[derive(Debug)]
pub(super) struct KnownElement {
    name: &'static str,
    flow: Flow,
    /// What the reader has to do about it alone.
    pub(super) own: Own,
    role: Option<Role>,
    region: Option<Landmark>,
    /// Whether only elements that stand within a line belong into it.
    pub(super) phrasing: bool,
    /// Whether its start tag closes an open paragraph, as far as none of [`Elements::shields_p`] stands between.
    pub(super) closes_p: bool,
    /// What its start tag closes without an end tag, and what shields that.
    pub(super) closed: Vec<ElementId>,
    pub(super) shields: Vec<ElementId>,
}

/// Elements that are read each in a way of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    None,
    A,
    Body,
    Br,
    Code,
    /// What stands beside a word of a ruby and is read instead of it: `rt`, `rp`.
    Gloss,
    Html,
    Img,
    Link,
    Meta,
    P,
    /// `rb`, `rtc`: closes an open gloss too.
    RubyPart,
    Script,
    Template,
    Textarea,
    Title,
}

fn own(name: &str) -> Own {
    match name {
        "a" => Own::A,
        "body" => Own::Body,
        "br" => Own::Br,
        "code" => Own::Code,
        "rt" | "rp" => Own::Gloss,
        "rb" | "rtc" => Own::RubyPart,
        "html" => Own::Html,
        "img" => Own::Img,
        "link" => Own::Link,
        "meta" => Own::Meta,
        "p" => Own::P,
        "script" => Own::Script,
        "template" => Own::Template,
        "textarea" => Own::Textarea,
        "title" => Own::Title,
        _ => Own::None,
    }
}

/// A known element's number; 0 for all that HTML does not know.
pub(super) type ElementId = u8;

/// The known elements by number.
#[derive(Debug)]
pub(super) struct Elements {
    known: Vec<KnownElement>,
    /// By [`slot`] and, where that is taken, in the next free place.
    slots: [ElementId; SLOTS],
    pub(super) a: ElementId,
    pub(super) p: ElementId,
    pub(super) pre: ElementId,
    /// Behind these an open paragraph is out of reach.
    pub(super) shields_p: Vec<ElementId>,
}

/// Several times as many as there are elements, so that names seldom meet.
const SLOTS: usize = 1024;

/// Where to look for a name, in whatever case it is written.
fn slot(name: &[u8]) -> usize {
    let key = name.iter().fold(0_u64, |key, byte| key.rotate_left(7) ^ u64::from(byte | 0x20));
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize
}

pub(super) static ELEMENTS: LazyLock<Elements> = LazyLock::new(|| {
    let names: Vec<&'static str> = [BLOCK, INLINE, INLINE_VOID, BLOCK_VOID, OPAQUE].concat();
    let id = |name: &str| -> ElementId {
        names.iter().position(|&known| known == name).and_then(|at| ElementId::try_from(at + 1).ok()).unwrap_or(0)
    };
    let ids = |names: &[&str]| -> Vec<ElementId> { names.iter().map(|name| id(name)).collect() };
    let mut slots = [0; SLOTS];
    let nothing = KnownElement {
        name: "",
        flow: Flow::Inline,
        own: Own::None,
        role: None,
        region: None,
        phrasing: false,
        closes_p: false,
        closed: Vec::new(),
        shields: Vec::new(),
    };
    let mut known = vec![nothing];
    for &name in &names {
        let (closed, shields) = closes(name);
        known.push(KnownElement {
            name,
            flow: flow(name, false),
            own: own(name),
            role: role(name),
            region: region(name),
            phrasing: holds_phrasing(name),
            closes_p: closes_p(name),
            closed: ids(closed),
            shields: ids(shields),
        });
        let mut at = slot(name.as_bytes());
        while slots[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        slots[at] = id(name);
    }
    Elements { a: id("a"), p: id("p"), pre: id("pre"), shields_p: ids(SHIELDS_P), known, slots }
});

impl Elements {
    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    pub(super) fn known(&self, id: ElementId) -> &KnownElement {
        &self.known[usize::from(id)]
    }

    /// An element's number and its name in lower case, at most 64 characters of it.
    pub(super) fn intern(&self, name: &str) -> (ElementId, Cow<'static, str>) {
        let mut at = slot(name.as_bytes());
        while self.slots[at] != 0 {
            let known = self.known(self.slots[at]).name;
            if known.eq_ignore_ascii_case(name) {
                return (self.slots[at], Cow::Borrowed(known));
            }
            at = (at + 1) % SLOTS;
        }
        (0, Cow::Owned(name.chars().take(64).collect::<String>().to_ascii_lowercase()))
    }

    /// What an element does to the text around it; one that HTML does not know stands within a line where only such
    /// elements may (`in_phrasing`), else it is a component that sets its content apart.
    pub(super) fn flow(&self, id: ElementId, in_phrasing: bool) -> Flow {
        match id {
            0 if in_phrasing => Flow::Inline,
            0 => Flow::Block,
            _ => self.known(id).flow,
        }
    }
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
fn holds_phrasing(name: &str) -> bool {
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
fn closes(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
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
fn closes_p(name: &str) -> bool {
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
const SHIELDS_P: &[&str] = &["table", "td", "th", "caption", "button", "object", "marquee", "template", "html"];

/// The region that an ARIA role makes of an element.
pub(super) fn region_by_role(role: &str) -> Option<Landmark> {
    Some(match role {
        "navigation" | "menu" | "menubar" | "tablist" => Landmark::Navigation,
        "main" | "article" => Landmark::Main,
        "banner" => Landmark::Header,
        "contentinfo" => Landmark::Footer,
        "complementary" => Landmark::Aside,
        "search" | "form" => Landmark::Form,
        "dialog" | "alertdialog" => Landmark::Dialog,
        _ => return None,
    })
}

/// The region that an element is by its name.
fn region(name: &str) -> Option<Landmark> {
    Some(match name {
        "article" | "main" => Landmark::Main,
        "nav" => Landmark::Navigation,
        "header" => Landmark::Header,
        "footer" => Landmark::Footer,
        "aside" => Landmark::Aside,
        "figure" => Landmark::Figure,
        "form" | "search" => Landmark::Form,
        "dialog" => Landmark::Dialog,
        _ => return None,
    })
}

/// What an element's name says that its text is, whatever stands around.
fn role(name: &str) -> Option<Role> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "li" | "dt" | "dd" => Role::Item,
        "blockquote" => Role::Quotation,
        "figcaption" => Role::Caption,
        "td" | "th" => Role::Cell,
        "button" | "label" | "option" | "select" | "legend" | "textarea" => Role::SiteString,
        "table" | "ul" | "ol" | "section" | "article" | "main" | "body" | "form" | "nav" | "aside" | "header"
        | "footer" => Role::Paragraph,
        _ => return None,
    })
}

impl KnownElement {
    /// The region that the element is by its name; where an article or the main part stands around (`inside_main`), a
    /// header is the article's own.
    pub(super) fn region(&self, inside_main: bool) -> Option<Landmark> {
        self.region.filter(|region| !inside_main || !matches!(region, Landmark::Header | Landmark::Footer))
    }

    /// What the markup says that the element's text is; `around` is what it said of the element around it.
    pub(super) fn role(&self, around: Role) -> Role {
        self.role.unwrap_or(match around {
            Role::Cell if self.own == Own::P => Role::Paragraph,
            Role::Heading => Role::Paragraph,
            _ => around,
        })
    }
}
