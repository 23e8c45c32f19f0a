//! Pages laid beside each other, all of a pair of languages together: what one pair of pages teaches helps the others.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::align::{Bead, DocumentPair, Tongues, align_watched};
use crate::desk::archive::belonging::{Belonging, SURE};
use crate::desk::archive::pages::ArchivePage;
use crate::error::Result;
use crate::model::Lang;
use crate::store::{Reader, Selection};

/// How many units of the memory are seed for a pair of languages, at most.
const SEED: usize = 50_000;

/// How many of them, and of what friends teach, help when strangers are looked at a second time.
const SEED_OF_SECOND_LOOK: usize = 5_000;

/// How often strangers are looked at again, as long as that finds friends.
const SECOND_LOOKS: usize = 3;

/// So many pages that belong together keep those company that are looked at a second time.
const COMPANY: usize = 200;

/// Sentences and their translations that people confirmed, by pair of languages.
pub type Seeds = BTreeMap<(String, String), Vec<(String, String)>>;

/// Two pages, by their numbers, with what is aligned of them and the ladder.
#[derive(Debug, Clone)]
pub struct Laid {
    /// The pages.
    pub pages: (usize, usize),
    /// Their sentences.
    pub pair: DocumentPair,
    /// Their languages.
    pub tongues: Tongues,
    /// Their beads; the source is the first page.
    pub ladder: Vec<Bead>,
}

/// The sentences of the memory's units that seed the alignment of pages in `langs`: confirmed in both.
///
/// # Errors
/// Those of the store.
pub fn seeds(reader: &dyn Reader, langs: &[Lang]) -> Result<Seeds> {
    let mut wanted: Vec<String> = langs.iter().map(|lang| lang.language().to_owned()).collect();
    wanted.sort();
    wanted.dedup();
    let mut out = Seeds::new();
    for unit in reader.units(&Selection::default())? {
        let unit = unit?;
        let confirmed = || unit.variants.iter().filter(|variant| unit.is_confirmed(variant));
        for source in confirmed() {
            for target in confirmed() {
                let (a, b) = (source.lang.language(), target.lang.language());
                if a < b && wanted.iter().any(|lang| lang == a) && wanted.iter().any(|lang| lang == b) {
                    let seed = out.entry((a.to_owned(), b.to_owned())).or_default();
                    if seed.len() < SEED {
                        seed.push((source.text.chars(), target.text.chars()));
                    }
                }
            }
        }
    }
    Ok(out)
}

/// What the sure beads of two pages teach whoever aligns others.
pub(super) fn teach(pages: &[ArchivePage], laid: &Laid, seeds: &mut Seeds) {
    let language = |page: usize| pages[page].lang.language().to_owned();
    let (a, b) = (language(laid.pages.0), language(laid.pages.1));
    match a > b {
        false => taught(&laid.pair, &laid.ladder, seeds.entry((a, b)).or_default()),
        true => {
            let ladder: Vec<Bead> = laid.ladder.iter().cloned().map(turn_bead).collect();
            taught(&turn(laid.pair.clone()), &ladder, seeds.entry((b, a)).or_default());
        }
    }
}

/// The ladders of pairs of pages, in their order; none if `watch` broke it off.
pub fn laid(
    pages: &[ArchivePage],
    pairs: &[(usize, usize)],
    seeds: &Seeds,
    threads: usize,
    watch: &(dyn Fn(usize, usize) -> ControlFlow<()> + Sync),
) -> ControlFlow<(), Vec<Laid>> {
    let language = |page: usize| pages[page].lang.language();
    let mut archives: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, &(a, b)) in pairs.iter().enumerate() {
        let (a, b) = (language(a), language(b));
        archives.entry(if a <= b { (a, b) } else { (b, a) }).or_default().push(at);
    }
    let mut out: Vec<Option<Laid>> = vec![None; pairs.len()];
    let mut done = 0;
    for ((a, _), members) in archives {
        // The same languages in the same order, whichever of the pages comes first.
        let turned = |at: usize| language(pairs[at].0) != a;
        let documents: Vec<DocumentPair> = members
            .iter()
            .map(|&at| {
                let (source, target) = if turned(at) { (pairs[at].1, pairs[at].0) } else { pairs[at] };
                beside(&pages[source], &pages[target])
            })
            .collect();
        let Some(&first) = members.first() else { continue };
        let (source, target) = if turned(first) { (pairs[first].1, pairs[first].0) } else { pairs[first] };
        let tongues = Tongues { source: pages[source].lang.clone(), target: pages[target].lang.clone() };
        let of = (tongues.source.language().to_owned(), tongues.target.language().to_owned());
        let seed = seeds.get(&of).map_or(&[][..], Vec::as_slice);
        let before = done;
        done += members.len();
        let ladders = align_twice(&documents, &tongues, seed, threads, &|now, _| watch(before + now, pairs.len()))?;
        let tongues_of = |at: usize| {
            let (source, target) = pairs[at];
            Tongues { source: pages[source].lang.clone(), target: pages[target].lang.clone() }
        };
        for ((&at, pair), ladder) in members.iter().zip(documents).zip(ladders) {
            out[at] = Some(match turned(at) {
                false => Laid { pages: pairs[at], pair, tongues: tongues_of(at), ladder },
                true => Laid {
                    pages: pairs[at],
                    pair: turn(pair),
                    tongues: tongues_of(at),
                    ladder: ladder.into_iter().map(turn_bead).collect(),
                },
            });
        }
    }
    ControlFlow::Continue(out.into_iter().flatten().collect())
}

/// The ladders of texts of which some may have been laid beside a stranger. Those teach nothing right, and where they are many
/// they make everybody expect strangers: so whoever looks like one is looked at a second time, in small numbers, among those
/// that belong together.
pub fn align_twice(
    documents: &[DocumentPair],
    tongues: &Tongues,
    seed: &[(String, String)],
    threads: usize,
    watch: &(dyn Fn(usize, usize) -> ControlFlow<()> + Sync),
) -> ControlFlow<(), Vec<Vec<Bead>>> {
    let all = documents.len();
    let mut ladders = align_watched(documents, tongues, seed, threads, watch)?;
    let mut known = 0;
    for _ in 0..SECOND_LOOKS {
        let strange =
            |at: &usize| Belonging::of(&documents[*at], &ladders[*at]).refused(&documents[*at], tongues).is_some();
        let (strangers, friends): (Vec<usize>, Vec<usize>) = (0..documents.len()).partition(strange);
        if strangers.is_empty() || friends.len() <= known {
            break;
        }
        known = friends.len();
        // What is learnt anew for each handful of strangers is not the whole archive.
        let mut seed = seed[..seed.len().min(SEED_OF_SECOND_LOOK)].to_vec();
        for &at in &friends {
            if seed.len() < SEED_OF_SECOND_LOOK {
                taught(&documents[at], &ladders[at], &mut seed);
            }
        }
        let friends = &friends[..friends.len().min(COMPANY)];
        for some in strangers.chunks((friends.len() / 4).max(1)) {
            let together: Vec<DocumentPair> = some.iter().chain(friends).map(|&at| documents[at].clone()).collect();
            let again = align_watched(&together, tongues, &seed, threads, &|_, _| watch(all, all))?;
            for (&at, ladder) in some.iter().zip(again) {
                ladders[at] = ladder;
            }
        }
    }
    ControlFlow::Continue(ladders)
}

/// Puts what sure beads say to the seed.
fn taught(pair: &DocumentPair, ladder: &[Bead], seed: &mut Vec<(String, String)>) {
    let said = |sentences: &[String], at: &[u32]| -> String {
        at.iter().filter_map(|&at| sentences.get(at as usize)).map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    for bead in ladder.iter().filter(|bead| bead.confidence >= SURE) {
        if !bead.source.is_empty() && !bead.target.is_empty() && seed.len() < SEED {
            seed.push((said(&pair.source, &bead.source), said(&pair.target, &bead.target)));
        }
    }
}

fn beside(source: &ArchivePage, target: &ArchivePage) -> DocumentPair {
    let sentences = |page: &ArchivePage| page.sentences.iter().map(|sentence| sentence.text.clone()).collect();
    let paragraphs = |page: &ArchivePage| Some(page.sentences.iter().map(|sentence| sentence.paragraph).collect());
    DocumentPair {
        source: sentences(source),
        target: sentences(target),
        source_paragraphs: paragraphs(source),
        target_paragraphs: paragraphs(target),
    }
}

fn turn(pair: DocumentPair) -> DocumentPair {
    DocumentPair {
        source: pair.target,
        target: pair.source,
        source_paragraphs: pair.target_paragraphs,
        target_paragraphs: pair.source_paragraphs,
    }
}

fn turn_bead(bead: Bead) -> Bead {
    Bead { source: bead.target, target: bead.source, confidence: bead.confidence }
}
