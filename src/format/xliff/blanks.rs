//! Blanks of a file that was laid out for people to read: where `xml:space` does not preserve them, a line break and what
//! surrounds it are no text (XLIFF 2.1, 4.3.1.39).

use super::inline::is_core;
use crate::format::xml::{self, Element, Node};

/// Whether blanks inside an element are text, given how it is around it.
pub(in crate::format) fn preserved(element: &Element, outer: bool) -> bool {
    match element.attribute_in(xml::XML, "space") {
        Some("preserve") => true,
        Some("default") => false,
        _ => outer,
    }
}

/// Takes what lays a unit out, of the texts in it, where blanks are no text.
pub(super) fn settle(element: &mut Element, outer: bool) {
    let preserve = preserved(element, outer);
    for node in &mut element.children {
        let Node::Element(inner) = node else { continue };
        if is_core(inner, "source") || is_core(inner, "target") {
            if !preserved(inner, preserve) {
                settle_text(inner);
            }
        } else if inner.name != "originalData" {
            settle(inner, preserve);
        }
    }
}

pub(in crate::format) fn settle_text(text: &mut Element) {
    let only_blanks = text.children.iter().all(|node| matches!(node, Node::Text(chars) if is_blank(chars)));
    if only_blanks {
        for node in &mut text.children {
            if let Node::Text(chars) = node
                && breaks(chars)
            {
                *chars = " ".to_owned();
            }
        }
        return;
    }
    settle_inside(text);
    if let Some(Node::Text(first)) = text.children.first_mut()
        && first.starts_with(BREAK)
    {
        *first = first.trim_start_matches([BREAK, ' ']).to_owned();
    }
    if let Some(Node::Text(last)) = text.children.last_mut()
        && last.ends_with(BREAK)
    {
        *last = last.trim_end_matches([BREAK, ' ']).to_owned();
    }
    each_text(text, &mut |chars| *chars = chars.replace(BREAK, " "));
}

/// Stands for blanks with a line break while it is not known yet whether they are at an end; no character of XML.
const BREAK: char = '\u{1}';

fn settle_inside(element: &mut Element) {
    element.children.retain(|node| !matches!(node, Node::Text(chars) if is_blank(chars) && breaks(chars)));
    for node in &mut element.children {
        match node {
            Node::Text(chars) if breaks(chars) => *chars = joined(chars),
            Node::Text(_) => {}
            Node::Element(inner) => settle_inside(inner),
        }
    }
}

/// Each run of blanks with a line break as one mark.
fn joined(chars: &str) -> String {
    let mut out = String::with_capacity(chars.len());
    let mut blanks = String::new();
    let end = |blanks: &mut String, out: &mut String| {
        match breaks(blanks) {
            true => out.push(BREAK),
            false => out.push_str(blanks),
        }
        blanks.clear();
    };
    for c in chars.chars() {
        if is_blank_char(c) {
            blanks.push(c);
        } else {
            end(&mut blanks, &mut out);
            out.push(c);
        }
    }
    end(&mut blanks, &mut out);
    out
}

fn each_text(element: &mut Element, change: &mut dyn FnMut(&mut String)) {
    for node in &mut element.children {
        match node {
            Node::Text(chars) => change(chars),
            Node::Element(inner) => each_text(inner, change),
        }
    }
}

fn is_blank_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

fn is_blank(chars: &str) -> bool {
    chars.chars().all(is_blank_char)
}

fn breaks(chars: &str) -> bool {
    chars.contains(['\n', '\r'])
}
