//! What may be said of two tokens before anything is learnt: the same name, the same number, the same mark, a cognate,
//! a foreign name in Chinese.
//!
//! It is all that the first round has beside lengths and the seed.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::corpus::Corpus;
use super::tokens::Kind;

/// A sparse table: for each type of one side the types of the other with a value each.
#[derive(Default, Clone)]
pub(super) struct Rows {
    /// Where each row begins; one more than there are rows.
    pub(super) starts: Vec<usize>,
    pub(super) types: Vec<u32>,
    pub(super) values: Vec<f32>,
}

impl Rows {
    pub(super) fn range(&self, row: usize) -> std::ops::Range<usize> {
        self.starts[row]..self.starts[row + 1]
    }

    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.range(row).map(|at| (self.types[at], self.values[at]))
    }

    /// The same table by the other side, which has `columns` types; rows come out ascending.
    pub(super) fn transposed(&self, columns: usize) -> Self {
        let starts = starts_of(&self.types, columns);
        let mut next = starts.clone();
        let mut types = vec![0; self.types.len()];
        let mut values = vec![0.0; self.types.len()];
        for row in 0..self.starts.len() - 1 {
            for at in self.range(row) {
                let to = &mut next[self.types[at] as usize];
                types[*to] = u32::try_from(row).unwrap_or(u32::MAX);
                values[*to] = self.values[at];
                *to += 1;
            }
        }
        Self { starts, types, values }
    }
}

/// Where the places of each of `count` types begin, if `types` are put in order; one more than there are types.
pub(super) fn starts_of(types: &[u32], count: usize) -> Vec<usize> {
    let mut starts = vec![0usize; count + 1];
    for &kind in types {
        starts[kind as usize + 1] += 1;
    }
    for at in 0..count {
        starts[at + 1] += starts[at];
    }
    starts
}

/// A name, and a character that may write one of its syllables.
const SOUNDS_ALIKE: f32 = 0.3;

/// A type with its letters.
type Spelt = (u32, Vec<char>);

/// The prior chance that a type of the source is translated by one of the target, for the pairs that have one.
pub(super) fn table(corpus: &Corpus) -> Rows {
    let (source, target) = (&corpus.source, &corpus.target);
    let mut sounding = corpus.sounding.iter().peekable();
    let mut by_start: BTreeMap<(char, char), Vec<Spelt>> = BTreeMap::new();
    for (number, token) in (0..).zip(&target.spelt) {
        if let Some((start, letters)) = letters(token, target.kinds[number as usize]) {
            by_start.entry(start).or_default().push((number, letters));
        }
    }
    let mut rows = Rows { starts: vec![0], ..Rows::default() };
    for (own_number, (token, kind)) in (0u32..).zip(source.spelt.iter().zip(&source.kinds)) {
        let mut row: Vec<(u32, f32)> = Vec::new();
        if let Ok(same) = target.spelt.binary_search(token) {
            row.push((u32::try_from(same).unwrap_or(u32::MAX), identical(token, *kind)));
        }
        if let Some((start, own)) = letters(token, *kind) {
            for (number, other) in by_start.get(&start).into_iter().flatten() {
                let longer = own.len().max(other.len());
                let alike = common_subsequence(&own, other) as f32 / longer as f32;
                if alike >= 0.72 && row.first().is_none_or(|(same, _)| same != number) {
                    row.push((*number, 0.5 * alike));
                }
            }
        }
        while let Some((_, other)) = sounding.next_if(|(name, _)| *name == own_number) {
            row.push((*other, SOUNDS_ALIKE));
        }
        row.sort_unstable_by_key(|(number, _)| *number);
        for (number, value) in row {
            rows.types.push(number);
            rows.values.push(value);
        }
        rows.starts.push(rows.types.len());
    }
    rows
}

fn identical(token: &str, kind: Kind) -> f32 {
    match kind {
        Kind::Number => 0.8,
        Kind::Mark => 0.6,
        Kind::Han => 0.7,
        Kind::Word if token.chars().count() < 4 => 0.2,
        Kind::Word => 0.7,
    }
}

/// A word's letters without accents, and the first two, by which cognates are looked for.
fn letters(token: &str, kind: Kind) -> Option<((char, char), Vec<char>)> {
    if kind != Kind::Word {
        return None;
    }
    let letters: Vec<char> = token.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    match letters.as_slice() {
        [first, second, _, _, ..] => Some(((*first, *second), letters)),
        _ => None,
    }
}

/// The length of the longest common subsequence of two short words.
fn common_subsequence(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut corner = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y { corner + 1 } else { above.max(row[at]) };
            corner = above;
        }
    }
    row[b.len()]
}
