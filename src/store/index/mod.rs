//! The search index beside the database: a file a language, and the tail of what changed since it was made.
//!
//! It knows keys, changes and commits, and no database: [`feed::KeyFeed`] is all that it asks of one.

pub(in crate::store) mod feed;
mod generation;
pub(in crate::store) mod import_index;
mod mmap;
pub(in crate::store) mod shelf;
mod tail;
