//! `cotejo import`: another tool's memory, or a finished bilingual file, comes into the memory.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session};
use crate::desk::memory::ImportOptions;
use crate::error::Arg;
use crate::store::Prefer;

pub(super) const COMMAND: Command = Command { name: "import", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("files").value_name("file").required(true).num_args(1..).action(ArgAction::Append))
        .arg(ClapArg::new("as").long("as").value_name("lang"))
        .arg(ClapArg::new("to").long("to").value_name("lang"))
        .arg(
            ClapArg::new("prefer")
                .long("prefer")
                .value_name("side")
                .value_parser(clap::builder::PossibleValuesParser::new(Prefer::ALL.iter().map(|side| side.name()))),
        )
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    let prefer = matches.get_one::<String>("prefer").and_then(|side| Prefer::named(side)).unwrap_or_default();
    let (settle, target) = (session.lang_option(matches, "as")?, session.lang_option(matches, "to")?);
    let options = ImportOptions { settle, prefer, target, name_guessed: session.said_who.is_none() };
    let mut taken = false;
    let ended = session.each_file(matches, |session, file| {
        let noted = workspace.import(file, &options, &session.stamp())?;
        let imported = session.told(noted);
        if matches.get_flag("json") {
            let mut line = serde_json::json!({ "file": file, "memory": workspace.memory_shown()? });
            if let (Some(line), Ok(serde_json::Value::Object(report))) =
                (line.as_object_mut(), serde_json::to_value(&imported))
            {
                line.extend(report);
            }
            session.json(&line)?;
        } else {
            session.print_message(
                "import-done",
                &[
                    ("file", Arg::Text(file.clone())),
                    ("new", counted(imported.report.new)),
                    ("updated", counted(imported.report.updated)),
                    ("unchanged", counted(imported.report.unchanged)),
                    ("forgotten", counted(imported.report.forgotten.count)),
                    ("skipped", counted(imported.skipped)),
                    ("import", Arg::Text(imported.report.import.0.to_string())),
                ],
            )?;
        }
        taken = true;
        Ok(Exit::Done)
    });
    if taken && !matches.get_flag("json") {
        let memory = workspace.memory_shown()?;
        session.print_message("import-into", &[("memory", Arg::Text(memory))])?;
    }
    ended
}
