//! `cotejo align <pages>`: what a newsroom published in several languages comes into its memory.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use clap::ArgMatches;
use serde::Serialize;

use super::leverage::counted;
use super::spinner::Words;
use super::{Exit, Ran, Session, Stop};
use crate::desk::archive::{Learnt, LeftOut, LeftOutBy, Refused, ReviewGain, Step, Unread};
use crate::desk::workspace::{CONFIDENCE, LearnOptions};
use crate::error::Arg;
use crate::l10n::Voice;

/// So many groups of pages are told one by one; of more, the numbers alone.
const TOLD: usize = 30;

/// So many doubtful pairs of sentences are shown.
const SHOWN: usize = 10;

/// How long a sentence is shown.
const LENGTH: usize = 60;

pub(super) fn learn(session: &mut Session<'_>, given: &[String], matches: &ArgMatches) -> Ran {
    let json = matches.get_flag("json");
    let options = LearnOptions { confidence: session.score_option(matches, "confidence")? };
    let workspace = session.workspace(matches)?;
    session.open(&workspace)?;
    let (voice, words) = (session.voice, session.spinner.as_ref().map(super::spinner::Spinner::words));
    let watch = |step| {
        if let Some(words) = &words {
            tell(voice, words, step);
        }
        ControlFlow::Continue(())
    };
    let noted = workspace.learn(given, &options, &session.stamp(), &watch)?;
    // Nobody breaks it off but by ending the process.
    let Some(learnt) = session.told(noted) else { return Ok(Exit::Done) };
    for Unread { error, .. } in &learnt.unread {
        let text = session.voice.error(error);
        session.eprint_message("notice-line", &[("text", Arg::Text(text))]);
    }
    if json {
        lines(session, &learnt)?;
    } else {
        report(session, &learnt, &options)?;
        if learnt.import.is_some() {
            let memory = workspace.memory_shown()?;
            session.print_message("import-into", &[("memory", Arg::Text(memory))])?;
        }
    }
    Ok(if learnt.is_empty() { Exit::Findings } else { Exit::Done })
}

/// What is being done, for whoever waits.
pub(super) fn tell(voice: Voice, words: &Words, step: Step) {
    let (id, done, of) = match step {
        Step::Reading(done, of) => ("progress-reading", done, of),
        Step::Pairing(done, of) => ("progress-pairing", done, of),
        Step::Aligning(done, of) => ("progress-aligning", done, of),
        Step::Writing => ("progress-writing", 0, 0),
    };
    words.say(|| voice.say(id, &[("done", counted(done)), ("of", counted(of))]));
}

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

/// Numbers by name, the greatest first: `en 33, pt-PT 33`.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut counts: Vec<(&str, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

fn report(session: &mut Session<'_>, learnt: &Learnt, options: &LearnOptions) -> Result<(), Stop> {
    let langs = listed(learnt.pages.iter().map(|page| page.lang.as_str()));
    let passed = counted(learnt.passed);
    session.print_message(
        "archive-read",
        &[("pages", counted(learnt.pages.len())), ("langs", Arg::Text(langs)), ("passed", passed)],
    )?;
    if learnt.furniture > 0 {
        session.print_message("archive-furniture", &[("count", counted(learnt.furniture))])?;
    }
    let groups: Vec<_> = learnt.groups.iter().filter(|group| group.refused.len() + 1 < group.files.len()).collect();
    for group in groups.iter().take(if groups.len() > TOLD { 0 } else { TOLD }) {
        let refused = |file: &&String| group.refused.iter().any(|refused| refused.file == **file);
        let files: Vec<&str> = group.files.iter().filter(|file| !refused(file)).map(String::as_str).collect();
        session.print_message(
            "archive-group",
            &[
                ("files", Arg::Text(files.join(" + "))),
                ("found", text(group.found.name())),
                ("units", counted(group.units)),
            ],
        )?;
    }
    if groups.len() > TOLD {
        let found = |name: &str| counted(groups.iter().filter(|group| group.found.name() == name).count());
        session.print_message(
            "archive-groups",
            &[
                ("groups", counted(groups.len())),
                ("links", found("links")),
                ("name", found("name")),
                ("content", found("content")),
            ],
        )?;
    }
    for refused in learnt.groups.iter().flat_map(|group| &group.refused).chain(&learnt.alone) {
        tell_refused(session, refused)?;
    }
    let mut beads: BTreeMap<&str, u64> = BTreeMap::new();
    for (shape, count) in learnt.groups.iter().flat_map(|group| &group.beads) {
        *beads.entry(shape).or_default() += count;
    }
    if !beads.is_empty() {
        let mut beads: Vec<(&str, u64)> = beads.into_iter().collect();
        beads.sort_by_key(|&(shape, count)| (std::cmp::Reverse(count), shape));
        let beads: Vec<String> = beads.iter().map(|(shape, count)| format!("{shape}: {count}")).collect();
        session.print_message("archive-beads", &[("beads", Arg::Text(beads.join(", ")))])?;
    }
    tell_left_out(session, learnt, options)?;
    tell_gain(session, learnt)?;
    match learnt.import {
        Some(import) => session.print_message(
            "archive-taken",
            &[
                ("new", counted(learnt.new)),
                ("updated", counted(learnt.updated)),
                ("unchanged", counted(learnt.unchanged)),
                ("gone", counted(learnt.gone)),
                ("import", Arg::Text(import.0.to_string())),
            ],
        ),
        None if learnt.is_empty() => session.print_message("archive-nothing", &[]),
        None => session.print_message("archive-no-news", &[("units", counted(learnt.unchanged))]),
    }
}

fn tell_refused(session: &mut Session<'_>, refused: &Refused) -> Result<(), Stop> {
    session.print_message(
        "archive-refused",
        &[
            ("file", text(&refused.file)),
            ("beside", text(refused.beside.as_deref().unwrap_or("none"))),
            ("why", text(refused.why.name())),
        ],
    )
}

fn tell_left_out(session: &mut Session<'_>, learnt: &Learnt, options: &LearnOptions) -> Result<(), Stop> {
    for why in LeftOutBy::ALL {
        let count = learnt.left_out.iter().filter(|left| left.why == *why).count();
        if count > 0 {
            let least = u64::from(options.confidence.unwrap_or(CONFIDENCE));
            let args = [("why", text(why.name())), ("count", counted(count)), ("least", counted(least))];
            session.print_message("archive-left-out", &args)?;
        }
        if why.is_open() {
            let mut doubtful: Vec<&LeftOut> = learnt.left_out.iter().filter(|left| left.why == *why).collect();
            doubtful.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
            for left in doubtful.iter().take(SHOWN) {
                let hundredths = (left.confidence * 100.0).floor();
                let line = format!("  {hundredths:>2} %  {}  |  {}", short(&left.source), short(&left.target));
                session.line(&line)?;
            }
            if count > SHOWN {
                session.print_message("archive-more", &[("count", counted(count - SHOWN))])?;
            }
        }
    }
    if learnt.otherwise > 0 {
        session.print_message("archive-otherwise", &[("count", counted(learnt.otherwise))])?;
    }
    Ok(())
}

/// What a look would bring, where it would bring anything.
fn tell_gain(session: &mut Session<'_>, learnt: &Learnt) -> Result<(), Stop> {
    let gain = learnt.review;
    let whole = |pairs: f32| counted(pairs.round().max(0.0) as u64);
    if gain.found + gain.right < 0.5 {
        return Ok(());
    }
    let args = [("looks", counted(gain.looks)), ("found", whole(gain.found)), ("right", whole(gain.right))];
    session.print_message("archive-review", &args)
}

/// The beginning of a sentence.
pub(super) fn short(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let begin: String = chars.by_ref().take(LENGTH).collect();
    if chars.next().is_some() { format!("{}…", begin.trim_end()) } else { begin }
}

/// The same for programs: what was read, what belongs together, what stayed outside, one a line, and the sum at last.
fn lines(session: &mut Session<'_>, learnt: &Learnt) -> Result<(), Stop> {
    #[derive(Serialize)]
    struct Sum {
        pages: usize,
        passed: u64,
        furniture: u64,
        groups: usize,
        otherwise: u64,
        new: u64,
        updated: u64,
        unchanged: u64,
        gone: u64,
        left_out: usize,
        review: ReviewGain,
        unread: usize,
        import: Option<crate::store::ImportId>,
    }
    for page in &learnt.pages {
        session.json(&serde_json::json!({ "page": page }))?;
    }
    for Unread { file, error } in &learnt.unread {
        let message = session.voice.error(error);
        session.json(&serde_json::json!({ "unread": { "file": file, "id": error.id(), "message": message } }))?;
    }
    for group in &learnt.groups {
        session.json(&serde_json::json!({ "group": group }))?;
    }
    for refused in &learnt.alone {
        session.json(&serde_json::json!({ "refused": refused }))?;
    }
    for left in &learnt.left_out {
        session.json(&serde_json::json!({ "left-out": left }))?;
    }
    let sum = Sum {
        pages: learnt.pages.len(),
        passed: learnt.passed,
        furniture: learnt.furniture,
        groups: learnt.groups.len(),
        otherwise: learnt.otherwise,
        new: learnt.new,
        updated: learnt.updated,
        unchanged: learnt.unchanged,
        gone: learnt.gone,
        left_out: learnt.left_out.len(),
        review: learnt.review,
        unread: learnt.unread.len(),
        import: learnt.import,
    };
    session.json(&serde_json::json!({ "learnt": sum }))
}
