//! The one integration binary: journeys, contracts, properties. Cases are files.

mod arbitrary;
mod bilingual;
mod exchange;
mod page;
mod samples;
mod search;
mod store_story;
mod tidy;
mod voice;
