//! What is known of each element of a page with markup: how much running text it holds, what its author calls it, what
//! asks to be filled in or pressed, and whether all that makes it the site's.

use std::collections::HashMap;

use super::boilerplate::Boilerplate;
use super::class_names::{ClassHints, ClassHintsCache};
use super::features::BlockFeatures;
use crate::model::{Document, Landmark};

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

/// The areas of a document's containers.
pub(super) fn features_of(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
) -> Vec<ContainerFeatures> {
    let containers = &document.containers;
    let mut areas: Vec<ContainerFeatures> = vec![ContainerFeatures::default(); containers.len()];
    let mut cache = ClassHintsCache::nothing();
    for (area, container) in areas.iter_mut().zip(containers) {
        // What stands on the page as a whole says nothing about its parts.
        if !matches!(container.element.as_ref(), "html" | "body") {
            area.own = cache.read(&container.marks);
        }
    }
    for (at, (&index, line)) in content.iter().zip(features).enumerate() {
        let Some(container) = document.blocks[index].traits.container else { continue };
        let area = &mut areas[container as usize];
        area.prose += line.weight();
        area.boilerplate +=
            u32::from(line.boilerplate.is_some_and(|kind| !matches!(kind, Boilerplate::Credit | Boilerplate::Byline)));
        if line.prose && at > 0 {
            // A linked headline, perhaps a date or a name, and then the summary.
            let over = features[..at]
                .iter()
                .rev()
                .take(3)
                .take_while(|line| !line.prose)
                .any(|line| line.links > 0.85 && line.words > 3.0);
            area.teased += if over { line.weight() } else { 0.0 };
        }
        area.words += line.words;
        area.link_words += line.words * line.links;
        let label = line.words < 5.0
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
    for at in (0..containers.len()).rev() {
        if areas[at].own.has(ClassHints::FOLD) {
            areas[at].buttons = 0;
        }
        if let Some(parent) = containers[at].parent {
            let (prose, words, link_words) = (areas[at].prose, areas[at].words, areas[at].link_words);
            let (boilerplate, teased) = (areas[at].boilerplate, areas[at].teased);
            let (fields, buttons) = (areas[at].fields, areas[at].buttons);
            let parent = &mut areas[parent as usize];
            parent.prose += prose;
            parent.words += words;
            parent.link_words += link_words;
            parent.boilerplate += boilerplate;
            parent.teased += teased;
            parent.fields += fields;
            parent.buttons += buttons;
        }
    }
    let total: f32 = areas
        .iter()
        .zip(containers)
        .filter(|(_, container)| container.parent.is_none())
        .map(|(area, _)| area.prose)
        .sum();
    for (at, container) in containers.iter().enumerate() {
        let parent =
            container.parent.and_then(|parent| areas.get(parent as usize)).map(|area| (area.all, area.landmark));
        let (all, landmark) = parent.unwrap_or_default();
        // Nor does what is around most of it.
        let own = if areas[at].prose > total * 0.5 { areas[at].own.of_the_story() } else { areas[at].own };
        areas[at].all = own.with(all);
        areas[at].landmark = container.landmark.or(landmark);
    }
    // How many elements that hold running text bear one name: those of a live report, each with its buttons.
    let mut alike: HashMap<&str, u32> = HashMap::new();
    for (area, container) in areas.iter().zip(containers) {
        if area.buttons > 0 && area.prose > 0.0 && !container.marks.is_empty() {
            *alike.entry(&container.marks).or_default() += 1;
        }
    }
    for at in 0..containers.len() {
        let container = &containers[at];
        let around = container.parent.is_some_and(|parent| areas[parent as usize].bad);
        let area = &areas[at];
        let most = area.prose > total * 0.5;
        let own = area.own;
        let root = matches!(container.element.as_ref(), "html" | "body" | "main" | "article");
        let links = if area.words > 0.0 { area.link_words / area.words } else { 0.0 };
        // Names such as `widget` or `player` may well stand around paragraphs; menus and link boxes never do.
        let paragraphs = area.prose > 9.0 && area.prose > total * 0.08 && links < 0.12 && area.boilerplate == 0;
        let by_name = (own.has(ClassHints::BAD) && !paragraphs
            || own.has(
                ClassHints::RELATED.with(ClassHints::NAVIGATION).with(ClassHints::FOOTER).with(ClassHints::CRUMBS),
            ))
            && !most;
        let by_comments = own.has(ClassHints::COMMENTS) && !root && !(most && own.has(ClassHints::BODY));
        let by_region = matches!(
            container.landmark,
            Some(Landmark::Navigation | Landmark::Footer | Landmark::Aside | Landmark::Form | Landmark::Dialog)
        ) && !most;
        let hidden = container.hidden && !most;
        // A box: little text, and something to fill in or to press, or a label over it all.
        let little = !root && area.prose <= 9.0 && area.prose < total * 0.15 && area.words < 90.0;
        let pressed = area.buttons > 0
            && !container.marks.is_empty()
            && alike.get(&*container.marks).is_none_or(|&alike| alike < 2)
            && !is_leaf(&container.element);
        let by_content =
            little && (area.fields > 0 || pressed || area.labelled == Some(true) && !is_leaf(&container.element));
        // What somebody said elsewhere stays a quotation of the story's, whatever the thing around it is called.
        let around = around && !(own.has(ClassHints::EMBED) && container.element == "blockquote");
        areas[at].bad = around
            || ((by_name || by_region) && !(root && own.has(ClassHints::BODY)))
            || by_comments
            || by_content
            || hidden;
    }
    areas
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
