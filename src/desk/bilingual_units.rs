//! A translated file taken back into the memory: every segment with a translation is a unit.

use std::collections::{HashMap, HashSet};

use crate::desk::filled::{Author, Fate, FilledTexts, OwnIds, with_own_ids};
use crate::desk::search_pool::Memories;
use crate::error::Result;
use crate::model::{
    Bilingual, BilingualBlock, InFile, Key, Lang, Origin, Position, Segment, Standing, State, Text, Time, Unit, UnitId,
    Variant, mark, unrooted_name,
};
use crate::store::{ChangeKind, Event, Prefer, Reader, Selection};

/// Which of a bilingual file's translations are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All there are.
    All,
    /// Those that a person had a hand in since Cotejo filled the file, and those that another memory filled in, which this
    /// one does not have. What was forgotten is no news, unless the file is preferred.
    News(Prefer),
}

/// What a bilingual file brings.
#[derive(Debug, Default)]
pub struct BilingualUnits {
    /// The units that are wanted.
    pub units: Vec<Unit>,
    /// Where each of them stands in the file.
    pub places: Vec<InFile>,
    /// How many segments stand as Cotejo filled them in: no news, whose authors, states and dates the memory has.
    pub untouched: u64,
    /// Where a segment stands as Cotejo filled it in, whose unit this memory has forgotten since.
    pub forgotten: Vec<(InFile, UnitId)>,
    /// Where a segment stands as Cotejo filled it in from a unit that this memory, which has others of them, does not have.
    pub not_here: Vec<(InFile, UnitId)>,
    /// How many stand as another memory lent them, which are no units of this one.
    pub lent: u64,
    /// Where a segment's translation is its source, copied, which the memory has a translation of, in this unit.
    pub copies: Vec<(InFile, UnitId)>,
    /// The units that would replace what somebody else had confirmed, and had not been filled from it.
    pub over: Vec<Over>,
}

/// A translation that is to take the place of somebody else's.
#[derive(Debug)]
pub struct Over {
    /// Where it stands in the file.
    pub in_file: InFile,
    /// The unit.
    pub unit: UnitId,
    /// The language of the translation.
    pub lang: Lang,
    /// What it says.
    pub says: Key,
    /// Who wrote what stands.
    pub who: String,
}

/// The units of a bilingual file: every segment with a target, in the state that the file gives it, unless the target and
/// its state are what Cotejo filled in; `name` is the file's.
///
/// A site's string that the memory already knows, with this rendering or without one in this language, is that unit; so
/// that `Contact us` is one unit on a thousand pages.
///
/// # Errors
/// Those of the store.
pub fn units(
    store: &dyn Reader,
    (bilingual, name): (&Bilingual, &str),
    wanted: Wanted,
    who: &str,
    now: Time,
) -> Result<BilingualUnits> {
    let mut out = BilingualUnits::default();
    let document = Some(unrooted_name(&bilingual.original.name)).filter(|name| !name.is_empty());
    let whole = document.map_or(Ok(true), |document| is_whole(store, bilingual, document))?;
    let texts = FilledTexts::of(Memories { own: store, others: &[] }, bilingual);
    let is_kin = match wanted {
        Wanted::News(Prefer::Newer) => texts.is_kin(&with_own_ids(bilingual))?,
        Wanted::News(Prefer::File) | Wanted::All => false,
    };
    let shared = Shared { bilingual, document, who, now };
    for (origin, blocks) in [(Origin::Story, &bilingual.story), (Origin::SiteString, &bilingual.site)] {
        let sentences = blocks.iter().flat_map(|block| &block.segments).filter(|segment| !segment.is_apart());
        let of = u32::try_from(sentences.count()).unwrap_or(u32::MAX);
        let mut taken: HashSet<UnitId> = HashSet::new();
        let mut ids = OwnIds::of(bilingual, origin == Origin::Story);
        let segments = blocks.iter().flat_map(|block| block.segments.iter().map(move |segment| (block, segment)));
        let segments = segments.filter(|(_, segment)| !segment.is_apart());
        for (index, (block, segment)) in (0..).zip(segments) {
            let here = Position { index, of };
            let (own, this) = ids.next(segment);
            let Some(target) = segment.target.as_ref().filter(|target| !target.is_blank()) else { continue };
            let in_file = InFile { line: segment.line, id: Some(block.id.clone()).filter(|id| !id.is_empty()) };
            let as_filled = match wanted {
                Wanted::News(Prefer::Newer) => texts.is_as_filled(segment)?,
                Wanted::News(Prefer::File) | Wanted::All => segment.is_as_filled(),
            };
            if let Wanted::News(prefer) = wanted
                && as_filled
            {
                match texts.fate_of_filled(segment, &own)? {
                    Fate::Gone(unit) if prefer == Prefer::Newer => {
                        out.forgotten.push((in_file, unit));
                        continue;
                    }
                    Fate::Lent => {
                        out.lent += 1;
                        continue;
                    }
                    Fate::Here | Fate::Changed(_) | Fate::Unconfirmed(_) => {
                        out.untouched += 1;
                        continue;
                    }
                    Fate::Never if is_kin && texts.is_surely_filled(segment)? => {
                        let from = texts.from(segment, target).next().map(|candidate| candidate.unit.clone());
                        out.not_here.push((in_file, from.unwrap_or(own)));
                        continue;
                    }
                    Fate::Gone(_) | Fate::Never => {}
                }
            }
            let key = segment.source.key();
            if let Wanted::News(prefer) = wanted
                && document.is_none()
            {
                let own = UnitId::foreign(&key, &bilingual.target, &target.key(), this);
                match texts.fate_unmarked(segment, &own, name)? {
                    Some(Fate::Gone(unit)) if prefer == Prefer::Newer => {
                        out.forgotten.push((in_file, unit));
                        continue;
                    }
                    Some(Fate::Gone(_)) => {}
                    Some(_) => {
                        out.untouched += 1;
                        continue;
                    }
                    None => {}
                }
            }
            let id = match (origin, document) {
                (Origin::SiteString, _) => match known_string(store, bilingual, segment, &taken)? {
                    Some(id) => id,
                    None => first_free(&taken, this, |nth| UnitId::in_document("site", &bilingual.source, &key, nth)),
                },
                (_, Some(document)) => {
                    let id = |nth| UnitId::in_document(document, &bilingual.source, &key, nth);
                    match said_so(store, &bilingual.target, target, (this, &id), &taken)? {
                        Some(nth) => id(nth),
                        None => first_free(&taken, this, id),
                    }
                }
                (_, None) => UnitId::foreign(&key, &bilingual.target, &target.key(), this),
            };
            taken.insert(id.clone());
            let there = store.unit(&id)?;
            if wanted == Wanted::News(Prefer::Newer)
                && let Some(translated) = texts.translated(segment, there.as_ref())?
            {
                out.copies.push((in_file, translated));
                continue;
            }
            let mut unit = shared.unit(block, segment, id, origin, here);
            let author = texts.author(segment, there.as_ref())?;
            let stands = there.as_ref().and_then(|there| texts.rendering(there));
            let is_new = stands.is_none_or(|stands| stands.text.key() == target.key());
            shared.sign(&mut unit, segment, author, (wanted, as_filled, is_new));
            if let Some(there) = there {
                as_known(store, bilingual, segment, &mut unit, &there)?;
                out.over.extend(over(&texts, segment, &unit, &there).map(|(lang, says, who)| Over {
                    in_file: in_file.clone(),
                    unit: unit.id.clone(),
                    lang,
                    says,
                    who,
                }));
                unit.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
                // A part of a document knows nothing of places in it.
                unit.position = if whole { unit.position } else { there.position.or(unit.position) };
            }
            out.units.push(unit);
            out.places.push(in_file);
        }
    }
    Ok(out)
}

/// What the memory knows of the unit already: its source, whose codes a tool may have lost, and when this rendering stood
/// there, if another import replaced it since. A file that is taken in again is not newer for that; one that was made when
/// what stands now stood already is.
fn as_known(store: &dyn Reader, bilingual: &Bilingual, segment: &Segment, unit: &mut Unit, there: &Unit) -> Result<()> {
    let own = |of: &Unit, lang: &Lang| of.variant(lang).cloned();
    if let Some(source) = own(there, &bilingual.source)
        && let Some(arriving) = unit.variants.iter_mut().find(|variant| variant.lang == bilingual.source)
        && arriving.text.key() == source.text.key()
    {
        *arriving = source;
    }
    // One written language has one variant, whatever the file calls it: `zh-CN` beside `zh-Hans`.
    let mut alike = there.variants.iter().filter(|variant| variant.lang.standing(&bilingual.target) == Standing::Same);
    let target = match (there.variant(&bilingual.target), alike.next(), alike.next()) {
        (None, Some(one), None) => one.lang.clone(),
        _ => bilingual.target.clone(),
    };
    let arriving = unit.variants.iter_mut().find(|variant| variant.lang == bilingual.target);
    let Some(arriving) = arriving else { return Ok(()) };
    arriving.lang = target.clone();
    let Some(stands) = own(there, &target) else { return as_withdrawn(store, segment, unit, &target) };
    // Whoever had what stands now before her, filled in or offered, or says when she wrote, meant another text.
    let filled_from_it = segment.filled == Some(mark(&stands.text, State::Translated));
    let offered = segment.candidates.iter().any(|candidate| {
        candidate.lang == bilingual.target && candidate.score >= 100 && candidate.target.key() == stands.text.key()
    });
    if stands.text.is_same_as(&arriving.text) || filled_from_it || offered || segment.changed.is_some() {
        return Ok(());
    }
    // What a file only offered never stood there.
    let stood = |event: &Event| !matches!(event.kind, ChangeKind::Older | ChangeKind::Unconfirmed);
    let replaced = store.history(&unit.id)?.into_iter().rev().filter(stood).find_map(|event| {
        let before = event.before?;
        let variant = before.variant(&target).filter(|variant| variant.text == arriving.text)?;
        let updated = event.kind == ChangeKind::Updated;
        Some((updated, before.changed_of(variant)))
    });
    if let Some((true, (Some(when), who))) = replaced {
        // Also where both came within a second.
        let when = there.changed_of(&stands).0.map_or(when, |stands| when.min(Time(stands.0.saturating_sub(1))));
        (arriving.changed, arriving.changed_by) = (Some(when), who.clone());
        (unit.changed, unit.changed_by) = (Some(when), who);
        return Ok(());
    }
    as_withdrawn(store, segment, unit, &target)
}

/// Dates a rendering that somebody who shares the memory's text took back as of then, where the file does not say when it was
/// written: it is an older file's.
fn as_withdrawn(store: &dyn Reader, segment: &Segment, unit: &mut Unit, target: &Lang) -> Result<()> {
    let Some(arriving) = unit.variant(target) else { return Ok(()) };
    let withdrawn = if segment.changed.is_none() { store.withdrawn(&unit.id, arriving)? } else { None };
    for variant in unit.variants.iter_mut().filter(|variant| variant.lang == *target) {
        variant.changed = variant.changed.min(withdrawn).or(variant.changed);
    }
    Ok(())
}

/// What `unit` says in whose place something else stands that another person confirmed, and who that is; nothing if the file
/// was filled from that, or offered it: whoever had it before her has corrected it. What was reviewed is told of anyhow.
fn over(texts: &FilledTexts<'_>, segment: &Segment, unit: &Unit, there: &Unit) -> Option<(Lang, Key, String)> {
    let stands = texts.rendering(there).filter(|stands| there.is_confirmed(stands) && !stands.text.is_blank())?;
    let arriving = texts.rendering(unit).filter(|arriving| unit.is_confirmed(arriving))?;
    let who = there.changed_of(stands).1?;
    let another = arriving.changed_by.as_ref() != Some(&who) && stands.text.key() != arriving.text.key();
    let seen = segment.filled == Some(mark(&stands.text, State::Translated))
        || texts.from(segment, &stands.text).next().is_some();
    (another && !seen && stands.state < State::Reviewed).then(|| (stands.lang.clone(), arriving.text.key(), who))
}

/// Whether a file brings all of a document's story: it lacks no more of the sentences that the memory has a place for than
/// it has new ones. A page that was written anew has lost some and gained others.
fn is_whole(store: &dyn Reader, bilingual: &Bilingual, document: &str) -> Result<bool> {
    let mut occurrences: HashMap<Key, u32> = HashMap::new();
    let segments = bilingual.story.iter().flat_map(|block| &block.segments).filter(|segment| !segment.is_apart());
    let mut in_file: HashSet<UnitId> = segments
        .map(|segment| {
            let key = segment.source.key();
            let occurrence = occurrences.entry(key.clone()).or_default();
            *occurrence += 1;
            UnitId::in_document(document, &bilingual.source, &key, *occurrence - 1)
        })
        .collect();
    let mut lacking = 0;
    for unit in store.units(&Selection { document: Some(document.to_owned()), ..Selection::default() })? {
        let unit = unit?;
        let placed = unit.position.is_some() && unit.source == bilingual.source && unit.origin != Origin::SiteString;
        lacking += usize::from(!in_file.remove(&unit.id) && placed);
    }
    Ok(lacking <= in_file.len())
}

/// Which of a document's units with one source has this rendering, if it is not `taken`: a page that lost the first of two
/// equal sentences has not given the second one's translation to it.
fn said_so(
    store: &dyn Reader,
    lang: &Lang,
    said: &Text,
    (this, id): (u32, &dyn Fn(u32) -> UnitId),
    taken: &HashSet<UnitId>,
) -> Result<Option<u32>> {
    // Where it stood before, as a rule; no story has more equal sentences than are looked through.
    const MOST: u32 = 500;
    for nth in std::iter::once(this).chain(0..MOST) {
        let Some(unit) = store.unit(&id(nth))? else { if nth == this { continue } else { break } };
        if unit.variant(lang).is_some_and(|variant| variant.text.is_same_as(said)) && !taken.contains(&unit.id) {
            return Ok(Some(nth));
        }
    }
    Ok(None)
}

/// The first of the ids that `id` makes, from occurrence `nth` on, that is not `taken`.
fn first_free(taken: &HashSet<UnitId>, mut nth: u32, id: impl Fn(u32) -> UnitId) -> UnitId {
    while taken.contains(&id(nth)) {
        nth += 1;
    }
    id(nth)
}

/// What the units of one bilingual file share.
struct Shared<'a> {
    bilingual: &'a Bilingual,
    /// The original's name, where the file gives one.
    document: Option<&'a str>,
    who: &'a str,
    now: Time,
}

impl Shared<'_> {
    /// The unit of a segment that stands at `position` among the story's segments, or the site's strings.
    fn unit(&self, block: &BilingualBlock, segment: &Segment, id: UnitId, origin: Origin, position: Position) -> Unit {
        let variant = |lang: &Lang, text: Text, state| Variant::of(lang.clone(), text, state);
        let mut variants = vec![
            // The original was published: it needs nobody to confirm it.
            variant(&self.bilingual.source, segment.source.clone(), State::Final),
            variant(&self.bilingual.target, segment.target.clone().unwrap_or_default(), segment.state),
        ];
        for variant in variants.iter_mut().filter(|variant| variant.lang == self.bilingual.target) {
            variant.origin = segment.by_machine.then_some(Origin::Machine);
        }
        variants.sort_by(|a, b| a.lang.cmp(&b.lang));
        let site = origin == Origin::SiteString;
        Unit {
            id,
            source: self.bilingual.source.clone(),
            variants,
            origin,
            // A site's string stands on every page: none of them is its document.
            document: self.document.filter(|_| !site).map(str::to_owned),
            position: self.document.filter(|_| !site).map(|_| position),
            message: block.message.clone().filter(|_| site),
            notes: block.note.clone().into_iter().collect(),
            props: Vec::new(),
            created: None,
            changed: None,
            created_by: None,
            changed_by: None,
        }
    }

    /// Says who wrote what, and when. Of a text that the memory has, or had, that is the `author` there, whoever confirms it
    /// here; of any other it is whom the file names, else who takes it in. Whoever translates a page has not written it.
    ///
    /// `untouched` is what stands as it was filled in, `is_new` where the memory has no other text in its place.
    fn sign(
        &self,
        unit: &mut Unit,
        segment: &Segment,
        author: Option<Author>,
        (wanted, untouched, is_new): (Wanted, bool, bool),
    ) {
        // The file may know better; but nothing was changed after now.
        let mut when = segment.changed.unwrap_or(self.now).min(self.now);
        let who = || Some(self.who.to_owned()).filter(|who| !who.is_empty());
        let mut by = segment.changed_by.clone();
        if let Some(target) = unit.variants.iter_mut().find(|variant| variant.lang == self.bilingual.target)
            && let Some(author) = author
        {
            by = author.who.or(by);
            // Where nobody touched it, it is as the memory has it, or had it.
            let raised = segment.state > author.state || !segment.is_confirmed();
            if !untouched && !raised && is_new && segment.changed.is_none() {
                when = author.when.unwrap_or(when).min(self.now);
            }
            if untouched || wanted == Wanted::All {
                when = author.when.unwrap_or(when).min(self.now);
                target.state = if segment.is_confirmed() { target.state.max(author.state) } else { target.state };
            }
            target.origin = target.origin.or(author.origin.filter(|origin| untouched && origin.wants_review()));
        }
        // Nobody is known to have written what came from a memory that is not told.
        let by = if untouched && wanted == Wanted::All { by } else { by.or_else(who) };
        for variant in &mut unit.variants {
            let translated = variant.lang == self.bilingual.target;
            (variant.changed, variant.changed_by) = (Some(when), by.clone().filter(|_| translated));
        }
        (unit.created, unit.changed) = (Some(when), Some(when));
        (unit.created_by, unit.changed_by) = (by.clone(), by);
    }
}

/// The unit of a site's string: one with this rendering, else one that has none in this language yet. Of several the one
/// with the string's own codes, and none that another string of the file is already (`taken`): the same words may stand
/// on a page with a link and without.
fn known_string(
    store: &dyn Reader,
    bilingual: &Bilingual,
    segment: &Segment,
    taken: &HashSet<UnitId>,
) -> Result<Option<UnitId>> {
    let target = segment.target.as_ref().map(Text::key);
    let (mut said, mut open): (Option<UnitId>, Option<UnitId>) = (None, None);
    for (row, lang) in store.by_key(bilingual.source.language(), &segment.source.key())? {
        if lang != bilingual.source {
            continue;
        }
        let Some(unit) = store.unit_at(row)? else { continue };
        if unit.origin != Origin::SiteString || taken.contains(&unit.id) {
            continue;
        }
        let own = unit.variant(&bilingual.source).is_some_and(|variant| variant.text == segment.source);
        match unit.variant(&bilingual.target) {
            Some(variant) if Some(variant.text.key()) == target => {
                if own {
                    return Ok(Some(unit.id));
                }
                said = said.or(Some(unit.id));
            }
            Some(_) => {}
            None => open = open.or(Some(unit.id)),
        }
    }
    Ok(said.or(open))
}
