//! Whether two pages are one text in two languages: what their ladder says of it.

use std::collections::HashSet;

use crate::align::{Bead, DocumentPair, Tongues};
use crate::model::Lang;
use crate::value::{self, Decimal, ValueKind};

/// From this confidence a bead speaks for two pages belonging together.
pub(super) const SURE: f32 = 0.9;

/// The least share of the shorter text that stands in sure beads where two texts are one: see `evaluate -- archive`.
const LEAST_OF_SHORTER: f32 = 0.33;

/// The same where neither text has [`SHORT`] sentences: a few that fit by chance are much of it.
const LEAST_OF_SHORT_PAGES: f32 = 0.5;

/// See [`LEAST_OF_SHORT_PAGES`].
const SHORT: usize = 9;

/// The least share of the longer text; with less of it, the other is a summary of it, or a part.
const LEAST_OF_LONGER: f32 = 0.3;

/// Where little is sure but much is likely, as among free translations of which a fifth is left out: so much of both texts can be
/// expected to be each other's translation, if any of it is sure. Strangers of nine sentences and more reach a third of it.
const LEAST_EXPECTED: f32 = 0.25;

/// The same where neither text has [`SHORT`] sentences.
const LEAST_EXPECTED_OF_SHORT_PAGES: f32 = 0.38;

/// And of neither so many times as much as of the other, or that is a part of it.
const EVENLY: f32 = 2.5;

/// How many numbers at least have to stand in both texts where they decide.
const LEAST_NUMBERS: usize = 3;

/// Which share of the numbers of the text that has more of them.
const SAME_NUMBERS: f32 = 0.6;

/// Numbers below it stand on every page.
const SMALL: u128 = 13;

/// How much of two texts is each other's translation, by characters.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Belonging {
    /// Of the text of which more is.
    pub shorter: f32,
    /// Of the text of which less is.
    pub longer: f32,
    /// The same, each bead counting as much as it is likely: of the text of which more is, and of the other.
    #[serde(skip)]
    expected: (f32, f32),
}

/// Why nothing is learnt of two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stranger {
    /// They tell of something else.
    OtherStory,
    /// One has much that the other lacks: a summary, or a part.
    Summary,
}

impl Belonging {
    /// What the ladder of two texts says.
    #[must_use]
    pub fn of(pair: &DocumentPair, ladder: &[Bead]) -> Self {
        let (a, b) = shares(pair, ladder, |bead| f32::from(bead.confidence >= SURE));
        let likely = shares(pair, ladder, |bead| bead.confidence);
        Self { shorter: a.max(b), longer: a.min(b), expected: (likely.0.max(likely.1), likely.0.min(likely.1)) }
    }

    /// Why nothing is to be learnt of them; none if they belong together. Where the alignment had too little to learn from to
    /// be sure of much, the numbers in both texts decide.
    #[must_use]
    pub fn refused(&self, pair: &DocumentPair, tongues: &Tongues) -> Option<Stranger> {
        let short = pair.source.len().max(pair.target.len()) < SHORT;
        let least = if short { LEAST_EXPECTED_OF_SHORT_PAGES } else { LEAST_EXPECTED };
        let (more, less) = self.expected;
        match self.shorter > 0.0 && less >= least && more <= EVENLY * less {
            true => None,
            false => self.refused_by_what_is_sure(pair, tongues),
        }
    }

    /// The same, where there was too little to learn from for what is merely likely to count: strangers are, then.
    #[must_use]
    pub fn refused_by_what_is_sure(&self, pair: &DocumentPair, tongues: &Tongues) -> Option<Stranger> {
        let least =
            if pair.source.len().max(pair.target.len()) < SHORT { LEAST_OF_SHORT_PAGES } else { LEAST_OF_SHORTER };
        // A summary is said in full; what is free on both sides lacks something on both.
        let lopsided = self.longer < LEAST_OF_LONGER && self.shorter > 2.0 * self.longer;
        match () {
            () if self.shorter >= least && lopsided => Some(Stranger::Summary),
            () if self.shorter >= least => None,
            () if has_the_same_numbers(pair, tongues) => None,
            () => Some(Stranger::OtherStory),
        }
    }
}

/// Whether the numbers that a text rarely has by chance stand in both.
fn has_the_same_numbers(pair: &DocumentPair, tongues: &Tongues) -> bool {
    let of = |sentences: &[String], lang: &Lang| -> HashSet<String> {
        sentences.iter().flat_map(|sentence| numbers(sentence, lang)).collect()
    };
    let (a, b) = (of(&pair.source, &tongues.source), of(&pair.target, &tongues.target));
    let both = a.intersection(&b).count();
    both >= LEAST_NUMBERS && both as f32 >= SAME_NUMBERS * a.len().max(b.len()) as f32
}

/// The numbers, sums and days of a text, but for small numbers, which stand everywhere.
pub(super) fn numbers(text: &str, lang: &Lang) -> Vec<String> {
    let number = |kind: char, number: &Decimal| {
        number.to_whole().is_none_or(|whole| whole >= SMALL).then(|| format!("{kind}{number:?}"))
    };
    let found = value::find(text, lang).into_iter().filter_map(|found| match found.kind {
        ValueKind::Number(amount) | ValueKind::Percent(amount) | ValueKind::Money(amount, _) => number('#', &amount),
        ValueKind::Date(day) => day.day.map(|of_month| format!("@{}-{of_month}", day.month)),
        ValueKind::Time { hour, minute } => Some(format!("@{hour}:{minute}")),
    });
    found.collect()
}

/// How much of two texts can be expected to be each other's translation: what tells which of several pages is the likeliest
/// partner before much is learnt.
pub fn expected(pair: &DocumentPair, ladder: &[Bead]) -> f32 {
    let (a, b) = shares(pair, ladder, |bead| bead.confidence);
    a + b
}

/// What stands in beads on each side, by characters, a bead counting as much as is said of it.
fn shares(pair: &DocumentPair, ladder: &[Bead], counts: impl Fn(&Bead) -> f32) -> (f32, f32) {
    let paired = || ladder.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
    let share = |sentences: &[String], side: fn(&Bead) -> &[u32]| {
        let all: usize = sentences.iter().map(|sentence| chars(sentence)).sum();
        let of = |at: &u32| sentences.get(*at as usize).map_or(0, |sentence| chars(sentence));
        let said: f32 = paired().map(|bead| counts(bead) * side(bead).iter().map(of).sum::<usize>() as f32).sum();
        if all == 0 { 0.0 } else { said / all as f32 }
    };
    (share(&pair.source, |bead| &bead.source), share(&pair.target, |bead| &bead.target))
}

/// The characters of a sentence that are no blanks.
fn chars(sentence: &str) -> usize {
    sentence.chars().filter(|c| !c.is_whitespace()).count()
}
