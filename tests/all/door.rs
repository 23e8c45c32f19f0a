//! The door speaks the reader's language from the first word: help, and every error of the parser.

use cotejo::cli::{COMMANDS, ENVIRONMENT, command_tree, localized};
use cotejo::l10n::{LOCALES, Voice};
use cotejo::model::Lang;

use crate::binary::Desk;

fn voice(locale: &str) -> Voice {
    Voice::choose([&Lang::parse(locale).unwrap()])
}

/// Latin words that stand in any language's help: names of options, commands, formats, tags.
fn is_english_sentence(line: &str) -> bool {
    let words: Vec<&str> = line
        .split_whitespace()
        .filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase() || c == ',' || c == '.'))
        .collect();
    let function =
        ["the", "of", "is", "was", "not", "see", "for", "more", "information", "unexpected", "argument", "found"];
    words.iter().filter(|word| function.contains(&word.trim_matches([',', '.']))).count() >= 2
}

#[test]
fn an_unknown_option_is_told_in_the_readers_language_and_in_no_other() {
    let desk = Desk::empty();
    for (locale, word) in [
        ("zh-Hans", "没有"),
        ("zh-Hant", "沒有"),
        ("pt-PT", "Não existe"),
        ("pt-BR", "não existe"),
        ("en", "no option"),
    ] {
        for args in
            [vec!["--ui", locale, "lookup", "--nonsense"], vec!["lookup", "--nonsense", &format!("--ui={locale}")]]
        {
            let ran = desk.ends(2, &args);
            assert!(ran.err.contains(word) && ran.err.contains("--nonsense"), "{locale}: {}", ran.err);
            assert!(ran.out.is_empty(), "{}", ran.out);
            if locale != "en" {
                assert!(!ran.err.lines().any(is_english_sentence), "{}", ran.err);
                assert!(!ran.err.to_lowercase().contains("error"), "{}", ran.err);
            }
        }
    }
}

#[test]
fn the_environment_and_the_option_choose_the_language_in_this_order() {
    let desk = Desk::empty();
    let said = |env: &str, args: &[&str]| {
        let ran = desk.command(args).env("COTEJO_UI", env).output().unwrap();
        String::from_utf8(ran.stderr).unwrap()
    };
    assert!(said("pt-PT", &["nonsense"]).contains("Não existe o comando"));
    assert!(said("pt-PT", &["nonsense", "--ui", "zh-MO"]).contains("沒有"));
    assert!(said("pt_AO.UTF-8", &["nonsense"]).contains("Não existe o comando"));
    assert!(said("xx", &["nonsense"]).contains("There is no command"));
}

#[test]
fn every_kind_of_parser_error_has_its_own_sentence() {
    use clap::error::ErrorKind;
    let desk = Desk::empty();
    let mut seen = Vec::new();
    for (args, kind, words) in [
        (&["lookup", "--nonsense"][..], ErrorKind::UnknownArgument, "no option"),
        (&["lookpu"], ErrorKind::InvalidSubcommand, "Did you mean lookup"),
        (&["export", "--format", "pdf"], ErrorKind::InvalidValue, "html, tmx"),
        (&["lookup", "--from"], ErrorKind::InvalidValue, "needs a value"),
        (&["terms", "find"], ErrorKind::MissingRequiredArgument, "Something is missing"),
        (&[], ErrorKind::MissingSubcommand, "Say what to do"),
        (&["init", "one", "two"], ErrorKind::UnknownArgument, "no option"),
    ] {
        let full: Vec<&str> = std::iter::once("cotejo").chain(args.iter().copied()).collect();
        let error = localized(voice("en"), None).try_get_matches_from(&full).unwrap_err();
        assert_eq!(error.kind(), kind, "{args:?}");
        seen.push(kind);
        let ran = desk.ends(2, args);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    for kind in [ErrorKind::DisplayHelp, ErrorKind::DisplayVersion] {
        assert!(!seen.contains(&kind));
    }
}

#[test]
fn help_is_in_the_readers_language_from_end_to_end() {
    fn walk(command: &mut clap::Command, locale: &str, count: &mut usize) {
        let help = command.render_long_help().to_string();
        *count += 1;
        for english in
            ["Usage:", "Options:", "Commands:", "Arguments:", "Print help", "[OPTIONS]", "possible values", "default:"]
        {
            assert!(!help.contains(english), "{locale}: {english} in\n{help}");
        }
        assert!(!help.lines().any(is_english_sentence), "{locale}:\n{help}");
        for sub in command.get_subcommands_mut() {
            walk(sub, locale, count);
        }
    }
    for locale in &LOCALES[1..] {
        let mut command = localized(voice(locale), None);
        command.build();
        let mut count = 0;
        walk(&mut command, locale, &mut count);
        assert!(count > COMMANDS.len());
    }
}

#[test]
fn help_is_asked_for_as_people_do() {
    let desk = Desk::empty();
    let shown = |args: &[&str]| desk.ends(0, args).out;
    assert_eq!(shown(&["help"]), shown(&["--help"]));
    assert_eq!(shown(&["help", "lookup"]), shown(&["lookup", "--help"]));
    assert_eq!(shown(&["--ui", "pt-BR", "help", "memory", "undo"]), shown(&["memory", "undo", "--help", "--ui=pt-BR"]));
    for command in ["memory", "terms"] {
        assert_eq!(shown(&[command]), shown(&[command, "--help"]));
    }
    assert_eq!(shown(&["memory", "--ui", "zh-Hans"]), shown(&["--ui", "zh-Hans", "memory", "-h"]));
    assert!(desk.ends(2, &["help", "nonsense"]).err.contains("no command"));
    // A word to look up is no question about help.
    assert!(desk.run(&["lookup", "help", "--from", "en", "--to", "pt-PT"]).out.contains("“help”"));
}

#[test]
fn headings_other_names_and_suggestions_are_in_the_readers_language() {
    let desk = Desk::empty();
    for (locale, words) in [
        ("en", ["(also: translate)", "Commands:", "Arguments:"]),
        ("pt-PT", ["(também: translate)", "Comandos:", "Argumentos:"]),
        ("pt-BR", ["(também: translate)", "Comandos:", "Argumentos:"]),
        ("zh-Hans", ["（也可写作：translate）", "命令：", "参数："]),
        ("zh-Hant", ["（也可寫作：translate）", "指令：", "引數："]),
        ("zh-MO", ["（也可寫作：translate）", "指令：", "參數："]),
    ] {
        let help =
            desk.ends(0, &["--ui", locale, "--help"]).out + &desk.ends(0, &["translate", "-h", "--ui", locale]).out;
        for word in words {
            assert!(help.contains(word), "{locale}: {word} is not in\n{help}");
        }
        assert!(!help.contains("[alias") && !help.contains('…'), "{help}");
        let colons: Vec<char> =
            help.lines().filter_map(|line| line.chars().last()).filter(|c| ":：".contains(*c)).collect();
        assert!(colons.windows(2).all(|pair| pair[0] == pair[1]), "{locale}: {colons:?}");
        // Another name is no suggestion: the command's own is.
        let ran = desk.ends(2, &["--ui", locale, "pretranslat", "x.html"]);
        assert!(ran.err.contains("pretranslate"), "{locale}: {}", ran.err);
        let ran = desk.ends(2, &["--ui", locale, "translat", "x.html"]);
        assert!(ran.err.contains("pretranslate"), "{locale}: {}", ran.err);
    }
}

#[test]
fn a_new_project_explains_itself_in_the_readers_language() {
    for (locale, words) in [("en", "as text (TMX)"), ("pt-PT", "Pasta de destino"), ("zh-MO", "Cotejo 項目檔案")] {
        let desk = Desk::empty();
        desk.ends(0, &["init", "--ui", locale, "--from", "en", "--to", "pt-PT"]);
        let project = desk.read("cotejo.toml");
        assert!(project.contains(words) && project.contains("\nsource = \"en\"\n"), "{project}");
        assert!(desk.ends(0, &["terms", "find", "translation memory"]).out.contains("memória de tradução"));
        // What stands there as a comment is right where somebody takes it in.
        let settled: Vec<&str> = project.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
        let entries = settled.iter().filter(|line| line.starts_with('[') || line.contains(" = ")).copied();
        // No other desk's memory is there.
        let entries = entries.filter(|line| !line.starts_with("also"));
        desk.write("cotejo.toml", entries.collect::<Vec<_>>().join("\n"));
        desk.ends(0, &["stats"]);
    }
}

#[test]
fn help_and_version_go_to_standard_output_and_end_well() {
    let desk = Desk::empty();
    let version = desk.ends(0, &["--version"]);
    assert_eq!(version.out, format!("cotejo {}\n", env!("CARGO_PKG_VERSION")));
    for command in command_tree().get_subcommands() {
        let ran = desk.ends(0, &[command.get_name(), "--help"]);
        assert!(ran.out.contains(command.get_name()), "{}", ran.out);
        assert!(ran.err.is_empty());
    }
}

#[test]
fn the_log_says_how_a_lookup_is_done_and_only_when_asked() {
    let desk = Desk::starter();
    let args = ["lookup", "Contact us", "--from", "en", "--to", "pt-PT", "--config", "memory/cotejo.toml"];
    // The memory is made from its text here, which is told.
    desk.run(&args);
    let with = |log: &str| {
        let ran = desk.command(&args).env("COTEJO_LOG", log).output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
        (String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap())
    };
    let quiet = desk.ends(0, &args);
    assert_eq!(quiet.err, "");
    for off in ["", "off", "cotejo::nowhere=trace"] {
        assert_eq!(with(off), (quiet.out.clone(), String::new()), "{off}");
    }
    let (out, log) = with("debug");
    assert_eq!(out, quiet.out);
    let lines: Vec<&str> = log.lines().collect();
    let has = |words: &[&str]| lines.iter().any(|line| words.iter().all(|word| line.contains(word)));
    assert!(has(&["DEBUG lookup{from=en ", "threshold=70", "cotejo::desk::lookup: search"]), "{log}");
    assert!(has(&["DEBUG lookup{from=en ", "cotejo::desk::lookup: found judged=", " matches="]), "{log}");
    assert!(has(&["DEBUG lookup{from=en ", "close time.busy="]), "{log}");
    // What is asked for more narrowly is all that is said.
    let (_, narrow) = with("cotejo::desk::memory=debug");
    assert!(narrow.contains("open{memory=") && !narrow.contains("lookup"), "{narrow}");

    let ran = desk.command(&args).env("COTEJO_LOG", "cotejo=loud").output().unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.code() == Some(2) && told.contains("COTEJO_LOG") && told.contains("cotejo=loud"), "{told}");
}

#[test]
fn help_ends_with_the_environment_variables() {
    for (locale, heading) in
        [("en", "Environment variables:"), ("pt-PT", "Variáveis de ambiente:"), ("zh-Hant", "環境變數：")]
    {
        let help = localized(voice(locale), None).render_long_help().to_string();
        let (_, variables) = help.split_once(heading).unwrap_or_else(|| panic!("{help}"));
        let names: Vec<&str> = variables.lines().filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(names, ENVIRONMENT.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{help}");
    }
}
