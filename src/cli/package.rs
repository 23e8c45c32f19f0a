//! `cotejo package`: all that a freelancer needs, in one folder or one archive.

use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::leverage::counted;
use super::{Command, Exit, Ran, Session};
use crate::desk::workspace::{Package, PackageContents, PackageOptions, PretranslateOptions};
use crate::error::{Arg, Error};
use crate::format::XliffVersion;
use crate::l10n::Voice;
use crate::model::Lang;

pub(super) const COMMAND: Command = Command { name: "package", aliases: &[], define, run };

fn define(command: clap::Command) -> clap::Command {
    command
        .arg(ClapArg::new("files").value_name("file").required(true).num_args(1..).action(ArgAction::Append))
        .arg(ClapArg::new("from").long("from").value_name("lang"))
        .arg(ClapArg::new("to").long("to").value_name("lang").action(ArgAction::Append))
        .arg(ClapArg::new("also").long("also").value_name("file").action(ArgAction::Append))
        .arg(ClapArg::new("out").long("out").value_name("folder"))
        .arg(ClapArg::new("threshold").long("threshold").value_name("score"))
        .arg(ClapArg::new("xliff").long("xliff").value_name("version").value_parser(
            clap::builder::PossibleValuesParser::new(XliffVersion::ALL.iter().map(|version| version.name())),
        ))
        .arg(ClapArg::new("table").long("table").action(ArgAction::SetTrue))
        .arg(ClapArg::new("zip").long("zip").action(ArgAction::SetTrue))
        .arg(ClapArg::new("force").long("force").action(ArgAction::SetTrue))
        .arg(ClapArg::new("json").long("json").action(ArgAction::SetTrue))
}

fn run(session: &mut Session<'_>, matches: &ArgMatches) -> Ran {
    let workspace = session.workspace(matches)?;
    let mut targets = session.lang_list(matches, "to")?;
    if targets.is_empty() {
        targets.clone_from(&workspace.project().targets);
    }
    if targets.is_empty() {
        return Err(Error::TargetsMissing { langs: "none".to_owned() }.into());
    }
    let options = PackageOptions {
        pretranslate: PretranslateOptions {
            source: session.lang_option(matches, "from")?,
            threshold: session.score_option(matches, "threshold")?,
            out: session.out_option(matches),
            xliff: matches.get_one::<String>("xliff").and_then(|name| XliffVersion::named(name)),
            ..PretranslateOptions::default()
        },
        table: matches.get_flag("table"),
        zip: matches.get_flag("zip"),
    };
    session.open(&workspace)?;
    let files: Vec<String> = matches.get_many::<String>("files").into_iter().flatten().cloned().collect();
    for target in &targets {
        let noted = workspace.package(&files, target, &options, &instructions)?;
        let package = session.told(noted);
        let written = workspace.write(&package.files, session.overwrite(matches))?;
        session.told(written);
        tell(session, matches, &package)?;
    }
    Ok(Exit::Done)
}

fn tell(session: &mut Session<'_>, matches: &ArgMatches, package: &Package) -> Ran {
    let (path, contents) = (session.shown(&package.path), &package.contents);
    if matches.get_flag("json") {
        session.json(&serde_json::json!({
            "package": path,
            "to": package.target.to_string(),
            "files": contents.bilingual,
            "tables": contents.tables,
            "segments": contents.segments,
            "open": contents.open,
            "matches": contents.matches,
            "concepts": contents.concepts,
        }))?;
        return Ok(Exit::Done);
    }
    let args = [
        ("path", Arg::Text(path)),
        ("lang", Arg::Text(session.voice.lang_name(&package.target))),
        ("files", counted(contents.bilingual.len())),
        ("segments", counted(contents.segments)),
        ("open", counted(contents.open)),
        ("matches", counted(contents.matches)),
        ("concepts", counted(contents.concepts)),
    ];
    session.print_message("package-done", &args)?;
    Ok(Exit::Done)
}

/// What the page says that lies in a package, in the language of whoever translates it.
fn instructions(contents: &PackageContents, target: &Lang) -> String {
    let voice = Voice::choose([target]);
    let lang = |lang: Option<&Lang>| Arg::Text(lang.map(|lang| voice.lang_name(lang)).unwrap_or_default());
    let list =
        |names: &[String]| Arg::Text(names.iter().map(|name| format!("- {name}")).collect::<Vec<_>>().join("\n"));
    let head = [
        ("source", lang(contents.source.as_ref())),
        ("target", lang(Some(target))),
        ("segments", counted(contents.segments)),
        ("open", counted(contents.open)),
        ("names", list(&contents.bilingual)),
    ];
    let mut parts = vec![voice.say("package-readme-head", &head)];
    if !contents.tables.is_empty() {
        parts.push(voice.say("package-readme-tables", &[("names", list(&contents.tables))]));
    }
    if contents.matches > 0 {
        parts.push(voice.say("package-readme-matches", &[("count", counted(contents.matches))]));
    }
    if contents.concepts > 0 {
        parts.push(voice.say("package-readme-terms", &[("count", counted(contents.concepts))]));
    }
    parts.push(voice.say("package-readme-back", &[]));
    parts.join("\n\n") + "\n"
}
