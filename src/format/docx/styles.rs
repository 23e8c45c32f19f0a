//! Styles: what a paragraph is, and what the characters of a run look like in the end, from document defaults, paragraph
//! style, character style and the run's own properties (ECMA-376, part 1, 17.7.2 and 17.7.3).

use std::collections::HashMap;

use super::look::{Look, Looks, Properties};
use super::tree::Tree;

/// How many styles may stand on each other.
const MOST_BASES: usize = 20;

/// What a style says.
#[derive(Debug, Default)]
struct Style {
    /// The name that it has in every language's Word.
    name: String,
    based_on: Option<String>,
    properties: Properties,
    /// The level of the heading that it makes, from 0.
    outline: Option<u8>,
    in_list: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    defaults: Properties,
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// What paragraph and character styles come to, by their names.
    settled: HashMap<(String, String), Properties>,
    /// By paragraph style and the run's own properties as they are written.
    known: HashMap<(String, String), Look>,
    pub(super) looks: Looks,
}

/// What a paragraph is, as its style says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ParagraphKind {
    Title,
    Subtitle,
    /// With its level, from 1.
    Heading(u8),
    Item,
    Quotation,
    Caption,
    Plain,
}

impl Styles {
    /// The styles of a styles part.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut out = Self::default();
        let defaults = || {
            let defaults = tree.child(0, "docDefaults")?;
            tree.child(tree.child(defaults, "rPrDefault")?, "rPr")
        };
        if let Some(properties) = defaults() {
            out.defaults = Properties::of(tree, properties);
        }
        for style in tree.children(0).filter(|&child| tree.is(child, "style")) {
            let Some(id) = tree.attribute(style, "styleId") else { continue };
            let value = |name: &str| tree.child(style, name).and_then(|child| tree.value(child));
            let paragraph = tree.child(style, "pPr");
            let outline = paragraph.and_then(|at| tree.child(at, "outlineLvl")).and_then(|at| tree.value(at));
            let is_default = matches!(tree.attribute(style, "default").as_deref(), Some("1" | "true" | "on"));
            if is_default && tree.attribute(style, "type").as_deref() == Some("paragraph") {
                out.usual = Some(id.clone());
            }
            let made = Style {
                name: value("name").unwrap_or_default().to_lowercase(),
                based_on: value("basedOn"),
                properties: tree.child(style, "rPr").map(|at| Properties::of(tree, at)).unwrap_or_default(),
                outline: outline.and_then(|level| level.parse().ok()).filter(|&level| level < 9),
                in_list: paragraph.is_some_and(|at| tree.child(at, "numPr").is_some()),
            };
            out.styles.insert(id, made);
        }
        out
    }

    /// The style of this id and those that it stands on, the nearest first.
    fn chain<'s>(&'s self, id: &str) -> Vec<&'s Style> {
        let mut out = Vec::new();
        let mut next = self.styles.get(id);
        while let Some(style) = next {
            out.push(style);
            if out.len() >= MOST_BASES {
                break;
            }
            next = style.based_on.as_ref().and_then(|base| self.styles.get(base));
        }
        out
    }

    /// The name of the style of a paragraph; that of those that name none.
    pub(super) fn style_of(&self, tree: &Tree<'_>, properties: Option<usize>) -> String {
        let named = properties.and_then(|at| tree.child(at, "pStyle")).and_then(|at| tree.value(at));
        named.filter(|id| self.styles.contains_key(id)).or_else(|| self.usual.clone()).unwrap_or_default()
    }

    /// What a paragraph with these properties is.
    pub(super) fn kind(&self, tree: &Tree<'_>, properties: Option<usize>) -> ParagraphKind {
        let style = self.style_of(tree, properties);
        let chain = self.chain(&style);
        let own_level = properties.and_then(|at| tree.child(at, "outlineLvl")).and_then(|at| tree.value(at));
        let level = own_level.and_then(|level| level.parse::<u8>().ok()).filter(|&level| level < 9);
        for style in &chain {
            match style.name.as_str() {
                "title" => return ParagraphKind::Title,
                "subtitle" => return ParagraphKind::Subtitle,
                "caption" => return ParagraphKind::Caption,
                "quote" | "intense quote" | "block text" => return ParagraphKind::Quotation,
                name => {
                    let level = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
                    if let Some(level) = level {
                        return ParagraphKind::Heading(level);
                    }
                }
            }
        }
        if let Some(level) = level.or_else(|| chain.iter().find_map(|style| style.outline)) {
            return ParagraphKind::Heading(level + 1);
        }
        let numbered = properties.and_then(|at| tree.child(at, "numPr")).is_some_and(|at| {
            let number = tree.child(at, "numId").and_then(|at| tree.value(at));
            number.as_deref() != Some("0")
        });
        let listed = chain.iter().any(|style| style.in_list || style.name.starts_with("list "));
        if numbered || listed { ParagraphKind::Item } else { ParagraphKind::Plain }
    }

    /// What the characters of a run with these properties look like in a paragraph of this style.
    pub(super) fn look(&mut self, tree: &Tree<'_>, style: &str, properties: Option<usize>) -> Look {
        let raw = properties.map_or("", |at| tree.raw(at));
        let key = (style.to_owned(), raw.to_owned());
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let own = properties.map(|at| Properties::of(tree, at)).unwrap_or_default();
        let named =
            properties.and_then(|at| tree.child(at, "rStyle")).and_then(|at| tree.value(at)).unwrap_or_default();
        let mut whole = self.settled(style, &named);
        whole.put_over(&own);
        let look = self.looks.look(&whole);
        self.known.insert(key, look);
        look
    }

    /// Defaults, paragraph style and character style.
    fn settled(&mut self, paragraph: &str, character: &str) -> Properties {
        let key = (paragraph.to_owned(), character.to_owned());
        if let Some(known) = self.settled.get(&key) {
            return known.clone();
        }
        let level = |id: &str| {
            let mut out = Properties::default();
            for style in self.chain(id).iter().rev() {
                out.put_over(&style.properties);
            }
            out
        };
        let mut whole = self.defaults.clone();
        whole.put_styles_over(level(paragraph), level(character));
        self.settled.insert(key, whole.clone());
        whole
    }
}
