//! `evaluate align`: ladders against gold, set by set, each set one archive, without memory or dictionary.
//!
//! The folder holds a folder a set, or is one: `name.<lang>`, a sentence a line, and `name.<from>-<to>.ladder`, the gold. A unit
//! counts when both its lists of sentences equal a gold unit; null beads are left out of both.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cotejo::align::{self, Bead, DocumentPair, Tongues, ladder};
use cotejo::model::Lang;

/// The goals, by the beginning of a set's name.
const GOALS: &[(&str, f64)] = &[
    ("ntrex-hard-enpt", 0.975),
    ("ntrex-hard-enzh", 0.960),
    ("ntrex-hard-ptzh", 0.930),
    ("ntrex-mild-enpt", 0.998),
    ("ntrex-mild-enzh", 0.988),
    ("ntrex-mild-ptzh", 0.982),
    ("ntrex-clean-enpt", 0.998),
    ("ntrex-clean-enzh", 0.997),
    ("ntrex-clean-ptzh", 0.992),
    ("real-enpt", 0.996),
    ("real-enzh", 0.986),
    ("real-ptzh", 0.980),
    ("wmt21-hard", 0.945),
    ("mac-dev", 0.880),
    ("champollion", 0.965),
    ("textberg-dev", 0.866),
    ("dtm", 0.986),
];

/// Sets of news and of real documents, whose confidence is judged together.
const JUDGED: [&str; 3] = ["ntrex-", "real-", "wmt21-"];

/// Sets whose calibration is judged.
const HARD: &str = "ntrex-hard-";

/// The goals of the desk's case, and the sets that hold other articles than those.
const DESK_GOALS: &[(&str, f64)] =
    &[("ntrex-hard-enpt", 0.962), ("ntrex-hard-enzh", 0.945), ("ntrex-hard-ptzh", 0.900)];

/// See [`DESK_GOALS`].
const SEEDS: [&str; 2] = ["real-", "wmt21-clean"];

/// Units written, right, and in the gold.
#[derive(Default, Clone, Copy)]
pub(super) struct Count {
    right: usize,
    written: usize,
    gold: usize,
}

impl Count {
    fn precision(self) -> f64 {
        self.right as f64 / self.written.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.written + self.gold).max(1) as f64
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.written += other.written;
        self.gold += other.gold;
    }
}

/// A document with its gold.
pub(super) struct Document {
    name: String,
    pub(super) pair: DocumentPair,
    pub(super) gold: Vec<Bead>,
}

impl Document {
    /// Its gold units.
    fn units(&self) -> Vec<(String, String)> {
        let said = |lines: &[String], at: &[u32]| -> String {
            at.iter().filter_map(|at| lines.get(*at as usize)).map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let units = self.gold.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
        units.map(|bead| (said(&self.pair.source, &bead.source), said(&self.pair.target, &bead.target))).collect()
    }
}

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let (flags, folders): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with("--"));
    let [folder] = folders.as_slice() else {
        return Err("evaluate align: which folder? One of sets, or of documents with gold ladders".to_owned());
    };
    if let Some(flag) = flags.iter().find(|flag| !["--desk", "--halves", "--two-threads"].contains(&flag.as_str())) {
        return Err(format!("evaluate align: no option {flag}; there are --desk, --halves and --two-threads"));
    }
    let halves = flags.iter().any(|flag| *flag == "--halves");
    let threads = if flags.iter().any(|flag| *flag == "--two-threads") { 2 } else { 1 };
    let sets = sets(Path::new(folder))?;
    if flags.iter().any(|flag| *flag == "--desk") {
        return desk(&sets, threads);
    }
    println!("{:<20} {:>6} {:>6} {:>6} {:>6} {:>7}", "set", "F1", "goal", "P", "R", "s");
    let (mut judged, mut hard) = (Vec::new(), Vec::new());
    let mut gold = 0;
    let mut missed = 0;
    for set in &sets {
        let name = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (tongues, documents) = documents(set)?;
        let pairs: Vec<DocumentPair> = documents.iter().map(|document| document.pair.clone()).collect();
        let begun = Instant::now();
        let ladders = align::align(&pairs, &tongues, &[], threads);
        let took = begun.elapsed();
        let mut counts = [Count::default(); 2];
        for (document, beads) in documents.iter().zip(&ladders) {
            let (count, units) = compared(&document.gold, beads);
            counts[half(&document.name)].add(count);
            if JUDGED.iter().any(|start| name.starts_with(start)) {
                gold += count.gold;
                judged.extend_from_slice(&units);
            }
            if name.starts_with(HARD) {
                hard.extend(units);
            }
        }
        missed += usize::from(!tell(&name, counts, took, halves));
    }
    if !judged.is_empty() {
        let sure: Vec<&(f32, bool)> = judged.iter().filter(|(confidence, _)| *confidence >= 0.9).collect();
        let right = sure.iter().filter(|(_, right)| *right).count();
        let (precision, recall) = (right as f64 / sure.len().max(1) as f64, right as f64 / gold.max(1) as f64);
        println!(
            "confidence ≥ 0.9, news and real: precision {precision:.3} (goal 0.990) at recall {recall:.3} (0.966)"
        );
    }
    if !hard.is_empty() {
        println!("calibration error, hard news: {:.3} (goal 0.015)", calibration_error(&hard));
    }
    println!("{missed} of {} sets under their goal", sets.len());
    Ok(())
}

/// How the desk's case goes: one hard article alone, with a memory of the units of other articles.
fn desk(sets: &[PathBuf], threads: usize) -> Result<(), String> {
    let name = |set: &Path| set.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut seeds: Vec<(Tongues, Vec<(String, String)>)> = Vec::new();
    for set in sets.iter().filter(|set| SEEDS.iter().any(|start| name(set).starts_with(start))) {
        let (tongues, documents) = documents(set)?;
        let units: Vec<(String, String)> = documents.iter().flat_map(Document::units).collect();
        let turned = units.iter().cloned().map(|(source, target)| (target, source)).collect();
        seeds.push((Tongues { source: tongues.target.clone(), target: tongues.source.clone() }, turned));
        seeds.push((tongues, units));
    }
    println!("{:<20} {:>6} {:>6} {:>6}", "one article alone", "seed", "F1", "goal");
    for (start, goal) in DESK_GOALS {
        for set in sets.iter().filter(|set| name(set).starts_with(start)) {
            let (tongues, documents) = documents(set)?;
            let same = |a: &Lang, b: &Lang| a.language() == b.language();
            let seed: Vec<(String, String)> = seeds
                .iter()
                .filter(|(of, _)| same(&of.source, &tongues.source) && same(&of.target, &tongues.target))
                .flat_map(|(_, units)| units.iter().cloned())
                .collect();
            let mut count = Count::default();
            for document in &documents {
                let ladders = align::align(std::slice::from_ref(&document.pair), &tongues, &seed, threads);
                count.add(compared(&document.gold, &ladders[0]).0);
            }
            println!("{:<20} {:>6} {:>6.3} {goal:>6.3}", name(set), seed.len(), count.f1());
        }
    }
    Ok(())
}

/// Says how a set went; whether its goal is reached.
fn tell(name: &str, counts: [Count; 2], took: Duration, halves: bool) -> bool {
    let mut count = counts[0];
    count.add(counts[1]);
    let goal = GOALS.iter().find(|(start, _)| name.starts_with(start)).map(|(_, goal)| *goal);
    let shown = goal.map_or_else(|| "–".to_owned(), |goal| format!("{goal:.3}"));
    let both = if halves { format!("   {:.3} {:.3}", counts[0].f1(), counts[1].f1()) } else { String::new() };
    println!(
        "{name:<20} {:>6.3} {shown:>6} {:>6.3} {:>6.3} {:>7.2}{both}",
        count.f1(),
        count.precision(),
        count.recall(),
        took.as_secs_f64()
    );
    goal.is_none_or(|goal| count.f1() >= goal - 0.0005)
}

/// The folders of sets, in order.
pub(super) fn sets(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        return Err(format!(
            "{}: no such folder; the development data are not part of the repository",
            folder.display()
        ));
    }
    let listed = |folder: &Path| -> Result<Vec<PathBuf>, String> {
        let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut out: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        out.sort();
        Ok(out)
    };
    let is_ladder = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ladder");
    if listed(folder)?.iter().any(is_ladder) {
        return Ok(vec![folder.to_path_buf()]);
    }
    let mut out = Vec::new();
    for path in listed(folder)? {
        if path.is_dir() && listed(&path)?.iter().any(is_ladder) {
            out.push(path);
        }
    }
    if out.is_empty() { Err(format!("{}: no gold ladder there", folder.display())) } else { Ok(out) }
}

/// The documents of a set, in the order of their names.
pub(super) fn documents(set: &Path) -> Result<(Tongues, Vec<Document>), String> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let mut out = Vec::new();
    let mut langs = None;
    let mut files: Vec<PathBuf> = fs::read_dir(set)
        .map_err(|error| format!("{}: {error}", set.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ladder"))
        .collect();
    files.sort();
    for file in files {
        let bad = || format!("{}: not called name.<from>-<to>.ladder", file.display());
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (name, pair) = stem.rsplit_once('.').ok_or_else(bad)?;
        let (from, to) = pair.split_once('-').ok_or_else(bad)?;
        let paragraphs = |tag: &str| -> Result<Option<Vec<u32>>, String> {
            let path = set.join(format!("{name}.{tag}.para"));
            if !path.exists() {
                return Ok(None);
            }
            let numbers: Result<Vec<u32>, _> = read(&path)?.lines().map(|line| line.trim().parse()).collect();
            numbers.map(Some).map_err(|error| format!("{}: {error}", path.display()))
        };
        let pair = DocumentPair {
            source: lines(read(&set.join(format!("{name}.{from}")))?),
            target: lines(read(&set.join(format!("{name}.{to}")))?),
            source_paragraphs: paragraphs(from)?,
            target_paragraphs: paragraphs(to)?,
        };
        let gold = ladder::read(&read(&file)?).map_err(|bad| format!("{}, line {}: no bead", file.display(), bad.0))?;
        let lang = |tag: &str| Lang::parse(tag).map_err(|_| bad());
        langs = Some(Tongues { source: lang(from)?, target: lang(to)? });
        out.push(Document { name: name.to_owned(), pair, gold });
    }
    langs.map(|langs| (langs, out)).ok_or_else(|| format!("{}: no gold ladder there", set.display()))
}

/// How a ladder compares with gold, and of each of its units how sure it is and whether it is right.
pub(super) fn compared(gold: &[Bead], beads: &[Bead]) -> (Count, Vec<(f32, bool)>) {
    let is_unit = |bead: &&Bead| !bead.source.is_empty() && !bead.target.is_empty();
    let known: HashSet<(&[u32], &[u32])> =
        gold.iter().filter(is_unit).map(|bead| (bead.source.as_slice(), bead.target.as_slice())).collect();
    let units: Vec<(f32, bool)> = beads
        .iter()
        .filter(is_unit)
        .map(|bead| (bead.confidence, known.contains(&(bead.source.as_slice(), bead.target.as_slice()))))
        .collect();
    let right = units.iter().filter(|(_, right)| *right).count();
    (Count { right, written: units.len(), gold: known.len() }, units)
}

/// The mean distance between confidence and precision, over ten bins of confidence (expected calibration error).
fn calibration_error(units: &[(f32, bool)]) -> f64 {
    let bin = |confidence: f32| ((confidence * 10.0) as usize).min(9);
    let off: f64 = (0..10)
        .map(|number| {
            let (mut sure, mut right) = (0.0, 0.0);
            for (confidence, is_right) in units.iter().filter(|(confidence, _)| bin(*confidence) == number) {
                sure += f64::from(*confidence);
                right += f64::from(u8::from(*is_right));
            }
            (sure - right).abs()
        })
        .sum();
    off / units.len().max(1) as f64
}

/// In which half of its set a document is: by its name (FNV-1a), so that it stays there.
fn half(name: &str) -> usize {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 20) as usize & 1
}
