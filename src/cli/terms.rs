//! `cotejo terms find`: the concepts that a word belongs to, and their terms. `cotejo terms suggest`: what the memory suggests.
//! Glossaries in and out are in [`glossary`].

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use unicode_width::UnicodeWidthStr as _;

use super::leverage::counted;
use super::{Command, Exit, Ran, Session, glossary};
use crate::desk::suggest_terms::{SuggestedTarget, SuggestedTerm, file_of};
use crate::desk::terms::{self, FoundConcept};
use crate::desk::workspace::{FileKind, NamedFile, SuggestOptions, WritePolicy};
use crate::error::{Arg, Error};
use crate::model::{Definition, SubjectField, Term};
use crate::report::json::ConceptLine;

pub(super) const COMMAND: Command = Command { name: "terms", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    let langs = |command: clap::Command| {
        command
            .arg(ClapArg::new("from").long("from").value_name("lang"))
            .arg(ClapArg::new("to").long("to").value_name("lang"))
            .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
    };
    let find = clap::Command::new("find").arg(ClapArg::new("word").value_name("word").required(true));
    let suggest = clap::Command::new("suggest")
        .arg(ClapArg::new("limit").long("limit").value_name("number"))
        .arg(ClapArg::new("out").long("out").value_name("file").conflicts_with("json"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue).requires("out"));
    command
        .subcommand_required(true)
        .subcommand(langs(find))
        .subcommand(langs(suggest))
        .subcommand(glossary::define_import(clap::Command::new("import")))
        .subcommand(glossary::define_export(clap::Command::new("export")))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let matches = match matches.subcommand() {
        Some(("find", matches)) => matches,
        Some(("suggest", matches)) => return suggest(session, matches),
        Some(("import", matches)) => return glossary::import(session, matches),
        Some(("export", matches)) => return glossary::export(session, matches),
        _ => return Err(Error::CommandMissing {}.into()),
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

fn suggest(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let options = SuggestOptions {
        from: session.lang_option(matches, "from")?,
        to: session.lang_list(matches, "to")?,
        limit: session.count_option(matches, "limit")?,
    };
    let workspace = session.workspace(matches)?;
    session.open_there(&workspace)?;
    let noted = workspace.suggest_terms(&options)?;
    let (found, known) = session.told(noted);
    if matches.get_flag("json") {
        for term in &found {
            session.json(term)?;
        }
    } else if found.is_empty() {
        session.print_message("terms-suggest-none", &[])?;
    } else if let Some(out) = session.out_option(matches) {
        let path = session.world.folder.join(out);
        let head = session.voice.say("terms-suggest-head", &[]);
        let file = NamedFile {
            bytes: file_of(&found, &known, &head).into_bytes(),
            kind: FileKind::Suggestions,
            policy: WritePolicy::Ours,
            story: None,
            path,
        };
        let written = workspace.write(std::slice::from_ref(&file), session.overwrite(matches))?;
        session.told(written);
        let shown = session.shown(&file.path);
        let args = [("count", counted(found.len())), ("file", Arg::Text(shown))];
        session.print_message("terms-suggest-written", &args)?;
    } else {
        for term in &found {
            print_suggestion(session, term)?;
        }
        session.print_message("terms-suggest-how", &[])?;
    }
    Ok(if found.is_empty() { Exit::Findings } else { Exit::Done })
}

fn print_suggestion(session: &mut Session<'_>, term: &SuggestedTerm) -> Result<(), super::Stop> {
    session.line(&term.source)?;
    let tags = term.targets.iter().map(|target| target.to.len()).max().unwrap_or(0);
    for SuggestedTarget { to, target, count, example } in &term.targets {
        session.line(&format!("  {to:tags$}  {target}  ×{count}  ({})", super::archive::short(&example[0])))?;
    }
    Ok(())
}

pub(super) fn print_concept(session: &mut Session<'_>, found: &FoundConcept<'_>) -> Result<(), super::Stop> {
    // What comes from a file that gives none has no id yet.
    let mut head = if found.concept.id.is_empty() { "·".to_owned() } else { found.concept.id.clone() };
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
