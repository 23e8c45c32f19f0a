//! `evaluate search <folder> [--langs en,pt,zh] [--kinds heldout,rev,ui,long] [--queries N] [--store <folder>]`: the
//! search against brute force with the rapidfuzz crate, in one run, on one core.
//!
//! The folder holds `corpus.<lang>*.txt` (or `.xz`, unpacked by the `xz` program), one segment a line, and
//! `q.<lang>.<kind>.txt`. Line *n* becomes a unit with the segment as its source and the text *n* as its target. The
//! memory is built by the store's own import, and asked by the desk's own lookup. Times are CPU time of the thread.

#![allow(clippy::print_stdout)] // The table is what it is for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use cotejo::desk::lookup::{Request, lookup};
use cotejo::fuzzy::{Best, Probe, Rank, largest_distance, lengths, of_distance};
use cotejo::model::{Hash, Key, Lang, Origin, Time, Unit, UnitId, Variant};
use cotejo::store::{self, ImportJob, Manner, Stamp, Store, UnitRow};
use rapidfuzz::distance::levenshtein::{Args, BatchComparator};

/// What is measured at the main threshold, and what recall is also taken at.
const THRESHOLD: u8 = 70;
const TOP: usize = 5;

struct Options {
    folder: PathBuf,
    langs: Vec<String>,
    kinds: Vec<String>,
    queries: usize,
    thresholds: Vec<u8>,
    store: Option<PathBuf>,
}

/// Runs it.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let options = options(args)?;
    println!("machine: {}", machine());
    for lang in &options.langs {
        language(&options, lang)?;
    }
    Ok(())
}

fn options(args: &[String]) -> Result<Options, String> {
    let usage = "usage: evaluate search <folder> [--langs en,pt,zh] [--kinds …] [--queries N] [--thresholds …] [--store <folder>]";
    let (folder, mut rest) = args.split_first().ok_or(usage)?;
    let list = |value: &str| value.split(',').map(str::to_owned).collect::<Vec<_>>();
    let mut out = Options {
        folder: PathBuf::from(folder),
        langs: list("en,pt,zh"),
        kinds: list("heldout,rev,ui,long"),
        queries: 1000,
        thresholds: vec![THRESHOLD],
        store: None,
    };
    while let [option, value, after @ ..] = rest {
        match option.as_str() {
            "--langs" => out.langs = list(value),
            "--kinds" => out.kinds = list(value),
            "--queries" => out.queries = value.parse().map_err(|_| usage)?,
            "--thresholds" => {
                out.thresholds =
                    list(value).iter().map(|value| value.parse()).collect::<Result<_, _>>().map_err(|_| usage)?;
            }
            "--store" => out.store = Some(PathBuf::from(value)),
            _ => return Err(usage.to_owned()),
        }
        rest = after;
    }
    if rest.is_empty() { Ok(out) } else { Err(usage.to_owned()) }
}

fn language(options: &Options, lang: &str) -> Result<(), String> {
    let corpus = corpus(&options.folder, lang)?;
    let lines: Vec<&str> = corpus.lines().collect();
    let keep;
    let folder = match &options.store {
        Some(folder) => folder.clone(),
        None => {
            keep = tempfile::tempdir().map_err(|error| error.to_string())?;
            keep.path().to_owned()
        }
    };
    let file = folder.join(format!("{lang}.db"));
    let fresh = !file.exists();
    let mut memory = store::open(&file).map_err(|error| error.to_string())?;
    println!("\n## {lang}: {} segments", lines.len());
    let source = Lang::parse(lang).map_err(|error| error.to_string())?;
    let target = Lang::parse(if lang == "en" { "pt-PT" } else { "en" }).map_err(|error| error.to_string())?;
    if fresh {
        let begin = cpu();
        fill(&mut *memory, &lines, &source, &target)?;
        let import = cpu() - begin;
        println!("import: {import:.1} s, {:.0} units/s", lines.len() as f64 / import);
        let begin = cpu();
        memory.fold(lang).map_err(|error| error.to_string())?;
        println!("index from the database: {:.2} s", cpu() - begin);
    }
    let bytes: u64 = std::fs::read_dir(&folder)
        .map_err(|error| error.to_string())?
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&format!("{lang}.db.")))
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .sum();
    let chars: usize = lines.iter().map(|line| line.chars().count()).sum();
    println!(
        "index: {:.1} bytes a segment, {:.1} of them class text, 8 the number",
        bytes as f64 / lines.len() as f64,
        chars as f64 / lines.len() as f64
    );

    let rows = rows(&*memory, lang, &lines)?;
    let peer = Peer::new(&lines);
    println!(
        "| queries | t | n | wrong | search median | p99 | brute force median | p99 | ratio of medians | median ratio | p10 of ratio | p99s | ≤ 8 chars: p90 ratio | top {TOP} / all | with units, median |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for kind in &options.kinds {
        let path = options.folder.join(format!("q.{lang}.{kind}.txt"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let queries: Vec<&str> = text.lines().collect();
        let step = (queries.len() / options.queries.max(1)).max(1);
        let queries: Vec<&str> = queries.into_iter().step_by(step).take(options.queries).collect();
        for &threshold in &options.thresholds {
            measure(&*memory, &peer, &rows, &queries, kind, threshold, &source, &target)?;
        }
    }
    if let Some(peak) = peak() {
        println!("peak of resident memory of this process, the peer's copy included: {peak}");
    }
    Ok(())
}

fn fill(memory: &mut dyn Store, lines: &[&str], source: &Lang, target: &Lang) -> Result<(), String> {
    let job = ImportJob {
        name: "corpus".to_owned(),
        hash: Hash("corpus".to_owned()),
        manner: Manner::Replace,
        by: Stamp { who: "evaluate".to_owned(), when: Time(0) },
        batch: None,
    };
    let mut units = lines.iter().enumerate().map(|(number, line)| {
        let mut variants =
            vec![Variant::translated(source.clone(), *line), Variant::translated(target.clone(), number.to_string())];
        variants.sort_by(|a, b| a.lang.cmp(&b.lang));
        Ok(Unit {
            id: UnitId::kept(format!("{number:012x}")),
            source: source.clone(),
            variants,
            origin: Origin::Foreign,
            document: None,
            position: None,
            message: None,
            notes: Vec::new(),
            props: Vec::new(),
            created: None,
            changed: None,
            created_by: None,
            changed_by: None,
        })
    });
    memory.import(&job, &mut units).map(|_| ()).map_err(|error| error.to_string())
}

/// Which line each row of the store is.
fn rows(memory: &dyn Store, lang: &str, lines: &[&str]) -> Result<HashMap<UnitRow, u32>, String> {
    let mut by_key: HashMap<String, u32> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        by_key.entry(Key::of(line).as_str().to_owned()).or_insert(number as u32);
    }
    let mut out = HashMap::new();
    memory
        .keys(lang, 0..=u32::MAX, &mut |stored| {
            if let Some(&line) = by_key.get(stored.key) {
                out.insert(stored.row, line);
            }
            Ok(())
        })
        .map_err(|error| error.to_string())?;
    Ok(out)
}

/// The rapidfuzz crate with a length filter.
struct Peer {
    /// Keys as characters, shortest first, each with its line.
    keys: Vec<(u32, Vec<char>)>,
}

impl Peer {
    fn new(lines: &[&str]) -> Self {
        let mut keys: Vec<(u32, Vec<char>)> =
            lines.iter().enumerate().map(|(n, line)| (n as u32, Key::of(line).as_str().chars().collect())).collect();
        keys.sort_by_key(|(_, key)| key.len());
        Self { keys }
    }

    fn search(&self, query: &[char], threshold: u8) -> Vec<(u32, u8)> {
        let reach = lengths(threshold, query.len());
        let from = self.keys.partition_point(|(_, key)| key.len() < *reach.start());
        let to = self.keys.partition_point(|(_, key)| key.len() <= *reach.end());
        let comparator = BatchComparator::new(query.iter().copied());
        let mut out = Vec::new();
        for (line, key) in &self.keys[from..to] {
            let longer = query.len().max(key.len());
            let args = Args::default().score_cutoff(largest_distance(threshold, longer));
            if let Some(distance) = comparator.distance_with_args(key.iter().copied(), &args) {
                out.push((*line, of_distance(distance, longer)));
            }
        }
        out
    }
}

#[allow(clippy::too_many_arguments)]
fn measure(
    memory: &dyn Store,
    peer: &Peer,
    rows: &HashMap<UnitRow, u32>,
    queries: &[&str],
    kind: &str,
    threshold: u8,
    source: &Lang,
    target: &Lang,
) -> Result<(), String> {
    let (mut ours, mut theirs, mut ratios, mut short, mut tops, mut whole) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut wrong = 0;
    let told = |error: cotejo::error::Error| error.to_string();
    for query in queries {
        let key = Key::of(query);
        let chars: Vec<char> = key.as_str().chars().collect();
        let begin = cpu();
        let expected = peer.search(&chars, threshold);
        let brute = cpu() - begin;

        // The search alone: what is handed out, with its base.
        let mut handed: Vec<(UnitRow, u8)> = Vec::new();
        let mut search = f64::MAX;
        for _ in 0..2 {
            handed.clear();
            let begin = cpu();
            let probe = Probe::new(&key);
            memory
                .search(source.language(), &probe, threshold, &mut |row, bound| {
                    handed.push((row, bound));
                    Ok(threshold)
                })
                .map_err(told)?;
            search = search.min(cpu() - begin);
        }
        // The best five alone, by base.
        let mut top = f64::MAX;
        for _ in 0..2 {
            let begin = cpu();
            let probe = Probe::new(&key);
            let mut best: Best<()> = Best::new(threshold, Some(TOP));
            memory
                .search(source.language(), &probe, threshold, &mut |row, bound| {
                    let id = UnitId::kept(format!("{:012x}", row.0));
                    best.offer(Rank { score: bound, base: bound, context: Default::default(), changed: None, id }, ());
                    Ok(best.floor())
                })
                .map_err(told)?;
            top = top.min(cpu() - begin);
        }
        // The whole lookup: all matches as units, with what is said of each.
        let request =
            Request { threshold, limit: None, ..Request::new((*query).into(), source.clone(), vec![target.clone()]) };
        let begin = cpu();
        let found = lookup(memory, &request).map_err(told)?;
        whole.push(cpu() - begin);

        let mut said: Vec<(u32, u8)> =
            found.iter().filter_map(|found| Some((found.target.text.chars().parse().ok()?, found.base))).collect();
        let mut expected = expected;
        said.sort_unstable();
        expected.sort_unstable();
        let best = lookup(memory, &Request { limit: Some(TOP), ..request.clone() }).map_err(told)?;
        let first: Vec<_> = found.iter().take(TOP).map(|found| (&found.unit.id, found.score)).collect();
        let all_handed = expected.len() <= handed.len() && handed.iter().all(|(row, _)| rows.contains_key(row));
        if said != expected || !all_handed || !best.iter().map(|found| (&found.unit.id, found.score)).eq(first) {
            wrong += 1;
        }
        ours.push(search);
        theirs.push(brute);
        ratios.push(brute / search);
        tops.push(top / search);
        if chars.len() <= 8 {
            short.push(brute / search);
        }
    }
    let ms = |seconds: f64| format!("{:.3} ms", seconds * 1000.0);
    let short = if short.is_empty() { "-".to_owned() } else { format!("{:.0} ({})", at(&mut short, 0.1), short.len()) };
    println!(
        "| {kind} | {threshold} | {} | {wrong} | {} | {} | {} | {} | {:.0} | {:.0} | {:.0} | {:.0} | {short} | {:.2} | {} |",
        queries.len(),
        ms(at(&mut ours, 0.5)),
        ms(at(&mut ours, 0.99)),
        ms(at(&mut theirs, 0.5)),
        ms(at(&mut theirs, 0.99)),
        at(&mut theirs, 0.5) / at(&mut ours, 0.5),
        at(&mut ratios, 0.5),
        at(&mut ratios, 0.1),
        at(&mut theirs, 0.99) / at(&mut ours, 0.99),
        at(&mut tops, 0.5),
        ms(at(&mut whole, 0.5)),
    );
    Ok(())
}

/// The value below which `part` of the values lie.
fn at(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(((values.len().saturating_sub(1)) as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
}

/// CPU seconds of this thread.
fn cpu() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

fn corpus(folder: &Path, lang: &str) -> Result<String, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let prefix = format!("corpus.{lang}");
    let path = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix)))
        .ok_or_else(|| format!("{}: no {prefix}*", folder.display()))?;
    if path.extension().is_some_and(|ending| ending == "xz") {
        let output =
            std::process::Command::new("xz").arg("-dc").arg(&path).output().map_err(|error| error.to_string())?;
        return String::from_utf8(output.stdout).map_err(|error| error.to_string());
    }
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name =
        info.lines().find_map(|line| Some(line.strip_prefix("model name")?.trim_start_matches([' ', '\t', ':'])));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{}, {cores} cores", name.unwrap_or("unknown"))
}

fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().to_owned())
}
