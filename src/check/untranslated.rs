//! The target is the source: somebody copied it, and nobody translated it.

use super::{Category, Check, FindingText, Remark, Run, Severity, Subject, Surroundings};
use crate::model::{Span, is_han};

pub(super) const CHECK: Check =
    Check { id: "untranslated", category: Category::Untranslated, severity: Severity::Major, run: Run::Segment(run) };

/// So many words that no name begins: what has fewer may be the title of a work, a name, a formula.
const WORDS: usize = 3;
/// So many Chinese characters, for the same reason.
const HAN: usize = 6;

fn run(subject: &Subject, _: &Surroundings<'_>) -> Vec<Remark> {
    let (source, target) = (subject.source.chars(), subject.target.chars());
    let languages = (subject.source_lang.language(), subject.target_lang.language());
    if languages.0 == languages.1 || subject.source.key() != subject.target.key() || !says_something(&source) {
        return Vec::new();
    }
    let whole = Span { start: 0, end: target.len() };
    vec![Remark {
        source: None,
        target: Some(whole),
        says: FindingText::NotTranslated {},
        advice: FindingText::AdviceTranslate {},
        replacement: None,
        severity: None,
    }]
}

/// Whether a text is more than names, figures and addresses, which stand in every language as they are.
fn says_something(text: &str) -> bool {
    let plain = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_lowercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
    };
    text.split_whitespace().filter(plain).count() >= WORDS || text.chars().filter(|&c| is_han(c)).count() >= HAN
}
