//! What the memory has by now of a text that Cotejo filled into a bilingual file: whether it stands there still, and who
//! wrote it.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::desk::placement::words;
use crate::desk::search_pool::{Memories, Source};
use crate::error::{Notice, Result};
use crate::format::{self, Capability};
use crate::model::{
    Bilingual, Candidate, Key, Lang, Origin, Segment, Standing, State, Text, Time, Unit, UnitId, Variant, last_name,
    unrooted_name,
};
use crate::store::{ChangeKind, Event, Manner, Reader};

/// What became in the memory of a text that a bilingual file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands there.
    Here,
    /// Another memory of somebody's lent it, which still has it as far as that is known.
    Lent,
    /// The unit that it came from says otherwise now.
    Changed(UnitId),
    /// The unit that it came from says so, and nobody confirms it any more.
    Unconfirmed(UnitId),
    /// It was there, in this unit, and was forgotten or taken back.
    Gone(UnitId),
    /// It never was there.
    Never,
}

/// The texts of a bilingual file beside what a memory has of them.
pub(super) struct FilledTexts<'a> {
    store: &'a dyn Reader,
    others: &'a [Source<'a>],
    source: &'a Lang,
    target: &'a Lang,
    /// Whether the file is one that Cotejo wrote first: a tool may have dropped what said which texts it filled in.
    ours: bool,
    /// Whether the file is of a format that has no place for a mark of what was filled in: it is its own original.
    unmarked: bool,
    /// What was found in other documents, by both texts' keys.
    found: RefCell<HashMap<(Key, Key), Option<Unit>>>,
    /// Which unit had a translation of a text that has another one now, by both texts' keys.
    stood: RefCell<HashMap<(Key, Key), Option<UnitId>>>,
    /// Which unit that is gone had a translation of a text, by both texts' keys.
    gone: RefCell<Option<HashMap<(Key, Key), UnitId>>>,
    /// Which unit has a translation of a text that is not the text itself.
    translated: RefCell<HashMap<Key, Option<UnitId>>>,
}

impl<'a> FilledTexts<'a> {
    /// Those of this file.
    pub(super) fn of(memories: Memories<'a>, bilingual: &'a Bilingual) -> Self {
        let Memories { own: store, others } = memories;
        let ours = bilingual.original.reader.is_some();
        let (found, stood, translated) = (RefCell::default(), RefCell::default(), RefCell::default());
        let gone = RefCell::default();
        let own = format::by_id(&bilingual.original.format);
        let unmarked = own.is_some_and(|own| own.can(Capability::Bilingual) && !own.can(Capability::Document));
        Self {
            store,
            others,
            source: &bilingual.source,
            target: &bilingual.target,
            ours,
            unmarked,
            found,
            stood,
            gone,
            translated,
        }
    }

    /// Whether a translation stands as it was filled in, as far as the file still says so: a tool may drop the mark, and
    /// leave the match that it was filled from.
    pub(super) fn is_as_filled(&self, segment: &Segment) -> Result<bool> {
        Ok(segment.is_as_filled() || self.seems_filled(segment)?)
    }

    fn seems_filled(&self, segment: &Segment) -> Result<bool> {
        let Some(said) = segment.target.as_ref() else { return Ok(false) };
        if segment.filled.is_some() || segment.state != State::Translated {
            return Ok(false);
        }
        // Whoever signs what the match says has looked at it.
        let signed = |candidate: &Candidate| segment.changed_by.is_some() && segment.changed_by != candidate.changed_by;
        for candidate in self.from(segment, said).filter(|candidate| !signed(candidate)) {
            if self.is_from_memory(candidate)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a match is one that Cotejo put into the file: it says so, or its tool dropped that and the memory knows the unit,
    /// by its id or by where it stood. A client's own match beside his own translation is none.
    fn is_from_memory(&self, candidate: &Candidate) -> Result<bool> {
        // No other tool says how far a match is.
        if self.ours || candidate.state >= State::Translated {
            return Ok(true);
        }
        let in_document = candidate
            .document
            .as_deref()
            .map(|document| UnitId::in_document(unrooted_name(document), self.source, &candidate.source.key(), 0));
        for id in std::iter::once(&candidate.unit).chain(&in_document) {
            if !self.store.history(id)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The memory that lent a segment's translation, as the file says, and that is not at hand to be asked.
    fn lender_not_here<'s>(&'s self, segment: &'s Segment) -> Option<&'s str> {
        let said = segment.target.as_ref()?;
        let here = |memory: &&str| self.others.iter().any(|other| other.name == Some(*memory));
        self.from(segment, said).filter_map(|candidate| candidate.memory.as_deref()).find(|memory| !here(memory))
    }

    /// What became of a segment that stands as it was filled in. Where the mark of that is gone, only what the memory had
    /// once has changed there.
    pub(super) fn fate_of_filled(&self, segment: &Segment, own: &UnitId) -> Result<Fate> {
        let fate = self.fate(segment, own)?;
        if segment.is_as_filled() {
            return self.or_by_its_words(segment, fate);
        }
        let (Some(said), Fate::Changed(_) | Fate::Never) = (segment.target.as_ref(), &fate) else { return Ok(fate) };
        for id in self.from(segment, said).map(|candidate| &candidate.unit).chain([own]) {
            if self.stood(id, said)? {
                return Ok(fate);
            }
        }
        // Nor may the match say any more which unit it came from.
        Ok(self.stood_elsewhere(&segment.source, said)?.map_or(Fate::Never, Fate::Changed))
    }

    /// Where a file does not say which unit a text was filled from: by what was here once with the same words.
    fn or_by_its_words(&self, segment: &Segment, fate: Fate) -> Result<Fate> {
        let (Some(said), Fate::Never) = (segment.target.as_ref(), &fate) else { return Ok(fate) };
        if self.from(segment, said).next().is_some() {
            return Ok(fate);
        }
        if let Some(unit) = self.stood_elsewhere(&segment.source, said)? {
            return Ok(Fate::Changed(unit));
        }
        Ok(self.gone_with(&segment.source, said)?.map_or(Fate::Never, Fate::Gone))
    }

    /// What became of a translation in a file of a format that has no place for marks: it may have been filled in, or not.
    /// Where the memory has the very words, confirmed, nothing is new about them, nor about a draft that is somebody's
    /// translation of something else; what was forgotten stays so. What was taken back may come again from the file, called
    /// `name`, that had brought it. None where the file says something of its own.
    pub(super) fn fate_unmarked(&self, segment: &Segment, own: &UnitId, name: &str) -> Result<Option<Fate>> {
        let Some(said) = segment.target.as_ref().filter(|said| self.unmarked && !said.is_blank()) else {
            return Ok(None);
        };
        if self.store.unit(own)?.is_some() {
            return Ok(None);
        }
        let there = self.elsewhere(&segment.source, said)?;
        let there = there.as_ref().and_then(|unit| self.rendering(unit));
        if there.is_some_and(|there| there.state >= segment.state) {
            return Ok(Some(Fate::Here));
        }
        if !segment.is_confirmed() && self.is_of_another(said)? {
            return Ok(Some(Fate::Here));
        }
        let gone = self.gone_with(&segment.source, said)?;
        Ok(match gone {
            Some(unit) if self.stays_gone(&unit, name)? => Some(Fate::Gone(unit)),
            _ => None,
        })
    }

    /// Whether a text is a translation that somebody confirmed, of whatever.
    fn is_of_another(&self, said: &Text) -> Result<bool> {
        const MOST: usize = 500;
        for (row, lang) in self.store.by_key(self.target.language(), &said.key())?.into_iter().take(MOST) {
            if lang.standing(self.target) != Standing::Same {
                continue;
            }
            let Some(unit) = self.store.unit_at(row)? else { continue };
            if unit.source != lang && unit.variant(&lang).is_some_and(|variant| unit.is_confirmed(variant)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a unit that is gone does not come back by itself with a file of this name.
    fn stays_gone(&self, unit: &UnitId, name: &str) -> Result<bool> {
        let Some(last) = self.store.history(unit)?.into_iter().rfind(|event| event.kind == ChangeKind::Forgotten)
        else {
            return Ok(false);
        };
        let imports = self.store.imports()?;
        let with = imports.iter().find(|import| Some(import.import) == last.import);
        Ok(match (last.why.as_str(), with) {
            ("undo", Some(undone)) => last_name(&undone.name) != last_name(name),
            ("import" | "put", Some(with)) => with.manner == Manner::Replace,
            _ => true,
        })
    }

    /// The unit with this translation of this text that is gone.
    fn gone_with(&self, source: &Text, said: &Text) -> Result<Option<UnitId>> {
        if self.gone.borrow().is_none() {
            let mut gone = HashMap::new();
            for unit in self.store.gone_units()? {
                let own = unit.variants.iter().find(|variant| variant.lang.language() == self.source.language());
                if let (Some(own), Some(now)) = (own, self.rendering(&unit)) {
                    gone.insert((own.text.key(), now.text.key()), unit.id.clone());
                }
            }
            *self.gone.borrow_mut() = Some(gone);
        }
        let gone = self.gone.borrow();
        Ok(gone.as_ref().and_then(|gone| gone.get(&(source.key(), said.key()))).cloned())
    }

    /// A unit of any document that has another translation of this text now, and had this one.
    fn stood_elsewhere(&self, source: &Text, said: &Text) -> Result<Option<UnitId>> {
        const MOST: usize = 50;
        let keys = (source.key(), said.key());
        if let Some(known) = self.stood.borrow().get(&keys) {
            return Ok(known.clone());
        }
        let mut out = None;
        for (row, _) in self.store.by_key(self.source.language(), &keys.0)?.into_iter().take(MOST) {
            let unit = self.store.unit_at(row)?;
            if let Some(unit) = unit.filter(|unit| self.rendering(unit).is_some())
                && self.stood(&unit.id, said)?
            {
                out = Some(unit.id);
                break;
            }
        }
        self.stood.borrow_mut().insert(keys, out.clone());
        Ok(out)
    }

    /// Whether what is missing in a memory that is kin to the one that filled a segment may have been forgotten there.
    pub(super) fn is_surely_filled(&self, segment: &Segment) -> Result<bool> {
        Ok(segment.is_as_filled() || self.ours && self.seems_filled(segment)?)
    }

    /// The unit with a translation of a segment whose own is its source, copied; none for figures, and for names and the
    /// like that the memory has as they are, or not at all. `there` is the segment's unit in the memory.
    pub(super) fn translated(&self, segment: &Segment, there: Option<&Unit>) -> Result<Option<UnitId>> {
        const MOST: usize = 500;
        let key = segment.source.key();
        let copied = segment.target.as_ref().is_some_and(|target| target.key() == key)
            && segment.is_confirmed()
            && self.source.language() != self.target.language()
            && key.as_str().chars().any(char::is_alphabetic);
        if !copied {
            return Ok(None);
        }
        let differs = |unit: &Unit| {
            let now = self.rendering(unit).filter(|now| !now.text.is_blank() && unit.is_confirmed(now))?;
            Some(now.text.key() != key)
        };
        if let Some(there) = there
            && let Some(differs) = differs(there)
        {
            return Ok(differs.then(|| there.id.clone()));
        }
        if let Some(known) = self.translated.borrow().get(&key) {
            return Ok(known.clone());
        }
        let mut other = None;
        for (row, lang) in self.store.by_key(self.source.language(), &key)?.into_iter().take(MOST) {
            let unit = if lang == *self.source { self.store.unit_at(row)? } else { None };
            match unit.as_ref().and_then(differs) {
                Some(true) => other = other.or(unit.map(|unit| unit.id)),
                Some(false) => {
                    other = None;
                    break;
                }
                None => {}
            }
        }
        self.translated.borrow_mut().insert(key, other.clone());
        Ok(other)
    }

    /// What became of a segment's translation, which `own` units of its document may hold.
    pub(super) fn fate(&self, segment: &Segment, own: &UnitId) -> Result<Fate> {
        let Some(said) = segment.target.as_ref() else { return Ok(Fate::Never) };
        let from: Vec<&Candidate> = self.from(segment, said).collect();
        let lent = from.iter().filter_map(|candidate| Some((candidate.memory.as_deref()?, &candidate.unit)));
        let mut lost = None;
        for (memory, unit) in lent {
            match self.fate_of_lent(memory, unit, said)? {
                Fate::Lent => return Ok(Fate::Lent),
                fate => lost = lost.or(Some(fate)),
            }
        }
        if let Some(lost) = lost {
            return Ok(lost);
        }
        let ids: Vec<&UnitId> = from.iter().map(|candidate| &candidate.unit).chain([own]).collect();
        let mut changed = None;
        for &id in &ids {
            let Some(unit) = self.store.unit(id)? else { continue };
            let Some(now) = self.rendering(&unit) else { continue };
            let same = now.text.key() == said.key();
            if same && unit.is_confirmed(now) {
                return Ok(Fate::Here);
            }
            changed = changed.or(Some(if same { Fate::Unconfirmed(unit.id) } else { Fate::Changed(unit.id) }));
        }
        if self.elsewhere(&segment.source, said)?.is_some() {
            return Ok(Fate::Here);
        }
        if let Some(fate) = changed {
            return Ok(fate);
        }
        for id in ids {
            if self.stood(id, said)? {
                return Ok(Fate::Gone(id.clone()));
            }
        }
        Ok(Fate::Never)
    }

    /// What became of a text in the memory that lent it.
    fn fate_of_lent(&self, memory: &str, unit: &UnitId, said: &Text) -> Result<Fate> {
        let Some(lender) = self.others.iter().find(|other| other.name == Some(memory)) else { return Ok(Fate::Lent) };
        let now = lender.reader.unit(unit)?;
        let now = now.as_ref().and_then(|unit| Some((unit, self.rendering(unit)?)));
        Ok(match now {
            Some((unit, now)) if now.text.key() == said.key() => match unit.is_confirmed(now) {
                true => Fate::Lent,
                false => Fate::Unconfirmed(unit.id.clone()),
            },
            Some((unit, _)) => Fate::Changed(unit.id.clone()),
            // What never was there is another memory's of that name.
            None if lender.reader.history(unit)?.is_empty() => Fate::Lent,
            None => Fate::Gone(unit.clone()),
        })
    }

    /// Whether the memory has one of the very units that the file was filled from, or that it made of an earlier copy: it is
    /// the memory that filled it, or kin to that one. What it lacks then may have been forgotten where it came from.
    pub(super) fn is_kin(&self, segments: &[(&Segment, UnitId)]) -> Result<bool> {
        for (segment, own) in segments {
            let Some(said) = segment.target.as_ref() else { continue };
            if !self.is_surely_filled(segment)? {
                continue;
            }
            let from = self.from(segment, said).filter(|candidate| candidate.memory.is_none());
            for id in from.map(|candidate| &candidate.unit).chain([own]) {
                if self.store.unit(id)?.is_some_and(|unit| self.rendering(&unit).is_some()) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether a unit said this once. What a file only offered never stood there.
    fn stood(&self, id: &UnitId, said: &Text) -> Result<bool> {
        let said_so = |unit: Unit| self.rendering(&unit).is_some_and(|was| was.text.key() == said.key());
        let stood = |event: &Event| !matches!(event.kind, ChangeKind::Older | ChangeKind::Unconfirmed);
        let events = self.store.history(id)?.into_iter().filter(stood);
        Ok(events.filter_map(|event| event.before).any(said_so))
    }

    /// Who wrote a segment's translation, and when, as far as the memory, or what the file says of the memory that filled
    /// it, has that very text; `there` is the unit of the segment in the memory.
    pub(super) fn author(&self, segment: &Segment, there: Option<&Unit>) -> Result<Option<Author>> {
        let Some(said) = segment.target.as_ref() else { return Ok(None) };
        let of = |unit: &Unit| {
            let now = self.rendering(unit).filter(|now| now.text.key() == said.key())?;
            let (when, who) = unit.changed_of(now);
            Some(Author { when, who: Some(who?), state: now.state, origin: Some(unit.origin_of(now)) })
        };
        if let Some(author) = there.and_then(of) {
            return Ok(Some(author));
        }
        for candidate in self.from(segment, said) {
            let unit = if candidate.memory.is_none() { self.store.unit(&candidate.unit)? } else { None };
            let told = || {
                let who = candidate.changed_by.clone()?;
                let origin = Some(candidate.origin);
                Some(Author { when: candidate.changed, who: Some(who), state: candidate.state, origin })
            };
            if let Some(author) = unit.as_ref().and_then(of) {
                return Ok(Some(author));
            }
            // What the memory knows and never said was changed in the file, in the match as well.
            let is_told = unit.is_none() || self.stood(&candidate.unit, said)?;
            if let Some(author) = told().filter(|_| is_told) {
                return Ok(Some(author));
            }
        }
        let unit = if self.ours || segment.is_as_filled() { self.elsewhere(&segment.source, said)? } else { None };
        if unit.is_some() || !self.unmarked {
            return Ok(unit.as_ref().and_then(of));
        }
        // Whoever brings back what was forgotten did not write it.
        let Some(gone) = self.gone_with(&segment.source, said)? else { return Ok(None) };
        let was = self.store.history(&gone)?.into_iter().rev().find_map(|event| event.before);
        Ok(was.as_ref().and_then(of))
    }

    /// What the file says of the units that a translation stands in, in the memory that filled it.
    pub(super) fn from<'s>(&'s self, segment: &'s Segment, said: &'s Text) -> impl Iterator<Item = &'s Candidate> {
        segment.candidates.iter().filter(|candidate| {
            candidate.score >= 100
                && candidate.lang.standing(self.target) == Standing::Same
                && candidate.target.key() == said.key()
        })
    }

    /// A unit of any document that has this translation of this text, confirmed.
    fn elsewhere(&self, source: &Text, said: &Text) -> Result<Option<Unit>> {
        // More units of one text are no sentence of anybody's.
        const MOST: usize = 500;
        let keys = (source.key(), said.key());
        if let Some(found) = self.found.borrow().get(&keys) {
            return Ok(found.clone());
        }
        let mut found = None;
        for (row, lang) in self.store.by_key(self.source.language(), &keys.0)?.into_iter().take(MOST) {
            let Some(unit) = self.store.unit_at(row)? else { continue };
            let now = self.rendering(&unit).filter(|now| now.lang != lang && now.text.key() == keys.1);
            if now.is_some_and(|now| unit.is_confirmed(now)) {
                found = Some(unit);
                break;
            }
        }
        self.found.borrow_mut().insert(keys, found.clone());
        Ok(found)
    }

    pub(super) fn rendering<'u>(&self, unit: &'u Unit) -> Option<&'u Variant> {
        let same = |variant: &&Variant| variant.lang.standing(self.target) == Standing::Same;
        unit.variant(self.target).or_else(|| unit.variants.iter().find(same))
    }
}

/// Who wrote a text, when that was, and how far the work on it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Author {
    pub(super) when: Option<Time>,
    pub(super) who: Option<String>,
    pub(super) state: State,
    pub(super) origin: Option<Origin>,
}

/// The ids that a bilingual file's segments have as units of its document.
pub(super) struct OwnIds<'a> {
    document: &'a str,
    source: &'a Lang,
    occurrences: HashMap<Key, u32>,
}

impl<'a> OwnIds<'a> {
    /// Of the story, or of the site's strings, which belong to no document.
    pub(super) fn of(bilingual: &'a Bilingual, is_story: bool) -> Self {
        let document = if is_story { unrooted_name(&bilingual.original.name) } else { "site" };
        Self { document, source: &bilingual.source, occurrences: HashMap::new() }
    }

    /// That of the next segment, and how many equal ones stand before it.
    pub(super) fn next(&mut self, segment: &Segment) -> (UnitId, u32) {
        let key = segment.source.key();
        let occurrence = self.occurrences.entry(key.clone()).or_default();
        let this = *occurrence;
        *occurrence += 1;
        (UnitId::in_document(self.document, self.source, &key, this), this)
    }
}

/// The sentences of a file, the story's first, with their ids in its document.
pub(super) fn with_own_ids(bilingual: &Bilingual) -> Vec<(&Segment, UnitId)> {
    let mut out = Vec::new();
    for (is_story, blocks) in [(true, &bilingual.story), (false, &bilingual.site)] {
        let mut ids = OwnIds::of(bilingual, is_story);
        let sentences = blocks.iter().flat_map(|block| &block.segments).filter(|segment| !segment.is_apart());
        out.extend(sentences.map(|segment| (segment, ids.next(segment).0)));
    }
    out
}

/// Makes a file ready to be published: what Cotejo filled in and the memory has forgotten since, or no longer confirms,
/// counts as not confirmed. What a person had a hand in stays. Both are told, and what has given way to another text in the memory.
pub(super) fn settle(
    memories: Memories<'_>,
    bilingual: &mut Bilingual,
    name: &str,
    notices: &mut Vec<Notice>,
) -> Result<()> {
    let mut fates = fates(memories, bilingual, Segment::is_confirmed)?;
    // What a person wrote and the memory never had is newer than what it has.
    let texts = FilledTexts::of(memories, bilingual);
    for (segment, fate) in bilingual.segments().zip(&mut fates) {
        if let (Fate::Changed(unit), Some(said), false) = (&*fate, &segment.target, segment.is_as_filled())
            && !texts.stood(unit, said)?
        {
            *fate = Fate::Never;
        }
    }
    let file = || name.to_owned();
    let lent =
        bilingual.segments().zip(&fates).filter(|(segment, fate)| **fate == Fate::Lent && segment.is_as_filled());
    let mut lent = lent.filter_map(|(segment, _)| Some((segment, texts.lender_not_here(segment)?)));
    let not_asked = lent.next().map(|(first, memory)| Notice::LenderNotAsked {
        file: file(),
        line: first.line.unwrap_or_default(),
        count: 1 + lent.count() as u64,
        memory: memory.to_owned(),
        words: words(first),
    });
    notices.extend(not_asked);
    let (mut forgotten, mut stands, mut outdated) = (None, None, None);
    let segments = bilingual.story.iter_mut().chain(&mut bilingual.site).flat_map(|block| &mut block.segments);
    for (segment, fate) in segments.zip(fates) {
        let (told, unit) = match (fate, segment.is_as_filled()) {
            (Fate::Gone(unit) | Fate::Unconfirmed(unit), true) => {
                segment.state = State::Initial;
                (&mut forgotten, unit)
            }
            (Fate::Gone(unit), false) => (&mut stands, unit),
            (Fate::Changed(unit), _) => (&mut outdated, unit),
            _ => continue,
        };
        let (count, ..) =
            told.get_or_insert_with(|| (0u64, segment.line.unwrap_or_default(), unit.to_string(), words(segment)));
        *count += 1;
    }
    if let Some((count, line, unit, words)) = forgotten {
        notices.push(Notice::FilledForgotten { file: file(), line, count, unit, words });
    }
    if let Some((count, line, unit, words)) = stands {
        notices.push(Notice::ForgottenStands { file: file(), line, count, unit, words });
    }
    if let Some((count, line, unit, words)) = outdated {
        notices.push(Notice::TextOutdated { file: file(), line, count, unit, words });
    }
    Ok(())
}

/// What became of each segment of a file, the story's first; of those that are not `asked` about, nothing.
pub(super) fn fates(
    memories: Memories<'_>,
    bilingual: &Bilingual,
    asked: impl Fn(&Segment) -> bool,
) -> Result<Vec<Fate>> {
    let texts = FilledTexts::of(memories, bilingual);
    let mut out = Vec::new();
    for (is_story, blocks) in [(true, &bilingual.story), (false, &bilingual.site)] {
        let mut ids = OwnIds::of(bilingual, is_story);
        for segment in blocks.iter().flat_map(|block| &block.segments) {
            let own = (!segment.is_apart()).then(|| ids.next(segment).0).filter(|_| asked(segment));
            out.push(match own {
                Some(own) if segment.is_as_filled() => texts.fate_of_filled(segment, &own)?,
                Some(own) => texts.fate(segment, &own)?,
                None => Fate::Never,
            });
        }
    }
    Ok(out)
}

/// Tells where a file that somebody handed over, of a format without marks, has what the memory has forgotten: whether Cotejo
/// filled it in or a person wrote it nobody can tell, and so it stays.
pub(super) fn tell_forgotten(
    memories: Memories<'_>,
    bilingual: &Bilingual,
    name: &str,
    notices: &mut Vec<Notice>,
) -> Result<()> {
    let texts = FilledTexts::of(memories, bilingual);
    let mut stands: Option<(u64, &Segment, UnitId)> = None;
    let segments = bilingual.segments().filter(|segment| segment.is_confirmed() && !segment.is_apart());
    for segment in segments {
        let Some(said) = &segment.target else { continue };
        let own = UnitId::foreign(&segment.source.key(), &bilingual.target, &said.key(), 0);
        if let Some(Fate::Gone(unit)) = texts.fate_unmarked(segment, &own, name)? {
            stands.get_or_insert((0, segment, unit)).0 += 1;
        }
    }
    if let Some((count, first, unit)) = stands {
        let (file, line) = (name.to_owned(), first.line.unwrap_or_default());
        notices.push(Notice::ForgottenInFile { file, line, count, unit: unit.to_string(), words: words(first) });
    }
    Ok(())
}

/// Takes out of a file that somebody handed over what Cotejo filled in there and the memory does not say any more: it is
/// open, and filled anew. How many.
pub(super) fn empty_stale(memories: Memories<'_>, bilingual: &mut Bilingual) -> Result<u64> {
    let fates = fates(memories, bilingual, Segment::is_as_filled)?;
    let mut emptied = 0;
    let segments = bilingual.story.iter_mut().chain(&mut bilingual.site).flat_map(|block| &mut block.segments);
    for (segment, fate) in segments.zip(fates) {
        if matches!(fate, Fate::Gone(_) | Fate::Unconfirmed(_) | Fate::Changed(_)) {
            (segment.target, segment.filled, segment.state) = (None, None, State::Initial);
            emptied += 1;
        }
    }
    Ok(emptied)
}
