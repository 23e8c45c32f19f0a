//! Reading no more of a file than its limit.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::error::{Error, Result};

/// Reads to the end, or to the limit: what counts is what comes, for a pipe or a device has no length to ask for. Errors
/// call it `name`.
///
/// # Errors
/// [`Error::FileTooLarge`], and those of reading.
pub(super) fn read_limited(file: &File, name: &str, limit: u64) -> Result<Vec<u8>> {
    // A byte more than it says, so that its end is found without more room.
    let length = file.metadata().map_or(0, |meta| meta.len()).min(limit).saturating_add(1);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| Error::reading(name, error))?;
    if bytes.len() as u64 > limit {
        return Err(Error::FileTooLarge { file: name.to_owned(), limit: limit >> 20 });
    }
    Ok(bytes)
}

/// The same for the file at a path.
///
/// # Errors
/// As for [`read_limited`].
pub(super) fn read_path_limited(path: &Path, name: &str, limit: u64) -> Result<Vec<u8>> {
    read_limited(&File::open(path).map_err(|error| Error::reading(name, error))?, name, limit)
}
