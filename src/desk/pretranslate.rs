//! An article comes back translated as far as the memory reaches: what is confirmed is filled in, what may help travels
//! beside, the rest stays empty.

use std::collections::HashMap;

use crate::desk::codes::carried_over;
use crate::desk::extent;
use crate::desk::leverage::{Band, LEVERAGE_THRESHOLD, Leverage, words};
use crate::desk::lookup::{Context, Fill, Match, Request, candidate, exact_in, fill, lookup_in, with_other_variants};
use crate::desk::messages::{distinct, wording};
use crate::desk::outline::{Outline, READER, outline, pouring};
use crate::desk::report::{SegmentDetail, StoryReport, TermUse};
use crate::desk::search_pool::{ExtraMemory, ReaderPool, threads};
use crate::desk::site::Site;
pub use crate::desk::site_strings::SiteCatalogue;
use crate::desk::site_strings::{confirmed_messages, message, name_strings};
use crate::desk::source::{SourceDocument, read_source, story_name};
use crate::error::{Cause, Error, Noted, Notice, Result};
use crate::format::{self, Input, Message, XliffVersion};
use crate::fuzzy::Penalties;
use crate::model::{Bilingual, BilingualBlock, Document, Key, Lang, Original, Segment, Standing, State, Text};
use crate::segment::Segmenter;
use crate::store::Memory;

/// How many candidates travel with a segment.
pub const CANDIDATES: usize = 5;

/// Finds the terms in a source text, with how the house calls them in the target language.
pub type FindTerms<'a> = dyn Fn(&str, &Lang, &Lang) -> Vec<TermUse> + 'a;

/// What of the memory and the termbase is offered for a segment, and what is counted.
#[derive(Clone, Copy)]
pub struct Offers<'a> {
    /// The final score from which a candidate travels along.
    pub threshold: u8,
    /// The final score from which the nearest match is counted in the report where none is offered; what is lower counts
    /// as new. [`LEVERAGE_THRESHOLD`] is what others count by, and the least; proving that nothing reaches it is most of the work.
    pub leverage: u8,
    /// What takes points off.
    pub penalties: Penalties,
    /// The termbase.
    pub terms: &'a FindTerms<'a>,
}

/// An article to be translated.
pub struct Job<'a> {
    /// The file, under the name the document goes by in the memory.
    pub input: Input<'a>,
    /// The source language, if the person said it.
    pub source: Option<Lang>,
    /// The source language of the project, the last resort.
    pub project_source: Option<Lang>,
    /// The languages wanted, in order.
    pub targets: Vec<Lang>,
    /// What of the memory is offered and counted.
    pub offers: Offers<'a>,
    /// How sentences are told apart.
    pub segmenter: &'a Segmenter,
    /// What the project says of sites.
    pub sites: &'a [Site],
    /// The site's catalogue in the source language, as far as there is one; for the messages' ids.
    pub catalogue: SiteCatalogue,
    /// Which XLIFF the translator gets.
    pub xliff: XliffVersion,
}

/// What a pretranslation brings, all of it still in memory.
#[derive(Debug, Clone)]
pub struct Pretranslated {
    /// The document as it was read.
    pub reading: SourceDocument,
    /// The story's name, for folders and files: the document's file name without language and extension.
    pub name: String,
    /// The site's strings in the source language.
    pub site: Vec<Message>,
    /// One for each language wanted, in order.
    pub targets: Vec<Prepared>,
}

/// A pretranslation into one language.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What the bilingual page shows.
    pub report: StoryReport,
    /// The bilingual file (XLIFF 2.0).
    pub xliff: Vec<u8>,
    /// The original with what is confirmed in the target language.
    pub draft: Vec<u8>,
    /// The site's strings that have a confirmed translation.
    pub site: Vec<Message>,
    /// What was done to the bilingual file that was there, where one was brought up to date.
    pub updated: Option<UpdateCounts>,
}

/// What bringing a bilingual file up to date did, in segments: what it had, with what was added and without what is gone, is
/// what it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct UpdateCounts {
    /// Those that stood there and got a translation from the memory.
    pub filled: u64,
    /// Those in which Cotejo's own fill gave way to what the memory says now.
    pub replaced: u64,
    /// Those that lost what Cotejo had filled in, because the memory has forgotten it.
    pub emptied: u64,
    /// Those that came in, because the page has them now.
    pub added: u64,
    /// Those that left, because the page has them no more.
    pub gone: u64,
}

/// Pretranslates an article.
///
/// # Errors
/// As for [`read_source`], and those of the store.
pub fn pretranslate(memory: &Memory, job: &Job<'_>) -> Result<Noted<Pretranslated>> {
    pretranslate_from(memory, &[], job)
}

/// As [`pretranslate`], from other memories besides the project's own.
///
/// # Errors
/// As for [`pretranslate`].
pub fn pretranslate_from(memory: &Memory, also: &[ExtraMemory], job: &Job<'_>) -> Result<Noted<Pretranslated>> {
    let _span = tracing::info_span!("pretranslate", document = job.input.name, memories = 1 + also.len()).entered();
    let mut notices = Vec::new();
    let reading = read_source(&job.input, job.source.as_ref(), job.project_source.as_ref(), job.sites, &mut notices)?;
    extent::of_story(&reading.document, &reading.told)?;
    let mut cut = outline(&reading.document, &reading.told, job.segmenter, &reading.source);
    tracing::debug!(
        lang = %reading.source,
        by = reading.source_by.name(),
        blocks = reading.document.blocks.len(),
        story = cut.story.len(),
        site = cut.site.len(),
        "read"
    );
    extent::of_outline(&reading.document, &cut)?;
    let before: usize = cut.story.iter().map(|block| block.segments.len()).sum();
    let found = find((memory, also), &job.offers, &reading.source, &job.targets, &cut)?;
    let exact: Vec<&[Match]> = found.all().skip(before).map(|found| found.exact.as_slice()).collect();
    name_strings(&mut cut, &job.catalogue, &reading.source, &exact);
    let site = cut
        .site
        .iter()
        .filter_map(|block| message(block, block.segments.first().map(|segment| wording(&segment.source))?))
        .collect();
    // Only now is it known what language the article is in.
    let (skipped, wanted): (Vec<&Lang>, Vec<&Lang>) =
        job.targets.iter().partition(|target| target.standing(&reading.source) == Standing::Same);
    for target in skipped {
        notices.push(Notice::TargetSkipped { file: job.input.name.to_owned(), lang: target.to_string() });
    }
    let mut targets = Vec::with_capacity(wanted.len());
    for (at, target) in wanted.iter().enumerate() {
        // The last one has the outline for its own, and no copy.
        let (story, site) = match at + 1 == wanted.len() {
            true => (std::mem::take(&mut cut.story), std::mem::take(&mut cut.site)),
            false => (cut.story.clone(), cut.site.clone()),
        };
        let bilingual = bilingual(&reading, target, story, site);
        targets.push(prepare(job, &reading, bilingual, &cut.alike, &found, &mut notices)?);
    }
    if let (true, Some(target)) = (targets.is_empty(), job.targets.first()) {
        return Err(Error::TargetIsSource { lang: target.to_string() });
    }
    let name = story_name(job.input.name);
    Ok(Noted { value: Pretranslated { reading, name, site: distinct(site), targets }, notices })
}

/// What the memory has for one segment: for each language wanted the best, and all of 100 and above.
struct SegmentMatches {
    best: Vec<Match>,
    exact: Vec<Match>,
}

/// What the memory has for each segment, story first, then the site's strings. What is asked twice is kept once.
struct Found {
    matches: Vec<SegmentMatches>,
    /// For each segment its place among the matches.
    places: Vec<usize>,
}

impl Found {
    fn all(&self) -> impl Iterator<Item = &SegmentMatches> {
        self.places.iter().map(|&at| &self.matches[at])
    }
}

/// What is asked of the memory: a text, and its place in the story if it stands there.
struct Question<'a> {
    text: &'a Text,
    place: Option<usize>,
}

/// Looks every segment up, story first, then the site's strings, with all processors and in one commit of each memory.
/// Segments of equal text and neighbours are asked once.
fn find(
    (memory, also): (&Memory, &[ExtraMemory]),
    offers: &Offers<'_>,
    source: &Lang,
    targets: &[Lang],
    cut: &Outline,
) -> Result<Found> {
    let story: Vec<&Segment> = cut.story.iter().flat_map(|block| &block.segments).collect();
    let keys: Vec<Key> = story.iter().map(|segment| segment.source.key()).collect();
    let around = |at: usize| (at.checked_sub(1).map(|before| &keys[before]), keys.get(at + 1));
    let mut questions: Vec<Question<'_>> = Vec::new();
    let mut asked: HashMap<_, usize> = HashMap::new();
    let mut places = Vec::new();
    let of_story = story.iter().enumerate().map(|(at, segment)| (*segment, Some(at)));
    let of_site = cut.site.iter().flat_map(|block| &block.segments).map(|segment| (segment, None));
    for (segment, place) in of_story.chain(of_site) {
        places.push(*asked.entry((&segment.source, place.map(around))).or_insert_with(|| {
            questions.push(Question { text: &segment.source, place });
            questions.len() - 1
        }));
    }
    drop(asked);
    tracing::debug!(segments = places.len(), questions = questions.len(), threads = threads(), "look up");
    let mut pool = ReaderPool::new(memory, also, source.language(), threads())?;
    let leverage = offers.leverage.max(LEVERAGE_THRESHOLD);
    let (threshold, penalties) = (offers.threshold, offers.penalties);
    let matches = pool.ask(&questions, &|sources, question| {
        let context =
            |(before, after): (Option<&Key>, Option<&Key>)| Context { before: before.cloned(), after: after.cloned() };
        let request = &Request {
            threshold,
            limit: Some(CANDIDATES),
            context: question.place.map(|at| context(around(at))),
            penalties,
            ..Request::new(question.text.clone(), source.clone(), targets.to_vec())
        };
        let mut best = with_other_variants(lookup_in(sources, request)?, request);
        // Of what is not offered, the nearest alone is wanted: it says in which band the segment is.
        let without = |wanted: &&Lang| !best.iter().any(|found| found.wanted == **wanted);
        let targets: Vec<Lang> = request.targets.iter().filter(without).cloned().collect();
        if request.threshold > leverage && !targets.is_empty() {
            let nearest = Request { threshold: leverage, limit: Some(1), targets, ..request.clone() };
            best.extend(lookup_in(sources, &nearest)?);
        }
        let exact = exact_in(sources, request)?;
        // Two ways to one text, by the search and by its key: where one finds what the other does not, an index is damaged.
        let known = |found: &Match| exact.iter().any(|one| one.unit.id == found.unit.id && one.memory == found.memory);
        if best.iter().any(|found| found.score >= 100 && !known(found)) {
            let location = memory.location().to_string();
            return Err(Error::StoreDamaged { location, reason: Cause::said("rows") });
        }
        Ok(SegmentMatches { best, exact })
    })?;
    Ok(Found { matches, places })
}

/// The document beside its translation, nothing translated yet.
fn bilingual(
    reading: &SourceDocument,
    target: &Lang,
    story: Vec<BilingualBlock>,
    site: Vec<BilingualBlock>,
) -> Bilingual {
    let document = &reading.document;
    let original = Original {
        name: document.name.clone(),
        format: document.format.to_owned(),
        hash: reading.hash.clone(),
        encoding: document.encoding().to_owned(),
        reader: Some(READER),
    };
    Bilingual { source: reading.source.clone(), target: target.clone(), original, story, site }
}

/// Pretranslates what is still open in the documents of a bilingual file that came from elsewhere. What stands there stays.
///
/// # Errors
/// Those of the store.
pub fn pretranslate_bilingual(
    memory: &Memory,
    also: &[ExtraMemory],
    offers: &Offers<'_>,
    parts: Vec<Bilingual>,
) -> Result<Vec<StoryReport>> {
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        let cut = Outline {
            story: part.story.clone(),
            site: part.site.clone(),
            editorial: std::collections::HashSet::new(),
            alike: Vec::new(),
        };
        let found = find((memory, also), offers, &part.source, std::slice::from_ref(&part.target), &cut)?;
        out.push(report(offers, part, &found));
    }
    Ok(out)
}

fn prepare(
    job: &Job<'_>,
    reading: &SourceDocument,
    bilingual: Bilingual,
    alike: &[(usize, usize)],
    found: &Found,
    notices: &mut Vec<Notice>,
) -> Result<Prepared> {
    let report = report(&job.offers, bilingual, found);
    let (xliff, draft) = written(&report.bilingual, job.xliff, &reading.document, alike, notices)?;
    let site = confirmed_messages(&report.bilingual.site);
    Ok(Prepared { report, xliff, draft, site, updated: None })
}

/// A document with what the memory has for its open segments filled in and put beside.
fn report(offers: &Offers<'_>, mut bilingual: Bilingual, found: &Found) -> StoryReport {
    let mut details: Vec<SegmentDetail> = Vec::with_capacity(found.places.len());
    let from = offers.leverage.min(offers.threshold).max(LEVERAGE_THRESHOLD);
    let mut leverage = Leverage { from: Some(from), ..Leverage::default() };
    let mut seen: HashMap<Key, usize> = HashMap::new();
    let Bilingual { story, site, source, target, .. } = &mut bilingual;
    let mut matches = found.all();
    for (is_story, blocks) in [(true, story), (false, site)] {
        for segment in blocks.iter_mut().flat_map(|block| &mut block.segments) {
            let at = details.len();
            let Some(found) = matches.next() else { break };
            let mut detail = fill_segment(segment, found, target, offers.threshold);
            let chars = segment.source.chars();
            let earlier =
                is_story.then(|| *seen.entry(segment.source.key()).or_insert(at)).filter(|&earlier| earlier < at);
            if let Some(earlier) = earlier.filter(|_| !matches!(detail.band, Band::Context | Band::Exact)) {
                detail.band = Band::Repetition;
                detail.repeats = Some(earlier);
            }
            detail.terms = (offers.terms)(&chars, source, target);
            let bands = if is_story { &mut leverage.story } else { &mut leverage.site };
            bands.add(detail.band, words(&chars));
            details.push(detail);
        }
    }
    let mut report = StoryReport::new(bilingual, details, leverage);
    if from > LEVERAGE_THRESHOLD {
        report.notices.push(Notice::LeverageFrom { score: from.into() });
    }
    report
}

/// The bilingual file and the poured page.
fn written(
    bilingual: &Bilingual,
    xliff: XliffVersion,
    document: &Document,
    alike: &[(usize, usize)],
    notices: &mut Vec<Notice>,
) -> Result<(Vec<u8>, Vec<u8>)> {
    // Pouring needs the more room: nothing else stands beside it.
    let page = pour(bilingual, document, alike, notices)?;
    let xliff = (xliff.format().made_bilingual(&bilingual.original.name)?.write)(bilingual)?;
    Ok((xliff, page))
}

/// The document with the translation in its places.
///
/// # Errors
/// Those of the document's format.
pub fn pour(
    bilingual: &Bilingual,
    document: &Document,
    alike: &[(usize, usize)],
    notices: &mut Vec<Notice>,
) -> Result<Vec<u8>> {
    let format = format::of(document)?.document(&document.name)?;
    let pouring = pouring(bilingual, document, alike);
    Ok((format.pour)(document, &pouring)?.take(notices))
}

/// Fills what may be filled and puts the rest beside.
fn fill_segment(segment: &mut Segment, found: &SegmentMatches, wanted: &Lang, threshold: u8) -> SegmentDetail {
    let mine = |found: &&Match| found.wanted == *wanted;
    let best: Vec<&Match> = found.best.iter().filter(mine).collect();
    let score = best.first().map_or(0, |found| found.score);
    let mut detail = SegmentDetail {
        band: Band::of(score),
        ambiguous: false,
        filled: None,
        repeats: None,
        terms: Vec::new(),
        findings: Vec::new(),
    };
    let mut beside: Vec<Match> = Vec::new();
    // What somebody has written in a file that came from elsewhere is hers.
    let open = segment.target.as_ref().is_none_or(Text::is_blank);
    match fill(&found.exact, wanted) {
        Fill::Filled(one) if !open => beside.push(*one),
        Fill::Filled(one) => {
            segment.target = Some(carried_over(&one.target.text, &one.source.text, &segment.source));
            segment.state = State::Translated;
            segment.filled = segment.mark();
            detail.filled = Some(one.unit.id.clone());
            beside.push(*one);
        }
        Fill::Ambiguous(several) => {
            detail.ambiguous = open;
            beside.extend(several);
        }
        Fill::Nothing => {}
    }
    beside.extend(best.into_iter().filter(|found| found.score >= threshold).cloned());
    let mut kept: Vec<(crate::model::UnitId, Lang)> = Vec::new();
    for found in beside {
        let rendering = (found.unit.id.clone(), found.target.lang.clone());
        if kept.contains(&rendering) {
            continue;
        }
        kept.push(rendering);
        let mut candidate = candidate(&found);
        candidate.target = carried_over(&found.target.text, &found.source.text, &segment.source);
        // A file that is filled a second time has it already, as it was then.
        segment.candidates.retain(|there| {
            (&there.unit, &there.lang, &there.memory) != (&candidate.unit, &candidate.lang, &candidate.memory)
        });
        segment.candidates.push(candidate);
    }
    detail
}
