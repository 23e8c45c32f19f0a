//! A document cut for translation: the story's blocks with their segments, the site's strings once each, and which
//! places of the document each of them fills.

use std::collections::HashMap;

use crate::desk::codes::bare;
use crate::format::{PouredBlock, PouredSegment, Pouring, Unconfirmed};
use crate::model::{Bilingual, BilingualBlock, Document, Key, Lang, PlaceKind, Role, Segment, State, Text};
use crate::segment::Segmenter;
use crate::story::{Story, Verdict};

/// A document cut for translation, nothing translated yet.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The story, in the order of the document.
    pub story: Vec<BilingualBlock>,
    /// The site's strings, each text once, in the order of the document.
    pub site: Vec<BilingualBlock>,
    /// The document's blocks that get another block's translation: (this one, like that one).
    pub alike: Vec<(usize, usize)>,
}

/// Cuts a document.
#[must_use]
pub fn outline(document: &Document, told: &Story, segmenter: &Segmenter, source: &Lang) -> Outline {
    let mut out = Outline { story: Vec::new(), site: Vec::new(), alike: Vec::new() };
    let mut strings: HashMap<Key, usize> = HashMap::new();
    for (at, (block, verdict)) in document.blocks.iter().zip(&told.verdicts).enumerate() {
        if block.text.is_blank() {
            continue;
        }
        match *verdict {
            Verdict::Story(role) => out.story.push(BilingualBlock {
                id: format!("b{at}"),
                role,
                message: None,
                note: None,
                segments: cut(&block.text, segmenter, source),
            }),
            Verdict::Site(_) if !says(&block.text.chars()) => {}
            Verdict::Site(place) => {
                let key = block.text.key();
                if let Some(&first) = strings.get(&key) {
                    out.alike.push((at, first));
                    continue;
                }
                strings.insert(key, at);
                out.site.push(BilingualBlock {
                    id: format!("s{at}"),
                    role: Role::SiteString,
                    message: None,
                    note: Some(place.name().to_owned()),
                    segments: vec![whole(&block.text)],
                });
            }
            Verdict::Repeat(of) => out.alike.push((at, of)),
            Verdict::Neither => {}
        }
    }
    out
}

/// Whether there is something to translate: a letter, and neither an address nor a script's data left in the page.
fn says(chars: &str) -> bool {
    let chars = chars.trim();
    let word = !chars.contains(char::is_whitespace);
    let address = word && (chars.contains("://") || chars.starts_with("www."));
    let data = chars.starts_with(['{', '[']) && chars.ends_with(['}', ']']) && chars.contains("\":");
    chars.chars().any(char::is_alphabetic) && !address && !data
}

fn cut(text: &Text, segmenter: &Segmenter, source: &Lang) -> Vec<Segment> {
    segmenter
        .segment(text, source)
        .into_iter()
        .enumerate()
        .map(|(at, cut)| Segment { id: (at + 1).to_string(), after: cut.after, ..whole(&cut.text) })
        .collect()
}

fn whole(text: &Text) -> Segment {
    Segment {
        id: "1".to_owned(),
        source: text.clone(),
        target: None,
        state: State::Initial,
        after: String::new(),
        candidates: Vec::new(),
    }
}

/// The number of the document's block that a bilingual block came from.
#[must_use]
pub fn block_of(block: &BilingualBlock) -> Option<usize> {
    block.id.get(1..)?.parse().ok()
}

/// The translation poured into the document: what is confirmed in the target language, what is not in the source's,
/// marked. `alike` as in [`Outline::alike`].
#[must_use]
pub fn pouring<'a>(bilingual: &'a Bilingual, document: &Document, alike: &[(usize, usize)]) -> Pouring<'a> {
    let mut blocks: Vec<PouredBlock> = Vec::new();
    let mut by_block: HashMap<usize, usize> = HashMap::new();
    for block in bilingual.story.iter().chain(&bilingual.site) {
        let Some(at) = block_of(block).filter(|&at| at < document.blocks.len()) else { continue };
        by_block.insert(at, blocks.len());
        blocks.push(PouredBlock { block: at, segments: poured(block, bilingual) });
    }
    for &(at, like) in alike {
        let Some(&from) = by_block.get(&like) else { continue };
        let mut segments = blocks[from].segments.clone();
        let same_codes = {
            let (a, b) = (&document.blocks[at].text, &document.blocks[like].text);
            a.codes().eq(b.codes()) && document.blocks[at].place.kind == PlaceKind::Content
        };
        if !same_codes {
            for segment in &mut segments {
                segment.text = bare(&segment.text);
            }
        }
        blocks.push(PouredBlock { block: at, segments });
    }
    Pouring { lang: &bilingual.target, blocks }
}

fn poured(block: &BilingualBlock, bilingual: &Bilingual) -> Vec<PouredSegment> {
    let count = block.segments.len();
    block
        .segments
        .iter()
        .enumerate()
        .map(|(at, segment)| {
            let target = segment.target.as_ref().filter(|_| segment.is_confirmed());
            let lang = if target.is_some() { &bilingual.target } else { &bilingual.source };
            let after = if at + 1 == count { segment.after.clone() } else { between(&segment.after, lang) };
            PouredSegment {
                text: target.unwrap_or(&segment.source).clone(),
                after,
                unconfirmed: target.is_none().then(|| Unconfirmed {
                    lang: bilingual.source.clone(),
                    reason: if is_ambiguous(segment, &bilingual.target) {
                        "ambiguous"
                    } else if segment.candidates.is_empty() {
                        "new"
                    } else {
                        "fuzzy"
                    },
                }),
            }
        })
        .collect()
}

/// Whether several confirmed renderings of the exact language differ at 100 and above.
#[must_use]
pub fn is_ambiguous(segment: &Segment, target: &Lang) -> bool {
    let mut exact = segment
        .candidates
        .iter()
        .filter(|candidate| candidate.score >= 100 && candidate.state >= State::Translated)
        .filter(|candidate| candidate.lang.standing(target) == crate::model::Standing::Same)
        .map(|candidate| candidate.target.key());
    let first = exact.next();
    exact.any(|other| Some(other) != first)
}

/// The blanks between two sentences belong to the language that is written: none in Chinese, and one where the source,
/// being Chinese, had none.
fn between(source: &str, lang: &Lang) -> String {
    match (lang.language(), source.is_empty()) {
        ("zh", _) => String::new(),
        (_, true) => " ".to_owned(),
        (_, false) => source.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_string_without_words_is_no_message() {
        for (chars, expected) in [
            ("1/1", false),
            ("17:42", false),
            ("https://jornal.example/a?b=1", false),
            ("www.jornal.example", false),
            (r#"{"slot": "top", "sizes": [300, 250]}"#, false),
            ("Início", true),
            ("3 de outubro", true),
            ("[Ler mais]", true),
            ("首页", true),
        ] {
            assert_eq!(says(chars), expected, "{chars}");
        }
    }
}
