//! The one integration binary: journeys, contracts, properties. Cases are files.

mod store_story;
mod tidy;
mod voice;
