//! The journeys, one file each, and what they hand to whoever shows them.

mod bounded;
pub mod project;
pub mod terms;
pub mod check;

pub mod memory;
pub mod recognize;
pub mod written;
pub mod write;
pub mod doctor;

pub mod search_pool;
pub mod lookup;

pub mod history;
pub mod leverage;
pub mod source;
pub mod read;
pub mod segment;
pub mod report;
pub mod verify;

pub mod codes;
pub mod messages;
mod named_units;
pub mod outline;
mod extent;
pub mod site;
pub mod site_strings;
pub mod term_uses;
pub mod placement;
pub mod pretranslate;
mod filled;
pub mod bilingual_units;
pub mod original;
pub mod interchange;
pub mod align_segments;
pub mod publish;
pub mod update;
pub mod archive;
pub mod review;
mod concept_ids;
pub mod suggest_terms;
pub mod terms_exchange;
pub mod init;

pub mod workspace;
