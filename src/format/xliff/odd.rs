//! Characters that XML does not allow, in a file that somebody has worked on for a week: one bad byte costs one
//! translation, never the file.

use std::ops::Range;

use super::inline::is_core;
use crate::error::{Notice, Result};
use crate::format::xml::{self, Element, Node};

/// The characters of a file that XML does not allow. Inside a unit one costs that translation or that unit; outside the
/// file is damaged.
pub(in crate::format) struct OddCharacters<'a> {
    text: &'a str,
    /// The next one.
    next: Option<usize>,
}

impl<'a> OddCharacters<'a> {
    pub(in crate::format) fn new(text: &'a str) -> Self {
        Self { text, next: xml::odd_character(text).map(|(at, _)| at) }
    }

    /// Goes past a unit; those before it are an error.
    pub(in crate::format) fn pass(&mut self, unit: Range<usize>, file: &str) -> Result<()> {
        match self.next {
            Some(at) if at < unit.start => return Err(xml::odd_at(file, self.text, at, 1)),
            Some(at) if at < unit.end => {
                self.next = xml::odd_character(&self.text[unit.end..]).map(|(at, _)| unit.end + at);
            }
            _ => {}
        }
        Ok(())
    }
}

/// Takes translations that hold a character that XML does not allow out of a unit; whether the rest holds none. What is
/// left out is told.
pub(super) fn without_odd(unit: &mut Element, file: &str) -> (bool, Vec<Notice>) {
    let mut notices = Vec::new();
    let file = || file.to_owned();
    let id = super::id_in_file(unit);
    let segments = unit.children.iter_mut().filter_map(|node| match node {
        Node::Element(part) if is_core(part, "segment") || is_core(part, "ignorable") => Some(part),
        _ => None,
    });
    for segment in segments {
        let mut told = None;
        segment.children.retain(|node| match node {
            Node::Element(target) if is_core(target, "target") => {
                let odd = target.odd_character().map(|c| (target.line, xml::odd_fault(c)));
                told = told.take().or(odd.clone());
                odd.is_none()
            }
            _ => true,
        });
        if let Some((line, (reason, detail))) = told {
            // A state is that of a translation.
            segment.attributes.retain(|attribute| attribute.name != "state");
            let reason = reason.to_owned();
            notices.push(Notice::VariantSkipped { file: file(), line, unit: id.clone(), reason, detail });
        }
    }
    let Some(c) = unit.odd_character() else { return (true, notices) };
    let (reason, detail) = xml::odd_fault(c);
    notices.push(Notice::UnitSkipped { file: file(), line: unit.line, unit: id, reason: reason.to_owned(), detail });
    (false, notices)
}
