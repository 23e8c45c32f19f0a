//! The one integration binary: journeys, contracts, properties. Cases are files.

mod arbitrary;
mod bilingual;
mod exchange;
mod page;
mod search;
mod samples;
mod store_story;
mod tidy;
mod voice;
