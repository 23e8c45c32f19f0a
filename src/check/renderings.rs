//! How a source is rendered in the memory, as far as a check asks: however many units hold it, little is kept of them.

use std::collections::HashSet;

use super::SubjectPlace;
use crate::model::{Key, Text, UnitId};

/// How a source is rendered in one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendering {
    /// The unit.
    pub unit: UnitId,
    /// The target.
    pub target: Text,
    /// Whether that unit is itself among the subjects from this source language, so that a disagreement is told of once.
    pub asked: bool,
}

/// The renderings of one source in one language: which there are, and the first by id of the two renderings that come
/// first. That is all that the question for *another* rendering can be answered with, so that ten thousand units with one
/// source are read once and not once for each of them.
#[derive(Debug, Clone, Default)]
pub struct Renderings {
    /// Of every target.
    fingerprints: HashSet<u128>,
    /// At most two, by id, of different targets; the same below.
    asked: Vec<Kept>,
    others: Vec<Kept>,
}

#[derive(Debug, Clone)]
struct Kept {
    fingerprint: u128,
    rendering: Rendering,
}

impl Renderings {
    /// Takes one more in; in any order.
    pub fn push(&mut self, rendering: Rendering) {
        let fingerprint = rendering.target.key().fingerprint();
        self.fingerprints.insert(fingerprint);
        let kept = if rendering.asked { &mut self.asked } else { &mut self.others };
        if kept.len() == 2 && kept[1].rendering.unit < rendering.unit {
            return;
        }
        match kept.iter_mut().find(|kept| kept.fingerprint == fingerprint) {
            Some(same) if same.rendering.unit <= rendering.unit => {}
            Some(same) => same.rendering = rendering,
            None => kept.push(Kept { fingerprint, rendering }),
        }
        kept.sort_by(|a, b| a.rendering.unit.cmp(&b.rendering.unit));
        kept.truncate(2);
    }

    /// About how many bytes this takes.
    #[must_use]
    pub fn weight(&self) -> usize {
        let kept = self.asked.iter().chain(&self.others);
        32 * self.fingerprints.len() + kept.map(|kept| 256 + kept.rendering.target.chars().len()).sum::<usize>()
    }

    /// The first rendering, by id, that is not `target`, for a subject that stands at `place`: for a unit the first in
    /// another unit, among those that are themselves asked only in an earlier one; for a segment of a document none if any
    /// unit has its target.
    #[must_use]
    pub fn other(&self, place: &SubjectPlace, target: &Key) -> Option<&Rendering> {
        let target = target.fingerprint();
        let first = |kept: &'_ [Kept]| kept.iter().position(|kept| kept.fingerprint != target);
        let asked = first(&self.asked).map(|at| &self.asked[at].rendering);
        let other = first(&self.others).map(|at| &self.others[at].rendering);
        let asked = match place {
            SubjectPlace::Segment { .. } if self.fingerprints.contains(&target) => return None,
            SubjectPlace::Segment { .. } => asked,
            SubjectPlace::Unit(unit) => asked.filter(|asked| asked.unit < *unit),
        };
        asked.into_iter().chain(other).min_by(|a, b| a.unit.cmp(&b.unit))
    }
}

impl FromIterator<Rendering> for Renderings {
    fn from_iter<I: IntoIterator<Item = Rendering>>(renderings: I) -> Self {
        let mut out = Self::default();
        renderings.into_iter().for_each(|rendering| out.push(rendering));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept answers as all of them would, in whatever order they came.
    #[test]
    fn the_kept_answer_as_all_would() {
        let targets = ["a", "b", "c"];
        for seed in 0_u64..3000 {
            let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
            let mut below = |limit: u64| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % limit
            };
            let all: Vec<Rendering> = (0..below(9))
                .map(|_| Rendering {
                    unit: UnitId::kept(format!("u{}", below(6))),
                    target: Text::plain(targets[below(3) as usize]),
                    asked: below(2) == 0,
                })
                .collect();
            let kept: Renderings = all.iter().cloned().collect();
            let mut sorted = all.clone();
            sorted.sort_by(|a, b| a.unit.cmp(&b.unit));
            for target in targets.map(Key::of) {
                // A unit that is a subject is never among those that are not asked.
                for unit in (0..7).map(|n| UnitId::kept(format!("u{n}"))) {
                    if all.iter().any(|one| one.unit == unit && !one.asked) {
                        continue;
                    }
                    let told = |one: &&Rendering| if one.asked { one.unit < unit } else { one.unit != unit };
                    let wanted = sorted.iter().filter(told).find(|one| one.target.key() != target);
                    let found = kept.other(&SubjectPlace::Unit(unit.clone()), &target);
                    assert_eq!(found.map(|one| &one.unit), wanted.map(|one| &one.unit), "{all:?} {unit} {target:?}");
                }
                let segment = SubjectPlace::Segment { block: String::new(), segment: String::new(), site: false };
                let known = sorted.iter().any(|one| one.target.key() == target);
                let wanted = sorted.first().filter(|_| !known);
                let found = kept.other(&segment, &target);
                assert_eq!(found.map(|one| &one.unit), wanted.map(|one| &one.unit), "{all:?} {target:?}");
            }
        }
    }
}
