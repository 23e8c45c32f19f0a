//! `cotejo align`: which segments of a text and of its translation belong together.

use std::path::Path;

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session};
use crate::align::{Tongues, ladder};
use crate::desk::workspace::AlignOptions;
use crate::error::{Arg, Error};

pub(super) const COMMAND: Command = Command { name: "align", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("segments").long("segments").action(ArgAction::SetTrue).required(true))
        .arg(ClapArg::new("source").value_name("file").required(true))
        .arg(ClapArg::new("translation").value_name("translation").conflicts_with("out"))
        .arg(ClapArg::new("from").long("from").value_name("lang").required(true))
        .arg(ClapArg::new("to").long("to").value_name("lang").required(true))
        .arg(ClapArg::new("out").long("out").value_name("folder"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let named = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let missing = |arguments: &str| Error::ArgumentMissing { arguments: arguments.to_owned() };
    let source = session.lang_option(matches, "from")?.ok_or_else(|| missing("--from"))?;
    let target = session.lang_option(matches, "to")?.ok_or_else(|| missing("--to"))?;
    let workspace = session.workspace(matches)?;
    let seeded = session.memory.is_some();
    if seeded {
        session.open_there(&workspace)?;
    }
    let options = AlignOptions { tongues: Tongues { source, target }, seeded };
    let from = named("source").unwrap_or_default();
    if let Some(to) = named("translation") {
        let noted = workspace.align_files(from, to, &options)?;
        let beads = session.told(noted);
        session.print(&ladder::write(&beads))?;
        return Ok(Exit::Done);
    }
    if workspace.path(from).is_file() {
        let word = session.voice.say("value-translation", &[]);
        return Err(missing(&format!("<{word}>")).into());
    }
    let out = named("out").ok_or_else(|| missing("--out"))?;
    let noted = workspace.align_folder(from, Path::new(out), &options, session.overwrite(matches))?;
    let done = session.told(noted);
    for error in &done.left_out {
        let text = session.voice.error(error);
        session.eprint_message("notice-line", &[("text", Arg::Text(text))]);
    }
    let counts = [
        ("pairs", counted(done.ladders.len())),
        ("units", counted(usize::try_from(done.units).unwrap_or(usize::MAX))),
        ("left", counted(done.left_out.len())),
        ("folder", Arg::Text(out.to_owned())),
    ];
    session.print_message("align-done", &counts)?;
    Ok(if done.left_out.is_empty() { Exit::Done } else { Exit::Findings })
}
