//! The exact search in an index: bucket after bucket, what is missing is counted, and what is left is compared.

use super::bitslice::LINE_BYTES;
use super::distance::{BATCH_TEXTS, Pattern};
use super::layout::{Bucket, IndexHead};
use super::masks::MaskTables;
use super::plan::{CountPlan, Planner, QueryNgrams, SignatureBytes};
use super::simd::{prefetch, prefetch_far};
use super::strips::Scratch;
use super::{Damage, Effort, Index, SearchError};
use crate::fuzzy::score::{largest_distance, lengths, of_distance};

impl Index {
    /// Hands every segment whose base with `query` can reach `floor` to `judge`, with an upper bound of that base;
    /// `judge` returns the floor from then on. `bytes` are those that it was opened from.
    ///
    /// Each bucket's checksums are verified when it is first about to be searched.
    ///
    /// # Errors
    /// The first of `judge`, or that the bytes are damaged; then some segments may have been handed out already.
    pub fn search<E>(
        &self,
        bytes: &[u8],
        query: &str,
        floor: u8,
        judge: &mut dyn FnMut(u64, u8) -> Result<u8, E>,
    ) -> Result<Effort, SearchError<E>> {
        self.metered(bytes, query, floor, judge, || ())
    }

    /// [`Index::search`], for measuring: `meter` is called when work on signatures (planning, checksums, counting) begins,
    /// and when it ends.
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
    ) -> Result<Effort, SearchError<E>> {
        let mut effort = Effort::default();
        let chars: Vec<char> = query.chars().collect();
        let mut search = IndexSearch::new(self, bytes, &chars);
        let mut comparison = Comparison::new(self, &chars);
        let (mut survivors, mut scratch) = (Vec::new(), Scratch::new());
        let [mut plan, mut plan_after] = [CountPlan::new(chars.len()), CountPlan::new(chars.len())];
        meter();
        let mut next = search.plan_next(floor, &mut plan_after).map_err(|Damage| SearchError::Damaged)?;
        meter();
        // A bucket's columns are fetched while those of the one before are counted.
        while let Some(bucket) = next {
            meter();
            std::mem::swap(&mut plan, &mut plan_after);
            next = search.plan_next(floor, &mut plan_after).map_err(|Damage| SearchError::Damaged)?;
            survivors.clear();
            // The floor may have risen since it was planned.
            if search.is_within(bucket, floor) {
                plan.allow(bucket, chars.len(), search.most(bucket, floor));
                #[cfg(test)]
                plan.mistake();
                effort.buckets += 1;
                effort.ngrams += plan.asked;
                effort.scanned += bucket.count;
                self.instructions.scan(&plan.count(), bucket.blocks(), &mut scratch, &mut survivors);
            }
            meter();
            // Lanes behind the last segment stand for nothing: there the columns are empty, or read on into what follows.
            survivors.truncate(survivors.partition_point(|&lane| lane < bucket.count));
            effort.compared += survivors.len();
            if !survivors.is_empty() {
                floor = comparison.hand_out(bytes, bucket, &survivors, floor, judge, &mut effort)?;
            }
            tracing::trace!(
                shortest = bucket.shortest,
                longest = bucket.longest,
                segments = bucket.count,
                rule = ?plan.rule,
                columns = plan.asked,
                allowed = plan.allowed,
                survivors = survivors.len(),
                floor,
                "bucket"
            );
        }
        tracing::debug!(
            instructions = %self.instructions,
            characters = chars.len(),
            segments = self.len(),
            buckets = effort.buckets,
            columns = effort.ngrams,
            counted = effort.scanned,
            survivors = effort.compared,
            handed = effort.handed,
            floor,
            "searched"
        );
        Ok(effort)
    }
}

/// Which buckets a query is looked for in, and how.
struct IndexSearch<'a, I> {
    index: &'a Index,
    bytes: &'a [u8],
    /// How many characters the query has.
    n: usize,
    planner: Planner<'a>,
    /// The buckets that are still to be searched.
    order: I,
}

impl<'a> IndexSearch<'a, ()> {
    fn new(index: &'a Index, bytes: &'a [u8], query: &[char]) -> IndexSearch<'a, impl Iterator<Item = usize> + 'a> {
        let source = SignatureBytes { bytes, nowhere: &index.nowhere, instructions: index.instructions };
        let planner = Planner::new(source, QueryNgrams::new(&index.head, bytes, query));
        let order = nearest_first(&index.head.buckets, query.len());
        IndexSearch { index, bytes, n: query.len(), planner, order }
    }
}

impl<'a, I: Iterator<Item = usize>> IndexSearch<'a, I> {
    /// Plans the next bucket within reach; none if there is none.
    fn plan_next(&mut self, floor: u8, plan: &mut CountPlan<'a>) -> Result<Option<&'a Bucket>, Damage> {
        while let Some(at) = self.order.next() {
            let bucket = &self.index.head.buckets[at];
            if self.is_within(bucket, floor) {
                self.index.verify(self.bytes, at)?;
                self.planner.make(bucket, self.most(bucket, floor), plan);
                return Ok(Some(bucket));
            }
        }
        Ok(None)
    }

    /// Whether any of its segments has a length that can reach the floor.
    fn is_within(&self, bucket: &Bucket, floor: u8) -> bool {
        let reach = lengths(floor, self.n);
        #[cfg(test)]
        let reach = crate::fuzzy::faults::lengths(reach);
        bucket.longest >= *reach.start() && bucket.shortest <= *reach.end()
    }

    /// How many edits there may be at most.
    fn most(&self, bucket: &Bucket, floor: u8) -> usize {
        largest_distance(floor, self.n.max(bucket.longest))
    }
}

/// So many texts are fetched from memory before the first of them is compared.
const TEXTS_AHEAD: usize = 8 * BATCH_TEXTS;

/// The query, compared with class texts.
struct Comparison<'a> {
    index: &'a Index,
    pattern: Pattern,
    masks: MaskTables,
}

impl<'a> Comparison<'a> {
    fn new(index: &'a Index, query: &[char]) -> Self {
        let classes: Vec<u8> = query.iter().map(|&c| index.head.alphabet.class(c)).collect();
        Self { index, pattern: Pattern::new(&classes), masks: MaskTables::default() }
    }

    /// Hands those of a bucket's `lanes` to `judge` that can reach the floor; the floor after that.
    fn hand_out<E>(
        &mut self,
        bytes: &'a [u8],
        bucket: &Bucket,
        lanes: &[usize],
        mut floor: u8,
        judge: &mut dyn FnMut(u64, u8) -> Result<u8, E>,
        effort: &mut Effort,
    ) -> Result<u8, SearchError<E>> {
        let Self { index, ref pattern, ref mut masks } = *self;
        let n = pattern.length();
        let (mut group, mut comparing): ([&[u8]; BATCH_TEXTS], [&[u8]; BATCH_TEXTS]) =
            ([&[]; BATCH_TEXTS], [&[]; BATCH_TEXTS]);
        let mut found = [None; BATCH_TEXTS];
        // Texts of the bucket's lengths are compared together, shortest first; those that come next are fetched meanwhile.
        let mut texts = Texts::of(&index.head, bytes, bucket);
        let (mut ahead, mut coming) = (Texts::of(&index.head, bytes, bucket), lanes.iter());
        ahead.fetch(coming.by_ref().take(TEXTS_AHEAD));
        let mut groups = lanes.chunks(BATCH_TEXTS);
        let mut next = groups.next().inspect(|lanes| texts.take(lanes, &mut group));
        while let Some(lanes) = next {
            std::mem::swap(&mut group, &mut comparing);
            ahead.fetch(coming.by_ref().take(BATCH_TEXTS));
            next = groups.next().inspect(|lanes| texts.take(lanes, &mut group));
            let most = |length| largest_distance(floor, n.max(length));
            if !index.instructions.distances(pattern, masks, &comparing, lanes.len(), most, &mut found) {
                continue;
            }
            for ((&lane, text), distance) in lanes.iter().zip(&comparing).zip(&found) {
                let Some(distance) = *distance else { continue };
                #[cfg(test)]
                let distance = crate::fuzzy::faults::distance(distance);
                let bound = of_distance(distance, n.max(text.len()));
                if bound < floor {
                    continue;
                }
                effort.handed += 1;
                let number = index.head.number_of(bytes, bucket.first + lane);
                floor = floor.max(judge(number, bound).map_err(SearchError::Judge)?);
            }
        }
        Ok(floor)
    }
}

/// The class texts of a bucket's segments, one after the other.
struct Texts<'a> {
    head: &'a IndexHead,
    bytes: &'a [u8],
    /// The bucket's first segment.
    first: usize,
    /// Which length the last one had, and the segment with which the next length begins.
    at: usize,
    end: usize,
}

impl<'a> Texts<'a> {
    fn of(head: &'a IndexHead, bytes: &'a [u8], bucket: &Bucket) -> Self {
        let at = head.length_of(bucket.first);
        Self { head, bytes, first: bucket.first, at, end: head.end_of(at) }
    }

    /// That of a lane; lanes ascend from call to call.
    #[inline]
    fn of_lane(&mut self, lane: usize) -> &'a [u8] {
        let segment = self.first + lane;
        while segment >= self.end {
            self.at += 1;
            self.end = self.head.end_of(self.at);
        }
        self.head.text(self.bytes, self.at, segment)
    }

    /// Has those of `lanes` fetched from memory.
    fn fetch<'l>(&mut self, lanes: impl Iterator<Item = &'l usize>) {
        for &lane in lanes {
            let text = self.of_lane(lane);
            prefetch_far(&text[..text.len().min(2 * LINE_BYTES)]);
        }
    }

    /// Puts those of `lanes` into `texts`, the last one again and again behind the others, and has them fetched into the
    /// nearest cache.
    fn take(&mut self, lanes: &[usize], texts: &mut [&'a [u8]; BATCH_TEXTS]) {
        for (text, &lane) in texts.iter_mut().zip(lanes) {
            *text = self.of_lane(lane);
            prefetch(&text[..text.len().min(2 * LINE_BYTES)]);
        }
        if let Some(&last) = texts[..lanes.len()].last() {
            texts[lanes.len()..].fill(last);
        }
    }
}

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
