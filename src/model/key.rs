//! The search key: what of a text counts when it is compared.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use super::{Piece, Text};

/// The search key of a text: NFC, white space folded to single blanks and trimmed, inline codes out.
///
/// Scores, ids and the search compare keys, never raw text. [`Key::VERSION`] changes with the definition, so that a
/// store can tell keys of an older one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(String);

impl Text {
    /// The search key.
    #[must_use]
    pub fn key(&self) -> Key {
        Key(self.key_chars().into_owned())
    }

    /// Whether another text is the same but for how Unicode composes its characters.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let same = |pair: (&Piece, &Piece)| match pair {
            (Piece::Chars(one), Piece::Chars(other)) => one == other || one.nfc().eq(other.nfc()),
            (one, other) => one == other,
        };
        self == other
            || self.pieces().len() == other.pieces().len() && self.pieces().iter().zip(other.pieces()).all(same)
    }

    /// The characters of the search key, copied only where they are not the text's own.
    #[must_use]
    pub fn key_chars(&self) -> Cow<'_, str> {
        match self.shown() {
            Cow::Borrowed(chars) => folded(chars),
            Cow::Owned(chars) => {
                let other = match folded(&chars) {
                    Cow::Borrowed(_) => None,
                    Cow::Owned(other) => Some(other),
                };
                Cow::Owned(other.unwrap_or(chars))
            }
        }
    }
}

impl Key {
    /// The version of the definition of a key.
    pub const VERSION: u32 = 1;

    /// The key of characters that hold no codes.
    #[must_use]
    pub fn of(chars: &str) -> Self {
        Self(folded(chars).into_owned())
    }

    /// A key that a store kept, taken as it is.
    #[must_use]
    pub fn stored(key: String) -> Self {
        Self(key)
    }

    /// A number that two different keys do not share but by a chance of 2⁻¹²⁸: what is kept where many keys would weigh too
    /// much.
    #[must_use]
    pub fn fingerprint(&self) -> u128 {
        let mut bytes = [0; 16];
        blake3::Hasher::new().update(self.0.as_bytes()).finalize_xof().fill(&mut bytes);
        u128::from_le_bytes(bytes)
    }

    /// The characters of the key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The characters of the key of `chars`.
fn folded(chars: &str) -> Cow<'_, str> {
    if is_key(chars) {
        return Cow::Borrowed(chars);
    }
    let mut out = String::with_capacity(chars.len());
    let mut blank = false;
    let mut put = |c: char| {
        if c.is_whitespace() {
            blank = !out.is_empty();
        } else {
            if blank {
                out.push(' ');
                blank = false;
            }
            out.push(c);
        }
    };
    if unicode_normalization::is_nfc(chars) {
        chars.chars().for_each(&mut put);
    } else {
        chars.nfc().for_each(&mut put);
    }
    Cow::Owned(out)
}

/// Whether all white space in `chars` that ASCII knows is single blanks. Without branches, so that many bytes are looked
/// at together.
pub(crate) fn has_single_blanks(chars: &str) -> bool {
    let bytes = chars.as_bytes();
    let odd = bytes.iter().fold(false, |odd, byte| odd | matches!(byte, b'\t' | b'\n' | 0x0b | 0x0c | b'\r'));
    let after = bytes.get(1..).unwrap_or_default();
    !bytes.iter().zip(after).fold(odd, |odd, (one, next)| odd | ((*one == b' ') & (*next == b' ')))
}

/// Whether `chars` are their own key, as far as it can be told without a look into Unicode's tables: composed characters
/// of our languages, single blanks between them.
fn is_key(chars: &str) -> bool {
    if chars.starts_with(' ') || chars.ends_with(' ') || !has_single_blanks(chars) {
        return false;
    }
    let plain = |c: char| {
        matches!(c,
            // Below U+0300 all is composed; next line and no-break space are white space.
            '\u{a1}'..='\u{2ff}'
            | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ff01}'..='\u{ffee}')
    };
    let mut rest = chars;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let mut others = rest[at..].chars();
        if !others.next().is_some_and(plain) {
            return false;
        }
        rest = others.as_str();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::tests::coded;

    #[test]
    fn what_is_a_key_by_its_looks_is_one() {
        for c in '\0'..='\u{10ffff}' {
            let chars = format!("a {c}");
            if is_key(&chars) {
                assert!(unicode_normalization::is_nfc(&chars) && !c.is_whitespace(), "{c:?}");
            }
        }
        for chars in [" a", "a ", "a  b", "a\tb", "\u{a0}", " "] {
            assert!(!is_key(chars), "{chars:?}");
        }
        assert!(is_key("") && is_key("Às 17h30, “文化” (中心)，ok…"));
    }

    #[test]
    fn a_key_folds_blanks_and_composition_only() {
        assert_eq!(Key::of("  A\u{a0}\tb\n c ").as_str(), "A b c");
        assert_eq!(Key::of("a\u{301}").as_str(), "á");
        assert_eq!(coded().key().as_str(), "One two. Three");
        assert_ne!(Key::of("１０"), Key::of("10"));
    }
}
