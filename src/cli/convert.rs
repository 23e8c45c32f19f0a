//! `cotejo convert`: what one file says, in a file of another kind.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session};
use crate::desk::workspace::ConvertOptions;
use crate::error::Arg;
use crate::format::XliffVersion;

pub(super) const COMMAND: Command = Command { name: "convert", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("file").value_name("file").required(true))
        .arg(ClapArg::new("into").value_name("new-file").required(true))
        .arg(ClapArg::new("to").long("to").value_name("lang"))
        .arg(ClapArg::new("xliff").long("xliff").value_name("version").value_parser(
            clap::builder::PossibleValuesParser::new(XliffVersion::ALL.iter().map(|version| version.name())),
        ))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let named = |id: &str| matches.get_one::<String>(id).cloned().unwrap_or_default();
    let options = ConvertOptions {
        target: session.lang_option(matches, "to")?,
        xliff: matches.get_one::<String>("xliff").and_then(|version| XliffVersion::named(version)),
    };
    let workspace = session.workspace(matches)?;
    let noted = workspace.convert(&named("file"), &named("into"), &options)?;
    let converted = session.told(noted);
    let written = workspace.write(std::slice::from_ref(&converted.file), session.overwrite(matches))?;
    session.told(written);
    let file = session.shown(&converted.file.path);
    if matches.get_flag("json") {
        session.json(&serde_json::json!({
            "file": named("file"),
            "format": converted.from,
            "wrote": file,
            "kind": converted.kind.name(),
            "count": converted.count,
            "unconfirmed": converted.unconfirmed,
        }))?;
        return Ok(Exit::Done);
    }
    let args = [
        ("file", Arg::Text(file)),
        ("kind", Arg::Text(converted.kind.name().to_owned())),
        ("count", counted(converted.count)),
        ("unconfirmed", counted(converted.unconfirmed)),
    ];
    session.print_message("convert-done", &args)?;
    Ok(Exit::Done)
}
