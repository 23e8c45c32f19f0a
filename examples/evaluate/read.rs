//! `evaluate read`: the story told from the site's strings on saved pages. A port of the data's own scorer, whose head
//! defines the measures.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use cotejo::desk::read::{PageReading, reading};
use cotejo::format::{self, Input};
use cotejo::model::Document;
use cotejo::story::classify;
use unicode_normalization::UnicodeNormalization as _;

const COLUMNS: [&str; 9] = ["P", "R", "F1", "bounds", "title", "leak", "kept", "stand", "perfect"];
type Row = [Option<f64>; 9];
type Bag = HashMap<Vec<String>, usize>;

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let flag = |name: &str| args.iter().any(|arg| arg == name);
    let folder = args.first().filter(|arg| !arg.starts_with('-')).ok_or("evaluate read: which folder?")?;
    let folder = PathBuf::from(folder);
    if !folder.is_dir() {
        return Err(format!(
            "{}: no such folder; the development data are not part of the repository",
            folder.display()
        ));
    }
    // The data folder as a whole, or the pages alone.
    let folder = if folder.join("pages").is_dir() { folder.join("pages") } else { folder };
    let write = args.iter().position(|arg| arg == "--write").and_then(|at| args.get(at + 1)).map(PathBuf::from);
    let mut pages: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|e| e.to_string())?
        .flatten()
        .map(|found| found.path())
        .filter(|path| path.join("gold.txt").is_file())
        .collect();
    pages.sort();
    if pages.is_empty() {
        return Err(format!("{}: no page with a gold.txt", folder.display()));
    }
    let mut sources = Vec::new();
    for page in &pages {
        let html = unpack(&page.join("page.html"))?;
        let text = fs::read(page.join("page.txt")).map_err(|e| e.to_string())?;
        sources.push((html, text));
    }
    if let Some(id) = args.iter().position(|arg| arg == "--trace").and_then(|at| args.get(at + 1)) {
        let page = if flag("--text") {
            fs::read(folder.join(id).join("page.txt")).map_err(|e| e.to_string())?
        } else {
            unpack(&folder.join(id).join("page.html"))?
        };
        return trace(&page, !flag("--text"));
    }
    let mut json = serde_json::Map::new();
    for (kind, name) in [(0, "HTML"), (1, "plain text")] {
        let mut rows: Vec<(String, String, Row)> = Vec::new();
        for (page, (html, text)) in pages.iter().zip(&sources) {
            let id = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let prediction = if kind == 0 { read_page(html, true)? } else { read_page(text, false)? };
            if let Some(write) = &write {
                let to = write.join(if kind == 0 { "html" } else { "text" });
                fs::create_dir_all(&to).map_err(|e| e.to_string())?;
                let bytes = serde_json::to_vec_pretty(&prediction).map_err(|e| e.to_string())?;
                fs::write(to.join(format!("{id}.json")), bytes).map_err(|e| e.to_string())?;
            }
            let (lang, row) = score(page, &prediction)?;
            rows.push((id, lang, row));
        }
        let mut langs: Vec<String> = rows.iter().map(|(_, lang, _)| lang.clone()).collect();
        langs.sort();
        langs.dedup();
        println!("\n{name:<44} {:>5} {}", "pages", COLUMNS.map(|column| format!("{column:>7}")).join(" "));
        if flag("--pages") {
            for (id, lang, row) in &rows {
                println!("{id:<44} {lang:>5} {}", line(row));
            }
        }
        let mut summary = serde_json::Map::new();
        for lang in langs.iter().map(Some).chain([None]) {
            let of: Vec<&Row> =
                rows.iter().filter(|(_, l, _)| lang.is_none_or(|lang| lang == l)).map(|(_, _, row)| row).collect();
            let mean = mean(&of);
            let name = lang.map_or("all", String::as_str);
            println!("{name:<44} {:>5} {}", of.len(), line(&mean));
            summary.insert(
                name.into(),
                COLUMNS
                    .iter()
                    .zip(mean)
                    .map(|(c, v)| ((*c).to_owned(), v.into()))
                    .collect::<serde_json::Map<_, _>>()
                    .into(),
            );
        }
        json.insert(name.into(), summary.into());
    }
    speed(&sources, flag("--peers"))?;
    if flag("--json") {
        println!("{}", serde_json::Value::from(json));
    }
    Ok(())
}

/// Each block of a page with its verdict and the elements around it.
fn trace(page: &[u8], is_html: bool) -> Result<(), String> {
    let document = document(page, is_html)?;
    let story = classify(&document);
    for (block, verdict) in document.blocks.iter().zip(&story.verdicts) {
        let mut around = Vec::new();
        let mut at = block.traits.container;
        while let Some(container) = at.and_then(|at| document.containers.get(at as usize)) {
            around.push(format!("{}.{}", container.element, container.marks.chars().take(40).collect::<String>()));
            at = container.parent;
        }
        around.truncate(5);
        let text: String = block.text.chars().chars().take(70).collect();
        println!("{verdict:?}\t{text}\t{} {}", block.traits.element, around.join(" < "));
    }
    Ok(())
}

fn document(bytes: &[u8], is_html: bool) -> Result<Document, String> {
    let format = if is_html { format::HTML } else { format::TEXT };
    let read = format.document("page").map_err(|e| e.to_string())?.read;
    Ok(read(&Input { name: "page", bytes }).map_err(|e| e.to_string())?.value)
}

fn read_page(bytes: &[u8], is_html: bool) -> Result<PageReading, String> {
    let document = document(bytes, is_html)?;
    Ok(reading(&document, &classify(&document)))
}

/// Processor time of this process so far, in seconds: other work on the machine does not count.
pub(super) fn processor() -> f64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
}

/// Reads all pages in rounds, ours and the peer by turns; the quickest round of each counts.
fn speed(sources: &[(Vec<u8>, Vec<u8>)], peers: bool) -> Result<(), String> {
    let bytes: usize = sources.iter().map(|(html, _)| html.len()).sum();
    let pages: Vec<String> = sources
        .iter()
        .map(|(html, _)| Ok(document(html, true)?.parts.remove(0).text))
        .collect::<Result<_, String>>()?;
    let (mut ours, mut theirs) = (f64::MAX, f64::MAX);
    for _ in 0..5 {
        let start = processor();
        for (html, _) in sources {
            std::hint::black_box(read_page(html, true)?);
        }
        ours = ours.min(processor() - start);
        if peers {
            let start = processor();
            for page in &pages {
                if let Ok(mut peer) = dom_smoothie::Readability::new(page.as_str(), None, None) {
                    std::hint::black_box(peer.parse().is_ok());
                }
            }
            theirs = theirs.min(processor() - start);
        }
    }
    println!(
        "\nspeed: {:.1} MB of HTML in {ours:.3} s of processor time, {:.1} MB/s",
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / ours
    );
    if peers {
        println!("dom_smoothie, decoded text given: {theirs:.3} s; {:.1} times as long", theirs / ours);
    }
    Ok(())
}

/// A file, or the xz file beside it.
pub(crate) fn unpack(path: &Path) -> Result<Vec<u8>, String> {
    if path.is_file() {
        return fs::read(path).map_err(|e| e.to_string());
    }
    let packed = path.with_extension("html.xz");
    let output = std::process::Command::new("xz").arg("-dkc").arg(&packed).output().map_err(|e| format!("xz: {e}"))?;
    let mut bytes = Vec::new();
    output.stdout.as_slice().read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    if bytes.is_empty() { Err(format!("{}: cannot be unpacked", packed.display())) } else { Ok(bytes) }
}

fn norm(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

fn ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn tokens(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    for c in norm(text).chars() {
        if c.is_alphanumeric() && !ideograph(c) {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if ideograph(c) {
            out.push(c.to_string());
        }
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

fn key(text: &str) -> String {
    norm(text).chars().filter(|c| !c.is_whitespace()).collect()
}

fn title_key(text: &str) -> String {
    tokens(text).concat()
}

fn bag(items: impl IntoIterator<Item = Vec<String>>) -> Bag {
    let mut out = Bag::new();
    for item in items {
        *out.entry(item).or_default() += 1;
    }
    out
}

fn shingles(tokens: &[String]) -> Bag {
    match tokens.len() {
        0 => Bag::new(),
        1..=3 => bag([tokens.to_vec()]),
        _ => bag(tokens.windows(4).map(<[String]>::to_vec)),
    }
}

fn size(bag: &Bag) -> f64 {
    bag.values().sum::<usize>() as f64
}

fn common(a: &Bag, b: &Bag) -> f64 {
    a.iter().map(|(item, n)| n.min(b.get(item).unwrap_or(&0))).sum::<usize>() as f64
}

fn f1(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn starts(blocks: &[String], other: &Bag) -> Bag {
    let blocks: Vec<Vec<String>> = blocks.iter().map(|block| tokens(block)).filter(|block| !block.is_empty()).collect();
    let run: Vec<String> = blocks.concat();
    let mut at = 0;
    let mut out = Bag::new();
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            let start = run[at..run.len().min(at + 4)].to_vec();
            if start.len() == 4 && other.contains_key(&start) {
                *out.entry(start).or_default() += 1;
            }
        }
        at += block.len();
    }
    out
}

fn score(page: &Path, prediction: &PageReading) -> Result<(String, Row), String> {
    let meta = fs::read_to_string(page.join("meta.json")).map_err(|e| e.to_string())?;
    let meta: serde_json::Value = serde_json::from_str(&meta).map_err(|e| e.to_string())?;
    let gold = lines(&page.join("gold.txt"));
    let (title, gold) = gold.split_first().ok_or("an empty gold.txt")?;
    let titles: Vec<String> = std::iter::once(title.clone())
        .chain(meta["titles"].as_array().into_iter().flatten().filter_map(|title| title.as_str().map(str::to_owned)))
        .collect();
    let optional: HashSet<String> =
        lines(&page.join("optional.txt")).iter().chain(&titles).map(|line| key(line)).collect();
    let blocks: Vec<String> = prediction
        .blocks
        .iter()
        .map(|block| block.trim().to_owned())
        .filter(|block| !block.is_empty() && !optional.contains(&key(block)))
        .collect();
    let gold: Vec<String> = gold.iter().filter(|line| key(line) != key(title)).cloned().collect();
    let all = |blocks: &[String]| -> Vec<String> { blocks.iter().flat_map(|block| tokens(block)).collect() };
    let (gs, ps) = (shingles(&all(&gold)), shingles(&all(&blocks)));
    let hit = common(&gs, &ps);
    let (p, r) = (ratio(hit, size(&ps)), ratio(hit, size(&gs)));
    let (a, b) = (starts(&gold, &ps), starts(&blocks, &gs));
    let bounds = if r < 0.5 {
        0.0
    } else if a.is_empty() && b.is_empty() {
        1.0
    } else {
        let h = common(&a, &b);
        f1(ratio(h, size(&b)), ratio(h, size(&a)))
    };
    let right =
        titles.iter().any(|title| title_key(title) == title_key(prediction.title.as_deref().unwrap_or_default()));
    let mut strings = Bag::new();
    for string in &prediction.strings {
        for (item, n) in shingles(&tokens(string)) {
            *strings.entry(item).or_default() += n;
        }
    }
    let missed: Bag = gs
        .iter()
        .filter_map(|(item, n)| {
            let left = n.saturating_sub(*ps.get(item).unwrap_or(&0));
            (left > 0).then(|| (item.clone(), left))
        })
        .collect();
    let leak = ratio(common(&missed, &strings), size(&gs));
    let kept = (!prediction.strings.is_empty()).then(|| {
        let gold_keys: HashSet<String> = gold.iter().map(|line| key(line)).collect();
        let junk = bag(lines(&page.join("page.txt"))
            .iter()
            .filter(|line| !gold_keys.contains(&key(line)) && !optional.contains(&key(line)))
            .flat_map(|line| tokens(line))
            .map(|token| vec![token]));
        let have = bag(prediction.strings.iter().flat_map(|string| tokens(string)).map(|token| vec![token]));
        if junk.is_empty() { 1.0 } else { common(&junk, &have) / size(&junk) }
    });
    let stand = meta["standfirst"].as_str().filter(|standfirst| !standfirst.is_empty()).map(|standfirst| {
        let wanted = key(standfirst);
        let found = prediction.blocks.iter().chain(&prediction.standfirst).any(|block| key(block) == wanted);
        f64::from(u8::from(found))
    });
    let f1 = f1(p, r);
    let perfect = f64::from(u8::from(f1 >= 0.98 && right));
    let title = f64::from(u8::from(right));
    let row = [Some(p), Some(r), Some(f1), Some(bounds), Some(title), Some(leak), kept, stand, Some(perfect)];
    Ok((meta["lang"].as_str().unwrap_or_default().to_owned(), row))
}

fn mean(rows: &[&Row]) -> Row {
    std::array::from_fn(|column| {
        let values: Vec<f64> = rows.iter().filter_map(|row| row[column]).collect();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    })
}

fn line(row: &Row) -> String {
    row.map(|value| value.map_or("      -".to_owned(), |value| format!("{value:7.4}"))).join(" ")
}
