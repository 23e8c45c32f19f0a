//! DOCX: a letter's text as blocks in their places, and translations poured into those places. A document is a ZIP of XML
//! parts; a part that holds no translated paragraph comes out byte for byte, and of one that does only those paragraphs
//! differ, and what is said of the language.

mod banner;
mod find;
mod items;
pub(in crate::format) mod languages;
mod line;
mod look;
pub(in crate::format) mod package;
mod painter;
mod paragraph;
mod pour;
mod styles;
pub(in crate::format) mod tree;
mod writer;

use std::borrow::Cow;

use find::{Found, find};
use line::{Line, Targets};
use package::{Package, Relationship};
use styles::{ParagraphKind, Styles};
use tree::{Space, Tree};

use super::density::most_pieces;
use super::zip::zip_kind;
use super::{DocumentFormat, Format, Input, Likeness, part};
use crate::error::{Error, Noted, Notice, Result};
use crate::model::{Block, BlockTraits, Document, Landmark, Markup, Part, Place, PlaceKind, Role, Text};

/// The format.
pub(super) const FORMAT: Format = Format {
    document: Some(DocumentFormat { read, pour: pour::pour, banner: Some(banner::BANNER) }),
    container: true,
    ..Format::new("docx", &["docx", "docm", "dotx", "dotm"], sniff)
};

/// The largest file that is read, in bytes.
const MAX_FILE: usize = 128 * 1024 * 1024;

/// How many characters tell which script a document is in.
const SAMPLE: usize = 1 << 16;

/// Kinds of parts with text, in the order in which they are read behind the body.
const KINDS: &[&str] = &["header", "footer", "footnotes", "endnotes"];

/// A document of another kind that Word shows in its place (`w:altChunk`): HTML, RTF.
const ALIEN: &str = "aFChunk";

/// Kinds of parts that may hold text which is not read.
const UNREAD: &[&str] = &["comments", "chart", "diagramData", ALIEN];

fn sniff(bytes: &[u8]) -> Likeness {
    if zip_kind(bytes) == Some("docx") { Likeness::Certain } else { Likeness::None }
}

fn read(input: &Input<'_>) -> Result<Noted<Document>> {
    if input.bytes.len() > MAX_FILE {
        return Err(Error::FileTooLarge { file: input.name.to_owned(), limit: (MAX_FILE >> 20) as u64 });
    }
    if input.bytes.is_empty() {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let mut document = part::document(input, FORMAT.id, Markup::Whole);
    let mut package = Package::open(input.name, input.bytes)?;
    let main = package.main_part()?;
    let relationships = package.relationships(&main)?;
    let (mut styles, styles_part) = read_styles(&mut package, &relationships)?;
    let mut unread: Vec<String> = Vec::new();
    for path in text_parts(&main, &relationships) {
        if read_part(&mut document, &mut package, &path, &mut styles)? {
            unread.push(format!("{path} (DrawingML)"));
        }
    }
    if let Some(part) = &styles_part {
        let tree = Tree::of(&package.called(&part.path), &part.text)?;
        let chars = document.blocks.iter().flat_map(|block| block.text.pieces()).filter_map(|piece| match piece {
            crate::model::Piece::Chars(chars) => Some(chars.chars()),
            crate::model::Piece::Code(_) => None,
        });
        document.meta.lang = languages::declared(&tree, chars.flatten().take(SAMPLE));
    }
    for one in relationships.iter().filter(|one| !one.is_external && UNREAD.contains(&one.kind.as_str())) {
        if !unread.contains(&one.target) && (one.kind == ALIEN || says_something(&mut package, &one.target)?) {
            unread.push(one.target.clone());
        }
    }
    let file = input.name.to_owned();
    let notice = (!unread.is_empty()).then(|| Notice::PartsUnread { file, names: unread.join(", ") });
    Ok(Noted { value: document, notices: notice.into_iter().collect() })
}

/// The styles of a document, and the part that holds them.
fn read_styles(package: &mut Package<'_>, relationships: &[Relationship]) -> Result<(Styles, Option<Part>)> {
    let Some(found) = relationships.iter().find(|one| one.kind == "styles") else { return Ok(Default::default()) };
    let Some(part) = package.part(&found.target)? else { return Ok(Default::default()) };
    let styles = Styles::of(&Tree::of(&package.called(&part.path), &part.text)?);
    Ok((styles, Some(part)))
}

/// The paths of the parts with text: the body, then headers, footers and notes.
fn text_parts(main: &str, relationships: &[Relationship]) -> Vec<String> {
    let mut out = vec![main.to_owned()];
    for kind in KINDS {
        let of_kind = relationships.iter().filter(|one| one.kind == *kind && !one.is_external);
        let mut paths: Vec<&String> = of_kind.map(|one| &one.target).collect();
        // header2 before header10.
        paths.sort_by_key(|path| (path.len(), path.as_str()));
        for path in paths {
            if !out.contains(path) {
                out.push(path.clone());
            }
        }
    }
    out
}

/// Where links of a part lead.
fn targets(package: &mut Package<'_>, path: &str) -> Result<Targets> {
    let links = package.relationships(path)?.into_iter().filter(|one| one.kind == "hyperlink");
    Ok(links.map(|one| (one.id, one.target)).collect())
}

/// Reads a part; whether there are words in it that are not read: those in shapes that are drawn by themselves.
fn read_part(document: &mut Document, package: &mut Package<'_>, path: &str, styles: &mut Styles) -> Result<bool> {
    let Some(part) = package.part(path)? else {
        return Err(Error::PartMissing { file: document.name.clone(), part: path.to_owned() });
    };
    let targets = targets(package, path)?;
    let tree = Tree::of(&package.called(path), &part.text)?;
    let most = most_pieces(part.text.len());
    let (mut blocks, mut pieces) = (Vec::new(), 0);
    // Where the paragraphs end in which others may stand, and their blocks.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for found in find(&tree) {
        let Some(line) = Line::of(&tree, &found.paragraphs, styles, &targets) else { continue };
        pieces += 1 + line.codes.len();
        if pieces > most {
            return Err(Error::FileTooDense { file: document.name.clone(), limit: most as u64 });
        }
        let span = found.span(&tree);
        open.retain(|&(end, _)| span.start < end);
        let inside = open.last().map(|&(_, block)| block);
        open.push((span.end, blocks.len()));
        blocks.push(block(&tree, &found, line.text, inside, styles));
    }
    let is_drawn = |at: usize| tree.space(at) == Space::Other && tree.local(at) == "t" && has_letters(&tree.chars(at));
    let has_drawn = (0..tree.len()).any(is_drawn);
    drop(tree);
    let landmark = match tree_kind(&part) {
        "hdr" => Some(Landmark::Header),
        "ftr" => Some(Landmark::Footer),
        _ => None,
    };
    for block in &mut blocks {
        block.traits.landmark = landmark;
    }
    part::append(document, part, blocks, Vec::new());
    Ok(has_drawn)
}

/// The name of a part's root.
fn tree_kind(part: &Part) -> &'static str {
    let head = &part.text.as_bytes()[..part.text.len().min(4096)];
    let root = super::xml::root(head).map(|root| root.name).unwrap_or_default();
    ["hdr", "ftr", "footnotes", "endnotes"].into_iter().find(|kind| *kind == root).unwrap_or("document")
}

fn block(tree: &Tree<'_>, found: &Found, text: Text, inside: Option<usize>, styles: &Styles) -> Block {
    let paragraph = found.paragraphs.last().copied().unwrap_or_default();
    let (role, element): (Role, Cow<'static, str>) = match styles.kind(tree, tree.child(paragraph, "pPr")) {
        ParagraphKind::Title => (Role::Title, "h1".into()),
        ParagraphKind::Subtitle => (Role::Standfirst, "p".into()),
        ParagraphKind::Heading(level) => (Role::Heading, format!("h{level}").into()),
        ParagraphKind::Caption => (Role::Caption, "figcaption".into()),
        ParagraphKind::Quotation => (Role::Quotation, "blockquote".into()),
        _ if found.in_cell => (Role::Cell, "td".into()),
        ParagraphKind::Item => (Role::Item, "li".into()),
        ParagraphKind::Plain => (Role::Paragraph, "p".into()),
    };
    let place = Place {
        part: 0,
        span: found.span(tree),
        kind: PlaceKind::Content,
        inside,
        tag: Some(tree.place(paragraph).start),
    };
    Block { text, place, role, traits: BlockTraits { element, ..BlockTraits::default() } }
}

/// Whether there is a letter in the text of a part.
fn says_something(package: &mut Package<'_>, path: &str) -> Result<bool> {
    let Some(part) = package.part(path)? else { return Ok(false) };
    // What nobody reads here need not be whole.
    let Ok(tree) = Tree::of(&package.called(path), &part.text) else { return Ok(true) };
    Ok((0..tree.len()).any(|at| tree.local(at) == "t" && has_letters(&tree.chars(at))))
}

fn has_letters(chars: &str) -> bool {
    chars.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests;
