//! How cost grows: 10 thousand to 10 million units, by repetition of the English corpus with edits; the best five.

use std::time::Instant;

use cotejo::desk::lookup::{Request, lookup};
use cotejo::fuzzy::{Index, Rank, TopK};
use cotejo::model::{Key, UnitId};

use super::corpus::{Corpus, fill, writer};
use super::{Options, TOP, at, cpu, median, ms};

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
const THRESHOLD: u8 = 70;
/// What the store writes before the index: of which commit it is.
const STORES: usize = 64;

pub(super) fn run(options: &Options) -> Result<(), String> {
    let keep;
    let folder = match &options.store {
        Some(folder) => folder.clone(),
        None => {
            keep = tempfile::tempdir().map_err(|error| error.to_string())?;
            keep.path().to_owned()
        }
    };
    let mut rows = vec!["| units | import, with index | build | index, bytes a unit | database, bytes a unit | scan, median | verification, median | output, median | in all, median | p99 |\n|---|---|---|---|---|---|---|---|---|---|".to_owned()];
    let whole = Corpus::new(&options.folder, "en", &folder)?;
    for size in SIZES {
        let file = folder.join(format!("grow-{size}.db"));
        let corpus = Corpus {
            file,
            lines: Vec::new(),
            source: whole.source.clone(),
            target: whole.target.clone(),
            lang: whole.lang.clone(),
        };
        let mut imported = f64::NAN;
        if !corpus.file.exists() {
            let begun = Instant::now();
            let memory = corpus.open()?;
            // In parts, so that the lines of the larger ones need not all be held.
            let mut first = 0;
            while first < size {
                let part: Vec<String> =
                    (first..size.min(first + 1_000_000)).map(|n| line(&whole.lines, n, size)).collect();
                let lines = part.iter().map(String::as_str);
                fill(&mut *writer(&memory)?, &format!("part {first}"), &corpus.source, &corpus.target, lines, first)?;
                first += part.len();
            }
            memory.refresh_index(&corpus.lang).map_err(|error| error.to_string())?;
            imported = begun.elapsed().as_secs_f64();
        }
        for path in corpus.indexes() {
            std::fs::remove_file(path).map_err(|error| error.to_string())?;
        }
        let memory = corpus.open()?;
        let begun = Instant::now();
        memory.refresh_index(&corpus.lang).map_err(|error| error.to_string())?;
        let built = begun.elapsed().as_secs_f64();
        let reader = memory.reader().map_err(|error| error.to_string())?;
        let size_of_index: u64 = corpus.indexes().iter().filter_map(|path| Some(path.metadata().ok()?.len())).sum();
        let database = corpus.file.metadata().map_err(|error| error.to_string())?.len();

        let [file] = &corpus.indexes()[..] else { return Err("not one generation".to_owned()) };
        let file = std::fs::read(file).map_err(|error| error.to_string())?;
        let bytes = file.get(STORES..).unwrap_or_default();
        let index = Index::open(bytes).ok_or("no index of this version")?;

        let queries = corpus.queries(&options.folder, "heldout", options.timed)?;
        let (mut scans, mut verifications, mut searches, mut alls) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        // The first pass makes the pages warm.
        for warm in [false, true] {
            for query in &queries {
                let key = Key::of(query);
                let mut best: TopK<()> = TopK::new(THRESHOLD, Some(TOP));
                let mut judge = |number: u64, bound: u8| {
                    let id = UnitId::kept(format!("{number:012x}"));
                    best.offer(Rank { score: bound, base: bound, context: Default::default(), changed: None, id }, ());
                    Ok::<_, ()>(best.floor())
                };
                let begun = cpu();
                let (mut scan, mut since, mut scanning) = (0.0, begun, false);
                let meter = || {
                    let now = cpu();
                    scan += if scanning { now - since } else { 0.0 };
                    (since, scanning) = (now, !scanning);
                };
                let searched = index.metered(bytes, key.as_str(), THRESHOLD, &mut judge, meter);
                searched.map_err(|broken| format!("{broken:?}"))?;
                let searched = cpu() - begun;
                let request = Request::new(query.as_str().into(), corpus.source.clone(), vec![corpus.target.clone()]);
                let begun = cpu();
                lookup(&*reader, &request).map_err(|error| error.to_string())?;
                let all = cpu() - begun;
                if warm {
                    scans.push(scan);
                    verifications.push(searched - scan);
                    searches.push(searched);
                    alls.push(all);
                }
            }
        }
        let per = |bytes: u64| format!("{:.0}", bytes as f64 / size as f64);
        let row = format!(
            "| {size} | {imported:.1} s | {built:.2} s | {} | {} | {} | {} | {} | {} | {} |",
            per(size_of_index),
            per(database),
            ms(median(&scans)),
            ms(median(&verifications)),
            ms((median(&alls) - median(&searches)).max(0.0)),
            ms(median(&alls)),
            ms(at(&alls, 0.99)),
        );
        println!("{row}");
        rows.push(row);
    }
    println!("\n{}", rows.join("\n"));
    Ok(())
}

/// Line *n* of a memory of so many: each of the corpus once, from all over it; then again with some characters changed.
fn line(lines: &[String], n: usize, size: usize) -> String {
    let step = (lines.len() / size).max(1);
    let (round, at) = (n / lines.len().min(size), n % lines.len().min(size));
    let line = &lines[(at * step) % lines.len()];
    if round == 0 {
        return line.clone();
    }
    let mut seed = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut roll = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 20) as usize % below.max(1)
    };
    let mut chars: Vec<char> = line.chars().collect();
    // From a few letters to half of the sentence, as real neighbours differ.
    for _ in 0..1 + roll(2 + chars.len() / 2) {
        let at = roll(chars.len());
        let letter = char::from(b'a' + roll(26) as u8);
        match roll(3) {
            0 => chars.insert(at, letter),
            1 if chars.len() > 1 => drop(chars.remove(at)),
            _ => chars[at] = letter,
        }
    }
    chars.into_iter().collect()
}
