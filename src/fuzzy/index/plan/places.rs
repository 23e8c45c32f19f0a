//! Where in the segments of a bucket the query's n-grams can stand, and how often they do.

use super::super::alphabet::ColumnPlace;
use super::super::layout::Bucket;
use super::QueryNgrams;
use super::cost::Odds;

/// Where in a bucket's segments an n-gram of the query can stand.
pub(super) struct Places<'a> {
    pub(super) bucket: &'a Bucket,
    pub(super) blocks: usize,
    pub(super) column_bytes: usize,
    /// How many windows begin in the span of one.
    reach: usize,
    /// How far it can have moved to the left and to the right.
    left: usize,
    right: usize,
}

impl<'a> Places<'a> {
    /// A path of `most` edits that is at a shift of *s* has spent |*s*|, and still needs |*length* − *n* − *s*|.
    pub(super) fn new(bucket: &'a Bucket, n: usize, most: usize) -> Self {
        let left = (most + n).saturating_sub(bucket.shortest) / 2;
        let right = (most + bucket.longest).saturating_sub(n) / 2;
        let (blocks, column_bytes) = (bucket.blocks(), bucket.column_bytes());
        Self { bucket, blocks, column_bytes, reach: bucket.width / bucket.step, left, right }
    }

    /// For each position, the one or two windows that cover where an n-gram there can stand; `None` if no two do.
    pub(super) fn windows(&self) -> impl Iterator<Item = Option<(usize, usize)>> {
        let Bucket { windows, width, step, .. } = *self.bucket;
        let (left, right, reach) = (self.left, self.right, self.reach);
        let (mut first, mut second) = (0, 0);
        (0usize..).map(move |position| {
            while first + 1 < windows && position.saturating_sub(left) >= (first + 1) * step {
                first += 1;
            }
            second = second.max(first);
            // The last window has no end.
            while second + 1 < windows && position + right >= second * step + width {
                second += 1;
            }
            (second <= first + reach).then_some((first, second))
        })
    }

    /// For each position of the query, how often its unigram, its bigram and its trigram are missing.
    pub(super) fn odds(&self, bytes: &[u8], ngrams: &QueryNgrams, odds: &mut Vec<[Odds; 3]>) {
        let (bigrams, trigrams, behind) = (&self.bucket.bigrams, &self.bucket.trigrams, self.bucket.bigrams.count);
        odds.clear();
        // Where the n-grams that begin here, one before and two before can stand.
        let [mut before, mut farther] = [None; 2];
        for (i, here) in self.windows().enumerate().take(ngrams.len()) {
            let mut here_odds = [Odds::default(); 3];
            here_odds[0] = self.odds_of(bytes, bigrams.column(ngrams.unigrams[i]), here);
            if i > 0 {
                here_odds[1] = self.odds_of(bytes, bigrams.column(ngrams.bigrams[i - 1]), before);
            }
            if i > 1 && trigrams.count > 0 {
                let column = trigrams.column(ngrams.trigrams[i - 2]).behind(behind);
                here_odds[2] = self.odds_of(bytes, column, farther);
            }
            odds.push(here_odds);
            (before, farther) = (here, before);
        }
    }

    /// How often an n-gram is missing from the windows in which it can stand.
    #[inline]
    fn odds_of(&self, bytes: &[u8], column: ColumnPlace, windows: Option<(usize, usize)>) -> Odds {
        let column = match column {
            ColumnPlace::Nowhere => return Odds { missing: 1.0, loads: 0.0 },
            ColumnPlace::Everywhere => return Odds::default(),
            ColumnPlace::Column(column) => column,
        };
        let Some((first, second)) = windows else { return Odds::default() };
        let Bucket { densities, windows, .. } = *self.bucket;
        let absent = |window: usize| 1.0 - f32::from(bytes[densities + column * windows + window]) / 255.0;
        if second == first {
            return Odds { missing: absent(first), loads: 1.0 };
        }
        Odds { missing: absent(first) * absent(second), loads: 2.0 }
    }
}
