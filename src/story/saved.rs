//! The story in saved text: the stretch of lines where running text stands close together, less the lines whose words
//! say that they are the site's.

use std::collections::HashMap;

use super::page::by_words;
use super::traits::Look;
use super::words::Furniture;
use super::{SitePlace, Verdict};
use crate::model::{Document, Role};

/// What only the whole text can say of its lines: one that stands twice is a caption shown again, a teaser or a button;
/// one whose words a paragraph close by repeats is a quotation pulled out of it. Neither is running text.
pub(super) fn settle(document: &Document, content: &[usize], looks: &mut [Look]) {
    // A box that says where it begins and where it ends, for those who hear the page.
    let mut at = 0;
    while at < looks.len() {
        let end = (looks[at].furniture == Some(Furniture::Skip))
            .then(|| (at + 1..looks.len().min(at + 30)).find(|&end| looks[end].furniture == Some(Furniture::End)))
            .flatten();
        if let Some(end) = end {
            for look in &mut looks[at..=end] {
                look.boxed = true;
                look.prose = false;
            }
            at = end;
        }
        at += 1;
    }
    // Items of a list that a line leads to: `What we know:`, `- the key was lost`.
    for at in 1..looks.len() {
        let text = |at: usize| document.blocks[content[at]].text.shown();
        let marked = ["- ", "• ", "* ", "– ", "● ", "·"].iter().any(|mark| text(at).starts_with(mark));
        let led = marked && (looks[at - 1].listed || text(at - 1).ends_with([':', '：']));
        looks[at].listed = led && looks[at].furniture.is_none() && !looks[at].date;
    }
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for look in looks.iter() {
        *seen.entry(look.letters.as_str()).or_default() += 1;
    }
    let again: Vec<bool> = looks.iter().map(|look| seen.get(look.letters.as_str()).is_some_and(|&n| n > 1)).collect();
    // Of two copies the one is the story's that stands among its paragraphs.
    let unique = |at: Option<usize>| at.is_some_and(|at| at < looks.len() && looks[at].prose && !again[at]);
    let company = |at: usize| u8::from(unique(at.checked_sub(1))) + u8::from(unique(Some(at + 1)));
    let mut most: HashMap<&str, u8> = HashMap::new();
    for at in (0..looks.len()).filter(|&at| again[at]) {
        let known = most.entry(looks[at].letters.as_str()).or_default();
        *known = (*known).max(company(at));
    }
    let stray: Vec<bool> = (0..looks.len())
        .map(|at| {
            let letters = looks[at].letters.as_str();
            // A line that stands between paragraphs again and again is no heading.
            let refrain = !looks[at].prose && seen.get(letters).is_some_and(|&n| n > 3);
            again[at] && (refrain || most.get(letters).is_none_or(|&most| most == 0 || company(at) < most))
        })
        .collect();
    // A whole article saved twice stays what it is.
    let twice = looks.iter().zip(&again).filter(|(look, again)| look.prose && **again).count() * 2
        > looks.iter().filter(|look| look.prose).count();
    for (at, stray) in stray.iter().enumerate() {
        if *stray && !twice {
            looks[at].again = true;
            looks[at].prose = false;
        }
    }
    for at in 0..looks.len() {
        let opens = document.blocks[content[at]].text.shown().starts_with(['“', '"', '«', '「', '‘']);
        if opens && looks[at].words >= 9.0 && looks[at].words < 60.0 && pulled(looks, at) {
            looks[at].prose = false;
            looks[at].again = true;
        }
    }
}

/// Whether a paragraph close by holds this block's words within its own.
pub(super) fn pulled(looks: &[Look], at: usize) -> bool {
    let own = looks[at].letters.as_str();
    let near = at.saturating_sub(12)..looks.len().min(at + 13);
    own.len() >= 16 && looks[near].iter().any(|other| other.letters.len() > own.len() && other.letters.contains(own))
}

/// A verdict for each line; title and standfirst are told later.
pub(super) fn tell(document: &Document, content: &[usize], looks: &[Look]) -> Vec<Verdict> {
    let mut out: Vec<Verdict> = looks
        .iter()
        .map(|look| {
            Verdict::Site(match look.furniture {
                Some(furniture) => by_words(furniture),
                None if look.date || look.byline => SitePlace::Byline,
                None => SitePlace::Page,
            })
        })
        .collect();
    if only_an_article(looks) {
        let last = looks.iter().rposition(|look| look.prose).unwrap_or(0);
        for (at, verdict) in out.iter_mut().enumerate() {
            *verdict = Verdict::Story(Role::Paragraph);
            if !looks[at].ends && looks[at].words < 16.0 && at < last && at > 0 {
                *verdict = Verdict::Story(Role::Heading);
            }
        }
        return out;
    }
    let Some((start, end)) = window(document, content, looks) else { return out };
    prune(document, content, looks, start, end, &mut out);
    out
}

/// Whether nothing in the text is the site's: no line of furniture, and mostly running text.
fn only_an_article(looks: &[Look]) -> bool {
    let prose = looks.iter().filter(|look| look.prose).count();
    let furniture = looks.iter().any(|look| look.furniture.is_some_and(|kind| kind != Furniture::Credit));
    prose > 0 && !furniture && prose * 2 >= looks.len()
}

/// What the widest gap costs that may stand within a story.
const WIDEST: f32 = 8.0;

/// The stretch of lines that weighs most, where running text counts for it and everything else against it.
fn window(document: &Document, content: &[usize], looks: &[Look]) -> Option<(usize, usize)> {
    let mut best = (0.0_f32, 0, 0);
    let (mut sum, mut start) = (0.0_f32, 0);
    let mut shorts = 0;
    let mut damped = false;
    let mut before_gap = None;
    for (at, look) in looks.iter().enumerate() {
        let gap = document.blocks[content[at]].traits.blank_lines_before > 0;
        let value = if look.boxed {
            0.0
        } else if look.prose {
            shorts = 0;
            look.weight() * if damped { 0.3 } else { 1.0 } * if teasers(looks, at) { 0.35 } else { 1.0 }
        } else {
            shorts += u32::from(!look.listed);
            match look.furniture {
                None if look.listed => 0.0,
                Some(Furniture::Comments) => {
                    damped |= best.0 > 8.0;
                    -4.0
                }
                Some(Furniture::Related | Furniture::Footer | Furniture::Consent) => -3.0,
                Some(Furniture::Advert | Furniture::Credit | Furniture::Tool) => -0.8,
                Some(Furniture::Caption) => -0.3,
                Some(_) => -1.5,
                None if look.ends && look.words > 2.0 => 0.2,
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
        if !look.prose && before_gap.is_none() && sum > 0.0 {
            before_gap = Some((sum, start));
        }
        if matches!(
            look.furniture,
            Some(
                Furniture::Comments
                    | Furniture::Footer
                    | Furniture::Consent
                    | Furniture::Tags
                    | Furniture::Navigation
                    | Furniture::Byline
            )
        ) || look.date
        {
            before_gap = Some((0.0, at));
        }
        if look.prose
            && let Some((whole, began)) = before_gap.take()
            && look.words >= 20.0
            && look.ends
            && whole - WIDEST > sum
            && !teasers(looks, at)
        {
            (sum, start) = (whole - WIDEST, began);
        }
        if sum <= 0.0 {
            sum = 0.0;
            start = at;
        }
        sum += value;
        if look.prose && sum > best.0 {
            best = (sum, start, at);
        }
    }
    (best.0 > 0.0).then(|| trim(looks, best.1, best.2))
}

/// The stretch less what a gap parts from it at either end: a caption or an appeal above the headline, a note or other
/// pages' summaries below the last paragraph.
fn trim(looks: &[Look], start: usize, end: usize) -> (usize, usize) {
    let total: f32 = looks[start..=end].iter().map(Look::weight).sum();
    let (mut first, mut last) = (start, end);
    // Who wrote it and when stands above the story, or right below its first lines.
    let mut before = 0.0;
    for at in start..=end {
        let look = &looks[at];
        before += look.weight();
        if before > total * 0.2 {
            break;
        }
        let signed = look.date || look.byline;
        let follows = looks[at + 1..=end.min(at + 12)].windows(2).any(|two| two[0].prose && two[1].prose);
        if signed && before > 0.0 && follows {
            first = at + 1;
        }
    }
    // Below, a gap that says that the story is over.
    let mut after = 0.0;
    let mut gap = 0.0_f32;
    let mut over = false;
    for at in (first..=end).rev() {
        let look = &looks[at];
        if look.prose {
            if gap > 3.0 && over && after > 0.0 {
                last = at;
            }
            after += look.weight() * if teasers(looks, at) { 0.35 } else { 1.0 };
            (gap, over) = (0.0, false);
            if after > total * 0.2 {
                break;
            }
            continue;
        }
        if look.boxed {
            continue;
        }
        let says = match look.furniture {
            Some(Furniture::Related) => look.words < 4.0,
            furniture => matches!(
                furniture,
                Some(
                    Furniture::Subscribe
                        | Furniture::Comments
                        | Furniture::Footer
                        | Furniture::Consent
                        | Furniture::Navigation
                        | Furniture::Tags
                )
            ),
        };
        over |= says;
        gap += match look.furniture {
            Some(_) if says => 2.0,
            None if look.ends => 0.3,
            _ => 1.0,
        };
    }
    (first, last)
}

/// Whether the lines around are headlines and their summaries by turns, rather than running text.
fn teasers(looks: &[Look], at: usize) -> bool {
    // Paragraphs of running text stand next to each other.
    let prose_at = |at: Option<usize>| at.and_then(|at| looks.get(at)).is_some_and(|look| look.prose);
    if prose_at(at.checked_sub(1)) || prose_at(at.checked_add(1)) {
        return false;
    }
    let around = &looks[at.saturating_sub(5)..looks.len().min(at + 6)];
    let prose = around.iter().filter(|look| look.prose).count();
    // What stands over the picture's maker is its caption.
    let captions = around
        .windows(2)
        .filter(|two| short(&two[0]) && matches!(two[1].furniture, Some(Furniture::Credit | Furniture::Media)))
        .count();
    let short = around.iter().filter(|look| short(look) && (look.furniture.is_none() || look.date)).count();
    short > prose + captions
}

fn prune(document: &Document, content: &[usize], looks: &[Look], start: usize, end: usize, out: &mut [Verdict]) {
    let mut after_related = false;
    let first = (start..=end).find(|&at| looks[at].prose).unwrap_or(start);
    for at in first..=end {
        let look = &looks[at];
        if look.prose {
            after_related = false;
        }
        match look.furniture {
            Some(Furniture::Related) => {
                // A label; a line that holds the link too is whole by itself.
                after_related = look.words < 4.0;
                continue;
            }
            Some(Furniture::Caption) if look.words > 4.0 => {
                out[at] = Verdict::Story(Role::Caption);
                continue;
            }
            Some(_) => continue,
            None => {}
        }
        if look.date
            || look.byline
            || look.words < 0.5
            || !look.letters.chars().any(char::is_alphabetic)
            || (after_related && !look.ends)
            || look.boxed
            || (look.again && !look.prose)
        {
            continue;
        }
        if look.listed && !look.prose {
            out[at] = Verdict::Story(Role::Item);
            continue;
        }
        if !look.prose && !look.ends {
            // A heading stands alone between paragraphs; several short lines in a row are a list of links or a box.
            let run_before = (first..at).rev().take_while(|&other| short(&looks[other])).count();
            let run_after = (at + 1..=end).take_while(|&other| short(&looks[other])).count();
            if run_before + run_after >= 3 || look.words > 24.0 {
                continue;
            }
            // Headings have text between them: long ones together are other pages' headlines.
            let headline = |at: usize| {
                looks.get(at).is_some_and(|look| short(look) && look.words >= 8.0 && look.furniture.is_none())
            };
            if at > first && headline(at) && (headline(at - 1) || headline(at + 1)) {
                continue;
            }
            // The button of a newsletter's box.
            if look.words < 4.0 && at > 0 && looks[at - 1].furniture == Some(Furniture::Subscribe) {
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
pub(super) fn decks(looks: &[Look], title: usize) -> Vec<usize> {
    let signed = |look: &Look| look.date || look.byline;
    let lines = |from: usize, said: fn(&Look) -> bool| -> Vec<usize> {
        (from..looks.len()).take_while(|&at| said(&looks[at]) && looks[at].furniture.is_none()).collect()
    };
    let mut out = lines(title + 1, |look| look.prose);
    let above = lines(title + 1, |look| !look.date && !look.byline && look.words >= 6.0);
    let next = title + 1 + above.len();
    if (1..=3).contains(&above.len()) && looks.get(next).is_some_and(signed) {
        out = above;
    }
    let below = (title + 1 + out.len()..looks.len()).take(4).find(|&at| !signed(&looks[at]));
    out.extend(below.filter(|&at| at > title + 1 && out.is_empty() && looks[at].prose));
    out
}

fn short(look: &Look) -> bool {
    !look.prose && !look.ends && !look.listed
}
