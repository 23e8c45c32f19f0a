//! What a command works with: the world, the reader's voice, the project and its memory.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::printable::{printable, printable_json};
use super::spinner::Spinner;
use super::{Exit, Ran, Stop, World};
use crate::desk::project::{Project, fold_repeated};
use crate::desk::site::Site;
use crate::desk::workspace::{Limits, Workspace, read_input, shown};
use crate::desk::write::Overwrite;
use crate::error::{Arg, Error, Fault, Noted, Notice};
use crate::l10n::{LOCALES, Voice};
use crate::model::{Lang, Time};
use crate::report::Pages;
use crate::store::{Location, Stamp};

/// A run of the binary.
pub struct Session<'a> {
    /// The world outside.
    pub world: World<'a>,
    /// The reader's language.
    pub voice: Voice,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--by`, else `COTEJO_USER`.
    pub said_who: Option<String>,
    /// `--memory`, else `COTEJO_MEMORY`.
    pub memory: Option<Location>,
    /// The sign of life, while a command works.
    pub(super) spinner: Option<Spinner>,
}

impl<'a> Session<'a> {
    pub(super) fn new(world: World<'a>, voice: Voice) -> Self {
        Self { world, voice, config: None, said_who: None, memory: None, spinner: None }
    }

    pub(super) fn take_globals(&mut self, matches: &ArgMatches) -> Result<(), Stop> {
        if let Some(tag) = matches.get_one::<String>("ui") {
            let lang = lang(tag)?;
            if !Voice::speaks(&lang) {
                let langs = LOCALES.join(", ");
                self.eprint_notices(&[Notice::UiUnknown { lang: lang.to_string(), langs }]);
            }
        }
        self.config = matches.get_one::<String>("config").map(|path| self.path(path));
        let who = matches.get_one::<String>("by").cloned().or_else(|| (self.world.env)("COTEJO_USER"));
        self.said_who = who.map(|who| who.trim().to_owned()).filter(|who| !who.is_empty());
        let memory = matches.get_one::<String>("memory").cloned().or_else(|| (self.world.env)("COTEJO_MEMORY"));
        self.memory = memory.map(|written| self.location(&written)).transpose()?;
        Ok(())
    }

    /// A path as the person gave it, from the working folder.
    #[must_use]
    pub fn path(&self, given: &str) -> PathBuf {
        self.world.folder.join(given)
    }

    /// Where a memory lies, as the person gave it, from the working folder.
    fn location(&self, given: &str) -> Result<Location, Stop> {
        Ok(Location::parse(given, &self.world.folder)?)
    }

    /// Who works here, for the history: `--by` or `COTEJO_USER`, else the system's name for the person.
    #[must_use]
    pub fn who(&self) -> String {
        let named = |name: &str| (self.world.env)(name).filter(|who| !who.is_empty());
        let of_system = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| named(name));
        self.said_who.clone().or_else(of_system).unwrap_or_else(|| self.world.user.clone())
    }

    /// Prints text to standard output; what a terminal would act on is shown escaped.
    ///
    /// # Errors
    /// [`Stop`] if it cannot be written; quietly, if the reader went away.
    pub fn print(&mut self, text: &str) -> Result<(), Stop> {
        self.world.out.write_all(printable(text).as_bytes()).map_err(stopped)
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
        self.json_line(&line)
    }

    /// Prints a line of JSON that is made already.
    ///
    /// # Errors
    /// As [`Session::print`].
    pub fn json_line(&mut self, line: &str) -> Result<(), Stop> {
        self.line(&printable_json(line))
    }

    /// Says a sentence on standard error. That it cannot be said stops nothing.
    pub fn eprint_message(&mut self, id: &str, args: &[(&str, Arg)]) {
        let sentence = self.voice.say(id, args);
        let waiting = self.spinner.take().is_some();
        let _ = writeln!(self.world.err, "{}", printable(&sentence));
        if waiting {
            self.start_spinner();
        }
    }

    /// From now on a person at a terminal sees a sign of life when work takes longer than a second.
    pub(super) fn start_spinner(&mut self) {
        if self.world.err_is_terminal {
            self.spinner = Some(Spinner::start(printable(&self.voice.say("progress-working", &[])).into_owned()));
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
        shown(path, &self.world.folder)
    }

    /// Who works here, and when.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { who: self.who(), when: self.world.now }
    }

    /// The project: `--config`, else the nearest one upward, else the person's own memory without a project.
    ///
    /// # Errors
    /// A project file that holds what it should not; no folder for the person's data.
    pub fn project(&self) -> Result<Project, Stop> {
        let data_folder = self.world.data_folder.as_deref();
        Ok(Project::find_or_own(&self.world.folder, self.config.as_deref(), data_folder)?)
    }

    /// What the project says of sites, if there is a project.
    ///
    /// # Errors
    /// A project file that holds what it should not.
    pub fn sites(&self) -> Result<Vec<Site>, Stop> {
        let project = Project::find(&self.world.folder, self.config.as_deref())?;
        Ok(project.map(|project| project.sites).unwrap_or_default())
    }

    /// The project opened for work, with the memories that `--memory` and `--also` name.
    ///
    /// # Errors
    /// As for [`Session::project`].
    pub fn workspace(&self, matches: &ArgMatches) -> Result<Workspace, Stop> {
        let workspace = Workspace::new(self.project()?, self.stamp()).in_folder(self.world.folder.clone());
        let workspace = match &self.memory {
            Some(location) => workspace.with_memory(location),
            None => workspace,
        };
        // Not every command has the option.
        let also = matches.try_get_many::<String>("also").ok().flatten().into_iter().flatten();
        let located = |given: &String| Ok((given.clone(), self.location(given)?));
        Ok(workspace.with_extra_memories(also.map(located).collect::<Result<_, Stop>>()?))
    }

    /// Opens the memory before a journey needs it, so that what there is to tell of it is told first.
    ///
    /// # Errors
    /// Those of the store, and of the published text.
    pub fn open(&mut self, workspace: &Workspace) -> Result<(), Stop> {
        let opened = workspace.memory()?;
        self.told(opened);
        Ok(())
    }

    /// As [`Session::open`], for a command that only reads.
    ///
    /// # Errors
    /// A memory that the person named and that is not there; as for [`Session::open`].
    pub fn open_there(&mut self, workspace: &Workspace) -> Result<(), Stop> {
        let opened = workspace.memory_there()?;
        self.told(opened);
        Ok(())
    }

    /// What a journey brought, its notices told.
    pub fn told<T>(&mut self, noted: Noted<T>) -> T {
        self.eprint_notices(&noted.notices);
        noted.value
    }

    /// Does `one` with each file that the person named. What cannot be done with one of several is told, and the others are
    /// done: at the end stands which were not.
    ///
    /// # Errors
    /// Of the file, where it is the only one; that some were not done; of the environment, at once, for it would be the same
    /// for the next.
    pub fn each_file(&mut self, matches: &ArgMatches, mut one: impl FnMut(&mut Self, &String) -> Ran) -> Ran {
        let files: Vec<&String> = matches.get_many::<String>("files").into_iter().flatten().collect();
        let mut ended = Exit::Done;
        let mut failed = Vec::new();
        for (at, file) in files.iter().enumerate() {
            match one(self, file) {
                Ok(Exit::Done) => {}
                Ok(Exit::Findings) => ended = Exit::Findings,
                Err(Stop::Error(error)) if files.len() > 1 => {
                    let of_file = error.fault() == Fault::Input || matches!(*error, Error::FileUnreadable { .. });
                    if !of_file {
                        if let Some(left) = files.get(at + 1..).filter(|left| !left.is_empty()) {
                            let files = left.iter().map(|file| file.as_str()).collect::<Vec<_>>().join(", ");
                            self.eprint_notices(&[Notice::FilesLeft { files }]);
                        }
                        return Err(Stop::Error(error));
                    }
                    self.eprint_error(&error);
                    failed.push(file.as_str());
                }
                Err(stop) => return Err(stop),
            }
        }
        if failed.is_empty() {
            return Ok(ended);
        }
        let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
        let (count, total) = (number(failed.len()), number(files.len()));
        Err(Error::FilesNotDone { count, total, files: failed.join(", ") }.into())
    }

    /// Says on standard error why something was not done.
    pub(super) fn eprint_error(&mut self, error: &Error) {
        self.eprint_notices(error.reasons());
        let text = self.voice.error(error);
        self.eprint_message("error-line", &[("text", Arg::Text(text))]);
    }

    /// `--out`.
    #[must_use]
    pub fn out_option(&self, matches: &ArgMatches) -> Option<PathBuf> {
        matches.get_one::<String>("out").map(PathBuf::from)
    }

    /// What may be overwritten: `--force`.
    #[must_use]
    pub fn overwrite(&self, matches: &ArgMatches) -> Overwrite {
        if matches.get_flag("force") { Overwrite::Anything } else { Overwrite::Ours }
    }

    /// Pages in the reader's language, as of now.
    #[must_use]
    pub fn pages(&self) -> Pages {
        Pages { voice: self.voice, now: self.world.now }
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
        let mut langs: Vec<Lang> = listed(matches, option).map(lang).collect::<Result<_, Stop>>()?;
        fold_repeated(&mut langs);
        Ok(langs)
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

    /// How many an option says: one or more.
    ///
    /// # Errors
    /// [`Error::ValueBad`].
    pub fn count_option(&self, matches: &ArgMatches, option: &str) -> Result<Option<usize>, Stop> {
        let Some(given) = matches.get_one::<String>(option) else { return Ok(None) };
        match given.parse::<usize>() {
            Ok(count) if count > 0 => Ok(Some(count)),
            _ => Err(Error::ValueBad {
                option: format!("--{option}"),
                value: given.clone(),
                allowed: "1, 2, 3…".to_owned(),
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
        Ok(read_input(&self.path(file), file, Limits::default().page)?)
    }

    /// The bytes of a file of rules, as far as its size is one that is processed.
    ///
    /// # Errors
    /// As for [`Session::read_page`].
    pub fn read_words(&self, file: &str) -> Result<Vec<u8>, Stop> {
        Ok(read_input(&self.path(file), file, Limits::default().words)?)
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
