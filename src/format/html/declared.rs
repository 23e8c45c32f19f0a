//! What a page declares about itself: its title, `meta`, the strings of its JSON-LD.

use std::borrow::Cow;

use super::attributes::TagAttributes;
use super::chars::{decode_attribute, decode_text};
use super::inline_token::InlineKind;
use super::json;
use super::read::{PageReader, fold, trim_ascii};
use super::scan::Token;
use crate::model::{Place, PlaceKind, Role, Span, Text};

impl PageReader<'_> {
    pub(super) fn rcdata(&mut self, token: Token) {
        let element = self.stack.last().map_or(Cow::Borrowed("title"), |open| open.name.clone());
        let chars = fold(&decode_text(&self.text[token.span.range()]));
        if chars.trim().is_empty() {
            return;
        }
        let in_head = element == "title";
        if in_head && self.page.meta.titles.is_empty() {
            self.page.meta.titles.push(chars.trim().to_owned());
        }
        let span = trim_ascii(self.text, token.span);
        let tag = self.stack.last().map(|open| open.tag);
        let role = if in_head { Role::Meta } else { Role::SiteString };
        let place = Place { part: 0, span, kind: PlaceKind::TextOnly, inside: None, tag };
        let block = self.block(Text::plain(chars.trim()), place, role, element);
        self.page.blocks.push(block);
    }

    pub(super) fn raw(&mut self, token: Token) {
        let Some((tag, true)) = self.script else {
            self.push(InlineKind::Alone, token.span, Span::default());
            return;
        };
        for member in json::members(self.text, token.span) {
            let raw = &self.text[member.span.range()];
            let Some(chars) = json::decode(raw).or_else(|| json::decode(&raw.replace(|c: char| c < ' ', " "))) else {
                continue;
            };
            let meta = &mut self.page.meta;
            let chars = chars.trim().to_owned();
            if chars.is_empty() {
                continue;
            }
            if self.too_many {
                return;
            }
            match member.key {
                "articleBody" => {
                    if meta.body.as_ref().is_none_or(|body| body.len() < chars.len()) {
                        meta.body = Some(chars);
                    }
                    continue;
                }
                "datePublished" => {
                    meta.dates.push(chars);
                    continue;
                }
                "dateModified" => {
                    meta.modified.get_or_insert(chars);
                    continue;
                }
                "articleSection" => {
                    meta.sections.push(chars);
                    continue;
                }
                "name" => {
                    meta.authors.push(chars);
                    continue;
                }
                // What the page says of itself to machines: see `page_metadata`.
                "abstract" | "keywords" | "inLanguage" | "mainEntityOfPage" | "url" | "item" | "@id" => continue,
                "description" => meta.descriptions.push(chars.clone()),
                "headline" => meta.titles.push(chars.clone()),
                _ => {}
            }
            // A string that only lenient reading understands is not written again.
            if json::decode(raw).is_none() || raw.trim().len() != raw.len() {
                continue;
            }
            let place = Place { part: 0, span: member.span, kind: PlaceKind::Json, inside: None, tag: Some(tag) };
            let mut block = self.block(Text::plain(chars), place, Role::Meta, Cow::Borrowed("script"));
            block.traits.property = Some(member.key.into());
            self.page.blocks.push(block);
        }
    }

    /// An address that the page gives as its own, or as that of its translation.
    pub(super) fn link(&mut self, rel: Span, href: Span, in_language: bool) {
        let rel = &self.text[rel.range()];
        let address = || decode_attribute(&self.text[href.range()]).trim().to_owned();
        if rel.eq_ignore_ascii_case("canonical") {
            self.page.meta.url.get_or_insert_with(address);
        } else if in_language && rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("alternate")) {
            self.page.meta.alternates.push(address());
        }
    }

    pub(super) fn meta(&mut self, tag: usize, attrs: &TagAttributes) {
        let (Some(property), Some(content)) = (attrs.property, attrs.content) else { return };
        let property = self.text[property.range()].trim().to_ascii_lowercase();
        let value = decode_attribute(&self.text[content.range()]);
        let value = fold(value.trim());
        if value.is_empty() {
            return;
        }
        let meta = &mut self.page.meta;
        let place = match property.as_str() {
            "og:title" | "twitter:title" | "title" | "dc.title" => {
                meta.titles.push(value.clone());
                true
            }
            "headline" => {
                meta.titles.push(value.clone());
                true
            }
            "description" | "og:description" | "twitter:description" | "dc.description" => {
                meta.descriptions.push(value.clone());
                true
            }
            "og:image:alt" | "twitter:image:alt" => true,
            "og:site_name" | "application-name" => {
                meta.site.get_or_insert(value.clone());
                false
            }
            "og:url" => {
                meta.url.get_or_insert(value.clone());
                false
            }
            "og:locale" => {
                meta.lang.get_or_insert(value.clone());
                false
            }
            "author" | "article:author" | "dc.creator" | "byl" | "parsely-author" | "sailthru.author" => {
                if !value.starts_with("http") {
                    meta.authors.push(value.clone());
                }
                false
            }
            "article:published_time"
            | "datepublished"
            | "date"
            | "dc.date"
            | "pubdate"
            | "publishdate"
            | "dc.date.issued"
            | "parsely-pub-date"
            | "og:article:published_time" => {
                meta.dates.push(value.clone());
                false
            }
            "article:modified_time" | "datemodified" | "og:updated_time" | "last-modified" => {
                meta.modified.get_or_insert(value.clone());
                false
            }
            "article:section" | "section" | "parsely-section" | "articlesection" => {
                meta.sections.push(value.clone());
                false
            }
            _ => false,
        };
        if place {
            self.attribute(Cow::Owned(property), "content", "meta", tag, content);
        }
    }
}
