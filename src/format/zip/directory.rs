//! The directory at the end of a ZIP: what stands where, as far as putting new bytes into an archive asks (APPNOTE 6.3.10,
//! 4.3.12 to 4.3.16 and 4.5.3).

use std::collections::HashSet;
use std::ops::Range;

/// How many files an archive may hold. The largest documents have a few hundred.
const MOST_ENTRIES: usize = 20_000;

/// Why an archive cannot be read: the keyword of its sentence.
pub(super) type Fault = &'static str;

/// A file of an archive, as the directory tells of it.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// The record in the directory.
    pub(super) place: Range<usize>,
    pub(super) name: String,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) compressed: u64,
    pub(super) size: u64,
    /// Where its local header begins.
    pub(super) header: usize,
    /// Where the record says that, and in how many bytes.
    pub(super) header_said: (usize, usize),
}

/// The directory, and what follows it.
#[derive(Debug)]
pub(super) struct Directory {
    pub(super) place: Range<usize>,
    pub(super) records: Vec<Record>,
    /// The record at the very end.
    pub(super) end: usize,
    /// That of an archive with large numbers, if it has one.
    pub(super) large_end: Option<usize>,
    /// Bytes before the archive, which its offsets do not count.
    pub(super) before: usize,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes)
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at.checked_add(8)?).and_then(|eight| eight.try_into().ok()).map(u64::from_le_bytes)
}

/// Whether a 32-bit field leaves its number to the extra field.
pub(super) const ELSEWHERE: u32 = u32::MAX;

impl Directory {
    pub(super) fn of(bytes: &[u8]) -> Result<Self, Fault> {
        let end = end_of(bytes).ok_or("truncated")?;
        let large_end = large_end(bytes, end);
        let (count, length, offset) = match large_end {
            Some(at) => (u64_at(bytes, at + 32), u64_at(bytes, at + 40), u64_at(bytes, at + 48)),
            None => (
                u16_at(bytes, end + 10).map(u64::from),
                u32_at(bytes, end + 12).map(u64::from),
                u32_at(bytes, end + 16).map(u64::from),
            ),
        };
        let number = |said: Option<u64>| said.and_then(|number| usize::try_from(number).ok()).ok_or("directory");
        let (count, length, offset) = (number(count)?, number(length)?, number(offset)?);
        let stop = large_end.unwrap_or(end);
        let start = stop.checked_sub(length).ok_or("directory")?;
        // What stands before the archive, a program that unpacks it, is not counted; or the archive counts from the file's
        // beginning and something stands between directory and end.
        let (start, before) = match bytes.get(offset..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
            true => (offset, 0),
            false => (start, start.checked_sub(offset).ok_or("directory")?),
        };
        if count > MOST_ENTRIES {
            return Err("too-many");
        }
        let mut records = Vec::with_capacity(count);
        let mut at = start;
        for _ in 0..count {
            let record = Record::of(bytes, at, before).ok_or("directory")?;
            at = record.place.end;
            records.push(record);
        }
        let mut names = HashSet::new();
        // A reader takes the first of two files of a name, another the last.
        if !records.iter().all(|record| names.insert(record.name.to_ascii_lowercase())) {
            return Err("twice");
        }
        Ok(Self { place: start..at, records, end, large_end, before })
    }
}

impl Record {
    fn of(bytes: &[u8], at: usize, before: usize) -> Option<Self> {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|field| u16_at(bytes, at + field).map(usize::from));
        let (name, extra, comment) = (at + 46..at + 46 + name?, extra?, comment?);
        let place = at..name.end + extra + comment;
        bytes.get(place.clone())?;
        let (compressed, size, header) = (u32_at(bytes, at + 20)?, u32_at(bytes, at + 24)?, u32_at(bytes, at + 42)?);
        let mut wide = wide_field(bytes, name.end..name.end + extra).unwrap_or_default();
        let mut said = |short: u32| match short {
            ELSEWHERE => {
                let number = (wide.len() >= 8).then(|| (u64_at(bytes, wide.start), wide.start))?;
                wide.start += 8;
                Some((number.0?, Some(number.1)))
            }
            short => Some((u64::from(short), None)),
        };
        // In this order, and each only where the field before it has no room.
        let (size, _) = said(size)?;
        let (compressed, _) = said(compressed)?;
        let (header, header_said) = said(header)?;
        Some(Self {
            name: String::from_utf8_lossy(&bytes[name]).into_owned(),
            place,
            method: u16_at(bytes, at + 10)?,
            crc: u32_at(bytes, at + 16)?,
            compressed,
            size,
            header: usize::try_from(header).ok()?.checked_add(before)?,
            header_said: header_said.map_or((at + 42, 4), |at| (at, 8)),
        })
    }

    /// Where its data stand.
    pub(super) fn data(&self, bytes: &[u8]) -> Option<Range<usize>> {
        if !bytes.get(self.header..)?.starts_with(b"PK\x03\x04") {
            return None;
        }
        let [name, extra] = [26, 28].map(|field| u16_at(bytes, self.header + field).map(usize::from));
        let start = self.header + 30 + name? + extra?;
        let end = start.checked_add(usize::try_from(self.compressed).ok()?)?;
        bytes.get(start..end).map(|_| start..end)
    }
}

/// The content of the extra field for large numbers (4.5.3).
pub(super) fn wide_field(bytes: &[u8], extra: Range<usize>) -> Option<Range<usize>> {
    let mut at = extra.start;
    while at + 4 <= extra.end {
        let length = usize::from(u16_at(bytes, at + 2)?);
        let field = at + 4..at + 4 + length;
        if field.end > extra.end {
            return None;
        }
        if u16_at(bytes, at)? == 1 {
            return Some(field);
        }
        at = field.end;
    }
    None
}

/// The record at the end of an archive; what follows it is its comment.
fn end_of(bytes: &[u8]) -> Option<usize> {
    const LENGTH: usize = 22;
    let from = bytes.len().saturating_sub(LENGTH + usize::from(u16::MAX));
    let tail = &bytes[from..];
    let mut found = memchr::memmem::rfind_iter(tail, b"PK\x05\x06").map(|at| from + at);
    found.find(|&at| {
        let comment = u16_at(bytes, at + 20).map(usize::from);
        comment.is_some_and(|comment| at + LENGTH + comment <= bytes.len())
    })
}

fn large_end(bytes: &[u8], end: usize) -> Option<usize> {
    const LOCATOR: usize = 20;
    let locator = end.checked_sub(LOCATOR)?;
    if !bytes[locator..].starts_with(b"PK\x06\x07") {
        return None;
    }
    // Where it says that it is, or right before: an archive may stand behind something.
    let said = u64_at(bytes, locator + 8).and_then(|at| usize::try_from(at).ok());
    let is_there = |at: &usize| bytes.get(*at..).is_some_and(|rest| rest.starts_with(b"PK\x06\x06"));
    said.filter(is_there).or_else(|| locator.checked_sub(56).filter(is_there))
}
