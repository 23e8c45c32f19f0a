//! Pouring: a translation takes the place of a string's line, escaped as the file escapes.

use std::collections::HashMap;

use super::catalogue::Catalogue;
use super::strings::Style;
use super::{message, strings};
use crate::error::{Noted, Notice, Result};
use crate::format::density::most_marks;
use crate::format::part::{self, Edits, PartPouring};
use crate::format::poured::{CodePlan, codes_notice, is_confirmed, unchanged};
use crate::format::{PouredBlock, Pouring};
use crate::model::{Block, Code, CodeKind, Document, Lang, Piece, Text};

pub(super) fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    part::pour_whole(document, pouring, pour_part)
}

fn pour_part(pouring: &PartPouring<'_>, notices: &mut Vec<Notice>) -> Option<Vec<u8>> {
    let (document, part) = (pouring.document, pouring.part);
    let text = part.text.as_str();
    let (catalogue, _) = Catalogue::of(text, most_marks(text.len()));
    let style = Style::of(catalogue.strings(text));
    let mut edits = Edits::default();
    let mut confirmed = false;
    for &(block, poured) in &pouring.blocks {
        confirmed |= is_confirmed(poured);
        // A catalogue has no room for a mark: what waits is as it was.
        if unchanged(block, &poured.segments) || poured.segments.iter().any(|segment| segment.unconfirmed.is_some()) {
            continue;
        }
        let plan = CodePlan::of(block, &poured.segments);
        if plan.lost > 0 || plan.added > 0 {
            notices.push(codes_notice(document, block, plan.lost, plan.added));
        }
        let said = said(block, poured, &plan);
        if said.is_blank() {
            continue;
        }
        let mut new = String::new();
        style.write(&message::write(&said, catalogue.syntax), part.encoding, &mut new);
        edits.replace(block.place.span, new);
    }
    if let Some(declared) = catalogue.lang(text).filter(|_| confirmed) {
        let own = strings::decode(&text[declared.range()]).unwrap_or_default();
        let new = spelt(pouring.lang, &own);
        if new != own {
            edits.replace(declared, new);
        }
    }
    edits.written(part)
}

/// A language as the file spells it: ARB has `pt_BR`.
fn spelt(lang: &Lang, own: &str) -> String {
    let tag = lang.to_string();
    if own.contains('-') { tag } else { tag.replace('-', "_") }
}

/// What is poured as one text, with the codes that find a place; those that stand alone and were lost stand at the end.
fn said(block: &Block, poured: &PouredBlock, plan: &CodePlan) -> Text {
    let own: HashMap<(CodeKind, &str), &Code> =
        block.text.codes().map(|code| ((code.kind, code.id.as_str()), code)).collect();
    let mut out = Text::default();
    let mut keep = plan.keep.iter();
    for segment in &poured.segments {
        for piece in segment.text.pieces() {
            match piece {
                Piece::Chars(chars) => out.push_chars(chars),
                Piece::Code(code) => {
                    let kept = keep.next().is_some_and(|&kept| kept);
                    if let Some(&own) = own.get(&(code.kind, code.id.as_str())).filter(|_| kept) {
                        out.push(Piece::Code(own.clone()));
                    }
                }
            }
        }
        out.push_chars(&segment.after);
    }
    for (kind, id) in &plan.appended {
        if let Some(&code) = own.get(&(*kind, id.as_str())) {
            out.push(Piece::Code(code.clone()));
        }
    }
    out
}
