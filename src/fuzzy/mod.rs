//! How much two texts are alike, and which of a million are alike enough: the score, the explanation, the exact search.

mod best;
mod diff;
mod index;
mod score;
mod search;
#[cfg(test)]
pub(crate) mod wrong;

pub use best::Best;
pub use diff::{Change, Difference, Named, Token, TokenKind, diff, tokens};
pub use index::{Broken, Builder, Effort, Index};
pub use score::{
    ContextMatch, Penalties, Penalty, PenaltyKind, Rank, base, final_score, largest_distance, lengths, of_distance,
    penalized,
};
pub use search::Probe;
