//! Units come in, from other tools' memories and from finished bilingual files; the memory's text goes out.

use std::borrow::Cow;
use std::path::PathBuf;

use super::{Workspace, locked};
use crate::desk::bilingual_units::{self, Wanted};
use crate::desk::memory::{self, Content, ImportOptions, Imported, UnitFile, WrittenUnits};
use crate::desk::write::Overwrite;
use crate::error::{Error, Noted, Notice, Reasons, Result};
use crate::format::{Capability, Format, Input, Yield};
use crate::model::hash_bytes;
use crate::store::{ImportJob, Manner, Memory, Stamp};

/// The memory's published text, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotText {
    /// Where.
    pub file: PathBuf,
    /// What.
    pub units: WrittenUnits,
}

impl Workspace {
    /// Takes a file in: another tool's memory, the memory's own published text, or a finished bilingual file. A memory that is not there yet is made with the
    /// units of the first file.
    ///
    /// # Errors
    /// [`Error::ImportEmpty`] for a file without a unit; those of the formats and of the store.
    pub fn import(&self, name: &str, options: &ImportOptions, by: &Stamp) -> Result<Noted<Imported>> {
        self.take_in(&UnitFile { name, content: Content::At(&self.path(name)) }, options, by)
    }

    /// As [`Workspace::import`], for bytes that stand in no file, such as what a browser sends; the journal and errors call
    /// them by their name.
    ///
    /// # Errors
    /// As for [`Workspace::import`].
    pub fn import_input(&self, input: &Input<'_>, options: &ImportOptions, by: &Stamp) -> Result<Noted<Imported>> {
        self.take_in(&UnitFile { name: input.name, content: Content::Bytes(input.bytes) }, options, by)
    }

    fn take_in(&self, file: &UnitFile<'_>, options: &ImportOptions, by: &Stamp) -> Result<Noted<Imported>> {
        let format = file.format();
        let mut notices = Vec::new();
        // What cannot be read is told of when the memory is there.
        let holds_units =
            format.as_ref().is_ok_and(|format| !format.can(Capability::Bilingual) && format.can(Capability::Memory));
        if holds_units && let Some(made) = self.make_with(file, options, by, &mut notices)? {
            return Ok(Noted { value: made, notices });
        }
        let imported =
            self.journey(|memory, notices| Ok(self.import_into(memory, file, format?, options, by)?.take(notices)))?;
        Ok(Noted { value: imported.take(&mut notices), notices })
    }

    /// Opens the memory, if it is not open yet; one that is not there is made with the units of a file, whose import is
    /// returned. See [`memory::open_or_make_with`].
    fn make_with(
        &self,
        units: &UnitFile<'_>,
        options: &ImportOptions,
        by: &Stamp,
        notices: &mut Vec<Notice>,
    ) -> Result<Option<Imported>> {
        let mut kept = locked(&self.memory);
        if kept.is_some() {
            return Ok(None);
        }
        let (opened, made) = memory::open_or_make_with(self.memory_location()?, self.text(), units, options, by)?;
        *kept = Some(opened.take(notices));
        Ok(made.map(|made| made.take(notices)))
    }

    fn import_into(
        &self,
        memory: &Memory,
        file: &UnitFile<'_>,
        format: &Format,
        options: &ImportOptions,
        by: &Stamp,
    ) -> Result<Noted<Imported>> {
        if !format.can(Capability::Bilingual) {
            return match (self.text(), file.content) {
                // What comes from the published text takes its place whole.
                (Some(text), Content::At(path)) if memory::same_file(text, path) => {
                    memory::import_text(memory, path, options.prefer, by)
                }
                _ => memory::import_file(memory, file, options, by),
            };
        }
        let name = file.name;
        let bytes = match file.content {
            Content::At(_) => Cow::Owned(self.read_file(name)?),
            Content::Bytes(bytes) => Cow::Borrowed(bytes),
        };
        let mut notices = Vec::new();
        let mut taken = bilingual_units::BilingualUnits { units: Vec::new(), untouched: 0 };
        let mut ours = false;
        for part in (format.bilingual(name)?.parts)(&Input { name, bytes: &bytes })?.take(&mut notices) {
            let reader = memory.reader()?;
            let of_part = bilingual_units::units(reader.as_ref(), &part, Wanted::News, &by.who, by.when)?;
            taken.units.extend(of_part.units);
            taken.untouched += of_part.untouched;
            ours |= part.original.reader.is_some();
        }
        // In a file of our own that nobody has begun with there is nothing to take, and nothing wrong.
        if taken.units.is_empty() && taken.untouched == 0 && !ours {
            return Err(Error::ImportEmpty { file: name.to_owned(), reasons: Reasons(notices) });
        }
        if let Some(lang) = &options.settle {
            taken.units.iter_mut().for_each(|unit| memory::settle_tags(unit, lang));
        }
        let job = ImportJob {
            name: name.to_owned(),
            hash: hash_bytes(&bytes),
            manner: Manner::Merge,
            prefer: options.prefer,
            settle: options.settle.clone(),
            by: by.clone(),
            batch: None,
        };
        let mut units = taken.units.into_iter().map(|unit| Ok(Yield::Unit(Box::new(unit))));
        let mut value = memory::import_units(memory, &job, &mut units)?.take(&mut notices);
        value.report.unchanged += taken.untouched;
        Ok(Noted { value, notices })
    }

    /// Publishes the memory's text where the project says. See [`memory::publish_text`].
    ///
    /// # Errors
    /// [`Error::TextMissing`] where the project names no text; as for [`memory::publish_text`].
    pub fn export_text(&self, overwrite: Overwrite) -> Result<Noted<SnapshotText>> {
        self.journey(|memory, _| {
            let file = self.project.text.clone().ok_or(Error::TextMissing {})?;
            let units = memory::publish_text(memory, &file, overwrite)?;
            Ok(SnapshotText { file, units })
        })
    }
}
