//! What a command works with: the world, the reader's voice, the project and its memory.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Stop, World};
use crate::error::{Arg, Error, Notice};
use crate::l10n::Voice;

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
}

impl<'a> Session<'a> {
    pub(super) fn new(world: World<'a>, voice: Voice) -> Self {
        Self { world, voice, config: None, memory: None }
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
    pub fn say(&mut self, id: &str, args: &[(&str, Arg)]) -> Result<(), Stop> {
        let sentence = self.voice.say(id, args);
        self.line(&sentence)
    }

    /// Prints a value as one line of JSON.
    ///
    /// # Errors
    /// As [`Session::print`].
    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Stop> {
        let line = serde_json::to_string(value).map_err(|error| Error::OutputFailed { reason: error.to_string() })?;
        self.line(&line)
    }

    /// Says a sentence on standard error. That it cannot be said stops nothing.
    pub fn tell(&mut self, id: &str, args: &[(&str, Arg)]) {
        let sentence = self.voice.say(id, args);
        let _ = writeln!(self.world.err, "{sentence}");
    }

    /// Says notices on standard error.
    pub fn tell_notices(&mut self, notices: &[Notice]) {
        for notice in notices {
            let sentence = self.voice.notice(notice);
            self.tell("notice-line", &[("text", Arg::Text(sentence))]);
        }
    }

    /// A path as short as it can be said from the working folder.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.world.folder).unwrap_or(path).display().to_string()
    }

    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        self.world.out.flush().map_err(stopped)
    }
}

fn stopped(error: std::io::Error) -> Stop {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        Stop::PipeClosed
    } else {
        Error::OutputFailed { reason: error.to_string() }.into()
    }
}
