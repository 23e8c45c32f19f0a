//! A term stands in the target that the house has given up or never wants.

use std::collections::HashSet;

use super::{Category, Check, FindingText, Remark, Run, Severity, Subject, Surroundings};
use crate::model::{Span, TermStatus};

pub(super) const CHECK: Check =
    Check { id: "term-forbidden", category: Category::Terminology, severity: Severity::Major, run: Run::Segment(run) };

fn run(subject: &Subject, around: &Surroundings<'_>) -> Vec<Remark> {
    let termbase = around.termbase;
    let target = subject.target.chars();
    let found = termbase.find(&target, &subject.target_lang);
    let status = |at: usize| {
        let one = &found[at];
        termbase.concepts()[one.concept].terms[one.term].status
    };
    let unwanted = |at: usize| matches!(status(at), TermStatus::Forbidden | TermStatus::Deprecated);
    let wanted: HashSet<Span> = (0..found.len()).filter(|at| !unwanted(*at)).map(|at| found[at].span).collect();
    let mut meant: Option<HashSet<usize>> = None;
    let mut out = Vec::new();
    for at in (0..found.len()).filter(|at| unwanted(*at)) {
        let one = found[at];
        // The same word may be right for another concept: then the source decides which is meant.
        if wanted.contains(&one.span) {
            let meant = meant.get_or_insert_with(|| {
                let source = subject.source.chars();
                termbase.find_all(&source, &subject.source_lang).iter().map(|found| found.concept).collect()
            });
            if !meant.contains(&one.concept) {
                continue;
            }
        }
        let written = target[one.span.range()].to_owned();
        let terms = termbase.applicable(one.concept, &subject.target_lang);
        let preferred = terms
            .iter()
            .find(|applicable| applicable.term.status == TermStatus::Preferred)
            .or_else(|| terms.iter().find(|applicable| applicable.is_accepted()))
            .map(|applicable| applicable.term.text.clone());
        let deprecated = status(at) == TermStatus::Deprecated;
        out.push(Remark {
            source: None,
            target: Some(one.span),
            says: if deprecated {
                FindingText::TermDeprecated { found: written.clone() }
            } else {
                FindingText::TermForbidden { found: written.clone() }
            },
            // Inflected, the term needs a hand; as it stands in the termbase, it can be put in its place.
            replacement: preferred.clone().filter(|_| written == termbase.concepts()[one.concept].terms[one.term].text),
            advice: match preferred {
                Some(wanted) => FindingText::AdviceUseInstead { wanted },
                None => FindingText::AdviceAvoid { found: written },
            },
            severity: deprecated.then_some(Severity::Minor),
        });
    }
    out
}
