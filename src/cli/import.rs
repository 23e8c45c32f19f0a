//! `cotejo import`: another tool's memory, or a finished bilingual file, comes into the memory.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session};
use crate::desk::memory::{ImportOptions, Imported};
use crate::desk::workspace::Workspace;
use crate::error::{Arg, Error, Fault};
use crate::format::Input;
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
        let Some(package) = workspace.unpacked(file)? else {
            let noted = workspace.import(file, &options, &session.stamp())?;
            taken = true;
            let imported = session.told(noted);
            return tell(session, matches, &workspace, file, &imported);
        };
        // What a freelancer sent back, file by file.
        let mut failed = Vec::new();
        for (name, bytes) in &package {
            match workspace.import_input(&Input { name, bytes }, &options, &session.stamp()) {
                Ok(noted) => {
                    taken = true;
                    let imported = session.told(noted);
                    tell(session, matches, &workspace, name, &imported)?;
                }
                Err(error) if error.fault() == Fault::Input => {
                    session.eprint_error(&error);
                    failed.push(name.as_str());
                }
                Err(error) => return Err(error.into()),
            }
        }
        if failed.is_empty() {
            return Ok(Exit::Done);
        }
        let (count, total) = (failed.len() as u64, package.len() as u64);
        Err(Error::FilesNotDone { count, total, files: failed.join(", ") }.into())
    });
    if taken && !matches.get_flag("json") {
        let memory = workspace.memory_shown()?;
        session.print_message("import-into", &[("memory", Arg::Text(memory))])?;
    }
    ended
}

/// What an import of one file did.
fn tell(
    session: &mut Session<'_>,
    matches: &ArgMatches,
    workspace: &Workspace,
    file: &str,
    imported: &Imported,
) -> Ran {
    if matches.get_flag("json") {
        let mut line = serde_json::json!({ "file": file, "memory": workspace.memory_shown()? });
        if let (Some(line), Ok(serde_json::Value::Object(report))) =
            (line.as_object_mut(), serde_json::to_value(imported))
        {
            line.extend(report);
        }
        session.json(&line)?;
    } else {
        session.print_message(
            "import-done",
            &[
                ("file", Arg::Text(file.to_owned())),
                ("new", counted(imported.report.new)),
                ("updated", counted(imported.report.updated)),
                ("unchanged", counted(imported.report.unchanged)),
                ("forgotten", counted(imported.report.forgotten.count)),
                ("skipped", counted(imported.skipped)),
                ("import", Arg::Text(imported.report.import.0.to_string())),
            ],
        )?;
    }
    Ok(Exit::Done)
}
