//! HTML as the characters of a unit, escaped or in CDATA, as content management systems hand it over (WPML, TMGMT): its tags
//! are codes, its references characters. What is put into the file is HTML again, in the same wrapping.

use std::collections::HashMap;

use crate::format::html::decode_text;
use crate::format::xml::{Element, Node};
use crate::model::{Code, CodeKind, Piece, Text};

/// What such systems have in a text; between other angle brackets is a program's own business.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
];

/// Those that stand alone.
const EMPTY: &[&str] = &["br", "hr", "img"];

/// The characters of a `source` or `target` that holds nothing else.
pub(super) fn chars(element: &Element) -> Option<String> {
    let mut out = String::new();
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(_) => return None,
        }
    }
    Some(out)
}

/// Whether there is HTML in characters.
pub(super) fn is_html(chars: &str) -> bool {
    tags(chars).next().is_some()
}

/// A tag in a text: where it stands, its name, whether it closes.
struct Tag<'t> {
    start: usize,
    all: &'t str,
    name: String,
    closes: bool,
}

/// The tags, and comments as tags without a name.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr::memchr(b'<', text.as_bytes().get(at..)?)?;
            let rest = &text[start..];
            at = start + 1;
            let closes = rest.starts_with("</");
            let behind = &rest[1 + usize::from(closes)..];
            let length = behind.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let name = behind[..length].to_ascii_lowercase();
            let ends = behind[length..].starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
            if !ends || !ELEMENTS.contains(&name.as_str()) {
                continue;
            }
            // No further than the next tag begins: a text of nothing but beginnings is read in linear time.
            let Some(end) = memchr::memchr2(b'>', b'<', &rest.as_bytes()[1..]).map(|end| end + 1) else { continue };
            if rest.as_bytes()[end] == b'<' {
                continue;
            }
            at = start + end + 1;
            return Some(Tag { start, all: &rest[..=end], name, closes });
        }
    })
}

/// The text that HTML says. A tag that `source` has too is the same code.
pub(super) fn read(html: &str, source: Option<&Text>) -> Text {
    let mut known: HashMap<(CodeKind, &str), Vec<&str>> = HashMap::new();
    for code in source.into_iter().flat_map(Text::codes) {
        known.entry((code.kind, code.data.as_str())).or_default().push(&code.id);
    }
    known.values_mut().for_each(|ids| ids.reverse());
    let all: Vec<Tag<'_>> = tags(html).collect();
    let kinds = kinds(&all);
    let mut ids: Vec<String> = Vec::with_capacity(all.len());
    let mut out = Text::default();
    let mut done = 0;
    for (number, tag) in all.iter().enumerate() {
        out.push_chars(&decode_text(&html[done..tag.start]));
        done = tag.start + tag.all.len();
        let (kind, other) = kinds[number];
        let mut own = || known.get_mut(&(kind, tag.all)).and_then(Vec::pop).map(str::to_owned);
        // A half that closes is called as the one that it closes.
        let id = match other.filter(|_| kind == CodeKind::Close) {
            Some(opening) => ids[opening].clone(),
            None => own().unwrap_or_else(|| match source {
                None => format!("h{}", number + 1),
                Some(_) => format!("t{}", number + 1),
            }),
        };
        out.push(Piece::Code(Code { kind, id: id.clone(), data: tag.all.to_owned() }));
        ids.push(id);
    }
    out.push_chars(&decode_text(&html[done..]));
    out
}

/// What each tag does, and of a half of a pair which tag is the other.
fn kinds(tags: &[Tag<'_>]) -> Vec<(CodeKind, Option<usize>)> {
    const NEAR: usize = 64;
    let mut out = vec![(CodeKind::Standalone, None); tags.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        if tag.closes {
            let near = open.len().saturating_sub(NEAR);
            if let Some(place) = open[near..].iter().rposition(|&other| tags[other].name == tag.name) {
                let other = open[near + place];
                open.truncate(near + place);
                (out[other], out[at]) = ((CodeKind::Open, Some(at)), (CodeKind::Close, Some(other)));
            }
        } else if !EMPTY.contains(&tag.name.as_str()) && !tag.all.ends_with("/>") {
            open.push(at);
        }
    }
    out
}

/// Whether characters write `&` as it is: they hold one that begins no reference.
pub(super) fn has_bare(html: &str) -> bool {
    html.match_indices('&').any(|(at, _)| {
        let name = html[at + 1..].strip_prefix('#').unwrap_or(&html[at + 1..]);
        let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
        length == 0 || !name[length..].starts_with(';')
    })
}

/// A text as HTML again; `bare` where it writes `&` as it is.
pub(super) fn write(text: &Text, bare: bool) -> String {
    let mut out = String::new();
    for piece in text.pieces() {
        match piece {
            Piece::Chars(chars) => {
                for c in chars.chars() {
                    match c {
                        c if bare => out.push(c),
                        '&' => out.push_str("&amp;"),
                        '<' => out.push_str("&lt;"),
                        '>' => out.push_str("&gt;"),
                        '\u{a0}' => out.push_str("&nbsp;"),
                        c => out.push(c),
                    }
                }
            }
            Piece::Code(code) => out.push_str(&code.data),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_codes_and_references_characters() {
        let html = "<p>The <a href=\"x\">lock</a> is <b>deep</b> &amp; wide<br/>a < b <name></p>";
        let text = read(html, None);
        assert_eq!(text.chars(), "The lock is deep & widea < b <name>");
        let kinds: Vec<(CodeKind, &str)> = text.codes().map(|code| (code.kind, code.id.as_str())).collect();
        let (open, close) = (CodeKind::Open, CodeKind::Close);
        let expected = [
            (open, "h1"),
            (open, "h2"),
            (close, "h2"),
            (open, "h4"),
            (close, "h4"),
            (CodeKind::Standalone, "h6"),
            (close, "h1"),
        ];
        assert_eq!(kinds, expected);
        assert_eq!(write(&text, false), html.replace("a < b <name>", "a &lt; b &lt;name&gt;"));
        let bare = "Ships & <b>cranes</b>";
        assert!(has_bare(bare) && !has_bare("Ships &amp; &#38; <b>cranes</b>"));
        assert_eq!(write(&read(bare, None), true), bare);
        // The translation's tags are the source's where they are the same.
        let translated = read("<p>A <b>funda</b> <i>eclusa</i></p>", Some(&text));
        let ids: Vec<&str> = translated.codes().map(|code| code.id.as_str()).collect();
        assert_eq!(ids, ["h1", "h4", "h4", "t4", "t4", "h1"]);
    }

    proptest::proptest! {
        #[test]
        fn what_was_written_is_read_again(html in "(<b>|</b>|<br>|<p class='x'>|</p>|&amp;|&lt;|[<>&a ]){0,20}") {
            let text = read(&html, None);
            let again = read(&write(&text, false), None);
            proptest::prop_assert_eq!(again, text);
        }
    }

    #[test]
    fn hostile_texts_cost_their_length() {
        for part in ["<b ", "<b>", "</b>", "<", "<p>a</i>", "&amp;"] {
            let html = part.repeat((1 << 20) / part.len());
            let started = std::time::Instant::now();
            let text = read(&html, None);
            read(&html, Some(&text));
            assert!(started.elapsed().as_secs() < 20, "{part}");
        }
    }
}
