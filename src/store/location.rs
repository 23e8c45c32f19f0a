//! Where a memory lies.

use std::fmt;
use std::path::{Path, PathBuf};

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
    /// The file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(file) => Some(file),
            Self::InProcess => None,
        }
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
