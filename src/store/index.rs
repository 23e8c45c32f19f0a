//! The search index beside the database: immutable generation files, and the tail of what changed since.
//!
//! A generation says of which commit it is, by number and nonce, and is valid only if the memory's past holds that very
//! commit; so a restored backup or a foreign copy never validates. What changed later is the tail, compared whole. A
//! missing, stale or damaged generation costs time, never a match.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::params;

use super::gather::{Gathered, Keys};
use super::generation::{Generation, generations, name_of, read, remove_older, revision_in, write};
use super::read::{Langs, Reading, chars_of, to_i64};
use super::sqlite::Sqlite;
use super::{Revision, Store, StoredKey, UnitRow};
use crate::error::Result;
use crate::fuzzy::{Builder, Probe, SearchError};
use crate::model::{Key, Text};

/// Fewer keys than this are compared one by one: an index would not pay.
pub(super) const WORTH: u64 = 4096;
/// A tail is folded into a new generation when it is longer than this many units…
const TAIL: u64 = 4096;
/// …and than this part of what the generation holds.
const TAIL_PART: u64 = 64;
/// Up to so many keys together, two indexes are built at once.
const LARGE: usize = 2_000_000;
/// How often readers are tried to be brought to one commit while others write.
const TRIES: usize = 8;

/// The generations that a store has open, by language.
#[derive(Default)]
pub(super) struct Shelf {
    /// The database's file; none for a memory that lives in the process.
    file: Option<PathBuf>,
    open: RefCell<HashMap<String, Arc<Open>>>,
    /// The keys of an import just done.
    pub(super) gathered: RefCell<Option<Gathered>>,
}

/// A generation and its tail.
struct Open {
    generation: Arc<Generation>,
    tail: Tail,
}

/// An index on its way.
struct Building<'scope> {
    language: String,
    keys: usize,
    /// Where it is written.
    index: std::thread::ScopedJoinHandle<'scope, Option<PathBuf>>,
}

/// How the index of a language stands to a commit.
enum Current {
    /// Usable, with its tail.
    Open(Arc<Open>),
    /// To be made, or made anew.
    Due,
    /// So few keys that comparing one by one is as good.
    Unneeded,
}

/// What changed after a generation, up to a commit.
#[derive(Clone)]
struct Tail {
    upto: Revision,
    rows: HashSet<i64>,
    keys: Vec<(i64, u32, Key)>,
}

impl Shelf {
    pub(super) fn beside(file: Option<&Path>) -> Self {
        Self { file: file.map(Path::to_owned), ..Self::default() }
    }

    /// The database's file, beside which generations stand.
    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}

impl Sqlite {
    /// See [`super::Store::search`].
    pub(super) fn search_keys(
        &self,
        language: &str,
        probe: &Probe<'_>,
        mut floor: u8,
        judge: &mut dyn FnMut(UnitRow, u8) -> Result<u8>,
    ) -> Result<()> {
        let _reading = Reading::begin(&self.connection).map_err(self.failed())?;
        if let Some(open) = self.opened(language)? {
            // The tail first: it is short, and the newest is often the best.
            for (row, chars, key) in &open.tail.keys {
                if let Some(base) = probe.reaches(key.as_str(), *chars as usize, floor) {
                    floor = floor.max(judge(UnitRow(*row), base)?);
                }
            }
            let Generation { index, .. } = &*open.generation;
            let searched =
                index.search(open.generation.index_bytes(), probe.key.as_str(), floor, &mut |number, base| {
                    let row = to_row(number);
                    if open.tail.rows.contains(&row) {
                        return Ok(floor);
                    }
                    floor = floor.max(judge(UnitRow(row), base)?);
                    Ok(floor)
                });
            match searched {
                Ok(_) => return Ok(()),
                Err(SearchError::Judge(error)) => return Err(error),
                Err(SearchError::Damaged) => {
                    if let Some(file) = &self.shelf.file {
                        let _ = fs::remove_file(name_of(file, language, &open.generation.revision));
                    }
                    self.shelf.open.borrow_mut().remove(language);
                }
            }
        }
        let chars = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let reach = probe.lengths(floor);
        self.walk_keys(language, &(chars(*reach.start())..=chars(*reach.end())), &mut |stored| {
            if let Some(base) = probe.reaches(stored.key, stored.chars as usize, floor) {
                floor = floor.max(judge(stored.row, base)?);
            }
            Ok(())
        })
    }

    /// See [`super::Store::readers`].
    pub(super) fn open_readers(&self, language: &str, count: usize) -> Result<Vec<Box<dyn Store>>> {
        let Some(file) = &self.shelf.file else { return Ok(Vec::new()) };
        // Within a snapshot that one is wanted; else whichever the first reader sees.
        let wanted =
            if self.connection.is_autocommit() { None } else { Some(self.revision_now().map_err(self.failed())?) };
        // What is mapped and verified here need not be again there.
        {
            let _reading = Reading::begin(&self.connection).map_err(self.failed())?;
            self.opened(language)?;
        }
        let mut readers = Vec::new();
        for _ in 0..count {
            let reader = Self::open_again(file, &self.name)?;
            *reader.shelf.open.borrow_mut() = self.shelf.open.borrow().clone();
            readers.push(reader);
        }
        for _ in 0..TRIES {
            let mut seen = wanted;
            let mut one = true;
            for reader in &readers {
                // A transaction sees what was committed before its first question.
                reader.connection.execute_batch("BEGIN").map_err(self.failed())?;
                let now = reader.revision_now().map_err(self.failed())?;
                one &= *seen.get_or_insert(now) == now;
            }
            if one {
                break;
            }
            for reader in &readers {
                reader.connection.execute_batch("COMMIT").map_err(self.failed())?;
            }
        }
        if readers.iter().any(|reader| reader.connection.is_autocommit()) {
            // Somebody commits all the time: one reader agrees with itself.
            readers.truncate(usize::from(wanted.is_none()));
            for reader in &readers {
                reader.connection.execute_batch("BEGIN").map_err(self.failed())?;
                reader.revision_now().map_err(self.failed())?;
            }
        }
        Ok(readers.into_iter().map(|reader| Box::new(reader) as Box<dyn Store>).collect())
    }

    /// See [`super::Store::fold`].
    pub(super) fn fold_keys(&self, language: &str) -> Result<bool> {
        let _reading = Reading::begin(&self.connection).map_err(self.failed())?;
        let Some(file) = &self.shelf.file else { return Ok(false) };
        let now = self.revision_now().map_err(self.failed())?;
        // Some systems remove no file that is mapped.
        self.shelf.open.borrow_mut().remove(language);
        Ok(self.build(file, language, now)?.is_some())
    }

    /// See [`super::Store::fold_due`].
    pub(super) fn fold_due_keys(&self) -> Result<()> {
        let _reading = Reading::begin(&self.connection).map_err(self.failed())?;
        let Some(file) = &self.shelf.file else { return Ok(()) };
        if self.read_only {
            return Ok(());
        }
        let now = self.revision_now().map_err(self.failed())?;
        std::thread::scope(|scope| {
            // While one language's index is being built, the keys of the next are read, and its index begun.
            let mut building: VecDeque<Building<'_>> = VecDeque::new();
            let finish = |building: Building<'_>| {
                // A builder that broke down has said so; an index that is missing costs time alone.
                if let Ok(Some(path)) = building.index.join() {
                    remove_older(file, &building.language, &path, now);
                }
            };
            let mut next = self.language_after("")?;
            while let Some(language) = next {
                next = self.language_after(&language)?;
                if !matches!(self.current(file, &language, now)?, Current::Due) {
                    continue;
                }
                let collected = self.collect(&language, now)?;
                let keys = collected.len();
                while building.len() > 1 || keys + building.iter().map(|one| one.keys).sum::<usize>() > LARGE {
                    let Some(first) = building.pop_front() else { break };
                    finish(first);
                }
                let of = language.clone();
                let index = scope.spawn(move || write(file, &of, &now, &collected.index()?).ok());
                building.push_back(Building { language, keys, index });
            }
            building.into_iter().for_each(finish);
            self.shelf.gathered.take();
            Ok(())
        })
    }

    /// The first language behind that one, in the order of their names.
    fn language_after(&self, language: &str) -> Result<Option<String>> {
        self.connection
            .prepare_cached("SELECT min(language) FROM variant WHERE language > ?1")
            .and_then(|mut statement| statement.query_row([language], |row| row.get(0)))
            .map_err(self.failed())
    }

    /// A valid generation with its tail up to this commit; none where comparing one by one is as good, or all there is.
    fn opened(&self, language: &str) -> Result<Option<Arc<Open>>> {
        let Some(file) = &self.shelf.file else { return Ok(None) };
        let now = self.revision_now().map_err(self.failed())?;
        match self.current(file, language, now)? {
            Current::Open(open) => return Ok(Some(open)),
            Current::Unneeded => return Ok(None),
            Current::Due => {}
        }
        let Some(generation) = self.build(file, language, now)? else { return Ok(None) };
        let tail = Tail { upto: now, rows: HashSet::new(), keys: Vec::new() };
        self.with_tail(language, &Arc::new(generation), tail, now)
    }

    /// How the index of a language stands to the commit `now`.
    fn current(&self, file: &Path, language: &str, now: Revision) -> Result<Current> {
        // The same commit has the same past.
        if let Some(known) = self.shelf.open.borrow().get(language)
            && known.tail.upto == now
        {
            return Ok(Current::Open(Arc::clone(known)));
        }
        // Taken off the shelf, so that its tail can grow where it is instead of being copied for each commit.
        let known = self.shelf.open.borrow_mut().remove(language);
        if let Some(known) = known
            && self.holds_stamp(&known.generation.revision).map_err(self.failed())?
            && self.holds_stamp(&known.tail.upto).map_err(self.failed())?
        {
            let Open { generation, tail } = Arc::try_unwrap(known).unwrap_or_else(|shared| Open {
                generation: Arc::clone(&shared.generation),
                tail: shared.tail.clone(),
            });
            if let Some(open) = self.with_tail(language, &generation, tail, now)? {
                return Ok(Current::Open(open));
            }
        }
        if let Some(generation) = self.find_generation(file, language)? {
            let generation = Arc::new(generation);
            let tail = Tail { upto: generation.revision, rows: HashSet::new(), keys: Vec::new() };
            if let Some(open) = self.with_tail(language, &generation, tail, now)? {
                return Ok(Current::Open(open));
            }
        } else if !self.is_worth_an_index(language)? {
            return Ok(Current::Unneeded);
        }
        Ok(Current::Due)
    }

    fn is_worth_an_index(&self, language: &str) -> Result<bool> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM variant WHERE language = ?1 LIMIT ?2)";
        let count: i64 = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row(params![language, to_i64(WORTH)], |row| row.get(0)))
            .map_err(self.failed())?;
        Ok(count.unsigned_abs() >= WORTH)
    }

    /// Brings a tail up to the commit `now`; none if it has become so long that a new generation pays, and one can be
    /// made.
    fn with_tail(
        &self,
        language: &str,
        generation: &Arc<Generation>,
        mut tail: Tail,
        now: Revision,
    ) -> Result<Option<Arc<Open>>> {
        if tail.upto != now {
            let changed = self.changed_after(tail.upto)?;
            let again = changed.iter().any(|row| tail.rows.contains(row));
            let length = tail.rows.len() + changed.iter().filter(|row| !tail.rows.contains(row)).count();
            if length as u64 > TAIL.max(generation.index.len() as u64 / TAIL_PART) && !self.read_only {
                return Ok(None);
            }
            if again {
                tail.keys.retain(|(row, _, _)| !changed.contains(row));
            }
            self.keys_after(tail.upto, language, &mut tail.keys)?;
            tail.rows.extend(changed);
            tail.upto = now;
        }
        let open = Arc::new(Open { generation: Arc::clone(generation), tail });
        self.shelf.open.borrow_mut().insert(language.to_owned(), Arc::clone(&open));
        Ok(Some(open))
    }

    /// The units that changed after a commit.
    fn changed_after(&self, revision: Revision) -> Result<HashSet<i64>> {
        // Not DISTINCT: it would make SQLite walk the whole index on units, 40 ms for a million, after each commit.
        self.connection
            .prepare_cached("SELECT unit FROM change WHERE revision > ?1")
            .and_then(|mut statement| {
                statement.query_map([to_i64(revision.number)], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
            })
            .map_err(self.failed())
    }

    /// The keys in a language of the units that changed after a commit.
    fn keys_after(&self, revision: Revision, language: &str, out: &mut Vec<(i64, u32, Key)>) -> Result<()> {
        let failed = self.failed();
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT variant.unit, lang, key, key_version, text, revision \
                 FROM change CROSS JOIN variant ON variant.unit = change.unit WHERE revision > ?1",
            )
            .map_err(&failed)?;
        let mut langs = Langs::default();
        // A unit that several commits changed comes with each of them, and is taken with the first.
        let mut taken_with: HashMap<i64, i64> = HashMap::new();
        let mut rows = statement.query([to_i64(revision.number)]).map_err(&failed)?;
        while let Some(variant) = rows.next().map_err(&failed)? {
            let row: i64 = variant.get(0).map_err(&failed)?;
            let with: i64 = variant.get(5).map_err(&failed)?;
            if *taken_with.entry(row).or_insert(with) != with {
                continue;
            }
            let tag = variant.get_ref(1).map_err(&failed)?.as_str().unwrap_or_default();
            let damaged = || self.damaged(format!("variant {row}: {tag}"));
            if langs.get(tag).ok_or_else(damaged)?.language() != language {
                continue;
            }
            let version: u32 = variant.get(3).map_err(&failed)?;
            let key = if version == Key::VERSION {
                Key::stored(variant.get(2).map_err(&failed)?)
            } else {
                let text = variant.get_ref(4).map_err(&failed)?.as_str().unwrap_or_default();
                Text::decode(text).map_err(|_| damaged())?.key()
            };
            out.push((row, chars_of(key.as_str()), key));
        }
        Ok(())
    }

    /// The newest generation of a language that belongs to this memory.
    fn find_generation(&self, file: &Path, language: &str) -> Result<Option<Generation>> {
        let mut found: Vec<(u64, PathBuf)> =
            generations(file, language).into_iter().filter_map(|path| Some((revision_in(&path)?, path))).collect();
        found.sort();
        for (_, path) in found.into_iter().rev() {
            if let Some(generation) = read(&path, language)
                && self.holds_stamp(&generation.revision).map_err(self.failed())?
            {
                return Ok(Some(generation));
            }
        }
        Ok(None)
    }

    /// Makes a generation of the commit `now`. None where it cannot be written: then the keys are compared one by one.
    fn build(&self, file: &Path, language: &str, now: Revision) -> Result<Option<Generation>> {
        if self.read_only {
            return Ok(None);
        }
        let Some(index) = self.collect(language, now)?.index() else { return Ok(None) };
        let Ok(path) = write(file, language, &now, &index) else { return Ok(None) };
        remove_older(file, language, &path, now);
        Ok(read(&path, language))
    }

    /// The keys of a language at the commit `now`.
    fn collect(&self, language: &str, now: Revision) -> Result<Keys> {
        if let Some(keys) = self.give(language, now) {
            return Ok(keys);
        }
        let mut builder = Builder::default();
        self.walk_keys(language, &(0..=u32::MAX), &mut |stored: StoredKey<'_>| {
            builder.push(stored.row.0.unsigned_abs(), stored.key);
            Ok(())
        })?;
        Ok(Keys::There(builder))
    }
}

fn to_row(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
