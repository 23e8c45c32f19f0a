//! `cotejo doctor`: which tools take a file, what each would lose, and a file that all of them take.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::doctor::Examined;
use crate::error::Arg;
use crate::format::doctor::{Effect, Finding, Lost};
use crate::report::json::{DoctorLine, FaultLine, LostLine};

pub(super) const COMMAND: Command = Command { name: "doctor", aliases: &[], define, run };

/// So many findings of a kind are shown to a person; the others are counted.
const SHOWN: u64 = 3;

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("file").value_name("file").required(true))
        .arg(ClapArg::new("repair").long("repair").value_name("file"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    let file = matches.get_one::<String>("file").map(String::as_str).unwrap_or_default();
    let mut teller = Teller { json: matches.get_flag("json"), file, kinds: BTreeMap::new(), stopped: None };
    let found = workspace.examine(file, &mut |finding| teller.tell(session, &finding));
    // The reader of the output went away: that is no error of the file's.
    if let Some(stop) = teller.stopped.take() {
        return Err(stop);
    }
    let examined = found?;
    if !teller.json {
        teller.rest(session)?;
        verdicts(session, &examined)?;
    }
    let mut line = DoctorLine::of(file, examined.format.id, &examined.diagnosis);
    if let Some(out) = matches.get_one::<String>("repair") {
        let path = session.path(out);
        let mut lost = Vec::new();
        let mut count = 0;
        let noted = workspace.repair(file, &examined, &path, session.overwrite(matches), &mut |loss| {
            count += 1;
            if lost.len() < LOST {
                lost.push(loss);
            }
        });
        // What was found is told also where nothing could be written.
        if noted.is_err() && teller.json {
            session.json(&line.value())?;
        }
        let noted = noted?;
        let repaired = session.told(noted);
        for loss in &lost {
            teller.lost(session, loss)?;
        }
        if !teller.json {
            let args = [("file", Arg::Text(out.clone())), ("units", counted(repaired.units)), ("lost", counted(count))];
            session.print_message("doctor-repaired", &args)?;
        }
        line.repaired = Some((out, repaired.units, count));
    } else if !teller.json && examined.format.doctor(file)?.repair.is_some() && !examined.diagnosis.faults.is_empty() {
        let new = format!("{}.repaired.tmx", file.strip_suffix(".tmx").unwrap_or(file));
        session.print_message("doctor-advice", &[("file", Arg::Text(file.to_owned())), ("new", Arg::Text(new))])?;
    }
    if teller.json {
        session.json(&line.value())?;
    }
    Ok(if examined.diagnosis.faults.is_empty() { Exit::Done } else { Exit::Findings })
}

/// So many losses are told one by one.
const LOST: usize = 100_000;

/// What every tool makes of the file; of one that is judged by its standard, whether it is valid.
fn verdicts(session: &mut Session<'_>, examined: &Examined) -> Result<(), Stop> {
    let diagnosis = &examined.diagnosis;
    let findings: u64 = diagnosis.faults.values().sum();
    if findings > 0 {
        session.line("")?;
    }
    let format = Arg::Text(examined.format.id.to_owned());
    let args = [("findings", counted(findings)), ("units", counted(diagnosis.units)), ("format", format)];
    session.print_message("doctor-summary", &args)?;
    let width = diagnosis.tools.iter().map(|of| of.tool.name.chars().count()).max().unwrap_or_default();
    for of in &diagnosis.tools {
        let args = [
            ("verdict", Arg::Text(of.verdict.name().to_owned())),
            ("units", counted(of.units)),
            ("all", counted(diagnosis.units)),
        ];
        let said = session.voice.say("doctor-verdict", &args);
        session.line(&format!("  {:width$}  {said}", of.tool.name))?;
    }
    Ok(())
}

struct Teller<'a> {
    json: bool,
    file: &'a str,
    /// For each kind the first line that it stands on, and how often it came.
    kinds: BTreeMap<&'static str, (u64, u64)>,
    stopped: Option<Stop>,
}

impl Teller<'_> {
    /// Tells of a finding; why the output stopped, if it did, is kept.
    fn tell(&mut self, session: &mut Session<'_>, finding: &Finding) -> ControlFlow<()> {
        let (_, count) = self.kinds.entry(finding.fault.id()).or_insert((finding.line, 0));
        *count += 1;
        let told = match (self.json, *count <= SHOWN) {
            (true, _) => session.json(&FaultLine::of(session.voice, self.file, finding)),
            (false, true) => Self::show(session, finding),
            (false, false) => Ok(()),
        };
        match told {
            Ok(()) => ControlFlow::Continue(()),
            Err(stop) => {
                self.stopped = Some(stop);
                ControlFlow::Break(())
            }
        }
    }

    fn show(session: &mut Session<'_>, finding: &Finding) -> Result<(), Stop> {
        let voice = session.voice;
        let place = place(finding.line, finding.column, finding.unit.as_ref());
        let said = voice.say(finding.fault.id(), &finding.fault.args());
        session.line(&format!("{} {said}", voice.say("doctor-place", &place)))?;
        for effect in Effect::ALL {
            let tools: Vec<&str> =
                finding.harms.iter().filter(|harm| harm.effect == *effect).map(|harm| harm.tool.name).collect();
            if !tools.is_empty() {
                let args = [("tools", Arg::Text(tools.join(", "))), ("effect", Arg::Text(effect.name().to_owned()))];
                session.line(&format!("  {}", voice.say("doctor-effect", &args)))?;
            }
        }
        Ok(())
    }

    /// How many more there were of each kind.
    fn rest(&self, session: &mut Session<'_>) -> Result<(), Stop> {
        for (line, count) in self.kinds.values().filter(|(_, count)| *count > SHOWN) {
            let args = [("count", counted(count - SHOWN)), ("line", Arg::Text(line.to_string()))];
            session.print_message("doctor-more", &args)?;
        }
        Ok(())
    }

    fn lost(&self, session: &mut Session<'_>, lost: &Lost) -> Result<(), Stop> {
        let voice = session.voice;
        if self.json {
            return session.json(&LostLine::of(voice, self.file, lost));
        }
        let place = voice.say("doctor-place", &place(lost.line, lost.column, lost.unit.as_ref()));
        session.line(&format!("{place} {}", voice.say(lost.loss.id(), &lost.loss.args())))
    }
}

fn place(line: u64, column: u64, unit: Option<&String>) -> [(&'static str, Arg); 3] {
    [
        ("line", Arg::Text(line.to_string())),
        ("column", Arg::Text(column.to_string())),
        ("unit", Arg::Text(unit.map_or("none", String::as_str).to_owned())),
    ]
}
