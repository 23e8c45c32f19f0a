//! How an arriving unit meets the one of its id: variant by variant, so that nothing that comes in makes the memory worse.

use crate::model::{Lang, Origin, State, Unit, Variant};
use crate::store::reader::{Prefer, Stamp};

/// What became of a meeting.
pub(in crate::store) struct Met {
    /// The unit as it is now.
    pub(in crate::store) after: Unit,
    /// Whether a text arrived that is older than the one that stands, and stayed outside.
    pub(in crate::store) older: bool,
    /// Whether a text arrived that nobody confirmed, and stayed outside, since somebody confirmed the one that stands.
    pub(in crate::store) unconfirmed: bool,
    /// Whether the very text that stands arrived as one that nobody confirms, and stays confirmed.
    pub(in crate::store) lowered: bool,
    /// Whether a text arrived that is its source, copied, and stayed outside, since somebody translated it.
    pub(in crate::store) copied: bool,
    /// The languages of the texts that stayed outside.
    pub(in crate::store) outside: Vec<Lang>,
    /// How many reviewed or final renderings gave way to another text, or to none.
    pub(in crate::store) replaced: u64,
}

/// What becomes of a language that the unit has and the arriving one has not; see [`crate::store::Manner`].
#[derive(Debug, Clone, Copy)]
pub(in crate::store) enum Absent<'a> {
    /// It stays.
    Stays,
    /// It goes, for the arriving unit takes the place of the one that is there; but these stay.
    Goes { but: &'a [Lang] },
}

/// `arriving` laid over what is there; see [`Prefer`].
pub(in crate::store) fn meet(before: &Unit, mut arriving: Unit, absent: Absent<'_>, prefer: Prefer, by: &Stamp) -> Met {
    // Every text has an origin of its own here: what arrives beside it says nothing of it.
    let prepare = |unit: &mut Unit| {
        unit.date_variants();
        unit.name_variants();
        unit.spread_origin();
    };
    let mut after = before.clone();
    prepare(&mut arriving);
    prepare(&mut after);
    let newer_stands = prefer == Prefer::Newer;
    let unit_is_older = newer_stands && is_before(arriving.changed, before.changed);
    let replaces = matches!(absent, Absent::Goes { .. }) && !unit_is_older;
    if let Absent::Goes { but } = absent
        && replaces
    {
        // What is newer than all that arrives was written here and not published yet.
        after.variants.retain(|variant| {
            let unpublished =
                before.variant(&variant.lang).is_some_and(|there| is_before(arriving.changed, there.changed));
            unpublished || arriving.variant(&variant.lang).is_some() || but.contains(&variant.lang)
        });
    }
    let (mut older, mut unconfirmed, mut lowered, mut copied, mut outside) = (false, false, false, false, Vec::new());
    let said = arriving.variant(&arriving.source).map(|source| (source.lang.clone(), source.text.key()));
    let is_copy = |variant: &Variant| {
        said.as_ref().is_some_and(|(lang, key)| {
            lang.language() != variant.lang.language()
                && variant.text.key() == *key
                && key.as_str().chars().any(char::is_alphabetic)
        })
    };
    let confirms = Unit { variants: Vec::new(), origin: Origin::Foreign, ..before.clone() };
    for mut variant in std::mem::take(&mut arriving.variants) {
        let Some(there) = after.variants.iter_mut().find(|there| there.lang == variant.lang) else {
            after.variants.push(variant);
            continue;
        };
        let is_older = newer_stands && is_before(variant.changed, there.changed);
        if !replaces && variant.text.is_same_as(&there.text) {
            variant.text.clone_from(&there.text);
        }
        if there.text == variant.text {
            // The higher state stays, with its date; only our own newer text says that it is a lower one. Whoever confirms a
            // text has not written it: its author stays, and the history has the other's name.
            let counts = |variant: &Variant| (confirms.is_confirmed(variant), variant.state);
            let both = counts(there).0 && counts(&variant).0;
            // Who takes a confirmation back says so; what an engine has, too, takes nothing back.
            let taken_back = counts(there).0
                && variant.state == State::Initial
                && variant.lang != before.source
                && variant.origin != Some(Origin::Machine);
            lowered |= taken_back && !replaces && newer_stands;
            let lower = match replaces {
                true => !is_older && counts(&variant) < counts(there),
                false => taken_back && !newer_stands,
            };
            if counts(&variant) > counts(there) || lower {
                let author = there.changed_by.take().filter(|_| !is_by_person_now(there.origin, variant.origin));
                there.origin = if both && !lower { person(there.origin, variant.origin) } else { variant.origin };
                there.state = variant.state;
                date(there, &variant, by);
                if variant.lang == before.source || author.is_some() {
                    there.changed_by = author;
                }
            } else if both && !replaces {
                there.origin = person(there.origin, variant.origin);
            } else if replaces && !is_older {
                there.origin = variant.origin;
            }
            there.tag = there.tag.take().or(variant.tag);
            there.confidence = there.confidence.or(variant.confidence);
        } else if !replaces && variant.lang == before.source && variant.text.key() == there.text.key() {
            // The same words: the stored text and its codes stand.
            there.state = there.state.max(variant.state);
        } else if !replaces && newer_stands && is_copy(&variant) && confirms.is_confirmed(there) && !is_copy(there) {
            copied = true;
            outside.push(variant.lang);
        } else if !replaces && !confirms.is_confirmed(&variant) && confirms.is_confirmed(there) {
            // What nobody confirmed is not put before what somebody did.
            unconfirmed = true;
            outside.push(variant.lang);
        } else if !replaces && variant.state == State::Initial && there.state > State::Initial {
            // Nor what is not even translated before what is.
        } else if is_older {
            older = true;
            outside.push(variant.lang);
        } else {
            date(there, &variant, by);
            let author =
                there.changed_by.take().filter(|_| variant.lang != before.source || variant.changed_by.is_some());
            *there = Variant { changed: there.changed, changed_by: author, ..variant };
        }
    }
    after.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
    // Nor is what a file says beside a text that stays outside.
    if outside.is_empty() && !unit_is_older {
        frame(&mut after, &arriving, replaces);
    }
    after.gather_origin();
    redate(&mut after, before, &arriving, by);
    let replaced = given_way(before, &after);
    Met { after, older, unconfirmed, lowered, copied, outside, replaced }
}

/// What the memory's own text says takes the place of a unit that was not changed here since the two said the same: somebody
/// decided so in the text.
pub(in crate::store) fn follow(before: &Unit, mut arriving: Unit) -> Met {
    arriving.date_variants();
    arriving.gather_origin();
    let replaced = given_way(before, &arriving);
    Met {
        after: arriving,
        older: false,
        unconfirmed: false,
        lowered: false,
        copied: false,
        outside: Vec::new(),
        replaced,
    }
}

/// How many reviewed or final renderings of a unit are others, or none, in what it became.
fn given_way(before: &Unit, after: &Unit) -> u64 {
    let gave_way = before.variants.iter().filter(|variant| {
        let reviewed = variant.state >= State::Reviewed && variant.lang != before.source && !variant.text.is_blank();
        reviewed && after.variant(&variant.lang).is_none_or(|now| now.text.key() != variant.text.key())
    });
    gave_way.count() as u64
}

/// Whether a moment is known to be before another.
fn is_before(a: Option<crate::model::Time>, b: Option<crate::model::Time>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a < b)
}

/// Gives a variant the date at which it becomes what the arriving one is: that one's, or now where it has none or an older;
/// and the author of that one, else who brings it.
fn date(there: &mut Variant, arriving: &Variant, by: &Stamp) {
    let known = arriving.changed.is_some() && !is_before(arriving.changed, there.changed);
    there.changed = if known { arriving.changed } else { Some(by.when) };
    there.changed_by = arriving.changed_by.clone().or_else(|| Some(by.who.clone()));
}

/// Whether a text that an engine wrote is somebody's own now: whoever gives the same words answers for them.
fn is_by_person_now(there: Option<Origin>, arriving: Option<Origin>) -> bool {
    there == Some(Origin::Machine) && arriving != Some(Origin::Machine)
}

/// Of two origins of one text, which somebody confirmed each, that of the one whom no engine and no alignment helped.
fn person(one: Option<Origin>, other: Option<Origin>) -> Option<Origin> {
    if one.is_some_and(Origin::wants_review) { other } else { one }
}

/// What a unit has besides its variants.
fn frame(after: &mut Unit, arriving: &Unit, replaces: bool) {
    // Which language it was written in first is known here; a file with two of its languages need not know it.
    if replaces {
        after.source = arriving.source.clone();
    }
    // What is said of texts is said of each of them.
    if replaces || !arriving.origin.wants_review() || after.origin.wants_review() {
        after.origin = arriving.origin;
    }
    after.created = after.created.or(arriving.created);
    after.created_by = after.created_by.take().or_else(|| arriving.created_by.clone());
    if replaces {
        after.document = arriving.document.clone();
        after.position = arriving.position;
        after.message = arriving.message.clone();
        after.notes = arriving.notes.clone();
        after.props = arriving.props.clone();
        return;
    }
    after.document = arriving.document.clone().or(after.document.take());
    after.position = arriving.position.or(after.position);
    after.message = arriving.message.clone().or(after.message.take());
    for note in &arriving.notes {
        if !after.notes.contains(note) {
            after.notes.push(note.clone());
        }
    }
    // A type's values are replaced together: a type may stand several times.
    let of = |props: &[(String, String)], name: &str| -> Vec<String> {
        props.iter().filter(|prop| prop.0 == name).map(|prop| prop.1.clone()).collect()
    };
    for (name, _) in &arriving.props {
        if of(&after.props, name) != of(&arriving.props, name) {
            after.props.retain(|prop| prop.0 != *name);
            after.props.extend(arriving.props.iter().filter(|prop| prop.0 == *name).cloned());
        }
    }
}

/// The date of a unit that became different: the newest of its variants' and the arriving one's, or now.
fn redate(after: &mut Unit, before: &Unit, arriving: &Unit, by: &Stamp) {
    let variants = after.variants.iter().map(|variant| (variant.changed, variant.changed_by.clone()));
    let newest = variants
        .chain([(arriving.changed, arriving.changed_by.clone())])
        .filter(|date| date.0.is_some() && *date != (before.changed, before.changed_by.clone()))
        .max_by_key(|date| (date.0, date.1.is_some()))
        .filter(|date| !is_before(date.0, before.changed));
    (after.changed, after.changed_by) = newest.unwrap_or_else(|| (Some(by.when), Some(by.who.clone())));
    // A place, a note or a state is no text: whoever brought it wrote none.
    let same = |variant: &Variant| before.variant(&variant.lang).is_some_and(|was| was.text == variant.text);
    if before.changed_by.is_some() && after.variants.len() == before.variants.len() && after.variants.iter().all(same) {
        after.changed_by = before.changed_by.clone();
    }
}

/// Whether two units say the same, whoever wrote them down and when.
pub(in crate::store) fn same_content(a: &Unit, b: &Unit) -> bool {
    a.source == b.source
        && a.variants.len() == b.variants.len()
        && a.variants.iter().zip(&b.variants).all(|(a, b)| a.says_what(b))
        && a.origin == b.origin
        && a.document == b.document
        && a.position == b.position
        && a.message == b.message
        && a.notes == b.notes
        && a.props == b.props
}

/// Whether two units that say the same say also the same of who wrote what, and when.
pub(in crate::store) fn same_dates(a: &Unit, b: &Unit) -> bool {
    type Told = (Option<crate::model::Time>, Option<String>);
    fn told(unit: &Unit) -> (Vec<Told>, Told, Option<Told>) {
        let mut unit = unit.clone();
        unit.date_variants();
        let own = (!unit.is_dated_by_variants()).then(|| (unit.changed, unit.changed_by.clone()));
        let of = |variant: &Variant| (variant.changed, variant.changed_by.clone());
        (unit.variants.iter().map(of).collect(), (unit.created, unit.created_by.clone()), own)
    }
    told(a) == told(b)
}
