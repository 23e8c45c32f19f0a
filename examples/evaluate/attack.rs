//! `evaluate attack [--runs N] [--seed N] [--binary file] [--parts kills,at-once,damage,hostile]`: the binary under attack.
//!
//! Every command that writes is killed at random moments, writers and readers are at one memory at once, copies are
//! restored into it meanwhile, the database is damaged by the hundred, and hostile files are made and read. One table: how
//! many runs, what was **lost** (said to be in and nowhere), **falsified** (another answer than the right one), **silent**
//! (wrong or broken off without a word). Anything but zeros is an error.

mod at_once;
mod damage;
mod hostile;
mod kills;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How one kind of attack went.
pub(super) struct Row {
    what: String,
    runs: u64,
    lost: u64,
    falsified: u64,
    silent: u64,
    /// The first of what went wrong, to look at.
    first: Option<String>,
}

impl Row {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), runs: 0, lost: 0, falsified: 0, silent: 0, first: None }
    }

    fn lost(&mut self, why: impl Into<String>) {
        self.lost += 1;
        self.first.get_or_insert_with(|| format!("lost: {}", why.into()));
    }

    fn falsified(&mut self, why: impl Into<String>) {
        self.falsified += 1;
        self.first.get_or_insert_with(|| format!("falsified: {}", why.into()));
    }

    fn silent(&mut self, why: impl Into<String>) {
        self.silent += 1;
        self.first.get_or_insert_with(|| format!("silent: {}", why.into()));
    }
}

/// A small generator of reproducible numbers (SplitMix64, Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit.max(1)
    }
}

/// The binary, and the folder that it works in.
#[derive(Clone)]
struct Place {
    binary: PathBuf,
    folder: PathBuf,
}

/// How a run ended.
struct Ran {
    /// None if a signal ended it, or its time was up.
    code: Option<i32>,
    out: String,
    err: String,
}

impl Place {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.current_dir(&self.folder).env_clear().env("HOME", &self.folder);
        command.env("COTEJO_UI", "en").env("COTEJO_USER", "Ana").args(args).stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Result<Ran, String> {
        let output = self.command(args).output().map_err(|error| format!("{}: {error}", self.binary.display()))?;
        Ok(ran(output.status, output.stdout, output.stderr))
    }

    /// Runs it; it must end with 0.
    fn done(&self, args: &[&str]) -> Result<String, String> {
        let ran = self.run(args)?;
        if ran.code == Some(0) { Ok(ran.out) } else { Err(format!("{args:?} ended with {:?}: {}", ran.code, ran.err)) }
    }

    /// Runs it for so long at most.
    fn within(&self, args: &[&str], limit: Duration) -> Result<Ran, String> {
        let (out, err) = (self.path(".out"), self.path(".err"));
        let file = |path: &Path| std::fs::File::create(path).map_err(|error| error.to_string());
        let mut child =
            self.command(args).stdout(file(&out)?).stderr(file(&err)?).spawn().map_err(|e| e.to_string())?;
        let begun = Instant::now();
        let status = loop {
            match child.try_wait().map_err(|error| error.to_string())? {
                Some(status) => break Some(status),
                None if begun.elapsed() > limit => {
                    child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
                    break None;
                }
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        let read = |path: &Path| std::fs::read(path).map_err(|error| error.to_string());
        let (out, err) = (read(&out)?, read(&err)?);
        Ok(Ran {
            code: status.and_then(|status| status.code()),
            out: String::from_utf8_lossy(&out).into_owned(),
            err: String::from_utf8_lossy(&err).into_owned(),
        })
    }

    /// Runs it and kills it after a time, if it is not over by then.
    fn killed(&self, args: &[&str], after: Duration) -> Result<(), String> {
        let mut command = self.command(args);
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        std::thread::sleep(after);
        let _ = child.kill();
        child.wait().map(|_| ()).map_err(|error| error.to_string())
    }

    /// How many units the memory holds.
    fn units(&self, memory: &str) -> Result<u64, String> {
        let stats = self.done(&["stats", "--json", "--memory", memory])?;
        let stats: serde_json::Value =
            serde_json::from_str(stats.trim()).map_err(|error| format!("{error}: {stats}"))?;
        stats["units"].as_u64().ok_or_else(|| format!("no units: {stats}"))
    }

    /// What `memory check` finds, but for imports that were interrupted.
    fn unsound(&self, memory: &str) -> Result<Option<String>, String> {
        let ran = self.run(&["memory", "check", "--json", "--memory", memory])?;
        let found: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap_or_default();
        let findings = found["findings"].as_array().cloned().unwrap_or_default();
        let bad = findings.iter().find(|finding| finding["id"] != "notice-memory-import-interrupted");
        Ok(match (ran.code, bad) {
            (Some(0 | 1), None) => None,
            (_, Some(bad)) => Some(bad.to_string()),
            (code, None) => Some(format!("{code:?}: {}", ran.err)),
        })
    }
}

fn ran(status: ExitStatus, out: Vec<u8>, err: Vec<u8>) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: status.code(), out: text(out), err: text(err) }
}

/// A TMX of so many units in English and European Portuguese, as another tool would write it.
fn tmx(of: &str, count: u64) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" \
         segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>\n",
    );
    for n in 0..count {
        let (en, pt) = sentence(of, n);
        out.push_str(&format!(
            "<tu><tuv xml:lang=\"en\"><seg>{en}</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>{pt}</seg></tuv></tu>\n"
        ));
    }
    out.push_str("</body></tmx>\n");
    out
}

/// A sentence and its translation, unlike any other's by its words.
fn sentence(of: &str, n: u64) -> (String, String) {
    const WORDS: [(&str, &str); 8] = [
        ("bridge", "ponte"),
        ("harbour", "porto"),
        ("market", "mercado"),
        ("school", "escola"),
        ("theatre", "teatro"),
        ("river", "rio"),
        ("council", "câmara"),
        ("museum", "museu"),
    ];
    let word = |place: u32| WORDS[(n / 8u64.pow(place) % 8) as usize];
    let (a, b, c) = (word(0), word(1), word(2));
    let (en, pt) = (format!("{} {} {}", a.0, b.0, c.0), format!("{} {} {}", a.1, b.1, c.1));
    (format!("{of} {n}: the {en} opened again."), format!("{of} {n}: {pt} abriu de novo."))
}

/// All that a memory holds, as its text.
fn text_of(place: &Place, memory: &str) -> Result<String, String> {
    let folder = format!("of-{memory}");
    write(&place.path(&folder).join("cotejo.toml"), format!("store = \"../{memory}\"\ntext = \"all.tmx\"\n"))?;
    place.done(&["export", "--force", "--config", &format!("{folder}/cotejo.toml")])?;
    let text = std::fs::read_to_string(place.path(&folder).join("all.tmx")).map_err(|error| error.to_string());
    std::fs::remove_dir_all(place.path(&folder)).map_err(|error| error.to_string())?;
    text
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}

/// A folder of its own for one run.
fn home(binary: &Path) -> Result<(tempfile::TempDir, Place), String> {
    let home = tempfile::tempdir().map_err(|error| error.to_string())?;
    let place = Place { binary: binary.to_path_buf(), folder: home.path().to_path_buf() };
    Ok((home, place))
}

pub(super) fn run(args: &[String]) -> Result<(), String> {
    let given = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let number = |name: &str, otherwise: u64| match given(name) {
        None => Ok(otherwise),
        Some(given) => given.parse().map_err(|_| format!("{name}: a number, not {given}")),
    };
    let (runs, seed) = (number("--runs", 100)?, number("--seed", 1)?);
    let binary = match given("--binary") {
        Some(file) => PathBuf::from(file),
        // …/examples/evaluate stands below …/cotejo.
        None => std::env::current_exe()
            .ok()
            .and_then(|own| Some(own.parent()?.parent()?.join(format!("cotejo{}", std::env::consts::EXE_SUFFIX))))
            .unwrap_or_default(),
    };
    let binary = binary.canonicalize().map_err(|error| format!("{}: {error}: build it first", binary.display()))?;
    let parts = given("--parts").map_or("kills,at-once,damage,hostile", String::as_str);
    let mut rows = Vec::new();
    for part in parts.split(',') {
        let mut dice = Dice(seed);
        rows.extend(match part {
            "kills" => kills::run(&binary, runs, &mut dice),
            "at-once" => at_once::run(&binary, runs, &mut dice),
            "damage" => damage::run(&binary, runs, &mut dice),
            "hostile" => hostile::run(&binary, runs, &mut dice),
            other => Err(format!("no such part: {other}")),
        }?);
    }
    let mut all = Row::new("all");
    for row in &rows {
        all.runs += row.runs;
        all.lost += row.lost;
        all.falsified += row.falsified;
        all.silent += row.silent;
    }
    print(&all);
    for row in &rows {
        if let Some(first) = &row.first {
            println!("{}: {first}", row.what);
        }
    }
    let wrong = all.lost + all.falsified + all.silent;
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} runs went wrong")) }
}

/// Tells of a row as soon as it is known.
fn done(row: Row) -> Row {
    print(&row);
    row
}

fn print(row: &Row) {
    static HEAD: std::sync::Once = std::sync::Once::new();
    HEAD.call_once(|| {
        println!("| attack | runs | lost | falsified | silent |");
        println!("|---|---:|---:|---:|---:|");
    });
    println!("| {} | {} | {} | {} | {} |", row.what, row.runs, row.lost, row.falsified, row.silent);
}
