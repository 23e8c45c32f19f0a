//! The memory: it keeps every unit with its history, and forgets nothing by accident.
//!
//! [`Memory`] is a handle on one, wherever it lies ([`Location`]). It hands out a [`Reader`], which sees one commit until
//! it is refreshed; a [`Writer`], which sees the last one and changes units; and a [`Ledger`], the desk's own bookkeeping.
//! None of them speaks SQL. To add a database: one folder here beside `sqlite`, one arm in [`Memory::open`] and in
//! [`Memory::create`]; the story test (`tests/all/store_story.rs`) then runs on it.

pub(crate) mod beside;
mod database;
mod index;
mod ledger;
mod location;
mod memory;
mod merge;
mod reader;
mod sqlite;
mod writer;

pub use database::Created;
pub use ledger::Ledger;
pub use location::Location;
pub use memory::Memory;
pub use reader::{
    Change, ChangeKind, Event, Import, ImportId, ImportState, Manner, Neighbours, Prefer, Reader, Revision, Selection,
    Side, Stamp, Stats, StoredKey, UnitRow,
};
pub use writer::{
    FirstOf, ImportJob, ImportReport, KeptUnit, Leaving, LeftOutReport, PutReport, REJECT, TakeOutReport, TakenOut,
    TextSays, Told, UndoReport, Writer,
};
