//! Elements of a page by CSS selectors: whoever knows a site tells by them where its story is.

use std::fmt::{self, Write};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use cssparser::ToCss;
use precomputed_hash::PrecomputedHash;
use selectors::attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint};
use selectors::bloom::BloomFilter;
use selectors::context::{MatchingForInvalidation, NeedsSelectorFlags, QuirksMode, SelectorCaches};
use selectors::matching::{ElementSelectorFlags, MatchingContext, MatchingMode, matches_selector_list};
use selectors::parser::{self, Combinator, Component, ParseRelative, SelectorList, SelectorParseErrorKind};
use selectors::{Element, OpaqueElement};

use super::scan::Attributes;
use crate::model::{Container, Document, Part, Span};

/// A CSS selector, or several with commas between: names of elements, classes, ids, attributes, `:is()`, `:where()`,
/// `:not()`, one element within another (` `, `>`).
#[derive(Clone)]
pub struct Selector {
    written: String,
    list: SelectorList<Css>,
}

impl Selector {
    /// The selector that is written so; none if it is no selector, or asks for more than the elements that hold text are
    /// known by: siblings, counting, states.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let list = SelectorList::parse(&Grammar, &mut cssparser::Parser::new(written), ParseRelative::No).ok()?;
        is_answerable(&list).then(|| Self { written: written.to_owned(), list })
    }

    /// Which blocks of a page stand in an element that this selects; none of a document without elements.
    #[must_use]
    pub fn blocks(&self, document: &Document) -> Vec<bool> {
        // The tags of a page stand in its one text.
        let [part] = document.parts.as_slice() else { return vec![false; document.blocks.len()] };
        let mut asked = Vec::new();
        names_asked(&self.list, &mut asked);
        let page = Page::of(part, &document.containers, &asked);
        let mut caches = SelectorCaches::default();
        let mut within: Vec<bool> = Vec::with_capacity(document.containers.len());
        for (at, container) in document.containers.iter().enumerate() {
            let around = container.parent.is_some_and(|parent| within[parent as usize]);
            within.push(around || self.is_match(PageElement { page: &page, at }, &mut caches));
        }
        let selected = |container: Option<u32>| container.is_some_and(|container| within[container as usize]);
        document.blocks.iter().map(|block| selected(block.traits.container)).collect()
    }

    fn is_match(&self, element: PageElement<'_>, caches: &mut SelectorCaches) -> bool {
        let mut context = MatchingContext::new(
            MatchingMode::Normal,
            None,
            caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        matches_selector_list(&self.list, &element, &mut context)
    }
}

impl fmt::Debug for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Selector").field(&self.written).finish()
    }
}

impl PartialEq for Selector {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Selector {}

/// Whether elements that hold text, each with its attributes and those around it, are enough to answer a selector.
fn is_answerable(list: &SelectorList<Css>) -> bool {
    list.slice().iter().flat_map(|selector| selector.iter_raw_match_order()).all(|component| match component {
        Component::LocalName(_)
        | Component::ID(_)
        | Component::Class(_)
        | Component::AttributeInNoNamespaceExists { .. }
        | Component::AttributeInNoNamespace { .. }
        | Component::ExplicitUniversalType
        | Component::Combinator(Combinator::Child | Combinator::Descendant) => true,
        Component::Is(inner) | Component::Where(inner) | Component::Negation(inner) => is_answerable(inner),
        _ => false,
    })
}

/// The names of the attributes that a selector asks for.
fn names_asked<'a>(list: &'a SelectorList<Css>, out: &mut Vec<&'a str>) {
    for component in list.slice().iter().flat_map(|selector| selector.iter_raw_match_order()) {
        match component {
            Component::ID(_) => out.push("id"),
            Component::Class(_) => out.push("class"),
            Component::AttributeInNoNamespaceExists { local_name_lower, .. } => out.push(&local_name_lower.0),
            Component::AttributeInNoNamespace { local_name, .. } => out.push(&local_name.0),
            Component::Is(inner) | Component::Where(inner) | Component::Negation(inner) => names_asked(inner, out),
            _ => {}
        }
    }
}

/// A page's elements and what their start tags say of what is asked for.
struct Page<'a> {
    containers: &'a [Container],
    attributes: Vec<Vec<(&'a str, &'a str)>>,
}

impl<'a> Page<'a> {
    fn of(part: &'a Part, containers: &'a [Container], asked: &[&'a str]) -> Self {
        let attributes = containers.iter().map(|container| {
            let name = container.tag + 1;
            let of_tag = Attributes::of(&part.text, Span::new(name, name + container.element.len()));
            let mut attributes: Vec<(&str, &str)> = Vec::new();
            for attribute in of_tag {
                let written = &part.text[attribute.name.range()];
                let Some(&name) = asked.iter().find(|name| name.eq_ignore_ascii_case(written)) else { continue };
                // The first of two attributes of one name counts.
                if attributes.iter().all(|&(known, _)| known != name) {
                    attributes.push((name, attribute.value.map_or("", |value| &part.text[value.range()])));
                }
            }
            attributes
        });
        Self { containers, attributes: attributes.collect() }
    }
}

#[derive(Clone, Copy)]
struct PageElement<'a> {
    page: &'a Page<'a>,
    at: usize,
}

impl<'a> PageElement<'a> {
    fn container(&self) -> &'a Container {
        &self.page.containers[self.at]
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        let known = self.page.attributes[self.at].iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|&(_, value)| value)
    }
}

impl fmt::Debug for PageElement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.container().element)
    }
}

impl Element for PageElement<'_> {
    type Impl = Css;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.container())
    }

    fn parent_element(&self) -> Option<Self> {
        self.container().parent.map(|parent| Self { at: parent as usize, ..*self })
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        None
    }

    fn next_sibling_element(&self) -> Option<Self> {
        None
    }

    fn first_element_child(&self) -> Option<Self> {
        None
    }

    fn is_html_element_in_html_document(&self) -> bool {
        true
    }

    fn has_local_name(&self, name: &Word) -> bool {
        self.container().element == name.0
    }

    fn has_namespace(&self, _: &Word) -> bool {
        true
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.container().element == other.container().element
    }

    fn attr_matches(
        &self,
        _: &NamespaceConstraint<&Word>,
        name: &Word,
        operation: &AttrSelectorOperation<&Word>,
    ) -> bool {
        self.attribute(&name.0).is_some_and(|value| operation.eval_str(value))
    }

    fn match_non_ts_pseudo_class(&self, state: &NoState, _: &mut MatchingContext<'_, Css>) -> bool {
        match *state {}
    }

    fn match_pseudo_element(&self, part: &NoState, _: &mut MatchingContext<'_, Css>) -> bool {
        match *part {}
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        self.container().element == "a"
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Word, case: CaseSensitivity) -> bool {
        self.attribute("id").is_some_and(|value| case.eq(value.as_bytes(), id.0.as_bytes()))
    }

    fn has_class(&self, name: &Word, case: CaseSensitivity) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|class| case.eq(class.as_bytes(), name.0.as_bytes()))
    }

    fn has_custom_state(&self, _: &Word) -> bool {
        false
    }

    fn imported_part(&self, _: &Word) -> Option<Word> {
        None
    }

    fn is_part(&self, _: &Word) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        false
    }

    fn is_root(&self) -> bool {
        self.container().parent.is_none()
    }

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}

/// How a selector is kept: names and values as text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Css;

impl parser::SelectorImpl for Css {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Word;
    type Identifier = Word;
    type LocalName = Word;
    type NamespaceUrl = Word;
    type NamespacePrefix = Word;
    type BorrowedNamespaceUrl = Word;
    type BorrowedLocalName = Word;
    type NonTSPseudoClass = NoState;
    type PseudoElement = NoState;
}

/// What may stand in a selector besides its names.
struct Grammar;

impl<'i> parser::Parser<'i> for Grammar {
    type Impl = Css;
    type Error = SelectorParseErrorKind;

    fn parse_is_and_where(&self) -> bool {
        true
    }

    // A mistake within `:is()` is a mistake.
    fn allow_forgiving_selectors(&self) -> bool {
        false
    }
}

/// A name or a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Word(String);

impl From<&str> for Word {
    fn from(word: &str) -> Self {
        Self(word.to_owned())
    }
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl ToCss for Word {
    fn to_css<W: Write>(&self, out: &mut W) -> fmt::Result {
        cssparser::serialize_identifier(&self.0, out)
    }
}

impl PrecomputedHash for Word {
    fn precomputed_hash(&self) -> u32 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        hasher.finish() as u32
    }
}

/// A saved page has no states (`:hover`) and no parts that are no elements (`::before`).
#[derive(Debug, Clone, PartialEq, Eq)]
enum NoState {}

impl ToCss for NoState {
    fn to_css<W: Write>(&self, _: &mut W) -> fmt::Result {
        match *self {}
    }
}

impl parser::NonTSPseudoClass for NoState {
    fn is_active_or_hover(&self) -> bool {
        match *self {}
    }

    fn is_user_action_state(&self) -> bool {
        match *self {}
    }
}

impl parser::PseudoElement for NoState {}

#[cfg(test)]
mod tests {
    use super::super::FORMAT;
    use super::*;
    use crate::format::Input;

    const PAGE: &str = "<body><div class='wrap Wide' id=top><article data-kind=news><p class=lead>One<p>Two\
        <aside><p>Three</aside></article></div><footer><p>Four</footer>";

    fn selected(selector: &str) -> Vec<String> {
        let read = FORMAT.document("page").unwrap().read;
        let document = read(&Input { name: "page", bytes: PAGE.as_bytes() }).unwrap().value;
        let blocks = Selector::parse(selector).unwrap().blocks(&document);
        let told = document.blocks.iter().zip(blocks).filter(|(_, selected)| *selected);
        told.map(|(block, _)| block.text.chars()).collect()
    }

    #[test]
    fn blocks_are_selected_by_the_elements_around_them() {
        for (selector, expected) in [
            ("article", ["One", "Two", "Three"].as_slice()),
            ("#top .lead", &["One"]),
            ("div.wide", &[]),
            ("div.Wide > article > p:not(.lead)", &["Two"]),
            ("[data-kind=news] aside, FOOTER", &["Three", "Four"]),
            ("[data-kind^='ne']", &["One", "Two", "Three"]),
            (":is(aside, footer) p", &["Three", "Four"]),
            ("section", &[]),
        ] {
            assert_eq!(selected(selector), expected, "{selector}");
        }
    }

    #[test]
    fn what_cannot_be_answered_is_no_selector() {
        for selector in [
            "",
            "p:",
            "p {",
            "p + p",
            "h1 ~ p",
            "p:first-child",
            "p:nth-child(2)",
            "p:hover",
            "p::before",
            ":is(p + p)",
        ] {
            assert!(Selector::parse(selector).is_none(), "{selector}");
        }
    }
}
