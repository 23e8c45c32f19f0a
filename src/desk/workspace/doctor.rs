//! Files are examined and repaired.

use std::ops::ControlFlow;
use std::path::Path;

use super::Workspace;
use crate::desk::doctor::{self, Examined};
use crate::desk::write::{FileWriter, Overwrite};
use crate::error::{Noted, Result};
use crate::format::doctor::{Finding, Lost, Repaired};

impl Workspace {
    /// Tells everything that is wrong with a file; see [`doctor::examine`].
    ///
    /// # Errors
    /// As for [`doctor::examine`].
    pub fn examine(&self, name: &str, tell: &mut dyn FnMut(Finding) -> ControlFlow<()>) -> Result<Examined> {
        doctor::examine(&self.path(name), name, tell)
    }

    /// Writes a file that every tool takes; see [`doctor::repair`].
    ///
    /// # Errors
    /// As for [`doctor::repair`].
    pub fn repair(
        &self,
        name: &str,
        examined: &Examined,
        out: &Path,
        overwrite: Overwrite,
        lose: &mut dyn FnMut(Lost),
    ) -> Result<Noted<Repaired>> {
        let writer = FileWriter { story: None, overwrite };
        doctor::repair((&self.path(name), name), examined, out, &writer, lose)
    }
}
