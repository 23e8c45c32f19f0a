use std::borrow::Cow;
use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization as _;

/// Text as a sequence of pieces: characters, or an inline code. No markup ever stands inside the characters, and no
/// private-use character stands for a code.
///
/// Invariant: no empty run of characters, and no two runs side by side; so equal texts compare equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Text {
    pieces: Vec<Piece>,
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

/// The search key of a text: NFC, white space folded to single blanks and trimmed, inline codes out (design, section 6).
///
/// Scores, ids and the search compare keys, never raw text. [`Key::VERSION`] changes with the definition, so that a
/// store can tell keys of an older one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(String);

/// A stored text that does not follow the encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadText(pub String);

impl Text {
    /// The version of [`Text::encode`].
    pub const ENCODING: u32 = 1;

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
                _ => self.pieces.push(Piece::Chars(chars)),
            },
            Piece::Code(code) => self.pieces.push(Piece::Code(code)),
        }
    }

    /// Puts characters at the end.
    pub fn push_chars(&mut self, chars: &str) {
        if chars.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Chars(last)) => last.push_str(chars),
            _ => self.pieces.push(Piece::Chars(chars.to_owned())),
        }
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

    /// Whether there is no character but white space (codes do not count).
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Chars(chars) => chars.chars().all(char::is_whitespace),
            Piece::Code(_) => true,
        })
    }

    /// The pieces between two byte offsets of [`Text::chars`]. A code that stands exactly at `start` is in, unless it
    /// closes; one that stands exactly at `end` is out, unless it closes. So cutting a text at 0, some offsets and its
    /// length gives pieces that concatenate to it, and a closing code stays with what it closes.
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
        for piece in &self.pieces {
            match piece {
                Piece::Chars(chars) => {
                    let (from, to) = (start.max(at), end.min(at + chars.len()));
                    if from < to {
                        out.push_chars(&chars[from - at..to - at]);
                    }
                    at += chars.len();
                }
                Piece::Code(code) => {
                    let closes = code.kind == CodeKind::Close;
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

    /// The search key.
    #[must_use]
    pub fn key(&self) -> Key {
        Key(self.key_chars().into_owned())
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

    /// The text in its one versioned encoding ([`Text::ENCODING`]): JSON, a string where there are no codes, else a list
    /// of strings and of `{"o"|"c"|"p": id, "d": data}`.
    #[must_use]
    pub fn encode(&self) -> String {
        match self.encoded_as_is() {
            Some(chars) => format!("\"{chars}\""),
            None => serde_json::to_string(self).unwrap_or_default(),
        }
    }

    /// The characters whose encoding is they themselves between quotation marks; none where it is not, which is seldom.
    #[must_use]
    pub fn encoded_as_is(&self) -> Option<&str> {
        let [Piece::Chars(chars)] = self.pieces.as_slice() else { return None };
        // What JSON escapes (RFC 8259, 7). Without branches, so that many bytes are looked at together.
        let escaped = chars.bytes().fold(false, |any, byte| any | matches!(byte, b'"' | b'\\' | 0..=0x1f));
        (!escaped).then_some(chars)
    }

    /// The text of an encoding.
    ///
    /// # Errors
    /// [`BadText`] if it is not one.
    pub fn decode(encoded: &str) -> Result<Self, BadText> {
        serde_json::from_str(encoded).map_err(|_| BadText(encoded.to_owned()))
    }
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

impl fmt::Display for BadText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an encoded text: {}", self.0)
    }
}

impl std::error::Error for BadText {}

#[derive(Serialize, Deserialize)]
struct CodeForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    o: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    c: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    d: String,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum PieceForm {
    Chars(String),
    Code(CodeForm),
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.pieces.as_slice() {
            [] => serializer.serialize_str(""),
            [Piece::Chars(chars)] => serializer.serialize_str(chars),
            pieces => serializer.collect_seq(pieces.iter().map(|piece| match piece {
                Piece::Chars(chars) => PieceForm::Chars(chars.clone()),
                Piece::Code(code) => {
                    let id = |kind| (code.kind == kind).then(|| code.id.clone());
                    PieceForm::Code(CodeForm {
                        o: id(CodeKind::Open),
                        c: id(CodeKind::Close),
                        p: id(CodeKind::Standalone),
                        d: code.data.clone(),
                    })
                }
            })),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string, or a list of strings and codes")
            }

            fn visit_str<E: de::Error>(self, chars: &str) -> Result<Text, E> {
                Ok(Text::plain(chars))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Text, A::Error> {
                let mut text = Text::default();
                while let Some(form) = seq.next_element::<PieceForm>()? {
                    match form {
                        PieceForm::Chars(chars) => text.push_chars(&chars),
                        PieceForm::Code(CodeForm { o, c, p, d }) => {
                            let (kind, id) = match (o, c, p) {
                                (Some(id), None, None) => (CodeKind::Open, id),
                                (None, Some(id), None) => (CodeKind::Close, id),
                                (None, None, Some(id)) => (CodeKind::Standalone, id),
                                _ => return Err(de::Error::custom("a code is one of o, c, p")),
                            };
                            text.push(Piece::Code(Code { kind, id, data: d }));
                        }
                    }
                }
                Ok(text)
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded() -> Text {
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
    fn encoding_round_trips() {
        for text in [Text::default(), Text::plain("Olá, \"mundo\""), coded()] {
            assert_eq!(Text::decode(&text.encode()).unwrap(), text);
        }
        assert_eq!(
            coded().encode(),
            r#"["One ",{"o":"1","d":"<b>"},"two.",{"c":"1","d":"</b>"}," Three",{"p":"2","d":"<br>"}]"#
        );
        assert!(Text::decode("[{\"o\":\"1\",\"c\":\"1\"}]").is_err());
        assert!(Text::decode("nonsense").is_err());
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

    #[test]
    fn what_is_encoded_as_it_is_is_encoded_as_json() {
        for c in (0..0x2100).filter_map(char::from_u32) {
            for chars in [String::from(c), format!("a{c}b")] {
                let text = Text::plain(chars.as_str());
                assert_eq!(text.encode(), serde_json::to_string(&chars).unwrap());
                assert_eq!(Text::decode(&text.encode()), Ok(text));
            }
        }
        assert_eq!((Text::default().encode(), Text::default().encoded_as_is()), ("\"\"".to_owned(), None));
        assert_eq!(coded().encoded_as_is(), None);
    }
}
