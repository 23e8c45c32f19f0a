//! A file under translation brought up to date: what the memory has learnt for what is still open, and what the page says
//! now. What a person did stays as it is.

use std::collections::{HashMap, HashSet};

mod pairs;
mod said;

use self::pairs::{Choice, pairs, sentences};
use self::said::{GoneUnit, Said, give};
use crate::desk::codes::{carried_in_place, carried_over, same_codes, same_places};
use crate::desk::filled::{Fate, OwnIds, fates};
use crate::desk::leverage::{Band, Leverage, words};
use crate::desk::outline::{Outline, block_of};
use crate::desk::placement::{Placed, Places, place, places_as_far, text_of};
use crate::desk::pretranslate::{FindTerms, Prepared, UpdateCounts, pour};
use crate::desk::publish::report_of;
use crate::desk::report::StoryReport;
use crate::desk::search_pool::Memories;
use crate::desk::site_strings::confirmed_messages;
use crate::error::{Error, Noted, Result};
use crate::format::{self, BilingualUpdate, Input, UnitUpdate, UnitUpdates};
use crate::model::{
    Bilingual, BilingualBlock, Candidate, Document, Origin, Segment, State, Text, UnitId, unrooted_name,
};

/// What bringing a file up to date did.
#[derive(Debug, Default)]
pub struct Updated {
    /// How many segments it concerned.
    pub counts: UpdateCounts,
    /// Segments that the page no longer has, and whose translation stands at no other place either.
    pub gone: Vec<Segment>,
    /// Whether a note on such a segment went with it.
    pub note_gone: bool,
    /// Segments whose translation is a draft again, for the page has other inline codes there now.
    pub redrafted: Vec<Segment>,
    /// Segments that are open, for their sentence was translated in several ways and nothing tells which is meant here.
    pub undecided: Vec<Segment>,
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
    memories: Memories<'_>,
) -> Result<Noted<Updated>> {
    let mut notices = Vec::new();
    let updated = update(file, &prepared.report.bilingual, document, outline, memories)?.take(&mut notices);
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
    memories: Memories<'_>,
) -> Result<Noted<UpdatedFile>> {
    let mut notices = Vec::new();
    let format = format::recognize(file.name, file.bytes)?;
    let another_kind = || Error::TableNotFilled { file: file.name.to_owned() };
    let update_file = format.made_bilingual(file.name)?.update.ok_or_else(another_kind)?;
    let format = format.bilingual(file.name)?;
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
    let mut places = places_as_far(there, document, outline)?;
    let choices = Choices::of(there, wanted, file.name);
    let moved = moved(there, wanted, &mut places, &choices);
    let forgotten: Vec<bool> = fates(memories, there, Segment::is_as_filled)?
        .iter()
        .map(|fate| matches!(fate, Fate::Gone(_) | Fate::Unconfirmed(_)))
        .collect();
    let mut made = Merge::of(there, wanted, (&places, &moved), &forgotten, file.name);
    made.take_in_missing(wanted, &places, &choices);
    let (bytes, done) = {
        let update = BilingualUpdate {
            original: &wanted.original,
            source: &there.source,
            target: &there.target,
            story: made.story.updates(),
            site: made.site.updates(),
        };
        let bytes = update_file(file, &update)?;
        (bytes, made.done)
    };
    let now = format.read(&Input { name: file.name, bytes: &bytes })?.take(&mut notices);
    notices.dedup();
    let placed = place(now, document, outline.clone())?.take(&mut notices);
    Ok(Noted { value: UpdatedFile { bytes, placed, done }, notices })
}

/// Which sentences of the file those of the page's story are that are said more than once.
struct Choices {
    /// By block of the page and number in it.
    by_place: HashMap<(usize, usize), Choice>,
    /// For each sentence of the file's story what it offers where nothing tells which of several is meant.
    offers: Vec<Option<Candidate>>,
    /// Whether Cotejo filled it in.
    filled: Vec<bool>,
}

impl Choices {
    fn of(there: &Bilingual, wanted: &Bilingual, file: &str) -> Self {
        let (old, new) = (sentences(&there.story), sentences(&wanted.story));
        let by_new = pairs(&old, &new);
        let mut ids = OwnIds::of(there, true);
        let own: Vec<UnitId> = old.iter().map(|one| ids.next(one.segment).0).collect();
        let mut number = HashMap::new();
        let mut by_place = HashMap::new();
        for (at, one) in new.iter().enumerate() {
            let number: &mut usize = number.entry(one.unit).or_default();
            if let (Some(choice), Some(block)) = (by_new.get(&at), block_of(&wanted.story[one.unit])) {
                by_place.insert((block, *number), choice.clone());
            }
            *number += 1;
        }
        let offer = |(one, unit): (&pairs::Earlier<'_>, UnitId)| {
            let target = one.segment.target.clone().filter(|target| !target.is_blank())?;
            Some(Candidate {
                unit,
                source: one.segment.source.clone(),
                target,
                lang: there.target.clone(),
                score: 100,
                base: 100,
                penalties: Vec::new(),
                origin: Origin::Story,
                state: one.segment.state,
                document: Some(there.original.name.clone()),
                changed: one.segment.changed,
                changed_by: one.segment.changed_by.clone(),
                memory: Some(base_name(file).to_owned()),
            })
        };
        let filled = old.iter().map(|one| one.segment.is_as_filled()).collect();
        Self { by_place, offers: old.iter().zip(own).map(offer).collect(), filled }
    }
}

/// The name of a file without its folders; a rendering that the file itself had says so by it.
fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// The units that are written anew, with the block that each stood at: the page has other inline codes there, or another
/// one of several like sentences.
fn moved(there: &Bilingual, wanted: &Bilingual, places: &mut Places, choices: &Choices) -> HashMap<usize, usize> {
    let blocks = wanted.story.iter().chain(&wanted.site);
    let by_place: HashMap<usize, &BilingualBlock> =
        blocks.filter_map(|block| Some((block_of(block)?, block))).collect();
    let mut out = HashMap::new();
    let mut ordinal = 0;
    for (at, unit) in there.story.iter().chain(&there.site).enumerate() {
        let first = ordinal;
        ordinal += unit.segments.iter().filter(|segment| !segment.is_apart()).count();
        let Some(place) = places.units[at] else { continue };
        let Some(block) = by_place.get(&place) else { continue };
        let pairs = || unit.segments.iter().zip(&block.segments);
        let like =
            unit.segments.len() == block.segments.len() && pairs().all(|(a, b)| a.source.key() == b.source.key());
        let stays = match like {
            true => pairs().all(|(a, b)| same_codes(&a.source, &b.source)),
            false => same_places(&text_of(unit), &text_of(block)),
        };
        let is_other = |number: usize| match choices.by_place.get(&(place, number)) {
            Some(Choice::One(was)) => *was != first + number,
            Some(Choice::Undecided(_)) => true,
            None => false,
        };
        let other = like && at < there.story.len() && (0..block.segments.len()).any(is_other);
        if !stays || other {
            out.insert(at, place);
            places.units[at] = None;
            places.filled.remove(&place);
        }
    }
    out
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
    /// The name of the file.
    file: &'a str,
    done: Updated,
}

impl<'a> Merge<'a> {
    fn of(
        there: &'a Bilingual,
        wanted: &Bilingual,
        (places, moved): (&Places, &HashMap<usize, usize>),
        mut forgotten: &[bool],
        file: &'a str,
    ) -> Self {
        let blocks = wanted.story.iter().chain(&wanted.site);
        let by_place: HashMap<usize, &BilingualBlock> =
            blocks.filter_map(|block| Some((block_of(block)?, block))).collect();
        let mut out =
            Self { story: List::default(), site: List::default(), gone: Vec::new(), file, done: Updated::default() };
        let mut at = places.units.iter().enumerate();
        let mut first = 0;
        for (units, is_story) in [(&there.story, true), (&there.site, false)] {
            let mut list = List::default();
            for unit in units {
                let Some((number, &place)) = at.next() else { continue };
                let home = moved.get(&number).copied();
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
                            home,
                            first,
                            segments: sentences.map(left).collect(),
                        });
                        Change::Gone
                    }
                };
                first += unit.segments.iter().filter(|segment| !segment.is_apart()).count();
                if home.is_none() {
                    list.taken.insert(unit.id.clone());
                    list.taken.extend(unit.message.clone());
                }
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
            // What the file itself had for the sentence is offered until somebody has chosen.
            let own = |candidate: &&Candidate| candidate.memory.as_deref() == Some(base_name(self.file));
            let own: Vec<Candidate> = segment.candidates.iter().filter(own).cloned().collect();
            let to_choose = !own.is_empty();
            after.candidates = wanted.candidates.clone();
            for candidate in &mut after.candidates {
                candidate.target = here(&candidate.target);
            }
            after.candidates.splice(0..0, own);
            if !open && !follows || open && to_choose {
                continue;
            }
            if let Some(target) = wanted.target.as_ref().filter(|_| !taken_out) {
                (after.target, after.state) = (Some(here(target)), wanted.state);
                after.filled = after.mark();
                let counts = &mut self.done.counts;
                *(if open { &mut counts.filled } else { &mut counts.replaced }) += 1;
            } else if follows {
                (after.target, after.state, after.filled) = (None, State::Initial, None);
                self.done.counts.emptied += 1;
            }
        }
        if after == *unit { Change::Kept } else { Change::Renewed(unit, Box::new(after)) }
    }

    /// The blocks of the page that the file does not have yet, with what stood in the file for their sentences, and what
    /// somebody noted beside them.
    fn take_in_missing(&mut self, wanted: &Bilingual, places: &Places, choices: &Choices) {
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
                for (number, segment) in block.segments.iter_mut().enumerate() {
                    let choice = choices.by_place.get(&(at, number)).filter(|_| is_story);
                    let carried = match choice {
                        Some(Choice::One(was)) => said.take(*was).map(|was| give(was, segment, &mut self.done)),
                        Some(Choice::Undecided(several)) => {
                            if leave_open(segment, several, choices) {
                                self.done.undecided.push(segment.clone());
                            }
                            None
                        }
                        None => said.carry(segment, at, &mut self.done),
                    };
                    match carried {
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

/// Leaves a segment open, with what the file had for its sentence beside it, where that was somebody's work.
fn leave_open(segment: &mut Segment, several: &[usize], choices: &Choices) -> bool {
    if several.iter().all(|&at| choices.filled[at]) {
        return false;
    }
    (segment.target, segment.state, segment.filled) = (None, State::Initial, None);
    let offers = several.iter().filter_map(|&at| choices.offers[at].clone()).map(|mut offer| {
        offer.target = carried_in_place(&offer.target, &offer.source, &segment.source);
        offer
    });
    let offers: Vec<Candidate> = offers.collect();
    segment.candidates.splice(0..0, offers);
    true
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
