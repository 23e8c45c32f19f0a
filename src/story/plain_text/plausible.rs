//! Which of several stretches of running text is the story: not the longest of all, but one with a headline over it whose
//! words it takes up, signed or dated, that speaks of something else than the site and its reader.

use std::collections::HashSet;

use super::super::boilerplate::Boilerplate;
use super::super::features::BlockFeatures;
use super::super::normalize::{grams, shared};
use super::super::weights as w;
use super::stretch::Run;

/// How much each paragraph counts as the story's by its voice: rules, rights, consent and offers speak to the reader, and
/// stand together.
pub(super) fn voices(features: &[BlockFeatures]) -> Vec<f32> {
    let prose: Vec<usize> = (0..features.len()).filter(|&at| features[at].prose).collect();
    let house = |nth: usize, at: usize| {
        prose.get(nth).filter(|other| other.abs_diff(at) <= w::HOUSE_REACH).map_or(0, |&other| features[other].house)
    };
    let mut out = vec![1.0; features.len()];
    for (nth, &at) in prose.iter().enumerate() {
        let beside = house(nth.wrapping_sub(1), at).max(house(nth + 1, at));
        out[at] = match (features[at].house, beside) {
            (4.., _) | (3, 2..) => w::HOUSE_FACTOR,
            (3, _) | (2, 2..) => w::HOUSE_LIKE_FACTOR,
            _ => 1.0,
        };
    }
    out
}

/// The most plausible of these stretches.
pub(super) fn choose(features: &[BlockFeatures], voices: &[f32], runs: &[Run]) -> Option<Run> {
    let paragraphs = Paragraphs::of(features, voices);
    let mut best: Option<(f32, Run)> = None;
    let mut told: Option<usize> = None;
    for run in runs {
        let found = paragraphs.evidence(features, run);
        // Below a story that has all that a story has stand other stories.
        let below = told.is_some_and(|end| run.start > end);
        let score = found.score(run) * if below { w::AFTER_STORY_FACTOR } else { 1.0 };
        if told.is_none() && found.headline > w::TOLD_HEADLINE && found.signed && run.sum > w::TOLD_WEIGHT {
            told = Some(run.end);
        }
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, *run));
        }
    }
    best.map(|(_, run)| run)
}

/// What speaks for a stretch but its length.
struct Evidence {
    /// Of a headline's runs of letters, how many it takes up, 0 to 1.
    headline: f32,
    /// Whether a date or an author stands over it.
    signed: bool,
    /// What its paragraphs weigh.
    weight: f32,
    /// Of that, how much speaks of something else than the site and its reader, 0 to 1.
    voice: f32,
    /// Whether it is a list of headlines and summaries, and a label over it says so.
    listed: bool,
}

impl Evidence {
    fn score(&self, run: &Run) -> f32 {
        let weight = w::STRETCH_WEIGHT * (run.sum / w::STRETCH_WEIGHT).ln_1p();
        let signed = if self.signed { w::STRETCH_SIGNED } else { 0.0 };
        let head = (self.headline * w::STRETCH_HEADLINE + signed) * (self.weight / w::HEADED_WEIGHT).min(1.0);
        (weight + head * self.voice) * if self.listed { w::LISTED_FACTOR } else { 1.0 }
    }
}

/// Where paragraphs stand and what they weigh, each sum up to a line.
struct Paragraphs {
    /// The first paragraph from a line on.
    next: Vec<usize>,
    weight: Vec<f32>,
    own: Vec<f32>,
}

impl Paragraphs {
    fn of(features: &[BlockFeatures], voices: &[f32]) -> Self {
        let mut next = vec![features.len(); features.len() + 1];
        for at in (0..features.len()).rev() {
            next[at] = if features[at].prose { at } else { next[at + 1] };
        }
        let (mut weight, mut own) = (vec![0.0], vec![0.0]);
        for (at, line) in features.iter().enumerate() {
            weight.push(weight[at] + line.weight());
            own.push(own[at] + line.weight() * voices[at]);
        }
        Self { next, weight, own }
    }

    fn evidence(&self, features: &[BlockFeatures], run: &Run) -> Evidence {
        let first = self.next[run.start].min(run.end);
        let mut story = Vec::new();
        let mut at = first;
        while at <= run.end && story.len() < w::HEADLINE_PARAGRAPHS {
            story.push(at);
            at = self.next[at + 1];
        }
        let (head, headline) = headline_over(features, first, &said(features, &story));
        let signed = features[head.saturating_sub(w::SIGNED_REACH)..first].iter().any(BlockFeatures::is_signed);
        let of = |sums: &[f32]| sums[run.end + 1] - sums[run.start];
        let weight = of(&self.weight);
        let voice = of(&self.own) / weight.max(1.0);
        Evidence { headline, signed, weight, voice, listed: is_list_of_summaries(features, first) }
    }
}

/// The line over a story's first paragraph whose words it takes up most, and how much of them; the paragraph itself if
/// there is none.
fn headline_over(features: &[BlockFeatures], first: usize, story: &HashSet<u128>) -> (usize, f32) {
    let mut best = (first, 0.0);
    let above = first.saturating_sub(w::HEAD_REACH);
    for (at, line) in features.iter().enumerate().take(first).skip(above) {
        let share = if may_be_headline(line) { taken_up(line, story) } else { 0.0 };
        if share > best.1 {
            best = (at, share);
        }
    }
    best
}

/// The runs of letters of some lines.
fn said(features: &[BlockFeatures], lines: &[usize]) -> HashSet<u128> {
    lines.iter().flat_map(|&at| grams(&features[at].letters)).collect()
}

fn may_be_headline(line: &BlockFeatures) -> bool {
    let long = (w::HEAD_LEAST_WORDS..=w::TITLE_MOST_WORDS).contains(&line.words);
    long && !line.prose && !line.stops && line.boilerplate.is_none() && !line.date
}

/// Of a line's runs of letters, how many a story takes up; of a word or two much is met by chance.
fn taken_up(line: &BlockFeatures, story: &HashSet<u128>) -> f32 {
    shared(&line.letters, story) * (line.words / w::HEAD_WORDS).min(1.0)
}

/// Whether a label right over a paragraph says that other pages' texts follow, and headlines and summaries do by turns.
fn is_list_of_summaries(features: &[BlockFeatures], first: usize) -> bool {
    let label =
        |line: &BlockFeatures| line.boilerplate == Some(Boilerplate::Related) && line.words < w::RELATED_LABEL_WORDS;
    let Some(lines) = features.get(first..first + w::SUMMARIES_LINES) else { return false };
    features[first.saturating_sub(w::LABEL_REACH)..first].iter().any(label)
        && lines.iter().step_by(2).all(|line| line.prose)
        && lines.iter().skip(1).step_by(2).all(may_be_headline)
}

/// The lines that are another story's headline, with its date or author beside it and its paragraphs below, which take up
/// no more of the headline over the story above.
pub(super) fn heads(features: &[BlockFeatures]) -> Vec<usize> {
    let prose: Vec<usize> = (0..features.len()).filter(|&at| features[at].prose).collect();
    let mut out = Vec::new();
    // Dated headlines of the same story since its first paragraph: a report that is written as things happen.
    let (mut began, mut kin) = (0, 0);
    for nth in 1..prose.len() {
        let (above, below) = (prose[nth - 1], prose[nth]);
        if below - above > w::PARTING_LINES {
            (began, kin) = (nth, 0);
            continue;
        }
        let signed = features[above + 1..below].iter().any(BlockFeatures::is_signed);
        if !signed && !is_list_of_summaries(features, below) {
            continue;
        }
        let after = said(features, &prose[nth..prose.len().min(nth + w::HEAD_PARAGRAPHS)]);
        let before = said(features, &prose[began.max(nth.saturating_sub(w::BEFORE_PARAGRAPHS))..nth]);
        let head = (above + 1..below).find(|&at| {
            let line = &features[at];
            let share = if may_be_headline(line) { taken_up(line, &after) } else { 0.0 };
            share > w::OTHER_HEAD_SHARED && share > taken_up(line, &before) * w::OTHER_HEAD_FACTOR
        });
        let Some(head) = head else { continue };
        let lead = said(features, &prose[began..nth.min(began + w::HEADLINE_PARAGRAPHS)]);
        let (own, share) = headline_over(features, prose[began], &lead);
        let same = share > w::OWN_HEAD_SHARED && taken_up(&features[own], &after) > share * w::KIN_SHARED;
        if same || kin >= w::LIVE_HEADS {
            kin += 1;
            continue;
        }
        out.push(head);
        (began, kin) = (nth, 0);
    }
    out
}
