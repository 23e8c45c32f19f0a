//! A draft of a letter says that it is one: in a paragraph of its own above all, which whoever sends it takes out.

use super::package::Package;
use super::tree::Tree;
use crate::error::Result;
use crate::format::part::Edits;
use crate::format::xml::escape_into;
use crate::format::{Banner, GapMark, Input};

/// What is not translated stands in the language of the original, and Word says so of it; nothing else marks it.
pub(super) const BANNER: Banner = Banner { put, gaps: GapMark::None };

fn put(file: &Input<'_>, _: &str, words: &str) -> Result<Vec<u8>> {
    let mut package = Package::open(file.name, file.bytes)?;
    let main = package.main_part()?;
    let (Some(part), Some(entry)) = (package.part(&main)?, package.archive.number(&main)) else {
        return Ok(file.bytes.to_vec());
    };
    let tree = Tree::of(&package.called(&main), &part.text)?;
    let body = (0..tree.len()).find(|&at| tree.is(at, "body") && tree.content(at).end > tree.content(at).start);
    let Some(body) = body else { return Ok(file.bytes.to_vec()) };
    let w = tree.prefix(body);
    let mut said = String::new();
    escape_into(&mut said, words);
    let paragraph = format!(
        "<{w}p><{w}pPr><{w}shd {w}val=\"clear\" {w}color=\"auto\" {w}fill=\"FFF3C4\"/></{w}pPr><{w}r><{w}rPr><{w}b/></{w}rPr>\
         <{w}t xml:space=\"preserve\">{said}</{w}t></{w}r></{w}p>"
    );
    let mut edits = Edits::default();
    edits.insert(tree.content(body).start, &paragraph);
    let written = edits.written(&part).unwrap_or_default();
    package.archive.with(&[(entry, &written)])
}
