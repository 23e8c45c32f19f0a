//! Every command that writes, killed at random moments: the memory opens sound, what was acknowledged is there, the same
//! command goes through afterwards and ends with as much as if nobody had been killed, and nothing is left lying about.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{Dice, Place, Row, home, sentence, tmx, write};

/// Units that are in before, and those that an import brings.
const BEFORE: u64 = 200;
const BROUGHT: u64 = 40_000;

/// A command that writes, and what it needs.
struct Attacked {
    name: &'static str,
    prepare: fn(&Place) -> Result<(), String>,
    args: &'static [&'static str],
    /// Run again until it goes through; not for what cannot be done twice.
    again: bool,
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
        again: true,
    },
    Attacked {
        name: "import that makes the memory",
        prepare: |place| write(&place.path("more.tmx"), tmx("more", BROUGHT)),
        args: &["import", "more.tmx", "--memory", "m.db"],
        again: true,
    },
    Attacked {
        name: "memory undo",
        prepare: |place| {
            begin(place)?;
            write(&place.path("more.tmx"), tmx("more", BROUGHT / 2))?;
            place.done(&["import", "more.tmx"]).map(|_| ())
        },
        args: &["memory", "undo", "2"],
        again: false,
    },
    Attacked { name: "memory backup", prepare: begin, args: &["memory", "backup", "copy.db"], again: false },
    Attacked {
        name: "memory restore",
        prepare: |place| {
            begin(place)?;
            place.done(&["memory", "backup", "copy.db"])?;
            write(&place.path("more.tmx"), tmx("more", 2_000))?;
            place.done(&["import", "more.tmx"]).map(|_| ())
        },
        args: &["memory", "restore", "copy.db"],
        again: true,
    },
    Attacked { name: "export of the text", prepare: begin, args: &["export"], again: true },
    Attacked { name: "pretranslate", prepare: page, args: &["pretranslate", "a.html"], again: true },
    Attacked {
        name: "export of a story",
        prepare: |place| {
            page(place)?;
            place.done(&["pretranslate", "a.html"]).map(|_| ())
        },
        args: &["export", "out/a/a.pt-PT.xlf"],
        again: true,
    },
    Attacked {
        name: "memory check",
        prepare: |place| {
            begin(place)?;
            place.done(&["export"]).map(|_| ())
        },
        args: &["memory", "check"],
        again: true,
    },
];

pub(super) fn run(binary: &Path, runs: u64, dice: &mut Dice) -> Result<Vec<Row>, String> {
    COMMANDS.iter().map(|attacked| killed(attacked, binary, runs, dice)).collect()
}

fn killed(attacked: &Attacked, binary: &Path, runs: u64, dice: &mut Dice) -> Result<Row, String> {
    let mut row = Row::new(format!("killed: {}", attacked.name));
    // How it ends when nobody is killed, and how long that takes.
    let (_whole, whole) = home(binary)?;
    (attacked.prepare)(&whole)?;
    let begun = Instant::now();
    whole.done(attacked.args)?;
    let length = begun.elapsed();
    let wanted = state(&whole)?;
    for _ in 0..runs {
        row.runs += 1;
        let (_home, place) = home(binary)?;
        (attacked.prepare)(&place)?;
        let before = place.path("m.db").exists().then(|| place.units("m.db")).transpose()?;
        let after = Duration::from_micros(dice.below(u64::try_from(length.as_micros()).unwrap_or(u64::MAX)));
        place.killed(attacked.args, after)?;
        if place.path("m.db").exists() {
            if let Some(unsound) = place.unsound("m.db")? {
                row.falsified(format!("after {after:?}: {unsound}"));
                continue;
            }
            let units = place.units("m.db")?;
            // An undo and a restore take away; what was in before stays in all the same.
            if before.is_some() && units < BEFORE {
                row.lost(format!("after {after:?}: {units} units of {before:?}"));
            }
        }
        if attacked.again {
            match place.run(attacked.args)? {
                ran if ran.code == Some(0) => match state(&place)? {
                    state if state == wanted => {}
                    state => row.falsified(format!("after {after:?}: {state}\ninstead of {wanted}")),
                },
                ran => row.lost(format!("after {after:?}, again: {:?} {}", ran.code, ran.err)),
            }
        } else {
            place.done(&["stats", "--memory", "m.db"])?;
        }
        let left = left_over(&place.folder);
        if !left.is_empty() {
            row.silent(format!("after {after:?} there is left {left:?}"));
        }
    }
    Ok(row)
}

/// How many units the memory holds, and how many lines its text has, dates aside.
fn state(place: &Place) -> Result<String, String> {
    let text = if place.path("cotejo.toml").exists() {
        let out = place.path("state");
        write(&out.join("cotejo.toml"), "store = \"../m.db\"\ntext = \"state.tmx\"\n")?;
        place.done(&["export", "--force", "--config", "state/cotejo.toml"])?;
        std::fs::read_to_string(out.join("state.tmx")).map_err(|error| error.to_string())?
    } else {
        String::new()
    };
    // When a unit came is another moment each time.
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.contains("changedate") && !line.contains("-date")).collect();
    let _ = std::fs::remove_dir_all(place.path("state"));
    Ok(format!("{} units, {} lines", place.units("m.db")?, lines.len()))
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
