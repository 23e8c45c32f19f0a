//! `cotejo memory`: what whoever keeps the memory does with it.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use serde::Serialize;

use super::leverage::counted;
use super::{Command, Exit, Ran, Session};
use crate::desk::history::{HistoryEntry, VariantChange};
use crate::error::{Arg, Error};
use crate::model::{State, Time, UnitId, Variant};
use crate::store::ImportId;

pub(super) const COMMAND: Command = Command { name: "memory", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    let sub = |name: &'static str, argument: Option<(&'static str, &'static str)>| {
        let command = clap::Command::new(name);
        let command = match argument {
            Some((id, value)) => command.arg(ClapArg::new(id).value_name(value).required(true)),
            None => command,
        };
        command.arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
    };
    command
        .subcommand_required(true)
        .subcommand(sub("history", Some(("unit", "unit"))))
        .subcommand(forget_arguments(sub("forget", None)))
        .subcommand(sub("undo", Some(("import", "number"))))
        .subcommand(sub("check", None))
        .subcommand(sub("verify", None).arg(ClapArg::new("sample").long("sample").value_name("number")))
        .subcommand(sub("backup", Some(("file", "file"))))
        .subcommand(sub("restore", Some(("file", "file"))))
}

fn forget_arguments(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("unit").value_name("unit").required_unless_present("document").conflicts_with("document"))
        .arg(ClapArg::new("document").long("document").value_name("document"))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Error::CommandMissing {}.into());
    };
    match name {
        "history" => history(session, matches),
        "forget" => forget(session, matches),
        "undo" => undo(session, matches),
        "check" => check(session, matches),
        "verify" => verify(session, matches),
        "backup" => backup(session, matches),
        _ => restore(session, matches),
    }
}

fn given<'m>(matches: &'m ArgMatches, argument: &str) -> &'m str {
    matches.get_one::<String>(argument).map(String::as_str).unwrap_or_default()
}

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

fn forget(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    if let Some(document) = matches.get_one::<String>("document") {
        let noted = workspace.forget_document(document, &session.stamp())?;
        let report = session.told(noted);
        if matches.get_flag("json") {
            session.json(&report)?;
        } else {
            let import = report.import.map(|import| import.0.to_string()).unwrap_or_default();
            session.print_message(
                "memory-forgot-document",
                &[
                    ("document", text(document)),
                    ("forgotten", counted(report.forgotten)),
                    ("updated", counted(report.updated)),
                    ("import", Arg::Text(import)),
                ],
            )?;
        }
        return Ok(Exit::Done);
    }
    let unit = given(matches, "unit");
    let noted = workspace.forget(&UnitId::kept(unit), &session.stamp())?;
    session.told(noted);
    if matches.get_flag("json") {
        session.json(&serde_json::json!({ "unit": unit, "forgotten": true }))?;
    } else {
        session.print_message("memory-forgot", &[("unit", text(unit))])?;
    }
    Ok(Exit::Done)
}

fn undo(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let number = given(matches, "import");
    let import: u32 = number.parse().map_err(|_| Error::ValueBad {
        option: "memory undo".to_owned(),
        value: number.to_owned(),
        allowed: "none".to_owned(),
    })?;
    let workspace = session.workspace(matches)?;
    let noted = workspace.undo(ImportId(i64::from(import)), &session.stamp())?;
    let report = session.told(noted);
    if matches.get_flag("json") {
        session.json(&report)?;
    } else {
        session.print_message(
            "memory-undid",
            &[
                ("import", text(number)),
                ("forgotten", counted(report.forgotten)),
                ("restored", counted(report.restored)),
                ("kept", counted(report.kept)),
            ],
        )?;
        for kept in &report.units {
            let later = kept.import.map_or_else(|| "none".to_owned(), |import| import.0.to_string());
            let args = [("unit", text(kept.unit.as_str())), ("import", text(number)), ("later", Arg::Text(later))];
            session.print_message("memory-undo-left", &args)?;
        }
    }
    Ok(Exit::Done)
}

fn check(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    let noted = workspace.check_memory_file()?;
    let notices = session.told(noted);
    let units = workspace.stats()?.value.stats.units;
    let file = workspace.memory_shown()?;
    if matches.get_flag("json") {
        let findings: Vec<ShownNotice> = notices
            .iter()
            .map(|notice| ShownNotice { id: notice.id(), message: session.voice.notice(notice) })
            .collect();
        session.json(&serde_json::json!({ "file": file, "units": units, "findings": findings }))?;
    } else if notices.is_empty() {
        session.print_message("memory-sound", &[("file", Arg::Text(file)), ("units", counted(units))])?;
    } else {
        for notice in &notices {
            let sentence = session.voice.notice(notice);
            session.line(&sentence)?;
        }
        let count = counted(notices.len() as u64);
        session.print_message("memory-unsound", &[("file", Arg::Text(file)), ("count", count)])?;
    }
    Ok(if notices.is_empty() { Exit::Done } else { Exit::Findings })
}

fn verify(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let sample = match matches.get_one::<String>("sample") {
        None => crate::desk::verify::SAMPLE,
        Some(given) => given.parse().ok().filter(|&sample| sample > 0).ok_or_else(|| Error::ValueBad {
            option: "--sample".to_owned(),
            value: given.clone(),
            allowed: "1, 2, 3…".to_owned(),
        })?,
    };
    let workspace = session.workspace(matches)?;
    let noted = workspace.verify(sample)?;
    let verified = session.told(noted);
    if matches.get_flag("json") {
        session.json(&verified)?;
    } else {
        for query in &verified.differing {
            session.print_message("memory-differs", &[("query", text(query))])?;
        }
        session.print_message(
            "memory-verified",
            &[
                ("asked", counted(verified.asked)),
                ("agreed", counted(verified.agreed)),
                ("matches", counted(verified.matches)),
            ],
        )?;
    }
    Ok(if verified.differing.is_empty() { Exit::Done } else { Exit::Findings })
}

#[derive(Serialize)]
struct ShownNotice {
    id: &'static str,
    message: String,
}

fn backup(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let file = given(matches, "file");
    let workspace = session.workspace(matches)?;
    let noted = workspace.backup(&session.path(file))?;
    session.told(noted);
    if matches.get_flag("json") {
        let units = workspace.stats()?.value.stats.units;
        session.json(&serde_json::json!({ "file": file, "units": units }))?;
    } else {
        session.print_message("memory-backed-up", &[("file", text(file))])?;
    }
    Ok(Exit::Done)
}

fn restore(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let file = given(matches, "file");
    let workspace = session.workspace(matches)?;
    let noted = workspace.restore(&session.path(file), &session.stamp())?;
    let kept = session.told(noted);
    let kept = session.shown(&kept);
    let units = workspace.stats()?.value.stats.units;
    if matches.get_flag("json") {
        session.json(&serde_json::json!({ "file": file, "units": units, "before": kept }))?;
    } else {
        session.print_message(
            "memory-restored",
            &[("file", text(file)), ("units", counted(units)), ("kept", Arg::Text(kept))],
        )?;
    }
    Ok(Exit::Done)
}

/// An event of a unit's history in `--json`.
#[derive(Serialize)]
struct ShownEvent {
    revision: u64,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    import: Option<ImportId>,
    changes: Vec<ShownChange>,
}

/// What a variant was and became.
#[derive(Serialize)]
struct ShownChange {
    lang: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

fn history(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let unit = given(matches, "unit");
    let workspace = session.workspace(matches)?;
    let noted = workspace.history(&UnitId::kept(unit))?;
    for HistoryEntry { event, import_name, changes } in session.told(noted) {
        let voice = session.voice;
        if matches.get_flag("json") {
            session.json(&ShownEvent {
                revision: event.revision,
                event: event.kind.name(),
                who: event.by.as_ref().map(|by| by.who.clone()),
                when: event.by.as_ref().map(|by| moment(by.when)),
                import: event.import,
                changes: changes
                    .iter()
                    .map(|change| ShownChange::of(change, |state| state.name().to_owned()))
                    .collect(),
            })?;
            continue;
        }
        let (date, who) = match &event.by {
            Some(by) => (session.voice.date(by.when), by.who.clone()),
            None => (String::new(), String::new()),
        };
        session.print_message(
            "memory-event",
            &[
                ("kind", text(event.kind.name())),
                ("date", if date.is_empty() { text("none") } else { Arg::Text(date) }),
                ("who", if who.is_empty() { text("none") } else { Arg::Text(who) }),
                ("import", Arg::Text(event.import.map_or_else(|| "none".to_owned(), |id| id.0.to_string()))),
                ("name", text(import_name.as_deref().unwrap_or("none"))),
            ],
        )?;
        for change in changes {
            let change = ShownChange::of(&change, |state| voice.say(&format!("stats-state-{}", state.name()), &[]));
            for (sign, side) in [('−', &change.before), ('+', &change.after)] {
                if let Some(side) = side {
                    session.line(&format!("  {sign} {}  {side}", change.lang))?;
                }
            }
        }
    }
    Ok(Exit::Done)
}

impl ShownChange {
    fn of(change: &VariantChange, name: impl Fn(State) -> String) -> Self {
        let side = |variant: &Option<Variant>| {
            variant.as_ref().map(|variant| format!("{} [{}]", variant.text.chars(), name(variant.state)))
        };
        Self { lang: change.lang.to_string(), before: side(&change.before), after: side(&change.after) }
    }
}

/// A moment as ISO 8601 in UTC.
pub(super) fn moment(time: Time) -> String {
    jiff::Timestamp::from_second(time.0).map(|moment| moment.to_string()).unwrap_or_default()
}
