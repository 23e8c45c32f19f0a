//! A bilingual file that somebody handed over (an agency's XLIFF, a content management system's): what is open in it is
//! translated as far as the memories reach, and it goes back as it came.

use std::path::{Path, PathBuf};

use super::files::read_input;
use super::{FileKind, NamedFile, PretranslateOptions, Render, Workspace, WritePolicy};
use crate::desk::check::check_story;
use crate::desk::filled::{empty_stale, tell_forgotten};
use crate::desk::pretranslate::pretranslate_bilingual;
use crate::desk::report::StoryReport;
use crate::desk::search_pool::{Memories, readers_of, sources_of};
use crate::desk::term_uses::{find_rendered, uses};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{Capability, Input, SaidParts, recognize};
use crate::model::{Bilingual, Lang, Segment, hash_bytes, last_name};

/// A bilingual file that was pretranslated.
#[derive(Debug, Clone)]
pub struct Refilled {
    /// What it is called in the memory.
    pub document: String,
    /// One for each document and language in it.
    pub stories: Vec<FilledStory>,
    /// The file itself, filled.
    pub file: NamedFile,
    folder: PathBuf,
}

/// A document of a bilingual file.
#[derive(Debug, Clone)]
pub struct FilledStory {
    /// What its bilingual page shows.
    pub report: StoryReport,
    /// How many segments got a translation from the memory.
    pub filled: u64,
    /// How many have none, or none that anybody has confirmed.
    pub open: u64,
}

impl Refilled {
    /// The files that are written: the bilingual file, and a page for each document.
    pub fn files(&self, render: &dyn Render) -> Vec<NamedFile> {
        let name = last_name(&self.document);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let pages = self.stories.iter().enumerate().map(|(at, story)| {
            let number = if at == 0 { String::new() } else { format!(".{}", at + 1) };
            let target = &story.report.bilingual.target;
            NamedFile {
                path: self.folder.join(format!("{stem}{number}.{target}.bilingual.html")),
                bytes: render.page(&story.report),
                kind: FileKind::BilingualPage,
                policy: WritePolicy::Ours,
                story: self.file.story.clone(),
            }
        });
        std::iter::once(self.file.clone()).chain(pages).collect()
    }
}

/// Whether a file is a document beside its translation already.
#[must_use]
pub fn is_bilingual(file: &Input<'_>) -> bool {
    recognize(file.name, file.bytes).is_ok_and(|format| format.can(Capability::Bilingual))
}

impl Workspace {
    /// Pretranslates a bilingual file that came from elsewhere. What somebody has translated in it stays, and so does every
    /// byte that is no translation.
    ///
    /// # Errors
    /// Those of the format and of the store; [`Error::TrgLangMissing`] where neither the file nor the person says the language.
    pub fn refill(&self, file: &Input<'_>, options: &PretranslateOptions) -> Result<Noted<Refilled>> {
        self.journey(|memory, notices| {
            let extra = self.extra_memories()?;
            let termbase = self.termbase()?.take(notices);
            let document = self.project.document_name(&self.path(file.name));
            let (_, folder) = self.story_folder(&self.out_folder(options.out.as_deref()), &document, notices)?;
            let path = folder.path.join(last_name(&document));
            // Brought up to date, it is the file that somebody works on which is filled.
            let (worked_on, policy) = self.worked_on(&path, options.update)?;
            let bytes = worked_on.as_deref().unwrap_or(file.bytes);
            let format = recognize(file.name, bytes)?.bilingual(file.name)?;
            let input = Input { name: file.name, bytes };
            let wanted = options.targets.first();
            let SaidParts { bytes, parts: before } = format.parts_said(&input, wanted)?.take(notices);
            let input = Input { name: file.name, bytes: &bytes };
            if worked_on.is_some() && sources(&before) != sources(&(format.parts_into(file, wanted))?.value) {
                let (file, there) = (file.name.to_owned(), self.shown(&path));
                return Err(Error::FileOfAnotherVersion { file, there });
            }
            if let Some(lang) = options.targets.iter().find(|lang| !before.iter().any(|part| speaks(part, lang))) {
                let (file, lang) = (file.name.to_owned(), lang.to_string());
                return Err(Error::TargetNotInFile { file, lang });
            }
            let terms = |text: &str, from: &Lang, to: &Lang| uses(&termbase, text, from, to);
            let offers = self.offers(options, &terms);
            let reader = memory.reader()?;
            let readers = readers_of(&extra)?;
            let memories = Memories { own: reader.as_ref(), others: &sources_of(&readers) };
            let mut open = before.clone();
            for part in &mut open {
                empty_stale(memories, part)?;
                tell_forgotten(memories, part, file.name, notices)?;
            }
            let reports = pretranslate_bilingual(memory, &extra, &offers, open)?;
            let wanted: Vec<Bilingual> = reports.iter().map(|report| report.bilingual.clone()).collect();
            let filled = (format.refill)(&input, &wanted)?;
            let after = (format.parts)(&Input { name: file.name, bytes: &filled })?.value;
            let (mut emptied, mut replaced) = (0, 0);
            let mut stories = Vec::with_capacity(reports.len());
            for ((mut report, before), after) in reports.into_iter().zip(&before).zip(&after) {
                let done = taken_in(&mut report, before, after);
                if done.left > 0 {
                    notices.push(Notice::SegmentsNotFilled { file: file.name.to_owned(), count: done.left });
                }
                emptied += done.emptied;
                replaced += done.replaced;
                if report.bilingual.original.name.is_empty() {
                    report.bilingual.original.name.clone_from(&document);
                }
                find_rendered(&termbase, &mut report);
                check_story(&mut report, &termbase, reader.as_ref())?;
                let open = report.open() as u64;
                stories.push(FilledStory { report, filled: done.filled, open });
            }
            if emptied > 0 {
                notices.push(Notice::FilledEmptied { file: file.name.to_owned(), count: emptied });
            }
            if replaced > 0 {
                notices.push(Notice::FilledReplaced { file: file.name.to_owned(), count: replaced });
            }
            let named =
                NamedFile { path, bytes: filled, kind: FileKind::BilingualFile, policy, story: Some(folder.clone()) };
            Ok(Refilled { document, stories, file: named, folder: folder.path })
        })
    }

    /// The file that somebody works on already, and by which rule it is written.
    fn worked_on(&self, path: &Path, update: bool) -> Result<(Option<Vec<u8>>, WritePolicy)> {
        if !update {
            return Ok((None, WritePolicy::Ours));
        }
        match read_input(path, &self.shown(path), self.limits.page) {
            Err(Error::FileMissing { .. }) => Ok((None, WritePolicy::Ours)),
            there => {
                let there = there?;
                let policy = WritePolicy::Updated { from: hash_bytes(&there), keep: false };
                Ok((Some(there), policy))
            }
        }
    }
}

/// What is to be translated in a file.
fn sources(parts: &[Bilingual]) -> Vec<&crate::model::Text> {
    parts.iter().flat_map(Bilingual::segments).map(|segment| &segment.source).collect()
}

fn speaks(part: &Bilingual, lang: &Lang) -> bool {
    matches!(part.target.standing(lang), crate::model::Standing::Same | crate::model::Standing::Unspecified)
}

/// How many translations the file took in.
struct TakenIn {
    filled: u64,
    /// Those that it has no place for, or no codes.
    left: u64,
    /// Those that were filled in, and are open again.
    emptied: u64,
    /// Those that were filled in, and are filled with another text.
    replaced: u64,
}

/// Lets a report say what the file took in, and nothing else.
fn taken_in(report: &mut StoryReport, before: &Bilingual, after: &Bilingual) -> TakenIn {
    let mut out = TakenIn { filled: 0, left: 0, emptied: 0, replaced: 0 };
    let Bilingual { story, site, .. } = &mut report.bilingual;
    let wanted = story.iter_mut().chain(site).flat_map(|block| &mut block.segments);
    let there = before.segments().zip(after.segments());
    for ((wanted, (before, after)), detail) in wanted.zip(there).zip(&mut report.segments) {
        if wanted.target == before.target {
            continue;
        }
        if wanted.target == after.target {
            match wanted.target {
                Some(_) if before.is_as_filled() => out.replaced += 1,
                Some(_) => out.filled += 1,
                None => out.emptied += 1,
            }
            continue;
        }
        out.left += 1;
        *wanted = Segment { candidates: std::mem::take(&mut wanted.candidates), ..before.clone() };
        detail.filled = None;
    }
    out
}
