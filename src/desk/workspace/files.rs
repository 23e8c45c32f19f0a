//! Files that come in and go out: what is read within limits, and what is written by which rule.

use std::path::{Component, Path, PathBuf};

use super::{Render, Workspace};
use crate::desk::bounded::read_limited;
use crate::desk::pretranslate::SiteCatalogue;
use crate::desk::report::StoryReport;
use crate::desk::source::story_name;
use crate::desk::write::{FileWriter, Overwrite, bytes_of, merge_into};
use crate::desk::written::{StoryFolder, folder_for};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Format, Input, Message};
use crate::model::{Hash, Lang};

/// A file that a journey made, not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Where it belongs.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What it is.
    pub kind: FileKind,
    /// By which rule it is written.
    pub policy: WritePolicy,
    /// The folder of the story whose file it is; none where it belongs to no story.
    pub story: Option<StoryFolder>,
}

/// What a file is that a journey made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// The story beside its translation, as HTML.
    BilingualPage,
    /// The bilingual file that translators' tools read (XLIFF).
    BilingualFile,
    /// The page in the target language, in the format of the original.
    Page,
    /// The confirmed units (TMX).
    Units,
    /// The site's strings in one language (Fluent).
    Catalogue,
    /// What is worth a look of what was aligned: a page or a table to be decided in.
    Review,
    /// Terms that the memory suggests, for an editor to accept.
    Suggestions,
    /// Terms: the house's own file, or a glossary of them.
    Terms,
    /// What a freelancer is handed, whole or in parts.
    Package,
}

crate::model::named!(FileKind {
    BilingualPage = "bilingual-page",
    BilingualFile = "bilingual-file",
    Page = "page",
    Units = "units",
    Catalogue = "catalogue",
    Review = "review",
    Suggestions = "suggestions",
    Terms = "terms",
    Package = "package",
});

/// By which rule a file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WritePolicy {
    /// Not over what a person changed since Cotejo wrote it.
    Ours,
    /// Into whatever stands there: what a person wrote stays. The bytes of the file are what was made of what stood there
    /// then; what is written is made of what stands there when it is written.
    Merged {
        /// What is merged in.
        messages: Vec<Message>,
    },
    /// Over a file that it was brought up to date from, and that holds a person's work.
    Updated {
        /// What that file held; not over it if it holds something else by now.
        from: Hash,
        /// Whether that file is kept beside, having work that is not in the new one.
        keep: bool,
    },
}

impl Workspace {
    /// The bytes of a page or bilingual file, as far as its size is one that is processed.
    ///
    /// # Errors
    /// As for [`read_input`].
    pub fn read_file(&self, name: &str) -> Result<Vec<u8>> {
        read_input(&self.path(name), name, self.limits.page)
    }

    /// Writes files where they belong, one after another, and notes beside them what was written. What was replaced because
    /// `overwrite` lets it, is kept beside and told.
    ///
    /// # Errors
    /// [`Error::FileChangedByPerson`] or [`Error::FileNotOurs`] for the first file that its rule does not let be
    /// overwritten, unless `overwrite` does; those of writing. The files before it are written.
    pub fn write(&self, files: &[NamedFile], overwrite: Overwrite) -> Result<Noted<()>> {
        let mut notices = Vec::new();
        for file in files {
            let kept = match &file.policy {
                WritePolicy::Ours => {
                    let writer = FileWriter { story: file.story.as_ref(), overwrite };
                    writer.write(&file.path, &file.bytes)?
                }
                WritePolicy::Merged { messages } => {
                    let name = self.shown(&file.path);
                    // What there was to tell of the merging was told when the file was made.
                    merge_into(&file.path, self.limits.words, &mut |there| {
                        let input = there.map(|bytes| Input { name: &name, bytes });
                        merge(input.as_ref(), messages, &mut Vec::new())
                    })?;
                    None
                }
                WritePolicy::Updated { from, keep } => {
                    let writer = FileWriter { story: file.story.as_ref(), overwrite };
                    writer.update(&file.path, &file.bytes, from, *keep)?
                }
            };
            if let Some(kept) = kept {
                notices.push(Notice::FileKept { file: self.shown(&file.path), kept: self.shown(&kept) });
            }
        }
        Ok(Noted { value: (), notices })
    }

    /// The folder of a document's story in a folder of stories, and what it is called.
    pub(super) fn story_folder(
        &self,
        out: &Path,
        document: &str,
        notices: &mut Vec<Notice>,
    ) -> Result<(String, StoryFolder)> {
        let story = story_name(document);
        let (name, other) = folder_for(out, &story, document)?;
        let path = out.join(&name);
        if let Some(document) = other {
            let (folder, instead) = (self.shown(&out.join(story)), self.shown(&path));
            notices.push(Notice::FolderTaken { folder, document, instead });
        }
        Ok((name, StoryFolder { path, document: document.to_owned() }))
    }

    /// Tells of a finished page that stands beside a draft: it is of an earlier export.
    pub(super) fn tell_stale(&self, page: &Path, notices: &mut Vec<Notice>) {
        if page.is_file() {
            notices.push(Notice::FinalStale { file: self.shown(page) });
        }
    }

    /// The site's catalogue in a language, as far as there is one.
    pub(super) fn catalogue(&self, lang: Option<&Lang>) -> Result<SiteCatalogue> {
        let (Some(folder), Some(lang)) = (&self.project.catalogues, lang) else { return Ok(SiteCatalogue::default()) };
        let file = catalogue_file(folder, lang);
        let Some(bytes) = bytes_of(&file, self.limits.words)? else { return Ok(SiteCatalogue::default()) };
        let name = self.shown(&file);
        let (format, input) = (format::FLUENT.catalogue(&name)?, Input { name: &name, bytes: &bytes });
        Ok(SiteCatalogue { messages: (format.read)(&input)?.value, taken: (format.ids)(&input)? })
    }

    /// The site's own catalogue in a language with messages merged in.
    pub(super) fn merged(
        &self,
        folder: &Path,
        lang: &Lang,
        messages: &[Message],
        notices: &mut Vec<Notice>,
    ) -> Result<NamedFile> {
        let path = catalogue_file(folder, lang);
        let there = bytes_of(&path, self.limits.words)?;
        let name = self.shown(&path);
        let input = there.as_ref().map(|bytes| Input { name: &name, bytes });
        let bytes = merge(input.as_ref(), messages, notices)?;
        let policy = WritePolicy::Merged { messages: messages.to_vec() };
        Ok(NamedFile { path, bytes, kind: FileKind::Catalogue, policy, story: None })
    }
}

/// A poured page; one that is not finished with a notice of that on it, where its format has a place for one.
pub(super) fn noticed(format: &Format, page: Vec<u8>, story: &StoryReport, render: &dyn Render) -> Result<Vec<u8>> {
    let name = &story.bilingual.original.name;
    match format.document(name)?.banner.filter(|_| story.draft) {
        Some(banner) => {
            let (lang, words) = render.draft_notice(story, banner.gaps);
            (banner.put)(&Input { name, bytes: &page }, &lang, &words)
        }
        None => Ok(page),
    }
}

/// A new catalogue with these messages; none of none.
pub(super) fn new_catalogue(
    folder: &StoryFolder,
    lang: &Lang,
    messages: &[Message],
    notices: &mut Vec<Notice>,
) -> Result<Option<NamedFile>> {
    let path = catalogue_file(&folder.path, lang);
    // One that was written before says nothing any more.
    if messages.is_empty() && !path.is_file() {
        return Ok(None);
    }
    let bytes = merge(None, messages, notices)?;
    let story = Some(folder.clone());
    Ok(Some(NamedFile { path, bytes, kind: FileKind::Catalogue, policy: WritePolicy::Ours, story }))
}

fn merge(there: Option<&Input<'_>>, messages: &[Message], notices: &mut Vec<Notice>) -> Result<Vec<u8>> {
    let name = there.map_or("site.ftl", |input| input.name);
    Ok((format::FLUENT.catalogue(name)?.merge)(there, messages)?.take(notices))
}

/// Where the catalogue of a language lies in a folder of catalogues.
fn catalogue_file(folder: &Path, lang: &Lang) -> PathBuf {
    folder.join(lang.to_string()).join("site.ftl")
}

/// The bytes of a file, `limit` at most; errors call it `name`.
///
/// # Errors
/// A file that is missing, a folder, too large, empty, or cannot be read.
pub fn read_input(path: &Path, name: &str, limit: u64) -> Result<Vec<u8>> {
    let meta = std::fs::metadata(path).map_err(|error| Error::reading(name, error))?;
    if meta.is_dir() {
        return Err(Error::FileIsDirectory { file: name.to_owned() });
    }
    if meta.len() > limit {
        return Err(Error::FileTooLarge { file: name.to_owned(), limit: limit >> 20 });
    }
    let file = std::fs::File::open(path).map_err(|error| Error::reading(name, error))?;
    let bytes = read_limited(&file, name, limit)?;
    if bytes.is_empty() {
        return Err(Error::FileEmpty { file: name.to_owned() });
    }
    Ok(bytes)
}

/// A path as short as it can be told from a folder.
#[must_use]
pub fn shown(path: &Path, folder: &Path) -> String {
    // `memory/../out` is `out` to a person; symbolic links are not followed, so the name is one that was given.
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain.strip_prefix(folder).unwrap_or(&plain).display().to_string()
}
