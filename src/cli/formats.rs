//! `cotejo formats`: what is read and written, as a table of Markdown; the READMEs hold it.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::{Command, Exit, Ran, Session};
use crate::error::Arg;
use crate::format::{Capability, FORMATS};

pub(super) const COMMAND: Command = Command { name: "formats", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command.arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let json = matches.get_flag("json");
    if !json {
        let columns = session.voice.say("formats-columns", &[]);
        session.line(&format!("| {columns} |"))?;
        session.line("|---|---|---|---|")?;
    }
    for format in FORMATS {
        let mut reads = Capability::ALL.iter().filter(|&&capability| format.can(capability)).map(|can| can.name());
        let writes = format.writes().name();
        if json {
            let reads: Vec<&str> = reads.collect();
            let line =
                serde_json::json!({"id": format.id, "extensions": format.extensions, "reads": reads, "writes": writes});
            session.json(&line)?;
            continue;
        }
        let text = |value: &str| Arg::Text(value.to_owned());
        let name = session.voice.say("formats-name", &[("format", text(format.id))]);
        let endings: Vec<String> = format.extensions.iter().map(|ending| format!("`.{ending}`")).collect();
        let comes = session.voice.say("formats-in", &[("capability", text(reads.next().unwrap_or_default()))]);
        let goes = session.voice.say("formats-out", &[("out", text(writes))]);
        session.line(&format!("| {name} | {} | {comes} | {goes} |", endings.join(" ")))?;
    }
    Ok(Exit::Done)
}
