use std::ops::Range;

use super::dialect::{UnitSaid, of_target};
use super::write::between;
use super::{CORE_PREFIX, OWN, ROLE, are_numbers, html_inside, inline, is_core};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::candidate::{self, percent};
use crate::format::density::{most_pieces, pieces};
use crate::format::xliff::blanks;
use crate::format::xliff::odd::OddCharacters;
use crate::format::xml::places::place_of;
use crate::format::xml::{self, Element, Node, Step, Xml};
use crate::format::{Input, foreign, recognize};
use crate::model::{Bilingual, BilingualBlock, Candidate, Hash, Lang, Original, Role, Segment, State, Text, last_name};

/// Everything of one file: a document for each original and language.
pub(super) fn parts(input: &Input<'_>) -> Result<Noted<Vec<Bilingual>>> {
    let text = xml::decode(input.bytes);
    Ok(read_all(input, &text)?.map(|all| all.parts))
}

/// What a file holds, and where.
pub(super) struct ReadFile {
    pub(super) parts: Vec<Bilingual>,
    /// Each `trans-unit` that was read, in the order of the file.
    pub(super) units: Vec<UnitPlace>,
}

/// Where a `trans-unit` stands, and what became of it.
pub(super) struct UnitPlace {
    /// In the decoded text; blanks and comments may stand before it.
    pub(super) range: Range<usize>,
    /// The document.
    pub(super) part: usize,
    pub(super) site: bool,
    /// The block among those of the story, or of the site's strings.
    pub(super) block: usize,
    /// Its segments in that block.
    pub(super) segments: Range<usize>,
}

/// What is open around a `trans-unit`.
struct Around {
    translate: bool,
    preserve: bool,
    /// Whether it is a group of ours, which is one block.
    own_group: bool,
}

struct Reader<'a> {
    file: &'a str,
    around: Vec<Around>,
    out: ReadFile,
    notices: Vec<Notice>,
    /// The document that is being read, and whether its units are the site's strings.
    current: Option<(usize, bool)>,
    pieces: usize,
}

pub(super) fn read_all(input: &Input<'_>, text: &str) -> Result<Noted<ReadFile>> {
    let file = || input.name.to_owned();
    if input.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::FileEmpty { file: file() });
    }
    if let Some(found) = xml::conflict(text) {
        return Err(found.error(input.name, 1));
    }
    let mut walk = Xml::with_odd_characters(input.name, text, 1);
    let mut odd = OddCharacters::new(text);
    let root = match walk.next() {
        Ok(Step::Open(root)) if root.name == "xliff" => root,
        Err(error @ (Error::XmlEntities { .. } | Error::XmlTooDeep { .. })) => return Err(error),
        _ => return Err(recognize::not(input.name, "XLIFF 1.2", input.bytes)),
    };
    if !root.space.is_empty() && !root.space.starts_with(CORE_PREFIX) {
        return Err(recognize::not(input.name, "XLIFF 1.2", input.bytes));
    }
    let mut reader = Reader {
        file: input.name,
        around: vec![Around { translate: true, preserve: blanks::preserved(&root, false), own_group: false }],
        out: ReadFile { parts: Vec::new(), units: Vec::new() },
        notices: Vec::new(),
        current: None,
        pieces: 0,
    };
    let most = most_pieces(text.len());
    loop {
        let before = walk.position();
        match walk.next()? {
            Step::Open(element) if is_core(&element, "trans-unit") => {
                let line = element.line;
                let unit = walk.fill(element)?;
                let range = before..walk.position();
                odd.pass(range.clone(), input.name)?;
                if let Some(c) = unit.odd_character() {
                    let (reason, detail) = xml::odd_fault(c);
                    let (reason, unit) = (reason.to_owned(), unit.attribute("id").unwrap_or("none").to_owned());
                    reader.notices.push(Notice::UnitSkipped { file: file(), line, unit, reason, detail });
                } else {
                    reader.unit(unit, range);
                }
                if reader.pieces > most {
                    return Err(Error::FileTooDense { file: file(), limit: most as u64 });
                }
            }
            Step::Open(element) => reader.open(&element, &mut walk)?,
            Step::Close => {
                reader.around.pop();
            }
            Step::Text(_) => {}
            Step::End => break,
        }
    }
    odd.pass(text.len()..text.len(), input.name)?;
    if reader.out.parts.is_empty() {
        return Err(Error::FileEmpty { file: file() });
    }
    Ok(Noted { value: reader.out, notices: reader.notices })
}

/// The file with its target language in every `file` that does not say one; lines stay where they are.
pub(super) fn with_target(input: &Input<'_>, target: &Lang) -> Vec<u8> {
    let text = xml::decode(input.bytes);
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<file") {
        let (before, from) = rest.split_at(at + "<file".len());
        out.push_str(before);
        let end = from.find('>').unwrap_or(from.len());
        let tag = &from[..end];
        let said = place_of(tag, "target-language");
        let is_empty = |said: &Range<usize>| {
            let value = tag[said.clone()].split_once('=').map(|(_, value)| value.trim().trim_matches(['"', '\'']));
            value.is_none_or(|value| value.trim().is_empty())
        };
        if !tag.starts_with(char::is_whitespace) {
            rest = from;
            continue;
        }
        out.push_str(&match &said {
            None => format!(" target-language=\"{target}\"{tag}"),
            Some(said) if is_empty(said) => {
                format!("{} target-language=\"{target}\"{}", &tag[..said.start], &tag[said.end..])
            }
            Some(_) => tag.to_owned(),
        });
        rest = &from[end..];
    }
    out.push_str(rest);
    out.into_bytes()
}

/// Whether an element's text is to be translated, which holds for what is inside.
fn translated(element: &Element, outside: bool) -> bool {
    match element.attribute("translate") {
        Some("no") => false,
        Some("yes") => true,
        _ => outside,
    }
}

impl Reader<'_> {
    fn inner(&self) -> (bool, bool) {
        self.around.last().map_or((true, false), |around| (around.translate, around.preserve))
    }

    fn open(&mut self, element: &Element, walk: &mut Xml<'_>) -> Result<()> {
        let (translate, preserve) = self.inner();
        let own_group = is_core(element, "group")
            && element.attribute("restype").is_some_and(|kind| kind.starts_with(ROLE))
            && self.current.is_some();
        if is_core(element, "file") {
            self.file(element)?;
        } else if own_group {
            self.block(BilingualBlock {
                id: element.attribute("id").unwrap_or_default().to_owned(),
                role: element
                    .attribute("restype")
                    .and_then(|kind| Role::named(kind.strip_prefix(ROLE)?))
                    .unwrap_or(Role::Paragraph),
                message: element.attribute("resname").map(str::to_owned),
                note: element.attribute_in(OWN, "note").map(str::to_owned),
                segments: Vec::new(),
            });
        } else if !is_core(element, "group") && !is_core(element, "body") {
            // The header, a binary: whatever stands inside is no unit of text.
            return walk.skip();
        }
        self.around.push(Around {
            translate: translated(element, translate),
            preserve: blanks::preserved(element, preserve),
            own_group,
        });
        Ok(())
    }

    fn file(&mut self, element: &Element) -> Result<()> {
        let file = || self.file.to_owned();
        let lang = |name: &str| {
            let tag = element.attribute(name).filter(|tag| !tag.trim().is_empty());
            tag.map(|tag| Lang::parse(tag).map_err(|bad| Error::LangUnknown { tag: bad.0 })).transpose()
        };
        // A further file that says nothing is as the one before.
        let before = self.current.map(|(at, _)| &self.out.parts[at]);
        let source = lang("source-language")?.or_else(|| before.map(|before| before.source.clone()));
        let target = lang("target-language")?.or_else(|| before.map(|before| before.target.clone()));
        let source = source.ok_or_else(|| Error::LangMissing { file: file() })?;
        let target = target.ok_or_else(|| Error::TrgLangMissing { file: file() })?;
        if source == target {
            return Err(Error::LangsEqual { file: file(), lang: source.to_string() });
        }
        let own = |name: &str| element.attribute_in(OWN, name).unwrap_or_default().to_owned();
        let name = element.attribute("original").filter(|name| !name.trim().is_empty()).unwrap_or(self.file);
        // Where it lay on somebody's disk is nobody's business.
        let absolute =
            name.starts_with(['/', '\\']) || name.as_bytes().get(1) == Some(&b':') || name.starts_with("file:");
        let name = if absolute || name == self.file { last_name(name) } else { name };
        let original = Original {
            name: name.rsplit('\\').next().filter(|_| absolute).unwrap_or(name).to_owned(),
            format: own("format"),
            hash: Hash(own("hash")),
            encoding: own("encoding"),
            reader: own("reader").parse().ok(),
        };
        let site = own("part") == "site";
        let same =
            |part: &Bilingual| part.original.name == original.name && part.target == target && part.source == source;
        let at = self.out.parts.iter().position(same).unwrap_or_else(|| {
            self.out.parts.push(Bilingual { source, target, original, story: Vec::new(), site: Vec::new() });
            self.out.parts.len() - 1
        });
        self.current = Some((at, site));
        Ok(())
    }

    /// The blocks that units go to now.
    fn blocks(&mut self) -> Option<&mut Vec<BilingualBlock>> {
        let (part, site) = self.current?;
        let part = &mut self.out.parts[part];
        Some(if site { &mut part.site } else { &mut part.story })
    }

    fn block(&mut self, block: BilingualBlock) {
        if let Some(blocks) = self.blocks() {
            blocks.push(block);
        }
    }

    fn unit(&mut self, mut unit: Element, range: Range<usize>) {
        let (translate, preserve) = self.inner();
        let Some((part, site)) = self.current else { return };
        if !translated(&unit, translate) {
            return;
        }
        settle(&mut unit, preserve);
        let own_group = self.around.last().is_some_and(|around| around.own_group);
        let (source, target) = (&self.out.parts[part].source, &self.out.parts[part].target);
        let mut segments = segments_of(&unit, source, own_group);
        if segments.is_empty() {
            let (file, line) = (self.file.to_owned(), unit.line);
            let (reason, detail) = ("no-variant".to_owned(), String::new());
            let unit = unit.attribute("id").unwrap_or("none").to_owned();
            self.notices.push(Notice::UnitSkipped { file, line, unit, reason, detail });
            return;
        }
        let candidates: Vec<Candidate> = unit
            .elements()
            .filter(|inner| is_core(inner, "alt-trans"))
            .filter_map(|found| candidate(found, source, target, segments.first().map(|one| &one.source)))
            .collect();
        if let [segment] = segments.as_mut_slice() {
            segment.candidates = candidates;
        }
        let id = unit.attribute("id").unwrap_or_default().to_owned();
        let note = note(&unit);
        let role = if site { Role::SiteString } else { Role::Paragraph };
        if own_group {
            let Some(block) = self.blocks().and_then(|blocks| blocks.last_mut()) else { return };
            let prefix = format!("{}.", block.id);
            for segment in &mut segments {
                segment.id = id.strip_prefix(&prefix).unwrap_or(&id).to_owned();
            }
            // A line that a person wrote is no part of ours.
            if let Some(note) = note {
                block.note = Some(block.note.take().map_or(note.clone(), |own| format!("{own}\n{note}")));
            }
            block.segments.append(&mut segments);
        } else {
            self.block(BilingualBlock { id, role, message: None, note, segments });
        }
        let Some(blocks) = self.blocks() else { return };
        let block = blocks.len() - 1;
        let last = &blocks[block];
        let added = pieces(last);
        let end = last.segments.len();
        let begin = if own_group { end - 1 } else { 0 };
        self.pieces += if own_group { added / end.max(1) } else { added };
        self.out.units.push(UnitPlace { range, part, site, block, segments: begin..end });
    }
}

/// Takes what lays a unit out, where blanks are no text.
fn settle(unit: &mut Element, outer: bool) {
    let preserve = blanks::preserved(unit, outer);
    for node in &mut unit.children {
        let Node::Element(inner) = node else { continue };
        if ["source", "seg-source", "target"].iter().any(|name| is_core(inner, name)) {
            if !blanks::preserved(inner, preserve) {
                blanks::settle_text(inner);
            }
        } else if is_core(inner, "alt-trans") {
            settle(inner, preserve);
        }
    }
}

/// The segments of a unit: what its `seg-source` marks, or the whole of its source.
fn segments_of(unit: &Element, lang: &Lang, own_group: bool) -> Vec<Segment> {
    let named = |name: &str| unit.elements().find(|inner| is_core(inner, name));
    let Some(source) = named("source") else { return Vec::new() };
    let target = named("target");
    let said = UnitSaid::of(unit, target);
    let (mut sources, mut targets) = (Vec::new(), Vec::new());
    if let Some(segmented) = named("seg-source") {
        inline::segments(segmented, &mut sources);
    }
    if let Some(target) = target {
        inline::segments(target, &mut targets);
    }
    if sources.is_empty() {
        let html = html_inside::chars(source).filter(|chars| !own_group && html_inside::is_html(chars));
        let (text, target) = match html {
            None => (inline::read(source), target.map(inline::read)),
            Some(html) => {
                let text = html_inside::read(&html, None);
                let rendering = |target: &Element| match html_inside::chars(target) {
                    Some(html) => html_inside::read(&html, Some(&text)),
                    None => inline::read(target),
                };
                let target = target.map(rendering);
                (text, target)
            }
        };
        let mut segment = segment("1".to_owned(), text, target, said.of_segment(None), (unit.line, own_group));
        if own_group {
            segment.after = unit.attribute_in(OWN, "after").unwrap_or_else(|| between(lang)).to_owned();
        }
        return vec![segment];
    }
    let mut out: Vec<Segment> = Vec::new();
    let segmented = named("seg-source").map(|segmented| segmented.children.as_slice()).unwrap_or_default();
    let mut between = blanks_between(segmented).into_iter();
    // By number where each has one of its own, else by place.
    let own = are_numbers(sources.iter().map(|mark| mark.attribute("mid")));
    let numbered = own && are_numbers(targets.iter().map(|mark| mark.attribute("mid")));
    for (number, marked) in sources.iter().enumerate() {
        let mid = marked.attribute("mid").filter(|_| own);
        let rendering = match numbered {
            true => targets.iter().find(|target| target.attribute("mid") == mid),
            false => targets.get(number).filter(|_| targets.len() == sources.len()),
        };
        // A translation that was not cut says nothing of a part of the source.
        let target = match rendering {
            Some(rendering) => Some(inline::read(rendering)),
            None if sources.len() == 1 && targets.is_empty() => target.map(inline::read),
            None => None,
        };
        let mut said = said.of_segment(mid);
        if let Some(rendering) = rendering {
            let own = of_target(rendering);
            said.filled = own.filled.or(said.filled);
            said.changed = own.changed.or(said.changed);
            said.changed_by = own.changed_by.or(said.changed_by);
            said.state = own.state.or(said.state);
        }
        let id = mid.map_or_else(|| format!("x{number}"), str::to_owned);
        let mut segment = segment(id, inline::read(marked), target, said, (marked.line, own_group));
        segment.after = between.next().unwrap_or_default();
        out.push(segment);
    }
    out
}

/// What stands behind each marked segment up to the next, where that is blank.
fn blanks_between(nodes: &[Node]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for node in nodes {
        match node {
            Node::Element(inner) if is_core(inner, "mrk") && inner.attribute("mtype") == Some("seg") => {
                out.push(String::new());
            }
            Node::Text(chars) if chars.trim().is_empty() => {
                if let Some(last) = out.last_mut() {
                    last.push_str(chars);
                }
            }
            Node::Text(_) => {}
            Node::Element(inner) => out.extend(blanks_between(&inner.children)),
        }
    }
    out
}

fn segment(
    id: String,
    source: Text,
    target: Option<Text>,
    said: super::dialect::Said,
    (line, own_group): (u64, bool),
) -> Segment {
    let copy = |target: &Text| target.shown().trim() == source.shown().trim();
    let worded = source.shown().chars().any(char::is_alphabetic);
    let target = target.filter(|target| !target.pieces().is_empty());
    // A copy of the source that nobody has touched, or that nobody has called a translation, is none.
    let unsaid = said.state.is_none() && (worded || own_group);
    let copied = target.as_ref().is_some_and(copy) && (said.untouched || unsaid);
    let target = target.filter(|_| !copied);
    let state = match (&target, said.state) {
        (None, _) => State::Initial,
        (Some(_), Some(state)) => state,
        // Nearly no tool says anything of a translation that a person has just written.
        (Some(target), None) if target.is_blank() => State::Initial,
        (Some(_), None) => State::Translated,
    };
    Segment {
        target,
        state,
        filled: said.filled,
        changed: said.changed,
        changed_by: said.changed_by,
        by_machine: said.by_machine,
        line: Some(line),
        ..Segment::open(id, source)
    }
}

/// The notes of a unit.
fn note(unit: &Element) -> Option<String> {
    let notes: Vec<String> = unit
        .elements()
        .filter(|inner| is_core(inner, "note"))
        .map(Element::text)
        .filter(|note| !note.trim().is_empty())
        .collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// An earlier rendering that the file offers.
fn candidate(found: &Element, from: &Lang, into: &Lang, of: Option<&Text>) -> Option<Candidate> {
    let part = |name| found.elements().find(|inner| is_core(inner, name));
    let rendering = part("target")?;
    let text = inline::read(rendering);
    let source = part("source").map(inline::read).or_else(|| of.cloned())?;
    if text.is_blank() || found.attribute("alttranstype").is_some_and(|kind| kind == "previous-version") {
        return None;
    }
    let lang = |name| rendering.attribute_in(xml::XML, name).and_then(|tag| Lang::parse(tag).ok());
    let lang = lang("lang").unwrap_or_else(|| into.clone());
    if lang.language() == from.language() {
        return None;
    }
    let said = found.attribute("match-quality").map(|value| value.trim().trim_end_matches('%')).and_then(percent);
    let machine = [found.attribute("origin"), rendering.attribute("state-qualifier")];
    let machine = machine.into_iter().flatten().any(foreign::is_machine_state);
    Some(candidate::read(found, (source, text, lang), (said, said), machine))
}
