//! An index over keys as plain bytes; `search` is the exact search in it.

mod alphabet;
mod bitslice;
mod build;
mod checksum;
mod distance;
mod layout;
mod masks;
mod plan;
mod search;
mod simd;
mod strips;

use std::sync::atomic::{AtomicBool, Ordering};

use bitslice::ColumnLine;
use checksum::checksum;
use layout::{Bucket, IndexHead};

pub use build::Builder;
pub(super) use distance::Pattern;
pub use simd::InstructionSet;

/// What an index needs in memory to search in its bytes.
#[derive(Debug)]
pub struct Index {
    head: IndexHead,
    instructions: InstructionSet,
    /// See [`plan::SignatureBytes`].
    nowhere: Vec<ColumnLine>,
    /// For each bucket, whether its checksums were found right.
    sound: Vec<AtomicBool>,
}

/// Why a search ended before its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchError<E> {
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
    /// N-grams asked for, over all buckets.
    pub ngrams: usize,
    /// Buckets.
    pub buckets: usize,
}

impl Index {
    /// Reads the head of an index; `None` if the bytes are no index that this version knows.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let head = IndexHead::read(bytes)?;
        let sound = head.buckets.iter().map(|_| AtomicBool::new(false)).collect();
        let blocks = head.buckets.iter().map(Bucket::blocks).max().unwrap_or_default();
        Some(Self {
            head,
            instructions: InstructionSet::in_use(),
            nowhere: vec![[0; bitslice::LINE_BYTES]; blocks],
            sound,
        })
    }

    /// Which instructions it is searched with.
    #[must_use]
    pub fn instruction_set(&self) -> InstructionSet {
        self.instructions
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

    /// Whether a bucket's bytes are what was built, looked at once.
    fn verify(&self, bytes: &[u8], at: usize) -> Result<(), Damage> {
        if self.sound[at].load(Ordering::Relaxed) {
            return Ok(());
        }
        let bucket = &self.head.buckets[at];
        let signature = bytes.get(bucket.signature_range()).ok_or(Damage)?;
        if bytes.len() != self.head.bytes
            || checksum(signature) != bucket.signature_checksum
            || self.head.texts_checksum(bucket, bytes) != bucket.texts_checksum
        {
            return Err(Damage);
        }
        self.sound[at].store(true, Ordering::Relaxed);
        Ok(())
    }
}

/// Bytes that are not what was built.
struct Damage;

#[cfg(test)]
mod tests;
