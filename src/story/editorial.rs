//! Which of a page's strings are text of a story, this one's or another's, and no words of the site's interface.

use super::boilerplate::Boilerplate;
use super::class_names::ClassHints;
use super::containers::{ContainerFeatures, is_summary};
use super::features::BlockFeatures;
use super::weights as w;
use super::{SitePlace, Verdict};
use crate::model::{Block, Document, Landmark, PlaceKind, Role, is_cjk_text};

/// For each block whether it is one of the site's strings that tell of a story: who wrote it and when, a headline that
/// leads to it, its summary, its caption, what the head of the page says of it.
pub(super) fn editorial(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
    areas: &[ContainerFeatures],
    verdicts: &[Verdict],
) -> Vec<bool> {
    let mut out: Vec<bool> = document.blocks.iter().map(tells_of_a_story).collect();
    for (at, &index) in content.iter().enumerate() {
        let (block, line) = (&document.blocks[index], &features[at]);
        let Verdict::Site(place) = verdicts[index] else { continue };
        let all = block.traits.container.and_then(|at| areas.get(at as usize)).map(|area| area.all);
        let related = all.is_some_and(|all| all.has(ClassHints::RELATED));
        let signed = line.date || line.boilerplate == Some(Boilerplate::Byline) && names(&block.text.shown());
        let fixed =
            matches!(place, SitePlace::Navigation | SitePlace::Footer | SitePlace::Form | SitePlace::Breadcrumb);
        let headline = line.is_linked_headline()
            && (related || line.words >= w::EDITORIAL_HEADLINE_WORDS)
            && !line.boilerplate.is_some_and(|kind| kind != Boilerplate::Related);
        let summary = line.prose && is_summary(features, at, w::SUMMARY_REACH);
        let figure = block.role == Role::Caption || block.traits.landmark == Some(Landmark::Figure);
        let caption = figure && line.words > w::UNDER_PICTURE_WORDS || line.boilerplate == Some(Boilerplate::Caption);
        out[index] = signed || caption || !fixed && (headline || summary);
    }
    out
}

/// Whether a text outside of the running text says what a picture of a story shows, where a headline leads, or what the
/// head of the page and its data say of this page alone.
fn tells_of_a_story(block: &Block) -> bool {
    if block.place.kind == PlaceKind::Json || matches!(block.traits.element.as_ref(), "meta@content" | "title") {
        return true;
    }
    let described = matches!(block.traits.element.as_ref(), "img@alt" | "img@title" | "a@title");
    block.place.kind == PlaceKind::Attribute && described && words(&block.text.shown()) >= w::EDITORIAL_HEADLINE_WORDS
}

/// Whether a byline names somebody or gives a day, and is no label alone: `By Rita Maia`, but not `About the author`.
fn names(line: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    line.split_whitespace().skip(1).any(capital)
        || line.contains(|c: char| c.is_numeric())
        || line.chars().filter(|&c| is_cjk_text(c)).count() > 3
}

/// Words; a Chinese character counts half a word.
fn words(text: &str) -> f32 {
    let walk = super::normalize::Walk::over(text);
    walk.words as f32 + walk.ideographs as f32 * w::HAN_WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_names_somebody() {
        for (line, expected) in [
            ("By Rita Maia", true),
            ("About the author", false),
            ("Source", false),
            ("Updated on 3 May", true),
            ("记者 李明", true),
            ("编辑", false),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
