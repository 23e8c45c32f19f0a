//! All that a freelancer needs, in one folder or one archive: bilingual files, what the memory has for them, the house's terms, the
//! originals to look at, and a page that says what to do; and back.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::files::read_input;
use super::{FileKind, NamedFile, PretranslateOptions, Workspace, WritePolicy, is_bilingual};
use crate::desk::interchange::{Pairing, paired};
use crate::desk::report::StoryReport;
use crate::desk::terms_exchange::selected;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Capability, Input, LangPair, MemoryHeader};
use crate::model::{Concept, Lang, Unit, UnitId, last_name};
use crate::store::{Memory, Reader};

/// How a package is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackageOptions {
    /// How its documents are pretranslated, into which language, and where the package belongs.
    pub pretranslate: PretranslateOptions,
    /// Whether a table for review lies beside each bilingual file.
    pub table: bool,
    /// Whether the package is one file (ZIP).
    pub zip: bool,
}

/// A package. Nothing is written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// What is translated into.
    pub target: Lang,
    /// The folder, or the archive.
    pub path: PathBuf,
    /// What is written.
    pub files: Vec<NamedFile>,
    /// What lies in it.
    pub contents: PackageContents,
}

/// What lies in a package.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackageContents {
    /// The language that is translated from.
    pub source: Option<Lang>,
    /// The names of the bilingual files, to be translated.
    pub bilingual: Vec<String>,
    /// Their tables for review.
    pub tables: Vec<String>,
    /// Segments in them.
    pub segments: u64,
    /// Those without a confirmed translation.
    pub open: u64,
    /// Earlier units that come with them.
    pub matches: u64,
    /// The concepts that come with them.
    pub concepts: u64,
}

/// A file of a package that came back: its name, and its bytes.
pub type ReturnedFile = (String, Vec<u8>);

/// What the house's terms lie under in a package, for people and for tools.
const TERMS: [&str; 2] = ["terms.csv", "terms.tbx"];
/// What earlier units lie under.
const MATCHES: &str = "matches.tmx";
/// What says what to do.
const INSTRUCTIONS: &str = "README.txt";

/// A document of a package that is being made.
struct Packed {
    report: StoryReport,
    name: String,
    bytes: Vec<u8>,
    original: (String, Vec<u8>),
}

impl Workspace {
    /// Makes a package of documents for one language; `instructions` makes the page that says what to do, of what lies in it.
    ///
    /// # Errors
    /// As for [`Workspace::pretranslate`] and [`Workspace::refill`]; those of the formats.
    pub fn package(
        &self,
        names: &[String],
        target: &Lang,
        options: &PackageOptions,
        instructions: &dyn Fn(&PackageContents, &Lang) -> String,
    ) -> Result<Noted<Package>> {
        let mut notices = Vec::new();
        let wanted =
            PretranslateOptions { targets: vec![target.clone()], update: false, ..options.pretranslate.clone() };
        let mut documents = Vec::with_capacity(names.len());
        for name in names {
            documents.push(self.packed(name, &wanted)?.take(&mut notices));
        }
        let memory = self.memory()?.take(&mut notices);
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut contents = PackageContents::default();
        let mut units: HashSet<UnitId> = HashSet::new();
        for Packed { report, name, bytes, original } in documents {
            let bilingual = &report.bilingual;
            contents.source.get_or_insert_with(|| bilingual.source.clone());
            contents.segments += bilingual.segments().count() as u64;
            contents.open += report.open() as u64;
            let candidates = bilingual.segments().flat_map(|segment| &segment.candidates);
            units.extend(candidates.filter(|one| one.memory.is_none()).map(|candidate| candidate.unit.clone()));
            let name = put(&mut files, &name, bytes);
            if options.table {
                let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
                let made = format::TABLE_DOCX.made_bilingual(&name)?;
                contents.tables.push(put(&mut files, &format!("{stem}.review.docx"), (made.write)(bilingual)?));
            }
            contents.bilingual.push(name);
            put(&mut files, &format!("source/{}", original.0), original.1);
        }
        let source = contents.source.clone().ok_or(Error::SourceMissing {})?;
        let pair = LangPair { source, target: target.clone(), consumer: None };
        let (matches, count) = matches_of(&memory, &units, &pair)?;
        contents.matches = count;
        if count > 0 {
            put(&mut files, MATCHES, matches);
        }
        let termbase = self.termbase()?.take(&mut notices);
        let concepts: Vec<Concept> = selected(termbase.concepts(), Some(&pair.source), std::slice::from_ref(target));
        contents.concepts = concepts.len() as u64;
        for name in TERMS.iter().filter(|_| !concepts.is_empty()) {
            let format = format::for_writing(name, Capability::Terms)?;
            put(&mut files, name, (format.terms(name)?.write)(name, &concepts)?);
        }
        // People of Windows open it, too.
        let words = instructions(&contents, target).replace('\n', "\r\n");
        put(&mut files, INSTRUCTIONS, [b"\xef\xbb\xbf", words.as_bytes()].concat());
        let (path, files) = self.laid(files, target, options)?;
        Ok(Noted { value: Package { target: target.clone(), path, files, contents }, notices })
    }

    /// A document, pretranslated; a bilingual file that came from elsewhere, filled.
    fn packed(&self, name: &str, options: &PretranslateOptions) -> Result<Noted<Packed>> {
        let bytes = self.read_file(name)?;
        let input = Input { name, bytes: &bytes };
        let mut notices = Vec::new();
        let lone = |name: &str| last_name(name).to_owned();
        let value = if is_bilingual(&input) {
            let filled = self.refill(&input, options)?.take(&mut notices);
            let mut stories = filled.stories.into_iter();
            let first = stories.next().ok_or_else(|| Error::FileEmpty { file: name.to_owned() })?;
            let count = stories.len() as u64;
            if count > 0 {
                let document = first.report.bilingual.original.name.clone();
                notices.push(Notice::OtherDocuments { file: name.to_owned(), name: document, count });
            }
            Packed { report: first.report, name: lone(name), bytes: filled.file.bytes, original: (lone(name), bytes) }
        } else {
            let mut story = self.pretranslate(&input, options)?.take(&mut notices).story;
            let prepared = story.targets.pop().ok_or_else(|| Error::FileEmpty { file: name.to_owned() })?;
            let lang = &prepared.report.bilingual.target;
            let name_of = format!("{}.{lang}.{}", story.name, format::XLIFF.extension());
            Packed { report: prepared.report, name: name_of, bytes: prepared.xliff, original: (lone(name), bytes) }
        };
        Ok(Noted { value, notices })
    }

    /// A package's files in their folder, or packed into one.
    fn laid(
        &self,
        files: BTreeMap<String, Vec<u8>>,
        target: &Lang,
        options: &PackageOptions,
    ) -> Result<(PathBuf, Vec<NamedFile>)> {
        let folder = self.out_folder(options.pretranslate.out.as_deref()).join(format!("package.{target}"));
        let file = |path: PathBuf, bytes| NamedFile {
            path,
            bytes,
            kind: FileKind::Package,
            policy: WritePolicy::Ours,
            story: None,
        };
        if options.zip {
            let path = folder.with_file_name(format!("package.{target}.zip"));
            let bytes = format::pack(&files.into_iter().collect::<Vec<_>>())?;
            return Ok((path.clone(), vec![file(path, bytes)]));
        }
        let all = files.into_iter().map(|(name, bytes)| file(folder.join(name), bytes)).collect();
        Ok((folder, all))
    }

    /// The bilingual files of a package that came back, a folder or an archive, by name, with their bytes; none where this is
    /// neither. Other files in it are for reading, and not taken.
    ///
    /// # Errors
    /// [`Error::PackageEmpty`] where no bilingual file is in it; those of reading, and of an archive that is damaged.
    pub fn unpacked(&self, name: &str) -> Result<Option<Vec<ReturnedFile>>> {
        let path = self.path(name);
        let files = if path.is_dir() {
            self.files_in(&path)?
        } else {
            let Ok(head) = std::fs::File::open(&path).and_then(|mut file| format::head(&mut file)) else {
                return Ok(None);
            };
            if !matches!(format::recognize(name, &head), Err(Error::FormatUnknown { found, .. }) if found == "zip") {
                return Ok(None);
            }
            let bytes = self.read_file(name)?;
            let files = format::unpack(name, &bytes, self.limits.page)?;
            files.into_iter().map(|(inside, bytes)| (format!("{name}/{inside}"), bytes)).collect()
        };
        let bilingual: Vec<ReturnedFile> =
            files.into_iter().filter(|(name, bytes)| is_bilingual(&Input { name, bytes })).collect();
        match bilingual.is_empty() {
            true => Err(Error::PackageEmpty { file: name.to_owned() }),
            false => Ok(Some(bilingual)),
        }
    }

    /// The files in a folder and in those in it, by name; hidden ones, and what is larger than a page may be, left out.
    fn files_in(&self, folder: &Path) -> Result<Vec<ReturnedFile>> {
        const MOST: usize = 10_000;
        let unreadable = |error| Error::reading(&self.shown(folder), error);
        let mut out = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let kind = entry.file_type().map_err(unreadable)?;
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                if kind.is_dir() && !hidden {
                    folders.push(entry.path());
                } else if kind.is_file() && !hidden && out.len() < MOST {
                    let name = self.shown(&entry.path());
                    if let Ok(bytes) = read_input(&entry.path(), &name, self.limits.page) {
                        out.push((name, bytes));
                    }
                }
            }
        }
        out.sort();
        Ok(out)
    }
}

/// Puts a file under its name, or under the next that is free; which that is.
fn put(files: &mut BTreeMap<String, Vec<u8>>, name: &str, bytes: Vec<u8>) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..).map(|number| format!("{stem}-{number}.{ending}"));
    let taken = |name: &String| files.keys().any(|there| there.eq_ignore_ascii_case(name));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default();
    files.insert(free.clone(), bytes);
    free
}

/// The confirmed ones of these units as a memory of one pair of languages, and how many they are.
fn matches_of(memory: &Memory, ids: &HashSet<UnitId>, pair: &LangPair) -> Result<(Vec<u8>, u64)> {
    let reader: Box<dyn Reader> = memory.reader()?;
    let mut ids: Vec<&UnitId> = ids.iter().collect();
    ids.sort();
    let mut units: Vec<Result<Unit>> = Vec::new();
    for id in ids {
        if let Some(unit) = reader.unit(id)?
            && let Pairing::Confirmed(unit) = paired(unit, pair)
        {
            units.push(Ok(*unit));
        }
    }
    let count = units.len() as u64;
    let header = MemoryHeader { pair: Some(pair.clone()), ..MemoryHeader::default() };
    let mut out = Vec::new();
    (format::TMX.memory(MATCHES)?.write)(&mut out, &header, &mut units.into_iter())?;
    Ok((out, count))
}
