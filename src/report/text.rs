//! Text with its inline codes, with terms or differences marked.

use crate::model::{CodeKind, Piece, Span, Text};
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
}
