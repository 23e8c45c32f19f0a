//! The pieces of a paragraph: characters, what stands alone among them, what opens and closes around them, and what is not
//! seen but kept.

use std::ops::Range;

use super::tree::{Space, Tree};

/// A run: characters that somebody formatted alike, though the next may be formatted alike too.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Its element.
    pub(super) node: usize,
    /// Its `w:rPr`.
    pub(super) properties: Option<usize>,
    /// The insertion or move that it stands in (`w:ins`, `w:moveTo`).
    pub(super) within: Option<usize>,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PieceKind {
    Chars(String),
    /// Something that is seen and stands alone.
    Single(Single),
    /// Opens what the piece of the same number closes.
    Open(usize),
    Close(usize),
    /// Not seen, and kept: at the beginning of what is translated around it, or at its end.
    Start,
    End,
    /// The end of a paragraph that was deleted, with the beginning of the next.
    Joint,
    FieldBegin,
    FieldCode(String),
    FieldSeparate,
    FieldEnd,
}

/// What stands alone, and the name that it has as a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Single {
    pub(super) code: String,
    /// Whether it is nothing to be moved where it stands at the edge of a paragraph: a tab, a line break, the number of a
    /// note.
    pub(super) stays: bool,
}

/// A piece of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    /// Where it stands.
    pub(super) place: Range<usize>,
    /// The run it stands in.
    pub(super) run: Option<usize>,
}

/// The pieces of paragraphs that are one text.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) pieces: Vec<Piece>,
    pub(super) runs: Vec<Run>,
    /// What opens and closes around characters: the element.
    pub(super) pairs: Vec<usize>,
    /// Insertions, and what was moved here.
    pub(super) insertions: Vec<usize>,
}

/// An element that is open.
enum Frame {
    Run(Option<usize>),
    Within(Option<usize>),
    Pair(usize),
}

impl Pieces {
    /// The pieces of these paragraphs, each of which but the last has a deleted end.
    pub(super) fn of(tree: &Tree<'_>, paragraphs: &[usize]) -> Self {
        let mut out = Self::default();
        for (number, &paragraph) in paragraphs.iter().enumerate() {
            if number > 0 {
                let from = tree.content(paragraphs[number - 1]).end;
                out.push(PieceKind::Joint, from..content_start(tree, paragraph), None);
            }
            out.read(tree, paragraph);
        }
        out
    }

    fn push(&mut self, kind: PieceKind, place: Range<usize>, run: Option<usize>) {
        self.pieces.push(Piece { kind, place, run });
    }

    fn read(&mut self, tree: &Tree<'_>, paragraph: usize) {
        // Where each ends, where the walk goes on then, and what it is.
        let mut open: Vec<(usize, usize, Frame)> = Vec::new();
        let (mut run, mut within): (Option<usize>, Option<usize>) = (None, None);
        let (mut at, end) = (paragraph + 1, tree.next(paragraph));
        loop {
            while let Some(&(stop, then, _)) = open.last()
                && at >= stop
            {
                if let Some((.., frame)) = open.pop() {
                    match frame {
                        Frame::Run(before) => run = before,
                        Frame::Within(before) => within = before,
                        Frame::Pair(number) => {
                            let element = self.pairs[number];
                            let closed = closing_place(tree, element);
                            self.push(PieceKind::Close(number), closed, None);
                        }
                    }
                }
                at = then;
            }
            if at >= end {
                return;
            }
            let (next, place) = (tree.next(at), tree.place(at));
            if run.is_some() {
                self.in_run(tree, at, run);
                at = next;
                continue;
            }
            let name = tree.word(at);
            match name {
                Some("pPr") => {}
                Some("r") if ruby_base(tree, at).is_some() => {
                    let inside = ruby_base(tree, at).unwrap_or(at);
                    let number = self.pairs.len();
                    self.pairs.push(at);
                    self.push(PieceKind::Open(number), place.start..tree.content(inside).start, None);
                    open.push((tree.next(inside), next, Frame::Pair(number)));
                    at = inside + 1;
                    continue;
                }
                Some("r") => {
                    self.runs.push(Run { node: at, properties: tree.child(at, "rPr"), within });
                    open.push((next, next, Frame::Run(run)));
                    run = Some(self.runs.len() - 1);
                    at += 1;
                    continue;
                }
                Some("ins" | "moveTo") => {
                    self.insertions.push(at);
                    open.push((next, next, Frame::Within(within)));
                    within = Some(at);
                    at += 1;
                    continue;
                }
                // What Word once recognized in the words (a name, a date) is not so of others.
                Some("smartTag" | "smartTagPr" | "customXmlPr") => {
                    if name == Some("smartTag") {
                        at += 1;
                        continue;
                    }
                }
                Some("hyperlink" | "sdt" | "customXml" | "dir" | "bdo") => {
                    let inside = if name == Some("sdt") { tree.child(at, "sdtContent") } else { Some(at) };
                    match inside {
                        Some(inside) => {
                            let number = self.pairs.len();
                            self.pairs.push(at);
                            let opened = place.start..tree.content(inside).start;
                            self.push(PieceKind::Open(number), opened, None);
                            open.push((tree.next(inside), next, Frame::Pair(number)));
                            at = inside + 1;
                            continue;
                        }
                        None => self.push(PieceKind::End, place, None),
                    }
                }
                Some("fldSimple") => {
                    let code = tree.attribute(at, "instr").unwrap_or_default();
                    if is_link(&code) {
                        let number = self.pairs.len();
                        self.pairs.push(at);
                        self.push(PieceKind::Open(number), place.start..tree.content(at).start, None);
                        open.push((next, next, Frame::Pair(number)));
                        at += 1;
                        continue;
                    }
                    self.push(single(&field_code(&code), false), place, None);
                }
                Some("proofErr") => {
                    let starts = tree.attribute(at, "type").is_some_and(|kind| kind.ends_with("Start"));
                    self.push(if starts { PieceKind::Start } else { PieceKind::End }, place, None);
                }
                Some(name) if name.ends_with("Start") => self.push(PieceKind::Start, place, None),
                Some(_) => self.push(PieceKind::End, place, None),
                None if tree.space(at) == Space::Math => self.push(single("<math/>", false), place, None),
                None => self.push(single("<object/>", false), place, None),
            }
            at = next;
        }
    }

    /// An element inside a run.
    fn in_run(&mut self, tree: &Tree<'_>, at: usize, run: Option<usize>) {
        let place = tree.place(at);
        let kind = match tree.word(at) {
            Some("rPr") => return,
            Some("t") => {
                let mut chars = tree.chars(at).replace(['\n', '\t'], " ");
                if !tree.keeps_blanks(at) {
                    chars = chars.trim_matches([' ', '\n', '\t']).to_owned();
                }
                if chars.is_empty() {
                    return;
                }
                PieceKind::Chars(chars)
            }
            Some("noBreakHyphen") => PieceKind::Chars("\u{2011}".to_owned()),
            Some("softHyphen") => PieceKind::Chars("\u{ad}".to_owned()),
            // Among other things in a run: the words.
            Some("ruby") => match tree.child(at, "rubyBase").map(|base| characters(tree, base)) {
                Some(chars) if !chars.is_empty() => PieceKind::Chars(chars),
                _ => single("<ruby/>", false),
            },
            Some("tab" | "ptab") => single("<tab/>", true),
            Some("cr") => single("<br/>", true),
            Some("br") => match tree.attribute(at, "type") {
                Some(kind) if kind != "textWrapping" => single(&format!("<br type=\"{kind}\"/>"), true),
                _ => single("<br/>", true),
            },
            Some("footnoteReference" | "endnoteReference") => single("<note/>", false),
            Some("footnoteRef" | "endnoteRef" | "separator" | "continuationSeparator" | "pgNum") => {
                single("<number/>", true)
            }
            Some("drawing" | "pict" | "object") => single("<img/>", false),
            Some("sym") => single("<symbol/>", false),
            Some("fldChar") => match tree.attribute(at, "fldCharType").as_deref() {
                Some("begin") => PieceKind::FieldBegin,
                Some("separate") => PieceKind::FieldSeparate,
                Some("end") => PieceKind::FieldEnd,
                _ => PieceKind::End,
            },
            Some("instrText" | "delInstrText") => PieceKind::FieldCode(tree.chars(at)),
            Some("delText" | "lastRenderedPageBreak" | "commentReference" | "annotationRef") => PieceKind::End,
            Some(_) => single("<object/>", false),
            None if tree.space(at) == Space::Alternatives => single("<img/>", false),
            None if tree.space(at) == Space::Math => single("<math/>", false),
            None => single("<object/>", false),
        };
        self.push(kind, place, run);
    }
}

pub(super) fn single(code: &str, stays: bool) -> PieceKind {
    PieceKind::Single(Single { code: code.to_owned(), stays })
}

/// Where what follows a paragraph's properties begins.
pub(super) fn content_start(tree: &Tree<'_>, paragraph: usize) -> usize {
    tree.child(paragraph, "pPr").map_or(tree.content(paragraph).start, |properties| tree.place(properties).end)
}

/// From the end of what is inside a pair to the end of its element.
fn closing_place(tree: &Tree<'_>, element: usize) -> Range<usize> {
    let inside = match tree.word(element) {
        Some("sdt") => tree.child(element, "sdtContent"),
        Some("r") => ruby_base(tree, element),
        _ => None,
    };
    tree.content(inside.unwrap_or(element)).end..tree.place(element).end
}

/// The words of a run that holds nothing but words with their reading above.
fn ruby_base(tree: &Tree<'_>, run: usize) -> Option<usize> {
    let mut children = tree.children(run).filter(|&child| !tree.is(child, "rPr"));
    let only = children.next().filter(|&child| tree.is(child, "ruby"))?;
    children.next().is_none().then(|| tree.child(only, "rubyBase")).flatten()
}

/// The characters of all runs inside an element.
pub(super) fn characters(tree: &Tree<'_>, at: usize) -> String {
    let texts = (at + 1..tree.next(at)).filter(|&inside| tree.is(inside, "t"));
    texts.map(|text| tree.chars(text)).collect()
}

/// Whether a field is a link: its text is text.
pub(super) fn is_link(code: &str) -> bool {
    code.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("HYPERLINK"))
}

/// A field as a code, by its first word.
pub(super) fn field_code(code: &str) -> String {
    let word: String =
        code.split_whitespace().next().unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
    match word.is_empty() {
        true => "<field/>".to_owned(),
        false => format!("<field name=\"{}\"/>", word.to_ascii_uppercase()),
    }
}
