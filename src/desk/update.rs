//! A file under translation brought up to date: what the memory has learnt for what is still open, and what the page says
//! now. What a person did stays as it is.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::desk::codes::carried_over;
use crate::desk::filled::{Fate, fates};
use crate::desk::outline::{Outline, block_of};
use crate::desk::placement::{Placed, Places, place, places_as_far};
use crate::desk::pretranslate::{FindTerms, Prepared, pour};
use crate::desk::publish::report_of;
use crate::desk::site_strings::confirmed_messages;
use crate::error::{Error, Noted, Result};
use crate::format::{self, BilingualUpdate, Input, UnitUpdate, UnitUpdates};
use crate::model::{Bilingual, BilingualBlock, Document, Key, Segment, State, Text, unrooted_name};
use crate::store::Reader;

/// What bringing a file up to date did.
pub struct Updated {
    /// How many segments that stood there got a translation from the memory.
    pub filled: u64,
    /// How many lost what Cotejo had filled in, because the memory has forgotten it.
    pub emptied: u64,
    /// How many segments came in, because the page has them now.
    pub added: u64,
    /// Segments that the page no longer has, and whose translation stands at no other place either.
    pub gone: Vec<Segment>,
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
    prepared.report = report_of(placed.bilingual, terms);
    Ok(Noted { value: done, notices })
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
    let format = format::XLIFF.bilingual(file.name)?;
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
    let forgotten: Vec<bool> =
        fates(store, there, Segment::is_as_filled)?.iter().map(|fate| matches!(fate, Fate::Gone(_))).collect();
    let mut made = Merge::of(there, wanted, &places, &forgotten);
    made.take_in_missing(wanted, &places);
    let (bytes, done) = {
        let update = BilingualUpdate {
            original: &wanted.original,
            target: &there.target,
            story: made.story.updates(),
            site: made.site.updates(),
        };
        let bytes = (format.update)(file, &update)?;
        (bytes, Updated { filled: made.filled, emptied: made.emptied, added: made.added, gone: made.gone })
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
    /// Segments of units that are gone.
    gone: Vec<Segment>,
    filled: u64,
    emptied: u64,
    added: u64,
}

impl<'a> Merge<'a> {
    fn of(there: &'a Bilingual, wanted: &Bilingual, places: &Places, mut forgotten: &[bool]) -> Self {
        let blocks = wanted.story.iter().chain(&wanted.site);
        let by_place: HashMap<usize, &BilingualBlock> =
            blocks.filter_map(|block| Some((block_of(block)?, block))).collect();
        let mut out =
            Self { story: List::default(), site: List::default(), gone: Vec::new(), filled: 0, emptied: 0, added: 0 };
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
                        out.gone.extend(unit.segments.iter().filter(|segment| !segment.is_apart()).cloned());
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
            if !open && !follows {
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
            if let Some(target) = wanted.target.as_ref().filter(|_| !taken_out) {
                (after.target, after.state) = (Some(here(target)), wanted.state);
                after.filled = after.mark();
                self.filled += 1;
            } else if follows {
                (after.target, after.state, after.filled) = (None, State::Initial, None);
                self.emptied += 1;
            }
        }
        if after == *unit { Change::Kept } else { Change::Renewed(unit, Box::new(after)) }
    }

    /// The blocks of the page that the file does not have yet, with what stood in the file for their sentences.
    fn take_in_missing(&mut self, wanted: &Bilingual, places: &Places) {
        let mut said = Said::of(std::mem::take(&mut self.gone));
        for (blocks, list) in [(&wanted.story, &mut self.story), (&wanted.site, &mut self.site)] {
            let placed = list.places.iter().enumerate().filter_map(|(unit, place)| Some(((*place)?, unit)));
            let mut placed: Vec<(usize, usize)> = placed.collect();
            placed.sort_unstable();
            for block in blocks {
                let Some(at) = block_of(block).filter(|at| !places.filled.contains(at)) else { continue };
                let mut block = block.clone();
                self.added += block.segments.len() as u64;
                block.segments.iter_mut().for_each(|segment| said.carry(segment));
                block.id = free(&mut list.taken, &block.id);
                block.message = block.message.map(|name| free(&mut list.taken, &name));
                let before = placed.partition_point(|(place, _)| *place < at);
                let index = before.checked_sub(1).map_or(0, |before| placed[before].1 + 1);
                list.new.push((index, block));
            }
        }
        self.gone = said.segments.into_iter().flatten().collect();
    }
}

/// What segments said that are gone.
struct Said {
    segments: Vec<Option<Segment>>,
    /// Those of each source that have a translation: a person's first.
    by_key: HashMap<Key, VecDeque<usize>>,
}

impl Said {
    fn of(segments: Vec<Segment>) -> Self {
        let mut by_key: HashMap<Key, VecDeque<usize>> = HashMap::new();
        let has_target = |segment: &Segment| segment.target.as_ref().is_some_and(|target| !target.is_blank());
        for filled in [false, true] {
            for (at, segment) in segments.iter().enumerate() {
                if has_target(segment) && segment.is_as_filled() == filled {
                    by_key.entry(segment.source.key()).or_default().push_back(at);
                }
            }
        }
        Self { segments: segments.into_iter().map(Some).collect(), by_key }
    }

    /// Gives a new segment the translation that its sentence had elsewhere in the file.
    fn carry(&mut self, segment: &mut Segment) {
        let next = self.by_key.get_mut(&segment.source.key()).and_then(VecDeque::pop_front);
        let Some(old) = next.and_then(|at| self.segments[at].take()) else { return };
        if old.is_as_filled() && segment.target.is_some() {
            return;
        }
        let target = old.target.as_ref().map(|target| carried_over(target, &old.source, &segment.source));
        (segment.target, segment.state) = (target, old.state);
        segment.filled = old.is_as_filled().then(|| segment.mark()).flatten();
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
