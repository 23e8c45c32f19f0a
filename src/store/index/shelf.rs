//! The search index of a memory, as all who read it share it: which generation is open, how it follows the memory, and
//! how it is searched.
//!
//! A generation says of which commit it is, by number and nonce, and is valid only if the memory's past holds that very
//! commit; so a restored backup or a foreign copy never validates. What changed later is the tail, compared whole. A
//! missing, stale or damaged generation costs time, never a match.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::ScopedJoinHandle;

use super::feed::{ChangedKey, KeyFeed};
use super::generation::{Generation, generations, name_of, read, remove_older, revision_in, write};
use super::import_index::{ImportIndex, LanguageKeys, WORTH};
use super::tail::Tail;
use crate::error::{Cause, Notice, Result};
use crate::fuzzy::{Builder, Probe, SearchError};
use crate::store::reader::{Revision, StoredKey, UnitRow};

/// An index is refreshed when its tail is longer than this many units…
const TAIL: u64 = 4096;
/// …and than this part of what the generation holds.
const TAIL_PART: u64 = 64;
/// Up to so many keys in all, two indexes are built at once.
const BUILT_AT_ONCE: usize = 2_000_000;

/// The indexes of one memory, for all who read it. A memory that lives in the process has none.
#[derive(Default)]
pub(in crate::store) struct Shelf {
    /// The database's file, beside which generations stand; none for a memory that lives in the process.
    file: Option<PathBuf>,
    languages: Mutex<HashMap<String, Arc<Slot>>>,
    /// The keys of an import just done.
    imported: Mutex<Option<ImportIndex>>,
    unwritable: Mutex<Unwritable>,
}

/// The index of a language that has come furthest. Held locked while somebody brings it further: who needs the same one
/// waits, and finds it done.
type Slot = Mutex<Option<Arc<OpenIndex>>>;

/// A generation and its tail.
struct OpenIndex {
    generation: Arc<Generation>,
    tail: Tail,
}

/// What one reader has taken off the shelf: as long as its commit stays the same, it asks nobody.
#[derive(Default)]
pub(in crate::store) struct View {
    open: RefCell<HashMap<String, Arc<OpenIndex>>>,
    /// The commit at which the memory's own keys were counted.
    counted: Cell<Option<Revision>>,
}

/// How the index of a language stands to a commit.
enum Current {
    /// Usable, with its tail.
    Open(Arc<OpenIndex>),
    /// To be made, or made anew.
    Due,
    /// So few keys that comparing one by one is as good.
    Unneeded,
}

/// An index on its way.
struct Building<'scope> {
    language: String,
    keys: usize,
    /// Where it is written; none if its maker broke down, which has then said so.
    index: ScopedJoinHandle<'scope, Option<std::io::Result<PathBuf>>>,
}

/// Whether a person knows that no index can be written.
#[derive(Default)]
enum Unwritable {
    #[default]
    Unknown,
    Found(Notice),
    Told,
}

impl View {
    /// That the memory's keys are whole, once a commit.
    pub(in crate::store) fn ensure_keys(&self, feed: &dyn KeyFeed) -> Result<()> {
        let now = feed.commit()?;
        if self.counted.get() != Some(now) {
            feed.ensure_keys()?;
            self.counted.set(Some(now));
        }
        Ok(())
    }

    fn get(&self, language: &str) -> Option<Arc<OpenIndex>> {
        self.open.borrow().get(language).cloned()
    }

    fn take(&self, language: &str) -> Option<Arc<OpenIndex>> {
        self.open.borrow_mut().remove(language)
    }

    fn put(&self, language: &str, open: &Arc<OpenIndex>) {
        self.open.borrow_mut().insert(language.to_owned(), Arc::clone(open));
    }
}

impl Shelf {
    pub(in crate::store) fn beside(file: Option<&Path>) -> Self {
        Self { file: file.map(Path::to_owned), ..Self::default() }
    }

    /// Searches at the feed's commit; see [`crate::store::Reader::search`].
    pub(in crate::store) fn search(
        &self,
        view: &View,
        feed: &dyn KeyFeed,
        language: &str,
        probe: &Probe<'_>,
        mut floor: u8,
        judge: &mut dyn FnMut(UnitRow, u8) -> Result<u8>,
    ) -> Result<()> {
        if let Some(open) = self.opened(view, feed, language)? {
            // The tail first: it is short, and the newest is often the best.
            for ChangedKey { row, chars, key } in &open.tail.keys {
                if let Some(base) = probe.reaches(key.as_str(), *chars as usize, floor) {
                    floor = floor.max(judge(*row, base)?);
                }
            }
            let Generation { index, .. } = &*open.generation;
            let searched =
                index.search(open.generation.index_bytes(), probe.key.as_str(), floor, &mut |number, base| {
                    let row = row_of(number);
                    if open.tail.rows.contains(&row) {
                        return Ok(floor);
                    }
                    floor = floor.max(judge(row, base)?);
                    Ok(floor)
                });
            match searched {
                Ok(_) if open.generation.is_whole() => return Ok(()),
                Err(SearchError::Judge(error)) => return Err(error),
                Ok(_) | Err(SearchError::Damaged) => {
                    if let Some(file) = &self.file {
                        let _ = fs::remove_file(name_of(file, language, &open.generation.revision));
                    }
                    self.put_back(view, language, &open);
                }
            }
        }
        view.ensure_keys(feed)?;
        let chars = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let reach = probe.lengths(floor);
        feed.each_key(language, &(chars(*reach.start())..=chars(*reach.end())), &mut |stored| {
            if let Some(base) = probe.reaches(stored.key, stored.chars as usize, floor) {
                floor = floor.max(judge(stored.row, base)?);
            }
            Ok(())
        })
    }

    /// Makes a view ready to search in a language.
    pub(in crate::store) fn prepare(&self, view: &View, feed: &dyn KeyFeed, language: &str) -> Result<()> {
        self.opened(view, feed, language).map(|_| ())
    }

    /// Makes the index of a language at the feed's commit; see [`crate::store::Memory::refresh_index`].
    pub(in crate::store) fn refresh(&self, view: &View, feed: &dyn KeyFeed, language: &str) -> Result<bool> {
        let Some(file) = &self.file else { return Ok(false) };
        let slot = self.slot(language);
        let mut slot = locked(&slot);
        // Some systems remove no file that is mapped.
        *slot = None;
        view.take(language);
        let now = feed.commit()?;
        Ok(self.build(feed, file, language, now)?.is_some_and(|generation| generation.in_file))
    }

    /// Makes the indexes that the next lookup would make; see [`crate::store::Memory::refresh_due_indexes`].
    pub(in crate::store) fn refresh_due(&self, view: &View, feed: &dyn KeyFeed) -> Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        if !feed.may_write() {
            return Ok(());
        }
        let now = feed.commit()?;
        std::thread::scope(|scope| {
            // While one language's index is being built, the keys of the next are read, and its index begun.
            let mut building: VecDeque<Building<'_>> = VecDeque::new();
            let finish = |building: Building<'_>| match building.index.join() {
                Ok(Some(Ok(path))) => remove_older(file, &building.language, &path, now),
                Ok(Some(Err(error))) => self.cannot_write(file, error.into()),
                // A builder that broke down has said so; an index that is missing costs time alone.
                Ok(None) | Err(_) => {}
            };
            let mut next = feed.language_after("")?;
            while let Some(language) = next {
                next = feed.language_after(&language)?;
                let slot = self.slot(&language);
                if !matches!(self.current(&mut locked(&slot), view, feed, &language, now)?, Current::Due) {
                    continue;
                }
                let collected = self.collect(feed, &language, now)?;
                let keys = collected.len();
                while building.len() > 1 || keys + building.iter().map(|one| one.keys).sum::<usize>() > BUILT_AT_ONCE {
                    let Some(first) = building.pop_front() else { break };
                    finish(first);
                }
                let of = language.clone();
                let index = scope.spawn(move || Some(write(file, &of, &now, &collected.index()?)));
                building.push_back(Building { language, keys, index });
            }
            building.into_iter().for_each(finish);
            self.keep_imported(None);
            Ok(())
        })
    }

    /// Keeps the index of an import that was just done, or lets go of one.
    pub(in crate::store) fn keep_imported(&self, imported: Option<ImportIndex>) {
        *locked(&self.imported) = imported;
    }

    /// Hands on what [`Shelf::keep_imported`] kept.
    pub(in crate::store) fn take_imported(&self) -> Option<ImportIndex> {
        locked(&self.imported).take()
    }

    /// Lets go of everything: the memory has another past.
    pub(in crate::store) fn clear(&self) {
        locked(&self.languages).clear();
        self.keep_imported(None);
    }

    /// That no index can be written, if nobody has been told yet.
    pub(in crate::store) fn take_notice(&self) -> Option<Notice> {
        let mut unwritable = locked(&self.unwritable);
        match std::mem::replace(&mut *unwritable, Unwritable::Told) {
            Unwritable::Found(notice) => Some(notice),
            before => {
                *unwritable = before;
                None
            }
        }
    }

    fn slot(&self, language: &str) -> Arc<Slot> {
        let mut languages = locked(&self.languages);
        match languages.get(language) {
            Some(slot) => Arc::clone(slot),
            None => Arc::clone(languages.entry(language.to_owned()).or_default()),
        }
    }

    /// A valid generation with its tail up to the feed's commit; none where comparing one by one is as good, or all there
    /// is.
    fn opened(&self, view: &View, feed: &dyn KeyFeed, language: &str) -> Result<Option<Arc<OpenIndex>>> {
        let Some(file) = &self.file else { return Ok(None) };
        let now = feed.commit()?;
        // The same commit has the same past.
        if let Some(open) = view.get(language).filter(|open| open.tail.upto == now) {
            return Ok(Some(open));
        }
        let slot = self.slot(language);
        let mut slot = locked(&slot);
        match self.current(&mut slot, view, feed, language, now)? {
            Current::Open(open) => return Ok(Some(open)),
            Current::Unneeded => return Ok(None),
            Current::Due => {}
        }
        let Some(generation) = self.build(feed, file, language, now)? else { return Ok(None) };
        Ok(Some(put(&mut slot, view, language, OpenIndex { generation: Arc::new(generation), tail: Tail::none(now) })))
    }

    /// How the index of a language stands to the commit `now`.
    fn current(
        &self,
        slot: &mut Option<Arc<OpenIndex>>,
        view: &View,
        feed: &dyn KeyFeed,
        language: &str,
        now: Revision,
    ) -> Result<Current> {
        let Some(file) = &self.file else { return Ok(Current::Unneeded) };
        if let Some(open) = slot.as_ref().filter(|open| open.tail.upto == now) {
            view.put(language, open);
            return Ok(Current::Open(Arc::clone(open)));
        }
        // Taken off the shelf, so that a tail can grow where it is instead of being copied for each commit.
        let (shared, own) = (slot.take(), view.take(language));
        // One that has come further than this reader is put back for the others.
        let ahead = shared.clone().filter(|shared| shared.tail.upto.number > now.number);
        let known = match (ahead.is_some(), own) {
            (true, Some(own)) => Some(own),
            (true, None) | (false, None) => shared,
            (false, Some(own)) => shared.or(Some(own)),
        };
        let open = match known {
            Some(known) => self.followed(known, feed, language, now)?,
            None => None,
        };
        if let Some(open) = open {
            let open = put(slot, view, language, open);
            if ahead.is_some() {
                *slot = ahead;
            }
            return Ok(Current::Open(open));
        }
        let found = self.find_generation(feed, file, language)?;
        let is_there = found.is_some();
        if let Some(generation) = found {
            let mut open = OpenIndex { tail: Tail::none(generation.revision), generation: Arc::new(generation) };
            if open.tail.follow(feed, language, now, self.longest_tail(feed, &open.generation))? {
                let open = put(slot, view, language, open);
                if ahead.is_some() {
                    *slot = ahead;
                }
                return Ok(Current::Open(open));
            }
        }
        *slot = ahead;
        Ok(if is_there || feed.has_keys(language, WORTH)? { Current::Due } else { Current::Unneeded })
    }

    /// An open index at the commit `now`; none if it belongs to another past, or if a new one pays.
    fn followed(
        &self,
        known: Arc<OpenIndex>,
        feed: &dyn KeyFeed,
        language: &str,
        now: Revision,
    ) -> Result<Option<OpenIndex>> {
        if !feed.holds(&known.generation.revision)? {
            return Ok(None);
        }
        let most = self.longest_tail(feed, &known.generation);
        let mut open = if feed.holds(&known.tail.upto)? {
            Arc::try_unwrap(known).unwrap_or_else(|shared| OpenIndex {
                generation: Arc::clone(&shared.generation),
                tail: shared.tail.clone(),
            })
        } else {
            // The reader stands between the generation and where its tail has come to.
            OpenIndex { generation: Arc::clone(&known.generation), tail: Tail::none(known.generation.revision) }
        };
        Ok(open.tail.follow(feed, language, now, most)?.then_some(open))
    }

    /// How many units a tail may have before a new generation pays, and can be made.
    fn longest_tail(&self, feed: &dyn KeyFeed, generation: &Generation) -> u64 {
        if feed.may_write() { TAIL.max(generation.index.len() as u64 / TAIL_PART) } else { u64::MAX }
    }

    /// The newest generation of a language that belongs to this memory.
    fn find_generation(&self, feed: &dyn KeyFeed, file: &Path, language: &str) -> Result<Option<Generation>> {
        let mut found: Vec<(u64, PathBuf)> =
            generations(file, language).into_iter().filter_map(|path| Some((revision_in(&path)?, path))).collect();
        found.sort();
        for (_, path) in found.into_iter().rev() {
            if let Some(generation) = read(&path, language)
                && feed.holds(&generation.revision)?
            {
                return Ok(Some(generation));
            }
        }
        Ok(None)
    }

    /// Makes a generation of the commit `now`. Where it cannot be written, of which a notice tells, it lives as long as
    /// this process.
    fn build(&self, feed: &dyn KeyFeed, file: &Path, language: &str, now: Revision) -> Result<Option<Generation>> {
        let Some(index) = self.collect(feed, language, now)?.index() else { return Ok(None) };
        if !feed.may_write() {
            self.cannot_write(file, Cause::said("read-only"));
            return Ok(Generation::in_process(language, now, &index));
        }
        match write(file, language, &now, &index) {
            Ok(path) => {
                remove_older(file, language, &path, now);
                Ok(read(&path, language))
            }
            Err(error) => {
                self.cannot_write(file, error.into());
                Ok(Generation::in_process(language, now, &index))
            }
        }
    }

    fn cannot_write(&self, file: &Path, reason: Cause) {
        let mut unwritable = locked(&self.unwritable);
        if matches!(*unwritable, Unwritable::Unknown) {
            *unwritable = Unwritable::Found(Notice::IndexUnwritable { location: file.display().to_string(), reason });
        }
    }

    /// The keys of a language at the commit `now`.
    fn collect(&self, feed: &dyn KeyFeed, language: &str, now: Revision) -> Result<LanguageKeys> {
        if let Some(keys) = locked(&self.imported).as_mut().and_then(|imported| imported.give(language, now)) {
            return Ok(keys);
        }
        feed.ensure_keys()?;
        let mut builder = Builder::default();
        feed.each_key(language, &(0..=u32::MAX), &mut |stored: StoredKey<'_>| {
            builder.push(stored.row.0.unsigned_abs(), stored.key);
            Ok(())
        })?;
        Ok(LanguageKeys::Collected(builder))
    }

    /// Lets go of an index that turned out to be damaged.
    fn put_back(&self, view: &View, language: &str, damaged: &Arc<OpenIndex>) {
        view.take(language);
        let slot = self.slot(language);
        let mut slot = locked(&slot);
        if slot.as_ref().is_some_and(|open| Arc::ptr_eq(&open.generation, &damaged.generation)) {
            *slot = None;
        }
    }
}

/// Puts an index on the shelf and into a reader's view.
fn put(slot: &mut Option<Arc<OpenIndex>>, view: &View, language: &str, open: OpenIndex) -> Arc<OpenIndex> {
    let open = Arc::new(open);
    view.put(language, &open);
    *slot = Some(Arc::clone(&open));
    open
}

/// What is behind a lock. Whoever panicked with it left something whole: every change here is one assignment.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn row_of(number: u64) -> UnitRow {
    UnitRow(i64::try_from(number).unwrap_or(i64::MAX))
}
