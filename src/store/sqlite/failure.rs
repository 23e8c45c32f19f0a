//! What SQLite's errors mean.

use rusqlite::ErrorCode;

use crate::error::Error;

/// What an error of the database at that location means.
pub(super) fn failure(location: &str, error: rusqlite::Error) -> Error {
    let location = location.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::StoreBusy { location },
        Some(ErrorCode::DiskFull) => Error::StoreFull { location },
        Some(ErrorCode::NotADatabase) => Error::StoreStranger { location },
        Some(ErrorCode::DatabaseCorrupt) => Error::StoreDamaged { location, reason: error.into() },
        Some(ErrorCode::ReadOnly) => Error::StoreReadOnly { location },
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            Error::FileUnreadable { file: location, reason: error.into() }
        }
        _ => Error::StoreFailed { location, reason: error.into() },
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
