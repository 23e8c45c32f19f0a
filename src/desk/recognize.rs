//! Which format a file on the disk is in.

use std::fs::File;
use std::path::Path;

use crate::error::{Error, Result};
use crate::format::{self, Format};

/// The format of a file by its name and its beginning: a memory of gigabytes is not read for that. `name` is what errors
/// call it.
///
/// # Errors
/// Those of [`format::recognize`]; a file that is missing, a folder, or cannot be read.
pub fn recognize_file(file: &Path, name: &str) -> Result<&'static Format> {
    let failed = |error: std::io::Error| Error::reading(name, error);
    if std::fs::metadata(file).map_err(failed)?.is_dir() {
        return Err(Error::FileIsDirectory { file: name.to_owned() });
    }
    let head = format::head(&mut File::open(file).map_err(failed)?).map_err(failed)?;
    format::recognize(name, &head)
}
