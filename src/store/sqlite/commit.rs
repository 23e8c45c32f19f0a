//! Changing the memory: every write is one transaction that stamps itself.

use std::cell::{Cell, OnceCell, RefCell};

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::columns::{Columns, Ready, to_i64};
use super::said::{Said, newest};
use super::session::SqliteSession;
use super::statements::{Bound, INSERT_UNIT, INSERT_VARIANT, REPLACE_VARIANT, UPSERT_UNIT};
use super::tally::{Sum, Tally, count_notes, sum_of_row};
use super::tombstones::{Of, add_tombstones, set_restored};
use super::unit_json;
use crate::error::Result;
use crate::model::{ForgottenRendering, Lang, Time, Tombstone, Unit, UnitId, Variant};
use crate::store::merge::{Absent, Met, follow, meet, same_content, same_dates};
use crate::store::reader::{ChangeKind, Event, ImportId, Manner, Prefer, Revision, Stamp, UnitRow};
use crate::store::writer::REJECT;

/// A transaction under way: where the changes go, and under which revision.
pub(super) struct Commit<'t> {
    pub(super) connection: &'t Connection,
    revision: i64,
    pub(super) changes: Cell<u64>,
    /// The commit before this one.
    pub(super) before: Revision,
    /// What the memory holds so far.
    tally: Cell<Tally>,
    /// Whether any unit was ever forgotten; where none was, nothing is asked.
    tombstones: bool,
    /// The first and the last of the new rows that the log does not have yet.
    unlogged: Cell<Option<(i64, i64)>>,
    /// What the memory's text says is forgotten; looked up once.
    said: OnceCell<Said>,
    /// What of that is here all the same.
    restored: RefCell<Vec<Of>>,
    /// Units that the memory's text has and that are forgotten here.
    refused: RefCell<Vec<Tombstone>>,
    /// Looked up once for a million units.
    inserts: OnceCell<Inserts<'t>>,
}

/// What every new unit runs. They are plain inserts: what may replace or fail half way costs SQLite a journal of its
/// own for each.
struct Inserts<'t> {
    unit: RefCell<Bound<'t>>,
    /// One for a unit's first variant, one for the second…, since those of the next unit are most likely in the same
    /// languages.
    variants: RefCell<Vec<Bound<'t>>>,
}

impl SqliteSession {
    /// One commit: `work` writes through it, and what it changed is stamped. If nothing changed, the revision
    /// stays; if anything fails, everything stays.
    pub(super) fn commit<T>(
        &mut self,
        by: &Stamp,
        why: &str,
        import: Option<ImportId>,
        work: impl FnOnce(&Commit<'_>, &Self) -> Result<T>,
    ) -> Result<T> {
        self.commit_begun(by, why, |_| Ok(import), |commit, store, _| work(commit, store))
    }

    /// The same, where what the commit belongs to may begin with it: `begin` writes that first.
    pub(super) fn commit_begun<T, I: Copy + Into<Option<ImportId>>>(
        &mut self,
        by: &Stamp,
        why: &str,
        begin: impl FnOnce(&Connection) -> rusqlite::Result<I>,
        work: impl FnOnce(&Commit<'_>, &Self, I) -> Result<T>,
    ) -> Result<T> {
        let failed = self.failed();
        self.ensure_writable()?;
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(&failed)?;
        let import = begin(&transaction).map_err(&failed)?;
        transaction.prepare_cached("UPDATE clock SET writing = 1").and_then(|mut s| s.execute([])).map_err(&failed)?;
        let before = self.revision_now().map_err(&failed)?;
        // None if another program wrote since the memory was opened: then it is counted when it is opened again.
        let tally = Tally::logged(&transaction).map_err(&failed)?;
        let revision = before.number + 1;
        transaction
            .prepare_cached(
                "INSERT INTO stamp (revision, nonce, who, at, why, import) VALUES (?1, randomblob(16), ?2, ?3, ?4, ?5)",
            )
            .and_then(|mut s| s.execute(params![to_i64(revision), by.who, by.when.0, why, import.into().map(|i| i.0)]))
            .map_err(&failed)?;
        let tombstones = transaction
            .prepare_cached("SELECT 1 FROM tombstone LIMIT 1")
            .and_then(|mut s| s.exists([]))
            .map_err(&failed)?;
        let commit = Commit {
            connection: &transaction,
            revision: to_i64(revision),
            before,
            changes: Cell::new(0),
            tally: Cell::new(tally.unwrap_or_default()),
            tombstones,
            unlogged: Cell::new(None),
            said: OnceCell::new(),
            restored: RefCell::default(),
            refused: RefCell::default(),
            inserts: OnceCell::new(),
        };
        let out = work(&commit, self, import)?;
        commit.log_new(self)?;
        let changes = commit.changes.get();
        let counted = commit.tally.get();
        let (restored, refused) = (commit.restored.take(), commit.refused.take());
        drop(commit);
        if !restored.is_empty() {
            set_restored(&transaction, &restored, by.when).map_err(&failed)?;
        }
        if !refused.is_empty() {
            add_tombstones(&transaction, refused).map_err(&failed)?;
        }
        let number = to_i64(if changes == 0 { before.number } else { revision });
        if changes == 0 {
            transaction
                .prepare_cached("DELETE FROM stamp WHERE revision = ?1")
                .and_then(|mut s| s.execute([to_i64(revision)]))
                .map_err(&failed)?;
        }
        if tally.is_some() {
            counted.log(&transaction, number).map_err(&failed)?;
        }
        if changes > 0 {
            transaction
                .prepare_cached(
                    "UPDATE stamp SET changes = (SELECT count(*) FROM change WHERE revision = ?1) WHERE revision = ?1",
                )
                .and_then(|mut s| s.execute([number]))
                .map_err(&failed)?;
        }
        transaction.prepare_cached("UPDATE clock SET writing = 0").and_then(|mut s| s.execute([])).map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        Ok(out)
    }

    /// A write that touches no unit.
    pub(super) fn note(&mut self, write: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<()> {
        self.ensure_writable()?;
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(self.failed())?;
        write(&transaction).and_then(|()| count_notes(&transaction)).map_err(self.failed())?;
        transaction.commit().map_err(self.failed())
    }
}

/// What became of an arriving unit.
pub(super) enum Put {
    New,
    Updated,
    Unchanged,
    /// It was forgotten, and stays so.
    Forgotten,
}

/// The same, and what is told of it.
pub(super) struct Outcome {
    pub(super) put: Put,
    /// Whether a text of it stayed outside, being older than the one that stands.
    pub(super) older: bool,
    /// Whether one did that nobody confirmed.
    pub(super) unconfirmed: bool,
    pub(super) lowered: bool,
    pub(super) copied: bool,
    /// How many reviewed renderings gave way.
    pub(super) replaced: u64,
    /// Whether it is not as it arrived.
    pub(super) apart: bool,
}

impl From<Put> for Outcome {
    fn from(put: Put) -> Self {
        Self { put, older: false, unconfirmed: false, lowered: false, copied: false, replaced: 0, apart: false }
    }
}

/// Whether and why a unit is gone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Forgotten {
    Never,
    Undone,
    OnPurpose,
    Rejected,
}

/// How arriving units meet those that are there.
#[derive(Clone, Copy)]
pub(super) struct Meeting<'a> {
    pub(super) manner: Manner,
    pub(super) prefer: Prefer,
    pub(super) import: ImportId,
    pub(super) by: &'a Stamp,
    /// The commit at which the memory and its text said the same, where what comes in is that text.
    pub(super) agreed: Option<i64>,
}

/// Whether the memory's text says of a unit what the memory said before, and gave up for what is newer: then the text is an
/// old one, and nobody decided so in it.
fn is_of_before(store: &SqliteSession, stands: &Unit, arriving: &Unit, said: &Said) -> Result<bool> {
    let older = |variant: &&Variant| {
        stands
            .variant(&variant.lang)
            .is_some_and(|now| now.text != variant.text && arriving.changed_of(variant).0 < stands.changed_of(now).0)
    };
    // Unless the text itself says that what stands was withdrawn.
    let withdrawn =
        |variant: &&Variant| stands.variant(&variant.lang).is_some_and(|now| said.withdrew(&stands.id, now));
    let older: Vec<&Variant> = arriving.variants.iter().filter(older).filter(|variant| !withdrawn(variant)).collect();
    if older.is_empty() {
        return Ok(false);
    }
    let says = |before: &Unit, of: &Variant| before.variant(&of.lang).is_some_and(|was| was.text == of.text);
    let mut befores = store.events(&stands.id)?.into_iter().filter_map(|event| event.before);
    Ok(befores.any(|before| older.iter().any(|variant| says(&before, variant))))
}

/// A unit as it meets the memory's own text: what the text says was withdrawn stands in nobody's way, be it for an earlier
/// rendering or for none.
fn without_withdrawn(stands: &Unit, arriving: &Unit, said: &Said) -> Unit {
    let mut unit = stands.clone();
    unit.variants.retain_mut(|variant| {
        if variant.lang == stands.source || !said.withdrew(&stands.id, variant) {
            return true;
        }
        let now = arriving.variant(&variant.lang);
        variant.changed = now.and_then(|now| now.changed).or(variant.changed);
        now.is_some()
    });
    unit
}

/// The unit that had the very text of a variant last, and its variant; what a file only offered never stood there.
fn as_it_stood<'e>(events: &'e [Event], variant: &Variant) -> Option<(&'e Unit, &'e Variant)> {
    let stood = |event: &&Event| !matches!(event.kind, ChangeKind::Older | ChangeKind::Unconfirmed);
    events.iter().rev().filter(stood).find_map(|event| {
        let unit = event.before.as_ref()?;
        Some((unit, unit.variant(&variant.lang).filter(|was| was.text == variant.text)?))
    })
}

impl Commit<'_> {
    fn count(&self, change: impl FnOnce(&mut Tally)) {
        let mut tally = self.tally.get();
        change(&mut tally);
        self.tally.set(tally);
    }

    /// Counts out what a unit's rows held.
    fn count_out(&self, store: &SqliteSession, row: UnitRow) -> Result<()> {
        let sum: Option<i64> = self
            .connection
            .prepare_cached("SELECT sum FROM unit WHERE row = ?1")
            .and_then(|mut s| s.query_row([row.0], |row| row.get(0)))
            .map_err(store.failed())?;
        self.count(|tally| tally.content = tally.content.wrapping_sub(Sum(sum.unwrap_or_default()).at(row.0)));
        Ok(())
    }

    /// Counts a new unit in.
    fn count_new(&self, row: UnitRow, ready: &Ready) {
        self.count(|tally| {
            tally.units += 1;
            tally.variants += ready.variants.len() as i64;
            tally.content = tally.content.wrapping_add(ready.sum.at(row.0));
        });
    }

    /// Logs the new units of which nothing is said yet: all together, their rows being the last of all.
    fn log_new(&self, store: &SqliteSession) -> Result<()> {
        let Some((first, last)) = self.unlogged.take() else { return Ok(()) };
        self.connection
            .prepare_cached(
                "INSERT INTO change (revision, unit, kind) SELECT ?1, row, ?2 FROM unit WHERE row BETWEEN ?3 AND ?4",
            )
            .and_then(|mut s| s.execute(params![self.revision, ChangeKind::New.name(), first, last]))
            .map_err(store.failed())?;
        Ok(())
    }

    fn log(&self, row: UnitRow, kind: ChangeKind, before: Option<&Unit>, store: &SqliteSession) -> Result<()> {
        self.log_new(store)?;
        // A unit that changes twice in one commit was before what it was before the first time.
        self.connection
            .prepare_cached(
                "INSERT INTO change (revision, unit, kind, before) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT DO UPDATE SET kind = excluded.kind WHERE kind <> 'new' OR excluded.kind = 'forgotten'",
            )
            .and_then(|mut s| s.execute(params![self.revision, row.0, kind.name(), before.map(unit_json::write)]))
            .map_err(store.failed())?;
        self.changes.set(self.changes.get() + 1);
        Ok(())
    }

    /// Takes a unit in.
    pub(super) fn put(&self, store: &SqliteSession, ready: &Ready, how: Meeting<'_>) -> Result<Outcome> {
        let (forgotten, since) = self.forgotten(store, &ready.unit, how)?;
        let stays_away = match forgotten {
            Forgotten::OnPurpose => true,
            Forgotten::Rejected => self.says_what_was_rejected(store, &ready.unit)?,
            Forgotten::Never | Forgotten::Undone => false,
        };
        if stays_away && how.prefer == Prefer::Newer {
            if how.manner == Manner::Replace && !self.said(store)?.units.contains_key(&ready.unit.id) {
                // The next text does not have it, and says why.
                self.refused.borrow_mut().push(Tombstone {
                    id: ready.unit.id.clone(),
                    at: since.max(newest(&ready.unit)).unwrap_or(how.by.when),
                    document: ready.unit.document.clone(),
                    position: ready.unit.position,
                    rendering: None,
                    restored: None,
                });
            }
            return Ok(Outcome { apart: true, ..Put::Forgotten.into() });
        }
        if forgotten == Forgotten::Never && self.put_new(store, ready)? {
            return Ok(Put::New.into());
        }
        let Some(row) = store.row_of(&ready.unit.id).map_err(store.failed())? else {
            let back = match how.manner {
                Manner::Merge => self.as_it_was(store, &ready.unit)?.map(Ready::new),
                Manner::Replace => None,
            };
            let row = self.insert(store, back.as_ref().unwrap_or(ready))?;
            self.log(row, ChangeKind::New, None, store)?;
            return Ok(Put::New.into());
        };
        let Some(before) = store.read_unit(row)? else { return Ok(Put::Unchanged.into()) };
        let said = self.said(store)?;
        let mut arriving = ready.unit.clone();
        let withdrawn = match (how.manner, how.prefer) {
            (manner, Prefer::Newer) => self.keep_withdrawn_out(store, &before, &mut arriving, manner)?,
            (_, Prefer::File) => Vec::new(),
        };
        if how.manner == Manner::Merge {
            self.by_whom_it_was(store, &before, &mut arriving, how.by)?;
        }
        let stands_withdrawn = || before.variants.iter().any(|variant| said.withdrew(&before.id, variant));
        let since = match how.agreed {
            None if how.manner == Manner::Replace && stands_withdrawn() => Some(0),
            agreed => agreed,
        };
        let decided = match since {
            Some(agreed) => !store.changed_here(row, agreed)? && !is_of_before(store, &before, &ready.unit, said)?,
            None => false,
        };
        let met = match (decided, how.manner) {
            (true, _) => follow(&before, arriving),
            (false, Manner::Merge) => meet(&before, arriving, Absent::Stays, how.prefer, how.by),
            (false, Manner::Replace) => {
                let own = self.own_langs(store, (row, &before), &arriving, how.agreed)?;
                let stands = without_withdrawn(&before, &arriving, said);
                meet(&stands, arriving, Absent::Goes { but: &own }, how.prefer, how.by)
            }
        };
        let Met { after, mut older, unconfirmed, lowered, copied, mut outside, replaced } = met;
        older |= !withdrawn.is_empty();
        outside.extend(withdrawn);
        if !outside.is_empty() {
            let mut offered = ready.unit.clone();
            offered.variants.retain(|variant| variant.lang == offered.source || outside.contains(&variant.lang));
            self.note_older(store, row, &offered, how)?;
        }
        let apart = !same_content(&after, &ready.unit);
        if same_content(&before, &after) {
            // Who wrote it and when is followed without a word, or two memories would write two texts for ever.
            if decided && !same_dates(&before, &after) {
                self.log(row, ChangeKind::Updated, Some(&before), store)?;
                self.overwrite(store, row, &before, after)?;
            }
            return Ok(Outcome { put: Put::Unchanged, older, unconfirmed, lowered, copied, replaced, apart });
        }
        self.log(row, ChangeKind::Updated, Some(&before), store)?;
        self.bring_renderings_back(store, &before, &after)?;
        self.overwrite(store, row, &before, after)?;
        Ok(Outcome { put: Put::Updated, older, unconfirmed, lowered, copied, replaced, apart })
    }

    /// Keeps for the history what a file offered that is older than what stands, or that nobody confirmed; once.
    fn note_older(&self, store: &SqliteSession, row: UnitRow, offered: &Unit, how: Meeting<'_>) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT OR IGNORE INTO older (unit, revision, import, who, at, offered) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )
            .and_then(|mut s| {
                let offered = unit_json::write(offered);
                let revision = to_i64(self.before.number);
                s.execute(params![row.0, revision, how.import.0, how.by.who, how.by.when.0, offered])
            })
            .map(|noted| self.count(|tally| tally.older += noted as i64))
            .map_err(store.failed())
    }

    /// Takes out of an arriving unit what the memory's text says was withdrawn, and does not stand here; in which languages. In
    /// the memory's own text, which is an old one then, stands there instead what stands here.
    fn keep_withdrawn_out(
        &self,
        store: &SqliteSession,
        before: &Unit,
        arriving: &mut Unit,
        manner: Manner,
    ) -> Result<Vec<Lang>> {
        let said = self.said(store)?;
        let mut withdrawn = Vec::new();
        if said.withdrew_any(&before.id) {
            for variant in arriving.variants.iter().filter(|variant| variant.lang != before.source) {
                let stands = before.variant(&variant.lang).is_some_and(|now| now.text == variant.text);
                let is_withdrawn = || match manner {
                    Manner::Merge => store.is_withdrawn(said, &before.id, variant),
                    Manner::Replace => Ok(said.withdrew(&before.id, variant)),
                };
                if !stands && is_withdrawn()? {
                    withdrawn.push(variant.lang.clone());
                }
            }
        }
        arriving.variants.retain(|variant| !withdrawn.contains(&variant.lang));
        if manner == Manner::Replace {
            arriving.variants.extend(withdrawn.iter().filter_map(|lang| before.variant(lang).cloned()));
            arriving.variants.sort_by(|a, b| a.lang.cmp(&b.lang));
        }
        Ok(withdrawn)
    }

    /// Notes which renderings that the memory's text says were withdrawn stand here again, as they were.
    fn bring_renderings_back(&self, store: &SqliteSession, before: &Unit, after: &Unit) -> Result<()> {
        let said = self.said(store)?;
        if said.withdrew_any(&after.id) {
            for variant in after.variants.iter().filter(|variant| said.withdrew(&after.id, variant)) {
                if before.variant(&variant.lang).is_none_or(|was| was.text != variant.text) {
                    self.restored.borrow_mut().push((after.id.clone(), Some(ForgottenRendering::of(variant))));
                }
            }
        }
        Ok(())
    }

    /// Notes that a unit is here which the memory's text says is forgotten, if it was not changed since: whoever shares the
    /// text has it again.
    pub(super) fn bring_back(&self, store: &SqliteSession, unit: &UnitId) -> Result<()> {
        if self.said(store)?.units.contains_key(unit) {
            self.restored.borrow_mut().push((unit.clone(), None));
        }
        Ok(())
    }

    /// What the memory's text says is forgotten.
    pub(super) fn said(&self, store: &SqliteSession) -> Result<&Said> {
        match self.said.get() {
            Some(said) => Ok(said),
            None => {
                let said = Said::of(store.kept_tombstones()?);
                Ok(self.said.get_or_init(|| said))
            }
        }
    }

    /// Whether a unit was here and is gone, and whether somebody wanted that: what an undone import took with it did not
    /// leave on purpose. And since when.
    fn forgotten(&self, store: &SqliteSession, unit: &Unit, how: Meeting<'_>) -> Result<(Forgotten, Option<Time>)> {
        let manner = how.manner;
        let gone: Option<(String, Option<i64>, Option<i64>)> = match self.tombstones {
            true => self
                .connection
                .prepare_cached(
                    "SELECT coalesce(iif(stamp.why = 'import' AND import.manner = 'replace', 'text', stamp.why), 'forget'), \
                         stamp.at, iif((SELECT min(revision) FROM change WHERE unit = tombstone.unit) <= ?2, \
                         change.revision, NULL) \
                     FROM tombstone LEFT JOIN change ON change.unit = tombstone.unit \
                     LEFT JOIN stamp ON stamp.revision = change.revision \
                     LEFT JOIN import ON import.row = stamp.import \
                     WHERE tombstone.id = ?1 ORDER BY change.revision DESC LIMIT 1",
                )
                .and_then(|mut s| {
                    s.query_row(params![unit.id.as_str(), how.agreed], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                        .optional()
                })
                .map_err(store.failed())?,
            false => None,
        };
        let Some((why, at, stood_until)) = gone else {
            // It was never here, and the text that the memory is made of says that it was forgotten.
            let said = manner == Manner::Merge && self.said(store)?.units.contains_key(&unit.id);
            return Ok((if said { Forgotten::OnPurpose } else { Forgotten::Never }, None));
        };
        let text = manner == Manner::Replace;
        let newest = Variant::newest(&unit.variants).and_then(|variant| variant.changed);
        let said = self.said(store)?;
        // The memory's own text has it, changed since, or says that it was brought back: somebody who had both before her
        // decided for it.
        let decided_for = || {
            let restored = said.restored.get(&unit.id);
            let changed_since = newest.zip(at).is_some_and(|(when, at): (Time, i64)| when.0 > at);
            text && (changed_since || restored.zip(at).is_some_and(|(when, at)| when.0 >= at))
        };
        // What was taken back since the two last said the same stands in the text as it was before.
        let taken_back_since = stood_until.zip(how.agreed).is_some_and(|(until, agreed)| until > agreed);
        let forgotten = match why.as_str() {
            "forget" | "elsewhere" if decided_for() => Forgotten::Undone,
            "forget" | "elsewhere" => Forgotten::OnPurpose,
            REJECT => Forgotten::Rejected,
            // What the memory's own text left out may stand there again; what left with what an import replaced, anywhere.
            "text" if !text => Forgotten::OnPurpose,
            // But not in an old text.
            _ if text && said.forgot(unit) => Forgotten::OnPurpose,
            "undo" if text && taken_back_since && !decided_for() => Forgotten::OnPurpose,
            _ => Forgotten::Undone,
        };
        Ok((forgotten, at.map(Time)))
    }

    /// A unit that comes back: whoever brings the very text that was there did not write it.
    fn as_it_was(&self, store: &SqliteSession, arriving: &Unit) -> Result<Option<Unit>> {
        let events = store.events(&arriving.id)?;
        let Some(was) = events.iter().rev().find_map(|event| event.before.clone()) else { return Ok(None) };
        let mut unit = arriving.clone();
        for variant in &mut unit.variants {
            if let Some((unit, was)) = as_it_stood(&events, variant) {
                (variant.changed, variant.changed_by) = unit.changed_of(was);
            }
        }
        if unit.variants.iter().all(|variant| was.variant(&variant.lang).is_some_and(|was| was.text == variant.text)) {
            (unit.changed, unit.changed_by) = (was.changed, was.changed_by);
        }
        (unit.created, unit.created_by) = (was.created.or(unit.created), was.created_by.or(unit.created_by));
        Ok(Some(unit))
    }

    /// Gives a rendering that stood here before, and stands here no more, its author again: whoever brings it did not write it.
    fn by_whom_it_was(&self, store: &SqliteSession, before: &Unit, arriving: &mut Unit, by: &Stamp) -> Result<()> {
        let signed_by_bringer = |who: &Option<String>| who.as_ref().is_none_or(|who| *who == by.who);
        let mut events = None;
        for variant in &mut arriving.variants {
            let stands = before.variant(&variant.lang).is_some_and(|now| now.text == variant.text);
            if stands || variant.lang == before.source || !signed_by_bringer(&variant.changed_by) {
                continue;
            }
            let events = match &events {
                Some(events) => events,
                None => events.insert(store.events(&before.id)?),
            };
            let author = as_it_stood(events, variant).and_then(|(unit, was)| unit.changed_of(was).1);
            if author.is_some() {
                if signed_by_bringer(&arriving.changed_by) {
                    arriving.changed_by.clone_from(&author);
                }
                variant.changed_by = author;
            }
        }
        Ok(())
    }

    /// Whether a unit that went because it was rejected comes again without another rendering.
    fn says_what_was_rejected(&self, store: &SqliteSession, arriving: &Unit) -> Result<bool> {
        let Some(rejected) = store.events(&arriving.id)?.pop().and_then(|event| event.before) else { return Ok(false) };
        let same = |variant: &Variant| rejected.variant(&variant.lang).is_some_and(|was| was.text == variant.text);
        Ok(arriving.variants.iter().all(same))
    }

    /// Writes a unit unless its id is there already; for one that has no row of old.
    fn put_new(&self, store: &SqliteSession, ready: &Ready) -> Result<bool> {
        let failed = store.failed();
        let inserts = match self.inserts.get() {
            Some(inserts) => inserts,
            None => {
                let inserts = Inserts::new(self.connection).map_err(&failed)?;
                self.inserts.get_or_init(|| inserts)
            }
        };
        let document = self.document(store, ready.unit.document.as_deref())?;
        if inserts.unit.borrow_mut().unit(None, ready, document).map_err(&failed)? == 0 {
            return Ok(false);
        }
        let row = UnitRow(self.connection.last_insert_rowid());
        let mut statements = inserts.variants.borrow_mut();
        for (at, (variant, columns)) in ready.unit.variants.iter().zip(&ready.variants).enumerate() {
            if statements.len() == at {
                statements.push(Bound::new(self.connection, INSERT_VARIANT).map_err(&failed)?);
            }
            statements[at].variant(row, variant, columns).map_err(&failed)?;
        }
        self.count_new(row, ready);
        let first = self.unlogged.get().map_or(row.0, |(first, _)| first);
        self.unlogged.set(Some((first, row.0)));
        self.changes.set(self.changes.get() + 1);
        Ok(true)
    }

    fn insert(&self, store: &SqliteSession, ready: &Ready) -> Result<UnitRow> {
        let row: Option<i64> = if self.tombstones {
            let row = self
                .connection
                .prepare_cached("DELETE FROM tombstone WHERE id = ?1 RETURNING unit")
                .and_then(|mut s| s.query_row([ready.unit.id.as_str()], |row| row.get(0)).optional());
            row.map_err(store.failed())?
        } else {
            None
        };
        if row.is_some() {
            self.count(|tally| tally.tombstones -= 1);
        }
        if self.said(store)?.forgot(&ready.unit) {
            self.bring_back(store, &ready.unit.id)?;
        }
        let row = self.write_unit(store, row, ready)?;
        for (variant, columns) in ready.unit.variants.iter().zip(&ready.variants) {
            self.write_variant(store, row, variant, columns)?;
        }
        self.count_new(row, ready);
        Ok(row)
    }

    /// Puts a unit's own columns; a row that is there is replaced, none given makes one.
    fn write_unit(&self, store: &SqliteSession, row: Option<i64>, ready: &Ready) -> Result<UnitRow> {
        let document = self.document(store, ready.unit.document.as_deref())?;
        Bound::new(self.connection, UPSERT_UNIT)
            .and_then(|mut statement| statement.unit(row, ready, document))
            .map_err(store.failed())?;
        Ok(UnitRow(row.unwrap_or_else(|| self.connection.last_insert_rowid())))
    }

    fn write_variant(&self, store: &SqliteSession, row: UnitRow, variant: &Variant, columns: &Columns) -> Result<()> {
        Bound::new(self.connection, REPLACE_VARIANT)
            .and_then(|mut statement| statement.variant(row, variant, columns))
            .map_err(store.failed())
    }

    /// Makes `before`, which stands there, into `after`.
    fn overwrite(&self, store: &SqliteSession, row: UnitRow, before: &Unit, after: Unit) -> Result<()> {
        let ready = Ready::new(after);
        let after = &ready.unit;
        self.count_out(store, row)?;
        self.write_unit(store, Some(row.0), &ready)?;
        for variant in &before.variants {
            if after.variant(&variant.lang).is_none() {
                self.connection
                    .prepare_cached("DELETE FROM variant WHERE unit = ?1 AND lang = ?2")
                    .and_then(|mut s| s.execute(params![row.0, variant.lang.to_string()]))
                    .map(|gone| self.count(|tally| tally.variants -= gone as i64))
                    .map_err(store.failed())?;
            }
        }
        for (variant, columns) in after.variants.iter().zip(&ready.variants) {
            let stood = before.variant(&variant.lang);
            if stood != Some(variant) {
                self.write_variant(store, row, variant, columns)?;
            }
            if stood.is_none() {
                self.count(|tally| tally.variants += 1);
            }
        }
        // What was left as it is may be spelt otherwise than Cotejo would.
        let work = || -> rusqlite::Result<Sum> {
            let sum = sum_of_row(self.connection, row.0)?;
            if sum != ready.sum {
                self.connection.prepare_cached("UPDATE unit SET sum = ?2 WHERE row = ?1")?.execute([row.0, sum.0])?;
            }
            Ok(sum)
        };
        let sum = work().map_err(store.failed())?;
        self.count(|tally| tally.content = tally.content.wrapping_add(sum.at(row.0)));
        Ok(())
    }

    fn document(&self, store: &SqliteSession, name: Option<&str>) -> Result<i64> {
        let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(0) };
        let find = || {
            self.connection
                .prepare_cached("SELECT row FROM document WHERE name = ?1")?
                .query_row([name], |row| row.get(0))
                .optional()
        };
        if let Some(row) = find().map_err(store.failed())? {
            return Ok(row);
        }
        self.connection
            .prepare_cached("INSERT INTO document (name) VALUES (?1)")
            .and_then(|mut s| s.insert([name]))
            .inspect(|_| self.count(|tally| tally.documents += 1))
            .map_err(store.failed())
    }

    /// Takes a unit out; its row and history stay behind a tombstone.
    pub(super) fn remove(&self, store: &SqliteSession, row: UnitRow) -> Result<()> {
        let Some(before) = store.read_unit(row)? else { return Ok(()) };
        self.log(row, ChangeKind::Forgotten, Some(&before), store)?;
        self.count_out(store, row)?;
        let work = || -> rusqlite::Result<()> {
            self.connection
                .prepare_cached("INSERT OR REPLACE INTO tombstone VALUES (?1, ?2)")?
                .execute(params![row.0, before.id.as_str()])?;
            let gone = self.connection.prepare_cached("DELETE FROM variant WHERE unit = ?1")?.execute([row.0])?;
            self.connection.prepare_cached("DELETE FROM unit WHERE row = ?1")?.execute([row.0])?;
            self.count(|tally| {
                tally.tombstones += 1;
                tally.variants -= gone as i64;
                tally.units -= 1;
            });
            Ok(())
        };
        work().map_err(store.failed())
    }

    /// Makes a unit into another that has less.
    pub(super) fn make_into(&self, store: &SqliteSession, row: UnitRow, after: Unit) -> Result<()> {
        let Some(before) = store.read_unit(row)? else { return Ok(()) };
        self.log(row, ChangeKind::Updated, Some(&before), store)?;
        self.overwrite(store, row, &before, after)
    }

    /// Makes a unit again what it was.
    pub(super) fn restore(&self, store: &SqliteSession, row: UnitRow, unit: Unit) -> Result<()> {
        let before = store.read_unit(row)?;
        self.log(row, ChangeKind::Restored, before.as_ref(), store)?;
        match before {
            Some(before) => {
                self.bring_renderings_back(store, &before, &unit)?;
                self.overwrite(store, row, &before, unit)
            }
            None => self.insert(store, &Ready::new(unit)).map(|_| ()),
        }
    }
}

impl<'t> Inserts<'t> {
    fn new(connection: &'t Connection) -> rusqlite::Result<Self> {
        let unit = Bound::new(connection, INSERT_UNIT)?;
        Ok(Self { unit: RefCell::new(unit), variants: RefCell::default() })
    }
}
