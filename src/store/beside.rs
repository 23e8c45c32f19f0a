//! Files that are made beside their place and get their name when they are whole; and what a killed process left of them.
//!
//! Whatever is being made has a name that begins with [`PREFIX`] and is locked while its maker lives: a file itself, a
//! folder by a file in it. So what nobody holds any more is told from work that is under way, and goes.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::{NamedTempFile, TempDir};

/// What the name of everything begins with that is being made.
pub(crate) const PREFIX: &str = ".cotejo-";
/// The file that who makes in a folder has locked.
const LOCKED: &str = "held";
/// That file before it is locked.
const UNLOCKED: &str = "held.new";
/// After so long nobody is at work any more, where a system knows no locks.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How long one process waits for another that writes the same file.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it looks.
const PAUSE: Duration = Duration::from_millis(5);
/// How long what is removed may still have its name.
const MOMENT: Duration = Duration::from_secs(1);

/// The folder that a file stands in.
pub(crate) fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The first of `name`, `name.2`, `name.3`… that nothing has.
pub(crate) fn free_name(wanted: &Path) -> PathBuf {
    let mut name = wanted.to_path_buf();
    let mut number = 2u32;
    // What leads nowhere is something, too; and a copy from an earlier time is somebody's last resort.
    while name.symlink_metadata().is_ok() {
        let mut next = wanted.as_os_str().to_owned();
        next.push(format!(".{number}"));
        name = PathBuf::from(next);
        number = number.saturating_add(1);
    }
    name
}

/// Gives a finished file its name, unless something has it.
pub(in crate::store) fn publish(made: &Path, file: &Path) -> io::Result<()> {
    // Some systems let only who may write to a file make it last.
    File::options().write(true).open(made)?.sync_all()?;
    tempfile::TempPath::try_from_path(made)?.persist_noclobber(file).map_err(|error| error.error)?;
    // Makes the name last; not every system can, and the content is safe already.
    let _ = File::open(parent(file)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Who may use one file may use the other: what is made of a memory gets its permissions.
pub(crate) fn same_permissions(of: &Path, file: &Path) -> io::Result<()> {
    let permissions = fs::metadata(of)?.permissions();
    // A copy of what may only be read is somebody's own.
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt as _;
        fs::Permissions::from_mode(permissions.mode() & 0o777 | 0o200)
    };
    #[cfg(not(unix))]
    let permissions = {
        let mut permissions = permissions;
        permissions.set_readonly(false);
        permissions
    };
    fs::set_permissions(file, permissions)
}

/// A folder in which something is being made; it goes when it is dropped.
pub(in crate::store) struct HeldFolder {
    folder: TempDir,
    /// Given up before the folder goes: some systems remove no file that is open.
    lock: Option<File>,
}

impl HeldFolder {
    /// One in `folder`; what nobody holds there any more goes.
    pub(in crate::store) fn new_in(folder: &Path) -> io::Result<Self> {
        /// More often nobody is taken for dead.
        const TRIES: usize = 50;
        let mut tries = 0;
        loop {
            tries += 1;
            let made = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder)?;
            match lock_folder(made.path()) {
                Ok(file) => {
                    remove_abandoned(folder, Some(made.path()));
                    return Ok(Self { folder: made, lock: Some(file) });
                }
                // Somebody took it for one whose maker was killed before it had its lock.
                Err(error) if error.kind() == io::ErrorKind::NotFound && tries < TRIES => {}
                Err(error) => return Err(error),
            }
        }
    }

    pub(in crate::store) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Locks a folder that was just made, by a file in it that has its name only when it is locked.
fn lock_folder(folder: &Path) -> io::Result<File> {
    let new = folder.join(UNLOCKED);
    let file = File::create(&new)?;
    if file.try_lock().is_ok() {
        fs::rename(new, folder.join(LOCKED))?;
    }
    Ok(file)
}

impl Drop for HeldFolder {
    fn drop(&mut self) {
        // Locked as long as anything is in it: killed on the way, it is still seen to be nobody's.
        empty_but_lock(self.folder.path());
        self.lock = None;
    }
}

/// Removes what was made in a folder, but not what tells whether anybody holds it: that goes last, with the folder.
fn empty_but_lock(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if ![LOCKED, UNLOCKED].iter().any(|&lock| entry.file_name() == lock) {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let _ = if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
        }
    }
}

/// A file that is being made; it goes when it is dropped, unless it got its name.
pub(crate) fn held_file(folder: &Path, builder: &mut tempfile::Builder<'_, '_>) -> io::Result<NamedTempFile> {
    builder.prefix(PREFIX);
    loop {
        let file = builder.tempfile_in(folder)?;
        // Whoever clears up may have found it before it was locked.
        let ours = match file.as_file().try_lock() {
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(_)) => true,
            Ok(()) => file.path().exists(),
        };
        if ours {
            remove_abandoned(folder, Some(file.path()));
            return Ok(file);
        }
    }
}

/// What keeps everybody of Cotejo but one from writing a file, from looking at it to its new name. It is a file beside it
/// that is locked, and goes with the lock.
pub struct FileLock {
    path: PathBuf,
    /// None where the system knows no locks.
    file: Option<File>,
}

impl FileLock {
    /// Waits until nobody else has it.
    pub(crate) fn wait(target: &Path) -> io::Result<Self> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = parent(target).join(format!("{PREFIX}lock-{name}"));
        let begun = Instant::now();
        loop {
            let opened = File::options().read(true).write(true).create(true).truncate(false).open(&path);
            let file = match opened {
                Ok(file) => file,
                // Some systems keep the name for a moment after the file was removed.
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied && begun.elapsed() < MOMENT => {
                    std::thread::sleep(PAUSE);
                    continue;
                }
                Err(error) => return Err(error),
            };
            match file.try_lock() {
                Err(TryLockError::Error(_)) => return Ok(Self { path, file: None }),
                // Whoever had it may have removed it when it was open here already.
                Ok(()) if is_at(&file, &path) => {
                    // What a killed process left beside another file goes too, though nothing be written here.
                    remove_abandoned(parent(target), Some(&path));
                    return Ok(Self { path, file: Some(file) });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => {
                    return Err(io::ErrorKind::WouldBlock.into());
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            }
        }
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        if self.file.is_some() {
            // While it is locked, so that nobody else's goes.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether an open file is the one at that place.
fn is_at(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(same_file::Handle::from_file);
    open.and_then(|open| Ok(open == same_file::Handle::from_path(path)?)).unwrap_or(false)
}

/// Removes what killed processes left in a folder: what is being made by nobody. Where a system knows no locks, what is
/// older by a day than `ours`.
pub(crate) fn remove_abandoned(folder: &Path, ours: Option<&Path>) {
    let modified = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let now = ours.and_then(modified);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let (Some(name), Ok(meta)) = (name.to_str(), entry.metadata()) else { continue };
        if Some(path.as_path()) == ours || !is_made(name, &path, &meta) {
            continue;
        }
        let old = || now.zip(modified(&path)).and_then(|(now, then)| now.duration_since(then).ok()) > Some(DAY);
        let mut locked = if meta.is_dir() { path.join(LOCKED) } else { path.clone() };
        if meta.is_dir() && !locked.exists() {
            // Its maker was killed, or is about to lock it and makes another one.
            if name.starts_with(PREFIX) && fs::remove_dir(&path).is_ok() {
                continue;
            }
            locked = path.join(UNLOCKED);
        }
        let file = File::options().read(true).write(true).open(locked);
        // Held until it is gone, so that nobody takes it up meanwhile.
        if file.as_ref().is_ok_and(|file| file.try_lock().is_ok()) || old() {
            let _ = if meta.is_dir() {
                empty_but_lock(&path);
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
        }
    }
}

/// The folders in which something is being made at this moment.
pub(in crate::store) fn held_folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let made = entries.filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX)));
    let held = |path: &PathBuf| {
        let file = File::options().read(true).write(true).open(path.join(LOCKED));
        file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    };
    made.map(|entry| entry.path()).filter(held).collect()
}

/// Whether a name is of what is being made. Earlier versions copied a
/// memory in a folder of a name that others use, too.
fn is_made(name: &str, path: &Path, meta: &Metadata) -> bool {
    let copying = |name: &str| ["copy.db", "anew.db"].iter().any(|copy| name.starts_with(copy));
    let only_copies = || {
        let mut names = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.file_name()).peekable();
        names.peek().is_some() && names.all(|name| name.to_str().is_some_and(copying))
    };
    (name.starts_with(PREFIX) && (meta.is_dir() || meta.is_file()))
        || (name.starts_with(".tmp") && name.len() == 10 && meta.is_dir() && only_copies())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_lock_of_a_killed_process_goes_when_another_file_is_locked() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path();
        fs::write(folder.join(".cotejo-lock-a.html"), "").unwrap();
        let held = FileLock::wait(&folder.join("c.html")).unwrap();
        let lock = FileLock::wait(&folder.join("b.html")).unwrap();
        assert_eq!(names(folder), [".cotejo-lock-b.html", ".cotejo-lock-c.html"], "what is held stays");
        drop((held, lock));
        assert!(names(folder).is_empty());
    }

    #[test]
    fn what_nobody_holds_goes_and_what_somebody_holds_stays() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path();
        // What a killed process leaves: the names, without the locks.
        fs::create_dir(folder.join(".cotejo-dead")).unwrap();
        fs::write(folder.join(".cotejo-dead/held"), "").unwrap();
        fs::write(folder.join(".cotejo-dead/copy.db"), "half").unwrap();
        fs::write(folder.join(".cotejo-file"), "half").unwrap();
        fs::create_dir(folder.join(".cotejo-empty")).unwrap();
        fs::create_dir(folder.join(".cotejo-unlocked")).unwrap();
        fs::write(folder.join(".cotejo-unlocked/held.new"), "").unwrap();
        // What is not of our making, or may yet be.
        fs::create_dir(folder.join(".cotejo-young")).unwrap();
        fs::write(folder.join(".cotejo-young/copy.db"), "half").unwrap();
        for other in [".cotejo", "cotejo-a", ".tmpfile", "notes.txt"] {
            fs::write(folder.join(other), "a person's").unwrap();
        }
        fs::create_dir(folder.join(".tmpAbCdEf")).unwrap();
        fs::write(folder.join(".tmpAbCdEf/notes.txt"), "another program's").unwrap();
        let held = HeldFolder::new_in(folder).unwrap();
        let file = held_file(folder, &mut tempfile::Builder::new()).unwrap();
        remove_abandoned(folder, None);
        let ours = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        let mut expected = vec![ours(held.path()), ours(file.path())];
        expected
            .extend([".cotejo", ".cotejo-young", ".tmpAbCdEf", ".tmpfile", "cotejo-a", "notes.txt"].map(String::from));
        expected.sort();
        assert_eq!(names(folder), expected);
        drop((held, file));
        assert_eq!(names(folder).len(), 6, "nothing is left of what went its way");
    }

    #[test]
    fn what_tells_that_a_folder_is_held_goes_last() {
        let home = tempfile::tempdir().unwrap();
        let held = HeldFolder::new_in(home.path()).unwrap();
        for file in ["copy.db", "who"] {
            fs::write(held.path().join(file), "half").unwrap();
        }
        fs::create_dir(held.path().join("folder")).unwrap();
        fs::write(held.path().join("folder/file"), "half").unwrap();
        // Whoever is killed here leaves what the next one takes away.
        empty_but_lock(held.path());
        assert_eq!(names(held.path()), [LOCKED]);
        let path = held.path().to_path_buf();
        std::mem::forget(held);
        remove_abandoned(home.path(), None);
        assert!(path.exists(), "its maker is alive");
    }

    #[test]
    fn many_who_make_and_clear_up_at_once_do_not_take_each_others() {
        let home = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let home = &home;
                scope.spawn(move || {
                    for round in 0..100 {
                        let file = held_file(home.path(), &mut tempfile::Builder::new()).unwrap();
                        file.persist(home.path().join(format!("{thread}-{round}"))).unwrap();
                    }
                });
            }
            scope.spawn(|| (0..200).for_each(|_| remove_abandoned(home.path(), None)));
        });
        assert_eq!(names(home.path()).len(), 400);
    }
}
