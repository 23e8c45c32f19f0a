//! A document cut for translation: the story's blocks with their segments, the site's strings once each, and which
//! places of the document each of them fills.

use std::collections::{HashMap, HashSet};

use crate::desk::codes::{bare, carried_over};
use crate::format::{PouredBlock, PouredSegment, Pouring, Unconfirmed};
use crate::model::{
    Bilingual, BilingualBlock, Block, Document, Key, Lang, Piece, PlaceKind, Role, Segment, State, Text,
};
use crate::segment::Segmenter;
use crate::story::{STOPS, Story, Verdict, ends_in_stop, is_repeat};

/// A document cut for translation, nothing translated yet.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The story, in the order of the document.
    pub story: Vec<BilingualBlock>,
    /// The site's strings, each text once, in the order of the document.
    pub site: Vec<BilingualBlock>,
    /// Which of them tell of a story (headlines that lead elsewhere, bylines, dates, captions) and are no messages of the
    /// site's catalogue.
    pub editorial: HashSet<usize>,
    /// The document's blocks that get another block's translation: (this one, like that one).
    pub alike: Vec<(usize, usize)>,
}

/// Cuts a document.
#[must_use]
pub fn outline(document: &Document, told: &Story, segmenter: &Segmenter, source: &Lang) -> Outline {
    let mut out = Outline { story: Vec::new(), site: Vec::new(), editorial: HashSet::new(), alike: Vec::new() };
    let mut strings: HashMap<Key, Vec<usize>> = HashMap::new();
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
                let known = strings.entry(block.text.key()).or_default();
                if let Some(&first) = known.iter().find(|&&first| is_repeat(&document.blocks[first], block)) {
                    out.alike.push((at, first));
                    continue;
                }
                known.push(at);
                if told.editorial.get(at).is_some_and(|&editorial| editorial) {
                    out.editorial.insert(out.site.len());
                }
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
    // What a block repeats may be a string that stands elsewhere too.
    let firsts: HashMap<usize, usize> = out.alike.iter().copied().collect();
    for (_, of) in &mut out.alike {
        while let Some(&first) = firsts.get(of) {
            *of = first;
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
    Segment::open("1", text.clone())
}

/// The version of how a document is cut into numbered blocks, which a translated file tells of the program that wrote
/// it. Raised whenever the same bytes may give other blocks.
pub const READER: u32 = 2;

/// The number of the document's block that a bilingual block says it came from.
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
        let (like, here) = (&document.blocks[like], &document.blocks[at]);
        let segments = at_another_place(&blocks[from].segments, like, here, &bilingual.target);
        blocks.push(PouredBlock { block: at, segments });
    }
    Pouring { lang: &bilingual.target, blocks }
}

/// What was poured at `from`, with the codes of `to`, which says the same, and with a stop at the end if it has one.
fn at_another_place(segments: &[PouredSegment], from: &Block, to: &Block, target: &Lang) -> Vec<PouredSegment> {
    let own = to.text.chars();
    let said: String = segments.iter().flat_map(|segment| [segment.text.chars(), segment.after.clone()]).collect();
    // Where the source still stands, so does the place's own white space.
    if said == from.text.chars() && said != own {
        let unconfirmed = segments.iter().find_map(|segment| segment.unconfirmed.clone());
        return vec![PouredSegment { text: to.text.clone(), after: String::new(), unconfirmed }];
    }
    let here = |text: &Text| match to.place.kind {
        PlaceKind::Content => carried_over(text, &from.text, &to.text),
        PlaceKind::TextOnly | PlaceKind::Attribute | PlaceKind::Json => bare(text),
    };
    let mut out: Vec<PouredSegment> =
        segments.iter().map(|segment| PouredSegment { text: here(&segment.text), ..segment.clone() }).collect();
    let (had, has) = (ends_in_stop(&from.text), ends_in_stop(&to.text));
    if had != has
        && let Some(last) = out.last_mut()
    {
        let lang = last.unconfirmed.as_ref().map_or(target, |unconfirmed| &unconfirmed.lang);
        last.text = match has {
            true => with_stop(&last.text, if lang.language() == "zh" { '。' } else { '.' }),
            false => without_stop(&last.text),
        };
    }
    out
}

/// The text with a stop behind its last character, where no other mark ends it.
fn with_stop(text: &Text, stop: char) -> Text {
    change_end(text, |chars| chars.ends_with(char::is_alphanumeric).then(|| format!("{chars}{stop}")))
}

/// The text without the stop that ends it; the point of an abbreviation stays.
fn without_stop(text: &Text) -> Text {
    let is_word = |rest: &&str| !rest.rsplit(' ').next().unwrap_or(rest).contains('.');
    change_end(text, |chars| chars.strip_suffix(STOPS).filter(is_word).map(str::to_owned))
}

/// The text with its last characters as `change` gives them; blanks behind them and codes stay.
fn change_end(text: &Text, change: impl Fn(&str) -> Option<String>) -> Text {
    let mut pieces = text.pieces().to_vec();
    let shown = |piece: &&mut Piece| matches!(piece, Piece::Chars(chars) if !chars.trim_end().is_empty());
    if let Some(Piece::Chars(chars)) = pieces.iter_mut().rev().find(shown) {
        let end = chars.trim_end().len();
        if let Some(changed) = change(&chars[..end]) {
            *chars = changed + &chars[end..];
        }
    }
    Text::from_pieces(pieces)
}

fn poured(block: &BilingualBlock, bilingual: &Bilingual) -> Vec<PouredSegment> {
    let nexts = block.segments.iter().skip(1).map(Some).chain([None]);
    let pour = |(segment, next): (&Segment, Option<&Segment>)| {
        let target = confirmed(segment);
        PouredSegment {
            text: target.unwrap_or(&segment.source).clone(),
            after: next.map_or_else(|| segment.after.clone(), |next| between(segment, next, bilingual)),
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
    };
    block.segments.iter().zip(nexts).map(pour).collect()
}

fn confirmed(segment: &Segment) -> Option<&Text> {
    segment.target.as_ref().filter(|_| segment.is_confirmed())
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
/// being Chinese, had none. Where both stand as in the source, so do the blanks.
fn between(this: &Segment, next: &Segment, bilingual: &Bilingual) -> String {
    let (source, target) = (bilingual.source.language(), bilingual.target.language());
    let Some(said) = confirmed(this) else { return this.after.clone() };
    let then = confirmed(next).unwrap_or(&next.source);
    if source == target || (*said == this.source && *then == next.source) {
        return this.after.clone();
    }
    // A tool that splits a segment may leave the blank in one of the halves.
    let parted = |before: &Text, behind: &Text| {
        before.shown().ends_with(char::is_whitespace) || behind.shown().starts_with(char::is_whitespace)
    };
    if target == "zh" || parted(said, then) {
        return String::new();
    }
    // A sentence that a tool cut in two is one: its halves stand side by side.
    let ended = !this.source.shown().ends_with(char::is_alphanumeric);
    if this.after.is_empty() && (source == "zh" && ended || parted(&this.source, &next.source)) {
        return " ".to_owned();
    }
    this.after.clone()
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
