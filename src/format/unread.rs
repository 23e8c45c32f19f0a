//! Kinds of text that are no plain text, whatever their name says: cut as plain text, their marks would become words, and the
//! file that comes back would be broken. They are told by what stands in them, with a care for prose that merely
//! holds a `#` or an arrow; a name alone tells none.

use super::{Likeness, json, markdown, po, subtitles};

/// The format whose marks the beginning of a file has, if it is one of these kinds.
pub(super) fn kind(head: &[u8]) -> Option<&'static str> {
    // What stands in the strings of JSON may look like anything.
    if let Some(found) = json::found(head) {
        return Some(found);
    }
    // UTF-16 is ASCII with zeros between, as far as marks go.
    let head: Vec<u8> = head.iter().copied().filter(|&byte| byte != 0).collect();
    let kinds = [subtitles::SRT, subtitles::VTT, po::FORMAT, markdown::FORMAT];
    kinds.iter().find(|format| (format.sniff)(&head) == Likeness::Certain).map(|format| format.id)
}

/// Whether a text is Markdown: front matter, an image, fenced code, several headings or links, or two kinds of its marks.
pub(super) fn is_markdown(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    has_markdown(&lines)
}

fn has_markdown(lines: &[&str]) -> bool {
    if has_front_matter(lines) {
        return true;
    }
    let starts_a_block = |at: usize| at == 0 || lines[at - 1].is_empty();
    let count = |is: &dyn Fn(usize, &str) -> bool| lines.iter().enumerate().filter(|(at, line)| is(*at, line)).count();
    let headings = count(&|at, line| starts_a_block(at) && is_heading(line));
    let fences = count(&|_, line| line.starts_with("```") || line.starts_with("~~~"));
    let links = lines.iter().map(|line| links(line)).sum::<usize>();
    let images = count(&|_, line| line.contains("![") && links_in_image(line));
    let tables = count(&|_, line| is_table_rule(line));
    let strong = count(&|_, line| has_strong(line));
    let definitions = count(&|_, line| is_definition(line));
    let kinds = [headings, fences, links, tables, strong, definitions].iter().filter(|count| **count > 0).count();
    images > 0 || fences >= 2 || headings >= 2 || links >= 2 || kinds >= 2
}

/// Lines between two of `---` at the very beginning, all of them `key: value`, a list, or deeper.
fn has_front_matter(lines: &[&str]) -> bool {
    let Some((&"---", rest)) = lines.split_first() else { return false };
    let Some(end) = rest.iter().position(|line| *line == "---") else { return false };
    let is_key = |line: &str| {
        line.split_once(':').is_some_and(|(key, value)| {
            !key.is_empty()
                && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
                && (value.is_empty() || value.starts_with(' '))
        })
    };
    end > 0 && rest[..end].iter().all(|line| line.is_empty() || line.starts_with([' ', '-', '#']) || is_key(line))
}

/// `## The harbour`: up to six marks and a blank; a number of something (`# 1`) is none.
fn is_heading(line: &str) -> bool {
    let marks = line.bytes().take_while(|&byte| byte == b'#').count();
    let rest = line[marks..].strip_prefix(' ').map(str::trim_start);
    (1..=6).contains(&marks) && rest.is_some_and(|rest| rest.chars().next().is_some_and(|c| !c.is_ascii_digit()))
}

/// How many `[words](address)` a line has.
fn links(line: &str) -> usize {
    line.match_indices("](").filter(|(at, _)| line[..*at].contains('[') && is_address(&line[at + 2..])).count()
}

fn links_in_image(line: &str) -> bool {
    line.split_once("![").is_some_and(|(_, rest)| rest.split_once("](").is_some_and(|(_, address)| is_closed(address)))
}

fn is_address(rest: &str) -> bool {
    ["http://", "https://", "mailto:", "/", "#", "./", "../"].iter().any(|start| rest.starts_with(start))
        && is_closed(rest)
}

fn is_closed(rest: &str) -> bool {
    rest.find(')').is_some_and(|end| end > 0 && !rest[..end].starts_with(' '))
}

/// `|---|:--|`.
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("---") && line.bytes().all(|byte| b"|:- ".contains(&byte))
}

/// `**words**`, with the marks at the words.
fn has_strong(line: &str) -> bool {
    line.split_once("**").is_some_and(|(_, rest)| {
        rest.split_once("**").is_some_and(|(words, _)| {
            !words.is_empty() && !words.starts_with([' ', '*']) && !words.ends_with([' ', '*'])
        })
    })
}

/// `[name]: https://…`.
fn is_definition(line: &str) -> bool {
    line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")).is_some_and(|(name, address)| {
        !name.is_empty() && ["http://", "https://", "/", "#"].iter().any(|start| address.starts_with(start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_text_is_told_by_what_stands_in_it() {
        for (name, text, expected) in [
            ("a.txt", "1\n00:00:01,000 --> 00:00:03,500\nThe port opens.\n", Some("srt")),
            ("a", "\u{feff}1\r\n00:00:01,000 --> 00:00:03,500\r\nThe port opens.\r\n", Some("srt")),
            ("a.vtt", "WEBVTT\n\nintro\n00:01.000 --> 00:03.500 align:start\nThe port opens.\n", Some("vtt")),
            ("a.txt", "Title\n\n00:01.000 --> 00:03.500\nThe port opens.\n", Some("srt")),
            (
                "a.po",
                "# Harbour\nmsgid \"\"\nmsgstr \"\"\n\"Language: pt\\n\"\n\nmsgid \"Port\"\nmsgstr \"Porto\"\n",
                Some("po"),
            ),
            (
                "a",
                "msgctxt \"menu\"\nmsgid \"Port\"\nmsgid_plural \"Ports\"\nmsgstr[0] \"Porto\"\nmsgstr[1] \"Por",
                Some("po"),
            ),
            ("a.md", "# Dear editor\n\nThe port opens.", None),
            ("a", "# The port\n\nIt opens.\n\n## The gates\n\nThey open.\n", Some("markdown")),
            ("a.txt", "---\ntitle: The port\ntags:\n  - sea\n---\nIt opens.\n", Some("markdown")),
            ("a", "The port opens, **says the board**; see [the plan](https://example.org/plan).", Some("markdown")),
            ("a", "![The port](port.jpg)\n\nIt opens.", Some("markdown")),
            ("a", "Run this:\n\n```sh\ncotejo read\n```\n", Some("markdown")),
            ("a.md", "| a | b |\n|---|--:|\n| 1 | 2 |\n", None),
            ("a", "See [the plan][1], **now**.\n\n[1]: https://example.org/plan\n", Some("markdown")),
            // Prose stays prose.
            ("a.txt", "# 1 hit of the year\n\nThe song is everywhere.\n", None),
            ("a.txt", "# The port\n\nIt opens.", None),
            ("a.txt", "#harbour #port\n\n#sea\n", None),
            ("a.txt", "The train (06:12 --> 08:40) is late.\n", None),
            ("a.txt", "From A --> B\n\nand back.\n", None),
            (
                "a.txt",
                "He wrote msgid \"Port\" on the board.\nmsgid \"x\"\nmsgstr \"y\"\nNobody knew why.\nNot even he.\n",
                None,
            ),
            ("a.txt", "The minister [left] (and came back).\n\n* * *\n\n--- \n", None),
            ("a.txt", "---\n\nThe port opens.\n\n---\n", None),
            ("a.txt", "5 ** 2 and 3 ** 2\n\n- one\n- two\n", None),
            ("a.md", "The port opens.\n\nIt was closed.\n", None),
            ("a.txt", "", None),
        ] {
            assert_eq!(kind(text.as_bytes()), expected, "{name}: {text}");
        }
        let utf_16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("1\n00:00:01,000 --> 00:00:03,500\nThe port.\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(kind(&utf_16), Some("srt"));
    }
}
