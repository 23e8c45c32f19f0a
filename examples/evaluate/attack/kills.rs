//! Every command that writes, killed at random moments: the memory opens sound, what was acknowledged is there, the same
//! command goes through afterwards and ends with the very same as if nobody had been killed, and nothing is left lying about.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use super::{Dice, Place, Row, done, home, sentence, text_of, tmx, write};

/// Units that are in before, and those that an import brings.
const BEFORE: u64 = 200;
const BROUGHT: u64 = 20_000;
/// What a line of the text holds that tells of the former.
const OF_BEFORE: &str = "first ";

/// A command that writes, and what it needs.
struct Attacked {
    name: &'static str,
    prepare: fn(&Place) -> Result<(), String>,
    args: &'static [&'static str],
    again: Again,
}

/// What happens when it is run again.
#[derive(Clone, Copy)]
enum Again {
    Goes,
    /// Refused, if it was over before.
    UnlessDone,
}

fn begin(place: &Place) -> Result<(), String> {
    write(&place.path("first.tmx"), tmx("first", BEFORE))?;
    write(
        &place.path("cotejo.toml"),
        "store = \"m.db\"\ntext = \"m.tmx\"\nterms = \"terms.toml\"\ncatalogues = \"site\"\n\
        source = \"en\"\ntargets = [\"pt-PT\"]\nout = \"out\"\n",
    )?;
    write(&place.path("terms.toml"), "")?;
    place.done(&["import", "first.tmx"]).map(|_| ())
}

fn page(place: &Place) -> Result<(), String> {
    begin(place)?;
    let mut body = String::new();
    for n in 0..60 {
        body.push_str(&format!("<p>{}</p>\n", sentence("first", n).0));
    }
    let page = format!(
        "<!doctype html><html lang=en><head><title>A headline of the day</title></head><body><nav><a href=/>Home</a> \
         <a href=/c>Contact us</a></nav><article><h1>A headline of the day</h1>{body}</article></body></html>"
    );
    write(&place.path("a.html"), page)
}

const COMMANDS: &[Attacked] = &[
    Attacked {
        name: "import",
        prepare: |place| {
            begin(place)?;
            write(&place.path("more.tmx"), tmx("more", BROUGHT))
        },
        args: &["import", "more.tmx"],
        again: Again::Goes,
    },
    Attacked {
        name: "import that makes the memory",
        prepare: |place| write(&place.path("more.tmx"), tmx("more", BROUGHT)),
        args: &["import", "more.tmx", "--memory", "m.db"],
        again: Again::Goes,
    },
    Attacked {
        name: "memory undo",
        prepare: |place| {
            begin(place)?;
            write(&place.path("more.tmx"), tmx("more", BROUGHT / 2))?;
            place.done(&["import", "more.tmx"]).map(|_| ())
        },
        args: &["memory", "undo", "2"],
        again: Again::UnlessDone,
    },
    Attacked {
        name: "memory backup",
        prepare: begin,
        args: &["memory", "backup", "copy.db"],
        again: Again::UnlessDone,
    },
    Attacked {
        name: "memory restore",
        prepare: |place| {
            begin(place)?;
            place.done(&["memory", "backup", "copy.db"])?;
            write(&place.path("more.tmx"), tmx("more", 2_000))?;
            place.done(&["import", "more.tmx"]).map(|_| ())
        },
        args: &["memory", "restore", "copy.db"],
        again: Again::Goes,
    },
    Attacked { name: "export of the text", prepare: begin, args: &["export"], again: Again::Goes },
    Attacked { name: "pretranslate", prepare: page, args: &["pretranslate", "a.html"], again: Again::Goes },
    Attacked {
        name: "export of a story",
        prepare: |place| {
            page(place)?;
            place.done(&["pretranslate", "a.html"]).map(|_| ())
        },
        args: &["export", "out/a/a.pt-PT.xlf"],
        again: Again::Goes,
    },
    Attacked {
        name: "memory check",
        prepare: |place| {
            begin(place)?;
            place.done(&["export"]).map(|_| ())
        },
        args: &["memory", "check"],
        again: Again::Goes,
    },
];

pub(super) fn run(binary: &Path, runs: u64, dice: &mut Dice) -> Result<Vec<Row>, String> {
    COMMANDS.iter().map(|attacked| killed(attacked, binary, runs, dice).map(done)).collect()
}

fn killed(attacked: &Attacked, binary: &Path, runs: u64, dice: &mut Dice) -> Result<Row, String> {
    let mut row = Row::new(format!("killed: {}", attacked.name));
    // What is there before, how it ends when nobody is killed, and how long that takes.
    let (_whole, whole) = home(binary)?;
    (attacked.prepare)(&whole)?;
    let acknowledged = if whole.path("m.db").exists() { content(&whole, "m.db")? } else { BTreeSet::new() };
    let kept: Vec<&String> = acknowledged.iter().filter(|line| line.contains(OF_BEFORE)).collect();
    let begun = Instant::now();
    whole.done(attacked.args)?;
    let length = begun.elapsed();
    let wanted = content(&whole, "m.db")?;
    for _ in 0..runs {
        row.runs += 1;
        let (_home, place) = home(binary)?;
        (attacked.prepare)(&place)?;
        let after = Duration::from_micros(dice.below(u64::try_from(length.as_micros()).unwrap_or(u64::MAX)));
        place.killed(attacked.args, after)?;
        if place.path("m.db").exists() {
            if let Some(unsound) = place.unsound("m.db")? {
                row.falsified(format!("after {after:?}: {unsound}"));
                continue;
            }
            // No command takes away or changes what was acknowledged before the one that is taken back or replaced.
            let there = content(&place, "m.db")?;
            if let Some(line) = kept.iter().find(|line| !there.contains(**line)) {
                row.lost(format!("after {after:?}: {line}"));
            }
            // And nothing is there that neither was before nor is in the end.
            if let Some(line) = there.iter().find(|line| !acknowledged.contains(*line) && !wanted.contains(*line)) {
                row.falsified(format!("after {after:?}: {line}"));
            }
        }
        let ran = place.run(attacked.args)?;
        match (ran.code, attacked.again) {
            // What was over before the kill cannot be done twice.
            (Some(0), _) | (Some(2), Again::UnlessDone) => {
                let there = content(&place, "m.db")?;
                if let Some(line) = wanted.iter().find(|line| !there.contains(*line)) {
                    row.lost(format!("after {after:?}, again: {line}"));
                } else if let Some(line) = there.iter().find(|line| !wanted.contains(*line)) {
                    row.falsified(format!("after {after:?}, again: {line}"));
                }
            }
            (code, _) => row.lost(format!("after {after:?}, again: {code:?} {}", ran.err)),
        }
        if place.path("copy.db").exists() && content(&place, "copy.db")?.iter().any(|line| !acknowledged.contains(line))
        {
            row.falsified(format!("after {after:?}: the copy holds something else"));
        }
        let left = left_over(&place.folder);
        if !left.is_empty() {
            row.silent(format!("after {after:?} there is left {left:?}"));
        }
    }
    Ok(row)
}

/// The text of a memory, each line with the id of its unit: all that it holds.
fn content(place: &Place, memory: &str) -> Result<BTreeSet<String>, String> {
    let text = text_of(place, memory)?;
    let mut unit = "";
    let mut lines = BTreeSet::new();
    for line in text.lines() {
        if let Some((_, id)) = line.split_once("tuid=\"") {
            unit = id.split('"').next().unwrap_or_default();
        }
        // An import that was interrupted is gone on with at another moment.
        lines.insert(format!("{unit} {}", without_dates(line)));
    }
    Ok(lines)
}

fn without_dates(line: &str) -> String {
    let mut out = line.to_owned();
    for name in [" creationdate=\"", " changedate=\""] {
        while let Some(begin) = out.find(name) {
            let value = begin + name.len();
            let end = out[value..].find('"').map_or(out.len(), |end| value + end + 1);
            out.replace_range(begin..end, "");
        }
    }
    out
}

/// What nobody is making any more, in a folder and those below it.
fn left_over(folder: &Path) -> Vec<String> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(".cotejo-") || name.starts_with(".tmp") {
            out.push(name);
        } else if entry.path().is_dir() {
            out.extend(left_over(&entry.path()));
        }
    }
    out
}
