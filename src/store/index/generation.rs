//! The files of the index beside the database: a generation each, whose head says of which memory and commit it is.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::mmap::Bytes;
use crate::fuzzy::Index;
use crate::model::Key;
use crate::store::beside::{held_file, parent, same_permissions};
use crate::store::reader::Revision;

/// Bytes before the index: what file it is, version of the keys, revision, nonce, language, checksum.
const HEAD: usize = 64;
const MAGIC: &[u8; 8] = b"cotejogn";

/// An index of one commit.
pub(super) struct Generation {
    pub(super) revision: Revision,
    bytes: Bytes,
    pub(super) index: Index,
    /// Whether it stands in a file.
    pub(super) in_file: bool,
}

impl Generation {
    /// One that stands in no file.
    pub(super) fn in_process(language: &str, revision: Revision, index: &[u8]) -> Option<Self> {
        let bytes = Bytes::held([&head(language, &revision)[..], index].concat());
        Some(Self { revision, index: Index::open(&bytes[HEAD..])?, bytes, in_file: false })
    }

    pub(super) fn index_bytes(&self) -> &[u8] {
        &self.bytes[HEAD..]
    }

    /// Whether nobody wrote to the file since it was opened.
    pub(super) fn is_whole(&self) -> bool {
        self.bytes.is_whole()
    }
}

/// `newsroom.db.en.` of the database `newsroom.db`.
fn prefix(file: &Path, language: &str) -> String {
    let base = file.file_name().map(|base| base.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{base}.{language}.")
}

const ENDING: &str = ".index";

/// `newsroom.db.en.42-0123456789abcdef0123456789abcdef.index`.
pub(super) fn name_of(file: &Path, language: &str, revision: &Revision) -> PathBuf {
    let nonce: String = revision.nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    file.with_file_name(format!("{}{}-{nonce}{ENDING}", prefix(file, language), revision.number))
}

/// The files that look like generations of a language.
pub(super) fn generations(file: &Path, language: &str) -> Vec<PathBuf> {
    let folder = parent(file);
    let prefix = prefix(file, language);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .filter_map(|entry| Some(entry.ok()?.file_name()))
        .filter(|name| name.to_string_lossy().starts_with(&prefix) && name.to_string_lossy().ends_with(ENDING))
        .map(|name| file.with_file_name(name))
        .collect()
}

/// The revision in a generation's name.
pub(super) fn revision_in(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let (before, _) = name.strip_suffix(ENDING)?.rsplit_once('-')?;
    before.rsplit_once('.')?.1.parse().ok()
}

fn head(language: &str, revision: &Revision) -> [u8; HEAD] {
    let mut head = [0u8; HEAD];
    head[..8].copy_from_slice(MAGIC);
    head[8..12].copy_from_slice(&Key::VERSION.to_le_bytes());
    head[12..20].copy_from_slice(&revision.number.to_le_bytes());
    head[20..36].copy_from_slice(&revision.nonce);
    let tag = language.as_bytes();
    let length = tag.len().min(12);
    head[36..36 + length].copy_from_slice(&tag[..length]);
    let sum = blake3::hash(&head[..48]);
    head[48..].copy_from_slice(&sum.as_bytes()[..HEAD - 48]);
    head
}

/// Removes the generations before this one.
pub(super) fn remove_older(database: &Path, language: &str, newest: &Path, now: Revision) {
    for other in generations(database, language) {
        if other != newest && revision_in(&other).is_none_or(|revision| revision <= now.number) {
            let _ = fs::remove_file(other);
        }
    }
}

/// Renames a generation in; where it is.
pub(super) fn write(database: &Path, language: &str, revision: &Revision, index: &[u8]) -> std::io::Result<PathBuf> {
    let path = name_of(database, language, revision);
    let folder = parent(&path);
    let mut file = held_file(folder, &mut tempfile::Builder::new())?;
    file.write_all(&head(language, revision))?;
    file.write_all(index)?;
    file.flush()?;
    // Who may read the memory may read its index.
    let _ = same_permissions(database, file.path());
    file.persist(&path).map_err(|error| error.error)?;
    Ok(path)
}

/// A whole and unbroken generation of that language, whichever memory it belongs to.
pub(super) fn read(path: &Path, language: &str) -> Option<Generation> {
    let bytes = Bytes::of(File::open(path).ok()?).ok()?;
    let number = u64::from_le_bytes(bytes.get(12..20)?.try_into().ok()?);
    let revision = Revision { number, nonce: bytes.get(20..36)?.try_into().ok()? };
    if *bytes.get(..HEAD)? != head(language, &revision) {
        return None;
    }
    let index = Index::open(&bytes[HEAD..])?;
    bytes.is_whole().then_some(Generation { revision, bytes, index, in_file: true })
}
