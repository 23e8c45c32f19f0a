//! A bilingual file brought up to date: what is new is put in, what is gone is taken out, and everything else stays byte
//! for byte as a translator's tool left it: comments, annotations, its own extensions, the layout.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::inline::is_core;
use super::write::{write_candidate, write_file, write_unit};
use super::{CORE, CORE_PREFIX, MATCHES, OWN, blanks, ids};
use crate::error::{Error, Result};
use crate::format::xml::places::{attribute, attributes, line_start, place_of, with_attribute, with_its_lines};
use crate::format::xml::{self, Element, Node, Step, Xml, attribute_into};
use crate::format::{BilingualUpdate, Input, UnitUpdate, UnitUpdates};
use crate::model::{Bilingual, BilingualBlock, Candidate, Lang, Segment, UnitId};

/// The bytes of the file brought up to date.
pub(super) fn update(input: &Input<'_>, update: &BilingualUpdate<'_>) -> Result<Vec<u8>> {
    spliced(input, update, false)
}

fn spliced(input: &Input<'_>, update: &BilingualUpdate<'_>, filling: bool) -> Result<Vec<u8>> {
    let text = xml::decode(input.bytes);
    // What reading leaves out of a damaged file would be written over, as if nobody had translated it.
    let mut whole = Xml::new(input.name, &text, 1)?;
    while !matches!(whole.next()?, Step::End) {}
    let root = ranges(&text, input.name)?;
    let around = translated(&text[root.tag.clone()], true);
    let mut edits = Edits { text: &text, root: &text[root.tag.clone()], filling, list: Vec::new() };
    let spaces = Spaces::of(&text[root.tag.clone()]);
    // New units by the one that they come before, of the story, then of the site's strings.
    let new = [&update.story, &update.site].map(|units| {
        let mut before: HashMap<usize, Vec<&BilingualBlock>> = HashMap::new();
        units.new.iter().for_each(|&(at, block)| before.entry(at).or_default().push(block));
        before
    });
    // The units of the story, then of the site's strings, as the reader counts them.
    let mut counts = [0, 0];
    let mut after: [Option<usize>; 2] = [None, None];
    for file in root.children.iter().filter(|part| part.name == "file") {
        let tag = &text[file.tag.clone()];
        let site = attribute(tag, "id").as_deref() == Some("site");
        edits.list.push((file.tag.clone(), of_original(tag, update)));
        let units = if site { &update.site } else { &update.story };
        let new = &new[usize::from(site)];
        let mut walk = vec![(file, around)];
        while let Some((part, outside)) = walk.pop() {
            let tag = &text[part.tag.clone()];
            let wanted = translated(tag, outside);
            if part.name != "unit" {
                walk.extend(part.children.iter().rev().filter(|part| holds_units(part)).map(|part| (part, wanted)));
                continue;
            }
            if !wanted {
                continue;
            }
            let count = &mut counts[usize::from(site)];
            edits.before(part, new.get(count).map_or(&[], Vec::as_slice), update.target, &spaces);
            match units.units.get(*count) {
                Some(UnitUpdate::Gone) => edits.list.push((with_its_lines(&text, &part.all), String::new())),
                Some(UnitUpdate::Renewed { before, after }) => {
                    edits.renew(part, before, after, update.target, &spaces, input.name)?;
                }
                Some(UnitUpdate::Kept) | None => {}
            }
            *count += 1;
        }
        after[usize::from(site)] = Some(file.all.end);
    }
    for (site, units) in [(false, &update.story), (true, &update.site)] {
        let count = counts[usize::from(site)];
        let blocks: Vec<&BilingualBlock> = units.new.iter().filter(|new| new.0 >= count).map(|new| new.1).collect();
        if blocks.is_empty() {
            continue;
        }
        let mut out = String::new();
        let at = match after[usize::from(site)] {
            Some(end) => {
                out.push_str(&written(&blocks, update.target, &spaces));
                last_tag(&text, end)
            }
            None => {
                let blocks: Vec<BilingualBlock> = blocks.into_iter().cloned().collect();
                let mut file = String::new();
                let id = if site { "site" } else { "story" };
                write_file(&mut file, update.original, update.target, id, &blocks);
                out.push_str(&spaces.declared(&file, "file"));
                last_tag(&text, root.all.end)
            }
        };
        let at = line_start(&text, at);
        edits.list.push((at..at, out));
    }
    Ok(encoded(input.bytes, &text, edits.applied()))
}

/// The file with other targets in the units of its one document.
pub(super) fn refill(input: &Input<'_>, parts: &[Bilingual]) -> Result<Vec<u8>> {
    let before = super::read::parts(input)?.value;
    let ([there], [filled]) = (before.as_slice(), parts) else {
        let (file, format) = (input.name.to_owned(), super::FORMAT.id.to_owned());
        return Err(Error::FormatCannot { file, format, capability: "refill".to_owned() });
    };
    let (story, site) = (refilled(&there.story, &filled.story), refilled(&there.site, &filled.site));
    let update =
        BilingualUpdate { original: &there.original, source: &there.source, target: &there.target, story, site };
    spliced(input, &update, true)
}

fn refilled<'a>(there: &'a [BilingualBlock], filled: &'a [BilingualBlock]) -> UnitUpdates<'a> {
    let pairs = there.iter().zip(filled);
    let units = pairs.map(|(before, after)| match before == after {
        true => UnitUpdate::Kept,
        false => UnitUpdate::Renewed { before, after },
    });
    UnitUpdates { units: units.collect(), new: Vec::new() }
}

/// New units as they stand in the file that is there.
fn written(blocks: &[&BilingualBlock], target: &Lang, spaces: &Spaces) -> String {
    let mut out = String::new();
    for block in blocks {
        let mut unit = String::new();
        write_unit(&mut unit, block, target);
        out.push_str(&spaces.declared(&unit, "unit"));
    }
    out
}

/// What is to become of a text, by places of it.
struct Edits<'t> {
    text: &'t str,
    /// The opening tag of the file.
    root: &'t str,
    /// Whether somebody else's file is filled: what others offer in it stays as it is.
    filling: bool,
    list: Vec<(Range<usize>, String)>,
}

impl Edits<'_> {
    /// New units before one that is there, laid out as that is.
    fn before(&mut self, part: &Part, blocks: &[&BilingualBlock], target: &Lang, spaces: &Spaces) {
        let out = written(blocks, target, spaces);
        if !out.is_empty() {
            let at = line_start(self.text, part.all.start);
            self.list.push((at..at, out));
        }
    }

    /// A unit whose segments have other targets or candidates than it was read with.
    fn renew(
        &mut self,
        unit: &Part,
        before: &BilingualBlock,
        after: &BilingualBlock,
        target: &Lang,
        spaces: &Spaces,
        name: &str,
    ) -> Result<()> {
        let segments: Vec<&Part> = unit.children.iter().filter(|part| part.name == "segment").collect();
        if segments.len() != after.segments.len() || before.segments.len() != after.segments.len() {
            return Ok(());
        }
        // How the unit would be written by itself: its targets can be put in where codes are called as in the file.
        let mut own = String::new();
        write_unit(&mut own, after, target);
        let parts = ranges(&own, name)?;
        let ours: Vec<&Part> = parts.children.iter().filter(|part| part.name == "segment").collect();
        let fits = self.fits(unit, &own, name)?;
        let changed = before.segments.iter().zip(&after.segments).enumerate();
        let mut offered: Vec<(&Segment, &Segment)> = Vec::new();
        for (at, (was, is)) in changed {
            if was.candidates != is.candidates {
                offered.push((was, is));
            }
            if (&was.target, was.state, &was.filled) == (&is.target, is.state, &is.filled) || !fits {
                continue;
            }
            let (there, written) = (segments[at], ours[at]);
            let tag = with_attribute(&self.text[there.tag.clone()], "state", Some(is.state.name()));
            let filled = is.filled.as_ref().map(|filled| format!("{}{filled}", super::FILLED));
            self.list.push((there.tag.clone(), with_attribute(&tag, "subState", filled.as_deref())));
            let of =
                |part: &Part, name: &str| part.children.iter().find(|inner| inner.name == name).map(|p| p.all.clone());
            let new = of(written, "target").map(|range| spaces.declared(&own[range], "target")).unwrap_or_default();
            match (of(there, "target"), of(there, "source")) {
                (Some(old), _) => self.list.push((old, new)),
                (None, Some(source)) => {
                    let blanks = &self.text[there.tag.end..source.start];
                    let blanks = if blanks.trim().is_empty() { blanks } else { "" };
                    self.list.push((source.end..source.end, format!("{blanks}{new}")));
                }
                (None, None) => {}
            }
        }
        self.offer(unit, &offered, after.segments.len() == 1, target, spaces);
        Ok(())
    }

    /// Whether sources and data of a unit are as we would write them, so that our targets can refer to them.
    fn fits(&self, unit: &Part, own: &str, name: &str) -> Result<bool> {
        let there = element(&self.declared(unit), name)?;
        let ours = element(&declared_all(own), name)?;
        let texts = |element: &Element| -> Vec<Element> {
            let of = element.elements().filter(|part| is_core(part, "segment")).flat_map(Element::elements);
            of.filter(|part| is_core(part, "source")).map(bare).collect()
        };
        let data = |element: &Element| -> Vec<(Option<String>, String)> {
            let data = element.elements().filter(|part| is_core(part, "originalData")).flat_map(Element::elements);
            data.map(|data| (data.attribute("id").map(str::to_owned), data.text())).collect()
        };
        let kept = data(&there);
        Ok(texts(&there) == texts(&ours) && data(&ours).iter().all(|own| kept.contains(own)))
    }

    /// A unit's own text, with the namespaces that its surroundings declare.
    fn declared(&self, unit: &Part) -> String {
        let mut declarations = String::new();
        for (key, value) in attributes(self.root) {
            if key == "xmlns" || key.starts_with("xmlns:") {
                attribute_into(&mut declarations, &key, &value);
            }
        }
        format!("<all{declarations}>{}</all>", &self.text[unit.all.clone()])
    }

    /// The candidates of these segments, as they are now, in the place of those that they had. Those of others stay as they
    /// were written where the segments still have them.
    fn offer(&mut self, unit: &Part, segments: &[(&Segment, &Segment)], alone: bool, target: &Lang, spaces: &Spaces) {
        if segments.is_empty() {
            return;
        }
        let ids: Vec<String> = segments.iter().map(|(_, segment)| ids::encode(&segment.id)).collect();
        let old = unit.children.iter().find(|part| part.name == "matches");
        let theirs: Vec<&Part> = old
            .into_iter()
            .flat_map(|old| &old.children)
            .filter(|part| attribute(&self.text[part.tag.clone()], "cotejo:unit").is_none())
            .collect();
        let ours: HashSet<String> = old
            .into_iter()
            .flat_map(|old| &old.children)
            .filter_map(|part| attribute(&self.text[part.tag.clone()], "cotejo:unit"))
            .collect();
        let is_theirs = |candidate: &Candidate| {
            !ours.contains(candidate.unit.as_str())
                && candidate.unit
                    == UnitId::foreign(&candidate.source.key(), &candidate.lang, &candidate.target.key(), 0)
        };
        let stay = self.filling
            && segments.iter().all(|(was, is)| {
                was.candidates.iter().filter(|one| is_theirs(one)).all(|one| is.candidates.contains(one))
            });
        let mut out = String::new();
        for part in old.into_iter().flat_map(|old| &old.children) {
            let raw = &self.text[part.all.clone()];
            let of = attribute(&self.text[part.tag.clone()], "ref").unwrap_or_default();
            let of = of.rsplit(['#', '/', '=']).next().unwrap_or_default();
            let kept = stay && theirs.iter().any(|their| their.all == part.all);
            if kept || !alone && !ids.iter().any(|id| id == of) {
                out.push_str(&format!("    {raw}\n"));
            }
        }
        for (was, segment) in segments {
            for candidate in &segment.candidates {
                if !(stay && is_theirs(candidate) && was.candidates.contains(candidate)) {
                    write_candidate(&mut out, segment, candidate, target);
                }
            }
        }
        let (at, line) = match old {
            Some(old) => (old.all.clone(), ""),
            None => (unit.tag.end..unit.tag.end, "\n   "),
        };
        if out.is_empty() {
            if old.is_some() {
                self.list.push((with_its_lines(self.text, &at), String::new()));
            }
            return;
        }
        let whole = format!("{line}<mtc:matches>\n{out}   </mtc:matches>");
        self.list.push((at, spaces.declared(&whole, "mtc:matches")));
    }

    fn applied(mut self) -> String {
        // What is put at one place stays in the order in which it came.
        self.list.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, new) in self.list {
            if range.start < done {
                continue;
            }
            out.push_str(&self.text[done..range.start]);
            out.push_str(&new);
            done = range.end;
        }
        out.push_str(&self.text[done..]);
        out
    }
}

/// Which of the namespaces that we write in the file has bound to the names that we write.
struct Spaces {
    core: Option<String>,
    matches: bool,
    own: bool,
}

impl Spaces {
    fn of(root: &str) -> Self {
        let bound: Vec<(String, String)> = attributes(root);
        let is = |name: &str, space: &str| bound.iter().any(|(key, value)| key == name && value == space);
        let plain = bound.iter().any(|(key, value)| key == "xmlns" && value.starts_with(CORE_PREFIX));
        let core = bound.iter().find(|(_, value)| value.starts_with(CORE_PREFIX) && !value.contains(":matches"));
        let core = core.map_or_else(|| CORE.to_owned(), |(_, value)| value.clone());
        Self { core: (!plain).then_some(core), matches: is("xmlns:mtc", MATCHES), own: is("xmlns:cotejo", OWN) }
    }

    /// What we wrote, declaring on its first element, `name`, what the file has not.
    fn declared(&self, written: &str, name: &str) -> String {
        let mut declarations = String::new();
        if let Some(core) = &self.core {
            attribute_into(&mut declarations, "xmlns", core);
        }
        if !self.matches && written.contains("mtc:") {
            attribute_into(&mut declarations, "xmlns:mtc", MATCHES);
        }
        if !self.own && written.contains("cotejo:") {
            attribute_into(&mut declarations, "xmlns:cotejo", OWN);
        }
        written.replacen(&format!("<{name}"), &format!("<{name}{declarations}"), 1)
    }
}

fn declared_all(written: &str) -> String {
    format!("<all xmlns=\"{CORE}\" xmlns:mtc=\"{MATCHES}\" xmlns:cotejo=\"{OWN}\">{written}</all>")
}

/// The unit inside of what [`declared_all`] and its like made.
fn element(text: &str, name: &str) -> Result<Element> {
    let mut walk = Xml::new(name, text, 1)?;
    let broken = || broken(name);
    let Step::Open(_) = walk.next()? else { return Err(broken()) };
    loop {
        match walk.next()? {
            Step::Open(unit) => {
                let mut unit = walk.fill(unit)?;
                blanks::settle(&mut unit, false);
                return Ok(unit);
            }
            Step::Text(_) => {}
            Step::Close | Step::End => return Err(broken()),
        }
    }
}

/// An element with what our codes say in it, wherever it stood and in which 2.x.
fn bare(element: &Element) -> Element {
    const SAID: &[&str] = &["id", "startRef", "dataRef", "dataRefStart", "dataRefEnd", "hex"];
    let attributes = element.attributes.iter().filter(|one| SAID.contains(&one.name.as_str()) && one.space.is_empty());
    let children = element.children.iter().map(|node| match node {
        Node::Text(chars) => Node::Text(chars.clone()),
        Node::Element(inner) => Node::Element(bare(inner)),
    });
    Element {
        space: "".into(),
        name: element.name.clone(),
        attributes: attributes.cloned().collect(),
        children: children.collect(),
        line: 0,
        column: 0,
    }
}

/// An element of a text: its place, that of its start tag, and the elements inside.
struct Part {
    name: String,
    all: Range<usize>,
    tag: Range<usize>,
    children: Vec<Part>,
}

fn holds_units(part: &Part) -> bool {
    matches!(part.name.as_str(), "unit" | "group")
}

fn broken(name: &str) -> Error {
    Error::XmlBroken { file: name.to_owned(), line: 0, reason: "syntax".to_owned(), detail: String::new() }
}

/// The places of the elements of a file that the reader has taken, as deep as they are needed: down to what stands in the
/// parts of a unit.
fn ranges(text: &str, name: &str) -> Result<Part> {
    let failed = || broken(name);
    let mut reader = quick_xml::NsReader::from_str(text);
    let mut open: Vec<Part> = Vec::new();
    // How many elements are open inside a `source`, `target` or match, which nobody asks for.
    let mut deep = 0usize;
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let (space, event) = reader.read_resolved_event().map_err(|_| failed())?;
        // Another vocabulary's `segment` is none; what we write ourselves declares nothing yet.
        let known = match space {
            ResolveResult::Bound(Namespace(space)) => space.starts_with(CORE_PREFIX) || space == MATCHES,
            ResolveResult::Unbound | ResolveResult::Unknown(_) => true,
        };
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let part = |start: &BytesStart<'_>| {
            let name = start.local_name();
            let name: &str = if known { name.as_ref() } else { "" };
            Part { name: name.to_owned(), all: before..end, tag: before..end, children: Vec::new() }
        };
        let is_leaf =
            |open: &[Part]| open.last().is_some_and(|last| matches!(last.name.as_str(), "source" | "target" | "match"));
        match event {
            Event::Start(_) if deep > 0 || is_leaf(&open) => deep += 1,
            Event::End(_) if deep > 0 => deep -= 1,
            Event::Empty(_) if deep > 0 || is_leaf(&open) => {}
            Event::Start(start) => open.push(part(&start)),
            Event::Empty(start) => {
                let part = part(&start);
                match open.last_mut() {
                    Some(outer) => outer.children.push(part),
                    None => return Ok(part),
                }
            }
            Event::End(_) => {
                let Some(mut part) = open.pop() else { return Err(failed()) };
                part.all.end = end;
                match open.last_mut() {
                    Some(outer) => outer.children.push(part),
                    None => return Ok(part),
                }
            }
            Event::Eof => return Err(failed()),
            _ => {}
        }
    }
}

/// Where the end tag begins of an element that ends at `end`.
fn last_tag(text: &str, end: usize) -> usize {
    text[..end].rfind('<').unwrap_or(end)
}

fn translated(tag: &str, outside: bool) -> bool {
    match attribute(tag, "translate").as_deref() {
        Some("no") => false,
        Some("yes") => true,
        _ => outside,
    }
}

/// The start tag of a `file` with what it says of its original, where it says that.
fn of_original(tag: &str, update: &BilingualUpdate<'_>) -> String {
    let mut out = tag.to_owned();
    let reader = update.original.reader.map(|reader| reader.to_string()).unwrap_or_default();
    let said =
        [("hash", update.original.hash.0.as_str()), ("encoding", &update.original.encoding), ("reader", &reader)];
    for (key, value) in attributes(tag) {
        let Some((_, local)) = key.split_once(':') else { continue };
        if let Some((_, now)) = said.iter().find(|(name, now)| *name == local && *now != value && !now.is_empty()) {
            out = with_attribute(&out, &key, Some(now));
        }
    }
    out
}

/// The text as bytes: those of the file where nothing changed, else UTF-8, said so where the file says another encoding.
fn encoded(bytes: &[u8], before: &str, after: String) -> Vec<u8> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    if before == after {
        return bytes.to_vec();
    }
    if bytes == before.as_bytes() {
        return after.into_bytes();
    }
    if bytes.strip_prefix(MARK) == Some(before.as_bytes()) {
        return [MARK, after.as_bytes()].concat();
    }
    match after.find("?>").filter(|_| after.trim_start_matches('\u{feff}').starts_with("<?xml")) {
        Some(end) => {
            let (declaration, rest) = after.split_at(end);
            match place_of(declaration, "encoding") {
                Some(there) => {
                    format!("{} encoding=\"UTF-8\"{}{rest}", &declaration[..there.start], &declaration[there.end..])
                }
                None => after,
            }
        }
        None => after,
    }
    .into_bytes()
}
