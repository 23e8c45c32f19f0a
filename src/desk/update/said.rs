//! What units said that are written anew, or that the page no longer has: carried to where the page says it now.

use std::collections::{HashMap, VecDeque};

use super::Updated;
use crate::desk::codes::{carried_in_place, carried_over, same_places};
use crate::model::{BilingualBlock, Key, Segment, State};

/// A unit that the page no longer has.
pub(super) struct GoneUnit {
    pub(super) is_story: bool,
    /// Where it stands among the story's, or the site's strings.
    pub(super) index: usize,
    pub(super) note: Option<String>,
    /// The block of the page where it stood and where it is written anew.
    pub(super) home: Option<usize>,
    /// How many sentences of the file stand before it.
    pub(super) first: usize,
    pub(super) segments: Vec<Segment>,
}

/// What units said that are gone.
pub(super) struct Said {
    /// The units, without their segments.
    pub(super) units: Vec<GoneUnit>,
    /// Each segment with its unit.
    pub(super) segments: Vec<Option<(usize, Segment)>>,
    /// Those of each source: what a person translated first, what nobody translated last.
    by_key: HashMap<Key, VecDeque<usize>>,
    /// Those of each source in units that are written anew at their block.
    at_home: HashMap<(usize, Key), VecDeque<usize>>,
    /// Those of the story by their number in the file.
    by_number: HashMap<usize, usize>,
}

impl Said {
    pub(super) fn of(mut units: Vec<GoneUnit>) -> Self {
        let mut segments: Vec<(usize, Segment)> = Vec::new();
        let mut by_number = HashMap::new();
        let mut at_home: HashMap<(usize, Key), VecDeque<usize>> = HashMap::new();
        for (at, unit) in units.iter_mut().enumerate() {
            for (number, segment) in unit.segments.drain(..).enumerate() {
                if unit.is_story {
                    by_number.insert(unit.first + number, segments.len());
                }
                if let Some(home) = unit.home {
                    at_home.entry((home, segment.source.key())).or_default().push_back(segments.len());
                }
                segments.push((at, segment));
            }
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
        Self { units, segments: segments.into_iter().map(Some).collect(), by_key, at_home, by_number }
    }

    /// The sentence with this number of the file's story, with its unit.
    pub(super) fn take(&mut self, number: usize) -> Option<(usize, Segment)> {
        self.by_number.get(&number).and_then(|&at| self.segments[at].take())
    }

    /// Gives a new segment of a block the translation that its sentence had in the file: there, else elsewhere; the unit
    /// that had it.
    pub(super) fn carry(&mut self, segment: &mut Segment, block: usize, done: &mut Updated) -> Option<usize> {
        let key = segment.source.key();
        let Self { at_home, by_key, segments, .. } = self;
        let lists = [at_home.get_mut(&(block, key.clone())), by_key.get_mut(&key)];
        let mut known = lists.into_iter().flatten().flat_map(|list| std::iter::from_fn(|| list.pop_front()));
        let old = known.find_map(|at| segments[at].take())?;
        Some(give(old, segment, done))
    }

    /// Puts what was noted beside a unit to a block, once.
    pub(super) fn note(&mut self, unit: usize, block: &mut BilingualBlock) {
        let Some(note) = self.units[unit].note.take() else { return };
        match &mut block.note {
            Some(there) if there.contains(&note) => {}
            Some(there) => *there = format!("{there}\n{note}"),
            None => block.note = Some(note),
        }
    }

    /// The first of these units that has a note still.
    pub(super) fn noted(&self, is_story: bool, range: std::ops::Range<usize>) -> Option<usize> {
        self.units
            .iter()
            .position(|unit| unit.is_story == is_story && range.contains(&unit.index) && unit.note.is_some())
    }
}

/// Gives a new segment the translation of this one, whose unit is returned. With other inline codes it is no finished
/// one: what Cotejo filled in is left out, a person's work is a draft.
pub(super) fn give((unit, old): (usize, Segment), segment: &mut Segment, done: &mut Updated) -> usize {
    let Some(target) = old.target.as_ref().filter(|target| !target.is_blank()) else { return unit };
    let same = same_places(&old.source, &segment.source);
    let filled = old.is_as_filled();
    if filled && (segment.target.is_some() || !same) {
        let replaced = segment.target.as_ref().is_some_and(|now| now.key() != target.key());
        done.counts.replaced += u64::from(replaced);
        done.counts.emptied += u64::from(segment.target.is_none());
        return unit;
    }
    let target = match same {
        true => carried_over(target, &old.source, &segment.source),
        false => carried_in_place(target, &old.source, &segment.source),
    };
    (segment.target, segment.state) = (Some(target), if same { old.state } else { State::Initial });
    segment.filled = filled.then(|| segment.mark()).flatten();
    if !same && old.state > State::Initial {
        done.redrafted.push(segment.clone());
    }
    unit
}
