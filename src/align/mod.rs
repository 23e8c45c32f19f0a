//! Which sentences of a text and of its translation belong together, without a model and without a dictionary.
//!
//! An archive of texts with their translations is aligned as one: what translates what is learnt from the very archive, by
//! IBM model 1 in both directions over the beads of the last round, and what two sentences taught is left out where these two
//! are compared. With a robust length model (after Gale & Church 1993), shapes of beads whose frequency is learnt too, and
//! exact sums over all paths, each bead gets a posterior; the ladder of least expected error is what comes out. Moore (2002)
//! and Varga et al. (2005) align by lengths first and by a lexicon learnt from that afterwards; this does so round after
//! round. `docs/alignment.md` tells the method with its figures, and what was tried without gain.
//!
//! The same archive gives the same ladders, in whatever order its documents come, and on however many threads.
//!
//! ```
//! use cotejo::align::{self, DocumentPair, Tongues};
//! use cotejo::model::Lang;
//!
//! let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
//! let pair = DocumentPair {
//!     source: lines(&["The port of Macau opened in 1999.", "It has 12 berths.", "340 ships call there."]),
//!     target: lines(&["O porto de Macau abriu em 1999.", "Tem 12 cais.", "Fazem escala 340 navios."]),
//!     ..DocumentPair::default()
//! };
//! let tongues = Tongues { source: Lang::parse("en").unwrap(), target: Lang::parse("pt-PT").unwrap() };
//! let ladder = &align::align(&[pair], &tongues, &[], 1)[0];
//! // An archive of three sentences teaches little; but each of them stands in one bead.
//! assert_eq!(ladder.iter().flat_map(|bead| &bead.source).copied().collect::<Vec<_>>(), [0, 1, 2]);
//! ```

mod anchors;
mod band;
mod chances;
mod confidence;
mod corpus;
mod decode;
mod evidence;
pub mod ladder;
mod lattice;
mod lengths;
mod lexicon;
mod paragraphs;
mod prior;
mod rounds;
mod shapes;
pub(crate) mod threads;
mod sounds;
mod tokens;
mod watch;

use std::ops::ControlFlow;

use watch::Watch;

use crate::model::Lang;

/// How many sentences of both sides are learnt from at once: a thousand articles, beyond which the lexicon gains little and
/// grows with what stands together in a bead.
const MOST_SENTENCES: usize = 40_000;

/// The two languages of an archive.
#[derive(Debug, Clone)]
pub struct Tongues {
    /// Of the source.
    pub source: Lang,
    /// Of the target.
    pub target: Lang,
}

/// A text and its translation, sentence by sentence. An empty sentence counts, and aligns with nothing.
#[derive(Debug, Clone, Default)]
pub struct DocumentPair {
    /// The sentences of the source.
    pub source: Vec<String>,
    /// Of the target.
    pub target: Vec<String>,
    /// The paragraph of each sentence of the source, if it is known.
    pub source_paragraphs: Option<Vec<u32>>,
    /// Of the target.
    pub target_paragraphs: Option<Vec<u32>>,
}

/// Sentences that belong together: their numbers, from 0, ascending. One side is empty where nothing corresponds.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// In the source.
    pub source: Vec<u32>,
    /// In the target.
    pub target: Vec<u32>,
    /// The chance that it is right, 0 to 1.
    pub confidence: f32,
}

/// The ladder of each pair: each sentence stands in one bead, and beads come in the order of the texts. All pairs are one
/// archive, learnt from together with `seed`, units that are known to be right. At most `threads` threads work.
#[must_use]
pub fn align(pairs: &[DocumentPair], tongues: &Tongues, seed: &[(String, String)], threads: usize) -> Vec<Vec<Bead>> {
    match align_watched(pairs, tongues, seed, threads, &|_, _| ControlFlow::Continue(())) {
        ControlFlow::Continue(ladders) => ladders,
        // Nobody breaks it off.
        ControlFlow::Break(()) => vec![Vec::new(); pairs.len()],
    }
}

/// [`align`], which `watch` may break off: it is told how many documents' worth of work is done, and how many there are; several
/// times a second, from whichever thread works. Of archives that are too large to be learnt from at once the parts are aligned
/// one after another, each by itself.
pub fn align_watched(
    pairs: &[DocumentPair],
    tongues: &Tongues,
    seed: &[(String, String)],
    threads: usize,
    watch: &(dyn Fn(usize, usize) -> ControlFlow<()> + Sync),
) -> ControlFlow<(), Vec<Vec<Bead>>> {
    // In an order that is the content's own; sums are made in it.
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|a, b| (&pairs[*a].source, &pairs[*a].target).cmp(&(&pairs[*b].source, &pairs[*b].target)));
    let mut seed: Vec<&(String, String)> = seed.iter().collect();
    seed.sort_unstable();
    seed.dedup();
    let mut out = vec![Vec::new(); pairs.len()];
    let mut done = 0;
    for archive in archives(pairs, &order, MOST_SENTENCES) {
        let watch = Watch::new(watch, done, pairs.len());
        let sorted: Vec<&DocumentPair> = archive.iter().map(|at| &pairs[*at]).collect();
        watch.told(0)?;
        let corpus = corpus::Corpus::new(&sorted, &seed, tongues);
        let ladders = rounds::align(&corpus, threads, &watch)?;
        for (at, ladder) in archive.iter().zip(ladders) {
            out[*at] = beads(&ladder);
        }
        done += archive.len();
    }
    ControlFlow::Continue(out)
}

/// The documents in their order, cut into archives of at most `most` sentences and of much the same size.
fn archives<'a>(pairs: &[DocumentPair], order: &'a [usize], most: usize) -> Vec<&'a [usize]> {
    let sentences = |at: &usize| pairs[*at].source.len() + pairs[*at].target.len();
    let all: usize = order.iter().map(sentences).sum();
    let each = all.div_ceil(all.div_ceil(most).max(1));
    let mut out = Vec::new();
    let (mut from, mut held) = (0, 0);
    for (at, number) in order.iter().enumerate() {
        let more = sentences(number);
        if held > 0 && held + more > each {
            out.push(&order[from..at]);
            (from, held) = (at, 0);
        }
        held += more;
    }
    if from < order.len() {
        out.push(&order[from..]);
    }
    out
}

fn beads(ladder: &[lattice::Possible]) -> Vec<Bead> {
    let mut out = Vec::new();
    for bead in ladder {
        let shape = shapes::ALL[bead.shape as usize];
        let spans = if shape.source == 0 || shape.target == 0 { vec![bead.whole()] } else { bead.spans() };
        for (source, target) in spans {
            out.push(Bead {
                source: source.collect(),
                target: target.collect(),
                confidence: confidence::calibrated(bead.posterior),
            });
        }
    }
    out
}
