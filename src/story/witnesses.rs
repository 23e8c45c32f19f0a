//! Several ways of reading one page, and which of them to believe.

use super::containers::{self, ContainerFeatures};
use super::features::BlockFeatures;
use super::vocabulary::Vocabulary;
use super::weights as w;
use super::{Verdict, markup, plain_text};
use crate::model::{Document, Role};

/// A page with markup as one of the witnesses reads it.
pub(super) struct Testimony {
    pub(super) verdicts: Vec<Verdict>,
    pub(super) areas: Vec<ContainerFeatures>,
    /// Whether short sentences are running text.
    short: bool,
    agreement: Option<f32>,
}

/// The page as the likeliest witness reads it: by its elements; where that finds no story, or one that shares next to
/// nothing with what the page declares, also with short sentences as running text, and as if its blocks were lines.
/// Lines that became running text are marked so in `features`.
pub(super) fn heard(document: &Document, content: &[usize], features: &mut [BlockFeatures]) -> Testimony {
    let first = by_elements(document, content, features, false);
    let doubtful = |told: &Testimony| {
        !has_story(&told.verdicts) || told.agreement.is_some_and(|agreement| agreement < w::DOUBTFUL_AGREEMENT)
    };
    if !doubtful(&first) {
        return first;
    }
    let before: Vec<bool> = features.iter().map(|line| line.prose).collect();
    for line in features.iter_mut() {
        line.prose |= line.is_short_sentence();
    }
    let second = by_elements(document, content, features, true);
    let mut best = if is_better(&second, &first) { second } else { first };
    if !best.short {
        for (line, before) in features.iter_mut().zip(before) {
            line.prose = before;
        }
    }
    if doubtful(&best) {
        let verdicts = plain_text::classify(document, content, features);
        let agreement = agreement(document, content, &verdicts);
        let third = Testimony { verdicts, areas: best.areas.clone(), short: best.short, agreement };
        if is_better(&third, &best) {
            best = third;
        }
    }
    best
}

fn by_elements(document: &Document, content: &[usize], features: &[BlockFeatures], short: bool) -> Testimony {
    let mut areas = containers::features_of(document, content, features);
    let verdicts = markup::classify(document, content, features, &mut areas);
    let agreement = agreement(document, content, &verdicts);
    Testimony { verdicts, areas, short, agreement }
}

fn has_story(verdicts: &[Verdict]) -> bool {
    verdicts.iter().any(|verdict| matches!(verdict, Verdict::Story(_)))
}

fn is_better(other: &Testimony, than: &Testimony) -> bool {
    if !has_story(&other.verdicts) {
        return false;
    }
    let declared = other.agreement.unwrap_or_default() - than.agreement.unwrap_or_default();
    declared >= w::BETTER_AGREEMENT || !has_story(&than.verdicts)
}

/// Of the longer words that the page declares as its headline or as its description, how many the story's paragraphs
/// have too, whichever is more; nothing where it declares neither.
pub(super) fn agreement(document: &Document, content: &[usize], verdicts: &[Verdict]) -> Option<f32> {
    let meta = &document.meta;
    let declared = [Vocabulary::of(&meta.titles), Vocabulary::of(&meta.descriptions)];
    if declared.iter().all(Vocabulary::is_empty) {
        return None;
    }
    let told =
        |verdict: &Verdict| matches!(verdict, Verdict::Story(role) if !matches!(role, Role::Title | Role::Caption));
    let blocks = content.iter().zip(verdicts).filter(|(_, verdict)| told(verdict));
    let told = Vocabulary::of(blocks.map(|(&index, _)| document.blocks[index].text.shown()));
    Some(declared.iter().map(|declared| declared.share_in(&told)).fold(0.0, f32::max))
}
