//! Files that are made beside their place and get their name when they are whole.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

/// The file that who makes in a folder has locked.
const LOCKED: &str = "held";

/// The folder that a file stands in.
pub(in crate::store) fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Gives a finished file its name, unless something has it.
pub(in crate::store) fn publish(made: &Path, file: &Path) -> std::io::Result<()> {
    // Some systems let only who may write to a file make it last.
    File::options().write(true).open(made)?.sync_all()?;
    tempfile::TempPath::try_from_path(made)?.persist_noclobber(file).map_err(|error| error.error)?;
    // Makes the name last; not every system can, and the content is safe already.
    let _ = File::open(parent(file)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// A lock file in a folder that is being filled: while the process that fills it lives, the lock is held, so that what a
/// killed process left behind is told from work that is under way.
pub(in crate::store) fn lock(folder: &Path) -> std::io::Result<File> {
    let (new, locked) = (folder.join("held.new"), folder.join(LOCKED));
    let file = File::create(&new)?;
    // Where a system knows no locks, the folder's age tells.
    if file.try_lock().is_ok() {
        std::fs::rename(new, locked)?;
    }
    Ok(file)
}

/// Removes what a killed process left behind: what has that prefix and is a folder whose lock nobody holds any more, or
/// older than `ours` by a day.
pub(in crate::store) fn remove_abandoned(folder: &Path, prefix: &str, ours: &Path) {
    let modified = |path: &Path| std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let Some(now) = modified(ours) else { return };
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if !entry.file_name().to_string_lossy().starts_with(prefix) || path == ours {
            continue;
        }
        let age = modified(&path).and_then(|then| now.duration_since(then).ok());
        let free = File::open(path.join(LOCKED)).is_ok_and(|locked| locked.try_lock().is_ok());
        if free || age.is_some_and(|age| age > Duration::from_secs(24 * 60 * 60)) {
            // One of the two is what it is.
            let _ = std::fs::remove_dir_all(&path);
            let _ = std::fs::remove_file(&path);
        }
    }
}
