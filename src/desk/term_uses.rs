//! Which terms stand in a source segment, and how the house calls them in the target language.

use crate::desk::report::{StoryReport, TermUse};
use crate::model::{Lang, Span, TermStatus};
use crate::termbase::Termbase;

/// The terms of `text`, in order, not overlapping, each with the terms that hold for `to`.
#[must_use]
pub fn uses(termbase: &Termbase, text: &str, from: &Lang, to: &Lang) -> Vec<TermUse> {
    termbase
        .find(text, from)
        .into_iter()
        .map(|found| {
            let concept = &termbase.concepts()[found.concept];
            let source = &concept.terms[found.term];
            let targets = termbase.applicable(found.concept, to);
            let with = |statuses: &[TermStatus]| {
                targets
                    .iter()
                    .filter(|target| statuses.contains(&target.term.status))
                    .map(|target| target.term.text.clone())
                    .collect::<Vec<_>>()
            };
            let preferred = with(&[TermStatus::Preferred]);
            TermUse {
                concept: concept.id.clone(),
                span: found.span,
                term: source.text.clone(),
                status: source.status,
                preferred: if preferred.is_empty() { with(&[TermStatus::Admitted]) } else { preferred },
                avoid: with(&[TermStatus::Deprecated, TermStatus::Forbidden]),
                rendered: Vec::new(),
                avoided: Vec::new(),
                definitions: concept.definitions.clone(),
            }
        })
        .collect()
}

/// Notes in each segment's terms where its translation has them, found as the checks find them: inflected ones too.
pub fn find_rendered(termbase: &Termbase, report: &mut StoryReport) {
    let StoryReport { bilingual, segments, .. } = report;
    for (segment, detail) in bilingual.segments().zip(segments) {
        let Some(target) = &segment.target else { continue };
        let target = target.chars();
        for term in &mut detail.terms {
            (term.rendered, term.avoided) = rendered(termbase, &term.concept, &target, &bilingual.target);
        }
    }
}

/// Where a text has accepted terms of a concept, inside longer ones too, and where unwanted ones.
fn rendered(termbase: &Termbase, concept: &str, text: &str, lang: &Lang) -> (Vec<Span>, Vec<Span>) {
    let accepted = |status| matches!(status, TermStatus::Preferred | TermStatus::Admitted);
    let places = |found: Vec<crate::termbase::TermMatch>, wanted: bool| {
        let of = found.into_iter().filter(|one| {
            let whole = &termbase.concepts()[one.concept];
            whole.id == concept && accepted(whole.terms[one.term].status) == wanted
        });
        of.map(|one| one.span).collect()
    };
    (places(termbase.find_all(text, lang), true), places(termbase.find(text, lang), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::terms;
    use crate::format::Input;

    #[test]
    fn the_page_finds_what_the_checks_find() {
        let toml = "[talks]\nen = \"talks\"\npt-PT = [\"conversação\", { text = \"negociação\", status = \"admitted\" }, \
                    { text = \"conversa\", status = \"forbidden\" }]\n";
        let termbase = terms::read(&Input { name: "terms.toml", bytes: toml.as_bytes() }).unwrap().value;
        let lang = Lang::parse("pt-PT").unwrap();
        let words = |text: &str| {
            let (rendered, avoided) = rendered(&termbase, "talks", text, &lang);
            let said = |spans: Vec<Span>| spans.iter().map(|span| text[span.range()].to_owned()).collect::<Vec<_>>();
            (said(rendered), said(avoided))
        };
        let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(words("As conversações acabaram."), (list(&["conversações"]), list(&[])));
        assert_eq!(words("As negociações acabaram."), (list(&["negociações"]), list(&[])));
        assert_eq!(words("As conversas acabaram."), (list(&[]), list(&["conversas"])));
        assert_eq!(words("As reuniões acabaram."), (list(&[]), list(&[])));
    }
}
