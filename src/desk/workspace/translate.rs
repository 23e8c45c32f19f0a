//! The translator's first step: an article, translated as far as the memories reach, and the files that she works on.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::files::{new_catalogue, noticed, read_input};
use super::{FileKind, NamedFile, Render, Workspace, WritePolicy};
use crate::desk::check::check_story;
use crate::desk::leverage::LEVERAGE_THRESHOLD;
use crate::desk::lookup::THRESHOLD;
use crate::desk::outline::{Outline, outline};
use crate::desk::placement::words;
use crate::desk::pretranslate::{FindTerms, Job, Offers, Prepared, Pretranslated, UpdateCounts, pretranslate_from};
use crate::desk::search_pool::{Memories, readers_of, sources_of};
use crate::desk::term_uses::{find_rendered, uses};
use crate::desk::update::{Updated, update_prepared};
use crate::desk::written::StoryFolder;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Input, XliffVersion};
use crate::model::{Document, Key, Lang, Segment, hash_bytes};

/// How an article is pretranslated; everything as the project says unless told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PretranslateOptions {
    /// The language of the article; found in it unless told.
    pub source: Option<Lang>,
    /// The languages to translate into; the project's if none is named.
    pub targets: Vec<Lang>,
    /// The final score from which a match travels along; the project's, else [`THRESHOLD`].
    pub threshold: Option<u8>,
    /// The final score from which the nearest match is counted; [`LEVERAGE_THRESHOLD`] unless told.
    pub leverage: Option<u8>,
    /// Where the files belong; the project's folder unless told.
    pub out: Option<PathBuf>,
    /// Whether a file under translation that is there is brought up to date: what is open gets what the memory has by now,
    /// what the page has gained comes in, and what a person did stays.
    pub update: bool,
    /// Which XLIFF the translator gets.
    pub xliff: Option<XliffVersion>,
}

/// A pretranslated article, and the files that it brings: those of a language are made when they are asked for, so that no
/// more than one language's are held at a time.
#[derive(Debug, Clone)]
pub struct Pretranslation {
    /// What the article is called in the memory.
    pub document: String,
    /// What was found.
    pub story: Pretranslated,
    /// The site's strings in the source language, where there are any.
    pub catalogue: Option<NamedFile>,
    folder: StoryFolder,
    /// For each language by which rule its bilingual file is written.
    policies: Vec<WritePolicy>,
}

impl Pretranslation {
    /// The files of a language, by its place in `story.targets`. The bilingual file and the draft are taken from there; asked
    /// a second time, they are empty.
    ///
    /// # Errors
    /// Those of the document's format.
    ///
    /// # Panics
    /// If there is no such language.
    pub fn files(&mut self, at: usize, render: &dyn Render) -> Result<Noted<Vec<NamedFile>>> {
        let mut notices = Vec::new();
        let policy = self.policies[at].clone();
        let value = files_of(&self.folder, &mut self.story, at, policy, render, &mut notices)?;
        Ok(Noted { value, notices })
    }
}

impl Workspace {
    /// Pretranslates an article, which the memory keeps a copy of.
    ///
    /// # Errors
    /// As for [`pretranslate_from`]; [`crate::error::Error::TargetsMissing`] where nothing names a language.
    pub fn pretranslate(&self, file: &Input<'_>, options: &PretranslateOptions) -> Result<Noted<Pretranslation>> {
        self.journey(|memory, notices| {
            let extra = self.extra_memories()?;
            let targets = self.targets(&options.targets, options.source.as_ref(), memory)?;
            self.tell_strange_targets(&options.targets, memory, notices)?;
            let termbase = self.termbase()?.take(notices);
            let document = self.project.document_name(&self.path(file.name));
            let source = options.source.clone();
            let terms = |text: &str, from: &Lang, to: &Lang| uses(&termbase, text, from, to);
            let job = Job {
                input: Input { name: &document, bytes: file.bytes },
                catalogue: self.catalogue(source.as_ref().or(self.project.source.as_ref()))?,
                source,
                project_source: self.project.source.clone(),
                targets,
                offers: self.offers(options, &terms),
                segmenter: self.segmenter(),
                sites: &self.project.sites,
                xliff: options.xliff.unwrap_or_default(),
            };
            let mut story = pretranslate_from(memory, &extra, &job)?.take(notices);
            let reader = memory.reader()?;
            let mut ledger = memory.ledger()?;
            match ledger.keep_original(&document, &story.reading.hash, file.bytes) {
                // What is published can still be poured into the file itself.
                Err(Error::StoreReadOnly { .. }) => {
                    if ledger.original(&story.reading.hash)?.is_none() {
                        notices.push(Notice::OriginalNotKept { document: document.clone() });
                    }
                }
                kept => kept?,
            }
            let out = self.out_folder(options.out.as_deref());
            let (name, folder) = self.story_folder(&out, &document, notices)?;
            story.name = name;
            let catalogue = new_catalogue(&folder, &story.reading.source, &story.site, notices)?;
            let mut policies = vec![WritePolicy::Ours; story.targets.len()];
            if options.update {
                let readers = readers_of(&extra)?;
                let memories = Memories { own: reader.as_ref(), others: &sources_of(&readers) };
                let reading = &story.reading;
                let outline = outline(&reading.document, &reading.told, self.segmenter(), &reading.source);
                for (prepared, policy) in story.targets.iter_mut().zip(&mut policies) {
                    let file = bilingual_file(&folder, &story.name, &prepared.report.bilingual.target);
                    let page = (&reading.document, &outline);
                    *policy = self.brought_up_to_date(
                        &file,
                        page,
                        (prepared, options.xliff),
                        (job.offers.terms, memories),
                        notices,
                    )?;
                }
            }
            let extension = format::of(&story.reading.document)?.extension_of(&document);
            for prepared in story.targets.iter().filter(|prepared| prepared.report.draft) {
                let target = &prepared.report.bilingual.target;
                self.tell_stale(&folder.path.join(format!("{}.{target}.{extension}", story.name)), notices);
            }
            for prepared in &mut story.targets {
                find_rendered(&termbase, &mut prepared.report);
                check_story(&mut prepared.report, &termbase, reader.as_ref())?;
            }
            Ok(Pretranslation { document, story, catalogue, folder, policies })
        })
    }
}

impl Workspace {
    /// What of the memory is offered and counted: as the person says, else as the project does.
    pub(super) fn offers<'a>(&self, options: &PretranslateOptions, terms: &'a FindTerms<'a>) -> Offers<'a> {
        Offers {
            threshold: options.threshold.or(self.project.threshold).unwrap_or(THRESHOLD),
            leverage: options.leverage.unwrap_or(LEVERAGE_THRESHOLD),
            penalties: self.project.penalties,
            terms,
        }
    }

    /// Makes of a new pretranslation the file under translation that lies there, brought up to date; as it is where there is
    /// none. Returned is by which rule it is written.
    fn brought_up_to_date(
        &self,
        file: &Path,
        (document, outline): (&Document, &Outline),
        (prepared, wanted): (&mut Prepared, Option<XliffVersion>),
        (terms, memories): (&FindTerms<'_>, Memories<'_>),
        notices: &mut Vec<Notice>,
    ) -> Result<WritePolicy> {
        let name = self.shown(file);
        let there = match read_input(file, &name, self.limits.page) {
            Err(Error::FileMissing { .. }) => return Ok(WritePolicy::Ours),
            there => there?,
        };
        let input = Input { name: &name, bytes: &there };
        if let Some(wanted) =
            wanted.filter(|wanted| format::recognize(&name, &there).is_ok_and(|it| it.id != wanted.format().id))
        {
            notices.push(Notice::UpdateKeepsVersion { file: name.clone(), version: wanted.name().to_owned() });
        }
        let updated = update_prepared(&input, document, outline, prepared, terms, memories)?;
        let Updated { counts, gone, note_gone, redrafted, undecided } = updated.take(notices);
        if prepared.xliff != there {
            let UpdateCounts { filled, replaced, emptied, added, gone } = counts;
            notices.push(Notice::FileUpdated { file: name.clone(), filled, replaced, emptied, added, gone });
        }
        let has_target = |segment: &&Segment| segment.target.as_ref().is_some_and(|target| !target.is_blank());
        let work: Vec<&Segment> = gone.iter().filter(has_target).filter(|segment| !segment.is_as_filled()).collect();
        // What is beside a sentence that is open now has not left the file.
        let offered: HashSet<Key> = undecided.iter().map(|segment| segment.source.key()).collect();
        let left: Vec<&&Segment> = work.iter().filter(|segment| !offered.contains(&segment.source.key())).collect();
        if let Some(first) = left.first() {
            let file = name.clone();
            notices.push(Notice::SegmentsGone { file, count: left.len() as u64, words: words(first) });
        }
        if let Some(first) = undecided.first() {
            let file = name.clone();
            notices.push(Notice::RenderingsUndecided { file, count: undecided.len() as u64, words: words(first) });
        }
        if let Some(first) = redrafted.first() {
            notices.push(Notice::CodesMoved { file: name, count: redrafted.len() as u64, words: words(first) });
        }
        Ok(WritePolicy::Updated {
            from: hash_bytes(&there),
            keep: !work.is_empty() || !redrafted.is_empty() || note_gone,
        })
    }
}

/// Where the bilingual file of a language lies.
fn bilingual_file(folder: &StoryFolder, story: &str, target: &Lang) -> PathBuf {
    folder.path.join(format!("{story}.{target}.{}", format::XLIFF.extension()))
}

/// The files of one language.
fn files_of(
    folder: &StoryFolder,
    story: &mut Pretranslated,
    at: usize,
    policy: WritePolicy,
    render: &dyn Render,
    notices: &mut Vec<Notice>,
) -> Result<Vec<NamedFile>> {
    let prepared = &mut story.targets[at];
    let (xliff, draft) = (std::mem::take(&mut prepared.xliff), std::mem::take(&mut prepared.draft));
    let target = &prepared.report.bilingual.target;
    let file = |ending: &str, kind, bytes| NamedFile {
        path: folder.path.join(format!("{}.{target}.{ending}", story.name)),
        bytes,
        kind,
        policy: WritePolicy::Ours,
        story: Some(folder.clone()),
    };
    let format = format::of(&story.reading.document)?;
    let extension = format.extension_of(&story.reading.document.name);
    let draft = noticed(format, draft, &prepared.report, render)?;
    let mut out = vec![
        file("bilingual.html", FileKind::BilingualPage, render.page(&prepared.report)),
        NamedFile { policy, ..file(format::XLIFF.extension(), FileKind::BilingualFile, xliff) },
        file(&format!("draft.{extension}"), FileKind::Page, draft),
    ];
    out.extend(new_catalogue(folder, target, &prepared.site, notices)?);
    Ok(out)
}
