//! The words by which a site speaks for itself: buttons, boxes, credits, in Portuguese, English and Chinese. A line that
//! is one of them, or begins like one of them, is no sentence of the story.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

use super::SitePlace;
use super::fx_hash::FxHashMap;
use super::phrases::says_we_and_you;
use super::weights as w;
use crate::model::is_cjk_text;
use crate::model::word_list::{Phrase, entries};

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
    /// Rules, rights, consent, offers: what several of its words together say.
    House,
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
            "house" => B::House,
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
            B::Appeal | B::House => SitePlace::Box,
            B::Comments => SitePlace::Comments,
            B::Footer => SitePlace::Footer,
            B::Navigation => SitePlace::Navigation,
        }
    }
}

/// The lines of each language, and those that all have.
const LISTS: [(&str, &str); 4] = [
    ("any", include_str!("words/any.txt")),
    ("en", include_str!("words/en.txt")),
    ("pt", include_str!("words/pt.txt")),
    ("zh", include_str!("words/zh.txt")),
];

/// What a line's words say that it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) kind: Boilerplate,
    /// The words which say so, where the line only begins with them, and so few that a sentence may begin so too: `Fonte
    /// …`, but neither `Fonte: …` nor `Este texto não reflete …`.
    pub(super) lead: Option<&'static str>,
}

struct Matchers {
    whole: FxHashMap<&'static str, Boilerplate>,
    start: AhoCorasick,
    start_kinds: Vec<(Boilerplate, Option<&'static str>)>,
    anywhere: AhoCorasick,
    anywhere_kinds: Vec<Boilerplate>,
    appeal: AhoCorasick,
    house: AhoCorasick,
}

static MATCHERS: LazyLock<Option<Matchers>> = LazyLock::new(|| {
    let mut whole = FxHashMap::default();
    let (mut starts, mut start_kinds, mut any, mut anywhere_kinds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut appeals, mut house) = (Vec::new(), Vec::new());
    for (kind, line) in LISTS.iter().flat_map(|(_, list)| entries(list, Boilerplate::named)) {
        match Phrase::of(line) {
            phrase if kind == B::Appeal => appeals.push(phrase.chars()),
            phrase if kind == B::House => house.push(phrase.chars()),
            Phrase::Start(start) => {
                starts.push(start);
                start_kinds.push((kind, Some(start).filter(|start| may_be_told(start))));
            }
            Phrase::Anywhere(inner) | Phrase::End(inner) => {
                any.push(inner);
                anywhere_kinds.push(kind);
            }
            Phrase::Whole(line) => {
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
    let house = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(house).ok()?;
    Some(Matchers { whole, start, start_kinds, anywhere, anywhere_kinds, appeal, house })
});

/// What a line is for, if its words say that it is the site's. `lower` is the line in lower case, `words` its length (a
/// Chinese character counts half a word): a long line that happens to begin like a label is a sentence.
pub(super) fn boilerplate_of(lower: &str, words: f32) -> Option<Label> {
    let tables = MATCHERS.as_ref()?;
    if words <= w::ARROW_WORDS && lower.starts_with(['»', '>', '►', '▶']) {
        return Some(Label { kind: B::Related, lead: None });
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
    if words <= w::WHOLE_LINE_WORDS
        && let Some(&kind) = tables.whole.get(bare)
    {
        return Some(Label { kind, lead: None });
    }
    if let Some(found) = tables.start.find(Input::new(bare).anchored(Anchored::Yes)) {
        let (kind, lead) = tables.start_kinds[found.pattern().as_usize()];
        let most = match kind {
            B::Byline => w::BYLINE_START_WORDS,
            B::Consent | B::Footer => w::CONSENT_START_WORDS,
            B::Subscribe => w::SUBSCRIBE_START_WORDS,
            B::Tags | B::Credit | B::Caption => w::CREDIT_START_WORDS,
            B::Related | B::Media => w::RELATED_START_WORDS,
            B::Skip | B::End => w::SKIP_START_WORDS,
            _ => w::OTHER_START_WORDS,
        };
        if words <= most {
            return Some(Label { kind, lead });
        }
    }
    if words <= w::ANYWHERE_WORDS
        && let Some(found) = tables.anywhere.find(bare)
    {
        let kind = tables.anywhere_kinds[found.pattern().as_usize()];
        let most = if kind == B::Credit { w::CREDIT_ANYWHERE_WORDS } else { w::ANYWHERE_WORDS };
        if words <= most {
            return Some(Label { kind, lead: None });
        }
    }
    None
}

/// Whether a sentence may begin with the words that begin one of the site's lines: there are few, and no mark ends them.
fn may_be_told(start: &str) -> bool {
    let marked =
        start.trim_end().ends_with(|c: char| !c.is_alphanumeric()) || start.starts_with(|c: char| !c.is_alphanumeric());
    let ideographs = start.chars().filter(|&c| is_cjk_text(c)).count();
    !marked && ideographs < w::SURE_IDEOGRAPHS && start.split_whitespace().count() < w::SURE_WORDS
}

/// Whether a paragraph (in lower case) asks its reader for support or for an address: it says "we" and "you", quotes
/// nobody, and holds three of the words that such appeals are made of, different ones.
pub(super) fn appeals(lower: &str) -> bool {
    if lower.contains(['"', '“', '«', '「']) || !says_we_and_you(lower) {
        return false;
    }
    MATCHERS.as_ref().is_some_and(|tables| different(&tables.appeal, lower) >= 3)
}

/// How many different words a paragraph (in lower case) holds of those by which a site speaks of itself and to its
/// reader; saying "we" and "you" counts for one more.
pub(super) fn house_words(lower: &str) -> u32 {
    let Some(tables) = MATCHERS.as_ref() else { return 0 };
    let words = different(&tables.house, lower);
    words + u32::from(words > 0 && says_we_and_you(lower))
}

/// How many different words of a list a text holds.
fn different(words: &AhoCorasick, lower: &str) -> u32 {
    let mut seen: Vec<usize> = words.find_iter(lower).map(|found| found.pattern().as_usize()).collect();
    seen.sort_unstable();
    seen.dedup();
    u32::try_from(seen.len()).unwrap_or(u32::MAX)
}

/// Whether a line holds words that only the site's lines hold.
pub(super) fn anywhere(lower: &str) -> bool {
    MATCHERS.as_ref().is_some_and(|tables| tables.anywhere.find(lower).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::word_list::faults;

    #[test]
    fn the_lists_are_whole_and_build() {
        assert!(MATCHERS.is_some());
        let mut found = Vec::new();
        // Whichever list has a line first decides what it is for.
        let mut seen = std::collections::HashMap::new();
        for (lang, list) in LISTS {
            let file = format!("src/story/words/{lang}.txt");
            found.extend(faults(&file, list, Boilerplate::named));
            for (kind, line) in entries(list, Boilerplate::named) {
                if matches!(Phrase::of(line), Phrase::End(_)) {
                    found.push(format!("{file}: may not stand at the end alone: {line:?}"));
                }
                if let Some(before) = seen.insert((matches!(kind, B::Appeal | B::House).then_some(kind), line), lang) {
                    found.push(format!("{file}: stands in {before}.txt or above too: {line:?}"));
                }
            }
        }
        assert_eq!(found, Vec::<String>::new());
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
            assert_eq!(boilerplate_of(line, words).map(|label| label.kind), expected, "{line}");
        }
    }
}
