//! The editor's journey: what disagrees in a bilingual file, or in the whole memory.

mod remembered;

use std::ops::ControlFlow;

use crate::check::{CHECKS, Finding, MemoryLookup, Subject, SubjectPlace, Surroundings, run, run_one};
use crate::desk::report::StoryReport;
use crate::error::{Noted, Result};
use crate::format::{Input, Yield, recognize};
use crate::model::{Bilingual, BilingualBlock, InFile, Lang, Segment, Standing, Unit};
use crate::store::{Reader, Selection};
use crate::termbase::Termbase;
use remembered::{AskedMemory, UnitsInFile};

/// What was checked, and what was found, in the order of the file or of the memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckReport {
    /// How many segments with a translation were looked at.
    pub segments: u64,
    /// How many sentences a bilingual file has in all, and how many of them have no confirmed translation yet.
    pub unfinished: (u64, u64),
    /// Those in which something disagrees.
    pub faulty: Vec<CheckedSegment>,
}

/// A segment in which something disagrees.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedSegment {
    /// The segment and its translation.
    pub subject: Subject,
    /// What disagrees; at least one.
    pub findings: Vec<Finding>,
}

impl CheckReport {
    /// What disagrees, each with its segment.
    pub fn findings(&self) -> impl Iterator<Item = (&Subject, &Finding)> {
        self.faulty.iter().flat_map(|faulty| faulty.findings.iter().map(|finding| (&faulty.subject, finding)))
    }
}

/// Checks a bilingual file: XLIFF, or a memory in a file (TMX). `targets` leaves translations into these languages, all
/// if empty; each source is also held against the memory, if there is one.
///
/// # Errors
/// [`crate::error::Error::FormatCannot`] for a file that holds no translations; those of its format and of the store.
pub fn check_file(
    input: &Input<'_>,
    targets: &[Lang],
    termbase: &Termbase,
    store: Option<&dyn Reader>,
) -> Result<Noted<CheckReport>> {
    let _span = tracing::info_span!("check", file = input.name, bytes = input.bytes.len()).entered();
    let format = recognize(input.name, input.bytes)?;
    let mut notices = Vec::new();
    let around = Surroundings { termbase };
    let mut report = CheckReport::default();
    if let Ok(memory) = format.memory(input.name) {
        let (mut units, mut places) = (Vec::new(), Vec::new());
        for read in (memory.read)(Box::new(input.bytes), input.name) {
            match read? {
                Yield::Unit(mut unit, in_file) => {
                    unit.variants.shrink_to_fit();
                    units.push(*unit);
                    places.push(in_file);
                }
                Yield::Notice(notice) => notices.push(notice),
            }
        }
        let memory = UnitsInFile::new(&units, store);
        let subjects = units.iter().zip(&places).flat_map(|(unit, in_file)| subjects_of_unit(unit, in_file));
        for subject in subjects.filter(|subject| wanted(subject, targets)) {
            report.segments += 1;
            let findings = run_one(CHECKS, &subject, &around, &memory)?;
            if !findings.is_empty() {
                report.faulty.push(CheckedSegment { subject, findings });
            }
        }
        return Ok(Noted { value: report, notices });
    }
    // One language alone is also that of a file which does not say its own.
    let target = targets.first().filter(|_| targets.len() == 1);
    let parts = format.bilingual(input.name)?.parts_into(input, target)?.take(&mut notices);
    Ok(Noted { value: check_bilingual(parts, targets, termbase, store)?, notices })
}

/// Checks bilingual documents that are read already, as [`check_file`] does.
///
/// # Errors
/// Those of the store.
pub fn check_bilingual(
    parts: Vec<Bilingual>,
    targets: &[Lang],
    termbase: &Termbase,
    store: Option<&dyn Reader>,
) -> Result<CheckReport> {
    let around = Surroundings { termbase };
    let mut report = CheckReport::default();
    let mut subjects = Vec::new();
    for part in parts {
        if targets.is_empty() || targets.iter().any(|lang| fits(lang, &part.target)) {
            let sentences = || part.segments().filter(|segment| !segment.is_apart());
            report.unfinished.0 += sentences().count() as u64;
            report.unfinished.1 += sentences().filter(|segment| !segment.is_confirmed()).count() as u64;
        }
        subjects_of_bilingual(part, &mut subjects);
    }
    subjects.retain(|subject| wanted(subject, targets));
    let memory = store.map(|store| AskedMemory::new(store, false));
    let remembered = memory.as_ref().map(|memory| memory as &dyn MemoryLookup);
    let mut findings = run(CHECKS, &subjects, &around, remembered)?.into_iter().peekable();
    report.segments = subjects.len() as u64;
    for (at, subject) in subjects.into_iter().enumerate() {
        let findings: Vec<Finding> = std::iter::from_fn(|| findings.next_if(|finding| finding.subject == at)).collect();
        if !findings.is_empty() {
            report.faulty.push(CheckedSegment { subject, findings });
        }
    }
    Ok(report)
}

/// Checks a story and its translation, and notes in each segment what was found.
///
/// # Errors
/// Those of the store.
pub fn check_story(story: &mut StoryReport, termbase: &Termbase, store: &dyn Reader) -> Result<CheckReport> {
    let report = check_bilingual(vec![story.bilingual.clone()], &[], termbase, Some(store))?;
    let StoryReport { bilingual, segments, .. } = story;
    let place = |site| {
        move |block: &BilingualBlock, segment: &Segment| SubjectPlace::Segment {
            block: block.id.clone(),
            segment: segment.id.clone(),
            site,
        }
    };
    let mut faulty = report.faulty.iter().peekable();
    let mut details = segments.iter_mut();
    for (blocks, site) in [(&bilingual.story, false), (&bilingual.site, true)] {
        for (block, segment) in blocks.iter().flat_map(|block| block.segments.iter().map(move |one| (block, one))) {
            let Some(detail) = details.next() else { return Ok(report) };
            if let Some(found) = faulty.next_if(|found| found.subject.place == place(site)(block, segment)) {
                detail.findings.clone_from(&found.findings);
            }
        }
    }
    Ok(report)
}

/// Checks the whole memory, unit by unit, in bounded memory: each segment in which something disagrees goes to `each`,
/// which may break off. How many segments were looked at.
///
/// # Errors
/// Those of the store.
pub fn check_memory(
    store: &dyn Reader,
    targets: &[Lang],
    termbase: &Termbase,
    each: &mut dyn FnMut(CheckedSegment) -> ControlFlow<()>,
) -> Result<u64> {
    let _span = tracing::info_span!("check_memory").entered();
    let around = Surroundings { termbase };
    let memory = AskedMemory::new(store, true);
    let mut segments = 0;
    for unit in store.units(&Selection::default())? {
        for subject in subjects_of_unit(&unit?, &InFile::default()).filter(|subject| wanted(subject, targets)) {
            segments += 1;
            let findings = run_one(CHECKS, &subject, &around, &memory)?;
            if !findings.is_empty() && each(CheckedSegment { subject, findings }).is_break() {
                return Ok(segments);
            }
        }
    }
    Ok(segments)
}

/// Whether a subject's target is in one of the languages asked for: the same written language, or one left open.
fn wanted(subject: &Subject, targets: &[Lang]) -> bool {
    targets.is_empty() || targets.iter().any(|lang| fits(lang, &subject.target_lang))
}

fn fits(lang: &Lang, target: &Lang) -> bool {
    matches!(lang.standing(target), Standing::Same | Standing::Unspecified)
}

fn subjects_of_bilingual(bilingual: Bilingual, out: &mut Vec<Subject>) {
    let Bilingual { source, target, story, site, .. } = bilingual;
    let mut take = |blocks: Vec<BilingualBlock>, site: bool| {
        for block in blocks {
            for segment in block.segments {
                let Some(translation) = segment.target.filter(|target| !target.is_blank()) else { continue };
                out.push(Subject {
                    place: SubjectPlace::Segment { block: block.id.clone(), segment: segment.id, site },
                    in_file: InFile { line: segment.line, id: None },
                    source_lang: source.clone(),
                    source: segment.source,
                    target_lang: target.clone(),
                    target: translation,
                    state: segment.state,
                });
            }
        }
    };
    take(story, false);
    take(site, true);
}

/// One subject for each variant beside the one that the unit was written in first.
fn subjects_of_unit<'a>(unit: &'a Unit, in_file: &'a InFile) -> impl Iterator<Item = Subject> + 'a {
    let source = unit.variant(&unit.source).or_else(|| unit.variants.first());
    let pairs = source.into_iter().flat_map(|source| unit.variants.iter().map(move |variant| (source, variant)));
    pairs.filter(|(source, variant)| variant.lang != source.lang && !variant.text.is_blank()).map(
        move |(source, variant)| Subject {
            place: SubjectPlace::Unit(unit.id.clone()),
            in_file: in_file.clone(),
            source_lang: source.lang.clone(),
            source: source.text.clone(),
            target_lang: variant.lang.clone(),
            target: variant.text.clone(),
            state: variant.state,
        },
    )
}
