//! A sheet of what the memory holds: what alignment brought and nobody has looked at. What was left out is not there.

use super::stretches::{Beside, Doubt, doubts, most_doubtful, sheet};
use super::{Part, Row, Sheet, Standing, is_unreviewed, nth_of};
use crate::desk::archive::units::{PAGE_DATE, PAGE_OF};
use crate::error::Result;
use crate::model::{Lang, Origin, Unit};
use crate::segment::Segmenter;
use crate::store::{Reader, Selection};

/// A page and the language of another one, laid beside each other.
struct Place {
    document: Option<String>,
    from: Lang,
    to: Lang,
}

/// The sheet of a memory.
///
/// # Errors
/// Those of the store.
pub fn sheet_of(reader: &dyn Reader, segmenter: &Segmenter, limit: usize) -> Result<Sheet> {
    let mut places: Vec<Place> = Vec::new();
    let mut open: Vec<Doubt> = Vec::new();
    let mut page: Vec<Unit> = Vec::new();
    let mut look = |page: &mut Vec<Unit>| {
        let page = std::mem::take(page);
        for (from, to) in languages(&page) {
            let rows: Vec<Row> = page.iter().filter_map(|unit| row(unit, &from, &to)).collect();
            open.extend(doubts(places.len(), &rows));
            places.push(Place { document: page.first().and_then(|unit| unit.document.clone()), from, to });
        }
    };
    for unit in reader.units(&aligned(None))? {
        let unit = unit?;
        if page.first().is_some_and(|first| first.document != unit.document) {
            look(&mut page);
        }
        // Without a page there is nothing that a decision could name.
        if unit.document.is_some() {
            page.push(unit);
        }
    }
    look(&mut page);
    sheet(most_doubtful(open, limit), |at| {
        let Some(Place { document: Some(document), from, to }) = places.get(at) else { return Ok(None) };
        let units: Result<Vec<Unit>> = reader.units(&aligned(Some(document)))?.collect();
        Ok(Some(beside(&units?, segmenter, document, from, to)))
    })
}

fn aligned(document: Option<&String>) -> Selection {
    Selection { document: document.cloned(), origins: vec![Origin::Aligned], ..Selection::default() }
}

/// From which languages into which the units of a page lead.
fn languages(page: &[Unit]) -> Vec<(Lang, Lang)> {
    let pairs = page.iter().flat_map(|unit| unit.variants.iter().map(|variant| (&unit.source, &variant.lang)));
    let mut out: Vec<(Lang, Lang)> =
        pairs.filter(|(from, to)| from != to).map(|(from, to)| (from.clone(), to.clone())).collect();
    out.sort();
    out.dedup();
    out
}

/// A unit as a row; its sentences are counted later.
fn row(unit: &Unit, from: &Lang, to: &Lang) -> Option<Row> {
    let variant = unit.variant(to).filter(|_| unit.source == *from)?;
    // What alignment did not make has an id that no decision could find again.
    let open = is_unreviewed(unit, variant) && nth_of(unit).is_some();
    Some(Row {
        source: Vec::new(),
        target: Vec::new(),
        confidence: variant.confidence.map(|sure| f32::from(sure) / 1000.0),
        standing: if open { Standing::Inside } else { Standing::Settled },
        unit: Some(unit.id.clone()),
    })
}

fn beside(units: &[Unit], segmenter: &Segmenter, document: &str, from: &Lang, to: &Lang) -> Beside {
    let page_of = format!("{PAGE_OF}{to}");
    let prop = |name: &str| {
        let props = units.iter().flat_map(|unit| &unit.props);
        props.filter(|(key, _)| key == name).map(|(_, value)| value.clone()).max()
    };
    let mut out = Beside {
        document: document.to_owned(),
        translation: prop(&page_of),
        from: from.clone(),
        to: to.clone(),
        date: prop(PAGE_DATE),
        source: Vec::new(),
        target: Vec::new(),
        of: 0,
        rows: Vec::new(),
    };
    for unit in units {
        let (Some(mut row), Some(source), Some(target)) = (row(unit, from, to), unit.variant(from), unit.variant(to))
        else {
            continue;
        };
        let place = unit.position.map_or(0, |position| position.index);
        out.of = out.of.max(unit.position.map_or(0, |position| position.of));
        let nth = nth_of(unit).unwrap_or_default();
        let cut = cut(segmenter, &source.text.chars(), from);
        // Of several sentences together, which of equal ones each is, is not known: most likely the first.
        let nth = if cut.len() == 1 { nth } else { 0 };
        for (text, at) in cut.into_iter().zip(place..) {
            row.source.push(number(out.source.len()));
            out.source.push((Part { text, nth }, at));
        }
        for text in self::cut(segmenter, &target.text.chars(), to) {
            row.target.push(number(out.target.len()));
            out.target.push(Part { text, nth: 0 });
        }
        out.rows.push(row);
    }
    out
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The sentences of a text, each with the blanks after it.
fn cut(segmenter: &Segmenter, text: &str, lang: &Lang) -> Vec<String> {
    let breaks = segmenter.breaks(text, lang);
    let ends = breaks.iter().copied().chain([text.len()]);
    let mut begin = 0;
    let mut out: Vec<String> = Vec::new();
    for end in ends {
        out.extend(text.get(begin..end).map(str::to_owned));
        begin = end;
    }
    // What is moved beside another sentence stands apart from it.
    if lang.language() != "zh"
        && let Some(last) = out.last_mut().filter(|last| !last.ends_with(char::is_whitespace))
    {
        last.push(' ');
    }
    out
}
