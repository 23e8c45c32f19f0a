//! Another tool: reads an XLIFF with an independent XML library, lets a translator work in it, and writes it in its own
//! way: other prefixes, attributes in another order, other white space, CDATA, candidates dropped.

use roxmltree::{Document, Node};

const XLIFF: &str = "urn:oasis:names:tc:xliff:document:2.0";
const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";

/// What the translator does with a segment: its source text, in which `file` (by id); a target to set, if any.
pub(crate) type Translate<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// The file as the other tool saves it.
pub(crate) struct OtherTool<'a> {
    /// Gives targets where there are none.
    pub(crate) translate: Translate<'a>,
    /// The unit (by id) whose first segment is split in two after this many characters of its source and target.
    pub(crate) split: Option<(&'a str, usize, usize)>,
    /// The unit (by id) whose first two segments are merged.
    pub(crate) merge: Option<&'a str>,
}

impl OtherTool<'_> {
    pub(crate) fn save(&self, xliff: &str) -> String {
        let document = Document::parse(xliff).unwrap();
        let mut out =
            String::from("<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!-- saved elsewhere -->\n");
        self.element(document.root_element(), &mut out, 0, true);
        out.push('\n');
        out
    }

    fn element(&self, node: Node<'_, '_>, out: &mut String, depth: usize, root: bool) {
        let name = node.tag_name();
        if name.namespace() == Some(MATCHES) {
            return;
        }
        // Elements of other namespaces are kept or dropped; this tool knows none of them.
        if name.namespace() != Some(XLIFF) {
            return;
        }
        let inline =
            matches!(name.name(), "source" | "target" | "pc" | "sc" | "ec" | "ph" | "mrk" | "cp" | "data" | "note");
        out.push_str(&format!("<okp:{}", name.name()));
        if root {
            out.push_str(&format!(" xmlns:okp='{XLIFF}'"));
        }
        let mut attributes: Vec<(String, String)> = node
            .attributes()
            .filter(|attribute| attribute.namespace().is_none())
            .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
            .collect();
        if node.attribute(("http://www.w3.org/XML/1998/namespace", "space")) == Some("preserve") {
            attributes.push(("xml:space".into(), "preserve".into()));
        }
        if name.name() == "segment" {
            let done = node.children().any(|child| child.tag_name().name() == "target");
            let source = text_of(node, "source");
            if !done && (self.translate)(file_of(node), &source).is_some() {
                attributes.retain(|(name, _)| name != "state" && name != "subState");
                attributes.push(("state".into(), "translated".into()));
            }
        }
        attributes.sort_by(|a, b| b.cmp(a));
        for (name, value) in attributes {
            out.push_str(&format!("\n{}{name}='{}'", " ".repeat(depth + 2), escaped(&value).replace('\'', "&apos;")));
        }
        out.push('>');
        if name.name() == "unit" && (self.split_of(node).is_some() || self.merge == node.attribute("id")) {
            self.regrouped(node, out, depth);
        } else {
            for child in node.children() {
                if child.is_element() {
                    if !inline {
                        out.push_str(&format!("\r\n\t{}", "\t".repeat(depth)));
                    }
                    self.element(child, out, depth + 1, false);
                } else if child.is_text() && inline {
                    characters(child.text().unwrap(), out);
                }
            }
            if name.name() == "segment"
                && !node.children().any(|child| child.tag_name().name() == "target")
                && let Some(target) = (self.translate)(file_of(node), &text_of(node, "source"))
            {
                out.push_str("<okp:target>");
                let source = node.children().find(|child| child.tag_name().name() == "source").unwrap();
                // What the source has in codes the target has too, where the translator put words before it.
                match target.strip_suffix(&text_of(node, "source")) {
                    Some(before) if source.children().any(|child| child.is_element()) => {
                        characters(before, out);
                        for child in source.children() {
                            if child.is_element() {
                                self.element(child, out, depth + 1, false);
                            } else {
                                characters(child.text().unwrap(), out);
                            }
                        }
                    }
                    _ => characters(&target, out),
                }
                out.push_str("</okp:target>");
            }
        }
        if !inline {
            out.push('\n');
        }
        out.push_str(&format!("</okp:{}>", name.name()));
    }

    fn split_of(&self, unit: Node<'_, '_>) -> Option<(usize, usize)> {
        self.split.filter(|(id, ..)| unit.attribute("id") == Some(id)).map(|(_, source, target)| (source, target))
    }

    /// A unit with its first segment split, or its first two merged; only units without inline codes.
    fn regrouped(&self, unit: Node<'_, '_>, out: &mut String, depth: usize) {
        let target = |segment: Node<'_, '_>| {
            let there = text_of(segment, "target");
            if there.is_empty() {
                (self.translate)(file_of(segment), &text_of(segment, "source")).unwrap_or_default()
            } else {
                there
            }
        };
        let write = |id: &str, source: &str, target: &str, out: &mut String| {
            out.push_str(&format!(
                "\n<okp:segment id='{id}' state='translated'><okp:source>{}</okp:source><okp:target>{}</okp:target></okp:segment>",
                escaped(source),
                escaped(target)
            ));
        };
        let parts: Vec<_> =
            unit.children().filter(|child| matches!(child.tag_name().name(), "segment" | "ignorable")).collect();
        let mut rest = 0;
        if let Some((source_at, target_at)) = self.split_of(unit) {
            let (source, target) = (text_of(parts[0], "source"), target(parts[0]));
            write("1a", &source[..source_at], &target[..target_at], out);
            write("1b", &source[source_at..], &target[target_at..], out);
            rest = 1;
        } else {
            let second = parts.iter().skip(1).position(|part| part.tag_name().name() == "segment").unwrap() + 1;
            let source: String = parts[..=second].iter().map(|part| text_of(*part, "source")).collect();
            let targets: Vec<String> = parts[..=second]
                .iter()
                .filter(|part| part.tag_name().name() == "segment")
                .map(|part| target(*part))
                .collect();
            write("m", &source, &targets.join(" "), out);
            rest += second + 1;
        }
        for part in &parts[rest..] {
            self.element(*part, out, depth + 1, false);
        }
    }
}

/// The characters of a segment's source or target.
pub(crate) fn text_of(segment: Node<'_, '_>, name: &str) -> String {
    segment
        .children()
        .filter(|child| child.tag_name().name() == name)
        .flat_map(|child| child.descendants())
        .filter(Node::is_text)
        .map(|text| text.text().unwrap())
        .collect()
}

fn file_of<'a>(node: Node<'a, '_>) -> &'a str {
    node.ancestors().find(|node| node.tag_name().name() == "file").and_then(|file| file.attribute("id")).unwrap_or("")
}

/// Every second run of characters as CDATA.
fn characters(text: &str, out: &mut String) {
    if text.len().is_multiple_of(2) && !text.contains("]]>") {
        out.push_str(&format!("<![CDATA[{text}]]>"));
    } else {
        out.push_str(&escaped(text));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&#62;")
}

/// A unit's id, its segments as source and target, and whether it holds codes.
pub(crate) type Unit = (String, Vec<(String, String)>, bool);

/// The ids of units, with how many segments each has and whether it holds codes, for a test to choose from.
pub(crate) fn units(xliff: &str) -> Vec<Unit> {
    let document = Document::parse(xliff).unwrap();
    document
        .descendants()
        .filter(|node| node.tag_name().name() == "unit" && file_of(*node) != "site")
        .map(|unit| {
            let segments = unit
                .children()
                .filter(|child| child.tag_name().name() == "segment")
                .map(|segment| (text_of(segment, "source"), text_of(segment, "target")))
                .collect();
            let codes = unit.descendants().any(|node| matches!(node.tag_name().name(), "pc" | "sc" | "ec" | "ph"));
            (unit.attribute("id").unwrap().to_owned(), segments, codes)
        })
        .collect()
}
