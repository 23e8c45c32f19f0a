//! `cotejo pretranslate`: the translator's first step.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use serde::Serialize;

use super::leverage;
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::leverage::{LEVERAGE_THRESHOLD, Leverage};
use crate::desk::lookup::THRESHOLD;
use crate::desk::pretranslate::{self, Job, Prepared, Pretranslated};
use crate::desk::term_uses::uses;
use crate::error::Arg;
use crate::format::Input;
use crate::report;

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
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

/// One line of `--json`.
#[derive(Serialize)]
struct TargetLine<'a> {
    story: &'a str,
    document: &'a str,
    from: String,
    from_by: &'static str,
    to: String,
    draft: bool,
    leverage: &'a Leverage,
    files: Vec<String>,
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let json = matches.get_flag("json");
    let source = session.lang_option(matches, "from")?;
    let threshold = session.score_option(matches, "threshold")?;
    let leverage = session.score_option(matches, "leverage")?.unwrap_or(LEVERAGE_THRESHOLD);
    let project = session.project()?;
    let memory = session.open(&project)?;
    let also = session.also(matches, &project, &memory.file)?;
    let targets = session.targets(matches, &project, &memory.memory)?;
    let termbase = session.termbase(&project)?;
    let segmenter = session.segmenter(&project);
    let out = session.out_folder(matches, &project);
    if !json {
        session.print_message("pretranslate-promise", &[])?;
    }
    for file in matches.get_many::<String>("files").into_iter().flatten() {
        let path = session.path(file);
        let bytes = session.read_page(file)?;
        let document = project.document_name(&path);
        // Found early: a file that is no document must not open a project's catalogue first.
        let input = Input { name: &document, bytes: &bytes };
        let job = Job {
            input,
            source: source.clone(),
            project_source: project.source.clone(),
            targets: targets.clone(),
            threshold: threshold.or(project.threshold).unwrap_or(THRESHOLD),
            leverage,
            penalties: project.penalties,
            segmenter: &segmenter,
            catalogue: session.catalogue(&project, source.as_ref().or(project.source.as_ref()))?,
            terms: &|text, from, to| uses(&termbase, text, from, to),
        };
        let done = pretranslate::pretranslate_from(&memory.memory, &also, &job)?;
        session.eprint_notices(&done.notices);
        let done = done.value;
        let mut ledger = memory.memory.ledger()?;
        ledger.keep_original(&document, &done.reading.hash, &bytes)?;
        let folder = out.join(&done.name);
        let force = matches.get_flag("force");
        let source_site = folder.join(done.reading.source.to_string()).join("site.ftl");
        let catalogue = session.new_catalogue(&done.site)?;
        session.writer(ledger.as_mut(), &project, force).write(&source_site, &catalogue)?;
        if !json {
            heading(session, file, &done)?;
        }
        for prepared in &done.targets {
            let target = &prepared.report.bilingual.target;
            let name = |ending: &str| folder.join(format!("{}.{target}.{ending}", done.name));
            let voice = session.voice;
            let draft_ending = if done.reading.document.format == "html" { "draft.html" } else { "draft.txt" };
            let site = folder.join(target.to_string()).join("site.ftl");
            let files = [
                (name("bilingual.html"), report::bilingual(&prepared.report, &voice, session.world.now).into_bytes()),
                (name("xlf"), prepared.xliff.clone()),
                (name(draft_ending), prepared.draft.clone()),
                (site, session.new_catalogue(&prepared.site)?),
            ];
            let mut writer = session.writer(ledger.as_mut(), &project, force);
            for (path, bytes) in &files {
                writer.write(path, bytes)?;
            }
            let shown: Vec<String> = files.iter().map(|(path, _)| session.shown(path)).collect();
            if json {
                session.json(&line(&done, &document, prepared, shown))?;
            } else {
                summary(session, prepared, &shown)?;
            }
        }
    }
    Ok(Exit::Done)
}

fn line<'a>(done: &'a Pretranslated, document: &'a str, prepared: &'a Prepared, files: Vec<String>) -> TargetLine<'a> {
    TargetLine {
        story: &done.name,
        document,
        from: done.reading.source.to_string(),
        from_by: done.reading.source_by.name(),
        to: prepared.report.bilingual.target.to_string(),
        draft: prepared.report.draft,
        leverage: &prepared.report.leverage,
        files,
    }
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
