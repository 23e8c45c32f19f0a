//! What Cotejo wrote into a story's folder, and whose folder it is: notes that lie beside the files, so that whoever
//! copies, moves or clones the folder takes them along.
//!
//! The notes are lines that are only ever added, each before what it tells of is done: a run that is killed in between has
//! noted a content that nobody has, which harms nobody. Whatever Cotejo wrote is no person's work, however long ago.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::model::{Hash, hash_bytes};

/// What the notes of a folder are called.
pub const NOTES: &str = ".written-by-cotejo";

/// More than this is not read of them.
const LIMIT: u64 = 64 << 20;

/// The folder of a story: the files of one document lie there, and no other document's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFolder {
    /// Where.
    pub path: PathBuf,
    /// The document's name in the memory.
    pub document: String,
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
enum Note {
    Document { document: String },
    File { file: String, hash: Hash },
}

/// Who wrote a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    /// Cotejo did, and nobody changed it.
    Cotejo,
    /// Cotejo did, and somebody changed it.
    Changed,
    /// Nothing says that Cotejo did.
    Unknown,
}

/// The notes of one folder.
pub(super) struct Notes {
    file: PathBuf,
    document: Option<String>,
    written: HashMap<String, HashSet<Hash>>,
}

impl Notes {
    /// What is noted in a folder; nothing where there are no notes. A line that is no note is passed over: it may have been
    /// cut off, or put there by a version control.
    ///
    /// # Errors
    /// Those of reading.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let file = folder.join(NOTES);
        let mut notes = Self { file, document: None, written: HashMap::new() };
        let failed = |error: io::Error| Error::reading(&notes.file.display().to_string(), error);
        match fs::symlink_metadata(&notes.file) {
            Ok(meta) if meta.is_file() => {}
            Err(error) if error.kind() != io::ErrorKind::NotFound && error.kind() != io::ErrorKind::NotADirectory => {
                return Err(failed(error));
            }
            _ => return Ok(notes),
        }
        let mut lines = BufReader::new(File::open(&notes.file).map_err(failed)?.take(LIMIT));
        let mut line = Vec::new();
        loop {
            line.clear();
            if lines.read_until(b'\n', &mut line).map_err(failed)? == 0 {
                return Ok(notes);
            }
            match serde_json::from_slice(&line) {
                Ok(Note::Document { document }) => {
                    notes.document.get_or_insert(document);
                }
                Ok(Note::File { file, hash }) => {
                    notes.written.entry(file).or_default().insert(hash);
                }
                Err(_) => {}
            }
        }
    }

    /// The document whose folder it is.
    pub(super) fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// Who wrote the file of this name, given what it holds now.
    pub(super) fn writer(&self, name: &str, path: &Path, hash: &Hash) -> Result<Writer> {
        let Some(written) = self.written.get(name) else { return Ok(Writer::Unknown) };
        if written.contains(hash) {
            return Ok(Writer::Cotejo);
        }
        // A version control may have given the lines other ends, which is nobody's work.
        let bytes = fs::read(path).map_err(|error| Error::reading(&path.display().to_string(), error))?;
        let plain = without_returns(&bytes);
        let ours = plain.len() < bytes.len() && written.contains(&hash_bytes(&plain));
        Ok(if ours { Writer::Cotejo } else { Writer::Changed })
    }

    /// Notes that a file of this name with this content is Cotejo's.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn note(&mut self, name: &str, hash: &Hash) -> Result<()> {
        if self.written.get(name).is_some_and(|written| written.contains(hash)) {
            return Ok(());
        }
        self.add(&Note::File { file: name.to_owned(), hash: hash.clone() })?;
        self.written.entry(name.to_owned()).or_default().insert(hash.clone());
        Ok(())
    }

    /// Makes the folder a document's, if it is nobody's yet.
    ///
    /// # Errors
    /// [`Error::FolderOfAnother`], and those of writing.
    pub(super) fn claim(&mut self, folder: &StoryFolder) -> Result<()> {
        if self.document.is_none() {
            self.add(&Note::Document { document: folder.document.clone() })?;
            // Another run may have been at it: the first one has it.
            *self = Self::read(&folder.path)?;
        }
        match self.document() {
            Some(other) if other != folder.document => {
                Err(Error::FolderOfAnother { folder: folder.path.display().to_string(), document: other.to_owned() })
            }
            _ => Ok(()),
        }
    }

    /// One more line, in one write, so that several may write at once.
    fn add(&self, note: &Note) -> Result<()> {
        let failed = |error: io::Error| Error::writing(&self.file.display().to_string(), error);
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        if fs::symlink_metadata(&self.file).is_ok_and(|meta| !meta.is_file()) {
            return Err(failed(io::Error::from(io::ErrorKind::AlreadyExists)));
        }
        let mut file = File::options().read(true).append(true).create(true).open(&self.file).map_err(failed)?;
        let mut line = Vec::new();
        let mut last = [b'\n'];
        if file.seek(SeekFrom::End(-1)).is_ok() && file.read(&mut last).is_ok() && last != [b'\n'] {
            line.push(b'\n');
        }
        serde_json::to_writer(&mut line, note).map_err(|error| failed(error.into()))?;
        line.push(b'\n');
        file.write_all(&line).and_then(|()| file.sync_data()).map_err(failed)
    }
}

/// Bytes whose lines end without a carriage return.
fn without_returns(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        if byte != b'\r' || bytes.get(at + 1) != Some(&b'\n') {
            out.push(byte);
        }
    }
    out
}

/// The folder for a document among those of `out`: its own, else one that is free. A folder is called after its story and,
/// where another document has that one, numbered; of two names that differ in case only one is free, for there are systems
/// on which they are one. Also returned is the document that has the first choice, if one has.
///
/// # Errors
/// Those of reading.
pub(super) fn folder_for(out: &Path, story: &str, document: &str) -> Result<(String, Option<String>)> {
    let mut there: HashMap<String, (String, Option<String>)> = HashMap::new();
    let stem = story.to_lowercase();
    match fs::read_dir(out) {
        Ok(entries) => {
            for entry in entries {
                let entry = entry.map_err(|error| Error::reading(&out.display().to_string(), error))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let folded: String =
                    unicode_normalization::UnicodeNormalization::nfc(name.to_lowercase().as_str()).collect();
                let rest = folded.strip_prefix(stem.as_str());
                if rest.is_some_and(|rest| rest.is_empty() || number(rest).is_some()) {
                    let of = Notes::read(&entry.path())?.document;
                    if of.as_deref() == Some(document) {
                        return Ok((name, None));
                    }
                    there.insert(folded, (name, of));
                }
            }
        }
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
        Err(error) => return Err(Error::reading(&out.display().to_string(), error)),
    }
    let mut other = None;
    for count in 1u64.. {
        let name = if count == 1 { story.to_owned() } else { format!("{story}-{count}") };
        match there.remove(&name.to_lowercase()) {
            // What says nothing of whose it is was written by a person or an earlier version.
            Some((spelt, None)) if spelt == name => return Ok((name, other)),
            Some((_, of)) => other = other.or(of),
            None => return Ok((name, other)),
        }
    }
    Ok((story.to_owned(), other))
}

fn number(rest: &str) -> Option<u64> {
    rest.strip_prefix('-')?.parse().ok()
}
