//! Files that come in and go out: what is read within limits, and what is written by which rule.

use std::path::{Component, Path, PathBuf};

use super::{Render, Workspace};
use crate::desk::original::{Limits, read_limited};
use crate::desk::pretranslate::SiteCatalogue;
use crate::desk::report::StoryReport;
use crate::desk::write::{FileWriter, Overwrite, bytes_of};
use crate::error::{Error, Notice, Result};
use crate::format::{self, Format, Input, Message};
use crate::model::Lang;

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
}

crate::model::named!(FileKind {
    BilingualPage = "bilingual-page",
    BilingualFile = "bilingual-file",
    Page = "page",
    Units = "units",
    Catalogue = "catalogue",
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
}

impl Workspace {
    /// The bytes of a page or bilingual file, as far as its size is one that is processed.
    ///
    /// # Errors
    /// As for [`read_input`].
    pub fn read_file(&self, name: &str) -> Result<Vec<u8>> {
        read_input(&self.path(name), name, self.limits)
    }

    /// Writes files where they belong, one after another, and remembers in the memory what was written.
    ///
    /// # Errors
    /// [`Error::FileChangedByPerson`] for the first file that its rule does not let be overwritten, unless `overwrite`
    /// does; those of writing. The files before it are written.
    pub fn write(&self, files: &[NamedFile], overwrite: Overwrite) -> Result<()> {
        // Whoever has files went on a journey first, which told what there was to tell of the memory.
        let mut ledger = self.memory()?.value.ledger()?;
        for file in files {
            let mut writer = FileWriter { ledger: ledger.as_mut(), folder: &self.project.folder, overwrite };
            match &file.policy {
                WritePolicy::Ours => writer.write(&file.path, &file.bytes)?,
                WritePolicy::Merged { messages } => {
                    let name = self.shown(&file.path);
                    // What there was to tell of the merging was told when the file was made.
                    writer.merge(&file.path, self.limits.words, &mut |there| {
                        let input = there.map(|bytes| Input { name: &name, bytes });
                        merge(input.as_ref(), messages, &mut Vec::new())
                    })?;
                }
            }
        }
        Ok(())
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
        Ok(NamedFile { path, bytes, kind: FileKind::Catalogue, policy })
    }
}

/// A poured page; one that is not finished with a notice of that on it, where its format has a place for one.
pub(super) fn noticed(format: &Format, page: Vec<u8>, story: &StoryReport, render: &dyn Render) -> Result<Vec<u8>> {
    let name = &story.bilingual.original.name;
    match format.document(name)?.banner.filter(|_| story.draft) {
        Some(banner) => {
            let (lang, words) = render.draft_notice(story);
            banner(&Input { name, bytes: &page }, &lang, &words)
        }
        None => Ok(page),
    }
}

/// A new catalogue with these messages.
pub(super) fn new_catalogue(
    folder: &Path,
    lang: &Lang,
    messages: &[Message],
    notices: &mut Vec<Notice>,
) -> Result<NamedFile> {
    let bytes = merge(None, messages, notices)?;
    Ok(NamedFile { path: catalogue_file(folder, lang), bytes, kind: FileKind::Catalogue, policy: WritePolicy::Ours })
}

fn merge(there: Option<&Input<'_>>, messages: &[Message], notices: &mut Vec<Notice>) -> Result<Vec<u8>> {
    let name = there.map_or("site.ftl", |input| input.name);
    Ok((format::FLUENT.catalogue(name)?.merge)(there, messages)?.take(notices))
}

/// Where the catalogue of a language lies in a folder of catalogues.
fn catalogue_file(folder: &Path, lang: &Lang) -> PathBuf {
    folder.join(lang.to_string()).join("site.ftl")
}

/// The bytes of a page or bilingual file, as far as its size is one that is processed; errors call it `name`.
///
/// # Errors
/// A file that is missing, a folder, too large, empty, or cannot be read.
pub fn read_input(path: &Path, name: &str, limits: Limits) -> Result<Vec<u8>> {
    let meta = std::fs::metadata(path).map_err(|error| Error::reading(name, error))?;
    if meta.is_dir() {
        return Err(Error::FileIsDirectory { file: name.to_owned() });
    }
    if meta.len() > limits.page {
        return Err(Error::FileTooLarge { file: name.to_owned(), limit: limits.page >> 20 });
    }
    let file = std::fs::File::open(path).map_err(|error| Error::reading(name, error))?;
    let bytes = read_limited(&file, name, limits.page)?;
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
