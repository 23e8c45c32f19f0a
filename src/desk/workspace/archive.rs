//! A newsroom begins with its archive: pages that were published in several languages come into the memory.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Workspace;
use super::files::read_input;
use crate::align::threads::in_order;
use crate::desk::archive::belonging::{Belonging, Stranger};
use crate::desk::archive::ladders::{self, Laid, Seeds, laid};
use crate::desk::archive::pages::{self, ArchiveFile, ArchivePage, Reading};
use crate::desk::archive::pairing::{self, Group};
use crate::desk::archive::units::{self, Terms, shown};
use crate::desk::archive::{
    GroupTold, Learnt, LeftOut, LeftOutBy, PageRead, Refusal, Refused, ReviewGain, Step, Unread, furniture, shapes,
};
use crate::desk::memory;
use crate::desk::review::LIMIT;
use crate::desk::search_pool::threads;
use crate::error::{Error, Noted, Notice, Result};
use crate::format::{self, Capability, Yield};
use crate::model::{Hash, Hashing, InFile, Lang, Origin, Standing, Unit};
use crate::store::{
    Import, ImportJob, ImportState, Leaving, Manner, Memory, Prefer, Reader, Selection, Stamp, TakeOutReport, TakenOut,
};

/// The confidence from which a pair of sentences becomes a unit, in hundredths, unless told.
pub const CONFIDENCE: u8 = 90;

/// With fewer pages than this in a language, and fewer confirmed units than [`LITTLE_SEED`], an alignment that finds
/// nothing says little: of pairs that were laid beside each other alone, it did not know every sixth again.
const LITTLE_PAGES: usize = 8;

/// See [`LITTLE_PAGES`].
const LITTLE_SEED: usize = 200;

/// How deep folders are looked through.
const DEPTH: usize = 32;

/// How an archive is learnt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LearnOptions {
    /// The least confidence of a unit, in hundredths; [`CONFIDENCE`] unless told.
    pub confidence: Option<u8>,
}

/// The files that a person gave, or that stand in the folders that she gave.
#[derive(Default)]
struct Found {
    files: Vec<ArchiveFile>,
    /// Files of a folder that hold no document by their names.
    passed: u64,
    /// Whether a folder was among what she gave.
    folder: bool,
    unread: Vec<Unread>,
}

impl Workspace {
    /// Reads pages, or all those of a folder, finds which belong together, and takes the sentences that surely are each
    /// other's translations into the memory, as one import. None if `watch` broke it off before the memory took anything in.
    ///
    /// # Errors
    /// A page that a person named and that cannot be read; those of the store.
    pub fn learn(
        &self,
        given: &[String],
        options: &LearnOptions,
        by: &Stamp,
        watch: &(dyn Fn(Step) -> ControlFlow<()> + Sync),
    ) -> Result<Noted<Option<Learnt>>> {
        let mut notices = Vec::new();
        let Some((run, learnt)) = self.archive(given, options, by, watch, &mut notices)? else {
            return Ok(Noted { value: None, notices });
        };
        let value = self.journey(|memory, told| self.learn_pages(memory, &run, learnt, told))?.take(&mut notices);
        Ok(Noted { value, notices })
    }

    /// The pages of an archive, read, without what is furniture; none if `watch` broke it off.
    ///
    /// # Errors
    /// A page that a person named and that cannot be read.
    pub(super) fn archive<'a>(
        &self,
        given: &[String],
        options: &LearnOptions,
        by: &'a Stamp,
        watch: &'a (dyn Fn(Step) -> ControlFlow<()> + Sync),
        notices: &mut Vec<Notice>,
    ) -> Result<Option<(Run<'a>, Learnt)>> {
        let found = self.archive_files(given);
        let one_group = !found.folder;
        let mut learnt = Learnt { passed: found.passed, unread: found.unread, ..Learnt::default() };
        let Some((mut pages, unread)) = self.read_pages(&found.files, watch, notices) else { return Ok(None) };
        learnt.unread.extend(unread);
        if let (true, Some(unread)) = (one_group, learnt.unread.first()) {
            return Err(unread.error.clone());
        }
        learnt.pages = pages.iter().map(page_read).collect();
        let older = pages::settle(&mut pages, &found.files);
        learnt.alone.extend(older.iter().map(|&at| refused(&pages[at], None, Refusal::Superseded)));
        let mut at = 0..;
        pages.retain(|_| at.next().is_none_or(|at| older.binary_search(&at).is_err()));
        if found.folder {
            learnt.furniture = furniture::take_out(&mut pages);
        }
        Ok(Some((Run { pages, one_group, options: *options, name: given.join(", "), by, watch }, learnt)))
    }

    /// The files that a person gave and those in the folders that she gave, in the order of their names.
    fn archive_files(&self, given: &[String]) -> Found {
        let mut found = Found::default();
        for name in given {
            let path = self.path(name);
            if !path.is_dir() {
                let inside = name.replace('\\', "/");
                found.files.push(ArchiveFile {
                    file: name.clone(),
                    path: inside,
                    document: self.project().document_name(&path),
                });
                continue;
            }
            found.folder = true;
            // Of several folders each is a part of the archive: `en/ pt/`.
            let within = if given.len() > 1 { name.trim_end_matches(['/', '\\']).to_owned() } else { String::new() };
            self.walk(&path, &within, 0, &mut found);
        }
        found
    }

    fn walk(&self, folder: &Path, within: &str, depth: usize, found: &mut Found) {
        let unread = |error| Unread { file: self.shown(folder), error };
        let entries = match std::fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => return found.unread.push(unread(Error::reading(&self.shown(folder), error))),
        };
        let mut names: Vec<_> = entries.into_iter().map(|entry| entry.file_name()).collect();
        names.sort();
        for name in names {
            let path = folder.join(&name);
            let name = name.to_string_lossy();
            // A link may lead in a circle, or anywhere.
            let Ok(kind) = std::fs::symlink_metadata(&path).map(|meta| meta.file_type()) else { continue };
            let inside = if within.is_empty() { name.to_string() } else { format!("{within}/{name}") };
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() && depth < DEPTH {
                self.walk(&path, &inside, depth + 1, found);
            } else if kind.is_file() && format::for_writing(&name, Capability::Document).is_ok() {
                let document = self.project().document_name(&path);
                found.files.push(ArchiveFile { file: self.shown(&path), path: inside, document });
            } else {
                found.passed += 1;
            }
        }
    }

    /// Reads the files, with all processors; the pages in the order of the files, and what could not be read.
    fn read_pages(
        &self,
        files: &[ArchiveFile],
        watch: &(dyn Fn(Step) -> ControlFlow<()> + Sync),
        notices: &mut Vec<Notice>,
    ) -> Option<(Vec<ArchivePage>, Vec<Unread>)> {
        let mut langs: Vec<Lang> = self.project().source.iter().chain(&self.project().targets).cloned().collect();
        langs.dedup();
        let reading = Reading { segmenter: self.segmenter(), sites: &self.project().sites, langs: &langs };
        let stopped = AtomicBool::new(false);
        let read = in_order(files.len(), threads(), |at| {
            if stopped.load(Ordering::Relaxed) || watch(Step::Reading(at, files.len())).is_break() {
                stopped.store(true, Ordering::Relaxed);
                return None;
            }
            let (file, mut told) = (&files[at], Vec::new());
            let bytes = read_input(&self.path(&file.file), &file.file, self.limits.page);
            let page = bytes.and_then(|bytes| pages::read(file, &bytes, &reading, &mut told));
            Some((page, told))
        });
        let read: Vec<_> = read.into_iter().collect::<Option<_>>()?;
        let (mut pages, mut unread) = (Vec::new(), Vec::new());
        for (file, (page, told)) in files.iter().zip(read) {
            notices.extend(told);
            match page {
                Ok(page) => pages.push(page),
                Err(error) => unread.push(Unread { file: file.file.clone(), error }),
            }
        }
        Some((pages, unread))
    }

    /// Which pages of an archive belong together, laid beside each other; none if `watch` broke it off.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn lay(&self, reader: &dyn Reader, run: &Run<'_>, learnt: &mut Learnt) -> Result<Option<Laying>> {
        let Run { pages, watch, .. } = run;
        let langs: Vec<Lang> = pages.iter().map(|page| page.lang.clone()).collect();
        let seeds = ladders::seeds(reader, &langs)?;
        let source = self.project().source.as_ref();
        let groups = match run.one_group && of_different_languages(pages) {
            true => vec![pairing::given(pages, source)],
            false => {
                let watch = |done, of| watch(Step::Pairing(done, of));
                let ControlFlow::Continue(groups) = pairing::pair(pages, source, &seeds, threads(), &watch) else {
                    return Ok(None);
                };
                groups
            }
        };
        let grouped: BTreeSet<usize> = groups.iter().flat_map(|group| group.pages.iter().copied()).collect();
        let alone = (0..pages.len()).filter(|at| !grouped.contains(at));
        learnt.alone.extend(alone.map(|at| {
            // Two pages that a person laid beside each other, and that are in one language.
            let other = run.one_group.then(|| pages.iter().find(|other| other.file != pages[at].file)).flatten();
            let same = other.filter(|other| other.lang.standing(&pages[at].lang) <= Standing::Unspecified);
            let why = if same.is_some() { Refusal::SameLanguage } else { Refusal::Alone };
            refused(&pages[at], same, why)
        }));
        let pairs: Vec<(usize, usize)> =
            groups.iter().flat_map(|group| group.pages[1..].iter().map(|&other| (group.pages[0], other))).collect();
        let watched = |done, of| watch(Step::Aligning(done, of));
        let ControlFlow::Continue(laid) = laid(pages, &pairs, &seeds, threads(), &watched) else { return Ok(None) };
        let mut of_pairs = laid.into_iter();
        let stories = groups.into_iter().map(|group| {
            let laid = of_pairs.by_ref().take(group.pages.len() - 1).collect();
            Story { group, laid }
        });
        Ok(Some(Laying { stories: stories.collect(), seeds }))
    }

    fn learn_pages(
        &self,
        memory: &Memory,
        run: &Run<'_>,
        mut learnt: Learnt,
        notices: &mut Vec<Notice>,
    ) -> Result<Option<Learnt>> {
        let reader = memory.reader()?;
        let Run { pages, watch, .. } = run;
        let Some(laying) = self.lay(reader.as_ref(), run, &mut learnt)? else { return Ok(None) };
        let (mut arriving, mut gone) = (Vec::new(), Vec::new());
        for Story { group, laid } in &laying.stories {
            // An older page has taught the others, and nothing of its own comes in.
            if group.is_older(reader.as_ref(), pages)? {
                learnt.alone.extend(group.pages.iter().map(|&at| refused(&pages[at], None, Refusal::Older)));
                continue;
            }
            let (units, taken_out) = learn_group(reader.as_ref(), run, &laying.seeds, (group, laid), &mut learnt)?;
            arriving.extend(units);
            gone.extend(taken_out);
        }
        drop(reader);
        let taken = arriving.iter().flat_map(|unit| &unit.variants).filter_map(|variant| variant.confidence);
        let open = learnt.left_out.iter().filter(|left| left.why.is_open()).map(|left| left.confidence);
        learnt.review = ReviewGain::of(taken.map(|sure| f32::from(sure) / 1000.0), open, LIMIT);
        if watch(Step::Writing).is_break() {
            return Ok(None);
        }
        take_in(memory, run, arriving, &gone, &mut learnt, notices)?;
        Ok(Some(learnt))
    }

    /// Takes a page out of the memory, by its address or its path, whichever of its languages it is; what people did in it
    /// goes too. [`crate::store::Writer::undo`] of the import that is returned brings it back.
    ///
    /// # Errors
    /// [`Error::DocumentUnknown`], and those of the store.
    pub fn forget_document(&self, document: &str, by: &Stamp) -> Result<Noted<TakeOutReport>> {
        self.reading(|memory, _| {
            let what = self.units_of(memory, document)?;
            if what.is_empty() {
                return Err(Error::DocumentUnknown { document: document.to_owned() });
            }
            let report = memory.writer()?.take_out(&what, Leaving::Forgotten, document, by)?;
            memory.refresh_due_indexes()?;
            Ok(report)
        })
    }

    fn units_of(&self, memory: &Memory, document: &str) -> Result<Vec<TakenOut>> {
        let reader = memory.reader()?;
        let names = [document.to_owned(), self.project().document_name(&self.path(document))];
        for name in &names {
            let mut what = Vec::new();
            for unit in reader.units(&Selection { document: Some(name.clone()), ..Selection::default() })? {
                what.push(TakenOut { unit: unit?.id, langs: Vec::new() });
            }
            if !what.is_empty() {
                return Ok(what);
            }
        }
        // The page of another language: what was learnt of it goes, and the rest of the unit stays.
        let mut what = Vec::new();
        for unit in reader.units(&Selection { origins: vec![Origin::Aligned], ..Selection::default() })? {
            let unit = unit?;
            let of_page = unit.props.iter().filter(|(_, page)| names.contains(page));
            let langs: Vec<Lang> = of_page
                .filter_map(|(name, _)| Lang::parse(name.strip_prefix(units::PAGE_OF)?).ok())
                .filter(|lang| unit.variant(lang).is_some())
                .collect();
            if !langs.is_empty() {
                what.push(TakenOut { unit: unit.id, langs });
            }
        }
        Ok(what)
    }
}

/// What is learnt in one run.
pub(super) struct Run<'a> {
    pub(super) pages: Vec<ArchivePage>,
    /// Whether a person laid these pages beside each other.
    one_group: bool,
    options: LearnOptions,
    /// What the journal calls it.
    name: String,
    by: &'a Stamp,
    watch: &'a (dyn Fn(Step) -> ControlFlow<()> + Sync),
}

/// The pages of an archive beside each other, and what they were aligned with.
pub(super) struct Laying {
    pub(super) stories: Vec<Story>,
    seeds: Seeds,
}

/// Pages that were taken for one text in several languages, and the ladder of the first with each other one.
pub(super) struct Story {
    group: Group,
    laid: Vec<Laid>,
}

impl Laying {
    /// What belongs together and is not older than what the memory has: what can be learnt.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn learnable<'a>(&'a self, reader: &dyn Reader, pages: &[ArchivePage]) -> Result<Vec<&'a Laid>> {
        let mut out = Vec::new();
        for story in &self.stories {
            if !story.group.is_older(reader, pages)? {
                let belongs = |laid: &&Laid| {
                    let belonging = Belonging::of(&laid.pair, &laid.ladder);
                    why_refused(pages, &self.seeds, laid, belonging).is_none()
                };
                out.extend(story.laid.iter().filter(belongs));
            }
        }
        Ok(out)
    }
}

impl Group {
    /// Whether the memory has a newer version of the first page than these are.
    fn is_older(&self, reader: &dyn Reader, pages: &[ArchivePage]) -> Result<bool> {
        let date = self.pages.iter().filter_map(|&at| pages[at].date).max().map(shown);
        Ok(date.is_some() && units::known_date(reader, &pages[self.pages[0]].document)? > date)
    }
}

/// Why nothing is learnt of two pages, if nothing is.
fn why_refused(pages: &[ArchivePage], seeds: &Seeds, laid: &Laid, belonging: Belonging) -> Option<Refusal> {
    let little = is_little(pages, seeds, laid);
    let stranger = match little {
        true => belonging.refused_by_what_is_sure(&laid.pair, &laid.tongues),
        false => belonging.refused(&laid.pair, &laid.tongues),
    };
    stranger.map(|stranger| match stranger {
        Stranger::OtherStory if little => Refusal::Unsure,
        Stranger::OtherStory => Refusal::OtherStory,
        Stranger::Summary => Refusal::Summary,
    })
}

/// The units of pages that belong together, and what the memory has of them that is no longer there.
fn learn_group(
    reader: &dyn Reader,
    run: &Run<'_>,
    seeds: &Seeds,
    (group, laid): (&Group, &[Laid]),
    learnt: &mut Learnt,
) -> Result<(Vec<Unit>, Vec<TakenOut>)> {
    let pages = &run.pages;
    let mut told = GroupTold {
        files: group.pages.iter().map(|&at| pages[at].file.clone()).collect(),
        found: group.found,
        belonging: Vec::new(),
        beads: BTreeMap::new(),
        units: 0,
        known: 0,
        refused: Vec::new(),
    };
    let mut together = Vec::new();
    for laid in laid {
        let belonging = Belonging::of(&laid.pair, &laid.ladder);
        told.belonging.push(belonging);
        let why = why_refused(pages, seeds, laid, belonging);
        let (first, other) = (&pages[laid.pages.0], &pages[laid.pages.1]);
        match why {
            Some(why) => told.refused.push(refused(other, Some(first), why)),
            None => {
                shapes(&laid.ladder, &mut told.beads);
                together.push(laid);
            }
        }
    }
    let least = f32::from(run.options.confidence.unwrap_or(CONFIDENCE)) / 100.0;
    let terms = Terms { least, now: run.by.when, who: &run.by.who };
    let (made, doubtful) = units::units(pages, &together, terms);
    let before = learnt.left_out.len();
    learnt.left_out.extend(doubtful);
    let of_group: Vec<&ArchivePage> = together
        .first()
        .map(|laid| &pages[laid.pages.0])
        .into_iter()
        .chain(together.iter().map(|laid| &pages[laid.pages.1]))
        .collect();
    let gone = units::gone(reader, &of_group, &made)?;
    let admitted = units::admit(reader, made)?;
    for (_, why, source, rendered) in admitted.left_out {
        let of = |lang: &Lang| of_group.iter().find(|page| page.lang == *lang).map(|page| page.file.clone());
        learnt.left_out.push(LeftOut {
            files: [of(&source.lang).unwrap_or_default(), of(&rendered.lang).unwrap_or_default()],
            why,
            confidence: rendered.confidence.map_or(1.0, |sure| f32::from(sure) / 1000.0),
            source: source.text.chars(),
            target: rendered.text.chars(),
        });
    }
    learnt.otherwise += admitted.otherwise;
    learnt.news += admitted.news;
    told.units = admitted.units.len() as u64;
    let own = &learnt.left_out[before..];
    let known = own.iter().filter(|left| left.why == LeftOutBy::Known && left.files[0] == told.files[0]);
    told.known = known.count() as u64;
    learnt.groups.push(told);
    Ok((admitted.units, gone))
}

/// Whether there is hardly anything that says how the languages of two pages render each other.
fn is_little(pages: &[ArchivePage], seeds: &Seeds, laid: &Laid) -> bool {
    let of = |page: usize| pages[page].lang.language().to_owned();
    let (a, b) = (of(laid.pages.0), of(laid.pages.1));
    let in_language = |lang: &str| pages.iter().filter(|page| page.lang.language() == lang).count();
    let fewest = in_language(&a).min(in_language(&b));
    let seed = seeds.get(&(a.clone().min(b.clone()), a.max(b))).map_or(0, Vec::len);
    fewest < LITTLE_PAGES && seed < LITTLE_SEED
}

/// The memory takes the units in as one import, with which goes what is no longer there. Where nothing is news, nothing is
/// written.
fn take_in(
    memory: &Memory,
    run: &Run<'_>,
    units: Vec<Unit>,
    gone: &[TakenOut],
    learnt: &mut Learnt,
    notices: &mut Vec<Notice>,
) -> Result<()> {
    let job = ImportJob {
        name: run.name.clone(),
        hash: content_of(&units),
        manner: Manner::Merge,
        prefer: Prefer::Newer,
        settle: None,
        by: run.by.clone(),
        batch: None,
    };
    let running = |import: &Import| import.state == ImportState::Running && import.hash == job.hash;
    if learnt.news == 0 && gone.is_empty() && !memory.reader()?.imports()?.iter().any(running) {
        learnt.unchanged = units.len() as u64;
        return Ok(());
    }
    let mut stream = units.into_iter().map(|unit| Ok(Yield::Unit(Box::new(unit), InFile::default())));
    let imported = memory::import_units(memory, &job, &mut stream)?.take(notices);
    let report = imported.report;
    // No file has them, and no option brings them back.
    notices.retain(|notice| !matches!(notice, Notice::ForgottenKept { .. }));
    if report.forgotten.count > 0 {
        notices.push(Notice::AlignedForgotten { count: report.forgotten.count });
    }
    (learnt.new, learnt.updated, learnt.unchanged) = (report.new, report.updated, report.unchanged);
    learnt.import = Some(report.import);
    if !gone.is_empty() {
        let out = memory.writer()?.take_out(gone, Leaving::With(report.import), &run.name, run.by)?;
        learnt.gone = out.forgotten + out.updated;
        memory.refresh_due_indexes()?;
    }
    Ok(())
}

/// What units say, by which an interrupted run knows itself again; their dates may be the moment of the run.
fn content_of(units: &[Unit]) -> Hash {
    let mut hashing = Hashing::default();
    for unit in units {
        hashing.update(format!("{} {:?} {:?}\n", unit.id, unit.position, unit.props).as_bytes());
        for variant in &unit.variants {
            hashing.update(format!("{} {:?} {}\n", variant.lang, variant.confidence, variant.text.chars()).as_bytes());
        }
    }
    hashing.finish()
}

/// Whether no two pages are in one language.
fn of_different_languages(pages: &[ArchivePage]) -> bool {
    pages.len() > 1
        && pages.iter().enumerate().all(|(nth, page)| {
            pages[nth + 1..].iter().all(|other| other.lang.standing(&page.lang) > Standing::Unspecified)
        })
}

fn page_read(page: &ArchivePage) -> PageRead {
    PageRead {
        file: page.file.clone(),
        lang: page.lang.to_string(),
        lang_by: page.lang_by.name(),
        document: page.document.clone(),
        date: page.date.map(shown),
        sentences: page.sentences.len(),
    }
}

fn refused(page: &ArchivePage, beside: Option<&ArchivePage>, why: Refusal) -> Refused {
    Refused { file: page.file.clone(), beside: beside.map(|page| page.file.clone()), why }
}
