//! Front matter: the lines of YAML above a text. Its title and its summary are texts, all else stays.

use crate::model::{Role, Span, Text};

/// Keys whose values people read.
const READ: &[(&str, Role)] = &[
    ("title", Role::Title),
    ("subtitle", Role::Meta),
    ("description", Role::Meta),
    ("summary", Role::Meta),
    ("excerpt", Role::Meta),
];

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Double,
    Single,
    None,
}

/// A value that people read.
pub(super) struct Field {
    /// Inside of its quotation marks.
    pub(super) span: Span,
    pub(super) quotes: Quotes,
    pub(super) role: Role,
    pub(super) text: Text,
}

/// The lines between `---` and `---` at the very beginning, and where they end.
fn lines(text: &str) -> Option<(Vec<Span>, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end_matches(['\n', '\r']).len());
        at += line.len();
        let content = text[span.range()].trim_end();
        match span.start {
            0 if content != "---" => return None,
            0 => {}
            _ if content == "---" || content == "..." => return Some((out, at)),
            _ => out.push(span),
        }
    }
    None
}

/// Where the front matter ends; 0 where there is none.
pub(super) fn end(text: &str) -> usize {
    lines(text).map_or(0, |(_, end)| end)
}

/// What people read of it.
pub(super) fn fields(text: &str) -> Vec<Field> {
    let Some((lines, _)) = lines(text) else { return Vec::new() };
    // What goes on in the next line is left alone.
    let goes_on = |at: usize| lines.get(at + 1).is_some_and(|next| text[next.range()].starts_with([' ', '\t']));
    let field = |(at, line): (usize, &Span)| {
        let (key, value) = text[line.range()].split_once(':')?;
        let role = READ.iter().find(|(known, _)| *known == key).map(|(_, role)| *role)?;
        let begin = line.start + key.len() + 1 + (value.len() - value.trim_start().len());
        let value = value.strip_prefix([' ', '\t'])?.trim();
        let span = |from: usize, to: usize| Span::new(begin + from, begin + value.len() - to);
        let (span, quotes, said) = match value.as_bytes() {
            _ if goes_on(at) => return None,
            [b'"', .., b'"'] => {
                let inner = &value[1..value.len() - 1];
                (span(1, 1), Quotes::Double, in_double(inner)?)
            }
            [b'\'', .., b'\''] => {
                let inner = &value[1..value.len() - 1];
                if inner.replace("''", "").contains('\'') {
                    return None;
                }
                (span(1, 1), Quotes::Single, inner.replace("''", "'"))
            }
            _ if is_plain(value) => (span(0, 0), Quotes::None, value.to_owned()),
            _ => return None,
        };
        Some(Field { span, quotes, role, text: Text::plain(said) })
    };
    lines.iter().enumerate().filter_map(field).filter(|field| !field.text.is_blank()).collect()
}

/// Where it says which language the text is in.
pub(super) fn lang(text: &str) -> Option<Span> {
    let (lines, _) = lines(text)?;
    lines.iter().find_map(|line| {
        let (key, value) = text[line.range()].split_once(':')?;
        let tag = value.trim().trim_matches(['"', '\'']);
        let at = line.start + key.len() + 1 + value.find(tag)?;
        let is_tag = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        (matches!(key, "lang" | "language" | "locale") && is_tag).then(|| Span::new(at, at + tag.len()))
    })
}

/// What a value between double quotation marks says; none where it has escapes that this does not know.
fn in_double(inner: &str) -> Option<String> {
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                c @ ('"' | '\\' | '/') => out.push(c),
                _ => return None,
            },
            '"' => return None,
            c => out.push(c),
        }
    }
    Some(out)
}

/// Whether a value says by itself what it says with quotation marks.
fn is_plain(value: &str) -> bool {
    let first = value.chars().next();
    let begins = first.is_some_and(|c| !"!&*-?|>%@`\"'#,[]{}:~".contains(c)) && !value.starts_with(' ');
    let word = value.to_ascii_lowercase();
    let other = matches!(word.as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "null")
        || value.chars().all(|c| c.is_ascii_digit() || ".:-+eE_ ".contains(c));
    begins && !other && !value.contains(": ") && !value.contains(" #") && !value.ends_with(':') && !value.contains('\n')
}

/// Characters as a value is written; plain ones get quotation marks where they need them.
pub(super) fn write(chars: &str, quotes: Quotes) -> String {
    let double = || chars.replace('\\', "\\\\").replace('"', "\\\"");
    match quotes {
        Quotes::Double => double(),
        Quotes::Single => chars.replace('\'', "''"),
        Quotes::None if is_plain(chars) => chars.to_owned(),
        Quotes::None => format!("\"{}\"", double()),
    }
}
