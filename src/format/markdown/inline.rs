//! A text as Markdown writes it: escapes where characters would be marks, lines as the source had them.

use super::emphasis::Item;
use crate::format::hard_wrap::columns;

/// How a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style<'s> {
    /// In a table, where a bar ends the cell.
    pub(super) cell: bool,
    pub(super) heading: bool,
    /// Escapes whatever can be escaped, not only what needs it.
    pub(super) all: bool,
    /// How long lines are, where they are broken.
    pub(super) width: Option<usize>,
    /// What ends a line, and what the next begins with.
    pub(super) end: &'s str,
    pub(super) indent: &'s str,
}

/// Written Markdown.
pub(super) fn write(items: &[Item], style: Style<'_>) -> String {
    let mut out = String::new();
    // Where a line may be broken: blanks between words.
    let mut blanks: Vec<usize> = Vec::new();
    let mut links = 0_usize;
    let tildes = items
        .iter()
        .map(|item| if let Item::Chars(chars) = item { chars.matches('~').count() } else { 0 })
        .sum::<usize>();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Markup(data, half) => {
                links = match half {
                    Some((true, _)) if data.ends_with('[') => links + 1,
                    Some((false, _)) if data.starts_with(']') => links.saturating_sub(1),
                    _ => links,
                };
                // Two stretches of code that meet would be one.
                if data.starts_with('`') && out.ends_with('`') {
                    out.push(' ');
                }
                match data.strip_suffix('\n') {
                    Some(mark) => out.push_str(&format!("{mark}{}{}", style.end, style.indent)),
                    None => out.push_str(data),
                }
            }
            Item::Chars(chars) => {
                let last = at + 1 == items.len();
                let context = Context { style, in_link: links > 0, last, tildes: tildes > 1 };
                escape(chars, context, &mut out, &mut blanks);
            }
        }
    }
    broken(&out, &blanks, style)
}

#[derive(Clone, Copy)]
struct Context<'s> {
    style: Style<'s>,
    in_link: bool,
    /// Nothing stands behind these characters.
    last: bool,
    tildes: bool,
}

fn escape(chars: &str, context: Context<'_>, out: &mut String, blanks: &mut Vec<usize>) {
    let style = context.style;
    let mut before: Option<char> = out.chars().next_back();
    let mut rest = chars;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        let next = behind.chars().next();
        let at_start =
            out.is_empty() || out.ends_with(style.indent) && out[..out.len() - style.indent.len()].ends_with('\n');
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let needs = match c {
            '`' | '*' => true,
            '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
            '_' => !(word(before) && word(next)),
            '[' => context.in_link || next == Some('^') || style.all,
            ']' => context.in_link || matches!(next, Some('(' | '[' | ':')) || (next.is_none() && !context.last),
            '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => is_reference(behind),
            '~' => context.tildes || (at_start && behind.starts_with("~~")),
            '|' => style.cell,
            '!' => next == Some('[') || (next.is_none() && !context.last),
            '#' => {
                (at_start && (space(next) || next == Some('#')))
                    || (style.heading && context.last && behind.trim_end_matches('#').trim().is_empty())
            }
            '-' | '+' => at_start && (space(next) || behind.chars().all(|other| other == c || other == ' ')),
            '=' => at_start && behind.chars().all(|other| other == '='),
            '>' => at_start,
            '.' | ')' => space(next) && is_number_before(out, style.indent),
            ':' => at_start,
            '{' => style.heading && chars.trim_end().ends_with('}'),
            _ => false,
        };
        match c {
            // A blank at the very start is no text.
            ' ' | '\t' | '\n' | '\r' if at_start => {}
            '\n' | '\r' | '\t' | ' ' => {
                if before.is_some_and(|c| !c.is_whitespace()) && next.is_some_and(|c| !c.is_whitespace()) {
                    blanks.push(out.len());
                }
                out.push(' ');
            }
            _ => {
                if needs
                    || (style.all && c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '/' | '%' | '@' | '?' | '\''))
                {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        before = Some(c);
        rest = behind;
    }
}

/// Whether `&` and what follows are a reference: `&amp;`, `&#169;`.
fn is_reference(behind: &str) -> bool {
    let name = behind.strip_prefix('#').unwrap_or(behind);
    let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name[length..].starts_with(';')
}

/// Whether a line consists of up to nine digits so far, as the number of an item does.
fn is_number_before(out: &str, indent: &str) -> bool {
    let line = out.rfind('\n').map_or(out, |at| out[at + 1..].strip_prefix(indent).unwrap_or(&out[at + 1..]));
    (1..=9).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Breaks lines between words, never so that a line begins with what could be a mark.
fn broken(text: &str, blanks: &[usize], style: Style<'_>) -> String {
    let Some(width) = style.width.filter(|_| !style.cell && !style.heading) else { return text.to_owned() };
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let (mut from, mut used) = (0, 0);
    let mut pending: Option<usize> = None;
    for &at in blanks.iter().chain([&text.len()]) {
        let word = &text[from..at];
        let length = columns(word.rsplit('\n').next().unwrap_or(word));
        if let Some(blank) = pending {
            let plain = word.trim_start().starts_with(|c: char| c.is_alphabetic());
            if used + 1 + length > width && plain && blank == from {
                out.push_str(style.end);
                out.push_str(style.indent);
                out.push_str(word.trim_start());
                used = length;
            } else {
                out.push_str(word);
                used = if word.contains('\n') { length } else { used + 1 + length };
            }
        } else {
            out.push_str(word);
            used = length;
        }
        pending = Some(at);
        from = at;
    }
    out
}
