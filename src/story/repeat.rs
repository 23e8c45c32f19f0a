//! Which places of a document say the same, so that one translation fills them all.

use crate::model::{Block, CodeKind, Piece, PlaceKind, Text};

/// Whether the translation of `of` may stand at `at`: the two say the same, and where `at` holds inline codes, `of` holds
/// codes of the same kinds between the same words.
///
/// Only what is no part of a text is folded: how characters are composed, how white space is written ([`Text::key`]), and
/// the stop of a sentence ([`ends_in_stop`]), which whoever pours puts back. `US` is not `us`, and `C++` is not `C`.
#[must_use]
pub fn is_repeat(of: &Block, at: &Block) -> bool {
    let (said, here) = (of.text.key_chars(), at.text.key_chars());
    if said != here && without_stop(&said) != without_stop(&here) {
        return false;
    }
    // Attributes, titles and strings in scripts hold characters alone.
    let coded = at.place.kind == PlaceKind::Content && at.text.codes().next().is_some();
    !coded || code_shape(&of.text) == code_shape(&at.text)
}

/// What ends a sentence, and is left out under a picture or in a headline.
pub const STOPS: [char; 2] = ['.', '。'];

/// How long, in bytes, a sentence is at least whose stop is no part of its last word: eight characters of Chinese.
const SENTENCE: usize = 24;

/// Whether a text is a sentence with its stop. The point of `Jan.` or `U.S.` is none.
#[must_use]
pub fn ends_in_stop(text: &Text) -> bool {
    let key = text.key_chars();
    without_stop(&key).len() < key.len()
}

fn without_stop(key: &str) -> &str {
    let Some(sentence) = key.strip_suffix(STOPS) else { return key };
    let last = sentence.rsplit(' ').next().unwrap_or(sentence);
    let is_sentence = sentence.len() >= SENTENCE
        && sentence.ends_with(char::is_alphanumeric)
        && !last.contains('.')
        && last.len() > 3;
    if is_sentence { sentence } else { key }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_a_sentence_s_and_no_word_s() {
        for (text, expected) in [
            ("The ferry leaves the harbour on Monday.", true),
            ("The ferry leaves the harbour on Monday", false),
            ("The ferry leaves the harbour on Monday...", false),
            ("The ferry leaves the harbour on 3 Jan.", false),
            ("The ferry comes from somewhere in the U.S.", false),
            ("渡轮星期一离开港口。", true),
            ("Read more.", false),
            ("“The ferry leaves the harbour on Monday.”", false),
        ] {
            assert_eq!(ends_in_stop(&Text::plain(text)), expected, "{text}");
        }
    }
}
