//! What a package holds beside the binary: a man page for each command in every language that Cotejo speaks and completions
//! for the usual shells, made from the command line's own definition; and the licences of what the binary is built from.
//!
//! `cargo run --locked --example package -- target/package-extras` writes `man/man1/cotejo.1` and its sisters, the
//! translations into `man/<locale>/man1/` as man(1) looks for them, `completions/` and `THIRD-PARTY-LICENSES`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use clap::Command;
use clap_complete::{Shell, generate_to};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use cotejo::cli::{COMMANDS, localized};
use cotejo::l10n::{LOCALES, Voice};
use cotejo::model::Lang;
use serde::Deserialize;

/// What stands in a page and is not said by the command line's help: a table of `packaging/man.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Where man(1) looks for pages in this language; none for English.
    folder: Option<String>,
    name: String,
    synopsis: String,
    exit_status: String,
    /// For the codes 0 to 3.
    exit_codes: [String; 4],
    see_also: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(out) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err("where to? cargo run --example package -- <folder>".into());
    };
    let words: BTreeMap<String, Words> = toml::from_str(include_str!("../packaging/man.toml"))?;
    for locale in LOCALES {
        let words = words.get(*locale).ok_or_else(|| format!("packaging/man.toml has no {locale}"))?;
        let man = out.join("man");
        let folder = words.folder.as_ref().map_or(man.clone(), |folder| man.join(folder)).join("man1");
        fs::create_dir_all(&folder)?;
        let mut root = spoken(locale)?;
        root.build();
        pages(&root, None, words, &folder)?;
    }
    let completions = out.join("completions");
    fs::create_dir_all(&completions)?;
    // A system has one file a shell, whoever reads: English.
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
        generate_to(shell, &mut with_aliases(spoken("en")?), "cotejo", &completions)?;
    }
    fs::write(out.join("THIRD-PARTY-LICENSES"), licences()?)?;
    Ok(())
}

/// Help tells a command's other names in its own words; to the shells they are names like the first.
fn with_aliases(root: Command) -> Command {
    COMMANDS.iter().filter(|command| !command.aliases.is_empty()).fold(root, |root, command| {
        root.mut_subcommand(command.name, |sub| {
            sub.visible_alias(clap::builder::Resettable::<clap::builder::Str>::Reset)
                .visible_aliases(command.aliases.to_vec())
        })
    })
}

/// The crates that the binary is built from, on whatever platform, with their licences' text as each crate brings it.
fn licences() -> Result<String, Box<dyn Error>> {
    let cargo = |arguments: &[&str]| -> Result<String, Box<dyn Error>> {
        let ran = Process::new("cargo").args(arguments).arg("--locked").stderr(Stdio::inherit()).output()?;
        if !ran.status.success() {
            return Err(format!("cargo {} failed", arguments.join(" ")).into());
        }
        Ok(String::from_utf8(ran.stdout)?)
    };
    let metadata: serde_json::Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1"])?)?;
    // One a line, `name version`: what is linked, tests and build scripts left out.
    let linked =
        cargo(&["tree", "--edges", "normal,no-proc-macro", "--target", "all", "--prefix", "none", "--format", "{p}"])?;
    let linked: BTreeSet<&str> = linked.lines().filter_map(|line| line.split_once(" v")?.0.into()).collect();
    let mut out =
        String::from("Cotejo is built from these crates, with thanks; the texts of their licences follow.\n\n");
    // Most bring the same text: each stands once, below the crates that bring it.
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().ok_or("cargo metadata names no packages")? {
        let said = |key: &str| package[key].as_str().unwrap_or_default();
        if !linked.contains(said("name")) || said("name") == "cotejo" {
            continue;
        }
        out.push_str(&format!("{} {}: {}\n", said("name"), said("version"), said("license")));
        let folder = Path::new(said("manifest_path")).parent().ok_or("a manifest without a folder")?;
        for entry in fs::read_dir(folder)? {
            let file = entry?.path();
            let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            if file.is_file() && ["LICEN", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start))
            {
                let text = String::from_utf8_lossy(&fs::read(&file)?).replace("\r\n", "\n");
                texts.entry(text.trim().to_owned()).or_default().push(said("name"));
            }
        }
    }
    for (text, crates) in texts {
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), crates.join(", ")));
    }
    Ok(out)
}

/// The command line in a language.
fn spoken(locale: &str) -> Result<Command, Box<dyn Error>> {
    Ok(localized(Voice::choose([&Lang::parse(locale)?]), None))
}

/// Writes the page of a built command and those of its subcommands; `above` is the page of the command that it is part of.
fn pages(command: &Command, above: Option<&str>, words: &Words, folder: &Path) -> Result<(), Box<dyn Error>> {
    let page = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let man =
        Man::new(command.clone()).title(page.to_uppercase()).source(format!("Cotejo {}", env!("CARGO_PKG_VERSION")));
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    section(&mut out, ("NAME", &words.name), |part| man.render_name_section(part))?;
    section(&mut out, ("SYNOPSIS", &words.synopsis), |part| man.render_synopsis_section(part))?;
    man.render_options_section(&mut out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut out)?;
    }
    let mut roff = Roff::new();
    roff.control("SH", [words.exit_status.as_str()]);
    for (code, meaning) in words.exit_codes.iter().enumerate() {
        roff.control("TP", []).text([bold(code.to_string())]).text([roman(meaning.as_str())]);
    }
    if let Some(above) = above {
        roff.control("SH", [words.see_also.as_str()]).text([bold(above), roman("(1)")]);
    }
    roff.to_writer(&mut out)?;
    fs::write(folder.join(format!("{page}.1")), out)?;
    for part in command.get_subcommands() {
        pages(part, Some(&page), words, folder)?;
    }
    Ok(())
}

/// Renders a section whose heading clap_mangen says in English alone, with the heading in the page's language.
fn section(
    out: &mut Vec<u8>,
    (english, heading): (&str, &str),
    render: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>,
) -> Result<(), Box<dyn Error>> {
    let mut part = Vec::new();
    render(&mut part)?;
    let part = String::from_utf8(part)?;
    let line = format!(".SH {english}\n");
    if part.matches(&line).count() != 1 {
        return Err(format!("clap_mangen writes no {line:?} any more").into());
    }
    out.extend(part.replace(&line, &format!(".SH \"{heading}\"\n")).into_bytes());
    Ok(())
}
