//! Text, and the inline codes that travel with it.

use std::borrow::Cow;

/// Text as a sequence of pieces: characters, or an inline code. No markup ever stands inside the characters, and no
/// private-use character stands for a code.
///
/// Invariant: no empty run of characters, and no two runs side by side; so equal texts compare equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Text {
    pub(super) pieces: Vec<Piece>,
}

/// A run of characters, or an inline code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Characters, never empty.
    Chars(String),
    /// An inline code.
    Code(Code),
}

/// An inline code: a piece of a format's markup that travels with the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Code {
    /// Opening, closing or standing alone.
    pub kind: CodeKind,
    /// Pairs an opening with its closing code, and a source's code with its target's; unique a text and kind.
    pub id: String,
    /// What the format itself needs to write the code again; only that format understands it.
    pub data: String,
}

/// What an inline code does (XLIFF 2.1, 4.7: `sc`, `ec`, `ph`; TMX 1.4: `bpt`, `ept`, `ph`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// Opens something that a later code closes.
    Open,
    /// Closes what an earlier code opened.
    Close,
    /// Stands alone: a line break, an image.
    Standalone,
}

impl Text {
    /// Text of characters alone.
    #[must_use]
    pub fn plain(chars: impl Into<String>) -> Self {
        Self::from_chars(chars.into())
    }

    /// No text yet, with room for this many pieces.
    pub(crate) fn with_room(pieces: usize) -> Self {
        Self { pieces: Vec::with_capacity(pieces) }
    }

    /// The text that `pieces` make, runs of characters joined.
    #[must_use]
    pub fn from_pieces(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut text = Self::default();
        for piece in pieces {
            text.push(piece);
        }
        text
    }

    /// The pieces in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Puts a piece at the end.
    pub fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Chars(chars) => match self.pieces.last_mut() {
                Some(Piece::Chars(last)) => last.push_str(&chars),
                _ if chars.is_empty() => {}
                _ => self.room().push(Piece::Chars(chars)),
            },
            Piece::Code(code) => self.room().push(Piece::Code(code)),
        }
    }

    /// Puts characters at the end.
    pub fn push_chars(&mut self, chars: &str) {
        if chars.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Chars(last)) => last.push_str(chars),
            _ => self.room().push(Piece::Chars(chars.to_owned())),
        }
    }

    /// The pieces, with room for the first alone: nearly every text is one run of characters, and a page has a million of
    /// them, for which a vector would make room for four.
    fn room(&mut self) -> &mut Vec<Piece> {
        if self.pieces.capacity() == 0 {
            self.pieces.reserve_exact(1);
        }
        &mut self.pieces
    }

    /// Puts another text at the end.
    pub fn push_text(&mut self, other: &Text) {
        for piece in &other.pieces {
            self.push(piece.clone());
        }
    }

    /// A text of these characters, which are not copied.
    #[must_use]
    pub fn from_chars(chars: String) -> Self {
        let pieces = if chars.is_empty() { Vec::new() } else { vec![Piece::Chars(chars)] };
        Self { pieces }
    }

    /// The characters without the codes, copied only where codes stand between.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self.pieces.as_slice() {
            [] => Cow::Borrowed(""),
            [Piece::Chars(chars)] => Cow::Borrowed(chars),
            _ => Cow::Owned(self.chars()),
        }
    }

    /// The characters without the codes.
    #[must_use]
    pub fn chars(&self) -> String {
        let runs = || {
            self.pieces.iter().filter_map(|piece| match piece {
                Piece::Chars(chars) => Some(chars.as_str()),
                Piece::Code(_) => None,
            })
        };
        let mut out = String::with_capacity(runs().map(str::len).sum());
        out.extend(runs());
        out
    }

    /// The inline codes in order.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Code(code) => Some(code),
            Piece::Chars(_) => None,
        })
    }

    /// Whether there is no character to be seen (codes do not count): white space, and what only joins, parts or turns
    /// its neighbours.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Chars(chars) => chars.chars().all(is_invisible),
            Piece::Code(_) => true,
        })
    }

    /// The pieces between two byte offsets of [`Text::chars`]. Of the codes that stand exactly at an offset, those that
    /// close before any other code stay with what stands before it; the others are with what follows. So cutting a text at
    /// 0, some offsets and its length gives pieces that concatenate to it, and a closing code stays with what it closes.
    ///
    /// At the text's own ends nothing is left over: offset 0 takes all codes at the very start, the full length all
    /// codes at the very end.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Text {
        let total: usize = self
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Chars(chars) => chars.len(),
                Piece::Code(_) => 0,
            })
            .sum();
        let mut out = Text::default();
        let mut at = 0;
        // Whether every code met at this offset so far closes.
        let mut closes = true;
        for piece in &self.pieces {
            match piece {
                Piece::Chars(chars) => {
                    let (from, to) = (start.max(at), end.min(at + chars.len()));
                    if from < to {
                        out.push_chars(&chars[from - at..to - at]);
                    }
                    at += chars.len();
                    closes = true;
                }
                Piece::Code(code) => {
                    closes &= code.kind == CodeKind::Close;
                    let after_start = at > start || (at == start && (start == 0 || (!closes && start < total)));
                    let before_end = at < end || (at == end && (end == total || (closes && end > 0)));
                    if after_start && before_end {
                        out.pieces.push(Piece::Code(code.clone()));
                    }
                }
            }
        }
        out
    }
}

/// White space, and the characters that show nothing by themselves: soft hyphen, zero-width spaces and joiners, marks of
/// direction, fillers, variation selectors (Unicode, `Default_Ignorable_Code_Point`).
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}')
}

impl Code {
    /// An opening code.
    #[must_use]
    pub fn open(id: impl Into<String>, data: impl Into<String>) -> Self {
        Self { kind: CodeKind::Open, id: id.into(), data: data.into() }
    }

    /// A closing code.
    #[must_use]
    pub fn close(id: impl Into<String>, data: impl Into<String>) -> Self {
        Self { kind: CodeKind::Close, id: id.into(), data: data.into() }
    }

    /// A code that stands alone.
    #[must_use]
    pub fn standalone(id: impl Into<String>, data: impl Into<String>) -> Self {
        Self { kind: CodeKind::Standalone, id: id.into(), data: data.into() }
    }
}

impl From<&str> for Text {
    fn from(chars: &str) -> Self {
        Self::plain(chars)
    }
}

impl From<String> for Text {
    fn from(chars: String) -> Self {
        Self::plain(chars)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::model) fn coded() -> Text {
        Text::from_pieces([
            Piece::Chars("One ".into()),
            Piece::Code(Code::open("1", "<b>")),
            Piece::Chars("two.".into()),
            Piece::Code(Code::close("1", "</b>")),
            Piece::Chars(" Three".into()),
            Piece::Code(Code::standalone("2", "<br>")),
        ])
    }

    #[test]
    fn slices_concatenate_to_the_text() {
        let text = coded();
        let length = text.chars().len();
        for cut in 0..=length {
            let mut joined = text.slice(0, cut);
            joined.push_text(&text.slice(cut, length));
            assert_eq!(joined, text, "cut at {cut}");
        }
        assert_eq!(text.slice(0, 8).pieces().last(), Some(&Piece::Code(Code::close("1", "</b>"))));
    }
}
