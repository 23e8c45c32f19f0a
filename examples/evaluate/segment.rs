//! Sentence boundaries: F1 inside blocks, throughput, published rule tests; peers beside.
//!
//! `evaluate segment <folder> [--errors] [--rules <segment.srx>] [--write <folder>]`
//!
//! The folder holds `dev/<lang>/*.tsv`, and if there `dev_other/` and `rules/`: rows of document, paragraph, glue
//! (`_` for a blank after the sentence), sentence, flags (`?`: whether a sentence ends after it is not judged; `@n`: nor
//! whether one ends after the n-th character that is no blank). `--errors` lists every boundary that is wrong. `--rules`
//! names the SRX file of the rule-based peer (LanguageTool's, as in the `srx` crate's sources). `--write` leaves our
//! segments in files, for other scorers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cotejo::model::Lang;
use cotejo::segment::Segmenter;

/// A paragraph of gold: its text, where sentences end in it, and where nobody judges, counted in characters that are no
/// blanks.
struct Block {
    name: String,
    text: String,
    ends: BTreeSet<usize>,
    either: BTreeSet<usize>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 100.0 } else { 200.0 * self.right as f64 / all as f64 }
    }

    fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

/// A segmenter under test: byte offsets of the breaks of a block.
type Cutter<'a> = Box<dyn Fn(&str, &str) -> Vec<usize> + 'a>;

struct Peer<'a> {
    name: &'static str,
    cut: Cutter<'a>,
}

struct Options {
    folder: PathBuf,
    errors: bool,
    rules: Option<PathBuf>,
    write: Option<PathBuf>,
    alone: bool,
}

/// Why we answer a published case otherwise: the reason, and the cases.
const REASONS: [(&str, &[&str]); 8] = [
    (
        "layout: the points of a list in one block; whoever gives blocks gives a point each",
        &["golden-31", "golden-33", "golden-35", "golden-37", "golden-38", "golden-39"],
    ),
    (
        "convention: the sentences inside a quotation are segments of their own",
        &["sentencex-47", "sentencex-78", "sentencex-81", "sentencex-130", "sentencex-233", "sentencex-234"],
    ),
    (
        "no blank between two sentences: healed only where the next word is one that begins sentences",
        &["languagetool-4", "languagetool-5", "languagetool-7", "languagetool-32", "languagetool-33", "sentencex-111"],
    ),
    (
        "dots before a capital I: the word tells nothing",
        &["golden-47", "sentencex-87", "sentencex-110", "sentencex-113"],
    ),
    ("dots between two sentences go with the one before", &["golden-48"]),
    (
        "tokenized text: quotation marks with blanks on both sides, or back quotes",
        &[
            "sentencex-64",
            "sentencex-65",
            "sentencex-71",
            "sentencex-73",
            "sentencex-75",
            "sentencex-79",
            "sentencex-128",
            "sentencex-135",
            "sentencex-141",
            "sentencex-235",
        ],
    ),
    (
        "an hour, a year, an acronym: only the sense tells whether the sentence goes on",
        &[
            "sentencex-114",
            "sentencex-143",
            "sentencex-165",
            "sentencex-169",
            "sentencex-175",
            "sentencex-176",
            "sentencex-179",
            "sentencex-180",
            "sentencex-218",
        ],
    ),
    (
        "no abbreviation as anybody writes it: a blank before its stop, a bare bracket, a unit without a figure",
        &["sentencex-59", "sentencex-84", "sentencex-85", "sentencex-229"],
    ),
];

/// Runs the evaluation and prints its tables.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let options = options(args)?;
    let segmenter = Segmenter::new();
    let foreign = match &options.rules {
        Some(path) => Some(read(path)?),
        None => None,
    };
    let srx = match &foreign {
        Some(chars) => Some(chars.parse::<srx::SRX>().map_err(|error| error.to_string())?),
        None => None,
    };
    let theirs = match &foreign {
        Some(chars) => {
            let noted = Segmenter::from_srx("rules", chars).map_err(|error| error.to_string())?;
            for notice in &noted.notices {
                println!("{} {:?}", notice.id(), notice.args());
            }
            Some(noted.value)
        }
        None => None,
    };
    let mut peers = vec![Peer { name: "cotejo", cut: Box::new(|text, lang| segmenter.breaks(text, &tag(lang))) }];
    if !options.alone {
        peers.push(Peer { name: "sentencex", cut: Box::new(sentencex) });
        if let Some(srx) = &srx {
            // Collecting a language's rules is not what is measured.
            let rules =
                ["en", "pt-PT", "pt-BR", "pt", "zh-Hans", "zh-Hant", "zh"].map(|lang| (lang, srx.language_rules(lang)));
            let rules = std::collections::BTreeMap::from(rules);
            peers.push(Peer { name: "srx+LT", cut: Box::new(move |text, lang| by_srx(&rules[lang], text)) });
        }
        if let Some(theirs) = &theirs {
            peers.push(Peer { name: "cotejo+LT", cut: Box::new(|text, lang| theirs.breaks(text, &tag(lang))) });
        }
    }
    for part in ["dev", "dev_other"] {
        let folder = options.folder.join(part);
        if folder.is_dir() {
            boundaries(&folder, part, &peers, &options)?;
        }
    }
    let rules = options.folder.join("rules");
    if rules.is_dir() {
        rule_tests(&rules, &peers, options.errors)?;
    }
    if !options.alone {
        throughput(&options.folder.join("dev"), &peers)?;
    }
    Ok(())
}

fn options(args: &[String]) -> Result<Options, String> {
    let mut options = Options { folder: PathBuf::new(), errors: false, rules: None, write: None, alone: false };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--errors" => options.errors = true,
            "--alone" => options.alone = true,
            "--rules" => options.rules = args.next().map(PathBuf::from),
            "--write" => options.write = args.next().map(PathBuf::from),
            folder => options.folder = PathBuf::from(folder),
        }
    }
    if options.folder.as_os_str().is_empty() {
        return Err("which folder? evaluate segment <folder> [--errors] [--alone] [--rules <srx>] [--write <folder>]"
            .to_owned());
    }
    Ok(options)
}

fn boundaries(folder: &Path, part: &str, peers: &[Peer<'_>], options: &Options) -> Result<(), String> {
    println!("\n## boundary F1 inside blocks, {part}\n");
    header(peers);
    let mut groups: Vec<(String, Vec<Tally>)> = Vec::new();
    for lang in folders(folder)? {
        let mut total = vec![Tally::default(); peers.len()];
        for file in tables(&folder.join(&lang))? {
            let blocks = gold(&read(&folder.join(&lang).join(&file))?);
            let tallies: Vec<Tally> = peers.iter().map(|peer| score(&blocks, peer, &lang, None)).collect();
            row(&format!("{lang}/{}", file.trim_end_matches(".tsv")), &tallies);
            for (total, tally) in total.iter_mut().zip(&tallies) {
                total.add(*tally);
            }
            if let Some(out) = &options.write {
                write_segments(&out.join(part).join(&lang), &file, &blocks, &peers[0], &lang)?;
            }
        }
        row(&format!("**{lang}**"), &total);
        groups.push((lang, total));
    }
    let mut portuguese = vec![Tally::default(); peers.len()];
    for (_, tallies) in groups.iter().filter(|(lang, _)| lang.starts_with("pt")) {
        for (total, tally) in portuguese.iter_mut().zip(tallies) {
            total.add(*tally);
        }
    }
    if portuguese[0].right > 0 {
        row("**pt together**", &portuguese);
    }
    if options.errors {
        println!("\n### wrong boundaries, {part} (+: one too many, -: one missed)\n");
        for lang in folders(folder)? {
            for file in tables(&folder.join(&lang))? {
                let blocks = gold(&read(&folder.join(&lang).join(&file))?);
                let mut errors = Vec::new();
                score(&blocks, &peers[0], &lang, Some(&mut errors));
                for error in errors {
                    println!("{lang}/{file} {error}");
                }
            }
        }
    }
    Ok(())
}

fn header(peers: &[Peer<'_>]) {
    print!("| |");
    peers.iter().for_each(|peer| print!(" {} |", peer.name));
    print!(" + | - |\n|---|");
    peers.iter().for_each(|_| print!("---:|"));
    println!("---:|---:|");
}

fn row(name: &str, tallies: &[Tally]) {
    print!("| {name} |");
    tallies.iter().for_each(|tally| print!(" {:.2} |", tally.f1()));
    println!(" {} | {} |", tallies[0].wrong, tallies[0].missed);
}

fn score(blocks: &[Block], peer: &Peer<'_>, lang: &str, mut errors: Option<&mut Vec<String>>) -> Tally {
    let mut tally = Tally::default();
    for block in blocks {
        let found = solid_offsets(&block.text, &(peer.cut)(&block.text, lang));
        for end in found.union(&block.ends) {
            if block.either.contains(end) {
                continue;
            }
            let mark = match (found.contains(end), block.ends.contains(end)) {
                (true, true) => {
                    tally.right += 1;
                    continue;
                }
                (true, false) => {
                    tally.wrong += 1;
                    '+'
                }
                _ => {
                    tally.missed += 1;
                    '-'
                }
            };
            if let Some(errors) = errors.as_deref_mut() {
                errors.push(format!("{} {mark} {}", block.name, around(&block.text, *end)));
            }
        }
    }
    tally
}

/// The breaks, counted in characters that are no blanks; those at the block's ends do not count.
fn solid_offsets(text: &str, breaks: &[usize]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    let mut breaks = breaks.iter().peekable();
    let mut solid = 0;
    for (at, c) in text.char_indices() {
        while breaks.next_if(|next| **next <= at).is_some() {
            out.insert(solid);
        }
        solid += usize::from(!blank(c));
    }
    out.remove(&0);
    out.remove(&solid);
    out
}

fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

fn around(text: &str, end: usize) -> String {
    let mut solid = 0;
    let mut at = text.len();
    for (i, c) in text.char_indices() {
        if !blank(c) {
            if solid == end {
                at = i;
                break;
            }
            solid += 1;
        }
    }
    let before: Vec<char> = text[..at].chars().rev().take(60).collect();
    let after: String = text[at..].chars().take(50).collect();
    format!("…{}¦{after}…", before.iter().rev().collect::<String>())
}

fn gold(table: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut key = String::new();
    let mut glue = false;
    let mut solid = 0;
    for line in table.lines().filter(|line| !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [document, paragraph, joint, sentence, ..] = columns[..] else { continue };
        let name = format!("{document} {paragraph}");
        if blocks.is_empty() || name != key {
            key.clone_from(&name);
            solid = 0;
            blocks.push(Block { name, text: String::new(), ends: BTreeSet::new(), either: BTreeSet::new() });
        } else if let Some(block) = blocks.last_mut() {
            if glue {
                block.text.push(' ');
            }
            block.ends.insert(solid);
        }
        glue = joint == "_";
        let Some(block) = blocks.last_mut() else { continue };
        let length = sentence.chars().filter(|c| !blank(*c)).count();
        for flag in columns.get(4).unwrap_or(&"").split(',') {
            if flag == "?" {
                block.either.insert(solid + length);
            } else if let Some(n) = flag.strip_prefix('@').and_then(|n| n.parse::<usize>().ok()) {
                block.either.insert(solid + n);
            }
        }
        block.text.push_str(sentence);
        solid += length;
    }
    blocks
}

fn rule_tests(folder: &Path, peers: &[Peer<'_>], list: bool) -> Result<(), String> {
    println!("\n## published rule tests: cases right\n");
    header(peers);
    let mut failed = Vec::new();
    for lang in folders(folder)? {
        for file in tables(&folder.join(&lang))? {
            let blocks = gold(&read(&folder.join(&lang).join(&file))?);
            let name = format!("{lang}/{}", file.trim_end_matches(".tsv"));
            print!("| {name} |");
            for (n, peer) in peers.iter().enumerate() {
                let mut right = 0;
                for block in &blocks {
                    let found = solid_offsets(&block.text, &(peer.cut)(&block.text, &lang));
                    if found == block.ends {
                        right += 1;
                    } else if n == 0 {
                        let mut errors = Vec::new();
                        score(std::slice::from_ref(block), peer, &lang, Some(&mut errors));
                        let id = block.name.split(' ').next().unwrap_or_default();
                        let reason =
                            REASONS.iter().find(|(_, ids)| ids.contains(&id)).map_or("open", |(reason, _)| reason);
                        failed.push(format!("{name} {id}: {reason}"));
                        failed.extend(errors.into_iter().map(|error| format!("  {error}")));
                    }
                }
                print!(" {right}/{} |", blocks.len());
            }
            println!(" | |");
        }
    }
    println!("\n### rule tests that we answer otherwise, and why\n");
    failed.iter().filter(|line| list || !line.starts_with(' ')).for_each(|line| println!("{line}"));
    Ok(())
}

fn throughput(folder: &Path, peers: &[Peer<'_>]) -> Result<(), String> {
    println!("\n## throughput, one core, one call a block: MB/s (against sentencex)\n");
    print!("| |");
    peers.iter().for_each(|peer| print!(" {} |", peer.name));
    print!("\n|---|");
    peers.iter().for_each(|_| print!("---:|"));
    println!();
    for family in ["en", "pt", "zh"] {
        let mut blocks: Vec<(String, String)> = Vec::new();
        for lang in folders(folder)?.into_iter().filter(|lang| lang.starts_with(family)) {
            for file in tables(&folder.join(&lang))? {
                blocks
                    .extend(gold(&read(&folder.join(&lang).join(&file))?).into_iter().map(|b| (b.text, lang.clone())));
            }
        }
        let bytes: usize = blocks.iter().map(|(text, _)| text.len()).sum();
        let mut best = vec![Duration::MAX; peers.len()];
        // Passes alternate, so that a disturbance of the machine meets all alike.
        for _ in 0..7 {
            for (peer, best) in peers.iter().zip(&mut best) {
                let begin = Instant::now();
                let mut sum = 0;
                for (text, lang) in &blocks {
                    sum += (peer.cut)(text, lang).len();
                }
                std::hint::black_box(sum);
                *best = (*best).min(begin.elapsed());
            }
        }
        let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
        print!("| {family} |");
        for time in &best {
            print!(" {:.1} ({:.2}) |", rate(*time), rate(*time) / rate(best[1]));
        }
        println!();
    }
    Ok(())
}

fn sentencex(text: &str, lang: &str) -> Vec<usize> {
    let code = lang.split('-').next().unwrap_or(lang);
    let mut at = 0;
    let mut out = Vec::new();
    for sentence in sentencex::segment(code, text) {
        at += sentence.len();
        out.push(at);
    }
    out
}

fn by_srx(rules: &srx::Rules, text: &str) -> Vec<usize> {
    rules.split_ranges(text).into_iter().map(|range| range.end).collect()
}

fn write_segments(folder: &Path, file: &str, blocks: &[Block], peer: &Peer<'_>, lang: &str) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let mut out = String::new();
    for block in blocks {
        let mut from = 0;
        for next in (peer.cut)(&block.text, lang).into_iter().chain([block.text.len()]) {
            out.push_str(block.text[from..next].trim());
            out.push('\n');
            from = next;
        }
        out.push('\n');
    }
    fs::write(folder.join(file.replace(".tsv", ".seg")), out).map_err(|error| error.to_string())
}

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap_or_else(|bad| panic!("no language: {bad:?}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn names(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let entry = entry.map_err(|error| error.to_string())?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn folders(folder: &Path) -> Result<Vec<String>, String> {
    Ok(names(folder)?.into_iter().filter(|name| folder.join(name).is_dir()).collect())
}

fn tables(folder: &Path) -> Result<Vec<String>, String> {
    Ok(names(folder)?.into_iter().filter(|name| name.ends_with(".tsv")).collect())
}
