//! How alike two texts are, in points of a hundred, and in which order matches are shown.

use std::cmp::Reverse;

use crate::model::{Key, Penalty, PenaltyKind, Time, UnitId, named};

/// The base of two keys: with *d* their Levenshtein distance over Unicode scalar values and *m* the longer length,
/// `100 · (m − d) div m`, 0 to 100. Two empty keys are identical: 100.
///
/// ```
/// use cotejo::{fuzzy, model::Key};
/// assert_eq!(fuzzy::base(&Key::of("The talks ended."), &Key::of("The talks ended")), 93);
/// ```
#[must_use]
pub fn base(a: &Key, b: &Key) -> u8 {
    base_of(a.as_str(), b.as_str())
}

/// [`base`] of the characters of two keys.
pub(super) fn base_of(a: &str, b: &str) -> u8 {
    let length = a.chars().count().max(b.chars().count());
    if a == b { 100 } else { of_distance(strsim::levenshtein(a, b), length) }
}

/// The base that distance `d` gives where the longer key has `m` characters.
#[must_use]
pub fn of_distance(d: usize, m: usize) -> u8 {
    if m == 0 {
        return 100;
    }
    u8::try_from(100 * m.saturating_sub(d) / m).unwrap_or(100)
}

/// The largest distance that still gives a base of `score` where the longer key has `m` characters: the inverse of
/// [`of_distance`], so `100 · (m − d) ≥ score · m`.
#[must_use]
pub fn largest_distance(score: u8, m: usize) -> usize {
    (100 - usize::from(score.min(100))) * m / 100
}

/// The lengths that a key can have whose base with one of `length` characters reaches `score`.
#[must_use]
pub fn lengths(score: u8, length: usize) -> std::ops::RangeInclusive<usize> {
    let score = usize::from(score.min(100));
    if score == 0 {
        return 0..=usize::MAX;
    }
    // The distance is at least the difference of the lengths: shorter/longer ≥ score/100.
    (score * length).div_ceil(100)..=100 * length / score
}

/// How many points each penalty takes (the configuration's `[penalties]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Penalties {
    /// See [`PenaltyKind::Sister`].
    pub sister: u8,
    /// See [`PenaltyKind::Unspecified`].
    pub unspecified: u8,
    /// See [`PenaltyKind::Alignment`].
    pub alignment: u8,
    /// See [`PenaltyKind::Machine`].
    pub machine: u8,
    /// See [`PenaltyKind::Codes`].
    pub codes: u8,
}

impl Default for Penalties {
    fn default() -> Self {
        Self { sister: 10, unspecified: 2, alignment: 5, machine: 15, codes: 2 }
    }
}

impl Penalties {
    /// The penalty of this kind; none where it takes no points.
    #[must_use]
    pub fn of(&self, kind: PenaltyKind) -> Option<Penalty> {
        let points = match kind {
            PenaltyKind::Sister => self.sister,
            PenaltyKind::Unspecified => self.unspecified,
            PenaltyKind::Alignment => self.alignment,
            PenaltyKind::Machine => self.machine,
            PenaltyKind::Codes => self.codes,
        };
        (points > 0).then_some(Penalty { kind, points })
    }
}

/// The base less the penalties, never below 0.
#[must_use]
pub fn penalized(base: u8, penalties: &[Penalty]) -> u8 {
    penalties.iter().fold(base, |score, penalty| score.saturating_sub(penalty.points))
}

/// Which neighbours of a unit have the same keys as the neighbours of the text that is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ContextMatch {
    /// Neither, or nothing is known.
    #[default]
    Neither,
    /// The one before.
    Before,
    /// The one after.
    After,
    /// Both.
    Both,
}

impl ContextMatch {
    /// Of what is known about either side.
    #[must_use]
    pub fn of(before: bool, after: bool) -> Self {
        match (before, after) {
            (true, true) => Self::Both,
            (true, false) => Self::Before,
            (false, true) => Self::After,
            (false, false) => Self::Neither,
        }
    }

    /// How many neighbours agree: 0, 1 or 2.
    #[must_use]
    pub fn neighbours(self) -> u8 {
        match self {
            Self::Neither => 0,
            Self::Before | Self::After => 1,
            Self::Both => 2,
        }
    }
}

named!(ContextMatch { Neither = "neither", Before = "before", After = "after", Both = "both" });

/// The final score: base less penalties, and 101 for 100 with both neighbours identical.
#[must_use]
pub fn final_score(base: u8, penalties: &[Penalty], context: ContextMatch) -> u8 {
    match penalized(base, penalties) {
        100 if context == ContextMatch::Both => 101,
        score => score,
    }
}

/// Where a match stands among others: higher final score first, then higher base, more neighbours, newer, lower id.
/// The better rank is the *smaller* one, so that a sorted list has the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// The final score, 0 to 101.
    pub score: u8,
    /// Before the penalties.
    pub base: u8,
    /// The neighbours.
    pub context: ContextMatch,
    /// When the unit last changed; one that does not say is older than any.
    pub changed: Option<Time>,
    /// The unit.
    pub id: UnitId,
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let order = |rank: &Self| {
            (Reverse(rank.score), Reverse(rank.base), Reverse(rank.context.neighbours()), Reverse(rank.changed))
        };
        order(self).cmp(&order(other)).then_with(|| {
            let ids = self.id.cmp(&other.id);
            #[cfg(test)]
            let ids = super::faults::ids(ids);
            ids
        })
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_is_integer_arithmetic_over_scalar_values() {
        for (a, b, score) in [
            ("", "", 100),
            ("", "a", 0),
            ("ab", "ab", 100),
            ("abc", "abd", 66),
            ("澳門", "澳门", 50),
            ("ação", "acao", 50),
            ("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaab", 95),
        ] {
            assert_eq!(base(&Key::of(a), &Key::of(b)), score, "{a} {b}");
        }
    }

    #[test]
    fn largest_distance_and_lengths_are_the_inverse_of_the_score() {
        for m in 0..300 {
            for score in 0..=100 {
                let largest = largest_distance(score, m);
                assert!(of_distance(largest, m) >= score, "{m} {score}");
                assert!(largest >= m || of_distance(largest + 1, m) < score || m == 0, "{m} {score}");
            }
        }
        for length in 0..120usize {
            for score in 1..=100 {
                let range = lengths(score, length);
                for other in 0..400usize {
                    let reach = of_distance(length.abs_diff(other), length.max(other)) >= score;
                    assert_eq!(range.contains(&other), reach, "{length} {other} {score}");
                }
            }
        }
    }

    #[test]
    fn penalties_never_go_below_nothing_and_only_a_clean_hundred_is_a_context_match() {
        let machine = Penalties::default().of(PenaltyKind::Machine).unwrap();
        assert_eq!(penalized(10, &[machine]), 0);
        assert_eq!(final_score(100, &[], ContextMatch::Both), 101);
        assert_eq!(final_score(100, &[machine], ContextMatch::Both), 85);
        assert_eq!(final_score(100, &[], ContextMatch::After), 100);
        assert_eq!(final_score(99, &[], ContextMatch::Both), 99);
    }
}
