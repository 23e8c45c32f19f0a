//! What is sure of a ladder becomes units, which never stand before what a person wrote.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::desk::archive::doubts::{doubt, doubted};
use crate::desk::archive::ladders::Laid;
use crate::desk::archive::pages::ArchivePage;
use crate::desk::archive::{LeftOut, LeftOutBy};
use crate::error::Result;
use crate::model::{Key, Lang, Origin, Position, Standing, State, Text, Time, Unit, UnitId, Variant};
use crate::store::{ChangeKind, Event, ImportId, ImportState, REJECT, Reader, Selection, TakenOut};

/// The `prop` that holds the day or moment of the page, where it says one.
pub const PAGE_DATE: &str = "x-page-date";

/// What begins the `prop` that holds the page of another language; its tag follows.
pub const PAGE_OF: &str = "x-page-";

/// How sure one is at most, in thousandths, of what the ladders of two languages cut differently: it becomes a unit unless
/// more is asked for, and is looked at among the first.
const DISPUTED: u16 = 900;

/// Who learns, when, and from which confidence on.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The least confidence of a unit, 0 to 1.
    pub least: f32,
    /// Now: the date of what a page without one says.
    pub now: Time,
    /// Who takes it in.
    pub who: &'a str,
}

/// The units of pages that belong together; the first of each `laid` is the page whose sentences are the sources.
#[must_use]
pub fn units(pages: &[ArchivePage], laid: &[&Laid], terms: Terms<'_>) -> (Vec<Unit>, Vec<LeftOut>) {
    let Some(first) = laid.first() else { return (Vec::new(), Vec::new()) };
    let source = &pages[first.pages.0];
    let mut left_out = Vec::new();
    // By the same sentences of the source: renderings into several languages are one unit. Where the ladders cut the source
    // differently, each language has a unit of its own.
    let mut renderings = Renderings::new();
    for laid in laid {
        let target = &pages[laid.pages.1];
        for bead in laid.ladder.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()) {
            let (said, rendered) = (joined(source, &bead.source), joined(target, &bead.target));
            let spoken_against = doubt(bead, (&said, &source.lang), (&rendered, &target.lang));
            let why = if bead.confidence < terms.least {
                Some(LeftOutBy::Doubtful)
            } else if is_untranslated(&said, &rendered) {
                Some(LeftOutBy::Untranslated)
            } else {
                spoken_against
            };
            if let Some(why) = why {
                let files = [source.file.clone(), target.file.clone()];
                let confidence = if spoken_against.is_some() { doubted(bead) } else { bead.confidence };
                left_out.push(LeftOut { files, why, confidence, source: said, target: rendered });
                continue;
            }
            let mut variant = Variant::translated(target.lang.clone(), Text::plain(rendered));
            variant.confidence = Some((bead.confidence * 1000.0).round().clamp(0.0, 1000.0) as u16);
            renderings.entry(bead.source.clone()).or_default().push((variant, target));
        }
    }
    let disputed = disputed(&renderings);
    for (at, rendered) in renderings.iter_mut().filter(|(at, _)| disputed.contains(*at)) {
        for (variant, page) in rendered.iter_mut() {
            variant.confidence = variant.confidence.map(|sure| sure.min(DISPUTED));
            if f32::from(DISPUTED) < terms.least * 1000.0 {
                left_out.push(LeftOut {
                    files: [source.file.clone(), page.file.clone()],
                    why: LeftOutBy::Doubtful,
                    confidence: f32::from(DISPUTED) / 1000.0,
                    source: joined(source, at),
                    target: variant.text.chars(),
                });
            }
        }
    }
    if f32::from(DISPUTED) < terms.least * 1000.0 {
        renderings.retain(|at, _| !disputed.contains(at));
    }
    let earlier = earlier(source);
    let of = u32::try_from(source.sentences.len()).unwrap_or(u32::MAX);
    let mut joint: HashMap<Key, u32> = HashMap::new();
    let units = renderings
        .into_iter()
        .map(|(at, rendered)| {
            let text = Text::plain(joined(source, &at));
            let key = text.key();
            let occurrence = match at[..] {
                [one] => earlier[one as usize],
                _ => {
                    let count = joint.entry(key.clone()).or_default();
                    *count += 1;
                    *count - 1
                }
            };
            let id = unit_id(&source.document, &source.lang, &text.chars(), occurrence);
            let dates = rendered.iter().map(|(_, page)| page.date).chain([source.date]);
            let date = dates.flatten().max();
            let mut props: Vec<(String, String)> =
                date.map(|date| (PAGE_DATE.to_owned(), shown(date))).into_iter().collect();
            props.extend(
                rendered.iter().map(|(variant, page)| (format!("{PAGE_OF}{}", variant.lang), page.document.clone())),
            );
            let changed = Some(date.map_or(terms.now, |date| date.min(terms.now)));
            let by = Some(terms.who.to_owned()).filter(|who| !who.is_empty());
            let mut variants: Vec<Variant> = rendered.into_iter().map(|(variant, _)| variant).collect();
            variants.push(Variant::translated(source.lang.clone(), text));
            for variant in &mut variants {
                // Whoever aligns pages has not written what they were translated from.
                let own = by.clone().filter(|_| variant.lang != source.lang);
                (variant.changed, variant.changed_by) = (changed, own);
            }
            variants.sort_by(|a, b| a.lang.cmp(&b.lang));
            Unit {
                id,
                source: source.lang.clone(),
                variants,
                origin: Origin::Aligned,
                document: Some(source.document.clone()),
                position: at.first().map(|&index| Position { index, of }),
                message: None,
                notes: Vec::new(),
                props,
                created: changed,
                changed,
                created_by: by.clone(),
                changed_by: by,
            }
        })
        .collect();
    (units, left_out)
}

/// Sentences of the source, and what renders them.
type Renderings<'a> = BTreeMap<Vec<u32>, Vec<(Variant, &'a ArchivePage)>>;

/// Where ladders disagree: one language's ladder takes sentences of the source together that another's keeps apart. Of those
/// nobody is sure, but where two languages agree against a third.
fn disputed(renderings: &Renderings<'_>) -> HashSet<Vec<u32>> {
    let mut claims: HashMap<u32, u32> = HashMap::new();
    for at in renderings.keys().flatten() {
        *claims.entry(*at).or_default() += 1;
    }
    let is_disputed = |at: &[u32]| at.iter().any(|sentence| claims.get(sentence).is_some_and(|claims| *claims > 1));
    let alone = renderings.iter().filter(|(_, rendered)| rendered.len() == 1);
    alone.map(|(at, _)| at).filter(|at| is_disputed(at)).cloned().collect()
}

/// Of each sentence of a page, how many equal ones stand before it.
#[must_use]
pub fn earlier(page: &ArchivePage) -> Vec<u32> {
    let mut seen: HashMap<Key, u32> = HashMap::new();
    let counted = page.sentences.iter().map(|sentence| {
        let count = seen.entry(Text::plain(sentence.text.as_str()).key()).or_default();
        *count += 1;
        *count - 1
    });
    counted.collect()
}

/// The id of the unit that alignment makes of a text of a page, before which so many equal ones stand.
#[must_use]
pub fn unit_id(document: &str, lang: &Lang, source: &str, nth: u32) -> UnitId {
    UnitId::in_document(&format!("aligned {document}"), lang, &Text::plain(source).key(), nth)
}

/// What stands between a sentence and the next where the two are one text.
#[must_use]
pub fn following(page: &ArchivePage, at: usize) -> &str {
    match (page.sentences.get(at), page.sentences.get(at + 1)) {
        (Some(one), Some(next)) if one.paragraph == next.paragraph => &one.after,
        (Some(_), Some(_)) if page.lang.language() != "zh" => " ",
        _ => "",
    }
}

/// Sentences that follow each other, as one text.
fn joined(page: &ArchivePage, at: &[u32]) -> String {
    let mut out = String::new();
    for (nth, &at) in at.iter().enumerate() {
        let Some(sentence) = page.sentences.get(at as usize) else { continue };
        if nth > 0 {
            out.push_str(following(page, at as usize - 1));
        }
        out.push_str(&sentence.text);
    }
    out
}

/// Whether nobody translated it: the same words stand on both sides.
#[must_use]
pub fn is_untranslated(source: &str, target: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    letters(source) == letters(target)
}

/// A moment as ISO 8601, or the day alone where nothing more is said.
#[must_use]
pub fn shown(time: Time) -> String {
    let moment = jiff::Timestamp::from_second(time.0).map(|moment| moment.to_string()).unwrap_or_default();
    moment.strip_suffix("T00:00:00Z").map(str::to_owned).unwrap_or(moment)
}

/// What the memory says to units that are about to come in.
#[derive(Debug, Default)]
pub struct Admitted {
    /// What comes in, or is there as it is.
    pub units: Vec<Unit>,
    /// How many of them bring something.
    pub news: u64,
    /// What stays outside: a person's word stands, or somebody forgot it on purpose.
    pub left_out: Vec<(UnitId, LeftOutBy, Variant, Variant)>,
    /// How many sentences a person rendered otherwise elsewhere: theirs stands, and comes first.
    pub otherwise: u64,
}

/// Whether nobody has looked at an aligned unit yet.
fn is_unreviewed(unit: &Unit) -> bool {
    unit.origin == Origin::Aligned && unit.variants.iter().all(|variant| variant.state < State::Reviewed)
}

/// Lets the memory have its say: what a person translated, reviewed or imported is neither replaced nor repeated.
///
/// # Errors
/// Those of the store.
pub fn admit(reader: &dyn Reader, units: Vec<Unit>) -> Result<Admitted> {
    let mut out = Admitted::default();
    let rejections = Rejections::new(reader)?;
    for mut unit in units {
        let there = reader.unit(&unit.id)?;
        let Some(source) = unit.variant(&unit.source).cloned() else { continue };
        if there.is_none() && was_forgotten(reader, &unit.id)? {
            let rendered = unit.variants.iter().find(|variant| variant.lang != unit.source).cloned();
            out.left_out.extend(rendered.map(|rendered| (unit.id.clone(), LeftOutBy::Forgotten, source, rendered)));
            continue;
        }
        let confirmed = confirmed_renderings(reader, &unit.id, &unit.source, &source.text.key())?;
        let mut dropped = Vec::new();
        for variant in unit.variants.iter().filter(|variant| variant.lang != unit.source) {
            let key = variant.text.key();
            let own = there
                .as_ref()
                .filter(|there| !is_unreviewed(there))
                .and_then(|there| there.variant(&variant.lang).filter(|standing| there.is_confirmed(standing)));
            let same = |lang: &Lang| lang.standing(&variant.lang) == Standing::Same;
            let why = match own {
                Some(own) if own.text.key() == key => Some(LeftOutBy::Known),
                Some(_) => Some(LeftOutBy::Kept),
                None if confirmed.iter().any(|(lang, known)| same(lang) && *known == key) => Some(LeftOutBy::Known),
                None if rejections.hold(reader, &unit.id, &variant.lang, &key)? => Some(LeftOutBy::Rejected),
                None if rejections.forgot(reader, &unit.id, &variant.lang)? => Some(LeftOutBy::Forgotten),
                None => {
                    out.otherwise += u64::from(confirmed.iter().any(|(lang, _)| same(lang)));
                    None
                }
            };
            if let Some(why) = why {
                dropped.push(variant.lang.clone());
                out.left_out.push((unit.id.clone(), why, source.clone(), variant.clone()));
            }
        }
        unit.variants.retain(|variant| !dropped.contains(&variant.lang));
        unit.props.retain(|(name, _)| !dropped.iter().any(|lang| *name == format!("{PAGE_OF}{lang}")));
        if unit.variants.len() > 1 {
            out.news += u64::from(!there.is_some_and(|there| says_all_of(&there, &unit)));
            out.units.push(unit);
        }
    }
    Ok(out)
}

/// Whether a unit was here and somebody took it out on purpose.
///
/// # Errors
/// Those of the store.
pub fn was_forgotten(reader: &dyn Reader, id: &UnitId) -> Result<bool> {
    let last = reader.history(id)?.pop();
    Ok(last.is_some_and(|event| event.kind == ChangeKind::Forgotten && event.why == "forget"))
}

/// What people said is no translation, or took out of units.
pub struct Rejections {
    /// The imports that were taken back: what was rejected or forgotten with them is not any more.
    undone: HashSet<ImportId>,
}

impl Rejections {
    /// Those of a memory.
    ///
    /// # Errors
    /// Those of the store.
    pub fn new(reader: &dyn Reader) -> Result<Self> {
        let undone = reader.imports()?.into_iter().filter(|import| import.state == ImportState::Undone);
        Ok(Self { undone: undone.map(|import| import.import).collect() })
    }

    /// Whether somebody rejected this very text as a unit's rendering.
    ///
    /// # Errors
    /// Those of the store.
    pub fn hold(&self, reader: &dyn Reader, id: &UnitId, lang: &Lang, key: &Key) -> Result<bool> {
        let says = |unit: Option<&Unit>| {
            unit.and_then(|unit| unit.variant(lang)).is_some_and(|variant| variant.text.key() == *key)
        };
        let history = reader.history(id)?;
        let rejects =
            |event: &Event| event.why == REJECT && event.import.is_none_or(|import| !self.undone.contains(&import));
        if !history.iter().any(rejects) {
            return Ok(false);
        }
        let now = reader.unit(id)?;
        // What an event left is what the next one found.
        let left = |at: usize| history.get(at + 1).map_or(now.as_ref(), |next| next.before.as_ref());
        let went = |(at, event): (usize, &Event)| rejects(event) && says(event.before.as_ref()) && !says(left(at));
        Ok(!says(now.as_ref()) && history.iter().enumerate().any(went))
    }

    /// Whether a unit has nothing in a language since somebody took that out on purpose.
    ///
    /// # Errors
    /// Those of the store.
    pub fn forgot(&self, reader: &dyn Reader, id: &UnitId, lang: &Lang) -> Result<bool> {
        let mut history = reader.history(id)?;
        // What was offered and stayed outside changed nothing.
        history.retain(|event| !matches!(event.kind, ChangeKind::Older | ChangeKind::Unconfirmed));
        if !history.iter().any(|event| event.why == "forget") {
            return Ok(false);
        }
        let now = reader.unit(id)?;
        let has = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.variant(lang).is_some());
        let left = |at: usize| history.get(at + 1).map_or(now.as_ref(), |next| next.before.as_ref());
        let stands =
            |event: &Event| event.why != "undo" && event.import.is_none_or(|import| !self.undone.contains(&import));
        let went = |(at, event): &(usize, &Event)| stands(event) && has(event.before.as_ref()) && !has(left(*at));
        let last = history.iter().enumerate().rfind(went);
        Ok(!has(now.as_ref()) && last.is_some_and(|(_, event)| event.why == "forget"))
    }
}

/// Whether a person has rendered a text so, in another unit.
///
/// # Errors
/// Those of the store.
pub fn is_said_by_a_person(
    reader: &dyn Reader,
    but: &UnitId,
    (from, source): (&Lang, &str),
    (to, key): (&Lang, &Key),
) -> Result<bool> {
    let said = confirmed_renderings(reader, but, from, &Text::plain(source).key())?;
    Ok(said.iter().any(|(lang, known)| lang.standing(to) == Standing::Same && known == key))
}

/// What people have said for a source, wherever that stands but in one unit.
fn confirmed_renderings(reader: &dyn Reader, but: &UnitId, from: &Lang, source: &Key) -> Result<Vec<(Lang, Key)>> {
    let mut out = Vec::new();
    for (row, lang) in reader.by_key(from.language(), source)? {
        if lang.standing(from) != Standing::Same {
            continue;
        }
        let Some(known) = reader.unit_at(row)?.filter(|known| known.id != *but) else { continue };
        let confirmed = known.variants.iter().filter(|variant| variant.lang != lang && known.is_confirmed(variant));
        out.extend(confirmed.map(|variant| (variant.lang.clone(), variant.text.key())));
    }
    Ok(out)
}

/// Whether a unit has everything that an arriving one says.
fn says_all_of(there: &Unit, arriving: &Unit) -> bool {
    let texts = |variant: &Variant| there.variant(&variant.lang).is_some_and(|own| own.text == variant.text);
    there.document == arriving.document
        && there.position == arriving.position
        && arriving.variants.iter().all(texts)
        && arriving.props.iter().all(|prop| there.props.contains(prop))
}

/// What the memory has of a page and is no longer there: whole units, or what one language had of them; only what nobody
/// reviewed, and only of the `pages` that were laid beside each other now, the source first.
///
/// # Errors
/// Those of the store.
pub fn gone(reader: &dyn Reader, pages: &[&ArchivePage], arriving: &[Unit]) -> Result<Vec<TakenOut>> {
    let Some(source) = pages.first() else { return Ok(Vec::new()) };
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let texts: Vec<(&Lang, String)> = pages
        .iter()
        .map(|page| (&page.lang, page.sentences.iter().map(|sentence| solid(&sentence.text)).collect()))
        .collect();
    let coming: HashMap<&UnitId, HashSet<&Lang>> =
        arriving.iter().map(|unit| (&unit.id, unit.variants.iter().map(|variant| &variant.lang).collect())).collect();
    let of_page =
        Selection { document: Some(source.document.clone()), origins: vec![Origin::Aligned], ..Selection::default() };
    let mut out = Vec::new();
    for unit in reader.units(&of_page)? {
        let unit = unit?;
        if !is_unreviewed(&unit) {
            continue;
        }
        let stale = |variant: &&Variant| {
            let comes = coming.get(&unit.id).is_some_and(|langs| langs.contains(&variant.lang));
            let page = texts.iter().find(|(lang, _)| **lang == variant.lang);
            !comes && page.is_some_and(|(_, text)| !text.contains(&solid(&variant.text.chars())))
        };
        let langs: Vec<Lang> = unit.variants.iter().filter(stale).map(|variant| variant.lang.clone()).collect();
        if !langs.is_empty() {
            out.push(TakenOut { unit: unit.id.clone(), langs });
        }
    }
    Ok(out)
}

/// The newest date that the memory has of a page, as the page said it.
///
/// # Errors
/// Those of the store.
pub fn known_date(reader: &dyn Reader, document: &str) -> Result<Option<String>> {
    let of_page =
        Selection { document: Some(document.to_owned()), origins: vec![Origin::Aligned], ..Selection::default() };
    let mut newest = None;
    for unit in reader.units(&of_page)? {
        let date = unit?.props.into_iter().find(|(name, _)| name == PAGE_DATE).map(|(_, date)| date);
        newest = newest.max(date);
    }
    Ok(newest)
}
