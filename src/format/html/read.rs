//! From a page's tokens to its blocks: which stretches of text belong together, and where each stands.

use std::borrow::Cow;
use std::collections::HashMap;

use super::chars::{decode_attribute, decode_text};
use super::elements::{self, ELEMENTS, ElementId, Elements, Flow};
use super::json;
use super::run::{Bit, BitKind, Built, build};
use super::scan::{Attributes, Scanner, Token, TokenKind};
use crate::model::{Block, BlockTraits, Container, Landmark, Metadata, Place, PlaceKind, Role, Span, Text};

/// What reading a page yields.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    pub(super) containers: Vec<Container>,
    pub(super) meta: Metadata,
}

/// No page that people read has more blocks; what has, is made to exhaust memory.
pub(super) const MAX_BLOCKS: usize = 4_000_000;

/// Attributes that people read, on any element.
const READ: &[&str] = &["alt", "title", "placeholder", "aria-label", "aria-description", "label"];

/// An open element.
#[derive(Debug)]
struct Open {
    id: ElementId,
    name: Cow<'static, str>,
    tag: Token,
    name_span: Span,
    flow: Flow,
    /// Once a block has been found in it.
    container: Option<u32>,
    link: bool,
    hidden: bool,
    landmark: Option<Landmark>,
    near: Option<Landmark>,
    inside_main: bool,
    role: Role,
    lang: Option<Span>,
    phrasing: bool,
}

/// What a start tag says that matters here; the first of two attributes of one name counts (13.2.5.33).
#[derive(Debug, Default)]
struct Told {
    read: Vec<(&'static str, Span)>,
    lang: Option<Span>,
    role: Option<Span>,
    style: Option<Span>,
    kind: Option<Span>,
    value: Option<Span>,
    content: Option<Span>,
    property: Option<Span>,
    rel: Option<Span>,
    href: Option<Span>,
    hidden: bool,
}

struct Reader<'a> {
    text: &'a str,
    page: Page,
    stack: Vec<Open>,
    elements: &'static Elements,
    /// Where in the stack the elements of a number stand.
    open: Vec<Vec<usize>>,
    /// The same for elements that HTML does not know.
    strangers: HashMap<Cow<'static, str>, Vec<usize>>,
    links: usize,
    /// Where in the stack the blocks stand: an inline end tag closes nothing outside of the nearest.
    block_stack: Vec<usize>,
    bits: Vec<Bit>,
    /// Attributes met since the last block.
    attributes: Vec<Block>,
    /// Depth in an opaque element, and its name.
    opaque: Option<(Cow<'static, str>, usize, usize)>,
    /// Line breaks in a row, with nothing but blanks between.
    breaks: usize,
    /// Containers of `JSON-LD`.
    script: Option<(usize, bool)>,
    title: Option<usize>,
    too_many: bool,
}

/// The blocks of a page; none if there are more than [`MAX_BLOCKS`].
pub(super) fn read(text: &str) -> Option<Page> {
    let mut reader = Reader {
        text,
        page: Page::default(),
        stack: Vec::new(),
        elements: &ELEMENTS,
        open: vec![Vec::new(); ELEMENTS.len()],
        strangers: HashMap::new(),
        links: 0,
        block_stack: Vec::new(),
        bits: Vec::new(),
        attributes: Vec::new(),
        opaque: None,
        breaks: 0,
        script: None,
        title: None,
        too_many: false,
    };
    let mut scanner = Scanner::new(text);
    while let Some(token) = scanner.next() {
        reader.token(token);
        scanner.foreign = reader.opaque.as_ref().is_some_and(|(name, ..)| name == "svg" || name == "math");
        if reader.too_many {
            return None;
        }
    }
    if let Some((_, start, _)) = reader.opaque.take() {
        reader.push(BitKind::Alone, Span::new(start, text.len()), Span::default());
    }
    reader.flush();
    let Reader { mut page, .. } = reader;
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

impl Reader<'_> {
    fn token(&mut self, token: Token) {
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
                self.push(BitKind::Text { blank }, token.span, Span::default());
            }
            TokenKind::Rcdata => self.rcdata(token),
            TokenKind::Raw => self.raw(token),
            TokenKind::Other => self.push(BitKind::Alone, token.span, Span::default()),
            TokenKind::Start { name } => self.start(token, name),
            TokenKind::End { name } => self.end(token, name),
        }
    }

    fn push(&mut self, kind: BitKind, span: Span, name: Span) {
        let link = self.links > 0;
        self.bits.push(Bit { kind, span, name, link });
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
                    self.push(BitKind::Alone, span, Span::default());
                }
            }
            _ => {}
        }
    }

    fn told(&self, name: Span) -> Told {
        let mut told = Told::default();
        if self.text.as_bytes().get(name.end) == Some(&b'>') {
            return told;
        }
        for attribute in Attributes::of(self.text, name) {
            let key = &self.text[attribute.name.range()];
            let is = |other: &str| key.eq_ignore_ascii_case(other);
            let Some(value) = attribute.value else {
                told.hidden |= is("hidden");
                continue;
            };
            let first = |slot: &mut Option<Span>| {
                slot.get_or_insert(value);
            };
            match key.len() {
                4 if is("lang") => first(&mut told.lang),
                4 if is("role") => first(&mut told.role),
                4 if is("type") => first(&mut told.kind),
                4 if is("name") => first(&mut told.property),
                4 if is("href") => first(&mut told.href),
                3 if is("rel") => first(&mut told.rel),
                5 if is("style") => first(&mut told.style),
                5 if is("value") => first(&mut told.value),
                6 if is("hidden") => told.hidden = true,
                7 if is("content") => first(&mut told.content),
                8 if is("property") => told.property = Some(value),
                8 if is("itemprop") => first(&mut told.property),
                11 if is("aria-hidden") => {}
                _ => {}
            }
            if let Some(read) = READ.iter().copied().find(|read| is(read))
                && !value.is_empty()
                && !told.read.iter().any(|&(known, _)| known == read)
            {
                told.read.push((read, value));
            }
        }
        if let Some(style) = told.style {
            told.hidden |= hides(&self.text[style.range()]);
        }
        told
    }

    fn start(&mut self, token: Token, name_span: Span) {
        let (id, name) = self.elements.intern(&self.text[name_span.range()]);
        if name == "br" {
            self.line_break(token);
            return;
        }
        let told = self.told(name_span);
        let phrasing = self.stack.last().is_some_and(|open| open.phrasing);
        let flow = self.elements.flow(id, phrasing);
        if matches!(flow, Flow::Block | Flow::BlockVoid) {
            self.breaks = 0;
        }
        self.close_implied(id, flow);
        match flow {
            Flow::Inline | Flow::InlineVoid => {}
            Flow::Block | Flow::BlockVoid => self.flush(),
            Flow::Opaque => {
                self.attribute_blocks(&name, token, name_span, &told);
                if !self.text[token.span.range()].ends_with("/>") {
                    self.opaque = Some((name, token.span.start, 1));
                } else {
                    self.push(BitKind::Alone, token.span, name_span);
                }
                return;
            }
        }
        match flow {
            Flow::InlineVoid => {
                self.attribute_blocks(&name, token, name_span, &told);
                self.push(BitKind::Alone, token.span, name_span);
            }
            Flow::BlockVoid => {
                if name == "meta" {
                    self.meta(token, name_span, &told);
                } else if name == "link"
                    && told.rel.is_some_and(|rel| self.text[rel.range()].eq_ignore_ascii_case("canonical"))
                    && let Some(href) = told.href
                {
                    self.page.meta.url.get_or_insert(decode_attribute(&self.text[href.range()]).trim().to_owned());
                }
            }
            _ => {
                if name == "html" && self.page.meta.lang.is_none() {
                    self.page.meta.lang =
                        told.lang.map(|lang| self.text[lang.range()].trim().to_owned()).filter(|lang| !lang.is_empty());
                }
                match name.as_ref() {
                    "script" => {
                        let data = told.kind.is_some_and(|kind| {
                            self.text[kind.range()].trim().eq_ignore_ascii_case("application/ld+json")
                        });
                        self.script = Some((token.span.start, data));
                    }
                    "title" => self.title = Some(token.span.start),
                    _ => {}
                }
                if flow == Flow::Inline {
                    if name == "a" {
                        self.close_link();
                    }
                    self.push_element(id, name, token, name_span, flow, &told);
                    self.push(BitKind::Open, token.span, name_span);
                } else {
                    self.push_element(id, name, token, name_span, flow, &told);
                }
                // After the element is open, so that its own traits are around them.
                if !told.read.is_empty() || told.value.is_some() {
                    let name = self.stack.last().map(|open| open.name.clone()).unwrap_or_default();
                    self.attribute_blocks(&name, token, name_span, &told);
                }
            }
        }
    }

    fn push_element(
        &mut self,
        id: ElementId,
        name: Cow<'static, str>,
        token: Token,
        name_span: Span,
        flow: Flow,
        told: &Told,
    ) {
        let around = self.stack.last();
        let inside_main = around.is_some_and(|open| open.inside_main);
        let role = told.role.map_or("", |role| self.text[role.range()].trim());
        let landmark = elements::landmark(&name, role, inside_main);
        let link = name == "a";
        let open = Open {
            id,
            tag: token,
            name_span,
            flow,
            container: None,
            link,
            hidden: told.hidden || name == "template",
            landmark,
            near: landmark.or(around.and_then(|open| open.near)),
            inside_main: inside_main || landmark == Some(Landmark::Main),
            role: elements::role(&name, around.map_or(Role::Paragraph, |open| open.role)),
            lang: told.lang.or(around.and_then(|open| open.lang)),
            phrasing: self.elements.known(id).phrasing
                || (flow == Flow::Inline && around.is_some_and(|open| open.phrasing)),
            name: name.clone(),
        };
        self.links += usize::from(link);
        let at = self.stack.len();
        match id {
            0 => self.strangers.entry(name).or_default().push(at),
            _ => self.open[usize::from(id)].push(at),
        }
        if flow == Flow::Block {
            self.block_stack.push(self.stack.len());
        }
        self.stack.push(open);
    }

    /// The link that is still open when another begins ends there: links do not nest.
    fn close_link(&mut self) {
        if self.links == 0 {
            return;
        }
        if let Some(at) = self.open[usize::from(self.elements.a)].pop() {
            let open = &mut self.stack[at];
            if open.link {
                open.link = false;
                self.links -= 1;
            }
            open.id = 0;
            open.name = Cow::Borrowed("");
        }
    }

    fn last(&self, id: ElementId) -> Option<usize> {
        self.open[usize::from(id)].last().copied()
    }

    fn nearest(&self, ids: &[ElementId]) -> Option<usize> {
        ids.iter().filter_map(|&id| self.last(id)).max()
    }

    fn close_implied(&mut self, id: ElementId, flow: Flow) {
        if !matches!(flow, Flow::Block | Flow::BlockVoid) {
            return;
        }
        let known = self.elements.known(id);
        if known.closes_p
            && let Some(p) = self.last(self.elements.p)
            && self.nearest(&self.elements.shields_p).is_none_or(|shield| shield < p)
        {
            self.flush();
            self.pop_to(p);
        }
        if known.closed.is_empty() {
            return;
        }
        let shield = self.nearest(&known.shields);
        let lowest = known
            .closed
            .iter()
            .filter_map(|&id| self.last(id))
            .filter(|&at| shield.is_none_or(|shield| shield < at))
            .min();
        if let Some(at) = lowest {
            self.flush();
            self.pop_to(at);
        }
    }

    /// Closes the element at `at` in the stack and all within it.
    fn pop_to(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(open) = self.stack.pop() else { return };
            self.links -= usize::from(open.link);
            if self.block_stack.last() == Some(&self.stack.len()) {
                self.block_stack.pop();
            }
            if open.id > 0 {
                self.open[usize::from(open.id)].pop();
            } else if !open.name.is_empty()
                && let Some(places) = self.strangers.get_mut(&open.name)
            {
                places.pop();
            }
        }
    }

    fn end(&mut self, token: Token, name_span: Span) {
        let (id, name) = self.elements.intern(&self.text[name_span.range()]);
        let at = match id {
            0 => self.strangers.get(&name).and_then(|at| at.last().copied()),
            _ => self.last(id),
        };
        match name.as_ref() {
            "script" => self.script = None,
            "title" => self.title = None,
            // 13.2.6.4.7: `</br>` is a line break, `</p>` without a start an empty paragraph.
            "br" => {
                self.line_break(token);
                return;
            }
            "p" if at.is_none() => self.flush(),
            _ => {}
        }
        let flow = at.map_or_else(|| self.elements.flow(id, true), |at| self.stack[at].flow);
        match (flow, at) {
            (Flow::Inline, Some(at)) => {
                let out_of_reach = self.block_stack.last().is_some_and(|&block| block > at);
                if !out_of_reach {
                    self.push(BitKind::Close, token.span, name_span);
                    self.pop_to(at);
                    return;
                }
                self.push(BitKind::Close, token.span, name_span);
            }
            (Flow::Block, Some(at)) => {
                self.flush();
                self.pop_to(at);
                self.breaks = 0;
            }
            (Flow::Block, None) => self.flush(),
            _ => self.push(BitKind::Close, token.span, name_span),
        }
    }

    /// Two line breaks in a row separate paragraphs; one stands within a line.
    fn line_break(&mut self, token: Token) {
        self.breaks += 1;
        if self.breaks == 2 {
            self.flush();
        }
        if self.breaks == 1 {
            self.push(BitKind::Break, token.span, Span::default());
        }
    }

    fn rcdata(&mut self, token: Token) {
        let element = self.stack.last().map_or(Cow::Borrowed("title"), |open| open.name.clone());
        let chars = fold(&decode_text(&self.text[token.span.range()]));
        if chars.trim().is_empty() {
            return;
        }
        let in_head = element == "title";
        if in_head && self.page.meta.titles.is_empty() {
            self.page.meta.titles.push(chars.trim().to_owned());
        }
        let span = trim_ascii(self.text, token.span);
        let tag = self.stack.last().map(|open| open.tag.span.start);
        let role = if in_head { Role::Meta } else { Role::SiteString };
        let place = Place { span, kind: PlaceKind::TextOnly, inside: None, tag };
        let block = self.block(Text::plain(chars.trim()), place, role, element);
        self.page.blocks.push(block);
    }

    fn raw(&mut self, token: Token) {
        let Some((tag, true)) = self.script else {
            self.push(BitKind::Alone, token.span, Span::default());
            return;
        };
        for member in json::members(self.text, token.span) {
            let raw = &self.text[member.span.range()];
            let Some(chars) = json::decode(raw).or_else(|| json::decode(&raw.replace(|c: char| c < ' ', " "))) else {
                continue;
            };
            let meta = &mut self.page.meta;
            let chars = chars.trim().to_owned();
            if chars.is_empty() {
                continue;
            }
            match member.key {
                "articleBody" => {
                    if meta.body.as_ref().is_none_or(|body| body.len() < chars.len()) {
                        meta.body = Some(chars);
                    }
                    continue;
                }
                "datePublished" => {
                    meta.dates.push(chars);
                    continue;
                }
                "articleSection" => {
                    meta.sections.push(chars);
                    continue;
                }
                "name" => {
                    meta.authors.push(chars);
                    continue;
                }
                "description" => meta.descriptions.push(chars.clone()),
                "headline" => meta.titles.push(chars.clone()),
                _ => {}
            }
            // A string that only lenient reading understands is not written again.
            if json::decode(raw).is_none() || raw.trim().len() != raw.len() {
                continue;
            }
            let place = Place { span: member.span, kind: PlaceKind::Json, inside: None, tag: Some(tag) };
            let mut block = self.block(Text::plain(chars), place, Role::Meta, Cow::Borrowed("script"));
            block.traits.property = Some(member.key.into());
            self.page.blocks.push(block);
        }
    }

    fn meta(&mut self, token: Token, name_span: Span, told: &Told) {
        let (Some(property), Some(content)) = (told.property, told.content) else { return };
        let property = self.text[property.range()].trim().to_ascii_lowercase();
        let value = decode_attribute(&self.text[content.range()]);
        let value = fold(value.trim());
        if value.is_empty() {
            return;
        }
        let meta = &mut self.page.meta;
        let place = match property.as_str() {
            "og:title" | "twitter:title" | "title" | "dc.title" => {
                meta.titles.push(value.clone());
                true
            }
            "headline" => {
                meta.titles.push(value.clone());
                true
            }
            "description" | "og:description" | "twitter:description" | "dc.description" => {
                meta.descriptions.push(value.clone());
                true
            }
            "og:image:alt" | "twitter:image:alt" => true,
            "og:site_name" | "application-name" => {
                meta.site.get_or_insert(value.clone());
                false
            }
            "og:url" => {
                meta.url.get_or_insert(value.clone());
                false
            }
            "og:locale" => {
                meta.lang.get_or_insert(value.clone());
                false
            }
            "author" | "article:author" | "dc.creator" | "byl" | "parsely-author" | "sailthru.author" => {
                if !value.starts_with("http") {
                    meta.authors.push(value.clone());
                }
                false
            }
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "pubdate"
            | "publishdate"
            | "dc.date.issued"
            | "parsely-pub-date"
            | "og:article:published_time" => {
                meta.dates.push(value.clone());
                false
            }
            "article:section" | "section" | "parsely-section" | "articlesection" => {
                meta.sections.push(value.clone());
                false
            }
            _ => false,
        };
        if place {
            self.attribute(&property, "content", "meta", token, name_span, content);
        }
    }

    fn attribute_blocks(&mut self, element: &str, token: Token, name_span: Span, told: &Told) {
        for &(name, span) in &told.read {
            self.attribute(name, name, element, token, name_span, span);
        }
        if element == "input"
            && let (Some(kind), Some(value)) = (told.kind, told.value)
            && ["submit", "button", "reset"]
                .iter()
                .any(|read| self.text[kind.range()].trim().eq_ignore_ascii_case(read))
        {
            self.attribute("value", "value", "input", token, name_span, value);
        }
    }

    fn attribute(&mut self, property: &str, name: &str, element: &str, token: Token, name_span: Span, value: Span) {
        let span = trim_ascii(self.text, value);
        let chars = fold(&decode_attribute(&self.text[span.range()]));
        let chars = chars.trim();
        if chars.is_empty() || !chars.chars().any(char::is_alphabetic) {
            return;
        }
        debug_assert!(token.span.contains(name_span));
        let place = Place { span, kind: PlaceKind::Attribute, inside: None, tag: Some(token.span.start) };
        let element = Cow::Owned(format!("{element}@{name}"));
        let mut block = self.block(Text::plain(chars), place, Role::Meta, element);
        block.traits.property = Some(property.into());
        self.attributes.push(block);
        if self.bits.is_empty() && self.stack.last().is_none_or(|open| open.flow == Flow::Block) {
            self.page.blocks.append(&mut self.attributes);
        }
    }

    fn block(&mut self, text: Text, place: Place, role: Role, element: Cow<'static, str>) -> Block {
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
        self.too_many |= self.page.blocks.len() >= MAX_BLOCKS;
        let container = self.container();
        let within = within.and_then(|at| self.stack.get(at));
        Block {
            text,
            place,
            role,
            traits: BlockTraits {
                element,
                landmark: within.and_then(|open| open.near),
                depth: u32::try_from(self.stack.len()).unwrap_or(u32::MAX),
                container,
                lang: within.and_then(|open| open.lang).map(|lang| self.text[lang.range()].trim().into()),
                ..BlockTraits::default()
            },
        }
    }

    /// The container of the nearest open block element, made known with all around it.
    fn container(&mut self) -> Option<u32> {
        let top = self.block_stack.last().copied()?;
        let mut first = top;
        // Down to the nearest that is known already: each element is made known once.
        while self.stack[first].container.is_none() && first > 0 {
            first -= 1;
        }
        let mut parent = None;
        for at in first..=top {
            if self.stack[at].flow != Flow::Block {
                continue;
            }
            if let Some(known) = self.stack[at].container {
                parent = Some(known);
                continue;
            }
            if parent.is_none() {
                parent = self.stack[..at].iter().rev().find_map(|open| open.container);
            }
            let open = &self.stack[at];
            let id = u32::try_from(self.page.containers.len()).unwrap_or(u32::MAX);
            self.page.containers.push(Container {
                parent,
                element: open.name.clone(),
                marks: marks(self.text, open.name_span),
                landmark: open.landmark,
                hidden: open.hidden,
            });
            self.stack[at].container = Some(id);
            parent = Some(id);
        }
        parent
    }

    /// Makes blocks of the run of bits so far.
    fn flush(&mut self) {
        if self.bits.is_empty() && self.attributes.is_empty() {
            return;
        }
        let bits = std::mem::take(&mut self.bits);
        let attributes = std::mem::take(&mut self.attributes);
        let mut attributes = attributes.into_iter().peekable();
        let (role, element) = match self.block_stack.last() {
            Some(&at) => (self.stack[at].role, self.stack[at].name.clone()),
            None => (Role::Paragraph, Cow::Borrowed("body")),
        };
        let preformatted = self.last(self.elements.pre).is_some();
        let tag = self.block_stack.last().map(|&at| self.stack[at].tag.span.start);
        // A heading, a button or a caption is one text however it is broken.
        let breaks_lines = !matches!(role, Role::Heading | Role::SiteString | Role::Caption);
        for Built { text, span, link_bytes, marks } in build(self.text, &bits, preformatted, breaks_lines) {
            while let Some(attribute) = attributes.next_if(|attribute| attribute.place.span.start < span.start) {
                self.page.blocks.push(attribute);
            }
            let place = Place { span, kind: PlaceKind::Content, inside: None, tag };
            let within = self.block_stack.last().copied().or(self.stack.len().checked_sub(1));
            let mut block = self.block_in(within, text, place, role, element.clone());
            block.traits.link_bytes = link_bytes;
            block.traits.marks = marks;
            let index = self.page.blocks.len();
            self.page.blocks.push(block);
            while let Some(mut attribute) = attributes.next_if(|attribute| attribute.place.span.start < span.end) {
                attribute.place.inside = Some(index);
                self.page.blocks.push(attribute);
            }
        }
        self.page.blocks.extend(attributes);
        self.bits = bits;
        self.bits.clear();
    }
}

/// What an element's author called it, as words.
pub(super) fn marks(text: &str, name_span: Span) -> Box<str> {
    let mut out = String::new();
    for attribute in Attributes::of(text, name_span) {
        let Some(value) = attribute.value else { continue };
        let key = &text[attribute.name.range()];
        let counts = ["class", "id", "itemprop", "role", "data-testid", "data-component", "data-module", "data-type"]
            .iter()
            .any(|known| key.eq_ignore_ascii_case(known));
        if counts && value.len() <= 1024 && out.len() < 4096 {
            if !out.is_empty() {
                out.push(' ');
            }
            if key.eq_ignore_ascii_case("itemprop") {
                out.push_str("itemprop:");
            }
            out.push_str(text[value.range()].trim());
        }
    }
    out.into_boxed_str()
}

fn hides(style: &str) -> bool {
    if style.len() > 4096 {
        return false;
    }
    let compact: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    compact.contains("display:none") || compact.contains("visibility:hidden")
}

/// White space as a browser shows it: runs of it are one blank (CSS Text 3, section 4.1). No-break spaces stay.
pub(super) fn fold(chars: &str) -> String {
    let mut out = String::with_capacity(chars.len());
    let mut blank = false;
    for c in chars.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            blank = true;
        } else {
            if blank {
                out.push(' ');
                blank = false;
            }
            out.push(c);
        }
    }
    if blank {
        out.push(' ');
    }
    out
}

fn trim_ascii(text: &str, span: Span) -> Span {
    let raw = &text[span.range()];
    let start = raw.len() - raw.trim_ascii_start().len();
    let end = raw.trim_ascii_end().len();
    if end <= start { Span::new(span.start, span.start) } else { Span::new(span.start + start, span.start + end) }
}
