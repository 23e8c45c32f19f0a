//! What SQLite's errors mean. Its own words are English and stay behind, as the source.

use std::path::Path;

use rusqlite::ErrorCode;

use super::holder::holder;
use crate::error::{Cause, Error};

/// What an error of the database at that location means.
pub(super) fn failure(location: &str, error: rusqlite::Error) -> Error {
    let location = location.to_owned();
    let damaged = |location, keyword, error| Error::StoreDamaged { location, reason: Cause::named(keyword, error) };
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            let holder = holder(Path::new(&location));
            let (process, work, who, since) = (holder.process, holder.work, holder.who, holder.since);
            Error::StoreBusy { location, process, work, who, since }
        }
        Some(ErrorCode::DiskFull) => Error::StoreFull { location },
        Some(ErrorCode::NotADatabase) => Error::StoreStranger { location },
        Some(ErrorCode::DatabaseCorrupt) => damaged(location, "pages", error),
        Some(ErrorCode::ReadOnly) => Error::StoreReadOnly { location },
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            // The file itself, or else those of the log beside it.
            let reason = std::fs::File::open(&location).err().map_or_else(|| Cause::named("log", error), Cause::from);
            Error::FileUnreadable { file: location, reason }
        }
        Some(ErrorCode::SystemIoFailure) => Error::StoreFailed { location, reason: Cause::named("io", error) },
        // What is asked is always the same: a table or a column is another.
        Some(ErrorCode::Unknown) => damaged(location, "schema", error),
        Some(ErrorCode::TypeMismatch) => damaged(location, "values", error),
        Some(_) => Error::StoreFailed { location, reason: error.into() },
        None => match error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::QueryReturnedNoRows
            | rusqlite::Error::Utf8Error(..) => damaged(location, "values", error),
            error => Error::StoreFailed { location, reason: error.into() },
        },
    }
}

/// An error of the database, or one that has its words already.
pub(super) enum Failure {
    Sqlite(rusqlite::Error),
    Ours(Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Failure {
    pub(super) fn at(self, location: &str) -> Error {
        match self {
            Self::Sqlite(error) => failure(location, error),
            Self::Ours(error) => error,
        }
    }
}
