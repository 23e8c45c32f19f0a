//! Whether other tools take a file, what each of them would lose, and a file that all of them take.

use std::fs::File;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use crate::desk::recognize::recognize_file;
use crate::desk::write::FileWriter;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::Format;
use crate::format::doctor::{Diagnosis, Finding, Lost, Repaired};

/// What was found in a file.
pub struct Examined {
    /// The format that it is in.
    pub format: &'static Format,
    /// The sum of what was told.
    pub diagnosis: Diagnosis,
}

/// Tells everything that is wrong with a file, in its order; `name` is what errors call it. A memory of gigabytes is never held.
///
/// # Errors
/// Those of [`recognize_file`]; a format that is not examined ([`Error::FormatCannot`]).
pub fn examine(path: &Path, name: &str, tell: &mut dyn FnMut(Finding) -> ControlFlow<()>) -> Result<Examined> {
    let format = recognize_file(path, name)?;
    let doctor = format.doctor(name)?;
    let diagnosis = (doctor.examine)(Box::new(opened(path, name)?), name, tell)?;
    Ok(Examined { format, diagnosis })
}

/// Writes a file that every tool takes, and tells what of the old one it could not keep; the old one stays as it is.
///
/// # Errors
/// [`Error::RepairCannot`] for a format whose files are not repaired, [`Error::RepairEmpty`] if nothing would be in the new file;
/// those of [`FileWriter::write_with`]. Nothing was written then.
pub fn repair(
    (path, name): (&Path, &str),
    examined: &Examined,
    out: &Path,
    writer: &FileWriter<'_>,
    lose: &mut dyn FnMut(Lost),
) -> Result<Noted<Repaired>> {
    let file = || name.to_owned();
    let cannot = || Error::RepairCannot { file: file(), format: examined.format.id.to_owned() };
    let repair = examined.format.doctor(name)?.repair.ok_or_else(cannot)?;
    let mut repaired = Repaired::default();
    let kept = writer.write_with(out, |out| {
        repaired = repair(Box::new(opened(path, name)?), name, &examined.diagnosis, out, lose)?;
        if repaired.units == 0 { Err(Error::RepairEmpty { file: file() }) } else { Ok(()) }
    })?;
    let notices =
        kept.map(|kept| Notice::FileKept { file: out.display().to_string(), kept: kept.display().to_string() });
    Ok(Noted { value: repaired, notices: notices.into_iter().collect() })
}

fn opened(path: &Path, name: &str) -> Result<BufReader<Box<dyn Read + Send>>> {
    const BUFFER: usize = 1 << 20;
    let file = File::open(path).map_err(|error| Error::reading(name, error))?;
    Ok(BufReader::with_capacity(BUFFER, Box::new(file)))
}
