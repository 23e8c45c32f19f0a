//! An article comes back translated as far as the memory reaches: what is confirmed is filled in, what may help travels
//! beside, the rest stays empty.

use std::collections::{HashMap, HashSet};

use crate::desk::codes::carried_over;
use crate::desk::leverage::{Band, LEVERAGE_THRESHOLD, Leverage, words};
use crate::desk::lookup::{Context, Fill, Match, Request, candidate, exact_in, fill, lookup_in};
use crate::desk::memories::{Also, Crew, threads};
use crate::desk::messages::{MessageIds, distinct, wording};
use crate::desk::outline::{Outline, outline, pouring};
use crate::desk::report::{SegmentDetail, StoryReport, TermUse};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Format, Input, Message};
use crate::fuzzy::Penalties;
use crate::model::{
    Bilingual, BilingualBlock, Document, Hash, Key, Lang, Origin, Original, Role, Segment, State, Text, hash_bytes,
};
use crate::segment::Segmenter;
use crate::store::Store;
use crate::story::{Story, tell};

/// How many candidates travel with a segment.
pub const CANDIDATES: usize = 5;

/// Finds the terms in a source text, with how the house calls them in the target language.
pub type FindTerms<'a> = dyn Fn(&str, &Lang, &Lang) -> Vec<TermUse> + 'a;

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
    /// The final score from which a candidate travels along.
    pub threshold: u8,
    /// The final score from which the nearest match is counted in the report where none is offered; what is lower counts
    /// as new. [`LEVERAGE_THRESHOLD`] is what others count by, and the least; proving that nothing reaches it is most of the work.
    pub leverage: u8,
    /// What takes points off.
    pub penalties: Penalties,
    /// How sentences are told apart.
    pub segmenter: &'a Segmenter,
    /// The site's catalogue in the source language, as far as there is one; for the messages' ids.
    pub catalogue: Vec<Message>,
    /// The termbase.
    pub terms: &'a FindTerms<'a>,
}

/// A document that was read: its blocks, what each is, and its language.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Of its bytes.
    pub hash: Hash,
    /// The story told from the site's strings.
    pub told: Story,
    /// The language of the text.
    pub source: Lang,
    /// How the language was found.
    pub source_by: SourceBy,
}

/// How the language of a text was found, in the order in which it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceBy {
    /// `--from`.
    Option,
    /// The markup's `lang`.
    Markup,
    /// `.en.` in the file's name.
    Name,
    /// Script and function words.
    Text,
    /// `source` in the project's file.
    Project,
}

crate::model::named!(SourceBy {
    Option = "option",
    Markup = "markup",
    Name = "name",
    Text = "text",
    Project = "project",
});

/// What a pretranslation brings, all of it still in memory.
#[derive(Debug, Clone)]
pub struct Pretranslated {
    /// The document as it was read.
    pub reading: Reading,
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
    /// The bilingual file (XLIFF 2.1).
    pub xliff: Vec<u8>,
    /// The original with what is confirmed in the target language.
    pub draft: Vec<u8>,
    /// The site's strings that have a confirmed translation.
    pub site: Vec<Message>,
}

/// Reads a document and finds its language.
///
/// # Errors
/// A format that holds no documents, a file that cannot be read as what it is, a text without a word, a language that
/// nothing is sure about.
pub fn read(
    input: &Input<'_>,
    source: Option<&Lang>,
    project_source: Option<&Lang>,
    notices: &mut Vec<Notice>,
) -> Result<Reading> {
    let format = format::recognize(input.name, input.bytes)?;
    let Some(reader) = &format.document else {
        return Err(cannot(input.name, format, "document"));
    };
    let document = (reader.read)(input)?.take(notices);
    if document.blocks.iter().all(|block| block.text.is_blank()) {
        return Err(Error::FileEmpty { file: input.name.to_owned() });
    }
    let told = tell(&document);
    let declared = document.meta.lang.as_deref().and_then(|tag| Lang::parse(tag).ok());
    // A template's `lang` may be plain wrong; where the words are sure of another language, the words win.
    let declared = declared.filter(|lang| told.lang.as_ref().is_none_or(|sure| sure.language() == lang.language()));
    let (source, source_by) = [
        (source.cloned(), SourceBy::Option),
        (declared, SourceBy::Markup),
        (lang_in_name(input.name), SourceBy::Name),
        (told.lang.clone(), SourceBy::Text),
        (project_source.cloned(), SourceBy::Project),
    ]
    .into_iter()
    .find_map(|(lang, by)| lang.map(|lang| (lang, by)))
    .ok_or_else(|| Error::LangMissing { file: input.name.to_owned() })?;
    Ok(Reading { document, hash: hash_bytes(input.bytes), told, source, source_by })
}

/// The error of using a file for what its format cannot hold.
#[must_use]
pub fn cannot(file: &str, format: &Format, capability: &str) -> Error {
    Error::FormatCannot { file: file.to_owned(), format: format.id.to_owned(), capability: capability.to_owned() }
}

/// The language in the name of a file or page, such as `visit.pt-PT.html`; none where the name says nothing.
#[must_use]
pub fn lang_in_name(name: &str) -> Option<Lang> {
    let file = name.rsplit(['/', '\\']).next()?;
    let mut parts = file.rsplit('.').skip(1);
    let tag = parts.next()?;
    parts.next()?;
    Lang::parse(tag).ok().filter(|lang| lang.language().len() == 2)
}

/// The name of a story: the document's file name without folder, extension and language.
#[must_use]
pub fn story_name(name: &str) -> String {
    let file = name.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    };
    match stem.rsplit_once('.') {
        Some((story, tag)) if !story.is_empty() && lang_in_name(file).is_some_and(|_| !tag.is_empty()) => {
            story.to_owned()
        }
        _ => stem.to_owned(),
    }
}

/// Pretranslates an article.
///
/// # Errors
/// As for [`read`], and those of the store.
pub fn pretranslate(store: &dyn Store, job: &Job<'_>) -> Result<Noted<Pretranslated>> {
    pretranslate_from(store, &[], job)
}

/// As [`pretranslate`], from other memories besides the project's own.
///
/// # Errors
/// As for [`pretranslate`].
pub fn pretranslate_from(store: &dyn Store, also: &[Also], job: &Job<'_>) -> Result<Noted<Pretranslated>> {
    let mut notices = Vec::new();
    let reading = read(&job.input, job.source.as_ref(), job.project_source.as_ref(), &mut notices)?;
    let mut cut = outline(&reading.document, &reading.told, job.segmenter, &reading.source);
    let found = find(store, also, job, &reading.source, &cut)?;
    name_strings(&mut cut, job, &reading.source, &found);
    let site = cut
        .site
        .iter()
        .filter_map(|block| message(block, block.segments.first().map(|segment| wording(&segment.source))?))
        .collect();
    let mut targets = Vec::new();
    for (at, target) in job.targets.iter().enumerate() {
        targets.push(prepare(job, &reading, &cut, &found, at, target, &mut notices)?);
    }
    let name = story_name(job.input.name);
    Ok(Noted { value: Pretranslated { reading, name, site: distinct(site), targets }, notices })
}

/// What the memory has for one segment: for each language wanted the best, and all of 100 and above.
#[derive(Clone, Default)]
struct Found {
    best: Vec<Match>,
    exact: Vec<Match>,
}

/// Looks every segment up, story first, then the site's strings, with all processors and in one commit of each memory.
/// Segments of equal text and neighbours are asked once.
fn find(store: &dyn Store, also: &[Also], job: &Job<'_>, source: &Lang, cut: &Outline) -> Result<Vec<Found>> {
    let story: Vec<&Segment> = cut.story.iter().flat_map(|block| &block.segments).collect();
    let keys: Vec<Key> = story.iter().map(|segment| segment.source.key()).collect();
    let mut questions: Vec<Request> = Vec::new();
    let mut asked: HashMap<(&Text, Option<Context>), usize> = HashMap::new();
    let mut places = Vec::new();
    let context = |at: usize| Context {
        before: at.checked_sub(1).map(|before| keys[before].clone()),
        after: keys.get(at + 1).cloned(),
    };
    let of_story = story.iter().enumerate().map(|(at, segment)| (*segment, Some(context(at))));
    let of_site = cut.site.iter().flat_map(|block| &block.segments).map(|segment| (segment, None));
    for (segment, context) in of_story.chain(of_site) {
        places.push(*asked.entry((&segment.source, context.clone())).or_insert_with(|| {
            questions.push(Request {
                threshold: job.threshold,
                limit: Some(CANDIDATES),
                context,
                penalties: job.penalties,
                ..Request::new(segment.source.clone(), source.clone(), job.targets.clone())
            });
            questions.len() - 1
        }));
    }
    let mut crew = Crew::new(store, also, source.language(), threads())?;
    let leverage = job.leverage.max(LEVERAGE_THRESHOLD);
    let found = crew.ask(&questions, &|sources, request| {
        let mut best = lookup_in(sources, request)?;
        // Of what is not offered, the nearest alone is wanted: it says in which band the segment is.
        let without = |wanted: &&Lang| !best.iter().any(|found| found.wanted == **wanted);
        let targets: Vec<Lang> = request.targets.iter().filter(without).cloned().collect();
        if request.threshold > leverage && !targets.is_empty() {
            let nearest = Request { threshold: leverage, limit: Some(1), targets, ..request.clone() };
            best.extend(lookup_in(sources, &nearest)?);
        }
        Ok(Found { best, exact: exact_in(sources, request)? })
    })?;
    Ok(places.into_iter().map(|at| found[at].clone()).collect())
}

/// Gives the site's strings their message ids: the catalogue's, else the memory's, else a slug of the English rendering.
fn name_strings(cut: &mut Outline, job: &Job<'_>, source: &Lang, found: &[Found]) {
    let before: usize = cut.story.iter().map(|block| block.segments.len()).sum();
    let mut ids = MessageIds::new(&job.catalogue);
    let exact = |at: usize| found.get(before + at).map(|found| found.exact.as_slice()).unwrap_or_default();
    for (at, block) in cut.site.iter().enumerate() {
        let key = Key::of(&wording(&block.segments[0].source));
        for found in exact(at).iter().filter(|found| found.unit.origin == Origin::SiteString) {
            if let Some(id) = &found.unit.message {
                ids.keep(&key, id);
            }
        }
    }
    let quoted = Quotable::new(cut);
    for (at, block) in cut.site.iter_mut().enumerate() {
        let text = wording(&block.segments[0].source);
        let english = if source.language() == "en" {
            Some(text.clone())
        } else {
            let english = |found: &Match| {
                found.unit.variants.iter().find(|variant| variant.lang.language() == "en").map(|v| wording(&v.text))
            };
            exact(at).iter().find_map(english)
        };
        let id = ids
            .known(&Key::of(&text))
            .or_else(|| (!quoted.has(&text)).then(|| ids.id(&Key::of(&text), english.as_deref())));
        block.message = id;
    }
}

/// What a string may quote of its story: the window's title with the site's name behind, a picture's description that
/// repeats its caption. Such a string is translated, but it is no message of the site's catalogue, where every story
/// would leave one.
struct Quotable {
    title: Option<String>,
    texts: HashSet<String>,
}

impl Quotable {
    fn new(cut: &Outline) -> Self {
        let title = cut.story.iter().find(|block| block.role == Role::Title).map(source_of);
        let sentences = cut.story.iter().flat_map(|block| &block.segments).map(|segment| segment.source.chars());
        let texts = sentences.chain(cut.story.iter().map(source_of)).map(|text| Self::folded(&text)).collect();
        Self { title: title.map(|title| Self::folded(&title)).filter(|title| Self::is_long(title)), texts }
    }

    fn has(&self, text: &str) -> bool {
        let text = Self::folded(text);
        let title = self.title.as_deref().filter(|title| title.len() <= text.len());
        Self::is_long(&text) && (self.texts.contains(&text) || title.is_some_and(|title| text.contains(title)))
    }

    /// As a description repeats a caption: without the stop.
    fn folded(text: &str) -> String {
        Key::of(text).as_str().trim_end_matches(['.', '。', ' ']).to_owned()
    }

    /// Five words and twelve characters; what is shorter is as likely a section's name.
    fn is_long(text: &str) -> bool {
        text.chars().nth(11).is_some() && words(text) >= 5
    }
}

fn prepare(
    job: &Job<'_>,
    reading: &Reading,
    cut: &Outline,
    found: &[Found],
    wanted: usize,
    target: &Lang,
    notices: &mut Vec<Notice>,
) -> Result<Prepared> {
    let mut bilingual = Bilingual {
        source: reading.source.clone(),
        target: target.clone(),
        original: Original {
            name: reading.document.name.clone(),
            format: reading.document.format.to_owned(),
            hash: reading.hash.clone(),
            encoding: reading.document.encoding.to_owned(),
        },
        story: cut.story.clone(),
        site: cut.site.clone(),
    };
    let mut details: Vec<SegmentDetail> = Vec::with_capacity(found.len());
    let from = job.leverage.min(job.threshold).max(LEVERAGE_THRESHOLD);
    let mut leverage = Leverage { from: Some(from), ..Leverage::default() };
    let mut seen: HashMap<Key, usize> = HashMap::new();
    let Bilingual { story, site, .. } = &mut bilingual;
    let mut at = 0;
    for (is_story, blocks) in [(true, story), (false, site)] {
        for segment in blocks.iter_mut().flat_map(|block| &mut block.segments) {
            let mut detail = fill_segment(segment, &found[at], &job.targets[wanted], job.threshold);
            let chars = segment.source.chars();
            let earlier =
                is_story.then(|| *seen.entry(segment.source.key()).or_insert(at)).filter(|&earlier| earlier < at);
            if let Some(earlier) = earlier.filter(|_| !matches!(detail.band, Band::Context | Band::Exact)) {
                detail.band = Band::Repetition;
                detail.repeats = Some(earlier);
            }
            detail.terms = (job.terms)(&chars, &reading.source, target);
            let bands = if is_story { &mut leverage.story } else { &mut leverage.site };
            bands.add(detail.band, words(&chars));
            details.push(detail);
            at += 1;
        }
    }
    let mut report = report(bilingual, details, leverage);
    if from > LEVERAGE_THRESHOLD {
        report.notices.push(Notice::LeverageFrom { score: from.into() });
    }
    let (xliff, draft) = written(&report.bilingual, &reading.document, &cut.alike, notices)?;
    let site = confirmed_messages(&report.bilingual.site);
    Ok(Prepared { report, xliff, draft, site })
}

/// The report on a bilingual document.
#[must_use]
pub fn report(bilingual: Bilingual, segments: Vec<SegmentDetail>, leverage: Leverage) -> StoryReport {
    let title = bilingual
        .story
        .iter()
        .find(|block| block.role == Role::Title)
        .map_or_else(|| bilingual.original.name.clone(), source_of);
    let mut all = bilingual.story.iter().chain(&bilingual.site).flat_map(|block| &block.segments);
    let draft = all.any(|segment| !segment.is_confirmed());
    StoryReport { title, bilingual, segments, leverage, draft, notices: Vec::new() }
}

fn source_of(block: &BilingualBlock) -> String {
    let text: String = block.segments.iter().map(|segment| segment.source.chars() + &segment.after).collect();
    text.trim_end().to_owned()
}

/// The site's strings with a confirmed translation, as messages.
#[must_use]
pub fn confirmed_messages(site: &[BilingualBlock]) -> Vec<Message> {
    let value = |block: &BilingualBlock| {
        let segment = block.segments.first().filter(|segment| segment.is_confirmed())?;
        segment.target.as_ref().map(wording)
    };
    distinct(site.iter().filter_map(|block| message(block, value(block)?)).collect())
}

/// A site's string as a message of a catalogue.
#[must_use]
pub fn message(block: &BilingualBlock, value: String) -> Option<Message> {
    Some(Message { id: block.message.clone()?, value, comment: block.note.clone() })
}

/// The bilingual file and the poured page.
pub(crate) fn written(
    bilingual: &Bilingual,
    document: &Document,
    alike: &[(usize, usize)],
    notices: &mut Vec<Notice>,
) -> Result<(Vec<u8>, Vec<u8>)> {
    let xliff = format::by_id("xliff").and_then(|format| format.bilingual.as_ref());
    let xliff = match xliff {
        Some(xliff) => (xliff.write)(bilingual)?,
        None => Vec::new(),
    };
    let page = pour(bilingual, document, alike, notices)?;
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
    let Some(format) = format::by_id(document.format).and_then(|format| format.document.as_ref()) else {
        return Err(Error::FormatUnknown { file: document.name.clone() });
    };
    let pouring = pouring(bilingual, document, alike);
    Ok((format.pour)(document, &pouring)?.take(notices))
}

/// Fills what may be filled and puts the rest beside.
fn fill_segment(segment: &mut Segment, found: &Found, wanted: &Lang, threshold: u8) -> SegmentDetail {
    let mine = |found: &&Match| found.wanted == *wanted;
    let best: Vec<&Match> = found.best.iter().filter(mine).collect();
    let score = best.first().map_or(0, |found| found.score);
    let mut detail =
        SegmentDetail { band: Band::of(score), ambiguous: false, filled: None, repeats: None, terms: Vec::new() };
    let mut beside: Vec<Match> = Vec::new();
    match fill(&found.exact, wanted) {
        Fill::Filled(one) => {
            segment.target = Some(carried_over(&one.target.text, &one.source.text, &segment.source));
            segment.state = State::Translated;
            detail.filled = Some(one.unit.id.clone());
            beside.push(*one);
        }
        Fill::Ambiguous(several) => {
            detail.ambiguous = true;
            beside.extend(several);
        }
        Fill::Nothing => {}
    }
    beside.extend(best.into_iter().filter(|found| found.score >= threshold).cloned());
    let mut kept: Vec<crate::model::UnitId> = Vec::new();
    for found in beside {
        if kept.contains(&found.unit.id) {
            continue;
        }
        kept.push(found.unit.id.clone());
        let mut candidate = candidate(&found);
        candidate.target = carried_over(&found.target.text, &found.source.text, &segment.source);
        segment.candidates.push(candidate);
    }
    detail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_called_after_its_file() {
        for (name, story) in [
            ("articles/2026-11-20-visit.en.html", "2026-11-20-visit"),
            ("visit.pt-PT.html", "visit"),
            ("visit.html", "visit"),
            ("visit.v2.html", "visit.v2"),
            ("https://example.org/mundo/visita", "visita"),
            (".html", ".html"),
        ] {
            assert_eq!(story_name(name), story, "{name}");
        }
        assert_eq!(lang_in_name("a/visit.zh-Hans.html"), Lang::parse("zh-Hans").ok());
        assert_eq!(lang_in_name("en.html"), None);
    }

    #[test]
    fn what_quotes_the_story_is_no_message_of_the_site() {
        let block = |id: &str, role, text: &str| {
            let mut segment = crate::model::Segment {
                id: "1".into(),
                source: crate::model::Text::plain(text),
                target: None,
                state: crate::model::State::Initial,
                after: String::new(),
                candidates: Vec::new(),
            };
            segment.after = " ".into();
            BilingualBlock { id: id.into(), role, message: None, note: None, segments: vec![segment] }
        };
        let story = vec![
            block("b0", Role::Title, "Ferry to the islands sails again after two years"),
            block("b1", Role::Caption, "The ferry leaves the harbour of Vila Nova on Monday."),
        ];
        let quoted = Quotable::new(&Outline { story, site: Vec::new(), alike: Vec::new() });
        assert!(quoted.has("Ferry to the islands sails again after two years | Harbour Gazette"));
        assert!(quoted.has("The ferry leaves the harbour of Vila Nova on Monday"));
        assert!(!quoted.has("The ferry leaves the harbour"), "a part of a sentence says nothing");
        assert!(!quoted.has("Subscribe to our newsletter and keep up"));
        // A headline of a word or two is as likely a section's name.
        let short = Outline { story: vec![block("b0", Role::Title, "Ferries")], site: Vec::new(), alike: Vec::new() };
        assert!(!Quotable::new(&short).has("Ferries and timetables of all the islands"));
    }
}
