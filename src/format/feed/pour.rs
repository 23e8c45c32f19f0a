//! Pouring: what changes in each element's HTML goes into the element as it is wrapped there.

use std::collections::BTreeMap;

use super::{Reading, decoded, fields, has_markup};
use crate::error::{Noted, Notice, Result};
use crate::format::encoding::Splice;
use crate::format::part::{Edits, PartPouring};
use crate::format::poured::{codes_notice, is_confirmed, unchanged};
use crate::format::{PouredBlock, Pouring, html};
use crate::model::{Block, Document, Span};

pub(super) fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    let mut notices = Vec::new();
    let mut by_part: BTreeMap<usize, Vec<(&Block, PouredBlock)>> = BTreeMap::new();
    for poured in &pouring.blocks {
        let Some(block) = document.blocks.get(poured.block) else { continue };
        // A feed has no room for a mark: where nothing is confirmed, the source stands as it is.
        if is_confirmed(poured) && !unchanged(block, &poured.segments) {
            let mut poured = poured.clone();
            poured.segments.iter_mut().for_each(|segment| segment.unconfirmed = None);
            by_part.entry(block.place.part as usize).or_default().push((block, poured));
        }
    }
    let confirmed = pouring.blocks.iter().any(is_confirmed);
    let whole = decoded(&document.source);
    let text = whole.text.as_str();
    let found = fields::fields(&document.name, text)?;
    let mut edits = Edits::default();
    let mut number = 0;
    for field in &found.fields {
        let reading = Reading::of(text, field);
        let mut splices: Vec<Splice> = Vec::new();
        let mut at = 0;
        for fragment in &reading.fragments {
            let blocks = by_part.get(&number);
            let part = document.parts.get(number);
            number += 1;
            let (Some(blocks), Some(part)) = (blocks, part) else { continue };
            let mut blocks: Vec<(&Block, &PouredBlock)> =
                blocks.iter().map(|(block, poured)| (*block, poured)).collect();
            blocks.sort_by_key(|(_, poured)| poured.block);
            let own = PartPouring { document, part, lang: pouring.lang, blocks };
            let changed = if fragment.plain { plain(&own, &mut notices) } else { html::edits(&own, &mut notices) };
            for splice in changed.splices(part.text.len()) {
                let moved = |span: Span| Span::new(span.start + fragment.range.start, span.end + fragment.range.start);
                match splice {
                    Splice::Original(span) => {
                        let span = moved(span);
                        match splices.last_mut() {
                            Some(Splice::Original(last)) => last.end = span.end,
                            None => splices.push(Splice::Original(Span::new(0, span.end))),
                            _ => splices.push(Splice::Original(span)),
                        }
                        at = span.end;
                    }
                    new @ Splice::New(_) => splices.push(new),
                }
            }
        }
        if splices.len() < 2 {
            continue;
        }
        match &reading.wrapped {
            Some(wrapped) => {
                let end = wrapped.text.len();
                match splices.last_mut() {
                    Some(Splice::Original(last)) => last.end = end,
                    _ => splices.push(Splice::Original(Span::new(at, end))),
                }
                let new = wrapped.written(text, &splices);
                edits.replace(Span::new(field.inside.start, field.inside.end), new);
            }
            None => {
                let mut from = field.inside.start;
                let mut new: Option<String> = None;
                for splice in splices {
                    match splice {
                        Splice::New(chars) => new = Some(new.unwrap_or_default() + &chars),
                        Splice::Original(span) => {
                            if let Some(new) = new.take() {
                                edits.replace(Span::new(from, span.start), new);
                            }
                            from = span.end;
                        }
                    }
                }
            }
        }
    }
    if let Some((own, range)) = found.lang.filter(|_| confirmed) {
        let new = pouring.lang.to_string();
        if new != own {
            edits.replace(Span::new(range.start, range.end), new);
        }
    }
    let value = edits.written(&whole).unwrap_or_else(|| document.source.to_vec());
    Ok(Noted { value, notices })
}

/// What changes in a title of characters alone.
fn plain(pouring: &PartPouring<'_>, notices: &mut Vec<Notice>) -> Edits {
    let mut edits = Edits::default();
    for &(block, poured) in &pouring.blocks {
        let count: usize = poured.segments.iter().map(|segment| segment.text.codes().count()).sum();
        if count > 0 {
            notices.push(codes_notice(pouring.document, block, 0, count as u64));
        }
        let said: String =
            poured.segments.iter().flat_map(|segment| [segment.text.chars(), segment.after.clone()]).collect();
        let said = said.replace(['\n', '\r'], " ");
        if !said.trim().is_empty() {
            // What would pass for a tag is written as HTML has it.
            let said = match has_markup(&said) {
                true => said.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
                false => said,
            };
            edits.replace(block.place.span, said.trim().to_owned());
        }
    }
    edits
}
