//! What stands side by side in a run and is no sentence: links in a row, the steps to a page, elements that touch each
//! other; and what nobody sees.

use super::chars::decode_text;
use super::run::{Bit, BitKind, is_space};

/// The bits of a line in which something is hidden beside what is seen (`<a style="display:none">edit</a>`): what nobody
/// sees is no part of the text.
pub(super) fn without_hidden(bits: &[Bit]) -> Option<Vec<Bit>> {
    let text = |bit: &Bit| matches!(bit.kind, BitKind::Text { blank: false });
    if !bits.iter().any(|bit| bit.hidden && text(bit)) || !bits.iter().any(|bit| !bit.hidden && text(bit)) {
        return None;
    }
    let seen = |bit: &Bit| if bit.hidden && text(bit) { Bit { kind: BitKind::Alone, ..*bit } } else { *bit };
    Some(bits.iter().map(seen).collect())
}

/// Whether links stand in a row, with nothing but marks between them: `Home | World | Sport`.
pub(super) fn is_row(page: &str, bits: &[Bit]) -> bool {
    let (mut links, mut held) = (0_u32, false);
    for bit in bits {
        match bit.kind {
            BitKind::Text { blank: false } if bit.link => held = true,
            BitKind::Text { blank: false } if !is_mark(&page[bit.span.range()]) => return false,
            BitKind::Close if held && is_link(page, bit) => {
                links += 1;
                held = false;
            }
            _ => {}
        }
    }
    links >= 2 && !held
}

/// Where links lead to a page (`<a>Home</a> » <a>World</a> » Ferries`) the last step, which is none: the bit that it
/// begins with, and the bytes of the mark in it.
pub(super) fn end_of_way(page: &str, bits: &[Bit]) -> Option<(usize, usize)> {
    let (mut links, mut marked, mut next) = (0_u32, false, 0);
    for (at, bit) in bits.iter().enumerate() {
        match bit.kind {
            BitKind::Text { blank: false } if bit.link => {
                if links > 0 && !marked {
                    return None;
                }
                links += 1;
                marked = false;
            }
            BitKind::Text { blank: false } if links == 0 && begins_way(&page[bit.span.range()]) => {}
            BitKind::Text { blank: false } if links == 0 => return None,
            BitKind::Text { blank: false } => {
                let raw = &page[bit.span.range()];
                let mark = way_mark(raw);
                if mark == 0 && !marked {
                    return None;
                }
                if mark < raw.trim_end_matches(is_space).len() {
                    let rest = &bits[at..];
                    let bytes: usize = rest.iter().map(|bit| bit.span.len()).sum();
                    let alone = bytes <= 300 && rest.iter().all(|bit| !bit.link && bit.kind != BitKind::Break);
                    return alone.then_some(if mark > 0 { (at, mark) } else { (next, 0) });
                }
                (marked, next) = (true, at + 1);
            }
            BitKind::Break => return None,
            _ => {}
        }
    }
    None
}

/// What stands before the steps: `You are here:`, `当前位置：`.
fn begins_way(raw: &str) -> bool {
    let bare = raw.trim_matches(is_space);
    bare.len() <= 40 && bare.ends_with([':', '：'])
}

/// The bytes of a mark that stands between the steps to a page, and of the blanks around it, at the beginning.
fn way_mark(raw: &str) -> usize {
    let bare = raw.trim_start_matches(is_space);
    let rest = ["»", "›", ">", "＞", "→", "&raquo;", "&rsaquo;", "&gt;", "&rarr;"]
        .iter()
        .find_map(|mark| bare.strip_prefix(mark));
    rest.map_or(0, |rest| raw.len() - rest.trim_start_matches(is_space).len())
}

pub(super) fn is_link(page: &str, bit: &Bit) -> bool {
    let name = page[bit.name.range()].as_bytes();
    matches!(bit.kind, BitKind::Open | BitKind::Close)
        && name.first().is_some_and(|first| first.eq_ignore_ascii_case(&b'a'))
        && name.get(1).is_none_or(u8::is_ascii_whitespace)
}

/// Whether all text stands in elements that touch each other, a link among them, so that their words would run together:
/// `<b>Read also</b><a>A ferry sails again</a>`.
pub(super) fn is_touching(page: &str, bits: &[Bit]) -> bool {
    let (mut elements, mut links, mut depth) = (0_u32, 0_u32, 0_u32);
    let (mut held, mut linked) = (false, false);
    for bit in bits {
        match bit.kind {
            BitKind::Text { .. } | BitKind::Break if depth == 0 => return false,
            BitKind::Text { blank: false } => {
                // A sentence goes on in lower case.
                let first = page[bit.span.range()].trim_start_matches(is_space).chars().next();
                if !held && elements > 0 && first.is_some_and(char::is_lowercase) {
                    return false;
                }
                held = true;
                linked |= bit.link;
            }
            BitKind::Open => depth += 1,
            BitKind::Close => {
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

/// Whether raw text is but a mark that stands between links.
fn is_mark(raw: &str) -> bool {
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
