//! The words by which a site speaks for itself: buttons, boxes, credits, in Portuguese, English and Chinese. A line that
//! is one of them, or begins like one of them, is no sentence of the story.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

use super::lists::under_kinds;
use super::quick::Table;

/// What a site's line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Furniture {
    /// Share, print, save, listen, letter size.
    Tool,
    /// An advert's label.
    Advert,
    /// Newsletters, subscriptions, accounts, apps, follow us.
    Subscribe,
    /// "Read also": what follows are other pages' headlines.
    Related,
    /// What follows are readers' comments.
    Comments,
    /// Who made a picture.
    Credit,
    /// Who wrote, edited, contributed; where it was taken from.
    Byline,
    /// Rights, imprint, contact, terms.
    Footer,
    /// Cookies and consent.
    Consent,
    /// Menus, search, page numbers.
    Navigation,
    /// Labels of subjects.
    Tags,
    /// What a player or a gallery shows.
    Media,
    /// What a picture shows, said under it.
    Caption,
    /// Asks for support or for a name and address: what several of its words together say.
    Appeal,
    /// A box begins that can be skipped: `skip past newsletter promotion`.
    Skip,
    /// That box ends.
    End,
}

use Furniture as F;

impl Furniture {
    /// By its section's name in `words/*.txt`.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "tool" => F::Tool,
            "advert" => F::Advert,
            "subscribe" => F::Subscribe,
            "related" => F::Related,
            "comments" => F::Comments,
            "credit" => F::Credit,
            "byline" => F::Byline,
            "footer" => F::Footer,
            "consent" => F::Consent,
            "navigation" => F::Navigation,
            "tags" => F::Tags,
            "media" => F::Media,
            "caption" => F::Caption,
            "appeal" => F::Appeal,
            "skip" => F::Skip,
            "end" => F::End,
            _ => return None,
        })
    }
}

/// The lines of each language, and those that all have.
const LISTS: [&str; 4] = [
    include_str!("words/any.txt"),
    include_str!("words/en.txt"),
    include_str!("words/pt.txt"),
    include_str!("words/zh.txt"),
];

struct Words {
    whole: Table<&'static str, Furniture>,
    start: AhoCorasick,
    start_kinds: Vec<Furniture>,
    anywhere: AhoCorasick,
    anywhere_kinds: Vec<Furniture>,
    appeal: AhoCorasick,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let mut whole = Table::default();
    let (mut starts, mut start_kinds, mut any, mut anywhere_kinds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut appeals = Vec::new();
    for (kind, line) in LISTS.iter().flat_map(|list| under_kinds(list, Furniture::named)) {
        if kind == F::Appeal {
            appeals.push(line.trim_matches('…'));
            continue;
        }
        match (line.strip_prefix('…'), line.strip_suffix('…')) {
            (Some(inner), _) => {
                any.push(inner.trim_end_matches('…'));
                anywhere_kinds.push(kind);
            }
            (None, Some(start)) => {
                starts.push(start);
                start_kinds.push(kind);
            }
            (None, None) => {
                whole.entry(line).or_insert(kind);
            }
        }
    }
    // The lists are constant; a test sees to it that they build.
    let start = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Anchored)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(starts)
        .ok()?;
    // Each state laid out in full, because whole lines are searched.
    let anywhere = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(any)
        .ok()?;
    let appeal = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(appeals).ok()?;
    Some(Words { whole, start, start_kinds, anywhere, anywhere_kinds, appeal })
});

/// What a line is for, if its words say that it is the site's. `lower` is the line in lower case, `words` its length (a
/// Chinese character counts half a word): a long line that happens to begin like a label is a sentence.
pub(super) fn furniture(lower: &str, words: f32) -> Option<Furniture> {
    let tables = WORDS.as_ref()?;
    if words <= 26.0 && lower.starts_with(['»', '>', '►', '▶']) {
        return Some(F::Related);
    }
    let bare = lower.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '：'
                    | '.'
                    | '»'
                    | '>'
                    | '›'
                    | '|'
                    | '…'
                    | '•'
                    | '·'
                    | '-'
                    | '—'
                    | '–'
                    | '!'
                    | '！'
                    | '*'
                    | '【'
                    | '】'
                    | '['
                    | ']'
                    | '■'
                    | '▪'
                    | '+'
            )
    });
    if words <= 8.0
        && let Some(&kind) = tables.whole.get(bare)
    {
        return Some(kind);
    }
    if let Some(found) = tables.start.find(Input::new(bare).anchored(Anchored::Yes)) {
        let kind = tables.start_kinds[found.pattern().as_usize()];
        let most = match kind {
            F::Byline => 14.0,
            F::Consent => 60.0,
            F::Subscribe => 34.0,
            F::Footer => 60.0,
            F::Tags => 40.0,
            F::Credit | F::Caption => 40.0,
            F::Related | F::Media => 26.0,
            F::Skip | F::End => 9.0,
            _ => 20.0,
        };
        if words <= most {
            return Some(kind);
        }
    }
    if words <= 60.0
        && let Some(found) = tables.anywhere.find(bare)
    {
        let kind = tables.anywhere_kinds[found.pattern().as_usize()];
        let most = if kind == F::Credit { 45.0 } else { 60.0 };
        if words <= most {
            return Some(kind);
        }
    }
    None
}

/// Whether a paragraph (in lower case) asks its reader for support or for an address: it says "we" and "you", quotes
/// nobody, and holds three of the words that such appeals are made of, different ones.
pub(super) fn appeals(lower: &str) -> bool {
    const WE: &[&str] = &["our ", "we ", " us ", "noss", " nos ", "我们", "我們", "本刊", "本报", "本報"];
    const YOU: &[&str] = &["you", "você", "seu ", "sua ", "leitor", "您", "你", "读者", "讀者"];
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if lower.contains(['"', '“', '«', '「']) || !has(WE) || !has(YOU) {
        return false;
    }
    let Some(tables) = WORDS.as_ref() else { return false };
    let mut seen: Vec<usize> = Vec::new();
    for found in tables.appeal.find_iter(lower) {
        let word = found.pattern().as_usize();
        if !seen.contains(&word) {
            seen.push(word);
        }
        if seen.len() >= 3 {
            return true;
        }
    }
    false
}

/// Whether a line holds words that only the site's lines hold.
pub(super) fn anywhere(lower: &str) -> bool {
    WORDS.as_ref().is_some_and(|tables| tables.anywhere.find(lower).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::lists::odd_lines;
    use super::*;

    #[test]
    fn the_tables_build_and_hold_lower_case() {
        assert!(WORDS.is_some());
        let mut seen = std::collections::HashSet::new();
        for list in LISTS {
            assert_eq!(odd_lines(list, Furniture::named), Vec::<&str>::new());
            for (kind, line) in under_kinds(list, Furniture::named) {
                assert_eq!(line, line.to_lowercase());
                assert!(!line.trim_matches('…').is_empty(), "{line}");
                assert!(line.ends_with('…') || !line.starts_with('…'), "{line}");
                assert!(seen.insert((kind == F::Appeal, line)), "twice: {line}");
            }
        }
    }

    #[test]
    fn a_label_is_furniture_and_a_sentence_is_not() {
        for (line, words, expected) in [
            ("leia também", 2.0, Some(F::Related)),
            ("contact us", 2.0, Some(F::Footer)),
            ("责任编辑：李明", 4.0, Some(F::Byline)),
            ("o ministro falou aos jornalistas em lisboa.", 7.0, None),
            ("share prices fell in london on monday.", 7.0, None),
        ] {
            assert_eq!(furniture(line, words), expected, "{line}");
        }
    }
}
