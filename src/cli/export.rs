//! `cotejo export`: what is published, and the memory's text snapshot.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::pretranslate::shown;
use super::{Command, Exit, Ran, Session};
use crate::desk::workspace::{Export, ExportFormat, ExportOptions, SnapshotText, Workspace};
use crate::error::Arg;
use crate::format::Input;
use crate::report::json::ExportLine;

pub(super) const COMMAND: Command = Command { name: "export", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("files").value_name("file").num_args(0..).action(ArgAction::Append))
        .arg(ClapArg::new("format").long("format").value_name("format").value_delimiter(',').value_parser(
            clap::builder::PossibleValuesParser::new(ExportFormat::ALL.iter().map(|format| format.name())),
        ))
        .arg(ClapArg::new("out").long("out").value_name("folder"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    session.open(&workspace)?;
    let Some(files) = matches.get_many::<String>("files") else {
        return snapshot(session, matches, &workspace);
    };
    let mut options = ExportOptions { out: session.out_option(matches), ..ExportOptions::default() };
    if let Some(formats) = matches.get_many::<String>("format") {
        options.formats = formats.filter_map(|name| ExportFormat::named(name)).collect();
    }
    let render = session.page_renderer();
    for file in files {
        let bytes = session.read_page(file)?;
        let noted = workspace.export(&Input { name: file, bytes: &bytes }, &options, &render, &session.stamp())?;
        let Export { story, files } = session.told(noted);
        workspace.write(&files, session.overwrite(matches))?;
        let files = shown(session, &files);
        if matches.get_flag("json") {
            session.json(&ExportLine::of(&story, files))?;
        } else {
            let open = story.report.open();
            if open > 0 {
                session.print_message("export-draft", &[("count", super::leverage::counted(open))])?;
            }
            for file in files {
                session.print_message("export-wrote", &[("file", Arg::Text(file))])?;
            }
        }
    }
    Ok(Exit::Done)
}

fn snapshot(session: &mut Session<'_>, matches: &ArgMatches, workspace: &Workspace) -> Ran {
    let noted = workspace.export_text(session.overwrite(matches))?;
    let SnapshotText { file, units } = session.told(noted);
    let shown = session.shown(&file);
    if matches.get_flag("json") {
        session.json(&serde_json::json!({ "file": shown, "units": units.units }))?;
    } else {
        let count = super::leverage::counted(units.units);
        session.print_message("export-snapshot", &[("file", Arg::Text(shown)), ("count", count)])?;
    }
    Ok(Exit::Done)
}
