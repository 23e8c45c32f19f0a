//! The one integration binary: journeys, contracts, properties. Cases are files.

// The helpers of the cases are tests too: a case that cannot be read must fail loudly.
#![allow(clippy::unwrap_used)]

mod align;
mod arbitrary;
mod archive;
mod archive_units;
mod at_once;
mod authors;
mod bad_input;
mod bilingual;
mod binary;
#[cfg(unix)]
mod browser;
mod catalogue;
mod check;
mod door;
mod colleagues;
mod command_lines;
mod contract;
#[cfg(unix)]
mod dense;
mod doctor;
mod docs;
mod docx;
mod contributing;
mod damaged;
mod exchange;
mod interchange;
mod fuzz_seeds;
mod glossaries;
mod journeys;
mod library_examples;
#[cfg(unix)]
mod linear;
mod markdown;
mod messages_back;
mod oracle;
mod originals;
mod other_tool;
mod handed_over;
mod hostile;
mod report;
mod review;
mod returned;
mod updated;
mod packages;
mod pages;
mod placement;
mod publishing;
mod poured_back;
mod pouring;
mod samples;
mod search;
mod search_index;
mod segment;
mod second_front;
mod security;
mod selectors;
mod several;
mod sites;
mod spinner;
mod story_folders;
mod store_cli;
mod store_kill;
mod store_memory;
mod store_shared_text;
mod store_steps;
mod store_story;
mod store_text;
mod store_undo;
mod term_suggestions;
mod tables;
mod terminal;
mod tidy;
mod voice;
mod walks;
