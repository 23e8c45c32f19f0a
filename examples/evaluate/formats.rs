//! `evaluate formats`: other projects' files in and out. A file into which nothing is put must come back byte for byte; what
//! is put in must be read back, and nothing else of the file may change.

use super::{docx, glossaries};
use std::fs;
use std::path::{Path, PathBuf};

use cotejo::error::Error;
use cotejo::format::{
    BilingualFormat, Capability, DocumentFormat, Input, PouredBlock, PouredSegment, Pouring, TEXT, recognize,
};
use cotejo::model::{Bilingual, BilingualBlock, Lang, Piece, Segment, State, Text};

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let (flags, folders): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with('-'));
    let [folder] = folders[..] else {
        return Err("evaluate formats: which folder? One with a folder a format".to_owned());
    };
    let named = flags.iter().any(|flag| *flag == "--files");
    println!(
        "{:<12} {:>5} {:>7} {:>9} {:>8} {:>8} {:>8} {:>9}",
        "folder", "files", "refused", "identical", "segments", "put in", "back", "elsewhere"
    );
    let mut faults = 0;
    for kind in folders_of(Path::new(folder))? {
        let mut sum = Sum::default();
        for file in files_of(&kind)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let Some(told) = sum.take(&name, &bytes) else { continue };
            if named {
                told.iter().for_each(|told| println!("  {name}: {told}"));
            }
        }
        if sum.files == 0 {
            continue;
        }
        println!(
            "{:<12} {:>5} {:>7} {:>9} {:>8} {:>8} {:>8} {:>9}",
            kind.file_name().unwrap_or_default().to_string_lossy(),
            sum.files,
            sum.refused,
            sum.identical,
            sum.segments,
            sum.put,
            sum.back,
            sum.elsewhere
        );
        faults += sum.files - sum.refused - sum.identical + sum.put - sum.back + sum.elsewhere;
    }
    faults += word(Path::new(folder), named, args)?;
    faults += terms(Path::new(folder), named, args)?;
    if faults == 0 { Ok(()) } else { Err(format!("evaluate formats: {faults} faults; --files names them")) }
}

/// Word's files; with `--keep=<folder>`, what was poured is put there.
fn word(folder: &Path, named: bool, args: &[String]) -> Result<usize, String> {
    let keep = args.iter().find_map(|arg| arg.strip_prefix("--keep=")).map(Path::new);
    let mut sum = docx::Sum::default();
    let started = std::time::Instant::now();
    for folder in ["docx", "docx-broken"].map(|name| folder.join(name)).iter().filter(|folder| folder.is_dir()) {
        for file in files_of(folder)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let input = Input { name: &name, bytes: &bytes };
            let told = match recognize(&name, &bytes).and_then(|format| format.document(&name)) {
                Ok(format) => sum.take(format, &input, keep),
                Err(error) => {
                    (sum.files, sum.refused) = (sum.files + 1, sum.refused + 1);
                    vec![error.to_string()]
                }
            };
            if named {
                told.iter().for_each(|told| println!("  {name}: {told}"));
            }
        }
    }
    let read = sum.files - sum.refused;
    println!(
        "docx: {} files, {} refused, {} untouched identical, {} other parts identical, {} outside identical, {} read back, \
         {} looks kept, {} halves, {} paragraphs, {} runs, {} codes, {:.1} s",
        sum.files,
        sum.refused,
        sum.identical,
        sum.parts,
        sum.outside,
        sum.read_back,
        sum.looks,
        sum.halves,
        sum.paragraphs,
        sum.runs,
        sum.codes,
        started.elapsed().as_secs_f64()
    );
    Ok([sum.identical, sum.parts, sum.outside, sum.read_back, sum.looks, sum.halves]
        .iter()
        .map(|kept| read - kept)
        .sum())
}

/// Glossaries; with `--keep=<folder>`, the TBX that is written is put there.
fn terms(folder: &Path, named: bool, args: &[String]) -> Result<usize, String> {
    let keep = args.iter().find_map(|arg| arg.strip_prefix("--keep=")).map(Path::new);
    let mut faults = 0;
    for kind in ["tbx", "csv", "xlsx"].map(|name| folder.join(name)).iter().filter(|folder| folder.is_dir()) {
        let mut sum = glossaries::Sum::default();
        for file in files_of(kind)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let told = sum.take(&Input { name: &name, bytes: &bytes }, keep);
            if named {
                told.iter().for_each(|told| println!("  {name}: {told}"));
            }
        }
        println!(
            "glossaries in {}: {} files, {} refused, {} concepts, {} terms, {} read back equal from TBX, {} from CSV",
            kind.file_name().unwrap_or_default().to_string_lossy(),
            sum.files,
            sum.refused,
            sum.concepts,
            sum.terms,
            sum.tbx,
            sum.csv
        );
        faults += sum.concepts * 2 - sum.tbx - sum.csv;
    }
    Ok(faults)
}

#[derive(Default)]
struct Sum {
    files: usize,
    /// Files that are not read, with a reason.
    refused: usize,
    identical: usize,
    segments: usize,
    /// Translations that were put in, and that were read back.
    put: usize,
    back: usize,
    /// Files in which something else is read afterwards, too.
    elsewhere: usize,
}

impl Sum {
    /// Counts a file; what is to be told of it. None for one of a format that holds neither translations nor a document, and
    /// for what is read as plain text only.
    fn take(&mut self, name: &str, bytes: &[u8]) -> Option<Vec<String>> {
        let input = Input { name, bytes };
        let format = match recognize(name, bytes) {
            Ok(format) if format.can(Capability::Bilingual) || format.can(Capability::Document) => format,
            Ok(_) => return None,
            Err(error) => {
                self.files += 1;
                self.refused += 1;
                return Some(vec![error.to_string()]);
            }
        };
        if format.id == TEXT.id {
            return None;
        }
        self.files += 1;
        let counted = match (format.bilingual(name), format.document(name)) {
            (Ok(format), _) => self.bilingual(format, &input),
            (_, Ok(format)) => self.document(format, &input),
            (_, Err(error)) => Err(error),
        };
        match counted {
            Ok(told) => Some(told),
            Err(error) => {
                self.refused += 1;
                Some(vec![error.to_string()])
            }
        }
    }

    /// A document with other words in each of its places.
    fn document(&mut self, format: &DocumentFormat, input: &Input<'_>) -> Result<Vec<String>, Error> {
        let mut told = Vec::new();
        let lang = Lang::parse("pt-PT").map_err(|bad| Error::LangUnknown { tag: bad.0 })?;
        let before = (format.read)(input)?.value;
        let pour = |blocks| (format.pour)(&before, &Pouring { lang: &lang, blocks });
        match pour(Vec::new())?.value == input.bytes {
            true => self.identical += 1,
            false => told.push("with nothing put in, other bytes".to_owned()),
        }
        let wanted: Vec<Text> = before.blocks.iter().map(|block| reworded(&block.text)).collect();
        let block = |(block, text): (usize, &Text)| PouredBlock {
            block,
            segments: vec![PouredSegment { text: text.clone(), after: String::new(), unconfirmed: None }],
        };
        let poured = pour(wanted.iter().enumerate().map(block).collect())?;
        told.extend(poured.notices.iter().map(|notice| format!("{} {:?}", notice.id(), notice.args())));
        let after = (format.read)(&Input { name: input.name, bytes: &poured.value })?.value;
        let found: Vec<&Text> = after.blocks.iter().map(|block| &block.text).collect();
        self.segments += wanted.len();
        self.put += wanted.len();
        if found.len() != wanted.len() {
            self.elsewhere += 1;
            told.push(format!("{} texts became {}", wanted.len(), found.len()));
        }
        for at in 0..wanted.len().max(found.len()) {
            let (wanted, found) = (wanted.get(at), found.get(at).copied());
            self.back += usize::from(wanted == found);
            if wanted != found {
                told.push(format!("{:?} became {:?}", wanted.map(Text::encode), found.map(Text::encode)));
            }
        }
        Ok(told)
    }

    fn bilingual(&mut self, format: &BilingualFormat, input: &Input<'_>) -> Result<Vec<String>, Error> {
        let mut told = Vec::new();
        // Files without a target language are read as if somebody had said one.
        let target = Lang::parse("pt-PT").map_err(|bad| Error::LangUnknown { tag: bad.0 })?;
        let mut owned = None;
        if let Err(Error::TrgLangMissing { .. }) = (format.parts)(input) {
            owned = Some((format.with_target)(input, &target));
        }
        let bytes = owned.as_deref().unwrap_or(input.bytes);
        let input = Input { name: input.name, bytes };
        let before = (format.parts)(&input)?.value;
        match (format.refill)(&input, &before)? == bytes {
            true => self.identical += 1,
            false => told.push("with nothing put in, other bytes".to_owned()),
        }
        let mut wanted = before.clone();
        each(&mut wanted, &mut |segment| {
            segment.target = Some(upper(&segment.source));
            segment.state = State::Translated;
        });
        let filled = (format.refill)(&input, &wanted)?;
        let after = match (format.parts)(&Input { name: input.name, bytes: &filled }) {
            Ok(after) => after.value,
            Err(error) => {
                self.elsewhere += 1;
                told.push(format!("unreadable afterwards: {error}"));
                return Ok(told);
            }
        };
        let (mut same, mut of) = (0, 0);
        let said = |(wanted, _): &(&Segment, &Segment)| !wanted.source.is_blank();
        for (wanted, after) in segments(&wanted).zip(segments(&after)).filter(said) {
            of += 1;
            // Blanks at the edges of the source stand around the translation, too.
            let said = |segment: &Segment| {
                let target = segment.target.as_ref();
                let codes: Vec<_> = target.into_iter().flat_map(Text::codes).cloned().collect();
                (target.map(|target| target.shown().trim().to_owned()), codes)
            };
            same += usize::from(said(wanted) == said(after));
            if said(wanted) != said(after) {
                let text = |segment: &Segment| segment.target.as_ref().map(Text::encode).unwrap_or_default();
                told.push(format!("{}: {:?} became {:?}", wanted.id, text(wanted), text(after)));
            }
        }
        self.segments += of;
        self.put += of;
        self.back += same;
        let sources = |parts: &[Bilingual]| -> Vec<Text> { segments(parts).map(|one| one.source.clone()).collect() };
        if sources(&before) != sources(&after) {
            self.elsewhere += 1;
            told.push("the sources read otherwise".to_owned());
        }
        Ok(told)
    }
}

fn segments(parts: &[Bilingual]) -> impl Iterator<Item = &Segment> {
    parts.iter().flat_map(Bilingual::segments)
}

fn each(parts: &mut [Bilingual], change: &mut dyn FnMut(&mut Segment)) {
    let blocks = parts.iter_mut().flat_map(|part| part.story.iter_mut().chain(&mut part.site));
    blocks.flat_map(|block: &mut BilingualBlock| &mut block.segments).for_each(change);
}

fn upper(text: &Text) -> Text {
    Text::from_pieces(text.pieces().iter().map(|piece| match piece {
        Piece::Chars(chars) => Piece::Chars(format!("{}·", chars.to_uppercase())),
        code => code.clone(),
    }))
}

/// Other words of the same shape: each letter the next one, each Chinese character one of a few common ones.
fn reworded(text: &Text) -> Text {
    const COMMON: [char; 12] = ['的', '一', '是', '不', '了', '在', '人', '有', '我', '中', '大', '上'];
    let other = |c: char| match c {
        'a'..='y' | 'A'..='Y' => char::from_u32(u32::from(c) + 1).unwrap_or(c),
        'z' => 'a',
        'Z' => 'A',
        '\u{4e00}'..='\u{9fff}' => COMMON[u32::from(c) as usize % COMMON.len()],
        _ => c,
    };
    Text::from_pieces(text.pieces().iter().map(|piece| match piece {
        Piece::Chars(chars) => Piece::Chars(chars.chars().map(other).collect()),
        code => code.clone(),
    }))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let found = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut out: Vec<PathBuf> = found.flatten().map(|entry| entry.path()).collect();
    out.sort();
    Ok(out)
}

fn folders_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let about = |path: &PathBuf| path.file_name().is_some_and(|name| name == "PROVENANCE.md" || name == "README.md");
    let is_file = |path: &PathBuf| path.is_file() && !about(path);
    Ok(entries(folder)?.into_iter().filter(is_file).collect())
}
