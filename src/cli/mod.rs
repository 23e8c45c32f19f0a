//! The door: arguments in, exit code out. Everything that a second front would need too stands below.
//!
//! A command is one file here with a `COMMAND`, and one name in [`COMMANDS`]. Its definition holds names only; every
//! help text comes from `locales/` by id: `help-<command>` for what it does, `help-<command>-<argument>` for an argument
//! (else `help-any-<argument>`), `value-<value name>` for what a value is called. Subcommands join with `-`:
//! `help-memory-forget-unit`. Tests walk the tree in every locale.

mod align;
mod archive;
mod check;
mod convert;
mod doctor;
mod export;
mod formats;
mod glossary;
mod import;
mod init;
mod leverage;
mod lookup;
mod memory;
#[cfg(test)]
mod mutants;
mod package;
mod parse;
mod pretranslate;
mod printable;
mod read;
mod review;
mod segment;
mod session;
mod spinner;
mod stats;
mod terms;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

use clap::ArgMatches;

use crate::error::{Error, Fault};
use crate::l10n::Voice;
use crate::model::{Lang, Time};

pub use parse::{command_tree, localized};
pub use printable::{PrintableWriter, printable};
pub use session::Session;

/// Every command, in the order of `--help`.
pub const COMMANDS: &[&Command] = &[
    &pretranslate::COMMAND,
    &lookup::COMMAND,
    &import::COMMAND,
    &package::COMMAND,
    &check::COMMAND,
    &doctor::COMMAND,
    &terms::COMMAND,
    &export::COMMAND,
    &convert::COMMAND,
    &formats::COMMAND,
    &read::COMMAND,
    &segment::COMMAND,
    &align::COMMAND,
    &review::COMMAND,
    &stats::COMMAND,
    &memory::COMMAND,
    &init::COMMAND,
];

/// A command of the binary.
pub struct Command {
    /// Its name: `pretranslate`.
    pub name: &'static str,
    /// Friendly other names, shown in the help.
    pub aliases: &'static [&'static str],
    /// Puts the arguments in: names only, no text for people.
    pub define: fn(clap::Command) -> clap::Command,
    /// Does it.
    pub run: fn(&mut Session<'_>, &ArgMatches) -> Ran,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: findings, or nothing found.
    Findings,
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// An error to tell.
    Error(Box<Error>),
    /// Whoever read the output went away: quietly, exit code 0.
    PipeClosed,
}

/// What a command returns.
pub type Ran = Result<Exit, Stop>;

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(Box::new(error))
    }
}

/// Everything that the door knows about the world and nothing below looks up for itself.
pub struct World<'a> {
    /// The command line, the program's name first.
    pub args: Vec<OsString>,
    /// Environment variables, by name.
    pub env: &'a dyn Fn(&str) -> Option<String>,
    /// The system's name for the person, where no variable says it; never empty.
    pub user: String,
    /// The system's locales, best first.
    pub locales: Vec<String>,
    /// The moment of the run.
    pub now: Time,
    /// The working folder.
    pub folder: PathBuf,
    /// The user's data folder, by the platform's own convention.
    pub data_folder: Option<PathBuf>,
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Whether standard error is a terminal: only then progress is shown.
    pub err_is_terminal: bool,
    /// Columns of the terminal, where there is one.
    pub columns: Option<u16>,
    /// Starts the log on standard error with a filter; false if the filter is none. A process has one log, so the door
    /// keeps it.
    pub start_log: &'a dyn Fn(&str) -> bool,
}

/// The environment variables that Cotejo reads, with the ids of what `--help` says of them.
pub const ENVIRONMENT: &[(&str, &str)] = &[
    ("COTEJO_UI", "help-variable-ui"),
    ("COTEJO_MEMORY", "help-variable-memory"),
    ("COTEJO_USER", "help-variable-user"),
    (LOG, "help-variable-log"),
];

/// Names what is logged: a level (`debug`), or directives as `tracing-subscriber` reads them (`cotejo::fuzzy=trace`).
const LOG: &str = "COTEJO_LOG";

/// Runs the command line; returns the exit code: 0 done, 1 findings or nothing found, 2 the input is wrong, 3 the
/// environment failed.
pub fn run(world: World<'_>) -> u8 {
    let voice = voice(&world);
    let mut session = Session::new(world, voice);
    let parsed = start_log(&mut session.world).and_then(|()| parse::parse(&session));
    let ran = match parsed {
        Ok(parse::Parsed::Show(text)) => session.print(&text).map(|()| Exit::Done),
        Ok(parse::Parsed::Command(command, matches)) => session.take_globals(&matches).and_then(|()| {
            session.start_spinner();
            (command.run)(&mut session, &matches)
        }),
        Err(error) => Err(error.into()),
    };
    session.spinner = None;
    let ran = ran.and_then(|exit| session.flush().map(|()| exit));
    match ran {
        Ok(Exit::Done) | Err(Stop::PipeClosed) => 0,
        Ok(Exit::Findings) => 1,
        Err(Stop::Error(error)) => {
            session.eprint_error(&error);
            match error.fault() {
                Fault::Input => 2,
                Fault::Environment => 3,
            }
        }
    }
}

/// Starts the log, if the person wants one.
fn start_log(world: &mut World<'_>) -> Result<(), Error> {
    let Some(filter) = (world.env)(LOG).filter(|filter| !filter.is_empty()) else { return Ok(()) };
    // The spinner would be drawn over the log's lines.
    world.err_is_terminal = false;
    if (world.start_log)(&filter) {
        return Ok(());
    }
    let allowed = "off, error, warn, info, debug, trace, cotejo::fuzzy=trace…".to_owned();
    Err(Error::ValueBad { option: LOG.to_owned(), value: filter, allowed })
}

/// The reader's language, needed before the command line is parsed: `--ui`, then `COTEJO_UI`, then the system's locales.
fn voice(world: &World<'_>) -> Voice {
    let mut wishes = Vec::new();
    let mut args = world.args.iter().skip(1).map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        if arg == "--" {
            break;
        }
        if arg == "--ui" {
            wishes.extend(args.next().map(std::borrow::Cow::into_owned));
        } else if let Some(tag) = arg.strip_prefix("--ui=") {
            wishes.push(tag.to_owned());
        }
    }
    wishes.extend((world.env)("COTEJO_UI"));
    wishes.extend(world.locales.iter().cloned());
    let wishes: Vec<Lang> =
        wishes.iter().filter_map(|tag| Lang::parse(tag.split(['.', '@']).next().unwrap_or_default()).ok()).collect();
    Voice::choose(&wishes)
}
