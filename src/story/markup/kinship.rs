//! What belongs together on a page: text that tells of what the headline tells of, paragraphs that stand in elements of the
//! same names.

use std::collections::HashSet;
use std::hash::Hasher as _;
use std::ops::Range;

use super::super::class_names::ClassHints;
use super::super::containers::{ContainerFeatures, ranges};
use super::super::features::BlockFeatures;
use super::super::fx_hash::FxHasher;
use super::super::normalize::letters;
use super::super::phrases::is_said_to_reader;
use super::super::vocabulary::Vocabulary;
use super::super::weights as w;
use crate::model::{Block, Document};

/// What the arbiter knows of a page.
pub(super) struct Kinship<'a> {
    pub(super) document: &'a Document,
    content: &'a [usize],
    features: &'a [BlockFeatures],
    /// For each element the blocks in it, as places in `content`.
    ranges: Vec<Range<usize>>,
    /// The running text that is weighed: paragraphs, but for what cites the headline's very words, to share it or to
    /// name its source.
    told: Vec<bool>,
}

/// The element that holds most of the story, and what is told there.
pub(super) struct Core<'a> {
    kinship: &'a Kinship<'a>,
    /// Of its paragraphs and what the page declares.
    vocabulary: Vocabulary,
    /// Where its paragraphs stand.
    paths: HashSet<u64>,
}

/// An element that may hold the story.
struct Rival {
    at: usize,
    /// Of the longer words in what the page declares, how many its paragraphs share, 0 to 1.
    share: f32,
    /// What speaks for it but for that.
    value: f32,
    /// What speaks for it with that.
    plausible: f32,
}

impl<'a> Kinship<'a> {
    pub(super) fn of(document: &'a Document, content: &'a [usize], features: &'a [BlockFeatures]) -> Self {
        let ranges = ranges(document, content);
        let mut headlines: Vec<String> =
            document.meta.titles.iter().take(w::MOST_HEADLINES).map(|title| letters(title)).collect();
        // Short ones are met again by chance.
        headlines.retain(|letters| letters.len() >= w::CITED_HEADLINE_BYTES);
        headlines.sort_unstable();
        headlines.dedup();
        let cites = |line: &BlockFeatures| headlines.iter().any(|headline| line.letters.contains(headline.as_str()));
        let told = features.iter().map(|line| line.prose && !cites(line)).collect();
        Self { document, content, features, ranges, told }
    }

    /// The element that most speaks for. Where several do that hold none of each other, what their paragraphs share with
    /// the headline and the page's description counts too: a short story is outweighed by many a site's own text.
    pub(super) fn most_plausible(&self, areas: &[ContainerFeatures]) -> Option<usize> {
        let mut rivals: Vec<(usize, f32)> =
            (0..areas.len()).filter(|&at| areas[at].score > 0.0).map(|at| (at, value(&areas[at]))).collect();
        let &(best, most) = rivals.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        rivals.retain(|&(_, value)| value > most * w::RIVAL_SHARE);
        let apart = |&(at, _): &(usize, f32)| {
            let (a, b) = (&self.ranges[at], &self.ranges[best]);
            a.end <= b.start || b.end <= a.start
        };
        if !rivals.iter().any(apart) {
            return Some(best);
        }
        let declared = self.declared();
        if declared.iter().all(Vocabulary::is_empty) {
            return Some(best);
        }
        rivals.sort_by(|a, b| b.1.total_cmp(&a.1));
        rivals.truncate(w::MOST_RIVALS);
        let known: Vec<&Vocabulary> = declared.iter().filter(|declared| !declared.is_empty()).collect();
        let weighed: Vec<Rival> = rivals
            .iter()
            .map(|&(at, value)| {
                let told = self.vocabulary(at);
                let share = known.iter().map(|declared| declared.share_in(&told)).sum::<f32>() / known.len() as f32;
                Rival { at, share, value, plausible: value * (w::NOTHING_SHARED + share * share) }
            })
            .collect();
        let best = weighed.iter().max_by(|a, b| a.plausible.total_cmp(&b.plausible))?;
        // A longer story that a page appends tells of something near.
        let closer = |other: &&Rival| {
            let (a, b) = (&self.ranges[other.at], &self.ranges[best.at]);
            (a.end <= b.start || b.end <= a.start)
                && other.share > best.share * w::CLOSER_SHARE
                && other.value > best.value * w::CLOSER_VALUE
        };
        let best = weighed.iter().filter(closer).max_by(|a, b| a.plausible.total_cmp(&b.plausible)).unwrap_or(best);
        Some(self.within(best, &weighed).at)
    }

    /// The rival within another that tells as much of what the headline tells, where something foreign stands beside it.
    fn within<'r>(&self, outer: &'r Rival, rivals: &'r [Rival]) -> &'r Rival {
        let holds = |a: &Rival, b: &Rival| {
            let (a, b) = (&self.ranges[a.at], &self.ranges[b.at]);
            a != b && a.start <= b.start && b.end <= a.end
        };
        let foreign = |inner: &Rival| {
            let beside = |other: &&Rival| {
                holds(outer, other) && !holds(inner, other) && !holds(other, inner) && other.at != inner.at
            };
            rivals.iter().filter(beside).any(|other| other.share < outer.share * w::FOREIGN_SHARE)
        };
        let as_much = |inner: &&Rival| {
            holds(outer, inner)
                && inner.share > outer.share * w::SAME_SHARE
                && inner.plausible > outer.plausible * w::INNER_PLAUSIBLE
                && foreign(inner)
        };
        rivals.iter().filter(as_much).max_by(|a, b| a.plausible.total_cmp(&b.plausible)).unwrap_or(outer)
    }

    /// What is told in the element at `best`, and where.
    pub(super) fn core(&'a self, best: usize) -> Core<'a> {
        let paths = self.paragraphs(best).filter_map(|at| self.path(at)).collect();
        let meta = &self.document.meta;
        let declared = meta.titles.iter().chain(&meta.descriptions).chain(&meta.body).cloned();
        let vocabulary = Vocabulary::of(self.paragraphs(best).map(|at| self.text(at)).chain(declared));
        Core { kinship: self, vocabulary, paths }
    }

    /// What the page declares of its story, each for itself: the headline, the description.
    fn declared(&self) -> [Vocabulary; 2] {
        let meta = &self.document.meta;
        [Vocabulary::of(&meta.titles), Vocabulary::of(&meta.descriptions)]
    }

    /// The words of the paragraphs in an element.
    fn vocabulary(&self, at: usize) -> Vocabulary {
        Vocabulary::of(self.paragraphs(at).map(|at| self.text(at)))
    }

    fn block(&self, at: usize) -> &'a Block {
        &self.document.blocks[self.content[at]]
    }

    fn text(&self, at: usize) -> String {
        self.block(at).text.shown().into_owned()
    }

    /// The running text in an element, but for what cites the headline.
    fn paragraphs(&self, at: usize) -> impl Iterator<Item = usize> {
        self.ranges[at].clone().filter(|&at| self.told[at])
    }

    /// Whether most of an element's running text speaks to the reader and quotes nobody.
    fn speaks_to_reader(&self, at: usize) -> bool {
        self.mostly(at, |at| is_said_to_reader(&self.text(at).to_lowercase()))
    }

    /// Whether more than half of an element's running text, by weight, is such.
    fn mostly(&self, at: usize, is_such: impl Fn(usize) -> bool) -> bool {
        let (mut such, mut all) = (0.0, 0.0);
        for at in self.paragraphs(at) {
            let weight = self.features[at].weight();
            all += weight;
            such += if is_such(at) { weight } else { 0.0 };
        }
        such * 2.0 > all
    }

    /// The names of the elements around a block, as a hash; nothing if they have none.
    fn path(&self, at: usize) -> Option<u64> {
        let mut hasher = FxHasher::default();
        let mut named = false;
        let mut container = self.block(at).traits.container;
        for _ in 0..w::PATH_LEVELS {
            let Some(here) = container.map(|at| &self.document.containers[at as usize]) else { break };
            hasher.write(here.element.as_bytes());
            // What has a figure in it is a number, not a name.
            for name in here.marks.split_whitespace().filter(|name| !name.bytes().any(|byte| byte.is_ascii_digit())) {
                hasher.write(name.as_bytes());
                named = true;
            }
            hasher.write_u8(b'/');
            container = here.parent;
        }
        named.then(|| hasher.finish())
    }
}

impl Core<'_> {
    /// Whether an element's text tells of what is told here, or its paragraphs stand where those here do. One that stands
    /// `beside` it, and is no less than a paragraph or two, does so too unless it speaks to the reader.
    pub(super) fn is_kin(&self, at: usize, beside: bool) -> bool {
        let kinship = self.kinship;
        let told = kinship.vocabulary(at);
        let share = told.share_in(&self.vocabulary);
        if share >= w::KIN_SHARE && told.len() >= w::KIN_WORDS {
            return true;
        }
        let here = |at| kinship.path(at).is_some_and(|path| self.paths.contains(&path));
        share >= w::KIN_BY_PATH_SHARE && (kinship.mostly(at, here) || beside && !kinship.speaks_to_reader(at))
            || beside && share >= w::KIN_BESIDE_SHARE
    }
}

/// How much speaks for an element as the one that holds the story, but for what its text is about.
fn value(area: &ContainerFeatures) -> f32 {
    let name = if area.own.has(ClassHints::BODY) { w::BODY_NAME } else { 1.0 };
    let caption = if area.own.has(ClassHints::CAPTION) { w::CAPTION_NAME } else { 1.0 };
    let summaries = if area.is_list_of_summaries() { w::SUMMARIES } else { 1.0 };
    area.score * (1.0 - area.links()) * name * caption * summaries
}
