//! One source with different targets: in one file, and against the memory.

use std::collections::HashMap;

use super::{Category, Check, FindingText, MemoryLookup, Remark, Run, Severity, Subject};
use crate::error::Result;
use crate::model::{Key, Lang};

pub(super) const CHECK: Check = Check {
    id: "consistency",
    category: Category::Inconsistency,
    severity: Severity::Minor,
    run: Run::FileAndMemory { file, memory },
};

/// A finding for each segment whose target is not that of the first segment with its source.
fn file(subjects: &[Subject]) -> Vec<(usize, Remark)> {
    let mut first: HashMap<(&Lang, &Lang, Key), usize> = HashMap::new();
    let mut out = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        let key = (&subject.source_lang, &subject.target_lang, subject.source.key());
        let before = *first.entry(key).or_insert(at);
        let other = &subjects[before];
        if before == at || other.target.key() == subject.target.key() {
            continue;
        }
        let says = FindingText::OtherwiseInFile { other: other.target.chars(), place: other.place.to_string() };
        out.push((at, remark(says)));
    }
    out
}

/// A finding if the memory knows the source and none of its renderings is the target. Two units that are both checked
/// are told of once: at the later id.
fn memory(subject: &Subject, memory: &dyn MemoryLookup) -> Result<Vec<Remark>> {
    let renderings = memory.renderings(&subject.source_lang, &subject.source.key(), &subject.target_lang)?;
    let other = renderings.other(&subject.place, &subject.target.key());
    let says =
        other.map(|other| FindingText::OtherwiseInMemory { other: other.target.chars(), unit: other.unit.to_string() });
    Ok(says.map(remark).into_iter().collect())
}

fn remark(says: FindingText) -> Remark {
    Remark {
        source: None,
        target: None,
        says,
        advice: FindingText::AdviceOneRendering {},
        replacement: None,
        severity: None,
    }
}
