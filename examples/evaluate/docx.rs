//! `evaluate formats`, of Word's files: what comes back untouched, what else changes where a text is changed, and whether each
//! character still looks as it did. The looks are told here a second time, by other means than the library's.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read as _};

use cotejo::format::{DocumentFormat, Input, PouredBlock, PouredSegment, Pouring, Unconfirmed};
use cotejo::model::{Document, Lang, Piece, Text};
use cotejo::segment::Segmenter;
use roxmltree::Node;

/// What was found in all files.
#[derive(Default)]
pub(crate) struct Sum {
    pub(crate) files: usize,
    pub(crate) refused: usize,
    pub(crate) identical: usize,
    /// Files of which other parts than those with a changed text stayed what they were.
    pub(crate) parts: usize,
    /// Files of which, in changed parts, only changed paragraphs differ.
    pub(crate) outside: usize,
    pub(crate) read_back: usize,
    pub(crate) looks: usize,
    /// Files that say what they should when every other sentence is changed, and in which those that are not look as before.
    pub(crate) halves: usize,
    pub(crate) paragraphs: usize,
    pub(crate) runs: usize,
    pub(crate) codes: usize,
}

impl Sum {
    /// What is wrong with a file; nothing if all is well.
    pub(crate) fn take(
        &mut self,
        format: &DocumentFormat,
        input: &Input<'_>,
        keep: Option<&std::path::Path>,
    ) -> Vec<String> {
        self.files += 1;
        let mut told = Vec::new();
        let document = match (format.read)(input) {
            Ok(read) => read.value,
            Err(error) => {
                self.refused += 1;
                return vec![error.to_string()];
            }
        };
        let lang = Lang::parse("pt-PT").expect("a tag");
        let pour = |document: &Document, change: &dyn Fn(&str) -> String| {
            let blocks = document.blocks.iter().enumerate().map(|(block, found)| {
                let text = changed(&found.text, change);
                PouredBlock { block, segments: vec![PouredSegment { text, after: String::new(), unconfirmed: None }] }
            });
            (format.pour)(document, &Pouring { lang: &lang, blocks: blocks.collect() })
        };
        let (Ok(nothing), Ok(own)) =
            ((format.pour)(&document, &Pouring { lang: &lang, blocks: Vec::new() }), pour(&document, &str::to_owned))
        else {
            return vec!["not poured".to_owned()];
        };
        match nothing.value == input.bytes && own.value == input.bytes {
            true => self.identical += 1,
            false => told.push("other bytes, though nothing was changed".to_owned()),
        }
        self.paragraphs += document.blocks.len();
        self.codes += document.blocks.iter().map(|block| block.text.codes().count()).sum::<usize>();
        let swapped = match pour(&document, &swap) {
            Ok(swapped) => swapped.value,
            Err(error) => return vec![format!("not poured: {error}")],
        };
        if let Some(folder) = keep {
            let _ = std::fs::write(folder.join(input.name), &swapped);
        }
        let Ok(again) = (format.read)(&Input { name: input.name, bytes: &swapped }) else {
            told.push("unreadable afterwards".to_owned());
            return told;
        };
        let wanted: Vec<Text> = document.blocks.iter().map(|block| changed(&block.text, &swap)).collect();
        let texts: Vec<&Text> = again.value.blocks.iter().map(|block| &block.text).collect();
        match wanted.iter().map(Text::shown).eq(texts.iter().map(|text| text.shown())) {
            true => self.read_back += 1,
            false => {
                let first = wanted.iter().zip(&texts).find(|(one, two)| one.shown() != two.shown());
                told.push(format!("other text afterwards: {first:?}"));
            }
        }
        match half(format, &document, &lang) {
            None => self.halves += 1,
            Some(fault) => told.push(format!("every other sentence changed: {fault}")),
        }
        let (old, new) = (unpacked(input.bytes), unpacked(&swapped));
        let mut same = old.len() == new.len();
        let (mut outside, mut looks) = (true, true);
        let styles = old.iter().find(|(name, _)| name.ends_with("styles.xml")).map(|(_, bytes)| text_of(bytes));
        for ((name, before), (name_after, after)) in old.iter().zip(&new) {
            same &= name == name_after;
            // By what it holds: an archive may call one file by two names.
            let text = text_of(before);
            let part = document.parts.iter().find(|part| part.text == text);
            let declares =
                ["styles.xml", "stylesWithEffects.xml", "settings.xml"].iter().any(|known| name.ends_with(known));
            let changes = part.is_some() || declares;
            if !changes {
                same &= before == after;
                continue;
            }
            if part.is_none() {
                continue;
            }
            let (before, after) = (text_of(before), text_of(after));
            let (Ok(before), Ok(after)) = (roxmltree::Document::parse(&before), roxmltree::Document::parse(&after))
            else {
                told.push(format!("{name}: no XML afterwards"));
                outside = false;
                continue;
            };
            self.runs += before.descendants().filter(|node| node.has_tag_name_local("r")).count();
            if let Some(what) = differs_outside(&before, &after) {
                outside = false;
                told.push(format!("{name}: {what}"));
            }
            let styles = styles.as_deref().and_then(|styles| roxmltree::Document::parse(styles).ok());
            let sheet = Sheet::of(styles.as_ref());
            if let Some(what) = sheet.differ(&before, &after) {
                looks = false;
                told.push(format!("{name}: {what}"));
            }
        }
        if !same {
            told.push("a part without changed text is another".to_owned());
        }
        self.parts += usize::from(same);
        self.outside += usize::from(outside);
        self.looks += usize::from(looks);
        told
    }
}

/// What is wrong when every other sentence is changed.
fn half(format: &DocumentFormat, document: &Document, lang: &Lang) -> Option<String> {
    let segmenter = Segmenter::new();
    let english = Lang::parse("en").expect("a tag");
    let (mut wanted, mut at) = (Vec::new(), 0);
    let mut blocks = Vec::new();
    for (block, found) in document.blocks.iter().enumerate() {
        let mut segments = Vec::new();
        for cut in segmenter.segment(&found.text, &english) {
            at += 1;
            let waits = at % 2 == 0;
            let text = if waits { cut.text } else { changed(&cut.text, &swap) };
            let unconfirmed = waits.then(|| Unconfirmed { lang: english.clone(), reason: "new" });
            segments.push(PouredSegment { text, after: cut.after, unconfirmed });
        }
        let said: String = segments.iter().flat_map(|one| [one.text.chars(), one.after.clone()]).collect();
        wanted.push(said.trim().to_owned());
        blocks.push(PouredBlock { block, segments });
    }
    let poured = match (format.pour)(document, &Pouring { lang, blocks }) {
        Ok(poured) => poured,
        Err(error) => return Some(error.to_string()),
    };
    if !poured.notices.is_empty() {
        return Some(format!("{:?}", poured.notices));
    }
    let again = match (format.read)(&Input { name: &document.name, bytes: &poured.value }) {
        Ok(again) => again.value,
        Err(error) => return Some(error.to_string()),
    };
    let found: Vec<String> = again.blocks.iter().map(|block| block.text.chars().trim().to_owned()).collect();
    if found != wanted {
        let pair = wanted.iter().zip(&found).find(|(one, two)| one != two);
        return Some(format!("{} and {} blocks: {pair:?}", wanted.len(), found.len()));
    }
    let (old, new) = (unpacked(&document.source), unpacked(&poured.value));
    let styles = old.iter().find(|(name, _)| name.ends_with("styles.xml")).map(|(_, bytes)| text_of(bytes));
    for ((name, before), (_, after)) in old.iter().zip(&new) {
        let (before, after) = (text_of(before), text_of(after));
        if !document.parts.iter().any(|part| part.text == before) {
            continue;
        }
        let parsed = (roxmltree::Document::parse(&before), roxmltree::Document::parse(&after));
        let (Ok(before), Ok(after)) = parsed else { return Some(format!("{name}: no XML")) };
        let styles = styles.as_deref().and_then(|styles| roxmltree::Document::parse(styles).ok());
        if let Some(what) =
            Sheet::of(styles.as_ref()).differ(&before, &after).or_else(|| differs_outside(&before, &after))
        {
            return Some(format!("{name}: {what}"));
        }
    }
    None
}

trait Local {
    fn has_tag_name_local(&self, name: &str) -> bool;
    fn local_attribute(&self, name: &str) -> Option<&str>;
}

impl Local for Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element()
            && self.tag_name().name() == name
            && self.tag_name().namespace().is_some_and(|space| space.contains("wordprocessingml"))
    }

    fn local_attribute(&self, name: &str) -> Option<&str> {
        self.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
    }
}

fn changed(text: &Text, change: &dyn Fn(&str) -> String) -> Text {
    Text::from_pieces(text.pieces().iter().map(|piece| match piece {
        Piece::Chars(chars) => Piece::Chars(change(chars)),
        code => code.clone(),
    }))
}

/// Other letters, as many, of the same scripts.
fn swap(chars: &str) -> String {
    chars
        .chars()
        .map(|c| match c {
            'a'..='z' => c.to_ascii_uppercase(),
            'A'..='Z' => c.to_ascii_lowercase(),
            '0'..='8' => char::from(c as u8 + 1),
            '9' => '0',
            '\u{4e00}'..='\u{9ffe}' => char::from_u32(u32::from(c) + 1).unwrap_or(c),
            c => c,
        })
        .collect()
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    (0..archive.len())
        .filter_map(|number| {
            let mut file = archive.by_index(number).ok()?;
            let mut out = Vec::new();
            file.read_to_end(&mut out).ok()?;
            Some((String::from_utf8_lossy(file.name_raw()).into_owned(), out))
        })
        .collect()
}

fn text_of(bytes: &[u8]) -> String {
    encoding_rs::UTF_8.decode(bytes).0.into_owned()
}

/// Top-level paragraphs: those that stand in no other.
fn paragraphs<'a>(document: &'a roxmltree::Document<'a>) -> Vec<Node<'a, 'a>> {
    let is_paragraph = |node: &Node<'_, '_>| node.has_tag_name_local("p");
    document
        .descendants()
        .filter(|node| is_paragraph(node) && !node.ancestors().skip(1).any(|outer| is_paragraph(&outer)))
        .collect()
}

/// Whether something but paragraphs whose characters are others differs.
fn differs_outside(before: &roxmltree::Document<'_>, after: &roxmltree::Document<'_>) -> Option<String> {
    let (old, new) = (paragraphs(before), paragraphs(after));
    if old.len() != new.len() {
        return Some(format!("{} paragraphs became {}", old.len(), new.len()));
    }
    let gaps = |document: &roxmltree::Document<'_>, all: &[Node<'_, '_>]| -> String {
        let text = document.input_text();
        let mut at = 0;
        let mut out = String::new();
        for paragraph in all {
            out.push_str(&text[at..paragraph.range().start]);
            at = paragraph.range().end;
        }
        out + &text[at..]
    };
    if gaps(before, &old) != gaps(after, &new) {
        return Some("something outside of paragraphs differs".to_owned());
    }
    let chars = |node: &Node<'_, '_>| -> String {
        node.descendants().filter(|node| node.has_tag_name_local("t")).filter_map(|node| node.text()).collect()
    };
    let raw = |document: &roxmltree::Document<'_>, node: &Node<'_, '_>| document.input_text()[node.range()].to_owned();
    let properties = |document: &roxmltree::Document<'_>, node: &Node<'_, '_>| {
        node.children().find(|child| child.has_tag_name_local("pPr")).map(|child| raw(document, &child))
    };
    old.iter().zip(&new).find_map(|(one, two)| {
        let same_text = chars(one) == chars(two);
        if same_text && raw(before, one) != raw(after, two) {
            return Some(format!("a paragraph without changed words differs: {}", chars(one)));
        }
        (properties(before, one) != properties(after, two)).then(|| "a paragraph's properties differ".to_owned())
    })
}

type Said = BTreeMap<String, String>;

/// A document's styles, for what characters look like.
struct Sheet {
    defaults: Said,
    /// By id: what it stands on, and what it says.
    styles: HashMap<String, (Option<String>, Said)>,
    usual: String,
}

const TOGGLES: &[&str] = &["b", "i", "caps", "smallCaps", "strike", "outline", "shadow", "emboss", "imprint", "vanish"];

impl Sheet {
    fn of(styles: Option<&roxmltree::Document<'_>>) -> Self {
        let mut out = Self { defaults: Said::new(), styles: HashMap::new(), usual: String::new() };
        let Some(styles) = styles else { return out };
        let child = |node: &Node<'_, '_>, name: &str| {
            node.children().find(|child| child.has_tag_name_local(name)).map(|node| node.id())
        };
        let root = styles.root_element();
        let inside = |path: &[&str]| {
            path.iter()
                .try_fold(root.id(), |at, name| child(&styles.get_node(at)?, name))
                .and_then(|at| styles.get_node(at))
        };
        if let Some(properties) = inside(&["docDefaults", "rPrDefault", "rPr"]) {
            out.defaults = said(&properties);
        }
        for style in root.children().filter(|node| node.has_tag_name_local("style")) {
            let id = style.local_attribute("styleId").unwrap_or_default().to_owned();
            let value = |name: &str| {
                let found = style.children().find(|child| child.has_tag_name_local(name));
                found.and_then(|node| node.local_attribute("val").map(str::to_owned))
            };
            if style.local_attribute("type") == Some("paragraph")
                && matches!(style.local_attribute("default"), Some("1" | "true"))
            {
                out.usual.clone_from(&id);
            }
            let properties = style.children().find(|child| child.has_tag_name_local("rPr")).map(|node| said(&node));
            out.styles.insert(id, (value("basedOn"), properties.unwrap_or_default()));
        }
        out
    }

    fn chain(&self, id: &str) -> Said {
        let mut all = Vec::new();
        let mut next = self.styles.get(id);
        while let Some((base, said)) = next.filter(|_| all.len() < 20) {
            all.push(said);
            next = base.as_ref().and_then(|base| self.styles.get(base));
        }
        all.into_iter().rev().flatten().map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// For each visible character of a part: it, and what it looks like.
    fn looks(&self, document: &roxmltree::Document<'_>) -> Vec<(char, Said)> {
        let mut out = Vec::new();
        for text in document.descendants().filter(|node| node.has_tag_name_local("t")) {
            let Some(run) = text.ancestors().find(|node| node.has_tag_name_local("r")) else { continue };
            if text.ancestors().any(|node| node.has_tag_name_local("rt")) {
                continue;
            }
            let Some(paragraph) = text.ancestors().find(|node| node.has_tag_name_local("p")) else { continue };
            let child = |node: Node<'_, '_>, name: &str| {
                node.children().find(|child| child.has_tag_name_local(name)).map(|node| node.id())
            };
            // One whose end was deleted is the next one's.
            let paragraph = std::iter::successors(Some(paragraph), |one| {
                let marks = one.children().find(|child| child.has_tag_name_local("pPr"))?;
                let marks = marks.children().find(|child| child.has_tag_name_local("rPr"))?;
                marks
                    .children()
                    .find(|child| child.has_tag_name_local("del") || child.has_tag_name_local("moveFrom"))?;
                one.next_sibling_element().filter(|next| next.has_tag_name_local("p"))
            });
            let Some(paragraph) = paragraph.last() else { continue };
            let value = |at: Option<roxmltree::NodeId>, name: &str| {
                let node = document.get_node(at?)?;
                let found = node.children().find(|child| child.has_tag_name_local(name))?;
                found.local_attribute("val").map(str::to_owned)
            };
            let style = value(child(paragraph, "pPr"), "pStyle").filter(|id| self.styles.contains_key(id));
            let paragraph_says = self.chain(style.as_deref().unwrap_or(&self.usual));
            let properties = child(run, "rPr");
            let run_says = value(properties, "rStyle").map(|id| self.chain(&id)).unwrap_or_default();
            let own = properties.and_then(|at| document.get_node(at)).map(|node| said(&node)).unwrap_or_default();
            let mut whole = self.defaults.clone();
            for (name, value) in paragraph_says.iter().chain(&run_says) {
                if !TOGGLES.contains(&name.as_str()) {
                    whole.insert(name.clone(), value.clone());
                }
            }
            for toggle in TOGGLES {
                let on = |said: &Said| said.get(*toggle).is_some_and(|value| value == "on");
                let is = on(&self.defaults) || on(&paragraph_says) != on(&run_says);
                whole.insert((*toggle).to_owned(), if is { "on" } else { "off" }.to_owned());
            }
            whole.extend(own);
            whole.retain(|_, value| value != "off");
            for c in text.text().unwrap_or_default().chars().filter(|c| !c.is_whitespace()) {
                let kept = |name: &str| match name {
                    "font ascii" => c.is_ascii(),
                    "font hAnsi" => !c.is_ascii() && !('\u{1100}'..).contains(&c),
                    "font eastAsia" => ('\u{1100}'..).contains(&c) && !('\u{2000}'..'\u{2e80}').contains(&c),
                    _ => true,
                };
                out.push((
                    c,
                    whole
                        .iter()
                        .filter(|(name, _)| kept(name))
                        .map(|(name, value)| (name.clone(), value.clone()))
                        .collect(),
                ));
            }
        }
        out
    }

    fn differ(&self, before: &roxmltree::Document<'_>, after: &roxmltree::Document<'_>) -> Option<String> {
        let (old, new) = (self.looks(before), self.looks(after));
        if old.len() != new.len() {
            return Some(format!("{} visible characters became {}", old.len(), new.len()));
        }
        let mut pairs = old.iter().zip(&new).enumerate();
        let is_complex = |c: char| ('\u{590}'..'\u{1100}').contains(&c) || ('\u{fb1d}'..'\u{ff00}').contains(&c);
        let found = pairs.find(|(_, (one, two))| one.1 != two.1 && !is_complex(one.0))?;
        let around: String =
            old[found.0.saturating_sub(10)..(found.0 + 10).min(old.len())].iter().map(|(c, _)| c).collect();
        Some(format!("in {around:?} {:?} looked like {:?}, now {:?}", found.1.0.0, found.1.0.1, found.1.1.1))
    }
}

/// What a `w:rPr` says of what is seen.
fn said(properties: &Node<'_, '_>) -> Said {
    let mut out = Said::new();
    for child in properties.children().filter(Node::is_element) {
        let name = child.tag_name().name().to_owned();
        let value = child.local_attribute("val");
        let is_off = matches!(value, Some("0" | "false" | "off"));
        match name.as_str() {
            "lang" | "noProof" | "kern" | "rStyle" | "rPrChange" | "ins" | "del" | "moveFrom" | "moveTo"
            | "snapToGrid" | "specVanish" | "bCs" | "iCs" | "szCs" => {}
            "rFonts" => {
                for (slot, theme) in [("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme")] {
                    let found = child.local_attribute(theme).map(|font| format!("theme {font}"));
                    if let Some(font) = found.or_else(|| child.local_attribute(slot).map(str::to_owned)) {
                        out.insert(format!("font {slot}"), font);
                    }
                }
            }
            toggle if TOGGLES.contains(&toggle) || matches!(toggle, "rtl" | "cs" | "dstrike" | "webHidden") => {
                out.insert(name, if is_off { "off" } else { "on" }.to_owned());
            }
            "color" if matches!(value, Some("auto" | "000000")) && child.local_attribute("themeColor").is_none() => {
                out.insert(name, "off".to_owned());
            }
            "u" | "highlight" | "em" | "effect" | "vertAlign" | "spacing" | "position" | "w" | "shd" | "bdr"
                if matches!(value, Some("none" | "baseline" | "0" | "100" | "nil"))
                    || (value == Some("clear") && child.local_attribute("fill").is_none_or(|fill| fill == "auto")) =>
            {
                out.insert(name, "off".to_owned());
            }
            _ => {
                let mut attributes: Vec<String> =
                    child.attributes().map(|one| format!("{}={}", one.name(), one.value())).collect();
                if attributes.iter().any(|one| one.starts_with("themeColor=")) && name == "color" {
                    attributes.retain(|one| !one.starts_with("val="));
                }
                attributes.sort();
                out.insert(name, attributes.join(" "));
            }
        }
    }
    out
}
