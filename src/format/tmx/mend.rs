//! A TMX file written anew so that every tool takes it: what it says is kept, spelt as TMX 1.4 has it.
//!
//! The header gets what it must have and one source language; each language of a unit one text, further ones units of their own;
//! words that stand where no tool looks for them become notes, or stand in the text. What is written is the same however often
//! a file is mended.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use super::chunks::{Body, Chunk, Chunks, Stray};
use super::examine::{Odd, is_open, parse, shown};
use super::structure::{self, Shape};
use super::{mend_codes, prop, read, sources};
use crate::error::{Error, Result};
use crate::format::doctor::{Diagnosis, Loss, Lost, Repaired};
use crate::format::xml::{self, Element, Node, Place, Step, Xml, attribute_into, escape_into};
use crate::format::{glossary, html, time};
use crate::model::Lang;

/// Writes a file that every tool takes; see the module.
pub(super) fn mend<'a>(
    input: Box<dyn BufRead + Send + 'a>,
    file: &'a str,
    diagnosis: &Diagnosis,
    out: &mut dyn Write,
    lose: &mut dyn FnMut(Lost),
) -> Result<Repaired> {
    let source = diagnosis.source.clone().unwrap_or_else(|| "en".to_owned());
    let mut mender =
        Mender { lose, source, declared: None, unit: None, at: Place::START, repaired: Repaired::default() };
    let failed = |error| Error::writing("", error);
    let mut chunks = Chunks::gathering(file, input);
    let (text, body) = chunks.head()?;
    let head = mender.head(&text);
    out.write_all(head.as_bytes()).map_err(failed)?;
    match body {
        Body::Open => mender.body(&mut chunks, out)?,
        Body::Empty => {}
        Body::Missing => out.write_all(mender.without_body(&text).as_bytes()).map_err(failed)?,
    }
    out.write_all(b"</body>\n</tmx>\n").map_err(failed)?;
    out.flush().map_err(failed)?;
    Ok(mender.repaired)
}

pub(super) struct Mender<'l> {
    lose: &'l mut dyn FnMut(Lost),
    /// The source language of the new file, as it is spelt there.
    source: String,
    /// The source language that the old one declares, if it does.
    declared: Option<String>,
    unit: Option<String>,
    at: Place,
    repaired: Repaired,
}

/// A text of a unit, as it is written.
#[derive(Clone)]
struct Variant {
    tag: String,
    /// Its start tag's attributes but the language, its notes and properties.
    attributes: String,
    inside: String,
    seg: String,
}

impl Mender<'_> {
    pub(super) fn lose(&mut self, loss: Loss, at: Place) {
        (self.lose)(Lost { loss, line: at.line, column: at.column, unit: self.unit.clone() });
    }

    /// The file up to its first unit.
    fn head(&mut self, text: &str) -> String {
        let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header".to_owned();
        let header = header_of(text);
        let empty = Element {
            space: "".into(),
            name: "header".to_owned(),
            attributes: Vec::new(),
            children: Vec::new(),
            line: 1,
            column: 1,
        };
        let header = header.as_ref().unwrap_or(&empty);
        self.at = header.place();
        self.declared = header
            .attribute("srclang")
            .map(str::trim)
            .filter(|tag| !tag.is_empty() && !is_open(tag))
            .map(str::to_owned);
        for name in ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang"] {
            let there = header.attribute(name).filter(|value| structure::allows(name, value));
            attribute_into(&mut out, name, there.unwrap_or(missing(name)));
        }
        attribute_into(&mut out, "srclang", &self.source);
        attribute_into(&mut out, "datatype", header.attribute("datatype").unwrap_or(missing("datatype")));
        let mut inside = String::new();
        for name in ["o-encoding", "creationdate", "creationid", "changedate", "changeid"] {
            if let Some(value) = header.attribute(name) {
                self.dated(name, value, &mut out, &mut inside);
            }
        }
        for attribute in &header.attributes {
            self.unknown("header", attribute, &mut inside);
        }
        self.beside("header", header, &mut inside);
        for ude in header.elements().filter(|inner| inner.name == "ude") {
            self.ude(ude, &mut inside);
        }
        match inside.is_empty() {
            true => out.push_str("/>\n<body>\n"),
            false => out.push_str(&format!(">{inside}</header>\n<body>\n")),
        }
        out
    }

    /// The units of a file that has no body.
    fn without_body(&mut self, text: &str) -> String {
        let (spelt, _) = respelt(text);
        let (mut walk, mut out) = (Xml::with_odd_characters("", &spelt, 1), String::new());
        loop {
            match walk.next() {
                Ok(Step::Open(tu)) if tu.name == "tu" => match walk.fill(tu) {
                    Ok(tu) => self.tu(&tu, &mut out),
                    Err(_) => break,
                },
                Ok(Step::End) => return out,
                Ok(_) => {}
                Err(_) => break,
            }
        }
        self.unit = None;
        self.lose(Loss::Rest {}, walk.place());
        out
    }

    fn body(&mut self, chunks: &mut Chunks<'_>, out: &mut dyn Write) -> Result<()> {
        let mut text = String::new();
        loop {
            let next = chunks.next();
            self.unit = None;
            for (stray, at) in chunks.gathered() {
                match stray {
                    Stray::Text(words) => {
                        self.lose(Loss::Unit { reason: "outside".to_owned(), words: shown(&words) }, at);
                    }
                    Stray::Element(element) => self.lose(Loss::Element { element }, at),
                }
            }
            self.at = chunks.begun();
            text.clear();
            match next {
                Ok(Chunk::End) => return Ok(()),
                Ok(Chunk::Instruction(instruction, _)) => {
                    if instruction.starts_with(&format!("<?{} ", prop::FORGOTTEN)) {
                        text.push_str(&instruction);
                        text.push('\n');
                    }
                }
                Ok(Chunk::Broken(reason, tag, _)) => {
                    self.unit = read::tuid_of_tag(&tag).map(str::to_owned);
                    if !self.torn(&chunks.torn(), &mut text) {
                        self.lose(Loss::Unit { reason: reason.to_owned(), words: "none".to_owned() }, chunks.begun());
                    }
                }
                Ok(Chunk::Unit(unit, _)) => self.chunk(&unit, &mut text),
                Err(Error::XmlTruncated { .. } | Error::XmlBroken { .. }) => {
                    self.torn(&chunks.torn(), &mut text);
                    out.write_all(text.as_bytes()).map_err(|error| Error::writing("", error))?;
                    self.unit = None;
                    self.lose(Loss::Rest {}, chunks.place());
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
            out.write_all(text.as_bytes()).map_err(|error| Error::writing("", error))?;
        }
    }

    /// A unit as it stands in the file: as much of it as is, or can be made, XML.
    fn chunk(&mut self, text: &str, out: &mut String) {
        let at = self.at;
        self.unit = read::tuid_of_tag(text).map(str::to_owned);
        if let Ok(tu) = parse(text, at) {
            return self.tu(&tu, out);
        }
        let (spelt, gone) = respelt(text);
        if gone > 0 {
            self.lose(Loss::Characters { count: gone }, at);
        }
        match parse(&spelt, at) {
            Ok(tu) => self.tu(&tu, out),
            Err(Odd { reason, .. }) => {
                let mut broken = Vec::new();
                let left = read::without_variants(&spelt, &mut |variant, from| {
                    let mut here = at;
                    here.pass(&spelt.as_bytes()[..from]);
                    match parse(variant, here) {
                        Ok(_) => false,
                        Err(Odd { reason, at, .. }) => {
                            broken.push((reason, shown(&without_tags(variant)), at));
                            true
                        }
                    }
                });
                match parse(&left, at) {
                    Ok(tu) if !broken.is_empty() => {
                        for (reason, words, at) in broken {
                            self.lose(Loss::Variant { reason, words }, at);
                        }
                        self.tu(&tu, out);
                    }
                    _ => self.lose(Loss::Unit { reason, words: shown(&without_tags(&spelt)) }, at),
                }
            }
        }
    }

    /// What there is of a unit that never ends, as far as its texts do; whether there is any.
    fn torn(&mut self, text: &str, out: &mut String) -> bool {
        const END: &str = "</tuv>";
        let Some(end) = text.rfind(END) else { return false };
        self.chunk(&format!("{}</tu>", &text[..end + END.len()]), out);
        true
    }

    fn tu(&mut self, tu: &Element, out: &mut String) {
        self.unit = tu.attribute("tuid").map(str::to_owned);
        let (mut attributes, mut inside) = (String::new(), String::new());
        for attribute in tu.attributes.iter().filter(|attribute| !matches!(&*attribute.name, "tuid" | "srclang")) {
            self.attribute("tu", attribute, &mut attributes, &mut inside);
        }
        self.beside("tu", tu, &mut inside);
        let mut variants = Vec::new();
        for tuv in tu.elements().filter(|inner| inner.name == "tuv") {
            self.tuv(tuv, &mut variants, &mut inside);
        }
        if variants.is_empty() {
            return self.lose(Loss::Unit { reason: "no-variant".to_owned(), words: shown(&tu.text()) }, tu.place());
        }
        let own = tu.attribute("srclang").map(str::trim).filter(|tag| !tag.is_empty());
        let told = if own.is_some_and(is_open) { None } else { own.or(self.declared.as_deref()) };
        let source = self.source_of(told, &variants);
        let layers = layers(variants, &source);
        for (number, layer) in layers.iter().enumerate() {
            out.push_str("<tu");
            if let Some(tuid) = tu.attribute("tuid") {
                let tuid = if number == 0 { tuid.to_owned() } else { format!("{tuid}-{}", number + 1) };
                attribute_into(out, "tuid", &tuid);
            }
            let source = if layer.iter().any(|variant| variant.tag == source) { &source } else { &layer[0].tag };
            if *source != self.source {
                attribute_into(out, "srclang", source);
            }
            out.push_str(&attributes);
            out.push('>');
            out.push_str(&inside);
            for variant in layer {
                out.push_str("\n<tuv");
                attribute_into(out, "xml:lang", &variant.tag);
                out.push_str(&format!("{}>{}<seg>{}</seg></tuv>", variant.attributes, variant.inside, variant.seg));
            }
            out.push_str("\n</tu>\n");
            self.repaired.units += 1;
        }
    }

    /// The tag of the text that is the source.
    fn source_of(&self, told: Option<&str>, variants: &[Variant]) -> String {
        let langs: Vec<Option<Lang>> = variants.iter().map(|variant| Lang::parse(&variant.tag).ok()).collect();
        let texts: Vec<(&str, Option<&Lang>)> =
            variants.iter().zip(&langs).map(|(variant, lang)| (variant.tag.as_str(), lang.as_ref())).collect();
        let tag = |found: Option<(usize, sources::Alike)>| found.map(|(at, _)| variants[at].tag.clone());
        let told = told.and_then(|told| Lang::parse(told).ok()).map(|lang| sources::spelt(&lang));
        tag(sources::pick(told.as_deref(), &texts))
            .or_else(|| tag(sources::pick(Some(&self.source), &texts)))
            .unwrap_or_else(|| variants[0].tag.clone())
    }

    fn tuv(&mut self, tuv: &Element, variants: &mut Vec<Variant>, beside: &mut String) {
        let mut segs: Vec<Element> = tuv.elements().filter(|inner| inner.name == "seg").cloned().collect();
        if segs.is_empty() {
            // Some write the text without its element.
            let own =
                |node: &Node| !matches!(node, Node::Element(inner) if ["note", "prop"].contains(&inner.name.as_str()));
            let children = tuv.children.iter().filter(|node| own(node)).cloned().collect();
            segs.push(Element { name: "seg".to_owned(), children, attributes: Vec::new(), ..tuv.clone() });
        } else {
            self.strays(tuv, beside);
        }
        segs.retain(|seg| !seg.text().trim().is_empty());
        let (mut attributes, mut inside) = (String::new(), String::new());
        for attribute in &tuv.attributes {
            let is_language = attribute.name == "lang" && (attribute.space.is_empty() || &*attribute.space == xml::XML);
            if !is_language {
                self.attribute("tuv", attribute, &mut attributes, &mut inside);
            }
        }
        self.notes(tuv, &mut inside);
        let Some(lang) = structure::tag_of(tuv).and_then(language) else {
            beside.push_str(&inside);
            if !segs.is_empty() {
                let tag = structure::tag_of(tuv).unwrap_or("none");
                let words = shown(&segs.iter().map(Element::text).collect::<Vec<_>>().join(" "));
                self.lose(Loss::Language { tag: shown(tag), words }, tuv.place());
            }
            return;
        };
        let tag = sources::spelt(&lang);
        if segs.is_empty() {
            beside.push_str(&inside);
        }
        for seg in segs {
            for attribute in &seg.attributes {
                self.gone("seg", attribute, seg.place());
            }
            let seg = mend_codes::seg(&seg, self);
            variants.push(Variant { tag: tag.clone(), attributes: attributes.clone(), inside: inside.clone(), seg });
        }
    }

    /// An attribute that is known goes where it was, another becomes a property.
    fn attribute(
        &mut self,
        element: &str,
        attribute: &xml::XmlAttribute,
        attributes: &mut String,
        inside: &mut String,
    ) {
        let Some(name) = structure::name_of(attribute) else { return };
        if !Shape::of(element).is_some_and(|shape| shape.has(&name)) {
            return self.unknown(element, attribute, inside);
        }
        if structure::allows(&name, &attribute.value) {
            self.dated(&name, &attribute.value, attributes, inside);
        } else {
            property(inside, &format!("{}{name}", prop::ATTRIBUTE), &attribute.value);
        }
    }

    /// A date as every tool reads it; one that nobody reads becomes a property. Any other attribute as it is.
    fn dated(&mut self, name: &str, value: &str, attributes: &mut String, inside: &mut String) {
        if !["creationdate", "changedate", "lastusagedate"].contains(&name) {
            return attribute_into(attributes, name, value);
        }
        match time::read(value).and_then(time::basic) {
            Some(date) => attribute_into(attributes, name, &date),
            None => property(inside, &format!("{}{name}", prop::ATTRIBUTE), value),
        }
    }

    fn unknown(&mut self, element: &str, attribute: &xml::XmlAttribute, inside: &mut String) {
        let Some(name) = structure::name_of(attribute) else { return };
        if !Shape::of(element).is_some_and(|shape| shape.has(&name)) {
            property(inside, &format!("{}{}", prop::ATTRIBUTE, attribute.name), &attribute.value);
        }
    }

    pub(super) fn gone(&mut self, element: &str, attribute: &xml::XmlAttribute, at: Place) {
        let Some(name) = structure::name_of(attribute) else { return };
        let value = shown(&attribute.value);
        self.lose(Loss::Attribute { element: element.to_owned(), attribute: name, value }, at);
    }

    /// Notes and properties, then as notes what stands where no tool looks for it.
    fn beside(&mut self, parent: &str, element: &Element, inside: &mut String) {
        self.notes(element, inside);
        if parent != "tuv" {
            self.strays(element, inside);
        }
    }

    fn notes(&mut self, element: &Element, inside: &mut String) {
        for inner in element.elements().filter(|inner| ["note", "prop"].contains(&inner.name.as_str())) {
            let mut tag = format!("<{}", inner.name);
            let shape = Shape::of(&inner.name);
            if inner.name == "prop" {
                attribute_into(&mut tag, "type", inner.attribute("type").unwrap_or("x-untyped"));
            }
            for attribute in inner.attributes.iter().filter(|attribute| attribute.name != "type") {
                let Some(name) = structure::name_of(attribute) else { continue };
                let is_tag = name != "xml:lang" || structure::is_language_token(&attribute.value);
                match shape.is_some_and(|shape| shape.has(&name)) && is_tag {
                    true => attribute_into(&mut tag, &name, &attribute.value),
                    false => self.gone(&inner.name, attribute, inner.place()),
                }
            }
            inside.push_str(&tag);
            inside.push('>');
            escape_into(inside, &inner.text());
            inside.push_str(&format!("</{}>", inner.name));
        }
    }

    /// Text and elements that have no place where they stand.
    fn strays(&mut self, element: &Element, inside: &mut String) {
        for node in &element.children {
            match node {
                Node::Text(words) if words.trim().is_empty() => {}
                Node::Text(words) => note(inside, words.trim()),
                Node::Element(inner) => {
                    let known = Shape::of(&element.name).is_some_and(|shape| shape.group(&inner.name).is_some());
                    if !known {
                        let text = inner.text();
                        if !text.trim().is_empty() {
                            note(inside, text.trim());
                        }
                        self.lose(Loss::Element { element: inner.name.clone() }, inner.place());
                    }
                }
            }
        }
    }

    /// What characters of its own a file declares.
    fn ude(&mut self, ude: &Element, inside: &mut String) {
        let maps: Vec<&Element> =
            ude.elements().filter(|map| map.name == "map" && map.attribute("unicode").is_some()).collect();
        if maps.is_empty() {
            return self.lose(Loss::Element { element: "ude".to_owned() }, ude.place());
        }
        inside.push_str("<ude");
        attribute_into(inside, "name", ude.attribute("name").unwrap_or("unnamed"));
        if let Some(base) = ude.attribute("base") {
            attribute_into(inside, "base", base);
        }
        inside.push('>');
        for map in maps {
            inside.push_str("<map");
            for name in ["unicode", "code", "ent", "subst"] {
                if let Some(value) = map.attribute(name) {
                    attribute_into(inside, name, value);
                }
            }
            inside.push_str("/>");
        }
        inside.push_str("</ude>");
    }
}

/// What a header says that lacks it.
fn missing(name: &str) -> &'static str {
    match name {
        "segtype" => "sentence",
        "adminlang" => "en",
        "datatype" => "plaintext",
        "creationtoolversion" => "0",
        _ => "unknown",
    }
}

/// The language that a tag means, or a name of one ("Portuguese (Brazil)").
fn language(tag: &str) -> Option<Lang> {
    Lang::parse(tag).ok().or_else(|| glossary::lang_named(tag))
}

fn property(out: &mut String, kind: &str, value: &str) {
    out.push_str("<prop");
    attribute_into(out, "type", kind);
    out.push('>');
    escape_into(out, value);
    out.push_str("</prop>");
}

fn note(out: &mut String, words: &str) {
    out.push_str("<note>");
    escape_into(out, words);
    out.push_str("</note>");
}

/// The header, as far as it can be read.
fn header_of(text: &str) -> Option<Element> {
    let (spelt, _) = respelt(text);
    let mut walk = Xml::with_odd_characters("", &spelt, 1);
    loop {
        match walk.next().ok()? {
            Step::Open(header) if header.name == "header" => return walk.fill(header).ok(),
            Step::End => return None,
            _ => {}
        }
    }
}

/// One text a language: the n-th unit takes the n-th of each language that has so many, and of the source the last there is.
fn layers(variants: Vec<Variant>, source: &str) -> Vec<Vec<Variant>> {
    let mut order: Vec<String> = Vec::new();
    let mut by_tag: BTreeMap<String, Vec<Variant>> = BTreeMap::new();
    for variant in variants {
        if !order.contains(&variant.tag) {
            order.push(variant.tag.clone());
        }
        let same = by_tag.entry(variant.tag.clone()).or_default();
        if !same.iter().any(|known| known.seg == variant.seg) {
            same.push(variant);
        }
    }
    let deepest = by_tag.values().map(Vec::len).max().unwrap_or_default();
    let of = |tag: &String, at: usize| {
        let same = &by_tag[tag];
        let alone = || order.iter().all(|other| other == source || by_tag[other].len() <= at);
        same.get(at).or_else(|| (tag == source || alone()).then(|| same.last()).flatten()).cloned()
    };
    (0..deepest).map(|at| order.iter().filter_map(|tag| of(tag, at)).collect()).collect()
}

/// Markup with references that XML knows: names that HTML has become characters, what is none becomes text; and how many
/// characters went that XML does not have.
fn respelt(text: &str) -> (String, u64) {
    let (mut out, mut gone, mut rest) = (String::with_capacity(text.len()), 0, text);
    while let Some(at) = rest.find(|c: char| c == '&' || c == '<' || !xml::allowed(c)) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let end = section.find("]]>").map_or(section.len(), |end| end + 3);
            let clean: String = section[..end].chars().filter(|&c| xml::allowed(c)).collect();
            gone += (section[..end].chars().count() - clean.chars().count()) as u64;
            out.push_str("<![CDATA[");
            out.push_str(&clean);
            rest = &section[end..];
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        match c {
            '<' => out.push('<'),
            '&' => {
                let (reference, length) = reference(rest);
                gone += u64::from(reference.is_empty());
                out.push_str(&reference);
                rest = &rest[length..];
                continue;
            }
            _ => gone += 1,
        }
        rest = &rest[c.len_utf8()..];
    }
    out.push_str(rest);
    (out, gone)
}

/// What is written for the reference that a text begins with, and how long that is; nothing for a character that XML does not have.
fn reference(text: &str) -> (String, usize) {
    const LONGEST: usize = 40;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';').map(|end| end + 1);
    let Some(whole) = end.map(|end| &text[..end]) else { return ("&amp;".to_owned(), 1) };
    let name = &whole[1..whole.len() - 1];
    if ["lt", "gt", "amp", "apos", "quot"].contains(&name) {
        return (whole.to_owned(), whole.len());
    }
    if let Some(number) = name.strip_prefix('#') {
        let digits = number.strip_prefix(['x', 'X']);
        let value = digits.map_or_else(|| number.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok());
        let Some(value) = value else { return ("&amp;".to_owned(), 1) };
        return match char::from_u32(value).filter(|&c| xml::allowed(c)) {
            Some(_) => (format!("&#{value};"), whole.len()),
            None => (String::new(), whole.len()),
        };
    }
    let decoded = html::decode_text(whole);
    if decoded == whole || name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return ("&amp;".to_owned(), 1);
    }
    (decoded.chars().map(|c| format!("&#{};", u32::from(c))).collect(), whole.len())
}

/// What is left of markup when its tags go.
fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        out.push(' ');
        match rest[open..].find('>') {
            Some(close) => rest = &rest[open + close + 1..],
            None => return out,
        }
    }
    out.push_str(rest);
    out
}
