//! The pages of an archive, as far as what they say of themselves and their stories' sentences.

use std::collections::{BTreeMap, HashSet};

use crate::desk::archive::path_tags;
use crate::desk::outline::outline;
use crate::desk::site::{Site, host_of};
use crate::desk::source::{SourceBy, read_source};
use crate::error::{Error, Notice, Result};
use crate::format::Input;
use crate::model::{Hash, Lang, Standing, Time, last_name};
use crate::segment::Segmenter;
use crate::value::{self, ValueKind};

/// A sentence of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Its characters, without inline codes: those of a page and its translation lead elsewhere.
    pub text: String,
    /// What stands between it and the next.
    pub after: String,
    /// The number of its block: an index into [`ArchivePage::texts`].
    pub paragraph: u32,
}

/// A page of an archive.
#[derive(Debug, Clone, PartialEq)]
pub struct ArchivePage {
    /// The file, as it is shown.
    pub file: String,
    /// Its path within the archive, `/` between.
    pub path: String,
    /// What the memory calls it: its address, else its path from the project's folder.
    pub document: String,
    /// The address that it gives as its own.
    pub url: Option<String>,
    /// The addresses that it gives as those of its translations.
    pub alternates: Vec<String>,
    /// Its site: the host, else the archive itself.
    pub site: String,
    /// Its language.
    pub lang: Lang,
    /// How that was found.
    pub lang_by: SourceBy,
    /// When it was changed or published, as far as it says.
    pub date: Option<Time>,
    /// Of its bytes.
    pub hash: Hash,
    /// The texts of its story's blocks.
    pub texts: Vec<String>,
    /// Its story's sentences.
    pub sentences: Vec<Sentence>,
}

/// What an archive is read with.
pub struct Reading<'a> {
    /// How sentences are told apart.
    pub segmenter: &'a Segmenter,
    /// What the project says of sites.
    pub sites: &'a [Site],
    /// The project's languages, its source first: what a page's bare tag stands for.
    pub langs: &'a [Lang],
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveFile {
    /// As it is shown and opened.
    pub file: String,
    /// Its path within the archive, `/` between.
    pub path: String,
    /// What the memory calls it, unless it has an address.
    pub document: String,
}

impl ArchivePage {
    /// The texts of the blocks that still are the story's, each with its number.
    pub fn blocks(&self) -> impl Iterator<Item = (&str, u32)> {
        let there: HashSet<u32> = self.sentences.iter().map(|sentence| sentence.paragraph).collect();
        (0..).zip(&self.texts).filter(move |(at, _)| there.contains(at)).map(|(at, text)| (text.as_str(), at))
    }
}

/// Reads a page.
///
/// # Errors
/// As for [`read_source`]; [`Error::FileEmpty`] where the page has no story.
pub fn read(file: &ArchiveFile, bytes: &[u8], reading: &Reading<'_>, notices: &mut Vec<Notice>) -> Result<ArchivePage> {
    let tags = path_tags::langs(&file.path);
    let input = Input { name: &file.file, bytes };
    let source = match read_source(&input, None, None, reading.sites, notices) {
        // Where the text does not tell, the folder may.
        Err(Error::LangMissing { file }) => match tags.first() {
            Some(tag) => read_source(&input, Some(tag), None, reading.sites, notices)?,
            None => return Err(Error::LangMissing { file }),
        },
        read => read?,
    };
    let (mut lang, mut lang_by) = (source.source.clone(), source.source_by);
    // `pt` in the page, `pt-PT` in its name; and then what the project means by `pt`.
    let narrower = |lang: &Lang, tag: &&Lang| {
        tag.standing(lang) == Standing::Unspecified && tag.to_string().len() > lang.to_string().len()
    };
    if let Some(tag) = tags.iter().find(|tag| narrower(&lang, tag)) {
        (lang, lang_by) = (tag.clone(), SourceBy::Name);
    }
    let mut of_project = reading.langs.iter().filter(|tag| narrower(&lang, tag));
    if let (Some(tag), None) = (of_project.next(), of_project.next()) {
        lang = tag.clone();
    }
    let cut = outline(&source.document, &source.told, reading.segmenter, &lang);
    let (mut texts, mut sentences) = (Vec::new(), Vec::new());
    for (paragraph, block) in (0..).zip(&cut.story) {
        let mut text = String::new();
        for segment in &block.segments {
            let chars = segment.source.chars();
            text.push_str(&chars);
            text.push_str(&segment.after);
            if !segment.source.is_blank() {
                sentences.push(Sentence { text: chars.trim().to_owned(), after: segment.after.clone(), paragraph });
            }
        }
        texts.push(text.trim().to_owned());
    }
    if sentences.is_empty() {
        return Err(Error::FileEmpty { file: file.file.clone() });
    }
    let meta = &source.document.meta;
    let url = meta.url.as_deref().map(str::trim).filter(|url| url.starts_with("http")).map(str::to_owned);
    let date = date(meta.modified.iter().chain(&meta.dates), source.told.date.as_deref(), &file.path, &lang);
    Ok(ArchivePage {
        file: file.file.clone(),
        path: file.path.clone(),
        document: url.clone().unwrap_or_else(|| file.document.clone()),
        site: url.as_deref().and_then(host_of).unwrap_or_default(),
        url,
        alternates: meta.alternates.clone(),
        lang,
        lang_by,
        date,
        hash: source.hash,
        texts,
        sentences,
    })
}

/// The latest moment that a page declares; else the day in its date line, else that in its name.
fn date<'a>(declared: impl Iterator<Item = &'a String>, line: Option<&str>, path: &str, lang: &Lang) -> Option<Time> {
    let declared = declared.filter_map(|said| moment(said)).max();
    let told = || line.and_then(|line| day_in(line, lang));
    let named = || {
        let name = last_name(path);
        let iso = |at: usize| name.get(at..at + 10).and_then(moment);
        name.char_indices().find_map(|(at, _)| iso(at))
    };
    declared.or_else(told).or_else(named)
}

/// A moment of ISO 8601, or a day.
fn moment(said: &str) -> Option<Time> {
    let said = said.trim();
    if let Ok(moment) = said.parse::<jiff::Timestamp>() {
        return Some(Time(moment.as_second()));
    }
    let day: jiff::civil::Date = said.get(..10)?.parse().ok()?;
    let time: jiff::civil::Time =
        said.get(11..).and_then(|time| time.trim().get(..5)?.parse().ok()).unwrap_or(jiff::civil::Time::midnight());
    let moment = jiff::tz::TimeZone::UTC.to_timestamp(day.to_datetime(time)).ok()?;
    Some(Time(moment.as_second()))
}

fn day_in(line: &str, lang: &Lang) -> Option<Time> {
    value::find(line, lang).into_iter().find_map(|value| match value.kind {
        ValueKind::Date(date) => moment(&format!("{:04}-{:02}-{:02}", date.year?, date.month, date.day?)),
        _ => None,
    })
}

/// Settles what several pages say of themselves: an address that pages of one language share without being versions of one
/// page is none of theirs, and of versions the newest counts. Returns the older ones' numbers.
pub fn settle(pages: &mut [ArchivePage], files: &[ArchiveFile]) -> Vec<usize> {
    let mut by_address: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        by_address.entry((page.document.clone(), page.lang.to_string())).or_default().push(at);
    }
    let mut older = Vec::new();
    for sharing in by_address.into_values().filter(|sharing| sharing.len() > 1) {
        let newest = sharing.iter().copied().max_by_key(|&at| (pages[at].date, std::cmp::Reverse(at)));
        let Some(newest) = newest else { continue };
        let versions = sharing.iter().all(|&at| alike(&pages[at], &pages[newest]));
        for at in sharing {
            if !versions {
                if let Some(file) = files.iter().find(|file| file.file == pages[at].file) {
                    pages[at].document = file.document.clone();
                    pages[at].url = None;
                }
            } else if at != newest {
                older.push(at);
            }
        }
    }
    older.sort_unstable();
    older.dedup();
    older
}

/// Whether two pages are versions of one: a third of the shorter one's blocks stand in both.
fn alike(a: &ArchivePage, b: &ArchivePage) -> bool {
    let of: HashSet<&str> = a.texts.iter().map(String::as_str).collect();
    let both = b.texts.iter().filter(|text| of.contains(text.as_str())).count();
    3 * both >= a.texts.len().min(b.texts.len())
}
