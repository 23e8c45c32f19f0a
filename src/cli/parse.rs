//! The command line's grammar in the reader's language: help that is ours from end to end, and errors that never show
//! the parser's English.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg as ClapArg, ArgAction, ArgMatches};

use super::{COMMANDS, Command, ENVIRONMENT, Session};
use crate::error::{Error, Result};
use crate::l10n::Voice;

/// What the command line asks for.
pub(super) enum Parsed {
    /// A text to show: help, version.
    Show(String),
    /// A command to run.
    Command(&'static Command, Box<ArgMatches>),
}

/// The tree of commands without a word for people.
#[must_use]
pub fn command_tree() -> clap::Command {
    let mut root = clap::Command::new("cotejo")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg(ClapArg::new("ui").long("ui").value_name("lang").global(true))
        .arg(ClapArg::new("config").long("config").value_name("file").global(true))
        .arg(ClapArg::new("memory").long("memory").value_name("file").global(true))
        .arg(ClapArg::new("by").long("by").value_name("name").global(true));
    for command in COMMANDS {
        let defined = (command.define)(clap::Command::new(command.name).visible_aliases(command.aliases.to_vec()));
        root = root.subcommand(defined);
    }
    root
}

/// The tree with every word in the reader's language.
#[must_use]
pub fn localized(voice: Voice, columns: Option<u16>) -> clap::Command {
    let width = columns.map_or(100, |columns| usize::from(columns).clamp(40, 120));
    localize(command_tree(), "cotejo", "", voice).term_width(width)
}

/// The id of a command's help: `help-cotejo`, `help-lookup`, `help-memory-forget`.
fn help_id(path: &str) -> String {
    if path.is_empty() { "help-cotejo".to_owned() } else { format!("help-{path}") }
}

fn localize(command: clap::Command, shown: &str, path: &str, voice: Voice) -> clap::Command {
    let say = |id: &str| voice.say(id, &[]);
    let root = path.is_empty();
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    // The other names are told by us: the parser would write `[alias: …]` in English.
    let aliases: Vec<String> = command.get_visible_aliases().map(str::to_owned).collect();
    let about = if aliases.is_empty() {
        say(&help_id(path))
    } else {
        let also = voice.say("help-aliases", &[("names", crate::error::Arg::Text(aliases.join(", ")))]);
        let blank = if also.starts_with('（') { "" } else { " " };
        format!("{}{blank}{also}", say(&help_id(path)))
    };
    let mut command = command
        .visible_alias(clap::builder::Resettable::<clap::builder::Str>::Reset)
        .aliases(aliases)
        .about(about)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(ClapArg::new("help").short('h').long("help").action(ArgAction::Help).global(true));
    if root {
        command = command.arg(ClapArg::new("version").short('V').long("version").action(ArgAction::Version));
    }
    let usage = usage(&command, shown, voice);
    let arguments: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for id in arguments {
        command = command.mut_arg(&id, |arg| {
            let own = format!("{}-{id}", help_id(path));
            let text = voice.try_say(&own, &[]).unwrap_or_else(|_| say(&format!("help-any-{id}")));
            let heading = if arg.is_positional() { "help-heading-arguments" } else { "help-heading-options" };
            let names: Vec<String> =
                arg.get_value_names().unwrap_or_default().iter().map(|name| say(&format!("value-{name}"))).collect();
            let arg = arg.help(text).help_heading(say(heading));
            if names.is_empty() || !arg.get_action().takes_values() {
                arg
            } else {
                arg.value_names(names).hide_possible_values(true).hide_default_value(true)
            }
        });
    }
    for name in names {
        let shown = format!("{shown} {name}");
        let path = if root { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(&name, |sub| localize(sub, &shown, &path, voice));
    }
    let heading = say("help-heading-usage");
    let commands = say("help-heading-commands");
    // The parser would end every heading with an English colon: ours end as the first one does.
    let colon = if heading.ends_with('：') { "：" } else { ":" };
    let mut template = format!("{{about}}\n\n{heading}\n  {{usage}}");
    if command.has_subcommands() {
        template.push_str(&format!("\n\n{commands}{colon}\n{{subcommands}}"));
    }
    if command.get_positionals().next().is_some() {
        template.push_str(&format!("\n\n{}{colon}\n{{positionals}}", say("help-heading-arguments")));
    }
    template.push_str(&format!("\n\n{}{colon}\n{{options}}{{after-help}}", say("help-heading-options")));
    if root {
        command = command.after_help(environment(voice));
    }
    command
        .subcommand_help_heading(commands.trim_end_matches([':', '：']).to_owned())
        .override_usage(usage)
        .help_template(template)
}

/// The environment variables, a line each.
fn environment(voice: Voice) -> String {
    let mut out = voice.say("help-heading-environment", &[]);
    let width = ENVIRONMENT.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, id) in ENVIRONMENT {
        out.push_str(&format!("\n  {name:width$}  {}", voice.say(id, &[])));
    }
    out
}

/// `cotejo lookup [options] <sentence>`, in the reader's words.
fn usage(command: &clap::Command, shown: &str, voice: Voice) -> String {
    let mut out = format!("{shown} [{}]", voice.say("help-usage-options", &[]));
    if command.has_subcommands() {
        out.push_str(&format!(" <{}>", voice.say("help-usage-command", &[])));
    }
    for arg in command.get_positionals() {
        let name = arg.get_value_names().and_then(|names| names.first()).map_or("value", |name| name.as_str());
        let name = voice.say(&format!("value-{name}"), &[]);
        let many = arg.get_num_args().is_some_and(|range| range.max_values() > 1);
        let name = if arg.is_required_set() { format!(" <{name}>") } else { format!(" [{name}]") };
        out.push_str(&name);
        if many {
            out.push_str("...");
        }
    }
    out
}

/// `cotejo help memory undo` as `cotejo memory undo --help`, if the command line asks so.
fn asks_for_help(args: &[OsString]) -> Option<Vec<OsString>> {
    let mut at = 1;
    while let Some(arg) = args.get(at) {
        match arg.to_str()? {
            "help" => {
                let words = args.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, arg)| arg.clone());
                return Some(words.chain(["--help".into()]).collect());
            }
            // The options that may stand before a command take a value each.
            option if option.starts_with("--") => at += if option.contains('=') { 1 } else { 2 },
            _ => return None,
        }
    }
    None
}

/// Parses the session's command line.
pub(super) fn parse(session: &Session<'_>) -> Result<Parsed> {
    let args = &session.world.args;
    parse_args(session, &asks_for_help(args).unwrap_or_else(|| args.clone()))
}

fn parse_args(session: &Session<'_>, args: &[OsString]) -> Result<Parsed> {
    let command = localized(session.voice, session.world.columns);
    match command.try_get_matches_from(args) {
        Ok(matches) => match matches.subcommand() {
            Some((name, sub)) => COMMANDS
                .iter()
                .find(|command| command.name == name)
                .map(|command| Parsed::Command(command, Box::new(sub.clone())))
                .ok_or(Error::CommandMissing {}),
            None => Err(Error::CommandMissing {}),
        },
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Parsed::Show(error.render().to_string())),
            // `cotejo memory`: what it can do.
            ErrorKind::MissingSubcommand if names_a_command(&error) => {
                parse_args(session, &[args, &["--help".into()]].concat())
            }
            _ => Err(worded(&error)),
        },
    }
}

/// Whether the parser misses a command's own command, and not the first one.
fn names_a_command(error: &clap::Error) -> bool {
    matches!(error.get(ContextKind::InvalidSubcommand), Some(ContextValue::String(shown)) if shown.contains(' '))
}

/// A command's own name, for what the parser suggests: that may be one of its other names.
fn own_name(suggested: &str) -> String {
    let command = COMMANDS.iter().find(|command| command.aliases.contains(&suggested));
    command.map_or(suggested, |command| command.name).to_owned()
}

/// The parser's error as data of ours.
#[must_use]
pub(super) fn worded(error: &clap::Error) -> Error {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let or_none = |text: String| if text.is_empty() { "none".to_owned() } else { text };
    let option = || text(ContextKind::InvalidArg);
    let similar = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        // The likeliest comes last.
        Some(ContextValue::Strings(texts)) => texts.last().cloned().unwrap_or_else(|| "none".to_owned()),
        _ => "none".to_owned(),
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            Error::OptionUnknown { option: option(), similar: similar(ContextKind::SuggestedArg) }
        }
        ErrorKind::InvalidSubcommand => Error::CommandUnknown {
            command: text(ContextKind::InvalidSubcommand),
            similar: own_name(&similar(ContextKind::SuggestedSubcommand)),
        },
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            Error::ValueMissing { option: option() }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Error::ValueBad {
            option: option(),
            value: text(ContextKind::InvalidValue),
            allowed: or_none(text(ContextKind::ValidValue)),
        },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Error::ValueMissing { option: option() }
        }
        ErrorKind::TooManyValues => Error::ValueTooMany { option: option(), value: text(ContextKind::InvalidValue) },
        ErrorKind::ArgumentConflict => Error::OptionsConflict { option: option(), other: text(ContextKind::PriorArg) },
        ErrorKind::MissingRequiredArgument => Error::ArgumentMissing { arguments: option() },
        ErrorKind::InvalidUtf8 => Error::ValueNotText {},
        _ => Error::CommandMissing {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::LOCALES;
    use crate::model::Lang;

    #[test]
    fn every_kind_of_the_parsers_errors_becomes_a_sentence_in_every_locale() {
        // All that clap 4 has; a new one falls to the last arm, which says where the help is.
        let kinds = [
            ErrorKind::InvalidValue,
            ErrorKind::UnknownArgument,
            ErrorKind::InvalidSubcommand,
            ErrorKind::NoEquals,
            ErrorKind::ValueValidation,
            ErrorKind::TooManyValues,
            ErrorKind::TooFewValues,
            ErrorKind::WrongNumberOfValues,
            ErrorKind::ArgumentConflict,
            ErrorKind::MissingRequiredArgument,
            ErrorKind::MissingSubcommand,
            ErrorKind::InvalidUtf8,
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
            ErrorKind::Io,
            ErrorKind::Format,
        ];
        for kind in kinds {
            let mut error = clap::Error::new(kind);
            error.insert(ContextKind::InvalidArg, ContextValue::String("--wanted".to_owned()));
            error.insert(ContextKind::InvalidValue, ContextValue::String("given".to_owned()));
            error.insert(ContextKind::PriorArg, ContextValue::String("--other".to_owned()));
            let worded = worded(&error);
            assert_eq!(worded.fault(), crate::error::Fault::Input, "{kind:?}");
            for locale in LOCALES {
                let voice = Voice::choose([&Lang::parse(locale).unwrap()]);
                let sentence = voice.try_say(worded.id(), &worded.args()).unwrap();
                // Nothing of what the parser itself would have printed.
                let theirs = error.to_string();
                assert!(!theirs.contains(&sentence) && !sentence.contains("error:"), "{kind:?}: {sentence}");
            }
        }
    }
}
