//! The story in a page with markup: the element that holds most running text, its like-minded neighbours, less what
//! their authors or their words call something else.

mod kinship;
mod region;

use super::class_names::ClassHints;
use super::containers::{ContainerFeatures, is_leaf, parent_of};
use super::features::BlockFeatures;
use super::weights as w;
use super::{SitePlace, Verdict};
use crate::model::{Block, Document, Landmark, Role};
use kinship::{Core, Kinship};
use region::Region;

/// A verdict for each content block; title and standfirst are found later.
pub(super) fn classify(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
    areas: &mut [ContainerFeatures],
) -> Vec<Verdict> {
    let found = find_story(document, content, features, areas);
    let mut out: Vec<Verdict> = content
        .iter()
        .zip(features)
        .map(|(&index, line)| Verdict::Site(place(&document.blocks[index], line, areas)))
        .collect();
    if !found {
        return out;
    }
    let area = |index: usize| document.blocks[index].traits.container.map(|container| &areas[container as usize]);
    let blocks: Vec<usize> =
        (0..content.len()).filter(|&at| area(content[at]).is_some_and(|area| area.inside)).collect();
    let region = Region { document, content, features, areas, blocks: &blocks };
    let kept = region.prune(&mut out);
    region.assign_roles(&kept, &mut out);
    region.captions_beside(&mut out);
    out
}

/// Marks the elements that the story stands in; `false` if there is no running text.
fn find_story(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
    areas: &mut [ContainerFeatures],
) -> bool {
    score(document, content, features, areas);
    let kinship = Kinship::of(document, content, features);
    let Some(best) = kinship.most_plausible(areas) else { return false };
    areas[best].inside = true;
    add_neighbours(&kinship, best, areas);
    spread(document, areas);
    true
}

/// Gives each paragraph's weight to the element around it, and a share of it to those farther out.
fn score(document: &Document, content: &[usize], features: &[BlockFeatures], areas: &mut [ContainerFeatures]) {
    for (&index, line) in content.iter().zip(features) {
        let Some(container) = document.blocks[index].traits.container else { continue };
        let mut at = container as usize;
        if !line.prose || areas[at].bad {
            continue;
        }
        while is_leaf(&document.containers[at].element) {
            match parent_of(document, at) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        let mut share = line.weight();
        let mut next = Some(at);
        for _ in 0..w::SCORED_LEVELS {
            let Some(here) = next else { break };
            areas[here].score += share;
            share *= w::PARENT_SHARE;
            next = parent_of(document, here);
        }
    }
}

/// From the heaviest element outward: neighbours of the same kind, and those that tell of the same.
fn add_neighbours(kinship: &Kinship<'_>, best: usize, areas: &mut [ContainerFeatures]) {
    let document = kinship.document;
    let children = Children::of_all(document);
    let name = |at: usize| (document.containers[at].element.as_ref(), &*document.containers[at].marks);
    let core = kinship.core(best);
    let weight = areas[best].prose;
    let mut current = best;
    for level in 0..w::NEIGHBOUR_LEVELS {
        let Some(parent) = parent_of(document, current) else { break };
        let pattern: Vec<(&str, &str)> =
            children.of(parent).iter().filter(|&&child| areas[child].inside).map(|&child| name(child)).collect();
        for &child in children.of(parent) {
            let area = &areas[child];
            let out = area.inside || area.bad || area.prose <= 0.0 || area.is_list_of_summaries();
            if child == current || out || area.links() >= w::NEIGHBOUR_LINKS {
                continue;
            }
            let container = &document.containers[child];
            let alike = pattern.contains(&name(child)) && !container.marks.is_empty();
            let paragraph = is_leaf(&container.element) && level < w::PARAGRAPH_LEVELS;
            let heavy = level == 0 && area.prose > weight * w::SIBLING_SHARE;
            if alike || core.is_kin(child, paragraph || heavy) {
                areas[child].inside = true;
            }
        }
        add_between(children.of(parent), current, &core, areas);
        current = parent;
    }
}

/// What stands between two parts of the story belongs to it too, until its words say otherwise; one of the parts is in
/// `current`.
fn add_between(children: &[usize], current: usize, core: &Core<'_>, areas: &mut [ContainerFeatures]) {
    let inside = |child: &&usize| areas[**child].inside || **child == current;
    let (Some(&first), Some(&last)) = (children.iter().find(inside), children.iter().rfind(inside)) else { return };
    for &child in children {
        let between = child > first && child < last && child != current;
        let own = areas[child].bad || areas[child].is_list_of_summaries();
        if between && !own && (areas[child].prose <= 0.0 || core.is_kin(child, true)) {
            areas[child].inside = true;
        }
    }
}

/// What stands in the story's elements is in the story, but for what is the site's.
fn spread(document: &Document, areas: &mut [ContainerFeatures]) {
    for at in 0..areas.len() {
        let mut parent = parent_of(document, at);
        if areas[at].own.has(ClassHints::EMBED) {
            // Around it may stand a thing that is not the story's.
            while let Some(bad) = parent.filter(|&parent| areas[parent].bad) {
                parent = parent_of(document, bad);
            }
        }
        let around = parent.is_some_and(|parent| areas[parent].inside);
        areas[at].inside = (areas[at].inside || around) && !areas[at].bad;
    }
}

/// Where a string of the site's stands.
pub(super) fn place(block: &Block, line: &BlockFeatures, areas: &[ContainerFeatures]) -> SitePlace {
    let area = block.traits.container.map(|container| &areas[container as usize]);
    let all = area.map_or(ClassHints::default(), |area| area.all);
    if all.has(ClassHints::CRUMBS) {
        return SitePlace::Breadcrumb;
    }
    if all.has(ClassHints::COMMENTS) {
        return SitePlace::Comments;
    }
    match block.traits.landmark {
        Some(Landmark::Navigation) => return SitePlace::Navigation,
        Some(Landmark::Footer) => return SitePlace::Footer,
        Some(Landmark::Form | Landmark::Dialog) => return SitePlace::Form,
        Some(Landmark::Aside) => return SitePlace::Box,
        _ => {}
    }
    if all.has(ClassHints::FOOTER) {
        return SitePlace::Footer;
    }
    if all.has(ClassHints::NAVIGATION) {
        return SitePlace::Navigation;
    }
    if block.role == Role::SiteString {
        return SitePlace::Form;
    }
    if line.date || line.byline || all.has(ClassHints::BYLINE.with(ClassHints::DATE)) {
        return SitePlace::Byline;
    }
    if let Some(boilerplate) = line.boilerplate {
        return boilerplate.place();
    }
    if all.has(ClassHints::BAD.with(ClassHints::RELATED)) {
        return SitePlace::Box;
    }
    if block.traits.landmark == Some(Landmark::Header) {
        return SitePlace::Header;
    }
    SitePlace::Page
}

/// The elements in each element, in order.
struct Children {
    all: Vec<usize>,
    /// Where those of an element begin, and, with the next one's, end.
    starts: Vec<usize>,
}

impl Children {
    fn of_all(document: &Document) -> Self {
        let parents = || document.containers.iter().map(|container| container.parent.map(|parent| parent as usize));
        let mut starts = vec![0; document.containers.len() + 1];
        for parent in parents().flatten() {
            starts[parent + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut all = vec![0; starts[starts.len() - 1]];
        for (at, parent) in parents().enumerate() {
            if let Some(parent) = parent {
                all[next[parent]] = at;
                next[parent] += 1;
            }
        }
        Self { all, starts }
    }

    fn of(&self, parent: usize) -> &[usize] {
        &self.all[self.starts[parent]..self.starts[parent + 1]]
    }
}
