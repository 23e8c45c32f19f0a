//! λ: the chance that a token has a translation in its bead at all, by its kind and by how often it is met elsewhere.
//!
//! Without it a token that nothing in the bead translates would say nothing; with it, it speaks against the bead.

use super::corpus::Vocabulary;
use super::tokens::KINDS;

/// Buckets of how often a type stands elsewhere: never, once, 2–3, 4–7, 8–19, 20–79, more.
const BUCKETS: usize = 7;

/// How many tokens the value at the start weighs as much as.
const PSEUDO: f64 = 20.0;

/// The chances of one side.
#[derive(Debug, Clone)]
pub(super) struct Chances([[f64; BUCKETS]; KINDS]);

/// What was seen in beads that are sure: the expected number of tokens that have a translation, and of all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen([[(f64, f64); BUCKETS]; KINDS]);

/// In which bucket each type of a vocabulary is: by the sentences other than its own in which it stands, or, before anything of
/// the archive is learnt, by those of the seed.
pub(super) fn buckets(vocabulary: &Vocabulary, learnt: bool) -> Vec<u8> {
    if learnt {
        vocabulary.sentences.iter().map(|sentences| bucket(sentences.saturating_sub(1))).collect()
    } else {
        vocabulary.seeded.iter().map(|units| bucket(*units)).collect()
    }
}

/// The same where the seed's own sentences are looked at: by the other units.
pub(super) fn buckets_in_seed(vocabulary: &Vocabulary) -> Vec<u8> {
    vocabulary.seeded.iter().map(|units| bucket(units.saturating_sub(1))).collect()
}

/// In which bucket a type is that stands in so many others.
fn bucket(others: u32) -> u8 {
    match others {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=7 => 3,
        8..=19 => 4,
        20..=79 => 5,
        _ => 6,
    }
}

fn start(kind: usize, bucket: usize) -> f64 {
    let n = [0.0, 1.0, 2.5, 5.5, 13.0, 45.0, 150.0][bucket];
    if kind == super::tokens::Kind::Number as usize { 0.6 } else { 0.06 + 0.54 * n / (n + 2.0) }
}

impl Chances {
    pub(super) fn start() -> Self {
        let mut out = [[0.0; BUCKETS]; KINDS];
        for (kind, row) in out.iter_mut().enumerate() {
            for (bucket, value) in row.iter_mut().enumerate() {
                *value = start(kind, bucket);
            }
        }
        Self(out)
    }

    /// From what was seen.
    pub(super) fn of(seen: &Seen) -> Self {
        let mut out = Self::start();
        for kind in 0..KINDS {
            for bucket in 0..BUCKETS {
                let (translated, all) = seen.0[kind][bucket];
                let value = (translated + PSEUDO * start(kind, bucket)) / (all + PSEUDO);
                out.0[kind][bucket] = value.clamp(0.02, 0.85);
            }
        }
        out
    }

    /// The chance of each type of a vocabulary.
    pub(super) fn of_types(&self, vocabulary: &Vocabulary, buckets: &[u8]) -> Vec<f32> {
        (vocabulary.kinds.iter().zip(buckets))
            .map(|(kind, bucket)| self.0[*kind as usize][*bucket as usize] as f32)
            .collect()
    }
}

impl Seen {
    pub(super) fn add(&mut self, kind: usize, bucket: usize, translated: f64, all: f64) {
        let cell = &mut self.0[kind][bucket];
        cell.0 += translated;
        cell.1 += all;
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        for kind in 0..KINDS {
            for bucket in 0..BUCKETS {
                let (translated, all) = other.0[kind][bucket];
                self.add(kind, bucket, translated, all);
            }
        }
    }
}
