//! Inline codes: `bpt` and `ept`, `ph`, `it` with what they stand for inside (so we write them); `g`, `x`, `bx`, `ex` that
//! stand for something in the skeleton; `mrk` that marks what it holds (XLIFF 1.2, 2.3.5).

use super::is_core;
use crate::format::xml::{Element, Node, allowed, attribute_into, escape_into};
use crate::model::{Code, CodeKind, Piece, Text};

/// The `ctype` of a character that XML cannot hold.
const CHARACTER: &str = "x-cotejo-character";

/// The text of a `source`, `target` or `mrk`.
pub(super) fn read(element: &Element) -> Text {
    let mut text = Text::default();
    element.children.iter().for_each(|node| read_node(&mut text, node));
    text
}

/// The text of one node.
pub(super) fn read_node(text: &mut Text, node: &Node) {
    let element = match node {
        Node::Text(chars) => return text.push_chars(chars),
        Node::Element(element) => element,
    };
    let own = element.attribute("id").unwrap_or_default();
    // Two halves of a pair may have ids of their own; then `rid` says which belong together.
    let pair = element.attribute("rid").unwrap_or(own);
    // What stands for something in the skeleton is what the file shows of it, or calls it.
    let shown = || element.attribute("equiv-text").or_else(|| element.attribute("ctype")).unwrap_or_default();
    let inside = || match element.children.is_empty() {
        true => shown().to_owned(),
        false => element.text(),
    };
    match element.name.as_str() {
        "g" => {
            text.push(Piece::Code(Code::open(own, shown())));
            element.children.iter().for_each(|node| read_node(text, node));
            text.push(Piece::Code(Code::close(own, "")));
        }
        "x" => text.push(Piece::Code(Code::standalone(own, shown()))),
        "bx" => text.push(Piece::Code(Code::open(pair, shown()))),
        "ex" => text.push(Piece::Code(Code::close(pair, shown()))),
        "bpt" => text.push(Piece::Code(Code::open(pair, inside()))),
        "ept" => text.push(Piece::Code(Code::close(pair, inside()))),
        "ph" if element.attribute("ctype") == Some(CHARACTER) => {
            let c = u32::from_str_radix(element.text().trim(), 16).ok().and_then(char::from_u32);
            text.push_chars(c.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
        }
        "ph" => text.push(Piece::Code(Code::standalone(own, inside()))),
        "it" => text.push(Piece::Code(match element.attribute("pos") {
            Some("open" | "begin") => Code::open(pair, inside()),
            Some("close" | "end") => Code::close(pair, inside()),
            _ => Code::standalone(own, inside()),
        })),
        // `mrk` marks what it holds, and so does whatever else a tool puts around text.
        _ => element.children.iter().for_each(|node| read_node(text, node)),
    }
}

/// The `mrk` of the segments in an element, at any depth.
pub(super) fn segments<'e>(element: &'e Element, out: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        if is_core(inner, "mrk") && inner.attribute("mtype") == Some("seg") {
            out.push(inner);
        } else {
            segments(inner, out);
        }
    }
}

/// Puts the content of a `source` or `target` of ours at the end of `out`.
pub(super) fn write(out: &mut String, text: &Text) {
    let codes: Vec<&Code> = text.codes().collect();
    let paired = pairs(&codes);
    let mut at = 0;
    for piece in text.pieces() {
        let code = match piece {
            Piece::Chars(chars) => {
                write_chars(out, chars);
                continue;
            }
            Piece::Code(code) => code,
        };
        let (name, pos) = match (code.kind, paired[at]) {
            (CodeKind::Standalone, _) => ("ph", None),
            (CodeKind::Open, true) => ("bpt", None),
            (CodeKind::Close, true) => ("ept", None),
            (CodeKind::Open, false) => ("it", Some("open")),
            (CodeKind::Close, false) => ("it", Some("close")),
        };
        out.push_str(&format!("<{name}"));
        attribute_into(out, "id", &code.id);
        if let Some(pos) = pos {
            attribute_into(out, "pos", pos);
        }
        out.push('>');
        escape_into(out, &code.data);
        out.push_str(&format!("</{name}>"));
        at += 1;
    }
}

/// For each code whether its other half stands in the same text.
fn pairs(codes: &[&Code]) -> Vec<bool> {
    let mut out = vec![false; codes.len()];
    let mut open: std::collections::HashMap<&str, Vec<usize>> = std::collections::HashMap::new();
    for (at, code) in codes.iter().enumerate() {
        match code.kind {
            CodeKind::Open => open.entry(&code.id).or_default().push(at),
            CodeKind::Close => {
                if let Some(start) = open.get_mut(code.id.as_str()).and_then(Vec::pop) {
                    (out[start], out[at]) = (true, true);
                }
            }
            CodeKind::Standalone => {}
        }
    }
    out
}

pub(super) fn write_chars(out: &mut String, chars: &str) {
    let mut rest = chars;
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| !allowed(c)) {
        escape_into(out, &rest[..at]);
        out.push_str(&format!("<ph id=\"\" ctype=\"{CHARACTER}\">{:04X}</ph>", u32::from(c)));
        rest = &rest[at + c.len_utf8()..];
    }
    escape_into(out, rest);
}
