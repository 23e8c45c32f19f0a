//! Character references: decoded on reading, written on pouring.

use std::borrow::Cow;

use html5gum::{State, Token, Tokenizer};

/// The characters that running text stands for.
pub(crate) fn decode_text(raw: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', raw.as_bytes()).is_none() {
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

/// The named references that nearly all pages stop at; closed, they mean the same in text and in attributes.
const COMMON: &[(&str, char)] = &[
    ("amp", '&'),
    ("nbsp", '\u{a0}'),
    ("quot", '"'),
    ("lt", '<'),
    ("gt", '>'),
    ("apos", '\''),
    ("copy", '©'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("agrave", 'à'),
    ("atilde", 'ã'),
    ("ccedil", 'ç'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("uacute", 'ú'),
];

/// What `raw` stands for, where it holds no other references than common ones and nothing else that HTML changes.
fn decode_common(raw: &str) -> Option<String> {
    if raw.bytes().any(|byte| matches!(byte, b'\r' | b'\0' | b'<')) {
        return None;
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(found) = memchr::memchr(b'&', rest.as_bytes()) {
        let tail = &rest.as_bytes()[found + 1..];
        // A bare `&`, as in `Q & A`, is one.
        if tail.first() == Some(&b' ') {
            out.push_str(&rest[..=found]);
            rest = &rest[found + 1..];
            continue;
        }
        let length = tail.iter().take(8).position(|&byte| byte == b';')?;
        let name = &rest[found + 1..found + 1 + length];
        let c = match name.strip_prefix('#') {
            Some(number) => numbered(number)?,
            None => COMMON.iter().find(|(known, _)| *known == name)?.1,
        };
        out.push_str(&rest[..found]);
        out.push(c);
        rest = &rest[found + length + 2..];
    }
    out.push_str(rest);
    Some(out)
}

/// The character of a numeric reference, where its number is that character's and nothing is to be mended (13.2.5.80).
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => u32::from_str_radix(digits, 16).ok()?,
        None if number.bytes().all(|byte| byte.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(code).filter(|c| matches!(c, ' '..='~' | '\u{a0}'..='\u{fdcf}'))
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

/// White space, and what looks like it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decoded_quickly_is_what_the_standard_says() {
        let mut raw: Vec<String> = COMMON.iter().map(|(name, _)| format!("a&{name};b&{name};")).collect();
        for code in
            [0, 9, 10, 13, 31, 32, 38, 39, 65, 126, 127, 128, 145, 159, 160, 227, 0x2019, 0xd800, 0xfdd0, 0xffff]
        {
            raw.extend([
                format!("a&#{code};b"),
                format!("&#0{code};"),
                format!("&#x{code:x};"),
                format!("&#X{code:X};"),
            ]);
        }
        let odd = [
            "Q & A", "a&", "&&amp;", "&#;", "&#x;", "&#+65;", "&amp", "&ampx;", "& ;", "&Amp;", "&notit;", "&#65",
            "&é;",
        ];
        raw.extend(odd.map(str::to_owned));
        let mut quick = 0;
        for raw in raw {
            let mut slow = String::new();
            let mut tokenizer = Tokenizer::new(raw.as_str());
            tokenizer.set_state(State::RcData);
            for token in tokenizer {
                if let Ok(Token::String(chars)) = token {
                    slow.push_str(&String::from_utf8_lossy(&chars));
                }
            }
            assert_eq!(decode_text(&raw), slow, "{raw}");
            if let Some(chars) = decode_common(&raw) {
                assert_eq!(chars, slow, "{raw}");
                assert_eq!(decode_attribute(&raw), slow, "{raw}");
                quick += 1;
            }
        }
        assert!(quick > 60, "{quick}");
    }
}
