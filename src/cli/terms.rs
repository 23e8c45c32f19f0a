//! `cotejo terms find`: the concepts that a word belongs to, and their terms.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use unicode_width::UnicodeWidthStr as _;

use super::{Command, Exit, Ran, Session};
use crate::desk::terms::{self, FoundConcept};
use crate::error::{Arg, Error};
use crate::model::{Definition, SubjectField, Term};
use crate::report::json::ConceptLine;

pub(super) const COMMAND: Command = Command { name: "terms", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command.subcommand_required(true).subcommand(
        clap::Command::new("find")
            .arg(ClapArg::new("word").value_name("word").required(true))
            .arg(ClapArg::new("from").long("from").value_name("lang"))
            .arg(ClapArg::new("to").long("to").value_name("lang"))
            .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue)),
    )
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let Some(("find", matches)) = matches.subcommand() else {
        return Err(Error::CommandMissing {}.into());
    };
    let word = matches.get_one::<String>("word").map(String::as_str).unwrap_or_default();
    let from = session.lang_option(matches, "from")?;
    let to = session.lang_list(matches, "to")?;
    let json = matches.get_flag("json");
    let workspace = session.workspace(matches)?;
    let noted = workspace.termbase()?;
    let termbase = session.told(noted);
    let found = terms::find(&termbase, word, from.as_ref(), &to);
    if found.is_empty() {
        if workspace.project().terms.is_none() {
            session.eprint_message("terms-no-file", &[]);
        } else if !json {
            session.print_message("terms-none", &[("word", Arg::Text(word.to_owned()))])?;
        }
        return Ok(Exit::Findings);
    }
    for (at, one) in found.iter().enumerate() {
        if json {
            session.json(&ConceptLine::of(one))?;
            continue;
        }
        if at > 0 {
            session.line("")?;
        }
        print_concept(session, one)?;
    }
    Ok(Exit::Done)
}

fn print_concept(session: &mut Session<'_>, found: &FoundConcept<'_>) -> Result<(), super::Stop> {
    let mut head = found.concept.id.clone();
    if let Some(subject) = &found.concept.subject {
        let known = SubjectField::named(subject).map(|field| format!("subject-{}", field.name()));
        let subject = known.map_or_else(|| subject.clone(), |id| session.voice.say(&id, &[]));
        head.push_str(&format!(" · {subject}"));
    }
    if let Some(definition) = Definition::for_reader(&found.concept.definitions, &session.voice.lang()) {
        head.push_str(&format!(" · {}", definition.text));
    }
    session.line(&head)?;
    let widest = |of: fn(&Term) -> usize| found.terms.iter().map(|term| of(term)).max().unwrap_or(0);
    let tags = widest(|term| term.lang.to_string().len());
    let texts = widest(|term| term.text.width());
    let statuses: Vec<String> =
        found.terms.iter().map(|term| session.voice.say(&format!("status-{}", term.status.name()), &[])).collect();
    let widest_status = statuses.iter().map(|status| status.width()).max().unwrap_or(0);
    for (term, status) in found.terms.iter().zip(&statuses) {
        let blanks = " ".repeat(texts - term.text.width());
        let tag = term.lang.to_string();
        let after = " ".repeat(widest_status - status.width());
        let note = term.note.as_deref().map(|note| format!("{after}  {note}")).unwrap_or_default();
        session.line(&format!("  {tag:tags$}  {}{blanks}  {status}{note}", term.text))?;
    }
    Ok(())
}
