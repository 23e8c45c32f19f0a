//! Round after round: align with what is known, learn from what was aligned, align again.

use std::ops::{ControlFlow, Range};

use super::anchors;
use super::band::{Band, MOST_NODES};
use super::chances::{self, Chances, Seen};
use super::corpus::{Bags, Corpus, Text};
use super::decode::decode;
use super::evidence::{Direction, Facts, Local, Taught};
use super::lattice::{Lattice, Possible, Span};
use super::lengths::Lengths;
use super::lexicon::{Contribution, Lexicon, Training};
use super::paragraphs::{Begun, Paragraphs, begins};
use super::prior::{self, Rows};
use super::shapes::{LONGEST, Priors, SHAPES};
use super::threads::in_order;
use super::watch::Watch;

/// Documents of up to this many sentences have no band.
const SHORT: usize = 80;

/// How far a band goes to each side, at least.
const HALF: f64 = 30.0;

/// The same before anything is aligned.
const FIRST_HALF: f64 = 60.0;

/// How often everything is aligned at least. Hard archives gain up to here.
const LEAST_ROUNDS: usize = 7;

/// And at most: literature begins with too many sentences taken for untranslated, and needs so many to find them again.
const MOST_ROUNDS: usize = 14;

/// An archive has come to rest where a round moves less than this share of the posteriors.
const STILL: f64 = 0.02;

/// From which posterior on a bead is learnt from.
const LEAST_WEIGHT: f32 = 0.1;

/// The share of the last round's posteriors in what comes out; the rest is the round's before. Where the two differ nobody is sure.
/// Mixed in every round they come to rest too early: literature loses two points.
const MIXED: f32 = 0.5;

/// Where little is learnt, a bead for which lengths and order alone speak is no surer than this: two strangers of as many
/// sentences fit each other so.
const UNHEARD: f32 = 0.9;

/// So many units of the seed say how often a token has a translation.
const SEED_SEEN: usize = 1_000;

/// How often they are asked, each time with what they said before.
const SEED_LOOKS: usize = 3;

/// The longest side of a bead in the first round, which knows little.
const LONGEST_AT_FIRST: usize = 2;

/// What everything that is aligned shares, round after round.
struct State {
    lexicon: Lexicon,
    lengths: Lengths,
    priors: Priors,
    paragraphs: Paragraphs,
    source_chances: Chances,
    target_chances: Chances,
}

/// What a round says about one document.
struct Outcome {
    possible: Vec<Possible>,
    expected: [f64; SHAPES],
    sure: Vec<(f32, f32)>,
    begun: Begun,
    source_seen: Seen,
    target_seen: Seen,
    /// How much of the posteriors stands elsewhere than in the last round, and how much there is.
    moved: (f64, f64),
    ladder: Vec<Possible>,
}

/// A document's memory of the last round.
struct Past {
    taught: Taught,
    /// Nodes that the path surely went through.
    anchors: Vec<(u32, u32)>,
    possible: Vec<Possible>,
}

/// The ladders of all texts, in their order.
pub(super) fn align(corpus: &Corpus, threads: usize, watch: &Watch<'_>) -> ControlFlow<(), Vec<Vec<Possible>>> {
    let prior = prior::table(corpus);
    let mut state = State {
        lexicon: Lexicon::empty(corpus),
        lengths: Lengths::new(corpus),
        priors: Priors::start(),
        paragraphs: Paragraphs::default(),
        source_chances: Chances::start(),
        target_chances: Chances::start(),
    };
    let mut past: Vec<Past> = corpus
        .texts
        .iter()
        .map(|_| Past { taught: Taught::new(Vec::new()), anchors: Vec::new(), possible: Vec::new() })
        .collect();
    let mut seeded = (Seen::default(), Seen::default());
    if corpus.seed.0.len() > 0 {
        let training = Training {
            weights: vec![1.0; corpus.seed.0.len()],
            source: corpus.seed.0.clone(),
            target: corpus.seed.1.clone(),
        };
        let (lexicon, taught) = Lexicon::learnt(corpus, &training, &prior, threads, watch)?;
        state.lexicon = lexicon;
        state.lengths.fit(&corpus.seed_lengths);
        for _ in 0..SEED_LOOKS {
            seeded = seen_in_seed(&state, corpus, &prior, &taught);
            state.source_chances = Chances::of(&seeded.0);
            state.target_chances = Chances::of(&seeded.1);
        }
    }
    let mut last = MOST_ROUNDS - 1;
    for round in 0..MOST_ROUNDS {
        let buckets = (chances::buckets(&corpus.source, round > 0), chances::buckets(&corpus.target, round > 0));
        let source_chances = state.source_chances.of_types(&corpus.source, &buckets.0);
        let target_chances = state.target_chances.of_types(&corpus.target, &buckets.1);
        let buckets = (&buckets.0[..], &buckets.1[..]);
        let facing =
            Facing { corpus, state: &state, source_chances: &source_chances, target_chances: &target_chances, buckets };
        let known = Known { facing, prior: &prior, round, is_last: round == last };
        let count = corpus.texts.len();
        let outcomes = in_order(count, threads, |number| {
            watch.told((round * count + number) / (last + 1).min(LEAST_ROUNDS.max(round + 2)))?;
            ControlFlow::Continue(known.outcome(&corpus.texts[number], &past[number]))
        });
        let mut reached = Vec::with_capacity(count);
        for outcome in outcomes {
            reached.push(outcome?);
        }
        let outcomes = reached;
        if round == last {
            return ControlFlow::Continue(outcomes.into_iter().map(|outcome| outcome.ladder).collect());
        }
        let mut expected = [0.0; SHAPES];
        let (mut source_seen, mut target_seen) = seeded;
        let mut moved = (0.0, 0.0);
        let mut sure = Vec::new();
        let mut begun = Begun::default();
        for outcome in &outcomes {
            for (sum, more) in expected.iter_mut().zip(outcome.expected) {
                *sum += more;
            }
            moved = (moved.0 + outcome.moved.0, moved.1 + outcome.moved.1);
            source_seen.add_all(&outcome.source_seen);
            target_seen.add_all(&outcome.target_seen);
            sure.extend_from_slice(&outcome.sure);
            for (sum, more) in begun.iter_mut().flatten().zip(outcome.begun.iter().flatten()) {
                *sum += more;
            }
        }
        if round + 2 >= LEAST_ROUNDS && moved.0 < STILL * moved.1 {
            last = round + 1;
        }
        state.priors = Priors::of_counts(&expected);
        state.paragraphs = Paragraphs::of(&begun);
        sure.extend_from_slice(&corpus.seed_lengths);
        state.lengths.fit(&sure);
        state.source_chances = Chances::of(&source_seen);
        state.target_chances = Chances::of(&target_seen);
        let (training, places) = training(corpus, &outcomes, LEAST_WEIGHT);
        let (lexicon, mut contributions) = Lexicon::learnt(corpus, &training, &prior, threads, watch)?;
        state.lexicon = lexicon;
        let mut taken = places.iter().map(Vec::len).sum::<usize>();
        contributions.truncate(taken);
        for (number, places) in places.into_iter().enumerate().rev() {
            let from = taken - places.len();
            let links = contributions.split_off(from);
            let beads = places
                .into_iter()
                .zip(links)
                .enumerate()
                .map(|(at, (span, links))| (span, training.weights[from + at], links))
                .collect();
            past[number] = Past {
                taught: Taught::new(beads),
                anchors: sure_nodes(&outcomes[number].possible),
                possible: outcomes[number].possible.clone(),
            };
            taken = from;
        }
    }
    ControlFlow::Continue(Vec::new())
}

/// How often the tokens of the seed, source and target, have a translation in their unit, as the other units tell: `taught` is what
/// each contributed, and is left out.
fn seen_in_seed(state: &State, corpus: &Corpus, prior: &Rows, taught: &[Vec<Contribution>]) -> (Seen, Seen) {
    let all = corpus.seed.0.len();
    let (mut source, mut target) = (Bags::new(), Bags::new());
    let mut beads = Vec::new();
    for (at, unit) in (0u32..).zip((0..all).step_by(all.div_ceil(SEED_SEEN).max(1))) {
        source.push_union(&corpus.seed.0, unit..unit + 1);
        target.push_union(&corpus.seed.1, unit..unit + 1);
        beads.push(((at..at + 1, at..at + 1), 1.0, taught[unit].clone()));
    }
    let buckets = (chances::buckets_in_seed(&corpus.source), chances::buckets_in_seed(&corpus.target));
    let known = Facing {
        corpus,
        state,
        source_chances: &state.source_chances.of_types(&corpus.source, &buckets.0),
        target_chances: &state.target_chances.of_types(&corpus.target, &buckets.1),
        buckets: (&buckets.0, &buckets.1),
    };
    let links = Local::both(&source, &target, &state.lexicon, prior);
    let taught = Taught::new(beads);
    let (forward, backward) = known.directions((&source, &target), &links, &taught);
    let mut seen = (Seen::default(), Seen::default());
    let mut rooms = (forward.room(), backward.room());
    for at in 0..source.len() {
        forward.observe(at, at, 1.0, &mut rooms.0, &mut seen.1);
        backward.observe(at, at, 1.0, &mut rooms.1, &mut seen.0);
    }
    seen
}

/// The beads to learn from: those of all texts in order, then the seed; and where those of each text are.
fn training(corpus: &Corpus, outcomes: &[Outcome], least: f32) -> (Training, Vec<Vec<Span>>) {
    let mut out = Training { weights: Vec::new(), source: Bags::new(), target: Bags::new() };
    let mut places = Vec::new();
    for (text, outcome) in corpus.texts.iter().zip(outcomes) {
        let mut own = Vec::new();
        for bead in outcome.possible.iter().filter(|bead| bead.posterior >= least) {
            for (source, target) in bead.spans() {
                let wide = |range: &Range<u32>| range.start as usize..range.end as usize;
                // What is doubtful teaches less than it is likely.
                out.weights.push(bead.posterior * bead.posterior);
                out.source.push_union(&text.source.bags, wide(&source));
                out.target.push_union(&text.target.bags, wide(&target));
                own.push((source, target));
            }
        }
        places.push(own);
    }
    for unit in 0..corpus.seed.0.len() {
        out.weights.push(1.0);
        out.source.push_union(&corpus.seed.0, unit..unit + 1);
        out.target.push_union(&corpus.seed.1, unit..unit + 1);
    }
    (out, places)
}

/// The nodes after pairs that are nearly certain.
fn sure_nodes(possible: &[Possible]) -> Vec<(u32, u32)> {
    let mut out: Vec<(u32, u32)> = possible
        .iter()
        .filter(|bead| bead.shape == 0 && bead.posterior > 0.95)
        .map(|bead| (bead.source + 1, bead.target + 1))
        .collect();
    out.sort_unstable();
    out
}

/// How much of the posteriors of this round stood elsewhere in the one before, and how much they are.
fn moved(before: &[Possible], now: &[Possible]) -> (f64, f64) {
    let changes = before.iter().map(|bead| Possible { posterior: -bead.posterior, ..*bead }).chain(now.iter().copied());
    let mut changes: Vec<Possible> = changes.collect();
    changes.sort_by_key(|bead| (bead.source, bead.target, bead.shape));
    let same = |a: &Possible, b: &Possible| (a.source, a.target, a.shape) == (b.source, b.target, b.shape);
    let changes = changes.chunk_by(same).map(|beads| beads.iter().map(|bead| f64::from(bead.posterior)).sum::<f64>());
    let all = now.iter().map(|bead| f64::from(bead.posterior)).sum();
    (changes.map(f64::abs).sum::<f64>() / 2.0, all)
}

/// The posteriors of this round (`share`) with those of the one before.
fn blended(before: &[Possible], now: Vec<Possible>, share: f32) -> Vec<Possible> {
    if share >= 1.0 {
        return now;
    }
    let mut all: Vec<Possible> =
        before.iter().map(|bead| Possible { posterior: bead.posterior * (1.0 - share), ..*bead }).collect();
    all.extend(now.iter().map(|bead| Possible { posterior: bead.posterior * share, ..*bead }));
    all.sort_by_key(|bead| (bead.source, bead.target, bead.shape));
    let mut out: Vec<Possible> = Vec::with_capacity(all.len());
    for bead in all {
        match out.last_mut() {
            Some(last) if (last.source, last.target, last.shape) == (bead.source, bead.target, bead.shape) => {
                last.posterior += bead.posterior;
            }
            _ => out.push(bead),
        }
    }
    out.retain(|bead| bead.posterior > 0.005);
    out
}

/// What is known of two sides that face each other.
struct Facing<'a> {
    corpus: &'a Corpus,
    state: &'a State,
    source_chances: &'a [f32],
    target_chances: &'a [f32],
    /// Of the source's types, and of the target's.
    buckets: (&'a [u8], &'a [u8]),
}

impl Facing<'_> {
    /// Both directions of sentences: what the source says of the target, and the other way.
    fn directions<'b>(
        &'b self,
        (source, target): (&'b Bags, &'b Bags),
        (source_links, target_links): &'b (Local, Local),
        taught: &'b Taught,
    ) -> (Direction<'b>, Direction<'b>) {
        let lexicon = &self.state.lexicon;
        let (ours, theirs) = ((source, source_links), (target, target_links));
        let to_target = Facts {
            counts: &lexicon.source_counts,
            chances: self.target_chances,
            made: &self.corpus.target,
            buckets: self.buckets.1,
        };
        let to_source = Facts {
            counts: &lexicon.target_counts,
            chances: self.source_chances,
            made: &self.corpus.source,
            buckets: self.buckets.0,
        };
        (Direction::new(ours, theirs, to_target, taught, true), Direction::new(theirs, ours, to_source, taught, false))
    }
}

/// What a round knows.
struct Known<'a> {
    facing: Facing<'a>,
    prior: &'a Rows,
    round: usize,
    is_last: bool,
}

impl Known<'_> {
    fn outcome(&self, text: &Text, past: &Past) -> Outcome {
        let (n, m) = (text.source.len(), text.target.len());
        let band = if n.max(m) > SHORT && self.round > 0 {
            Band::around(n, m, &past.anchors, HALF)
        } else if (n + 1) * (m + 1) > MOST_NODES {
            Band::around(n, m, &anchors::anchors(text, self.prior), FIRST_HALF)
        } else {
            Band::full(n, m)
        };
        let longest = if self.round == 0 { LONGEST_AT_FIRST } else { LONGEST };
        let Facing { corpus, state, .. } = self.facing;
        let links = Local::both(&text.source.bags, &text.target.bags, &state.lexicon, self.prior);
        let sides = (&text.source.bags, &text.target.bags);
        let (forward, backward) = self.facing.directions(sides, &links, &past.taught);
        let turned = band.turned();
        let (there, back) = (forward.gains(&band, longest), backward.gains(&turned, longest));
        let lattice = Lattice {
            text,
            band: &band,
            forward: &there,
            backward: &back,
            lengths: &state.lengths,
            priors: &state.priors,
            paragraphs: &state.paragraphs,
            longest,
        };
        let possible = lattice.posteriors();
        let share = if self.is_last { MIXED } else { 1.0 };
        let moved = moved(&past.possible, &possible);
        let possible = blended(&past.possible, possible, share);
        let mut out = Outcome {
            expected: [0.0; SHAPES],
            sure: Vec::new(),
            begun: Begun::default(),
            source_seen: Seen::default(),
            target_seen: Seen::default(),
            moved,
            ladder: Vec::new(),
            possible,
        };
        let mut rooms = (forward.room(), backward.room());
        for bead in &out.possible {
            let posterior = f64::from(bead.posterior);
            out.expected[bead.shape as usize] += posterior;
            if bead.shape == 0 && posterior >= 0.9 {
                let (i, j) = (bead.source as usize, bead.target as usize);
                out.sure.push((text.source.lengths[i], text.target.lengths[j]));
                if let Some((s, t)) = begins(&text.source, i).zip(begins(&text.target, j)) {
                    out.begun[usize::from(s)][usize::from(t)] += posterior;
                }
                forward.observe(i, j, posterior, &mut rooms.0, &mut out.target_seen);
                backward.observe(j, i, posterior, &mut rooms.1, &mut out.source_seen);
            }
        }
        if self.is_last {
            out.ladder = decode(n, m, &band, &out.possible);
            for bead in out.ladder.iter_mut().filter(|_| corpus.is_little()) {
                if bead.posterior > UNHEARD && !lattice.is_said_by_words(bead) {
                    bead.posterior = UNHEARD;
                }
            }
        }
        out
    }
}
