//! What every format that pours into places asks of what is poured: whether anything changes, and which of its codes find a
//! place.

use std::collections::HashSet;

use super::{PouredBlock, PouredSegment};
use crate::error::Notice;
use crate::model::{Block, CodeKind, Document, Text};

/// What happens to the codes that a translation carries.
pub(super) struct CodePlan {
    /// For each code in order: whether it is written.
    pub(super) keep: Vec<bool>,
    /// Standalone codes that the translation lost.
    pub(super) appended: Vec<(CodeKind, String)>,
    pub(super) lost: u64,
    pub(super) added: u64,
}

impl CodePlan {
    /// Pairs that open and close in order are kept, each of the block's own codes once; a pair that crosses another, a
    /// code that the block does not have, half a pair: left out.
    pub(super) fn of(block: &Block, segments: &[PouredSegment]) -> Self {
        let own: HashSet<(CodeKind, &str)> = block.text.codes().map(|code| (code.kind, code.id.as_str())).collect();
        let codes: Vec<_> = segments.iter().flat_map(|segment| segment.text.codes()).collect();
        let mut keep = vec![false; codes.len()];
        let mut seen: HashSet<(CodeKind, &str)> = HashSet::new();
        let mut open: Vec<usize> = Vec::new();
        let mut open_ids: HashSet<&str> = HashSet::new();
        let mut added = 0;
        for (at, code) in codes.iter().enumerate() {
            let id = (code.kind, code.id.as_str());
            if !own.contains(&id) || !seen.insert(id) {
                added += 1;
                continue;
            }
            match code.kind {
                CodeKind::Standalone => keep[at] = true,
                CodeKind::Open => {
                    open.push(at);
                    open_ids.insert(code.id.as_str());
                }
                CodeKind::Close => {
                    if !open_ids.contains(code.id.as_str()) {
                        continue;
                    }
                    while let Some(opened) = open.pop() {
                        open_ids.remove(codes[opened].id.as_str());
                        if codes[opened].id == code.id {
                            keep[opened] = true;
                            keep[at] = true;
                            break;
                        }
                    }
                }
            }
        }
        let kept: HashSet<(CodeKind, &str)> =
            codes.iter().zip(&keep).filter(|&(_, &keep)| keep).map(|(code, _)| (code.kind, code.id.as_str())).collect();
        let mut appended = Vec::new();
        let mut lost = 0;
        for code in block.text.codes() {
            if kept.contains(&(code.kind, code.id.as_str())) {
                continue;
            }
            lost += 1;
            if code.kind == CodeKind::Standalone {
                appended.push((code.kind, code.id.clone()));
            }
        }
        Self { keep, appended, lost, added }
    }
}

/// Whether somebody has confirmed any of what is poured.
pub(super) fn is_confirmed(poured: &PouredBlock) -> bool {
    poured.segments.iter().any(|segment| segment.unconfirmed.is_none())
}

/// Whether what is poured is what stands there.
pub(super) fn unchanged(block: &Block, segments: &[PouredSegment]) -> bool {
    if segments.iter().any(|segment| segment.unconfirmed.is_some()) {
        return false;
    }
    let mut text = Text::default();
    for segment in segments {
        text.push_text(&segment.text);
        text.push_chars(&segment.after);
    }
    if text == block.text {
        return true;
    }
    let (poured, own) = (text.chars(), block.text.chars());
    poured.trim_end() == own && text.codes().eq(block.text.codes()) && {
        // Equal but for blanks behind the last segment.
        let trailing = poured.len() - poured.trim_end().len();
        trailing == segments.last().map_or(0, |segment| segment.after.len())
            && text.slice(0, poured.len() - trailing) == block.text
    }
}

/// The notice that a translation lost codes of the block it stands for, or brought others.
pub(super) fn codes_notice(document: &Document, block: &Block, lost: u64, added: u64) -> Notice {
    Notice::CodesDiffer { file: document.name.clone(), line: u64::from(block.traits.line), lost, added }
}
