//! The one integration binary: journeys, contracts, properties. Cases are files.

mod tidy;
mod voice;
