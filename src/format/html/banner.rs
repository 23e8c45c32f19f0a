//! A banner on a page that is not finished: one element, whose removal takes the marks of the gaps away, too.

use std::fmt::Write as _;

use super::chars::escape_text;
use super::decoded;
use super::scan::{Scanner, TokenKind};
use crate::error::Result;
use crate::format::Input;
use crate::format::part::Edits;

/// How the banner and what `data-cotejo` marks look; the page's own style is not known, so that both colours are said.
const STYLE: &str = "position:sticky;top:0;bottom:0;z-index:2147483647;margin:0;padding:.6em 1em;background:#fff3c4;\
                     color:#4a3200;border:2px dashed #b7791f;font:600 15px/1.4 system-ui,sans-serif;text-align:start";
const MARKS: &str = "[data-cotejo]{background:#fff3c4!important;color:#4a3200!important;outline:1px dashed #b7791f}";

/// The page with `words`, in `lang`, at the beginning of its body; at its end, where no body is declared.
pub(super) fn banner(page: &Input<'_>, lang: &str, words: &str) -> Result<Vec<u8>> {
    let part = &decoded(page.bytes);
    let mut element = String::new();
    let _ = write!(
        element,
        "<aside data-cotejo-draft lang=\"{lang}\" role=\"note\" style=\"{STYLE}\"><style>{MARKS}</style>"
    );
    escape_text(words, &mut element);
    element.push_str("</aside>");
    let mut edits = Edits::default();
    edits.insert(place(&part.text), &element);
    Ok(edits.written(part).unwrap_or_else(|| page.bytes.to_vec()))
}

/// Behind the start tag of the body, else before the end tag that closes it or the page, else at the end.
fn place(text: &str) -> usize {
    let mut end = None;
    for token in Scanner::new(text) {
        match token.kind {
            TokenKind::Start { name } if text[name.range()].eq_ignore_ascii_case("body") => return token.span.end,
            TokenKind::End { name }
                if ["body", "html"].iter().any(|tag| text[name.range()].eq_ignore_ascii_case(tag)) =>
            {
                end = end.or(Some(token.span.start));
            }
            _ => {}
        }
    }
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_banner_is_one_element_at_the_beginning_of_what_is_seen() {
        let with = |page: &str| {
            let bytes = banner(&Input { name: "a.html", bytes: page.as_bytes() }, "en", "Draft <1>").unwrap();
            String::from_utf8(bytes).unwrap()
        };
        for (before, after) in [
            ("<html><head><script>var a = '<body>';</script></head><BODY class=\"a>b\">", "<p>One.</p></body></html>"),
            ("<p>One.</p>", "</body></html>"),
            ("<title>T</title><p>One.", ""),
            ("<p>One.</p><!-- <body> -->", "</html>"),
        ] {
            let page = with(&format!("{before}{after}"));
            let element =
                page.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap_or_else(|| panic!("{page}"));
            assert!(
                element.starts_with("<aside data-cotejo-draft") && element.ends_with("Draft &lt;1&gt;</aside>"),
                "{element}"
            );
            assert_eq!(element.matches("</aside>").count(), 1);
        }
    }

    #[test]
    fn it_is_written_in_the_encoding_of_the_page() {
        let page = b"<html><head><meta charset=\"iso-8859-1\"></head><body><p>S\xe3o.</p></body></html>";
        let bytes = banner(&Input { name: "a.html", bytes: page }, "zh-Hans", "草稿 ã").unwrap();
        let has = |needle: &[u8]| memchr::memmem::find(&bytes, needle).is_some();
        assert!(has(b"S\xe3o.") && has(b"&#33609;&#31295; \xe3</aside>"), "{}", String::from_utf8_lossy(&bytes));
    }
}
