//! The import of other tools' memories, index and all, by the built program, beside the peers that are installed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::corpus::text;
use super::process::{binary, cotejo, timed};
use super::{Goal, Options, Table, median};

/// How often each program takes the pairs in, in turns.
const TURNS: usize = 3;

pub(super) fn run(options: &Options, folder: &Path, table: &mut Table) -> Result<(), String> {
    let name = "import of a TMX with index, units/s, against build_tmdb";
    let (binary, pairs) = match (binary(), text(&options.folder, "pairs.en-pt")) {
        (Ok(binary), Ok(pairs)) => (binary, pairs),
        (Err(why), _) | (_, Err(why)) => {
            table.missing(name, &why);
            return Ok(());
        }
    };
    let home = tempfile::tempdir_in(folder).map_err(|error| error.to_string())?;
    let home = home.path();
    let tmx = home.join("pairs.tmx");
    let count = write_tmx(&tmx, pairs.lines().filter_map(|line| line.split_once('\t')).map(first_two))?;
    let rate = |seconds: f64| count as f64 / seconds;

    let (mut ours, mut tmdb, mut omegat) = (Vec::new(), Vec::new(), Vec::new());
    let omegat_project = OmegaT::new(home, &tmx)?;
    for turn in 0..TURNS {
        let memory = home.join(format!("new{turn}.db"));
        ours.push(timed(&mut cotejo(&binary, home, &memory, &["import", "pairs.tmx"]))?);
        tmdb.extend(build_tmdb(&home.join(format!("peer{turn}.db")), &tmx));
        omegat.extend(omegat_project.load());
    }
    let ours = median(&ours);
    if tmdb.is_empty() {
        let told = format!("{:.0} units/s, {count} units; build_tmdb is not installed", rate(ours));
        table.add(name, Goal::Told, rate(ours), told);
    } else {
        let tmdb = median(&tmdb);
        let told = format!(
            "{:.1} × ({:.0} / {:.0} units/s, {count} units, medians of {TURNS})",
            tmdb / ours,
            rate(ours),
            rate(tmdb)
        );
        table.add(name, Goal::AtLeast(5.0), tmdb / ours, told);
    }
    let name = "OmegaT's headless load of the same TMX, which it does at each start, units/s";
    if omegat.is_empty() {
        table.missing(name, "OmegaT is not installed");
    } else {
        let seconds = median(&omegat);
        let told =
            format!("{:.0} ({seconds:.1} s beyond a start with nothing to load, median of {TURNS})", rate(seconds));
        table.add(name, Goal::Told, rate(seconds), told);
    }

    // A large file, and the first one again into the large memory.
    let Ok(corpus) = text(&options.folder, "corpus.en") else { return Ok(()) };
    let numbered = corpus.lines().enumerate().map(|(n, line)| (line, n.to_string()));
    let many = write_tmx(&home.join("large.tmx"), numbered)?;
    let memory = home.join("large.db");
    for (file, count, what) in [
        ("large.tmx", many, format!("import of a TMX of {many} units into a new memory")),
        ("pairs.tmx", count, format!("import of {count} units into a memory of {many}")),
    ] {
        let seconds = timed(&mut cotejo(&binary, home, &memory, &["import", file]))?;
        let per_second = count as f64 / seconds;
        table.add(&what, Goal::Told, seconds, format!("{seconds:.1} s, index and all ({per_second:.0} units/s)"));
    }
    Ok(())
}

/// Seconds that the Translate Toolkit's `build_tmdb` takes; none where it is not installed.
fn build_tmdb(out: &Path, tmx: &Path) -> Option<f64> {
    let mut command = Command::new("build_tmdb");
    command.args(["-s", "en", "-t", "pt", "-d"]).arg(out).arg(tmx);
    let seconds = timed(command.stdout(Stdio::null()).stderr(Stdio::null())).ok()?;
    out.exists().then_some(seconds)
}

/// Two projects of a sentence, one of them with the TMX as its memory.
struct OmegaT<'a> {
    home: &'a Path,
}

impl<'a> OmegaT<'a> {
    fn new(home: &'a Path, tmx: &Path) -> Result<Self, String> {
        let failed = |error: std::io::Error| error.to_string();
        let folders = ["source", "target", "tm", "glossary", "dictionary", "omegat"];
        let settings: String = folders[..5].iter().fold(String::new(), |mut settings, folder| {
            let _ = write!(settings, "<{folder}_dir>__DEFAULT__</{folder}_dir>");
            settings
        });
        for project in ["omegat-empty", "omegat-full"] {
            let project = home.join(project);
            for folder in folders {
                std::fs::create_dir_all(project.join(folder)).map_err(failed)?;
            }
            let description = format!(
                "<omegat><project version=\"1.0\">{settings}<source_lang>EN</source_lang><target_lang>PT</target_lang>\
                 <sentence_seg>true</sentence_seg></project></omegat>"
            );
            std::fs::write(project.join("omegat.project"), description).map_err(failed)?;
            std::fs::write(project.join("source/sentence.txt"), "One sentence.").map_err(failed)?;
        }
        std::fs::hard_link(tmx, home.join("omegat-full/tm/pairs.tmx")).map_err(failed)?;
        Ok(Self { home })
    }

    /// Seconds that loading the memory takes: a whole run less one without it. None where OmegaT is not installed.
    fn load(&self) -> Option<f64> {
        let run = |project: &str| {
            let mut command = Command::new("omegat");
            command
                .args(["--mode=console-translate", "--quiet", "--config-dir"])
                .arg(self.home.join("omegat-settings"));
            command.arg(self.home.join(project)).stdout(Stdio::null()).stderr(Stdio::null());
            timed(&mut command).ok()
        };
        // The first start makes settings and warms the files.
        run("omegat-empty")?;
        let empty = run("omegat-empty")?;
        Some(run("omegat-full")? - empty)
    }
}

/// Source and target of a line whose origin stands behind them.
fn first_two<'a>((source, rest): (&'a str, &'a str)) -> (&'a str, &'a str) {
    (source, rest.split('\t').next().unwrap_or_default())
}

fn write_tmx<'a>(path: &Path, pairs: impl Iterator<Item = (&'a str, impl AsRef<str>)>) -> Result<usize, String> {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header creationtool=\"evaluate\" \
         creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"tsv\" adminlang=\"en\" srclang=\"en\" \
         datatype=\"plaintext\"/><body>\n",
    );
    let mut count = 0;
    for (source, target) in pairs {
        let (source, target) = (escape(source), escape(target.as_ref()));
        writeln!(
            out,
            "<tu><tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"pt\"><seg>{target}</seg></tuv></tu>"
        )
        .map_err(|error| error.to_string())?;
        count += 1;
    }
    out.push_str("</body></tmx>\n");
    std::fs::write(path, out).map_err(|error| error.to_string())?;
    Ok(count)
}
