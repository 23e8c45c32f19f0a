//! How fast one core is, against brute force on the same queries in the same run.

use std::time::Instant;

use cotejo::desk::lookup::{Request, lookup};
use cotejo::fuzzy::{Probe, Rank, TopK};
use cotejo::model::{Key, UnitId};
use cotejo::store::Reader;

use super::corpus::{Corpus, fill, writer};
use super::peer::Peer;
use super::{Goal, KINDS, Options, TOP, Table, at, cpu, median, ms};

/// CPU seconds of each query.
struct Timed {
    chars: Vec<usize>,
    search: Vec<f64>,
    top: Vec<f64>,
    lookup: Vec<f64>,
    brute: Vec<f64>,
}

impl Timed {
    fn ratio(&self, part: f64) -> f64 {
        at(&self.brute, part) / at(&self.search, part)
    }

    fn told(&self, part: f64) -> String {
        format!("{:.0} × ({} / {})", self.ratio(part), ms(at(&self.brute, part)), ms(at(&self.search, part)))
    }
}

pub(super) fn run(options: &Options, corpus: &Corpus, peer: &Peer, table: &mut Table) -> Result<(), String> {
    let memory = corpus.open()?.reader().map_err(|error| error.to_string())?;
    let lang = &corpus.lang;
    let (mut short_search, mut short_brute, mut short_ratios) = (Vec::new(), Vec::new(), Vec::new());
    println!(
        "| {lang} queries | t | n | search median | p99 | brute median | p99 | ratio of medians | of p99s | lowest tenth of ratios | top {TOP} / all | lookup with units, median |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
    );
    for kind in KINDS.into_iter().filter(|kind| options.kinds.iter().any(|wanted| wanted == kind)) {
        for threshold in [70, 50] {
            if threshold == 50 && kind != "heldout" {
                continue;
            }
            let queries = corpus.queries(&options.folder, kind, options.timed)?;
            let timed = measure(&*memory, corpus, peer, &queries, threshold)?;
            let ratios: Vec<f64> =
                timed.brute.iter().zip(&timed.search).map(|(brute, search)| brute / search).collect();
            println!(
                "| {kind} | {threshold} | {} | {} | {} | {} | {} | {:.0} | {:.0} | {:.0} | {:.2} | {} |",
                queries.len(),
                ms(median(&timed.search)),
                ms(at(&timed.search, 0.99)),
                ms(median(&timed.brute)),
                ms(at(&timed.brute, 0.99)),
                timed.ratio(0.5),
                timed.ratio(0.99),
                at(&ratios, 0.1),
                median(&timed.top) / median(&timed.search),
                ms(median(&timed.lookup)),
            );
            match (lang.as_str(), kind, threshold) {
                ("en", "heldout", 70) => {
                    table.add("en: ratio, held-out, medians", Goal::AtLeast(300.0), timed.ratio(0.5), timed.told(0.5));
                    table.add("en: ratio, held-out, p99s", Goal::AtLeast(70.0), timed.ratio(0.99), timed.told(0.99));
                    top(options, corpus, &*memory, table)?;
                }
                ("en", "ui", 70) => {
                    table.add("en: ratio, interface, medians", Goal::AtLeast(900.0), timed.ratio(0.5), timed.told(0.5));
                }
                ("en", "long", 70) => {
                    let told = format!("{}; p99 {}", ms(median(&timed.search)), ms(at(&timed.search, 0.99)));
                    table.add("en: over 300 characters, median", Goal::Told, median(&timed.search), told);
                }
                ("en", "heldout", 50) => {
                    let name = "en: ratio at threshold 50, held-out, medians";
                    table.add(name, Goal::AtLeast(40.0), timed.ratio(0.5), timed.told(0.5));
                }
                ("pt", "heldout", 70) => {
                    table.add("pt: ratio, held-out, medians", Goal::AtLeast(250.0), timed.ratio(0.5), timed.told(0.5));
                }
                ("zh", "heldout", 70) => {
                    table.add("zh: ratio, held-out, medians", Goal::AtLeast(600.0), timed.ratio(0.5), timed.told(0.5));
                }
                _ => {}
            }
            if threshold == 70 {
                for (at, _) in timed.chars.iter().enumerate().filter(|(_, chars)| **chars <= 8) {
                    short_search.push(timed.search[at]);
                    short_brute.push(timed.brute[at]);
                    short_ratios.push(ratios[at]);
                }
            }
        }
    }
    if !short_search.is_empty() {
        let ratio = at(&short_brute, 0.9) / at(&short_search, 0.9);
        let told = format!(
            "{ratio:.0} × ({} / {}); nine in ten queries are at least {:.0} × as fast; {} queries",
            ms(at(&short_brute, 0.9)),
            ms(at(&short_search, 0.9)),
            at(&short_ratios, 0.1),
            short_search.len()
        );
        let goal = if lang == "pt" { Goal::Told } else { Goal::AtLeast(20.0) };
        table.add(&format!("{lang}: at most 8 characters, ratio of p90s"), goal, ratio, told);
    }
    Ok(())
}

/// The best five against all, over as many held-out and revised queries as recall is taken of. With fewer than five matches
/// the floor never rises, and that there are no more has to be found out: then both are the same work.
fn top(options: &Options, corpus: &Corpus, memory: &dyn Reader, table: &mut Table) -> Result<(), String> {
    for kind in ["heldout", "rev"] {
        let queries = corpus.queries(&options.folder, kind, options.queries)?;
        let found = |query: &String| -> Result<usize, String> {
            let request = Request::new(query.as_str().into(), corpus.source.clone(), vec![corpus.target.clone()]);
            let request = Request { threshold: 70, limit: Some(TOP), ..request };
            Ok(lookup(memory, &request).map_err(|error| error.to_string())?.len())
        };
        let matches: Vec<usize> = queries.iter().map(found).collect::<Result<_, _>>()?;
        let keys: Vec<Key> = queries.iter().map(|query| Key::of(query)).collect();
        let search = Search { memory, language: corpus.source.language(), threshold: 70 };
        let all: Vec<f64> = keys.iter().map(|key| search.all(key)).collect::<Result<_, _>>()?;
        let top: Vec<f64> = keys.iter().map(|key| search.top(key)).collect::<Result<_, _>>()?;
        let ratio = |least: usize| {
            let of = |times: &[f64]| {
                let times = times.iter().zip(&matches).filter(|(_, matches)| **matches >= least);
                median(&times.map(|(time, _)| *time).collect::<Vec<_>>())
            };
            of(&top) / of(&all)
        };
        let many = matches.iter().filter(|&&matches| matches == TOP).count();
        let told = format!("{:.2}; {many} of {} queries", ratio(TOP), queries.len());
        let name = format!("en: top {TOP} / all, {kind}, medians of the queries that have {TOP} matches");
        if many == 0 {
            table.missing(&name, "there are none");
        } else {
            table.add(&name, Goal::AtMost(0.7), ratio(TOP), told);
        }
        table.add(
            &format!("en: top {TOP} / all, {kind}, medians of all queries"),
            Goal::AtMost(0.7),
            ratio(0),
            format!("{:.2}", ratio(0)),
        );
    }
    Ok(())
}

/// A search alone, as the desk's lookup has it done.
struct Search<'a> {
    memory: &'a dyn Reader,
    language: &'a str,
    threshold: u8,
}

impl Search<'_> {
    /// CPU seconds to find all matches.
    fn all(&self, key: &Key) -> Result<f64, String> {
        let mut handed = Vec::new();
        let begin = cpu();
        let probe = Probe::new(key);
        let found = self.memory.search(self.language, &probe, self.threshold, &mut |row, bound| {
            handed.push((row, bound));
            Ok(self.threshold)
        });
        found.map_err(|error| error.to_string())?;
        Ok(cpu() - begin)
    }

    /// CPU seconds to find the best.
    fn top(&self, key: &Key) -> Result<f64, String> {
        let begin = cpu();
        let probe = Probe::new(key);
        let mut best: TopK<()> = TopK::new(self.threshold, Some(TOP));
        let found = self.memory.search(self.language, &probe, self.threshold, &mut |row, bound| {
            let id = UnitId::kept(format!("{:012x}", row.0));
            best.offer(Rank { score: bound, base: bound, context: Default::default(), changed: None, id }, ());
            Ok(best.floor())
        });
        found.map_err(|error| error.to_string())?;
        Ok(cpu() - begin)
    }
}

/// Each way in a pass of its own, so that none works in what another left in the caches; one pass before, untimed, so
/// that the pages are there.
fn measure(
    memory: &dyn Reader,
    corpus: &Corpus,
    peer: &Peer,
    queries: &[String],
    threshold: u8,
) -> Result<Timed, String> {
    let keys: Vec<Key> = queries.iter().map(|query| Key::of(query)).collect();
    let search = Search { memory, language: corpus.source.language(), threshold };
    let whole = |query: &String| -> Result<f64, String> {
        let request = Request::new(query.as_str().into(), corpus.source.clone(), vec![corpus.target.clone()]);
        let request = Request { threshold, limit: None, ..request };
        let begin = cpu();
        lookup(memory, &request).map_err(|error| error.to_string())?;
        Ok(cpu() - begin)
    };
    keys.iter().try_for_each(|key| search.all(key).map(|_| ()))?;
    Ok(Timed {
        chars: keys.iter().map(|key| key.as_str().chars().count()).collect(),
        search: keys.iter().map(|key| search.all(key)).collect::<Result<_, _>>()?,
        top: keys.iter().map(|key| search.top(key)).collect::<Result<_, _>>()?,
        lookup: queries.iter().map(whole).collect::<Result<_, _>>()?,
        brute: keys
            .iter()
            .map(|key| {
                let chars: Vec<char> = key.as_str().chars().collect();
                let begin = cpu();
                std::hint::black_box(peer.search(&chars, threshold));
                cpu() - begin
            })
            .collect(),
    })
}

/// How long one unit more takes to be found, beyond what SQLite itself takes to commit as much. On a copy of the memory.
pub(super) fn insert(corpus: &Corpus, table: &mut Table) -> Result<(), String> {
    const ROUNDS: usize = 100;
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let folder =
        tempfile::tempdir_in(corpus.file.parent().unwrap_or(std::path::Path::new("."))).map_err(|e| told(&e))?;
    let copy = Corpus {
        file: folder.path().join("copy.db"),
        lines: Vec::new(),
        lang: corpus.lang.clone(),
        source: corpus.source.clone(),
        target: corpus.target.clone(),
    };
    for from in corpus.indexes().iter().chain([&corpus.file]) {
        let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let base = corpus.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        std::fs::copy(from, folder.path().join(name.replacen(&base, "copy.db", 1))).map_err(|e| told(&e))?;
    }
    let bare = rusqlite::Connection::open(folder.path().join("bare.db")).map_err(|e| told(&e))?;
    bare.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE unit (id TEXT, text TEXT)")
        .map_err(|e| told(&e))?;
    let mut memory = writer(&copy.open()?)?;
    let (mut commits, mut bares, mut firsts, mut agains) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let line = format!("Insert number {round} of a sentence that nobody has translated, made visible at once.");
        let begun = Instant::now();
        bare.execute("INSERT INTO unit VALUES (?1, ?2)", [format!("{round}"), line.clone()]).map_err(|e| told(&e))?;
        bares.push(begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        let one = std::iter::once(line.as_str());
        fill(&mut *memory, &format!("one {round}"), &copy.source, &copy.target, one, 10_000_000 + round)?;
        commits.push(begun.elapsed().as_secs_f64());
        let request = Request::new(line.as_str().into(), copy.source.clone(), vec![copy.target.clone()]);
        let look = || -> Result<f64, String> {
            let begun = Instant::now();
            let found = lookup(&*memory, &request).map_err(|error| error.to_string())?;
            let took = begun.elapsed().as_secs_f64();
            if found.first().is_none_or(|found| found.score != 100) {
                return Err(format!("not found: {line}"));
            }
            Ok(took)
        };
        firsts.push(look()?);
        agains.push(look()?);
    }
    let seen = median(&firsts) - median(&agains);
    let written = median(&commits) - median(&bares);
    let told = format!(
        "{} until lookup sees it ({} the first time, {} again); the import of one takes {}, a bare commit of SQLite {}",
        ms(seen),
        ms(median(&firsts)),
        ms(median(&agains)),
        ms(median(&commits)),
        ms(median(&bares))
    );
    let name = "en: one insert made visible, median beyond SQLite's commit, ms";
    table.add(name, Goal::AtMost(1.0), (seen + written.max(0.0)) * 1000.0, told);
    Ok(())
}
