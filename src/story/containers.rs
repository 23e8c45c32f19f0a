//! What is known of each element of a page with markup: how much running text it holds, what its author calls it, what
//! asks to be filled in or pressed, and whether all that makes it the site's.

use std::collections::HashMap;
use std::ops::Range;

use super::boilerplate::Boilerplate;
use super::class_names::{ClassHints, ClassHintsCache};
use super::features::BlockFeatures;
use super::vocabulary::Vocabulary;
use super::weights as w;
use crate::model::{Container, Document, Landmark};

/// What is known of one element.
#[derive(Debug, Clone, Default)]
pub(super) struct ContainerFeatures {
    /// By its own names.
    pub(super) own: ClassHints,
    /// By its own and all around it.
    pub(super) all: ClassHints,
    /// Weight of the running text in it.
    pub(super) prose: f32,
    pub(super) words: f32,
    pub(super) link_words: f32,
    /// Lines that say themselves that they are the site's.
    boilerplate: u32,
    /// Fields to fill in, and buttons.
    fields: u32,
    buttons: u32,
    /// Whether its first line is a label that says what the whole is: `Read also`, `Tags`, `About the author`.
    labelled: Option<bool>,
    /// Weight of the running text under headings that are links: other stories' summaries.
    pub(super) teased: f32,
    pub(super) score: f32,
    /// The site's: a menu, a box, comments.
    pub(super) bad: bool,
    pub(super) inside: bool,
    landmark: Option<Landmark>,
}

/// What is known of each of a document's containers.
pub(super) fn features_of(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
) -> Vec<ContainerFeatures> {
    let mut areas = named(document);
    add_blocks(&mut areas, document, content, features);
    add_to_parents(&mut areas, document);
    let total: f32 = areas
        .iter()
        .zip(&document.containers)
        .filter(|(_, container)| container.parent.is_none())
        .map(|(area, _)| area.prose)
        .sum();
    inherit(&mut areas, document, total);
    let alike = alike(&areas, document);
    let headline = Vocabulary::of(&document.meta.titles);
    let ranges = ranges(document, content);
    // A page cannot make this slow with names within names.
    let mut blocks_left = content.len() * w::NAMED_STORY_LOOKS;
    for at in 0..areas.len() {
        areas[at].bad = is_bad(at, &areas, document, total, &alike);
        // A story behind a wall of payment stands in an element that is named for the wall.
        let named = areas[at].bad && areas[at].own.has(ClassHints::BAD.with(ClassHints::RELATED));
        let around = parent_of(document, at).is_some_and(|parent| areas[parent].bad);
        let heavy = areas[at].prose > w::NAMED_STORY_WEIGHT && areas[at].links() < w::PARAGRAPHS_LINKS;
        if !named || around || !heavy || headline.is_empty() || ranges[at].len() > blocks_left {
            continue;
        }
        blocks_left -= ranges[at].len();
        let told = ranges[at].clone().filter(|&at| features[at].prose);
        let told = Vocabulary::of(told.map(|at| document.blocks[content[at]].text.shown()));
        areas[at].bad = headline.share_in(&told) < w::NAMED_STORY_SHARE;
    }
    areas
}

impl ContainerFeatures {
    /// Of its words, how many stand in links, 0 to 1.
    pub(super) fn links(&self) -> f32 {
        if self.words > 0.0 { self.link_words / self.words } else { 0.0 }
    }

    /// Whether its running text is other stories' summaries.
    pub(super) fn is_list_of_summaries(&self) -> bool {
        self.teased > self.prose * w::SUMMARIES_SHARE
    }
}

/// The containers with what their own names say.
fn named(document: &Document) -> Vec<ContainerFeatures> {
    let mut areas: Vec<ContainerFeatures> = vec![ContainerFeatures::default(); document.containers.len()];
    let mut cache = ClassHintsCache::nothing();
    for (area, container) in areas.iter_mut().zip(&document.containers) {
        // What stands on the page as a whole says nothing about its parts.
        if !matches!(container.element.as_ref(), "html" | "body") {
            area.own = cache.read(&container.marks);
        }
    }
    areas
}

/// Counts the blocks that stand in each container itself.
fn add_blocks(areas: &mut [ContainerFeatures], document: &Document, content: &[usize], features: &[BlockFeatures]) {
    for (at, (&index, line)) in content.iter().zip(features).enumerate() {
        let Some(container) = document.blocks[index].traits.container else { continue };
        let area = &mut areas[container as usize];
        area.prose += line.weight();
        area.boilerplate +=
            u32::from(line.boilerplate.is_some_and(|kind| !matches!(kind, Boilerplate::Credit | Boilerplate::Byline)));
        if line.prose && is_summary(features, at, w::SUMMARY_REACH) {
            area.teased += line.weight();
        }
        area.words += line.words;
        area.link_words += line.words * line.links;
        let label = line.words < w::LABEL_WORDS
            && !line.prose
            && matches!(line.boilerplate, Some(Boilerplate::Related | Boilerplate::Subscribe | Boilerplate::Tags));
        // The line is the first of each element around it that had none so far.
        let mut around = Some(container as usize);
        while let Some(here) = around {
            if areas[here].labelled.is_some() {
                break;
            }
            areas[here].labelled = Some(label);
            around = parent_of(document, here);
        }
    }
    for block in &document.blocks {
        let Some(container) = block.traits.container else { continue };
        let area = &mut areas[container as usize];
        let element = block.traits.element.as_ref();
        area.fields +=
            u32::from(element.starts_with("input@") || element.starts_with("textarea@") || element == "label");
        area.buttons += u32::from(element == "button");
    }
}

/// Whether a block is the summary of another story, under its linked headline and perhaps a date or a name.
pub(super) fn is_summary(features: &[BlockFeatures], at: usize, reach: usize) -> bool {
    features[..at].iter().rev().take(reach).take_while(|line| !line.prose).any(BlockFeatures::is_linked_headline)
}

/// Adds to each container what stands in those within it.
fn add_to_parents(areas: &mut [ContainerFeatures], document: &Document) {
    for at in (0..areas.len()).rev() {
        if areas[at].own.has(ClassHints::FOLD) {
            areas[at].buttons = 0;
        }
        if let Some(parent) = parent_of(document, at) {
            let (prose, words, link_words) = (areas[at].prose, areas[at].words, areas[at].link_words);
            let (boilerplate, teased) = (areas[at].boilerplate, areas[at].teased);
            let (fields, buttons) = (areas[at].fields, areas[at].buttons);
            let parent = &mut areas[parent];
            parent.prose += prose;
            parent.words += words;
            parent.link_words += link_words;
            parent.boilerplate += boilerplate;
            parent.teased += teased;
            parent.fields += fields;
            parent.buttons += buttons;
        }
    }
}

/// Gives each container the names and the region of what is around it. `total` is the weight of the page's running text.
fn inherit(areas: &mut [ContainerFeatures], document: &Document, total: f32) {
    for (at, container) in document.containers.iter().enumerate() {
        let parent =
            container.parent.and_then(|parent| areas.get(parent as usize)).map(|area| (area.all, area.landmark));
        let (all, landmark) = parent.unwrap_or_default();
        // What is around most of the page says nothing about its parts either.
        let most = areas[at].prose > total * w::MOST_OF_THE_PAGE;
        let own = if most { areas[at].own.of_the_story() } else { areas[at].own };
        areas[at].all = own.with(all);
        areas[at].landmark = container.landmark.or(landmark);
    }
}

/// How many elements that hold running text and buttons bear one name: those of a live report, each with its own.
fn alike<'a>(areas: &[ContainerFeatures], document: &'a Document) -> HashMap<&'a str, u32> {
    let mut alike: HashMap<&str, u32> = HashMap::new();
    for (area, container) in areas.iter().zip(&document.containers) {
        if area.buttons > 0 && area.prose > 0.0 && !container.marks.is_empty() {
            *alike.entry(&container.marks).or_default() += 1;
        }
    }
    alike
}

/// Whether a container is the site's, by what is around it, its names, its region, or what is in it.
fn is_bad(at: usize, areas: &[ContainerFeatures], document: &Document, total: f32, alike: &HashMap<&str, u32>) -> bool {
    let container = &document.containers[at];
    let area = &areas[at];
    let most = area.prose > total * w::MOST_OF_THE_PAGE;
    let own = area.own;
    let root = matches!(container.element.as_ref(), "html" | "body" | "main" | "article");
    let around = parent_of(document, at).is_some_and(|parent| areas[parent].bad);
    // What somebody said elsewhere stays a quotation of the story's, whatever the thing around it is called.
    let around = around && !(own.has(ClassHints::EMBED) && container.element == "blockquote");
    // Names such as `widget` or `player` may well stand around paragraphs; menus and link boxes never do.
    let paragraphs = area.prose > w::PARAGRAPHS_WEIGHT
        && area.prose > total * w::PARAGRAPHS_SHARE
        && area.links() < w::PARAGRAPHS_LINKS
        && area.boilerplate == 0;
    let never = ClassHints::RELATED.with(ClassHints::NAVIGATION).with(ClassHints::FOOTER).with(ClassHints::CRUMBS);
    let by_name = (own.has(ClassHints::BAD) && !paragraphs || own.has(never)) && !most;
    let by_comments = own.has(ClassHints::COMMENTS) && !root && !(most && own.has(ClassHints::BODY));
    let by_region = matches!(
        container.landmark,
        Some(Landmark::Navigation | Landmark::Footer | Landmark::Aside | Landmark::Form | Landmark::Dialog)
    ) && !most;
    let hidden = container.hidden && !most;
    around
        || ((by_name || by_region) && !(root && own.has(ClassHints::BODY)))
        || by_comments
        || (!root && is_box(area, container, total, alike))
        || hidden
}

/// For each element the blocks in it, as places in `content`.
pub(super) fn ranges(document: &Document, content: &[usize]) -> Vec<Range<usize>> {
    let nothing = Range { start: usize::MAX, end: 0 };
    let widen = |range: &mut Range<usize>, by: &Range<usize>| {
        range.start = range.start.min(by.start);
        range.end = range.end.max(by.end);
    };
    let mut out = vec![nothing; document.containers.len()];
    for (at, &index) in content.iter().enumerate() {
        if let Some(container) = document.blocks[index].traits.container {
            widen(&mut out[container as usize], &(at..at + 1));
        }
    }
    for at in (0..out.len()).rev() {
        if let Some(parent) = parent_of(document, at) {
            let own = out[at].clone();
            widen(&mut out[parent], &own);
        }
    }
    for range in &mut out {
        range.start = range.start.min(range.end);
    }
    out
}

/// A box: little text, and something to fill in or to press, or a label over it all.
fn is_box(area: &ContainerFeatures, container: &Container, total: f32, alike: &HashMap<&str, u32>) -> bool {
    let little = area.prose <= w::BOX_WEIGHT && area.prose < total * w::BOX_SHARE && area.words < w::BOX_WORDS;
    let leaf = is_leaf(&container.element);
    let pressed = area.buttons > 0
        && !container.marks.is_empty()
        && alike.get(&*container.marks).is_none_or(|&alike| alike < 2)
        && !leaf;
    little && (area.fields > 0 || pressed || area.labelled == Some(true) && !leaf)
}

/// Elements that hold a paragraph's text themselves: what counts is what stands around them.
pub(super) fn is_leaf(element: &str) -> bool {
    matches!(
        element,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "blockquote"
            | "pre"
            | "dd"
            | "dt"
            | "figcaption"
            | "ul"
            | "ol"
    )
}

pub(super) fn parent_of(document: &Document, at: usize) -> Option<usize> {
    document.containers[at].parent.map(|parent| parent as usize)
}
