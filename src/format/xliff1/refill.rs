//! Translations put into the file that came: into the `target` of a unit, or into the `mrk` of a segment in it. Nothing else of
//! the file changes by a byte: skeleton, phases, other tools' elements, the layout.

use std::collections::HashMap;
use std::ops::Range;

use super::dialect::FILLED;
use super::raw::RawElement;
use super::read::{ReadFile, read_all};
use super::{OWN, are_numbers, html_inside, inline, write};
use crate::error::{Error, Result};
use crate::format::docx::tree;
use crate::format::part::Edits;
use crate::format::xml::places::{place_of, with_attribute};
use crate::format::{Input, encoding, xml};
use crate::model::{Bilingual, Code, CodeKind, Part, Piece, Segment, Span, State, Text};

/// The file with what differs from what it was read as: targets and their states. A target with a code that its source does
/// not have stays out.
pub(super) fn refill(input: &Input<'_>, parts: &[Bilingual]) -> Result<Vec<u8>> {
    let part = decoded(input.bytes);
    let text = part.text.as_str();
    // Where bytes are no text, places in it could not be told.
    if xml::decode(input.bytes) != text {
        let (file, reason) = (input.name.to_owned(), "encoding".to_owned());
        return Err(Error::XmlBroken { file, line: 1, reason, detail: String::new() });
    }
    let ReadFile { parts: before, units } = read_all(input, text)?.value;
    let mut edits = Edits::default();
    let ascii = writes_ascii(&part);
    for unit in &units {
        let block = |parts: &[Bilingual]| -> Option<Vec<Segment>> {
            let part = parts.get(unit.part)?;
            let blocks = if unit.site { &part.site } else { &part.story };
            Some(blocks.get(unit.block)?.segments.get(unit.segments.clone())?.to_vec())
        };
        let (Some(was), Some(is)) = (block(&before), block(parts)) else { continue };
        let differs = |(was, is): (&Segment, &Segment)| {
            (&was.target, was.state, &was.filled) != (&is.target, is.state, &is.filled)
        };
        if was.iter().zip(&is).any(differs) {
            let spaced = parts.get(unit.part).is_some_and(|part| part.target.language() != "zh");
            let unit = UnitText { spaced, ascii, ..UnitText::at(text, unit.range.clone(), input.name)? };
            unit.refill(&was, &is, &mut edits);
        }
    }
    Ok(edits.written(&part).unwrap_or_else(|| input.bytes.to_vec()))
}

/// The text of a file, and the encoding that new text is written in: the declared one, also where the file has nothing but
/// ASCII so far.
pub(super) fn decoded(bytes: &[u8]) -> Part {
    let declared = xml::encoding(bytes);
    let part = encoding::decode("", bytes, Some(declared));
    if part.bom || !bytes.is_ascii() { part } else { Part { encoding: declared, ..part } }
}

/// Whether new text is written as ASCII with references: what is called ISO 8859-1 is read as the Web reads it, as
/// windows-1252, and other tools do not.
pub(super) fn writes_ascii(part: &Part) -> bool {
    part.encoding.starts_with("windows-")
}

/// A unit as it stands in the file.
pub(super) struct UnitText<'t> {
    /// From the unit on.
    text: &'t str,
    /// Where that begins in the file.
    at: usize,
    unit: RawElement,
    /// Whether blanks at the edges of a source stand around its translation, too: Chinese has none.
    spaced: bool,
    /// Whether all but ASCII is written as references.
    ascii: bool,
}

impl<'t> UnitText<'t> {
    /// The unit that stands in a range of the file's text.
    pub(super) fn at(text: &'t str, range: Range<usize>, file: &str) -> Result<Self> {
        let own = &text[range.clone()];
        Ok(Self { text: own, at: range.start, unit: RawElement::of(own, file)?, spaced: false, ascii: false })
    }

    /// Puts another target into a unit of ours, which is one segment; where there is none the source stands for it.
    pub(super) fn refill_own(&self, was: &Segment, is: &Segment, edits: &mut Edits) {
        if is.target.is_some() {
            return self.refill(std::slice::from_ref(was), std::slice::from_ref(is), edits);
        }
        let Some(source) = self.unit.child("source") else { return };
        let content = source.content(self.text).map(|content| &self.text[content]).unwrap_or_default();
        self.put_target(self.unit.child("target"), source, content, Some(is), edits);
    }

    fn refill(&self, was: &[Segment], is: &[Segment], edits: &mut Edits) {
        let Some(source) = self.unit.child("source") else { return };
        let segmented = self.unit.child("seg-source");
        let mut marks = Vec::new();
        if let Some(segmented) = segmented {
            self.marks(segmented, &mut marks);
        }
        let target = self.unit.child("target");
        let mut filled = Vec::new();
        if marks.is_empty() {
            let ([segment], [was]) = (is, was) else { return };
            if was.target.is_none() && self.is_settled(None) {
                return;
            }
            let Some(content) = self.content_for(source, segment) else { return };
            let content = self.beside_notes(target, was, content);
            self.put_target(target, segmented.unwrap_or(source), &content, Some(segment), edits);
            filled.push((None, segment));
        } else {
            let mut there = Vec::new();
            if let Some(target) = target {
                self.marks(target, &mut there);
            }
            let mut new: HashMap<usize, (String, &Segment)> = HashMap::new();
            for (at, (was, is)) in was.iter().zip(is).enumerate() {
                if (&was.target, was.state, &was.filled) == (&is.target, is.state, &is.filled) {
                    continue;
                }
                let Some((mid, mark)) = marks.get(at) else { continue };
                if was.target.is_none() && self.is_settled(Some(mid)) {
                    continue;
                }
                let Some(content) = self.content_for(mark, is) else { continue };
                filled.push((Some(mid.clone()), is));
                new.insert(at, (content, is));
            }
            if filled.is_empty() {
                return;
            }
            // By number where each has one of its own, else by place.
            let own = |marks: &[(String, &RawElement)]| are_numbers(marks.iter().map(|(mid, _)| Some(mid.as_str())));
            let numbered = own(&marks) && own(&there);
            let known = |at: usize| match numbered {
                true => there.iter().find(|(other, _)| *other == marks[at].0),
                false => there.get(at).filter(|_| there.len() == marks.len()),
            };
            let whole = (0..marks.len()).all(|at| known(at).is_some());
            if whole {
                for (at, (content, segment)) in new {
                    if let Some((_, mark)) = known(at) {
                        let content = self.beside_notes(Some(*mark), &was[at], content);
                        self.put_content(mark, &content, segment, edits);
                    }
                }
            } else if there.is_empty() && target.is_none_or(|target| self.is_blank(target)) {
                // As the source is cut, with nothing where nothing is translated.
                let Some(segmented) = segmented else { return };
                let content = self.with_marks(segmented, &marks, &new);
                self.put_target(target, segmented, &content, None, edits);
            } else {
                return;
            }
        }
        self.say(&filled, edits);
    }

    /// The `mrk` of segments in an element, at any depth, with their numbers.
    fn marks<'e>(&self, element: &'e RawElement, out: &mut Vec<(String, &'e RawElement)>) {
        for inner in &element.children {
            if inner.name == "mrk" && inner.attribute(self.text, "mtype").as_deref() == Some("seg") {
                out.push((inner.attribute(self.text, "mid").unwrap_or_default(), inner));
            } else {
                self.marks(inner, out);
            }
        }
    }

    fn is_blank(&self, element: &RawElement) -> bool {
        element.content(self.text).is_none_or(|content| self.text[content].trim().is_empty())
    }

    /// Whether somebody has locked a segment, or said that it is done though nothing stands there.
    fn is_settled(&self, mid: Option<&str>) -> bool {
        if let Some(definitions) = self.unit.foreign("seg-defs") {
            let of = |one: &&RawElement| mid.is_none_or(|mid| one.attribute(self.text, "id").as_deref() == Some(mid));
            let said = |one: &RawElement, name: &str| one.attribute(self.text, name).unwrap_or_default();
            return definitions.children.iter().find(of).is_some_and(|one| {
                let done = ["Translated", "ApprovedTranslation", "ApprovedSignOff"];
                said(one, "locked") == "true" || done.contains(&said(one, "conf").as_str())
            });
        }
        let own = |name: &str| self.unit.attribute(self.text, name).unwrap_or_default();
        let done = ["ManuallyConfirmed", "Proofread", "Reviewer1Confirmed", "Reviewer2Confirmed"];
        !matches!(own("mq:locked").as_str(), "" | "false") || done.contains(&own("mq:status").as_str())
    }

    /// Content put behind what stands in its place already and is no text: a comment, a remark.
    fn beside_notes(&self, place: Option<&RawElement>, was: &Segment, content: String) -> String {
        let there = place.and_then(|place| place.content(self.text)).map(|there| &self.text[there]).unwrap_or_default();
        let remarks = there.contains("<!--") || there.contains("<mrk");
        match remarks && was.target.is_none() && text_of(there).trim().is_empty() {
            true => format!("{}{content}", there.trim()),
            false => content,
        }
    }

    /// A segment's target as XML, with the markup that its source has for each code; none where the source lacks one.
    fn content_for(&self, source: &RawElement, segment: &Segment) -> Option<String> {
        let Some(target) = &segment.target else { return Some(String::new()) };
        let mut codes = HashMap::new();
        self.codes(source, &mut codes);
        // A translation without a tag of its source is not what a tool would take.
        let has = |text: &Text, code: &Code| text.codes().any(|own| (own.kind, &own.id) == (code.kind, &code.id));
        if !segment.source.codes().all(|code| has(target, code)) {
            return None;
        }
        let mut out = String::new();
        if codes.is_empty() && segment.source.codes().next().is_some() {
            // Its codes are HTML among the characters, which go in as they stand in the source.
            let raw = source.content(self.text).map(|content| &self.text[content]).unwrap_or_default();
            let html = html_inside::write(target, html_inside::has_bare(&tree::decoded(raw)));
            match raw.contains("<![CDATA[") {
                true => out = format!("<![CDATA[{}]]>", html.replace("]]>", "]]&gt;")),
                false => self.push_chars(&mut out, &html),
            }
        } else {
            for piece in target.pieces() {
                match piece {
                    Piece::Chars(chars) => self.push_chars(&mut out, chars),
                    Piece::Code(code) => out.push_str(codes.get(&(code.kind, code.id.clone()))?),
                }
            }
        }
        let (own, put) = (segment.source.shown(), target.shown());
        let at_start = &own[..own.len() - own.trim_start().len()];
        let at_end = &own[own.trim_end().len()..];
        if self.spaced && !own.trim().is_empty() && put.trim() == put {
            return Some(format!("{at_start}{out}{at_end}"));
        }
        Some(out)
    }

    fn push_chars(&self, out: &mut String, chars: &str) {
        let mut written = String::new();
        inline::write_chars(&mut written, chars);
        for c in written.chars() {
            match c.is_ascii() || !self.ascii {
                true => out.push(c),
                false => out.push_str(&format!("&#{};", u32::from(c))),
            }
        }
    }

    /// The markup of each code in an element, by kind and id as reading gives them.
    fn codes(&self, element: &RawElement, out: &mut HashMap<(CodeKind, String), &'t str>) {
        for inner in &element.children {
            let of = |name: &str| inner.attribute(self.text, name);
            let own = of("id").unwrap_or_default();
            let pair = of("rid").unwrap_or_else(|| own.clone());
            let all = &self.text[inner.all.clone()];
            match inner.name.as_str() {
                "g" => {
                    let content = inner.content(self.text);
                    let (open, close) = match content {
                        Some(content) => (&self.text[inner.tag.clone()], &self.text[content.end..inner.all.end]),
                        None => (all, ""),
                    };
                    out.insert((CodeKind::Open, own.clone()), open);
                    out.insert((CodeKind::Close, own), close);
                    self.codes(inner, out);
                }
                "x" | "ph" => {
                    out.insert((CodeKind::Standalone, own), all);
                }
                "bx" | "bpt" => {
                    out.insert((CodeKind::Open, pair), all);
                }
                "ex" | "ept" => {
                    out.insert((CodeKind::Close, pair), all);
                }
                "it" => {
                    let (kind, id) = match of("pos").as_deref() {
                        Some("open" | "begin") => (CodeKind::Open, pair),
                        Some("close" | "end") => (CodeKind::Close, pair),
                        _ => (CodeKind::Standalone, own),
                    };
                    out.insert((kind, id), all);
                }
                _ => self.codes(inner, out),
            }
        }
    }

    /// The content of an element with other content in some of its segments, and none in the others.
    fn with_marks(
        &self,
        of: &RawElement,
        marks: &[(String, &RawElement)],
        new: &HashMap<usize, (String, &Segment)>,
    ) -> String {
        let Some(content) = of.content(self.text) else { return String::new() };
        let mut out = String::new();
        let mut done = content.start;
        for (at, (_, mark)) in marks.iter().enumerate() {
            let Some(inside) = mark.content(self.text) else { continue };
            out.push_str(&self.text[done..mark.tag.start]);
            match new.get(&at) {
                Some((content, segment)) => {
                    out.push_str(&self.noted(mark, segment));
                    out.push_str(content);
                }
                None => out.push_str(&self.text[mark.tag.clone()]),
            }
            done = inside.end;
        }
        out.push_str(&self.text[done..content.end]);
        out
    }

    /// Puts content into the mark of a segment, which may be written as empty.
    fn put_content(&self, mark: &RawElement, content: &str, segment: &Segment, edits: &mut Edits) {
        let tag = self.noted(mark, segment);
        match mark.content(self.text) {
            Some(there) => {
                edits.replace(self.place(mark.tag.clone()), tag);
                edits.replace(self.place(there), content.to_owned());
            }
            None => edits.replace(self.place(mark.all.clone()), opened(&tag, content)),
        }
    }

    /// The start tag of a segment's mark, with what Cotejo filled in where no tool has a place of its own for that.
    fn noted(&self, mark: &RawElement, segment: &Segment) -> String {
        let tag = &self.text[mark.tag.clone()];
        if self.is_plain() { with_filled(tag, segment) } else { tag.to_owned() }
    }

    /// Puts content into the target, which may not be there; with the state of its segment where it is one.
    fn put_target(
        &self,
        target: Option<&RawElement>,
        behind: &RawElement,
        content: &str,
        segment: Option<&Segment>,
        edits: &mut Edits,
    ) {
        let said = |tag: &str| match segment {
            Some(segment) if self.is_plain() => with_state(tag, segment),
            // There it is one that nobody has confirmed.
            Some(segment) if self.memoq().is_some() => {
                let mut offered = Segment { state: State::Initial, ..segment.clone() };
                offered.filled = segment.filled.as_ref().and_then(|_| offered.mark());
                with_filled(tag, &offered)
            }
            _ => tag.to_owned(),
        };
        let Some(target) = target else {
            let tag = &self.text[behind.tag.clone()];
            let prefix = tag[1..].split_once(':').filter(|(prefix, _)| !prefix.contains(char::is_whitespace));
            let prefix = prefix.map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
            let line = self.text[..self.unit.child("source").map_or(0, |source| source.all.start)].rfind('>');
            let blanks = line.map(|at| &self.text[at + 1..]).unwrap_or_default();
            let blanks = &blanks[..blanks.len() - blanks.trim_start().len()];
            let mut new = format!("{blanks}<{prefix}target");
            new = said(&new);
            new.push_str(&format!(">{content}</{prefix}target>"));
            edits.replace(self.place(behind.all.end..behind.all.end), new);
            return;
        };
        let tag = &self.text[target.tag.clone()];
        let tag = said(tag);
        match target.content(self.text) {
            Some(there) => {
                edits.replace(self.place(target.tag.clone()), tag);
                edits.replace(self.place(there), content.to_owned());
            }
            None => {
                let name =
                    tag[1..].split(|c: char| c.is_whitespace() || c == '/' || c == '>').next().unwrap_or_default();
                let begin = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
                edits.replace(self.place(target.all.clone()), format!("{begin}>{content}</{name}>"));
            }
        }
    }

    /// Whether the file says states as the standard does.
    fn is_plain(&self) -> bool {
        self.unit.foreign("seg-defs").is_none() && self.memoq().is_none()
    }

    /// memoQ's status of the unit: the name of its attribute.
    fn memoq(&self) -> Option<&'static str> {
        let tag = &self.text[self.unit.tag.clone()];
        place_of(tag, "mq:status").map(|_| "mq:status")
    }

    /// Says how far segments are that got a translation, where the tool that wrote the file says it in its own way.
    fn say(&self, filled: &[(Option<String>, &Segment)], edits: &mut Edits) {
        if let Some(definitions) = self.unit.foreign("seg-defs") {
            for (mid, segment) in filled {
                let of =
                    |one: &&RawElement| mid.is_none() || one.attribute(self.text, "id").as_deref() == mid.as_deref();
                let Some(definition) = definitions.children.iter().find(of) else { continue };
                let mut tag = self.text[definition.tag.clone()].to_owned();
                let origin = segment.filled.as_ref().map(|filled| format!("{FILLED}{filled}"));
                let level = if segment.state == State::Initial { "Draft" } else { "Translated" };
                for (name, value) in [
                    ("conf", Some(level)),
                    ("origin", Some(if segment.filled.is_some() { "tm" } else { "interactive" })),
                    ("origin-system", origin.as_deref()),
                    ("percent", segment.filled.as_ref().map(|_| "100")),
                ] {
                    tag = with_attribute(&tag, name, value);
                }
                edits.replace(self.place(definition.tag.clone()), tag);
            }
        } else if let Some(status) = self.memoq().filter(|_| !filled.is_empty()) {
            // Nobody has confirmed it there yet.
            let tag = &self.text[self.unit.tag.clone()];
            edits.replace(self.place(self.unit.tag.clone()), with_attribute(tag, status, Some("Pretranslated")));
        } else if !filled.is_empty() && self.unit.attribute(self.text, "approved").as_deref() == Some("yes") {
            // Whoever approved it approved nothing of this.
            let tag = &self.text[self.unit.tag.clone()];
            edits.replace(self.place(self.unit.tag.clone()), with_attribute(tag, "approved", Some("no")));
        }
    }

    fn place(&self, range: Range<usize>) -> Span {
        Span::new(range.start + self.at, range.end + self.at)
    }
}

/// What is left of markup without tags and comments.
fn text_of(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = if rest[at..].starts_with("<!--") { "-->" } else { ">" };
        rest = rest[at..].find(end).map_or("", |length| &rest[at + length + end.len()..]);
    }
    out + rest
}

/// The start tag of a target (its end may be missing), with how far it is.
fn with_state(tag: &str, segment: &Segment) -> String {
    let mut out = with_attribute(tag, "state", segment.target.as_ref().map(|_| write::state(segment.state)));
    out = with_attribute(&out, "state-qualifier", segment.filled.as_ref().map(|_| "exact-match"));
    with_filled(&out, segment)
}

/// A start tag with what Cotejo filled in, so that nobody takes it for a person's work when the file comes back.
fn with_filled(tag: &str, segment: &Segment) -> String {
    let declared = segment.filled.as_ref().map(|_| OWN);
    with_attribute(&with_attribute(tag, "xmlns:cotejo", declared), "cotejo:filled", segment.filled.as_deref())
}

/// An element whose `tag` says that it is empty, opened, with content.
fn opened(tag: &str, content: &str) -> String {
    let name = tag[1..].split(|c: char| c.is_whitespace() || c == '/' || c == '>').next().unwrap_or_default();
    let begin = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
    format!("{begin}>{content}</{name}>")
}
