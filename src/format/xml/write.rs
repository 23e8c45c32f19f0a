//! Text and attributes as XML, such that every reader gives the same characters back.

use super::allowed;

/// Puts `text` at the end of `out` as XML, for content and attributes alike and without a line end of its own. What XML
/// cannot hold at all becomes U+FFFD.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\u{85}' => out.push_str("&#133;"),
            '\u{2028}' => out.push_str("&#8232;"),
            _ if !allowed(c) => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

/// Puts ` name="value"` at the end of `out`.
pub(crate) fn attribute_into(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_into(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::{Step, Xml};
    use super::*;

    #[test]
    fn what_is_escaped_reads_back() {
        let text = "a<b>&\"'\r\n\t\u{85}\u{2028} 中 ]]>";
        let mut out = "<a".to_owned();
        attribute_into(&mut out, "b", text);
        out.push('>');
        escape_into(&mut out, text);
        out.push_str("</a>");
        let mut xml = Xml::new("t", &out, 1).unwrap();
        let Step::Open(root) = xml.next().unwrap() else { panic!() };
        let root = xml.fill(root).unwrap();
        assert_eq!(root.attribute("b"), Some(text));
        assert_eq!(root.text(), text);
        assert!(!out.contains('\n'));
    }
}
