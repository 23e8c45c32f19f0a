//! `cotejo export`: what is published, and the memory's text snapshot.

use std::path::PathBuf;

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::check::Teller;
use super::pretranslate::shown;
use super::{Command, Exit, Ran, Session};
use crate::desk::workspace::{Export, ExportFormat, ExportOptions, FileKind, HandOverOptions, SnapshotText, Workspace};
use crate::error::{Arg, Error};
use crate::format::{Consumer, Input};
use crate::report::json::{ExportLine, HandedOverLine};

pub(super) const COMMAND: Command = Command { name: "export", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("files").value_name("file").num_args(0..).action(ArgAction::Append))
        .arg(ClapArg::new("format").long("format").value_name("format").value_delimiter(',').value_parser(
            clap::builder::PossibleValuesParser::new(ExportFormat::ALL.iter().map(|format| format.name())),
        ))
        .arg(ClapArg::new("to").long("to").value_name("langs").action(ArgAction::Append).conflicts_with("files"))
        .arg(ClapArg::new("from").long("from").value_name("lang").conflicts_with("files"))
        .arg(ClapArg::new("for").long("for").value_name("tool").value_parser(clap::builder::PossibleValuesParser::new(
            Consumer::ALL.iter().map(|consumer| consumer.name()),
        )))
        .arg(ClapArg::new("out").long("out").value_name("folder"))
        .arg(ClapArg::new("with-findings").long("with-findings").action(ArgAction::SetTrue))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    session.open_there(&workspace)?;
    let mut options = ExportOptions { out: session.out_option(matches), ..ExportOptions::default() };
    if let Some(formats) = matches.get_many::<String>("format") {
        options.formats = formats.filter_map(|name| ExportFormat::named(name)).collect();
    }
    options.consumer = matches.get_one::<String>("for").and_then(|name| Consumer::named(name));
    if !matches.contains_id("files") {
        let named = ["to", "from", "for"].iter().any(|option| matches.contains_id(option));
        return if named {
            hand_over(session, matches, &workspace, options)
        } else {
            snapshot(session, matches, &workspace)
        };
    }
    let render = session.pages();
    options.with_findings = matches.get_flag("with-findings");
    let mut published: Vec<(String, Vec<PathBuf>)> = Vec::new();
    session.each_file(matches, |session, file| {
        let bytes = session.read_page(file)?;
        let noted = workspace.export(&Input { name: file, bytes: &bytes }, &options, &render, &session.stamp())?;
        let export = session.told(noted);
        let own: Vec<PathBuf> =
            export.files.iter().filter(|one| one.kind != FileKind::Catalogue).map(|one| one.path.clone()).collect();
        if let Some((other, _)) = published.iter().find(|(_, files)| files.iter().any(|path| own.contains(path))) {
            return Err(Error::StoryTwice { file: file.clone(), other: other.clone() }.into());
        }
        published.push((file.clone(), own));
        let written = workspace.write(&export.files, session.overwrite(matches))?;
        session.told(written);
        let files = shown(session, &export.files);
        let ended = if export.stopped { Exit::Findings } else { Exit::Done };
        if matches.get_flag("json") {
            session.json(&ExportLine::of(session.voice, file, &export, files))?;
        } else {
            let Export { story, checked, stopped, outdated, .. } = export;
            if !checked.faulty.is_empty() {
                let mut teller = Teller { json: false, file: None, findings: 0 };
                checked.faulty.iter().try_for_each(|faulty| teller.tell(session, faulty))?;
                teller.summary(session, checked.segments)?;
            }
            if stopped && outdated {
                session.print_message("export-outdated", &[("file", Arg::Text(file.clone()))])?;
            }
            if stopped && story.report.misleading() > 0 {
                let count = super::leverage::counted(story.report.misleading());
                session.print_message("export-stopped", &[("file", Arg::Text(file.clone())), ("count", count)])?;
            }
            let open = story.report.open();
            if open > 0 {
                session.print_message("export-draft", &[("count", super::leverage::counted(open))])?;
            }
            for file in files {
                session.print_message("export-wrote", &[("file", Arg::Text(file))])?;
            }
        }
        Ok(ended)
    })
}

/// The confirmed units for another tool.
fn hand_over(session: &mut Session<'_>, matches: &ArgMatches, workspace: &Workspace, options: ExportOptions) -> Ran {
    if matches.contains_id("format") && options.formats != [ExportFormat::Tmx] {
        let value = options.formats.iter().map(|format| format.name()).collect::<Vec<_>>().join(",");
        return Err(Error::ValueBad { option: "--format".to_owned(), value, allowed: "tmx".to_owned() }.into());
    }
    let options = HandOverOptions {
        source: session.lang_option(matches, "from")?,
        targets: session.lang_list(matches, "to")?,
        consumer: options.consumer,
        out: options.out,
    };
    let noted = workspace.hand_over(&options, session.overwrite(matches))?;
    let mut nothing = false;
    for handed in session.told(noted) {
        let wrote = handed.units.units > 0;
        nothing |= !wrote;
        let file = session.shown(&handed.file);
        if matches.get_flag("json") {
            session.json(&HandedOverLine::of(&handed, options.consumer.map(Consumer::name), wrote.then_some(file)))?;
            continue;
        }
        let lang = Arg::Text(session.voice.lang_name(&handed.target));
        let left = super::leverage::counted(handed.units.unconfirmed);
        if wrote {
            let count = super::leverage::counted(handed.units.units);
            let args = [("file", Arg::Text(file)), ("count", count), ("unconfirmed", left)];
            session.print_message("export-handed", &args)?;
        } else {
            session.print_message("export-handed-none", &[("lang", lang), ("unconfirmed", left)])?;
        }
    }
    Ok(if nothing { Exit::Findings } else { Exit::Done })
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
