//! A message: words, places that a program fills in, and tags, as text with codes; and back.

use std::collections::HashMap;

use crate::format::po::placeables;
use crate::model::{Code, Piece, Text};

/// How the messages of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// ICU's messages (also FormatJS and ARB): `{name}`, `{count, plural, …}`; where `quoting`, an apostrophe before a brace or a tag
    /// makes it a character, and two of them are one.
    Icu { quoting: bool },
    /// i18next and its like: `{{name}}`, `$t(key)`, and any of the others' places.
    Open,
    /// Chrome's: `$NAME$`, `$1`, `$$`.
    Chrome,
}

impl Syntax {
    const fn quoting(self) -> bool {
        matches!(self, Self::Icu { quoting: true })
    }
}

/// A piece of a message.
enum Token<'m> {
    /// Characters as they stand.
    Chars(&'m str),
    Place(&'m str),
    Open(&'m str),
    Close(&'m str),
    /// `<br/>`
    Alone(&'m str),
}

/// A message as text. A tag that is neither closed nor stands alone is characters.
pub(super) fn text(message: &str, syntax: Syntax) -> Text {
    let tokens = tokens(message, syntax);
    let ids = ids(&tokens);
    let mut out = Text::default();
    for (token, id) in tokens.iter().zip(ids) {
        match (token, id) {
            (Token::Chars(chars), _) => out.push_chars(chars),
            (Token::Place(data) | Token::Alone(data), Some(id)) => out.push(Piece::Code(Code::standalone(id, *data))),
            (Token::Open(data), Some(id)) => out.push(Piece::Code(Code::open(id, *data))),
            (Token::Close(data), Some(id)) => out.push(Piece::Code(Code::close(id, *data))),
            (Token::Place(chars) | Token::Open(chars) | Token::Close(chars) | Token::Alone(chars), None) => {
                out.push_chars(chars);
            }
        }
    }
    out
}

/// The number of each code; none for what is none.
fn ids(tokens: &[Token<'_>]) -> Vec<Option<String>> {
    let mut partner: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(tag) => {
                open.push(at);
                *counts.entry(name(tag)).or_default() += 1;
            }
            Token::Close(tag) if counts.get(name(tag)).is_some_and(|&count| count > 0) => {
                while let Some(opened) = open.pop() {
                    let Token::Open(other) = tokens[opened] else { continue };
                    *counts.entry(name(other)).or_default() -= 1;
                    if name(other) == name(tag) {
                        (partner[opened], partner[at]) = (Some(at), Some(opened));
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    let mut out: Vec<Option<String>> = vec![None; tokens.len()];
    let mut count = 0;
    for (at, token) in tokens.iter().enumerate() {
        let is_first = match token {
            Token::Place(_) | Token::Alone(_) => true,
            Token::Open(_) => partner[at].is_some(),
            _ => false,
        };
        if is_first {
            count += 1;
            out[at] = Some(count.to_string());
            if let Some(close) = partner[at] {
                out[close] = Some(count.to_string());
            }
        }
    }
    out
}

/// The name in a tag.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    inner.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or(inner)
}

fn tokens(message: &str, syntax: Syntax) -> Vec<Token<'_>> {
    let braces = Braces::of(message, syntax);
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    // Where a stretch of characters ends that an apostrophe opened.
    let mut quoted = false;
    let bytes = message.as_bytes();
    while at < bytes.len() {
        let token = match bytes[at] {
            b'\'' if syntax.quoting() => {
                let next = bytes.get(at + 1);
                let doubled = next == Some(&b'\'');
                if !doubled && !quoted && !next.is_some_and(|next| b"{}<>".contains(next)) {
                    at += 1;
                    continue;
                }
                quoted ^= !doubled;
                // The first apostrophe is no character, the second is.
                out.push(Token::Chars(&message[from..at]));
                from = at + 1;
                at += if doubled { 2 } else { 1 };
                continue;
            }
            _ if quoted => None,
            b'<' => tag(&message[at..]).map(|length| match &message[at..at + length] {
                tag if tag.starts_with("</") => Token::Close(tag),
                tag if tag.ends_with("/>") || is_void(name(tag)) => Token::Alone(tag),
                tag => Token::Open(tag),
            }),
            b'$' if syntax == Syntax::Chrome && bytes.get(at + 1) == Some(&b'$') => {
                out.push(Token::Chars(&message[from..at]));
                from = at + 1;
                at += 2;
                continue;
            }
            b'{' | b'$' | b'%' => {
                let length = place(message, at, syntax, &braces);
                (length > 0).then(|| Token::Place(&message[at..at + length]))
            }
            _ => None,
        };
        match token {
            Some(token) => {
                out.push(Token::Chars(&message[from..at]));
                at += match &token {
                    Token::Chars(own)
                    | Token::Place(own)
                    | Token::Open(own)
                    | Token::Close(own)
                    | Token::Alone(own) => own.len(),
                };
                out.push(token);
                from = at;
            }
            None => at += 1,
        }
    }
    out.push(Token::Chars(&message[from..]));
    out
}

/// How long the place that a program fills in is, if one begins here.
fn place(message: &str, at: usize, syntax: Syntax, braces: &Braces) -> usize {
    let rest = &message[at..];
    match syntax {
        Syntax::Chrome => chrome(rest),
        Syntax::Icu { .. } if rest.starts_with('{') => braces.argument(message, at).unwrap_or(0),
        Syntax::Icu { .. } => 0,
        Syntax::Open => {
            let nested = rest
                .strip_prefix("$t(")
                .and_then(|inner| inner.as_bytes().iter().take(256).position(|&byte| byte == b')').map(|end| end + 4));
            let double = || {
                let inner = rest.strip_prefix("{{")?;
                let end = inner.as_bytes().iter().take(256).position(|byte| b"{}".contains(byte))?;
                inner[end..].starts_with("}}").then_some(end + 4).filter(|_| !inner[..end].trim().is_empty())
            };
            let argument = || rest.starts_with('{').then(|| braces.argument(message, at)).flatten();
            nested
                .or_else(double)
                .or_else(argument)
                .or_else(|| placeables::length(message, at, placeables::Marks::Unsaid))
                .unwrap_or(0)
        }
    }
}

/// `$NAME$`, `$1`.
fn chrome(rest: &str) -> usize {
    let Some(inner) = rest.strip_prefix('$') else { return 0 };
    let name = inner.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_@".contains(byte)).count();
    match inner.as_bytes().get(name) {
        Some(b'$') if name > 0 => name + 2,
        _ if inner.starts_with(|c: char| ('1'..='9').contains(&c)) => 2,
        _ => 0,
    }
}

/// Which brace closes which.
struct Braces(HashMap<usize, usize>);

impl Braces {
    fn of(message: &str, syntax: Syntax) -> Self {
        let mut out = HashMap::new();
        let mut open = Vec::new();
        let mut quoted = false;
        let bytes = message.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let next = bytes.get(at + 1);
            match bytes[at] {
                b'\'' if syntax.quoting() && next == Some(&b'\'') => at += 1,
                b'\'' if quoted => quoted = false,
                b'\'' if syntax.quoting() => quoted = next.is_some_and(|next| b"{}<>".contains(next)),
                b'{' if !quoted => open.push(at),
                b'}' if !quoted => {
                    if let Some(open) = open.pop() {
                        out.insert(open, at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Self(out)
    }

    /// How long the argument is whose brace opens at `at`: a name or a number, and behind a comma what is done with it.
    fn argument(&self, message: &str, at: usize) -> Option<usize> {
        let end = *self.0.get(&at)?;
        let inner = message[at + 1..end].trim_start();
        let name = inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))).unwrap_or(inner.len());
        let rest = inner[name..].trim_start();
        (name > 0 && (rest.is_empty() || rest.starts_with(','))).then_some(end + 1 - at)
    }
}

/// How long the tag is that a text begins with: `<b>`, `</b>`, `<br/>`, `<0>`, `<a href="x">`.
fn tag(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    let bare = inner.strip_prefix('/').unwrap_or(inner);
    if !bare.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let end = inner.as_bytes().iter().take(1024).position(|byte| b"<>".contains(byte))?;
    let own = &inner[..end];
    let name = name(own);
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte));
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_name && (is_number || name.starts_with(|c: char| c.is_ascii_alphabetic()));
    (fits && inner.as_bytes()[end] == b'>').then_some(end + 2)
}

fn is_void(name: &str) -> bool {
    ["br", "hr", "img", "wbr", "input"].iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// Whether a code holds words: a plural, a choice.
pub(super) fn chooses(data: &str) -> bool {
    let mut parts = data.strip_prefix('{').unwrap_or_default().splitn(3, ',');
    let (_, kind, rest) = (parts.next(), parts.next().map(str::trim), parts.next());
    matches!(kind, Some("plural" | "select" | "selectordinal")) && rest.is_some_and(|rest| rest.contains('{'))
}

/// A text as a message.
pub(super) fn write(text: &Text, syntax: Syntax) -> String {
    let mut out = String::new();
    let pieces = text.pieces();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Code(code) => out.push_str(&code.data),
            Piece::Chars(chars) => {
                let next = match pieces.get(at + 1) {
                    Some(Piece::Code(code)) => code.data.as_str(),
                    _ => "",
                };
                match syntax {
                    Syntax::Chrome => out.push_str(&chars.replace('$', "$$")),
                    Syntax::Icu { quoting: true } => quote(chars, next, &mut out),
                    _ => out.push_str(chars),
                }
            }
        }
    }
    out
}

/// Characters of an ICU message, of which `next` comes behind them: none of them a brace or a tag to whoever reads it.
fn quote(chars: &str, next: &str, out: &mut String) {
    let mut rest = chars.char_indices().peekable();
    let special = |at: usize, c: char| {
        let tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        matches!(c, '{' | '}') || (c == '<' && tag(&chars[at + 1..]))
    };
    while let Some((at, c)) = rest.next() {
        if special(at, c) {
            out.extend(['\'', c]);
            while let Some(&(at, c)) = rest.peek()
                && (c == '\'' || special(at, c))
            {
                out.push_str(if c == '\'' { "''" } else { &chars[at..at + 1] });
                rest.next();
            }
            out.push('\'');
            continue;
        }
        let following = chars[at + c.len_utf8()..].chars().next().or_else(|| next.chars().next());
        let doubled = c == '\'' && following.is_some_and(|c| matches!(c, '\'' | '{' | '}' | '<' | '>'));
        out.push_str(if doubled { "''" } else { &chars[at..at + c.len_utf8()] });
    }
}
