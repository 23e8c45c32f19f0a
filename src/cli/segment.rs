//! `cotejo segment`: blocks in, sentences out.

use std::io::Read;

use clap::{Arg as ClapArg, ArgMatches};

use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::project::Project;
use crate::desk::segment::{SegmentJob, segment, segmenter_of_srx};
use crate::error::Error;
use crate::segment::Segmenter;

pub(super) const COMMAND: Command = Command { name: "segment", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("file").value_name("file").required(true))
        .arg(ClapArg::new("from").long("from").value_name("lang"))
        .arg(ClapArg::new("srx").long("srx").value_name("file"))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let file = matches.get_one::<String>("file").map_or("-", String::as_str);
    let source = session.lang_option(matches, "from")?;
    let project = Project::find(&session.world.folder, session.config.as_deref())?;
    let mut segmenter = match matches.get_one::<String>("srx") {
        Some(name) => {
            let bytes = session.read_words(name)?;
            session.told(segmenter_of_srx(name, bytes)?)
        }
        None => Segmenter::new(),
    };
    if let Some(project) = &project {
        segmenter = segmenter.with_no_break(&project.no_break);
    }
    let project_source = project.and_then(|project| project.source);
    let job = SegmentJob { name: file, source, project_source, segmenter: &segmenter };
    if file == "-" {
        // Taken out of the session, which is needed for writing meanwhile; nothing else reads it. (No byte is leaked.)
        let input = std::mem::replace(&mut session.world.input, Box::leak(Box::new(std::io::empty())));
        return print_sentences(session, &job, input);
    }
    let path = session.path(file);
    let input = std::fs::File::open(&path).map_err(|error| Error::reading(file, error))?;
    if path.is_dir() {
        return Err(Error::FileIsDirectory { file: file.to_owned() }.into());
    }
    print_sentences(session, &job, input)
}

/// A sentence a line, and an empty line after each block.
fn print_sentences(session: &mut Session<'_>, job: &SegmentJob<'_>, input: impl Read) -> Ran {
    segment(job, input, |sentences: &[&str]| -> Result<(), Stop> {
        for sentence in sentences {
            session.line(sentence)?;
        }
        session.line("")
    })?;
    Ok(Exit::Done)
}
