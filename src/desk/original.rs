//! The original of a bilingual file: what the file names is believed only as far as the memory or a folder of the project
//! bears it out, for a bilingual file may come from anybody.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Component, Path};

use crate::desk::bounded::read_limited;
use crate::desk::site::Site;
use crate::desk::write::real;
use crate::error::{Error, Notice, Result};
use crate::format::{self, Input};
use crate::model::{Bilingual, Document, Hash, hash_bytes, last_name, unrooted_name};
use crate::store::Ledger;

/// What is taken in at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest page or bilingual file, in bytes.
    pub page: u64,
    /// The largest termbase, catalogue, or file of segmentation rules, in bytes.
    pub words: u64,
}

impl Default for Limits {
    /// As the design says (section 9): 128 MiB a page. A house's words are a fraction of that.
    fn default() -> Self {
        Self { page: 128 << 20, words: 32 << 20 }
    }
}

/// Where the original of a bilingual file may lie, besides the memory.
#[derive(Debug, Clone, Copy)]
pub struct OriginalFolders<'a> {
    /// The project's folder: the original may lie anywhere under it, but in no hidden file or folder.
    pub project: &'a Path,
    /// The folder of the bilingual file itself, where the original may lie beside it.
    pub beside: Option<&'a Path>,
    /// What is read at most.
    pub limits: Limits,
    /// What the project says of the sites that originals come from.
    pub sites: &'a [Site],
}

/// What the folders have under the name of an original.
enum Found {
    /// The original.
    Original(Vec<u8>),
    /// Something else by now.
    Another,
    /// Nothing.
    Nothing,
    /// It would be outside the folders, where nothing is looked at.
    Outside,
    /// Something that cannot be read as an original.
    Unusable(Error),
}

impl OriginalFolders<'_> {
    /// The file of this name that has this hash; any file of this name if the hash is empty.
    fn find(&self, name: &str, hash: &Hash) -> Found {
        let in_project = (self.project, Path::new(name));
        let beside = self.beside.map(|folder| (folder, Path::new(last_name(name))));
        let mut found = Found::Nothing;
        for (folder, inside) in std::iter::once(in_project).chain(beside) {
            let next = match self.read(folder, inside, name) {
                Found::Original(bytes) if !hash.0.is_empty() && hash_bytes(&bytes) != *hash => Found::Another,
                next => next,
            };
            match (&found, next) {
                (_, Found::Original(bytes)) => return Found::Original(bytes),
                (Found::Nothing, next) => found = next,
                _ => {}
            }
        }
        // `C:\visit.html` is no way out of a folder here, and no name in it either.
        if matches!(found, Found::Nothing) && unrooted_name(name) != name { Found::Outside } else { found }
    }

    /// The file at `inside` of `folder`, if that is where it really is, links and all.
    fn read(&self, folder: &Path, inside: &Path, name: &str) -> Found {
        if inside.as_os_str().is_empty() {
            return Found::Nothing;
        }
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let (Ok(folder), Ok(path)) = (real(folder), real(&folder.join(inside))) else { return Found::Nothing };
        if !is_inside(&folder, &path) {
            return Found::Outside;
        }
        match read_regular(&path, name, self.limits) {
            Ok(bytes) => Found::Original(bytes),
            Err(Error::FileMissing { .. }) => Found::Nothing,
            Err(error) => Found::Unusable(error),
        }
    }
}

/// Whether a path leads into a folder, and there to nothing hidden, where keys and passwords are. Everything is under the
/// root: that is no project.
fn is_inside(folder: &Path, path: &Path) -> bool {
    let shown =
        |part: Component<'_>| matches!(part, Component::Normal(name) if !name.as_encoded_bytes().starts_with(b"."));
    folder.parent().is_some() && path.strip_prefix(folder).is_ok_and(|rest| rest.components().all(shown))
}

/// The bytes of a regular file: a pipe would make us wait, a device has no end.
fn read_regular(path: &Path, name: &str, limits: Limits) -> Result<Vec<u8>> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotADirectory => Error::FileMissing { file: name.to_owned() },
        _ => Error::reading(name, error),
    };
    // Asked before it is opened, for opening a pipe waits for its other end; a link was followed before.
    if !fs::symlink_metadata(path).map_err(failed)?.is_file() {
        return Err(Error::OriginalNoFile { file: name.to_owned() });
    }
    read_limited(&File::open(path).map_err(failed)?, name, limits.page)
}

/// The original of a bilingual file: the file itself if it is what it was, else the copy that the memory kept.
///
/// # Errors
/// [`Error::OriginalLost`] if neither is there; [`Error::OriginalOutside`] and [`Error::OriginalNoFile`] if the memory kept
/// none and the name leads where no original is taken from.
pub fn original(
    ledger: &dyn Ledger,
    bilingual: &Bilingual,
    folders: &OriginalFolders<'_>,
    notices: &mut Vec<Notice>,
) -> Result<Document> {
    let original = &bilingual.original;
    let name = unrooted_name(&original.name);
    // A tool that drops what it does not know drops the hash too: then the last page pretranslated under this name is
    // meant, whose blocks the file's ids count.
    let kept_last = if original.hash.0.is_empty() { ledger.original_named(name)? } else { None };
    let hash = kept_last.as_ref().map_or(&original.hash, |(hash, _)| hash);
    let bytes = match folders.find(&original.name, hash) {
        Found::Original(bytes) => bytes,
        other => {
            let file = original.name.clone();
            let Some(kept) = ledger.original(hash)? else {
                return Err(match other {
                    Found::Outside => Error::OriginalOutside { file },
                    Found::Unusable(error) => error,
                    _ => Error::OriginalLost { file },
                });
            };
            match other {
                // Nothing was looked at, so there is nothing to tell of it.
                Found::Outside => {}
                Found::Another => notices.push(Notice::OriginalChanged { file }),
                _ => notices.push(Notice::OriginalMoved { file }),
            }
            kept
        }
    };
    let input = Input { name, bytes: &bytes };
    let format = match format::by_id(&original.format) {
        Some(format) => format,
        None => format::recognize(name, &bytes)?,
    };
    Ok((format.document(name)?.read)(&input)?.take(notices))
}
