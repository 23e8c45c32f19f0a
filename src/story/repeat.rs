//! Which places of a document say the same, so that one translation fills them all.

use crate::model::{Block, CodeKind, Piece, PlaceKind, Text};

/// Whether the translation of `of` may stand at `at`: the two say the same, and where `at` holds inline codes, `of` holds
/// codes of the same kinds between the same words.
///
/// Only what is no part of a text is folded: how characters are composed and how white space is written ([`Text::key`]).
/// `US` is not `us`, and `C++` is not `C`.
#[must_use]
pub fn is_repeat(of: &Block, at: &Block) -> bool {
    if of.text.key_chars() != at.text.key_chars() {
        return false;
    }
    // Attributes, titles and strings in scripts hold characters alone.
    let coded = at.place.kind == PlaceKind::Content && at.text.codes().next().is_some();
    !coded || code_shape(&of.text) == code_shape(&at.text)
}

/// Where in a text its inline codes stand, counted in characters that are no white space, and what they do there: what
/// must be equal for one text's codes to take the places of another's that says the same.
#[must_use]
pub fn code_shape(text: &Text) -> Vec<(usize, CodeRole)> {
    let mut opened: Vec<&str> = Vec::new();
    let mut out = Vec::new();
    let mut at = 0;
    for piece in text.pieces() {
        match piece {
            Piece::Chars(chars) => at += chars.chars().filter(|c| !c.is_whitespace()).count(),
            Piece::Code(code) => out.push((
                at,
                match code.kind {
                    CodeKind::Open => {
                        opened.push(&code.id);
                        CodeRole::Open
                    }
                    CodeKind::Close => CodeRole::Close(opened.iter().rposition(|id| *id == code.id)),
                    CodeKind::Standalone => CodeRole::Standalone,
                },
            )),
        }
    }
    out
}

/// What an inline code does in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRole {
    /// Opens.
    Open,
    /// Closes the opening code of this number, counted from 0; none that the text does not open.
    Close(Option<usize>),
    /// Stands alone.
    Standalone,
}
