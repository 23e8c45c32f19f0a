//! The one file that maps: an index of a million keys must not be read whole for one lookup.
#![allow(unsafe_code)]

use std::fs::File;
use std::io::Read as _;
use std::ops::Deref;

/// The bytes of a file that nobody writes to any more.
#[derive(Debug)]
pub(super) enum Bytes {
    /// Mapped: the system reads what is touched.
    Mapped(memmap2::Mmap),
    /// Read whole, where a file cannot be mapped.
    Read(Vec<u8>),
}

impl Bytes {
    /// Maps the file, or reads it.
    pub(super) fn of(file: &mut File) -> std::io::Result<Self> {
        // SAFETY: generations of the index are written under another name and renamed in when they are whole; no program
        // of ours writes to one afterwards, and what is read out of one is checked against its sums and its bounds.
        match unsafe { memmap2::Mmap::map(&*file) } {
            Ok(map) => Ok(Self::Mapped(map)),
            Err(_) => Self::read(file),
        }
    }

    /// Reads the file.
    pub(super) fn read(file: &mut File) -> std::io::Result<Self> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Self::Read(bytes))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            Self::Read(bytes) => bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn mapped_and_read_are_the_same() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"one and the same").unwrap();
        let mapped = Bytes::of(&mut file).unwrap();
        assert!(matches!(mapped, Bytes::Mapped(_)));
        std::io::Seek::rewind(&mut file).unwrap();
        assert_eq!(*mapped, *Bytes::read(&mut file).unwrap());
    }
}
