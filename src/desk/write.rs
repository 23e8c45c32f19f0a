//! The one place that writes files: whole or not at all, and never over what a person changed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::desk::bounded::read_path_limited;
use crate::desk::written::{Notes, StoryFolder, Writer};
use crate::error::{Error, Result};
use crate::model::{Hash, hash_bytes};
use crate::store::beside::{FileLock, free_name, held_file, parent, same_permissions};

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

/// Writes the files of a story, and notes beside them what it wrote.
pub struct FileWriter<'a> {
    /// The story's folder; none for a file that belongs to no story, which is noted in the folder where it lies.
    pub story: Option<&'a StoryFolder>,
    /// What may be overwritten.
    pub overwrite: Overwrite,
}

impl FileWriter<'_> {
    /// Writes a file, and the folders that it needs. A file that has this very content already is left alone. What somebody
    /// else wrote, and may be overwritten, is kept beside: returned is where.
    ///
    /// # Errors
    /// [`Error::FileChangedByPerson`] if the file is not as Cotejo wrote it, [`Error::FileNotOurs`] if nothing says that it
    /// did; [`Error::FolderOfAnother`]; those of [`Prepared::new`].
    pub fn write(&self, file: &Path, bytes: &[u8]) -> Result<Option<PathBuf>> {
        let hash = hash_bytes(bytes);
        if hash_of(file)?.as_ref() == Some(&hash) {
            let (mut notes, name) = self.notes(file)?;
            // Without a note it is taken for a person's next time, which is the safe mistake.
            let _ = notes.note(&name, &hash);
            return Ok(None);
        }
        let failed = |error| Error::writing(&file.display().to_string(), error);
        self.write_with(file, |out| out.write_all(bytes).map_err(failed))
    }

    /// The same for content that is made while it is written, and may be larger than is ever held at once.
    ///
    /// # Errors
    /// As [`FileWriter::write`], and those of `fill`, after which nothing was written.
    pub fn write_with(&self, file: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Option<PathBuf>> {
        let (mut notes, name) = self.notes(file)?;
        let there = hash_of(file)?;
        let writer = there.as_ref().map(|there| notes.writer(&name, file, there)).transpose()?;
        let whole = || file.display().to_string();
        let keep = match writer {
            None | Some(Writer::Cotejo) => false,
            Some(_) if self.overwrite == Overwrite::Anything => true,
            Some(Writer::Changed) => return Err(Error::FileChangedByPerson { file: whole() }),
            Some(Writer::Unknown) => return Err(Error::FileNotOurs { file: whole() }),
        };
        let prepared = Prepared::over(self.overwrite, file, None, fill)?;
        // Making it took a while: what somebody put there meanwhile is looked at again.
        let _lock = lock(file)?;
        if hash_of(file)? != there {
            return Err(Error::FileChangedByPerson { file: whole() });
        }
        let kept = keep.then(|| keep_beside(file)).transpose()?;
        // First, so that whoever is killed in between has noted what nobody has.
        notes.note(&name, &prepared.hash)?;
        prepared.publish()?;
        Ok(kept)
    }

    /// Writes a file that was brought up to date `from` what it held, which may be a person's work and then stays hers. With
    /// `keep`, that is kept beside: returned is where.
    ///
    /// # Errors
    /// [`Error::FileChangedByPerson`] if it holds something else by now, [`Error::FolderOfAnother`]; those of [`Prepared::new`].
    pub fn update(&self, file: &Path, bytes: &[u8], from: &Hash, keep: bool) -> Result<Option<PathBuf>> {
        if hash_bytes(bytes) == *from {
            return Ok(None);
        }
        let (mut notes, name) = self.notes(file)?;
        let whole = || file.display().to_string();
        let ours = notes.writer(&name, file, from)? == Writer::Cotejo;
        let fill = |out: &mut dyn Write| out.write_all(bytes).map_err(|error| Error::writing(&whole(), error));
        let prepared = Prepared::new(file, None, fill)?;
        let _lock = lock(file)?;
        if hash_of(file)?.as_ref() != Some(from) {
            return Err(Error::FileChangedByPerson { file: whole() });
        }
        let kept = keep.then(|| keep_beside(&target(file))).transpose()?;
        if ours {
            notes.note(&name, &prepared.hash)?;
        }
        prepared.publish()?;
        Ok(kept)
    }

    /// The notes of the folder where a file belongs, and its name there.
    fn notes(&self, file: &Path) -> Result<(Notes, String)> {
        let folder = self.story.map_or_else(|| parent(file), |story| &story.path);
        let mut notes = Notes::read(folder)?;
        if let Some(story) = self.story {
            notes.claim(story)?;
        }
        let name = file.strip_prefix(folder).unwrap_or(file).iter().map(|part| part.to_string_lossy());
        Ok((notes, name.collect::<Vec<_>>().join("/")))
    }
}

/// Writes a file that others write, too, also where a link leads: `merge` makes what belongs there of what is there, of
/// which no more than `limit` bytes are read, and again if somebody wrote meanwhile.
///
/// # Errors
/// Those of `merge` and of [`Prepared::new`].
pub fn merge_into(file: &Path, limit: u64, merge: &mut MakeMerged<'_>) -> Result<()> {
    let name = file.display().to_string();
    let _lock = lock(file)?;
    loop {
        let there = bytes_of(file, limit)?;
        let seen = there.as_deref().map(hash_bytes);
        let bytes = merge(there.as_deref())?;
        if seen == Some(hash_bytes(&bytes)) {
            return Ok(());
        }
        let fill = |out: &mut dyn Write| out.write_all(&bytes).map_err(|error| Error::writing(&name, error));
        if Prepared::new(file, None, fill)?.publish_over(seen.as_ref())? {
            return Ok(());
        }
    }
}

/// Keeps what a file holds beside it, under a name that is free: `visit.xlf.bak`, `visit.xlf.bak.2`…; returns where.
///
/// # Errors
/// Those of reading and writing.
pub(super) fn keep_beside(file: &Path) -> Result<PathBuf> {
    let mut wanted = file.as_os_str().to_owned();
    wanted.push(".bak");
    loop {
        let kept = free_name(Path::new(&wanted));
        let failed = |error: io::Error| Error::writing(&kept.display().to_string(), error);
        // Of a link the link is kept: what it leads to stays where it is.
        if fs::symlink_metadata(file).is_ok_and(|meta| meta.is_symlink()) {
            return fs::rename(file, &kept).map_err(failed).map(|()| kept.clone());
        }
        let mut from = File::open(file).map_err(|error| Error::reading(&file.display().to_string(), error))?;
        let mut out = match File::create_new(&kept) {
            Ok(out) => out,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(failed(error)),
        };
        let permissions = from.metadata().map_err(failed)?.permissions();
        let done = io::copy(&mut from, &mut out).and_then(|_| out.set_permissions(permissions));
        if let Err(error) = done.and_then(|()| out.sync_all()) {
            let _ = fs::remove_file(&kept);
            return Err(failed(error));
        }
        return Ok(kept);
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

/// Writes a new file: one that is there, or that somebody makes meanwhile, stays.
///
/// # Errors
/// [`Error::FileExists`], and as [`Prepared::new`].
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
pub(super) fn target(file: &Path) -> PathBuf {
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
    /// Writes what `fill` does: whole or not at all, beside its place, to be renamed. A file that is not there yet gets the permissions of the one that it is a copy of.
    ///
    /// # Errors
    /// [`Error::FileUnwritable`], [`Error::FileIsDirectory`], and those of `fill`; what was there before is then there as it
    /// was.
    pub fn new(file: &Path, copy_of: Option<&Path>, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Self> {
        Self::over(Overwrite::Ours, file, copy_of, fill)
    }

    /// As [`Prepared::new`], but where anything may be overwritten, a link that stands there is itself replaced: what it leads
    /// to may be anybody's.
    ///
    /// # Errors
    /// As [`Prepared::new`].
    pub fn over(
        overwrite: Overwrite,
        file: &Path,
        copy_of: Option<&Path>,
        fill: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<Self> {
        let target = match overwrite {
            Overwrite::Ours => target(file),
            Overwrite::Anything => file.to_path_buf(),
        };
        Self::at(target, file.display().to_string(), copy_of, fill)
    }

    fn at(
        target: PathBuf,
        name: String,
        copy_of: Option<&Path>,
        fill: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<Self> {
        let failed = |error: io::Error| Error::writing(&name, error);
        let there = fs::symlink_metadata(&target).ok().filter(|meta| !meta.is_symlink());
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
    /// As [`Prepared::new`].
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
    /// As [`Prepared::new`], and those of reading what is there.
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

    fn write_with(file: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Hash> {
        let prepared = Prepared::new(file, None, fill)?;
        let hash = prepared.hash.clone();
        prepared.publish()?;
        Ok(hash)
    }

    fn write(file: &Path, bytes: &[u8]) -> Result<()> {
        let failed = |error| Error::writing(&file.display().to_string(), error);
        write_with(file, |out| out.write_all(bytes).map_err(failed)).map(|_| ())
    }

    #[test]
    fn a_file_that_a_person_changed_is_not_overwritten_without_being_asked() {
        let folder = tempfile::tempdir().unwrap();
        let story = StoryFolder { path: folder.path().join("out/story"), document: "story.html".to_owned() };
        let file = story.path.join("a.xlf");
        let mut writer = FileWriter { story: Some(&story), overwrite: Overwrite::Ours };
        writer.write(&file, b"one").unwrap();
        writer.write(&file, b"two").unwrap();
        fs::write(&file, b"two, edited").unwrap();
        assert!(matches!(writer.write(&file, b"three"), Err(Error::FileChangedByPerson { .. })));
        assert_eq!(fs::read(&file).unwrap(), b"two, edited");
        // The same content is no conflict, and is ours from now on; so is what we wrote before.
        writer.write(&file, b"two, edited").unwrap();
        writer.write(&file, b"three").unwrap();
        fs::write(&file, b"one").unwrap();
        writer.write(&file, b"three").unwrap();
        // What is overwritten because the person says so is kept, each time under another name.
        writer.overwrite = Overwrite::Anything;
        for (edited, kept) in [("edited again", "a.xlf.bak"), ("and again", "a.xlf.bak.2")] {
            fs::write(&file, edited).unwrap();
            assert_eq!(writer.write(&file, b"four").unwrap(), Some(story.path.join(kept)));
            assert_eq!(fs::read(&file).unwrap(), b"four");
        }
        assert_eq!(fs::read(story.path.join("a.xlf.bak")).unwrap(), b"edited again");
        assert_eq!(fs::read(story.path.join("a.xlf.bak.2")).unwrap(), b"and again");
        assert_eq!(writer.write(&file, b"five").unwrap(), None, "nobody's work is kept");
        // A file that was there before Cotejo is a person's.
        let other = story.path.join("b.xlf");
        fs::write(&other, b"mine").unwrap();
        writer.overwrite = Overwrite::Ours;
        assert!(matches!(writer.write(&other, b"ours"), Err(Error::FileNotOurs { .. })));
        assert!(matches!(writer.write(folder.path(), b"x"), Err(Error::FileIsDirectory { .. })));
    }

    #[test]
    fn whoever_takes_the_folder_takes_what_is_known_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let story = StoryFolder { path: folder.path().join(path), document: "story.html".to_owned() };
            FileWriter { story: Some(&story), overwrite: Overwrite::Ours }.write(&story.path.join("pt/a.ftl"), bytes)
        };
        write("out/story", b"one\ntwo\n").unwrap();
        fs::rename(folder.path().join("out"), folder.path().join("moved")).unwrap();
        // A version control gave the lines other ends.
        fs::write(folder.path().join("moved/story/pt/a.ftl"), b"one\r\ntwo\r\n").unwrap();
        write("moved/story", b"three\n").unwrap();
        // Notes that were cut off, or that a merge left its marks in, are read as far as they go.
        let notes = folder.path().join("moved/story").join(crate::desk::written::NOTES);
        let before = fs::read_to_string(&notes).unwrap();
        fs::write(&notes, format!("<<<<<<< ours\n{before}=======\n>>>>>>> theirs\n{{\"file\":\"pt/a")).unwrap();
        write("moved/story", b"four\n").unwrap();
        write("moved/story", b"five\n").unwrap();
        fs::write(folder.path().join("moved/story/pt/a.ftl"), b"mine\r\n").unwrap();
        assert!(matches!(write("moved/story", b"six\n"), Err(Error::FileChangedByPerson { .. })));
    }

    #[test]
    fn a_kill_at_any_point_leaves_a_file_that_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let story = StoryFolder { path: folder.path().join("story"), document: "story.html".to_owned() };
        let writer = FileWriter { story: Some(&story), overwrite: Overwrite::Ours };
        let (file, notes) = (story.path.join("a.html"), story.path.join(crate::desk::written::NOTES));
        writer.write(&file, b"one").unwrap();
        let before = fs::read(&notes).unwrap();
        writer.write(&file, b"two").unwrap();
        let after = fs::read(&notes).unwrap();
        // Killed while it was noted, at any byte; when it was noted; when it was renamed: noted it was before.
        for (noted, there) in (before.len()..=after.len()).map(|length| (length, b"one")).chain([(after.len(), b"two")])
        {
            fs::write(&notes, &after[..noted]).unwrap();
            fs::write(&file, there).unwrap();
            writer.write(&file, b"three").unwrap();
            assert_eq!(fs::read(&file).unwrap(), b"three");
        }
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
        let fill = |out: &mut dyn Write| {
            out.write_all(b"new").unwrap();
            Ok(())
        };
        let hash = write_with(&file, fill);
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
        std::os::unix::fs::symlink(&key, &link).unwrap();
        let writer = FileWriter { story: None, overwrite: Overwrite::Anything };
        let kept = writer.write(&link, b"new").unwrap().unwrap();
        assert_eq!(fs::read(&link).unwrap(), b"new");
        assert_eq!(fs::read(&key).unwrap(), b"secret");
        assert_eq!(fs::read_link(kept).unwrap(), key, "the link is kept, and no copy of what it leads to");
        // What is merged goes where a link leads.
        fs::remove_file(&link).unwrap();
        std::os::unix::fs::symlink(&key, &link).unwrap();
        merge_into(&link, 1 << 20, &mut |_| Ok(b"merged".to_vec())).unwrap();
        assert_eq!(fs::read(&key).unwrap(), b"merged");
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
