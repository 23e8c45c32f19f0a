//! The memory's units for other tools: what is confirmed, from one language into one, a file each.

use std::path::Path;

use crate::desk::write::FileWriter;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, LangPair, MemoryHeader};
use crate::model::{Bilingual, Lang, Segment, Standing, State, Unit, UnitId, Variant};
use crate::store::{Reader, Selection};

/// What went into a file for another tool, and what did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HandedUnits {
    /// Units in the file.
    pub units: u64,
    /// Units with a rendering in the language that nobody confirmed; they are not in it.
    pub unconfirmed: u64,
}

/// Writes the confirmed units of a pair of languages into a file of its own; none is written where there is none.
///
/// # Errors
/// [`Error::FileChangedByPerson`], those of the store and of writing.
pub fn hand_over(
    reader: &dyn Reader,
    pair: &LangPair,
    file: &Path,
    writer: &FileWriter<'_>,
) -> Result<Noted<HandedUnits>> {
    let mut handed = HandedUnits::default();
    for unit in reader.units(&Selection::default())? {
        match paired(unit?, pair) {
            Pairing::Confirmed(_) => handed.units += 1,
            Pairing::Unconfirmed => handed.unconfirmed += 1,
            Pairing::None => {}
        }
    }
    if handed.units == 0 {
        return Ok(Noted::plain(handed));
    }
    let format = format::TMX.memory(&file.display().to_string())?;
    let header = MemoryHeader { pair: Some(pair.clone()), ..MemoryHeader::default() };
    let kept = writer.write_with(file, |out| {
        let mut units = reader.units(&Selection::default())?.filter_map(|unit| match unit {
            Ok(unit) => match paired(unit, pair) {
                Pairing::Confirmed(unit) => Some(Ok(*unit)),
                Pairing::Unconfirmed | Pairing::None => None,
            },
            Err(error) => Some(Err::<Unit, Error>(error)),
        });
        (format.write)(out, &header, &mut units)
    })?;
    let (file, told) = (file.display().to_string(), kept.map(|kept| kept.display().to_string()));
    let notices = told.map(|kept| Notice::FileKept { file, kept }).into_iter().collect();
    Ok(Noted { value: handed, notices })
}

/// A unit as a file of one pair holds it.
pub(super) enum Pairing {
    /// The source first, then the confirmed rendering, and nothing else.
    Confirmed(Box<Unit>),
    /// It has both languages, and nobody confirmed one of them.
    Unconfirmed,
    /// It lacks one of them.
    None,
}

/// The unit with the variants of a pair alone: the very tags before others of the same written language; for the source
/// also one that leaves open which it is, or says more.
pub(super) fn paired(mut unit: Unit, pair: &LangPair) -> Pairing {
    let pick = |lang: &Lang, standings: &[Standing]| -> Option<Variant> {
        let fits = |variant: &&Variant| standings.contains(&variant.lang.standing(lang)) && !variant.text.is_blank();
        let rank = |variant: &&Variant| {
            (variant.lang != *lang, variant.lang != unit.source, variant.lang.standing(lang) != Standing::Same)
        };
        unit.variants.iter().filter(fits).min_by_key(rank).cloned()
    };
    let Some(target) = pick(&pair.target, &[Standing::Same]) else { return Pairing::None };
    let Some(source) = pick(&pair.source, &[Standing::Same, Standing::Unspecified]) else { return Pairing::None };
    if source.lang == target.lang {
        return Pairing::None;
    }
    if !unit.is_confirmed_pair(&source, &target) {
        return Pairing::Unconfirmed;
    }
    unit.variants = vec![source, target];
    Pairing::Confirmed(Box::new(unit))
}

/// A segment of a bilingual file as a unit, the `nth` of those that go out; none where nobody has confirmed its translation.
pub(super) fn unit_of(bilingual: &Bilingual, segment: &Segment, nth: usize) -> Option<Unit> {
    let target = segment.target.clone().filter(|_| segment.is_confirmed() && !segment.by_machine)?;
    let id = UnitId::foreign(
        &segment.source.key(),
        &bilingual.target,
        &target.key(),
        u32::try_from(nth).unwrap_or(u32::MAX),
    );
    let mut rendering = Variant::of(bilingual.target.clone(), target, segment.state);
    (rendering.changed, rendering.changed_by) = (segment.changed, segment.changed_by.clone());
    let source = Variant::of(bilingual.source.clone(), segment.source.clone(), State::Final);
    let document = Some(bilingual.original.name.clone()).filter(|name| !name.is_empty());
    Some(Unit { document, ..Unit::of_texts(id, source, [rendering]) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, Text};

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    fn unit(source: &str, variants: &[(&str, &str, State)]) -> Unit {
        let variants = variants.iter().map(|(tag, text, state)| Variant::of(lang(tag), Text::plain(*text), *state));
        Unit {
            id: UnitId::kept("a"),
            source: lang(source),
            variants: variants.collect(),
            origin: Origin::Story,
            document: None,
            position: None,
            message: None,
            notes: Vec::new(),
            props: Vec::new(),
            created: None,
            changed: None,
            created_by: None,
            changed_by: None,
        }
    }

    fn texts(unit: Unit, from: &str, to: &str) -> Option<Vec<String>> {
        let pair = LangPair { source: lang(from), target: lang(to), consumer: None };
        match paired(unit, &pair) {
            Pairing::Confirmed(unit) => Some(unit.variants.iter().map(|variant| variant.text.chars()).collect()),
            Pairing::Unconfirmed => Some(Vec::new()),
            Pairing::None => None,
        }
    }

    #[test]
    fn one_confirmed_rendering_goes_out_and_no_other_with_it() {
        let whole = || {
            let done = State::Translated;
            let all = [
                ("en", "Tide", State::Final),
                ("pt-BR", "Maré", State::Initial),
                ("pt-PT", "A maré", done),
                ("pt-AO", "A maré de cá", done),
                ("zh-CN", "潮", done),
                ("zh-TW", "潮汐", done),
            ];
            unit("en", &all)
        };
        let said = |texts: &[&str]| Some(texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>());
        assert_eq!(texts(whole(), "en", "pt-PT"), said(&["Tide", "A maré"]));
        assert_eq!(texts(whole(), "en", "pt-AO"), said(&["Tide", "A maré de cá"]));
        assert_eq!(texts(whole(), "en", "zh-Hans"), said(&["Tide", "潮"]));
        // Also where it was not written first, source first all the same.
        assert_eq!(texts(whole(), "zh-TW", "en"), said(&["潮汐", "Tide"]));
        assert_eq!(texts(whole(), "en-GB", "pt-PT"), said(&["Tide", "A maré"]));
        // Neither what nobody confirmed, nor a sister, nor a language that is wider.
        assert_eq!(texts(whole(), "en", "pt-BR"), said(&[]));
        assert_eq!(texts(whole(), "pt-BR", "en"), said(&[]));
        assert_eq!(texts(whole(), "en", "zh-Hant"), None);
        assert_eq!(texts(whole(), "en", "zh-MO"), None);
        assert_eq!(texts(whole(), "pt-PT", "pt-AO"), said(&["A maré", "A maré de cá"]));
    }
}
