//! What a person waits for: the program as a whole, with the built binary beside this one.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use super::corpus::Corpus;
use super::{Goal, Options, Table, median, ms};

/// `cotejo`, where cargo puts it: beside the folder of the examples.
pub(super) fn binary() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let folder = own.parent().and_then(Path::parent).ok_or("no folder of binaries")?;
    let binary = folder.join(format!("cotejo{}", std::env::consts::EXE_SUFFIX));
    if binary.exists() {
        Ok(binary)
    } else {
        Err(format!("{}: build it first, `cargo build --release`", binary.display()))
    }
}

/// The binary in a home of its own.
pub(super) fn cotejo(binary: &Path, home: &Path, memory: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(binary);
    command.current_dir(home).env("HOME", home).env("COTEJO_UI", "en").arg("--memory").arg(memory).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Seconds from beginning to end; an error if it did not end well. Exit code 1 is "nothing found".
pub(super) fn timed(command: &mut Command) -> Result<f64, String> {
    let begun = Instant::now();
    let ended = command.status().map_err(|error| error.to_string())?;
    let took = begun.elapsed().as_secs_f64();
    if matches!(ended.code(), Some(0 | 1)) { Ok(took) } else { Err(format!("{command:?}: {ended}")) }
}

pub(super) fn run(options: &Options, corpus: &Corpus, table: &mut Table) -> Result<(), String> {
    let binary = match binary() {
        Ok(binary) => binary,
        Err(why) => {
            table.missing("the program as a whole", &why);
            return Ok(());
        }
    };
    let home = tempfile::tempdir().map_err(|error| error.to_string())?;
    let queries = corpus.queries(&options.folder, "heldout", 50)?;
    let lookup = |query: &str| {
        cotejo(&binary, home.path(), &corpus.file, &["lookup", "--from", "en", "--to", "pt-PT", "--", query])
    };
    // Twice: the first makes the pages warm.
    queries.iter().try_for_each(|query| timed(&mut lookup(query)).map(|_| ()))?;
    let ours: Vec<f64> = queries.iter().map(|query| timed(&mut lookup(query))).collect::<Result<_, _>>()?;
    let nothing: Vec<f64> =
        (0..50).map(|_| timed(&mut Command::new("/bin/true"))).collect::<Result<_, _>>().unwrap_or_default();
    let shell: Vec<f64> = (0..50)
        .map(|_| {
            let mut command = Command::new("sqlite3");
            command
                .arg(&corpus.file)
                .arg("SELECT max(revision) FROM stamp")
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            timed(&mut command)
        })
        .collect::<Result<_, _>>()
        .unwrap_or_default();
    let told = |times: &[f64]| if times.is_empty() { "not installed".to_owned() } else { ms(median(times)) };
    let said = format!("{} (/bin/true {}, sqlite3 {})", told(&ours), told(&nothing), told(&shell));
    let name = "en: fresh process to first answer, median of 50, ms";
    table.add(name, Goal::AtMost(30.0), median(&ours) * 1000.0, said);

    let mut most = 0u64;
    for query in queries.iter().take(20) {
        let mut process = lookup(query).spawn().map_err(|error| error.to_string())?;
        let status = format!("/proc/{}/status", process.id());
        while process.try_wait().map_err(|error| error.to_string())?.is_none() {
            most = most.max(kibibytes(&status, "RssAnon:").unwrap_or_default());
        }
    }
    let mebibytes = most as f64 / 1024.0;
    if most == 0 {
        table.missing("en: resident memory of lookup, mapped pages aside", "the system does not tell RssAnon");
    } else {
        let name = "en: resident memory of lookup, mapped pages aside, MB";
        table.add(name, Goal::AtMost(60.0), mebibytes, format!("{mebibytes:.1}"));
    }
    pretranslate(options, corpus, &binary, home.path(), table)
}

fn kibibytes(status: &str, field: &str) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    line.trim().split(' ').next()?.parse().ok()
}

/// An article of a thousand sentences: half of them held out, half later revisions of what the memory has.
fn pretranslate(
    options: &Options,
    corpus: &Corpus,
    binary: &Path,
    home: &Path,
    table: &mut Table,
) -> Result<(), String> {
    let (held_out, revised) =
        (corpus.queries(&options.folder, "heldout", 500)?, corpus.queries(&options.folder, "rev", 500)?);
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let sentences: Vec<String> = held_out.iter().zip(&revised).flat_map(|(a, b)| [escape(a), escape(b)]).collect();
    let paragraphs: String = sentences.iter().map(|sentence| format!("<p>{sentence}</p>\n")).collect();
    let page = format!(
        "<!doctype html><html lang=en><title>A thousand sentences</title><body><article><h1>A thousand sentences</h1>\n\
         {paragraphs}</article></body></html>"
    );
    std::fs::write(home.join("article.html"), page).map_err(|error| error.to_string())?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    // The table is about matches of 70 and above; how many lie between 50 and 70 is found out only if it is asked.
    let ways: [(&str, &[&str], Goal); 2] =
        [("from 70", &["--leverage", "70"], Goal::AtMost(1.0)), ("with the leverage from 50", &[], Goal::Told)];
    for (way, (name, options, goal)) in ways.into_iter().enumerate() {
        let once = |turn: usize| -> Result<f64, String> {
            let out = format!("out{way}{turn}");
            let args = ["pretranslate", "article.html", "--from", "en", "--to", "pt-PT", "--out", &out];
            timed(&mut cotejo(binary, home, &corpus.file, &[&args, options].concat()))
        };
        let times: Vec<f64> = (0..3).map(once).collect::<Result<_, _>>()?;
        let told = format!("{:.2}, median of 3, {cores} cores, the whole program", median(&times));
        let name = format!("en: pretranslate of a 1,000-sentence article, {name}, s");
        table.add(&name, goal, median(&times), told);
    }
    Ok(())
}
