//! `cotejo terms import`: a glossary into the termbase, shown before it is taken in. `cotejo terms export`: the termbase as a
//! glossary.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};
use serde::Serialize;

use super::leverage::counted;
use super::terms::print_concept;
use super::{Exit, Ran, Session, Stop};
use crate::desk::terms::FoundConcept;
use crate::desk::terms_exchange::MergeCounts;
use crate::desk::workspace::{TermsImport, TermsImportOptions};
use crate::desk::write::Overwrite;
use crate::error::Arg;
use crate::format::{TableColumn, TableLayout};
use crate::model::Concept;
use crate::report::json::ConceptLine;

/// So many concepts are shown as they were read.
const SHOWN: usize = 3;

pub(super) fn define_import(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("file").value_name("file").required(true))
        .arg(ClapArg::new("columns").long("columns").value_name("columns"))
        .arg(ClapArg::new("from").long("from").value_name("lang"))
        .arg(ClapArg::new("to").long("to").value_name("lang"))
        .arg(ClapArg::new("yes").long("yes").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

pub(super) fn define_export(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("file").value_name("file").required(true))
        .arg(ClapArg::new("to").long("to").value_name("lang"))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
}

/// An import as one line of JSON.
#[derive(Serialize)]
struct ImportLine<'a> {
    file: &'a str,
    format: &'a str,
    #[serde(flatten)]
    layout: Option<&'a TableLayout>,
    concepts: usize,
    #[serde(flatten)]
    counts: MergeCounts,
    /// Whether the termbase has it now.
    written: bool,
    /// The first of them.
    first: Vec<ConceptLine<'a>>,
}

pub(super) fn import(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let name = matches.get_one::<String>("file").cloned().unwrap_or_default();
    let columns = matches.get_one::<String>("columns");
    let options = TermsImportOptions {
        columns: columns.into_iter().flat_map(|said| said.split(',')).map(|name| name.trim().to_owned()).collect(),
        from: session.lang_option(matches, "from")?,
        to: session.lang_list(matches, "to")?,
    };
    let workspace = session.workspace(matches)?;
    let noted = workspace.import_terms(&name, &options)?;
    let import = session.told(noted);
    let is_asked = matches.get_flag("yes");
    if let Some(file) = import.file.as_ref().filter(|_| is_asked) {
        let written = workspace.write(std::slice::from_ref(file), Overwrite::Ours)?;
        session.told(written);
    }
    if matches.get_flag("json") {
        let concepts: Vec<&Concept> = import.concepts.iter().map(|read| &read.concept).collect();
        let first = concepts.iter().take(SHOWN).map(|concept| ConceptLine::of(&whole(concept))).collect();
        session.json(&ImportLine {
            file: &name,
            format: import.format,
            layout: import.layout.as_ref(),
            concepts: concepts.len(),
            counts: import.counts,
            written: is_asked && import.file.is_some(),
            first,
        })?;
        return Ok(Exit::Done);
    }
    print_guess(session, &name, &import)?;
    let MergeCounts { new, changed, unchanged } = import.counts;
    let args = [
        ("read", counted(import.concepts.len())),
        ("new", counted(new)),
        ("changed", counted(changed)),
        ("unchanged", counted(unchanged)),
    ];
    session.print_message("terms-import-counts", &args)?;
    match &import.file {
        None => session.print_message("terms-import-nothing", &[])?,
        Some(file) if is_asked => {
            let shown = session.shown(&file.path);
            session.print_message("terms-import-done", &[("file", Arg::Text(shown))])?;
        }
        Some(_) if import.layout.is_some() => session.print_message("terms-import-how-table", &[])?,
        Some(_) => session.print_message("terms-import-how", &[])?,
    }
    Ok(Exit::Done)
}

fn whole(concept: &Concept) -> FoundConcept<'_> {
    FoundConcept { concept, terms: concept.terms.iter().collect() }
}

/// How the file was understood.
fn print_guess(session: &mut Session<'_>, name: &str, import: &TermsImport) -> Result<(), Stop> {
    if let Some(layout) = &import.layout {
        let args = [
            ("file", Arg::Text(name.to_owned())),
            ("encoding", Arg::Text(layout.encoding.clone())),
            ("separator", Arg::Text(layout.separator.clone())),
        ];
        session.print_message("terms-import-table", &args)?;
        for (at, TableColumn { heading, meaning, lang }) in layout.columns.iter().enumerate() {
            let lang = lang.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
            let args = [("meaning", Arg::Text(meaning.name().to_owned())), ("lang", Arg::Text(lang))];
            let meaning = session.voice.say("terms-import-column", &args);
            let heading =
                if heading.is_empty() { String::new() } else { format!("  {}", super::archive::short(heading)) };
            session.line(&format!("  {}{heading}: {meaning}", letter(at)))?;
        }
    }
    session.print_message("terms-import-first", &[])?;
    for read in import.concepts.iter().take(SHOWN) {
        print_concept(session, &whole(&read.concept))?;
    }
    Ok(())
}

/// What a spreadsheet calls a column.
fn letter(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    if at < 26 { last.to_string() } else { format!("{}{last}", letter(at / 26 - 1)) }
}

pub(super) fn export(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let name = matches.get_one::<String>("file").cloned().unwrap_or_default();
    let to = session.lang_list(matches, "to")?;
    let workspace = session.workspace(matches)?;
    let noted = workspace.export_terms(&name, &to)?;
    let (file, count) = session.told(noted);
    let written = workspace.write(std::slice::from_ref(&file), session.overwrite(matches))?;
    session.told(written);
    let shown = session.shown(&file.path);
    session.print_message("terms-exported", &[("count", counted(count)), ("file", Arg::Text(shown))])?;
    Ok(Exit::Done)
}
