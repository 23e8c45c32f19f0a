//! A file under translation brought up to date: what the memory has learnt for what is still open, and what the page says
//! now. What a person did stays as it is.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::desk::codes::carried_over;
use crate::desk::filled::{Fate, fates};
use crate::desk::leverage::{Band, Leverage, words};
use crate::desk::outline::{Outline, block_of};
use crate::desk::placement::{Placed, Places, place, places_as_far};
use crate::desk::pretranslate::{FindTerms, Prepared, UpdateCounts, pour};
use crate::desk::publish::report_of;
use crate::desk::report::StoryReport;
use crate::desk::site_strings::confirmed_messages;
use crate::error::{Error, Noted, Result};
use crate::format::{self, BilingualUpdate, Input, UnitUpdate, UnitUpdates};
use crate::model::{Bilingual, BilingualBlock, Document, Key, Segment, State, Text, unrooted_name};
use crate::store::Reader;

/// What bringing a file up to date did.
#[derive(Debug, Default)]
pub struct Updated {
    /// How many segments it concerned.
    pub counts: UpdateCounts,
    /// Segments that the page no longer has, and whose translation stands at no other place either.
    pub gone: Vec<Segment>,
    /// Whether a note on such a segment went with it.
    pub note_gone: bool,
}

/// A file that was brought up to date.
struct UpdatedFile {
    /// Its bytes; those that it had, where there was nothing to do.
    bytes: Vec<u8>,
    /// What it holds now, each unit at its place of the page.
    placed: Placed,
    done: Updated,
}

/// Makes of a new pretranslation the file under translation brought up to date with it, and of its report, draft and
/// strings those of that.
///
/// # Errors
/// Those of reading the file, of [`place`] and of pouring; [`Error::UpdateOfAnother`] where it is not a translation of that
/// document into that language.
pub fn update_prepared(
    file: &Input<'_>,
    document: &Document,
    outline: &Outline,
    prepared: &mut Prepared,
    terms: &FindTerms<'_>,
    store: &dyn Reader,
) -> Result<Noted<Updated>> {
    let mut notices = Vec::new();
    let updated = update(file, &prepared.report.bilingual, document, outline, store)?.take(&mut notices);
    let UpdatedFile { bytes, placed, done } = updated;
    prepared.xliff = bytes;
    prepared.draft = pour(&placed.bilingual, document, &placed.alike, &mut notices)?;
    prepared.site = confirmed_messages(&placed.bilingual.site);
    prepared.report = told_of(placed.bilingual, &prepared.report, terms);
    prepared.updated = Some(done.counts);
    Ok(Noted { value: done, notices })
}

/// The report on a file that was brought up to date: what somebody has translated there is counted as that, and the rest by
/// what the memory has now, as the report `wanted` on the page says.
fn told_of(bilingual: Bilingual, wanted: &StoryReport, terms: &FindTerms<'_>) -> StoryReport {
    let mut report = report_of(bilingual, terms);
    let mut blocks: HashMap<&str, (&BilingualBlock, usize)> = HashMap::new();
    let mut at = 0;
    for block in wanted.bilingual.story.iter().chain(&wanted.bilingual.site) {
        blocks.insert(&block.id, (block, at));
        at += block.segments.len();
    }
    // For each segment which of those of the page it is, unless a tool has cut its block otherwise.
    let mut same: Vec<Option<usize>> = Vec::new();
    for block in report.bilingual.story.iter().chain(&report.bilingual.site) {
        let says = |block: &BilingualBlock| block.segments.iter().map(|one| one.source.key()).collect::<Vec<_>>();
        let found = blocks.get(block.id.as_str()).filter(|(wanted, _)| says(wanted) == says(block));
        same.extend((0..block.segments.len()).map(|nth| found.map(|(_, at)| at + nth)));
    }
    let here: HashMap<usize, usize> = same.iter().enumerate().filter_map(|(at, was)| Some(((*was)?, at))).collect();
    let from = wanted.leverage.from.filter(|_| same.iter().all(Option::is_some));
    let mut leverage = Leverage { from, ..Leverage::default() };
    let of_story: usize = report.bilingual.story.iter().map(|block| block.segments.len()).sum();
    for (at, segment) in report.bilingual.segments().enumerate() {
        let Some(detail) = report.segments.get_mut(at) else { continue };
        if segment.is_confirmed() && !segment.is_as_filled() {
            detail.band = Band::Translated;
        } else if let Some(wanted) = same[at].and_then(|was| wanted.segments.get(was)) {
            detail.band = wanted.band;
            detail.repeats = wanted.repeats.and_then(|earlier| here.get(&earlier).copied());
        }
        let bands = if at < of_story { &mut leverage.story } else { &mut leverage.site };
        bands.add(detail.band, words(&segment.source.chars()));
    }
    report.leverage = leverage;
    report.notices.clone_from(&wanted.notices);
    report
}

/// Brings a file up to date with `wanted`, which is how its document would be pretranslated now.
fn update(
    file: &Input<'_>,
    wanted: &Bilingual,
    document: &Document,
    outline: &Outline,
    store: &dyn Reader,
) -> Result<Noted<UpdatedFile>> {
    let mut notices = Vec::new();
    let format = format::recognize(file.name, file.bytes)?.bilingual(file.name)?;
    let parts = (format.parts)(file)?.take(&mut notices);
    let another = || Error::UpdateOfAnother {
        file: file.name.to_owned(),
        document: wanted.original.name.clone(),
        lang: wanted.target.to_string(),
    };
    let [there] = parts.as_slice() else { return Err(another()) };
    let same = unrooted_name(&there.original.name) == wanted.original.name
        && there.target == wanted.target
        && there.source.language() == wanted.source.language();
    if !same {
        return Err(another());
    }
    let places = places_as_far(there, document, outline)?;
    let forgotten: Vec<bool> = fates(store, there, Segment::is_as_filled)?
        .iter()
        .map(|fate| matches!(fate, Fate::Gone(_) | Fate::Unconfirmed(_)))
        .collect();
    let mut made = Merge::of(there, wanted, &places, &forgotten);
    made.take_in_missing(wanted, &places);
    let (bytes, done) = {
        let update = BilingualUpdate {
            original: &wanted.original,
            source: &there.source,
            target: &there.target,
            story: made.story.updates(),
            site: made.site.updates(),
        };
        let bytes = (format.update)(file, &update)?;
        (bytes, made.done)
    };
    let now = (format.read)(&Input { name: file.name, bytes: &bytes })?.take(&mut notices);
    notices.dedup();
    let placed = place(now, document, outline.clone())?.take(&mut notices);
    Ok(Noted { value: UpdatedFile { bytes, placed, done }, notices })
}

/// What becomes of a unit of the file.
enum Change<'a> {
    Kept,
    Renewed(&'a BilingualBlock, Box<BilingualBlock>),
    Gone,
}

impl Change<'_> {
    fn update(&self) -> UnitUpdate<'_> {
        match self {
            Self::Kept => UnitUpdate::Kept,
            Self::Renewed(before, after) => UnitUpdate::Renewed { before, after },
            Self::Gone => UnitUpdate::Gone,
        }
    }
}

/// The units of the story, or the site's strings.
#[derive(Default)]
struct List<'a> {
    units: Vec<Change<'a>>,
    /// Where each unit of the file stands on the page.
    places: Vec<Option<usize>>,
    /// Before which unit of the file each new one comes.
    new: Vec<(usize, BilingualBlock)>,
    /// The ids and names that are taken.
    taken: HashSet<String>,
}

impl List<'_> {
    fn updates(&self) -> UnitUpdates<'_> {
        UnitUpdates {
            units: self.units.iter().map(Change::update).collect(),
            new: self.new.iter().map(|(at, block)| (*at, block)).collect(),
        }
    }
}

struct Merge<'a> {
    story: List<'a>,
    site: List<'a>,
    /// Units that are gone.
    gone: Vec<GoneUnit>,
    done: Updated,
}

/// A unit that the page no longer has.
struct GoneUnit {
    is_story: bool,
    /// Where it stands among the story's, or the site's strings.
    index: usize,
    note: Option<String>,
    segments: Vec<Segment>,
}

impl<'a> Merge<'a> {
    fn of(there: &'a Bilingual, wanted: &Bilingual, places: &Places, mut forgotten: &[bool]) -> Self {
        let blocks = wanted.story.iter().chain(&wanted.site);
        let by_place: HashMap<usize, &BilingualBlock> =
            blocks.filter_map(|block| Some((block_of(block)?, block))).collect();
        let mut out =
            Self { story: List::default(), site: List::default(), gone: Vec::new(), done: Updated::default() };
        let mut at = places.units.iter();
        for (units, is_story) in [(&there.story, true), (&there.site, false)] {
            let mut list = List::default();
            for unit in units {
                let place = at.next().copied().flatten();
                let (of_unit, rest) = forgotten.split_at(unit.segments.len().min(forgotten.len()));
                forgotten = rest;
                let says = unit.segments.iter().any(|segment| !segment.source.is_blank());
                let fate = match place.and_then(|place| by_place.get(&place)) {
                    Some(wanted) => out.renewed(unit, wanted, of_unit),
                    None if place.is_some() || !says => Change::Kept,
                    None => {
                        let sentences = unit.segments.iter().zip(of_unit).filter(|(segment, _)| !segment.is_apart());
                        // What the memory has forgotten is carried nowhere.
                        let left = |(segment, &forgotten): (&Segment, &bool)| match forgotten {
                            true => Segment { target: None, state: State::Initial, filled: None, ..segment.clone() },
                            false => segment.clone(),
                        };
                        out.gone.push(GoneUnit {
                            is_story,
                            index: list.units.len(),
                            note: unit.note.clone(),
                            segments: sentences.map(left).collect(),
                        });
                        Change::Gone
                    }
                };
                list.taken.insert(unit.id.clone());
                list.taken.extend(unit.message.clone());
                list.units.push(fate);
                list.places.push(place);
            }
            if is_story { out.story = list } else { out.site = list }
        }
        out
    }

    /// A unit that the page still has, with what the memory has for its open segments, and without what it has forgotten.
    fn renewed(&mut self, unit: &'a BilingualBlock, wanted: &BilingualBlock, forgotten: &[bool]) -> Change<'a> {
        let mut after = unit.clone();
        let pairs = || unit.segments.iter().zip(&wanted.segments);
        // A tool that split and merged segments cut them otherwise: then they are somebody's work.
        if unit.segments.len() != wanted.segments.len() || pairs().any(|(a, b)| a.source.key() != b.source.key()) {
            return Change::Kept;
        }
        let forgotten = forgotten.iter().copied().chain(std::iter::repeat(false));
        for (((segment, wanted), after), forgotten) in pairs().zip(&mut after.segments).zip(forgotten) {
            let open = segment.target.as_ref().is_none_or(Text::is_blank);
            // What Cotejo filled in and nobody touched follows the memory.
            let other = wanted.filled.is_some() && wanted.filled != segment.filled;
            let follows = segment.is_as_filled() && (other || forgotten && wanted.filled.is_none());
            // A draft stays what it is, with what may help to finish it beside it.
            let draft = !segment.is_confirmed() && !segment.is_as_filled();
            if !open && !follows && !draft {
                continue;
            }
            let here = |text: &Text| match wanted.source == segment.source {
                true => text.clone(),
                false => carried_over(text, &wanted.source, &segment.source),
            };
            // Who took out what Cotejo filled in did not want it.
            let taken_out = open && segment.filled.is_some() && segment.filled == wanted.filled;
            after.candidates = wanted.candidates.clone();
            for candidate in &mut after.candidates {
                candidate.target = here(&candidate.target);
            }
            if !open && !follows {
                continue;
            }
            if let Some(target) = wanted.target.as_ref().filter(|_| !taken_out) {
                (after.target, after.state) = (Some(here(target)), wanted.state);
                after.filled = after.mark();
                self.done.counts.filled += 1;
            } else if follows {
                (after.target, after.state, after.filled) = (None, State::Initial, None);
                self.done.counts.emptied += 1;
            }
        }
        if after == *unit { Change::Kept } else { Change::Renewed(unit, Box::new(after)) }
    }

    /// The blocks of the page that the file does not have yet, with what stood in the file for their sentences, and what
    /// somebody noted beside them.
    fn take_in_missing(&mut self, wanted: &Bilingual, places: &Places) {
        let mut said = Said::of(std::mem::take(&mut self.gone));
        for (is_story, blocks, list) in [(true, &wanted.story, &mut self.story), (false, &wanted.site, &mut self.site)]
        {
            let placed = list.places.iter().enumerate().filter_map(|(unit, place)| Some(((*place)?, unit)));
            let mut placed: Vec<(usize, usize)> = placed.collect();
            placed.sort_unstable();
            // The new blocks none of whose sentences stood in the file.
            let mut unlike = Vec::new();
            for block in blocks {
                let Some(at) = block_of(block).filter(|at| !places.filled.contains(at)) else { continue };
                let mut block = block.clone();
                let mut units = Vec::new();
                for segment in &mut block.segments {
                    match said.carry(segment) {
                        Some(unit) => units.push(unit),
                        None => self.done.counts.added += 1,
                    }
                }
                if units.is_empty() {
                    unlike.push(list.new.len());
                }
                units.into_iter().for_each(|unit| said.note(unit, &mut block));
                block.id = free(&mut list.taken, &block.id);
                block.message = block.message.map(|name| free(&mut list.taken, &name));
                let before = placed.partition_point(|(place, _)| *place < at);
                let index = before.checked_sub(1).map_or(0, |before| placed[before].1 + 1);
                list.new.push((index, block));
            }
            // A paragraph of which no sentence is left stood where another one stands now.
            for new in unlike {
                let (at, block) = &mut list.new[new];
                let behind = list.units.iter().skip(*at).take_while(|unit| matches!(unit, Change::Gone)).count();
                if let Some(unit) = said.noted(is_story, *at..*at + behind) {
                    said.note(unit, block);
                }
            }
        }
        // What is noted beside a string of the site's says where it stands, as a rule.
        self.done.note_gone = said.units.iter().any(|unit| unit.is_story && unit.note.is_some());
        self.done.gone = said.segments.into_iter().flatten().map(|(_, segment)| segment).collect();
        self.done.counts.gone = self.done.gone.len() as u64;
    }
}

/// What units said that are gone.
struct Said {
    /// The units, without their segments.
    units: Vec<GoneUnit>,
    /// Each segment with its unit.
    segments: Vec<Option<(usize, Segment)>>,
    /// Those of each source: what a person translated first, what nobody translated last.
    by_key: HashMap<Key, VecDeque<usize>>,
}

impl Said {
    fn of(mut units: Vec<GoneUnit>) -> Self {
        let mut segments: Vec<(usize, Segment)> = Vec::new();
        for (at, unit) in units.iter_mut().enumerate() {
            segments.extend(unit.segments.drain(..).map(|segment| (at, segment)));
        }
        let mut by_key: HashMap<Key, VecDeque<usize>> = HashMap::new();
        let rank = |segment: &Segment| match segment.target.as_ref().is_some_and(|target| !target.is_blank()) {
            true => u8::from(segment.is_as_filled()),
            false => 2,
        };
        for wanted in 0..=2 {
            for (at, (_, segment)) in segments.iter().enumerate().filter(|(_, (_, segment))| rank(segment) == wanted) {
                by_key.entry(segment.source.key()).or_default().push_back(at);
            }
        }
        Self { units, segments: segments.into_iter().map(Some).collect(), by_key }
    }

    /// Gives a new segment the translation that its sentence had elsewhere in the file; the unit that had it.
    fn carry(&mut self, segment: &mut Segment) -> Option<usize> {
        let next = self.by_key.get_mut(&segment.source.key()).and_then(VecDeque::pop_front);
        let (unit, old) = next.and_then(|at| self.segments[at].take())?;
        let target = old.target.as_ref().filter(|target| !target.is_blank());
        if target.is_none() || old.is_as_filled() && segment.target.is_some() {
            return Some(unit);
        }
        let target = target.map(|target| carried_over(target, &old.source, &segment.source));
        (segment.target, segment.state) = (target, old.state);
        segment.filled = old.is_as_filled().then(|| segment.mark()).flatten();
        Some(unit)
    }

    /// Puts what was noted beside a unit to a block, once.
    fn note(&mut self, unit: usize, block: &mut BilingualBlock) {
        let Some(note) = self.units[unit].note.take() else { return };
        match &mut block.note {
            Some(there) if there.contains(&note) => {}
            Some(there) => *there = format!("{there}\n{note}"),
            None => block.note = Some(note),
        }
    }

    /// The first of these units that has a note still.
    fn noted(&self, is_story: bool, range: std::ops::Range<usize>) -> Option<usize> {
        self.units
            .iter()
            .position(|unit| unit.is_story == is_story && range.contains(&unit.index) && unit.note.is_some())
    }
}

/// A name that is not taken: as it is, else with a number.
fn free(taken: &mut HashSet<String>, wanted: &str) -> String {
    let mut name = wanted.to_owned();
    let mut count = 1u64;
    while !taken.insert(name.clone()) {
        count += 1;
        name = format!("{wanted}-{count}");
    }
    name
}
