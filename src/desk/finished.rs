//! What a translator finished: taken back into the memory as units, and published.

use std::collections::HashMap;
use std::path::Path;

use crate::desk::leverage::{Band, Leverage, words};
use crate::desk::messages::{distinct, wording};
use crate::desk::outline::{is_ambiguous, outline};
use crate::desk::pretranslate::{FindTerms, confirmed_messages, message, pour, report, story_name};
use crate::desk::report::{SegmentDetail, StoryReport};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Input, MemoryHeader, Message};
use crate::model::{
    Bilingual, BilingualBlock, Document, Key, Lang, Origin, Position, Segment, State, Time, Unit, UnitId, Variant,
    hash_bytes,
};
use crate::segment::Segmenter;
use crate::store::Store;
use crate::story::tell;

/// The units of a bilingual file: every segment with a target, in the state that the file gives it.
///
/// A site's string that the memory already knows, with this rendering or without one in this language, is that unit; so
/// that `Contact us` is one unit on a thousand pages.
///
/// # Errors
/// Those of the store.
pub fn units(store: &dyn Store, bilingual: &Bilingual, who: &str, now: Time) -> Result<Vec<Unit>> {
    let mut out = Vec::new();
    let document = Some(bilingual.original.name.as_str()).filter(|name| !name.is_empty());
    for (origin, blocks) in [(Origin::Story, &bilingual.story), (Origin::SiteString, &bilingual.site)] {
        let of = u32::try_from(blocks.iter().map(|block| block.segments.len()).sum::<usize>()).unwrap_or(u32::MAX);
        let mut occurrences: HashMap<Key, u32> = HashMap::new();
        let segments = blocks.iter().flat_map(|block| block.segments.iter().map(move |segment| (block, segment)));
        for (index, (block, segment)) in (0..).zip(segments) {
            let key = segment.source.key();
            let occurrence = occurrences.entry(key.clone()).or_default();
            let here = Position { index, of };
            let this = *occurrence;
            *occurrence += 1;
            let Some(target) = segment.target.as_ref().filter(|target| !target.is_blank()) else { continue };
            let id = match (origin, document) {
                (Origin::SiteString, _) => match known_string(store, bilingual, &key, &target.key())? {
                    Some(id) => id,
                    None => UnitId::in_document("site", &bilingual.source, &key, this),
                },
                (_, Some(document)) => UnitId::in_document(document, &bilingual.source, &key, this),
                (_, None) => UnitId::foreign(&key, &bilingual.target, &target.key(), this),
            };
            out.push(unit(bilingual, block, segment, id, origin, document, here, (who, now)));
        }
    }
    Ok(out)
}

#[allow(clippy::too_many_arguments)]
fn unit(
    bilingual: &Bilingual,
    block: &BilingualBlock,
    segment: &Segment,
    id: UnitId,
    origin: Origin,
    document: Option<&str>,
    position: Position,
    (who, now): (&str, Time),
) -> Unit {
    let variant = |lang: &Lang, text: &crate::model::Text, state| Variant {
        lang: lang.clone(),
        tag: None,
        text: text.clone(),
        state,
        confidence: None,
    };
    let target = segment.target.clone().unwrap_or_default();
    let mut variants = vec![
        // The original was published: it needs nobody to confirm it.
        variant(&bilingual.source, &segment.source, State::Final),
        variant(&bilingual.target, &target, segment.state),
    ];
    variants.sort_by(|a, b| a.lang.cmp(&b.lang));
    let site = origin == Origin::SiteString;
    let by = Some(who.to_owned()).filter(|who| !who.is_empty());
    Unit {
        id,
        source: bilingual.source.clone(),
        variants,
        origin,
        // A site's string stands on every page: none of them is its document.
        document: document.filter(|_| !site).map(str::to_owned),
        position: document.filter(|_| !site).map(|_| position),
        message: block.message.clone().filter(|_| site),
        notes: block.note.iter().filter(|_| site).cloned().collect(),
        props: Vec::new(),
        created: Some(now),
        changed: Some(now),
        created_by: by.clone(),
        changed_by: by,
    }
}

/// The unit of a site's string: one with this rendering, else one that has none in this language yet.
fn known_string(store: &dyn Store, bilingual: &Bilingual, key: &Key, target: &Key) -> Result<Option<UnitId>> {
    let mut open = None;
    for (row, lang) in store.by_key(bilingual.source.language(), key)? {
        if lang != bilingual.source {
            continue;
        }
        let Some(unit) = store.unit_at(row)? else { continue };
        if unit.origin != Origin::SiteString {
            continue;
        }
        match unit.variant(&bilingual.target) {
            Some(variant) if variant.text.key() == *target => return Ok(Some(unit.id)),
            Some(_) => {}
            None => open = open.or(Some(unit.id)),
        }
    }
    Ok(open)
}

/// The original of a bilingual file: the file itself if it is what it was, else the copy that the memory kept.
///
/// # Errors
/// [`Error::OriginalLost`] if neither is there.
pub fn original(
    store: &dyn Store,
    bilingual: &Bilingual,
    folder: &Path,
    notices: &mut Vec<Notice>,
) -> Result<Document> {
    let original = &bilingual.original;
    let file = original.name.clone();
    let on_disk = std::fs::read(folder.join(&original.name)).ok();
    // A tool that drops what it does not know drops the hash too: then the last page pretranslated under this name is
    // meant, whose blocks the file's ids count.
    let kept_last = if original.hash.0.is_empty() { store.original_named(&original.name)? } else { None };
    let hash = kept_last.as_ref().map_or(&original.hash, |(hash, _)| hash);
    let bytes = match on_disk {
        Some(bytes) if hash.0.is_empty() || hash_bytes(&bytes) == *hash => bytes,
        other => {
            let Some(kept) = store.original(hash)? else {
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
    let Some(reader) = &format.document else {
        return Err(Error::FormatUnknown { file: original.name.clone() });
    };
    Ok((reader.read)(&input)?.take(notices))
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

/// Publishes a bilingual file.
///
/// # Errors
/// [`Error::OriginalLost`], and those of the formats and the store.
pub fn publish(
    store: &dyn Store,
    bilingual: Bilingual,
    folder: &Path,
    segmenter: &Segmenter,
    terms: &FindTerms<'_>,
    (who, now): (&str, Time),
) -> Result<Noted<Published>> {
    let mut notices = Vec::new();
    let document = original(store, &bilingual, folder, &mut notices)?;
    let alike = outline(&document, &tell(&document), segmenter, &bilingual.source).alike;
    let page = pour(&bilingual, &document, &alike, &mut notices)?;
    let tmx = tmx(units(store, &bilingual, who, now)?, &bilingual)?;
    let site_target = confirmed_messages(&bilingual.site);
    let source = |block: &BilingualBlock| message(block, wording(&block.segments.first()?.source));
    let site_source = distinct(bilingual.site.iter().filter_map(source).collect());
    let extension = format::by_id(document.format).and_then(|format| format.extensions.first()).copied();
    let published = Published {
        name: story_name(&bilingual.original.name),
        report: report_of(bilingual, terms),
        page,
        extension: extension.unwrap_or("txt"),
        tmx,
        site_source,
        site_target,
    };
    Ok(Noted { value: published, notices })
}

/// The confirmed units alone, as TMX.
fn tmx(units: Vec<Unit>, bilingual: &Bilingual) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let Some(format) = format::by_id("tmx").and_then(|format| format.memory.as_ref()) else {
        return Ok(out);
    };
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
    report(bilingual, details, leverage)
}
