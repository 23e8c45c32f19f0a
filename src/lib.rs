//! Cotejo lays a text beside its original: a translation memory and localization toolkit for Portuguese, English and
//! Chinese.
//!
//! # The map
//! A module sees the modules that stand before it in this table, left to right and top to bottom; the three instruments
//! (floor 2) never see each other. A test (`tidy`) reads the table here and holds every `crate::` path against it.
//!
//! | floor | modules | in one line | never |
//! |---|---|---|---|
//! | 0 ground | `model` `error` | the words of the trade | I/O, clock, a database or file format |
//! | 1 craft | `value` `termbase` `segment` `story` `fuzzy` | pure algorithms over text | files, databases, randomness |
//! | 2 instruments | `check` `format` `store` | judge; read and write files; remember | each other |
//! | 3 desk | `desk` | the journeys, one file each | terminal, HTTP, sentences for a person |
//! | 4 voice | `l10n` | ids and values become sentences, through `locales/` | decisions |
//! | 5 show | `page` | HTML for people: the bilingual page | SQL, file formats |
//! | 6 door | `cli` | arguments in, exit code out | anything that a second front would need |
//!
//! # The words
//! Names are the field's standard terms: see [`model`].

pub mod model;
#[macro_use]
pub mod error;

pub mod value;
pub mod termbase;
pub mod segment;
pub mod story;
pub mod fuzzy;

pub mod check;
pub mod format;
pub mod store;

pub mod desk;

pub mod l10n;

pub mod page;

pub mod cli;
