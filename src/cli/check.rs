//! `cotejo check`: what disagrees, where, and what to do about it.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::{Command, Exit, Ran, Session, Stop};
use crate::check::Subject;
use crate::desk::check::CheckReport;
use crate::error::Arg;
use crate::format::Input;
use crate::model::Span;
use crate::report::json::FindingLine;

pub(super) const COMMAND: Command = Command { name: "check", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("file").value_name("file"))
        .arg(ClapArg::new("to").long("to").value_name("lang"))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let targets = session.lang_list(matches, "to")?;
    let workspace = session.workspace(matches)?;
    let file = matches.get_one::<String>("file");
    let bytes = file.map(|file| session.read_page(file)).transpose()?;
    let input = file.zip(bytes.as_deref()).map(|(name, bytes)| Input { name, bytes });
    let noted = workspace.check(input.as_ref(), &targets)?;
    let report = session.told(noted);
    if matches.get_flag("json") {
        for (subject, finding) in &report.findings {
            let line = FindingLine::of(session.voice, file.map(String::as_str), subject, finding);
            session.json(&line)?;
        }
    } else {
        print_report(session, &report)?;
    }
    Ok(if report.findings.is_empty() { Exit::Done } else { Exit::Findings })
}

fn print_report(session: &mut Session<'_>, report: &CheckReport) -> Result<(), Stop> {
    let voice = session.voice;
    let mut last: Option<&Subject> = None;
    for (subject, finding) in &report.findings {
        // The texts stand once above all findings of a segment.
        if last != Some(subject) {
            if last.is_some() {
                session.line("")?;
            }
            let spans = report.findings.iter().filter(|(other, _)| other == subject);
            let (mut source, mut target) = (None, None);
            for (_, finding) in spans.take(8) {
                source = source.or(finding.remark.source);
                target = target.or(finding.remark.target);
            }
            let (from, to) = (subject.source_lang.to_string(), subject.target_lang.to_string());
            let width = from.len().max(to.len());
            session.line(&format!("{from:width$}  {}", excerpt(&subject.source.chars(), source)))?;
            session.line(&format!("{to:width$}  {}", excerpt(&subject.target.chars(), target)))?;
            last = Some(subject);
        }
        let text = |text: String| Arg::Text(text);
        let head = [
            ("place", text(subject.place.to_string())),
            ("check", text(voice.say(&format!("check-{}", finding.check), &[]))),
            ("severity", text(voice.say(&format!("severity-{}", finding.severity.name()), &[]))),
        ];
        session.line(&format!("  {}", voice.say("check-head", &head)))?;
        session.line(&format!("  {}", voice.remark(&finding.remark)))?;
    }
    let segments = Arg::Number(i64::try_from(report.segments).unwrap_or(i64::MAX));
    let findings = Arg::Number(i64::try_from(report.findings.len()).unwrap_or(i64::MAX));
    if report.segments == 0 {
        return session.print_message("check-nothing", &[]);
    }
    if report.findings.is_empty() {
        return session.print_message("check-clean", &[("segments", segments)]);
    }
    session.line("")?;
    session.print_message("check-summary", &[("findings", findings), ("segments", segments)])
}

/// A text in one line; a long one around the place that matters.
fn excerpt(text: &str, span: Option<Span>) -> String {
    const EXCERPT_CHARS: usize = 160;
    const CHARS_BEFORE: usize = 50;
    let chars: Vec<char> = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if chars.len() <= EXCERPT_CHARS {
        return chars.into_iter().collect();
    }
    let place = span.and_then(|span| text.get(..span.start)).map_or(0, |before| before.chars().count());
    let start = place.saturating_sub(CHARS_BEFORE).min(chars.len() - EXCERPT_CHARS);
    let mut out = String::new();
    if start > 0 {
        out.push('…');
    }
    out.extend(&chars[start..start + EXCERPT_CHARS]);
    if start + EXCERPT_CHARS < chars.len() {
        out.push('…');
    }
    out
}
