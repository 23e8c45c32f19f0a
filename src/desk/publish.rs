//! What is published of a translated page: the page itself, the confirmed units as TMX, the site's strings.

use std::path::Path;

use crate::desk::bilingual_units::units;
use crate::desk::leverage::{Band, Leverage, words};
use crate::desk::messages::{distinct, wording};
use crate::desk::outline::{is_ambiguous, outline};
use crate::desk::placement::{Placed, place};
use crate::desk::pretranslate::{FindTerms, pour};
use crate::desk::report::{SegmentDetail, StoryReport};
use crate::desk::site_strings::{confirmed_messages, message};
use crate::desk::source::story_name;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Input, MemoryHeader, Message};
use crate::model::{Bilingual, BilingualBlock, Document, Time, Unit, hash_bytes};
use crate::segment::Segmenter;
use crate::store::{Ledger, Memory};
use crate::story::classify;

/// The original of a bilingual file: the file itself if it is what it was, else the copy that the memory kept.
///
/// # Errors
/// [`Error::OriginalLost`] if neither is there.
pub fn original(
    ledger: &dyn Ledger,
    bilingual: &Bilingual,
    folder: &Path,
    notices: &mut Vec<Notice>,
) -> Result<Document> {
    let original = &bilingual.original;
    let file = original.name.clone();
    let on_disk = std::fs::read(folder.join(&original.name)).ok();
    // A tool that drops what it does not know drops the hash too: then the last page pretranslated under this name is
    // meant, whose blocks the file's ids count.
    let kept_last = if original.hash.0.is_empty() { ledger.original_named(&original.name)? } else { None };
    let hash = kept_last.as_ref().map_or(&original.hash, |(hash, _)| hash);
    let bytes = match on_disk {
        Some(bytes) if hash.0.is_empty() || hash_bytes(&bytes) == *hash => bytes,
        other => {
            let Some(kept) = ledger.original(hash)? else {
                return Err(Error::OriginalLost { file });
            };
            notices.push(match other {
                Some(_) => Notice::OriginalChanged { file },
                None => Notice::OriginalMoved { file },
            });
            kept
        }
    };
    let input = Input { name: &original.name, bytes: &bytes };
    let format = match format::by_id(&original.format) {
        Some(format) => format,
        None => format::recognize(&original.name, &bytes)?,
    };
    Ok((format.document(&original.name)?.read)(&input)?.take(notices))
}

/// What is published of a story in one language.
#[derive(Debug, Clone)]
pub struct Published {
    /// The story's name.
    pub name: String,
    /// What the bilingual page shows; `draft` if something is not confirmed.
    pub report: StoryReport,
    /// The page in the target language.
    pub page: Vec<u8>,
    /// The extension of the original's format: `html`, `txt`.
    pub extension: &'static str,
    /// The confirmed units, as TMX.
    pub tmx: Vec<u8>,
    /// The site's strings in the source language.
    pub site_source: Vec<Message>,
    /// The site's strings with a confirmed translation.
    pub site_target: Vec<Message>,
}

/// Publishes a bilingual file: each of its units where the page says what it says. Blocks of the page without a unit stay
/// in the source language, and the page is a draft.
///
/// # Errors
/// [`Error::OriginalLost`], those of [`place`], of the formats and the store.
pub fn publish(
    memory: &Memory,
    bilingual: Bilingual,
    folder: &Path,
    segmenter: &Segmenter,
    terms: &FindTerms<'_>,
    (who, now): (&str, Time),
) -> Result<Noted<Published>> {
    let mut notices = Vec::new();
    let document = original(memory.ledger()?.as_ref(), &bilingual, folder, &mut notices)?;
    let cut = outline(&document, &classify(&document), segmenter, &bilingual.source);
    let Placed { bilingual, alike } = place(bilingual, &document, cut)?.take(&mut notices);
    let page = pour(&bilingual, &document, &alike, &mut notices)?;
    let tmx = tmx(units(memory.reader()?.as_ref(), &bilingual, who, now)?, &bilingual)?;
    let site_target = confirmed_messages(&bilingual.site);
    let source = |block: &BilingualBlock| message(block, wording(&block.segments.first()?.source));
    let site_source = distinct(bilingual.site.iter().filter_map(source).collect());
    let extension = format::of(&document)?.extension();
    let published = Published {
        name: story_name(&bilingual.original.name),
        report: report_of(bilingual, terms),
        page,
        extension,
        tmx,
        site_source,
        site_target,
    };
    Ok(Noted { value: published, notices })
}

/// The confirmed units alone, as TMX.
fn tmx(units: Vec<Unit>, bilingual: &Bilingual) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let format = format::TMX.memory(&bilingual.original.name)?;
    let confirmed = |unit: &Unit| unit.variant(&bilingual.target).is_some_and(|variant| unit.is_confirmed(variant));
    let mut units = units.into_iter().filter(confirmed).map(Ok);
    let header = MemoryHeader { source: Some(bilingual.source.clone()), written: None };
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
            });
        }
    }
    StoryReport::new(bilingual, details, leverage)
}
