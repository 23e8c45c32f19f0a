//! The memory's own journeys: opening it or building it from its published text, taking units in, publishing the text
//! again, restoring a copy.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use crate::desk::named_units::{NamedUnits, Naming};
use crate::desk::recognize::recognize_file;
use crate::desk::write::{self, Overwrite, Prepared};
use crate::error::{Error, Noted, Notice, Reasons, Result};
use crate::format::{self, Capability, Format, MemoryFormat, MemoryHeader, WholeFile, Yield};
use crate::model::{Hash, Hashing, InFile, Lang, Standing, Time, Tombstone, Unit, UnitId, Variant};
use crate::store::{
    Created, FirstOf, Import, ImportJob, ImportReport, ImportState, Ledger, Location, Manner, Memory, Prefer, Reader,
    Selection, Stamp, TextSays, Told,
};

/// Above this many bytes a text snapshot is not compared each time the memory is opened; every import and export looks at
/// its content all the same.
const HASHED_ON_OPENING: u64 = 32 << 20;

/// Up to this many bytes of units are taken in while the memory is being made: an interruption then costs all of that, a
/// minute's work at most. A larger file is taken in by a memory that is there, and an interruption resumed.
const MADE_WITH: u64 = 512 << 20;

/// So many of a file's first units are asked who wrote them, where nobody says who takes them in.
const ASKED_FOR_AUTHOR: usize = 100;

/// A file of units that is to come in.
#[derive(Debug, Clone, Copy)]
pub struct UnitFile<'a> {
    /// What the journal and errors call it. Where it tells a format, it tells by its ending.
    pub name: &'a str,
    /// What it holds.
    pub content: Content<'a>,
}

/// What a file holds, wherever that is.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// It stands on the disk, and may be larger than is ever read at once.
    At(&'a Path),
    /// The bytes themselves: nothing stands on the disk.
    Bytes(&'a [u8]),
}

impl<'a> UnitFile<'a> {
    /// The format, by the name and the beginning.
    ///
    /// # Errors
    /// Those of [`format::recognize`]; a file that is missing, a folder, or cannot be read.
    pub fn format(&self) -> Result<&'static Format> {
        match self.content {
            Content::At(file) => recognize_file(file, self.name),
            Content::Bytes(bytes) => format::recognize(self.name, bytes),
        }
    }

    fn open(&self) -> Result<Box<dyn BufRead + Send + 'a>> {
        Ok(match self.content {
            Content::At(file) => Box::new(BufReader::with_capacity(1 << 16, open(file, self.name)?)),
            Content::Bytes(bytes) => Box::new(bytes),
        })
    }

    /// How many bytes it has; none where that is not known beforehand.
    fn length(&self) -> Option<u64> {
        match self.content {
            Content::At(file) => std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len()),
            Content::Bytes(bytes) => Some(bytes.len() as u64),
        }
    }
}

/// What an import from a file did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// What became of the units.
    #[serde(flatten)]
    pub report: ImportReport,
    /// Units that could not be read, a notice each; and those whose translation is a copy of the source, which the memory has
    /// a translation of.
    pub skipped: u64,
}

/// Units that were written into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenUnits {
    /// Of its bytes.
    pub hash: Hash,
    /// How many units it holds.
    pub units: u64,
}

/// How units of a file are taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The written form that a tag means which leaves it open: `pt` is `pt-PT`.
    pub settle: Option<Lang>,
    /// What stands where the file says otherwise than newer work.
    pub prefer: Prefer,
    /// The language of a bilingual file's translations, where the file does not say it.
    pub target: Option<Lang>,
    /// Whether nobody said who works here, and the name is only the system's: a file's own author comes before it.
    pub name_guessed: bool,
}

/// Opens the memory that lies there. On first use it is made: from the published `text` if there is one, else empty; whole or
/// not at all, also when two processes do it at once. Notices say what was made, and that the text is another than the
/// one the memory took in last.
///
/// # Errors
/// Those of [`Memory::open`] and of reading the text.
pub fn open_or_build(location: impl Into<Location>, text: Option<&Path>, by: &Stamp) -> Result<Noted<Memory>> {
    let location = location.into();
    let _span = tracing::debug_span!("open", memory = %location).entered();
    let mut notices = Vec::new();
    let text = text.filter(|text| text.is_file());
    if Memory::is_there(&location) {
        let memory = Memory::open(location)?;
        if let Some(text) = text {
            notices.extend(text_notice(memory.ledger()?.as_ref(), text, Some(HASHED_ON_OPENING))?);
        }
        return Ok(Noted { value: memory, notices });
    }
    let name = location.to_string();
    let Some(text) = text else {
        let (memory, created) = Memory::create(location, &mut |_| Ok(()))?;
        if created == Created::Here {
            notices.push(Notice::MemoryMade { file: name });
        }
        return Ok(Noted { value: memory, notices });
    };
    let mut built = None;
    let (memory, created) = Memory::create(location, &mut |memory| {
        built = Some(take_text(memory, text, Prefer::Newer, by)?);
        Ok(())
    })?;
    memory.refresh_due_indexes()?;
    if let Some(Noted { value, notices: told }) = built.filter(|_| created == Created::Here) {
        let units = value.report.new;
        notices.push(Notice::MemoryBuilt { file: name, text: text.display().to_string(), units });
        notices.extend(told);
    }
    Ok(Noted { value: memory, notices })
}

/// As [`open_or_build`], where the units of a file are to come in first. A memory that is not there yet, and has no text
/// to be built from, is made with them, whole or not at all, and so without a log; what became of them is then told. Else they are still to be taken in, as [`import_file`] does: also where the file is very large, or where
/// somebody else made the memory meanwhile.
///
/// # Errors
/// Those of [`open_or_build`] and, if the memory is made with them, those of [`import_file`].
pub fn open_or_make_with(
    location: impl Into<Location>,
    text: Option<&Path>,
    units: &UnitFile<'_>,
    options: &ImportOptions,
    by: &Stamp,
) -> Result<(Noted<Memory>, Option<Noted<Imported>>)> {
    let location = location.into();
    let there = Memory::is_there(&location) || text.is_some_and(Path::is_file);
    let small = units.length().is_some_and(|length| length <= MADE_WITH);
    if there || !small {
        return Ok((open_or_build(location, text, by)?, None));
    }
    let mut imported = None;
    let (memory, created) = Memory::create(&location, &mut |memory| {
        imported = Some(import_with(memory, units, Manner::Merge, options, by, Empty::Wrong)?.0);
        Ok(())
    })?;
    if created == Created::Elsewhere {
        return Ok((Noted::plain(memory), None));
    }
    memory.refresh_due_indexes()?;
    let notices = vec![Notice::MemoryMade { file: location.to_string() }];
    Ok((Noted { value: memory, notices }, imported))
}

/// A notice if the published text is not the one that the memory last took in or wrote. With `limit`, a larger text is
/// not read.
///
/// # Errors
/// Those of reading the text.
pub fn text_notice(ledger: &dyn Ledger, text: &Path, limit: Option<u64>) -> Result<Option<Notice>> {
    let name = text.display().to_string();
    let length = std::fs::metadata(text).map_err(|error| Error::reading(&name, error))?.len();
    if limit.is_some_and(|limit| length > limit) {
        return Ok(None);
    }
    let there = write::hash_of(text)?;
    let agrees = there.map(|there| ledger.agrees_with_text(&there)).transpose()?.unwrap_or_default();
    Ok((!agrees).then_some(Notice::TextDiffers { file: name }))
}

/// Takes the published text in: each unit takes the place of the one of its id, but for what is newer here.
///
/// # Errors
/// Those of [`import_file`].
pub fn import_text(memory: &Memory, text: &Path, prefer: Prefer, by: &Stamp) -> Result<Noted<Imported>> {
    let imported = take_text(memory, text, prefer, by)?;
    memory.refresh_due_indexes()?;
    Ok(imported)
}

fn take_text(memory: &Memory, text: &Path, prefer: Prefer, by: &Stamp) -> Result<Noted<Imported>> {
    let name = text.display().to_string();
    let seen = memory.reader()?.revision()?;
    let (imported, hash) = import_with(
        memory,
        &UnitFile { name: &name, content: Content::At(text) },
        Manner::Replace,
        &ImportOptions { prefer, ..ImportOptions::default() },
        by,
        Empty::Fine,
    )?;
    memory.ledger()?.set_text_taken(&hash, &seen)?;
    Ok(imported)
}

/// Takes a file of units in (TMX). The file is gone through to its end before anything is taken in: one
/// that is cut off leaves the memory untouched. What the next lookup needs is made ready at the end.
///
/// # Errors
/// Those of reading the file; [`Error::FormatCannot`] if it holds no units of a memory; [`Error::ImportEmpty`] if not
/// one unit could be read.
pub fn import_file(
    memory: &Memory,
    file: &UnitFile<'_>,
    options: &ImportOptions,
    by: &Stamp,
) -> Result<Noted<Imported>> {
    let (imported, _) = import_with(memory, file, Manner::Merge, options, by, Empty::Wrong)?;
    memory.refresh_due_indexes()?;
    Ok(imported)
}

/// Takes in units that are already read; `name` and `hash` are those of the file that they came from.
///
/// # Errors
/// Those of the stream, after which the memory is as it was, and of the store.
pub fn import_units(
    memory: &Memory,
    job: &ImportJob,
    units: &mut (dyn Iterator<Item = Result<Yield>> + Send),
) -> Result<Noted<Imported>> {
    import_named(memory, job, units, &|_| None)
}

/// The same for units that their owner knows by a name of the file's: what is told of them names it, too.
pub(super) fn import_named(
    memory: &Memory,
    job: &ImportJob,
    units: &mut (dyn Iterator<Item = Result<Yield>> + Send),
    name: &dyn Fn(&FirstOf) -> Option<String>,
) -> Result<Noted<Imported>> {
    let imported = take_units(memory, job, units, name, &[])?;
    memory.refresh_due_indexes()?;
    Ok(imported)
}

/// A unit's id here, and what its file calls it where that is another.
pub(super) fn told_unit(unit: &UnitId, name: Option<&str>) -> String {
    match name.filter(|name| *name != unit.as_str()) {
        Some(name) => format!("{unit} = {name}"),
        None => unit.to_string(),
    }
}

fn take_units(
    memory: &Memory,
    job: &ImportJob,
    units: &mut (dyn Iterator<Item = Result<Yield>> + Send),
    name: &dyn Fn(&FirstOf) -> Option<String>,
    tombstones: &[Tombstone],
) -> Result<Noted<Imported>> {
    let _span = tracing::info_span!("import", name = job.name, manner = job.manner.name()).entered();
    let (tell, told) = mpsc::channel();
    // Of each unit, to tell where one stands that did not come in as the file has it.
    let mut lines: Vec<u32> = Vec::new();
    let mut named = NamedUnits::default();
    let mut in_future = Told::default();
    let mut twice: (u64, Option<(u64, UnitId, UnitId)>) = (0, None);
    let mut only_units = units.filter_map(|yielded| match yielded {
        Ok(Yield::Unit(mut unit, in_file)) => {
            lines.push(in_file.line.unwrap_or_default().try_into().unwrap_or(u32::MAX));
            if job.manner == Manner::Merge {
                sign(&mut unit, &job.by.who);
                if not_after(&mut unit, job.by.when) {
                    in_future.count += 1;
                    in_future.first.get_or_insert_with(|| FirstOf {
                        unit: unit.id.clone(),
                        at: lines.len() as u64 - 1,
                        props: unit.props.clone(),
                    });
                }
            }
            unit.date_variants();
            if job.manner == Manner::Replace {
                // One of a unit's texts in the language of another is a unit of its own already.
                let beside = in_file.id.clone().map(UnitId::kept).filter(|id| named.has(id));
                let id = beside.clone().unwrap_or_else(|| unit.id.clone());
                if named.take(&mut unit) == Naming::Another || beside.is_some() {
                    twice.0 += 1;
                    twice.1.get_or_insert((in_file.line.unwrap_or_default(), id, unit.id.clone()));
                }
            }
            Some(Ok(*unit))
        }
        Ok(Yield::Notice(notice)) => {
            let _ = tell.send(notice);
            None
        }
        Err(error) => Some(Err(error)),
    });
    let report = memory.writer()?.import(job, &mut only_units)?;
    let mut notices: Vec<Notice> = told.try_iter().collect();
    let first = |told: &Told| {
        let first = told.first.as_ref();
        let line = first.and_then(|first| lines.get(usize::try_from(first.at).ok()?)).copied();
        let unit = first.map(|first| told_unit(&first.unit, name(first).as_deref())).unwrap_or_default();
        (job.name.clone(), u64::from(line.unwrap_or_default()), unit)
    };
    if let (count, Some((line, unit, other))) = twice {
        let (file, unit, other) = (job.name.clone(), unit.to_string(), other.to_string());
        notices.push(Notice::UnitTwice { file, line, count, unit, other });
    }
    if in_future.count > 0 {
        let (file, line, unit) = first(&in_future);
        notices.push(Notice::DateInFuture { file, line, count: in_future.count, unit });
    }
    if report.older.count > 0 {
        let (file, line, unit) = first(&report.older);
        notices.push(Notice::OlderKept { file, line, count: report.older.count, unit });
    }
    if report.unconfirmed.count > 0 {
        let (file, line, unit) = first(&report.unconfirmed);
        notices.push(Notice::UnconfirmedKept { file, line, count: report.unconfirmed.count, unit });
    }
    if report.lowered.count > 0 {
        let (file, line, unit) = first(&report.lowered);
        notices.push(Notice::ConfirmationKept { file, line, count: report.lowered.count, unit });
    }
    if report.copied.count > 0 {
        let (file, line, unit) = first(&report.copied);
        notices.push(Notice::CopyNotTaken { file, line, count: report.copied.count, unit });
    }
    if report.replaced.count > 0 {
        let (file, line, unit) = first(&report.replaced);
        let import = report.import.0.unsigned_abs();
        notices.push(Notice::ReviewedReplaced { file, line, count: report.replaced.count, unit, import });
    }
    if report.forgotten.count > 0 {
        let (file, line, unit) = first(&report.forgotten);
        notices.push(Notice::ForgottenKept { file, line, count: report.forgotten.count, unit });
    }
    let skipped = notices.iter().filter(|notice| matches!(notice, Notice::UnitSkipped { .. })).count() as u64;
    // A text of which something could not be read, or nothing at all, left out nothing on purpose.
    let whole = !named.is_empty() && skipped == 0;
    if job.manner == Manner::Replace && (whole || !tombstones.is_empty()) {
        let (listed, newest) = (&|id: &UnitId| named.has(id), named.newest());
        let says = TextSays { listed, whole, newest, tombstones };
        let left_out = memory.writer()?.forget_left_out(report.import, &says, &job.by)?;
        let (file, import) = (|| job.name.clone(), report.import.0.unsigned_abs());
        if left_out.forgotten > 0 {
            notices.push(Notice::LeftOutForgotten { file: file(), count: left_out.forgotten, import });
        }
        if left_out.kept > 0 {
            notices.push(Notice::LeftOutKept { file: file(), count: left_out.kept });
        }
    }
    tracing::debug!(new = report.new, updated = report.updated, unchanged = report.unchanged, "taken in");
    Ok(Noted { value: Imported { report, skipped }, notices })
}

/// Counts and tells that so many units more were forgotten, and stay so, `first` (line and unit) the first of them.
pub(super) fn tell_forgotten(
    report: &mut ImportReport,
    notices: &mut Vec<Notice>,
    file: &str,
    (in_file, unit): (&InFile, &UnitId),
    more: u64,
) {
    report.forgotten.count += more;
    let told = notices.iter_mut().find_map(|notice| match notice {
        Notice::ForgottenKept { count, .. } => Some(count),
        _ => None,
    });
    match told {
        Some(count) => *count += more,
        None => notices.push(Notice::ForgottenKept {
            file: file.to_owned(),
            line: in_file.line.unwrap_or_default(),
            count: more,
            unit: told_unit(unit, in_file.id.as_deref()),
        }),
    }
}

/// Dates what would come from the future as of now: it would stand before all that people write from now on. Whether there
/// was any that no clock, and no zone that the file does not name, explains.
fn not_after(unit: &mut Unit, now: Time) -> bool {
    const DAY: i64 = 24 * 60 * 60;
    let dates = unit.variants.iter_mut().map(|variant| &mut variant.changed);
    let mut any = false;
    for date in dates.chain([&mut unit.created, &mut unit.changed]).flatten() {
        if *date > now {
            any |= date.0 > now.0.saturating_add(DAY);
            *date = now;
        }
    }
    any
}

/// Gives what nobody signed the name of whoever takes it in; but the original, which she did not write.
fn sign(unit: &mut Unit, who: &str) {
    let own = || Some(who.to_owned()).filter(|who| !who.is_empty());
    let name = |by: &mut Option<String>| by.take().filter(|name| !name.trim().is_empty());
    for variant in unit.variants.iter_mut().filter(|variant| variant.changed.is_some()) {
        variant.changed_by = name(&mut variant.changed_by).or_else(|| own().filter(|_| variant.lang != unit.source));
    }
    let newest = Variant::newest(&unit.variants).and_then(|newest| newest.changed_by.clone());
    unit.created_by = name(&mut unit.created_by).or_else(own);
    unit.changed_by = name(&mut unit.changed_by).or(newest).or_else(|| unit.created_by.clone());
}

/// The one name that all of these give as the last author's; none where they differ, or one gives none.
pub(super) fn one_author<'a>(mut names: impl Iterator<Item = Option<&'a str>>) -> Option<String> {
    let first = names.next()??;
    names.all(|name| name == Some(first)).then(|| first.to_owned())
}

/// Whether a file of which not one unit can be read is worth an error: the empty text of an empty memory is not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    Fine,
    Wrong,
}

fn import_with(
    memory: &Memory,
    file: &UnitFile<'_>,
    manner: Manner,
    options: &ImportOptions,
    by: &Stamp,
    empty: Empty,
) -> Result<(Noted<Imported>, Hash)> {
    let name = file.name;
    let format = file.format()?.memory(name)?;
    // First to the end, to know that it is whole, and what its content is called.
    let (hash, WholeFile { tombstones, torn }) = whole(format, file)?;
    if let Some(InFile { line, id }) = torn.filter(|_| manner == Manner::Replace) {
        let (file, unit) = (name.to_owned(), id.unwrap_or_else(|| "none".to_owned()));
        return Err(Error::TextTorn { file, line: line.unwrap_or_default(), unit });
    }
    let mut notices = Vec::new();
    let options = as_begun(memory, name, &hash, options)?.take(&mut notices);
    let mut job = ImportJob {
        name: name.to_owned(),
        hash: hash.clone(),
        manner,
        prefer: options.prefer,
        settle: options.settle.clone(),
        by: by.clone(),
        batch: None,
    };
    let mut stream = (format.read)(file.open()?, name).map(|mut yielded| {
        if let (Ok(Yield::Unit(unit, _)), Some(lang)) = (&mut yielded, &options.settle) {
            settle_tags(unit, lang);
        }
        yielded
    });
    if manner == Manner::Replace {
        memory.ledger()?.keep_tombstones(&tombstones)?;
    }
    // A file of which not one unit can be read leaves no trace in the journal.
    let mut first = Vec::new();
    let mut units = false;
    while !units && let Some(yielded) = stream.next().transpose()? {
        units = matches!(yielded, Yield::Unit(..));
        first.push(Ok(yielded));
    }
    if !units && empty == Empty::Wrong {
        let notices = first.into_iter().filter_map(|yielded| match yielded {
            Ok(Yield::Notice(notice)) => Some(notice),
            _ => None,
        });
        return Err(Error::ImportEmpty { file: name.to_owned(), reasons: Reasons(notices.collect()) });
    }
    if options.name_guessed {
        first.extend(stream.by_ref().take(ASKED_FOR_AUTHOR));
        let units = first.iter().filter_map(|yielded| match yielded {
            Ok(Yield::Unit(unit, _)) => {
                Some(unit.changed_by.as_deref().or(unit.created_by.as_deref()).filter(|name| !name.trim().is_empty()))
            }
            _ => None,
        });
        job.by.who = one_author(units).unwrap_or(job.by.who);
    }
    let named = |first: &FirstOf| (format.name_in_file)(&first.props).map(str::to_owned);
    let imported =
        take_units(memory, &job, &mut first.into_iter().chain(stream), &named, &tombstones)?.take(&mut notices);
    Ok((Noted { value: imported, notices }, hash))
}

/// An interrupted import of the same file goes on as it began, whatever is said, or not said, the second time.
fn as_begun(memory: &Memory, name: &str, hash: &Hash, wanted: &ImportOptions) -> Result<Noted<ImportOptions>> {
    let running = |import: &Import| import.state == ImportState::Running && import.hash == *hash;
    let Some(begun) = memory.reader()?.imports()?.into_iter().rfind(running) else {
        return Ok(Noted::plain(wanted.clone()));
    };
    let import = begun.import.0.unsigned_abs();
    let lang = begun.settle.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
    let as_it_began = ImportOptions { settle: begun.settle, prefer: begun.prefer, ..wanted.clone() };
    if as_it_began == *wanted {
        return Ok(Noted::plain(as_it_began));
    }
    if wanted.settle.is_some() || wanted.prefer != Prefer::default() {
        return Err(Error::ImportRunsOtherwise { file: name.to_owned(), import, lang });
    }
    let notice = Notice::ImportResumedAs { file: name.to_owned(), import, lang };
    Ok(Noted { value: as_it_began, notices: vec![notice] })
}

/// Goes through a file once to see that it is whole; the hash of its bytes, and what it says is forgotten.
fn whole(format: &MemoryFormat, file: &UnitFile<'_>) -> Result<(Hash, WholeFile)> {
    let name = file.name;
    let mut reading = Hashed { input: file.open()?, hashing: Hashing::default() };
    let found = (format.whole)(Box::new(&mut reading), name)?;
    // Whatever stands behind the end belongs to the content, too.
    std::io::copy(&mut reading, &mut std::io::sink()).map_err(|error| Error::reading(name, error))?;
    Ok((reading.hashing.finish(), found))
}

/// A file, and the hash of what was read of it.
struct Hashed<'a> {
    input: Box<dyn BufRead + Send + 'a>,
    hashing: Hashing,
}

impl Read for Hashed<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let there = self.fill_buf()?;
        let length = there.len().min(out.len());
        out[..length].copy_from_slice(&there[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Hashed<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        // What is consumed was filled before, so that nothing is read here.
        if length > 0
            && let Ok(there) = self.input.fill_buf()
        {
            self.hashing.update(&there[..length]);
            self.input.consume(length);
        }
    }
}

/// Gives the variants whose tag leaves open what `lang` says that very tag, unless the unit has a variant in it.
pub fn settle_tags(unit: &mut Unit, lang: &Lang) {
    if unit.variant(lang).is_some() {
        return;
    }
    // `pt` is settled by `pt-PT`; `pt-PT` is not unsettled by `pt`.
    let open =
        |tag: &Lang| tag.standing(lang) == Standing::Unspecified && tag.to_string().len() < lang.to_string().len();
    let Some(variant) = unit.variants.iter_mut().find(|variant| open(&variant.lang)) else { return };
    if variant.tag.is_none() {
        variant.tag = Some(variant.lang.to_string());
    }
    let before = std::mem::replace(&mut variant.lang, lang.clone());
    if unit.source == before {
        unit.source = lang.clone();
    }
    unit.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
}

/// Publishes the memory's text: every unit with its state, canonical, so that the same memory gives the same bytes.
/// A text that somebody changed since the memory took it in is not overwritten unless asked, and then kept beside.
///
/// # Errors
/// [`Error::TextNotTakenIn`], and those of writing.
pub fn publish_text(memory: &Memory, text: &Path, overwrite: Overwrite) -> Result<Noted<WrittenUnits>> {
    let _span = tracing::info_span!("publish_text", file = %text.display()).entered();
    let name = || text.display().to_string();
    loop {
        let mut ledger = memory.ledger()?;
        let there = write::hash_of(text)?;
        let agrees = there.as_ref().map(|there| ledger.agrees_with_text(there)).transpose()?;
        if agrees == Some(false) && overwrite == Overwrite::Ours {
            return Err(Error::TextNotTakenIn { file: name() });
        }
        let reader = memory.reader()?;
        let seen = reader.revision()?;
        let tombstones = ledger.tombstones()?;
        let header = MemoryHeader { tombstones: tombstones.clone(), ..MemoryHeader::default() };
        // All that the memory holds is in it: whoever may not read the one may not read the other.
        let (prepared, units) =
            prepare_units(reader.as_ref(), &Selection::default(), &header, text, overwrite, memory.location().file())?;
        let hash = prepared.hash.clone();
        // Writing took a while: what somebody put there meanwhile is looked at again.
        let _lock = write::lock(text)?;
        if write::hash_of(text)? != there {
            continue;
        }
        let mut notices = Vec::new();
        if agrees == Some(false) && there.as_ref() != Some(&hash) {
            // Only by force: of a link, which is replaced, the link is kept.
            let kept = write::keep_beside(text)?.display().to_string();
            notices.push(Notice::FileKept { file: name(), kept });
        }
        // First: whoever is killed in between has a text that the memory knows.
        ledger.set_text_coming(&hash, &seen)?;
        prepared.publish()?;
        ledger.set_text_written(&hash, &seen, &tombstones)?;
        return Ok(Noted { value: WrittenUnits { hash, units }, notices });
    }
}

/// Writes a selection of units, in canonical order, to a file whose name says its format.
///
/// # Errors
/// [`Error::FormatCannot`] if that format holds no units of a memory, and those of writing.
pub fn write_units(reader: &dyn Reader, selection: &Selection, file: &Path) -> Result<WrittenUnits> {
    let header = MemoryHeader::default();
    let (prepared, units) = prepare_units(reader, selection, &header, file, Overwrite::Ours, None)?;
    let hash = prepared.hash.clone();
    prepared.publish()?;
    Ok(WrittenUnits { hash, units })
}

/// The same, the file having yet to get its name.
fn prepare_units(
    reader: &dyn Reader,
    selection: &Selection,
    header: &MemoryHeader,
    file: &Path,
    overwrite: Overwrite,
    copy_of: Option<&Path>,
) -> Result<(Prepared, u64)> {
    let name = file.display().to_string();
    let format = format::for_writing(&name, Capability::Memory)?.memory(&name)?;
    let units = Cell::new(0u64);
    let prepared = Prepared::over(overwrite, file, copy_of, |out| {
        let mut selected = reader.units(selection)?.inspect(|unit| {
            if unit.is_ok() {
                units.set(units.get() + 1);
            }
        });
        (format.write)(out, header, &mut selected)
    })?;
    Ok((prepared, units.get()))
}

/// Puts a copy in the memory's place. What the memory was is kept beside it first; returns where.
///
/// # Errors
/// [`Error::StoreWithoutFile`] for a memory that nothing can be kept beside; those of [`Memory::open`] for a copy that is
/// no memory, and those of writing.
pub fn restore(memory: &Memory, copy: &Path, by: &Stamp) -> Result<PathBuf> {
    let location = memory.location();
    let file = location.file().ok_or_else(|| Error::StoreWithoutFile { location: location.to_string() })?;
    let kept = memory.restore(copy, Some(&before_restore(file)), by)?;
    memory.refresh_due_indexes()?;
    Ok(kept.unwrap_or_default())
}

/// Whether an error says that the memory there is itself damaged, or nothing at all.
#[must_use]
pub fn is_unusable(location: &Location, error: &Error) -> bool {
    match error {
        Error::StoreDamaged { location: of, .. }
        | Error::StoreEmpty { location: of }
        | Error::StorePartMissing { location: of, .. }
        | Error::StoreFailed { location: of, .. }
        | Error::StoreStranger { location: of } => *of == location.to_string(),
        _ => false,
    }
}

/// Puts a copy in the place of a memory that [is unusable](is_unusable), as [`restore`] does where it is not.
///
/// # Errors
/// Those of [`Memory::replace`].
pub fn restore_unusable(file: &Path, copy: &Path, by: &Stamp) -> Result<PathBuf> {
    let (memory, kept) = Memory::replace(file, copy, &before_restore(file), by)?;
    memory.refresh_due_indexes()?;
    Ok(kept)
}

/// Where what a copy replaces is kept.
fn before_restore(file: &Path) -> PathBuf {
    let mut kept = file.as_os_str().to_owned();
    kept.push(".before-restore");
    PathBuf::from(kept)
}

fn open(file: &Path, name: &str) -> Result<File> {
    match std::fs::metadata(file) {
        Ok(meta) if meta.is_dir() => Err(Error::FileIsDirectory { file: name.to_owned() }),
        Ok(_) => File::open(file).map_err(|error| Error::reading(name, error)),
        Err(error) => Err(Error::reading(name, error)),
    }
}
