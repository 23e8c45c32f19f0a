//! What only the whole text can say of its lines: which stand in a box, which in a list, which were said before.

use std::collections::HashMap;

use super::super::boilerplate::Boilerplate;
use super::super::features::{BlockFeatures, is_pull_quote};
use super::super::weights as w;
use crate::model::{Block, Document};

/// Marks boxes, lists and repeats. A line that stands twice is a caption shown again, a teaser or a button; one whose
/// words a paragraph close by repeats is a quotation pulled out of it. Neither is running text.
pub(in super::super) fn relate(document: &Document, content: &[usize], features: &mut [BlockFeatures]) {
    let blocks: Vec<&Block> = content.iter().map(|&index| &document.blocks[index]).collect();
    mark_boxes(features);
    mark_lists(&blocks, features);
    mark_repeats(features);
    for at in 0..features.len() {
        let opens = blocks[at].text.shown().starts_with(['“', '"', '«', '「', '‘']);
        let long = (w::LONG_PULL_QUOTE_WORDS..w::PULL_QUOTE_MOST_WORDS).contains(&features[at].words);
        if opens && long && is_pull_quote(features, at) {
            features[at].prose = false;
            features[at].again = true;
        }
    }
}

/// Boxes that say where they begin and where they end, for those who hear the page.
fn mark_boxes(features: &mut [BlockFeatures]) {
    let mut at = 0;
    while at < features.len() {
        let last = features.len().min(at + w::SKIPPED_BOX_LINES);
        let end = (features[at].boilerplate == Some(Boilerplate::Skip))
            .then(|| (at + 1..last).find(|&end| features[end].boilerplate == Some(Boilerplate::End)))
            .flatten();
        if let Some(end) = end {
            for line in &mut features[at..=end] {
                line.boxed = true;
                line.prose = false;
            }
            at = end;
        }
        at += 1;
    }
}

/// Items of a list that a line leads to: `What we know:`, `- the key was lost`.
fn mark_lists(blocks: &[&Block], features: &mut [BlockFeatures]) {
    const BULLETS: [&str; 6] = ["- ", "• ", "* ", "– ", "● ", "·"];
    for at in 1..features.len() {
        let text = blocks[at].text.shown();
        let marked = BULLETS.iter().any(|bullet| text.starts_with(bullet));
        let led = marked && (features[at - 1].listed || blocks[at - 1].text.shown().ends_with([':', '：']));
        features[at].listed = led && features[at].boilerplate.is_none() && !features[at].date;
    }
}

/// Lines that were said before or are said again, but for the copy that stands among the story's paragraphs.
fn mark_repeats(features: &mut [BlockFeatures]) {
    let stray = strays(features);
    for (line, stray) in features.iter_mut().zip(stray) {
        if stray {
            line.again = true;
            line.prose = false;
        }
    }
}

fn strays(features: &[BlockFeatures]) -> Vec<bool> {
    let mut times: HashMap<&str, u32> = HashMap::new();
    for line in features {
        *times.entry(line.letters.as_str()).or_default() += 1;
    }
    let times: Vec<u32> = features.iter().map(|line| times[line.letters.as_str()]).collect();
    // A whole article saved twice stays what it is.
    let prose = features.iter().filter(|line| line.prose).count();
    let twice = features.iter().zip(&times).filter(|(line, times)| line.prose && **times > 1).count();
    if twice * 2 > prose {
        return vec![false; features.len()];
    }
    // Of two copies the one is the story's that stands among its paragraphs.
    let unique = |at: Option<usize>| at.is_some_and(|at| at < features.len() && features[at].prose && times[at] == 1);
    let company = |at: usize| u8::from(unique(at.checked_sub(1))) + u8::from(unique(Some(at + 1)));
    let mut most: HashMap<&str, u8> = HashMap::new();
    for at in (0..features.len()).filter(|&at| times[at] > 1) {
        let known = most.entry(features[at].letters.as_str()).or_default();
        *known = (*known).max(company(at));
    }
    (0..features.len())
        .map(|at| {
            // A line that stands between paragraphs again and again is no heading.
            let refrain = !features[at].prose && times[at] > w::REFRAIN_TIMES;
            let alone = || most.get(features[at].letters.as_str()).is_none_or(|&most| most == 0 || company(at) < most);
            times[at] > 1 && (refrain || alone())
        })
        .collect()
}
