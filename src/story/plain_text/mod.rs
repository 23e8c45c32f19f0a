//! The story in saved text: the stretch of lines where running text stands close together, less the lines whose words
//! say that they are the site's.

mod plausible;
mod repeats;
mod stretch;

use super::boilerplate::Boilerplate;
use super::features::BlockFeatures;
use super::weights as w;
use super::{SitePlace, Verdict};
use crate::model::{Document, Role};
use stretch::stretch;

pub(super) use repeats::relate;

/// A verdict for each line; title and standfirst are found later.
pub(super) fn classify(document: &Document, content: &[usize], features: &[BlockFeatures]) -> Vec<Verdict> {
    if is_only_an_article(features) {
        return article(features);
    }
    let mut out: Vec<Verdict> = features
        .iter()
        .map(|line| {
            Verdict::Site(match line.boilerplate {
                Some(boilerplate) => boilerplate.place(),
                None if line.is_signed() => SitePlace::Byline,
                None => SitePlace::Page,
            })
        })
        .collect();
    let gap_above = |at: usize| document.blocks[content[at]].traits.blank_lines_before > 0;
    let Some((start, end)) = stretch(features, &gap_above) else { return out };
    prune(features, start, end, &gap_above, &mut out);
    out
}

/// What the story says right under its headline: sentences, lines above who wrote it and when, and one sentence below.
pub(super) fn decks(features: &[BlockFeatures], title: usize) -> Vec<usize> {
    let lines = |said: fn(&BlockFeatures) -> bool| -> Vec<usize> {
        (title + 1..features.len())
            .take_while(|&at| said(&features[at]) && features[at].boilerplate.is_none())
            .collect()
    };
    let mut out = lines(|line| line.prose);
    let above = lines(|line| !line.is_signed() && line.words >= w::DECK_WORDS);
    let next = title + 1 + above.len();
    if (1..=3).contains(&above.len()) && features.get(next).is_some_and(BlockFeatures::is_signed) {
        out = above;
    }
    let below = (title + 1 + out.len()..features.len()).take(4).find(|&at| !features[at].is_signed());
    out.extend(below.filter(|&at| at > title + 1 && out.is_empty() && features[at].prose));
    out
}

/// Whether nothing in the text is the site's: no boilerplate, and mostly running text.
fn is_only_an_article(features: &[BlockFeatures]) -> bool {
    let prose = features.iter().filter(|line| line.prose).count();
    let boilerplate = features.iter().any(|line| line.boilerplate.is_some_and(|kind| kind != Boilerplate::Credit));
    prose > 0 && !boilerplate && prose * 2 >= features.len()
}

/// The verdicts of a text that is nothing but an article.
pub(super) fn article(features: &[BlockFeatures]) -> Vec<Verdict> {
    let last = features.iter().rposition(|line| line.prose || line.ends).unwrap_or(0);
    features
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let heading = !line.ends && line.words < w::BARE_HEADING_WORDS && at < last && at > 0;
            Verdict::Story(if heading { Role::Heading } else { Role::Paragraph })
        })
        .collect()
}

/// Whether a line is neither a sentence nor a list's item: a heading, a link, a label.
fn is_short(line: &BlockFeatures) -> bool {
    !line.prose && !line.ends && !line.listed
}

/// Within the story's stretch: line by line, what is the story's.
fn prune(
    features: &[BlockFeatures],
    start: usize,
    end: usize,
    gap_above: &impl Fn(usize) -> bool,
    out: &mut [Verdict],
) {
    let mut after_related = false;
    let first = (start..=end).find(|&at| features[at].prose).unwrap_or(start);
    for at in first..=end {
        let line = &features[at];
        if line.prose {
            after_related = false;
        }
        match line.boilerplate {
            Some(Boilerplate::Related) => {
                // A label; a line that holds the link too is whole by itself.
                after_related = line.words < w::RELATED_LABEL_WORDS;
                continue;
            }
            Some(Boilerplate::Caption) if line.words > w::SAID_CAPTION_WORDS => {
                out[at] = Verdict::Story(Role::Caption);
                continue;
            }
            Some(_) => continue,
            None => {}
        }
        let sign = line.words < w::LEAST_WORDS || !line.letters.chars().any(char::is_alphabetic);
        let related = after_related && !line.ends;
        if line.is_signed() || sign || related || line.boxed || (line.again && !line.prose) {
            continue;
        }
        if line.listed && !line.prose {
            out[at] = Verdict::Story(Role::Item);
        } else if line.prose || line.ends {
            out[at] = Verdict::Story(Role::Paragraph);
        } else if let Some(role) = short_line(features, at, (first, end), gap_above) {
            out[at] = Verdict::Story(role);
        }
    }
}

/// What a short line of the story is; nothing if it is the site's. The story's lines run from `first` to `end`.
fn short_line(
    features: &[BlockFeatures],
    at: usize,
    (first, end): (usize, usize),
    gap_above: &impl Fn(usize) -> bool,
) -> Option<Role> {
    let line = &features[at];
    // A heading stands alone between paragraphs; several short lines in a row are a list of links or a box.
    let run_before = features[first..at].iter().rev().take_while(|line| is_short(line)).count();
    let run_after = features[at + 1..=end].iter().take_while(|line| is_short(line)).count();
    if run_before + run_after >= w::ROW_OF_LINES || line.words > w::HEADING_WORDS {
        return None;
    }
    // Headings have text between them: long ones together are other pages' headlines.
    let headline = |at: usize| {
        features
            .get(at)
            .is_some_and(|line| is_short(line) && line.words >= w::HEADLINE_WORDS && line.boilerplate.is_none())
    };
    if at > first && headline(at) && (headline(at - 1) || headline(at + 1)) {
        return None;
    }
    // The button of a newsletter's box.
    let subscribe = at.checked_sub(1).and_then(|above| features[above].boilerplate) == Some(Boilerplate::Subscribe);
    if line.words < w::SUBSCRIBE_BUTTON_WORDS && subscribe {
        return None;
    }
    Some(if gap_above(at) || run_before == 0 { Role::Heading } else { Role::Paragraph })
}
