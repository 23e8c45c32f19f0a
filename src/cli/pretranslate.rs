//! `cotejo pretranslate`: the translator's first step.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage;
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::pretranslate::{Prepared, Pretranslated};
use crate::desk::workspace::{NamedFile, PretranslateOptions, Pretranslation, Refilled, Workspace, is_bilingual};
use crate::error::Arg;
use crate::format::{Input, XliffVersion};
use crate::report::json::{RefilledLine, TargetLine};

pub(super) const COMMAND: Command = Command { name: "pretranslate", aliases: &["translate"], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("files").value_name("file").required(true).num_args(1..).action(ArgAction::Append))
        .arg(ClapArg::new("from").long("from").value_name("lang"))
        .arg(ClapArg::new("to").long("to").value_name("lang").action(ArgAction::Append))
        .arg(ClapArg::new("also").long("also").value_name("file").action(ArgAction::Append))
        .arg(ClapArg::new("out").long("out").value_name("folder"))
        .arg(ClapArg::new("threshold").long("threshold").value_name("score"))
        .arg(ClapArg::new("leverage").long("leverage").value_name("score"))
        .arg(ClapArg::new("xliff").long("xliff").value_name("version").value_parser(
            clap::builder::PossibleValuesParser::new(XliffVersion::ALL.iter().map(|version| version.name())),
        ))
        .arg(ClapArg::new("update").long("update").action(ArgAction::SetTrue))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let json = matches.get_flag("json");
    let mut options = PretranslateOptions {
        source: session.lang_option(matches, "from")?,
        threshold: session.score_option(matches, "threshold")?,
        leverage: session.score_option(matches, "leverage")?,
        out: session.out_option(matches),
        targets: Vec::new(),
        update: matches.get_flag("update"),
        xliff: matches.get_one::<String>("xliff").and_then(|name| XliffVersion::named(name)),
    };
    let workspace = session.workspace(matches)?;
    options.targets = session.lang_list(matches, "to")?;
    session.open(&workspace)?;
    let overwrite = session.overwrite(matches);
    let render = session.pages();
    if !json {
        session.print_message("pretranslate-promise", &[])?;
    }
    session.each_file(matches, |session, file| {
        let bytes = session.read_page(file)?;
        let input = Input { name: file, bytes: &bytes };
        if is_bilingual(&input) {
            let noted = workspace.refill(&input, &options)?;
            let filled = session.told(noted);
            return refilled(session, &workspace, matches, &filled);
        }
        let noted = workspace.pretranslate(&Input { name: file, bytes: &bytes }, &options)?;
        drop(bytes);
        let mut done = session.told(noted);
        let written = workspace.write(done.catalogue.as_slice(), overwrite)?;
        session.told(written);
        if !json {
            heading(session, file, &done.story)?;
        }
        for at in 0..done.story.targets.len() {
            let files = done.files(at, &render)?;
            let files = session.told(files);
            let written = workspace.write(&files, overwrite)?;
            session.told(written);
            let shown = shown(session, &files);
            let Pretranslation { document, story, .. } = &done;
            let prepared = &story.targets[at];
            if json {
                session.json(&TargetLine::of(story, document, prepared, shown))?;
            } else {
                summary(session, prepared, &shown)?;
            }
        }
        Ok(Exit::Done)
    })
}

/// A bilingual file that came from elsewhere, filled.
fn refilled(session: &mut Session<'_>, workspace: &Workspace, matches: &ArgMatches, filled: &Refilled) -> Ran {
    let files = filled.files(&session.pages());
    let written = workspace.write(&files, session.overwrite(matches))?;
    session.told(written);
    let names = shown(session, &files);
    for story in &filled.stories {
        if matches.get_flag("json") {
            session.json(&RefilledLine::of(filled, story, names.clone()))?;
            continue;
        }
        let lang = session.voice.lang_name(&story.report.bilingual.target);
        let (done, open) = (leverage::counted(story.filled), leverage::counted(story.open));
        session.line("")?;
        session
            .print_message("pretranslate-refilled", &[("lang", Arg::Text(lang)), ("filled", done), ("open", open)])?;
        let table = leverage::table(session.voice, &story.report.leverage);
        session.print(&table)?;
    }
    if !matches.get_flag("json") {
        for name in names {
            session.line(&format!("  {name}"))?;
        }
    }
    Ok(Exit::Done)
}

/// The paths of files, as short as they can be said.
pub(super) fn shown(session: &Session<'_>, files: &[NamedFile]) -> Vec<String> {
    files.iter().map(|file| session.shown(&file.path)).collect()
}

fn heading(session: &mut Session<'_>, file: &str, done: &Pretranslated) -> Result<(), Stop> {
    let title = done.targets.first().map_or_else(|| done.name.clone(), |first| first.report.title.clone());
    session.line("")?;
    session.print_message(
        "pretranslate-story",
        &[
            ("title", Arg::Text(title)),
            ("file", Arg::Text(file.to_owned())),
            ("lang", Arg::Text(session.voice.lang_name(&done.reading.source))),
            ("by", Arg::Text(done.reading.source_by.name().to_owned())),
        ],
    )
}

fn summary(session: &mut Session<'_>, prepared: &Prepared, files: &[String]) -> Result<(), Stop> {
    let lang = session.voice.lang_name(&prepared.report.bilingual.target);
    session.line("")?;
    session.print_message("pretranslate-target", &[("lang", Arg::Text(lang))])?;
    let table = leverage::table(session.voice, &prepared.report.leverage);
    session.print(&table)?;
    let ambiguous = prepared.report.segments.iter().filter(|segment| segment.ambiguous).count();
    if ambiguous > 0 {
        let count = i64::try_from(ambiguous).unwrap_or(i64::MAX);
        session.print_message("pretranslate-ambiguous", &[("count", Arg::Number(count))])?;
    }
    for file in files {
        session.line(&format!("  {file}"))?;
    }
    Ok(())
}
