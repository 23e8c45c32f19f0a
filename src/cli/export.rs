//! `cotejo export`: what is published, and the memory's text snapshot.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use serde::Serialize;

use super::{Command, Exit, Ran, Session};
use crate::desk::memory;
use crate::desk::project::Project;
use crate::desk::publish::{Published, publish};
use crate::desk::term_uses::uses;
use crate::desk::write::Overwrite;
use crate::error::{Arg, Error};
use crate::format::{self, Input};
use crate::model::Lang;
use crate::report;
use crate::store::Memory;

pub(super) const COMMAND: Command = Command { name: "export", aliases: &[], define, run };

/// What `--format` may name.
const EXPORT_FORMATS: &[&str] = &["html", "tmx"];

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("files").value_name("file").num_args(0..).action(ArgAction::Append))
        .arg(
            ClapArg::new("format")
                .long("format")
                .value_name("format")
                .value_delimiter(',')
                .value_parser(clap::builder::PossibleValuesParser::new(EXPORT_FORMATS)),
        )
        .arg(ClapArg::new("out").long("out").value_name("folder"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

/// One line of `--json`.
#[derive(Serialize)]
struct ExportLine<'a> {
    story: &'a str,
    to: String,
    draft: bool,
    files: Vec<String>,
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let project = session.project()?;
    let memory = session.open(&project)?.memory;
    let Some(files) = matches.get_many::<String>("files") else {
        return snapshot(session, matches, &project, &memory);
    };
    let formats: Vec<&str> = match matches.get_many::<String>("format") {
        Some(formats) => formats.map(String::as_str).collect(),
        None => EXPORT_FORMATS.to_vec(),
    };
    let termbase = session.termbase(&project)?;
    let segmenter = session.segmenter(&project);
    let out = session.out_folder(matches, &project);
    for file in files {
        let bytes = session.read_page(file)?;
        let format = format::recognize(file, &bytes)?;
        let Some(reader) = &format.bilingual else {
            return Err(crate::desk::source::cannot(file, format, "bilingual").into());
        };
        let read = (reader.read)(&Input { name: file, bytes: &bytes })?;
        session.eprint_notices(&read.notices);
        let stamp = session.stamp();
        let found = |text: &str, from: &Lang, to: &Lang| uses(&termbase, text, from, to);
        let done = publish(&memory, read.value, &project.folder, &segmenter, &found, (&stamp.who, stamp.when))?;
        session.eprint_notices(&done.notices);
        let folder = out.join(&done.value.name);
        let files = write(session, matches, &project, &memory, &done.value, &formats, &folder)?;
        if matches.get_flag("json") {
            let to = done.value.report.bilingual.target.to_string();
            session.json(&ExportLine { story: &done.value.name, to, draft: done.value.report.draft, files })?;
        } else {
            let open = done.value.report.open();
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

#[allow(clippy::too_many_arguments)]
fn write(
    session: &mut Session<'_>,
    matches: &ArgMatches,
    project: &Project,
    memory: &Memory,
    done: &Published,
    formats: &[&str],
    folder: &std::path::Path,
) -> Result<Vec<String>, super::Stop> {
    let bilingual = &done.report.bilingual;
    let force = matches.get_flag("force");
    let draft = if done.report.draft { "draft." } else { "" };
    let name = |ending: &str| folder.join(format!("{}.{}.{ending}", done.name, bilingual.target));
    let mut files = Vec::new();
    if formats.contains(&"html") {
        let page = report::bilingual(&done.report, &session.voice, session.world.now).into_bytes();
        // A draft's bilingual page is the one that pretranslate wrote, brought up to date.
        files.push((name(&format!("bilingual.{draft}html")), page));
        files.push((name(&format!("{draft}{}", done.extension)), done.page.clone()));
    }
    if formats.contains(&"tmx") {
        files.push((name("tmx"), done.tmx.clone()));
    }
    if let Some(catalogues) = &project.catalogues {
        for (lang, messages) in [(&bilingual.source, &done.site_source), (&bilingual.target, &done.site_target)] {
            let file = catalogues.join(lang.to_string()).join("site.ftl");
            if !messages.is_empty() {
                files.push((file.clone(), session.merged(&file, messages)?));
            }
        }
    }
    let mut ledger = memory.ledger()?;
    for (path, bytes) in &files {
        // The site's catalogue is merged, never replaced: what a person wrote there is in the bytes.
        let merged = path.file_name().is_some_and(|name| name == "site.ftl");
        session.writer(ledger.as_mut(), project, force || merged).write(path, bytes)?;
    }
    Ok(files.iter().map(|(path, _)| session.shown(path)).collect())
}

fn snapshot(session: &mut Session<'_>, matches: &ArgMatches, project: &Project, memory: &Memory) -> Ran {
    let Some(file) = &project.text else {
        return Err(Error::TextMissing {}.into());
    };
    let overwrite = if matches.get_flag("force") { Overwrite::Anything } else { Overwrite::Ours };
    let report = memory::publish_text(memory, file, overwrite)?;
    let shown = session.shown(file);
    if matches.get_flag("json") {
        session.json(&serde_json::json!({ "file": shown, "units": report.units }))?;
    } else {
        let count = super::leverage::counted(report.units);
        session.print_message("export-snapshot", &[("file", Arg::Text(shown)), ("count", count)])?;
    }
    Ok(Exit::Done)
}
