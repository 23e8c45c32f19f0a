//! `cotejo segment`: blocks in, sentences out.

use std::io::{BufRead, BufReader, Read};

use clap::{Arg as ClapArg, ArgMatches};

use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::project::Project;
use crate::desk::source::lang_in_name;
use crate::error::Error;
use crate::model::Lang;
use crate::segment::{BLOCK_LIMIT, Segmenter};
use crate::story;

pub(super) const COMMAND: Command = Command { name: "segment", aliases: &[], define, run };

/// How much of the text is looked at to tell its language, in bytes.
const TELLING: usize = 64 * 1024;

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("file").value_name("file").required(true))
        .arg(ClapArg::new("from").long("from").value_name("lang"))
        .arg(ClapArg::new("srx").long("srx").value_name("file"))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let file = matches.get_one::<String>("file").map_or("-", String::as_str);
    let told = session.lang_option(matches, "from")?;
    let project = Project::find(&session.world.folder, session.config.as_deref())?;
    let mut segmenter = match matches.get_one::<String>("srx") {
        Some(name) => {
            let bytes = session.read_page(name)?;
            let chars = text(name, 1, bytes)?;
            let noted = Segmenter::from_srx(name, &chars)?;
            session.eprint_notices(&noted.notices);
            noted.value
        }
        None => Segmenter::new(),
    };
    if let Some(project) = &project {
        segmenter = segmenter.with_no_break(&project.no_break);
    }
    if file == "-" {
        // Taken out of the session, which is needed for writing meanwhile; nothing else reads it. (No byte is leaked.)
        let input = std::mem::replace(&mut session.world.input, Box::leak(Box::new(std::io::empty())));
        return blocks(session, file, input, told, project.as_ref(), &segmenter);
    }
    let path = session.path(file);
    let input = std::fs::File::open(&path).map_err(|error| Error::reading(file, error))?;
    if path.is_dir() {
        return Err(Error::FileIsDirectory { file: file.to_owned() }.into());
    }
    blocks(session, file, input, told, project.as_ref(), &segmenter)
}

fn blocks(
    session: &mut Session<'_>,
    file: &str,
    input: impl Read,
    told: Option<Lang>,
    project: Option<&Project>,
    segmenter: &Segmenter,
) -> Ran {
    let mut head = Vec::new();
    let mut input = BufReader::new(input);
    if told.is_none() {
        input.by_ref().take(TELLING as u64).read_to_end(&mut head).map_err(|error| Error::reading(file, error))?;
    }
    let lang = match told.or_else(|| lang_in_name(file)).or_else(|| story::detect(&String::from_utf8_lossy(&head))) {
        Some(lang) => lang,
        None => match project.and_then(|project| project.source.clone()) {
            Some(lang) => lang,
            None => return Err(Error::LangMissing { file: file.to_owned() }.into()),
        },
    };
    let mut input = std::io::Cursor::new(head).chain(input);
    let mut number = 0;
    loop {
        number += 1;
        let mut bytes = Vec::new();
        let limit = BLOCK_LIMIT as u64 + 2;
        let read = input.by_ref().take(limit).read_until(b'\n', &mut bytes);
        if read.map_err(|error| Error::reading(file, error))? == 0 {
            return Ok(Exit::Done);
        }
        if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..3);
        }
        while bytes.last().is_some_and(|last| matches!(last, b'\n' | b'\r')) {
            bytes.pop();
        }
        if bytes.len() > BLOCK_LIMIT {
            let limit = (BLOCK_LIMIT >> 20) as u64;
            return Err(Error::BlockTooLong { file: file.to_owned(), line: number, limit }.into());
        }
        let block = text(file, number, bytes)?;
        sentences(session, &block, &lang, segmenter)?;
    }
}

fn sentences(session: &mut Session<'_>, block: &str, lang: &Lang, segmenter: &Segmenter) -> Result<(), Stop> {
    let mut from = 0;
    for to in segmenter.breaks(block, lang).into_iter().chain([block.len()]) {
        let sentence = block[from..to].trim();
        if !sentence.is_empty() {
            session.line(sentence)?;
        }
        from = to;
    }
    session.line("")
}

fn text(file: &str, line: u64, bytes: Vec<u8>) -> Result<String, Stop> {
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = line + memchr::memchr_iter(b'\n', before).count() as u64;
        Error::TextNotUtf8 { file: file.to_owned(), line }.into()
    })
}
