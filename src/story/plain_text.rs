//! The story in saved text: the stretch of lines where running text stands close together, less the lines whose words
//! say that they are the site's.

use std::collections::HashMap;

use super::boilerplate::Boilerplate;
use super::features::{BlockFeatures, is_pull_quote};
use super::{SitePlace, Verdict};
use crate::model::{Document, Role};

/// What only the whole text can say of its lines: one that stands twice is a caption shown again, a teaser or a button;
/// one whose words a paragraph close by repeats is a quotation pulled out of it. Neither is running text.
pub(super) fn settle(document: &Document, content: &[usize], features: &mut [BlockFeatures]) {
    // A box that says where it begins and where it ends, for those who hear the page.
    let mut at = 0;
    while at < features.len() {
        let end = (features[at].boilerplate == Some(Boilerplate::Skip))
            .then(|| {
                (at + 1..features.len().min(at + 30)).find(|&end| features[end].boilerplate == Some(Boilerplate::End))
            })
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
    // Items of a list that a line leads to: `What we know:`, `- the key was lost`.
    for at in 1..features.len() {
        let text = |at: usize| document.blocks[content[at]].text.shown();
        let marked = ["- ", "• ", "* ", "– ", "● ", "·"].iter().any(|mark| text(at).starts_with(mark));
        let led = marked && (features[at - 1].listed || text(at - 1).ends_with([':', '：']));
        features[at].listed = led && features[at].boilerplate.is_none() && !features[at].date;
    }
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for line in features.iter() {
        *seen.entry(line.letters.as_str()).or_default() += 1;
    }
    let again: Vec<bool> =
        features.iter().map(|line| seen.get(line.letters.as_str()).is_some_and(|&n| n > 1)).collect();
    // Of two copies the one is the story's that stands among its paragraphs.
    let unique = |at: Option<usize>| at.is_some_and(|at| at < features.len() && features[at].prose && !again[at]);
    let company = |at: usize| u8::from(unique(at.checked_sub(1))) + u8::from(unique(Some(at + 1)));
    let mut most: HashMap<&str, u8> = HashMap::new();
    for at in (0..features.len()).filter(|&at| again[at]) {
        let known = most.entry(features[at].letters.as_str()).or_default();
        *known = (*known).max(company(at));
    }
    let stray: Vec<bool> = (0..features.len())
        .map(|at| {
            let letters = features[at].letters.as_str();
            // A line that stands between paragraphs again and again is no heading.
            let refrain = !features[at].prose && seen.get(letters).is_some_and(|&n| n > 3);
            again[at] && (refrain || most.get(letters).is_none_or(|&most| most == 0 || company(at) < most))
        })
        .collect();
    // A whole article saved twice stays what it is.
    let twice = features.iter().zip(&again).filter(|(line, again)| line.prose && **again).count() * 2
        > features.iter().filter(|line| line.prose).count();
    for (at, stray) in stray.iter().enumerate() {
        if *stray && !twice {
            features[at].again = true;
            features[at].prose = false;
        }
    }
    for at in 0..features.len() {
        let opens = document.blocks[content[at]].text.shown().starts_with(['“', '"', '«', '「', '‘']);
        if opens && features[at].words >= 9.0 && features[at].words < 60.0 && is_pull_quote(features, at) {
            features[at].prose = false;
            features[at].again = true;
        }
    }
}

/// A verdict for each line; title and standfirst are found later.
pub(super) fn classify(document: &Document, content: &[usize], features: &[BlockFeatures]) -> Vec<Verdict> {
    let mut out: Vec<Verdict> = features
        .iter()
        .map(|line| {
            Verdict::Site(match line.boilerplate {
                Some(boilerplate) => boilerplate.place(),
                None if line.date || line.byline => SitePlace::Byline,
                None => SitePlace::Page,
            })
        })
        .collect();
    if only_an_article(features) {
        let last = features.iter().rposition(|line| line.prose).unwrap_or(0);
        for (at, verdict) in out.iter_mut().enumerate() {
            *verdict = Verdict::Story(Role::Paragraph);
            if !features[at].ends && features[at].words < 16.0 && at < last && at > 0 {
                *verdict = Verdict::Story(Role::Heading);
            }
        }
        return out;
    }
    let Some((start, end)) = window(document, content, features) else { return out };
    prune(document, content, features, start, end, &mut out);
    out
}

/// Whether nothing in the text is the site's: no boilerplate, and mostly running text.
fn only_an_article(features: &[BlockFeatures]) -> bool {
    let prose = features.iter().filter(|line| line.prose).count();
    let boilerplate = features.iter().any(|line| line.boilerplate.is_some_and(|kind| kind != Boilerplate::Credit));
    prose > 0 && !boilerplate && prose * 2 >= features.len()
}

/// What the widest gap costs that may stand within a story.
const WIDEST: f32 = 8.0;

/// The stretch of lines that weighs most, where running text counts for it and everything else against it.
fn window(document: &Document, content: &[usize], features: &[BlockFeatures]) -> Option<(usize, usize)> {
    let mut best = (0.0_f32, 0, 0);
    let (mut sum, mut start) = (0.0_f32, 0);
    let mut shorts = 0;
    let mut damped = false;
    let mut before_gap = None;
    for (at, line) in features.iter().enumerate() {
        let gap = document.blocks[content[at]].traits.blank_lines_before > 0;
        let value = if line.boxed {
            0.0
        } else if line.prose {
            shorts = 0;
            line.weight() * if damped { 0.3 } else { 1.0 } * if teasers(features, at) { 0.35 } else { 1.0 }
        } else {
            shorts += u32::from(!line.listed);
            match line.boilerplate {
                None if line.listed => 0.0,
                Some(Boilerplate::Comments) => {
                    damped |= best.0 > 8.0;
                    -4.0
                }
                Some(Boilerplate::Related | Boilerplate::Footer | Boilerplate::Consent) => -3.0,
                Some(Boilerplate::Advert | Boilerplate::Credit | Boilerplate::Tool) => -0.8,
                Some(Boilerplate::Caption) => -0.3,
                Some(_) => -1.5,
                None if line.ends && line.words > 2.0 => 0.2,
                None if shorts > 3 => -1.2,
                None => {
                    if gap {
                        -0.5
                    } else {
                        -0.7
                    }
                }
            }
        };
        // However long a box within the story is, it is one box, if a paragraph stands below it.
        if !line.prose && before_gap.is_none() && sum > 0.0 {
            before_gap = Some((sum, start));
        }
        if matches!(
            line.boilerplate,
            Some(
                Boilerplate::Comments
                    | Boilerplate::Footer
                    | Boilerplate::Consent
                    | Boilerplate::Tags
                    | Boilerplate::Navigation
                    | Boilerplate::Byline
            )
        ) || line.date
        {
            before_gap = Some((0.0, at));
        }
        if line.prose
            && let Some((whole, began)) = before_gap.take()
            && line.words >= 20.0
            && line.ends
            && whole - WIDEST > sum
            && !teasers(features, at)
        {
            (sum, start) = (whole - WIDEST, began);
        }
        if sum <= 0.0 {
            sum = 0.0;
            start = at;
        }
        sum += value;
        if line.prose && sum > best.0 {
            best = (sum, start, at);
        }
    }
    (best.0 > 0.0).then(|| trim(features, best.1, best.2))
}

/// The stretch less what a gap parts from it at either end: a caption or an appeal above the headline, a note or other
/// pages' summaries below the last paragraph.
fn trim(features: &[BlockFeatures], start: usize, end: usize) -> (usize, usize) {
    let total: f32 = features[start..=end].iter().map(BlockFeatures::weight).sum();
    let (mut first, mut last) = (start, end);
    // Who wrote it and when stands above the story, or right below its first lines.
    let mut before = 0.0;
    for at in start..=end {
        let line = &features[at];
        before += line.weight();
        if before > total * 0.2 {
            break;
        }
        let signed = line.date || line.byline;
        let follows = features[at + 1..=end.min(at + 12)].windows(2).any(|two| two[0].prose && two[1].prose);
        if signed && before > 0.0 && follows {
            first = at + 1;
        }
    }
    // Below, a gap that says that the story is over.
    let mut after = 0.0;
    let mut gap = 0.0_f32;
    let mut over = false;
    for at in (first..=end).rev() {
        let line = &features[at];
        if line.prose {
            if gap > 3.0 && over && after > 0.0 {
                last = at;
            }
            after += line.weight() * if teasers(features, at) { 0.35 } else { 1.0 };
            (gap, over) = (0.0, false);
            if after > total * 0.2 {
                break;
            }
            continue;
        }
        if line.boxed {
            continue;
        }
        let says = match line.boilerplate {
            Some(Boilerplate::Related) => line.words < 4.0,
            boilerplate => matches!(
                boilerplate,
                Some(
                    Boilerplate::Subscribe
                        | Boilerplate::Comments
                        | Boilerplate::Footer
                        | Boilerplate::Consent
                        | Boilerplate::Navigation
                        | Boilerplate::Tags
                )
            ),
        };
        over |= says;
        gap += match line.boilerplate {
            Some(_) if says => 2.0,
            None if line.ends => 0.3,
            _ => 1.0,
        };
    }
    (first, last)
}

/// Whether the lines around are headlines and their summaries by turns, rather than running text.
fn teasers(features: &[BlockFeatures], at: usize) -> bool {
    // Paragraphs of running text stand next to each other.
    let prose_at = |at: Option<usize>| at.and_then(|at| features.get(at)).is_some_and(|line| line.prose);
    if prose_at(at.checked_sub(1)) || prose_at(at.checked_add(1)) {
        return false;
    }
    let around = &features[at.saturating_sub(5)..features.len().min(at + 6)];
    let prose = around.iter().filter(|line| line.prose).count();
    // What stands over the picture's maker is its caption.
    let captions = around
        .windows(2)
        .filter(|two| short(&two[0]) && matches!(two[1].boilerplate, Some(Boilerplate::Credit | Boilerplate::Media)))
        .count();
    let short = around.iter().filter(|line| short(line) && (line.boilerplate.is_none() || line.date)).count();
    short > prose + captions
}

fn prune(
    document: &Document,
    content: &[usize],
    features: &[BlockFeatures],
    start: usize,
    end: usize,
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
                after_related = line.words < 4.0;
                continue;
            }
            Some(Boilerplate::Caption) if line.words > 4.0 => {
                out[at] = Verdict::Story(Role::Caption);
                continue;
            }
            Some(_) => continue,
            None => {}
        }
        if line.date
            || line.byline
            || line.words < 0.5
            || !line.letters.chars().any(char::is_alphabetic)
            || (after_related && !line.ends)
            || line.boxed
            || (line.again && !line.prose)
        {
            continue;
        }
        if line.listed && !line.prose {
            out[at] = Verdict::Story(Role::Item);
            continue;
        }
        if !line.prose && !line.ends {
            // A heading stands alone between paragraphs; several short lines in a row are a list of links or a box.
            let run_before = (first..at).rev().take_while(|&other| short(&features[other])).count();
            let run_after = (at + 1..=end).take_while(|&other| short(&features[other])).count();
            if run_before + run_after >= 3 || line.words > 24.0 {
                continue;
            }
            // Headings have text between them: long ones together are other pages' headlines.
            let headline = |at: usize| {
                features.get(at).is_some_and(|line| short(line) && line.words >= 8.0 && line.boilerplate.is_none())
            };
            if at > first && headline(at) && (headline(at - 1) || headline(at + 1)) {
                continue;
            }
            // The button of a newsletter's box.
            if line.words < 4.0 && at > 0 && features[at - 1].boilerplate == Some(Boilerplate::Subscribe) {
                continue;
            }
            let gap = document.blocks[content[at]].traits.blank_lines_before > 0;
            out[at] = Verdict::Story(if gap || run_before == 0 { Role::Heading } else { Role::Paragraph });
            continue;
        }
        out[at] = Verdict::Story(Role::Paragraph);
    }
}

/// What the story says right under its headline: sentences, lines above who wrote it and when, and one sentence below.
pub(super) fn decks(features: &[BlockFeatures], title: usize) -> Vec<usize> {
    let signed = |line: &BlockFeatures| line.date || line.byline;
    let lines = |from: usize, said: fn(&BlockFeatures) -> bool| -> Vec<usize> {
        (from..features.len()).take_while(|&at| said(&features[at]) && features[at].boilerplate.is_none()).collect()
    };
    let mut out = lines(title + 1, |line| line.prose);
    let above = lines(title + 1, |line| !line.date && !line.byline && line.words >= 6.0);
    let next = title + 1 + above.len();
    if (1..=3).contains(&above.len()) && features.get(next).is_some_and(signed) {
        out = above;
    }
    let below = (title + 1 + out.len()..features.len()).take(4).find(|&at| !signed(&features[at]));
    out.extend(below.filter(|&at| at > title + 1 && out.is_empty() && features[at].prose));
    out
}

fn short(line: &BlockFeatures) -> bool {
    !line.prose && !line.ends && !line.listed
}
