//! `cotejo init`: a project of one's own.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::{Command, Exit, Ran, Session};
use crate::desk::init::{init, put};
use crate::error::Arg;

pub(super) const COMMAND: Command = Command { name: "init", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("folder").value_name("folder"))
        .arg(ClapArg::new("from").long("from").value_name("lang"))
        .arg(ClapArg::new("to").long("to").value_name("lang"))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let given = matches.get_one::<String>("folder").map_or(".", String::as_str);
    let folder = session.path(given);
    let source = session.lang_option(matches, "from")?;
    let targets = session.lang_list(matches, "to")?;
    let voice = session.voice;
    let mut written = Vec::new();
    for (name, bytes) in init(&folder, source.as_ref(), &targets, &|id| voice.say(id, &[]))? {
        put(&folder, name, &bytes)?;
        written.push(session.shown(&folder.join(name)));
    }
    if matches.get_flag("json") {
        session.json(&serde_json::json!({ "files": written }))?;
        return Ok(Exit::Done);
    }
    for file in written {
        session.print_message("init-wrote", &[("file", Arg::Text(file))])?;
    }
    session.print_message("init-next", &[])?;
    Ok(Exit::Done)
}
