//! `cotejo align`: what a newsroom published in several languages comes into its memory; with `--segments`, which segments
//! of a text and of its translation belong together.

use std::path::Path;

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session, archive};
use crate::align::{Tongues, ladder};
use crate::desk::project::Project;
use crate::desk::workspace::{AlignOptions, Workspace};
use crate::error::{Arg, Error};

pub(super) const COMMAND: Command = Command { name: "align", aliases: &["learn"], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("segments").long("segments").action(ArgAction::SetTrue))
        .arg(ClapArg::new("source").value_name("file").required(true))
        .arg(ClapArg::new("translation").value_name("translation").conflicts_with("out"))
        .arg(ClapArg::new("more").value_name("file").num_args(1..).action(ArgAction::Append).conflicts_with("segments"))
        .arg(ClapArg::new("confidence").long("confidence").value_name("score").conflicts_with("segments"))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue).conflicts_with("segments"))
        .arg(ClapArg::new("from").long("from").value_name("lang").requires("segments"))
        .arg(ClapArg::new("to").long("to").value_name("lang").requires("segments"))
        .arg(ClapArg::new("out").long("out").value_name("folder").requires("segments"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue).requires("segments"))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    if !matches.get_flag("segments") {
        let given = ["source", "translation", "more"].into_iter();
        let given = given.flat_map(|name| matches.get_many::<String>(name).into_iter().flatten()).cloned();
        return archive::learn(session, &given.collect::<Vec<_>>(), matches);
    }
    let named = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let missing = |arguments: &str| Error::ArgumentMissing { arguments: arguments.to_owned() };
    let source = session.lang_option(matches, "from")?.ok_or_else(|| missing("--from"))?;
    let target = session.lang_option(matches, "to")?.ok_or_else(|| missing("--to"))?;
    let seeded = session.memory.is_some();
    let workspace = if seeded {
        let workspace = session.workspace(matches)?;
        session.open_there(&workspace)?;
        workspace
    } else {
        // Without a memory that is named none is needed, and no place for one.
        let folder = session.world.folder.clone();
        Workspace::new(Project::default_for(&folder), session.stamp()).in_folder(folder)
    };
    let options = AlignOptions { tongues: Tongues { source, target }, seeded };
    let from = named("source").unwrap_or_default();
    if let Some(to) = named("translation") {
        let noted = workspace.align_files(from, to, &options)?;
        let beads = session.told(noted);
        session.print(&ladder::write(&beads))?;
        return Ok(Exit::Done);
    }
    if workspace.path(from).is_file() {
        let word = session.voice.say("value-translation", &[]);
        return Err(missing(&format!("<{word}>")).into());
    }
    let out = named("out").ok_or_else(|| missing("--out"))?;
    let noted = workspace.align_folder(from, Path::new(out), &options, session.overwrite(matches))?;
    let done = session.told(noted);
    for error in &done.left_out {
        let text = session.voice.error(error);
        session.eprint_message("notice-line", &[("text", Arg::Text(text))]);
    }
    let counts = [
        ("pairs", counted(done.ladders.len())),
        ("units", counted(usize::try_from(done.units).unwrap_or(usize::MAX))),
        ("left", counted(done.left_out.len())),
        ("folder", Arg::Text(out.to_owned())),
    ];
    session.print_message("align-done", &counts)?;
    Ok(if done.left_out.is_empty() { Exit::Done } else { Exit::Findings })
}
