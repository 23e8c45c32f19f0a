//! The tail of an index: the keys of what changed after it was made, compared one by one.

use std::collections::HashSet;

use super::feed::{ChangedKey, KeyFeed};
use crate::error::Result;
use crate::store::reader::{Revision, UnitRow};

/// What changed after an index was made, up to a commit.
#[derive(Clone)]
pub(super) struct Tail {
    pub(super) upto: Revision,
    /// The units, whatever language they have variants in: what the index says of them no longer holds.
    pub(super) rows: HashSet<UnitRow>,
    /// Their keys in the index's language.
    pub(super) keys: Vec<ChangedKey>,
}

impl Tail {
    /// That of an index made at this very commit.
    pub(super) fn none(upto: Revision) -> Self {
        Self { upto, rows: HashSet::new(), keys: Vec::new() }
    }

    /// Follows the memory to the feed's commit `now`; false, and as it was, if it would be longer than `most` units then.
    pub(super) fn follow(&mut self, feed: &dyn KeyFeed, language: &str, now: Revision, most: u64) -> Result<bool> {
        if self.upto == now {
            return Ok(true);
        }
        let changed = feed.changed_after(&self.upto)?;
        let added = changed.iter().filter(|row| !self.rows.contains(row)).count();
        if (self.rows.len() + added) as u64 > most {
            return Ok(false);
        }
        if added < changed.len() {
            self.keys.retain(|key| !changed.contains(&key.row));
        }
        feed.keys_after(&self.upto, language, &mut self.keys)?;
        self.rows.extend(changed);
        self.upto = now;
        Ok(true)
    }
}
