//! Emphasis that CommonMark would not recognize: a mark beside Chinese punctuation (`**重要。**后面`). It is moved past the
//! punctuation, or written as a tag.

/// What a text consists of while it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Chars(String),
    /// The markup, and for a half of a pair the number that it shares with the other.
    Markup(String, Option<(bool, String)>),
}

/// Whether a mark opens or closes emphasis.
fn is_emphasis(data: &str) -> bool {
    matches!(data, "*" | "**" | "_" | "__" | "~" | "~~")
}

/// CommonMark's punctuation, nearly: what is neither a letter nor a digit nor a blank.
fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Moves marks of emphasis, or makes tags of them, where they would be none; how many pairs were changed.
pub(super) fn mend(items: &mut Vec<Item>) -> usize {
    let mut changed = 0;
    let mut done: std::collections::HashSet<String> = std::collections::HashSet::new();
    let mut at = 0;
    while at < items.len() {
        let pair = match &items[at] {
            Item::Markup(data, Some((true, id))) if is_emphasis(data) && done.insert(id.clone()) => {
                let closes = |item: &Item| matches!(item, Item::Markup(_, Some((false, other))) if other == id);
                items[at..].iter().position(closes).map(|found| (at, at + found))
            }
            _ => None,
        };
        if let Some((open, close)) = pair {
            let (open, close) = blanks_out(items, open, close);
            if !works(items, open, close) {
                changed += 1;
                let before = items.clone();
                let (open, close) = punctuation_out(items, open, close);
                if !works(items, open, close) {
                    *items = before;
                    tagged(items);
                    return changed;
                }
            }
        }
        at += 1;
    }
    changed
}

/// All emphasis that would not be recognized as tags.
fn tagged(items: &mut [Item]) {
    for open in 0..items.len() {
        let Item::Markup(data, Some((true, id))) = &items[open] else { continue };
        let close = items.iter().position(|item| matches!(item, Item::Markup(_, Some((false, other))) if other == id));
        let (Some(close), Some(name)) = (close, tag(data)) else { continue };
        if works(items, open, close) {
            continue;
        }
        for (at, tag) in [(open, format!("<{name}>")), (close, format!("</{name}>"))] {
            if let Item::Markup(data, _) = &mut items[at] {
                *data = tag;
            }
        }
    }
}

fn tag(data: &str) -> Option<&'static str> {
    match data {
        "*" | "_" => Some("em"),
        "**" | "__" => Some("strong"),
        "~" | "~~" => Some("del"),
        _ => None,
    }
}

fn first(item: Option<&Item>) -> Option<char> {
    match item? {
        Item::Chars(chars) => chars.chars().next(),
        Item::Markup(data, _) => data.chars().next(),
    }
}

fn last(item: Option<&Item>) -> Option<char> {
    match item? {
        Item::Chars(chars) => chars.chars().next_back(),
        Item::Markup(data, _) => data.chars().next_back(),
    }
}

/// Whether a pair of marks is emphasis (CommonMark 6.2: the opening one is left-flanking, the closing one right-flanking;
/// underscores stand at no letter outside).
fn works(items: &[Item], open: usize, close: usize) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
    let (before, after) = (last(open.checked_sub(1).and_then(|at| items.get(at))), first(items.get(close + 1)));
    let (inner, end) = (first(items.get(open + 1)), last(items.get(close.saturating_sub(1))));
    let flanks = |inner: Option<char>, beyond: Option<char>| {
        inner.is_some_and(|c| !c.is_whitespace() && (!is_punctuation(c) || outside(beyond)))
    };
    let underscores = matches!(&items[open], Item::Markup(data, _) if data.starts_with('_'));
    close > open + 1
        && flanks(inner, before)
        && flanks(end, after)
        && (!underscores || (outside(before) && outside(after)))
}

/// Blanks at the edges of what is emphasized stand outside.
fn blanks_out(items: &mut Vec<Item>, open: usize, close: usize) -> (usize, usize) {
    moved_out(items, open, close, |chars| chars.len() - chars.trim_start().len(), |chars| chars.trim_end().len())
}

/// So does punctuation, which is emphasized no less for it.
fn punctuation_out(items: &mut Vec<Item>, open: usize, close: usize) -> (usize, usize) {
    // A mark at a letter outside can be moved no further; asterisks may stand there.
    for at in [open, close] {
        if let Item::Markup(data, _) = &mut items[at] {
            *data = data.replace('_', "*");
        }
    }
    if works(items, open, close) {
        return (open, close);
    }
    let edge = |c: char| is_punctuation(c) || c.is_whitespace();
    moved_out(
        items,
        open,
        close,
        |chars| chars.len() - chars.trim_start_matches(edge).len(),
        |chars| chars.trim_end_matches(edge).len(),
    )
}

/// Moves what stands at the two ends of a pair out of it: so many bytes at the start, what is behind so many at the end.
fn moved_out(
    items: &mut Vec<Item>,
    mut open: usize,
    mut close: usize,
    at_start: impl Fn(&str) -> usize,
    at_end: impl Fn(&str) -> usize,
) -> (usize, usize) {
    if let Some(Item::Chars(chars)) = items.get_mut(open + 1)
        && (1..chars.len()).contains(&at_start(chars))
    {
        let rest = chars.split_off(at_start(chars));
        let moved = std::mem::replace(chars, rest);
        items.insert(open, Item::Chars(moved));
        (open, close) = (open + 1, close + 1);
    }
    if let Some(Item::Chars(chars)) = items.get_mut(close - 1)
        && (1..chars.len()).contains(&at_end(chars))
    {
        let moved = chars.split_off(at_end(chars));
        items.insert(close + 1, Item::Chars(moved));
    }
    (open, close)
}
