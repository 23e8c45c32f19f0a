use std::collections::HashMap;

use super::author::Hand;
use super::blanks;
use super::inline::{self, Data, is_core};
use super::order::{Ordered, in_order};
use super::{CORE_PREFIX, FILLED, MATCHES, OWN, ROLE, ids, odd};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::candidate::{self, percent};
use crate::format::density::{most_pieces, pieces};
use crate::format::foreign;
use crate::format::xml::{self, Element, Step, Xml};
use crate::format::{Input, recognize};
use crate::model::{
    Bilingual, BilingualBlock, Candidate, Hash, Lang, Original, Role, Segment, Standing, State, Text, last_name,
};

/// Everything of one file: a document for each original, and for each language that its targets are in.
pub(super) fn parts(input: &Input<'_>) -> Result<Noted<Vec<Bilingual>>> {
    let file = || input.name.to_owned();
    if input.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::FileEmpty { file: file() });
    }
    let text = xml::decode(input.bytes);
    if let Some(found) = xml::conflict(&text) {
        return Err(found.error(input.name, 1));
    }
    let stranger = || recognize::not(input.name, "XLIFF 2", input.bytes);
    let looks_like_xml = text.trim_start().starts_with('<');
    if !looks_like_xml {
        return Err(stranger());
    }
    let mut walk = Xml::with_odd_characters(input.name, &text, 1);
    let mut odd = odd::OddCharacters::new(&text);
    let root = match walk.next() {
        Ok(Step::Open(root)) if root.name == "xliff" && root.space.starts_with(CORE_PREFIX) => root,
        Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
        _ => return Err(stranger()),
    };
    let lang = |name: &str| {
        let tag = root.attribute(name);
        tag.map(|tag| Lang::parse(tag).map_err(|bad| Error::LangUnknown { tag: bad.0 })).transpose()
    };
    let source = lang("srcLang")?.ok_or_else(|| Error::LangMissing { file: file() })?;
    let target = lang("trgLang")?;
    if target.as_ref() == Some(&source) {
        return Err(Error::LangsEqual { file: file(), lang: source.to_string() });
    }
    let mut reader = XliffReader {
        source,
        target,
        parts: Vec::new(),
        notices: Vec::new(),
        file: input.name,
        current: None,
        site: false,
        translated: vec![translated(&root, true)],
        hands: vec![Hand::default()],
        pieces: 0,
    };
    let most = most_pieces(text.len());
    // Whether blanks are text, in each of the files and groups that are open.
    let mut preserved = vec![blanks::preserved(&root, false)];
    loop {
        let outer = preserved.last().copied().unwrap_or_default();
        let before = walk.position();
        match walk.next()? {
            Step::Open(element) if is_core(&element, "file") => {
                preserved.push(blanks::preserved(&element, outer));
                reader.file(&element);
                reader.enter(&element);
            }
            Step::Open(element) if is_core(&element, "group") => {
                preserved.push(blanks::preserved(&element, outer));
                reader.enter(&element);
            }
            Step::Open(element) if is_core(&element, "unit") => {
                let mut unit = walk.fill(element)?;
                odd.pass(before..walk.position(), input.name)?;
                blanks::settle(&mut unit, outer);
                let (whole, left_out) = odd::without_odd(&mut unit, input.name);
                reader.notices.extend(left_out);
                if whole {
                    reader.unit(&unit);
                }
                if reader.pieces > most {
                    return Err(Error::FileTooDense { file: file(), limit: most as u64 });
                }
            }
            Step::Open(element) => {
                let said = walk.fill(element)?;
                reader.said(&said);
            }
            Step::Close => {
                preserved.pop();
                reader.translated.pop();
                reader.hands.pop();
            }
            Step::Text(_) => {}
            Step::End => {
                odd.pass(text.len()..text.len(), input.name)?;
                return reader.finish();
            }
        }
    }
}

/// The file with its target language in the root's start tag; lines stay where they are.
pub(super) fn with_target(input: &Input<'_>, target: &Lang) -> Vec<u8> {
    let text = xml::decode(input.bytes);
    let mut at = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    // Before the root stand instructions, comments and a document type.
    while let Some(end) = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")].iter().find_map(|(open, close)| {
        text[at..].strip_prefix(open)?.find(close).map(|found| at + open.len() + found + close.len())
    }) {
        at = end + (text[end..].len() - text[end..].trim_start().len());
    }
    let name = text[at..].find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len() - at);
    let lines = "\n".repeat(text[..at].matches('\n').count());
    format!("{lines}{} trgLang=\"{target}\"{}", &text[at..at + name], &text[at + name..]).into_bytes()
}

/// Whether an element's text is to be translated (`translate`), which holds for what is inside.
fn translated(element: &Element, outside: bool) -> bool {
    match element.attribute("translate") {
        Some("no") => false,
        Some("yes") => true,
        _ => outside,
    }
}

struct XliffReader<'a> {
    source: Lang,
    /// The language of targets that do not say theirs; none where the file does not say it.
    target: Option<Lang>,
    parts: Vec<Bilingual>,
    notices: Vec<Notice>,
    file: &'a str,
    /// The document that is being read.
    current: Option<Original>,
    /// Whether the units of the file that is being read are the site's strings.
    site: bool,
    /// Whether text is to be translated here, for each element that is open.
    translated: Vec<bool>,
    /// Who translated what stands here, as far as that is said, for each element that is open.
    hands: Vec<Hand>,
    /// How many texts and tags within them there are.
    pieces: usize,
}

impl XliffReader<'_> {
    fn enter(&mut self, element: &Element) {
        let outside = self.translated.last().copied().unwrap_or(true);
        self.translated.push(translated(element, outside));
        let around = self.hands.last().cloned().unwrap_or_default();
        let own = Hand::said(element);
        self.hands.push(if own == Hand::default() { around } else { own });
    }

    /// What an element that is no text says of those around it.
    fn said(&mut self, element: &Element) {
        let said = Hand::noted(std::iter::once(element));
        if let Some(hand) = self.hands.last_mut().filter(|_| said != Hand::default()) {
            *hand = said;
        }
    }

    fn file(&mut self, file: &Element) {
        self.site = file.attribute("id") == Some("site");
        let own = |name: &str| file.attribute_in(OWN, name).unwrap_or_default().to_owned();
        let original = Original {
            name: file.attribute("original").unwrap_or_else(|| self.alone()).to_owned(),
            format: own("format"),
            hash: Hash(own("hash")),
            encoding: own("encoding"),
            reader: own("reader").parse().ok(),
        };
        // The site's strings belong to the story before them.
        if !(self.site && self.current.is_some()) {
            self.current = Some(original);
        }
        if let Some(target) = self.target.clone() {
            self.part(&target);
        }
    }

    /// A file that does not say its original is called after itself; where it lies is nobody's business.
    fn alone(&self) -> &str {
        last_name(self.file)
    }

    /// The document that is being read, into this language.
    fn part(&mut self, target: &Lang) -> usize {
        let alone = || Original {
            name: self.alone().to_owned(),
            format: String::new(),
            hash: Hash(String::new()),
            encoding: String::new(),
            reader: None,
        };
        let original = self.current.clone().unwrap_or_else(alone);
        let same = |part: &Bilingual| part.original.name == original.name && part.target == *target;
        if let Some(at) = self.parts.iter().position(same) {
            return at;
        }
        let source = self.source.clone();
        self.parts.push(Bilingual { source, target: target.clone(), original, story: Vec::new(), site: Vec::new() });
        self.parts.len() - 1
    }

    fn finish(mut self) -> Result<Noted<Vec<Bilingual>>> {
        if self.parts.is_empty() {
            let Some(target) = self.target.clone() else {
                return Err(Error::TrgLangMissing { file: self.file.to_owned() });
            };
            self.part(&target);
        }
        Ok(Noted { value: self.parts, notices: self.notices })
    }

    fn unit(&mut self, unit: &Element) {
        let outside = self.translated.last().copied().unwrap_or(true);
        if !translated(unit, outside) {
            return;
        }
        let mut langs: Vec<Lang> = self.target.clone().into_iter().collect();
        for target in unit.elements().flat_map(Element::elements).filter(|element| is_core(element, "target")) {
            let Some(lang) = self.own_lang(target) else { continue };
            // Nothing is a translation into its own language.
            if lang != self.source && !langs.contains(&lang) {
                langs.push(lang);
            }
        }
        let around = self.hands.last().cloned().unwrap_or_default();
        for lang in langs {
            let block = self.block(unit, &lang, &around);
            self.pieces += pieces(&block);
            let at = self.part(&lang);
            let part = &mut self.parts[at];
            if self.site { part.site.push(block) } else { part.story.push(block) }
        }
    }

    /// The language that a target says, where that is not the file's.
    fn own_lang(&self, target: &Element) -> Option<Lang> {
        let lang = target.attribute_in(xml::XML, "lang").and_then(|tag| Lang::parse(tag).ok())?;
        let files =
            self.target.as_ref().is_some_and(|target| *target == lang || lang.standing(target) == Standing::Same);
        (!files).then_some(lang)
    }

    /// A unit, with those of its targets that are in this language.
    fn block(&mut self, unit: &Element, lang: &Lang, around: &Hand) -> BilingualBlock {
        let data = Data::read(unit);
        let mut parts: Vec<Ordered> = Vec::new();
        let mut lead: Option<(Text, Option<Text>)> = None;
        let texts = unit.elements().filter(|part| is_core(part, "segment") || is_core(part, "ignorable"));
        for (number, part) in texts.enumerate() {
            let named = |name| part.elements().find(|element| is_core(element, name));
            let Some(source) = named("source") else {
                if part.name == "segment" {
                    let (file, line) = (self.file.to_owned(), part.line);
                    let (reason, detail) = ("no-variant".to_owned(), String::new());
                    let unit = super::id_in_file(unit);
                    self.notices.push(Notice::UnitSkipped { file, line, unit, reason, detail });
                }
                continue;
            };
            let target = named("target").filter(|target| {
                self.own_lang(target).map_or_else(|| self.target.as_ref() == Some(lang), |own| own == *lang)
            });
            let place = number + 1;
            let order = target.and_then(|target| target.attribute("order")?.parse().ok()).unwrap_or(place);
            if part.name == "segment" {
                let mut segment = segment(part, source, target, number, &data);
                if segment.target.is_some() {
                    let hand = Hand::of_segment(unit, part, around);
                    (segment.changed, segment.changed_by) = (hand.when, hand.who);
                }
                if target.is_none() && named("target").is_some() {
                    // Its state is that of a target in another language.
                    segment.state = State::Initial;
                }
                if let Some((before, own)) = lead.take() {
                    if let Some(target) = &mut segment.target {
                        let said = std::mem::replace(target, own.unwrap_or_else(|| before.clone()));
                        target.push_text(&said);
                    }
                    let said = std::mem::replace(&mut segment.source, before);
                    segment.source.push_text(&said);
                }
                parts.push(Ordered { segment, place, order });
                continue;
            }
            let apart = (inline::read(source, &data), target.map(|target| inline::read(target, &data)));
            if !apart.0.is_blank() {
                parts.push(Ordered { segment: words_apart(apart, number, part.line), place, order });
                continue;
            }
            match parts.last_mut() {
                Some(last) => set_apart(last, apart),
                None => match &mut lead {
                    Some((source, target)) => {
                        let own = target.get_or_insert_with(|| source.clone());
                        own.push_text(apart.1.as_ref().unwrap_or(&apart.0));
                        source.push_text(&apart.0);
                    }
                    None => lead = Some(apart),
                },
            }
        }
        settle_apart(&mut parts);
        let mut segments = in_order(parts);
        for found in unit.elements().filter(|element| element.is(MATCHES, "matches")).flat_map(Element::elements) {
            let Some((reference, candidate)) = candidate(found, lang) else { continue };
            let alone = segments.len() == 1;
            let of = segments.iter_mut().find(|segment| alone || segment.id == reference);
            if let Some(segment) = of {
                segment.candidates.push(candidate);
            }
        }
        let role = unit.attribute("type").and_then(|kind| Role::named(kind.strip_prefix(ROLE)?));
        BilingualBlock {
            id: ids::decode(unit.attribute("id").unwrap_or_default()),
            role: role.unwrap_or(if self.site { Role::SiteString } else { Role::Paragraph }),
            message: unit.attribute("name").map(str::to_owned),
            note: note(unit),
            segments,
        }
    }
}

/// An `ignorable` that shows something: a segment of its own, which is no sentence. Without a target the source stands for
/// it (XLIFF 2.1, 4.2.2.6).
fn words_apart((source, target): (Text, Option<Text>), number: usize, line: u64) -> Segment {
    let target = Some(target.unwrap_or_else(|| source.clone()));
    Segment {
        target,
        state: State::Final,
        line: Some(line),
        ..Segment::open(format!("{}{number}", Segment::APART), source)
    }
}

/// What is no sentence is as far as the sentence before it, or behind it where it leads.
fn settle_apart(parts: &mut [Ordered]) {
    for at in 0..parts.len() {
        if !parts[at].segment.is_apart() {
            continue;
        }
        let sentence = |part: &&Ordered| !part.segment.is_apart();
        let near = parts[..at].iter().rev().find(sentence).or_else(|| parts[at..].iter().find(sentence));
        let (state, open) =
            near.map_or((State::Initial, true), |near| (near.segment.state, near.segment.target.is_none()));
        parts[at].segment.state = state;
        if open {
            parts[at].segment.target = None;
        }
    }
}

/// What stands between a segment and the next: blanks are set apart; codes belong to the segment before it, to
/// both of its sides (without a target of its own the source stands for it; XLIFF 2.1, 4.2.2.6).
fn set_apart(last: &mut Ordered, (source, target): (Text, Option<Text>)) {
    let segment = &mut last.segment;
    if source.is_blank() && source.codes().next().is_none() {
        segment.after.push_str(&source.chars());
        return;
    }
    let blanks = std::mem::take(&mut segment.after);
    segment.source.push_chars(&blanks);
    if let Some(said) = &mut segment.target {
        said.push_chars(&blanks);
        said.push_text(target.as_ref().unwrap_or(&source));
    }
    segment.source.push_text(&source);
}

fn segment(
    element: &Element,
    source: &Element,
    target: Option<&Element>,
    number: usize,
    data: &HashMap<String, String>,
) -> Segment {
    let state = element.attribute("state").map_or(State::Initial, |name| State::named(name).unwrap_or(State::Initial));
    // What an engine wrote, nobody confirmed.
    let by_machine = element.attribute("subState").is_some_and(foreign::is_machine_state);
    let state = if by_machine { State::Initial } else { state };
    // Many tools write an empty target for none.
    let target = target
        .map(|target| inline::read(target, data))
        .filter(|text| state != State::Initial || !text.pieces().is_empty());
    // A segment that a tool split off may have no id; the position keeps it apart from the others.
    let id = element.attribute("id").map_or_else(|| format!("x{number}"), ids::decode);
    Segment {
        target,
        state,
        filled: element.attribute("subState").and_then(|sub| sub.strip_prefix(FILLED)).map(str::to_owned),
        by_machine,
        line: Some(element.line),
        ..Segment::open(id, inline::read(source, data))
    }
}

/// The notes of a unit, and of its segments, where a tool puts them there.
fn note(unit: &Element) -> Option<String> {
    let segments = unit.elements().filter(|element| is_core(element, "segment"));
    let holders = std::iter::once(unit).chain(segments);
    let notes = holders.flat_map(Element::elements).filter(|element| is_core(element, "notes"));
    let notes: Vec<String> = notes.flat_map(Element::elements).map(Element::text).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// A candidate, and the id of the segment that it is for.
fn candidate(found: &Element, target: &Lang) -> Option<(String, Candidate)> {
    let data = Data::read(found);
    let part = |name| found.elements().find(|element| is_core(element, name));
    let (source, rendering) = (part("source")?, part("target")?);
    let reference = found.attribute("ref").unwrap_or_default();
    let reference = reference.rsplit(['#', '/', '=']).next().unwrap_or_default();
    let points = |standard: &str| found.attribute(standard).and_then(percent);
    let (source, text) = (inline::read(source, &data), inline::read(rendering, &data));
    let lang = rendering.attribute_in(xml::XML, "lang").and_then(|tag| Lang::parse(tag).ok());
    let lang = lang.unwrap_or_else(|| target.clone());
    let said = (points("matchQuality"), points("similarity"));
    let candidate = candidate::read(found, (source, text, lang), said, found.attribute("type") == Some("mt"));
    Some((ids::decode(reference), candidate))
}
