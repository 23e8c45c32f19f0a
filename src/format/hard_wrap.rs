//! Text whose lines were broken by hand, or by a program, at a fixed width: which lines are one paragraph, and how a
//! translation is broken again.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Widths that text is broken at; a line of Chinese counts two columns a character.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// The width at which a text's lines were broken, if they were: nearly every line that another one follows is as long as
/// it can be, and sentences go on in the next. Lines come without blanks at their ends.
pub(super) fn width(lines: &[&str]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|two| !two[0].is_empty() && !two[1].is_empty());
    // Most texts have no lines that touch, or long ones.
    let (mut touching, mut long) = (0_usize, 0_usize);
    let mut width = 0;
    for two in pairs() {
        touching += 1;
        let columns = columns(two[0]);
        if columns > *WIDTHS.end() {
            long += 1;
        } else {
            width = width.max(columns);
        }
    }
    if touching < 4 || long * 10 > touching || !WIDTHS.contains(&width) {
        return None;
    }
    let full = pairs().filter(|two| is_full(two[0], two[1], width));
    let (mut all, mut open) = (0_usize, 0_usize);
    for two in full {
        all += 1;
        open += usize::from(!two[0].ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '：', '；', '”', '"']));
    }
    (all >= 4 && all * 10 >= touching * 6 && open * 2 >= all).then_some(width)
}

/// Whether `next` begins with what had no room at the end of `line`.
pub(super) fn is_full(line: &str, next: &str, width: usize) -> bool {
    // A paragraph's first line is set in; the one before it is a paragraph's last.
    if next.starts_with([' ', '\t', '\u{3000}']) && !line.starts_with([' ', '\t', '\u{3000}']) {
        return false;
    }
    let next = next.trim_start();
    if is_item(next) {
        return false;
    }
    let first = next.chars().next();
    let word = match first {
        Some(c) if is_wide(c) => 2,
        _ => columns(next.split([' ', '\t']).next().unwrap_or_default()),
    };
    let blank = usize::from(!joint(line, next).is_empty());
    // Punctuation may not begin a line of Chinese and takes one or two characters along.
    let slack = if line.chars().next_back().is_some_and(is_wide) { 4 } else { 0 };
    columns(line) + blank + word + slack > width
}

/// Whether a line begins an item of a list: `- salt`, `3. salt`.
fn is_item(line: &str) -> bool {
    let rest = line.strip_prefix(['-', '*', '•']).or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')'])).flatten()
    });
    rest.is_some_and(|rest| rest.starts_with(' '))
}

/// What stands between the end of one line and the beginning of the next once they are one: a blank, in Chinese nothing.
pub(super) fn joint(line: &str, next: &str) -> &'static str {
    let (Some(last), Some(first)) = (line.chars().next_back(), next.chars().next()) else { return "" };
    let hyphen = last == '-' && line.chars().rev().nth(1).is_some_and(char::is_alphabetic) && first.is_lowercase();
    if hyphen || (is_wide(last) && is_wide(first)) { "" } else { " " }
}

/// `text` in lines of at most `width` columns, as far as it has blanks to break at, each but the first behind `indent`.
pub(super) fn wrap(text: &str, width: usize, indent: &str, end: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut at = 0;
    for word in text.split(' ') {
        let length = columns(word);
        if out.is_empty() {
            at = length;
        } else if at + 1 + length > width && !word.is_empty() {
            out.push_str(end);
            out.push_str(indent);
            at = columns(indent) + length;
        } else {
            out.push(' ');
            at += 1 + length;
        }
        out.push_str(word);
    }
    out
}

/// The lines of a paragraph as one.
pub(super) fn join(lines: &[&str]) -> String {
    let mut out = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for line in lines {
        let joint = joint(&out, line);
        out.push_str(joint);
        out.push_str(line);
    }
    out
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// How the first line of a text ends; as most do where it has one line alone.
pub(super) fn line_end(text: &str) -> &str {
    match memchr::memchr2(b'\n', b'\r', text.as_bytes()) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) => &text[at..=at],
        None => "\n",
    }
}

/// How wide a text is: a Chinese character takes two columns.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_long_as_they_can_be_are_a_paragraph() {
        let text = "The lamp was lit at six in the evening and\nstayed lit until the fog had gone, which\nwas on the third day. Nobody on the quay\ncould say who had climbed up to it, but a\nladder stood where none had stood before.\n\nA short line.\nAnother one.";
        let lines: Vec<&str> = text.lines().collect();
        let width = width(&lines).unwrap();
        assert_eq!(width, 42);
        let full: Vec<bool> =
            lines.windows(2).map(|two| !two[1].is_empty() && is_full(two[0], two[1], width)).collect();
        assert_eq!(full, [true, true, true, true, false, false, false]);
        let joined = join(&lines[..5]);
        assert_eq!(wrap(&joined, width, "", "\n"), lines[..5].join("\n"));
    }

    #[test]
    fn menus_and_verses_are_lines_of_their_own() {
        for text in [
            "Home\nWorld\nSport\nContact us\nAbout the paper\nNewsletters",
            "Roses are red and the sea is as grey as the stones,\nWhat we threw in it\ncomes home without its bones,\nand the tide does not ask\nwhose it was, or for loans.",
        ] {
            assert_eq!(width(&text.lines().collect::<Vec<_>>()), None, "{text}");
        }
    }

    #[test]
    fn words_meet_as_their_script_writes_them() {
        for (lines, expected) in [
            (["a well-", "known quay"], "a well-known quay"),
            (["the quay -", "at last"], "the quay - at last"),
            (["港口的灯", "亮了"], "港口的灯亮了"),
            (["读了 Harbour", "一书"], "读了 Harbour 一书"),
        ] {
            assert_eq!(join(&lines), expected);
        }
    }
}
