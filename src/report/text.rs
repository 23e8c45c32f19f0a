//! Text with its inline codes, with terms or differences marked.

use crate::model::{CodeKind, Piece, Span, Text, is_cjk_text};
use crate::report::html::{EscapedVoice, escape, words};

/// A stretch of a text's characters that is wrapped in an element.
pub(super) struct MarkedSpan {
    /// In the characters without codes.
    pub(super) span: Span,
    /// The opening tag, as HTML.
    pub(super) open: String,
    /// The closing tag.
    pub(super) close: &'static str,
}

/// `text` as HTML: codes as small signs, `marks` wrapped. A mark that does not fit the text, or overlaps one before it,
/// is left out; the characters never are.
pub(super) fn marked(text: &Text, mut marks: Vec<MarkedSpan>, say: EscapedVoice<'_>) -> String {
    let chars = text.chars();
    marks.sort_by_key(|mark| mark.span);
    let mut free = 0;
    marks.retain(|mark| {
        let fits = !mark.span.is_empty() && mark.span.start >= free && chars.get(mark.span.range()).is_some();
        if fits {
            free = mark.span.end;
        }
        fits
    });
    let mut out = String::with_capacity(chars.len() + 64 * marks.len());
    let mut marks = marks.iter().peekable();
    let mut open = false;
    let mut at = 0;
    for piece in text.pieces() {
        let piece = match piece {
            Piece::Chars(chars) => chars,
            Piece::Code(code) => {
                let sign = match code.kind {
                    CodeKind::Open => format!("{}\u{203a}", code.id),
                    CodeKind::Close => format!("\u{2039}{}", code.id),
                    CodeKind::Standalone => format!("\u{2039}{}\u{203a}", code.id),
                };
                let name = say.with("page-code", &[("id", words(&code.id))]);
                let title = if code.data.is_empty() { name } else { format!("{name}: {}", escape(&code.data)) };
                out.push_str(&format!("<span class=\"code\" title=\"{title}\">{}</span>", escape(&sign)));
                continue;
            }
        };
        let end = at + piece.len();
        let mut from = at;
        while from < end {
            let Some(mark) = marks.peek() else { break };
            if !open {
                if mark.span.start >= end {
                    break;
                }
                out.push_str(&escape(&chars[from..mark.span.start]));
                out.push_str(&mark.open);
                from = mark.span.start;
                open = true;
            }
            let to = mark.span.end.min(end);
            out.push_str(&escape(&chars[from..to]));
            from = to;
            if mark.span.end <= end {
                out.push_str(mark.close);
                open = false;
                marks.next();
            }
        }
        if from < end {
            out.push_str(&escape(&chars[from..end]));
        }
        at = end;
    }
    out
}

/// The characters of a text, shortened to about `limit` of them for a list.
pub(super) fn excerpt(text: &Text, limit: usize) -> String {
    let chars = text.chars();
    match chars.char_indices().nth(limit) {
        None => escape(chars.trim()),
        Some((cut, _)) => {
            let head = &chars[..cut];
            let head = head.rfind(' ').filter(|blank| blank * 2 > head.len()).map_or(head, |blank| &head[..blank]);
            format!("{}…", escape(head.trim()))
        }
    }
}

/// Where `term` stands in `chars`, written as it is but for case. A term that begins or ends with a letter of an
/// alphabet does so at a word's edge.
pub(super) fn find(chars: &str, term: &str) -> Vec<Span> {
    let fold = |text: &str| -> Vec<char> { text.chars().flat_map(char::to_lowercase).collect() };
    let wanted = fold(term.trim());
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    let mut free = 0;
    for (start, _) in chars.char_indices().filter(|(at, _)| is_edge(chars, *at)) {
        if start < free {
            continue;
        }
        let mut left = wanted.as_slice();
        for (at, c) in chars[start..].char_indices() {
            let folded: Vec<char> = c.to_lowercase().collect();
            match left.strip_prefix(folded.as_slice()) {
                None => break,
                Some(rest) => left = rest,
            }
            if left.is_empty() {
                let end = start + at + c.len_utf8();
                if is_edge(chars, end) {
                    found.push(Span::new(start, end));
                    free = end;
                }
                break;
            }
        }
    }
    found
}

/// Whether no word of an alphabet goes on at `at`.
fn is_edge(chars: &str, at: usize) -> bool {
    let alphabet = |c: char| c.is_alphanumeric() && !is_cjk_text(c);
    let before = chars[..at].chars().next_back().is_some_and(alphabet);
    let after = chars[at..].chars().next().is_some_and(alphabet);
    !(before && after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_costs_a_character() {
        use crate::l10n::Voice;
        use crate::model::Code;
        let text = Text::from_pieces([
            Piece::Chars("São ".into()),
            Piece::Code(Code::open("1", "<b>")),
            Piece::Chars("Tomé & 澳門".into()),
            Piece::Code(Code::close("1", "</b>")),
        ]);
        let length = text.chars().len();
        let voice = Voice::english();
        let html = |spans: &[(usize, usize)]| {
            let mark = |&(start, end)| MarkedSpan { span: Span::new(start, end), open: "<u>".into(), close: "</u>" };
            let html = marked(&text, spans.iter().map(mark).collect(), EscapedVoice { voice: &voice });
            let code = |sign: &str, data: &str| format!("<span class=\"code\" title=\"Tag 1: {data}\">{sign}</span>");
            html.replace(&code("1›", "&lt;b&gt;"), "").replace(&code("‹1", "&lt;/b&gt;"), "")
        };
        let bare = "São Tomé &amp; 澳門";
        for start in 0..length + 2 {
            for end in 0..length + 2 {
                let html = html(&[(start, end), (2, 9), (length, length), (9, usize::MAX)]);
                assert_eq!(html.replace("<u>", "").replace("</u>", ""), bare, "{start}..{end}");
                assert_eq!(html.matches("<u>").count(), html.matches("</u>").count());
            }
        }
        assert_eq!(html(&[(0, 10)]), "<u>São Tomé</u> &amp; 澳門");
        assert_eq!(html(&[(0, 4), (3, 6)]), "<u>São</u> Tomé &amp; 澳門");
    }

    #[test]
    fn a_term_is_found_at_the_edges_of_words() {
        assert_eq!(find("O Ministro e o vice-ministro ministram", "ministro"), [Span::new(2, 10), Span::new(20, 28)]);
        assert_eq!(find("中国总理访问葡萄牙", "总理"), [Span::new(6, 12)]);
        assert_eq!(find("𠮷野はports・ポルト", "ports"), [Span::new(10, 15)]);
        assert_eq!(find("İstanbul", "istanbul"), []);
        assert!(find("abc", " ").is_empty());
    }
}
