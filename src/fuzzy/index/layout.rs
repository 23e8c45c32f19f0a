//! The bytes of an index: what stands where. All numbers are little-endian.
//!
//! | part | what |
//! |---|---|
//! | head | [`HEAD`] numbers of 64 bits: magic, version, bytes in all, segments, characters with a class of their own, columns, buckets, lengths, and the places of the parts |
//! | singles | 32 bits each |
//! | slots | the column of each of the 65,536 slots, 16 bits each |
//! | buckets | see [`Bucket`] |
//! | lengths | see [`Length`] |
//! | densities, signatures | for each bucket: one byte for each window and column; then the columns, 64 bytes a block |
//! | numbers | what the caller calls each segment, 64 bits |
//! | texts | one byte a character, shortest segment first |

use super::alphabet::{Alphabet, SLOTS};
use super::count::LINE;
use super::sum::sum;

/// Says that these bytes are an index, and of which version.
const MAGIC: u64 = u64::from_le_bytes(*b"cotejoix");
const VERSION: u64 = 1;
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
    /// Where the densities begin.
    pub(super) densities: usize,
    /// Where the columns begin.
    pub(super) signature: usize,
    /// Of densities and columns.
    pub(super) signature_sum: u64,
    /// Of its segments' numbers and texts.
    pub(super) texts_sum: u64,
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
pub(super) struct Head {
    pub(super) bytes: usize,
    pub(super) segments: usize,
    pub(super) columns: usize,
    pub(super) alphabet: Alphabet,
    pub(super) slots: usize,
    pub(super) buckets: Vec<Bucket>,
    pub(super) lengths: Vec<Length>,
    pub(super) numbers: usize,
    pub(super) texts: usize,
}

impl Bucket {
    const FIELDS: usize = 11;

    pub(super) fn blocks(&self) -> usize {
        self.count.div_ceil(super::count::LANES)
    }

    /// Bytes of one column.
    pub(super) fn column_bytes(&self) -> usize {
        self.blocks() * LINE
    }

    /// Where its densities and columns stand.
    pub(super) fn signature_range(&self, columns: usize) -> std::ops::Range<usize> {
        self.densities..self.signature + self.windows * columns * self.column_bytes()
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
            self.densities as u64,
            self.signature as u64,
            self.signature_sum,
            self.texts_sum,
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

/// The field of the head that holds the checksum of everything up to the densities, itself taken as 0.
const SUM: usize = 11;

fn head_sum(bytes: &[u8], size: usize) -> u64 {
    sum(&bytes[..SUM * 8]) ^ sum(&bytes[SUM * 8 + 8..size]).rotate_left(1)
}

impl Head {
    /// The bytes of the head with all its tables.
    pub(super) fn write(&self, slots: &[u16]) -> Vec<u8> {
        let mut out = Vec::new();
        let head = [
            self.bytes,
            self.segments,
            self.alphabet.singles.len(),
            self.columns,
            self.buckets.len(),
            self.lengths.len(),
            self.slots,
            self.numbers,
            self.texts,
        ];
        out.extend(MAGIC.to_le_bytes());
        out.extend(VERSION.to_le_bytes());
        for number in head.iter().chain(std::iter::repeat(&0)).take(HEAD - 2) {
            out.extend((*number as u64).to_le_bytes());
        }
        out.extend(self.alphabet.singles.iter().flat_map(|single| single.to_le_bytes()));
        out.resize(self.slots, 0);
        out.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
        let buckets = self.buckets.iter().flat_map(Bucket::fields);
        let lengths = self.lengths.iter().flat_map(|length| [length.length, length.first, length.text]);
        out.extend(buckets.chain(lengths.map(|number| number as u64)).flat_map(u64::to_le_bytes));
        let size = out.len();
        let sum = head_sum(&out, size);
        out[SUM * 8..SUM * 8 + 8].copy_from_slice(&sum.to_le_bytes());
        out
    }

    /// Where the slots begin, and how many bytes the head takes with all its tables.
    pub(super) fn size(singles: usize, buckets: usize, lengths: usize) -> (usize, usize) {
        let slots = (HEAD * 8 + singles * 4).next_multiple_of(8);
        (slots, slots + SLOTS * 2 + buckets * Bucket::FIELDS * 8 + lengths * 24)
    }

    /// Reads the head; `None` if these bytes are no index of this version, or one that was cut off.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let field = |i: usize| number(bytes, i * 8);
        if word(bytes, 0)? != MAGIC || word(bytes, 8)? != VERSION || field(2)? != bytes.len() {
            return None;
        }
        let (singles, buckets, lengths) = (field(4)?, field(6)?, field(7)?);
        if singles.max(buckets).max(lengths) > bytes.len() {
            return None;
        }
        let (slots, size) = Self::size(singles, buckets, lengths);
        if slots != field(8)? || size > bytes.len() || word(bytes, SUM * 8)? != head_sum(bytes, size) {
            return None;
        }
        let singles = bytes[HEAD * 8..HEAD * 8 + singles * 4].as_chunks::<4>().0;
        let alphabet = Alphabet { singles: singles.iter().map(|single| u32::from_le_bytes(*single)).collect() };
        let tables = slots + SLOTS * 2;
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
                densities: field(7)?,
                signature: field(8)?,
                signature_sum: word(bytes, place(9))?,
                texts_sum: word(bytes, place(10))?,
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
            columns: field(5)?,
            alphabet,
            slots,
            buckets: (0..buckets).map(read_bucket).collect::<Option<_>>()?,
            lengths: (0..lengths).map(read_length).collect::<Option<_>>()?,
            numbers: field(9)?,
            texts: field(10)?,
        };
        head.holds_together().then_some(head)
    }

    /// Whether every place that the head names lies inside, so that a search cannot run out of the bytes.
    fn holds_together(&self) -> bool {
        let inside = |from: usize, count: usize, each: usize| {
            count.checked_mul(each).and_then(|size| size.checked_add(from)).is_some_and(|end| end <= self.bytes)
        };
        let buckets = self.buckets.iter().all(|bucket| {
            let columns = bucket.windows.checked_mul(self.columns);
            bucket.step > 0
                && bucket.densities <= bucket.signature
                && bucket.count > 0
                && bucket.windows > 0
                && bucket.shortest <= bucket.longest
                && bucket.first.checked_add(bucket.count).is_some_and(|end| end <= self.segments)
                && columns.is_some_and(|columns| {
                    inside(bucket.densities, columns, 1) && inside(bucket.signature, columns, bucket.column_bytes())
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
        buckets && lengths && covered && inside(self.numbers, self.segments, 8) && inside(self.slots, SLOTS, 2)
    }

    /// The column of a slot.
    pub(super) fn column(&self, bytes: &[u8], slot: usize) -> u16 {
        let at = self.slots + slot * 2;
        u16::from_le_bytes([bytes[at], bytes[at + 1]])
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

    /// The class text of a segment of `lengths[at]`.
    pub(super) fn text<'b>(&self, bytes: &'b [u8], at: usize, segment: usize) -> &'b [u8] {
        let Length { length, first, text } = self.lengths[at];
        let from = text + (segment - first) * length;
        &bytes[from..from + length]
    }
}
