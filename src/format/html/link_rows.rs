//! What stands side by side in a run and is no sentence: links in a row, breadcrumbs, elements that touch each
//! other; and what nobody sees.

use super::chars::{decode_text, is_space};
use super::inline_token::{InlineKind, InlineToken};

/// The tokens of a line in which something is hidden beside what is seen (`<a style="display:none">edit</a>`, the gloss of
/// a ruby): what nobody sees in the line is no part of the text.
pub(super) fn without_hidden(tokens: &[InlineToken]) -> Option<Vec<InlineToken>> {
    let shown = tokens.iter().any(|token| !token.hidden && is_text(token));
    (shown && tokens.iter().any(|token| token.hidden && is_text(token))).then(|| merged(tokens, |token| token.hidden))
}

/// The tokens of a line in which something stays as it is in every language: it stands in the text as one code.
pub(super) fn without_untranslated(tokens: &[InlineToken]) -> Option<Vec<InlineToken>> {
    let text = |token: &InlineToken| token.untranslated && is_text(token);
    tokens.iter().any(text).then(|| merged(tokens, |token| token.untranslated))
}

fn is_text(token: &InlineToken) -> bool {
    matches!(token.kind, InlineKind::Text { blank: false })
}

/// The tokens with those in a row that are `apart` made one.
fn merged(tokens: &[InlineToken], apart: impl Fn(&InlineToken) -> bool) -> Vec<InlineToken> {
    let mut out: Vec<InlineToken> = Vec::with_capacity(tokens.len());
    let mut open = false;
    for token in tokens {
        let inside = apart(token);
        match out.last_mut() {
            Some(last) if inside && open && last.span.end == token.span.start => last.span.end = token.span.end,
            _ if inside => out.push(InlineToken { kind: InlineKind::Alone, ..*token }),
            _ => out.push(*token),
        }
        open = inside;
    }
    out
}

/// Whether links stand in a row, with nothing but separators between them: `Home | World | Sport`.
pub(super) fn is_row(page: &str, tokens: &[InlineToken]) -> bool {
    let (mut links, mut held) = (0_u32, false);
    for token in tokens {
        match token.kind {
            InlineKind::Text { blank: false } if token.link => held = true,
            InlineKind::Text { blank: false } if !is_separator(&page[token.span.range()]) => return false,
            InlineKind::Close if held && is_link(page, token) => {
                links += 1;
                held = false;
            }
            _ => {}
        }
    }
    links >= 2 && !held
}

/// In a breadcrumb (`<a>Home</a> » <a>World</a> » Ferries`) the last step, which is none: the token that it
/// begins with, and the bytes of the separator in it.
pub(super) fn breadcrumb_end(page: &str, tokens: &[InlineToken]) -> Option<(usize, usize)> {
    let (mut links, mut separated, mut next) = (0_u32, false, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            InlineKind::Text { blank: false } if token.link => {
                if links > 0 && !separated {
                    return None;
                }
                links += 1;
                separated = false;
            }
            InlineKind::Text { blank: false } if links == 0 && begins_breadcrumb(&page[token.span.range()]) => {}
            InlineKind::Text { blank: false } if links == 0 => return None,
            InlineKind::Text { blank: false } => {
                let raw = &page[token.span.range()];
                let separator = breadcrumb_separator(raw);
                if separator == 0 && !separated {
                    return None;
                }
                if separator < raw.trim_end_matches(is_space).len() {
                    let rest = &tokens[at..];
                    let bytes: usize = rest.iter().map(|token| token.span.len()).sum();
                    let alone = bytes <= 300 && rest.iter().all(|token| !token.link && token.kind != InlineKind::Break);
                    return alone.then_some(if separator > 0 { (at, separator) } else { (next, 0) });
                }
                (separated, next) = (true, at + 1);
            }
            InlineKind::Break => return None,
            _ => {}
        }
    }
    None
}

/// What stands before the steps of a breadcrumb: `You are here:`, `当前位置：`.
fn begins_breadcrumb(raw: &str) -> bool {
    let bare = raw.trim_matches(is_space);
    bare.len() <= 40 && bare.ends_with([':', '：'])
}

/// The bytes of the separator of a breadcrumb, and of the blanks around it, at the beginning.
fn breadcrumb_separator(raw: &str) -> usize {
    let bare = raw.trim_start_matches(is_space);
    let rest = ["»", "›", ">", "＞", "→", "&raquo;", "&rsaquo;", "&gt;", "&rarr;"]
        .iter()
        .find_map(|separator| bare.strip_prefix(separator));
    rest.map_or(0, |rest| raw.len() - rest.trim_start_matches(is_space).len())
}

pub(super) fn is_link(page: &str, token: &InlineToken) -> bool {
    let name = page[token.name.range()].as_bytes();
    matches!(token.kind, InlineKind::Open | InlineKind::Close)
        && name.first().is_some_and(|first| first.eq_ignore_ascii_case(&b'a'))
        && name.get(1).is_none_or(u8::is_ascii_whitespace)
}

/// Whether all text stands in elements that touch each other, a link among them, so that their words would run together:
/// `<b>Read also</b><a>A ferry sails again</a>`.
pub(super) fn is_touching(page: &str, tokens: &[InlineToken]) -> bool {
    let (mut elements, mut links, mut depth) = (0_u32, 0_u32, 0_u32);
    let (mut held, mut linked) = (false, false);
    for token in tokens {
        match token.kind {
            InlineKind::Text { .. } | InlineKind::Break if depth == 0 => return false,
            InlineKind::Text { blank: false } => {
                // A sentence goes on in lower case.
                let first = page[token.span.range()].trim_start_matches(is_space).chars().next();
                if !held && elements > 0 && first.is_some_and(char::is_lowercase) {
                    return false;
                }
                held = true;
                linked |= token.link;
            }
            InlineKind::Open => depth += 1,
            InlineKind::Close => {
                let Some(outer) = depth.checked_sub(1) else { return false };
                depth = outer;
                if depth == 0 && held {
                    elements += 1;
                    links += u32::from(linked);
                    (held, linked) = (false, false);
                }
            }
            _ => {}
        }
    }
    depth == 0 && elements >= 2 && links >= 1
}

/// Whether raw text is but a separator between links.
fn is_separator(raw: &str) -> bool {
    raw.len() <= 24
        && decode_text(raw).chars().all(|c| {
            is_space(c)
                || matches!(
                    c,
                    '|' | '｜'
                        | '·'
                        | '•'
                        | '/'
                        | '-'
                        | '–'
                        | '—'
                        | '›'
                        | '»'
                        | '>'
                        | '＞'
                        | '→'
                        | '・'
                        | '¦'
                        | ':'
                        | ','
                )
        })
}
