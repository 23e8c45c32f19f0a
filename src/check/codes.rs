//! A link, an image or a placeholder of the source is not in the target.

use super::{Category, Check, FindingText, Remark, Run, Severity, Subject, Surroundings};
use crate::model::{Code, CodeKind, Text};

pub(super) const CHECK: Check =
    Check { id: "codes", category: Category::Markup, severity: Severity::Minor, run: Run::Segment(run) };

fn run(subject: &Subject, _: &Surroundings<'_>) -> Vec<Remark> {
    let mut there = names(&subject.target);
    let wanted = names(&subject.source);
    // A tool that keeps no original data says of each code no more than its kind.
    if wanted.iter().chain(&there).any(|(_, name)| name.is_empty()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for code in wanted {
        match there.iter().position(|one| *one == code) {
            Some(at) => {
                there.swap_remove(at);
            }
            None => out.push(remark(FindingText::CodeMissing { code: code.1.clone() }, carries(&code.1))),
        }
    }
    out.extend(there.into_iter().map(|(_, name)| remark(FindingText::CodeAdded { code: name }, false)));
    out
}

fn remark(says: FindingText, major: bool) -> Remark {
    let advice = FindingText::AdviceCompare {};
    Remark { source: None, target: None, says, advice, replacement: None, severity: major.then_some(Severity::Major) }
}

/// The codes of a text by name, without those that close.
fn names(text: &Text) -> Vec<(CodeKind, String)> {
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
