//! A database damaged by the hundred: every answer is the right one, or it is said that there is none.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::{Dice, Place, Row, done, home, sentence, tmx, write};

/// How many units the memory has: with an index, and so few that there is none.
const SIZES: [u64; 2] = [6_000, 600];
/// How many sentences are asked.
const ASKED: u64 = 60;
const TIME: Duration = Duration::from_secs(60);

pub(super) fn run(binary: &Path, runs: u64, dice: &mut Dice) -> Result<Vec<Row>, String> {
    SIZES.iter().map(|&size| damaged(binary, size, runs, dice).map(done)).collect()
}

/// What was done to the bytes.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) -> String {
    let length = bytes.len() as u64;
    let at = |dice: &mut Dice| usize::try_from(100 + dice.below(length - 100)).unwrap_or_default();
    match dice.below(6) {
        0 | 1 => {
            let at = at(dice);
            bytes[at] ^= 1 << dice.below(8);
            format!("a bit at {at}")
        }
        2 => {
            let (begin, many) = (at(dice), usize::try_from(1 + dice.below(64)).unwrap_or(1));
            let end = (begin + many).min(bytes.len());
            for byte in &mut bytes[begin..end] {
                *byte = u8::try_from(dice.below(256)).unwrap_or_default();
            }
            format!("{many} bytes at {begin}")
        }
        3 => {
            let page = at(dice) / 16_384 * 16_384;
            let begin = page.max(100);
            let end = (page + 16_384).min(bytes.len());
            bytes[begin..end].fill(0);
            format!("zeros in the page at {page}")
        }
        4 => {
            let page = |place: usize| place / 16_384 * 16_384;
            let (from, to) = (page(at(dice)).max(16_384), page(at(dice)).max(16_384));
            let other = bytes[from..(from + 16_384).min(length as usize)].to_vec();
            bytes[to..to + other.len().min(length as usize - to)]
                .copy_from_slice(&other[..other.len().min(length as usize - to)]);
            format!("the page at {from} copied to {to}")
        }
        _ => {
            let end = at(dice);
            bytes.truncate(end);
            format!("cut off at {end}")
        }
    }
}

fn damaged(binary: &Path, size: u64, runs: u64, dice: &mut Dice) -> Result<Row, String> {
    let mut row = Row::new(format!("a damaged database of {size} units"));
    let (_home, place) = home(binary)?;
    write(&place.path("first.tmx"), tmx("first", size))?;
    place.done(&["import", "first.tmx", "--memory", "m.db"])?;
    let queries: String = (0..ASKED).map(|n| format!("{}\n", sentence("first", n * size / ASKED).0)).collect();
    write(&place.path("queries.txt"), &queries)?;
    let ask = ["lookup", "--queries", "queries.txt", "--from", "en", "--to", "pt-PT", "--memory", "m.db", "--json"];
    let right = answers(&place.done(&ask)?);
    let mut whole: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for entry in std::fs::read_dir(&place.folder).map_err(|error| error.to_string())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("m.db") {
            whole.insert(name, std::fs::read(entry.path()).map_err(|error| error.to_string())?);
        }
    }
    let (mut told, mut harmless) = (0u64, 0u64);
    for _ in 0..runs {
        row.runs += 1;
        for entry in std::fs::read_dir(&place.folder).map_err(|error| error.to_string())?.flatten() {
            if entry.file_name().to_string_lossy().starts_with("m.db") {
                std::fs::remove_file(entry.path()).map_err(|error| error.to_string())?;
            }
        }
        let mut what = String::new();
        for (name, bytes) in &whole {
            let mut bytes = bytes.clone();
            if name == "m.db" {
                what = damage(&mut bytes, dice);
            }
            write(&place.path(name), &bytes)?;
        }
        let ran = place.within(&ask, TIME)?;
        match ran.code {
            Some(0 | 1) if answers(&ran.out) == right => harmless += 1,
            Some(0 | 1) => {
                let now = answers(&ran.out);
                let other = now.iter().any(|(query, found)| found.iter().any(|one| !right[query].contains(one)));
                if other {
                    row.falsified(format!("{what}: another answer"));
                } else {
                    row.silent(format!("{what}: fewer answers"));
                }
            }
            Some(2 | 3) if !ran.err.trim().is_empty() => told += 1,
            code => row.silent(format!("{what}: {code:?} {}", ran.err)),
        }
        check(&place, &what, &mut row)?;
    }
    println!("(of {}: {told} told, {harmless} that touch no answer)", row.runs);
    Ok(row)
}

/// `memory check` has a word for whatever it finds, of its own.
fn check(place: &Place, what: &str, row: &mut Row) -> Result<(), String> {
    let ran = place.within(&["memory", "check", "--memory", "m.db"], TIME)?;
    let said = format!("{}{}", ran.out, ran.err);
    const ENGLISH: [&str; 8] =
        ["malformed", "btreeInit", "disk image", "missing from index", "wrong #", "no such", "integrity", "Tree "];
    if let Some(english) = ENGLISH.iter().find(|english| said.contains(**english)) {
        row.silent(format!("{what}: check says “{english}”: {said}"));
    } else if said.contains("()") || said.contains(": .") || said.trim().is_empty() {
        row.silent(format!("{what}: check gives no reason: {said}"));
    } else if !matches!(ran.code, Some(0..=3)) {
        row.silent(format!("{what}: check ended with {:?}", ran.code));
    }
    Ok(())
}

/// The matches of each query.
fn answers(out: &str) -> BTreeMap<String, Vec<String>> {
    let mut answers = BTreeMap::new();
    for line in out.lines() {
        let Ok(line) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let matches = line["matches"].as_array().cloned().unwrap_or_default();
        let matches = matches.iter().map(ToString::to_string).collect();
        let query = line.get("query").or_else(|| line.get("text")).map(ToString::to_string).unwrap_or_default();
        answers.insert(query, matches);
    }
    answers
}
