//! `cotejo import`: another tool's memory, or a finished bilingual file, comes into the memory.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session, Stop};
use crate::desk::memory::{self, Imported, Opened};
use crate::desk::{bilingual_units, source};
use crate::error::{Arg, Error};
use crate::format::{self, Format, Input, Yield};
use crate::model::{Lang, hash_bytes};
use crate::store::{ImportJob, Manner};

pub(super) const COMMAND: Command = Command { name: "import", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("files").value_name("file").required(true).num_args(1..).action(ArgAction::Append))
        .arg(ClapArg::new("as").long("as").value_name("lang"))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let project = session.project()?;
    let settle = session.lang_option(matches, "as")?;
    let files: Vec<&String> = matches.get_many::<String>("files").into_iter().flatten().collect();
    let (memory, mut first) = match files.first() {
        Some(file) if holds_units(file, &session.path(file)) => session.open_for(&project, file, settle.as_ref())?,
        _ => (session.open(&project)?, None),
    };
    for file in files {
        let text = project.text.as_deref().filter(|_| session.memory.is_none());
        let imported = match first.take() {
            Some(imported) => {
                session.eprint_notices(&imported.notices);
                imported.value
            }
            None => import(session, &memory, file, settle.as_ref(), text)?,
        };
        if matches.get_flag("json") {
            let mut line = serde_json::json!({ "file": file });
            if let (Some(line), Ok(serde_json::Value::Object(report))) =
                (line.as_object_mut(), serde_json::to_value(&imported))
            {
                line.extend(report);
            }
            session.json(&line)?;
        } else {
            session.print_message(
                "import-done",
                &[
                    ("file", Arg::Text(file.clone())),
                    ("new", counted(imported.report.new)),
                    ("updated", counted(imported.report.updated)),
                    ("unchanged", counted(imported.report.unchanged)),
                    ("skipped", counted(imported.skipped)),
                    ("import", Arg::Text(imported.report.import.0.to_string())),
                ],
            )?;
        }
    }
    Ok(Exit::Done)
}

/// Whether a file is of a format that holds units; one that cannot be read is told of later.
fn holds_units(file: &str, path: &std::path::Path) -> bool {
    recognized(file, path).is_ok_and(|format| format.bilingual.is_none() && format.memory.is_some())
}

/// `text` is the memory's own published text: what comes from there takes its place whole.
fn import(
    session: &mut Session<'_>,
    memory: &Opened,
    file: &str,
    settle: Option<&Lang>,
    text: Option<&std::path::Path>,
) -> Result<Imported, Stop> {
    let path = session.path(file);
    let format = recognized(file, &path)?;
    let stamp = session.stamp();
    if format.bilingual.is_none() {
        let store = &memory.memory;
        let imported = match text {
            Some(text) if memory::same_file(text, &path) => memory::import_text(store, &path, &stamp)?,
            _ => memory::import_file(store, &path, file, settle, &stamp)?,
        };
        session.eprint_notices(&imported.notices);
        return Ok(imported.value);
    }
    let bytes = session.read_page(file)?;
    let Some(reader) = &format.bilingual else {
        return Err(source::cannot(file, format, "memory").into());
    };
    let read = (reader.read)(&Input { name: file, bytes: &bytes })?;
    session.eprint_notices(&read.notices);
    let mut units = bilingual_units::units(memory.memory.reader()?.as_ref(), &read.value, &stamp.who, stamp.when)?;
    if units.is_empty() {
        return Err(Error::ImportEmpty { file: file.to_owned() }.into());
    }
    if let Some(lang) = settle {
        units.iter_mut().for_each(|unit| memory::settle_tags(unit, lang));
    }
    let job =
        ImportJob { name: file.to_owned(), hash: hash_bytes(&bytes), manner: Manner::Merge, by: stamp, batch: None };
    let mut units = units.into_iter().map(|unit| Ok(Yield::Unit(Box::new(unit))));
    let imported = memory::import_units(&memory.memory, &job, &mut units)?;
    session.eprint_notices(&imported.notices);
    Ok(imported.value)
}

/// The format of a file by its name and its first bytes: a memory of gigabytes is not read for that.
fn recognized(file: &str, path: &std::path::Path) -> Result<&'static Format, Error> {
    use std::io::Read as _;
    let failed = |error: std::io::Error| Error::reading(file, error);
    if std::fs::metadata(path).map_err(failed)?.is_dir() {
        return Err(Error::FileIsDirectory { file: file.to_owned() });
    }
    let mut head = Vec::new();
    std::fs::File::open(path).map_err(failed)?.take(4096).read_to_end(&mut head).map_err(failed)?;
    format::recognize(file, &head)
}
