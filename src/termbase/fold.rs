//! A text as terms are looked for in it: lower case, composed, one kind of blank, hyphen and apostrophe, with the way
//! back to the text's own bytes.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The folded text and where each of its bytes comes from.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of `text`, and its end: the byte of the original.
    origin: Vec<usize>,
    /// For each byte of `text`: whether the character there was upper case.
    upper: Vec<bool>,
}

impl Folded {
    pub(super) fn of(original: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            origin: Vec::with_capacity(original.len() + 1),
            upper: Vec::with_capacity(original.len()),
        };
        let mut chars = original.char_indices().peekable();
        let mut composed = String::new();
        while let Some((at, c)) = chars.next() {
            // A base and its marks become one character.
            if chars.peek().is_some_and(|(_, next)| is_combining_mark(*next)) {
                composed.clear();
                composed.push(c);
                while let Some((_, mark)) = chars.next_if(|(_, next)| is_combining_mark(*next)) {
                    composed.push(mark);
                }
                for c in composed.nfc() {
                    folded.push(c, at);
                }
            } else {
                folded.push(c, at);
            }
        }
        folded.origin.push(original.len());
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        let plain = match c {
            '\u{2019}' | '\u{2bc}' | '\u{ff07}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => return,
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if plain == ' ' && self.text.ends_with(' ') {
            return;
        }
        let upper = plain.is_uppercase();
        // A character's lower case may be several (İ): the first carries the place, so that spans stay on boundaries.
        for lower in plain.to_lowercase() {
            self.text.push(lower);
            for _ in 0..lower.len_utf8() {
                self.origin.push(at);
                self.upper.push(upper);
            }
        }
    }

    /// The original's bytes of a stretch of the folded text.
    pub(super) fn original(&self, start: usize, end: usize) -> (usize, usize) {
        (self.origin[start], self.origin[end])
    }

    /// Whether the character at a byte of the folded text was upper case.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.upper.get(at).copied().unwrap_or(false)
    }
}
