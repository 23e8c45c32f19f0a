//! An element of an XML file with its attributes and all that stands inside.

use std::sync::Arc;

use super::{Place, odd_character};

/// An element with what it holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    /// Its namespace; the bare prefix where that is not declared, empty where there is none.
    pub(crate) space: Arc<str>,
    /// Its name without prefix.
    pub(crate) name: String,
    /// In the order of the file, without the declarations of namespaces.
    pub(crate) attributes: Vec<XmlAttribute>,
    /// In the order of the file.
    pub(crate) children: Vec<Node>,
    /// The line that its start tag begins on, from 1.
    pub(crate) line: u64,
    /// The column that it begins in, in characters, from 1.
    pub(crate) column: u64,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct XmlAttribute {
    /// Its namespace, empty where it has no prefix.
    pub(crate) space: Arc<str>,
    /// Its name without prefix.
    pub(crate) name: String,
    /// Its value, references resolved and blanks normalized (XML 1.0, 3.3.3).
    pub(crate) value: String,
}

/// What stands inside an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Characters; runs side by side are joined.
    Text(String),
    /// An element.
    Element(Element),
}

impl Element {
    /// Where it begins.
    pub(crate) fn place(&self) -> Place {
        Place { line: self.line, column: self.column }
    }

    /// The value of an attribute without namespace.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attribute_in("", name)
    }

    /// The value of an attribute of a namespace.
    pub(crate) fn attribute_in(&self, space: &str, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name && &*attribute.space == space)
            .map(|attribute| attribute.value.as_str())
    }

    /// Whether it is the element `name` of the namespace `space`.
    pub(crate) fn is(&self, space: &str, name: &str) -> bool {
        self.name == name && &*self.space == space
    }

    /// The elements directly inside.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first character in it that XML does not allow, in its text or an attribute.
    pub(crate) fn odd_character(&self) -> Option<char> {
        let own = self.attributes.iter().find_map(|attribute| odd_character(&attribute.value));
        let inside = || {
            self.children.iter().find_map(|node| match node {
                Node::Text(text) => odd_character(text).map(|(_, c)| c),
                Node::Element(element) => element.odd_character(),
            })
        };
        own.map(|(_, c)| c).or_else(inside)
    }

    /// All characters inside, those of inner elements too.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.push_text_to(&mut out);
        out
    }

    fn push_text_to(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.push_text_to(out),
            }
        }
    }
}
