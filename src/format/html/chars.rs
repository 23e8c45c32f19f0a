//! Character references: decoded on reading, written on pouring.

use std::borrow::Cow;

use html5gum::{State, Token, Tokenizer};

/// The characters that running text stands for.
pub(crate) fn decode_text(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    if let Some(chars) = decode_common(raw) {
        return Cow::Owned(chars);
    }
    let mut out = String::with_capacity(raw.len());
    let mut tokenizer = Tokenizer::new(raw);
    // References are decoded here and nothing is a tag: the scanner has seen to those.
    tokenizer.set_state(State::RcData);
    for token in tokenizer {
        // Anything else is an error, which decoding has already mended.
        if let Ok(Token::String(chars)) = token {
            out.push_str(&String::from_utf8_lossy(&chars));
        }
    }
    Cow::Owned(out)
}

/// The references that nearly all pages stop at; they mean the same in text and in attributes.
const COMMON: &[(&str, char)] = &[
    ("&amp;", '&'),
    ("&nbsp;", '\u{a0}'),
    ("&quot;", '"'),
    ("&#39;", '\''),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&#8217;", '’'),
    ("&#160;", '\u{a0}'),
];

/// What `raw` stands for, where it holds no other references than the common ones and nothing else that HTML changes.
fn decode_common(raw: &str) -> Option<String> {
    if raw.bytes().any(|byte| matches!(byte, b'\r' | b'\0' | b'<')) {
        return None;
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(found) = memchr::memchr(b'&', rest.as_bytes()) {
        let tail = &rest[found..];
        let &(name, c) = COMMON.iter().find(|(name, _)| tail.starts_with(name))?;
        out.push_str(&rest[..found]);
        out.push(c);
        rest = &tail[name.len()..];
    }
    out.push_str(rest);
    Some(out)
}

/// The characters that an attribute's value stands for (13.2.5.73: `&copy=` stays as it is there).
pub(crate) fn decode_attribute(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    if let Some(chars) = decode_common(raw) {
        return Cow::Owned(chars);
    }
    let tag = if raw.contains('"') {
        // Only one kind of mark can stand raw in a value that was quoted; an unquoted one may hold both.
        format!("<a b='{}'>", raw.replace('\'', "&#39;"))
    } else {
        format!("<a b=\"{raw}\">")
    };
    for token in Tokenizer::new(&tag) {
        if let Ok(Token::StartTag(tag)) = token
            && let Some(value) = tag.attributes.get(b"b".as_slice())
        {
            return Cow::Owned(String::from_utf8_lossy(value).into_owned());
        }
    }
    Cow::Borrowed(raw)
}

/// Running text as markup.
pub(crate) fn escape_text(chars: &str, out: &mut String) {
    for c in chars.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(c),
        }
    }
}

/// A value for an attribute in double or single quotation marks.
pub(crate) fn escape_attribute(chars: &str, quote: char, out: &mut String) {
    for c in chars.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' if quote == '"' => out.push_str("&quot;"),
            '\'' if quote == '\'' => out.push_str("&#39;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(c),
        }
    }
}
