//! The publisher's journey: a finished bilingual file becomes the page, the bilingual page, units and catalogues; and
//! the memory's text is published.

use std::path::PathBuf;

use super::files::{new_catalogue, noticed};
use super::{FileKind, NamedFile, Render, Workspace, WritePolicy};
use crate::desk::check::{CheckReport, check_story};
use crate::desk::filled;
use crate::desk::original::OriginalFolders;
use crate::desk::publish::{Published, publish};
use crate::desk::search_pool::{Memories, readers_of, sources_of};
use crate::desk::term_uses::{find_rendered, uses};
use crate::desk::write::bytes_of;
use crate::error::{Noted, Notice, Result};
use crate::format::{self, Consumer, Input};
use crate::model::Lang;
use crate::store::Stamp;

/// In what a story is published, besides the site's catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// The page and the bilingual page.
    Html,
    /// The confirmed units.
    Tmx,
}

crate::model::named!(ExportFormat { Html = "html", Tmx = "tmx" });

/// How a bilingual file is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// In what; all of it unless told.
    pub formats: Vec<ExportFormat>,
    /// Where the files belong; the project's folder unless told.
    pub out: Option<PathBuf>,
    /// Whether a translation is published that may mislead, as the checks say.
    pub with_findings: bool,
    /// Who reads the units, if it is a tool with its own tags for languages.
    pub consumer: Option<Consumer>,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self { formats: ExportFormat::ALL.to_vec(), out: None, with_findings: false, consumer: None }
    }
}

/// What is published of a bilingual file.
#[derive(Debug, Clone)]
pub struct Export {
    /// What was made of it.
    pub story: Published,
    /// What the checks say of it.
    pub checked: CheckReport,
    /// Nothing is to be published: the translation is whole, and may mislead, or its original has changed since. The
    /// bilingual page alone is among the files.
    pub stopped: bool,
    /// The original is not what was translated any more.
    pub outdated: bool,
    /// The files.
    pub files: Vec<NamedFile>,
}

impl Workspace {
    /// Publishes a bilingual file. A translation that is whole and in which the checks find something that may mislead is
    /// only published if that is wanted. Catalogues are the project's own, with the messages merged in.
    ///
    /// # Errors
    /// [`crate::error::Error::FormatCannot`] for a file that is not bilingual, and as for [`publish`].
    pub fn export(
        &self,
        file: &Input<'_>,
        options: &ExportOptions,
        render: &dyn Render,
        by: &Stamp,
    ) -> Result<Noted<Export>> {
        let _span = tracing::info_span!("export", file = file.name).entered();
        self.reading(|memory, notices| {
            let termbase = self.termbase()?.take(notices);
            let format = format::recognize(file.name, file.bytes)?;
            let mut bilingual = format.bilingual(file.name)?.read(file)?.take(notices);
            let extra = self.extra_memories()?;
            let readers = readers_of(&extra)?;
            let reader = memory.reader()?;
            let memories = Memories { own: reader.as_ref(), others: &sources_of(&readers) };
            filled::settle(memories, &mut bilingual, file.name, notices)?;
            let terms = |text: &str, from: &Lang, to: &Lang| uses(&termbase, text, from, to);
            let path = self.path(file.name);
            let folders = OriginalFolders {
                project: &self.project.folder,
                beside: path.parent(),
                limits: self.limits,
                sites: &self.project.sites,
            };
            let published =
                publish(memory, bilingual, &folders, self.segmenter(), &terms, (&by.who, by.when), options.consumer)?;
            let outdated = published.notices.iter().any(|notice| matches!(notice, Notice::OriginalChanged { .. }));
            let mut story = published.take(notices);
            find_rendered(&termbase, &mut story.report);
            let checked = check_story(&mut story.report, &termbase, memory.reader()?.as_ref())?;
            let misleads = outdated || story.report.misleading() > 0;
            let stopped = !story.report.draft && !options.with_findings && misleads;
            let out = self.out_folder(options.out.as_deref());
            let (name, folder) = self.story_folder(&out, &story.report.bilingual.original.name, notices)?;
            story.name = name;
            let bilingual = &story.report.bilingual;
            let draft = if story.report.draft { "draft." } else { "" };
            let named = |ending: &str, kind, bytes| NamedFile {
                path: folder.path.join(format!("{}.{}.{ending}", story.name, bilingual.target)),
                bytes,
                kind,
                policy: WritePolicy::Ours,
                story: Some(folder.clone()),
            };
            let extension = story.format.extension_of(&story.report.bilingual.original.name);
            let mut files = Vec::new();
            if story.report.draft || stopped {
                let page = folder.path.join(format!("{}.{}.{extension}", story.name, bilingual.target));
                // Whose findings came later, as with a new term, is the same page still.
                let is_now = !(story.report.draft || outdated)
                    && bytes_of(&page, self.limits.page)?.is_some_and(|there| there == story.page);
                if !is_now {
                    self.tell_stale(&page, notices);
                }
            }
            if stopped || options.formats.contains(&ExportFormat::Html) {
                // A draft's bilingual page is the one that pretranslate wrote, brought up to date.
                files.push(named(
                    &format!("bilingual.{draft}html"),
                    FileKind::BilingualPage,
                    render.page(&story.report),
                ));
            }
            if stopped {
                return Ok(Export { story, checked, stopped, outdated, files });
            }
            if options.formats.contains(&ExportFormat::Html) {
                let page = noticed(story.format, story.page.clone(), &story.report, render)?;
                files.push(named(&format!("{draft}{extension}"), FileKind::Page, page));
            }
            if options.formats.contains(&ExportFormat::Tmx) {
                files.push(named("tmx", FileKind::Units, story.tmx.clone()));
            }
            if let Some(catalogues) = &self.project.catalogues {
                for (lang, messages) in
                    [(&bilingual.source, &story.site_source), (&bilingual.target, &story.site_target)]
                {
                    if !messages.is_empty() {
                        // Beside another memory than the project's, nothing of the project's own is written.
                        files.extend(match self.other_memory {
                            Some(_) => new_catalogue(&folder, lang, messages, notices)?,
                            None => Some(self.merged(catalogues, lang, messages, notices)?),
                        });
                    }
                }
            }
            Ok(Export { story, checked, stopped, outdated, files })
        })
    }
}
