//! A link, an image or a placeholder of the source is not in the target, or the other way round.

use std::collections::HashMap;

use super::{Category, Check, FindingText, Remark, Run, Severity, Subject, Surroundings};
use crate::model::{Code, CodeKind, Text};

pub(super) const CHECK: Check =
    Check { id: "codes", category: Category::Markup, severity: Severity::Minor, run: Run::Segment(run) };

fn run(subject: &Subject, _: &Surroundings<'_>) -> Vec<Remark> {
    let (wanted, there) = (names(&subject.source), names(&subject.target));
    // A tool that keeps no original data says of each code no more than its kind.
    if wanted.iter().chain(&there).any(|(_, name)| name.is_empty()) {
        return Vec::new();
    }
    let missing = beyond(&wanted, &there);
    let missing = missing.map(|name| remark(FindingText::CodeMissing { code: name.to_owned() }, carries(name)));
    let added = beyond(&there, &wanted).map(|name| remark(FindingText::CodeAdded { code: name.to_owned() }, false));
    missing.chain(added).collect()
}

/// Those codes of one side that the other side has not as often, in their order.
fn beyond<'a>(codes: &'a [Named], other: &'a [Named]) -> impl Iterator<Item = &'a str> {
    let mut left: HashMap<&Named, usize> = HashMap::new();
    for code in other {
        *left.entry(code).or_default() += 1;
    }
    codes.iter().filter_map(move |code| match left.get_mut(code) {
        Some(count) if *count > 0 => {
            *count -= 1;
            None
        }
        _ => Some(code.1.as_str()),
    })
}

/// A code's kind, and what it is called.
type Named = (CodeKind, String);

fn remark(says: FindingText, major: bool) -> Remark {
    let advice = FindingText::AdviceCompare {};
    Remark { source: None, target: None, says, advice, replacement: None, severity: major.then_some(Severity::Major) }
}

/// The codes of a text by name, without those that close.
fn names(text: &Text) -> Vec<Named> {
    text.codes().filter(|code| code.kind != CodeKind::Close).map(|code| (code.kind, name(code))).collect()
}

/// What a code is called: an element's tag without attributes, of anything else its data, shortened.
fn name(code: &Code) -> String {
    const LONGEST: usize = 40;
    let data = code.data.trim();
    match data.strip_prefix('<') {
        Some(tag) => {
            let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
            format!("<{}>", tag[..end].to_lowercase())
        }
        None => data.chars().take(LONGEST).collect(),
    }
}

/// Whether readers lose something that is not there in words: a link, an image, what a program puts in.
fn carries(name: &str) -> bool {
    matches!(name, "<a>" | "<img>" | "<video>" | "<audio>" | "<iframe>") || !name.starts_with('<')
}
