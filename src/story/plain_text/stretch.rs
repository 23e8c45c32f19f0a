//! Where the story begins and ends in saved text.

use super::super::boilerplate::Boilerplate;
use super::super::features::BlockFeatures;
use super::super::weights as w;
use super::{is_short, plausible};

/// A stretch of lines that may be the story, and what its running text weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sum: f32,
}

/// The stretch that is being weighed, and those that were.
#[derive(Default)]
struct Weighed {
    sum: f32,
    start: usize,
    /// The heaviest part of the stretch so far.
    best: Option<Run>,
    runs: Vec<Run>,
    /// What the heaviest of all weighs.
    heaviest: f32,
    /// Sum and start where the gap began in which this line stands.
    before_gap: Option<(f32, usize)>,
    /// Short lines since the last paragraph.
    shorts: u32,
    /// Whether a label of comments stands above.
    comments: bool,
}

/// The stretch of lines that is most plausible as the story.
pub(super) fn stretch(features: &[BlockFeatures], gap_above: &impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let voices = plausible::voices(features);
    let best = plausible::choose(features, &voices, &runs(features, &voices, gap_above))?;
    let end = last_of_story(&voices, features, best);
    let (start, end) = trim(features, best.start, end);
    Some((earlier(features, &voices, start), end))
}

/// Stretches of lines, where running text counts for one and everything else against it.
fn runs(features: &[BlockFeatures], voices: &[f32], gap_above: &impl Fn(usize) -> bool) -> Vec<Run> {
    let mut heads = plausible::heads(features).into_iter().peekable();
    let mut weighed = Weighed::default();
    for (at, voice) in voices.iter().enumerate() {
        if heads.next_if_eq(&at).is_some() {
            weighed.close(at);
        }
        weighed.add(features, at, gap_above(at), *voice);
    }
    weighed.close(features.len());
    weighed.runs
}

/// The last line of a stretch that is no rule, right, consent or offer.
fn last_of_story(voices: &[f32], features: &[BlockFeatures], run: Run) -> usize {
    let prose = |at: &usize| features[*at].prose;
    let kept = (run.start..=run.end).rev().filter(prose).find(|&at| voices[at] > w::HOUSE_LIKE_FACTOR);
    kept.unwrap_or(run.end)
}

/// Where the story begins if a paragraph right above it, parted by a few short lines, is its own.
fn earlier(features: &[BlockFeatures], voices: &[f32], start: usize) -> usize {
    let first = (start..features.len()).find(|&at| features[at].prose).unwrap_or(start);
    let mut began = start;
    let mut at = first;
    while let Some(above) = (at.saturating_sub(w::EARLIER_REACH)..at).rev().find(|&above| features[above].prose) {
        let line = &features[above];
        let parted = features[above + 1..at]
            .iter()
            .any(|between| between.is_signed() || between.boxed || says_that_story_is_over(between));
        if parted || !line.stops || line.words < w::AFTER_GAP_WORDS || voices[above] < 1.0 {
            break;
        }
        (began, at) = (above.min(began), above);
    }
    began
}

impl Weighed {
    /// Ends the stretch above a line.
    fn close(&mut self, at: usize) {
        self.runs.extend(self.best.take());
        (self.sum, self.start, self.before_gap) = (0.0, at, None);
    }

    fn add(&mut self, features: &[BlockFeatures], at: usize, gap_above: bool, voice: f32) {
        let line = &features[at];
        let value = self.value(features, at, gap_above) * voice;
        // However long a box within the story is, it is one box, if a paragraph stands below it.
        if !line.prose && self.before_gap.is_none() && self.sum > 0.0 {
            self.before_gap = Some((self.sum, self.start));
        }
        if line.date || ends_story(line.boilerplate) {
            self.before_gap = Some((0.0, at));
        }
        if line.prose
            && let Some((whole, began)) = self.before_gap.take()
            && line.words >= w::AFTER_GAP_WORDS
            && line.ends
            && whole - w::WIDEST_GAP > self.sum
            && !is_among_teasers(features, at)
        {
            (self.sum, self.start) = (whole - w::WIDEST_GAP, began);
        }
        if self.sum <= 0.0 {
            self.runs.extend(self.best.take());
            (self.sum, self.start) = (0.0, at);
        }
        self.sum += value;
        if line.prose && self.best.is_none_or(|best| self.sum > best.sum) {
            self.heaviest = self.heaviest.max(self.sum);
            self.best = Some(Run { start: self.start, end: at, sum: self.sum });
        }
    }

    /// What a line adds to the stretch or takes from it.
    fn value(&mut self, features: &[BlockFeatures], at: usize, gap_above: bool) -> f32 {
        let line = &features[at];
        if line.boxed {
            return 0.0;
        }
        if line.prose {
            self.shorts = 0;
            let comments = if self.comments { w::COMMENTS_FACTOR } else { 1.0 };
            let teasers = if is_among_teasers(features, at) { w::TEASERS_FACTOR } else { 1.0 };
            return line.weight() * comments * teasers;
        }
        self.shorts += u32::from(!line.listed);
        match line.boilerplate {
            None if line.listed => 0.0,
            Some(Boilerplate::Comments) => {
                self.comments |= self.heaviest > w::STORY_BEFORE_COMMENTS;
                -w::COMMENTS_COST
            }
            Some(Boilerplate::Related | Boilerplate::Footer | Boilerplate::Consent) => -w::RELATED_COST,
            Some(Boilerplate::Advert | Boilerplate::Credit | Boilerplate::Caption | Boilerplate::Tool) => {
                -w::BUTTON_COST
            }
            Some(_) => -w::BOILERPLATE_COST,
            None if line.ends && line.words > w::SENTENCE_GAIN_WORDS => w::SENTENCE_GAIN,
            None if self.shorts > w::SHORT_LINES => -w::ROW_COST,
            None if gap_above => -w::APART_COST,
            None => -w::CLOSE_COST,
        }
    }
}

/// Whether nothing of the story stands above and below such a line.
fn ends_story(boilerplate: Option<Boilerplate>) -> bool {
    use Boilerplate::{Byline, Comments, Consent, Footer, Navigation, Tags};
    matches!(boilerplate, Some(Comments | Footer | Consent | Tags | Navigation | Byline))
}

/// The stretch less what a gap parts from it at either end: a caption or an appeal above the headline, a note or other
/// pages' summaries below the last paragraph.
fn trim(features: &[BlockFeatures], start: usize, end: usize) -> (usize, usize) {
    let total: f32 = features[start..=end].iter().map(BlockFeatures::weight).sum();
    let first = trim_above(features, start, end, total);
    (first, trim_below(features, first, end, total))
}

/// Who wrote it and when stands above the story, or right below its first lines.
fn trim_above(features: &[BlockFeatures], start: usize, end: usize, total: f32) -> usize {
    let mut first = start;
    let mut before = 0.0;
    for at in start..=end {
        let line = &features[at];
        before += line.weight();
        if before > total * w::TRIM_SHARE {
            break;
        }
        let follows =
            features[at + 1..=end.min(at + w::BYLINE_REACH)].windows(2).any(|two| two[0].prose && two[1].prose);
        if line.is_signed() && before > 0.0 && follows {
            first = at + 1;
        }
    }
    first
}

/// Below, a gap that says that the story is over.
fn trim_below(features: &[BlockFeatures], first: usize, end: usize, total: f32) -> usize {
    let mut last = end;
    let mut after = 0.0;
    let mut gap = 0.0_f32;
    let mut over = false;
    for at in (first..=end).rev() {
        let line = &features[at];
        if line.prose {
            if gap > w::END_GAP && over && after > 0.0 {
                last = at;
            }
            after += line.weight() * if is_among_teasers(features, at) { w::TEASERS_FACTOR } else { 1.0 };
            (gap, over) = (0.0, false);
            if after > total * w::TRIM_SHARE {
                break;
            }
            continue;
        }
        if line.boxed {
            continue;
        }
        let says = says_that_story_is_over(line);
        over |= says;
        gap += match line.boilerplate {
            Some(_) if says => w::END_LINE,
            None if line.ends => w::END_SENTENCE,
            _ => w::END_OTHER,
        };
    }
    last
}

fn says_that_story_is_over(line: &BlockFeatures) -> bool {
    use Boilerplate::{Comments, Consent, Footer, Navigation, Related, Subscribe, Tags};
    match line.boilerplate {
        Some(Related) => line.words < w::RELATED_LABEL_WORDS,
        kind => matches!(kind, Some(Subscribe | Comments | Footer | Consent | Navigation | Tags)),
    }
}

/// Whether the lines around are headlines and their summaries by turns, rather than running text.
fn is_among_teasers(features: &[BlockFeatures], at: usize) -> bool {
    // Paragraphs of running text stand next to each other.
    let prose_at = |at: Option<usize>| at.and_then(|at| features.get(at)).is_some_and(|line| line.prose);
    if prose_at(at.checked_sub(1)) || prose_at(at.checked_add(1)) {
        return false;
    }
    let around = &features[at.saturating_sub(w::TEASERS_REACH)..features.len().min(at + 1 + w::TEASERS_REACH)];
    let prose = around.iter().filter(|line| line.prose).count();
    // What stands over the picture's maker is its caption.
    let captions = around
        .windows(2)
        .filter(|two| is_short(&two[0]) && matches!(two[1].boilerplate, Some(Boilerplate::Credit | Boilerplate::Media)))
        .count();
    let short = around.iter().filter(|line| is_short(line) && (line.boilerplate.is_none() || line.date)).count();
    short > prose + captions
}
