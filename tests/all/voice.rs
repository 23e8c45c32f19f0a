//! Every locale says everything, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cotejo::check::FindingText;
use cotejo::error::{Arg, ArgKind, Error, Notice};
use cotejo::format::doctor::{Loss, TmxFault, XliffFault};
use cotejo::l10n::{LAYERS, LOCALES, Voice, locale_sources};
use cotejo::model::{Lang, Time};
use fluent_syntax::ast::{self, Entry};

fn voice(locale: &str) -> Voice {
    Voice::choose([&Lang::parse(locale).unwrap()])
}

/// The locales, then what lies over them.
fn voices() -> impl Iterator<Item = &'static str> {
    LOCALES.iter().copied().chain(LAYERS.iter().map(|(name, _)| *name))
}

/// Every list of things to say.
fn sayings() -> Vec<(&'static str, &'static [(&'static str, ArgKind)])> {
    [Error::ALL, Notice::ALL, FindingText::ALL, TmxFault::ALL, XliffFault::ALL, Loss::ALL].concat()
}

fn sample(args: &[(&'static str, ArgKind)], number: i64, text: &str) -> Vec<(&'static str, Arg)> {
    args.iter()
        .map(|&(name, kind)| {
            (
                name,
                match kind {
                    ArgKind::Text => Arg::Text(text.to_owned()),
                    ArgKind::Number => Arg::Number(number),
                },
            )
        })
        .collect()
}

#[test]
fn every_locale_says_every_id() {
    let mut failures = Vec::new();
    for locale in voices() {
        assert_eq!(voice(locale).locale(), locale);
        for (id, args) in sayings() {
            for number in [0, 1, 2, 5, 1_000_000] {
                for text in ["none", "abc"] {
                    match voice(locale).try_say(id, &sample(args, number, text)) {
                        Ok(sentence) if sentence.trim().is_empty() => failures.push(format!("{locale}: {id} is empty")),
                        Ok(_) => {}
                        Err(error) => failures.push(error.0),
                    }
                }
            }
        }
    }
    failures.sort();
    failures.dedup();
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Message ids of a locale, with the variables each uses.
fn messages(locale: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out = BTreeMap::new();
    for (room, source) in locale_sources(locale) {
        let resource = fluent_syntax::parser::parse(*source).unwrap_or_else(|(_, errors)| {
            panic!("locales/{locale}/{room}.ftl: {errors:?}");
        });
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                let mut variables = BTreeSet::new();
                message.value.iter().for_each(|pattern| in_pattern(pattern, &mut variables));
                message.attributes.iter().for_each(|attribute| in_pattern(&attribute.value, &mut variables));
                assert!(out.insert(id.clone(), variables).is_none(), "locales/{locale}/{room}.ftl: {id} stands twice");
            }
        }
    }
    out
}

fn in_pattern(pattern: &ast::Pattern<&str>, out: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, out);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, out: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, out),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, out);
            variants.iter().for_each(|variant| in_pattern(&variant.value, out));
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<&str>, out: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            out.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, out),
        _ => {}
    }
}

#[test]
fn all_locales_have_the_same_messages_with_the_same_variables() {
    let english = messages("en");
    for locale in &LOCALES[1..] {
        let other = messages(locale);
        for (id, variables) in &english {
            match other.get(id) {
                None => panic!("locales/{locale}: {id} is missing"),
                Some(others) => assert_eq!(variables, others, "locales/{locale}: {id}"),
            }
        }
        let more: Vec<_> = other.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(more.is_empty(), "locales/{locale}: unknown to English: {more:?}");
    }
}

#[test]
fn a_layer_says_only_what_it_says_otherwise() {
    for (layer, beneath) in LAYERS {
        let (own, under) = (messages(layer), messages(beneath));
        for (id, variables) in &own {
            assert_eq!(Some(variables), under.get(id), "locales/{layer}: {id}");
        }
        let texts = |locale: &str| -> BTreeMap<String, String> {
            let resources =
                locale_sources(locale).iter().map(|(_, source)| fluent_syntax::parser::parse(*source).unwrap());
            let entries = resources.flat_map(|resource| resource.body);
            entries
                .filter_map(|entry| match entry {
                    Entry::Message(message) => Some((message.id.name.to_owned(), format!("{:?}", message.value))),
                    _ => None,
                })
                .collect()
        };
        let (own, under) = (texts(layer), texts(beneath));
        for (id, text) in &own {
            assert_ne!(Some(text), under.get(id), "locales/{layer}: {id} says what {beneath} says");
        }
        // A message of the locale beneath that has a word of Taiwan's has to be said otherwise in Macau.
        for (id, text) in under {
            let said = own.get(&id).unwrap_or(&text);
            for word in ["專案", "引數", "報導", "莫三比克", "處理程序"] {
                assert!(*layer != "zh-MO" || !said.contains(word), "locales/{layer}: {id} says {word}");
            }
        }
    }
}

#[test]
fn the_embedded_files_are_the_files_in_the_folder() {
    for locale in voices() {
        let mut rooms: Vec<_> = fs::read_dir(format!("locales/{locale}"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        rooms.sort();
        let mut embedded: Vec<_> = locale_sources(locale).iter().map(|(room, _)| format!("{room}.ftl")).collect();
        embedded.sort();
        assert_eq!(rooms, embedded, "{locale}");
    }
}

fn rust_sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn no_message_is_unused() {
    let mut files = Vec::new();
    rust_sources(Path::new("src"), &mut files);
    let code: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let mut used: BTreeSet<String> = sayings().iter().map(|(id, _)| (*id).to_owned()).collect();
    let tree = cotejo::cli::command_tree();
    help_ids(&tree, "", &mut used);
    let prefixes = composed_prefixes(&code);
    let unused: Vec<_> = messages("en")
        .into_keys()
        .filter(|id| {
            !used.contains(id)
                && !code.contains(&format!("\"{id}\""))
                && !prefixes.iter().any(|prefix| id.starts_with(prefix.as_str()))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// Ids that code composes: `format!("lang-{lang}")` makes `lang-` one. Help has its own, exact test.
fn composed_prefixes(code: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("format!(\"") {
        let literal = &code[at + 9..];
        let prefix: String = literal.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        let composed = literal[prefix.len()..].starts_with('{') && prefix.ends_with('-') && prefix.len() > 3;
        if composed && prefix != "help-" && prefix != "help-any-" && prefix != "value-" {
            out.push(prefix);
        }
    }
    out
}

fn help_ids(command: &clap::Command, path: &str, out: &mut BTreeSet<String>) {
    let own = if path.is_empty() { "help-cotejo".to_owned() } else { format!("help-{path}") };
    out.insert(own.clone());
    for id in ["help", "version"] {
        out.insert(format!("help-any-{id}"));
    }
    for arg in command.get_arguments() {
        out.insert(format!("{own}-{}", arg.get_id()));
        out.insert(format!("help-any-{}", arg.get_id()));
        for name in arg.get_value_names().unwrap_or_default() {
            out.insert(format!("value-{name}"));
        }
    }
    for sub in command.get_subcommands() {
        let name = sub.get_name();
        help_ids(sub, &if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") }, out);
    }
}

#[test]
fn every_command_and_argument_has_its_help_in_every_locale() {
    fn walk(command: &clap::Command, path: &str, voice: Voice, missing: &mut Vec<String>) {
        let own = if path.is_empty() { "help-cotejo".to_owned() } else { format!("help-{path}") };
        let has = |id: &str| voice.try_say(id, &[]).is_ok();
        if !has(&own) {
            missing.push(format!("{}: {own}", voice.locale()));
        }
        for arg in command.get_arguments() {
            let id = arg.get_id();
            if !has(&format!("{own}-{id}")) && !has(&format!("help-any-{id}")) {
                missing.push(format!("{}: {own}-{id} or help-any-{id}", voice.locale()));
            }
            for name in arg.get_value_names().unwrap_or_default() {
                if !arg.get_action().takes_values() {
                    continue;
                }
                if !has(&format!("value-{name}")) {
                    missing.push(format!("{}: value-{name} ({own}-{id})", voice.locale()));
                }
            }
        }
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") };
            walk(sub, &path, voice, missing);
        }
    }
    let mut missing = Vec::new();
    for locale in LOCALES {
        walk(&cotejo::cli::command_tree(), "", voice(locale), &mut missing);
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_reader_is_answered_in_the_nearest_locale() {
    for (wish, locale) in [
        ("pt-MO", "pt-PT"),
        ("pt-AO", "pt-PT"),
        ("pt-PT", "pt-PT"),
        ("pt-BR", "pt-BR"),
        ("zh-MO", "zh-MO"),
        ("zh-Hant-MO", "zh-MO"),
        ("zh-Hans-MO", "zh-Hans"),
        ("zh-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("en-GB", "en"),
        ("fr", "en"),
    ] {
        assert_eq!(voice(wish).locale(), locale, "{wish}");
    }
    let both = [Lang::parse("fr").unwrap(), Lang::parse("zh-MO").unwrap()];
    assert_eq!(Voice::choose(&both).locale(), "zh-MO");
    assert_eq!(voice("zh-MO").say("help-heading-arguments", &[]), "參數");
    assert_eq!(voice("zh-MO").say("help-heading-options", &[]), voice("zh-Hant").say("help-heading-options", &[]));
}

#[test]
fn numbers_and_days_are_written_as_the_language_writes_them() {
    for (locale, number, day) in [
        ("en", "1,234,567", "24 November 2026"),
        ("pt-PT", "1\u{a0}234\u{a0}567", "24 de novembro de 2026"),
        ("pt-BR", "1.234.567", "24 de novembro de 2026"),
        ("zh-Hans", "1,234,567", "2026年11月24日"),
        ("zh-Hant", "1,234,567", "2026年11月24日"),
        ("zh-MO", "1,234,567", "2026年11月24日"),
    ] {
        assert_eq!(voice(locale).number(1_234_567), number);
        assert_eq!(voice(locale).date(Time(1_795_500_000)), day);
        let sentence = voice(locale)
            .say("error-file-too-large", &[("file", Arg::Text("a.html".into())), ("limit", Arg::Number(1_234_567))]);
        assert!(sentence.contains(number), "{sentence}");
    }
    assert_eq!(voice("pt-PT").number(1234), "1234");
    assert_eq!(voice("pt-BR").number(1234), "1.234");
    assert_eq!(voice("en").number(-1000), "-1,000");
}
