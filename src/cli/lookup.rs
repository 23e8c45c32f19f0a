//! `cotejo lookup`: every earlier rendering that helps with a sentence, and why.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use serde::Serialize;

use super::leverage::counted;
use super::session::{DayEnd, listed};
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::lookup::{Filter, Match, Request};
use crate::desk::workspace::LookupOptions;
use crate::error::{Arg, Error};
use crate::fuzzy::{ContextMatch, Difference, DifferenceKind, EditKind, diff};
use crate::model::{Lang, Origin, State, Text};

pub(super) const COMMAND: Command = Command { name: "lookup", aliases: &[], define, run };

/// How many matches are shown unless told otherwise.
const TOP: usize = 5;

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("sentence").value_name("sentence").required_unless_present("queries"))
        .arg(ClapArg::new("queries").long("queries").value_name("file").conflicts_with("sentence"))
        .arg(ClapArg::new("from").long("from").value_name("lang"))
        .arg(ClapArg::new("to").long("to").value_name("lang").action(ArgAction::Append))
        .arg(ClapArg::new("threshold").long("threshold").value_name("score"))
        .arg(ClapArg::new("top").long("top").value_name("number"))
        .arg(ClapArg::new("all").long("all").action(ArgAction::SetTrue).conflicts_with("top"))
        .arg(ClapArg::new("origin").long("origin").value_name("origin").action(ArgAction::Append))
        .arg(ClapArg::new("state").long("state").value_name("state"))
        .arg(ClapArg::new("document").long("document").value_name("document"))
        .arg(ClapArg::new("since").long("since").value_name("day"))
        .arg(ClapArg::new("until").long("until").value_name("day"))
        .arg(ClapArg::new("also").long("also").value_name("file").action(ArgAction::Append))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

/// One line of `--json`.
#[derive(Serialize)]
struct Answer<'a> {
    query: String,
    matches: Vec<ShownMatch<'a>>,
}

/// A match in `--json`.
#[derive(Serialize)]
struct ShownMatch<'a> {
    unit: &'a str,
    source: String,
    target: String,
    score: u8,
    base: u8,
    penalties: Vec<ShownPenalty>,
    from: &'a Lang,
    to: &'a Lang,
    wanted: &'a Lang,
    context: &'static str,
    confirmed: bool,
    state: &'static str,
    origin: &'static str,
    document: Option<&'a str>,
    changed: Option<String>,
    changed_by: Option<String>,
    /// None for the project's own.
    memory: Option<&'a str>,
    differences: Vec<ShownDifference>,
}

#[derive(Serialize)]
struct ShownPenalty {
    name: &'static str,
    points: u8,
}

#[derive(Serialize)]
struct ShownDifference {
    change: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    named: Option<&'static str>,
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let source = session.lang_option(matches, "from")?;
    let threshold = session.score_option(matches, "threshold")?;
    let limit = if matches.get_flag("all") { None } else { Some(top(matches)?.unwrap_or(TOP)) };
    let filter = filter(session, matches)?;
    let workspace = session.workspace(matches)?;
    session.open_there(&workspace)?;
    let queries = match matches.get_one::<String>("queries") {
        Some(file) => Some((file, session.read_page(file)?)),
        None => None,
    };
    let sample = match (&queries, matches.get_one::<String>("sentence")) {
        (Some((_, bytes)), _) => String::from_utf8_lossy(bytes).into_owned(),
        (None, sentence) => sentence.cloned().unwrap_or_default(),
    };
    let options = LookupOptions { source, sample, targets: session.lang_list(matches, "to")?, threshold };
    let noted = workspace.request(&options)?;
    let request = Request { limit, filter, ..session.told(noted) };

    let json = matches.get_flag("json");
    if let Some((file, bytes)) = queries {
        let not_text = |error: std::str::Utf8Error| {
            let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count() as u64;
            Error::TextNotUtf8 { file: file.clone(), line }
        };
        let sentences = std::str::from_utf8(&bytes).map_err(not_text)?;
        let sentences: Vec<&str> = sentences.trim_start_matches('\u{feff}').lines().collect();
        let make = |request: &Request, found: Vec<Match>| {
            Ok(if json { Answered::Json(line(request, &found)?) } else { Answered::Matches(found) })
        };
        let mut number = 0_u64;
        let noted = workspace.lookup_all(&request, &sentences, &make, |request, answer| {
            number += 1;
            match answer {
                Answered::Json(line) => session.json_line(&format!("{{\"line\":{number},{}", &line[1..])),
                Answered::Matches(found) => {
                    if number > 1 {
                        session.line("")?;
                    }
                    let sentence = Arg::Text(request.text.chars());
                    session.print_message("lookup-query", &[("line", counted(number)), ("sentence", sentence)])?;
                    print_matches(session, &found, request)
                }
            }
        })?;
        session.told(noted);
        return Ok(Exit::Done);
    }
    let sentence = matches.get_one::<String>("sentence").map(String::as_str).unwrap_or_default();
    let request = Request { text: Text::plain(sentence), ..request };
    let noted = workspace.lookup(&request)?;
    let found = session.told(noted);
    if json {
        session.json_line(&line(&request, &found)?)?;
    } else {
        print_matches(session, &found, &request)?;
    }
    Ok(if found.is_empty() { Exit::Findings } else { Exit::Done })
}

/// An answer made in another thread.
enum Answered {
    Json(String),
    Matches(Vec<Match>),
}

/// What is left out before the best are taken.
fn filter(session: &Session<'_>, matches: &ArgMatches) -> Result<Filter, Stop> {
    let bad = |option: &str, value: &str, allowed: Vec<&str>| Error::ValueBad {
        option: option.to_owned(),
        value: value.to_owned(),
        allowed: allowed.join(", "),
    };
    let origin = |name: &str| {
        let allowed = || Origin::ALL.iter().map(|origin| origin.name()).collect();
        Origin::named(name).ok_or_else(|| bad("--origin", name, allowed()))
    };
    let state = |name: &String| {
        let allowed = || State::ALL.iter().map(|state| state.name()).collect();
        State::named(name).ok_or_else(|| bad("--state", name, allowed()))
    };
    Ok(Filter {
        origins: listed(matches, "origin").map(origin).collect::<Result<_, _>>()?,
        state: matches.get_one::<String>("state").map(state).transpose()?,
        document: matches.get_one::<String>("document").cloned(),
        since: session.day_option(matches, "since", DayEnd::First)?,
        until: session.day_option(matches, "until", DayEnd::Last)?,
    })
}

/// The line of `--json`.
fn line(request: &Request, found: &[Match]) -> Result<String, Error> {
    let answer =
        Answer { query: request.text.chars(), matches: found.iter().map(|found| shown(found, request)).collect() };
    serde_json::to_string(&answer).map_err(|error| Error::OutputFailed { reason: error.into() })
}

fn print_matches(session: &mut Session<'_>, found: &[Match], request: &Request) -> Result<(), Stop> {
    if found.is_empty() {
        let threshold = Arg::Number(i64::from(request.threshold));
        let filtered = request.filter != Filter::default();
        session.print_message(
            if filtered { "lookup-nothing-filtered" } else { "lookup-nothing" },
            &[("sentence", Arg::Text(request.text.chars())), ("threshold", threshold)],
        )?;
    }
    for (at, found) in found.iter().enumerate() {
        if at > 0 {
            session.line("")?;
        }
        show(session, found, request)?;
    }
    Ok(())
}

fn show(session: &mut Session<'_>, found: &Match, request: &Request) -> Result<(), Stop> {
    let text = |text: &str| Arg::Text(text.to_owned());
    let number = |points: u8| Arg::Number(i64::from(points));
    let head = if found.is_confirmed() { "lookup-match" } else { "lookup-match-unconfirmed" };
    session
        .print_message(head, &[("score", number(found.score)), ("lang", Arg::Text(found.target.lang.to_string()))])?;
    session.line(&format!("  {}", found.target.text.chars()))?;
    session.line(&format!("  {}", marked(&differences(found, request))))?;
    let named = names(&differences(found, request));
    for kind in named {
        session.print_message("lookup-differs", &[("kind", text(kind))])?;
    }
    for penalty in &found.penalties {
        session.print_message(
            "lookup-penalty",
            &[("kind", text(penalty.kind.name())), ("points", number(penalty.points))],
        )?;
    }
    if !found.penalties.is_empty() {
        session.print_message("lookup-base", &[("score", number(found.base))])?;
    }
    if found.context != ContextMatch::Neither {
        session.print_message("lookup-context", &[("context", text(found.context.name()))])?;
    }
    let or_none = |value: Option<&str>| text(value.filter(|value| !value.is_empty()).unwrap_or("none"));
    session.print_message(
        "lookup-provenance",
        &[
            ("unit", text(found.unit.id.as_str())),
            ("origin", text(found.unit.origin_of(&found.target).name())),
            ("document", or_none(found.unit.document.as_deref())),
            ("state", text(found.state().name())),
            ("date", or_none(changed(found).as_deref())),
            ("by", or_none(found.unit.changed_of(&found.target).1.as_deref())),
        ],
    )?;
    match &found.memory {
        Some(memory) => session.print_message("lookup-memory", &[("memory", text(memory))]),
        None => Ok(()),
    }
}

fn differences(found: &Match, request: &Request) -> Vec<Difference> {
    diff(found.source.text.key().as_str(), request.text.key().as_str())
}

/// The earlier source with what went and what came: `The [-visit-]{+talks+} ended.`
fn marked(differences: &[Difference]) -> String {
    let mut out = String::new();
    for difference in differences {
        match difference.change {
            EditKind::Equal => out.push_str(&difference.text),
            EditKind::Deleted => out.extend(["[-", &difference.text, "-]"]),
            EditKind::Inserted => out.extend(["{+", &difference.text, "+}"]),
        }
    }
    out
}

/// The kinds of difference that have a name, each once.
fn names(differences: &[Difference]) -> Vec<&'static str> {
    let mut out: Vec<&'static str> = differences.iter().filter_map(|one| one.named.map(DifferenceKind::name)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The day on which the rendering last changed.
fn changed(found: &Match) -> Option<String> {
    let moment = jiff::Timestamp::from_second(found.unit.changed_of(&found.target).0?.0).ok()?;
    Some(moment.strftime("%Y-%m-%d").to_string())
}

fn shown<'a>(found: &'a Match, request: &Request) -> ShownMatch<'a> {
    ShownMatch {
        unit: found.unit.id.as_str(),
        source: found.source.text.chars(),
        target: found.target.text.chars(),
        score: found.score,
        base: found.base,
        penalties: found
            .penalties
            .iter()
            .map(|penalty| ShownPenalty { name: penalty.kind.name(), points: penalty.points })
            .collect(),
        from: &found.source.lang,
        to: &found.target.lang,
        wanted: &found.wanted,
        context: found.context.name(),
        confirmed: found.is_confirmed(),
        state: found.state().name(),
        origin: found.unit.origin_of(&found.target).name(),
        document: found.unit.document.as_deref(),
        changed: changed(found),
        changed_by: found.unit.changed_of(&found.target).1,
        memory: found.memory.as_deref(),
        differences: differences(found, request)
            .into_iter()
            .map(|one| ShownDifference {
                change: one.change.name(),
                text: one.text,
                named: one.named.map(DifferenceKind::name),
            })
            .collect(),
    }
}

fn top(matches: &ArgMatches) -> Result<Option<usize>, Stop> {
    let Some(given) = matches.get_one::<String>("top") else { return Ok(None) };
    match given.parse::<usize>() {
        Ok(top) if top > 0 => Ok(Some(top)),
        _ => {
            Err(Error::ValueBad { option: "--top".to_owned(), value: given.clone(), allowed: "1, 2, 3…".to_owned() }
                .into())
        }
    }
}
