//! Which pages belong together: by what they say of each other, by their names, and by what they hold.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use crate::desk::archive::belonging::expected;
use crate::desk::archive::ladders::{self, Laid, Seeds, laid};
use crate::desk::archive::pages::ArchivePage;
use crate::desk::archive::{path_tags, words_shared};
use crate::model::{Lang, Standing};

/// How many partners of a language are looked at for each page, the first time and the second.
const LOOKS: [usize; 2] = [4, 10];

/// How much of two pages, each taken as 1, has to be expected to be each other's translation where nothing else says so.
const LIKELY: f32 = 0.5;

/// How many times as likely as the next one a partner has to be.
const MARGIN: f32 = 1.25;

/// How pages were found to belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairedBy {
    /// A person gave them together.
    Given,
    /// They name each other as translations, or give the same address.
    Links,
    /// Their names are the same but for the language.
    Name,
    /// Numbers, names and dates that they share, and the alignment itself.
    Content,
}

crate::model::named!(PairedBy { Given = "given", Links = "links", Name = "name", Content = "content" });

/// Pages that are one text in several languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The pages' numbers; the first is the one whose sentences are the units' sources.
    pub pages: Vec<usize>,
    /// How they were found.
    pub found: PairedBy,
}

/// Finds what belongs together; none if `watch` broke it off. Pages that nothing belongs to are in no group.
pub fn pair(
    pages: &[ArchivePage],
    source: Option<&Lang>,
    seeds: &Seeds,
    threads: usize,
    watch: &(dyn Fn(usize, usize) -> ControlFlow<()> + Sync),
) -> ControlFlow<(), Vec<Group>> {
    let mut sets = Sets::new(pages);
    for (a, b) in linked(pages) {
        sets.join(a, b, PairedBy::Links);
    }
    for (a, b) in named_alike(pages) {
        sets.join(a, b, PairedBy::Name);
    }
    // Pages that nothing was said of, with whatever lacks their language; then, with what the first look has taught, those
    // that found nothing.
    let mut seeds = seeds.clone();
    for most in LOOKS {
        let fullest = sets.fullest();
        let alone: Vec<bool> = (0..pages.len()).map(|at| sets.members(at).len() < fullest).collect();
        if !alone.contains(&true) {
            break;
        }
        let may = |a: usize, b: usize| (alone[a] || alone[b]) && sets.may_join(a, b);
        let candidates = words_shared::candidates(pages, most, &may);
        if candidates.is_empty() {
            break;
        }
        let mut found: Vec<(f32, Laid)> = laid(pages, &candidates, &seeds, threads, watch)?
            .into_iter()
            .map(|laid| (expected(&laid.pair, &laid.ladder), laid))
            .collect();
        likeliest(pages, &mut found);
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.pages.cmp(&b.1.pages)));
        for (_, laid) in &found {
            if sets.join(laid.pages.0, laid.pages.1, PairedBy::Content) {
                ladders::teach(pages, laid, &mut seeds);
            }
        }
    }
    ControlFlow::Continue(sets.groups(source))
}

/// Keeps those pairs each of whose pages has no other partner of that language that is nearly as likely.
fn likeliest(pages: &[ArchivePage], found: &mut Vec<(f32, Laid)>) {
    let mut best: HashMap<(usize, &str), [f32; 2]> = HashMap::new();
    let sides = |laid: &Laid| {
        let (a, b) = laid.pages;
        [(a, pages[b].lang.language()), (b, pages[a].lang.language())]
    };
    for (score, laid) in found.iter() {
        for side in sides(laid) {
            let [first, second] = best.entry(side).or_default();
            if score > first {
                (*first, *second) = (*score, *first);
            } else if score > second {
                *second = *score;
            }
        }
    }
    let clear =
        |score: f32, side| best.get(&side).is_some_and(|[first, second]| score >= *first && score >= MARGIN * second);
    found.retain(|(score, laid)| *score >= LIKELY && sides(laid).into_iter().all(|side| clear(*score, side)));
}

/// The pages that a person gave together.
#[must_use]
pub fn given(pages: &[ArchivePage], source: Option<&Lang>) -> Group {
    let mut all: Vec<usize> = (0..pages.len()).collect();
    in_order(pages, source, &mut all);
    Group { pages: all, found: PairedBy::Given }
}

/// The page in the project's source language first, then by tag: always the same one, whatever was given first.
fn in_order(pages: &[ArchivePage], source: Option<&Lang>, members: &mut [usize]) {
    let rank = |at: usize| source.map_or(Standing::Other, |source| pages[at].lang.standing(source));
    members.sort_by_key(|&at| (rank(at), pages[at].lang.to_string(), at));
}

/// Sets of pages, at most one of a language in each.
struct Sets<'a> {
    pages: &'a [ArchivePage],
    /// The set of each page.
    of: Vec<usize>,
    /// The pages of each set, and how it came to be.
    sets: Vec<(Vec<usize>, Option<PairedBy>)>,
}

impl<'a> Sets<'a> {
    fn new(pages: &'a [ArchivePage]) -> Self {
        Self { pages, of: (0..pages.len()).collect(), sets: (0..pages.len()).map(|at| (vec![at], None)).collect() }
    }

    fn members(&self, at: usize) -> &[usize] {
        &self.sets[self.of[at]].0
    }

    fn may_join(&self, a: usize, b: usize) -> bool {
        self.of[a] != self.of[b]
            && self.members(a).iter().all(|&one| {
                let lang = &self.pages[one].lang;
                self.members(b).iter().all(|&other| self.pages[other].lang.standing(lang) > Standing::Unspecified)
            })
    }

    /// How many languages the fullest set has, and at least two: a set with fewer lacks one.
    fn fullest(&self) -> usize {
        self.sets.iter().map(|(members, _)| members.len()).max().unwrap_or_default().max(2)
    }

    /// Whether they were joined now.
    fn join(&mut self, a: usize, b: usize, found: PairedBy) -> bool {
        if !self.may_join(a, b) {
            return false;
        }
        let (into, from) = (self.of[a].min(self.of[b]), self.of[a].max(self.of[b]));
        let (moved, how) = std::mem::take(&mut self.sets[from]);
        for &at in &moved {
            self.of[at] = into;
        }
        let set = &mut self.sets[into];
        set.0.extend(moved);
        set.1 = Some(set.1.into_iter().chain(how).chain([found]).max().unwrap_or(found));
        true
    }

    fn groups(self, source: Option<&Lang>) -> Vec<Group> {
        let several = self.sets.into_iter().filter(|(members, _)| members.len() > 1);
        several
            .filter_map(|(mut pages, found)| {
                in_order(self.pages, source, &mut pages);
                Some(Group { pages, found: found? })
            })
            .collect()
    }
}

/// Pages that give each other's address, or path, as that of a translation; or one address as their own.
fn linked(pages: &[ArchivePage]) -> Vec<(usize, usize)> {
    let mut by_url: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_path: HashMap<String, usize> = HashMap::new();
    for (at, page) in pages.iter().enumerate() {
        if let Some(url) = &page.url {
            by_url.entry(plain(url)).or_default().push(at);
        }
        by_path.insert(page.path.to_lowercase(), at);
    }
    let mut out = Vec::new();
    for sharing in by_url.values() {
        out.extend(sharing.iter().flat_map(|&a| sharing.iter().filter(move |&&b| a < b).map(move |&b| (a, b))));
    }
    for (at, page) in pages.iter().enumerate() {
        for address in &page.alternates {
            out.extend(by_url.get(&plain(address)).into_iter().flatten().map(|&other| (at.min(other), at.max(other))));
            let there = paths_of(address, &page.path).into_iter().find_map(|path| by_path.get(&path).copied());
            out.extend(there.map(|other| (at.min(other), at.max(other))));
        }
    }
    out.retain(|(a, b)| a != b);
    out.sort_unstable();
    out.dedup();
    out
}

/// An address as it is compared.
fn plain(url: &str) -> String {
    let url = url.trim().split('#').next().unwrap_or_default();
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.strip_suffix("index.html").unwrap_or(rest);
    rest.trim_end_matches('/').to_lowercase()
}

/// Where an address leads within an archive: beside the page, or where a site's copy keeps it.
fn paths_of(address: &str, from: &str) -> Vec<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default().to_lowercase();
    let rooted = address.split_once("//").map(|(_, rest)| rest.split_once('/').unwrap_or((rest, "")));
    let path = match rooted {
        Some((_, path)) => path.to_owned(),
        None if address.starts_with('/') => address.trim_start_matches('/').to_owned(),
        None => {
            let mut parts: Vec<String> = from.to_lowercase().split('/').map(str::to_owned).collect();
            parts.pop();
            for part in address.split('/') {
                match part {
                    "" | "." => {}
                    ".." => {
                        parts.pop();
                    }
                    part => parts.push(part.to_owned()),
                }
            }
            return vec![parts.join("/")];
        }
    };
    let path = path.trim_end_matches('/');
    let with_host = rooted.map(|(host, _)| format!("{host}/{path}"));
    let mut out = Vec::new();
    for path in std::iter::once(path.to_owned()).chain(with_host) {
        out.extend([path.clone(), format!("{path}.html"), format!("{path}/index.html")]);
    }
    out
}

/// Pages whose paths are the same but for the language; where two of one language are, none of them.
fn named_alike(pages: &[ArchivePage]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        by_key.entry(path_tags::key(&page.path, &page.lang)).or_default().push(at);
    }
    let mut out = Vec::new();
    for (_, sharing) in by_key {
        let twice = sharing.iter().enumerate().any(|(nth, &a)| {
            sharing[nth + 1..].iter().any(|&b| pages[a].lang.standing(&pages[b].lang) <= Standing::Unspecified)
        });
        if !twice {
            out.extend(sharing.windows(2).map(|two| (two[0], two[1])));
        }
    }
    out
}
