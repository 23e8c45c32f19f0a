//! The bytes of an index: what stands where. All numbers are little-endian.
//!
//! | part | what |
//! |---|---|
//! | head | [`HEAD`] numbers of 64 bits: magic, version, bytes in all, segments, characters with a class of their own, buckets, lengths, and the places of the parts |
//! | singles | 32 bits each |
//! | ranks | the rank of each of the 65,536 slots of characters and bigrams, then of those of trigrams, 16 bits each |
//! | buckets | see [`Bucket`] |
//! | lengths | see [`Length`] |
//! | densities, signatures | for each bucket: one byte for each column and window; then the columns, a bit a segment |
//! | numbers | what the caller calls each segment, 64 bits |
//! | texts | one byte a character, shortest segment first |

use super::alphabet::{Alphabet, SLOTS, Share};
use super::bitslice::LINE_BYTES;
use super::checksum::checksum;

/// Says that these bytes are an index, and of which version.
const MAGIC: u64 = u64::from_le_bytes(*b"cotejoix");
const VERSION: u64 = 3;
/// Blocks from which on a column has whole ones.
const WHOLE_BLOCKS_FROM: usize = 8;
/// Numbers in the head.
pub(super) const HEAD: usize = 16;

/// Segments of nearly the same length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bucket {
    pub(super) shortest: usize,
    pub(super) longest: usize,
    /// The first of its segments, counted over all.
    pub(super) first: usize,
    pub(super) count: usize,
    /// A window is a stretch of positions; each has its own columns, which say what stands in it. They overlap.
    pub(super) windows: usize,
    /// How many positions a window spans; the last one goes to the end.
    pub(super) width: usize,
    /// How far each begins after the one before.
    pub(super) step: usize,
    /// The columns of characters and bigrams.
    pub(super) bigrams: Share,
    /// The columns of trigrams, after those; there may be none.
    pub(super) trigrams: Share,
    /// Where the densities begin.
    pub(super) densities: usize,
    /// Where the columns begin.
    pub(super) signature: usize,
    /// Of densities and columns.
    pub(super) signature_checksum: u64,
    /// Of its segments' numbers and texts.
    pub(super) texts_checksum: u64,
}

/// Segments of exactly one length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) length: usize,
    /// The first of them.
    pub(super) first: usize,
    /// Where its text stands.
    pub(super) text: usize,
}

/// The part of an index that is kept in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IndexHead {
    pub(super) bytes: usize,
    pub(super) segments: usize,
    pub(super) alphabet: Alphabet,
    pub(super) ranks: usize,
    pub(super) buckets: Vec<Bucket>,
    pub(super) lengths: Vec<Length>,
    pub(super) numbers: usize,
    pub(super) texts: usize,
}

impl Bucket {
    const FIELDS: usize = 17;

    pub(super) fn blocks(&self) -> usize {
        self.count.div_ceil(super::bitslice::LANES)
    }

    /// Bytes of one column: whole blocks where there are many, since those are read fastest; else only what is needed,
    /// and the last block reads on into what follows.
    pub(super) fn column_bytes(&self) -> usize {
        if self.blocks() >= WHOLE_BLOCKS_FROM { self.blocks() * LINE_BYTES } else { self.count.div_ceil(64) * 8 }
    }

    /// Columns of a window.
    pub(super) fn columns(&self) -> usize {
        self.bigrams.count + self.trigrams.count
    }

    /// Where its densities and columns stand.
    pub(super) fn signature_range(&self) -> std::ops::Range<usize> {
        self.densities..self.signature + self.windows * self.columns() * self.column_bytes()
    }

    fn fields(&self) -> [u64; Self::FIELDS] {
        [
            self.shortest as u64,
            self.longest as u64,
            self.first as u64,
            self.count as u64,
            self.windows as u64,
            self.width as u64,
            self.step as u64,
            self.bigrams.skipped as u64,
            self.bigrams.own as u64,
            self.bigrams.count as u64,
            self.trigrams.skipped as u64,
            self.trigrams.own as u64,
            self.trigrams.count as u64,
            self.densities as u64,
            self.signature as u64,
            self.signature_checksum,
            self.texts_checksum,
        ]
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let eight: [u8; 8] = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    Some(u64::from_le_bytes(eight))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(word(bytes, at)?).ok()
}

/// Bytes of the ranks of all slots.
const RANKS: usize = 2 * SLOTS * 2;

/// The field of the head that holds the checksum of everything up to the densities, itself taken as 0.
const CHECKSUM: usize = 10;

fn head_checksum(bytes: &[u8], size: usize) -> u64 {
    checksum(&bytes[..CHECKSUM * 8]) ^ checksum(&bytes[CHECKSUM * 8 + 8..size]).rotate_left(1)
}

impl IndexHead {
    /// The bytes of the head with all its tables.
    pub(super) fn write(&self, ranks: &[Vec<u16>; 2]) -> Vec<u8> {
        let mut out = Vec::new();
        let head = [
            self.bytes,
            self.segments,
            self.alphabet.singles.len(),
            self.buckets.len(),
            self.lengths.len(),
            self.ranks,
            self.numbers,
            self.texts,
        ];
        out.extend(MAGIC.to_le_bytes());
        out.extend(VERSION.to_le_bytes());
        for number in head.iter().chain(std::iter::repeat(&0)).take(HEAD - 2) {
            out.extend((*number as u64).to_le_bytes());
        }
        out.extend(self.alphabet.singles.iter().flat_map(|single| single.to_le_bytes()));
        out.resize(self.ranks, 0);
        out.extend(ranks.iter().flatten().flat_map(|rank| rank.to_le_bytes()));
        let buckets = self.buckets.iter().flat_map(Bucket::fields);
        let lengths = self.lengths.iter().flat_map(|length| [length.length, length.first, length.text]);
        out.extend(buckets.chain(lengths.map(|number| number as u64)).flat_map(u64::to_le_bytes));
        let size = out.len();
        let sum = head_checksum(&out, size);
        out[CHECKSUM * 8..CHECKSUM * 8 + 8].copy_from_slice(&sum.to_le_bytes());
        out
    }

    /// Where the ranks begin, and how many bytes the head takes with all its tables.
    pub(super) fn size(singles: usize, buckets: usize, lengths: usize) -> (usize, usize) {
        let ranks = (HEAD * 8 + singles * 4).next_multiple_of(8);
        (ranks, ranks + RANKS + buckets * Bucket::FIELDS * 8 + lengths * 24)
    }

    /// Reads the head; `None` if these bytes are no index of this version, or one that was cut off.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let field = |i: usize| number(bytes, i * 8);
        if word(bytes, 0)? != MAGIC || word(bytes, 8)? != VERSION || field(2)? != bytes.len() {
            return None;
        }
        let (singles, buckets, lengths) = (field(4)?, field(5)?, field(6)?);
        if singles.max(buckets).max(lengths) > bytes.len() {
            return None;
        }
        let (ranks, size) = Self::size(singles, buckets, lengths);
        if ranks != field(7)? || size > bytes.len() || word(bytes, CHECKSUM * 8)? != head_checksum(bytes, size) {
            return None;
        }
        let singles = bytes[HEAD * 8..HEAD * 8 + singles * 4].as_chunks::<4>().0;
        let alphabet = Alphabet::of(singles.iter().map(|single| u32::from_le_bytes(*single)).collect());
        let tables = ranks + RANKS;
        let read_bucket = |i: usize| -> Option<Bucket> {
            let place = |j: usize| tables + (i * Bucket::FIELDS + j) * 8;
            let field = |j: usize| number(bytes, place(j));
            Some(Bucket {
                shortest: field(0)?,
                longest: field(1)?,
                first: field(2)?,
                count: field(3)?,
                windows: field(4)?,
                width: field(5)?,
                step: field(6)?,
                bigrams: Share { skipped: field(7)?, own: field(8)?, count: field(9)? },
                trigrams: Share { skipped: field(10)?, own: field(11)?, count: field(12)? },
                densities: field(13)?,
                signature: field(14)?,
                signature_checksum: word(bytes, place(15))?,
                texts_checksum: word(bytes, place(16))?,
            })
        };
        let after = tables + buckets * Bucket::FIELDS * 8;
        let read_length = |i: usize| -> Option<Length> {
            let field = |j: usize| number(bytes, after + (i * 3 + j) * 8);
            Some(Length { length: field(0)?, first: field(1)?, text: field(2)? })
        };
        let head = Self {
            bytes: bytes.len(),
            segments: field(3)?,
            alphabet,
            ranks,
            buckets: (0..buckets).map(read_bucket).collect::<Option<_>>()?,
            lengths: (0..lengths).map(read_length).collect::<Option<_>>()?,
            numbers: field(8)?,
            texts: field(9)?,
        };
        head.holds_together().then_some(head)
    }

    /// Whether every place that the head names lies inside, so that a search cannot run out of the bytes.
    fn holds_together(&self) -> bool {
        let inside = |from: usize, count: usize, each: usize| {
            count.checked_mul(each).and_then(|size| size.checked_add(from)).is_some_and(|end| end <= self.bytes)
        };
        let buckets = self.buckets.iter().all(|bucket| {
            let shares = [bucket.bigrams, bucket.trigrams];
            let columns = shares.iter().try_fold(0usize, |sum, share| sum.checked_add(share.count));
            let columns = columns.and_then(|columns| columns.checked_mul(bucket.windows));
            bucket.step > 0
                && bucket.densities <= bucket.signature
                && bucket.count > 0
                && bucket.windows > 0
                && bucket.shortest <= bucket.longest
                && shares.iter().all(|share| share.own <= share.count)
                && bucket.first.checked_add(bucket.count).is_some_and(|end| end <= self.segments)
                && columns.is_some_and(|columns| {
                    inside(bucket.densities, columns, 1)
                        && inside(bucket.signature.saturating_add(LINE_BYTES), columns, bucket.column_bytes())
                })
        });
        let ends = self.lengths.iter().skip(1).map(|next| next.first).chain([self.segments]);
        let lengths = self
            .lengths
            .iter()
            .zip(ends)
            .all(|(length, end)| length.first <= end && inside(length.text, end - length.first, length.length));
        let covered = self.lengths.first().is_none_or(|length| length.first == 0)
            && (self.segments == 0 || !self.lengths.is_empty());
        buckets && lengths && covered && inside(self.numbers, self.segments, 8) && inside(self.ranks, RANKS, 1)
    }

    /// The rank of a slot of characters and bigrams.
    pub(super) fn rank(&self, bytes: &[u8], slot: usize) -> u16 {
        let at = self.ranks + slot * 2;
        u16::from_le_bytes([bytes[at], bytes[at + 1]])
    }

    /// The rank of a slot of trigrams.
    pub(super) fn rank_of_trigram(&self, bytes: &[u8], slot: usize) -> u16 {
        self.rank(bytes, SLOTS + slot)
    }

    /// What the caller calls a segment.
    pub(super) fn number_of(&self, bytes: &[u8], segment: usize) -> u64 {
        word(bytes, self.numbers + segment * 8).unwrap_or_default()
    }

    /// Where in `lengths` a segment belongs.
    pub(super) fn length_of(&self, segment: usize) -> usize {
        self.lengths.partition_point(|length| length.first <= segment) - 1
    }

    /// Where the numbers and the texts of a bucket stand.
    pub(super) fn texts_ranges(&self, bucket: &Bucket) -> [std::ops::Range<usize>; 2] {
        let place = |segment: usize| match self.lengths.get(self.length_of(segment)) {
            Some(length) if segment < self.segments => length.text + (segment - length.first) * length.length,
            _ => self.bytes,
        };
        let (first, end) = (bucket.first, bucket.first + bucket.count);
        [self.numbers + first * 8..self.numbers + end * 8, place(first)..place(end)]
    }

    /// The checksum of what a bucket's segments are called and of their texts.
    pub(super) fn texts_checksum(&self, bucket: &Bucket, bytes: &[u8]) -> u64 {
        let [numbers, texts] = self.texts_ranges(bucket).map(|range| checksum(&bytes[range]));
        numbers ^ texts.rotate_left(1)
    }

    /// The segment after the last one of `lengths[at]`.
    pub(super) fn end_of(&self, at: usize) -> usize {
        self.lengths.get(at + 1).map_or(self.segments, |next| next.first)
    }

    /// The class text of a segment of `lengths[at]`.
    #[inline]
    pub(super) fn text<'b>(&self, bytes: &'b [u8], at: usize, segment: usize) -> &'b [u8] {
        let Length { length, first, text } = self.lengths[at];
        let from = text + (segment - first) * length;
        &bytes[from..from + length]
    }
}
