//! The head of a story: headline, standfirst, byline, date, section.

mod meta;
mod standfirst;
mod title;

use super::class_names::{ClassHints, class_hints};
use super::containers::ContainerFeatures;
use super::features::BlockFeatures;
use super::{SitePlace, Verdict};
use crate::model::{Block, Document, Landmark, PlaceKind};

/// What the head is found from.
pub(super) struct Head<'a> {
    pub(super) document: &'a Document,
    /// Blocks that are running text on the page.
    pub(super) content: &'a [usize],
    pub(super) features: &'a [BlockFeatures],
    /// Empty in plain text.
    pub(super) areas: &'a [ContainerFeatures],
}

impl Head<'_> {
    fn has_markup(&self) -> bool {
        !self.document.containers.is_empty()
    }

    fn block(&self, at: usize) -> &Block {
        &self.document.blocks[self.content[at]]
    }

    fn text(&self, at: usize) -> String {
        self.block(at).text.chars()
    }

    /// Whether a blank line stands above.
    fn is_apart(&self, at: usize) -> bool {
        self.block(at).traits.blank_lines_before > 0
    }

    /// What the names of a block, its element and the one around it say, and those of all around it.
    fn hints(&self, at: usize) -> (ClassHints, ClassHints) {
        let block = self.block(at);
        let own = class_hints(&block.traits.marks);
        let all = block
            .traits
            .container
            .and_then(|container| self.areas.get(container as usize))
            .map_or(ClassHints::default(), |area| area.all);
        let near = block.traits.container.map_or(ClassHints::default(), |container| {
            let own = |at: u32| self.areas.get(at as usize).map_or(ClassHints::default(), |area| area.own);
            let parent = self.document.containers[container as usize].parent;
            own(container).with(parent.map_or(ClassHints::default(), own))
        });
        (own.with(near), all)
    }
}

/// Of candidates with their scores, the first of the best.
fn best(scored: impl IntoIterator<Item = (usize, f32)>, above: f32) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    for (at, score) in scored {
        if score > above && best.is_none_or(|(_, known)| score > known) {
            best = Some((at, score));
        }
    }
    best
}

/// Whether a block stands in a region that is the site's.
fn is_in_site_region(block: &Block) -> bool {
    matches!(block.traits.landmark, Some(Landmark::Navigation | Landmark::Footer | Landmark::Aside))
}

/// The block in the head or in data that stands for the headline where the page shows none.
pub(super) fn declared_title(document: &Document) -> Option<usize> {
    let rank = |index: usize| {
        let block = &document.blocks[index];
        match (block.place.kind, block.traits.property.as_deref(), block.traits.element.as_ref()) {
            (PlaceKind::Json, Some("headline"), _) => 3,
            (PlaceKind::Attribute, Some("og:title" | "twitter:title"), _) => 2,
            (PlaceKind::TextOnly, _, "title") => 1,
            _ => 0,
        }
    };
    (0..document.blocks.len())
        .filter(|&index| rank(index) > 0)
        .max_by_key(|&index| (rank(index), std::cmp::Reverse(index)))
}

/// Whether this verdict leaves a block to the site.
pub(super) fn is_site(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Site(_))
}

/// The place of a block that is not running text: attributes and the page's head.
pub(super) fn place_of(document: &Document, index: usize) -> SitePlace {
    let block = &document.blocks[index];
    match (block.place.kind, block.traits.element.as_ref()) {
        (PlaceKind::TextOnly, element) if element != "title" => SitePlace::Form,
        (_, element) if element.starts_with("input@") || element.starts_with("textarea@") => SitePlace::Form,
        _ => SitePlace::Meta,
    }
}
