//! How a text is stored, codes and all.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Code, CodeKind, Piece, Text};

/// A stored text that does not follow the encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadText(pub String);

impl Text {
    /// The version of [`Text::encode`].
    pub const ENCODING: u32 = 1;

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
    use crate::model::text::tests::coded;

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
