//! A sheet of an archive that is aligned again: what was left out can be looked at as well.

use super::stretches::{Beside, Doubt, doubts, most_doubtful, sheet};
use super::{MOST_EQUAL, Part, Row, Sheet, Standing, is_unreviewed, joined, rendering};
use crate::align::Bead;
use crate::desk::archive::doubts::{doubt, doubted};
use crate::desk::archive::ladders::Laid;
use crate::desk::archive::pages::ArchivePage;
use crate::desk::archive::units::{
    Rejections, earlier, following, is_said_by_a_person, is_untranslated, shown, unit_id, was_forgotten,
};
use crate::error::Result;
use crate::model::{Text, UnitId};
use crate::store::Reader;

/// The sheet of pages that were laid beside each other.
///
/// # Errors
/// Those of the store.
pub fn sheet_of(reader: &dyn Reader, pages: &[ArchivePage], laid: &[&Laid], limit: usize) -> Result<Sheet> {
    let rejections = Rejections::new(reader)?;
    let mut open: Vec<Doubt> = Vec::new();
    for (at, laid) in laid.iter().enumerate() {
        open.extend(doubts(at, &beside(reader, &rejections, pages, laid)?.rows));
    }
    sheet(most_doubtful(open, limit), |at| {
        laid.get(at).map(|laid| beside(reader, &rejections, pages, laid)).transpose()
    })
}

fn beside(reader: &dyn Reader, rejections: &Rejections, pages: &[ArchivePage], laid: &Laid) -> Result<Beside> {
    let (first, other) = (&pages[laid.pages.0], &pages[laid.pages.1]);
    let parts = |page: &ArchivePage| -> Vec<Part> {
        let earlier = earlier(page);
        let text = |at: usize| format!("{}{}", page.sentences[at].text, following(page, at));
        (0..page.sentences.len()).map(|at| Part { text: text(at), nth: earlier[at] }).collect()
    };
    let (source, target) = (parts(first), parts(other));
    let mut rows = Vec::with_capacity(laid.ladder.len());
    for bead in &laid.ladder {
        let said = |parts: &[Part], at: &[u32]| joined(at.iter().map(|&at| parts[at as usize].text.as_str()));
        let (text, rendered) = (said(&source, &bead.source), said(&target, &bead.target));
        let (unit, standing) = if bead.source.is_empty() || bead.target.is_empty() {
            (None, Standing::Alone)
        } else {
            let id = id_of(reader, first, &source, bead, &text)?;
            let standing = standing(reader, rejections, (&id, &text, &rendered), first, other)?;
            (Some(id), standing)
        };
        // What something speaks against is looked at among the first.
        let against = unit.is_some() && doubt(bead, (&text, &first.lang), (&rendered, &other.lang)).is_some();
        let confidence = Some(if against { doubted(bead) } else { bead.confidence });
        let (source, target) = (bead.source.clone(), bead.target.clone());
        rows.push(Row { source, target, confidence, standing, unit });
    }
    Ok(Beside {
        document: first.document.clone(),
        translation: Some(other.document.clone()),
        from: first.lang.clone(),
        to: other.lang.clone(),
        date: first.date.max(other.date).map(shown),
        of: u32::try_from(source.len()).unwrap_or(u32::MAX),
        source: source.into_iter().zip(0..).collect(),
        target,
        rows,
    })
}

/// The id of the unit of a bead. Which of several equal texts it is made of, a single sentence says itself; of several
/// together the memory knows it.
fn id_of(reader: &dyn Reader, page: &ArchivePage, source: &[Part], bead: &Bead, text: &str) -> Result<UnitId> {
    let id = |nth| unit_id(&page.document, &page.lang, text, nth);
    if let [one] = bead.source[..] {
        return Ok(id(source[one as usize].nth));
    }
    for nth in 0..MOST_EQUAL {
        let Some(unit) = reader.unit(&id(nth))? else { break };
        if unit.position.map(|position| position.index) == bead.source.first().copied() {
            return Ok(unit.id);
        }
    }
    Ok(id(0))
}

fn standing(
    reader: &dyn Reader,
    rejections: &Rejections,
    (id, text, rendered): (&UnitId, &str, &str),
    first: &ArchivePage,
    other: &ArchivePage,
) -> Result<Standing> {
    let key = Text::plain(rendered).key();
    if is_untranslated(text, rendered) {
        return Ok(Standing::Settled);
    }
    match rendering(reader, id, &other.lang)? {
        Some((unit, Some(variant))) => {
            let unreviewed = is_unreviewed(&unit, &variant);
            if variant.text.key() == key || !unreviewed {
                return Ok(if unreviewed { Standing::Inside } else { Standing::Settled });
            }
        }
        Some((_, None)) => {}
        None if was_forgotten(reader, id)? => return Ok(Standing::Settled),
        None => {}
    }
    let settled = rejections.hold(reader, id, &other.lang, &key)?
        || rejections.forgot(reader, id, &other.lang)?
        || is_said_by_a_person(reader, id, (&first.lang, text), (&other.lang, &key))?;
    Ok(if settled { Standing::Settled } else { Standing::Outside })
}
