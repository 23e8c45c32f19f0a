//! The story in a page with markup: the element that holds most running text, its like-minded neighbours, less what
//! their authors or their words call something else.

use super::boilerplate::Boilerplate;
use super::class_names::{ClassHints, ClassHintsCache};
use super::containers::{ContainerFeatures, is_leaf, parent_of};
use super::features::{BlockFeatures, is_pull_quote, story_role};
use super::{SitePlace, Verdict};
use crate::model::{Block, Document, Landmark, Role, is_cjk_text};

/// Marks the elements that the story stands in; `false` if there is no running text.
fn find_story(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
    areas: &mut [ContainerFeatures],
) -> bool {
    for (&index, line) in content.iter().zip(features) {
        let block = &document.blocks[index];
        let Some(container) = block.traits.container else { continue };
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
        for _ in 0..3 {
            let Some(here) = next else { break };
            areas[here].score += share;
            share *= 0.5;
            next = parent_of(document, here);
        }
    }
    let value = |area: &ContainerFeatures| {
        let links = if area.words > 0.0 { area.link_words / area.words } else { 0.0 };
        let name = if area.own.has(ClassHints::BODY) { 1.2 } else { 1.0 };
        let caption = if area.own.has(ClassHints::CAPTION) { 0.5 } else { 1.0 };
        let teased = if area.teased > area.prose * 0.5 { 0.3 } else { 1.0 };
        area.score * (1.0 - links) * name * caption * teased
    };
    let best = (0..areas.len())
        .filter(|&at| areas[at].score > 0.0)
        .max_by(|&a, &b| value(&areas[a]).total_cmp(&value(&areas[b])));
    let Some(best) = best else { return false };
    areas[best].inside = true;
    // Outward: neighbours of the same kind, or of some weight of their own.
    let children = Children::of_all(document);
    let name = |at: usize| (document.containers[at].element.as_ref(), &*document.containers[at].marks);
    let mut current = best;
    let weight = areas[best].prose;
    for level in 0..6 {
        let Some(parent) = parent_of(document, current) else { break };
        let pattern: Vec<(&str, &str)> =
            children.of(parent).iter().filter(|&&child| areas[child].inside).map(|&child| name(child)).collect();
        for &child in children.of(parent) {
            let area = &areas[child];
            if area.inside || area.bad || area.prose <= 0.0 || area.teased > area.prose * 0.5 {
                continue;
            }
            let links = if area.words > 0.0 { area.link_words / area.words } else { 0.0 };
            let container = &document.containers[child];
            let alike = pattern.contains(&name(child));
            let paragraph = is_leaf(&container.element);
            let heavy = area.prose > weight * if level == 0 { 0.15 } else { 0.25 };
            if links < 0.3 && ((alike && !container.marks.is_empty()) || (paragraph && level < 2) || heavy) {
                areas[child].inside = true;
            }
        }
        current = parent;
        // What stands between two parts of the story belongs to it too, until its words say otherwise.
        let inside: Vec<usize> =
            children.of(parent).iter().copied().filter(|&child| areas[child].inside || child == current).collect();
        if let (Some(&first), Some(&last)) = (inside.first(), inside.last())
            && first != last
        {
            for &child in children.of(parent) {
                if child > first && child < last && !areas[child].bad && areas[child].teased <= areas[child].prose * 0.5
                {
                    areas[child].inside = true;
                }
            }
        }
    }
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
    true
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
    let region: Vec<usize> =
        (0..content.len()).filter(|&at| area(content[at]).is_some_and(|area| area.inside)).collect();
    prune(document, content, features, &region, areas, &mut out);
    out
}

/// Within the story's region: block by block, what is the story's.
fn prune(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
    region: &[usize],
    areas: &[ContainerFeatures],
    out: &mut [Verdict],
) {
    let total: f32 = region.iter().map(|&at| features[at].weight()).sum();
    let mut so_far = 0.0;
    let mut after_related = false;
    // Where the label stood, and where the last paragraph did.
    let (mut related_in, mut prose_in) = (None, None);
    let mut kept: Vec<usize> = Vec::new();
    let mut cache = ClassHintsCache::nothing();
    for &at in region {
        let block = &document.blocks[content[at]];
        let line = &features[at];
        let parent = block.traits.container.and_then(|at| document.containers[at as usize].parent);
        let area = block.traits.container.map(|container| &areas[container as usize]);
        let own = area.map_or(ClassHints::default(), |area| area.own).with(cache.read(&block.traits.marks));
        let all = area.map_or(ClassHints::default(), |area| area.all);
        if line.prose {
            after_related = false;
            prose_in = parent;
        }
        // A heading among the paragraphs is none of the box above it.
        if block.role == Role::Heading && parent.is_some() && parent == prose_in && parent != related_in {
            after_related = false;
        }
        let figure = block.role == Role::Caption
            || block.traits.landmark == Some(Landmark::Figure)
            || (all.has(ClassHints::CAPTION) && !line.prose)
            || own.has(ClassHints::CAPTION);
        // A picture's maker, in an element of his own.
        if own.has(ClassHints::CREDIT) && !own.has(ClassHints::CAPTION_ITSELF) && !line.prose && line.words < 16.0 {
            out[at] = Verdict::Site(SitePlace::Byline);
            continue;
        }
        match line.boilerplate {
            Some(Boilerplate::Comments) if so_far > total * 0.6 => break,
            Some(Boilerplate::Related) => {
                // A label; a line that holds the link too is whole by itself.
                after_related = line.links < 0.3 || line.words < 4.0;
                related_in = parent;
                continue;
            }
            // A caption; the picture's maker alone is none.
            Some(Boilerplate::Credit) if figure && line.words > 9.0 => {
                out[at] = Verdict::Story(Role::Caption);
                continue;
            }
            None if figure && line.links < 0.8 && !line.date => {
                out[at] = Verdict::Story(Role::Caption);
                continue;
            }
            None => {}
            Some(Boilerplate::Caption) if line.words > 4.0 => {}
            Some(_) => continue,
        }
        let quoted = block.role == Role::Quotation;
        let signed = own.has(ClassHints::BYLINE.with(ClassHints::DATE)) && !line.prose;
        if (line.date || (line.byline && !line.prose) || signed) && !quoted {
            out[at] = Verdict::Site(SitePlace::Byline);
            continue;
        }
        if own.has(ClassHints::BAD.with(ClassHints::RELATED)) && !line.prose {
            continue;
        }
        if line.links > 0.85 && !line.prose {
            continue;
        }
        if after_related && (line.links > 0.4 || !line.ends) {
            continue;
        }
        if line.words < 0.5 || (block.role != Role::Cell && !line.letters.chars().any(char::is_alphabetic)) {
            continue;
        }
        // A button; a question may be one that opens its answer.
        if block.role == Role::SiteString && !line.ends {
            continue;
        }
        // Pulled out of a paragraph close by.
        if line.words < 60.0
            && line.words >= if line.letters.starts_with(is_cjk_text) { 9.0 } else { 6.0 }
            && block.role != Role::Heading
            && block.text.shown().starts_with(['“', '"', '«', '「', '‘'])
            && is_pull_quote(features, at)
        {
            continue;
        }
        // The summary of another story, under its linked headline.
        let over = || {
            features[..at]
                .iter()
                .rev()
                .take(4)
                .take_while(|line| !line.prose)
                .any(|line| line.links > 0.85 && line.words > 3.0)
        };
        if own.has(ClassHints::STANDFIRST) && so_far > 0.0 && line.prose && over() {
            continue;
        }
        // Who the author is stands at the end, in a box of its own.
        if own.has(ClassHints::BYLINE) && so_far > total * 0.7 && line.words < 90.0 {
            continue;
        }
        so_far += line.weight();
        kept.push(at);
    }
    let (Some(first), Some(last)) =
        (kept.iter().position(|&at| features[at].prose), kept.iter().rposition(|&at| features[at].prose))
    else {
        return;
    };
    for (position, &at) in kept.iter().enumerate() {
        let line = &features[at];
        let role = document.blocks[content[at]].role;
        let beside = document.blocks[content[at]]
            .traits
            .container
            .and_then(|container| document.containers[container as usize].parent)
            == document.blocks[content[kept[last]]]
                .traits
                .container
                .and_then(|container| document.containers[container as usize].parent);
        let listed = matches!(role, Role::Item | Role::Quotation) || (role == Role::Cell && beside);
        let trailing = position > last && !listed && !(line.ends && line.words > 2.0 && beside);
        let plain = beside && line.links < 0.2 && line.words > 2.0 && role == Role::Paragraph;
        // What stands in a line right under a picture is its caption.
        let under_picture = document.blocks[content[at]].traits.after_picture
            && matches!(role, Role::Paragraph | Role::Cell)
            && !line.prose
            && line.links < 0.2
            && line.words > 1.0;
        // A short sentence, or a heading, right above the first paragraph.
        let lead = position + 1 == first && {
            let next = &document.blocks[content[kept[first]]];
            let parent = |block: &Block, up: u32| {
                let mut at = block.traits.container;
                for _ in 0..=up {
                    at = at.and_then(|at| document.containers[at as usize].parent);
                }
                at
            };
            let own = parent(&document.blocks[content[at]], 0);
            let long = line.ends && line.words >= 3.0 || line.words >= 12.0 && line.links < 0.2;
            let sentence = long && role == Role::Paragraph && own == parent(next, 0);
            let heading = role == Role::Heading
                && line.links < 0.2
                && (own == parent(next, 0) || next.role == Role::Item && own == parent(next, 1));
            own.is_some() && (sentence || heading)
        };
        if (position < first && !lead && !under_picture) || (trailing && !plain) {
            continue;
        }
        let shown = line.boilerplate == Some(Boilerplate::Caption) || (under_picture && !line.ends);
        out[at] = Verdict::Story(if shown { Role::Caption } else { story_role(role) });
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
