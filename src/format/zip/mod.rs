//! ZIP: a file of files, as office documents are. Read within bounds; written by splicing, so that all that is not
//! changed comes out byte for byte.

mod directory;
mod kind;
mod splice;

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use directory::Directory;

use crate::error::{Error, Result};

pub(super) use kind::{ole_kind, zip_kind};

/// An archive, opened.
pub(super) struct Archive<'a> {
    file: &'a str,
    bytes: &'a [u8],
    directory: Directory,
    /// The number of each name, as names are compared.
    numbers: HashMap<String, usize>,
    reader: ::zip::ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens an archive; errors call it `file`.
    ///
    /// # Errors
    /// [`Error::ArchiveBroken`].
    pub(super) fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self> {
        let broken = |reason: &str| broken(file, "none", reason);
        let directory = Directory::of(bytes).map_err(broken)?;
        let reader = ::zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("directory"))?;
        // Who reads it and who writes it see the same files.
        if reader.len() != directory.records.len() {
            return Err(broken("directory"));
        }
        let mut numbers = HashMap::with_capacity(directory.records.len());
        for (number, record) in directory.records.iter().enumerate() {
            numbers.entry(bare(&record.name)).or_insert(number);
        }
        Ok(Self { file, bytes, directory, numbers, reader })
    }

    /// The names of its files, in the order of the directory.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.directory.records.iter().map(|record| record.name.as_str())
    }

    /// The number of the file of this name, which is told apart from no other by the case of its letters (ECMA-376, part 2,
    /// 6.2.2.3). A slash at the beginning is none of the name.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(&bare(name)).copied()
    }

    /// The content of a file, of no more than `most` bytes.
    ///
    /// # Errors
    /// [`Error::ArchiveBroken`] for a file that is damaged, protected or packed in a way that is not known,
    /// [`Error::ArchiveTooLarge`] for one that is larger, whatever it says of itself.
    pub(super) fn read(&mut self, number: usize, most: u64) -> Result<Vec<u8>> {
        let Some(record) = self.directory.records.get(number) else {
            return Err(broken(self.file, "none", "directory"));
        };
        let name = record.name.clone();
        let broken = |reason: &str| broken(self.file, &name, reason);
        let too_large =
            || Error::ArchiveTooLarge { file: self.file.to_owned(), part: name.clone(), limit: most.div_ceil(1 << 20) };
        if record.size > most {
            return Err(too_large());
        }
        let (at, size) = (record.place.start as u64, record.size);
        let mut file = self.reader.by_index(number).map_err(|error| match error {
            ::zip::result::ZipError::UnsupportedArchive(reason)
                if reason == ::zip::result::ZipError::PASSWORD_REQUIRED =>
            {
                broken("protected")
            }
            ::zip::result::ZipError::UnsupportedArchive(_) => broken("method"),
            _ => broken("damaged"),
        })?;
        if file.central_header_start() != at {
            return Err(broken("directory"));
        }
        let mut out = Vec::new();
        out.try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX)).map_err(|_| too_large())?;
        // One byte more than it says that there are tells that there are more.
        (&mut file).take(size + 1).read_to_end(&mut out).map_err(|_| broken("damaged"))?;
        if out.len() as u64 != size {
            return Err(broken("damaged"));
        }
        Ok(out)
    }

    /// The archive with other content in some of its files; with none, the same bytes.
    ///
    /// # Errors
    /// [`Error::ArchiveBroken`] where what the directory says of such a file is not so.
    pub(super) fn with(&self, new: &[(usize, &[u8])]) -> Result<Vec<u8>> {
        if new.is_empty() {
            return Ok(self.bytes.to_vec());
        }
        splice::splice(self.bytes, &self.directory, new).map_err(|reason| broken(self.file, "none", reason))
    }
}

/// A new archive of these files, packed; the same files are the same bytes, whenever that is.
///
/// # Errors
/// [`::zip::result::ZipError`] for names or contents that no archive can hold.
pub(super) fn pack(files: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> ::zip::result::ZipResult<Vec<u8>> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = ::zip::write::SimpleFileOptions::default()
        .compression_method(::zip::CompressionMethod::Deflated)
        .last_modified_time(::zip::DateTime::default());
    for (name, content) in files {
        writer.start_file(name.as_ref(), options)?;
        std::io::Write::write_all(&mut writer, content.as_ref())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A name as it is compared.
fn bare(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

fn broken(file: &str, part: &str, reason: &str) -> Error {
    Error::ArchiveBroken { file: file.to_owned(), part: part.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests;
