//! From a page's tokens to its blocks: which stretches of text belong together, and where each stands.

use std::borrow::Cow;

use super::attributes::{AuthorName, ReadableAttributes, TagAttributes, words};
use super::chars::{decode_attribute, decode_text};
use super::elements::{ElementId, Flow, Own};
use super::inline::{InlineBuilder, InlineText, fold_into};
use super::inline_token::{InlineKind, InlineToken};
use super::scan::{Attribute, Scanner, Token, TokenKind};
use super::stack::Stack;
use crate::format::density::{most_marks, most_pieces};
use crate::model::{Block, BlockTraits, Container, Metadata, Place, PlaceKind, Role, Span, Text};

/// What reading a page yields.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    pub(super) containers: Vec<Container>,
    pub(super) meta: Metadata,
}

/// Places in a heading at which it may be parted, and declared headlines that are looked for in it.
const MOST_BADGES: usize = 8;

/// Makes blocks of tokens.
pub(super) struct PageReader<'a> {
    pub(super) text: &'a str,
    pub(super) page: Page,
    pub(super) stack: Stack,
    inline: Vec<InlineToken>,
    /// Whether text is among the inline tokens.
    worded: bool,
    builder: InlineBuilder,
    built: Vec<InlineText>,
    /// Where the first picture begins that stands behind the last block's text, and the last one.
    pictures: Option<(usize, usize)>,
    /// Attributes met since the last block.
    attributes: Vec<Block>,
    /// What the author called the element whose start tag is read.
    marks: Vec<AuthorName>,
    /// What people read among its attributes: lent out and given back, for its room.
    read: ReadableAttributes,
    /// The opaque element around: its name, where it begins, how deep it is nested in others of its name.
    opaque: Option<(Cow<'static, str>, usize, usize)>,
    /// Line breaks in a row, with nothing but blanks between.
    breaks: usize,
    /// Where the script begins that is open, and whether it is JSON-LD.
    pub(super) script: Option<(usize, bool)>,
    /// How many texts and tags within them there are, and may be; and elements around them.
    pieces: usize,
    most_pieces: usize,
    /// How many tags may stand in a row.
    most_marks: usize,
    pub(super) too_many: bool,
}

/// The blocks of a page; none if it consists of more than [`most_pieces`].
pub(super) fn read(text: &str) -> Option<Page> {
    let mut reader = PageReader {
        text,
        page: Page::default(),
        stack: Stack::new(),
        inline: Vec::new(),
        worded: false,
        builder: InlineBuilder::default(),
        built: Vec::new(),
        pictures: None,
        attributes: Vec::new(),
        marks: Vec::new(),
        read: Vec::new(),
        opaque: None,
        breaks: 0,
        script: None,
        pieces: 0,
        most_pieces: most_pieces(text.len()),
        most_marks: most_marks(text.len()),
        too_many: false,
    };
    let mut scanner = Scanner::new(text);
    while let Some(token) = scanner.next() {
        reader.token(token, scanner.attributes());
        scanner.foreign = reader.opaque.as_ref().is_some_and(|(name, ..)| name == "svg" || name == "math");
        if reader.too_many {
            return None;
        }
    }
    if let Some((_, start, _)) = reader.opaque.take() {
        reader.push(InlineKind::Alone, Span::new(start, text.len()), Span::default());
    }
    reader.flush();
    let PageReader { mut page, .. } = reader;
    number_lines(text, &mut page.blocks);
    Some(page)
}

fn number_lines(text: &str, blocks: &mut [Block]) {
    let (mut at, mut line) = (0, 1_u32);
    for block in blocks {
        let start = block.place.span.start;
        if start > at {
            let breaks = memchr::memchr_iter(b'\n', &text.as_bytes()[at..start]).count();
            line = line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            at = start;
        }
        block.traits.line = line;
    }
}

impl PageReader<'_> {
    fn token(&mut self, token: Token, attributes: &[Attribute]) {
        if self.opaque.is_some() {
            self.opaque_token(token);
            return;
        }
        match token.kind {
            TokenKind::Text | TokenKind::Cdata => {
                let blank = self.text[token.span.range()].bytes().all(|byte| byte.is_ascii_whitespace());
                if !blank {
                    self.breaks = 0;
                }
                self.push(InlineKind::Text { blank }, token.span, Span::default());
            }
            TokenKind::Rcdata => self.rcdata(token),
            TokenKind::Raw => self.raw(token),
            TokenKind::Other => self.push(InlineKind::Alone, token.span, Span::default()),
            TokenKind::Start { name } => self.start(token, name, attributes),
            TokenKind::End { name } => self.end(token, name),
        }
    }

    pub(super) fn push(&mut self, kind: InlineKind, span: Span, name: Span) {
        let (link, hidden) = (self.stack.in_link(), self.stack.in_hidden());
        let untranslated = self.stack.is_untranslated();
        self.worded |= kind == InlineKind::Text { blank: false } && !untranslated;
        self.inline.push(InlineToken { kind, span, name, link, hidden, untranslated });
        self.too_many |= self.inline.len() > self.most_marks;
    }

    /// Counts texts, or tags within them.
    fn count(&mut self, pieces: usize) {
        self.pieces += pieces;
        self.too_many |= self.pieces > self.most_pieces;
    }

    /// A tag too deep to be paired: one token for all that stand in a row.
    fn push_beyond(&mut self, span: Span) {
        match self.inline.last_mut() {
            Some(last) if last.kind == InlineKind::Alone && last.span.end == span.start => last.span.end = span.end,
            _ => self.push(InlineKind::Alone, span, Span::default()),
        }
    }

    fn opaque_token(&mut self, token: Token) {
        let Some((name, start, depth)) = &mut self.opaque else { return };
        match token.kind {
            TokenKind::Start { name: tag }
                if self.text[tag.range()].eq_ignore_ascii_case(name)
                    && !self.text[token.span.range()].ends_with("/>") =>
            {
                *depth += 1;
            }
            TokenKind::End { name: tag } if self.text[tag.range()].eq_ignore_ascii_case(name) => {
                *depth -= 1;
                if *depth == 0 {
                    let span = Span::new(*start, token.span.end);
                    self.opaque = None;
                    self.push(InlineKind::Alone, span, Span::default());
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, token: Token, name_span: Span, attributes: &[Attribute]) {
        let elements = self.stack.elements;
        let (id, name) = elements.intern(&self.text[name_span.range()]);
        let own = elements.known(id).own;
        if own == Own::Br {
            self.line_break(token);
            return;
        }
        let phrasing = self.stack.last().is_some_and(|open| open.phrasing);
        let flow = elements.flow(id, phrasing);
        if matches!(flow, Flow::Block | Flow::BlockVoid) {
            self.breaks = 0;
            self.close_implied(id);
            self.flush();
        }
        self.marks.clear();
        let attrs = TagAttributes::by(self.text, attributes, &mut self.marks, std::mem::take(&mut self.read));
        let tag = token.span.start;
        match flow {
            Flow::Opaque => {
                self.attribute_blocks(&name, tag, &attrs);
                if self.text[token.span.range()].ends_with("/>") {
                    self.push(InlineKind::Alone, token.span, name_span);
                } else {
                    self.opaque = Some((name, tag, 1));
                }
            }
            Flow::InlineVoid => {
                if own == Own::Img {
                    self.pictures = Some((self.pictures.map_or(tag, |(first, _)| first), tag));
                }
                self.attribute_blocks(&name, tag, &attrs);
                self.push(InlineKind::Alone, token.span, name_span);
            }
            Flow::BlockVoid if own == Own::Meta => self.meta(tag, &attrs),
            Flow::BlockVoid => {
                if own == Own::Link
                    && let (Some(rel), Some(href)) = (attrs.rel, attrs.href)
                {
                    self.link(rel, href, attrs.hreflang.is_some());
                }
            }
            Flow::Inline | Flow::Block if self.stack.is_full() && own != Own::Title && own != Own::Textarea => {
                self.stack.push_beyond(id);
                if flow == Flow::Inline {
                    self.push_beyond(token.span);
                }
                self.attribute_blocks(&name, tag, &attrs);
            }
            Flow::Inline | Flow::Block => {
                match own {
                    Own::Html if self.page.meta.lang.is_none() => {
                        let lang = attrs.lang.map(|lang| self.text[lang.range()].trim().to_owned());
                        self.page.meta.lang = lang.filter(|lang| !lang.is_empty());
                    }
                    Own::Script => {
                        let data = attrs.kind.is_some_and(|kind| {
                            self.text[kind.range()].trim().eq_ignore_ascii_case("application/ld+json")
                        });
                        self.script = Some((tag, data));
                    }
                    Own::A => self.stack.close_link(),
                    _ => {}
                }
                if let Some(gloss) = self.stack.open_gloss(own) {
                    self.stack.pop_to(gloss);
                }
                let role = attrs.role.map_or("", |role| self.text[role.range()].trim());
                self.stack.push((id, name), flow, tag, &attrs, role, &self.marks);
                if flow == Flow::Inline {
                    self.push(InlineKind::Open, token.span, name_span);
                }
                // After the element is open, so that its own traits are around them.
                if !attrs.read.is_empty() || attrs.value.is_some() {
                    let name = self.stack.last().map(|open| open.name.clone()).unwrap_or_default();
                    self.attribute_blocks(&name, tag, &attrs);
                }
            }
        }
        self.read = attrs.read;
    }

    /// Closes what the start tag of a block closes without an end tag.
    fn close_implied(&mut self, id: ElementId) {
        if let Some(at) = self.stack.closed_p(id) {
            self.flush();
            self.stack.pop_to(at);
        }
        if let Some(at) = self.stack.closed(id) {
            self.flush();
            self.stack.pop_to(at);
        }
    }

    fn end(&mut self, token: Token, name_span: Span) {
        let elements = self.stack.elements;
        let (id, name) = elements.intern(&self.text[name_span.range()]);
        let at = self.stack.place_of(id, &name);
        match elements.known(id).own {
            Own::Script => self.script = None,
            // 13.2.6.4.7: `</br>` is a line break, `</p>` without a start an empty paragraph.
            Own::Br => {
                self.line_break(token);
                return;
            }
            Own::P if at.is_none() => self.flush(),
            _ => {}
        }
        if self.stack.pop_beyond(id) {
            if elements.flow(id, false) == Flow::Inline {
                self.push_beyond(token.span);
            } else {
                self.flush();
                self.breaks = 0;
            }
            return;
        }
        let flow = at.map_or_else(|| elements.flow(id, true), |at| self.stack.at(at).flow);
        match (flow, at) {
            (Flow::Inline, Some(at)) => {
                self.push(InlineKind::Close, token.span, name_span);
                let out_of_reach = self.stack.block().is_some_and(|block| block > at);
                if !out_of_reach {
                    self.stack.pop_to(at);
                }
            }
            (Flow::Block, Some(at)) => {
                self.flush();
                self.stack.pop_to(at);
                self.breaks = 0;
            }
            (Flow::Block, None) => self.flush(),
            _ => self.push(InlineKind::Close, token.span, name_span),
        }
    }

    /// Two line breaks in a row separate paragraphs; one stands within a line.
    fn line_break(&mut self, token: Token) {
        self.breaks += 1;
        if self.breaks == 2 {
            self.flush();
        }
        if self.breaks == 1 {
            self.push(InlineKind::Break, token.span, Span::default());
        }
    }

    fn attribute_blocks(&mut self, element: &str, tag: usize, attrs: &TagAttributes) {
        for &(name, span) in &attrs.read {
            self.attribute(Cow::Borrowed(name), name, element, tag, span);
        }
        if element == "input"
            && let (Some(kind), Some(value)) = (attrs.kind, attrs.value)
            && ["submit", "button", "reset"]
                .iter()
                .any(|read| self.text[kind.range()].trim().eq_ignore_ascii_case(read))
        {
            self.attribute(Cow::Borrowed("value"), "value", "input", tag, value);
        }
    }

    /// A block of an attribute's value, for the element whose start tag begins at `tag`.
    pub(super) fn attribute(
        &mut self,
        property: Cow<'static, str>,
        name: &str,
        element: &str,
        tag: usize,
        value: Span,
    ) {
        if self.stack.is_untranslated() {
            return;
        }
        let span = trim_ascii(self.text, value);
        let chars = trimmed(fold(&decode_attribute(&self.text[span.range()])));
        if !chars.chars().any(char::is_alphabetic) {
            return;
        }
        let place = Place { part: 0, span, kind: PlaceKind::Attribute, inside: None, tag: Some(tag) };
        let element = match (element, name) {
            ("img", "alt") => Cow::Borrowed("img@alt"),
            ("img", "title") => Cow::Borrowed("img@title"),
            ("a", "title") => Cow::Borrowed("a@title"),
            ("meta", "content") => Cow::Borrowed("meta@content"),
            _ => Cow::Owned(format!("{element}@{name}")),
        };
        let mut block = self.block(Text::from_chars(chars), place, Role::Meta, element);
        block.traits.property = Some(property);
        self.attributes.push(block);
        if self.inline.is_empty() && self.stack.last().is_none_or(|open| open.flow == Flow::Block) {
            self.page.blocks.append(&mut self.attributes);
        }
    }

    pub(super) fn block(&mut self, text: Text, place: Place, role: Role, element: Cow<'static, str>) -> Block {
        let top = self.stack.len().checked_sub(1);
        self.block_in(top, text, place, role, element)
    }

    /// A block whose region and language are those of the open element at `within`.
    fn block_in(
        &mut self,
        within: Option<usize>,
        text: Text,
        place: Place,
        role: Role,
        element: Cow<'static, str>,
    ) -> Block {
        self.count(1);
        let container = self.container();
        Block {
            text,
            place,
            role,
            traits: BlockTraits {
                element,
                landmark: within.and_then(|at| self.stack.at(at).near),
                depth: u32::try_from(self.stack.len()).unwrap_or(u32::MAX),
                container,
                ..BlockTraits::default()
            },
        }
    }

    /// The container of the nearest open block element, made known with all around it.
    fn container(&mut self) -> Option<u32> {
        let top = self.stack.block()?;
        let mut first = top;
        // Down to the nearest that is known already: each element is made known once.
        while self.stack.at(first).container.is_none() && first > 0 {
            first -= 1;
        }
        let mut parent = None;
        for at in first..=top {
            if self.stack.at(at).flow != Flow::Block {
                continue;
            }
            if let Some(known) = self.stack.at(at).container {
                parent = Some(known);
                continue;
            }
            if parent.is_none() {
                parent = self.stack.around(at).find_map(|open| open.container);
            }
            let open = self.stack.at(at);
            let id = u32::try_from(self.page.containers.len()).unwrap_or(u32::MAX);
            self.too_many |= self.page.containers.len() >= self.most_pieces;
            self.page.containers.push(Container {
                parent,
                element: open.name.clone(),
                marks: words(self.text, self.stack.marks_of(at)),
                tag: open.tag,
                landmark: open.landmark,
                hidden: open.hidden,
            });
            self.stack.at_mut(at).container = Some(id);
            parent = Some(id);
        }
        parent
    }

    /// Where in a heading the headline ends that the page declares, if a badge stands behind it in an element of its own,
    /// or where it begins behind a label: each is a text of its own. 0 if the heading is one text.
    fn headline_end(&self) -> usize {
        let titles = &self.page.meta.titles[..self.page.meta.titles.len().min(MOST_BADGES)];
        if titles.is_empty() || !self.inline.iter().any(|token| token.kind == InlineKind::Open) {
            return 0;
        }
        let said = |tokens: &[InlineToken]| {
            let texts = tokens.iter().filter(|token| matches!(token.kind, InlineKind::Text { .. }));
            let chars: String = texts.map(|token| decode_text(&self.text[token.span.range()])).collect();
            trimmed(fold(&chars))
        };
        let (mut depth, mut tried) = (0_usize, 0);
        for (at, token) in self.inline.iter().enumerate() {
            let ends = token.kind == InlineKind::Close && depth == 1;
            let boundary = match token.kind {
                InlineKind::Open if depth == 0 => Some(at),
                InlineKind::Close if ends => Some(at + 1),
                _ => None,
            };
            match token.kind {
                InlineKind::Open => depth += 1,
                InlineKind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            let Some(at) = boundary.filter(|&at| at > 0 && at < self.inline.len()) else { continue };
            tried += 1;
            if tried > MOST_BADGES {
                break;
            }
            let (before, behind) = (said(&self.inline[..at]), said(&self.inline[at..]));
            if !before.is_empty() && !behind.is_empty() && (titles.contains(&before) || titles.contains(&behind)) {
                return at;
            }
        }
        0
    }

    /// Makes blocks of the inline tokens so far.
    fn flush(&mut self) {
        if !std::mem::take(&mut self.worded) {
            self.inline.clear();
            self.page.blocks.append(&mut self.attributes);
            return;
        }
        self.count(self.inline.iter().filter(|token| !matches!(token.kind, InlineKind::Text { .. })).count());
        if self.too_many {
            return;
        }
        let block = self.stack.block();
        let (role, element) = match block {
            Some(at) => (self.stack.at(at).role, self.stack.at(at).name.clone()),
            None => (Role::Paragraph, Cow::Borrowed("body")),
        };
        let preformatted = self.stack.place(self.stack.elements.pre).is_some();
        let tag = block.map(|at| self.stack.at(at).tag);
        let within = block.or(self.stack.len().checked_sub(1));
        // A heading, a button or a caption is one text however it is broken.
        let breaks_lines = !matches!(role, Role::Heading | Role::SiteString | Role::Caption);
        // What is no paragraph, heading or cell holds things side by side.
        let apart = matches!(
            element.as_ref(),
            "div" | "nav" | "aside" | "footer" | "header" | "section" | "form" | "ul" | "ol"
        );
        let parts = self.inline.split_at(if role == Role::Heading { self.headline_end() } else { 0 });
        for part in [parts.0, parts.1] {
            self.builder.build(self.text, part, preformatted, breaks_lines, apart, &mut self.built);
        }
        self.inline.clear();
        // Lent out and given back, for their room.
        let mut attributes = std::mem::take(&mut self.attributes);
        let mut built = std::mem::take(&mut self.built);
        let mut waiting = attributes.drain(..).peekable();
        for InlineText { text, span, link_bytes, marks } in built.drain(..) {
            while let Some(attribute) = waiting.next_if(|attribute| attribute.place.span.start < span.start) {
                self.page.blocks.push(attribute);
            }
            let place = Place { part: 0, span, kind: PlaceKind::Content, inside: None, tag };
            let mut block = self.block_in(within, text, place, role, element.clone());
            block.traits.link_bytes = link_bytes;
            block.traits.marks = marks;
            block.traits.after_picture = self.pictures.is_some_and(|(first, _)| first < span.start);
            self.pictures = self.pictures.filter(|&(_, last)| last >= span.end).map(|(_, last)| (last, last));
            let index = self.page.blocks.len();
            self.page.blocks.push(block);
            while let Some(mut attribute) = waiting.next_if(|attribute| attribute.place.span.start < span.end) {
                attribute.place.inside = Some(index);
                self.page.blocks.push(attribute);
            }
        }
        self.page.blocks.extend(waiting);
        self.attributes = attributes;
        self.built = built;
    }
}

/// White space as a browser shows it: runs of it are one blank (CSS Text 3, section 4.1). No-break spaces stay.
pub(super) fn fold(chars: &str) -> String {
    let mut out = String::with_capacity(chars.len());
    fold_into(chars, false, &mut false, &mut out);
    out
}

/// The same characters without white space around them.
pub(super) fn trimmed(chars: String) -> String {
    let bare = chars.trim();
    if bare.len() == chars.len() { chars } else { bare.to_owned() }
}

pub(super) fn trim_ascii(text: &str, span: Span) -> Span {
    let raw = &text[span.range()];
    let start = raw.len() - raw.trim_ascii_start().len();
    let end = raw.trim_ascii_end().len();
    if end <= start { Span::new(span.start, span.start) } else { Span::new(span.start + start, span.start + end) }
}
