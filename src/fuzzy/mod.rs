//! How much two texts are alike, and which of a million are alike enough: the score, the explanation, the exact search.

mod diff;
#[cfg(test)]
pub(crate) mod faults;
mod index;
mod probe;
mod score;
mod top_k;

pub use diff::{DiffToken, DiffTokenKind, Difference, DifferenceKind, EditKind, diff, tokens};
pub use index::{Builder, Effort, Index, InstructionSet, SearchError};
pub use probe::Probe;
pub use score::{ContextMatch, Penalties, Rank, base, final_score, largest_distance, lengths, of_distance, penalized};
pub use top_k::TopK;
