//! A corpus as a memory: a line becomes a unit with the line as source and its number as target.

use std::path::{Path, PathBuf};
use std::time::Instant;

use cotejo::model::{Hash, Lang, Time, Unit, UnitId, Variant};
use cotejo::store::{ImportJob, Manner, Memory, Prefer, Stamp, Writer};

use super::{Goal, Table, cpu_of_all};

pub(super) struct Corpus {
    pub(super) lang: String,
    pub(super) source: Lang,
    pub(super) target: Lang,
    pub(super) lines: Vec<String>,
    /// The memory's file.
    pub(super) file: PathBuf,
}

impl Corpus {
    pub(super) fn new(data: &Path, lang: &str, folder: &Path) -> Result<Self, String> {
        let parse = |tag: &str| Lang::parse(tag).map_err(|error| error.to_string());
        Ok(Self {
            lang: lang.to_owned(),
            source: parse(lang)?,
            target: parse(if lang == "en" { "pt-PT" } else { "en" })?,
            lines: text(data, &format!("corpus.{lang}"))?.lines().map(str::to_owned).collect(),
            file: folder.join(format!("{lang}.db")),
        })
    }

    pub(super) fn open(&self) -> Result<Memory, String> {
        Memory::open(&self.file).map_err(|error| error.to_string())
    }

    /// Makes the memory if it is not there, and its index in any case.
    pub(super) fn build(&self, table: &mut Table) -> Result<(), String> {
        let count = self.lines.len() as f64;
        if !self.file.exists() {
            let (begun, begin) = (Instant::now(), cpu_of_all());
            let memory = self.open()?;
            fill(
                &mut *writer(&memory)?,
                "corpus",
                &self.source,
                &self.target,
                self.lines.iter().map(String::as_str),
                0,
            )?;
            memory.refresh_index(&self.lang).map_err(|error| error.to_string())?;
            let took = begun.elapsed().as_secs_f64();
            let cpu = cpu_of_all() - begin;
            let told = format!("{:.0} units/s ({took:.1} s by the clock, {cpu:.1} of processor time)", count / took);
            table.add(&format!("{}: import through the store, with index", self.lang), Goal::Told, count / took, told);
        }
        for path in self.indexes() {
            std::fs::remove_file(path).map_err(|error| error.to_string())?;
        }
        let memory = self.open()?;
        let (begun, begin) = (Instant::now(), cpu_of_all());
        memory.refresh_index(&self.lang).map_err(|error| error.to_string())?;
        let (wall, took) = (begun.elapsed().as_secs_f64(), cpu_of_all() - begin);
        let goal = if self.lang == "en" { Goal::AtMost(5.0) } else { Goal::Told };
        let told = format!("{took:.2} of processor time ({wall:.2} by the clock)");
        table.add(&format!("{}: build from the database, s", self.lang), goal, took, told);
        let bytes: u64 = self.indexes().iter().filter_map(|path| Some(path.metadata().ok()?.len())).sum();
        let chars: usize = self.lines.iter().map(|line| line.chars().count()).sum();
        let (bytes, chars) = (bytes as f64 / count, chars as f64 / count);
        // Beside the texts, the index calls each unit by a number of eight bytes.
        let rest = bytes - chars - 8.0;
        let goal = |goal| if self.lang == "en" { Goal::AtMost(goal) } else { Goal::Told };
        let told = format!("{rest:.1} (the head included; with texts and the units' numbers {bytes:.1})");
        table.add(&format!("{}: signature bytes a segment", self.lang), goal(180.0), rest, told);
        table.add(&format!("{}: class text, bytes a segment", self.lang), goal(85.0), chars, format!("{chars:.1}"));
        Ok(())
    }

    /// The index's files.
    pub(super) fn indexes(&self) -> Vec<PathBuf> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let base = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "index"))
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&base)))
            .collect()
    }

    /// Queries of a kind, `count` of them from all over the file.
    pub(super) fn queries(&self, data: &Path, kind: &str, count: usize) -> Result<Vec<String>, String> {
        let text = text(data, &format!("q.{}.{kind}", self.lang))?;
        let all: Vec<&str> = text.lines().collect();
        let step = (all.len() / count.max(1)).max(1);
        Ok(all.into_iter().step_by(step).take(count).map(str::to_owned).collect())
    }
}

pub(super) fn writer(memory: &Memory) -> Result<Box<dyn Writer>, String> {
    memory.writer().map_err(|error| error.to_string())
}

/// Takes lines in; their units are numbered from `first` on.
pub(super) fn fill<'a>(
    memory: &mut dyn Writer,
    name: &str,
    source: &Lang,
    target: &Lang,
    lines: impl Iterator<Item = &'a str> + Send,
    first: usize,
) -> Result<(), String> {
    let job = ImportJob {
        name: name.to_owned(),
        hash: Hash(name.to_owned()),
        manner: Manner::Replace,
        prefer: Prefer::Newer,
        settle: None,
        by: Stamp { who: "evaluate".to_owned(), when: Time(0) },
        batch: None,
    };
    let mut units = lines.enumerate().map(|(at, line)| Ok(unit(first + at, line, source, target)));
    memory.import(&job, &mut units).map(|_| ()).map_err(|error| error.to_string())
}

pub(super) fn unit(number: usize, line: &str, source: &Lang, target: &Lang) -> Unit {
    let id = UnitId::kept(format!("{number:012x}"));
    let target = Variant::translated(target.clone(), number.to_string());
    Unit::of_texts(id, Variant::translated(source.clone(), line), [target])
}

/// The text of the file whose name begins with `prefix` and a dot, unpacked.
pub(super) fn text(folder: &Path, prefix: &str) -> Result<String, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let prefix = format!("{prefix}.");
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
