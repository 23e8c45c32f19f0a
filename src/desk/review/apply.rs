//! What a person decided is held against the memory as it is by then, and what still fits becomes units.
//!
//! What somebody accepted is reviewed, with her name and the day; what was corrected comes in reviewed; what was rejected
//! leaves, and is remembered as rejected, so that no later alignment brings it. Where the memory has changed since the sheet
//! was made, the decision is refused with its reason.

use std::collections::{BTreeMap, HashMap};

use super::decisions::{Beside, Decision, Read};
use super::{MOST_EQUAL, is_unreviewed, joined, rendering};
use crate::desk::archive::units::{PAGE_DATE, PAGE_OF, Rejections, unit_id, was_forgotten};
use crate::error::Result;
use crate::model::{Key, Lang, Origin, Position, State, Text, Unit, UnitId, Variant};
use crate::store::{ImportId, Reader, Stamp, TakenOut};

/// Why a decision does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusedBecause {
    /// The memory does not have it any more.
    Gone,
    /// The memory has another text there by now.
    Changed,
    /// Somebody has reviewed it since, and that stands.
    Reviewed,
    /// It was forgotten, or rejected, on purpose.
    Forgotten,
    /// Another decision of the same file is about it.
    Twice,
    /// No unit of that page can have this id.
    Foreign,
    /// Somebody wrote over the texts by which it would be found.
    Overwritten,
}

crate::model::named!(RefusedBecause {
    Gone = "gone",
    Changed = "changed",
    Reviewed = "reviewed",
    Forgotten = "forgotten",
    Twice = "twice",
    Foreign = "foreign",
    Overwritten = "overwritten",
});

/// A decision that does not count.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Refused {
    /// Its line, from 1.
    pub line: u64,
    /// Why.
    pub why: RefusedBecause,
    /// What it is about, in the first language.
    pub source: String,
    /// In the other.
    pub target: String,
}

/// What became of decisions.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Applied {
    /// Pairs that are reviewed now, as they were.
    pub accepted: u64,
    /// Corrections that were taken in, each of one or several pairs.
    pub corrected: u64,
    /// Decisions by which pairs left, or stay outside for good.
    pub rejected: u64,
    /// Decisions that the memory has followed already.
    pub already: u64,
    /// Those that do not count.
    pub refused: Vec<Refused>,
    /// What to undo it by; none if nothing became different.
    pub import: Option<ImportId>,
}

/// What is to be done.
#[derive(Debug, Default)]
pub struct Plan {
    /// What comes in: first what is reviewed, with it what is rejected and was never here, so that its history says so.
    pub units: Vec<Unit>,
    /// What leaves then.
    pub rejected: Vec<TakenOut>,
    /// What to tell.
    pub told: Applied,
}

/// Sentences beside each other as the memory has them.
struct Found {
    id: UnitId,
    source: String,
    target: String,
    key: Key,
    unit: Option<Unit>,
    variant: Option<Variant>,
}

impl Found {
    /// Whether the memory has these very words.
    fn stands(&self) -> bool {
        self.variant.as_ref().is_some_and(|variant| variant.text.key() == self.key)
    }

    /// Whether a person answers for what the memory has there.
    fn is_a_persons(&self) -> bool {
        self.unit.as_ref().zip(self.variant.as_ref()).is_some_and(|(unit, variant)| !is_unreviewed(unit, variant))
    }
}

/// Holds decisions against the memory.
///
/// # Errors
/// Those of the store.
pub fn plan(reader: &dyn Reader, decisions: &[Read], by: &Stamp) -> Result<Plan> {
    let mut plan = Plan::default();
    let mut planning = Planning { reader, by, rejections: Rejections::new(reader)?, units: BTreeMap::new() };
    let mut claimed: HashMap<(UnitId, Lang), usize> = HashMap::new();
    for (at, Read { line, decision }) in decisions.iter().enumerate() {
        let found = planning.find(decision)?;
        let judged = match &found {
            None => Err(RefusedBecause::Foreign),
            Some((was, now)) => {
                let ids = || was.iter().chain(now).map(|found| (found.id.clone(), decision.to.clone()));
                let earlier = ids().find_map(|id| claimed.get(&id).copied());
                let judged = match earlier {
                    Some(earlier) if decisions[earlier].decision == *decision => Ok(Judged::Already),
                    Some(_) => Err(RefusedBecause::Twice),
                    None => planning.judge(decision, was, now)?,
                };
                if earlier.is_none() {
                    claimed.extend(ids().map(|id| (id, at)));
                }
                judged
            }
        };
        match (judged, found) {
            (Ok(Judged::Already), _) => plan.told.already += 1,
            (Ok(Judged::Fits), Some((was, now))) => {
                let same = |a: &Found, b: &Found| a.id == b.id && a.key == b.key;
                match (&was[..], &now[..]) {
                    (_, []) => plan.told.rejected += 1,
                    ([one], [other]) if same(one, other) => plan.told.accepted += 1,
                    _ => plan.told.corrected += 1,
                }
                for found in &now {
                    planning.take_in(decision, found, State::Reviewed);
                }
                // What another text takes the place of needs no word more.
                for found in was.iter().filter(|was| now.iter().all(|now| now.id != was.id)) {
                    if !found.stands() {
                        planning.take_in(decision, found, State::Translated);
                    }
                    plan.rejected.push(TakenOut { unit: found.id.clone(), langs: vec![decision.to.clone()] });
                }
            }
            (judged, _) => {
                let first = decision.was.first().or(decision.now.first());
                let text =
                    |side: fn(&Beside) -> &[String]| joined(first.iter().flat_map(|of| side(of)).map(String::as_str));
                let why = judged.err().unwrap_or(RefusedBecause::Foreign);
                let (source, target) = (text(|of| &of.source), text(|of| &of.target));
                plan.told.refused.push(Refused { line: *line, why, source, target });
            }
        }
    }
    plan.units = planning.units.into_values().collect();
    Ok(plan)
}

/// Whether a decision is still to be followed.
enum Judged {
    /// It was followed before.
    Already,
    /// The memory is as the decision says.
    Fits,
}

struct Planning<'a> {
    reader: &'a dyn Reader,
    by: &'a Stamp,
    rejections: Rejections,
    /// What comes in, by its id: a unit may be decided about in several languages.
    units: BTreeMap<UnitId, Unit>,
}

impl Planning<'_> {
    /// What a decision is about, and what it makes of it; none if it names a unit that is no such page's.
    fn find(&self, decision: &Decision) -> Result<Option<(Vec<Found>, Vec<Found>)>> {
        let (mut was, mut now): (Vec<Found>, Vec<Found>) = (Vec::new(), Vec::new());
        for beside in &decision.was {
            let Some(found) = self.found(decision, beside, None)? else { return Ok(None) };
            was.push(found);
        }
        for beside in &decision.now {
            // The same sentence of the page is the same unit.
            let key = Text::plain(joined(beside.source.iter().map(String::as_str))).key();
            let same = was.iter().find(|was| Text::plain(was.source.as_str()).key() == key).map(|was| was.id.clone());
            let Some(found) = self.found(decision, beside, same)? else { return Ok(None) };
            now.push(found);
        }
        Ok(Some((was, now)))
    }

    fn found(&self, decision: &Decision, beside: &Beside, same: Option<UnitId>) -> Result<Option<Found>> {
        let text = |side: &[String]| joined(side.iter().map(String::as_str));
        let (source, target) = (text(&beside.source), text(&beside.target));
        let id = |nth| unit_id(&decision.document, &decision.from, &source, nth);
        let said = beside.unit.as_deref().filter(|_| same.is_none());
        let id = match (same, said) {
            (Some(same), _) => same,
            (None, None) => id(beside.nth.min(MOST_EQUAL)),
            (None, Some(said)) => match (0..MOST_EQUAL).map(id).find(|id| id.as_str() == said) {
                Some(id) => id,
                None => return Ok(None),
            },
        };
        let (unit, variant) = match rendering(self.reader, &id, &decision.to)? {
            Some((unit, variant)) => (Some(unit), variant),
            None => (None, None),
        };
        let key = Text::plain(target.as_str()).key();
        Ok(Some(Found { id, source, target, key, unit, variant }))
    }

    fn judge(
        &self,
        decision: &Decision,
        was: &[Found],
        now: &[Found],
    ) -> Result<std::result::Result<Judged, RefusedBecause>> {
        let to = &decision.to;
        let stays = |was: &Found| now.iter().any(|now| now.id == was.id && now.key == was.key);
        let rejected = |found: &Found| self.rejections.hold(self.reader, &found.id, to, &found.key);
        // What it asks for is so already.
        let mut followed = now.iter().all(|found| found.stands() && found.is_a_persons());
        for found in was.iter().filter(|was| !stays(was)) {
            let replaced = now.iter().any(|now| now.id == found.id);
            followed &= !found.stands() && (replaced || rejected(found)?);
        }
        if followed {
            return Ok(Ok(Judged::Already));
        }
        for (beside, found) in decision.was.iter().zip(was) {
            let gone = found.variant.is_none();
            let why = match () {
                () if found.is_a_persons() => Some(RefusedBecause::Reviewed),
                () if beside.inside && gone => Some(RefusedBecause::Gone),
                () if beside.inside && !found.stands() => Some(RefusedBecause::Changed),
                () => None,
            };
            if let Some(why) = why {
                return Ok(Err(why));
            }
        }
        for found in was.iter().chain(now) {
            if found.is_a_persons() && !found.stands() {
                return Ok(Err(RefusedBecause::Reviewed));
            }
            if found.unit.is_none() && was_forgotten(self.reader, &found.id)? {
                return Ok(Err(RefusedBecause::Forgotten));
            }
        }
        for found in now {
            if !found.stands() && rejected(found)? {
                return Ok(Err(RefusedBecause::Forgotten));
            }
        }
        Ok(Ok(Judged::Fits))
    }

    /// Has a rendering come in: reviewed, or as what is rejected right after.
    fn take_in(&mut self, decision: &Decision, found: &Found, state: State) {
        let (who, when) = (Some(self.by.who.clone()).filter(|who| !who.is_empty()), Some(self.by.when));
        let unit = self.units.entry(found.id.clone()).or_insert_with(|| match &found.unit {
            // What it has in other languages stays as it is.
            Some(unit) => {
                let variants = unit.variants.iter().filter(|variant| variant.lang == unit.source).cloned().collect();
                Unit { variants, ..unit.clone() }
            }
            None => fresh(decision, found, self.by),
        });
        let reviewed = state >= State::Reviewed;
        let source = unit.source.clone();
        if let Some(source) = unit.variants.iter_mut().find(|variant| variant.lang == source)
            && reviewed
            && source.state < state
        {
            source.state = state;
            (source.changed, source.changed_by) = (when, who.clone());
        }
        let same = found.variant.clone().filter(|_| found.stands());
        let mut variant = same.unwrap_or_else(|| Variant::translated(decision.to.clone(), Text::plain(&*found.target)));
        variant.state = variant.state.max(state);
        (variant.changed, variant.changed_by) = (when, who.clone());
        unit.variants.retain(|other| other.lang != variant.lang);
        unit.variants.push(variant);
        unit.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
        let page_of = format!("{PAGE_OF}{}", decision.to);
        if let Some(page) = &decision.translation
            && unit.props.iter().all(|(name, _)| *name != page_of)
        {
            unit.props.push((page_of, page.clone()));
        }
        (unit.changed, unit.changed_by) = (when, who);
    }
}

/// A unit that the memory does not have.
fn fresh(decision: &Decision, found: &Found, by: &Stamp) -> Unit {
    let at = decision.now.iter().chain(&decision.was);
    let same = |beside: &&Beside| joined(beside.source.iter().map(String::as_str)) == found.source;
    let index = at.clone().find(same).map_or(0, |beside| beside.at);
    let mut source = Variant::translated(decision.from.clone(), Text::plain(found.source.as_str()));
    source.changed = Some(by.when);
    source.changed_by = Some(by.who.clone()).filter(|who| !who.is_empty());
    Unit {
        document: Some(decision.document.clone()),
        position: (decision.of > index).then_some(Position { index, of: decision.of }),
        props: decision.date.iter().map(|date| (PAGE_DATE.to_owned(), date.clone())).collect(),
        created: Some(by.when),
        created_by: source.changed_by.clone(),
        origin: Origin::Aligned,
        ..Unit::of_texts(found.id.clone(), source, [])
    }
}
