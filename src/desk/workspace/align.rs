//! Segments of a text beside those of its translation: which belong together.

use std::path::Path;

use super::Workspace;
use crate::align::{Bead, Tongues};
use crate::desk::align_segments::{self, AlignedFolder};
use crate::desk::write::{FileWriter, Overwrite};
use crate::error::{Error, Noted, Result};

/// What is aligned with what.
#[derive(Debug, Clone)]
pub struct AlignOptions {
    /// The two languages.
    pub tongues: Tongues,
    /// Whether the memory's confirmed units are learnt from as well.
    pub seeded: bool,
}

impl Workspace {
    /// The ladder of two files, a segment a line.
    ///
    /// # Errors
    /// [`Error::TargetIsSource`], and as for [`align_segments::align_files`].
    pub fn align_files(&self, source: &str, target: &str, options: &AlignOptions) -> Result<Noted<Vec<Bead>>> {
        let seed = self.alignment_seed(options)?;
        let (from, to) = (self.path(source), self.path(target));
        let files = [(source, from.as_path()), (target, to.as_path())];
        let beads = align_segments::align_files(files, &options.tongues, &seed.value, self.limits.page)?;
        Ok(Noted { value: beads, notices: seed.notices })
    }

    /// The ladders of a folder, written into another; see [`align_segments::align_folder`].
    ///
    /// # Errors
    /// [`Error::TargetIsSource`], and as for [`align_segments::align_folder`].
    pub fn align_folder(
        &self,
        folder: &str,
        out: &Path,
        options: &AlignOptions,
        overwrite: Overwrite,
    ) -> Result<Noted<AlignedFolder>> {
        let mut seed = self.alignment_seed(options)?;
        let writer = FileWriter { story: None, overwrite };
        let (path, out) = (self.path(folder), self.folder.join(out));
        let folder = (folder, path.as_path());
        let done =
            align_segments::align_folder(folder, &out, &options.tongues, &seed.value, self.limits.page, &writer)?;
        let value = done.take(&mut seed.notices);
        Ok(Noted { value, notices: seed.notices })
    }

    /// What is known to be right before anything is aligned.
    fn alignment_seed(&self, options: &AlignOptions) -> Result<Noted<Vec<(String, String)>>> {
        if options.tongues.source == options.tongues.target {
            return Err(Error::TargetIsSource { lang: options.tongues.source.to_string() });
        }
        if !options.seeded {
            return Ok(Noted::plain(Vec::new()));
        }
        self.reading(|memory, _| align_segments::seed(memory.reader()?.as_ref(), &options.tongues))
    }
}
