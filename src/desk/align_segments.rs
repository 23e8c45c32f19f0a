//! Lists of segments beside their translations, aligned: a pair of files, or a folder of them as one archive.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::align::{self, Bead, DocumentPair, Tongues, ladder};
use crate::desk::interchange::{Pairing, paired};
use crate::desk::search_pool::threads;
use crate::desk::workspace::read_input;
use crate::desk::write::FileWriter;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::LangPair;
use crate::model::Lang;
use crate::store::{Reader, Selection};

/// How many segments a file may hold: fifteen long novels.
const MOST_SEGMENTS: usize = 100_000;

/// What the paragraph numbers of a list of segments are called after it.
const PARAGRAPHS: &str = "para";

/// What became of a folder.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlignedFolder {
    /// The ladders, in the order of their names.
    pub ladders: Vec<PathBuf>,
    /// How many units they hold: beads with both sides.
    pub units: u64,
    /// Why each pair that has none was left out.
    pub left_out: Vec<Error>,
}

/// The confirmed units of a memory as pairs of sentences.
///
/// # Errors
/// Those of the store.
pub fn seed(reader: &dyn Reader, tongues: &Tongues) -> Result<Vec<(String, String)>> {
    let pair = LangPair { source: tongues.source.clone(), target: tongues.target.clone(), consumer: None };
    let mut out = Vec::new();
    for unit in reader.units(&Selection::default())? {
        if let Pairing::Confirmed(unit) = paired(unit?, &pair)
            && let [source, target] = unit.variants.as_slice()
        {
            out.push((source.text.chars(), target.text.chars()));
        }
    }
    Ok(out)
}

/// The ladder of two files, a segment a line; errors call them by their names. `limit` is how many bytes are read of one.
///
/// # Errors
/// A file that is missing, empty, too large, no text, or of too many lines; paragraph numbers that are none.
pub fn align_files(
    files: [(&str, &Path); 2],
    tongues: &Tongues,
    seed: &[(String, String)],
    limit: u64,
) -> Result<Vec<Bead>> {
    let [source, target] = files;
    let pair = DocumentPair {
        source: segments(source.1, source.0, limit)?,
        target: segments(target.1, target.0, limit)?,
        ..DocumentPair::default()
    };
    Ok(align::align(&[pair], tongues, seed, threads()).pop().unwrap_or_default())
}

/// The ladders of a folder, each written as `name.<from>-<to>.ladder` into `out`. A pair that cannot be read is left out, and
/// the others are aligned.
///
/// # Errors
/// [`Error::FolderWithoutPairs`], those of reading the folder and of writing.
pub fn align_folder(
    folder: (&str, &Path),
    out: &Path,
    tongues: &Tongues,
    seed: &[(String, String)],
    limit: u64,
    writer: &FileWriter<'_>,
) -> Result<Noted<AlignedFolder>> {
    let (shown, folder) = folder;
    let mut done = AlignedFolder::default();
    let (mut names, mut pairs) = (Vec::new(), Vec::new());
    let found = found(shown, folder, tongues)?;
    for (name, sides) in found {
        match pair(&name, sides, (shown, folder), tongues, limit) {
            Ok(pair) => {
                names.push(name);
                pairs.push(pair);
            }
            Err(error) => done.left_out.push(error),
        }
    }
    if pairs.is_empty() && done.left_out.is_empty() {
        let (from, to) = (tongues.source.to_string(), tongues.target.to_string());
        return Err(Error::FolderWithoutPairs { folder: shown.to_owned(), from, to });
    }
    let ladders = align::align(&pairs, tongues, seed, threads());
    let mut notices = Vec::new();
    for (name, beads) in names.into_iter().zip(ladders) {
        let file = out.join(format!("{name}.{}-{}.ladder", tongues.source, tongues.target));
        let kept = writer.write(&file, ladder::write(&beads).as_bytes())?;
        let told =
            |kept: PathBuf| Notice::FileKept { file: file.display().to_string(), kept: kept.display().to_string() };
        notices.extend(kept.map(told));
        done.units += beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()).count() as u64;
        done.ladders.push(file);
    }
    Ok(Noted { value: done, notices })
}

/// The file of each side, if there is one.
type Sides = [Option<String>; 2];

/// The files of the two languages, by what they are called before it.
fn found(shown: &str, folder: &Path, tongues: &Tongues) -> Result<BTreeMap<String, Sides>> {
    let mut out: BTreeMap<String, Sides> = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| Error::reading(shown, error))? {
        let entry = entry.map_err(|error| Error::reading(shown, error))?;
        let Ok(file) = entry.file_name().into_string() else { continue };
        let Some((name, tag)) = file.rsplit_once('.') else { continue };
        let Ok(lang) = Lang::parse(tag) else { continue };
        let side = match lang {
            lang if lang == tongues.source => 0,
            lang if lang == tongues.target => 1,
            _ => continue,
        };
        let name = name.to_owned();
        out.entry(name).or_default()[side] = Some(file);
    }
    Ok(out)
}

fn pair(
    name: &str,
    sides: Sides,
    (shown, folder): (&str, &Path),
    tongues: &Tongues,
    limit: u64,
) -> Result<DocumentPair> {
    let told = |file: &str| Path::new(shown).join(file).display().to_string();
    let [source, target] = match sides {
        [Some(source), Some(target)] => [source, target],
        [Some(file), None] => {
            return Err(Error::PartnerMissing { file: told(&file), partner: format!("{name}.{}", tongues.target) });
        }
        [None, file] => {
            let file = told(&file.unwrap_or_default());
            return Err(Error::PartnerMissing { file, partner: format!("{name}.{}", tongues.source) });
        }
    };
    let read = |file: &str| segments(&folder.join(file), &told(file), limit);
    let (sources, targets) = (read(&source)?, read(&target)?);
    let paragraphs = |file: &str, segments: &[String]| {
        let file = format!("{file}.{PARAGRAPHS}");
        let path = folder.join(&file);
        if path.exists() { paragraphs(&path, &told(&file), segments.len(), limit).map(Some) } else { Ok(None) }
    };
    Ok(DocumentPair {
        source_paragraphs: paragraphs(&source, &sources)?,
        target_paragraphs: paragraphs(&target, &targets)?,
        source: sources,
        target: targets,
    })
}

/// The lines of a file.
fn segments(path: &Path, name: &str, limit: u64) -> Result<Vec<String>> {
    let bytes = read_input(path, name, limit)?;
    let text = text(name, bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let lines: Vec<String> = text.lines().take(MOST_SEGMENTS + 1).map(str::to_owned).collect();
    if lines.len() > MOST_SEGMENTS {
        return Err(Error::TooManySegments { file: name.to_owned(), limit: MOST_SEGMENTS as u64 });
    }
    if lines.iter().all(|line| line.trim().is_empty()) {
        return Err(Error::FileEmpty { file: name.to_owned() });
    }
    Ok(lines)
}

/// The paragraph of each of `count` segments.
fn paragraphs(path: &Path, name: &str, count: usize, limit: u64) -> Result<Vec<u32>> {
    let text = text(name, read_input(path, name, limit)?)?;
    let mut out = Vec::with_capacity(count);
    for (line, number) in (1..).zip(text.lines()) {
        let bad = || Error::ParagraphBad { file: name.to_owned(), line, text: number.chars().take(40).collect() };
        out.push(number.trim().parse().map_err(|_| bad())?);
    }
    if out.len() != count {
        let (paragraphs, segments) = (out.len() as u64, count as u64);
        return Err(Error::ParagraphsDiffer { file: name.to_owned(), paragraphs, segments });
    }
    Ok(out)
}

/// Text in UTF-8; a byte of zero is in none.
fn text(name: &str, bytes: Vec<u8>) -> Result<String> {
    let bad = |bytes: &[u8], at: usize| Error::TextNotUtf8 {
        file: name.to_owned(),
        line: 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64,
    };
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(bad(&bytes, at));
    }
    String::from_utf8(bytes).map_err(|error| bad(error.as_bytes(), error.utf8_error().valid_up_to()))
}
