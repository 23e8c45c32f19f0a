//! `cotejo review`: what alignment is least sure of is looked at by a person; with `--apply`, what she decided is followed.

use std::ops::ControlFlow;

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::archive::tell;
use super::leverage::counted;
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::archive::Unread;
use crate::desk::review::apply::{Applied, Refused};
use crate::desk::review::{Sheet, table};
use crate::desk::workspace::{FileKind, NamedFile, ReviewOptions, WritePolicy};
use crate::error::Arg;
use crate::report::json::ReviewLine;
use crate::report::review;

pub(super) const COMMAND: Command = Command { name: "review", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("pages").value_name("file").num_args(1..).action(ArgAction::Append))
        .arg(
            ClapArg::new("apply")
                .long("apply")
                .value_name("file")
                .conflicts_with_all(["pages", "csv", "limit", "out", "force"]),
        )
        .arg(ClapArg::new("csv").long("csv").action(ArgAction::SetTrue))
        .arg(ClapArg::new("limit").long("limit").value_name("number"))
        .arg(ClapArg::new("out").long("out").value_name("file"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue).conflicts_with_all(["csv", "out", "force"]))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    if let Some(file) = matches.get_one::<String>("apply") {
        return apply(session, file, matches);
    }
    let given: Vec<String> = matches.get_many::<String>("pages").into_iter().flatten().cloned().collect();
    let options = ReviewOptions { limit: session.count_option(matches, "limit")? };
    let workspace = session.workspace(matches)?;
    session.open_there(&workspace)?;
    let (voice, words) = (session.voice, session.spinner.as_ref().map(super::spinner::Spinner::words));
    let watch = |step| {
        if let Some(words) = &words {
            tell(voice, words, step);
        }
        ControlFlow::Continue(())
    };
    let noted = workspace.review(&given, &options, &session.stamp(), &watch)?;
    // Nobody breaks it off but by ending the process.
    let Some(found) = session.told(noted) else { return Ok(Exit::Done) };
    for Unread { error, .. } in &found.unread {
        let text = session.voice.error(error);
        session.eprint_message("notice-line", &[("text", Arg::Text(text))]);
    }
    let sheet = &found.sheet;
    if matches.get_flag("json") {
        for line in ReviewLine::all(sheet) {
            session.json(&line)?;
        }
    } else if sheet.items.is_empty() {
        session.print_message(if given.is_empty() { "review-nothing-inside" } else { "review-nothing" }, &[])?;
    } else {
        let csv = matches.get_flag("csv");
        let name = if csv { "review.csv" } else { "review.html" };
        let out = session.out_option(matches).map(|out| session.world.folder.join(out));
        let file = NamedFile {
            path: out.unwrap_or_else(|| workspace.out_folder(None).join(name)),
            bytes: if csv {
                table::write(sheet)
            } else {
                review(sheet, &session.voice, session.world.now).into_bytes()
            },
            kind: FileKind::Review,
            policy: WritePolicy::Ours,
            story: None,
        };
        let written = workspace.write(std::slice::from_ref(&file), session.overwrite(matches))?;
        session.told(written);
        written_to(session, sheet, &file, csv)?;
    }
    Ok(if sheet.items.is_empty() { Exit::Findings } else { Exit::Done })
}

fn written_to(session: &mut Session<'_>, sheet: &Sheet, file: &NamedFile, csv: bool) -> Result<(), Stop> {
    let shown = session.shown(&file.path);
    let args = [("count", counted(sheet.items.len())), ("file", Arg::Text(shown.clone()))];
    session.print_message("review-written", &args)?;
    if sheet.more > 0 {
        session.print_message("review-more", &[("count", counted(sheet.more))])?;
    }
    match csv {
        true => session.print_message("review-how-csv", &[("file", Arg::Text(shown))]),
        false => session.print_message("review-how-page", &[]),
    }
}

fn apply(session: &mut Session<'_>, file: &str, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    session.open_there(&workspace)?;
    let noted = workspace.apply_review(file, &session.stamp())?;
    let applied = session.told(noted);
    if matches.get_flag("json") {
        session.json(&applied)?;
    } else {
        for refused in &applied.refused {
            tell_refused(session, file, refused)?;
        }
        sum(session, &applied)?;
    }
    Ok(if applied.refused.is_empty() { Exit::Done } else { Exit::Findings })
}

fn tell_refused(session: &mut Session<'_>, file: &str, refused: &Refused) -> Result<(), Stop> {
    let words = super::archive::short(&refused.source);
    session.print_message(
        "review-refused",
        &[
            ("file", Arg::Text(file.to_owned())),
            ("line", counted(refused.line)),
            ("words", Arg::Text(words)),
            ("why", Arg::Text(refused.why.name().to_owned())),
        ],
    )
}

fn sum(session: &mut Session<'_>, applied: &Applied) -> Result<(), Stop> {
    let counts = [
        ("accepted", counted(applied.accepted)),
        ("corrected", counted(applied.corrected)),
        ("rejected", counted(applied.rejected)),
        ("already", counted(applied.already)),
        ("import", Arg::Text(applied.import.map(|import| import.0.to_string()).unwrap_or_default())),
    ];
    let nothing = applied.import.is_none();
    session.print_message(if nothing { "review-no-change" } else { "review-applied" }, &counts)
}
