//! New content for some files of an archive: the old bytes are kept, the new data put in, and the offsets in the
//! directory moved. Every other local header, datum and descriptor is what it was; rebuilding an archive through a
//! library changes nearly all local headers (extra fields that only they have, the bits of the level).

use std::collections::HashMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::directory::{Directory, ELSEWHERE, Fault, Record, u16_at, u32_at, u64_at, wide_field};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Sizes behind the data instead of before them.
const DESCRIPTOR: u16 = 1 << 3;

/// The archive with other content in some of its files, which are told by their number.
pub(super) fn splice(bytes: &[u8], directory: &Directory, new: &[(usize, &[u8])]) -> Result<Vec<u8>, Fault> {
    let mut changed: Vec<Changed> = Vec::with_capacity(new.len());
    for &(number, content) in new {
        let record = directory.records.get(number).ok_or("directory")?;
        changed.push(Changed::of(bytes, number, record, content).ok_or("directory")?);
    }
    changed.sort_by_key(|file| file.old.start);
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 8);
    let mut at = 0;
    for file in &changed {
        if file.old.start < at || file.old.end > directory.place.start {
            return Err("directory");
        }
        out.extend_from_slice(&bytes[at..file.old.start]);
        out.extend_from_slice(&file.local);
        at = file.old.end;
    }
    out.extend_from_slice(&bytes[at..directory.place.start]);
    // How far what stands behind so many of them has moved.
    let mut moves = vec![0];
    for file in &changed {
        moves.push(moves[moves.len() - 1] + length(file.local.len()) - length(file.old.len()));
    }
    let moved = |offset: usize| moves[changed.partition_point(|file| file.old.start < offset)];
    let by_number: HashMap<usize, &Changed> = changed.iter().map(|file| (file.number, file)).collect();
    let start = out.len();
    for (number, record) in directory.records.iter().enumerate() {
        let file = by_number.get(&number).copied();
        put_record(&mut out, bytes, record, moved(record.header), file).ok_or("directory")?;
    }
    let (records_end, shift) = (out.len(), length(start) - length(directory.place.start));
    out.extend_from_slice(&bytes[directory.place.end..]);
    put_ends(&mut out, bytes, directory, (start, records_end), shift).ok_or("directory")?;
    Ok(out)
}

fn length(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// A file with other content.
struct Changed {
    number: usize,
    /// Its local header, data and descriptor.
    old: std::ops::Range<usize>,
    /// The same, new.
    local: Vec<u8>,
    crc: u32,
    compressed: u32,
    size: u32,
}

impl Changed {
    fn of(bytes: &[u8], number: usize, record: &Record, content: &[u8]) -> Option<Self> {
        let data = record.data(bytes)?;
        let packed = match record.method {
            STORED => content.to_vec(),
            _ => {
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(content).ok()?;
                encoder.finish().ok()?
            }
        };
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let (crc, compressed, size) =
            (crc.sum(), u32::try_from(packed.len()).ok()?, u32::try_from(content.len()).ok()?);
        let flags = u16_at(bytes, record.header + 6)?;
        let end = data.end + if flags & DESCRIPTOR == 0 { 0 } else { descriptor(bytes, data.end, record) };
        let name = usize::from(u16_at(bytes, record.header + 26)?);
        let extra = record.header + 30 + name..data.start;
        let mut local = bytes[record.header..extra.start].to_vec();
        let method = if record.method == STORED { STORED } else { DEFLATED };
        local[6..8].copy_from_slice(&(flags & !DESCRIPTOR).to_le_bytes());
        local[8..10].copy_from_slice(&method.to_le_bytes());
        for (at, number) in [(14, crc), (18, compressed), (22, size)] {
            local[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        let extra = without_wide(bytes, extra);
        local[28..30].copy_from_slice(&u16::try_from(extra.len()).ok()?.to_le_bytes());
        local.extend_from_slice(&extra);
        local.extend_from_slice(&packed);
        Some(Self { number, old: record.header..end, local, crc, compressed, size })
    }
}

/// How long the descriptor behind the data is: with or without its mark, with short or long sizes.
fn descriptor(bytes: &[u8], at: usize, record: &Record) -> usize {
    let mark = if bytes[at..].starts_with(b"PK\x07\x08") { 4 } else { 0 };
    if u32_at(bytes, at + mark) != Some(record.crc) {
        return 0;
    }
    let sizes = at + mark + 4;
    let is_long = u64_at(bytes, sizes) == Some(record.compressed) && u64_at(bytes, sizes + 8) == Some(record.size);
    mark + 4 + if is_long { 16 } else { 8 }
}

/// Extra fields without that for large numbers.
fn without_wide(bytes: &[u8], extra: std::ops::Range<usize>) -> Vec<u8> {
    match wide_field(bytes, extra.clone()) {
        Some(wide) => [&bytes[extra.start..wide.start - 4], &bytes[wide.end..extra.end]].concat(),
        None => bytes[extra].to_vec(),
    }
}

fn put_record(out: &mut Vec<u8>, bytes: &[u8], record: &Record, moved: i64, new: Option<&Changed>) -> Option<()> {
    let begin = out.len();
    let old = &bytes[record.place.clone()];
    let (said, width) = record.header_said;
    let header = match width {
        8 => u64_at(bytes, said)?,
        _ => u64::from(u32_at(bytes, said)?),
    };
    let header = header.checked_add_signed(moved)?;
    let Some(new) = new else {
        out.extend_from_slice(old);
        let at = begin + (said - record.place.start);
        out[at..at + width].copy_from_slice(&header.to_le_bytes()[..width]);
        return Some(());
    };
    let name = usize::from(u16_at(old, 28)?);
    let extra = record.place.start + 46 + name;
    let extra = extra..extra + usize::from(u16_at(old, 30)?);
    out.extend_from_slice(&old[..46 + name]);
    let kept = without_wide(bytes, extra.clone());
    out.extend_from_slice(&kept);
    out.extend_from_slice(&bytes[extra.end..record.place.end]);
    let flags = u16_at(old, 8)? & !DESCRIPTOR;
    let method = if record.method == STORED { STORED } else { DEFLATED };
    for (at, short) in [(8, flags), (10, method), (30, u16::try_from(kept.len()).ok()?)] {
        out[begin + at..begin + at + 2].copy_from_slice(&short.to_le_bytes());
    }
    let header = u32::try_from(header).ok().filter(|&header| header != ELSEWHERE)?;
    for (at, number) in [(16, new.crc), (20, new.compressed), (24, new.size), (42, header)] {
        out[begin + at..begin + at + 4].copy_from_slice(&number.to_le_bytes());
    }
    Some(())
}

/// Where the directory is, and how long, in the records behind it.
fn put_ends(
    out: &mut [u8],
    bytes: &[u8],
    directory: &Directory,
    (start, end): (usize, usize),
    shift: i64,
) -> Option<()> {
    let size = u64::try_from(end - start).ok()?;
    let said = u64::try_from(start - directory.before).ok()?;
    let here = |at: usize| at - directory.place.end + end;
    let short = |out: &mut [u8], at: usize, number: u64| -> Option<()> {
        if u32_at(bytes, at)? != ELSEWHERE {
            out[here(at)..here(at) + 4].copy_from_slice(&u32::try_from(number).ok()?.to_le_bytes());
        }
        Some(())
    };
    short(out, directory.end + 12, size)?;
    short(out, directory.end + 16, said)?;
    if let Some(large) = directory.large_end {
        let moved = shift + length(end - start) - length(directory.place.len());
        let locator = directory.end - 20 + 8;
        let large_said = u64_at(bytes, locator)?.checked_add_signed(moved)?;
        for (at, number) in [(large + 40, size), (large + 48, said), (locator, large_said)] {
            out[here(at)..here(at) + 8].copy_from_slice(&number.to_le_bytes());
        }
    }
    Some(())
}
