//! What is shown: the bilingual page and that of a review, in HTML for people; lines of JSON for programs.

mod bilingual;
mod html;
pub mod json;
mod pages;
mod review;
mod row;
mod segment;
mod summary;
mod text;

pub use bilingual::bilingual;
pub use pages::Pages;
pub use review::review;
pub use row::{band_range, band_words};
