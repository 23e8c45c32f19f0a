//! Strings in JSON-LD (schema.org in a script): which of them people read, as byte ranges.

use crate::model::Span;

/// A string of interest in a JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    /// The key it stands under.
    pub(super) key: &'static str,
    /// Between the quotation marks.
    pub(super) span: Span,
}

const KEYS: &[&str] = &[
    "headline",
    "alternativeHeadline",
    "description",
    "articleBody",
    "datePublished",
    "dateModified",
    "articleSection",
    "name",
    "abstract",
    "keywords",
    "inLanguage",
    "mainEntityOfPage",
    "url",
    "item",
    "@id",
];

/// Keys under which another page is told of than this one.
const OTHER_WORKS: &[&str] = &["translationOfWork", "workTranslation", "isBasedOn", "citation"];

/// Where a text nests deeper, it is read no further.
const DEEPEST: usize = 1000;

#[derive(Debug, Default)]
struct Frame {
    object: bool,
    under_author: bool,
    /// Whether it, or what is around it, tells of another page.
    other_work: bool,
    /// The key that this list stands under.
    list_of: Option<Span>,
    /// The key whose value comes next.
    key: Option<Span>,
    headline: bool,
    /// Descriptions count where a headline stands beside them: other objects describe the site.
    held: Vec<Member>,
}

/// The members of interest between `within`, in order. A JSON text that breaks off yields what came before.
pub(super) fn members(text: &str, within: Span) -> Vec<Member> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = within.start;
    while at < within.end {
        match bytes[at] {
            open @ (b'{' | b'[') => {
                let under_author = frames.last().is_some_and(|frame| match frame.key {
                    Some(key) => &text[key.range()] == "author",
                    None => !frame.object && frame.under_author,
                });
                let other_work = frames.last().is_some_and(|frame| {
                    frame.other_work || frame.key.is_some_and(|key| OTHER_WORKS.contains(&&text[key.range()]))
                });
                if frames.len() >= DEEPEST {
                    break;
                }
                let object = open == b'{';
                let list_of = frames.last().and_then(|frame| frame.key).filter(|_| !object);
                frames.push(Frame { object, under_author, other_work, list_of, ..Frame::default() });
            }
            b'}' | b']' => {
                if let Some(frame) = frames.pop()
                    && frame.headline
                {
                    out.extend(frame.held);
                }
            }
            b',' => {
                if let Some(frame) = frames.last_mut() {
                    frame.key = None;
                }
            }
            b'"' => {
                let start = at + 1;
                let mut end = start;
                while end < within.end && bytes[end] != b'"' {
                    end += if bytes[end] == b'\\' { 2 } else { 1 };
                }
                if end >= within.end {
                    break;
                }
                let span = Span::new(start, end);
                at = end;
                if let Some(frame) = frames.last_mut() {
                    let of_list = frame.list_of.filter(|key| ["inLanguage", "keywords"].contains(&&text[key.range()]));
                    match frame.key.or(of_list) {
                        None if frame.object => frame.key = Some(span),
                        Some(key) => {
                            let name = KEYS.iter().copied().find(|&known| known == &text[key.range()]);
                            match name {
                                Some("name") if !frame.under_author => {}
                                Some("inLanguage" | "mainEntityOfPage" | "url" | "item" | "@id")
                                    if frame.other_work => {}
                                Some(key @ "description") => frame.held.push(Member { key, span }),
                                Some(key) => {
                                    frame.headline |= key == "headline";
                                    out.push(Member { key, span });
                                }
                                None if &text[key.range()] == "author" => out.push(Member { key: "name", span }),
                                None => {}
                            }
                        }
                        None => {}
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    out.extend(frames.into_iter().filter(|frame| frame.headline).flat_map(|frame| frame.held));
    out.sort_by_key(|member| member.span.start);
    out
}

/// The characters that a JSON string stands for (RFC 8259, section 7); none if it is broken.
pub(super) fn decode(raw: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{raw}\"")).ok()
}

/// Characters as the inside of a JSON string in a script: nothing in them can close the script or, as `<!-- <script>` does,
/// keep it from closing (WHATWG HTML, 4.12.1.3), or end a line of JavaScript; and what `writable` refuses is escaped.
pub(super) fn escape(chars: &str, writable: impl Fn(&str) -> bool, out: &mut String) {
    let all = writable(chars);
    let mut room = [0; 4];
    for c in chars.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => push_unicode(c, out),
            c if c < ' ' || (!all && !writable(c.encode_utf8(&mut room))) => push_unicode(c, out),
            c => out.push(c),
        }
    }
}

fn push_unicode(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str(&format!("\\u{unit:04x}"));
    }
}
