//! HTML for people: the bilingual page.

mod bilingual;
mod html;
mod row;
mod segment;
mod summary;
mod text;

pub use bilingual::bilingual;
pub use row::{band_range, band_words};
