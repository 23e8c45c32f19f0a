//! What a command works with: the world, the reader's voice, the project and its memory.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::spinner::Spinner;
use super::{Stop, World};
use crate::desk::memory::{self, Imported, Opened};
use crate::desk::project::{FILE_NAME, Project};
use crate::desk::search_pool::{ExtraMemory, open_also};
use crate::desk::terms;
use crate::desk::write::{FileWriter, Overwrite};
use crate::error::{Arg, Error, Noted, Notice};
use crate::format::{self, Input, Message};
use crate::l10n::Voice;
use crate::model::{Lang, Time};
use crate::segment::Segmenter;
use crate::store::{Ledger, Memory, Stamp};
use crate::termbase::Termbase;

/// The largest page that is processed, in bytes (design, section 9).
const PAGE_LIMIT: u64 = 128 * 1024 * 1024;

/// A run of the binary.
pub struct Session<'a> {
    /// The world outside.
    pub world: World<'a>,
    /// The reader's language.
    pub voice: Voice,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--memory`, else `COTEJO_MEMORY`.
    pub memory: Option<PathBuf>,
    /// The sign of life, while a command works.
    pub(super) spinner: Option<Spinner>,
}

impl<'a> Session<'a> {
    pub(super) fn new(world: World<'a>, voice: Voice) -> Self {
        Self { world, voice, config: None, memory: None, spinner: None }
    }

    pub(super) fn take_globals(&mut self, matches: &ArgMatches) -> Result<(), Stop> {
        if let Some(tag) = matches.get_one::<String>("ui") {
            crate::model::Lang::parse(tag).map_err(|_| Error::LangUnknown { tag: tag.clone() })?;
        }
        self.config = matches.get_one::<String>("config").map(|path| self.path(path));
        let memory = matches.get_one::<String>("memory").cloned().or_else(|| (self.world.env)("COTEJO_MEMORY"));
        self.memory = memory.map(|path| self.path(&path));
        Ok(())
    }

    /// A path as the person gave it, from the working folder.
    #[must_use]
    pub fn path(&self, given: &str) -> PathBuf {
        self.world.folder.join(given)
    }

    /// Who works here, for the history: `COTEJO_USER`, else the system's name for the person.
    #[must_use]
    pub fn who(&self) -> Option<String> {
        ["COTEJO_USER", "USER", "USERNAME"].iter().find_map(|name| (self.world.env)(name)).filter(|who| !who.is_empty())
    }

    /// Prints text to standard output as it is.
    ///
    /// # Errors
    /// [`Stop`] if it cannot be written; quietly, if the reader went away.
    pub fn print(&mut self, text: &str) -> Result<(), Stop> {
        self.world.out.write_all(text.as_bytes()).map_err(stopped)
    }

    /// Prints a line to standard output.
    ///
    /// # Errors
    /// As [`Session::print`].
    pub fn line(&mut self, text: &str) -> Result<(), Stop> {
        self.print(text)?;
        self.print("\n")
    }

    /// Prints a sentence to standard output.
    ///
    /// # Errors
    /// As [`Session::print`].
    pub fn print_message(&mut self, id: &str, args: &[(&str, Arg)]) -> Result<(), Stop> {
        let sentence = self.voice.say(id, args);
        self.line(&sentence)
    }

    /// Prints a value as one line of JSON.
    ///
    /// # Errors
    /// As [`Session::print`].
    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Stop> {
        let line = serde_json::to_string(value).map_err(|error| Error::OutputFailed { reason: error.into() })?;
        self.line(&line)
    }

    /// Says a sentence on standard error. That it cannot be said stops nothing.
    pub fn eprint_message(&mut self, id: &str, args: &[(&str, Arg)]) {
        let sentence = self.voice.say(id, args);
        let waiting = self.spinner.take().is_some();
        let _ = writeln!(self.world.err, "{sentence}");
        if waiting {
            self.start_spinner();
        }
    }

    /// From now on a person at a terminal sees a sign of life when work takes longer than a second.
    pub(super) fn start_spinner(&mut self) {
        if self.world.err_is_terminal {
            self.spinner = Some(Spinner::start(self.voice.say("progress-working", &[])));
        }
    }

    /// Says notices on standard error, each once: what was found in a page is found again for every target.
    pub fn eprint_notices(&mut self, notices: &[Notice]) {
        let mut said = HashSet::new();
        for notice in notices {
            let sentence = self.voice.notice(notice);
            if !said.insert(sentence.clone()) {
                continue;
            }
            self.eprint_message("notice-line", &[("text", Arg::Text(sentence))]);
        }
    }

    /// A path as short as it can be said from the working folder.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        // `memory/../out` is `out` to a person; symbolic links are not followed, so the name is one that was given.
        let mut plain = PathBuf::new();
        for part in path.components() {
            match part {
                std::path::Component::ParentDir
                    if matches!(plain.components().next_back(), Some(std::path::Component::Normal(_))) =>
                {
                    plain.pop();
                }
                part => plain.push(part),
            }
        }
        plain.strip_prefix(&self.world.folder).unwrap_or(&plain).display().to_string()
    }

    /// Who works here, and when.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { who: self.who().unwrap_or_default(), when: self.world.now }
    }

    /// The project: `--config`, else the nearest one upward, else the person's own memory without a project.
    ///
    /// # Errors
    /// A project file that holds what it should not; no folder for the person's data.
    pub fn project(&self) -> Result<Project, Stop> {
        if let Some(project) = Project::find(&self.world.folder, self.config.as_deref())? {
            return Ok(project);
        }
        let Some(data) = &self.world.data_folder else {
            return Err(Error::ProjectMissing { file: FILE_NAME.to_owned() }.into());
        };
        Ok(Project { folder: self.world.folder.clone(), ..Project::default_for(data) })
    }

    /// The project's memory, built from its text snapshot on first use.
    ///
    /// # Errors
    /// Those of the store, and of the snapshot.
    pub fn open(&mut self, project: &Project) -> Result<Opened, Stop> {
        let (file, text) = self.memory_of(project)?;
        let opened = memory::open_or_build(&file, text, &self.stamp())?;
        self.eprint_notices(&opened.notices);
        Ok(opened.value)
    }

    /// The same, where a file of units is to come in first: where there is no memory yet, it is made with them, and what
    /// became of them is returned.
    ///
    /// # Errors
    /// Those of the store, of the snapshot, and of the import.
    pub fn open_for(
        &mut self,
        project: &Project,
        units: &str,
        settle: Option<&Lang>,
    ) -> Result<(Opened, Option<Noted<Imported>>), Stop> {
        let (file, text) = self.memory_of(project)?;
        let path = self.path(units);
        let (opened, imported) = memory::open_or_make_with(&file, text, (&path, units), settle, &self.stamp())?;
        self.eprint_notices(&opened.notices);
        Ok((opened.value, imported))
    }

    /// The project's memory and its text snapshot. `--memory` names a memory of its own, which the snapshot is not about.
    fn memory_of<'p>(&self, project: &'p Project) -> Result<(PathBuf, Option<&'p Path>), Stop> {
        let file = match (&self.memory, &project.store, &self.world.data_folder) {
            (Some(file), _, _) | (None, Some(file), _) => file.clone(),
            (None, None, Some(data)) => data.join("memory.db"),
            (None, None, None) => return Err(Error::ProjectMissing { file: FILE_NAME.to_owned() }.into()),
        };
        Ok((file, project.text.as_deref().filter(|_| self.memory.is_none())))
    }

    /// The memories that are searched besides `own`: the project's, unless `--memory` names another one, and those of
    /// `--also`.
    ///
    /// # Errors
    /// One that is missing, and those of the store.
    pub fn also(&self, matches: &ArgMatches, project: &Project, own: &Path) -> Result<Vec<ExtraMemory>, Stop> {
        let of_project = if self.memory.is_none() { project.also.clone() } else { Vec::new() };
        let given = matches.get_many::<String>("also").into_iter().flatten();
        let given = given.map(|file| (file.clone(), self.path(file)));
        Ok(open_also(&of_project.into_iter().chain(given).collect::<Vec<_>>(), own)?)
    }

    /// The segmenter with the project's own exceptions.
    #[must_use]
    pub fn segmenter(&self, project: &Project) -> Segmenter {
        let segmenter = Segmenter::new();
        if project.no_break.is_empty() { segmenter } else { segmenter.with_no_break(&project.no_break) }
    }

    /// Where files are written: `--out`, else the project's `out`.
    #[must_use]
    pub fn out_folder(&self, matches: &ArgMatches, project: &Project) -> PathBuf {
        match matches.get_one::<String>("out") {
            Some(folder) => self.path(folder),
            None => self.world.folder.join(&project.out),
        }
    }

    /// A language that an option names.
    ///
    /// # Errors
    /// [`Error::LangUnknown`].
    pub fn lang_option(&self, matches: &ArgMatches, option: &str) -> Result<Option<Lang>, Stop> {
        matches.get_one::<String>(option).map(|tag| lang(tag)).transpose()
    }

    /// The languages that an option names, separated by commas or in several mentions.
    ///
    /// # Errors
    /// [`Error::LangUnknown`].
    pub fn lang_list(&self, matches: &ArgMatches, option: &str) -> Result<Vec<Lang>, Stop> {
        listed(matches, option).map(lang).collect()
    }

    /// The languages to translate into: `--to`, else the project's targets.
    ///
    /// # Errors
    /// [`Error::TargetsMissing`] with the languages that the memory holds.
    pub fn targets(&self, matches: &ArgMatches, project: &Project, memory: &Memory) -> Result<Vec<Lang>, Stop> {
        let told = self.lang_list(matches, "to")?;
        let targets = if told.is_empty() { project.targets.clone() } else { told };
        if targets.is_empty() {
            let held: Vec<String> = memory.reader()?.languages()?.iter().map(|(lang, _)| lang.to_string()).collect();
            let langs = if held.is_empty() { "none".to_owned() } else { held.join(", ") };
            return Err(Error::TargetsMissing { langs }.into());
        }
        Ok(targets)
    }

    /// A score that an option names: 0 to 100.
    ///
    /// # Errors
    /// [`Error::ValueBad`].
    pub fn score_option(&self, matches: &ArgMatches, option: &str) -> Result<Option<u8>, Stop> {
        let Some(given) = matches.get_one::<String>(option) else { return Ok(None) };
        match given.parse::<u8>() {
            Ok(score) if score <= 100 => Ok(Some(score)),
            _ => Err(Error::ValueBad {
                option: format!("--{option}"),
                value: given.clone(),
                allowed: "0–100".to_owned(),
            }
            .into()),
        }
    }

    /// A day that an option names, as its first second or, where it ends a span, its last; UTC.
    ///
    /// # Errors
    /// [`Error::ValueBad`].
    pub fn day_option(&self, matches: &ArgMatches, option: &str, end: DayEnd) -> Result<Option<Time>, Stop> {
        let Some(given) = matches.get_one::<String>(option) else { return Ok(None) };
        let day: Option<jiff::civil::Date> = given.trim().parse().ok();
        let second = match end {
            DayEnd::First => jiff::civil::time(0, 0, 0, 0),
            DayEnd::Last => jiff::civil::time(23, 59, 59, 0),
        };
        let moment = day.and_then(|day| jiff::tz::TimeZone::UTC.to_timestamp(day.to_datetime(second)).ok());
        let bad = || Error::ValueBad {
            option: format!("--{option}"),
            value: given.clone(),
            allowed: "2026-01-31".to_owned(),
        };
        Ok(Some(Time(moment.ok_or_else(bad)?.as_second())))
    }

    /// The bytes of a page or bilingual file, as far as its size is one that is processed.
    ///
    /// # Errors
    /// A file that is missing, a folder, too large, or cannot be read.
    pub fn read_page(&self, file: &str) -> Result<Vec<u8>, Stop> {
        let path = self.path(file);
        let told = std::fs::metadata(&path).map_err(|error| Error::reading(file, error))?;
        if told.is_dir() {
            return Err(Error::FileIsDirectory { file: file.to_owned() }.into());
        }
        if told.len() > PAGE_LIMIT {
            return Err(Error::FileTooLarge { file: file.to_owned(), limit: PAGE_LIMIT / (1024 * 1024) }.into());
        }
        let bytes = std::fs::read(&path).map_err(|error| Error::reading(file, error))?;
        if bytes.is_empty() {
            return Err(Error::FileEmpty { file: file.to_owned() }.into());
        }
        Ok(bytes)
    }

    /// The termbase; empty if the project has none.
    ///
    /// # Errors
    /// A termbase that cannot be read.
    pub fn termbase(&mut self, project: &Project) -> Result<Termbase, Stop> {
        let name = project.terms.as_deref().map(|file| self.shown(file)).unwrap_or_default();
        let read = terms::load(project.terms.as_deref(), &name)?;
        self.eprint_notices(&read.notices);
        Ok(read.value)
    }

    /// The site's catalogue in a language, as far as there is one.
    ///
    /// # Errors
    /// A catalogue that cannot be read.
    pub fn catalogue(&self, project: &Project, lang: Option<&Lang>) -> Result<Vec<Message>, Stop> {
        let (Some(folder), Some(lang)) = (&project.catalogues, lang) else { return Ok(Vec::new()) };
        let file = folder.join(lang.to_string()).join("site.ftl");
        let Some(bytes) = existing(&file)? else { return Ok(Vec::new()) };
        let name = self.shown(&file);
        let Some(format) = format::by_id("fluent").and_then(|format| format.catalogue.as_ref()) else {
            return Ok(Vec::new());
        };
        Ok((format.read)(&Input { name: &name, bytes: &bytes })?.value)
    }

    /// A catalogue's file with messages merged in.
    ///
    /// # Errors
    /// A catalogue that cannot be read.
    pub fn merged(&mut self, file: &Path, messages: &[Message]) -> Result<Vec<u8>, Stop> {
        let existing = existing(file)?;
        let name = self.shown(file);
        let Some(format) = format::by_id("fluent").and_then(|format| format.catalogue.as_ref()) else {
            return Ok(existing.unwrap_or_default());
        };
        let input = existing.as_ref().map(|bytes| Input { name: &name, bytes });
        let merged = (format.merge)(input.as_ref(), messages)?;
        self.eprint_notices(&merged.notices);
        Ok(merged.value)
    }

    /// Writes files where they belong, none over what a person changed since Cotejo wrote it, unless `force`.
    #[must_use]
    pub fn writer<'w>(&self, ledger: &'w mut dyn Ledger, project: &'w Project, force: bool) -> FileWriter<'w> {
        let overwrite = if force { Overwrite::Anything } else { Overwrite::Ours };
        FileWriter { ledger, folder: &project.folder, overwrite }
    }

    /// A new catalogue's file with these messages.
    ///
    /// # Errors
    /// Those of the format.
    pub fn new_catalogue(&mut self, messages: &[Message]) -> Result<Vec<u8>, Stop> {
        let Some(format) = format::by_id("fluent").and_then(|format| format.catalogue.as_ref()) else {
            return Ok(Vec::new());
        };
        let merged = (format.merge)(None, messages)?;
        self.eprint_notices(&merged.notices);
        Ok(merged.value)
    }

    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        self.world.out.flush().map_err(stopped)
    }
}

/// Which end of a day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayEnd {
    /// Its first second.
    First,
    /// Its last second.
    Last,
}

/// What an option names, separated by commas or in several mentions.
pub(super) fn listed<'m>(matches: &'m ArgMatches, option: &str) -> impl Iterator<Item = &'m str> {
    let mentions = matches.get_many::<String>(option).into_iter().flatten();
    mentions.flat_map(|mention| mention.split(',')).map(str::trim).filter(|name| !name.is_empty())
}

fn stopped(error: std::io::Error) -> Stop {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        Stop::PipeClosed
    } else {
        Error::OutputFailed { reason: error.into() }.into()
    }
}

fn lang(tag: &str) -> Result<Lang, Stop> {
    Lang::parse(tag).map_err(|_| Error::LangUnknown { tag: tag.to_owned() }.into())
}

fn existing(file: &Path) -> Result<Option<Vec<u8>>, Stop> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::reading(&file.display().to_string(), error).into()),
    }
}
