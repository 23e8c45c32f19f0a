//! What a database must be able to do to hold a memory.

use std::path::{Path, PathBuf};

use super::ledger::Ledger;
use super::location::Location;
use super::reader::{Reader, Stamp};
use super::writer::Writer;
use crate::error::{Notice, Result};

/// One memory in some database: what [`Memory`](super::Memory) is a handle on, method by method.
pub(in crate::store) trait Database: Send + Sync {
    fn location(&self) -> &Location;
    fn reader(&self) -> Result<Box<dyn Reader>>;
    fn readers(&self, language: &str, count: usize) -> Result<Vec<Box<dyn Reader>>>;
    fn writer(&self) -> Result<Box<dyn Writer>>;
    fn ledger(&self) -> Result<Box<dyn Ledger>>;
    fn refresh_index(&self, language: &str) -> Result<bool>;
    fn refresh_due_indexes(&self) -> Result<()>;
    fn backup(&self, file: &Path) -> Result<()>;
    fn restore(&self, file: &Path, keep: Option<&Path>, by: &Stamp) -> Result<Option<PathBuf>>;
    fn check(&self) -> Result<Vec<Notice>>;
    fn take_notices(&self) -> Vec<Notice>;
}

/// Whose memory stands after [`Memory::create`](super::Memory::create).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// The one that was filled here.
    Here,
    /// The one that somebody else made at the same time.
    Elsewhere,
}
