//! `cotejo check`: what disagrees, where, and what to do about it.

use std::ops::ControlFlow;

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::check::CheckedSegment;
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
    let mut teller = Teller { json: matches.get_flag("json"), file: file.map(String::as_str), findings: 0 };
    let mut unfinished = (0, 0);
    let segments = match file {
        Some(file) => {
            let bytes = session.read_page(file)?;
            let noted = workspace.check_file(&Input { name: file, bytes: &bytes }, &targets)?;
            let report = session.told(noted);
            for faulty in &report.faulty {
                teller.tell(session, faulty)?;
            }
            unfinished = report.unfinished;
            report.segments
        }
        None => {
            session.open_there(&workspace)?;
            let mut stopped = None;
            let noted = workspace.check_memory(&targets, &mut |faulty| match teller.tell(session, &faulty) {
                Ok(()) => ControlFlow::Continue(()),
                Err(stop) => {
                    stopped = Some(stop);
                    ControlFlow::Break(())
                }
            })?;
            if let Some(stop) = stopped {
                return Err(stop);
            }
            session.told(noted)
        }
    };
    if !teller.json {
        teller.summary(session, segments)?;
        if let (all, open @ 1..) = unfinished {
            session.print_message("check-unfinished", &[("open", counted(open)), ("segments", counted(all))])?;
        }
    }
    Ok(if teller.findings == 0 { Exit::Done } else { Exit::Findings })
}

/// Tells of one segment after the other.
pub(super) struct Teller<'a> {
    pub(super) json: bool,
    pub(super) file: Option<&'a str>,
    pub(super) findings: u64,
}

impl Teller<'_> {
    pub(super) fn tell(&mut self, session: &mut Session<'_>, faulty: &CheckedSegment) -> Result<(), Stop> {
        let CheckedSegment { subject, findings } = faulty;
        let voice = session.voice;
        if self.json {
            self.findings += findings.len() as u64;
            return findings.iter().try_for_each(|finding| {
                let line = FindingLine::of(voice, self.file, subject, finding);
                session.json(&line)
            });
        }
        // The texts stand once above all findings of a segment.
        if self.findings > 0 {
            session.line("")?;
        }
        self.findings += findings.len() as u64;
        let (mut source, mut target) = (None, None);
        for finding in findings.iter().take(8) {
            source = source.or(finding.remark.source);
            target = target.or(finding.remark.target);
        }
        let (from, to) = (subject.source_lang.to_string(), subject.target_lang.to_string());
        let width = from.len().max(to.len());
        session.line(&format!("{from:width$}  {}", excerpt(&subject.source.chars(), source)))?;
        session.line(&format!("{to:width$}  {}", excerpt(&subject.target.chars(), target)))?;
        for finding in findings {
            let text = |text: String| Arg::Text(text);
            let mut place = subject.in_file.id.clone().unwrap_or_else(|| subject.place.to_string());
            if let Some(line) = subject.in_file.line {
                place = voice.say("check-place-line", &[("line", Arg::Text(line.to_string())), ("place", text(place))]);
            }
            let head = [
                ("place", text(place)),
                ("check", text(voice.say(&format!("check-{}", finding.check), &[]))),
                ("severity", text(voice.say(&format!("severity-{}", finding.severity.name()), &[]))),
            ];
            session.line(&format!("  {}", voice.say("check-head", &head)))?;
            session.line(&format!("  {}", voice.remark(&finding.remark)))?;
        }
        Ok(())
    }

    pub(super) fn summary(&self, session: &mut Session<'_>, segments: u64) -> Result<(), Stop> {
        if segments == 0 {
            return session.print_message("check-nothing", &[]);
        }
        if self.findings == 0 {
            return session.print_message("check-clean", &[("segments", counted(segments))]);
        }
        session.line("")?;
        session.print_message("check-summary", &[("findings", counted(self.findings)), ("segments", counted(segments))])
    }
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
