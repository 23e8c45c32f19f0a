//! Which text of a unit its source language means, and how a language is spelt so that every tool takes it.

use super::examine::normalized;
use crate::format::consumer::Consumer;
use crate::model::{Lang, Standing};

/// How alike a text's tag is to that of the source language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alike {
    /// One says more than the other.
    Unspecified,
    /// One says more, and it is what tools take the other for: `en` and `en-US`.
    Default,
    /// The same written language, otherwise: `zh-CN` and `zh-Hans`.
    Same,
    /// The same tag but for capitals and what joins its parts.
    Normalized,
    /// The same letters.
    Exact,
}

/// The regions that a bare tag is taken for: `DEFAULT_LANGS` in WeblateOrg/language-data, as far as our languages go.
const REGIONS: &[(&str, &str)] = &[("en", "US"), ("pt", "PT"), ("zh", "CN")];

/// The text that is most like the source language: its place among `texts`, and how alike; the first of several.
pub(super) fn pick(source: Option<&str>, texts: &[(&str, Option<&Lang>)]) -> Option<(usize, Alike)> {
    let source = source?;
    let lang = Lang::parse(source).ok();
    let alike = |(tag, other): &(&str, Option<&Lang>)| {
        if *tag == source {
            return Some(Alike::Exact);
        }
        if normalized(tag) == normalized(source) {
            return Some(Alike::Normalized);
        }
        let (lang, other) = (lang.as_ref()?, (*other)?);
        match lang.standing(other) {
            Standing::Same => Some(Alike::Same),
            Standing::Unspecified if takes_for(lang, other) || takes_for(other, lang) => Some(Alike::Default),
            Standing::Unspecified => Some(Alike::Unspecified),
            Standing::Sister | Standing::Other => None,
        }
    };
    let found = texts.iter().enumerate().filter_map(|(at, text)| Some((at, alike(text)?)));
    found.max_by_key(|&(at, alike)| (alike, std::cmp::Reverse(at)))
}

fn takes_for(bare: &Lang, other: &Lang) -> bool {
    REGIONS.iter().any(|(language, region)| {
        bare.to_string() == *language && normalized(&other.to_string()) == normalized(&format!("{language}-{region}"))
    })
}

/// A tag that every tool takes: as OmegaT, Weblate and Trados are all told it, where they agree.
pub(super) fn spelt(lang: &Lang) -> String {
    let tags: Vec<String> = Consumer::ALL.iter().map(|consumer| consumer.tag(lang)).collect();
    match tags.first() {
        Some(first) if tags.iter().all(|tag| tag == first) => first.clone(),
        _ => lang.to_string(),
    }
}
