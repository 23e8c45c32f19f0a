//! Pouring: each cue gets its share of the translation, in lines as the source had them.

use std::collections::HashMap;

use super::runs::{self, Run, Turn};
use super::{Dialect, cues, markup, split};
use crate::error::{Noted, Notice, Result};
use crate::format::hard_wrap::columns;
use crate::format::part::{self, Edits, PartPouring};
use crate::format::poured::{CodePlan, codes_notice, unchanged};
use crate::format::{Input, PouredBlock, Pouring, encoding};
use crate::model::{Block, Code, CodeKind, Document, Piece, Span, Text};

/// Lines may be as long as the file's longest, and so long in any file: what subtitles are commonly written in.
const COLUMNS: usize = 42;

pub(super) fn sub_rip(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    part::pour_whole(document, pouring, |pouring, notices| pour_part(pouring, Dialect::SubRip, notices))
}

pub(super) fn web_vtt(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    part::pour_whole(document, pouring, |pouring, notices| pour_part(pouring, Dialect::WebVtt, notices))
}

/// The notice as a note below the header of WebVTT, where players pass over it.
pub(super) fn banner(file: &Input<'_>, _: &str, words: &str) -> Result<Vec<u8>> {
    let part = encoding::decode("", file.bytes, None);
    let mut edits = Edits::default();
    if let Some(end) = cues::lines(&part.text).and_then(|lines| cues::header_end(&part.text, &lines))
        && encoding::can_write(part.encoding, words)
    {
        let line = super::line_end(&part.text, end).map_or("\n", |ends| &part.text[ends.range()]);
        let words = words.replace("-->", "→").replace(['\n', '\r'], " ");
        edits.insert(end, &format!("{line}{line}NOTE {words}"));
    }
    Ok(edits.written(&part).unwrap_or_else(|| file.bytes.to_vec()))
}

fn pour_part(pouring: &PartPouring<'_>, dialect: Dialect, notices: &mut Vec<Notice>) -> Option<Vec<u8>> {
    let (document, part) = (pouring.document, pouring.part);
    let text = part.text.as_str();
    let subtitles = runs::read(text, dialect)?;
    let by_start: HashMap<usize, &Run> = subtitles.runs.iter().map(|run| (run.span().start, run)).collect();
    let mut out =
        Pourer { text, dialect, width: subtitles.width.max(COLUMNS), edits: Edits::default(), written: Vec::new() };
    let mut confirmed = false;
    for &(block, poured) in &pouring.blocks {
        confirmed |= poured.segments.iter().any(|segment| segment.unconfirmed.is_none());
        let Some(run) = by_start.get(&block.place.span.start).filter(|_| !unchanged(block, &poured.segments)) else {
            continue;
        };
        if poured.segments.iter().all(|segment| segment.unconfirmed.is_some()) {
            out.edits.insert(run.span().start, "[[");
            out.edits.insert(run.span().end, "]]");
            continue;
        }
        let plan = CodePlan::of(block, &poured.segments);
        if plan.lost > 0 || plan.added > 0 {
            notices.push(codes_notice(document, block, plan.lost, plan.added));
        }
        out.pour(run, &said(block, poured, &plan));
    }
    if let Some(declared) = subtitles.lang.filter(|_| confirmed) {
        let lang = pouring.lang.to_string();
        if lang != text[declared.range()] {
            out.edits.replace(declared, lang);
        }
    }
    if out.written.iter().all(|new| encoding::can_write(part.encoding, new)) {
        return out.edits.written(part);
    }
    notices.push(Notice::EncodingLeft { file: document.name.clone(), encoding: part.encoding.to_owned() });
    out.edits.written_in_utf8(part)
}

/// What is poured as one text, with the codes that find a place.
fn said(block: &Block, poured: &PouredBlock, plan: &CodePlan) -> Text {
    let own: HashMap<(CodeKind, &str), &Code> =
        block.text.codes().map(|code| ((code.kind, code.id.as_str()), code)).collect();
    let mut out = Text::default();
    let mut keep = plan.keep.iter();
    for segment in &poured.segments {
        let marks = if segment.unconfirmed.is_some() { ["[[", "]]"] } else { ["", ""] };
        out.push_chars(marks[0]);
        for piece in segment.text.pieces() {
            match piece {
                Piece::Chars(chars) => out.push_chars(&chars.replace(['\n', '\r'], " ")),
                Piece::Code(code) => {
                    let kept = keep.next().is_some_and(|&kept| kept);
                    if let Some(&own) = own.get(&(code.kind, code.id.as_str())).filter(|_| kept) {
                        out.push(Piece::Code(own.clone()));
                    }
                }
            }
        }
        out.push_chars(marks[1]);
        out.push_chars(&segment.after.replace(['\n', '\r'], " "));
    }
    for (kind, id) in &plan.appended {
        if let Some(&code) = own.get(&(*kind, id.as_str())) {
            out.push(Piece::Code(code.clone()));
        }
    }
    out
}

struct Pourer<'a> {
    text: &'a str,
    dialect: Dialect,
    width: usize,
    edits: Edits,
    written: Vec<String>,
}

impl Pourer<'_> {
    /// Spreads what is said over the cues of a run.
    fn pour(&mut self, run: &Run, said: &Text) {
        let chars = said.chars();
        if chars.trim().is_empty() {
            return;
        }
        let weights: Vec<usize> = run.turns.iter().map(|turn| self.lines_of(turn).iter().sum()).collect();
        let mut cues = cut(said, &chars, &split::seams(&chars, &weights));
        // Fewer words than cues: the last of them stays to be read.
        while cues.len() < run.turns.len()
            && let Some(last) = cues.last().cloned()
        {
            cues.push(last);
        }
        let mut open: Vec<Code> = Vec::new();
        for (turn, cue) in run.turns.iter().zip(cues) {
            let new = self.cue(turn, &closed(&cue, said, &mut open));
            if new != self.text[turn.body.range()] {
                self.edits.replace(turn.body, new.clone());
                self.written.push(new);
            }
        }
    }

    /// The columns of each line of a turn.
    fn lines_of(&self, turn: &Turn) -> Vec<usize> {
        let body = &self.text[turn.body.range()];
        let lines = body.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
        lines
            .map(|line| {
                let span = Span::new(0, line.len());
                let shown = markup::tokens(line, span, self.dialect);
                let chars = shown.iter().filter(|token| token.kind == markup::TokenKind::Chars);
                chars.map(|token| columns(line[token.span.range()].trim())).sum::<usize>().max(1)
            })
            .collect()
    }

    /// One cue, in lines.
    fn cue(&self, turn: &Turn, said: &Text) -> String {
        let chars = said.chars();
        let old = self.lines_of(turn);
        let all = columns(chars.trim());
        let count =
            if all <= old.iter().copied().max().unwrap_or(0) { 1 } else { old.len().max(all.div_ceil(self.width)) };
        let weights = if count == old.len() { old } else { vec![1; count] };
        let (end, indent) = runs::line_break(self.text, turn.body).unwrap_or_else(|| {
            let found = memchr::memchr2(b'\n', b'\r', self.text.as_bytes());
            let ends = found.and_then(|found| super::line_end(self.text, found));
            (ends.map_or("\n", |ends| &self.text[ends.range()]), "")
        });
        let mut out = String::new();
        for (number, line) in cut(said, &chars, &split::seams(&chars, &weights)).iter().enumerate() {
            if number > 0 {
                out.push_str(end);
                out.push_str(indent);
            }
            let start = out.len();
            for piece in line.pieces() {
                match piece {
                    Piece::Chars(chars) => markup::write(chars, self.dialect, &mut out),
                    Piece::Code(code) => out.push_str(&code.data),
                }
            }
            if cues::begins_with_cue(&out[start..]) {
                let line = out[start..].replace("-->", "→");
                out.truncate(start);
                out.push_str(&line);
            }
        }
        out
    }
}

/// `text` in pieces that begin at 0 and at each seam, without blanks at their ends.
fn cut(text: &Text, chars: &str, seams: &[usize]) -> Vec<Text> {
    let mut out = Vec::with_capacity(seams.len() + 1);
    let mut from = 0;
    for &to in seams.iter().chain([&chars.len()]) {
        out.push(trimmed(text.slice(from, to)));
        from = to;
    }
    out
}

fn trimmed(text: Text) -> Text {
    let mut pieces = text.pieces().to_vec();
    let is_chars = |piece: &&mut Piece| matches!(piece, Piece::Chars(_));
    if let Some(Piece::Chars(first)) = pieces.iter_mut().find(is_chars) {
        *first = first.trim_start().to_owned();
    }
    if let Some(Piece::Chars(last)) = pieces.iter_mut().rev().find(is_chars) {
        last.truncate(last.trim_end().len());
    }
    Text::from_pieces(pieces)
}

/// A cue whose pairs are whole: what `open` of the cues before is open still begins it, and what it leaves open is closed at
/// its end and handed on.
fn closed(cue: &Text, said: &Text, open: &mut Vec<Code>) -> Text {
    let mut out = Text::from_pieces(open.iter().cloned().map(Piece::Code));
    for piece in cue.pieces() {
        if let Piece::Code(code) = piece {
            match code.kind {
                CodeKind::Open => open.push(code.clone()),
                CodeKind::Close => open.retain(|other| other.id != code.id),
                CodeKind::Standalone => {}
            }
        }
        out.push(piece.clone());
    }
    for code in open.iter().rev() {
        let close = said.codes().find(|other| other.kind == CodeKind::Close && other.id == code.id);
        out.push(Piece::Code(close.cloned().unwrap_or_else(|| Code::close(code.id.clone(), ""))));
    }
    out
}
