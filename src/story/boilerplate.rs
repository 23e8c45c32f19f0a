//! The words by which a site speaks for itself: buttons, boxes, credits, in Portuguese, English and Chinese. A line that
//! is one of them, or begins like one of them, is no sentence of the story.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

use super::SitePlace;
use super::fx_hash::FxHashMap;
use super::word_lists::entries;

/// What a site's line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Boilerplate {
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

use Boilerplate as B;

impl Boilerplate {
    /// By its section's name in `words/*.txt`.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "tool" => B::Tool,
            "advert" => B::Advert,
            "subscribe" => B::Subscribe,
            "related" => B::Related,
            "comments" => B::Comments,
            "credit" => B::Credit,
            "byline" => B::Byline,
            "footer" => B::Footer,
            "consent" => B::Consent,
            "navigation" => B::Navigation,
            "tags" => B::Tags,
            "media" => B::Media,
            "caption" => B::Caption,
            "appeal" => B::Appeal,
            "skip" => B::Skip,
            "end" => B::End,
            _ => return None,
        })
    }

    /// Where a line stands that says itself what it is for.
    pub(super) fn place(self) -> SitePlace {
        match self {
            B::Tool | B::Byline | B::Credit | B::Tags | B::Caption => SitePlace::Byline,
            B::Advert | B::Subscribe | B::Related | B::Media | B::Consent | B::Skip | B::End => SitePlace::Box,
            B::Appeal => SitePlace::Box,
            B::Comments => SitePlace::Comments,
            B::Footer => SitePlace::Footer,
            B::Navigation => SitePlace::Navigation,
        }
    }
}

/// The lines of each language, and those that all have.
const LISTS: [&str; 4] = [
    include_str!("words/any.txt"),
    include_str!("words/en.txt"),
    include_str!("words/pt.txt"),
    include_str!("words/zh.txt"),
];

struct Matchers {
    whole: FxHashMap<&'static str, Boilerplate>,
    start: AhoCorasick,
    start_kinds: Vec<Boilerplate>,
    anywhere: AhoCorasick,
    anywhere_kinds: Vec<Boilerplate>,
    appeal: AhoCorasick,
}

static MATCHERS: LazyLock<Option<Matchers>> = LazyLock::new(|| {
    let mut whole = FxHashMap::default();
    let (mut starts, mut start_kinds, mut any, mut anywhere_kinds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut appeals = Vec::new();
    for (kind, line) in LISTS.iter().flat_map(|list| entries(list, Boilerplate::named)) {
        if kind == B::Appeal {
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
    Some(Matchers { whole, start, start_kinds, anywhere, anywhere_kinds, appeal })
});

/// What a line is for, if its words say that it is the site's. `lower` is the line in lower case, `words` its length (a
/// Chinese character counts half a word): a long line that happens to begin like a label is a sentence.
pub(super) fn boilerplate_of(lower: &str, words: f32) -> Option<Boilerplate> {
    let tables = MATCHERS.as_ref()?;
    if words <= 26.0 && lower.starts_with(['»', '>', '►', '▶']) {
        return Some(B::Related);
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
            B::Byline => 14.0,
            B::Consent => 60.0,
            B::Subscribe => 34.0,
            B::Footer => 60.0,
            B::Tags => 40.0,
            B::Credit | B::Caption => 40.0,
            B::Related | B::Media => 26.0,
            B::Skip | B::End => 9.0,
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
        let most = if kind == B::Credit { 45.0 } else { 60.0 };
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
    let Some(tables) = MATCHERS.as_ref() else { return false };
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
    MATCHERS.as_ref().is_some_and(|tables| tables.anywhere.find(lower).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::word_lists::odd_lines;
    use super::*;

    #[test]
    fn the_tables_build_and_hold_lower_case() {
        assert!(MATCHERS.is_some());
        let mut seen = std::collections::HashSet::new();
        for list in LISTS {
            assert_eq!(odd_lines(list, Boilerplate::named), Vec::<&str>::new());
            for (kind, line) in entries(list, Boilerplate::named) {
                assert_eq!(line, line.to_lowercase());
                assert!(!line.trim_matches('…').is_empty(), "{line}");
                assert!(line.ends_with('…') || !line.starts_with('…'), "{line}");
                assert!(seen.insert((kind == B::Appeal, line)), "twice: {line}");
            }
        }
    }

    #[test]
    fn a_label_is_boilerplate_and_a_sentence_is_not() {
        for (line, words, expected) in [
            ("leia também", 2.0, Some(B::Related)),
            ("contact us", 2.0, Some(B::Footer)),
            ("责任编辑：李明", 4.0, Some(B::Byline)),
            ("o ministro falou aos jornalistas em lisboa.", 7.0, None),
            ("share prices fell in london on monday.", 7.0, None),
        ] {
            assert_eq!(boilerplate_of(line, words), expected, "{line}");
        }
    }
}
