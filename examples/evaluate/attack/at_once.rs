//! Many at one memory at once: writers and readers, restores during imports, exports of the same catalogues and text.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::{Dice, Place, Row, done, home, sentence, text_of, tmx, write};

/// How many import at once, and how many units each.
const WRITERS: u64 = 6;
const BROUGHT: u64 = 1_500;
/// How many units an import has during which a copy is restored.
const LONG: u64 = 30_000;

pub(super) fn run(binary: &Path, runs: u64, dice: &mut Dice) -> Result<Vec<Row>, String> {
    Ok(vec![
        done(writers_and_readers(binary, runs.div_ceil(5))?),
        done(restores(binary, runs.div_ceil(2), dice)?),
        done(catalogues(binary, runs.div_ceil(2))?),
        done(texts(binary, runs.div_ceil(2), dice)?),
    ])
}

/// Starts commands at once; how each ended.
fn at_once(place: &Place, commands: &[Vec<String>]) -> Result<Vec<(Option<i32>, String, String)>, String> {
    let mut children = Vec::new();
    for args in commands {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut command = place.command(&args);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        children.push(child.map_err(|error| error.to_string())?);
    }
    let mut out = Vec::new();
    for child in children {
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        out.push((output.status.code(), text(&output.stdout), text(&output.stderr)));
    }
    Ok(out)
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn writers_and_readers(binary: &Path, runs: u64) -> Result<Row, String> {
    let mut row = Row::new("writers and readers at once");
    for _ in 0..runs {
        row.runs += 1;
        let (_home, place) = home(binary)?;
        write(&place.path("first.tmx"), tmx("first", 50))?;
        place.done(&["import", "first.tmx", "--memory", "m.db"])?;
        let mut commands = Vec::new();
        for writer in 0..WRITERS {
            write(&place.path(&format!("{writer}.tmx")), tmx(&format!("w{writer}"), BROUGHT))?;
            commands.push(words(&format!("import {writer}.tmx --memory m.db")));
        }
        let (en, pt) = sentence("first", 7);
        for _ in 0..3 {
            let mut lookup = vec!["lookup".to_owned(), en.clone()];
            lookup.extend(words("--from en --to pt-PT --memory m.db --json"));
            commands.push(lookup);
        }
        for (args, (code, out, err)) in commands.iter().zip(at_once(&place, &commands)?) {
            if code != Some(0) {
                row.lost(format!("{args:?}: {code:?} {err}"));
            } else if args[0] == "lookup" && !out.contains(&pt) {
                row.falsified(format!("a lookup meanwhile: {out}"));
            }
        }
        let there = texts_of(&place, "m.db")?;
        let brought = |writer: u64| (0..BROUGHT).map(move |n| sentence(&format!("w{writer}"), n).1);
        let wanted: BTreeSet<String> =
            (0..50).map(|n| sentence("first", n).1).chain((0..WRITERS).flat_map(brought)).collect();
        if let Some(text) = wanted.difference(&there).next() {
            row.lost(format!("{} of {}: {text}", wanted.difference(&there).count(), wanted.len()));
        }
        if let Some(text) = there.difference(&wanted).next() {
            row.falsified(format!("nobody brought: {text}"));
        }
        if let Some(unsound) = place.unsound("m.db")? {
            row.falsified(unsound);
        }
    }
    Ok(row)
}

fn restores(binary: &Path, runs: u64, dice: &mut Dice) -> Result<Row, String> {
    let mut row = Row::new("restores during imports");
    for _ in 0..runs {
        row.runs += 1;
        let (_home, place) = home(binary)?;
        write(&place.path("first.tmx"), tmx("first", 100))?;
        write(&place.path("more.tmx"), tmx("more", LONG))?;
        place.done(&["import", "first.tmx", "--memory", "m.db"])?;
        place.done(&["memory", "backup", "copy.db", "--memory", "m.db"])?;
        let mut import = place.command(&["import", "more.tmx", "--memory", "m.db", "--json"]);
        let child = import.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
        std::thread::sleep(Duration::from_millis(dice.below(900)));
        let restores = vec![words("memory restore copy.db --memory m.db --json"); 2];
        for (code, _, err) in at_once(&place, &restores)? {
            if code != Some(0) {
                row.lost(format!("a restore: {code:?} {err}"));
            }
        }
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        // Whatever is in the memory and in what the restores kept.
        let mut there: BTreeSet<String> = BTreeSet::new();
        for name in ["m.db", "m.db.before-restore", "m.db.before-restore.2"] {
            if place.path(name).exists() {
                there.extend(texts_of(&place, name)?);
            }
        }
        let wanted = |count: u64| (0..count).filter(|n| !there.contains(&sentence("more", *n).1)).count();
        match output.status.code() {
            Some(0) if wanted(LONG) > 0 => row.lost(format!("{} of {LONG} units that are said to be in", wanted(LONG))),
            Some(0) => {}
            Some(3) if err.contains("restored") => {}
            code => row.silent(format!("the import ended with {code:?}: {err}")),
        }
        if let Some(unsound) = place.unsound("m.db")? {
            row.falsified(unsound);
        }
    }
    Ok(row)
}

/// The European Portuguese texts of a memory.
fn texts_of(place: &Place, memory: &str) -> Result<BTreeSet<String>, String> {
    let seg = |line: &str| Some(line.split_once("<seg>")?.1.split_once("</seg>")?.0.to_owned());
    Ok(text_of(place, memory)?.lines().filter(|line| line.contains("pt-PT")).filter_map(seg).collect())
}

const PROJECT: &str = "store = \"m.db\"\ntext = \"m.tmx\"\ncatalogues = \"site\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\nout = \"out\"\n";

/// Two stories with different strings of the site, exported at once.
fn catalogues(binary: &Path, runs: u64) -> Result<Row, String> {
    let mut row = Row::new("exports into one catalogue at once");
    for _ in 0..runs {
        row.runs += 1;
        let (_home, place) = home(binary)?;
        write(&place.path("cotejo.toml"), PROJECT)?;
        write(&place.path("site/en/site.ftl"), "mine = Mine\n")?;
        let strings = [["Home", "Contact us", "Archive"], ["Sports", "Weather", "Letters to the editor"]];
        let mut commands = Vec::new();
        for (story, strings) in ["one", "two"].iter().zip(strings) {
            let links: String = strings.iter().map(|text| format!("<a href=/x>{text}</a> ")).collect();
            let body: String = (0..8).map(|n| format!("<p>{} It was a long day.</p>", sentence(story, n).0)).collect();
            let page = format!(
                "<!doctype html><html lang=en><head><title>The {story} headline</title></head><body><nav>{links}</nav>\
                 <article><h1>The {story} headline</h1>{body}</article></body></html>"
            );
            write(&place.path(&format!("{story}.html")), page)?;
            place.done(&["pretranslate", &format!("{story}.html")])?;
            commands.push(words(&format!("export out/{story}/{story}.pt-PT.xlf")));
        }
        for (args, (code, _, err)) in commands.iter().zip(at_once(&place, &commands)?) {
            if code != Some(0) {
                row.lost(format!("{args:?}: {code:?} {err}"));
            }
        }
        let site = std::fs::read_to_string(place.path("site/en/site.ftl")).map_err(|error| error.to_string())?;
        for text in strings.concat().iter().chain(&["Mine"]) {
            if !site.contains(text) {
                row.lost(format!("the message {text}: {site}"));
            }
        }
    }
    Ok(row)
}

/// The text is exported while somebody brings another version of it.
fn texts(binary: &Path, runs: u64, dice: &mut Dice) -> Result<Row, String> {
    let mut row = Row::new("a text brought during its export");
    let (_home, place) = home(binary)?;
    write(&place.path("cotejo.toml"), PROJECT)?;
    write(&place.path("first.tmx"), tmx("first", 20_000))?;
    place.done(&["import", "first.tmx"])?;
    place.done(&["export"])?;
    for run in 0..runs {
        row.runs += 1;
        let mut export = place.command(&["export"]);
        let mut child =
            export.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        std::thread::sleep(Duration::from_millis(dice.below(400)));
        let theirs = format!("theirs {run}");
        write(&place.path("theirs"), &theirs)?;
        std::fs::rename(place.path("theirs"), place.path("m.tmx")).map_err(|error| error.to_string())?;
        child.wait().map_err(|error| error.to_string())?;
        if std::fs::read_to_string(place.path("m.tmx")).map_err(|error| error.to_string())? != theirs {
            row.lost("what a colleague brought");
        }
        place.done(&["export", "--force"])?;
    }
    Ok(row)
}
