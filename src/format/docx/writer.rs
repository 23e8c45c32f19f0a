//! A paragraph written anew: what is translated in runs with the format that its codes say, what is not in the runs that it
//! stood in, and all that is not seen.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::items::{ItemKind, chars_of};
use super::line::{CodeUse, Line};
use super::tree::Tree;
use crate::format::PouredSegment;
use crate::format::part::Edits;
use crate::format::poured::CodePlan;
use crate::format::xml::{escape_into, places};
use crate::model::{Code, CodeKind, Piece, Span};

/// What is told of the language of new text: the attribute of `w:lang`, and the value.
#[derive(Debug, Clone)]
pub(in crate::format) struct Said {
    pub(in crate::format) attribute: &'static str,
    pub(in crate::format) tag: String,
    /// Whether the region of the tag is the translation's own, not only the usual one.
    pub(super) is_exact: bool,
}

impl Said {
    /// What takes the place of what is said already: English that says which is English.
    pub(super) fn over<'s>(&'s self, there: Option<&'s str>) -> &'s str {
        let language = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let same = |there: &&str| !self.is_exact && language(there) == language(&self.tag);
        there.filter(same).unwrap_or(&self.tag)
    }
}

/// A run that is being written: one of the document's, or a new one that looks like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Old(usize),
    New(usize),
}

pub(super) struct Writer<'a, 't> {
    tree: &'a Tree<'t>,
    line: &'a Line,
    edits: &'a mut Edits,
    said: &'a Said,
    prefix: &'t str,
    out: String,
    open: Option<Written>,
    within: Option<usize>,
    /// The insertion of new text: that in which all of the text stands that is translated here.
    insertion: Option<usize>,
    /// The insertions that stand in what is written already.
    inserted: HashSet<usize>,
    /// The number of the next revision, where one is written in two pieces.
    next_revision: &'a mut u64,
    /// Characters of the open run that are not written yet: those that follow each other are one text.
    waiting: String,
    /// Properties of new runs.
    properties: HashMap<usize, String>,
    /// For each thing that is not seen, whether it is written.
    kept: Vec<bool>,
    /// The characters of the text.
    shown: std::borrow::Cow<'a, str>,
    /// Whether quotation marks and dashes are Chinese ones.
    hint: bool,
}

impl<'a, 't> Writer<'a, 't> {
    /// `next_revision`: a number that no revision has.
    pub(super) fn new(
        tree: &'a Tree<'t>,
        paragraph: usize,
        line: &'a Line,
        edits: &'a mut Edits,
        said: &'a Said,
        next_revision: &'a mut u64,
    ) -> Self {
        let kept = vec![false; line.items.items.len()];
        let (out, waiting, properties) = (String::new(), String::new(), HashMap::new());
        let prefix = tree.prefix(paragraph);
        Self {
            tree,
            line,
            edits,
            said,
            prefix,
            out,
            open: None,
            within: None,
            insertion: None,
            inserted: HashSet::new(),
            next_revision,
            waiting,
            properties,
            kept,
            shown: line.text.shown(),
            hint: false,
        }
    }

    /// What stands in the place of the paragraph's content.
    pub(super) fn write(mut self, segments: &[PouredSegment], plan: &CodePlan) -> String {
        let (items, core) = (self.line.items.items.len(), self.line.items.core.clone());
        // The seam of paragraphs that are one stands before all: the last of them is the one that is seen.
        let joints = (0..items).filter(|&at| self.line.item(at).kind == ItemKind::Joint);
        for at in joints.chain(0..core.start).collect::<Vec<_>>() {
            self.keep(at);
        }
        self.hint = self.said.attribute == "eastAsia" && segments.iter().any(asks_for_hint);
        let places = source_places(&self.shown, segments);
        let total = self.shown.len();
        // Up to where what is translated reaches, before the next that is not.
        let mut reach = vec![total; segments.len() + 1];
        for (number, place) in places.iter().enumerate().rev() {
            reach[number] = place.as_ref().map_or(reach[number + 1], |place| place.start);
        }
        let mut looks = vec![self.line.base];
        let (mut code, mut from) = (0, 0);
        for (number, segment) in segments.iter().enumerate() {
            let here = places[number].clone();
            let to = reach[number];
            if here.is_none() && (number == 0 || places[number - 1].is_some()) {
                self.marks(&|offset| from <= offset && (offset < to || to == total), ItemKind::Start);
                self.insertion = self.insertion_of(from..to);
            }
            let mut at = here.as_ref().map(|here| here.start);
            for piece in segment.text.pieces() {
                match piece {
                    Piece::Chars(chars) => {
                        at = self.chars(chars, at, &looks);
                    }
                    Piece::Code(this) => {
                        code += 1;
                        if plan.keep.get(code - 1).copied().unwrap_or_default() {
                            self.code(this, &mut looks);
                        }
                    }
                }
            }
            let own = at.filter(|&at| self.stands(at, &segment.after));
            if !segment.after.is_empty() {
                self.chars(&segment.after, own, &looks);
            }
            if let Some(here) = here {
                from = here.end + own.map_or(0, |_| segment.after.len());
            } else if number + 1 == segments.len() || places[number + 1].is_some() {
                self.marks(&|offset| from <= offset && offset <= to, ItemKind::End);
            }
        }
        for (_, id) in &plan.appended {
            if let Some(&CodeUse::Single(at)) = self.line.codes.get(id)
                && let ItemKind::Single(single) = &self.line.item(at).kind
                && !single.stays
            {
                self.raw(at);
            }
        }
        self.end_run();
        // Of a text that was inserted in part, the translation is not; that something was stays on record.
        for &within in &self.line.pieces.insertions {
            if self.inserted.insert(within) {
                self.out.push_str(self.tree.tag(within));
                self.out.extend(["</", self.tree.prefix(within), self.tree.local(within), ">"]);
            }
        }
        for at in core.start..items {
            let kind = &self.line.item(at).kind;
            if !core.contains(&at) || matches!(kind, ItemKind::Start | ItemKind::End) {
                self.keep(at);
            }
        }
        self.end_run();
        self.out
    }

    /// Whether these characters stand at this place of the text.
    fn stands(&self, at: usize, chars: &str) -> bool {
        self.shown.get(at..).is_some_and(|rest| rest.starts_with(chars))
    }

    /// Writes what is not seen, of this kind, where `wanted` says so of its place in the text.
    fn marks(&mut self, wanted: &dyn Fn(usize) -> bool, kind: ItemKind) {
        for at in self.line.items.core.clone() {
            if self.line.item(at).kind == kind && wanted(self.line.offsets[at]) {
                self.keep(at);
            }
        }
    }

    /// Writes a thing once, as it stands.
    fn keep(&mut self, at: usize) {
        if !std::mem::replace(&mut self.kept[at], true) {
            self.raw(at);
        }
    }

    /// Writes a thing as it stands.
    fn raw(&mut self, at: usize) {
        let item = self.line.item(at);
        if let ItemKind::Chars(range) = &item.kind {
            self.old_chars(at, range.clone());
            return;
        }
        for piece in item.pieces.clone() {
            let piece = &self.line.pieces.pieces[piece];
            match piece.run {
                Some(run) => self.start_run(Written::Old(run)),
                None => self.end_run(),
            }
            self.put_text();
            let raw = self.edits.take(self.tree.text, Span::new(piece.place.start, piece.place.end));
            self.out.push_str(&raw);
        }
    }

    /// Characters: those that stand at `source` in the text as they stand there, others new. Where they end in the text.
    fn chars(&mut self, chars: &str, source: Option<usize>, looks: &[usize]) -> Option<usize> {
        let Some(start) = source.filter(|&at| self.stands(at, chars)) else {
            self.new_chars(chars, looks.last().copied().unwrap_or(self.line.base));
            return None;
        };
        let end = start + chars.len();
        let core = self.line.items.core.clone();
        // The last thing that begins no later; what is not seen and stands there, too.
        let first = core.start + self.line.offsets[core.clone()].partition_point(|&offset| offset < start);
        for at in first.saturating_sub(1).max(core.start)..core.end {
            let offset = self.line.offsets[at];
            if offset > end {
                break;
            }
            match &self.line.item(at).kind {
                ItemKind::Chars(range) => {
                    let (from, to) = (start.max(offset), end.min(offset + range.len()));
                    if from < to {
                        let base = range.start;
                        self.old_chars(at, base + from - offset..base + to - offset);
                    }
                }
                ItemKind::Start | ItemKind::End if offset >= start => self.keep(at),
                _ => {}
            }
        }
        Some(end)
    }

    /// These bytes of a piece's characters, in its own run.
    fn old_chars(&mut self, at: usize, range: Range<usize>) {
        let item = self.line.item(at);
        let piece = &self.line.pieces.pieces[item.pieces.start];
        let Some(run) = piece.run else { return };
        self.start_run(Written::Old(run));
        let whole = super::items::piece_chars(&self.line.pieces, item);
        if range == (0..whole.len()) {
            self.put_text();
            self.out.push_str(&self.tree.text[piece.place.clone()]);
        } else {
            self.waiting.push_str(&whole[range]);
        }
    }

    fn new_chars(&mut self, chars: &str, look: usize) {
        if !chars.is_empty() {
            self.start_run(Written::New(look));
            self.waiting.push_str(chars);
        }
    }

    /// The characters that wait, as elements of the run.
    fn put_text(&mut self) {
        let prefix = self.prefix;
        let chars = std::mem::take(&mut self.waiting);
        for part in chars.split_inclusive(['\u{2011}', '\u{ad}', '\t', '\n']) {
            let (words, last) = match part.char_indices().next_back() {
                Some((at, '\u{2011}')) => (&part[..at], "noBreakHyphen"),
                Some((at, '\u{ad}')) => (&part[..at], "softHyphen"),
                Some((at, '\t')) => (&part[..at], "tab"),
                Some((at, '\n')) => (&part[..at], "br"),
                _ => (part, ""),
            };
            if !words.is_empty() {
                let edge = words.starts_with(char::is_whitespace) || words.ends_with(char::is_whitespace);
                let preserve = if edge || words.contains("  ") { " xml:space=\"preserve\"" } else { "" };
                self.out.extend(["<", prefix, "t", preserve, ">"]);
                escape_into(&mut self.out, words);
                self.out.extend(["</", prefix, "t>"]);
            }
            if !last.is_empty() {
                self.out.extend(["<", prefix, last, "/>"]);
            }
        }
    }

    fn code(&mut self, code: &Code, looks: &mut Vec<usize>) {
        match (self.line.codes.get(&code.id).copied(), code.kind) {
            (Some(CodeUse::Look(run)), CodeKind::Open) => looks.push(run),
            (Some(CodeUse::Pair { number, open, .. }), CodeKind::Open) => {
                self.raw(open);
                let around = looks.last().copied().unwrap_or(self.line.base);
                looks.push(self.line.pair_bases.get(&number).copied().unwrap_or(around));
            }
            (Some(CodeUse::Look(_)), CodeKind::Close) => {
                looks.pop();
            }
            (Some(CodeUse::Pair { close, .. }), CodeKind::Close) => {
                self.raw(close);
                looks.pop();
            }
            (Some(CodeUse::Single(at)), _) => self.raw(at),
            _ => {}
        }
    }

    /// Goes on in this run, or begins it.
    fn start_run(&mut self, wanted: Written) {
        if self.open == Some(wanted) {
            return;
        }
        let (run, within) = match wanted {
            Written::Old(run) => (run, self.line.pieces.runs[run].within),
            Written::New(run) => (run, self.insertion),
        };
        self.close_run();
        if self.within != within {
            self.close_within();
            if let Some(within) = within {
                self.open_within(within);
            }
            self.within = within;
        }
        let node = self.line.pieces.runs[run].node;
        match wanted {
            Written::Old(_) => {
                self.out.push_str(self.tree.tag(node));
                if let Some(properties) = self.line.pieces.runs[run].properties {
                    self.out.push_str(self.tree.raw(properties));
                }
            }
            Written::New(_) => {
                self.out.extend(["<", self.prefix, "r>"]);
                let properties = match self.properties.get(&run) {
                    Some(known) => known.clone(),
                    None => {
                        let new = self.new_properties(run);
                        self.properties.insert(run, new.clone());
                        new
                    }
                };
                self.out.push_str(&properties);
            }
        }
        self.open = Some(wanted);
    }

    /// A run's properties for new text: without what was changed in them, and in the language of the translation.
    fn new_properties(&self, run: usize) -> String {
        let (tree, prefix) = (self.tree, self.prefix);
        let hint = format!("{prefix}hint");
        let fonts = || format!("<{prefix}rFonts {hint}=\"eastAsia\"/>");
        let mut waits = self.hint;
        let mut out = String::new();
        let children = self.line.pieces.runs[run].properties.map(|properties| tree.children(properties));
        for child in children.into_iter().flatten() {
            // Fonts stand behind the name of the style, and before all else.
            if waits && tree.word(child) != Some("rStyle") {
                waits = false;
                match tree.is(child, "rFonts") {
                    true => {
                        let tag = tree.tag(child);
                        out.push_str(&places::with_attribute(tag, &hint, Some("eastAsia")));
                        out.push_str(&tree.raw(child)[tag.len()..]);
                        continue;
                    }
                    false => out.push_str(&fonts()),
                }
            }
            match tree.word(child) {
                Some("rPrChange" | "ins" | "del" | "moveFrom" | "moveTo") => continue,
                Some("lang") => {
                    let name = format!("{}{}", tree.prefix(child), self.said.attribute);
                    let (tag, there) = (tree.tag(child), tree.attribute(child, self.said.attribute));
                    out.push_str(&places::with_attribute(tag, &name, Some(self.said.over(there.as_deref()))));
                    out.push_str(&tree.raw(child)[tag.len()..]);
                }
                _ => out.push_str(tree.raw(child)),
            }
        }
        if waits {
            out.push_str(&fonts());
        }
        if out.is_empty() { out } else { format!("<{prefix}rPr>{out}</{prefix}rPr>") }
    }

    fn close_run(&mut self) {
        self.put_text();
        if self.open.take().is_some() {
            self.out.extend(["</", self.prefix, "r>"]);
        }
    }

    /// Opens an insertion; in a second piece it has a number of its own.
    fn open_within(&mut self, within: usize) {
        let tag = self.tree.tag(within);
        if self.inserted.insert(within) {
            self.out.push_str(tag);
            return;
        }
        let name = format!("{}id", self.tree.prefix(within));
        self.out.push_str(&places::with_attribute(tag, &name, Some(&self.next_revision.to_string())));
        *self.next_revision += 1;
    }

    /// The first of the insertions in which all that stands in this stretch of the text stands.
    fn insertion_of(&self, stretch: Range<usize>) -> Option<usize> {
        let line = self.line;
        if line.pieces.insertions.is_empty() {
            return None;
        }
        let words = line.items.core.clone().filter(|&at| {
            let (begin, chars) = (line.offsets[at], chars_of(&line.pieces, line.item(at)));
            begin < stretch.end && begin + chars.len() > stretch.start && !chars.trim().is_empty()
        });
        let mut within = words.map(|at| {
            let run = line.pieces.pieces[line.item(at).pieces.start].run;
            run.and_then(|run| line.pieces.runs[run].within)
        });
        let first = within.next().flatten()?;
        within.all(|one| one.is_some()).then_some(first)
    }

    fn close_within(&mut self) {
        if let Some(within) = self.within.take() {
            self.out.extend(["</", self.tree.prefix(within), self.tree.local(within), ">"]);
        }
    }

    fn end_run(&mut self) {
        self.close_run();
        self.close_within();
    }
}

/// Whether Chinese is poured with marks that both worlds have, which Word takes from the Latin font if nothing is said.
fn asks_for_hint(segment: &PouredSegment) -> bool {
    let shown = segment.text.shown();
    let is_both = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '–');
    segment.unconfirmed.is_none() && shown.contains(is_both) && shown.chars().any(crate::model::is_basic_han)
}

/// Where in the text each segment stands that is not translated: from the beginning those before the first that is, from the
/// end those behind the last, in between where their words are found.
fn source_places(text: &str, segments: &[PouredSegment]) -> Vec<Option<Range<usize>>> {
    let mut out: Vec<Option<Range<usize>>> = vec![None; segments.len()];
    let waits = |segment: &PouredSegment| segment.unconfirmed.is_some();
    let mut start = 0;
    for (place, segment) in out.iter_mut().zip(segments).take_while(|(_, segment)| waits(segment)) {
        let chars = segment.text.shown();
        if !text[start..].starts_with(chars.as_ref()) {
            break;
        }
        *place = Some(start..start + chars.len());
        start += chars.len();
        if text[start..].starts_with(&segment.after) {
            start += segment.after.len();
        }
    }
    let mut end = text.len();
    for (place, segment) in out.iter_mut().zip(segments).rev().take_while(|(_, segment)| waits(segment)) {
        if place.is_some() {
            break;
        }
        let chars = segment.text.shown();
        let mut stop = end;
        if text[start..stop].ends_with(&segment.after) {
            stop -= segment.after.len();
        }
        let Some(from) = stop.checked_sub(chars.len()).filter(|&from| from >= start) else { break };
        if text.get(from..stop) != Some(chars.as_ref()) {
            break;
        }
        *place = Some(from..stop);
        end = from;
    }
    for (place, segment) in out.iter_mut().zip(segments) {
        match place {
            Some(place) => start = start.max(place.end),
            None if waits(segment) => {
                let chars = segment.text.shown();
                if let Some(found) =
                    text.get(start..end).and_then(|rest| memchr::memmem::find(rest.as_bytes(), chars.as_bytes()))
                {
                    *place = Some(start + found..start + found + chars.len());
                    start += found + chars.len();
                }
            }
            None => {}
        }
    }
    out
}

/// The first words of a line, for whoever is told of it.
pub(super) fn first_words(line: &Line) -> String {
    const MOST: usize = 40;
    let core = line.items.core.clone();
    let chars: String = core.map(|at| chars_of(&line.pieces, line.item(at))).collect();
    let mut words: String = chars.chars().take(MOST).collect();
    if words.len() < chars.len() {
        words.push('…');
    }
    words
}
