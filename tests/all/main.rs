//! The one integration binary: journeys, contracts, properties. Cases are files.

mod page;
mod store_story;
mod tidy;
mod voice;
