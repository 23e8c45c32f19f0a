//! A file of ours brought up to date with its page: each group is a block, each unit in it a segment. What is new is put in,
//! what is gone is taken out, and everything else stays byte for byte as a translator's tool left it.

use super::raw::RawElement;
use super::refill::{UnitText, decoded};
use super::write::{write_candidate, write_file, write_group};
use super::{ROLE, read};
use crate::error::{Error, Result};
use crate::format::part::Edits;
use crate::format::xml::places::{line_start, with_attribute, with_its_lines};
use crate::format::{BilingualUpdate, Input, UnitUpdate};
use crate::model::{BilingualBlock, Lang, Segment, Span};

/// The bytes of the file brought up to date.
pub(super) fn update(input: &Input<'_>, update: &BilingualUpdate<'_>) -> Result<Vec<u8>> {
    let part = decoded(input.bytes);
    let text = part.text.as_str();
    let units = read::read_all(input, text)?.value.units;
    let root = RawElement::of(text, input.name)?;
    let mut file = FileText { text, update, edits: Edits::default(), units: 0 };
    let mut last: [Option<usize>; 2] = [None, None];
    for element in root.children.iter().filter(|inner| inner.name == "file") {
        let site = said(element, text, "part").as_deref() == Some("site");
        let Some(body) = element.child("body") else { continue };
        file.original(element);
        last[usize::from(site)] = Some(file.body(body, site, input.name)?);
    }
    // Units that stand in no group of ours are nobody's block.
    if file.units != units.len() {
        return Err(Error::UpdateOfAnother {
            file: input.name.to_owned(),
            document: update.original.name.clone(),
            lang: update.target.to_string(),
        });
    }
    let end = text.rfind("</").unwrap_or(text.len());
    for (site, name) in [(false, "story"), (true, "site")] {
        let new = if site { &update.site.new } else { &update.story.new };
        if last[usize::from(site)].is_none() && !new.is_empty() {
            let blocks: Vec<BilingualBlock> = new.iter().map(|(_, block)| (*block).clone()).collect();
            let mut out = String::new();
            let langs = (update.source, update.target);
            write_file(&mut out, update.original, langs, name, &blocks);
            file.edits.insert(end, &out);
        }
    }
    Ok(file.edits.written(&part).unwrap_or_else(|| input.bytes.to_vec()))
}

struct FileText<'t> {
    text: &'t str,
    update: &'t BilingualUpdate<'t>,
    edits: Edits,
    /// How many units of text were met.
    units: usize,
}

/// What an element says in our namespace, by whatever prefix.
fn said(element: &RawElement, text: &str, name: &str) -> Option<String> {
    element.attribute(text, &format!("cotejo:{name}"))
}

impl FileText<'_> {
    /// Lets a `file` say what its original is now.
    fn original(&mut self, file: &RawElement) {
        let original = self.update.original;
        let reader = original.reader.map(|reader| reader.to_string()).unwrap_or_default();
        let mut tag = self.text[file.tag.clone()].to_owned();
        for (name, value) in [("hash", original.hash.0.as_str()), ("encoding", &original.encoding), ("reader", &reader)]
        {
            if said(file, self.text, name).is_some() && !value.is_empty() {
                tag = with_attribute(&tag, &format!("cotejo:{name}"), Some(value));
            }
        }
        if tag != self.text[file.tag.clone()] {
            self.edits.replace(Span::new(file.tag.start, file.tag.end), tag);
        }
    }

    /// Brings the groups of a body up to date; how many there are.
    fn body(&mut self, body: &RawElement, site: bool, name: &str) -> Result<usize> {
        let update = self.update;
        let units = if site { &update.site } else { &update.story };
        let mut count = 0;
        let written = |at: usize, behind: bool| -> String {
            let mut out = String::new();
            let new = units.new.iter().filter(|(before, _)| if behind { *before >= at } else { *before == at });
            new.for_each(|(_, block)| write_group(&mut out, (update.source, update.target), block));
            out
        };
        let own = |group: &&RawElement| {
            group.name == "group" && group.attribute(self.text, "restype").is_some_and(|kind| kind.starts_with(ROLE))
        };
        let groups: Vec<&RawElement> = body.children.iter().filter(own).collect();
        for group in groups {
            let new = written(count, false);
            if !new.is_empty() {
                let at = line_start(self.text, group.all.start);
                self.edits.insert(at, &new);
            }
            let parts: Vec<&RawElement> = group.children.iter().filter(|part| part.name == "trans-unit").collect();
            self.units += parts.len();
            match units.units.get(count) {
                Some(UnitUpdate::Gone) => {
                    let range = with_its_lines(self.text, &group.all);
                    self.edits.replace(Span::new(range.start, range.end), String::new());
                }
                Some(UnitUpdate::Renewed { before, after }) if parts.len() == after.segments.len() => {
                    for (part, (was, is)) in parts.iter().zip(before.segments.iter().zip(&after.segments)) {
                        self.renew(part, was, is, name)?;
                    }
                }
                _ => {}
            }
            count += 1;
        }
        let new = written(count, true);
        if !new.is_empty() {
            let end = body.content(self.text).map_or(body.all.end, |content| content.end);
            let at = line_start(self.text, end);
            self.edits.insert(at, &new);
        }
        Ok(count)
    }

    /// A unit whose segment has another target or other candidates than it was read with.
    fn renew(&mut self, unit: &RawElement, was: &Segment, is: &Segment, name: &str) -> Result<()> {
        if (&was.target, was.state, &was.filled) != (&is.target, is.state, &is.filled) {
            let text = UnitText::at(self.text, unit.all.clone(), name)?;
            text.refill_own(was, is, &mut self.edits);
        }
        if was.candidates != is.candidates {
            self.offer(unit, is, self.update.target);
        }
        Ok(())
    }

    /// The candidates of a segment in the place of those of ours that it has.
    fn offer(&mut self, unit: &RawElement, segment: &Segment, target: &Lang) {
        let old = unit.children.iter().filter(|inner| inner.name == "alt-trans");
        for old in old.filter(|old| said(old, self.text, "unit").is_some()) {
            let range = with_its_lines(self.text, &old.all);
            self.edits.replace(Span::new(range.start, range.end), String::new());
        }
        let mut new = String::new();
        segment.candidates.iter().for_each(|candidate| write_candidate(&mut new, candidate, target));
        let Some(behind) = unit.child("target").or_else(|| unit.child("source")) else { return };
        if !new.is_empty() {
            self.edits.insert(behind.all.end, &format!("\n{}", new.trim_end_matches('\n')));
        }
    }
}
