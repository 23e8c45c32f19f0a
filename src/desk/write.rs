//! The one place that writes files: whole or not at all, and never over what a person changed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::desk::original::read_path_limited;
use crate::error::{Error, Result};
use crate::model::{Hash, hash_bytes};
use crate::store::Ledger;
use crate::store::beside::{FileLock, held_file, parent, same_permissions};

/// What may be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// What Cotejo wrote and nobody changed since.
    Ours,
    /// Anything: the person said so (`--force`). A link is replaced, and what it leads to stays.
    Anything,
}

/// Makes what belongs into a file of what is there; none for no file.
pub type MakeMerged<'a> = dyn FnMut(Option<&[u8]>) -> Result<Vec<u8>> + 'a;

/// Writes files and remembers in the memory what it wrote.
pub struct FileWriter<'a> {
    /// Where the content hashes of the files written are kept.
    pub ledger: &'a mut dyn Ledger,
    /// The project's folder: files in it are remembered relative to it.
    pub folder: &'a Path,
    /// What may be overwritten.
    pub overwrite: Overwrite,
}

impl FileWriter<'_> {
    /// Writes a file, and the folders that it needs. A file that has this very content already is left alone.
    ///
    /// # Errors
    /// [`Error::FileChangedByPerson`] if the file is not as Cotejo wrote it, and those of [`write()`].
    pub fn write(&mut self, file: &Path, bytes: &[u8]) -> Result<()> {
        let hash = hash_bytes(bytes);
        let name = self.name(file);
        let _lock = lock(file)?;
        loop {
            let there = hash_of(file)?;
            if there.as_ref() == Some(&hash) {
                return self.note(&name, &hash);
            }
            let ours = || Ok::<_, Error>(self.ledger.written(&name)? == there);
            if there.is_some() && self.overwrite == Overwrite::Ours && !ours()? {
                return Err(Error::FileChangedByPerson { file: file.display().to_string() });
            }
            if self.overwrite == Overwrite::Anything {
                write_in_place(file, bytes)?;
                return self.note(&name, &hash);
            }
            if self.put(file, bytes, there.as_ref())? {
                return self.note(&name, &hash);
            }
        }
    }

    /// The same for content that is made while it is written, and may be larger than is ever held at once.
    ///
    /// # Errors
    /// As [`FileWriter::write`], and those of `fill`, after which nothing was written.
    pub fn write_with(&mut self, file: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        let name = self.name(file);
        let changed = || Error::FileChangedByPerson { file: file.display().to_string() };
        let there = hash_of(file)?;
        if there.is_some() && self.overwrite == Overwrite::Ours && self.ledger.written(&name)? != there {
            return Err(changed());
        }
        let prepared = Prepared::new(file, None, fill)?;
        let hash = prepared.hash.clone();
        // Making it took a while: what somebody put there meanwhile is looked at again.
        let _lock = lock(file)?;
        let written = match self.overwrite {
            Overwrite::Ours => prepared.publish_over(there.as_ref())?,
            Overwrite::Anything => prepared.publish().map(|()| true)?,
        };
        if !written {
            return Err(changed());
        }
        self.note(&name, &hash)
    }

    /// Writes a file that others write, too, also where a link leads: `merge` makes what belongs there of what is there, of
    /// which no more than `limit` bytes are read, and again if somebody wrote meanwhile.
    ///
    /// # Errors
    /// Those of `merge` and of [`write()`].
    pub fn merge(&mut self, file: &Path, limit: u64, merge: &mut MakeMerged<'_>) -> Result<()> {
        let name = self.name(file);
        let _lock = lock(file)?;
        loop {
            let there = bytes_of(file, limit)?;
            let seen = there.as_deref().map(hash_bytes);
            let bytes = merge(there.as_deref())?;
            let hash = hash_bytes(&bytes);
            if seen.as_ref() == Some(&hash) || self.put(file, &bytes, seen.as_ref())? {
                return self.note(&name, &hash);
            }
        }
    }

    fn put(&self, file: &Path, bytes: &[u8], seen: Option<&Hash>) -> Result<bool> {
        let name = file.display().to_string();
        Prepared::new(file, None, |out| out.write_all(bytes).map_err(|error| Error::writing(&name, error)))?
            .publish_over(seen)
    }

    fn note(&mut self, name: &str, hash: &Hash) -> Result<()> {
        match self.ledger.set_written(name, hash) {
            // The file stands; next time it is taken for a person's, which is the safe mistake.
            Err(Error::StoreReadOnly { .. }) => Ok(()),
            noted => noted,
        }
    }

    /// What the memory calls the file: relative to the project's folder if it stands in it.
    fn name(&self, file: &Path) -> String {
        let folder = real(if self.folder.as_os_str().is_empty() { Path::new(".") } else { self.folder });
        let path = real(parent(file)).map(|parent| parent.join(file.file_name().unwrap_or_default()));
        let path = path.unwrap_or_else(|_| file.to_path_buf());
        let path = folder.ok().and_then(|folder| path.strip_prefix(folder).ok().map(Path::to_path_buf)).unwrap_or(path);
        path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}

/// Where a path really leads, whether or not something stands there yet: its nearest folder that does is resolved, links and
/// all, so that any two paths can be held against each other.
///
/// # Errors
/// An empty path, and no working folder.
pub(super) fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for folder in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (folder.canonicalize(), path.strip_prefix(folder)) {
            return Ok(if rest.as_os_str().is_empty() { real } else { real.join(rest) });
        }
    }
    Ok(path)
}

/// The content hash of a file; none if there is none.
///
/// # Errors
/// Those of reading it. Something that is no file (a device, a pipe) has no content to lose: none.
pub fn hash_of(file: &Path) -> Result<Option<Hash>> {
    let failed = |error: io::Error| Error::reading(&file.display().to_string(), error);
    match fs::metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
        Ok(meta) if meta.is_dir() => return Err(Error::FileIsDirectory { file: file.display().to_string() }),
        Ok(meta) if !meta.is_file() => return Ok(None),
        Ok(_) => {}
    }
    let mut hasher = Hasher::default();
    io::copy(&mut File::open(file).map_err(failed)?, &mut hasher).map_err(failed)?;
    Ok(Some(hasher.finish()))
}

/// The bytes of a file, so many at most; none if there is none.
///
/// # Errors
/// Those of reading it, and one that is too large.
pub fn bytes_of(file: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
    match read_path_limited(file, &file.display().to_string(), limit) {
        Err(Error::FileMissing { .. }) => Ok(None),
        read => read.map(Some),
    }
}

/// Writes a file whole or not at all: beside it first, then renamed.
///
/// # Errors
/// [`Error::FileUnwritable`], [`Error::FileIsDirectory`]; what was there before is then there as it was.
pub fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    write_with(file, |out| out.write_all(bytes).map_err(|error| Error::writing(&file.display().to_string(), error)))
        .map(|_| ())
}

/// As [`write()`], but a link that stands there is itself replaced: what it leads to may be anybody's.
fn write_in_place(file: &Path, bytes: &[u8]) -> Result<()> {
    match fs::symlink_metadata(file) {
        Ok(meta) if meta.is_symlink() => {
            let failed = |error: io::Error| Error::writing(&file.display().to_string(), error);
            let (mut out, path) = new_beside(parent(file)).map_err(failed)?.into_parts();
            out.write_all(bytes).and_then(|()| out.sync_all()).map_err(failed)?;
            path.persist(file).map_err(|error| failed(error.error))
        }
        _ => write(file, bytes),
    }
}

/// The same for content that is made while it is written; returns its hash.
///
/// # Errors
/// As [`write()`], and those of `fill`, after which nothing was written.
pub fn write_with(file: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Hash> {
    let prepared = Prepared::new(file, None, fill)?;
    let hash = prepared.hash.clone();
    prepared.publish()?;
    Ok(hash)
}

/// Writes a new file: one that is there, or that somebody makes meanwhile, stays.
///
/// # Errors
/// [`Error::FileExists`], and as [`write()`].
pub fn write_new(file: &Path, bytes: &[u8]) -> Result<()> {
    let name = file.display().to_string();
    let _lock = lock(file)?;
    let prepared = Prepared::new(file, None, |out| out.write_all(bytes).map_err(|error| Error::writing(&name, error)))?;
    if prepared.publish_over(None)? { Ok(()) } else { Err(Error::FileExists { file: name }) }
}

/// Waits until nobody else who is of Cotejo writes this file, and keeps them from it for as long as it is held: from
/// looking at the file to its new name.
///
/// # Errors
/// [`Error::FileBusy`] where another process holds it for too long, and those of the system.
pub fn lock(file: &Path) -> Result<FileLock> {
    let name = file.display().to_string();
    let target = target(file);
    if target.metadata().is_ok_and(|meta| meta.is_dir()) {
        return Err(Error::FileIsDirectory { file: name });
    }
    fs::create_dir_all(parent(&target)).map_err(|error| Error::writing(&name, error))?;
    match FileLock::wait(&target) {
        Ok(lock) => Ok(lock),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Err(Error::FileBusy { file: name }),
        Err(error) => Err(Error::writing(&name, error)),
    }
}

/// What a link leads to is written, and the link stays.
fn target(file: &Path) -> PathBuf {
    match fs::symlink_metadata(file) {
        Ok(meta) if meta.is_symlink() => file.canonicalize().unwrap_or_else(|_| file.to_path_buf()),
        _ => file.to_path_buf(),
    }
}

/// A file that is written whole, beside its place, and has yet to get its name.
pub struct Prepared {
    /// Of what was written.
    pub hash: Hash,
    name: String,
    target: PathBuf,
    /// None for a device or a pipe, which cannot be renamed over: it has been written.
    beside: Option<(File, tempfile::TempPath)>,
}

impl Prepared {
    /// Writes what `fill` does. A file that is not there yet gets the permissions of the one that it is a copy of.
    ///
    /// # Errors
    /// As [`write_with`].
    pub fn new(file: &Path, copy_of: Option<&Path>, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Self> {
        let name = file.display().to_string();
        let failed = |error: io::Error| Error::writing(&name, error);
        let target = target(file);
        let there = fs::metadata(&target).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Error::FileIsDirectory { file: name });
        }
        if there.as_ref().is_some_and(|meta| !meta.is_file()) {
            let out = File::options().write(true).open(&target).map_err(failed)?;
            let (_, hash) = filled(out, fill, &name)?;
            return Ok(Self { hash, name, target, beside: None });
        }
        let folder = parent(&target);
        fs::create_dir_all(folder).map_err(failed)?;
        let (out, path) = new_beside(folder).map_err(failed)?.into_parts();
        let (out, hash) = filled(out, fill, &name)?;
        out.sync_all().map_err(failed)?;
        if let Some(meta) = there {
            if meta.permissions().readonly() {
                return Err(failed(io::Error::from(io::ErrorKind::PermissionDenied)));
            }
            fs::set_permissions(&path, meta.permissions()).map_err(failed)?;
        } else if let Some(other) = copy_of {
            same_permissions(other, &path).map_err(failed)?;
        }
        Ok(Self { hash, name, target, beside: Some((out, path)) })
    }

    /// Gives it its name, whatever stands there.
    ///
    /// # Errors
    /// As [`write()`].
    pub fn publish(self) -> Result<()> {
        let failed = |error: io::Error| Error::writing(&self.name, error);
        let Some((_held, path)) = self.beside else { return Ok(()) };
        path.persist(&self.target).map_err(|error| failed(error.error))?;
        // Makes the new name last; where a system cannot, the content is whole all the same.
        let _ = File::open(parent(&self.target)).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// The same over what was `seen` there, none for nothing; false, and nothing is written, if it is something else by now:
    /// an editor takes no lock.
    ///
    /// # Errors
    /// As [`write()`], and those of reading what is there.
    pub fn publish_over(self, seen: Option<&Hash>) -> Result<bool> {
        if hash_of(&self.target)?.as_ref() != seen {
            return Ok(false);
        }
        self.publish().map(|()| true)
    }
}

/// Lets `fill` write into `out`, and counts what it wrote into a hash.
fn filled(out: File, fill: impl FnOnce(&mut dyn Write) -> Result<()>, name: &str) -> Result<(File, Hash)> {
    let mut out = Watched { out: BufWriter::with_capacity(1 << 16, out), hasher: Hasher::default(), failure: None };
    let done = fill(&mut out).and_then(|()| out.flush().map_err(|error| Error::writing(name, error)));
    if let Some(failure) = out.failure {
        return Err(Error::writing(name, failure));
    }
    done?;
    let file = out.out.into_inner().map_err(|error| Error::writing(name, error.into_error()))?;
    Ok((file, out.hasher.finish()))
}

/// A file of everybody's usual permissions, under a name that nobody has.
fn new_beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    held_file(folder, &mut builder)
}

/// A hash of what is written into it.
#[derive(Default)]
pub(super) struct Hasher(crate::model::Hashing);

impl Hasher {
    pub(super) fn finish(self) -> Hash {
        self.0.finish()
    }
}

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps the system's own words for why a write failed, whatever a format makes of them.
struct Watched {
    out: BufWriter<File>,
    hasher: Hasher,
    failure: Option<io::Error>,
}

impl Watched {
    fn keep<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            let again =
                error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error);
            self.failure.get_or_insert(error);
            again
        })
    }
}

impl Write for Watched {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        let written = self.keep(done)?;
        self.hasher.0.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.keep(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;

    #[test]
    fn a_file_that_a_person_changed_is_not_overwritten_without_being_asked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out/story/a.xlf");
        let mut ledger = Memory::in_process().unwrap().ledger().unwrap();
        let mut writer = FileWriter { ledger: ledger.as_mut(), folder: folder.path(), overwrite: Overwrite::Ours };
        writer.write(&file, b"one").unwrap();
        writer.write(&file, b"two").unwrap();
        assert_eq!(writer.ledger.written("out/story/a.xlf").unwrap(), Some(hash_bytes(b"two")));
        fs::write(&file, b"two, edited").unwrap();
        assert!(matches!(writer.write(&file, b"three"), Err(Error::FileChangedByPerson { .. })));
        assert_eq!(fs::read(&file).unwrap(), b"two, edited");
        // The same content is no conflict, and is ours from now on.
        writer.write(&file, b"two, edited").unwrap();
        writer.write(&file, b"three").unwrap();
        fs::write(&file, b"edited again").unwrap();
        writer.overwrite = Overwrite::Anything;
        writer.write(&file, b"four").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"four");
        // A file that was there before Cotejo is a person's.
        let other = folder.path().join("b.xlf");
        fs::write(&other, b"mine").unwrap();
        writer.overwrite = Overwrite::Ours;
        assert!(matches!(writer.write(&other, b"ours"), Err(Error::FileChangedByPerson { .. })));
        assert!(matches!(writer.write(folder.path(), b"x"), Err(Error::FileIsDirectory { .. })));
    }

    #[test]
    fn what_fails_in_the_middle_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.tmx");
        write(&file, b"old").unwrap();
        let outcome = write_with(&file, |out| {
            out.write_all(&[b'x'; 100_000]).unwrap();
            Err(Error::UnitUnknown { unit: "u".into() })
        });
        assert!(matches!(outcome, Err(Error::UnitUnknown { .. })));
        assert_eq!(fs::read(&file).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left lying about");
        let hash = write_with(&file, |out| {
            out.write_all(b"new").unwrap();
            Ok(())
        });
        assert_eq!(hash.unwrap(), hash_bytes(b"new"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.tmx"), folder.path().join("link.tmx"));
        write(&file, b"old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(write(&file, b"newer"), Err(Error::FileUnwritable { .. })));
        assert_eq!(fs::read(&file).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_forced_is_not_written_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (key, link) = (folder.path().join("key"), folder.path().join("out.xlf"));
        fs::write(&key, b"secret").unwrap();
        let mut ledger = Memory::in_process().unwrap().ledger().unwrap();
        for (merged, kept) in [(false, &b"secret"[..]), (true, b"new")] {
            let _ = fs::remove_file(&link);
            std::os::unix::fs::symlink(&key, &link).unwrap();
            let overwrite = Overwrite::Anything;
            let mut writer = FileWriter { ledger: ledger.as_mut(), folder: folder.path(), overwrite };
            if merged {
                writer.merge(&link, 1 << 20, &mut |_| Ok(b"new".to_vec())).unwrap();
            } else {
                writer.write(&link, b"new").unwrap();
            }
            assert_eq!(fs::read(&link).unwrap(), b"new");
            assert_eq!(fs::read(&key).unwrap(), kept);
        }
    }

    #[test]
    fn a_full_device_is_told() {
        let full = Path::new("/dev/full");
        if !full.exists() {
            println!("skipped: this system has no /dev/full");
            return;
        }
        let outcome = write(full, &[b'x'; 200_000]);
        let Err(Error::FileUnwritable { file, .. }) = outcome else { panic!("{outcome:?}") };
        assert_eq!(file, "/dev/full");
    }
}
