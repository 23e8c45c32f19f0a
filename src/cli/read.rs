//! `cotejo read`: the story of a page and the site's strings, told apart.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session};
use crate::desk::read::{ExplainedBlock, PageReading, read_page};
use crate::error::Arg;
use crate::format::Input;

pub(super) const COMMAND: Command = Command { name: "read", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("page").value_name("file").required(true))
        .arg(ClapArg::new("explain").long("explain").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let file = matches.get_one::<String>("page").map(String::as_str).unwrap_or_default();
    let bytes = session.read_page(file)?;
    let noted = read_page(&Input { name: file, bytes: &bytes }, &session.sites()?, matches.get_flag("explain"))?;
    session.eprint_notices(&noted.notices);
    let told = noted.value;
    if matches.get_flag("json") {
        session.json(&told)?;
    } else if matches.get_flag("explain") {
        head(session, &told)?;
        for block in &told.explained {
            explain(session, block)?;
        }
    } else {
        show(session, &told)?;
    }
    Ok(Exit::Done)
}

/// A block, and what speaks for it being the story's or against that, in tenths.
fn explain(session: &mut Session<'_>, block: &ExplainedBlock) -> Result<(), super::Stop> {
    labelled(session, if block.story { "role" } else { "place" }, block.is, &block.text)?;
    for seen in &block.evidence {
        let tenths = Arg::Number((seen.weight * 10.0).round() as i64);
        let line = session.voice.say("read-evidence", &[("kind", Arg::Text(seen.kind.to_owned())), ("weight", tenths)]);
        session.line(&format!("    {line}"))?;
    }
    Ok(())
}

/// The story as it would be read, then the strings, each with what or where it is.
fn show(session: &mut Session<'_>, told: &PageReading) -> Result<(), super::Stop> {
    head(session, told)?;
    for (block, kind) in told.blocks.iter().zip(&told.block_kinds) {
        labelled(session, "role", kind, block)?;
    }
    session.line("")?;
    session.print_message("read-strings", &[("strings", counted(told.strings.len()))])?;
    for (string, place) in told.strings.iter().zip(&told.string_places) {
        labelled(session, "place", place, string)?;
    }
    Ok(())
}

/// What is told of the story before its text.
fn head(session: &mut Session<'_>, told: &PageReading) -> Result<(), super::Stop> {
    let lang = told.lang.clone().unwrap_or_else(|| "none".to_owned());
    session.print_message("read-story", &[("blocks", counted(told.blocks.len())), ("lang", Arg::Text(lang))])?;
    session.print_message("read-confidence", &[("confidence", Arg::Number(i64::from(told.confidence)))])?;
    let meta =
        [("read-byline", &told.meta.byline), ("read-date", &told.meta.date), ("read-section", &told.meta.section)];
    for (id, value) in meta {
        if let Some(value) = value {
            session.print_message(id, &[("text", Arg::Text(value.clone()))])?;
        }
    }
    Ok(())
}

fn labelled(session: &mut Session<'_>, what: &str, name: &str, text: &str) -> Result<(), super::Stop> {
    let label = session.voice.say(&format!("read-{what}"), &[("name", Arg::Text(name.to_owned()))]);
    session.line(&format!("[{label}] {text}"))
}
