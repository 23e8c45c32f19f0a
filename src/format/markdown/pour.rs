//! Pouring: what is written is read again, and written more carefully where it would be read otherwise.

use std::collections::HashMap;

use super::emphasis::{Item, mend};
use super::inline::{Style, write};
use super::read::{Found, read};
use super::{FORMAT, front_matter};
use crate::error::{Noted, Notice, Result};
use crate::format::hard_wrap::{columns, line_end};
use crate::format::part::{self, Edits, PartPouring};
use crate::format::poured::{CodePlan, codes_notice, unchanged};
use crate::format::{PouredBlock, Pouring, encoding};
use crate::model::{Block, Code, CodeKind, Document, Piece, Span};

pub(super) fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    debug_assert_eq!(document.format, FORMAT.id);
    part::pour_whole(document, pouring, pour_part)
}

/// A block that changes.
struct Change<'a> {
    span: Span,
    found: &'a Found,
    items: Vec<Item>,
    /// What is to be read afterwards.
    wanted: String,
    written: String,
}

fn pour_part(pouring: &PartPouring<'_>, notices: &mut Vec<Notice>) -> Option<Vec<u8>> {
    let (document, part) = (pouring.document, pouring.part);
    let text = part.text.as_str();
    let found = read(text)?;
    let by_start: HashMap<usize, &Found> = found.iter().map(|found| (found.span.start, found)).collect();
    let mut changes: Vec<Change<'_>> = Vec::new();
    let mut edits = Edits::default();
    let (mut confirmed, mut rewritten) = (false, Vec::new());
    for &(block, poured) in &pouring.blocks {
        confirmed |= poured.segments.iter().any(|segment| segment.unconfirmed.is_none());
        let Some(found) = by_start.get(&block.place.span.start).filter(|_| !unchanged(block, &poured.segments)) else {
            continue;
        };
        if poured.segments.iter().all(|segment| segment.unconfirmed.is_some()) && found.front.is_none() {
            edits.insert(found.span.start, "[[");
            edits.insert(found.span.end, "]]");
            continue;
        }
        let plan = CodePlan::of(block, &poured.segments);
        if plan.lost > 0 || plan.added > 0 {
            notices.push(codes_notice(document, block, plan.lost, plan.added));
        }
        let mut items = items(block, poured, &plan);
        if mend(&mut items) > 0 {
            rewritten.push(u64::from(block.traits.line));
        }
        let chars = |item: &Item| if let Item::Chars(chars) = item { chars.clone() } else { String::new() };
        let wanted = items.iter().map(chars).collect::<String>();
        if wanted.trim().is_empty() {
            continue;
        }
        let mut change = Change { span: found.span, found, items, wanted, written: String::new() };
        change.write(text, false);
        changes.push(change);
    }
    if let Some(line) = rewritten.first() {
        let (file, count) = (document.name.clone(), rewritten.len() as u64);
        notices.push(Notice::EmphasisRewritten { file, line: *line, count });
    }
    changes.sort_by_key(|change| change.span);
    more_carefully(text, &mut changes);
    if let Some(lang) = front_matter::lang(text).filter(|_| confirmed) {
        let new = pouring.lang.to_string();
        if new != text[lang.range()] {
            edits.replace(lang, new);
        }
    }
    let mut writable = true;
    for change in changes {
        if change.written != text[change.span.range()] {
            writable &= encoding::can_write(part.encoding, &change.written);
            edits.replace(change.span, change.written);
        }
    }
    if writable {
        return edits.written(part);
    }
    notices.push(Notice::EncodingLeft { file: document.name.clone(), encoding: part.encoding.to_owned() });
    edits.written_in_utf8(part)
}

/// Reads what would be written, and escapes all of those texts that are read otherwise.
fn more_carefully(text: &str, changes: &mut [Change<'_>]) {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut at = 0;
    let mut starts = Vec::with_capacity(changes.len());
    for change in changes.iter() {
        out.push_str(&text[at..change.span.start]);
        starts.push(out.len());
        out.push_str(&change.written);
        at = change.span.end;
    }
    out.push_str(&text[at..]);
    let read = read(&out).unwrap_or_default();
    let by_start: HashMap<usize, &Found> = read.iter().map(|found| (found.span.start, found)).collect();
    for (change, start) in changes.iter_mut().zip(starts) {
        let here = by_start.get(&start).or_else(|| by_start.get(&(start + 1)));
        let said = |found: &&Found| bare(&found.text.shown()) == bare(&change.wanted);
        if change.found.front.is_none() && !here.is_some_and(said) {
            change.write(text, true);
        }
    }
}

/// The characters without blanks: lines are joined as their script joins them.
fn bare(chars: &str) -> String {
    chars.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is poured, in pieces, with the codes that find a place.
fn items(block: &Block, poured: &PouredBlock, plan: &CodePlan) -> Vec<Item> {
    let own: HashMap<(CodeKind, &str), &Code> =
        block.text.codes().map(|code| ((code.kind, code.id.as_str()), code)).collect();
    let mut out: Vec<Item> = Vec::new();
    let mut keep = plan.keep.iter();
    let markup = |code: &Code| {
        let half = (code.kind != CodeKind::Standalone).then(|| (code.kind == CodeKind::Open, code.id.clone()));
        Item::Markup(code.data.clone(), half)
    };
    for segment in &poured.segments {
        let marks = if segment.unconfirmed.is_some() { ["[[", "]]"] } else { ["", ""] };
        chars(&mut out, marks[0]);
        for piece in segment.text.pieces() {
            match piece {
                Piece::Chars(said) => chars(&mut out, said),
                Piece::Code(code) => {
                    let kept = keep.next().is_some_and(|&kept| kept);
                    if let Some(&own) = own.get(&(code.kind, code.id.as_str())).filter(|_| kept) {
                        out.push(markup(own));
                    }
                }
            }
        }
        chars(&mut out, marks[1]);
        chars(&mut out, &segment.after);
    }
    trim(&mut out);
    for (kind, id) in &plan.appended {
        // A line that is broken at the end of all is none.
        if let Some(&code) = own.get(&(*kind, id.as_str())).filter(|code| !code.data.ends_with('\n')) {
            out.push(markup(code));
        }
    }
    out
}

fn chars(out: &mut Vec<Item>, said: &str) {
    match out.last_mut() {
        _ if said.is_empty() => {}
        Some(Item::Chars(last)) => last.push_str(said),
        _ => out.push(Item::Chars(said.to_owned())),
    }
}

/// Without blanks at the ends.
fn trim(items: &mut Vec<Item>) {
    if let Some(Item::Chars(first)) = items.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Item::Chars(last)) = items.last_mut() {
        last.truncate(last.trim_end().len());
    }
    items.retain(|item| !matches!(item, Item::Chars(chars) if chars.is_empty()));
}

impl Change<'_> {
    fn write(&mut self, text: &str, all: bool) {
        if let Some(quotes) = self.found.front {
            self.written = front_matter::write(&self.wanted.trim().replace(['\n', '\r'], " "), quotes);
            return;
        }
        let own = &text[self.span.range()];
        let continues = self.found.continues.map_or("", |span| &text[span.range()]);
        let element = self.found.element;
        let style = Style {
            cell: element == "td",
            heading: element.starts_with('h'),
            all,
            width: own.contains('\n').then(|| own.lines().map(columns).max().unwrap_or(0)),
            end: line_end(text),
            indent: continues,
        };
        self.written = write(&self.items, style);
    }
}
