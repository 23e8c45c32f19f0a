//! Whether falsely paired pages are told from true ones, and pages without names find their partners.
//!
//! `evaluate archive <folder>`; `--alone` aligns each pair by itself, `--all` shows all pairs; `--articles 10000` does none of that
//! and measures how long so many articles take together.
//!
//! The folder holds sets as `evaluate align` reads them: `<set>/<name>.<lang>` with one sentence a line, two languages a set.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use cotejo::align::{DocumentPair, Tongues};
use cotejo::desk::archive::belonging::{Belonging, Stranger};
use cotejo::desk::archive::ladders::{Seeds, align_twice};
use cotejo::desk::archive::pages::{ArchivePage, Sentence};
use cotejo::desk::archive::pairing::pair;
use cotejo::desk::source::SourceBy;
use cotejo::model::{Lang, hash_bytes};

/// Which sets are documents that a newsroom might have.
const SETS: &[&str] = &["ntrex-clean", "ntrex-mild", "ntrex-hard", "real", "wmt21-clean", "wmt21-hard"];

struct Texts {
    name: String,
    source: Vec<String>,
    target: Vec<String>,
}

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let [folder, rest @ ..] = args else { return Err("usage: evaluate archive <folder>".to_owned()) };
    let told = |option: &str| rest.iter().any(|arg| arg == option);
    let (verbose, alone) = (told("--all"), told("--alone"));
    if let Some(at) = rest.iter().position(|arg| arg == "--articles") {
        let count = rest.get(at + 1).and_then(|count| count.parse().ok());
        return many(Path::new(folder), count.ok_or("evaluate archive: --articles and a number")?);
    }
    for (source, target) in [("en", "pt"), ("en", "zh"), ("pt", "zh")] {
        judge(Path::new(folder), source, target, verbose, alone)?;
    }
    if alone {
        return Ok(());
    }
    for set in ["ntrex-clean", "ntrex-hard"] {
        find(Path::new(folder), set, verbose)?;
    }
    Ok(())
}

/// How long `count` articles take in one run: those of the English and Chinese sets over and over, each time with other names, so
/// that the vocabulary grows as an archive's does.
fn many(folder: &Path, count: usize) -> Result<(), String> {
    let mut all = Vec::new();
    for set in ["ntrex-clean-enzh", "ntrex-mild-enzh", "ntrex-hard-enzh"] {
        all.extend(texts(&folder.join(set), "en", "zh")?);
    }
    let named = |lines: &[String], article: usize| -> Vec<String> {
        let name = |nth: usize| format!("Q{:07x}", shuffled(&format!("{article} {nth}")) & 0xfff_ffff);
        lines.iter().enumerate().map(|(at, line)| format!("{line} {}", name(at / 4))).collect()
    };
    let documents: Vec<DocumentPair> = all
        .iter()
        .cycle()
        .take(count)
        .enumerate()
        .map(|(at, texts)| DocumentPair {
            source: named(&texts.source, at),
            target: named(&texts.target, at),
            ..DocumentPair::default()
        })
        .collect();
    let tongues = Tongues {
        source: Lang::parse("en").map_err(|_| "en")?,
        target: Lang::parse("zh-Hans").map_err(|_| "zh-Hans")?,
    };
    let begun = Instant::now();
    let calls = AtomicUsize::new(0);
    let watch = |done: usize, of: usize| {
        if calls.fetch_add(1, Ordering::Relaxed).is_multiple_of(of.max(2) / 2) {
            eprintln!("{done} of {of}, {:.0} s", begun.elapsed().as_secs_f64());
        }
        ControlFlow::Continue(())
    };
    let ControlFlow::Continue(ladders) = align_twice(&documents, &tongues, &[], 2, &watch) else {
        return Err("stopped".to_owned());
    };
    let strangers = documents.iter().zip(&ladders);
    let strangers = strangers.filter(|(pair, ladder)| Belonging::of(pair, ladder).refused(pair, &tongues).is_some());
    let sentences: usize = documents.iter().map(|pair| pair.source.len() + pair.target.len()).sum();
    println!(
        "{count} articles, {sentences} sentences: {:.0} s on two threads, {} at most; {} taken for strangers",
        begun.elapsed().as_secs_f64(),
        peak(),
        strangers.count()
    );
    Ok(())
}

/// The most memory that this process had, where the system tells it.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "memory unknown".to_owned(), |line| line.trim().to_owned())
}

/// A hundred pages of three languages in one folder, whose names say nothing.
fn find(folder: &Path, set: &str, verbose: bool) -> Result<(), String> {
    let mut pages: Vec<(String, ArchivePage)> = Vec::new();
    let mut add = |name: &str, tag: &str, lines: &[String]| -> Result<(), String> {
        let lang = Lang::parse(tag).map_err(|_| tag.to_owned())?;
        let file = format!("{:x}.html", shuffled(&format!("{name}{tag}")));
        let sentence =
            |(at, text): (u32, &String)| Sentence { text: text.clone(), after: " ".to_owned(), paragraph: at };
        let page = ArchivePage {
            path: file.clone(),
            document: file.clone(),
            file,
            url: None,
            alternates: Vec::new(),
            site: String::new(),
            lang,
            lang_by: SourceBy::Text,
            date: None,
            hash: hash_bytes(name.as_bytes()),
            texts: lines.to_vec(),
            sentences: (0..).zip(lines).map(sentence).collect(),
        };
        pages.push((name.to_owned(), page));
        Ok(())
    };
    let mut zh: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for texts in texts(&folder.join(format!("{set}-enzh")), "en", "zh")? {
        zh.insert(texts.article().to_owned(), texts.target);
    }
    for texts in texts(&folder.join(format!("{set}-enpt")), "en", "pt")?.iter().take(33) {
        let article = texts.article();
        add(article, "en", &texts.source)?;
        add(article, "pt-PT", &texts.target)?;
        if let Some(lines) = zh.get(article) {
            add(article, "zh-Hans", lines)?;
        }
    }
    pages.sort_by(|a, b| a.1.file.cmp(&b.1.file));
    let (names, pages): (Vec<String>, Vec<ArchivePage>) = pages.into_iter().unzip();
    let (mut right, mut wrong) = (0, 0);
    let ControlFlow::Continue(groups) = pair(&pages, None, &Seeds::default(), 2, &|_, _| ControlFlow::Continue(()))
    else {
        return Err("stopped".to_owned());
    };
    for group in &groups {
        let two =
            group.pages.iter().enumerate().flat_map(|(nth, a)| group.pages[nth + 1..].iter().map(move |b| (*a, *b)));
        for (a, b) in two {
            match names[a] == names[b] {
                true => right += 1,
                false => {
                    wrong += 1;
                    if verbose {
                        println!("  {} {} × {} {}", names[a], pages[a].lang, names[b], pages[b].lang);
                    }
                }
            }
        }
    }
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    names.iter().for_each(|name| *by_name.entry(name).or_default() += 1);
    let all: usize = by_name.values().map(|&of| of * (of - 1) / 2).sum();
    println!("{set}: {} pages, {right} of {all} pairs found, {wrong} wrong", pages.len());
    Ok(())
}

impl Texts {
    /// The article's name, without the set's.
    fn article(&self) -> &str {
        self.name.split(' ').next_back().unwrap_or_default()
    }
}

/// A number that looks random and is the same on every run.
fn shuffled(seed: &str) -> u64 {
    seed.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Half of each set's pairs are made false; how many of those are learnt, and how many true ones refused.
fn judge(folder: &Path, source: &str, target: &str, verbose: bool, alone: bool) -> Result<(), String> {
    let mut sum = Judged::default();
    for set in sets(folder, source, target)? {
        // A set is an archive: the sets hold the same articles, and what stands twice confirms itself.
        let mut all = texts(&set, source, target)?;
        all.sort_by_key(|texts| shuffled(&texts.name));
        let judged = judge_archive(&all, source, target, verbose, alone)?;
        sum.learnt += judged.learnt;
        sum.refused += judged.refused;
        sum.of[0] += judged.of[0];
        sum.of[1] += judged.of[1];
    }
    let Judged { learnt, refused, of } = sum;
    println!("{source}-{target}: {learnt} of {} false pairs learnt, {refused} of {} true ones refused", of[0], of[1]);
    Ok(())
}

#[derive(Default)]
struct Judged {
    learnt: usize,
    refused: usize,
    /// False and true pairs.
    of: [usize; 2],
}

fn judge_archive(all: &[Texts], source: &str, target: &str, verbose: bool, alone: bool) -> Result<Judged, String> {
    let half = all.len() / 2;
    let mut pairs: Vec<(bool, String, DocumentPair)> = Vec::new();
    let plain = |source: &[String], target: &[String]| DocumentPair {
        source: source.to_vec(),
        target: target.to_vec(),
        ..DocumentPair::default()
    };
    for (at, one) in all.iter().enumerate() {
        if at < half {
            pairs.push((true, one.name.clone(), plain(&one.source, &one.target)));
            continue;
        }
        // Falsely paired: with a text of another article, much as long; and some with a sixth of their own.
        if at % 5 == 0 {
            let some = &one.target[..one.target.len().div_ceil(6)];
            pairs.push((false, format!("{} cut", one.name), plain(&one.source, some)));
            continue;
        }
        let others = all.iter().filter(|other| other.article() != one.article());
        let like = |other: &&Texts| 4 * other.target.len().abs_diff(one.target.len()) <= one.target.len();
        let drawn = |other: &&Texts| shuffled(&format!("{}{}", one.name, other.name));
        let Some(other) = others.filter(like).min_by_key(drawn) else { continue };
        pairs.push((false, format!("{} × {}", one.name, other.name), plain(&one.source, &other.target)));
    }
    let lang = |tag: &str| Lang::parse(tag).map_err(|_| tag.to_owned());
    let tongues = Tongues { source: lang(source)?, target: lang(target)? };
    let documents: Vec<DocumentPair> = pairs.iter().map(|pair| pair.2.clone()).collect();
    // Each pair alone, as where somebody begins with two pages; or the whole set as one archive.
    let archives: Vec<&[DocumentPair]> = if alone { documents.chunks(1).collect() } else { vec![&documents] };
    let mut ladders = Vec::new();
    for archive in archives {
        if let ControlFlow::Continue(some) = align_twice(archive, &tongues, &[], 2, &|_, _| ControlFlow::Continue(())) {
            ladders.extend(some);
        }
    }
    let (mut learnt, mut refused, mut of) = (0, 0, [0, 0]);
    let mut rows = Vec::new();
    for ((belong, name, pair), ladder) in pairs.iter().zip(&ladders) {
        let found = Belonging::of(pair, ladder);
        let said = if alone { found.refused_by_what_is_sure(pair, &tongues) } else { found.refused(pair, &tongues) };
        of[usize::from(*belong)] += 1;
        learnt += usize::from(!belong && said.is_none());
        refused += usize::from(*belong && said.is_some());
        if verbose || *belong == said.is_some() {
            let said = said.map_or("learnt", |said| if said == Stranger::Summary { "summary" } else { "other" });
            rows.push((
                found.longer,
                format!(
                    "{belong:5} {:.3} {:.3} {:.3} {said:8} {}×{} {name}",
                    found.shorter,
                    found.longer,
                    cotejo::desk::archive::belonging::expected(pair, ladder),
                    pair.source.len(),
                    pair.target.len()
                ),
            ));
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, row) in rows {
        println!("  {row}");
    }
    Ok(Judged { learnt, refused, of })
}

fn sets(folder: &Path, source: &str, target: &str) -> Result<Vec<std::path::PathBuf>, String> {
    let mut out = Vec::new();
    for set in SETS {
        for name in [format!("{set}-{source}{target}"), format!("{set}-{target}{source}")] {
            let path = folder.join(name);
            if path.is_dir() {
                out.push(path);
            }
        }
    }
    if out.is_empty() { Err(format!("{}: no set of {source} and {target}", folder.display())) } else { Ok(out) }
}

fn texts(set: &Path, source: &str, target: &str) -> Result<Vec<Texts>, String> {
    let said = |error: std::io::Error| format!("{}: {error}", set.display());
    let mut sides: BTreeMap<String, [Vec<String>; 2]> = BTreeMap::new();
    for entry in fs::read_dir(set).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for (side, lang) in [source, target].into_iter().enumerate() {
            if let Some(stem) = name.strip_suffix(&format!(".{lang}")) {
                let text = fs::read_to_string(&path).map_err(said)?;
                sides.entry(stem.to_owned()).or_default()[side] = text.lines().map(str::to_owned).collect();
            }
        }
    }
    let set = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let both = sides.into_iter().filter(|(_, [a, b])| !a.is_empty() && !b.is_empty());
    Ok(both.map(|(stem, [source, target])| Texts { name: format!("{set} {stem}"), source, target }).collect())
}
