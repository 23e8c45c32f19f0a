//! Pouring a translation into a document: its paragraphs written anew, from the inside out, what it says of its language, and
//! the parts put back.

use std::collections::HashMap;

use super::find::{find, span_of};
use super::languages;
use super::line::{Line, Targets};
use super::package::{Package, Relationship};
use super::styles::Styles;
use super::tree::Tree;
use super::writer::{Said, Writer, first_words};
use super::{FORMAT, read_styles, targets};
use crate::error::{Noted, Notice, Result};
use crate::format::part::Edits;
use crate::format::poured::{CodePlan, is_confirmed, unchanged};
use crate::format::{PouredBlock, Pouring};
use crate::model::{Block, Document, Part, Span};

/// The document with the given blocks' text replaced.
pub(super) fn pour(document: &Document, pouring: &Pouring<'_>) -> Result<Noted<Vec<u8>>> {
    debug_assert_eq!(document.format, FORMAT.id);
    let mut notices = Vec::new();
    let wanted: Vec<(&Block, &PouredBlock)> = pouring
        .blocks
        .iter()
        .filter_map(|poured| Some((document.blocks.get(poured.block)?, poured)))
        // Where nobody translated anything, nothing is changed.
        .filter(|(block, poured)| is_confirmed(poured) && !unchanged(block, &poured.segments))
        .collect();
    if wanted.is_empty() {
        return Ok(Noted::plain(document.source.to_vec()));
    }
    let mut package = Package::open(&document.name, &document.source)?;
    let main = package.main_part()?;
    let relationships = package.relationships(&main)?;
    let (mut styles, styles_part) = read_styles(&mut package, &relationships)?;
    let said = languages::said(pouring.lang);
    let mut next_revision = free_number(document);
    let mut new: Vec<(usize, Vec<u8>)> = Vec::new();
    for (number, part) in document.parts.iter().enumerate() {
        let here: Vec<(&Block, &PouredBlock)> =
            wanted.iter().copied().filter(|(block, _)| block.place.part as usize == number).collect();
        if here.is_empty() {
            continue;
        }
        let targets = targets(&mut package, &part.path)?;
        let mut job = PartJob { document, part, said: &said, targets: &targets, next_revision };
        let written = job.pour(&here, &mut styles, &mut notices)?;
        next_revision = job.next_revision;
        if let (Some(bytes), Some(entry)) = (written, package.archive.number(&part.path)) {
            new.push((entry, bytes));
        }
    }
    declare(&mut package, &relationships, styles_part, &said, &mut new)?;
    let parts: Vec<(usize, &[u8])> = new.iter().map(|(entry, bytes)| (*entry, bytes.as_slice())).collect();
    Ok(Noted { value: package.archive.with(&parts)?, notices })
}

/// What is poured into one part.
struct PartJob<'a> {
    document: &'a Document,
    part: &'a Part,
    said: &'a Said,
    targets: &'a Targets,
    /// A number that no revision of the document has.
    next_revision: u64,
}

/// The number above all that the parts' elements have.
fn free_number(document: &Document) -> u64 {
    let numbers = document.parts.iter().flat_map(|part| part.text.split(":id=\"").skip(1)).filter_map(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest[..digits].parse::<u64>().ok().filter(|&number| number < u64::from(u32::MAX / 2))
    });
    numbers.max().map_or(1, |most| most + 1)
}

impl PartJob<'_> {
    fn pour(
        &mut self,
        blocks: &[(&Block, &PouredBlock)],
        styles: &mut Styles,
        notices: &mut Vec<Notice>,
    ) -> Result<Option<Vec<u8>>> {
        let tree = Tree::of(&format!("{} ({})", self.document.name, self.part.path), &self.part.text)?;
        let found = find(&tree);
        let by_start: HashMap<usize, usize> =
            found.iter().enumerate().map(|(number, found)| (found.span(&tree).start, number)).collect();
        // Where each stands: with its twins, the last first, so that what stands in a box is there before what is around it.
        let mut jobs: Vec<(Span, &[usize], &Block, &PouredBlock, bool)> = Vec::new();
        for &(block, poured) in blocks {
            let Some(&number) = by_start.get(&block.place.span.start) else { continue };
            let found = &found[number];
            jobs.push((found.span(&tree), found.paragraphs.as_slice(), block, poured, false));
            for twin in &found.twins {
                jobs.push((span_of(&tree, twin), twin.as_slice(), block, poured, true));
            }
        }
        jobs.sort_by_key(|(span, ..)| std::cmp::Reverse(span.start));
        let mut edits = Edits::default();
        let mut told = Vec::new();
        for (span, paragraphs, block, poured, is_twin) in jobs {
            let Some(line) = Line::of(&tree, paragraphs, styles, self.targets) else { continue };
            let own = Block { text: line.text.clone(), ..block.clone() };
            let plan = CodePlan::of(&own, &poured.segments);
            if (plan.lost > 0 || plan.added > 0) && !is_twin {
                let (file, words) = (self.document.name.clone(), first_words(&line));
                told.push(Notice::CodesDifferAt { file, words, lost: plan.lost, added: plan.added });
            }
            let paragraph = paragraphs.last().copied().unwrap_or_default();
            let new = Writer::new(&tree, paragraph, &line, &mut edits, self.said, &mut self.next_revision)
                .write(&poured.segments, &plan);
            // What is left inside belonged to codes that the translation lost.
            edits.take(&self.part.text, span);
            edits.replace(span, new);
        }
        told.reverse();
        notices.append(&mut told);
        Ok(edits.written(self.part))
    }
}

/// The parts that say what language a document is in, saying that of the translation.
fn declare(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    styles: Option<Part>,
    said: &Said,
    new: &mut Vec<(usize, Vec<u8>)>,
) -> Result<()> {
    let mut part_of = |kind: &str| match relationships.iter().find(|one| one.kind == kind) {
        Some(found) => package.part(&found.target),
        None => Ok(None),
    };
    // The same styles again, as Word 2010 drew them: defaults that differ make it repair the file.
    let (settings, effects) = (part_of("settings")?, part_of("stylesWithEffects")?);
    type Set = fn(&Tree<'_>, &Said, &mut Edits);
    let parts = [
        (styles, languages::set_styles as Set),
        (effects, languages::set_styles as Set),
        (settings, languages::set_settings as Set),
    ];
    for (part, set) in parts {
        let Some(part) = part else { continue };
        let tree = Tree::of(&package.called(&part.path), &part.text)?;
        let mut edits = Edits::default();
        set(&tree, said, &mut edits);
        if let (Some(bytes), Some(entry)) = (edits.written(&part), package.archive.number(&part.path)) {
            new.push((entry, bytes));
        }
    }
    Ok(())
}
