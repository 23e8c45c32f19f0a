//! A term of the house stands in the source, and none that the house accepts for it in the target.

use std::collections::HashSet;

use super::{Category, Check, FindingText, Remark, Run, Severity, Subject, Surroundings};
use crate::model::TermStatus;
use crate::termbase::Applicable;

pub(super) const CHECK: Check =
    Check { id: "term-not-used", category: Category::Terminology, severity: Severity::Minor, run: Run::Segment(run) };

fn run(subject: &Subject, around: &Surroundings<'_>) -> Vec<Remark> {
    let termbase = around.termbase;
    let source = subject.source.chars();
    let in_source = termbase.find(&source, &subject.source_lang);
    if in_source.is_empty() {
        return Vec::new();
    }
    // Inside longer terms too: who writes `foreign minister` has written `minister`. A deprecated or forbidden term of
    // the concept is `term-forbidden`'s to tell.
    let target = subject.target.chars();
    let rendered: HashSet<usize> =
        termbase.find_all(&target, &subject.target_lang).iter().map(|found| found.concept).collect();
    let mut told: HashSet<usize> = HashSet::new();
    let mut out = Vec::new();
    let mut at = 0;
    while at < in_source.len() {
        let span = in_source[at].span;
        let same = in_source[at..].iter().take_while(|found| found.span == span).count();
        let homonyms = &in_source[at..at + same];
        at += same;
        // What one word may mean: any of its concepts will do.
        if homonyms.iter().any(|found| rendered.contains(&found.concept)) {
            continue;
        }
        let wanted = homonyms.iter().find_map(|found| {
            let accepted: Vec<_> = termbase
                .applicable(found.concept, &subject.target_lang)
                .into_iter()
                .filter(Applicable::is_accepted)
                .collect();
            let preferred = accepted.iter().find(|applicable| applicable.term.status == TermStatus::Preferred);
            preferred.or(accepted.first()).map(|applicable| (found.concept, applicable.term.text.clone()))
        });
        let Some((concept, wanted)) = wanted else { continue };
        if told.insert(concept) {
            out.push(Remark {
                source: Some(span),
                target: None,
                says: FindingText::TermNotUsed { term: source[span.range()].to_owned() },
                advice: FindingText::AdviceUse { wanted },
                replacement: None,
                severity: None,
            });
        }
    }
    out
}
