//! Who holds a memory that others wait for: long work says so beside the file, and where the system tells which process has
//! a lock, it is asked.

use std::fs;
use std::path::Path;

use crate::model::Time;
use crate::store::beside::{HeldFolder, held_folders, parent};
use crate::store::reader::Stamp;

/// The file in which work says what it is.
const WHO: &str = "who";

/// Who holds a memory; `none` where it is not known.
pub(super) struct Holder {
    /// Its number, and its name.
    pub(super) process: String,
    pub(super) work: String,
    pub(super) who: String,
    /// In UTC.
    pub(super) since: String,
}

/// Says what is being done to the memory in a file as long as it lives. Where nothing can be written, nobody is told.
pub(super) fn announce(file: Option<&Path>, work: &str, by: &Stamp) -> Option<HeldFolder> {
    let file = file?;
    let held = HeldFolder::new_in(parent(file)).ok()?;
    let base = file.file_name()?.to_string_lossy().into_owned();
    let said = [base, std::process::id().to_string(), work.to_owned(), moment(by.when), by.who.clone()].join("\n");
    fs::write(held.path().join(WHO), said).ok()?;
    Some(held)
}

/// Who holds the memory in a file.
pub(super) fn holder(file: &Path) -> Holder {
    let none = || "none".to_owned();
    let base = file.file_name().map(|base| base.to_string_lossy().into_owned()).unwrap_or_default();
    let locked = locked_by(file);
    for folder in held_folders(parent(file)) {
        let said = fs::read_to_string(folder.join(WHO)).unwrap_or_default();
        let mut lines = said.splitn(5, '\n').map(str::to_owned);
        let (Some(of), Some(process), Some(work), Some(since), Some(who)) =
            (lines.next(), lines.next(), lines.next(), lines.next(), lines.next())
        else {
            continue;
        };
        let other = locked.is_some_and(|locked| process != locked.to_string());
        if of != base || other {
            continue;
        }
        let process = process.parse().map_or(process, named);
        return Holder { process, work, who, since };
    }
    Holder { process: locked.map_or_else(none, named), work: none(), who: none(), since: none() }
}

fn moment(time: Time) -> String {
    jiff::Timestamp::from_second(time.0).map_or_else(|_| "none".to_owned(), |moment| moment.to_string())
}

/// A process's number with its name, where the system tells.
fn named(process: u32) -> String {
    match fs::read_to_string(format!("/proc/{process}/comm")) {
        Ok(name) => format!("{process} ({})", name.trim()),
        Err(_) => process.to_string(),
    }
}

/// Which process has the lock of who writes (byte 120 of the log's index, or the reserved byte of the database itself), as
/// Linux tells it. The files are not opened: closing one would give up this process's own locks.
#[cfg(target_os = "linux")]
fn locked_by(file: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt as _;
    let inode = |path: &Path| fs::metadata(path).ok().map(|meta| meta.ino());
    let mut index = file.as_os_str().to_owned();
    index.push("-shm");
    let (index, database) = (inode(Path::new(&index)), inode(file));
    let locks = fs::read_to_string("/proc/locks").ok()?;
    locks.lines().find_map(|line| {
        // `1: POSIX  ADVISORY  WRITE 1234 08:01:567 120 120`
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [_, "POSIX", _, "WRITE", process, place, begin, ..] = fields[..] else { return None };
        let place: u64 = place.rsplit(':').next()?.parse().ok()?;
        let begin: u64 = begin.parse().ok()?;
        let holds = (index == Some(place) && begin == 120)
            || (database == Some(place) && (0x4000_0000..0x4000_0200).contains(&begin));
        process.parse().ok().filter(|_| holds)
    })
}

#[cfg(not(target_os = "linux"))]
fn locked_by(_: &Path) -> Option<u32> {
    None
}
