//! The memory in one SQLite database: what a session answers, each promise kept where its subject is.

mod columns;
mod commit;
mod connection;
mod copy;
mod create;
#[cfg(test)]
mod damage_tests;
pub(in crate::store) mod database;
mod failure;
mod feed;
mod examine;
mod holder;
mod import;
mod journal;
mod left_out;
mod parts;
mod read;
mod read_ahead;
mod rekey;
mod said;
mod schema;
mod session;
mod settings;
mod shared;
mod statements;
mod stats;
mod steps;
mod take_out;
mod tally;
#[cfg(test)]
mod tests;
mod tombstones;
mod traits;
mod undo;
mod unit_iter;
mod unit_json;
