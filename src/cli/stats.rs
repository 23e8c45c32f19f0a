//! `cotejo stats`: what the memory holds.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use serde::Serialize;

use super::leverage::{columns, counted};
use super::memory::moment;
use super::{Command, Exit, Ran, Session};
use crate::desk::workspace::MemoryStats;
use crate::error::Arg;
use crate::model::{Lang, State};
use crate::store::{Import, ImportState, Stats};

pub(super) const COMMAND: Command = Command { name: "stats", aliases: &[], define, run };

/// How many imports are told of, the last ones.
const IMPORTS: usize = 10;

fn define(command: clap::Command) -> clap::Command {
    command.arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

#[derive(Serialize)]
struct ShownStats {
    file: String,
    bytes: u64,
    revision: u64,
    units: u64,
    documents: u64,
    originals: u64,
    origins: serde_json::Map<String, serde_json::Value>,
    languages: Vec<ShownLanguage>,
    imports: Vec<ShownImport>,
}

#[derive(Serialize)]
struct ShownLanguage {
    lang: Lang,
    variants: u64,
    states: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct ShownImport {
    import: i64,
    name: String,
    who: String,
    when: String,
    state: &'static str,
    new: u64,
    updated: u64,
    unchanged: u64,
    forgotten: u64,
    journey: String,
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    let noted = workspace.stats()?;
    let MemoryStats { stats, imports } = session.told(noted);
    let file = workspace.memory_shown()?;
    if matches.get_flag("json") {
        session.json(&shown(file, &stats, imports))?;
        return Ok(Exit::Done);
    }
    let kilobytes = counted(stats.bytes.div_ceil(1024));
    session.print_message("stats-memory", &[("file", Arg::Text(file)), ("size", kilobytes)])?;
    session
        .print_message("stats-units", &[("units", counted(stats.units)), ("documents", counted(stats.documents))])?;
    let voice = session.voice;
    let number = |count: u64| voice.number(i64::try_from(count).unwrap_or(i64::MAX));
    let state_name = |state: State| voice.say(&format!("stats-state-{}", state.name()), &[]);
    if stats.units > 0 {
        session.line("")?;
        let mut rows = vec![[
            voice.say("stats-language", &[]),
            voice.say("stats-variants", &[]),
            state_name(State::Initial),
            state_name(State::Translated),
            state_name(State::Reviewed),
            state_name(State::Final),
        ]];
        for lang in langs(&stats) {
            let of = |state: State| number(count(&stats, &lang, Some(state)));
            rows.push([
                voice.lang_name(&lang),
                number(count(&stats, &lang, None)),
                of(State::Initial),
                of(State::Translated),
                of(State::Reviewed),
                of(State::Final),
            ]);
        }
        session.print(&columns(voice, &rows))?;
        session.line("")?;
        let mut rows = vec![[voice.say("stats-origin", &[]), voice.say("stats-units-column", &[])]];
        for (origin, count) in &stats.origins {
            rows.push([voice.say(&format!("stats-origin-{}", origin.name()), &[]), number(*count)]);
        }
        session.print(&columns(voice, &rows))?;
    }
    if !imports.is_empty() {
        session.line("")?;
        session.print_message("stats-imports", &[("count", counted(imports.len() as u64))])?;
    }
    for import in imports.iter().rev().take(IMPORTS).rev() {
        let who = if import.by.who.is_empty() { "none".to_owned() } else { import.by.who.clone() };
        let journey = if import.journey == "put" { "import" } else { &import.journey };
        session.print_message(
            "stats-import",
            &[
                ("import", Arg::Text(import.import.0.to_string())),
                ("name", Arg::Text(import.name.clone())),
                ("date", Arg::Text(voice.date(import.by.when))),
                ("who", Arg::Text(who)),
                ("new", counted(import.new)),
                ("updated", counted(import.updated)),
                ("unchanged", counted(import.unchanged)),
                ("forgotten", counted(import.forgotten)),
                ("journey", Arg::Text(journey.to_owned())),
                ("state", Arg::Text(import.state.name().to_owned())),
            ],
        )?;
    }
    Ok(Exit::Done)
}

fn langs(stats: &Stats) -> Vec<Lang> {
    let mut langs: Vec<Lang> = stats.variants.iter().map(|(lang, _, _)| lang.clone()).collect();
    langs.dedup();
    langs
}

/// Variants of a language, in one state or in all.
fn count(stats: &Stats, lang: &Lang, state: Option<State>) -> u64 {
    let wanted = |there: &State| state.is_none_or(|state| state == *there);
    stats.variants.iter().filter(|(there, of, _)| there == lang && wanted(of)).map(|(_, _, count)| count).sum()
}

fn shown(file: String, stats: &Stats, imports: Vec<Import>) -> ShownStats {
    ShownStats {
        file,
        bytes: stats.bytes,
        revision: stats.revision,
        units: stats.units,
        documents: stats.documents,
        originals: stats.originals,
        origins: stats.origins.iter().map(|(origin, count)| (origin.name().to_owned(), (*count).into())).collect(),
        languages: langs(stats)
            .into_iter()
            .map(|lang| ShownLanguage {
                variants: count(stats, &lang, None),
                states: stats
                    .variants
                    .iter()
                    .filter(|(there, _, _)| *there == lang)
                    .map(|(_, state, count)| (state.name().to_owned(), (*count).into()))
                    .collect(),
                lang,
            })
            .collect(),
        imports: imports
            .into_iter()
            .map(|import| ShownImport {
                import: import.import.0,
                name: import.name,
                who: import.by.who,
                when: moment(import.by.when),
                state: match import.state {
                    ImportState::Running => "interrupted",
                    ImportState::Done => "done",
                    ImportState::Undone => "undone",
                },
                new: import.new,
                updated: import.updated,
                unchanged: import.unchanged,
                forgotten: import.forgotten,
                journey: import.journey,
            })
            .collect(),
    }
}
