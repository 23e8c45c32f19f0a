//! From the events of a parser to texts with their places.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::front_matter::{self, Quotes};
use crate::format::density::most_pieces;
use crate::format::hard_wrap;
use crate::model::{Code, CodeKind, Piece, Role, Span, Text};

/// A text of a document.
pub(super) struct Found {
    pub(super) text: Text,
    pub(super) span: Span,
    pub(super) role: Role,
    pub(super) element: &'static str,
    /// How it is written in the front matter, if it stands there.
    pub(super) front: Option<Quotes>,
    /// What its second line begins with, behind what ends the first: `> `, blanks.
    pub(super) continues: Option<Span>,
}

/// What is read beyond CommonMark.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// The texts of a document in its order; none if there are more of them, or of codes in them, than a document may have.
pub(super) fn read(text: &str) -> Option<Vec<Found>> {
    let most = most_pieces(text.len());
    let front = front_matter::fields(text).into_iter().map(|field| Found {
        text: field.text,
        span: field.span,
        role: field.role,
        element: "front-matter",
        front: Some(field.quotes),
        continues: None,
    });
    let mut out: Vec<Found> = front.collect();
    let begin = front_matter::end(text);
    let body = &text[begin..];
    let mut reader = Reader { body, begin, open: None, around: Vec::new(), out: Vec::new(), codes: 0 };
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        reader.event(event, range);
        if reader.out.len() > most || reader.codes > 2 * most {
            return None;
        }
    }
    reader.close();
    out.append(&mut reader.out);
    Some(out)
}

struct Reader<'t> {
    body: &'t str,
    begin: usize,
    /// The text that is being read.
    open: Option<Inline>,
    /// What stands around it.
    around: Vec<(Role, &'static str)>,
    out: Vec<Found>,
    codes: usize,
}

/// A text that is being read.
#[derive(Default)]
struct Inline {
    text: Text,
    start: usize,
    end: usize,
    /// The id of what is open, how it closes, and where what stands inside has ended so far.
    pairs: Vec<Pair>,
    ids: usize,
    /// A line has ended since the last character.
    broken: Option<usize>,
    tail: String,
    continues: Option<Span>,
}

struct Pair {
    id: String,
    close: Option<String>,
    from: usize,
    end: usize,
    /// Nothing of what stands inside is a text: an address.
    whole: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => match tag {
                Tag::Emphasis => self.open(range, 1),
                Tag::Strong => self.open(range, 2),
                Tag::Strikethrough => {
                    let marks = self.body[range.clone()].bytes().take(2).take_while(|&byte| byte == b'~').count();
                    self.open(range, marks.max(1));
                }
                Tag::Link { link_type, .. } => self.link(link_type, range, 1),
                Tag::Image { link_type, .. } => self.link(link_type, range, 2),
                tag => {
                    self.close();
                    self.around.push(block(&tag));
                }
            },
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                self.end(range);
            }
            Event::End(_) => {
                self.close();
                self.around.pop();
            }
            // Code, HTML and what a program reads above a text are no text.
            _ if self.around.last().is_some_and(|(_, element)| *element == "code") => {}
            Event::Text(chars) => self.inline(range, |inline| inline.chars(&chars)),
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {
                let data = self.body[range.clone()].to_owned();
                self.codes += 1;
                self.inline(range, |inline| inline.alone(data));
            }
            Event::SoftBreak => {
                if let Some(inline) = &mut self.open {
                    inline.broken = Some(range.end);
                }
            }
            Event::HardBreak => {
                let backslash = self.body[range.clone()].trim_start_matches([' ', '\t']).starts_with('\\');
                let data = if backslash { "\\\n" } else { "  \n" };
                self.codes += 1;
                let end = range.end;
                self.inline(range, |inline| {
                    inline.alone(data.to_owned());
                    inline.tail.clear();
                });
                if let Some(inline) = &mut self.open {
                    inline.broken = Some(end);
                }
            }
            Event::Html(_) | Event::Rule => self.close(),
            Event::TaskListMarker(_) => {}
        }
    }

    /// Something of a text, which begins here if none has begun.
    fn inline(&mut self, range: Range<usize>, put: impl FnOnce(&mut Inline)) {
        // The backslash before an escaped character is no part of it for the parser.
        let escaped = self.body[..range.start].ends_with('\\')
            && self.body[range.start..].starts_with(|c: char| c.is_ascii_punctuation());
        let start = range.start - usize::from(escaped);
        let inline = self.open.get_or_insert_with(|| Inline { start, ..Inline::default() });
        if let Some(from) = inline.broken.filter(|&from| inline.continues.is_none() && from <= start) {
            let own = &self.body[from..start];
            let length = own.len() - own.trim_start_matches([' ', '\t', '>']).len();
            inline.continues = Some(Span::new(from + self.begin, from + length + self.begin));
        }
        inline.start = inline.start.min(range.start);
        inline.end = inline.end.max(range.end);
        // What opens here is no part of itself.
        if let Some(pair) = inline.pairs.last_mut() {
            pair.end = pair.end.max(range.end);
        }
        if inline.pairs.last().is_none_or(|pair| !pair.whole) {
            put(inline);
        }
    }

    fn open(&mut self, range: Range<usize>, marks: usize) {
        let data = self.body[range.start..].chars().take(marks).collect::<String>();
        self.codes += 2;
        let from = range.start + data.len();
        let close = Some(data.clone());
        self.inline(range, |inline| inline.opens(data, close, from));
    }

    fn link(&mut self, kind: LinkType, range: Range<usize>, marks: usize) {
        self.codes += 2;
        if matches!(kind, LinkType::Autolink | LinkType::Email | LinkType::WikiLink { .. }) {
            let data = self.body[range.clone()].to_owned();
            let from = range.start;
            self.inline(range, |inline| {
                inline.alone(data);
                let end = inline.end;
                inline.pairs.push(Pair { id: String::new(), close: None, from, end, whole: true });
            });
            return;
        }
        let data = if marks == 1 { "[" } else { "![" };
        let from = range.start + data.len();
        // What is its own label needs one once it is translated.
        let label = matches!(
            kind,
            LinkType::Shortcut | LinkType::ShortcutUnknown | LinkType::Collapsed | LinkType::CollapsedUnknown
        );
        let close = label.then(|| {
            let inner = self.body[from..range.end].trim_end_matches("[]");
            format!("][{}]", inner.strip_suffix(']').unwrap_or(inner))
        });
        self.inline(range, |inline| inline.opens(data.to_owned(), close, from));
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(inline) = &mut self.open else { return };
        let Some(pair) = inline.pairs.pop() else { return };
        inline.end = inline.end.max(range.end);
        if let Some(outer) = inline.pairs.last_mut() {
            outer.end = outer.end.max(range.end);
        }
        if pair.whole {
            return;
        }
        let data = pair.close.unwrap_or_else(|| self.body[pair.end.max(pair.from)..range.end].to_owned());
        inline.text.push(Piece::Code(Code { kind: CodeKind::Close, id: pair.id, data }));
    }

    /// The text ends.
    fn close(&mut self) {
        let Some(inline) = self.open.take() else { return };
        if inline.text.is_blank() {
            return;
        }
        let inner = self.around.last().copied().unwrap_or((Role::Paragraph, "p"));
        // A paragraph of an item is the item's, one of a quotation the quotation's.
        let outer = self.around.iter().rev().find(|(role, _)| *role != Role::Paragraph).map(|(role, _)| *role);
        let role = if inner.0 == Role::Paragraph { outer.unwrap_or(Role::Paragraph) } else { inner.0 };
        self.out.push(Found {
            text: inline.text,
            span: Span::new(inline.start + self.begin, inline.end + self.begin),
            role,
            element: inner.1,
            front: None,
            continues: inline.continues,
        });
    }
}

impl Inline {
    fn chars(&mut self, chars: &str) {
        if self.broken.take().is_some() {
            let chars = chars.trim_start();
            if !self.tail.is_empty() {
                self.text.push_chars(hard_wrap::joint(&self.tail, chars));
            }
            self.text.push_chars(chars);
        } else {
            self.text.push_chars(chars);
        }
        let tail: Vec<char> = chars.chars().rev().take(2).collect();
        if !tail.is_empty() {
            self.tail = tail.into_iter().rev().collect();
        }
    }

    /// What parts two lines stands outside of a code.
    fn part(&mut self) {
        if self.broken.take().is_some() && !self.tail.is_empty() {
            self.text.push_chars(" ");
        }
    }

    fn alone(&mut self, data: String) {
        self.part();
        self.ids += 1;
        self.text.push(Piece::Code(Code::standalone(self.ids.to_string(), data)));
        "x".clone_into(&mut self.tail);
    }

    fn opens(&mut self, data: String, close: Option<String>, from: usize) {
        self.part();
        self.ids += 1;
        let id = self.ids.to_string();
        self.text.push(Piece::Code(Code::open(id.clone(), data)));
        self.pairs.push(Pair { id, close, from, end: from, whole: false });
    }
}

fn block(tag: &Tag<'_>) -> (Role, &'static str) {
    match tag {
        Tag::Heading { level, .. } => match *level as u8 {
            1 => (Role::Title, "h1"),
            2 => (Role::Heading, "h2"),
            3 => (Role::Heading, "h3"),
            _ => (Role::Heading, "h4"),
        },
        Tag::Item | Tag::List(_) => (Role::Item, "li"),
        Tag::BlockQuote(_) => (Role::Quotation, "blockquote"),
        Tag::TableCell | Tag::TableHead | Tag::TableRow | Tag::Table(_) => (Role::Cell, "td"),
        Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => (Role::Paragraph, "code"),
        _ => (Role::Paragraph, "p"),
    }
}
