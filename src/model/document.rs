//! A page as a format reads it: its blocks of text, and where each stands.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Span, Text};

/// A document as a format read it: blocks with neutral traits, told apart by nobody yet (`story` does that).
#[derive(Debug, Clone)]
pub struct Document {
    /// The name it goes by: a path relative to the project, or a URL.
    pub name: String,
    /// The format's id: `html`, `text`.
    pub format: &'static str,
    /// What its markup says about the blocks.
    pub markup: Markup,
    /// The file as it came, all bytes.
    pub source: Arc<[u8]>,
    /// The texts that blocks stand in: one for a page or a plain text, several where the file is a container of files.
    pub parts: Vec<Part>,
    /// The elements that hold blocks, a parent before its children; empty where the format has none.
    pub containers: Vec<Container>,
    /// In the order of the parts, within a part in the order of its text.
    pub blocks: Vec<Block>,
    /// What the document declares about itself.
    pub meta: Metadata,
}

impl Document {
    /// The part in which a place of this document is.
    ///
    /// # Panics
    /// If the place is another document's, and its part is not among these.
    #[must_use]
    pub fn part_of(&self, place: &Place) -> &Part {
        &self.parts[place.part as usize]
    }

    /// The encoding of the first part, by its WHATWG name; of a document without parts, UTF-8.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.parts.first().map_or("UTF-8", |part| part.encoding)
    }
}

/// The last part of a document's name, which may come from any system: what follows the last `/` or `\`.
#[must_use]
pub fn last_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A document's name as it may be shared: a place on somebody's own disk (`/home/ana/visit.html`, `C:\Users\ana\visit.html`,
/// `file:///…`) is told by its last part alone; a path from the project's folder and a web address stay what they are.
#[must_use]
pub fn unrooted_name(name: &str) -> &str {
    let drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    let file = name.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"));
    if !drive && !file && !name.starts_with(['/', '\\']) {
        return name;
    }
    let last = last_name(name);
    // `C:visit.html` has no separator; `/C:visit.html` has both.
    let last = last.get(2..).filter(|_| drive && last.len() == name.len()).unwrap_or(last);
    if last.len() < name.len() { unrooted_name(last) } else { last }
}

/// How much the markup of a document says about its blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Elements stand around the blocks: regions, names, links. Whatever the format, [`BlockTraits::element`] and
    /// [`Container::element`] are the names that HTML has for such things (`p`, `h1`, `table`): the story is told by them.
    Structured,
    /// Lines follow each other and nothing says what each is (plain text, a page saved as text).
    Lines,
    /// All of it is the text, no site stands around it, and each block is what its format says that it is ([`Block::role`]):
    /// subtitles, a manuscript.
    Whole,
}

/// A text in which blocks stand: the whole of a page, or one of the files inside a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it stands inside the container: `word/document.xml`; empty if it is the whole file.
    pub path: String,
    /// The decoded text that the places in it refer to, without byte order mark.
    pub text: String,
    /// The encoding its bytes were in, by its WHATWG name; the writer returns to it.
    pub encoding: &'static str,
    /// Whether its bytes began with a byte order mark.
    pub bom: bool,
    /// Where its original bytes are not what the encoding writes for the decoded text (malformed or redundant
    /// sequences), in order; so an untouched stretch goes back as it came.
    pub stretches: Vec<RawStretch>,
}

/// A stretch of decoded text whose original bytes cannot be had back by encoding it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawStretch {
    /// In the decoded text of its part.
    pub span: Span,
    /// As they came.
    pub bytes: Vec<u8>,
}

/// An element around blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// Index of the element around it.
    pub parent: Option<u32>,
    /// Its name, lower case.
    pub element: Cow<'static, str>,
    /// What its author called it: class, id, `itemprop`, `role`, as written, with blanks between.
    pub marks: Box<str>,
    /// Where its start tag begins in its part's text.
    pub tag: usize,
    /// The region that it is, by itself.
    pub landmark: Option<Landmark>,
    /// Whether the markup hides it (`hidden`, `display:none`).
    pub hidden: bool,
}

/// A stretch of text that belongs together: a paragraph, a heading, a list item, an attribute that people read.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its text, inline markup as codes.
    pub text: Text,
    /// Where it stands.
    pub place: Place,
    /// What the markup says it is.
    pub role: Role,
    /// What `story` needs to judge it.
    pub traits: BlockTraits,
}

/// Where a block's text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The part it stands in: an index into [`Document::parts`].
    pub part: u32,
    /// The bytes of the part's text that are replaced when a translation is poured in.
    pub span: Span,
    /// How text is written there.
    pub kind: PlaceKind,
    /// For an attribute inside an inline code of another block: that block's index. Poured from the inside out.
    pub inside: Option<usize>,
    /// Where the start tag of the nearest element begins in the part's text, in formats that have elements.
    pub tag: Option<usize>,
}

/// How text is written at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// Running text that may hold markup.
    Content,
    /// A place that holds text alone: `title`, `textarea`, `option`.
    TextOnly,
    /// An attribute's value.
    Attribute,
    /// A string in a script's JSON (JSON-LD).
    Json,
}

/// What a block is: in a [`Block`] the markup's hint, in a story the reader's verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The headline.
    Title,
    /// The paragraph under the headline.
    Standfirst,
    /// A heading inside.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list item.
    Item,
    /// A quotation set apart.
    Quotation,
    /// A caption.
    Caption,
    /// A table's cell.
    Cell,
    /// The author's line.
    Byline,
    /// The date's line.
    Date,
    /// The section the page stands in.
    Section,
    /// Text in a head or an attribute: description, alternative text.
    Meta,
    /// A string of the site's own.
    SiteString,
}

super::unit::named!(Role {
    Title = "title",
    Standfirst = "standfirst",
    Heading = "heading",
    Paragraph = "paragraph",
    Item = "item",
    Quotation = "quotation",
    Caption = "caption",
    Cell = "cell",
    Byline = "byline",
    Date = "date",
    Section = "section",
    Meta = "meta",
    SiteString = "site-string",
});

/// Neutral facts about a block. A format fills in what it knows.
#[derive(Debug, Clone, Default)]
pub struct BlockTraits {
    /// The element or attribute it stands in: `p`, `h1`, `a`, `img@alt`, `meta@content`.
    pub element: Cow<'static, str>,
    /// The attribute's own name in a place that is one, the property where a `meta` or JSON names it: `og:title`.
    pub property: Option<Cow<'static, str>>,
    /// The nearest landmark around it.
    pub landmark: Option<Landmark>,
    /// How many elements stand around it.
    pub depth: u32,
    /// Bytes of its characters inside links.
    pub link_bytes: usize,
    /// The nearest element around it: an index into [`Document::containers`]; blocks that share an ancestor there share
    /// a container.
    pub container: Option<u32>,
    /// What the markup says that wraps the whole text inside the container: class words of a `span` around all of it.
    pub marks: Box<str>,
    /// The line of its part it starts on, from 1.
    pub line: u32,
    /// Whether a picture stands between it and the text before it.
    pub after_picture: bool,
    /// Empty lines before it (plain text).
    pub blank_lines_before: u32,
}

/// The region of a page (HTML landmarks, ARIA roles).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Landmark {
    /// `article`, `main`.
    Main,
    /// `nav`.
    Navigation,
    /// `header` of the page.
    Header,
    /// `footer` of the page.
    Footer,
    /// `aside`.
    Aside,
    /// `figure`.
    Figure,
    /// `form`.
    Form,
    /// `dialog`.
    Dialog,
}

/// What a document declares about itself, as written; nothing here is believed yet.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// The language of the whole: `html lang`, `og:locale`, in that order.
    pub lang: Option<String>,
    /// Where the page says it lives: `link rel=canonical`, `og:url`.
    pub url: Option<String>,
    /// Where its translations live: `link rel=alternate hreflang`.
    pub alternates: Vec<String>,
    /// Headlines: `title`, `og:title`, JSON-LD `headline`.
    pub titles: Vec<String>,
    /// Summaries: `meta name=description`, `og:description`.
    pub descriptions: Vec<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// Dates of publication.
    pub dates: Vec<String>,
    /// When it was last changed.
    pub modified: Option<String>,
    /// Sections.
    pub sections: Vec<String>,
    /// The site's name.
    pub site: Option<String>,
    /// The story's whole text, where the page's data holds it (JSON-LD `articleBody`).
    pub body: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_a_disk_is_told_by_its_last_part() {
        for (name, shared) in [
            ("articles/visit.html", "articles/visit.html"),
            ("../visit.html", "../visit.html"),
            ("https://example.org/world/visit", "https://example.org/world/visit"),
            ("/home/ana/visit.html", "visit.html"),
            ("C:\\Users\\ana\\visit.html", "visit.html"),
            ("c:/Users/ana/visit.html", "visit.html"),
            ("C:visit.html", "visit.html"),
            ("/tmp/C:D:visit.html", "visit.html"),
            ("\\\\server\\share\\visit.html", "visit.html"),
            ("FILE:///C:/visit.html", "visit.html"),
            ("访问.html", "访问.html"),
            ("/", ""),
            ("", ""),
        ] {
            assert_eq!(unrooted_name(name), shared, "{name}");
        }
    }
}
