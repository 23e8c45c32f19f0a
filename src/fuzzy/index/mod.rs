//! An index over keys as plain bytes, and the exact search in it.

mod alphabet;
mod build;
mod count;
mod distance;
mod layout;
mod plan;
mod sum;
mod wide;
mod windows;

use std::sync::atomic::{AtomicBool, Ordering};

use super::score::{largest_distance, lengths, of_distance};
use count::{LINE, Line};
use distance::MANY;
use layout::{Bucket, Head};
use plan::{Pieces, Plan, Planner, Source};
use wide::{Width, fetch};
use windows::Windows;

pub use build::Builder;
pub(super) use distance::Pattern;

/// What an index needs in memory to search in its bytes.
#[derive(Debug)]
pub struct Index {
    head: Head,
    width: Width,
    /// See [`Source`].
    nowhere: Vec<Line>,
    /// For each bucket, whether its checksums were found right.
    sound: Vec<AtomicBool>,
}

/// Why a search ended before its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken<E> {
    /// The bytes are not what was built.
    Damaged,
    /// The judge said so.
    Judge(E),
}

/// What a search did, for measuring.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// Segments whose signatures were counted.
    pub scanned: usize,
    /// Segments whose class texts were compared.
    pub compared: usize,
    /// Segments that were handed out.
    pub handed: usize,
    /// Pieces asked for, over all buckets.
    pub pieces: usize,
    /// Buckets.
    pub buckets: usize,
}

impl Index {
    /// Reads the head of an index; `None` if the bytes are no index that this version knows.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let head = Head::read(bytes)?;
        let sound = head.buckets.iter().map(|_| AtomicBool::new(false)).collect();
        let blocks = head.buckets.iter().map(Bucket::blocks).max().unwrap_or_default();
        Some(Self { head, width: Width::best(), nowhere: vec![[0; LINE]; blocks], sound })
    }

    /// How many segments it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.head.segments
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Hands every segment whose base with `query` can reach `floor` to `judge`, with an upper bound of that base;
    /// `judge` returns the floor from then on. `bytes` are those that it was opened from.
    ///
    /// Each bucket's checksums are verified when it is first searched.
    ///
    /// # Errors
    /// The first of `judge`, or that the bytes are damaged; then some segments may have been handed out already.
    pub fn search<E>(
        &self,
        bytes: &[u8],
        query: &str,
        floor: u8,
        judge: &mut dyn FnMut(u64, u8) -> Result<u8, E>,
    ) -> Result<Effort, Broken<E>> {
        self.metered(bytes, query, floor, judge, || ())
    }

    /// [`Index::search`], for measuring: `meter` is called when a bucket's signatures begin to be counted, and when they
    /// are.
    ///
    /// # Errors
    /// As there.
    #[doc(hidden)]
    pub fn metered<'a, E>(
        &'a self,
        bytes: &'a [u8],
        query: &str,
        mut floor: u8,
        judge: &mut dyn FnMut(u64, u8) -> Result<u8, E>,
        mut meter: impl FnMut(),
    ) -> Result<Effort, Broken<E>> {
        let mut effort = Effort::default();
        let chars: Vec<char> = query.chars().collect();
        let n = chars.len();
        let classes: Vec<u8> = chars.iter().map(|&c| self.head.alphabet.class(c)).collect();
        let pattern = Pattern::new(&classes);
        let source = Source { bytes, nowhere: &self.nowhere };
        let mut planner = Planner::new(source, Pieces::new(&self.head, bytes, &chars));
        let mut windows = Windows::default();
        let mut survivors: Vec<usize> = Vec::new();
        let (mut group, mut comparing): ([&[u8]; MANY], [&[u8]; MANY]) = ([&[]; MANY], [&[]; MANY]);
        let mut found = [None; MANY];
        let mut order = nearest_first(&self.head.buckets, n);
        let within = |bucket: &Bucket, floor: u8| {
            let reach = lengths(floor, n);
            #[cfg(test)]
            let reach = super::wrong::lengths(reach);
            bucket.longest >= *reach.start() && bucket.shortest <= *reach.end()
        };
        let most = |bucket: &Bucket, floor: u8| largest_distance(floor, n.max(bucket.longest));
        // The next bucket within reach, with what to count there.
        let mut plan_next = |floor: u8, plan: &mut Plan<'a>| {
            let Some(at) = order.find(|&at| within(&self.head.buckets[at], floor)) else { return Ok(None) };
            self.verify(bytes, at)?;
            let bucket = &self.head.buckets[at];
            planner.make(bucket, most(bucket, floor), plan);
            Ok(Some(bucket))
        };
        let [mut plan, mut plan_after] = [Plan::new(n), Plan::new(n)];
        meter();
        let mut next = plan_next(floor, &mut plan_after).map_err(|Damage| Broken::Damaged)?;
        meter();
        // A bucket's columns are fetched while those of the one before are counted.
        while let Some(bucket) = next {
            meter();
            std::mem::swap(&mut plan, &mut plan_after);
            next = plan_next(floor, &mut plan_after).map_err(|Damage| Broken::Damaged)?;
            // The floor may have risen since.
            if !within(bucket, floor) {
                meter();
                continue;
            }
            plan.allow(bucket, n, most(bucket, floor));
            #[cfg(test)]
            plan.mistake();
            effort.buckets += 1;
            effort.pieces += plan.asked;
            effort.scanned += bucket.count;
            survivors.clear();
            self.width.scan(&plan.count(), bucket.blocks(), &mut survivors);
            meter();
            // The lanes behind the last segment are empty, and empty texts miss everything; or nothing was counted.
            let real = survivors.partition_point(|&lane| lane < bucket.count);
            effort.compared += real;
            if real == 0 {
                continue;
            }
            // Texts of the bucket's lengths are compared together, shortest first; those that come next are fetched meanwhile.
            let mut texts = Texts::of(&self.head, bytes, bucket);
            let mut groups = survivors[..real].chunks(MANY);
            let mut next = groups.next().inspect(|lanes| texts.take(lanes, &mut group));
            while let Some(lanes) = next {
                std::mem::swap(&mut group, &mut comparing);
                next = groups.next().inspect(|lanes| texts.take(lanes, &mut group));
                let most = |length| largest_distance(floor, n.max(length));
                if !self.width.distances(&pattern, &mut windows, &comparing, lanes.len(), most, &mut found) {
                    continue;
                }
                for ((&lane, text), distance) in lanes.iter().zip(&comparing).zip(&found) {
                    let Some(distance) = *distance else { continue };
                    #[cfg(test)]
                    let distance = super::wrong::distance(distance);
                    let bound = of_distance(distance, n.max(text.len()));
                    if bound < floor {
                        continue;
                    }
                    effort.handed += 1;
                    let number = self.head.number_of(bytes, bucket.first + lane);
                    floor = floor.max(judge(number, bound).map_err(Broken::Judge)?);
                }
            }
        }
        Ok(effort)
    }

    /// Whether a bucket's bytes are what was built, looked at once.
    fn verify(&self, bytes: &[u8], at: usize) -> Result<(), Damage> {
        if self.sound[at].load(Ordering::Relaxed) {
            return Ok(());
        }
        let bucket = &self.head.buckets[at];
        let signature = bytes.get(bucket.signature_range()).ok_or(Damage)?;
        if bytes.len() != self.head.bytes
            || sum::sum(signature) != bucket.signature_sum
            || sum::texts_sum(&self.head, bucket, bytes) != bucket.texts_sum
        {
            return Err(Damage);
        }
        self.sound[at].store(true, Ordering::Relaxed);
        Ok(())
    }
}

/// The class texts of a bucket's segments, one after the other.
struct Texts<'a> {
    head: &'a Head,
    bytes: &'a [u8],
    /// The bucket's first segment.
    first: usize,
    /// Which length the last one had, and the segment with which the next length begins.
    at: usize,
    end: usize,
}

impl<'a> Texts<'a> {
    fn of(head: &'a Head, bytes: &'a [u8], bucket: &Bucket) -> Self {
        let at = head.length_of(bucket.first);
        Self { head, bytes, first: bucket.first, at, end: head.end_of(at) }
    }

    /// Puts those of `lanes`, which ascend from call to call, into `texts`, the last one again and again behind
    /// the others, and has them fetched.
    fn take(&mut self, lanes: &[usize], texts: &mut [&'a [u8]; MANY]) {
        for (text, &lane) in texts.iter_mut().zip(lanes) {
            let segment = self.first + lane;
            while segment >= self.end {
                self.at += 1;
                self.end = self.head.end_of(self.at);
            }
            *text = self.head.text(self.bytes, self.at, segment);
            fetch(&text[..text.len().min(2 * LINE)]);
        }
        if let Some(&last) = texts[..lanes.len()].last() {
            texts[lanes.len()..].fill(last);
        }
    }
}

/// Bytes that are not what was built.
struct Damage;

/// The buckets in the order in which good matches are likely: the query's own length first, then outward.
fn nearest_first(buckets: &[Bucket], n: usize) -> impl Iterator<Item = usize> {
    let mut longer = buckets.partition_point(|bucket| bucket.longest < n);
    let mut shorter = longer;
    std::iter::from_fn(move || {
        let down = shorter.checked_sub(1).map(|at| n - buckets[at].longest);
        let up = buckets.get(longer).map(|bucket| bucket.shortest.saturating_sub(n));
        if down.is_some() && up.is_none_or(|up| down <= Some(up)) {
            shorter -= 1;
            return Some(shorter);
        }
        up?;
        longer += 1;
        Some(longer - 1)
    })
}

#[cfg(test)]
mod tests;
