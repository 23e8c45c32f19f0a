//! The archive as numbers: every token is its place in the sorted list of all tokens of its side, so that neither the order
//! of documents nor a hash ever shows.

use std::collections::HashMap;

use super::sounds;
use super::tokens::{self, Case, Kind};
use super::{DocumentPair, Tongues};

/// How many tokens of a sentence are looked at: what is longer is none, and would cost the square of its length.
const LONGEST: usize = 1_000;

/// For a word that stands in one sentence, as if so many tokens of other text stood around: in three sentences alone every word
/// would be common, and say nothing. For what stands in several the text itself tells how common it is.
const AROUND: f64 = 300.0;

/// About how much of common prose a token of its sort is.
fn usual_share(token: &str, kind: Kind) -> f64 {
    match kind {
        Kind::Mark => 0.02,
        Kind::Han => 0.001,
        Kind::Word if token.chars().count() < 4 => 0.005,
        Kind::Word | Kind::Number => 0.000_2,
    }
}

/// Fewer sentences and units than this are little to learn from.
const LITTLE: usize = 200;

/// The tokens that one side of the archive is made of.
pub(super) struct Vocabulary {
    /// Sorted; a type's number is its place here.
    pub(super) spelt: Vec<String>,
    /// Of each type.
    pub(super) kinds: Vec<Kind>,
    /// Whether each is written as a name: inside sentences rarely without a capital.
    pub(super) names: Vec<bool>,
    /// In how many sentences of the archive and the seed each type stands.
    pub(super) sentences: Vec<u32>,
    /// In how many units of the seed each type stands.
    pub(super) seeded: Vec<u32>,
    /// The share of each type in all tokens, and in what is thought to stand around.
    pub(super) share: Vec<f32>,
}

/// Bags of types with their counts, one after another in flat arrays.
#[derive(Default, Clone)]
pub(super) struct Bags {
    /// Where each bag begins; one more than there are bags.
    pub(super) starts: Vec<u32>,
    /// Ascending inside each bag.
    pub(super) types: Vec<u32>,
    /// How often each stands in its bag.
    pub(super) counts: Vec<u16>,
    /// How many tokens each bag holds.
    pub(super) totals: Vec<u32>,
}

impl Bags {
    pub(super) fn new() -> Self {
        Self { starts: vec![0], ..Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.totals.len()
    }

    pub(super) fn range(&self, bag: usize) -> std::ops::Range<usize> {
        self.starts[bag] as usize..self.starts[bag + 1] as usize
    }

    /// The types of a bag with their counts.
    pub(super) fn of(&self, bag: usize) -> impl Iterator<Item = (u32, u16)> + '_ {
        self.range(bag).map(|at| (self.types[at], self.counts[at]))
    }

    /// Adds a bag of these types, in whatever order.
    pub(super) fn push(&mut self, types: &mut [u32]) {
        types.sort_unstable();
        let from = self.types.len();
        for &kind in types.iter() {
            if self.types.len() > from && self.types.last() == Some(&kind) {
                if let Some(count) = self.counts.last_mut() {
                    *count = count.saturating_add(1);
                }
            } else {
                self.types.push(kind);
                self.counts.push(1);
            }
        }
        self.totals.push(u32::try_from(types.len()).unwrap_or(u32::MAX));
        self.starts.push(u32::try_from(self.types.len()).unwrap_or(u32::MAX));
    }

    /// Adds a bag that holds what `bags` of `other` hold together.
    pub(super) fn push_union(&mut self, other: &Self, bags: std::ops::Range<usize>) {
        let from = self.types.len();
        let mut total = 0;
        if bags.len() == 1 {
            let range = other.range(bags.start);
            self.types.extend_from_slice(&other.types[range.clone()]);
            self.counts.extend_from_slice(&other.counts[range]);
            total = other.totals[bags.start];
        } else {
            let mut all: Vec<(u32, u16)> = Vec::new();
            for bag in bags {
                all.extend(other.of(bag));
                total += other.totals[bag];
            }
            all.sort_unstable();
            for (kind, count) in all {
                if self.types.len() > from && self.types.last() == Some(&kind) {
                    if let Some(last) = self.counts.last_mut() {
                        *last = last.saturating_add(count);
                    }
                } else {
                    self.types.push(kind);
                    self.counts.push(count);
                }
            }
        }
        self.totals.push(total);
        self.starts.push(u32::try_from(self.types.len()).unwrap_or(u32::MAX));
    }
}

/// One side of a document.
#[derive(Clone)]
pub(super) struct Side {
    /// A bag a sentence.
    pub(super) bags: Bags,
    /// The length of each sentence ([`tokens::length`]).
    pub(super) lengths: Vec<f32>,
    /// The paragraph of each sentence, where the document tells it.
    pub(super) paragraphs: Option<Vec<u32>>,
}

impl Side {
    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }
}

/// A document and its translation.
pub(super) struct Text {
    pub(super) source: Side,
    pub(super) target: Side,
}

/// Everything that is aligned together.
pub(super) struct Corpus {
    pub(super) texts: Vec<Text>,
    /// Units that are known to be right: a bag of each side a unit.
    pub(super) seed: (Bags, Bags),
    /// Their lengths.
    pub(super) seed_lengths: Vec<(f32, f32)>,
    pub(super) source: Vocabulary,
    pub(super) target: Vocabulary,
    /// Names in Latin letters and the characters that may write their syllables, where one side is Chinese.
    pub(super) sounding: Vec<(u32, u32)>,
}

/// The types of each sentence.
type Numbers = Vec<Vec<u32>>;

/// Gives numbers to what it is shown, in the order in which it is shown.
#[derive(Default)]
struct Numbering {
    numbers: HashMap<String, u32>,
    sentences: Vec<u32>,
    tokens: Vec<u64>,
    /// How often with a capital inside a sentence, and how often without.
    cases: Vec<[u32; 2]>,
}

impl Numbering {
    fn sentence(&mut self, text: &str, lang: &crate::model::Lang) -> Vec<u32> {
        let mut out = Vec::new();
        for token in tokens::tokens(text, lang).into_iter().take(LONGEST) {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let number = *self.numbers.entry(token.spelt).or_insert(next);
            if number == next {
                self.sentences.push(0);
                self.tokens.push(0);
                self.cases.push([0; 2]);
            }
            match token.case {
                Case::Capital => self.cases[number as usize][0] += 1,
                Case::Small => self.cases[number as usize][1] += 1,
                Case::Unknown => {}
            }
            self.tokens[number as usize] += 1;
            out.push(number);
        }
        let mut once = out.clone();
        once.sort_unstable();
        once.dedup();
        for number in once {
            self.sentences[number as usize] += 1;
        }
        out
    }

    /// The vocabulary, and for each number given so far the one that it has there.
    fn sorted(self) -> (Vocabulary, Vec<u32>) {
        let mut spelt: Vec<(String, u32)> = self.numbers.into_iter().collect();
        spelt.sort_unstable();
        let all: u64 = self.tokens.iter().sum();
        let mut renumbered = vec![0; spelt.len()];
        let mut vocabulary = Vocabulary {
            spelt: Vec::new(),
            kinds: Vec::new(),
            names: Vec::new(),
            sentences: Vec::new(),
            seeded: Vec::new(),
            share: Vec::new(),
        };
        for (new, (token, old)) in (0..).zip(spelt) {
            renumbered[old as usize] = new;
            let kind = Kind::of(&token);
            let sentences = self.sentences[old as usize];
            let around = AROUND / (f64::from(sentences) * f64::from(sentences)).max(1.0);
            let count = self.tokens[old as usize] as f64 + around * usual_share(&token, kind);
            let [capital, small] = self.cases[old as usize];
            vocabulary.kinds.push(kind);
            vocabulary.names.push(capital > 0 && capital >= 2 * small);
            vocabulary.spelt.push(token);
            vocabulary.sentences.push(sentences);
            vocabulary.share.push((count / (all as f64 + around)) as f32);
        }
        (vocabulary, renumbered)
    }
}

impl Corpus {
    /// Whether there is too little to learn a lexicon from that could be asked whether a bead is right.
    pub(super) fn is_little(&self) -> bool {
        let sentences: usize = self.texts.iter().map(|text| text.source.len().min(text.target.len())).sum();
        sentences + self.seed.0.len() < LITTLE
    }

    /// `pairs` in their order, with the seed.
    pub(super) fn new(pairs: &[&DocumentPair], seed: &[&(String, String)], tongues: &Tongues) -> Self {
        let (mut sources, mut targets) = (Numbering::default(), Numbering::default());
        let numbered: Vec<(Numbers, Numbers)> = pairs
            .iter()
            .map(|pair| {
                (
                    pair.source.iter().map(|text| sources.sentence(text, &tongues.source)).collect(),
                    pair.target.iter().map(|text| targets.sentence(text, &tongues.target)).collect(),
                )
            })
            .collect();
        let seeded: Vec<(Vec<u32>, Vec<u32>)> = seed
            .iter()
            .map(|(source, target)| {
                (sources.sentence(source, &tongues.source), targets.sentence(target, &tongues.target))
            })
            .collect();
        let (mut source, source_numbers) = sources.sorted();
        let (mut target, target_numbers) = targets.sorted();
        let bags = |sentences: Vec<Vec<u32>>, numbers: &[u32]| {
            let mut bags = Bags::new();
            for mut sentence in sentences {
                for number in &mut sentence {
                    *number = numbers[*number as usize];
                }
                bags.push(&mut sentence);
            }
            bags
        };
        let texts = numbered
            .into_iter()
            .zip(pairs)
            .map(|((from, to), pair)| Text {
                source: Side {
                    bags: bags(from, &source_numbers),
                    lengths: pair.source.iter().map(|text| tokens::length(text)).collect(),
                    paragraphs: pair.source_paragraphs.clone(),
                },
                target: Side {
                    bags: bags(to, &target_numbers),
                    lengths: pair.target.iter().map(|text| tokens::length(text)).collect(),
                    paragraphs: pair.target_paragraphs.clone(),
                },
            })
            .collect();
        let seed_lengths =
            seed.iter().map(|(source, target)| (tokens::length(source), tokens::length(target))).collect();
        let (seed_source, seed_target): (Vec<_>, Vec<_>) = seeded.into_iter().unzip();
        let seed = (bags(seed_source, &source_numbers), bags(seed_target, &target_numbers));
        source.seeded = counted(&seed.0, source.spelt.len());
        target.seeded = counted(&seed.1, target.spelt.len());
        let chinese = |lang: &crate::model::Lang| lang.language() == "zh";
        let sounding = match chinese(&tongues.source) == chinese(&tongues.target) {
            true => Vec::new(),
            false => sounds::sounding(&source, &target),
        };
        Self { texts, seed, seed_lengths, source, target, sounding }
    }
}

/// In how many of the bags each type stands.
fn counted(bags: &Bags, types: usize) -> Vec<u32> {
    let mut out = vec![0; types];
    for &kind in &bags.types {
        out[kind as usize] += 1;
    }
    out
}
