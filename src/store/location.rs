//! Where a memory lies.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Where a memory lies, and so which database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// In a file.
    File(PathBuf),
    /// In this process, as long as a handle on it lives: for tests and for what is thrown away. It has no search index
    /// (every key is compared), holds a gigabyte at most, and each of its readers is a copy.
    InProcess,
}

impl Location {
    /// Where a person says that a memory lies: a file, relative to `folder`. The one place where such words are
    /// understood; another database is told by its scheme (`name:`, of two characters or more, so that no drive is one).
    /// A file whose own name begins like that is written `./name:`.
    ///
    /// # Errors
    /// [`Error::StoreKindUnknown`] for a scheme that no database here has. It names nothing else of what was written,
    /// which may hold a password.
    pub fn parse(written: &str, folder: &Path) -> Result<Self> {
        match scheme(written) {
            Some(scheme) => Err(Error::StoreKindUnknown { scheme: scheme.to_owned() }),
            None => Ok(Self::File(folder.join(written))),
        }
    }

    /// The file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(file) => Some(file),
            Self::InProcess => None,
        }
    }

    /// Whether both are one memory, by whatever names. What lies in a process is one with nothing else.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let real = |location: &Self| location.file().and_then(|file| file.canonicalize().ok());
        real(self).zip(real(other)).is_some_and(|(a, b)| a == b)
    }
}

/// The scheme (RFC 3986, 3.1) that something written begins with, unless it is the letter of a drive.
fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.trim_start().split_once(':')?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_one =
        scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(allowed);
    is_one.then_some(scheme)
}

impl From<&Self> for Location {
    fn from(location: &Self) -> Self {
        location.clone()
    }
}

impl From<&Path> for Location {
    fn from(file: &Path) -> Self {
        Self::File(file.to_path_buf())
    }
}

impl From<&PathBuf> for Location {
    fn from(file: &PathBuf) -> Self {
        Self::File(file.clone())
    }
}

impl From<PathBuf> for Location {
    fn from(file: PathBuf) -> Self {
        Self::File(file)
    }
}

impl fmt::Display for Location {
    /// As errors and notices name it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => file.display().fmt(f),
            Self::InProcess => f.write_str(":memory:"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_a_file_unless_a_scheme_says_otherwise() {
        let folder = Path::new("news");
        for file in [
            "newsroom.db",
            "../sport/sport.db",
            "./postgres://db",
            "C:\\news\\room.db",
            "c:room.db",
            "notícias: 1.db",
            "2026-05:1.db",
            ":memory:",
            "a b:c",
        ] {
            assert_eq!(Location::parse(file, folder), Ok(Location::File(folder.join(file))));
        }
        for (written, scheme) in [
            ("postgres://ana:secret@db.example/news", "postgres"),
            (" MySQL://db/news", "MySQL"),
            ("sqlite:news.db", "sqlite"),
            ("git+ssh://db", "git+ssh"),
            ("file:///news.db", "file"),
        ] {
            assert_eq!(Location::parse(written, folder), Err(Error::StoreKindUnknown { scheme: scheme.into() }));
        }
    }

    #[test]
    fn one_memory_has_many_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| Location::from(folder.path().join(name));
        std::fs::write(folder.path().join("a.db"), "").unwrap();
        std::fs::write(folder.path().join("b.db"), "").unwrap();
        assert!(at("a.db").same(&at("./a.db")));
        assert!(!at("a.db").same(&at("b.db")));
        assert!(!at("none.db").same(&at("none.db")), "what is not there is no memory yet");
        assert!(!Location::InProcess.same(&Location::InProcess));
    }
}
