//! The story in saved text: the stretch of lines where running text stands close together, less the lines whose words
//! say that they are the site's.

use super::page::by_words;
use super::traits::Look;
use super::words::Furniture;
use super::{SitePlace, Verdict};
use crate::model::{Document, Role};

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
        for (at, verdict) in out.iter_mut().enumerate() {
            *verdict = Verdict::Story(Role::Paragraph);
            let next = looks[at + 1..].iter().any(|look| look.prose);
            if !looks[at].ends && looks[at].words < 16.0 && next && at > 0 {
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

/// The stretch of lines that weighs most, where running text counts for it and everything else against it.
fn window(document: &Document, content: &[usize], looks: &[Look]) -> Option<(usize, usize)> {
    let mut best = (0.0_f32, 0, 0);
    let (mut sum, mut start) = (0.0_f32, 0);
    let mut shorts = 0;
    let mut damped = false;
    for (at, look) in looks.iter().enumerate() {
        let gap = document.blocks[content[at]].traits.blank_lines_before > 0;
        let value = if look.prose {
            shorts = 0;
            look.weight() * if damped { 0.3 } else { 1.0 } * if teasers(looks, at) { 0.35 } else { 1.0 }
        } else {
            shorts += 1;
            match look.furniture {
                Some(Furniture::Comments) => {
                    damped |= best.0 > 8.0;
                    -4.0
                }
                Some(Furniture::Related | Furniture::Footer | Furniture::Consent) => -3.0,
                Some(Furniture::Advert | Furniture::Credit | Furniture::Tool) => -0.8,
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
        if sum <= 0.0 {
            sum = 0.0;
            start = at;
        }
        sum += value;
        if look.prose && sum > best.0 {
            best = (sum, start, at);
        }
    }
    (best.0 > 0.0).then_some((best.1, best.2))
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
    let short = around.iter().filter(|look| short(look) && (look.furniture.is_none() || look.date)).count();
    short > prose
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
                after_related = true;
                continue;
            }
            Some(_) => continue,
            None => {}
        }
        if look.date || look.byline || look.words < 0.5 || (after_related && !look.ends) {
            continue;
        }
        if !look.prose && !look.ends {
            // A heading stands alone between paragraphs; several short lines in a row are a list of links or a box.
            let run_before = (first..at).rev().take_while(|&other| short(&looks[other])).count();
            let run_after = (at + 1..=end).take_while(|&other| short(&looks[other])).count();
            if run_before + run_after >= 3 || look.words > 24.0 {
                continue;
            }
            let gap = document.blocks[content[at]].traits.blank_lines_before > 0;
            out[at] = Verdict::Story(if gap || run_before == 0 { Role::Heading } else { Role::Paragraph });
            continue;
        }
        out[at] = Verdict::Story(Role::Paragraph);
    }
}

fn short(look: &Look) -> bool {
    !look.prose && !look.ends
}
