//! Every command line that the READMEs, the documents and the messages name exists, and those of the READMEs run.

use std::fs;
use std::path::Path;

use clap::error::ErrorKind;
use cotejo::cli::localized;
use cotejo::l10n::{LOCALES, Voice};
use cotejo::model::Lang;

use crate::binary::Desk;
use crate::markdown::Page;

/// Stands for a value that a message puts in.
const VALUE: char = '\u{1}';

/// The languages of code blocks that hold command lines. Those of `sh` and `console` are run, in order.
const SHELLS: &[&str] = &["sh", "console", "bash", "bat"];

/// A command line, or the beginning of one, that a text names.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    /// Where it stands, for whoever mends it.
    place: String,
    /// Its words, `cotejo` the first.
    words: Vec<String>,
}

/// The grammar as the door parses it.
fn tree() -> clap::Command {
    localized(Voice::choose([&Lang::parse("en").unwrap()]), None)
}

/// Splits as a shell does: blanks, quotation marks, and a comment from `#` on.
fn shell(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => word.get_or_insert_default().push(c),
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c == '#' && word.is_none() => break,
            None if c.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(c),
        }
    }
    assert!(quote.is_none(), "a quotation mark has no end: {line}");
    words.extend(word);
    words
}

/// The words of a command line of ours: `cotejo …`, or what the README's first command stands for.
fn ours(line: &str) -> Option<Vec<String>> {
    let line = line.trim().strip_prefix("$ ").unwrap_or(line.trim());
    let words = shell(line);
    let words: &[String] = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cargo", "run", "--release", "--", ..] => &words[3..],
        ["cotejo" | "./cotejo" | ".\\cotejo.exe", ..] => &words,
        _ => return None,
    };
    Some(["cotejo".to_owned()].into_iter().chain(words[1..].iter().cloned()).collect())
}

/// The command lines in a page's code blocks and between its backticks.
fn in_page(page: &Page) -> Vec<Named> {
    let blocks = page.fences().into_iter().filter(|fence| SHELLS.contains(&fence.language.as_str()));
    let lines = blocks.flat_map(|fence| fence.lines).filter_map(|line| ours(&line));
    let spans = page.spans();
    let spans = spans.iter().filter(|span| span.starts_with("cotejo ")).map(|span| shell(span));
    lines.chain(spans).map(|words| Named { place: page.path.clone(), words }).collect()
}

/// The command lines in running text: from `cotejo` to the quotation mark that closes it, or as far as the grammar reaches.
fn in_text(place: &str, text: &str) -> Vec<Named> {
    let tree = tree();
    let mut named = Vec::new();
    for (at, _) in text.match_indices("cotejo ") {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || "/.-_".contains(c)) {
            continue;
        }
        let rest = &text[at + "cotejo ".len()..];
        let closes = before.and_then(|c| "“«「`\"".find(c).map(|_| ['”', '»', '」', '`', '"']));
        let mut words = vec!["cotejo".to_owned()];
        if let Some(end) = closes.and_then(|closes| rest.find(closes)) {
            words.extend(shell(&rest[..end]));
        } else {
            let mut command = &tree;
            for word in rest.split_whitespace() {
                let word = word.trim_end_matches(['.', ',', ';', ':', ')', '。', '，', '；', '）']);
                let sub = command.get_subcommands().find(|sub| named_so(sub, word));
                let first = words.len() == 1;
                if !(sub.is_some() || word.starts_with("--") || word.starts_with(VALUE) || first) {
                    break;
                }
                words.push(word.to_owned());
                command = sub.unwrap_or(command);
            }
        }
        named.push(Named { place: place.to_owned(), words });
    }
    named
}

fn named_so(command: &clap::Command, word: &str) -> bool {
    command.get_name() == word || command.get_all_aliases().any(|alias| alias == word)
}

/// Why there is no such command line, or nothing.
fn fault(tree: &clap::Command, named: &Named) -> Option<String> {
    let told = |what: &str| Some(format!("{}: {what}: {}", named.place, named.words.join(" ")));
    let (mut command, mut mention) = (tree, true);
    for (i, word) in named.words.iter().enumerate().skip(1) {
        if let Some(sub) = command.get_subcommands().find(|sub| named_so(sub, word)) {
            command = sub;
            continue;
        }
        // `cotejo <command>`: any of them.
        if i == 1 && word.starts_with('<') && named.words.len() == 2 {
            return None;
        }
        if command.has_subcommands() && !word.starts_with('-') {
            return told("there is no such command");
        }
        mention = false;
    }
    if mention {
        // A command that is talked about, its arguments left out.
        return None;
    }
    match tree.clone().try_get_matches_from(&named.words) {
        Ok(_) => None,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => None,
        Err(error) => told(&format!("the parser says {:?}", error.kind())),
    }
}

/// Every option of every command: `--force`.
fn options(command: &clap::Command) -> Vec<String> {
    let mut options: Vec<String> =
        command.get_arguments().filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
    options.extend(command.get_subcommands().flat_map(options_of));
    options
}

fn options_of(command: &clap::Command) -> Vec<String> {
    options(command)
}

/// The options that a text names: `--force`, wherever they stand.
fn options_in(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

/// A locale's messages: file, and the text without comments, with [`VALUE`] for what is put in.
fn messages() -> Vec<(String, String)> {
    let mut messages = Vec::new();
    for locale in LOCALES {
        for entry in fs::read_dir(Path::new("locales").join(locale)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
            let mut out = String::new();
            let mut rest = lines.join("\n");
            while let Some((before, after)) = rest.split_once("{ $") {
                let Some((_, after)) = after.split_once([' ', '}']) else { break };
                out.push_str(before);
                out.push(VALUE);
                rest = after.trim_start_matches('}').to_owned();
            }
            out.push_str(&rest);
            messages.push((path.to_string_lossy().replace('\\', "/"), out));
        }
    }
    messages
}

fn readmes() -> Vec<Page> {
    Page::in_folder(".").into_iter().filter(|page| page.path.starts_with("README")).collect()
}

#[test]
fn what_the_documents_name_can_be_run() {
    let mut pages = Page::in_folder(".");
    pages.extend(Page::in_folder("docs"));
    let named: Vec<Named> = pages.iter().flat_map(in_page).collect();
    assert!(named.len() > 20, "only {} command lines were read", named.len());
    let tree = tree();
    let found: Vec<String> = named.iter().filter_map(|named| fault(&tree, named)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_the_messages_name_can_be_run() {
    let (tree, messages) = (tree(), messages());
    let known = options(&tree);
    let (mut found, mut count) = (Vec::new(), 0);
    for (place, text) in &messages {
        let named = in_text(place, text);
        count += named.len();
        found.extend(named.iter().filter_map(|named| fault(&tree, named)));
        let unknown = options_in(text).into_iter().filter(|option| !known.contains(option));
        found.extend(unknown.map(|option| format!("{place}: there is no option {option}")));
    }
    for file in ["memory/cotejo.toml", "memory/terms.toml"] {
        found.extend(in_text(file, &fs::read_to_string(file).unwrap()).iter().filter_map(|named| fault(&tree, named)));
    }
    assert!(count >= 10 * LOCALES.len(), "only {count} command lines were read");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_the_documents_run_with_cargo_is_there() {
    let mut pages = Page::in_folder(".");
    pages.extend(Page::in_folder("docs"));
    let mut count = 0;
    for page in pages {
        let lines = page.fences().into_iter().flat_map(|fence| fence.lines).chain(page.spans());
        for line in lines.filter(|line| line.contains("cargo ")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            for pair in words.windows(3) {
                let there = match pair {
                    ["--example", name, ..] => {
                        ["", "/main"].iter().any(|end| Path::new(&format!("examples/{name}{end}.rs")).exists())
                    }
                    ["--test", "all", name] if !name.starts_with('-') => {
                        Path::new(&format!("tests/all/{name}.rs")).exists()
                    }
                    ["--test", name, ..] => *name == "all",
                    _ => continue,
                };
                assert!(there, "{}: {line}", page.path);
                count += 1;
            }
        }
    }
    assert!(count > 3, "only {count} were read");
}

/// A reader who copies a README's commands into a shell, one after another, in a fresh copy of the starter project: each
/// ends well, and what the README shows of an output is what is printed.
#[test]
fn the_readmes_commands_run_in_order() {
    let readmes = readmes();
    assert!(readmes.iter().any(|page| page.path == "README.md"));
    for page in readmes {
        let lang = page.path.strip_prefix("README.").and_then(|rest| rest.strip_suffix("md")).unwrap_or_default();
        let ui = if lang.is_empty() { "en" } else { lang.trim_end_matches('.') };
        assert!(LOCALES.contains(&ui), "{}: a README in a language that Cotejo does not speak", page.path);
        let desk = Desk::starter();
        // What the READMEs take for granted: a file of sentences, and another desk's memory.
        desk.write("sentences.txt", "No date has been set for the second round of talks.\nThe port opens in May.\n");
        desk.write("sport/.cotejo/.keep", "");
        desk.ends(0, &["import", "memory/newsroom.tmx", "--memory", "sport/.cotejo/sport.db"]);
        let mut count = 0;
        for fence in page.fences().iter().filter(|fence| ["sh", "console"].contains(&fence.language.as_str())) {
            let mut expected: Option<(String, Vec<&str>, String)> = None;
            for line in &fence.lines {
                let prompted = fence.language == "sh" || line.starts_with("$ ");
                if !prompted {
                    let (.., shown, _) =
                        expected.as_mut().unwrap_or_else(|| panic!("{}: no command above {line}", page.path));
                    shown.push(line);
                    continue;
                }
                printed(&page, expected.take());
                let Some(words) = ours(line) else { continue };
                let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
                let ran: crate::binary::Ran = desk.command(&args).env("COTEJO_UI", ui).output().unwrap().into();
                assert_eq!(ran.code, 0, "{}: {line}\n{}\n{}", page.path, ran.out, ran.err);
                count += 1;
                expected = Some((line.clone(), Vec::new(), ran.out));
            }
            printed(&page, expected);
        }
        assert!(count >= 5, "{}: only {count} commands were run", page.path);
    }
}

/// Each stretch of lines between two `…` stands in the output, in this order.
fn printed(page: &Page, expected: Option<(String, Vec<&str>, String)>) {
    let Some((command, shown, out)) = expected else { return };
    let mut rest = out.as_str();
    for stretch in shown.split(|line| line.trim() == "…").filter(|stretch| !stretch.is_empty()) {
        let stretch = stretch.join("\n");
        let stretch = stretch.trim_end();
        let Some(at) = rest.find(stretch) else {
            panic!("{}: {command}\ndoes not print\n{stretch}\nbut\n{out}", page.path)
        };
        rest = &rest[at + stretch.len()..];
    }
}

#[test]
fn the_test_bites() {
    let tree = tree();
    let page = |text: &str| in_page(&Page { path: "x.md".to_owned(), text: text.to_owned() });
    let faults = |named: Vec<Named>| named.iter().filter_map(|named| fault(&tree, named)).count();
    for planted in [
        "```sh\ncotejo concordance \"x\"\n```",
        "```sh\ncargo run --release -- nowhere\n```",
        "```sh\ncotejo lookup \"x\" --nowhere\n```",
        "```sh\ncotejo memory forget\n```\n`cotejo memory nowhere`",
        "```console\n$ cotejo terms nowhere\nx\n```",
        "`cotejo check --nowhere`",
        "`cotejo memory history`, `cotejo memory history 1 2`",
    ] {
        assert_eq!(faults(page(planted)), 1, "{planted}");
    }
    for planted in [
        "See “cotejo concordance”.",
        "用“cotejo concordance”查看",
        "Veja «cotejo memory nowhere \u{1}».",
        "Try cotejo nowhere.",
        "Say “cotejo lookup \u{1} --nowhere”.",
    ] {
        assert_eq!(faults(in_text("x.ftl", planted)), 1, "{planted}");
    }
    for fine in [
        "Say cotejo <command>; cotejo --help lists them.",
        "cotejo init ou indique outra",
        "由 cotejo memory backup 生成",
        "«cotejo import \u{1}»",
        "Its history: cotejo memory history \u{1}",
        "target/release/cotejo nowhere",
    ] {
        assert_eq!(faults(in_text("x.ftl", fine)), 0, "{fine}");
    }
    assert_eq!(options_in("with --force，or `--to`."), ["--force", "--to"]);
    assert!(!options(&tree).contains(&"--nowhere".to_owned()));
    assert_eq!(shell("a 'b c' \"d\"e # f"), ["a", "b c", "de"]);
}
