//! The exact search, measured: the table of what was promised and what was found.
//!
//! `evaluate search <folder>`: the folder holds `corpus.<lang>.*txt` (or `.xz`), a segment a line, and
//! `q.<lang>.<kind>.txt`, a query a line; `pairs.en-pt.*` (source, target and origin, between tabs) for the import.
//! Each corpus becomes a memory through the real store, on which the desk's own lookup answers; the judge is brute force
//! with the rapidfuzz crate and a length filter, in the same run. Times of a search are CPU time of its thread.

#![allow(clippy::print_stdout)] // The table is what it is for.

mod corpus;
mod grow;
mod import;
mod peer;
mod process;
mod recall;
mod speed;

use std::path::PathBuf;
use std::time::Instant;

use corpus::Corpus;
use cotejo::fuzzy::InstructionSet;
use peer::Peer;

/// The kinds of queries.
const KINDS: [&str; 4] = ["heldout", "rev", "ui", "long"];
/// How many of the best are wanted where not all are.
const TOP: usize = 5;

/// What is asked of a run.
struct Options {
    folder: PathBuf,
    langs: Vec<String>,
    /// Which kinds of queries are timed.
    kinds: Vec<String>,
    /// How many queries of each kind recall is taken of.
    queries: usize,
    /// How many queries of each kind are timed.
    timed: usize,
    /// Where the memories are kept, to be used again; a folder of its own unless told.
    store: Option<PathBuf>,
    parts: Vec<String>,
    grow: bool,
    /// With which instructions, if not with the best that there are. The built program, which `process` and `import`
    /// start, takes the best.
    simd: Option<InstructionSet>,
}

/// What was promised, what was found.
#[derive(Default)]
struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    /// A figure that must reach `goal`, one that must stay under it, or one that is only told.
    fn add(&mut self, measure: &str, goal: Goal, found: f64, told: String) {
        let (goal, good) = match goal {
            Goal::AtLeast(goal) => (format!("≥ {goal}"), Some(found >= goal)),
            Goal::AtMost(goal) => (format!("≤ {goal}"), Some(found <= goal)),
            Goal::Told => ("told".to_owned(), None),
        };
        let good = match good {
            Some(true) => "reached",
            Some(false) => "**fell short**",
            None => "",
        };
        println!("{measure}: {told} (goal {goal}) {good}");
        self.rows.push([measure.to_owned(), goal, told, good.to_owned()]);
    }

    /// What could not be measured here, and why.
    fn missing(&mut self, measure: &str, why: &str) {
        println!("{measure}: not measured: {why}");
        self.rows.push([measure.to_owned(), String::new(), format!("not measured: {why}"), String::new()]);
    }

    fn print(&self) {
        println!("\n| measure | goal | found | |\n|---|---|---|---|");
        for row in &self.rows {
            println!("| {} |", row.join(" | "));
        }
    }
}

/// What a figure is held against.
#[derive(Clone, Copy)]
enum Goal {
    AtLeast(f64),
    AtMost(f64),
    Told,
}

/// Runs it.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let options = options(args)?;
    let begun = Instant::now();
    if let Some(set) = options.simd
        && !set.force()
    {
        let have: Vec<_> = InstructionSet::available().iter().map(|set| set.name()).collect();
        return Err(format!("this processor has no {set}: it has {}", have.join(", ")));
    }
    let simd = options.simd.unwrap_or_else(InstructionSet::best);
    println!("machine: {}; instructions: {simd}", machine());
    let mut table = Table::default();
    let wants = |part: &str| options.parts.iter().any(|wanted| wanted == part);
    if options.grow {
        return grow::run(&options);
    }
    let keep;
    let folder = match &options.store {
        Some(folder) => folder.clone(),
        None => {
            keep = tempfile::tempdir().map_err(|error| error.to_string())?;
            keep.path().to_owned()
        }
    };
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    // The import has files of its own.
    let langs = if options.parts == ["import"] { &[] } else { options.langs.as_slice() };
    for lang in langs {
        let corpus = Corpus::new(&options.folder, lang, &folder)?;
        println!("\n## {lang}: {} segments", corpus.lines.len());
        corpus.build(&mut table)?;
        let peer = Peer::new(&corpus.lines);
        if wants("speed") {
            speed::run(&options, &corpus, &peer, &mut table)?;
        }
        if wants("insert") && lang == "en" {
            speed::insert(&corpus, &mut table)?;
        }
        if wants("process") && lang == "en" {
            process::run(&options, &corpus, &mut table)?;
        }
        if wants("recall") {
            recall::run(&options, &corpus, &peer, &mut table)?;
        }
    }
    if wants("import") {
        import::run(&options, &folder, &mut table)?;
    }
    table.print();
    println!("\nin all {:.0} s", begun.elapsed().as_secs_f64());
    Ok(())
}

fn options(args: &[String]) -> Result<Options, String> {
    let usage = "usage: evaluate search <folder> [--queries N] [--timed N] [--langs en,pt,zh] [--kinds heldout,rev,ui,long] \
                 [--store <folder>] [--parts speed,insert,process,recall,import] [--simd avx512|avx2|neon|words] [--grow]";
    let (folder, mut rest) = args.split_first().ok_or(usage)?;
    let list = |value: &str| value.split(',').map(str::to_owned).collect::<Vec<_>>();
    let mut out = Options {
        folder: PathBuf::from(folder),
        langs: list("en,pt,zh"),
        kinds: KINDS.map(str::to_owned).into(),
        queries: 1000,
        timed: 250,
        store: None,
        parts: list("speed,insert,process,recall,import"),
        grow: false,
        simd: None,
    };
    while let Some((option, after)) = rest.split_first() {
        if option == "--grow" {
            out.grow = true;
            rest = after;
            continue;
        }
        let (value, after) = after.split_first().ok_or(usage)?;
        match option.as_str() {
            "--langs" => out.langs = list(value),
            "--kinds" => {
                out.kinds = list(value);
                if let Some(kind) = out.kinds.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
                    return Err(format!("no kind of queries is called {kind}: {}", KINDS.join(", ")));
                }
            }
            "--queries" => out.queries = value.parse().map_err(|_| usage)?,
            "--timed" => out.timed = value.parse().map_err(|_| usage)?,
            "--store" => out.store = Some(PathBuf::from(value)),
            "--parts" => out.parts = list(value),
            "--simd" => {
                let names = InstructionSet::ALL.iter().rev().map(|set| set.name()).collect::<Vec<_>>().join(", ");
                let unknown = || format!("no instructions are called {value}: {names}");
                out.simd = Some(InstructionSet::named(value).ok_or_else(unknown)?);
            }
            _ => return Err(usage.to_owned()),
        }
        rest = after;
    }
    Ok(out)
}

/// The value below which `part` of the values lie.
fn at(values: &[f64], part: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(((values.len().saturating_sub(1)) as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
}

fn median(values: &[f64]) -> f64 {
    at(values, 0.5)
}

fn ms(seconds: f64) -> String {
    format!("{:.3} ms", seconds * 1000.0)
}

/// CPU seconds of this thread.
fn cpu() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// CPU seconds of all threads of this process.
fn cpu_of_all() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name =
        info.lines().find_map(|line| Some(line.strip_prefix("model name")?.trim_start_matches([' ', '\t', ':'])));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    format!("{}, {cores} cores, load {load} at the beginning", name.unwrap_or("unknown"))
}
