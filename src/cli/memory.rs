//! `cotejo memory`: what whoever keeps the memory does with it.

use std::collections::BTreeSet;

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use serde::Serialize;

use super::leverage::counted;
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::memory;
use crate::error::{Arg, Error};
use crate::model::{Lang, Time, Unit, UnitId, Variant};
use crate::store::{Event, ImportId, Reader};

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
        .subcommand(sub("forget", Some(("unit", "unit"))))
        .subcommand(sub("undo", Some(("import", "number"))))
        .subcommand(sub("check", None))
        .subcommand(sub("verify", None).arg(ClapArg::new("sample").long("sample").value_name("number")))
        .subcommand(sub("backup", Some(("file", "file"))))
        .subcommand(sub("restore", Some(("file", "file"))))
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

fn open(session: &mut Session<'_>) -> Result<memory::Opened, Stop> {
    let project = session.project()?;
    session.open(&project)
}

fn forget(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let unit = given(matches, "unit");
    let opened = open(session)?;
    opened.memory.writer()?.forget(&UnitId::kept(unit), &session.stamp())?;
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
    let opened = open(session)?;
    let report = opened.memory.writer()?.undo(ImportId(i64::from(import)), &session.stamp())?;
    opened.memory.refresh_due_indexes()?;
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
    }
    Ok(Exit::Done)
}

fn check(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let opened = open(session)?;
    let notices = opened.memory.check()?;
    let units = opened.memory.reader()?.stats()?.units;
    let file = session.shown(&opened.file);
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
    let opened = open(session)?;
    let verified = crate::desk::verify::verify(opened.memory.reader()?.as_ref(), sample)?;
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
    let opened = open(session)?;
    opened.memory.backup(&session.path(file))?;
    if matches.get_flag("json") {
        session.json(&serde_json::json!({ "file": file, "units": opened.memory.reader()?.stats()?.units }))?;
    } else {
        session.print_message("memory-backed-up", &[("file", text(file))])?;
    }
    Ok(Exit::Done)
}

fn restore(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let file = given(matches, "file");
    let opened = open(session)?;
    let kept = memory::restore(&opened, &session.path(file), &session.stamp())?;
    let kept = session.shown(&kept);
    let units = opened.memory.reader()?.stats()?.units;
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
    let reader = open(session)?.memory.reader()?;
    let id = UnitId::kept(unit);
    let events = events(reader.as_ref(), &id)?;
    if events.is_empty() {
        return Err(Error::UnitUnknown { unit: unit.to_owned() }.into());
    }
    let imports = reader.imports()?;
    for (event, changes) in events {
        if matches.get_flag("json") {
            session.json(&ShownEvent {
                revision: event.revision,
                event: event.kind.name(),
                who: event.by.as_ref().map(|by| by.who.clone()),
                when: event.by.as_ref().map(|by| moment(by.when)),
                import: event.import,
                changes,
            })?;
            continue;
        }
        let (date, who) = match &event.by {
            Some(by) => (session.voice.date(by.when), by.who.clone()),
            None => (String::new(), String::new()),
        };
        let import = event.import.and_then(|id| imports.iter().find(|import| import.import == id));
        session.print_message(
            "memory-event",
            &[
                ("kind", text(event.kind.name())),
                ("date", if date.is_empty() { text("none") } else { Arg::Text(date) }),
                ("who", if who.is_empty() { text("none") } else { Arg::Text(who) }),
                ("import", Arg::Text(event.import.map_or_else(|| "none".to_owned(), |id| id.0.to_string()))),
                ("name", import.map_or_else(|| text("none"), |import| text(&import.name))),
            ],
        )?;
        for change in changes {
            for (sign, side) in [('−', &change.before), ('+', &change.after)] {
                if let Some(side) = side {
                    session.line(&format!("  {sign} {}  {side}", change.lang))?;
                }
            }
        }
    }
    Ok(Exit::Done)
}

/// What happened to a unit, and what each time became different.
fn events(store: &dyn Reader, id: &UnitId) -> Result<Vec<(Event, Vec<ShownChange>)>, Stop> {
    let mut out = Vec::new();
    let mut after = store.unit(id)?;
    for event in store.history(id)?.into_iter().rev() {
        let before = event.before.clone();
        // Of another program's writes nobody knows what was before.
        let known = before.is_some() || event.kind == crate::store::ChangeKind::New;
        let changes = if known { changes(before.as_ref(), after.as_ref()) } else { Vec::new() };
        if known {
            after = before;
        }
        out.push((event, changes));
    }
    out.reverse();
    Ok(out)
}

fn changes(before: Option<&Unit>, after: Option<&Unit>) -> Vec<ShownChange> {
    let variants = |unit: Option<&Unit>| unit.map(|unit| unit.variants.clone()).unwrap_or_default();
    let (before, after) = (variants(before), variants(after));
    let langs: BTreeSet<&Lang> = before.iter().chain(&after).map(|variant| &variant.lang).collect();
    let shown = |variants: &[Variant], lang: &Lang| {
        variants.iter().find(|variant| variant.lang == *lang).map(|variant| {
            let mut shown = variant.text.chars();
            shown.push_str(&format!(" [{}]", variant.state.name()));
            shown
        })
    };
    langs
        .into_iter()
        .map(|lang| ShownChange { lang: lang.to_string(), before: shown(&before, lang), after: shown(&after, lang) })
        .filter(|change| change.before != change.after)
        .collect()
}

/// A moment as ISO 8601 in UTC.
pub(super) fn moment(time: Time) -> String {
    jiff::Timestamp::from_second(time.0).map(|moment| moment.to_string()).unwrap_or_default()
}
