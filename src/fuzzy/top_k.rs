//! The best matches found so far, and the score below which no other can come in.

use std::collections::{BTreeMap, HashMap};

use super::Rank;
use crate::model::UnitId;

/// The best matches so far: those that reach the threshold, at most as many as wanted, in the total order of [`Rank`].
///
/// [`TopK::floor`] is what a search may prune by. It rises only to the *final* score of the last of a full list: a
/// candidate whose base is below it has a final score below it too, since no final score is above its base but by the
/// one point of a context match, which needs a base of 100.
#[derive(Debug, Clone)]
pub struct TopK<T> {
    threshold: u8,
    limit: Option<usize>,
    kept: BTreeMap<(Rank, usize), T>,
    ranks: HashMap<(UnitId, usize), Rank>,
}

impl<T> TopK<T> {
    /// Nothing yet. Without a limit all that reach the threshold are kept.
    #[must_use]
    pub fn new(threshold: u8, limit: Option<usize>) -> Self {
        Self { threshold, limit, kept: BTreeMap::new(), ranks: HashMap::new() }
    }

    /// The base below which no candidate can come in any more.
    #[must_use]
    pub fn floor(&self) -> u8 {
        match self.limit {
            Some(limit) if self.kept.len() >= limit => {
                let last = self.kept.last_key_value().map_or(u8::MAX, |((rank, _), _)| rank.score);
                #[cfg(test)]
                let last = super::faults::floor(last);
                // A list of no places, or one full of context matches: only a base of 100 can still matter.
                last.clamp(self.threshold.min(100), 100)
            }
            _ => self.threshold.min(100),
        }
    }

    /// Whether a match of this rank would be kept.
    #[must_use]
    pub fn wants(&self, rank: &Rank) -> bool {
        self.wants_from(0, rank)
    }

    /// As [`TopK::wants`], of a match from one of several memories.
    #[must_use]
    pub fn wants_from(&self, memory: usize, rank: &Rank) -> bool {
        if rank.score < self.threshold || self.limit == Some(0) {
            return false;
        }
        match self.limit {
            Some(limit) if self.kept.len() >= limit => {
                let better = |((last, of), _): (&(Rank, usize), &T)| (rank, memory) < (last, *of);
                self.kept.last_key_value().is_none_or(better) || self.ranks.contains_key(&(rank.id.clone(), memory))
            }
            _ => true,
        }
    }

    /// Takes a match in if its rank deserves it. A unit is kept once, at its best rank.
    pub fn offer(&mut self, rank: Rank, value: T) {
        self.offer_from(0, rank, value);
    }

    /// As [`TopK::offer`], of a match from one of several memories: units of two memories are two units, and where
    /// their ranks are the same in everything, the one of the earlier memory comes first.
    pub fn offer_from(&mut self, memory: usize, rank: Rank, value: T) {
        if !self.wants_from(memory, &rank) {
            return;
        }
        let unit = (rank.id.clone(), memory);
        if let Some(known) = self.ranks.get(&unit) {
            if *known <= rank {
                return;
            }
            self.kept.remove(&(known.clone(), memory));
        }
        self.ranks.insert(unit, rank.clone());
        self.kept.insert((rank, memory), value);
        if self.limit.is_some_and(|limit| self.kept.len() > limit)
            && let Some(((last, of), _)) = self.kept.pop_last()
        {
            self.ranks.remove(&(last.id, of));
        }
    }

    /// The matches, best first.
    #[must_use]
    pub fn into_sorted(self) -> Vec<(Rank, T)> {
        self.kept.into_iter().map(|((rank, _), value)| (rank, value)).collect()
    }
}
