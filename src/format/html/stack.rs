//! The open elements, and what a tag closes.

use std::borrow::Cow;
use std::collections::HashMap;

use super::attributes::{AuthorName, TagAttributes};
use super::elements::{ELEMENTS, ElementId, Elements, Flow, Own, region_by_role};
use crate::model::{Landmark, Role};

/// An open element.
#[derive(Debug)]
pub(super) struct OpenElement {
    id: ElementId,
    pub(super) flow: Flow,
    link: bool,
    pub(super) hidden: bool,
    /// Whether its text stays as it is in every language.
    untranslated: bool,
    inside_main: bool,
    pub(super) phrasing: bool,
    pub(super) role: Role,
    /// What it is by itself.
    pub(super) landmark: Option<Landmark>,
    /// The nearest around it, itself included.
    pub(super) near: Option<Landmark>,
    /// Once a block has been found in it.
    pub(super) container: Option<u32>,
    pub(super) name: Cow<'static, str>,
    /// Where its start tag begins.
    pub(super) tag: usize,
    /// Where its author's names for it begin.
    marks: usize,
    /// The place, counted from 1, of the next element of this number below it; 0 if there is none.
    below: usize,
}

/// No page that people read nests deeper (browsers stop at 512). What is deeper still parts and wraps its text, but only
/// how often each element is open is remembered.
pub(super) const DEEPEST: usize = 4096;

/// The open elements, the outermost first.
pub(super) struct Stack {
    pub(super) elements: &'static Elements,
    open: Vec<OpenElement>,
    /// For each element's number the uppermost's place, counted from 1.
    uppermost: Vec<usize>,
    /// The places of elements that HTML does not know.
    strangers: HashMap<Cow<'static, str>, Vec<usize>>,
    links: usize,
    /// Of the elements that stand within a line, how many are hidden.
    hidden: usize,
    /// For each element's number how often it is open beyond [`DEEPEST`], and the sum.
    beyond: Vec<usize>,
    all_beyond: usize,
    /// The places of blocks: an inline end tag closes nothing outside of the nearest.
    blocks: Vec<usize>,
    /// What the authors called the elements, those of the outermost first.
    marks: Vec<AuthorName>,
}

impl Stack {
    pub(super) fn new() -> Self {
        Self {
            elements: &ELEMENTS,
            open: Vec::new(),
            uppermost: vec![0; ELEMENTS.len()],
            strangers: HashMap::new(),
            links: 0,
            hidden: 0,
            beyond: vec![0; ELEMENTS.len()],
            all_beyond: 0,
            blocks: Vec::new(),
            marks: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    pub(super) fn at(&self, at: usize) -> &OpenElement {
        &self.open[at]
    }

    pub(super) fn at_mut(&mut self, at: usize) -> &mut OpenElement {
        &mut self.open[at]
    }

    /// The innermost element.
    pub(super) fn last(&self) -> Option<&OpenElement> {
        self.open.last()
    }

    /// The elements around place `at`, from the inside out.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = &OpenElement> {
        self.open[..at].iter().rev()
    }

    /// The place of the innermost block.
    pub(super) fn block(&self) -> Option<usize> {
        self.blocks.last().copied()
    }

    pub(super) fn in_link(&self) -> bool {
        self.links > 0
    }

    pub(super) fn in_hidden(&self) -> bool {
        self.hidden > 0
    }

    /// Whether what stands here stays as it is in every language.
    pub(super) fn is_untranslated(&self) -> bool {
        self.open.last().is_some_and(|open| open.untranslated)
    }

    /// The place of a gloss of a ruby that the start tag of its next part closes.
    pub(super) fn open_gloss(&self, own: Own) -> Option<usize> {
        let last = self.open.len().checked_sub(1)?;
        let gloss = self.elements.known(self.open[last].id).own == Own::Gloss;
        (gloss && matches!(own, Own::Gloss | Own::RubyPart)).then_some(last)
    }

    pub(super) fn is_full(&self) -> bool {
        self.open.len() >= DEEPEST
    }

    /// Opens an element where the stack is full.
    pub(super) fn push_beyond(&mut self, id: ElementId) {
        self.beyond[usize::from(id)] += 1;
        self.all_beyond += 1;
    }

    /// Closes an element that was opened where the stack was full; `false` if there is none of this number.
    pub(super) fn pop_beyond(&mut self, id: ElementId) -> bool {
        let here = self.beyond[usize::from(id)] > 0;
        if here {
            self.beyond[usize::from(id)] -= 1;
            self.all_beyond -= 1;
        }
        here
    }

    /// What its author called the element at `at`.
    pub(super) fn marks_of(&self, at: usize) -> &[AuthorName] {
        let end = self.open.get(at + 1).map_or(self.marks.len(), |next| next.marks);
        &self.marks[self.open[at].marks..end]
    }

    /// Opens an element that its author called `marks`.
    pub(super) fn push(
        &mut self,
        (id, name): (ElementId, Cow<'static, str>),
        flow: Flow,
        tag: usize,
        attrs: &TagAttributes,
        role: &str,
        marks: &[AuthorName],
    ) {
        let known = self.elements.known(id);
        let around = self.open.last();
        let inside_main = around.is_some_and(|open| open.inside_main);
        let by_role = if role.is_empty() { None } else { region_by_role(role) };
        let landmark = by_role.or_else(|| known.region(inside_main));
        let at = self.open.len();
        // A link to the very element, as headings have that can be linked to, leads nowhere.
        let link = known.own == Own::A && !attrs.leads_to_itself;
        let below = match id {
            0 => {
                self.strangers.entry(name.clone()).or_default().push(at);
                0
            }
            _ => std::mem::replace(&mut self.uppermost[usize::from(id)], at + 1),
        };
        let open = OpenElement {
            id,
            flow,
            link,
            hidden: attrs.hidden || matches!(known.own, Own::Template | Own::Gloss),
            untranslated: self.keeps_untranslated(known.own, attrs),
            inside_main: inside_main || landmark == Some(Landmark::Main),
            phrasing: known.phrasing || (flow == Flow::Inline && around.is_some_and(|open| open.phrasing)),
            role: known.role(around.map_or(Role::Paragraph, |open| open.role)),
            landmark,
            near: landmark.or(around.and_then(|open| open.near)),
            container: None,
            name,
            tag,
            marks: self.marks.len(),
            below,
        };
        self.marks.extend_from_slice(marks);
        self.links += usize::from(link);
        self.hidden += usize::from(flow == Flow::Inline && open.hidden);
        if flow == Flow::Block {
            self.blocks.push(at);
        }
        self.open.push(open);
    }

    /// Whether the text of an element that opens here stays as it is in every language: by its own word or that of the
    /// element around it (3.2.6.2); a program's text, which a translation would break, in any case. A page that says so
    /// of the whole of itself speaks to the browser that offers to translate it, and not to its own translators.
    fn keeps_untranslated(&self, own: Own, attrs: &TagAttributes) -> bool {
        let around = self.open.last();
        match attrs.translate {
            _ if matches!(own, Own::Html | Own::Body) => false,
            Some(translate) => !translate,
            None => {
                let program = own == Own::Code && around.is_some_and(|open| open.id == self.elements.pre);
                program || around.is_some_and(|open| open.untranslated)
            }
        }
    }

    /// The link that is still open when another begins ends there: links do not nest.
    pub(super) fn close_link(&mut self) {
        if self.links == 0 {
            return;
        }
        let Some(at) = self.place(self.elements.a) else { return };
        let open = &mut self.open[at];
        if open.link {
            open.link = false;
            self.links -= 1;
        }
        self.uppermost[usize::from(open.id)] = open.below;
        open.id = 0;
        open.name = Cow::Borrowed("");
    }

    /// The place of the innermost element of this number.
    pub(super) fn place(&self, id: ElementId) -> Option<usize> {
        self.uppermost[usize::from(id)].checked_sub(1)
    }

    /// The same by number and name.
    pub(super) fn place_of(&self, id: ElementId, name: &str) -> Option<usize> {
        match id {
            0 => self.strangers.get(name).and_then(|at| at.last().copied()),
            _ => self.place(id),
        }
    }

    fn nearest(&self, ids: &[ElementId]) -> Option<usize> {
        ids.iter().filter_map(|&id| self.place(id)).max()
    }

    /// The place of the open paragraph that the start tag of this element closes.
    pub(super) fn closed_p(&self, id: ElementId) -> Option<usize> {
        let p = self.place(self.elements.p).filter(|_| self.elements.known(id).closes_p)?;
        self.nearest(&self.elements.shields_p).is_none_or(|shield| shield < p).then_some(p)
    }

    /// The lowest place that the start tag of this element closes without an end tag.
    pub(super) fn closed(&self, id: ElementId) -> Option<usize> {
        let known = self.elements.known(id);
        if known.closed.is_empty() {
            return None;
        }
        let shield = self.nearest(&known.shields);
        let places = known.closed.iter().filter_map(|&id| self.place(id));
        places.filter(|&at| shield.is_none_or(|shield| shield < at)).min()
    }

    /// Closes the element at `at` and all within it.
    pub(super) fn pop_to(&mut self, at: usize) {
        if self.all_beyond > 0 && self.open.len() > at {
            self.beyond.fill(0);
            self.all_beyond = 0;
        }
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { return };
            self.marks.truncate(open.marks);
            self.links -= usize::from(open.link);
            self.hidden -= usize::from(open.flow == Flow::Inline && open.hidden);
            if self.blocks.last() == Some(&self.open.len()) {
                self.blocks.pop();
            }
            if open.id > 0 {
                self.uppermost[usize::from(open.id)] = open.below;
            } else if !open.name.is_empty()
                && let Some(places) = self.strangers.get_mut(&open.name)
            {
                places.pop();
                if places.is_empty() {
                    self.strangers.remove(&open.name);
                }
            }
        }
    }
}
