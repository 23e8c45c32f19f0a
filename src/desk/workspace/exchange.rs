//! Units come in, from other tools' memories and from finished bilingual files; the memory's text goes out.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{Workspace, locked};
use crate::desk::bilingual_units::{self, Over, Wanted};
use crate::desk::interchange::{self, HandedUnits};
use crate::desk::memory::{self, Content, ImportOptions, Imported, UnitFile, WrittenUnits};
use crate::desk::write::{FileWriter, Overwrite};
use crate::error::{Error, Noted, Notice, Reasons, Result};
use crate::format::{self, Capability, Consumer, Format, Input, LangPair, Yield};
use crate::model::{Bilingual, Lang, Unit, hash_bytes};
use crate::store::{FirstOf, Import, ImportId, ImportJob, Location, Manner, Memory, Reader, Stamp};

/// How units are handed to another tool.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandOverOptions {
    /// The language that is translated from; the project's unless told.
    pub source: Option<Lang>,
    /// The languages that are translated into; the project's if none is named.
    pub targets: Vec<Lang>,
    /// The tool; none for whoever reads tags as BCP 47 has them.
    pub consumer: Option<Consumer>,
    /// Where the files belong, or, if it ends in `.tmx`, the one file; the project's folder unless told.
    pub out: Option<PathBuf>,
}

/// The confirmed units of one pair of languages, as they were written for another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// What is translated into.
    pub target: Lang,
    /// The file; none is written where nothing is confirmed.
    pub file: PathBuf,
    /// What is in it, and what is not.
    pub units: HandedUnits,
}

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
                (Some(text), Content::At(path)) if Location::from(text).same(&Location::from(path)) => {
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
        let mut taken = bilingual_units::BilingualUnits::default();
        let mut ours = false;
        let mut by = by.clone();
        let input = Input { name, bytes: &bytes };
        let parts = format.bilingual(name)?.parts_into(&input, options.target.as_ref())?.take(&mut notices);
        if options.name_guessed {
            let translated = parts.iter().flat_map(Bilingual::segments).filter(|segment| segment.target.is_some());
            let authors = translated.filter(|segment| !segment.is_as_filled());
            let author = memory::one_author(authors.map(|segment| segment.changed_by.as_deref()));
            by.who = author.unwrap_or(by.who);
        }
        for part in parts {
            let reader = memory.reader()?;
            let of_part =
                bilingual_units::units(reader.as_ref(), (&part, name), Wanted::News(options.prefer), &by.who, by.when)?;
            taken.units.extend(of_part.units);
            taken.places.extend(of_part.places);
            taken.untouched += of_part.untouched;
            taken.lent += of_part.lent;
            taken.forgotten.extend(of_part.forgotten);
            taken.not_here.extend(of_part.not_here);
            taken.copies.extend(of_part.copies);
            taken.over.extend(of_part.over);
            ours |= part.original.reader.is_some();
        }
        // In a file of our own that nobody has begun with there is nothing to take, and nothing wrong.
        if taken.units.is_empty()
            && taken.untouched == 0
            && taken.lent == 0
            && taken.forgotten.is_empty()
            && taken.not_here.is_empty()
            && taken.copies.is_empty()
            && !ours
        {
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
            by,
            batch: None,
        };
        let names: Vec<Option<String>> = taken.places.iter().map(|place| place.id.clone()).collect();
        let named = |first: &FirstOf| names.get(usize::try_from(first.at).ok()?)?.clone();
        let units = taken.units.into_iter().zip(taken.places);
        let mut units = units.map(|(unit, in_file)| Ok(Yield::Unit(Box::new(unit), in_file)));
        let mut value = memory::import_named(memory, &job, &mut units, &named)?.take(&mut notices);
        value.report.unchanged += taken.untouched;
        if taken.lent > 0 {
            notices.push(Notice::LentNotTaken { file: name.to_owned(), count: taken.lent });
        }
        let count = taken.not_here.len() as u64;
        value.report.unchanged += count;
        if let Some((in_file, unit)) = taken.not_here.first() {
            let (line, unit) = (in_file.line.unwrap_or_default(), memory::told_unit(unit, in_file.id.as_deref()));
            notices.push(Notice::FilledNotHere { file: name.to_owned(), line, count, unit });
        }
        let count = taken.copies.len() as u64;
        value.skipped += count;
        if let Some((in_file, unit)) = taken.copies.first() {
            let (line, unit) = (in_file.line.unwrap_or_default(), memory::told_unit(unit, in_file.id.as_deref()));
            notices.push(Notice::CopyNotTaken { file: name.to_owned(), line, count, unit });
        }
        tell_over(memory.reader()?.as_ref(), name, value.report.import, &taken.over, &mut notices)?;
        let stays = taken.forgotten.len() as u64;
        if let Some((in_file, unit)) = taken.forgotten.first() {
            memory::tell_forgotten(&mut value.report, &mut notices, name, (in_file, unit), stays);
        }
        Ok(Noted { value, notices })
    }

    /// Publishes the memory's text where the project says. See [`memory::publish_text`].
    ///
    /// # Errors
    /// [`Error::TextMissing`] where the project names no text, [`Error::TextOfAnother`] over another memory than the
    /// project's own, whose text it is not; as for [`memory::publish_text`].
    pub fn export_text(&self, overwrite: Overwrite) -> Result<Noted<SnapshotText>> {
        self.reading(|memory, notices| {
            if self.other_memory.is_some() {
                return Err(Error::TextOfAnother {});
            }
            let file = self.project.text.clone().ok_or(Error::TextMissing {})?;
            let units = memory::publish_text(memory, &file, overwrite)?.take(notices);
            Ok(SnapshotText { file, units })
        })
    }

    /// Hands the confirmed units to another tool: one file for each language, the source first. The published text is no
    /// such file: it holds every variant, confirmed or not.
    ///
    /// # Errors
    /// [`Error::SourceMissing`] and [`Error::TargetsMissing`] where nothing names the languages, [`Error::TargetIsSource`],
    /// and as for [`interchange::hand_over`].
    pub fn hand_over(&self, options: &HandOverOptions, overwrite: Overwrite) -> Result<Noted<Vec<HandedOver>>> {
        self.reading(|memory, notices| {
            let source =
                options.source.clone().or_else(|| self.project.source.clone()).ok_or(Error::SourceMissing {})?;
            let targets = self.targets(&options.targets, Some(&source), memory)?;
            let one = options
                .out
                .as_deref()
                .filter(|out| out.extension().is_some_and(|ending| ending == format::TMX.extension()));
            if let (Some(file), true) = (one, targets.len() > 1) {
                return Err(Error::OneFileManyLangs { file: file.display().to_string() });
            }
            let name = self.memory_name();
            let mut out = Vec::new();
            for target in targets {
                let tool = options.consumer.map(|consumer| format!(".{}", consumer.name())).unwrap_or_default();
                let file = match one {
                    Some(file) => self.folder.join(file),
                    None => {
                        let folder = self.out_folder(options.out.as_deref());
                        folder.join(format!("{name}.{source}.{target}{tool}.{}", format::TMX.extension()))
                    }
                };
                let pair = LangPair { source: source.clone(), target, consumer: options.consumer };
                let writer = FileWriter { story: None, overwrite };
                let units = interchange::hand_over(memory.reader()?.as_ref(), &pair, &file, &writer)?.take(notices);
                out.push(HandedOver { target: pair.target, file, units });
            }
            Ok(out)
        })
    }

    /// What the memory is called: as its published text, else as the file that it lies in.
    fn memory_name(&self) -> String {
        let file = self.text().or_else(|| self.memory_location().ok().and_then(Location::file));
        let stem = file.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| "memory".to_owned())
    }
}

/// Tells which of these have taken the place of what another person had confirmed; but not where that came from an earlier
/// state of the same file.
fn tell_over(store: &dyn Reader, name: &str, import: ImportId, over: &[Over], notices: &mut Vec<Notice>) -> Result<()> {
    if over.is_empty() {
        return Ok(());
    }
    let of_file = |import: &Import| import.name == name;
    let earlier: HashSet<ImportId> = store.imports()?.iter().filter(|one| of_file(one)).map(|one| one.import).collect();
    let mut replaced: Option<(u64, &Over)> = None;
    for one in over {
        let says = |unit: Unit| unit.variant(&one.lang).is_some_and(|now| now.text.key() == one.says);
        if !store.unit(&one.unit)?.is_some_and(says) {
            continue;
        }
        let before = store.history(&one.unit)?.into_iter().rev().find(|event| event.import != Some(import));
        if before.and_then(|event| event.import).is_some_and(|import| earlier.contains(&import)) {
            continue;
        }
        replaced.get_or_insert((0, one)).0 += 1;
    }
    if let Some((count, first)) = replaced {
        notices.push(Notice::TranslationReplaced {
            file: name.to_owned(),
            line: first.in_file.line.unwrap_or_default(),
            count,
            unit: memory::told_unit(&first.unit, first.in_file.id.as_deref()),
            who: first.who.clone(),
            import: import.0.unsigned_abs(),
        });
    }
    Ok(())
}
