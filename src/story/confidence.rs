//! How sure a reading is: what the story weighs, whether as much running text stands elsewhere, and whether the headline
//! is one.

use std::collections::HashSet;

use super::Verdict;
use super::features::BlockFeatures;
use super::normalize::{grams, shared};
use super::weights as w;
use crate::model::Role;

/// How sure the verdicts on running text are, 0 to 100. `agreement` is what the story has of the words that the page declares.
pub(super) fn of(features: &[BlockFeatures], verdicts: &[Verdict], agreement: Option<f32>) -> u8 {
    // Nothing was left out that could have been the story's.
    if !verdicts.iter().any(|verdict| matches!(verdict, Verdict::Site(_))) {
        return super::SURE;
    }
    let told = |at: &usize| features[*at].prose && matches!(verdicts[*at], Verdict::Story(_));
    let own: f32 = (0..features.len()).filter(told).map(|at| features[at].weight()).sum();
    if own <= 0.0 {
        return 0;
    }
    let weight = own / (own + w::SURE_WEIGHT);
    let rival = 1.0 - w::RIVAL_TAKES * (rival(features, verdicts) / own).min(1.0);
    let title = verdicts.iter().position(|verdict| *verdict == Verdict::Story(Role::Title));
    let head = title.map_or(0.0, |title| {
        let paragraphs = (0..features.len()).filter(told).take(w::HEADLINE_PARAGRAPHS);
        let story: HashSet<u128> = paragraphs.flat_map(|at| grams(&features[at].letters)).collect();
        (shared(&features[title].letters, &story) / w::SURE_SHARED).min(1.0)
    });
    let head = 1.0 - w::HEADLINE_SHARE * (1.0 - head);
    let strange = if agreement.is_some_and(|share| share < w::LEAST_AGREEMENT) { w::STRANGE_FACTOR } else { 1.0 };
    (weight * rival * head * strange * 100.0).round() as u8
}

/// What the heaviest run of sentences weighs that is not the story's, and not in the site's own voice.
fn rival(features: &[BlockFeatures], verdicts: &[Verdict]) -> f32 {
    let (mut most, mut sum, mut gap) = (0.0_f32, 0.0_f32, 0_usize);
    for (line, verdict) in features.iter().zip(verdicts) {
        if line.prose && line.house < w::HOUSE_WORDS && matches!(verdict, Verdict::Site(_)) {
            sum += line.weight();
            gap = 0;
        } else {
            gap += 1;
            if gap > w::RIVAL_GAP {
                sum = 0.0;
            }
        }
        most = most.max(sum);
    }
    most
}
