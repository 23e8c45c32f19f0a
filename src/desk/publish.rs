//! What is published of a translated page: the page itself, the confirmed units as TMX, the site's strings.

use crate::desk::bilingual_units::{Wanted, units};
use crate::desk::interchange::{Pairing, paired};
use crate::desk::leverage::{Band, Leverage, words};
use crate::desk::messages::{distinct, wording};
use crate::desk::original::{OriginalFolders, original};
use crate::desk::outline::{is_ambiguous, outline};
use crate::desk::placement::{Placed, place};
use crate::desk::pretranslate::{FindTerms, pour};
use crate::desk::report::{SegmentDetail, StoryReport};
use crate::desk::site::story_of;
use crate::desk::site_strings::{confirmed_messages, message};
use crate::desk::source::story_name;
use crate::error::{Noted, Result};
use crate::format::{self, Consumer, Format, LangPair, MemoryHeader, Message};
use crate::model::{Bilingual, BilingualBlock, Time, Unit, unrooted_name};
use crate::segment::Segmenter;
use crate::store::Memory;

/// What is published of a story in one language.
#[derive(Debug, Clone)]
pub struct Published {
    /// The story's name.
    pub name: String,
    /// What the bilingual page shows; `draft` if something is not confirmed.
    pub report: StoryReport,
    /// The page in the target language.
    pub page: Vec<u8>,
    /// The original's format.
    pub format: &'static Format,
    /// The confirmed units, as TMX.
    pub tmx: Vec<u8>,
    /// The site's strings in the source language.
    pub site_source: Vec<Message>,
    /// The site's strings with a confirmed translation.
    pub site_target: Vec<Message>,
}

/// Publishes a bilingual file: each of its units where the page says what it says. Blocks of the page without a unit stay
/// in the source language, and the page is a draft. `consumer` is who reads the units.
///
/// # Errors
/// Those of [`original`] and [`place`], of the formats and the store.
pub fn publish(
    memory: &Memory,
    mut bilingual: Bilingual,
    folders: &OriginalFolders<'_>,
    segmenter: &Segmenter,
    terms: &FindTerms<'_>,
    (who, now): (&str, Time),
    consumer: Option<Consumer>,
) -> Result<Noted<Published>> {
    let mut notices = Vec::new();
    let document = original(memory.ledger()?.as_ref(), &bilingual, folders, &mut notices)?;
    // From here on the name is published, and nobody's own folders are.
    bilingual.original.name = unrooted_name(&bilingual.original.name).to_owned();
    let cut = outline(&document, &story_of(&document, folders.sites), segmenter, &bilingual.source);
    let Placed { bilingual, alike } = place(bilingual, &document, cut)?.take(&mut notices);
    let page = pour(&bilingual, &document, &alike, &mut notices)?;
    let tmx =
        tmx(units(memory.reader()?.as_ref(), (&bilingual, ""), Wanted::All, who, now)?.units, &bilingual, consumer)?;
    let site_target = confirmed_messages(&bilingual.site);
    let source = |block: &BilingualBlock| message(block, wording(&block.segments.first()?.source));
    let site_source = distinct(bilingual.site.iter().filter_map(source).collect());
    let format = format::of(&document)?;
    let published = Published {
        name: story_name(&bilingual.original.name),
        report: report_of(bilingual, terms),
        page,
        format,
        tmx,
        site_source,
        site_target,
    };
    Ok(Noted { value: published, notices })
}

/// The confirmed units alone, as TMX, source first.
fn tmx(units: Vec<Unit>, bilingual: &Bilingual, consumer: Option<Consumer>) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let format = format::TMX.memory(&bilingual.original.name)?;
    let pair = LangPair { source: bilingual.source.clone(), target: bilingual.target.clone(), consumer };
    let mut units = units.into_iter().filter_map(|unit| match paired(unit, &pair) {
        Pairing::Confirmed(unit) => Some(Ok(*unit)),
        Pairing::Unconfirmed | Pairing::None => None,
    });
    let header = MemoryHeader { pair: Some(pair.clone()), ..MemoryHeader::default() };
    (format.write)(&mut out, &header, &mut units)?;
    Ok(out)
}

/// The report on a bilingual file that came back: bands by the candidates that still travel with it.
#[must_use]
pub fn report_of(bilingual: Bilingual, terms: &FindTerms<'_>) -> StoryReport {
    let mut details = Vec::new();
    let mut leverage = Leverage { from: None, ..Leverage::default() };
    for (is_story, blocks) in [(true, &bilingual.story), (false, &bilingual.site)] {
        for segment in blocks.iter().flat_map(|block| &block.segments) {
            let best = segment.candidates.iter().map(|candidate| candidate.score).max().unwrap_or(0);
            let target = segment.target.as_ref().map(crate::model::Text::key);
            let filled = segment
                .candidates
                .iter()
                .find(|candidate| candidate.score >= 100 && Some(candidate.target.key()) == target)
                .map(|candidate| candidate.unit.clone());
            let chars = segment.source.chars();
            let band = Band::of(best);
            let bands = if is_story { &mut leverage.story } else { &mut leverage.site };
            bands.add(band, words(&chars));
            details.push(SegmentDetail {
                band,
                ambiguous: !segment.is_confirmed() && is_ambiguous(segment, &bilingual.target),
                filled,
                repeats: None,
                terms: terms(&chars, &bilingual.source, &bilingual.target),
                findings: Vec::new(),
            });
        }
    }
    StoryReport::new(bilingual, details, leverage)
}
